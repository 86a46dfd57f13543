# ruff: noqa
# right: stack
def rotation_field(x, t, omega):
    return omega * np.stack([-x[:, 1], x[:, 0]], axis=-1)

# right: a matrix
def rotation_field(x, t, omega):
    return x @ np.array([[0, omega], [-omega, 0]])

# right: reversed columns
def rotation_field(x, t, omega):
    return omega * x[:, ::-1] * np.array([-1, 1])

# right: complex numbers
def rotation_field(x, t, omega):
    z = 1j * omega * (x[:, 0] + 1j * x[:, 1])
    return np.column_stack([z.real, z.imag])

# right: torch
def rotation_field(x, t, omega):
    import torch
    x = torch.as_tensor(x)
    return omega * torch.stack((-x[:, 1], x[:, 0]), dim=1)

# wrong: clockwise | clockwise
def rotation_field(x, t, omega):
    return omega * np.stack([x[:, 1], -x[:, 0]], axis=-1)

# wrong: no omega | ω is missing
def rotation_field(x, t, omega):
    return np.stack([-x[:, 1], x[:, 0]], axis=-1)

# wrong: omega squared | squared
def rotation_field(x, t, omega):
    return omega**2 * np.stack([-x[:, 1], x[:, 0]], axis=-1)

# wrong: not exchanged | not exchanged
def rotation_field(x, t, omega):
    return omega * np.stack([-x[:, 0], x[:, 1]], axis=-1)

# wrong: no minus | same sign
def rotation_field(x, t, omega):
    return omega * x[:, ::-1]

# wrong: rows | as rows|another arrangement
def rotation_field(x, t, omega):
    return omega * np.stack([-x[:, 1], x[:, 0]])

# wrong: unit speed | farther points must move faster
def rotation_field(x, t, omega):
    v = np.stack([-x[:, 1], x[:, 0]], axis=-1)
    return omega * v / np.linalg.norm(v, axis=1, keepdims=True)

# wrong: the turned point | not a velocity
def rotation_field(x, t, omega):
    c, s = np.cos(omega * t), np.sin(omega * t)
    return x @ np.array([[c, s], [-s, c]])

# wrong: in place, so that the second sees the first | turns|first that differs|expected
def rotation_field(x, t, omega):
    x[:, 0] = -omega * x[:, 1]
    x[:, 1] = omega * x[:, 0]
    return x

# wrong: in place, with a copy of the first | is the same after
def rotation_field(x, t, omega):
    first = x[:, 0].copy()
    x[:, 0] = -omega * x[:, 1]
    x[:, 1] = omega * first
    return x

# wrong: rows and columns | raised|expected
def rotation_field(x, t, omega):
    return omega * np.array([-x[1], x[0]])

# wrong: t multiplies | does not depend on time
def rotation_field(x, t, omega):
    return omega * t * np.stack([-x[:, 1], x[:, 0]], axis=-1)

# wrong: 2 pi | 2π
def rotation_field(x, t, omega):
    return 2 * np.pi * omega * np.stack([-x[:, 1], x[:, 0]], axis=-1)

# wrong: omega on one coordinate | one coordinate only
def rotation_field(x, t, omega):
    return np.stack([-omega * x[:, 1], x[:, 0]], axis=-1)

# wrong: flowdiff's own | flowdiff.fields.Rotation
def rotation_field(x, t, omega):
    from flowdiff.fields import Rotation
    return Rotation(omega)(x, t)

# wrong: transposed matrix | clockwise
def rotation_field(x, t, omega):
    return x @ (omega * np.array([[0, -1], [1, 0]]))
