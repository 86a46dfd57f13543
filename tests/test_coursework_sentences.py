"""The listing of the sentences that checks tell, and of those that no wrong answer is told."""

import pytest

from coursework.authoring import power, sentences
from coursework.fingerprint import Sources

JUDGING = """
def wrong(expected, got, likely=""):
    return ValueError(expected, got, likely)

def expect_close(got, right, what, mistakes=None, *, shapes=None, otherwise=""):
    if got.shape != right.shape:
        raise wrong(f"the shape of {what}", "another one", (shapes or {}).get(got.shape, "the shape is a riddle"))
    likely = ""
    for sentence, value in (mistakes or {}).items():
        if value == got:
            likely = sentence
    raise wrong(f"{what} is right", "it is not", likely or otherwise)

def shared(n):
    found = {f"this is {n} times too much": 2.0}
    found["the sign of the result"] = -1.0
    return {**found, **{text: value for text, value in (("one of a list", 1), ("another of a list", 2))}}

class Law:
    fits: dict
"""

CHECKS = '''
from p.judging import Law, expect_close, shared, wrong

def _mistakes(x):
    """No sentence is a docstring."""
    return {"nothing has moved": x, "the root is missing": x**2} | shared(2)

def one(s, rng):
    got = s.call("double", 2)
    expect_close(got, 4, "twice the number", _mistakes(2), shapes={(2,): "two came, and one is asked for"})

def other(s, rng):
    law = Law(fits={"the mean is off": 1.0})
    if rng:
        best = max(law.fits, key=law.fits.get, default="no mean at all")
        raise wrong("a mean", "another mean", best if rng > 1 else "is it a mean?")
    raise wrong("one thing", "two things", "; or: ".join(text for text in shared(3)))

def unasked(s, rng):
    raise wrong("one thing", "two things", "nobody calls this check")
'''


@pytest.fixture
def listed(tmp_path):
    """What is listed of two artificial questions, by where it stands."""
    (tmp_path / "p").mkdir()
    for name, source in (("judging", JUDGING), ("checks", CHECKS)):
        (tmp_path / "p" / f"{name}.py").write_text(source)
    sources = Sources(tmp_path, ("p",))
    checks = sources.module("p.checks")
    roots = {name: [(checks, checks.statements[name][0])] for name in ("one", "other")}
    return sentences.find(sources, ["p.judging", "p.checks"], roots)


def test_what_becomes_a_likely_mistake_is_listed_and_nothing_else(listed):
    of = {"…".join(one.parts): one.questions for one in listed}
    alone = {
        "nothing has moved",
        "the root is missing",
        "two came, and one is asked for",
        "the shape is a riddle",
    }
    assert {text for text, questions in of.items() if questions == {"one"}} == alone
    other = {"the mean is off", "no mean at all", "is it a mean?"}
    assert {text for text, questions in of.items() if questions == {"other"}} == other
    both = {"this is … times too much", "the sign of the result", "one of a list", "another of a list"}
    assert {text for text, questions in of.items() if questions == {"one", "other"}} == both
    assert of.keys() == alone | other | both
    place = next(one for one in listed if one.parts == ("nothing has moved",))
    assert str(place) == f"p/checks.py:{CHECKS[: CHECKS.index('nothing has')].count(chr(10)) + 1}: nothing has moved"


def test_a_sentence_is_told_whole_or_with_another_and_by_any_question_that_has_it(listed):
    def left(told):
        return {"…".join(one.parts) for one in sentences.untold(listed, told)}

    every = {"…".join(one.parts) for one in listed}
    assert left({}) == every
    assert left({"one": ["nothing has moved"]}) == every - {"nothing has moved"}
    assert left({"other": ["nothing has moved", "nothing has moved either"]}) == every
    assert left({"one": ["this is 7 times too much"]}) == every - {"this is … times too much"}
    assert left({"other": ["the sign of the result; or: one of a list"]}) == every - {
        "the sign of the result",
        "one of a list",
    }


def test_of_sentences_that_fit_the_one_of_which_most_is_known_is_told():
    vague, exact = (sentences.Sentence("f.py", 1, parts, frozenset(["q"])) for parts in (("it ", ""), ("it is x",)))
    assert sentences.untold([vague, exact], {"q": ["it is x"]}) == [vague]
    assert sentences.untold([vague, exact], {"q": ["it is y"]}) == [exact]
    assert sentences.untold([vague, exact], {"another": ["it is y"]}) == [vague, exact]


def test_power_lists_what_the_wrong_answers_of_a_row_are_not_told():
    row = power.Row("ch02/linear_flow", wrong=["a"], told={"θ is missing in the exponent": ["a"]})
    texts = {"…".join(one.parts) for one in power.untold([row])}
    assert "x0 stands in the exponent" in texts and "θ is missing in the exponent" not in texts
    assert "the sign is the other way round" not in texts, (
        "that is told to answers of other questions, which have no row"
    )
