# ruff: noqa
# right: as the formula
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    return c * (x - b * e) / a + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta

# right: variances, tangents
def ancestral_step(noise, x, t, t_next, eta, zeta):
    c = np.pi / 2
    lam, lam_next = 1 / np.tan(c * t), 1 / np.tan(c * t_next)
    total = np.cos(c * t_next) ** 2
    fresh = eta**2 * total * (1 - (lam_next / lam) ** 2)
    eps = noise(x, t)
    clean = x / np.sin(c * t) - lam * eps
    return np.sin(c * t_next) * clean + (total - fresh) ** 0.5 * eps + fresh**0.5 * zeta

# right: the step of DDIM, corrected
def ancestral_step(noise, x, t, t_next, eta, zeta):
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    e = noise(x, t)
    y = c * (x - b * e) / a + f * e
    g = eta * f * np.sqrt(1 - (f * a / (c * b)) ** 2)
    return y + (np.sqrt(f * f - g * g) - f) * e + g * zeta

# right: torch
def ancestral_step(noise, x, t, t_next, eta, zeta):
    import torch
    x, zeta = torch.as_tensor(x), torch.as_tensor(zeta)
    a, b, c, f = (fn(torch.tensor(torch.pi / 2 * r, dtype=x.dtype)) for r in (t, t_next) for fn in (torch.sin, torch.cos))
    e = torch.as_tensor(noise(x, t))
    g = eta * f * (1 - (f * a / (c * b)) ** 2).sqrt()
    return c * (x - b * e) / a + (f**2 - g**2).sqrt() * e + g * zeta

# wrong: DDIM | this is DDIM
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + f * e

# wrong: old noise kept whole | not made smaller
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + f * e + eta * fresh * zeta

# wrong: all noise fresh | all of the old noise is replaced
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + f * zeta

# wrong: no eta | η is missing: this is the step
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - fresh**2) * e + fresh * zeta

# wrong: eta not squared | η stands for η²
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - eta * fresh**2) * e + eta * fresh * zeta

# wrong: no eta at the fresh noise | η is missing before
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + fresh * zeta

# wrong: no eta under the root | η is missing under
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - fresh**2) * e + eta * fresh * zeta

# wrong: variance for the size | a variance: by its root
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh**2 * zeta

# wrong: beta of the start | that at its start
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = b * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(abs(f**2 - eta**2 * fresh**2)) * e + eta * fresh * zeta

# wrong: ratio not squared | not squared
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - f / c * a / b)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta

# wrong: sizes subtracted | sizes are subtracted
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + (f - eta * fresh) * e + eta * fresh * zeta

# wrong: no root at the old noise | not brought under a root
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + (f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta

# wrong: alpha and beta exchanged in front | exchanged at t'
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return f * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta

# wrong: denoiser | this is the denoiser
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return clean

# wrong: sign in the denoiser | sign of ε̂ in the denoiser
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x + b * e) / a
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta

# wrong: denoiser not divided | division by α
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = x - b * e
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta

# wrong: x for the denoiser | x stands for the denoiser
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = x
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta

# wrong: old noise missing | old noise is missing
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + eta * fresh * zeta

# wrong: fresh noise subtracted | fresh noise is subtracted
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e - eta * fresh * zeta

# wrong: noises exchanged | are exchanged
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * zeta + eta * fresh * e

# wrong: one noise for all | noise of the first one
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta[:1]

# wrong: straight path | straight path
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    a, b, c, f = t, 1 - t, t_next, 1 - t_next
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta

# wrong: angle is t | this has t
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(1.0 * t), np.cos(1.0 * t)
    c, f = np.sin(1.0 * t_next), np.cos(1.0 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta

# wrong: asked at the end | the end of the step
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t_next)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta

# wrong: asked in the middle | where the step starts
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, (t + t_next) / 2)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e + eta * fresh * zeta

# wrong: x written to | is written to
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    clean = (x - b * e) / a
    return np.add(c * clean + np.sqrt(f**2 - eta**2 * fresh**2) * e, eta * fresh * zeta, out=x)

# wrong: the old noise is cut by a third | first η = 0
def ancestral_step(noise, x, t, t_next, eta, zeta):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    e = noise(x, t)
    fresh = f * np.sqrt(1 - (f / c * a / b) ** 2)
    return c * (x - b * e) / a + np.sqrt(f**2 - eta**2 * fresh**2) * e / 1.5 + eta * fresh * zeta
