"""Execute and build the book, strictly: any error or warning, missing page or unexecuted page fails.

    python3 tools/build.py [--clean]

Nothing is built if no input changed since the last good build. Chapters are executed again only if they, the library
or the pins changed; `--clean` executes all of them.
"""

import argparse
import hashlib
import json
import os
import pickle
import re
import shutil
import signal
import subprocess
import sys
import time

import bootstrap
import page_files
from bootstrap import ROOT, clean_environment, only_one
from console import Progress, Stop, plainly

# What a page may be made from. Tests and tools are not among them, except this file.
INPUTS = (
    *("_config.yml", "_toc.yml", "requirements.txt", "constraints.txt"),
    *("README.md", "CONTRIBUTING.md", "LICENSE", "CITATION.cff"),
    *("book", "exercises", "solutions", "benchmarks", "src/flowdiff", "src/coursework", "tests/variants"),
    *("tools/build.py", "tools/page_files.py", "tools/page_files.lock.json"),
)
# What the numbers and pictures of an executed chapter depend on, besides the chapter itself.
EXECUTION_INPUTS = ("src/flowdiff", "requirements.txt")

# The pages made from the blank notebooks, in which nothing is executed before a reader asks for it.
EXERCISES = "exercises/"
# Where those pages find Python.
PYTHON = os.path.join("_static", "python")

CODE_CELL = re.compile(r"^\s*(`{3,}|~{3,}|:{3,})\s*\{code-cell\}", re.MULTILINE)
ANSI = re.compile(r"\x1b\[[0-9;]*m")
# What Python is given to be jupyter-book.
JUPYTER_BOOK = ("-c", "from jupyter_book.cli.main import main; main()")
# Chapters are executed side by side, so each computes on one core.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


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
        """True if the page's source has code cells that are executed."""
        if page.startswith(EXERCISES):
            return False
        path = os.path.join(self.root, page)
        notebook = _read(path + ".ipynb")
        return bool(CODE_CELL.search(_read(path + ".md") or "")) or '"cell_type": "code"' in (notebook or "")

    def page(self, path):
        """The page whose source is the file `path`."""
        return os.path.splitext(os.path.relpath(path, self.root))[0]

    def notebooks(self):
        """The files of the pages that have code, as they are best executed: a reader waits for the first page and the
        first chapter; of the others the last are the longest, and a long one at the end would leave other cores idle.
        """
        paths = [os.path.join(self.root, page) for page in self.pages() if self.has_code(page)]
        paths = [path + (".md" if os.path.exists(path + ".md") else ".ipynb") for path in paths]
        return paths[:2] + paths[:1:-1]

    def settings(self):
        """What _config.yml says."""
        import yaml

        try:
            return yaml.safe_load(_read(os.path.join(self.root, "_config.yml")) or "") or {}
        except yaml.YAMLError as error:
            raise Stop(f"_config.yml cannot be read: {error}") from None

    def seconds_for_a_cell(self):
        """How long a cell may take; 30 seconds, as jupyter-book has it, if the settings do not say."""
        return self.settings().get("execute", {}).get("timeout", 30)


def build(root=ROOT, clean=False, draft=None):
    """Build the book in `root` if anything changed. Returns True if it was built; raises `Stop` if it failed.

    A `draft` is told what there is to be seen on the way: see tools/draft.py.
    """
    book = Book(root)
    with only_one(root, "book"):
        if not clean and book.current():
            print("the book is up to date: _build/html/index.html")
            return False
        pages = book.pages()
        if draft:
            draft.begins([page for page in pages if book.has_code(page)])
        _clear(book, clean)
        fingerprint = book.fingerprint()
        headline = "building {} page{}".format(len(pages), "s" * (len(pages) != 1))
        with Progress(headline) as progress:
            # Whatever could not be executed here, Sphinx tries once more while it reads the pages.
            problems = _execute(book, progress, draft)
            status = None if problems else _sphinx(book, progress, problems)
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
        if any(page.startswith(EXERCISES) for page in pages):
            sentence = _bring_python(book)
            if sentence:
                print(f"warning: {sentence}")
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
        **ONE_THREAD,
    )
    for name in ("JUPYTER_PATH", "MPLBACKEND", "MATPLOTLIBRC"):
        kept.pop(name, None)
    return kept


def _execute(book, progress, draft):
    """Execute what has changed, as many chapters side by side as there are cores; returns what failed."""
    running = {}

    def follow(line):
        if line.startswith("unchanged: "):
            name = book.page(line.partition(" ")[2])
            progress.note(f"  {name}: unchanged, not executed again")
            if draft:
                draft.executed(name)
        told = re.search(r"(Executing|Execution Successful|Execution Excepted|Failed Executing): (\S.*)$", line)
        if not told:
            return
        name = book.page(told.group(2))
        if told.group(1) == "Executing":
            running[name] = time.time()
        elif name in running:
            took, well = time.time() - running.pop(name), told.group(1) == "Execution Successful"
            progress.note("  {}: {} {:.1f} s".format(name, "executed in" if well else "failed after", took))
            if draft and well:
                draft.executed(name)
        progress.text = "executing " + " and ".join(running) if running else ""

    command = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "execute.py")]
    command += [book.cache, str(book.seconds_for_a_cell()), *book.notebooks()]
    _, lines = _say_and_log(book, command, follow, "w")
    return find_problems(lines)


def _sphinx(book, progress, problems):
    """Run jupyter-book, and add the warnings and errors that it printed to `problems`; returns its exit status."""
    page = {"name": "", "started": time.time()}

    def follow(line):
        reading = re.match(r"reading sources\.\.\. \[ *\d+%\] (\S+)", line)
        writing = re.match(r"writing output\.\.\. \[ *(\d+)%\]", line)
        if reading:
            page.update(name=reading.group(1), started=time.time())
            progress.text = "reading " + page["name"]
        elif "Executing notebook using" in line:
            progress.text = lambda: "executing {}, {:.0f} s".format(page["name"], time.time() - page["started"])
        elif writing:
            progress.text = f"writing, {writing.group(1)} %"

    command = [*JUPYTER_BOOK, "build", book.root, "-n", "-W", "--keep-going"]
    status, lines = _say_and_log(book, command, follow, "a")
    problems += find_problems(lines)
    return status


def _bring_python(book):
    """Put beside the pages what runs their exercises; returns a sentence if that cannot be had, else None."""
    folder = os.path.join(book.html, PYTHON)
    sentence = page_files.provide_or_say(folder)
    if sentence:
        return sentence
    packages = {}
    for page in book.pages():
        if page.startswith(EXERCISES):
            notebook = page.removeprefix(EXERCISES)
            packages[notebook] = _packages(book, folder, notebook)
    index = os.path.join(folder, "index.json")
    _write(index, json.dumps(json.loads(_read(index)) | {"packages": packages}, indent=1) + "\n")
    return None


def _packages(book, folder, chapter):
    """Write the project's packages as one chapter's page needs them; returns the file's name and size."""
    path = os.path.join(folder, "packages.zip")
    # The hash is part of the name: a browser that has kept the packages of another build must not use them.
    name = f"packages-{page_files.write_packages(path, book.root, chapter)[:16]}.zip"
    os.replace(path, os.path.join(folder, name))
    return {name: _size(os.path.join(folder, name))}


def _say_and_log(book, arguments, follow, mode):
    """Run this Python with `arguments` as the chapters are run, and give each line to `follow` and to the log.

    Returns the exit status and the lines.
    """
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=book.root, env=kernel_environment(book.root), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, errors="replace",
        start_new_session=True,
    )  # fmt: skip
    lines = []
    try:
        with open(book.log, mode) as log:
            for line in process.stdout:
                line = ANSI.sub("", line.rstrip("\n"))
                lines.append(line)
                log.write(line + "\n")
                log.flush()
                follow(line)
        return process.wait(), lines
    except BaseException:
        # With the processes that execute, which would take SIGTERM for the end of one chapter and go on with the next.
        # A kernel ends by itself when the process that started it has gone.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise


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
