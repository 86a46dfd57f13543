# ruff: noqa
# right: reshape there and back
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    return ((x + b**2 * score(x, t)) / a).reshape(images.shape)

# right: from the noise
def restore(score, images, t):
    n, h, w = images.shape
    a = np.sin(np.pi * t / 2)
    b = np.sqrt(1 - a**2)
    rows = np.stack([image.ravel() for image in images])
    noise = -b * score(rows, t)
    return np.stack([row.reshape(h, w) for row in (rows - b * noise) / a])

# right: torch
def restore(score, images, t):
    import torch
    z = torch.as_tensor(images)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    up = torch.as_tensor(score(z.flatten(1), t)).reshape(z.shape)
    return z / a + b**2 / a * up

# wrong: beta for its square | multiplied by β: by β²
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x + b * g) / a).reshape(images.shape)

# wrong: no beta | not multiplied by β²
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x + g) / a).reshape(images.shape)

# wrong: sign | the sign: uphill
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x - b**2 * g) / a).reshape(images.shape)

# wrong: not divided | division by α is missing
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return (x + b**2 * g).reshape(images.shape)

# wrong: only x divided | α divides x alone
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return (x / a + b**2 * g).reshape(images.shape)

# wrong: only the score divided | α divides the score alone
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return (x + b**2 * g / a).reshape(images.shape)

# wrong: multiplied | multiplied by α
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x + b**2 * g) * a).reshape(images.shape)

# wrong: divided twice | divided by α²
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x + b**2 * g) / a**2).reshape(images.shape)

# wrong: straight path | straight path
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x + (1 - t) ** 2 * g) / t).reshape(images.shape)

# wrong: alpha and beta exchanged | are exchanged
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x + a**2 * g) / b).reshape(images.shape)

# wrong: angle is t | this has t
def restore(score, images, t):
    a, b = np.sin(1.0 * t), np.cos(1.0 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x + b**2 * g) / a).reshape(images.shape)

# wrong: the noise | this is the noise
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return (-b * g).reshape(images.shape)

# wrong: score as noise | taken for the noise
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x - b * g) / a).reshape(images.shape)

# wrong: nothing done | nothing is taken away
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return x.reshape(images.shape)

# wrong: clipped | cut to
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x + b**2 * g) / a).clip(-1, 1).reshape(images.shape)

# wrong: columns first | made column by column
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.transpose(0, 2, 1).reshape(len(images), -1)
    g = score(x, t)
    return ((x + b**2 * g) / a).reshape(len(images), images.shape[2], images.shape[1]).transpose(0, 2, 1)

# wrong: put back by columns | put back column by column
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x + b**2 * g) / a).reshape(len(images), images.shape[2], images.shape[1]).transpose(0, 2, 1)

# wrong: rows returned | these are rows
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x + b**2 * g) / a)

# wrong: images and rows added | do not add up
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((images + b**2 * g) / a).reshape(images.shape)

# wrong: asked at 1 - t | the time that they have
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t) + 0 * score(x, 1 - t)
    return ((x + b**2 * g) / a).reshape(images.shape)

# wrong: written to | is written to
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return np.divide(x + b**2 * g, a, out=x).reshape(images.shape)

# wrong: a third of beta squared | pixel by pixel
def restore(score, images, t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    g = score(x, t)
    return ((x + b**2 * g / 3) / a).reshape(images.shape)

# wrong: divided by the variance | the score is divided by β²
def restore(score, images, t):
    alpha, beta = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    return ((x + score(x, t) / beta**2) / alpha).reshape(images.shape)

# wrong: rows of pixels from all images | a row holds pixels of several images
def restore(score, images, t):
    alpha, beta = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(-1, len(images)).T
    return ((x + beta**2 * score(x, t)) / alpha).T.reshape(images.shape)

# wrong: the variance squared | multiplied by β⁴
def restore(score, images, t):
    alpha, beta = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(len(images), -1)
    return ((x + beta**4 * score(x, t)) / alpha).reshape(images.shape)

# wrong: rows of pixels from all images, and images of those rows | a row holds pixels of several images
def restore(score, images, t):
    alpha, beta = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = images.reshape(-1, len(images)).T
    return ((x + beta**2 * score(x, t)) / alpha).reshape(images.shape)
