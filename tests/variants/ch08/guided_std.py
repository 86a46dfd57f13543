# ruff: noqa
# right: powers
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return np.hypot(a * s, b) ** w * np.hypot(a * S, b) ** (1 - w)

# right: logarithms
def guided_std(t, s, S, w):
    a2 = np.sin(np.pi * t / 2) ** 2
    return np.exp(0.5 * (w * np.log(a2 * s**2 + 1 - a2) + (1 - w) * np.log(a2 * S**2 + 1 - a2)))

# right: ratio
def guided_std(t, s, S, w):
    import math
    a, b = math.sin(math.pi / 2 * t), math.cos(math.pi / 2 * t)
    st, St = math.sqrt(a * a * s * s + b * b), math.sqrt(a * a * S * S + b * b)
    return St * (st / St) ** w

# right: integrated rate
def guided_std(t, s, S, w):
    from scipy.integrate import quad
    def rate(r, q):
        a, b = np.sin(np.pi / 2 * r), np.cos(np.pi / 2 * r)
        return np.pi / 2 * a * b * (q**2 - 1) / ((a * q) ** 2 + b**2)
    return np.exp(quad(lambda r: (1 - w) * rate(r, S) + w * rate(r, s), 0, t, epsabs=1e-10)[0])

# wrong: product law | product law
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    inverse = (1 - w) / ((a * S) ** 2 + b**2) + w / ((a * s) ** 2 + b**2)
    return abs(inverse) ** -0.5

# wrong: value at the end | value at t = 1
def guided_std(t, s, S, w):
    return s**w * S ** (1 - w)

# wrong: straight path | straight path
def guided_std(t, s, S, w):
    return np.hypot(t * s, 1 - t) ** w * np.hypot(t * S, 1 - t) ** (1 - w)

# wrong: w and 1 - w | exchanged
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return np.hypot(a * s, b) ** (1 - w) * np.hypot(a * S, b) ** w

# wrong: mean of the spreads | averaged
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return (1 - w) * np.hypot(a * S, b) + w * np.hypot(a * s, b)

# wrong: variance | take the root
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((a * s) ** 2 + b**2) ** w * ((a * S) ** 2 + b**2) ** (1 - w)

# wrong: guided data made noisy | guide at every time
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return np.hypot(a * s**w * S ** (1 - w), b)

# wrong: deviations added | variances add
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return (a * s + b) ** w * (a * S + b) ** (1 - w)

# wrong: class only | without guidance
def guided_std(t, s, S, w):
    return np.hypot(np.sin(np.pi * t / 2) * s, np.cos(np.pi * t / 2))

# wrong: no noise | times α
def guided_std(t, s, S, w):
    a = np.sin(np.pi * t / 2)
    return (a * s) ** w * (a * S) ** (1 - w)

# wrong: exponent of S | exponent
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return np.hypot(a * s, b) ** w * np.hypot(a * S, b) ** (w - 1)

# wrong: sine and cosine | exchanged
def guided_std(t, s, S, w):
    a, b = np.cos(np.pi * t / 2), np.sin(np.pi * t / 2)
    return np.hypot(a * s, b) ** w * np.hypot(a * S, b) ** (1 - w)

# wrong: s for s squared | s stands for s²
def guided_std(t, s, S, w):
    a2, b2 = np.sin(np.pi * t / 2) ** 2, np.cos(np.pi * t / 2) ** 2
    return np.sqrt(a2 * s + b2) ** w * np.sqrt(a2 * S + b2) ** (1 - w)

# right: euler fine in logs
def guided_std(t, s, S, w):
    n = 4000
    r = t * (np.arange(n) + 0.5) / n
    a, b = np.sin(np.pi / 2 * r), np.cos(np.pi / 2 * r)
    rate = lambda q: np.pi / 2 * a * b * (q**2 - 1) / ((a * q) ** 2 + b**2)
    return float(np.exp(t / n * (w * rate(s) + (1 - w) * rate(S)).sum()))

# right: variances
def guided_std(t, s, S, w):
    v = lambda q: 1 + np.sin(np.pi / 2 * t) ** 2 * (q * q - 1)
    return np.sqrt(v(s) ** w / v(S) ** (w - 1))

# right: torch64
import torch
def guided_std(t, s, S, w):
    a, b = torch.tensor(np.pi / 2 * t).sin(), torch.tensor(np.pi / 2 * t).cos()
    return torch.exp(w * torch.log(torch.hypot(a * s, b)) + (1 - w) * torch.log(torch.hypot(a * S, b)))

# wrong: s squared inside | squared once
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return np.hypot(a * s**2, b) ** w * np.hypot(a * S, b) ** (1 - w)

# wrong: angle t | this has t
def guided_std(t, s, S, w):
    a, b = np.sin(t), np.cos(t)
    return np.hypot(a * s, b) ** w * np.hypot(a * S, b) ** (1 - w)

# wrong: w/2 on standard dev | halved
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return np.hypot(a * s, b) ** (w / 2) * np.hypot(a * S, b) ** (1 - w)

# wrong: harmonic | inverse
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return 1 / (w / np.hypot(a * s, b) + (1 - w) / np.hypot(a * S, b))

# wrong: w-1 only at end | t = 1
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return np.hypot(a * s, b) * (s / S) ** (w - 1)

# wrong: interpolated in s | straight line
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return 1 + t * (s**w * S ** (1 - w) - 1)

# wrong: log not exp | logarithm
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return w * np.log(np.hypot(a * s, b)) + (1 - w) * np.log(np.hypot(a * S, b))

# wrong: start forgotten | too much
def guided_std(t, s, S, w):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return np.hypot(a * s, b) ** w * np.hypot(a * S, b) ** (1 - w) * s

# wrong: smaller one is the class | may be wider
def guided_std(t, s, S, w):
    s,S=min(s,S),max(s,S)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    return np.hypot(a*s,b)**w*np.hypot(a*S,b)**(1-w)

# wrong: w cut off | cut off at 0
def guided_std(t, s, S, w):
    w=max(w,0)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    return np.hypot(a*s,b)**w*np.hypot(a*S,b)**(1-w)

# wrong: straight line of logarithms | grows in a straight line
def guided_std(t, s, S, w):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    return np.exp(t*(w*np.log(s)+(1-w)*np.log(S)))

# wrong: rate | guided rate
def guided_std(t, s, S, w):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    g=lambda q: np.pi/2*a*b*(q*q-1)/(a*a*q*q+b*b)
    return w*g(s)+(1-w)*g(S)

# wrong: rate times t | multiplied by t
def guided_std(t, s, S, w):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    g=lambda q: np.pi/2*a*b*(q*q-1)/(a*a*q*q+b*b)
    return np.exp(t*(w*g(s)+(1-w)*g(S)))

# wrong: base 10 | base 10
def guided_std(t, s, S, w):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    return np.exp(w*np.log10(np.hypot(a*s,b))+(1-w)*np.log10(np.hypot(a*S,b)))

# wrong: ratio of t = 1 | take both spreads
def guided_std(t, s, S, w):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    return np.hypot(a*S,b)*(s/S)**w

# wrong: ratio to w - 1 | power w - 1
def guided_std(t, s, S, w):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    return np.hypot(a*S,b)*(np.hypot(a*s,b)/np.hypot(a*S,b))**(w-1)

# wrong: s of the data | s is that of the data
def guided_std(t, s, S, w):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    return s**w*np.hypot(a*S,b)**(1-w)

# wrong: no noise in S | noise is missing
def guided_std(t, s, S, w):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    return np.hypot(a*s,b)**w*(a*S)**(1-w)

# wrong: the variances are averaged: the logarithms are | the variances are averaged: the logarithms are
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return np.sqrt(abs((1 - w) * b**2 + w * a**2))

# wrong: this is the inverse of the product law's variance | this is the inverse of the product law's variance
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return (1 - w) / b**2 + w / a**2

# wrong: this is the product law's variance | this is the product law's variance
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return 1 / ((1 - w) / b**2 + w / a**2)

# wrong: this is the spread of all data | this is the spread of all data
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return b

# wrong: the exponents do not sum to 1: S has the exponent 1 - w | the exponents do not sum to 1: S has the exponent 1 - w
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return a**w * b**w

# wrong: the exponents do not sum to 1: S has the exponent 1 - w, not -w | the exponents do not sum to 1: S has the exponent 1 - w, not -w
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return a**w * b**-w

# wrong: the class is raised to 1 + w | the class is raised to 1 \+ w
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return a ** (1 + w) * b**-w

# wrong: s² stands for s: under the root the spread of the data is squared once | s² stands for s: under the root the spread of the data is squared once
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return np.hypot(sine * s**2, cosine) ** w * np.hypot(sine * S**2, cosine) ** (1 - w)

# wrong: the angle is πt/2: this has πt | the angle is πt/2: this has πt
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return np.hypot(np.sin(np.pi * t) * s, np.cos(np.pi * t)) ** w * np.hypot(np.sin(np.pi * t) * S, np.cos(np.pi * t)) ** (1 - w)

# wrong: w is halved: spreads are raised to w, variances to w/2 | w is halved: spreads are raised to w, variances to w/2
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return a ** (w / 2) * b ** ((1 - w) / 2)

# wrong: the spreads of the data are averaged: their logarithms are | the spreads of the data are averaged: their logarithms are
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return np.hypot(sine * (w * s + (1 - w) * S), cosine)

# wrong: S is that of the data, s that of time t: take both at t | S is that of the data, s that of time t: take both at t
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return a**w * S ** (1 - w)

# wrong: the noise is missing in the spread of the class | the noise is missing in the spread of the class
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return (sine * s) ** w * b ** (1 - w)

# wrong: both fields are rates times x: add the two rates with their weights, and integrate | both fields are rates times x: add the two rates with their weights,
def guided_std(t, s, S, w):
    sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a, b = np.hypot(sine * s, cosine), np.hypot(sine * S, cosine)
    return a**w + b ** (1 - w)
