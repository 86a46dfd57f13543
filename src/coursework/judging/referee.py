"""The check's process, and the warm process that it is forked from. No student's code runs here.

A referee walks through the master's cells in their order. It orders the student's process to run locked cells and
answers, and at a check cell it runs the check, whose `Student` asks that process for values. What it sees it tells the
engine, one event at a time, so that the engine knows whom to blame when either process does not go on.

Before the first answer, flowdiff's own versions of all that the notebook asks for are taken out of the student's
process, so that no cell can keep one for a later question. An answer to one question may use flowdiff's version of
another: where it does, that question gets no verdict here, and a walk of its own, in which only what it asks for itself
is taken out.
"""

from __future__ import annotations

import ast
import json
import os
import resource
import socket
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from coursework.inside import forks, pipe, wire
from coursework.inside.host import MAX_CALLS, OutOfTime, deadline
from coursework.judging import registry, ruling
from coursework.judging.masters import masters
from coursework.judging.student import Student
from coursework.judging.verdict import Verdict

GRACE_SECONDS = 3.0  # for what ends late by itself, as an interrupted cell does
_LINES = 10**6
_MEMORY = 3 * 2**30  # three of the largest messages, decoded


class Lost(BaseException):
    """The student's process does not go on; the argument says why. No check can catch it."""


def main() -> None:
    """Load every check, then fork for each submission; standard input is the socket to the engine."""
    control = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    try:
        registry.all_checks()
        masters()
    except Exception as error:  # the engine tells the instructor
        said = f"the checks cannot be loaded: {type(error).__name__}: {error} ({_place(error)})"
        control.sendall(json.dumps({"error": said[:2000]}).encode() + b"\n")
        return
    forks.serve(control, _referee)


def _place(error: Exception) -> str:
    """The last line of this package that the exception went through."""
    package = str(Path(__file__).parents[1])
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(package)]
    if isinstance(error, SyntaxError):
        return f"{Path(error.filename or '').name}, line {error.lineno}"
    return f"{Path(places[-1].filename).name}, line {places[-1].lineno}"


def _referee(sockets: list[socket.socket]) -> None:
    student, engine = (pipe.Pipe(end) for end in sockets)
    for kind, value in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (value, value))
    _, payload = engine.receive()
    plan = json.loads(payload)

    def tell(**event) -> None:
        engine.send(pipe.EVENT, json.dumps(event).encode())

    try:
        Referee(plan, student, tell).go()
        tell(over=True)
    except Lost as lost:
        tell(lost=str(lost))


class Referee:
    """One walk through a master.

    Args:
        plan: "notebook" (a master's name), "answers" (sources by grade_id), "known" (verdicts on cells that are not to
            be run, by grade_id), "done" (checks that are not to be judged again), "only" (the question whose walk this
            is; empty for all), "seed", "seconds" (for one cell or check).
        tell: takes the events, as keyword arguments.
    """

    def __init__(self, plan: dict, student: pipe.Pipe, tell):
        self._plan, self._pipe, self._tell = plan, student, tell
        self._seconds: float = plan["seconds"]
        self._known = {name: Verdict.from_json(known) for name, known in plan["known"].items()}
        self._reports: dict[str, dict] = {}
        self._calls = 0
        self._serving: list[Callable[[bytes], bytes]] = []  # for each request of this check
        self._missed = False  # a cell needed what is taken out: what comes after it may fail for that reason

    def go(self) -> None:
        checks = registry.all_checks()
        plan, only = self._plan, self._plan["only"]
        cells = _split(plan["notebook"])[1]  # those before have run already, in the warm process
        judged = [checks[cell["id"]] for cell in cells if cell["id"] in checks]
        asked = {name for check in judged if check.question == (only or check.question) for name in check.instead_of}
        self._order({"do": "remove", "names": sorted(asked)}, self._seconds)
        for cell in cells:
            name = cell["id"]
            if name.startswith("picture-") or name in plan["done"]:
                continue
            if only and name in checks and checks[name].question != only:
                continue
            self._tell(at=name)
            if name in checks:
                self._check(cell, checks[name])
            elif name not in self._known:
                source = cell["source"] if _locked(cell) else plan["answers"][name]
                question = name.removeprefix("answer-")
                avoid = {n for c in checks.values() if c.question == question for n in c.instead_of}
                self._cell(name, source, sorted(avoid), _functions(source) if _locked(cell) else [])

    def _cell(self, name: str, source: str, instead_of: list[str], helpers: list[str]) -> None:
        order = {"do": "cell", "source": source, "instead of": instead_of, "helpers": helpers}
        seen = self._order(order | {"seconds": self._seconds}, self._seconds)
        if seen.get("late"):
            self._known[name] = ruling.late(self._seconds)
            return
        self._missed = self._missed or (bool(seen.get("missed")) and not self._plan["only"])
        words = {key: _text(seen.get(key)) for key in ("ename", "evalue", "source")}
        line = seen.get("line")
        words["line"] = line if type(line) is int and 0 < line < _LINES else 0
        self._reports[name] = {**words, "passed": not words["ename"], "error": words["evalue"]}

    def _check(self, cell: dict, check: registry.Check) -> None:
        name, known = cell["id"], self._known
        start, cpu, inside = time.monotonic(), time.process_time(), 0.0
        if name not in known and f"answer-{check.question}" not in known:
            if self._missed:
                return
            self._order({"do": "begin", "instead of": list(check.instead_of), "seconds": self._seconds}, 5)
            self._calls, self._serving = 0, []
            try:
                # the student's part of it has a limit of its own, in the student's process
                with deadline(2 * self._seconds):
                    found = registry.judge(check, Student(self._ask), self._plan["seed"], self._printed)
                self._reports[name] = {"passed": found.passed, "verdict": found.to_json()}
            except OutOfTime:
                raise Lost("late") from None
            except Exception as error:  # a value that the check did not foresee: never a point
                said = str(error) or "the check could not judge what came"
                self._reports[name] = {"passed": False, "ename": type(error).__name__, "evalue": said}
            inside = time.process_time() - cpu
            ended = self._order({"do": "end"}, 5)
            if ended.get("missed") and not self._plan["only"]:
                return
            spent = ended.get("cpu")
            # it comes from the student's process: a number in the bounds of the clock, or nothing
            inside += spent if isinstance(spent, float) and 0 <= spent <= time.monotonic() - start else 0.0
        verdict = ruling.of_cell(cell, self._reports, self._plan["answers"], known)
        self._tell(verdict=verdict.to_json(), seconds=time.monotonic() - start, cpu=inside)

    # --- talking to the student's process ---

    def _order(self, order: dict, seconds: float) -> dict:
        until = time.monotonic() + seconds + GRACE_SECONDS
        with _lost_if_silent():
            self._pipe.send(pipe.ORDER, wire.encode(order), until)
            kind, payload = self._pipe.receive(until)
            result = wire.decode(payload, text=wire.MAX_TEXT)
        if kind != pipe.RESULT or not isinstance(result, dict):
            raise Lost("garbled")
        return result

    def _printed(self) -> str:
        return _text(self._order({"do": "end"}, 5).get("printed"))

    def _ask(self, request: bytes, serve) -> bytes:
        """The transport of a `Student`."""
        until = time.monotonic() + self._seconds + GRACE_SECONDS
        number = len(self._serving).to_bytes(pipe.NUMBER)
        self._serving.append(serve)
        with _lost_if_silent():
            self._pipe.send(pipe.REQUEST, number + request, until)
            while True:
                kind, payload = self._pipe.receive(until)
                if kind == pipe.REPLY:
                    return payload
                if kind != pipe.CALL:
                    raise Lost("garbled")
                self._calls += 1
                if self._calls > 2 * MAX_CALLS:
                    raise Lost("late")
                number = int.from_bytes(payload[: pipe.NUMBER])
                if number >= len(self._serving):
                    raise Lost("garbled")
                self._pipe.send(pipe.ANSWER, self._serving[number](payload[pipe.NUMBER :]), until)


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


class _lost_if_silent:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, pipe.Closed):
            raise Lost("died") from None
        if isinstance(error, pipe.Late):
            raise Lost("late") from None
        if isinstance(error, (pipe.Garbled, wire.WireError)):
            raise Lost("garbled") from None


def _code(notebook: str) -> list[dict]:
    return [cell for cell in masters()[notebook]["cells"] if cell["cell_type"] == "code"]


def _functions(source: str) -> list[str]:
    """The functions that a locked cell defines."""
    return [node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]


def _locked(cell: dict) -> bool:
    return cell["metadata"]["nbgrader"]["locked"] and not cell["metadata"]["nbgrader"]["grade"]


def _split(notebook: str) -> tuple[list[dict], list[dict]]:
    """The code cells before the first that is not locked, and the others."""
    cells = _code(notebook)
    first = next((i for i, cell in enumerate(cells) if not _locked(cell)), len(cells))
    return cells[:first], cells[first:]


def setup_of(notebook: str) -> list[str]:
    """The locked cells before the first answer, which the warm process runs."""
    return [cell["source"] for cell in _split(notebook)[0]]


if __name__ == "__main__":
    main()
