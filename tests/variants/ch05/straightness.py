# ruff: noqa
# right: formula
def straightness(xs):
    velocity = np.diff(xs, axis=0) * (len(xs) - 1)
    return ((velocity - (xs[-1] - xs[0])) ** 2).sum(-1).mean()

# right: as a difference of squares
def straightness(xs):
    n = len(xs) - 1
    moves = xs[1:] - xs[:-1]
    return (n * (moves**2).sum(axis=(0, 2)) - ((xs[-1] - xs[0]) ** 2).sum(-1)).mean()

# right: loops
def straightness(xs):
    n, batch = len(xs) - 1, xs.shape[1]
    total = 0.0
    for i in range(batch):
        way = xs[n, i] - xs[0, i]
        for k in range(n):
            v = (xs[k + 1, i] - xs[k, i]) * n
            total += ((way - v) @ (way - v)) / n
    return total / batch

# right: torch
def straightness(xs):
    import torch
    xs = torch.as_tensor(xs)
    v = torch.diff(xs, dim=0) * (xs.shape[0] - 1)
    return (v - (xs[-1] - xs[0])).pow(2).sum(-1).mean()

# right: norm squared
def straightness(xs):
    h = 1 / (xs.shape[0] - 1)
    return np.mean(np.linalg.norm(xs[-1] - xs[0] - np.diff(xs, axis=0) / h, axis=2) ** 2)

# wrong: no h | divided by h
def straightness(xs):
    return ((np.diff(xs, axis=0) - (xs[-1] - xs[0])) ** 2).sum(-1).mean()

# wrong: way over n | without the division
def straightness(xs):
    n = len(xs) - 1
    return ((np.diff(xs, axis=0) - (xs[-1] - xs[0]) / n) ** 2).sum(-1).mean()

# wrong: n + 1 steps | n \+ 1 states|whole way
def straightness(xs):
    return ((np.diff(xs, axis=0) * len(xs) - (xs[-1] - xs[0])) ** 2).sum(-1).mean()

# wrong: mean over coordinates | over the coordinates too
def straightness(xs):
    return ((np.diff(xs, axis=0) * (len(xs) - 1) - (xs[-1] - xs[0])) ** 2).mean()

# wrong: steps summed | steps are summed
def straightness(xs):
    return ((np.diff(xs, axis=0) * (len(xs) - 1) - (xs[-1] - xs[0])) ** 2).sum(-1).sum(0).mean()

# wrong: batch summed | trajectories are summed|take the mean over the trajectories
def straightness(xs):
    return ((np.diff(xs, axis=0) * (len(xs) - 1) - (xs[-1] - xs[0])) ** 2).sum(-1).mean(0).sum()

# wrong: root | root
def straightness(xs):
    return np.sqrt(((np.diff(xs, axis=0) * (len(xs) - 1) - (xs[-1] - xs[0])) ** 2).sum(-1).mean())

# wrong: lengths | not squared
def straightness(xs):
    return np.linalg.norm(np.diff(xs, axis=0) * (len(xs) - 1) - (xs[-1] - xs[0]), axis=-1).mean()

# wrong: ratio of lengths | uneven speed
def straightness(xs):
    length = np.linalg.norm(np.diff(xs, axis=0), axis=-1).sum(0)
    return (length / np.linalg.norm(xs[-1] - xs[0], axis=-1)).mean()

# wrong: length minus way | length of the trajectory minus|whole way|uneven
def straightness(xs):
    length = np.linalg.norm(np.diff(xs, axis=0), axis=-1).sum(0)
    return (length - np.linalg.norm(xs[-1] - xs[0], axis=-1)).mean()

# wrong: distance from the line | not that between velocities
def straightness(xs):
    t = np.linspace(0, 1, len(xs))[:, None, None]
    return ((xs - xs[0] - t * (xs[-1] - xs[0])) ** 2).sum(-1).mean()

# wrong: way of the batch | each trajectory has its own
def straightness(xs):
    way = (xs[-1] - xs[0]).mean(0)
    return ((np.diff(xs, axis=0) * (len(xs) - 1) - way) ** 2).sum(-1).mean()

# wrong: squared velocity | nothing is subtracted
def straightness(xs):
    return ((np.diff(xs, axis=0) * (len(xs) - 1)) ** 2).sum(-1).mean()

# wrong: batch first | time is the first
def straightness(xs):
    n = xs.shape[1] - 1
    way = xs[:, -1:] - xs[:, :1]
    return ((np.diff(xs, axis=1) * n - way) ** 2).sum(-1).mean()

# wrong: averaged first | averaged before
def straightness(xs):
    return ((np.diff(xs, axis=0) * (len(xs) - 1) - (xs[-1] - xs[0])).mean(1) ** 2).sum(-1).mean()

# wrong: a number for each trajectory | one number
def straightness(xs):
    return ((np.diff(xs, axis=0) * (len(xs) - 1) - (xs[-1] - xs[0])) ** 2).sum(-1).mean(0)

# wrong: gradient of numpy | averages neighbouring steps
def straightness(xs):
    v = np.gradient(xs, axis=0) * (len(xs) - 1)
    return ((v - (xs[-1] - xs[0])) ** 2).sum(-1).mean()

# right: a variance over time
def straightness(xs):
    return (np.diff(xs, axis=0) * (len(xs) - 1)).var(axis=0).sum(-1).mean()

# right: einsum
def straightness(xs):
    n = xs.shape[0] - 1
    g = n * (xs[1:] - xs[:-1]) - (xs[-1] - xs[0])[None]
    return np.einsum("nbd,nbd->", g, g) / (n * xs.shape[1])

# right: trapezoid-free integral with h
def straightness(xs):
    h = 1 / (len(xs) - 1)
    total = 0.0
    for i in range(len(xs) - 1):
        v = (xs[i + 1] - xs[i]) / h
        total += h * np.mean(np.sum((xs[-1] - xs[0] - v) ** 2, axis=-1))
    return total

# right: float32 torch
import torch
def straightness(xs):
    xs = torch.tensor(xs, dtype=torch.float32)
    v = xs.diff(dim=0) * (len(xs) - 1)
    return torch.sum((v - v.mean(0)) ** 2, -1).mean().item()

# wrong: n from shape 1 | batch size
def straightness(xs):
    n = xs.shape[1]
    v = np.diff(xs, axis=0) * n
    return ((v - (xs[-1] - xs[0])) ** 2).sum(-1).mean()

# wrong: velocities against the first velocity | first step
def straightness(xs):
    v = np.diff(xs, axis=0) * (len(xs) - 1)
    return ((v - v[0]) ** 2).sum(-1).mean()

# wrong: trapezoid with end weights | half a weight
def straightness(xs):
    v = np.diff(xs, axis=0) * (len(xs) - 1)
    g = ((v - (xs[-1] - xs[0])) ** 2).sum(-1).mean(1)
    return np.trapezoid(g, dx=1 / (len(xs) - 1))

# wrong: only the first trajectory | only the first trajectory
def straightness(xs):
    xs = xs[:, :1]
    v = np.diff(xs, axis=0) * (len(xs) - 1)
    return ((v - (xs[-1] - xs[0])) ** 2).sum(-1).mean()

# wrong: variance with ddof | n - 1
def straightness(xs):
    v = np.diff(xs, axis=0) * (len(xs) - 1)
    return v.var(0, ddof=1).sum(-1).mean()

# wrong: variance over everything | all velocities together
def straightness(xs):
    v = np.diff(xs, axis=0) * (len(xs) - 1)
    return v.var()

# wrong: variance over the batch | own way
def straightness(xs):
    v = np.diff(xs, axis=0) * (len(xs) - 1)
    return v.var(axis=1).sum(-1).mean()

# wrong: divided by the way | no ratio
def straightness(xs):
    w = xs[-1] - xs[0]
    v = np.diff(xs, axis=0) * (len(xs) - 1)
    return (((v - w) ** 2).sum(-1) / (w**2).sum(-1)).mean()

# wrong: absolute values | absolute
def straightness(xs):
    w = xs[-1] - xs[0]
    v = np.diff(xs, axis=0) * (len(xs) - 1)
    return np.abs(v - w).sum(-1).mean()

# wrong: np.gradient | averages neighbouring steps
def straightness(xs):
    v = np.gradient(xs, 1 / (len(xs) - 1), axis=0)
    return ((v - (xs[-1] - xs[0])) ** 2).sum(-1).mean()

# wrong: one number for each trajectory | mean over both axes
def straightness(xs):
    v = np.diff(xs, axis=0) * (len(xs) - 1)
    return ((v - (xs[-1] - xs[0])) ** 2).sum(-1).mean(0)

# wrong: lengths of the velocities | lengths of the velocities are compared
def straightness(xs):
    v = np.linalg.norm(np.diff(xs, axis=0), axis=-1) * (len(xs) - 1)
    return ((v - np.linalg.norm(xs[-1] - xs[0], axis=-1)) ** 2).mean()

# wrong: rest of the way | rest of the way over
def straightness(xs):
    n = len(xs) - 1
    t = np.arange(n)[:, None, None] / n
    v = np.diff(xs, axis=0) * n
    return ((v - (xs[-1] - xs[:-1]) / (1 - t)) ** 2).sum(-1).mean()

# wrong: cosine | only the directions
def straightness(xs):
    n = len(xs) - 1
    v = np.diff(xs, axis=0) * n
    w = xs[-1] - xs[0]
    return 1 - ((v * w).sum(-1) / np.linalg.norm(v, axis=-1) / np.linalg.norm(w, axis=-1)).mean()

# wrong: h is 1 / (n - 1) | h is 1 / \(n - 1\)
def straightness(xs):
    n = len(xs) - 1
    gap = np.diff(xs, axis=0) * n - (xs[-1] - xs[0])
    return ((np.diff(xs, axis=0) * (n - 1) - (xs[-1] - xs[0])) ** 2).sum(-1).mean()

# wrong: steps and trajectories are summed: take the mean over both | steps and trajectories are summed: take the mean over both
def straightness(xs):
    n = len(xs) - 1
    gap = np.diff(xs, axis=0) * n - (xs[-1] - xs[0])
    return (gap**2).sum()

# wrong: this is the mean squared way | this is the mean squared way
def straightness(xs):
    n = len(xs) - 1
    gap = np.diff(xs, axis=0) * n - (xs[-1] - xs[0])
    return ((xs[-1] - xs[0]) ** 2).sum(-1).mean()

# wrong: the steps are averaged before they are squared | the steps are averaged before they are squared
def straightness(xs):
    n = len(xs) - 1
    gap = np.diff(xs, axis=0) * n - (xs[-1] - xs[0])
    return (gap.mean(0) ** 2).sum(-1).mean()

# wrong: the mean is over n + 1 entries: there are n steps | the mean is over n \+ 1 entries: there are n steps
def straightness(xs):
    n = len(xs) - 1
    gap = np.diff(xs, axis=0) * n - (xs[-1] - xs[0])
    return (gap**2).sum() / (n + 1) / xs.shape[1]

# wrong: for each step: displacement over h, minus the whole way; square, sum, then the mean | for each step: displacement over h, minus the whole way; square, sum,
def straightness(xs):
    n = len(xs) - 1
    gap = np.diff(xs, axis=0) * n - (xs[-1] - xs[0])
    return (gap**2).sum(-1).max()
