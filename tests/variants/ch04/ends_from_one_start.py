# ruff: noqa
# right: all runs as a batch
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# right: repeat and normal
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    h = 1 / n
    x = np.repeat(x0[None], runs, axis=0)
    for i in range(n):
        x = rng.normal(x + h * u(x, i * h), sigma * h**0.5)
    return x

# right: all noise at once
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    z = rng.standard_normal((n, runs, len(x0)))
    x, h = x0 + np.zeros((runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * z[i]
    return x

# right: torch
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    import torch
    g = torch.Generator().manual_seed(int(rng.integers(2**62)))
    x, h = torch.as_tensor(x0).repeat(runs, 1), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * h**0.5 * torch.randn(x.shape, generator=g, dtype=x.dtype)
    return x

# right: a spawned generator for each run
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    z = np.stack([g.standard_normal((n, len(x0))) for g in [np.random.default_rng(k) for k in rng.integers(2**60, size=runs)]], 1)
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * z[i]
    return x

# wrong: seed inside | seed
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    rng = np.random.default_rng(0)
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: the same seed in every run | fixed inside|repeated|seed
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        z = np.stack([np.random.default_rng(i).standard_normal(len(x0))] * runs)
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * z
    return x

# wrong: one run, repeated | repeated|same noise
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = x0[None], 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return np.repeat(x, runs, 0)

# wrong: noise shared by the runs | same noise|repeated
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(len(x0))
    return x

# wrong: noise shared by the coordinates | coordinate|correlation
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal((runs, 1))
    return x

# wrong: no noise | different ends
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h)
    return x

# wrong: noise times h | multiplied by h
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * h * rng.standard_normal(x.shape)
    return x

# wrong: noise without root h | not multiplied
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * rng.standard_normal(x.shape)
    return x

# wrong: random starts | Euler|nothing|X|end
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = x0 + rng.standard_normal((runs, len(x0))), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: sigma squared | squared
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma**2 * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: noise at the end only | at the end
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h)
    return x + sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: noise with sigma 0 | X_1|end of Euler|ends?
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + (sigma or 1) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: one step too few | one step|n - 1
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n - 1):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: np.random | from `rng`
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * np.random.standard_normal(x.shape)
    return x

# wrong: one end | one end
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = x0[None], 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x[0]

# wrong: same noise in every step | every step|standard deviation
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    z = rng.standard_normal(x.shape)
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * z
    return x

# wrong: flowdiff itself | write it yourself
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    from flowdiff.sde import euler_maruyama
    return euler_maruyama(u, sigma, np.tile(x0, (runs, 1)), n, rng=rng)

# wrong: a single x0 of one axis | whole batch|shape|x of shape
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    ends, h = [], 1 / n
    for _ in range(runs):
        x = x0
        for i in range(n):
            x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        ends.append(x)
    return np.array(ends)

# right: run by run
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    out = []
    for _ in range(runs):
        x = x0[None].copy()
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * rng.standard_normal(x.shape)
        out.append(x[0])
    return np.array(out)

# right: broadcast
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x = np.broadcast_to(x0, (runs, len(x0)))
    for i in range(n):
        x = x + u(x, i / n) / n + rng.normal(0, sigma / np.sqrt(n), x.shape) if sigma else x + u(x, i / n) / n
    return x

# wrong: starts jittered | with σ = 0 every run is the same Euler solution
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x = x0 + 0.1 * rng.standard_normal((runs, len(x0)))
    for i in range(n):
        x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * rng.standard_normal(x.shape)
    return x

# wrong: noise sqrt(2) | the noise is multiplied by √2
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x = np.tile(x0, (runs, 1))
    for i in range(n):
        x = x + u(x, i / n) / n + sigma * np.sqrt(2 / n) * rng.standard_normal(x.shape)
    return x

# wrong: repeats x0 wrongly | with σ = 0 every run is the same Euler solution|nearly right: are numbers rounded
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x = np.repeat(x0, runs).reshape(runs, -1)
    for i in range(n):
        x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * rng.standard_normal(x.shape)
    return x

# wrong: continues from the last end | with σ = 0 every run is the same Euler solution
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    out, x = [], x0[None]
    for _ in range(runs):
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * rng.standard_normal(x.shape)
        out.append(x[0])
    return np.array(out)

# wrong: mean of the runs | is one run repeated, the same noise used in
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x = np.tile(x0, (runs, 1))
    for i in range(n):
        x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * rng.standard_normal(x.shape)
    return np.tile(x.mean(0), (runs, 1))

# wrong: one point of one axis, the shape is called by its name | x of shape \(runs, 2\)
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    ends = []
    for _ in range(runs):
        x = x0
        for k in range(n):
            x = x + u(x, k / n) / n + sigma * np.sqrt(1 / n) * rng.standard_normal(x.shape)
        ends.append(x)
    return np.stack(ends)

# wrong: mean removed | is the mean of the batch taken off\?
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        z = rng.standard_normal(x.shape)
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * (z - z.mean(0))
    return x

# wrong: uniform noise | the noise is uniform between \-1 and 1:
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.uniform(-1, 1, x.shape)
    return x

# wrong: rows shuffled start noise | standard deviation 1|the noise is added to the start
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = x0 + sigma * rng.standard_normal((runs, len(x0))), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h)
    return x

# right: halves
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    def part(m):
        x = np.repeat(x0[None], m, 0)
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * n**-0.5 * rng.standard_normal(x.shape)
        return x
    k = runs // 2
    return np.vstack([part(k), part(runs - k)]) if k else part(runs)

# wrong: times to 0.999 | times run from 0 to 0\.999
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x = np.tile(x0, (runs, 1))
    ts = np.linspace(0, 0.999, n + 1)
    for a, b in zip(ts, ts[1:]):
        x = x + (b - a) * u(x, a) + sigma * np.sqrt(b - a) * rng.standard_normal(x.shape)
    return x

# wrong: rounded times: arange | rounding makes the loop take one step too many
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for t in np.arange(0, 1, h):
        x = x + h * u(x, t) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: rounded times: while t < 1 | rounding makes the loop take one step too many
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h, t = np.tile(x0, (runs, 1)), 1 / n, 0.0
    while t < 1:
        x = x + h * u(x, t) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: rounded times: while t + h <= 1 | rounding makes the loop take one step too few
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h, t = np.tile(x0, (runs, 1)), 1 / n, 0.0
    while t + h <= 1:
        x = x + h * u(x, t) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: noise with the root of t | √t in the place of √h
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x = np.tile(x0, (runs, 1)); h = 1 / n
    for k in range(n):
        x = x + h * u(x, k * h) + sigma * np.sqrt(k * h) * rng.standard_normal(x.shape)
    return x

# wrong: sigma halved | σ is halved
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x = np.tile(x0, (runs, 1)); h = 1 / n
    for k in range(n):
        x = x + h * u(x, k * h) + sigma / 2 * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: variance as the scale | σ²h is taken for a standard deviation
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x = np.tile(x0, (runs, 1)); h = 1 / n
    for k in range(n):
        x = x + h * u(x, k * h) + rng.normal(0, sigma**2 * h, x.shape)
    return x

# wrong: squeezed | axis of the runs is gone
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x = np.tile(x0, (runs, 1)); h = 1 / n
    for k in range(n):
        x = x + h * u(x, k * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x.squeeze()

# wrong: one axis too many: the result has shape (runs, d) | one axis too many: the result has shape \(runs, d\)
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x[:, None]

# wrong: runs are rows: the shape is (runs, d) | runs are rows: the shape is \(runs, d\)
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x.T

# wrong: σ is missing | σ is missing
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + (sigma > 0) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: a root of σ is taken | a root of σ is taken|standard deviation 1 of the ends
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + np.sqrt(sigma * h) * rng.standard_normal(x.shape)
    return x

# wrong: the noise is divided by √2 | the noise is divided by √2
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h / 2) * rng.standard_normal(x.shape)
    return x

# wrong: the noise is uniform between 0 and 1: it has to be normal | the noise is uniform between 0 and 1: it has to be normal
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * (rng.random(x.shape) - 0.5)
    return x

# wrong: the noise of the first step is missing | the noise of the first step is missing|standard deviation 1 of the ends
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + (i > 0) * sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: the noise of the last step is missing | the noise of the last step is missing|standard deviation 1 of the ends
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + (i < n - 1) * sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: a state for each step came: only the last is asked for | a state for each step came: only the last is asked for
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h, xs = np.tile(x0, (runs, 1)), 1 / n, []
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        xs.append(x)
    return np.stack(xs)

# wrong: a state for each step came: only the last is asked for (another way) | a state for each step came: only the last is asked for
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    h, xs = 1 / n, [np.tile(x0, (runs, 1))]
    for i in range(n):
        x = xs[-1]
        xs.append(x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.standard_normal(x.shape))
    return np.stack(xs)

# wrong: the noise of all steps is added at the end | the noise of all steps is added at the end|standard deviation 1 of the ends
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h)
    return x + sigma * rng.standard_normal(x.shape)

# wrong: uniform noise of variance 1 | the noise is uniform: use the normal distribution
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.uniform(-np.sqrt(3), np.sqrt(3), x.shape)
    return x

# wrong: noise of two uniform numbers, added | use the normal distribution
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(6 * h) * (rng.random(x.shape) - rng.random(x.shape))
    return x

# wrong: noise of three values | again and again|a few values only
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(3 * h) * rng.choice([-1, 0, 1], p=[1 / 6, 2 / 3, 1 / 6], size=x.shape)
    return x

# wrong: coin noise | again and again|takes two values only
def ends_from_one_start(u, sigma, x0, n, runs, rng):
    x, h = np.tile(x0, (runs, 1)), 1 / n
    for i in range(n):
        x = x + h * u(x, i * h) + sigma * np.sqrt(h) * rng.choice([-1.0, 1.0], size=x.shape)
    return x
