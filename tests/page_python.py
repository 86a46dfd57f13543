"""Runs the code cells of a notebook as in the reader's page: with the packages that are there, and no others.

``python page_python.py NOTEBOOK`` prints JSON: by the id of each cell the error that it ended with, or an empty text.
"""

import contextlib
import importlib
import io
import json
import os
import signal
import sys
import threading
from pathlib import Path

# What the page loads, what lies beside it, and what a matplotlib newer than the page's needs.
LOCK = json.loads((Path(__file__).parents[1] / "tools" / "page_files.lock.json").read_text("utf-8"))
PACKAGES = {name for file in LOCK["files"] for name in file.get("imports", [])} | {
    "flowdiff",
    "coursework",
    "fontTools",
}
# What of Python's own library is missing there, or is a package for itself.
MISSING = {
    *("curses", "dbm", "ensurepip", "fcntl", "grp", "idlelib", "lib2to3", "pwd", "resource", "syslog", "termios"),
    *("tkinter", "turtle", "turtledemo", "venv", "distutils", "ssl", "_ssl", "_hashlib", "lzma", "_lzma", "sqlite3"),
    *("_curses", "_multiprocessing", "_posixshmem", "_sqlite3", "_tkinter"),
}


class Absent:
    """Finds nothing, but refuses what is not there before others look for it."""

    there = (sys.stdlib_module_names - MISSING) | PACKAGES

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.partition(".")[0] not in cls.there and not name.startswith("_sysconfigdata_"):  # of this platform
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def restrict() -> None:
    """Take from this process what a page has not; for good."""
    for name in [name for name in sys.modules if name.partition(".")[0] in MISSING]:
        del sys.modules[name]
    sys.meta_path.insert(0, Absent)
    importlib.import_module("matplotlib.font_manager")  # where no list of fonts is kept, it makes one, by a thread
    del signal.setitimer, os.fork

    def start(self):
        raise RuntimeError("can't start new thread")

    threading.Thread.start = start


def run(notebook: dict) -> dict[str, str]:
    """By the id of each code cell, the error with which it ended, or an empty text; one namespace for all."""
    import matplotlib

    matplotlib.use("agg")
    errors, namespace = {}, {"__name__": "__main__"}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            try:
                with contextlib.redirect_stdout(io.StringIO()):
                    exec(compile(cell["source"], f"<answer {cell['id']}>", "exec"), namespace)
                    if "matplotlib.pyplot" in sys.modules:
                        _draw_what_is_open()
                errors[cell["id"]] = ""
            except Exception as error:
                errors[cell["id"]] = f"{type(error).__name__}: {error}"
    return errors


def _draw_what_is_open() -> None:
    """As the end of a cell does."""
    from matplotlib import pyplot as plt

    for number in plt.get_fignums():
        plt.figure(number).savefig(io.BytesIO(), format="png")
        plt.close(number)


if __name__ == "__main__":
    restrict()
    print(json.dumps(run(json.loads(Path(sys.argv[1]).read_text("utf-8"))), ensure_ascii=False))
