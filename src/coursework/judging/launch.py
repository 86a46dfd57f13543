"""Start bubblewrap; as root, first become somebody else. Run as a script, on the plan in its only argument.

That somebody may not be able to enter the folders that hold Python and its packages, such as those below /root. So
root mounts them, for this process alone, where anybody may enter. And root makes devices that are this sandbox's own:
who is not root can only show the machine's.
"""

import ctypes
import json
import os
import shutil
import stat
import sys
from contextlib import suppress

_CLONE_NEWNS, _MS_BIND, _MS_REC, _MS_PRIVATE = 0x20000, 0x1000, 0x4000, 1 << 18


def libc(name: str, *arguments) -> None:
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) < 0:
        number = ctypes.get_errno()
        sys.exit(f"{name}: {os.strerror(number)}")


def give_up_root(folders: dict[str, str], devices: list[str], user: int) -> tuple[dict[str, str], dict[str, str]]:
    """Become `user`, to whom `folders` stay readable; where they and the devices are now, by their old places."""
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
    made = {path: own_device(path, f"/tmp/{os.path.basename(path)}") for path in devices}
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    return moved, made


def own_device(source: str, place: str) -> str:
    """Make the device `source` once more at `place`, if that is allowed; which of the two there is."""
    with suppress(OSError):
        os.mknod(place, stat.S_IFCHR, os.stat(source).st_rdev)
        os.chmod(place, 0o666)
        with open(place, "rb"):
            return place
    return source


def main() -> None:
    plan = json.loads(sys.argv[1])
    program = shutil.which("bwrap")
    if program is None:
        sys.exit("bwrap is not installed")
    folders, devices = plan["folders"], {path: path for path in plan["devices"]}
    if os.getuid() == 0:
        folders, devices = give_up_root(folders, plan["devices"], plan["user"])
    binds = [word for path, source in folders.items() for word in ("--ro-bind", source, path)]
    binds += [word for path, source in devices.items() for word in ("--dev-bind", source, path)]
    os.chdir("/")
    os.execv(program, [program, *plan["flags"], *binds, *plan["words"], "--", *plan["command"]])


if __name__ == "__main__":
    main()
