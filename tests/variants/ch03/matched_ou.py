# ruff: noqa
# right: the formulas
def matched_ou(theta, sigma, new_theta):
    return sigma * np.sqrt(new_theta / theta), theta / new_theta

# right: through the stationary variance
def matched_ou(theta, sigma, new_theta):
    v = sigma**2 / (2 * theta)
    r = theta / new_theta
    return [(2 * new_theta * v) ** 0.5, r]

# right: an array
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return np.array([sigma * q**0.5, 1 / q])

# wrong: no root | proportional to θ
def matched_ou(theta, sigma, new_theta):
    return sigma * new_theta / theta, theta / new_theta

# wrong: variance | take the root
def matched_ou(theta, sigma, new_theta):
    return sigma**2 * new_theta / theta, theta / new_theta

# wrong: sigma kept | cannot stay
def matched_ou(theta, sigma, new_theta):
    return sigma, theta / new_theta

# wrong: upside down sigma | other way up
def matched_ou(theta, sigma, new_theta):
    return sigma * np.sqrt(theta / new_theta), theta / new_theta

# wrong: upside down time | other way up
def matched_ou(theta, sigma, new_theta):
    return sigma * np.sqrt(new_theta / theta), new_theta / theta

# wrong: swapped | other way round
def matched_ou(theta, sigma, new_theta):
    return theta / new_theta, sigma * np.sqrt(new_theta / theta)

# wrong: time kept | cannot stay
def matched_ou(theta, sigma, new_theta):
    return sigma * np.sqrt(new_theta / theta), 1.0

# wrong: time squared | square
def matched_ou(theta, sigma, new_theta):
    return sigma * np.sqrt(new_theta / theta), (theta / new_theta) ** 2

# wrong: one number | pair
def matched_ou(theta, sigma, new_theta):
    return sigma * np.sqrt(new_theta / theta)

# wrong: old theta forgotten | old θ
def matched_ou(theta, sigma, new_theta):
    return sigma * np.sqrt(new_theta), theta / new_theta

# wrong: ratio squared | ratio of the rates is squared
def matched_ou(theta, sigma, new_theta):
    return sigma * (new_theta / theta)**2, theta / new_theta

# wrong: r upside down and squared | and squared
def matched_ou(theta, sigma, new_theta):
    return sigma * np.sqrt(new_theta / theta), (new_theta / theta)**2

# wrong: the ratio is the other way up, and without a root | the ratio is the other way up, and without a root
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma / q, 1 / q

# wrong: this is the stationary standard deviation that both share | this is the stationary standard deviation that both share
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma / np.sqrt(2 * theta), 1 / q

# wrong: this is the stationary variance that both share | this is the stationary variance that both share
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma**2 / (2 * theta), 1 / q

# wrong: a factor √2 too much | a factor √2 too much
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma * np.sqrt(2 * q), 1 / q

# wrong: a factor √2 too little | a factor √2 too little
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma * np.sqrt(q / 2), 1 / q

# wrong: σ is multiplied by the root, not added to it | σ is multiplied by the root, not added to it
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma + np.sqrt(q), 1 / q

# wrong: σ stands inside the root | σ stands inside the root
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return np.sqrt(sigma * q), 1 / q

# wrong: the new θ is missing | the new θ is missing
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma / np.sqrt(theta), 1 / q

# wrong: the two are the other way round: the time factor second | the two are the other way round: the time factor second
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma * np.sqrt(q), sigma * np.sqrt(q)

# wrong: θ stands in the exponent without a root | θ stands in the exponent without a root
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma * np.sqrt(q), 1 / np.sqrt(q)

# wrong: this is the difference of the rates | this is the difference of the rates
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma * np.sqrt(q), theta - new_theta

# wrong: the other way up, and under a root: θt stays, without a root | the other way up, and under a root: θt stays, without a root
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma * np.sqrt(q), np.sqrt(q)

# wrong: the product of the rates: their ratio | the product of the rates: their ratio
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma * np.sqrt(q), theta * new_theta

# wrong: an exponential has no place here: θt itself stays | an exponential has no place here: θt itself stays
def matched_ou(theta, sigma, new_theta):
    q = new_theta / theta
    return sigma * np.sqrt(q), np.exp(theta - new_theta)
