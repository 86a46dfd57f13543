# ruff: noqa
# right: log
def exponential_quantile(x, rate):
    return -np.log(1 - x) / rate

# right: log1p
def exponential_quantile(x, rate):
    return -np.log1p(-x) / rate

# right: reciprocal
def exponential_quantile(x, rate):
    return np.log(1 / (1 - x)) / rate

# right: scipy
from scipy.stats import expon
def exponential_quantile(x, rate):
    return expon.ppf(x, scale=1 / rate)

# right: a loop
def exponential_quantile(x, rate):
    import math
    return np.array([-math.log(1 - v) / rate for v in x])

# right: bisection
def exponential_quantile(x, rate):
    lo, hi = np.zeros_like(x), np.full_like(x, 100 / rate)
    for _ in range(100):
        mid = (lo + hi) / 2
        below = 1 - np.exp(-rate * mid) < x
        lo, hi = np.where(below, mid, lo), np.where(below, hi, mid)
    return lo

# right: torch
def exponential_quantile(x, rate):
    import torch
    return torch.distributions.Exponential(float(rate)).icdf(torch.as_tensor(x))

# wrong: rate multiplies | λ multiplies
def exponential_quantile(x, rate):
    return -np.log(1 - x) * rate

# wrong: sign | sign
def exponential_quantile(x, rate):
    return np.log(1 - x) / rate

# wrong: log x | it falls
def exponential_quantile(x, rate):
    return -np.log(x) / rate

# wrong: log x, sign too | log\(x\)/λ
def exponential_quantile(x, rate):
    return np.log(x) / rate

# wrong: 1 + x | 1 \+ x
def exponential_quantile(x, rate):
    return np.log(1 + x) / rate

# wrong: CDF | F itself
def exponential_quantile(x, rate):
    return 1 - np.exp(-rate * x)

# wrong: density | the density
def exponential_quantile(x, rate):
    return rate * np.exp(-rate * x)

# wrong: no rate | λ is missing
def exponential_quantile(x, rate):
    return -np.log(1 - x)

# wrong: rate inside | inside the logarithm|nan
def exponential_quantile(x, rate):
    return -np.log(1 - x / rate)

# wrong: base 10 | base 10
def exponential_quantile(x, rate):
    return -np.log10(1 - x) / rate

# wrong: base 2 | base 2
def exponential_quantile(x, rate):
    return -np.log2(1 - x) / rate

# wrong: random | z
def exponential_quantile(x, rate):
    return np.random.exponential(1 / rate, len(x))

# wrong: mean only | z
def exponential_quantile(x, rate):
    return (1 - x) / rate

# wrong: one number | one number
def exponential_quantile(x, rate):
    return (-np.log(1 - x) / rate).mean()

# wrong: scipy with scale = rate | λ multiplies
from scipy.stats import expon
def exponential_quantile(x, rate):
    return expon.ppf(x, scale=rate)

# wrong: scipy with loc | z
from scipy.stats import expon
def exponential_quantile(x, rate):
    return expon.ppf(x, rate)

# wrong: sorted | z
def exponential_quantile(x, rate):
    return np.sort(-np.log(1 - x) / rate)

# wrong: survival function | it falls
from scipy.stats import expon
def exponential_quantile(x, rate):
    return expon.isf(x, scale=1 / rate)

# wrong: torch, multiplied | λ multiplies
def exponential_quantile(x, rate):
    import torch
    return -torch.log1p(-torch.as_tensor(x)) * rate

# wrong: in place | `x` is the same
def exponential_quantile(x, rate):
    x *= -1
    x += 1
    return -np.log(x) / rate
