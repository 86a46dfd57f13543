# ruff: noqa
# right: maximum
def branching_solution(t, c):
    return np.maximum(t - c, 0.0) ** 2

# right: where
def branching_solution(t, c):
    return np.where(t < c, 0.0, (t - c) ** 2)

# right: a factor that is 0 or 1
def branching_solution(t, c):
    return (t > c) * (t - c) ** 2

# right: torch
def branching_solution(t, c):
    import torch
    return torch.clamp(torch.as_tensor(t) - c, min=0) ** 2

# right: absolute values
def branching_solution(t, c):
    return ((t - c) + np.abs(t - c)) ** 2 / 4

# wrong: no cut | must stay at 0
def branching_solution(t, c):
    return (t - c) ** 2

# wrong: leaves at once | whatever c
def branching_solution(t, c):
    return t**2

# wrong: jumps | jumps
def branching_solution(t, c):
    return np.where(t < c, 0.0, t**2)

# wrong: difference of squares | t² - c²
def branching_solution(t, c):
    return np.maximum(t**2 - c**2, 0)

# wrong: no square | square is missing
def branching_solution(t, c):
    return np.maximum(t - c, 0)

# wrong: the field | not the solution
def branching_solution(t, c):
    return 2 * np.maximum(t - c, 0)

# wrong: zero | zero for all time|all zeros
def branching_solution(t, c):
    return np.zeros_like(t)

# wrong: factor | factor 2
def branching_solution(t, c):
    return 2 * np.maximum(t - c, 0) ** 2

# wrong: quarter | √x|times what
def branching_solution(t, c):
    return np.maximum(t - c, 0) ** 2 / 4

# wrong: minimum | times before c
def branching_solution(t, c):
    return np.minimum(t - c, 0.0) ** 2

# wrong: c times | c t²
def branching_solution(t, c):
    return c * t**2

# wrong: if on an array | raised ValueError
def branching_solution(t, c):
    if t < c:
        return 0.0
    return (t - c) ** 2

# wrong: leaves at -c | leaves at -c
def branching_solution(t, c):
    return (t + c) ** 2

# wrong: negative before | differentiate|expected
def branching_solution(t, c):
    return np.where(t < c, -((t - c) ** 2), (t - c) ** 2)

# wrong: changes t | `t` is the same
def branching_solution(t, c):
    t -= c
    t[t < 0] = 0
    return t**2

# right: heaviside
def branching_solution(t, c):
    return np.heaviside(t - c, 0.0) * (t - c) ** 2

# right: clip
def branching_solution(t, c):
    return np.clip(t - c, 0, None) ** 2

# right: loop
def branching_solution(t, c):
    x = np.zeros(len(t))
    for i, a in enumerate(t):
        if a > c:
            x[i] = (a - c) ** 2
    return x

# right: half of sum with the absolute value
def branching_solution(t, c):
    return ((np.abs(t - c) + t - c) / 2) ** 2

# right: piecewise
def branching_solution(t, c):
    return np.piecewise(t.astype(float), [t > c], [lambda a: (a - c) ** 2, 0.0])

# wrong: cube | cubes solve x' = 3 x\^\(2/3\)
def branching_solution(t, c):
    return np.maximum(t - c, 0) ** 3

# wrong: root | this is √\(t \- c\)
def branching_solution(t, c):
    return np.sqrt(np.maximum(t - c, 0))

# wrong: two roots | differentiate your formula and compare with
def branching_solution(t, c):
    return 2 * np.sqrt(np.maximum(t - c, 0))

# wrong: smooth | nearly right: are numbers rounded or kept in a
def branching_solution(t, c):
    return np.logaddexp(0, 20 * (t - c)) ** 2 / 400

# wrong: before and after exchanged | this leaves 0 at c and comes back: the times
def branching_solution(t, c):
    return np.where(t > c, 0.0, (t - c) ** 2)

# wrong: t squared after c | this jumps at c: a solution is continuous
def branching_solution(t, c):
    return np.where(t >= c, t**2, 0.0)

# wrong: abs | half of it
def branching_solution(t, c):
    return np.abs(t - c) * np.maximum(t - c, 0) / 2

# wrong: exponential | differentiate your formula and compare with
def branching_solution(t, c):
    return np.where(t > c, np.exp(t - c) - 1, 0.0)

# wrong: one minus | differentiate your formula and compare with
def branching_solution(t, c):
    return np.where(t > c, (1 - c) ** 2, 0.0) + 0 * t

# wrong: integer result | whole numbers came: are the numbers cut to
def branching_solution(t, c):
    return (np.maximum(t - c, 0) ** 2).astype(int)

# wrong: leaves at 2 c | differentiate your formula and compare with
def branching_solution(t, c):
    return np.maximum(t - 2 * c, 0) ** 2

# wrong: Euler from c with a small start | zero for all time is a solution, but not the
def branching_solution(t, c):
    x = np.zeros_like(t)
    for i in range(1, len(t)):
        x[i] = x[i - 1] + (t[i] - t[i - 1]) * 2 * np.sqrt(x[i - 1])
    return x

# wrong: sorted t | differentiate your formula and compare with 2√x, before
def branching_solution(t, c):
    return np.maximum(np.sort(t) - c, 0.0) ** 2

# wrong: c after | differentiate your formula and compare with 2√x, before
def branching_solution(t, c):
    return np.where(t > c, t**2 - c, 0.0)
