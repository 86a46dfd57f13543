# ruff: noqa
# right: formula
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h, int(np.ceil(np.log(left) / np.log(abs(a))))

# right: a loop
def cheapest_run(theta, sigma, excess, left):
    ratio = 1 + excess
    h = 2 * (1 - 1 / ratio) / theta
    n, share = 0, 1.0
    while share > left:
        share *= abs(1 - theta * h)
        n += 1
    return h, n

# right: bisection
def cheapest_run(theta, sigma, excess, left):
    import math
    allowed = (1 + excess) * sigma**2 / (2 * theta)
    low, high = 0.0, 2 / theta
    for _ in range(200):
        h = (low + high) / 2
        if sigma**2 * h / (1 - (1 - theta * h) ** 2) > allowed:
            high = h
        else:
            low = h
    return [h, math.ceil(math.log(left) / math.log(abs(1 - theta * h)))]

# wrong: small excess | small excess only
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (2 * excess / theta), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: small excess, n of it too | small excess only
def cheapest_run(theta, sigma, excess, left):
    h = 2 * excess / theta
    a = 1 - theta * h
    return h, int(np.ceil(np.log(left) / np.log(abs(a) + 1e-9)))

# wrong: no 2 | 2 is missing
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (excess / (theta * (1 + excess))), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: no 2, small excess | 2 is missing
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (excess / theta), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: no theta | θ is missing
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (2 * excess / (1 + excess)), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: standard deviation | standard deviation
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (2 * (1 - 1 / (1 + excess) ** 2) / theta), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: excess of 1 | true variance
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (2 / theta * (1 - 1 / (1 + 2 * theta * excess / sigma**2))), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: excess as the ratio | is the ratio
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (2 / theta * (1 - 1 / excess)), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: stability | stability
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (2 / theta), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: one step | at once
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (1 / theta), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: above | stands below
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (-2 * excess / theta), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: theta above | divide by θ
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (2 * excess * theta / (1 + excess)), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: one minus | 1 - excess
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (2 * excess / (theta * (1 - excess))), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: swapped | h comes first
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return int(np.ceil(np.log(left) / np.log(abs(a)))), h

# wrong: a tenth of the step | just 1 \+ excess
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return (0.1 * h), int(np.ceil(np.log(left) / np.log(abs(a))))

# wrong: rounded down | rounded down
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h, int(np.log(left) / np.log(abs(a)))

# wrong: rounded | rounded down
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h, round(np.log(left) / np.log(abs(a)))

# wrong: one more | one step too many
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h, int(np.ceil(np.log(left) / np.log(abs(a)))) + 1

# wrong: exact exponential | exp
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h, int(np.ceil(-np.log(left) / (theta * h)))

# wrong: variance forgets | variance is meant
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h, int(np.ceil(np.log(left) / np.log(a**2)))

# wrong: not rounded | whole number
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h, np.log(left) / np.log(abs(a))

# wrong: log10 | log10
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h, int(np.ceil(np.log10(left) / np.log(abs(a))))

# wrong: no absolute value, math | may be negative
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h, int(np.ceil(__import__('math').log(left) / __import__('math').log(a)))

# wrong: no absolute value, nan | may be negative
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h, np.ceil(np.log(left) / np.log(a))

# wrong: always a hundred | which power
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h, 100

# wrong: the step alone | return both
def cheapest_run(theta, sigma, excess, left):
    h = 2 / theta * excess / (1 + excess)
    a = 1 - theta * h
    return h

# wrong: the number of steps belongs to a wrong h | small excess only
def cheapest_run(theta, sigma, excess, left):
    h = 2 * excess / theta
    return h, int(np.ceil(np.log(left) / np.log(abs(1 - theta * h))))

# wrong: a shorter h than need be, and steps for it | right for the h that came with it
def cheapest_run(theta, sigma, excess, left):
    h = (2 * excess / (theta * (1 + excess))) * 0.9
    return h, int(np.ceil(np.log(left) / np.log(abs(1 - theta * h))))
