# ruff: noqa
# right: closed forms
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4

# right: averaged over many times
def loss_range(m, s, s0):
    m = np.asarray(m)
    t = (np.arange(200_000) + 0.5) / 200_000
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    zero = ((np.pi / 2 * b) ** 2).mean() * ((m**2).sum() + m.size * s**2)
    zero += ((np.pi / 2 * a) ** 2).mean() * m.size * s0**2
    best = m.size * ((np.pi / 2 * s * s0) ** 2 / (a**2 * s**2 + b**2 * s0**2)).mean()
    return zero, best

# right: scipy's integral
def loss_range(m, s, s0):
    from scipy.integrate import quad
    best, _ = quad(
        lambda t: (np.pi / 2 * s * s0) ** 2 / ((s * np.sin(np.pi * t / 2)) ** 2 + (s0 * np.cos(np.pi * t / 2)) ** 2), 0, 1
    )
    return [(np.linalg.norm(m) ** 2 + len(m) * (s * s + s0 * s0)) * np.pi**2 / 8, len(m) * best]

# right: scaled to a source of spread one
def loss_range(m, s, s0):
    def with_noise(m, s):
        return np.pi**2 / 8 * (np.dot(m, m) + np.size(m) * (s**2 + 1)), np.size(m) * np.pi**2 * s / 4

    return s0**2 * np.array(with_noise(np.divide(m, s0), s / s0))

# right: linear regression, coordinate by coordinate
def loss_range(m, s, s0):
    t = (np.arange(20_000) + 0.5) / 20_000
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = (np.pi / 2) ** 2 * (b**2 * s**2 + a**2 * s0**2)
    cov = np.pi / 2 * a * b * (s**2 - s0**2)
    zero = sum((v + (np.pi / 2 * b * mean) ** 2).mean() for mean in m)
    return zero, sum((v - cov**2 / (a**2 * s**2 + b**2 * s0**2)).mean() for _ in m)

# wrong: the chapter's floor | source has
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s / 4

# wrong: source of spread one | spread s0, not 1
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + 1)), d * np.pi**2 * s / 4

# wrong: s0 squared in the floor | s0 is squared
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0**2 / 4

# wrong: s0 for its square | s0 stands for s0²
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0)), d * np.pi**2 * s * s0 / 4

# wrong: spreads added first | variances add
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s + s0) ** 2), d * np.pi**2 * s * s0 / 4

# wrong: half-way only | t = 1/2
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 / 2 * (s * s0) ** 2 / (s**2 + s0**2)

# wrong: d times the square of m | summed over the coordinates already
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * d * (m @ m + s**2 + s0**2), d * np.pi**2 * s * s0 / 4

# wrong: straight path | straight path
def loss_range(m, s, s0):
    d = len(m)
    return m @ m + d * (s**2 + s0**2), d * np.pi * s * s0 / 2

# wrong: floor of the straight path | floor of the straight path
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), d * np.pi * s * s0 / 2

# wrong: best is zero | not 0
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), 0.0

# wrong: no mean over the times | ½
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 4 * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4

# wrong: no d in the floor | dimension d
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), np.pi**2 * s * s0 / 4

# wrong: no d | dimension d
def loss_range(m, s, s0):
    return np.pi**2 / 8 * (m @ m + s**2 + s0**2), np.pi**2 * s * s0 / 4

# wrong: s for s squared | s stands for s²
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s + s0**2)), d * np.pi**2 * s * s0 / 4

# wrong: s squared in the floor | s² stands for s
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s**2 * s0 / 4

# wrong: no mean | square of m is missing
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * d * (s**2 + s0**2), d * np.pi**2 * s * s0 / 4

# wrong: no source | source is missing
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * s**2), d * np.pi**2 * s * s0 / 4

# wrong: exchanged | other order
def loss_range(m, s, s0):
    d = len(m)
    return d * np.pi**2 * s * s0 / 4, np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2))

# wrong: whole variance | without what x tells
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), np.pi**2 / 8 * d * (s**2 + s0**2)

# wrong: mean over the coordinates | mean over the coordinates|dimension d
def loss_range(m, s, s0):
    return np.pi**2 / 8 * (np.mean(m**2) + s**2 + s0**2), np.pi**2 * s * s0 / 4

# wrong: estimated | u = 0
def loss_range(m, s, s0):
    rng = np.random.default_rng(0)
    z, e, t = m + s * rng.standard_normal((200, len(m))), s0 * rng.standard_normal((200, len(m))), rng.random((200, 1))
    v = np.pi / 2 * (np.cos(np.pi / 2 * t) * z - np.sin(np.pi / 2 * t) * e)
    return (v**2).sum(1).mean(), len(m) * np.pi**2 * s * s0 / 4

# wrong: one number | 2 things
def loss_range(m, s, s0):
    return len(m) * np.pi**2 * s * s0 / 4

# wrong: norm not squared | not squared
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (np.linalg.norm(m) + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4

# wrong: m written to | same after the call
def loss_range(m, s, s0):
    d = len(m)
    m *= m
    return np.pi**2 / 8 * (m.sum() + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4

# wrong: mean of the square of m | averaged over the coordinates: sum it
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (np.mean(m**2) + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4

# wrong: smaller spread squared | smaller of the two
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * min(s, s0)**2 / 4

# wrong: spreads for their squares | stand for their squares in what is left
def loss_range(m, s, s0):
    d = len(m)
    t = (np.arange(1000) + .5) / 1000
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    q = (np.pi / 2)**2 * s * s0 / (a**2 * s + b**2 * s0)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), d * q.mean()

# wrong: no pi half | bracket, π/2, is missing
def loss_range(m, s, s0):
    d = len(m)
    t = (np.arange(1000) + .5) / 1000
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    q = s**2 * s0**2 / (a**2 * s**2 + b**2 * s0**2)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), d * q.mean()

# wrong: pi half cubed | power 3
def loss_range(m, s, s0):
    d = len(m)
    return np.pi**2 / 8 * (m @ m + d * (s**2 + s0**2)), d * np.pi * s * s0 / 2 * np.pi / 2 * np.pi / 2

# wrong: the factor is π/2 squared, times ½ | the factor is π/2 squared, times ½
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return np.pi / 4 * (m @ m + d * (s**2 + s0**2)), best

# wrong: the factor is π/2 squared: this has π/2 | the factor is π/2 squared: this has π/2
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return np.pi / 2 * (m @ m + d * (s**2 + s0**2)), best

# wrong: the spread of the data is missing | the spread of the data is missing
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return c * (m @ m + d * s0**2), best

# wrong: s stands for s², and s0 for s0² | s stands for s², and s0 for s0²
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return c * (m @ m + d * (s + s0)), best

# wrong: the spreads are multiplied: variances add | the spreads are multiplied: variances add
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return c * (m @ m + d * s**2 * s0**2), best

# wrong: d is there for s² and not for s0² | d is there for s² and not for s0²
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return c * (m @ m + d * s**2 + s0**2), best

# wrong: d is there for s0² and not for s² | d is there for s0² and not for s²
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return c * (m @ m + s**2 + d * s0**2), best

# wrong: m is summed and not squared | m is summed and not squared
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return c * (m.sum() + d * (s**2 + s0**2)), best

# wrong: the coordinates of m are summed before they are squared | the coordinates of m are summed before they are squared
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return c * (m.sum() ** 2 + d * (s**2 + s0**2)), best

# wrong: this is 0 | this is 0
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return 0.0, best

# wrong: this is the floor of the straight path for s0 = 1, dπs/2 | this is the floor of the straight path for s0 = 1, dπs/2
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return zero, d * np.pi * s / 2

# wrong: s² stands for s, and s0² for s0 | s² stands for s, and s0² for s0
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return zero, best * s * s0

# wrong: divided by s0 where it is multiplied | divided by s0 where it is multiplied
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return zero, d * np.pi**2 * s / s0 / 4

# wrong: twice as much | twice as much
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return zero, best * 2

# wrong: one π is missing | one π is missing
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return zero, d * np.pi * s * s0 / 4

# wrong: √d stands for d | √d stands for d
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return zero, best / np.sqrt(d)

# wrong: m has no part in it: the best field knows it | m has no part in it: the best field knows it
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return zero, best + m @ m

# wrong: m has no part in it: the best field knows its velocity | m has no part in it: the best field knows its velocity
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return zero, best + c * (m @ m)

# wrong: the variance of α̇ z + β̇ x0 given x, in one dimension, integrated over t; then d times that | the variance of α̇ z \+ β̇ x0 given x, in one dimension, integrated
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    zero, best = c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 4
    return zero, best * 0.9

# wrong: half of it | half of it
def loss_range(m, s, s0):
    d, c = len(m), np.pi**2 / 8
    return c * (m @ m + d * (s**2 + s0**2)), d * np.pi**2 * s * s0 / 8
