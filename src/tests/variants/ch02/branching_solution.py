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
