# ruff: noqa
# right: the fixed point
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    if a**2 >= 1:
        return np.inf
    return sigma**2 * h / (1 - a**2)

# right: the chapter's formula
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return float('inf')
    return sigma**2 / (2 * theta) / (1 - theta * h / 2)

# right: iterated
def em_stationary_variance(theta, sigma, h):
    if not theta * h < 2:
        return np.inf
    v, a = 0.0, 1 - theta * h
    for _ in range(20000):
        v = a * a * v + sigma**2 * h
    return v

# right: np.where
def em_stationary_variance(theta, sigma, h):
    a2 = (1 - theta * h) ** 2
    with np.errstate(all='ignore'):
        return np.where(a2 < 1, sigma**2 * h / np.abs(1 - a2), np.inf)

# wrong: the process's own | process itself
def em_stationary_variance(theta, sigma, h):
    return sigma**2 / (2 * theta)

# wrong: no inf | does not settle
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    return sigma**2 * h / (1 - a**2) if a**2 != 1 else 1e9

# wrong: abs | does not settle
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    return sigma**2 * h / abs(1 - a**2 + 1e-30)

# wrong: limit one | up to θh = 2
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 1:
        return np.inf
    return sigma**2 / (2 * theta) / (1 - theta * h / 2)

# wrong: multiplied | stands below
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    return sigma**2 / (2 * theta) * (1 - theta * h / 2)

# wrong: no 2 | 2 is missing
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 1:
        return np.inf
    return sigma**2 / (2 * theta) / (1 - theta * h)

# wrong: plus | sign
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    return sigma**2 / (2 * theta) / (1 + theta * h / 2)

# wrong: the std | standard deviation
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    return np.inf if a * a >= 1 else np.sqrt(sigma**2 * h / (1 - a**2))

# wrong: a not squared | a is not squared
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    return np.inf if a * a >= 1 else sigma**2 * h / (1 - a)

# wrong: exact factor | exact factor
def em_stationary_variance(theta, sigma, h):
    a = np.exp(-theta * h)
    return np.inf if theta * h >= 2 else sigma**2 * h / (1 - a**2)

# wrong: h missing | h is missing
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    return np.inf if a * a >= 1 else sigma**2 / (1 - a**2)

# wrong: nan for inf | inf
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    return np.nan if a * a >= 1 else sigma**2 * h / (1 - a**2)

# wrong: strictly greater | inf|raised
def em_stationary_variance(theta, sigma, h):
    if theta * h > 2:
        return np.inf
    return sigma**2 / (2 * theta) / (1 - theta * h / 2 + 1e-12)

# right: iterate until it stands still
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    if abs(a) >= 1:
        return float("inf")
    v = 0.0
    for _ in range(100000):
        new = a * a * v + sigma**2 * h
        if abs(new - v) < 1e-15:
            break
        v = new
    return v

# right: product form
def em_stationary_variance(theta, sigma, h):
    return sigma**2 / (theta * (2 - theta * h)) if theta * h < 2 else np.inf

# wrong: raises | `em_stationary_variance` raised ValueError:
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        raise ValueError("unstable")
    return sigma**2 / (theta * (2 - theta * h))

# wrong: few iterations | for θh ≥ 2 the formula says nothing: the scheme
def em_stationary_variance(theta, sigma, h):
    a, v = 1 - theta * h, 0.0
    for _ in range(50):
        v = a * a * v + sigma**2 * h
    return v

# wrong: h squared in the correction | which v solves v = a² v \+ σ²h, with a = 1 \- θh\?
def em_stationary_variance(theta, sigma, h):
    return sigma**2 / (2 * theta) / (1 - theta * h**2 / 2) if theta * h < 2 else np.inf

# wrong: linearised | 1 \+ θh/2 is only the beginning
def em_stationary_variance(theta, sigma, h):
    return sigma**2 / (2 * theta) * (1 + theta * h / 2) if theta * h < 2 else np.inf

# wrong: minus inf | for θh ≥ 2 the formula says nothing: the scheme
def em_stationary_variance(theta, sigma, h):
    return sigma**2 / (theta * (2 - theta * h)) if theta * h < 2 else -np.inf

# wrong: sum of standard deviations | \(1 - a\)² for
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    return (sigma * np.sqrt(h) / (1 - abs(a))) ** 2 if abs(a) < 1 else np.inf

# wrong: one minus a, squared | \(1 - a\)² for 1 - a²
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    return sigma**2 * h / (1 - a) ** 2 if abs(a) < 1 else np.inf

# wrong: implicit scheme | the sign: 1 \- θh/2
def em_stationary_variance(theta, sigma, h):
    a = 1 / (1 + theta * h)
    return a**2 * sigma**2 * h / (1 - a**2) if theta * h < 2 else np.inf

# wrong: threshold 1 | up to θh = 2, not up to 1
def em_stationary_variance(theta, sigma, h):
    return sigma**2 * h / (1 - (1 - theta * h) ** 2) if theta * h < 1 else np.inf

# wrong: exact transition | which v solves v = a² v \+
def em_stationary_variance(theta, sigma, h):
    return sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * h))

# right: iterate
def em_stationary_variance(theta, sigma, h):
    v, a = 0.0, 1 - theta * h
    if abs(a) >= 1:
        return np.inf
    for _ in range(200000):
        new = a * a * v + sigma**2 * h
        if abs(new - v) < 1e-15 * new:
            break
        v = new
    return v

# wrong: the edge | at θh = 2 it grows without limit too
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    if a**2 > 1:
        return np.inf
    return sigma**2 * h / (1 - a**2)

# wrong: root h | √h for h
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta * h
    if a**2 >= 1:
        return np.inf
    return sigma**2 * np.sqrt(h) / (1 - a**2)

# wrong: no h in a | h is missing in a
def em_stationary_variance(theta, sigma, h):
    a = 1 - theta
    if a**2 >= 1:
        return np.inf
    return sigma**2 * h / (1 - a**2)

# wrong: twenty steps | variance after 20 steps
def em_stationary_variance(theta, sigma, h):
    a, v = 1 - theta * h, 0
    if abs(a) >= 1:
        return np.inf
    for _ in range(20):
        v = a**2 * v + sigma**2 * h
    return v

# wrong: this is σ², which is not the limit of anything here | this is σ², which is not the limit of anything here
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return sigma**2

# wrong: h is multiplied in once more | h is multiplied in once more
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return full * h / (1 - theta * h / 2)

# wrong: σ is not squared | σ is not squared
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return sigma / (2 * theta) / (1 - theta * h / 2)

# wrong: this is the variance after one step | this is the variance after one step
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return sigma**2 * h

# wrong: the factor 2 of σ²/(2θ) is missing | the factor 2 of σ²/\(2θ\) is missing
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return sigma**2 / theta / (1 - theta * h / 2)

# wrong: θ is missing in the correction | θ is missing in the correction
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return full / (1 - h / 2)

# wrong: this is 1 - a² upside down | this is 1 - a² upside down
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return (1 - a**2) / (sigma**2 * h)

# wrong: the sign in a = 1 - θh | the sign in a = 1 - θh
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return sigma**2 * h / (1 - (1 + theta * h) ** 2)

# wrong: a is 1 - θh, not 1 - 2θh | a is 1 - θh, not 1 - 2θh
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return sigma**2 * h / (1 - (1 - 2 * theta * h) ** 2)

# wrong: θ is missing in a = 1 - θh | θ is missing in a = 1 - θh
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return sigma**2 * h / (1 - (1 - h) ** 2)

# wrong: the sign before a²: v - a² v = σ²h | the sign before a²: v - a² v = σ²h
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return sigma**2 * h / (1 + a**2)

# wrong: a is squared twice | a is squared twice
def em_stationary_variance(theta, sigma, h):
    if theta * h >= 2:
        return np.inf
    a, full = 1 - theta * h, sigma**2 / (2 * theta)
    return sigma**2 * h / (1 - a**4)
