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

# wrong: half of it is missing | half of it is missing
def langevin_rate(std, sigma):
    return sigma**2 / (4 * std**2)

# wrong: neither is squared | neither is squared
def langevin_rate(std, sigma):
    return sigma / (2 * std)

# wrong: this is 1/s², the rate for σ = √2 | this is 1/s², the rate for σ = √2
def langevin_rate(std, sigma):
    return 1 / std**2

# wrong: s is squared twice | s is squared twice
def langevin_rate(std, sigma):
    return sigma**2 / (2 * std**4)

# wrong: s multiplies: it stands below, squared | s multiplies: it stands below, squared
def langevin_rate(std, sigma):
    return sigma**2 * std / 2

# wrong: a root is taken: θ is σ²/(2s²) itself | a root is taken: θ is σ²/\(2s²\) itself
def langevin_rate(std, sigma):
    return sigma / (np.sqrt(2) * std)

# wrong: upside down, and neither is squared | upside down, and neither is squared
def langevin_rate(std, sigma):
    return std / (2 * sigma)

# wrong: the 2 stands above: θ is half of σ²/s² | the 2 stands above: θ is half of σ²/s²
def langevin_rate(std, sigma):
    return 2 * sigma**2 / std**2

# wrong: upside down, and the ½ is missing | upside down, and the ½ is missing
def langevin_rate(std, sigma):
    return std**2 / sigma**2
