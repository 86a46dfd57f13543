"""``python -m coursework check NOTEBOOK``: what a student is told about a whole notebook."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

from coursework.errors import Usage
from coursework.judging.submission import read
from coursework.judging.verdict import Status, Verdict
from coursework.nbval.judge import Stopped, judge_notebook
from coursework.terminal import Line

OK, NOT_YET = "ok", "not yet"
# What `--json` writes of each verdict: other tools read it.
_JSON = ("question", "points", "max_points", "passed", "message")


def check(notebook: Path, *, json_file: Path | None, junit_file: Path | None, timeout: float) -> int:
    """Check, print, write; the exit status: 0 all pass, 1 any does not.

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
    submission = read(notebook)
    start = time.monotonic()
    try:
        verdicts = judge_notebook(submission, timeout, Line(sys.stderr))
    except Stopped as stopped:
        if stopped.verdicts:
            print_table(stopped.verdicts, submission.remarks, time.monotonic() - start)
        raise KeyboardInterrupt from None
    seconds, problem = time.monotonic() - start, None
    try:  # before the table, whose reader may go away, as `head` does
        if json_file:
            rows = [{key: v.row()[key] for key in _JSON} for v in verdicts]
            json_file.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
        if junit_file:
            junit_file.write_bytes(junit(verdicts, submission.master["metadata"]["coursework"]["notebook"]))
    except OSError as error:
        problem = Usage(f"cannot write the report: {error}")
    print_table(verdicts, submission.remarks, seconds)
    if problem:
        raise problem
    return 0 if all(v.passed for v in verdicts) else 1


def print_table(verdicts: list[Verdict], remarks: list[str], seconds: float) -> None:
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    green, red, dim, off = ("\x1b[32m", "\x1b[31m", "\x1b[2m", "\x1b[0m") if colour else ("",) * 4
    width = max([len("question"), *(len(v.check) for v in verdicts)])
    print(f"{dim}{'question':<{width}}  points  verdict  message{off}")
    for v in verdicts:
        mark = f"{green}{OK:<7}{off}" if v.passed else f"{red}{NOT_YET:<7}{off}"
        lines = v.message.splitlines() or [""]
        if v.status is Status.UNWRITTEN:
            del lines[1:]  # a question not begun needs no more than its name
        print(f"{v.check:<{width}}  {v.points:>2} / {v.max_points:<1}  {mark}  {lines[0]}".rstrip())
        for line in lines[1:]:
            print(f"{'':<{width}}                   {line}")
    total, most = sum(v.points for v in verdicts), sum(v.max_points for v in verdicts)
    passed = sum(v.passed for v in verdicts)
    print(f"\n{total} of {most} points, {passed} of {len(verdicts)} checks ok, in {seconds:.0f} s")
    for remark in remarks:
        print(f"note: {remark}")


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
