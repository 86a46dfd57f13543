# ruff: noqa
# right: the loop
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# right: with eps = sigma² h / 2
def langevin(score, sigma, x0, n, h, rng):
    e, x = sigma**2 * h / 2, x0.copy()
    for _ in range(n):
        x += e * score(x) + np.sqrt(2 * e) * rng.normal(size=x.shape)
    return x

# right: noise ahead
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for z in rng.standard_normal((n, *x0.shape)):
        x = x + 0.5 * h * sigma**2 * score(x) + h**0.5 * sigma * z
    return x

# right: torch
def langevin(score, sigma, x0, n, h, rng):
    import torch
    x = torch.as_tensor(x0)
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * h**0.5 * torch.from_numpy(rng.standard_normal(tuple(x.shape)))
    return x

# wrong: no half | ½ of the drift
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: no noise | no noise
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x)
    return x

# wrong: unadjusted Langevin for sigma = √2 | √2
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * score(x) + np.sqrt(2 * h) * rng.standard_normal(x.shape)
    return x

# wrong: half the score, no sigma | σ is missing in the drift
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: not squared | not squared
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: root two sigma | factor √2
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(2 * h) * rng.standard_normal(x.shape)
    return x

# wrong: h for the root | scaled by h
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * h * rng.standard_normal(x.shape)
    return x

# wrong: no h in the noise | √h is missing
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * rng.standard_normal(x.shape)
    return x

# wrong: no sigma in the noise | missing in the noise
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: downhill | sign of the drift|climbs
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + -h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: score at the start | anew|calls
def langevin(score, sigma, x0, n, h, rng):
    g, x = score(x0), x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * g + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: noise drawn once | drawn once
def langevin(score, sigma, x0, n, h, rng):
    x, z = x0, rng.standard_normal(x0.shape)
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * z
    return x

# wrong: shared by the batch | whole batch|several
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape[1])
    return x

# wrong: shared by the coordinates | coordinate|several
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal((len(x), 1))
    return x

# wrong: uniform noise | uniform|kurtosis|expected
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(3 * h) * rng.uniform(-1, 1, x.shape)
    return x

# wrong: n - 1 steps | n - 1 steps
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n - 1):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: in place | same after the call
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x += h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: global noise | randomness comes from `rng`
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * np.random.randn(*x.shape)
    return x

# wrong: noise before the drift | first state|noise in step|expected
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        x = x + h * sigma**2 / 2 * score(x)
    return x

# wrong: h forgotten in the drift | h is missing
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: with a Metropolis step that uses the score wrongly | calls|expected
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        y = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        keep = rng.random((len(x), 1)) < np.exp(((y - x) * (score(x) + score(y)) / 2).sum(1, keepdims=True))
        x = np.where(keep, y, x)
    return x
# right: keyword
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        g = score(x)
        x = x + 0.5 * sigma**2 * h * g + sigma * rng.normal(0.0, np.sqrt(h), x.shape)
    return x

# wrong: sigma² h as noise factor | expected
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma**2 * h * rng.standard_normal(x.shape)
    return x

# wrong: no noise in the last step | expected
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        x = x + h * sigma**2 / 2 * score(x) + (i < n - 1) * sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: step from x0 | expected
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        x = x0 + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: clipped score | expected
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        x = x + h * sigma**2 / 2 * np.clip(score(x), -1, 1) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# right: class
class _Chain:
    def __init__(self, score, sigma, h, rng):
        self.s, self.sigma, self.h, self.rng = score, sigma, h, rng
    def step(self, x):
        return x + self.sigma**2 * self.h * self.s(x) / 2 + self.rng.normal(0, self.sigma * self.h**0.5, x.shape)
def langevin(score, sigma, x0, n, h, rng):
    c, x = _Chain(score, sigma, h, rng), x0
    for _ in range(n):
        x = c.step(x)
    return x

# right: recursion
def langevin(score, sigma, x0, n, h, rng):
    if n == 0:
        return x0
    return langevin(score, sigma, x0 + sigma**2 / 2 * h * score(x0) + sigma * np.sqrt(h) * rng.standard_normal(x0.shape), n - 1, h, rng)

# wrong: drift h sigma² score, noise sqrt(2h) sigma | this is the drift σ² ∇ log p with the noise
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 * score(x) + sigma * np.sqrt(2 * h) * rng.standard_normal(x.shape)
    return x

# wrong: annealed sigma | σ becomes smaller from step to step: it stays
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        s = sigma * (1 - i / n)
        x = x + h * s**2 / 2 * score(x) + s * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: quarter | the drift is ½ σ² times the score: here by ¼
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        x = x + h * (sigma / 2)**2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: sigma only in the noise | σ is missing in the drift, and the ½
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        x = x + h * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: root h in the drift | the drift is multiplied by √h
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        x = x + np.sqrt(h) * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: h squared in the drift | h is multiplied in twice in the drift
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        x = x + h**2 * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: half in the noise | the noise is √\(h/2\) σ: the ½ belongs to the
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h / 2) * rng.standard_normal(x.shape)
    return x

# wrong: score of the mean | the score is averaged over the batch: each
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        x = x + h * sigma**2 / 2 * score(x).mean(0) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: no noise in the first step | all of them are the same: is there no noise, or
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        x = x + h * sigma**2 / 2 * score(x) + (sigma * np.sqrt(h) * rng.standard_normal(x.shape) if i else 0)
    return x

# wrong: average of the chain | this is the mean of the states on the way: the
def langevin(score, sigma, x0, n, h, rng):
    x, total = x0, 0
    for i in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        total = total + x
    return total / n

# wrong: overdamped twice (x decays) | x is multiplied by 1 \- h as well: nothing pulls
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        x = (1 - h) * x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: score at x0 in every step, in law | is asked at x0 in every step
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x0) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: h is 1/n | variance of X
def langevin(score, sigma, x0, n, h, rng):
    h = 1 / n
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: x0 moved | variance of X
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x0 + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: abs noise | variance of X
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * np.abs(rng.standard_normal(x.shape))
    return x

# right: eps
def langevin(score, sigma, x0, n, h, rng):
    x, eps = x0, h * sigma**2 / 2
    for z in rng.standard_normal((n, *x0.shape)):
        x = x + eps * score(x) + np.sqrt(2 * eps) * z
    return x

# wrong: root 2h in the noise | √\(2h\) for σ√h
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for t in range(n):
        x = x + h * sigma**2 / 2 * score(x) + np.sqrt(2*h) * rng.standard_normal(x.shape)
    return x

# wrong: variance as the factor | σ²h is the variance
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for t in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma**2*h * rng.standard_normal(x.shape)
    return x

# wrong: root of sigma and not of h | root is taken of σ
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for t in range(n):
        x = x + h * sigma**2 / 2 * score(x) + h*np.sqrt(sigma) * rng.standard_normal(x.shape)
    return x

# wrong: root 2h and no sigma | σ is missing in the drift; √\(2h\) for σ√h
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for t in range(n):
        x = x + h/2 * score(x) + np.sqrt(2*h) * rng.standard_normal(x.shape)
    return x

# wrong: sigma not squared, and h in the noise | not squared in the drift, and the ½ is missing; is the noise scaled by h
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for t in range(n):
        x = x + h*sigma * score(x) + sigma*h * rng.standard_normal(x.shape)
    return x

# wrong: steps by np.arange | rounding.*one step too many
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for t in np.arange(0, n*h, h):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: steps by while | rounding.*one step too many
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    t = 0
    while t < n*h:
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: steps by while, a whole step ahead | rounding.*one step too few
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    t = 0
    while t + h <= n*h:
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        t += h
    return x

# wrong: h by n | h is divided by n
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    h = h/n
    for t in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: mean of the batch taken off | mean of the batch taken off
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for t in range(n):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * (lambda z: z - z.mean(0))(rng.standard_normal(x.shape))
    return x

# wrong: this is the drift ∇ log p with the noise σ√2: for this σ it is ½σ² ∇ log p and σ | this is the drift ∇ log p with the noise σ√2: for this σ it is ½σ² ∇
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + h * g + sigma * np.sqrt(2 * h) * eps
    return x

# wrong: σ is missing | σ is missing
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + h / 2 * g + np.sqrt(h) * eps
    return x

# wrong: σ is squared in the noise | σ is squared in the noise
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + h * sigma**2 / 2 * g + sigma**2 * np.sqrt(h) * eps
    return x

# wrong: x0 is not used | x0 is not used
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = (i > 0) * x + h * sigma**2 / 2 * score((i > 0) * x) + sigma * np.sqrt(h) * eps
    return x

# wrong: there is noise in the last step alone: is it added after the loop? | there is noise in the last step alone: is it added after the loop\?
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + h * sigma**2 / 2 * g + (i == n - 1) * sigma * np.sqrt(h) * eps
    return x

# wrong: x is overwritten by the drift and the noise, not moved by them | x is overwritten by the drift and the noise, not moved by them
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = h * sigma**2 / 2 * g + sigma * np.sqrt(h) * eps
    return x

# wrong: the drift is 2σ² times the score: its factor is ½ | the drift is 2σ² times the score: its factor is ½
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + 2 * h * sigma**2 * g + sigma * np.sqrt(h) * eps
    return x

# wrong: a root of σ is taken in the drift: it is squared there | a root of σ is taken in the drift: it is squared there
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + h * np.sqrt(sigma) / 2 * g + sigma * np.sqrt(h) * eps
    return x

# wrong: h and the ½ are missing in the drift | h and the ½ are missing in the drift
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + sigma**2 * g + sigma * np.sqrt(h) * eps
    return x

# wrong: h is missing in the drift, and σ is not squared | h is missing in the drift, and σ is not squared
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + sigma / 2 * g + sigma * np.sqrt(h) * eps
    return x

# wrong: the drift is √h times the score: its factor is ½σ²h | the drift is √h times the score: its factor is ½σ²h
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + np.sqrt(h) * g + sigma * np.sqrt(h) * eps
    return x

# wrong: h is squared where σ belongs: the factor of the drift is ½σ²h | h is squared where σ belongs: the factor of the drift is ½σ²h
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + h**2 / 2 * g + sigma * np.sqrt(h) * eps
    return x

# wrong: ½ and σ are squared together, and h as well: the factor of the drift is ½σ²h | ½ and σ are squared together, and h as well: the factor of the drift
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + (sigma * h / 2) ** 2 * g + sigma * np.sqrt(h) * eps
    return x

# wrong: it is called twice in each step: keep its value in a variable | it is called twice in each step: keep its value in a variable
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * eps
    return x

# wrong: the root is taken twice: the fourth root of h stands for √h | the root is taken twice: the fourth root of h stands for √h
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + h * sigma**2 / 2 * g + sigma * h**0.25 * eps
    return x

# wrong: σ and √h are missing in the noise | σ and √h are missing in the noise
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n):
        g, eps = score(x), rng.standard_normal(x.shape)
        x = x + h * sigma**2 / 2 * g + eps
    return x

# wrong: the whole trajectory came: only the last state is asked for | the whole trajectory came: only the last state is asked for
def langevin(score, sigma, x0, n, h, rng):
    xs = [x0]
    for i in range(n):
        x = xs[-1]
        xs.append(x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape))
    return np.stack(xs)

# wrong: the loop takes n + 1 steps | the loop takes n \+ 1 steps
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(n + 1):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: the loop takes n + 1 steps (another way) | the loop takes n \+ 1 steps
def langevin(score, sigma, x0, n, h, rng):
    x, t = x0, 0
    while t <= n:
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
        t += 1
    return x

# wrong: the steps are 1 / h, whatever n is | the steps are 1 / h, whatever n is
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(int(1 / h)):
        x = x + h * sigma**2 / 2 * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x

# wrong: this is the target itself: n steps from x0 are asked for | this is the target itself: n steps from x0 are asked for
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for i in range(80 * n):
        x = x + h / 16 * sigma**2 / 2 * score(x) + sigma * np.sqrt(h / 16) * rng.standard_normal(x.shape)
    return x

# wrong: the points that came are moved | the input is written to
def langevin(score, sigma, x0, n, h, rng):
    x = x0
    for _ in range(n):
        x += sigma**2 / 2 * h * score(x) + sigma * np.sqrt(h) * rng.standard_normal(x.shape)
    return x
