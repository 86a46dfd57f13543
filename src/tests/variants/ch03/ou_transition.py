# ruff: noqa
# right: the formula
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + np.sqrt(v) * rng.standard_normal(x.shape)

# right: expm1 and scale
def ou_transition(x, theta, sigma, h, rng):
    m = np.exp(-theta * h)
    return rng.normal(m * x, sigma * np.sqrt(-np.expm1(-2 * theta * h) / 2 / theta))

# right: a factor a
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return a * x + sigma * np.sqrt((1 - a**2) / (2 * theta)) * rng.standard_normal(x.shape)

# right: torch
def ou_transition(x, theta, sigma, h, rng):
    import torch
    x = torch.as_tensor(x)
    a = np.exp(-theta * h)
    return a * x + sigma * ((1 - a * a) / (2 * theta)) ** 0.5 * torch.from_numpy(rng.standard_normal(tuple(x.shape)))

# right: time changed Brownian motion
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * np.expm1(2 * theta * min(h, 15.0))
    return np.exp(-theta * min(h, 15.0)) * (x + np.sqrt(v) * rng.standard_normal(x.shape)) + 0 * x

# wrong: Euler's variance | Euler's variance
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 * h
    return np.exp(-theta * h) * x + np.sqrt(v) * rng.standard_normal(x.shape)

# wrong: Euler's mean | Euler's factor
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return (1 - theta * h) * x + np.sqrt(v) * rng.standard_normal(x.shape)

# wrong: Euler's step | Euler
def ou_transition(x, theta, sigma, h, rng):
    return x - theta * h * x + np.sqrt(h) * sigma * rng.standard_normal(x.shape)

# wrong: theta h in the exponent | e\^\(-2θh\)
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-theta * h))
    return np.exp(-theta * h) * x + np.sqrt(v) * rng.standard_normal(x.shape)

# wrong: no factor 2 | factor 2 below
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / theta * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + np.sqrt(v) * rng.standard_normal(x.shape)

# wrong: variance as std | take the root
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + v * rng.standard_normal(x.shape)

# wrong: stationary | stationary variance
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta)
    return np.exp(-theta * h) * x + np.sqrt(v) * rng.standard_normal(x.shape)

# wrong: sigma not squared | not squared
def ou_transition(x, theta, sigma, h, rng):
    v = sigma / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + np.sqrt(v) * rng.standard_normal(x.shape)

# wrong: many Euler steps | exponential|expected
def ou_transition(x, theta, sigma, h, rng):
    for _ in range(5):
        x = x - theta * h / 5 * x + np.sqrt(h / 5) * sigma * rng.standard_normal(x.shape)
    return x

# wrong: the mean's exponent | exponent of the variance
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.exp(-2 * theta * h) * x + np.sqrt(v) * rng.standard_normal(x.shape)

# wrong: plus in the exponent | sign in the exponent
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.exp(theta * h) * x + np.sqrt(v) * rng.standard_normal(x.shape)

# wrong: forgets x | x is not used
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.sqrt(v) * rng.standard_normal(x.shape)

# wrong: h twice | in the exponent already
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + np.sqrt(v * h) * rng.standard_normal(x.shape)

# wrong: no noise | no noise
def ou_transition(x, theta, sigma, h, rng):
    return np.exp(-theta * h) * x

# wrong: shared by the batch | whole batch|several times
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + np.sqrt(v) * rng.standard_normal(x.shape[1])

# wrong: shared by the coordinates | shared by its coordinates|several times
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + np.sqrt(v) * rng.standard_normal((len(x), 1))

# wrong: uniform | uniform
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + np.sqrt(3 * v) * rng.uniform(-1, 1, x.shape)

# wrong: in place | same after the call
def ou_transition(x, theta, sigma, h, rng):
    x *= np.exp(-theta * h)
    return x + sigma * np.sqrt((1 - np.exp(-2 * theta * h)) / 2 / theta) * rng.standard_normal(x.shape)

# wrong: global noise | randomness comes from `rng`
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + np.sqrt(v) * np.random.standard_normal(x.shape)

# wrong: precedence: / 2 * theta | variance
def ou_transition(x, theta, sigma, h, rng):
    v = sigma**2 / 2 * theta * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + np.sqrt(v) * rng.standard_normal(x.shape)

# wrong: flowdiff's own | flowdiff.sde.Ornstein
def ou_transition(x, theta, sigma, h, rng):
    from flowdiff.sde import OrnsteinUhlenbeck
    return OrnsteinUhlenbeck(theta, sigma).transition(x, h, rng)
# right: scipy
def ou_transition(x, theta, sigma, h, rng):
    from scipy import stats
    s = sigma * np.sqrt((1 - np.exp(-2 * theta * h)) / (2 * theta))
    return stats.norm(loc=np.exp(-theta * h) * x, scale=s).rvs(random_state=rng, size=x.shape) if s else np.exp(-theta * h) * x

# right: sinh
def ou_transition(x, theta, sigma, h, rng):
    return np.exp(-theta * h) * x - sigma * np.sqrt(np.exp(-theta * h) * np.sinh(theta * h) / theta) * rng.standard_normal(x.shape)

# right: two exact halves
def ou_transition(x, theta, sigma, h, rng):
    for _ in range(2):
        a = np.exp(-theta * h / 2)
        x = a * x + sigma * np.sqrt((1 - a * a) / 2 / theta) * rng.standard_normal(x.shape)
    return x

# wrong: correlated: one z for a pair | expected
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    z = np.repeat(rng.standard_normal((len(x) // 2 + 1, x.shape[1])), 2, axis=0)[: len(x)]
    return a * x + sigma * np.sqrt((1 - a * a) / 2 / theta) * z

# wrong: 1000 small steps | expected
def ou_transition(x, theta, sigma, h, rng):
    m = 1000
    z = rng.standard_normal(x.shape)
    a = (1 - theta * h / m) ** m
    return a * x + sigma * np.sqrt((1 - a * a) / 2 / theta) * z

# wrong: DDPM's root of 1 - a² | expected
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return a * x + np.sqrt(1 - a**2) * rng.standard_normal(x.shape)

# wrong: sigma root of 1 - a² | expected
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return a * x + sigma * np.sqrt(1 - a**2) * rng.standard_normal(x.shape)

# wrong: sigma root of h a | expected
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return a * x + sigma * np.sqrt(h) * a * rng.standard_normal(x.shape)

# wrong: capped h | expected
def ou_transition(x, theta, sigma, h, rng):
    h = min(h, 1)
    a = np.exp(-theta * h)
    return a * x + sigma * np.sqrt((1 - a * a) / 2 / theta) * rng.standard_normal(x.shape)

# wrong: target one | expected
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return 1 + a * (x - 1) + sigma * np.sqrt((1 - a * a) / 2 / theta) * rng.standard_normal(x.shape)

# right: expm1
def ou_transition(x, theta, sigma, h, rng):
    return x * np.exp(-theta * h) + rng.normal(0, sigma * np.sqrt(-np.expm1(-2 * theta * h) / (2 * theta)), x.shape)

# right: time change
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    clock = (np.exp(2 * theta * h) - 1) / (2 * theta) if theta * h < 20 else None
    if clock is None:
        return a * x + sigma / np.sqrt(2 * theta) * rng.standard_normal(x.shape)
    return a * (x + sigma * np.sqrt(clock) * rng.standard_normal(x.shape))

# right: two half steps
def ou_transition(x, theta, sigma, h, rng):
    for _ in range(2):
        a = np.exp(-theta * h / 2)
        x = a * x + sigma * np.sqrt((1 - a * a) / (2 * theta)) * rng.standard_normal(x.shape)
    return x

# wrong: noise damped by a | the noise is damped once more: the variance
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return a * (x + sigma * np.sqrt((1 - a * a) / (2 * theta)) * rng.standard_normal(x.shape))

# wrong: 1 - a for 1 - a squared, in a variable | the 2 below is missing, and the 2 in the
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return a * x + sigma * np.sqrt((1 - a) / theta) * rng.standard_normal(x.shape)

# wrong: (1 - a) squared | 1 \- e\^\(\-θh\) is squared: 1 \- e\^\(\-2θh\)
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return a * x + sigma * (1 - a) / np.sqrt(2 * theta) * rng.standard_normal(x.shape)

# wrong: sigma squared over theta squared | θ below is squared
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return a * x + sigma / theta * np.sqrt((1 - a * a) / 2) * rng.standard_normal(x.shape)

# wrong: exponent theta squared | variance of X_\(t\+h\) given X_t for θ =
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta**2 * h)
    return a * x + sigma * np.sqrt((1 - a * a) / (2 * theta)) * rng.standard_normal(x.shape)

# wrong: 4 theta | 4θ stands below: σ²/\(2θ\)
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return a * x + sigma * np.sqrt((1 - a * a) / (4 * theta)) * rng.standard_normal(x.shape)

# wrong: mean with sigma | x is not damped
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-sigma * h)
    return a * x + sigma * np.sqrt((1 - a * a) / (2 * theta)) * rng.standard_normal(x.shape)

# wrong: ornstein with h under root only | √h is not part of it: h is in the exponent
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return a * x + sigma * np.sqrt(h * (1 - a * a) / (2 * theta)) * rng.standard_normal(x.shape)

# wrong: averaged: (x + m)/2 | halfway between x and the mean
def ou_transition(x, theta, sigma, h, rng):
    a = np.exp(-theta * h)
    return (x + a * x) / 2 + sigma * np.sqrt((1 - a * a) / (2 * theta)) * rng.standard_normal(x.shape)

# wrong: Euler's step, seen in the variance | this is Euler's step
def ou_transition(x, theta, sigma, h, rng):
    return x - theta * h * x + sigma * np.sqrt(h) * rng.standard_normal(x.shape)

# wrong: the variance as a standard deviation, seen in many | after 6 steps(.|\n)*used as a standard deviation
def ou_transition(x, theta, sigma, h, rng):
    return np.exp(-theta * h) * x + sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h)) * rng.standard_normal(x.shape)

# wrong: noise to abs | variance of X_\(t\+h\)
def ou_transition(x, theta, sigma, h, rng):
    return np.exp(-theta * h) * x + np.sqrt(sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))) * np.abs(rng.standard_normal(x.shape))

# wrong: brackets | variance of X_\(t\+h\)
def ou_transition(x, theta, sigma, h, rng):
    return np.exp(-theta * h) * x + np.sqrt(sigma**2 / 2 * theta * (1 - np.exp(-2 * theta * h))) * rng.standard_normal(x.shape)

# wrong: brackets, again | brackets
def ou_transition(x, theta, sigma, h, rng):
    variance = sigma**2 / 2 * theta * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + np.sqrt(variance) * rng.standard_normal(x.shape)

# wrong: no theta in the exponent of the variance | θ is missing in the exponent
def ou_transition(x, theta, sigma, h, rng):
    variance = sigma**2 / (2 * theta) * (1 - np.exp(-2 * h))
    return np.exp(-theta * h) * x + np.sqrt(variance) * rng.standard_normal(x.shape)

# wrong: one minus the exponential, squared | 1 - e\^\(-2θh\) is squared
def ou_transition(x, theta, sigma, h, rng):
    variance = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))**2
    return np.exp(-theta * h) * x + np.sqrt(variance) * rng.standard_normal(x.shape)

# wrong: mean of the batch taken off | mean of the batch taken off
def ou_transition(x, theta, sigma, h, rng):
    variance = sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))
    return np.exp(-theta * h) * x + np.sqrt(variance) * (lambda z: z - z.mean(0))(rng.standard_normal(x.shape))
