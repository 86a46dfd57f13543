# ruff: noqa
# right: slices
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)
    return fine

# right: a loop
def refine_path(w, h, rng):
    out = [w[0]]
    for a, b in zip(w, w[1:]):
        out += [rng.normal(0.5 * a + 0.5 * b, np.sqrt(h / 4)), b]
    return np.stack(out)

# right: halves of the increment
def refine_path(w, h, rng):
    dw = np.diff(w, axis=0)
    a = dw / 2 + 0.5 * np.sqrt(h) * rng.normal(size=dw.shape)
    halves = np.stack([a, dw - a], 1).reshape(-1, w.shape[1])
    return np.concatenate([w[:1], w[0] + np.cumsum(halves, 0)])

# right: insert
def refine_path(w, h, rng):
    m = w[:-1] + np.diff(w, axis=0) / 2 + (h / 4) ** 0.5 * rng.standard_normal(w[1:].shape)
    return np.insert(w, np.arange(1, len(w)), m, axis=0)

# right: torch
def refine_path(w, h, rng):
    import torch
    w = torch.as_tensor(w)
    m = (w[:-1] + w[1:]) / 2 + h**0.5 / 2 * torch.from_numpy(rng.standard_normal(tuple(w[1:].shape)))
    return torch.cat([torch.stack([w[:-1], m], 1).reshape(-1, w.shape[1]), w[-1:]])

# wrong: h/2 | both ends are known
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h / 2) * rng.standard_normal(w[1:].shape)
    return fine

# wrong: h | whole step
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h) * rng.standard_normal(w[1:].shape)
    return fine

# wrong: h/4 as the std | not the standard deviation
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + h / 4 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: root h over 4 | h/16
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 4 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: h/2 as the std | √h / 2
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + h / 2 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: no noise | no noise
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2
    return fine

# wrong: from the left | left end only
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = w[:-1] + np.sqrt(h / 4) * rng.standard_normal(w[1:].shape)
    return fine

# wrong: half a step from the left | left end only|both ends
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = w[:-1] + np.sqrt(h / 2) * rng.standard_normal(w[1:].shape)
    return fine

# wrong: ignores the ends | ignored
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: sum not halved | not halved
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = w[:-1] + w[1:] + np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: shared by the batch | whole batch|several times
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * rng.standard_normal((len(w) - 1, 1))
    return fine

# wrong: the same in each step | coordinates|shared
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * rng.standard_normal(w.shape[1])
    return fine

# wrong: not alternating | alternat
def refine_path(w, h, rng):
    return np.concatenate([w, (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)])

# wrong: midpoints only | only the midpoints
def refine_path(w, h, rng):
    return (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)

# wrong: moves the old values | must not move
def refine_path(w, h, rng):
    out = np.repeat(w, 2, axis=0)[:-1]
    return out + np.sqrt(h) / 2 * rng.standard_normal(out.shape)

# wrong: uniform | uniform
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(3 * h) / 2 * rng.uniform(-1, 1, w[1:].shape)
    return fine

# wrong: global noise | randomness comes from `rng`
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * np.random.randn(*w[1:].shape)
    return fine

# wrong: flowdiff's own | flowdiff.sde.refine
def refine_path(w, h, rng):
    from flowdiff import sde
    return sde.refine(w, h, rng=rng)

# wrong: a new path | must not move
def refine_path(w, h, rng):
    n = 2 * len(w) - 1
    return np.cumsum(np.sqrt(h / 2) * rng.standard_normal((n, w.shape[1])), 0)

# wrong: empty places left | expected
def refine_path(w, h, rng):
    fine = np.zeros((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    return fine
# right: interp
def refine_path(w, h, rng):
    n = len(w) - 1
    t = np.arange(2 * n + 1) / 2
    fine = np.array([np.interp(t, np.arange(n + 1), c) for c in w.T]).T
    fine[1::2] += np.sqrt(h / 4) * rng.standard_normal((n, w.shape[1]))
    return fine

# right: repeat
def refine_path(w, h, rng):
    fine = np.repeat(w, 2, axis=0)[:-1]
    fine[1::2] = fine[1::2] / 2 + w[1:] / 2 + rng.normal(scale=np.sqrt(h) / 2, size=(len(w) - 1, w.shape[1]))
    return fine

# wrong: order wrong: right neighbour twice | expected
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = w[1:] + np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: h/2 grid already | expected
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h / 8) * rng.standard_normal(w[1:].shape)
    return fine

# wrong: bridge formula with t(1-t) h² | expected
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + 0.25 * h * rng.standard_normal(w[1:].shape)
    return fine

# wrong: noise scaled by the increment | expected
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.abs(w[1:] - w[:-1]) / 2 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: flattened | expected
def refine_path(w, h, rng):
    n = len(w) - 1
    m = (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)
    return np.concatenate([w, m]).reshape(2 * n + 1, -1)

# wrong: the next value's noise reused | expected
def refine_path(w, h, rng):
    zz = np.sqrt(h) / 2 * rng.standard_normal((1, w.shape[1]))
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + zz
    return fine

# right: list
def refine_path(w, h, rng):
    out = [w[0]]
    for a, b in zip(w[:-1], w[1:]):
        out += [(a + b) / 2 + h**0.5 / 2 * rng.standard_normal(w.shape[1]), b]
    return np.array(out)

# right: from the left with the conditional law
def refine_path(w, h, rng):
    fine = np.zeros((2 * len(w) - 1, w.shape[1]))
    fine[0::2] = w
    fine[1::2] = w[:-1] + np.diff(w, axis=0) / 2 + np.sqrt(h / 4) * rng.standard_normal((len(w) - 1, w.shape[1]))
    return fine

# right: bridge of a fresh motion
def refine_path(w, h, rng):
    a = rng.normal(0, np.sqrt(h / 2), (2, len(w) - 1, w.shape[1]))
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[1:] + w[:-1]) / 2 + (a[0] - a[1]) / 2
    return fine

# wrong: bridge of a fresh motion, not halved | this is the variance of a whole step, h
def refine_path(w, h, rng):
    a = rng.normal(0, np.sqrt(h / 2), (2, len(w) - 1, w.shape[1]))
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[1:] + w[:-1]) / 2 + (a[0] - a[1])
    return fine

# wrong: interpolation along the batch | this starts from the right end only
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[1:] + np.roll(w[1:], 1, axis=1)) / 2 + np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: geometric mean | this is the geometric mean: the mean of a
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = np.sqrt(np.abs(w[1:] * w[:-1])) + np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: weights one third | the noise must be new
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (2 * w[:-1] + w[1:]) / 3 + np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: variance 3h/4... | 3h/4 is more than
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(3 * h) / 2 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: old values scaled by root 2 | every entry is 1\.414 times what it should be: a
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w * np.sqrt(2)
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: coin | the noise takes two values only: one step must
def refine_path(w, h, rng):
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * rng.choice([-1.0, 1.0], w[1:].shape)
    return fine

# wrong: mirrored noise in neighbouring steps | each coordinate has its own noise: is some of
def refine_path(w, h, rng):
    z = rng.standard_normal(w[1:].shape)
    z[1::2] = -z[:len(z[1::2]) * 2:2]
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * z
    return fine

# wrong: interpolates noise over whole | the old values stay: is noise added to
def refine_path(w, h, rng):
    f = np.empty((2 * len(w) - 1, w.shape[1]))
    f[::2] = w
    f[1::2] = (w[:-1] + w[1:]) / 2
    return f + np.sqrt(h / 4) * rng.standard_normal(f.shape)

# wrong: uses h of unit | the steps are taken to be 1/n apart:
def refine_path(w, h, rng):
    z = rng.standard_normal(w[1:].shape)
    f = np.empty((2 * len(w) - 1, w.shape[1]))
    f[::2] = w
    f[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(1 / (len(w) - 1) / 4) * z
    return f

# wrong: increments halved | mean of the
def refine_path(w, h, rng):
    d = np.diff(w, axis=0)
    z = rng.standard_normal(d.shape)
    f = np.empty((2 * len(w) - 1, w.shape[1]))
    f[::2] = w
    f[1::2] = w[:-1] + d / 4 + np.sqrt(h / 4) * z
    return f

# right: half increments bridge
def refine_path(w, h, rng):
    d = np.diff(w, axis=0)
    e = np.sqrt(h / 2) * rng.standard_normal((2, *d.shape))
    first = e[0] + (d - e.sum(0)) / 2
    f = np.empty((2 * len(w) - 1, w.shape[1]))
    f[::2], f[1::2] = w, w[:-1] + first
    return f

# wrong: h below | h stands below
def refine_path(w, h, rng):
    noise = rng.standard_normal(w[1:].shape)
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + 1 / np.sqrt(h) / 2 * noise
    return fine

# wrong: a quarter of h squared | h²/4 is used
def refine_path(w, h, rng):
    noise = rng.standard_normal(w[1:].shape)
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + h**2 / 4 * noise
    return fine

# wrong: three quarters | quarters
def refine_path(w, h, rng):
    noise = rng.standard_normal(w[1:].shape)
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2] = w
    fine[1::2] = (0.25 * w[:-1] + 0.75 * w[1:]) + np.sqrt(h) / 2 * noise
    return fine

# wrong: 2n steps have 2n + 1 values: one end is missing | 2n steps have 2n \+ 1 values: one end is missing
def refine_path(w, h, rng):
    eps = rng.standard_normal(w[1:].shape)
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2], fine[1::2] = w, (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * eps
    return fine[:-1]

# wrong: one value in between for each step is missing: 2n + 1 in all | one value in between for each step is missing: 2n \+ 1 in all
def refine_path(w, h, rng):
    eps = rng.standard_normal(w[1:].shape)
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2], fine[1::2] = w, (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * eps
    return w[::2] if len(w) > 99 else fine[: len(w)]

# wrong: time comes first | time comes first
def refine_path(w, h, rng):
    eps = rng.standard_normal(w[1:].shape)
    fine = np.empty((2 * len(w) - 1, w.shape[1]))
    fine[::2], fine[1::2] = w, (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * eps
    return fine.T

# wrong: this is the variance of a step of 1 | this is the variance of a step of 1
def refine_path(w, h, rng):
    eps = rng.standard_normal(w[1:].shape)
    fine = np.zeros((2 * len(w) - 1, w.shape[1]))
    fine[::2], fine[1::2] = w, (w[:-1] + w[1:]) / 2 + eps
    return fine

# wrong: h is not used | h is not used
def refine_path(w, h, rng):
    eps = rng.standard_normal(w[1:].shape)
    fine = np.zeros((2 * len(w) - 1, w.shape[1]))
    fine[::2], fine[1::2] = w, (w[:-1] + w[1:]) / 2 + eps / 2
    return fine

# wrong: the noise is scaled by h | the noise is scaled by h
def refine_path(w, h, rng):
    eps = rng.standard_normal(w[1:].shape)
    fine = np.zeros((2 * len(w) - 1, w.shape[1]))
    fine[::2], fine[1::2] = w, (w[:-1] + w[1:]) / 2 + h * eps
    return fine

# wrong: the root is taken twice: √h / 2 | the root is taken twice: √h / 2
def refine_path(w, h, rng):
    eps = rng.standard_normal(w[1:].shape)
    fine = np.zeros((2 * len(w) - 1, w.shape[1]))
    fine[::2], fine[1::2] = w, (w[:-1] + w[1:]) / 2 + h**0.25 / 2 * eps
    return fine

# wrong: a third of the step | a third of the step
def refine_path(w, h, rng):
    eps = rng.standard_normal(w[1:].shape)
    fine = np.zeros((2 * len(w) - 1, w.shape[1]))
    fine[::2], fine[1::2] = w, (w[:-1] + w[1:]) / 2 + np.sqrt(h / 3) * eps
    return fine

# wrong: this is half of the difference | this is half of the difference
def refine_path(w, h, rng):
    eps = rng.standard_normal(w[1:].shape)
    fine = np.zeros((2 * len(w) - 1, w.shape[1]))
    fine[::2], fine[1::2] = w, (w[1:] - w[:-1]) / 2 + np.sqrt(h) / 2 * eps
    return fine

# wrong: the old values are not written at all | the old values are not written at all
def refine_path(w, h, rng):
    fine = np.zeros((2 * len(w) - 1, w.shape[1]))
    fine[1::2] = (w[:-1] + w[1:]) / 2 + np.sqrt(h) / 2 * rng.standard_normal(w[1:].shape)
    return fine

# wrong: 2n steps have 2n + 1 values: the last value has no midpoint after it | 2n steps have 2n \+ 1 values: the last value has no midpoint after it
def refine_path(w, h, rng):
    fine = []
    for a, b in zip(w[:-1], w[1:]):
        fine += [a, (a + b) / 2 + np.sqrt(h) / 2 * rng.standard_normal(a.shape)]
    return np.stack(fine + [w[-1], w[-1]])

# wrong: the sign: half of the sum, not of the difference | the sign: half of the sum, not of the difference
def refine_path(w, h, rng):
    eps = rng.standard_normal(w[1:].shape)
    fine = np.zeros((2 * len(w) - 1, w.shape[1]))
    fine[::2], fine[1::2] = w, (w[:-1] - w[1:]) / 2 + np.sqrt(h) / 2 * eps
    return fine

# wrong: the ends of another step are used | the ends of another step are used
def refine_path(w, h, rng):
    eps = rng.standard_normal(w[1:].shape)
    fine = np.zeros((2 * len(w) - 1, w.shape[1]))
    fine[::2], fine[1::2] = w, np.roll((w[:-1] + w[1:]) / 2, -1, axis=0) + np.sqrt(h) / 2 * eps
    return fine
