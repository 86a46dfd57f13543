# ruff: noqa
# right: formula
def log_density_drop(z, std):
    return (z**2).sum(1) / (2 * std**2)

# right: norm
def log_density_drop(z, std):
    return 0.5 * (np.linalg.norm(z, axis=1) / std) ** 2

# right: einsum
def log_density_drop(z, std):
    return np.einsum("ni,ni->n", z, z) / std**2 / 2

# right: scipy
from scipy.stats import norm
def log_density_drop(z, std):
    return norm.logpdf(0 * z, scale=std).sum(1) - norm.logpdf(z, scale=std).sum(1)

# right: both densities
def log_density_drop(z, std):
    d = z.shape[1]
    def log_p(x):
        return -(x**2).sum(-1) / (2 * std**2) - d / 2 * np.log(2 * np.pi * std**2)
    return log_p(np.zeros(d)) - log_p(z)

# right: torch
def log_density_drop(z, std):
    import torch
    N = torch.distributions.Normal(0.0, std)
    x = torch.as_tensor(z)
    return (N.log_prob(torch.zeros_like(x)) - N.log_prob(x)).sum(1)

# wrong: sign | sign
def log_density_drop(z, std):
    return -(z**2).sum(1) / (2 * std**2)

# wrong: no half | ½
def log_density_drop(z, std):
    return (z**2).sum(1) / std**2

# wrong: no std | s is missing
def log_density_drop(z, std):
    return (z**2).sum(1) / 2

# wrong: std not squared | not squared
def log_density_drop(z, std):
    return (z**2).sum(1) / (2 * std)

# wrong: norm not squared | not squared
def log_density_drop(z, std):
    return np.linalg.norm(z, axis=1) / (2 * std**2)

# wrong: ratio | logarithm
def log_density_drop(z, std):
    return np.exp((z**2).sum(1) / (2 * std**2))

# wrong: log p(z) | log p\(z\)
def log_density_drop(z, std):
    return -(z**2).sum(1) / (2 * std**2) - z.shape[1] / 2 * np.log(2 * np.pi * std**2)

# wrong: -log p(z) | cancels
def log_density_drop(z, std):
    return (z**2).sum(1) / (2 * std**2) + z.shape[1] / 2 * np.log(2 * np.pi * std**2)

# wrong: mean over coordinates | mean over the coordinates
def log_density_drop(z, std):
    return (z**2).mean(1) / (2 * std**2)

# wrong: average | its average
def log_density_drop(z, std):
    return np.full(len(z), z.shape[1] / 2)

# wrong: summed over points | summed over the points|drop
def log_density_drop(z, std):
    return (z**2).sum(0) / (2 * std**2)

# wrong: not summed | each coordinate
def log_density_drop(z, std):
    return z**2 / (2 * std**2)

# wrong: one number | one number
def log_density_drop(z, std):
    return (z**2).sum() / (2 * std**2)

# wrong: sum squared | before they are squared
def log_density_drop(z, std):
    return z.sum(1) ** 2 / (2 * std**2)

# wrong: difference of densities | not of their logarithms
def log_density_drop(z, std):
    return (1 - np.exp(-(z**2).sum(1) / (2 * std**2))) / (2 * np.pi * std**2) ** (z.shape[1] / 2)

# wrong: densities divided, then log | nan|inf|drop
def log_density_drop(z, std):
    d = z.shape[1]
    c = (2 * np.pi * std**2) ** (-40 * d)
    p0, p = c, c * np.exp(-(z**2).sum(1) / (2 * std**2))
    return np.log(p0 / p)

# wrong: torch, keepdim | one axis too many
def log_density_drop(z, std):
    import torch
    return (torch.as_tensor(z) ** 2).sum(1, keepdim=True) / (2 * std**2)

# right: scaled first
def log_density_drop(z, std):
    r = z / std
    return 0.5 * np.einsum("ij,ij->i", r, r)

# right: list
def log_density_drop(z, std):
    return np.array([np.linalg.norm(p) ** 2 / 2 / std / std for p in z])

# wrong: precedence / 2 * std**2 | s² multiplies: a wider Gaussian drops more
def log_density_drop(z, std):
    return (z**2).sum(axis=1) / 2 * std**2

# wrong: d times | d does not belong there: sum over the
def log_density_drop(z, std):
    return z.shape[1] * (z**2).sum(axis=1) / (2 * std**2)

# wrong: with normaliser | this is \-log p\(z\): the constant cancels when
def log_density_drop(z, std):
    return (z**2).sum(axis=1) / (2 * std**2) + z.shape[1] / 2 * np.log(2 * np.pi * std**2)

# wrong: normaliser of one | the constant does not cancel here: it stands in
def log_density_drop(z, std):
    return (z**2).sum(axis=1) / (2 * std**2) - 0.5 * np.log(2 * np.pi * std**2)

# wrong: exp | this is the ratio of the densities: its
def log_density_drop(z, std):
    return np.exp((z**2).sum(axis=1) / (2 * std**2))

# wrong: chi norm minus root d | the distance from the shell is squared: from
def log_density_drop(z, std):
    return (np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1])) ** 2 / (2 * std**2)

# wrong: log10 | the logarithm has base 10
def log_density_drop(z, std):
    return (z**2).sum(axis=1) / (2 * std**2) / np.log(10)

# wrong: centred | the mean of the points is taken off: the mode
def log_density_drop(z, std):
    return ((z - z.mean(0)) ** 2).sum(axis=1) / (2 * std**2)

# wrong: Laplace | the absolute values belong to a Laplace
def log_density_drop(z, std):
    return np.abs(z).sum(axis=1) / std

# wrong: 2 pi | π does not belong there: it is in the constant,
def log_density_drop(z, std):
    return (z**2).sum(axis=1) / (2 * np.pi * std**2)

# right: logpdfs
def log_density_drop(z, std):
    from scipy.stats import norm
    return (norm.logpdf(0, scale=std) - norm.logpdf(z, scale=std)).sum(1)

# right: multivariate
def log_density_drop(z, std):
    from scipy.stats import multivariate_normal as mvn
    d = z.shape[1]
    f = mvn(np.zeros(d), std**2 * np.eye(d))
    return np.atleast_1d(f.logpdf(np.zeros(d)) - f.logpdf(z))

# wrong: scipy without scale | s is missing: it is squared in the exponent
def log_density_drop(z, std):
    from scipy.stats import norm
    return (norm.logpdf(0) - norm.logpdf(z)).sum(1)

# wrong: scipy loc for scale | s is taken for the mean
def log_density_drop(z, std):
    from scipy.stats import norm
    return (norm.logpdf(0, std) - norm.logpdf(z, std)).sum(1)

# wrong: std**2 in the pdf | s is squared twice: the density is that of N\(0,
def log_density_drop(z, std):
    from scipy.stats import norm
    return (norm.logpdf(0, scale=std**2) - norm.logpdf(z, scale=std**2)).sum(1)

# wrong: mean then times d wrong | every entry is 2\.333 times what it should
def log_density_drop(z, std):
    return (z**2).mean(1) / (2 * std**2) * len(z)

# wrong: half inside | every entry is 0\.5 times what it should
def log_density_drop(z, std):
    return ((z / (2 * std)) ** 2).sum(1)

# wrong: flowdiff's mixture with one component | GaussianMixture.log_density
def log_density_drop(z, std):
    from flowdiff.distributions import GaussianMixture
    one = GaussianMixture([1.0], np.zeros((1, z.shape[1])), [std])
    return one.log_density(0 * z) - one.log_density(z)

# wrong: s measured | s is measured from the points
def log_density_drop(z, std):
    return (z**2).sum(1)/(2*z.std()**2)

# wrong: s measured for each point | s is measured from each point
def log_density_drop(z, std):
    return (z**2).sum(1)/(2*z.var(1))

# wrong: the distance is not squared, nor is s | the distance is not squared, nor is s
def log_density_drop(z, std):
    return np.linalg.norm(z, axis=1) / (2 * std)

# wrong: this is the ratio p(z) / p(0): its logarithm is asked for, from 0 to z | this is the ratio p\(z\) / p\(0\): its logarithm is asked for, from 0 to z
def log_density_drop(z, std):
    return np.exp(-(z**2).sum(axis=1) / (2 * std**2))

# wrong: s is measured from the points, coordinate by coordinate: it is given | s is measured from the points, coordinate by coordinate: it is given
def log_density_drop(z, std):
    return (z**2 / z.var(axis=0)).sum(axis=1) / 2

# wrong: s²d/2: each point has its own drop | s²d/2: each point has its own drop
def log_density_drop(z, std):
    return np.full(len(z), std**2 * z.shape[1] / 2)

# wrong: this is the distance to the shell | this is the distance to the shell
def log_density_drop(z, std):
    return np.abs(np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1]))

# wrong: this is the distance from the mode in standard deviations | this is the distance from the mode in standard deviations
def log_density_drop(z, std):
    return np.linalg.norm(z, axis=1) / std

# wrong: the logarithm has base 2 | the logarithm has base 2
def log_density_drop(z, std):
    return (z**2).sum(axis=1) / (2 * std**2) / np.log(2)

# wrong: write log p(0) and log p(z) below each other: what cancels? | write log p\(0\) and log p\(z\) below each other: what cancels\?
def log_density_drop(z, std):
    return ((z**2).sum(axis=1) + 1) / (2 * std**2)
