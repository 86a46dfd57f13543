"""A control group of the kernel's for the memory of a slot's student processes, where one can be made.

It counts what no process shows: shared pages that nobody maps any more, files in memory, what the kernel keeps for
them. When it is full, the kernel ends one of its processes at once, and no process outside of it.

Sources: the kernel's documentation, "Control Group v2" and "Memory Resource Controller" (version 1).
"""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

import psutil

_NAME = "coursework"
_SELF = Path("/proc/self")
_SLACK = 2**26  # what the kernel and the processes around the student's take
_ENTER = 'echo 0 > "$0/cgroup.procs" && exec "$@"'  # 0 is whoever writes it
_numbers = itertools.count()


class Group:
    """One group; what is started through `enter` is in it, with everything that it starts.

    Raises:
        OSError: none can be made here; see `why_not`.
    """

    def __init__(self):
        parent, self._version = _parent()
        for old in parent.glob(f"{_NAME}-*"):  # of a grader that was killed
            if not psutil.pid_exists(int(old.name.split("-")[1])):
                with suppress(OSError):
                    old.rmdir()
        self.folder = parent / f"{_NAME}-{os.getpid()}-{next(_numbers)}"
        self.folder.mkdir()
        self._own = 0

    def enter(self, command: list[str]) -> list[str]:
        """The command that runs `command` in this group."""
        return ["/bin/sh", "-c", _ENTER, str(self.folder), *command]

    def settle(self) -> None:
        """What the group has now is not the student's."""
        self._own = self._number("memory.stat", "rss" if self._version == 1 else "anon")

    def lift(self) -> None:
        """Allow whatever the machine has, while something gets warm."""
        self._own = 0
        self.hold(psutil.virtual_memory().total)

    def hold(self, memory: int) -> None:
        """Allow so many bytes beside what there was at `settle`."""
        most = str(self._own + memory + _SLACK)
        if self._version == 1:  # with swap it may never be less than without
            self._write("memory.memsw.limit_in_bytes", "-1")
            (self.folder / "memory.limit_in_bytes").write_text(most)
            self._write("memory.memsw.limit_in_bytes", most)
        else:
            (self.folder / "memory.max").write_text(most)
            self._write("memory.swap.max", "0")

    def _write(self, file: str, value: str) -> None:
        """Write what is there only where swapped pages are counted."""
        if (self.folder / file).exists():
            (self.folder / file).write_text(value)

    @property
    def ended(self) -> int:
        """How many of its processes the kernel has ended because the group was full."""
        return self._number("memory.oom_control" if self._version == 1 else "memory.events", "oom_kill")

    def _number(self, file: str, name: str) -> int:
        found = re.search(rf"^{name} (\d+)$", (self.folder / file).read_text(), re.MULTILINE)
        return int(found[1]) if found else 0

    def close(self) -> None:
        """Remove it; its processes have ended, or are about to."""
        for _ in range(20):
            with suppress(OSError):
                self.folder.rmdir()
            if not self.folder.exists():
                return
            time.sleep(0.05)


@cache
def why_not() -> str:
    """Why no group can be made here; empty if one can, which is tried."""
    try:
        group = Group()
    except OSError as error:
        return error.strerror or str(error)
    try:
        group.hold(2**30)
        tried = subprocess.run(group.enter(["/bin/true"]), capture_output=True, text=True, timeout=20)
        return tried.stderr.strip().rpartition(": ")[2] if tried.returncode else ""
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    finally:
        group.close()


def _parent() -> tuple[Path, int]:
    """The group in which ours is made, and the version of its interface.

    Raises:
        OSError: there is none.
    """
    try:
        own = (_SELF / "cgroup").read_text().splitlines()
        mounts = (_SELF / "mountinfo").read_text().splitlines()
    except OSError:
        raise OSError(None, "this system has no control groups") from None
    for line in own:
        number, controllers, path = line.split(":", 2)
        version = 1 if "memory" in controllers.split(",") else 2 if number == "0" else 0
        for mount in mounts if version else ():
            fields, _, kind = mount.partition(" - ")
            root, place = fields.split()[3:5]
            kind, _, options = kind.split(" ", 2)
            if kind == "cgroup2" if version == 2 else kind == "cgroup" and "memory" in options.split(","):
                inner = path[len(root) :] if root != "/" and path.startswith(root) else path
                folder = Path(place, inner.strip("/"))
                # in version 2 a group that has processes gives its members no controller: ours stands beside it
                candidates = [folder] if version == 1 else [folder, folder.parent]
                for candidate in candidates:
                    if version == 1 or _gives_memory(candidate):
                        return candidate, version
    raise OSError(None, "the kernel counts memory for no group that this process is in")


def _gives_memory(folder: Path) -> bool:
    with suppress(OSError):
        return "memory" in (folder / "cgroup.subtree_control").read_text().split()
    return False
