"""Chapter 3, SDEs and Brownian motion: rows 22 to 39 of the exercises.

What a student's noise must be is known exactly: after n steps of a linear scheme the mean and the variance are closed
forms of the scheme itself. A check draws a sample that is large enough for every mistake to stand out, and small enough
to be quick. Its tolerances are 5.5 standard errors or more, so that a right answer passes on every seed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from coursework.judge import (
    Field,
    array,
    expect_calls,
    expect_close,
    expect_untouched,
    number,
    shown,
    slope,
    words,
    wrong,
)
from coursework.registry import chapter
from coursework.student import Mistake

check = chapter(
    "03_sdes_and_brownian_motion",
    {
        "sec-brownian-motion": "Brownian motion",
        "sec-rough": "Why it has no derivative",
        "sec-sde": "From ODE to SDE",
        "sec-euler-maruyama": "The Euler–Maruyama method",
        "sec-ornstein-uhlenbeck": "The Ornstein–Uhlenbeck process",
        "sec-strong-order": "How good is Euler–Maruyama?",
        "sec-langevin": "Langevin dynamics",
        "sec-fokker-planck": "The Fokker–Planck equation",
    },
)

SIGMAS = 5.5  # of a mean, a variance or a correlation: one right answer in 25 million is refused


# --- shared material ---------------------------------------------------------------------------------------------


def fresh(rng: np.random.Generator) -> np.random.Generator:
    """A generator of its own for one call."""
    return np.random.default_rng(rng.integers(2**62))


def points(rng: np.random.Generator, batch: int = 5, d: int = 2) -> np.ndarray:
    """Starting points away from zero, so that no sign or factor hides there."""
    return rng.uniform(0.5, 2.0, (batch, d)) * rng.choice([-1.0, 1.0], (batch, d))


def nearest(got: float, mistakes: Mapping[str, float], right: float, rtol: float) -> str:
    """The sentence of the mistake whose value `got` is, up to `rtol`; of several the nearest one."""
    known = [
        (abs(got / value - 1), sentence)
        for sentence, value in mistakes.items()
        if value != 0 and np.isfinite(value) and abs(value / right - 1) > rtol
    ]
    distance, sentence = min(known, default=(np.inf, ""))
    return sentence if distance <= rtol else ""


def expect_variance(sample, variance: float, what: str, mistakes: Mapping[str, float] | None = None) -> None:
    """The variance of independent draws that are Gaussian, within sampling error."""
    sample = np.asarray(sample, float).ravel()
    if not np.isfinite(sample).all():
        raise wrong(
            f"finite numbers for {what}",
            "inf or nan",
            "is something divided by zero, or a root of a negative number?",
        )
    got, rtol = float(sample.var()), SIGMAS * np.sqrt(2 / sample.size)
    if abs(got / variance - 1) <= rtol:
        return
    likely = nearest(got, mistakes or {}, variance, rtol * 1.2)
    likely = _seen(sample) or likely
    raise wrong(f"variance of {what} = {variance:.4g}", f"{got:.4g}, over {sample.size} samples", likely)


def _seen(sample: np.ndarray) -> str:
    """Mistakes that can be told from the numbers alone, whatever their variance should be."""
    if sample.var() < 1e-20:
        return "there is no noise in it at all"
    if len(np.unique(sample)) == 2:
        return "the noise takes two values only: one step must be normal, at every n"
    if len(np.unique(sample)) <= sample.size // 2:
        return "the same random numbers are used several times: draw an array of the whole shape"
    z = (sample - sample.mean()) / sample.std()
    return "the noise is uniform: use the normal distribution" if 1.7 < (z**4).mean() < 1.9 else ""


def expect_mean(
    sample, mean: float, what: str, mistakes: Mapping[str, float] | None = None, variance: float | None = None
) -> None:
    """The mean of independent draws, within sampling error."""
    sample = np.asarray(sample, float).ravel()
    error = np.sqrt((sample.var() if variance is None else variance) / sample.size)
    got = float(sample.mean())
    if abs(got - mean) <= SIGMAS * error:
        return
    known = [(abs(got - value), sentence) for sentence, value in (mistakes or {}).items()]
    known = [(d, sentence) for d, sentence in known if abs(mistakes[sentence] - mean) > SIGMAS * error]
    distance, likely = min(known, default=(np.inf, ""))
    likely = likely if distance <= 1.2 * SIGMAS * error else ""
    raise wrong(
        f"mean of {what} = {mean:.4g}", f"{got:.4g} ± {error:.2g}, over {sample.size} samples", likely
    )


def expect_normal_shape(sample, what: str) -> None:
    """Kurtosis 3, which tells Gaussian noise from all that students take for it."""
    sample = np.asarray(sample, float).ravel()
    z = (sample - sample.mean()) / sample.std()
    kurtosis = float((z**4).mean())
    if abs(kurtosis - 3) <= 6.5 * np.sqrt(24 / sample.size):
        return
    if kurtosis < 1.2:
        likely = "the noise takes two values only: one step must be normal, at every n"
    elif kurtosis < 2.2:
        likely = "the noise is uniform: use the normal distribution"
    elif kurtosis > 6:
        likely = "the noise is too heavy in its tails: is one random number multiplied by another?"
    else:
        likely = "use the normal distribution"
    raise wrong(f"kurtosis of {what} = 3, that of a normal distribution", f"{kurtosis:.3g}", likely)


def expect_uncorrelated(a, b, what: str, likely: str = "") -> None:
    a, b = np.asarray(a, float).ravel(), np.asarray(b, float).ravel()
    a, b = a - a.mean(), b - b.mean()
    rho = float(a @ b / np.sqrt((a @ a) * (b @ b)))
    if not abs(rho) <= SIGMAS / np.sqrt(a.size):
        raise wrong(f"no correlation between {what}", f"a correlation of {rho:.3g}", likely)


def expect_independent(z: np.ndarray, what: str) -> None:
    """Noise ``(batch, d)``: other noise for every point and for every coordinate."""
    if len(z) > 1 and np.allclose(z, z[:1], rtol=1e-6, atol=1e-9):
        raise wrong(
            f"other noise for every point of the batch in {what}",
            f"{shown(z[0], 3)} for all of them",
            "the noise is drawn once for the whole batch: draw an array of the whole shape",
        )
    if z.shape[1] > 1 and np.allclose(z, z[:, :1], rtol=1e-5, atol=1e-6):
        raise wrong(
            f"other noise for every coordinate in {what}",
            f"{shown(z[0], 3)} at the first point",
            "the noise is drawn once for each point and shared by its coordinates: draw an array of the whole shape",
        )
    for i in range(z.shape[1]):
        for j in range(i):
            expect_uncorrelated(z[:, i], z[:, j], f"coordinates {j + 1} and {i + 1} of {what}")
    half = len(z) // 2
    for a, b in ((z[:-1], z[1:]), (z[:half], z[half : 2 * half]), (z[:half], z[::-1][:half])):
        expect_uncorrelated(
            a, b, f"different points of the batch in {what}", "is noise used again for other points?"
        )


def expect_from_rng(draw: Callable[[np.random.Generator], np.ndarray], rng: np.random.Generator) -> None:
    """Noise comes from the generator that is passed in: from it alone, and really from it."""
    seed, other = rng.integers(2**62, size=2)
    first, again, fresh = (np.asarray(draw(np.random.default_rng(k)), float) for k in (seed, seed, other))
    if np.array_equal(first, fresh):
        raise wrong(
            "other noise from another generator `rng`",
            "the same numbers",
            "is a generator with a fixed seed made inside? Use the one that is passed in",
        )
    if not np.array_equal(first, again):
        raise wrong(
            "the same numbers from two generators `rng` in the same state",
            "other ones",
            "the noise does not come from `rng`: np.random.randn, torch.randn or a generator made inside cannot be repeated",
        )


class Coefficient:
    """A noise level sigma(t) that is passed to the student's function, and keeps the times it is asked at."""

    def __init__(self, function: Callable[[float], float]):
        self.function, self.name = function, "sigma"
        self.times: list[float] = []
        self.complaint = ""

    def __call__(self, *args, **kwargs):
        values = [*args, *kwargs.values()]
        if len(values) != 1 or np.size(values[0]) != 1:
            got = (
                ", ".join(f"an array of shape {np.shape(v)}" if np.ndim(v) else "a number" for v in values)
                or "nothing"
            )
            self.complaint = self.complaint or str(wrong("sigma(t) with t one number", f"sigma({got})"))
            raise ValueError(f"expected sigma(t) with t one number, got sigma({got})")
        t = float(np.asarray(values[0]).reshape(()))
        self.times.append(t)
        return self.function(t)


class Linear:
    """u_t(x)_i = a_i x_i + c_i t: no symmetry, and Euler's mean is a closed form."""

    def __init__(self, rng: np.random.Generator, d: int = 2):
        self.a = rng.uniform(0.7, 1.3, d) * np.resize([1.0, -1.0], d)
        self.c = rng.uniform(0.6, 1.2, d) * np.resize([1.0, 0.5, -1.0], d)

    def __call__(self, x, t):
        return self.a * x + self.c * t


# --- 22. Brownian motion -----------------------------------------------------------------------------------------

_BROWNIAN = (
    "flowdiff.sde.brownian_motion",
    "flowdiff.sde.euler_maruyama",
    "flowdiff.sde.euler_maruyama_step",
)


def _paths(s, rng, n, batch, d, t1):
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
            (n + 2, batch, d): "one value too many: is the start there twice?",
        },
    )
    return np.asarray(w, float)


@check("brownian_paths", "sec-brownian-motion", _BROWNIAN)
def bm_shape_and_start(s, rng):
    for n, batch, d, t1 in ((6, 4, 3, 1.0), (1, 2, 1, 2.5)):
        w = _paths(s, fresh(rng), n, batch, d, t1)
        if w[0].any():
            raise wrong(
                "W_0 = 0 for every path",
                shown(w[0, 0], 4),
                "the sums start after the first step: put a row of zeros in front",
            )


@check("brownian_paths", "sec-brownian-motion", _BROWNIAN)
def bm_increments(s, rng):
    for n, t1 in ((5, 0.73), (8, 3.1)):
        w, h = _paths(s, fresh(rng), n, 4000, 3, t1), t1 / n
        dw = np.diff(w, axis=0)
        mistakes = {
            "is the noise scaled by h? An increment over h has variance h, so the factor is √h": h * h,
            "the step size is missing: this is the variance of N(0, 1)": 1.0,
            "the step is t1 / (n + 1): n steps fill the time t1": t1 / (n + 1),
            "the step is t1 / (n - 1): n steps fill the time t1": t1 / (n - 1),
            "the step is 1 / n: t1 is not used": 1 / n,
            "the factor is 1 / n: an increment over h = t1 / n has standard deviation √h": 1 / n**2,
            "the factor is t1 / √n: t1 belongs under the root too": t1**2 / n,
            "every increment has the variance of the whole time, t1": t1,
            "every increment has the standard deviation t1": t1**2,
            "√h twice: the factor is h^¼": np.sqrt(h),
            "the step is divided by √h": 1 / h,
            "this is the sum of two normal numbers: a step needs one": 2 * h,
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
                told["values at different times are drawn apart: W_{t+h} is W_t plus an increment"] = (
                    2 * k + 1
                ) * h
                told["are the values summed twice? Step k has the variance k h here"] = (k + 1) * h
                told["are these the increments? W_t is their sum"] = 2 * h
                spread = np.sqrt((k + 1) * h) - np.sqrt(k * h)
                told["this is √t times one normal number for each path: each step needs its own"] = spread**2
            name = f"step {k + 1} of n = {n}, over a time h = {h:g},"
            expect_variance(dw[k], h, name, told)
            drawn = {
                "uniform numbers between 0 and 1 have mean ½": np.sqrt(h) / 2,
                "an increment has mean 0, not h": h,
            }
            expect_mean(dw[k], 0.0, name, drawn)
            expect_normal_shape(dw[k], name)


@check("brownian_paths", "sec-brownian-motion", _BROWNIAN)
def bm_independent(s, rng):
    n, t1 = 5, 1.7
    dw = np.diff(_paths(s, fresh(rng), n, 6000, 2, t1), axis=0)
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
    """Var W_t = t and Cov(W_s, W_t) = min(s, t)."""
    n, t1 = 6, 2.4
    w, h = _paths(s, fresh(rng), n, 8000, 2, t1), t1 / n
    for k in (1, 3, n):
        t = k * h
        told = {
            "a standard deviation of t: is the noise scaled by h?": t * t,
            "is the noise scaled by h? An increment over h has variance h": k * h * h,
            "this is the number of steps: √h is missing": float(k),
            "this does not grow with t: are the increments summed up?": h,
            "the time runs to 1 here, not to t1": k / n,
            "is the sum taken twice?": h * k * (k + 1) * (2 * k + 1) / 6,
        }
        expect_variance(w[k], t, f"W_t at t = {t:.3g}", told)
    for j, k in ((1, 4), (2, n)):
        a, b = w[j].ravel(), w[k].ravel()
        got, right = float((a * b).mean()), j * h
        error = h * np.sqrt((j * k + j * j) / a.size)
        if abs(got - right) > SIGMAS * error:
            told = {
                "values at different times are drawn apart: W_t is W_s plus an increment": 0.0,
                "this is √(st): the same normal number is used at all times": h * np.sqrt(j * k),
            }
            likely = next((m for m, v in told.items() if abs(got - v) < SIGMAS * error), "")
            what = f"Cov(W_s, W_t) = min(s, t) = {right:.4g} for s = {j * h:.3g}, t = {k * h:.3g}"
            raise wrong(what, f"{got:.4g}", likely)


# --- 23. independent increments ----------------------------------------------------------------------------------


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


def _telling_paths(rng, n, batch):
    """Paths on which the largest correlation is negative and not between neighbours, so that both mistakes show."""
    while True:
        w = np.cumsum(rng.standard_normal((n + 1, batch)), axis=0)
        rho = np.corrcoef(np.diff(w, axis=0)) - np.eye(n)
        largest, near = np.abs(rho).max(), np.abs(np.diag(rho, 1)).max()
        if largest > 1.05 * rho.max() and largest > 1.05 * near and abs(near / rho.max() - 1) > 0.05:
            return w - w[0]


def _verdict(s, w):
    got = s.call("independence_test", w)
    if not isinstance(got, (tuple, list)) or len(got) != 2:
        raise wrong("a pair: the largest |ρ|, and True or False", words(got), "return both, in this order")
    return got


@check("independence_test", "sec-brownian-motion")
def independence_correlation(s, rng):
    cases = [_telling_paths(rng, n, 12) for n in (5, 6)]
    cases += [_correlated_paths(rng, 6, 50, (1, 4), -0.6), _correlated_paths(rng, 4, 60, (0, 3), 0.5)]
    for w in cases:
        n = len(w) - 1
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
            mistakes,
            rtol=1e-4,
        )


@check("independence_test", "sec-brownian-motion")
def independence_verdict(s, rng):
    cases = (
        (
            900,
            0.1,
            1,
            "the verdict is the other way round: small correlations are what independence looks like",
        ),
        (900, 3.0, 1, "is the limit 5/√batch, with the number of paths under the root?"),
        (900, 3.0, -1, "is the sign of a negative correlation forgotten?"),
        (400, 0.94, 1, "is the limit 5/√batch, with the number of paths under the root?"),
        (2500, 1.06, 1, "is the limit 5/√batch, with the number of paths under the root?"),
        (2500, 0.94, -1, "is the limit 5/√batch, with the number of paths under the root?"),
    )
    for batch, factor, sign, likely in cases:
        limit = 5 / np.sqrt(batch)
        w = _correlated_paths(rng, 5, batch, (1, 4), sign * factor * limit)
        before = w.copy()
        got = _verdict(s, w)[1]
        expect_untouched(w, before, "w")
        if isinstance(got, (list, tuple, dict, str)) or callable(got) or np.size(got) != 1:
            raise wrong("True or False", words(got))
        got = np.asarray(got).reshape(()).item()
        if got not in (0, 1):
            raise wrong("True or False", words(got), "compare the largest |ρ| with 5/√batch")
        if bool(got) != (factor < 1):
            rule = f"{factor < 1}: the largest |ρ| is {factor * limit:.4f}, and 5/√{batch} = {limit:.4f}"
            raise wrong(rule, f"{bool(got)}", likely)


# --- 24. total and quadratic variation ---------------------------------------------------------------------------


def _pair(value, what):
    if isinstance(value, np.ndarray) and value.ndim and len(value) == 2:
        return value[0], value[1]
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        raise wrong(what, words(value), "return both, in this order")
    return value


@check("variations", "sec-rough")
def variations_value(s, rng):
    for n, batch in ((6, 4), (40, 3)):
        w = np.cumsum(rng.standard_normal((n + 1, batch)), axis=0) + 1.5  # a start that is not zero
        before, dw = w.copy(), np.diff(w, axis=0)
        total, quadratic = _pair(
            s.call("variations", w), "a pair: the total and the quadratic variation of each path"
        )
        expect_untouched(w, before, "w")
        shapes = {
            (): "one number for all paths: sum along the time axis only",
            (n + 1,): "the sum runs over the batch: time is axis 0",
            (n,): "the sum runs over the batch: time is axis 0",
            (n, batch): "one number for each step: sum them up",
            (1, batch): "one axis too many: the result has shape (batch,)",
        }
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
            "the last step is missing": np.abs(dw[:-1]).sum(0),
            "the first step is missing": np.abs(dw[1:]).sum(0),
        }
        expect_close(total, np.abs(dw).sum(0), "total variation of the paths", common, shapes=shapes)
        squares = {
            "the two are the other way round: quadratic variation second": np.abs(dw).sum(0),
            "these are the squares of the values of W: square the increments": (w**2).sum(0),
            "these are the squares of the values of W from the second on: square the increments": (
                w[1:] ** 2
            ).sum(0),
            "square each increment, then sum; this is the square of the sum": dw.sum(0) ** 2,
            "this is the square of the total variation: square each increment on its own": np.abs(dw).sum(0)
            ** 2,
            "the squares are not rooted in a quadratic variation": np.sqrt((dw**2).sum(0)),
            "this is a mean: take the sum": (dw**2).mean(0),
            "this is a variance: take the sum of squares": dw.var(0),
            "this is the sum of squared deviations from the mean increment": n * dw.var(0),
            "these are differences of squares": np.abs(np.diff(w**2, axis=0)).sum(0),
            "this is the square of the last value": w[-1] ** 2,
            "the last step is missing": (dw[:-1] ** 2).sum(0),
            "the first step is missing": (dw[1:] ** 2).sum(0),
        }
        expect_close(quadratic, (dw**2).sum(0), "quadratic variation of the paths", squares, shapes=shapes)


@check("expected_variations", "sec-rough")
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
                "this is the other one, squared": 2 * n * t1 / np.pi,
            },
            rtol=1e-4,
        )


# --- 27. one Euler–Maruyama step ---------------------------------------------------------------------------------

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


@check("euler_maruyama_step", "sec-euler-maruyama", _EM)
def em_step_without_noise(s, rng):
    """At σ = 0 it is Euler's step, exactly."""
    for d, batch, h in ((2, 5, 0.3), (3, 4, 0.17), (1, 1, 0.45)):
        u, x, t = Linear(rng, d), points(rng, batch, d), float(rng.uniform(0.4, 0.9))
        got = s.call(
            "euler_maruyama_step", Field(u, x.shape), Coefficient(lambda t: 0.0), x, t, h, fresh(rng)
        )
        expect_close(
            got,
            x + h * (u.a * x + u.c * t),
            f"X after a step of size {h} from {shown(x[0], 4)} at t = {t:.3f} with σ = 0, which is Euler's step,",
            {
                "the drift is not multiplied by h": x + u(x, t),
                "the drift is multiplied by √h: only the noise is": x + np.sqrt(h) * u(x, t),
                "the drift is missing": x,
                "x is not added: this is the increment": h * u(x, t),
                "the sign of the drift": x - h * u(x, t),
                "u is asked at t + h: the step uses what is known at its start": x + h * u(x, t + h),
                "u is asked at t + h/2: the step uses what is known at its start": x + h * u(x, t + h / 2),
                "u is asked at time 0": x + h * u(x, 0.0),
                "the drift is multiplied by t": x + t * u(x, t),
                "the drift is multiplied by h twice": x + h * h * u(x, t),
                "this is Heun's step": x + h / 2 * (u(x, t) + u(x + h * u(x, t), t + h)),
            },
            shapes=_em_shapes(batch, d),
            otherwise="is there noise although σ is 0? Only σ_t √h ε is random",
        )


@check("euler_maruyama_step", "sec-euler-maruyama", _EM)
def em_step_noise(s, rng):
    for h, t, d in ((0.13, 0.6, 3), (0.4, 1.7, 4)):
        u, x = Linear(rng, d), points(rng, 5000, d)
        level = lambda t: 0.4 + 0.35 * t  # noqa: E731
        got = s.call("euler_maruyama_step", Field(u, x.shape), Coefficient(level), x, t, h, fresh(rng))
        got = array(got, x.shape, f"X after one step, for x of shape {x.shape}", _em_shapes(*x.shape)).astype(
            float
        )
        z, sigma = got - x - h * u(x, t), level(t)
        name = f"the noise in one step of size h = {h} with σ_t = {sigma:.3g}"
        told = {
            "is the noise scaled by h instead of √h? Its variance should be σ²h": sigma**2 * h**2,
            "√h is missing": sigma**2,
            "σ is missing": h,
            "σ and √h are missing": 1.0,
            "σ stands inside the root: only h belongs there": sigma * h,
            "σ is squared": sigma**4 * h,
            "√h twice: is the noise drawn with variance h and multiplied by √h again?": sigma**2 * h**2,
            "h times √h: the noise stands inside the bracket that h multiplies": sigma**2 * h**3,
            "√t for √h": sigma**2 * t,
            "t for √h": sigma**2 * t**2,
            "the fourth root of h": sigma**2 * np.sqrt(h),
            "the noise is divided by √h": sigma**2 / h,
            "σ is asked at t + h: the step uses what is known at its start": level(t + h) ** 2 * h,
            "σ is asked in the middle of the step": level(t + h / 2) ** 2 * h,
            "σ is asked at time 0": level(0) ** 2 * h,
            "σ is asked at time h": level(h) ** 2 * h,
            "the noise is added twice": 2 * sigma**2 * h,
            "half of the variance is missing": sigma**2 * h / 2,
            "t + h under the root: the increment lasts h": sigma**2 * (t + h),
        }
        expect_variance(z, sigma**2 * h, name, told)
        expect_mean(z, 0.0, name, {"uniform numbers between 0 and 1 have mean ½": sigma * np.sqrt(h) / 2})
        expect_normal_shape(z, name)
        if abs(np.corrcoef(z[:, 0], x[:, 0])[0, 1]) > SIGMAS / np.sqrt(len(x)):
            raise wrong(f"{name} does not depend on x", "it does", "is the noise multiplied by the state?")


@check("euler_maruyama_step", "sec-euler-maruyama", _EM)
def em_step_independent(s, rng):
    u, x, h, t = Linear(rng, 3), np.zeros((2000, 3)), 0.2, 0.5
    got = s.call("euler_maruyama_step", Field(u, x.shape), Coefficient(lambda t: 1.3), x, t, h, fresh(rng))
    z = array(got, x.shape, "X after one step", _em_shapes(*x.shape)).astype(float) - h * u(x, t)
    if not z.any():
        raise wrong("noise in the step, at σ = 1.3", "none")
    expect_independent(z, "one step")
    few = points(rng)
    step = lambda g: s.call(  # noqa: E731
        "euler_maruyama_step",
        Field(Linear(np.random.default_rng(1)), few.shape),
        Coefficient(lambda t: 1.3),
        few,
        t,
        h,
        g,
    )
    expect_from_rng(step, rng)


@check("euler_maruyama_step", "sec-euler-maruyama", _EM)
def em_step_calls(s, rng):
    x, t, h = points(rng), float(rng.uniform(0.4, 0.9)), 0.25
    before, u, sigma = x.copy(), Field(Linear(rng), x.shape), Coefficient(lambda t: 0.5 + t)
    s.call("euler_maruyama_step", u, sigma, x, t, h, fresh(rng))
    expect_untouched(x, before, "x")
    for field in (u, sigma):
        name = field.name
        expect_calls(
            field,
            [t],
            {
                f"{name} is asked at the end of the step, not at its start": [t + h],
                f"{name} is asked in the middle of the step": [t + h / 2],
                f"{name} is asked at time 0: pass t on": [0.0],
            },
            counts={0: f"{name} is never called", 2: f"{name} is called twice: keep its value in a variable"},
        )
    expect_close(u.states[0], before, "the state that u is asked at", rtol=1e-5)


# --- 29. the Ornstein–Uhlenbeck process --------------------------------------------------------------------------

_OU = (
    "flowdiff.sde.euler_maruyama",
    "flowdiff.sde.euler_maruyama_step",
    "flowdiff.sde.OrnsteinUhlenbeck.drift",
)
_OU += ("flowdiff.sde.OrnsteinUhlenbeck.transition",)


def _method(thing, name, *args):
    value = thing.call(name, *args)
    if value is None:
        raise Mistake(f"`{name}` returned None, expected a value: does it end with `return`?")
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
        shapes={(): "the drift has the shape of x: one number for each coordinate of each point"},
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
            raise wrong(f"diffusion: σ as one number, or an array of the shape {x.shape} of x", words(value))
    if not np.array_equal(np.asarray(first), np.asarray(second)):
        raise wrong(
            "the same σ when it is asked twice",
            f"{np.ravel(first)[0]:.4g}, then {np.ravel(second)[0]:.4g}",
            "noise is drawn inside: the coefficient is a number; the simulation multiplies it by noise",
        )
    full = np.broadcast_to(np.asarray(first, float), x.shape)
    expect_close(
        full, np.full(x.shape, sigma), "diffusion", {m: np.full(x.shape, v) for m, v in mistakes.items()}
    )


@check("OUProcess", "sec-ornstein-uhlenbeck", _OU)
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
            "a factor 2 too much": -2 * theta * x,
            "σ in the place of θ": -sigma * x,
            "the drift is multiplied by t": -theta * x * t,
            "the drift is multiplied by σ": -theta * sigma * x,
            "this is the solution, not the drift": x * np.exp(-theta * t),
        }
        expect_drift(s.make("OUProcess", theta, sigma), x, t, -theta * x, mistakes)


@check("OUProcess", "sec-ornstein-uhlenbeck", _OU)
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
    expect_diffusion(
        process, points(rng, 4, 3), t, sigma, {"all objects share one σ: keep it in self": sigma * 2}
    )


def linear_chain(a: float, noise: float, n: int) -> float:
    """The variance of x after n steps of x ← a x + noise ε: a geometric sum, written out."""
    return noise**2 * sum(a ** (2 * k) for k in range(n))


@check("OUProcess", "sec-ornstein-uhlenbeck", _OU)
def ou_simulate(s, rng):
    for n, t1 in ((4, 1.5), (7, 0.8)):
        theta, sigma = float(rng.uniform(1.2, 1.5)), float(rng.uniform(0.6, 0.8))
        h, start = t1 / n, np.array([2.5, -1.5])
        a, x0 = 1 - theta * h, np.tile(start, (12_000, 1))
        before = x0.copy()
        x = _method(s.make("OUProcess", theta, sigma), "simulate", x0, n, fresh(rng), t1)
        expect_untouched(x0, before, "x0")
        shapes = {(n + 1, *x0.shape): "the whole trajectory came: only the last state is asked for"}
        x = array(x, x0.shape, f"X after n = {n} steps", shapes).astype(float)
        k, name = 1 / n, f"X after n = {n} steps to t1 = {t1} with θ = {theta:.3f}, σ = {sigma:.3f}"
        var = linear_chain(a, sigma * np.sqrt(h), n)
        told = {
            "is the noise scaled by h instead of √h?": linear_chain(a, sigma * h, n),
            "√h is missing in the noise": linear_chain(a, sigma, n),
            "σ is squared": linear_chain(a, sigma**2 * np.sqrt(h), n),
            "σ is missing": linear_chain(a, np.sqrt(h), n),
            "the loop takes n - 1 steps": linear_chain(a, sigma * np.sqrt(h), n - 1),
            "the loop takes n + 1 steps": linear_chain(a, sigma * np.sqrt(h), n + 1),
            "the sign of the drift: it pulls back to 0": linear_chain(1 + theta * h, sigma * np.sqrt(h), n),
            "the drift is missing": sigma**2 * t1,
            "the drift is not multiplied by h": linear_chain(1 - theta, sigma * np.sqrt(h), n),
            "t1 is not used: this is time 1": linear_chain(1 - theta * k, sigma * np.sqrt(k), n),
            "this is one single step of size t1": sigma**2 * t1,
            "the noise is drawn once, before the loop: every step needs its own": sigma**2
            * h
            * ((1 - a**n) / (1 - a)) ** 2,
            "this is the exact law, not what n Euler–Maruyama steps give": sigma**2
            / 2
            / theta
            * -np.expm1(-2 * theta * t1),
            "this is the stationary law, not the one at t1": sigma**2 / (2 * theta),
        }
        for i in (0, 1):
            expect_variance(x[:, i], var, name, told)
            m = start[i]
            means = {
                "the loop takes n - 1 steps": m * a ** (n - 1),
                "the loop takes n + 1 steps": m * a ** (n + 1),
                "this is the exact law, not what n Euler–Maruyama steps give": m * np.exp(-theta * t1),
                "the target is 0, not 1": 1 + (m - 1) * a**n,
                "the sign of the drift": m * (1 + theta * h) ** n,
                "the drift is missing": m,
                "the drift is always asked at x0": m * (1 - theta * t1),
                "x0 is not used: this starts at 0": 0.0,
                "t1 is not used": m * (1 - theta / n) ** n,
            }
            expect_mean(x[:, i], m * a**n, name, means)
        expect_normal_shape(x - x.mean(0), name)


@check("OUProcess", "sec-ornstein-uhlenbeck", _OU)
def ou_noise(s, rng):
    theta, sigma, n, t1 = 1.3, 0.7, 3, 1.2
    x0 = np.zeros((3000, 3))
    process = s.make("OUProcess", theta, sigma)
    x = array(_method(process, "simulate", x0, n, fresh(rng), t1), x0.shape, "X after n steps").astype(float)
    if not np.any(x):
        raise wrong("noise in X", "none")
    expect_independent(x, "X")
    few = points(rng)
    expect_from_rng(lambda g: _method(process, "simulate", few, n, g, t1), rng)


# --- 31. its exact transition ------------------------------------------------------------------------------------


_OU_EXACT = tuple(
    f"flowdiff.sde.OrnsteinUhlenbeck.{name}" for name in ("mean", "std", "transition", "transition_along")
)


def _transition(s, x, theta, sigma, h, rng):
    got = s.call("ou_transition", x, theta, sigma, h, rng)
    return array(got, x.shape, f"X_(t+h) for x of shape {x.shape}", _em_shapes(*x.shape)).astype(float)


@check("ou_transition", "sec-ornstein-uhlenbeck", _OU_EXACT)
def ou_transition_mean(s, rng):
    """Without noise, σ = 0, it is the flow of the linear ODE."""
    for h in (0.4, 1.7):
        x, theta = points(rng, 5, 2), float(rng.uniform(0.6, 0.9))
        before = x.copy()
        got = _transition(s, x, theta, 0.0, h, fresh(rng))
        expect_untouched(x, before, "x")
        expect_close(
            got,
            np.exp(-theta * h) * x,
            f"X_(t+h) from {shown(x[0], 3)} for σ = 0, θ = {theta:.3f}, h = {h}",
            {
                "1 - θh is Euler's factor: the exact one is an exponential": (1 - theta * h) * x,
                "the sign in the exponent": np.exp(theta * h) * x,
                "θ is missing in the exponent": np.exp(-h) * x,
                "h is missing in the exponent": np.exp(-theta) * x,
                "the exponent of the variance is used for the mean": np.exp(-2 * theta * h) * x,
                "half the exponent": np.exp(-theta * h / 2) * x,
                "x is not damped": x,
                "x is not used: the mean is e^(-θh) x": 0 * x,
            },
            otherwise="is there noise although σ is 0?",
        )


@check("ou_transition", "sec-ornstein-uhlenbeck", _OU_EXACT)
def ou_transition_variance(s, rng):
    for h, low in ((0.3, 0.6), (1.4, 1.3), (20.0, 0.7)):
        x = np.tile([[1.5, -2.0]], (12_000, 1))
        theta, sigma = float(rng.uniform(low, low + 0.2)), float(rng.uniform(1.4, 1.6))
        z = _transition(s, x, theta, sigma, h, fresh(rng)) - np.exp(-theta * h) * x
        full = sigma**2 / (2 * theta)
        right = full * -np.expm1(-2 * theta * h)
        name = f"X_(t+h) given X_t for θ = {theta:.3f}, σ = {sigma:.3f}, h = {h}"
        told = {
            "σ²h is Euler's variance: exact noise is damped while it comes in": sigma**2 * h,
            "this is the stationary variance: after a finite h it is not reached": full,
            "the exponent: the variance falls with e^(-2θh)": full * -np.expm1(-theta * h),
            "the factor 2 below is missing: σ²/(2θ)": 2 * right,
            "the 2 below is missing, and the 2 in the exponent": 2 * full * -np.expm1(-theta * h),
            "σ is missing": right / sigma**2,
            "σ is not squared in the variance": right / sigma,
            "σ is squared twice": right * sigma**2,
            "θ below is missing": right * theta,
            "2θ below is missing": right * 2 * theta,
            "θ below is squared": right / theta,
            "the variance is used as a standard deviation: take the root": right**2,
            "the root is taken twice": np.sqrt(right),
            "the sign in the exponent": full * np.expm1(2 * theta * h) if theta * h < 9 else 1.0,
            "Euler's variance, with h for √h": sigma**2 * h * h,
            "√h is not part of it: h is in the exponent already": right * h,
            "this is e^(-2θh) without the 1 - in front": full * np.exp(-2 * theta * h),
            "1 + e^(-2θh) for 1 - e^(-2θh)": full * (1 + np.exp(-2 * theta * h)),
        }
        expect_variance(z, right, name, told)
        expect_mean(z, 0.0, f"the noise in {name}")
        expect_normal_shape(z, name)


@check("ou_transition", "sec-ornstein-uhlenbeck", _OU_EXACT)
def ou_transition_steps(s, rng):
    """One big step is many small ones, in law."""
    theta, sigma, h, m = 0.8, 1.5, 1.2, 6
    x = np.tile([[1.5, -2.0]], (8000, 1))
    expect_independent(_transition(s, x, theta, sigma, h, fresh(rng)) - np.exp(-theta * h) * x, "one step")
    small = x
    for _ in range(m):
        small = _transition(s, small, theta, sigma, h / m, fresh(rng))
    right = sigma**2 / (2 * theta) * -np.expm1(-2 * theta * h)
    for i in (0, 1):
        name = f"X after {m} steps of size h/{m}, which is one of size h,"
        expect_variance(small[:, i], right, name)
        expect_mean(small[:, i], np.exp(-theta * h) * x[0, i], name)
    expect_from_rng(lambda g: _transition(s, points(np.random.default_rng(1)), theta, sigma, h, g), rng)
