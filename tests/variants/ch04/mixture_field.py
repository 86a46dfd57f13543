# ruff: noqa
# right: largest logarithm taken out
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# right: logaddexp
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = np.log(weights) - d / 2 * np.log(2 * np.pi * std**2) - q / (2 * std**2)
    p = np.exp(logs - np.logaddexp.reduce(logs, axis=1)[:, None])
    return np.einsum("nk,nkd->nd", p, each)

# right: scipy softmax
from scipy.special import softmax
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    v = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    p = softmax(np.log(weights) - x.shape[1] / 2 * np.log(v) - (away**2).sum(-1) / (2 * v), axis=1)
    return np.pi / 2 * b * (p @ means) + (p[..., None] * (away * (np.pi / 4 * np.sin(np.pi * t) * (stds**2 - 1) / v)[:, None])).sum(1)

# right: a loop over the components
def mixture_field(x, t, weights, means, stds):
    logs, fields = [], []
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    for w, m, s in zip(weights, means, stds):
        v = b**2 + (a * s) ** 2
        logs.append(np.log(w) - x.shape[1] / 2 * np.log(v) - ((x - a * m) ** 2).sum(1) / (2 * v))
        fields.append(da * m + (a * da * s**2 + b * db) / v * (x - a * m))
    logs = np.array(logs) - np.max(logs, axis=0)
    p = np.exp(logs) / np.exp(logs).sum(0)
    return sum(a[:, None] * b for a, b in zip(p, fields))

# right: torch
def mixture_field(x, t, weights, means, stds):
    import torch
    x, w, m, s = (torch.as_tensor(a) for a in (x, weights, means, stds))
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    v = b**2 + (a * s) ** 2
    away = x[:, None] - a * m
    p = torch.softmax(w.log() - x.shape[1] / 2 * v.log() - (away**2).sum(-1) / (2 * v), 1)
    return np.pi / 2 * (p[..., None] * (b * m + (a * b * (s**2 - 1) / v)[:, None] * away)).sum(1)

# wrong: prior weights | whatever x is
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    return (weights[:, None] * each).sum(1)

# wrong: equal votes | equal votes
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    return each.mean(1)

# wrong: no prior in the posterior | do not use the weights
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = -d * np.log(std) - q / (2 * std**2)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: no normaliser | leave out the normalisers
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = np.log(weights) - q / (2 * std**2)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: normaliser of one dimension | in d dimensions
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = np.log(weights) - np.log(std) - q / (2 * std**2)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: no half | ½
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = np.log(weights) - d * np.log(std) - q / std**2
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: std in the exponent | not by its square
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = np.log(weights) - d * np.log(std) - q / (2 * std)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: underflow | underflow|0 / 0
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    p = weights * np.exp(-q / (2 * std**2)) / std**d
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: a small number in the sum | underflow|small number
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    p = weights * np.exp(-q / (2 * std**2)) / std**d
    p = p / (p.sum(1, keepdims=True) + 1e-12)
    return (p[:, :, None] * each).sum(1)

# wrong: a small number above and below | underflow|small number
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    p = weights * np.exp(-q / (2 * std**2)) / std**d + 1e-300
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: nan to zero | small number|far
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    p = weights * np.exp(-q / (2 * std**2)) / std**d
    p = np.nan_to_num(p / p.sum(1, keepdims=True))
    return (p[:, :, None] * each).sum(1)

# wrong: not normalised | divided by their sum
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    p = weights * np.exp(-q / (2 * std**2)) / (2 * np.pi * std**2) ** (d / 2)
    return (p[:, :, None] * each).sum(1)

# wrong: winner takes all | winner
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    return each[np.arange(len(x)), logs.argmax(1)]

# wrong: posterior at t = 1 | t = 1
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * (x[:, None] - a * means))
    logs = np.log(weights) - x.shape[1] * np.log(stds) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: means only | with its mean alone
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return np.pi / 2 * b * (p @ means)

# wrong: x - m_k | x - m_k
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * (x[:, None] - means))
    d, q = x.shape[1], ((x[:, None] - a * means) ** 2).sum(-1)
    logs = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: rate with s | in the place of
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    each = np.pi / 2 * (b * means + (a * b * (stds - 1) / std**2)[:, None] * (x[:, None] - a * means))
    d, q = x.shape[1], ((x[:, None] - a * means) ** 2).sum(-1)
    logs = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: one Gaussian | one Gaussian
def mixture_field(x, t, weights, means, stds):
    m = weights @ means
    v = weights @ (stds[:, None]**2 + (means - m) ** 2)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return np.pi / 2 * (b * m + a * b * (v - 1) / (b**2 + a**2 * v) * (x - a * m))

# wrong: softmax over the points | u at|each has its own|underflow
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    logs = logs - logs.max(0)
    p = np.exp(logs) / np.exp(logs).sum(0)
    return (p[:, :, None] * each).sum(1)

# wrong: votes averaged over the batch | averaged
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p.mean(0)[:, None] * each).sum(1)

# wrong: summed over the wrong axis | summed over the points
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    d = x.shape[1]
    q = (away**2).sum(-1)
    logs = np.log(weights) - d * np.log(std) - q / (2 * std**2)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(0)

# wrong: in place | `x` is the same
def mixture_field(x, t, weights, means, stds):
    c = np.sin(np.pi * t / 2) * (weights @ means)
    x -= c
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - (a * means - c)
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    logs = np.log(weights) - x.shape[1] * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    logs = logs - logs.max(1, keepdims=True)
    p = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: flowdiff itself | write it yourself
def mixture_field(x, t, weights, means, stds):
    from flowdiff import distributions, fields
    from flowdiff import paths
    return fields.GaussianToMixture(distributions.GaussianMixture(weights, means, stds), paths.VariancePreserving())(x, t)

# wrong: torch, prior weights | whatever x is
def mixture_field(x, t, weights, means, stds):
    import torch
    x, w, m, s = (torch.as_tensor(a) for a in (x, weights, means, stds))
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    v = b**2 + (a * s) ** 2
    return np.pi / 2 * (w[:, None] * (b * m + (a * b * (s**2 - 1) / v)[:, None] * (x[:, None] - a * m))).sum(1)

# right: through the means of data and noise
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    z = means + (a * stds**2 / var)[:, None] * away
    noise = (b / var)[:, None] * away
    each = da * z + db * noise
    return (p[:, :, None] * each).sum(1)

# right: the rate by a small difference
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    def log_std(t):
        return np.log(np.cos(np.pi * t / 2) ** 2 + (np.sin(np.pi * t / 2) * stds) ** 2) / 2
    rate = (log_std(t + 1e-5) - log_std(t - 1e-5)) / 2e-5
    each = da * means + rate[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: the chapter's field, along the straight path | straight path
def mixture_field(x, t, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None, :] - t * means
    square = (away**2).sum(-1)
    log_joint = np.log(weights) - x.shape[1] * np.log(std) - square / (2 * std**2)
    log_joint = log_joint - log_joint.max(1, keepdims=True)
    posterior = np.exp(log_joint)
    posterior = posterior / posterior.sum(1, keepdims=True)
    rate = (t * stds**2 - (1 - t)) / std**2
    each = means + rate[:, None] * away
    return (posterior[:, :, None] * each).sum(1)

# wrong: score and straight-line conversion | straight|u at|write it yourself
def mixture_field(x, t, weights, means, stds):
    from flowdiff import distributions
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    score = distributions.GaussianMixture(weights, a * means, np.sqrt(b**2 + (a * stds) ** 2)).score(x)
    return (x + (1 - t) * score) / np.maximum(t, 1e-3)

# wrong: straight velocities with the circular votes | velocities are those of the straight
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = means + ((t * stds**2 - (1 - t)) / ((1 - t) ** 2 + (t * stds) ** 2))[:, None] * (x[:, None] - t * means)
    return (p[:, :, None] * each).sum(1)

# wrong: straight votes with the circular velocities | votes are those of the straight
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    sv = (1 - t) ** 2 + (t * stds) ** 2
    logs = np.log(weights) - x.shape[1] / 2 * np.log(sv) - ((x[:, None] - t * means) ** 2).sum(-1) / (2 * sv)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = da * means + ((a * da * stds**2 + b * db) / var)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: mean velocity m_k | velocity of the component's mean is not m_k
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = means + ((a * da * stds**2 + b * db) / var)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: mean velocity sin | derivative of sin
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = np.pi / 2 * a * means + ((a * da * stds**2 + b * db) / var)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: no pi/2 anywhere | factor π/2 of
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = 2 / np.pi * (da * means + ((a * da * stds**2 + b * db) / var)[:, None] * away)
    return (p[:, :, None] * each).sum(1)

# wrong: no pi/2 for the mean | velocity of the means
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = b * means + ((a * da * stds**2 + b * db) / var)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: no pi/2 in the rate | in the rate
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = da * means + 2 / np.pi * ((a * da * stds**2 + b * db) / var)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: sign of the cosine's derivative | derivative of cos
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = da * means + ((a * da * stds**2 - b * db) / var)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: twice the rate | twice the rate
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = da * means + 2 * ((a * da * stds**2 + b * db) / var)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: rate over the standard deviation | not by its square
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = da * means + ((a * da * stds**2 + b * db) / np.sqrt(var))[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: rate not divided | division of the component
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = da * means + (a * da * stds**2 + b * db)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: x - t m_k in the velocity | x - t m_k
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = da * means + ((a * da * stds**2 + b * db) / var)[:, None] * (x[:, None] - t * means)
    return (p[:, :, None] * each).sum(1)

# wrong: mean stands still | leaves out the velocity
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = ((a * da * stds**2 + b * db) / var)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: rate turned | rate turned
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = da * means - ((a * da * stds**2 + b * db) / var)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: sine and cosine exchanged | exchanged
def mixture_field(x, t, weights, means, stds):
    b, a = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = da * means + ((a * da * stds**2 + b * db) / var)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: the angle without its half | u at|u\(|finite|near
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t), np.cos(np.pi * t)
    da, db = np.pi / 2 * b, -np.pi / 2 * a
    var = b**2 + (a * stds) ** 2
    away = x[:, None] - a * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    each = da * means + ((a * da * stds**2 + b * db) / var)[:, None] * away
    return (p[:, :, None] * each).sum(1)

# wrong: stds not squared in v | for one point: three densities at time t,
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    v = b**2 + a**2 * stds
    r = x[:, None] - a * means
    l = np.log(weights) - x.shape[1] / 2 * np.log(v) - (r**2).sum(-1) / (2 * v)
    p = np.exp(l - l.max(1, keepdims=True)); p /= p.sum(1, keepdims=True)
    c = np.pi / 2 * a * b * (stds - 1) / v
    return (p[..., None] * (np.pi / 2 * b * means + c[:, None] * r)).sum(1)

# wrong: mean of votes over points | for one point: three densities at time t,
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    v = b**2 + (a * stds) ** 2
    r = x[:, None] - a * means
    l = np.log(weights) - x.shape[1] / 2 * np.log(v) - (r**2).sum(-1) / (2 * v)
    p = np.exp(l - l.max()); p /= p.sum()
    c = np.pi / 2 * a * b * (stds**2 - 1) / v
    return (p[..., None] * (np.pi / 2 * b * means + c[:, None] * r)).sum(1)

# wrong: degrees | for one point: three densities at time t,
def mixture_field(x, t, weights, means, stds):
    a, b = np.sin(np.deg2rad(90) * t), np.cos(90 * t)
    v = b**2 + (a * stds) ** 2
    r = x[:, None] - a * means
    l = np.log(weights) - x.shape[1] / 2 * np.log(v) - (r**2).sum(-1) / (2 * v)
    p = np.exp(l - l.max(1, keepdims=True)); p /= p.sum(1, keepdims=True)
    c = np.pi / 2 * a * b * (stds**2 - 1) / v
    return (p[..., None] * (np.pi / 2 * b * means + c[:, None] * r)).sum(1)

# right: via expectations
def mixture_field(x, t, weights, means, stds):
    from scipy.special import softmax
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    v = b**2 + (a * stds) ** 2
    r = x[:, None] - a * means
    p = softmax(np.log(weights) - x.shape[1] / 2 * np.log(v) - (r**2).sum(-1) / (2 * v), axis=1)
    ez = np.einsum("bk,bkd->bd", p, means + (a * stds**2 / v)[:, None] * r)
    e0 = np.einsum("bk,bkd->bd", p, (b / v)[:, None] * r)
    return np.pi / 2 * (b * ez - a * e0)

# wrong: the votes use w_k twice | the votes use w_k twice
def mixture_field(x, t, weights, means, stds):
    a, b, d = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), x.shape[1]
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    logs = np.log(weights) - d * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    logs = logs + np.log(weights)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: the votes divide by the variance to the power d, not by the standard deviation | the votes divide by the variance to the power d, not by the standard
def mixture_field(x, t, weights, means, stds):
    a, b, d = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), x.shape[1]
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    logs = np.log(weights) - d * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    logs = logs - d * np.log(std)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: this is the field for data that are the centres only | this is the field for data that are the centres only
def mixture_field(x, t, weights, means, stds):
    a, b, d = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), x.shape[1]
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    logs = np.log(weights) - d * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    each = np.pi / 2 * (b * means - a / max(b, 1e-9) * away)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: only one component moves the points | only one component moves the points
def mixture_field(x, t, weights, means, stds):
    a, b, d = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), x.shape[1]
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    logs = np.log(weights) - d * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    return each[:, 0]
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: one number for each component came: sum over the components, not over the coordinates | one number for each component came: sum over the components, not over
def mixture_field(x, t, weights, means, stds):
    a, b, d = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), x.shape[1]
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    logs = np.log(weights) - d * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    return (np.exp(logs)[:, :, None] * each).sum(-1)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: the field of every component came: sum them, each times its vote | the field of every component came: sum them, each times its vote
def mixture_field(x, t, weights, means, stds):
    a, b, d = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), x.shape[1]
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    logs = np.log(weights) - d * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    return each
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: is it the circular path? On it both derivatives of the law's spread and centres are 0 at t = 1 | is it the circular path\? On it both derivatives of the law's spread
def mixture_field(x, t, weights, means, stds):
    a, b, d = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), x.shape[1]
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    logs = np.log(weights) - d * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    each = each + means * (t == 1.0)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)

# wrong: does 0 / 0 occur? | does 0 / 0 occur\?
def mixture_field(x, t, weights, means, stds):
    a, b, d = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), x.shape[1]
    std = np.sqrt(b**2 + (a * stds) ** 2)
    away = x[:, None] - a * means
    each = np.pi / 2 * (b * means + (a * b * (stds**2 - 1) / std**2)[:, None] * away)
    logs = np.log(weights) - d * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    logs = logs + np.log(np.where(np.abs(x).max() < 3, 1.0, t > 0))
    p = np.exp(logs - logs.max(1, keepdims=True))
    p = p / p.sum(1, keepdims=True)
    return (p[:, :, None] * each).sum(1)
