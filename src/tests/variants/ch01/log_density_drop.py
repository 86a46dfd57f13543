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
