# ruff: noqa
# right: the formula
def euler_radius(r0, omega, h, n):
    return r0 * (1 + (omega * h) ** 2) ** (n / 2)

# right: a loop with hypot
def euler_radius(r0, omega, h, n):
    r = r0
    for _ in range(n):
        r = np.hypot(r, h * omega * r)
    return r

# right: a complex power
def euler_radius(r0, omega, h, n):
    return abs(r0 * (1 + 1j * omega * h) ** n)

# right: a simulation of one's own
def euler_radius(r0, omega, h, n):
    x = np.array([r0, 0.0])
    for _ in range(n):
        x = x + h * omega * np.array([-x[1], x[0]])
    return np.linalg.norm(x)

# wrong: conserved | exact flow keeps
def euler_radius(r0, omega, h, n):
    return r0

# wrong: no root | root is missing
def euler_radius(r0, omega, h, n):
    return r0 * (1 + (omega * h) ** 2) ** n

# wrong: omega is missing | ω is missing
def euler_radius(r0, omega, h, n):
    return r0 * (1 + h**2) ** (n / 2)

# wrong: omega not squared | ω is not squared
def euler_radius(r0, omega, h, n):
    return r0 * (1 + omega * h**2) ** (n / 2)

# wrong: lengths added | Pythagoras
def euler_radius(r0, omega, h, n):
    return r0 * (1 + omega * h) ** n

# wrong: one step | one step
def euler_radius(r0, omega, h, n):
    return r0 * np.sqrt(1 + (omega * h) ** 2)

# wrong: exponential | near the truth
def euler_radius(r0, omega, h, n):
    return r0 * np.exp(n * (omega * h) ** 2 / 2)

# wrong: linear ODE | linear ODE
def euler_radius(r0, omega, h, n):
    return r0 * (1 - omega * h) ** n

# wrong: integer division | 1 steps|near|third side
def euler_radius(r0, omega, h, n):
    return r0 * (1 + (omega * h) ** 2) ** (n // 2)

# wrong: r0 forgotten | r0 is missing
def euler_radius(r0, omega, h, n):
    return (1 + (omega * h) ** 2) ** (n / 2)

# wrong: shrinks | shrinks
def euler_radius(r0, omega, h, n):
    return r0 * (1 + (omega * h) ** 2) ** (-n / 2)

# wrong: n in the bracket | not one large
def euler_radius(r0, omega, h, n):
    return r0 * np.sqrt(1 + (n * omega * h) ** 2)

# wrong: the point instead of its distance | one number
def euler_radius(r0, omega, h, n):
    x = np.array([r0, 0.0])
    for _ in range(n):
        x = x + h * omega * np.array([-x[1], x[0]])
    return x

# wrong: minus | sign
def euler_radius(r0, omega, h, n):
    return r0 * (1 - (omega * h) ** 2) ** (n / 2)

# wrong: adds the growth | multiplies
def euler_radius(r0, omega, h, n):
    return r0 + n * r0 * (np.sqrt(1 + (omega * h) ** 2) - 1)
