"""Whose each folder and each file is that a class has handed in.

Students are found before anything is left out, counted or opened. What an LMS writes stands in front of a name and is
read from the front, by its rules alone: what a student has written comes after it. What lies outermost names the
student, below the folders that lie around everything, and no name further inside does.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from coursework.grading.entries import CLOSED, File, Folder, plain
from coursework.judging.masters import masters

MAX_FILES = 100_000  # of one student
# What systems and tools put beside students' folders: nobody is called so, or nobody unless a notebook lies in it.
_SYSTEMS = {
    "$RECYCLE.BIN",
    "System Volume Information",
    *(f".{name}" for name in ("DS_Store", "git", "github", "venv", "vscode", "idea", "ipynb_checkpoints", "cache")),
    *(f".{name}" for name in ("Trashes", "fseventsd", "Spotlight-V100", "pytest_cache", "ruff_cache", "mypy_cache")),
}
_TOOLS = {"__MACOSX", "__pycache__", "node_modules"}
_SYSTEMS_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}
# inside of what a student handed in, beside all that begins with a dot
_SKIPPED = {"__MACOSX", "__pycache__", "node_modules", "site-packages", "Thumbs.db"}
# of a virtual environment
_ENVIRONMENT = {"bin", "include", "lib", "lib64", "share", "Lib", "Scripts", "Include"}
# the folders of this project, when a student hands in the whole of it
_PROJECT = {"benchmarks", "book", "exercises", "solutions", "src", "tests", "tools", "work", "_build"}
_MOST_AROUND = 10

# Moodle: "Ada Lovelace_1234_assignsubmission_file_" before a file's name, or as its folder.
_MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>[0-9]+)_assignsubmission_(?:file|onlinetext)_?", re.DOTALL)
# Canvas: "lovelaceada_12_345_name.ipynb", "lovelaceada_LATE_12_345_name.ipynb"
_CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<number>[0-9]+)_(?P<upload>[0-9]+)_(?=.)", re.DOTALL)
# Blackboard: "Week 2_lovelacea_attempt_2026-11-29-12-54-36_name.ipynb", and one ….txt for each attempt
_BLACKBOARD = re.compile(
    r"(?P<who>.{1,300}?)_attempt_(?P<date>[0-9]{4}(?:-[0-9]{2}){5})(?:_(?=.)|(?=\.txt\Z))", re.DOTALL | re.IGNORECASE
)
# Brightspace: "12345-678 - Ada Lovelace - Nov 29, 2026 1254 PM" as a folder, or before a file's name
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_BRIGHTSPACE = re.compile(
    r"(?P<number>[0-9]+-[0-9]+) - (?P<name>.{1,300}?) ?- "
    rf"(?:(?P<month>{_MONTH})[a-z]*\.? (?P<day>[0-9]{{1,2}})|(?P<day2>[0-9]{{1,2}}) (?P<month2>{_MONTH})[a-z]*\.?)"
    r",? (?P<year>[0-9]{4}),? (?P<hour>[0-9]{1,2})[:.]?(?P<minute>[0-9]{2}) ?(?P<half>[ap]m)?(?: - (?=.)|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_LONGEST_FRONT = 1000  # signs that an LMS has written in front

Date = tuple[int, ...]  # of an attempt, from the year on; empty where nothing says it


@dataclass(frozen=True)
class Owned:
    """A folder or a file of a student's.

    Attributes:
        student: as it is written, sign by sign.
        thing: what was handed in. file: what a file is called without what the LMS wrote in front.
        date: of when the attempt is.
    """

    student: str
    thing: Folder | File
    file: str = ""
    date: Date = ()


@dataclass
class Found:
    """What one student handed in.

    Attributes:
        notebooks: each with the folders that it lies in and the date of the attempt.
        others: what else there is. left_out: what is not looked at. Names as they are written, or words.
        remarks: on what could not be looked at, though there may be something.
    """

    notebooks: list[tuple[tuple[str, ...], File, Date]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, owned: Owned) -> None:
        if isinstance(owned.thing, Folder):
            self._look_through(owned.thing, owned.date)
        elif is_notebook(owned.thing.name):
            file = File(owned.file, owned.thing.load, owned.thing.remark)
            self.notebooks.append(((), file, owned.date))
        else:
            self.others.append(owned.file)

    def _look_through(self, folder: Folder, date: Date) -> None:
        """Folder by folder, what lies outermost first; those of tools are left out, and so is what is too much."""
        waiting = deque([((), folder)])
        while waiting:
            place, here = waiting.popleft()
            if here.problem:
                self.others.append(here.problem)
            if here.problem == CLOSED:
                self._remark(f"{CLOSED}: {plain('/'.join(place)) if place else 'its own'}")
            tools = _SKIPPED | (_ENVIRONMENT if any(file.name == "pyvenv.cfg" for file in here.files) else set())
            self.count += len(here.folders) + len(here.files)
            for file in sorted(here.files, key=lambda file: file.name):
                if file.name.startswith(".") or file.name in _SKIPPED:
                    self.left_out.append(file.name)
                elif is_notebook(file.name):
                    self.notebooks.append(((*place, file.name), file, date))
                else:
                    self.others.append(file.name)
            for name, inside in sorted(here.folders.items()):
                if name.startswith(".") or name in tools:
                    self.left_out.append(f"{name}, a folder that is not looked through")
                elif self.count > MAX_FILES:
                    self._remark(f"more than {MAX_FILES} files: folders further inside are not looked through")
                else:
                    waiting.append(((*place, name), inside))

    def _remark(self, said: str) -> None:
        if said not in self.remarks:
            self.remarks.append(said)


def is_notebook(name: str) -> bool:
    return name.lower().endswith(".ipynb")


# --- where the students are --------------------------------------------------------------------------------------


def owners(handed_in: Folder) -> tuple[list[Owned], list[str]]:
    """Whose each folder and file is, and the names of those that are nobody's: a list of the class, or a student's?"""
    folder, beside = _class_in(handed_in)
    folders, files = _students_folders(folder), _files(folder)
    nobodys = [name for name in folder.folders.keys() & _SYSTEMS if _holds_notebook(folder.folders[name])]
    if _sort_the_class(folders, files):
        files += [file for inside in folders.values() for file in _files(inside)]
        students = [item for inside in folders.values() for item in _students_folders(inside).items()]
    else:
        students = list(folders.items())
    names = _names([file.name for file in files])
    owned = [names.of_folder(name, inside) for name, inside in sorted(students, key=lambda item: item[0])]
    for file in sorted(files, key=lambda file: file.name):
        if _is_work(file.name, names.canvas):
            owned.append(names.of_file(file))
        else:
            nobodys.append(file.name)
    return owned, sorted(map(plain, [*nobodys, *(file.name for file in beside)]))


def _class_in(folder: Folder) -> tuple[Folder, list[File]]:
    """The folder of the class, below those that lie around everything, one in the other; the files that lie beside."""
    beside: list[File] = []
    for _ in range(_MOST_AROUND):
        folders, files = _students_folders(folder), _files(folder)
        if len(folders) != 1 or any(_is_work(file.name, True) for file in files):
            break
        ((name, inside),) = folders.items()
        if _names_a_student(name) or not _is_class(inside):
            break
        beside += files
        folder = inside
    return folder, beside


def _is_class(folder: Folder) -> bool:
    """Whether the only folder is not that of the only student: its folders and files are students'.

    What its folders are called decides only if all of them are called so. A student's own folder is one of them.
    """
    for _ in range(_MOST_AROUND):
        folders, files = _students_folders(folder), _files(folder)
        flat = [file.name for file in files]
        if any(map(_names_a_student, [*folders, *flat])) or (len(flat) > 1 and _are_canvas(flat)):
            return True
        works = [name for name in flat if is_notebook(name)]
        if works:
            one_of_each = all(map(_is_master, works))
            if folders:
                return not one_of_each or any(map(_holds_notebook, folders.values()))
            return len(works) > 1 and not one_of_each
        if not folders or {name for name in folders if not name.startswith(".")} <= _PROJECT:
            return False
        if folders.keys() <= masters().keys():
            return not all(_is_one_of_each(inside) for inside in folders.values())
        if len(folders) > 1:
            return True
        (folder,) = folders.values()
    return False


def _is_one_of_each(folder: Folder) -> bool:
    """Whether this holds nothing but notebooks with the names of exercises."""
    return not _students_folders(folder) and all(_is_master(f.name) for f in _files(folder) if is_notebook(f.name))


def _sort_the_class(folders: dict[str, Folder], files: list[File]) -> bool:
    """Whether these folders are no student's: they are called as exercises, or are several downloads from an LMS."""
    if not folders or any(_is_work(file.name, True) for file in files):
        return False
    if folders.keys() <= masters().keys():
        return True
    if len(folders) < 2 or any(map(_names_a_student, folders)):
        return False
    inside = [[*_students_folders(f), *(file.name for file in _files(f))] for f in folders.values()]
    return all(names and all(map(_names_a_student, names)) for names in inside)


def _students_folders(folder: Folder) -> dict[str, Folder]:
    """The folders in a folder, without those of systems and tools: each may be a student's."""
    return {
        name: inside
        for name, inside in folder.folders.items()
        if name not in _SYSTEMS and (name not in _TOOLS or _holds_notebook(inside))
    }


def _files(folder: Folder) -> list[File]:
    """The files in a folder, without those of systems: "._name" is what a Mac keeps of "name"."""
    names = {file.name for file in folder.files} | folder.folders.keys()
    return [
        file
        for file in folder.files
        if file.name not in _SYSTEMS_FILES and not (file.name.startswith("._") and file.name[2:] in names)
    ]


def _holds_notebook(folder: Folder) -> bool:
    found = Found()
    found.add(Owned("", folder))
    return bool(found.notebooks)


# --- names -------------------------------------------------------------------------------------------------------


def _front(place: str, *, canvas: bool = False) -> re.Match | None:
    """What an LMS has written in front of a name: of all that it may be, what ends first."""
    patterns = (_MOODLE, _BRIGHTSPACE, _BLACKBOARD, *((_CANVAS,) if canvas else ()))
    found = [match for pattern in patterns if (match := pattern.match(place, 0, _LONGEST_FRONT))]
    return min(found, key=re.Match.end, default=None)


def _names_a_student(place: str) -> bool:
    """Whether an LMS has given this name to a file or a folder, in a way that can be known from the name alone."""
    return _front(place) is not None


def _is_master(file: str) -> bool:
    """Whether a file has the name of an exercise, or of a copy of it."""
    stem = file[: -len(".ipynb")] if is_notebook(file) else file
    return re.fullmatch(rf"(Copy of )?{_masters()}", stem, re.IGNORECASE) is not None


def _masters() -> str:
    names = "|".join(map(re.escape, masters()))
    return rf"(?:{names})(?:[ _-]*(?:\(?\d+\)?|copy\d*|old|final))*"


def _are_canvas(files: list[str]) -> bool:
    """Whether Canvas has named these: most of them in its way, each with a number of its own."""
    names = set(files)
    numbers = [match["upload"] for match in map(_CANVAS.match, names) if match]
    return len(numbers) > 0 and 2 * len(numbers) >= len(names) and len(set(numbers)) == len(numbers)


def _is_work(file: str, canvas: bool) -> bool:
    """Whether a file that lies in no folder was handed in; a list of the class may lie beside."""
    return ".ipynb" in file.lower() or _front(file, canvas=canvas) is not None


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


def _names(flat: list[str]) -> _Names:
    """How the names of these files, which lie in no folder, and of the folders beside them are read."""
    canvas = _are_canvas(flat)
    fronts = [match for name in flat if (match := _front(name, canvas=canvas))]
    return _Names(canvas, _blackboards(match["who"] for match in fronts if match.re is _BLACKBOARD))


@dataclass(frozen=True)
class _Names:
    """How the names of one class are read: whether Canvas gave them, and who is meant by what Blackboard wrote."""

    canvas: bool
    blackboard: dict[str, str]

    def of_folder(self, name: str, folder: Folder) -> Owned:
        match = _front(name)
        if match is None or match.re is _BLACKBOARD:
            return Owned(name, folder)
        return Owned(f"{match['name']} ({match['number']})", folder, date=_date_in(match))

    def of_file(self, file: File) -> Owned:
        match = _front(file.name, canvas=self.canvas)
        if match is None:
            return Owned(_without_exercise(PurePosixPath(file.name).stem), file, file.name)
        called = file.name[match.end() :] or file.name
        if match.re is _BLACKBOARD:
            return Owned(self.blackboard[match["who"]], file, called, tuple(map(int, match["date"].split("-"))))
        return Owned(f"{match['name']} ({match['number']})", file, called, _date_in(match))


def _without_exercise(stem: str) -> str:
    """Who handed in "ada_02_odes_and_flows.ipynb" beside "ada_03_…", or with the exercise in front."""
    behind = re.fullmatch(rf"(?P<name>.+?)[ _-]+{_masters()}", stem, re.DOTALL)
    before = re.fullmatch(rf"{_masters()}[ _-]+(?P<name>.+)", stem, re.DOTALL)
    match = None if _is_master(stem) else behind or before
    return match["name"] if match else stem


def _date_in(match: re.Match) -> Date:
    """The date of an attempt as Brightspace writes it: "Nov 29, 2026 1254 PM"."""
    if match.re is not _BRIGHTSPACE:
        return ()
    month = _MONTHS.index((match["month"] or match["month2"]).lower()) + 1
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + 12 * (half == "pm")
    return int(match["year"]), month, int(match["day"] or match["day2"]), hour, int(match["minute"])
