"""From one submission to its verdicts: two warm processes, and who is blamed when something does not go on.

An *attempt* is one walk through the notebook by a fresh pair of processes, the student's and the referee. If one of
them stops, the answer that was being run or judged is blamed; the next attempt leaves it out, runs the other answers
again and judges only what has not been judged. So a hang or a crash costs one question. A question that could not be
judged among the others, see `referee`, gets an attempt of its own.

Seconds are those of the clock, and those of the processor that all processes of a notebook use together. What the
clock alone has ended may have waited for others: it is judged once more when nothing else runs here.
"""

from __future__ import annotations

import itertools
import json
import os
import select
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil

from coursework.errors import Usage
from coursework.fingerprint import of_files
from coursework.inside import pipe
from coursework.judging import group, referee, registry, room, ruling, sandbox
from coursework.judging.masters import check_cells, masters
from coursework.judging.room import Stopped
from coursework.judging.submission import Submission, wants_torch
from coursework.judging.verdict import Status, Verdict
from coursework.judging.watch import Watch

START_SECONDS = 120  # until a warm process is warm, on a busy machine
END_SECONDS = 20
WHOLE = 10  # a notebook may take so many times the time of one cell
_LOOK_SECONDS = 0.5
_OWN = 0.8  # who used so much of its seconds on the processor has not waited for others
_PROCESSORS = 4
_ASIDE = 2**29  # bytes that a slot takes beside what the submission may use

DIED = Verdict(Status.CRASHED, said="the process died while this ran", likely="does it exit, or run out of memory?")
GARBLED = Verdict(
    Status.CRASHED,
    said="this disturbed the connection to the grader",
    likely="does it write to files that it did not open?",
)
_SCARCE = Verdict(Status.CRASHED, said="this machine's memory came to its end while this ran")

_slots = itertools.count()
_started: set[str] = set()  # the notebooks for which there was a warm process


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes:
        seconds: for one cell or one check.
        memory: bytes of address space for each process, above what the warm process has; and of memory for all.
        disk: bytes of its work folder, of what its processes share in files, and of one file.
        processes: how many, threads included. files: how many open ones for each process.
    """

    seconds: float = 30.0
    memory: int = 2 * 2**30
    disk: int = 64 * 2**20
    processes: int = 16
    files: int = 64


def slots_that_fit(limits: Limits) -> int:
    """How many submissions at a time this machine has the memory for, if each uses all that it may; at least one."""
    return max(1, psutil.virtual_memory().total // (limits.memory + 2 * limits.disk + _ASIDE))


@dataclass
class Graded:
    """The verdicts on one notebook.

    Attributes:
        verdicts: in the master's order. seconds: how long each check took, in the same order.
        cpu: CPU seconds of all processes, for the first notebook with those of getting warm.
        judging: those of it in check functions, and in what they called of the student's.
        known: answers that were not run to their end, and why.
        doubtful: checks whose verdict may be the fault of what else ran on this machine.
    """

    verdicts: list[Verdict] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    cpu: float = 0.0
    judging: float = 0.0
    known: dict[str, Verdict] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)


@dataclass
class Walks:
    """All attempts at one notebook.

    Attributes:
        plan: of the attempt that is made, for the referee.
        done: of the checks that are judged, the verdict and how long it took.
        used: seconds of processor that the longest cell or check of each answer has used; those of the notebook as "".
        until: when the time of the notebook as a whole is over.
        told: called with each verdict.
        careful: whether what the processes use is looked at with every event.
    """

    graded: Graded
    until: float
    told: Callable[[Verdict], None]
    plan: dict = field(default_factory=dict)
    done: dict[str, tuple[Verdict, float]] = field(default_factory=dict)
    used: dict[str, float] = field(default_factory=dict)
    careful: bool = False


@dataclass
class Seen:
    """How far an attempt has come.

    Attributes:
        at: the cell. since: when it began.
        answer: the last answer that was run or judged.
        ended: how many processes the kernel had ended before, because their memory was full.
    """

    at: str = ""
    since: float = 0.0
    answer: str = ""
    ended: int = 0


class Broken(Usage):
    """The processes for grading cannot be started: no submission can be graded."""


class NotStarted(Exception):
    """A process for grading was not ready in time, or died before it was: perhaps because of what else runs here."""


class Greedy(Exception):
    """The student's processes use too much, and whose it is cannot be said."""


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
        answer, late = b"", False
        try:
            if settings is not None:
                self._control.sendall(json.dumps(settings).encode() + b"\n")
            answer = self._line(START_SECONDS)
        except TimeoutError:
            late = True
        except OSError:  # it is gone
            pass
        if answer != b"ready\n":
            self._said.seek(0)
            said = self._said.read().decode("utf-8", "replace").strip().splitlines()
            self.close()
            if answer:
                raise Broken(json.loads(answer)["error"])
            if late:
                raise NotStarted(f"it was not ready after {START_SECONDS:g} seconds")
            raise NotStarted(said[-1] if said else "it said nothing")
        # what it was started through has one child each, until it forks for the first submission
        below = psutil.Process(self.process.pid).children(recursive=True)
        self.pid = below[-1].pid if below else self.process.pid

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
        self._group = None if group.why_not() else group.Group()
        self._processors = _some_processors()

    def __enter__(self) -> Slot:
        return self

    def __exit__(self, *error) -> None:
        self.close()

    def close(self) -> None:
        for warm in (self._students, self._referees):
            if warm is not None:
                warm.close()
        self._students = self._referees = None
        if self._group is not None:
            self._group.close()
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
            _started.add(notebook)

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
        if self._group is not None:
            self._group.lift()
            command = self._group.enter(command)
        settings = {
            "isolated": isolated,
            "home": home,
            "setup": referee.setup_of(notebook),
            "processors": self._processors,
            "modules": ["numpy", *(["torch"] if torch else []), *sandbox.modules_of(course, asked)],
            "fonts": f"{seen_at}/matplotlib",
            "limits": {
                "memory": self.limits.memory,
                "disk": self.limits.disk,
                "processes": self.limits.processes,
                "files": self.limits.files,
                "cpu": int(WHOLE * self.limits.seconds) + 1,
            },
        }
        warm = Warm(command, self._folder, sandbox.environment(home), settings)
        if self._group is not None:
            self._group.settle()
        sandbox.strip(course, asked)
        return warm

    def _drop_warm(self) -> None:
        for warm in (self._students, self._referees):
            if warm is not None:
                with suppress(OSError):
                    warm.close()
        self._students = self._referees = None

    # --- grading ---

    def grade(
        self,
        submission: Submission,
        seed: int,
        before: Graded | None = None,
        told: Callable[[Verdict], None] = lambda verdict: None,
    ) -> Graded:
        """The verdicts on a submission.

        Args:
            seed: from which the checks draw their inputs.
            before: of the same notebook with other answers, of which only the doubtful verdicts are judged anew.
            told: called with each verdict as soon as it is known; in the end one may be another.

        Raises:
            Broken: the processes for grading cannot be started.
            NotStarted: those for this submission cannot, and others were.
            Stopped: `stop` was set.
        """
        before = before or Graded()
        graded = None
        with suppress(NotStarted), room.together(self._stop):
            graded = self._grade(submission, seed, before, told)
        if graded is not None and not graded.doubtful:
            return graded
        with room.alone(self._stop):
            try:
                return self._grade(submission, seed, graded or before, told)
            except NotStarted as error:
                notebook = submission.master["metadata"]["coursework"]["notebook"]
                said = f"the processes for grading {notebook} could not be started, with nothing else running: {error}"
                raise (NotStarted if _started else Broken)(said) from None

    def _grade(self, submission: Submission, seed: int, before: Graded, told: Callable[[Verdict], None]) -> Graded:
        """The verdicts on a submission; those of `before` that are not doubtful are kept."""
        notebook = submission.master["metadata"]["coursework"]["notebook"]
        known = {name: Verdict(Status.MISSING, said=said) for name, said in submission.lost.items()}
        again = set(map(_answer_of, before.doubtful))
        known |= {name: why for name, why in before.known.items() if name not in again}
        graded = Graded(cpu=before.cpu, judging=before.judging)
        walks = Walks(graded, time.monotonic() + WHOLE * self.limits.seconds, told)
        kept = zip(before.verdicts, before.seconds, strict=True)
        walks.done |= {v.check: (v, seconds) for v, seconds in kept if v.check not in before.doubtful}
        only = ""
        while True:
            walks.plan = {
                "notebook": notebook,
                "answers": submission.answers,
                "known": {name: verdict.to_json() for name, verdict in known.items()},
                "done": list(walks.done),
                "only": only,
                "seed": seed,
                "seconds": self.limits.seconds,
            }
            try:
                culprit = self._attempt(walks)
            except Greedy:  # whose it is cannot be said: once more, and look at every step
                walks.careful = True
                continue
            if culprit is None:
                left = next((check.question for check in _checks_of(notebook) if check.name not in walks.done), "")
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
            if why in (self._greedy, self._busy, _SCARCE):  # it may have been judged before what it started was noticed
                walks.done = {check: found for check, found in walks.done.items() if _answer_of(check) != name}
            if time.monotonic() > walks.until:
                known |= {n: self._whole_late for n in submission.answers if n not in known}
                only, walks.until = "", float("inf")  # nothing is run any more
        for cell in check_cells(submission.master):
            verdict, seconds = walks.done[cell["id"]]
            graded.verdicts.append(verdict)
            graded.seconds.append(seconds)
            if not before.verdicts and self._doubt(verdict, walks.used):
                graded.doubtful.add(verdict.check)
        graded.known = known
        return graded

    def _doubt(self, verdict: Verdict, used: dict[str, float]) -> bool:
        """Whether it may be the fault of what else ran here."""
        if verdict.said == self._whole_late.said:
            return used.get("", 0.0) < _OWN * WHOLE * self.limits.seconds
        if verdict.status is Status.TIMEOUT and verdict.said != self._busy.said:
            return used.get(_answer_of(verdict.check), 0.0) < _OWN * self.limits.seconds
        return verdict.said in (DIED.said, _SCARCE.said)

    def _attempt(self, walks: Walks) -> tuple[str, Verdict] | None:
        """One walk; verdicts go into `done`. If it does not get to its end: the answer to blame, and the verdict on it.

        Raises:
            Greedy: the student's processes use too much, and the walk was not a careful one.
        """
        graded = walks.graded
        self._get_warm(walks.plan["notebook"], wants_torch(walks.plan["answers"]))
        home = self._folder / "work"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        asking, answering = socket.socketpair()
        here, there = socket.socketpair()
        self._hold()
        seen = Seen(ended=self._ended)
        watch = Watch(self._students.pid, layers=2 if self.isolation.kind == "bwrap" else 0)
        try:
            with asking, answering, there:
                self._students.run(answering)
                self._referees.run(asking, there)
            with here:
                why = self._follow(pipe.Pipe(here), walks, seen, watch)
            if why in (None, DIED) and self._ended > seen.ended:
                why = self._blamed(watch.held, self._greedy, seen, walks.careful)
            for warm in (self._students, self._referees):
                graded.cpu += warm.end(1.0 if why is None else 0.0)
        except Greedy:
            for warm in (self._students, self._referees):
                graded.cpu += warm.end()
            raise
        except (OSError, ValueError) as error:
            # A warm process is gone: the machine or the group ran out of memory, or something worse.
            self._drop_warm()
            if not seen.at:
                raise Usage(f"the processes for grading do not work: {error}") from None
            why = self._greedy if self._ended > seen.ended else DIED
        except BaseException:
            self._drop_warm()
            raise
        return why and (seen.answer or seen.at, why)

    def _follow(self, engine: pipe.Pipe, walks: Walks, seen: Seen, watch: Watch) -> Verdict | None:
        """Read the referee's events to the end; why it did not come to that, if it did not."""
        late = ruling.late(self.limits.seconds)
        patience = 2 * self.limits.seconds + 2 * referee.GRACE_SECONDS + 5
        try:
            engine.send(pipe.PLAN, json.dumps(walks.plan).encode(), time.monotonic() + patience)
            since = looked = seen.since = time.monotonic()
            while True:
                if self._stop.is_set():
                    raise Stopped
                event = self._event(engine, min(since, walks.until) + patience)
                now = time.monotonic()
                # by the clock, or events in quick succession would hide what is held
                if walks.careful or event is None or now - min(looked, seen.since) >= _LOOK_SECONDS:
                    why = self._look(watch, seen, walks.careful)
                    spent = watch.step.get(seen.answer, 0.0)
                    walks.used[seen.answer] = max(spent, walks.used.get(seen.answer, 0.0))
                    if why is not None:
                        return why
                    looked = now
                if event is None:
                    return late
                if not event:
                    continue
                since = now
                if "over" in event:
                    return None
                if "at" in event:
                    seen.at, seen.since = event["at"], now
                    seen.answer = _answer_of(seen.at) or seen.answer
                    watch.begin()
                    if since > walks.until:
                        return self._whole_late
                elif "verdict" in event:
                    verdict = Verdict.from_json(event["verdict"])
                    walks.done[verdict.check] = verdict, round(event["seconds"], 4)
                    walks.graded.judging += event["cpu"]
                    walks.told(verdict)
                else:
                    return {"late": late, "died": DIED, "garbled": GARBLED}[event["lost"]]
        except (pipe.Closed, pipe.Late, pipe.Garbled):
            return DIED
        finally:
            walks.used[""] = walks.used.get("", 0.0) + watch.total

    def _look(self, watch: Watch, seen: Seen, careful: bool) -> Verdict | None:
        """See what the student's processes use; if it is too much, why the walk ends, with whom to blame in `seen`.

        Raises:
            Greedy: see `_attempt`.
        """
        watch.look(seen.answer)
        if sum(watch.held.values()) > self.limits.memory or self._ended > seen.ended:
            return self._blamed(watch.held, self._greedy, seen, careful)
        if watch.scarce():
            return self._blamed(watch.held, _SCARCE, seen, careful)
        if max(watch.aside.values(), default=0.0) > self.limits.seconds:
            return self._blamed(watch.aside, self._busy, seen, careful)
        if sum(watch.step.values()) > self.limits.seconds + 2 * referee.GRACE_SECONDS:
            return self._blamed(watch.step, self._busy, seen, careful)
        return None

    def _blamed(self, by_answer: dict[str, float], why: Verdict, seen: Seen, careful: bool) -> Verdict:
        """The verdict, with the answer in `seen` that has used most."""
        if not careful:
            raise Greedy
        seen.answer = max(by_answer, key=by_answer.get, default="") or seen.answer
        return why

    def _hold(self) -> None:
        """Keep the student's processes to their memory, files in memory with it."""
        if self._group is not None:
            self._group.hold(self.limits.memory + 2 * self.limits.disk)

    @property
    def _ended(self) -> int:
        """How many processes the kernel has ended so far because their memory was full."""
        return self._group.ended if self._group is not None else 0

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
    def _busy(self) -> Verdict:
        said = f"this, and what it started, used the processor for more than {self.limits.seconds:g} seconds"
        return Verdict(Status.TIMEOUT, said=said, likely="does something that it started never end?")

    @property
    def _whole_late(self) -> Verdict:
        said = (
            f"the notebook as a whole took longer than {WHOLE * self.limits.seconds:g} seconds, and this had not been"
        )
        return Verdict(Status.TIMEOUT, said=f"{said} judged by then")


def _some_processors() -> list[int]:
    """Those that a notebook may use: few, and others than the slot before; [] where that cannot be said."""
    if not hasattr(os, "sched_getaffinity"):
        return []
    usable = sorted(os.sched_getaffinity(0))
    first = _PROCESSORS * next(_slots)
    return [usable[(first + i) % len(usable)] for i in range(min(_PROCESSORS, len(usable)))]


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
