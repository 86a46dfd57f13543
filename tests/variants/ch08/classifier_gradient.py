# ruff: noqa
# right: difference of scores
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# right: autograd
def classifier_gradient(x, t, k, weights, means, stds):
    import torch
    x = torch.tensor(x, requires_grad=True)
    weights, means, stds = (torch.as_tensor(a) for a in (weights, means, stds))
    var = (1 - t) ** 2 + (t * stds) ** 2
    a = weights.log() - x.shape[1] / 2 * var.log() - ((x[:, None] - t * means) ** 2).sum(-1) / (2 * var)
    (g,) = torch.autograd.grad(a.log_softmax(1)[:, k].sum(), x)
    return g.numpy()

# right: scipy, row by row
def classifier_gradient(x, t, k, weights, means, stds):
    from scipy.special import softmax
    out = []
    for row in x:
        var = (1 - t) ** 2 + (t * stds) ** 2
        away = row - t * means
        p = softmax(np.log(weights) - len(row) * np.log(np.sqrt(var)) - (away**2).sum(1) / 2 / var)
        score = -away / var[:, None]
        out.append(score[k] - p @ score)
    return np.stack(out)

# right: one-hot minus posterior
def classifier_gradient(x, t, k, weights, means, stds):
    s2 = (1 - t) ** 2 + t**2 * stds**2
    away = x[:, None] - t * means
    a = np.log(weights) - 0.5 * x.shape[1] * np.log(s2) - 0.5 * np.einsum("bkd,bkd->bk", away, away) / s2
    p = np.exp(a - np.logaddexp.reduce(a, axis=1, keepdims=True))
    return np.einsum("bk,bkd->bd", np.eye(len(weights))[k] - p, -away / s2[:, None])

# wrong: clean classifier | clean data
def classifier_gradient(x, t, k, weights, means, stds):
    t = 1.0
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: clean votes | votes are those of clean data
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] * np.log(stds) - ((x[:, None] - means) ** 2).sum(-1) / (2 * stds**2)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: gradient of p | not of log p
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return p[:, [k]] * (scores[:, k] - (p[..., None] * scores).sum(1))

# wrong: sign | sign
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: score of the class | subtract the score of all|no gradient at
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds[k]) ** 2
    return -(x - t * means[k]) / var

# wrong: prior votes | vote with
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    scores = -(x[:, None] - t * means) / var[:, None]
    return scores[:, k] - (weights[:, None] * scores).sum(1)

# wrong: no weights | do not use the weights
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = -x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: no normalisers | normalisers
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: underflow | underflow
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    p = weights * var ** (-x.shape[1] / 2) * np.exp(-(away**2).sum(-1) / (2 * var))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: log p cut off | cut off|too small
def classifier_gradient(x, t, k, weights, means, stds):
    import torch
    x = torch.tensor(x, requires_grad=True)
    weights, means, stds = (torch.as_tensor(a) for a in (weights, means, stds))
    var = (1 - t) ** 2 + (t * stds) ** 2
    a = weights.log() - x.shape[1] / 2 * var.log() - ((x[:, None] - t * means) ** 2).sum(-1) / (2 * var)
    (g,) = torch.autograd.grad((a.softmax(1)[:, k] + 1e-12).log().sum(), x)
    return g.numpy()

# wrong: log odds | log odds|difference of the two
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return (scores[:, k] - (p[..., None] * scores).sum(1)) / (1 - p[:, [k]])

# wrong: means not moved | t m
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: class 0 always | class 0
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, 0] - (p[..., None] * scores).sum(1)

# wrong: only the others vote | only the other|log odds|difference of the two
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p[:, k] = 0
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: multiplied by b | that comes later|nan
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return (1 - t) / (t + 1e-12) * (scores[:, k] - (p[..., None] * scores).sum(1))

# wrong: score of all | all classes together
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    return (p[..., None] * -away / var[:, None]).sum(1)

# wrong: spread for its square | not by its square
def classifier_gradient(x, t, k, weights, means, stds):
    std = np.sqrt((1 - t) ** 2 + (t * stds) ** 2)
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / std[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: posterior | probabilities
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    return p / p.sum(1, keepdims=True)

# wrong: log p itself | log p itself
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    return (a - np.logaddexp.reduce(a, axis=1, keepdims=True))[:, k]

# right: finite differences of logsumexp
from scipy.special import log_softmax
def classifier_gradient(x, t, k, weights, means, stds):
    v = (1 - t) ** 2 + (t * stds) ** 2
    out = np.zeros(x.shape)
    for i, row in enumerate(x):
        away = row - t * means
        logs = np.log(weights) - len(row) * np.log(v) / 2 - (away * away).sum(1) / 2 / v
        p = np.exp(log_softmax(logs))
        s = -away / v[:, None]
        out[i] = (np.eye(len(v))[k] - p) @ s
    return out

# right: einsum
def classifier_gradient(x, t, k, weights, means, stds):
    v = np.hypot(t * stds, 1 - t) ** 2
    a = t * means[None] - x[:, None]
    l = np.log(weights) - np.log(v) * x.shape[1] / 2 - np.einsum("bkd,bkd,k->bk", a, a, 0.5 / v)
    l -= np.logaddexp.reduce(l, axis=1)[:, None]
    return a[:, k] / v[k] - np.einsum("bk,bkd,k->bd", np.exp(l), a, 1 / v)

# right: jax-like torch vmap
import torch
def classifier_gradient(x, t, k, weights, means, stds):
    w, m, s = (torch.as_tensor(q) for q in (weights, means, stds))
    v = (1 - t) ** 2 + (t * s) ** 2
    def logp(row):
        return torch.log_softmax(w.log() - len(row) / 2 * v.log() - ((row - t * m) ** 2).sum(-1) / (2 * v), 0)[k]
    return torch.func.vmap(torch.func.grad(logp))(torch.as_tensor(x)).numpy()

# wrong: max of batch | largest before exp
def classifier_gradient(x, t, k, weights, means, stds):
    v = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(v) - (away**2).sum(-1) / (2 * v)
    p = np.exp(logs - logs.max())
    p /= p.sum(1, keepdims=True)
    scores = -away / v[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: spreads added | spreads are added
def classifier_gradient(x, t, k, weights, means, stds):
    v = ((1 - t) + t * stds) ** 2
    away = x[:, None] - t * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(v) - (away**2).sum(-1) / (2 * v)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / v[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: vp path | variance-preserving
def classifier_gradient(x, t, k, weights, means, stds):
    v = np.cos(np.pi / 2 * t) ** 2 + (np.sin(np.pi / 2 * t) * stds) ** 2
    away = x[:, None] - np.sin(np.pi / 2 * t) * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(v) - (away**2).sum(-1) / (2 * v)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / v[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: variance with (1-t) | without the square
def classifier_gradient(x, t, k, weights, means, stds):
    v = (1 - t) + t * stds**2
    away = x[:, None] - t * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(v) - (away**2).sum(-1) / (2 * v)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / v[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: not normalised | divided by their sum
def classifier_gradient(x, t, k, weights, means, stds):
    v = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(v) - (away**2).sum(-1) / (2 * v)
    p = np.exp(logs - logs.max(1, keepdims=True))
    scores = -away / v[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: softmax over batch | over the points
def classifier_gradient(x, t, k, weights, means, stds):
    v = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(v) - (away**2).sum(-1) / (2 * v)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p /= p.sum(0, keepdims=True)
    scores = -away / v[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: log v times d | twice that
def classifier_gradient(x, t, k, weights, means, stds):
    v = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    logs = np.log(weights) - x.shape[1] * np.log(v) - (away**2).sum(-1) / (2 * v)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / v[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: weights not logged | logarithms
def classifier_gradient(x, t, k, weights, means, stds):
    v = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    logs = weights - x.shape[1] / 2 * np.log(v) - (away**2).sum(-1) / (2 * v)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / v[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: one minus p | missing
def classifier_gradient(x, t, k, weights, means, stds):
    v = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(v) - (away**2).sum(-1) / (2 * v)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / v[:, None]
    return (1 - p[:, [k]]) * scores[:, k]

# wrong: k-1 | counted from 0|class 0
def classifier_gradient(x, t, k, weights, means, stds):
    v = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    logs = np.log(weights) - x.shape[1] / 2 * np.log(v) - (away**2).sum(-1) / (2 * v)
    p = np.exp(logs - logs.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / v[:, None]
    return scores[:, k - 1] - (p[..., None] * scores).sum(1)

# wrong: K for d | number of classes
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x[:,None]-t*means
    ls=np.log(weights)-len(weights)/2*np.log(variance)-(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: batch for d | number of points
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x[:,None]-t*means
    ls=np.log(weights)-len(x)/2*np.log(variance)-(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: one vote | only vote|log odds
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x[:,None]-t*means
    ls=np.log(weights)-x.shape[1]/2*np.log(variance)-(away**2).sum(-1)/(2*variance)
    p=np.eye(len(weights))[ls.argmax(1)]
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: axes | bring all into
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x[:,None]-t*means
    ls=np.log(weights)-x.shape[1]/2*np.log(variance)-(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: axes of x | bring all into
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x-t*means
    ls=np.log(weights)-x.shape[1]/2*np.log(variance)-(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: 1 - t | are exchanged
def classifier_gradient(x, t, k, weights, means, stds):
    variance=t**2+((1-t)*stds)**2
    away=x[:,None]-(1-t)*means
    ls=np.log(weights)-x.shape[1]/2*np.log(variance)-(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: no t at the spreads | t is missing at s
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+stds**2
    away=x[:,None]-t*means
    ls=np.log(weights)-x.shape[1]/2*np.log(variance)-(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: t not squared | t is not squared
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+t*stds**2
    away=x[:,None]-t*means
    ls=np.log(weights)-x.shape[1]/2*np.log(variance)-(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: sign of the exponents | wrong sign
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x[:,None]-t*means
    ls=np.log(weights)-x.shape[1]/2*np.log(variance)+(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: distances not squared | not squared
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x[:,None]-t*means
    ls=np.log(weights)-x.shape[1]/2*np.log(variance)-np.linalg.norm(away,axis=-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: spread in the exponents | not by twice its square
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x[:,None]-t*means
    ls=np.log(weights)-x.shape[1]/2*np.log(variance)-(away**2).sum(-1)/(2*np.sqrt(variance))
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: distances only | weights and the normalisers
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x[:,None]-t*means
    ls=-(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: base 10 | base 10
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x[:,None]-t*means
    ls=np.log10(weights)-x.shape[1]/2*np.log10(variance)-(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: score times weight | log w is a constant
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x[:,None]-t*means
    ls=np.log(weights)-x.shape[1]/2*np.log(variance)-(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return weights[k]*sc[:,k]-(p[:,:,None]*sc).sum(1)

# wrong: times t | with respect to x
def classifier_gradient(x, t, k, weights, means, stds):
    variance=(1-t)**2+(t*stds)**2
    away=x[:,None]-t*means
    ls=np.log(weights)-x.shape[1]/2*np.log(variance)-(away**2).sum(-1)/(2*variance)
    p=np.exp(ls-ls.max(1,keepdims=True))
    p=p/p.sum(1,keepdims=True)
    sc=-away/variance[:,None]
    return t*(sc[:,k]-(p[:,:,None]*sc).sum(1))

# wrong: the score of all is added and not subtracted | the score of all is added and not subtracted
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] + (p[..., None] * scores).sum(1)

# wrong: the classes have equal votes | the classes have equal votes
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - scores.mean(1)

# wrong: this is the difference of the two nearest scores: all classes have their votes | this is the difference of the two nearest scores: all classes have|likely\s+
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - scores[:, (k + 1) % len(weights)]

# wrong: the scores are averaged with equal weights, and the votes with them | the scores are averaged with equal weights, and the votes with them
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).mean(1)

# wrong: one gradient for each class came: only that of class k is asked for | one gradient for each class came: only that of class k is asked for
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores - (p[..., None] * scores).sum(1, keepdims=True)

# wrong: log p_t(k or x) is a difference of logarithms: its gradient is a difference of scores | log p_t\(k \| x\) is a difference of logarithms: its gradient is a
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] ** 2 - (p[..., None] * scores).sum(1)

# wrong: the normaliser in d dimensions is the d-th power of the spread | the normaliser in d dimensions is the d-th power of the spread
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - np.log(var) / 2 - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the factor ½ is missing in the exponents | the factor ½ is missing in the exponents
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / var
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the weights are used twice | the weights are used twice
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = 2 * np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the scores use m where the mean at time t is t m | the scores use m where the mean at time t is t m
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -(x[:, None] - means) / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the scores divide by s², the spread of the data: at time t it is t²s² + (1 - t)² | the scores divide by s², the spread of the data: at time t it is t²s²
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / stds[:, None] ** 2
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the scores are not divided by the variance | the scores are not divided by the variance
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the variance at time t is (1 - t)² + t² s²: the noise is missing | the variance at time t is \(1 - t\)² \+ t² s²: the noise is missing
def classifier_gradient(x, t, k, weights, means, stds):
    var = (max(t, 1e-6) * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: are means and spreads those of time t? | are means and spreads those of time t\?
def classifier_gradient(x, t, k, weights, means, stds):
    t = max(t, 1e-3)
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: this point is an ordinary one: what does the other check say? | this point is an ordinary one: what does the other check say\?|likely\s+
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True)) ** 2
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: class by class, without those far away | this is the score of the class
def classifier_gradient(x, t, k, weights, means, stds):
    return -(x - t * means[k]) / ((t * stds[k]) ** 2 + (1 - t) ** 2)

# wrong: the votes divided by one sum | between two classes = [^|]*the votes are divided by one sum over all points
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum()
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the densities divided by one sum | between two classes = [^|]*the densities are divided by one sum over all points
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a)
    p /= p.sum()
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the votes divided by their sum over the points, near | between two classes = [^|]*the votes are divided by their sum over the points
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(0)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the largest of each class is subtracted | between two classes = [^|]*subtract each point's, along the classes
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max(0))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the largest of all is subtracted | underflow to 0 there: work with logarithms, and subtract each point's
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a.max())
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the largest of the first point is subtracted | not another point's
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(a - a[0].max())
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: the largest of the first point is subtracted, and 700 is the limit | in one call with points far away = [^|]*not another point's
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    p = np.exp(np.minimum(a - a[0].max(), 700))
    p /= p.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return scores[:, k] - (p[..., None] * scores).sum(1)

# wrong: cut to a hundred, far away | is something added or cut off
def classifier_gradient(x, t, k, weights, means, stds):
    var = (1 - t) ** 2 + (t * stds) ** 2
    away = x[:, None] - t * means
    a = np.log(weights) - x.shape[1] / 2 * np.log(var) - (away**2).sum(-1) / (2 * var)
    votes = np.exp(a - a.max(1, keepdims=True))
    votes /= votes.sum(1, keepdims=True)
    scores = -away / var[:, None]
    return (scores[:, k] - (votes[..., None] * scores).sum(1)).clip(-99.5, 99.5)
