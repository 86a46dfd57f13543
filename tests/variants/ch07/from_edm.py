# ruff: noqa
# right: noise first
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / (1 - t)

# right: directly
def from_edm(denoiser, x, t):
    D = denoiser(x / t, 1 / t - 1)
    return [(D - x) / (1 - t), (t * D - x) / (1 - t) ** 2]

# right: through EDM's own score and slope
def from_edm(denoiser, x, t):
    y, sigma = x / t, (1 - t) / t
    D = denoiser(y, sigma)
    score_y = (D - y) / sigma**2
    score = score_y / t
    return x / t + (1 - t) / t * score, score

# right: torch
def from_edm(denoiser, x, t):
    import torch
    x = torch.as_tensor(x)
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    D = denoiser(x / t, (1 - t) / t)
    return (D - x) / (1 - t), (t * D - x) / (1 - t) ** 2

# wrong: same x, noise of x | 1 - t, the noise in x|this is x
def from_edm(denoiser, x, t):
    D = denoiser(x, 1 - t)
    return (D - x) / (1 - t), (t * D - x) / (1 - t) ** 2

# wrong: level not divided | divide by t
def from_edm(denoiser, x, t):
    D = denoiser(x / t, 1 - t)
    return (D - x) / (1 - t), (t * D - x) / (1 - t) ** 2

# wrong: place not divided | this is x
def from_edm(denoiser, x, t):
    D = denoiser(x, (1 - t) / t)
    return (D - x) / (1 - t), (t * D - x) / (1 - t) ** 2

# wrong: level upside down | upside down
def from_edm(denoiser, x, t):
    D = denoiser(x / t, t / (1 - t))
    return (D - x) / (1 - t), (t * D - x) / (1 - t) ** 2

# wrong: level is the time | the time
def from_edm(denoiser, x, t):
    D = denoiser(x / t, t)
    return (D - x) / (1 - t), (t * D - x) / (1 - t) ** 2

# wrong: variance | variance
def from_edm(denoiser, x, t):
    D = denoiser(x / t, ((1 - t) / t) ** 2)
    return (D - x) / (1 - t), (t * D - x) / (1 - t) ** 2

# wrong: swapped arguments | swapped|sigma
def from_edm(denoiser, x, t):
    D = denoiser((1 - t) / t, x / t)
    return (D - x) / (1 - t), (t * D - x) / (1 - t) ** 2

# wrong: velocity not divided | divide by 1 - t
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    return D - x, (t * D - x) / (1 - t) ** 2

# wrong: EDM's slope | EDM's slope
def from_edm(denoiser, x, t):
    y, sigma = x / t, (1 - t) / t
    D = denoiser(y, sigma)
    return (y - D) / sigma, (t * D - x) / (1 - t) ** 2

# wrong: EDM's score | EDM's score
def from_edm(denoiser, x, t):
    y, sigma = x / t, (1 - t) / t
    D = denoiser(y, sigma)
    return (D - x) / (1 - t), (D - y) / sigma**2

# wrong: score without t | mean is t D
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    return (D - x) / (1 - t), (D - x) / (1 - t) ** 2

# wrong: score divided once | not by its square
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    return (D - x) / (1 - t), (t * D - x) / (1 - t)

# wrong: score's sign | sign
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    return (D - x) / (1 - t), (x - t * D) / (1 - t) ** 2

# wrong: other order | comes second
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    return (t * D - x) / (1 - t) ** 2, (D - x) / (1 - t)

# wrong: minus the noise | this is -ε
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps

# wrong: backwards | noise minus data|sign
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return eps - D, -eps / (1 - t)

# wrong: asked twice | once
def from_edm(denoiser, x, t):
    u = (denoiser(x / t, (1 - t) / t) - x) / (1 - t)
    return u, (t * denoiser(x / t, (1 - t) / t) - x) / (1 - t) ** 2

# wrong: velocity alone | 2 things
def from_edm(denoiser, x, t):
    return (denoiser(x / t, (1 - t) / t) - x) / (1 - t)

# wrong: over sigma | size 1 - t
def from_edm(denoiser, x, t):
    sigma = (1 - t) / t
    D = denoiser(x / t, sigma)
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / sigma

# wrong: x written to | same after the call
def from_edm(denoiser, x, t):
    x /= t
    D = denoiser(x, (1 - t) / t)
    return (D - t * x) / (1 - t), t * (D - x) / (1 - t) ** 2

# right: loops
def from_edm(denoiser, x, t):
    sigma = 1 / t - 1
    D = np.array(denoiser(x / t, sigma))
    T = np.broadcast_to(t, (len(x), 1))
    u, s = np.zeros_like(x), np.zeros_like(x)
    for i in range(len(x)):
        u[i] = (D[i] - x[i]) / (1 - T[i])
        s[i] = (T[i] * D[i] - x[i]) / (1 - T[i]) ** 2
    return u, s

# right: float32
def from_edm(denoiser, x, t):
    x = x.astype(np.float32)
    t = np.asarray(t, np.float32)
    D = denoiser(x / t, (1 - t) / t)
    return (D - x) / (1 - t), -(x - t * D) / (1 - t) ** 2

# wrong: velocity D - x over t | by t and not
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    e = (x - t * D) / (1 - t)
    return (D - x) / t, -e / (1 - t)

# wrong: float t | first level
def from_edm(denoiser, x, t):
    t = float(np.ravel(t)[0])
    D = denoiser(x / t, (1 - t) / t)
    e = (x - t * D) / (1 - t)
    return D - e, -e / (1 - t)

# wrong: sigma max | 1/t
def from_edm(denoiser, x, t):
    D = denoiser(x / t, 1 / t)
    e = (x - t * D) / (1 - t)
    return D - e, -e / (1 - t)

# wrong: score is noise | sign
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    e = (x - t * D) / (1 - t)
    return D - e, e / (1 - t)

# wrong: flat levels | is a column
def from_edm(denoiser, x, t):
    c = denoiser(x/t, ((1-t)/t)*np.ones(len(x)))
    n = (x-t*c)/(1-t)
    return c-n,-n/(1-t)

# wrong: mean time | mean time
def from_edm(denoiser, x, t):
    tt=np.mean(t)
    c = denoiser(x/tt, (1-tt)/tt)
    n = (x-t*c)/(1-t)
    return c-n,-n/(1-t)

# wrong: mean time in the answers | mean time
def from_edm(denoiser, x, t):
    c = denoiser(x/t, (1-t)/t)
    n = (x-t*c)/(1-t)
    t=np.mean(t)
    return (c-x)/(1-t),(t*c-x)/(1-t)**2

# wrong: first time in the answers | first time
def from_edm(denoiser, x, t):
    c = denoiser(x/t, (1-t)/t)
    n = (x-t*c)/(1-t)
    t=np.ravel(t)[0]
    return (c-x)/(1-t),(t*c-x)/(1-t)**2

# wrong: a question about an array | may be a column
def from_edm(denoiser, x, t):
    if t < 1e-3: t = 1e-3
    c = denoiser(x/t, (1-t)/t)
    n = (x-t*c)/(1-t)
    return c-n,-n/(1-t)

# wrong: EDM's logarithm | ln\(σ\)/4
def from_edm(denoiser, x, t):
    c = denoiser(x/t, np.log((1-t)/t)/4)
    n = (x-t*c)/(1-t)
    return c-n,-n/(1-t)

# wrong: EDM's scaling of y | inside of D
def from_edm(denoiser, x, t):
    s=(1-t)/t
    c = denoiser(x/t/np.sqrt(s**2+.25), s)
    n = (x-t*c)/(1-t)
    return c-n,-n/(1-t)

# wrong: y of spread 1 | inside of D
def from_edm(denoiser, x, t):
    s=(1-t)/t
    c = denoiser(x/t/np.sqrt(s**2+1), s)
    n = (x-t*c)/(1-t)
    return c-n,-n/(1-t)

# wrong: level 1/(1 + t) | solved for σ
def from_edm(denoiser, x, t):
    c = denoiser(x/t, 1/(1+t))
    n = (x-t*c)/(1-t)
    return c-n,-n/(1-t)

# wrong: sine-cosine path | sine-cosine
def from_edm(denoiser, x, t):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    c = denoiser(x/a, b/a)
    n = (x-a*c)/b
    return np.pi/2*(b*c-a*n),-n/b

# wrong: EDM's score times t | EDM's score times t
def from_edm(denoiser, x, t):
    c = denoiser(x/t, (1-t)/t)
    n = (x-t*c)/(1-t)
    return c-n, (c-x/t)/((1-t)/t)**2*t

# wrong: score over t | by t and not
def from_edm(denoiser, x, t):
    c = denoiser(x/t, (1-t)/t)
    n = (x-t*c)/(1-t)
    return c-n, -n/t

# wrong: noise is y - D | x/t - D here
def from_edm(denoiser, x, t):
    c = denoiser(x/t, (1-t)/t)
    n = (x-t*c)/(1-t)
    n=(x/t-c)
    return c-n, -n/(1-t)

# wrong: noise from x - D | holds t D
def from_edm(denoiser, x, t):
    c = denoiser(x/t, (1-t)/t)
    n = (x-t*c)/(1-t)
    n=(x-c)/(1-t)
    return c-n, -n/(1-t)

# wrong: t D - noise | t D - ε
def from_edm(denoiser, x, t):
    c = denoiser(x/t, (1-t)/t)
    n = (x-t*c)/(1-t)
    return t*c-n, -n/(1-t)

# wrong: score from the velocity, plus | has \+ x
def from_edm(denoiser, x, t):
    c = denoiser(x/t, (1-t)/t)
    n = (x-t*c)/(1-t)
    v=c-n
    return v,(t*v+x)/(1-t)

# wrong: score from the velocity, no t | t is missing
def from_edm(denoiser, x, t):
    c = denoiser(x/t, (1-t)/t)
    n = (x-t*c)/(1-t)
    v=c-n
    return v,(v-x)/(1-t)

# wrong: velocity divided again | once more
def from_edm(denoiser, x, t):
    c = denoiser(x/t, (1-t)/t)
    n = (x-t*c)/(1-t)
    return (c-n)/(1-t),-n/(1-t)

# wrong: D - y | D - x/t
def from_edm(denoiser, x, t):
    c = denoiser(x/t, (1-t)/t)
    return (c-x/t),(t*c-x)/(1-t)**2

# right: keyword argument
def from_edm(denoiser, x, t):
    c = denoiser(x/t, sigma=(1-t)/t)
    n = (x-t*c)/(1-t)
    return c-n,-n/(1-t)

# wrong: y - noise | x/t - ε
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return x / t - eps, -eps / (1 - t)

# wrong: noise multiplied by 1 - t | \(x - t D\)\(1 - t\)
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    eps = (x - t * D) * (1 - t)
    return D - eps, -eps / (1 - t)

# wrong: velocity of y | velocity of x/t
def from_edm(denoiser, x, t):
    y, s = x / t, (1 - t) / t
    D = denoiser(y, s)
    eps = (x - t * D) / (1 - t)
    return (y - D) / s * (-1 / t**2), -eps / (1 - t)
# wrong: t may be a float, too: then it has neither axes nor a length | t may be a float, too: then it has neither axes nor a length
def from_edm(denoiser, x, t):
    b = np.array([1 - time[0] for time in t])[:, None]
    D = denoiser(x / t, b / t)
    eps = (x - t * D) / b
    return D - eps, -eps / b

# wrong: a time for each point is a column, (batch, 1), and so is all that is made of it | a time for each point is a column, \(batch, 1\), and so is all that is
def from_edm(denoiser, x, t):
    t = np.ravel(t)
    D = denoiser(x / t, (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / (1 - t)

# wrong: this is the root | this is the root
def from_edm(denoiser, x, t):
    D = denoiser(x / t, np.sqrt((1 - t) / t))
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / (1 - t)

# wrong: every point is given the mean level | every point is given the mean level
def from_edm(denoiser, x, t):
    D = denoiser(x / t, np.mean((1 - t) / t))
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / (1 - t)

# wrong: this is ln σ: the denoiser takes σ | this is ln σ: the denoiser takes σ
def from_edm(denoiser, x, t):
    D = denoiser(x / t, np.log((1 - t) / t))
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / (1 - t)

# wrong: this is t x: divide | this is t x: divide
def from_edm(denoiser, x, t):
    D = denoiser(t * x, (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / (1 - t)

# wrong: this is x / (1 - t) | this is x / \(1 - t\)
def from_edm(denoiser, x, t):
    D = denoiser(x / (1 - t), (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / (1 - t)

# wrong: this is x - (1 - t) | this is x - \(1 - t\)
def from_edm(denoiser, x, t):
    D = denoiser(x - (1 - t), (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / (1 - t)

# wrong: every point is divided by the mean time | every point is divided by the mean time
def from_edm(denoiser, x, t):
    D = denoiser(x / np.mean(t), (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / (1 - t)

# wrong: every point is divided by the first time | every point is divided by the first time
def from_edm(denoiser, x, t):
    D = denoiser(x / np.ravel(t)[0], (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / (1 - t)

# wrong: this is x/α on the sine-cosine path: here x = t z + (1 - t) ε | this is x/α on the sine-cosine path: here x = t z \+ \(1 - t\) ε
def from_edm(denoiser, x, t):
    D = denoiser(x / np.sin(np.pi / 2 * t), (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / (1 - t)

# wrong: this is (D - y)/(1 - t): x itself, not x/t | this is \(D - x/t\)/\(1 - t\): x itself, not x/t
def from_edm(denoiser, x, t):
    y, sigma = x / t, (1 - t) / t
    D = denoiser(y, sigma)
    eps = (x - t * D) / (1 - t)
    return (D - y) / (1 - t), -eps / (1 - t)

# wrong: this is the denoiser | this is the denoiser
def from_edm(denoiser, x, t):
    y, sigma = x / t, (1 - t) / t
    D = denoiser(y, sigma)
    eps = (x - t * D) / (1 - t)
    return D, -eps / (1 - t)

# wrong: the noise is not divided by 1 - t | the noise is not divided by 1 - t
def from_edm(denoiser, x, t):
    y, sigma = x / t, (1 - t) / t
    D = denoiser(y, sigma)
    eps = (x - t * D) / (1 - t)
    return D - (x - t * D), -eps / (1 - t)

# wrong: x = t D + (1 - t) ε: find ε, then D - ε | x = t D \+ \(1 - t\) ε: find ε, then D - ε
def from_edm(denoiser, x, t):
    y, sigma = x / t, (1 - t) / t
    D = denoiser(y, sigma)
    eps = (x - t * D) / (1 - t)
    return D + eps, -eps / (1 - t)

# wrong: divided by 1 - t once: by its square | divided by 1 - t once: by its square
def from_edm(denoiser, x, t):
    y, sigma = x / t, (1 - t) / t
    D = denoiser(y, sigma)
    eps = (x - t * D) / (1 - t)
    return D - eps, t * D - x

# wrong: this is (D - x)/(1 - t) | this is \(D - x\)/\(1 - t\)
def from_edm(denoiser, x, t):
    y, sigma = x / t, (1 - t) / t
    D = denoiser(y, sigma)
    eps = (x - t * D) / (1 - t)
    return D - eps, (D - x) / (1 - t)

# wrong: this is (D - x)/σ² | this is \(D - x\)/σ²
def from_edm(denoiser, x, t):
    y, sigma = x / t, (1 - t) / t
    D = denoiser(y, sigma)
    eps = (x - t * D) / (1 - t)
    return D - eps, (D - x) / sigma**2

# wrong: this is (D - x)/σ² with σ for the noise in x | this is \(D - x\)/σ² with σ for the noise in x
def from_edm(denoiser, x, t):
    y, sigma = x / t, (1 - t) / t
    D = denoiser(y, sigma)
    eps = (x - t * D) / (1 - t)
    return D - eps, (D - x) / sigma**2 * t

# wrong: the noise is made a unit vector | the score is minus the noise prediction over the size of the noise in
def from_edm(denoiser, x, t):
    D = denoiser(x / t, (1 - t) / t)
    eps = (x - t * D) / (1 - t)
    return D - eps, -eps / np.linalg.norm(eps, axis=1, keepdims=True)

# wrong: the noise divided by 1 - t | σ is \(1 - t\)/t: this has 1 - t
def from_edm(denoiser, x, t):
    sigma = 1 - t
    D = denoiser(x / t, sigma)
    eps = (x / t - D) / sigma
    return D - eps, -eps / (1 - t)

# wrong: EDM's score with 1 - t for its level | EDM's score with 1 - t for it
def from_edm(denoiser, x, t):
    sigma = 1 - t
    D = denoiser(x / t, sigma)
    return (D - x) / (1 - t), (D - x / t) / sigma**2
