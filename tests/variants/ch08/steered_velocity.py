# ruff: noqa
# right: formula
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b = np.pi / 2 / np.tan(np.pi / 2 * t)
    return u(x, t) + w * b * log_classifier_gradient(x, t)

# right: general path
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a_dot, b_dot = np.pi / 2 * b, -np.pi / 2 * a
    return u(x, t) + w * (b**2 * a_dot / a - b * b_dot) * log_classifier_gradient(x, t)

# right: arrow first
def steered_velocity(u, log_classifier_gradient, x, t, w):
    import math
    arrow = log_classifier_gradient(x, t)
    return w * math.pi * math.cos(math.pi * t / 2) / (2 * math.sin(math.pi * t / 2)) * arrow + u(x, t)

# right: torch
def steered_velocity(u, log_classifier_gradient, x, t, w):
    import torch
    x = torch.as_tensor(x)
    angle = torch.tensor(torch.pi / 2 * t, dtype=torch.float64)
    return torch.add(u(x, t), log_classifier_gradient(x, t), alpha=float(w * torch.pi / 2 * angle.cos() / angle.sin()))

# wrong: straight path | straight path
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return u(x, t) + w * (1 - t) / t * log_classifier_gradient(x, t)

# wrong: no pi half | π/2
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return u(x, t) + w / np.tan(np.pi / 2 * t) * log_classifier_gradient(x, t)

# wrong: no factor | no velocity yet
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return u(x, t) + w * log_classifier_gradient(x, t)

# wrong: x for the gradient | factor of x
def steered_velocity(u, log_classifier_gradient, x, t, w):
    log_classifier_gradient(x, t)
    return u(x, t) + w * np.pi / 2 / np.tan(np.pi / 2 * t) * x

# wrong: sign | sign
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return u(x, t) - w * np.pi / 2 / np.tan(np.pi / 2 * t) * log_classifier_gradient(x, t)

# wrong: upside down | exchanged
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return u(x, t) + w * np.pi / 2 * np.tan(np.pi / 2 * t) * log_classifier_gradient(x, t)

# wrong: u weighted | without a classifier
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return (1 - w) * u(x, t) + w * np.pi / 2 / np.tan(np.pi / 2 * t) * log_classifier_gradient(x, t)

# wrong: no w | w is missing
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return u(x, t) + np.pi / 2 / np.tan(np.pi / 2 * t) * log_classifier_gradient(x, t)

# wrong: no u | u is missing
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return w * np.pi / 2 / np.tan(np.pi / 2 * t) * log_classifier_gradient(x, t)

# wrong: sign inside | inside b
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    a_dot, b_dot = np.pi / 2 * b, -np.pi / 2 * a
    return u(x, t) + w * b * (a_dot * b + a * b_dot) / a * log_classifier_gradient(x, t)

# wrong: first term only | second term
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return u(x, t) + w * b**2 * np.pi / 2 * b / a * log_classifier_gradient(x, t)

# wrong: w - 1 | w - 1
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return u(x, t) + (w - 1) * np.pi / 2 / np.tan(np.pi / 2 * t) * log_classifier_gradient(x, t)

# wrong: beta squared over alpha | β once more
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return u(x, t) + w * np.pi / 2 * b**2 / a * log_classifier_gradient(x, t)

# wrong: a beta lost | β is missing
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a = np.sin(np.pi / 2 * t)
    return u(x, t) + w * np.pi / 2 / a * log_classifier_gradient(x, t)

# wrong: radians of t | not πt/2
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return u(x, t) + w * np.pi / 2 / np.tan(t) * log_classifier_gradient(x, t)

# wrong: clean classifier | same place and time
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return u(x, t) + w * np.pi / 2 / np.tan(np.pi / 2 * t) * (log_classifier_gradient(x, 1.0) + 0.7 * (1.0 - t))

# wrong: a score with its half | factor ½
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return u(x, t) + w * np.pi / 4 / np.tan(np.pi / 2 * t) * log_classifier_gradient(x, t)

# wrong: two arguments swapped | swapped
def steered_velocity(u, log_classifier_gradient, x, t, w):
    return u(t, x) + w * np.pi / 2 / np.tan(np.pi / 2 * t) * log_classifier_gradient(t, x)

# right: general
def steered_velocity(u, log_classifier_gradient, x, t, w):
    w_ = np.pi / 2 * t
    a, b, ad, bd = np.sin(w_), np.cos(w_), np.pi / 2 * np.cos(w_), -np.pi / 2 * np.sin(w_)
    v = np.array(u(x, t))
    v += w * b * (ad * b - a * bd) / a * log_classifier_gradient(x, t)
    return v

# right: float32
def steered_velocity(u, log_classifier_gradient, x, t, w):
    x = x.astype(np.float32)
    return u(x, t) + np.float32(w * np.pi * (1 + np.cos(np.pi * t)) / np.sin(np.pi * t) / 2) * log_classifier_gradient(x, t)

# wrong: two over pi | 2/π
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b = 2 / np.pi / np.tan(np.pi * t / 2)
    return u(x, t) + w * b * log_classifier_gradient(x, t)

# wrong: b squared | b is squared
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b = np.pi / 2 / np.tan(np.pi * t / 2)
    return u(x, t) + w * b**2 * log_classifier_gradient(x, t)

# wrong: alpha dot/alpha x too | cancels
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b = np.pi / 2 / np.tan(np.pi * t / 2)
    return u(x, t) + np.pi / 2 / np.tan(np.pi * t / 2) * x + w * b * log_classifier_gradient(x, t)

# wrong: cfg | mixed
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b = np.pi / 2 / np.tan(np.pi * t / 2)
    return (1 - w) * u(x, t) + w * log_classifier_gradient(x, t)

# wrong: at 1 | clean data
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b = np.pi / 2 / np.tan(np.pi * t / 2)
    return u(x, t) + w * b * log_classifier_gradient(x, 1.0)

# wrong: normalised | length
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b = np.pi / 2 / np.tan(np.pi * t / 2)
    return u(x, t) + w * b * (lambda g: g / np.linalg.norm(g, axis=1, keepdims=True))(log_classifier_gradient(x, t))

# wrong: beta^2/alpha | without π/2
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b = np.cos(np.pi * t / 2) ** 2 / np.sin(np.pi * t / 2)
    return u(x, t) + w * b * log_classifier_gradient(x, t)

# wrong: in place | same after the call
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b = np.pi / 2 / np.tan(np.pi * t / 2)
    g = log_classifier_gradient(x, t)
    v = u(x, t)
    x += v
    return v + w * b * g

# wrong: exchanged | u and the gradient are exchanged
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b=np.pi/2/np.tan(np.pi/2*t)
    return log_classifier_gradient(x,t)+w*b*u(x,t)

# wrong: exponential | raised to the gradient
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b=np.pi/2/np.tan(np.pi/2*t)
    return u(x,t)+w*b*np.exp(log_classifier_gradient(x,t))

# wrong: root of w | root of w
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b=np.pi/2/np.tan(np.pi/2*t)
    return u(x,t)+np.sqrt(w)*b*log_classifier_gradient(x,t)

# wrong: alpha twice | α twice
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b=np.pi/2*np.cos(np.pi/2*t)/np.sin(np.pi/2*t)**2
    return u(x,t)+w*b*log_classifier_gradient(x,t)

# wrong: degrees | radians
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b=np.pi/2*np.cos(90*t)/np.sin(90*t)
    return u(x,t)+w*b*log_classifier_gradient(x,t)

# wrong: gradient elsewhere | where u leads
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b=np.pi/2/np.tan(np.pi/2*t)
    v=u(x,t)
    return v+w*b*log_classifier_gradient(x+v,t)

# wrong: length of the table | whole table
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b=np.pi/2/np.tan(np.pi/2*t)
    g=log_classifier_gradient(x,t)
    return u(x,t)+w*b*g/np.linalg.norm(g)

# wrong: mean gradient | mean gradient
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b=np.pi/2/np.tan(np.pi/2*t)
    g=log_classifier_gradient(x,t)
    return u(x,t)+w*b*g.mean(0)

# wrong: u twice | used twice
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b=np.pi/2/np.tan(np.pi/2*t)
    return (1-w)*u(x,t)+w*(u(x,t)+b*log_classifier_gradient(x,t))

# wrong: time reversed | 1 - t stands
def steered_velocity(u, log_classifier_gradient, x, t, w):
    t=1-t
    b=np.pi/2/np.tan(np.pi/2*t)
    return u(x,t)+w*b*log_classifier_gradient(x,t)

# wrong: beta squared | β is there twice
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b=np.pi/2*np.cos(np.pi/2*t)**2
    return u(x,t)+w*b*log_classifier_gradient(x,t)

# right: tangent of 1 - t
def steered_velocity(u, log_classifier_gradient, x, t, w):
    b=np.pi/2*np.tan(np.pi/2*(1-t))
    return u(x,t)+w*b*log_classifier_gradient(x,t)

# wrong: b is divided by β and not by α | b is divided by β and not by α
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b, c = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v, g = u(x, t), log_classifier_gradient(x, t)
    return v + w * c * g

# wrong: -ββ̇ alone: the first term β²α̇/α is missing | -ββ̇ alone: the first term β²α̇/α is missing
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b, c = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v, g = u(x, t), log_classifier_gradient(x, t)
    return v + w * c * a * b * g

# wrong: the division by α is missing in b | the division by α is missing in b
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b, c = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v, g = u(x, t), log_classifier_gradient(x, t)
    return v + w * c * b * g

# wrong: u is multiplied by w | u is multiplied by w
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b, c = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v, g = u(x, t), log_classifier_gradient(x, t)
    return w * (v + c * b / a * g)

# wrong: 1 + w stands for w | 1 \+ w stands for w
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b, c = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v, g = u(x, t), log_classifier_gradient(x, t)
    return v + (1 + w) * c * b / a * g

# wrong: w is squared | w is squared
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b, c = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v, g = u(x, t), log_classifier_gradient(x, t)
    return v + w**2 * c * b / a * g

# wrong: sin and cos are given πt and not πt/2 | sin and cos are given πt and not πt/2
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b, c = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v, g = u(x, t), log_classifier_gradient(x, t)
    return v + w * c / np.tan(np.pi * t) * g

# wrong: the factor is π and not π/2 | the factor is π and not π/2
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b, c = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v, g = u(x, t), log_classifier_gradient(x, t)
    return v + w * np.pi * b / a * g

# wrong: with u = 0 and a gradient of 1 what comes out is w b: print it and compare with hint 1 | with u = 0 and a gradient of 1 what comes out is w b: print it and
def steered_velocity(u, log_classifier_gradient, x, t, w):
    a, b, c = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v, g = u(x, t), log_classifier_gradient(x, t)
    return v + w * c * b / a * np.abs(g)
