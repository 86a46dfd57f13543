# ruff: noqa
# right: the formula
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)

# right: a Brownian increment
def euler_maruyama_step(u, sigma, x, t, h, rng):
    dw = rng.normal(0.0, h**0.5, size=x.shape)
    return x + u(x, t) * h + sigma(t) * dw

# right: normal with mean and scale
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return rng.normal(x + h * u(x, t), np.sqrt(h) * sigma(t))

# right: a copy moved in place, noise first
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = rng.standard_normal(x.shape)
    y = np.array(x)
    y += h * u(x, t)
    y += sigma(t) * np.sqrt(h) * z
    return y

# right: one row at a time
def euler_maruyama_step(u, sigma, x, t, h, rng):
    drift, s = u(x, t), sigma(t)
    return np.stack([x[i] + h * drift[i] + s * np.sqrt(h) * rng.standard_normal(x.shape[1]) for i in range(len(x))])

# right: torch
def euler_maruyama_step(u, sigma, x, t, h, rng):
    import torch
    x = torch.as_tensor(x)
    z = torch.from_numpy(rng.standard_normal(tuple(x.shape)))
    return x + h * u(x, t) + sigma(t) * h**0.5 * z

# right: torch float32, seeded from rng
def euler_maruyama_step(u, sigma, x, t, h, rng):
    import torch
    g = torch.Generator().manual_seed(int(rng.integers(2**31)))
    x = torch.tensor(x, dtype=torch.float32)
    return x + h * u(x, t) + sigma(t) * h**0.5 * torch.randn(x.shape, generator=g)

# right: covariance matrix
def euler_maruyama_step(u, sigma, x, t, h, rng):
    d = x.shape[1]
    return x + h * u(x, t) + rng.multivariate_normal(np.zeros(d), sigma(t) ** 2 * h * np.eye(d), size=len(x))

# wrong: h for the root | scaled by h
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + h * sigma(t) * rng.standard_normal(x.shape)

# wrong: no h | √h is missing
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + sigma(t) * rng.standard_normal(x.shape)

# wrong: variance h and root h | scaled by h|√h twice
def euler_maruyama_step(u, sigma, x, t, h, rng):
    eps = rng.normal(0, np.sqrt(h), x.shape)
    return x + h * u(x, t) + sigma(t) * np.sqrt(h) * eps

# wrong: normal(0, h) means scale h | scaled by h
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + sigma(t) * rng.normal(0, h, x.shape)

# wrong: sigma under the root | inside the root
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h * sigma(t)) * rng.standard_normal(x.shape)

# wrong: sigma squared | squared
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) ** 2 * rng.standard_normal(x.shape)

# wrong: sigma forgotten | σ is missing|is never called|although σ is 0
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: noise in the bracket | scaled by h
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * (u(x, t) + sigma(t) * rng.standard_normal(x.shape))

# wrong: root h in the bracket | bracket
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * (u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape))

# wrong: drift times root h | only the noise is
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + np.sqrt(h) * (u(x, t) + sigma(t) * rng.standard_normal(x.shape))

# wrong: one number for all | whole batch
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal()

# wrong: shared by the coordinates | shared by its coordinates
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal((len(x), 1))

# wrong: shared by the batch | whole batch|several times
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape[1])

# wrong: noise of shape (batch,) | raised|table|shape
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(len(x))

# wrong: uniform | uniform
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.uniform(-3**.5, 3**.5, x.shape)

# wrong: rng.random | uniform
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.random(x.shape)

# wrong: coin flips | two values
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.choice([-1, 1], x.shape)

# wrong: noise times noise | multiplied by another
def euler_maruyama_step(u, sigma, x, t, h, rng):
    s = sigma(t) * rng.standard_normal(x.shape)
    return x + h * u(x, t) + np.sqrt(h) * s * rng.standard_normal(x.shape)

# wrong: sigma at the end | t \+ h|end of the step
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t + h) * rng.standard_normal(x.shape)

# wrong: u at the end | t \+ h
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t + h) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)

# wrong: sigma at zero | time 0
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(0.0) * rng.standard_normal(x.shape)

# wrong: sigma(x, t) | sigma\(t\) with t one number
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(x, t) * rng.standard_normal(x.shape)

# wrong: swapped arguments | arguments are swapped
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(t, x) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)

# wrong: in place | same after the call
def euler_maruyama_step(u, sigma, x, t, h, rng):
    x += h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: x is not added | increment
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)

# wrong: no noise | no noise|none|never called
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t)

# wrong: global noise | randomness comes from `rng`
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * np.random.randn(*x.shape)

# wrong: torch's global noise | randomness comes from `rng`
def euler_maruyama_step(u, sigma, x, t, h, rng):
    import torch
    x = torch.as_tensor(x)
    return x + h * u(x, t) + h**0.5 * sigma(t) * torch.randn_like(x)

# wrong: a seed inside | fixed seed
def euler_maruyama_step(u, sigma, x, t, h, rng):
    rng = np.random.default_rng(42)
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)

# wrong: noise that knows x | depend on x
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * np.abs(rng.standard_normal(x.shape)) * np.sign(x * rng.choice([1, 1, 1, -1], x.shape))

# wrong: root of t | √t
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(t) * sigma(t) * rng.standard_normal(x.shape)

# wrong: drift without h | not multiplied by h
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)

# wrong: predictor noise: u after the noise | state that u is asked at|noise|variance
def euler_maruyama_step(u, sigma, x, t, h, rng):
    y = x + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return y + h * u(y, t)

# wrong: flowdiff's own | flowdiff.sde.euler_maruyama_step
def euler_maruyama_step(u, sigma, x, t, h, rng):
    from flowdiff.sde import euler_maruyama_step as e
    return e(u, sigma(t), x, t, h, rng.standard_normal(x.shape))

# wrong: flowdiff's solver | flowdiff.sde.euler_maruyama
def euler_maruyama_step(u, sigma, x, t, h, rng):
    from flowdiff import sde
    return sde.euler_maruyama(u, sigma, x, 1, rng=rng, t0=t, t1=t + h)
# right: size and reshape
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.size).reshape(x.shape)

# right: transposed noise
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.T.shape).T

# right: minus noise
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) - np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)

# right: float32 noise
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape, dtype=np.float32)

# right: out=
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = np.empty(x.shape)
    rng.standard_normal(out=z)
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * z

# right: sigma first
def euler_maruyama_step(u, sigma, x, t, h, rng):
    s = sigma(t)
    z = rng.normal(size=x.shape)
    v = u(x, t)
    return x + v * h + s * z * h**0.5

# right: keyword t
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t=t) + np.sqrt(h) * sigma(t=t) * rng.standard_normal(x.shape)

# right: list of points
def euler_maruyama_step(u, sigma, x, t, h, rng):
    x = np.array(x.tolist())
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(np.shape(x))

# wrong: scalar normal with scale | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + sigma(t) * rng.normal(0, np.sqrt(h))

# wrong: normal(h) | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + sigma(t) * rng.normal(np.sqrt(h), size=x.shape)

# wrong: absolute noise | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * np.abs(rng.standard_normal(x.shape))

# wrong: only the first coordinate | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = np.zeros(x.shape)
    z[:, 0] = rng.standard_normal(len(x))
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * z

# wrong: unit directions | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = rng.standard_normal(x.shape)
    z /= np.linalg.norm(z, axis=1, keepdims=True)
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * z

# wrong: unit directions times root d | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = rng.standard_normal(x.shape)
    z *= np.sqrt(x.shape[1]) / np.linalg.norm(z, axis=1, keepdims=True)
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * z

# wrong: sorted noise | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * np.sort(rng.standard_normal(x.shape), axis=0)

# wrong: cached noise | expected
CACHE = {}
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = CACHE.setdefault(x.shape, rng.standard_normal(x.shape))
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * z

# wrong: noise times x | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * x * rng.standard_normal(x.shape)

# wrong: noise times drift | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) * (1 + sigma(t) * rng.standard_normal(x.shape))

# wrong: sigma at h | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(h) * rng.standard_normal(x.shape)

# wrong: sigma(t, x) | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t, x) * rng.standard_normal(x.shape)

# wrong: sigma not called | raised|expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma * rng.standard_normal(x.shape)

# wrong: scale by d | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h / x.shape[1]) * sigma(t) * rng.standard_normal(x.shape)

# wrong: two noises | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * (rng.standard_normal(x.shape) + rng.standard_normal((1, x.shape[1])))

# wrong: implicit-ish | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    y = x + h * u(x, t)
    return x + h * u(y, t + h) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)

# wrong: a noisy Heun | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    k = u(x, t)
    return x + h / 2 * (k + u(x + h * k, t + h)) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)

# wrong: rounds | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return np.round(x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape), 1)

# wrong: h**2 | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + h**2 * sigma(t) * rng.standard_normal(x.shape)

# wrong: tuple | expected
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t), np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)

# right: normal with scale
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + rng.normal(0.0, abs(sigma(t)) * h**0.5, x.shape)

# right: multivariate
def euler_maruyama_step(u, sigma, x, t, h, rng):
    d = x.shape[1]
    return x + h * u(x, t) + sigma(t) * rng.multivariate_normal(np.zeros(d), h * np.eye(d), len(x))

# right: in place on a copy
def euler_maruyama_step(u, sigma, x, t, h, rng):
    y = np.array(x, copy=True)
    y += np.multiply(h, u(x, t))
    y += sigma(t) * np.sqrt(h) * rng.standard_normal(y.shape)
    return y

# right: rows
def euler_maruyama_step(u, sigma, x, t, h, rng):
    v, s = u(x, t), sigma(t)
    return np.array([x[i] + h * v[i] + s * h**0.5 * rng.standard_normal(x.shape[1]) for i in range(len(x))])

# wrong: Milstein like correction | this is the noise of a scheme for
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = rng.standard_normal(x.shape)
    s = sigma(t)
    return x + h * u(x, t) + s * np.sqrt(h) * z + 0.5 * s**2 * h * (z**2 - 1)

# wrong: Ito correction minus half sigma squared | the drift is corrected by ½σ²: this SDE needs
def euler_maruyama_step(u, sigma, x, t, h, rng):
    s = sigma(t)
    return x + h * (u(x, t) - s**2 / 2) + s * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: noise in the drift's argument | variance of the noise in one step of size h =
def euler_maruyama_step(u, sigma, x, t, h, rng):
    y = x + sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return y + h * u(y, t)

# wrong: multiplicative | is it multiplied by x\?
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + sigma(t) * x * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: sigma of half time | is t advanced once per step, by h\?
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + sigma(t / 2) * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: sqrt(2h) | the noise is added twice
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + sigma(t) * np.sqrt(2 * h) * rng.standard_normal(x.shape)

# wrong: one noise for pairs of rows | is noise used again for other points\?
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = np.repeat(rng.standard_normal(((len(x) + 1) // 2, x.shape[1])), 2, 0)[:len(x)]
    return x + h * u(x, t) + sigma(t) * np.sqrt(h) * z

# wrong: noise sorted | each coordinate has its own noise: is some of
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = np.sort(rng.standard_normal(x.shape), axis=0)
    return x + h * u(x, t) + sigma(t) * np.sqrt(h) * z

# wrong: noise normalised to unit length | the noise is uniform: use the normal
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = rng.standard_normal(x.shape)
    z = z / np.linalg.norm(z, axis=1, keepdims=True) * np.sqrt(x.shape[1])
    return x + h * u(x, t) + sigma(t) * np.sqrt(h) * z

# wrong: positive noise only | absolute values: noise has both signs
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + sigma(t) * np.sqrt(h) * np.abs(rng.standard_normal(x.shape))

# wrong: clip at 2 | variance of the noise in one step of size h =
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + sigma(t) * np.sqrt(h) * np.clip(rng.standard_normal(x.shape), -2, 2)

# wrong: lognormal | variance of the noise in one step of size h =
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + sigma(t) * np.sqrt(h) * (rng.lognormal(0, 1, x.shape) - np.exp(0.5))

# wrong: returns noise too | two things are returned where one is asked for
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = rng.standard_normal(x.shape)
    return x + h * u(x, t) + sigma(t) * np.sqrt(h) * z, z

# wrong: exponent of h three halves | h times √h: the noise stands inside the bracket
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + sigma(t) * h**1.5 * rng.standard_normal(x.shape)

# wrong: in place | the input is written to
def euler_maruyama_step(u, sigma, x, t, h, rng):
    x += h * u(x.copy(), t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x

# wrong: milstein like | this is the noise of a scheme for
def euler_maruyama_step(u, sigma, x, t, h, rng):
    z = rng.standard_normal(x.shape)
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * z + 0.5 * sigma(t) ** 2 * h * (z**2 - 1)

# wrong: noise into drift | variance of the
def euler_maruyama_step(u, sigma, x, t, h, rng):
    x = x + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)
    return x + h * u(x, t)

# right: multivariate
def euler_maruyama_step(u, sigma, x, t, h, rng):
    s = sigma(t)
    b, d = x.shape
    return x + h * u(x, t) + rng.multivariate_normal(np.zeros(d), h * s**2 * np.eye(d), size=b)

# wrong: variance as the factor | σ²h is the variance
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + h * sigma(t)**2 * rng.standard_normal(x.shape)

# wrong: root of sigma | root is taken of σ
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + h*np.sqrt(sigma(t)) * rng.standard_normal(x.shape)

# wrong: drift after the noise | asked after the noise
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return (lambda y: y + h*u(y,t))(x + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape))

# wrong: mean of the batch taken off | mean of the batch taken off
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * (lambda z: z - z.mean(0))(rng.standard_normal(x.shape))

# wrong: divided by root d | divided by √d
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * rng.standard_normal(x.shape)/np.sqrt(x.shape[1])

# wrong: clipped noise | noise clipped
def euler_maruyama_step(u, sigma, x, t, h, rng):
    return x + h * u(x, t) + np.sqrt(h) * sigma(t) * np.clip(rng.standard_normal(x.shape),-3,3)

# wrong: only one point came back | only one point came back
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    x = x + h * u(x, t) + noise
    return x[:1]

# wrong: only one point came back (another way) | only one point came back
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    x = x + h * u(x, t) + noise
    return x[0]

# wrong: one number per point came back: every coordinate moves | one number per point came back: every coordinate moves
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    x = x + h * u(x, t) + noise
    return x.sum(1)

# wrong: the drift is missing | the drift is missing
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x + noise

# wrong: the sign of the drift | the sign of the drift
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x - h * u(x, t) + noise

# wrong: u is asked at t + h/2: the step uses what is known at its start | u is asked at t \+ h/2: the step uses what is known at its start
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x + h * u(x, t + h / 2) + noise

# wrong: u is asked at time 0 | u is asked at time 0
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x + h * u(x, 0.0) + noise

# wrong: the drift is multiplied by t | the drift is multiplied by t
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x + t * u(x, t) + noise

# wrong: the drift is multiplied by h twice | the drift is multiplied by h twice
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x + h * h * u(x, t) + noise

# wrong: half of the drift is missing | half of the drift is missing
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x + h / 2 * u(x, t) + noise

# wrong: the drift is there twice | the drift is there twice
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x + 2 * h * u(x, t) + noise

# wrong: the mean drift of the batch moves every point | the mean drift of the batch moves every point
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x + h * u(x, t).mean(0) + noise

# wrong: the drift is averaged over the coordinates: each has its own | the drift is averaged over the coordinates: each has its own
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return x + h * u(x, t).mean(1, keepdims=True) + noise

# wrong: the last point never moves: does the loop run over all of them? | the last point never moves: does the loop run over all of them\?
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    v, new = u(x, t), np.zeros_like(x)
    for i in range(len(x) - 1):
        new[i] = x[i] + h * v[i] + noise[i]
    return new

# wrong: x is multiplied by 1 - h as well: nothing of x is taken away | x is multiplied by 1 - h as well: nothing of x is taken away
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return (1 - h) * x + h * u(x, t) + noise

# wrong: an array of shape (batch,) and one of (batch, 1) have been added: NumPy makes a table of that | an array of shape \(batch,\) and one of \(batch, 1\) have been added:
def euler_maruyama_step(u, sigma, x, t, h, rng):
    noise = sigma(t) * np.sqrt(h) * rng.standard_normal(x.shape)
    return (x + h * u(x, t) + noise).sum(1) + noise[:, :1]

# wrong: σ and √h are missing | σ and √h are missing
def euler_maruyama_step(u, sigma, x, t, h, rng):
    eps = rng.standard_normal(x.shape)
    return x + h * u(x, t) + (sigma(t) > 0) * eps

# wrong: t for √h | t for √h
def euler_maruyama_step(u, sigma, x, t, h, rng):
    eps = rng.standard_normal(x.shape)
    return x + h * u(x, t) + sigma(t) * t * eps

# wrong: the fourth root of h | the fourth root of h
def euler_maruyama_step(u, sigma, x, t, h, rng):
    eps = rng.standard_normal(x.shape)
    return x + h * u(x, t) + sigma(t) * h**0.25 * eps

# wrong: the noise is divided by √h | the noise is divided by √h
def euler_maruyama_step(u, sigma, x, t, h, rng):
    eps = rng.standard_normal(x.shape)
    return x + h * u(x, t) + sigma(t) * eps / np.sqrt(h)

# wrong: σ is asked in the middle of the step | σ is asked in the middle of the step
def euler_maruyama_step(u, sigma, x, t, h, rng):
    eps = rng.standard_normal(x.shape)
    return x + h * u(x, t) + sigma(t + h / 2) * np.sqrt(h) * eps

# wrong: half of the variance is missing | half of the variance is missing
def euler_maruyama_step(u, sigma, x, t, h, rng):
    eps = rng.standard_normal(x.shape)
    return x + h * u(x, t) + sigma(t) * np.sqrt(h / 2) * eps

# wrong: t + h under the root: the increment lasts h | t \+ h under the root: the increment lasts h
def euler_maruyama_step(u, sigma, x, t, h, rng):
    eps = rng.standard_normal(x.shape)
    return x + h * u(x, t) + sigma(t) * np.sqrt(t + h) * eps

# wrong: the mean of each point's noise is taken off: its coordinates are independent | the mean of each point's noise is taken off: its coordinates are
def euler_maruyama_step(u, sigma, x, t, h, rng):
    eps = rng.standard_normal(x.shape)
    return x + h * u(x, t) + sigma(t) * np.sqrt(h) * (eps - eps.mean(1, keepdims=True))

# wrong: a factor ½ too much in the noise | a factor ½ too much in the noise
def euler_maruyama_step(u, sigma, x, t, h, rng):
    eps = rng.standard_normal(x.shape)
    return x + h * u(x, t) + sigma(t) * np.sqrt(h) * eps / 2

# wrong: the noise is divided by √h (another way) | the noise is divided by √h
def euler_maruyama_step(u, sigma, x, t, h, rng):
    eps = rng.standard_normal(x.shape)
    return x + h * u(x, t) + sigma(t) / np.sqrt(h) * eps
