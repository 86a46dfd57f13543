"""How well the checks tell right from wrong: every variant, on many seeds.

A file of variants, ``chNN/question.py``, holds answers one after the other. Each begins with a line
``# right: what it is`` or ``# wrong: what it is | pattern``; a wrong one must be refused with a message in which the
pattern, a regular expression, finds something. Each answer runs in a namespace of its own. It holds NumPy as ``np``,
as the notebook's does, and what the locked cells of its notebook define where those hold helpers that checks probe.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import itertools
import json
import linecache
import multiprocessing
import os
import re
import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from coursework import refuse, registry
from coursework.errors import Usage
from coursework.fingerprint import of_files
from coursework.student import Mistake

# For a wrong answer that may never end. A right one always ends, but the machine may be busy with other things.
SECONDS, SECONDS_TORCH, SECONDS_RIGHT = 5.0, 20.0, 60.0
# Answers that one process judges in one go: few enough that no core waits long for the last of them.
AT_ONCE = 5
# How long nothing is said, while no question is finished.
QUIET_SECONDS = 15.0

PACKAGE = Path(__file__).parent
# What a verdict depends on, besides checks/ and the variants.
_JUDGES = ("judge.py", "refuse.py", "registry.py", "student.py", "wire.py")

_ACCEPTED = " is accepted"
_HEAD = re.compile(r"^# (right|wrong): (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Variant:
    """One answer to `question`: right, or wrong with a `pattern` that its message must match."""

    question: str
    right: bool
    title: str
    pattern: str
    source: str

    def __str__(self) -> str:
        return f"{self.question}: {'right' if self.right else 'wrong'}: {self.title}"


def read(path: Path) -> list[Variant]:
    """The variants in one file.

    Raises:
        Usage: there are none, or a wrong one has no pattern.
    """
    text = path.read_text("utf-8")
    heads = list(_HEAD.finditer(text))
    if not heads:
        raise Usage(f"{path.name} holds no variants: each begins with '# right: …' or '# wrong: … | pattern'")
    variants = []
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        right = head[1] == "right"
        title, _, pattern = head[2].partition(" | ")
        if not right and not pattern:
            raise Usage(f"{path.name}: the wrong variant {title!r} has no pattern after ' | '")
        source = text[head.end() + 1 : after.start() if after else None]
        variants.append(Variant(path.stem, right, title, pattern, source))
    return variants


def read_all(folder: Path) -> list[Variant]:
    return [variant for path in sorted(folder.glob("ch*/*.py")) for variant in read(path)]


def uses_torch(variant: Variant) -> bool:
    return "torch" in variant.source


@functools.cache
def helpers(chapter: int) -> str:
    """The locked cells of the chapter's notebook, if any but the first, the imports, is there; else nothing."""
    for master in PACKAGE.glob(f"masters/{chapter:02}_*.ipynb"):
        cells = json.loads(master.read_text("utf-8"))["cells"]
        names = [cell["metadata"].get("nbgrader", {}).get("grade_id", "") for cell in cells]
        locked = [name for name in names if name.startswith("locked-")]
        if locked != ["locked-setup"]:
            return "\n\n".join(cell["source"] for cell, name in zip(cells, names, strict=True) if name in locked)
    return ""


@functools.cache
def checks_of(question: str) -> tuple[str, ...]:
    """The names of the question's checks; what they refuse is imported, so that no check's time holds an import."""
    checks = [check for check in registry.all_checks().values() if check.question == question]
    for check in checks:
        for name in check.instead_of:
            refuse.find(name)
    return tuple(check.name for check in checks)


@dataclass(frozen=True)
class Verdict:
    """What one check says of a variant: a message, empty if it passes, after so many seconds of processor time."""

    check: str
    message: str
    seconds: float


def verdicts(variant: Variant, seed: int, first: str = "") -> Iterator[Verdict]:
    """What each check of the question says, one after the other; the one named `first` comes first."""
    names = sorted(checks_of(variant.question), key=lambda name: name != first)
    # so that an import does not use up the time of the first check, nor is broken off half-way
    for module in ("torch", "scipy.stats"):
        if module.split(".")[0] in variant.source:
            importlib.import_module(module)
    seconds = SECONDS_RIGHT if variant.right else SECONDS_TORCH if uses_torch(variant) else SECONDS
    filename = f"<answer {variant}>"
    linecache.cache[filename] = (len(variant.source), None, variant.source.splitlines(True), filename)
    for name in names:
        namespace = {"np": np, "__name__": "__main__"}
        exec(helpers(int(registry.find(name).page[:2])), namespace)
        exec(compile(variant.source, filename, "exec"), namespace)
        start, message = time.process_time(), ""
        try:
            registry.run(name, namespace, seed, seconds)
        except Mistake as mistake:
            message = str(mistake)
        yield Verdict(name, message, time.process_time() - start)


@dataclass
class Judged:
    """What came of one variant: a problem, or an empty text, by seed; the seconds of each check of a right one; and
    the message that counted, by seed."""

    problems: dict[int, str] = field(default_factory=dict)
    seconds: dict[str, list[float]] = field(default_factory=dict)
    messages: dict[int, str] = field(default_factory=dict)


def judge(variant: Variant, seeds: Iterator[int] | list[int] | range) -> Judged:
    """Judge one variant on each of the seeds."""
    judged, named_by = Judged(), ""
    for seed in seeds:
        text, named = "", False
        for verdict in verdicts(variant, seed, named_by):
            if variant.right:
                judged.seconds.setdefault(verdict.check, []).append(verdict.seconds)
            if verdict.message:
                text = text or verdict.message
                if variant.right:
                    break
                if re.search(variant.pattern, verdict.message):
                    named, named_by, text = True, verdict.check, verdict.message
                    break  # one that never ends need not be waited for in the other checks
        judged.messages[seed] = text
        if variant.right:
            judged.problems[seed] = f"{variant} is refused (seed {seed}): {text}" if text else ""
        elif not text:
            judged.problems[seed] = f"{variant}{_ACCEPTED} (seed {seed})"
        else:
            nameless = f"{variant}: no message matches {variant.pattern!r} (seed {seed}): {text}"
            judged.problems[seed] = "" if named else nameless
    return judged


def fingerprint(folder: Path) -> str:
    """A hash of the checks, of all that decides with them, and of the answers in `folder`."""
    files = [PACKAGE / name for name in _JUDGES]
    files += sorted([*PACKAGE.glob("checks/*.py"), *folder.glob("ch*/*.py")])
    return of_files(files)[:16]


def key(variant: Variant, chapter: str, seeds: int) -> str:
    """A hash of all that the verdicts on `variant` depend on: as long as it stays, they need not be found again."""
    return hashlib.sha256(f"{variant!r} {seeds} {_judges_of(chapter)}".encode()).hexdigest()


@functools.cache
def _judges_of(chapter: str) -> str:
    """A hash of what judges the answers of one chapter: its checks, what they import, and what all chapters need."""
    files, used = [PACKAGE / name for name in _JUDGES], [chapter]
    for name in used:
        files.append(PACKAGE / "checks" / f"{name}.py")
        found = re.findall(r"^from coursework\.checks\.(\w+) import", files[-1].read_text("utf-8"), re.MULTILINE)
        used += [module for module in found if module not in used]
    return of_files(sorted(files), helpers(int(chapter.removeprefix("ch"))))


class Record:
    """What earlier runs found, in a file of one line for each variant, so that only what changed is judged again.

    Args:
        file: written to as verdicts come in; None keeps nothing.
    """

    def __init__(self, file: Path | None):
        self.file = file
        self.known: dict[str, Judged] = {}
        for line in file.read_text("utf-8").splitlines() if file and file.exists() else ():
            try:
                name, problems, seconds = json.loads(line)
                self.known[name] = Judged({int(seed): text for seed, text in problems.items()}, seconds)
            except ValueError:  # a line that a stopped run left half written
                continue

    def add(self, name: str, judged: Judged) -> None:
        if self.file:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with self.file.open("a", encoding="utf-8") as out:
                out.write(json.dumps([name, judged.problems, judged.seconds]) + "\n")


@dataclass
class Row:
    """One question of the table: how many answers of each kind there are, and how many were judged rightly.

    Attributes:
        refused: how many wrong answers are refused on every seed.
        named: how many of these by a message that names the mistake on every seed.
        seconds: of each check, on each right answer and seed.
    """

    chapter: str
    question: str
    refused: int = 0
    named: int = 0
    wrong: int = 0
    accepted: int = 0
    right: int = 0
    seconds: dict[str, list[float]] = field(default_factory=dict)

    def add(self, variant: Variant, judged: Judged) -> None:
        good = not any(judged.problems.values())
        if variant.right:
            self.right, self.accepted = self.right + 1, self.accepted + good
        else:
            self.wrong, self.named = self.wrong + 1, self.named + good
            self.refused += not any(text.startswith(f"{variant}{_ACCEPTED}") for text in judged.problems.values())
        for check, seconds in judged.seconds.items():
            self.seconds.setdefault(check, []).extend(seconds)

    @property
    def typical(self) -> dict[str, float]:
        """The median seconds of each check."""
        return {check: statistics.median(seconds) for check, seconds in self.seconds.items()}

    def __str__(self) -> str:
        slowest = f"{max(self.typical.values()):.2f}" if self.seconds else "–"
        counts = f"{self.refused} of {self.wrong} | {self.named} | {self.accepted} of {self.right}"
        return f"| `{self.question}` | {counts} | {slowest} |"


def totals(rows: list[Row]) -> list[int]:
    """Refused, wrong, named, accepted, right."""
    return [sum(getattr(row, name) for row in rows) for name in ("refused", "wrong", "named", "accepted", "right")]


def run(folder: Path, *, seeds: int, markdown: Path | None, record: Path | None = None) -> int:
    """Judge every variant on `seeds` seeds and print the table; 1 if any verdict is not as it should be.

    Args:
        folder: of variants, ``chNN/question.py``.
        seeds: how many; the seeds are 0, 1, ….
        markdown: where to write the page.
        record: where verdicts are kept between runs.

    Raises:
        Usage: there is nothing to judge, no place for the page, or a question without answers.
    """
    if seeds < 1:
        raise Usage(f"--seeds must be at least 1, got {seeds}")
    if markdown and not markdown.parent.is_dir():
        raise Usage(f"no folder {markdown.parent} for {markdown.name}")
    paths = sorted(folder.glob("ch*/*.py"))
    if not paths:
        raise Usage(f"no variants in {folder}: expected {folder}/chNN/question.py")
    questions = {check.question for check in registry.all_checks().values()}
    if unknown := sorted(path.stem for path in paths if path.stem not in questions):
        raise Usage(f"no checks for {', '.join(unknown)}: a file of variants has the name of its question")
    known = fingerprint(folder)
    answers = {path: read(path) for path in paths}
    rows = {path: Row(path.parent.name, path.stem) for path in paths}
    problems = _judge_all(answers, rows, seeds, Record(record))
    table = list(rows.values())
    for row in table:
        print(row)
    print("wrong answers refused: {} of {}, named: {}; right answers accepted: {} of {}".format(*totals(table)), end="")
    print(f"; each on {seeds} seeds")
    print(_speed(table))
    for path in paths:
        for text in problems[path]:
            print(text, file=sys.stderr)
    if markdown:
        markdown.write_text(page(table, seeds, known), "utf-8")
    if fingerprint(folder) != known:
        print("the checks or the answers were changed meanwhile: measure again", file=sys.stderr)
        return 1
    return 1 if any(problems.values()) else 0


def _judge_all(
    answers: dict[Path, list[Variant]], rows: dict[Path, Row], seeds: int, record: Record
) -> dict[Path, list[str]]:
    """Fill the rows, on all cores, and say on standard error how far it is; returns what went wrong, file by file."""
    problems: dict[Path, list[str]] = {path: [] for path in answers}
    keys = {id(one): key(one, path.parent.name, seeds) for path, all_ in answers.items() for one in all_}
    batches, left = [], {}
    for path, all_ in answers.items():
        new = [one for one in all_ if keys[id(one)] not in record.known]
        batches += [(path, some) for some in _batches(new)]
        left[path] = len(new)
        for one in all_:
            if judged := record.known.get(keys[id(one)]):
                rows[path].add(one, judged)
                problems[path] += filter(None, judged.problems.values())
    # What takes longest goes first: answers that train, then the questions with the most answers.
    batches.sort(key=lambda batch: (not any(map(uses_torch, batch[1])), -len(answers[batch[0]])))
    total, start = sum(left.values()), time.monotonic()
    said = start
    # Threads inside NumPy and torch would compete with the processes for the same cores.
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
            waiting = {pool.submit(_judge_batch, some, seeds): (path, some) for path, some in batches}
            for done in as_completed(waiting):
                path, some = waiting[done]
                for variant, judged in zip(some, done.result(), strict=True):
                    record.add(keys[id(variant)], judged)
                    rows[path].add(variant, judged)
                    problems[path] += filter(None, judged.problems.values())
                left[path] -= len(some)
                finished = not left[path]
                if finished or time.monotonic() > said + QUIET_SECONDS:
                    said = time.monotonic()
                    print(
                        f"{total - sum(left.values())} of {total} answers, {said - start:.0f} s"
                        + f": {path.parent.name}/{path.stem}" * finished
                        + f", {len(problems[path])} verdicts not as they should be"
                        * (finished and any(problems[path])),
                        file=sys.stderr,
                        flush=True,
                    )
    except BrokenProcessPool:
        raise Usage("an answer ended the process that judged it: leave it out, and measure again") from None
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    return problems


def _batches(variants: list[Variant]) -> Iterator[tuple[Variant, ...]]:
    return (tuple(variants[i : i + AT_ONCE]) for i in range(0, len(variants), AT_ONCE))


_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def _judge_batch(variants: tuple[Variant, ...], seeds: int) -> list[Judged]:
    return [judge(variant, range(seeds)) for variant in variants]


def _speed(rows: list[Row]) -> str:
    """How long the checks take, in a sentence."""
    seconds = {check: value for row in rows for check, value in row.typical.items()}
    if not seconds:
        return "No right answer was judged."
    slowest = max(seconds, key=seconds.get)
    over = sum(value > 1 for value in seconds.values())
    return (
        f"Of the {len(seconds)} checks the median one takes {statistics.median(seconds.values()):.3f} s, the slowest, "
        f"`{slowest}`, {seconds[slowest]:.2f} s; {over or 'none'} of them take{'s' if over == 1 else ''} more than 1 s."
    )


def page(rows: list[Row], seeds: int, known: str) -> str:
    """The table as a page, with the hash of what it was measured on."""
    head = "| function asked for | wrong refused | named | right accepted | seconds |\n|---|---|---|---|---|\n"
    chapters = []
    for chapter, group in itertools.groupby(rows, key=lambda row: row.chapter):
        group = list(group)
        refused, wrong, named, accepted, right = totals(group)
        lines = "".join(f"{row}\n" for row in group)
        total = f"| **all** | **{refused} of {wrong}** | **{named}** | **{accepted} of {right}** | |\n"
        chapters.append(f"## Chapter {int(chapter.removeprefix('ch'))}\n\n{head}{lines}{total}")
    return _PAGE.format(*totals(rows), seeds=seeds, known=known, speed=_speed(rows)) + "\n".join(chapters)


_PAGE = """(ch-power)=
# The power of the checks

A check that accepts everything is worth nothing, and one that refuses a right answer does harm. So every check
is itself examined: each question of the exercises comes with wrong answers that a student might well write, and
with right ones that are written differently. All of them are judged on {seeds} seeds, that is, on {seeds} sets
of random inputs. A wrong answer counts as refused if on *every* seed a check refuses it, and as named if on every
seed a message names the mistake. A right one counts as accepted if on every seed all checks accept it.

**{0} of {1} wrong answers are refused, {2} of them named. {3} of {4} right answers are accepted.**

A check should be quick enough to be run after every line. The last column is the slowest check of the question:
its median processor time in seconds over the right answers and the seeds. {speed}

What this does not say: that a wrong answer which nobody has thought of is refused too. If you find one, it
belongs into `src/tests/variants/`.

`make power` measures this (checks and answers: `{known}`). The tests judge all answers on 2 seeds, and fail if the
checks or the answers are no longer those of this page.

"""


def published(text: str) -> tuple[str, dict[str, tuple[int, int, int, int, int]]]:
    """The hash on a page, and by question what it says: refused, wrong, named, accepted, right."""
    known = re.search(r"\(checks and answers: `([0-9a-f]+)`\)", text)
    found = re.findall(r"^\| `(\w+)` \| (\d+) of (\d+) \| (\d+) \| (\d+) of (\d+) \|", text, re.MULTILINE)
    return known[1] if known else "", {name: tuple(map(int, numbers)) for name, *numbers in found}
