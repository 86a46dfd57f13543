"""From one submission to its verdicts: two warm processes, and who is blamed when something does not go on.

An *attempt* is one walk through the notebook by a fresh pair of processes, the student's and the referee. If one of
them stops, the answer that was being run or judged is blamed; the next attempt leaves it out, runs the other answers
again and judges only what has not been judged. So a hang or a crash costs one question. A question that could not be
judged among the others, see `referee`, gets an attempt of its own.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from coursework.errors import Usage
from coursework.fingerprint import of_files
from coursework.inside import pipe
from coursework.judging import referee, registry, ruling, sandbox
from coursework.judging.masters import check_cells, masters
from coursework.judging.submission import Submission, wants_torch
from coursework.judging.verdict import Status, Verdict

START_SECONDS = 120  # until a warm process is warm, on a busy machine
END_SECONDS = 20
WHOLE = 10  # a notebook may take so many times the time of one cell
_LOOK_SECONDS = 0.5
_WARM = 2**24

DIED = Verdict(Status.CRASHED, said="the process died while this ran", likely="does it exit, or run out of memory?")
GARBLED = Verdict(
    Status.CRASHED,
    said="this disturbed the connection to the grader",
    likely="does it write to files that it did not open?",
)


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes:
        seconds: for one cell or one check.
        memory: bytes of address space for each process, above what the warm process has; and of memory for all.
        disk: bytes of its work folder, and of one file.
        processes: how many, threads included.
    """

    seconds: float = 30.0
    memory: int = 2 * 2**30
    disk: int = 64 * 2**20
    processes: int = 64


@dataclass
class Graded:
    """The verdicts on one notebook.

    Attributes:
        verdicts: in the master's order. seconds: how long each check took, in the same order.
        cpu: CPU seconds of all processes, for the first notebook with those of getting warm.
        judging: those of it in check functions, and in what they called of the student's.
    """

    verdicts: list[Verdict] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    cpu: float = 0.0
    judging: float = 0.0


@dataclass
class Seen:
    """How far an attempt has come.

    Attributes:
        at: the cell.
        answer: the last answer that was run or judged.
        born: of the student's processes, at which answer each was first seen.
    """

    at: str = ""
    answer: str = ""
    born: dict[int, str] = field(default_factory=dict)


class Broken(Usage):
    """The processes for grading cannot be started: no submission can be graded."""


class Greedy(Exception):
    """The student's processes hold too much memory."""


class Stopped(Exception):
    """The instructor does not want to wait."""


class Warm:
    """A warm process and the socket to it."""

    def __init__(self, command: list[str], cwd: Path, env: dict[str, str], settings: dict | None = None):
        self._control, theirs = socket.socketpair()
        self._own = 0.0
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 (closed with this object)
        self.process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            cwd=cwd,
            env=env,
            start_new_session=True,
        )
        theirs.close()
        try:
            if settings is not None:
                self._control.sendall(json.dumps(settings).encode() + b"\n")
            answer = self._line(START_SECONDS)
        except OSError:
            answer = b""
        if answer != b"ready\n":
            problem = self._problem(answer)
            self.close()
            raise Broken(problem)

    def _problem(self, answer: bytes) -> str:
        if answer:
            return json.loads(answer)["error"]
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace").strip().splitlines()
        return f"a process for grading could not be started: {said[-1] if said else 'it said nothing'}"

    def run(self, *sockets: socket.socket) -> None:
        socket.send_fds(self._control, [b"r"], [end.fileno() for end in sockets])

    def end(self, patience: float = 0.0) -> float:
        """Wait so many seconds for the child, then end it; CPU seconds of it, and of the warm process since then."""
        if not select.select([self._control], [], [], patience)[0]:
            self._control.sendall(b"e")
        answer = self._line(END_SECONDS)
        if not answer:
            raise OSError("a warm process is gone")
        spent = json.loads(answer)
        own, self._own = spent["own"] - self._own, spent["own"]
        return spent["cpu"] + own

    def _line(self, seconds: float) -> bytes:
        """One line, or what there is of it; sent in one piece."""
        self._control.settimeout(seconds)
        return self._control.recv(2**16)

    def close(self) -> None:
        self._control.close()  # it ends its child, and then itself
        try:
            self.process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._said.close()


class Slot:
    """Grades one notebook at a time; keeps its two warm processes from one to the next.

    Args:
        isolation: what `sandbox.choose` said.
        limits: what one submission may use.
        stop: set by another thread to end what is running.
    """

    def __init__(self, isolation: sandbox.Isolation, limits: Limits, stop: threading.Event | None = None):
        self.isolation, self.limits = isolation, limits
        self._stop = stop or threading.Event()
        self._folder = Path(tempfile.mkdtemp(prefix="coursework-"))
        self._warm_for = ("", False)
        self._students: Warm | None = None
        self._referees: Warm | None = None

    def __enter__(self) -> Slot:
        return self

    def __exit__(self, *error) -> None:
        self.close()

    def close(self) -> None:
        for warm in (self._students, self._referees):
            if warm is not None:
                warm.close()
        self._students = self._referees = None
        shutil.rmtree(self._folder, ignore_errors=True)

    # --- warm processes ---

    def _get_warm(self, notebook: str, torch: bool) -> None:
        if self._referees is None:
            command = [sandbox.PYTHON, "-P", "-m", "coursework.judging.referee"]
            env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
            env |= sandbox.environment(str(self._folder)) | {"PYTHONPATH": str(sandbox.PACKAGE.parent)}
            self._referees = Warm(command, self._folder, env)
        if self._students is not None and self._warm_for != (notebook, torch):
            self._students.close()
            self._students = None
        if self._students is None:
            self._students, self._warm_for = self._start_students(notebook, torch), (notebook, torch)

    def _start_students(self, notebook: str, torch: bool) -> Warm:
        course = self._folder / "course"
        shutil.rmtree(course, ignore_errors=True)
        course.mkdir()
        sandbox.furnish(course)
        isolated = self.isolation.kind == "bwrap"
        asked = sorted({name for check in _checks_of(notebook) for name in check.instead_of})
        seen_at = sandbox.COURSE if isolated else str(course)
        home = pipe.WORK if isolated else str(self._folder / "work")
        start = f"import sys; sys.path.insert(0, {seen_at!r}); from coursework.inside.session import main; main()"
        command = [sandbox.PYTHON, "-I", "-c", start]
        if isolated:
            command = sandbox.command_in(course, command)
        settings = {
            "isolated": isolated,
            "home": home,
            "setup": referee.setup_of(notebook),
            "modules": ["numpy", *(["torch"] if torch else []), *sandbox.modules_of(course, asked)],
            "fonts": f"{seen_at}/matplotlib",
            "limits": {
                "memory": self.limits.memory,
                "disk": self.limits.disk,
                "processes": self.limits.processes,
                "cpu": int(WHOLE * self.limits.seconds) + 1,
            },
        }
        warm = Warm(command, self._folder, sandbox.environment(home), settings)
        sandbox.strip(course, asked)
        return warm

    def _drop_warm(self) -> None:
        for warm in (self._students, self._referees):
            if warm is not None:
                with suppress(OSError):
                    warm.close()
        self._students = self._referees = None

    # --- grading ---

    def grade(self, submission: Submission, seed: int) -> Graded:
        """The verdicts on a submission.

        Args:
            seed: from which the checks draw their inputs.

        Raises:
            Broken: the processes for grading cannot be started.
            Stopped: `stop` was set.
        """
        notebook = submission.master["metadata"]["coursework"]["notebook"]
        known = {name: Verdict(Status.MISSING, said=said) for name, said in submission.lost.items()}
        graded = Graded()
        done: dict[str, tuple[Verdict, float]] = {}
        only = ""
        careful = False
        until = time.monotonic() + WHOLE * self.limits.seconds
        while True:
            plan = {
                "notebook": notebook,
                "answers": submission.answers,
                "known": {name: verdict.to_json() for name, verdict in known.items()},
                "done": list(done),
                "only": only,
                "seed": seed,
                "seconds": self.limits.seconds,
            }
            try:
                culprit = self._attempt(plan, done, graded, until, careful)
            except Greedy:  # whose it is cannot be said: once more, and look at every step
                careful = True
                continue
            if culprit is None:
                left = next((check.question for check in _checks_of(notebook) if check.name not in done), "")
                if not left or left == only:
                    break
                only = left
                continue
            name, why = culprit
            if name in known:
                # It was left out, and yet: an answer before it left something behind, a thread or a timer.
                ran = [n for n in submission.answers if n not in known]
                if not ran:
                    raise Usage(f"the notebook {notebook} cannot be graded: {why.said} ({name})")
                name = ran[-1]
            known[name] = why
            if why == self._greedy:  # it may have been judged before what it started was noticed
                done = {check: known for check, known in done.items() if _answer_of(check) != name}
            if time.monotonic() > until:
                known |= {n: self._whole_late for n in submission.answers if n not in known}
                only, until = "", float("inf")  # nothing is run any more
        for cell in check_cells(submission.master):
            verdict, seconds = done[cell["id"]]
            graded.verdicts.append(verdict)
            graded.seconds.append(seconds)
        return graded

    def _attempt(
        self, plan: dict, done: dict[str, tuple[Verdict, float]], graded: Graded, until: float, careful: bool
    ) -> tuple[str, Verdict] | None:
        """One walk; verdicts go into `done`. If it does not get to its end: the answer to blame, and the verdict on it.

        Raises:
            Greedy: the student's processes hold too much memory, and the walk was not a careful one.
        """
        self._get_warm(plan["notebook"], wants_torch(plan["answers"]))
        home = self._folder / "work"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        asking, answering = socket.socketpair()
        here, there = socket.socketpair()
        seen = Seen()
        try:
            with asking, answering, there:
                self._students.run(answering)
                self._referees.run(asking, there)
            with here:
                why = self._follow(pipe.Pipe(here), plan, done, graded, until, seen, careful)
            for warm in (self._students, self._referees):
                graded.cpu += warm.end(1.0 if why is None else 0.0)
        except Greedy:
            for warm in (self._students, self._referees):
                graded.cpu += warm.end()
            raise
        except (OSError, ValueError) as error:
            # A warm process is gone: the machine ran out of memory, or something worse.
            self._drop_warm()
            if not seen.at:
                raise Usage(f"the processes for grading do not work: {error}") from None
            why = DIED
        except BaseException:
            self._drop_warm()
            raise
        return why and (seen.answer or seen.at, why)

    def _follow(
        self, engine: pipe.Pipe, plan: dict, done: dict, graded: Graded, until: float, seen: Seen, careful: bool
    ) -> Verdict | None:
        """Read the referee's events to the end; why it did not come to that, if it did not."""
        late = ruling.late(self.limits.seconds)
        patience = self.limits.seconds + 2 * referee.GRACE_SECONDS + 5
        try:
            engine.send(pipe.PLAN, json.dumps(plan).encode(), time.monotonic() + patience)
            since = looked = time.monotonic()
            while True:
                if self._stop.is_set():
                    raise Stopped
                event = self._event(engine, min(since, until) + patience)
                # by the clock, or events in quick succession would hide what is held
                if careful or time.monotonic() - looked >= _LOOK_SECONDS:
                    held = self._used_memory(seen)
                    if sum(held.values()) > self.limits.memory:
                        if not careful:
                            raise Greedy
                        seen.answer = max(held, key=held.get)
                        return self._greedy
                    looked = time.monotonic()
                if event is None:
                    return late
                if not event:
                    continue
                since = time.monotonic()
                if "over" in event:
                    return None
                if "at" in event:
                    seen.at = event["at"]
                    seen.answer = _answer_of(seen.at) or seen.answer
                    if since > until:
                        return self._whole_late
                elif "verdict" in event:
                    verdict = Verdict.from_json(event["verdict"])
                    done[verdict.check] = verdict, round(event["seconds"], 4)
                    graded.judging += event["cpu"]
                else:
                    return {"late": late, "died": DIED, "garbled": GARBLED}[event["lost"]]
        except (pipe.Closed, pipe.Late, pipe.Garbled):
            return DIED

    def _event(self, engine: pipe.Pipe, until: float) -> dict | None:
        """The next event; {} if none came for a while, None if none will come in time."""
        wait = min(_LOOK_SECONDS, until - time.monotonic())
        if wait <= 0:
            return None
        if not select.select([engine], [], [], wait)[0]:
            return {}
        _, payload = engine.receive(time.monotonic() + END_SECONDS)
        return json.loads(payload)

    @property
    def _greedy(self) -> Verdict:
        return Verdict(Status.CRASHED, said=f"this used more than {self.limits.memory // 2**20} MB of memory")

    @property
    def _whole_late(self) -> Verdict:
        said = (
            f"the notebook as a whole took longer than {WHOLE * self.limits.seconds:g} seconds, and this had not been"
        )
        return Verdict(Status.TIMEOUT, said=f"{said} judged by then")

    def _used_memory(self, seen: Seen) -> dict[str, int]:
        """Bytes that the student's processes hold, above what the warm process had when they were forked.

        For each answer those of the processes that were first seen at it; for the process that runs all answers, the
        last one.
        """
        import psutil

        held: dict[str, int] = {}
        warm, first = 0, not seen.born
        with suppress(psutil.Error):
            for process in psutil.Process(self._students.process.pid).children(recursive=True):
                with suppress(psutil.Error):
                    rss = process.memory_info().rss
                    if not warm:  # parents come first; bubblewrap itself is small
                        warm = rss if rss > _WARM else 0
                        continue
                    # those that are there before the first answer run them all
                    answer = seen.born.setdefault(process.pid, "" if first else seen.answer) or seen.answer
                    held[answer] = held.get(answer, 0) + max(0, rss - warm)
        return held


def _answer_of(cell: str) -> str:
    check = registry.all_checks().get(cell)
    if check is not None:
        return f"answer-{check.question}"
    return cell if cell.startswith("answer-") else ""


def _checks_of(notebook: str) -> Iterator[registry.Check]:
    checks = registry.all_checks()
    for cell in check_cells(masters()[notebook]):
        yield checks[cell["id"]]


def fingerprint() -> str:
    """A hash of all that a verdict depends on beside the submission: checks, protocol, flowdiff, NumPy."""
    import flowdiff

    decides = [sandbox.PACKAGE / name for name in ("inside", "judging", "checks")]
    files = [file for folder in (*decides, Path(flowdiff.__file__).parent) for file in sorted(folder.glob("*.py"))]
    return of_files(files, f"numpy {np.__version__}")[:16]
