# ruff: noqa
# right: minus h
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, t1 - i * h)
    return x

# right: a negative h
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x, t = (t0 - t1) / n, x1.copy(), t1
    for _ in range(n):
        x += h * u(x, t)
        t += h
    return x

# right: linspace downwards
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    ts, x = np.linspace(t1, t0, n + 1), x1
    for a, b in zip(ts, ts[1:]):
        x = x + (b - a) * u(x, a)
    return x

# right: range that counts down
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n, 0, -1):
        x = x - h * u(x, t0 + i * h)
    return x

# right: torch
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    import torch
    x = torch.tensor(x1, dtype=torch.float32)
    ts = torch.linspace(t1, t0, n + 1)
    for i in range(n):
        x = x + (ts[i + 1] - ts[i]) * u(x, ts[i])
    return x

# wrong: forward times | way forward
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, t0 + i * h)
    return x

# wrong: forwards | integrates forwards
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: the sign | x moves forwards
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x + h * u(x, t1 - i * h)
    return x

# wrong: t grows | t grows
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, t1 + i * h)
    return x

# wrong: at the arrival | arrive
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in reversed(range(n)):
        x = x - h * u(x, t0 + i * h)
    return x

# wrong: one step too few | one step early
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n - 1):
        x = x - h * u(x, t1 - i * h)
    return x

# wrong: t stands still | never moves
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, t1)
    return x

# wrong: from 1 to 0 | t0 and t1 are not used
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = 1 / n, x1
    for i in range(n):
        x = x - h * u(x, 1 - i * h)
    return x

# wrong: starts at 1 | starts at 1|expected
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, 1 - i * h)
    return x

# wrong: h squared sign | turned twice|x moves forwards|expected
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t0 - t1) / n, x1
    for i in range(n):
        x = x - h * u(x, t1 + i * h)
    return x

# wrong: in place | is the same after
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    for i in range(n):
        x1 -= h * u(x1, t1 - i * h)
    return x1

# wrong: trajectory | trajectory
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, xs = (t1 - t0) / n, [x1]
    for i in range(n):
        xs.append(xs[-1] - h * u(xs[-1], t1 - i * h))
    return np.stack(xs)

# wrong: flowdiff's own | flowdiff.ode.euler
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    from flowdiff.ode import euler
    return euler(u, x1, n, t0=t1, t1=t0)

# wrong: Heun | Heun
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t0 - t1) / n, x1
    for i in range(n):
        k = u(x, t1 + i * h)
        x = x + h / 2 * (k + u(x + h * k, t1 + (i + 1) * h))
    return x

# wrong: linspace with n points | n points
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    ts, x = np.linspace(t1, t0, n), x1
    for a, b in zip(ts, ts[1:]):
        x = x + (b - a) * u(x, a)
    return x

# wrong: no h | h is missing
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - u(x, t1 - i * h)
    return x

# wrong: negated field, forward times | way forward
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x1, t0
    for i in range(n):
        x = x + h * -u(x, t)
        t += h
    return x

# wrong: always at x1 | always asked at x1
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x1, t1 - i * h)
    return x

# wrong: reflected time | reflected
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, 1 - (t0 + i * h))
    return x

# wrong: n points from t1 to t0, right step | no step starts
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for t in np.linspace(t1, t0, n):
        x = x - h * u(x, t)
    return x
