"""The power of the checks: right answers pass, wrong ones are refused by a message that names the mistake."""

import ast
import statistics
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest
from conftest import ROOT

from coursework.__main__ import main
from coursework.authoring import power, sentences
from coursework.errors import Usage
from coursework.judging import registry

VARIANTS = Path(__file__).parent / "variants"
ALL = power.read_all(VARIANTS)
RECORD = VARIANTS / "power.jsonl"
SEEDS = 20
QUESTIONS = sorted({check.question for check in registry.all_checks().values()})


# Lines of solutions, which no message may show.
ANSWERS = [
    "x + h * u(x, t)",
    "np.exp(-theta * t) * x0",
    "1 + (omega * h) ** 2",
    "2 / np.max",
    "x @ A.T + t * b",
]


def spot_check(variants: list[power.Variant], fingerprint: str) -> list[power.Variant]:
    """Every fifth of the right answers and of the wrong ones; which fifth it is changes with the checks."""
    right, wrong = ([v for v in variants if v.right == wanted] for wanted in (True, False))
    return [some[i] for some in (right, wrong) for i in range(int(fingerprint, 16) % min(5, len(some)), len(some), 5)]


def pytest_generate_tests(metafunc):
    """The record holds the verdicts on every answer, and the test of the published table asks that they are of today's
    checks. So a run judges some of each question, to see that the record is true; with ``--every-answer`` all."""
    if metafunc.function is test_variant:
        if metafunc.config.getoption("--every-answer"):
            chosen = ALL
        else:
            rows = power.recorded(RECORD)
            prints = {name: row.machinery + row.checks for name, row in rows.items()}
            answers = power.answers_in(VARIANTS).items()
            chosen = [v for name, some in answers for v in spot_check(some, prints.get(name, "0"))]
        metafunc.parametrize("variant", chosen, ids=str)


def test_the_spot_check_takes_some_of_each_question_and_others_when_the_checks_change():
    answers = power.answers_in(VARIANTS)
    for some in answers.values():
        for n in range(5):
            taken = spot_check(some, hex(n))
            assert {v.right for v in taken} == {True, False} and len(taken) <= len(some) / 5 + 2
        assert {v for n in range(60) for v in spot_check(some, hex(n))} == set(some)


def test_variant(variant):
    """A wrong one is refused, by name, without a word of the solution; a right one is accepted.

    On a seed that the record does not hold: that the record, of twenty others, is of these checks and answers is the
    test of the published table.
    """
    if "import torch" in variant.source:
        pytest.importorskip("torch")
    judged = power.try_out(variant, [SEEDS])
    assert not any(judged.problems.values()), judged.problems
    for message in judged.messages.values():
        shown = message.split("(line ")[0]
        assert not any(answer in shown for answer in ANSWERS), message


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_has_enough_variants(question):
    own = [variant for variant in ALL if variant.question == question]
    right = sum(variant.right for variant in own)
    assert right >= 2 and len(own) - right >= 3, f"{right} right and {len(own) - right} wrong answers in tests/variants"
    assert len({variant.source for variant in own}) == len(own)


def test_variants_belong_to_questions():
    assert {variant.question for variant in ALL} <= set(QUESTIONS)


def test_the_median_check_is_fast():
    """The bar: 0.1 s at the median, 1 s at the most; 5 s from chapter 5 on, where checks train networks. Of the seconds
    that the record holds, which `make power` measured, so that no busy machine fails it."""
    seconds = {check: took for row in power.recorded(RECORD).values() for check, took in row.seconds.items()}
    assert set(seconds) == set(registry.all_checks())
    assert statistics.median(seconds.values()) < 0.1
    bars = {check: 1 if int(registry.find(check).page[:2]) < 5 else 5 for check in seconds}
    assert {check: took for check, took in seconds.items() if took >= bars[check]} == {}


def test_the_published_table_is_of_these_checks_and_answers():
    """Every question's verdicts are of today's checks and answers, on 20 seeds or as many as its file says, and the
    page is made from them."""
    answers, rows = power.answers_in(VARIANTS), power.recorded(RECORD)
    stale = {
        f"{question}: {why}; run `make power`"
        for question, now in power.prints(answers).items()
        if (why := rows.get(question, power.Row(question)).stale(now, power.seeds_for(answers[question], SEEDS)))
    }
    assert not stale
    assert list(rows) == list(answers), "rows are in the order of the files: run `make power`"
    page = (ROOT / "book" / "power.md").read_text("utf-8")
    assert page == power.page([*rows.values()]), "book/power.md is not made from the record: run `make power`"
    assert "book/power" in (ROOT / "_toc.yml").read_text("utf-8")
    checks = {name: check.question for name, check in registry.all_checks().items()}
    for question, row in rows.items():
        assert row.seconds.keys() == {name for name, asked in checks.items() if asked == question.partition("/")[2]}
    refused, wrong, named, accepted, right = power.totals(rows.values())
    assert (refused, accepted) == (wrong, right) == (sum(not v.right for v in ALL), sum(v.right for v in ALL))
    # A number that two mistakes give on one seed of twenty takes the name of the other there.
    assert wrong - named <= 5


def test_every_sentence_is_told_to_some_wrong_answer():
    """A known mistake that no answer here makes may be one that its check does not see."""
    rows = power.recorded(RECORD).values()
    assert [str(one) for one in power.untold(rows)] == []
    # what answers are told is listed, so that no sentence is left out of the list
    listed = power.sentences_of_checks()
    for row in rows:
        question = row.question.partition("/")[2]
        own = [sentence for sentence in listed if question in sentence.questions]
        assert not [text for text in row.told if not sentences.fitting(text, own)], question


def test_the_page_says_what_the_rows_say():
    rows = [
        power.Row(
            "ch02/f", "m", "c", 20, ["a", "b"], ["c", "d", "e", "g"], ["c"], {"c": [""], "d": [""]},
            {"one": 0.2, "two": 0.0},
        ),
        power.Row("ch02/g", "m", "c", 20, ["a", "b"], ["c"], [], {"a": [""]}, {"three": 1.5}),
        power.Row("ch05/h", "m", "c", 20, [], ["a"], ["a"], {"a": [""]}),
    ]  # fmt: skip
    text = power.page(rows)
    assert "| `f` | 3 of 4 | 2 | 2 of 2 | 0.20 |\n| `g` | 1 of 1 | 1 | 1 of 2 | 1.50 |" in text
    assert "| `h` | 0 of 1 | 0 | 0 of 0 | – |" in text
    assert "| **all** | **4 of 5** | **3** | **3 of 4** |" in text and "## Chapter 5" in text and "on 20 sets" in text
    assert "**4 of 6 wrong answers are refused, 3 of them named. 3 of 4 right answers are accepted.**" in text
    assert "the slowest, `three`, 1.50 s; 1 of them takes more than 1 s" in text


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
    assert power.power(tmp_path, seeds=2, markdown=page) == 1
    out, err = capsys.readouterr()
    assert "| `linear_flow` | 2 of 3 | 1 | 1 of 2 |" in out and "each on 2 seeds" in out
    assert "5 of 5 answers" in err and "is accepted (seed 1)" in err and "no message matches" in err
    assert "| `linear_flow` | 2 of 3 | 1 | 1 of 2 |" in page.read_text("utf-8")


class Here(Executor):
    """Judges in this process: no other need be started for a few answers."""

    def __init__(self, **options):
        pass

    def submit(self, function, *args):
        done = Future()
        done.set_result(function(*args))
        return done


@pytest.fixture
def measured(tmp_path, capsys, monkeypatch):
    """A function that judges one question and keeps what it found; it returns the status and both outputs."""
    monkeypatch.setattr(power, "ProcessPoolExecutor", Here)
    (tmp_path / "ch02").mkdir()
    answers, record = tmp_path / "ch02" / "linear_flow.py", tmp_path / "kept" / "power.jsonl"
    answers.write_text(VERDICTS)

    def run(**options):
        status = power.power(tmp_path, **{"seeds": 2, "record": record} | options)
        return status, *capsys.readouterr()

    run.answers, run.record = answers, record
    return run


def test_power_judges_again_only_what_changed_and_says_why(measured):
    status, _, err = measured()
    assert (
        status == 1 and "judging answers to 1 of 1 questions on 2 seeds\n  not judged before: ch02/linear_flow" in err
    )
    assert "5 of 5 answers" in err
    kept = measured.record.read_text()
    status, out, err = measured()
    assert status == 1 and "nothing to judge" in err and "2 of 3, named: 1; right answers accepted: 1 of 2" in out
    assert err.count("is accepted (seed") == 2 and measured.record.read_text() == kept
    measured.answers.write_text(VERDICTS.replace("misnamed | something else", "named now | Euler step"))
    status, out, err = measured()
    assert status == 1 and "answers have changed: ch02/linear_flow" in err and "1 of 1 answers" in err
    assert "| `linear_flow` | 2 of 3 | 2 | 1 of 2 |" in out
    measured.answers.write_text(VERDICTS[: VERDICTS.index("# wrong: misnamed")])
    assert "| `linear_flow` | 1 of 1 | 1 | 1 of 2 |" in measured()[1], "answers that are gone do not count"


def test_power_prints_the_sentences_that_no_wrong_answer_is_told(measured):
    status, _, err = measured()
    told = "linear_flow is told: coursework/checks/ch02.py:"
    assert status == 1 and told in err and ": θ is missing in the exponent\n" in err
    assert "one Euler step of size t, not the flow" not in err.split(told, 1)[1]
    row = power.recorded(measured.record)["ch02/linear_flow"]
    (euler,) = (some for text, some in row.told.items() if text.startswith("1 - θt is one Euler step"))
    assert euler == row.wrong[:2]
    measured.answers.write_text(
        VERDICTS.replace("misnamed | something else", "not θ | θ is missing").replace(
            "1 - theta * t) * x0\n# wrong: no,", "np.exp(-t)) * x0\n# wrong: no,"
        )
    )
    _, _, err = measured()
    assert "1 of 1 answers" in err and ": θ is missing in the exponent\n" not in err
    assert "one Euler step of size t, not the flow" not in err.split(told, 1)[1], "what was known stays known"


def test_right_answers_are_timed_together(measured):
    measured()
    measured.answers.write_text(VERDICTS.replace("x0\n", "x0  # a comment\n", 1))
    assert "nothing to judge" in measured()[2]
    measured.answers.write_text(VERDICTS.replace("* x0\n", "* +x0\n", 1))
    assert "2 of 2 answers" in measured()[2]


def test_power_judges_what_is_asked_for(measured):
    measured()
    status, _, err = measured(only=["linear_flow"])
    assert status == 1 and "asked for: ch02/linear_flow" in err and "5 of 5 answers" in err
    measured.answers.with_name("stability_limit.py").write_text(
        "# wrong: none | .\ndef stability_limit(A):\n    return 0.0\n"
    )
    assert "not judged, though they changed: ch02/stability_limit" in measured(only=["linear_flow"])[2]
    assert "6 of 6 answers" in measured(everything=True)[2] and "asked for: all" in measured(everything=True)[2]
    status, _, err = measured(only=["stability_limit"])
    assert status == 0 and "linear_flow" not in err, "what is wrong with other answers is not said"
    with pytest.raises(Usage, match=r"no answers to no_such in .*, such as linear_flow"):
        measured(only=["no_such"])


def test_a_line_that_a_merge_left_is_judged_again(measured):
    measured()
    measured.record.write_text("<<<<<<< ours\n" + measured.record.read_text()[:40] + "\n[1, 2]\n")
    assert "not judged before" in measured()[2] and len(power.recorded(measured.record)) == 1
    assert measured.record.read_text().count("\n") == 1


def test_other_seeds_are_other_verdicts(measured):
    measured()
    assert "judged on 2 seeds before" in measured(seeds=1)[2]


@pytest.mark.parametrize(
    ("part", "why"),
    [("machinery", "what judges every answer has changed"), ("checks", "checks have changed")],
)
def test_changed_checks_make_all_verdicts_of_a_question_stale(measured, part, why):
    measured()
    line = power.recorded(measured.record)["ch02/linear_flow"]
    measured.record.write_text(measured.record.read_text().replace(getattr(line, part), "0" * 16))
    err = measured()[2]
    assert f"{why}: ch02/linear_flow" in err and "5 of 5 answers" in err


def test_an_answer_that_never_ends_is_waited_for_once(monkeypatch):
    """Its first seed takes what one may; on the others it is known to be one of those."""
    source = "def linear_flow(x0, t, theta):\n    while True:\n        pass\n"
    given = []
    run = registry.judge_here
    monkeypatch.setattr(power, "SECONDS", 0.3)
    monkeypatch.setattr(power, "SECONDS_AGAIN", 0.1)
    monkeypatch.setattr(registry, "judge_here", lambda *args: given.append(args[-1]) or run(*args))
    judged = power.try_out(power.Variant("linear_flow", False, "endless", "did not finish in", source), [0, 1, 2])
    assert given == [0.3, 0.1, 0.1] and not any(judged.problems.values())


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
        power.power(tmp_path, seeds=1)
    with pytest.raises(Usage, match="no folder"):
        power.power(VARIANTS, seeds=1, markdown=tmp_path / "no" / "power.md")


def test_a_class_not_begun_is_named_as_the_question_is():
    blank = "class OUProcess:\n    def __init__(self, theta, sigma):\n        raise NotImplementedError()\n"
    begun = (
        "class OUProcess:\n    def __init__(self, theta, sigma):\n        self.theta, self.sigma = theta, sigma\n"
        "    def drift(self, x, t):\n        raise NotImplementedError()\n"
    )
    for source, words in ((blank, "write `OUProcess` first"), (begun, "write `drift` first")):
        message = power.try_out(power.Variant("OUProcess", False, "blank", ".", source), [0]).messages[0]
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


def _sizes(node: ast.expr) -> bool:
    """Whether this is an absolute value, or the largest, the mean or the root of some."""
    inside = (n for n in ast.walk(node) if isinstance(n, ast.Call))
    return any(ast.unparse(call.func) in ("abs", "np.abs", "np.linalg.norm") for call in inside)


def test_no_comparison_lets_nan_through():
    """``abs(got - right) > tolerance`` is not true of nan: a refusal is of what is *not* within the tolerance."""
    found = []
    for file in sorted(ROOT.glob("src/coursework/checks/*.py")) + sorted(ROOT.glob("src/coursework/judging/*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.If) and any(isinstance(part, ast.Raise) for part in node.body):
                compared = (c for c in ast.walk(node.test) if isinstance(c, ast.Compare) and _sizes(c.left))
                beyond = (c for c in compared if isinstance(c.ops[0], ast.Gt | ast.GtE))
                found += [f"{file.name}:{c.lineno}: {ast.unparse(c)}" for c in beyond]
    assert found == []


def test_tell_says_what_each_check_says_of_an_answer(tmp_path, capsys):
    file = VARIANTS / "ch02" / "linear_flow.py"
    wrong = next(v for v in power.read(file) if not v.right)
    assert main(["tell", str(file), "--title", wrong.title]) == 0
    out = capsys.readouterr().out
    assert f"{wrong}\n" in out and "not yet\n    " in out and "see       “" in out
    (tmp_path / "linear_flow.py").write_text("def linear_flow(x0, t, theta):\n    return np.exp(-theta * t) * x0\n")
    assert main(["tell", str(tmp_path / "linear_flow.py")]) == 0
    out = capsys.readouterr().out
    assert out.count(": ok") == 3 and "not yet" not in out
    (tmp_path / "linear_flow.py").write_text("def linear_flow(x0, t, theta):\n    return x0\n")
    assert main(["tell", str(tmp_path / "linear_flow.py")]) == 1
    assert "NOT AS ITS HEAD SAYS" in capsys.readouterr().out
    for words in ([str(tmp_path / "none.py")], [str(file), "--title", "no such title"]):
        assert main(["tell", *words]) == 2
        assert capsys.readouterr().err.count("\n") == 1
