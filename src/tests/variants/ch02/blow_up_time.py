# ruff: noqa
# right: a mask
def blow_up_time(x0):
    times = np.full(np.shape(x0), np.inf)
    times[x0 > 0] = 1 / x0[x0 > 0]
    return times

# right: where, with warnings
def blow_up_time(x0):
    return np.where(x0 > 0, 1 / x0, np.inf)

# right: a comprehension in an array
def blow_up_time(x0):
    return np.array([1 / x if x > 0 else float("inf") for x in x0])

# right: torch
def blow_up_time(x0):
    import torch
    x0 = torch.as_tensor(x0)
    return torch.where(x0 > 0, 1 / x0, torch.inf)

# wrong: negative times | lies before the start
def blow_up_time(x0):
    return 1 / x0

# wrong: the sign | sign
def blow_up_time(x0):
    return np.where(x0 > 0, -1 / x0, np.inf)

# wrong: x0 itself | blow up sooner
def blow_up_time(x0):
    return np.where(x0 > 0, x0, np.inf)

# wrong: squared | no square
def blow_up_time(x0):
    return np.where(x0 > 0, 1 / x0**2, np.inf)

# wrong: a factor two | factor
def blow_up_time(x0):
    return np.where(x0 > 0, 1 / (2 * x0), np.inf)

# wrong: absolute value | never blows up
def blow_up_time(x0):
    return 1 / np.abs(x0)

# wrong: nan | nan
def blow_up_time(x0):
    return np.where(x0 > 0, 1 / x0, np.nan)

# wrong: zero is forgotten | expected
def blow_up_time(x0):
    return np.where(x0 >= 0, 1 / np.where(x0 == 0, 1e-3, x0), np.inf)

# wrong: never | becomes infinite
def blow_up_time(x0):
    return np.full(np.shape(x0), np.inf)

# wrong: minus infinity | minus infinity
def blow_up_time(x0):
    return np.where(x0 > 0, 1 / x0, -np.inf)

# wrong: zero for never | never blows up
def blow_up_time(x0):
    return np.where(x0 > 0, 1 / x0, 0.0)

# wrong: a list | list
def blow_up_time(x0):
    return [1 / x if x > 0 else np.inf for x in x0]

# wrong: only one number | raised ValueError
def blow_up_time(x0):
    return 1 / x0 if x0 > 0 else np.inf

# wrong: the smallest only | number
def blow_up_time(x0):
    return 1 / np.max(x0)

# right: the reciprocal first, then the exceptions
def blow_up_time(x0):
    t = 1 / x0
    t[x0 <= 0] = np.inf
    return t

# wrong: changes x0 | `x0` is the same
def blow_up_time(x0):
    x0[x0 <= 0] = 0
    return 1 / x0
