"""How well the checks tell right from wrong: every variant, on many seeds.

A file of variants, ``chNN/question.py``, holds answers one after the other. Each begins with a line
``# right: what it is`` or ``# wrong: what it is | pattern``; a wrong one must be refused with a message in which the
pattern, a regular expression, finds something. Each answer runs in a namespace of its own that holds NumPy as ``np``,
as the notebook's does.
"""

from __future__ import annotations

import hashlib
import itertools
import linecache
import os
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from coursework import registry
from coursework.errors import Usage
from coursework.student import Mistake

# A right answer takes milliseconds, but the machine may be busy.
SECONDS = 5.0

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


def messages(variant: Variant, seed: int) -> Iterator[str]:
    """The messages of those checks of the question that do not pass, one check after the other."""
    if "import torch" in variant.source:
        import torch  # noqa: F401  (so that its import does not use up the time of the first check)
    filename = f"<answer {variant}>"
    linecache.cache[filename] = (len(variant.source), None, variant.source.splitlines(True), filename)
    for name, check in registry.all_checks().items():
        if check.question == variant.question:
            namespace = {"np": np, "__name__": "__main__"}
            exec(compile(variant.source, filename, "exec"), namespace)
            try:
                registry.run(name, namespace, seed, SECONDS)
            except Mistake as mistake:
                yield str(mistake)


def problem(variant: Variant, seed: int) -> str:
    """What is wrong with the verdict on a variant; empty if it is as it should be."""
    first = ""
    for message in messages(variant, seed):
        if variant.right:
            return f"{variant} is refused (seed {seed}): {message}"
        if re.search(variant.pattern, message):
            return ""  # named; one that never ends need not be waited for in the other checks
        first = first or message
    if variant.right:
        return ""
    if not first:
        return f"{variant} is accepted (seed {seed})"
    return f"{variant}: no message matches {variant.pattern!r} (seed {seed}): {first}"


def fingerprint(folder: Path) -> str:
    """A hash of the checks and of the answers in `folder`: the published table holds for these and no others."""
    package = Path(__file__).parent
    files = sorted([*package.glob("*.py"), *package.glob("checks/*.py"), *folder.glob("ch*/*.py")])
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.parent.name}/{file.name}".encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def judge_file(path: Path, seeds: int) -> tuple[Row, list[str]]:
    """Judge one question's answers: its row of the table, and every verdict that is not as it should be."""
    problems: list[str] = []
    row = Row(path.parent.name, path.stem)
    for variant in read(path):
        found = [text for seed in range(seeds) if (text := problem(variant, seed))]
        problems += found
        row = row.counted(variant.right, not found)
    return row, problems


@dataclass(frozen=True)
class Row:
    """One question of the table: how many answers of each kind there are, and how many were judged rightly."""

    chapter: str
    question: str
    refused: int = 0
    wrong: int = 0
    accepted: int = 0
    right: int = 0

    def counted(self, right: bool, as_it_should: bool) -> Row:
        if right:
            return replace(self, right=self.right + 1, accepted=self.accepted + as_it_should)
        return replace(self, wrong=self.wrong + 1, refused=self.refused + as_it_should)

    def __str__(self) -> str:
        return f"| `{self.question}` | {self.refused} of {self.wrong} | {self.accepted} of {self.right} |"


def run(folder: Path, *, seeds: int, markdown: Path | None) -> int:
    """Judge every variant on `seeds` seeds and print the table; 1 if any verdict is not as it should be."""
    if seeds < 1:
        raise Usage(f"--seeds must be at least 1, got {seeds}")
    paths = sorted(folder.glob("ch*/*.py"))
    if not paths:
        raise Usage(f"no variants in {folder}: expected {folder}/chNN/question.py")
    known = fingerprint(folder)
    rows, problems = [], []
    # Threads inside torch would compete with the processes for the same cores.
    with ProcessPoolExecutor(initializer=_one_thread) as pool:
        for row, found in pool.map(judge_file, paths, [seeds] * len(paths)):
            rows.append(row)
            problems += found
            print(row, flush=True)
    total = [sum(getattr(row, name) for row in rows) for name in ("refused", "wrong", "accepted", "right")]
    print("wrong answers refused: {} of {}; right answers accepted: {} of {}".format(*total), end="")
    print(f"; each on {seeds} seeds")
    for text in problems:
        print(text, file=sys.stderr)
    if markdown:
        markdown.write_text(page(rows, total, seeds, known), "utf-8")
    return 1 if problems else 0


def page(rows: list[Row], total: list[int], seeds: int, known: str) -> str:
    """The table as a page, with the hash of what it was measured on."""
    head = "| function asked for | wrong answers refused | right answers accepted |\n|---|---|---|\n"
    chapters = [
        f"## Chapter {int(chapter.removeprefix('ch'))}\n\n{head}" + "".join(f"{row}\n" for row in group)
        for chapter, group in itertools.groupby(rows, key=lambda row: row.chapter)
    ]
    return _PAGE.format(*total, seeds=seeds, known=known) + "\n".join(chapters)


_PAGE = """(ch-power)=
# The power of the checks

A check that accepts everything is worth nothing, and one that refuses a right answer does harm. So every check
is itself examined: each question of the exercises comes with wrong answers that a student might well write, and
with right ones that are written differently. All of them are judged on {seeds} seeds, that is, on {seeds} sets
of random inputs. A wrong answer counts as refused if on *every* seed a check refuses it *and* its message names
the mistake. A right one counts as accepted if on every seed all checks accept it.

**{0} of {1} wrong answers are refused, {2} of {3} right answers are accepted.**

What this does not say: that a wrong answer which nobody has thought of is refused too. If you find one, it
belongs into `src/tests/variants/`.

`make power` measures this (checks and answers: {known}). The tests judge all answers on 2 seeds.

"""


def _one_thread() -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
