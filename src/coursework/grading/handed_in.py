"""What was handed in, and by whom: a folder of notebooks, a folder for each student, or a zip from an LMS.

Who the students are is found first (`whose`); limits and guards are each student's, and each one who yields nothing has
a line that says why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, count
from pathlib import Path

from coursework.errors import Usage
from coursework.grading.entries import File, opened, plain
from coursework.grading.whose import Date, Found, owners
from coursework.judging.masters import FOLDER
from coursework.judging.submission import Submission, parse

MAX_PER_STUDENT = 20
MAX_ANSWER = 50_000
_MAX_LOOKED_AT = 100  # notebooks of one student, those of the course itself included

_SOLUTIONS = Path(__file__).resolve().parents[3] / "solutions"


@dataclass(frozen=True)
class HandedIn:
    """One file.

    Attributes:
        student: who, as the file or its folder says.
        file: the name that it was handed in under, for messages.
        data: its bytes; empty if `problem` says why it cannot be read.
        remark: what is odd about the name, or was not looked at; empty if nothing is.
        earlier: which earlier attempts are not looked at; empty if there are none.
    """

    student: str
    file: str
    data: bytes = b""
    problem: str = ""
    remark: str = ""
    earlier: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data or self.problem.encode()).hexdigest()

    def read(self) -> Submission:
        """The answers in it.

        Raises:
            Usage: it is not a notebook of this course.
        """
        if self.problem:
            raise Usage(self.problem)
        try:
            submission = parse(self.data, self.file)
        except Usage:
            raise
        except Exception as error:  # whatever it is, it costs this file only
            raise Usage(f"{self.file} cannot be read as a notebook: {type(error).__name__}") from None
        for name, source in list(submission.answers.items()):
            if len(source) > MAX_ANSWER:
                del submission.answers[name]
                submission.lost[name] = (
                    f"the answer cell of `{name.removeprefix('answer-')}` holds {len(source)} characters, "
                    f"and {MAX_ANSWER} are read at most"
                )
        return submission


def collect(path: Path, nobodys: list[str] | None = None) -> Iterator[HandedIn]:
    """Every notebook that was handed in, student by student; what is none comes with its problem.

    Whoever handed in other files alone is not forgotten: one of them stands for all, with its problem. Of a student who
    handed in the whole project, the blanks and solutions in it are left out. Where the names say when an attempt was
    made, the newest one of an exercise stands for all.

    Args:
        path: a folder, or a zip.
        nobodys: the names of files that lie beside flat notebooks are appended: a list of the class, or a student's?

    Raises:
        Usage: it is neither, or there is nothing in it.
    """
    with ExitStack() as stack:
        owned, others = owners(opened(path, stack))
        found: dict[str, Found] = {}
        for one in owned:
            found.setdefault(one.student, Found()).add(one)
        if not any(own.notebooks for own in found.values()):
            zips = [name for name in others if name.lower().endswith(".zip")]
            more = f"; it holds {zips[0]}: give that file itself" if zips else ""
            raise Usage(f"{path} holds no notebook: expected files that end in .ipynb{more}")
        if nobodys is not None:
            nobodys += others
        names = _told_apart(set(found))
        for written, own in found.items():
            student, remark = names[written]
            if own.notebooks:
                yield from _notebooks(student, [*filter(None, [remark]), *own.remarks], own)
            else:
                problem = f"no notebook, only {_some(own.others or own.left_out)}: expected a file that ends in .ipynb"
                yield HandedIn(student, plain((own.others or own.left_out)[0]), problem=problem, remark=remark)


def _some(names: list[str]) -> str:
    return ", ".join(map(plain, names[:3])) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _notebooks(student: str, remarks: list[str], own: Found) -> Iterator[HandedIn]:
    """The notebooks of one student; of the whole project, the course's own only where there are no others.

    Of several attempts at an exercise, those that the newest one holds.
    """
    notebooks = [(file, date) for _, file, date in sorted(own.notebooks, key=lambda notebook: notebook[0])]
    notebooks.sort(key=lambda notebook: notebook[1], reverse=True)
    looked_at: list[tuple[str, str, File]] = []
    newest: dict[str, Date] = {}  # of each exercise
    earlier: dict[str, dict[Date, None]] = {}
    written, read = 0, 0
    for file, date in notebooks[:_MAX_LOOKED_AT]:
        exercise, kind = _origin(file) if len(notebooks) > 1 else ("", "")
        if exercise and date < newest.setdefault(exercise, date):
            earlier.setdefault(exercise, {})[date] = None
            read += 1
            continue
        written += not kind
        if written > MAX_PER_STUDENT:
            break
        looked_at.append((exercise, kind, file))
        read += 1
    first: dict[tuple[str, str], File] = {}  # of each exercise and kind
    for exercise, kind, file in looked_at:
        first.setdefault((exercise, kind), file)
    project = len(notebooks) > MAX_PER_STUDENT or any(kind == "solution" for _, kind in first)
    for exercise, kind, file in looked_at:
        better = {"": (), "blank": ("",), "solution": ("", "blank")}[kind]
        done = any((exercise, other) in first for other in better) or (kind and file is not first[exercise, kind])
        if project and done:
            continue
        remark = "; ".join(filter(None, [*remarks, file.remark]))
        found = HandedIn(student, plain(file.name), remark=remark, earlier=_said_of(earlier.get(exercise, {})))
        try:
            yield replace(found, data=file.load())
        except Usage as error:
            yield replace(found, problem=str(error))
    if read < len(notebooks):
        problem = f"more than {MAX_PER_STUDENT} files: the others are not read"
        yield HandedIn(student, plain(notebooks[read][0].name), problem=problem, remark="; ".join(remarks))


def _said_of(earlier: Iterable[Date]) -> str:
    dates = ["{:04}-{:02}-{:02} ".format(*date) + ":".join(f"{n:02}" for n in date[3:]) for date in earlier]
    if not dates:
        return ""
    return f"the newest attempt counts; earlier ones are not looked at: {', '.join(dates[:3])}" + (
        f" and {len(dates) - 3} more" if len(dates) > 3 else ""
    )


def _origin(file: File) -> tuple[str, str]:
    """The exercise, and whether all answers are those of the course's own "blank" or "solution"; else empty."""
    try:
        submission = HandedIn("", plain(file.name), file.load()).read()
    except Usage:
        return "", ""
    name = submission.master["metadata"]["coursework"]["notebook"]
    answers = {key: source.strip() for key, source in submission.answers.items()}
    return name, next((kind for kind, own in _course_answers(name).items() if own == answers), "")


@cache
def _course_answers(name: str) -> dict[str, dict[str, str]]:
    """The answers in the blank and in the solved notebook of an exercise, where this project has them."""
    found = {}
    for kind, file in (("blank", FOLDER / f"{name}.ipynb"), ("solution", _SOLUTIONS / f"{name}.ipynb")):
        if file.exists():
            submission = parse(file.read_bytes(), str(file))
            found[kind] = {key: source.strip() for key, source in submission.answers.items()}
    return found


def _told_apart(written: set[str]) -> dict[str, tuple[str, str]]:
    """For each name as it is written: the student, and a remark if another name looks the same.

    Names that differ only in signs that are not printed, in how an accent is put together, or beyond the length of a
    name, are different students: one must not cost the other anything. Who is written as it looks keeps the name, the
    others get a number.
    """
    alike: dict[str, list[str]] = {}
    for name in sorted(written):
        alike.setdefault(plain(name), []).append(name)
    students = {}
    taken = set(alike)
    for looks, names in alike.items():
        for name in names:
            if len(names) == 1:
                students[name] = looks, ""
            elif name == looks:
                students[name] = looks, f"another name looks like {looks}, and is kept apart"
            else:
                said = f"this name looks like {looks}, and is written with other signs: it is kept apart"
                students[name] = _another(looks, name, taken), said
    return students


def _another(looks: str, name: str, taken: set[str]) -> str:
    """What one is called whose name looks as another's does: the same at the next run, and nobody else's."""
    number = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    tries = (f"{looks} (other signs, {number}{end})" for end in chain([""], (f"-{again}" for again in count(2))))
    student = next(one for one in tries if one not in taken)
    taken.add(student)
    return student
