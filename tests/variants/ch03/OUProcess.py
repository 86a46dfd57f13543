# ruff: noqa
# right: the formulas
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# right: diffusion as an array, everything in one line
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return np.full_like(x, self.sigma)

    def simulate(self, x0, n, rng, t1=1.0):
        h = t1 / n
        x = x0.copy()
        for _ in range(n):
            x *= 1 - self.theta * h
            x += self.sigma * rng.normal(0, np.sqrt(h), x.shape)
        return x

# right: a dataclass, times by linspace
from dataclasses import dataclass
@dataclass
class OUProcess:
    theta: float
    sigma: float
    def drift(self, x, t):
        return np.multiply(x, -self.theta)
    def diffusion(self, x, t):
        return self.sigma * np.ones((len(x), 1))
    def simulate(self, x0, n, rng, t1=1.0):
        ts, x = np.linspace(0, t1, n + 1), x0
        for a, b in zip(ts, ts[1:]):
            x = x + (b - a) * self.drift(x, a) + (b - a) ** 0.5 * self.diffusion(x, a) * rng.standard_normal(x.shape)
        return x

# right: torch
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        import torch
        return -self.theta * torch.as_tensor(x)

    def diffusion(self, x, t):
        import torch
        return torch.tensor(self.sigma, dtype=torch.float64)

    def simulate(self, x0, n, rng, t1=1.0):
        import torch
        h, x = t1 / n, torch.as_tensor(x0)
        for i in range(n):
            x = x + h * self.drift(x, i * h) + h**0.5 * self.diffusion(x, i * h) * torch.from_numpy(rng.standard_normal(tuple(x.shape)))
        return x

# right: all the noise drawn ahead
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        z = rng.standard_normal((n, *x0.shape))
        h, x = t1 / n, x0
        for zi in z:
            x = x - h * self.theta * x + np.sqrt(h) * self.sigma * zi
        return x

# wrong: plus theta | the sign
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: target one | not 1
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return self.theta * (1 - x)

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: no theta | θ is missing
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: no x | x is missing|shape of x
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: drift times t | multiplied by t
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x * t

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: drift in place | same after the call
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        x *= -self.theta
        return x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: drift with noise | not random|expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x + 1e-9 * np.random.randn(*x.shape)

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: half theta | half
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta / 2 * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: noise in the diffusion | drawn inside
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma * np.random.randn(*x.shape)

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: noise in the diffusion, seeded once | drawn inside|diffusion
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
        self.rng = np.random.default_rng(0)

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma * self.rng.standard_normal(x.shape)

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: sigma squared | squared
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma**2

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: half sigma squared | half of σ
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma**2 / 2

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: root two theta | √\(2θ\)
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return np.sqrt(2 * self.theta) * self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: sigma root t | √t
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma * np.sqrt(t)

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: sigma as a list | one number
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return [self.sigma]

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: class attributes | share
class OUProcess:
    def __init__(self, theta, sigma):
        OUProcess.theta, OUProcess.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: h for the root in simulate | scaled by h
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + h * self.sigma * rng.standard_normal(x.shape)
        return x

# wrong: no h in simulate | √h is missing
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + self.sigma * rng.standard_normal(x.shape)
        return x

# wrong: n - 1 steps | n - 1 steps
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(1, n):
            x = x - h * self.theta * x + np.sqrt(h) * self.sigma * rng.standard_normal(x.shape)
        return x

# wrong: n + 1 steps | n \+ 1 steps
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n + 1):
            x = x - h * self.theta * x + np.sqrt(h) * self.sigma * rng.standard_normal(x.shape)
        return x

# wrong: noise drawn once | drawn once
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        z = rng.standard_normal(x0.shape)
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + np.sqrt(h) * self.sigma * z
        return x

# wrong: t1 ignored | t1 is not used
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = 1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + np.sqrt(h) * self.sigma * rng.standard_normal(x.shape)
        return x

# wrong: shared by the batch | whole batch|several times
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + np.sqrt(h) * self.sigma * rng.standard_normal((1, x.shape[1]))
        return x

# wrong: shared by the coordinates | shared by its coordinates|several times
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + np.sqrt(h) * self.sigma * rng.standard_normal((len(x), 1))
        return x

# wrong: uniform | uniform|kurtosis
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + np.sqrt(3 * h) * self.sigma * rng.uniform(-1, 1, x.shape)
        return x

# wrong: in place | same after the call
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x += h * self.drift(x, 0) + np.sqrt(h) * self.sigma * rng.standard_normal(x.shape)
        return x

# wrong: the exact law | exact law
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        s = self.sigma * np.sqrt((1 - np.exp(-2 * self.theta * t1)) / (2 * self.theta))
        return np.exp(-self.theta * t1) * x0 + s * rng.standard_normal(x0.shape)

# wrong: returns the trajectory | only the last state
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, xs = t1 / n, [x0]
        for i in range(n):
            xs.append(xs[-1] * (1 - h * self.theta) + np.sqrt(h) * self.sigma * rng.standard_normal(x0.shape))
        return np.stack(xs)

# wrong: global noise | randomness comes from `rng`
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + np.sqrt(h) * self.sigma * np.random.randn(*x.shape)
        return x

# wrong: the same generator again in each step | drawn once|variance|kurtosis
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + np.sqrt(h) * self.sigma * np.random.default_rng(1).standard_normal(x.shape)
        return x

# wrong: forgets return | returned None
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + np.sqrt(h) * self.sigma * rng.standard_normal(x.shape)

# wrong: flowdiff's solver | flowdiff.sde.euler_maruyama
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        from flowdiff import sde
        return sde.euler_maruyama(self.drift, self.sigma, x0, n, rng=rng, t1=t1)
# right: lambdas as attributes
class OUProcess:
    def __init__(self, theta, sigma):
        self.drift = lambda x, t: -theta * x
        self.diffusion = lambda x, t: sigma
    def simulate(self, x0, n, rng, t1=1.0):
        dt = t1 / n
        x = np.array(x0, dtype=float)
        for k in range(n):
            x = x + self.drift(x, k * dt) * dt + self.diffusion(x, k * dt) * rng.normal(scale=np.sqrt(dt), size=x.shape)
        return x

# right: a base class
class SDE:
    def simulate(self, x0, n, rng, t1=1.0):
        h, x, t = t1 / n, x0, 0.0
        while n:
            x = x + h * self.drift(x, t) + np.sqrt(h) * self.diffusion(x, t) * rng.standard_normal(x.shape)
            t, n = t + h, n - 1
        return x
class OUProcess(SDE):
    def __init__(self, theta, sigma):
        self.theta = theta
        self.sigma = sigma
    def drift(self, x, t):
        return -(self.theta * x)
    def diffusion(self, x, t):
        return np.array([self.sigma])

# right: closed form of the sum
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h = t1 / n
        a = 1 - self.theta * h
        z = rng.standard_normal((n, *x0.shape))
        w = a ** np.arange(n - 1, -1, -1)
        return a**n * x0 + self.sigma * np.sqrt(h) * np.tensordot(w, z, 1)

# wrong: each step from x0 | again at x0|expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x0 - h * self.theta * x0 + np.sqrt(h) * self.sigma * rng.standard_normal(x0.shape)
        return x

# wrong: implicit | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = (x + np.sqrt(h) * self.sigma * rng.standard_normal(x.shape)) / (1 + self.theta * h)
        return x

# wrong: noise first | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + np.sqrt(h) * self.sigma * rng.standard_normal(x.shape)
            x = x - h * self.theta * x
        return x

# wrong: 1/n in the noise only | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + np.sqrt(1 / n) * self.sigma * rng.standard_normal(x.shape)
        return x

# wrong: noise at the end only | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x
        return x + np.sqrt(t1) * self.sigma * rng.standard_normal(x.shape)

# wrong: np.arange with a step too many | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for t in np.arange(0, t1 + h, h):
            x = x + h * self.drift(x, t) + np.sqrt(h) * self.sigma * rng.standard_normal(x.shape)
        return x

# wrong: the generator is kept in the class | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
        self.rng = np.random.default_rng(3)

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + np.sqrt(h) * self.sigma * self.rng.standard_normal(x.shape)
        return x

# wrong: a drift that counts | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma, self.k = theta, sigma, 1

    def drift(self, x, t):
        self.k += 1
        return -self.theta * x * (self.k > 2)

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: absolute | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * np.abs(x)

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: mean over the batch | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * (x - x.mean(0))

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: no noise in the last step | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x - h * self.theta * x + (i < n - 1) * np.sqrt(h) * self.sigma * rng.standard_normal(x.shape)
        return x

# wrong: diffusion of the noise's shape | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma * np.ones(x.shape[1])

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: theta and sigma exchanged | expected
class OUProcess:
    def __init__(self, theta, sigma):
        self.sigma, self.theta = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# right: subclass and property
class _Base:
    def __init__(self, theta, sigma):
        self._p = (theta, sigma)
class OUProcess(_Base):
    @property
    def rate(self):
        return self._p[0]
    def drift(self, x, t):
        return -self.rate * x
    def diffusion(self, x, t):
        return self._p[1]
    def simulate(self, x0, n, rng, t1=1.0):
        x, h = np.array(x0), t1 / n
        for _ in range(n):
            x = (1 - self.rate * h) * x + self._p[1] * h**0.5 * rng.standard_normal(x.shape)
        return x

# right: dataclass
from dataclasses import dataclass
@dataclass
class OUProcess:
    theta: float
    sigma: float
    def drift(self, x, t):
        return np.multiply(x, -self.theta)
    def diffusion(self, x, t):
        return np.full_like(x, self.sigma)
    def simulate(self, x0, n, rng, t1=1.0):
        x, h = x0, t1 / n
        for z in rng.standard_normal((n, *x0.shape)):
            x = x + h * self.drift(x, 0) + np.sqrt(h) * self.diffusion(x, 0) * z
        return x

# right: diffusion as a column
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = float(theta), float(sigma)
    def drift(self, x, t):
        return -(self.theta * x)
    def diffusion(self, x, t):
        return self.sigma * np.ones((len(x), 1))
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0.copy()
        for k in range(n):
            x += h * self.drift(x, k * h) + self.diffusion(x, k * h) * rng.normal(0, h**0.5, x.shape)
        return x

# wrong: exact simulate | this is the exact law, not what n
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        x, h = x0, t1 / n
        a = np.exp(-self.theta * h)
        for _ in range(n):
            x = a * x + self.sigma * np.sqrt((1 - a * a) / (2 * self.theta)) * rng.standard_normal(x.shape)
        return x

# wrong: theta forgotten in simulate | θ is missing in the drift
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        x, h = x0, t1 / n
        for _ in range(n):
            x = x - h * x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: h is 1 / n | t1 is not used: this is time 1
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        x, h = x0, 1 / n
        for _ in range(n):
            x = x + h * self.drift(x, 0) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: simulate keeps state in self | not all of the randomness comes from `rng`:
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
        self.x = None
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        if self.x is None or self.x.shape != x0.shape:
            self.x = x0
        h = t1 / n
        for _ in range(n):
            self.x = self.x + h * self.drift(self.x, 0) + self.sigma * np.sqrt(h) * rng.standard_normal(x0.shape)
        return self.x

# wrong: theta and sigma exchanged in init | σ in the place of θ
class OUProcess:
    def __init__(self, theta, sigma):
        self.sigma, self.theta = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        x, h = x0, t1 / n
        for _ in range(n):
            x = x + h * self.drift(x, 0) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: noise once, at the end | the noise is added once, at the end: every step
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        x, h = x0, t1 / n
        for _ in range(n):
            x = x + h * self.drift(x, 0)
        return x + self.sigma * np.sqrt(t1) * rng.standard_normal(x.shape)

# wrong: own generator in init | not all of the randomness comes from `rng`:
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma, self.rng = theta, sigma, np.random.default_rng(1)
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        x, h = x0, t1 / n
        for _ in range(n):
            x = x + h * self.drift(x, 0) + self.sigma * np.sqrt(h) * self.rng.standard_normal(x.shape)
        return x

# wrong: int | whole numbers, such as
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0.astype(int)
        for i in range(n):
            x = x + (h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)).astype(int)
        return x

# wrong: antithetic | is noise used again for other points
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            z = rng.standard_normal((len(x) - len(x) // 2, x.shape[1]))
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.sigma * np.concatenate([z, -z])[: len(x)]
        return x

# wrong: drift of x mean | drift at
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return self.theta * (x.mean(0) - x)

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: diffusion array of batch | as one number, or an array of the shape
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return np.full(len(x), self.sigma)

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# wrong: t1 in sqrt | variance of X after
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(t1) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# right: private names
class OUProcess:
    def __init__(self, theta, sigma):
        self._p = (theta, sigma)

    def drift(self, x, t):
        return -self._p[0] * x

    def diffusion(self, x, t):
        return float(self._p[1])

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h) * self.diffusion(x, i * h) * rng.standard_normal(x.shape)
        return x

# right: einsum free
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return np.multiply(x, -self.theta)

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        a, h = 1 - self.theta * t1 / n, t1 / n
        x = x0
        for z in rng.standard_normal((n, *x0.shape)):
            x = a * x + self.sigma * h**0.5 * z
        return x

# wrong: steps by np.arange | rounding.*one step too many
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for t in np.arange(0, t1, h):
            x = x + h * self.drift(x, t) + np.sqrt(h) * self.diffusion(x, t) * rng.standard_normal(x.shape)
        return x

# wrong: steps by while | rounding.*one step too many
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        t = 0
        while t < t1:
            x = x + h * self.drift(x, t) + np.sqrt(h) * self.diffusion(x, t) * rng.standard_normal(x.shape)
            t += h
        return x

# wrong: steps by while, a whole step ahead | rounding.*one step too few
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        t = 0
        while t + h <= t1:
            x = x + h * self.drift(x, t) + np.sqrt(h) * self.diffusion(x, t) * rng.standard_normal(x.shape)
            t += h
        return x

# wrong: steps by int | rounding.*one step too few
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for t in range(int(t1 / h)):
            x = x + h * self.drift(x, t) + np.sqrt(h) * self.diffusion(x, t) * rng.standard_normal(x.shape)
        return x

# wrong: steps by // | rounding.*one step too few
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for t in range(int(t1 // h)):
            x = x + h * self.drift(x, t) + np.sqrt(h) * self.diffusion(x, t) * rng.standard_normal(x.shape)
        return x

# wrong: root 2h | √\(2h\) for √h
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for t in h * np.arange(n):
            x = x + h * self.drift(x, t) + np.sqrt(2*h) * self.diffusion(x, t) * rng.standard_normal(x.shape)
        return x

# wrong: variance as the factor in simulate | σ²h is the variance
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for t in h * np.arange(n):
            x = x + h * self.drift(x, t) + h * self.diffusion(x, t)**2 * rng.standard_normal(x.shape)
        return x

# wrong: mean of the batch taken off | mean of the batch taken off
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for t in h * np.arange(n):
            x = x + h * self.drift(x, t) + np.sqrt(h) * self.diffusion(x, t) * (lambda z: z - z.mean(0))(rng.standard_normal(x.shape))
        return x

# wrong: n - 1 intervals | h is t1 / \(n - 1\)
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / (n-1), x0
        for t in h * np.arange(n):
            x = x + h * self.drift(x, t) + np.sqrt(h) * self.diffusion(x, t) * rng.standard_normal(x.shape)
        return x

# wrong: implicit in simulate | implicit scheme
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for t in h * np.arange(n):
            x = (x + np.sqrt(h) * self.sigma * rng.standard_normal(x.shape)) / (1 + self.theta * h)
        return x

# wrong: Heun's drift | Heun's step
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for t in h * np.arange(n):
            x = x + h/2 * (self.drift(x, t)+self.drift(x+h*self.drift(x,t), t)) + np.sqrt(h) * self.diffusion(x, t) * rng.standard_normal(x.shape)
        return x

# wrong: x is missing: the pull grows with the distance | x is missing: the pull grows with the distance
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta + 0 * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: θ is squared | θ is squared
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -(self.theta**2) * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: a factor 2 too much | a factor 2 too much
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -2 * self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: the drift is multiplied by σ | the drift is multiplied by σ
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * self.sigma * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: this is the solution, not the drift | this is the solution, not the drift
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return x * np.exp(-self.theta * t)

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: the root of σ | the root of σ
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return np.sqrt(self.sigma)

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: σ = 1 always | σ = 1 always
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return 1.0

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: this is the stationary standard deviation | this is the stationary standard deviation
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma / np.sqrt(2 * self.theta)

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: this is the stationary variance | this is the stationary variance
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma**2 / (2 * self.theta)

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: √2 is not part of it | √2 is not part of it
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return np.sqrt(2) * self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: σ does not depend on t | σ does not depend on t
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma * t

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: σ is missing | σ is missing
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - theta * h * x + (sigma > 0) * np.sqrt(h) * eps
        return x

# wrong: the drift is missing | the drift is missing
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x + sigma * np.sqrt(h) * eps
        return x

# wrong: the drift is not multiplied by h | the drift is not multiplied by h
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - theta * x + sigma * np.sqrt(h) * eps
        return x

# wrong: the drift is multiplied by √h | the drift is multiplied by √h
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - theta * np.sqrt(h) * x + sigma * np.sqrt(h) * eps
        return x

# wrong: this is one single step of size t1 | this is one single step of size t1
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x0 - theta * t1 * x0 + sigma * np.sqrt(t1) * eps
        return x

# wrong: x0 is not used: this starts at 0 | x0 is not used: this starts at 0
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = (i > 0) * x - theta * h * (i > 0) * x + sigma * np.sqrt(h) * eps
        return x

# wrong: there is noise in the last step alone: is it added after the loop, or does each step start at x0? | there is noise in the last step alone: is it added after the loop, or
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - theta * h * x + (i == n - 1) * sigma * np.sqrt(h) * eps
        return x

# wrong: e^(-θh) is the exact factor: a step of Euler–Maruyama has 1 - θh | e\^\(-θh\) is the exact factor: a step of Euler–Maruyama has 1 - θh
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = np.exp(-theta * h) * x + sigma * np.sqrt(h) * eps
        return x

# wrong: the drift is multiplied by h twice | the drift is multiplied by h twice
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - theta * h * h * x + sigma * np.sqrt(h) * eps
        return x

# wrong: the drift is there twice | the drift is there twice
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - 2 * theta * h * x + sigma * np.sqrt(h) * eps
        return x

# wrong: θ is in the drift already: here it is multiplied in once more | θ is in the drift already: here it is multiplied in once more
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x + theta * h * self.drift(x, i * h) + sigma * np.sqrt(h) * eps
        return x

# wrong: h is t1 / (n + 1): n steps of that size end before t1 | h is t1 / \(n \+ 1\): n steps of that size end before t1
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - theta * t1 / (n + 1) * x + sigma * np.sqrt(t1 / (n + 1)) * eps
        return x

# wrong: the step size is 0.01, whatever n and t1 are | the step size is 0\.01, whatever n and t1 are
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - theta * 0.01 * x + sigma * np.sqrt(0.01) * eps
        return x

# wrong: this is the stationary law, not the one at t1 | this is the stationary law, not the one at t1
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = sigma / np.sqrt(2 * theta) * eps
        return x

# wrong: all objects share one σ | all objects share one σ
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta = theta
        if not hasattr(OUProcess, "sigma"):
            OUProcess.sigma = sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: is there noise although σ is 0? | is there noise although σ is 0\?
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - theta * h * x + max(sigma, 0.1) * np.sqrt(h) * eps
        return x

# wrong: σ and √h are missing in the noise | σ and √h are missing in the noise
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - theta * h * x + (sigma > 0) * eps
        return x

# wrong: the root is taken twice: the fourth root of h stands for √h | the root is taken twice: the fourth root of h stands for √h
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - theta * h * x + sigma * h**0.25 * eps
        return x

# wrong: a factor √½ too much in the noise: √(h/2) for √h | a factor √½ too much in the noise: √\(h/2\) for √h
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma

    def drift(self, x, t):
        return -self.theta * x

    def diffusion(self, x, t):
        return self.sigma

    def simulate(self, x0, n, rng, t1=1.0):
        h, x, theta, sigma = t1 / n, x0, self.theta, self.sigma
        for i in range(n):
            eps = rng.standard_normal(x.shape)
            x = x - theta * h * x + sigma * np.sqrt(h / 2) * eps
        return x

# wrong: sigma inside the root as well | inside the root
class OUProcess:
    def __init__(self, theta, sigma):
        self.theta, self.sigma = theta, sigma
    def drift(self, x, t):
        return -self.theta * x
    def diffusion(self, x, t):
        return self.sigma
    def simulate(self, x0, n, rng, t1=1.0):
        h, x = t1 / n, x0
        for i in range(n):
            x = x + h * self.drift(x, i * h) + np.sqrt(h * self.diffusion(x, i * h)) * rng.standard_normal(x.shape)
        return x
