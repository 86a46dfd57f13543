# ruff: noqa
# right: as in the chapter
def posterior(prior, given):
    joint = prior[:, None] * given
    return joint / joint.sum(0)

# right: einsum
def posterior(prior, given):
    return np.einsum("y,yz,z->yz", prior, given, 1 / (prior @ given))

# right: loops
def posterior(prior, given):
    table = np.zeros_like(given)
    for z in range(given.shape[1]):
        total = sum(prior[y] * given[y, z] for y in range(len(prior)))
        for y in range(len(prior)):
            table[y, z] = prior[y] * given[y, z] / total
    return table

# right: diag
def posterior(prior, given):
    return np.diag(prior) @ given @ np.diag(1 / (prior @ given))

# right: logarithms
def posterior(prior, given):
    a = np.log(prior)[:, None] + np.log(given)
    return np.exp(a - np.logaddexp.reduce(a, axis=0))

# right: transposes
def posterior(prior, given):
    j = given.T * prior
    return (j / j.sum(1, keepdims=True)).T

# right: torch
def posterior(prior, given):
    import torch
    p, g = torch.as_tensor(prior), torch.as_tensor(given)
    return torch.softmax(p.log()[:, None] + g.log(), 0)

# wrong: joint | the joint
def posterior(prior, given):
    return prior[:, None] * given

# wrong: prior ignored | prior is ignored
def posterior(prior, given):
    return given / given.sum(0)

# wrong: likelihood | p\(z \| y\) again
def posterior(prior, given):
    return given.copy()

# wrong: rows normalised | wrong sum
def posterior(prior, given):
    joint = prior[:, None] * given
    return joint / joint.sum(1, keepdims=True)

# wrong: total only | joint
def posterior(prior, given):
    joint = prior[:, None] * given
    return joint / joint.sum()

# wrong: prior alone | prior alone
def posterior(prior, given):
    return np.repeat(prior[:, None], given.shape[1], 1)

# wrong: p(z) | one number for each z
def posterior(prior, given):
    return prior @ given

# wrong: transposed | other way round
def posterior(prior, given):
    joint = prior[:, None] * given
    return (joint / joint.sum(0)).T

# wrong: prior on the columns | raised|columns
def posterior(prior, given):
    joint = prior * given
    return joint / joint.sum(0)

# wrong: prior divided out | divided out
def posterior(prior, given):
    joint = given / prior[:, None]
    return joint / joint.sum(0)

# wrong: unweighted total | unweighted
def posterior(prior, given):
    return prior[:, None] * given / given.sum(0)

# wrong: max for sum | largest entry
def posterior(prior, given):
    joint = prior[:, None] * given
    return joint / joint.max(0)

# wrong: softmax | softmax
def posterior(prior, given):
    e = np.exp(prior[:, None] * given)
    return e / e.sum(0)

# wrong: prior twice | twice
def posterior(prior, given):
    joint = prior[:, None] ** 2 * given
    return joint / joint.sum(0)

# wrong: in place | `given` is the same
def posterior(prior, given):
    given *= prior[:, None]
    given /= given.sum(0)
    return given

# wrong: most probable y | one number for each z
def posterior(prior, given):
    return (prior[:, None] * given).argmax(0)

# wrong: torch, wrong dim | wrong sum
def posterior(prior, given):
    import torch
    j = torch.as_tensor(prior)[:, None] * torch.as_tensor(given)
    return j / j.sum(1, keepdim=True)

# wrong: added | added
def posterior(prior, given):
    j = prior[:, None] + given
    return j / j.sum(0)

# right: matrix product for the total
def posterior(prior, given):
    return (given.T * prior).T / (prior @ given)

# right: diag, list of lists
def posterior(prior, given):
    j = np.diag(prior) @ given
    return j @ np.diag(1 / j.sum(0))

# wrong: total over everything | this is the joint p\(y, z\): divide each column
def posterior(prior, given):
    j = prior[:, None] * given
    return j / j.sum()

# wrong: joint normalised in rows | this is p\(z . y\) again
def posterior(prior, given):
    j = prior[:, None] * given
    return j / j.sum(1, keepdims=True)

# wrong: uniform prior | the prior is ignored: p\(z . y\)
def posterior(prior, given):
    j = given / len(prior)
    return j / j.sum(0)

# wrong: given @ prior | all prompts are given the mean prior
def posterior(prior, given):
    return given * prior.mean() / (prior @ given)

# wrong: divides by prior | this is p\(z . y\) again
def posterior(prior, given):
    return given * prior[:, None] / prior[:, None]

# wrong: log posterior | the logarithm of the posterior
def posterior(prior, given):
    j = prior[:, None] * given
    return np.log(j / j.sum(0))

# wrong: odds | these are odds, p / \(1 \- p\): the probability is
def posterior(prior, given):
    j = prior[:, None] * given
    p = j / j.sum(0)
    return p / (1 - p)

# wrong: root prior | a root of the prior is taken
def posterior(prior, given):
    j = np.sqrt(prior)[:, None] * given
    return j / j.sum(0)

# wrong: prior reversed | the prior is given to other rows than its own:
def posterior(prior, given):
    j = prior[::-1, None] * given
    return j / j.sum(0)

# wrong: smoothing | Bayes: p\(y . z\)|nearly right
def posterior(prior, given):
    j = prior[:, None] * (given + 0.01)
    return j / j.sum(0)

# wrong: one-hot of argmax | only the most probable y is kept: the posterior
def posterior(prior, given):
    j = prior[:, None] * given
    return np.eye(len(prior))[j.argmax(0)].T

# wrong: evidence is mean | every entry is 4 times what it should
def posterior(prior, given):
    joint = prior[:, None] * given
    return joint / joint.mean(0)

# wrong: a square table | as many columns as objects
def posterior(prior, given):
    K=len(prior); out=np.zeros((K,K))
    j=prior[:,None]*given
    for y in range(K):
        for z in range(K):
            out[y,z]=j[y,z]/j[:,z].sum()
    return out

# wrong: p(z) is the mean of p(z or y) over y, unweighted: weigh with the prior | p\(z\) is the mean of p\(z \| y\) over y, unweighted: weigh with the prior
def posterior(prior, given):
    return prior[:, None] * given / given.mean(0)

# wrong: softmax of p(z or y): Bayes' formula has no exponential | softmax of p\(z \| y\): Bayes' formula has no exponential
def posterior(prior, given):
    return np.exp(given) / np.exp(given).sum(0)

# wrong: this has one number for each y: p(y or z) is a table with a column for each z | this has one number for each y: p\(y \| z\) is a table with a column for
def posterior(prior, given):
    return (prior[:, None] * given).sum(1)
