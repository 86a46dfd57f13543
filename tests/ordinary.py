"""Run a command as a user without privileges: `python ordinary.py USER HOME FOLDERS COMMAND...`, as root.

FOLDERS, as JSON, stay where they are and are readable to that user, also below a folder that nobody else may enter.
"""

import json
import os
import sys
from pathlib import Path

from coursework.judging.launch import _CLONE_NEWNS, _MS_BIND, _MS_PRIVATE, _MS_REC, libc


def closed(folder: Path) -> Path | None:
    """The first folder on the way to this one that others may not enter."""
    way = [*reversed(folder.parents), folder]
    return next((place for place in way if not place.stat().st_mode & 0o001), None)


def open_up(folders: list[Path]) -> None:
    """For this process alone, let others enter where these folders are, and see them and nothing beside them."""
    libc("unshare", _CLONE_NEWNS)
    libc("mount", None, b"/", None, _MS_REC | _MS_PRIVATE, None)
    barriers = {barrier for folder in folders if (barrier := closed(folder))}
    sources = {folder: os.open(folder, os.O_PATH) for folder in folders if closed(folder)}
    for barrier in sorted(barriers):
        if not any(barrier.is_relative_to(other) for other in barriers - {barrier}):
            libc("mount", b"tmpfs", os.fsencode(barrier), b"tmpfs", 0, b"mode=0755")
    for folder, number in sources.items():
        folder.mkdir(parents=True, exist_ok=True)
        libc("mount", f"/proc/self/fd/{number}".encode(), os.fsencode(folder), None, _MS_BIND | _MS_REC, None)
        os.close(number)


def main() -> None:
    user, home, folders, *command = sys.argv[1:]
    os.umask(0o022)
    open_up([Path(folder).resolve() for folder in json.loads(folders)])
    os.setgroups([])
    os.setresgid(int(user), int(user), int(user))
    os.setresuid(int(user), int(user), int(user))
    os.environ |= {"HOME": home, "TMPDIR": home, "PYTHONDONTWRITEBYTECODE": "1"}
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
