"""Make `.venv` with everything the book needs, or repair it; nothing changed means nothing is done.

    python3 tools/bootstrap.py [SCRIPT ARGUMENTS…]

With a script it goes on to run that in the Python of `.venv`.
Standard library only. Parsed by Python 3.6 and later, so that an old Python says so in one sentence.
The environment is current when the stamp in it names this folder, this Python and these requirements,
and every package that was installed then is still there.
"""

import sys

TESTED = ((3, 11), (3, 13))


def refuse_old_python(version, found=()):
    """The sentence for a Python older than the pins support, or None."""
    if tuple(version[:2]) >= TESTED[0]:
        return None
    advice = f"run the same command with PYTHON={found[0]}" if found else "install Python 3.12"
    this = f"{sys.executable or 'python3'} is Python {version[0]}.{version[1]}"
    return f"the book needs Python 3.11, 3.12 or 3.13 and {this}: {advice}"


def _newer_pythons():
    import os
    import subprocess

    found = []
    with open(os.devnull, "w") as nothing:
        for name in ("python3.13", "python3.12", "python3.11"):
            try:
                # A version manager may have a command of this name that only says it is not chosen.
                if subprocess.call([name, "-c", ""], stdout=nothing, stderr=nothing) == 0:
                    found.append(name)
            except OSError:
                pass
    return found


if sys.version_info < TESTED[0]:
    sys.exit("error: " + refuse_old_python(sys.version_info, _newer_pythons()))

import contextlib  # noqa: E402
import errno  # noqa: E402
import hashlib  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import re  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402
import threading  # noqa: E402

from console import Progress, Stop, plainly  # noqa: E402

PYTHON = "{}.{}".format(*sys.version_info)
ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
REQUIREMENTS = ("requirements.txt", "constraints.txt", "pyproject.toml")

# JupyterLab's defaults in this environment only: a chapter (.md) opens as a live notebook.
LAB_SETTINGS = {
    "@jupyterlab/docmanager-extension:plugin": {
        "defaultViewers": {"markdown": "Jupytext Notebook", "myst": "Jupytext Notebook"}
    },
    # A question about news on every first start is no welcome, and asks another host.
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}


class Environment:
    """The virtual environment `.venv` of the project in `root`."""

    def __init__(self, root=ROOT):
        self.root = root
        self.folder = os.path.join(root, ".venv")
        self.python = os.path.join(self.folder, "bin", "python")
        self.stamp = os.path.join(self.folder, "flowdiff.stamp")
        self.installing = os.path.join(self.folder, "flowdiff.installing")
        self.log = os.path.join(self.folder, "install.log")

    def key(self):
        """What the environment is made from: requirements, Python, place, and this file."""
        digest = hashlib.sha256()
        for name in REQUIREMENTS:
            with open(os.path.join(self.root, name), "rb") as file:
                digest.update(file.read() + b"\0")
        digest.update(("\0".join([PYTHON, self.root, json.dumps(LAB_SETTINGS)])).encode())
        return digest.hexdigest()

    def site_packages(self):
        """The folder of the installed packages."""
        return os.path.join(self.folder, "lib", "python" + PYTHON, "site-packages")

    def packages(self):
        """Names of the installed distributions' `.dist-info` folders."""
        return sorted(name for name in _listdir(self.site_packages()) if name.endswith(".dist-info"))

    def current(self):
        """True if the stamp is today's, Python starts, and no installed package has gone."""
        try:
            with open(self.stamp) as file:
                stamp = json.load(file)
        except (OSError, ValueError):
            return False
        return (
            isinstance(stamp, dict)
            and stamp.get("key") == self.key()
            and set(stamp.get("packages", ["?"])) <= set(self.packages())
            and self.why_unusable() is None
        )

    def why_unusable(self):
        """Why the folder must be made anew rather than completed, or None."""
        if os.path.lexists(self.installing):
            return "an earlier installation was interrupted"
        if not os.path.exists(self.python):
            return "it has no working Python"
        try:
            with open(os.path.join(self.folder, "bin", "activate")) as file:
                if self.folder not in file.read():
                    return "it was made in another folder"
        except OSError:
            return "it is incomplete"
        try:
            command = [self.python, "-c", "import sys; print('%d.%d' % sys.version_info[:2], sys.prefix)"]
            version, prefix = subprocess.check_output(
                command, stderr=subprocess.DEVNULL, env=clean_environment(), universal_newlines=True
            ).strip().split(" ", 1)  # fmt: skip
        except (OSError, subprocess.CalledProcessError, ValueError):
            return "its Python does not start"
        if version != PYTHON:
            return f"it was made by Python {version} and this is Python {PYTHON}"
        if os.path.realpath(prefix) != os.path.realpath(self.folder):
            return "its Python belongs to another environment"
        return None

    def write_stamp(self):
        with open(self.stamp, "w") as file:
            json.dump({"key": self.key(), "packages": self.packages()}, file)


def clean_environment(**extra):
    """The caller's environment without what would lead a virtual environment's Python astray."""
    astray = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
    kept = {name: value for name, value in os.environ.items() if name not in astray}
    kept.update(PYTHONUTF8="1", **extra)
    return kept


@contextlib.contextmanager
def only_one(root, purpose):
    """Hold the project's lock for `purpose`; another process that wants it says so and waits."""
    import fcntl

    folder = os.path.join(root, "_build")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, purpose + ".lock"), "a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN):
                raise
            lock.seek(0)
            print("{} is busy in process {}: waiting for it".format(purpose, lock.read().strip() or "?"), flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def ensure(root=ROOT):
    """Make `.venv` current; returns its `Environment`. Raises `Stop` with what to do if it cannot."""
    environment = Environment(root)
    if environment.current():
        return environment
    try:
        with only_one(root, "environment"):
            if not environment.current():
                _install(environment)
    except PermissionError as error:
        raise Stop(f"{error.filename} cannot be written by this user: is it another user's folder?") from None
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Stop(_disk_full(root)) from None
        raise
    return environment


def enter():
    """Go on in the Python of `.venv`, making it first where needed. The first line of every tool's work."""
    with plainly():
        environment = ensure()
    if os.path.realpath(sys.prefix) != os.path.realpath(environment.folder):
        sys.stdout.flush()
        os.execve(environment.python, [environment.python] + sys.argv, clean_environment())  # noqa: RUF005


def _install(environment):
    if sys.version_info[:2] > TESTED[1]:
        print(f"note: the book is tested with Python 3.11 to 3.13; this is Python {PYTHON}")
    if os.path.lexists(environment.stamp):
        os.remove(environment.stamp)
    reason = environment.why_unusable() if os.path.lexists(environment.folder) else "none"
    if reason:
        if reason != "none":
            print(f"making .venv anew: {reason}")
            _remove(environment.folder)
        with Progress(f"[1/3] .venv with Python {PYTHON}"):
            _make(environment)
    pip = _pip(environment)
    _run_pip(environment, pip, "[2/3] installing the pinned packages")
    with Progress("[3/3] compiling on all cores, settings and stamp"):
        # What pip would do on one. Some packages bring files that no Python compiles; they are never imported.
        _works([environment.python, "-m", "compileall", "-q", "-j", "0", environment.site_packages()])
        settings = os.path.join(environment.folder, "share", "jupyter", "lab", "settings")
        os.makedirs(settings, exist_ok=True)
        with open(os.path.join(settings, "overrides.json"), "w") as file:
            json.dump(LAB_SETTINGS, file, indent=2)
        environment.write_stamp()


def _make(environment):
    # Without pip, which comes next: Debian's Python may lack ensurepip, and then `venv` would refuse.
    # The base interpreter, in case this one lives in the very folder that is made anew.
    base = getattr(sys, "_base_executable", None) or sys.executable
    command = [base, "-m", "venv", "--without-pip", environment.folder]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=clean_environment(), text=True)
    if made.returncode:
        last = (made.stdout.strip() or "no message").splitlines()[-1]
        if "No space left" in made.stdout:
            raise Stop(_disk_full(environment.root))
        if "No module named" in last:
            raise Stop("this Python has no venv module: " + _install_venv_advice())
        raise Stop(f"a virtual environment could not be made in {environment.folder}: {last}")


def _pip(environment):
    """The command that is pip for `.venv`: its own, else one brought by ensurepip, pip, or Debian's packages."""
    own = [environment.python, "-m", "pip"]
    if _works([*own, "--version"]):
        return own
    if _works([environment.python, "-m", "ensurepip", "--default-pip"]) and _works([*own, "--version"]):
        return own
    base = getattr(sys, "_base_executable", None) or sys.executable
    outside = [base, "-m", "pip", "--python", environment.python]
    if _works([*outside, "--version"]):
        return outside
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        with Progress("installing python3-venv and python3-pip with apt-get"):
            apt_get(["update"])
            apt_get(["install", "-y", "--no-install-recommends", "python3-venv", "python3-pip"])
        if _works([environment.python, "-m", "ensurepip", "--default-pip"]):
            return own
        if _works([*outside, "--version"]):
            return outside
    raise Stop("this Python has neither ensurepip nor pip: " + _install_venv_advice())


# The tests' programs are fetched while Python's packages are.
_one_apt_get = threading.Lock()


def apt_get(arguments):
    """Run apt-get without questions; True if it succeeded. Its output is not for the reader."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    with _one_apt_get:
        return _works(["apt-get", "-q", *arguments], environment)


def _install_venv_advice():
    if shutil.which("apt-get"):
        return "run `sudo apt-get install python3-venv` and try again"
    return "install one that has both (python.org's do), and try again"


def _works(command, env=None):
    try:
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.call(command, env=env or clean_environment(), **quiet) == 0
    except OSError:
        return False


def _run_pip(environment, pip, headline):
    with open(os.path.join(environment.root, "constraints.txt")) as file:
        pins = file.read()
    with open(os.path.join(environment.root, "requirements.txt")) as file:
        pins += file.read()
    total = len(re.findall(r"^[A-Za-z0-9_.-]+==", pins, re.MULTILINE)) + 1
    command = [*pip, "install", "--no-compile", "--progress-bar", "off", "--no-input", "-r", "requirements.txt"]
    env = clean_environment(PIP_DISABLE_PIP_VERSION_CHECK="1", PYTHONUNBUFFERED="1")
    with Progress(headline) as progress, open(environment.log, "w") as log:
        process = subprocess.Popen(
            command, cwd=environment.root, env=env, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True,
        )  # fmt: skip
        seen = set()
        try:
            for line in process.stdout:
                log.write(line)
                log.flush()
                package, size = package_in(line)
                if package:
                    seen.add(package)
                    progress.text = f"fetching, {min(len(seen), total)} of {total}, {package}{size}"
                elif line.startswith("WARNING: Retrying"):
                    progress.text = "the package index does not answer, trying again"
                elif line.startswith("Installing collected packages"):
                    # From here on a package may be half-copied, and pip would take it for installed. The marker stays
                    # if this is cut short, by whatever; before, all that is fetched is whole and can be kept.
                    with open(environment.installing, "w"):
                        pass
                    progress.text = lambda: f"unpacked {min(len(environment.packages()), total)} of {total}"
            status = process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise
        if status:
            raise Stop(_pip_failure(environment))
        if os.path.exists(environment.installing):
            os.remove(environment.installing)


def package_in(line):
    """The package that a line of pip's output is about, and its size in brackets; empty if about none."""
    named = re.match(r"(?:Collecting|Requirement already satisfied:|Obtaining|Processing) (\S+)", line)
    loaded = re.match(r"\s+(?:Downloading|Using cached) (\S+)( \([^)]+\))", line)
    if not named and not loaded:
        return "", ""
    requirement = (named or loaded).group(1).rstrip("/").split("/")[-1]
    name = re.split(r"[=<>!~\[;]|-\d", requirement)[0].lower().replace("_", "-")
    return name, loaded.group(2) if loaded else ""


def _disk_full(root):
    free = shutil.disk_usage(root).free / 1e9
    return f"the disk is full ({free:.1f} GB free in {root}; the environment needs 2 to 6 GB)"


NO_NETWORK = re.compile(
    "NewConnectionError|NameResolutionError|Temporary failure in name resolution|Network is unreachable|"
    "Connection refused|ConnectTimeout|ReadTimeout|timed out|ConnectionResetError|ProxyError|SSLError"
)


def _pip_failure(environment):
    with open(environment.log, errors="replace") as file:
        lines = file.read().splitlines()
    text = "\n".join(lines)
    log = os.path.relpath(environment.log, environment.root)
    if "No space left on device" in text:
        sentence = _disk_full(environment.root)
    elif NO_NETWORK.search(text):
        sentence = f"the package index cannot be reached: is there a network? (pip's words are in {log})"
    else:
        tail = "\n".join("    " + line[:200] for line in lines[-12:])
        sentence = f"pip could not install the packages; its last lines (all of them in {log}):\n{tail}"
    return sentence


def _remove(folder):
    if os.path.islink(folder) or os.path.isfile(folder):
        os.remove(folder)
    else:
        shutil.rmtree(folder)


def _listdir(folder):
    try:
        return os.listdir(folder)
    except OSError:
        return []


if __name__ == "__main__":
    with plainly():
        made = ensure()
        script = sys.argv[1:]
        if script and not os.path.exists(script[0]):
            raise Stop(f"there is no {script[0]}")
    if script:
        sys.stdout.flush()
        os.execve(made.python, [made.python] + script, clean_environment())  # noqa: RUF005
