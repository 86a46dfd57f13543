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

# right: scipy logsumexp with b
def log_density_gmm(x, weights, means, stds):
    from scipy.special import logsumexp
    d = x.shape[1]
    a = -((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return logsumexp(a, axis=1, b=weights)

# right: running logaddexp
def log_density_gmm(x, weights, means, stds):
    out = np.full(len(x), -np.inf)
    for w, m, s in zip(weights, means, stds):
        out = np.logaddexp(out, np.log(w) - 0.5 * (((x - m) / s) ** 2 + np.log(2 * np.pi) + 2 * np.log(s)).sum(1))
    return out

# right: torch mixture
def log_density_gmm(x, weights, means, stds):
    import torch
    x, w, m, s = map(torch.as_tensor, (x, weights, means, stds))
    D = torch.distributions
    mix = D.MixtureSameFamily(D.Categorical(w), D.Independent(D.Normal(m, s[:, None].expand_as(m)), 1))
    return mix.log_prob(x)

# right: per point
def log_density_gmm(x, weights, means, stds):
    out = []
    for p in x:
        a = [np.log(w) - np.dot(p - m, p - m) / (2 * s * s) - len(p) * np.log(s * np.sqrt(2 * np.pi)) for w, m, s in zip(weights, means, stds)]
        b = max(a)
        out.append(b + np.log(sum(np.exp(v - b) for v in a)))
    return np.array(out)

# wrong: max over points, one maximum for all | exp of a number below \-745 is 0, and the
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = np.log(weights) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d / 2 * np.log(2 * np.pi * stds**2)
    m = a.max()
    return m + np.log(np.exp(a - m).sum(1))

# wrong: d is the number of points | the number of points stands for d
def log_density_gmm(x, weights, means, stds):
    d = len(x)
    a = np.log(weights) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d / 2 * np.log(2 * np.pi * stds**2)
    return np.logaddexp.reduce(a, axis=1)

# wrong: base 10 | the logarithm has base 10
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = np.log(weights) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d / 2 * np.log(2 * np.pi * stds**2)
    return np.logaddexp.reduce(a, axis=1) / np.log(10)

# wrong: weights added outside of the log | the weights are added without their logarithm
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = weights - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d / 2 * np.log(2 * np.pi * stds**2)
    return np.logaddexp.reduce(a, axis=1)

# wrong: logaddexp2 | the logarithm has base 2 in the sum, e
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = np.log(weights) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d / 2 * np.log(2 * np.pi * stds**2)
    return np.logaddexp2.reduce(a, axis=1)

# wrong: plus normaliser | the normalisation has the wrong sign: it is
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = np.log(weights) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) + d / 2 * np.log(2 * np.pi * stds**2)
    return np.logaddexp.reduce(a, axis=1)

# wrong: normaliser without half | the normalisation has no ½: √\(2πs²\) to the
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = np.log(weights) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d * np.log(2 * np.pi * stds**2)
    return np.logaddexp.reduce(a, axis=1)

# wrong: exponent plus | the sign in the exponent: far from the centre
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = np.log(weights) + ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d / 2 * np.log(2 * np.pi * stds**2)
    return np.logaddexp.reduce(a, axis=1)

# wrong: log of the product of densities | the mean of the logarithms: first the sum of
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d / 2 * np.log(2 * np.pi * stds**2)
    return (weights * a).sum(1)

# wrong: one Gaussian with moments | one Gaussian with the mixture's mean and
def log_density_gmm(x, weights, means, stds):
    m = weights @ means
    v = (weights[:, None] * (stds[:, None] ** 2 + (means - m) ** 2)).sum(0)
    return (-(x - m) ** 2 / (2 * v) - 0.5 * np.log(2 * np.pi * v)).sum(1)

# wrong: mean of the components, one std | one Gaussian with the mixture's mean is not the
def log_density_gmm(x, weights, means, stds):
    m, s, d = weights @ means, weights @ stds, x.shape[1]
    return -((x - m) ** 2).sum(1) / (2 * s**2) - d / 2 * np.log(2 * np.pi * s**2)

# wrong: log1p | 1 is added before the logarithm
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    p = (weights * np.exp(-((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2)) / (2 * np.pi * stds**2) ** (d / 2)).sum(1)
    return np.log1p(p)

# wrong: nan_to_num | \-inf is replaced by a number, but the density
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    p = (weights * np.exp(-((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2)) / (2 * np.pi * stds**2) ** (d / 2)).sum(1)
    return np.nan_to_num(np.log(p))

# wrong: clipped at -700 | a small number is added, or the density cut
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = np.log(weights) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d / 2 * np.log(2 * np.pi * stds**2)
    return np.log(np.exp(np.clip(a, -700, None)).sum(1))

# wrong: longdouble underflow | exp of a number below \-745 is 0, and the
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = np.log(weights) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d / 2 * np.log(2 * np.pi * stds**2)
    return np.log(np.exp(a.astype(np.longdouble)).sum(1)).astype(float)

# wrong: pi without 2 | 2 is missing in 2π
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = np.log(weights) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2) - d / 2 * np.log(np.pi * stds**2)
    return np.logaddexp.reduce(a, axis=1)

# right: scipy.stats norm logpdf
def log_density_gmm(x, weights, means, stds):
    from scipy import stats, special
    a = [np.log(w) + stats.norm.logpdf(x, m, s).sum(1) for w, m, s in zip(weights, means, stds)]
    return special.logsumexp(np.array(a), axis=0)

# wrong: one-dimensional normaliser, stable | that of one dimension
def log_density_gmm(x, weights, means, stds):
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - 0.5 * np.log(2 * np.pi * stds**2)
    m = a.max(1)
    return m + np.log(np.exp(a - m[:, None]).sum(1))

# wrong: half at log std | s\^\(d/2\) stands in the normalisation: stds are standard
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.logaddexp.reduce(np.log(weights) - q / (2 * stds**2) - d / 2 * (np.log(2 * np.pi) + np.log(stds)), axis=1)

# wrong: brackets: / 2 * stds**2 | / 2 \* s\*\*2 multiplies by s²: put
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.logaddexp.reduce(np.log(weights) - q / 2 * stds**2 - d / 2 * np.log(2 * np.pi * stds**2), axis=1)

# wrong: mean for sum of coordinates | the mean of the coordinates' squares stands for
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).mean(-1)
    return np.logaddexp.reduce(np.log(weights) - q / (2 * stds**2) - d / 2 * np.log(2 * np.pi * stds**2), axis=1)

# wrong: d missing at log std | s is to the power 1 in the
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.logaddexp.reduce(np.log(weights) - q / (2 * stds**2) - d / 2 * np.log(2 * np.pi) - np.log(stds), axis=1)

# wrong: three components hard coded | need not be three
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    a = [np.log(weights[k]) - ((x-means[k])**2).sum(1)/(2*stds[k]**2) - d/2*np.log(2*np.pi*stds[k]**2) for k in range(3)]
    return np.logaddexp.reduce(np.array(a), axis=0)

# wrong: the number of components is d | number of components stands for d
def log_density_gmm(x, weights, means, stds):
    d = len(means)
    a = np.log(weights) - ((x[:,None]-means)**2).sum(-1)/(2*stds**2) - d/2*np.log(2*np.pi*stds**2)
    return np.logaddexp.reduce(a, axis=1)

# wrong: the last component left out | the last component is left out
def log_density_gmm(x, weights, means, stds):
    a = np.stack([
        np.log(weights[k]) - ((x - means[k]) ** 2).sum(1) / (2 * stds[k] ** 2)
        - x.shape[1] / 2 * np.log(2 * np.pi * stds[k] ** 2)
        for k in range(len(weights) - 1)
    ])
    return np.logaddexp.reduce(a, axis=0)

# wrong: (2π)^(d/2) is missing | \(2π\)\^\(d/2\) is missing
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a + d / 2 * np.log(2 * np.pi), axis=1)

# wrong: s^d is missing in the normalisation | s\^d is missing in the normalisation
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a + d * np.log(stds), axis=1)

# wrong: 2π is not under the root: (2π)^(d/2) | 2π is not under the root: \(2π\)\^\(d/2\)
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a - d / 2 * np.log(2 * np.pi), axis=1)

# wrong: the variance s² is in the normalisation where s belongs | the variance s² is in the normalisation where s belongs
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a - d * np.log(stds), axis=1)

# wrong: the log-density is divided by d | the log-density is divided by d
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a, axis=1) / d

# wrong: the weights multiply the logarithms | the weights multiply the logarithms
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(weights * (a - np.log(weights)), axis=1)

# wrong: the logarithm has base 2 | the logarithm has base 2
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.log2(np.exp(np.logaddexp.reduce(a, axis=1)))

# wrong: the first component is left out | the first component is left out
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a[:, 1:], axis=1)

# wrong: one number for each component came: sum over the components | one number for each component came: sum over the components
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return a

# wrong: one number for each component came: sum over the components (another way) | one number for each component came: sum over the components
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return a.T

# wrong: every point met every other: the sum must leave one number for each point | every point met every other: the sum must leave one number for each
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a, axis=1)[:, None] + np.zeros(len(x))

# wrong: the centres are left out | the centres are left out
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = (x**2).sum(-1, keepdims=True)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a, axis=1)

# wrong: the standard deviations are left out | the standard deviations are left out
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x[:, None] - means) ** 2).sum(-1)
    return np.logaddexp.reduce(np.log(weights) - q / 2 - d / 2 * np.log(2 * np.pi), axis=1)

# wrong: each point meets each component: (batch, 1, d) and (K, d) fit together | each point meets each component: \(batch, 1, d\) and \(K, d\) fit together
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = ((x - means) ** 2).sum(-1)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a)

# wrong: near the centres it is right: is something cut off, or rounded, where p is small? | near the centres it is right: is something cut off, or rounded, where
def log_density_gmm(x, weights, means, stds):
    d = x.shape[1]
    q = np.minimum(((x[:, None] - means) ** 2).sum(-1), 5e3)
    a = np.log(weights) - q / (2 * stds**2) - d * np.log(stds) - d / 2 * np.log(2 * np.pi)
    return np.logaddexp.reduce(a, axis=1)
