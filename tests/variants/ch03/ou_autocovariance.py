# ruff: noqa
# right: the formula
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / (2 * theta) * np.exp(-theta * np.abs(lag))

# right: a loop
def ou_autocovariance(theta, sigma, lag):
    return np.array([sigma * sigma / 2 / theta * np.exp(-theta * max(s, -s)) for s in lag])

# right: torch
def ou_autocovariance(theta, sigma, lag):
    import torch
    lag = torch.as_tensor(lag)
    return sigma**2 / (2 * theta) * torch.exp(-theta * lag.abs())

# wrong: two theta | 2θ belongs
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / (2 * theta) * np.exp(-2 * theta * np.abs(lag))

# wrong: no absolute value | negative
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / (2 * theta) * np.exp(-theta * lag)

# wrong: correlation | correlation
def ou_autocovariance(theta, sigma, lag):
    return np.exp(-theta * np.abs(lag))

# wrong: no 2 | factor 2
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / theta * np.exp(-theta * np.abs(lag))

# wrong: sigma squared | σ² is in front
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 * np.exp(-theta * np.abs(lag))

# wrong: the variance | variance after
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / (2 * theta) * (1 - np.exp(-2 * theta * np.abs(lag)))

# wrong: squared lag | squared
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / (2 * theta) * np.exp(-theta * lag**2)

# wrong: no theta | θ is missing
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / (2 * theta) * np.exp(-np.abs(lag))

# wrong: precedence | expected
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / 2 * theta * np.exp(-theta * np.abs(lag))

# wrong: linear | beginning
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / (2 * theta) * (1 - theta * np.abs(lag))

# wrong: abs in place | same after the call
def ou_autocovariance(theta, sigma, lag):
    np.abs(lag, out=lag)
    return sigma**2 / (2 * theta) * np.exp(-theta * lag)

# wrong: one-sided | Cov\(X_t, X_\(t\+τ\)\) at
def ou_autocovariance(theta, sigma, lag):
    return np.where(lag >= 0, sigma**2 / (2 * theta) * np.exp(-theta * lag), 0.0)

# wrong: gaussian | Cov\(X_t, X_\(t\+τ\)\) at
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / (2 * theta) * np.exp(-theta * lag**2 / 2)

# wrong: negative lags as zero | not a lag of 0
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / (2 * theta) * np.exp(-theta * np.maximum(lag, 0))

# wrong: sorted lags | lags are sorted
def ou_autocovariance(theta, sigma, lag):
    return sigma**2 / (2 * theta) * np.exp(-theta * np.sort(np.abs(lag)))

# wrong: σ is not squared | σ is not squared
def ou_autocovariance(theta, sigma, lag):
    full, e = sigma**2 / (2 * theta), np.abs(lag)
    return sigma / (2 * theta) * np.exp(-theta * e)

# wrong: this is the standard deviation in front | this is the standard deviation in front
def ou_autocovariance(theta, sigma, lag):
    full, e = sigma**2 / (2 * theta), np.abs(lag)
    return np.sqrt(full) * np.exp(-theta * e)

# wrong: the sign in the exponent | the sign in the exponent
def ou_autocovariance(theta, sigma, lag):
    full, e = sigma**2 / (2 * theta), np.abs(lag)
    return full * np.exp(theta * e)

# wrong: half the exponent | half the exponent
def ou_autocovariance(theta, sigma, lag):
    full, e = sigma**2 / (2 * theta), np.abs(lag)
    return full * np.exp(-theta * e / 2)

# wrong: the lags are counted from the first one: they are τ themselves | the lags are counted from the first one: they are τ themselves
def ou_autocovariance(theta, sigma, lag):
    full, e = sigma**2 / (2 * theta), np.abs(lag)
    return full * np.exp(-theta * np.abs(lag - lag[0]))

# wrong: θ is squared in the exponent | θ is squared in the exponent
def ou_autocovariance(theta, sigma, lag):
    full, e = sigma**2 / (2 * theta), np.abs(lag)
    return full * np.exp(-(theta**2) * e)

# wrong: a root is taken in the exponent: it is -θ|τ| | a root is taken in the exponent: it is -θ\|τ\|
def ou_autocovariance(theta, sigma, lag):
    full, e = sigma**2 / (2 * theta), np.abs(lag)
    return full * np.exp(-np.sqrt(theta * e))

# wrong: the rate is θ, not σ²/(2θ) | the rate is θ, not σ²/\(2θ\)
def ou_autocovariance(theta, sigma, lag):
    full, e = sigma**2 / (2 * theta), np.abs(lag)
    return full * np.exp(-full * e)

# wrong: the variance in front is squared | the variance in front is squared
def ou_autocovariance(theta, sigma, lag):
    full, e = sigma**2 / (2 * theta), np.abs(lag)
    return full**2 * np.exp(-theta * e)

# wrong: one number came: one for each lag | one number came: one for each lag
def ou_autocovariance(theta, sigma, lag):
    full, e = sigma**2 / (2 * theta), np.abs(lag)
    return (full * np.exp(-theta * e)).mean()
