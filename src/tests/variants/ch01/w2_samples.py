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

# wrong: flowdiff itself | write it yourself
def w2_samples(x, y):
    from flowdiff.metrics import wasserstein_1d
    return wasserstein_1d(x, y, 2)
