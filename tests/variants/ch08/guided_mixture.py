# ruff: noqa
# right: as in the solution
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return (1 - w) * free + w * given

# right: einsum and an index
def guided_mixture(posterior, velocities, labels, y, w):
    mine = labels == y
    p = posterior[:, mine]
    given = np.einsum("bk,bkd->bd", p / p.sum(1, keepdims=True), velocities[:, mine])
    free = np.einsum("bk,bkd->bd", posterior, velocities)
    return free + w * (given - free)

# right: one set of weights
def guided_mixture(posterior, velocities, labels, y, w):
    mine = (labels == y).astype(float)
    weights = (1 - w) * posterior + w * posterior * mine / (posterior @ mine)[:, None]
    return (weights[..., None] * velocities).sum(1)

# right: loops
def guided_mixture(posterior, velocities, labels, y, w):
    out = np.zeros((velocities.shape[0], velocities.shape[2]))
    for i in range(len(out)):
        p_y = sum(posterior[i, k] for k in range(len(labels)) if labels[k] == y)
        for k in range(len(labels)):
            weight = (1 - w) * posterior[i, k]
            if labels[k] == y:
                weight += w * posterior[i, k] / p_y
            out[i] += weight * velocities[i, k]
    return out

# wrong: not divided | must sum to 1
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return (1 - w) * free + w * given

# wrong: divided over the points | sum over the points
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / np.maximum(votes.sum(axis=0), 1e-300)
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return (1 - w) * free + w * given

# wrong: w exchanged | are exchanged
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return w * free + (1 - w) * given

# wrong: 1 + w | 1 \+ w stands
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return (1 + w) * given - w * free

# wrong: plain sum | do not sum to 1
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return free + w * given

# wrong: difference reversed | wrong sign
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return free + w * (free - given)

# wrong: difference alone | difference alone
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return w * (given - free)

# wrong: class only | field of the class came
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return given

# wrong: all only | field of all came
def guided_mixture(posterior, velocities, labels, y, w):
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    return free

# wrong: equal votes in the class | components of the class vote alike
def guided_mixture(posterior, velocities, labels, y, w):
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = velocities[:, labels == y].mean(axis=1)
    return (1 - w) * free + w * given

# wrong: no votes in the class | added without votes
def guided_mixture(posterior, velocities, labels, y, w):
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = velocities[:, labels == y].sum(axis=1)
    return (1 - w) * free + w * given

# wrong: equal votes in all | in the field of all the components vote alike
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    free = velocities.mean(axis=1)
    return (1 - w) * free + w * given

# wrong: the most probable component | only vote
def guided_mixture(posterior, velocities, labels, y, w):
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    best = (posterior * (labels == y)).argmax(axis=1)
    given = velocities[np.arange(len(best)), best]
    return (1 - w) * free + w * given

# wrong: all without the class | leaves out the class asked for
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    others = posterior * (labels != y)
    others = others / others.sum(axis=1, keepdims=True)
    free = (others[:, :, None] * velocities).sum(axis=1)
    return (1 - w) * free + w * given

# wrong: the other classes | class asked for is left out
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels != y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return (1 - w) * free + w * given

# wrong: y as a component | number of a component
def guided_mixture(posterior, velocities, labels, y, w):
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    return (1 - w) * free + w * velocities[:, y]

# wrong: divided by the number | number of the class's components
def guided_mixture(posterior, velocities, labels, y, w):
    mine = labels == y
    votes = posterior * mine / mine.sum()
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return (1 - w) * free + w * given

# wrong: a velocity for each component | one velocity for each component
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    return ((1 - w) * posterior + w * votes)[:, :, None] * velocities

# wrong: sum over the coordinates | sum over the coordinates
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    return (((1 - w) * posterior + w * votes)[:, :, None] * velocities).sum(axis=2)

# wrong: sum over the points | the sum is over the points
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    return (((1 - w) * posterior + w * votes)[:, :, None] * velocities).sum(axis=0)

# wrong: no third axis | third axis
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    return (((1 - w) * posterior + w * votes) * velocities).sum(axis=1)

# wrong: if on the labels | asks one question
def guided_mixture(posterior, velocities, labels, y, w):
    if labels == y:
        return velocities[:, y]
    return (posterior[:, :, None] * velocities).sum(axis=1)

# wrong: in place | same after the call
def guided_mixture(posterior, velocities, labels, y, w):
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    posterior *= labels == y
    posterior /= posterior.sum(axis=1, keepdims=True)
    given = (posterior[:, :, None] * velocities).sum(axis=1)
    return (1 - w) * free + w * given
# wrong: w squared | by hand
def guided_mixture(posterior, velocities, labels, y, w):
    votes = posterior * (labels == y)
    votes = votes / votes.sum(axis=1, keepdims=True)
    free = (posterior[:, :, None] * velocities).sum(axis=1)
    given = (votes[:, :, None] * velocities).sum(axis=1)
    return free + w**2 * (given - free)

# wrong: the scale is one less | w - 1 stands for w
def guided_mixture(posterior, velocities, labels, y, w):
    free = (posterior[..., None] * velocities).sum(1)
    votes = posterior * (labels == y)
    given = (votes[..., None] * velocities).sum(1) / votes.sum(1, keepdims=True)
    return (2 - w) * free + (w - 1) * given

# wrong: one sum for all points | each row by its own
def guided_mixture(posterior, velocities, labels, y, w):
    free = (posterior[..., None] * velocities).sum(1)
    votes = posterior * (labels == y)
    given = ((votes / votes.sum())[..., None] * velocities).sum(1)
    return (1 - w) * free + w * given
