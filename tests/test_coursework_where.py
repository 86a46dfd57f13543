"""The second hint: with which input an answer is wrong, in which rows and coordinates, and only for who asks."""

import json

import classroom
import numpy as np
import pytest

from coursework.__main__ import main
from coursework.judging import registry, where
from coursework.judging.expect import expect_close
from coursework.judging.verdict import Mistake

NAME = "02_odes_and_flows"
SOLVED = classroom.solution(NAME)


def judged(check, source):
    """The verdict of a check on the solution of chapter 2 with `source` run after it."""
    namespace = {"__name__": "__main__", "np": np}
    for answer in SOLVED.values():
        exec(answer, namespace)
    exec(source, namespace)
    return registry.judge_here(check, namespace)


def hint(got, expected):
    with pytest.raises(Mistake) as raised:
        expect_close(np.array(got, float), np.array(expected, float), "it")
    return raised.value.verdict.where, raised.value.row


def test_rows_coordinates_and_size():
    zeros = np.zeros((6, 2))
    one, some, all_, many = (zeros.copy() for _ in range(4))
    one[3] = 0.5, -2.0
    some[[1, 4], 1] = 1.0, -3.0
    all_[:, 0] = 1.0
    many[1:] = np.nan
    assert hint(one, zeros) == ("in row 3 of 6, by 2 at most, at [3, 1]", 3)
    assert hint(some, zeros) == ("in rows 1 and 4 of 6, coordinate 1 of 2 only, by 3 at most, at [4, 1]", 1)
    assert hint(all_, zeros) == ("in all 6 rows, coordinate 0 of 2 only, by 1 at most, at [0, 0]", 0)
    assert hint(many, zeros) == ("in 5 of 6 rows, the first 1, 2, 3, 4", 1)
    assert hint([0.0, 1.0, *np.zeros(4)], np.zeros(6)) == ("in entry 1 of 6, by 1 at most, at [1]", 1)
    assert hint([[1.0]], [[0.0]]) == ("in the only row, by 1 at most, at [0, 0]", 0)
    assert hint(1.5, 1.0) == ("by 0.5", None)


def test_the_call_is_told_with_the_questions_own_names():
    source = "def euler_step(u, x, t, h):\n    y = x + h * u(x, t)\n    y[2, 1] += 1\n    return y"
    told = judged("euler_step_value", source).where
    assert told.startswith("`euler_step(u = a function, x = array (5, 2) with x[2] = [")
    assert ", h = 0.3)`: in row 2 of 5, coordinate 1 of 2 only, by 1 at most, at [2, 1]" in told


@pytest.mark.parametrize(
    "source, words",
    [
        ("def euler_step(u, x, t, h):\n    return 1 / 0", "`euler_step(u = a function, x = array (5, 2), t = 0.4"),
        ("def euler_step(u, x, t, h):\n    return x[0]", "`euler_step(u = a function, x = array (5, 2), t = 0.4"),
        ("del euler_step", "`euler_step("),
        ("def euler_step(u, x, t, h):\n    raise NotImplementedError", ""),
    ],
    ids=["raised", "another shape", "undefined", "unwritten"],
)
def test_what_compares_no_numbers_tells_the_call(source, words):
    told = judged("euler_step_value", source).where
    assert told.startswith(words) and bool(told) == bool(words), told


def test_arguments_of_every_kind():
    generator = np.random.default_rng(0)
    arguments = (generator, np.eye, True, None, [1, 2], "text", np.float32(0.5), np.arange(3), np.zeros((9, 20)))
    told = where.asked("no question", "f", arguments, {"n": 3}, row=1)
    words = "a generator, a function, True, None, list of length 2, 'text', 0.5, [0, 1, 2], array (9, 20), n = 3"
    assert told == f"`f({words})`"


def test_it_is_printed_for_who_asks_and_for_nobody_else(tmp_path, capsys):
    answer = SOLVED["answer-euler_step"].replace("u(x, t)\n", "u(x, t + h)\n")
    assert answer != SOLVED["answer-euler_step"]
    file = tmp_path / "a.ipynb"
    file.write_text(json.dumps(classroom.notebook(NAME, SOLVED | {"answer-euler_step": answer})), "utf-8")
    assert main(["check", str(file)]) == 1
    plain = capsys.readouterr().out
    assert main(["check", str(file), "--where"]) == 1
    asked = capsys.readouterr().out
    own = [line for line in asked.splitlines() if line.strip().startswith("where     ")]
    assert own and "where     " not in plain and "`euler_step(u = a function, x = array (5, 2)" in own[0]
    assert "\n".join(line for line in asked.splitlines() if line not in own).rsplit(" in ", 1)[0] in plain


def test_the_page_knows_the_names_without_the_masters(monkeypatch):
    monkeypatch.setattr(where, "_handed_out", lambda: {})
    monkeypatch.setattr(where, "stubs", {})
    where._parameters.cache_clear()
    assert where.asked("euler_step", "euler_step", (1, 2), {}) == "`euler_step(1, 2)`"
    where._parameters.cache_clear()
    monkeypatch.setattr(where, "stubs", {"answer-euler_step": SOLVED["answer-euler_step"]})
    assert where.asked("euler_step", "euler_step", (1, 2), {}) == "`euler_step(u = 1, x = 2)`"
    where._parameters.cache_clear()
