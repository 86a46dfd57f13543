"""Where an answer is wrong: with which input, in which rows and coordinates. The second hint, for who asks for it."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

_FEW = 4  # numbers of a row, and rows, that are listed

# The answer cells as they were handed out, by grade_id: put here by who judges where there are no masters.
stubs: dict[str, str] = {}


def differences(got: np.ndarray, expected: np.ndarray, differs: np.ndarray) -> str:
    """How much of an array is wrong, where, and by how much at most.

    Args:
        differs: which entries count as different; of the same shape as both, (), (d,) or (batch, ..., d).
    """
    if not expected.ndim:
        return f"by {_number(got[()] - expected[()])}"
    several = expected.ndim > 1
    rows = np.flatnonzero(differs.reshape(len(differs), -1).any(1))
    said = [f"in {_of(rows, len(differs), 'row' if several else 'entry')}"]
    if several and 1 < expected.shape[-1] <= 2 * _FEW:
        columns = np.flatnonzero(differs.reshape(-1, differs.shape[-1]).any(0))
        if len(columns) < differs.shape[-1]:
            said.append(f"{_of(columns, differs.shape[-1], 'coordinate')} only")
    with np.errstate(invalid="ignore"):
        off = np.where(differs & np.isfinite(got) & np.isfinite(expected), np.abs(got - expected), 0.0)
    if off.any():
        at = tuple(int(index) for index in np.unravel_index(int(np.argmax(off)), off.shape))
        said.append(f"by {_number(off[at])} at most, at [{', '.join(map(str, at))}]")
    return ", ".join(said)


def asked(question: str, name: str, args: Sequence[Any], kwargs: Mapping[str, Any], row: int | None = None) -> str:
    """The call that was made last, with its arguments as numbers; of long arrays the row that is looked at."""
    names = _parameters(question) if name == question else ()
    given = {names[i] if i < len(names) else "": value for i, value in enumerate(args)} if names else {}
    words = [f"{key} = {_value(value, row, key)}" for key, value in given.items()]
    words = words or [_value(value, row) for value in args]
    words += [f"{key} = {_value(value, row, key)}" for key, value in kwargs.items()]
    return f"`{name}({', '.join(words)})`"


@cache
def _parameters(question: str) -> tuple[str, ...]:
    """The names of the parameters that the question's stub has; none where it is no function."""
    stub = stubs.get(f"answer-{question}") or _handed_out().get(f"answer-{question}", "")
    for node in ast.parse(stub).body:
        if isinstance(node, ast.FunctionDef) and node.name == question:
            return tuple(argument.arg for argument in node.args.posonlyargs + node.args.args)
    return ()


@cache
def _handed_out() -> dict[str, str]:
    try:
        from coursework.judging.masters import masters
    except ImportError:  # they are not in the page
        return {}
    return {cell["id"]: cell["source"] for master in masters().values() for cell in master["cells"]}


def _of(found: np.ndarray, of: int, what: str) -> str:
    """Such as "all 5 rows", "row 3 of 5" or "rows 0, 2 and 4 of 5"."""
    plural = "entries" if what == "entry" else f"{what}s"
    if len(found) == of:
        return f"all {of} {plural}" if of > 1 else f"the only {what}"
    if len(found) == 1:
        return f"{what} {found[0]} of {of}"
    listed = [str(number) for number in found[:_FEW]]
    if len(found) > _FEW:
        return f"{len(found)} of {of} {plural}, the first {', '.join(listed)}"
    return f"{plural} {', '.join(listed[:-1])} and {listed[-1]} of {of}"


def _value(value: Any, row: int | None, name: str = "") -> str:
    if isinstance(value, np.random.Generator):
        return "a generator"
    if callable(value):
        return "a function"
    if isinstance(value, (bool, int, float, np.generic)):
        return _number(value)
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        if value.size <= _FEW:
            return _numbers(value)
        part = value[row] if row is not None and row < len(value) else None
        if part is not None and np.size(part) <= 2 * _FEW:
            return f"array {value.shape} with {name or 'its row'}[{row}] = {_numbers(part)}"
        return f"array {value.shape}"
    if isinstance(value, (list, tuple)):
        return f"{type(value).__name__} of length {len(value)}"
    return repr(value) if value is None or isinstance(value, str) else type(value).__name__


def _numbers(value: Any) -> str:
    value = np.asarray(value)
    return _number(value[()]) if not value.ndim else "[" + ", ".join(map(_numbers, value)) + "]"


def _number(value: Any) -> str:
    return f"{value}" if isinstance(value, (bool, np.bool_)) else f"{value:.6g}"
