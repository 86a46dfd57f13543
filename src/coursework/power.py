"""How well the checks tell right from wrong: every variant, on many seeds.

A file of variants, ``chNN/question.py``, holds answers one after the other. Each begins with a line
``# right: what it is`` or ``# wrong: what it is | pattern``; a wrong one must be refused with a message in which the
pattern, a regular expression, finds something. Each answer runs in a namespace of its own that holds NumPy as ``np``,
as the notebook's does.
"""

from __future__ import annotations

import linecache
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
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


def run(folder: Path, *, seeds: int, markdown: Path | None) -> int:
    """Judge every variant on `seeds` seeds and print the table; 1 if any verdict is not as it should be."""
    if seeds < 1:
        raise Usage(f"--seeds must be at least 1, got {seeds}")
    variants = read_all(folder)
    if not variants:
        raise Usage(f"no variants in {folder}: expected {folder}/chNN/question.py")
    problems: list[str] = []
    counts: dict[str, list[int]] = {}
    for variant in variants:
        found = [text for seed in range(seeds) if (text := problem(variant, seed))]
        problems += found
        row = counts.setdefault(variant.question, [0, 0, 0, 0])
        row[2 if variant.right else 0] += not found
        row[3 if variant.right else 1] += 1
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{variant}"[:100])
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    lines = ["| question | wrong answers refused | right answers accepted |", "|---|---|---|"]
    lines += [f"| `{q}` | {a} of {b} | {c} of {d} |" for q, (a, b, c, d) in counts.items()]
    sums = np.sum(list(counts.values()), axis=0)
    lines.append(f"| **all** | **{sums[0]} of {sums[1]}** | **{sums[2]} of {sums[3]}** |")
    table = "\n".join(lines) + "\n"
    print(table)
    print(f"each on {seeds} seeds")
    for text in problems:
        print(text, file=sys.stderr)
    if markdown:
        markdown.write_text(table, "utf-8")
    return 1 if problems else 0
