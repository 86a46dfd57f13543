"""What runs in the reader's page, run here: the same cells, the same verdicts, and matplotlib only when it has come."""

import base64
import json
import os
import re
import subprocess
import sys

import numpy as np
import pytest
from conftest import ROOT

from coursework.browser.desk import Desk
from coursework.judging import registry

NAME = "02_odes_and_flows"
BLANK = (ROOT / "exercises" / f"{NAME}.ipynb").read_text("utf-8")
RIGHT = {
    cell["id"]: cell["source"]
    for cell in json.loads((ROOT / "solutions" / f"{NAME}.ipynb").read_text("utf-8"))["cells"]
    if cell["id"].startswith("answer-")
}
EULER = "answer-euler"
STUCK = "def euler(u, x0, n, t0=0.0, t1=1.0):\n    while True:\n        pass\n"


@pytest.fixture(scope="module")
def desk():
    return Desk(BLANK)


def told(act, answer, answers):
    messages = []
    act(answer, answers, messages.append)
    return messages


def verdicts(desk, answer, answers):
    return [m for m in told(desk.check, answer, answers) if m["kind"] == "verdict"]


def test_right_blank_and_wrong(desk):
    assert {m["status"] for m in verdicts(desk, EULER, RIGHT)} == {"passed"}
    assert {m["status"] for m in verdicts(desk, EULER, {})} == {"unwritten"}
    namespace = {}
    wrong = {EULER: "def euler(u, x0, n, t0=0.0, t1=1.0):\n    return x0\n"}
    exec(wrong[EULER], namespace)
    said = {m["verdict"]["check"]: m["message"] for m in verdicts(desk, EULER, wrong)}
    assert len(said) == 4
    for name, message in said.items():
        assert message == registry.judge_here(name, namespace).message


def test_an_answer_meets_what_was_written_before_it_and_nothing_else(desk):
    helper = {"answer-linear_field": "def mine():\n    return 1.0\n", "answer-linear_flow": "theirs = 1 / 0"}
    uses = RIGHT[EULER].replace("### BEGIN SOLUTION", "assert mine() == 1.0 and 'later' not in globals()")
    later = {"answer-euler_trajectory": "later = 1"}
    assert {m["status"] for m in verdicts(desk, EULER, helper | later | {EULER: uses})} == {"passed"}
    assert "passed" not in {m["status"] for m in verdicts(desk, EULER, {EULER: uses})}


def test_what_an_answer_breaks_is_mended_for_the_next(desk):
    """One Python serves all answers of a page."""
    vandal = (
        "import builtins, sys\nimport numpy.random\nfrom flowdiff import fields\nnp.exp = None\n"
        "np.random.uniform = None\nfields.Linear = None\nbuiltins.hex = None\ndel sys.modules['numpy']\n"
        "np.seterr(all='raise')\ndef linear_field(x, t, A, b):\n    return x\n"
    )
    before = np.exp, np.geterr()
    assert verdicts(desk, "answer-linear_field", {"answer-linear_field": vandal})
    # where it stands, it spoils what comes after it, as in a notebook; where it is mended, nothing is left of it
    assert {m["status"] for m in verdicts(desk, "answer-linear_flow", RIGHT)} == {"passed"}
    assert (np.exp, np.geterr()) == before and sys.modules["numpy"] is np


def test_what_is_said_of_an_answer_that_does_not_end_is_what_check_says(desk):
    """The page is told before each check begins, for then nobody can be asked any more."""
    at = [m["late"] for m in told(desk.check, EULER, RIGHT) if m["kind"] == "at" and m.get("cell") != EULER]
    at = [late for late in at if late]
    assert [len(late) for late in at] == [4, 4, 4, 4]
    names = [cell["id"] for cell in desk.checks_of(EULER)]
    namespace = {}

    def said(check):
        """But for the line in which the loop was broken off: nobody can know it from outside."""
        message = registry.judge_here(check, namespace, seconds=0.2).message
        return re.sub(r" \(line \d+ of your cell: .*\)", "", message).replace("in 0.2 seconds", "in 10 seconds")

    for name, late in zip(names[:2], at, strict=False):
        exec(STUCK, namespace)  # an answer of its own, for what does not end is not waited for again
        assert late == {n: {"message": said(n), "status": "timeout"} for n in sorted(names, key=lambda n: n != name)}


def test_a_cell_that_raises_is_told_with_its_line(desk):
    broken = {EULER: "def euler(u, x0, n):\n    return x0\nnothing\n"}
    (first, *_) = verdicts(desk, EULER, broken)
    assert first["status"] == "error"
    assert first["message"].startswith("the answer cell raises NameError: name 'nothing' is not defined")
    assert "(line 3 of your cell: nothing)" in first["message"]


@pytest.mark.parametrize("line", ["%matplotlib inline", "!pip list", "  %%time"])
def test_what_is_jupyters_own_is_said_to_be_no_python(desk, line):
    (first, *_) = verdicts(desk, EULER, {EULER: f"{line}\ndef euler(u, x0, n):\n    return x0\n"})
    assert first["status"] == "error" and "Jupyter's own and not Python" in first["message"]
    (first, *_) = verdicts(desk, EULER, {EULER: "def euler(u, x0, n:\n    return x0 % n\n"})
    assert "SyntaxError" in first["message"] and "Jupyter" not in first["message"]


def test_run_tells_pictures_prints_and_errors(desk):
    messages = told(desk.run, EULER, RIGHT | {EULER: RIGHT[EULER] + "\nprint('hello')"})
    kinds = [m["kind"] for m in messages if m["kind"] != "at"]
    assert kinds == ["printed", "picture"]
    picture = messages[-1]
    data = base64.b64decode(picture["png"])
    assert data[:4] == b"\x89PNG" and int.from_bytes(data[16:20], "big") // 2 == picture["width"] > 200
    (_, error) = [m for m in told(desk.run, EULER, {EULER: "print('a' * 10**6)\n1 / 0"}) if m["kind"] != "at"]
    assert error["text"] == "ZeroDivisionError: division by zero (line 2 of your cell: 1 / 0)"
    assert 'File "<answer-euler>", line 2' in error["trace"] and "desk.py" not in error["trace"]
    printed = next(m for m in told(desk.run, EULER, {EULER: "print('a' * 10**8)"}) if m["kind"] == "printed")
    assert len(printed["text"]) < 50_000
    (unwritten,) = [m for m in told(desk.run, EULER, {}) if m["kind"] != "at"]
    assert "write `euler` first" in unwritten["text"]


def test_a_check_does_not_wait_for_matplotlib_but_an_answer_that_uses_it_does():
    program = f"""
import json, sys
from coursework.browser import later
later.install()
from coursework.browser.desk import Desk, NeedsMatplotlib
desk, right = Desk({BLANK!r}), {RIGHT!r}
def check(answers):
    told = []
    desk.check("{EULER}", answers, told.append)
    return [m["status"] for m in told if m["kind"] == "verdict"]
assert check(right) == ["passed"] * 4
assert type(sys.modules["matplotlib.pyplot"]).__name__ == "Placeholder"
drawing = right | {{"{EULER}": right["{EULER}"].replace("### BEGIN SOLUTION", "plt.close(plt.figure())")}}
try:
    check(drawing)
except NeedsMatplotlib:
    pass
else:
    raise SystemExit("judged with a placeholder")
later.remove()
assert check(drawing) == ["passed"] * 4
assert type(sys.modules["matplotlib.pyplot"]).__name__ == "module"
told = []
desk.run("{EULER}", right, told.append)
assert told[-1]["kind"] == "picture"
"""
    environment = os.environ | {"MPLBACKEND": "agg"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
