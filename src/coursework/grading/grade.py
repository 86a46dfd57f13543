"""``python -m coursework grade``: a class, on all cores or on many machines, without what was graded before."""

from __future__ import annotations

import hashlib
import json
import platform
import queue
import secrets
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from coursework.errors import Usage
from coursework.grading import feedback, handed_in
from coursework.grading.task import Settings, Task
from coursework.judging import engine, ruling, sandbox
from coursework.judging.masters import check_cells, masters
from coursework.judging.submission import Submission, wants_torch
from coursework.judging.verdict import Status, Verdict
from coursework.terminal import Line

BATCH = 50  # submissions in one task of a cluster, which starts its warm processes once
CROWD = 4  # so many different notebooks of one exercise are hardly one student's
_JOURNAL = "graded.jsonl"
_RESULTS = "results.json"


def grade(
    path: Path,
    out: Path,
    *,
    jobs: int,
    timeout: float,
    sandbox_kind: str,
    dask: str | None,
    seed: int | None,
    book: str,
) -> int:
    """Grade, write the reports; the exit status: 0, or 130 after Ctrl-C.

    Raises:
        Usage: a wrong argument, nothing to grade, nothing that isolates.
    """
    if not timeout > 0 or timeout > 3600:
        raise Usage(f"--timeout must be a number of seconds above 0 and at most 3600, got {timeout:g}")
    if jobs < 1:
        raise Usage(f"--jobs must be at least 1, got {jobs}")
    isolation = None if dask else sandbox.choose(sandbox_kind)
    if path.is_dir() and out.resolve().is_relative_to(path.resolve()):
        raise Usage(f"--out {out} lies in what was handed in, where students may put results: take another folder")
    if out.exists() and not out.is_dir():
        raise Usage(f"{out} is a file, expected a folder for the results")
    try:
        out.mkdir(parents=True, exist_ok=True)
        before = _before(out)
        seed = seed if seed is not None else before.get("seed", secrets.randbits(32))
        settings = Settings(sandbox_kind, timeout, seed, engine.fingerprint())
        nobodys: list[str] = []
        tasks = list(_tasks(path, settings, isolation, nobodys))
        gone = _gone(before, tasks, out)
        _doubt_crowds(tasks)
        known = {entry["key"]: entry for entry in before.get("submissions", []) if entry.get("key")}
        todo = [task for task in tasks if task.notebook and not _take(task, known.get(task.key))]
        start = time.monotonic()
        progress = Progress(len(todo))
        stopped = False
        with (out / _JOURNAL).open("a", encoding="utf-8") as journal:
            try:
                for task in _on_cluster(todo, settings, dask) if dask else _here(todo, settings, isolation, jobs):
                    journal.write(json.dumps(task.result() | {"seed": seed}) + "\n")
                    journal.flush()
                    progress.one_more()
            except KeyboardInterrupt:
                stopped = True
            finally:
                progress.done()
        seconds = time.monotonic() - start
        graded = [task for task in tasks if task.questions or not task.notebook]
        waiting = [task.student for task in tasks if task.notebook and not task.questions]
        _write(out, graded, settings, before, book, waiting)
        (out / _JOURNAL).unlink()
    except OSError as error:
        raise Usage(f"{error.filename or out} cannot be used: {error.strerror or error}") from None
    _say(out, tasks, todo, seconds, stopped)
    for names, said in (
        (nobodys, "not looked at, it is in no student's folder"),
        (gone, "graded here before, and gone"),
    ):
        if names:
            print(f"note: {said}: {', '.join(names[:8])}{f' and {len(names) - 8} more' if len(names) > 8 else ''}")
    return 130 if stopped else 0


def _before(out: Path) -> dict:
    """What an earlier run has left: its results, and what it graded before it was cut off."""
    found: dict = {}
    with suppress(OSError, ValueError):
        found = json.loads((out / _RESULTS).read_text("utf-8"))
    with suppress(OSError):
        for line in (out / _JOURNAL).read_text("utf-8").splitlines():
            with suppress(ValueError):
                entry = json.loads(line)
                found.setdefault("submissions", []).append(entry)
                found.setdefault("seed", entry["seed"])
    return found


def _gone(before: dict, tasks: list[Task], out: Path) -> list[str]:
    """Who was graded into this folder before and is not in this class any more.

    Raises:
        Usage: nobody is left of them: it is another class, whose results would be lost.
    """
    earlier = list(dict.fromkeys(str(entry.get("student")) for entry in before.get("submissions", [])))
    now = {task.student for task in tasks}
    if earlier and now.isdisjoint(earlier):
        raise Usage(
            f"{out} holds the results of other students ({', '.join(earlier[:3])}{' …' if len(earlier) > 3 else ''}): "
            "give another folder as --out, or delete this one"
        )
    return [student for student in earlier if student not in now]


def _tasks(path: Path, settings: Settings, isolation: sandbox.Isolation | None, nobodys: list[str]) -> Iterator[Task]:
    """What there is to grade: one task for each file."""
    stamp = isolation.stamp if isolation else settings.sandbox
    for handed in handed_in.collect(path, nobodys):
        task = Task(handed.student, handed.file, "", handed.sha256, doubt=handed.remark)
        odd = [said for said in (handed.remark, handed.earlier) if said]
        try:
            submission = handed.read()
        except Usage as error:
            task.remarks = [str(error), *odd]
            yield task
            continue
        task.notebook = submission.master["metadata"]["coursework"]["notebook"]
        task.answers, task.lost, task.remarks = submission.answers, submission.lost, submission.remarks + odd
        parts = [settings.checks, master_hash(task.notebook), stamp, settings.seconds, settings.seed]
        parts += [sorted(task.answers.items()), sorted(task.lost.items())]
        task.key = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
        yield task


def _doubt_crowds(tasks: list[Task]) -> None:
    """Say where one name stands for so many different notebooks that it may be that of a whole class."""
    different: dict[tuple[str, str], set[str]] = {}
    for task in tasks:
        if task.notebook:
            different.setdefault((task.student, task.notebook), set()).add(task.key)
    for task in tasks:
        count = len(different.get((task.student, task.notebook), ()))
        if count >= CROWD and not task.doubt:
            said = f"{count} different notebooks of {task.notebook} under one name, of which the best counts"
            task.doubt = f"{said}: are they several students'?"


def master_hash(notebook: str) -> str:
    return hashlib.sha256(json.dumps(masters()[notebook], sort_keys=True).encode()).hexdigest()


def _take(task: Task, entry: dict | None) -> bool:
    """Fill in what was graded before; whether it was."""
    if entry is None:
        return False
    for name in ("questions", "isolation", "seconds", "cpu_seconds", "checks_cpu_seconds"):
        setattr(task, name, entry[name])
    return True


# --- one machine -------------------------------------------------------------------------------------------------


def grade_one(slot: engine.Slot, task: Task, settings: Settings) -> Task:
    """Grade a task in place; whatever goes wrong with it stays with it.

    Raises:
        Broken, Stopped: see `engine.Slot.grade`.
    """
    master = masters()[task.notebook]
    start = time.monotonic()
    try:
        graded = slot.grade(Submission(master, task.answers, task.lost, []), settings.seed)
        task.questions = [
            verdict.row() | {"seconds": seconds}
            for verdict, seconds in zip(graded.verdicts, graded.seconds, strict=True)
        ]
        task.cpu_seconds, task.checks_cpu_seconds = graded.cpu, graded.judging
    except (engine.Broken, engine.Stopped):
        raise
    except Exception as error:
        said = f"this notebook could not be graded: {type(error).__name__}: {error}"
        ungraded = {cell["id"]: Verdict(Status.CRASHED, said=said) for cell in check_cells(master)}
        task.questions = [
            ruling.of_cell(cell, {}, {}, ungraded).row() | {"seconds": 0.0} for cell in check_cells(master)
        ]
    task.seconds, task.isolation = time.monotonic() - start, slot.isolation.stamp
    return task


def _here(tasks: list[Task], settings: Settings, isolation: sandbox.Isolation, jobs: int) -> Iterator[Task]:
    """Grade on this machine, `jobs` at a time; yields each when it is done."""
    if not tasks:
        return
    stop = threading.Event()
    slots: queue.SimpleQueue[engine.Slot] = queue.SimpleQueue()
    limits = engine.Limits(seconds=settings.seconds)

    def work(task: Task) -> Task:
        slot = slots.get()
        try:
            return grade_one(slot, task, settings)
        finally:
            slots.put(slot)

    with ExitStack() as stack:
        for _ in range(min(jobs, len(tasks))):
            slots.put(stack.enter_context(engine.Slot(isolation, limits, stop)))
        pool = ThreadPoolExecutor(jobs)
        stack.callback(pool.shutdown, cancel_futures=True)
        stack.callback(stop.set)
        yield from _as_done([pool.submit(work, task) for task in _in_order(tasks)])


def _in_order(tasks: list[Task]) -> list[Task]:
    """Those that need the same warm process one after the other."""
    return sorted(tasks, key=lambda task: (task.notebook, wants_torch(task.answers)))


def _as_done(futures: list[Future]) -> Iterator[Task]:
    left = set(futures)
    while left:
        # in short waits, or Ctrl-C would not be heard
        done, left = wait(left, timeout=0.5, return_when=FIRST_COMPLETED)
        for future in done:
            yield future.result()


# --- many machines -----------------------------------------------------------------------------------------------


def grade_batch(tasks: list[Task], settings: Settings) -> list[Task]:
    """What a worker of a cluster does: no student's code runs in it, only in the sandbox that it starts.

    Raises:
        Usage: this machine has other checks, or nothing that isolates.
    """
    if engine.fingerprint() != settings.checks:
        raise Usage(f"the worker on {platform.node()} has other checks than this machine: install the same version")
    limits = engine.Limits(seconds=settings.seconds)
    with engine.Slot(sandbox.choose(settings.sandbox), limits) as slot:
        return [grade_one(slot, task, settings) for task in tasks]


def _on_cluster(tasks: list[Task], settings: Settings, address: str) -> Iterator[Task]:
    """Grade on an existing dask.distributed cluster; yields each when its batch is done."""
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise Usage("--dask needs dask.distributed: install it with `pip install distributed`") from None
    own = {id(task): task for task in tasks}
    try:
        client = Client(address, timeout="20s")
    except (OSError, ValueError) as error:
        raise Usage(f"there is no scheduler at {address}: {error}") from None
    with client:
        ordered = _in_order(tasks)
        batches = {
            client.submit(grade_batch, ordered[i : i + BATCH], settings, pure=False): ordered[i : i + BATCH]
            for i in range(0, len(ordered), BATCH)
        }
        try:
            for future in as_completed(batches):
                for task, graded in zip(batches[future], future.result(), strict=True):
                    vars(own[id(task)]).update(vars(graded))
                    yield task
        finally:
            client.cancel(list(batches))


# --- telling -----------------------------------------------------------------------------------------------------


class Progress:
    """How many are graded, and how long the others will take."""

    def __init__(self, total: int):
        self._line = Line(sys.stderr)
        self._total, self._count, self._start = total, 0, time.monotonic()
        if total:
            self._line.show(f"grading {total} notebooks")

    def one_more(self) -> None:
        self._count += 1
        left = (time.monotonic() - self._start) / self._count * (self._total - self._count)
        bar = "█" * (24 * self._count // self._total)
        self._line.show(f"grading {bar:·<24} {self._count} of {self._total}, {feedback.duration(left)} left")

    def done(self) -> None:
        self._line.done()


def _say(out: Path, tasks: list[Task], todo: list[Task], seconds: float, stopped: bool) -> None:
    fresh = sum(bool(task.questions) for task in todo)
    unreadable = [task for task in tasks if not task.notebook]
    kept = len(tasks) - len(todo) - len(unreadable)
    print(
        f"{fresh} notebook{'s' if fresh != 1 else ''} graded in {feedback.duration(seconds)}"
        + (f", {kept} as before" if kept else "")
        + (f", {len(todo) - fresh} still to grade: the same command goes on with them" if stopped else "")
    )
    for task in unreadable:
        print(f"note: {task.student}: {task.remarks[0]}")
    for said in dict.fromkeys(f"{task.student}: {task.doubt}" for task in tasks if task.doubt):
        print(f"note: {said}")
    if any(task.isolation == "not isolated" for task in tasks):
        print("note: not isolated: students' code ran with all that you may do")
    print(f"see {out / 'overview.html'}, {out / 'grades.csv'} and {out / 'feedback'}")


@cache
def versions() -> dict[str, str]:
    found = {"python": platform.python_version(), "system": platform.platform()}
    for package in ("flowdiff", "numpy", "scipy", "torch"):
        with suppress(PackageNotFoundError):
            found[package] = version(package)
    return found


def _write(out: Path, tasks: list[Task], settings: Settings, before: dict, book: str, waiting: list[str]) -> None:
    """All reports, from the tasks that are graded; `waiting` are the students of the others."""
    best = _counting(tasks)
    counting = set(best.values())
    for task in tasks:
        if task.notebook and task not in counting:
            other = best[task.student, task.notebook].file
            task.remarks.append(f"another file for this notebook, {other}, has as many points or more: that one counts")
    pages = feedback.write(out, tasks, counting, settings, before.get("pages", []), book, waiting)
    results = {
        "versions": versions(),
        "seed": settings.seed,
        "isolation": sorted({task.isolation for task in tasks if task.isolation}),
        "seconds_for_a_cell": settings.seconds,
        "checks_sha256": settings.checks,
        "masters_sha256": {name: master_hash(name) for name in sorted({t.notebook for t in tasks} - {""})},
        "pages": pages,
        "submissions": [task.result() | {"counts": task in counting, "seed": settings.seed} for task in tasks],
    }
    feedback.write_text(out / _RESULTS, json.dumps(results, indent=1, ensure_ascii=False) + "\n")


def _counting(tasks: list[Task]) -> dict[tuple[str, str], Task]:
    """Of several files of one student for one notebook, the one with the most points; the first of equal ones."""
    best: dict[tuple[str, str], Task] = {}
    for task in tasks:
        place = task.student, task.notebook
        if task.notebook and (place not in best or task.points > best[place].points):
            best[place] = task
    return best
