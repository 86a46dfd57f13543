"""``python -m coursework tell FILE``: what the answers in a file of variants, or in any file, are told."""

from __future__ import annotations

from pathlib import Path

from coursework.authoring import power
from coursework.errors import Usage
from coursework.judging import registry


def tell(file: Path, *, words: str, seed: int) -> int:
    """Print what each check says of each answer; the exit status: 1 where an answer is not what its head says.

    Args:
        file: answers as `power` reads them, named as the question is; or one answer without a head.
        words: only answers whose title holds this.
        seed: from which the checks draw their inputs.

    Raises:
        Usage: there is no such file, no such question, no such answer.
    """
    if not file.is_file():
        raise Usage(f"there is no file {file}")
    if file.stem not in {check.question for check in registry.all_checks().values()}:
        raise Usage(f"no question is called {file.stem}: the file of its answers is, such as ch02/euler.py")
    text = file.read_text("utf-8")
    variants = power.read(file) if power.has_heads(text) else [power.Variant(file.stem, True, "the answer", "", text)]
    chosen = [variant for variant in variants if words in variant.title]
    if not chosen:
        raise Usage(f"no answer in {file.name} has {words!r} in its title")
    surprises = 0
    for variant in chosen:
        print(variant)
        for verdict, _ in power.verdicts(variant, seed):
            said = verdict.message.replace("\n", "\n    ")
            print(f"  {verdict.check}: {'ok' if verdict.passed else f'not yet{chr(10)}    {said}'}")
        problem = power.try_out(variant, [seed]).problems[seed]
        if problem:
            surprises += 1
            print(f"  NOT AS ITS HEAD SAYS: {problem.splitlines()[0]}")
    return 1 if surprises else 0
