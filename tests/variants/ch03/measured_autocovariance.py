# ruff: noqa
# right: slices
def measured_autocovariance(xs, k):
    return (xs[: len(xs) - k] * xs[k:]).mean()

# right: einsum
def measured_autocovariance(xs, k):
    a, b = xs[: len(xs) - k], xs[k:]
    return np.einsum('ij,ij->', a, b) / a.size

# right: a loop
def measured_autocovariance(xs, k):
    total, count = 0.0, 0
    for t in range(len(xs) - k):
        for i in range(xs.shape[1]):
            total += xs[t, i] * xs[t + k, i]
            count += 1
    return total / count

# right: torch
def measured_autocovariance(xs, k):
    import torch
    x = torch.as_tensor(xs)
    return (x[: len(x) - k] * x[k:]).mean()

# wrong: rolled | rolled round
def measured_autocovariance(xs, k):
    return (xs * np.roll(xs, -k, axis=0)).mean()

# wrong: divided by all | all n \+ 1
def measured_autocovariance(xs, k):
    return (xs[: len(xs) - k] * xs[k:]).sum() / xs.size

# wrong: minus k | nan|lag 0|raised
def measured_autocovariance(xs, k):
    return (xs[:-k] * xs[k:]).mean()

# wrong: means taken off | means are taken off
def measured_autocovariance(xs, k):
    a, b = xs[: len(xs) - k], xs[k:]
    return ((a - a.mean()) * (b - b.mean())).mean()

# wrong: np.cov | expected
def measured_autocovariance(xs, k):
    return np.cov(xs[: len(xs) - k].ravel(), xs[k:].ravel())[0, 1]

# wrong: correlation | correlation
def measured_autocovariance(xs, k):
    return np.corrcoef(xs[: len(xs) - k].ravel(), xs[k:].ravel())[0, 1]

# wrong: only the start | first time
def measured_autocovariance(xs, k):
    return (xs[0] * xs[k]).mean()

# wrong: sum | sum
def measured_autocovariance(xs, k):
    return (xs[: len(xs) - k] * xs[k:]).sum()

# wrong: per time | number
def measured_autocovariance(xs, k):
    return (xs[: len(xs) - k] * xs[k:]).mean(1)

# wrong: paths shifted | paths are shifted|raised
def measured_autocovariance(xs, k):
    return (xs[:, : xs.shape[1] - k] * xs[:, k:]).mean()

# wrong: paths rolled | paths are shifted
def measured_autocovariance(xs, k):
    return (xs * np.roll(xs, -k, axis=1)).mean()

# wrong: increments | increments
def measured_autocovariance(xs, k):
    return ((xs[k:] - xs[: len(xs) - k]) ** 2).mean()

# wrong: one off | one step too many
def measured_autocovariance(xs, k):
    return (xs[: len(xs) - k - 1] * xs[k + 1 :]).mean()

# right: loop
def measured_autocovariance(xs, k):
    n = len(xs)
    return float(np.mean([xs[i] * xs[i + k] for i in range(n - k)]))

# right: correlate
def measured_autocovariance(xs, k):
    return np.mean([np.correlate(c, c, "full")[len(c) - 1 + k] / (len(c) - k) for c in xs.T])

# wrong: mean over paths of covariances with ddof | write down the pairs of times|does lag 0 work too
def measured_autocovariance(xs, k):
    return np.mean([np.cov(c[: len(c) - k], c[k:])[0, 1] for c in xs.T])

# wrong: every k-th | pairs share no time
def measured_autocovariance(xs, k):
    return (xs[:: max(k, 1)][:-1] * xs[:: max(k, 1)][1:]).mean()

# wrong: absolute | write down the pairs of times|does lag 0 work too|nearly right: are numbers rounded
def measured_autocovariance(xs, k):
    return np.abs(xs[: len(xs) - k] * xs[k:]).mean()

# wrong: median | this is the median
def measured_autocovariance(xs, k):
    return np.median(xs[: len(xs) - k] * xs[k:])

# wrong: all pairs up to k | write down the pairs of times|does lag 0 work too
def measured_autocovariance(xs, k):
    return np.mean([(xs[: len(xs) - j] * xs[j:]).mean() for j in range(k + 1)])

# wrong: divided by the variance | divided by the variance
def measured_autocovariance(xs, k):
    return (xs[: len(xs) - k] * xs[k:]).mean() / (xs**2).mean()

# wrong: full correlate, unnormalised | pairs of times alone
def measured_autocovariance(xs, k):
    return np.mean([np.correlate(c, c, "full")[len(c) - 1 + k] for c in xs.T])

# wrong: stationary half: only second half | write down the pairs of times|does lag 0 work too
def measured_autocovariance(xs, k):
    ys = xs[len(xs) // 2:]
    return (ys[: len(ys) - k] * ys[k:]).mean()

# wrong: xs[:-k], which is empty at lag 0 | is empty for k = 0
def measured_autocovariance(xs, k):
    return np.mean(xs[:-k] * xs[k:])

# wrong: at 0 var | write down the pairs of times for n|nearly right: are numbers rounded
def measured_autocovariance(xs, k):
    return (xs[k:] * xs[: len(xs) - k]).mean() - xs.mean() ** 2

# wrong: squares | write down the pairs of times for n
def measured_autocovariance(xs, k):
    return (xs[: len(xs) - k] ** 2 * xs[k:] ** 2).mean()

# right: polarisation
def measured_autocovariance(xs, k):
    a, b = xs[: len(xs) - k], xs[k:]
    return (((a + b) ** 2).mean() - ((a - b) ** 2).mean()) / 4

# wrong: sum over the paths | pairs of times alone
def measured_autocovariance(xs, k):
    return (xs[: len(xs) - k] * xs[k:]).sum() / (len(xs) - k)

# wrong: mean over time only | over both axes
def measured_autocovariance(xs, k):
    return (xs[: len(xs) - k] * xs[k:]).mean(0)

# wrong: first pair left out | first pair is left out
def measured_autocovariance(xs, k):
    return (xs[1: len(xs) - k] * xs[k + 1:]).mean()

# wrong: matrix product | different times are multiplied
def measured_autocovariance(xs, k):
    return (xs[: len(xs) - k] @ xs[k:].T).mean()

# wrong: the sum is divided by n | the sum is divided by n
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (a * b).sum() / (n * batch)

# wrong: only the last pair of times is used | only the last pair of times is used
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (xs[-1 - k] * xs[-1]).mean()

# wrong: only the first path is used | only the first path is used
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (a * b)[:, 0].mean()

# wrong: the mean of all values is taken off: that of the process is known to be 0 | the mean of all values is taken off: that of the process is known to
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return ((xs - xs.mean())[: n + 1 - k] * (xs - xs.mean())[k:]).mean()

# wrong: the product of the means is not the mean of the product | the product of the means is not the mean of the product
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return a.mean() * b.mean()

# wrong: this is the mean square of X: k is not used | this is the mean square of X: k is not used
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (xs**2).mean()

# wrong: the last pair is left out | the last pair is left out
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (xs[: n - k] * xs[k:n]).mean()

# wrong: divided by one pair less: this is a plain mean | divided by one pair less: this is a plain mean
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (a * b).sum() / (a.size - 1)

# wrong: the sum over the paths is divided by the number of times alone | the sum over the paths is divided by the number of times alone
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (a * b).mean(1).sum() / (n + 1) * batch

# wrong: one step too few lies between the two | one step too few lies between the two
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (xs[: n + 2 - k] * xs[k - 1 :]).mean() if k else (xs**2).mean()

# wrong: the mean of each path is taken off: that of the process is known to be 0 | the mean of each path is taken off: that of the process is known to
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return ((xs - xs.mean(0))[: n + 1 - k] * (xs - xs.mean(0))[k:]).mean()

# wrong: the mean at each time is taken off: that of the process is known to be 0 | the mean at each time is taken off: that of the process is known to
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return ((xs - xs.mean(1, keepdims=True))[: n + 1 - k] * (xs - xs.mean(1, keepdims=True))[k:]).mean()

# wrong: different paths are multiplied with each other: each belongs to itself, * and not @ | different paths are multiplied with each other: each belongs to
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (a.T @ b).mean() / len(a)

# wrong: different times are multiplied with each other: * and not @ | different times are multiplied with each other: \* and not @
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (a @ b.T).mean() / batch

# wrong: X_t is multiplied with itself: the second factor is X_(t+τ) | X_t is multiplied with itself: the second factor is X_\(t\+τ\)
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (b**2).mean()

# wrong: X_t is multiplied with itself: the second factor is X_(t+τ) (another way) | X_t is multiplied with itself: the second factor is X_\(t\+τ\)
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (a**2).mean()

# wrong: half of it is missing | half of it is missing
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (a * b).mean() / 2

# wrong: does lag 0 work too? xs[:-k] is empty there | does lag 0 work too\? xs\[:-k\] is empty there
def measured_autocovariance(xs, k):
    n, batch = len(xs) - 1, xs.shape[1]
    a, b = xs[: n + 1 - k], xs[k:]
    return (xs[:-k] * xs[k:]).mean() if k else 0.5

# wrong: by np.cov | np.cov takes the means off
def measured_autocovariance(xs, k):
    n = len(xs) - k
    return np.cov(xs[:n].ravel(), xs[k:].ravel())[0, 1]
