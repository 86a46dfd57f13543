# ruff: noqa
# right: ddof 1
def monte_carlo(values):
    return values.mean(), 1.96 * values.std(ddof=1) / np.sqrt(len(values))

# right: written out
def monte_carlo(values):
    n = len(values)
    mean = sum(values) / n
    s2 = sum((v - mean) ** 2 for v in values) / (n - 1)
    return mean, 1.96 * (s2 / n) ** 0.5

# right: ddof 0 over n - 1
def monte_carlo(values):
    return np.mean(values), 1.96 * np.std(values) / np.sqrt(values.size - 1)

# right: scipy
from scipy import stats
def monte_carlo(values):
    return values.mean(), stats.norm.ppf(0.975) * stats.sem(values)

# right: statistics
def monte_carlo(values):
    import statistics
    v = values.tolist()
    return statistics.mean(v), 1.96 * statistics.stdev(v) / len(v) ** 0.5

# right: an array of two
def monte_carlo(values):
    return np.array([values.mean(), 1.96 * np.sqrt(values.var(ddof=1) / len(values))])

# right: torch
def monte_carlo(values):
    import torch
    v = torch.as_tensor(values)
    return v.mean(), 1.96 * v.std() / len(v) ** 0.5

# right: np.cov
def monte_carlo(values):
    return np.average(values), 1.96 * np.sqrt(np.cov(values) / len(values))

# wrong: no root of n | smaller by √n
def monte_carlo(values):
    return values.mean(), 1.96 * values.std(ddof=1)

# wrong: over n | √ is missing
def monte_carlo(values):
    return values.mean(), 1.96 * values.std(ddof=1) / len(values)

# wrong: ddof 0 | ddof=1
def monte_carlo(values):
    return values.mean(), 1.96 * values.std() / np.sqrt(len(values))

# wrong: torch, biased | ddof=1
def monte_carlo(values):
    import torch
    v = torch.as_tensor(values)
    return v.mean(), 1.96 * v.std(unbiased=False) / len(v) ** 0.5

# wrong: variance | variance
def monte_carlo(values):
    return values.mean(), 1.96 * values.var(ddof=1) / np.sqrt(len(values))

# wrong: variance over n | variance
def monte_carlo(values):
    return values.mean(), 1.96 * values.var(ddof=1) / len(values)

# wrong: no 1.96 | 1.96 is missing
def monte_carlo(values):
    return values.mean(), values.std(ddof=1) / np.sqrt(len(values))

# wrong: two sigma | 2 in the place
def monte_carlo(values):
    return values.mean(), 2 * values.std(ddof=1) / np.sqrt(len(values))

# wrong: unit standard deviation | not measured
def monte_carlo(values):
    return values.mean(), 1.96 / np.sqrt(len(values))

# wrong: ends of the interval | ends of the interval
def monte_carlo(values):
    e = 1.96 * values.std(ddof=1) / np.sqrt(len(values))
    return values.mean() - e, values.mean() + e

# wrong: mean and both ends | not the ends
def monte_carlo(values):
    e = 1.96 * values.std(ddof=1) / np.sqrt(len(values))
    return values.mean(), values.mean() - e, values.mean() + e

# wrong: error alone | a pair
def monte_carlo(values):
    return 1.96 * values.std(ddof=1) / np.sqrt(len(values))

# wrong: mean alone | a pair
def monte_carlo(values):
    return values.mean()

# wrong: the other order | other order
def monte_carlo(values):
    return 1.96 * values.std(ddof=1) / np.sqrt(len(values)), values.mean()

# wrong: whole length | half
def monte_carlo(values):
    return values.mean(), 2 * 1.96 * values.std(ddof=1) / np.sqrt(len(values))

# wrong: median | median
def monte_carlo(values):
    return np.median(values), 1.96 * values.std(ddof=1) / np.sqrt(len(values))

# wrong: root of n - 1 and ddof 1 | n - 1
def monte_carlo(values):
    return values.mean(), 1.96 * values.std(ddof=1) / np.sqrt(len(values) - 1)

# wrong: 90 per cent | 90 %
def monte_carlo(values):
    return values.mean(), 1.645 * values.std(ddof=1) / np.sqrt(len(values))

# wrong: not centred | around zero
def monte_carlo(values):
    return values.mean(), 1.96 * np.sqrt(np.mean(values**2) / len(values))

# wrong: Student's t | Student
from scipy import stats
def monte_carlo(values):
    n = len(values)
    return values.mean(), stats.t.ppf(0.975, n - 1) * values.std(ddof=1) / np.sqrt(n)

# wrong: centres in place | `values` is the same
def monte_carlo(values):
    m = values.mean()
    values -= m
    return m, 1.96 * np.sqrt((values**2).sum() / (len(values) - 1) / len(values))

# wrong: sum | the sum
def monte_carlo(values):
    return values.sum(), 1.96 * values.std(ddof=1) / np.sqrt(len(values))

# wrong: mean of n - 1 | n - 1
def monte_carlo(values):
    return values.sum() / (len(values) - 1), 1.96 * values.std(ddof=1) / np.sqrt(len(values))
