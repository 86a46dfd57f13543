"""What checks share: recording a field, comparing with a closed form, and naming the mistake whose value matches.

A check states facts. It computes what the right answer gives on fresh inputs, and what each known mistake would give on
the same inputs; `expect_close` compares, and where a mistake's value is the one that came, its name is the message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np

from coursework.judging import where
from coursework.judging.student import Failure
from coursework.judging.verdict import Mistake, wrong

# No mistake is as small as this, and an answer may pass through float32 on its way: torch makes one of every float.
RTOL64 = 1e-5
RTOL32 = 2e-4


@contextmanager
def explaining(causes: Mapping[str, str]) -> Iterator[None]:
    """Where a call fails in this block, the likely reason is added to what Python or NumPy says.

    Args:
        causes: the likely reason, by a regular expression that is found in the exception's own words.
    """
    try:
        yield
    except Failure as failure:
        for said, likely in causes.items():
            known = failure.verdict.likely or failure.error not in ("raised", "served", "not plain")
            if not known and re.search(said, f"{failure.type}: {failure.message}"):
                raise Mistake(replace(failure.verdict, likely=likely)) from None
        raise


def words(value: Any) -> str:
    """What `value` is, for a message."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, (list, tuple)):
        inner = f" of {words(value[0])}" if value else ""
        return f"a {type(value).__name__} of length {len(value)}{inner}"
    if isinstance(value, (bool, int, float, np.generic)):
        return f"the number {float(value):.6g}" if not isinstance(value, bool) else f"{value}"
    if callable(value):
        return "a function"
    return f"a value of type {type(value).__name__}"


def shown(value: Any, digits: int = 6) -> str:
    """Numbers of a scalar or of a short array, rounded."""
    value = np.asarray(value)
    if value.ndim == 0:
        return f"{value[()]:.{digits}g}"
    return "[" + ", ".join(shown(part, digits) for part in value) + "]"


def number(value: Any, what: str) -> float:
    """A real number, given as a float, a scalar or an array of one element."""
    if isinstance(value, (list, tuple)) or callable(value) or isinstance(value, (str, dict)):
        raise wrong(f"{what}, one number", words(value))
    array = np.asarray(value)
    if array.size != 1:
        raise wrong(f"{what}, one number", words(array))
    if array.dtype.kind == "c":
        raise wrong(
            f"{what}, a real number",
            f"the complex number {array.reshape(())[()]:.4g}",
            "is a root taken of a negative number? In Python ** 0.5 makes it complex",
        )
    return float(array.reshape(())[()])


def array(value: Any, shape: tuple[int, ...], what: str, mistakes: Mapping[tuple, str] | None = None) -> np.ndarray:
    """`value` as a float array of exactly this shape.

    Args:
        mistakes: what a wrong shape means, by shape.
    """
    # a sentence about values ends with the place where they differ; a shape has none
    what = re.sub(r"[,;] (at )?(the )?first.*|[,:]$", "", what)
    if isinstance(value, (list, tuple)):
        raise wrong(
            f"one array of shape {shape} for {what}",
            words(value),
            "the pieces have to be put together into one array before they are returned"
            if isinstance(value, list) or (len(value) == shape[0] and all(np.shape(v) == shape[1:] for v in value))
            else "two things are returned where one is asked for",
        )
    if callable(value):
        raise wrong(
            f"an array of shape {shape} for {what}",
            "a function",
            "it is returned where its values are asked for",
        )
    if isinstance(value, (bool, int, float, np.generic)) or np.shape(value) == ():
        raise wrong(
            f"an array of shape {shape} for {what}",
            words(value),
            (mistakes or {}).get((), "")
            or ("the axes are gone: is there a squeeze, an index or a sum?" if np.prod(shape) == 1 else "")
            or "a number came back for the whole batch: is something summed or averaged over it?",
        )
    if not isinstance(value, np.ndarray):
        raise wrong(f"an array of shape {shape} for {what}", words(value))
    if value.dtype.kind == "c":
        raise wrong(f"{what}: real numbers", "complex numbers", "is a root taken of a negative number?")
    if value.shape != shape:
        likely = (mistakes or {}).get(value.shape, "")
        if not likely and value.size == int(np.prod(shape)) and len(shape) > 1:
            likely = "the right number of entries in another arrangement: are axes swapped, or is one missing?"
        raise wrong(f"an array of shape {shape} for {what}", f"shape {value.shape}", likely)
    return np.asarray(value)


def tolerance(got: np.ndarray) -> float:
    return RTOL32 if got.dtype in (np.float32, np.float16) else RTOL64


def close(got: np.ndarray, expected: Any, rtol: float) -> bool:
    """Equal up to `rtol` of the largest entry, inf and nan in the same places."""
    expected = np.asarray(expected, float)
    got = np.asarray(got, float)
    if got.shape != expected.shape:
        return False
    finite = np.isfinite(expected)
    if not np.array_equal(finite, np.isfinite(got)) or not np.array_equal(
        expected[~finite], got[~finite], equal_nan=True
    ):
        return False
    scale = max(1e-12, float(np.abs(expected[finite]).max(initial=0.0)))
    return bool(np.all(np.abs(got[finite] - expected[finite]) <= rtol * scale))


def expect_close(
    got: Any,
    expected: Any,
    what: str,
    mistakes: Mapping[str, Any] | None = None,
    *,
    shapes: Mapping[tuple, str] | None = None,
    rtol: float | None = None,
    otherwise: str = "",
) -> np.ndarray:
    """`got` equals `expected`, or a `Mistake` that names the one of `mistakes` whose value it is.

    Args:
        what: names the quantity, with its input, for the message.
        mistakes: the value that each known mistake gives, by the sentence that names it. A mistake that happens to be
            right on this input is passed over.
        shapes: what a wrong shape means.
        rtol: relative tolerance; by default that of the dtype that came.
        otherwise: what to look at when no known mistake matches.
    """
    expected = np.asarray(expected, float)
    got = array(got, expected.shape, what, shapes) if expected.ndim else np.asarray(number(got, what))
    rtol = tolerance(got) if rtol is None else rtol
    if close(got, expected, rtol):
        return got
    likely = ""
    for sentence, value in (mistakes or {}).items():
        if not close(value, expected, rtol) and close(got, value, rtol):
            likely = sentence
            break
    if not likely:
        likely = _general(np.asarray(got, float), expected, rtol) or otherwise
    differs = _differs(np.asarray(got, float), expected, rtol)
    at = _first(differs)
    raise wrong(
        f"{what} = {shown(expected[at])}",
        shown(np.asarray(got)[at]),
        likely,
        where=where.differences(np.asarray(got, float), expected, differs),
        row=at[0] if at else None,
    )


def _differs(got: np.ndarray, expected: np.ndarray, rtol: float) -> np.ndarray:
    """Which entries are not equal up to `rtol` of the largest one."""
    scale = max(1e-12, float(np.abs(expected[np.isfinite(expected)]).max(initial=0.0)))
    with np.errstate(invalid="ignore"):
        return ~(np.abs(got - expected) <= rtol * scale) & ~((got == expected) | (np.isnan(got) & np.isnan(expected)))


def _first(differs: np.ndarray) -> tuple:
    """The index of the first point (or number) that differs: one row is enough to look at."""
    if differs.ndim == 0:
        return ()
    first = np.unravel_index(int(np.argmax(differs)), differs.shape)
    return tuple(first[: differs.ndim - 1]) if differs.shape[-1] <= 4 else tuple(first)


def _general(got: np.ndarray, expected: np.ndarray, rtol: float) -> str:
    """Mistakes that can be told from the two values alone."""
    if np.isnan(got).any() and not np.isnan(expected).any():
        return (
            "nan came out: is something divided by zero, or left unset, or a root or a logarithm taken of a "
            "negative number?"
        )
    if close(got, -expected, rtol):
        return "the sign is the other way round"
    if np.isfinite(got).all() and np.isfinite(expected).all():
        if got.size > 1 and expected.any() and np.array_equal(got, np.trunc(expected)):
            return "whole numbers came: are the numbers cut to integers?"
        if not got.any():
            if got.size == 1:
                return "0: is a fraction cut off, as by `//` or int(), or is the result never written?"
            return "all zeros: is the result ever written, or something cut off to 0 by `//` or int()?"
        if got.size > 1 and np.array_equal(got, np.trunc(got)) and not np.array_equal(expected, np.trunc(expected)):
            return "whole numbers came: is the result written into an array of integers?"
        if expected.ndim and close(got, expected[..., ::-1], rtol):
            return "the coordinates are swapped"
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = got / expected
        ratio = ratio[np.isfinite(ratio)]
        if close(got, expected, 1e-2):
            return "nearly right: are numbers rounded or kept in a shorter type than float32, or is it another method?"
        if ratio.size > 1 and np.allclose(ratio, ratio.flat[0], rtol=max(rtol, 1e-6)):
            return f"every entry is {ratio.flat[0]:.4g} times what it should be: a factor is missing or too much"
    return ""


def expect_untouched(after: np.ndarray, before: np.ndarray, name: str) -> None:
    """The array that was passed as `name` still holds what it held."""
    if not np.array_equal(after, before):
        if after.shape != before.shape:
            change = f"its shape changed from {before.shape} to {after.shape}"
        else:
            place = np.unravel_index(int(np.argmax(after != before)), before.shape)
            place = place[:-1] if before.shape[-1] <= 4 else place
            change = f"it changed from {shown(before[place])} to {shown(after[place])}, where it first differs"
        raise wrong(
            f"`{name}` is the same after the call as before",
            change,
            f"the input is written to, as `{name} += …` and `{name}[:] = …` do; compute a new array, "
            f"or the caller loses theirs",
        )


def slope(steps: Sequence[float], errors: Sequence[float]) -> float:
    """The order that errors at these step sizes show: the least-squares slope of log error against log h."""
    x, y = np.log(np.asarray(steps, float)), np.log(np.maximum(np.asarray(errors, float), 1e-300))
    x = x - x.mean()
    return float(x @ (y - y.mean()) / (x @ x))


def expect_from_rng(draw: Callable[[np.random.Generator], np.ndarray], rng: np.random.Generator) -> None:
    """All that is random in ``draw(generator)`` comes from the generator that it is given.

    Args:
        draw: calls the student's function with a generator and returns the array that came.
    """
    one, other = rng.spawn(2)
    first, again, fresh = (np.asarray(draw(generator), float) for generator in (one, one, other))
    if first.shape == fresh.shape and np.array_equal(first, fresh):
        raise wrong(
            "other numbers from another generator `rng`",
            "the same numbers",
            "is a generator with a fixed seed made inside, or is nothing random? Use the one that is passed in",
        )
    if first.shape != again.shape or not np.array_equal(first, again):
        raise wrong(
            "the same numbers twice from a generator `rng` in the same state",
            "other numbers the second time",
            "not all of the randomness comes from `rng`: np.random, torch or a generator made inside is not repeated",
        )
