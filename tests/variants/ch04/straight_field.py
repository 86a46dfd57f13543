# ruff: noqa
# right: formula
def straight_field(x, t, m, s):
    return m + (s - 1) / (1 - t + t * s) * (x - t * m)

# right: through the start
def straight_field(x, t, m, s):
    x0 = (x - t * m) / (1 - t + t * s)
    return m + s * x0 - x0

# right: end minus start
def straight_field(x, t, m, s):
    start = (x - t * m) / (1 + t * (s - 1))
    end = m + s * start
    return end - start

# right: one fraction
def straight_field(x, t, m, s):
    return (m + (s - 1) * x) / (1 + (s - 1) * t)

# right: torch
def straight_field(x, t, m, s):
    import torch
    x, t, m = torch.as_tensor(x), torch.as_tensor(t), torch.as_tensor(m)
    return m + (s - 1) / (1 - t + t * s) * (x - t * m)

# wrong: the curved field | curved
def straight_field(x, t, m, s):
    return m + (t * s**2 - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: not divided | division
def straight_field(x, t, m, s):
    return m + (s - 1) * (x - t * m)

# wrong: x for the start | taken for the start
def straight_field(x, t, m, s):
    return m + (s - 1) * x

# wrong: sign | sign
def straight_field(x, t, m, s):
    return m + (1 - s) / (1 - t + t * s) * (x - t * m)

# wrong: x - m | x - m
def straight_field(x, t, m, s):
    return m + (s - 1) / (1 - t + t * s) * (x - m)

# wrong: no m | is missing
def straight_field(x, t, m, s):
    return (s - 1) / (1 - t + t * s) * (x - t * m)

# wrong: t m | not t m
def straight_field(x, t, m, s):
    return t * m + (s - 1) / (1 - t + t * s) * (x - t * m)

# wrong: s_t of the straight path | s_t
def straight_field(x, t, m, s):
    return m + (s - 1) / np.sqrt((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: exchanged below | exchanged
def straight_field(x, t, m, s):
    return m + (s - 1) / (t + (1 - t) * s) * (x - t * m)

# wrong: squares | squared
def straight_field(x, t, m, s):
    return m + (s**2 - 1) / (1 - t + t * s**2) * (x - t * m)

# wrong: one data point | one data point
def straight_field(x, t, m, s):
    return (m - x) / (1 - t)

# wrong: the end | the end
def straight_field(x, t, m, s):
    return m + s * x

# wrong: s for s - 1 | s - 1
def straight_field(x, t, m, s):
    return m + s / (1 - t + t * s) * (x - t * m)

# wrong: first time for all | u at
def straight_field(x, t, m, s):
    t = np.ravel(t)[0]
    return m + (s - 1) / (1 - t + t * s) * (x - t * m)

# wrong: x alone | x alone
def straight_field(x, t, m, s):
    return m + (s - 1) / (1 - t + t * s) * x

# wrong: in place | `x` is the same
def straight_field(x, t, m, s):
    x -= t * m
    return m + (s - 1) / (1 - t + t * s) * x

# wrong: torch, x for the start | taken for the start
def straight_field(x, t, m, s):
    import torch
    return torch.as_tensor(m) + (s - 1) * torch.as_tensor(x)

# right: via the start
def straight_field(x, t, m, s):
    x0 = (x - t * m) / (1 + t * (s - 1))
    return m + s * x0 - x0

# right: via the end
def straight_field(x, t, m, s):
    x0 = (x - t * m) / (1 - t + t * s)
    return (m + s * x0) - x0

# right: rows
def straight_field(x, t, m, s):
    T = np.broadcast_to(t, (len(x), 1))
    return np.array([m + (s - 1) * (p - a * m) / (1 - a + a * s) for p, (a,) in zip(x, T)])

# wrong: reverse time | the sign is the other way round
def straight_field(x, t, m, s):
    return -(m + (s - 1) / (1 - t + t * s) * (x - t * m))

# wrong: end minus x | the velocity of each point must stay the same
def straight_field(x, t, m, s):
    x0 = (x - t * m) / (1 - t + t * s)
    return m + s * x0 - x

# wrong: x minus start | the velocity of each point must stay the same
def straight_field(x, t, m, s):
    x0 = (x - t * m) / (1 - t + t * s)
    return x - x0

# wrong: log speed | the velocity of each point must stay the same
def straight_field(x, t, m, s):
    return m + np.log(s) * (x - t * m)

# wrong: root | the velocity is the end minus the start, m \+ s
def straight_field(x, t, m, s):
    return m + (np.sqrt(s) - 1) / (1 - t + t * np.sqrt(s)) * (x - t * m)

# wrong: plus t m | its sign is turned
def straight_field(x, t, m, s):
    return m + (s - 1) / (1 - t + t * s) * (x + t * m)

# wrong: mean moved by (1 - t) m | the velocity is the end minus the start, m \+ s|nearly right: are numbers rounded
def straight_field(x, t, m, s):
    return m + (s - 1) / (1 - t + t * s) * (x - (1 - t) * m)

# wrong: 1 + t | this has 1 \+ t s
def straight_field(x, t, m, s):
    return m + (s - 1) / (1 + t * s) * (x - t * m)

# right: end minus x over 1 - t or via start
def straight_field(x, t, m, s):
    x0 = (x - t * m) / ((1 - t) + t * s)
    x1 = m + s * x0
    return x1 - x0

# wrong: one more axis for a float | here t is a float
def straight_field(x, t, m, s):
    t = t[:, None]
    return m + (s - 1) / (1 - t + t * s) * (x - t * m)

# wrong: a column made a float | here t is a column
def straight_field(x, t, m, s):
    t = float(t)
    return m + (s - 1) / (1 - t + t * s) * (x - t * m)

# wrong: brackets forgotten | all of 1 - t \+ t s is below
def straight_field(x, t, m, s):
    return m + (s - 1) / 1 - t + t * s * (x - t * m)

# wrong: a small number in the denominator | 0\.001 is added
def straight_field(x, t, m, s):
    return m + (s - 1) / (1 - t + t * s + 1e-3) * (x - t * m)

# wrong: the rest of the way | end minus the start, the whole way
def straight_field(x, t, m, s):
    x0 = (x - t * m) / (1 - t + t * s)
    return (m + s * x0 - x)

# wrong: the rest over the rest of time | divided by 1 - t, which is 0
def straight_field(x, t, m, s):
    x0 = (x - t * m) / (1 - t + t * s)
    return (m + s * x0 - x) / (1 - t)

# wrong: the start as seen from the end | right at t = 1 only
def straight_field(x, t, m, s):
    x0 = (x - m) / s
    return m + (s - 1) * x0

# wrong: 1 - t s | this has 1 - t s
def straight_field(x, t, m, s):
    return m + (s - 1) / (1 - t * s) * (x - t * m)

# wrong: times cut off | cut off near 0 or 1
def straight_field(x, t, m, s):
    t = np.clip(t, 0, 0.999)
    return m + (s - 1) / (1 - t + t * s) * (x - t * m)

# wrong: divided by the square of 1 - t + t s | divided by the square of 1 - t \+ t s
def straight_field(x, t, m, s):
    return m + (s - 1) / (1 - t + t * s) ** 2 * (x - t * m)

# wrong: t and 1 - t are exchanged | t and 1 - t are exchanged
def straight_field(x, t, m, s):
    return m + (s - 1) / (t + (1 - t) * s) * (x - (1 - t) * m)

# wrong: the coordinates are swapped | the coordinates are swapped
def straight_field(x, t, m, s):
    v = m + (s - 1) / (1 - t + t * s) * (x - t * m)
    return v[:, ::-1]
