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

# wrong: an estimate | an estimate|nearly
def noise_floor(s, d):
    rng = np.random.default_rng(0)
    t, z, e = rng.random(300), s * rng.standard_normal((300)), rng.standard_normal(300)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return d * ((b / (a**2 * s**2 + b**2) * (a * z + b * e) - e) ** 2).mean()

# right: simpson
def noise_floor(s, d):
    from scipy.integrate import simpson
    t = np.linspace(0, 1, 4001)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return d * simpson(a**2 * s**2 / (a**2 * s**2 + b**2), x=t)

# right: torch
import torch
def noise_floor(s, d):
    w = torch.pi / 2 * (torch.arange(5000) + 0.5) / 5000
    q = (s * torch.sin(w)) ** 2
    return d * (q / (q + torch.cos(w) ** 2)).mean()

# right: midpoints, a thousand
def noise_floor(s, d):
    total = 0
    for k in range(1000):
        w = np.pi / 2 * (k + 0.5) / 1000
        total += 1 - np.cos(w) ** 2 / ((s * np.sin(w)) ** 2 + np.cos(w) ** 2)
    return d * total / 1000

# wrong: s for s squared in it | s stands
def noise_floor(s, d):
    t = (np.arange(10000) + 0.5) / 10000
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return d * (a**2 * s / (a**2 * s + b**2)).mean()

# wrong: no square of alpha | stand for their squares
def noise_floor(s, d):
    t = (np.arange(10000) + 0.5) / 10000
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return d * (a * s / (a * s + b)).mean()

# wrong: standard deviation left | standard deviation|integral over the angle
def noise_floor(s, d):
    t = (np.arange(10000) + 0.5) / 10000
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return d * np.sqrt(a**2 * s**2 / (a**2 * s**2 + b**2)).mean()

# wrong: weight twice | β² is there twice
def noise_floor(s, d):
    t = (np.arange(10000) + 0.5) / 10000
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return d * (b**2 * a**2 * s**2 / (a**2 * s**2 + b**2)).mean()

# wrong: integral over the angle | integral over the angle|standard deviation
def noise_floor(s, d):
    from scipy.integrate import quad
    return d * quad(lambda w: np.sin(w) ** 2 * s**2 / (np.sin(w) ** 2 * s**2 + np.cos(w) ** 2), 0, np.pi / 2)[0]

# wrong: d in the variance | before the fraction
def noise_floor(s, d):
    return d * s / (1 + d * s)

# wrong: variance of X | X_t
def noise_floor(s, d):
    return d * (s**2 + 1) / 2

# wrong: array of d | one number
def noise_floor(s, d):
    return np.full(d, s / (1 + s))

# wrong: arguments exchanged | exchanged
def noise_floor(s, d):
    s, d = d, s
    return d*s/(1+s)

# wrong: root of d | root of d
def noise_floor(s, d):
    return d**.5*s/(1+s)

# wrong: s only above the line | missing below
def noise_floor(s, d):
    t=(np.arange(1000)+.5)/1000
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    return d*(a*a*s*s/(a*a+b*b)).mean()

# wrong: s only below the line | missing above
def noise_floor(s, d):
    t=(np.arange(1000)+.5)/1000
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    return d*(a*a/(a*a*s*s+b*b)).mean()

# wrong: 1 - s below the line | wrong sign
def noise_floor(s, d):
    return d*s/(1-s)

# wrong: s squared below the line | below the line
def noise_floor(s, d):
    return d*s/(1+s**2)

# wrong: angle t | π/2 is missing
def noise_floor(s, d):
    t=(np.arange(1000)+.5)/1000
    a,b=np.sin(t),np.cos(t)
    return d*(a*a*s*s/(a*a*s*s+b*b)).mean()

# wrong: whole numbers | whole number
def noise_floor(s, d):
    return int(d*s/(1+s))

# wrong: half | half of d
def noise_floor(s, d):
    return d/2

# wrong: no d, and s squared | s² stands for s, and the dimension
def noise_floor(s, d):
    return s**2 / (1 + s**2)

# wrong: sum over the times | sum taken over the times
def noise_floor(s, d):
    t = (np.arange(1000) + 0.5) / 1000
    a2, b2 = np.sin(np.pi / 2 * t) ** 2, np.cos(np.pi / 2 * t) ** 2
    return d * np.sum(a2 * s**2 / (a2 * s**2 + b2))
# wrong: this is the floor on the straight path, of one coordinate | this is the floor on the straight path, of one coordinate
def noise_floor(s, d):
    return s**2 / (1 + s**2) * (1 + 2 * np.log(s) / (1 + s**2) + (1 - s**2) / (1 + s**2) * np.pi / (2 * s))

# wrong: half of it | half of it
def noise_floor(s, d):
    return d * s / (1 + s) / 2

# wrong: the number of dimensions is squared | the number of dimensions is squared
def noise_floor(s, d):
    return d**2 * s / (1 + s)

# wrong: the whole is squared | average it over t, then times d
def noise_floor(std, d):
    t = (np.arange(4000) + 0.5) / 4000
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return d**2 * np.mean((a**2 * std**2 / (a**2 * std**2 + b**2)) ** 2)

# wrong: the mean over random times | is this an estimate|is it another method
def noise_floor(s, d):
    t = np.random.default_rng(0).random(2000)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return d * np.mean(a**2 * s**2 / (a**2 * s**2 + b**2))

# wrong: the mean over other random times each time | is it estimated, by random times
def noise_floor(s, d):
    t = np.random.rand(2000)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return d * np.mean(a**2 * s**2 / (a**2 * s**2 + b**2))
