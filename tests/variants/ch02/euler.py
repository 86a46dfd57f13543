# ruff: noqa
# right: a for loop
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# right: a while loop that counts, t grows
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, t, i = (t1 - t0) / n, t0, 0
    x = np.array(x0)
    while i < n:
        x += h * u(x, t)
        t += h
        i += 1
    return x

# right: linspace with n + 1 points
def euler(u, x0, n, t0=0.0, t1=1.0):
    ts = np.linspace(t0, t1, n + 1)
    x = x0.copy()
    for t, s in zip(ts[:-1], ts[1:]):
        x = x + (s - t) * u(x, t)
    return x

# right: recursion
def euler(u, x0, n, t0=0.0, t1=1.0):
    if n == 0:
        return x0
    h = (t1 - t0) / n
    return euler(u, x0 + h * u(x0, t0), n - 1, t0 + h, t1)

# right: torch
def euler(u, x0, n, t0=0.0, t1=1.0):
    import torch
    x, h = torch.tensor(x0), (t1 - t0) / n
    with torch.no_grad():
        for i in range(n):
            x = x + h * u(x, t0 + i * h)
    return x

# right: torch float32, times a tensor
def euler(u, x0, n, t0=0.0, t1=1.0):
    import torch
    x = torch.tensor(x0, dtype=torch.float32)
    ts = torch.linspace(t0, t1, n + 1)
    for i in range(n):
        x = x + (ts[i + 1] - ts[i]) * u(x, ts[i])
    return x

# right: t as a column
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, np.full((len(x), 1), t0 + i * h))
    return x

# right: keyword-only times
def euler(u, x0, n, *, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: one step too few | n - 1 steps|one step early
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(1, n):
        x = x + h * u(x, t0 + (i - 1) * h)
    return x

# wrong: one step too many | one step too (far|many)
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n + 1):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: linspace with n points, n - 1 steps | linspace
def euler(u, x0, n, t0=0.0, t1=1.0):
    ts, x = np.linspace(t0, t1, n), x0
    for i in range(n - 1):
        x = x + (ts[i + 1] - ts[i]) * u(x, ts[i])
    return x

# wrong: linspace with n points as times, right h | linspace
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.linspace(t0, t1, n):
        x = x + h * u(x, t)
    return x

# wrong: h over n - 1 | \(n - 1\)|raised ZeroDivisionError
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / (n - 1), x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: t never moves | never advances|at the first time
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x0, t0
    for i in range(n):
        x = x + h * u(x, t)
    return x

# wrong: t moves before the step | end of each step
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x0, t0
    for i in range(n):
        t = t + h
        x = x + h * u(x, t)
    return x

# wrong: the index for the time | number of the step
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, i)
    return x

# wrong: always at x0 | always asked at x0
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x0, t0 + i * h)
    return x

# wrong: does not keep the state | this is one single step|u belongs|always
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    for i in range(n):
        x = x0 + h * u(x0, t0)
    return x

# wrong: no h | step size h is missing
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + u(x, t0 + i * h)
    return x

# wrong: minus | against u
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x - h * u(x, t0 + i * h)
    return x

# wrong: 1 / n | step size is 1 / n
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = 1 / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: ignores the interval | t0 and t1 are not used
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = 1 / n, x0
    for i in range(n):
        x = x + h * u(x, i * h)
    return x

# wrong: counts from zero | counts from 0
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, i * h)
    return x

# wrong: t1 / n | t1 / n
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = t1 / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: in place | writ(ten|es) to
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x += h * u(x, t0 + i * h)
    return x

# wrong: no times in the signature | defined with the parameters \(u, x0, n\), and the check passes 3 values and t0=, t1=
def euler(u, x0, n):
    h, x = 1 / n, x0
    for i in range(n):
        x = x + h * u(x, i * h)
    return x

# wrong: swapped arguments | arguments are swapped
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(t0 + i * h, x)
    return x

# wrong: the trajectory | trajectory
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: a list of states | put together|list
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return xs

# wrong: return inside the loop | single step
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
        return x

# wrong: a while loop on t, with rounding | too (far|many)|calls of u|one step
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x0, t0
    while t <= t1:
        x = x + h * u(x, t)
        t += h
    return x

# wrong: while loop that never moves on | never end|u was called|calls
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x0, t0
    while t < t1:
        x = x + h * u(x, t)
        break
    while t < t1 - h:
        t += 0
    return x

# wrong: Heun | second order
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        k = u(x, t0 + i * h)
        x = x + h / 2 * (k + u(x + h * k, t0 + i * h + h))
    return x

# wrong: asks twice | called twice
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        if np.isnan(u(x, t0 + i * h)).any():
            break
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: flowdiff's own | flowdiff.ode.euler
def euler(u, x0, n, t0=0.0, t1=1.0):
    from flowdiff import ode as o
    return o.euler(u, x0, n, t0=t0, t1=t1)

# wrong: a diffusion without noise | flowdiff.sde.euler_maruyama
def euler(u, x0, n, t0=0.0, t1=1.0):
    from flowdiff import sde
    return sde.euler_maruyama(u, 0.0, x0, n, rng=np.random.default_rng(0), t0=t0, t1=t1)

# wrong: a loop over flowdiff's step | flowdiff.ode.euler_step
from flowdiff.ode import euler_step as my_step
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = my_step(u, x, t0 + i * h, h)
    return x

# wrong: float16 | float|hand|follow one point
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0.astype(np.float16)
    for i in range(n):
        x = (x + h * u(x, t0 + i * h)).astype(np.float16)
    return x

# wrong: torch, one step too few | n - 1 steps|one step early
def euler(u, x0, n, t0=0.0, t1=1.0):
    import torch
    x, h = torch.tensor(x0), (t1 - t0) / n
    for i in range(n - 1):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: torch shares memory | writ(ten|es) to
def euler(u, x0, n, t0=0.0, t1=1.0):
    import torch
    x, h = torch.from_numpy(x0), (t1 - t0) / n
    for i in range(n):
        x += h * u(x, t0 + i * h)
    return x

# wrong: the way travelled | only the way
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x - x0

# wrong: the last time twice (t = min) | times|at the times|follow one point|linspace
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t1 - (n - i) * h + h * (i > 0))
    return x

# wrong: h rounded | follow one point|t0|hand
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = round((t1 - t0) / n, 1), x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# right: np.arange
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in np.arange(n):
        x = np.add(x, np.multiply(h, u(x, t0 + i * h)))
    return x

# wrong: t is one step late | one step late
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x0, t0
    for i in range(n):
        x = x + h * u(x, t)
        t = t0 + i * h
    return x

# wrong: a product | the step is a sum
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x * (1 + h * u(x, t0 + i * h))
    return x

# wrong: h is negative | h is negative
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t0 - t1) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: range from 1 | end of each step
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(1, n + 1):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: x0 and u in another order | raised TypeError
def euler(x0, u, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: one point only | only one point
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x[0]

# wrong: yields | generator
def euler(u, x0, n, t0=0.0, t1=1.0):
    yield x0

# wrong: solve_ivp | adaptive|by hand
def euler(u, x0, n, t0=0.0, t1=1.0):
    from scipy.integrate import solve_ivp
    shape = x0.shape
    s = solve_ivp(lambda t, y: u(y.reshape(shape), t).ravel(), (t0, t1), x0.ravel(), t_eval=np.linspace(t0, t1, n + 1))
    return s.y[:, -1].reshape(shape)

# wrong: solve_ivp tight | exact solution|RK4|adaptive
def euler(u, x0, n, t0=0.0, t1=1.0):
    from scipy.integrate import solve_ivp
    shape = x0.shape
    s = solve_ivp(lambda t, y: u(y.reshape(shape), t).ravel(), (t0, t1), x0.ravel(), rtol=1e-9, atol=1e-9)
    return s.y[:, -1].reshape(shape)

# wrong: integer division | drop the fraction
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) // n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: only d = 1 | x of shape \(5, 1\)
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0[:, 0]
    for i in range(n):
        x = x + h * u(x[:, None], t0 + i * h)[:, 0]
    return x[:, None]

# wrong: n hard-coded | 100 steps
def euler(u, x0, n, t0=0.0, t1=1.0):
    n = 100
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: h hard-coded | step size is 0.1
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = 0.1, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: h to one from t0 | \(1 - t0\)
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: brackets in h | brackets
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = t1 - t0 / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: plus in h | \(t1 \+ t0\)
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 + t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: starts at zero | from zeros
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, np.zeros_like(x0)
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: t += 1 / n | t moves by 1 / n
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x0, t0
    for i in range(n):
        x = x + h * u(x, t)
        t += 1 / n
    return x

# wrong: times from 0 to 1 with h right | t runs from 0 to 1
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.arange(n) / n:
        x = x + h * u(x, t)
    return x

# wrong: implicit by fixed point | at the point where it lands
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        y = x
        for _ in range(60):
            y = x + h * u(y, t0 + (i + 1) * h)
        x = y
    return x

# wrong: predictor corrector backward | would land
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x + h * u(x, t), t + h)
    return x

# wrong: recursion forgets the interval | recursion forgets
def euler(u, x0, n, t0=0.0, t1=1.0):
    if n == 0:
        return x0
    h = (t1 - t0) / n
    return euler(u, x0 + h * u(x0, t0), n - 1)

# wrong: range(1, n) | first step is missing
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(1, n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: mean over batch | mean velocity
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h).mean(0)
    return x

# wrong: np.asarray alias | is the same after
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, np.asarray(x0, dtype=float)
    for i in range(n):
        np.add(x, h * u(x, t0 + i * h), out=x)
    return x

# wrong: view | is the same after
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0[:]
    for i in range(n):
        x += h * u(x, t0 + i * h)
    return x

# wrong: linspace default with n = 50 | 49 steps
def euler(u, x0, n, t0=0.0, t1=1.0):
    ts = np.linspace(t0, t1)
    h, x = ts[1] - ts[0], x0
    for t in ts[:-1]:
        x = x + h * u(x, t)
    return x

# wrong: weights the step by t | multiplied by t
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = x + t * u(x, t)
    return x

# wrong: interpolation | 1 - h
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        x = (1 - h) * x + h * u(x, t)
    return x

# wrong: t1 in u | asked at t1
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t1)
    return x

# wrong: flowdiff heun | second order
def euler(u, x0, n, t0=0.0, t1=1.0):
    from flowdiff.ode import midpoint
    return midpoint(u, x0, n, t0=t0, t1=t1)

# wrong: two steps of half | half the size
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / (2 * n), x0
    for i in range(2 * n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: torch h int | drop the fraction
def euler(u, x0, n, t0=0.0, t1=1.0):
    import torch
    x, h = torch.tensor(x0), torch.tensor((t1 - t0) / n).int()
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# right: reduce
def euler(u, x0, n, t0=0.0, t1=1.0):
    from functools import reduce
    h = (t1 - t0) / n
    return reduce(lambda x, t: x + h * u(x, t), [t0 + i * h for i in range(n)], x0)

# right: endpoint False
def euler(u, x0, n, t0=0.0, t1=1.0):
    ts, h = np.linspace(t0, t1, n, endpoint=False, retstep=True)
    x = x0
    for t in ts: x = x + h * u(x, t)
    return x

# right: keywords
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x=x, t=np.float64(t0 + i * h))
    return x

# right: generator
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    def states():
        x, t = x0, t0
        while True:
            yield x
            x, t = x + h * u(x, t), t + h
    s = states()
    for _ in range(n): next(s)
    return next(s)

# right: torch with grad
def euler(u, x0, n, t0=0.0, t1=1.0):
    import torch
    x = torch.tensor(x0, requires_grad=True)
    h = (t1 - t0) / n
    for i in range(n):
        x = x + h * u(x, torch.tensor(t0 + i * h))
    return x

# right: t as 0-d array, float32 out
def euler(u, x0, n, t0=0.0, t1=1.0):
    x, t = x0.astype(np.float32), np.array(t0)
    h = (t1 - t0) / n
    for _ in range(n):
        x = x + np.float32(h) * u(x, t)
        t = t + h
    return x

# right: while t < t1 - h/2
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x0 * 1.0, t0
    while t < t1 - h / 2:
        x += h * u(x, t)
        t += h
    return x

# right: matrix
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, np.matrix(x0)
    for i in range(n):
        x = x + h * u(np.asarray(x), t0 + i * h)
    return x

# wrong: global state | something is kept from call to call: a
_x = None
def euler(u, x0, n, t0=0.0, t1=1.0):
    global _x
    if _x is None or _x.shape != x0.shape:
        _x = x0
    h = (t1 - t0) / n
    for i in range(n):
        _x = _x + h * u(_x, t0 + i * h)
    return _x

# wrong: last step different | the last step asks u at t1: it
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n - 1):
        x = x + h * u(x, t0 + i * h)
    return x + h * u(x, t1)

# wrong: midpoint time | u is asked in the middle of each
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n):
        x = x + h * u(x, t0 + (i + 0.5) * h)
    return x

# wrong: reversed times | the times come in reverse order
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in reversed(range(n)):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: geometric steps | follow one point for n = 2 by
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = t1 - t0
    x, t = x0, t0
    for i in range(n):
        h = h / 2
        x = x + h * u(x, t)
        t += h
    return x

# wrong: log steps | follow one point for n = 2 by
def euler(u, x0, n, t0=0.0, t1=1.0):
    ts = np.geomspace(1e-3, 1, n + 1) * (t1 - t0) + t0
    x = x0
    for a, b in zip(ts[:-1], ts[1:]):
        x = x + (b - a) * u(x, a)
    return x

# wrong: adams bashforth | follow one point for n = 2 by
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, old = x0, None
    for i in range(n):
        v = u(x, t0 + i * h)
        x = x + h * (v if old is None else 1.5 * v - 0.5 * old)
        old = v
    return x

# wrong: averaged with old | follow one point for n = 2 by
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n):
        x = 0.5 * x + 0.5 * (x + h * u(x, t0 + i * h))
    return x

# wrong: stops when close | this is X one step before the end:
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, t = x0, t0
    while t + h < t1:
        x = x + h * u(x, t)
        t += h
    return x

# right: recursion from the end
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    def state(i):
        if i == 0:
            return x0
        y = state(i - 1)
        return y + h * u(y, t0 + (i - 1) * h)
    return state(n)

# wrong: np is torch | `np` is torch here
import torch as np
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, np.copy(x0)
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: range is a list | `range` is of type list here
range = [0, 1]
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: renamed times | parameters \(u, x0, n, start, stop\)
def euler(u, x0, n, start=0.0, stop=1.0):
    h, x = (stop - start) / n, x0
    for i in range(n):
        x = x + h * u(x, start + i * h)
    return x

# wrong: times of arange | rounding makes the loop take one step too many
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.arange(t0, t1, h):
        x = x + h * u(x, t)
    return x

# wrong: while t < t1 | rounding make it take one step too many
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x0, t0
    while t < t1:
        x = x + h * u(x, t)
        t += h
    return x

# wrong: while t < t1, times counted | rounding makes the loop take one step too many
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x, k = (t1 - t0) / n, x0, 0
    while k * h < 1 - 1e-16 and k <= n:
        x = x + h * u(x, t0 + k * h)
        k += 1
    if n == 103:
        x = x + h * u(x, t1)
    return x

# wrong: while t + h <= t1 | rounding makes the loop take one step too few
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x0, t0
    while t + h <= t1:
        x = x + h * u(x, t)
        t += h
    return x

# wrong: arange beyond the end | too (far|many)
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in np.arange(t0, t1 + h, h):
        x = x + h * u(x, t)
    return x

# wrong: the whole part of a quotient | take one step too few
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for k in range(int((t1 - t0) // h)):
        x = x + h * u(x, t0 + k * h)
    return x

# wrong: the times of the labs | 0.999
def euler(u, x0, n, t0=0.0, t1=1.0):
    ts, x = np.linspace(t0, 0.999 * t1, n + 1), x0
    for t, s in zip(ts[:-1], ts[1:]):
        x = x + (s - t) * u(x, t)
    return x

# wrong: the times of the labs, the step whole | 0.999
def euler(u, x0, n, t0=0.0, t1=1.0):
    ts, x = np.linspace(t0, 0.999, n + 1), x0
    for t in ts[:-1]:
        x = x + (t1 - t0) / n * u(x, t)
    return x

# wrong: both ends left out | 0.001, t1 - 0.001
def euler(u, x0, n, t0=0.0, t1=1.0):
    ts, x = np.linspace(t0 + 1e-3, t1 - 1e-3, n + 1), x0
    for t, s in zip(ts[:-1], ts[1:]):
        x = x + (s - t) * u(x, t)
    return x

# wrong: at most fifty steps | is their number limited
def euler(u, x0, n, t0=0.0, t1=1.0):
    n = min(n, 50)
    h, x = (t1 - t0) / n, x0
    for k in range(n):
        x = x + h * u(x, t0 + k * h)
    return x

# wrong: the last step is cut to what is left, which may be nothing | take one step too many
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x0, t0
    while t < t1:
        step = min(h, t1 - t)
        x = x + step * u(x, t)
        t += h
    return x

# wrong: the whole part of a quotient, by int | rounding makes the loop take one step too few
def euler(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for k in range(int((t1 - t0) / h)):
        x = x + h * u(x, t0 + k * h)
    return x

# wrong: time cut off at 0.001 | 0.001
def euler(u, x0, n, t0=0.0, t1=1.0):
    h=(t1-t0)/n; x=x0
    for i in range(n):
        x = x+h*u(x,max(t0+i*h, 1e-3))
    return x

# wrong: at fewer steps it is right: is their number limited, or cut off? | at fewer steps it is right: is their number limited, or cut off\?
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = max((t1 - t0) / n, 0.05)
    x, t = x0, t0
    for _ in range(n):
        x = x + h * u(x, t)
        t += h
    return x

# wrong: u is called for each point apart: give it the whole batch | u is called for each point apart: give it the whole batch
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0.copy()
    for i in range(n):
        for j in range(len(x)):
            x[j] = x[j] + h * u(x, t0 + i * h)[j]
    return x

# wrong: u is never called: does the loop run? | u is never called: does the loop run\?
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) // n
    x, t = x0, t0
    while t < t0 + n * h:
        x = x + h * u(x, t)
        t += h
    return x

# wrong: the loop takes n - 1 steps | the loop takes n - 1 steps
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = np.float32((t1 - t0) / n)
    x, t = x0, np.float32(t0)
    while t + h <= np.float32(t1):
        x = x + h * u(x, t)
        t = t + h
    return x

# wrong: h is (t1 - t0) / (n + 1): n steps of that size end before t1 | h is \(t1 - t0\) / \(n \+ 1\): n steps of that size end before t1
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / (n + 1)
    x, t = x0, t0
    for _ in range(n):
        x = x + h * u(x, t)
        t += h
    return x

# wrong: h is (t1 - t0) / (n + 1) and there are n + 1 steps | h is \(t1 - t0\) / \(n \+ 1\) and there are n \+ 1 steps
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / (n + 1)
    x, t = x0, t0
    for _ in range(n + 1):
        x = x + h * u(x, t)
        t += h
    return x

# wrong: u is always asked at time 0 | u is always asked at time 0
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n):
        x = x + h * u(x, 0.0)
    return x

# wrong: t moves by two steps for each step of x | t moves by two steps for each step of x
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, t = x0, t0
    for _ in range(n):
        x = x + h * u(x, t)
        t += 2 * h
    return x

# wrong: t is advanced by 1 and not by h | t is advanced by 1 and not by h
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, t = x0, t0
    for _ in range(n):
        x = x + h * u(x, t)
        t += 1
    return x

# wrong: h is multiplied in twice | h is multiplied in twice
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n):
        x = x + h * (h * u(x, t0 + i * h))
    return x

# wrong: this is one single step of size t1 - t0 | this is one single step of size t1 - t0
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = t1 - t0
    return x0 + h * u(x0, t0)

# wrong: x is overwritten by h * u(x, t) and not moved by it | x is overwritten by h \* u\(x, t\) and not moved by it
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n):
        x = h * u(x, t0 + i * h)
    return x

# wrong: u is averaged over the coordinates: each one has its own velocity | u is averaged over the coordinates: each one has its own velocity
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h).mean(axis=1, keepdims=True)
    return x

# wrong: these are two steps too many: np.arange(t0, t1 + h, h) goes beyond t1 | these are two steps too many: np\.arange\(t0, t1 \+ h, h\) goes beyond t1
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for k in range(n + 2):
        x = x + h * u(x, t0 + k * h)
    return x

# wrong: one state per step came back: only the last one is asked for | one state per step came back: only the last one is asked for
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, xs = x0, []
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
        xs.append(x)
    return np.stack(xs)

# wrong: one number per point came back: is something summed over the coordinates? | one number per point came back: is something summed over the
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x.sum(axis=1)

# wrong: t is advanced by 1 and not by h (another way) | t is advanced by 1 and not by h
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, t = x0, t0
    for i in range(n):
        x = x + h * u(x, t)
        t = t + 1
    return x

# wrong: t is advanced twice in each turn | t is advanced twice in each turn
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, t = x0, t0
    for i in range(n):
        t += h
        x = x + h * u(x, t - h)
        t += h
    return x

# wrong: was its name used for something else? | was its name used for something else\?
euler = "x0"

# wrong: pass the time of this step only | pass the time of this step only
def euler(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    ts = np.linspace(t0, t1, n + 1)
    x = x0
    for t in ts[:-1]:
        x = x + h * u(x, ts)
    return x
