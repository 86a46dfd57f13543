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

# wrong: rotation matrix by omega t | turned by ωt|moves straight up
def rotation_field(x, t, omega):
    c, s = np.cos(omega * t), np.sin(omega * t)
    return x @ np.array([[c, -s], [s, c]])

# wrong: reshape | mixes the points
def rotation_field(x, t, omega):
    return omega * np.array([-x[:, 1], x[:, 0]]).reshape(-1, 2)

# wrong: hstack | end to end
def rotation_field(x, t, omega):
    return omega * np.hstack([-x[:, 1], x[:, 0]])

# wrong: degrees | degrees
def rotation_field(x, t, omega):
    return np.deg2rad(omega) * np.stack([-x[:, 1], x[:, 0]], axis=-1)

# wrong: omega added | added, not
def rotation_field(x, t, omega):
    return omega + np.stack([-x[:, 1], x[:, 0]], axis=-1)

# wrong: omega over 2 pi | 2π
def rotation_field(x, t, omega):
    return omega / (2 * np.pi) * np.stack([-x[:, 1], x[:, 0]], axis=-1)

# wrong: integer | whole numbers
def rotation_field(x, t, omega):
    out = np.zeros(x.shape, dtype=int)
    out[:, 0] = -omega * x[:, 1]
    out[:, 1] = omega * x[:, 0]
    return out

# wrong: alias without copy | overwritten already
def rotation_field(x, t, omega):
    v = x
    v[:, 0] = -omega * x[:, 1]
    v[:, 1] = omega * x[:, 0]
    return v

# wrong: unit speed one | speed is 1
def rotation_field(x, t, omega):
    v = np.stack([-x[:, 1], x[:, 0]], -1)
    return v / np.linalg.norm(v, axis=1, keepdims=True)

# wrong: radius squared | square of the distance
def rotation_field(x, t, omega):
    v = np.stack([-x[:, 1], x[:, 0]], -1)
    return omega * v * np.linalg.norm(x, axis=1, keepdims=True)

# wrong: spiral | pulls to the centre
def rotation_field(x, t, omega):
    return omega * np.stack([-x[:, 1], x[:, 0]], -1) - x

# wrong: displacement | one unit of time
def rotation_field(x, t, omega):
    c, s = np.cos(omega), np.sin(omega)
    return x @ np.array([[c, -s], [s, c]]).T - x

# wrong: complex out | real numbers
def rotation_field(x, t, omega):
    return 1j * omega * (x[:, 0] + 1j * x[:, 1])

# wrong: three columns | three
def rotation_field(x, t, omega):
    z = np.zeros((len(x), 1))
    return np.cross([0, 0, omega], np.hstack([x, z]))

# wrong: sign on the velocity via sin angle only | arctan
def rotation_field(x, t, omega):
    a = np.arctan(x[:, 1] / x[:, 0]); r = np.linalg.norm(x, axis=1)
    return omega * r[:, None] * np.stack([-np.sin(a), np.cos(a)], -1)

# right: cross
def rotation_field(x, t, omega):
    z = np.zeros((len(x), 1))
    return np.cross([0, 0, omega], np.hstack([x, z]))[:, :2]

# right: einsum
def rotation_field(x, t, omega):
    return np.einsum("ij,nj->ni", omega * np.array([[0, -1], [1, 0]]), x)

# right: loop
def rotation_field(x, t, omega):
    return np.array([[-omega * b, omega * a] for a, b in x])

# right: ellipsis
def rotation_field(x, t, omega):
    v = np.empty_like(x)
    v[..., 0] = -omega * x[..., 1]; v[..., 1] = omega * x[..., 0]
    return v

# right: torch flip
def rotation_field(x, t, omega):
    import torch
    return omega * torch.flip(torch.tensor(x), [1]) * torch.tensor([-1.0, 1.0])

# right: roll
def rotation_field(x, t, omega):
    return np.roll(x, 1, axis=1) * np.array([-omega, omega])

# right: matrix
def rotation_field(x, t, omega):
    return x @ (omega * np.array([[0.0, 1.0], [-1.0, 0.0]]))

# right: complex
def rotation_field(x, t, omega):
    v = 1j * omega * (x[:, 0] + 1j * x[:, 1])
    return np.column_stack([v.real, v.imag])

# right: flip
def rotation_field(x, t, omega):
    return omega * x[:, ::-1] * np.array([-1.0, 1.0])

# right: cross product
def rotation_field(x, t, omega):
    z = np.concatenate([x, np.zeros((len(x), 1))], 1)
    return np.cross([0.0, 0.0, omega], z)[:, :2]

# wrong: numerical derivative of the rotation, too coarse | a point at \(1, 0\) moves straight up: what does
def rotation_field(x, t, omega):
    a = omega * 0.1
    R = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])
    return (x @ R.T - x) / 0.1

# wrong: normalised by the radius squared | a point at \(1, 0\) moves straight up: what does
def rotation_field(x, t, omega):
    return omega * np.stack([-x[:, 1], x[:, 0]], -1) / (x**2).sum(1, keepdims=True)

# wrong: only the first point | one point came: the first coordinate of all
def rotation_field(x, t, omega):
    return omega * np.array([-x[0, 1], x[0, 0]])

# wrong: pull inwards | this points to the centre
def rotation_field(x, t, omega):
    return -omega * x

# wrong: x0 minus | this turns clockwise: counter\-clockwise, \(1, 0\)
def rotation_field(x, t, omega):
    return omega * np.stack([x[:, 1], -x[:, 0]], -1)

# wrong: saddle | both coordinates have the same sign: this is no
def rotation_field(x, t, omega):
    return omega * np.stack([x[:, 1], x[:, 0]], -1)

# wrong: cumulative: second uses new first | the second coordinate is made from the first
def rotation_field(x, t, omega):
    a = -omega * x[:, 1]
    return np.stack([a, omega * a], -1)

# wrong: absolute values | no absolute values
def rotation_field(x, t, omega):
    return omega * np.stack([-np.abs(x[:, 1]), np.abs(x[:, 0])], -1)

# wrong: sine | a factor is missing or too much
def rotation_field(x, t, omega):
    return np.stack([-np.sin(omega) * x[:, 1], np.sin(omega) * x[:, 0]], -1)

# right: polar
def rotation_field(x, t, omega):
    r, a = np.hypot(*x.T), np.arctan2(x[:, 1], x[:, 0])
    return omega * np.column_stack([r * np.cos(a + np.pi / 2), r * np.sin(a + np.pi / 2)])

# wrong: the matrix from the left | one point in each row
def rotation_field(x, t, omega):
    return omega*np.array([[0,-1],[1,0]])@x

# wrong: ω is missing, and this turns clockwise | ω is missing, and this turns clockwise
def rotation_field(x, t, omega):
    return np.stack([x[:, 1], -x[:, 0]], axis=-1)

# wrong: the speed is divided by ω | the speed is divided by ω
def rotation_field(x, t, omega):
    return np.stack([-x[:, 1], x[:, 0]], axis=-1) / omega

# wrong: the coordinates are not exchanged: this is a saddle | the coordinates are not exchanged: this is a saddle
def rotation_field(x, t, omega):
    return omega * np.stack([x[:, 0], -x[:, 1]], axis=-1)

# wrong: both coordinates have the minus sign: this is no rotation | both coordinates have the minus sign: this is no rotation
def rotation_field(x, t, omega):
    return omega * np.stack([-x[:, 1], -x[:, 0]], axis=-1)

# wrong: this points away from the centre | this points away from the centre
def rotation_field(x, t, omega):
    return omega * x

# wrong: this is a point turned by ω, not a velocity | this is a point turned by ω, not a velocity
def rotation_field(x, t, omega):
    c, s = np.cos(omega), np.sin(omega)
    return x @ np.array([[c, s], [-s, c]])

# wrong: ω multiplies the second coordinate only | ω multiplies the second coordinate only
def rotation_field(x, t, omega):
    return np.stack([-x[:, 1], omega * x[:, 0]], axis=-1)

# wrong: the field is turned by ωt once more: it does not depend on time | the field is turned by ωt once more: it does not depend on time
def rotation_field(x, t, omega):
    c, s = np.cos(omega * t), np.sin(omega * t)
    turned = x @ np.array([[c, s], [-s, c]])
    return omega * np.stack([-turned[:, 1], turned[:, 0]], axis=-1)
