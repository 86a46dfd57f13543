# ruff: noqa
# right: reshape
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    return (1 - t) * x0 + t * z, z - x0

# right: transposed
def interpolate(x0, z, t):
    return ((1 - t) * x0.T + t * z.T).T, z - x0

# right: expand_dims
def interpolate(x0, z, t):
    t = np.expand_dims(t, tuple(range(1, x0.ndim)))
    velocity = z - x0
    return x0 + t * velocity, velocity

# right: one by one, as a list
def interpolate(x0, z, t):
    return [np.stack([(1 - s) * a + s * b for a, b, s in zip(x0, z, t)]), z - x0]

# right: torch
def interpolate(x0, z, t):
    import torch
    x0, z, t = torch.as_tensor(x0), torch.as_tensor(z), torch.as_tensor(t)
    return torch.lerp(x0, z, t.view(-1, *[1] * (x0.dim() - 1))), z - x0

# right: einsum
def interpolate(x0, z, t):
    return np.einsum("b,b...->b...", 1 - t, x0) + np.einsum("b,b...->b...", t, z), -(x0 - z)

# wrong: ends exchanged | exchanged
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    return t * x0 + (1 - t) * z, z - x0

# wrong: ends exchanged, velocity too | exchanged
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    return t * x0 + (1 - t) * z, x0 - z

# wrong: velocity reversed | sign
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    return (1 - t) * x0 + t * z, x0 - z

# wrong: velocity is the rest of the way | z - x_t
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x = (1 - t) * x0 + t * z
    return x, z - x

# wrong: a column | raised|every row has its own time
def interpolate(x0, z, t):
    t = t[:, None]
    return (1 - t) * x0 + t * z, z - x0

# wrong: flat times | raised|last axis
def interpolate(x0, z, t):
    return (1 - t) * x0 + t * z, z - x0

# wrong: four axes always | raised|shape
def interpolate(x0, z, t):
    t = t[:, None, None, None]
    return (1 - t) * x0 + t * z, z - x0

# wrong: flattened points | shape
def interpolate(x0, z, t):
    x0, z = x0.reshape(len(x0), -1), z.reshape(len(z), -1)
    return (1 - t[:, None]) * x0 + t[:, None] * z, z - x0

# wrong: first time | first time
def interpolate(x0, z, t):
    return (1 - t[0]) * x0 + t[0] * z, z - x0

# wrong: only the place | one forgotten|2 things
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    return (1 - t) * x0 + t * z

# wrong: other order | comes first
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    return z - x0, (1 - t) * x0 + t * z

# wrong: in place | same after the call
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    velocity = z - x0
    x0 *= 1 - t
    x0 += t * z
    return x0, velocity

# wrong: variance preserving | sin
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    return np.cos(np.pi / 2 * t) * x0 + np.sin(np.pi / 2 * t) * z, z - x0

# wrong: velocity of z alone | this is z
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    return (1 - t) * x0 + t * z, z

# wrong: velocity times t | x_t - x0
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    return (1 - t) * x0 + t * z, t * (z - x0)

# wrong: x0 whole | not multiplied by 1 - t
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    return x0 + t * z, z

# wrong: whole numbers | whole numbers|velocity|x_t
def interpolate(x0, z, t):
    out = np.zeros(x0.shape, dtype=int)
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    out[:] = (1 - t) * x0 + t * z
    return out, z - x0

# right: moveaxis
def interpolate(x0, z, t):
    v = z - x0
    return np.moveaxis(np.moveaxis(x0, 0, -1) + t * np.moveaxis(v, 0, -1), -1, 0), v

# right: flattened and back
def interpolate(x0, z, t):
    a, b = x0.reshape(len(x0), -1), z.reshape(len(z), -1)
    x = np.diag(1 - t) @ a + np.diag(t) @ b
    return x.reshape(x0.shape), (b - a).reshape(x0.shape)

# right: vectorize by class
class Line:
    def __init__(self, a, b):
        self.a, self.b = a, b
    def at(self, t):
        return self.a * (1 - t) + self.b * t
def interpolate(x0, z, t):
    return np.array([Line(a, b).at(r) for a, b, r in zip(x0, z, t)]), np.array([b - a for a, b in zip(x0, z)])

# wrong: one more axis | more axes
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * x0.ndim)
    return (1 - t) * x0 + t * z, z - x0

# wrong: velocity over one minus t | divided by 1 - t
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x = (1 - t) * x0 + t * z
    return x, (z - x0) / (1 - t)

# wrong: squared weights | squares
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    return (1 - t) ** 2 * x0 + t**2 * z, z - x0

# wrong: z shuffled | another order
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    z = z[::-1]
    return (1 - t) * x0 + t * z, z - x0

# wrong: x0 overwritten, velocity later | same after the call
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x0 *= 1 - t
    x0 += t * z
    return x0, z - x0

# wrong: z overwritten | same after the call
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    z -= x0
    return x0 + t * z, z

# wrong: x_t - x0 over t | divided by t, which is 0
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x = (1 - t) * x0 + t * z
    return x, (x - x0) / t

# wrong: z - x_t over 1 - t | divided by 1 - t, which is 0
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x = (1 - t) * x0 + t * z
    return x, (z - x) / (1 - t)

# wrong: every row is given the mean time | every row is given the mean time
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x, v = (1 - t) * x0 + t * z, z - x0
    return (1 - t.mean()) * x0 + t.mean() * z, v

# wrong: z is not multiplied by t | z is not multiplied by t
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x, v = (1 - t) * x0 + t * z, z - x0
    return (1 - t) * x0 + z, v

# wrong: the weights are the roots | the weights are the roots
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x, v = (1 - t) * x0 + t * z, z - x0
    return np.sqrt(1 - t) * x0 + np.sqrt(t) * z, v

# wrong: row i has the time t[i] | row i has the time t\[i\]
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x, v = (1 - t) * x0 + t * z, z - x0
    return (1 - t[::-1]) * x0 + t[::-1] * z, v

# wrong: this is x0 | this is x0
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x, v = (1 - t) * x0 + t * z, z - x0
    return x, x0.copy()

# wrong: this is -x0 | this is -x0
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x, v = (1 - t) * x0 + t * z, z - x0
    return x, -x0

# wrong: this is z + x0 | this is z \+ x0
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x, v = (1 - t) * x0 + t * z, z - x0
    return x, z + x0

# wrong: this is x_t / t | this is x_t / t
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x, v = (1 - t) * x0 + t * z, z - x0
    return x, x / t

# wrong: this is t z - (1 - t) x0 | this is t z - \(1 - t\) x0
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x, v = (1 - t) * x0 + t * z, z - x0
    return x, t * z - (1 - t) * x0

# wrong: this is x_t: the velocity comes second | this is x_t: the velocity comes second
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x, v = (1 - t) * x0 + t * z, z - x0
    return x, x

# wrong: the derivative of x_t by t, with x0 and z fixed | the derivative of x_t by t, with x0 and z fixed
def interpolate(x0, z, t):
    t = t.reshape(-1, *[1] * (x0.ndim - 1))
    x, v = (1 - t) * x0 + t * z, z - x0
    return x, v * t**2

# wrong: this is x0 (another way) | this is x0
def interpolate(x0, z, t):
    return x0.copy(), z - x0
