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
