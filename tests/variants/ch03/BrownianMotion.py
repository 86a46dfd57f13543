# ruff: noqa
# right: the formulas
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# right: arrays everywhere
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return 0.0 * x

    def diffusion(self, x, t):
        return self.sigma * np.ones_like(x)

    def transition(self, x, h, rng):
        return rng.normal(x, self.sigma * h**0.5)

# right: torch
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        import torch
        return torch.zeros_like(torch.as_tensor(x))

    def diffusion(self, x, t):
        import torch
        return torch.full((len(x), 1), self.sigma, dtype=torch.float64)

    def transition(self, x, h, rng):
        import torch
        x = torch.as_tensor(x)
        return x + self.sigma * h**0.5 * torch.from_numpy(rng.standard_normal(tuple(x.shape)))

# right: two halves
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        for _ in range(2):
            x = x + self.sigma * np.sqrt(h / 2) * rng.standard_normal(x.shape)
        return x

# wrong: drift a number | shape of x
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return 0.0

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: drift sigma | no drift
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return self.sigma * np.ones_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: drift minus x | Ornstein
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return -x

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: drift one number for a point | shape
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros((len(x), 1))

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: sigma squared | squared
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma**2

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: noise inside | drawn inside
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma * np.random.randn(*x.shape)

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: root t | √t
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma * np.sqrt(t)

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: one | σ = 1
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return 1.0

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: a matrix | one number
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma * np.eye(x.shape[1])

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: a class attribute | share
class BrownianMotion:
    def __init__(self, sigma):
        BrownianMotion.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: h in the transition | scaled by h
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * h * rng.standard_normal(x.shape)

# wrong: no h | √h is missing
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * rng.standard_normal(x.shape)

# wrong: sigma squared in the transition | squared
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma**2 * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: variance as the scale | standard deviation
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return rng.normal(x, self.sigma**2 * h)

# wrong: x forgotten | x is not added
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: one number | whole batch|several|no noise
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal()

# wrong: shape (1,) | whole batch|several|no noise
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(1)

# wrong: on the diagonal | coordinates|several
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal((len(x), 1))

# wrong: in place | same after the call
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        x += self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        return x

# wrong: global noise | randomness comes from `rng`
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * np.random.randn(*x.shape)

# wrong: uniform | uniform
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(3 * h) * rng.uniform(-1, 1, x.shape)

# wrong: drift ones | drift at
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.ones_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: transition int | whole numbers, such as
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return (x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)).astype(int)

# wrong: transition decays | mean of
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return 0.5 * x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: transition geometric | variance of
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x * np.exp(self.sigma * np.sqrt(h) * rng.standard_normal(x.shape))

# wrong: transition 50 coins | are numbers rounded, or used
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        s = 2.0 * rng.integers(0, 2, (50, *x.shape)) - 1
        return x + self.sigma * np.sqrt(h / 50) * s.sum(0)

# right: many steps
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        for _ in range(4):
            x = x + self.sigma * np.sqrt(h / 4) * rng.standard_normal(x.shape)
        return x

# right: multivariate
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        b, d = x.shape
        return x + rng.multivariate_normal(np.zeros(d), self.sigma**2 * h * np.eye(d), size=b)

# wrong: sigma squared, no h | σ is squared in the noise, and √h is missing
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma
    def drift(self, x, t):
        return np.zeros_like(x)
    def diffusion(self, x, t):
        return self.sigma
    def transition(self, x, h, rng):
        return x + self.sigma**2 * rng.standard_normal(x.shape)

# wrong: h alone | h stands for √h
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma
    def drift(self, x, t):
        return np.zeros_like(x)
    def diffusion(self, x, t):
        return self.sigma
    def transition(self, x, h, rng):
        return x + h * rng.standard_normal(x.shape)

# wrong: divided by sigma | divided by σ
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma
    def drift(self, x, t):
        return np.zeros_like(x)
    def diffusion(self, x, t):
        return self.sigma
    def transition(self, x, h, rng):
        return x + np.sqrt(h)/self.sigma * rng.standard_normal(x.shape)

# wrong: mean of the batch taken off | mean of the batch taken off
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma
    def drift(self, x, t):
        return np.zeros_like(x)
    def diffusion(self, x, t):
        return self.sigma
    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * (lambda z: z - z.mean(0))(rng.standard_normal(x.shape))

# wrong: steps of 0.1 | steps of a fixed size
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma
    def drift(self, x, t):
        return np.zeros_like(x)
    def diffusion(self, x, t):
        return self.sigma
    def transition(self, x, h, rng):
        t = 0
        while t < h:
            x = x + self.sigma * np.sqrt(0.1) * rng.standard_normal(x.shape); t += 0.1
        return x

# wrong: the position is not a drift | the position is not a drift
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return x

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: the position is not a drift, nor times t | the position is not a drift, nor times t
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return t * x

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: σ does not depend on t | σ does not depend on t
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma * t

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: σ²t is the variance of X_t | σ²t is the variance of X_t
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma**2 * t

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: the root of σ | the root of σ
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return np.sqrt(self.sigma)

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: half of σ² | half of σ²
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma**2 / 2

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: the diffusion is zero | the diffusion is zero
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return 0.0

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: all objects share one σ | all objects share one σ
class BrownianMotion:
    def __init__(self, sigma):
        if not hasattr(BrownianMotion, "sigma"):
            BrownianMotion.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: σ under the root | σ under the root
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + np.sqrt(self.sigma * h) * rng.standard_normal(x.shape)

# wrong: σ is missing | σ is missing
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: σ and √h are missing | σ and √h are missing
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + rng.standard_normal(x.shape)

# wrong: the noise is divided by √h | the noise is divided by √h
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma / np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: the noise is added twice, or √(2h) stands for √h | the noise is added twice, or √\(2h\) stands for √h
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return x + self.sigma * np.sqrt(2 * h) * rng.standard_normal(x.shape)

# wrong: x is added twice | x is added twice
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma

    def drift(self, x, t):
        return np.zeros_like(x)

    def diffusion(self, x, t):
        return self.sigma

    def transition(self, x, h, rng):
        return 2 * x + self.sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: h times its root | inside the bracket
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma
    def drift(self, x, t):
        return np.zeros_like(x)
    def diffusion(self, x, t):
        return self.sigma
    def transition(self, x, h, rng):
        sigma = self.sigma
        return x + h * (sigma * np.sqrt(h) * rng.standard_normal(x.shape))

# wrong: h squared for the root | square is taken
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma
    def drift(self, x, t):
        return np.zeros_like(x)
    def diffusion(self, x, t):
        return self.sigma
    def transition(self, x, h, rng):
        sigma = self.sigma
        return x + sigma * h**2 * rng.standard_normal(x.shape)

# wrong: half of the noise | factor ½ too much
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma
    def drift(self, x, t):
        return np.zeros_like(x)
    def diffusion(self, x, t):
        return self.sigma
    def transition(self, x, h, rng):
        sigma = self.sigma
        return x + sigma / 2 * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: the first point | only one point
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma
    def drift(self, x, t):
        return np.zeros_like(x)
    def diffusion(self, x, t):
        return self.sigma
    def transition(self, x, h, rng):
        sigma = self.sigma
        return (x + sigma * np.sqrt(h) * rng.standard_normal(x.shape))[0]

# wrong: the first point, as a batch | only one point
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma
    def drift(self, x, t):
        return np.zeros_like(x)
    def diffusion(self, x, t):
        return self.sigma
    def transition(self, x, h, rng):
        sigma = self.sigma
        return (x + sigma * np.sqrt(h) * rng.standard_normal(x.shape))[:1]

# wrong: the first coordinate | one number per point
class BrownianMotion:
    def __init__(self, sigma):
        self.sigma = sigma
    def drift(self, x, t):
        return np.zeros_like(x)
    def diffusion(self, x, t):
        return self.sigma
    def transition(self, x, h, rng):
        sigma = self.sigma
        return (x + sigma * np.sqrt(h) * rng.standard_normal(x.shape))[:, 0]
