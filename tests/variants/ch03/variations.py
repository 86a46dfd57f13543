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

# right: loop
def variations(w):
    t = q = 0.0
    for a, b in zip(w[:-1], w[1:]):
        t, q = t + np.abs(b - a), q + (b - a) ** 2
    return t, q

# right: norms
def variations(w):
    d = w[1:] - w[:-1]
    return np.linalg.norm(d, 1, axis=0), np.linalg.norm(d, axis=0) ** 2

# right: stacked
def variations(w):
    d = np.diff(w, axis=0)
    return np.stack([np.abs(d).sum(0), np.einsum("ib,ib->b", d, d)])

# wrong: relative to start | these are the distances from the start: take
def variations(w):
    d = w - w[0]
    return np.abs(d).sum(0), (d**2).sum(0)

# wrong: second differences | these are second differences: take the first
def variations(w):
    d = np.diff(w, 2, axis=0)
    return np.abs(d).sum(0), (d**2).sum(0)

# wrong: wraps round | the end is joined to the start: n \+ 1 values
def variations(w):
    d = w - np.roll(w, 1, axis=0)
    return np.abs(d).sum(0), (d**2).sum(0)

# wrong: gradient | np\.gradient is a mean of two neighbouring
def variations(w):
    d = np.gradient(w, axis=0)
    return np.abs(d).sum(0), (d**2).sum(0)

# wrong: halved | every entry is 0\.5 times what it should be: a
def variations(w):
    d = np.diff(w, axis=0)
    return np.abs(d).sum(0), (d**2).sum(0) / 2

# wrong: maxima | this is the largest step: take the sum
def variations(w):
    d = np.diff(w, axis=0)
    return np.abs(d).max(0), (d**2).max(0)

# wrong: centred increments | the mean increment is taken off first
def variations(w):
    d = np.diff(w, axis=0)
    d = d - d.mean(0)
    return np.abs(d).sum(0), (d**2).sum(0)

# wrong: running sums | one number for each step: sum them up
def variations(w):
    d = np.diff(w, axis=0)
    return np.abs(d).cumsum(0), (d**2).cumsum(0)

# wrong: positive steps | only the steps upwards are counted
def variations(w):
    d = np.diff(w, axis=0)
    return np.maximum(d, 0).sum(0), (np.maximum(d, 0) ** 2).sum(0)

# wrong: roots | total variation of
def variations(w):
    dw = np.diff(w, axis=0)
    return np.sqrt(np.abs(dw)).sum(0), (dw**2).sum(0)

# wrong: relative increments | quadratic variation of
def variations(w):
    dw = np.diff(w, axis=0)
    return np.abs(dw).sum(0), np.diff(w**2, axis=0).sum(0)

# right: norm
def variations(w):
    dw = np.diff(w, axis=0)
    return np.linalg.norm(dw, 1, axis=0), np.linalg.norm(dw, axis=0) ** 2

# wrong: along the batch | time is axis 0
def variations(w):
    dw = np.diff(w, axis=1)
    return np.abs(dw).sum(axis=0), (dw**2).sum(axis=0)

# wrong: squeezed | batch of one
def variations(w):
    dw = np.diff(w, axis=0)
    return np.squeeze(np.abs(dw).sum(axis=0)), (dw**2).sum(axis=0)

# wrong: joined to zero | joined to 0 in front
def variations(w):
    dw = np.diff(w, axis=0, prepend=0*w[:1])
    return np.abs(dw).sum(axis=0), (dw**2).sum(axis=0)

# right: one path after the other
def variations(w):
    steps = [np.diff(path) for path in w.T]
    return np.array([np.abs(s).sum() for s in steps]), np.array([s @ s for s in steps])

# wrong: one axis too many: the result has shape (batch,) | one axis too many: the result has shape \(batch,\)
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return total[None], quadratic

# wrong: differences of paths are taken: time is axis 0 | differences of paths are taken: time is axis 0
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return np.abs(np.diff(w)), quadratic

# wrong: these are the values of W: take their differences | these are the values of W: take their differences
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return np.abs(w).sum(0), quadratic

# wrong: these are the values of W from the second on: take their differences | these are the values of W from the second on: take their differences
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return np.abs(w[1:]).sum(0), quadratic

# wrong: this is the length of a vector: no root here | this is the length of a vector: no root here
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return np.sqrt((dw**2).sum(0)), quadratic

# wrong: this is the range of the path | this is the range of the path
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return w.max(0) - w.min(0), quadratic

# wrong: every second difference is left out | every second difference is left out
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return np.abs(dw[::2]).sum(0), quadratic

# wrong: only the steps downwards are counted | only the steps downwards are counted|likely\s+
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return np.maximum(-dw, 0).sum(0), quadratic

# wrong: the first step is missing | the first step is missing
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return np.abs(dw[1:]).sum(0), quadratic

# wrong: the two are the other way round: quadratic variation second | the two are the other way round: quadratic variation second
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return total, total

# wrong: these are the squares of the values of W from the second on: square the increments | these are the squares of the values of W from the second on: square
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return total, (w[1:] ** 2).sum(0)

# wrong: this is a variance: take the sum of squares | this is a variance: take the sum of squares
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return total, dw.var(0)

# wrong: these are differences of squares | these are differences of squares
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return total, np.abs(np.diff(w**2, axis=0)).sum(0)

# wrong: the sum is divided by n + 1: nothing is averaged | the sum is divided by n \+ 1: nothing is averaged
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return total, quadratic / len(w)

# wrong: this is the square of the last value | this is the square of the last value
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return total, w[-1] ** 2

# wrong: the first step is missing (another way) | the first step is missing
def variations(w):
    dw = np.diff(w, axis=0)
    total, quadratic = np.abs(dw).sum(0), (dw**2).sum(0)
    return total, (dw[1:] ** 2).sum(0)
