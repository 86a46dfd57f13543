"""Runs the cells of one notebook for its page, draws their pictures and judges them.

The page gives the blank notebook once, and with each request the answers as they are now. A request begins with
nothing: the locked cells and the answers run in their order, up to the one that is asked for, as in a kernel that was
just started, and what an answer has changed in NumPy, flowdiff or Python's own functions is put back. So no answer
depends on what was run before, and a page says what ``coursework check`` says of its notebook. Locked cells that need
what this page has not are left out, with the questions that they belong to.

Messages to the page are plain dicts, told one after the other:

=========  ====================================================================================================
"kind"     further keys
=========  ====================================================================================================
at         "late": by check, the verdict if what begins now does not end; empty where no check would be lost
verdict    "verdict", as `Verdict.to_json` has it, "message", its words, and "status"
printed    "text": what the answer and its picture printed
picture    "png": base64, "width", "height" in pixels of the page
error      "text": one sentence, "trace": the lines of Python's traceback that are the reader's
=========  ====================================================================================================
"""

from __future__ import annotations

import base64
import builtins
import io
import json
import linecache
import re
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from types import ModuleType
from typing import Any

import numpy as np

from coursework.browser import later
from coursework.inside.chance import nobody, same_for_all
from coursework.inside.host import CHECK_SECONDS, Printed, forget_figures
from coursework.inside.refuse import refusing
from coursework.judging import registry, ruling, where
from coursework.judging.verdict import Verdict

Tell = Callable[[dict[str, Any]], None]
SHARPNESS = 2  # pixels of a picture for each of the page: a phone's screen has two or three
# What an answer may import elsewhere and not here.
ELSEWHERE = ("torch", "scipy", "sklearn", "seaborn", "tqdm", "IPython", "ipywidgets")
_MAGIC = "lines that begin with {} are Jupyter's own and not Python; leave it out here, `make lab` knows it"
_ELSEWHERE = re.compile(rf"No module named '({'|'.join(ELSEWHERE)})\b")


class NeedsMatplotlib(Exception):
    """A check met the placeholder: its verdict does not count, and it is asked again when matplotlib is there."""


class Desk:
    """The notebook of one page.

    Args:
        notebook: the blank notebook, as JSON text or as it is parsed.
    """

    def __init__(self, notebook: str | Mapping[str, Any]):
        notebook = json.loads(notebook) if isinstance(notebook, str) else notebook
        self.cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        self.ids = [cell["id"] for cell in self.cells]
        self._kept = _Kept()
        self.blank = {cell["id"]: cell["source"] for cell in self.cells if cell["id"].startswith("answer-")}
        where.stubs.update(self.blank)

    def checks_of(self, answer: str) -> list[dict]:
        """The check cells of an answer, such as "answer-euler"."""
        checks = registry.all_checks()
        question = answer.removeprefix("answer-")
        return [c for c in self.cells if c["id"] in checks and checks[c["id"]].question == question]

    def check(self, answer: str, answers: Mapping[str, str], tell: Tell) -> None:
        """Tell the verdict of each check of `answer`.

        Args:
            answer: the grade_id of the answer's cell.
            answers: what stands in the cells, by grade_id; the blank's stub where one is missing.

        Raises:
            NeedsMatplotlib: before anything is told.
        """
        question, cells = answer.removeprefix("answer-"), self.checks_of(answer)
        names, answers = [cell["id"] for cell in cells], {**self.blank, **answers}
        with later.watching() as touched:
            namespace, report, _ = self._until(answer, answers, tell, names)
            told = []
            for cell in cells:
                name = cell["id"]
                tell({"kind": "at", "late": _late(name)})
                verdict = registry.judge_here(name, namespace)
                reports = {answer: report, name: {"passed": verdict.passed, "verdict": verdict.to_json()}}
                told.append(ruling.of_cell(cell, reports, answers, {}))
                if not later.installed():
                    self._say(told.pop(), tell)
        if touched and question in namespace:
            raise NeedsMatplotlib
        for verdict in told:
            self._say(verdict, tell)

    @staticmethod
    def _say(verdict: Verdict, tell: Tell) -> None:
        if not verdict.likely and (gone := _ELSEWHERE.search(verdict.said)):
            verdict = replace(verdict, likely=_elsewhere(gone[1]))
        message = verdict.message
        tell({"kind": "verdict", "verdict": verdict.to_json(), "message": message, "status": verdict.status.value})

    def run(self, answer: str, answers: Mapping[str, str], tell: Tell) -> None:
        """Run `answer` and draw its picture; tell what was printed, the pictures, and an error."""
        printed, answers = Printed(), {**self.blank, **answers}
        picture = next(c for c in self.cells[self.ids.index(answer) :] if c["id"].startswith("picture-"))
        namespace, _, error = self._until(answer, answers, tell, [], printed)
        if error is None:
            tell({"kind": "at", "late": {}})
            error = _execute(picture["id"], picture["source"], namespace, printed)
        if text := printed.getvalue():
            tell({"kind": "printed", "text": text})
        if error is not None:
            sentence, trace = _told(error)
            tell({"kind": "error", "text": sentence, "trace": trace})
            forget_figures(set())  # half a picture says nothing
        for picture in _pictures():
            tell(picture)

    def _until(
        self, answer: str, answers: Mapping[str, str], tell: Tell, checks: list[str], printed: Printed | None = None
    ) -> tuple[dict, dict, BaseException | None]:
        """The namespace after the cells up to `answer`, what is to be reported of that, and what it raised."""
        self._kept.put_back()
        same_for_all()
        builtins.input = nobody
        namespace = {"__name__": "__main__", "exit": sys.exit, "quit": sys.exit}
        report: dict[str, Any] = {"passed": True}
        error = None
        for cell in self.cells[: self.ids.index(answer) + 1]:
            name, source = cell["id"], cell["source"]
            if name.startswith("locked-") and not cell["metadata"].get("coursework", {}).get("needs"):
                touched = later.Placeholder.touched
                if (error := _execute(name, source, namespace, Printed())) is not None:
                    raise error
                later.Placeholder.touched = touched  # the set-up chooses a style, which no verdict depends on
                if name == "locked-setup":
                    self._kept.look()  # before any answer has run
            elif name.startswith("answer-"):
                late = _all_late(checks) if name == answer else {}
                tell({"kind": "at", "cell": name, "late": late})
                into = printed if name == answer and printed else Printed()
                instead = self._refused(name) if name == answer else ()
                error = _execute(name, answers[name], namespace, into, instead)
                if name == answer and error is not None:
                    report = {"passed": False, **_reported(error)}
        return namespace, report, error

    @staticmethod
    def _refused(answer: str) -> list[str]:
        question = answer.removeprefix("answer-")
        checks = registry.all_checks().values()
        return sorted({name for check in checks if check.question == question for name in check.instead_of})


class _Kept:
    """What modules held before an answer ran; in a page one Python serves all of them."""

    def __init__(self):
        self._modules: dict[str, ModuleType] = {}
        self._contents: dict[str, dict[str, Any]] = {}
        self._errors = np.geterr()
        self._placeholders = later.installed()

    def look(self) -> None:
        """Note the modules that are not known yet."""
        for name, module in list(sys.modules.items()):
            ours = name.split(".")[0] in ("builtins", "math", "random", "numpy", "flowdiff")
            if ours and self._modules.get(name) is not module and isinstance(module, ModuleType):
                self._modules[name], self._contents[name] = module, dict(vars(module))

    def put_back(self) -> None:
        """Everything as it was; what was added stays, for modules load parts of themselves when they are asked."""
        np.seterr(**self._errors)
        if later.installed() != self._placeholders:  # matplotlib has come: flowdiff's modules are other ones
            for name in [name for name in self._modules if name.split(".")[0] == "flowdiff"]:
                del self._modules[name], self._contents[name]
        self._placeholders = later.installed()
        for name, module in self._modules.items():
            sys.modules[name] = module
            vars(module).update(self._contents[name])


def _late(check: str) -> dict[str, dict]:
    """What the checks of a question say if its answer does not end in `check`."""
    return _worded(registry.not_ended(check, CHECK_SECONDS))


def _all_late(checks: list[str]) -> dict[str, dict]:
    """What they say if its cell does not end."""
    return _worded(dict.fromkeys(checks, ruling.late(CHECK_SECONDS)))


def _worded(verdicts: Mapping[str, Verdict]) -> dict[str, dict]:
    return {name: {"message": verdict.message, "status": verdict.status.value} for name, verdict in verdicts.items()}


def _execute(
    name: str, source: str, namespace: dict, printed: Printed, instead_of: list[str] | tuple = ()
) -> BaseException | None:
    """Run one cell; what it raised."""
    filename = f"<answer {name}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    try:
        with redirect_stdout(printed), redirect_stderr(printed), refusing(instead_of):
            exec(compile(source, filename, "exec"), namespace)
    except BaseException as error:
        return error
    return None


def _elsewhere(name: str) -> str:
    return f"this page has NumPy, Matplotlib and the course's own flowdiff; {name} is there after `make lab`"


def _own_frames(error: BaseException) -> list[traceback.FrameSummary]:
    """The lines that the exception went through, from the cell on."""
    frames = traceback.extract_tb(error.__traceback__)
    first = next((i for i, frame in enumerate(frames) if frame.filename.startswith("<answer")), len(frames))
    return frames[first:]


def _words(error: BaseException) -> str:
    """What the exception says; of a package that this page has not, where there is one that has it."""
    if isinstance(error, SyntaxError):
        said = f"{error.msg} (line {error.lineno})"
        mark = (error.text or "").strip()[:1]
        return f"{said}: {_MAGIC.format(mark)}" if mark in ("%", "!") else said
    if isinstance(error, ModuleNotFoundError) and (error.name or "").split(".")[0] in ELSEWHERE:
        return f"No module named {error.name!r}: {_elsewhere(error.name)}"
    try:
        return str(error)[:2000]
    except BaseException as second:
        return f"(an exception whose text raises {type(second).__name__})"


def _reported(error: BaseException) -> dict[str, Any]:
    """What `ruling` asks of a cell that raised."""
    own = [frame for frame in _own_frames(error) if frame.filename.startswith("<answer answer-")]
    place = {"line": own[-1].lineno, "source": (own[-1].line or "")[:200]} if own else {"line": 0, "source": ""}
    if isinstance(error, SyntaxError | SystemExit):
        place = {"line": 0, "source": ""}
    return {"ename": type(error).__name__, "evalue": _words(error), "error": "", **place}


def _told(error: BaseException) -> tuple[str, str]:
    """A sentence with the line of the reader's own cell, and the traceback below it."""
    said = f"{type(error).__name__}: {_words(error)}".removesuffix(": ")
    frames = _own_frames(error)
    own = [frame for frame in frames if frame.filename.startswith("<answer answer-")]
    if own:
        said = f"{said} (line {own[-1].lineno} of your cell: {own[-1].line or ''})"
    lines = traceback.format_list(frames) + traceback.format_exception_only(error)
    return said, "".join(lines).replace("<answer ", "<")


def _pictures() -> list[dict[str, Any]]:
    """The open figures, which are closed then."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    told = []
    for number in pyplot.get_fignums() if pyplot else ():
        figure = pyplot.figure(number)
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=SHARPNESS * figure.dpi, bbox_inches="tight")
        data = file.getvalue()
        width, height = (int.from_bytes(data[at : at + 4], "big") // SHARPNESS for at in (16, 20))
        told.append({"kind": "picture", "png": base64.b64encode(data).decode(), "width": width, "height": height})
        pyplot.close(figure)
    return told
