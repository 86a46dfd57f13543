"""Chapter 3, SDEs and Brownian motion.

What a student's noise must be is known exactly: after n steps of a linear scheme the mean and the variance are closed
forms of the scheme itself. A check draws a sample that is large enough for every mistake to stand out, and small enough
to be quick. Its tolerances are 5.5 standard errors or more, so that a right answer passes on every seed.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np

from coursework.judging.expect import (
    array,
    expect_close,
    expect_from_rng,
    expect_untouched,
    explaining,
    number,
    shown,
    slope,
    words,
)
from coursework.judging.noise import (
    SIGMAS,
    Coefficient,
    Law,
    drawn,
    expect_independent,
    expect_laws,
    expect_mean,
    expect_normal_shape,
    expect_uncorrelated,
    expect_variance,
    fresh,
    other_factors,
)
from coursework.judging.recorder import Field, Served, expect_calls
from coursework.judging.registry import chapter
from coursework.judging.solvers import Drift, follow, points
from coursework.judging.student import nothing_returned
from coursework.judging.verdict import Mistake, wrong

check = chapter(
    "03_sdes_and_brownian_motion",
    {
        "sec-brownian-motion": "Brownian motion",
        "sec-variation": "Two ways to measure how rough a path is",
        "sec-scaling": "Stretch it, pin it, refine it",
        "sec-sde": "From ODE to SDE",
        "sec-euler-maruyama": "The Euler–Maruyama method",
        "sec-wrong-noise": "Four ways to get the noise wrong",
        "sec-ou": "The Ornstein–Uhlenbeck process, solved",
        "sec-ou-bias": "What Euler–Maruyama makes of it",
        "sec-strong-weak": "Two kinds of order",
        "sec-langevin": "Noise that keeps a density: Langevin dynamics",
        "sec-fokker-planck": "How the density moves: the Fokker–Planck equation",
        "sec-score-autograd": "A score without a formula",
    },
)

# On [0, 1] 1 // h is n - 1 at the first of these n, np.arange(0, 1, h) and `while t + h <= 1` count wrongly at the
# second, int(1 / h) at the third, np.arange and `while t < 1` at the last. The other inputs here are such that all of
# them count rightly, so that their mistake is told by its name.
ROUNDED = (5, 49, 93, 103)
_COUNT = (
    "rounding makes a loop over times, by np.arange, while or (t1 - t0) / h, take one step too {} at this n: "
    "count the steps with range(n)"
)
MANY, FEW = _COUNT.format("many"), _COUNT.format("few")


# --- Brownian motion -------------------------------------------------------------------------------------------------

_BROWNIAN = (
    "flowdiff.sde.brownian_motion",
    "flowdiff.sde.euler_maruyama",
    "flowdiff.sde.euler_maruyama_step",
)


def _paths(s, rng, n, batch, d, t1, mistakes=None):
    w = array(
        s.call("brownian_paths", n, batch, d, rng, t1=t1),
        (n + 1, batch, d),
        f"W at the n + 1 = {n + 1} times of n = {n} steps, for batch = {batch} and d = {d}:",
        {
            (n, batch, d): "n steps have n + 1 values: W_0 = 0 belongs to them",
            (batch, n + 1, d): "time comes first",
            (batch, d, n + 1): "time comes first",
            (n + 1, d, batch): "the batch comes before the coordinates",
            (batch, n, d): "time comes first, and n steps have n + 1 values",
            (n + 1, batch): "one number for each path: every path has d coordinates",
            (n + 1, d): "one path only: every one in the batch has its own",
            (batch, d): "one time only: keep all of them",
            (n + 2, batch, d): "one value too many: is the start there twice, or are there n + 1 steps?",
            **(mistakes or {}),
        },
    )
    return np.asarray(w, float)


@check("brownian_paths", "sec-brownian-motion", _BROWNIAN)
def bm_shape_and_start(s, rng):
    for n, batch, d, t1 in ((4, 6, 3, 1.0), (1, 2, 1, 2.5)):
        w = _paths(s, fresh(rng), n, batch, d, t1)
        if w[0].any():
            raise wrong(
                "W_0 = 0 for every path",
                shown(w[0, 0], 4),
                "the sums start after the first step: put a row of zeros in front",
            )


@check("brownian_paths", "sec-brownian-motion", _BROWNIAN)
def bm_increments(s, rng):
    pooled = []
    for n, t1 in ((5, 0.73), (8, 3.0)):
        w, h = _paths(s, fresh(rng), n, 6000, 3, t1), t1 / n
        dw = np.diff(w, axis=0)
        pooled.append(dw.ravel() / np.sqrt(h))
        mistakes = {
            "is the noise scaled by h? An increment over h has variance h, so the factor is √h": h * h,
            "the step size is missing: this is the variance of N(0, 1)": 1.0,
            "the step is t1 / (n + 1): n steps fill the time t1": t1 / (n + 1),
            "the step is t1 / (n - 1): n steps fill the time t1": t1 / (n - 1),
            "the step is 1 / n: t1 is not used": 1 / n,
            "the factor is 1 / n: an increment over h = t1 / n has standard deviation √h": 1 / n**2,
            "the factor is t1 / √n: t1 belongs under the root too": t1**2 / n,
            "every increment has the variance of the whole time, t1": t1,
            "the noise is divided by √d: every coordinate is a Brownian motion of its own": h / 3,
            "the variance of a step is h, whenever it is; this one grows with t": h / n,
            "every increment has the standard deviation t1": t1**2,
            "√h twice: the factor is h^¼": np.sqrt(h),
            "the step is divided by √h": 1 / h,
            "a factor √2 too much: is this the sum of two normal numbers, or √(2h) for √h?": 2 * h,
            "a factor √½ too much: √(h/2) for √h": h / 2,
            "h times √h: √h alone is the factor": h**3,
            "h² for √h: a square is taken where a root is meant": h**4,
            "the noise is multiplied by √d: every coordinate is a Brownian motion of its own": h * 3,
        }
        if not w[-1].any():
            raise wrong(
                f"every value of W after the first is random, for n = {n}",
                "the last one is zero",
                "is it ever written?",
            )
        for k in (0, n - 1, 1):
            if not dw[k].any():
                raise wrong(
                    f"every step is random, for n = {n}",
                    f"step {k + 1} is zero",
                    "is the last value written?",
                )
            told = dict(mistakes) if k == 0 else {}
            if k:
                told["values at different times are drawn apart: W_{t+h} is W_t plus an increment"] = (2 * k + 1) * h
                told["are the values summed twice? Step k has the variance k h here"] = (k + 1) * h
                told["are these the increments? W_t is their sum"] = 2 * h
                spread = np.sqrt((k + 1) * h) - np.sqrt(k * h)
                told["this is √t times one normal number for each path: each step needs its own"] = spread**2
            name = f"step {k + 1} of n = {n}, over a time h = {h:g},"
            expect_variance(dw[k], h, name, told)
            drawn = {
                "an increment has mean 0, not h": h,
            }
            expect_mean(dw[k], 0.0, name, drawn)
            expect_normal_shape(dw[k], name)
    # only all of them together tell the sum of twelve uniform numbers, kurtosis 2.9, from a normal one
    z = np.concatenate(pooled)
    kurtosis = float((z**4).mean() / (z**2).mean() ** 2)
    if not abs(kurtosis - 3) <= SIGMAS * np.sqrt(24 / z.size):
        raise wrong(
            f"kurtosis of all {z.size} increments = 3, that of a normal distribution",
            f"{kurtosis:.3f}",
            "nearly normal is not normal: sums of uniform numbers, rounded or clipped ones have other tails",
        )
    for n in ROUNDED:
        _paths(s, fresh(rng), n, 2, 1, 1.0, {(n + 2, 2, 1): MANY, (n, 2, 1): FEW})


@check("brownian_paths", "sec-brownian-motion", _BROWNIAN)
def bm_independent(s, rng):
    n, t1 = 5, 1.875
    dw = np.diff(_paths(s, fresh(rng), n, 4000, 2, t1), axis=0)
    for k in range(n):
        if not dw[k].any():
            raise wrong("every step is random", f"step {k + 1} is zero")
        expect_independent(dw[k], f"step {k + 1}")
        for j in range(k):
            if np.allclose(dw[j], dw[k]):
                raise wrong(
                    "other noise in every step",
                    "the same in all",
                    "is the noise drawn once, before the loop?",
                )
            expect_uncorrelated(
                dw[j],
                dw[k],
                f"steps {j + 1} and {k + 1}",
                "what comes next must not depend on what came before: W_{t+h} is W_t plus new noise",
            )
    expect_from_rng(lambda g: _paths(s, g, 4, 3, 2, 1.0), rng)


@check("brownian_paths", "sec-brownian-motion", _BROWNIAN)
def bm_covariance(s, rng):
    """Var W_t = t and Cov(W_r, W_t) = min(r, t)."""
    n, t1 = 6, 1.8  # h² and 1/n, the variances that two mistakes give the first step, are far apart
    w, h = _paths(s, fresh(rng), n, 8000, 2, t1), t1 / n
    for k in (1, 3, n):
        t = k * h
        told = {
            "a standard deviation of t: is the noise scaled by h?": t * t,
            "this is the number of steps: √h is missing": float(k),
            "this does not grow with t: are the increments summed up?": h,
            "the time runs to 1 here, not to t1": k / n,
            "is the sum taken twice?": h * k * (k + 1) * (2 * k + 1) / 6,
        }
        if w[0].any():
            told["the sums start after the first step: put a row of zeros in front"] = (k + 1) * h
        expect_variance(w[k], t, f"W_t at t = {t:.3g}", told)
    for j, k in ((1, 4), (2, n)):
        a, b = w[j].ravel(), w[k].ravel()
        got, right = float((a * b).mean()), j * h
        error = h * np.sqrt((j * k + j * j) / a.size)
        if not abs(got - right) <= SIGMAS * error:
            told = {
                "values at different times are drawn apart: W_t is W_r plus an increment": 0.0,
                "this is √(st): the same normal number is used at all times": h * np.sqrt(j * k),
            }
            likely = next((m for m, v in told.items() if abs(got - v) < SIGMAS * error), "")
            what = f"Cov(W_r, W_t) = min(r, t) = {right:.4g} for r = {j * h:.3g}, t = {k * h:.3g}"
            raise wrong(what, f"{got:.4g}", likely)


# --- independent increments ------------------------------------------------------------------------------------------


def _correlated_paths(rng, n, batch, pair=(), rho=0.0):
    """Paths whose increments have sample correlations of exactly 0, except `rho` between the two steps of `pair`."""
    z = rng.standard_normal((batch, n))
    z -= z.mean(0)
    q = np.linalg.qr(z)[0]  # columns of mean 0, orthonormal
    if pair:
        i, j = pair
        q[:, j] = rho * q[:, i] + np.sqrt(1 - rho**2) * q[:, j]
    dw = q.T * rng.uniform(0.5, 2.0, (n, 1)) + 0.3 * rng.standard_normal((n, 1))
    return np.concatenate([np.zeros((1, batch)), np.cumsum(dw, axis=0)])


def _telling_paths(rng, n, batch, first):
    """Paths whose largest correlation is negative, not between neighbours nor of the last step, and of the first step
    or not; what mistakes take for it differs from it and from one another."""
    while True:
        w = np.cumsum(rng.standard_normal((n + 1, batch)), axis=0)
        rho = np.corrcoef(np.diff(w, axis=0)) - np.eye(n)
        size = np.abs(rho)
        others = [rho.max(), np.diag(size, 1).max(), size[-1].max(), size[0, 1]]
        others.append(size[1:, 1:].max() if first else size[0].max())
        ordered = np.sort([*others, size.max()])
        apart = (ordered[1:] > 1.03 * ordered[:-1]).all() and ordered[-1] > 1.05 * ordered[-2]
        if apart and first == (size[0].max() == size.max()):
            return w - w[0]


def _verdict(s, w):
    got = s.call("independence_test", w)
    if not isinstance(got, (tuple, list)) or len(got) != 2:
        raise wrong("a pair: the largest |ρ|, and True or False", words(got), "return both, in this order")
    return got


@check("independence_test", "sec-brownian-motion")
def independence_correlation(s, rng):
    cases = [_telling_paths(rng, n, 12, first) for n, first in ((5, True), (6, False))]
    cases += [_correlated_paths(rng, 6, 50, (1, 4), -0.6), _correlated_paths(rng, 4, 60, (0, 3), 0.5)]
    for w in cases:
        n, batch = len(w) - 1, w.shape[1]
        dw = np.diff(w, axis=0)
        dw = dw - dw.mean(1, keepdims=True)
        rho = (dw @ dw.T) / np.sqrt(np.outer((dw**2).sum(1), (dw**2).sum(1)))
        off = rho[~np.eye(n, dtype=bool)]
        values, raw, last = np.corrcoef(w[1:]), np.diff(w, axis=0), np.diff(w, axis=0)[1:]
        u = raw @ raw.T / np.sqrt(np.outer((raw**2).sum(1), (raw**2).sum(1)))
        neighbours = np.abs(np.diag(rho, 1))
        with np.errstate(all="ignore"):
            along = np.corrcoef(raw.T)
            mixed = np.abs([np.corrcoef(raw[k], w[k])[0, 1] for k in range(1, n)]).max()
        shared = np.abs(values[~np.eye(n, dtype=bool)]).max()
        mistakes = {
            "these are correlations of the values W: take those of the increments": shared,
            "1 is the correlation of an increment with itself: leave it out": 1.0,
            "the sign: a correlation of -0.6 is as far from 0 as one of 0.6, so take absolute values": off.max(),
            "this is the smallest correlation: its absolute value is asked for": off.min(),
            "only neighbouring steps are compared: look at every pair": neighbours.max(),
            "this is the mean of all |ρ|: the largest is asked for": np.abs(off).mean(),
            "this is the covariance: divide by both standard deviations": np.abs(
                np.cov(raw)[~np.eye(n, dtype=bool)]
            ).max(),
            "the correlation is squared": (off**2).max(),
            "the means are not taken off": np.abs(u[~np.eye(n, dtype=bool)]).max(),
            "the covariance is divided by n - 1 and the variances by n, or the other way round": np.abs(off).max()
            * batch
            / (batch - 1),
            "the covariance is divided by n - 1 and the variances by n, or the other way round ": np.abs(off).max()
            * (batch - 1)
            / batch,
            "the covariance is divided by one variance: divide by both standard deviations": largest(
                np.cov(raw) / raw.var(1, ddof=1)
            ),
            "these are rank correlations: take those of the increments themselves": largest(
                np.corrcoef(raw.argsort(1).argsort(1))
            ),
            "paths are compared with each other: compare steps, over the batch": np.abs(
                along[~np.eye(len(along), dtype=bool)]
            ).max(),
            "increments are compared with the values before them": mixed,
            "the first step is left out": np.abs(np.corrcoef(last)[~np.eye(n - 1, dtype=bool)]).max(),
            "only the first step is compared with the others": np.abs(rho[0, 1:]).max(),
            "only the last step is compared with the others": np.abs(rho[-1, :-1]).max(),
            "only the first two steps are compared": abs(rho[0, 1]),
        }
        got = _verdict(s, w)[0]
        expect_close(
            got,
            np.abs(off).max(),
            f"the largest |ρ| between two different steps of n = {n}",
            # of two that are nearly alike the one that came
            dict(sorted(mistakes.items(), key=lambda mistake: abs(mistake[1] - number(got, "the largest |ρ|")))),
            rtol=1e-4,
        )


def largest(rho):
    """The largest |ρ| off the diagonal."""
    return np.abs(rho[~np.eye(len(rho), dtype=bool)]).max()


def _verdicts(w):
    """The verdict on these paths that each known mistake gives, by its sentence."""
    steps, batch = len(w) - 1, w.shape[1]
    dw = np.diff(w, axis=0)
    rho = np.corrcoef(dw)
    values, off = np.corrcoef(w[1:]), rho[~np.eye(steps, dtype=bool)]
    top, limit = np.abs(off).max(), 5 / np.sqrt(batch)
    return {
        "the verdict is the other way round: small correlations are what independence looks like": top >= limit,
        "is the sign of a negative correlation forgotten? The largest |ρ| is compared": off.max() < limit,
        "the correlations of the values W are compared: they are large always": largest(values) < limit,
        "the diagonal of ones is compared: leave out each step's correlation with itself": limit > 1,
        "only neighbouring steps are compared: every pair counts": np.abs(np.diag(rho, 1)).max() < limit,
        "the mean of all |ρ| is compared: the largest one decides": np.abs(off).mean() < limit,
        "ρ² is compared: it is |ρ| that stays below 5/√batch": top**2 < limit,
        "is the limit 5/√batch, with the number of paths under the root? Here it is 5/batch": top < 5 / batch,
        "is the limit 5/√batch, with the number of paths alone under the root? Here it is less": top
        < 3 / np.sqrt(batch),
        "√(batch - 1) for √batch": top < 5 / np.sqrt(batch - 1),
    }


@check("independence_test", "sec-brownian-motion")
def independence_verdict(s, rng):
    # (number of paths, ρ of one pair of steps by its limit, the pair, number of steps)
    cases = (
        (900, 0.1, (1, 4), 5),
        (900, 3.0, (1, 4), 5),
        (900, -3.0, (1, 4), 5),
        (400, 0.94, (1, 4), 5),
        (2500, 1.06, (1, 4), 5),
        (2500, -0.94, (1, 4), 5),
        (2500, 1.5, (2, 3), 5),  # neighbours
        (2500, 9.0, (0, 2), 3),  # so few pairs that their mean |ρ| is beyond the limit too
        (30, 1.008, (1, 4), 5),  # so few paths that √(batch - 1) is another limit
        (16, 0.3, (1, 4), 5),  # a limit above 1
    )
    came, wanted, told = [], [], []
    for batch, factor, pair, steps in cases:
        limit = 5 / np.sqrt(batch)
        w = _correlated_paths(rng, steps, batch, pair, factor * limit)
        before = w.copy()
        rho, got = _verdict(s, w)
        expect_untouched(w, before, "w")
        if isinstance(got, (list, tuple, dict, str)) or callable(got) or np.size(got) != 1:
            raise wrong("True or False", words(got))
        got = np.asarray(got).reshape(()).item()
        if got not in (0, 1):
            raise wrong("True or False", words(got), "compare the largest |ρ| with 5/√batch")
        came.append((rho, bool(got)))
        wanted.append(abs(factor) < 1)
        told.append(_verdicts(w))
    for i, ((rho, got), right) in enumerate(zip(came, wanted, strict=True)):
        if got != right:
            batch, top, limit = cases[i][0], abs(cases[i][1]) * 5 / np.sqrt(cases[i][0]), 5 / np.sqrt(cases[i][0])
            fits = [m for m in told[0] if [bool(t[m]) for t in told] == [g for _, g in came]]
            likely = "; or: ".join(fits) if len(fits) < 3 else ""
            if np.size(rho) == 1 and np.isreal(rho) and not abs(float(np.squeeze(rho)) - top) <= 1e-3:
                own = float(np.squeeze(rho))
                if np.isnan(own):
                    likely = "the ρ that is returned is nan: is something divided by zero, or left unset?"
                elif (own < limit) == got:
                    likely = f"the verdict follows from the ρ that is returned, {own:.4f}: that is not the largest |ρ|"
            if not likely:
                always = f"{got} every time: " if len({g for _, g in came}) == 1 else ""
                likely = (
                    f"{always}is it the largest |ρ| of all pairs that is compared, and is the limit 5/√batch, "
                    "with the number of paths under the root?"
                )
            raise wrong(f"{right}: the largest |ρ| is {top:.4f}, and 5/√{batch} = {limit:.4f}", f"{got}", likely)


# --- total and quadratic variation -----------------------------------------------------------------------------------


def _pair(value, what):
    if isinstance(value, np.ndarray) and value.ndim and len(value) == 2:
        return value[0], value[1]
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        raise wrong(what, words(value), "return both, in this order")
    return value


@check("variations", "sec-variation")
def variations_value(s, rng):
    for n, batch in ((6, 4), (40, 3), (3, 1)):
        w = np.cumsum(rng.standard_normal((n + 1, batch)), axis=0) + 1.5  # a start that is not zero
        before, dw = w.copy(), np.diff(w, axis=0)
        total, quadratic = _pair(s.call("variations", w), "a pair: the total and the quadratic variation of each path")
        expect_untouched(w, before, "w")
        shapes = {
            (): "one number for all paths: sum along the time axis only",
            (n + 1,): "the sum runs over the batch: time is axis 0",
            (n,): "the sum runs over the batch: time is axis 0",
            (n, batch): "one number for each step: sum them up",
            (1, batch): "one axis too many: the result has shape (batch,)",
            (batch - 1,): "differences of paths are taken, and summed over the batch: time is axis 0",
            (n + 1, batch - 1): "differences of paths are taken: time is axis 0",
        }
        if batch == 1:  # nothing can be told from a shape here
            shapes = {(): "one path is a batch of one, and has one number: the shape stays (batch,), here (1,)"}
        common = {
            "the two are the other way round: total variation first": (dw**2).sum(0),
            "the increments are not made positive: their sum is W at the end minus W at the start": dw.sum(0),
            "these are the values of W: take their differences": np.abs(w).sum(0),
            "these are the values of W from the second on: take their differences": np.abs(w[1:]).sum(0),
            "this is a mean: take the sum": np.abs(dw).mean(0),
            "this is the length of a vector: no root here": np.sqrt((dw**2).sum(0)),
            "this is the distance between the ends of the path": np.abs(w[-1] - w[0]),
            "this is the range of the path": np.ptp(w, axis=0),
            "every second difference is left out": np.abs(dw[::2]).sum(0),
            "these are the distances from the start: take the differences of neighbours": np.abs(w - w[0]).sum(0),
            "these are second differences: take the first ones": np.abs(np.diff(w, 2, axis=0)).sum(0),
            "the end is joined to the start: n + 1 values have n differences": np.abs(w - np.roll(w, 1, axis=0)).sum(0),
            "np.gradient is a mean of two neighbouring differences: take np.diff": np.abs(np.gradient(w, axis=0)).sum(
                0
            ),
            "the path is joined to 0 in front: n + 1 values have n differences": np.abs(w[0]) + np.abs(dw).sum(0),
            "this is the largest step: take the sum": np.abs(dw).max(0),
            "the mean increment is taken off first": np.abs(dw - dw.mean(0)).sum(0),
            "only the steps upwards are counted": np.maximum(dw, 0).sum(0),
            "only the steps downwards are counted": np.maximum(-dw, 0).sum(0),
            "the last step is missing": np.abs(dw[:-1]).sum(0),
            "the first step is missing": np.abs(dw[1:]).sum(0),
        }
        expect_close(total, np.abs(dw).sum(0), "total variation of the paths", common, shapes=shapes)
        squares = {
            "the two are the other way round: quadratic variation second": np.abs(dw).sum(0),
            "these are the squares of the values of W: square the increments": (w**2).sum(0),
            "these are the squares of the values of W from the second on: square the increments": (w[1:] ** 2).sum(0),
            "square each increment, then sum; this is the square of the sum": dw.sum(0) ** 2,
            "this is the square of the total variation: square each increment on its own": np.abs(dw).sum(0) ** 2,
            "the squares are not rooted in a quadratic variation": np.sqrt((dw**2).sum(0)),
            "this is a mean: take the sum": (dw**2).mean(0),
            "this is a variance: take the sum of squares": dw.var(0),
            "this is the sum of squared deviations from the mean increment": n * dw.var(0),
            "these are differences of squares": np.abs(np.diff(w**2, axis=0)).sum(0),
            "the path is joined to 0 in front: n + 1 values have n differences": w[0] ** 2 + (dw**2).sum(0),
            "the sum is divided by n + 1: nothing is averaged": (dw**2).sum(0) / (n + 1),
            "this is the square of the last value": w[-1] ** 2,
            "the last step is missing": (dw[:-1] ** 2).sum(0),
            "the first step is missing": (dw[1:] ** 2).sum(0),
        }
        expect_close(quadratic, (dw**2).sum(0), "quadratic variation of the paths", squares, shapes=shapes)


@check("expected_variations", "sec-variation")
def expected_variations_value(s, rng):
    for n in (10_000, 37):
        t1 = float(rng.uniform(1.6, 3.0))
        total, quadratic = _pair(
            s.call("expected_variations", n, t1), "a pair: what total and quadratic variation to expect"
        )
        h = t1 / n
        expect_close(
            total,
            np.sqrt(2 * n * t1 / np.pi),
            f"expected total variation for n = {n}, t1 = {t1:.3f}",
            {
                "the two are the other way round": t1,
                "the total variation grows without limit when n does; this does not": np.sqrt(2 * t1 / np.pi),
                "t1 is missing": np.sqrt(2 * n / np.pi),
                "E|Z| is √(2/π), not 1": np.sqrt(n * t1),
                "E|Z| is √(2/π), not 2/π": 2 / np.pi * np.sqrt(n * t1),
                "E|Z| is √(2/π), not √(1/π)": np.sqrt(n * t1 / np.pi),
                "E|Z| is √(2/π), not √(π/2)": np.sqrt(n * t1 * np.pi / 2),
                "this is one step: there are n": np.sqrt(2 * h / np.pi),
                "n steps of size h, not √h": n * h * np.sqrt(2 / np.pi),
                "t1 belongs under the root": t1 * np.sqrt(2 * n / np.pi),
                "n belongs under the root: n√(h) = √(n t1)": n * np.sqrt(2 * t1 / np.pi),
                "the root is missing": 2 * n * t1 / np.pi,
                "n - 1 steps are summed: there are n": (n - 1) * np.sqrt(2 * h / np.pi),
                "n + 1 steps are summed: there are n": (n + 1) * np.sqrt(2 * h / np.pi),
                "the step is t1 / (n - 1): n steps fill the time t1": n * np.sqrt(2 * t1 / (n - 1) / np.pi),
                "E|Z| is √(2/π), not 1/√(2π), which is the half of it": np.sqrt(n * t1 / (2 * np.pi)),
                "E|Z| is √(2/π), not ½": np.sqrt(n * t1) / 2,
            },
            rtol=1e-4,
        )
        expect_close(
            quadratic,
            t1,
            f"expected quadratic variation for n = {n}, t1 = {t1:.3f}",
            {
                "this is one step, h: there are n": h,
                "√t1 is a standard deviation: here variances add up": np.sqrt(t1),
                "is the noise scaled by h? Then the squares would vanish": n * h * h,
                "t1 is missing": 1.0,
                "it does not grow with n: n steps of variance t1 / n": n * t1,
                "squares have mean h, not 2h/π": 2 * t1 / np.pi,
                "t1 is squared": t1**2,
                "n - 1 steps are summed: there are n": (n - 1) * h,
                "n + 1 steps are summed: there are n": (n + 1) * h,
                "E Z² is 1, not 2": 2 * t1,
                "a square has the mean h, not √h": n * np.sqrt(h),
                "this is the variance of one step, 2h², or E Z⁴ = 3: squares of the noise have mean h": 3 * n * h * h,
                "this is the other one, squared": 2 * n * t1 / np.pi,
            },
            rtol=1e-4,
        )


# --- one Euler–Maruyama step -----------------------------------------------------------------------------------------

_EM = ("flowdiff.sde.euler_maruyama_step", "flowdiff.sde.euler_maruyama")


def _em_shapes(batch, d):
    return {
        (1, d): "only one point came back",
        (d,): "only one point came back",
        (batch,): "one number per point came back: every coordinate moves",
        (
            batch,
            batch,
        ): "an array of shape (batch,) and one of (batch, 1) have been added: NumPy makes a table of that",
        (batch, d, d): "noise of another shape was added: give it the shape of x",
        (batch, batch, d): "noise of another shape was added: give it the shape of x",
    }


# --- the Ornstein–Uhlenbeck process ----------------------------------------------------------------------------------

_OU = (
    "flowdiff.sde.euler_maruyama",
    "flowdiff.sde.euler_maruyama_step",
    "flowdiff.sde.OrnsteinUhlenbeck.drift",
)
_OU += ("flowdiff.sde.OrnsteinUhlenbeck.transition",)


def _method(thing, name, *args):
    value = thing.call(name, *args)
    if value is None:
        raise nothing_returned(name)
    return value


def expect_drift(thing, x, t, right, mistakes):
    before = x.copy()
    first, second = (_method(thing, "drift", x, time) for time in (t, t))
    expect_untouched(x, before, "x")
    expect_close(
        first,
        right,
        f"drift at {shown(x[0], 3)}",
        mistakes,
        shapes={
            shape: "the drift has the shape of x: one number for each coordinate of each point"
            for shape in ((), (len(x),), (len(x), 1), (x.shape[1],), (1, x.shape[1]), (1,))
        },
    )
    if not np.array_equal(np.asarray(first), np.asarray(second)):
        raise wrong("the same drift when it is asked twice", "another one", "the drift is not random")


def expect_diffusion(thing, x, t, sigma, mistakes):
    first, second = (_method(thing, "diffusion", x, time) for time in (t, t))
    for value in (first, second):
        shape = np.shape(value)
        if (
            isinstance(value, (list, tuple, dict, str))
            or callable(value)
            or shape not in ((), (1,), (1, 1), (len(x), 1), x.shape)
        ):
            likely = "σ is the same for every coordinate of every point: return the number itself"
            raise wrong(f"diffusion: σ as one number, or an array of the shape {x.shape} of x", words(value), likely)
    if not np.array_equal(np.asarray(first), np.asarray(second)):
        raise wrong(
            "the same σ when it is asked twice",
            f"{np.ravel(first)[0]:.4g}, then {np.ravel(second)[0]:.4g}",
            "noise is drawn inside: the coefficient is a number; the simulation multiplies it by noise",
        )
    full = np.broadcast_to(np.asarray(first, float), x.shape)
    expect_close(full, np.full(x.shape, sigma), "diffusion", {m: np.full(x.shape, v) for m, v in mistakes.items()})


@check("OUProcess", "sec-ou", _OU)
def ou_drift(s, rng):
    for d in (2, 3):
        theta, sigma, t = (
            float(rng.uniform(1.6, 2.4)),
            float(rng.uniform(0.4, 0.8)),
            float(rng.uniform(0.3, 0.9)),
        )
        x = points(rng, 4, d)
        mistakes = {
            "the sign: the drift pulls back to 0": theta * x,
            "the target is 0, not 1": theta * (1 - x),
            "θ is missing": -x,
            "x is missing: the pull grows with the distance": np.full_like(x, -theta),
            "θ is squared": -(theta**2) * x,
            "half of it is missing": -theta / 2 * x,
            "the pull goes to the mean of the batch: each point is pulled to 0": theta * (x.mean(0) - x),
            "a factor 2 too much": -2 * theta * x,
            "σ in the place of θ": -sigma * x,
            "the drift is multiplied by t": -theta * x * t,
            "the drift is multiplied by σ": -theta * sigma * x,
            "this is the solution, not the drift": x * np.exp(-theta * t),
        }
        expect_drift(s.make("OUProcess", theta, sigma), x, t, -theta * x, mistakes)


@check("OUProcess", "sec-ou", _OU)
def ou_diffusion(s, rng):
    theta, sigma, t = float(rng.uniform(1.6, 2.4)), float(rng.uniform(0.5, 0.8)), float(rng.uniform(0.3, 0.9))
    mistakes = {
        "σ is squared: dX = … + σ dW": sigma**2,
        "the root of σ": np.sqrt(sigma),
        "θ in the place of σ": theta,
        "σ = 1 always": 1.0,
        "this is the stationary standard deviation": sigma / np.sqrt(2 * theta),
        "this is the stationary variance": sigma**2 / 2 / theta,
        "√(2θ) is not part of it: dX = -θX dt + σ dW": np.sqrt(2 * theta) * sigma,
        "√2 is not part of it": np.sqrt(2) * sigma,
        "√t belongs to the simulation": sigma * np.sqrt(t),
        "σ does not depend on t": sigma * t,
        "half of σ²": sigma**2 / 2,
    }
    process = s.make("OUProcess", theta, sigma)
    expect_diffusion(process, points(rng, 4, 3), t, sigma, mistakes)
    other = s.make("OUProcess", theta + 1, sigma * 2)
    expect_diffusion(other, points(rng, 4, 3), t, sigma * 2, {"all objects share one σ": sigma})
    expect_diffusion(process, points(rng, 4, 3), t, sigma, {"all objects share one σ: keep it in self": sigma * 2})


def linear_chain(a: float, noise: float, n: int) -> float:
    """The variance of x after n steps of x ← a x + noise ε: a geometric sum, written out."""
    return noise**2 * sum(a ** (2 * k) for k in range(n))


@check("OUProcess", "sec-ou", _OU)
def ou_simulate(s, rng):
    laws = []
    # in the first case the mistakes below are furthest apart
    for n, t1, theta, sigma in ((4, 0.7, 0.65, 0.3), (3, 1.5, 1.3, 0.7)):
        theta, sigma = theta + float(rng.uniform(0, 0.01)), sigma + float(rng.uniform(0, 0.003))
        h, start = t1 / n, np.array([2.5, -1.5])
        x0 = np.tile(start, (10_000, 1))
        before = x0.copy()
        x = _method(s.make("OUProcess", theta, sigma), "simulate", x0, n, fresh(rng), t1)
        expect_untouched(x0, before, "x0")
        shapes = {(n + 1, *x0.shape): "the whole trajectory came: only the last state is asked for"}
        x = drawn(array(x, x0.shape, f"X after n = {n} steps", shapes))

        def after(a, noise, n=n, start=start):
            return a**n * start, linear_chain(a, noise, n)

        a, root = 1 - theta * h, np.sqrt(h)
        mean, var = after(a, sigma * root)
        told = {
            "is the noise scaled by h instead of √h?": after(a, sigma * h),
            "√h is missing in the noise": after(a, sigma),
            "σ is squared": after(a, sigma**2 * root),
            "σ is missing": after(a, root),
            "the loop takes n - 1 steps": after(a, sigma * root, n - 1),
            "the loop takes n + 1 steps": after(a, sigma * root, n + 1),
            "the sign of the drift: it pulls back to 0": after(1 + theta * h, sigma * root),
            "the drift is missing": after(1, sigma * root),
            "the drift is not multiplied by h": after(1 - theta, sigma * root),
            "θ is missing in the drift": after(1 - h, sigma * root),
            "the drift is multiplied by √h": after(1 - theta * root, sigma * root),
            "t1 is not used: this is time 1": after(1 - theta / n, sigma / np.sqrt(n)),
            "this is one single step of size t1": after(1 - theta * t1, sigma * np.sqrt(t1), 1),
            "this is one single step of size h": after(a, sigma * root, 1),
            "the noise is drawn once, before the loop: every step needs its own": (
                mean,
                sigma**2 * h * sum(a**k for k in range(n)) ** 2,
            ),
            "this is the exact law, not what n Euler–Maruyama steps give": (
                start * np.exp(-theta * t1),
                sigma**2 / 2 / theta * -np.expm1(-2 * theta * t1),
            ),
            "this is the stationary law, not the one at t1": (0.0, sigma**2 / (2 * theta)),
            "the target is 0, not 1": (1 + (start - 1) * a**n, var),
            "the noise is added once, at the end: every step has its own, which the next ones damp": (
                mean,
                sigma**2 * t1,
            ),
            "x0 is not used: this starts at 0": (0.0, var),
            "the noise of the last step is missing": (mean, a**2 * linear_chain(a, sigma * root, n - 1)),
            "there is noise in the last step alone: is it added after the loop, or does each step start at x0?": (
                mean,
                sigma**2 * h,
            ),
            "the drift is asked after the noise: drift and noise of a step belong to its start": (
                mean,
                a**2 * var,
            ),
            "this is the implicit scheme, divided by 1 + θh: the drift is asked at the start of the step": after(
                1 / (1 + theta * h), sigma * root / (1 + theta * h)
            ),
            "e^(-θh) is the exact factor: a step of Euler–Maruyama has 1 - θh": after(np.exp(-theta * h), sigma * root),
            "this is Heun's step in the drift": after(a + (theta * h) ** 2 / 2, sigma * root),
            "the drift is multiplied by h twice": after(1 - theta * h * h, sigma * root),
            "half of the drift is missing": after(1 - theta * h / 2, sigma * root),
            "the drift is there twice": after(1 - 2 * theta * h, sigma * root),
            "θ is in the drift already: here it is multiplied in once more": after(1 - theta**2 * h, sigma * root),
            "h is t1 / (n - 1): n steps of that size end beyond t1": after(
                1 - theta * t1 / (n - 1), sigma * np.sqrt(t1 / (n - 1))
            ),
            "h is t1 / (n + 1): n steps of that size end before t1": after(
                1 - theta * t1 / (n + 1), sigma * np.sqrt(t1 / (n + 1))
            ),
            "the step size is 0.01, whatever n and t1 are": after(1 - theta * 0.01, sigma * 0.1),
            **{sentence: after(a, factor) for sentence, factor in other_factors(sigma, h).items()},
        }
        name = f"X after n = {n} steps to t1 = {t1} with θ = {theta:.3f}, σ = {sigma:.3f}"
        laws.append(Law(name, x, mean, var, told))
    expect_laws(laws)
    for law in laws:
        expect_normal_shape(law.sample - law.sample.mean(0), law.what)
    for n in ROUNDED:
        x0, theta = points(rng), float(rng.uniform(0.6, 1.4))
        x = _method(s.make("OUProcess", theta, 0.0), "simulate", x0.copy(), n, fresh(rng), 1.0)
        expect_close(
            x,
            (1 - theta / n) ** n * x0,
            f"X after n = {n} steps to t1 = 1 from {shown(x0[0], 4)} with θ = {theta:.3f} and σ = 0",
            {MANY: (1 - theta / n) ** (n + 1) * x0, FEW: (1 - theta / n) ** (n - 1) * x0},
            otherwise="is there noise although σ is 0?",
        )


@check("OUProcess", "sec-ou", _OU)
def ou_noise(s, rng):
    theta, sigma, n, t1 = 1.3, 0.7, 3, 1.2
    x0 = np.zeros((3000, 3))
    process = s.make("OUProcess", theta, sigma)
    x = array(_method(process, "simulate", x0, n, fresh(rng), t1), x0.shape, "X after n steps").astype(float)
    if not np.any(x):
        raise wrong("noise in X", "none")
    expect_independent(x, "X")
    few = points(rng)
    expect_from_rng(lambda g: _method(process, "simulate", few.copy(), n, g, t1), rng)


# --- diagnosis: which program made these values ----------------------------------------------------------------------


def _diagnoses(s, function, variances, sample, arguments):
    """What the student says of values made with each of `variances`, in the order of their names: names and numbers."""
    said = {}
    for name, variance in variances.items():
        got = s.call(function, sample(variance), *arguments)
        if not isinstance(got, (tuple, list)) or len(got) != 2:
            raise wrong("a pair: a name and a variance", words(got), "return both, in this order")
        if not isinstance(got[0], str):
            raise wrong("a pair: a name and a variance", f"{words(got[0])} first", "the name comes first")
        if got[0] not in variances:
            raise wrong("one of the names " + ", ".join(map(repr, variances)), repr(got[0]), "names as in the table")
        said[name] = got
    return said


def _expect_names(said, variances, confusions):
    """Each is named rightly, or a `Mistake` with the first of `confusions`, lists of names, that was said instead."""
    names = [name for name, _ in said.values()]
    for name, got in zip(variances, names, strict=True):
        if got == name:
            continue
        likely = next((sentence for sentence, told in confusions.items() if list(told) == names), "")
        if not likely and len(set(names)) == 1:
            likely = "this name is given whatever the values are: compare their variance with that of each program"
        what = f"{name!r}, for values whose variance is {variances[name]:.4g} up to the noise of the sample"
        raise wrong(what, repr(got), likely or "which of the five variances is nearest to that of the values?")


def _nearest_names(measured, variances):
    """For each measured number the name of the variance that is nearest to it, as a ratio."""
    names, logs = list(variances), np.log(list(variances.values()))
    return [names[int(np.abs(np.log(value) - logs).argmin())] for value in measured]


_OF_THE_NAMES = "these belong to the names that came: are those right?"


def _row(rows, got, right):
    """The name of the first row in which a number is wrong."""
    return next(
        (repr(name) for name, a, b in zip(rows, got, right, strict=True) if not np.isclose(a, b, rtol=1e-6)), ""
    )


# --- diagnosis by more than a variance -------------------------------------------------------------------------------


def _expect_told(said, right, what, confusions):
    """As `_expect_names`, for what is told by other numbers than a variance; `what` names them.

    Args:
        confusions: for each sentence the lists of names that a reader may find by that mistake: there are several ways
            to say what is nearest.
    """
    names = [got[0] for got in said.values()]
    for name, got in zip(right, names, strict=True):
        if got == name:
            continue
        likely = next((sentence for sentence, lists in confusions.items() if names in lists), "")
        if not likely and len(set(names)) == 1:
            likely = f"this name is given whatever came: measure {what}, and compare it with that of each program"
        raise wrong(repr(name), repr(got), likely or f"which of the five is nearest in {what}?")


def _triples(s, function, programs, sample, arguments):
    """What the student says of the values of each program: a name and two numbers."""
    said = {}
    for name in programs:
        got = s.call(function, sample(name), *arguments)
        if not isinstance(got, (tuple, list)) or len(got) != 3:
            raise wrong(
                "three values: a name, a variance and a kurtosis", words(got), "return all three, in this order"
            )
        if not isinstance(got[0], str):
            raise wrong("a name first", words(got[0]), "the name comes first")
        if got[0] not in programs:
            raise wrong("one of the names " + ", ".join(map(repr, programs)), repr(got[0]), "names as in the table")
        said[name] = got
    return said


_NOISES = ("right", "no root", "one short", "noise twice", "coin")


def _noise_laws(sigma, n):
    """Variance and kurtosis of the end, by program."""
    v, h = sigma**2, 1 / n
    return {
        "right": (v, 3.0),
        "no root": (v * h, 3.0),
        "one short": (v * (1 - h), 3.0),
        "noise twice": (v, 3 + 6 / n),
        "coin": (v, 3 - 2 / n),
    }


def _noise_end(name, sigma, n, rng, paths=40_000):
    h, steps = 1 / n, n - 1 if name == "one short" else n
    z = rng.standard_normal((steps, paths))
    if name == "noise twice":
        z = z * rng.standard_normal(z.shape)
    if name == "coin":
        z = np.sign(z)
    return sigma * (h if name == "no root" else np.sqrt(h)) * z.sum(0)


def _nearest_noise(ends, laws, variances=1.0, excess=0.0):
    """The lists of names that readers find who take this power of the variance, and take off this excess.

    They weigh the two numbers alike, or the variance more, or let it decide alone where it can, or take differences.
    """
    distances = [
        lambda v, k, law, weight=weight: weight * abs(np.log(v / law[0])) + abs(k - law[1]) for weight in (1, 4, 1000)
    ]
    distances.append(lambda v, k, law: abs(v - law[0]) + abs(k - law[1]))
    measured = [(x.var() ** variances, np.mean((x - x.mean()) ** 4) / x.var() ** 2 - excess) for x in ends]
    return [[min(laws, key=lambda name: distance(v, k, laws[name])) for v, k in measured] for distance in distances]


def _noise_said(s, rng):
    sigma, n = float(rng.uniform(1.4, 2.2)), int(rng.integers(3, 6))
    laws, ends = _noise_laws(sigma, n), {}

    def sample(name):
        ends[name] = _noise_end(name, sigma, n, rng)
        return ends[name].copy()

    order = [_NOISES[k] for k in rng.permutation(5)]
    return (
        sigma,
        n,
        {name: laws[name] for name in order},
        _triples(s, "noise_diagnosis", order, sample, (sigma, n)),
        ends,
    )


@check("noise_diagnosis", "sec-wrong-noise")
def noise_named(s, rng):
    for _ in range(2):
        _, n, laws, said, ends = _noise_said(s, rng)
        ends, alike = [ends[name] for name in laws], ("right", "noise twice", "coin")
        one_step = {name: (v, 3 + n * (k - 3)) for name, (v, k) in laws.items()}
        confusions = {
            "the kurtosis is not looked at, or compared with that of one step: three of five have the variance σ²": [
                *([one if name in alike else name for name in laws] for one in alike[:2]),
                *_nearest_noise(ends, one_step),
            ],
            # without a look at the kurtosis a table that begins with the coin has the same names
            "the excess over 3 is compared with kurtoses, and a Gaussian has 3; or the kurtosis is not looked at": (
                _nearest_noise(ends, laws, excess=3.0)
            ),
            "the standard deviation is compared with variances": _nearest_noise(ends, laws, variances=0.5),
        }
        _expect_told(said, laws, "variance and kurtosis", confusions)


@check("noise_diagnosis", "sec-wrong-noise")
def noise_numbers(s, rng):
    for _ in range(2):
        sigma, n, laws, said, ends = _noise_said(s, rng)
        inputs, h = f"for σ = {sigma:.3f} and n = {n}", 1 / n
        variance, kurtosis = np.array(list(laws.values())).T

        def of(**changed):
            return [changed.get(name.replace(" ", "_"), laws[name][0]) for name in laws]  # noqa: B023

        of_names = np.array([laws[got[0]] for got in said.values()]).T
        got = np.array([number(got[1], "the variance") for got in said.values()])
        expect_close(
            got,
            variance,
            f"the exact variance of {_row(laws, got, variance)}, {inputs}:",
            {
                "these are measured: say what they are without an error": [ends[name].var() for name in laws],
                "these are the standard deviations": np.sqrt(variance),
                "σ is not squared": variance / sigma,
                "this is the variance of one step": variance * h,
                "without the root each of the n steps has the variance σ²h²": of(no_root=sigma**2 * h**2),
                "without the root the variance is no longer σ²": of(no_root=sigma**2),
                "n - 1 steps of size 1/n end before the time 1": of(one_short=sigma**2),
                _OF_THE_NAMES: of_names[0],
            },
            rtol=1e-6,
            otherwise="variances of independent steps add up: how many steps, and which variance has each?",
        )
        got = np.array([number(got[2], "the kurtosis") for got in said.values()])
        expect_close(
            got,
            kurtosis,
            f"the exact kurtosis of {_row(laws, got, kurtosis)}, {inputs}:",
            {
                "these are measured: say what they are without an error ": [
                    np.mean(ends[name] ** 4) / np.mean(ends[name] ** 2) ** 2 for name in laws
                ],
                "this is the excess over 3": kurtosis - 3,
                "this is the kurtosis of one step: a sum of n steps is n times nearer to 3": 3 + n * (kurtosis - 3),
                _OF_THE_NAMES: of_names[1],
                "this is the kurtosis of a Gaussian, whatever came": np.full(5, 3.0),
            },
            rtol=1e-6,
            otherwise="the excess over 3 of a sum of n equal steps is that of one step, divided by n",
        )


# --- how coarse it may be --------------------------------------------------------------------------------------------


_OU_EXACT = tuple(
    f"flowdiff.sde.OrnsteinUhlenbeck.{name}" for name in ("mean", "std", "transition", "transition_along")
)
_OU_SCHEME = "flowdiff.sde.OrnsteinUhlenbeck.euler_maruyama_variance"


_SIGNED = "a = 1 - θh may be negative: |a| is what shrinks the mean"


def _run(s, theta, sigma, excess, left):
    with explaining({"domain|negative|NaN|nan": _SIGNED}):
        got = s.call("cheapest_run", theta, sigma, excess, left)
    if not isinstance(got, (tuple, list)) or len(got) != 2:
        raise wrong("a pair: the step size and the number of steps", words(got), "return both, in this order")
    return got


@check("cheapest_run", "sec-ou-bias", (_OU_SCHEME,))
def cheapest_step(s, rng):
    """With the step that comes, the scheme's own variance is exactly what is allowed."""
    for low, high in ((0.2, 0.4), (0.6, 0.8), (1.6, 2.4)):
        theta, sigma = float(rng.uniform(1.2, 1.7)), float(rng.uniform(0.5, 0.8))
        excess, left = float(rng.uniform(low, high)), float(rng.uniform(0.01, 0.03))
        with np.errstate(all="ignore"):
            h, _ = _run(s, theta, sigma, excess, left)
        e = excess
        expect_close(
            h,
            2 * e / (theta * (1 + e)),
            f"the largest h for θ = {theta:.3f}, σ = {sigma:.3f} and an excess of {e:.3f}:",
            {
                "this is right for a small excess only: solve 1/(1 - θh/2) = 1 + excess": 2 * e / theta,
                "the 2 is missing: 1 - θh/2 stands in the variance": e / (theta * (1 + e)),
                "the 2 is missing, and this is for a small excess only": e / theta,
                "θ is missing: only θh counts": 2 * e / (1 + e),
                "this makes the standard deviation exceed by that share": 2 * (1 - 1 / (1 + e) ** 2) / theta,
                "the excess is taken of 1, not of the true variance": 2
                / theta
                * (1 - 1 / (1 + 2 * theta * e / sigma**2)),
                "1 + excess is the ratio: here the excess itself is": 2 / theta * (1 - 1 / e),
                "this is the end of stability, θh = 2": 2 / theta,
                "this is the step that forgets the start at once, θh = 1": 1 / theta,
                "1 - θh/2 stands below: the true variance is divided by it": -2 * e / theta,
                "this is θh: divide by θ once more": 2 * e * theta / (1 + e),
                "1 - excess for 1 + excess": 2 * e / (theta * (1 - e)),
                "this is the number of steps: h comes first": float(_count(e, left)),
            },
            rtol=1e-6,
            otherwise="for which h is σ²h/(1 - a²), with a = 1 - θh, just 1 + excess times σ²/(2θ)?",
        )


def _count(excess, left):
    """How often |a|, with a = 1 - θh = (1 - excess)/(1 + excess), is multiplied until at most `left` remains."""
    share, n = 1.0, 0
    while share > left:
        share, n = share * abs(1 - excess) / (1 + excess), n + 1
    return n


@check("cheapest_run", "sec-ou-bias", (_OU_SCHEME,))
def cheapest_count(s, rng):
    for low, high in ((0.2, 0.26), (0.35, 0.45), (5.0, 9.0)):
        theta, sigma = float(rng.uniform(2.6, 3.4)), float(rng.uniform(0.5, 0.8))
        while True:  # nothing hangs on the last digit, and np.round is not np.ceil
            e, left = float(rng.uniform(low, high)), float(rng.uniform(0.0002, 0.001))
            exact = np.log(left) / np.log(abs(1 - e) / (1 + e))
            if 0.1 < exact % 1 < 0.45:
                break
        h, n = _run(s, theta, sigma, e, left)
        h, n, right = number(h, "the step size"), number(n, "the number of steps"), _count(e, left)
        if n == right:
            continue
        b = 2 * e / (1 + e)
        with np.errstate(all="ignore"):
            of_own = np.ceil(np.log(left) / np.log(abs(1 - theta * h)))
        told = {
            "this is rounded down: so few steps leave more than is allowed": right - 1,
            "one step too many: with one less it is enough": right + 1,
            "the exact exp(-θh) is used: a step of the scheme multiplies by 1 - θh": np.ceil(-np.log(left) / b),
            "the variance is meant to forget, by a²: the mean does by a": np.ceil(exact / 2),
            "it is not rounded: the number of steps is a whole number": exact,
            "log10 and log are mixed": np.ceil(np.log10(left) / np.log(abs(1 - e) / (1 + e))),
        }
        if not np.isclose(theta * h, b):
            told = {f"that is right for the h that came with it, {h:.4g}, which is wrong": of_own, **told}
        likely = next((sentence for sentence, value in told.items() if np.isclose(n, value)), "")
        if not np.isfinite(n) or n < 0:
            likely = _SIGNED
        what = f"{right} steps, for θh = {b:.4f} and {left:.4f} of the start left"
        raise wrong(what, f"{n:.6g}", likely or "which power of |1 - θh| is at most what may be left?")


def _recursion(theta, sigma, x0, n, h):
    """Mean and variance after n steps of size h, step by step."""
    mean, variance = x0, 0.0
    for _ in range(n):
        mean, variance = mean - theta * h * mean, (1 - theta * h) ** 2 * variance + sigma**2 * h
    return mean, variance


def _forecasts(s, rng):
    """Five forecasts: the inputs, in words; what came; the laws of scheme and process, by name."""
    for n in (2, 1, 7, 40, 12):
        theta, sigma = float(rng.uniform(1.1, 1.5)), float(rng.uniform(0.6, 0.8))
        x0, t1 = float(rng.uniform(1.4, 2.0)), float(rng.uniform(0.6, 0.9)) * (2 if n > 10 else 1)
        got = s.call("weak_error", theta, sigma, x0, n, t1)
        if not isinstance(got, (tuple, list)) or len(got) != 2:
            raise wrong("a pair: the errors of mean and variance", words(got), "return both, in this order")
        h, settled = t1 / n, sigma**2 / (2 * theta)
        exact = np.exp(-theta * t1) * x0, settled * (1 - np.exp(-2 * theta * t1))
        inputs = f"θ = {theta:.3f}, σ = {sigma:.3f}, x0 = {x0:.3f}, n = {n}, t1 = {t1:.3f}:"
        laws = {
            "scheme": _recursion(theta, sigma, x0, n, h),
            "short": _recursion(theta, sigma, x0, n - 1, h),
            "long": _recursion(theta, sigma, x0, n + 1, h),
            "unit": _recursion(theta, sigma, x0, n, 1 / n),
        }
        yield inputs, got, theta, sigma, x0, h, t1, exact, laws


@check("weak_error", "sec-strong-weak", (_OU_SCHEME, *_OU_EXACT))
def weak_error_mean(s, rng):
    for inputs, (got, _), theta, _sigma, x0, h, t1, (exact, _), laws in _forecasts(s, rng):
        scheme = laws["scheme"][0]
        expect_close(
            got,
            scheme - exact,
            f"the error of the mean, for {inputs}",
            {
                "the sign: scheme minus process": exact - scheme,
                "this is the mean of the scheme: that of the process is to be taken off": scheme,
                "this is the mean of the process: take it off that of the scheme": exact,
                "x0 is missing": (scheme - exact) / x0,
                "the loop takes n - 1 steps": laws["short"][0] - exact,
                "the loop takes n + 1 steps": laws["long"][0] - exact,
                "h is t1 / n, not 1 / n": laws["unit"][0] - exact,
                "this is the first term for small h: the exact error is asked for": -(theta**2) * t1 * h / 2 * exact,
                "the error is divided by the exact mean: the difference itself is asked for": (scheme - exact) / exact,
                "this is the error of one step: there are n": ((1 - theta * h) - np.exp(-theta * h)) * x0,
                "the sign of the drift in the scheme: it is -θX": (1 + theta * h) ** round(t1 / h) * x0 - exact,
                "t1 is missing in the exact mean": scheme - np.exp(-theta) * x0,
            },
            rtol=1e-6,
            otherwise="a step multiplies the scheme's mean by 1 - θh; the process's is multiplied by exp(-θ t1) in all",
        )


@check("weak_error", "sec-strong-weak", (_OU_SCHEME, *_OU_EXACT))
def weak_error_variance(s, rng):
    for inputs, (_, got), theta, sigma, _x0, h, t1, (_, exact), laws in _forecasts(s, rng):
        scheme, settled, b = laws["scheme"][1], sigma**2 / (2 * theta), theta * h
        full = settled / (1 - b / 2)
        n = round(t1 / h)
        expect_close(
            got,
            scheme - exact,
            f"the error of the variance, for {inputs}",
            {
                "the sign: scheme minus process": exact - scheme,
                "this is the variance of the scheme: that of the process is to be taken off": scheme,
                "this is the variance of the process: take it off that of the scheme": exact,
                "this is the error of the settled variances: at t1 neither has settled": full - settled,
                "the scheme is taken as settled: it has made n steps only": full - exact,
                "the process is taken as settled: at t1 it has not": scheme - settled,
                "the loop takes n - 1 steps": laws["short"][1] - exact,
                "the loop takes n + 1 steps": laws["long"][1] - exact,
                "h is t1 / n, not 1 / n": laws["unit"][1] - exact,
                "these are standard deviations: variances are asked for": np.sqrt(scheme) - np.sqrt(exact),
                "exp(-θ t1) in the exact variance: its exponent is -2θ t1": scheme
                - settled * (1 - np.exp(-theta * t1)),
                "a is not squared: a step multiplies the variance by a²": sigma**2 * h * (1 - (1 - b) ** n) / b - exact,
                "σ is not squared": (scheme - exact) / sigma,
                "the noise of a step has the variance σ²h: here h²": scheme * h - exact,
                "the noise of a step has the variance σ²h: h is missing": scheme / h - exact,
                "the noise adds up without being damped: σ²t1": sigma**2 * t1 - exact,
                "the error is divided by the exact variance": (scheme - exact) / exact,
            },
            rtol=1e-6,
            otherwise="start from the variance 0; a step turns v into a² v + σ²h",
        )


# --- new motions from old ones ---------------------------------------------------------------------------------------


class Recorded(Served):
    """A function of one array that is passed to the student's function, and keeps what it is called with.

    Args:
        shape: what the argument must have; None allows any.
    """

    def __init__(self, name: str, function: Callable[[np.ndarray], np.ndarray], shape: tuple | None = None):
        self.name, self.function, self.shape = name, function, shape
        self.states: list[np.ndarray] = []

    def __call__(self, *args, **kwargs):
        values = [*args, *kwargs.values()]
        if len(values) != 1 or (self.shape is not None and np.shape(values[0]) != self.shape):
            wanted = f"{self.name}({'x' if self.shape else 't'})" + (f" of shape {self.shape}" if self.shape else "")
            got = " and ".join(f"shape {np.shape(v)}" for v in values) or "nothing"
            self._complain(wanted, got)
        x = np.asarray(values[0])
        self.states.append(np.array(x, float))
        return np.asarray(self.function(self.states[-1])).astype(x.dtype if x.dtype.kind == "f" else float)


def _stretched(s, rng):
    """Said of all five programs, with their variances and the inputs."""
    c, t = float(rng.uniform(1.6, 2.4)), float(rng.uniform(1.4, 2.6))
    names = ["right", "no height", "height c", "faster", "both"]
    powers = dict(zip(names, (0, -1, 1, 2, 3), strict=True))
    variances = {names[k]: t * c ** powers[names[k]] for k in rng.permutation(5)}
    samples = []

    def sample(variance):
        samples.append(np.sqrt(variance) * rng.standard_normal(4000))
        return samples[-1].copy()

    return c, t, variances, _diagnoses(s, "stretch_diagnosis", variances, sample, (c, t)), samples


@check("stretch_diagnosis", "sec-scaling")
def stretch_named(s, rng):
    for _ in range(2):
        c, t, variances, said, samples = _stretched(s, rng)
        spread = [values.std() for values in samples]
        heights = {
            "right": np.sqrt(c) * t / c, "no height": t / c, "height c": t, "faster": c**1.5 * t, "both": c**2 * t
        }  # fmt: skip
        powers = {"right": 1 / c, "no height": 1 / c, "height c": 1 / c, "faster": c, "both": c}
        unit = {name: value / t for name, value in variances.items()}
        confusions = {
            "the standard deviation of the values is compared with variances": _nearest_names(spread, variances),
            "a factor of the values is squared in their variance": _nearest_names(np.square(spread), heights),
            "t is missing: these are the variances at t = 1": _nearest_names(np.square(spread), unit),
            "the heights are missing: a factor multiplies the variance by its square": _nearest_names(
                np.square(spread), {name: t * power for name, power in powers.items()}
            ),
        }
        _expect_names(said, variances, confusions)


@check("stretch_diagnosis", "sec-scaling")
def stretch_variance(s, rng):
    for _ in range(2):
        c, t, variances, said, samples = _stretched(s, rng)
        right, measured = np.array(list(variances.values())), np.array([values.var() for values in samples])
        # of the named programs, whether the names are right or not: the power of c in the variance, and in the height
        powers = np.log([variances[name] / t for name, _ in said.values()]) / np.log(c)
        table = {"right": 0.5, "no height": 0.0, "height c": 1.0, "faster": 0.5, "both": 1.0}
        heights = np.array([table[name] for name, _ in said.values()])
        own = t * c**powers
        expect_close(
            np.array([number(got, "the variance") for _, got in said.values()]),
            right,
            f"the exact variances at t = {t:.3f} of {', '.join(variances)}, for c = {c:.3f}; the first that differs",
            {
                "these are measured from the values: say what they are without an error": measured,
                "these are measured from the values: say what they are without an error ": measured * 4000 / 3999,
                "each variance is that of the program named beside it: the names are what is wrong": own,
                "these are the standard deviations": np.sqrt(own),
                "this is what the right program has, whatever came": np.full(5, t),
                "t is missing": own / t,
                "the variances are squared": own**2,
                "a factor of the values is squared in their variance": t * c ** (powers - heights),
                "the heights are missing: a factor multiplies the variance by its square": t
                * c ** (powers - 2 * heights),
                "the times ct and t/c are exchanged: W at the time r has the variance r": t
                * c ** (4 * heights - powers),
                "c and 1/c are exchanged": t * c**-powers,
            },
            rtol=1e-6,
            otherwise="W at time r has the variance r, and a factor comes out squared; are the names right?",
        )


# --- a path that is tied at both ends --------------------------------------------------------------------------------


def _pinned(s, rng):
    sigma, t1, t = float(rng.uniform(1.4, 2.0)), float(rng.uniform(1.6, 2.4)), float(rng.uniform(0.3, 0.7))
    a, b = float(rng.uniform(0.4, 0.9)), float(rng.uniform(-1.8, -1.2))
    got = _pair(s.call("pinned_forecast", sigma, a, b, t1, t), "the mean and the standard deviation")
    return sigma, a, b, t1, t, got, f"for σ = {sigma:.3f}, a = {a:.3f}, b = {b:.3f}, t1 = {t1:.3f} and t = {t:.3f}"


@check("pinned_forecast", "sec-scaling")
def pinned_mean(s, rng):
    for _ in range(2):
        _, a, b, t1, t, (got, _), inputs = _pinned(s, rng)
        expect_close(
            got,
            a + (b - a) * t / t1,
            f"the mean {inputs}",
            {
                "this is the start: the end is known too": a,
                "this is the end: the start is known too": b,
                "both ends count alike half way only": (a + b) / 2,
                "the two ends are exchanged": b + (a - b) * t / t1,
                "the line reaches b at t1, not at 1": a + (b - a) * t,
                "the start is not taken off: the way is b - a": a + b * t / t1,
                "the start is forgotten": (b - a) * t / t1,
                "a bridge from 0 to 0 has the mean 0: this one has other ends": 0.0,
            },
            rtol=1e-6,
            otherwise="it lies on the straight line from a at time 0 to b at time t1",
        )


@check("pinned_forecast", "sec-scaling")
def pinned_spread(s, rng):
    for _ in range(2):
        sigma, _, _, t1, t, (_, got), inputs = _pinned(s, rng)
        right, share = sigma * np.sqrt(t * (t1 - t) / t1), t / t1
        expect_close(
            got,
            right,
            f"the standard deviation {inputs}",
            {
                "this is the variance": right**2,
                "this is where it may be if the end is not known": sigma * np.sqrt(t),
                "this is where it may be if the start is not known": sigma * np.sqrt(t1 - t),
                "σ is missing": right / sigma,
                "σ is squared: it multiplies the path": right * sigma,
                "σ stands under the root": right / np.sqrt(sigma),
                "the bridge lasts t1, not 1": sigma * np.sqrt(t * (1 - t)),
                "this is the bridge of length 1 at the time t/t1: it is to be stretched to t1, and so in height": (
                    sigma * np.sqrt(share * (1 - share))
                ),
                "stretched t1 times in time, a path is √t1 times as high, not t1 times": sigma * np.sqrt(t * (t1 - t)),
            },
            rtol=1e-6,
            otherwise="the variance is 0 at both ends and largest half way",
        )


# --- midpoint refinement ---------------------------------------------------------------------------------------------

_REFINERS = ("right", "no noise", "half a step", "left end", "no root")


def _refiners(h):
    """Of each program the variance of the noise in its midpoints, over h."""
    return dict(zip(_REFINERS, (1 / 4, 0.0, 1 / 2, 1 / 2, h / 4), strict=True))


def _ratios(h):
    """The expected quadratic variation of the refined path over that of Brownian motion, by program."""
    return {name: 1 + 2 * v if name == "left end" else 1 / 2 + 2 * v for name, v in _refiners(h).items()}


def _refined(name, h, n, rng, batch=2000):
    w = np.concatenate([np.zeros((1, batch)), np.cumsum(np.sqrt(h) * rng.standard_normal((n, batch)), axis=0)])
    middle = w[:-1] if name == "left end" else (w[:-1] + w[1:]) / 2
    fine = np.empty((2 * n + 1, batch))
    fine[::2] = w
    fine[1::2] = middle + np.sqrt(h * _refiners(h)[name]) * rng.standard_normal(middle.shape)
    return fine


def _nearest(measured, numbers):
    """The lists of names that readers find who compare ratios, or differences."""
    return [
        [min(numbers, key=lambda name: abs(np.log(value / numbers[name]))) for value in measured],
        [min(numbers, key=lambda name: abs(value - numbers[name])) for value in measured],
    ]


def _refined_said(s, rng):
    h, n = float(rng.uniform(0.25, 0.45)), int(rng.integers(5, 7))
    ratios, made = _ratios(h), {}
    ratios = {_REFINERS[k]: ratios[_REFINERS[k]] for k in rng.permutation(5)}

    def sample(ratio):
        (name,) = [name for name, value in ratios.items() if value == ratio]
        made[name] = _refined(name, h, n, rng)
        return made[name].copy()

    said = _diagnoses(s, "refine_diagnosis", ratios, sample, (h,))
    return h, n, ratios, said, made


@check("refine_diagnosis", "sec-scaling")
def refine_named(s, rng):
    for _ in range(2):
        h, n, ratios, said, made = _refined_said(s, rng)
        sums = np.array([(np.diff(made[name], axis=0) ** 2).sum(0).mean() for name in ratios])
        # with n h below 3 a sum that is not divided is not nearest to the same name whatever came
        confusions = {
            "the quadratic variation is not divided by the time n h": _nearest(sums, ratios),
            "the fine values are h/2 apart: the whole time is n h, not 2n h": _nearest(sums / (2 * n * h), ratios),
        }
        # sums that large are all nearest to the largest ratio
        some = {sentence: [names for names in lists if len(set(names)) > 1] for sentence, lists in confusions.items()}
        crude = "the sum is not divided by the time n h, or of squares of the values; or this is said whatever came"
        _expect_told(said, ratios, "the quadratic variation per time", some | {crude: _nearest(sums / h, ratios)})


@check("refine_diagnosis", "sec-scaling")
def refine_ratio(s, rng):
    for _ in range(2):
        h, n, ratios, said, made = _refined_said(s, rng)
        noise, left = (
            np.array([_refiners(h)[name] for name in ratios]),
            np.array([name == "left end" for name in ratios]),
        )
        right, ones = np.array(list(ratios.values())), np.ones(5)
        sums = np.array([(np.diff(made[name], axis=0) ** 2).sum(0).mean() for name in ratios])
        got = np.array([number(got[1], "the ratio") for got in said.values()])
        expect_close(
            got,
            right,
            f"the exact ratio of {_row(ratios, got, right)}, for h = {h:.3f}:",
            {
                "these are measured: say what they are without an error": sums / (n * h),
                "this is what the right program has, whatever came": ones,
                "the noise of a midpoint is in both halves: it counts twice": right - noise,
                "this is one half of each step: add both": np.where(left, noise, 1 / 4 + noise),
                "the increments of the old path are left out: half of h remains of them": 2 * noise,
                "the old path alone: the noise of the midpoints is missing": np.where(left, 1.0, 1 / 2),
                "this is the quadratic variation of one step: divide it by h": right * h,
                "h/2 is a standard deviation here: its square is h²/4": np.where(
                    [name == "no root" for name in ratios], 1.5, right
                ),
                "from the left end alone the second half has to make up for the first": np.where(left, 1.5, right),
                _OF_THE_NAMES: np.array([ratios[got[0]] for got in said.values()]),
            },
            rtol=1e-6,
            otherwise="with Δ the old increment and ξ the noise its halves are Δ/2 ± ξ: which mean have the squares?",
        )


# --- Brownian motion as an SDE ---------------------------------------------------------------------------------------

_SDE = ("flowdiff.sde.euler_maruyama", "flowdiff.sde.euler_maruyama_step", "flowdiff.sde.brownian_motion")


@check("BrownianMotion", "sec-sde", _SDE)
def brownian_coefficients(s, rng):
    for d in (2, 3):
        sigma, t = 0.7 + 0.4 * (d - 2), float(rng.uniform(0.3, 0.9))
        x, motion = points(rng, 4, d), s.make("BrownianMotion", sigma)
        drift = {
            "dX = σ dW has no drift": np.full_like(x, sigma),
            "the position is not a drift": x,
            "the position is not a drift, nor times t": x * t,
            "this is the pull of an Ornstein–Uhlenbeck process: dX = σ dW has none": -x,
        }
        expect_drift(motion, x, t, np.zeros_like(x), drift)
        told = {
            "σ is squared: dX = σ dW": sigma**2,
            "σ = 1 always": 1.0,
            "√t belongs to the simulation": sigma * np.sqrt(t),
            "σ does not depend on t": sigma * t,
            "σ²t is the variance of X_t": sigma**2 * t,
            "the root of σ": np.sqrt(sigma),
            "half of σ²": sigma**2 / 2,
            "the diffusion is zero": 0.0,
        }
        expect_diffusion(motion, x, t, sigma, told)
        other = s.make("BrownianMotion", sigma + 1)
        expect_diffusion(other, x, t, sigma + 1, {"all objects share one σ": sigma})
        expect_diffusion(motion, x, t, sigma, {"all objects share one σ: keep it in self": sigma + 1})


@check("BrownianMotion", "sec-sde", _SDE)
def brownian_transition(s, rng):
    laws = []
    for sigma, h in ((0.75, 0.43), (1.6, 2.56)):
        start = np.array([2.0, -1.5, 0.7])
        x = np.tile(start, (6000, 1))
        before, motion = x.copy(), s.make("BrownianMotion", sigma)
        got = _method(motion, "transition", x, h, fresh(rng))
        expect_untouched(x, before, "x")
        z = drawn(array(got, x.shape, f"X_(t+h) for x of shape {x.shape}", _em_shapes(*x.shape))) - x
        name = f"X_(t+h) - X_t for σ = {sigma}, h = {h}"
        told = {
            "σ is squared: the variance is σ²h": sigma**4 * h,
            "σ under the root": sigma * h,
            "σ is missing": h,
            "√h is missing": sigma**2,
            "is the noise scaled by h instead of √h?": sigma**2 * h**2,
            "σ and √h are missing": 1.0,
            "the noise is divided by √h": sigma**2 / h,
            "σ²h is used as a standard deviation: take the root": sigma**4 * h**2,
            "the noise is added twice, or √(2h) stands for √h": 2 * sigma**2 * h,
            "steps of a fixed size 0.1 do not fill h: one draw over h is exact": sigma**2 * np.ceil(h / 0.1) * 0.1,
            **{sentence: factor**2 for sentence, factor in other_factors(sigma, h).items()},
        }
        told = {sentence: (0.0, value) for sentence, value in told.items()}
        told |= {"x is not added": (-start, None), "x is added twice": (start, None)}
        laws.append(Law(name, z, 0.0, sigma**2 * h, told))
    expect_laws(laws)
    for law in laws:
        expect_normal_shape(law.sample, law.what)
        expect_independent(law.sample, "one step")
    expect_from_rng(lambda g: _method(motion, "transition", points(np.random.default_rng(1)), h, g), rng)


# --- the variance that the scheme settles in -------------------------------------------------------------------------


@check("em_stationary_variance", "sec-ou-bias", ("flowdiff.sde.OrnsteinUhlenbeck.euler_maruyama_variance",))
def stationary_value(s, rng):
    for h in (0.45, 0.01, 1.1):
        theta, sigma = float(rng.uniform(1.1, 1.6)), float(rng.uniform(0.6, 0.8))
        full, b = sigma**2 / (2 * theta), theta * h
        expect_close(
            s.call("em_stationary_variance", theta, sigma, h),
            sigma**2 * h / (1 - (1 - b) ** 2),
            f"the variance that Euler–Maruyama settles in, for θ = {theta:.3f}, σ = {sigma:.3f}, h = {h}:",
            {
                "this is the variance of the process itself; with steps of size h the scheme has one of its own": full,
                "this is σ², which is not the limit of anything here": sigma**2,
                "h is multiplied in once more": full * h / (1 - b / 2),
                "1 - θh/2 stands below, not above": full * (1 - b / 2),
                "the 2 is missing: 1 - θh/2": full / (1 - b),
                "the sign: 1 - θh/2": full / (1 + b / 2),
                "1 + θh/2 is only the beginning of 1/(1 - θh/2)": full * (1 + b / 2),
                "this is the standard deviation": np.sqrt(sigma**2 * h / (1 - (1 - b) ** 2)),
                "σ is not squared": sigma / (2 * theta) / (1 - b / 2),
                "a is not squared: the variance is multiplied by a²": sigma**2 * h / (1 - (1 - b)),
                "h is missing in the noise: σ²h": sigma**2 / (1 - (1 - b) ** 2),
                "this is the variance after one step": sigma**2 * h,
                "the factor 2 of σ²/(2θ) is missing": 2 * full / (1 - b / 2),
                "a = e^(-θh) is the exact factor; the scheme's is 1 - θh": sigma**2 * h / (1 - np.exp(-2 * b)),
                "θ is missing in the correction": full / (1 - h / 2),
                "this is 1 - a² upside down": (1 - (1 - b) ** 2) / (sigma**2 * h),
                "√h for h: the noise has the variance σ²h": sigma**2 * np.sqrt(h) / (1 - (1 - b) ** 2),
                "the sign in a = 1 - θh": sigma**2 * h / (1 - (1 + b) ** 2),
                "a is 1 - θh, not 1 - 2θh": sigma**2 * h / (1 - (1 - 2 * b) ** 2),
                "h is missing in a = 1 - θh": sigma**2 * h / (1 - (1 - theta) ** 2),
                "θ is missing in a = 1 - θh": sigma**2 * h / (1 - (1 - h) ** 2),
                "(1 - a)² for 1 - a²": sigma**2 * h / b**2,
                "the sign before a²: v - a² v = σ²h": sigma**2 * h / (1 + (1 - b) ** 2),
                "a is squared twice": sigma**2 * h / (1 - (1 - b) ** 4),
                "the scheme settles up to θh = 2, not up to 1": np.inf if b > 1 else full / (1 - b / 2),
                **{
                    f"this is the variance after {n} steps: no end is reached at small h": sigma**2
                    * h
                    * (1 - (1 - b) ** (2 * n))
                    / (1 - (1 - b) ** 2)
                    for n in (10, 20, 50, 100)
                },
            },
            rtol=1e-6,
            otherwise="which v solves v = a² v + σ²h, with a = 1 - θh?",
        )


@check("em_stationary_variance", "sec-ou-bias", ("flowdiff.sde.OrnsteinUhlenbeck.euler_maruyama_variance",))
def stationary_unstable(s, rng):
    for theta, h in ((2.5, 1.0), (0.9, 3.1), (4.0, 0.5)):  # the last one is θh = 2
        edge = "at θh = 2 it grows without limit too: a² is 1 there, and the formula divides by 0"
        with explaining({"ZeroDivisionError": edge}):
            got = s.call("em_stationary_variance", theta, 0.7, h)
        got = number(got, "the variance")
        if got != np.inf:
            likely = "for θh ≥ 2 the formula says nothing: the scheme does not settle, its variance grows on and on"
            raise wrong(f"inf for θh = {theta * h:.3g}", f"{got:.4g}", likely)
    got = number(s.call("em_stationary_variance", 1.9, 0.7, 1.0), "the variance")
    right = 0.49 / (1 - 0.81)
    if not abs(got / right - 1) < 1e-6:
        likely = "the scheme settles up to θh = 2, not up to 1" if got == np.inf else ""
        raise wrong(f"{right:.4g} for θh = 1.9", f"{got:.4g}", likely)


# --- autocovariance --------------------------------------------------------------------------------------------------


@check("ou_autocovariance", "sec-ou", ("flowdiff.sde.OrnsteinUhlenbeck.autocovariance",))
def autocovariance_value(s, rng):
    theta, sigma = float(rng.uniform(1.4, 1.8)), float(rng.uniform(0.6, 0.8))
    for lag in (np.array([0.3, 0.0, 1.5, 0.7]), np.array([-0.2, 0.4, -0.9])):
        before, full, e = lag.copy(), sigma**2 / (2 * theta), np.abs(lag)
        got = s.call("ou_autocovariance", theta, sigma, lag)
        expect_untouched(lag[:, None], before[:, None], "lag")
        expect_close(
            got,
            full * np.exp(-theta * e),
            f"Cov(X_t, X_(t+τ)) at the lags τ = {shown(lag, 3)} for θ = {theta:.3f}, σ = {sigma:.3f}",
            {
                "2θ belongs to the variance; in the exponent stands θ": full * np.exp(-2 * theta * e),
                "the lag may be negative: the covariance depends on |τ|": full * np.exp(-theta * lag),
                "the variance in front is missing: this is the correlation": np.exp(-theta * e),
                "the factor 2 is missing: σ²/(2θ)": 2 * full * np.exp(-theta * e),
                "σ is not squared": full / sigma * np.exp(-theta * e),
                "σ² is in front: the stationary variance is σ²/(2θ)": sigma**2 * np.exp(-theta * e),
                "θ is missing in the exponent": full * np.exp(-e),
                "this is the variance after the time τ": full * -np.expm1(-2 * theta * e),
                "the lag is squared": full * np.exp(-theta * e**2),
                "this is the standard deviation in front": np.sqrt(full) * np.exp(-theta * e),
                "the sign in the exponent": full * np.exp(theta * e),
                "half the exponent": full * np.exp(-theta * e / 2),
                "1 - θτ is only the beginning of the exponential": full * (1 - theta * e),
                "a negative lag is not a lag of 0: forwards or backwards makes no difference": full
                * np.exp(-theta * np.maximum(lag, 0)),
                "a negative lag has a covariance too: forwards or backwards makes no difference": np.where(
                    lag < 0, 0.0, full * np.exp(-theta * e)
                ),
                "the lags are sorted: each value belongs to its own lag": full * np.exp(-theta * np.sort(e)),
                "the lags are counted from the first one: they are τ themselves": full
                * np.exp(-theta * np.abs(lag - lag[0])),
                "brackets: σ²/2 * θ multiplies by θ, σ²/(2θ) divides by it": full * theta**2 * np.exp(-theta * e),
                "θ is squared in the exponent": full * np.exp(-(theta**2) * e),
                "a root is taken in the exponent: it is -θ|τ|": full * np.exp(-np.sqrt(theta * e)),
                "the rate is θ, not σ²/(2θ)": full * np.exp(-full * e),
                "the variance in front is squared": full**2 * np.exp(-theta * e),
            },
            shapes={(): "one number came: one for each lag"},
        )


@check("measured_autocovariance", "sec-ou")
def measured_autocovariance_value(s, rng):
    for n, batch, k in ((6, 5, 2), (9, 3, 1), (5, 4, 0), (4, 6, 4)):
        x = np.cumsum(rng.standard_normal((n + 1, batch)), axis=0) + 0.7
        before, late = x.copy(), x[k:]
        early = x[: n + 1 - k]
        pairs, one = n + 1 - k, early * late
        with explaining({r"broadcast.*\(0,": "xs[:-k] is empty for k = 0: where do the first times end then?"}):
            got = s.call("measured_autocovariance", x, k)
        if np.size(got) > 1 and not isinstance(got, (list, tuple)):
            likely = "the mean runs over all pairs of times and over all paths: over both axes"
            raise wrong("the covariance, one number", words(np.asarray(got)), likely)
        expect_untouched(x, before, "xs")
        centred = x - x.mean()
        expect_close(
            got,
            (early * late).mean(),
            f"the mean of X_t X_(t+τ) over all pairs {k} step{'s' * (k != 1)} apart, in {n} steps and {batch} paths",
            {
                "the record is rolled round: its end is paired with its beginning": (x * np.roll(x, -k, axis=0)).mean(),
                "the paths are shifted, not the times": (x * np.roll(x, -k, axis=1)).mean(),
                "the paths are shifted, not the times, and the last ones left out": (
                    x[:, : batch - k] * x[:, k:]
                ).mean(),
                "the sum is divided by all n + 1 times: there are fewer pairs": (early * late).sum() / x.size,
                "the sum is divided by n": (early * late).sum() / (n * batch),
                "this is the sum: take the mean": (early * late).sum(),
                "only the first time is paired": (x[0] * x[k]).mean(),
                "only the last pair of times is used": (x[-1 - k] * x[-1]).mean(),
                "only the first path is used": (early * late)[:, 0].mean(),
                "the means are taken off: those of the process are known to be 0": (
                    (early - early.mean()) * (late - late.mean())
                ).mean(),
                "the mean of all values is taken off: that of the process is known to be 0": (
                    centred[: n + 1 - k] * centred[k:]
                ).mean(),
                "np.cov takes the means off and divides by one pair less: the mean is known to be 0": np.cov(
                    early.ravel(), late.ravel()
                )[0, 1],
                "this is the correlation": np.corrcoef(early.ravel(), late.ravel())[0, 1],
                "one step too many lies between the two": (x[: n - k] * x[k + 1 :]).mean(),
                "the product of the means is not the mean of the product": early.mean() * late.mean(),
                "this is the mean square of X: k is not used": (x**2).mean(),
                "the last pair is left out": (x[: n - k] * x[k:n]).mean(),
                "these are the squares of the increments": ((late - early) ** 2).mean(),
                "divided by one pair less: this is a plain mean": (early * late).sum() / (early.size - 1),
                "the sum over the paths is divided by the number of times alone": one.sum() / (n + 1),
                "the sum over the paths is divided by the pairs of times alone: it is a mean over all paths": one.sum()
                / pairs,
                "this is the median: take the mean": np.median(one),
                "the first pair is left out": one[1:].mean() if pairs > 1 else np.nan,
                "pairs share no time here: take all pairs k steps apart": one[:: max(k, 1)].mean(),
                "one step too few lies between the two": (x[: n + 2 - k] * x[k - 1 :]).mean() if k else np.nan,
                "the mean of each path is taken off: that of the process is known to be 0": (
                    (x - x.mean(0))[:pairs] * (x - x.mean(0))[k:]
                ).mean(),
                "the mean at each time is taken off: that of the process is known to be 0": (
                    (x - x.mean(1, keepdims=True))[:pairs] * (x - x.mean(1, keepdims=True))[k:]
                ).mean(),
                "this is divided by the variance: the covariance is asked for": one.mean() / (x**2).mean(),
                "different paths are multiplied with each other: each belongs to itself, * and not @": (
                    early.T @ late
                ).mean()
                / pairs,
                "different times are multiplied with each other: * and not @": (early @ late.T).mean(),
                "different times are multiplied with each other: * and not @ ": (early @ late.T).mean() / batch,
                "X_t is multiplied with itself: the second factor is X_(t+τ)": (late**2).mean(),
                "X_t is multiplied with itself: the second factor is X_(t+τ) ": (early**2).mean(),
                "half of it is missing": one.mean() / 2,
            },
            otherwise="does lag 0 work too? xs[:-k] is empty there"
            if k == 0
            else "write down the pairs of times for n = 3 and k = 1: how many are there?",
        )


# --- the same law at another speed -----------------------------------------------------------------------------------


@check("same_law_time", "sec-sde")
def same_law_value(s, rng):
    for _ in range(2):
        sigma, t, other = (
            float(rng.uniform(0.5, 0.8)),
            float(rng.uniform(1.3, 2.0)),
            float(rng.uniform(1.3, 1.8)),
        )
        q = sigma / other
        expect_close(
            s.call("same_law_time", sigma, t, other),
            t * q**2,
            f"the time at which {other:.3f} W has the law of {sigma:.3f} W at t = {t:.3f}",
            {
                "the law depends on σ²t, not on σt": t * q,
                "the two σ are exchanged: the stronger noise needs less time": t / q**2,
                "the two σ are exchanged, and not squared": t / q,
                "the law depends on σ²t, not on σ√t": t * np.sqrt(q),
                "this is σ²t, the variance that both have: at which time does the other one have it?": sigma**2 * t,
                "t does not enter as a square": t**2 * q**2,
                "this is the standard deviation σ√t": sigma * np.sqrt(t),
                "the old σ is missing": t / other**2,
                "the same time": t,
                "squared twice": t * q**4,
                "the exponent of the ratio is 2, not 3": t * q**3,
                "t belongs to it as it is, without a root": np.sqrt(t) * q**2,
                "this is a root of the time": np.sqrt(t) * q,
                "the product of the two σ: their ratio": t * (sigma * other) ** 2,
                "the new σ is not squared": t * sigma**2 / other,
                "the old σ is not squared": t * sigma / other**2,
                "a difference of variances: their ratio": t + sigma**2 - other**2,
            },
            rtol=1e-6,
        )


@check("matched_ou", "sec-ou")
def matched_ou_value(s, rng):
    for _ in range(2):
        theta, sigma, new = (
            float(rng.uniform(0.6, 0.9)),
            float(rng.uniform(0.5, 0.8)),
            float(rng.uniform(1.7, 2.4)),
        )
        q = new / theta
        got = _pair(s.call("matched_ou", theta, sigma, new), "a pair: the new σ, and the factor of the time")
        case = f"θ = {theta:.3f}, σ = {sigma:.3f} and the new θ = {new:.3f}"
        expect_close(
            got[0],
            sigma * np.sqrt(q),
            f"the new σ for {case}, so that σ²/(2θ) stays:",
            {
                "it is σ² that is proportional to θ": sigma * q,
                "this is the new σ²: take the root": sigma**2 * q,
                "the ratio is the other way up": sigma / np.sqrt(q),
                "the ratio is the other way up, and without a root": sigma / q,
                "σ cannot stay: the stationary law would become narrower": sigma,
                "the two are the other way round: σ first": 1 / q,
                "this is the stationary standard deviation that both share": sigma / np.sqrt(2 * theta),
                "this is the stationary variance that both share": sigma**2 / 2 / theta,
                "a factor √2 too much": sigma * np.sqrt(2 * q),
                "the old θ is missing": sigma * np.sqrt(new),
                "the ratio of the rates is squared: it stands under a root": sigma * q**2,
                "a factor √2 too little": sigma * np.sqrt(q / 2),
                "σ is multiplied by the root, not added to it": sigma + np.sqrt(q),
                "σ stands inside the root": np.sqrt(sigma * q),
                "the new θ is missing": sigma / np.sqrt(theta),
            },
            rtol=1e-6,
        )
        expect_close(
            got[1],
            1 / q,
            f"the factor of the time for {case}, so that θt stays:",
            {
                "the other way up: a stronger pull is faster, so it needs less time": q,
                "the two are the other way round: the time factor second": sigma * np.sqrt(q),
                "θ stands in the exponent without a square": 1 / q**2,
                "θ stands in the exponent without a root": 1 / np.sqrt(q),
                "the time cannot stay: e^(-θt) would become smaller": 1.0,
                "the old θ is missing": 1 / new,
                "this is the difference of the rates": theta - new,
                "the other way up, and under a root: θt stays, without a root": np.sqrt(q),
                "the other way up, and squared": q**2,
                "the product of the rates: their ratio": theta * new,
                "an exponential has no place here: θt itself stays": np.exp(theta - new),
            },
            rtol=1e-6,
        )


# --- strong order ----------------------------------------------------------------------------------------------------


class PowerLawPaths(Served):
    """A solver whose mean error is exactly C h^p, in other moments something else; it keeps what it is given.

    Args:
        off: how far the errors are from C h^p, as a power of e; 0 for not at all.
    """

    def __init__(self, exact, order, n, rng, off=0.0):
        self.exact, self.order, self.n, self.off = exact, order, n, off
        self.size = rng.uniform(0.5, 1.5)
        self.calls: list[tuple[np.ndarray, float]] = []

    def __call__(self, *args, **kwargs):
        values = [*args, *kwargs.values()]
        if (
            len(values) != 2
            or np.ndim(values[0]) != 2
            or np.size(values[1]) != 1
            or np.shape(values[0])[1] != len(self.exact)
        ):
            got = " and ".join(f"shape {np.shape(v)}" for v in values) or "nothing"
            wanted = f"solve(dw, h) with dw of shape (steps, {len(self.exact)}) and h a number"
            self._complain(wanted, got, "time stays first when increments are added up")
        dw, h = np.array(values[0], float), float(np.asarray(values[1]).reshape(()))
        self.calls.append((dw, h))
        return self.exact + self.error(len(dw))

    def error(self, steps):
        # the spread of the errors changes with the step, their mean absolute value is C h^p
        b, share = len(self.exact), 2 ** min(1 + int(np.log2(self.n / steps)), 3)
        signs = np.resize([1.0, -1.0], b)
        spread = np.where(np.arange(b) >= b - b // share, share, 0.0)
        away = np.exp(self.off * np.sin(steps))
        return self.size * steps**-self.order * away * signs * spread


@check("strong_order", "sec-strong-weak")
def strong_order_value(s, rng):
    n, batch, t1 = 48, 16, float(rng.uniform(1.4, 2.2))
    # the errors of the last solver are off their line: two of them, or a curve, have another slope than the fit of all
    for p, ks, off in (
        (0.5, [1, 2, 4, 8], 0.0),
        (float(rng.uniform(0.8, 1.4)), [4, 2, 16], 0.0),
        (1.0, [8, 1, 16, 4], 1),
    ):
        exact, dw = rng.standard_normal(batch), rng.standard_normal((n, batch))
        solver = PowerLawPaths(exact, p, n, rng, off)
        errors = [solver.error(n // k) for k in ks]
        h = np.array(ks) * t1 / n
        absolute = np.array([np.abs(e).mean() for e in errors])
        got = s.call("strong_order", solver, exact, dw, t1, ks)
        if isinstance(got, (list, tuple, np.ndarray)) and np.size(got) == 2:
            raise wrong("one number, the slope", words(got), "np.polyfit gives slope and intercept: return the first")
        got = number(got, "the strong order")
        if not np.isfinite(got):
            likely = (
                "the log of zero: is the error averaged with its signs? Take absolute values first, of all paths, "
                "and the logarithm of their mean"
            )
            raise wrong(f"the strong order {p:.4g}", f"{got}", likely)
        rms, largest = (
            np.array([f(e) for e in errors]) for f in (lambda e: np.sqrt((e**2).mean()), lambda e: np.abs(e).max())
        )
        # by least squares; where the errors lie on their line, it is p
        right, x, y = slope(h, absolute), np.log(h), np.log(absolute)
        what = "the strong order of a solver whose mean error is C h^p: p"
        if off:
            what = f"the slope of the line that is fitted to {len(ks)} errors which are not quite C h^p"
        expect_close(
            got,
            right,
            what,
            {
                "this is the slope between two of the errors: fit a line to all of them": (y[-1] - y[0])
                / (x[-1] - x[0]),
                "this is the slope between two of the errors: fit a line to all of them ": (y[1] - y[0])
                / (x[1] - x[0]),
                "this is the slope between two of the errors: fit a line to all of them  ": (y[-1] - y[-2])
                / (x[-1] - x[-2]),
                "this is the slope between the smallest and the largest h: fit a line to all errors": (
                    np.ptp(y[[np.argmin(x), np.argmax(x)]]) / np.ptp(x)
                ),
                "this is the mean of the slopes between neighbours: fit a line to all errors": np.mean(
                    np.diff(y) / np.diff(x)
                ),
                "a parabola is fitted: a line has the degree 1": np.polyfit(x, y, 2)[1],
                "the logarithms of h and of the error have different bases": slope(h, absolute) * np.log(2),
                "the logarithms of h and of the error have different bases ": slope(h, absolute) / np.log(2),
                "the logarithms of h and of the error have different bases  ": slope(h, absolute) / np.log(10),
                "the slope is that of the error's logarithm itself, not twice it": 2 * right,
                "the sign: the slope against log h, and log n runs the other way": -right,
                "the axes are swapped": slope(np.exp(y), np.exp(x)),
                "this is the root of the mean square: take the mean of the absolute values": slope(h, rms),
                "this is the largest error: take the mean over the paths": slope(h, largest),
                "this is the mean square: take the mean of the absolute values": 2 * slope(h, rms),
                "no logarithms are taken": np.polyfit(h, absolute, 1)[0],
                "no logarithms are taken, and log h is missing": np.polyfit(ks, absolute, 1)[0],
                "this is the median of the errors: take the mean": 0.0,
                "this is the intercept, not the slope": np.polyfit(np.log(h), np.log(absolute), 1)[1],
                "this is the intercept of the fit against k": np.polyfit(np.log(ks), np.log(absolute), 1)[1],
            },
            rtol=2e-3,
            otherwise="the error is the mean of |solve - exact| over the batch, one for each k",
        )


@check("strong_order", "sec-strong-weak")
def strong_order_noise(s, rng):
    """Every run is driven by the given noise: sums of k neighbouring increments, over steps of size k t1 / n."""
    n, batch, t1, ks = 12, 3, float(rng.uniform(1.4, 2.2)), [1, 2, 6]
    exact, dw = rng.standard_normal(batch), rng.standard_normal((n, batch))
    before, solver = dw.copy(), PowerLawPaths(exact, 1.0, n, rng)
    s.call("strong_order", solver, exact, dw, t1, ks)
    expect_untouched(dw, before, "dw")
    if len(solver.calls) != len(ks):
        raise wrong(f"{len(ks)} runs of the solver, one for each k", str(len(solver.calls)))
    for (coarse, h), k in zip(sorted(solver.calls, key=lambda call: -len(call[0])), ks, strict=True):
        right = np.stack([dw[i : i + k].sum(0) for i in range(0, n, k)])
        expect_close(
            coarse,
            right,
            f"the increments for k = {k}: sums of {k} neighbouring ones",
            {
                "these are every k-th increment: those between are lost, and with them their noise": dw[::k],
                "these are means: increments add up": right / k,
                "these are sums divided by √k: increments add up": right / np.sqrt(k),
                "these are sums of increments that lie apart: add up neighbours": dw.reshape(k, n // k, batch).sum(0),
                "these are values of W, not increments": np.cumsum(right, axis=0),
                "these are every k-th increment, scaled up by √k: that is other noise": np.sqrt(k) * dw[::k],
                "these are every k-th increment, scaled up by k": k * dw[::k],
                "these are every k-th increment: those before are lost, and with them their noise": dw[k - 1 :: k],
                "the first coarse increment is not the sum of the first k: is a W_0 = 0 missing in front?": np.diff(
                    np.cumsum(dw, axis=0)[::k], axis=0, prepend=0
                ),
                "the increments are shifted: the first k belong to the first coarse one": np.stack(
                    [np.roll(dw, 1, axis=0)[i : i + k].sum(0) for i in range(0, n, k)]
                ),
                "increments of different paths are added up: reshape to (n // k, k, batch), in this order": dw.reshape(
                    n // k, batch, k
                ).sum(2),
            },
            shapes={(n, batch): "the increments are not added up: n/k coarse ones are needed"},
            otherwise="is fresh noise drawn? Paths can only be compared on the same noise",
        )
        if not abs(h * n / (k * t1) - 1) <= 1e-6:
            likely = {
                k * t1 / (n + k): "n/k steps have the size k t1 / n: here one step more is counted",
                np.sqrt(k * t1 / n): "h is a time, not its root: the increments hold √h already",
                t1 / n: "this is the fine step: k of them make a coarse one",
                k / n: "t1 is missing",
            }
            near = next((m for v, m in likely.items() if abs(h / v - 1) < 1e-6), "")
            raise wrong(f"h = k t1 / n = {k * t1 / n:.4g} for k = {k}", f"{h:.4g}", near)


# --- the whole loop --------------------------------------------------------------------------------------------------


def _em_mistakes(u, x0, n, t0, t1):
    """What usual wrong loops return at σ = 0."""
    h = (t1 - t0) / n
    k = np.arange(n)

    def follow(times, h):
        x = x0
        for t in times:
            x = x + h * u(x, t)
        return x

    def forgetful():
        x, t = x0, t0
        for left in range(n, 0, -1):
            step = ((t1 if left == n else 1.0) - t) / left
            x, t = x + step * u(x, t), t + step
        return x

    return {
        "the loop takes n - 1 steps": follow(t0 + k[:-1] * h, h),
        "the loop takes n + 1 steps": follow(t0 + np.arange(n + 1) * h, h),
        "t never advances": follow(np.full(n, t0), h),
        "u is asked at the end of each step": follow(t0 + (k + 1) * h, h),
        "t counts from 0 and not from t0": follow(k * h, h),
        "the step size is 1 / n": follow(t0 + k / n, 1 / n),
        "t0 and t1 are not used": follow(k / n, 1 / n),
        "the step size is t1 / n": follow(t0 + k * t1 / n, t1 / n),
        "the drift is multiplied by √h": follow(t0 + k * h, np.sqrt(h)),
        "the drift is not multiplied by h": follow(t0 + k * h, 1.0),
        "the drift is always asked at x0": x0 + h * sum(u(x0, t) for t in t0 + k * h),
        "n points in time are only n - 1 steps": follow(np.linspace(t0, t1, n)[:-1], (t1 - t0) / max(n - 1, 1)),
        "the first step is missing: range(1, n) holds n - 1 numbers": follow(t0 + k[1:] * h, h),
        "u is asked in the middle of each step": follow(t0 + (k + 0.5) * h, h),
        "u is asked with the number of the step where its time is meant": follow(k, h),
        "u is always asked at time 0": follow(np.zeros(n), h),
        "np.linspace(t0, t1, n) holds n points and ends at t1, where no step starts": follow(np.linspace(t0, t1, n), h),
        "n points in time are n - 1 steps: np.linspace(t0, t1, n) holds n points": follow(
            np.linspace(t0, t1, n)[:-1], h
        ),
        "the times end before t1: are they those of np.linspace(t0, 0.999, …)? The last step starts at t1 - h": follow(
            np.linspace(t0, 0.999 * t1, n), h
        ),
        "the times end before t1: are they those of np.linspace(t0, 0.999, …)?": follow(
            np.linspace(t0, 0.999 * t1, n + 1)[:-1], h
        ),
        "the times end before t1, and are n + 1: np.linspace(t0, 0.999, n + 1) cuts no n steps": follow(
            np.linspace(t0, 0.999 * t1, n + 1), h
        ),
        "t runs from 0 to 0.999, whatever t0 and t1 are; the last step starts at t1 - h": follow(
            np.linspace(0, 0.999, n), h
        ),
        "t runs from 0 to 0.999, whatever t0 and t1 are, and takes n + 1 times": follow(
            np.linspace(0, 0.999, n + 1), h
        ),
        "t moves by 1 / n in each step, x by h: both must move by h": follow(t0 + k / n, h),
        "t runs from 0 to 1, whatever t0 and t1 are": follow(k / n, h),
        "t is one step late: it must move on in the same turn as x": follow(t0 + np.maximum(k - 1, 0) * h, h),
        "t moves by two steps for each step of x": follow(t0 + 2 * k * h, h),
        "t is advanced by h² and not by h": follow(t0 + k * h * h, h),
        "t is advanced by i h in turn i, and not by h": follow(t0 + k * (k - 1) / 2 * h, h),
        "time runs backwards from t1": follow(t1 - k * h, h),
        "the times come in reverse order": follow(t0 + k[::-1] * h, h),
        "h is (t1 - t0) / (n - 1): n steps of that size end beyond t1": follow(
            t0 + k * (t1 - t0) / max(n - 1, 1), (t1 - t0) / max(n - 1, 1)
        ),
        "h is (t1 - t0) / (n + 1): n steps of that size end before t1": follow(
            t0 + k * (t1 - t0) / (n + 1), (t1 - t0) / (n + 1)
        ),
        "h is (t1 + t0) / n: how long is the way from t0 to t1?": follow(t0 + k * (t1 + t0) / n, (t1 + t0) / n),
        "brackets: t1 - t0 / n divides t0 alone by n": follow(t0 + k * (t1 - t0 / n), t1 - t0 / n),
        "h is negative: the way from t0 to t1 is t1 - t0": follow(t0 - k * h, -h),
        "the step size is 0.01, whatever n is": follow(t0 + k * 0.01, 0.01),
        "h is multiplied in twice": follow(t0 + k * h, h * h),
        "half of the drift is missing": follow(t0 + k * h, h / 2),
        "the recursion forgets t1: hand it on": forgetful(),
        "the loop ends after one step: does `return` stand inside of it?": follow([t0], h),
        "nothing has moved": x0,
    }


@check("euler_maruyama", "sec-euler-maruyama", _EM)
def em_without_noise(s, rng):
    """At σ = 0 it is Euler's method, exactly."""
    for n, t0, t1 in ((4, 0.3, 1.8), *((n, 0.0, 1.0) for n in ROUNDED)):
        u, x0 = Drift(rng), points(rng)
        h, x, before = (t1 - t0) / n, x0, x0.copy()
        for k in range(n):
            x = x + h * (u.a * x + u.c * (t0 + k * h))
        span = {} if t0 == 0 else {"t0": t0, "t1": t1}
        got = s.call("euler_maruyama", Field(u, x0.shape), Coefficient(lambda t: 0.0), x0, n, fresh(rng), **span)
        expect_untouched(x0, before, "x0")
        shapes = {(n + 1, *x0.shape): "the whole trajectory came: only the last state is asked for"}
        what = f"X after n = {n} steps from t0 = {t0} to t1 = {t1} with σ = 0, which is Euler's method,"
        mistakes = {}
        if n in ROUNDED:
            times = np.arange(n + 1) * h
            mistakes = {MANY: follow(u, before, times, h), FEW: follow(u, before, times[:-2], h)}
        if n < 10:  # whoever makes another mistake has been told before n is large
            mistakes |= _em_mistakes(u, before, n, t0, t1)
        expect_close(got, x, what, mistakes, shapes={**shapes, **_em_shapes(*x0.shape)})


def _multiplied(a, h, start, levels):
    """The variances of the coordinates after steps x ← a x + √h σ_t x ε."""
    second = start**2
    for level in levels:
        second = (a**2 + h * level**2) * second
    return second - (a ** len(levels) * start) ** 2


@check("euler_maruyama", "sec-euler-maruyama", _EM)
def em_variance(s, rng):
    """Var = Σ_k a^(2(n-1-k)) h σ(t_k)²: Σ h σ(t_k)² where there is no drift."""
    laws = []
    # in the first case mistakes are far apart
    for n, t0, t1, pull in ((4, 0.75, 1.25, 0.5), (3, 0.0, 1.0, 0.0)):
        start = np.array([1.5, -2.0])
        x0, h, k = np.tile(start, (20_000, 1)), (t1 - t0) / n, np.arange(n)
        level = lambda t: 0.2 + 0.5 * t  # noqa: E731
        a, t = 1 - pull * h, t0 + k * h

        def after(times, noise=h, a=a, level=level, start=start):
            """The law after a step at each of these times, whose noise has the variance noise σ_t²."""
            m = len(times)
            return a**m * start, sum(a ** (2 * (m - 1 - i)) * noise * level(t) ** 2 for i, t in enumerate(times))

        mean, var = after(t)
        u, sigma = Field(lambda x, t: -pull * x, x0.shape), Coefficient(level)  # noqa: B023
        span = {} if t0 == 0 else {"t0": t0, "t1": t1}
        got = array(
            s.call("euler_maruyama", u, sigma, x0, n, fresh(rng), **span),
            x0.shape,
            f"X after n = {n} steps",
            {
                (n + 1, *x0.shape): "the whole trajectory came: only the last state is asked for",
                **_em_shapes(*x0.shape),
            },
        ).astype(float)

        def scaled(factor, a=a, t=t, mean=mean, n=n, level=level):
            """The law with the noise factor(σ_t)."""
            return mean, sum(a ** (2 * (n - 1 - i)) * factor(level(time)) ** 2 for i, time in enumerate(t))

        powers = [a ** (n - 1 - i) * level(time) for i, time in enumerate(t)]
        told = {
            "σ is asked at the end of each step: the step uses what is known at its start": after(t + h),
            "σ is asked in the middle of each step": after(t + h / 2),
            "σ is always asked at t0": after(np.full(n, t0)),
            "σ is always asked at 0": after(np.zeros(n)),
            "σ is always asked at t1": after(np.full(n, t1)),
            "t counts from 0 and not from t0": after(k * h),
            "is the noise scaled by h instead of √h?": after(t, h * h),
            "√h is missing": after(t, 1.0),
            "σ stands inside the root": (mean, sum(a ** (2 * (n - 1 - i)) * h * level(x) for i, x in enumerate(t))),
            "σ is squared": (mean, sum(a ** (2 * (n - 1 - i)) * h * level(x) ** 4 for i, x in enumerate(t))),
            "σ is missing": (mean, sum(a ** (2 * i) * h for i in range(n))),
            "the loop takes n - 1 steps": after(t[:-1]),
            "the loop takes n + 1 steps": after([*t, t1]),
            "the noise is drawn once, before the loop: every step needs its own": (mean, h * sum(powers) ** 2),
            "this is the noise of the last step alone: does every step start again at x0?": (
                None,
                h * level(t[-1]) ** 2,
            ),
            "every step starts again at x0": (a * start, h * level(t[-1]) ** 2),
            "the noise is only added in the first step": (mean, powers[0] ** 2 * h),
            "the noise is missing in the last step": (mean, var - h * level(t[-1]) ** 2),
            "the step size is 1 / n": after(t0 + k / n, 1 / n, 1 - pull / n),
            "the step size is t1 / n": after(t0 + k * t1 / n, t1 / n, 1 - pull * t1 / n),
            "√h is 1/√n here: the way from t0 to t1 is longer": after(t, 1 / n),
            "the noise is √t for √h": (mean, sum(a ** (2 * (n - 1 - i)) * x * level(x) ** 2 for i, x in enumerate(t))),
            "x0 is not used": (0.0, var),
            "the first step is missing: range(1, n) holds n - 1 numbers": after(t[1:]),
            "the noise is √t1 for √h": after(t, t1),
            "the noise is √(t1 - t0) for √h: a step lasts h": after(t, t1 - t0),
            "the noise is multiplied by the state": (
                mean,
                _multiplied(a, h, start, [level(time) for time in t]),
            ),
            **{
                sentence: scaled(lambda level, m=sentence: other_factors(level, h)[m])  # noqa: B023
                for sentence in other_factors(1.0, h)
            },
        }
        name = f"X after n = {n} steps from t0 = {t0} to t1 = {t1} with σ_t = 0.2 + 0.5 t"
        laws.append(Law(name, got, mean, var, told))
    expect_laws(laws)
    for law in laws:
        expect_normal_shape(law.sample - law.sample.mean(0), law.what)
        expect_independent(law.sample - law.sample.mean(0), "X")


@check("euler_maruyama", "sec-euler-maruyama", _EM)
def em_calls(s, rng):
    n, t0, t1 = 5, 0.3, 1.8
    x0, h = points(rng), (t1 - t0) / n
    u, sigma = Field(Drift(rng), x0.shape), Coefficient(lambda t: 0.4 + t)
    s.call("euler_maruyama", u, sigma, x0, n, fresh(rng), t0=t0, t1=t1)
    k = np.arange(n)
    for field in (u, sigma):
        name = field.name
        mistakes = {
            "the loop stops one step early": t0 + k[:-1] * h,
            "the loop takes one step too many": t0 + np.arange(n + 1) * h,
            "the first step is missing: range(1, n) holds n - 1 numbers": t0 + k[1:] * h,
            "np.linspace(t0, t1, n) holds n points and ends at t1, where no step starts": np.linspace(t0, t1, n),
            "n points in time are n - 1 steps: np.linspace(t0, t1, n) holds n points": np.linspace(t0, t1, n)[:-1],
            "the times end before t1: are they those of np.linspace(t0, 0.999, …)? The last step starts at t1 - h": (
                np.linspace(t0, 0.999 * t1, n)
            ),
            "the times end before t1: are they those of np.linspace(t0, 0.999, …)?": np.linspace(t0, 0.999 * t1, n + 1)[
                :-1
            ],
            "the times end before t1, and are n + 1: np.linspace(t0, 0.999, n + 1) cuts no n steps": np.linspace(
                t0, 0.999 * t1, n + 1
            ),
            "t runs from 0 to 0.999, whatever t0 and t1 are": np.linspace(0, 0.999, n),
            "t runs from 0 to 0.999, whatever t0 and t1 are, and takes n + 1 times": np.linspace(0, 0.999, n + 1),
            "t runs from 0 to 1, whatever t0 and t1 are": k / n,
            "t is one step late: it must move on in the same turn as x": t0 + np.maximum(k - 1, 0) * h,
            "t is advanced twice in each turn": t0 + 2 * k * h,
            "t is advanced by h² and not by h": t0 + k * h * h,
            "t is advanced by i h in turn i, and not by h": t0 + k * (k - 1) / 2 * h,
            "time runs backwards from t1": t1 - k * h,
            "the times come in reverse order": t0 + k[::-1] * h,
            "h is negative: the way from t0 to t1 is t1 - t0": t0 - k * h,
            "the step size is t1 / n": t0 + k * t1 / n,
            "h is (t1 - t0) / (n - 1): n steps of that size end beyond t1": t0 + k * (t1 - t0) / (n - 1),
            "h is (t1 - t0) / (n + 1): n steps of that size end before t1": t0 + k * (t1 - t0) / (n + 1),
            "h is (t1 + t0) / n: how long is the way from t0 to t1?": t0 + k * (t1 + t0) / n,
            "brackets: t1 - t0 / n divides t0 alone by n": t0 + k * (t1 - t0 / n),
            f"{name} is asked at the end of each step": t0 + (k + 1) * h,
            f"{name} is asked in the middle of each step": t0 + (k + 0.5) * h,
            "t never advances": np.full(n, t0),
            "t counts from 0 and not from t0": k * h,
            f"{name} is asked with the number of the step": k,
            "the step size is 1 / n": t0 + k / n,
        }
        counts = {0: f"{name} is never called", 2 * n: f"{name} is called twice in each step: keep its value"}
        expect_calls(field, t0 + k * h, mistakes, counts=counts)
    expect_from_rng(
        lambda g: s.call("euler_maruyama", lambda x, t: -x, lambda t: 0.4 + t, points(np.random.default_rng(1)), 3, g),
        rng,
    )


# --- a score by autograd ---------------------------------------------------------------------------------------------


def _mixture(rng, d, k=2, apart=2.0):
    weights = rng.uniform(0.2, 0.8, k)
    means = apart * rng.uniform(0.4, 1.0, (k, d)) * np.resize([1.0, -1.0], (k, 1))
    return weights / weights.sum(), means, float(rng.uniform(0.6, 0.8))


def posterior(logs, axis=1):
    """What share each term has in the sum of exponentials."""
    parts = np.exp(logs - logs.max(axis, keepdims=True))
    return parts / parts.sum(axis, keepdims=True)


def _mixture_score(x, weights, means, std):
    """The score of Σ w_k N(μ_k, s² I) and its log density, from the posterior weights."""
    square = ((x[:, None] - means) ** 2).sum(-1) / (2 * std**2)  # (batch, k)
    logs = np.log(weights) - square
    top = logs.max(1, keepdims=True)
    log_p = top[:, 0] + np.log(np.exp(logs - top).sum(1)) - x.shape[1] / 2 * np.log(2 * np.pi * std**2)
    return (posterior(logs)[..., None] * (means - x[:, None])).sum(1) / std**2, log_p


def _multiple(got, of):
    """The multiple of an array that is nearest to what came."""
    if np.shape(got) != of.shape or got.dtype.kind not in "fiu":
        return 0 * of
    return of * float((np.nan_to_num(got) * of).sum() / (of**2).sum())


def _of_distance(x, weights, means, std):
    """The gradient with ‖x - μ‖ where ‖x - μ‖² is meant."""
    away = means - x[:, None]
    distance = np.linalg.norm(away, axis=-1)
    shares = posterior(np.log(weights) - distance / (2 * std**2))
    return (shares[..., None] * away / distance[..., None]).sum(1) / (2 * std**2)


_SCORE = (
    "flowdiff.distributions.GaussianMixture.score",
    "flowdiff.distributions.GaussianMixture.log_density",
)


@check("mixture_score", "sec-score-autograd", _SCORE)
def mixture_score_value(s, rng):
    # neither as many components as coordinates or points, nor as many points as coordinates
    for d, batch, components in ((2, 5, 3), (3, 4, 2), (1, 3, 2), (2, 1, 3)):
        weights, means, std = _mixture(rng, d, components)
        x = rng.normal(0, 1.2, (batch, d))
        before = x.copy()
        right, log_p = _mixture_score(x, weights, means, std)
        failures = {
            "does not require grad": "autograd has to be told that x is a variable, before it is used",
            "only for scalar outputs": "a gradient is that of one number: the sum of log p over the batch",
            "must match|broadcast": "every point meets every centre: x needs an axis of length 1 for the components "
            "between its two, means of shape (K, d) has them in front",
            "Dimension out of range|not aligned": "squeeze() takes every axis of length 1: with one point in the batch "
            "that of the points too"
            if batch == 1
            else "which axis holds the components?",
        }
        with explaining(failures):
            made = s.make("mixture_score", x, weights, means, std)
        _expect_plain(made)
        expect_untouched(x, before, "x")
        flat = _mixture_score(x, np.full(len(weights), 1 / len(weights)), means, std)[0]
        centre = -(x - weights @ means) / std**2
        p, log_w = np.exp(log_p)[:, None], np.log(weights)
        norm = (2 * np.pi * std**2) ** (d / 2)
        halves = ((x[:, None] - means) ** 2).sum(-1) / (2 * std**2)
        logs = log_w - halves  # (batch, K), of the densities up to their common factor
        nearest = means[logs.argmax(1)]
        value = _value(made)
        expect_close(
            value,
            right,
            f"∇ log p at {shown(x[0], 3)}",
            {
                "this is ∇p: the gradient of log p is asked for, which is ∇p / p": right * np.exp(log_p)[:, None],
                "this is ∇p, of a density that is not normalised: ∇ log p is asked for, which is ∇p / p": right
                * p
                * norm,
                "this is ∇p, without the weights and not normalised: ∇ log p is asked for, which is ∇p / p": flat
                * np.exp(-halves).sum(1)[:, None],
                "this is ∇p / Σp: each point's log p must be taken before they are summed": right * p / p.sum(),
                "this is ∇p, with another factor in front: ∇ log p is asked for, which is ∇p / p": _multiple(
                    value, right * p
                ),
                "the sign: this is the gradient of -log p": -right,
                "the gradient is divided by the size of the batch: sum log p over it, do not average": right / batch,
                "the weights are not used": flat,
                "the mean of the mixture is taken for the only one": centre,
                "the exponent is ‖x - μ‖² / (2s²): brackets, or 2 * s**2 stands beside the fraction": _mixture_score(
                    x, weights, means, 1 / std
                )[0],
                "(2s)² stands below: the exponent is ‖x - μ‖² / (2s²)": _mixture_score(
                    x, weights, means, std * np.sqrt(2)
                )[0],
                "s is missing in the exponent, ‖x - μ‖² / (2s²)": _mixture_score(x, weights, means, 1.0)[0],
                "2s² is missing in the exponent, ‖x - μ‖² / (2s²)": _mixture_score(x, weights, means, np.sqrt(0.5))[0],
                "the distance is not squared: the exponent is ‖x - μ‖² / (2s²)": _of_distance(x, weights, means, std),
                "the logarithm of the weights is missing: log w_k is added to each exponent": _mixture_score(
                    x, np.exp(weights), means, std
                )[0],
                "log2 of the weights: the natural logarithm belongs here": _mixture_score(
                    x, np.exp(np.log2(weights)), means, std
                )[0],
                "the weights multiply the exponents: they multiply the densities, so log w_k is added": (
                    (weights * posterior(-weights * halves))[..., None] * (means - x[:, None])
                ).sum(1)
                / std**2,
                "logsumexp runs over the batch: it runs over the components, axis 1": (
                    (posterior(logs, 0)[..., None] * (means - x[:, None])).sum(1) / std**2
                ),
                "the largest term is taken for the sum of all": -(x - nearest) / std**2,
                "log_softmax is not logsumexp: it takes the log of the sum off each term": (
                    (means - x[:, None]).sum(1) / std**2 - len(weights) * right
                ),
                "the logs of the parts are summed: the log of their sum is asked for": (means - x[:, None]).sum(1)
                / std**2,
                "the points are cut to integers": _mixture_score(np.trunc(x), weights, means, std)[0],
                "s is not squared: -(x - μ) / s²": right * std,
                "s is squared twice": right / std**2,
                "s² is missing": right * std**2,
                "½ is missing in the exponent": _mixture_score(x, weights, means, std / np.sqrt(2))[0],
                "this is the score at the first component alone": -(x - means[0]) / std**2,
                "the standard deviation is taken for the variance": _mixture_score(x, weights, means, np.sqrt(std))[0],
                "the score of the sum of all rows is given to each": np.broadcast_to(right.sum(0), right.shape),
            },
            rtol=3e-4,
            shapes={
                (d,): "the gradient is summed over the batch: each point has its own",
                (batch,): "this is log p, or one number for each point: the score has the shape of x",
                (): "this is one number: the score has the shape of x",
            },
        )


def _expect_plain(made):
    """The result is cut loose from the graph: `requires_grad` of a tensor is False, an array has none."""
    try:
        attached = made.get("requires_grad")
    except Mistake:
        return
    if attached is True:
        raise wrong(
            "a result that is cut loose from autograd's graph",
            "a tensor that still requires gradients",
            "detach it: as long as the graph hangs on it, a sampler keeps every step that it has made",
        )


def _value(made):
    """What a kept result holds."""
    try:
        return made.call("__array__")
    except Mistake:
        raise wrong("an array or a tensor of the shape of x", "something else", "return the gradient itself") from None


@check("mixture_score", "sec-score-autograd", _SCORE)
def mixture_score_far(s, rng):
    """Far away every density underflows to 0; its logarithm does not."""
    weights, means, std = _mixture(rng, 2)
    x = np.array([[25.0, -18.0], [-40.0, 3.0], [60.0, 60.0]]) + rng.uniform(-1, 1, (3, 2))
    right = _mixture_score(x, weights, means, std)[0]
    got = array(_value(s.make("mixture_score", x, weights, means, std)), x.shape, "∇ log p far away").astype(float)
    if not np.isfinite(got).all() or not np.allclose(got, right, rtol=1e-3, atol=1e-2):
        likely = (
            ""
            if np.isfinite(got).all() and got.any()
            else ("exp(…) is 0 there, and its log is -inf: torch.logsumexp adds up densities whose logs are known")
        )
        raise wrong(f"∇ log p at {shown(x[0], 3)} = {shown(right[0], 4)}", shown(got[0], 4), likely)


# --- Langevin dynamics, and its Gaussian case ------------------------------------------------------------------------


class Bumps:
    """A score without symmetry, that is not the gradient of a Gaussian's logarithm."""

    def __init__(self, rng):
        self.a, self.b = rng.uniform(0.6, 1.4, 2)

    def __call__(self, x):
        return np.stack([-self.a * x[:, 0] + np.sin(x[:, 1]), np.cos(x[:, 0]) - self.b * x[:, 1] ** 3], -1)


_LINES = ("right", "no half", "no square", "no root", "no sigma")


def _settled(std, sigma, h):
    """What each of the five lines settles in: b and r of x ← (1 - b) x + r ε, by its name."""
    b, r = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    return dict(zip(_LINES, ((b, r), (2 * b, r), (b / sigma, r), (b, sigma * h), (b, np.sqrt(h))), strict=True))


def _limits(std, sigma, h):
    """The same for steps that are taken as small: v = r²/(2b)."""
    return {name: r**2 / (2 * b) for name, (b, r) in _settled(std, sigma, h).items()}


def _variances(std, sigma, h):
    return {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in _settled(std, sigma, h).items()}


def _least_ratio(variances):
    return float(np.diff(np.sort(np.log(list(variances.values())))).min())


def _langevin_runs(s, rng):
    """Said of all five lines: no two variances are nearer than 20 %, and those of the limit h → 0 name some wrongly."""
    while True:
        std, sigma, h = (float(rng.uniform(*ends)) for ends in ((0.5, 1.0), (1.3, 2.2), (0.15, 0.6)))
        if sigma**2 * h / (2 * std**2) > 0.85:
            continue
        variances = _variances(std, sigma, h)
        misled = _nearest_names(variances.values(), _limits(std, sigma, h)) != list(_LINES)
        if _least_ratio(variances) > np.log(1.2) and misled:
            break
    variances = {_LINES[k]: variances[_LINES[k]] for k in rng.permutation(5)}
    samples = []

    def sample(variance):
        samples.append(np.sqrt(variance) * rng.standard_normal((4000, 2)))
        return samples[-1].copy()

    said = _diagnoses(s, "langevin_diagnosis", variances, sample, (std, sigma, h))
    return std, sigma, h, variances, said, samples


@check("langevin_diagnosis", "sec-langevin", (_OU_SCHEME,))
def langevin_named(s, rng):
    for _ in range(3):
        std, sigma, h, variances, said, samples = _langevin_runs(s, rng)
        measured = [x.var() for x in samples]
        confusions = {
            "the standard deviation of the points is compared with variances": _nearest_names(
                np.sqrt(measured), variances
            ),
            "the variances are those of the limit h → 0: with steps this large each line settles in more": (
                _nearest_names(measured, _limits(std, sigma, h))
            ),
        }
        _expect_names(said, variances, confusions)


@check("langevin_diagnosis", "sec-langevin", (_OU_SCHEME,))
def langevin_settled(s, rng):
    for _ in range(2):
        std, sigma, h, variances, said, samples = _langevin_runs(s, rng)
        right, limits = np.array(list(variances.values())), _limits(std, sigma, h)
        limits = np.array([limits[name] for name in variances])
        b, r = np.array([_settled(std, sigma, h)[name] for name in variances]).T
        inputs = f"s = {std:.3f}, σ = {sigma:.3f}, h = {h:.3f}"
        # all five at once: of one alone, two mistakes may give the same
        got = np.array([number(got, "the variance") for _, got in said.values()])
        expect_close(
            got,
            right,
            f"what {_row(variances, got, right)} settles in, for {inputs}:",
            {
                "this is measured from the points: say what it is without an error": [x.var() for x in samples],
                "this is measured from the points, in one coordinate": [x[:, 0].var() for x in samples],
                "this is the variance of the target, whatever came": np.full(5, std**2),
                "this is the limit for h → 0: the line settles in more with steps of size h": limits,
                "this is the standard deviation": np.sqrt(right),
                "this is summed over the coordinates: each has this variance": 2 * right,
                "this is what the right line settles in, whatever came": np.full(5, variances["right"]),
                "this is the variance after one step": r**2,
                "a is not squared: v = a² v + r²": r**2 / b,
                "r is not squared: v = a² v + r²": r / (1 - (1 - b) ** 2),
                "the sign before a²: v - a² v = r²": r**2 / (1 + (1 - b) ** 2),
                _OF_THE_NAMES: np.array([variances[name] for name, _ in said.values()]),
            },
            rtol=1e-6,
            otherwise="which v solves v = a² v + r² for this line?",
        )


@check("langevin_rate", "sec-langevin")
def langevin_rate_value(s, rng):
    for _ in range(2):
        std, sigma = float(rng.uniform(0.5, 0.8)), float(rng.uniform(1.2, 1.7))
        right = sigma**2 / (2 * std**2)
        expect_close(
            s.call("langevin_rate", std, sigma),
            right,
            f"the θ of the Langevin SDE of N(0, s²) for s = {std:.3f}, σ = {sigma:.3f}",
            {
                "the ½ is missing: the drift is ½σ² ∇ log p": 2 * right,
                "half of it is missing": right / 2,
                "s is not squared: the score is -x / s²": right * std,
                "σ is not squared": right / sigma,
                "neither is squared": sigma / (2 * std),
                "upside down": 1 / right,
                "the sign: the drift is -θx, so θ is positive": -right,
                "s² and σ² are exchanged": std**2 / (2 * sigma**2),
                "σ is missing": 1 / (2 * std**2),
                "this is 1/s², the rate for σ = √2": 1 / std**2,
                "s is missing": sigma**2 / 2,
                "brackets: σ²/2 * s² multiplies by s², σ²/(2s²) divides by it": right * std**4,
                "this is σ/s: half of its square is asked for": sigma / std,
                "s is squared twice": right / std**2,
                "s multiplies: it stands below, squared": right * std**3,
                "a root is taken: θ is σ²/(2s²) itself": np.sqrt(right),
                "upside down, and neither is squared": std / (2 * sigma),
                "the 2 stands above: θ is half of σ²/s²": 4 * right,
                "upside down, and the ½ is missing": std**2 / sigma**2,
            },
            rtol=1e-6,
        )


def _annealed(b, noise, n):
    """The variance after n steps whose σ falls linearly: of drift and noise alike."""
    v = 0.0
    for k in range(n):
        share = 1 - k / n
        v = (1 - b * share**2) ** 2 * v + (noise * share) ** 2
    return v


@check("langevin", "sec-langevin", _EM)
def langevin_chain(s, rng):
    """For N(m, s²) every step is linear: mean and variance after n steps are closed forms of the scheme."""
    laws = []
    # three, so that no two mistakes give the same law in all of them
    for sigma, h, n in ((0.8, 0.375, 5), (1.5, 0.1875, 3), (1.1, 0.125, 7)):
        std, m = float(rng.uniform(0.6, 0.8)), np.array([1.2, -0.7])
        x0 = np.tile([[2.0, 1.0]], (10_000, 1))
        before, b, root = x0.copy(), sigma**2 * h / 2 / std**2, np.sqrt(h)
        score = Recorded("score", lambda x: -(x - m) / std**2, x0.shape)  # noqa: B023
        got = s.call("langevin", score, sigma, x0, n, h, fresh(rng))
        expect_untouched(x0, before, "x0")
        shapes = {(n + 1, *x0.shape): "the whole trajectory came: only the last state is asked for"}
        got = drawn(array(got, x0.shape, f"X after n = {n} steps", {**shapes, **_em_shapes(*x0.shape)}))

        def after(b, noise, n=n, m=m, start=x0[0]):
            return m + (1 - b) ** n * (start - m), linear_chain(1 - b, noise, n)

        noise = sigma * root
        mean, var = after(b, noise)
        told = {
            "the ½ of the drift is missing: the cloud becomes too narrow": after(2 * b, noise),
            "a factor √2 too much in the noise: with the drift ½σ² ∇ log p it is σ√h": after(b, np.sqrt(2) * noise),
            "this is the drift ∇ log p with the noise √2: for this σ it is ½σ² ∇ log p and σ": after(
                h / std**2, np.sqrt(2 * h)
            ),
            "this is the drift ∇ log p with the noise σ√2: for this σ it is ½σ² ∇ log p and σ": after(
                h / std**2, np.sqrt(2) * noise
            ),
            "this is the drift σ² ∇ log p with the noise σ√2, which is a time step of 2h": after(
                2 * b, np.sqrt(2) * noise
            ),
            "σ is missing in the drift": after(h / 2 / std**2, noise),
            "σ is missing in the drift, and the ½": after(h / std**2, noise),
            "σ is not squared in the drift": after(b / sigma, noise),
            "σ is not squared in the drift, and the ½ is missing": after(2 * b / sigma, noise),
            "the drift is ½ σ² times the score: here by ¼": after(b / 2, noise),
            "the drift is multiplied by √h": after(b / root, noise),
            "σ is missing in the noise": after(b, root),
            "σ is missing": after(h / 2 / std**2, root),
            "h is multiplied in twice in the drift": after(b * h, noise),
            "σ becomes smaller from step to step: it stays": (
                m + np.prod([1 - b * (1 - k / n) ** 2 for k in range(n)]) * (x0[0] - m),
                _annealed(b, noise, n),
            ),
            "x is multiplied by 1 - h as well: nothing pulls but the score": (
                m * b / (b + h) * (1 - (1 - b - h) ** n) + (1 - b - h) ** n * x0[0],
                linear_chain(1 - b - h, noise, n),
            ),
            "the score is averaged over the batch: each point has its own": (mean, n * noise**2),
            "this is the mean of the states on the way: the last one is asked for": (
                m + np.mean([(1 - b) ** k for k in range(1, n + 1)]) * (x0[0] - m),
                noise**2 * sum((sum((1 - b) ** i for i in range(n - k)) / n) ** 2 for k in range(n)),
            ),
            "is the noise scaled by h instead of √h?": after(b, sigma * h),
            "√h is missing in the noise": after(b, sigma),
            "the noise is √(h/2) σ: the ½ belongs to the drift alone": after(b, noise / np.sqrt(2)),
            "the sign of the drift: it climbs towards high density": after(-b, noise),
            "the loop takes n - 1 steps": after(b, noise, n - 1),
            "the loop takes n + 1 steps": after(b, noise, n + 1),
            "the noise is drawn once, before the loop": (mean, (noise * sum((1 - b) ** k for k in range(n))) ** 2),
            "the drift is missing": after(0, noise),
            "the score is asked at x0 in every step: ask it where the points are now": (
                x0[0] + n * b * (m - x0[0]),
                n * noise**2,
            ),
            "h is missing in the drift": after(b / h, noise),
            "this is the target itself: n steps from x0 are asked for": (m, std**2),
            "σ is squared in the noise": after(b, sigma * noise),
            "x0 is not used": (m * (1 - (1 - b) ** n), var),
            "the noise of the last step is missing": (mean, (1 - b) ** 2 * linear_chain(1 - b, noise, n - 1)),
            "there is noise in the last step alone: is it added after the loop?": (mean, noise**2),
            "the score is asked after the noise: drift and noise of a step belong to its start": (
                mean,
                (1 - b) ** 2 * var,
            ),
            "x is overwritten by the drift and the noise, not moved by them": (
                m + (-b) ** n * (x0[0] - m) - m * sum((-b) ** k for k in range(n)),
                linear_chain(b, noise, n),
            ),
            "h is divided by n: it is the size of a step": after(b / n, noise / np.sqrt(n)),
            "the steps are 1 / h, whatever n is": after(b, noise, int(1 / h)),
            **{
                "; ".join(filter(None, (drift, factor))): after(b * d, f)
                for drift, d in _drift_shares(sigma, h).items()
                for factor, f in {"": noise, **other_factors(sigma, h)}.items()
                if drift or factor
            },
        }
        name = f"X after n = {n} steps of size h = {h} with σ = {sigma} towards N(m, {std:.3f}²)"
        laws.append(Law(name, got, mean, var, told))
    expect_laws(laws)
    for law in laws:
        expect_normal_shape(law.sample - law.sample.mean(0), law.what)
        expect_independent(law.sample - law.sample.mean(0), "X")
    # up to n h, `while t + h <= n * h` counts wrongly at the first n, np.arange and `while t < n * h` at the second
    for n, h in ((6, 0.15), (14, 0.15)):
        x0 = points(rng)
        score = Recorded("score", lambda x: -x, x0.shape)
        s.call("langevin", score, 0.8, x0.copy(), n, h, fresh(rng))
        likely = {n + 1: MANY, n - 1: FEW}.get(len(score.states))
        if likely:
            raise wrong(f"{n} calls of the score in n = {n} steps of size h = {h}", str(len(score.states)), likely)


def _drift_shares(sigma, h):
    """How often ½σ²h times the score is in a step, by the mistake; 1 for none."""
    return {
        "": 1.0,
        "the ½ of the drift ½σ² times the score is missing": 2.0,
        "the drift is ½σ² times the score: here by ¼": 0.5,
        "the drift is 2σ² times the score: its factor is ½": 4.0,
        "the drift is missing": 0.0,
        "the sign of the drift: it climbs towards high density": -1.0,
        "σ is not squared in the drift": 1 / sigma,
        "σ is not squared in the drift, and the ½ is missing": 2 / sigma,
        "σ is missing in the drift": 1 / sigma**2,
        "σ is missing in the drift, and the ½": 2 / sigma**2,
        "σ is squared twice in the drift": sigma**2,
        "a root of σ is taken in the drift: it is squared there": sigma**-1.5,
        "h is missing in the drift": 1 / h,
        "h and the ½ are missing in the drift": 2 / h,
        "h is missing in the drift, and σ is not squared": 1 / (h * sigma),
        "the drift is multiplied by √h": 1 / np.sqrt(h),
        "the drift is √h times the score: its factor is ½σ²h": 2 / (np.sqrt(h) * sigma**2),
        "h is multiplied in twice in the drift": h,
        "h is squared where σ belongs: the factor of the drift is ½σ²h": h / sigma**2,
        "½ and σ are squared together, and h as well: the factor of the drift is ½σ²h": h / 2,
    }


def _expect_langevin_drift(move, score, sigma, h):
    """How often ½σ²h times the score is in the first step, by least squares: what is off is not the noise's fault."""
    # without the means, noise that all points share does not count
    move, score, right = move - move.mean(0), score - score.mean(0), sigma**2 * h / 2
    share = float((move * score).sum() / (score**2).sum()) / right
    error = SIGMAS * sigma * np.sqrt(h / (score**2).sum()) / right
    if abs(share - 1) <= 2 * error:
        return
    told = {sentence: value for sentence, value in _drift_shares(sigma, h).items() if sentence}
    off = {sentence: abs(share - value) for sentence, value in told.items()}
    likely = min(off, key=off.get)
    raise wrong(
        "½σ²h score(x), once, in the first step",
        f"{share:.3g} times, by least squares",
        likely if off[likely] <= error else "is the drift ½σ² times the score at the current points?",
    )


@check("langevin", "sec-langevin", _EM)
def langevin_steps(s, rng):
    """Looked at step by step, for a score that is not linear."""
    n, sigma, h = 4, 1.3, 0.15
    bumps, x0 = Bumps(rng), rng.normal(0, 1, (4000, 2))
    score = Recorded("score", bumps, x0.shape)
    last = s.call("langevin", score, sigma, x0.copy(), n, h, fresh(rng))
    last = array(last, x0.shape, f"X after n = {n} steps").astype(float)
    if len(score.states) != n:
        likely = {
            2 * n: "it is called twice in each step: keep its value in a variable",
            n - 1: "the loop takes n - 1 steps",
            n + 1: "the loop takes n + 1 steps",
            1: "the score must be asked anew in every step, where the points are now",
        }
        raise wrong(
            f"{n} calls of the score in n = {n} steps",
            str(len(score.states)),
            likely.get(len(score.states), ""),
        )
    expect_close(score.states[0], x0, "the first state that the score is asked at: x0", rtol=1e-5)
    states = [*score.states, last]
    if np.allclose(states[1], x0):
        raise wrong(
            "the score asked where the points are, in every step",
            "in the second step it is asked at x0 again",
            "x0 stands where the current points belong, or the points do not move",
        )
    _expect_langevin_drift(states[1] - x0, bumps(x0), sigma, h)
    for k, (x, after) in enumerate(itertools.pairwise(states)):
        z = after - x - h * sigma**2 / 2 * bumps(x)
        expect_variance(z, sigma**2 * h, f"the noise in step {k + 1}, what is left after ½σ²h times the score,")
        expect_mean(z, 0.0, f"the noise in step {k + 1}")
        expect_normal_shape(z, f"the noise in step {k + 1}")
    few = points(rng)
    expect_from_rng(lambda g: s.call("langevin", lambda x: -x, sigma, few.copy(), n, h, g), rng)


# --- what the density does next --------------------------------------------------------------------------------------


def _moment_rates(s, rng):
    """Said of a mixture under a drift that bends, on a grid which holds all of it; and what it is made of."""
    while True:  # where the drift's part is -σ², two mistakes would give one number
        sigma = float(rng.uniform(1.3, 1.7))
        x = np.linspace(-9, 9, int(rng.integers(900, 1100)))
        dx = x[1] - x[0]
        p = sum(
            w * np.exp(-((x - mu) ** 2) / (2 * v)) / np.sqrt(2 * np.pi * v)
            for w, mu, v in ((0.35, rng.uniform(-1.5, -0.7), 0.4), (0.65, rng.uniform(0.8, 1.4), 0.7))
        )
        c = rng.uniform(0.6, 1.0, 2)
        u = -c[0] * x + np.sin(2 * c[1] * x) + 1.1
        mean = (x * p).sum() * dx
        part = ((x - mean) * u * p).sum() * dx
        if abs(2 * part + sigma**2) > 0.3:
            break
    before = p.copy(), u.copy()
    got = _pair(s.call("moment_rates", x, p, u, sigma), "the two rates")
    for name, after, held in zip("pu", (p, u), before, strict=True):
        expect_untouched(after, held, name)
    return sigma, x, dx, p, u, mean, part, got


@check("moment_rates", "sec-fokker-planck")
def mean_rate(s, rng):
    for _ in range(2):
        _, x, dx, p, u, mean, _, (got, _) = _moment_rates(s, rng)
        right = (u * p).sum() * dx
        expect_close(
            got,
            right,
            "the rate of the mean",
            {
                "the sign: what moves to the right carries the mean to the right": -right,
                "the drift is not weighed with the density": u.mean(),
                "this is the drift at the mean: it is averaged over the whole cloud": np.interp(mean, x, u),
                "dx is missing in the sum": right / dx,
                "this is the mean itself": mean,
                "this is the integral of x u p": (x * u * p).sum() * dx,
                "the drift is left out: noise alone does not move a mean": 0.0,
            },
            rtol=2e-3,
            otherwise="multiply the equation by x and integrate by parts: what is left of each term?",
        )


@check("moment_rates", "sec-fokker-planck")
def variance_rate(s, rng):
    for _ in range(2):
        sigma, x, dx, p, u, mean, part, (_, got) = _moment_rates(s, rng)
        right, variance = 2 * part + sigma**2, ((x - mean) ** 2 * p).sum() * dx

        def about(m):
            return ((x - m) * u * p).sum() * dx  # noqa: B023

        expect_close(
            got,
            right,
            f"the rate of the variance, for σ = {sigma:.3f}",
            {
                "the noise is missing: it adds σ²": 2 * part,
                "half of σ² is missing: two derivatives of (x - m)² give a 2": 2 * part + sigma**2 / 2,
                "σ is not squared": 2 * part + sigma,
                "the 2 before the drift part is missing": part + sigma**2,
                "the sign of the drift part": -2 * part + sigma**2,
                "the drift part is missing": sigma**2,
                "the mean is not taken off: this is the rate of the second moment": (
                    2 * (x * u * p).sum() * dx + sigma**2
                ),
                "this is the rate of the standard deviation": right / (2 * np.sqrt(variance)),
                "the noise counts twice: it adds σ²": 2 * part + 2 * sigma**2,
                "this is the variance itself": variance,
                "dx is missing in the sum": 2 * part / dx + sigma**2,
                "dx is missing in the sum that gives the mean": 2 * about(mean / dx) + sigma**2,
                "dx is missing in the sums, also in that of the mean": 2 * about(mean / dx) / dx + sigma**2,
            },
            rtol=2e-3,
            otherwise="multiply the equation by (x - m)² and integrate by parts until no derivative is one of p",
        )
