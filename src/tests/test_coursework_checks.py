"""The power of the checks: right answers pass, wrong ones are refused by a message that names the mistake."""

import statistics
from pathlib import Path

import pytest
from conftest import ROOT

from coursework import power, registry
from coursework.errors import Usage

VARIANTS = Path(__file__).parent / "variants"
ALL = power.read_all(VARIANTS)
QUESTIONS = sorted({check.question for check in registry.all_checks().values()})


# Lines of solutions, which no message may show.
ANSWERS = [
    "x + h * u(x, t)",
    "np.exp(-theta * t) * x0",
    "1 + (omega * h) ** 2",
    "2 / np.max",
    "x @ A.T + t * b",
]


@pytest.mark.parametrize("variant", ALL, ids=str)
def test_variant(variant):
    """On two seeds each; a wrong one is refused, by name, without a word of the solution."""
    if "import torch" in variant.source:
        pytest.importorskip("torch")
    judged = power.judge(variant, [0, 1])
    assert not any(judged.problems.values()), judged.problems
    for message in judged.messages.values():
        shown = message.split("(line ")[0]
        assert not any(answer in shown for answer in ANSWERS), message


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_has_enough_variants(question):
    own = [variant for variant in ALL if variant.question == question]
    assert sum(variant.right for variant in own) >= 2
    assert sum(not variant.right for variant in own) >= 3
    assert len({variant.source for variant in own}) == len(own)


def test_variants_belong_to_questions():
    assert {variant.question for variant in ALL} <= set(QUESTIONS)


def test_the_median_check_is_fast():
    """The bar: 0.1 s at the median, 1 s at the most; 5 s from chapter 5 on, where checks train networks."""
    first = {variant.question: variant for variant in reversed(ALL) if variant.right}
    answers = first | {v.question: v for v in reversed(ALL) if v.right and not power.uses_torch(v)}
    if any(power.uses_torch(variant) for variant in answers.values()):
        pytest.importorskip("torch")
    seconds = {}
    for variant in answers.values():
        for verdict in power.verdicts(variant, 0):
            chapter = int(registry.find(verdict.check).page[:2])
            seconds[verdict.check] = (verdict.seconds, 1 if chapter < 5 else 5)
    assert statistics.median(took for took, _ in seconds.values()) < 0.1
    assert {check: took for check, (took, bar) in seconds.items() if took >= bar} == {}


def test_the_published_table_is_of_these_checks_and_answers():
    """The page is in the book as soon as it exists; its hash and its numbers are those of today."""
    page = ROOT / "book" / "power.md"
    assert page.exists() == ("book/power" in (ROOT / "_toc.yml").read_text("utf-8"))
    if not page.exists():
        return
    known, table = power.published(page.read_text("utf-8"))
    answers = {question: [v for v in ALL if v.question == question] for question in {v.question for v in ALL}}
    wrong = {question: sum(not v.right for v in some) for question, some in answers.items()}
    right = {question: sum(v.right for v in some) for question, some in answers.items()}
    assert known == power.fingerprint(VARIANTS), "book/power.md is stale: make it again with `make power`"
    named = {question: numbers[2] for question, numbers in table.items()}
    assert table == {q: (wrong[q], wrong[q], named[q], right[q], right[q]) for q in answers}
    # A number that two mistakes give on one seed of twenty takes the name of the other there.
    assert sum(wrong.values()) - sum(named.values()) <= 5


def test_the_table_is_read_back_as_it_was_written():
    rows = [
        power.Row("ch02", "f", refused=3, named=2, wrong=4, accepted=2, right=2, seconds={"a": [0.1, 0.3], "b": [0.0]}),
        power.Row("ch02", "g", refused=1, named=1, wrong=1, accepted=1, right=2, seconds={"c": [1.5]}),
        power.Row("ch05", "h", wrong=1),
    ]
    text = power.page(rows, 20, "0123456789abcdef")
    table = {"f": (3, 4, 2, 2, 2), "g": (1, 1, 1, 1, 2), "h": (0, 1, 0, 0, 0)}
    assert power.published(text) == ("0123456789abcdef", table)
    assert "| **all** | **4 of 5** | **3** | **3 of 4** |" in text and "## Chapter 5" in text and "20 seeds" in text
    assert "**4 of 6 wrong answers are refused, 3 of them named. 3 of 4 right answers are accepted.**" in text
    assert "the slowest, `c`, 1.50 s; 1 of them takes more than 1 s" in text


def test_the_hash_is_of_what_a_verdict_depends_on(tmp_path):
    (tmp_path / "ch01").mkdir()
    file = tmp_path / "ch01" / "f.py"
    file.write_text("# right: a\nx = 1\n")
    known = power.fingerprint(tmp_path)
    assert power.fingerprint(tmp_path) == known
    file.write_text("# right: a\nx = 2\n")
    assert power.fingerprint(tmp_path) != known


VERDICTS = """# right: one
def linear_flow(x0, t, theta):
    return np.exp(-theta * t) * x0
# right: no, it is Euler's step
def linear_flow(x0, t, theta):
    return (1 - theta * t) * x0
# wrong: Euler's step | one Euler step
def linear_flow(x0, t, theta):
    return (1 - theta * t) * x0
# wrong: misnamed | something else
def linear_flow(x0, t, theta):
    return (1 - theta * t) * x0
# wrong: no, it is right | Euler
def linear_flow(x0, t, theta):
    return np.exp(-theta * t) * x0
"""


def test_power_counts_and_names_what_is_not_as_it_should_be(tmp_path, capsys):
    (tmp_path / "ch02").mkdir()
    (tmp_path / "ch02" / "linear_flow.py").write_text(VERDICTS)
    page = tmp_path / "power.md"
    assert power.run(tmp_path, seeds=2, markdown=page) == 1
    out, err = capsys.readouterr()
    assert "| `linear_flow` | 2 of 3 | 1 | 1 of 2 |" in out and "each on 2 seeds" in out
    assert "5 of 5 answers" in err and "is accepted (seed 1)" in err and "no message matches" in err
    known, table = power.published(page.read_text("utf-8"))
    assert known == power.fingerprint(tmp_path) and table == {"linear_flow": (2, 3, 1, 1, 2)}


def test_power_judges_again_only_what_changed(tmp_path, capsys):
    (tmp_path / "ch02").mkdir()
    answers, record = tmp_path / "ch02" / "linear_flow.py", tmp_path / "kept" / "power.jsonl"
    answers.write_text(VERDICTS)

    def run():
        status = power.run(tmp_path, seeds=2, markdown=None, record=record)
        out, err = capsys.readouterr()
        return status, out, err

    first, again = run(), run()
    assert first[:2] == again[:2] and "5 of 5 answers" in first[2] and "answers" not in again[2]
    assert again[2].splitlines() == [line for line in first[2].splitlines() if " answers" not in line]
    answers.write_text(VERDICTS.replace("# wrong: misnamed | something else", "# wrong: named now | one Euler step"))
    with record.open("a") as out:
        out.write('["half a li')
    status, out, err = run()
    assert status == 1 and "1 of 1 answers" in err and "| `linear_flow` | 2 of 3 | 2 | 1 of 2 |" in out


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: None, "no variants in"),
        (lambda folder: (folder / "ch02" / "no_such.py").write_text("# right: a\n"), "no checks for no_such"),
    ],
)
def test_power_says_what_is_missing(tmp_path, make, words):
    (tmp_path / "ch02").mkdir()
    make(tmp_path)
    with pytest.raises(Usage, match=words):
        power.run(tmp_path, seeds=1, markdown=None)
    with pytest.raises(Usage, match="no folder"):
        power.run(VARIANTS, seeds=1, markdown=tmp_path / "no" / "power.md")


def test_a_class_not_begun_is_named_as_the_question_is():
    blank = "class OUProcess:\n    def __init__(self, theta, sigma):\n        raise NotImplementedError()\n"
    begun = (
        "class OUProcess:\n    def __init__(self, theta, sigma):\n        self.theta, self.sigma = theta, sigma\n"
        "    def drift(self, x, t):\n        raise NotImplementedError()\n"
    )
    for source, words in ((blank, "write `OUProcess` first"), (begun, "write `drift` first")):
        message = power.judge(power.Variant("OUProcess", False, "blank", ".", source), [0]).messages[0]
        assert message.startswith(words)


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
