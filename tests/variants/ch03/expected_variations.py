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

# wrong: the total variation grows without limit when n does; this does not | the total variation grows without limit when n does; this does not
def expected_variations(n, t1):
    return np.sqrt(2 * t1 / np.pi), t1

# wrong: E|Z| is √(2/π), not √(1/π) | E\|Z\| is √\(2/π\), not √\(1/π\)
def expected_variations(n, t1):
    return np.sqrt(n * t1 / np.pi), t1

# wrong: E|Z| is √(2/π), not √(π/2) | E\|Z\| is √\(2/π\), not √\(π/2\)
def expected_variations(n, t1):
    return np.sqrt(n * t1 * np.pi / 2), t1

# wrong: t1 belongs under the root | t1 belongs under the root
def expected_variations(n, t1):
    return t1 * np.sqrt(2 * n / np.pi), t1

# wrong: n belongs under the root: n√(h) = √(n t1) | n belongs under the root: n√\(h\) = √\(n t1\)
def expected_variations(n, t1):
    return n * np.sqrt(2 * t1 / np.pi), t1

# wrong: the root is missing | the root is missing
def expected_variations(n, t1):
    return 2 * n * t1 / np.pi, t1

# wrong: the step is t1 / (n - 1): n steps fill the time t1 | the step is t1 / \(n - 1\): n steps fill the time t1
def expected_variations(n, t1):
    return n * np.sqrt(2 * t1 / (n - 1) / np.pi), t1

# wrong: E|Z| is √(2/π), not ½ | E\|Z\| is √\(2/π\), not ½
def expected_variations(n, t1):
    return np.sqrt(n * t1) / 2, t1

# wrong: this is one step, h: there are n | this is one step, h: there are n
def expected_variations(n, t1):
    return np.sqrt(2 * n * t1 / np.pi), t1 / n

# wrong: it does not grow with n: n steps of variance t1 / n | it does not grow with n: n steps of variance t1 / n
def expected_variations(n, t1):
    return np.sqrt(2 * n * t1 / np.pi), n * t1

# wrong: squares have mean h, not 2h/π | squares have mean h, not 2h/π
def expected_variations(n, t1):
    return np.sqrt(2 * n * t1 / np.pi), 2 * t1 / np.pi

# wrong: t1 is squared | t1 is squared
def expected_variations(n, t1):
    return np.sqrt(2 * n * t1 / np.pi), t1**2

# wrong: E Z² is 1, not 2 | E Z² is 1, not 2
def expected_variations(n, t1):
    return np.sqrt(2 * n * t1 / np.pi), 2 * t1

# wrong: this is the variance of one step, 2h², or E Z⁴ = 3: squares of the noise have mean h | this is the variance of one step, 2h², or E Z⁴ = 3: squares of the
def expected_variations(n, t1):
    return np.sqrt(2 * n * t1 / np.pi), 3 * t1**2 / n

# wrong: this is the other one, squared | this is the other one, squared
def expected_variations(n, t1):
    return np.sqrt(2 * n * t1 / np.pi), 2 * n * t1 / np.pi
