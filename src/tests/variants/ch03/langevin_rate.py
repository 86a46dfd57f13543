# ruff: noqa
# right: the formula
def langevin_rate(std, sigma):
    return sigma**2 / (2 * std**2)

# right: a ratio
def langevin_rate(std, sigma):
    return 0.5 * (sigma / std) ** 2

# right: an array
def langevin_rate(std, sigma):
    return np.array(sigma) ** 2 / 2 / std**2

# wrong: two theta | ½
def langevin_rate(std, sigma):
    return sigma**2 / std**2

# wrong: std not squared | s is not squared
def langevin_rate(std, sigma):
    return sigma**2 / (2 * std)

# wrong: sigma not squared | σ is not squared
def langevin_rate(std, sigma):
    return sigma / (2 * std**2)

# wrong: upside down | upside|exchanged
def langevin_rate(std, sigma):
    return 2 * std**2 / sigma**2

# wrong: negative | sign
def langevin_rate(std, sigma):
    return -(sigma**2) / (2 * std**2)

# wrong: precedence | expected
def langevin_rate(std, sigma):
    return sigma**2 / 2 * std**2

# wrong: exchanged | exchanged
def langevin_rate(std, sigma):
    return std**2 / (2 * sigma**2)

# wrong: no s | s is missing
def langevin_rate(std, sigma):
    return sigma**2 / 2

# wrong: no sigma | σ is missing
def langevin_rate(std, sigma):
    return 1 / (2 * std**2)

# wrong: ratio | this is σ/s
def langevin_rate(std, sigma):
    return sigma/std
