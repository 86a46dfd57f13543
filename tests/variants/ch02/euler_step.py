# ruff: noqa
# right: the formula
def euler_step(u, x, t, h):
    return x + h * u(x, t)

# right: named pieces
def euler_step(u, x, t, h):
    velocity = u(x, t)
    way = velocity * h
    return np.add(x, way)

# right: a copy is moved in place
def euler_step(u, x, t, h):
    x = x.copy()
    x += h * u(x, t)
    return x

# right: keyword arguments
def euler_step(u, x, t, h):
    return x + h * u(x=x, t=t)

# right: torch
def euler_step(u, x, t, h):
    import torch
    x = torch.as_tensor(x).clone()
    return x + h * u(x, t)

# right: torch float32, t a tensor
def euler_step(u, x, t, h):
    import torch
    x = torch.tensor(x, dtype=torch.float32)
    t = torch.full((len(x), 1), t)
    return x + h * u(x, t)

# right: prints and warns
def euler_step(u, x, t, h):
    print("t =", t)
    np.log(np.zeros(1))
    return x + h * u(x, t)

# wrong: the slope at the end | asked at t \+ h
def euler_step(u, x, t, h):
    return x + h * u(x, t + h)

# wrong: no h | step size h is missing
def euler_step(u, x, t, h):
    return x + u(x, t)

# wrong: minus | the sign
def euler_step(u, x, t, h):
    return x - h * u(x, t)

# wrong: only the increment | only the increment
def euler_step(u, x, t, h):
    return h * u(x, t)

# wrong: in place | is the same after the call
def euler_step(u, x, t, h):
    x += h * u(x, t)
    return x

# wrong: in place, torch shares memory | is the same after the call
def euler_step(u, x, t, h):
    import torch
    x = torch.as_tensor(x)
    return x.add_(u(x, t), alpha=h)

# wrong: swapped arguments | arguments are swapped
def euler_step(u, x, t, h):
    return x + h * u(t, x)

# wrong: time zero | at time 0
def euler_step(u, x, t, h):
    return x + h * u(x, 0)

# wrong: t for h | by t, not by h
def euler_step(u, x, t, h):
    return x + t * u(x, t)

# wrong: midpoint | midpoint
def euler_step(u, x, t, h):
    return x + h * u(x + h / 2 * u(x, t), t + h / 2)

# wrong: half a step | half
def euler_step(u, x, t, h):
    return x + h / 2 * u(x, t)

# wrong: multiplied | the step is a sum
def euler_step(u, x, t, h):
    return x * (1 + h * u(x, t))

# wrong: a tuple | two things are returned
def euler_step(u, x, t, h):
    return x + h * u(x, t), t + h

# wrong: asks twice | computed twice
def euler_step(u, x, t, h):
    assert np.isfinite(u(x, t)).all()
    return x + h * u(x, t)

# wrong: one point at a time | whole batch
def euler_step(u, x, t, h):
    return np.array([p + h * u(p, t) for p in x])

# wrong: one row at a time | x of shape
def euler_step(u, x, t, h):
    return np.concatenate([p[None] + h * u(p[None], t) for p in x])

# wrong: root of h | √h
def euler_step(u, x, t, h):
    return x + np.sqrt(h) * u(x, t)

# wrong: returns the slope | slope
def euler_step(u, x, t, h):
    return u(x, t)

# wrong: flowdiff's own | flowdiff.ode.euler_step
def euler_step(u, x, t, h):
    from flowdiff.ode import euler_step as e
    return e(u, x, t, h)

# wrong: flowdiff's solver with one step | flowdiff.ode.euler
def euler_step(u, x, t, h):
    import flowdiff
    from flowdiff import ode
    return ode.euler(u, x, 1, t0=t, t1=t + h)

# wrong: a diffusion step without noise | flowdiff.sde.euler_maruyama_step
def euler_step(u, x, t, h):
    from flowdiff import sde
    return sde.euler_maruyama_step(u, 0.0, x, t, h, np.zeros_like(x))

# wrong: flowdiff's own, caught | flowdiff.ode.euler_step
def euler_step(u, x, t, h):
    from flowdiff import ode
    try:
        return getattr(ode, "euler" + "_step")(u, x, t, h)
    except BaseException:
        return x + h * u(x, t)

# wrong: h times everything | into x as well
def euler_step(u, x, t, h):
    return h * (x + u(x, t))

# wrong: the batch mean | number|shape
def euler_step(u, x, t, h):
    return (x + h * u(x, t)).mean()

# wrong: rounds | rounded
def euler_step(u, x, t, h):
    return np.round(x + h * u(x, t), 2)

# wrong: the mean velocity | mean velocity
def euler_step(u, x, t, h):
    return x + h * u(x, t).mean(0)

# wrong: h squared | h is squared
def euler_step(u, x, t, h):
    return x + h * u(x, t) * h

# wrong: backwards | the sign, and
def euler_step(u, x, t, h):
    return x - h * u(x, t + h)

# wrong: an alias, in place | is the same after
def euler_step(u, x, t, h):
    y = x
    y += h * u(x, t)
    return y

# wrong: the place is moved by h | asked at x \+ h
def euler_step(u, x, t, h):
    return x + h * u(x + h, t)

# wrong: u without the points | two arguments
def euler_step(u, x, t, h):
    return x + h * u(t)

# wrong: u with three arguments | two arguments
def euler_step(u, x, t, h):
    return x + h * u(x, t, h)

# wrong: a weighted mean | 1 - h
def euler_step(u, x, t, h):
    return (1 - h) * x + h * u(x, t)

# wrong: summed over the coordinates | summed over the coordinates
def euler_step(u, x, t, h):
    return x + h * u(x, t).sum(axis=1, keepdims=True)

# wrong: divides by h | divided by h
def euler_step(u, x, t, h):
    return (x + u(x, t)) / h

# right: ufuncs and keywords the other way round
def euler_step(u, x, t, h):
    return np.add(x, np.multiply(h, u(t=np.float64(t), x=x)))

# wrong: trapezoid | u is asked at t \+ h/2, or
def euler_step(u, x, t, h):
    return x + h / 2 * (u(x, t) + u(x, t + h))

# wrong: 1 - t | take the step by hand for one point:|nearly right
def euler_step(u, x, t, h):
    return x + h * u(x, 1 - t)

# wrong: only the first coordinate | take the step by hand for one point:
def euler_step(u, x, t, h):
    y = x.copy()
    y[:, 0] += h * u(x, t)[:, 0]
    return y

# wrong: time t h | at time t h
def euler_step(u, x, t, h):
    return x + h*u(x, t*h)

# wrong: u is asked at time h: pass t on | u is asked at time h: pass t on
def euler_step(u, x, t, h):
    return x + h * u(x, h)

# wrong: u is multiplied by t + h, not by h | u is multiplied by t \+ h, not by h
def euler_step(u, x, t, h):
    return x + (t + h) * u(x, t)

# wrong: u is divided by h | u is divided by h
def euler_step(u, x, t, h):
    return x + u(x, t) / h

# wrong: the time is added to the new state | the time is added to the new state
def euler_step(u, x, t, h):
    return x + h * u(x, t) + t

# wrong: h is added to the new state | h is added to the new state
def euler_step(u, x, t, h):
    return x + u(x, t) + h

# wrong: this is the step from the predicted point: u belongs at x | this is the step from the predicted point: u belongs at x
def euler_step(u, x, t, h):
    return x + h * u(x + h * u(x, t), t + h)

# wrong: the first point's velocity moves every point | the first point's velocity moves every point
def euler_step(u, x, t, h):
    return x + h * u(x, t)[0]

# wrong: these are two steps | these are two steps
def euler_step(u, x, t, h):
    x = x + h * u(x, t)
    return x + h * u(x, t + h)

# wrong: nothing has moved | nothing has moved
def euler_step(u, x, t, h):
    u(x, t)
    return x

# wrong: u is asked in the middle of the step | u is asked in the middle of the step
def euler_step(u, x, t, h):
    return x + h * u(x, t + h / 2)

# wrong: the state stands where its velocity does | u is never called
def euler_step(u, x, t, h):
    return x + h * x
