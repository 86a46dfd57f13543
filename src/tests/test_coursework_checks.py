"""The power of the checks: right answers pass, wrong ones are refused by a message that names the mistake."""

import statistics
import time
from pathlib import Path

import numpy as np
import pytest

from coursework import power, registry
from coursework.errors import Usage

VARIANTS = Path(__file__).parent / "variants"
ALL = power.read_all(VARIANTS)
QUESTIONS = sorted({check.question for check in registry.all_checks().values()})


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("variant", ALL, ids=str)
def test_variant(variant, seed):
    if "import torch" in variant.source:
        pytest.importorskip("torch")
    assert power.problem(variant, seed) == ""


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_has_enough_variants(question):
    own = [variant for variant in ALL if variant.question == question]
    assert sum(variant.right for variant in own) >= 2
    assert sum(not variant.right for variant in own) >= 3
    assert len({variant.source for variant in own}) == len(own)


def test_variants_belong_to_questions():
    assert {variant.question for variant in ALL} <= set(QUESTIONS)


def test_no_message_shows_an_answer():
    """Nothing that is the solution's line stands in a message."""
    answers = [
        "x + h * u(x, t)",
        "np.exp(-theta * t) * x0",
        "1 + (omega * h) ** 2",
        "2 / np.max",
        "x @ A.T + t * b",
    ]
    for variant in ALL:
        if not variant.right:
            message = next(power.messages(variant, 0), "").split("(line ")[0]
            assert not any(answer in message for answer in answers), message


def test_the_median_check_is_fast():
    right = {
        variant.question: variant
        for variant in reversed(ALL)
        if variant.right and "torch" not in variant.source
    }
    seconds = []
    for name, check in registry.all_checks().items():
        if check.question not in right:
            continue  # another test says that its variants are missing
        namespace = {"np": np}
        exec(right[check.question].source, namespace)
        start = time.process_time()
        registry.run(name, namespace)
        seconds.append(time.process_time() - start)
    assert statistics.median(seconds) < 0.1 and max(seconds) < 1


def test_variant_files_are_read_strictly(tmp_path):
    file = tmp_path / "f.py"
    file.write_text("# ruff: noqa\n# right: a\ndef f(): pass\n# wrong: b | c|d\ndef f(): return 1\n")
    right, wrong = power.read(file)
    assert right.right and right.title == "a" and wrong.pattern == "c|d" and "return 1" in wrong.source
    file.write_text("# wrong: no pattern\nx = 1\n")
    with pytest.raises(Usage, match="no pattern"):
        power.read(file)
    file.write_text("x = 1\n")
    with pytest.raises(Usage, match="no variants"):
        power.read(file)
