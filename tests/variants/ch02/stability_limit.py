# ruff: noqa
# right: two over the largest
def stability_limit(rates):
    return 2 / np.max(rates)

# right: the smallest of all limits
def stability_limit(rates):
    return min(2 / r for r in rates)

# right: torch
def stability_limit(rates):
    import torch
    return (2 / torch.as_tensor(rates)).min()

# right: an array of one
def stability_limit(rates):
    return np.sort(2 / rates)[:1]

# wrong: the monotone limit | begin to overshoot
def stability_limit(rates):
    return 1 / np.max(rates)

# wrong: the smallest rate | slowest rate
def stability_limit(rates):
    return 2 / np.min(rates)

# wrong: the largest limit | slowest rate
def stability_limit(rates):
    return np.max(2 / rates)

# wrong: the mean | mean
def stability_limit(rates):
    return 2 / np.mean(rates)

# wrong: the sum | add up
def stability_limit(rates):
    return 2 / np.sum(rates)

# wrong: one for each | each coordinate
def stability_limit(rates):
    return 2 / rates

# wrong: the reciprocal is missing | reciprocal
def stability_limit(rates):
    return 2 * np.max(rates)

# wrong: the first | first rate
def stability_limit(rates):
    return 2 / rates[0]

# wrong: half | reciprocal
def stability_limit(rates):
    return 0.5 / np.max(rates)

# wrong: negative | sign
def stability_limit(rates):
    return -2 / np.max(rates)

# wrong: norm | length of the vector
def stability_limit(rates):
    return 2 / np.linalg.norm(rates)

# wrong: a search that sees one coordinate | first rate|rate|reciprocal|expected
def stability_limit(rates):
    h = 0.0
    while abs(1 - rates[0] * h) <= 1:
        h += 1e-4
    return h

# wrong: sorts in place | `rates` is the same
def stability_limit(rates):
    rates.sort()
    return 2 / rates[-1]

# right: norm inf
def stability_limit(rates):
    return 2.0 / np.linalg.norm(rates, np.inf)

# right: sorted copy
def stability_limit(rates):
    return float(2 / sorted(rates)[-1])

# wrong: eigenvalue of the mean | Euler multiplies each coordinate by 1 \- θh in
def stability_limit(rates):
    return 2 / np.sqrt(np.mean(np.square(rates)))

# wrong: spread | Euler multiplies each coordinate by 1 \- θh in
def stability_limit(rates):
    return 2 / (np.max(rates) - np.min(rates))

# wrong: sum of both ends | Euler multiplies each coordinate by 1 \- θh in
def stability_limit(rates):
    return 2 / (np.max(rates) + np.min(rates))

# wrong: geometric mean | Euler multiplies each coordinate by 1 \- θh in
def stability_limit(rates):
    return 2 / np.exp(np.mean(np.log(rates)))

# wrong: median | this is the median rate
def stability_limit(rates):
    return 2 / np.median(rates)

# wrong: 2.785 of RK4 | Euler multiplies each coordinate by 1 \- θh in
def stability_limit(rates):
    return 2.785 / np.max(rates)

# wrong: just below | nearly right: are numbers rounded or kept in a
def stability_limit(rates):
    return 1.99 / np.max(rates)

# wrong: squared | the rate is squared
def stability_limit(rates):
    return 2 / np.max(rates) ** 2

# wrong: last of the sorted, wrong end | the slowest rate decides nothing: which
def stability_limit(rates):
    return 2 / np.sort(rates)[0]

# wrong: number of rates | Euler multiplies each coordinate by 1 \- θh in|nearly right: are numbers rounded
def stability_limit(rates):
    return 2 / len(rates)

# wrong: int | 0: is a fraction cut off, as by
def stability_limit(rates):
    return 2 // np.max(rates)

# right: bisection
def stability_limit(rates):
    lo, hi = 0.0, 10.0 / rates.min()
    for _ in range(200):
        mid = (lo + hi) / 2
        if np.all(np.abs(1 - mid * rates) < 1):
            lo = mid
        else:
            hi = mid
    return lo

# wrong: second largest | second largest rate
def stability_limit(rates):
    return 2/sorted(rates)[-2] if len(rates)>1 else 2/rates[0]

# wrong: the slowest rate is taken, and the wrong limit | the slowest rate is taken, and the wrong limit
def stability_limit(rates):
    return 1 / np.min(rates)

# wrong: e belongs to the exact flow; Euler's factor is 1 - θh | e belongs to the exact flow; Euler's factor is 1 - θh
def stability_limit(rates):
    return np.e / np.max(rates)

# wrong: the limit does not depend on the number of coordinates | the limit does not depend on the number of coordinates
def stability_limit(rates):
    return 2 / np.max(rates) / len(rates)
