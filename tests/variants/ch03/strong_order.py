# ruff: noqa
# right: reshape and sum
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# right: differences of W
def strong_order(solve, exact, dw, t1, ks):
    n = len(dw)
    w = np.concatenate([0 * dw[:1], np.cumsum(dw, 0)])
    errors = [np.mean(abs(solve(np.diff(w[::k], axis=0), t1 * k / n) - exact)) for k in ks]
    return np.polyfit(np.log(ks), np.log(errors), 1)[0]

# right: reduceat and normal equations
def strong_order(solve, exact, dw, t1, ks):
    n = len(dw)
    x = np.log([k / n for k in ks])
    y = np.log([np.abs(solve(np.add.reduceat(dw, np.arange(0, n, k)), t1 / (n // k)) - exact).sum() for k in ks])
    return ((x - x.mean()) * y).sum() / ((x - x.mean()) ** 2).sum()

# right: torch
def strong_order(solve, exact, dw, t1, ks):
    import torch
    n = len(dw)
    d = torch.as_tensor(dw)
    e = torch.tensor([float((torch.as_tensor(solve(d.reshape(n // k, k, -1).sum(1), k * t1 / n)) - torch.as_tensor(exact)).abs().mean()) for k in ks], dtype=torch.float64)
    x = torch.log(torch.tensor(ks, dtype=torch.float64))
    x = x - x.mean()
    return (x * e.log()).sum() / (x * x).sum()

# wrong: fresh noise | same noise|expected
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = np.sqrt(k * t1 / n) * np.random.randn(n // k, batch)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: every k-th | every k-th
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw[::k]
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: every k-th, scaled | every k-th
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = np.sqrt(k) * dw[::k]
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: means | means
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).mean(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: lie apart | lie apart
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(k, n // k, batch).sum(axis=0)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: not added up | not added up
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: the fine step | fine step
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: t1 forgotten | t1 is missing
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: signs cancel | absolute|signs
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append((solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: weak error | absolute|signs|expected
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(abs(solve(coarse, k * t1 / n).mean() - exact.mean()))
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: rms | root of the mean square
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.sqrt(((solve(coarse, k * t1 / n) - exact) ** 2).mean()))
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: largest | largest error
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).max())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: against n | sign
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(-np.log(h), np.log(errors), 1)[0]

# wrong: axes swapped | axes
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(errors), np.log(h), 1)[0]

# wrong: no logs | no logarithms
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(h, errors, 1)[0]

# wrong: polyfit whole | slope and intercept
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)

# wrong: the order of theory | runs of the solver|expected
def strong_order(solve, exact, dw, t1, ks):
    return 0.5

# wrong: values of W | values of W
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = np.cumsum(dw.reshape(n // k, k, batch).sum(axis=1), axis=0)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: time not first | time stays first|expected
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1).T
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]
# right: solve called with keywords
def strong_order(solve, exact, dw, t1, ks):
    n = len(dw)
    e = [np.mean(np.abs(solve(dw=sum(dw[j::k] for j in range(k)), h=k * t1 / n) - exact)) for k in ks]
    return np.polyfit(np.log(np.array(ks) / n), np.log(e), 1)[0]

# right: mean slope by lstsq
def strong_order(solve, exact, dw, t1, ks):
    n, b = dw.shape
    e = [np.abs(solve(dw.reshape(-1, k, b).sum(1), t1 * k / n) - exact).mean() for k in ks]
    A = np.stack([np.log(ks), np.ones(len(ks))], 1)
    return np.linalg.lstsq(A, np.log(e), rcond=None)[0][0]

# wrong: first and last only | expected|order
def strong_order(solve, exact, dw, t1, ks):
    n, b = dw.shape
    e = [np.abs(solve(dw.reshape(-1, k, b).sum(1), t1 * k / n) - exact).max() for k in ks]
    return np.log(e[-1] / e[0]) / np.log(ks[-1] / ks[0])

# wrong: against the finest run | expected|runs
def strong_order(solve, exact, dw, t1, ks):
    n, b = dw.shape
    exact = solve(dw, t1 / n)
    e = [np.abs(solve(dw.reshape(-1, k, b).sum(1), t1 * k / n) - exact).mean() for k in ks]
    return np.polyfit(np.log(ks), np.log(np.array(e) + 1e-300), 1)[0]

# wrong: takes for granted that k doubles | expected
def strong_order(solve, exact, dw, t1, ks):
    n, b = dw.shape
    e = np.array([np.abs(solve(dw.reshape(-1, k, b).sum(1), t1 * k / n) - exact).mean() for k in ks])
    return np.log2(e[1:] / e[:-1]).mean()

# wrong: first path | the log of zero: is the error averaged|largest error
def strong_order(solve, exact, dw, t1, ks):
    n, b = dw.shape
    e = [np.abs(solve(dw.reshape(n // k, k, b).sum(1), k * t1 / n) - exact)[0] for k in ks]
    return np.polyfit(np.log(ks), np.log(e), 1)[0]

# wrong: log outside mean | the log of zero: is the error averaged
def strong_order(solve, exact, dw, t1, ks):
    n, b = dw.shape
    e = [np.log(np.abs(solve(dw.reshape(n // k, k, b).sum(1), k * t1 / n) - exact)).mean() for k in ks]
    return np.polyfit(np.log(ks), e, 1)[0]

# wrong: median | the log of zero: is the error averaged
def strong_order(solve, exact, dw, t1, ks):
    n, b = dw.shape
    e = [np.median(np.abs(solve(dw.reshape(n // k, k, b).sum(1), k * t1 / n) - exact)) for k in ks]
    return np.polyfit(np.log(ks), np.log(e), 1)[0]

# right: cumsum
def strong_order(solve, exact, dw, t1, ks):
    n, b = dw.shape
    W = np.concatenate([np.zeros((1, b)), np.cumsum(dw, 0)])
    e = [np.mean(np.abs(solve(np.diff(W[::k], axis=0), k * t1 / n) - exact)) for k in ks]
    return np.polyfit(np.log(np.array(ks) * t1 / n), np.log(e), 1)[0]

# wrong: two errors | slope between two of the errors
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.log(errors[1]/errors[0])/np.log(h[1]/h[0])

# wrong: first and last error | slope between two of the errors
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.log(errors[-1]/errors[0])/np.log(h[-1]/h[0])

# wrong: two bases | different bases
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    slope, _ = np.polyfit(np.log2(h), np.log(errors), 1)
    return slope

# wrong: parabola | parabola
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    _, slope, _ = np.polyfit(np.log(h), np.log(errors), 2)
    return slope

# wrong: one step more in h | one step more is counted
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, t1 / (n // k + 1)) - exact).mean())
    slope, _ = np.polyfit(np.log(h), np.log(errors), 1)
    return slope

# wrong: last of each k | those before are lost
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw[k-1::k]
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    slope, _ = np.polyfit(np.log(h), np.log(errors), 1)
    return slope

# right: least squares by hand, coarsest first
def strong_order(solve, exact, dw, t1, ks):
    n, points = len(dw), []
    for k in sorted(ks, reverse=True):
        coarse = np.add.reduceat(dw, np.arange(0, n, k), axis=0)
        points.append([np.log2(k), np.log2(np.mean(np.abs(solve(coarse, k * t1 / n) - exact)))])
    x, y = np.array(points).T
    return ((x - x.mean()) * y).sum() / ((x - x.mean()) ** 2).sum()

# wrong: this is the slope between two of the errors: fit a line to all of them | this is the slope between two of the errors: fit a line to all of them
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    x, y = np.log(h), np.log(errors)
    return (y[-1] - y[-2]) / (x[-1] - x[-2])

# wrong: this is the slope between the smallest and the largest h: fit a line to all errors | this is the slope between the smallest and the largest h: fit a line
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    x, y = np.log(h), np.log(errors)
    return (y[np.argmax(x)] - y[np.argmin(x)]) / np.ptp(x)

# wrong: this is the mean of the slopes between neighbours: fit a line to all errors | this is the mean of the slopes between neighbours: fit a line to all
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    x, y = np.log(h), np.log(errors)
    return np.mean(np.diff(y) / np.diff(x))

# wrong: the logarithms of h and of the error have different bases | the logarithms of h and of the error have different bases
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    x, y = np.log(h), np.log(errors)
    return np.polyfit(np.log(h), np.log2(errors), 1)[0]

# wrong: the logarithms of h and of the error have different bases (another way) | the logarithms of h and of the error have different bases
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    x, y = np.log(h), np.log(errors)
    return np.polyfit(np.log(h), np.log10(errors), 1)[0] * np.log(10) / np.log(10)

# wrong: the slope is that of the error's logarithm itself, not twice it | the slope is that of the error's logarithm itself, not twice it
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    x, y = np.log(h), np.log(errors)
    return np.polyfit(x, 2 * y, 1)[0]

# wrong: no logarithms are taken, and log h is missing | no logarithms are taken, and log h is missing
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    x, y = np.log(h), np.log(errors)
    return np.polyfit(ks, errors, 1)[0]

# wrong: this is the intercept, not the slope | this is the intercept, not the slope
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    x, y = np.log(h), np.log(errors)
    return np.polyfit(x, y, 1)[1]

# wrong: this is the intercept of the fit against k | this is the intercept of the fit against k
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    x, y = np.log(h), np.log(errors)
    return np.polyfit(np.log(ks), y, 1)[1]

# wrong: this is the mean square: take the mean of the absolute values | this is the mean square: take the mean of the absolute values
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(((solve(coarse, k * t1 / n) - exact) ** 2).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: these are sums divided by √k: increments add up | these are sums divided by √k: increments add up
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1) / np.sqrt(k)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: these are every k-th increment, scaled up by k | these are every k-th increment, scaled up by k
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = k * dw[::k]
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: the first coarse increment is not the sum of the first k: is a W_0 = 0 missing in front? | the first coarse increment is not the sum of the first k: is a W_0 =
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = np.diff(np.cumsum(dw, axis=0)[::k], axis=0, prepend=0)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: the increments are shifted: the first k belong to the first coarse one | the increments are shifted: the first k belong to the first coarse one
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = np.roll(dw, 1, axis=0).reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: increments of different paths are added up: reshape to (n // k, k, batch), in this order | increments of different paths are added up: reshape to \(n // k, k,
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, batch, k).sum(axis=2)
        errors.append(np.abs(solve(coarse, k * t1 / n) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]

# wrong: h is a time, not its root: the increments hold √h already | h is a time, not its root: the increments hold √h already
def strong_order(solve, exact, dw, t1, ks):
    n, batch = dw.shape
    h, errors = np.array(ks) * t1 / n, []
    for k in ks:
        coarse = dw.reshape(n // k, k, batch).sum(axis=1)
        errors.append(np.abs(solve(coarse, np.sqrt(k * t1 / n)) - exact).mean())
    return np.polyfit(np.log(h), np.log(errors), 1)[0]
