# ruff: noqa
# right: smallest ratio
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return 1 + np.log(share) / np.log(r) if r < 1 else np.inf

# right: each coordinate, then the least
def affordable_scale(s, S, share):
    best = np.inf
    for a, b in zip(s, S):
        if a < b:
            best = min(best, 1 + np.log10(share) / (np.log10(a) - np.log10(b)))
    return best

# right: bisection
def affordable_scale(s, S, share):
    if np.all(s >= S):
        return np.inf
    low, high = 1.0, 1e4
    for _ in range(200):
        middle = (low + high) / 2
        keeps = np.all((s / S) ** (middle - 1) >= share)
        low, high = (middle, high) if keeps else (low, middle)
    return low

# right: masked array
def affordable_scale(s, S, share):
    ratios = (s / S)[s < S]
    if ratios.size == 0:
        return float("inf")
    return float((1 + np.log(share) / np.log(ratios)).min())

# wrong: product law | product law
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return (share**-2 - r**2) / (1 - r**2) if r < 1 else np.inf

# wrong: largest of the falling | narrowest must
def affordable_scale(s, S, share):
    r = (s / S)[s < S]
    return 1 + np.log(share) / np.log(r.max()) if r.size else np.inf

# wrong: largest ratio | smallest must|inf
def affordable_scale(s, S, share):
    r = np.max(s / S)
    return 1 + np.log(share) / np.log(r)

# wrong: mean | mean over the coordinates
def affordable_scale(s, S, share):
    r = (s / S)[s < S]
    return np.mean(1 + np.log(share) / np.log(r)) if r.size else np.inf

# wrong: averaged first | averaged first
def affordable_scale(s, S, share):
    r = s.mean() / S.mean()
    return 1 + np.log(share) / np.log(r) if r < 1 else np.inf

# wrong: no infinity | inf
def affordable_scale(s, S, share):
    return 1 + np.log(share) / np.log(np.min(s / S))

# wrong: equal widths | inf
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return 1 + np.log(share) / np.log(r) if r <= 1 else np.inf

# wrong: variances | variances|variance
def affordable_scale(s, S, share):
    r = np.min(s / S) ** 2
    return 1 + np.log(share) / np.log(r) if r < 1 else np.inf

# wrong: share of S | of S
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return np.log(share) / np.log(r) if r < 1 else np.inf

# wrong: smallest s | smallest s decides
def affordable_scale(s, S, share):
    i = np.argmin(s)
    r = s[i] / S[i]
    return 1 + np.log(share) / np.log(r) if np.any(s < S) else np.inf

# wrong: upside down | other way round
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return 1 + np.log(r) / np.log(share) if r < 1 and share < 1 else (np.inf if r >= 1 else 1.0)

# wrong: sign | sign
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return 1 - np.log(share) / np.log(r) if r < 1 else np.inf

# wrong: lost share | 1 - share
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return 1 + np.log(1 - share + 1e-300) / np.log(r) if r < 1 else np.inf

# wrong: one for each coordinate | one number
def affordable_scale(s, S, share):
    return 1 + np.log(share) / np.log(s / S)

# wrong: coarse search | nearly right|largest w
def affordable_scale(s, S, share):
    if np.all(s >= S):
        return np.inf
    w = np.arange(1, 50, 0.01)
    return w[((s / S) ** (w[:, None] - 1) >= share).all(1)].max()
