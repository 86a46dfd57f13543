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

# wrong: solve_ivp | by hand|which times
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    from scipy.integrate import solve_ivp
    s = solve_ivp(lambda t, y: u(y.reshape(x1.shape), t).ravel(), (t1, t0), x1.ravel())
    return s.y[:, -1].reshape(x1.shape)

# wrong: subtract total | moves of the way forward
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x1 - x

# wrong: 2 x1 - forward | each step must start
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return 2 * x1 - x

# wrong: range(n, 0) empty | loop run at all|empty
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n, 0):
        x = x - h * u(x, t0 + i * h)
    return x

# wrong: range(n-1, 0,-1) | one step short
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n - 1, 0, -1):
        x = x - h * u(x, t0 + i * h)
    return x

# wrong: implicit undo by fixed point | implicit
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in reversed(range(n)):
        y = x
        for _ in range(50):
            y = x - h * u(y, t0 + i * h)
        x = y
    return x

# wrong: midpoint | second order
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t0 - t1) / n, x1
    for i in range(n):
        t = t1 + i * h
        x = x + h * u(x + h / 2 * u(x, t), t + h / 2)
    return x

# wrong: only t0 = 0 | t1 / n|taken to be 0
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = t1 / n, x1
    for i in range(n):
        x = x - h * u(x, t1 - i * h)
    return x

# wrong: only t1 = 1 | taken to be 1
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, 1 - i * h)
    return x

# wrong: t1 - i | must move by h
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, t1 - i)
    return x

# wrong: negative h, from t0 | away from t1
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t0 - t1) / n, x1
    for i in range(n):
        x = x + h * u(x, t0 + i * h)
    return x

# wrong: alias | is the same after
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x -= h * u(x, t1 - i * h)
    return x

# wrong: negated x | not the point
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x + h * u(-x, t1 - i * h)
    return x

# wrong: np.arange(t1, t0, h) empty | empty|loop run
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for t in np.arange(t1, t0, h):
        x = x - h * u(x, t)
    return x

# wrong: integer division | drops the fraction
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) // n, x1
    for i in range(n):
        x = x - h * u(x, t1 - i * h)
    return x

# wrong: torch flip, arrives | arrive
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    import torch
    x = torch.tensor(x1); ts = torch.linspace(t0, t1, n + 1).flip(0)
    for i in range(n):
        x = x + (ts[i+1] - ts[i]) * u(x, ts[i+1])
    return x

# right: recursion
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    if n == 0: return x1
    h = (t1 - t0) / n
    return integrate_back(u, x1 - h * u(x1, t1), n - 1, t0=t0, t1=t1 - h)

# right: own euler with swapped times
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    def euler(u, x, n, t0, t1):
        h = (t1 - t0) / n
        for i in range(n): x = x + h * u(x, t0 + i * h)
        return x
    return euler(u, x1, n, t1, t0)

# right: reversed field
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    v = lambda x, s: -u(x, t1 - s)
    x, s, h = x1, 0.0, (t1 - t0) / n
    while s < t1 - t0 - h / 2:
        x, s = x + h * v(x, s), s + h
    return x

# right: reduce
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    from functools import reduce
    h = (t1 - t0) / n
    return reduce(lambda x, t: x - h * u(x=x, t=t), np.linspace(t1, t0, n, endpoint=False), x1)

# right: ts reversed
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    ts = np.linspace(t0, t1, n + 1)[::-1]; x = x1.copy()
    for k in range(n):
        x -= (ts[k] - ts[k + 1]) * u(x, ts[k])
    return x

# right: reversed linspace
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    x, ts = x1, np.linspace(t1, t0, n + 1)
    for a, b in zip(ts, ts[1:]):
        x = x + (b - a) * u(x, a)
    return x

# wrong: negative h twice | x moves forwards: going back, h u\(x, t\) is
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x, t = (t0 - t1) / n, x1, t1
    for _ in range(n):
        x = x - h * u(x, t)
        t += h
    return x

# wrong: minus h with t0 - t1 and forward t | the times of the way forward are used again:
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x, t = (t0 - t1) / n, x1, t0
    for _ in range(n):
        x = x + h * u(x, t)
        t -= h
    return x

# wrong: n + 1 steps | the loop takes one step too many
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for k in range(n, -1, -1):
        x = x - h * u(x, t0 + k * h)
    return x

# wrong: divides by 1 + h u / x | take one step back by hand: where is t, and
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for k in range(n, 0, -1):
        x = x / (1 + h * u(x, t0 + k * h) / x)
    return x

# wrong: times in the middle | take one step back by hand: where is t, and|nearly right: are numbers rounded
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for k in range(n, 0, -1):
        x = x - h * u(x, t0 + (k - 0.5) * h)
    return x

# wrong: batch reversed | take one step back by hand: where is t, and
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1[::-1]
    for k in range(n, 0, -1):
        x = x - h * u(x, t0 + k * h)
    return x

# wrong: one big step | take one step back by hand: where is t, and
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    return x1 - (t1 - t0) * u(x1, t1)

# wrong: mean slope | take one step back by hand: where is|nearly right: are numbers rounded
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    x = x1
    for i in range(n):
        x = x - h * (u(x, t1 - i * h) + u(x, t1 - (i + 1) * h)) / 2
    return x

# wrong: first of reversed | nothing has moved: does the loop run at
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    xs = [x1]
    for i in range(n):
        xs.append(xs[-1] - h * u(xs[-1], t1 - i * h))
    return xs[0]

# right: s = -t
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h = (t1 - t0) / n
    v = lambda x, s: -u(x, -s)
    x = x1
    for i in range(n):
        x = x + h * v(x, -t1 + i * h)
    return x

# wrong: times of arange | rounding makes the loop take one step too many
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for t in np.arange(t1, t0, -h):
        x = x - h * u(x, t)
    return x

# wrong: while t > t0 | take one step too many
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x1, t1
    while t > t0:
        x = x - h * u(x, t)
        t -= h
    return x

# wrong: while t - h >= t0 | take one step too few
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x1, t1
    while t - h >= t0:
        x = x - h * u(x, t)
        t -= h
    return x

# wrong: the times of the labs, turned round | 0.999
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    ts, x = np.linspace(0.999 * t1, t0, n + 1), x1
    for t, s in zip(ts[:-1], ts[1:]):
        x = x + (s - t) * u(x, t)
    return x

# wrong: the whole part of a quotient | take one step too few
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for k in range(int((t1 - t0) // h)):
        x = x - h * u(x, t1 - k * h)
    return x

# wrong: the whole part of a quotient, by int | rounding makes the loop take one step too few
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for k in range(int((t1 - t0) / h)):
        x = x - h * u(x, t1 - k * h)
    return x

# wrong: times i / n | from 1 to 0
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h=(t0-t1)/n; x=x1
    for i in range(n, 0, -1):
        x = x+h*u(x, i/n)
    return x

# wrong: this integrates forwards, beyond t1 | this integrates forwards, beyond t1
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x + h * u(x, t1 + i * h)
    return x

# wrong: the times of the steps' ends, in forward order | the times of the steps' ends, in forward order
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, t0 + (i + 1) * h)
    return x

# wrong: t never moves: u is always asked at t0 | t never moves: u is always asked at t0
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, t0)
    return x

# wrong: the loop takes one step too many | the loop takes one step too many
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n + 1):
        x = x - h * u(x, t1 - i * h)
    return x

# wrong: brackets: t1 - t0 / n divides t0 alone by n | brackets: t1 - t0 / n divides t0 alone by n
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = t1 - t0 / n, x1
    for i in range(n):
        x = x - h * u(x, t1 - i * h)
    return x

# wrong: h is (t1 - t0) / (n - 1): n steps of that size end before t0 | h is \(t1 - t0\) / \(n - 1\): n steps of that size end before t0
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / (n - 1), x1
    for i in range(n):
        x = x - h * u(x, t1 - i * h)
    return x

# wrong: the step size is 1 / n, whatever t0 and t1 are | the step size is 1 / n, whatever t0 and t1 are
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = 1 / n, x1
    for i in range(n):
        x = x - h * u(x, t1 - i * h)
    return x

# wrong: t runs from t1 - t0 down to 0: it must run from t1 to t0 | t runs from t1 - t0 down to 0: it must run from t1 to t0
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, (t1 - t0) - i * h)
    return x

# wrong: this is only the way travelled: x1 is not added | this is only the way travelled: x1 is not added
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, t1 - i * h)
    return x - x1

# wrong: the time is reflected, 1 - t | the time is reflected, 1 - t
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for i in range(n):
        x = x - h * u(x, 1 - (t1 - i * h))
    return x

# wrong: u is asked at the times of …: they are not those of the steps | : they are not those of the steps
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for t in np.linspace(0.999 * t1, t0, n + 1)[:-1]:
        x = x - h * u(x, t)
    return x

# wrong: at fewer steps it is right: is their number limited, or cut off? | at fewer steps it is right: is their number limited, or cut off\?
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = max((t1 - t0) / n, 0.05), x1
    for i in range(n):
        x = x - h * u(x, t1 - i * h)
    return x

# wrong: these are the ends of the forward steps, in forward order | these are the ends of the forward steps, in forward order
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x = (t1 - t0) / n, x1
    for t in np.linspace(t0, t1, n + 1)[1:]:
        x = x - h * u(x, t)
    return x

# wrong: t never moves: it stays at t0 | t never moves: it stays at t0
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x1, t0
    for i in range(n):
        x = x - h * u(x, t)
    return x

# wrong: the loop takes one step too many (another way) | the loop takes one step too many
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x1, t1
    for i in range(n + 1):
        x = x - h * u(x, t)
        t = t - h
    return x

# wrong: t runs from t1 - t0 down to 0: it must run from t1 to t0 (another way) | t runs from t1 - t0 down to 0: it must run from t1 to t0
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x, t = (t1 - t0) / n, x1, t1 - t0
    for i in range(n):
        x = x - h * u(x, t)
        t = t - h
    return x

# wrong: the step size is 1 / n, whatever t0 and t1 are (another way) | the step size is 1 / n, whatever t0 and t1 are
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x, t = 1 / n, x1, t1
    for i in range(n):
        x = x - h * u(x, t)
        t = t - h
    return x

# wrong: brackets: t1 - t0 / n divides t0 alone by n (another way) | brackets: t1 - t0 / n divides t0 alone by n
def integrate_back(u, x1, n, t0=0.0, t1=1.0):
    h, x, t = t1 - t0 / n, x1, t1
    for i in range(n):
        x = x - h * u(x, t)
        t = t - h
    return x
