"""The isolation that this machine offers, and how a student's process is started in it.

`bubblewrap` builds the world: the runtime read-only, no network, no other process, no home, no checks, masters,
solutions or tests. Root gives up being root first: bubblewrap keeps too much for root, and some limits do not bind it.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coursework.errors import Usage
from coursework.inside import pipe

COURSE = "/course"  # where the sandbox sees flowdiff and what speaks to the referee
NOBODY = 65533  # root becomes this user, who owns nothing
PACKAGE = Path(__file__).resolve().parents[1]
# As it was called it may hold "..", and the folder before that is not in the sandbox. A link must stay a link: it makes
# the interpreter find its environment.
PYTHON = os.path.abspath(sys.executable)
_FLAGS = [
    *("--unshare-all", "--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000"),
    # The warm process mounts a fresh work folder for each child, which drops this before it reads an answer.
    *("--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN"),
    *("--die-with-parent", "--new-session", "--clearenv", "--hostname", "sandbox"),
    # Before all else is mounted: the course or its environment may lie below this folder.
    *("--tmpfs", os.path.dirname(pipe.WORK), "--tmpfs", pipe.WORK),
]


@dataclass(frozen=True)
class Isolation:
    """What stands between a student's code and this machine.

    Attributes:
        kind: "bwrap" or "none".
        why_not: what keeps bubblewrap from working here; empty if it works.
        advice: what to do about it.
    """

    kind: str
    why_not: str = ""
    advice: str = ""

    @property
    def stamp(self) -> str:
        """What every result says."""
        return "bwrap" if self.kind == "bwrap" else "not isolated"


@cache
def bubblewrap() -> Isolation:
    """Whether bubblewrap works here; if it does not, why, and what to do."""
    if sys.platform != "linux":
        system = platform.system()
        return Isolation(
            "none",
            f"bubblewrap needs Linux, and this is {system}",
            "grade on a Linux machine, in a virtual machine, or on Windows in WSL 2",
        )
    if shutil.which("bwrap") is None:
        return Isolation(
            "none",
            "bwrap is not installed",
            "install it: `sudo apt-get install bubblewrap` (Debian, Ubuntu) or `sudo dnf install bubblewrap` (Fedora)",
        )
    with tempfile.TemporaryDirectory(prefix="coursework-") as folder:
        # the very steps that grading takes: the world, the interpreter in it, and a child's own mounts
        script = (
            "import ctypes, numpy, os; c = ctypes.CDLL(None, use_errno=True);"
            "assert not c.unshare(0x28020000), os.strerror(ctypes.get_errno());"
            f"work = {os.fsencode(pipe.WORK)};"
            "assert not c.mount(b'tmpfs', work, b'tmpfs', 0, b'size=4k'), os.strerror(ctypes.get_errno());"
            "print('works')"
        )
        command = command_in(Path(folder), [PYTHON, "-I", "-c", script])
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, errors="replace"
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return Isolation("none", f"bwrap could not be started: {error}", "start it by hand and see what it says")
    if done.returncode == 0 and "works" in done.stdout:
        return Isolation("bwrap")
    said = (done.stderr.strip().splitlines() or [f"it ended with status {done.returncode}"])[-1]
    return Isolation("none", said, advice_for(said))


def advice_for(said: str) -> str:
    """What to do about what bwrap (or what it started) said last."""
    apparmor = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns"
    if "uid map" in said or "loopback" in said or ("Permission denied" in said and setting(apparmor) == "1"):
        return (
            "Ubuntu's AppArmor keeps programs from making user namespaces: allow it for bwrap with a profile "
            "(the one that the package apparmor-profiles brings as bwrap-userns-restrict), "
            f"or for all with `sudo sysctl -w {Path(apparmor).name.join(('kernel.', ''))}=0`"
        )
    if "No space left" in said or "max_user_namespaces" in said or setting("/proc/sys/user/max_user_namespaces") == "0":
        return "user namespaces are switched off: `sudo sysctl -w user.max_user_namespaces=10000`"
    if "namespace" in said and setting("/proc/sys/kernel/unprivileged_userns_clone") == "0":
        return "user namespaces are switched off: `sudo sysctl -w kernel.unprivileged_userns_clone=1`"
    if "disable-userns" in said or "Unknown option" in said:
        return "this bwrap is too old: version 0.8 or later is needed (Debian 12, Ubuntu 24.04)"
    if "namespace" in said or "Operation not permitted" in said:
        return (
            "a container seems to forbid namespaces: grade outside of it, or start it so that it may make them "
            "(Docker: --security-opt seccomp=unconfined --security-opt apparmor=unconfined --cap-add SYS_ADMIN)"
        )
    if "source path" in said or "execvp" in said or "Permission denied" in said or "No such file" in said:
        return (
            f"the environment {sys.prefix} or its Python {sys.base_prefix} cannot be read by the user that runs the "
            "sandbox: make it again in a folder that everybody may enter"
        )
    return "see `man bwrap`, and try the same in another machine"


def setting(path: str) -> str:
    """What a file below /proc says; empty where there is none."""
    try:
        return Path(path).read_text().strip()
    except OSError:
        return ""


def choose(asked: str) -> Isolation:
    """The isolation for ``--sandbox auto|bwrap|none``.

    Raises:
        Usage: nothing isolates here, and *none* was not asked for by name.
    """
    if asked == "none":
        if not hasattr(os, "fork"):
            raise Usage("grading needs a system that can fork, which Windows cannot: use WSL 2")
        return Isolation("none")
    found = bubblewrap()
    if found.kind == "none":
        raise Usage(
            f"nothing isolates students' code here ({found.why_not}): {found.advice}; see `python -m coursework doctor`"
        )
    return found


# --- what the sandbox sees ---------------------------------------------------------------------------------------


def furnish(folder: Path) -> None:
    """Put into `folder` what the student's process imports: flowdiff, and of coursework the folder `inside`."""
    import flowdiff

    no_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(flowdiff.__file__).parent, folder / "flowdiff", ignore=no_caches)
    shutil.copytree(PACKAGE / "inside", folder / "coursework" / "inside", ignore=no_caches)
    # what `import coursework` finds there
    shutil.copyfile(PACKAGE / "inside" / "stand_in.py", folder / "coursework" / "__init__.py")
    _fonts(folder / "matplotlib")


def _fonts(folder: Path) -> None:
    """matplotlib's list of fonts, if this user has one: making it takes a second."""
    folder.mkdir()
    try:
        import matplotlib

        for file in Path(matplotlib.get_cachedir()).glob("fontlist-*.json"):
            shutil.copyfile(file, folder / file.name)
    except OSError:
        pass


def _file_of(folder: Path, dotted: str) -> Path | None:
    """The file below `folder` in which `dotted`, such as flowdiff.fields.Linear.flow, is written."""
    parts = dotted.split(".")
    files = (folder.joinpath(*parts[:length]).with_suffix(".py") for length in range(len(parts) - 1, 0, -1))
    return next((file for file in files if file.is_file()), None)


def modules_of(folder: Path, asked: list[str]) -> list[str]:
    """The modules below `folder` in which flowdiff's own versions of what is asked are written."""
    files = {file for name in asked if (file := _file_of(folder, name))}
    return sorted(".".join(file.relative_to(folder).with_suffix("").parts) for file in files)


def strip(folder: Path, asked: list[str]) -> None:
    """Empty the files in which flowdiff's own versions of what is asked are written, once they have been imported."""
    for file in {_file_of(folder, name) for name in asked} - {None}:
        file.write_text("")
    for file in (folder / "coursework").rglob("*.py"):
        file.write_text("")


# --- how it is started -------------------------------------------------------------------------------------------


def environment(home: str) -> dict[str, str]:
    """Everything that a student's process finds in its environment."""
    return {
        "HOME": home,
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "TMPDIR": home,
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": f"{home}/matplotlib",
        "IPYTHONDIR": f"{home}/ipython",
        "PYTHONDONTWRITEBYTECODE": "1",
        **{f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")},
    }


def runtime_folders() -> list[str]:
    """The folders outside of /usr that the interpreter and its packages need."""
    paths = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}
    paths |= {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    paths |= {str(Path(path).resolve()) for path in paths} | {str(Path(sys.executable).resolve().parents[1])}
    kept: list[str] = []
    for path in sorted(paths):
        if os.path.isdir(path) and not any(Path(path).is_relative_to(parent) for parent in ("/usr", *kept)):
            kept.append(path)
    return kept


def command_in(course: Path, command: list[str]) -> list[str]:
    """The command that runs `command` in the sandbox, with `course` as /course."""
    folders = {path: path for path in ("/usr", *runtime_folders())} | {COURSE: str(course)}
    words = []
    for name in ("bin", "sbin", "lib", "lib32", "lib64", "libx32"):
        path = Path("/", name)
        if path.is_symlink():
            words += ["--symlink", os.readlink(path), str(path)]
        elif path.is_dir():
            folders[str(path)] = str(path)
    for file in ("/etc/ld.so.cache", "/etc/localtime"):
        words += ["--ro-bind-try", file, file]
    # packages that are installed, not linked to, have checks, masters and what is asked for within reach
    import flowdiff

    for package in (PACKAGE, Path(flowdiff.__file__).resolve().parent):
        if any(package.is_relative_to(path) for path in folders):
            words += ["--tmpfs", str(package), "--remount-ro", str(package)]
    words += ["--dir", pipe.SHARED]
    tmp = os.path.dirname(pipe.WORK)
    words += ["--proc", "/proc", "--remount-ro", tmp, "--remount-ro", "/", "--chdir", tmp]
    for name, value in environment(pipe.WORK).items():
        words += ["--setenv", name, value]
    plan = {"flags": _FLAGS, "folders": folders, "devices": pipe.DEVICES, "words": words}
    plan |= {"command": command, "user": NOBODY}
    return [PYTHON, "-I", str(Path(__file__).with_name("launch.py")), json.dumps(plan)]
