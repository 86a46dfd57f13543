"""Whether `grade` gives what `coursework check` gives, for every right and wrong answer in tests/variants.

The answers are packed into as few notebooks as hold each of them once. Both sides judge every notebook with the same
seed; points, verdicts and messages are compared check by check. Two kinds of differences do not count, and are listed
apart: one side says that time ran out (the machine was busy), or the messages differ in numbers alone (the answer draws
random numbers of its own). Exit status 1 if anything else differs.

With --grade-alone only `grade` runs, which takes a few minutes: a right answer must have all points of its question, a
wrong one must not.
"""

import argparse
import json
import queue
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

import classroom  # noqa: E402

from coursework.authoring import power  # noqa: E402
from coursework.judging import engine, registry, sandbox  # noqa: E402
from coursework.judging.masters import masters  # noqa: E402
from coursework.judging.submission import parse, wants_torch  # noqa: E402
from coursework.judging.verdict import Status, Verdict  # noqa: E402
from coursework.nbval.judge import judge_notebook  # noqa: E402

NUMBER = re.compile(r"[-+]?\d[\d.]*(e[-+]?\d+)?")


@dataclass(frozen=True)
class Difference:
    """One check of one notebook on which the two sides do not agree."""

    notebook: str
    number: int
    check: Verdict
    grade: Verdict

    @property
    def in_points(self) -> bool:
        return self.check.points != self.grade.points

    @property
    def late(self) -> bool:
        """Whether one side ran out of time."""
        return Status.TIMEOUT in (self.check.status, self.grade.status)

    @property
    def in_numbers(self) -> bool:
        """Whether the messages are the same but for their numbers."""
        one, other = (NUMBER.sub("#", side.message) for side in (self.check, self.grade))
        return one == other and not self.in_points

    def __str__(self) -> str:
        sides = (("check", self.check), ("grade", self.grade))
        said = "".join(f"\n  {who}  {s.points} points  {s.message!r}" for who, s in sides)
        return f"{self.notebook}, notebook {self.number}, {self.check.check}:{said}"


@dataclass(frozen=True)
class Surprise:
    """One answer of one notebook that is not judged as what it is: the checks that refuse it, if any do."""

    notebook: str
    number: int
    variant: power.Variant
    failed: tuple[Verdict, ...]

    @property
    def late(self) -> bool:
        """Whether time ran out."""
        return any(verdict.status is Status.TIMEOUT for verdict in self.failed)

    def __str__(self) -> str:
        said = "".join(f"\n  {v.check}: {v.status}: {v.message!r}" for v in self.failed)
        return f"{self.notebook}, notebook {self.number}, {self.variant}{said}"


def compare(slot: engine.Slot, name: str, number: int, made: dict, seconds: float) -> list[Difference]:
    """Judge one notebook both ways."""
    submission = parse(json.dumps(made).encode(), "a.ipynb")
    both = zip(judge_notebook(submission, seconds), slot.grade(submission, 0).verdicts, strict=True)
    return [Difference(name, number, check, grade) for check, grade in both if check != grade]


def unexpected(slot: engine.Slot, name: str, number: int, made: dict, seconds: float) -> list[Surprise]:
    """Grade one notebook; the answers in it that are not judged as what they are."""
    graded = slot.grade(parse(json.dumps(made).encode(), "a.ipynb"), 0).verdicts
    found = []
    for question, variants in classroom.variants(name).items():
        failed = tuple(v for v in graded if registry.find(v.check).question == question and not v.passed)
        if number < len(variants) and variants[number].right == bool(failed):
            found.append(Surprise(name, number, variants[number], failed))
    return found


def run(names: list[str], jobs: int, every: int, seconds: float, alone: bool) -> int:
    todo = [(name, k, made) for name in names for k, made in enumerate(classroom.packed(name)) if k % every == 0]
    # those that need the same warm process one after the other
    todo.sort(key=lambda task: (task[0], wants_torch({c["id"]: c["source"] for c in task[2]["cells"]})))
    answers = sum(len(own) for name in names for own in classroom.variants(name).values())
    differences: list = []
    start = time.monotonic()
    slots: queue.SimpleQueue[engine.Slot] = queue.SimpleQueue()

    def work(task: tuple[str, int, dict]) -> list:
        slot = slots.get()
        try:
            return (unexpected if alone else compare)(slot, *task, seconds)
        finally:
            slots.put(slot)

    with ExitStack() as stack:
        for _ in range(jobs):
            slots.put(stack.enter_context(engine.Slot(sandbox.choose("auto"), engine.Limits(seconds=seconds))))
        pool = stack.enter_context(ThreadPoolExecutor(jobs))
        waiting = {pool.submit(work, task): task for task in todo}
        for k, done in enumerate(as_completed(waiting), 1):
            for difference in done.result():
                differences.append(difference)
                print(difference, flush=True)
            name, number, _ = waiting[done]
            print(f"{k} of {len(todo)}, {time.monotonic() - start:.0f} s: {name} {number}", file=sys.stderr, flush=True)
    part = "" if every == 1 else f", of which every {every}th notebook"
    print(f"\n{answers} right and wrong answers in {len(todo)} notebooks{part}, commit {_commit()}")
    late = [d for d in differences if d.late]
    if alone:
        wrong = len(differences) - len(late)
        print(f"answers that `grade` takes for what they are not: {wrong}; out of time: {len(late)}")
        return 1 if wrong else 0
    points = [d for d in differences if d.in_points and not d.late]
    drawn = [d for d in differences if d.in_numbers and not d.late]
    said = [d for d in differences if not d.in_points and not d.late and not d.in_numbers]
    print(f"checks with other points: {len(points)}; with other words: {len(said)}")
    print(f"out of time on one side: {len(late)}; with other numbers in the same words: {len(drawn)}")
    return 1 if points or said else 0


def _commit() -> str:
    command = ["git", "-C", str(HERE), "log", "-1", "--format=%h of %cI"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "unknown"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="such as 02_odes_and_flows; by default all")
    parser.add_argument("--jobs", type=int, default=2, help="how many notebooks at a time, default 2")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each N-th notebook")
    parser.add_argument("--grade-alone", action="store_true", help="against what each answer is, without `check`")
    parser.add_argument("--timeout", type=float, default=60.0, metavar="S", help="seconds for one cell, default 60")
    arguments = parser.parse_args()
    sys.exit(
        run(
            arguments.names or list(masters()),
            arguments.jobs,
            arguments.every,
            arguments.timeout,
            arguments.grade_alone,
        )
    )


if __name__ == "__main__":
    main()
