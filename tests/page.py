"""A chapter's own code, so that a test asserts what the page computes and not a copy of it."""

import contextlib
import io
import re

import matplotlib.pyplot as plt
import numpy as np
import yaml
from conftest import ROOT

CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def cells(text):
    """(options, source, line) of each code cell; options as MyST reads them."""
    for match in CELL.finditer(text):
        body = match["body"]
        options = {}
        if body.startswith("---\n"):
            header, body = body[4:].split("\n---\n", 1)
            options = yaml.safe_load(header)
        yield options, body, text[: match.start()].count("\n") + 1


class Page:
    """The code cells of a chapter, run when they are asked for by a piece of their text."""

    def __init__(self, name: str, *pieces: str):
        text = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
        self.cells = [source for _, source, _ in cells(text)]
        self.names: dict = {}
        self.run(*pieces)

    def run(self, *pieces: str) -> str:
        """Run the cells, each the only one that holds its piece; returns what they printed."""
        said = io.StringIO()
        for piece in pieces:
            (cell,) = [cell for cell in self.cells if piece in cell]
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
                exec(compile(cell, piece, "exec"), self.names)
        plt.close("all")  # no notebook is there to show them
        return said.getvalue()


def defined(page: str, name: str, **known):
    """The function ``name`` as a cell of the page defines it; ``known`` is what it uses of the page."""
    text = (ROOT / "book" / f"{page}.md").read_text(encoding="utf-8")
    (source,) = re.findall(rf"^def {name}\(.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    namespace = {"np": np} | known
    exec(source, namespace)
    return namespace[name]
