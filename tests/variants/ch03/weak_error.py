# ruff: noqa
# right: recursion
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, v - variance

# right: closed forms
def weak_error(theta, sigma, x0, n, t1):
    a = 1 - theta * t1 / n
    scheme = sigma**2 * (t1 / n) * sum(a ** (2 * k) for k in range(n))
    return x0 * (a**n - np.exp(-theta * t1)), scheme + sigma**2 * np.expm1(-2 * theta * t1) / (2 * theta)

# right: an array of both
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    a, q = 1 - theta * h, sigma**2 / (2 * theta)
    scheme = q / (1 - theta * h / 2) * (1 - a ** (2 * n))
    return [float(a**n * x0 - np.exp(-theta * t1) * x0), float(scheme - q + q * np.exp(-2 * theta * t1))]

# wrong: process minus scheme | sign
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return mean - m, variance - v

# wrong: mean's sign only | sign: scheme minus process
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return mean - m, v - variance

# wrong: the scheme | of the process is to be taken off
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m, v

# wrong: the process | take it off that of the scheme
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return mean, variance

# wrong: x0 forgotten | x0 is missing
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return (m - mean) / x0, v - variance

# wrong: n - 1 steps | n - 1 steps
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n - 1):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, v - variance

# wrong: n + 1 steps | n \+ 1 steps
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n + 1):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, v - variance

# wrong: unit time | not 1 / n
def weak_error(theta, sigma, x0, n, t1):
    h = 1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, v - variance

# wrong: first term | first term
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return -theta**2 * t1 * h / 2 * mean, v - variance

# wrong: relative | divided by the exact
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return (m - mean) / mean, (v - variance) / variance

# wrong: relative in the variance | divided by the exact variance
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, (v - variance) / variance

# wrong: one step | error of one step
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return ((1 - theta * h) - np.exp(-theta * h)) * x0, v - variance

# wrong: drift away | sign of the drift
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 + theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, v - variance

# wrong: exact mean at 1 | t1 is missing
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, v - variance

# wrong: half the mean's error | multiplies the scheme's mean
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return (m - mean) / 2, v - variance

# wrong: settled | neither has settled
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, sigma**2 / (2 * theta) * (1 / (1 - theta * h / 2) - 1)

# wrong: scheme settled | scheme is taken as settled
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, sigma**2 / (2 * theta) / (1 - theta * h / 2) - variance

# wrong: process settled | process is taken as settled
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta)
    return m - mean, v - variance

# wrong: variance's sign only | sign: scheme minus process
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, variance - v

# wrong: standard deviations | standard deviations
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, np.sqrt(v) - np.sqrt(variance)

# wrong: exponent | exponent is
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-theta * t1))
    return m - mean, v - variance

# wrong: a not squared | a is not squared
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, v - variance

# wrong: sigma not squared | σ is not squared
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma * h
    mean, variance = np.exp(-theta * t1) * x0, sigma / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, v - variance

# wrong: h squared | here h²
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h**2
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, v - variance

# wrong: no h | h is missing
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, v - variance

# wrong: undamped | without being damped
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, v - variance

# wrong: half the variance's error | start from the variance 0
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean, (v - variance) / 2

# wrong: the mean alone | return both
def weak_error(theta, sigma, x0, n, t1):
    h = t1 / n
    m, v = x0, 0.0
    for _ in range(n):
        m, v = (1 - theta * h) * m, (1 - theta * h) ** 2 * v + sigma**2 * h
    mean, variance = np.exp(-theta * t1) * x0, sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * t1))
    return m - mean
