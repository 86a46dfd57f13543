"""Start bubblewrap; as root, first become somebody else. Run as a script, on the plan in its only argument.

That somebody may not be able to enter the folders that hold Python and its packages, such as those below /root. So
root mounts them, for this process alone, where anybody may enter.
"""

import ctypes
import json
import os
import shutil
import sys

_CLONE_NEWNS, _MS_BIND, _MS_REC, _MS_PRIVATE = 0x20000, 0x1000, 0x4000, 1 << 18


def libc(name: str, *arguments) -> None:
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) < 0:
        number = ctypes.get_errno()
        sys.exit(f"{name}: {os.strerror(number)}")


def give_up_root(folders: dict[str, str], user: int) -> dict[str, str]:
    """Become `user`, to whom `folders` stay readable; where they are now, by where they are to appear."""
    libc("unshare", _CLONE_NEWNS)
    libc("mount", None, b"/", None, _MS_REC | _MS_PRIVATE, None)
    opened = {path: os.open(source, os.O_PATH) for path, source in folders.items()}
    libc("mount", b"tmpfs", b"/tmp", b"tmpfs", 0, b"mode=0755")
    moved = {}
    for path, number in opened.items():
        moved[path] = f"/tmp/{number}"
        os.mkdir(moved[path])
        source = f"/proc/self/fd/{number}".encode()
        libc("mount", source, moved[path].encode(), None, _MS_BIND | _MS_REC, None)
        os.close(number)
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    return moved


def main() -> None:
    plan = json.loads(sys.argv[1])
    program = shutil.which("bwrap")
    if program is None:
        sys.exit("bwrap is not installed")
    folders = plan["folders"]
    if os.getuid() == 0:
        folders = give_up_root(folders, plan["user"])
    binds = [word for path, source in folders.items() for word in ("--ro-bind", source, path)]
    os.chdir("/")
    os.execv(program, [program, *plan["flags"], *binds, *plan["words"], "--", *plan["command"]])


if __name__ == "__main__":
    main()
