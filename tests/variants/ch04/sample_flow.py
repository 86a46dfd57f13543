# ruff: noqa
# right: a for loop
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# right: t advances, in place on its own noise
def sample_flow(u, batch, d, n, rng):
    x, h, t = rng.normal(size=(batch, d)), 1 / n, 0.0
    for _ in range(n):
        x += h * u(x, t)
        t += h
    return x

# right: linspace and column times
def sample_flow(u, batch, d, n, rng):
    x = rng.normal(0, 1, (batch, d))
    ts = np.linspace(0, 1, n + 1)
    for a, b in zip(ts[:-1], ts[1:]):
        x = x + (b - a) * u(x, np.full((batch, 1), a))
    return x

# right: multivariate normal
def sample_flow(u, batch, d, n, rng):
    x = rng.multivariate_normal(np.zeros(d), np.eye(d), size=batch)
    h = 1.0 / n
    for k in range(n):
        x = x + h * u(x, k * h)
    return x

# right: torch
def sample_flow(u, batch, d, n, rng):
    import torch
    g = torch.Generator().manual_seed(int(rng.integers(2**62)))
    x = torch.randn(batch, d, generator=g)
    with torch.no_grad():
        for i in range(n):
            x = x + u(x, i / n) / n
    return x

# right: torch, noise from numpy, times as a tensor
def sample_flow(u, batch, d, n, rng):
    import torch
    x = torch.from_numpy(rng.standard_normal((batch, d)))
    for t in torch.linspace(0, 1, n + 1)[:-1]:
        x = x + u(x, t.expand(batch, 1)) / n
    return x

# right: recursion
def sample_flow(u, batch, d, n, rng):
    def go(x, k):
        return x if k == n else go(x + u(x, k / n) / n, k + 1)
    return go(rng.standard_normal((batch, d)), 0)

# wrong: one step too few | one step early|n - 1 steps
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n - 1):
        x = x + u(x, i / n) / n
    return x

# wrong: printed loop, from 1 to n - 1 | one step early|n - 1 steps
def sample_flow(u, batch, d, n, rng):
    x, t, h = rng.standard_normal((batch, d)), 0, 1 / n
    for i in range(1, n):
        x = x + h * u(x, t)
        t = t + h
    return x

# wrong: one step too many | too (far|many)|more than
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n + 1):
        x = x + u(x, i / n) / n
    return x

# wrong: end of the step | end of (each|the)
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(1, n + 1):
        x = x + u(x, i / n) / n
    return x

# wrong: t never moves | never advances|time 0|first time
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(x, 0.0) / n
    return x

# wrong: number of the step for the time | number of the step
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(x, i) / n
    return x

# wrong: no step size | h is missing
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(x, i / n)
    return x

# wrong: backwards | backwards|go against|against u
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n):
        x = x - u(x, 1 - i / n) / n
    return x

# wrong: uniform start | uniform
def sample_flow(u, batch, d, n, rng):
    x = rng.random((batch, d))
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: one start for the batch | whole shape|batch
def sample_flow(u, batch, d, n, rng):
    x = np.tile(rng.standard_normal(d), (batch, 1))
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: one number for all coordinates | coordinate
def sample_flow(u, batch, d, n, rng):
    x = np.repeat(rng.standard_normal((batch, 1)), d, axis=1)
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: starts at zero | no noise
def sample_flow(u, batch, d, n, rng):
    x = np.zeros((batch, d))
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: np.random | from `rng`
def sample_flow(u, batch, d, n, rng):
    x = np.random.randn(batch, d)
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: own seed | seed
def sample_flow(u, batch, d, n, rng):
    x = np.random.default_rng(0).standard_normal((batch, d))
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: torch.randn without a generator | from `rng`
def sample_flow(u, batch, d, n, rng):
    import torch
    x = torch.randn(batch, d)
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: arguments swapped | swapped
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(i / n, x) / n
    return x

# wrong: trajectory | trajectory
def sample_flow(u, batch, d, n, rng):
    xs = [rng.standard_normal((batch, d))]
    for i in range(n):
        xs.append(xs[-1] + u(xs[-1], i / n) / n)
    return np.stack(xs)

# wrong: always at the start | always asked at x0
def sample_flow(u, batch, d, n, rng):
    x0 = x = rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(x0, i / n) / n
    return x

# wrong: noise in every step | X_1
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(x, i / n) / n + rng.standard_normal((batch, d)) / n
    return x

# wrong: midpoint | second order|midpoint|twice
def sample_flow(u, batch, d, n, rng):
    x, h = rng.standard_normal((batch, d)), 1 / n
    for i in range(n):
        x = x + h * u(x + h / 2 * u(x, i * h), i * h + h / 2)
    return x

# wrong: a diffusion without noise | flowdiff.sde.euler_maruyama
def sample_flow(u, batch, d, n, rng):
    from flowdiff import sde
    return sde.euler_maruyama(u, 0.0, rng.standard_normal((batch, d)), n, rng=rng)

# wrong: flowdiff itself | write it yourself
def sample_flow(u, batch, d, n, rng):
    from flowdiff.ode import euler
    return euler(u, rng.standard_normal((batch, d)), n)

# wrong: points one by one | whole batch
def sample_flow(u, batch, d, n, rng):
    out = []
    for _ in range(batch):
        x = rng.standard_normal((1, d))
        for i in range(n):
            x = x + u(x, i / n) / n
        out.append(x)
    return np.concatenate(out)

# wrong: d and batch exchanged | shape|rows
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((d, batch))
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# right: while with a counter
def sample_flow(u, batch, d, n, rng):
    x, k = rng.normal(0, 1, (batch, d)), 0
    while k < n:
        x, k = x + u(x, k / n) / n, k + 1
    return x

# right: torch inside
def sample_flow(u, batch, d, n, rng):
    import torch
    x = torch.from_numpy(rng.standard_normal((batch, d)))
    with torch.no_grad():
        for i in range(n):
            x = x + u(x, i / n) / n
    return x.numpy()

# right: float32 start
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d), dtype=np.float32)
    for t in np.linspace(0, 1, n, endpoint=False):
        x = x + u(x, float(t)) * np.float32(1 / n)
    return x

# wrong: half steps at the ends | take the first step by hand: what is t, and how
def sample_flow(u, batch, d, n, rng):
    x, ts = rng.standard_normal((batch, d)), np.linspace(0, 1, n + 1)
    for i in range(n):
        h = 1 / n if 0 < i < n - 1 else 0.5 / n
        x = x + h * u(x, ts[i])
    return x

# wrong: cosine times | take the first step by hand: what is t, and how
def sample_flow(u, batch, d, n, rng):
    x, ts = rng.standard_normal((batch, d)), 1 - np.cos(np.pi / 2 * np.linspace(0, 1, n + 1))
    for a, b in zip(ts, ts[1:]):
        x = x + (b - a) * u(x, a)
    return x

# wrong: start scaled | standard deviation 1 of the start
def sample_flow(u, batch, d, n, rng):
    x = 0.5 * rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: start shifted | is it drawn from a normal distribution around 0\?
def sample_flow(u, batch, d, n, rng):
    x = 1 + rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: clipped each step | take the first step by hand: what is t, and how
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n):
        x = np.clip(x + u(x, i / n) / n, -1, 1)
    return x

# wrong: last step to the data without h | take the first step by hand: what is t, and how
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n - 1):
        x = x + u(x, i / n) / n
    return x + u(x, 1 - 1 / n)

# wrong: time as an array of the batch | u is asked with the number of the step where
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(x, np.full((batch, d), i)) / n
    return x

# wrong: returns pair with noise | two things are returned where one is asked for
def sample_flow(u, batch, d, n, rng):
    x0 = x = rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(x, i / n) / n
    return x0, x

# wrong: standardised start | is the mean of the batch taken off\?
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    x = (x - x.mean(0)) / x.std(0)
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: truncated | is it normal, and nothing of it cut
def sample_flow(u, batch, d, n, rng):
    x = np.clip(rng.standard_normal((batch, d)), -2, 2)
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: normalised start | the noise is divided by √d
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    x = x / np.linalg.norm(x, axis=1, keepdims=True)
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: new noise each step | take the first step by hand: what is
def sample_flow(u, batch, d, n, rng):
    for i in range(n):
        x = rng.standard_normal((batch, d))
        x = x + u(x, i / n) / n
    return x

# right: d by batch transposed
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((d, batch)).T
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: times to 0.999, as the labs sample | times run from 0 to 0\.999
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    ts = np.linspace(0, 0.999, n + 1)
    for a, b in zip(ts[:-1], ts[1:]):
        x = x + (b - a) * u(x, a)
    return x

# wrong: times to 0.999, steps of 1 / n | times run from 0 to 0\.999
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for t in np.linspace(0, 0.999, n + 1)[:-1]:
        x = x + u(x, t) / n
    return x

# wrong: times from 0.001 | times run from 0\.001 to 1\b
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    ts = np.linspace(1e-3, 1, n + 1)
    for a, b in zip(ts[:-1], ts[1:]):
        x = x + (b - a) * u(x, a)
    return x

# wrong: times to 1 - 1e-5 | times run from 0 to 0\.99999
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    ts = np.linspace(0, 1 - 1e-5, n + 1)
    for a, b in zip(ts[:-1], ts[1:]):
        x = x + (b - a) * u(x, a)
    return x

# wrong: rounded times: arange | rounding makes the loop take one step too many
def sample_flow(u, batch, d, n, rng):
    x, h = rng.standard_normal((batch, d)), 1 / n
    for t in np.arange(0, 1, h):
        x = x + h * u(x, t)
    return x

# wrong: rounded times: while t < 1 | rounding makes the loop take one step too many
def sample_flow(u, batch, d, n, rng):
    x, h, t = rng.standard_normal((batch, d)), 1 / n, 0.0
    while t < 1:
        x = x + h * u(x, t); t += h
    return x

# wrong: rounded times: while t + h <= 1 | rounding makes the loop take one step too few
def sample_flow(u, batch, d, n, rng):
    x, h, t = rng.standard_normal((batch, d)), 1 / n, 0.0
    while t + h <= 1:
        x = x + h * u(x, t); t += h
    return x

# wrong: rounded times: arange to 1 + h | rounding makes the loop take one step too many
def sample_flow(u, batch, d, n, rng):
    x, h = rng.standard_normal((batch, d)), 1 / n
    for t in np.arange(0, 1 + h, h)[:-1]:
        x = x + h * u(x, t)
    return x

# wrong: int(1 / h) steps | rounding makes the loop take one step too few
def sample_flow(u, batch, d, n, rng):
    x, h = rng.standard_normal((batch, d)), 1 / n
    for k in range(int(1 / h)):
        x = x + h * u(x, k * h)
    return x

# wrong: h rounded to two digits | cut off, or rounded
def sample_flow(u, batch, d, n, rng):
    x, h = rng.standard_normal((batch, d)), round(1 / n, 2)
    for k in range(n):
        x = x + h * u(x, k * h)
    return x

# wrong: this is uniform noise between -1 and 1: p_init is N(0, I) | this is uniform noise between -1 and 1: p_init is N\(0, I\)
def sample_flow(u, batch, d, n, rng):
    x = rng.uniform(-1, 1, (batch, d))
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: the noise is multiplied by √d | the noise is multiplied by √d
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d)) * np.sqrt(d)
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: the noise is multiplied by √h | the noise is multiplied by √h
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d)) * np.sqrt(1 / n)
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: the noise is multiplied by h | the noise is multiplied by h
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d)) / n
    for i in range(n):
        x = x + u(x, i / n) / n
    return x

# wrong: … is given to your function: ask it in every step | is given to your function: ask it in every step
def sample_flow(u, batch, d, n, rng):
    return rng.standard_normal((batch, d))

# wrong: points are rows: the shape is (batch, d) | points are rows: the shape is \(batch, d\)
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n):
        x = x + u(x, i / n) / n
    return x.T

# wrong: u is asked for each point: ask once for the whole batch | u is asked for each point: ask once for the whole batch
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    for i in range(n):
        new = x.copy()
        for j in range(batch):
            new[j] = x[j] + u(x, i / n)[j] / n
        x = new
    return x

# wrong: one call more than there are steps | one call more than there are steps
def sample_flow(u, batch, d, n, rng):
    x = rng.standard_normal((batch, d))
    u(x, 0.0)
    for i in range(n):
        x = x + u(x, i / n) / n
    return x
