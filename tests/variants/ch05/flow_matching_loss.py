# ruff: noqa
# right: formula
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    v = np.pi / 2 * (b * z - a * eps)
    return ((u(a * z + b * eps, t) - v) ** 2).sum(1).mean()

# right: angles
def flow_matching_loss(u, z, rng):
    t = rng.uniform(0, 1, size=(z.shape[0], 1))
    angle = 0.5 * np.pi * t
    eps = rng.normal(size=z.shape)
    x = np.sin(angle) * z + np.cos(angle) * eps
    v = 0.5 * np.pi * np.cos(angle) * z - 0.5 * np.pi * np.sin(angle) * eps
    return np.mean(np.linalg.norm(u(x, t) - v, axis=1) ** 2)

# right: through the conditional field
def flow_matching_loss(u, z, rng):
    t = rng.random(len(z))[:, None]
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    x = a * z + b * rng.standard_normal(z.shape)
    v = np.pi / 2 * (b * z - a * (x - a * z) / b)
    difference = u(x, t) - v
    return float(np.sum(difference * difference) / len(z))

# right: torch
def flow_matching_loss(u, z, rng):
    import torch
    t = torch.as_tensor(rng.random((len(z), 1)))
    eps, z = torch.as_tensor(rng.standard_normal(z.shape)), torch.as_tensor(z)
    a, b = torch.sin(torch.pi * t / 2), torch.cos(torch.pi * t / 2)
    return ((u(a * z + b * eps, t) - torch.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# right: stratified times
def flow_matching_loss(u, z, rng):
    n = len(z)
    t = (rng.permutation(n)[:, None] + rng.random((n, 1))) / n
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return np.einsum("ij,ij->", *[u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)] * 2) / n

# wrong: straight target | straight path
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - (z - eps)) ** 2).sum(1).mean()

# wrong: straight path | straight path
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    return ((u(t * z + (1 - t) * eps, t) - (z - eps)) ** 2).sum(1).mean()

# wrong: no pi half | π/2
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: sign of the noise term | sign of its noise
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z + a * eps)) ** 2).sum(1).mean()

# wrong: sin and cos in the target | to be exchanged
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (a * z - b * eps)) ** 2).sum(1).mean()

# wrong: sum over the batch | summed over the batch
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum()

# wrong: mean over everything | over the coordinates too
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).mean()

# wrong: straight target, mean over everything | straight path
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - (z - eps)) ** 2).mean()

# wrong: square of the mean | before they are squared
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)).mean(0) ** 2).sum()

# wrong: length not squared | not squared
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return np.linalg.norm(u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps), axis=1).mean()

# wrong: one time | one time for the whole batch
def flow_matching_loss(u, z, rng):
    t = rng.random()
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: one time, in a column | time of its own
def flow_matching_loss(u, z, rng):
    t = np.full((len(z), 1), rng.random())
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: times are normal | between 0 and 1
def flow_matching_loss(u, z, rng):
    t = rng.standard_normal((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: times squared | uniform
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1)) ** 2
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: logit-normal times | uniform
def flow_matching_loss(u, z, rng):
    t = 1 / (1 + np.exp(-rng.standard_normal((len(z), 1))))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: a time for each coordinate | one for each coordinate
def flow_matching_loss(u, z, rng):
    t = rng.random(z.shape)
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: flat times | t\[:, None\]
def flow_matching_loss(u, z, rng):
    t = rng.random(len(z))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2)[:, None], np.cos(np.pi * t / 2)[:, None]
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: swapped arguments | swapped
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(t, a * z + b * eps) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: fixed times | linspace
def flow_matching_loss(u, z, rng):
    t = np.linspace(0, 1, len(z))[:, None]
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: fresh noise in the target | with the noise that is in
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    x = a * z + b * rng.standard_normal(z.shape)
    return ((u(x, t) - np.pi / 2 * (b * z - a * rng.standard_normal(z.shape))) ** 2).sum(1).mean()

# wrong: one noise for the batch | again and again|same noise|noise times
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape[1])
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: angle in the wrong unit | π/2 is missing
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(t), np.cos(t)
    return ((u(a * z + b * eps, t) - (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: exchanged | exchanged
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.cos(np.pi * t / 2), np.sin(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (-b * z + a * eps)) ** 2).sum(1).mean()

# wrong: global randomness | same numbers twice
def flow_matching_loss(u, z, rng):
    t = np.random.random((len(z), 1))
    eps = np.random.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: a number for each point | mean at the end
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1)

# wrong: half | half
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return 0.5 * ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: u not asked | no call
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    return (np.pi**2 / 4 * (np.cos(np.pi * t / 2) * z - np.sin(np.pi * t / 2) * eps) ** 2).sum(1).mean()

# wrong: the data written to | same after the call|straight|times
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    v = np.pi / 2 * (np.cos(np.pi * t / 2) * z - np.sin(np.pi * t / 2) * eps)
    z *= np.sin(np.pi * t / 2)
    z += np.cos(np.pi * t / 2) * eps
    return ((u(z, t) - v) ** 2).sum(1).mean()

# right: loops, complex numbers
def flow_matching_loss(u, z, rng):
    t = 1 - rng.random((len(z), 1))
    e = rng.standard_normal(z.shape)
    w = np.exp(1j * np.pi / 2 * t)
    v = u(w.imag * z + w.real * e, t) - np.pi / 2 * (w.real * z - w.imag * e)
    return sum(float(row @ row) for row in v) / len(z)

# wrong: noise in opposite pairs | correlation|again for other points
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    h = rng.standard_normal(((len(z) + 1) // 2, z.shape[1]))
    e = np.concatenate([h, -h])[: len(z)]
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((u(a * z + b * e, t) - np.pi / 2 * (b * z - a * e)) ** 2).sum(-1).mean()

# wrong: sorted times | sorted
def flow_matching_loss(u, z, rng):
    t = np.sort(rng.random((len(z), 1)), axis=0)
    e = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((u(a * z + b * e, t) - np.pi / 2 * (b * z - a * e)) ** 2).sum(-1).mean()

# wrong: the end cut off | cut off
def flow_matching_loss(u, z, rng):
    t = 0.98 * rng.random((len(z), 1))
    e = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((u(a * z + b * e, t) - np.pi / 2 * (b * z - a * e)) ** 2).sum(-1).mean()

# wrong: uniform noise of variance one | kurtosis
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    e = rng.uniform(-(3**0.5), 3**0.5, z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((u(a * z + b * e, t) - np.pi / 2 * (b * z - a * e)) ** 2).sum(-1).mean()

# right: jvp
import torch
def flow_matching_loss(u, z, rng):
    zz = torch.as_tensor(z)
    t, eps = torch.as_tensor(rng.random((len(z), 1))), torch.as_tensor(rng.standard_normal(z.shape))
    place = lambda r: torch.sin(torch.pi / 2 * r) * zz + torch.cos(torch.pi / 2 * r) * eps
    x, v = torch.func.jvp(place, (t,), (torch.ones_like(t),))
    return torch.nn.functional.mse_loss(torch.as_tensor(u(x.numpy(), t.numpy())), v, reduction="sum") / len(z)

# right: float32
def flow_matching_loss(u, z, rng):
    z = z.astype(np.float32)
    t = rng.random((len(z), 1), dtype=np.float32)
    eps = rng.standard_normal(z.shape, dtype=np.float32)
    h = np.float32(np.pi / 2)
    x = np.sin(h * t) * z + np.cos(h * t) * eps
    return float(np.linalg.norm(u(x, t) - h * (np.cos(h * t) * z - np.sin(h * t) * eps)) ** 2 / len(z))

# right: einsum
def flow_matching_loss(u, z, rng):
    a, e = np.pi / 2 * rng.random((len(z), 1)), rng.standard_normal(z.shape)
    r = u(np.sin(a) * z + np.cos(a) * e, 2 * a / np.pi) - np.pi / 2 * (np.cos(a) * z - np.sin(a) * e)
    return np.einsum("bd,bd->", r, r) / r.shape[0]

# wrong: noise has the times' seed | same seed
def flow_matching_loss(u, z, rng):
    seed = rng.integers(2**32)
    t = np.random.default_rng(seed).random((len(z), 1))
    eps = np.random.default_rng(seed).standard_normal(z.shape)
    x = np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps
    v = np.pi / 2 * (np.cos(np.pi / 2 * t) * z - np.sin(np.pi / 2 * t) * eps)
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: times in the order of the data | by itself
def flow_matching_loss(u, z, rng):
    eps = rng.standard_normal(z.shape)
    t = np.sort(rng.random(len(z)))[np.argsort(np.argsort(z[:, 0]))][:, None]
    x = np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps
    v = np.pi / 2 * (np.cos(np.pi / 2 * t) * z - np.sin(np.pi / 2 * t) * eps)
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: arcsin times | as likely
def flow_matching_loss(u, z, rng):
    t = np.arcsin(rng.random((len(z), 1))) * 2 / np.pi
    eps = rng.standard_normal(z.shape)
    x = np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps
    v = np.pi / 2 * (np.cos(np.pi / 2 * t) * z - np.sin(np.pi / 2 * t) * eps)
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: cosine only | -sin
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = np.pi / 2 * b * z - np.pi / 2 * b * eps
    return ((u(a * z + b * eps, t) - v) ** 2).sum(1).mean()

# wrong: product rule forgotten on the second term | factor π/2
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = np.pi / 2 * b * z - a * eps
    return ((u(a * z + b * eps, t) - v) ** 2).sum(1).mean()

# wrong: two over pi | 2/π
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = 2 / np.pi * (b * z - a * eps)
    return ((u(a * z + b * eps, t) - v) ** 2).sum(1).mean()

# wrong: divided by n twice | once more
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean() / len(z)

# wrong: returns a tuple with the gradient | one number
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return (r**2).sum(1).mean(), r

# wrong: var instead of second moment | mean counts too
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    eps = rng.standard_normal(z.shape)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return r.var(0).sum()

# wrong: conditional field of the straight path at the place | field of the straight path
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    return ((u(x, t) - (z - x) / (1 - t)) ** 2).sum(1).mean()

# wrong: finite difference in the wrong direction | sign of the whole
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    place = lambda t: np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps
    v = (place(t) - place(t + 1e-5)) / 1e-5
    return ((u(place(t), t) - v) ** 2).sum(1).mean()

# wrong: u called in a loop | whole batch
def flow_matching_loss(u, z, rng):
    total = 0
    for row in z:
        t = rng.random()
        eps = rng.standard_normal(row.shape)
        a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
        total += ((u(a * row + b * eps, t) - np.pi / 2 * (b * row - a * eps)) ** 2).sum()
    return total / len(z)

# wrong: norm of everything | all differences together
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1)); e = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return np.linalg.norm(u(a * z + b * e, t) - np.pi / 2 * (b * z - a * e))

# wrong: flat times | draw a column
def flow_matching_loss(u, z, rng):
    t = rng.random(len(z)); e = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((u(a * z + b * e, t) - np.pi / 2 * (b * z - a * e))**2).sum(1).mean()

# wrong: degrees, 90 t | degrees
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1)); e = rng.standard_normal(z.shape)
    a, b = np.sin(90 * t), np.cos(90 * t)
    return ((u(a * z + b * e, t) - np.pi / 2 * (b * z - a * e))**2).sum(1).mean()

# wrong: one number for each point | take the mean at the end
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1)); e = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((u(a * z + b * e, t) - np.pi / 2 * (b * z - a * e))**2).sum(1)

# wrong: n - 1 | one point too few
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1)); e = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((u(a * z + b * e, t) - np.pi / 2 * (b * z - a * e))**2).sum() / (len(z) - 1)

# wrong: times to 0.99 | part of the interval cut off
def flow_matching_loss(u, z, rng):
    t = 0.99 * rng.random((len(z), 1)); e = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((u(a * z + b * e, t) - np.pi / 2 * (b * z - a * e))**2).sum(1).mean()

# wrong: times from 0.001 to 0.999 | part of the interval cut off
def flow_matching_loss(u, z, rng):
    t = 1e-3 + (1 - 2e-3) * rng.random((len(z), 1)); e = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((u(a * z + b * e, t) - np.pi / 2 * (b * z - a * e))**2).sum(1).mean()

# wrong: data in another order in the target | data points in another order
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1)); e = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((u(a * z + b * e, t) - np.pi / 2 * (b * z[::-1] - a * e))**2).sum(1).mean()

# wrong: are the times drawn, with `rng`? | are the times drawn, with `rng`\?
def flow_matching_loss(u, z, rng):
    t = np.random.default_rng(3).random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    v = np.pi / 2 * (b * z - a * eps)
    return ((u(a * z + b * eps, t) - v) ** 2).sum(1).mean()

# wrong: the target has the sign of its data term turned | the target has the sign of its data term turned
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = -c * b * z - c * a * eps
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the target is the place X_t itself and not its derivative | the target is the place X_t itself and not its derivative
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = x
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the target is the data point z | the target is the data point z
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = z
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the target is the noise ε | the target is the noise ε
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = eps
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the target is z - X_t | the target is z - X_t
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = z - x
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the target has α and β where their derivatives belong, with a minus | the target has α and β where their derivatives belong, with a minus
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = a * z - b * eps
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the target is 0 | the target is 0
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = 0 * x
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the data term of the target has sin where its derivative, cos, belongs | the data term of the target has sin where its derivative, cos, belongs
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = c * a * z - c * a * eps
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the data term of the target lacks the factor π/2 of its derivative | the data term of the target lacks the factor π/2 of its derivative
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = b * z - c * a * eps
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the target has the factor π: the derivative of sin(πt/2) has π/2 | the target has the factor π: the derivative of sin\(πt/2\) has π/2
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = np.pi * (b * z - a * eps)
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the noise term of the target is missing | the noise term of the target is missing
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = c * b * z
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the data term of the target is missing | the data term of the target is missing
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b, c = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2), np.pi / 2
    x = a * z + b * eps
    v = -c * a * eps
    return ((u(x, t) - v) ** 2).sum(1).mean()

# wrong: the sum over the batch and the mean over the coordinates are exchanged | the sum over the batch and the mean over the coordinates are exchanged
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return (r**2).sum(0).mean()

# wrong: a root is taken: the squared length is asked for | a root is taken: the squared length is asked for
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return np.sqrt((r**2).sum(1).mean())

# wrong: the differences are averaged before they are squared, over everything | the differences are averaged before they are squared, over everything
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return r.mean() ** 2

# wrong: the differences are summed over the coordinates before they are squared | the differences are summed over the coordinates before they are
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return (r.sum(1) ** 2).mean()

# wrong: absolute values where squares belong | absolute values where squares belong
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return np.abs(r).sum(1).mean()

# wrong: absolute values where squares belong, and a mean over everything | absolute values where squares belong, and a mean over everything
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return np.abs(r).mean()

# wrong: half of the mean over everything | half of the mean over everything
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return (r**2).mean() / 2

# wrong: the differences are not squared | the differences are not squared
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return r.sum(1).mean()

# wrong: the median in the place of the mean | the median in the place of the mean
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return np.median((r**2).sum(1))

# wrong: only the first point is looked at | only the first point is looked at
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return (r[0] ** 2).sum()

# wrong: the loss is weighted with the time | the loss is weighted with the time
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return (t * r**2).sum(1).mean()

# wrong: the loss is weighted with β² | the loss is weighted with β²
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    r = u(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)
    return (b**2 * r**2).sum(1).mean()

# wrong: …; and the squares are summed over the batch | ; and the squares are summed over the batch
def flow_matching_loss(u, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    return ((u(a * z + b * eps, t) - (z - eps)) ** 2).sum()
