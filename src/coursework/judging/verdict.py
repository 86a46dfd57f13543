"""A verdict on one check, as data; it becomes words where somebody reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

_LABEL = len("expected  ")


class Status(StrEnum):
    """What became of a check; `meaning` says it to an instructor."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Status:
        status = str.__new__(cls, value)
        status._value_, status.meaning = value, meaning
        return status

    PASSED = "passed", "the check passed"
    FAILED = "failed", "the check says that the answer is not right"
    UNWRITTEN = "unwritten", "the answer has not been begun"
    ERROR = "error", "the answer, or what it returned, made the cell or the check raise"
    TIMEOUT = "timeout", "the answer did not end in time"
    CRASHED = "crashed", "the answer ended its process, or used too much memory"
    MISSING = "missing", "the answer's cell is missing, is no code cell any more, or cannot be told from others"
    UNREADABLE = "unreadable", "the file is not a notebook of this course"


@dataclass(frozen=True)
class Verdict:
    """What is known of an answer after one check.

    Attributes:
        status: what became of it.
        check: the check's name, which is also its cell's grade_id; empty where no check has been reached.
        said: what happened where nothing was compared: the answer is missing, raised, did not end.
        expected, got, likely: what the check compared, and the mistake that this looks like.
        where: the call that was judged, and the rows and coordinates in which it is wrong: for who asks, see `told`.
        printed: the beginning of what the answer printed meanwhile.
        place: where the book explains it: a heading and an address.
        line, source: of the answer's cell, where it raised; 0 where that is not known.
        points, max_points: what the check is worth in a notebook, and what the answer got of it.
    """

    status: Status
    check: str = ""
    said: str = ""
    expected: str = ""
    got: str = ""
    likely: str = ""
    where: str = ""
    printed: str = ""
    place: str = ""
    line: int = 0
    source: str = ""
    points: int = 0
    max_points: int = 0

    @property
    def passed(self) -> bool:
        return self.status is Status.PASSED

    @property
    def sentence(self) -> str:
        """What happened, and in which line."""
        return f"{self.said} (line {self.line} of your cell: {self.source})" if self.line else self.said

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is known beside the sentence, each under its label; without the place."""
        labels = ("expected", "got", "likely", "printed")
        return [(label, text) for label in labels if (text := getattr(self, label))]

    @property
    def message(self) -> str:
        """All of it in words but where, one fact a line; empty if the check passed."""
        return self.told()

    def told(self, where: bool = False) -> str:
        """All of it in words, one fact a line; empty if the check passed.

        Args:
            where: also the second hint, which may save a student the search.
        """
        if self.passed:
            return ""
        facts = [(label, text) for label, text in self.facts if label != "printed"]
        facts += [("where", self.where)] if where and self.where else []
        facts += [(label, text) for label, text in (("see", self.place), ("printed", self.printed)) if text]
        indent = "\n" + " " * _LABEL
        lines = [f"{label:<{_LABEL}}{text.replace(chr(10), indent)}" for label, text in facts]
        return "\n".join(([self.sentence] if self.said else []) + lines)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_json(known: Mapping[str, Any]) -> Verdict:
        """The verdict that `to_json` wrote down; further keys are passed over."""
        own = {field.name: known[field.name] for field in fields(Verdict) if field.name in known}
        return Verdict(**own | {"status": Status(own["status"])})

    def row(self) -> dict[str, Any]:
        """What a report keeps of it: whether it passed, and its words, with all the facts."""
        known = self.to_json()
        return {"question": known.pop("check"), "passed": self.passed, "message": self.message} | known

    def cut(self, longest: int) -> Verdict:
        """The same with no text longer than `longest` characters."""
        texts = {name: text[:longest] for name, text in vars(self).items() if type(text) is str}
        return replace(self, **texts)


PASSED = Verdict(Status.PASSED)


class Mistake(Exception):
    """An answer is not right yet: what was expected, what came, and what likely went wrong.

    Attributes:
        row: the one of the batch that is looked at, if it is one.
    """

    def __init__(self, verdict: Verdict, row: int | None = None):
        super().__init__(verdict)
        self.verdict, self.row = verdict, row

    def __str__(self) -> str:
        return self.verdict.message


def wrong(expected: str, got: str, likely: str = "", where: str = "", row: int | None = None) -> Mistake:
    """A mistake that shows in what was compared; in `row`, if it has some."""
    return Mistake(Verdict(Status.FAILED, expected=expected, got=got, likely=likely, where=where), row)
