# ruff: noqa
# right: axis 0, ddof 1
def monte_carlo(values):
    return values.mean(axis=0), 1.96 * values.std(axis=0, ddof=1) / np.sqrt(len(values))

# right: written out
def monte_carlo(values):
    n = len(values)
    mean = sum(values) / n
    s2 = sum((v - mean) ** 2 for v in values) / (n - 1)
    return mean, 1.96 * (s2 / n) ** 0.5

# right: ddof 0 over n - 1
def monte_carlo(values):
    return np.mean(values, 0), 1.96 * np.std(values, 0) / np.sqrt(values.shape[0] - 1)

# right: scipy
from scipy import stats
def monte_carlo(values):
    return values.mean(0), stats.norm.ppf(0.975) * stats.sem(values)

# right: statistics, coordinate by coordinate
def monte_carlo(values):
    import statistics
    columns = [list(map(float, column)) for column in values.T]
    return (np.array([statistics.mean(v) for v in columns]),
            np.array([1.96 * statistics.stdev(v) / len(v) ** 0.5 for v in columns]))

# wrong: lists of floats | put together into one array
def monte_carlo(values):
    import statistics as st
    columns = values.T.tolist()
    return [st.fmean(v) for v in columns], [1.96 * st.stdev(v) / len(v) ** 0.5 for v in columns]

# right: an array of two rows
def monte_carlo(values):
    return np.array([values.mean(0), 1.96 * np.sqrt(values.var(0, ddof=1) / len(values))])

# right: torch
def monte_carlo(values):
    import torch
    v = torch.as_tensor(values)
    return v.mean(0), 1.96 * v.std(0) / len(v) ** 0.5

# right: np.cov
def monte_carlo(values):
    s2 = np.atleast_2d(np.cov(values.T)).diagonal()
    return np.average(values, axis=0), 1.96 * np.sqrt(s2 / len(values))

# right: transposed
def monte_carlo(values):
    v = values.T
    return v.mean(axis=1), 1.96 * v.std(axis=1, ddof=1) / np.sqrt(v.shape[1])

# right: einsum
def monte_carlo(values):
    n = len(values)
    m = np.einsum("nd->d", values) / n
    c = values - m
    return m, 1.96 * np.sqrt(np.einsum("nd,nd->d", c, c) / (n * (n - 1)))

# right: Welford
def monte_carlo(values):
    m = q = np.zeros(values.shape[1])
    for k, v in enumerate(values, 1):
        e = v - m
        m = m + e / k
        q = q + e * (v - m)
    n = len(values)
    return m, 1.96 * (q / (n - 1) / n) ** 0.5

# right: scipy sem, a list
def monte_carlo(values):
    from scipy.stats import sem
    return [np.mean(values, 0), 1.96 * sem(values, axis=0)]

# right: a loop that fills two arrays
def monte_carlo(values):
    n, d = values.shape
    mean, error = np.empty(d), np.empty(d)
    for j in range(d):
        mean[j] = values[:, j].mean()
        error[j] = 1.96 * values[:, j].std(ddof=1) / np.sqrt(n)
    return mean, error

# right: apply_along_axis
def monte_carlo(values):
    half = lambda v: 1.96 * v.std(ddof=1) / np.sqrt(v.size)
    return np.apply_along_axis(np.mean, 0, values), np.apply_along_axis(half, 0, values)

# right: pandas-like second moments
def monte_carlo(values):
    n = len(values)
    m = values.mean(0)
    return m, 1.96 * np.sqrt(((values - values[0]) ** 2).sum(0) - n * (m - values[0]) ** 2) / np.sqrt(n * (n - 1.0))

# wrong: as the chapter has it, one number for all | one number came for all coordinates
def monte_carlo(values):
    error = 1.96 * values.std(ddof=1) / np.sqrt(len(values))
    return values.mean(), error

# wrong: along the points | one number for each point|mean of each point
def monte_carlo(values):
    return values.mean(axis=1), 1.96 * values.std(axis=1, ddof=1) / np.sqrt(len(values))

# wrong: last axis | one number for each point|mean of each point
def monte_carlo(values):
    return values.mean(-1), 1.96 * values.std(-1, ddof=1) / np.sqrt(values.shape[-1])

# wrong: one s for all coordinates | one s for all coordinates|one number came for all
def monte_carlo(values):
    return values.mean(0), 1.96 * values.std(ddof=1) / np.sqrt(len(values))

# wrong: one s, repeated | one s for all coordinates
def monte_carlo(values):
    return values.mean(0), np.full(values.shape[1], 1.96 * values.std(ddof=1) / np.sqrt(len(values)))

# wrong: n is values.size | the number of points
def monte_carlo(values):
    return values.mean(0), 1.96 * values.std(0, ddof=1) / np.sqrt(values.size)

# wrong: root of d | root of d
def monte_carlo(values):
    return values.mean(0), 1.96 * values.std(0, ddof=1) / np.sqrt(values.shape[1])

# wrong: one mean for all | one mean for all coordinates
def monte_carlo(values):
    return np.full(values.shape[1], values.mean()), 1.96 * values.std(0, ddof=1) / np.sqrt(len(values))

# wrong: centred by one mean for all | one mean for all coordinates
def monte_carlo(values):
    n = len(values)
    return values.mean(0), 1.96 * np.sqrt(((values - values.mean())**2).sum(0) / (n - 1) / n)

# wrong: divided by all entries | all the numbers there are
def monte_carlo(values):
    return values.sum(0) / values.size, 1.96 * values.std(0, ddof=1) / np.sqrt(len(values))

# wrong: keepdims | one axis too many
def monte_carlo(values):
    return values.mean(0, keepdims=True), 1.96 * values.std(0, ddof=1, keepdims=True) / np.sqrt(len(values))

# wrong: flattened | one number came for all
def monte_carlo(values):
    v = values.ravel()
    return v.mean(), 1.96 * v.std(ddof=1) / np.sqrt(len(v))

# wrong: a pair for each coordinate | the pair comes first
def monte_carlo(values):
    return np.array([(v.mean(), 1.96 * v.std(ddof=1) / np.sqrt(len(v))) for v in values.T])

# wrong: a list of pairs | the pair comes first
def monte_carlo(values):
    return [(v.mean(), 1.96 * v.std(ddof=1) / np.sqrt(len(v))) for v in values.T]

# wrong: first coordinate only | one number came for all
def monte_carlo(values):
    v = values[:, 0]
    return v.mean(), 1.96 * v.std(ddof=1) / np.sqrt(len(v))

# wrong: covariance matrix | covariance matrix
def monte_carlo(values):
    return values.mean(0), 1.96 * np.sqrt(np.abs(np.atleast_2d(np.cov(values.T))) / len(values))

# wrong: two coordinates, hard coded | shape
def monte_carlo(values):
    e = [1.96 * values[:, j].std(ddof=1) / np.sqrt(len(values)) for j in (0, 1)]
    return values[:, :2].mean(0), np.array(e)

# wrong: n hard coded | expected
def monte_carlo(values):
    return values.mean(0), 1.96 * values.std(0, ddof=1) / np.sqrt(30)

# wrong: no root of n | smaller by √n
def monte_carlo(values):
    return values.mean(0), 1.96 * values.std(0, ddof=1)

# wrong: over n | √ is missing
def monte_carlo(values):
    return values.mean(0), 1.96 * values.std(0, ddof=1) / len(values)

# wrong: ddof 0 | ddof=1
def monte_carlo(values):
    return values.mean(0), 1.96 * values.std(0) / np.sqrt(len(values))

# wrong: torch, biased | ddof=1
def monte_carlo(values):
    import torch
    v = torch.as_tensor(values)
    return v.mean(0), 1.96 * v.std(0, unbiased=False) / len(v) ** 0.5

# wrong: torch, all at once | one number came for all
def monte_carlo(values):
    import torch
    v = torch.as_tensor(values)
    return v.mean(), 1.96 * v.std() / len(v) ** 0.5

# wrong: variance | variance
def monte_carlo(values):
    return values.mean(0), 1.96 * values.var(0, ddof=1) / np.sqrt(len(values))

# wrong: variance over n | variance
def monte_carlo(values):
    return values.mean(0), 1.96 * values.var(0, ddof=1) / len(values)

# wrong: no 1.96 | 1.96 is missing
def monte_carlo(values):
    return values.mean(0), values.std(0, ddof=1) / np.sqrt(len(values))

# wrong: two sigma | 2 in the place
def monte_carlo(values):
    return values.mean(0), 2 * values.std(0, ddof=1) / np.sqrt(len(values))

# wrong: unit standard deviation | not measured
def monte_carlo(values):
    return values.mean(0), np.full(values.shape[1], 1.96 / np.sqrt(len(values)))

# wrong: ends of the interval | ends of the interval
def monte_carlo(values):
    e = 1.96 * values.std(0, ddof=1) / np.sqrt(len(values))
    return values.mean(0) - e, values.mean(0) + e

# wrong: mean and both ends | not the ends
def monte_carlo(values):
    e = 1.96 * values.std(0, ddof=1) / np.sqrt(len(values))
    return values.mean(0), values.mean(0) - e, values.mean(0) + e

# wrong: error alone | one of the two is missing
def monte_carlo(values):
    return 1.96 * values.std(0, ddof=1) / np.sqrt(len(values))

# wrong: mean alone | one of the two is missing
def monte_carlo(values):
    return values.mean(0)

# wrong: the other order | other order
def monte_carlo(values):
    return 1.96 * values.std(0, ddof=1) / np.sqrt(len(values)), values.mean(0)

# wrong: whole length | half
def monte_carlo(values):
    return values.mean(0), 2 * 1.96 * values.std(0, ddof=1) / np.sqrt(len(values))

# wrong: median | median
def monte_carlo(values):
    return np.median(values, 0), 1.96 * values.std(0, ddof=1) / np.sqrt(len(values))

# wrong: root of n - 1 and ddof 1 | n - 1
def monte_carlo(values):
    return values.mean(0), 1.96 * values.std(0, ddof=1) / np.sqrt(len(values) - 1)

# wrong: 90 per cent | 90 %
def monte_carlo(values):
    return values.mean(0), 1.645 * values.std(0, ddof=1) / np.sqrt(len(values))

# wrong: not centred | around zero
def monte_carlo(values):
    return values.mean(0), 1.96 * np.sqrt(np.mean(values**2, 0) / len(values))

# wrong: Student's t | Student
from scipy import stats
def monte_carlo(values):
    n = len(values)
    return values.mean(0), stats.t.ppf(0.975, n - 1) * values.std(0, ddof=1) / np.sqrt(n)

# wrong: centres in place | `values` is the same
def monte_carlo(values):
    m = values.mean(0)
    values -= m
    return m, 1.96 * np.sqrt((values**2).sum(0) / (len(values) - 1) / len(values))

# wrong: sum | the sum
def monte_carlo(values):
    return values.sum(0), 1.96 * values.std(0, ddof=1) / np.sqrt(len(values))

# wrong: mean of n - 1 | n - 1
def monte_carlo(values):
    return values.sum(0) / (len(values) - 1), 1.96 * values.std(0, ddof=1) / np.sqrt(len(values))

# wrong: 99 per cent | 2\.576 is for 99 %, 1\.96 for 95 %
def monte_carlo(values):
    return np.mean(values, 0), 2.576 * np.std(values, 0, ddof=1) / np.sqrt(len(values))

# wrong: bootstrap | is it 1\.96|nearly right
def monte_carlo(values):
    r = np.random.default_rng(0)
    b = values[r.integers(0, len(values), (400, len(values)))].mean(1)
    return values.mean(0), 1.96 * b.std(0, ddof=1)

# wrong: percentile half width of the values | this is half the width that holds 95 % of the
def monte_carlo(values):
    a, b = np.percentile(values, [2.5, 97.5], axis=0)
    return values.mean(0), (b - a) / 2

# wrong: mean absolute deviation | the mean absolute deviation is not s
def monte_carlo(values):
    return values.mean(0), 1.96 * np.abs(values - values.mean(0)).mean(0) / np.sqrt(len(values))

# wrong: ddof 2 | s divides by n \- 2: one value is used up by the|finite|inf|nan
def monte_carlo(values):
    return values.mean(0), 1.96 * values.std(0, ddof=2) / np.sqrt(len(values))

# wrong: sqrt of n - 1 with ddof 0... twice | s divides by n: n \- 1 \(ddof=1\) is asked for,
def monte_carlo(values):
    n = len(values)
    return values.mean(0), 1.96 * np.sqrt(((values - values.mean(0))**2).sum(0)) / n

# wrong: relative error | this is the relative error: do not divide by
def monte_carlo(values):
    return values.mean(0), 1.96 * values.std(0, ddof=1) / np.sqrt(len(values)) / values.mean(0)

# wrong: dict | return mean, error
def monte_carlo(values):
    return {"mean": values.mean(0), "error": 1.96 * values.std(0, ddof=1) / np.sqrt(len(values))}

# wrong: 1.96 under the root | 1\.96 is under the root
def monte_carlo(values):
    return values.mean(0), np.sqrt(1.96 * values.var(0, ddof=1) / len(values))

# wrong: rounds | nearly right: are numbers rounded or kept in a
def monte_carlo(values):
    return values.mean(0).round(2), (1.96 * values.std(0, ddof=1) / np.sqrt(len(values))).round(2)

# wrong: formatted text | return mean, error
def monte_carlo(values):
    return f"{values.mean(0)} ± {1.96 * values.std(0, ddof=1) / np.sqrt(len(values))}"

# wrong: std of the differences | these are differences of neighbours: s measures
def monte_carlo(values):
    return values.mean(0), 1.96 * np.diff(values, axis=0).std(0, ddof=1) / np.sqrt(len(values))

# right: norm.ppf
def monte_carlo(values):
    from scipy.stats import norm
    return np.mean(values, axis=0), norm.ppf(0.975) * np.std(values, axis=0, ddof=1) / np.sqrt(values.shape[0])

# wrong: ppf(0.95) | 1\.645 is for 90 %, 1\.96 for 95 %
def monte_carlo(values):
    from scipy.stats import norm
    return np.mean(values, 0), norm.ppf(0.95) * np.std(values, 0, ddof=1) / np.sqrt(len(values))

# wrong: scipy sem of the flattened values | one s for all|one number came|number of all entries
def monte_carlo(values):
    from scipy.stats import sem
    return values.mean(0), 1.96 * sem(values, axis=None)

# wrong: distance from the mean point | one number came for all
def monte_carlo(values):
    m = values.mean(0)
    return m, 1.96 * np.sqrt(((values - m) ** 2).sum() / (len(values) - 1) / len(values))

# wrong: divided by d: the mean is taken over the n points | divided by d: the mean is taken over the n points
def monte_carlo(values):
    n, d = values.shape
    error = 1.96 * values.std(axis=0, ddof=1) / np.sqrt(n)
    return values.sum(axis=0) / d, error

# wrong: this is the mean of the squares | this is the mean of the squares
def monte_carlo(values):
    n, d = values.shape
    error = 1.96 * values.std(axis=0, ddof=1) / np.sqrt(n)
    return (values**2).mean(axis=0), error

# wrong: only the first point is used | only the first point is used
def monte_carlo(values):
    n, d = values.shape
    error = 1.96 * values.std(axis=0, ddof=1) / np.sqrt(n)
    return values[0], error

# wrong: only the last point is used | only the last point is used
def monte_carlo(values):
    n, d = values.shape
    error = 1.96 * values.std(axis=0, ddof=1) / np.sqrt(n)
    return values[-1], error

# wrong: this is the middle between the smallest and the largest | this is the middle between the smallest and the largest
def monte_carlo(values):
    n, d = values.shape
    error = 1.96 * values.std(axis=0, ddof=1) / np.sqrt(n)
    return (values.min(axis=0) + values.max(axis=0)) / 2, error

# wrong: one number for each entry came: the mean is taken over the points, axis 0 | one number for each entry came: the mean is taken over the points,
def monte_carlo(values):
    n, d = values.shape
    error = 1.96 * values.std(axis=0, ddof=1) / np.sqrt(n)
    return values, error

# wrong: one s for all coordinates, and it divides by n | one s for all coordinates, and it divides by n
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), np.full(d, 1.96 * values.std() / np.sqrt(n))

# wrong: this is s: 1.96 and √n are missing | this is s: 1\.96 and √n are missing
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), s

# wrong: this is s with n in the denominator; 1.96 and √n are missing | this is s with n in the denominator; 1\.96 and √n are missing
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), s0

# wrong: this is 1.96 s with n in the denominator; √n is missing | this is 1\.96 s with n in the denominator; √n is missing
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), 1.96 * s0

# wrong: 1.96 is missing, and s divides by n | 1\.96 is missing, and s divides by n
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), s0 / np.sqrt(n)

# wrong: √ is missing, and s divides by n | √ is missing, and s divides by n
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), 1.96 * s0 / n

# wrong: this is the variance over √n: s is its root, and divides by n - 1 | this is the variance over √n: s is its root, and divides by n - 1
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), 1.96 * s0**2 / np.sqrt(n)

# wrong: 3 in the place of 1.96 | 3 in the place of 1\.96
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), 3 * s / np.sqrt(n)

# wrong: this is the lower end of the interval: the error is the distance from the mean | this is the lower end of the interval: the error is the distance from
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), values.mean(axis=0) - 1.96 * s / np.sqrt(n)

# wrong: this is the upper end of the interval: the error is the distance from the mean | this is the upper end of the interval: the error is the distance from
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), values.mean(axis=0) + 1.96 * s / np.sqrt(n)

# wrong: 0.95 is the probability; 1.96 is the factor that belongs to it | 0\.95 is the probability; 1\.96 is the factor that belongs to it
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), 0.95 * s / np.sqrt(n)

# wrong: √ is taken of s as well | √ is taken of s as well
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), 1.96 * np.sqrt(s / n)

# wrong: this multiplies by √n | this multiplies by √n
def monte_carlo(values):
    n, d = values.shape
    s, s0 = values.std(axis=0, ddof=1), values.std(axis=0)
    return values.mean(axis=0), 1.96 * s * np.sqrt(n)

# wrong: one number for each point came: return the means and the errors of the coordinates | one number for each point came: return the means and the errors of
def monte_carlo(values):
    return np.linalg.norm(values, axis=1)

# wrong: 0: the mean is taken away | 0: the mean is taken away
def monte_carlo(values):
    n = len(values)
    error = 1.96 * values.std(axis=0, ddof=1) / np.sqrt(n)
    values = values - values.mean(axis=0)
    return values.mean(axis=0), error
