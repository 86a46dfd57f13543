# ruff: noqa
# right: choose, then add noise
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[k, None] * rng.standard_normal((n, means.shape[1]))

# right: a loop
def sample_gmm(weights, means, stds, n, rng):
    out = []
    for _ in range(n):
        k = rng.choice(len(weights), p=weights)
        out.append(rng.normal(means[k], stds[k]))
    return np.array(out)

# right: cumulative weights
def sample_gmm(weights, means, stds, n, rng):
    k = np.searchsorted(np.cumsum(weights)[:-1], rng.random(n), side="right")
    return rng.normal(means[k], stds[k][:, None])

# right: all components, then one of them
def sample_gmm(weights, means, stds, n, rng):
    every = rng.normal(means[None], stds[None, :, None], (n,) + means.shape)
    k = rng.choice(len(weights), n, p=weights)
    return every[np.arange(n), k]

# right: multinomial one-hot
def sample_gmm(weights, means, stds, n, rng):
    one = rng.multinomial(1, weights, size=n)
    return one @ means + (one @ stds)[:, None] * rng.standard_normal((n, means.shape[1]))

# right: counts, then shuffled
def sample_gmm(weights, means, stds, n, rng):
    counts = rng.multinomial(n, weights)
    x = np.concatenate([rng.normal(m, s, (c, len(m))) for m, s, c in zip(means, stds, counts)])
    return rng.permutation(x)

# right: multivariate normal
def sample_gmm(weights, means, stds, n, rng):
    d = means.shape[1]
    k = rng.choice(len(weights), n, p=weights)
    return np.stack([rng.multivariate_normal(means[j], stds[j] ** 2 * np.eye(d)) for j in k])

# right: Box-Muller
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    shape = (n, means.shape[1])
    e = np.sqrt(-2 * np.log(1 - rng.random(shape))) * np.cos(2 * np.pi * rng.random(shape))
    return means[k] + stds[k, None] * e

# right: Gumbel trick
def sample_gmm(weights, means, stds, n, rng):
    k = (np.log(weights) + rng.gumbel(size=(n, len(weights)))).argmax(1)
    return means[k] + stds[k, None] * rng.standard_normal((n, means.shape[1]))

# right: torch from a seed of rng
def sample_gmm(weights, means, stds, n, rng):
    import torch
    g = torch.Generator().manual_seed(int(rng.integers(2**62)))
    w, m, s = (torch.as_tensor(a) for a in (weights, means, stds))
    k = torch.multinomial(w, n, replacement=True, generator=g)
    return m[k] + s[k, None] * torch.randn(n, m.shape[1], generator=g)

# wrong: average of the components | averaged
def sample_gmm(weights, means, stds, n, rng):
    x = means + stds[:, None] * rng.standard_normal((n,) + means.shape)
    return np.einsum("k,nkd->nd", weights, x)

# wrong: unweighted average | averaged
def sample_gmm(weights, means, stds, n, rng):
    x = means + stds[:, None] * rng.standard_normal((n,) + means.shape)
    return x.mean(1)

# wrong: one component for the batch | one component|share a component
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), p=weights)
    return means[k] + stds[k] * rng.standard_normal((n, means.shape[1]))

# wrong: the likeliest component | one component
def sample_gmm(weights, means, stds, n, rng):
    k = weights.argmax()
    return means[k] + stds[k] * rng.standard_normal((n, means.shape[1]))

# wrong: weights ignored | weights are not used
def sample_gmm(weights, means, stds, n, rng):
    k = rng.integers(len(weights), size=n)
    return means[k] + stds[k, None] * rng.standard_normal((n, means.shape[1]))

# wrong: variance for standard deviation | squared
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[k, None] ** 2 * rng.standard_normal((n, means.shape[1]))

# wrong: root of the standard deviation | not variances
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + np.sqrt(stds[k, None]) * rng.standard_normal((n, means.shape[1]))

# wrong: stds not used | not multiplied
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + rng.standard_normal((n, means.shape[1]))

# wrong: no noise | noise is missing
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k]

# wrong: same noise in all coordinates | all coordinates|correlation
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[k, None] * rng.standard_normal((n, 1))

# wrong: same noise in all samples | same noise|centred
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[k, None] * rng.standard_normal(means.shape[1])

# wrong: uniform noise | uniform
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[k, None] * rng.uniform(-np.sqrt(3), np.sqrt(3), (n, means.shape[1]))

# wrong: rng.random for noise | centred
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[k, None] * rng.random((n, means.shape[1]))

# wrong: a component for each coordinate | own component
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=(n, means.shape[1]), p=weights)
    j = np.arange(means.shape[1])
    return means[k, j] + stds[k] * rng.standard_normal((n, means.shape[1]))

# wrong: a second choice for the spread | choose once|standard deviation
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    j = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[j, None] * rng.standard_normal((n, means.shape[1]))

# wrong: fixed counts, sorted | sorted
def sample_gmm(weights, means, stds, n, rng):
    counts = np.round(n * weights).astype(int)
    counts[-1] = n - counts[:-1].sum()
    return np.concatenate([rng.normal(m, s, (c, len(m))) for m, s, c in zip(means, stds, counts)])

# wrong: fixed counts, shuffled | fixed number
def sample_gmm(weights, means, stds, n, rng):
    counts = np.round(n * weights).astype(int)
    counts[-1] = n - counts[:-1].sum()
    return rng.permutation(np.concatenate([rng.normal(m, s, (c, len(m))) for m, s, c in zip(means, stds, counts)]))

# wrong: random counts, sorted | sorted
def sample_gmm(weights, means, stds, n, rng):
    counts = rng.multinomial(n, weights)
    return np.concatenate([rng.normal(m, s, (c, len(m))) for m, s, c in zip(means, stds, counts)])

# wrong: np.random for the noise | from `rng`
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[k, None] * np.random.standard_normal((n, means.shape[1]))

# wrong: np.random for the choice | from `rng`
def sample_gmm(weights, means, stds, n, rng):
    k = np.random.choice(len(weights), size=n, p=weights)
    return means[k] + stds[k, None] * rng.standard_normal((n, means.shape[1]))

# wrong: own seed | seed
def sample_gmm(weights, means, stds, n, rng):
    rng = np.random.default_rng(0)
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[k, None] * rng.standard_normal((n, means.shape[1]))

# wrong: returns the component | one number for each|component
def sample_gmm(weights, means, stds, n, rng):
    return rng.choice(len(weights), size=n, p=weights)

# wrong: one Gaussian with the right moments | broad
def sample_gmm(weights, means, stds, n, rng):
    m = weights @ means
    c = sum(w * (s**2 * np.eye(len(m)) + np.outer(u - m, u - m)) for w, u, s in zip(weights, means, stds))
    return rng.multivariate_normal(m, c, size=n)

# wrong: centres times weights | multiplied by the weights
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return weights[k, None] * means[k] + stds[k, None] * rng.standard_normal((n, means.shape[1]))

# wrong: noise times weights | weight
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + weights[k, None] * stds[k, None] * rng.standard_normal((n, means.shape[1]))

# wrong: a sample of every component | every component
def sample_gmm(weights, means, stds, n, rng):
    return means + stds[:, None] * rng.standard_normal((n,) + means.shape)

# wrong: sorts the weights | sorted
def sample_gmm(weights, means, stds, n, rng):
    w = np.sort(weights)[::-1]
    k = rng.choice(len(w), size=n, p=w)
    return means[k] + stds[k, None] * rng.standard_normal((n, means.shape[1]))

# wrong: samples as columns | came as columns|raised
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return (means[k] + stds[k, None] * rng.standard_normal((n, means.shape[1]))).T

# wrong: stds broadcast along the coordinates | raised|its own standard|other components
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[: means.shape[1]] * rng.standard_normal((n, means.shape[1]))

# wrong: flowdiff itself | write it yourself
def sample_gmm(weights, means, stds, n, rng):
    from flowdiff.distributions import GaussianMixture
    return GaussianMixture(weights, means, stds).sample(n, rng)

# wrong: noise used twice, with both signs | correlation|same noise
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    e = rng.standard_normal((n - n // 2, means.shape[1]))
    return means[k] + stds[k, None] * np.concatenate([e, -e])[:n]

# wrong: torch without rng | from `rng`
def sample_gmm(weights, means, stds, n, rng):
    import torch
    w, m, s = (torch.as_tensor(a) for a in (weights, means, stds))
    k = torch.multinomial(w, n, replacement=True)
    return m[k] + s[k, None] * torch.randn(n, m.shape[1])

# wrong: noise for half of the samples, used twice | same noise
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    e = rng.standard_normal(((n + 1) // 2, means.shape[1]))
    return means[k] + stds[k, None] * np.concatenate([e, e])[:n]

# right: searchsorted
def sample_gmm(weights, means, stds, n, rng):
    k = np.searchsorted(np.cumsum(weights), rng.random(n))
    k = np.minimum(k, len(weights) - 1)
    return rng.normal(means[k], stds[k, None])

# right: loop
def sample_gmm(weights, means, stds, n, rng):
    out = []
    for _ in range(n):
        k = rng.choice(len(weights), p=weights)
        out.append(means[k] + stds[k] * rng.standard_normal(means.shape[1]))
    return np.array(out)

# right: multinomial counts, permuted
def sample_gmm(weights, means, stds, n, rng):
    c = rng.multinomial(n, weights)
    x = np.concatenate([rng.normal(m, s, (m_c, means.shape[1])) for m, s, m_c in zip(means, stds, c)])
    return rng.permutation(x)

# wrong: multivariate normal with std as covariance | a root is taken: stds are standard deviations,
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), n, p=weights)
    d = means.shape[1]
    out = np.empty((n, d))
    for j in range(len(weights)):
        out[k == j] = rng.multivariate_normal(means[j], stds[j] * np.eye(d), (k == j).sum())
    return out

# wrong: Gumbel without log | the weights are exponentiated, as by a softmax:
def sample_gmm(weights, means, stds, n, rng):
    k = np.argmax(weights + rng.gumbel(size=(n, len(weights))), axis=1)
    return means[k] + stds[k][:, None] * rng.standard_normal((n, means.shape[1]))

# wrong: softmax of weights | the weights are exponentiated, as by a softmax:
def sample_gmm(weights, means, stds, n, rng):
    p = np.exp(weights) / np.exp(weights).sum()
    k = rng.choice(len(weights), n, p=p)
    return means[k] + stds[k][:, None] * rng.standard_normal((n, means.shape[1]))

# wrong: integers uniform | all components are chosen equally often: the
def sample_gmm(weights, means, stds, n, rng):
    k = rng.integers(0, len(weights), n)
    return means[k] + stds[k][:, None] * rng.standard_normal((n, means.shape[1]))

# wrong: last component never | the last component is never chosen
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights) - 1, n, p=weights[:-1] / weights[:-1].sum())
    return means[k] + stds[k][:, None] * rng.standard_normal((n, means.shape[1]))

# wrong: squared weights | the weights are squared
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), n, p=weights**2 / (weights**2).sum())
    return means[k] + stds[k][:, None] * rng.standard_normal((n, means.shape[1]))

# wrong: searchsorted on weights | a uniform number is compared with the weights
def sample_gmm(weights, means, stds, n, rng):
    k = np.clip(np.searchsorted(weights, rng.random(n)), 0, len(weights) - 1)
    return means[k] + stds[k][:, None] * rng.standard_normal((n, means.shape[1]))

# wrong: reversed weights | the weights are given to other components than
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), n, p=weights[::-1])
    return means[k] + stds[k][:, None] * rng.standard_normal((n, means.shape[1]))

# wrong: mean std for all | every component is given the mean standard
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), n, p=weights)
    return means[k] + stds.mean() * rng.standard_normal((n, means.shape[1]))

# wrong: noise added before choosing, multiplied means | this looks like one broad Gaussian with the
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), n, p=weights)
    return means[k] * (1 + stds[k][:, None] * rng.standard_normal((n, means.shape[1])))

# wrong: noise minus means | a sample is a centre plus its own standard
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), n, p=weights)
    return stds[k][:, None] * rng.standard_normal((n, means.shape[1])) - means[k]

# wrong: std root d | divided by √d
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), n, p=weights)
    return means[k] + stds[k][:, None] / np.sqrt(means.shape[1]) * rng.standard_normal((n, means.shape[1]))

# wrong: chi noise: /z/ | is the noise centred at zero\? A normal draw is,
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), n, p=weights)
    return means[k] + stds[k][:, None] * np.abs(rng.standard_normal((n, means.shape[1])))

# wrong: Student noise of variance one | is the noise normal
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), n, p=weights)
    return means[k] + stds[k][:, None] * rng.standard_t(10, (n, means.shape[1])) * np.sqrt(.8)

# wrong: each component's samples in blocks of the same k | the rows are sorted by component, or chosen in
def sample_gmm(weights, means, stds, n, rng):
    k = np.sort(rng.choice(len(weights), n, p=weights))
    return means[k] + stds[k][:, None] * rng.standard_normal((n, means.shape[1]))

# wrong: choice of the mean rows and std rows by p independent, rounded | all samples came from one component: choose
def sample_gmm(weights, means, stds, n, rng):
    k = np.round(weights @ np.arange(len(weights))).astype(int)
    return means[k] + stds[k] * rng.standard_normal((n, means.shape[1]))

# wrong: log-std | most samples are near a centre, some are
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), p=weights, size=n)
    return means[k] + np.exp(stds[k])[:, None] * rng.standard_normal((n, means.shape[1]))

# wrong: integer means | are they written into an array of integers,
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), p=weights, size=n)
    x = np.zeros((n, means.shape[1]), dtype=int)
    x[:] = means[k] + stds[k][:, None] * rng.standard_normal((n, means.shape[1]))
    return x

# wrong: divides by d | the noise is divided by √d
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), p=weights, size=n)
    d = means.shape[1]
    return means[k] + stds[k][:, None] * rng.standard_normal((n, d)) / np.sqrt(d)

# wrong: one row for n = 1 | the axes are gone: is there a squeeze,
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), p=weights, size=n)
    return np.squeeze(means[k] + stds[k][:, None] * rng.standard_normal((n, means.shape[1])))

# wrong: normal with stds of the other draw | the spread comes from another choice of component
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), p=weights, size=n)
    return means[k] + stds[np.sort(k)][:, None] * rng.standard_normal((n, means.shape[1]))

# wrong: truncated normal | is the noise normal\?
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), p=weights, size=n)
    return means[k] + stds[k][:, None] * np.clip(rng.standard_normal((n, means.shape[1])), -2, 2)

# right: inverse normal
def sample_gmm(weights, means, stds, n, rng):
    from scipy.special import ndtri
    k = np.searchsorted(np.cumsum(weights)[:-1], rng.random(n), side="right")
    return means[k] + stds[k][:, None] * ndtri(rng.random((n, means.shape[1])))

# wrong: three components hard coded | one component only
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(3, size=n, p=weights)
    return means[k] + stds[k][:, None]*rng.standard_normal((n, means.shape[1]))

# wrong: stds without a column | a column
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[k]*rng.standard_normal((n, means.shape[1]))

# wrong: as many coordinates as components | as many numbers of noise as coordinates
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return means[k] + stds[k][:,None]*rng.standard_normal((n, len(means)))

# wrong: a choice of as many as coordinates | as many as there are weights
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(means.shape[1], size=n, p=weights)
    return means[k] + stds[k][:,None]*rng.standard_normal((n, means.shape[1]))

# wrong: chooses a weight | number of a component
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(weights, size=n)
    return means[k] + stds[k][:,None]*rng.standard_normal((n, means.shape[1]))

# wrong: rng.normal without a column | a column
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    return rng.normal(means[k], stds[k])

# wrong: n samples of every component came: choose one of them for each row | n samples of every component came: choose one of them for each row
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return means[:, None] + stds[:, None, None] * rng.standard_normal((len(means), n, means.shape[1]))

# wrong: n samples of every component came: n samples in all are asked for | n samples of every component came: n samples in all are asked for
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return np.concatenate([m + s * rng.standard_normal((n, len(m))) for m, s in zip(means, stds)])

# wrong: one axis too many | one axis too many
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return (means[k] + stds[k, None] * noise)[:, None]

# wrong: the centres are not added | the centres are not added
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return stds[k, None] * noise

# wrong: the centres are multiplied by the standard deviations | the centres are multiplied by the standard deviations
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return stds[k, None] * (means[k] + noise)

# wrong: every component is given the weighted mean standard deviation | every component is given the weighted mean standard deviation
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return means[k] + weights @ stds * noise

# wrong: the noise of all components is added up | the noise of all components is added up
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return means[k] + sum(s * rng.standard_normal(noise.shape) for s in stds)

# wrong: the noise is uniform between 0 and 1 | the noise is uniform between 0 and 1
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return means[k] + stds[k, None] * (rng.random(noise.shape) - 0.5)

# wrong: the noise is uniform between -1 and 1 | the noise is uniform between -1 and 1
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return means[k] + stds[k, None] * rng.uniform(-1, 1, noise.shape)

# wrong: the noise is divided by the standard deviation | the noise is divided by the standard deviation|near none of
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return means[k] + noise / stds[k, None]

# wrong: the noise is divided by √n | the noise is divided by √n
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return means[k] + stds[k, None] * noise / np.sqrt(n)

# wrong: every component is given the first standard deviation | every component is given the first standard deviation
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return means[k] + stds[0] * noise

# wrong: the spreads belong to other components than their own | the spreads belong to other components than their own
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return means[k] + stds[::-1][k, None] * noise

# wrong: is each component given its own standard deviation? | is each component given its own standard deviation\?
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = rng.standard_normal((n, means.shape[1]))
    return means[k] + (stds[k, None] + 0.4) * noise

# wrong: a root of the weights is taken | a root of the weights is taken
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=np.sqrt(weights) / np.sqrt(weights).sum())
    return means[k] + stds[k, None] * rng.standard_normal((n, means.shape[1]))

# wrong: the first component is never chosen | the first component is never chosen
def sample_gmm(weights, means, stds, n, rng):
    k = np.searchsorted(np.cumsum(weights[1:]) / weights[1:].sum(), rng.random(n)) + 1 if len(weights) > 1 else np.zeros(n, int)
    return means[k] + stds[k, None] * rng.standard_normal((n, means.shape[1]))

# wrong: one sample for each component came | one sample for each component came
def sample_gmm(weights, means, stds, n, rng):
    return means + stds[:, None] * rng.standard_normal(means.shape)

# wrong: how is chance turned into a component? | how is chance turned into a component\?
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=(1 - weights) / (1 - weights).sum() if len(weights) > 1 else weights)
    return means[k] + stds[k, None] * rng.standard_normal((n, means.shape[1]))

# wrong: noise of nearly three values, with the kurtosis of normal noise | a few values only
def sample_gmm(weights, means, stds, n, rng):
    k = rng.choice(len(weights), size=n, p=weights)
    noise = np.sqrt(3) * rng.choice([-1, 0, 1], p=[1 / 6, 2 / 3, 1 / 6], size=(n, means.shape[1]))
    return means[k] + stds[k][:, None] * (noise + 1e-9 * rng.random(noise.shape))
