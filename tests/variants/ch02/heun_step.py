# ruff: noqa
# right: two slopes
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return x + h / 2 * (k1 + k2)

# right: predictor and corrector
def heun_step(u, x, t, h):
    slope = u(x, t)
    landed = x + h * slope
    return 0.5 * (x + landed + h * u(landed, t + h))

# right: np.mean of the slopes
def heun_step(u, x, t, h):
    k = [u(x, t)]
    k.append(u(x + h * k[0], t + h))
    return x + h * np.mean(k, axis=0)

# right: torch
def heun_step(u, x, t, h):
    import torch
    x = torch.as_tensor(x)
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return torch.add(x, (k1 + k2) / 2, alpha=h)

# right: torch float32
def heun_step(u, x, t, h):
    import torch
    x = torch.tensor(x, dtype=torch.float32)
    k1 = u(x, t)
    return x + h / 2 * (k1 + u(x + h * k1, t + h))

# wrong: no half | ½ is missing
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h * (k1 + u(x + h * k1, t + h))

# wrong: second slope at t | belongs at t \+ h
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h / 2 * (k1 + u(x + h * k1, t))

# wrong: second slope at x | where Euler would land|at x itself
def heun_step(u, x, t, h):
    return x + h / 2 * (u(x, t) + u(x, t + h))

# wrong: Euler | Euler's step
def heun_step(u, x, t, h):
    return x + h * u(x, t)

# wrong: midpoint | midpoint
def heun_step(u, x, t, h):
    return x + h * u(x + h / 2 * u(x, t), t + h / 2)

# wrong: only the second slope | only the second slope
def heun_step(u, x, t, h):
    return x + h * u(x + h * u(x, t), t + h)

# wrong: no h inside | inside the second slope
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h / 2 * (k1 + u(x + k1, t + h))

# wrong: no h outside | factor h is missing
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + (k1 + u(x + h * k1, t + h)) / 2

# wrong: brackets | brackets
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h / 2 * k1 + u(x + h * k1, t + h)

# wrong: brackets, second halved | brackets
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h * (k1 + u(x + h * k1, t + h) / 2)

# wrong: from the landing point | where Euler landed
def heun_step(u, x, t, h):
    k1 = u(x, t)
    y = x + h * k1
    return y + h / 2 * (k1 + u(y, t + h))

# wrong: half-way in space | half-way
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h / 2 * (k1 + u(x + h / 2 * k1, t + h))

# wrong: half-way in time | t \+ h/2
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h / 2 * (k1 + u(x + h * k1, t + h / 2))

# wrong: Ralston | Ralston
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h * (0.25 * k1 + 0.75 * u(x + 2 / 3 * h * k1, t + 2 / 3 * h))

# wrong: the increment | move alone
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return h / 2 * (k1 + u(x + h * k1, t + h))

# wrong: in place | is the same after
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    x += h / 2 * (k1 + k2)
    return x

# wrong: three calls | computed again
def heun_step(u, x, t, h):
    return x + h / 2 * (u(x, t) + u(x + h * u(x, t), t + h))

# wrong: swapped | swapped
def heun_step(u, x, t, h):
    k1 = u(t, x)
    return x + h / 2 * (k1 + u(t + h, x + h * k1))

# wrong: torch, no half | ½ is missing
def heun_step(u, x, t, h):
    import torch
    x = torch.as_tensor(x)
    k1 = u(x, t)
    return x + h * (k1 + u(x + h * k1, t + h))

# wrong: minus | against the slope
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x - h / 2 * (k1 + u(x + h * k1, t + h))

# wrong: averages states | averages the state
def heun_step(u, x, t, h):
    return (x + x + h * u(x, t)) / 2

# wrong: flowdiff's own | flowdiff.ode.heun_step
def heun_step(u, x, t, h):
    from flowdiff.ode import heun_step
    return heun_step(u, x, t, h)

# wrong: flowdiff's solver | flowdiff.ode.heun
def heun_step(u, x, t, h):
    from flowdiff.ode import heun as trapezoid
    return trapezoid(u, x, 1, t0=t, t1=t + h)

# wrong: RK4 | slopes|calls
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + u(x + h * k3, t + h))

# wrong: no return | return
def heun_step(u, x, t, h):
    k1 = u(x, t)
    x = x + h / 2 * (k1 + u(x + h * k1, t + h))

# wrong: x is overwritten before the end | landed
def heun_step(u, x, t, h):
    k1 = u(x, t)
    x = x + h * k1
    k2 = u(x, t + h)
    return x + h / 2 * (k1 + k2)

# wrong: integer 1//2 | 1 // 2
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return x + h * (1 // 2) * (k1 + k2)

# wrong: missing brackets mean | neither halved
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return x + h * k1 + k2 / 2

# wrong: missing brackets 2 | x is halved too
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return (x + h * (k1 + k2)) / 2

# wrong: h**2 | h is squared
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return x + h ** 2 / 2 * (k1 + k2)

# wrong: np.mean without axis | axis=0
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return x + h * np.mean([k1, k2])

# wrong: predictor without x | x is missing there
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(h * k1, t + h)
    return x + h / 2 * (k1 + k2)

# wrong: t + 1 | t \+ 1
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + 1)
    return x + h / 2 * (k1 + k2)

# wrong: second at time h | t is missing
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, h)
    return x + h / 2 * (k1 + k2)

# wrong: k2 minus | t - h
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t - h)
    return x + h / 2 * (k1 + k2)

# wrong: alias predictor in place | is the same after
def heun_step(u, x, t, h):
    k1 = u(x, t)
    y = x
    y += h * k1
    k2 = u(y, t + h)
    return x + h / 2 * (k1 + k2)

# wrong: implicit trapezoid | corrects once
def heun_step(u, x, t, h):
    k1 = u(x, t)
    y = x + h * k1
    for _ in range(40):
        y = x + h / 2 * (k1 + u(y, t + h))
    return y

# wrong: returns pair | two things
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return x + h / 2 * (k1 + k2), t + h

# wrong: two half steps | half the size
def heun_step(u, x, t, h):
    y = x + h / 2 * u(x, t)
    return y + h / 2 * u(y, t + h / 2)

# wrong: slope mean at x mean | one slope
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h * u((x + x + h * k1) / 2, t + h)

# wrong: third order Heun | third order
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    k3 = u(x + 2 * h / 3 * k2, t + 2 * h / 3)
    return x + h / 4 * (k1 + 3 * k3)

# wrong: torch float16 | shorter type
def heun_step(u, x, t, h):
    import torch
    x = torch.tensor(x).half()
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return x + h / 2 * (k1 + k2)

# wrong: k2 start at k1 predicted twice | two Euler steps ahead
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1 + h * k1, t + h)
    return x + h / 2 * (k1 + k2)

# right: stacked mean
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return x + h * np.mean(np.stack([k1, k2]), axis=0)

# right: average of two Euler points
def heun_step(u, x, t, h):
    y = x + h * u(x, t)
    z = y + h * u(y, t + h)
    return (x + z) / 2

# right: correction
def heun_step(u, x, t, h):
    k1 = u(x=x, t=t)
    y = x + h * k1
    y += h / 2 * (u(x=y, t=t + h) - k1)
    return y

# right: torch numpy
def heun_step(u, x, t, h):
    import torch
    X = torch.tensor(x)
    k1 = torch.as_tensor(u(X, t))
    k2 = torch.as_tensor(u(X + h * k1, t + h))
    return torch.lerp(X + h * k1, X + h * k2, 0.5).numpy()

# right: np.float64 times
def heun_step(u, x, t, h):
    h, t = np.float64(h), np.float64(t)
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return 0.5 * h * k1 + 0.5 * h * k2 + x

# right: k1 in place own
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    k1 += k2
    k1 *= h / 2
    return x + k1

# wrong: two h | with u = t the step must give
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + 2 * h * k1, t + 2 * h)
    return x + h / 2 * (k1 + k2)

# wrong: geometric mean | with u = t the step must give|nearly right: are numbers rounded
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return x + h * np.sign(k1) * np.sqrt(np.abs(k1 * k2))

# right: loop tableau
def heun_step(u, x, t, h):
    ks = []
    for c in (0, 1):
        ks.append(u(x + h * c * ks[-1] if ks else x, t + c * h))
    return x + h * sum(ks) / 2

# wrong: this is the mean slope: the step still has to be taken | this is the mean slope: the step still has to be taken
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return (k1 + u(x + h * k1, t + h)) / 2

# wrong: a quarter, not a half | a quarter, not a half
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h / 4 * (k1 + u(x + h * k1, t + h))

# wrong: the slopes are subtracted | the slopes are subtracted
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h / 2 * (k1 - u(x + h * k1, t + h))

# wrong: the predictor goes against the slope | the predictor goes against the slope
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h / 2 * (k1 + u(x - h * k1, t + h))

# wrong: the first slope is taken at t + h too | the first slope is taken at t \+ h too
def heun_step(u, x, t, h):
    k1 = u(x, t + h)
    return x + h / 2 * (k1 + u(x + h * k1, t + h))

# wrong: the second slope is taken at time 0 | the second slope is taken at time 0
def heun_step(u, x, t, h):
    k1 = u(x, t)
    return x + h / 2 * (k1 + u(x + h * k1, 0.0))

# wrong: the slopes are computed in the other order, the one at t twice | the slopes are computed in the other order, the one at t twice
def heun_step(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return x + h / 2 * (u(x, t) + k2)

# wrong: the slopes are computed in the other order, the one at t twice (another way) | the slopes are computed in the other order, the one at t twice
def heun_step(u, x, t, h):
    k2 = u(x + h * u(x, t), t + h)
    k1 = u(x, t)
    return x + h / 2 * (k1 + k2)
