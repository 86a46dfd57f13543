"""How well the checks tell right from wrong: every variant, on many seeds.

A file of variants, ``chNN/question.py``, holds answers one after the other. Each begins with a line
``# right: what it is`` or ``# wrong: what it is | pattern``; a wrong one must be refused with a message in which the
pattern, a regular expression, finds something. Each answer runs in a namespace of its own. It holds NumPy as ``np``,
as the notebook's does, and what the locked cells of its notebook define where those hold helpers that checks probe.

A sentence of a check that names a mistake is proved by a wrong answer that is told it. So for each wrong answer the
record also has all that the checks of its question tell it on the first seeds, and `untold` lists what is left.
"""

from __future__ import annotations

import ast
import functools
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
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from copy import copy
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import CodeType

import numpy as np

from coursework.authoring import sentences
from coursework.errors import Usage
from coursework.fingerprint import Module, Sources, meaning, of_texts
from coursework.inside import refuse
from coursework.judging import registry
from coursework.judging.verdict import Status, Verdict

# For a wrong answer that may never end. A right one always ends, but the machine may be busy with other things. One
# that did not end on one seed is waited for on the others no longer than shows that it does not there either.
SECONDS, SECONDS_TORCH, SECONDS_RIGHT, SECONDS_AGAIN = 5.0, 20.0, 60.0, 0.5
# On how many seeds it is asked what a wrong answer is told.
SEEDS_TOLD = 3
# Answers that one process judges in one go: few enough that no core waits long for the last of them.
AT_ONCE = 5
# How long nothing is said, while no question is finished.
QUIET_SECONDS = 15.0

PACKAGE = Path(__file__).parents[1]
_HEAD = re.compile(r"^# (right|wrong): (.*)$", re.MULTILINE)
_AT_MOST = re.compile(r"^# at most (\d+) seeds\b", re.MULTILINE)


@dataclass(frozen=True)
class Variant:
    """One answer to `question`: right, or wrong with a `pattern` that its message must match; judged on at most `seeds`
    seeds, where that is not 0."""

    question: str
    right: bool
    title: str
    pattern: str
    source: str
    seeds: int = 0

    def __str__(self) -> str:
        return f"{self.question}: {'right' if self.right else 'wrong'}: {self.title}"


def has_heads(text: str) -> bool:
    """Whether this is a file of variants, and not one answer alone."""
    return bool(_HEAD.search(text))


def read(path: Path) -> list[Variant]:
    """The variants in one file. A line "# at most N seeds" at its top is for what takes seconds on each.

    Raises:
        Usage: there are none, or a wrong one has no pattern.
    """
    text = path.read_text("utf-8")
    heads = list(_HEAD.finditer(text))
    if not heads:
        raise Usage(f"{path.name} holds no variants: each begins with '# right: …' or '# wrong: … | pattern'")
    limit = _AT_MOST.search(text, 0, heads[0].start())
    variants = []
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        right = head[1] == "right"
        title, _, pattern = head[2].partition(" | ")
        if not right and not pattern:
            raise Usage(f"{path.name}: the wrong variant {title!r} has no pattern after ' | '")
        source = text[head.end() + 1 : after.start() if after else None]
        variants.append(Variant(path.stem, right, title, pattern, source, int(limit[1]) if limit else 0))
    return variants


def seeds_for(variants: Iterable[Variant], seeds: int) -> int:
    """On how many of `seeds` seeds these answers are judged."""
    return min([seeds, *(variant.seeds for variant in variants if variant.seeds)])


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
def _compiled(chapter: int) -> CodeType:
    return compile(helpers(chapter), f"<locked cells of chapter {chapter}>", "exec")


@functools.cache
def checks_of(question: str) -> tuple[str, ...]:
    """The names of the question's checks; what they refuse is imported, so that no check's time holds an import."""
    checks = [check for check in registry.all_checks().values() if check.question == question]
    for check in checks:
        for name in check.instead_of:
            refuse.find(name)
    return tuple(check.name for check in checks)


def verdicts(variant: Variant, seed: int, first: str = "", endless: bool = False) -> Iterator[tuple[Verdict, float]]:
    """What each check of the question says, and its seconds of processor time, one after the other.

    Args:
        first: the check that comes first. endless: the variant did not end on another seed.
    """
    names = sorted(checks_of(variant.question), key=lambda name: name != first)
    # so that an import does not use up the time of the first check, nor is broken off half-way
    for module in ("torch", "scipy.stats"):
        if module.split(".")[0] in variant.source:
            importlib.import_module(module)
    seconds = SECONDS_RIGHT if variant.right else SECONDS_TORCH if uses_torch(variant) else SECONDS
    seconds = SECONDS_AGAIN if endless and not variant.right else seconds
    filename = f"<answer {variant}>"
    linecache.cache[filename] = (len(variant.source), None, variant.source.splitlines(True), filename)
    answer = compile(variant.source, filename, "exec")
    for name in names:
        namespace = {"np": np, "__name__": "__main__"}
        exec(_compiled(int(registry.find(name).page[:2])), namespace)
        exec(answer, namespace)
        start = time.process_time()
        verdict = registry.judge_here(name, namespace, seed, seconds)
        yield verdict, time.process_time() - start


@dataclass
class Judged:
    """What came of one variant: a problem, or an empty text, by seed; the seconds of each check of a right one; the
    message that counted, by seed; and whether some seed accepts one that is wrong."""

    problems: dict[int, str] = field(default_factory=dict)
    seconds: dict[str, list[float]] = field(default_factory=dict)
    messages: dict[int, str] = field(default_factory=dict)
    accepted: bool = False


def try_out(variant: Variant, seeds: Iterator[int] | list[int] | range) -> Judged:
    """Judge one variant on each of the seeds."""
    judged, named_by, endless = Judged(), "", False
    for seed in seeds:
        text, named = "", False
        for verdict, seconds in verdicts(variant, seed, named_by, endless):
            endless = endless or verdict.status is Status.TIMEOUT
            if variant.right:
                judged.seconds.setdefault(verdict.check, []).append(seconds)
            if not verdict.passed:
                message = verdict.message
                text = text or message
                if variant.right:
                    break
                if re.search(variant.pattern, message):
                    named, named_by, text = True, verdict.check, message
                    break  # one that never ends need not be waited for in the other checks
        judged.messages[seed] = text
        if variant.right:
            judged.problems[seed] = f"{variant} is refused (seed {seed}): {text}" if text else ""
        elif not text:
            judged.problems[seed], judged.accepted = f"{variant} is accepted (seed {seed})", True
        else:
            nameless = f"{variant}: no message matches {variant.pattern!r} (seed {seed}): {text}"
            judged.problems[seed] = "" if named else nameless
    return judged


@dataclass(frozen=True)
class Prints:
    """Hashes of what the verdicts on the answers to one question depend on: as long as they stay, the verdicts do.

    Attributes:
        machinery: of what judges every answer. checks: of this question's checks, and of the helpers that they probe.
        answers: of each answer, and of what it uses of the notebook's locked cells and of flowdiff.
    """

    machinery: str
    checks: str
    answers: dict[Variant, str]


def prints(answers: dict[str, list[Variant]]) -> dict[str, Prints]:
    """By question, the hashes of today's sources; `answers` as `answers_in` gives them."""
    sources = Sources(PACKAGE.parent, ("coursework", "flowdiff"))
    here = sources.module(__name__)
    machinery = sources.reached((here, here.statements[try_out.__name__][0])).code
    found = {}
    for question, variants in answers.items():
        checks = [check for check in registry.all_checks().values() if check.question == variants[0].question]
        locked = Module(helpers(int(checks[0].page[:2])))
        texts = set()
        for check in checks:
            texts |= _texts_of_check(check, locked, sources)
        own = {variant: _texts_of_answer(variant, locked, sources) for variant in variants}
        found[question] = Prints(
            of_texts(machinery)[:16],
            of_texts(texts - machinery)[:16],
            {variant: of_texts(texts)[:8] for variant, texts in own.items()},
        )
    return found


def _texts_of_check(check: registry.Check, locked: Module, sources: Sources) -> set[str]:
    """What the check says, with all that it uses; where the chapter explains it is part of its messages."""
    module = sources.module(check.function.__module__)
    function = copy(module.statements[check.function.__name__][0])
    function.decorator_list = []  # it names the headings of the whole chapter; that of this check follows
    reached = sources.reached((module, function))
    probed = [(locked, statement) for name in reached.texts for statement in locked.statements.get(name, ())]
    return {repr(replace(check, function=None))} | reached.code | sources.reached(*probed).code


def _texts_of_answer(variant: Variant, locked: Module, sources: Sources) -> set[str]:
    """The answer, with all that it uses."""
    answer = Module(variant.source)
    itself = {repr((variant.right, variant.pattern, meaning(answer.tree)))}
    ours = (name for name, found in locked.imports.items() if any(one.what[0] in sources.packages for one in found))
    if not {*sources.packages, *locked.statements, *ours} & {*re.findall(r"\w+", variant.source)}:
        return itself  # as most do: it uses nothing
    notebook = Module(ast.Module(locked.tree.body + answer.tree.body, []))
    return itself | sources.reached(*((notebook, statement) for statement in answer.tree.body)).code


@dataclass
class Row:
    """What came of the answers to one question: a line of the record, and of the table.

    Attributes:
        question: with its chapter, such as ch02/euler.
        machinery, checks: hashes, as in `Prints`. seeds: on how many each answer was judged.
        right, wrong: the hashes of the answers.
        accepted: of the wrong ones, those that some seed accepts.
        problems: by the hash of an answer, what is not as it should be.
        seconds: by check, the median over the right answers and the seeds.
        told: by text, the wrong answers of which a check of the question finds this likely, on the first seeds.
    """

    question: str
    machinery: str = ""
    checks: str = ""
    seeds: int = 0
    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    problems: dict[str, list[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    told: dict[str, list[str]] = field(default_factory=dict)

    @property
    def counts(self) -> tuple[int, int, int, int, int]:
        """Refused, wrong, named, accepted, right."""
        named, passed = (sum(one not in self.problems for one in some) for some in (self.wrong, self.right))
        return len(self.wrong) - len(self.accepted), len(self.wrong), named, passed, len(self.right)

    def stale(self, now: Prints, seeds: int) -> str:
        """Why the question has to be judged again, or an empty text."""
        if not self.seeds:
            return "not judged before"
        if self.seeds != seeds:
            return f"judged on {self.seeds} seeds before"
        if self.machinery != now.machinery:
            return "what judges every answer has changed"
        if self.checks != now.checks:
            return "checks have changed"
        return "answers have changed" if {*self.right, *self.wrong} != {*now.answers.values()} else ""

    def outdated(self, now: Prints, seeds: int) -> list[Variant]:
        """The answers to judge: all, or if only answers have changed, the new ones; right ones only all together, for
        their seconds are one median."""
        if self.stale(now, seeds) not in ("", "answers have changed"):
            return list(now.answers)
        again = set(self.right) != {known for variant, known in now.answers.items() if variant.right}
        return [v for v, known in now.answers.items() if (again if v.right else known not in self.wrong)]

    def updated(self, now: Prints, seeds: int, judged: dict[Variant, tuple[Judged, list[str]]]) -> Row:
        """The row of today: what was `judged` now, and told, and of the other answers what was known."""
        row = Row(self.question, now.machinery, now.checks, seeds)
        seconds: dict[str, list[float]] = {}
        for variant, known in now.answers.items():
            (row.right if variant.right else row.wrong).append(known)
            one, told = judged.get(variant) or (None, [text for text, some in self.told.items() if known in some])
            for text in told:
                row.told.setdefault(text, []).append(known)
            problems = list(filter(None, one.problems.values())) if one else self.problems.get(known, [])
            if problems:
                row.problems[known] = problems
            if one.accepted if one else known in self.accepted:
                row.accepted.append(known)
            for check, some in one.seconds.items() if one else ():
                seconds.setdefault(check, []).extend(some)
        again = {check: round(statistics.median(some), 4) for check, some in seconds.items()}
        row.seconds = again or (self.seconds if row.right else {})
        return row

    def __str__(self) -> str:
        slowest = f"{max(self.seconds.values()):.2f}" if self.seconds else "–"
        refused, wrong, named, accepted, right = self.counts
        name = self.question.partition("/")[2]
        return f"| `{name}` | {refused} of {wrong} | {named} | {accepted} of {right} | {slowest} |"


def recorded(file: Path | None) -> dict[str, Row]:
    """The rows of a record, by question; those that cannot be read are left out, as if never judged."""
    rows = {}
    for line in file.read_text("utf-8").splitlines() if file and file.exists() else ():
        with suppress(ValueError, TypeError):  # as a merge may leave them
            row = Row(**json.loads(line))
            told = {text: some.split() for text, some in row.told.items()}
            rows[row.question] = replace(row, right=row.right.split(), wrong=row.wrong.split(), told=told)
    return rows


def _write(file: Path, rows: Iterable[Row]) -> None:
    lines = []
    for row in rows:  # many short texts as one: a record is read by nobody, but its changes are
        told = {text: " ".join(some) for text, some in row.told.items()}
        lines.append(asdict(row) | {"right": " ".join(row.right), "wrong": " ".join(row.wrong), "told": told})
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    new.replace(file)  # a run that is stopped leaves the old one or the new one


def totals(rows: Iterable[Row]) -> list[int]:
    """Refused, wrong, named, accepted, right."""
    return [sum(numbers) for numbers in zip(*(row.counts for row in rows), strict=True)]


def answers_in(folder: Path) -> dict[str, list[Variant]]:
    """By question with its chapter, such as ch02/euler, the answers in `folder`.

    Raises:
        Usage: there are none, or some to no question.
    """
    paths = sorted(folder.glob("ch*/*.py"))
    if not paths:
        raise Usage(f"no variants in {folder}: expected {folder}/chNN/question.py")
    questions = {check.question for check in registry.all_checks().values()}
    if unknown := sorted(path.stem for path in paths if path.stem not in questions):
        raise Usage(f"no checks for {', '.join(unknown)}: a file of variants has the name of its question")
    return {f"{path.parent.name}/{path.stem}": read(path) for path in paths}


def power(
    folder: Path,
    *,
    seeds: int,
    markdown: Path | None = None,
    record: Path | None = None,
    only: Sequence[str] = (),
    everything: bool = False,
) -> int:
    """Judge the answers whose verdicts are not known, print what came of them; 1 if any is not as it should be, or if
    no wrong answer is told some sentence of the checks.

    Args:
        folder: of variants, ``chNN/question.py``.
        seeds: how many; the seeds are 0, 1, ….
        markdown: where to write the page.
        record: where verdicts are kept between runs.
        only: the questions to judge, also if their verdicts are known; by default those whose are not. What is not as
            it should be is then printed, and counted, of these alone.
        everything: judge all, known or not.

    Raises:
        Usage: there is nothing to judge, no place for the page, a question without answers, or none of this name.
    """
    if seeds < 1:
        raise Usage(f"--seeds must be at least 1, got {seeds}")
    if markdown and not markdown.parent.is_dir():
        raise Usage(f"no folder {markdown.parent} for {markdown.name}")
    answers = answers_in(folder)
    if unknown := sorted(set(only) - {name.partition("/")[2] for name in answers}):
        raise Usage(f"no answers to {', '.join(unknown)} in {folder}: expected the name of a file, such as "
                    f"{next(iter(answers)).partition('/')[2]}")  # fmt: skip
    known, now = recorded(record), prints(answers)
    rows = {name: known.get(name, Row(name)) for name in answers}
    wanted = {name: seeds_for(variants, seeds) for name, variants in answers.items()}
    reasons = {name: row.stale(now[name], wanted[name]) for name, row in rows.items()}
    asked = {name: "asked for" for name in answers if everything or name.partition("/")[2] in only}
    chosen = asked or {name: reason for name, reason in reasons.items() if reason}
    _say_why(chosen, len(answers), seeds)
    todo = {n: list(now[n].answers) if asked else rows[n].outdated(now[n], wanted[n]) for n in chosen}
    for name, judged in _judge_all(todo, wanted):
        rows[name] = rows[name].updated(now[name], wanted[name], judged)
        print(rows[name], flush=True)
        if record:
            _write(record, (row for row in rows.values() if row.seeds))
    table = [row for row in rows.values() if row.seeds]
    if record and table:
        _write(record, table)  # also without what is gone
    print("wrong answers refused: {} of {}, named: {}; right answers accepted: {} of {}".format(*totals(table)), end="")
    print(f"; each on {_seeds(table, seeds)} seeds")
    print(_speed(table))
    # who asks for one question is told nothing of the others
    own = [rows[name] for name in asked] if only else table
    problems = [text for row in own for texts in row.problems.values() for text in texts]
    for text in problems:
        print(text, file=sys.stderr)
    silent = [sentence for sentence in untold(table) if not only or sentence.questions <= set(only)]
    for sentence in silent:
        print(f"no wrong answer to {', '.join(sorted(sentence.questions))} is told: {sentence}", file=sys.stderr)
    if left := [name for name, reason in reasons.items() if reason and name not in chosen]:
        print(f"not judged, though they changed: {', '.join(left)}", file=sys.stderr)
    if markdown and table:
        markdown.write_text(page(table), "utf-8")
    if chosen and prints(answers_in(folder)) != now:
        print("the checks or the answers were changed meanwhile: measure again", file=sys.stderr)
        return 1
    return 1 if problems or silent else 0


def _say_why(chosen: dict[str, str], of: int, seeds: int) -> None:
    if not chosen:
        print(f"nothing to judge: the verdicts on all {of} questions are of these checks and answers", file=sys.stderr)
        return
    print(f"judging answers to {len(chosen)} of {of} questions on {seeds} seeds", file=sys.stderr)
    for why in dict.fromkeys(chosen.values()):
        names = [name for name, reason in chosen.items() if reason == why]
        print(f"  {why}: {'all' if len(names) == of > 1 else ', '.join(names)}", file=sys.stderr, flush=True)


def _judge_all(
    todo: dict[str, list[Variant]], seeds: dict[str, int]
) -> Iterator[tuple[str, dict[Variant, tuple[Judged, list[str]]]]]:
    """Judge on all cores, say on standard error how far it is, and give each question as soon as it is finished."""
    judged: dict[str, dict[Variant, tuple[Judged, list[str]]]] = {name: {} for name in todo}
    # One question after the other, so that a run that is stopped has finished some; those that take longest go first.
    order = sorted(todo, key=lambda name: (-sum(map(uses_torch, todo[name])), -len(todo[name])))
    batches = [(name, some) for name in order for some in _batches(todo[name])]
    total, start = sum(map(len, todo.values())), time.monotonic()
    yield from ((name, {}) for name, variants in todo.items() if not variants)  # answers that are gone
    if not batches:
        return
    said = start
    # Threads inside NumPy and torch would compete with the processes for the same cores.
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    pool = ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn"))
    try:
        waiting = {pool.submit(_judge_batch, some, seeds[name]): (name, some) for name, some in batches}
        for done in as_completed(waiting):
            name, some = waiting[done]
            judged[name].update(zip(some, done.result(), strict=True))
            finished = len(judged[name]) == len(todo[name])
            if finished or time.monotonic() > said + QUIET_SECONDS:
                said = time.monotonic()
                print(
                    f"{sum(map(len, judged.values()))} of {total} answers, {said - start:.0f} s"
                    + f": {name}" * finished,
                    file=sys.stderr,
                    flush=True,
                )
            if finished:
                yield name, judged[name]
    except BrokenProcessPool:
        raise Usage("an answer ended the process that judged it: leave it out, and measure again") from None
    finally:
        pool.shutdown(cancel_futures=True)  # who stops this waits for the answers at work, not for all
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _batches(variants: list[Variant]) -> Iterator[tuple[Variant, ...]]:
    return (tuple(variants[i : i + AT_ONCE]) for i in range(0, len(variants), AT_ONCE))


_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def _judge_batch(variants: tuple[Variant, ...], seeds: int) -> list[tuple[Judged, list[str]]]:
    """What came of each answer on all seeds, and what it is told on the first ones."""
    return [(judged := try_out(variant, range(seeds)), told(variant, judged)) for variant in variants]


def told(variant: Variant, judged: Judged) -> list[str]:
    """What any check of the question finds likely of a wrong answer, on the first seeds: each once."""
    if variant.right:
        return []
    endless = "did not finish in" in judged.messages[0]  # as long as that took is not waited again
    # a largest or smallest number may be the same by two ways on one seed
    likely = (verdict.likely for seed in range(SEEDS_TOLD) for verdict, _ in verdicts(variant, seed, endless=endless))
    return [text for text in dict.fromkeys(likely) if text]


@functools.cache
def sentences_of_checks() -> tuple[sentences.Sentence, ...]:
    """What the checks may tell, in the order of its places."""
    sources = Sources(PACKAGE.parent, ("coursework", "flowdiff"))
    here, folders = sources.module(__name__), ("inside", "judging", "checks")
    judging = here, here.statements[try_out.__name__][0]
    modules = [
        f"coursework.{folder}.{file.stem}" for folder in folders for file in sorted((PACKAGE / folder).glob("*.py"))
    ]
    roots: dict[str, list] = {}
    for check in registry.all_checks().values():
        module = sources.module(check.function.__module__)
        statement = module.statements[check.function.__name__][0]
        roots.setdefault(check.question, [judging]).append((module, statement))
    return tuple(sentences.find(sources, modules, roots))


def untold(rows: Iterable[Row]) -> list[sentences.Sentence]:
    """The sentences that no wrong answer is told; one that several questions share need be told only to one answer.

    Those that a question shares with others that have no row are passed over.
    """
    by_question = {row.question.partition("/")[2]: row.told for row in rows}
    return sentences.untold((one for one in sentences_of_checks() if one.questions <= by_question.keys()), by_question)


def _speed(rows: Iterable[Row]) -> str:
    seconds = {check: value for row in rows for check, value in row.seconds.items()}
    if not seconds:
        return "No right answer was judged."
    slowest = max(seconds, key=seconds.get)
    over = sum(value > 1 for value in seconds.values())
    return (
        f"Of the {len(seconds)} checks the median one takes {statistics.median(seconds.values()):.3f} s, the slowest, "
        f"`{slowest}`, {seconds[slowest]:.2f} s; {over or 'none'} of them take{'s' if over == 1 else ''} more than 1 s."
    )


def page(rows: list[Row]) -> str:
    """The rows as a page."""
    head = "| function asked for | wrong refused | named | right accepted | seconds |\n|---|---|---|---|---|\n"
    chapters = []
    for chapter, group in itertools.groupby(rows, key=lambda row: row.question.partition("/")[0]):
        group = list(group)
        refused, wrong, named, accepted, right = totals(group)
        lines = "".join(f"{row}\n" for row in group)
        total = f"| **all** | **{refused} of {wrong}** | **{named}** | **{accepted} of {right}** | |\n"
        chapters.append(f"## Chapter {int(chapter.removeprefix('ch'))}\n\n{head}{lines}{total}")
    return _PAGE.format(*totals(rows), seeds=_seeds(rows), speed=_speed(rows)) + "\n".join(chapters)


def _seeds(rows: Iterable[Row], seeds: int = 0) -> str:
    return " or ".join(map(str, sorted({row.seeds for row in rows} or {seeds})))


_PAGE = """(ch-power)=
# The power of the checks

A check that accepts everything is worth nothing, and one that refuses a right answer does harm. So every check
is itself examined: each question of the exercises comes with wrong answers that a student might well write, and
with right ones that are written differently. All of them are judged on {seeds} sets of random inputs, or seeds;
the fewer where each check trains a network. A wrong answer counts as refused if on *every* seed a check refuses
it, and as named if on every seed a message names the mistake. A right one counts as accepted if on every seed
all checks accept it.

**{0} of {1} wrong answers are refused, {2} of them named. {3} of {4} right answers are accepted.**

A check should be quick enough to be run after every line. The last column is the slowest check of the question: its
median processor time in seconds over the right answers and the seeds. {speed}

What this does not say: that a wrong answer which nobody has thought of is refused too. If you find one, it
belongs into `tests/variants/`.

`make power` measures this. The tests fail if the checks or the answers to a question are no longer those that were
measured, and judge a fifth of the answers on one seed more; with `make test ARGS="--only unit --every-answer"` all.

"""
