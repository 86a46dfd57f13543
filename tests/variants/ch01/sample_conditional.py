# ruff: noqa
# right: choice
def sample_conditional(y, joint, n, rng):
    return rng.choice(joint.shape[1], size=n, p=joint[y] / joint[y].sum())

# right: inverse CDF
def sample_conditional(y, joint, n, rng):
    c = np.cumsum(joint[y])
    return np.searchsorted(c, rng.random(n) * c[-1], side="right")

# right: a loop
def sample_conditional(y, joint, n, rng):
    p = joint[y] / sum(joint[y])
    return np.array([rng.choice(len(p), p=p) for _ in range(n)])

# right: multinomial
def sample_conditional(y, joint, n, rng):
    return rng.multinomial(1, joint[y] / joint[y].sum(), size=n).argmax(1)

# right: rejection from the joint
def sample_conditional(y, joint, n, rng):
    out = np.zeros(0, int)
    p = joint.ravel() / joint.sum()
    while len(out) < n:
        k = rng.choice(p.size, size=1000, p=p)
        out = np.append(out, k[k // joint.shape[1] == y] % joint.shape[1])
    return out[:n]

# right: Gumbel
def sample_conditional(y, joint, n, rng):
    with np.errstate(divide="ignore"):
        return (np.log(joint[y]) + rng.gumbel(size=(n, joint.shape[1]))).argmax(1)

# right: shuffled counts
def sample_conditional(y, joint, n, rng):
    c = rng.multinomial(n, joint[y] / joint[y].sum())
    return rng.permutation(np.repeat(np.arange(len(c)), c))

# right: torch
def sample_conditional(y, joint, n, rng):
    import torch
    g = torch.Generator().manual_seed(int(rng.integers(2**62)))
    return torch.multinomial(torch.as_tensor(joint[y]), n, replacement=True, generator=g)

# wrong: prompt not used | prompt y is not used
def sample_conditional(y, joint, n, rng):
    return rng.choice(joint.shape[1], size=n, p=joint.sum(0))

# wrong: not normalised | raised
def sample_conditional(y, joint, n, rng):
    return rng.choice(joint.shape[1], size=n, p=joint[y])

# wrong: column | column|raised|prompt|whole|objects from|shares
def sample_conditional(y, joint, n, rng):
    p = joint[:, y] / joint[:, y].sum()
    return rng.choice(len(p), size=n, p=p)

# wrong: uniform | equally often
def sample_conditional(y, joint, n, rng):
    return rng.integers(joint.shape[1], size=n)

# wrong: most likely | likeliest
def sample_conditional(y, joint, n, rng):
    return np.full(n, joint[y].argmax())

# wrong: one draw for all | for all samples|likeliest
def sample_conditional(y, joint, n, rng):
    return np.full(n, rng.choice(joint.shape[1], p=joint[y] / joint[y].sum()))

# wrong: from the joint | objects from 0|shares
def sample_conditional(y, joint, n, rng):
    return rng.choice(joint.size, size=n, p=joint.ravel())

# wrong: first row | first prompt
def sample_conditional(y, joint, n, rng):
    return rng.choice(joint.shape[1], size=n, p=joint[0] / joint[0].sum())

# wrong: y from 1 | counted from 1
def sample_conditional(y, joint, n, rng):
    return rng.choice(joint.shape[1], size=n, p=joint[y - 1] / joint[y - 1].sum())

# wrong: softmax | softmax|equally
def sample_conditional(y, joint, n, rng):
    e = np.exp(joint[y])
    return rng.choice(joint.shape[1], size=n, p=e / e.sum())

# wrong: probabilities | draw
def sample_conditional(y, joint, n, rng):
    return joint[y] / joint[y].sum()

# wrong: sorted | sorted
def sample_conditional(y, joint, n, rng):
    return np.sort(rng.choice(joint.shape[1], size=n, p=joint[y] / joint[y].sum()))

# wrong: np.random | from `rng`
def sample_conditional(y, joint, n, rng):
    return np.random.choice(joint.shape[1], size=n, p=joint[y] / joint[y].sum())

# wrong: own seed | seed
def sample_conditional(y, joint, n, rng):
    return np.random.default_rng(1).choice(joint.shape[1], size=n, p=joint[y] / joint[y].sum())

# wrong: without replacement | raised|sorted|depend
def sample_conditional(y, joint, n, rng):
    return rng.choice(joint.shape[1], size=n, replace=False, p=joint[y] / joint[y].sum())

# wrong: in place | `joint` is the same
def sample_conditional(y, joint, n, rng):
    joint[y] /= joint[y].sum()
    return rng.choice(joint.shape[1], size=n, p=joint[y])

# wrong: one-hot rows | row of probabilities
def sample_conditional(y, joint, n, rng):
    return rng.multinomial(1, joint[y] / joint[y].sum(), size=n)

# wrong: divided by p(z) | p\(z\)
def sample_conditional(y, joint, n, rng):
    p = joint[y] / joint.sum(0)
    return rng.choice(len(p), size=n, p=p / p.sum())

# wrong: torch, another seed | from `rng`
def sample_conditional(y, joint, n, rng):
    import torch
    return torch.multinomial(torch.as_tensor(joint[y]), n, replacement=True)

# wrong: fixed numbers of each | fixed numbers
def sample_conditional(y, joint, n, rng):
    p = joint[y] / joint[y].sum()
    c = np.round(p * n).astype(int)
    c[p.argmax()] += n - c.sum()
    return rng.permutation(np.repeat(np.arange(len(p)), c))

# wrong: counted from 1 | objects from 0
def sample_conditional(y, joint, n, rng):
    return rng.choice(joint.shape[1], size=n, p=joint[y] / joint[y].sum()) + 1

# right: multinomial, shuffled
def sample_conditional(y, joint, n, rng):
    p = joint[y] / joint[y].sum()
    return rng.permutation(np.repeat(np.arange(len(p)), rng.multinomial(n, p)))

# right: one by one
def sample_conditional(y, joint, n, rng):
    p = joint[y] / np.sum(joint[y])
    return np.array([rng.choice(len(p), p=p) for _ in range(n)])

# wrong: marginal over y | these are samples of p\(z\): the prompt y is not
def sample_conditional(y, joint, n, rng):
    p = joint.sum(0)
    return rng.choice(len(p), size=n, p=p / p.sum())

# wrong: squared | the shares are squared
def sample_conditional(y, joint, n, rng):
    p = joint[y] ** 2
    return rng.choice(len(p), size=n, p=p / p.sum())

# wrong: row from the end | these are samples for another prompt: is y
def sample_conditional(y, joint, n, rng):
    p = joint[-1 - y]
    return rng.choice(len(p), size=n, p=p / p.sum())

# wrong: searchsorted without total | the row's sum is p\(y\), not 1: what is missing
def sample_conditional(y, joint, n, rng):
    return np.minimum(np.searchsorted(np.cumsum(joint[y]), rng.random(n)), joint.shape[1] - 1)

# wrong: uniform on the support | all objects come equally often
def sample_conditional(y, joint, n, rng):
    return rng.choice(np.flatnonzero(joint[y] > 0), size=n)

# wrong: pairs (y, z) | pairs came: return the objects alone
def sample_conditional(y, joint, n, rng):
    p = joint[y] / joint[y].sum()
    return np.stack([np.full(n, y), rng.choice(len(p), size=n, p=p)], 1)

# wrong: float indices plus half | return the number of the object that is drawn
def sample_conditional(y, joint, n, rng):
    p = joint[y] / joint[y].sum()
    return rng.choice(len(p), size=n, p=p) + 0.5

# wrong: Markov chain, keeps with one half | the samples are sorted, or depend on one another
def sample_conditional(y, joint, n, rng):
    p = joint[y] / joint[y].sum()
    z = rng.choice(len(p), size=n, p=p)
    for i in range(1, n):
        if rng.random() < 0.5:
            z[i] = z[i - 1]
    return z

# wrong: normalised in place | the input is written to, as `joint \+= …` and
def sample_conditional(y, joint, n, rng):
    joint /= joint.sum(1, keepdims=True)
    return rng.choice(joint.shape[1], size=n, p=joint[y])

# wrong: integer rounding of inverse cdf side | an object with p\(z
def sample_conditional(y, joint, n, rng):
    c = np.cumsum(joint[y] / joint[y].sum())
    return np.array([int(np.argmin(np.abs(c - r))) for r in rng.random(n)])

# wrong: argsort order | the probabilities are given to other objects:
def sample_conditional(y, joint, n, rng):
    p = np.sort(joint[y] / joint[y].sum())[::-1]
    return rng.choice(len(p), size=n, p=p)

# wrong: the column, objects counted by columns | prompts are the rows
def sample_conditional(y, joint, n, rng):
    p = joint[:, y] / joint[:, y].sum()
    return rng.choice(joint.shape[1], n, p=p)

# wrong: the column, objects counted by rows | this is the column of the joint
def sample_conditional(y, joint, n, rng):
    p = joint[:, y] / joint[:, y].sum()
    return rng.choice(len(p), n, p=p)

# wrong: the row is not divided, through choice | divide it by its sum
def sample_conditional(y, joint, n, rng):
    return rng.choice(joint.shape[1], n, p=joint[y])

# wrong: digitize, clip | shares near p\(z
def sample_conditional(y, joint, n, rng):
    p = joint[y] / joint[y].sum()
    return np.clip(np.digitize(rng.random(n), np.cumsum(p)) - 1, 0, len(p) - 1)

# wrong: joint row plus remainder to last | the row's sum is p\(y\), not 1: what
def sample_conditional(y, joint, n, rng):
    p = joint[y].copy()
    p[-1] += 1 - p.sum()
    return rng.choice(len(p), size=n, p=p)

# right: exponential race
def sample_conditional(y, joint, n, rng):
    with np.errstate(divide="ignore"):
        return np.argmin(rng.exponential(size=(n, joint.shape[1])) / joint[y], axis=1)

# wrong: counts | its count
def sample_conditional(y, joint, n, rng):
    return rng.multinomial(n, joint[y]/joint[y].sum())

# wrong: these are samples for another prompt: y = 0 is the first row | these are samples for another prompt: y = 0 is the first row
def sample_conditional(y, joint, n, rng):
    p = joint[(y + 1) % len(joint)]
    return rng.choice(joint.shape[1], size=n, p=p / p.sum())

# wrong: softmax of probabilities: they need no exponential | softmax of probabilities: they need no exponential
def sample_conditional(y, joint, n, rng):
    p = np.exp(joint[y] / joint[y].sum())
    return rng.choice(joint.shape[1], size=n, p=p / p.sum())

# wrong: the row's sum is p(y), not 1: what is missing goes to the first object | the row's sum is p\(y\), not 1: what is missing goes to the first object
def sample_conditional(y, joint, n, rng):
    p = joint[y].copy()
    p[0] = 1 - p[1:].sum()
    return rng.choice(joint.shape[1], size=n, p=p / p.sum())

# wrong: one axis too many: the result has shape (n,) | one axis too many: the result has shape \(n,\)
def sample_conditional(y, joint, n, rng):
    return rng.choice(joint.shape[1], size=(n, 1), p=joint[y] / joint[y].sum())
