# ruff: noqa
# right: formula
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (np.pi / 2 / a) ** 2, (b / a) ** 2, 1 / b**2

# right: tangents, a list
def noise_weights(t):
    angle = np.pi * np.asarray(t) / 2
    return [np.pi**2 / 4 / np.sin(angle) ** 2, np.tan(angle) ** -2.0, 1 + np.tan(angle) ** 2]

# right: slopes by differences
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    x = 0.3
    def parts(eps):
        D = (x - b * eps) / a
        return np.pi / 2 * (b * D - a * eps), D, -eps / b
    return tuple((q - p) ** 2 for p, q in zip(parts(0.0), parts(1.0)))

# wrong: straight path | straight path
def noise_weights(t):
    return 1 / t**2, (1 - t) ** 2 / t**2, 1 / (1 - t) ** 2

# wrong: not squared | has its square
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return np.pi / 2 / a, b / a, 1 / b

# wrong: no omega | square of ω
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return 1 / a**2, (b / a) ** 2, 1 / b**2

# wrong: omega not squared | its square belongs
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return np.pi / 2 / a**2, (b / a) ** 2, 1 / b**2

# wrong: upside down | upside down
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (2 * a / np.pi) ** 2, (a / b) ** 2, b**2

# wrong: noise term only | denoiser changes
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (np.pi / 2 * a) ** 2, (b / a) ** 2, 1 / b**2

# wrong: denoiser without beta | β is missing
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (np.pi / 2 / a) ** 2, 1 / a**2, 1 / b**2

# wrong: denoiser upside down | exchanged|upside down
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (np.pi / 2 / a) ** 2, (a / b) ** 2, 1 / b**2

# wrong: score times beta | multiplied by β²|upside down
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (np.pi / 2 / a) ** 2, (b / a) ** 2, b**2

# wrong: other order | order
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return 1 / b**2, (np.pi / 2 / a) ** 2, (b / a) ** 2

# wrong: only one | 3 things
def noise_weights(t):
    return (np.pi / 2 / np.sin(np.pi / 2 * t)) ** 2

# wrong: negative | sign
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return -((np.pi / 2 / a) ** 2), -((b / a) ** 2), -1 / b**2

# right: array
def noise_weights(t):
    w = np.multiply(t, np.pi / 2)
    return np.array([np.pi**2 / 4 / np.sin(w) ** 2, 1 / np.tan(w) ** 2, np.cos(w) ** -2])

# right: torch
import torch
def noise_weights(t):
    w = torch.as_tensor(t, dtype=torch.float32) * torch.pi / 2
    return torch.pi**2 / 4 / w.sin() ** 2, w.cos() ** 2 / w.sin() ** 2, 1 / w.cos() ** 2

# wrong: alpha dot D only | β̇, is missing
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (np.pi / 2 * b**2 / a) ** 2, (b / a) ** 2, 1 / b**2

# wrong: sum of squares | before they are added
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (np.pi / 2) ** 2 * (b**4 / a**2 + a**2), (b / a) ** 2, 1 / b**2

# wrong: difference of the two terms | sign between
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (np.pi / 2 * (b**2 - a**2) / a) ** 2, (b / a) ** 2, 1 / b**2

# wrong: t changed | same after the call
def noise_weights(t):
    t *= np.pi / 2
    a, b = np.sin(t), np.cos(t)
    a, b = a, b  # x
    return (np.pi / 2 / a) ** 2, (b / a) ** 2, 1 / b**2

# wrong: order noise first | noise itself
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return 1 + 0 * t, (np.pi / 2 / a) ** 2, (b / a) ** 2

# wrong: score 1/beta^2 with omega | ω belongs
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return (np.pi / 2 / a) ** 2, (b / a) ** 2, (np.pi / 2 / b) ** 2

# wrong: length of a float | may be a float
def noise_weights(t):
    n=len(t)
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return (np.pi/2/a)**2,(b/a)**2,1/b**2

# wrong: math.sin | math.sin
def noise_weights(t):
    import math
    a,b=math.sin(math.pi/2*t),math.cos(math.pi/2*t)
    return (np.pi/2/a)**2,(b/a)**2,1/b**2

# wrong: sum 1 over the times | divided by their sum
def noise_weights(t):
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    w=(np.pi/2/a)**2,(b/a)**2,1/b**2
    return tuple(v/np.sum(v) for v in w)

# wrong: relative to the velocity | that of the velocity
def noise_weights(t):
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    v=(np.pi/2/a)**2
    return 1+0*t, (b/a)**2/v, 1/b**2/v

# wrong: angle t | this has t
def noise_weights(t):
    a,b=np.sin(t),np.cos(t)
    return (np.pi/2/a)**2,(b/a)**2,1/b**2

# wrong: angle t, no omega | no π/2
def noise_weights(t):
    a,b=np.sin(t),np.cos(t)
    return (1/a)**2,(b/a)**2,1/b**2

# wrong: angle pi t | this has πt
def noise_weights(t):
    a,b=np.sin(np.pi*t),np.cos(np.pi*t)
    return (np.pi/2/a)**2,(b/a)**2,1/b**2

# wrong: sine and cosine exchanged | exchanged
def noise_weights(t):
    b, a = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return (np.pi/2/a)**2,(b/a)**2,1/b**2

# wrong: mean over the times | mean over the times
def noise_weights(t):
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return float(np.mean((np.pi/2/a)**2)),float(np.mean((b/a)**2)),float(np.mean(1/b**2))

# wrong: velocity's factor in the score | belongs to the velocity
def noise_weights(t):
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return (np.pi/2/a)**2,(b/a)**2,(np.pi/2/(a*b))**2

# wrong: beta in the velocity | divided by β², too
def noise_weights(t):
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return (np.pi/2/a/b)**2,(b/a)**2,1/b**2

# wrong: denoiser's beta in the velocity | weight of the denoiser
def noise_weights(t):
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return (np.pi/2*b/a)**2,(b/a)**2,1/b**2

# wrong: times sorted | put in order
def noise_weights(t):
    t=np.sort(np.ravel(t)).reshape(np.shape(t))
    a, b = np.sin(np.pi/2*t), np.cos(np.pi/2*t)
    return (np.pi/2/a)**2,(b/a)**2,1/b**2

# right: number by number
import math
def noise_weights(t):
    def one(t):
        a, b = math.sin(math.pi / 2 * t), math.cos(math.pi / 2 * t)
        return (math.pi / 2 / a) ** 2, (b / a) ** 2, b**-2
    return [np.reshape(w, np.shape(t)) for w in zip(*map(one, np.ravel(t)))]

# wrong: straight path, not squared | straight path, not squared
def noise_weights(t):
    return 1 / t, (1 - t) / t, 1 / (1 - t)

# wrong: factors with their signs | with its sign
def noise_weights(t):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return -np.pi / 2 / a, -b / a, -1 / b
# wrong: α̇ and β̇ are exchanged | α̇ and β̇ are exchanged
def noise_weights(t):
    a, b, w = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    return (w * b) ** 2, b**2 / a**2, 1 / b**2

# wrong: divided by β² and not by α² | divided by β² and not by α²
def noise_weights(t):
    a, b, w = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    return (w / b) ** 2, b**2 / a**2, 1 / b**2

# wrong: β belongs above the line: an error of the noise is multiplied by it | β belongs above the line: an error of the noise is multiplied by it
def noise_weights(t):
    a, b, w = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    return (w / a) ** 2, 1 / (a * b) ** 2, 1 / b**2

# wrong: α is missing | α is missing
def noise_weights(t):
    a, b, w = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    return (w / a) ** 2, b**2, 1 / b**2

# wrong: divided by α² and not by β² | divided by α² and not by β²
def noise_weights(t):
    a, b, w = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    return (w / a) ** 2, b**2 / a**2, 1 / a**2

# wrong: divided by β⁴: the score is -ε/β | divided by β⁴: the score is -ε/β
def noise_weights(t):
    a, b, w = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    return (w / a) ** 2, b**2 / a**2, 1 / b**4

# wrong: the three are in another order: velocity, denoiser, score | the three are in another order: velocity, denoiser, score
def noise_weights(t):
    a, b, w = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    return b**2 / a**2, 1 / b**2, (w / a) ** 2

# wrong: if the noise is off by δ, by how much is the …? Square that | if the noise is off by δ, by how much is the
def noise_weights(t):
    a, b, w = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    return (w / a) ** 2, b**3 / a**2, 1 / b**2
