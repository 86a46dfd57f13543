# ruff: noqa
# right: four lines
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# right: the increments carry h
def rk4_step(u, x, t, h):
    a = h * u(x, t)
    b = h * u(x + a / 3, t + h / 3)
    c = h * u(x - a / 3 + b, t + 2 * h / 3)
    d = h * u(x + a - b + c, t + h)
    return x + a / 8 + 3 * b / 8 + 3 * c / 8 + d / 8

# right: a loop over the tableau
def rk4_step(u, x, t, h):
    A = [[], [1 / 3], [-1 / 3, 1], [1, -1, 1]]
    k = []
    for row, c in zip(A, (0, 1 / 3, 2 / 3, 1)):
        k.append(u(x + h * sum((a * s for a, s in zip(row, k)), 0 * x), t + c * h))
    return x + h * sum(b * s for b, s in zip((1 / 8, 3 / 8, 3 / 8, 1 / 8), k))

# right: torch
def rk4_step(u, x, t, h):
    import torch
    x = torch.as_tensor(x)
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h * torch.einsum("k,kij->ij", torch.tensor([1, 3, 3, 1.0], dtype=x.dtype) / 8, torch.stack([k1, k2, k3, k4]))

# right: np.average
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h * np.average([k1, k2, k3, k4], axis=0, weights=[1, 3, 3, 1])

# right: einsum
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h * np.einsum('k,kbd->bd', np.array([1, 3, 3, 1]) / 8, np.stack([k1, k2, k3, k4]))

# right: eighths
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h * (k1 / 8 + 3 / 8 * k2 + 3 / 8 * k3 + k4 / 8)

# right: thirds of a step
def rk4_step(u, x, t, h):
    g = h / 3
    k1 = u(x, t)
    k2 = u(x + g * k1, t + g)
    k3 = u(x - g * k1 + h * k2, t + 2 * g)
    k4 = u(x + 3 * g * (k1 - k2 + k3), t + 3 * g)
    return x + 0.125 * h * (k1 + 3 * (k2 + k3) + k4)

# right: a lower triangular matrix
def rk4_step(u, x, t, h):
    A = np.zeros((4, 4))
    A[1, 0], A[2, :2], A[3, :3] = 1 / 3, (-1 / 3, 1), (1, -1, 1)
    k = np.zeros((4,) + x.shape)
    for i in range(4):
        k[i] = u(x + h * np.tensordot(A[i], k, 1), t + h * A[i].sum())
    return x + h * np.tensordot([0.125, 0.375, 0.375, 0.125], k, 1)

# right: float32 inside
def rk4_step(u, x, t, h):
    y = x.astype(np.float32)
    k1 = u(y, t)
    k2 = u(y + np.float32(h / 3) * k1, t + h / 3)
    k3 = u(y + np.float32(h) * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(y + np.float32(h) * (k1 - k2 + k3), t + h)
    return y + np.float32(h / 8) * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: the classical method, as the chapter has it | classical method
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: classical places, 3/8 weights | classical method
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: classical weights | weights of the classical
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: classical times | classical method
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 2)
    k3 = u(x + h * (k2 - k1 / 3), t + h / 2)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: classical places, 3/8 times | places are those of the classical
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 3)
    k3 = u(x + h / 2 * k2, t + 2 * h / 3)
    k4 = u(x + h * k3, t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: equal weights | 1/4
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 4 * (k1 + k2 + k3 + k4)

# wrong: mean by numpy | 1/4
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h * np.mean([k1, k2, k3, k4], 0)

# wrong: no division | division by 8
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: over 6 | not 6
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 6 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: times 3/8 | divided by 8
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + 3 * h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: 3/8 for all | outer two
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + 3 * h / 8 * (k1 + k2 + k3 + k4)

# wrong: weights 1 1 1 1 over 8 | count three times
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + k2 + k3 + k4)

# wrong: weights 1 2 2 1 over 8 | count three times
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: weights reversed | other way round
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (3 * k1 + k2 + k3 + 3 * k4)

# wrong: k1 counted three times | first slope counts three
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (3 * k1 + 3 * k2 + k3 + k4)

# wrong: times never move | at time t
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t)
    k3 = u(x + h * (k2 - k1 / 3), t)
    k4 = u(x + h * (k1 - k2 + k3), t)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: middle times exchanged | exchanged
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + 2 * h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: third at t + h/3 | third slope is taken at t \+ h/3
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: last at t + 2h/3 | last slope is taken at t \+ 2h/3
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + 2 * h / 3)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k2 at t | second slope is taken at t:
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k4 at t | last slope is taken at t:
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k2 half-way in space | half-way
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k2 whole step | whole step
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k3 from k2 alone | k2 alone
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + 2 * h / 3 * k2, t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k3 without k1 | left out
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * k2, t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k3 with a plus | minus
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 + k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k3 brackets | k2 is divided by 3
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1) / 3, t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k3 with k1 and k2 exchanged | exchanged
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k1 - k2 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k3 with k1 whole | k1 stands whole
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k3 from k1 | starts from k1
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + 2 * h / 3 * k1, t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k4 from k3 alone | classical method
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * k3, t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k4 all plus | sign of k2
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 + k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k4 signs exchanged | signs of k1 and k2
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k2 - k1 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k4 signs of k2 and k3 exchanged | signs of k2 and k3
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 + k2 - k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k4 without k1 | k1 is left out
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k3 - k2), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k4 without k2 | k2 is left out
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: chain of single slopes | slope before it alone|k2 alone
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + 2 * h / 3 * k2, t + 2 * h / 3)
    k4 = u(x + h * k3, t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: no h in the places | inside the places
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + k1 / 3, t + h / 3)
    k3 = u(x + k2 - k1 / 3, t + 2 * h / 3)
    k4 = u(x + k1 - k2 + k3, t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: no h in the second place | place of the second
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + k1 / 3, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: no h in the last place | place of the last
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + k1 - k2 + k3, t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: times t + 1/3 | 1/3 where h/3
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + 1 / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + 1)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: second time t + 1/3 | time of the second
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + 1 / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: places without x | x is missing
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(h / 3 * k1, t + h / 3)
    k3 = u(h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: accumulates | where the last one landed
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    y = x + h / 3 * k1
    k2 = u(y, t + h / 3)
    y = y + h * (k2 - k1 / 3)
    k3 = u(y, t + 2 * h / 3)
    y = y + h * (k1 - k2 + k3)
    k4 = u(y, t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: Heun | Heun
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    return x + h / 2 * (k1 + u(x + h * k1, t + h))

# wrong: Euler | Euler
def rk4_step(u, x, t, h):
    return x + h * u(x, t)

# wrong: midpoint | midpoint
def rk4_step(u, x, t, h):
    return x + h * u(x + h / 2 * u(x, t), t + h / 2)

# wrong: RK3 | third order
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x - h * k1 + 2 * h * k2, t + h)
    return x + h / 6 * (k1 + 4 * k2 + k3)

# wrong: two heun half steps | two Heun
def rk4_step(u, x, t, h):
    for s in (0, 1):
        a = u(x, t + s * h / 2)
        x = x + h / 4 * (a + u(x + h / 2 * a, t + (s + 1) * h / 2))
    return x

# wrong: the increment | move alone
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: slope only | mean slope
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return (k1 + 3 * k2 + 3 * k3 + k4) / 8

# wrong: in place | is the same after
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    x += h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)
    return x

# wrong: nested calls | computed again|calls of u
def rk4_step(u, x, t, h):
    def k2():
        return u(x + h / 3 * u(x, t), t + h / 3)
    def k3():
        return u(x + h * (k2() - u(x, t) / 3), t + 2 * h / 3)
    return x + h / 8 * (u(x, t) + 3 * k2() + 3 * k3() + u(x + h * (u(x, t) - k2() + k3()), t + h))

# wrong: flowdiff's own | flowdiff.ode.rk4_step
import flowdiff.ode
def rk4_step(u, x, t, h):
    return flowdiff.ode.rk4_step(u, x, t, h)

# wrong: torch, equal weights | 1/4
def rk4_step(u, x, t, h):
    import torch
    x = torch.as_tensor(x)
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h * torch.stack([k1, k2, k3, k4]).mean(0)

# wrong: a bracket that is missing | brackets
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * k1 + 3 * k2 + 3 * k3 + k4

# wrong: all divided by 8 with x | x is divided
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return (x + h * (k1 + 3 * k2 + 3 * k3 + k4)) / 8

# wrong: last slope left out | left out
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 7 * (k1 + 3 * k2 + 3 * k3)

# wrong: k3 for k4 | not used
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k3)

# wrong: k1 for k4 | place of the last
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k1)

# wrong: k2 twice | third not at all
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k2 + k4)

# wrong: k3 twice | second not at all
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k3 + 3 * k3 + k4)

# wrong: minus k4 | subtracted
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 - k4)

# wrong: 1 // 8 | 1 // 8
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h * (1 // 8 * k1 + 3 // 8 * k2 + 3 // 8 * k3 + 1 // 8 * k4)

# wrong: h twice | multiplied in twice
def rk4_step(u, x, t, h):
    k1 = h * u(x, t)
    k2 = h * u(x + h / 3 * k1, t + h / 3)
    k3 = h * u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = h * u(x + h * (k1 - k2 + k3), t + h)
    return x + (k1 + 3 * k2 + 3 * k3 + k4) / 8

# wrong: solve_ivp | another method|slopes|times|calls
def rk4_step(u, x, t, h):
    from scipy.integrate import solve_ivp
    return solve_ivp(lambda t, y: u(y.reshape(x.shape), t).ravel(), (t, t + h), x.ravel(), rtol=1e-10, atol=1e-10).y[:, -1].reshape(x.shape)

# wrong: h left in slopes and weights | compare the times and places of your four
def rk4_step(u, x, t, h):
    k1 = h * u(x, t); k2 = h * u(x + k1 / 3, t + h / 3); k3 = h * u(x + k2 - k1 / 3, t + 2 * h / 3); k4 = h * u(x + k1 - k2 + k3, t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: x updated in between | compare the times and places of your four
def rk4_step(u, x, t, h):
    y = x + h / 3 * u(x, t)
    k1 = u(x, t); k2 = u(y, t + h / 3); k3 = u(y + h * (k2 - k1 / 3), t + 2 * h / 3); k4 = u(y + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# right: inner function
def rk4_step(u, x, t, h):
    f = lambda c, dx: u(x + h * dx, t + c * h)
    k1 = f(0, 0 * x)
    k2 = f(1 / 3, k1 / 3)
    k3 = f(2 / 3, -k1 / 3 + k2)
    return x + h * (k1 + 3 * (k2 + k3) + f(1, k1 - k2 + k3)) / 8

# wrong: the place of the second slope is two thirds of the way: it is x + h/3 k1 | the place of the second slope is two thirds of the way: it is x \+ h/3
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + 2 * h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k1 and k2 have a third each: the place of the third slope is x + h (k2 - k1/3) | k1 and k2 have a third each: the place of the third slope is x \+ h
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k1 + k2) / 3, t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: the third slope is taken half-way along k2, as in the classical method | the third slope is taken half-way along k2, as in the classical method
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h / 2 * k2, t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: the sign of k3: the place of the last slope is x + h (k1 - k2 + k3) | the sign of k3: the place of the last slope is x \+ h \(k1 - k2 \+ k3\)
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 - k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: k3 is left out in the place of the last slope, x + h (k1 - k2 + k3) | k3 is left out in the place of the last slope, x \+ h \(k1 - k2 \+ k3\)
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: the mean of the slopes leads to the last place: it is x + h (k1 - k2 + k3) | the mean of the slopes leads to the last place: it is x \+ h \(k1 - k2
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 + k2 + k3) / 3, t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: the two slopes in the middle are taken at time t | the two slopes in the middle are taken at time t
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t)
    k3 = u(x + h * (k2 - k1 / 3), t)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: the last slope is left out | the last slope is left out
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3)

# wrong: the first slope is left out | the first slope is left out
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (3 * k2 + 3 * k3 + k4)

# wrong: the step size h is missing in the sum | the step size h is missing in the sum
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + (k1 + 3 * k2 + 3 * k3 + k4) / 8

# wrong: the step goes against the slope | the step goes against the slope
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x - h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: this is Heun's method of third order | this is Heun's method of third order
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + 2 * h / 3 * k2, t + 2 * h / 3)
    return x + h / 4 * (k1 + 3 * k3)

# wrong: these are three Euler steps of a third of the size | these are three Euler steps of a third of the size
def rk4_step(u, x, t, h):
    for i in range(3):
        x = x + h / 3 * u(x, t + i * h / 3)
    return x
