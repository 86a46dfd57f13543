# ruff: noqa
# right: a table with an empty diagonal
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    return np.abs(rho).max(), np.abs(rho).max() < 5 / np.sqrt(w.shape[1])

# right: two loops
def independence_test(w):
    dw = w[1:] - w[:-1]
    best = 0.0
    for i in range(len(dw)):
        for j in range(i):
            a, b = dw[i] - dw[i].mean(), dw[j] - dw[j].mean()
            best = max(best, abs(a @ b) / (np.linalg.norm(a) * np.linalg.norm(b)))
    return float(best), bool(best < 5 / len(w[0]) ** 0.5)

# right: the upper triangle, True as 1
def independence_test(w):
    dw = np.diff(w, axis=0)
    r = np.abs(np.corrcoef(dw)[np.triu_indices(len(dw), 1)]).max()
    return np.array([r, r < 5 / np.sqrt(dw.shape[1])]).tolist()

# right: torch
def independence_test(w):
    import torch
    r = torch.corrcoef(torch.diff(torch.as_tensor(w), dim=0))
    r = (r - torch.diag(torch.diag(r))).abs().max()
    return r, r < 5 / w.shape[1] ** 0.5

# wrong: the values | values
def independence_test(w):
    rho = np.corrcoef(w[1:])
    np.fill_diagonal(rho, 0)
    r = np.abs(rho).max()
    return r, r < 5 / np.sqrt(w.shape[1])

# wrong: diagonal left in | with itself
def independence_test(w):
    r = np.abs(np.corrcoef(np.diff(w, axis=0))).max()
    return r, r < 5 / np.sqrt(w.shape[1])

# wrong: no absolute value | the sign
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, -1)
    r = rho.max()
    return r, r < 5 / np.sqrt(w.shape[1])

# wrong: neighbours only | neighbouring
def independence_test(w):
    dw = np.diff(w, axis=0)
    r = max(abs(np.corrcoef(a, b)[0, 1]) for a, b in zip(dw, dw[1:]))
    return r, r < 5 / np.sqrt(w.shape[1])

# wrong: covariance | covariance
def independence_test(w):
    rho = np.cov(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    r = np.abs(rho).max()
    return r, r < 5 / np.sqrt(w.shape[1])

# wrong: the mean | mean of all
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    r = np.abs(rho[~np.eye(len(rho), dtype=bool)]).mean()
    return r, r < 5 / np.sqrt(w.shape[1])

# wrong: over the paths | paths are compared|itself
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0).T)
    np.fill_diagonal(rho, 0)
    r = np.abs(rho).max()
    return r, r < 5 / np.sqrt(w.shape[1])

# wrong: verdict turned round | other way round
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    r = np.abs(rho).max()
    return r, r > 5 / np.sqrt(w.shape[1])

# wrong: steps under the root | number of paths
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    r = np.abs(rho).max()
    return r, r < 5 / np.sqrt(len(w))

# wrong: five over N | number of paths|other way
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    r = np.abs(rho).max()
    return r, r < 5 / w.shape[1]

# wrong: always True | False
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    return np.abs(rho).max(), True

# wrong: verdict only | pair
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    return np.abs(rho).max() < 5 / np.sqrt(w.shape[1])

# wrong: three sigma | 5/√batch
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    r = np.abs(rho).max()
    return r, r < 3 / np.sqrt(w.shape[1])

# wrong: squared | squared
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    r = (rho**2).max()
    return r, r < 5 / np.sqrt(w.shape[1])

# wrong: signed verdict | negative
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    return np.abs(rho).max(), rho.max() < 5 / np.sqrt(w.shape[1])

# wrong: first and last | the largest \|ρ\|
def independence_test(w):
    d = np.diff(w, axis=0)
    r = abs(np.corrcoef(d[0], d[-1])[0, 1])
    return r, r < 5 / np.sqrt(w.shape[1])

# wrong: absolute increments | nearly right: are numbers rounded or kept in|the largest \|ρ\|
def independence_test(w):
    rho = np.corrcoef(np.abs(np.diff(w, axis=0)))
    np.fill_diagonal(rho, 0)
    r = np.abs(rho).max()
    return r, r < 5 / np.sqrt(w.shape[1])

# right: standardised
def independence_test(w):
    d = w[1:] - w[:-1]
    z = (d - d.mean(1, keepdims=True)) / d.std(1, keepdims=True)
    rho = z @ z.T / z.shape[1]
    r = np.abs(rho[np.triu_indices(len(d), 1)]).max()
    return r, r < 5 / np.sqrt(z.shape[1])

# wrong: verdict from the values | of the values W are compared
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    largest = np.abs(rho).max()
    rho = np.corrcoef(w[1:])
    np.fill_diagonal(rho, 0)
    return largest, np.abs(rho).max() < 5 / np.sqrt(w.shape[1])

# wrong: verdict with the diagonal | diagonal of ones is compared
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    full = np.abs(rho).max()
    np.fill_diagonal(rho, 0)
    largest = np.abs(rho).max()
    return largest, full < 5 / np.sqrt(w.shape[1])

# wrong: verdict from the mean | mean of all \|ρ\| is compared
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    largest = np.abs(rho).max()
    return largest, np.abs(rho).mean() < 5 / np.sqrt(w.shape[1])

# wrong: verdict from neighbours | only neighbouring steps are compared
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    largest = np.abs(rho).max()
    return largest, np.abs(np.diag(rho,1)).max() < 5 / np.sqrt(w.shape[1])

# wrong: verdict from the square | ρ² is compared
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    largest = np.abs(rho).max()
    return largest, largest**2 < 5 / np.sqrt(w.shape[1])

# wrong: limit without a root, paths | Here it is 5/batch
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    largest = np.abs(rho).max()
    return largest, largest < 5 / w.shape[1]

# wrong: root of batch - 1 | √\(batch - 1\)
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, 0)
    largest = np.abs(rho).max()
    return largest, largest < 5 / np.sqrt((w.shape[1]-1))

# wrong: two divisors | divided by n - 1
def independence_test(w):
    rho = (lambda z: np.cov(z)/np.outer(z.std(1),z.std(1)))(np.diff(w,axis=0))
    np.fill_diagonal(rho, 0)
    largest = np.abs(rho).max()
    return largest, largest < 5 / np.sqrt(w.shape[1])

# wrong: divided by one variance | by one variance
def independence_test(w):
    rho = (lambda z: np.cov(z)/z.var(1,ddof=1))(np.diff(w,axis=0))
    np.fill_diagonal(rho, 0)
    largest = np.abs(rho).max()
    return largest, largest < 5 / np.sqrt(w.shape[1])

# wrong: ranks | rank correlations
def independence_test(w):
    rho = __import__("scipy.stats").stats.spearmanr(np.diff(w,axis=0).T).statistic
    np.fill_diagonal(rho, 0)
    largest = np.abs(rho).max()
    return largest, largest < 5 / np.sqrt(w.shape[1])

# right: a list, standardised by hand
def independence_test(w):
    dw = np.diff(w, axis=0)
    z = (dw - dw.mean(1, keepdims=True)) / dw.std(1, keepdims=True)
    rho = max(abs((z[i] * z[j]).mean()) for i in range(len(z)) for j in range(i))
    return [rho, np.bool_(rho * w.shape[1] ** 0.5 < 5)]

# wrong: this is the smallest correlation: its absolute value is asked for | this is the smallest correlation: its absolute value is asked for
def independence_test(w):
    dw = np.diff(w, axis=0)
    rho = np.corrcoef(dw)
    off = ~np.eye(len(rho), dtype=bool)
    limit = 5 / np.sqrt(w.shape[1])
    top = rho[off].min()
    return top, abs(top) < limit

# wrong: the covariance is divided by n - 1 and the variances by n, or the other way round | the covariance is divided by n - 1 and the variances by n, or the
def independence_test(w):
    dw = np.diff(w, axis=0)
    rho = np.corrcoef(dw)
    off = ~np.eye(len(rho), dtype=bool)
    limit = 5 / np.sqrt(w.shape[1])
    n = w.shape[1]
    top = np.abs(rho[off]).max() * (n - 1) / n
    return top, top < limit

# wrong: the means are not taken off | the means are not taken off
def independence_test(w):
    dw = np.diff(w, axis=0)
    rho = np.corrcoef(dw)
    off = ~np.eye(len(rho), dtype=bool)
    limit = 5 / np.sqrt(w.shape[1])
    u = dw @ dw.T / np.sqrt(np.outer((dw**2).sum(1), (dw**2).sum(1)))
    top = np.abs(u[off]).max()
    return top, top < limit

# wrong: increments are compared with the values before them | increments are compared with the values before them
def independence_test(w):
    dw = np.diff(w, axis=0)
    rho = np.corrcoef(dw)
    off = ~np.eye(len(rho), dtype=bool)
    limit = 5 / np.sqrt(w.shape[1])
    top = max(abs(np.corrcoef(dw[k], w[k])[0, 1]) for k in range(1, len(dw)))
    return top, top < limit

# wrong: the first step is left out | the first step is left out
def independence_test(w):
    dw = np.diff(w, axis=0)
    rho = np.corrcoef(dw)
    off = ~np.eye(len(rho), dtype=bool)
    limit = 5 / np.sqrt(w.shape[1])
    top = np.abs(np.corrcoef(dw[1:])[~np.eye(len(dw) - 1, dtype=bool)]).max()
    return top, top < limit

# wrong: only the last step is compared with the others | only the last step is compared with the others
def independence_test(w):
    dw = np.diff(w, axis=0)
    rho = np.corrcoef(dw)
    off = ~np.eye(len(rho), dtype=bool)
    limit = 5 / np.sqrt(w.shape[1])
    top = np.abs(rho[-1, :-1]).max()
    return top, top < limit

# wrong: only the first two steps are compared | only the first two steps are compared
def independence_test(w):
    dw = np.diff(w, axis=0)
    rho = np.corrcoef(dw)
    off = ~np.eye(len(rho), dtype=bool)
    limit = 5 / np.sqrt(w.shape[1])
    top = abs(rho[0, 1])
    return top, top < limit

# wrong: compare the largest |ρ| with 5/√batch | compare the largest \|ρ\| with 5/√batch
def independence_test(w):
    dw = np.diff(w, axis=0)
    rho = np.corrcoef(dw)
    off = ~np.eye(len(rho), dtype=bool)
    limit = 5 / np.sqrt(w.shape[1])
    return np.abs(rho[off]).max(), np.abs(rho[off]).max() / limit

# wrong: only the first step is compared with the others | only the first step is compared with the others
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    top = np.abs(rho[0, 1:]).max()
    return top, top < 5 / np.sqrt(w.shape[1])

# wrong: nan on the diagonal, and no nanmax | the ρ that is returned is nan
def independence_test(w):
    rho = np.corrcoef(np.diff(w, axis=0))
    np.fill_diagonal(rho, np.nan)
    return np.abs(rho).max(), np.abs(rho).max() < 5 / np.sqrt(w.shape[1])
