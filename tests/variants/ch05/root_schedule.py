# ruff: noqa
# right: formula
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return t, beta, 1.0, -0.5 / beta

# right: powers and arrays of ones
def root_schedule(t):
    t = np.asarray(t, dtype=float)
    return t, (1 - t) ** 0.5, np.ones_like(t), -0.5 * (1 - t) ** -0.5

# right: as a list
def root_schedule(t):
    return [t + 0, np.sqrt(1 - t), 1 + 0 * t, -1 / (2 * np.sqrt(1 - t))]

# right: torch
def root_schedule(t):
    import torch
    t = torch.as_tensor(t, dtype=torch.float64)
    return t, torch.sqrt(1 - t), torch.ones_like(t), -0.5 / torch.sqrt(1 - t)

# right: the end by hand
def root_schedule(t):
    t = np.asarray(t, dtype=float)
    beta = np.sqrt(1 - t)
    beta_dot = np.full(t.shape, -np.inf)
    inside = t < 1
    beta_dot[inside] = -beta[inside] / (2 * (1 - t[inside]))
    return t.copy(), beta, np.ones(t.shape), beta_dot

# wrong: straight path | variance
def root_schedule(t):
    return t, 1 - t, 1.0, -1.0

# wrong: alpha and beta exchanged | alpha returned first
def root_schedule(t):
    return np.sqrt(1 - t), t, -0.5 / np.sqrt(1 - t), 1.0

# wrong: interleaved | derivative
def root_schedule(t):
    return t, 1.0 + 0 * t, np.sqrt(1 - t), -0.5 / np.sqrt(1 - t)

# wrong: no half | ½
def root_schedule(t):
    return t, np.sqrt(1 - t), 1.0, -1 / np.sqrt(1 - t)

# wrong: sign | sign
def root_schedule(t):
    return t, np.sqrt(1 - t), 1.0, 0.5 / np.sqrt(1 - t)

# wrong: over one minus t | over β itself
def root_schedule(t):
    return t, np.sqrt(1 - t), 1.0, -0.5 / (1 - t)

# wrong: times the root | multiplied by β
def root_schedule(t):
    return t, np.sqrt(1 - t), 1.0, -0.5 * np.sqrt(1 - t)

# wrong: nan at the end | 0 / 0
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return t, beta, 1.0, -beta / (2 * (1 - t))

# wrong: clipped under the root | another schedule
def root_schedule(t):
    return t, np.sqrt(1 - t), 1.0, -0.5 / np.sqrt(1 - t + 1e-9)

# wrong: clipped time | another schedule
def root_schedule(t):
    return t, np.sqrt(1 - t), 1.0, -0.5 / np.sqrt(1 - np.minimum(t, 0.9999))

# wrong: epsilon in beta | beta at
def root_schedule(t):
    return t, np.sqrt(1 - t + 1e-4), 1.0, -0.5 / np.sqrt(1 - t)

# wrong: variance preserving | α\² \+ β\²
def root_schedule(t):
    return t, np.sqrt(1 - t**2), 1.0, -t / np.sqrt(1 - t**2)

# wrong: root of t | √t
def root_schedule(t):
    return np.sqrt(t), np.sqrt(1 - t), 0.5 / np.sqrt(t), -0.5 / np.sqrt(1 - t)

# wrong: alpha dot is t | alpha itself
def root_schedule(t):
    return t, np.sqrt(1 - t), t, -0.5 / np.sqrt(1 - t)

# wrong: derivatives exchanged | alpha's comes first
def root_schedule(t):
    return t, np.sqrt(1 - t), -0.5 / np.sqrt(1 - t), 1.0

# wrong: only two | one forgotten
def root_schedule(t):
    return t, np.sqrt(1 - t)

# wrong: numerical derivative | nearly right|another schedule|0 / 0|beta_dot
def root_schedule(t):
    h = 1e-3
    return t, np.sqrt(1 - t), 1.0, (np.sqrt(1 - t) - np.sqrt(1 - t + h)) / h

# wrong: inf made finite | another schedule
def root_schedule(t):
    return t, np.sqrt(1 - t), 1.0, np.nan_to_num(-0.5 / np.sqrt(1 - t))

# wrong: squared | \(1 - t\)²
def root_schedule(t):
    return t, (1 - t) ** 2, 1.0, -2 * (1 - t)

# wrong: alpha falls | α rises
def root_schedule(t):
    return 1 - t, np.sqrt(t), -1.0, 0.5 / np.sqrt(t)

# wrong: writes into t | same after the call
def root_schedule(t):
    a = t + 0.0
    if np.ndim(t):
        t -= 1
        t *= -1
        return a, np.sqrt(t), 1.0, -0.5 / np.sqrt(t)
    return a, np.sqrt(1 - t), 1.0, -0.5 / np.sqrt(1 - t)

# right: loops over the entries
def root_schedule(t):
    import math
    a = np.array(t, dtype=float)
    b, bd = np.empty_like(a), np.empty_like(a)
    for i in np.ndindex(a.shape):
        b[i] = math.sqrt(1 - a[i])
        bd[i] = -math.inf if a[i] == 1 else -0.5 / math.sqrt(1 - a[i])
    return a, b, 1, bd

# right: float32
def root_schedule(t):
    t = np.asarray(t, np.float32)
    return t, np.sqrt(1 - t), np.ones_like(t), -0.5 * (1 - t) ** np.float32(-0.5)

# wrong: power precedence | x \*\* 1 / 2|\*\* 0.5
def root_schedule(t):
    return t, (1 - t) ** 1 / 2, np.ones_like(t), -1 / 2 * (1 - t) ** (-1 / 2)

# wrong: derivative precedence | \*\* -0.5
def root_schedule(t):
    return t, (1 - t) ** 0.5, np.ones_like(t), -1 / 2 * (1 - t) ** -1 / 2

# wrong: square root of t plus | 1 \+ t
def root_schedule(t):
    return t, np.sqrt(1 + t), np.ones_like(t), 0.5 / np.sqrt(1 + t)

# wrong: nan_to_num | another schedule
def root_schedule(t):
    return t, np.sqrt(1 - t), np.ones_like(t), np.nan_to_num(-0.5 / np.sqrt(1 - t))

# wrong: end replaced by zero | another schedule
def root_schedule(t):
    t = np.asarray(t, float)
    b = np.sqrt(1 - t)
    return t, b, np.ones_like(t), np.where(b > 0, -0.5 / np.where(b > 0, b, 1), 0)

# wrong: beta dot is derivative of alpha over beta | what is inside
def root_schedule(t):
    return t, np.sqrt(1 - t), np.ones_like(t), -t / np.sqrt(1 - t)

# wrong: alpha dot of a size one array | no constant
def root_schedule(t):
    t = np.asarray(t, float)
    return t, np.sqrt(1 - t), np.zeros_like(t), -0.5 / np.sqrt(1 - t)

# wrong: a small number beside the root | 0\.0001 is added to the denominator
def root_schedule(t):
    return t, np.sqrt(1 - t), 1.0, -0.5 / (np.sqrt(1 - t) + 1e-4)

# wrong: a small number under the root | 0\.001 is added under the root
def root_schedule(t):
    return t, np.sqrt(1 - t), 1.0, -0.5 / np.sqrt(1 - t + 1e-3)

# wrong: a small number in beta | 0\.0001 is added under the root
def root_schedule(t):
    b = np.sqrt(1 - t + 1e-4)
    return t, b, 1.0, -0.5 / b

# wrong: math, for numbers alone | math and `if` take one number
import math
def root_schedule(t):
    b = math.sqrt(1 - t)
    return t, b, 1.0, -0.5 / b

# wrong: the shape of a float | here t is a float
def root_schedule(t):
    b = np.sqrt(1 - t)
    return t, b, np.ones(t.shape), -0.5 / b

# wrong: the length of a float | here t is a float
def root_schedule(t):
    b = np.sqrt(1 - t)
    return t, b, np.ones(len(t)), -0.5 / b

# wrong: np.gradient between the times | neighbouring times|differentiates a formula
def root_schedule(t):
    b = np.sqrt(1 - t)
    return t, b, 1.0, np.gradient(b, t)

# wrong: this is the derivative of alpha | this is the derivative of alpha
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return 1 + 0 * t, beta, 1 + 0 * t, -0.5 / beta

# wrong: this is √(1 - β²) of the straight path | this is √\(1 - β²\) of the straight path
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return np.sqrt(1 - (1 - t) ** 2), beta, 1 + 0 * t, -0.5 / beta

# wrong: this is alpha: is beta returned second? | this is alpha: is beta returned second\?
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return t, t, 1 + 0 * t, -0.5 / beta

# wrong: this is √t: β falls | this is √t: β falls
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return t, np.sqrt(t), 1 + 0 * t, -0.5 / beta

# wrong: this is 1 - √t | this is 1 - √t
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return t, 1 - np.sqrt(t), 1 + 0 * t, -0.5 / beta

# wrong: this is a difference between neighbours: differentiate the formula | this is a difference between neighbours: differentiate the formula
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return t, beta, np.gradient(t.ravel()).reshape(t.shape) if np.size(t) > 1 else t, -0.5 / beta

# wrong: the factor ½ and the sign: differentiate the root, then what is inside | the factor ½ and the sign: differentiate the root, then what is inside
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return t, beta, 1 + 0 * t, 1 / beta

# wrong: this is -2 β: divide by twice the root | this is -2 β: divide by twice the root
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return t, beta, 1 + 0 * t, -2 * beta

# wrong: this is -½ | this is -½
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return t, beta, 1 + 0 * t, -0.5 + 0 * t

# wrong: this is the derivative of alpha: beta's comes last | this is the derivative of alpha: beta's comes last
def root_schedule(t):
    beta = np.sqrt(1 - t)
    return t, beta, 1 + 0 * t, 1 + 0 * t
