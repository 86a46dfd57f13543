# ruff: noqa
# right: the differences
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift + sigma**2 / 2 * noise

# right: np.gradient twice
def fokker_planck(p, u, sigma, dx):
    return (-np.gradient(u * p, dx) + 0.5 * sigma**2 * np.gradient(np.gradient(p, dx), dx))[1:-1]

# right: fluxes at the half points
def fokker_planck(p, u, sigma, dx):
    flux = (u[1:] * p[1:] + u[:-1] * p[:-1]) / 2 - sigma**2 / 2 * np.diff(p) / dx
    return -np.diff(flux) / dx

# right: convolution
def fokker_planck(p, u, sigma, dx):
    k1, k2 = np.array([1, 0, -1]) / (2 * dx), np.array([1, -2, 1]) / dx**2
    return -np.convolve(u * p, k1, 'valid') + sigma**2 / 2 * np.convolve(p, k2, 'valid')

# right: torch
def fokker_planck(p, u, sigma, dx):
    import torch
    p, u = torch.as_tensor(p), torch.as_tensor(u)
    f = u * p
    return -(f[2:] - f[:-2]) / (2 * dx) + sigma**2 / 2 * (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2

# right: product rule
def fokker_planck(p, u, sigma, dx):
    g = lambda a: np.gradient(a, dx)
    return (-u * g(p) - p * g(u) + sigma**2 / 2 * np.gradient(g(p), dx))[1:-1]

# wrong: no half | ½ is missing
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift + sigma**2 * noise

# wrong: plus the drift | sign of the drift
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return drift + sigma**2 / 2 * noise

# wrong: minus the noise | sign of the noise
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift - sigma**2 / 2 * noise

# wrong: sigma not squared | not squared
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift + sigma / 2 * noise

# wrong: u outside | u stands outside
def fokker_planck(p, u, sigma, dx):
    g = (p[2:] - p[:-2]) / (2 * dx)
    return -u[1:-1] * g + sigma**2 / 2 * (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2

# wrong: p outside | p stands outside
def fokker_planck(p, u, sigma, dx):
    g = (u[2:] - u[:-2]) / (2 * dx)
    return -p[1:-1] * g + sigma**2 / 2 * (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2

# wrong: dx for 2 dx | 2 dx
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / dx
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift + sigma**2 / 2 * noise

# wrong: no dx in the drift | dx is missing
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return -(f[2:] - f[:-2]) / 2 + sigma**2 / 2 * (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2

# wrong: dx for dx squared | not by dx
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx
    return -drift + sigma**2 / 2 * noise

# wrong: one-sided | one-sided
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return -(f[2:] - f[1:-1]) / dx + sigma**2 / 2 * (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2

# wrong: one-sided backwards | one-sided
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return -(f[1:-1] - f[:-2]) / dx + sigma**2 / 2 * (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2

# wrong: all points | leave them out
def fokker_planck(p, u, sigma, dx):
    return -np.gradient(u * p, dx) + 0.5 * sigma**2 * np.gradient(np.gradient(p, dx), dx)

# wrong: no noise | noise is missing
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift

# wrong: no drift | drift is missing
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return sigma**2 / 2 * noise

# wrong: first derivative | second is meant
def fokker_planck(p, u, sigma, dx):
    g = (p[2:] - p[:-2]) / (2 * dx)
    f = u * p
    return -(f[2:] - f[:-2]) / (2 * dx) + sigma**2 / 2 * g

# wrong: precedence | expected
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / 2 * dx
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift + sigma**2 / 2 * noise

# wrong: plus 2 p | expected
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] + 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift + sigma**2 / 2 * noise

# wrong: in place | same after the call
def fokker_planck(p, u, sigma, dx):
    u *= p
    f = u
    return -(f[2:] - f[:-2]) / (2 * dx) + sigma**2 / 2 * (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2

# wrong: np.gradient without dx | dx is missing|expected
def fokker_planck(p, u, sigma, dx):
    return (-np.gradient(u * p) + 0.5 * sigma**2 * np.gradient(np.gradient(p)))[1:-1]

# wrong: residual | both signs
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return drift - sigma**2 / 2 * noise

# right: convolve
def fokker_planck(p, u, sigma, dx):
    c = lambda f, k: np.convolve(f, k, "valid")
    return -c(u * p, [1, 0, -1]) / (2 * dx) + sigma**2 / 2 * c(p, [1, -2, 1]) / dx**2

# right: roll and cut
def fokker_planck(p, u, sigma, dx):
    f = u * p
    out = -(np.roll(f, -1) - np.roll(f, 1)) / (2 * dx) + sigma**2 / 2 * (np.roll(p, -1) - 2 * p + np.roll(p, 1)) / dx**2
    return out[1:-1]

# right: np.gradient and diff
def fokker_planck(p, u, sigma, dx):
    return -np.gradient(u * p, dx)[1:-1] + sigma**2 / 2 * np.diff(p, 2) / dx**2

# right: loop
def fokker_planck(p, u, sigma, dx):
    return np.array([-(u[i + 1] * p[i + 1] - u[i - 1] * p[i - 1]) / (2 * dx) + sigma**2 * (p[i + 1] - 2 * p[i] + p[i - 1]) / (2 * dx * dx) for i in range(1, len(p) - 1)])

# wrong: noise on u p | the noise acts on u p: it spreads p alone
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return -(f[2:] - f[:-2]) / (2 * dx) + sigma**2 / 2 * np.diff(f, 2) / dx**2

# wrong: central mean without the two | the second difference is p₊ \- 2p \+ p₋: the
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return -(f[2:] - f[:-2]) / (2 * dx) + sigma**2 / 2 * (p[2:] - p[1:-1] + p[:-2]) / dx**2

# wrong: np.gradient of p only | the product rule has each of its two terms once
def fokker_planck(p, u, sigma, dx):
    return (-u * np.gradient(p, dx) - p * np.gradient(u, dx) * 2 + sigma**2 / 2 * np.gradient(np.gradient(p, dx), dx))[1:-1]

# wrong: sigma to the fourth | σ is squared twice
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return -(f[2:] - f[:-2]) / (2 * dx) + sigma**4 / 2 * np.diff(p, 2) / dx**2

# wrong: diffusion with log p | the noise acts on log p: it spreads p itself
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return -(f[2:] - f[:-2]) / (2 * dx) + sigma**2 / 2 * np.diff(np.log(p), 2) / dx**2

# wrong: u squared | u is squared
def fokker_planck(p, u, sigma, dx):
    f = u**2 * p
    return -(f[2:] - f[:-2]) / (2 * dx) + sigma**2 / 2 * np.diff(p, 2) / dx**2

# wrong: u in the middle | u stands outside of the derivative: \-∂\(u p\),
def fokker_planck(p, u, sigma, dx):
    return -u[1:-1] * (p[2:] - p[:-2]) / (2 * dx) + sigma**2 / 2 * np.diff(p, 2) / dx**2

# wrong: dx squared in the drift | the drift is divided by dx once more
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return -(f[2:] - f[:-2]) / (2 * dx**2) + sigma**2 / 2 * np.diff(p, 2) / dx**2

# wrong: returns with zeros at the ends | one number for each point: the ends have no
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return np.pad(-(f[2:] - f[:-2]) / (2 * dx) + sigma**2 / 2 * np.diff(p, 2) / dx**2, 1)

# wrong: -4 | ∂p/∂t at the
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return -(f[2:] - f[:-2]) / (2 * dx) + sigma**2 / 2 * (p[2:] - 4 * p[1:-1] + p[:-2]) / dx**2

# wrong: adds p | ∂p/∂t at the
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return p[1:-1] - (f[2:] - f[:-2]) / (2 * dx) + sigma**2 / 2 * (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2

# right: convolve
def fokker_planck(p, u, sigma, dx):
    f = u * p
    return -np.convolve(f, [1, 0, -1], "valid") / (2 * dx) + sigma**2 / 2 * np.convolve(p, [1, -2, 1], "valid") / dx**2

# wrong: normalised on the grid | normalised on the grid
def fokker_planck(p, u, sigma, dx):
    p = p / (p.sum() * dx)
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift + sigma**2 / 2 * noise

# wrong: neither ½ nor the square: ½σ² | neither ½ nor the square: ½σ²
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift + sigma * noise

# wrong: σ is missing | σ is missing
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift + noise / 2

# wrong: the second difference is divided by dx²: here by (2 dx)² | the second difference is divided by dx²: here by \(2 dx\)²
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift + sigma**2 / 2 * noise / 4

# wrong: the second difference is divided by dx², not by 2 dx² | the second difference is divided by dx², not by 2 dx²
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift + sigma**2 / 2 * noise / 2

# wrong: 2 dx is missing in the drift | 2 dx is missing in the drift
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return -drift * 2 * dx + sigma**2 / 2 * noise

# wrong: each value stands one place too far: the first inner point comes first | each value stands one place too far: the first inner point comes first
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return np.roll(-drift + sigma**2 / 2 * noise, 1)

# wrong: this is the flux, not its change | this is the flux, not its change
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return (f - sigma**2 / 2 * np.gradient(p, dx))[1:-1]

# wrong: σ² belongs to the drift as well | σ² belongs to the drift as well
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return sigma**2 * (-drift + noise / 2)

# wrong: one end is left out, the other one not: m - 2 inner points | one end is left out, the other one not: m - 2 inner points
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return np.append(-drift + sigma**2 / 2 * noise, 0.0)

# wrong: two points at each end are lost: take second differences of neighbours | two points at each end are lost: take second differences of neighbours
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return (-drift + sigma**2 / 2 * noise)[1:-1]

# wrong: one number came: one for each inner point | one number came: one for each inner point
def fokker_planck(p, u, sigma, dx):
    f = u * p
    drift = (f[2:] - f[:-2]) / (2 * dx)
    noise = (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    return (-drift + sigma**2 / 2 * noise).sum()
