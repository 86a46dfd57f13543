"""What was handed in, and by whom: a folder of notebooks, a folder for each student, or a zip from an LMS.

Nothing is unpacked, and no name becomes a path: a file is read into memory, and its student is a text.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from coursework import runner
from coursework.errors import Usage

MAX_FILES = 20_000
MAX_PER_STUDENT = 20
MAX_ANSWER = 200_000
MAX_NAME = 120
_SKIPPED = {"__MACOSX", ".ipynb_checkpoints", ".git", "__pycache__", ".DS_Store", ".virtual_documents", "Thumbs.db"}
_BLOCK = 2**20

# Moodle: "Ada Lovelace_1234_assignsubmission_file_" before a file's name, or as its folder.
_MOODLE = re.compile(r"(?P<name>.+)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<rest>.*)\Z", re.DOTALL)
# Canvas: "lovelaceada_12_345_name.ipynb", "lovelaceada_LATE_12_345_name.ipynb"
_CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<number>\d+)_\d+_(?P<rest>.+)\Z", re.DOTALL)


@dataclass(frozen=True)
class HandedIn:
    """One file.

    Attributes:
        student: who, as the file or its folder says.
        file: the name that it was handed in under, for messages.
        data: its bytes; empty if `problem` says why it cannot be read.
        remark: what is odd about the name; empty if nothing is.
    """

    student: str
    file: str
    data: bytes = b""
    problem: str = ""
    remark: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data or self.problem.encode()).hexdigest()

    def read(self) -> runner.Submission:
        """The answers in it.

        Raises:
            Usage: it is not a notebook of this course.
        """
        if self.problem:
            raise Usage(self.problem)
        submission = runner.parse(self.data, self.file)
        for name, source in list(submission.answers.items()):
            if len(source) > MAX_ANSWER:
                del submission.answers[name]
                submission.lost[name] = (
                    f"the answer cell of `{name.removeprefix('answer-')}` holds {len(source)} characters, "
                    f"and {MAX_ANSWER} are read at most"
                )
        return submission


def collect(path: Path) -> Iterator[HandedIn]:
    """Every notebook that was handed in, in the order of the students' names; what is none comes with its problem.

    Whoever handed in other files alone is not forgotten: one of them stands for all, with its problem.

    Args:
        path: a folder, or a zip.

    Raises:
        Usage: it is neither, or there is nothing in it.
    """
    if path.is_dir():
        read = _in_folder
    elif path.is_file() and zipfile.is_zipfile(path):
        read = _in_zip
    elif path.exists():
        raise Usage(f"{path} is neither a folder nor a zip: expected what the students handed in")
    else:
        raise Usage(f"{path} does not exist")
    files: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for parts, load in read(path):
        written, file = _written(parts)
        (files if load else others).setdefault(written, []).append(_plain(file))
    if not files:
        zips = sorted(name for names in others.values() for name in names if name.lower().endswith(".zip"))
        more = f"; it holds {zips[0]}: give that file itself" if zips else ""
        raise Usage(f"{path} holds no notebook: expected files that end in .ipynb{more}")
    names = _told_apart({*files, *others})
    count: dict[str, int] = {}
    for parts, load in read(path):
        written, file = _written(parts)
        student, remark = names.get(written, (_plain(written), ""))
        if not load:
            if written not in files and (found := others.pop(written, [])):
                more = f" and {len(found) - 3} more" if len(found) > 3 else ""
                problem = f"no notebook, only {', '.join(found[:3])}{more}: expected a file that ends in .ipynb"
                yield HandedIn(student, _plain(file), problem=problem, remark=remark)
            continue
        count[student] = count.get(student, 0) + 1
        if count[student] > MAX_PER_STUDENT + 1:
            continue
        file = _plain(file)
        if count[student] > MAX_PER_STUDENT:
            problem = f"more than {MAX_PER_STUDENT} files: the others are not read"
            yield HandedIn(student, file, problem=problem, remark=remark)
            continue
        try:
            yield HandedIn(student, file, load(), remark=remark)
        except Usage as error:
            yield HandedIn(student, file, problem=str(error), remark=remark)


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


def student_and_file(parts: tuple[str, ...]) -> tuple[str, str]:
    """Who handed in the file of these path parts, and what it is called: short plain texts without control signs."""
    student, file = _written(parts)
    return _plain(student), _plain(file)


def _written(parts: tuple[str, ...]) -> tuple[str, str]:
    """Who handed in the file of these path parts, and what it is called, sign by sign as they are written."""
    *folders, file = (unicodedata.normalize("NFC", part) for part in parts)
    for place in (folders[-1] if folders else "", *folders, file):
        match = _MOODLE.match(place) or (_CANVAS.match(place) if place is file and not folders else None)
        if match:
            return f"{match['name']} ({match['number']})", match["rest"] or file
    if folders:
        return folders[0], file
    stem = PurePosixPath(file).stem
    for master in runner.masters():  # "ada_02_odes_and_flows.ipynb" beside "ada_03_…"
        shorter = re.sub(rf"[ _-]*{re.escape(master)}[ _-]*", "", stem)
        if shorter and shorter != stem:
            return shorter, file
    return stem, file


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode()
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)
    return re.sub(r"\s+", " ", text).strip()[:MAX_NAME] or "(no name)"


def _seen(parts: tuple[str, ...]) -> bool:
    """Whether a student may have handed this in: a notebook, or another file where a student's name is known."""
    if parts[-1].startswith(".") or _SKIPPED.intersection(parts):
        return False
    return _is_notebook(parts) or len(parts) > 1 or _MOODLE.match(parts[-1]) is not None


def _is_notebook(parts: tuple[str, ...]) -> bool:
    return parts[-1].lower().endswith(".ipynb")


def _in_folder(root: Path) -> Iterator[tuple[tuple[str, ...], object]]:
    paths = []
    for folder, folders, files in os.walk(root):  # which follows no link to a folder
        folders[:] = sorted(name for name in folders if name not in _SKIPPED)
        for name in files:
            path = Path(folder, name)
            if _seen(path.relative_to(root).parts) or name.lower().endswith(".zip"):
                paths.append(path)
        if len(paths) > MAX_FILES:
            raise Usage(f"{root} holds more than {MAX_FILES} files: is it the right folder?")
    for path in sorted(paths):
        parts = path.relative_to(root).parts
        yield parts, (lambda path=path: _read(path)) if _is_notebook(parts) else None


def _read(path: Path) -> bytes:
    name = _plain(path.name)
    try:
        # Neither a link nor a pipe is followed or waited for, whatever it turns into meanwhile.
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(number, "rb") as file:
            if not stat.S_ISREG(os.fstat(number).st_mode):
                raise Usage(f"{name} is no plain file")
            data = file.read(runner.MAX_FILE_BYTES + 1)
    except OSError as error:
        link = " (a link is not followed)" if path.is_symlink() else ""
        raise Usage(f"{name} cannot be read: {error.strerror}{link}") from None
    if len(data) > runner.MAX_FILE_BYTES:
        raise Usage(runner.too_large(name))
    return data


def _in_zip(path: Path) -> Iterator[tuple[tuple[str, ...], object]]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_FILES:
                raise Usage(f"{path} holds more than {MAX_FILES} files: is it the right one?")
            named = []
            for entry in entries:
                parts = tuple(p for p in re.split(r"[/\\]", entry.filename) if p not in ("", ".", ".."))
                if parts and not entry.is_dir() and _seen(parts):
                    named.append((parts, entry))
            common = _common_folder([parts for parts, _ in named if _is_notebook(parts)])
            for parts, entry in sorted(named, key=lambda pair: pair[0]):
                own = parts[common:]
                if _is_notebook(parts):
                    yield own, lambda entry=entry: _unzip(archive, entry)
                elif own and _seen(own):
                    yield own, None
    except (zipfile.BadZipFile, OSError) as error:
        raise Usage(f"{path} cannot be read as a zip: {error}") from None


def _common_folder(all_parts: list[tuple[str, ...]]) -> int:
    """1 if everything lies in one folder that is not a student's, 0 otherwise."""
    if len(all_parts) < 2 or len({parts[0] for parts in all_parts}) > 1 or any(len(p) < 2 for p in all_parts):
        return 0
    one_students = all(PurePosixPath(parts[-1]).stem in runner.masters() and len(parts) == 2 for parts in all_parts)
    return int(not one_students)


def _unzip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    name = _plain(PurePosixPath(entry.filename).name)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Usage(f"{name} is a link, which is not followed")
    if entry.flag_bits & 1:
        raise Usage(f"{name} is encrypted")
    if entry.file_size > runner.MAX_FILE_BYTES:
        raise Usage(runner.too_large(name))
    data = bytearray()
    try:
        with archive.open(entry) as file:
            # The size that the entry states may be a lie.
            while piece := file.read(_BLOCK):
                data += piece
                if len(data) > runner.MAX_FILE_BYTES:
                    raise Usage(runner.too_large(name))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError) as error:
        raise Usage(f"{name} cannot be unpacked: {error}") from None
    return bytes(data)
