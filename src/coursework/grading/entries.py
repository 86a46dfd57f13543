"""What lies in a folder or a zip: folders and files. Nothing is followed or unpacked, and no name becomes a path.

There is one guard for each entry: what cannot be read is a folder or a file with a problem, and costs no other.
"""

from __future__ import annotations

import io
import os
import re
import stat
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from coursework.errors import Usage
from coursework.grading import damaged
from coursework.judging.submission import MAX_FILE_BYTES, too_large

MAX_NAME = 120
_MAX_DEPTH = 50  # of folders in a zip; what lies deeper is taken for a file of the folder at that depth
_BLOCK = 2**20
# why nothing is seen in a folder
EMPTY, LINK, CLOSED = "an empty folder", "a link, which is not followed", "a folder that cannot be opened"

Load = Callable[[], bytes]


@dataclass(frozen=True)
class File:
    """A file: its name as it is written, what reads it or raises `Usage`, and what is odd about it, if anything is."""

    name: str
    load: Load
    remark: str = ""


Inside = tuple[dict[str, "Folder"], list[File], str]


class Folder:
    """A folder, which is looked into when it is first asked what it holds.

    Attributes:
        folders: by their names. files: a zip may hold a name more than once.
        problem: why nothing is seen in it, or not all; empty if there is none.
    """

    def __init__(self, look: Callable[[], Inside] = lambda: ({}, [], "")):
        self._look = look

    @cached_property
    def _inside(self) -> Inside:
        return self._look()

    @property
    def folders(self) -> dict[str, Folder]:
        return self._inside[0]

    @property
    def files(self) -> list[File]:
        return self._inside[1]

    @property
    def problem(self) -> str:
        return self._inside[2] or ("" if self.folders or self.files else EMPTY)


def plain(text: str) -> str:
    """A name as it is shown: of one line, without signs that are not printed, and not too long."""
    text = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode()
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)
    return re.sub(r"\s+", " ", text).strip()[:MAX_NAME] or "(no name)"


def opened(path: Path, stack: ExitStack) -> Folder:
    """What was handed in, as a folder; `stack` closes what is open.

    Raises:
        Usage: it is neither a folder nor a zip.
    """
    if path.is_dir():
        return Folder(partial(_on_disk, str(path)))
    if path.is_file() and zipfile.is_zipfile(path):
        return _in_zip(path, stack)
    if path.exists():
        raise Usage(f"{path} is neither a folder nor a zip: expected what the students handed in")
    raise Usage(f"{path} does not exist")


# --- a folder of this disk ---------------------------------------------------------------------------------------


def _on_disk(path: str) -> Inside:
    folders: dict[str, Folder] = {}
    files: list[File] = []
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if not _is_folder(entry):
                    files.append(File(entry.name, partial(_read, Path(entry.path))))
                elif entry.is_symlink():
                    folders[entry.name] = Folder(lambda: ({}, [], LINK))
                else:
                    folders[entry.name] = Folder(partial(_on_disk, entry.path))
    except OSError:  # it is closed, or its path is longer than the system takes
        return folders, files, CLOSED
    return folders, files, ""


def _is_folder(entry: os.DirEntry) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _read(path: Path) -> bytes:
    name = plain(path.name)
    try:
        # Neither a link nor a pipe is followed or waited for, whatever it turns into meanwhile.
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(number, "rb") as file:
            if not stat.S_ISREG(os.fstat(number).st_mode):
                raise Usage(f"{name} is no plain file")
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        link = " (a link is not followed)" if os.path.islink(path) else ""
        raise Usage(f"{name} cannot be read: {error.strerror}{link}") from None
    if len(data) > MAX_FILE_BYTES:
        raise Usage(too_large(name))
    return data


# --- a zip -------------------------------------------------------------------------------------------------------


def _in_zip(path: Path, stack: ExitStack) -> Folder:
    file = stack.enter_context(path.open("rb"))
    broken: list[tuple[str, str]] = []
    try:
        archive = stack.enter_context(zipfile.ZipFile(file))
        whole = damaged.is_whole(archive, file, path) and all(entry.filename for entry in archive.infolist())
    except Exception:  # one entry that it does not understand is enough
        whole = False
    if not whole:
        archive, broken = damaged.salvaged(file, path)
        stack.enter_context(archive)
    loads = [
        (entry.filename, None if entry.is_dir() else partial(_unzip, archive, entry)) for entry in archive.infolist()
    ]
    loads += [(name, partial(_broken, name, problem)) for name, problem in broken]
    return _as_folders(loads)


def _as_folders(loads: list[tuple[str, Load | None]]) -> Folder:
    """The entries of a zip, by their names and what reads them, or None for a folder, put into folders."""
    root = Folder()
    separator = _separator([name for name, _ in loads])
    # a program that writes backslashes ends the name of a folder with one, too
    entries = [(tuple(_parts(name, separator)), None if name.endswith(separator) else load) for name, load in loads]
    times = Counter(parts for parts, load in entries if load)
    for parts, load in entries:
        if load and not parts:
            parts = ("(no name)",)
        here = root
        for part in (parts[:-1] if load else parts)[:_MAX_DEPTH]:
            here = here.folders.setdefault(part, Folder())
        if load:
            here.files.append(File(parts[-1], load, _said_of(parts[-1], times[parts])))
    return root


def _said_of(name: str, times: int) -> str:
    return f"the zip holds {plain(name)} {times} times: each of them is looked at" if times > 1 else ""


def _separator(names: list[str]) -> str:
    """What separates the names of folders: a slash, or a backslash where all of a zip was written so.

    Elsewhere a backslash is a sign in the name that a student gave to a file, and makes no folder.
    """
    notebooks = [name for name in names if name.lower().endswith(".ipynb")]
    written_so = notebooks and all("\\" in name for name in notebooks) and not any("/" in name for name in names)
    return "\\" if written_so else "/"


def _parts(name: str, separator: str) -> Iterator[str]:
    return (part for part in name.split(separator) if part not in ("", ".", ".."))


def _broken(name: str, problem: str) -> bytes:
    raise Usage(f"{plain(PurePosixPath(name).name)} cannot be unpacked: {problem}")


def _unzip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    name = plain(PurePosixPath(entry.filename).name)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Usage(f"{name} is a link, which is not followed")
    if entry.flag_bits & 1:
        raise Usage(f"{name} is encrypted")
    if entry.file_size > MAX_FILE_BYTES:
        raise Usage(too_large(name))
    data = io.BytesIO()
    try:
        with archive.open(entry) as file:
            # The size that the entry states may be a lie.
            while piece := file.read(_BLOCK):
                data.write(piece)
                if data.tell() > MAX_FILE_BYTES:
                    raise Usage(too_large(name))
    except Usage:
        raise
    except Exception as error:  # whatever a library says of this entry, it is not said of the others
        raise Usage(f"{name} cannot be unpacked: {str(error) or type(error).__name__}") from None
    return data.getvalue()
