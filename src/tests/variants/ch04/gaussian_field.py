# ruff: noqa
# right: formula
def gaussian_field(x, t, m, s):
    variance = (1 - t) ** 2 + t**2 * s**2
    return m + (t * s**2 - (1 - t)) / variance * (x - t * m)

# right: as an expected velocity
def gaussian_field(x, t, m, s):
    v = (1 - t) ** 2 + (t * s) ** 2
    z = m + t * s**2 / v * (x - t * m)
    x0 = (1 - t) / v * (x - t * m)
    return z - x0

# right: standard deviation and its derivative
def gaussian_field(x, t, m, s):
    std = np.sqrt((1 - t) ** 2 + (t * s) ** 2)
    slope = (t * s * s - 1 + t) / std
    return m + slope * (x - t * m) / std

# right: divided out
def gaussian_field(x, t, m, s):
    return ((1 - t) * m * 1 + t * s**2 * x - (1 - t) * x) / ((1 - t) ** 2 + (t * s) ** 2)

# right: complex step
def gaussian_field(x, t, m, s):
    h = 1e-20
    slope = np.imag(np.sqrt((1 - (t + 1j * h)) ** 2 + ((t + 1j * h) * s) ** 2)) / h
    return m + slope / np.sqrt((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# right: torch
def gaussian_field(x, t, m, s):
    import torch
    x, t, m = torch.as_tensor(x), torch.as_tensor(t), torch.as_tensor(m)
    v = (1 - t) ** 2 + (t * s) ** 2
    return m + (t * s**2 - (1 - t)) / v * (x - t * m)

# wrong: s for s squared | numerator
def gaussian_field(x, t, m, s):
    return m + (t * s - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: s for s squared, below | variance s_t
def gaussian_field(x, t, m, s):
    return m + (t * s**2 - (1 - t)) / ((1 - t) ** 2 + t**2 * s) * (x - t * m)

# wrong: divided by the std | s_t where
def gaussian_field(x, t, m, s):
    return m + (t * s**2 - (1 - t)) / np.sqrt((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: x - m | x - m
def gaussian_field(x, t, m, s):
    return m + (t * s**2 - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - m)

# wrong: no mean velocity | velocity of the mean, is missing
def gaussian_field(x, t, m, s):
    return (t * s**2 - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: sign | sign
def gaussian_field(x, t, m, s):
    return m + (1 - t - t * s**2) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: plus | sign inside
def gaussian_field(x, t, m, s):
    return m + (t * s**2 + 1 - t) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: one data point | one data point|raised|nan|inf
def gaussian_field(x, t, m, s):
    return (m - x) / (1 - t)

# wrong: fresh z minus x0 | u at|shape
def gaussian_field(x, t, m, s):
    return m + s * np.random.standard_normal(x.shape) - x

# wrong: m - x | at t = 0
def gaussian_field(x, t, m, s):
    return m - x

# wrong: straight field | straight field
def gaussian_field(x, t, m, s):
    return m + (s - 1) / (1 - t + t * s) * (x - t * m)

# wrong: derivative of the variance | twice the rate
def gaussian_field(x, t, m, s):
    return m + 2 * (t * s**2 - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: noise and data exchanged | exchanged
def gaussian_field(x, t, m, s):
    return m + ((1 - t) * s**2 - t) / (t**2 + ((1 - t) * s) ** 2) * (x - (1 - t) * m)

# wrong: t m | not t m
def gaussian_field(x, t, m, s):
    return t * m + (t * s**2 - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: not divided | division
def gaussian_field(x, t, m, s):
    return m + (t * s**2 - (1 - t)) * (x - t * m)

# wrong: first time for all | first time
def gaussian_field(x, t, m, s):
    t = np.ravel(t)[0]
    return m + (t * s**2 - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: t flattened | raised|table|shape
def gaussian_field(x, t, m, s):
    t = np.ravel(t)
    return m + (t * s**2 - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: float of t | raised
def gaussian_field(x, t, m, s):
    t = float(t)
    return m + (t * s**2 - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)

# wrong: in place | `x` is the same
def gaussian_field(x, t, m, s):
    v = (1 - t) ** 2 + (t * s) ** 2
    x -= t * m
    x *= (t * s**2 - (1 - t)) / v
    return x + m

# wrong: flowdiff itself | write it yourself
def gaussian_field(x, t, m, s):
    from flowdiff.fields import GaussianToGaussian
    return GaussianToGaussian(m, s)(x, t)

# wrong: standard deviations added | variances add
def gaussian_field(x, t, m, s):
    return m + (t * s**2 - (1 - t)) / (1 - t + t * s) ** 2 * (x - t * m)

# wrong: torch, s for s squared | numerator
def gaussian_field(x, t, m, s):
    import torch
    x, t, m = torch.as_tensor(x), torch.as_tensor(t), torch.as_tensor(m)
    return m + (t * s - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * m)
