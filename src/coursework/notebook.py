"""What an exercise notebook calls: `check` in a check cell, `show` in a picture cell."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from coursework.inside.host import forget_figures, open_figures, raised_in
from coursework.judging import registry

_record: Path | None = None


class NotYet(AssertionError):
    """A check that did not pass. A notebook shows its message and no traceback."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


def check(name: str) -> None:
    """Judge the answers in this notebook by the check `name`; prints ``<name> ok``.

    Args:
        name: the check's name, which is also its cell's grade_id.

    Raises:
        NotYet: the answer is not right yet; the message says what was expected, what came, what likely went wrong and
            where the chapter explains it.
        KeyError: there is no such check.
    """
    namespace = sys._getframe(1).f_globals
    verdict = registry.judge_here(name, namespace)
    if _record:
        with _record.open("a", encoding="utf-8") as file:
            file.write(json.dumps(verdict.to_json()) + "\n")
    if not verdict.passed:
        raise NotYet(f"{name}: not yet\n{verdict.message}")
    # in one piece: what print adds as its end may arrive as an output of its own
    print(f"{name} ok\n", end="")


def record(file: str) -> None:
    """From now on, write each verdict to `file` too, as a line of JSON: for a program that runs the notebook."""
    global _record
    _record = Path(file)


def show(draw: Callable[[], Any]) -> None:
    """Draw a picture from the student's own function.

    While the function is not written, a note says so in the picture's place. Any other error is the student's to see.

    Args:
        draw: makes matplotlib figures; takes nothing.
    """
    figures = open_figures()
    try:
        draw()
    except NotImplementedError as error:
        forget_figures(figures)
        name = raised_in(error)
        print(f"write `{name or 'the function'}` first: this picture is drawn by it")
