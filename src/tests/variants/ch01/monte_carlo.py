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

# right: statistics module
def monte_carlo(values):
    import statistics as st
    v = [float(a) for a in values]
    return st.fmean(v), 1.96 * st.stdev(v) / len(v) ** 0.5

# right: Welford
def monte_carlo(values):
    m = q = 0.0
    for k, v in enumerate(values, 1):
        e = v - m
        m += e / k
        q += e * (v - m)
    n = len(values)
    return m, 1.96 * (q / (n - 1) / n) ** 0.5

# wrong: full 99 per cent | 2\.576 is for 99 %, 1\.96 for 95 %
def monte_carlo(values):
    return np.mean(values), 2.576 * np.std(values, ddof=1) / np.sqrt(values.size)

# wrong: bootstrap | is it 1\.96|nearly right
def monte_carlo(values):
    r = np.random.default_rng(0)
    b = r.choice(values, (400, len(values))).mean(1)
    return values.mean(), 1.96 * b.std(ddof=1)

# wrong: percentile half width of the values | this is half the width that holds 95 % of the
def monte_carlo(values):
    a, b = np.percentile(values, [2.5, 97.5])
    return values.mean(), (b - a) / 2

# wrong: mean absolute deviation | the mean absolute deviation is not s
def monte_carlo(values):
    return values.mean(), 1.96 * np.abs(values - values.mean()).mean() / np.sqrt(len(values))

# wrong: ddof 2 | s divides by n \- 2: one value is used up by the
def monte_carlo(values):
    return values.mean(), 1.96 * values.std(ddof=2) / np.sqrt(len(values))

# wrong: sqrt of n - 1 with ddof 0... twice | s divides by n: n \- 1 \(ddof=1\) is asked for,
def monte_carlo(values):
    n = len(values)
    return values.mean(), 1.96 * np.sqrt(((values - values.mean())**2).sum()) / n

# wrong: relative error | this is the relative error: do not divide by
def monte_carlo(values):
    return values.mean(), 1.96 * values.std(ddof=1) / np.sqrt(len(values)) / values.mean()

# wrong: dict | return mean, error
def monte_carlo(values):
    return {"mean": values.mean(), "error": 1.96 * values.std(ddof=1) / np.sqrt(len(values))}

# wrong: 1.96 under the root | 1\.96 is under the root
def monte_carlo(values):
    return values.mean(), np.sqrt(1.96 * values.var(ddof=1) / len(values))

# wrong: rounds | nearly right: are numbers rounded or kept in a
def monte_carlo(values):
    return round(values.mean(), 2), round(1.96 * values.std(ddof=1) / np.sqrt(len(values)), 2)

# wrong: formatted text | return mean, error
def monte_carlo(values):
    return f"{values.mean()} ± {1.96 * values.std(ddof=1) / np.sqrt(len(values))}"

# wrong: std of the sorted differences | these are differences of neighbours: s measures
def monte_carlo(values):
    return values.mean(), 1.96 * np.diff(values).std(ddof=1) / np.sqrt(len(values))

# right: scipy sem, array
def monte_carlo(values):
    from scipy.stats import sem
    return np.array([np.mean(values), 1.96 * sem(values)])

# right: norm.ppf
def monte_carlo(values):
    from scipy.stats import norm
    return float(np.mean(values)), float(norm.ppf(0.975) * np.std(values, ddof=1) / np.sqrt(values.size))

# wrong: ppf(0.95) | 1\.645 is for 90 %, 1\.96 for 95 %
def monte_carlo(values):
    from scipy.stats import norm
    return np.mean(values), norm.ppf(0.95) * np.std(values, ddof=1) / np.sqrt(values.size)
