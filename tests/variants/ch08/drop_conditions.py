# ruff: noqa
# right: where
def drop_conditions(c, probability, null, rng):
    drop = rng.random(len(c)) < probability
    return np.where(drop[:, None], null, c)

# right: mask on a copy
def drop_conditions(c, probability, null, rng):
    out = c.copy()
    out[rng.uniform(size=len(c)) < probability] = null
    return out

# right: binomial, arithmetic
def drop_conditions(c, probability, null, rng):
    drop = rng.binomial(1, probability, size=(len(c), 1))
    return drop * null + (1 - drop) * c

# right: a loop
def drop_conditions(c, probability, null, rng):
    return np.array([null if rng.random() < probability else row for row in c])

# right: choice
def drop_conditions(c, probability, null, rng):
    keep = rng.choice([True, False], size=(c.shape[0], 1), p=[1 - probability, probability])
    return np.where(keep, c, null)

# right: torch
def drop_conditions(c, probability, null, rng):
    import torch
    drop = torch.as_tensor(rng.random((len(c), 1))) < probability
    return torch.where(drop, torch.as_tensor(null), torch.as_tensor(c))

# wrong: kept with that probability | being dropped
def drop_conditions(c, probability, null, rng):
    return np.where(rng.random((len(c), 1)) < probability, c, null)

# wrong: comparison the other way | being dropped
def drop_conditions(c, probability, null, rng):
    return np.where(rng.random((len(c), 1)) > probability, null, c)

# wrong: in place | same after the call
def drop_conditions(c, probability, null, rng):
    c[rng.random(len(c)) < probability] = null
    return c

# wrong: entry by entry | as a whole
def drop_conditions(c, probability, null, rng):
    return np.where(rng.random(c.shape) < probability, null, c)

# wrong: whole batch | one for the batch
def drop_conditions(c, probability, null, rng):
    return np.tile(null, (len(c), 1)) if rng.random() < probability else c.copy()

# wrong: exact share | exactly
def drop_conditions(c, probability, null, rng):
    out = c.copy()
    out[rng.permutation(len(c))[: round(probability * len(c))]] = null
    return out

# wrong: first rows | first rows
def drop_conditions(c, probability, null, rng):
    out = c.copy()
    out[: round(probability * len(c))] = null
    return out

# wrong: zeros | not zeros
def drop_conditions(c, probability, null, rng):
    return c * (rng.random((len(c), 1)) >= probability)

# wrong: dropout's rescaling | stays as it is
def drop_conditions(c, probability, null, rng):
    drop = rng.random((len(c), 1)) < probability
    return np.where(drop, null, c / (1 - probability + 1e-9))

# wrong: normal numbers | normal random
def drop_conditions(c, probability, null, rng):
    return np.where(rng.standard_normal((len(c), 1)) < probability, null, c)

# wrong: global generator | same numbers twice
def drop_conditions(c, probability, null, rng):
    return np.where(np.random.random((len(c), 1)) < probability, null, c)

# wrong: fixed seed | same rows
def drop_conditions(c, probability, null, rng):
    return np.where(np.random.default_rng(0).random((len(c), 1)) < probability, null, c)

# wrong: rows removed | taken out
def drop_conditions(c, probability, null, rng):
    return c[rng.random(len(c)) >= probability]

# wrong: the mask | mask
def drop_conditions(c, probability, null, rng):
    return rng.random(len(c)) < probability

# wrong: shuffled | another row
def drop_conditions(c, probability, null, rng):
    return rng.permutation(np.where(rng.random((len(c), 1)) < probability, null, c))

# wrong: with replacement of indices | of the rows dropped|exactly
def drop_conditions(c, probability, null, rng):
    out = c.copy()
    out[rng.integers(len(c), size=int(probability * len(c)))] = null
    return out

# wrong: pairs of rows | neighbours
def drop_conditions(c, probability, null, rng):
    drop = np.repeat(rng.random((len(c) + 1) // 2) < probability, 2)[: len(c)]
    return np.where(drop[:, None], null, c)

# wrong: half always | half of the rows
def drop_conditions(c, probability, null, rng):
    return np.where(rng.integers(2, size=(len(c), 1)) == 1, null, c)

# right: list
def drop_conditions(c, probability, null, rng):
    return np.array([null if r < probability else row for row, r in zip(c, rng.uniform(size=len(c)))])

# right: einsum
def drop_conditions(c, probability, null, rng):
    keep = (rng.random(len(c)) >= probability).astype(float)
    return np.einsum("b,bk->bk", keep, c) + np.outer(1 - keep, null)

# right: putmask
def drop_conditions(c, probability, null, rng):
    out = np.array(c, copy=True)
    out[rng.choice([True, False], size=len(c), p=[probability, 1 - probability])] = null
    return out

# wrong: random twice, or | one of them is enough
def drop_conditions(c, probability, null, rng):
    drop = (rng.random(len(c)) < probability) | (rng.random(len(c)) < probability)
    return np.where(drop[:, None], null, c)

# wrong: same in both halves | one random number for each row
def drop_conditions(c, probability, null, rng):
    r = rng.random((len(c) + 1) // 2)
    drop = np.concatenate([r, r])[: len(c)] < probability
    return np.where(drop[:, None], null, c)

# wrong: blocks of 10 | one random number for each row
def drop_conditions(c, probability, null, rng):
    drop = np.repeat(rng.random(len(c) // 10 + 1), 10)[: len(c)] < probability
    return np.where(drop[:, None], null, c)

# wrong: antithetic halves | whatever happens
def drop_conditions(c, probability, null, rng):
    r = rng.random((len(c) + 1) // 2)
    drop = np.concatenate([r, 1 - r])[: len(c)] < probability
    return np.where(drop[:, None], null, c)

# wrong: stratified | whatever happens
def drop_conditions(c, probability, null, rng):
    drop = rng.permutation((np.arange(len(c)) + rng.random(len(c))) / len(c)) < probability
    return np.where(drop[:, None], null, c)

# wrong: random per column | as a whole
def drop_conditions(c, probability, null, rng):
    drop = rng.random(c.shape[1]) < probability
    return np.where(drop, null, c)


# wrong: flat mask | row for NumPy
def drop_conditions(c, probability, null, rng):
    drop=rng.random(len(c))<probability
    return np.where(drop,null,c)

# wrong: first rows, a random number of them | first rows go
def drop_conditions(c, probability, null, rng):
    m=rng.binomial(len(c),probability)
    c=c.copy()
    c[:m]=null
    return c

# wrong: mean of null | is a vector
def drop_conditions(c, probability, null, rng):
    drop=rng.random(len(c))<probability
    return np.where(drop[:,None],null.mean(),c)

# wrong: first entry of null | is a vector
def drop_conditions(c, probability, null, rng):
    drop=rng.random(len(c))<probability
    return np.where(drop[:,None],null[0],c)

# wrong: nan | not nan
def drop_conditions(c, probability, null, rng):
    drop=rng.random(len(c))<probability
    return np.where(drop[:,None],np.nan,c)

# wrong: integers | whole numbers
def drop_conditions(c, probability, null, rng):
    drop=rng.random(len(c))<probability
    return np.where(drop[:,None],null,c).astype(int)

# wrong: null added | added to the condition
def drop_conditions(c, probability, null, rng):
    drop=rng.random(len(c))<probability
    return c+drop[:,None]*null

# wrong: mixed | mixed with
def drop_conditions(c, probability, null, rng):
    drop=rng.random(len(c))[:,None]
    return np.where(drop<probability,drop*null+(1-drop)*c,c)

# wrong: loop variable | written to
def drop_conditions(c, probability, null, rng):
    out=c.copy()
    for r in out:
        if rng.random()<probability: r=null
    return out

# wrong: if on an array | chooses row by row
def drop_conditions(c, probability, null, rng):
    if rng.random(len(c))<probability:
        return null
    return c

# wrong: Poisson | Poisson
def drop_conditions(c, probability, null, rng):
    drop=rng.poisson(probability,len(c))>0
    return np.where(drop[:,None],null,c)

# wrong: exponential | exponential
def drop_conditions(c, probability, null, rng):
    drop=rng.exponential(size=len(c))<probability
    return np.where(drop[:,None],null,c)

# wrong: the whole batch or nothing | one for the batch
def drop_conditions(c, probability, null, rng):
    return c if rng.random()>probability else np.tile(null,(len(c),1))

# right: upper end
def drop_conditions(c, probability, null, rng):
    drop=rng.random(len(c))>1-probability
    return np.where(drop[:,None],null,c)

# wrong: zeros in a new array of floats | not zeros
def drop_conditions(c, probability, null, rng):
    out = np.zeros(c.shape)
    keep = rng.random(len(c)) >= probability
    out[keep] = c[keep]
    return out


# wrong: the probability is squared: are two random numbers asked? | the probability is squared: are two random numbers asked\?
def drop_conditions(c, probability, null, rng):
    drop = (rng.random(len(c)) < probability) & (rng.random(len(c)) < probability)
    return np.where(drop[:, None], null, c)


# wrong: everything was dropped: a random number for each row, not one for the batch | everything was dropped: a random number for each row, not one for the
def drop_conditions(c, probability, null, rng):
    drop = np.full(len(c), probability > 0)
    return np.where(drop[:, None], null, c)


# wrong: a normal random number is compared with the probability, the wrong way | a normal random number is compared with the probability, the wrong way
def drop_conditions(c, probability, null, rng):
    drop = rng.standard_normal(len(c)) > probability
    return np.where(drop[:, None], null, c)


# wrong: the probability is divided by 100: it is no percentage | the probability is divided by 100: it is no percentage
def drop_conditions(c, probability, null, rng):
    drop = rng.random(len(c)) < probability / 100
    return np.where(drop[:, None], null, c)


# wrong: a random whole number from 0 to 99 is compared with the probability: it is no percentage | a random whole number from 0 to 99 is compared with the probability:|likely\s+
def drop_conditions(c, probability, null, rng):
    drop = rng.integers(0, 100, len(c)) < probability
    return np.where(drop[:, None], null, c)


# wrong: the probability is halved | the probability is halved
def drop_conditions(c, probability, null, rng):
    drop = rng.random(len(c)) < probability / 2
    return np.where(drop[:, None], null, c)


# wrong: the root of the probability stands for it | the root of the probability stands for it
def drop_conditions(c, probability, null, rng):
    drop = rng.random(len(c)) < np.sqrt(probability)
    return np.where(drop[:, None], null, c)
