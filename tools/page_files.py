"""The files of others that a page with live Python needs: Pyodide, its wheels, and the editor.

    .venv/bin/python tools/page_files.py [FOLDER]

writes them there, with the project's own packages; without a folder it prints the table of book/licences.md.

`page_files.lock.json` says what they are: for each its SHA-256, size, version, licence, and the sources that have it.
The sources are asked in this order, and what one of them gives is believed only if its SHA-256 is right:

1.  the cache, `flowdiff/page_files` in $XDG_CACHE_HOME (~/.cache), where pip keeps its own too. `make clean` leaves it;
2.  $FLOWDIFF_PAGE_FILES, a folder or an address where they lie under their own names, such as an unpacked release of
    Pyodide, a mirror, or the cache of another machine;
3.  wheels on the package index that carry them, fetched by pip and not installed;
4.  Pyodide's own package, fetched by npm where there is one; it has no wheels.

The lock file was written from Pyodide 0.27.7: the SHA-256 of its wheels are those of that release's own
`pyodide-lock.json`, and those of its core are of the files in the npm package. For another release, take them there.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.error
import urllib.request
import zipfile

import bootstrap
from bootstrap import ROOT, clean_environment
from console import Stop, plainly

LOCK = os.path.splitext(os.path.abspath(__file__))[0] + ".lock.json"
VARIABLE = "FLOWDIFF_PAGE_FILES"
NO_EXERCISES = "the site has no live exercises"
SECONDS = 30  # without a byte from an address

# What a check needs of the project's packages; the rest grades classes and makes notebooks.
PACKAGES = (
    *("flowdiff", "flowdiff/data", "coursework", "coursework/inside", "coursework/judging", "coursework/checks"),
    "coursework/browser",
)
NOT_IN_PAGE = (
    *("coursework/__main__.py", "coursework/fingerprint.py", "coursework/terminal.py"),
    *(f"coursework/inside/{name}.py" for name in ("forks", "pipe", "session", "stand_in", "syscalls")),
    *(f"coursework/judging/{name}.py" for name in ("engine", "launch", "masters", "referee", "sandbox")),
    "coursework/judging/submission.py",
)


class Missing(Stop):
    """No source has all of the files; its text is the sentence that says so."""


def read_lock(path=LOCK):
    """What the lock file says.

    A dict of "pyodide", which describes that release; "sources", by name in the order in which they are asked, each a
    dict with "pip" or "npm" (what is fetched), "folder" (where in it) and "megabytes"; and "files", a list of dicts:

    ==================  ================================================================================================
    file                its place in the folder that `provide` fills, such as "pyodide/pyodide.mjs"
    name, version       of the work that it belongs to
    licence, home       of that work: an SPDX expression, and where its source code is
    when                "start": before the first check; "picture": before the first picture; "editor"
    sha256, size        size in bytes
    sources             names of the sources that have it
    depends, imports    of a wheel: as Pyodide's own lock file says
    ==================  ================================================================================================
    """
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def cache_folder():
    """Where fetched files are kept, outside of the project: clones share it, and `make clean` leaves it."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(home):
        home = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(home, "flowdiff", "page_files")


class Cache:
    """The files that are here already, each under its name in a folder named by its hash."""

    def __init__(self, folder):
        self.folder = folder

    def path(self, entry):
        return os.path.join(self.folder, entry["sha256"][:16], os.path.basename(entry["file"]))

    def has(self, entry):
        """True if it is here and whole."""
        try:
            with open(self.path(entry), "rb") as file:
                return is_right(entry, file.read())
        except OSError:
            return False

    def keep(self, entry, content):
        """Keep what a source gave. Returns None, or what is wrong with it."""
        if not is_right(entry, content):
            return f"its {os.path.basename(entry['file'])} is another than the lock file says"
        path = self.path(entry)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            # Another build may be fetching the same file: each puts a whole one in its place.
            with tempfile.NamedTemporaryFile(dir=os.path.dirname(path), delete=False) as file:
                file.write(content)
            os.replace(file.name, path)
        except OSError as error:
            raise Missing(f"{NO_EXERCISES}: {self.folder} cannot be written ({error.strerror})") from None
        return None


def is_right(entry, content):
    """True if `content` are the bytes that the lock file speaks of."""
    return len(content) == entry["size"] and hashlib.sha256(content).hexdigest() == entry["sha256"]


class Given:
    """The folder or the address that the reader's environment names."""

    name = "$" + VARIABLE
    megabytes = None

    def __init__(self, place):
        self.place = place

    def has(self, entry):
        return True

    def fetch(self, entries, keep):
        """Give each file to `keep`, which says None or what is wrong with it; returns the first complaint, or None."""
        complaint = None
        for entry in entries:
            name = os.path.basename(entry["file"])
            try:
                complaint = keep(entry, self._read(entry, name)) or complaint
            except (OSError, ValueError) as error:  # what urllib raises is an OSError; a malformed address a ValueError
                complaint = complaint or f"it has no {name} ({getattr(error, 'reason', None) or error})"
        return complaint

    def _read(self, entry, name):
        if self.place.startswith(("http://", "https://")):
            with urllib.request.urlopen(self.place.rstrip("/") + "/" + name, timeout=SECONDS) as answer:
                return answer.read(entry["size"] + 1)
        # As the cache has it, as a filled folder has it, or as an unpacked release has it.
        places = (os.path.join(entry["sha256"][:16], name), entry["file"], name)
        paths = [os.path.join(os.path.expanduser(self.place), place) for place in places]
        with open(next(filter(os.path.isfile, paths), paths[-1]), "rb") as file:
            return file.read()


class Package:
    """An archive that a package client fetches: a wheel (pip) or a tar archive (npm)."""

    def __init__(self, name, said):
        self.name, self.folder, self.megabytes = name, said["folder"], said["megabytes"]
        self.client = "pip" if "pip" in said else "npm"
        self.asked = said[self.client]

    def has(self, entry):
        return self.name in entry["sources"]

    def fetch(self, entries, keep):
        """As `Given.fetch`."""
        with tempfile.TemporaryDirectory() as folder:
            complaint = self._download(folder)
            if complaint:
                return complaint
            (archive,) = os.listdir(folder)
            for entry in entries:
                name = os.path.basename(entry["file"])
                try:
                    content = _member(os.path.join(folder, archive), f"{self.folder}/{name}")
                except (KeyError, OSError, tarfile.TarError, zipfile.BadZipFile):
                    complaint = complaint or f"it has no {name}"
                else:
                    complaint = keep(entry, content) or complaint
        return complaint

    def _download(self, folder):
        """Fetch the archive into the empty `folder`; returns None, or why there is none."""
        if self.client == "npm":
            if not shutil.which("npm"):
                return "there is no npm"
            command = ["npm", "pack", self.asked, "--silent", "--fetch-retries=1"]
        else:
            options = ["--no-deps", "--only-binary", ":all:", "--ignore-requires-python", "--progress-bar", "off"]
            patience = ["--retries", "2", "--timeout", str(SECONDS), "--disable-pip-version-check", "--no-input", "-q"]
            command = [*_pip(), "download", *options, *patience, "-d", folder, self.asked]
        done = subprocess.run(
            command, cwd=folder, env=clean_environment(), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        )  # fmt: skip
        if done.returncode or len(os.listdir(folder)) != 1:
            last = [line for line in done.stdout.splitlines() if "ERROR" in line.upper()][-1:]
            return f"{self.client} does not get it" + "".join(f" ({line.strip()[:200]})" for line in last)
        return None


def _pip():
    """The command that is pip: of .venv, or of the Python that made it where that was without. It installs nothing."""
    for python in (sys.executable, getattr(sys, "_base_executable", sys.executable)):
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        if subprocess.call([python, "-m", "pip", "--version"], env=clean_environment(), **quiet) == 0:
            break
    return [python, "-m", "pip"]


def _member(archive, name):
    """The bytes of one file of a zip or tar archive."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as packed:
            return packed.read(name)
    with tarfile.open(archive) as packed:
        file = packed.extractfile(name)
        if file is None:  # a folder
            raise KeyError(name)
        return file.read()


def sources(lock):
    """The sources, in the order in which they are asked after the cache."""
    given = os.environ.get(VARIABLE)
    return [*([Given(given)] if given else []), *(Package(*named) for named in lock["sources"].items())]


def fetch(lock, cache, say=print):
    """Bring every file of the lock file into the cache. Raises `Missing` if no source has one of them."""
    wanted = [entry for entry in lock["files"] if not cache.has(entry)]
    complaints = []
    for source in sources(lock) if wanted else ():
        offered = [entry for entry in wanted if source.has(entry)]
        if offered:
            size = f", {source.megabytes} MB" if source.megabytes else ""
            say(f"fetching Python for the page: {source.name}{size}")
            complaint = source.fetch(offered, cache.keep)
            if complaint:
                complaints.append(f"{source.name}: {complaint}")
            wanted = [entry for entry in wanted if not cache.has(entry)]
    if wanted:
        name = os.path.basename(wanted[0]["file"])
        more = f" and {len(wanted) - 1} more" if len(wanted) > 1 else ""
        raise Missing(
            f"{NO_EXERCISES}: no source has {name}{more} ({'; '.join(complaints) or 'there is none'}). Build again "
            f"with a network, or let {VARIABLE} name a folder or an address that has them"
        )


def provide(folder, lock=None, cache=None, say=print):
    """Fill `folder` with all that a page with live Python loads, and nothing else; see `index` for what is where.

    Args:
        folder: made where missing. What lies in it and is not wanted stays.
        lock: as `read_lock` returns it. cache: a `Cache`. say: is told what is fetched.

    Raises:
        Missing: no source has one of the files, or the cache cannot be written; `folder` is as it was.
    """
    lock, cache = lock or read_lock(), cache or Cache(cache_folder())
    fetch(lock, cache, say)
    for entry in lock["files"]:
        path = os.path.join(folder, entry["file"])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        # Not its time of fetching: a server that tells the same of the same file lets a browser keep it.
        shutil.copyfile(cache.path(entry), path)
        os.utime(path, (LONG_AGO, LONG_AGO))
    _write(folder, "pyodide/pyodide-lock.json", json.dumps(pyodide_lock(lock), indent=1) + "\n")
    _write(folder, "codemirror/editor.js", EDITOR)
    _write(folder, "index.json", json.dumps(index(lock), indent=1) + "\n")


LONG_AGO = 1_704_067_200  # 2024-01-01

# CodeMirror's own bundle gives all but these under their names; its Python is a file that it loads on demand.
EDITOR = """\
export * from "./index.js";
export { t as tags } from "./index-ciMdZ5pn.js";
export { python } from "./index--qNV_jaW.js";
"""


def provide_or_say(folder, **options):
    """`provide`, but where no source answers the sentence that says so is returned, and None if all went well.

    With CI=true in the environment that is no warning but a failure: raises `Missing`.
    """
    try:
        provide(folder, **options)
    except Missing as missing:
        if os.environ.get("CI") == "true":
            raise
        return str(missing)
    return None


def pyodide_lock(lock):
    """What Pyodide's own lock file says of our wheels: it loads no others, and these only with the right hash."""
    packages = {}
    for entry in lock["files"]:
        if entry["file"].endswith(".whl"):
            same = {key: entry[key] for key in ("name", "version", "sha256", "depends", "imports")}
            name = os.path.basename(entry["file"])
            fixed = {"file_name": name, "install_dir": "site", "package_type": "package", "unvendored_tests": False}
            packages[entry["name"]] = same | fixed
    return {"info": lock["pyodide"], "packages": packages}


def index(lock):
    """What a page loads and when: for "start", "picture" and "editor" the bytes of each file."""
    found = {when: {} for when in ("start", "picture", "editor")}
    for entry in lock["files"]:
        found[entry["when"]][entry["file"]] = entry["size"]
    return found


def write_packages(path, root=ROOT, chapter=None):
    """Write what a check needs of `flowdiff` and `coursework` into the zip archive `path`.

    The same sources give the same bytes.

    Args:
        chapter: such as "02_odes_and_flows", for its checks alone: Python looks for a check in all that are there, and
            it takes a second in a browser to read those of every chapter.

    Returns:
        The SHA-256 of the archive, in hexadecimal digits.

    Raises:
        FileNotFoundError: there are no checks for this chapter.
    """
    src, left_out = os.path.join(root, "src"), set(NOT_IN_PAGE)
    if chapter:
        own, checks = f"ch{chapter[:2]}.py", os.listdir(os.path.join(src, "coursework/checks"))
        if own not in checks:
            raise FileNotFoundError(f"there is no {own} in src/coursework/checks, for the chapter {chapter}")
        left_out |= {f"coursework/checks/{name}" for name in checks if name.startswith("ch") and name != own}
    names = []
    for package in PACKAGES:
        for name in os.listdir(os.path.join(src, package)):
            if name.endswith((".py", ".mplstyle", ".npz", "SOURCES.md")) and f"{package}/{name}" not in left_out:
                names.append(f"{package}/{name}")
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(names):
            with open(os.path.join(src, name), "rb") as file:
                content = file.read()
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED, 9)
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def licence_table(lock=None):
    """The table in book/licences.md: each work, its version, licence, where its source is, and its files' size."""
    lines = ["| work | version | licence | source code | size |", "|---|---|---|---|---|"]
    works = {}
    for entry in (lock or read_lock())["files"]:
        work = tuple(entry[key] for key in ("name", "version", "licence", "home"))
        works[work] = works.get(work, 0) + entry["size"]
    for (name, version, licence, home), size in works.items():
        lines.append(f"| {name} | {version} | {licence} | <{home}> | {size / 1e6:.2f} MB |")
    return "\n".join(lines) + "\n"


def _write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.utime(path, (LONG_AGO, LONG_AGO))


def main():
    parser = argparse.ArgumentParser(prog="page_files.py", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", help="where to write them; without it, print the table of licences")
    arguments = parser.parse_args()
    if not arguments.folder:
        print(licence_table(), end="")
        return
    bootstrap.enter()
    with plainly():
        provide(arguments.folder)
        write_packages(os.path.join(arguments.folder, "packages.zip"))


if __name__ == "__main__":
    main()
