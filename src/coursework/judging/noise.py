"""What the checks of random things share: the law of a sample, noise that is new everywhere, a level that is recorded.

Tolerances are 5.5 standard errors or more, so that a right answer passes on every seed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from coursework.judging.expect import shown
from coursework.judging.recorder import Served
from coursework.judging.verdict import wrong

SIGMAS = 5.5  # of a mean, a variance or a correlation: one right answer in 25 million is refused


def other_factors(sigma: float, h: float) -> dict[str, float]:
    """What students multiply noise by where σ√h is meant: the factor, by the sentence that names the mistake."""
    root = np.sqrt(h)
    return {
        "is the noise scaled by h instead of √h?": sigma * h,
        "√h is missing in the noise": sigma,
        "σ is missing in the noise": root,
        "σ and √h are missing in the noise": 1.0,
        "σ²h is the variance of the noise: its factor is the root of that, σ√h": sigma**2 * h,
        "σ stands inside the root: only h belongs there": np.sqrt(sigma) * root,
        "the root is taken of σ and not of h: the factor of the noise is σ√h": np.sqrt(sigma) * h,
        "σ is squared in the noise, and √h is missing": sigma**2,
        "σ is missing in the noise, and h stands for √h": h,
        "the root is taken twice: the fourth root of h stands for √h": sigma * np.sqrt(root),
        "h times √h: the noise stands inside the bracket that h multiplies": sigma * h * root,
        "h² for √h: a square is taken where a root is meant": sigma * h**2,
        "a factor √2 too much in the noise: √(2h) for √h": sigma * np.sqrt(2) * root,
        "√(2h) for σ√h: σ is missing in the noise, and there is a 2 too much": np.sqrt(2) * root,
        "a factor √½ too much in the noise: √(h/2) for √h": sigma * np.sqrt(0.5) * root,
        "a factor ½ too much in the noise": sigma / 2 * root,
        "the noise is divided by √h": sigma / root,
        "the noise is divided by σ": root / sigma,
    }


def fresh(rng: np.random.Generator) -> np.random.Generator:
    """A generator of its own for one call."""
    return np.random.default_rng(rng.integers(2**62))


def drawn(got: np.ndarray) -> np.ndarray:
    """Draws as floats; a `Mistake` if all of them are whole numbers."""
    got = got.astype(float)
    if got.size > 20 and np.array_equal(got, np.trunc(got)):
        what = f"whole numbers, such as {shown(got.ravel()[:3])}"
        raise wrong("samples with all their digits", what, "is the result written into an array of integers?")
    return got


def nearest(got: float, mistakes: Mapping[str, float], right: float, rtol: float) -> str:
    """The sentence of the mistake whose value `got` is, up to `rtol`; of several the nearest one."""
    known = [
        (abs(got / value - 1), sentence)
        for sentence, value in mistakes.items()
        if value != 0 and np.isfinite(value) and abs(value / right - 1) > rtol
    ]
    distance, sentence = min(known, default=(np.inf, ""))
    return sentence if distance <= rtol else ""


def expect_variance(
    sample, variance: float, what: str, mistakes: Mapping[str, float] | None = None, *, otherwise: str = ""
) -> None:
    """The variance of independent draws that are Gaussian, within sampling error.

    Args:
        mistakes: the variance that each known mistake gives. otherwise: what to look at when it is none of them.
    """
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
    likely = _seen(sample) or likely or otherwise
    raise wrong(f"variance of {what} = {variance:.4g}", f"{got:.4g}, over {sample.size} samples", likely)


def _seen(sample: np.ndarray) -> str:
    """Mistakes that can be told from the numbers alone, whatever their variance should be."""
    if sample.var() < 1e-20:
        return "all of them are the same: is there no noise, or one number for the whole batch?"
    if np.array_equal(sample, np.trunc(sample)):
        return "whole numbers came: is the result written into an array of integers?"
    if len(np.unique(sample)) == 2:
        return "the noise takes two values only: one step must be normal, at every n"
    if len(np.unique(sample)) <= sample.size // 2:
        return "the same random numbers are used several times: draw an array of the whole shape"
    z = (sample - sample.mean()) / sample.std()
    # of uniform numbers the largest is √3, and the mean size √3/2
    flat = 1.7 < (z**4).mean() < 1.9 and np.abs(z).max() < 1.78 and abs(np.abs(z).mean() - 0.866) < 0.02
    return "the noise is uniform: use the normal distribution" if flat else ""


def expect_mean(
    sample,
    mean: float,
    what: str,
    mistakes: Mapping[str, float] | None = None,
    variance: float | None = None,
    *,
    otherwise: str = "",
) -> None:
    """The mean of independent draws, within sampling error.

    Args:
        mistakes: the mean that each known mistake gives. otherwise: what to look at when it is none of them.
    """
    sample = np.asarray(sample, float).ravel()
    error = np.sqrt((sample.var() if variance is None else variance) / sample.size)
    got = float(sample.mean())
    if abs(got - mean) <= SIGMAS * error:
        if sample.size > 100:
            expect_chance(got - mean, error, what)
        return
    known = [(abs(got - value), sentence) for sentence, value in (mistakes or {}).items()]
    known = [(d, sentence) for d, sentence in known if abs(mistakes[sentence] - mean) > SIGMAS * error]
    distance, likely = min(known, default=(np.inf, ""))
    likely = likely if distance <= 1.2 * SIGMAS * error else otherwise
    raise wrong(f"mean of {what} = {mean:.4g}", f"{got:.4g} ± {error:.2g}, over {sample.size} samples", likely)


def expect_chance(away: np.ndarray, error: float, what: str) -> None:
    """The means of draws are off by chance: `away` from what they should be, by about their standard `error` each."""
    if error > 0 and np.abs(away).max() < 1e-6 * error:
        raise wrong(
            f"a mean of {what} that is off by about {error:.2g}, as that of independent draws is",
            "the exact mean, in all its digits",
            "is the mean of the batch taken off? Or, with the other sign, is noise used again for other points?",
        )


@dataclass(frozen=True)
class Law:
    """A sample ``(n, d)`` of independent draws, the Gaussian law that it must have, and those that mistakes give it.

    Attributes:
        mean: of each coordinate, or one for all. variance: of every coordinate.
        mistakes: (mean, variance) by the sentence that names the mistake, each of all coordinates or one for all; None
            where it is the right one.
    """

    what: str
    sample: np.ndarray
    mean: np.ndarray | float
    variance: float
    mistakes: Mapping[str, tuple[np.ndarray | float | None, np.ndarray | float | None]]

    @cached_property
    def moments(self) -> tuple[np.ndarray, np.ndarray]:
        """Mean and variance of each coordinate of the sample."""
        return self.sample.mean(0), self.sample.var(0)

    def distance(self, sentence: str) -> float:
        """How badly a mistake explains the sample: twice the log likelihood ratio, chi-squared with 2d degrees."""
        mean, variance = self.mistakes[sentence]
        mean = self.mean if mean is None else mean
        variance = self.variance if variance is None else variance
        if not np.all(np.isfinite(variance) & (np.asarray(variance) > 0)):
            return np.inf
        ratio = self.moments[1] / variance
        away = (self.moments[0] - mean) ** 2 / variance
        return float(len(self.sample) * (ratio - 1 - np.log(np.maximum(ratio, 1e-300)) + away).sum())


def _likely(laws: Sequence[Law]) -> str:
    """The mistake that explains all samples best, if any does."""
    shared = [sentence for sentence in laws[0].mistakes if all(sentence in law.mistakes for law in laws)]
    distances = {sentence: sum(law.distance(sentence) for law in laws) for sentence in shared}
    # of mistakes with the same law, but for rounding, the first
    likely = min(distances, key=lambda sentence: round(distances[sentence], 6), default="")
    degrees = 2 * sum(law.sample.shape[1] for law in laws)
    return likely if likely and distances[likely] <= degrees + 12 * np.sqrt(degrees) else ""


def expect_laws(laws: Sequence[Law]) -> None:
    """Mean and variance of every sample, within sampling error.

    A mistake is named if it explains all samples, so that no coincidence in one of them misleads.
    """
    for law in laws:
        if not np.isfinite(law.sample).all():
            raise wrong(
                f"finite numbers for {law.what}",
                "inf or nan",
                "is something divided by zero, or a root of a negative number?",
            )
    for law in laws:
        n, d = law.sample.shape
        means, got = np.broadcast_to(law.mean, d), law.sample.mean(0)
        error = np.sqrt(law.variance / n)
        rest = law.sample - got
        if not abs(rest.var() / law.variance - 1) <= SIGMAS * np.sqrt(2 / rest.size):
            raise wrong(
                f"variance of {law.what} = {law.variance:.4g}",
                f"{rest.var():.4g}, over {rest.size} samples",
                _seen(rest.ravel()) or _likely(laws),
            )
        if not (np.abs(got - means) <= SIGMAS * error).all():
            i = int(np.argmax(np.abs(got - means)))
            raise wrong(
                f"mean of {law.what} = {means[i]:.4g}",
                f"{got[i]:.4g} ± {error:.2g}, over {n} samples",
                _likely(laws),
            )
        expect_chance(got - means, error, law.what)


def _off_normal(z: np.ndarray) -> float:
    """√n times the largest distance between the distribution of n numbers and N(0, 1), that of Kolmogorov."""
    z, n = np.sort(z.ravel()), z.size
    below = 0.5 + 0.5 * np.fromiter(map(math.erf, z / np.sqrt(2)), float, n)
    return float(np.sqrt(n) * max((np.arange(1, n + 1) / n - below).max(), (below - np.arange(n) / n).max()))


def expect_normal_values(z: np.ndarray, what: str) -> None:
    """As many of the numbers below each value as of N(0, 1); right for all but one in 10⁷.

    A noise of three values can have the mean, the variance and the kurtosis of a normal one.
    """
    off = _off_normal(z)
    if not off <= 2.9:
        raise wrong(
            f"a distribution of {what} that is nowhere further than {2.9 / np.sqrt(z.size):.2g} from the normal one",
            f"{off / np.sqrt(z.size):.2g} from it",
            "does the noise take a few values only? Draw it from the normal distribution itself",
        )


def expect_normal_shape(sample, what: str) -> None:
    """Kurtosis 3, which tells Gaussian noise from most that students take for it, and no other distribution."""
    sample = np.asarray(sample, float).ravel()
    z = (sample - sample.mean()) / sample.std()
    kurtosis = float((z**4).mean())
    if abs(kurtosis - 3) <= 6.5 * np.sqrt(24 / sample.size):
        if len(np.unique(sample)) <= sample.size // 2:
            got = f"{len(np.unique(sample))} different ones among {sample.size}"
            raise wrong(f"other numbers everywhere in {what}", got, "are numbers rounded, or used several times?")
        # kurtosis hardly sees what is cut off at 3; of 8000 normal numbers 18 lie beyond 3.05
        if sample.size >= 8000 and np.abs(z).max() < 3.05:
            raise wrong(
                f"values of {what} beyond 3 standard deviations, one in 370",
                f"none among {sample.size}",
                "is the noise clipped, or drawn again where it is large? A normal number has no largest value",
            )
        expect_normal_values(z, what)
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
            expect_uncorrelated(
                z[:, i],
                z[:, j],
                f"coordinates {j + 1} and {i + 1} of {what}",
                "each coordinate has its own noise: is some of it shared, sorted or used twice?",
            )
    half = len(z) // 2
    for a, b in ((z[:-1], z[1:]), (z[:half], z[half : 2 * half]), (z[:half], z[::-1][:half])):
        expect_uncorrelated(a, b, f"different points of the batch in {what}", "is noise used again for other points?")


def expect_mean_by_chance(z: np.ndarray, what: str) -> None:
    """Independent draws ``(n, d)`` have a mean near 0; noise from which its own mean is taken has 0 itself."""
    if len(z) > 100 and z.any() and np.abs(z.mean(0)).max() < 1e-7 * z.std():
        raise wrong(
            f"a mean of {what} that is near its expectation, up to 1/√n",
            "the expectation itself, in all its digits",
            "is the mean of the batch taken off? Then no draw is independent of the others",
        )


def expect_standard_normal(z: np.ndarray, what: str, mistakes: Mapping[str, float] | None = None) -> None:
    """Draws ``(n, d)`` that are independent N(0, 1): mean, standard deviation, kurtosis, distribution, correlations.

    Args:
        mistakes: the standard deviation that each known mistake gives.
    """
    n, d = z.shape
    if len(np.unique(z[:, 0])) < 0.9 * n or np.abs(z).max() < 1e-6:
        likely = "the same noise is used for many points: draw an array of the whole shape"
        if np.abs(z).max() < 1e-6:
            likely = "there is no noise at all"
        raise wrong(f"{what} of its own for every point", f"{shown(z[0], 3)} again and again", likely)
    if d > 1 and np.allclose(z, z[:, :1]):
        raise wrong(
            f"{what} of its own for every coordinate",
            f"{shown(z[0], 3)} at the first point",
            "all coordinates share one number: draw an array of the whole shape",
        )
    std, mean = z.std(), z.mean()
    if not abs(std - 1) <= 5 / np.sqrt(2 * z.size):
        fits = {t: abs(std / value - 1) for t, value in (mistakes or {}).items()}
        likely = min(fits, key=fits.get, default="")
        raise wrong(
            f"standard deviation 1 of {what}",
            f"{std:.4g}",
            likely if likely and fits[likely] < 6 / np.sqrt(2 * z.size) else "",
        )
    if not (np.abs(z.std(0) - 1) <= SIGMAS / np.sqrt(2 * n)).all():
        raise wrong(f"standard deviation 1 of {what}, in each coordinate", shown(z.std(0), 4))
    if not abs(mean) <= 5 / np.sqrt(z.size):
        raise wrong(f"mean 0 of {what}", f"{mean:.3g}", "is it drawn from a normal distribution around 0?")
    kurtosis = (z**4).mean() / (z**2).mean() ** 2
    if not abs(kurtosis - 3) <= 6 * np.sqrt(24 / z.size):
        likely = "is it normal, and nothing of it cut off?"
        if kurtosis < 2:
            likely = "1.8 belongs to a uniform distribution, 1 to a coin"
        raise wrong(f"kurtosis 3 of {what}, as of a normal distribution", f"{kurtosis:.2f}", likely)
    expect_normal_values(z, what)
    pairs = [(z[:, i], z[:, j], "coordinates") for i in range(d) for j in range(i)]
    pairs += [(z[1:, i], z[:-1, i], "points") for i in range(d)]
    pairs += [(z[: n // 2, i], z[n // 2 : 2 * (n // 2), i], "points") for i in range(d)]
    for a, b, which in pairs:
        rho = float(np.corrcoef(a, b)[0, 1])
        if not abs(rho) <= 5 / np.sqrt(len(a)):
            raise wrong(f"{what} that is independent between {which}", f"a correlation of {rho:.2f}",
                        "is the same noise used twice?")  # fmt: skip


class Coefficient(Served):
    """A noise level sigma(t) that is passed to the student's function, and keeps the times it is asked at."""

    def __init__(self, function: Callable[[float], float]):
        self.function, self.name = function, "sigma"
        self.times: list[float] = []

    def __call__(self, *args, **kwargs):
        values = [*args, *kwargs.values()]
        if len(values) != 1 or np.size(values[0]) != 1:
            got = (
                ", ".join(f"an array of shape {np.shape(v)}" if np.ndim(v) else "a number" for v in values) or "nothing"
            )
            self._complain("sigma(t) with t one number", f"sigma({got})", "the noise level depends on t alone")
        t = float(np.asarray(values[0]).reshape(()))
        self.times.append(t)
        return self.function(t)
