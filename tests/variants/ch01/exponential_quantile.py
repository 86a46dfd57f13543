# ruff: noqa
# right: log
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x * (1 - np.exp(-rate * longest))) / rate

# right: log1p, expm1
def exponential_quantile(x, rate, longest):
    return -np.log1p(x * np.expm1(-rate * longest)) / rate

# right: reciprocal
def exponential_quantile(x, rate, longest):
    share = 1 - np.exp(-rate * longest)
    return np.log(1 / (1 - x * share)) / rate

# right: mixture of the two ends
def exponential_quantile(x, rate, longest):
    return -np.log((1 - x) + x * np.exp(-rate * longest)) / rate

# right: scipy, truncated
from scipy.stats import truncexpon
def exponential_quantile(x, rate, longest):
    return truncexpon.ppf(x, rate * longest, scale=1 / rate)

# right: scipy, with the share
from scipy.stats import expon
def exponential_quantile(x, rate, longest):
    law = expon(scale=1 / rate)
    return law.ppf(x * law.cdf(longest))

# right: a loop
def exponential_quantile(x, rate, longest):
    import math
    share = 1 - math.exp(-rate * longest)
    return np.array([-math.log(1 - v * share) / rate for v in x])

# right: bisection
def exponential_quantile(x, rate, longest):
    lo, hi = np.zeros_like(x), np.full_like(x, longest)
    share = 1 - np.exp(-rate * longest)
    for _ in range(100):
        mid = (lo + hi) / 2
        below = (1 - np.exp(-rate * mid)) / share < x
        lo, hi = np.where(below, mid, lo), np.where(below, hi, mid)
    return lo

# right: Newton's method
def exponential_quantile(x, rate, longest):
    share = 1 - np.exp(-rate * longest)
    z = np.zeros_like(x)
    for _ in range(60):
        z = z - ((1 - np.exp(-rate * z)) / share - x) * share / (rate * np.exp(-rate * z))
    return z

# right: torch
def exponential_quantile(x, rate, longest):
    import torch
    law = torch.distributions.Exponential(torch.tensor(rate, dtype=torch.float64))
    return law.icdf(torch.as_tensor(x) * law.cdf(torch.tensor(longest, dtype=torch.float64)))

# right: map
def exponential_quantile(x, rate, longest):
    import math
    return np.fromiter((-math.log1p(a * math.expm1(-rate * longest)) / rate for a in x), float)

# right: logsumexp
def exponential_quantile(x, rate, longest):
    with np.errstate(divide="ignore"):
        return -np.logaddexp(np.log(1 - x), np.log(x) - rate * longest) / rate

# wrong: as the chapter has it, b not used | b is not used
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x) / rate

# wrong: longer waits are set to b | set to b
def exponential_quantile(x, rate, longest):
    return np.minimum(-np.log(1 - x) / rate, longest)

# wrong: clip | set to b
def exponential_quantile(x, rate, longest):
    return np.clip(-np.log1p(-x) / rate, 0, longest)

# wrong: remainder | remainder
def exponential_quantile(x, rate, longest):
    return (-np.log(1 - x) / rate) % longest

# wrong: longer ones left out | some are left out
def exponential_quantile(x, rate, longest):
    z = -np.log(1 - x) / rate
    return z[z <= longest]

# wrong: longer ones are nan | nan
def exponential_quantile(x, rate, longest):
    z = -np.log(1 - x) / rate
    return np.where(z <= longest, z, np.nan)

# wrong: divided by the share | this divides by it|nan
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x / (1 - np.exp(-rate * longest))) / rate

# wrong: the share of those beyond | of those beyond it
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x * np.exp(-rate * longest)) / rate

# wrong: no rate in the share | λ is missing in it
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x * (1 - np.exp(-longest))) / rate

# wrong: sign in the exponent | sign in the exponent
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x * (1 - np.exp(rate * longest))) / rate

# wrong: share outside | outside of the logarithm|inf
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x) / rate * (1 - np.exp(-rate * longest))

# wrong: divided by the share, outside | divided by the share up to b
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x) / (rate * (1 - np.exp(-rate * longest)))

# wrong: x times b | equally frequent
def exponential_quantile(x, rate, longest):
    return x * longest

# wrong: rescaled to b | one step at a time
def exponential_quantile(x, rate, longest):
    z = -np.log(1 - x * 0.999) / rate
    return longest * z / z.max()

# wrong: rate multiplies | λ multiplies
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x * (1 - np.exp(-rate * longest))) * rate

# wrong: sign | sign
def exponential_quantile(x, rate, longest):
    return np.log(1 - x * (1 - np.exp(-rate * longest))) / rate

# wrong: 1 - x for x | it falls
def exponential_quantile(x, rate, longest):
    return -np.log(1 - (1 - x) * (1 - np.exp(-rate * longest))) / rate

# wrong: the ends the other way round | it falls
def exponential_quantile(x, rate, longest):
    return -np.log(x + (1 - x) * np.exp(-rate * longest)) / rate

# wrong: log x | has to be in the logarithm
def exponential_quantile(x, rate, longest):
    return -np.log(x * (1 - np.exp(-rate * longest))) / rate

# wrong: log x, b not used | 1 - x stands for x, and b
def exponential_quantile(x, rate, longest):
    return -np.log(x) / rate

# wrong: 1 + x | 1 \+ in the logarithm
def exponential_quantile(x, rate, longest):
    return np.log(1 + x * (1 - np.exp(-rate * longest))) / rate

# wrong: CDF | this is F itself
def exponential_quantile(x, rate, longest):
    return (1 - np.exp(-rate * x)) / (1 - np.exp(-rate * longest))

# wrong: CDF of all waits | CDF of waits of any length
def exponential_quantile(x, rate, longest):
    return 1 - np.exp(-rate * x)

# wrong: density | the density
def exponential_quantile(x, rate, longest):
    return rate * np.exp(-rate * x) / (1 - np.exp(-rate * longest))

# wrong: no rate outside | λ is missing
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x * (1 - np.exp(-rate * longest)))

# wrong: rate inside | inside the logarithm|nan
def exponential_quantile(x, rate, longest):
    return -np.log(1 - rate * x * (1 - np.exp(-rate * longest)))

# wrong: base 10 | base 10
def exponential_quantile(x, rate, longest):
    return -np.log10(1 - x * (1 - np.exp(-rate * longest))) / rate

# wrong: base 2 | base 2
def exponential_quantile(x, rate, longest):
    return -np.log2(1 - x * (1 - np.exp(-rate * longest))) / rate

# wrong: random | one step at a time
def exponential_quantile(x, rate, longest):
    return np.minimum(np.random.exponential(1 / rate, len(x)), longest)

# wrong: one number | one number
def exponential_quantile(x, rate, longest):
    return (-np.log(1 - x * (1 - np.exp(-rate * longest))) / rate).mean()

# wrong: scipy with scale = rate | λ multiplies|one step at a time
from scipy.stats import truncexpon
def exponential_quantile(x, rate, longest):
    return truncexpon.ppf(x, longest * rate, scale=rate)

# wrong: scipy, b in its own units | one step at a time|λ is missing in it
from scipy.stats import truncexpon
def exponential_quantile(x, rate, longest):
    return truncexpon.ppf(x, longest, scale=1 / rate)

# wrong: scipy with loc | one step at a time
from scipy.stats import expon
def exponential_quantile(x, rate, longest):
    return expon.ppf(x * expon.cdf(longest, rate), rate)

# wrong: sorted | one step at a time
def exponential_quantile(x, rate, longest):
    return np.sort(-np.log(1 - x * (1 - np.exp(-rate * longest))) / rate)

# wrong: survival function | it falls
from scipy.stats import truncexpon
def exponential_quantile(x, rate, longest):
    return truncexpon.isf(x, rate * longest, scale=1 / rate)

# wrong: torch, multiplied | λ multiplies
def exponential_quantile(x, rate, longest):
    import torch, math
    return -torch.log1p(torch.as_tensor(x) * math.expm1(-rate * longest)) * rate

# wrong: in place | `x` is the same
def exponential_quantile(x, rate, longest):
    x *= np.exp(-rate * longest) - 1
    x += 1
    return -np.log(x) / rate

# wrong: rate squared | λ is squared
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x * (1 - np.exp(-rate * longest))) / rate**2

# wrong: root | a root is taken
def exponential_quantile(x, rate, longest):
    return np.sqrt(-np.log(1 - x * (1 - np.exp(-rate * longest))) / rate)

# wrong: Taylor | this is a series cut off: it holds near x = 0
def exponential_quantile(x, rate, longest):
    return x * (1 - np.exp(-rate * longest)) / rate

# wrong: plus tiny | one step at a time
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x * (1 - np.exp(-rate * longest)) + 1e-2) / rate

# wrong: the quotient in the logarithm | the whole quotient is in the logarithm
def exponential_quantile(x, rate, longest):
    return -np.log((1 - x * (1 - np.exp(-rate * longest))) / rate)

# wrong: from the end | counted from the end
def exponential_quantile(x, rate, longest):
    return longest + np.log(1 - x * (1 - np.exp(-rate * longest))) / rate

# wrong: a table with interpolation | nearly right
def exponential_quantile(x, rate, longest):
    z = np.linspace(0, longest, 50)
    return np.interp(x, (1 - np.exp(-rate * z)) / (1 - np.exp(-rate * longest)), z)

# wrong: half the denominator is forgotten | the sign|nan|one step at a time
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x - np.exp(-rate * longest)) / rate

# wrong: power for product | one step at a time|it falls
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x ** (1 - np.exp(-rate * longest)) + 1e-9) / rate

# wrong: the mean wait inside | mean wait inside
def exponential_quantile(x, rate, longest):
    return -np.log(1 - x*(1-np.exp(-longest/rate)))/rate

# wrong: the mean wait | mean wait
def exponential_quantile(x, rate, longest):
    return -rate*np.log(1 - x*(1-np.exp(-longest/rate)))

# wrong: arguments exchanged | exchanged
def exponential_quantile(x, longest, rate):
    return -np.log(1 - x*(1-np.exp(-rate*longest)))/rate

# wrong: x cut off at both ends | cut off at 0.001
def exponential_quantile(x, rate, longest):
    return -np.log(1 - np.clip(x, 1e-3, 1-1e-3)*(1-np.exp(-rate*longest)))/rate

# wrong: this is z/b: z itself is asked for | this is z/b: z itself is asked for
def exponential_quantile(x, rate, longest):
    share = 1 - np.exp(-rate * longest)
    z = -np.log(1 - x * share) / rate
    return z / longest

# wrong: b is multiplied in: it is in the share of the waits up to b only | b is multiplied in: it is in the share of the waits up to b only
def exponential_quantile(x, rate, longest):
    share = 1 - np.exp(-rate * longest)
    z = -np.log(1 - x * share) / rate
    return z * longest

# wrong: the sign, and λ multiplies | the sign, and λ multiplies
def exponential_quantile(x, rate, longest):
    share = 1 - np.exp(-rate * longest)
    z = -np.log(1 - x * share) / rate
    return np.log(1 - x * share) * rate

# wrong: the sign, and the 1 is missing in the logarithm | the sign, and the 1 is missing in the logarithm
def exponential_quantile(x, rate, longest):
    share = 1 - np.exp(-rate * longest)
    z = -np.log(1 - x * share) / rate
    return np.log(x * share) / rate

# wrong: this is 1/F | this is 1/F
def exponential_quantile(x, rate, longest):
    share = 1 - np.exp(-rate * longest)
    z = -np.log(1 - x * share) / rate
    return share / (1 - np.exp(-rate * x))

# wrong: b is added, it does not shift the waits | b is added, it does not shift the waits
def exponential_quantile(x, rate, longest):
    share = 1 - np.exp(-rate * longest)
    z = -np.log(1 - x * share) / rate
    return z + longest
