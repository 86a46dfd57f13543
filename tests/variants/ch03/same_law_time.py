# ruff: noqa
# right: the ratio squared
def same_law_time(sigma, t, new_sigma):
    return t * (sigma / new_sigma) ** 2

# right: variance over variance
def same_law_time(sigma, t, new_sigma):
    return sigma**2 * t / new_sigma**2

# right: an array
def same_law_time(sigma, t, new_sigma):
    return np.array([np.exp(np.log(t) + 2 * np.log(sigma) - 2 * np.log(new_sigma))])

# wrong: not squared | not on σt
def same_law_time(sigma, t, new_sigma):
    return t * sigma / new_sigma

# wrong: upside down | exchanged
def same_law_time(sigma, t, new_sigma):
    return t * (new_sigma / sigma) ** 2

# wrong: upside down, not squared | exchanged
def same_law_time(sigma, t, new_sigma):
    return t * new_sigma / sigma

# wrong: the same time | same time
def same_law_time(sigma, t, new_sigma):
    return t

# wrong: the variance | variance|new σ
def same_law_time(sigma, t, new_sigma):
    return sigma**2 * t

# wrong: root | σ√t
def same_law_time(sigma, t, new_sigma):
    return t * np.sqrt(sigma / new_sigma)

# wrong: fourth power | squared twice
def same_law_time(sigma, t, new_sigma):
    return t * (sigma / new_sigma) ** 4

# wrong: old forgotten | old σ
def same_law_time(sigma, t, new_sigma):
    return t / new_sigma**2

# wrong: product | product of the two σ
def same_law_time(sigma, t, new_sigma):
    return t * (sigma * new_sigma) ** 2

# wrong: new sigma not squared | the new σ is not squared
def same_law_time(sigma, t, new_sigma):
    return t * sigma**2 / new_sigma

# wrong: t does not enter as a square | t does not enter as a square
def same_law_time(sigma, t, new_sigma):
    return t**2 * sigma**2 / new_sigma**2

# wrong: this is the standard deviation σ√t | this is the standard deviation σ√t
def same_law_time(sigma, t, new_sigma):
    return sigma * np.sqrt(t)

# wrong: the exponent of the ratio is 2, not 3 | the exponent of the ratio is 2, not 3
def same_law_time(sigma, t, new_sigma):
    return t * (sigma / new_sigma) ** 3

# wrong: t belongs to it as it is, without a root | t belongs to it as it is, without a root
def same_law_time(sigma, t, new_sigma):
    return np.sqrt(t) * (sigma / new_sigma) ** 2

# wrong: this is a root of the time | this is a root of the time
def same_law_time(sigma, t, new_sigma):
    return np.sqrt(t) * sigma / new_sigma

# wrong: the old σ is not squared | the old σ is not squared
def same_law_time(sigma, t, new_sigma):
    return t * sigma / new_sigma**2

# wrong: a difference of variances: their ratio | a difference of variances: their ratio
def same_law_time(sigma, t, new_sigma):
    return t + sigma**2 - new_sigma**2
