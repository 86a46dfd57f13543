# ruff: noqa
# right: logaddexp
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a, axis=1)

# right: largest taken out
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights / (2 * np.pi * stds**2) ** (d / 2)) - q / (2 * stds**2)
    top = a.max(1, keepdims=True)
    return (top + np.log(np.exp(a - top).sum(1, keepdims=True)))[:, 0]

# right: scipy
from scipy.special import logsumexp
from scipy.stats import norm
def log_density_gmm(x, weights, means, stds):
    a = norm.logpdf(x[:, None, :], means, stds[:, None]).sum(-1)
    return logsumexp(a, axis=1, b=weights)

# right: points one by one
def log_density_gmm(x, weights, means, stds):
    from math import log, exp, pi
    out = []
    for point in x:
        a = [log(w) - sum((p - q) ** 2 for p, q in zip(point, m)) / (2 * s * s) - len(m) * log(s * (2 * pi) ** 0.5)
             for w, m, s in zip(weights, means, stds)]
        top = max(a)
        out.append(top + log(sum(exp(v - top) for v in a)))
    return np.array(out)

# right: torch
def log_density_gmm(x, weights, means, stds):
    import torch
    x, w, m, s = (torch.as_tensor(a) for a in (x, weights, means, stds))
    normal = torch.distributions.Normal(m, s[:, None].expand_as(m))
    return torch.logsumexp(w.log() + normal.log_prob(x[:, None]).sum(-1), 1)

# right: torch float32
def log_density_gmm(x, weights, means, stds):
    import torch
    x, w, m, s = (torch.as_tensor(a, dtype=torch.float32) for a in (x, weights, means, stds))
    a = w.log() - ((x[:, None] - m) ** 2).sum(-1) / (2 * s**2) - x.shape[1] * (s.log() + 0.5 * np.log(2 * np.pi))
    return a.logsumexp(-1)

# wrong: mean of the logarithms | mean of the logarithms
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return (-q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)) @ weights

# wrong: underflows | exp of a number below
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.log((weights * np.exp(-q / (2 * stds**2)) / (2 * np.pi * stds**2) ** (d / 2)).sum(1))

# wrong: a floor under the density | cut off
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.log((weights * np.exp(-q / (2 * stds**2)) / (2 * np.pi * stds**2) ** (d / 2)).sum(1) + 1e-300)

# wrong: no weights | weights are missing
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.logaddexp.reduce(-q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi), axis=1)

# wrong: equal weights | equal ones
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.logaddexp.reduce(-np.log(len(weights)) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi), axis=1)

# wrong: not normalised | not normalised
def log_density_gmm(x, weights, means, stds):
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.logaddexp.reduce(np.log(weights) - q / (2 * stds**2), axis=1)

# wrong: normalised as in one dimension | one dimension
def log_density_gmm(x, weights, means, stds):
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.logaddexp.reduce(np.log(weights) - q / (2 * stds**2) - np.log(stds) - 0.5 * np.log(2 * np.pi), axis=1)

# wrong: s instead of s**2 | not squared
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.logaddexp.reduce(np.log(weights) - q / (2 * stds) - d * np.log(stds) - d / 2 * np.log(2 * np.pi), axis=1)

# wrong: stds taken for variances | variances
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.logaddexp.reduce(np.log(weights) - q / (2 * stds) - d / 2 * np.log(2 * np.pi * stds), axis=1)

# wrong: no half | ½
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.logaddexp.reduce(np.log(weights) - q / stds**2 - d * np.log(stds) - d / 2 * np.log(2 * np.pi), axis=1)

# wrong: the density | not its logarithm
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return (weights * np.exp(-q / (2 * stds**2)) / (2 * np.pi * stds**2) ** (d / 2)).sum(1)

# wrong: each coordinate on its own | on its own
def log_density_gmm(x, weights, means, stds):
    q = (x[:, None] - means) ** 2
    p = weights[:, None] * np.exp(-q / (2 * stds[:, None]**2)) / np.sqrt(2 * np.pi * stds[:, None]**2)
    return np.log(p.sum(1)).sum(1)

# wrong: largest component only | only the largest
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return (np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)).max(1)

# wrong: largest not added back | log p
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.log(np.exp(a - a.max(1, keepdims=True)).sum(1))

# wrong: summed over the points | summed over the points|one number
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a, axis=0)

# wrong: mean log-likelihood | one number
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a, axis=1).mean()

# wrong: logarithms added | logarithms of|added
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return a.sum(1)

# wrong: minus log density | minus|sign
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return -np.logaddexp.reduce(a, axis=1)

# wrong: norm not squared | not squared
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = np.linalg.norm(x[:, None] - means, axis=-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a, axis=1)

# wrong: 2 pi without d | 2π|log p
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - 0.5 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a, axis=1)

# wrong: one axis too many | one axis too many
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a, axis=1)[:, None]

# wrong: scipy.stats, density first | exp of a number below
from scipy.stats import multivariate_normal
def log_density_gmm(x, weights, means, stds):
    p = sum(w * multivariate_normal(m, s**2).pdf(x) for w, m, s in zip(weights, means, stds))
    return np.log(p)

# wrong: scipy.stats, std for covariance | variances
from scipy.stats import multivariate_normal
from scipy.special import logsumexp
def log_density_gmm(x, weights, means, stds):
    a = np.stack([np.log(w) + multivariate_normal(m, s).logpdf(x).reshape(len(x)) for w, m, s in zip(weights, means, stds)])
    return logsumexp(a, axis=0)

# wrong: torch Normal without a sum over coordinates | one number for each coordinate|mixed|shape
def log_density_gmm(x, weights, means, stds):
    import torch
    x, w, m, s = (torch.as_tensor(a) for a in (x, weights, means, stds))
    a = torch.distributions.Normal(m, s[:, None].expand_as(m)).log_prob(x[:, None])
    return torch.logsumexp(w.log()[:, None] + a, 1)

# wrong: flowdiff itself | write it yourself
def log_density_gmm(x, weights, means, stds):
    from flowdiff.distributions import GaussianMixture
    return GaussianMixture(weights, means, stds).log_density(x)

# wrong: in place | `x` is the same
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    m = means[0].copy()
    x -= m
    q = ((x[:, None] - (means - m)) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a, axis=1)
