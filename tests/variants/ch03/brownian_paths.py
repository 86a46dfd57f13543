# ruff: noqa
# right: cumsum behind zeros
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# right: a loop into zeros
def brownian_paths(n, batch, d, rng, t1=1.0):
    w = np.zeros((n + 1, batch, d))
    for i in range(n):
        w[i + 1] = w[i] + rng.normal(0, np.sqrt(t1 / n), size=(batch, d))
    return w

# right: noise with one row too many, set to zero
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = rng.normal(size=(n + 1, batch, d)) * (t1 / n) ** 0.5
    dw[0] = 0
    return dw.cumsum(0)

# right: a list of states
def brownian_paths(n, batch, d, rng, t1=1.0):
    t = np.linspace(0, t1, n + 1)
    ws = [np.zeros((batch, d))]
    for a, b in zip(t, t[1:]):
        ws.append(ws[-1] + np.sqrt(b - a) * rng.standard_normal((batch, d)))
    return np.array(ws)

# right: multivariate normal increments
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = rng.multivariate_normal(np.zeros(d), t1 / n * np.eye(d), size=(n, batch))
    return np.insert(np.cumsum(dw, 0), 0, 0.0, axis=0)

# right: paths first, then moved
def brownian_paths(n, batch, d, rng, t1=1.0):
    w = np.zeros((batch, d, n + 1))
    w[..., 1:] = np.cumsum(rng.standard_normal((batch, d, n)), -1) * np.sqrt(t1 / n)
    return np.moveaxis(w, -1, 0)

# right: torch, seeded from rng
def brownian_paths(n, batch, d, rng, t1=1.0):
    import torch
    g = torch.Generator().manual_seed(int(rng.integers(2**31)))
    dw = torch.randn(n, batch, d, generator=g) * (t1 / n) ** 0.5
    return torch.cat([torch.zeros(1, batch, d), dw.cumsum(0)])

# right: torch for the sums
def brownian_paths(n, batch, d, rng, t1=1.0):
    import torch
    z = torch.from_numpy(rng.standard_normal((n, batch, d)))
    return torch.nn.functional.pad(torch.cumsum(z * (t1 / n) ** 0.5, 0), (0, 0, 0, 0, 1, 0))

# right: Lévy's way, from the end to the middle
def brownian_paths(n, batch, d, rng, t1=1.0):
    t = np.linspace(0, t1, n + 1)
    L = np.linalg.cholesky(np.minimum.outer(t[1:], t[1:]))
    w = np.einsum("ij,jbd->ibd", L, rng.standard_normal((n, batch, d)))
    return np.concatenate([np.zeros((1, batch, d)), w])

# right: float32 noise, spawned generators
def brownian_paths(n, batch, d, rng, t1=1.0):
    rngs = rng.spawn(n)
    w = [np.zeros((batch, d), np.float32)]
    for r in rngs:
        w.append(w[-1] + np.float32(np.sqrt(t1 / n)) * r.standard_normal((batch, d), dtype=np.float32))
    return np.stack(w)

# wrong: h for the root of h | scaled by h
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = t1 / n * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: no factor | step size is missing
def brownian_paths(n, batch, d, rng, t1=1.0):
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(rng.standard_normal((n, batch, d)), axis=0)])

# wrong: uniform noise of variance one | uniform
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.uniform(-3**.5, 3**.5, (n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: uniform between -1 and 1 | uniform
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.uniform(-1, 1, (n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: rng.random | uniform
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.random((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: coin flips | two values
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.choice([-1.0, 1.0], (n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: Laplace noise | kurtosis
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = rng.laplace(0, np.sqrt(t1 / n / 2), (n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: shared by the batch | whole batch|used several times
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, 1, d)) * np.ones((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: shared by the coordinates | shared by its coordinates
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, 1)) * np.ones((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: the same noise in each step | drawn once
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_normal((batch, d))
    return np.stack([i * np.sqrt(t1 / n) * z for i in range(n + 1)])

# wrong: root of t times one number | one normal number
def brownian_paths(n, batch, d, rng, t1=1.0):
    t = np.linspace(0, t1, n + 1)[:, None, None]
    return np.sqrt(t) * rng.standard_normal((batch, d))

# wrong: drawn apart at each time | drawn apart
def brownian_paths(n, batch, d, rng, t1=1.0):
    t = np.linspace(0, t1, n + 1)[:, None, None]
    return np.sqrt(t) * rng.standard_normal((n + 1, batch, d))

# wrong: no zeros in front | W_0 = 0 belongs
def brownian_paths(n, batch, d, rng, t1=1.0):
    return np.cumsum(np.sqrt(t1 / n) * rng.standard_normal((n, batch, d)), axis=0)

# wrong: n + 1 increments | zeros in front
def brownian_paths(n, batch, d, rng, t1=1.0):
    return np.cumsum(np.sqrt(t1 / n) * rng.standard_normal((n + 1, batch, d)), axis=0)

# wrong: start set to zero after the sum | variance of step 1
def brownian_paths(n, batch, d, rng, t1=1.0):
    w = np.cumsum(np.sqrt(t1 / n) * rng.standard_normal((n + 1, batch, d)), axis=0)
    w[0] = 0
    return w

# wrong: the sum over the batch | variance
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=1)])

# wrong: no sum | are these the increments
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), dw])

# wrong: batch first | time comes first
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((batch, n, d))
    return np.concatenate([np.zeros((batch, 1, d)), np.cumsum(dw, axis=1)], axis=1)

# wrong: t1 ignored | t1 is not used
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(1 / n) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: n + 1 in the step | n \+ 1
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / (n + 1)) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: t1 outside the root | t1 belongs under the root
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = t1 / np.sqrt(n) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: the last step is never taken | last one is zero
def brownian_paths(n, batch, d, rng, t1=1.0):
    w = np.zeros((n + 1, batch, d))
    for i in range(n - 1):
        w[i + 1] = w[i] + np.sqrt(t1 / n) * rng.standard_normal((batch, d))
    return w

# wrong: the last written value is zero but one | last one is zero
def brownian_paths(n, batch, d, rng, t1=1.0):
    w = np.zeros((n + 1, batch, d))
    for i in range(1, n):
        w[i] = w[i - 1] + np.sqrt(t1 / n) * rng.standard_normal((batch, d))
    return w

# wrong: global noise | randomness comes from `rng`
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * np.random.randn(n, batch, d)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: torch's global noise | randomness comes from `rng`
def brownian_paths(n, batch, d, rng, t1=1.0):
    import torch
    dw = (t1 / n) ** 0.5 * torch.randn(n, batch, d)
    return torch.cat([torch.zeros(1, batch, d), dw.cumsum(0)])

# wrong: a seed inside | fixed seed
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * np.random.default_rng(0).standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: antithetic pairs | different points
def brownian_paths(n, batch, d, rng, t1=1.0):
    half = np.sqrt(t1 / n) * rng.standard_normal((n, (batch + 1) // 2, d))
    dw = np.concatenate([half, -half], axis=1)[:, :batch]
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: the variance as the scale | scaled by h
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = rng.normal(0, t1 / n, (n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: summed twice | summed twice
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(np.cumsum(dw, axis=0), axis=0)])

# wrong: a drift of one | mean of
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = t1 / n + np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: flowdiff's own | flowdiff.sde.brownian_motion
def brownian_paths(n, batch, d, rng, t1=1.0):
    from flowdiff import sde
    return sde.brownian_motion((batch, d), n, rng=rng, t1=t1)
# right: default_rng of a generator
def brownian_paths(n, batch, d, rng, t1=1.0):
    rng = np.random.default_rng(rng)
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# right: inverse cdf
def brownian_paths(n, batch, d, rng, t1=1.0):
    from scipy.special import ndtri
    dw = np.sqrt(t1 / n) * ndtri(rng.random((n, batch, d)))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# right: Box-Muller
def brownian_paths(n, batch, d, rng, t1=1.0):
    a, b = rng.random((2, n, batch, d))
    dw = np.sqrt(t1 / n) * np.sqrt(-2 * np.log1p(-a)) * np.cos(2 * np.pi * b)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# right: scipy
def brownian_paths(n, batch, d, rng, t1=1.0):
    from scipy import stats
    dw = stats.norm.rvs(scale=np.sqrt(t1 / n), size=(n, batch, d), random_state=rng)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# right: minus
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = -np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# right: a deep copy
def brownian_paths(n, batch, d, rng, t1=1.0):
    import copy
    rng = copy.deepcopy(rng)
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# right: finer, then every second
def brownian_paths(n, batch, d, rng, t1=1.0):
    w = np.concatenate([np.zeros((1, batch, d)), np.cumsum(np.sqrt(t1 / n / 2) * rng.standard_normal((2 * n, batch, d)), 0)])
    return w[::2]

# wrong: rounded | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.round(np.sqrt(t1 / n) * rng.standard_normal((n, batch, d)), 1)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: clipped at 2 | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * np.clip(rng.standard_normal((n, batch, d)), -2, 2)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: absolute | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * np.abs(rng.standard_normal((n, batch, d)))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: standardised over time | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_normal((n, batch, d))
    dw = np.sqrt(t1 / n) * (z - z.mean(0))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: seeded from numpy's seed | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    np.random.seed(0)
    dw = np.sqrt(t1 / n) * np.random.randn(n, batch, d)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: batch and d mixed | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, d, batch)).reshape(n, batch, d)[:, :, :1] + np.zeros((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: poisson | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = rng.poisson(t1 / n, (n, batch, d)) - t1 / n
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: cumsum of cumsum of last axis | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.cumsum(np.sqrt(t1 / n) * rng.standard_normal((n, batch, d)), -1)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: moving average | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_normal((n + 1, batch, d))
    dw = np.sqrt(t1 / n / 2) * (z[1:] + z[:-1])
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: reused every third step | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_normal((3, batch, d))
    dw = np.sqrt(t1 / n) * z[np.arange(n) % 3]
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: geometric | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.ones((1, batch, d)), np.cumprod(1 + dw, axis=0)]) - 1

# wrong: Irwin-Hall of 3 | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * 2 * (rng.random((n, batch, d, 3)).sum(-1) - 1.5)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: OU | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    w = [np.zeros((batch, d))]
    for i in range(n):
        w.append(w[-1] * (1 - t1 / n) + np.sqrt(t1 / n) * rng.standard_normal((batch, d)))
    return np.stack(w)

# wrong: half the batch used twice | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    half = np.sqrt(t1 / n) * rng.standard_normal((n, (batch + 1) // 2, d))
    dw = np.concatenate([half, half], 1)[:, :batch]
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: integers | expected
def brownian_paths(n, batch, d, rng, t1=1.0):
    return np.concatenate([np.zeros((1, batch, d), int), np.cumsum(rng.integers(-1, 2, (n, batch, d)), axis=0)])

# wrong: the sum of twelve uniform numbers | nearly normal
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * (rng.random((12, n, batch, d)).sum(0) - 6)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: clipped to three standard deviations | clipped
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * np.clip(rng.standard_normal((n, batch, d)), -3, 3)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# right: Levy construction free: cumulative sum of normal with scale
def brownian_paths(n, batch, d, rng, t1=1.0):
    w = np.zeros((n + 1, batch, d))
    for i in range(n):
        w[i + 1] = w[i] + rng.normal(0, np.sqrt(t1 / n), (batch, d))
    return w

# right: covariance factor
def brownian_paths(n, batch, d, rng, t1=1.0):
    t = np.linspace(0, t1, n + 1)[1:]
    L = np.linalg.cholesky(np.minimum(t[:, None], t))
    w = np.einsum("ij,jbd->ibd", L, rng.standard_normal((n, batch, d)))
    return np.concatenate([np.zeros((1, batch, d)), w])

# right: paths one by one
def brownian_paths(n, batch, d, rng, t1=1.0):
    h = t1 / n
    return np.stack([[np.concatenate([[0], np.cumsum(rng.normal(size=n) * h**0.5)]) for _ in range(d)] for _ in range(batch)]).transpose(2, 0, 1)

# right: np.add.accumulate
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = rng.standard_normal((n + 1, batch, d)) * (t1 / n) ** 0.5
    dw[0] = 0
    return np.add.accumulate(dw)

# wrong: centred over the batch | the step is t1 / \(n \+ 1\): n steps fill the time
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_normal((n, batch, d))
    z = (z - z.mean((0,), keepdims=True)) * np.sqrt(t1 / n)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(z, 0)])

# wrong: bridge | is it ever written\?
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_normal((n, batch, d)) * np.sqrt(t1 / n)
    w = np.concatenate([np.zeros((1, batch, d)), np.cumsum(z, 0)])
    return w - np.linspace(0, 1, n + 1)[:, None, None] * w[-1]

# wrong: absolute value (reflected) | what comes next must not depend on what came
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_normal((n, batch, d)) * np.sqrt(t1 / n)
    return np.abs(np.concatenate([np.zeros((1, batch, d)), np.cumsum(z, 0)]))

# wrong: moving average noise | what comes next must not depend on what came
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_normal((n + 1, batch, d))
    z = (z[1:] + z[:-1]) / np.sqrt(2) * np.sqrt(t1 / n)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(z, 0)])

# wrong: noise growing with t | the variance of a step is h, whenever it is;
def brownian_paths(n, batch, d, rng, t1=1.0):
    t = np.linspace(0, t1, n + 1)[1:, None, None]
    z = rng.standard_normal((n, batch, d)) * np.sqrt(t / n)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(z, 0)])

# wrong: drift h | an increment has mean 0, not h
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_normal((n, batch, d)) * np.sqrt(t1 / n) + t1 / n
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(z, 0)])

# wrong: divided by root d | the noise is divided by √d: every coordinate is
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_normal((n, batch, d)) * np.sqrt(t1 / n / d)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(z, 0)])

# wrong: coordinates correlated by 0.3 | each coordinate has its own noise: is some of
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_normal((n, batch, d))
    z = np.sqrt(0.9) * z + np.sqrt(0.1) * rng.standard_normal((n, batch, 1))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(z * np.sqrt(t1 / n), 0)])

# wrong: Student noise | use the normal distribution
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = rng.standard_t(8, (n, batch, d)) * np.sqrt(6 / 8 * t1 / n)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(z, 0)])

# wrong: triangular noise | use the normal distribution
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = (rng.random((n, batch, d)) - rng.random((n, batch, d))) * np.sqrt(6 * t1 / n)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(z, 0)])

# wrong: starts random | the sums start after the first step: put a row
def brownian_paths(n, batch, d, rng, t1=1.0):
    return np.cumsum(rng.standard_normal((n + 1, batch, d)) * np.sqrt(t1 / n), 0)

# wrong: rounded to one digit | are numbers rounded, or used several times\?
def brownian_paths(n, batch, d, rng, t1=1.0):
    z = np.round(rng.standard_normal((n, batch, d)), 1) * np.sqrt(t1 / n)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(z, 0)])

# wrong: int array | whole numbers came: is the result written into
def brownian_paths(n, batch, d, rng, t1=1.0):
    w = np.zeros((n + 1, batch, d), dtype=int)
    for i in range(n):
        w[i + 1] = w[i] + np.sqrt(t1 / n) * rng.standard_normal((batch, d))
    return w

# wrong: mean reverting | what comes next must not depend on what
def brownian_paths(n, batch, d, rng, t1=1.0):
    w = [np.zeros((batch, d))]
    for i in range(n):
        w.append(0.9 * w[-1] + np.sqrt(t1 / n) * rng.standard_normal((batch, d)))
    return np.stack(w)

# right: cholesky
def brownian_paths(n, batch, d, rng, t1=1.0):
    t = np.linspace(0, t1, n + 1)[1:]
    L = np.linalg.cholesky(np.minimum(t[:, None], t))
    return np.concatenate([np.zeros((1, batch, d)), np.einsum("ij,jbd->ibd", L, rng.standard_normal((n, batch, d)))])

# wrong: steps by np.arange | rounding.*one step too many
def brownian_paths(n, batch, d, rng, t1=1.0):
    h = t1 / n
    w = [np.zeros((batch, d))]
    for t in np.arange(0, t1, h):
        w.append(w[-1] + np.sqrt(h) * rng.standard_normal((batch, d)))
    return np.stack(w)

# wrong: steps by while | rounding.*one step too many
def brownian_paths(n, batch, d, rng, t1=1.0):
    h = t1 / n
    w = [np.zeros((batch, d))]
    t = 0
    while t < t1:
        w.append(w[-1] + np.sqrt(h) * rng.standard_normal((batch, d)))
        t += h
    return np.stack(w)

# wrong: steps by while, a whole step ahead | rounding.*one step too few
def brownian_paths(n, batch, d, rng, t1=1.0):
    h = t1 / n
    w = [np.zeros((batch, d))]
    t = 0
    while t + h <= t1:
        w.append(w[-1] + np.sqrt(h) * rng.standard_normal((batch, d)))
        t += h
    return np.stack(w)

# wrong: h and its root | h times √h
def brownian_paths(n, batch, d, rng, t1=1.0):
    h = t1 / n
    dw = h * np.sqrt(h) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: root of h / 2 | √½ too much
def brownian_paths(n, batch, d, rng, t1=1.0):
    h = t1 / n
    dw = np.sqrt(h/2) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: h squared | a square is taken
def brownian_paths(n, batch, d, rng, t1=1.0):
    h = t1 / n
    dw = h**2 * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: times root d | multiplied by √d
def brownian_paths(n, batch, d, rng, t1=1.0):
    h = t1 / n
    dw = np.sqrt(h*d) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: mean of the batch taken off | mean of the batch taken off
def brownian_paths(n, batch, d, rng, t1=1.0):
    h = t1 / n
    dw = np.sqrt(h) * rng.standard_normal((n, batch, d))
    dw -= dw.mean(1, keepdims=True)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: the batch comes before the coordinates | the batch comes before the coordinates
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    w = np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])
    return w.swapaxes(1, 2)

# wrong: time comes first, and n steps have n + 1 values | time comes first, and n steps have n \+ 1 values
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    w = np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])
    return w[1:].swapaxes(0, 1)

# wrong: one number for each path: every path has d coordinates | one number for each path: every path has d coordinates
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    w = np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])
    return w[:, :, 0]

# wrong: one path only: every one in the batch has its own | one path only: every one in the batch has its own
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    w = np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])
    return w[:, 0]

# wrong: one time only: keep all of them | one time only: keep all of them
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    w = np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])
    return w[-1]

# wrong: one value too many: is the start there twice, or are there n + 1 steps? | one value too many: is the start there twice, or are there n \+ 1
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    w = np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])
    return np.concatenate([np.zeros((1, batch, d)), w])

# wrong: is the last value written? | is the last value written\?
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / n) * rng.standard_normal((n, batch, d))
    w = np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])
    return np.concatenate([w[:-1], w[-2:-1]])

# wrong: the step is t1 / (n - 1): n steps fill the time t1 | the step is t1 / \(n - 1\): n steps fill the time t1
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1 / max(n - 1, 1)) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: the factor is 1 / n: an increment over h = t1 / n has standard deviation √h | the factor is 1 / n: an increment over h = t1 / n has standard
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = rng.standard_normal((n, batch, d)) / n
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: every increment has the variance of the whole time, t1 | every increment has the variance of the whole time, t1
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = np.sqrt(t1) * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: every increment has the standard deviation t1 | every increment has the standard deviation t1
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = t1 * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: √h twice: the factor is h^¼ | √h twice: the factor is h\^¼
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = (t1 / n) ** 0.25 * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: the step is divided by √h | the step is divided by √h
def brownian_paths(n, batch, d, rng, t1=1.0):
    dw = rng.standard_normal((n, batch, d)) / np.sqrt(t1 / n)
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])

# wrong: times subtracted the wrong way round | is something divided by zero, or a root of a negative number\?
def brownian_paths(n, batch, d, rng, t1=1.0):
    t = np.linspace(0, t1, n + 1)
    dw = np.sqrt(t[:-1] - t[1:])[:, None, None] * rng.standard_normal((n, batch, d))
    return np.concatenate([np.zeros((1, batch, d)), np.cumsum(dw, axis=0)])
