# ruff: noqa
# right: four lines
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# right: the increments carry h
def rk4_step(u, x, t, h):
    a = h * u(x, t)
    b = h * u(x + 0.5 * a, t + 0.5 * h)
    c = h * u(x + 0.5 * b, t + 0.5 * h)
    d = h * u(x + c, t + h)
    return x + a / 6 + b / 3 + c / 3 + d / 6

# right: a loop over the tableau
def rk4_step(u, x, t, h):
    k, total = 0 * x, 0
    for node, weight in ((0, 1), (0.5, 2), (0.5, 2), (1, 1)):
        k = u(x + node * h * k, t + node * h)
        total = total + weight * k
    return x + h * total / 6

# right: torch
def rk4_step(u, x, t, h):
    import torch
    x = torch.as_tensor(x)
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h * torch.einsum("k,kij->ij", torch.tensor([1, 2, 2, 1.0], dtype=x.dtype) / 6, torch.stack([k1, k2, k3, k4]))

# wrong: equal weights | 1/4
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 4 * (k1 + k2 + k3 + k4)

# wrong: mean by numpy | 1/4
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h * np.mean([k1, k2, k3, k4], 0)

# wrong: no division | division by 6
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: times never move | at time t
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t)
    k3 = u(x + h / 2 * k2, t)
    k4 = u(x + h * k3, t)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: last slope half-way | half-way
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h / 2 * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: last time half-way | half-way in time
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h / 2)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: full steps in the middle | whole step ahead
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    k3 = u(x + h * k2, t + h)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: k3 from k1 | must use k2
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k1, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: k4 from k2 | must use k3
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k2, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: no h in the stages | inside the stages
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + k1 / 2, t + h / 2)
    k3 = u(x + k2 / 2, t + h / 2)
    k4 = u(x + k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: 3/8 rule | 3/8 rule
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1 / 3, t + h / 3)
    k3 = u(x + h * (k2 - k1 / 3), t + 2 * h / 3)
    k4 = u(x + h * (k1 - k2 + k3), t + h)
    return x + h / 8 * (k1 + 3 * k2 + 3 * k3 + k4)

# wrong: accumulates | where the last one landed
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    y = x + h / 2 * k1
    k2 = u(y, t + h / 2)
    y = y + h / 2 * k2
    k3 = u(y, t + h / 2)
    y = y + h * k3
    k4 = u(y, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: weights 1 1 1 1 over 6 | count twice
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + k2 + k3 + k4)

# wrong: Heun | Heun
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    return x + h / 2 * (k1 + u(x + h * k1, t + h))

# wrong: Euler | Euler
def rk4_step(u, x, t, h):
    return x + h * u(x, t)

# wrong: the increment | move alone
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: in place | is the same after
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    x += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return x

# wrong: nested calls | computed again|calls of u
def rk4_step(u, x, t, h):
    def k2():
        return u(x + h / 2 * u(x, t), t + h / 2)
    def k3():
        return u(x + h / 2 * k2(), t + h / 2)
    return x + h / 6 * (u(x, t) + 2 * k2() + 2 * k3() + u(x + h * k3(), t + h))

# wrong: flowdiff's own | flowdiff.ode.rk4_step
import flowdiff.ode
def rk4_step(u, x, t, h):
    return flowdiff.ode.rk4_step(u, x, t, h)

# wrong: weights reversed | other way round
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (2 * k1 + k2 + k3 + 2 * k4)

# wrong: torch, equal weights | 1/4
def rk4_step(u, x, t, h):
    import torch
    x = torch.as_tensor(x)
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h * torch.stack([k1, k2, k3, k4]).mean(0)

# wrong: a bracket that is missing | brackets
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * k1 + 2 * k2 + 2 * k3 + k4

# wrong: last slope left out | left out
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    return x + h / 5 * (k1 + 2 * k2 + 2 * k3)

# wrong: h twice | multiplied in twice
def rk4_step(u, x, t, h):
    k1 = h * u(x, t)
    k2 = h * u(x + h / 2 * k1, t + h / 2)
    k3 = h * u(x + h / 2 * k2, t + h / 2)
    k4 = h * u(x + h * k3, t + h)
    return x + (k1 + 2 * k2 + 2 * k3 + k4) / 6

# wrong: k3 for k4 | not used
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k3)

# wrong: brackets: only k1 divided | brackets|half|order
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h * k1 / 6 + 2 * k2 + 2 * k3 + k4

# wrong: all divided by 6 with x | x is divided
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return (x + h * (k1 + 2 * k2 + 2 * k3 + k4)) / 6

# wrong: 1/6 1/3 with 1//6 | 1 // 6
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h * (1 // 6 * k1 + 1 // 3 * k2 + 1 // 3 * k3 + 1 // 6 * k4)

# wrong: k1 counted twice | first slope counts twice
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (2 * k1 + 2 * k2 + k3 + k4)

# wrong: k2 twice | third not at all
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k2 + k4)

# wrong: k3 twice | second not at all
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k3 + 2 * k3 + k4)

# wrong: k1 for k4 | place of the last
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k1)

# wrong: k2 full in space | second slope is taken at the end of the step in space
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: k3 full in space | third slope is taken at the end of the step in space
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: k2 at t | second slope is taken at the start of the step in time
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: k4 at t | last slope is taken at the start of the step in time
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: k2 time t + 0.5 | time of the second
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + 0.5)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: times t + 1/2 everywhere | 1/2 where h/2
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + 1/2)
    k3 = u(x + h / 2 * k2, t + 1/2)
    k4 = u(x + h * k3, t + 1)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: h/2 times k without x | x is missing
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(h / 2 * k1, t + h / 2)
    k3 = u(h / 2 * k2, t + h / 2)
    k4 = u(h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: x + k/2 h missing in k4 only | place of the last
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: x + k1/2 in k2 only | place of the second
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + k1 / 2, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

# wrong: Gill | Gill
def rk4_step(u, x, t, h):
    s = 2 ** 0.5
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h * ((s - 1) / 2 * k1 + (2 - s) / 2 * k2), t + h / 2)
    k4 = u(x + h * (-s / 2 * k2 + (1 + s / 2) * k3), t + h)
    return x + h / 6 * (k1 + (2 - s) * k2 + (2 + s) * k3 + k4)

# wrong: two heun half steps | two Heun
def rk4_step(u, x, t, h):
    for s in (0, 1):
        a = u(x, t + s * h / 2)
        x = x + h / 4 * (a + u(x + h / 2 * a, t + (s + 1) * h / 2))
    return x

# wrong: RK3 | third order
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x - h * k1 + 2 * h * k2, t + h)
    return x + h / 6 * (k1 + 4 * k2 + k3)

# wrong: solve_ivp | another method|slopes|times
def rk4_step(u, x, t, h):
    from scipy.integrate import solve_ivp
    return solve_ivp(lambda t, y: u(y.reshape(x.shape), t).ravel(), (t, t + h), x.ravel(), rtol=1e-10, atol=1e-10).y[:, -1].reshape(x.shape)

# wrong: slope only | mean slope
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return (k1 + 2 * k2 + 2 * k3 + k4) / 6

# wrong: minus k4 | subtracted
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 - k4)

# right: np.average
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h * np.average([k1, k2, k3, k4], axis=0, weights=[1, 2, 2, 1])

# right: einsum
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h * np.einsum('k,kbd->bd', np.array([1, 2, 2, 1]) / 6, np.stack([k1, k2, k3, k4]))

# right: sixths
def rk4_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h * (k1 / 6 + k2 / 3 + k3 / 3 + k4 / 6)

# right: half step name
def rk4_step(u, x, t, h):
    m = h * 0.5
    k1 = u(x, t)
    k2 = u(x + m * k1, t + m)
    k3 = u(x + m * k2, t + m)
    k4 = u(x + 2 * m * k3, t + 2 * m)
    return x + m / 3 * (k1 + 2 * k2 + 2 * k3 + k4)

# right: recursion-like reduce
def rk4_step(u, x, t, h):
    from functools import reduce
    ks = reduce(lambda ks, c: ks + [u(x + c * h * ks[-1], t + c * h)], [0.5, 0.5, 1.0], [u(x, t)])
    return x + h / 6 * np.tensordot([1, 2, 2, 1], ks, 1)
