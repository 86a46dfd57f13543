# ruff: noqa
# right: the loop
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# right: linspace
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    x, ts = x0, np.linspace(t0, t1, n + 1)
    for a, b in zip(ts, ts[1:]):
        x = x + (b - a) * u(x, a) + sigma(a) * rng.normal(0, np.sqrt(b - a), x.shape)
    return x

# right: t advanced, a copy in place
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, t, x = (t1 - t0) / n, t0, x0.copy()
    for _ in range(n):
        noise = rng.standard_normal(x.shape)
        x += u(x, t) * h + sigma(t) * h**0.5 * noise
        t += h
    return x

# right: all noise ahead
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    z = np.sqrt(h) * rng.standard_normal((n,) + x0.shape)
    for i, dw in enumerate(z):
        x = x + h * u(x, t0 + i * h) + sigma(t0 + i * h) * dw
    return x

# right: torch
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    import torch
    h, x = (t1 - t0) / n, torch.as_tensor(x0)
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + h**0.5 * sigma(t) * torch.from_numpy(rng.standard_normal(tuple(x.shape)))
    return x

# wrong: right end point | end of each step
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t + h) * rng.standard_normal(x.shape)
    return x

# wrong: sigma under the root | inside the root
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h * sigma(t)) * rng.standard_normal(x.shape)
    return x

# wrong: h for the root | scaled by h
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + h * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: no h | √h is missing
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: sigma at t0 | at t0
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t0) * rng.standard_normal(x.shape)
    return x

# wrong: sigma squared | squared
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) ** 2 * rng.standard_normal(x.shape)
    return x

# wrong: n - 1 steps | n - 1 steps
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n - 1):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: one step too many | n \+ 1 steps
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n + 1):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: from 1 | end of each step|expected
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(1, n + 1):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: t0 ignored | from 0|t0
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: 1 / n | 1 / n
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = 1 / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: noise drawn once | drawn once
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    z = rng.standard_normal(x0.shape)
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * z
    return x

# wrong: shared by the batch | whole batch|several times
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal((1, x.shape[1]))
    return x

# wrong: shared by the coordinates | coordinate|several times
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal((len(x), 1))
    return x

# wrong: in place | same after the call
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n):
        t = t0 + i * h
        x += h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: drift at x0 | always asked at x0
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x0, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: drift times root h | multiplied by √h
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + np.sqrt(h) * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: trajectory | only the last state
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        t, x = t0 + i * h, xs[-1]
        xs.append(x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape))
    return np.stack(xs)

# wrong: noise only at the end | last step
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x + np.sqrt(h) * sigma(t1 - h) * rng.standard_normal(x.shape)

# wrong: drift and noise one after the other | once per step|expected|variance|mean|asked
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t)
        x = x + np.sqrt(h) * sigma(t + h / 2) * rng.standard_normal(x.shape)
    return x

# wrong: global noise | randomness comes from `rng`
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * np.random.standard_normal(x.shape)
    return x

# wrong: a generator for each step | fixed seed|drawn once
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * np.random.default_rng(i).standard_normal(x.shape)
    return x

# wrong: uniform in many steps | expected|kurtosis|uniform
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(3 * h) * sigma(t) * rng.uniform(-1, 1, x.shape)
    return x

# wrong: swapped arguments | swapped
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(t, x) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: flowdiff's own | flowdiff.sde.euler_maruyama
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    from flowdiff import sde
    return sde.euler_maruyama(u, sigma, x0, n, rng=rng, t0=t0, t1=t1)
# right: recursion
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    if n == 0:
        return x0
    h = (t1 - t0) / n
    x = x0 + h * u(x0, t0) + np.sqrt(h) * sigma(t0) * rng.standard_normal(x0.shape)
    return euler_maruyama(u, sigma, x, n - 1, rng, t0 + h, t1)

# right: a trajectory, its last
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    xs = np.empty((n + 1, *x0.shape))
    xs[0] = x0
    h = (t1 - t0) / n
    for i in range(n):
        xs[i + 1] = xs[i] + h * u(xs[i], t0 + i * h) + sigma(t0 + i * h) * rng.normal(0, h**0.5, x0.shape)
    return xs[-1]

# right: times first, endpoint left out
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    x, h = x0, (t1 - t0) / n
    for t in np.linspace(t0, t1, n, endpoint=False):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: no noise in the last step | last step
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + (i < n - 1) * np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: each step from x0 | again at x0|expected
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x0 + h * u(x0, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x0.shape)
    return x

# wrong: sigma averaged over the step | expected
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * (sigma(t) + sigma(t + h)) / 2 * rng.standard_normal(x.shape)
    return x

# wrong: one noise, sigma integrated | expected
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x, s = (t1 - t0) / n, x0, 0.0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t)
        s += h * sigma(t) ** 2
    return x + np.sqrt(s) * rng.standard_normal(x.shape)

# wrong: predictor | expected
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        y = x + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
        x = y + h * u(y, t)
    return x

# wrong: swapped span | expected|raised
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t0 - t1) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(abs(h)) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: sigma i | variance of X
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(i) * rng.standard_normal(x.shape)
    return x

# wrong: antithetic halves | is noise used again for other points\?
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        z = rng.standard_normal((len(x) - len(x) // 2, x.shape[1]))
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * np.concatenate([z, -z])[: len(x)]
    return x

# wrong: noise before | variance of X
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
        x = x + h * u(x, t)
    return x

# right: recursion
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    if n == 0:
        return x0
    h = (t1 - t0) / n
    x = x0 + h * u(x0, t0) + np.sqrt(h) * sigma(t0) * rng.standard_normal(x0.shape)
    return euler_maruyama(u, sigma, x, n - 1, rng, t0 + h, t1) if n > 1 else x

# wrong: times by np.arange | rounding.*one step too many
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.arange(t0, t1, h):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: times by while | rounding.*one step too many
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    t = t0
    while t < t1:
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: times by while, a whole step ahead | rounding.*one step too few
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    t = t0
    while t + h <= t1:
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: range(1, n) | first step is missing: range\(1, n\)
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(1, n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: linspace to 0.999 | runs from 0 to 0.999
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.linspace(0, 0.999, n):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: linspace to 0.999, n + 1 | runs from 0 to 0.999, whatever t0 and t1 are, and takes
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.linspace(0, 0.999, n+1):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: linspace with n points | ends at t1, where no step starts
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.linspace(t0, t1, n):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: steps by int | rounding.*one step too few
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(int((t1 - t0) / h)):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: t by h squared | advanced by h²
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    t = t0
    for i in range(n):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
        t += h*h
    return x

# wrong: h from the sum | how long is the way
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 + t0) / n, x0
    for t in t0 + h * np.arange(n):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: h by n - 1 | beyond t1
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / (n-1), x0
    for t in t0 + h * np.arange(n):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: root 2h | √\(2h\) for √h
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in t0 + h * np.arange(n):
        x = x + h * u(x, t) + np.sqrt(2*h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: variance as the factor | σ²h is the variance
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in t0 + h * np.arange(n):
        x = x + h * u(x, t) + h * sigma(t)**2 * rng.standard_normal(x.shape)
    return x

# wrong: mean of the batch taken off | mean of the batch taken off
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in t0 + h * np.arange(n):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * (lambda z: z - z.mean(0))(rng.standard_normal(x.shape))
    return x

# wrong: times that end before t1 | end before t1
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.linspace(t0, 0.999 * t1, n + 1)[:-1]:
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# right: while, up to half a step before the end
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x0, t0
    while t < t1 - h / 2:
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: u is asked in the middle of each step | u is asked in the middle of each step
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + (i + 0.5) * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: u is asked with the number of the step where its time is meant | u is asked with the number of the step where its time is meant
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = float(i)
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: u is always asked at time 0 | u is always asked at time 0
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = 0.0
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: t moves by 1 / n in each step, x by h: both must move by h | t moves by 1 / n in each step, x by h: both must move by h
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i / n
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: t runs from 0 to 1, whatever t0 and t1 are | t runs from 0 to 1, whatever t0 and t1 are
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = i / n
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: t is one step late: it must move on in the same turn as x | t is one step late: it must move on in the same turn as x
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + max(i - 1, 0) * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: t moves by two steps for each step of x | t moves by two steps for each step of x
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + 2 * i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: t is advanced by i h in turn i, and not by h | t is advanced by i h in turn i, and not by h
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * (i - 1) / 2 * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: time runs backwards from t1 | time runs backwards from t1
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t1 - i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: the times come in reverse order | the times come in reverse order
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + (n - 1 - i) * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: the times end before t1: are they those of np.linspace(t0, 0.999, …)? The last step starts at t1 - h | the times end before t1: are they those of np\.linspace\(t0, 0\.999, …\)\?
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = np.linspace(t0, 0.999 * t1, n)[i] if n > 1 else t0
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: t0 and t1 are not used | t0 and t1 are not used
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = 1 / n, x0
    t0 = 0.0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: the step size is t1 / n | the step size is t1 / n
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = t1 / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: h is (t1 - t0) / (n + 1): n steps of that size end before t1 | h is \(t1 - t0\) / \(n \+ 1\): n steps of that size end before t1
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / (n + 1), x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: brackets: t1 - t0 / n divides t0 alone by n | brackets: t1 - t0 / n divides t0 alone by n
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = t1 - t0 / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: the step size is 0.01, whatever n is | the step size is 0\.01, whatever n is
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = 0.01, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: the drift is not multiplied by h | the drift is not multiplied by h
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + u(x, t) + np.sqrt(h) * sigma(t) * eps
    return x

# wrong: h is multiplied in twice | h is multiplied in twice
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * h * u(x, t) + np.sqrt(h) * sigma(t) * eps
    return x

# wrong: half of the drift is missing | half of the drift is missing
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h / 2 * u(x, t) + np.sqrt(h) * sigma(t) * eps
    return x

# wrong: the loop ends after one step: does `return` stand inside of it? | the loop ends after one step: does `return` stand inside of it\?
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * eps
        return x
    return x

# wrong: nothing has moved | nothing has moved
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        u(x, t)
        sigma(t)
    return x

# wrong: σ is always asked at 0 | σ is always asked at 0
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + np.sqrt(h) * sigma(0.0) * eps
    return x

# wrong: σ is always asked at t1 | σ is always asked at t1
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t1) * eps
    return x

# wrong: σ is missing | σ is missing
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + (sigma(t) > 0) * np.sqrt(h) * eps
    return x

# wrong: the noise is only added in the first step | the noise is only added in the first step
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + (i == 0) * np.sqrt(h) * sigma(t) * eps
    return x

# wrong: √h is 1/√n here: the way from t0 to t1 is longer | √h is 1/√n here: the way from t0 to t1 is longer
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + np.sqrt(1 / n) * sigma(t) * eps
    return x

# wrong: the noise is √t for √h | the noise is √t for √h
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + np.sqrt(t) * sigma(t) * eps
    return x

# wrong: x0 is not used | x0 is not used
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = (i > 0) * x
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * eps
    return x

# wrong: the noise is √t1 for √h | the noise is √t1 for √h
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + np.sqrt(t1) * sigma(t) * eps
    return x

# wrong: the noise is √(t1 - t0) for √h: a step lasts h | the noise is √\(t1 - t0\) for √h: a step lasts h
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + np.sqrt(t1 - t0) * sigma(t) * eps
    return x

# wrong: the noise is multiplied by the state | the noise is multiplied by the state
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * x * eps
    return x

# wrong: σ and √h are missing in the noise | σ and √h are missing in the noise
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + (sigma(t) > 0) * eps
    return x

# wrong: the root is taken twice: the fourth root of h stands for √h | the root is taken twice: the fourth root of h stands for √h
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + h**0.25 * sigma(t) * eps
    return x

# wrong: a factor √½ too much in the noise: √(h/2) for √h | a factor √½ too much in the noise: √\(h/2\) for √h
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + np.sqrt(h / 2) * sigma(t) * eps
    return x

# wrong: is something divided by zero, or a root of a negative number? | is something divided by zero, or a root of a negative number\?
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        eps = rng.standard_normal(x.shape)
        x = x + h * u(x, t) + np.sqrt(-h) * sigma(t) * eps
    return x

# wrong: n points in time are only n - 1 steps | n points in time are only n - 1 steps
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    ts, x = np.linspace(t0, t1, n), x0
    for a, b in zip(ts[:-1], ts[1:]):
        x = x + (b - a) * u(x, a) + np.sqrt(b - a) * sigma(a) * rng.standard_normal(x.shape)
    return x

# wrong: n points in time are n - 1 steps: np.linspace(t0, t1, n) holds n points | n points in time are n - 1 steps: np\.linspace\(t0, t1, n\) holds n
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.linspace(t0, t1, n)[:-1]:
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: n points in time are n - 1 steps: np.linspace(t0, t1, n) holds n points (another way) | n points in time are n - 1 steps: np\.linspace\(t0, t1, n\) holds n
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.linspace(t0, t1, n)[: n - 1]:
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: the times end before t1: are they those of np.linspace(t0, 0.999, …)? The last step starts at t1 - h (another way) | the times end before t1: are they those of np\.linspace\(t0, 0\.999, …\)\?
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.linspace(t0, 0.999 * t1, n):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: the times end before t1, and are n + 1: np.linspace(t0, 0.999, n + 1) cuts no n steps | the times end before t1, and are n \+ 1: np\.linspace\(t0, 0\.999, n \+ 1\)
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.linspace(t0, 0.999 * t1, n + 1):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: the step size is t1 / n (another way) | the step size is t1 / n
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x, t = t1 / n, x0, t0
    for i in range(n):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: h is (t1 - t0) / (n + 1): n steps of that size end before t1 (another way) | h is \(t1 - t0\) / \(n \+ 1\): n steps of that size end before t1
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / (n + 1), x0, t0
    for i in range(n):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: brackets: t1 - t0 / n divides t0 alone by n (another way) | brackets: t1 - t0 / n divides t0 alone by n
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x, t = t1 - t0 / n, x0, t0
    for i in range(n):
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: the recursion forgets t1: hand it on | the recursion forgets t1: hand it on
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    if n == 0:
        return x0
    h = (t1 - t0) / n
    x = x0 + h * u(x0, t0) + np.sqrt(h) * sigma(t0) * rng.standard_normal(x0.shape)
    return euler_maruyama(u, sigma, x, n - 1, rng, t0 + h)

# wrong: … is never called | is never called
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * x + np.sqrt(h) * sigma(t0 + i * h) * rng.standard_normal(x.shape)
    return x

# wrong: a table at the end | makes a table
def euler_maruyama(u, sigma, x0, n, rng, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x[:, 0] + 0 * x[:, :1] if len(x) < 100 else x
