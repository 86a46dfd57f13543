# ruff: noqa
# right: formula
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / variance * (x - centre)

# right: as an expected velocity
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    z = m + t * s**2 / variance * (x - centre)
    x0 = m0 + (1 - t) * s0**2 / variance * (x - centre)
    return z - x0

# right: standard deviation and its derivative
def gaussian_field(x, t, m0, s0, m, s):
    centre = (1 - t) * m0 + t * m
    std = np.sqrt(((1 - t) * s0) ** 2 + (t * s) ** 2)
    slope = (t * s * s - (1 - t) * s0 * s0) / std
    return m - m0 + slope * (x - centre) / std

# right: through the start of the trajectory
def gaussian_field(x, t, m0, s0, m, s):
    centre = (1 - t) * m0 + t * m
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    start = m0 + s0 * (x - centre) / np.sqrt(variance)
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / np.sqrt(variance) * (start - m0) / s0

# right: the standard case, moved and stretched
def gaussian_field(x, t, m0, s0, m, s):
    r = s / s0
    y, c = (x - m0) / s0, (m - m0) / s0
    return s0 * (c + (t * r**2 - (1 - t)) / ((1 - t) ** 2 + (t * r) ** 2) * (y - t * c))

# right: complex step
def gaussian_field(x, t, m0, s0, m, s):
    centre = (1 - t) * m0 + t * m
    h = 1e-20
    slope = np.imag(np.sqrt(((1 - (t + 1j * h)) * s0) ** 2 + ((t + 1j * h) * s) ** 2)) / h
    return m - m0 + slope / np.sqrt(((1 - t) * s0) ** 2 + (t * s) ** 2) * (x - centre)

# right: torch
def gaussian_field(x, t, m0, s0, m, s):
    import torch
    x, t, m0, m = (torch.as_tensor(a) for a in (x, t, m0, m))
    v = ((1 - t) * s0) ** 2 + (t * s) ** 2
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / v * (x - (1 - t) * m0 - t * m)

# right: one row after the other
def gaussian_field(x, t, m0, s0, m, s):
    t = np.broadcast_to(t, (len(x), 1))
    rows = []
    for xi, ti in zip(x, t[:, 0]):
        v = ((1 - ti) * s0) ** 2 + (ti * s) ** 2
        rows.append(m - m0 + (ti * s**2 - (1 - ti) * s0**2) / v * (xi - (1 - ti) * m0 - ti * m))
    return np.array(rows)

# wrong: the chapter's field | from N\(0, I\)
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t)
    variance = (1 - t) ** 2 + (t * s) ** 2
    centre = t * m
    return m + slope / variance * (x - centre)

# wrong: the chapter's field, m0 subtracted first | u at|m0
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t)
    variance = (1 - t) ** 2 + (t * s) ** 2
    centre = t * m
    return m + slope / variance * (x - m0 - centre)

# wrong: m0 not used | m0 is not used
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = t * m
    return m + slope / variance * (x - centre)

# wrong: s0 not used | s0 is not used
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t)
    variance = (1 - t) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: s for s squared | numerator
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s - (1 - t) * s0
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: s for s squared, data alone | s stands for s² in the numerator
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: s0 for s0 squared | s0 stands for s0² in the numerator
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: s0 missing in the numerator | s0 is missing in the numerator
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t)
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: s0 missing in the variance | s0 is missing in the variance
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = (1 - t) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: s for s squared, below | variance s_t
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + t**2 * s
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: 1 - t and t not squared below | not squared
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = (1 - t) * s0**2 + t * s**2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: divided by the std | s_t where
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = np.sqrt(((1 - t) * s0) ** 2 + (t * s) ** 2)
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: x - m | x - m
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = m
    return m - m0 + slope / variance * (x - centre)

# wrong: x - t m | x - t m
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: x - m0 | x - m0
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = m0
    return m - m0 + slope / variance * (x - centre)

# wrong: centre m0 + t m | added whole
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: no mean velocity | velocity m - m0 of the mean, is missing
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return slope / variance * (x - centre)

# wrong: mean velocity m | m0 is missing
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m + slope / variance * (x - centre)

# wrong: mean velocity m + m0 | not the sum
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m + m0 + slope / variance * (x - centre)

# wrong: mean velocity m0 - m | sign is turned
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m0 - m + slope / variance * (x - centre)

# wrong: the mean for its velocity | not where the mean is
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return centre + slope / variance * (x - centre)

# wrong: t times the mean velocity | not t times
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return t * (m - m0) + slope / variance * (x - centre)

# wrong: sign | sign
def gaussian_field(x, t, m0, s0, m, s):
    slope = (1 - t) * s0**2 - t * s**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: plus | sign inside
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 + (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: one data point | one data point|raised|nan|inf
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return (m - x) / (1 - t)

# wrong: fresh z minus x0 | u at|shape
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m + s * np.random.standard_normal(x.shape) - x

# wrong: m - x | at t = 0
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - x

# wrong: straight field | straight field
def gaussian_field(x, t, m0, s0, m, s):
    slope = s - s0
    variance = (1 - t) * s0 + t * s
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: derivative of the variance | twice the rate
def gaussian_field(x, t, m0, s0, m, s):
    slope = 2 * (t * s**2 - (1 - t) * s0**2)
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: half the rate | half the rate
def gaussian_field(x, t, m0, s0, m, s):
    slope = (t * s**2 - (1 - t) * s0**2) / 2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: noise and data exchanged | exchanged
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s0**2 - (1 - t) * s**2
    variance = (t * s0) ** 2 + ((1 - t) * s) ** 2
    centre = (1 - t) * m + t * m0
    return m0 - m + slope / variance * (x - centre)

# wrong: at time 1 - t | time 1 - t
def gaussian_field(x, t, m0, s0, m, s):
    slope = (1 - t) * s**2 - t * s0**2
    variance = (t * s0) ** 2 + ((1 - t) * s) ** 2
    centre = t * m0 + (1 - t) * m
    return m - m0 + slope / variance * (x - centre)

# wrong: not divided | division
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = 1.0
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: standard deviations added | variances add
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0 + t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: where it will be | where the point will be
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m + s / s0 * (x - m0)

# wrong: first time for all | first time
def gaussian_field(x, t, m0, s0, m, s):
    t = np.ravel(t)[0]
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: t flattened | raised|table|shape
def gaussian_field(x, t, m0, s0, m, s):
    t = np.ravel(t)
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: float of t | raised
def gaussian_field(x, t, m0, s0, m, s):
    t = float(t)
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: in place | `x` is the same
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    x -= centre
    return m - m0 + slope / variance * x

# wrong: in place on m0 | `m0` is the same
def gaussian_field(x, t, m0, s0, m, s):
    slope = t * s**2 - (1 - t) * s0**2
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    centre = (1 - t) * m0 + t * m
    m0 -= m
    return -m0 + slope / variance * (x - centre)

# wrong: flowdiff itself | write it yourself
def gaussian_field(x, t, m0, s0, m, s):
    from flowdiff.fields import GaussianToGaussian
    return GaussianToGaussian(m, s)(x, t)

# wrong: flowdiff itself, stretched | write it yourself
def gaussian_field(x, t, m0, s0, m, s):
    from flowdiff.fields import GaussianToGaussian
    return s0 * GaussianToGaussian((m - m0) / s0, s / s0)((x - m0) / s0, t)

# wrong: torch, s for s squared | numerator
def gaussian_field(x, t, m0, s0, m, s):
    import torch
    x, t, m0, m = (torch.as_tensor(a) for a in (x, t, m0, m))
    v = ((1 - t) * s0) ** 2 + (t * s) ** 2
    return m - m0 + (t * s - (1 - t) * s0) / v * (x - (1 - t) * m0 - t * m)

# wrong: swapped args | write down the flow that keeps each point
def gaussian_field(x, t, m0, s0, m, s):
    v = ((1 - t) * s) ** 2 + (t * s0) ** 2
    return m - m0 + (t * s0**2 - (1 - t) * s**2) / v * (x - (1 - t) * m0 - t * m)

# wrong: variance sum linear | write down the flow that keeps each point
def gaussian_field(x, t, m0, s0, m, s):
    v = (1 - t) * s0**2 + t * s**2
    return m - m0 + (s**2 - s0**2) / (2 * v) * (x - (1 - t) * m0 - t * m)

# wrong: sqrt v | write down the flow that keeps each point
def gaussian_field(x, t, m0, s0, m, s):
    v = np.sqrt(((1 - t) * s0) ** 2 + (t * s) ** 2)
    return m - m0 + (t * s - (1 - t) * s0) / v * (x - (1 - t) * m0 - t * m)

# right: difference of two expectations
def gaussian_field(x, t, m0, s0, m, s):
    c = (1 - t) * m0 + t * m
    v = (1 - t) ** 2 * s0**2 + t**2 * s**2
    ez = m + t * s**2 / v * (x - c)
    e0 = m0 + (1 - t) * s0**2 / v * (x - c)
    return ez - e0

# wrong: one more axis for a float | here t is a float
def gaussian_field(x, t, m0, s0, m, s):
    t = t[:, None]
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / (((1 - t) * s0) ** 2 + (t * s) ** 2) * (x - (1 - t) * m0 - t * m)

# wrong: one more axis for a column | every time meets every point
def gaussian_field(x, t, m0, s0, m, s):
    t = np.atleast_1d(t)[:, None]
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / (((1 - t) * s0) ** 2 + (t * s) ** 2) * (x - (1 - t) * m0 - t * m)

# wrong: a column made a float | here t is a column
def gaussian_field(x, t, m0, s0, m, s):
    t = float(t)
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / (((1 - t) * s0) ** 2 + (t * s) ** 2) * (x - (1 - t) * m0 - t * m)

# wrong: a column asked whether it is 0 | here t is a column
def gaussian_field(x, t, m0, s0, m, s):
    if t == 0:
        return m - x
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / (((1 - t) * s0) ** 2 + (t * s) ** 2) * (x - (1 - t) * m0 - t * m)

# wrong: a flat column | here t is a column
def gaussian_field(x, t, m0, s0, m, s):
    t = np.ravel(t)
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / (((1 - t) * s0) ** 2 + (t * s) ** 2) * (x - (1 - t) * m0 - t * m)

# wrong: means as columns | fit to x as they are
def gaussian_field(x, t, m0, s0, m, s):
    c = (1 - t) * m0[:, None] + t * m[:, None]
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / (((1 - t) * s0) ** 2 + (t * s) ** 2) * (x - c)

# wrong: a small number in the denominator | 0\.001 is added
def gaussian_field(x, t, m0, s0, m, s):
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / (((1 - t) * s0) ** 2 + (t * s) ** 2 + 1e-3) * (x - (1 - t) * m0 - t * m)

# wrong: times cut off | cut off near 0 or 1
def gaussian_field(x, t, m0, s0, m, s):
    t = np.clip(t, 1e-3, 1 - 1e-3)
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / (((1 - t) * s0) ** 2 + (t * s) ** 2) * (x - (1 - t) * m0 - t * m)

# wrong: the spread changes evenly | not \(s - s0\) / s_t
def gaussian_field(x, t, m0, s0, m, s):
    return m - m0 + (s - s0) / np.sqrt(((1 - t) * s0) ** 2 + (t * s) ** 2) * (x - (1 - t) * m0 - t * m)

# wrong: sign in the mean | sign of its first part
def gaussian_field(x, t, m0, s0, m, s):
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / (((1 - t) * s0) ** 2 + (t * s) ** 2) * (x + (1 - t) * m0 - t * m)

# wrong: brackets forgotten | all of s_t² is below
def gaussian_field(x, t, m0, s0, m, s):
    return m - m0 + (t * s**2 - (1 - t) * s0**2) / ((1 - t) * s0) ** 2 + (t * s) ** 2 * (x - (1 - t) * m0 - t * m)

# wrong: s and s0 stand for their squares in the variance s_t² | s and s0 stand for their squares in the variance s_t²
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    variance = (1 - t) ** 2 * s0 + t**2 * s
    return m - m0 + slope / variance * (x - centre)

# wrong: s0 stands for s0² in the variance s_t² | s0 stands for s0² in the variance s_t²
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    variance = (1 - t) ** 2 * s0 + (t * s) ** 2
    return m - m0 + slope / variance * (x - centre)

# wrong: s and s0 stand for their squares in both places | s and s0 stand for their squares in both places
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    variance, slope = (1 - t) ** 2 * s0 + t**2 * s, t * s - (1 - t) * s0
    return m - m0 + slope / variance * (x - centre)

# wrong: 1 - t and t are squared, s0 and s are squared twice | 1 - t and t are squared, s0 and s are squared twice
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    variance = ((1 - t) * s0**2) ** 2 + (t * s**2) ** 2
    return m - m0 + slope / variance * (x - centre)

# wrong: divided by s_t⁴ | divided by s_t⁴
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    variance = variance**2
    return m - m0 + slope / variance * (x - centre)

# wrong: the mean at time t is (1 - t) m0 + t m: this uses x alone | the mean at time t is \(1 - t\) m0 \+ t m: this uses x alone
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    centre = 0.0
    return m - m0 + slope / variance * (x - centre)

# wrong: the mean at time t is (1 - t) m0 + t m: t and 1 - t are exchanged | the mean at time t is \(1 - t\) m0 \+ t m: t and 1 - t are exchanged
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    centre = t * m0 + (1 - t) * m
    return m - m0 + slope / variance * (x - centre)

# wrong: (1 - t)² and t² in the numerator: it is half the derivative of s_t² | \(1 - t\)² and t² in the numerator: it is half the derivative of s_t²
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    slope = (t * s) ** 2 - ((1 - t) * s0) ** 2
    return m - m0 + slope / variance * (x - centre)

# wrong: t and 1 - t are exchanged in s_t | t and 1 - t are exchanged in s_t
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    variance = (t * s0) ** 2 + ((1 - t) * s) ** 2
    return m - m0 + slope / variance * (x - centre)

# wrong: t and 1 - t are exchanged in the rate | t and 1 - t are exchanged in the rate
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    variance, slope = (t * s0) ** 2 + ((1 - t) * s) ** 2, (1 - t) * s**2 - t * s0**2
    return m - m0 + slope / variance * (x - centre)

# wrong: the mean at time t is (1 - t) m0 + t m: the sign of its second part is turned | the mean at time t is \(1 - t\) m0 \+ t m: the sign of its second part
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    centre = (1 - t) * m0 - t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: every point is given the mean time | every point is given the mean time
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    t = np.mean(t)
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    centre = (1 - t) * m0 + t * m
    return m - m0 + slope / variance * (x - centre)

# wrong: the points have not moved | the points have not moved
def gaussian_field(x, t, m0, s0, m, s):
    return 0 * x * t

# wrong: this is m + s² …: is s squared once too often? | this is m \+ s² …: is s squared once too often\?
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s**2) ** 2
    slope = t * s**4 - (1 - t) * s0**2
    return m - m0 + slope / variance * (x - (1 - t) * m0 - t * m)

# wrong: the mean does not move | the mean does not move
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    return (t * s**2 - (1 - t) * s0**2) / variance * (x - m0)

# wrong: this is x0 + m - m0: the spread does not change | this is x0 \+ m - m0: the spread does not change
def gaussian_field(x, t, m0, s0, m, s):
    return m - m0 + 0 * x * t

# wrong: this is x0 + m: the mean moves by m, and not by m - m0 | this is x0 \+ m: the mean moves by m, and not by m - m0
def gaussian_field(x, t, m0, s0, m, s):
    return m + 0 * x * t

# wrong: the cloud has the right spread about m + m0 | the cloud has the right spread about m \+ m0
def gaussian_field(x, t, m0, s0, m, s):
    variance = ((1 - t) * s0) ** 2 + (t * s) ** 2
    slope = t * s**2 - (1 - t) * s0**2
    return m + slope / variance * (x - m0 - t * m)
