"""What an exercise notebook calls: `check` in a check cell, `show` in a picture cell."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from coursework import registry
from coursework.student import Mistake, forget_figures, open_figures, raised_in


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
    try:
        registry.run(name, namespace)
    except Mistake as mistake:
        raise NotYet(f"{name}: not yet\n{mistake}") from None
    # in one piece: what print adds as its end may arrive as an output of its own
    print(f"{name} ok\n", end="")


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
