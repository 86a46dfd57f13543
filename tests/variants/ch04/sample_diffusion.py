# ruff: noqa
# right: a for loop
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# right: Brownian increments
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, dw = sigma(t), rng.normal(0, h**0.5, size=x.shape)
        x = x + (u(x, t) + 0.5 * s**2 * score(x, t)) * h + s * dw
    return x

# right: all noise at once
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    noise = rng.standard_normal((n,) + x0.shape)
    for i in range(n):
        t = i * h
        z = noise[i]
        x = x + h * u(x, t) + h * sigma(t) ** 2 / 2 * score(x, t) + sigma(t) * np.sqrt(h) * z
    return x

# right: a copy in place
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h, t = x0.copy(), 1 / n, 0.0
    for _ in range(n):
        s = sigma(t)
        drift = u(x, t) + s * s * score(x, t) / 2
        x += h * drift
        x += s * h**0.5 * rng.standard_normal(x.shape)
        t += h
    return x

# right: drawn around the Euler step
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        pass
        x = rng.normal(x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)), sigma(t) * np.sqrt(h))
    return x

# right: torch
def sample_diffusion(u, score, sigma, x0, n, rng):
    import torch
    g = torch.Generator().manual_seed(int(rng.integers(2**62)))
    x, h = torch.as_tensor(x0), 1 / n
    for i in range(n):
        t = i / n
        z = torch.randn(x.shape, generator=g, dtype=x.dtype)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * h**0.5 * z
    return x

# right: torch float32
def sample_diffusion(u, score, sigma, x0, n, rng):
    import torch
    x, h = torch.tensor(x0, dtype=torch.float32), 1 / n
    for i in range(n):
        t = i / n
        z = torch.as_tensor(rng.standard_normal(x.shape), dtype=torch.float32)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * h**0.5 * z
    return x

# wrong: no score | score term is missing
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: minus | sign
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) - sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: no half | ½
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: sigma not squared | σ is not squared
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: no sigma in the score term | σ is missing
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + score(x, t) / 2) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: plain score | σ is missing
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: halved, then squared | ¼|halved
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + (sigma(t) / 2) ** 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: score term without h | score term has no h
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + sigma(t) ** 2 / 2 * score(x, t) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: noise times h | multiplied by h
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * h * z
    return x

# wrong: noise without h | not multiplied by √h
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * z
    return x

# wrong: noise without sigma | σ is missing
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + np.sqrt(h) * z
    return x

# wrong: sigma squared in the noise | σ is squared
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) ** 2 * np.sqrt(h) * z
    return x

# wrong: no noise | as σ is not 0
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t))
    return x

# wrong: sigma at the end of the step | end of the step
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t + h) ** 2 / 2 * score(x, t)) + sigma(t + h) * np.sqrt(h) * z
    return x

# wrong: sigma at time 0 | time 0
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    s = sigma(0.0)
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + s**2 / 2 * score(x, t)) + s * np.sqrt(h) * z
    return x

# wrong: same noise in every step | fresh noise|before the loop
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    z = rng.standard_normal(x0.shape)
    for i in range(n):
        t = i * h
        pass
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: same noise for all points | many points|whole shape
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape[1])
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: same noise in all coordinates | coordinate
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal((len(x), 1))
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: the same noise, shuffled | another order
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    z = rng.standard_normal(x0.shape)
    for i in range(n):
        t = i * h
        pass
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * rng.permutation(z)
    return x

# wrong: Laplace noise | kurtosis
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.laplace(0, 0.5**0.5, x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: noise before the drift | X|σ²|score|u
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        y = x + sigma(t) * np.sqrt(h) * z; x = y + h * (u(y, t) + sigma(t) ** 2 / 2 * score(y, t))
    return x

# wrong: uniform noise | uniform
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.uniform(-1, 1, x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: uniform noise of variance 1 | uniform
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.uniform(-3**0.5, 3**0.5, x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: coin noise | coin|many points
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.choice([-1.0, 1.0], x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: one step too few | one step early|n - 1
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n - 1):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: one step too many | too (many|far)
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n + 1):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: in place on x0 | `x0` is the same
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x += h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: np.random | from `rng`
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = np.random.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: own seed | seed
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    rng = np.random.default_rng(0)
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: own seed in every step | seed|fresh
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = np.random.default_rng(i).standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: t never moves | never advances|time 0
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, 0.0) + sigma(t) ** 2 / 2 * score(x, 0.0)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: the score at the end of the step | score|beside
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t + h)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: sqrt of sigma squared h wrongly | σ²h|squared
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + np.sqrt(h) * sigma(t) ** 2 * z
    return x

# wrong: starts from noise, not from x0 | x0
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    x = rng.standard_normal(x0.shape)
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * z
    return x

# wrong: noise on the last step left out | no noise|noise
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + (sigma(t) * np.sqrt(h) * z if i < n - 1 else 0)
    return x

# wrong: flowdiff itself | write it yourself
def sample_diffusion(u, score, sigma, x0, n, rng):
    from flowdiff.sde import euler_maruyama
    return euler_maruyama(lambda x, t: u(x, t) + sigma(t) ** 2 / 2 * score(x, t), sigma, x0, n, rng=rng)

# wrong: torch, randn_like | from `rng`
def sample_diffusion(u, score, sigma, x0, n, rng):
    import torch
    x, h = torch.as_tensor(x0), 1 / n
    for i in range(n):
        t = i / n
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * h**0.5 * torch.randn_like(x)
    return x

# wrong: score without u | u is not used
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * sigma(t) ** 2 / 2 * score(x, t) + sigma(t) * np.sqrt(h) * z + 0 * u(x, t)
    return x

# wrong: score added twice | ½|twice
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        z = rng.standard_normal(x.shape)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)); x = x + h * sigma(t) ** 2 / 2 * score(x - h * u(x, t), t) + sigma(t) * np.sqrt(h) * z
    return x

# right: noise ahead
def sample_diffusion(u, score, sigma, x0, n, rng):
    x = x0
    for i, z in enumerate(rng.standard_normal((n, *x0.shape))):
        t = i / n
        s = sigma(t)
        x = x + (u(x, t) + 0.5 * s * s * score(x, t)) / n + s * z / np.sqrt(n)
    return x

# right: in place on a copy
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = np.copy(x0), 1.0 / n
    for t in np.arange(n) * h:
        s, b, g = sigma(t), u(x, t), score(x, t)
        x += h * b
        x += h * s**2 / 2 * g
        x += s * rng.normal(0, np.sqrt(h), x.shape)
    return x

# wrong: score at the moved point | both belong to the start of the step
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for i in range(n):
        t = i * h
        s = sigma(t)
        y = x + h * u(x, t)
        x = y + h * s**2 / 2 * score(y, t) + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: predictor corrector, full Langevin step | the factor ½ is missing
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for i in range(n):
        t = i * h
        s = sigma(t)
        x = x + h * u(x, t) + h * s**2 * score(x, t) + s * np.sqrt(2 * h) * rng.standard_normal(x.shape)
    return x

# wrong: 1 - t for t | time runs backwards from t1
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for i in range(n):
        t = 1 - i * h
        s = sigma(t)
        x = x + h * (u(x, t) + s**2 / 2 * score(x, t)) + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: u halved with the score | u is halved
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for i in range(n):
        t = i * h
        s = sigma(t)
        x = x + h * (u(x, t) + s**2 * score(x, t)) / 2 + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: sigma of the middle | in the middle of the step
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for i in range(n):
        t = i * h
        s = sigma(t + h / 2)
        x = x + h * (u(x, t) + s**2 / 2 * score(x, t)) + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: absolute values of the noise | does the noise have mean 0|the noise is never negative
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for i in range(n):
        t = i * h
        s = sigma(t)
        x = x + h * (u(x, t) + s**2 / 2 * score(x, t)) + s * np.sqrt(h) * np.abs(rng.standard_normal(x.shape))
    return x

# wrong: sigma called with x | the noise level depends on t alone
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for i in range(n):
        t = i * h
        s = sigma(x, t)
        x = x + h * (u(x, t) + s**2 / 2 * score(x, t)) + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: the score term has no h, in law | variance .* of X_1(.|\n)*checks of a single step say more
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for k in range(n):
        t = k * h
        x = x + h * u(x, t) + sigma(t) ** 2 / 2 * score(x, t) + sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: last step denoised | there is no noise at all
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for i in range(n):
        t = i * h; s = sigma(t)
        x = x + h * (u(x, t) + s**2 / 2 * score(x, t))
        if i < n - 1:
            x = x + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: u weighted | 1 times h u
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for i in range(n):
        t = i * h; s = sigma(t)
        x = x + h * s**2 / 2 * (u(x, t) + score(x, t)) + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: score after drift | both belong to the start of the step
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for i in range(n):
        t = i * h; s = sigma(t)
        x = x + h * u(x, t)
        x = x + h * s**2 / 2 * score(x, t) + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# right: langevin split
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for t in np.arange(n) / n:
        t = float(t)
        s = sigma(t)
        eps = s**2 * h / 2
        x = x + h * u(x, t) + eps * score(x, t) + np.sqrt(2 * eps) * rng.standard_normal(x.shape)
    return x

# wrong: times to 0.999 | times run from 0 to 0\.999
def sample_diffusion(u, score, sigma, x0, n, rng):
    x = x0
    ts = np.linspace(0, 0.999, n + 1)
    for t, e in zip(ts, ts[1:]):
        h = e - t
        s = sigma(t)
        x = x + h * (u(x, t) + s**2 / 2 * score(x, t)) + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: rounded times: arange | rounding makes the loop take one step too many
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for t in np.arange(0, 1, h):
        s = sigma(t)
        x = x + h * (u(x, t) + s**2 / 2 * score(x, t)) + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: rounded times: while t < 1 | rounding makes the loop take one step too many
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h, t = x0, 1 / n, 0.0
    while t < 1:
        s = sigma(t)
        x = x + h * (u(x, t) + s**2 / 2 * score(x, t)) + s * np.sqrt(h) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: rounded times: while t + h <= 1 | rounding makes the loop take one step too few
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h, t = x0, 1 / n, 0.0
    while t + h <= 1:
        s = sigma(t)
        x = x + h * (u(x, t) + s**2 / 2 * score(x, t)) + s * np.sqrt(h) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: u and score exchanged | u and the score are exchanged
def sample_diffusion(u, score, sigma, x0, n, rng):
    x, h = x0, 1 / n
    for k in range(n):
        t = k * h
        s = sigma(t)
        x = x + h * (score(x, t) + s**2 / 2 * u(x, t)) + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: the step goes against u | the step goes against u
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (-v + s**2 / 2 * g) + s * np.sqrt(h) * z
    return x

# wrong: u is taken twice | u is taken twice
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (2 * v + s**2 / 2 * g) + s * np.sqrt(h) * z
    return x

# wrong: the step size h is missing | the step size h is missing
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + v + h * s**2 / 2 * g + s * np.sqrt(h) * z
    return x

# wrong: the step size h is multiplied in twice | the step size h is multiplied in twice
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (h * v + s**2 / 2 * g) + s * np.sqrt(h) * z
    return x

# wrong: u is multiplied by √h | u is multiplied by √h
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + np.sqrt(h) * v + h * s**2 / 2 * g + s * np.sqrt(h) * z
    return x

# wrong: the sign, and the factor ½ | the sign, and the factor ½
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v - s**2 * g) + s * np.sqrt(h) * z
    return x

# wrong: σ is not squared, and the factor ½ is missing | σ is not squared, and the factor ½ is missing
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v + s * g) + s * np.sqrt(h) * z
    return x

# wrong: σ² is taken at time 1 | σ² is taken at time 1
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v + sigma(1.0) ** 2 / 2 * g) + s * np.sqrt(h) * z
    return x

# wrong: the score term is multiplied by √h | the score term is multiplied by √h
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * v + np.sqrt(h) * s**2 / 2 * g + s * np.sqrt(h) * z
    return x

# wrong: the score term has h twice | the score term has h twice|likely\s+(σ|the noise|a root|the score)
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v + h * s**2 / 2 * g) + s * np.sqrt(h) * z
    return x

# wrong: does the noise have mean 0? Is something asked at another time or place than u? | does the noise have mean 0\? Is something asked at another time or
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v + s**2 / 2 * g) + s * np.sqrt(h) * (z + 0.3)
    return x

# wrong: a root of σ is taken | a root of σ is taken
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v + s**2 / 2 * g) + np.sqrt(s) * np.sqrt(h) * z
    return x

# wrong: σ is missing, and √h | σ is missing, and √h
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v + s**2 / 2 * g) + z
    return x

# wrong: σ²h is taken for a standard deviation: it is the variance | σ²h is taken for a standard deviation: it is the variance|likely\s+(σ|the noise|a root|the score)
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v + s**2 / 2 * g) + s**2 * h * z
    return x

# wrong: the noise is uniform between 0 and 1 | the noise is uniform between 0 and 1
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v + s**2 / 2 * g) + s * np.sqrt(h) * rng.random(x.shape)
    return x

# wrong: σ is taken at time 1 | σ is taken at time 1
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v + s**2 / 2 * g) + sigma(1.0) * np.sqrt(h) * z
    return x

# wrong: the noise is divided by √2 | the noise is divided by √2
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v + s**2 / 2 * g) + s * np.sqrt(h / 2) * z
    return x

# wrong: √h is taken twice: h^{1/4} | √h is taken twice: h\^\{1/4\}
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        s, z = sigma(t), rng.standard_normal(x.shape)
        v, g = u(x, t), score(x, t)
        x = x + h * (v + s**2 / 2 * g) + s * h**0.25 * z
    return x

# wrong: the score is asked twice in each step: keep its value in a variable | the score is asked twice in each step: keep its value in a variable
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        t = i * h
        g = score(x, t)
        x = x + h * (u(x, t) + sigma(t) ** 2 / 2 * score(x, t)) + sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: noise of three values, with the kurtosis of normal noise | a few values only
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        z = np.sqrt(3) * rng.choice([-1, 0, 1], p=[1 / 6, 2 / 3, 1 / 6], size=x.shape)
        x = x + h * (u(x, i * h) + sigma(i * h) ** 2 / 2 * score(x, i * h)) + sigma(i * h) * np.sqrt(h) * z
    return x

# wrong: noise of two uniform numbers, added | use the normal distribution|kurtosis
def sample_diffusion(u, score, sigma, x0, n, rng):
    h, x = 1 / n, x0
    for i in range(n):
        z = np.sqrt(6) * (rng.random(x.shape) - rng.random(x.shape))
        x = x + h * (u(x, i * h) + sigma(i * h) ** 2 / 2 * score(x, i * h)) + sigma(i * h) * np.sqrt(h) * z
    return x
