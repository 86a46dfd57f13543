# ruff: noqa
# right: closed forms
def loss_range(m, s):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + 1)), d * np.pi**2 * s / 4

# right: averaged over many times
def loss_range(m, s):
    m = np.asarray(m)
    t = (np.arange(200_000) + 0.5) / 200_000
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    zero = ((np.pi / 2 * b) ** 2).mean() * ((m**2).sum() + m.size * s**2) + ((np.pi / 2 * a) ** 2).mean() * m.size
    best = m.size * ((np.pi / 2) ** 2 * s**2 / (a**2 * s**2 + b**2)).mean()
    return zero, best

# right: scipy's integral
def loss_range(m, s):
    from scipy.integrate import quad
    best, _ = quad(lambda t: (np.pi / 2 * s) ** 2 / ((s * np.sin(np.pi * t / 2)) ** 2 + np.cos(np.pi * t / 2) ** 2), 0, 1)
    return (np.linalg.norm(m) ** 2 + len(m) * s * s + len(m)) * np.pi**2 / 8, len(m) * best

# wrong: straight path | straight path
def loss_range(m, s):
    d = len(m)
    return m @ m + d * (s**2 + 1), d * np.pi * s / 2

# wrong: floor of the straight path | floor of the straight path
def loss_range(m, s):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + 1)), d * np.pi * s / 2

# wrong: best is zero | not 0
def loss_range(m, s):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + 1)), 0.0

# wrong: no mean over the times | ½
def loss_range(m, s):
    d = len(m)
    return np.pi**2 / 4 * (m @ m + d * (s**2 + 1)), d * np.pi**2 * s / 4

# wrong: no d in the floor | dimension d
def loss_range(m, s):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + 1)), np.pi**2 * s / 4

# wrong: no d | dimension d
def loss_range(m, s):
    return np.pi**2 / 8 * (m @ m + s**2 + 1), np.pi**2 * s / 4

# wrong: s for s squared | s stands for s²
def loss_range(m, s):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s + 1)), d * np.pi**2 * s / 4

# wrong: s squared in the floor | s² stands for s
def loss_range(m, s):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + 1)), d * np.pi**2 * s**2 / 4

# wrong: no mean | square of m is missing
def loss_range(m, s):
    d = len(m)
    return np.pi**2 / 8 * d * (s**2 + 1), d * np.pi**2 * s / 4

# wrong: no noise | noise is missing
def loss_range(m, s):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * s**2), d * np.pi**2 * s / 4

# wrong: exchanged | other order
def loss_range(m, s):
    d = len(m)
    return d * np.pi**2 * s / 4, np.pi**2 / 8 * (m @ m + d * (s**2 + 1))

# wrong: whole variance | without what x tells
def loss_range(m, s):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + 1)), np.pi**2 / 8 * d * (s**2 + 1)

# wrong: mean over the coordinates | mean over the coordinates|dimension d
def loss_range(m, s):
    return np.pi**2 / 8 * (np.mean(m**2) + s**2 + 1), np.pi**2 * s / 4

# wrong: estimated | u = 0
def loss_range(m, s):
    rng = np.random.default_rng(0)
    z, e, t = m + s * rng.standard_normal((200, len(m))), rng.standard_normal((200, len(m))), rng.random((200, 1))
    v = np.pi / 2 * (np.cos(np.pi / 2 * t) * z - np.sin(np.pi / 2 * t) * e)
    return (v**2).sum(1).mean(), len(m) * np.pi**2 * s / 4

# wrong: one number | 2 things
def loss_range(m, s):
    return len(m) * np.pi**2 * s / 4

# wrong: norm not squared | not squared
def loss_range(m, s):
    d = len(m)
    return np.pi**2 / 8 * (np.linalg.norm(m) + d * (s**2 + 1)), d * np.pi**2 * s / 4
