"""Execute and build the book, strictly: any error or warning, missing page or unexecuted page fails.

    python3 tools/build.py [--clean]

Nothing is built if no input changed since the last good build. Chapters are executed again only if they, the library
or the pins changed; `--clean` executes all of them.
"""

import argparse
import hashlib
import os
import pickle
import re
import shutil
import subprocess
import sys
import time

import bootstrap
from bootstrap import ROOT, clean_environment, only_one
from console import Progress, Stop, plainly

# What a page may be made from. Tests and tools are not among them, except this file.
INPUTS = (
    *("_config.yml", "_toc.yml", "requirements.txt", "constraints.txt"),
    *("README.md", "CONTRIBUTING.md", "LICENSE", "CITATION.cff"),
    *("book", "exercises", "solutions", "benchmarks", "src/flowdiff", "src/coursework", "src/tests/variants"),
    "tools/build.py",
)
# What the numbers and pictures of an executed chapter depend on, besides the chapter itself.
EXECUTION_INPUTS = ("src/flowdiff", "requirements.txt")

CODE_CELL = re.compile(r"^\s*(`{3,}|~{3,}|:{3,})\s*\{code-cell\}", re.MULTILINE)
ANSI = re.compile(r"\x1b\[[0-9;]*m")
# What jupyter_client says of a kernel that ended before it answered.
KERNEL_DIED = "Kernel died before replying to kernel_info"


class Book:
    """The book in `root`: its table of contents, its inputs, its output and the stamp of the last good build."""

    def __init__(self, root=ROOT):
        self.root = root
        self.build = os.path.join(root, "_build")
        self.html = os.path.join(self.build, "html")
        self.stamp = os.path.join(self.build, "book.stamp")
        self.log = os.path.join(self.build, "book.log")
        self.cache = os.path.join(self.build, ".jupyter_cache")

    def pages(self):
        """Names of the pages that _toc.yml lists, without suffix, relative to the root."""
        from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml

        try:
            return list(parse_toc_yaml(os.path.join(self.root, "_toc.yml")))
        except (OSError, MalformedError) as error:
            raise Stop(f"_toc.yml cannot be read: {error}") from None

    def fingerprint(self, names=None):
        """A hash of the names and contents of `names`, files or folders; of all that a page is made from if None."""
        if names is None:
            names = [*INPUTS, *(page + suffix for page in self.pages() for suffix in (".md", ".ipynb", ".rst"))]
        digest = hashlib.sha256("\0".join([*sys.version.split("\n"), self.root]).encode())
        for name in names:
            for path in sorted(_files(os.path.join(self.root, name))):
                with open(path, "rb") as file:
                    content = hashlib.sha256(file.read()).hexdigest()
                digest.update((f"{os.path.relpath(path, self.root)}\0{content}\0").encode())
        return digest.hexdigest()

    def execution_fingerprint(self):
        return self.fingerprint(EXECUTION_INPUTS)

    def current(self):
        """True if the last good build was made from exactly these inputs and all its pages are there."""
        return _read(self.stamp) == self.fingerprint() and not self.missing_pages()

    def missing_pages(self):
        """Pages of _toc.yml without a built file."""
        built = [os.path.join(self.html, page + ".html") for page in self.pages()]
        built.append(os.path.join(self.html, "index.html"))
        return [os.path.relpath(path, self.html) for path in built if not _size(path)]

    def unexecuted_pages(self):
        """Pages that have code cells but were not run: a header that is incomplete, or execution turned off."""
        try:
            with open(os.path.join(self.build, ".doctrees", "environment.pickle"), "rb") as file:
                metadata = pickle.load(file).nb_metadata
        except Exception as error:
            raise Stop(f"Sphinx's record of the build cannot be read ({error}); is another build at work?") from error
        ran = {page for page, data in metadata.items() if data.get("exec_data", {}).get("succeeded")}
        return [page for page in self.pages() if page not in ran and self.has_code(page)]

    def has_code(self, page):
        """True if the page's source has code cells."""
        path = os.path.join(self.root, page)
        notebook = _read(path + ".ipynb")
        return bool(CODE_CELL.search(_read(path + ".md") or "")) or '"cell_type": "code"' in (notebook or "")


def build(root=ROOT, clean=False):
    """Build the book in `root` if anything changed. Returns True if it was built; raises `Stop` if it failed."""
    book = Book(root)
    with only_one(root, "book"):
        if not clean and book.current():
            print("the book is up to date: _build/html/index.html")
            return False
        _clear(book, clean)
        fingerprint = book.fingerprint()
        pages = book.pages()
        headline = "building {} page{}".format(len(pages), "s" * (len(pages) != 1))
        with Progress(headline) as progress:
            status, problems = _run(book, progress)
        if KERNEL_DIED in "".join(problems):
            # Another program was faster to take one of its ports. What was executed so far is in the cache.
            print("a kernel ended before it ran anything: once more")
            _clear(book, clean=False)
            with Progress(headline) as progress:
                status, problems = _run(book, progress)
        if status or problems:
            raise Stop(_report(book, problems))
        missing = book.missing_pages()
        if missing:
            raise Stop("pages of _toc.yml were not built: {}".format(", ".join(missing)))
        unexecuted = book.unexecuted_pages()
        if unexecuted:
            names = ", ".join(unexecuted)
            raise Stop(
                f"pages with code cells were not executed: {names}; each needs `file_format: mystnb` and a kernelspec "
                "with `name` and `display_name` at its top, and nothing that turns execution off"
            )
        # The inputs as they were when the build began: an edit made meanwhile is built next time.
        _write(book.stamp, fingerprint)
        print("the book is built: _build/html/index.html")
        return True


def _clear(book, clean):
    """Remove what must not outlive a change: a stale stamp, old pages, doctrees, and outputs of another library."""
    if os.path.exists(book.stamp):
        os.remove(book.stamp)
    # Sphinx takes an unchanged doctree for a built page and then exits 0 where a fresh build would fail.
    for name in (".doctrees", "html", "jupyter_execute"):
        shutil.rmtree(os.path.join(book.build, name), ignore_errors=True)
    key = os.path.join(book.cache, "flowdiff.key")
    if clean or _read(key) != book.execution_fingerprint():
        shutil.rmtree(book.cache, ignore_errors=True)
    os.makedirs(book.cache, exist_ok=True)
    _write(key, book.execution_fingerprint())


def kernel_environment(root):
    """The environment in which chapters run: this Python's kernel and no settings of the reader's own."""
    kept = clean_environment(
        FLOWDIFF_STATIC="1",
        # A reader's own kernelspec may be called python3 too.
        JUPYTER_PREFER_ENV_PATH="1",
        IPYTHONDIR=os.path.join(root, "_build", ".ipython"),
        MPLCONFIGDIR=os.path.join(root, "_build", ".matplotlib"),
        NO_COLOR="1",
        PYTHONUNBUFFERED="1",
    )
    for name in ("JUPYTER_PATH", "MPLBACKEND", "MATPLOTLIBRC"):
        kept.pop(name, None)
    return kept


def _run(book, progress):
    """Run jupyter-book; returns its exit status and the warnings and errors it printed."""
    start = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", start, "build", book.root, "-n", "-W", "--keep-going"]
    process = subprocess.Popen(
        command, cwd=book.root, env=kernel_environment(book.root), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, errors="replace",
    )  # fmt: skip
    lines = []
    page = {"name": "", "started": time.time()}
    try:
        with open(book.log, "w") as log:
            for line in process.stdout:
                line = ANSI.sub("", line.rstrip("\n"))
                lines.append(line)
                log.write(line + "\n")
                log.flush()
                _follow(line, page, progress)
        return process.wait(), find_problems(lines)
    except BaseException:
        process.terminate()
        process.wait()
        raise


def _follow(line, page, progress):
    """Say what jupyter-book's line of output means for the reader who waits."""
    reading = re.match(r"reading sources\.\.\. \[ *\d+%\] (\S+)", line)
    writing = re.match(r"writing output\.\.\. \[ *(\d+)%\]", line)
    executed = re.search(r"Executed notebook in ([\d.]+) seconds", line)
    if reading:
        page.update(name=reading.group(1), started=time.time())
        progress.text = "reading " + page["name"]
    elif "Executing notebook using" in line:
        progress.text = lambda: "executing {}, {:.0f} s".format(page["name"], time.time() - page["started"])
    elif executed:
        progress.note("  {}: executed in {:.1f} s".format(page["name"], float(executed.group(1))))
    elif "Using cached notebook" in line:
        progress.note("  {}: unchanged, not executed again".format(page["name"]))
    elif writing:
        progress.text = f"writing, {writing.group(1)} %"


def find_problems(lines):
    """The warnings and errors in Sphinx's output: a list of texts, failed cells last.

    A failed cell becomes its page, its source and its traceback without the machinery's own frames.
    """
    blocks, inside = [], False
    for line in lines:
        if re.search(r"(^|: )(WARNING|ERROR|CRITICAL|SEVERE): ", line) and "IPKernelApp" not in line:
            blocks.append([line])
            inside = not re.search(r"\[[\w.]+\]$", line)
        elif line.startswith(("Exception occurred:", "Extension error", "Configuration error")):
            blocks.append([line])
            inside = True
        elif inside and re.match(r"(reading sources|looking for now|The full traceback|Traceback|=====)", line):
            inside = line.startswith("Traceback") and "Executing notebook failed" in blocks[-1][0]
        elif inside:
            blocks[-1].append(line)
            # A block with many lines ends with its category: `[mystnb.exec]`.
            inside = not re.search(r"^ ?\[[\w.]+\]$|\S \[[a-z]+\.[\w.]+\]$", line)
    cells, others = [], []
    for block in blocks:
        text = "\n".join(block).rstrip()
        cell = re.search(r"following cell:\n-+\n(.*?)\n-+\n(.*?)(\n ?\[mystnb\.exec\])?$", text, re.DOTALL)
        if cell:
            page = block[0].split(": WARNING")[0]
            cells.append(f"a cell of {page} failed:\n\n{cell.group(1).strip()}\n\n{cell.group(2).strip()}")
        elif "ExecutionError" not in text and "err.log" not in text:
            others.append(text)
    return others + cells


def _report(book, problems):
    log = os.path.relpath(book.log, book.root)
    if not problems:
        last = (_read(book.log) or "").strip().splitlines()[-15:]
        return "jupyter-book failed; its last lines (all of them in {}):\n{}".format(log, "\n".join(last))
    count = "{} problem{}".format(len(problems), "s" * (len(problems) != 1))
    text = "\n\n".join(problems).replace(book.root + os.sep, "")
    return f"the book was not built: {count} (everything said is in {log})\n\n{text}"


def _files(path):
    if os.path.isfile(path):
        yield path
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__pycache__")))
        for name in names:
            if not name.startswith("."):
                yield os.path.join(folder, name)


def _size(path):
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def _read(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return None


def _write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main():
    parser = argparse.ArgumentParser(prog="make book", description=__doc__.splitlines()[0])
    parser.add_argument("--clean", action="store_true", help="execute every chapter anew")
    arguments = parser.parse_args()
    bootstrap.enter()
    with plainly():
        build(clean=arguments.clean)


if __name__ == "__main__":
    main()
