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
