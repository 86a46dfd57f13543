# ruff: noqa
# right: n times one step
def expected_variations(n, t1):
    h = t1 / n
    return n * np.sqrt(2 * h / np.pi), n * h

# right: the formula
def expected_variations(n, t1):
    return np.sqrt(2 * n * t1 / np.pi), t1

# right: an array
def expected_variations(n, t1):
    return np.array([(2 * n * t1 / np.pi) ** 0.5, t1])

# wrong: swapped | other way round
def expected_variations(n, t1):
    return t1, np.sqrt(2 * n * t1 / np.pi)

# wrong: E|Z| = 1 | not 1
def expected_variations(n, t1):
    return np.sqrt(n * t1), t1

# wrong: 2/pi | 2/π
def expected_variations(n, t1):
    return 2 / np.pi * np.sqrt(n * t1), t1

# wrong: t1 ignored | t1 is missing
def expected_variations(n, t1):
    return np.sqrt(2 * n / np.pi), 1.0

# wrong: one step | one step
def expected_variations(n, t1):
    return np.sqrt(2 * t1 / n / np.pi), t1 / n

# wrong: h for the root | √h
def expected_variations(n, t1):
    return n * t1 / n * np.sqrt(2 / np.pi), t1

# wrong: no growth | not √h|without limit
def expected_variations(n, t1):
    return t1 * np.sqrt(2 / np.pi), t1

# wrong: quadratic is rooted | add up
def expected_variations(n, t1):
    return np.sqrt(2 * n * t1 / np.pi), np.sqrt(t1)

# wrong: quadratic vanishes | scaled by h
def expected_variations(n, t1):
    return np.sqrt(2 * n * t1 / np.pi), t1**2 / n

# wrong: quadratic one | t1 is missing
def expected_variations(n, t1):
    return np.sqrt(2 * n * t1 / np.pi), 1.0

# wrong: the book's number | expected
def expected_variations(n, t1):
    return 79.8, t1

# wrong: simulated | expected
def expected_variations(n, t1):
    dw = np.sqrt(t1 / n) * np.random.default_rng(0).standard_normal(n)
    return np.abs(dw).sum(), (dw**2).sum()

# wrong: 4/pi | expected total variation
def expected_variations(n, t1):
    return np.sqrt(4 * n * t1 / np.pi), t1

# wrong: n - 1 | expected total variation
def expected_variations(n, t1):
    return np.sqrt(2 * (n - 1) * t1 / np.pi), t1

# wrong: n + 1 squares | n \+ 1 steps are summed
def expected_variations(n, t1):
    h = t1 / n
    return n * np.sqrt(h) * np.sqrt(2 / np.pi), (n + 1) * h

# wrong: n - 1 steps | n - 1 steps are summed
def expected_variations(n, t1):
    h = t1 / n
    return (n - 1) * np.sqrt(h) * np.sqrt(2 / np.pi), n * h

# wrong: root h for a square | mean h, not √h
def expected_variations(n, t1):
    h = t1 / n
    return n * np.sqrt(h) * np.sqrt(2 / np.pi), n * np.sqrt(h)

# wrong: half normal density | 1/√
def expected_variations(n, t1):
    h = t1 / n
    return n * np.sqrt(h) * 1/np.sqrt(2 * np.pi), n * h
