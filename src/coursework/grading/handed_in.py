"""What was handed in, and by whom: a folder of notebooks, a folder for each student, or a zip from an LMS.

Nothing is unpacked, and no name becomes a path: a file is read into memory, and its student is a text.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import re
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from coursework.errors import Usage
from coursework.judging.masters import FOLDER, masters
from coursework.judging.submission import MAX_FILE_BYTES, Submission, parse, too_large

MAX_FILES = 100_000
MAX_PER_STUDENT = 20
MAX_ANSWER = 50_000
MAX_NAME = 120
_MAX_IN_FOLDER = 5000  # files of one folder in a folder; a class in one folder is smaller
_MAX_LOOKED_AT = 100  # notebooks of one student, those of the course itself included
# beside all that begins with a dot
_SKIPPED = {"__MACOSX", "__pycache__", "node_modules", "site-packages", "Thumbs.db"}
# the folders of this project, when a student hands in the whole of it
_PROJECT = {"book", "exercises", "solutions", "src", "work"}
_BLOCK = 2**20

_SOLUTIONS = Path(__file__).resolve().parents[3] / "solutions"
# what stands for what is no file
EMPTY, LINK, CLOSED = "an empty folder", "a link, which is not followed", "a folder that cannot be opened"

Parts = tuple[str, ...]  # of a path
Load = Callable[[], bytes]

# Moodle: "Ada Lovelace_1234_assignsubmission_file_" before a file's name, or as its folder.
_MOODLE = re.compile(r"(?P<name>.+)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<rest>.*)\Z", re.DOTALL)
# Canvas: "lovelaceada_12_345_name.ipynb", "lovelaceada_LATE_12_345_name.ipynb"
_CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<number>\d+)_(?P<upload>\d+)_(?P<rest>.+)\Z", re.DOTALL)
# Blackboard: "Week 2_lovelacea_attempt_2026-11-29-12-54-36_name.ipynb", and one ….txt for each attempt
_BLACKBOARD = re.compile(
    r"(?P<who>.{1,300}?)_attempt_(?P<date>\d{4}(?:-\d\d){5})(?:_(?P<rest>.+)|\.txt)\Z", re.DOTALL | re.IGNORECASE
)
# Brightspace: "12345-678 - Ada Lovelace - Nov 29, 2026 1254 PM" as a folder, or before a file's name
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_BRIGHTSPACE = re.compile(
    r"(?P<number>\d+-\d+) - (?P<name>.{1,300}?) ?- "
    rf"(?:(?P<month>{_MONTH})[a-z]*\.? (?P<day>\d\d?)|(?P<day2>\d\d?) (?P<month2>{_MONTH})[a-z]*\.?)"
    r",? (?P<year>\d{4}),? (?P<hour>\d\d?)[:.]?(?P<minute>\d\d) ?(?P<half>[ap]m)?(?: - (?P<rest>.+))?\Z",
    re.DOTALL | re.IGNORECASE,
)

Date = tuple[int, ...]  # of an attempt, from the year on; empty where nothing says it


class Owned(NamedTuple):
    """Whose a file is, what it is called, and of when the attempt is, sign by sign as they are written."""

    student: str
    file: str
    date: Date = ()


@dataclass(frozen=True)
class HandedIn:
    """One file.

    Attributes:
        student: who, as the file or its folder says.
        file: the name that it was handed in under, for messages.
        data: its bytes; empty if `problem` says why it cannot be read.
        remark: what is odd about the name; empty if nothing is.
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
        submission = parse(self.data, self.file)
        for name, source in list(submission.answers.items()):
            if len(source) > MAX_ANSWER:
                del submission.answers[name]
                submission.lost[name] = (
                    f"the answer cell of `{name.removeprefix('answer-')}` holds {len(source)} characters, "
                    f"and {MAX_ANSWER} are read at most"
                )
        return submission


@dataclass
class _Pile:
    """What one student handed in: notebooks, each with what reads it and its date, and the names of other files."""

    notebooks: list[tuple[str, Load, Date]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


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
        if path.is_dir():
            entries = _in_folder(path)
        elif path.is_file() and zipfile.is_zipfile(path):
            entries = _in_zip(path, stack)
        elif path.exists():
            raise Usage(f"{path} is neither a folder nor a zip: expected what the students handed in")
        else:
            raise Usage(f"{path} does not exist")
        piles: dict[str, _Pile] = {}
        loads = dict(sorted(_not_too_many(path, entries), key=lambda entry: entry[0]))
        owners = whose(loads)
        if nobodys is not None:
            nobodys += [_plain(parts[-1]) for parts in loads if parts not in owners]
        for parts, (written, file, date) in owners.items():
            pile = piles.setdefault(written, _Pile())
            if loads[parts]:
                pile.notebooks.append((_plain(file), loads[parts], date))
            else:
                pile.others.append(_plain(file))
        if not any(pile.notebooks for pile in piles.values()):
            zips = sorted(parts[-1] for parts in loads if parts[-1].lower().endswith(".zip"))
            more = f"; it holds {_plain(zips[0])}: give that file itself" if zips else ""
            raise Usage(f"{path} holds no notebook: expected files that end in .ipynb{more}")
        names = _told_apart(set(piles))
        for written, pile in piles.items():
            student, remark = names[written]
            if pile.notebooks:
                yield from _notebooks(student, remark, pile)
            else:
                found = pile.others
                more = f" and {len(found) - 3} more" if len(found) > 3 else ""
                problem = f"no notebook, only {', '.join(found[:3])}{more}: expected a file that ends in .ipynb"
                yield HandedIn(student, found[0], problem=problem, remark=remark)


def _notebooks(student: str, remark: str, pile: _Pile) -> Iterator[HandedIn]:
    """The notebooks of one student; of the whole project, the course's own only where there are no others.

    Of several attempts at an exercise, those that the newest one holds.
    """
    notebooks = sorted(pile.notebooks, key=lambda notebook: notebook[2], reverse=True)
    looked_at: list[tuple[str, str, str, Load]] = []
    newest: dict[str, Date] = {}  # of each exercise
    earlier: dict[str, dict[Date, None]] = {}
    count, read = 0, 0
    for file, load, date in notebooks[:_MAX_LOOKED_AT]:
        exercise, own = _origin(file, load) if len(notebooks) > 1 else ("", "")
        if exercise and date < newest.setdefault(exercise, date):
            earlier.setdefault(exercise, {})[date] = None
            read += 1
            continue
        count += not own
        if count > MAX_PER_STUDENT:
            break
        looked_at.append((exercise, own, file, load))
        read += 1
    first = {}  # of each exercise and kind
    for exercise, own, _, load in looked_at:
        first.setdefault((exercise, own), load)
    project = len(notebooks) > MAX_PER_STUDENT or any(own == "solution" for _, own in first)
    for exercise, own, file, load in looked_at:
        better = {"": (), "blank": ("",), "solution": ("", "blank")}[own]
        done = any((exercise, kind) in first for kind in better) or (own and load is not first[exercise, own])
        if project and done:
            continue
        found = HandedIn(student, file, remark=remark, earlier=_said_of(earlier.get(exercise, {})))
        try:
            yield replace(found, data=load())
        except Usage as error:
            yield replace(found, problem=str(error))
    if read < len(notebooks):
        file, problem = notebooks[read][0], f"more than {MAX_PER_STUDENT} files: the others are not read"
        yield HandedIn(student, file, problem=problem, remark=remark)


def _said_of(earlier: Iterable[Date]) -> str:
    dates = ["{:04}-{:02}-{:02} ".format(*date) + ":".join(f"{n:02}" for n in date[3:]) for date in earlier]
    if not dates:
        return ""
    return f"the newest attempt counts; earlier ones are not looked at: {', '.join(dates[:3])}" + (
        f" and {len(dates) - 3} more" if len(dates) > 3 else ""
    )


def _origin(file: str, load: Load) -> tuple[str, str]:
    """The exercise, and whether all answers are those of the course's own "blank" or "solution"; else empty."""
    try:
        submission = HandedIn("", file, load()).read()
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

    Names that differ only in signs that are not printed, or beyond the length of a name, are different students: one
    must not cost the other anything. Who is written as it looks keeps the name, the others get a number.
    """
    alike: dict[str, list[str]] = {}
    for name in sorted(written):
        alike.setdefault(_plain(name), []).append(name)
    students = {}
    for plain, names in alike.items():
        for name in names:
            number = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]
            if len(names) == 1:
                students[name] = plain, ""
            elif name == plain:
                students[name] = plain, f"another name looks like {plain}, and is kept apart"
            else:
                said = f"this name looks like {plain}, and is written with other signs: it is kept apart"
                students[name] = f"{plain} (other signs, {number})", said
    return students


# --- whose a file is ----------------------------------------------------------------------------------------------


def whose(everything: Iterable[Parts]) -> dict[Parts, Owned]:
    """Who handed in each file, and what it is called; not those of nobody.

    What lies outermost names the student, below the folders that lie around everything. A student could give any name
    to what lies further inside.
    """
    inside = {parts: tuple(unicodedata.normalize("NFC", part) for part in parts) for parts in everything}
    depth = _around(list(inside.values()))
    inside = {parts: own[depth:] for parts, own in inside.items() if len(own) > depth}
    tops = {own[0] for own in inside.values() if len(own) > 1}
    by_exercise = tops <= set(masters())
    downloads = not any(map(_names_a_student, tops)) and all(
        _names_a_student(own[1]) for own in inside.values() if len(own) > 1
    )
    if by_exercise or downloads:  # folders that sort the class, the latter several downloads from an LMS
        inside = {parts: own[1:] if len(own) > 1 else own for parts, own in inside.items()}
    flat = [own[0] for own in inside.values() if len(own) == 1]
    names = _Names(_are_canvas(flat), _blackboards(match["who"] for match in map(_BLACKBOARD.match, flat) if match))
    return {parts: names.of(own) for parts, own in inside.items() if len(own) > 1 or _is_work(own[0], names.canvas)}


def _names_a_student(place: str) -> re.Match | None:
    """Whether an LMS has given this name to a file or a folder, in a way that can be known from the name alone."""
    return _MOODLE.match(place) or _BRIGHTSPACE.match(place) or _BLACKBOARD.match(place)


def _around(everything: list[Parts]) -> int:
    """How many folders lie around everything, one in the other, and are no student's."""
    depth = 0
    while True:
        inside = [parts[depth:] for parts in everything if len(parts) > depth]
        tops = {own[0] for own in inside if len(own) > 1}
        if len(tops) != 1 or any(len(own) == 1 and _is_work(own[0], True) for own in inside):
            return depth
        if _is_students(tops.pop(), [own[1:] for own in inside if len(own) > 1]):
            return depth
        depth += 1


def _is_students(folder: str, files: list[Parts]) -> bool:
    """Whether the only folder is that of the only student, and does not hold those of a class."""
    notebooks = [parts for parts in files if _is_notebook(parts)]
    flat = [parts[0] for parts in files if len(parts) == 1]
    if _MOODLE.match(folder) or _BRIGHTSPACE.match(folder) or _PROJECT.intersection(parts[0] for parts in files):
        return True
    if any(_names_a_student(parts[0]) for parts in files) or (len(flat) > 1 and _are_canvas(flat)):
        return False
    if len(notebooks) < 2:
        return True
    # one of each exercise
    return all(_is_master(parts[-1]) and set(parts[:-1]) <= set(masters()) for parts in notebooks)


def _is_master(file: str) -> bool:
    """Whether a file has the name of an exercise, or of a copy of it."""
    stem = PurePosixPath(file).stem
    return any(
        re.fullmatch(rf"(Copy of )?{re.escape(name)}([ _-]*(\(?\d+\)?|copy\d*|old|final))*", stem, re.IGNORECASE)
        for name in masters()
    )


def _are_canvas(files: list[str]) -> bool:
    """Whether Canvas has named these: most of them in its way, each with a number of its own."""
    numbers = [match["upload"] for match in map(_CANVAS.match, files) if match]
    return len(numbers) > 0 and 2 * len(numbers) >= len(files) and len(set(numbers)) == len(numbers)


def _is_work(file: str, canvas: bool) -> bool:
    """Whether a file that lies in no folder was handed in; a list of the class may lie beside."""
    return ".ipynb" in file.lower() or bool(_names_a_student(file) or (canvas and _CANVAS.match(file)))


def _blackboards(found: Iterable[str]) -> dict[str, str]:
    """The user in each "assignment_user": both may hold underscores, and the assignment is what several users share.

    Where nothing is shared, and the last word alone could be two users, the whole stands for the user.
    """
    users: dict[str, set[str]] = {}
    for who in (whole := sorted(set(found))):
        assignment, _, user = who.rpartition("_")
        users.setdefault(assignment, set()).add(user)
    shared = {assignment for assignment, several in users.items() if assignment and len(several) > 1}
    named, alone = {}, {}
    for who in whole:
        cut = next((place for place, c in enumerate(who) if c == "_" and who[:place] in shared), None)
        if cut is None:
            alone[who] = who.rpartition("_")[2]
        else:
            named[who] = who[cut + 1 :]
    taken = Counter([*named.values(), *alone.values()])
    return named | {who: user if taken[user] == 1 else who for who, user in alone.items()}


@dataclass(frozen=True)
class _Names:
    """How the names of one class are read: whether Canvas gave them, and who is meant by what Blackboard wrote."""

    canvas: bool
    blackboard: dict[str, str]

    def of(self, own: Parts) -> Owned:
        *folders, file = own
        place = folders[0] if folders else file
        if match := _MOODLE.match(place) or (_CANVAS.match(place) if self.canvas and not folders else None):
            return Owned(f"{match['name']} ({match['number']})", file if folders else match["rest"] or file)
        if match := _BRIGHTSPACE.match(place):
            called = file if folders else match["rest"] or file
            return Owned(f"{match['name']} ({match['number']})", called, _date_in(match))
        if (match := _BLACKBOARD.match(place)) and not folders:
            date = tuple(map(int, match["date"].split("-")))
            return Owned(self.blackboard[match["who"]], match["rest"] or file, date)
        if folders:
            return Owned(folders[0], file)
        stem = PurePosixPath(file).stem
        for master in masters():  # "ada_02_odes_and_flows.ipynb" beside "ada_03_…"
            shorter = re.sub(rf"[ _-]*{re.escape(master)}[ _-]*", "", stem)
            if shorter and shorter != stem:
                return Owned(shorter, file)
        return Owned(stem, file)


def _date_in(match: re.Match) -> Date:
    """The date of an attempt as Brightspace writes it: "Nov 29, 2026 1254 PM"."""
    month = _MONTHS.index((match["month"] or match["month2"]).lower()) + 1
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + 12 * (half == "pm")
    return int(match["year"]), month, int(match["day"] or match["day2"]), hour, int(match["minute"])


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode()
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)
    return re.sub(r"\s+", " ", text).strip()[:MAX_NAME] or "(no name)"


# --- reading ------------------------------------------------------------------------------------------------------


def _not_too_many(path: Path, entries: Iterable[tuple[Parts, Load | None]]) -> Iterator[tuple[Parts, Load | None]]:
    """Those that are not a system's or a tool's own; a flood of files in one folder costs that folder only.

    Raises:
        Usage: there are more than MAX_FILES still.
    """
    count: dict[Parts, int] = {}
    for parts, load in entries:
        if any(part.startswith(".") or part in _SKIPPED for part in parts):
            continue
        place = parts[:2]
        count[place] = count.get(place, 0) + 1
        if count[place] <= _MAX_IN_FOLDER:
            yield parts, load
        if sum(count.values()) > MAX_FILES:
            fullest = _plain("/".join(max(count, key=count.get)))
            raise Usage(f"{path} holds more than {MAX_FILES} files, most of them in {fullest}: is it the right one?")


def _is_notebook(parts: tuple[str, ...]) -> bool:
    return parts[-1].lower().endswith(".ipynb")


def _in_folder(root: Path) -> Iterator[tuple[Parts, Load | None]]:
    closed: list[OSError] = []
    for place, folders, files in os.walk(root, onerror=closed.append):  # which follows no link to a folder
        here = Path(place).relative_to(root).parts
        if "pyvenv.cfg" in files:  # a virtual environment
            folders[:] = []
            continue
        if here and not folders and not files:
            yield (*here, EMPTY), None
        for name in files:
            parts = (*here, name)
            yield parts, (lambda path=Path(place, name): _read(path)) if _is_notebook(parts) else None
        yield from (((*here, name, LINK), None) for name in folders if Path(place, name).is_symlink())
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
    for error in closed:
        yield (*Path(error.filename).relative_to(root).parts, CLOSED), None


def _read(path: Path) -> bytes:
    name = _plain(path.name)
    try:
        # Neither a link nor a pipe is followed or waited for, whatever it turns into meanwhile.
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(number, "rb") as file:
            if not stat.S_ISREG(os.fstat(number).st_mode):
                raise Usage(f"{name} is no plain file")
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        link = " (a link is not followed)" if path.is_symlink() else ""
        raise Usage(f"{name} cannot be read: {error.strerror}{link}") from None
    if len(data) > MAX_FILE_BYTES:
        raise Usage(too_large(name))
    return data


def _in_zip(path: Path, stack: ExitStack) -> Iterator[tuple[Parts, Load | None]]:
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise Usage(f"{path} cannot be read as a zip: {error}") from None
    for entry in entries:
        parts = tuple(p for p in re.split(r"[/\\]", entry.filename) if p not in ("", ".", ".."))
        if parts and not entry.is_dir():
            yield parts, (lambda entry=entry: _unzip(archive, entry)) if _is_notebook(parts) else None


def _unzip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    name = _plain(PurePosixPath(entry.filename).name)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Usage(f"{name} is a link, which is not followed")
    if entry.flag_bits & 1:
        raise Usage(f"{name} is encrypted")
    if entry.file_size > MAX_FILE_BYTES:
        raise Usage(too_large(name))
    data = bytearray()
    try:
        with archive.open(entry) as file:
            # The size that the entry states may be a lie.
            while piece := file.read(_BLOCK):
                data += piece
                if len(data) > MAX_FILE_BYTES:
                    raise Usage(too_large(name))
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        NotImplementedError,
        EOFError,
        RuntimeError,
        OSError,
    ) as error:
        raise Usage(f"{name} cannot be unpacked: {error}") from None
    return bytes(data)
