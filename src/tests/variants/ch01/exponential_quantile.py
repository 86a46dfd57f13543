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

# right: map
def exponential_quantile(x, rate):
    import math
    return np.fromiter((-math.log(1 - a) / rate for a in x), float)

# wrong: rate squared | λ is squared
def exponential_quantile(x, rate):
    return -np.log(1 - x) / rate**2

# wrong: root | a root is taken: λ z = \-log\(1 \- x\)
def exponential_quantile(x, rate):
    return np.sqrt(-np.log(1 - x) / rate)

# wrong: odds | these are the log\-odds: log\(1 \- x\) stands alone
def exponential_quantile(x, rate):
    return np.log(x / (1 - x)) / rate

# wrong: x over 1 - x | these are odds: where is the logarithm\?
def exponential_quantile(x, rate):
    return x / (1 - x) / rate

# wrong: Taylor | this is a series cut off: it holds near x = 0
def exponential_quantile(x, rate):
    return (x + x**2 / 2) / rate

# wrong: clip with eps | set x = 1 \- e\^\{\-λz\} and solve for z, one step
def exponential_quantile(x, rate):
    return -np.log(np.clip(1 - x, 0.05, 1)) / rate

# wrong: plus tiny | set x = 1 \- e\^\{\-λz\} and solve for z, one step
def exponential_quantile(x, rate):
    return -np.log(1 - x + 1e-2) / rate

# wrong: density normaliser | the whole quotient is in the logarithm: \-log\(1
def exponential_quantile(x, rate):
    return -np.log((1 - x) / rate)

# wrong: abs(log x) for all | this is \-log\(x\)/λ: it has the right
def exponential_quantile(x, rate):
    return np.abs(np.log(np.where(x > 0, x, 1))) / rate

# wrong: normal quantile | set x = 1 \- e\^\{\-λz\} and solve for z, one step
def exponential_quantile(x, rate):
    from scipy.stats import norm
    return norm.ppf(np.clip(x, 1e-9, None)) / rate

# wrong: scipy arguments (scale as loc) | 1/λ is added, it has to multiply
def exponential_quantile(x, rate):
    from scipy.stats import expon
    return expon.ppf(x, 1 / rate)
