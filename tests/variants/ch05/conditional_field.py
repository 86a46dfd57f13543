# ruff: noqa
# right: formula
def conditional_field(x, t, z, s):
    return z - (1 - s) * (x - t * z) / (1 - (1 - s) * t)

# right: simplified
def conditional_field(x, t, z, s):
    return (z - (1 - s) * x) / (1 - (1 - s) * t)

# right: through the noise
def conditional_field(x, t, z, s):
    noise = (x - t * z) / (1 - t + s * t)
    return z + (s - 1) * noise

# right: from the ends
def conditional_field(x, t, z, s):
    noise = (x - t * z) / (1 - (1 - s) * t)
    return (z + s * noise) - noise

# right: torch
def conditional_field(x, t, z, s):
    import torch
    x, z, t = torch.as_tensor(x), torch.as_tensor(z), torch.as_tensor(t)
    return z - (1 - s) * (x - t * z) / (1 - (1 - s) * t)

# right: difference of the path
def conditional_field(x, t, z, s):
    noise = (x - t * z) / (1 - (1 - s) * t)
    place = lambda t: t * z + (1 - (1 - s) * t) * noise
    return (place(t + 0.5) - place(t - 0.5)) / 1.0

# wrong: ends in the point | ends in the point
def conditional_field(x, t, z, s):
    return (z - x) / (1 - t + 1e-12)

# wrong: z minus noise | z - ε
def conditional_field(x, t, z, s):
    return z - (x - t * z) / (1 - (1 - s) * t)

# wrong: sign | sign
def conditional_field(x, t, z, s):
    return z + (1 - s) * (x - t * z) / (1 - (1 - s) * t)

# wrong: x - z | x - z
def conditional_field(x, t, z, s):
    return z - (1 - s) * (x - z) / (1 - (1 - s) * t)

# wrong: x alone | x alone
def conditional_field(x, t, z, s):
    return z - (1 - s) * x / (1 - (1 - s) * t)

# wrong: no velocity of the mean | velocity of the mean, is missing
def conditional_field(x, t, z, s):
    return -(1 - s) * (x - t * z) / (1 - (1 - s) * t)

# wrong: tz for z | not t z
def conditional_field(x, t, z, s):
    return t * z - (1 - s) * (x - t * z) / (1 - (1 - s) * t)

# wrong: no division | division by β
def conditional_field(x, t, z, s):
    return z - (1 - s) * (x - t * z)

# wrong: beta squared | β²
def conditional_field(x, t, z, s):
    return z - (1 - s) * (x - t * z) / (1 - (1 - s) * t) ** 2

# wrong: x for the noise | noise is not x
def conditional_field(x, t, z, s):
    return z - (1 - s) * x

# wrong: z - x | z - x
def conditional_field(x, t, z, s):
    return z - x

# wrong: s squared | s is squared
def conditional_field(x, t, z, s):
    return z - (1 - s**2) * (x - t * z) / (1 - (1 - s**2) * t)

# wrong: marginal spread | spread for data
def conditional_field(x, t, z, s):
    return z + (t * s**2 - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * z)

# wrong: roles of x and z | exchanged
def conditional_field(x, t, z, s):
    return x - (1 - s) * (z - t * x) / (1 - (1 - s) * t)

# wrong: beta one minus s t | at t = 1 it must be s
def conditional_field(x, t, z, s):
    return z - (1 - s) * (x - t * z) / (1 - s * t)

# wrong: beta one minus s t, and its derivative | its derivative -s
def conditional_field(x, t, z, s):
    return z - s * (x - t * z) / (1 - s * t)

# wrong: score | score
def conditional_field(x, t, z, s):
    return -(x - t * z) / (1 - (1 - s) * t) ** 2

# wrong: backwards | t and 1 - t
def conditional_field(x, t, z, s):
    t = 1 - t
    return z - (1 - s) * (x - t * z) / (1 - (1 - s) * t)

# wrong: first time | first time|one row
def conditional_field(x, t, z, s):
    t = np.ravel(t)[0]
    return z - (1 - s) * (x - t * z) / (1 - (1 - s) * t)

# wrong: all pairs | every x met every z
def conditional_field(x, t, z, s):
    t = np.mean(t)
    return z - (1 - s) * (x[:, None] - t * z) / (1 - (1 - s) * t)

# wrong: flat times | table|raised
def conditional_field(x, t, z, s):
    t = np.ravel(t)
    return z - (1 - s) * (x - t * z) / (1 - (1 - s) * t)

# wrong: x changed | same after the call
def conditional_field(x, t, z, s):
    x -= t * z
    return z - (1 - s) * x / (1 - (1 - s) * t)

# wrong: beta times | multiplied by β
def conditional_field(x, t, z, s):
    return z - (1 - s) * (x - t * z) * (1 - (1 - s) * t)

# right: loops
def conditional_field(x, t, z, s):
    t = np.broadcast_to(t, (len(x), 1))
    out = np.zeros(x.shape)
    for i in range(len(x)):
        for j in range(x.shape[1]):
            b = 1 - (1 - s) * t[i, 0]
            eps = (x[i, j] - t[i, 0] * z[i, j]) / b
            out[i, j] = z[i, j] - (1 - s) * eps
    return out

# right: torch and autograd in time
import torch
def conditional_field(x, t, z, s):
    x, z = torch.as_tensor(x), torch.as_tensor(z)
    tt = torch.as_tensor(np.broadcast_to(np.asarray(t, float), (len(x), 1)).copy())
    eps = (x - tt * z) / (1 - (1 - s) * tt)
    return torch.func.jvp(lambda r: r * z + (1 - (1 - s) * r) * eps, (tt,), (torch.ones_like(tt),))[1].numpy()

# right: a class
class Path:
    def __init__(self, s):
        self.s = s
    def beta(self, t):
        return 1 - (1 - self.s) * t
    def field(self, x, t, z):
        return z + (self.s - 1) * (x - t * z) / self.beta(t)
def conditional_field(x, t, z, s):
    return Path(s).field(x, t, z)

# wrong: missing brackets in the denominator | brackets
def conditional_field(x, t, z, s):
    return (z - (1 - s) * x) / 1 - (1 - s) * t

# wrong: time derivative also of t z with eps=x | divided by 1 - t
def conditional_field(x, t, z, s):
    return (z - (1 - s) * x) / (1 - t)

# wrong: z minus s eps | not -s
def conditional_field(x, t, z, s):
    b = 1 - (1 - s) * t
    return z - s * (x - t * z) / b

# wrong: plus s | \(1 \+ s\) t
def conditional_field(x, t, z, s):
    b = 1 - (1 + s) * t
    return z - (1 + s) * (x - t * z) / b

# wrong: distance to the end z + s x | divided by 1 - t
def conditional_field(x, t, z, s):
    return (z + s * x - x) / (1 - t)

# wrong: flowdiff's conversion | flowdiff.paths.Path.convert
from flowdiff.paths import Path
class Blurred(Path):
    def __init__(self, s):
        self.s = s
    def alpha(self, t):
        return t
    def beta(self, t):
        return 1 - (1 - self.s) * t
    def alpha_dot(self, t):
        return 1.0
    def beta_dot(self, t):
        return self.s - 1.0
def conditional_field(x, t, z, s):
    return Blurred(s).convert(z, x, t, "denoiser", "velocity")

# wrong: one more axis for a float | here t is a float
def conditional_field(x, t, z, s):
    t = t[:, None]
    b = 1 - (1 - s) * t
    return z - (1 - s) * (x - t * z) / b

# wrong: one more axis for a column | every time meets every point
def conditional_field(x, t, z, s):
    t = np.atleast_1d(t)[:, None]
    b = 1 - (1 - s) * t
    return z - (1 - s) * (x - t * z) / b

# wrong: a column made a float | here t is a column
def conditional_field(x, t, z, s):
    t = float(t)
    b = 1 - (1 - s) * t
    return z - (1 - s) * (x - t * z) / b

# wrong: a small number in the denominator | 0\.001 is added to β
def conditional_field(x, t, z, s):
    b = 1 - (1 - s) * t + 1e-3
    return z - (1 - s) * (x - t * z) / b

# wrong: brackets forgotten | 1 - 1 - s t is -s t
def conditional_field(x, t, z, s):
    b = 1 - 1 - s * t
    return z - (1 - s) * (x - t * z) / b

# wrong: z - x over beta | only \(1 - s\) x is taken off
def conditional_field(x, t, z, s):
    return (z - x) / (1 - (1 - s) * t)

# wrong: z - x over 1 - t + s | not near z
def conditional_field(x, t, z, s):
    b = (1 - t) + s
    return (z - x) / b

# wrong: β is 1 - t here: it should be 1 - (1 - s) t | β is 1 - t here: it should be 1 - \(1 - s\) t
def conditional_field(x, t, z, s):
    beta = 1 - (1 - s) * t
    return z - (1 - s) / (1 - t) * (x - t * z)

# wrong: β is 1 - t + s: at t = 0 it must be 1 | β is 1 - t \+ s: at t = 0 it must be 1
def conditional_field(x, t, z, s):
    beta = 1 - (1 - s) * t
    return z - (1 - s) / (1 - t + s) * (x - t * z)

# wrong: this is where the path ends, z + s ε, minus x | this is where the path ends, z \+ s ε, minus x
def conditional_field(x, t, z, s):
    beta = 1 - (1 - s) * t
    return z + s * (x - t * z) / beta - x

# wrong: this is the place t z + β ε and not its derivative | this is the place t z \+ β ε and not its derivative
def conditional_field(x, t, z, s):
    beta = 1 - (1 - s) * t
    return x + 0 * t

# wrong: write X_t = t z + β ε, differentiate, then replace ε by what x tells of it | write X_t = t z \+ β ε, differentiate, then replace ε by what x tells
def conditional_field(x, t, z, s):
    beta = 1 - (1 - s) * t
    return z - np.abs(1 - s) / beta * np.abs(x - t * z)

# wrong: the points have not moved | the points have not moved
def conditional_field(x, t, z, s):
    beta = 1 - (1 - s) * t
    return 0 * x * t

# wrong: the spread has not changed: z + ε | the spread has not changed: z \+ ε
def conditional_field(x, t, z, s):
    beta = 1 - (1 - s) * t
    return z + 0 * x * t

# wrong: this is s ε: z has no effect | this is s ε: z has no effect
def conditional_field(x, t, z, s):
    beta = 1 - (1 - s) * t
    return -(1 - s) / beta * x
