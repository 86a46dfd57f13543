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
        raise wrong(f"finite numbers for {what}", "inf or nan", "is something divided by zero, or a root of a negative number?")
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
    raise wrong(f"mean of {what} = {mean:.4g}", f"{got:.4g} ± {error:.2g}, over {sample.size} samples", likely)


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
    if z.shape[1] > 1 and np.allclose(z, z[:, :1], rtol=1e-6, atol=1e-9):
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
        expect_uncorrelated(a, b, f"different points of the batch in {what}", "is noise used again for other points?")


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
            got = ", ".join(f"an array of shape {np.shape(v)}" if np.ndim(v) else "a number" for v in values) or "nothing"
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

_BROWNIAN = ("flowdiff.sde.brownian_motion", "flowdiff.sde.euler_maruyama", "flowdiff.sde.euler_maruyama_step")


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
            raise wrong(f"every value of W after the first is random, for n = {n}", "the last one is zero", "is it ever written?")
        for k in (0, n - 1, 1):
            if not dw[k].any():
                raise wrong(f"every step is random, for n = {n}", f"step {k + 1} is zero", "is the last value written?")
            told = dict(mistakes) if k == 0 else {}
            if k:
                told["values at different times are drawn apart: W_{t+h} is W_t plus an increment"] = (2 * k + 1) * h
                told["are the values summed twice? Step k has the variance k h here"] = (k + 1) * h
                told["are these the increments? W_t is their sum"] = 2 * h
                spread = np.sqrt((k + 1) * h) - np.sqrt(k * h)
                told["this is √t times one normal number for each path: each step needs its own"] = spread**2
            name = f"step {k + 1} of n = {n}, over a time h = {h:g},"
            expect_variance(dw[k], h, name, told)
            drawn = {"uniform numbers between 0 and 1 have mean ½": np.sqrt(h) / 2, "an increment has mean 0, not h": h}
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
                    "other noise in every step", "the same in all", "is the noise drawn once, before the loop?"
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
