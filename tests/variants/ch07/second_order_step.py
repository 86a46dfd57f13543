# ruff: noqa
# right: as the formula
def second_order_step(x, now, before, t_before, t, t_next):
    def ell(t):
        return np.log(np.tan(np.pi / 2 * t))
    line = now
    if before is not None and t_next < 1:
        line = now + (ell(t_next) - ell(t)) / (2 * (ell(t) - ell(t_before))) * (now - before)
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    return f / b * x + (c - a * f / b) * line

# right: the paper's letters
def second_order_step(x, now, before, t_before, t, t_next):
    if t_next == 1:
        return now.copy()
    lam = lambda t: np.log(np.sin(np.pi * t / 2) / np.cos(np.pi * t / 2))
    h = lam(t_next) - lam(t)
    D = now
    if before is not None:
        r = (lam(t) - lam(t_before)) / h
        D = (1 + 1 / (2 * r)) * now - before / (2 * r)
    sigma = lambda t: np.cos(np.pi * t / 2)
    return sigma(t_next) / sigma(t) * x - np.sin(np.pi * t_next / 2) * np.expm1(-h) * D

# right: two guesses
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.sin(np.pi / 2 * (1 - t_next))
    D = now
    if before is not None and f > 0:
        ratio = [1 / np.tan(np.pi / 2 * r) for r in (t_before, t, t_next)]
        D = now + 0.5 * np.log(ratio[1] / ratio[2]) / np.log(ratio[0] / ratio[1]) * (now - before)
    return c * D + f * (x - a * D) / b

# right: torch
def second_order_step(x, now, before, t_before, t, t_next):
    import math, torch
    x, now = torch.as_tensor(x), torch.as_tensor(now)
    line = now
    if before is not None and t_next != 1:
        p, q, r = (math.log(math.tan(math.pi / 2 * s)) for s in (t_before, t, t_next))
        line = torch.lerp(torch.as_tensor(before), now, 1 + (r - q) / (2 * (q - p)))
    turn = math.cos(math.pi / 2 * t_next) / math.cos(math.pi / 2 * t)
    return turn * x + (math.sin(math.pi / 2 * t_next) - math.sin(math.pi / 2 * t) * turn) * line

# wrong: DDIM | this is DDIM
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: no half | factor ½ is missing
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / old * (now - before)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: line backwards | goes the wrong way
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now - new / (2 * old) * (now - before)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: ratio upside down | upside down
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + old / (2 * new) * (now - before)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: steps in t | measured in t
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: t
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: steps in beta over alpha | measured in β/α
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: 1 / np.tan(np.pi / 2 * t)
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: equal steps | equally long
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = 1.5 * now - 0.5 * before
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: middle of the old step | middle between the two values
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = (now + before) / 2
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: values exchanged | two values are exchanged
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = before + new / (2 * old) * (before - now)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: starts at before | starts at `before`
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = before + new / (2 * old) * (now - before)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: straight path in the step | straight path
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    a, b, c, f = t, 1 - t, t_next, 1 - t_next
    return f / b * x + (c - a * f / b) * line

# wrong: angle is t | this has t
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(1.0 * t), np.cos(1.0 * t)
    c, f = np.sin(1.0 * t_next), np.cos(1.0 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: alpha and beta exchanged | α and β are exchanged
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    a, b, c, f = b, a, f, c
    return f / b * x + (c - a * f / b) * line

# wrong: alpha ratio at x | x is multiplied by α'/α
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return c / a * x + (c - a * f / b) * line

# wrong: x missing | x is missing
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return (c - a * f / b) * line

# wrong: alpha alone | by α' alone
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return f / b * x + c * line

# wrong: sign in the factor | sign between
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return f / b * x + (c + a * f / b) * line

# wrong: the line itself | D̃ itself
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return line

# wrong: noise of the last value | D̃ stands for it there
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return c * line + f * (x - a * now) / b

# wrong: line in the first step | first step there is no value
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: line to the end | no line leads there
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: infinite level | ℓ is infinite there
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None:
        ell = lambda t: np.inf if t == 1 else np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: division by no noise | ℓ is infinite there
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None:
        ell = lambda t: np.log(1 / (1 / np.tan(np.pi / 2 * t) if t < 1 else 0))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return f / b * x + (c - a * f / b) * line

# wrong: x written to | is written to
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        new, old = ell(t_next) - ell(t), ell(t) - ell(t_before)
        line = now + new / (2 * old) * (now - before)
    else:
        line = now
    return np.multiply(x, f / b, out=x) + (c - a * f / b) * line

# wrong: a third for the half | first with D̃
def second_order_step(x, now, before, t_before, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    c, f = np.sin(np.pi / 2 * t_next), np.cos(np.pi / 2 * t_next)
    line = now
    if before is not None and t_next < 1:
        ell = lambda t: np.log(np.tan(np.pi / 2 * t))
        line = now + (ell(t_next) - ell(t)) / (3 * (ell(t) - ell(t_before))) * (now - before)
    return f / b * x + (c - a * f / b) * line
