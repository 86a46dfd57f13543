# ruff: noqa
# right: norms
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) - u(y, t), axis=1) / np.linalg.norm(x - y, axis=1)

# right: roots of sums
def difference_quotient(u, x, y, t):
    du, dx = u(x, t) - u(y, t), x - y
    return np.sqrt((du * du).sum(-1) / (dx * dx).sum(-1))

# right: torch
def difference_quotient(u, x, y, t):
    import torch
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    return (u(x, t) - u(y, t)).norm(dim=1) / (x - y).norm(dim=1)

# wrong: the maximum | one for each pair
def difference_quotient(u, x, y, t):
    return np.max(np.linalg.norm(u(x, t) - u(y, t), axis=1) / np.linalg.norm(x - y, axis=1))

# wrong: one norm for all | one for each pair
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) - u(y, t)) / np.linalg.norm(x - y)

# wrong: upside down | other way up
def difference_quotient(u, x, y, t):
    return np.linalg.norm(x - y, axis=1) / np.linalg.norm(u(x, t) - u(y, t), axis=1)

# wrong: coordinates | each coordinate
def difference_quotient(u, x, y, t):
    return np.abs(u(x, t) - u(y, t)) / np.abs(x - y)

# wrong: not divided | distance of the points
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) - u(y, t), axis=1)

# wrong: squares | squares
def difference_quotient(u, x, y, t):
    return ((u(x, t) - u(y, t)) ** 2).sum(1) / ((x - y) ** 2).sum(1)

# wrong: axis 0 | axis 0
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) - u(y, t), axis=0) / np.linalg.norm(x - y, axis=0)

# wrong: keepdims | one axis too many
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) - u(y, t), axis=1, keepdims=True) / np.linalg.norm(x - y, axis=1, keepdims=True)

# wrong: differences of lengths | differences of lengths
def difference_quotient(u, x, y, t):
    return np.abs(np.linalg.norm(u(x, t), axis=1) - np.linalg.norm(u(y, t), axis=1)) / np.linalg.norm(x - y, axis=1)

# wrong: another norm | another norm
def difference_quotient(u, x, y, t):
    return np.abs(u(x, t) - u(y, t)).sum(1) / np.abs(x - y).sum(1)

# wrong: u of the difference | expected
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x - y, t), axis=1) / np.linalg.norm(x - y, axis=1)

# wrong: sum | expected
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) + u(y, t), axis=1) / np.linalg.norm(x - y, axis=1)

# wrong: time zero | time 0
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, 0) - u(y, 0), axis=1) / np.linalg.norm(x - y, axis=1)

# wrong: coordinates divided first | one by one
def difference_quotient(u, x, y, t):
    return np.linalg.norm((u(x, t) - u(y, t)) / (x - y), axis=1)

# wrong: in place | `x` is the same
def difference_quotient(u, x, y, t):
    du = np.linalg.norm(u(x, t) - u(y, t), axis=1)
    x -= y
    return du / np.linalg.norm(x, axis=1)

# right: einsum
def difference_quotient(u, x, y, t):
    a, b = u(x, t) - u(y, t), x - y
    return np.sqrt(np.einsum("ij,ij->i", a, a) / np.einsum("ij,ij->i", b, b))

# right: rows
def difference_quotient(u, x, y, t):
    a, b = u(x, t), u(y, t)
    return np.array([np.linalg.norm(p - q) / np.linalg.norm(r - s) for p, q, r, s in zip(a, b, x, y)])

# right: hypot
def difference_quotient(u, x, y, t):
    return np.sqrt(((u(x, t) - u(y, t)) ** 2).sum(-1)) / np.sqrt(((x - y) ** 2).sum(-1))

# right: one call for both
def difference_quotient(u, x, y, t):
    ux, uy = np.asarray(u(x, t)), np.asarray(u(y, t))
    d = lambda a, b: np.sum(np.abs(a - b) ** 2, axis=1) ** 0.5
    return d(ux, uy) / d(x, y)

# wrong: max norms | the largest coordinate is another norm
def difference_quotient(u, x, y, t):
    return np.abs(u(x, t) - u(y, t)).max(1) / np.abs(x - y).max(1)

# wrong: difference of u at one point and time | asked twice at the same points
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) - u(x, t), axis=1) / np.linalg.norm(x - y, axis=1)

# wrong: sum of the points | x \+ y in the place of the difference
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) - u(y, t), axis=1) / np.linalg.norm(x + y, axis=1)

# wrong: dot product over the square | this is how fast the points come apart along x
def difference_quotient(u, x, y, t):
    return ((u(x, t) - u(y, t)) * (x - y)).sum(1) / ((x - y) ** 2).sum(1)

# wrong: quotient of norms of fields | this is .u\(x\). / .x.: differences are asked for
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t), axis=1) / np.linalg.norm(x, axis=1)

# wrong: root missing below | the root of the distance is missing
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) - u(y, t), axis=1) / ((x - y) ** 2).sum(1)

# wrong: root missing above | the root of the field's difference is missing
def difference_quotient(u, x, y, t):
    return ((u(x, t) - u(y, t)) ** 2).sum(1) / np.linalg.norm(x - y, axis=1)

# wrong: mean over coordinates (rms above only) | the mean of the squares stands for their sum
def difference_quotient(u, x, y, t):
    return np.sqrt(((u(x, t) - u(y, t)) ** 2).mean(1)) / np.linalg.norm(x - y, axis=1)

# wrong: argument order | the arguments are swapped
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(t, x) - u(t, y), axis=1) / np.linalg.norm(x - y, axis=1)

# wrong: times 1 - t | u is asked at 1 \- t
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, 1 - t) - u(y, 1 - t), axis=1) / np.linalg.norm(x - y, axis=1)

# wrong: different times | both u are asked at the time t; take the
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) - u(y, t + 1e-1), axis=1) / np.linalg.norm(x - y, axis=1)

# wrong: one number, the sentence is whole | an array of shape \(5,\) for \|u\(x\) - u\(y\)\| / \|x - y\| for the pair
def difference_quotient(u, x, y, t):
    du, dx = u(x, t) - u(y, t), x - y
    return np.linalg.norm(du, axis=1, keepdims=True) / np.linalg.norm(dx, axis=1, keepdims=True)

# wrong: divide by norms apart | both u are asked at the time t;
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) - u(y, t), axis=1) / (np.linalg.norm(x, axis=1) - np.linalg.norm(y, axis=1))

# wrong: two coordinates hard coded | only the first two coordinates
def difference_quotient(u, x, y, t):
    d=u(x,t)-u(y,t); e=x-y
    return np.sqrt(d[:,0]**2+d[:,1]**2)/np.sqrt(e[:,0]**2+e[:,1]**2)

# wrong: hypot of the first two | only the first two coordinates
def difference_quotient(u, x, y, t):
    return np.hypot(*(u(x,t)-u(y,t)).T)/np.hypot(*(x-y).T)

# wrong: norms along different axes | different axes
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x,t)-u(y,t),axis=1)/np.linalg.norm(x-y,axis=0)

# wrong: the points have d coordinates, not always two | the points have d coordinates, not always two
def difference_quotient(u, x, y, t):
    (a, b), (c, d) = (u(x, t) - u(y, t)).T, (x - y).T
    return np.hypot(a, b) / np.hypot(c, d)

# wrong: this divides by the norm of the whole batch: take it along axis 1 | this divides by the norm of the whole batch: take it along axis 1
def difference_quotient(u, x, y, t):
    return np.linalg.norm(u(x, t) - u(y, t), axis=1) / np.linalg.norm(x - y)
