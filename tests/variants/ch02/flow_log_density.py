# ruff: noqa
# right: the density first
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        log_p = log_p - h * div(x, t)
        x = x + h * u(x, t)
    return x, log_p

# right: both slopes first, then both accounts
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0.copy(), log_p0.copy()
    for t in t0 + h * np.arange(n):
        v, d = u(x, t), div(x, t)
        x += h * v
        log_p -= h * d
    return x, log_p

# right: a list of two
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, t = (t1 - t0) / n, t0
    state = [x0, log_p0]
    for _ in range(n):
        state = [state[0] + h * u(state[0], t), state[1] - h * div(state[0], t)]
        t += h
    return state

# right: torch
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    import torch
    h = (t1 - t0) / n
    x, log_p = torch.as_tensor(x0), torch.as_tensor(log_p0)
    for i in range(n):
        t = t0 + i * h
        x, log_p = x + h * u(x, t), log_p - h * div(x, t)
    return x, log_p

# wrong: plus | the sign
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        log_p = log_p + h * div(x, t)
        x = x + h * u(x, t)
    return x, log_p

# wrong: the point first | after the step
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t)
        log_p = log_p - h * div(x, t)
    return x, log_p

# wrong: at the end of the step | end of each step
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t)
        log_p = log_p - h * div(x, t + h)
    return x, log_p

# wrong: no h | h is missing
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        log_p = log_p - div(x, t)
        x = x + h * u(x, t)
    return x, log_p

# wrong: starts from zero | log_p0 is not added
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, np.zeros(len(x0))
    for i in range(n):
        t = t0 + i * h
        log_p = log_p - h * div(x, t)
        x = x + h * u(x, t)
    return x, log_p

# wrong: only the last step | only the last step
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x0
    for i in range(n):
        t = t0 + i * h
        log_p = log_p0 - h * div(x, t)
        x = x + h * u(x, t)
    return x, log_p

# wrong: the density, not its logarithm | logarithm
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, p = x0, np.exp(log_p0)
    for i in range(n):
        t = t0 + i * h
        p = p - h * div(x, t)
        x = x + h * u(x, t)
    return x, np.log(p)

# wrong: returns p | p, not log p
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        log_p = log_p - h * div(x, t)
        x = x + h * u(x, t)
    return x, np.exp(log_p)

# wrong: only log p | a pair
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        log_p = log_p - h * div(x, t)
        x = x + h * u(x, t)
    return log_p

# wrong: the other order | other order
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        log_p = log_p - h * div(x, t)
        x = x + h * u(x, t)
    return log_p, x

# wrong: at x0 always | at x0
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        log_p = log_p - h * div(x0, t)
        x = x + h * u(x, t)
    return x, log_p

# wrong: one step too few | n - 1 steps|one step early
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n - 1):
        t = t0 + i * h
        log_p = log_p - h * div(x, t)
        x = x + h * u(x, t)
    return x, log_p

# wrong: t never moves | never advances|first time
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        log_p = log_p - h * div(x, t0)
        x = x + h * u(x, t0)
    return x, log_p

# wrong: in place on log_p0 | `log_p0` is the same
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        log_p -= h * div(x, t)
        x = x + h * u(x, t)
    return x, log_p

# wrong: a table | table
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        log_p = log_p - h * div(x, t)[:, None]
        x = x + h * u(x, t)
    return x, log_p

# wrong: ignores t0 | counts from 0
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        log_p = log_p - h * div(x, i * h)
        x = x + h * u(x, i * h)
    return x, log_p

# wrong: log p does not change | has not changed
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x, log_p0.copy()

# wrong: exact change of volume of one Euler step | log\(1 \+ h div\)
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        log_p = log_p - np.log(np.abs(1 + h * div(x, t)))
        x = x + h * u(x, t)
    return x, log_p

# wrong: torch, plus | the sign
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    import torch
    h = (t1 - t0) / n
    x, log_p = torch.as_tensor(x0), torch.as_tensor(log_p0)
    for i in range(n):
        t = t0 + i * h
        x, log_p = x + h * u(x, t), log_p + h * div(x, t)
    return x, log_p

# wrong: log p is multiplied | multiplied
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, log_p = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        log_p = log_p * np.exp(-h * div(x, t))
        x = x + h * u(x, t)
    return x, log_p

# right: zip
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    ts, h = np.linspace(t0, t1, n + 1)[:-1], (t1 - t0) / n
    x, lp = x0.copy(), log_p0.copy()
    for t in ts:
        d, v = div(x, t), u(x, t)
        lp -= h * d
        x += h * v
    return x, lp

# right: list return
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lost = (t1 - t0) / n, x0, 0
    for i in range(n):
        t = t0 + i * h
        x, lost = x + h * u(x, t), lost + h * div(x, t)
    return [x, log_p0 - lost]

# right: recursion
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    if n == 0:
        return x0, log_p0
    h = (t1 - t0) / n
    return flow_log_density(u, div, x0 + h * u(x0, t0), log_p0 - h * div(x0, t0), n - 1, t0 + h, t1)

# wrong: mean of the divergence | div is averaged over the batch: each point has
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        t = t0 + i * h
        lp = lp - h * div(x, t).mean()
        x = x + h * u(x, t)
    return x, lp

# wrong: trapezoid of the divergence | div is averaged between start and end of each
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        t = t0 + i * h
        y = x + h * u(x, t)
        lp = lp - h / 2 * (div(x, t) + div(y, t + h))
        x = y
    return x, lp

# wrong: divergence at the new place, old time | div is asked at the point after the step, with
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        t = t0 + i * h
        x = x + h * u(x, t)
        lp = lp - h * div(x, t)
    return x, lp

# wrong: total time for h in log p | the step size h is missing
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        t = t0 + i * h
        lp = lp - (t1 - t0) * div(x, t)
        x = x + h * u(x, t)
    return x, lp

# wrong: last divergence times the time | div at the last step is used for the whole way
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for i in range(n):
        t = t0 + i * h
        d = div(x, t)
        x = x + h * u(x, t)
    return x, log_p0 - (t1 - t0) * d

# wrong: u summed in place of the divergence | u is summed where div is meant
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        t = t0 + i * h
        lp = lp - h * u(x, t).sum(1)
        x = x + h * u(x, t)
    return x, lp

# wrong: half the divergence | div is halved: nothing is averaged here
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        t = t0 + i * h
        lp = lp - h / 2 * div(x, t)
        x = x + h * u(x, t)
    return x, lp

# wrong: log of 1 minus h div | log\(1 \+ h div\) is near, but not the Euler step
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        t = t0 + i * h
        lp = lp - np.log(np.abs(1 + h * div(x, t)))
        x = x + h * u(x, t)
    return x, lp

# wrong: x from Heun | this is a method of second order, midpoint or
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        t = t0 + i * h
        lp = lp - h * div(x, t)
        k = u(x, t)
        x = x + h / 2 * (k + u(x + h * k, t + h))
    return x, lp

# wrong: backwards | time runs backwards from t1
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        t = t1 - i * h
        lp = lp + h * div(x, t)
        x = x - h * u(x, t)
    return x, lp

# wrong: log p squared time | div is multiplied by the time t too: its factor
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        t = t0 + i * h
        lp = lp - h * t * div(x, t)
        x = x + h * u(x, t)
    return x, lp

# wrong: stacked into one array | return x, log_p
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        t = t0 + i * h
        lp = lp - h * div(x, t)
        x = x + h * u(x, t)
    return np.column_stack([x, lp])

# right: two passes
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x0]
    for i in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + i * h))
    return xs[-1], log_p0 - h * sum(div(x, t0 + i * h) for i, x in enumerate(xs[:-1]))

# right: augmented state
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    s = np.concatenate([x0, log_p0[:, None]], 1)
    for i in range(n):
        t, x = t0 + i * h, s[:, :-1]
        s = s + h * np.concatenate([u(x, t), -div(x, t)[:, None]], 1)
    return s[:, :-1], s[:, -1]

# wrong: div summed over the batch | log p at
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x, lp = x0, log_p0
    for i in range(n):
        t = t0 + i * h
        lp = lp - h * div(x, t).sum()
        x = x + h * u(x, t)
    return x, lp

# wrong: times of arange | rounding makes the loop take one step too many
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for t in np.arange(t0, t1, h):
        x, lp = x + h * u(x, t), lp - h * div(x, t)
    return x, lp

# wrong: while t < t1 | take one step too many
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp, t = (t1 - t0) / n, x0, log_p0, t0
    while t < t1:
        x, lp = x + h * u(x, t), lp - h * div(x, t)
        t += h
    return x, lp

# wrong: while t + h <= t1 | rounding makes the loop take one step too few
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp, t = (t1 - t0) / n, x0, log_p0, t0
    while t + h <= t1:
        x, lp = x + h * u(x, t), lp - h * div(x, t)
        t += h
    return x, lp

# wrong: the states by their number, log p over arange | rounding makes the loop take one step too many
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, xs, lp = (t1 - t0) / n, [x0], log_p0
    for k in range(n):
        xs.append(xs[-1] + h * u(xs[-1], t0 + k * h))
    for k, t in enumerate(np.arange(t0, t1, h)):
        lp = lp - h * div(xs[k], t)
    return xs[-1], lp

# wrong: the times of the labs | 0.999
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    ts, x, lp = np.linspace(t0, 0.999 * t1, n + 1), x0, log_p0
    for t, s in zip(ts[:-1], ts[1:]):
        x, lp = x + (s - t) * u(x, t), lp - (s - t) * div(x, t)
    return x, lp

# wrong: the whole part of a quotient | take one step too few
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for k in range(int((t1 - t0) // h)):
        x, lp = x + h * u(x, t0 + k * h), lp - h * div(x, t0 + k * h)
    return x, lp

# wrong: the whole part of a quotient, by int | rounding makes the loop take one step too few
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, lp = (t1 - t0) / n, x0, log_p0
    for k in range(int((t1 - t0) / h)):
        x, lp = x + h * u(x, t0 + k * h), lp - h * div(x, t0 + k * h)
    return x, lp

# wrong: div at the first point | first point
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h=(t1-t0)/n; x=x0; lp=log_p0
    for i in range(n):
        t=t0+i*h
        lp = lp - h*div(x,t)[0]
        x = x+h*u(x,t)
    return x, lp

# wrong: log p with 1 / n | 1 / n
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h=(t1-t0)/n; x=x0; lp=log_p0
    for i in range(n):
        t=t0+i*h
        lp = lp - div(x,t)/n
        x = x+h*u(x,t)
    return x, lp

# wrong: the density itself is changed, not its logarithm | the density itself is changed, not its logarithm
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, p = (t1 - t0) / n, x0, np.exp(log_p0)
    for t in t0 + h * np.arange(n):
        p = p - h * div(x, t)
        x = x + h * u(x, t)
    return x, np.log(np.maximum(p, 1e-300))

# wrong: div is asked at time t0 all the time | div is asked at time t0 all the time
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0
    for t in t0 + h * np.arange(n):
        log_p = log_p - h * div(x, t0)
        x = x + h * u(x, t)
    return x, log_p

# wrong: only the first step changes log p | only the first step changes log p
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    log_p = log_p0 - h * div(x0, t0)
    for t in t0 + h * np.arange(n):
        x = x + h * u(x, t)
    return x, log_p

# wrong: div at the start is used for the whole way | div at the start is used for the whole way
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in t0 + h * np.arange(n):
        x = x + h * u(x, t)
    return x, log_p0 - (t1 - t0) * div(x0, t0)

# wrong: div at the end is used for the whole way | div at the end is used for the whole way
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x0
    for t in t0 + h * np.arange(n):
        x = x + h * u(x, t)
    return x, log_p0 - (t1 - t0) * div(x, t1)

# wrong: div is multiplied by t: its factor is h | div is multiplied by t: its factor is h
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0
    for t in t0 + h * np.arange(n):
        log_p = log_p - t * div(x, t)
        x = x + h * u(x, t)
    return x, log_p

# wrong: log p is multiplied, not moved | log p is multiplied, not moved
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0
    for t in t0 + h * np.arange(n):
        log_p = log_p * (1 - h * div(x, t))
        x = x + h * u(x, t)
    return x, log_p

# wrong: div is multiplied by d | div is multiplied by d
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0
    for t in t0 + h * np.arange(n):
        log_p = log_p - x.shape[1] * h * div(x, t)
        x = x + h * u(x, t)
    return x, log_p

# wrong: div is asked half-way through the step in time | div is asked half-way through the step in time
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0
    for t in t0 + h * np.arange(n):
        log_p = log_p - h * div(x, t + h / 2)
        x = x + h * u(x, t)
    return x, log_p

# wrong: the sign, and div is asked at the end of each step | the sign, and div is asked at the end of each step
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0
    for t in t0 + h * np.arange(n):
        x = x + h * u(x, t)
        log_p = log_p + h * div(x, t + h)
    return x, log_p

# wrong: the sign, and div is asked after the step | the sign, and div is asked after the step
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0
    for t in t0 + h * np.arange(n):
        x = x + h * u(x, t)
        log_p = log_p + h * div(x, t)
    return x, log_p

# wrong: one number came: log p has one for each point | one number came: log p has one for each point
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0
    for t in t0 + h * np.arange(n):
        log_p = log_p - h * div(x, t)
        x = x + h * u(x, t)
    return x, log_p.mean()

# wrong: one axis too many: log p has shape (batch,) | one axis too many: log p has shape \(batch,\)
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0[:, None]
    for t in t0 + h * np.arange(n):
        log_p = log_p - h * div(x, t)[:, None]
        x = x + h * u(x, t)
    return x, log_p

# wrong: the whole history came: only the last log p is asked for | the whole history came: only the last log p is asked for
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, [log_p0]
    for t in t0 + h * np.arange(n):
        log_p.append(log_p[-1] - h * div(x, t))
        x = x + h * u(x, t)
    return x, np.stack(log_p)

# wrong: log p has one number for each point, not for each coordinate | log p has one number for each point, not for each coordinate
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0[:, None] + 0 * x0
    for t in t0 + h * np.arange(n):
        log_p = log_p - h * div(x, t)[:, None]
        x = x + h * u(x, t)
    return x, log_p

# wrong: at fewer steps it is right: is their number limited, or cut off? | at fewer steps it is right: is their number limited, or cut off\?
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = max((t1 - t0) / n, 0.05), x0, log_p0
    for t in t0 + h * np.arange(n):
        log_p = log_p - h * div(x, t)
        x = x + h * u(x, t)
    return x, log_p

# wrong: at fewer steps it is right: is their number limited, or cut off? (another way) | at fewer steps it is right: is their number limited, or cut off\?
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0
    for i in range(n):
        if i < 40:
            log_p = log_p - h * div(x, t0 + i * h)
        else:
            div(x, t0 + i * h)
        x = x + h * u(x, t0 + i * h)
    return x, log_p

# wrong: absolute values of div are taken | in each step log p loses h div\(x, t\), with the x and t that the step
def flow_log_density(u, div, x0, log_p0, n, t0=0.0, t1=1.0):
    h, x, log_p = (t1 - t0) / n, x0, log_p0
    for t in t0 + h * np.arange(n):
        log_p = log_p - h * np.abs(div(x, t))
        x = x + h * u(x, t)
    return x, log_p
