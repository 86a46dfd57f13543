# ruff: noqa
# right: differences
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).sum(0), (dw**2).sum(0)

# right: one array of two rows
def variations(w):
    dw = w[1:] - w[:-1]
    return np.stack([np.sum(np.sqrt(dw**2), 0), np.einsum('ij,ij->j', dw, dw)])

# right: a loop
def variations(w):
    a, b = 0, 0
    for k in range(len(w) - 1):
        a = a + abs(w[k + 1] - w[k])
        b = b + (w[k + 1] - w[k]) ** 2
    return [a, b]

# right: torch
def variations(w):
    import torch
    dw = torch.diff(torch.as_tensor(w, dtype=torch.float32), dim=0)
    return dw.abs().sum(0), dw.square().sum(0)

# wrong: squares the values | squares of the values
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).sum(0), (w**2).sum(0)

# wrong: no absolute value | not made positive
def variations(w):
    dw = np.diff(w, axis=0)
    return dw.sum(0), (dw**2).sum(0)

# wrong: swapped | other way round
def variations(w):
    dw = np.diff(w, axis=0)
    return (dw**2).sum(0), np.abs(dw).sum(0)

# wrong: square of the sum | square of the sum|telescop
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).sum(0), dw.sum(0) ** 2

# wrong: square of the total | square of the total
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).sum(0), np.abs(dw).sum(0) ** 2

# wrong: means | mean
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).mean(0), (dw**2).mean(0)

# wrong: over the batch | time is axis 0
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).sum(1), (dw**2).sum(1)

# wrong: differences across the batch | shape
def variations(w):
    dw = np.diff(w)
    return np.abs(dw).sum(0), (dw**2).sum(0)

# wrong: all in one | one number
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).sum(), (dw**2).sum()

# wrong: rooted | root
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).sum(0), np.sqrt((dw**2).sum(0))

# wrong: variance times n | mean increment
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).sum(0), len(dw) * dw.var(0)

# wrong: the ends | not made positive|ends
def variations(w):
    return np.abs(w[-1] - w[0]), (w[-1] - w[0]) ** 2

# wrong: prepends the start | expected
def variations(w):
    dw = np.diff(w, axis=0, prepend=0)
    return np.abs(dw).sum(0), (dw**2).sum(0)

# wrong: total only | pair
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).sum(0)

# wrong: the second drops a step | last step is missing
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).sum(0), (dw[:-1]**2).sum(0)

# wrong: in place | same after the call
def variations(w):
    w[1:] -= w[:-1].copy()
    dw = w[1:]
    return np.abs(dw).sum(0), (dw**2).sum(0)
