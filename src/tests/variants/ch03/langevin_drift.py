# ruff: noqa
# right: the formula
def langevin_drift(score, sigma, x):
    return sigma**2 / 2 * score(x)

# right: written otherwise
def langevin_drift(score, sigma, x):
    g = score(x)
    return 0.5 * np.square(sigma) * np.asarray(g)

# right: torch
def langevin_drift(score, sigma, x):
    import torch
    return 0.5 * sigma**2 * score(torch.as_tensor(x))

# wrong: no half | ½ is missing
def langevin_drift(score, sigma, x):
    return sigma**2 * score(x)

# wrong: not squared | not squared
def langevin_drift(score, sigma, x):
    return sigma / 2 * score(x)

# wrong: sigma alone | ½ is missing|not squared
def langevin_drift(score, sigma, x):
    return sigma * score(x)

# wrong: no sigma | σ is missing
def langevin_drift(score, sigma, x):
    return score(x) / 2

# wrong: the score | score
def langevin_drift(score, sigma, x):
    return score(x)

# wrong: minus | sign
def langevin_drift(score, sigma, x):
    return -(sigma**2) / 2 * score(x)

# wrong: half squared | ½ is squared
def langevin_drift(score, sigma, x):
    return (sigma / 2) ** 2 * score(x)

# wrong: precedence | expected
def langevin_drift(score, sigma, x):
    return sigma ** (2 / 2) * score(x)

# wrong: a step | step
def langevin_drift(score, sigma, x):
    return x + sigma**2 / 2 * score(x)

# wrong: score of t | expected
def langevin_drift(score, sigma, x):
    return sigma**2 / 2 * score(x, 0.0)

# wrong: one point at a time | shape
def langevin_drift(score, sigma, x):
    return np.stack([sigma**2 / 2 * score(p) for p in x])

# wrong: root of the factor | root of ½σ²
def langevin_drift(score, sigma, x):
    return sigma/np.sqrt(2) * score(x)

# wrong: score averaged | each point has its own
def langevin_drift(score, sigma, x):
    return sigma**2 / 2 * score(x).mean(0)
