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
