# ruff: noqa
# right: the formula
def linear_flow(x0, t, theta):
    return np.exp(-theta * t) * x0

# right: math.exp, x0 first
def linear_flow(x0, t, theta):
    import math
    return x0 / math.exp(theta * t)

# right: a power of e
def linear_flow(x0, t, theta):
    return x0 * np.e ** (-theta * t)

# right: torch
def linear_flow(x0, t, theta):
    import torch
    return torch.as_tensor(x0) * torch.exp(torch.tensor(-theta * t, dtype=torch.float64))

# right: torch float32
def linear_flow(x0, t, theta):
    import torch
    return torch.tensor(x0, dtype=torch.float32) * torch.exp(torch.tensor(-theta * t))

# wrong: one Euler step | one Euler step of size t
def linear_flow(x0, t, theta):
    return (1 - theta * t) * x0

# wrong: growth | sign in the exponent
def linear_flow(x0, t, theta):
    return np.exp(theta * t) * x0

# wrong: theta is missing | θ is missing
def linear_flow(x0, t, theta):
    return np.exp(-t) * x0

# wrong: x0 is forgotten | x0 is missing|number came back
def linear_flow(x0, t, theta):
    return np.exp(-theta * t) * np.ones_like(x0)

# wrong: a number | an array of shape
def linear_flow(x0, t, theta):
    return np.exp(-theta * t)

# wrong: x0 in the exponent | x0 stands in the exponent
def linear_flow(x0, t, theta):
    return np.exp(-theta * t * x0)

# wrong: added | added to x0
def linear_flow(x0, t, theta):
    return x0 + np.exp(-theta * t)

# wrong: added, minus one | added|moving for|speed
def linear_flow(x0, t, theta):
    return x0 + np.exp(-theta * t) - 1

# wrong: the field | this is the field
def linear_flow(x0, t, theta):
    return -theta * x0

# wrong: the velocity | velocity
def linear_flow(x0, t, theta):
    return -theta * np.exp(-theta * t) * x0

# wrong: implicit Euler | implicit
def linear_flow(x0, t, theta):
    return x0 / (1 + theta * t)

# wrong: t is missing | t is missing
def linear_flow(x0, t, theta):
    return np.exp(-theta) * x0

# wrong: t squared | squared
def linear_flow(x0, t, theta):
    return np.exp(-theta * t**2) * x0

# wrong: the series cut off | series
def linear_flow(x0, t, theta):
    return (1 - theta * t + (theta * t) ** 2 / 2) * x0

# wrong: divided by theta | divided by θ
def linear_flow(x0, t, theta):
    return np.exp(-t / theta) * x0

# wrong: the identity | speed
def linear_flow(x0, t, theta):
    return x0.copy()

# wrong: zeros | stays
def linear_flow(x0, t, theta):
    return np.zeros_like(x0)

# wrong: base 2 | base is 2
def linear_flow(x0, t, theta):
    return 2 ** (-theta * t) * x0

# wrong: arguments in another order | expected
def linear_flow(t, x0, theta):
    return np.exp(-theta * t) * x0

# wrong: what is lost | lost
def linear_flow(x0, t, theta):
    return (1 - np.exp(-theta * t)) * x0

# wrong: Euler inside | speed|moving for
def linear_flow(x0, t, theta):
    x = x0
    for _ in range(10):
        x = x - theta * x * t / 10
    return x

# wrong: absolute value | stays
def linear_flow(x0, t, theta):
    return np.exp(-theta * t) * np.abs(x0)

# wrong: in place | `x0` is the same
def linear_flow(x0, t, theta):
    x0 *= np.exp(-theta * t)
    return x0

# wrong: the exponents are added | stays|moving
def linear_flow(x0, t, theta):
    return np.exp(-(theta + t)) * x0

# wrong: euler loop with 1000 steps | exact formula|another method
def linear_flow(x0, t, theta):
    x = x0
    for i in range(1000):
        x = x - t / 1000 * theta * x
    return x

# wrong: expm1 | expm1
def linear_flow(x0, t, theta):
    return x0 * np.expm1(-theta * t)

# wrong: np.exp(theta*t)**-theta | exponent has t alone|x0 must be left
def linear_flow(x0, t, theta):
    return x0 / np.exp(t) * theta

# wrong: exp(-theta t^2/2) | -θt²/2
def linear_flow(x0, t, theta):
    return x0 * np.exp(-theta * t ** 2 / 2)

# wrong: precedence | exp\(-θ\) \* t
def linear_flow(x0, t, theta):
    return np.exp(-theta) * t * x0

# wrong: int theta | whole number
def linear_flow(x0, t, theta):
    return np.exp(-int(theta) * t) * x0

# wrong: round | rounded
def linear_flow(x0, t, theta):
    return np.round(np.exp(-theta * t) * x0, 3)

# wrong: softplus relu on x0 | cut off
def linear_flow(x0, t, theta):
    return np.maximum(np.exp(-theta * t) * x0, 0)

# wrong: torch sum | number came back
def linear_flow(x0, t, theta):
    import torch
    return (torch.exp(torch.tensor(-theta * t)) * torch.tensor(x0)).sum()

# wrong: lambda returned | a function
def linear_flow(x0, t, theta):
    return lambda s: np.exp(-theta * s) * x0

# wrong: conj plus x0 | added
def linear_flow(x0, t, theta):
    return x0 + np.exp(-theta * t) * x0

# wrong: cos | speed
def linear_flow(x0, t, theta):
    return x0 * np.cos(theta * t)

# right: x0 over exp
def linear_flow(x0, t, theta):
    return x0 / np.exp(theta * t)

# right: expm
def linear_flow(x0, t, theta):
    from scipy.linalg import expm
    return x0 @ expm(-theta * t * np.eye(x0.shape[1]))

# right: comprehension
def linear_flow(x0, t, theta):
    import math
    return np.stack([math.exp(-theta * t) * p for p in x0])

# right: einsum
def linear_flow(x0, t, theta):
    return np.einsum(",ij->ij", np.exp(-theta * t), x0)

# right: expm1
def linear_flow(x0, t, theta):
    return x0 + x0 * np.expm1(-theta * t)

# wrong: half | differentiate your formula by t and compare it
def linear_flow(x0, t, theta):
    return np.exp(-theta * t / 2) * x0

# wrong: crank nicolson | in two moves
def linear_flow(x0, t, theta):
    return x0 * (1 - theta * t / 2) / (1 + theta * t / 2)

# right: squaring
def linear_flow(x0, t, theta):
    x = x0
    for _ in range(16):
        x = x * np.exp(-theta * t / 16)
    return x

# wrong: exponent doubled | doubled
def linear_flow(x0, t, theta):
    return x0*np.exp(-theta*t)**2

# wrong: towards the mean | towards their mean
def linear_flow(x0, t, theta):
    return x0.mean(0)+np.exp(-theta*t)*(x0-x0.mean(0))

# wrong: θ multiplies the exponential: this is the speed -u, not the position | θ multiplies the exponential: this is the speed -u, not the position
def linear_flow(x0, t, theta):
    return theta * np.exp(-theta * t) * x0

# wrong: the exponent is squared: -(θt)²/2, a Gaussian | the exponent is squared: -\(θt\)²/2, a Gaussian
def linear_flow(x0, t, theta):
    return np.exp(-(theta * t) ** 2 / 2) * x0

# wrong: exp(-θ(1-t)): time counted from the end | exp\(-θ\(1-t\)\): time counted from the end
def linear_flow(x0, t, theta):
    return np.exp(-theta * (1 - t)) * x0

# wrong: 1 - exp(-θt) is added to x0 | 1 - exp\(-θt\) is added to x0
def linear_flow(x0, t, theta):
    return x0 + 1 - np.exp(-theta * t)
