# ruff: noqa
# right: polyfit
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(np.log(1 / np.array(ns)), np.log(errors), 1)[0]

# wrong: first and last, base 10 | through the first and the last point
def measured_order(solver, u, x0, exact, ns):
    first, last = (np.max(np.abs(solver(u, x0, n) - exact)) for n in (ns[0], ns[-1]))
    for n in ns[1:-1]:
        solver(u, x0, n)
    return float(np.log10(first / last) / np.log10(ns[-1] / ns[0]))

# right: root mean square, log2, least squares by hand
def measured_order(solver, u, x0, exact, ns):
    e = np.array([np.sqrt(np.mean((solver(u, x0, n) - exact) ** 2)) for n in ns])
    a, b = np.log2(np.array(ns)), np.log2(e)
    a, b = a - a.mean(), b - b.mean()
    return -(a * b).sum() / (a * a).sum()

# right: a column of features and lstsq, as an array of one
def measured_order(solver, u, x0, exact, ns):
    e = [np.linalg.norm(solver(u, x0, n) - exact) for n in ns]
    A = np.column_stack([-np.log(ns), np.ones(len(ns))])
    return np.linalg.lstsq(A, np.log(e), rcond=None)[0][:1]

# right: torch
def measured_order(solver, u, x0, exact, ns):
    import torch
    e = torch.stack([(torch.as_tensor(solver(u, x0, n)) - torch.as_tensor(exact)).abs().max() for n in ns]).log()
    h = -torch.tensor(ns, dtype=torch.float64).log()
    h = h - h.mean()
    return (h * e).sum() / (h * h).sum()

# wrong: against log n | the sign
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(np.log(ns), np.log(errors), 1)[0]

# wrong: no logarithms | no logarithms
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(1 / np.array(ns), errors, 1)[0]

# wrong: against its own finest run | own finest
def measured_order(solver, u, x0, exact, ns):
    xs = [solver(u, x0, n) for n in ns]
    errors = [np.abs(x - xs[-1]).max() for x in xs[:-1]]
    return np.polyfit(-np.log(ns[:-1]), np.log(errors), 1)[0]

# wrong: against itself, with the zero | log of zero|raised LinAlgError
def measured_order(solver, u, x0, exact, ns):
    xs = [solver(u, x0, n) for n in ns]
    errors = [np.abs(x - xs[-1]).max() for x in xs]
    return np.polyfit(-np.log(ns), np.log(errors), 1)[0]

# wrong: signed mean | log of zero|signs|raised LinAlgError
def measured_order(solver, u, x0, exact, ns):
    errors = [(solver(u, x0, n) - exact).mean() for n in ns]
    return np.polyfit(-np.log(ns), np.log(errors), 1)[0]

# wrong: absolute value of the mean | signs|log of zero|raised LinAlgError
def measured_order(solver, u, x0, exact, ns):
    errors = [abs((solver(u, x0, n) - exact).mean()) for n in ns]
    return np.polyfit(-np.log(ns), np.log(errors), 1)[0]

# wrong: takes doubling for granted | n doubles
def measured_order(solver, u, x0, exact, ns):
    errors = np.array([np.abs(solver(u, x0, n) - exact).max() for n in ns])
    return np.log2(errors[:-1] / errors[1:]).mean()

# wrong: a ratio | ratio of two errors
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return errors[0] / errors[1]

# wrong: axes swapped | axes are swapped
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(np.log(errors), -np.log(ns), 1)[0]

# wrong: slope and intercept | slope and intercept
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(-np.log(ns), np.log(errors), 1)

# wrong: the intercept | intercept
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(-np.log(ns), np.log(errors), 1)[1]

# wrong: squared error | square of the error
def measured_order(solver, u, x0, exact, ns):
    errors = [((solver(u, x0, n) - exact) ** 2).mean() for n in ns]
    return np.polyfit(-np.log(ns), np.log(errors), 1)[0]

# wrong: rounds | expected
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return round(np.polyfit(-np.log(ns), np.log(errors), 1)[0])

# wrong: the answer is known | expected
def measured_order(solver, u, x0, exact, ns):
    return 1.0

# wrong: goes on from the last result | next start
def measured_order(solver, u, x0, exact, ns):
    errors, x = [], x0
    for n in ns:
        x = solver(u, x, n)
        errors.append(np.abs(x - exact).max())
    return np.polyfit(-np.log(ns), np.log(errors), 1)[0]

# wrong: the solver with wrong arguments | in a way
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(x0, n) - exact).max() for n in ns]
    return np.polyfit(-np.log(ns), np.log(errors), 1)[0]

# wrong: log h forgotten | only the error is in logarithms
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(1 / np.array(ns), np.log(errors), 1)[0]

# wrong: its own ns | run with n
def measured_order(solver, u, x0, exact, ns):
    ns = [8, 16, 32]
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(-np.log(ns), np.log(errors), 1)[0]

# wrong: skips the last | run with n
def measured_order(solver, u, x0, exact, ns):
    ns = ns[:2]
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(-np.log(ns), np.log(errors), 1)[0]

# right: relative errors, keyword n
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n=n) / exact - 1).max() for n in ns]
    return np.polyfit(np.log10(1 / np.array(ns)), np.log10(e), 1)[0]

# wrong: mean of the slopes between neighbours | between neighbours are averaged
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.mean([np.log(e[i] / e[i + 1]) / np.log(ns[i + 1] / ns[i]) for i in range(len(ns) - 1)])

# wrong: the last two only | only the last two points
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.log(e[-2] / e[-1]) / np.log(ns[-1] / ns[-2])

# wrong: the first two only | only the first two points
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.log(e[0] / e[1]) / np.log(ns[1] / ns[0])

# right: the mean of the absolute differences
def measured_order(solver, u, x0, exact, ns):
    e = [np.mean(np.abs(solver(u, x0, n) - exact)) for n in ns]
    return np.polyfit(-np.log(ns), np.log(e), 1)[0]

# right: lstsq by hand
def measured_order(solver, u, x0, exact, ns):
    h = np.log(1 / np.array(ns, float))
    e = np.log([np.max(np.abs(solver(u, x0, int(n)) - exact)) for n in ns])
    return np.cov(h, e)[0, 1] / np.var(h, ddof=1)

# right: linregress
def measured_order(solver, u, x0, exact, ns):
    from scipy.stats import linregress
    return linregress(np.log(1 / np.asarray(ns)), np.log([np.linalg.norm((solver(u, x0, n) - exact).ravel()) for n in ns])).slope

# right: log2, Polynomial
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polynomial.Polynomial.fit(-np.log2(ns), np.log2(e), 1).convert().coef[1]

# wrong: two ends only, log of the ratio over the difference | is it the line of least squares
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.log(e[0] / e[-1]) / (ns[-1] - ns[0])

# wrong: quadratic fit | is it the line of least squares
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(-np.log(ns), np.log(e), 2)[0]

# wrong: only errors are logged | only the error is in logarithms: take log h too
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(1 / np.array(ns), np.log(e), 1)[0]

# wrong: log10 and ln mixed | is it the line of least squares
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(-np.log10(ns), np.log(e), 1)[0]

# wrong: minimum of the errors | the log of zero or of a negative number: is the
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n) - exact).min() for n in ns]
    return np.polyfit(-np.log(ns), np.log(e), 1)[0]

# wrong: passes h | the sign: the order is the slope against log h,
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, 1 / n) - exact).max() for n in ns]
    return np.polyfit(-np.log(ns), np.log(e), 1)[0]

# wrong: distance from x0 | is it the line of least squares
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n) - x0).max() for n in ns]
    return np.polyfit(-np.log(ns), np.log(e), 1)[0]

# wrong: norms subtracted | is it the line of least squares
def measured_order(solver, u, x0, exact, ns):
    e = [abs(np.linalg.norm(solver(u, x0, n)) - np.linalg.norm(exact)) for n in ns]
    return np.polyfit(-np.log(ns), np.log(e), 1)[0]

# wrong: log1p | is it the line of least squares
def measured_order(solver, u, x0, exact, ns):
    e = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(-np.log(ns), np.log1p(e), 1)[0]

# wrong: no abs | the log of zero or of a negative
def measured_order(solver, u, x0, exact, ns):
    errors = [(solver(u, x0, n) - exact).max() for n in ns]
    return -np.polyfit(np.log(ns), np.log(errors), 1)[0]

# wrong: max slope | the largest of the slopes between neighbours is
def measured_order(solver, u, x0, exact, ns):
    e = np.log([np.abs(solver(u, x0, n) - exact).max() for n in ns])
    return np.max(-np.diff(e) / np.diff(np.log(ns)))

# wrong: halves | is it the line of least squares through
def measured_order(solver, u, x0, exact, ns):
    n = ns[0]
    e1 = np.abs(solver(u, x0, n) - exact).max()
    e2 = np.abs(solver(u, x0, 2 * n) - exact).max()
    return np.log2(e1 / e2)

# wrong: correlation | is it the line of least squares through
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return -np.corrcoef(np.log(ns), np.log(errors))[0, 1]

# wrong: rounded | is it the line of least squares through
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return round(-np.polyfit(np.log(ns), np.log(errors), 1)[0])

# wrong: max n only | is it the line of least squares through|nearly right: are numbers rounded
def measured_order(solver, u, x0, exact, ns):
    n = max(ns)
    e = np.abs(solver(u, x0, n) - exact).max()
    return -np.log(e) / np.log(n)

# wrong: errors by sorted n | other ns than their own
def measured_order(solver, u, x0, exact, ns):
    e=[np.abs(solver(u,x0,n)-exact).max() for n in sorted(ns)]
    return np.polyfit(-np.log(ns), np.log(e), 1)[0]

# wrong: only the first four | first 4 points
def measured_order(solver, u, x0, exact, ns):
    e=np.array([np.abs(solver(u,x0,n)-exact).max() for n in ns[:4]])
    return np.polyfit(-np.log(ns[:4]), np.log(e), 1)[0]

# wrong: one number of the state only | one coordinate alone
def measured_order(solver, u, x0, exact, ns):
    e=np.array([np.abs(solver(u,x0,n)-exact)[0,0] for n in ns])
    return np.polyfit(-np.log(ns), np.log(e), 1)[0]

# wrong: a line through the origin | through the origin
def measured_order(solver, u, x0, exact, ns):
    e=np.array([np.abs(solver(u,x0,n)-exact).max() for n in ns]); X=np.log(1/np.array(ns)); Y=np.log(e)
    return (X@Y)/(X@X)

# wrong: error over n | divided by n
def measured_order(solver, u, x0, exact, ns):
    e=np.array([np.linalg.norm(solver(u,x0,n)-exact)/n for n in ns])
    return np.polyfit(-np.log(ns), np.log(e), 1)[0]

# wrong: error times n | multiplied by n
def measured_order(solver, u, x0, exact, ns):
    e=np.array([np.abs(solver(u,x0,n)-exact).max()*n for n in ns])
    return np.polyfit(-np.log(ns), np.log(e), 1)[0]

# right: from the largest n to the smallest
def measured_order(solver, u, x0, exact, ns):
    ns = sorted(ns, reverse=True)
    errors = [np.sqrt(np.mean((solver(u, x0, n) - exact) ** 2)) for n in ns]
    return np.polyfit(np.log(1 / np.array(ns)), np.log(errors), 1)[0]

# wrong: the sign and the axes are both the other way round | the sign and the axes are both the other way round
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(np.log(errors), np.log(ns), 1)[0]

# wrong: no logarithms are taken: this is the slope of the rms error itself | no logarithms are taken: this is the slope of the rms error itself
def measured_order(solver, u, x0, exact, ns):
    errors = [np.sqrt(np.mean((solver(u, x0, n) - exact) ** 2)) for n in ns]
    return np.polyfit(1 / np.array(ns), errors, 1)[0]

# wrong: no logarithms are taken: this is the slope of the error itself against n | no logarithms are taken: this is the slope of the error itself
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(ns, errors, 1)[0]

# wrong: this is the last ratio of two errors: the order is what h must be raised to | this is the last ratio of two errors: the order is what h must be
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return errors[-2] / errors[-1]

# wrong: this takes for granted that n doubles: divide by the log of the ratio of the hs | this takes for granted that n doubles: divide by the log of the ratio
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.log2(errors[0] / errors[1])

# wrong: this takes for granted that n doubles: look at the last two ns | this takes for granted that n doubles: look at the last two ns
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.log2(errors[-2] / errors[-1])

# wrong: the log of the error's ratio is not divided by that of h | the log of the error's ratio is not divided by that of h
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.log(errors[0] / errors[1])

# wrong: the log of the error's ratio is not divided by that of h, from first to last | the log of the error's ratio is not divided by that of h, from first
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.log(errors[0] / errors[-1])

# wrong: the square of the error is fitted, with the wrong sign | the square of the error is fitted, with the wrong sign
def measured_order(solver, u, x0, exact, ns):
    errors = [np.mean((solver(u, x0, n) - exact) ** 2) for n in ns]
    return np.polyfit(np.log(ns), np.log(errors), 1)[0]

# wrong: the errors at each n are summed up before the fit | the errors at each n are summed up before the fit
def measured_order(solver, u, x0, exact, ns):
    error, errors = 0.0, []
    for n in ns:
        error += np.abs(solver(u, x0, n) - exact).max()
        errors.append(error)
    return np.polyfit(np.log(1 / np.array(ns)), np.log(errors), 1)[0]

# wrong: this is the largest error, not the order | this is the largest error, not the order
def measured_order(solver, u, x0, exact, ns):
    return max(np.abs(solver(u, x0, n) - exact).max() for n in ns)

# wrong: this is the smallest error, not the order | this is the smallest error, not the order
def measured_order(solver, u, x0, exact, ns):
    return min(np.abs(solver(u, x0, n) - exact).max() for n in ns)

# wrong: this is the median of the slopes between neighbours: fit one line to all points | this is the median of the slopes between neighbours: fit one line to
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.median(np.diff(np.log(errors)) / -np.diff(np.log(ns)))

# wrong: only the last … points are used: fit the line to all of them | points are used: fit the line to all of them
def measured_order(solver, u, x0, exact, ns):
    errors = [np.abs(solver(u, x0, n) - exact).max() for n in ns]
    return np.polyfit(np.log(1 / np.array(ns[-3:])), np.log(errors[-3:]), 1)[0]
