"""``python -m coursework grade``: a class, on all cores or on many machines, without what was graded before."""

from __future__ import annotations

import hashlib
import json
import platform
import queue
import secrets
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from coursework.errors import Usage
from coursework.grading import earlier, feedback, handed_in
from coursework.grading.task import Settings, Task
from coursework.judging import engine, ruling, sandbox
from coursework.judging.masters import check_cells, masters
from coursework.judging.submission import Submission, wants_torch
from coursework.judging.verdict import Status, Verdict
from coursework.terminal import Line

BATCH = 50  # submissions in one task of a cluster, which starts its warm processes once
_LOOK_SECONDS = 0.3  # at what a cluster has graded, and at whether a worker is still wanted
CROWD = 4  # so many different notebooks of one exercise are hardly one student's


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
    if seed is not None:
        earlier.checked_seed(seed, "--seed")
    stop = threading.Event()
    with _ended_by(stop):  # its trial of the sandbox makes a folder, too
        isolation = None if dask else sandbox.choose(sandbox_kind)
    if stop.is_set():
        raise KeyboardInterrupt
    if not dask and jobs > (fit := engine.slots_that_fit(engine.Limits(seconds=timeout))):
        print(f"note: {fit} at a time, not {jobs}: that is what the memory is enough for", file=sys.stderr)
        jobs = fit
    if path.is_dir() and out.resolve().is_relative_to(path.resolve()):
        raise Usage(f"--out {out} lies in what was handed in, where students may put results: take another folder")
    if out.exists() and not out.is_dir():
        raise Usage(f"{out} is a file, expected a folder for the results")
    try:
        out.mkdir(parents=True, exist_ok=True)
        with earlier.alone_in(out):
            before = earlier.before(out)
            seed = seed if seed is not None else before.get("seed", secrets.randbits(32))
            settings = Settings(sandbox_kind, timeout, seed, engine.fingerprint())
            run = _grade_into(out, path, settings, before, isolation, jobs, dask, book, stop)
    except OSError as error:
        raise Usage(f"{error.filename or out} cannot be used: {error.strerror or error}") from None
    _say(out, run)  # to somebody who may have gone away
    return 130 if run.waiting else 0


@dataclass(frozen=True)
class Run:
    """What there is to say of a grading.

    Attributes:
        tasks: everything that was handed in. todo: of it, what had not been graded before.
        waiting: the students of notebooks that are not graded yet. seconds: how long it took.
        nobodys, gone: names of files that are no student's, and of students who handed in nothing any more.
    """

    tasks: list[Task]
    todo: list[Task]
    waiting: list[str]
    seconds: float
    nobodys: list[str]
    gone: list[str]


def _grade_into(
    out: Path,
    path: Path,
    settings: Settings,
    before: dict,
    isolation: sandbox.Isolation | None,
    jobs: int,
    dask: str | None,
    book: str,
    stop: threading.Event,
) -> Run:
    """Grade what is not known yet until `stop` is set, and write the reports."""
    nobodys: list[str] = []
    tasks = list(_tasks(path, settings, isolation, nobodys))
    gone = _gone(before, tasks, out)
    _doubt_crowds(tasks)
    known = {entry["key"]: entry for entry in before.get("submissions", []) if earlier.is_graded(entry)}
    todo = [task for task in tasks if task.notebook and not _take(task, known.get(task.key))]
    start = time.monotonic()
    progress = Progress(len(todo))
    with _ended_by(stop):
        work = _on_cluster(todo, settings, dask, stop) if dask else _here(todo, settings, isolation, jobs, stop)
        with (out / earlier.JOURNAL).open("a", encoding="utf-8") as journal, closing(work), closing(progress):
            if journal.tell():
                journal.write("\n")  # what ran before may have been cut off in the middle of a line
            for task in work:
                journal.write(json.dumps(task.result() | {"seed": settings.seed}) + "\n")
                journal.flush()
                progress.one_more()
        seconds = time.monotonic() - start
        graded = [task for task in tasks if task.questions or not task.notebook]
        waiting = [task.student for task in tasks if task.notebook and not task.questions]
        _write(out, graded, settings, before, book, waiting)
        (out / earlier.JOURNAL).unlink()
    return Run(tasks, todo, waiting, seconds, nobodys, gone)


@contextmanager
def _ended_by(stop: threading.Event) -> Iterator[None]:
    """Within this, Ctrl-C, `kill` and a closed terminal set `stop`, and nothing else, however often they come.

    What runs then ends by itself, tidies up and writes the reports; an exception could come in the middle of that.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def heard(number: int, frame: object) -> None:
        stop.set()

    numbers = [n for n in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP) if signal.getsignal(n) != signal.SIG_IGN]
    before = {number: signal.signal(number, heard) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _gone(before: dict, tasks: list[Task], out: Path) -> list[str]:
    """Who was graded into this folder before and is not in this class any more.

    Raises:
        Usage: nobody is left of them: it is another class, whose results would be lost.
    """
    entries = before.get("submissions", [])
    known = list(dict.fromkeys(entry["student"] for entry in entries if isinstance(entry.get("student"), str)))
    now = {task.student for task in tasks}
    if known and now.isdisjoint(known):
        raise Usage(
            f"{out} holds the results of other students ({', '.join(known[:3])}{' …' if len(known) > 3 else ''}): "
            "give another folder as --out, or delete this one"
        )
    return [student for student in known if student not in now]


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
    """Fill in what was graded before; whether it was, and not broken off for what may have been the machine's fault."""
    if entry is None or [row["question"] for row in entry["questions"]] != _questions(task.notebook):
        return False
    if entry.get("failed") or any(row.get("status") == Status.TIMEOUT for row in entry["questions"]):
        return False
    for name in ("questions", "isolation", "seconds", "cpu_seconds", "checks_cpu_seconds"):
        setattr(task, name, entry[name])
    return True


def _questions(notebook: str) -> list[str]:
    return [cell["id"] for cell in check_cells(masters()[notebook])]


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
        task.failed = True
        said = f"this notebook could not be graded: {type(error).__name__}: {error}"
        ungraded = {cell["id"]: Verdict(Status.CRASHED, said=said) for cell in check_cells(master)}
        task.questions = [
            ruling.of_cell(cell, {}, {}, ungraded).row() | {"seconds": 0.0} for cell in check_cells(master)
        ]
    task.seconds, task.isolation = time.monotonic() - start, slot.isolation.stamp
    return task


def _here(
    tasks: list[Task], settings: Settings, isolation: sandbox.Isolation, jobs: int, stop: threading.Event
) -> Iterator[Task]:
    """Grade on this machine, `jobs` at a time, until `stop` is set; yields each when it is done."""
    if not tasks:
        return
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
        yield from _as_done([pool.submit(work, task) for task in _in_order(tasks)], stop)


def _in_order(tasks: list[Task]) -> list[Task]:
    """Those that need the same warm process one after the other."""
    return sorted(tasks, key=lambda task: (task.notebook, wants_torch(task.answers)))


def _as_done(futures: list[Future], stop: threading.Event) -> Iterator[Task]:
    left = set(futures)
    while left and not stop.is_set():
        # in short waits, or `stop` would not be seen
        done, left = wait(left, timeout=0.5, return_when=FIRST_COMPLETED)
        for future in done:
            with suppress(engine.Stopped):
                yield future.result()
    yield from (future.result() for future in left if future.done() and not future.exception())


# --- many machines -----------------------------------------------------------------------------------------------


def grade_batch(tasks: list[tuple[int, Task]], settings: Settings, results: str) -> None:
    """What a worker of a cluster does: no student's code runs in it, only in the sandbox that it starts.

    It ends when nobody waits for it any more: the grading was ended, or is gone.

    Args:
        tasks: each with its number. results: the name of the queue for number and result of each, once it is graded.

    Raises:
        Usage: this machine has other checks, or nothing that isolates.
    """
    from distributed import Queue

    if engine.fingerprint() != settings.checks:
        raise Usage(f"the worker on {platform.node()} has other checks than this machine: install the same version")
    limits = engine.Limits(seconds=settings.seconds)
    queue = Queue(results)
    isolation = sandbox.choose(settings.sandbox)
    with suppress(engine.Stopped), _while_wanted() as stop, engine.Slot(isolation, limits, stop) as slot:
        for number, task in tasks:
            queue.put([number, grade_one(slot, task, settings).result()])
    queue.close()


@contextmanager
def _while_wanted() -> Iterator[threading.Event]:
    """An event that is set when the cluster has cancelled the task that runs in this thread."""
    from distributed import get_worker

    worker = get_worker()
    key = worker.get_current_task()
    stop, over = threading.Event(), threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_SECONDS):
            known = worker.state.tasks.get(key)
            if known is None or known.state == "cancelled":
                stop.set()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield stop
    finally:
        over.set()
        watcher.join()


def _on_cluster(tasks: list[Task], settings: Settings, address: str, stop: threading.Event) -> Iterator[Task]:
    """Grade on an existing dask.distributed cluster until `stop` is set; yields each when it is done."""
    try:
        from distributed import Client, Queue
    except ImportError:
        raise Usage("--dask needs dask.distributed: install it with `pip install distributed`") from None
    try:
        client = Client(address, timeout="20s")
    except (OSError, ValueError) as error:
        raise Usage(f"there is no scheduler at {address}: {error}") from None
    with client:
        queue = Queue(client=client)
        numbered = list(enumerate(_in_order(tasks)))
        left = dict(numbered)
        batches = [
            client.submit(grade_batch, numbered[i : i + BATCH], settings, queue.name, pure=False)
            for i in range(0, len(numbered), BATCH)
        ]

        def come() -> Iterator[Task]:
            for number, result in queue.get(batch=True):
                if (task := left.pop(number, None)) and _take(task, result):
                    yield task

        try:
            while left and not stop.wait(_LOOK_SECONDS):
                over = all(batch.done() for batch in batches)  # before the queue is emptied, or something might be left
                yield from come()
                for batch in batches:
                    if batch.status in ("error", "cancelled", "lost"):
                        batch.result()
                if over and left:
                    raise Usage(f"the workers at {address} have ended without grading {len(left)} notebooks")
        finally:
            client.cancel(batches)
        yield from come()
        queue.close()


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

    def close(self) -> None:
        self._line.done()


def _say(out: Path, run: Run) -> None:
    fresh = sum(bool(task.questions) for task in run.todo)
    left = len(run.todo) - fresh
    unreadable = [task for task in run.tasks if not task.notebook]
    kept = len(run.tasks) - len(run.todo) - len(unreadable)
    print(
        f"{fresh} notebook{'s' if fresh != 1 else ''} graded in {feedback.duration(run.seconds)}"
        + (f", {kept} as before" if kept else "")
        + (f", {left} still to grade: the same command goes on with them" if run.waiting else "")
    )
    for task in unreadable:
        print(f"note: {task.student}: {task.remarks[0]}")
    for said in dict.fromkeys(f"{task.student}: {task.doubt}" for task in run.tasks if task.doubt):
        print(f"note: {said}")
    if any(task.isolation == "not isolated" for task in run.tasks):
        print("note: not isolated: students' code ran with all that you may do")
    print(f"see {out / 'overview.html'}, {out / 'grades.csv'} and {out / 'feedback'}")
    for names, said in (
        (run.nobodys, "not looked at, it is in no student's folder"),
        (run.gone, "graded here before, and gone"),
    ):
        if names:
            print(f"note: {said}: {', '.join(names[:8])}{f' and {len(names) - 8} more' if len(names) > 8 else ''}")


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
    feedback.write_text(out / earlier.RESULTS, json.dumps(results, indent=1, ensure_ascii=False) + "\n")


def _counting(tasks: list[Task]) -> dict[tuple[str, str], Task]:
    """Of several files of one student for one notebook, the one with the most points; the first of equal ones."""
    best: dict[tuple[str, str], Task] = {}
    for task in tasks:
        place = task.student, task.notebook
        if task.notebook and (place not in best or task.points > best[place].points):
            best[place] = task
    return best
