"""The exercises without PyTorch, SciPy and the rest: all run but those that say what they need."""

import json
import re
import subprocess
import sys

import pytest
from conftest import ROOT

SOLUTIONS = sorted((ROOT / "solutions").glob("*.ipynb"))


def needs(cell) -> str:
    return cell["metadata"].get("coursework", {}).get("needs", "")


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_all_cells_run_but_those_of_questions_that_say_what_they_need(path, tmp_path):
    """Set-up, answers, pictures and checks. What is marked does fail: a mark that nothing needs is none."""
    script = ROOT / "tests" / "page_python.py"
    ran = subprocess.run([sys.executable, script, path], cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    errors = json.loads(ran.stdout)
    cells = {cell["id"]: cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"}
    assert errors.keys() == cells.keys()
    assert {name: error for name, error in errors.items() if error and not needs(cells[name])} == {}
    for name, cell in cells.items():
        # an answer may define a function that imports what it needs when it is called
        if needs(cell) and not name.startswith("answer-"):
            assert errors[name], f"{name} runs without {needs(cell)}"
    missing = set(filter(None, map(needs, cells.values())))
    assert missing == set(re.findall(r"No module named '(\w+)'", ran.stdout))


def test_what_a_page_has_not_is_hidden():
    """Or the test above could not fail."""
    code = """
import page_python
page_python.restrict()
found = []
for name in ("torch", "scipy.stats", "sklearn", "IPython", "ipywidgets", "traitlets", "psutil", "jinja2", "resource"):
    try:
        __import__(name)
        found.append(name)
    except ModuleNotFoundError:
        pass
print(found)
errors = page_python.run({"cells": [
    {"cell_type": "code", "id": "good", "source": "import numpy, PIL, matplotlib.pyplot"},
    {"cell_type": "code", "id": "bad", "source": "from scipy import stats"},
]})
print(errors)
"""
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "tests", capture_output=True, text=True, timeout=60)
    found, errors = ran.stdout.splitlines()
    assert found == "[]", ran.stderr
    assert errors == str({"good": "", "bad": "ModuleNotFoundError: No module named 'scipy'"})


def test_few_questions_need_a_package_of_their_own():
    """By the notebooks' own marks: almost everything can be done in the page."""
    masters = [json.loads(path.read_text("utf-8")) for path in (ROOT / "src/coursework/masters").glob("*.ipynb")]
    answers = [c for master in masters for c in master["cells"] if c["id"].startswith("answer-")]
    marked = {c["id"].removeprefix("answer-"): needs(c) for c in answers if needs(c)}
    assert set(marked.values()) == {"torch"}
    assert len(marked) < len(answers) / 10
