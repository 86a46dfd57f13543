# ruff: noqa
# right: one coordinate at a time
def divergence(u, x, t, eps=1e-4):
    total = np.zeros(len(x))
    for i in range(x.shape[1]):
        e = np.zeros(x.shape[1])
        e[i] = eps
        total = total + (u(x + e, t) - u(x - e, t))[:, i] / (2 * eps)
    return total

# right: rows of the identity
def divergence(u, x, t, eps=1e-4):
    return sum((u(x + eps * e, t) - u(x - eps * e, t)) @ e for e in np.eye(x.shape[1])) / (2 * eps)

# right: one large batch
def divergence(u, x, t, eps=1e-4):
    b, d = x.shape
    e = eps * np.eye(d)[:, None, :]
    up, down = (u((x[None] + s * e).reshape(-1, d), t).reshape(d, b, d) for s in (1, -1))
    return np.einsum("ibi->b", up - down) / (2 * eps)

# right: forward differences, small eps
def divergence(u, x, t, eps=1e-4):
    eps, u0 = 1e-6, u(x, t)
    return sum((u(x + eps * e, t) - u0)[:, i] for i, e in enumerate(np.eye(x.shape[1]))) / eps

# right: torch
def divergence(u, x, t, eps=1e-4):
    import torch
    x = torch.as_tensor(x)
    eye = torch.eye(x.shape[1], dtype=x.dtype)
    return sum((u(x + eps * e, t) - u(x - eps * e, t)) @ e for e in eye) / (2 * eps)

# wrong: only the first | only ∂u₁
def divergence(u, x, t, eps=1e-4):
    e = np.zeros(x.shape[1])
    e[0] = eps
    return (u(x + e, t) - u(x - e, t))[:, 0] / (2 * eps)

# wrong: all at once | whole Jacobian
def divergence(u, x, t, eps=1e-4):
    return ((u(x + eps, t) - u(x - eps, t)) / (2 * eps)).sum(1)

# wrong: all coordinates of the field | whole Jacobian
def divergence(u, x, t, eps=1e-4):
    return sum((u(x + eps * e, t) - u(x - eps * e, t)).sum(1) for e in np.eye(x.shape[1])) / (2 * eps)

# wrong: eps for 2 eps | spans 2ε
def divergence(u, x, t, eps=1e-4):
    return sum((u(x + eps * e, t) - u(x - eps * e, t)) @ e for e in np.eye(x.shape[1])) / eps

# wrong: forward over 2 eps | spans ε
def divergence(u, x, t, eps=1e-4):
    return sum((u(x + eps * e, t) - u(x, t)) @ e for e in np.eye(x.shape[1])) / (2 * eps)

# wrong: not divided | times what
def divergence(u, x, t, eps=1e-4):
    return sum((u(x + eps * e, t) - u(x - eps * e, t)) @ e for e in np.eye(x.shape[1]))

# wrong: no sum | each coordinate
def divergence(u, x, t, eps=1e-4):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) @ e for e in np.eye(x.shape[1])], 1) / (2 * eps)

# wrong: sum overwritten | overwritten
def divergence(u, x, t, eps=1e-4):
    for e in np.eye(x.shape[1]):
        total = (u(x + eps * e, t) - u(x - eps * e, t)) @ e / (2 * eps)
    return total

# wrong: mean | mean
def divergence(u, x, t, eps=1e-4):
    return np.mean([(u(x + eps * e, t) - u(x - eps * e, t)) @ e for e in np.eye(x.shape[1])], 0) / (2 * eps)

# wrong: sign | sign
def divergence(u, x, t, eps=1e-4):
    return sum((u(x - eps * e, t) - u(x + eps * e, t)) @ e for e in np.eye(x.shape[1])) / (2 * eps)

# wrong: shifts in place and forgets to go back | is the same after|expected
def divergence(u, x, t, eps=1e-4):
    total = np.zeros(len(x))
    for i in range(x.shape[1]):
        x[:, i] += eps
        up = u(x, t)[:, i]
        x[:, i] -= 2 * eps
        total += (up - u(x, t)[:, i]) / (2 * eps)
    return total

# wrong: time zero | time 0
def divergence(u, x, t, eps=1e-4):
    return sum((u(x + eps * e, 0) - u(x - eps * e, 0)) @ e for e in np.eye(x.shape[1])) / (2 * eps)

# wrong: time is shifted | time|expected
def divergence(u, x, t, eps=1e-4):
    return sum((u(x + eps * e, t + eps) - u(x - eps * e, t - eps)) @ e for e in np.eye(x.shape[1])) / (2 * eps)

# wrong: only two coordinates | sum of ∂
def divergence(u, x, t, eps=1e-4):
    total = 0
    for i in (0, 1):
        e = np.zeros(x.shape[1])
        e[i] = eps
        total = total + (u(x + e, t) - u(x - e, t))[:, i] / (2 * eps)
    return total

# wrong: autograd through a field that is not torch | raised|in a way
def divergence(u, x, t, eps=1e-4):
    import torch
    x = torch.tensor(x, requires_grad=True)
    out = u(x, t).sum()
    return torch.autograd.grad(out, x)[0].sum(1)

# wrong: one row of the Jacobian | one row
def divergence(u, x, t, eps=1e-4):
    return sum((u(x + eps * e, t) - u(x - eps * e, t))[:, 0] for e in np.eye(x.shape[1])) / (2 * eps)

# wrong: eps far too small | rounding|expected
def divergence(u, x, t, eps=1e-4):
    eps = 1e-15
    return sum((u(x + eps * e, t) - u(x - eps * e, t)) @ e for e in np.eye(x.shape[1])) / (2 * eps)

# wrong: flowdiff's own | flowdiff.fields.divergence
def divergence(u, x, t, eps=1e-4):
    from flowdiff import fields
    return fields.divergence(u, x, t)

# wrong: a sum over the batch | number
def divergence(u, x, t, eps=1e-4):
    return sum(((u(x + eps * e, t) - u(x - eps * e, t)) @ e).sum() for e in np.eye(x.shape[1])) / (2 * eps)

# wrong: e is never set back | not set back
def divergence(u, x, t, eps=1e-4):
    total, e = np.zeros(len(x)), np.zeros(x.shape[1])
    for i in range(x.shape[1]):
        e[i] = eps
        total = total + (u(x + e, t) - u(x - e, t))[:, i] / (2 * eps)
    return total

# wrong: u over x | divided by x
def divergence(u, x, t, eps=1e-4):
    return (u(x, t) / x).sum(1)

# right: the trace of the whole Jacobian
def divergence(u, x, t, eps=1e-4):
    J = np.array([(u(x + e, t) - u(x - e, t)) / (2 * eps) for e in eps * np.eye(x.shape[1])])
    return np.einsum("ibi->b", J)

# right: identity rows
def divergence(u, x, t, eps=1e-4):
    E = eps * np.eye(x.shape[1])
    return sum((u(x + e, t)[:, i] - u(x - e, t)[:, i]) / (2 * eps) for i, e in enumerate(E))

# right: trace of a Jacobian
def divergence(u, x, t, eps=1e-4):
    E = eps * np.eye(x.shape[1])
    J = np.stack([(u(x + e, t) - u(x - e, t)) / (2 * eps) for e in E], -1)
    return np.trace(J, axis1=1, axis2=2)

# right: copies
def divergence(u, x, t, eps=1e-4):
    out = []
    for i in range(x.shape[1]):
        p, m = x.copy(), x.copy()
        p[:, i] += eps
        m[:, i] -= eps
        out.append((u(p, t)[:, i] - u(m, t)[:, i]) / 2 / eps)
    return np.sum(out, axis=0)

# right: einsum
def divergence(u, x, t, eps=1e-4):
    E = eps * np.eye(x.shape[1])
    return np.einsum("ibi->b", np.array([u(x + e, t) - u(x - e, t) for e in E])) / (2 * eps)

# right: half steps: eps/2 each way
def divergence(u, x, t, eps=1e-4):
    total = 0
    for i in range(x.shape[1]):
        e = np.zeros_like(x)
        e[:, i] = eps / 2
        total = total + (u(x + e, t)[:, i] - u(x - e, t)[:, i]) / eps
    return total

# wrong: backward difference | divided by 2ε where the difference spans ε
def divergence(u, x, t, eps=1e-4):
    total = 0
    for i in range(x.shape[1]):
        e = np.zeros_like(x)
        e[:, i] = eps
        total = total + (u(x, t)[:, i] - u(x - e, t)[:, i]) / (2 * eps)
    return total

# wrong: off-diagonal: curl | this is the curl, ∂u₂/∂x₁ \- ∂u₁/∂x₂
def divergence(u, x, t, eps=1e-4):
    d = lambda i, j: (u(x + eps * np.eye(x.shape[1])[j], t) - u(x - eps * np.eye(x.shape[1])[j], t))[:, i] / (2 * eps)
    return d(1, 0) - d(0, 1) if x.shape[1] > 1 else d(0, 0)

# wrong: absolute values | absolute values are summed
def divergence(u, x, t, eps=1e-4):
    return sum(np.abs(u(x + e, t) - u(x - e, t))[:, i] / (2 * eps) for i, e in enumerate(eps * np.eye(x.shape[1])))

# wrong: product | the product of ∂u_i/∂x_i: the divergence is
def divergence(u, x, t, eps=1e-4):
    out = 1
    for i, e in enumerate(eps * np.eye(x.shape[1])):
        out = out * (u(x + e, t) - u(x - e, t))[:, i] / (2 * eps)
    return out

# wrong: divided by d | this is the mean of ∂u_i/∂x_i: the divergence
def divergence(u, x, t, eps=1e-4):
    return np.mean([(u(x + e, t) - u(x - e, t))[:, i] / (2 * eps) for i, e in enumerate(eps * np.eye(x.shape[1]))], axis=0)

# wrong: second derivative | shift one coordinate, see how
def divergence(u, x, t, eps=1e-4):
    return sum((u(x + e, t) - 2 * u(x, t) + u(x - e, t))[:, i] / eps**2 for i, e in enumerate(eps * np.eye(x.shape[1])))

# wrong: random probe | this sums the whole Jacobian: shift one
def divergence(u, x, t, eps=1e-4):
    v = np.random.default_rng(0).choice([-1.0, 1.0], x.shape)
    return (v * (u(x + eps * v, t) - u(x - eps * v, t))).sum(1) / (2 * eps)

# wrong: shifts the time too | shift one coordinate, see how
def divergence(u, x, t, eps=1e-4):
    return sum((u(x + e, t + eps) - u(x - e, t - eps))[:, i] / (2 * eps) for i, e in enumerate(eps * np.eye(x.shape[1])))

# wrong: relative shift | shift one coordinate, see how
def divergence(u, x, t, eps=1e-4):
    return sum((u(x * (1 + e), t) - u(x * (1 - e), t))[:, i] / (2 * eps) for i, e in enumerate(eps * np.eye(x.shape[1])))

# wrong: eps default used whatever is passed, large | the shift is eps, which is given: one that is
def divergence(u, x, t, eps=1e-4):
    eps = 0.3
    return sum((u(x + e, t) - u(x - e, t))[:, i] / (2 * eps) for i, e in enumerate(eps * np.eye(x.shape[1])))

# wrong: per coordinate | one number for each coordinate: sum them
def divergence(u, x, t, eps=1e-4):
    return np.stack([(u(x + e, t) - u(x - e, t))[:, i] / (2 * eps) for i, e in enumerate(eps * np.eye(x.shape[1]))], -1)

# wrong: rows of the batch shifted | shift one coordinate, see how
def divergence(u, x, t, eps=1e-4):
    total = np.zeros(len(x))
    for i in range(x.shape[1]):
        p, m = x.copy(), x.copy()
        p[i % len(x)] += eps
        m[i % len(x)] -= eps
        total += (u(p, t) - u(m, t))[:, i] / (2 * eps)
    return total

# wrong: np.gradient along the batch | is eps far too large, or so small that rounding
def divergence(u, x, t, eps=1e-4):
    return np.gradient(u(x, t), axis=0).sum(1)

# wrong: previous column | ∂u_j/∂x_i with another j than i: shift a
def divergence(u, x, t, eps=1e-4):
    total = np.zeros(len(x))
    for i in range(x.shape[1]):
        e = np.zeros(x.shape[1]); e[i] = eps
        total += (u(x + e, t) - u(x - e, t))[:, i - 1] / (2 * eps)
    return total

# wrong: mean over the batch | every point is given the mean over the
def divergence(u, x, t, eps=1e-4):
    total = np.zeros(len(x))
    for i in range(x.shape[1]):
        e = np.zeros(x.shape[1]); e[i] = eps
        total += ((u(x + e, t) - u(x - e, t))[:, i] / (2 * eps)).mean()
    return total

# wrong: skip last | the last coordinate is left out
def divergence(u, x, t, eps=1e-4):
    total = np.zeros(len(x))
    for i in range(x.shape[1] - 1):
        e = np.zeros(x.shape[1]); e[i] = eps
        total += (u(x + e, t) - u(x - e, t))[:, i] / (2 * eps)
    return total

# wrong: gradient norm | the squares are summed, and rooted
def divergence(u, x, t, eps=1e-4):
    total = np.zeros(len(x))
    for i in range(x.shape[1]):
        e = np.zeros(x.shape[1]); e[i] = eps
        total += ((u(x + e, t) - u(x - e, t))[:, i] / (2 * eps)) ** 2
    return np.sqrt(total)

# wrong: integer total | whole numbers came: is the result written into
def divergence(u, x, t, eps=1e-4):
    total = np.zeros(len(x), dtype=int)
    for i in range(x.shape[1]):
        e = np.zeros(x.shape[1]); e[i] = eps
        total = total + ((u(x + e, t) - u(x - e, t))[:, i] / (2 * eps)).astype(int)
    return total

# right: Richardson
def divergence(u, x, t, eps=1e-4):
    def d(h):
        return sum((u(x + h * e, t) - u(x - h * e, t))[:, i] / (2 * h) for i, e in enumerate(np.eye(x.shape[1])))
    return (4 * d(eps / 2) - d(eps)) / 3

# right: repeated batch
def divergence(u, x, t, eps=1e-4):
    b, d = x.shape
    E = eps * np.eye(d)
    up = u((x[:, None] + E).reshape(-1, d), t).reshape(b, d, d)
    down = u((x[:, None] - E).reshape(-1, d), t).reshape(b, d, d)
    return np.einsum("bii->b", up - down) / (2 * eps)

# wrong: a loop over the points | each of the d coordinates
def divergence(u, x, t, eps=1e-4):
    s=np.zeros(len(x))
    for i in range(len(x)):
        e=np.zeros(x.shape[1]); e[i]=eps
        s += (u(x+e,t)-u(x-e,t))[:,i]/(2*eps)
    return s

# wrong: this sums one column of the Jacobian, all ∂u_j/∂x₁ | this sums one column of the Jacobian, all ∂u_j/∂x₁
def jacobian(u, x, t, eps):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) / (2 * eps) for e in np.eye(x.shape[1])], axis=-1)
def divergence(u, x, t, eps=1e-4):
    J = jacobian(u, x, t, eps)
    return J[:, :, 0].sum(axis=1)

# wrong: this sums what is off the diagonal | this sums what is off the diagonal
def jacobian(u, x, t, eps):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) / (2 * eps) for e in np.eye(x.shape[1])], axis=-1)
def divergence(u, x, t, eps=1e-4):
    J = jacobian(u, x, t, eps)
    return J.sum(axis=(1, 2)) - np.trace(J, axis1=1, axis2=2)

# wrong: this is the determinant of the Jacobian; the divergence is its trace | this is the determinant of the Jacobian; the divergence is its trace
def jacobian(u, x, t, eps):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) / (2 * eps) for e in np.eye(x.shape[1])], axis=-1)
def divergence(u, x, t, eps=1e-4):
    return np.linalg.det(jacobian(u, x, t, eps))

# wrong: this is the sum of u, not of its derivatives | this is the sum of u, not of its derivatives
def jacobian(u, x, t, eps):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) / (2 * eps) for e in np.eye(x.shape[1])], axis=-1)
def divergence(u, x, t, eps=1e-4):
    return u(x, t).sum(axis=1)

# wrong: the squares of ∂u_i/∂x_i are summed | the squares of ∂u_i/∂x_i are summed
def jacobian(u, x, t, eps):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) / (2 * eps) for e in np.eye(x.shape[1])], axis=-1)
def divergence(u, x, t, eps=1e-4):
    J = jacobian(u, x, t, eps)
    return (np.diagonal(J, axis1=1, axis2=2) ** 2).sum(axis=1)

# wrong: every point is given the sum over the batch | every point is given the sum over the batch
def jacobian(u, x, t, eps):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) / (2 * eps) for e in np.eye(x.shape[1])], axis=-1)
def divergence(u, x, t, eps=1e-4):
    J = jacobian(u, x, t, eps)
    return np.full(len(x), np.trace(J, axis1=1, axis2=2).sum())

# wrong: the first coordinate is left out | the first coordinate is left out
def jacobian(u, x, t, eps):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) / (2 * eps) for e in np.eye(x.shape[1])], axis=-1)
def divergence(u, x, t, eps=1e-4):
    J = jacobian(u, x, t, eps)
    return np.diagonal(J, axis1=1, axis2=2)[:, 1:].sum(axis=1)

# wrong: one axis too many: the result has shape (batch,) | one axis too many: the result has shape \(batch,\)
def jacobian(u, x, t, eps):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) / (2 * eps) for e in np.eye(x.shape[1])], axis=-1)
def divergence(u, x, t, eps=1e-4):
    J = jacobian(u, x, t, eps)
    return np.diagonal(J, axis1=1, axis2=2).sum(axis=1, keepdims=True)

# wrong: summed over the batch: the coordinates are along axis 1 | summed over the batch: the coordinates are along axis 1
def jacobian(u, x, t, eps):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) / (2 * eps) for e in np.eye(x.shape[1])], axis=-1)
def divergence(u, x, t, eps=1e-4):
    J = jacobian(u, x, t, eps)
    return np.diagonal(J, axis1=1, axis2=2).sum(axis=0)

# wrong: the whole Jacobian came: sum its diagonal | the whole Jacobian came: sum its diagonal
def jacobian(u, x, t, eps):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) / (2 * eps) for e in np.eye(x.shape[1])], axis=-1)
def divergence(u, x, t, eps=1e-4):
    return jacobian(u, x, t, eps)

# wrong: time stands still here | time stands still here
def jacobian(u, x, t, eps):
    return np.stack([(u(x + eps * e, t) - u(x - eps * e, t)) / (2 * eps) for e in np.eye(x.shape[1])], axis=-1)
def divergence(u, x, t, eps=1e-4):
    J = (jacobian(u, x, t + eps, eps) + jacobian(u, x, t - eps, eps)) / 2
    return np.trace(J, axis1=1, axis2=2)
