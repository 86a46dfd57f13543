# ruff: noqa
# right: formula
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# right: through the noise
def sde_step(u, sigma, x, t, h, noise):
    import math
    angle = math.pi / 2 * t
    v = u(x, t)
    eps = math.cos(angle) * x - 2 / math.pi * math.sin(angle) * v
    return x + h * v - h * sigma**2 / (2 * math.cos(angle)) * eps + sigma * h**0.5 * noise

# right: simplified
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    drift = v + 0.5 * sigma * sigma * score
    return x + drift * h + noise * (sigma * np.sqrt(h))

# right: torch
def sde_step(u, sigma, x, t, h, noise):
    import torch
    x, noise = torch.as_tensor(x), torch.as_tensor(noise)
    v = torch.as_tensor(u(x, t))
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return torch.addcmul(x + h * v, score, torch.full_like(x, h * sigma**2 / 2)) + sigma * h**0.5 * noise

# wrong: straight score | straight path
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    return x + h * (v + sigma**2 / 2 * (t * v - x) / (1 - t)) + sigma * np.sqrt(h) * noise

# wrong: no score | score term is missing
def sde_step(u, sigma, x, t, h, noise):
    return x + h * u(x, t) + sigma * np.sqrt(h) * noise

# wrong: sign | sign
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v - sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: no half | ½
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 * score) + sigma * np.sqrt(h) * noise

# wrong: sigma not squared | not squared
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: no omega | ω
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / b
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: no pi half in the derivative | α̇
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: noise for the score | minus the noise
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: denoiser for the score | denoiser
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    return x + h * (v + sigma**2 / 2 * (a * x + 2 / np.pi * b * v)) + sigma * np.sqrt(h) * noise

# wrong: noise times h | size is √h
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 / 2 * score) + sigma * h * noise

# wrong: noise without h | not multiplied by √h
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 / 2 * score) + sigma * noise

# wrong: own noise | step from
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * np.random.standard_normal(x.shape)

# wrong: u twice | once
def sde_step(u, sigma, x, t, h, noise):
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * u(x, t) - x
    return x + h * (u(x, t) + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: u at the end | once, at x|step from
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t + h)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: alpha and beta | exchanged
def sde_step(u, sigma, x, t, h, noise):
    b, a = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v + np.pi / 2 * b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: no h in the score term | step size is missing
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * v + sigma**2 / 2 * score + sigma * np.sqrt(h) * noise

# wrong: the way only | x is missing
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: x moved in place | same after the call
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    x += h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise
    return x

# wrong: reversed SDE's drift | right for one σ only
def sde_step(u, sigma, x, t, h, noise):
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * u(x, t) - x
    return x + h * (np.pi / 2 / np.tan(np.pi / 2 * t) * x + sigma**2 * score) + sigma * np.sqrt(h) * noise

# wrong: factors mixed up | mixed up
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (v - np.pi / 2 * b / a * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise
