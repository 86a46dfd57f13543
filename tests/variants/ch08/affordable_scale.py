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

# right: loop
import math
def affordable_scale(s, S, share):
    best = math.inf
    for a, b in zip(s, S):
        if a < b:
            best = min(best, 1 + math.log(share) / (math.log(a) - math.log(b)))
    return best

# right: where
def affordable_scale(s, S, share):
    with np.errstate(divide="ignore", invalid="ignore"):
        w = 1 + np.log(share) / np.log(s / S)
    return np.where(s < S, w, np.inf).min()

# right: torch
import torch
def affordable_scale(s, S, share):
    r = torch.as_tensor(s, dtype=torch.float64) / torch.as_tensor(S)
    r = r[r < 1]
    return float(1 + np.log(share) / r.log().min()) if len(r) else float("inf")

# wrong: index of min S | decides here|decides$
def affordable_scale(s, S, share):
    r = (s / S)[S.argmax()]
    if r >= 1:
        return np.inf
    return 1 + np.log(share) / np.log(r)

# wrong: difference | decides here
def affordable_scale(s, S, share):
    r = (s / S)[(S - s).argmax()]
    if r >= 1:
        return np.inf
    return 1 + np.log(share) / np.log(r)

# wrong: product of all | product of all
def affordable_scale(s, S, share):
    r = np.prod(s / S)
    if r >= 1:
        return np.inf
    return 1 + np.log(share) / np.log(r)

# wrong: geometric mean | mean of the logarithms
def affordable_scale(s, S, share):
    r = np.exp(np.log(s / S).mean())
    if r >= 1:
        return np.inf
    return 1 + np.log(share) / np.log(r)

# wrong: min over max | taken apart
def affordable_scale(s, S, share):
    r = np.min(s) / np.max(S)
    if r >= 1:
        return np.inf
    return 1 + np.log(share) / np.log(r)

# wrong: linear | straight line
def affordable_scale(s, S, share):
    r = np.min(s / S)
    if r >= 1:
        return np.inf
    return 1 + (1 - share) / (1 - r)

# wrong: only if all narrow | free the others
def affordable_scale(s, S, share):
    r = np.min(s / S)
    if (s / S).max() >= 1:
        return np.inf
    return 1 + np.log(share) / np.log(r)

# wrong: string inf | np.inf
def affordable_scale(s, S, share):
    r = np.min(s / S)
    if r >= 1:
        return 1e9
    return 1 + np.log(share) / np.log(r)

# wrong: s/S over norm | lengths
def affordable_scale(s, S, share):
    r = np.linalg.norm(s) / np.linalg.norm(S)
    if r >= 1:
        return np.inf
    return 1 + np.log(share) / np.log(r)

# wrong: wider ones in the least | not left out
def affordable_scale(s, S, share):
    return np.min(1+np.log(share)/np.log(s/S))

# wrong: wider ones in the least, infinity apart | not left out
def affordable_scale(s, S, share):
    if np.all(s>=S): return np.inf
    return np.min(1+np.log(share)/np.log(s/S))

# wrong: wider ones in, then 1 | left out
def affordable_scale(s, S, share):
    if np.all(s>=S): return np.inf
    return max(1.0,np.min(1+np.log(share)/np.log(s/S)))

# wrong: each at least 1 | left out
def affordable_scale(s, S, share):
    if np.all(s>=S): return np.inf
    return np.min(np.maximum(1,1+np.log(share)/np.log(s/S)))

# wrong: sizes of the logarithms | sign of its logarithm
def affordable_scale(s, S, share):
    if np.all(s>=S): return np.inf
    return np.min(1+abs(np.log(share)/np.log(s/S)))

# wrong: mean of all | ratios s/S of 1 and more are in it
def affordable_scale(s, S, share):
    if np.all(s>=S): return np.inf
    return np.mean(1+np.log(share)/np.log(s/S))

# wrong: first coordinate | first coordinate
def affordable_scale(s, S, share):
    r=s[0]/S[0]
    return 1+np.log(share)/np.log(r) if r<1 else np.inf

# wrong: last coordinate | last coordinate
def affordable_scale(s, S, share):
    r=s[-1]/S[-1]
    return 1+np.log(share)/np.log(r) if r<1 else np.inf

# wrong: S over s, least | S/s stands
def affordable_scale(s, S, share):
    r=np.min(S/s)
    return 1+np.log(share)/np.log(r) if r<1 else np.inf

# wrong: S over s, largest | sign of the logarithm
def affordable_scale(s, S, share):
    r=np.max(S/s)
    return 1+np.log(share)/np.log(r) if r>1 else np.inf

# wrong: whole number | whole number
def affordable_scale(s, S, share):
    r=np.min(s/S)
    return 1+int(np.log(share)/np.log(r)) if r<1 else np.inf

# wrong: infinity for share 1 | takes something away
def affordable_scale(s, S, share):
    r=np.min(s/S)
    if share==1: return np.inf
    return 1+np.log(share)/np.log(r) if r<1 else np.inf

# wrong: if on arrays | which coordinate
def affordable_scale(s, S, share):
    if s<S:
        return 1+np.log(share)/np.log(s/S)
    return np.inf

# wrong: share over ratio | logarithms are
def affordable_scale(s, S, share):
    r=np.min(s/S)
    return 1+share/r if r<1 else np.inf

# wrong: logarithms subtracted | subtracted
def affordable_scale(s, S, share):
    r=np.min(s/S)
    return 1+np.log(share)-np.log(r) if r<1 else np.inf

# wrong: log1p | log\(1
def affordable_scale(s, S, share):
    r=np.min(s/S)
    return 1+np.log1p(share)/np.log1p(r) if r<1 else np.inf

# wrong: median ratio | median
def affordable_scale(s, S, share):
    r=np.median(s/S)
    return 1+np.log(share)/np.log(r) if r<1 else np.inf

# wrong: mean ratio | mean of the ratios
def affordable_scale(s, S, share):
    r=np.mean(s/S)
    return 1+np.log(share)/np.log(r) if r<1 else np.inf

# wrong: at most 100 | bounded
def affordable_scale(s, S, share):
    r=np.min(s/S)
    return min(1+np.log(share)/np.log(r),100) if r<1 else np.inf

# wrong: searched up to 20 | bounded
def affordable_scale(s, S, share):
    r=np.min(s/S)
    if r>=1: return np.inf
    lo,hi=1,20
    for _ in range(60):
        m=(lo+hi)/2
        if r**(m-1)>=share: lo=m
        else: hi=m
    return lo

# wrong: sorted in place | same after the call
def affordable_scale(s, S, share):
    s.sort(); S.sort()
    r=np.min(s/S)
    return 1+np.log(share)/np.log(r) if r<1 else np.inf

# wrong: w is rounded up to a whole number | w is rounded up to a whole number
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return np.ceil(1 + np.log(share) / np.log(r)) if r < 1 else np.inf

# wrong: one logarithm has the base 10 | one logarithm has the base 10
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return 1 + np.log(share) / np.log10(r) if r < 1 else np.inf

# wrong: share is squared | share is squared
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return 1 + np.log(share**2) / np.log(r) if r < 1 else np.inf

# wrong: share is meant of the class's own s: this is w for std = share | share is meant of the class's own s: this is w for std = share
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return np.min(np.log(share / S[s < S]) / np.log((s / S)[s < S])) if r < 1 else np.inf

# wrong: this is the spread that is left, not the scale | this is the spread that is left, not the scale
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return r ** (share - 1) if r < 1 else np.inf

# wrong: in each coordinate the guided spread over s is (s/S) to the power w - 1 | in each coordinate the guided spread over s is \(s/S\) to the power w -
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return 1 + np.log(share) / np.log(r) ** 2 if r < 1 else np.inf

# wrong: guidance narrows only where s < S | guidance narrows only where s < S
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return 1 + np.log(share) / np.log(r) if share < 1 else 1.0 if r < 1 else np.inf

# wrong: log 1 = 0 is divided by | log 1 = 0 is divided by
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return 1 + np.log(share) / np.log(r) if r <= 1 - 1e-12 else np.inf if r > 1 + 1e-12 else np.nan

# wrong: the class itself where nothing narrows | a larger w takes nothing away
def affordable_scale(s, S, share):
    r = np.min(s / S)
    return 1 + np.log(share) / np.log(r) if r < 1 else 1.0

# wrong: nothing is left where nothing narrows | none is left to decide
def affordable_scale(s, S, share):
    r = (s / S)[s < S]
    return 1 + np.log(share) / np.log(r.min())

# wrong: coordinate by coordinate, with math | nothing narrows there, and any w will do
def affordable_scale(s, S, share):
    import math
    r = min(a / b for a, b in zip(s, S))
    return np.inf if r > 1 else 1 + math.log(share) / math.log(r)

# wrong: searched between 1 and 1000 | a large number stands for infinity
def affordable_scale(s, S, share):
    low, high = 1.0, 1000.0
    for _ in range(100):
        w = (low + high) / 2
        low, high = (w, high) if ((s / S) ** (w - 1)).min() >= share else (low, w)
    return low
