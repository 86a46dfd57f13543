# ruff: noqa
# right: the formula
def stretched(W, c, t):
    return np.sqrt(c) * W(t / c)

# right: powers
def stretched(W, c, t):
    s = np.multiply(t, 1 / c)
    return c**0.5 * np.asarray(W(s))

# right: one time after the other
def stretched(W, c, t):
    return np.array([np.sqrt(c) * W(np.array([a / c]))[0] for a in t])

# right: torch
def stretched(W, c, t):
    import torch
    return c**0.5 * W(torch.as_tensor(t) / c)

# wrong: c for the root | should be √c
def stretched(W, c, t):
    return c * W(t / c)

# wrong: no height | height is missing
def stretched(W, c, t):
    return W(t / c)

# wrong: faster | c times faster
def stretched(W, c, t):
    return np.sqrt(c) * W(c * t)

# wrong: the inverse | stretched by 1/c
def stretched(W, c, t):
    return W(c * t) / np.sqrt(c)

# wrong: time not changed | time is not changed
def stretched(W, c, t):
    return np.sqrt(c) * W(t)

# wrong: divided | divided by √c
def stretched(W, c, t):
    return W(t / c) / np.sqrt(c)

# wrong: root in the time | √c stands in the time
def stretched(W, c, t):
    return np.sqrt(c) * W(t / np.sqrt(c))

# wrong: in place | same after the call
def stretched(W, c, t):
    t /= c
    return np.sqrt(c) * W(t)

# wrong: returns a function | expected
def stretched(W, c, t):
    return lambda s: np.sqrt(c) * W(s / c)

# wrong: c squared | c²|should be √c|height is c
def stretched(W, c, t):
    return c * W(t / c**2)

# wrong: W(t - c) | c is taken away from the time: it
def stretched(W, c, t):
    return np.sqrt(c) * W(t - c)

# wrong: integer | all zeros: is the result ever written, or
def stretched(W, c, t):
    return np.sqrt(c) * W((t // c))

# wrong: both heights | multiplied in as well
def stretched(W, c, t):
    return c**1.5 * W(t / c)

# wrong: upside down | upside down
def stretched(W, c, t):
    return np.sqrt(c) * W(c / t)

# wrong: sorted times | times are sorted
def stretched(W, c, t):
    return np.sqrt(c) * W(np.sort(t) / c)

# wrong: root of the time | root belongs to the height
def stretched(W, c, t):
    return np.sqrt(c) * W(np.sqrt(t / c))
