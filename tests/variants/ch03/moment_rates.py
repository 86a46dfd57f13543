# ruff: noqa
# right: sums
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2
    return mean, variance

# right: trapezoids and a covariance
def moment_rates(x, p, u, sigma):
    def mean(f):
        return np.trapezoid(f * p, x)
    return mean(u), 2 * (mean(x * u) - mean(x) * mean(u)) + sigma * sigma

# right: by the Fokker–Planck equation on the grid
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    rate = -np.gradient(u * p, dx) + sigma**2 / 2 * np.gradient(np.gradient(p, dx), dx)
    mean = np.sum(x * p) * dx
    return np.array([np.sum(x * rate), np.sum((x - mean) ** 2 * rate)]) * dx

# wrong: sign of the mean | carries the mean to the right
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = -(u * p).sum() * dx
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2
    return mean, variance

# wrong: not weighed | weighed with the density
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = u.mean()
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2
    return mean, variance

# wrong: drift at the mean | drift at the mean
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = np.interp(m, x, u)
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2
    return mean, variance

# wrong: no dx | dx is missing
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum()
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2
    return mean, variance

# wrong: the mean | mean itself
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = m
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2
    return mean, variance

# wrong: x u p | of x u p
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (x * u * p).sum() * dx
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2
    return mean, variance

# wrong: no drift | noise alone
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = 0.0
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2
    return mean, variance

# wrong: mean off by a constant | multiply the equation by x
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx + 0.1
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2
    return mean, variance

# wrong: no noise | noise is missing
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = 2 * ((x - m) * u * p).sum() * dx
    return mean, variance

# wrong: half of the noise | half of σ² is missing
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2 / 2
    return mean, variance

# wrong: sigma not squared | not squared
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma
    return mean, variance

# wrong: no 2 | 2 before the drift
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = ((x - m) * u * p).sum() * dx + sigma**2
    return mean, variance

# wrong: sign of the drift | sign of the drift
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = -2 * ((x - m) * u * p).sum() * dx + sigma**2
    return mean, variance

# wrong: noise only | drift part is missing
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = sigma**2
    return mean, variance

# wrong: second moment | second moment
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = 2 * (x * u * p).sum() * dx + sigma**2
    return mean, variance

# wrong: standard deviation | standard deviation
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = (2 * ((x - m) * u * p).sum() * dx + sigma**2) / (2 * np.sqrt(((x - m) ** 2 * p).sum() * dx))
    return mean, variance

# wrong: noise twice | counts twice
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = 2 * ((x - m) * u * p).sum() * dx + 2 * sigma**2
    return mean, variance

# wrong: the variance | variance itself
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = ((x - m) ** 2 * p).sum() * dx
    return mean, variance

# wrong: no dx in the variance | dx is missing
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = 2 * ((x - m) * u * p).sum() + sigma**2
    return mean, variance

# wrong: variance off by a constant | integrate by parts until no derivative
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2 + 0.1
    return mean, variance

# wrong: one value | return both
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2
    return mean

# wrong: p is normalised in place | `p` is the same
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum() * dx
    mean = (u * p).sum() * dx
    variance = 2 * ((x - m) * u * p).sum() * dx + sigma**2
    p /= p.sum()
    return mean, variance

# wrong: no dx in any sum | dx is missing in the sums, also in that of the mean
def moment_rates(x, p, u, sigma):
    m = (x * p).sum()
    return (u * p).sum() * (x[1] - x[0]), 2 * ((x - m) * u * p).sum() + sigma**2

# wrong: no dx in the mean | dx is missing in the sum that gives the mean
def moment_rates(x, p, u, sigma):
    dx = x[1] - x[0]
    m = (x * p).sum()
    return (u * p).sum() * dx, 2 * ((x - m) * u * p).sum() * dx + sigma**2
