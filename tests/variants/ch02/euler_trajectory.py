# ruff: noqa
# right: a list
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# right: an array allocated once
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = np.empty((n + 1, *x0.shape))
    xs[0] = x0
    for i in range(n):
        xs[i + 1] = xs[i] + h * u(xs[i], t0 + i * h)
    return xs

# right: np.array of a list, state moved in place on copies
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    ts = np.linspace(t0, t1, n + 1)
    x = x0.copy()
    xs = [x.copy()]
    for t in ts[:-1]:
        x += (t1 - t0) / n * u(x, t)
        xs.append(x.copy())
    return np.array(xs)

# right: torch
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    import torch
    h, xs = (t1 - t0) / n, [torch.tensor(x0)]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return torch.stack(xs)

# wrong: one array many times | every state is the last one|is the same after
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0.copy()
    xs = [x]
    for i in range(n):
        x += h * u(x, t0 + i * h)
        xs.append(x)
    return np.stack(xs)

# wrong: no x0 | the start or the end
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, x, xs = (t1 - t0) / n, x0, []
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
        xs.append(x)
    return np.stack(xs)

# wrong: batch first | axis 1
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs, 1)

# wrong: time last | last axis
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs, -1)

# wrong: concatenated | one long batch
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.concatenate(xs)

# wrong: a list | put together
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return xs

# wrong: only the last | only one state
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: zeros first | x0 is never written
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    xs = np.zeros((n + 1, *x0.shape))
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
        xs[i + 1] = x
    return xs

# wrong: zeros last | one place too early
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    xs = np.zeros((n + 1, *x0.shape))
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
        xs[i] = x
    return xs

# wrong: stops early, zeros last | never written
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = np.zeros((n + 1, *x0.shape))
    xs[0] = x0
    for i in range(n - 1):
        xs[i + 1] = xs[i] + h * u(xs[i], t0 + i * h)
    return xs

# wrong: one step too many, no x0 | starts after the first step|start
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, x, xs = (t1 - t0) / n, x0, []
    for i in range(n + 1):
        x = x + h * u(x, t0 + i * h)
        xs.append(x)
    return np.stack(xs)

# wrong: t at the end of the step | end of each step
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + (i + 1) * h))
    return np.stack(xs)

# wrong: t never moves | never advances
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0))
    return np.stack(xs)

# wrong: h over n - 1 | too large
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / (n - 1), [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: h over n + 1 | too small
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / (n + 1), [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: the increments | moves of each step
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, x, xs = (t1 - t0) / n, x0, [x0]
    for i in range(n):
        step = h * u(x, t0 + i * h)
        xs.append(step)
        x = x + step
    return np.stack(xs)

# wrong: always from x0 | always asked at x0
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(x0, t0 + i * h))
    return np.stack(xs)

# wrong: ignores the interval | t0 and t1|counts from 0
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = 1 / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], i * h))
    return np.stack(xs)

# wrong: reversed | reversed
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.insert(0, xs[0] + h * u(xs[0], t0 + i * h))
    return np.stack(xs)

# wrong: in place | is the same after
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, x, xs = (t1 - t0) / n, x0, [x0.copy()]
    for i in range(n):
        x += h * u(x, t0 + i * h)
        xs.append(x.copy())
    return np.stack(xs)

# wrong: each state from scratch | again from x0|calls of u
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for m in range(1, n + 1):
        x = x0
        for i in range(m):
            x = x + h * u(x, t0 + i * h)
        xs.append(x)
    return np.stack(xs)

# wrong: integer array | first that differs
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = np.zeros((n + 1, *x0.shape), int)
    xs[0] = x0
    for i in range(n):
        xs[i + 1] = xs[i] + h * u(xs[i], t0 + i * h)
    return xs

# wrong: a diffusion without noise | flowdiff.sde.euler_maruyama
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    from flowdiff.sde import euler_maruyama
    return euler_maruyama(u, 0.0, x0, n, rng=np.random.default_rng(0), t0=t0, t1=t1, trajectory=True)

# wrong: flowdiff's own | flowdiff.ode.euler
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    import flowdiff.ode
    return flowdiff.ode.euler(u, x0, n, t0=t0, t1=t1, trajectory=True)

# wrong: returns times too | two things
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.linspace(t0, t1, n + 1), np.stack(xs)

# wrong: the state is not carried on | one step from x0
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(x0 + h * u(x0, t0 + i * h))
    return np.stack(xs)

# wrong: solve_ivp t_eval | adaptive
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    from scipy.integrate import solve_ivp
    s = solve_ivp(lambda t, y: u(y.reshape(x0.shape), t).ravel(), (t0, t1), x0.ravel(), t_eval=np.linspace(t0, t1, n + 1))
    return s.y.T.reshape(n + 1, *x0.shape)

# wrong: default list | earlier call
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0, xs=[]):
    h = (t1 - t0) / n
    xs.append(x0)
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: global list | earlier call
xs = []
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs.append(x0)
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: append before and n+1 rounds without last | one step too many
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, xs = x0, []
    for i in range(n + 1):
        xs.append(x)
        x = x + h * u(x, t0 + i * h)
    return np.stack(xs)

# wrong: zeros_like ints | integers
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = np.zeros((n + 1, *x0.shape), dtype=int)
    xs[0] = x0
    for i in range(n):
        xs[i + 1] = xs[i] + h * u(xs[i], t0 + i * h)
    return xs

# wrong: alias += | all states but the first|many times
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, xs = x0.copy(), [x0.copy()]
    for i in range(n):
        x += h * u(x, t0 + i * h)
        xs.append(x)
    return np.stack(xs)

# wrong: alias += on x0, first not copied | first state is the last
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, xs = x0, [x0]
    for i in range(n):
        x += h * u(x, t0 + i * h)
        xs.append(x.copy())
    return np.stack(xs)

# wrong: hard coded 40 | number of steps n
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    n = 40
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: only t1 = 1 | \(1 - t0\)
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (1 - t0) / n
    xs = [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: brackets | brackets
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = t1 - t0 / n
    xs = [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: midpoint | second order
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n):
        x, t = xs[-1], t0 + i * h
        xs.append(x + h * u(x + h / 2 * u(x, t), t + h / 2))
    return np.stack(xs)

# wrong: linspace n and n steps | no step starts|ends at t1
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    ts = np.linspace(t0, t1, n)
    xs = [x0]
    for t in ts:
        xs.append(xs[-1] + (t1 - t0) / n * u(xs[-1], t))
    return np.stack(xs)

# wrong: swapaxes | exchanged
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs).swapaxes(1, 2)

# wrong: starts zero | from zeros
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [np.zeros_like(x0)]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: interpolates start and end | straight line
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    s = np.linspace(0, 1, n + 1)[:, None, None]
    return (1 - s) * x0 + s * x

# wrong: torch cat | long batch
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    import torch
    h = (t1 - t0) / n
    xs = [torch.tensor(x0)]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return torch.cat(xs)

# wrong: torch alias | many times
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    import torch
    h = (t1 - t0) / n
    x = torch.tensor(x0)
    xs = [x]
    for i in range(n):
        x += h * u(x, t0 + i * h)
        xs.append(x)
    return torch.stack(xs)

# right: accumulate
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    from itertools import accumulate
    h = (t1 - t0) / n
    return np.stack(list(accumulate([t0 + i * h for i in range(n)], lambda x, t: x + h * u(x, t), initial=x0)))

# right: concatenate with None
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = x0[None]
    for i in range(n):
        xs = np.concatenate([xs, (xs[-1] + h * u(xs[-1], t0 + i * h))[None]])
    return xs

# right: cumsum
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, dx = x0, [x0]
    for i in range(n):
        dx.append(h * u(x, t0 + i * h))
        x = x + dx[-1]
    return np.cumsum(dx, axis=0)

# right: generator
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    def g():
        x = x0
        yield x
        for t in np.linspace(t0, t1, n + 1)[:-1]:
            x = x + h * u(x, t)
            yield x
    return np.stack(list(g()))

# right: torch grad
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    import torch
    h = (t1 - t0) / n
    xs = [torch.tensor(x0, requires_grad=True)]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return torch.stack(xs)

# right: recursion
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    if n == 0:
        return x0[None]
    h = (t1 - t0) / n
    return np.concatenate([x0[None], euler_trajectory(u, x0 + h * u(x0, t0), n - 1, t0 + h, t1)])

# right: preallocated
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    ts = np.linspace(t0, t1, n + 1)
    xs = np.empty((n + 1, *x0.shape))
    xs[0] = x0
    for k in range(n):
        xs[k + 1] = xs[k] + (ts[k + 1] - ts[k]) * u(xs[k], ts[k])
    return xs

# right: concatenate
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, x0[None]
    for i in range(n):
        xs = np.concatenate([xs, xs[-1:] + h * u(xs[-1], t0 + i * h)])
    return xs

# right: cumsum of increments kept in a class
class _Path:
    def __init__(self, x): self.xs = [x]
    def step(self, v, h): self.xs.append(self.xs[-1] + h * v)
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    p, h = _Path(x0), (t1 - t0) / n
    for i in range(n):
        p.step(u(p.xs[-1], t0 + i * h), h)
    return np.asarray(p.xs)

# wrong: every second state | every second state is missing
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)[::2]

# wrong: x0 twice | n steps have n \+ 1 states: one is there twice,
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0, x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: x0 twice, last lost | x0 is there twice, and the last state is missing
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0, x0]
    for i in range(n - 1):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: hstack | the states are joined side by side: np\.stack
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.hstack(xs)

# wrong: dict by time | a number came back for the whole batch: is
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, {0: x0}
    for i in range(n):
        xs[i + 1] = xs[i] + h * u(xs[i], t0 + i * h)
    return {str(k): v for k, v in xs.items()}

# wrong: previous but one (leapfrog) | each step starts two states back: it starts
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[max(i - 1, 0)] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: velocities | these are the velocities: keep where the points
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, x, vs = (t1 - t0) / n, x0, [x0]
    for i in range(n):
        v = u(x, t0 + i * h)
        vs.append(v)
        x = x + h * v
    return np.stack(vs)

# wrong: float16 store | nearly right: are numbers rounded or kept in a
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = np.empty((n + 1, *x0.shape), np.float16)
    xs[0] = x0
    for i in range(n):
        xs[i + 1] = xs[i] + h * u(xs[i], t0 + i * h)
    return xs

# wrong: object array | `euler_trajectory` returned something that is
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, np.empty(n + 1, object)
    xs[0] = x0
    for i in range(n):
        xs[i + 1] = xs[i] + h * u(xs[i], t0 + i * h)
    return xs

# wrong: first step skipped | n steps ask u n times; a library's adaptive
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + (i + 1) * h) if i else x0)
    return np.stack(xs)

# wrong: restarts | u is asked once only, at x0: the
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    return np.stack([x0 + i * h * u(x0, t0) for i in range(n + 1)])

# wrong: t half | u is asked in the middle of each
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + (i + 0.5) * h))
    return np.stack(xs)

# wrong: uses xs[i-1] | the states at
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n):
        xs.append(xs[i - 1] + h * u(xs[i - 1], t0 + i * h))
    return np.stack(xs)

# right: scan
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    from itertools import accumulate
    h = (t1 - t0) / n
    return np.array(list(accumulate(range(n), lambda x, i: x + h * u(x, t0 + i * h), initial=x0)))

# wrong: times of arange | rounding makes the loop take one step too many
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for t in np.arange(t0, t1, h):
        xs.append(xs[-1] + h * u(xs[-1], t))
    return np.stack(xs)

# wrong: times of arange, an array for the states | rounding makes the loop take one step too many
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, np.zeros((n + 1, *x0.shape))
    xs[0] = x0
    for k, t in enumerate(np.arange(t0, t1, h)):
        xs[k + 1] = xs[k] + h * u(xs[k], t)
    return xs

# wrong: while t < t1 | rounding make it take one step too many
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs, t = (t1 - t0) / n, [x0], t0
    while t < t1:
        xs.append(xs[-1] + h * u(xs[-1], t))
        t += h
    return np.array(xs)

# wrong: while t + h <= t1 | rounding makes the loop take one step too few
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs, t = (t1 - t0) / n, [x0], t0
    while t + h <= t1:
        xs.append(xs[-1] + h * u(xs[-1], t))
        t += h
    return np.array(xs)

# wrong: while t + h <= t1, an array for the states | rounding makes the loop take one step too few
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs, t, k = (t1 - t0) / n, np.zeros((n + 1, *x0.shape)), t0, 0
    xs[0] = x0
    while t + h <= t1:
        xs[k + 1] = xs[k] + h * u(xs[k], t)
        t, k = t + h, k + 1
    return xs

# wrong: the times of the labs | 0.999
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    ts, xs = np.linspace(t0, 0.999 * t1, n + 1), [x0]
    for t, s in zip(ts[:-1], ts[1:]):
        xs.append(xs[-1] + (s - t) * u(xs[-1], t))
    return np.array(xs)

# wrong: the whole part of a quotient | too few|start or the end
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for k in range(int((t1 - t0) // h)):
        xs.append(xs[-1] + h * u(xs[-1], t0 + k * h))
    return np.array(xs)

# wrong: the whole part of a quotient, by int | rounding makes the loop take one step too few
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x0]
    for k in range(int((t1 - t0) / h)):
        xs.append(xs[-1] + h * u(xs[-1], t0 + k * h))
    return np.array(xs)

# wrong: n places | place for the last
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h=(t1-t0)/n; xs=np.zeros((n,)+x0.shape); xs[0]=x0
    for i in range(n):
        xs[i+1]=xs[i]+h*u(xs[i],t0+i*h)
    return xs

# wrong: places without the batch | shape of x0
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h=(t1-t0)/n; xs=np.zeros((n+1,x0.shape[1])); xs[0]=x0
    for i in range(n):
        xs[i+1]=xs[i]+h*u(xs[i],t0+i*h)
    return xs

# wrong: n steps have n + 1 states: two are missing | n steps have n \+ 1 states: two are missing
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(1, n - 1):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: n steps have n + 1 states: one is there twice, or a step too many is taken | n steps have n \+ 1 states: one is there twice, or a step too many is
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    x = x0
    for i in range(n):
        xs.append(x)
        x = x + h * u(x, t0 + i * h)
    xs.append(x)
    return np.stack(xs)

# wrong: only one point of the batch is followed | only one point of the batch is followed
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0[0]]
    for i in range(n):
        xs.append(xs[-1] + h * u(np.broadcast_to(xs[-1], x0.shape), t0 + i * h)[0])
    return np.stack(xs)

# wrong: one axis too many: x0 has (batch, d) already | one axis too many: x0 has \(batch, d\) already
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0[None]]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1][0], t0 + i * h))
    return np.stack(xs)

# wrong: one state is missing | one state is missing
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n if t0 == 0 else n - 1):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: every state is the first one | every state is the first one
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n):
        x = xs[-1] + h * u(xs[-1], t0 + i * h)
        xs.append(x0)
    return np.stack(xs)

# wrong: these are the means of neighbouring states | these are the means of neighbouring states
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    x = x0
    for i in range(n):
        new = x + h * u(x, t0 + i * h)
        xs.append((x + new) / 2)
        x = new
    return np.stack(xs)

# wrong: x0 is missing at the start and the last state is there twice | x0 is missing at the start and the last state is there twice
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, xs = x0, []
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
        xs.append(x)
    xs.append(x)
    return np.stack(xs)

# wrong: the last state is there twice: the loop stops one step early | the last state is there twice: the loop stops one step early
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n - 1):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    xs.append(xs[-1])
    return np.stack(xs)

# wrong: t counts from 0 and not from t0 | t counts from 0 and not from t0
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], i * h))
    return np.stack(xs)

# wrong: the step size is 1 / n, whatever t0 and t1 are | the step size is 1 / n, whatever t0 and t1 are
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = 1 / n
    xs = [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: the step size h is missing | the step size h is missing
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n):
        xs.append(xs[-1] + u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: the step goes against u | the step goes against u
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n):
        xs.append(xs[-1] - h * u(xs[-1], t0 + i * h))
    return np.stack(xs)

# wrong: the last state is there twice: … | the last state is there twice:
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = np.empty((n + 1, *x0.shape))
    xs[0], i, t = x0, 0, t0
    while t + h <= t1:
        xs[i + 1] = xs[i] + h * u(xs[i], t)
        t, i = t + h, i + 1
    xs[i:] = xs[i]
    return xs

# wrong: at fewer steps it is right: is their number limited, or cut off? | at fewer steps it is right: is their number limited, or cut off\?
def euler_trajectory(u, x0, n, t0=0.0, t1=1.0):
    h = max((t1 - t0) / n, 0.05)
    xs = [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return np.stack(xs)
