# ruff: noqa
# right: sort both
def w2_samples(x, y):
    return np.sqrt(np.mean((np.sort(x) - np.sort(y)) ** 2))

# right: sorted lists
def w2_samples(x, y):
    pairs = zip(sorted(x), sorted(y))
    return (sum((a - b) ** 2 for a, b in pairs) / len(x)) ** 0.5

# right: both descending
def w2_samples(x, y):
    return np.linalg.norm(np.sort(x)[::-1] - np.sort(y)[::-1]) / np.sqrt(len(x))

# right: ranks
def w2_samples(x, y):
    return np.sqrt(((x[np.argsort(x)] - y[np.argsort(y)]) ** 2).mean())

# right: assignment
from scipy.optimize import linear_sum_assignment
def w2_samples(x, y):
    cost = (x[:, None] - y) ** 2
    i, j = linear_sum_assignment(cost)
    return cost[i, j].mean() ** 0.5

# right: a copy sorted in place
def w2_samples(x, y):
    x, y = x.copy(), y.copy()
    x.sort(); y.sort()
    return np.sqrt(np.mean(np.square(x - y)))

# right: torch
def w2_samples(x, y):
    import torch
    a, b = torch.as_tensor(x).sort().values, torch.as_tensor(y).sort()[0]
    return torch.nn.functional.mse_loss(a, b).sqrt()

# wrong: unsorted | by rank
def w2_samples(x, y):
    return np.sqrt(np.mean((x - y) ** 2))

# wrong: first sorted | only the first
def w2_samples(x, y):
    return np.sqrt(np.mean((np.sort(x) - y) ** 2))

# wrong: second sorted | only the second
def w2_samples(x, y):
    return np.sqrt(np.mean((x - np.sort(y)) ** 2))

# wrong: opposite | worst
def w2_samples(x, y):
    return np.sqrt(np.mean((np.sort(x) - np.sort(y)[::-1]) ** 2))

# wrong: W1 | W₁
def w2_samples(x, y):
    return np.mean(np.abs(np.sort(x) - np.sort(y)))

# wrong: scipy W1 | W₁
from scipy.stats import wasserstein_distance
def w2_samples(x, y):
    return wasserstein_distance(x, y)

# wrong: squared | root is missing
def w2_samples(x, y):
    return np.mean((np.sort(x) - np.sort(y)) ** 2)

# wrong: sum | summed
def w2_samples(x, y):
    return np.sqrt(np.sum((np.sort(x) - np.sort(y)) ** 2))

# wrong: norm | summed
def w2_samples(x, y):
    return np.linalg.norm(np.sort(x) - np.sort(y))

# wrong: Gaussian formula | Gaussians
def w2_samples(x, y):
    return np.hypot(x.mean() - y.mean(), x.std() - y.std())

# wrong: means only | means
def w2_samples(x, y):
    return abs(x.mean() - y.mean())

# wrong: sorts in place | `x` is the same
def w2_samples(x, y):
    x.sort()
    y.sort()
    return np.sqrt(np.mean((x - y) ** 2))

# wrong: argsort | argsort
def w2_samples(x, y):
    return np.sqrt(np.mean((np.argsort(x) - np.argsort(y)) ** 2))

# wrong: all pairs | every point
def w2_samples(x, y):
    return np.sqrt(np.mean((x[:, None] - y) ** 2))

# wrong: nearest | nearest
def w2_samples(x, y):
    return np.sqrt(np.mean(np.min((x[:, None] - y) ** 2, axis=1)))

# wrong: largest | largest
def w2_samples(x, y):
    return np.max(np.abs(np.sort(x) - np.sort(y)))

# wrong: root inside | W₁|mean of the distances
def w2_samples(x, y):
    return np.mean(np.sqrt((np.sort(x) - np.sort(y)) ** 2))

# wrong: one per pair | one number
def w2_samples(x, y):
    return np.abs(np.sort(x) - np.sort(y))

# wrong: signed | cancel|means
def w2_samples(x, y):
    return np.mean(np.sort(x) - np.sort(y))

# wrong: torch sort returns a pair | raised
def w2_samples(x, y):
    import torch
    return ((torch.as_tensor(x).sort() - torch.as_tensor(y).sort()) ** 2).mean().sqrt()

# wrong: list.sort returns None | raised
def w2_samples(x, y):
    return np.sqrt(np.mean((list(x).sort() - list(y).sort()) ** 2))

# wrong: what flowdiff's distance calls | flowdiff.metrics._wasserstein
def w2_samples(x, y):
    from flowdiff import metrics
    return metrics._wasserstein(x, y, 2)

# wrong: flowdiff itself | write it yourself
def w2_samples(x, y):
    from flowdiff.metrics import wasserstein_1d
    return wasserstein_1d(x, y, 2)

# right: python
def w2_samples(x, y):
    return (sum((a - b) ** 2 for a, b in zip(sorted(x), sorted(y))) / len(x)) ** 0.5

# right: Hungarian
def w2_samples(x, y):
    from scipy.optimize import linear_sum_assignment
    c = (np.asarray(x)[:, None] - np.asarray(y)) ** 2
    return c[linear_sum_assignment(c)].mean() ** 0.5

# right: partition and norm
def w2_samples(x, y):
    a, b = sorted(x.tolist()), sorted(y.tolist())
    return np.linalg.norm(np.array(a) - np.array(b)) / np.sqrt(len(a))

# right: quantile
def w2_samples(x, y):
    q = np.linspace(0, 1, len(x)) if len(x) > 1 else [0.5]
    return np.sqrt(np.mean((np.quantile(x, q) - np.quantile(y, q)) ** 2))

# wrong: n - 1 | divided by n \- 1: the mean over n matched pairs
def w2_samples(x, y):
    return np.sqrt(((np.sort(x) - np.sort(y)) ** 2).sum() / max(len(x) - 1, 1))

# wrong: quantiles, few | which partner does the leftmost point of one
def w2_samples(x, y):
    q = np.linspace(0, 1, 11)
    return np.sqrt(np.mean((np.quantile(x, q) - np.quantile(y, q)) ** 2))

# wrong: greedy | which partner does the leftmost point of one|nearly right: are numbers rounded
def w2_samples(x, y):
    y, t = list(y), 0.0
    for a in x:
        j = int(np.argmin([abs(a - b) for b in y]))
        t += (a - y.pop(j)) ** 2
    return np.sqrt(t / len(x))

# wrong: set (drops repetitions) | each of the n points has a partner of its own,
def w2_samples(x, y):
    a, b = np.unique(x), np.unique(y)
    k = min(len(a), len(b))
    return np.sqrt(np.mean((a[:k] - b[:k]) ** 2))

# wrong: median | this is the median, not the mean, of the squares
def w2_samples(x, y):
    return np.sqrt(np.median((np.sort(x) - np.sort(y)) ** 2))

# wrong: sorted by absolute value | the clouds are sorted by absolute value: sort
def w2_samples(x, y):
    a, b = x[np.argsort(np.abs(x))], y[np.argsort(np.abs(y))]
    return np.sqrt(np.mean((a - b) ** 2))

# wrong: centred first | the means are taken off first: how far apart
def w2_samples(x, y):
    return np.sqrt(np.mean((np.sort(x - x.mean()) - np.sort(y - y.mean())) ** 2))

# wrong: mean over all pairs, rooted | every point meets every other: only matched
def w2_samples(x, y):
    return np.sqrt(((x[:, None] - y) ** 2).mean())

# wrong: sum of roots | which partner does the leftmost point of one
def w2_samples(x, y):
    return np.sqrt(np.abs(np.sort(x) - np.sort(y))).mean() ** 2

# wrong: histogram | which partner does the leftmost point of one
def w2_samples(x, y):
    e = np.linspace(min(x.min(), y.min()), max(x.max(), y.max()), 20)
    return np.sqrt(np.mean((np.histogram(x, e)[0] - np.histogram(y, e)[0]) ** 2))

# wrong: cdf difference | which partner does the leftmost point of one
def w2_samples(x, y):
    g = np.sort(np.concatenate([x, y]))
    F, G = (np.searchsorted(np.sort(v), g, side="right") / len(v) for v in (x, y))
    return np.sqrt(np.sum((F - G)[:-1] ** 2 * np.diff(g)))

# wrong: joint sort | which partner does the leftmost point of one
def w2_samples(x, y):
    z = np.sort(np.concatenate([x, y])).reshape(2, -1)
    return np.sqrt(((z[0] - z[1]) ** 2).mean())

# wrong: sorts y by x | the points are matched as they stand: the
def w2_samples(x, y):
    i = np.argsort(x)
    return np.sqrt(((x[i] - y[i]) ** 2).mean())

# right: interpolated CDF
def w2_samples(x, y):
    q = (np.arange(len(x)) + 0.5) / len(x)
    a, b = np.quantile(x, q, method="inverted_cdf"), np.quantile(y, q, method="inverted_cdf")
    return np.sqrt(((a - b) ** 2).mean())

# wrong: a thousand quantiles | 1000 quantiles are interpolated
def w2_samples(x, y):
    q = np.linspace(0, 1, 1000)
    return np.sqrt(np.mean((np.quantile(x,q)-np.quantile(y,q))**2))

# wrong: quantiles in the middle of ranks | quantiles are interpolated
def w2_samples(x, y):
    q = (np.arange(len(x))+.5)/len(x)
    return np.sqrt(np.mean((np.quantile(x,q)-np.quantile(y,q))**2))

# wrong: the squares are summed, and there is no root | the squares are summed, and there is no root
def w2_samples(x, y):
    return ((np.sort(x) - np.sort(y)) ** 2).sum()

# wrong: the distances are summed | the distances are summed
def w2_samples(x, y):
    return np.abs(np.sort(x) - np.sort(y)).sum()

# wrong: divided by n outside of the root | divided by n outside of the root
def w2_samples(x, y):
    return np.linalg.norm(np.sort(x) - np.sort(y)) / len(x)

# wrong: this is the formula for Gaussians: these points are none (ddof=1) | this is the formula for Gaussians: these points are none \(ddof=1\)
def w2_samples(x, y):
    return np.hypot(x.mean() - y.mean(), x.std(ddof=1) - y.std(ddof=1))

# wrong: each point is matched with its nearest (the other way): every point may be used once only | each point is matched with its nearest \(the other way\): every point
def w2_samples(x, y):
    return np.sqrt(np.mean(np.abs(x[:, None] - y).min(axis=0) ** 2))
