# ruff: noqa
# right: one over the largest
def monotone_limit(rates):
    return 1 / np.max(rates)

# right: the smallest of all limits
def monotone_limit(rates):
    return np.min(1.0 / np.asarray(rates)).item()

# right: torch
def monotone_limit(rates):
    import torch
    return torch.as_tensor(rates).max().reciprocal()

# wrong: the stability limit | limit of stability
def monotone_limit(rates):
    return 2 / np.max(rates)

# wrong: the slowest | slowest
def monotone_limit(rates):
    return 1 / np.min(rates)

# wrong: the mean | mean
def monotone_limit(rates):
    return 1 / np.mean(rates)

# wrong: all of them | each coordinate
def monotone_limit(rates):
    return 1 / rates

# wrong: the rate | reciprocal
def monotone_limit(rates):
    return np.max(rates)

# wrong: the last | last rate
def monotone_limit(rates):
    return 1 / rates[-1]

# wrong: negative | sign
def monotone_limit(rates):
    return -1 / np.max(rates)

# wrong: the sum | add up
def monotone_limit(rates):
    return 1 / np.sum(rates)

# right: minimum of the limits
def monotone_limit(rates):
    return min(1 / r for r in rates)

# right: norm inf
def monotone_limit(rates):
    return 1.0 / np.linalg.norm(rates, np.inf)

# right: sorted copy
def monotone_limit(rates):
    return float(1 / sorted(rates)[-1])

# wrong: eigenvalue of the mean | Euler multiplies each coordinate by 1 \- θh in
def monotone_limit(rates):
    return 1 / np.sqrt(np.mean(np.square(rates)))

# wrong: spread | Euler multiplies each coordinate by 1 \- θh in
def monotone_limit(rates):
    return 1 / (np.max(rates) - np.min(rates))

# wrong: sum of both ends | Euler multiplies each coordinate by 1 \- θh in
def monotone_limit(rates):
    return 1 / (np.max(rates) + np.min(rates))

# wrong: geometric mean | Euler multiplies each coordinate by 1 \- θh in
def monotone_limit(rates):
    return 1 / np.exp(np.mean(np.log(rates)))

# wrong: median | this is the median rate
def monotone_limit(rates):
    return 1 / np.median(rates)

# wrong: 1.39 of RK4 | Euler multiplies each coordinate by 1 \- θh in
def monotone_limit(rates):
    return 1.39 / np.max(rates)

# wrong: just below | Euler multiplies each coordinate by 1 \- θh in|nearly right: are numbers rounded
def monotone_limit(rates):
    return 0.99 / np.max(rates)

# wrong: squared | the rate is squared
def monotone_limit(rates):
    return 1 / np.max(rates) ** 2

# wrong: last of the sorted, wrong end | the slowest rate decides nothing: which
def monotone_limit(rates):
    return 1 / np.sort(rates)[0]

# wrong: int | 0: is a fraction cut off, as by
def monotone_limit(rates):
    return 1 // np.max(rates)

# right: bisection
def monotone_limit(rates):
    lo, hi = 0.0, 10.0 / rates.min()
    for _ in range(200):
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if np.all(1 - mid * rates >= 0) else (lo, mid)
    return lo
