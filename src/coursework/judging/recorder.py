"""Functions that a check passes to the student's function: they keep every call."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

import numpy as np

from coursework.judging.verdict import Mistake, wrong


class Served:
    """A function that is passed to the student's function, and remembers the first call that made no sense.

    Attributes:
        complaint: the mistake in that call; the student is told of it whatever else happens.
    """

    complaint: Mistake | None = None

    def _complain(self, expected: str, got: str, likely: str = "") -> NoReturn:
        self.complaint = self.complaint or wrong(expected, got, likely)
        raise ValueError(f"expected {expected}, got {got}")


class Field(Served):
    """A vector field u(x, t) that is passed to the student's function, and keeps every call.

    Args:
        function: ``function(x, t)`` with x ``(batch, d)`` and t a float; returns the shape of x.
        shape: the (batch, d) that x must have; a name in the place of batch, such as "runs", allows any number.

    Attributes:
        times: the t of each call. states: the x of each call.
    """

    def __init__(
        self,
        function: Callable[[np.ndarray, float], np.ndarray],
        shape: tuple[int | str, int],
        name: str = "u",
    ):
        self.function, self.shape, self.name = function, shape, name
        self.times: list[float] = []
        self.states: list[np.ndarray] = []

    def __call__(self, x: Any = None, t: Any = None, *more: Any, **others: Any) -> np.ndarray:
        if t is None or more or others:
            count = (x is not None) + (t is not None) + len(more) + len(others)
            self._complain(
                f"{self.name}(x, t), two arguments",
                f"{count} of them" if not others else f"{', '.join(others)} too",
                "",
            )
        time = self._time(x, t)
        # float32 in, float32 out, as any field that a student writes
        x = np.asarray(x)
        state = np.array(x, float)
        self.times.append(time)
        self.states.append(state)
        return np.asarray(self.function(state, time)).astype(x.dtype if x.dtype.kind == "f" else float)

    def _time(self, x: Any, t: Any) -> float:
        u, shape = self.name, self.shape
        if isinstance(shape[0], str) and np.ndim(x) == 2:
            shape = (np.shape(x)[0], shape[1])
        wanted = f"({', '.join(map(str, shape))})"
        t = np.asarray(t)
        if np.ndim(x) == 0 and t.ndim == 2:
            self._complain(
                f"{u}(x, t) with x of shape {wanted} and t a number", f"{u}(t, x)", "the arguments are swapped"
            )
        if np.shape(x) != shape:
            likely = "pass the whole batch at once" if np.ndim(x) < 2 or np.shape(x)[1:] == shape[1:] else ""
            self._complain(f"{u}(x, t) with x of shape {wanted}", f"x of shape {np.shape(x)}", likely)
        if t.size == 0 or t.shape not in ((), (1,), (1, 1), (shape[0],), (shape[0], 1), shape) or np.ptp(t) != 0:
            self._complain(f"{u}(x, t) with t one time", f"t of shape {t.shape}", "pass the time of this step only")
        if t.dtype.kind not in "iuf":
            self._complain(f"{u}(x, t) with t a number", f"t of dtype {t.dtype}", "")
        return float(t.flat[0])


def expect_calls(
    field: Field,
    times: Sequence[float],
    mistakes: Mapping[str, Sequence[float]] | None = None,
    *,
    counts: Mapping[int, str] | None = None,
    any_order: bool = False,
    otherwise: str = "is t advanced once per step, by h?",
) -> None:
    """The field was evaluated at exactly these times, in this order.

    Args:
        mistakes: the times that each known mistake gives, by its sentence.
        counts: what a wrong number of calls means, by that number.
        any_order: compare the times sorted.
        otherwise: what to look at when neither the times nor their number is that of a known mistake.
    """
    got, times = np.asarray(field.times, float), np.asarray(times, float)
    name = field.name
    if any_order:
        got, times = np.sort(got), np.sort(times)
    for sentence, candidate in (mistakes or {}).items():
        candidate = np.asarray(candidate, float)
        if not _same_times(candidate, times) and _same_times(got, candidate):
            raise wrong(f"{name} at the times {_listed(times)}", _listed(got), sentence)
    if len(got) != len(times):
        calls = f"{len(times)} call{'s' if len(times) != 1 else ''} of {name}"
        raise wrong(calls, f"{len(got)}, at the times {_listed(got)}", (counts or {}).get(len(got), otherwise))
    if not _same_times(got, times):
        raise wrong(f"{name} at the times {_listed(times)}", _listed(got), otherwise)


def _same_times(a: np.ndarray, b: np.ndarray) -> bool:
    # 1e-6: a time kept in float32 is right, a time one step off is not
    return a.shape == b.shape and bool(np.all(np.abs(a - b) <= 1e-6 * (1 + np.abs(b))))


def _listed(times: np.ndarray) -> str:
    if len(times) > 7:
        first, last = (", ".join(f"{t:.4g}" for t in part) for part in (times[:3], times[-2:]))
        return f"{first}, …, {last} ({len(times)} calls)"
    return ", ".join(f"{t:.4g}" for t in times) or "none"
