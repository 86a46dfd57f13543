"""A zip whose directory is damaged in places: each entry is asked for by itself, and those that are whole are read."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from coursework.errors import Usage

# of a record of the directory, of the end of the directory, of what stands before a file
_RECORD, _END, _LOCAL = b"PK\x01\x02", b"PK\x05\x06", b"PK\x03\x04"
_LARGE_END, _LARGE_PLACE = b"PK\x06\x06", b"PK\x06\x07"
_END_FORMAT = struct.Struct("<4s4H2LH")
_RECORD_BYTES, _LOCAL_BYTES = 46, 30  # before the name
_LONGEST_COMMENT = 2**16


def is_whole(archive: zipfile.ZipFile, file: BinaryIO, path: Path) -> bool:
    """Whether Python has found all entries that the directory holds, and the files where it says that they are.

    An entry of a wrong length hides those behind it, and an end of the directory that is damaged moves them all.
    """
    try:
        records = list(_records(_at(file, *_directory(file, path))))
    except Usage:  # a directory of the kind for large zips
        return True
    entries = archive.infolist()
    found = not entries or any(_at(file, entry.header_offset, len(_LOCAL)) == _LOCAL for entry in entries)
    return found and len(records) == len(entries) and all(map(_is_exact, records))


def salvaged(file: BinaryIO, path: Path) -> tuple[zipfile.ZipFile, list[tuple[str, str]]]:
    """What can be read of a zip, and of each entry that cannot its name and the problem.

    Raises:
        Usage: its directory is not found.
    """
    start, size = _directory(file, path)
    whole, broken = [], []
    for record in _records(_at(file, start, size)):
        problem = _problem(record)
        if problem:
            broken.append((_name(file, record), problem))
        else:
            whole.append(record)
    records = b"".join(whole)
    spliced = _Spliced(file, start, records + _end(len(records), start))
    return zipfile.ZipFile(io.BufferedReader(spliced)), broken


def _directory(file: BinaryIO, path: Path) -> tuple[int, int]:
    """Where the directory starts, and how long it is; its end says so twice."""
    length = file.seek(0, io.SEEK_END)
    file.seek(max(0, length - _LONGEST_COMMENT - _END_FORMAT.size))
    before, last = file.tell(), file.read()
    at = last.rfind(_END)
    if 0 <= at <= len(last) - _END_FORMAT.size:
        *_, size, start, _ = _END_FORMAT.unpack_from(last, at)
        large = last.rfind(_LARGE_END, 0, at)  # what stands between, where there are many entries
        end = before + (large if large >= 0 and last.rfind(_LARGE_PLACE, large, at) >= 0 else at)
        for place in (start, end - size):
            if 0 <= place < end and _is_record(_at(file, place, len(_RECORD))):
                return place, end - place
    raise Usage(f"{path} cannot be read as a zip: its directory is damaged")


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    file.seek(place)
    return file.read(length)


def _is_record(start: bytes) -> bool:
    """Whether a record begins so; one byte of the four may be damaged."""
    return len(start) == 4 and sum(a == b for a, b in zip(start, _RECORD, strict=True)) >= 3


def _records(directory: bytes) -> Iterator[bytes]:
    """The directory, record by record; from one whose lengths are damaged it goes on at the next that is none."""
    at = 0
    while at < len(directory):
        end = at + _length(directory[at : at + _RECORD_BYTES])
        if end > len(directory) or (end < len(directory) and not _is_record(directory[end : end + 4])):
            found = directory.find(_RECORD, at + 4)
            end = found if found >= 0 else len(directory)
        yield _RECORD + directory[at + 4 : end]
        at = end


def _length(record: bytes) -> int:
    """How long a record says that it is, with its name, what is extra, and a comment."""
    return _RECORD_BYTES + sum(struct.unpack_from("<3H", record.ljust(_RECORD_BYTES), 28))


def _is_exact(record: bytes) -> bool:
    return _length(record) == len(record)


def _problem(record: bytes) -> str:
    """What Python says of a directory of this one record; empty if it reads it."""
    try:
        with zipfile.ZipFile(io.BytesIO(record + _end(len(record), 0))) as alone:
            (entry,) = alone.infolist()
    except Exception as error:
        return str(error) or type(error).__name__
    return "" if entry.filename and _is_exact(record) else "its entry in the zip's directory is damaged"


def _name(file: BinaryIO, record: bytes) -> str:
    """The name of an entry as it stands before the file, or else in the directory."""
    record = record.ljust(_RECORD_BYTES)
    flags, length = struct.unpack_from("<H", record, 8)[0], struct.unpack_from("<H", record, 28)[0]
    name = record[_RECORD_BYTES : _RECORD_BYTES + length]
    local = _at(file, struct.unpack_from("<L", record, 42)[0], _LOCAL_BYTES)
    if len(local) == _LOCAL_BYTES and local.startswith(_LOCAL):
        flags = struct.unpack_from("<H", local, 6)[0]
        name = file.read(struct.unpack_from("<H", local, 26)[0])
    return name.decode("utf-8" if flags & 0x800 else "cp437", "replace")


def _end(size: int, start: int) -> bytes:
    return _END_FORMAT.pack(_END, 0, 0, 1, 1, size, start, 0)


class _Spliced(io.RawIOBase):
    """The bytes of a file up to `cut`, and after them `tail`."""

    def __init__(self, file: BinaryIO, cut: int, tail: bytes):
        self._file, self._cut, self._tail, self._at = file, cut, tail, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._cut + len(self._tail)}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: bytearray) -> int:
        if self._at < self._cut:
            self._file.seek(self._at)
            piece = self._file.read(min(len(buffer), self._cut - self._at))
        else:
            piece = self._tail[self._at - self._cut :][: len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)
