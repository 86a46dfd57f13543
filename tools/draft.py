"""The book while it is being built: its text at once, its pictures as far as they are made.

`tools/serve.py` shows it until the built book takes its place.
"""

import json
import os
import shutil
import subprocess
import sys
import threading

from build import JUPYTER_BOOK, kernel_environment

# Added to each page: how far the book is, and the page anew as soon as there is more of it.
BAR = """<div role="status" style="position: fixed; z-index: 2000; inset: auto 0 0 0; padding: 0.5em 1em;
background: #2166ac; color: #fff; font: 16px/1.4 sans-serif; text-align: center"></div>
<script>
(() => {
  const bar = document.currentScript.previousElementSibling, seen = %s;
  const show = (state) => {
    if (seen.whole && !state.text) return bar.remove();
    if (!seen.whole && state.edition !== seen.edition) return location.reload();
    bar.textContent = `${state.text} This page ${seen.whole ? 'is complete' : 'loads again when it is complete'}.`;
    setTimeout(ask, 1000);
  };
  const ask = () => fetch('/.making').then((answer) => answer.json()).then(show).catch(() => {
    bar.textContent = 'The book is no longer being made: the terminal says why.';
  });
  show(seen);
})();
</script>
"""
NOTHING_YET = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The book is being made</title></head>
<body style="font: 18px/1.5 sans-serif; max-width: 34em; margin: 4em auto; padding: 0 1em">
<h1>The book is being made</h1>
<p>In a moment its text is here, and then its pictures, chapter by chapter. This page comes again by itself.</p>
%s</body></html>
"""


class Draft:
    """What there is of `book` while it is built: the edition before, or else its text with what is executed so far.

    `build` says when it `begins` and which page is `executed`. Use as a context manager: at its end it is gone.
    """

    def __init__(self, book):
        self.book = book
        self.place = os.path.join(book.build, "draft")
        self.folder = None  # of the pages, as soon as there are any
        self.edition = 0
        self._notebooks = []
        self._executed = []
        self._drawn = []  # pages whose pictures are in the folder
        self._old = False  # the pages are those of the edition before
        self._pass = None  # the process that makes the next folder, and the thread that waits for it
        self._waiter = None
        self._lock = threading.Lock()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        with self._lock:
            self._old = True  # so that nothing more is made
            if self._pass:
                self._pass.terminate()
        if self._waiter:
            self._waiter.join()
        shutil.rmtree(self.place, ignore_errors=True)

    def begins(self, notebooks):
        """Called before the old pages are removed: they stay to be read. Without any, the text is made ready.

        Args:
            notebooks: the pages that have code, in the order of the book.
        """
        self._notebooks = notebooks
        shutil.rmtree(self.place, ignore_errors=True)
        os.makedirs(self.place)
        if self.book.missing_pages():
            self._make()
        else:
            self._old = True
            self._show(shutil.move(self.book.html, os.path.join(self.place, "before")), [])

    def executed(self, page):
        """Called when a page has its outputs."""
        self._executed.append(page)
        self._make()

    def _make(self):
        """Make a folder of text, and a second one when the first chapter, where a reader begins, has its pictures.

        More would take from the build more time than a reader gains.
        """
        with self._lock:
            more = self.edition == 0 or (self.edition == 1 and set(self._notebooks[:2]) <= set(self._executed))
            if self._old or self._pass or not more:
                return
            place, executed = os.path.join(self.place, str(self.edition)), list(self._executed)
            os.makedirs(place)
            config = os.path.join(place, "_config.yml")
            with open(config, "w", encoding="utf-8") as file:
                json.dump(self._settings(executed), file)  # JSON is YAML
            command = [*JUPYTER_BOOK, "build", self.book.root]
            with open(os.path.join(place, "log"), "w") as log:
                self._pass = subprocess.Popen(
                    [sys.executable, *command, "--path-output", place, "--config", config],
                    cwd=self.book.root, env=kernel_environment(self.book.root), stdin=subprocess.DEVNULL,
                    stdout=log, stderr=subprocess.STDOUT,
                )  # fmt: skip
            self._waiter = threading.Thread(target=self._wait, args=(place, executed), daemon=True)
            self._waiter.start()

    def _wait(self, place, executed):
        status = self._pass.wait()
        # What is wrong with the book is the build's to say; a pass that failed is not shown, and not tried again.
        if status == 0:
            self._show(os.path.join(place, "_build", "html"), executed)
            self._pass = None
            self._make()

    def _settings(self, executed):
        """The book's settings, but that nothing is executed and that outputs come from the cache of the build."""
        settings = self.book.settings()
        waiting = [page for page in self._notebooks if page not in executed]
        settings["execute"] = {
            **settings.get("execute", {}),
            "execute_notebooks": "cache" if executed else "off",
            "cache": self.book.cache,
            "exclude_patterns": [page + suffix for page in waiting for suffix in (".md", ".ipynb")],
        }
        extensions = settings.get("sphinx", {}).get("local_extensions", {})
        for name, path in extensions.items():
            extensions[name] = os.path.join(self.book.root, path)
        return settings

    def _show(self, folder, drawn):
        self.folder, self._drawn = folder, drawn
        self.edition += 1

    def state(self, page=None):
        """How far the book is, for a page's bar: its edition, a sentence, and whether `page` is whole."""
        made, total = len(self._executed), len(self._notebooks)
        return {
            "edition": self.edition,
            "text": f"The pictures of {made} of {total} pages are made." if total else "The build is about to begin.",
            "whole": bool(self.folder) and not self._old and (page in self._drawn or page not in self._notebooks),
        }

    def page(self, path):
        """The page in the file `path` with the bar at its end, as bytes; without a path, that there is none yet."""
        if path is None:
            return (NOTHING_YET % BAR % json.dumps(self.state())).encode()
        name = os.path.splitext(os.path.relpath(path, self.folder))[0].replace(os.sep, "/")
        with open(path, encoding="utf-8") as file:
            before, end, after = file.read().rpartition("</body>")
        return (before + BAR % json.dumps(self.state(name)) + end + after).encode()


# What the bar asks for when the book is built: nothing is left to say.
DONE = {"edition": -1, "text": "", "whole": True}
