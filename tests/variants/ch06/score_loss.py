# ruff: noqa
# right: without division
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) + eps) ** 2).sum(1).mean()

# right: weight and target
def score_loss(score, z, rng):
    t = rng.uniform(size=(len(z), 1))
    eps = rng.normal(size=z.shape)
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    difference = score(a * z + b * eps, t) - (-eps / b)
    return np.mean(b[:, 0] ** 2 * np.linalg.norm(difference, axis=1) ** 2)

# right: from x
def score_loss(score, z, rng):
    t = rng.random(len(z))[:, None]
    a, b = np.sin(np.pi * t / 2), np.cos(np.pi * t / 2)
    x = a * z + b * rng.standard_normal(z.shape)
    target = -(x - a * z) / b**2
    return float((b**2 * (score(x, t) - target) ** 2).sum() / len(z))

# right: torch
def score_loss(score, z, rng):
    import torch
    t = torch.as_tensor(rng.random((len(z), 1)))
    eps, z = torch.as_tensor(rng.standard_normal(z.shape)), torch.as_tensor(z)
    a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
    return (b * score(a * z + b * eps, t) + eps).square().sum(1).mean()

# wrong: no weight | β² is missing
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((score(a * z + b * eps, t) + eps / b) ** 2).sum(1).mean()

# wrong: no weight, mean over everything | β² is missing
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((score(a * z + b * eps, t) + eps / b) ** 2).mean()

# wrong: weight beta | weight is β
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (b * (score(a * z + b * eps, t) + eps / b) ** 2).sum(1).mean()

# wrong: straight weight | straight path
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((1 - t) ** 2 * (score(a * z + b * eps, t) + eps / b) ** 2).sum(1).mean()

# wrong: straight path | straight path
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    return (((1 - t) * score(t * z + (1 - t) * eps, t) + eps) ** 2).sum(1).mean()

# wrong: sign | wrong sign
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) - eps) ** 2).sum(1).mean()

# wrong: target minus eps | divides it by β
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (b**2 * (score(a * z + b * eps, t) + eps) ** 2).sum(1).mean()

# wrong: target minus eps, no weight | divides it by β
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((score(a * z + b * eps, t) + eps) ** 2).sum(1).mean()

# wrong: noise prediction | noise prediction
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((score(a * z + b * eps, t) - eps) ** 2).sum(1).mean()

# wrong: divided by beta squared | -ε/β²
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (b**2 * (score(a * z + b * eps, t) + eps / b**2) ** 2).sum(1).mean()

# wrong: mean not scaled | mean is α z
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    return (b**2 * (score(x, t) + (x - z) / b**2) ** 2).sum(1).mean()

# wrong: mean over everything | over the coordinates too
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) + eps) ** 2).mean()

# wrong: sum over the batch | summed over the batch
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) + eps) ** 2).sum()

# wrong: one time | one time for the whole batch
def score_loss(score, z, rng):
    t = rng.random()
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) + eps) ** 2).sum(1).mean()

# wrong: cut off | uniform
def score_loss(score, z, rng):
    t = 0.8 * rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) + eps) ** 2).sum(1).mean()

# wrong: fresh noise in the target | score \+ ε/β
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * rng.standard_normal(z.shape)
    return ((b * score(x, t) + rng.standard_normal(z.shape)) ** 2).sum(1).mean()

# wrong: sine and cosine | exchanged
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.cos(np.pi / 2 * t), np.sin(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) + eps) ** 2).sum(1).mean()

# wrong: velocity | velocity
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (b**2 * (score(a * z + b * eps, t) - np.pi / 2 * (b * z - a * eps)) ** 2).sum(1).mean()

# wrong: global randomness | same numbers twice
def score_loss(score, z, rng):
    t = np.random.random((len(z), 1))
    eps = np.random.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) + eps) ** 2).sum(1).mean()

# right: norms
def score_loss(score, z, rng):
    eps, t = rng.normal(size=z.shape), rng.uniform(size=(z.shape[0], 1))
    w = np.pi * t / 2
    x = z * np.sin(w) + eps * np.cos(w)
    return np.mean(np.linalg.norm(np.cos(w) * score(x, t) + eps, axis=1) ** 2)

# right: loop
def score_loss(score, z, rng):
    t = np.array([[rng.random()] for _ in z])
    eps = np.array([rng.normal(size=len(row)) for row in z])
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    s = score(a * z + b * eps, t)
    total = 0.0
    for i in range(len(z)):
        total += np.dot(b[i] * s[i] + eps[i], b[i] * s[i] + eps[i])
    return total / len(z)

# right: float32
def score_loss(score, z, rng):
    z = z.astype(np.float32)
    t, eps = rng.random((len(z), 1), dtype=np.float32), rng.standard_normal(z.shape, dtype=np.float32)
    h = np.float32(np.pi / 2)
    a, b = np.sin(h * t), np.cos(h * t)
    return (((b * score(a * z + b * eps, t) + eps) ** 2).sum(1)).mean()

# wrong: same seed | same seed
def score_loss(score, z, rng):
    k = rng.integers(2**32)
    t = np.random.default_rng(k).random((len(z), 1))
    eps = np.random.default_rng(k).standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    r = score(a * z + b * eps, t) + eps / b
    return (b**2 * (r**2).sum(1, keepdims=True)).mean()

# wrong: weights broadcast to a table | column
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    r = score(a * z + b * eps, t) + eps / b
    return (b**2 * (r**2).sum(1)).mean()

# wrong: loss of noise minus score | target is ε
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    r = score(a * z + b * eps, t) - eps
    return (b**2 * (r**2).sum(1, keepdims=True)).mean()

# wrong: weight alpha | weight is α|weight β² is missing
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    r = score(a * z + b * eps, t) + eps / b
    return (a * (r**2).sum(1, keepdims=True)).mean()

# wrong: beta inside once | one of them
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    r = b * score(a * z + b * eps, t) + eps / b
    return (b**2 * (r**2).sum(1, keepdims=True)).mean()

# wrong: n twice | once more
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    r = score(a * z + b * eps, t) + eps / b
    return (b**2 * (r**2).sum(1, keepdims=True)).mean() / len(z)

# wrong: tuple | one number
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    r = score(a * z + b * eps, t) + eps / b
    return (b**2 * (r**2).sum(1, keepdims=True)).mean(), t

# wrong: t clipped | cut off
def score_loss(score, z, rng):
    t = np.clip(rng.random((len(z), 1)), 0.05, 0.95)
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    r = score(a * z + b * eps, t) + eps / b
    return (b**2 * (r**2).sum(1, keepdims=True)).mean()

# wrong: time flipped for the score | 1 - t
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    r = score(a * z + b * eps, 1 - t) + eps / b
    return (b**2 * (r**2).sum(1, keepdims=True)).mean()

# wrong: abs | absolute
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    r = score(a * z + b * eps, t) + eps / b
    return (b**2 * np.abs(r).sum(1, keepdims=True)).mean()

# wrong: flat weights | is a row for NumPy
def score_loss(score, z, rng):
    t = rng.random(len(z))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return ((b*score(a*z+b*eps, t[:, None])+eps)**2).sum(1).mean()

# wrong: table of weights and squares | table of all weights
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return (b**2*((score(a*z+b*eps, t)+eps/b)**2).sum(1)).sum()/len(z)

# wrong: one time in each part | more even than chance
def score_loss(score, z, rng):
    n=len(z)
    t = rng.permutation((np.arange(n)+rng.random(n))/n)[:,None]
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return ((b*score(a*z+b*eps, t)+eps)**2).sum(1).mean()

# wrong: antithetic times | made of the others
def score_loss(score, z, rng):
    n=len(z)
    t = rng.random(n)
    t[n//2:2*(n//2)] = 1-t[:n//2]
    t=t[:,None]
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return ((b*score(a*z+b*eps, t)+eps)**2).sum(1).mean()

# wrong: median | median
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return np.median(((b*score(a*z+b*eps, t)+eps)**2).sum(1))

# wrong: length of the table | whole table of differences
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return np.linalg.norm(b*score(a*z+b*eps, t)+eps)

# wrong: length of the table over n | root is taken of the sum
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return np.linalg.norm(b*score(a*z+b*eps, t)+eps)/len(z)

# wrong: no target | target is missing
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return ((b*score(a*z+b*eps, t))**2).sum(1).mean()

# wrong: target over 1 - t | divides by 1 - t
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return (b**2*(score(a*z+b*eps, t)+eps/(1-t))**2).sum(1).mean()

# wrong: noise from z - x | target is \(z - x\)
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    x=a*z+b*eps
    return (b**2*(score(x,t)-(z-x)/b)**2).sum(1).mean()

# wrong: n - 1 | one less
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return ((b*score(a*z+b*eps, t)+eps)**2).sum()/(len(z)-1)

# wrong: variance of the differences | variance
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return (b*score(a*z+b*eps, t)+eps).var(0).sum()

# right: times drawn one by one
def score_loss(score, z, rng):
    t = np.array([[rng.uniform()] for _ in z])
    eps = np.stack([rng.standard_normal(z.shape[1]) for _ in z])
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return np.mean(np.sum((b * score(a * z + b * eps, t) + eps) ** 2, 1))

# wrong: sign and mean over everything | wrong sign.*over the coordinates too
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) - eps) ** 2).mean()

# wrong: half of it and weight beta | weight is β:
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return 0.5 * (b * (score(a * z + b * eps, t) + eps / b) ** 2).sum(1).mean()

# wrong: no weight, summed over the batch | β² is missing.*summed over the batch
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((score(a * z + b * eps, t) + eps / b) ** 2).sum()

# wrong: wrong sign and weight beta | wrong sign, and the weight is β
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (b * (score(a * z + b * eps, t) - eps / b) ** 2).sum(1).mean()

# wrong: times on a grid | drawn from a grid
def score_loss(score, z, rng):
    t = rng.integers(0, 1000, (len(z), 1)) / 1000
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) + eps) ** 2).sum(1).mean()

# wrong: weight of the velocity | that of the velocity
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((np.pi / 2 / a) ** 2 * (b * score(a * z + b * eps, t) + eps) ** 2).sum(1).mean()

# wrong: angle t, noise drawn first | π/2 is missing inside
def score_loss(score, z, rng):
    eps = rng.standard_normal(z.shape)
    t = rng.random((len(z), 1))
    a, b = np.sin(t), np.cos(t)
    return ((b * score(a * z + b * eps, t) + eps) ** 2).sum(1).mean()
# wrong: are the times drawn, with `rng`? | are the times drawn, with `rng`\?
def score_loss(score, z, rng):
    t = np.random.default_rng(7).random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) + eps) ** 2).sum(1).mean()

# wrong: the weight is β⁴ | the weight is β⁴
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return (b**4 * (s + eps / b) ** 2).sum(1).mean()

# wrong: the weight is 1 - β | the weight is 1 - β
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return ((1 - b) * (s + eps / b) ** 2).sum(1).mean()

# wrong: the differences are summed over the coordinates before they are squared | the differences are summed over the coordinates before they are
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return ((b * s + eps).sum(1) ** 2).mean()

# wrong: the weight is 1/β² | the weight is 1/β²
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return ((s + eps / b) ** 2 / b**2).sum(1).mean()

# wrong: the weight is α² | the weight is α²
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return (a**2 * (s + eps / b) ** 2).sum(1).mean()

# wrong: the target is -β ε, the difference that is not divided at all | the target is -β ε, the difference that is not divided at all
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return (b**2 * (s + b * eps) ** 2).sum(1).mean()

# wrong: the target is -x/β²: the mean is α z | the target is -x/β²: the mean is α z
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return (b**2 * (s + x / b**2) ** 2).sum(1).mean()

# wrong: the target is the score of noise, -x | the target is the score of noise, -x
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return (b**2 * (s + x) ** 2).sum(1).mean()

# wrong: the target is the data point | the target is the data point
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return (b**2 * (s - z) ** 2).sum(1).mean()

# wrong: half of it | half of it
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return ((b * s + eps) ** 2).sum(1).mean() / 2

# wrong: a root is taken | a root is taken
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return np.sqrt(((b * s + eps) ** 2).sum(1).mean())

# wrong: the lengths are not squared | the lengths are not squared
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return np.linalg.norm(b * s + eps, axis=1).mean()

# wrong: the differences are averaged before they are squared | the differences are averaged before they are squared
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return ((b * s + eps).mean(0) ** 2).sum()

# wrong: the weights are divided by their sum: only their mean value would change | the weights are divided by their sum: only their mean value would
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * eps
    s = score(x, t)
    return (b**2 * (s + eps / b) ** 2).sum() / (b**2).sum()

# wrong: one call serves all points: keep its value in a variable | one call serves all points: keep its value in a variable
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    total = 0.0
    for j in range(z.shape[1]):
        total = total + (b[:, 0] * score(a * z + b * eps, t)[:, j] + eps[:, j]) ** 2
    return total.mean()

# wrong: the factor inside sin and cos is π, not π/2 | the factor inside sin and cos is π, not π/2
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = np.sin(np.pi * t) * z + np.cos(np.pi * t) * eps
    return ((b * score(x, t) + eps) ** 2).sum(1).mean()

# wrong: the noise is multiplied by β² | the noise is multiplied by β²
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b**2 * eps
    return ((b * score(x, t) + eps) ** 2).sum(1).mean()

# wrong: β is 1 - α: α² + β² = 1 | β is 1 - α: α² \+ β² = 1
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + (1 - a) * eps
    return ((b * score(x, t) + eps) ** 2).sum(1).mean()

# wrong: the noise is not multiplied by β | the noise is not multiplied by β
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + eps
    return ((b * score(x, t) + eps) ** 2).sum(1).mean()

# wrong: z is not multiplied by α | z is not multiplied by α
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = z + b * eps
    return ((b * score(x, t) + eps) ** 2).sum(1).mean()

# wrong: this is noise alone: z is missing | this is noise alone: z is missing|mean times -?0\.0
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = eps
    return ((b * score(x, t) + eps) ** 2).sum(1).mean()

# wrong: the noise is uniform between 0 and 1: ε is normal | the noise is uniform between 0 and 1: ε is normal
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z + b * rng.random(z.shape)
    return ((b * score(x, t) + eps) ** 2).sum(1).mean()

# wrong: sin and cos are given degrees: the angle is in radians | sin and cos are given degrees: the angle is in radians|mean times -?0\.0
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = np.sin(np.deg2rad(np.pi / 2 * t)) * z + np.cos(np.deg2rad(np.pi / 2 * t)) * eps
    return ((b * score(x, t) + eps) ** 2).sum(1).mean()

# wrong: the path starts at √t z: α = sin(πt/2) | the path starts at √t z: α = sin\(πt/2\)
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = np.sqrt(t) * z + np.sqrt(1 - t) * eps
    return ((b * score(x, t) + eps) ** 2).sum(1).mean()

# wrong: this is z alone, without noise | this is z alone, without noise
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = z.copy()
    return ((b * score(x, t) + eps) ** 2).sum(1).mean()

# wrong: the rows of z are in another order than the times | the rows of z are in another order than the times
def score_loss(score, z, rng):
    t = rng.random((len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = a * z[::-1] + b * eps
    return ((b * score(x, t) + eps) ** 2).sum(1).mean()

# wrong: times that stay away from the ends | an end is left out
def score_loss(score, z, rng):
    t = rng.uniform(0.01, 0.99, (len(z), 1))
    eps = rng.standard_normal(z.shape)
    alpha, beta = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((beta * score(alpha * z + beta * eps, t) + eps) ** 2).sum(axis=1).mean()

# wrong: times that stay away from one end | an end is left out
def score_loss(score, z, rng):
    t = rng.uniform(0.01, 1, (len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return ((b * score(a * z + b * eps, t) + eps) ** 2).sum(axis=1).mean()
