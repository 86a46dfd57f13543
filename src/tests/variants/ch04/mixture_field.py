# ruff: noqa
# right: largest logarithm taken out
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# right: logaddexp
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = np.log(weights) - d / 2 * np.log(2 * np.pi * std**2) - q / (2 * std**2)
    p = np.exp(a - np.logaddexp.reduce(a, axis=1)[:, None])
    return np.einsum("nk,nkd->nd", p, each)

# right: scipy softmax
from scipy.special import softmax
def mixture_field(x, t, weights, means, stds):
    v = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    p = softmax(np.log(weights) - x.shape[1] / 2 * np.log(v) - (away**2).sum(-1) / (2 * v), axis=1)
    return (p @ means) + (p[..., None] * (away * ((t * stds**2 - 1 + t) / v)[:, None])).sum(1)

# right: a loop over the components
def mixture_field(x, t, weights, means, stds):
    logs, fields = [], []
    for w, m, s in zip(weights, means, stds):
        v = (1 - t) ** 2 + (t * s) ** 2
        logs.append(np.log(w) - x.shape[1] / 2 * np.log(v) - ((x - t * m) ** 2).sum(1) / (2 * v))
        fields.append(m + (t * s**2 - (1 - t)) / v * (x - t * m))
    logs = np.array(logs) - np.max(logs, axis=0)
    p = np.exp(logs) / np.exp(logs).sum(0)
    return sum(a[:, None] * b for a, b in zip(p, fields))

# right: torch
def mixture_field(x, t, weights, means, stds):
    import torch
    x, w, m, s = (torch.as_tensor(a) for a in (x, weights, means, stds))
    v = (1 - t) ** 2 + (t * s) ** 2
    away = x[:, None] - t * m
    p = torch.softmax(w.log() - x.shape[1] / 2 * v.log() - (away**2).sum(-1) / (2 * v), 1)
    return (p[..., None] * (m + ((t * s**2 - (1 - t)) / v)[:, None] * away)).sum(1)

# wrong: prior weights | whatever x is
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    return (weights[:, None] * each).sum(1)

# wrong: equal votes | equal votes
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    return each.mean(1)

# wrong: no prior in the posterior | do not use the weights
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = -d * np.log(std) - q / (2 * std**2)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: no normaliser | leave out the normalisers
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = np.log(weights) - q / (2 * std**2)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: normaliser of one dimension | in d dimensions
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = np.log(weights) - np.log(std) - q / (2 * std**2)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: no half | ½
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = np.log(weights) - d * np.log(std) - q / std**2
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: std in the exponent | not by its square
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = np.log(weights) - d * np.log(std) - q / (2 * std)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: underflow | underflow|0 / 0
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    p = weights * np.exp(-q / (2 * std**2)) / std**d
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: a small number in the sum | underflow|small number
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    p = weights * np.exp(-q / (2 * std**2)) / std**d
    p = p / (p.sum(1, keepdims=True) + 1e-12)
    return (p[:, :, None] * each).sum(1)

# wrong: a small number above and below | underflow|small number
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    p = weights * np.exp(-q / (2 * std**2)) / std**d + 1e-300
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: nan to zero | small number|far
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    p = weights * np.exp(-q / (2 * std**2)) / std**d
    p = np.nan_to_num(p / p.sum(1, keepdims=True))
    return (p[:, :, None] * each).sum(1)

# wrong: not normalised | divided by their sum
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    p = weights * np.exp(-q / (2 * std**2)) / (2 * np.pi * std**2) ** (d / 2)
    return (p[:, :, None] * each).sum(1)

# wrong: winner takes all | winner
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    return each[np.arange(len(x)), a.argmax(1)]

# wrong: posterior at t = 1 | t = 1
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * (x[:, None] - t * means)
    a = np.log(weights) - x.shape[1] * np.log(stds) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: means only | with its mean alone
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return p @ means

# wrong: x - m_k | x - m_k
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * (x[:, None] - means)
    d, q = x.shape[1], ((x[:, None] - t * means) ** 2).sum(-1)
    a = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: rate with s | in the place of
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    each = means + ((t * stds - (1 - t)) / std**2)[:, None] * (x[:, None] - t * means)
    d, q = x.shape[1], ((x[:, None] - t * means) ** 2).sum(-1)
    a = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: one Gaussian | one Gaussian
def mixture_field(x, t, weights, means, stds):
    m = weights @ means
    v = weights @ (stds[:, None]**2 + (means - m) ** 2)
    return m + (t * v - (1 - t)) / ((1 - t) ** 2 + t**2 * v) * (x - t * m)

# wrong: softmax over the points | u at|each has its own|underflow
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    a = a - a.max(0)
    p = np.exp(a) / np.exp(a).sum(0)
    return (p[:, :, None] * each).sum(1)

# wrong: votes averaged over the batch | averaged
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p.mean(0)[:, None] * each).sum(1)

# wrong: summed over the wrong axis | summed over the points
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    d = x.shape[1]
    q = (away**2).sum(-1)
    a = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(0)

# wrong: in place | `x` is the same
def mixture_field(x, t, weights, means, stds):
    c = t * (weights @ means)
    x -= c
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - (t * means - c)
    each = means + ((t * stds**2 - (1 - t)) / std**2)[:, None] * away
    a = np.log(weights) - x.shape[1] * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    a = a - a.max(1, keepdims=True)
    p = np.exp(a) / np.exp(a).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: flowdiff itself | write it yourself
def mixture_field(x, t, weights, means, stds):
    from flowdiff import distributions, fields
    return fields.GaussianToMixture(distributions.GaussianMixture(weights, means, stds))(x, t)

# wrong: torch, prior weights | whatever x is
def mixture_field(x, t, weights, means, stds):
    import torch
    x, w, m, s = (torch.as_tensor(a) for a in (x, weights, means, stds))
    v = (1 - t) ** 2 + (t * s) ** 2
    return (w[:, None] * (m + ((t * s**2 - (1 - t)) / v)[:, None] * (x[:, None] - t * m))).sum(1)
