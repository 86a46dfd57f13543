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

# right: where with errstate
def blow_up_time(x0):
    with np.errstate(divide="ignore"):
        return np.where(x0 > 0, 1 / np.where(x0 > 0, x0, 1), np.inf)

# right: list comprehension
def blow_up_time(x0):
    return np.array([1 / a if a > 0 else float("inf") for a in x0])

# right: divide out
def blow_up_time(x0):
    return np.divide(1.0, x0, out=np.full(x0.shape, np.inf), where=x0 > 0)

# right: reciprocal of the positive part
def blow_up_time(x0):
    with np.errstate(divide="ignore"):
        return np.abs(1 / np.maximum(x0, 0.0))

# right: vectorize
def blow_up_time(x0):
    return np.vectorize(lambda a: 1 / a if a > 0 else np.inf, otypes=[float])(x0)

# wrong: large number for never | from x0 < 0 the solution tends to 0: it never
def blow_up_time(x0):
    return np.array([1 / a if a > 0 else 1e9 for a in x0])

# wrong: log | separate the variables in x' = x², integrate
def blow_up_time(x0):
    return np.array([np.log(1 + 1 / a) if a > 0 else np.inf for a in x0])

# wrong: capped at one | separate the variables in x' = x², integrate
def blow_up_time(x0):
    return np.array([min(1 / a, 1.0) if a > 0 else np.inf for a in x0])

# wrong: eps in the denominator | x
def blow_up_time(x0):
    return np.where(x0 > 0, 1 / (x0 + 1e-3), np.inf)

# wrong: root | √ and logarithm belong to other equations
def blow_up_time(x0):
    return np.array([1 / np.sqrt(a) if a > 0 else np.inf for a in x0])

# wrong: pi half minus arctan (x' = 1 + x squared) | separate the variables in x' = x², integrate
def blow_up_time(x0):
    return np.pi / 2 - np.arctan(x0)

# wrong: simulated | x
def blow_up_time(x0):
    out = []
    for a in x0:
        t = 0.0
        while 0 < a < 1e6 and t < 20:
            t, a = t + 1e-3, a + 1e-3 * a * a
        out.append(t if a > 0 else np.inf)
    return np.array(out)

# wrong: only finite ones | one time for each x
def blow_up_time(x0):
    return 1 / x0[x0 > 0]

# wrong: None for never | the pieces have to be put together into one
def blow_up_time(x0):
    return [1 / a if a > 0 else None for a in x0]

# wrong: sorted | the times are sorted
def blow_up_time(x0):
    return np.sort(np.array([1 / a if a > 0 else np.inf for a in x0]))

# wrong: if for arrays | np.where chooses for each number
def blow_up_time(x0):
    if x0 > 0:
        return 1 / x0
    return np.inf

# wrong: changed sign conv | for every x0 > 0 the solution becomes
def blow_up_time(x0):
    return np.where(x0 < 0, -1 / x0, np.inf)

# right: maximum in denominator
def blow_up_time(x0):
    with np.errstate(divide="ignore"):
        return 1 / np.maximum(x0, 0.0)

# wrong: starts sorted first | sorted
def blow_up_time(x0):
    return np.array([1/v if v>0 else np.inf for v in sorted(x0)])

# wrong: x' = x² gives 1/x0 - 1/x = t, with no factor 2 | x' = x² gives 1/x0 - 1/x = t, with no factor 2
def blow_up_time(x0):
    return np.where(x0 > 0, 2 / x0, np.inf)

# wrong: this is where x' = e^x would blow up | this is where x' = e\^x would blow up
def blow_up_time(x0):
    return np.where(x0 > 0, np.exp(-x0), np.inf)

# wrong: the logarithm belongs to x' = x | the logarithm belongs to x' = x
def blow_up_time(x0):
    with np.errstate(all="ignore"):
        return np.where(x0 > 0, np.abs(np.log(x0)), np.inf)

# wrong: the solution from 1 blows up at 1; x0 shifts that by 1/x0, not by x0 | the solution from 1 blows up at 1; x0 shifts that by 1/x0, not by x0
def blow_up_time(x0):
    return np.where(x0 > 0, 1 - x0, np.inf)

# wrong: 1 + x0 in the denominator: at which t is 1 - x0 t zero? | 1 \+ x0 in the denominator: at which t is 1 - x0 t zero\?
def blow_up_time(x0):
    return np.where(x0 > 0, 1 / (1 + x0), np.inf)
