"""The teaching plans: minutes that add up, and sections, exercises and sliders' values that are there."""

import re

import numpy as np
import pytest
from build import Book
from conftest import ROOT
from page import CELL

from flowdiff.interactive import label_of

PAGE = (ROOT / "book" / "teaching.md").read_text("utf-8")
CHAPTERS = [name for name in Book(str(ROOT)).pages() if re.match(r"book/\d\d_", name)]
PLANS = {
    int(number): text for number, text in re.findall(r"^## Chapter (\d+):[^\n]*\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
}


def chapter(number):
    (name,) = [name for name in CHAPTERS if name.startswith(f"book/{number:02d}_")]
    return name.removeprefix("book/"), (ROOT / f"{name}.md").read_text("utf-8")


def values(text, figure, label):
    """What a figure's control can be set to, by its label, from the call of `explore` in the figure's cell."""
    (cell,) = [match["body"] for match in CELL.finditer(text) if f"name: {figure}\n" in match["body"]]
    parameters = re.findall(r"^    (\w+)=(.*?),?$", cell.rsplit("explore(", 1)[1], re.MULTILINE)
    (written,) = [said for name, said in parameters if label_of(name) == label]
    return [
        str(value if isinstance(value, str) else float(value)) for value in eval(written, {"np": np, "range": range})
    ]


@pytest.mark.parametrize("number", PLANS)
def test_the_minutes_add_up(number):
    _, text = chapter(number)
    rows = re.findall(r"^\| \{ref\}`(sec-[\w-]+)` \| (\d+|–) \| (\d+|–) \|$", PLANS[number], re.MULTILINE)
    assert all(f"({label})=" in text for label, *_ in rows)
    assert [sum(int(row[plan]) for row in rows if row[plan] != "–") for plan in (1, 2)] == [80, 50]
    places = [text.index(f"({label})=") for label, *_ in rows]
    assert places == sorted(places), "in the order of the chapter"


def test_every_label_is_somewhere():
    book = "".join(path.read_text("utf-8") for path in (ROOT / "book").glob("*.md"))
    labels = re.findall(r"\{ref\}`([\w-]+)`", PAGE)
    assert labels and all(f"({label})=" in book for label in labels)


@pytest.mark.parametrize("number", PLANS)
def test_the_exercises_take_the_minutes_of_their_source(number):
    name, _ = chapter(number)
    source = (ROOT / "solutions" / f"{name}.md").read_text("utf-8")
    there = {
        (int(which), title): int(minutes)
        for which, title, minutes in re.findall(r"^## (\d+)\. (.*)\n\n\*(\d+) minutes", source, re.MULTILINE)
    }
    homework = " ".join(PLANS[number].split("Homework: ", 1)[1].split())
    named = re.findall(r"question (\d+), \*([^*]+)\* \((\d+) minutes\)", homework)
    assert len(named) >= 2 and len(named) == homework.count("question ")
    assert all(there[int(which), title] == int(minutes) for which, title, minutes in named)


@pytest.mark.parametrize("number", PLANS)
def test_the_sliders_have_the_values(number):
    _, text = chapter(number)
    asked = re.findall(r"^\d\. \*.*?(?=^\d\. \*|^\n|\Z)", PLANS[number].split("Homework")[0] + "\n", re.M | re.S)
    assert len(asked) == 3
    for question in asked:
        (figure,) = re.findall(r"\{numref\}`(fig-[\w-]+)`", question)
        settings = re.findall(r"`(\w+) = ([\w.]+)`", question)
        assert settings and "Expect" in question
        settings = [(name, str(float(value)) if value[0].isdigit() else value) for name, value in settings]
        assert all(value in values(text, figure, name) for name, value in settings), question
