"""``python -m coursework check NOTEBOOK``: what a student is told about a whole notebook, verdict by verdict.

It is judged as `grade` judges it, by the same warm processes, but without a sandbox: it is the reader's own code. Where
a system has no such processes, `nbval.judge.Kernel` takes their place.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, TextIO
from xml.etree import ElementTree

from coursework.errors import Usage
from coursework.judging import engine, registry, sandbox
from coursework.judging.masters import check_cells
from coursework.judging.submission import Submission, read
from coursework.judging.verdict import Status, Verdict
from coursework.terminal import Line

OK, NOT_YET = "ok", "not yet"
# What `--json` writes of each verdict: other tools read it.
_JSON = ("question", "points", "max_points", "passed", "message")
_LOOK_SECONDS = 0.3  # at whether the file was saved


class Judge(AbstractContextManager, Protocol):
    """What comes to verdicts: see `engine.Slot.grade`."""

    def grade(
        self, submission: Submission, seed: int, before: engine.Graded, told: Callable[[Verdict], None]
    ) -> engine.Graded: ...


def own_processes(timeout: float) -> engine.Slot:
    return engine.Slot(sandbox.choose("none"), engine.Limits(seconds=timeout))


def check(
    notebook: Path,
    *,
    json_file: Path | None,
    junit_file: Path | None,
    timeout: float,
    watch: bool = False,
    where: bool = False,
    judge: Callable[[float], Judge] = own_processes,
) -> int:
    """Check, print, write; the exit status: 0 all pass, 1 any does not.

    Args:
        timeout: seconds for one cell.
        judge: makes what judges, from these seconds.
        watch: go on, and judge again what may have changed whenever the notebook is saved, until Ctrl-C.
        where: also print with which input, and in which rows and coordinates, an answer is wrong.

    Raises:
        Usage: the file cannot be read as a notebook of this course, or a report cannot be written.
    """
    if not timeout > 0:
        raise Usage(f"--timeout must be a number of seconds above 0, got {timeout:g}")
    for report in (json_file, junit_file):
        if report is not None and not report.absolute().parent.is_dir():
            raise Usage(f"cannot write {report}: there is no folder {report.parent}")
        if report is not None and notebook.exists() and report.exists() and report.samefile(notebook):
            raise Usage("the report would overwrite the notebook")
    seen = _state(notebook)
    submission, graded = read(notebook), engine.Graded()
    with judge(timeout) as slot:
        graded = _judge(slot, submission, graded, json_file, junit_file, where)
        while watch:
            print(f"\nwatching {notebook}: save it, and what changed is judged again; Ctrl-C ends this", flush=True)
            while _state(notebook) == seen:
                time.sleep(_LOOK_SECONDS)
            seen = _state(notebook)
            try:
                saved = read(notebook)
            except Usage as problem:  # half-written, perhaps, or moved for a moment
                print(problem, flush=True)
                continue
            if again := changed(submission, saved, graded.verdicts):
                print(f"\nsaved: {', '.join(again)}")
            else:
                print("\nsaved, and no answer has changed")
            checks = registry.all_checks()
            graded.doubtful = {v.check for v in graded.verdicts if checks[v.check].question in again}
            submission, graded = saved, _judge(slot, saved, graded, json_file, junit_file, where)
    return 0 if all(v.passed for v in graded.verdicts) else 1


def changed(before: Submission, now: Submission, verdicts: list[Verdict]) -> list[str]:
    """The questions to judge again, in their order: the first whose answer has changed and all after it, for they may
    call it."""
    checks = registry.all_checks()
    order = list(dict.fromkeys(checks[verdict.check].question for verdict in verdicts))
    if before.master["metadata"]["coursework"]["notebook"] != now.master["metadata"]["coursework"]["notebook"]:
        raise Usage("this is the notebook of another chapter now: check it anew")

    def written(submission: Submission, question: str) -> tuple[str | None, str | None]:
        answer = f"answer-{question}"
        return submission.answers.get(answer), submission.lost.get(answer)

    first = next((n for n, name in enumerate(order) if written(before, name) != written(now, name)), len(order))
    return order[first:]


def _state(file: Path) -> tuple[int, int] | None:
    """What is other after each time that it is saved."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _judge(
    slot: Judge,
    submission: Submission,
    before: engine.Graded,
    json_file: Path | None,
    junit_file: Path | None,
    where: bool,
) -> engine.Graded:
    """Judge what is not kept of `before`, print each verdict as it comes, and write the reports."""
    again = before.doubtful if before.verdicts else {cell["id"] for cell in check_cells(submission.master)}
    table = Table(submission.master, again, sys.stdout, where)
    progress = Line(sys.stderr)
    start, problem = time.monotonic(), None
    progress.show("starting Python")

    def told(verdict: Verdict) -> None:
        progress.done()
        table.told(verdict)
        progress.show(f"checking: {len(table.known)} of {len(again)}")

    try:
        graded = slot.grade(submission, 0, before, told) if again else before
    except KeyboardInterrupt:
        progress.done()
        table.broken_off(time.monotonic() - start, submission.remarks)
        raise
    progress.done()
    try:  # before the last rows, whose reader may have gone away, as `head` does
        if json_file:
            rows = [{key: v.row()[key] for key in _JSON} for v in graded.verdicts]
            json_file.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
        if junit_file:
            junit_file.write_bytes(junit(graded.verdicts, submission.master["metadata"]["coursework"]["notebook"]))
    except OSError as error:
        problem = Usage(f"cannot write the report: {error}")
    table.end(graded.verdicts, time.monotonic() - start, submission.remarks)
    if problem:
        raise problem
    return graded


class Table:
    """The verdicts as rows, each printed as soon as all before it are known.

    Args:
        master: the chapter's notebook.
        rows: the checks that are shown.
        out: where to; a reader who goes away is told of at the end only, so that the reports are written.
        where: whether the second hint is shown.
    """

    def __init__(self, master: dict, rows: set[str], out: TextIO, where: bool = False):
        self.where = where
        self.order = [cell["id"] for cell in check_cells(master) if cell["id"] in rows]
        self.most = {cell["id"]: cell["metadata"]["nbgrader"]["points"] for cell in check_cells(master)}
        self.out = out
        self.known: dict[str, Verdict] = {}
        self.printed: dict[str, Verdict] = {}
        self.width = max(map(len, ["question", *self.order]))
        self._gone: BrokenPipeError | None = None
        colour = out.isatty() and "NO_COLOR" not in os.environ
        self.green, self.red, self.dim, self.off = (
            ("\x1b[32m", "\x1b[31m", "\x1b[2m", "\x1b[0m") if colour else ("",) * 4
        )

    def told(self, verdict: Verdict) -> None:
        self.known[verdict.check] = verdict
        for name in self.order[len(self.printed) :]:
            if name not in self.known:
                break
            self._row(self.known[name])

    def broken_off(self, seconds: float, remarks: list[str]) -> None:
        """What is known, and that the rest is not."""
        if self.known:
            stopped = [
                self.known.get(name) or Verdict(Status.ERROR, name, "stopped before this", max_points=self.most[name])
                for name in self.order
            ]
            self.end(stopped, seconds, remarks)

    def end(self, verdicts: list[Verdict], seconds: float, remarks: list[str]) -> None:
        """The rows that are left, those that came out otherwise than was said first, and the sum.

        Raises:
            BrokenPipeError: who reads has gone away.
        """
        for verdict in verdicts:
            if verdict.check in self.order and self.printed.get(verdict.check) != verdict:
                self._row(verdict)
        total, most = sum(v.points for v in verdicts), sum(v.max_points for v in verdicts)
        passed = sum(v.passed for v in verdicts)
        self._print(f"\n{total} of {most} points, {passed} of {len(verdicts)} checks ok, in {seconds:.0f} s")
        for remark in remarks:
            self._print(f"note: {remark}")
        if self._gone:
            raise self._gone

    def _row(self, v: Verdict) -> None:
        if not self.printed:
            self._print(f"{self.dim}{'question':<{self.width}}  points  verdict  message{self.off}")
        self.printed[v.check] = v
        mark = f"{self.green}{OK:<7}{self.off}" if v.passed else f"{self.red}{NOT_YET:<7}{self.off}"
        lines = v.told(self.where).splitlines() or [""]
        if v.status is Status.UNWRITTEN:
            del lines[1:]  # a question not begun needs no more than its name
        self._print(f"{v.check:<{self.width}}  {v.points:>2} / {v.max_points:<1}  {mark}  {lines[0]}".rstrip())
        for line in lines[1:]:
            self._print(f"{'':<{self.width}}                   {line}")

    def _print(self, line: str) -> None:
        if self._gone:
            return
        try:
            print(line, file=self.out, flush=True)
        except BrokenPipeError as error:
            self._gone = error


def junit(verdicts: list[Verdict], name: str) -> bytes:
    """The verdicts as JUnit XML, one test case for each check."""
    failures = sum(not v.passed for v in verdicts)
    suite = ElementTree.Element("testsuite", name=name, tests=str(len(verdicts)), failures=str(failures))
    for v in verdicts:
        case = ElementTree.SubElement(suite, "testcase", classname=name, name=v.check)
        if not v.passed:
            # XML cannot hold most control characters
            message = "".join(c for c in v.message if c in "\n\t" or c.isprintable())
            ElementTree.SubElement(case, "failure", message=message.split("\n")[0]).text = message
    return ElementTree.tostring(suite, encoding="utf-8", xml_declaration=True)
