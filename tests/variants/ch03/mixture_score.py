# ruff: noqa
# right: torch.autograd.grad
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# right: backward and .grad, as an array
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    log_p.sum().backward()
    return x.grad.numpy()

# right: float32
def mixture_score(x, weights, means, std):
    import torch
    x = torch.tensor(x, dtype=torch.float32, requires_grad=True)
    w, m = torch.tensor(weights, dtype=torch.float32), torch.tensor(means, dtype=torch.float32)
    logs = w.log() - torch.cdist(x, m, compute_mode='donot_use_mm_for_euclid_dist').pow(2) / (2 * std**2)
    logs.logsumexp(1).sum().backward()
    return x.grad.detach()

# right: autograd.functional, point by point
def mixture_score(x, weights, means, std):
    import torch
    w, m = torch.as_tensor(weights), torch.as_tensor(means)
    f = lambda p: torch.logsumexp(w.log() - ((p - m) ** 2).sum(-1) / (2 * std**2), 0)
    return torch.stack([torch.autograd.functional.jacobian(f, p) for p in torch.as_tensor(x)])

# right: one point after the other
def mixture_score(x, weights, means, std):
    import torch
    rows = []
    for p in x:
        p = torch.tensor(p, requires_grad=True)
        logs = torch.stack([np.log(w) - ((p - torch.as_tensor(m)) ** 2).sum() / (2 * std**2) for w, m in zip(weights, means)])
        torch.logsumexp(logs, 0).backward()
        rows.append(p.grad)
    return torch.stack(rows).numpy()

# right: by hand, with the posterior
def mixture_score(x, weights, means, std):
    d = means - x[:, None]
    l = np.log(weights) - (d**2).sum(-1) / (2 * std**2)
    l = l - l.max(1, keepdims=True)
    r = np.exp(l)
    r /= r.sum(1, keepdims=True)
    return (r[..., None] * d).sum(1) / std**2

# wrong: graph left attached | cut loose
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    return torch.autograd.grad(log_p.sum(), x, create_graph=True)[0]

# wrong: gradient of p | ∇p
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    import math
    d = x.shape[1]
    p = (weights * torch.exp(-square / (2 * std**2))).sum(1) / (2 * math.pi * std**2) ** (d / 2)
    return torch.autograd.grad(p.sum(), x)[0]

# wrong: mean over the batch | size of the batch
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    return torch.autograd.grad(log_p.mean(), x)[0]

# wrong: minus | sign
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    return torch.autograd.grad(-log_p.sum(), x)[0]

# wrong: weights ignored | weights
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(-square / (2 * std**2), 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: no half | ½
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / std**2, 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: std not squared | standard deviation is taken
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std), 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: log of a sum of exps | logsumexp
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.log((weights * torch.exp(-square / (2 * std**2))).sum(1))
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: log of a sum with a little added | logsumexp|far|expected
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.log((weights * torch.exp(-square / (2 * std**2))).sum(1) + 1e-12)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: sum of logs | only one|log of the sum
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = (weights * (-square / (2 * std**2))).sum(1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: returns log p | log p
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    return log_p.detach()

# wrong: returns x | expected
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    log_p.sum().backward()
    return x.detach()

# wrong: sum over all in logsumexp | raised|expected
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 0)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: no requires_grad | raised
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: forgets the sum | raised
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    log_p.backward()
    return x.grad

# wrong: flowdiff's own | flowdiff.distributions
def mixture_score(x, weights, means, std):
    from flowdiff.distributions import GaussianMixture
    return GaussianMixture(weights, means, std).score(x)
# right: weights in the exponent by log_softmax
def mixture_score(x, weights, means, std):
    import torch
    x = torch.from_numpy(np.array(x)).requires_grad_(True)
    w = torch.log_softmax(torch.log(torch.from_numpy(weights)), 0)
    d = x.unsqueeze(1) - torch.from_numpy(means).unsqueeze(0)
    lp = torch.logsumexp(w - 0.5 * d.pow(2).sum(2) / std**2, dim=-1)
    lp.backward(torch.ones_like(lp))
    return x.grad.clone()

# wrong: weights without log | expected
def mixture_score(x, weights, means, std):
    import torch
    x = torch.tensor(x, requires_grad=True)
    w, m = torch.tensor(weights), torch.tensor(means)
    lp = torch.logsumexp(w - ((x[:, None] - m) ** 2).sum(-1) / (2 * std**2), 1)
    return torch.autograd.grad(lp.sum(), x)[0]

# wrong: mean over coordinates | expected
def mixture_score(x, weights, means, std):
    import torch
    x = torch.tensor(x, requires_grad=True)
    w, m = torch.tensor(weights), torch.tensor(means)
    lp = torch.logsumexp(w.log() - ((x[:, None] - m) ** 2).mean(-1) / (2 * std**2), 1)
    return torch.autograd.grad(lp.sum(), x)[0]

# wrong: norm not squared | expected
def mixture_score(x, weights, means, std):
    import torch
    x = torch.tensor(x, requires_grad=True)
    w, m = torch.tensor(weights), torch.tensor(means)
    lp = torch.logsumexp(w.log() - (x[:, None] - m).norm(dim=-1) / (2 * std**2), 1)
    return torch.autograd.grad(lp.sum(), x)[0]

# wrong: clamped p | expected
def mixture_score(x, weights, means, std):
    import torch
    x = torch.tensor(x, requires_grad=True)
    w, m = torch.tensor(weights), torch.tensor(means)
    p = (w * torch.exp(-((x[:, None] - m) ** 2).sum(-1) / (2 * std**2))).sum(1)
    return torch.autograd.grad(torch.log(p.clamp_min(1e-300)).sum(), x)[0]

# wrong: float16 | raised|expected
def mixture_score(x, weights, means, std):
    import torch
    x = torch.tensor(x, dtype=torch.float16, requires_grad=True)
    w, m = torch.tensor(weights).half(), torch.tensor(means).half()
    lp = torch.logsumexp(w.log() - ((x[:, None] - m) ** 2).sum(-1) / (2 * std**2), 1)
    return torch.autograd.grad(lp.sum(), x)[0]

# wrong: a list | expected
def mixture_score(x, weights, means, std):
    import torch
    x = torch.tensor(x, requires_grad=True)
    w, m = torch.tensor(weights), torch.tensor(means)
    lp = torch.logsumexp(w.log() - ((x[:, None] - m) ** 2).sum(-1) / (2 * std**2), 1)
    return list(torch.autograd.grad(lp.sum(), x)[0])

# wrong: None | None|expected
def mixture_score(x, weights, means, std):
    pass

# wrong: nearest | nearly right: are numbers rounded or kept in|∇ log p
def mixture_score(x, weights, means, std):
    k = ((x[:, None] - means) ** 2).sum(-1).argmin(1)
    return (means[k] - x) / std**2

# wrong: logsumexp dim 0 | ∇ log p
def mixture_score(x, weights, means, std):
    import torch
    x = torch.tensor(x, requires_grad=True)
    m, w = torch.as_tensor(means), torch.as_tensor(weights)
    lp = torch.logsumexp(torch.log(w) - ((x[:, None] - m) ** 2).sum(-1) / (2 * std**2), 0).sum()
    return torch.autograd.grad(lp, x)[0]

# wrong: only the first point | ∇ log p
def mixture_score(x, weights, means, std):
    import torch
    x = torch.tensor(x, requires_grad=True)
    m, w = torch.as_tensor(means), torch.as_tensor(weights)
    lp = torch.logsumexp(torch.log(w) - ((x[:, None] - m) ** 2).sum(-1) / (2 * std**2), 1)[0]
    return torch.autograd.grad(lp, x)[0]

# right: torch func
def mixture_score(x, weights, means, std):
    import torch
    m, w = torch.as_tensor(means), torch.as_tensor(weights)
    lp = lambda x: torch.logsumexp(torch.log(w) - ((x - m) ** 2).sum(-1) / (2 * std**2), 0)
    return torch.func.vmap(torch.func.grad(lp))(torch.as_tensor(x))

# wrong: gradient of p, not normalised | ∇p, of a density that is not normalised
import torch
def mixture_score(x, weights, means, std):
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), dim=1)
    (gradient,) = torch.autograd.grad(log_p.exp().sum(), x)
    return gradient

# wrong: gradient of p, no weights | ∇p, without the weights
import torch
def mixture_score(x, weights, means, std):
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(- square / (2 * std**2), dim=1)
    (gradient,) = torch.autograd.grad(log_p.exp().sum(), x)
    return gradient

# wrong: gradient of p, normalised as in one dimension | ∇p, with another factor
import torch
def mixture_score(x, weights, means, std):
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), dim=1)
    (gradient,) = torch.autograd.grad((log_p.exp() / (2*np.pi*std**2)**0.5).sum(), x)
    return gradient

# wrong: log of the sum over the batch | ∇p / Σp
import torch
def mixture_score(x, weights, means, std):
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), dim=1)
    (gradient,) = torch.autograd.grad(torch.log(log_p.exp().sum()), x)
    return gradient

# wrong: brackets | brackets
import torch
def mixture_score(x, weights, means, std):
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / 2 * std**2, dim=1)
    (gradient,) = torch.autograd.grad(log_p.sum(), x)
    return gradient

# wrong: distance not squared | distance is not squared
import torch
def mixture_score(x, weights, means, std):
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - torch.sqrt(square) / (2 * std**2), dim=1)
    (gradient,) = torch.autograd.grad(log_p.sum(), x)
    return gradient

# wrong: largest term | largest term
import torch
def mixture_score(x, weights, means, std):
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = (torch.log(weights) - square / (2 * std**2)).max(1).values
    (gradient,) = torch.autograd.grad(log_p.sum(), x)
    return gradient

# wrong: squeezed | squeeze
import torch
def mixture_score(x, weights, means, std):
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1).squeeze()
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), dim=1)
    (gradient,) = torch.autograd.grad(log_p.sum(), x)
    return gradient

# wrong: no sum over the batch | gradient is that of one number
import torch
def mixture_score(x, weights, means, std):
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), dim=1)
    (gradient,) = torch.autograd.grad(log_p, x)
    return gradient

# right: components first
def mixture_score(x, weights, means, std):
    import torch
    x = torch.tensor(x, requires_grad=True)
    logs = torch.stack([np.log(w) - ((x - torch.as_tensor(m)) ** 2).sum(1) / (2 * std**2) for w, m in zip(weights, means)])
    torch.logsumexp(logs, 0).sum().backward()
    return x.grad.numpy()

# wrong: s is missing in the exponent, ‖x - μ‖² / (2s²) | s is missing in the exponent, ‖x - μ‖² / \(2s²\)
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / 2, 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: 2s² is missing in the exponent, ‖x - μ‖² / (2s²) | 2s² is missing in the exponent, ‖x - μ‖² / \(2s²\)
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square, 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: log2 of the weights: the natural logarithm belongs here | log2 of the weights: the natural logarithm belongs here
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log2(weights) - square / (2 * std**2), 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: the weights multiply the exponents: they multiply the densities, so log w_k is added | the weights multiply the exponents: they multiply the densities, so
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(weights * -square / (2 * std**2), 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: log_softmax is not logsumexp: it takes the log of the sum off each term | log_softmax is not logsumexp: it takes the log of the sum off each
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.log_softmax(torch.log(weights) - square / (2 * std**2), 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: the logs of the parts are summed: the log of their sum is asked for | the logs of the parts are summed: the log of their sum is asked for
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = (torch.log(weights) - square / (2 * std**2)).sum(1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: this is the score at the first component alone | this is the score at the first component alone
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = -square[:, 0] / (2 * std**2)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: every point meets every centre: x needs an axis of length 1 for the components between its two, means of shape (K, d) has them in front | every point meets every centre: x needs an axis of length 1 for the
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - ((x[:, :, None] - means) ** 2).sum(1) / (2 * std**2), 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: s is not squared: -(x - μ) / s² | s is not squared: -\(x - μ\) / s²
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    g = torch.autograd.grad(log_p.sum(), x)[0]
    return g * std

# wrong: s is squared twice | s is squared twice
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    g = torch.autograd.grad(log_p.sum(), x)[0]
    return g / std**2

# wrong: s² is missing | s² is missing
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    g = torch.autograd.grad(log_p.sum(), x)[0]
    return g * std**2

# wrong: the score of the sum of all rows is given to each | the score of the sum of all rows is given to each
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    g = torch.autograd.grad(log_p.sum(), x)[0]
    return g.sum(0).expand(g.shape)

# wrong: the gradient is summed over the batch: each point has its own | the gradient is summed over the batch: each point has its own
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    g = torch.autograd.grad(log_p.sum(), x)[0]
    return g.sum(0)

# wrong: this is one number: the score has the shape of x | this is one number: the score has the shape of x
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    g = torch.autograd.grad(log_p.sum(), x)[0]
    return g.sum()

# wrong: the points are cut to integers | the points are cut to integers
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(np.trunc(x)).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 1)
    return torch.autograd.grad(log_p.sum(), x)[0]

# wrong: which axis holds the components? | which axis holds the components\?
def mixture_score(x, weights, means, std):
    import torch
    x = torch.as_tensor(x).clone().requires_grad_()
    weights, means = torch.as_tensor(weights), torch.as_tensor(means)
    square = ((x[:, None, :] - means) ** 2).sum(-1)
    log_p = torch.logsumexp(torch.log(weights) - square / (2 * std**2), 2)
    return torch.autograd.grad(log_p.sum(), x)[0]
