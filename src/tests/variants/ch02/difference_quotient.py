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
