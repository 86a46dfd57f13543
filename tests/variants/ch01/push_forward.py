# ruff: noqa
# right: random
def push_forward(quantile, n, rng):
    return quantile(rng.random(n))

# right: uniform
def push_forward(quantile, n, rng):
    return quantile(rng.uniform(0, 1, size=n))

# right: a loop
def push_forward(quantile, n, rng):
    return np.array([quantile(rng.random(1))[0] for _ in range(n)])

# right: scalars
def push_forward(quantile, n, rng):
    return np.array([float(quantile(rng.random())) for _ in range(n)])

# right: one minus
def push_forward(quantile, n, rng):
    return quantile(1 - rng.random(n))

# right: normal noise through its own CDF
from scipy.stats import norm
def push_forward(quantile, n, rng):
    return quantile(norm.cdf(rng.standard_normal(n)))

# right: exponential noise through its CDF
def push_forward(quantile, n, rng):
    return quantile(1 - np.exp(-rng.exponential(size=n)))

# right: torch
def push_forward(quantile, n, rng):
    import torch
    g = torch.Generator().manual_seed(int(rng.integers(2**62)))
    return quantile(torch.rand(n, generator=g, dtype=torch.float64))

# wrong: normal noise | not normal
def push_forward(quantile, n, rng):
    return quantile(rng.standard_normal(n))

# wrong: noise itself | no call
def push_forward(quantile, n, rng):
    return rng.random(n)

# wrong: noise itself, quantiles thrown away | noise itself
def push_forward(quantile, n, rng):
    x = rng.random(n)
    quantile(x)
    return x

# wrong: shifted | done with
def push_forward(quantile, n, rng):
    z = quantile(rng.random(n))
    return z - z.mean()

# wrong: a grid | linspace
def push_forward(quantile, n, rng):
    return quantile((np.arange(n) + 0.5) / n)

# wrong: a shuffled grid | linspace|grid
def push_forward(quantile, n, rng):
    return quantile(rng.permutation((np.arange(n) + 0.5) / n))

# wrong: linspace | linspace
def push_forward(quantile, n, rng):
    return quantile(np.linspace(0.001, 0.999, n))

# wrong: stratified | evenly
def push_forward(quantile, n, rng):
    return quantile((np.arange(n) + rng.random(n)) / n)

# wrong: one number for all | Draw n numbers|draw n numbers
def push_forward(quantile, n, rng):
    return np.full(n, quantile(rng.random()))

# wrong: minus one to one | between 0 and 1
def push_forward(quantile, n, rng):
    return quantile(rng.uniform(-1, 1, n))

# wrong: half of the range | between 0 and 1
def push_forward(quantile, n, rng):
    return quantile(rng.uniform(0, 0.5, n))

# wrong: beta noise | between 0 and 1|middle
def push_forward(quantile, n, rng):
    return quantile(rng.beta(2, 2, n))

# wrong: absolute normal noise, cut | between 0 and 1|cut off
def push_forward(quantile, n, rng):
    return quantile(np.clip(np.abs(rng.standard_normal(n)), 0, 0.999))

# wrong: mean of two | middle
def push_forward(quantile, n, rng):
    return quantile((rng.random(n) + rng.random(n)) / 2)

# wrong: sorted | sorted
def push_forward(quantile, n, rng):
    return np.sort(quantile(rng.random(n)))

# wrong: np.random | from `rng`
def push_forward(quantile, n, rng):
    return quantile(np.random.rand(n))

# wrong: own seed | seed
def push_forward(quantile, n, rng):
    return quantile(np.random.default_rng(0).random(n))

# wrong: column | one axis too many
def push_forward(quantile, n, rng):
    return quantile(rng.random((n, 1)))

# wrong: bell squeezed into the range | middle
def push_forward(quantile, n, rng):
    return quantile(1 / (1 + np.exp(-rng.standard_normal(n))))

# wrong: torch without rng | from `rng`
def push_forward(quantile, n, rng):
    import torch
    return quantile(torch.rand(n, dtype=torch.float64))

# wrong: torch normal | not normal
def push_forward(quantile, n, rng):
    import torch
    g = torch.Generator().manual_seed(int(rng.integers(2**62)))
    return quantile(torch.randn(n, generator=g))

# wrong: a list of few values | different
def push_forward(quantile, n, rng):
    return quantile(rng.integers(100, size=n) / 100)

# wrong: resampled | different
def push_forward(quantile, n, rng):
    z = quantile(rng.random(n))
    return rng.choice(z, n)

# wrong: never above 0.9 | uniform between 0 and 1
def push_forward(quantile, n, rng):
    return quantile(0.9 * rng.random(n))

# wrong: mean of three samples | done with
def push_forward(quantile, n, rng):
    return np.mean([quantile(rng.random(n)) for _ in range(3)], axis=0)

# wrong: antithetic | pairs
def push_forward(quantile, n, rng):
    a = rng.random((n + 1) // 2)
    return quantile(np.stack([a, 1 - a], 1).ravel()[:n])

# right: list of floats
def push_forward(quantile, n, rng):
    return np.array([quantile(np.array([rng.uniform()]))[0] for _ in range(n)])

# right: uniform with bounds
def push_forward(quantile, n, rng):
    return np.asarray(quantile(rng.uniform(0.0, 1.0, size=n)))

# right: integers
def push_forward(quantile, n, rng):
    return quantile(rng.integers(0, 2**53, n) / 2**53)

# wrong: rounded to two digits | is one number used for many samples, or are
def push_forward(quantile, n, rng):
    return quantile(np.floor(rng.random(n) * 100) / 100)

# wrong: integers of 256 | is one number used for many samples, or are
def push_forward(quantile, n, rng):
    return quantile(rng.integers(0, 256, n) / 256)

# wrong: cut ends | gathers in the middle|uniform between 0 and 1
def push_forward(quantile, n, rng):
    return quantile(rng.uniform(0.05, 0.95, n))

# wrong: product | uniform between 0|one number used for many
def push_forward(quantile, n, rng):
    return quantile(rng.random(n) * rng.random(n))

# wrong: quantile applied twice | is one number used for many samples, or are
def push_forward(quantile, n, rng):
    return quantile(np.clip(quantile(rng.random(n)), 0, 0.999))

# wrong: multiplies by noise | is something done with the quantiles before
def push_forward(quantile, n, rng):
    return quantile(rng.random(n)) * rng.random(n)

# wrong: cumulative | is something done with the quantiles before
def push_forward(quantile, n, rng):
    return np.cumsum(quantile(rng.random(n)))

# wrong: differs by a shift of neighbours | is one number used for many samples, or are
def push_forward(quantile, n, rng):
    u = rng.random(n)
    return quantile((u + np.roll(u, 1)) % 1 * 0 + np.sort(u)[rng.integers(0, n, n)])

# wrong: returns the uniform too | two things are returned where one is asked for
def push_forward(quantile, n, rng):
    u = rng.random(n)
    return u, quantile(u)

# wrong: Halton | numbers lie on a grid
def push_forward(quantile, n, rng):
    return quantile((np.arange(n) * 0.6180339887 + rng.random()) % 1)

# right: normal through its CDF
def push_forward(quantile, n, rng):
    from scipy.stats import norm
    return quantile(norm.cdf(rng.standard_normal(n)))

# wrong: only half drawn | are half of the numbers made from the
def push_forward(quantile, n, rng):
    u = rng.random(n // 2)
    return quantile(np.concatenate([u, 1 - u, rng.random(n - 2 * (n // 2))]))

# wrong: standard normal via sigmoid | the noise gathers in the middle: it has
def push_forward(quantile, n, rng):
    z = rng.standard_normal(n)
    return quantile(1 / (1 + np.exp(-z)))

# right: angle
def push_forward(quantile, n, rng):
    return quantile(rng.uniform(0, 2 * np.pi, n) / (2 * np.pi))

# wrong: ends cut off by one hundredth | ends are cut off
def push_forward(quantile, n, rng):
    return quantile(rng.uniform(0.01, 0.99, n))

# wrong: the upper end cut off | ends are cut off
def push_forward(quantile, n, rng):
    return quantile(rng.random(n)*0.97)

# wrong: one too many | one number too many
def push_forward(quantile, n, rng):
    return quantile(rng.random(n+1))

# right: noise in float32
def push_forward(quantile, n, rng):
    return quantile(rng.random(n, dtype=np.float32))

# wrong: one sample came: n of them are asked for | one sample came: n of them are asked for
def push_forward(quantile, n, rng):
    return quantile(rng.random(1))

# wrong: n × n numbers came | n × n numbers came
def push_forward(quantile, n, rng):
    return quantile(rng.random((n, n)))

# wrong: one number is missing: n samples are asked for | one number is missing: n samples are asked for
def push_forward(quantile, n, rng):
    return quantile(rng.random(n))[1:]
