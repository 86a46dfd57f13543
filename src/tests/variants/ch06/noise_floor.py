# ruff: noqa
# right: closed form
def noise_floor(s, d):
    return d * s / (1 + s)

# right: averaged
def noise_floor(s, d):
    t = (np.arange(100_000) + 0.5) / 100_000
    a2 = np.sin(np.pi / 2 * t) ** 2 * s**2
    return d * (a2 / (a2 + np.cos(np.pi / 2 * t) ** 2)).mean()

# right: quad
def noise_floor(s, d):
    from scipy.integrate import quad
    return d * (1 - quad(lambda t: 1 / (1 + (s * np.tan(np.pi / 2 * t)) ** 2), 0, 1)[1 - 1])

# wrong: straight path | straight path
def noise_floor(s, d):
    t = (np.arange(100_000) + 0.5) / 100_000
    return d * (t**2 * s**2 / (t**2 * s**2 + (1 - t) ** 2)).mean()

# wrong: half always | noise loss
def noise_floor(s, d):
    return d / 2

# wrong: zero | not 0
def noise_floor(s, d):
    return 0.0

# wrong: no d | dimension d
def noise_floor(s, d):
    return s / (1 + s)

# wrong: the known share | what is left is the rest
def noise_floor(s, d):
    return d / (1 + s)

# wrong: s squared | s² stands for s
def noise_floor(s, d):
    return d * s**2 / (1 + s**2)

# wrong: velocity's floor | floor of the velocity
def noise_floor(s, d):
    return d * np.pi**2 * s / 4

# wrong: velocity's floor, straight | floor of the velocity on the straight
def noise_floor(s, d):
    return d * np.pi * s / 2

# wrong: guessing zero | guessing 0
def noise_floor(s, d):
    return float(d)

# wrong: the denoiser's | denoiser
def noise_floor(s, d):
    t = (np.arange(100_000) + 0.5) / 100_000
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return d * (s**2 * b**2 / (a**2 * s**2 + b**2)).mean()

# wrong: root | root
def noise_floor(s, d):
    return np.sqrt(d * s / (1 + s))

# wrong: an estimate | noise loss|nearly
def noise_floor(s, d):
    rng = np.random.default_rng(0)
    t, z, e = rng.random(300), s * rng.standard_normal((300)), rng.standard_normal(300)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return d * ((b / (a**2 * s**2 + b**2) * (a * z + b * e) - e) ** 2).mean()
