"""What a page of exercises takes out of a notebook that is opened in it: the same answers as the grader."""

import json

import classroom
import pytest
from conftest import ROOT

from coursework.judging import submission
from coursework.judging.masters import masters

NAME = "02_odes_and_flows"
SOLVED = classroom.solution(NAME)
SOURCE = (ROOT / "book" / "_static" / "exercises" / "notebook_file.js").read_text("utf-8")
ODD = [3, 0, 1.5, True, False, None, "", "cell-3", [], ["answer-euler"], {}, "answer-euler", "euler_n_steps"]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened(chromium):
    """A function from a notebook to the answers that the page's own module finds in it."""
    page = chromium.new_page()
    take = """async ([source, text, blank]) => {
        const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
        const { answersIn } = await import(url);
        return Object.fromEntries(answersIn(text, "a.ipynb", blank));
    }"""
    yield lambda notebook: page.evaluate(take, [SOURCE, json.dumps(notebook), masters()[NAME]])
    page.close()


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_an_odd_grade_id_loses_no_answer_whose_cell_id_is_right(opened, odd):
    made = classroom.notebook(NAME, SOLVED)
    for cell in made["cells"]:
        cell["metadata"] = {"nbgrader": {"grade_id": odd}}
    assert opened(made) == SOLVED == submission.parse(json.dumps(made).encode(), "a.ipynb").answers


@pytest.mark.parametrize("place", ["id", "cell_id", "name"])
def test_names_that_another_program_keeps_elsewhere_are_read(opened, place):
    made = classroom.notebook(NAME, SOLVED)
    for cell in made["cells"]:
        cell["metadata"] = {place: cell.pop("id")}
    assert opened(made) == SOLVED == submission.parse(json.dumps(made).encode(), "a.ipynb").answers
