# ruff: noqa
# right: lstsq
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    x = np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps
    return np.linalg.lstsq(features(x, t), eps, rcond=None)[0]

# right: normal equations
def fit_noise(features, z, rng):
    eps, t = rng.normal(size=z.shape), rng.uniform(0, 1, len(z))[:, None]
    phi = features(np.sin(np.pi * t / 2) * z + np.cos(np.pi * t / 2) * eps, t)
    return np.linalg.solve(phi.T @ phi, phi.T @ eps)

# right: pinv
def fit_noise(features, z, rng):
    t = rng.random(len(z)).reshape(-1, 1)
    a = np.sin(np.pi / 2 * t)
    eps = rng.standard_normal(z.shape)
    return np.linalg.pinv(features(a * z + np.sqrt(1 - a**2) * eps, t)) @ eps

# right: torch
def fit_noise(features, z, rng):
    import torch
    t, eps = rng.random((len(z), 1)), rng.standard_normal(z.shape)
    phi = features(np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps, t)
    return torch.linalg.lstsq(torch.as_tensor(phi), torch.as_tensor(eps)).solution

# wrong: data as target | this is a denoiser
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, z, rcond=None)[0]

# wrong: minus the noise | the target is -ε
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, -eps, rcond=None)[0]

# wrong: score as target | this is a score
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, -eps / b, rcond=None)[0]

# wrong: noise over beta | target is ε/β
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps / b, rcond=None)[0]

# wrong: beta times the noise | target is β ε
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, b * eps, rcond=None)[0]

# wrong: x as target | target is x
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, x, rcond=None)[0]

# wrong: velocity as target | target is the velocity
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, np.pi / 2 * (b * z - a * eps), rcond=None)[0]

# wrong: straight velocity as target | velocity of the straight path
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, z - eps, rcond=None)[0]

# wrong: weighted score as target | with the weight β²
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, -b * eps, rcond=None)[0]

# wrong: products only | not divided by that of the features
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return phi.T @ eps

# wrong: mean products only | mean of feature times noise
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return phi.T @ eps / len(z)

# wrong: one feature at a time | taken one by one
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return phi.T @ eps / (phi**2).sum(0)[:, None]

# wrong: centred | taken off the features
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi - phi.mean(0), eps - eps.mean(0), rcond=None)[0]

# wrong: centred noise | taken off the noise first
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps - eps.mean(0), rcond=None)[0]

# wrong: half | half of what
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps, rcond=None)[0] / 2

# wrong: transposed | transpose
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps, rcond=None)[0].T

# wrong: prediction | weights are asked for
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return phi @ np.linalg.lstsq(phi, eps, rcond=None)[0]

# wrong: one time for all | as many times as there are points|time for each point
def fit_noise(features, z, rng):
    t = rng.random()
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps, rcond=None)[0]

# wrong: times from a grid | from a grid
def fit_noise(features, z, rng):
    t = rng.integers(1, 1000, (len(z), 1)) / 1000
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps, rcond=None)[0]

# wrong: straight path | right for places on the straight path
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = t * z + (1 - t) * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps, rcond=None)[0]

# wrong: sine and cosine exchanged | with sine and cosine exchanged
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = b * z + a * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps, rcond=None)[0]

# wrong: beta twice in the places | by β twice
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b**2 * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps, rcond=None)[0]

# wrong: uniform noise | ε is normal
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.random(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps, rcond=None)[0]

# wrong: no noise | without noise|z itself
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = z + 0 * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps, rcond=None)[0]

# wrong: own generator | generator
def fit_noise(features, z, rng):
    t = np.random.default_rng(0).random((len(z), 1))
    eps = np.random.default_rng(1).standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps, rcond=None)[0]

# wrong: row of times | are columns
def fit_noise(features, z, rng):
    t = rng.random(len(z))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps if len(z) != z.shape[1] else z
    phi = features(x, t)
    return np.linalg.lstsq(phi, eps, rcond=None)[0]

# wrong: strong ridge | the size of the weights is punished
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    phi = features(x, t)
    return np.linalg.solve(phi.T @ phi + 3 * np.eye(phi.shape[1]), phi.T @ eps)

# wrong: all that lstsq returns | np.linalg.lstsq returns four
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    x = np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps
    return np.linalg.lstsq(features(x, t), eps, rcond=None)

# wrong: a column of ones | one row more than there are features
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    x = np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps
    phi = np.hstack([features(x, t), np.ones((len(z), 1))])
    return np.linalg.lstsq(phi, eps, rcond=None)[0]

# wrong: ridge | the size of the weights is punished
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    x = np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps
    phi = features(x, t)
    return np.linalg.solve(phi.T @ phi + 0.5 * np.eye(phi.shape[1]), phi.T @ eps)

# wrong: features of the data | look at the places first|at the data points|X_t = α
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    return np.linalg.lstsq(features(z, t), eps, rcond=None)[0]

# wrong: a weight too large | for these features
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    x = np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps
    return np.linalg.lstsq(features(x, t), eps, rcond=None)[0] + 0.1

# wrong: a constant beside the features, then dropped | a constant fitted beside them
def fit_noise(features, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    x = np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps
    phi = np.hstack([features(x, t), np.ones((len(z), 1))])
    return np.linalg.lstsq(phi, eps, rcond=None)[0][:-1]

# wrong: times that stay away from the ends | an end is left out
def fit_noise(features, z, rng):
    t = rng.uniform(0.01, 0.99, (len(z), 1))
    eps = rng.standard_normal(z.shape)
    x = np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps
    return np.linalg.lstsq(features(x, t), eps, rcond=None)[0]
