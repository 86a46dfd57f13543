"""Who grades on this machine at a time: many together, or one alone.

What one notebook needs of the clock depends on what runs beside it. So one whose time was over before it had used it is
judged once more when nothing else is, here or in another process of this machine that grades with this package.

Graders that shall not wait for each other, for each has processors of its own or is a test, have a room of their own
each: a folder, named by COURSEWORK_ROOM in the environment.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

# Files that are there, and that nobody locks for another reason: nothing has to be made or cleared away.
_ROOM, _DOOR = Path(__file__), Path(__file__).with_name("__init__.py")
_WAIT_SECONDS = 0.05


class Stopped(Exception):
    """The instructor does not want to wait."""


@contextmanager
def together(stop: threading.Event) -> Iterator[None]:
    """Be in the room with others; waits while somebody is alone, or waits for being alone.

    Raises:
        Stopped: `stop` was set meanwhile.
    """
    with ExitStack() as inside:
        room, door = _files()
        with _locked(door, stop, alone=True):
            inside.enter_context(_locked(room, stop, alone=False))
        yield


@contextmanager
def alone(stop: threading.Event) -> Iterator[None]:
    """Be in the room with nobody else: keeps the door until all others have left.

    Raises:
        Stopped: `stop` was set meanwhile.
    """
    room, door = _files()
    with _locked(door, stop, alone=True), _locked(room, stop, alone=True):
        yield


def _files() -> tuple[Path, Path]:
    """What is locked by who is in the room, and by who wants to be."""
    folder = os.environ.get("COURSEWORK_ROOM")
    if not folder:
        return _ROOM, _DOOR
    files = Path(folder, "room"), Path(folder, "door")
    for file in files:
        file.touch()
    return files


@contextmanager
def _locked(file: Path, stop: threading.Event, *, alone: bool) -> Iterator[None]:
    """Hold a lock on `file`; none where the file system has no locks."""
    import fcntl  # not on Windows, where nothing is graded

    number = os.open(file, os.O_RDONLY)
    try:
        while True:
            try:
                fcntl.flock(number, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
                break
            except OSError as error:
                if error.errno not in (errno.EWOULDBLOCK, errno.EINTR):
                    break
            if stop.wait(_WAIT_SECONDS):
                raise Stopped
        yield
    finally:
        os.close(number)
