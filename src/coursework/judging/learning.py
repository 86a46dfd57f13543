"""What the checks of learned things share: tuples, functions of time, a field that a loss asks, the laws of places.

A loss is judged by what it asks: `Batch` keeps the places and times, and `expect_gaussian` compares them with the path.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

import numpy as np

from coursework.judging.expect import explaining, number, shown, words
from coursework.judging.noise import expect_independent, expect_standard_normal
from coursework.judging.recorder import Served
from coursework.judging.verdict import wrong

HALF = np.pi / 2  # the angle of a quarter, which the circular path takes in one unit of time
# what NumPy and Python say where a time may be a float or an array, and only one of them was thought of
ARRAY_ONLY = "0-dimensional|[Ll]ength-1|size-1|truth value"
FLOAT_ONLY = "'float' object|of type 'float'|too many indices|zero-dimensional"


def several(value: Any, names: tuple[str, ...], what: str) -> list:
    """The parts of what was returned, one for each of `names`."""
    if isinstance(value, dict) or not (
        isinstance(value, (tuple, list)) or (isinstance(value, np.ndarray) and value.ndim)
    ):
        raise wrong(f"{what}: {', '.join(names)}, {len(names)} things", words(value), f"return {', '.join(names)}")
    if len(value) != len(names):
        raise wrong(
            f"{what}: {', '.join(names)}, {len(names)} things",
            words(value) if not isinstance(value, np.ndarray) else f"one array of shape {value.shape}",
            "is one forgotten, or one too many?" if isinstance(value, (tuple, list)) else f"return {', '.join(names)}",
        )
    return list(value)


def expect_one_number(value: Any, batch: int) -> None:
    """A loss is one number; an array with a number for each point is named, whatever else is wrong with it."""
    if isinstance(value, np.ndarray) and value.shape in ((batch,), (batch, 1)) and batch > 1:
        raise wrong(
            "one number, the mean over the batch", f"an array of shape {value.shape}", "take the mean at the end"
        )


def explaining_time(t: Any) -> AbstractContextManager:
    """Where `t` may be a float or a column: what an error tells of the one that it is here."""
    if np.ndim(t) == 0:
        said = r"'(numpy\.)?float(64)?' object|object of type 'float'|not float|got (numpy\.)?float|zero-dimensional"
        likely = "here t is a float, one time for all points; the question takes both, a float and a column"
    else:
        said = (
            "one element|0-dimensional|only length-1|only size-1|truth value|same number of dimensions|not Tensor"
            "|could not be broadcast"
        )
        likely = f"here t is a column, {np.shape(t)}, a time for each point: it is no single number, and no row"
    return explaining({said: likely})


# what students add to a denominator, or keep times away from their ends by
SMALL = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5)


def cut_off(u: Callable, t: Any) -> dict[str, Any]:
    """What `u(t)` becomes when the times are kept away from 0 and 1, by the sentence that says so."""
    sentence = "the times are cut off near 0 or 1: the question asks for all of them, from 0 to 1"
    with np.errstate(divide="ignore", invalid="ignore"):
        return {f"{sentence} ({size:g} is missing)": u(np.clip(t, size, 1 - size)) for size in SMALL}


def spread_to(value: Any, shape: tuple[int, ...], what: str) -> Any:
    """A number as an array of this shape, since a constant may stay a number; anything else as it is."""
    if shape and not isinstance(value, (list, tuple, dict, str)) and not callable(value) and np.size(value) == 1:
        return np.full(shape, number(value, what))
    return value


class Times(Served):
    """A function of time, such as α, that is passed to the student's function."""

    def __init__(self, function: Callable, name: str):
        self.function, self.name, self.times = function, name, []

    def __call__(self, *args: Any) -> Any:
        t = np.asarray(args[0], float) if len(args) == 1 else np.zeros(())
        if len(args) != 1 or (t.ndim == 2 and t.shape[1] > 1):
            what = f"{len(args)} arguments" if len(args) != 1 else f"an array of shape {t.shape}"
            self._complain(
                f"{self.name}(t) with t a time, or one for each point, (batch, 1)",
                what,
                f"{self.name} depends on t only",
            )
        self.times.append(t)
        value = self.function(t)
        return value if t.ndim else float(value)


class Batch(Served):
    """A field u(x, t) that is given to a loss, with a time for each point: keeps the places and times of its one call.

    Args:
        function: ``function(x, t)`` with x ``(batch, d)`` and t ``(batch, 1)``.
        shape: (batch, d).
    """

    def __init__(self, function: Callable, shape: tuple[int, int], name: str = "u"):
        self.function, self.shape, self.name = function, shape, name
        self.calls: list[tuple[np.ndarray, np.ndarray]] = []

    def __call__(self, *args: Any, **others: Any) -> np.ndarray:
        u, shape = self.name, self.shape
        args = (*args, *others.values())
        if len(args) != 2:
            self._complain(f"{u}(x, t), two arguments", f"{len(args)}", "")
        x, t = (np.asarray(a) for a in args)
        if x.shape != shape:
            swapped = t.shape == shape
            alone = x.shape == shape[1:]
            self._complain(
                f"{u}(x, t) with x of shape {shape}",
                f"x of shape {x.shape}",
                "the arguments are swapped" if swapped else "pass the whole batch at once" if alone else "",
            )
        if t.size == 1 and shape[0] > 1:
            self._complain(
                f"{u}(x, t) with a time for each point, of shape {(shape[0], 1)}",
                "one time for the whole batch",
                "draw as many times as there are points",
            )
        if t.shape != (shape[0], 1):
            likely = f"t[:, None] makes a column of {(shape[0],)}" if t.shape == shape[:1] else ""
            if t.shape == shape and shape[1] > 1:
                likely = "a point has one time, not one for each coordinate"
            self._complain(f"{u}(x, t) with t of shape {(shape[0], 1)}", f"t of shape {t.shape}", likely)
        self.calls.append((np.array(x, float), np.array(t, float)))
        return np.asarray(self.function(*self.calls[-1])).astype(x.dtype if x.dtype.kind == "f" else float)

    def only_call(self) -> tuple[np.ndarray, np.ndarray]:
        if not self.calls:
            raise wrong(f"{self.name}(x, t) called once", "no call", f"{self.name} is what the loss judges: ask it")
        if len(self.calls) > 1:
            raise wrong(
                f"{self.name}(x, t) called once, for the whole batch",
                f"{len(self.calls)} calls",
                "one call serves all points: keep its value in a variable",
            )
        return self.calls[0]


def fits(x: np.ndarray, mean: np.ndarray, std: np.ndarray, sigmas: float = 6.0) -> bool:
    """Whether ``x`` looks like N(mean, std²), each entry by itself, within so many standard errors."""
    std, mean = np.broadcast_to(np.asarray(std, float), x.shape), np.broadcast_to(mean, x.shape)
    if not (np.isfinite(std).all() and (np.abs(std) > 1e-9).all()):
        return False
    r = (x - mean) / std
    limit = sigmas / np.sqrt(r.size)
    return bool(
        abs((r**2).mean() - 1) < np.sqrt(2) * limit
        and abs(r.mean()) < limit
        and abs(_lean(r, mean)) < limit
        and abs(_lean(r**2, std**2)) < np.sqrt(2) * limit  # the spread is right where it is small and where it is large
    )


def _settled(x: np.ndarray, law: tuple, spread: np.ndarray) -> bool:
    """Whether ``law`` explains all of the spread of ``x``: what is left is not larger where ``spread`` is."""
    mean, std = (np.broadcast_to(np.asarray(part, float), x.shape) for part in law)
    return abs(_lean(((x - mean) / std) ** 2, spread**2)) < 6 * np.sqrt(2 / x.size)


def _lean(r: np.ndarray, on: np.ndarray) -> float:
    """How ``r`` goes with a quantity, in units of its spread."""
    away = on - on.mean()
    return float(((r - r.mean()) * away).mean() / max(1e-12, away.std()))


def likelihood(x: np.ndarray, mean: np.ndarray, std: np.ndarray) -> float:
    """The log likelihood of N(mean, std²), up to a constant."""
    std = np.broadcast_to(np.abs(np.asarray(std, float)), x.shape)
    return float(-(((x - mean) / std) ** 2 / 2 + np.log(std)).sum())


def expect_gaussian(x: np.ndarray, mean: np.ndarray, std: Any, what: str, mistakes: Mapping[str, tuple]) -> None:
    """Independent draws of N(mean, std²).

    Args:
        mistakes: the mean and standard deviation that each known mistake gives, by the sentence that names it.
    """
    spread = np.broadcast_to(np.asarray(std, float), x.shape)
    if np.allclose(x, mean, rtol=1e-5, atol=1e-6):
        raise wrong(
            f"{what} with noise in it", "none", "is the noise drawn, and multiplied by something that is not 0?"
        )
    rest = (x - mean) / spread
    if len(np.unique(rest[:, 0].round(5))) < 0.5 * len(rest):
        raise wrong(
            f"noise of its own for every point in {what}",
            f"{shown(rest[0], 3)} again and again",
            "the same noise is used for many points: draw an array of the whole shape",
        )
    if not fits(x, mean, std, 5.0):
        fitting = [
            text
            for text, law in mistakes.items()
            if not fits_alike(law, (mean, std), x.shape) and fits(x, *law) and _settled(x, law, spread)
        ]
        likely = max(fitting, key=lambda text: likelihood(x, *mistakes[text]), default="")
        slope = float(((x - x.mean(0)) * (mean - mean.mean(0))).sum() / max(1e-12, ((mean - mean.mean(0)) ** 2).sum()))
        noise = float(np.sqrt((((x - slope * mean) / spread) ** 2).mean()))
        raise wrong(
            f"{what}: mean as it should be, times 1, and noise as it should be, times 1",
            f"mean times {slope:.3f}, noise times {noise:.3f}",
            likely,
        )
    expect_standard_normal(rest, f"the noise in {what}")


def fits_alike(law: tuple, other: tuple, shape: tuple) -> bool:
    return all(
        np.allclose(np.broadcast_to(a, shape), np.broadcast_to(b, shape)) for a, b in zip(law, other, strict=True)
    )


def row_times(rng: np.random.Generator, batch: int, low: float = 0.15, high: float = 0.85) -> np.ndarray:
    """A time for each point, (batch, 1)."""
    return rng.uniform(low, high, (batch, 1))


class Linear:
    """A field without symmetry that a loss can be computed of: u(x, t) = x A + t b + c."""

    def __init__(self, rng: np.random.Generator, d: int):
        self.A, self.b, self.c = rng.normal(0, 0.6, (d, d)), rng.uniform(0.5, 1.5, d), rng.uniform(-1, 1, d)

    def __call__(self, x, t):
        return x @ self.A + t * self.b + self.c


def expect_uniform_times(t: np.ndarray, what: str = "t") -> None:
    """Times that are spread evenly over [0, 1]: Kolmogorov-Smirnov, p > 1e-7."""
    unsorted, t = t.ravel(), np.sort(t.ravel())
    n = len(t)
    if not (t[0] >= 0 and t[-1] <= 1):
        raise wrong(
            f"{what} between 0 and 1", f"from {t[0]:.3g} to {t[-1]:.3g}", "is it drawn uniformly, with rng.random?"
        )
    values, counts = np.unique(t, return_counts=True)
    if len(values) > n // 2 and counts.max() > 5:
        raise wrong(
            f"{what} uniform on [0, 1]",
            f"{counts.max()} of {n} times {values[counts.argmax()]:.3g}",
            "are times cut off, with clip or maximum? They pile up there",
        )
    if len(np.unique(t)) < 0.9 * n:
        raise wrong(f"a time of its own for every point, {n} of them", f"{len(np.unique(t))} different times",
                    "draw as many times as there are points")  # fmt: skip
    distance = max(np.abs(np.arange(1, n + 1) / n - t).max(), np.abs(t - np.arange(n) / n).max())
    if not distance * np.sqrt(n) <= 2.9:
        raise wrong(
            f"{what} uniform on [0, 1], with mean 0.5",
            f"{what} with mean {t.mean():.3f}, from {t[0]:.3f} to {t[-1]:.3f}",
            "every time must be as likely as every other",
        )
    if n < 500:
        return
    if t[0] > 20 / n or t[-1] < 1 - 20 / n:  # happens by chance once in 200 million
        raise wrong(
            f"{what} on all of [0, 1]",
            f"{what} from {t[0]:.3f} to {t[-1]:.3f}, {n} of them",
            "is a part of the interval cut off?",
        )
    rho = float(np.corrcoef(unsorted, np.arange(n))[0, 1])
    if not abs(rho) <= 6 / np.sqrt(n):
        raise wrong(
            f"{what} that has nothing to do with the order of the points",
            f"a correlation of {rho:.2f} with it",
            "are the times sorted, or made by np.linspace? The data may come in an order, too",
        )


def sine_cosine(t):
    """α, β and their derivatives on the path α = sin(πt/2), β = cos(πt/2)."""
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return a, b, np.pi / 2 * b, -np.pi / 2 * a


def expect_places(x, t, z):
    """The places at which a loss asked are on the sine-cosine path, with noise of their own."""
    a, b, *_ = sine_cosine(t)
    eps, every = (x - a * z) / np.maximum(b, 1e-9), t
    what = "the places X_t = α z + β ε that are asked about"
    if np.allclose(x, z):
        raise wrong(what, "z itself", "this is z alone, without noise")
    keep = b[:, 0] > 0.15
    x, t, z, reversed_z, a, b = x[keep], t[keep], z[keep], z[::-1][keep], a[keep], b[keep]
    places = {
        "this is the straight path, t z + (1 - t) ε: α = sin(πt/2), β = cos(πt/2) are asked for": (t * z, 1 - t),
        "the sine and the cosine are exchanged, or the time that is asked about is 1 - t": (b * z, a),
        "the factor π/2 is missing inside sin and cos": (np.sin(t) * z, np.cos(t)),
        "the factor inside sin and cos is π, not π/2": (np.sin(np.pi * t) * z, np.cos(np.pi * t)),
        "the noise is multiplied by β²": (a * z, b**2),
        "β is 1 - α: α² + β² = 1": (a * z, 1 - a),
        "the noise is not multiplied by β": (a * z, 1 + 0 * b),
        "z is not multiplied by α": (z, b),
        "this is noise alone: z is missing": (0 * z, 1 + 0 * b),
        "the rows of z are in another order than the times": (a * reversed_z, b),
        "the noise is uniform between 0 and 1: ε is normal": (a * z + b / 2, b / np.sqrt(12)),
        "sin and cos are given degrees: the angle is in radians": (
            np.sin(np.deg2rad(90 * t * np.pi / 180)) * z,
            1 + 0 * t,
        ),
        "sin and cos are given 90 t, degrees: the angle is πt/2": (np.sin(90 * t) * z, np.cos(90 * t)),
        "the path starts at √t z: α = sin(πt/2)": (np.sqrt(t) * z, np.sqrt(1 - t)),
    }
    expect_gaussian(x, a * z, b, what, places)
    expect_independent(eps, f"the noise in {what}")
    expect_unrelated(t, z, "the data")
    expect_own_draws(every, eps)


def expect_unrelated(t: np.ndarray, other: np.ndarray, name: str) -> None:
    """Times (n, 1) that know nothing of the points (n, d) they come with, nor of how far out these are."""
    for column in (*other.T, (other**2).sum(1)):
        rho = float(np.corrcoef(t[:, 0], column)[0, 1])
        if not abs(rho) <= 6 / np.sqrt(len(t)):
            raise wrong(
                f"times that have nothing to do with {name}",
                f"a correlation of {rho:.2f}",
                "draw t by itself: every point may come at every time",
            )


def expect_own_draws(t: np.ndarray, eps: np.ndarray) -> None:
    """Noise that is not made of the same random bits as the times.

    NumPy makes a normal number of the lower bits of a random integer, times one of 256 widths, and a uniform one of
    the same integer's upper bits. So from equal integers |ε| / (8t mod 1) takes 256 values only. A normal number may
    take more than one integer, hence the lags.
    """
    n, normal = len(t), np.abs(eps.ravel())
    part = (8 * t.ravel()) % 1
    for lag in range(min(60, n // 2)):
        k = np.arange(min(n - lag, normal.size))
        ratio = normal[k] / np.maximum(part[k + lag], 1e-300)
        again = k.size - len(np.unique(np.round(np.log(np.maximum(ratio, 1e-300)), 7)))
        if again > 8:  # of up to 1500 draws, about 0.02 by chance
            raise wrong(
                "noise that has nothing to do with the times",
                "noise made of the same random bits",
                "two generators with the same seed give the same bits: draw both from `rng`, one after the other",
            )
