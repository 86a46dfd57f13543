# ruff: noqa
# right: softmax
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# right: mean data point, then one field
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    square = (x**2).sum(1)[:, None] - 2 * t * x @ data.T + t**2 * (data**2).sum(1)
    a = -square / (2 * beta**2)
    w = np.exp(a - a.max(1)[:, None])
    mean = (w / w.sum(1)[:, None]) @ data
    return (mean - (1 - s) * x) / beta

# right: row by row, scipy
def dataset_field(x, t, data, s):
    from scipy.special import softmax
    beta = 1 - (1 - s) * t
    out = np.empty_like(x)
    for i, row in enumerate(x):
        w = softmax(-np.linalg.norm(row - t * data, axis=1) ** 2 / (2 * beta**2))
        out[i] = sum(w_k * (z - (1 - s) * (row - t * z) / beta) for w_k, z in zip(w, data))
    return out

# right: torch
def dataset_field(x, t, data, s):
    import torch
    x, data = torch.as_tensor(x), torch.as_tensor(data)
    beta = 1 - (1 - s) * t
    w = torch.softmax(-((x[:, None] - t * data) ** 2).sum(-1) / (2 * beta**2), dim=1)
    return (w @ data - (1 - s) * x) / beta

# right: einsum and logsumexp
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None, :] - t * data[None]
    a = -np.einsum("ijk,ijk->ij", away, away) / 2 / beta**2
    w = np.exp(a - np.logaddexp.reduce(a, axis=1, keepdims=True))
    return np.einsum("ij,ijk->ik", w, data[None] - (1 - s) / beta * away)

# wrong: equal weights | equal weights
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    return (data - (1 - s) * (x[:, None] - t * data) / beta).mean(1)

# wrong: nearest | nearest
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    z = data[((x[:, None] - t * data) ** 2).sum(-1).argmin(1)]
    return z - (1 - s) * (x - t * z) / beta

# wrong: no half | factor ½
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / beta**2
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: over beta | not by β²
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: distance to z | t z
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -((x[:, None] - data) ** 2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: spread of the end | not s
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * s**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: underflow | underflow
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    w = np.exp(-(away**2).sum(-1) / (2 * beta**2))
    w = w / w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: nan replaced | underflow|ratios
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    w = np.exp(-(away**2).sum(-1) / (2 * beta**2))
    w = np.nan_to_num(w / w.sum(1, keepdims=True))
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: small number added | underflow|ratios
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    w = np.exp(-(away**2).sum(-1) / (2 * beta**2))
    w = w / (w.sum(1, keepdims=True) + 1e-12)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: largest of the whole batch taken out | underflow|0 / 0
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max())
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: normalised over x | over the points x
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    w = np.exp(-(away**2).sum(-1) / (2 * beta**2))
    w = w / w.sum(0, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: not normalised | divided by their sum
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    w = np.exp(-(away**2).sum(-1) / (2 * beta**2))
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: mean after weights | number of data points
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).mean(1)

# wrong: denoiser | denoiser
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    a = -((x[:, None] - t * data) ** 2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return w @ data

# wrong: mean of the coordinates | averaged over the coordinates
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).mean(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: distance | not its square
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -np.linalg.norm(away, axis=-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: path of the points | ends in the points
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - x[:, None]) / max(1 - t, 1e-9)).sum(1)

# wrong: mean of the data | mean of the data|equal weights
def dataset_field(x, t, data, s):
    z = data.mean(0)
    return z - (1 - s) * (x - t * z) / (1 - (1 - s) * t)

# wrong: all fields | sum them
def dataset_field(x, t, data, s):
    return data - (1 - s) * (x[:, None] - t * data) / (1 - (1 - s) * t)

# wrong: sign of the exponent | near points must weigh more
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = (away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# right: expanded squares
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    log = (t * x @ data.T - 0.5 * t**2 * (data**2).sum(1)) / b**2
    p = np.exp(log - log.max(axis=1, keepdims=True))
    mean = (p @ data) / p.sum(1, keepdims=True)
    return (mean - (1 - s) * x) / b

# right: gradient of a log-sum-exp, through Tweedie
from scipy.special import logsumexp
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    q = -((x[:, None] - t * data) ** 2).sum(-1) / 2 / b**2
    p = np.exp(q - logsumexp(q, axis=1, keepdims=True))
    score = np.einsum("bn,bnd->bd", p, t * data[None] - x[:, None]) / b**2
    D = (x + b**2 * score) / t if t > 0 else np.broadcast_to(data.mean(0), x.shape)
    return D + (s - 1) * (x - t * D) / b

# right: one point at a time in torch
import torch
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    out = []
    for row in torch.as_tensor(x):
        away = row - t * torch.as_tensor(data)
        w = torch.softmax(-(away**2).sum(1) / (2 * b * b), 0)
        out.append((w[:, None] * (torch.as_tensor(data) - (1 - s) / b * away)).sum(0))
    return torch.stack(out).numpy()

# wrong: min subtracted | largest exponent
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    q = -((x[:, None] - t * data) ** 2).sum(-1) / (2 * b**2)
    p = np.exp(q - q.min(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    return (p @ data - (1 - s) * x) / b

# wrong: max over everything, then floor | equal
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    q = np.maximum(-((x[:, None] - t * data) ** 2).sum(-1) / (2 * b**2), -700)
    p = np.exp(q)
    p /= p.sum(1, keepdims=True)
    return (p @ data - (1 - s) * x) / b

# wrong: mean with zero weights | equal
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    q = -((x[:, None] - t * data) ** 2).sum(-1) / (2 * b**2)
    p = np.exp(q)
    tot = p.sum(1, keepdims=True)
    p = np.where(tot > 0, p / np.where(tot > 0, tot, 1), 1 / len(data))
    return (p @ data - (1 - s) * x) / b

# wrong: flowdiff's denoiser, converted by hand | GaussianToMixture.denoiser
from flowdiff import distributions, fields
from flowdiff.paths import Path
class Blurred(Path):
    def __init__(self, s):
        self.s = s
    def alpha(self, t):
        return t
    def beta(self, t):
        return 1 - (1 - self.s) * t
def dataset_field(x, t, data, s):
    mixture = distributions.GaussianMixture(np.full(len(data), 1 / len(data)), data, np.full(len(data), 1e-9))
    mean = fields.GaussianToMixture(mixture, Blurred(s)).denoiser(x, t)
    return (mean - (1 - s) * x) / (1 - (1 - s) * t)

# wrong: a small number in the sum | 0\.001 is added to the sum
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    away = x[:, None] - t * data
    e = -(away**2).sum(-1) / (2 * b**2)
    w = np.exp(e - e.max(1, keepdims=True))
    w = w / (w.sum(1, keepdims=True) + 1e-3)
    return (w[..., None] * (data - (1 - s) * away / b)).sum(1)

# wrong: 1 for 1 - s in the fields | 1 where 1 - s belongs
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    away = x[:, None] - t * data
    e = -(away**2).sum(-1) / (2 * b**2)
    w = np.exp(e - e.max(1, keepdims=True))
    w = w / w.sum(1, keepdims=True)
    return (w[..., None] * (data - away / b)).sum(1)

# wrong: mean data point first | t is missing before it
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    away = x[:, None] - t * data
    e = -(away**2).sum(-1) / (2 * b**2)
    w = np.exp(e - e.max(1, keepdims=True))
    w = w / w.sum(1, keepdims=True)
    return (w @ data) / 1 - (1 - s) * (x - w @ data) / b

# wrong: powers of 2 | exp is meant
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    away = x[:, None] - t * data
    e = -(away**2).sum(-1) / (2 * b**2)
    w = 2.0 ** (e - e.max(1, keepdims=True))
    w = w / w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / b)).sum(1)

# wrong: sum without keepdims | keepdims
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    away = x[:, None] - t * data
    e = -(away**2).sum(-1) / (2 * b**2)
    w = np.exp(e - e.max(1, keepdims=True))
    w = w / w.sum(1)
    return (w[..., None] * (data - (1 - s) * away / b)).sum(1)

# wrong: no axis for the data | is an axis gone
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    away = x - t * data
    e = -(away**2).sum(-1) / (2 * b**2)
    w = np.exp(e - e.max())
    w = w / w.sum()
    return (w[..., None] * (data - (1 - s) * away / b)).sum(0)

# wrong: not divided after the largest is taken off | no longer 1
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    away = x[:, None] - t * data
    e = -(away**2).sum(-1) / (2 * b**2)
    w = np.exp(e - e.max(1, keepdims=True))
    return (w[..., None] * (data - (1 - s) * away / b)).sum(1)

# wrong: squeezed | is there a squeeze
def dataset_field(x, t, data, s):
    b = 1 - (1 - s) * t
    away = (x[:, None] - t * data).squeeze()
    e = -(away**2).sum(-1) / (2 * b**2)
    w = np.exp(e - e.max(1, keepdims=True))
    w = w / w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / b)).sum(1)

# wrong: the weights are those of t = 1, from |x - z| and s | the weights are those of t = 1, from \|x - z\| and s
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    q = (away**2).sum(-1)
    a = -((x[:, None] - data) ** 2).sum(-1) / (2 * s**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: the weights are those of the path that ends in the points, with β = 1 - t | the weights are those of the path that ends in the points, with β = 1
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    q = (away**2).sum(-1)
    a = -q / (2 * max(1e-3, 1 - t) ** 2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: the exponent of the weights is not divided by β² | the exponent of the weights is not divided by β²
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    q = (away**2).sum(-1)
    a = -q / 2
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: the exponent uses the distance and not its square, over β | the exponent uses the distance and not its square, over β
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    q = (away**2).sum(-1)
    a = -np.sqrt(q) / beta
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)

# wrong: this is the field of one Gaussian with the mean and spread of the data | this is the field of one Gaussian with the mean and spread of the data
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    each = data - (1 - s) * away / beta
    return data.mean(0) + (t * data.var() - (1 - t)) / ((1 - t) ** 2 + t**2 * data.var()) * (x - t * data.mean(0))

# wrong: this is the average of z - x: the average of the conditional fields is asked for | this is the average of z - x: the average of the conditional fields
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    each = data - (1 - s) * away / beta
    return (w[..., None] * (data - x[:, None])).sum(1)

# wrong: the conditional fields have the sign of their second term turned | the conditional fields have the sign of their second term turned
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    each = data - (1 - s) * away / beta
    return (w[..., None] * (data + (1 - s) * away / beta)).sum(1)

# wrong: the weights of all points x are averaged: each has its own | the weights of all points x are averaged: each has its own
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    each = data - (1 - s) * away / beta
    return (w.mean(0)[:, None] * each).sum(1)

# wrong: one number for each data point came: sum over the data, not over the coordinates | one number for each data point came: sum over the data, not over the
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    each = data - (1 - s) * away / beta
    return (w[..., None] * each).sum(2)

# wrong: a row for each data point came: is the sum over the wrong axis? | a row for each data point came: is the sum over the wrong axis\?
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    each = data - (1 - s) * away / beta
    return (w[..., None] * each).sum(0)

# wrong: one velocity came for the whole batch | one velocity came for the whole batch
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    a = -(away**2).sum(-1) / (2 * beta**2)
    w = np.exp(a - a.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    each = data - (1 - s) * away / beta
    return (w[..., None] * each).sum((0, 1))

# wrong: the weights are densities that are not divided by their sum | the weights are densities that are not divided by their sum
def dataset_field(x, t, data, s):
    beta = 1 - (1 - s) * t
    away = x[:, None] - t * data
    w = np.exp(-(away**2).sum(-1) / (2 * beta**2)) / (2 * np.pi * beta**2) ** (x.shape[1] / 2)
    return (w[..., None] * (data - (1 - s) * away / beta)).sum(1)
