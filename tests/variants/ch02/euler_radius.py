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

# wrong: integer division | n // 2 cuts
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

# right: loop
def euler_radius(r0, omega, h, n):
    r = r0
    for _ in range(n):
        r = r * np.sqrt(1 + (omega * h) ** 2)
    return r

# right: matrix power
def euler_radius(r0, omega, h, n):
    M = np.linalg.matrix_power(np.eye(2) + h * omega * np.array([[0, -1], [1, 0]]), n)
    return np.linalg.norm(M @ [r0, 0])

# right: log
def euler_radius(r0, omega, h, n):
    return r0 * np.exp(n / 2 * np.log1p((omega * h) ** 2))

# wrong: with the h of one turn | draw x and h u\(x\) as the sides of a triangle
def euler_radius(r0, omega, h, n):
    return r0 * (1 + (2 * np.pi * h) ** 2) ** (n / 2)

# wrong: h not squared | h is not squared
def euler_radius(r0, omega, h, n):
    return r0 * (1 + omega**2 * h) ** (n / 2)

# wrong: exponent 2n | draw x and h u\(x\) as the sides of a triangle
def euler_radius(r0, omega, h, n):
    return r0 * (1 + (omega * h) ** 2) ** (2 * n)

# wrong: r0 inside | draw x and h u\(x\) as the sides of a triangle
def euler_radius(r0, omega, h, n):
    return (r0 + (omega * h) ** 2) ** (n / 2)

# wrong: r0 squared under the root | n is not halved and r0 inside the root
def euler_radius(r0, omega, h, n):
    return np.sqrt(r0 * (1 + (omega * h) ** 2) ** n)

# wrong: squared radius | r0 is squared: is a root missing\?
def euler_radius(r0, omega, h, n):
    return r0**2 * (1 + (omega * h) ** 2) ** n

# wrong: factorised wrongly | draw x and h u\(x\) as the sides of a triangle
def euler_radius(r0, omega, h, n):
    return r0 * (1 + n * (omega * h) ** 2 / 2)

# wrong: steps n - 1 | n \- 1 steps
def euler_radius(r0, omega, h, n):
    return r0 * (1 + (omega * h) ** 2) ** ((n - 1) / 2)

# wrong: steps n + 1 | n \+ 1 steps
def euler_radius(r0, omega, h, n):
    return r0 * (1 + (omega * h) ** 2) ** ((n + 1) / 2)

# wrong: implicit | the distance grows; this shrinks
def euler_radius(r0, omega, h, n):
    return r0 / (1 + (omega * h) ** 2) ** (n / 2)

# wrong: trapezoidal conserved by cos | draw x and h u\(x\) as the sides of a triangle
def euler_radius(r0, omega, h, n):
    return r0 / np.cos(omega * h) ** n

# wrong: whole time in one step | nh in the place of h: n small steps are not one
def euler_radius(r0, omega, h, n):
    return r0 * np.sqrt(1 + (omega * h * n) ** 2)

# wrong: root outside missing n | the squares of all steps are added
def euler_radius(r0, omega, h, n):
    return r0 * np.sqrt(1 + n * (omega * h) ** 2)

# right: recursion
def euler_radius(r0, omega, h, n):
    return r0 if n == 0 else euler_radius(r0 * abs(1 + 1j * omega * h), omega, h, n - 1)

# wrong: root of 1 + omega h | ωh is not squared
def euler_radius(r0, omega, h, n):
    r=r0
    for _ in range(n): r = r*np.sqrt(1+(omega*h))
    return r

# wrong: the squares of all steps | squares of all steps are added
def euler_radius(r0, omega, h, n):
    return r0*np.sqrt(1+n*(omega*h)**2)

# wrong: root by its series | only near the root
def euler_radius(r0, omega, h, n):
    return r0*(1+omega**2*h**2/2)**n

# wrong: exp(-ωnh) belongs to the linear ODE | exp\(-ωnh\) belongs to the linear ODE
def euler_radius(r0, omega, h, n):
    return r0 * np.exp(-omega * n * h)

# wrong: exp(ωnh): the step is at right angles to x, so growth is of second order in h | exp\(ωnh\): the step is at right angles to x, so growth is of second
def euler_radius(r0, omega, h, n):
    return r0 * np.exp(omega * n * h)
