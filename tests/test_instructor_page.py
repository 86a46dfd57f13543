"""The instructor's page: the commands, options, columns, statuses and files that it names are there."""

import json
import re
import shlex
import subprocess
import sys

import pytest
from conftest import ROOT

from coursework.grading import feedback, grade
from coursework.judging.verdict import Status, Verdict

PAGE = (ROOT / "book" / "instructor.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(sh|python)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.replace("\\\n", "").splitlines()]


def table_after(heading):
    """The rows of the first table after `heading`, as lists of cells."""
    rows = PAGE.split(heading, 1)[1].split("\n\n|", 1)[1].split("\n\n", 1)[0].splitlines()
    return [[cell.strip() for cell in row.strip("| ").split("|")] for row in rows[2:]]


def help_of(*words):
    return subprocess.run([sys.executable, *words, "--help"], capture_output=True, text=True, check=True).stdout


def test_every_command_is_one_that_there_is():
    options = {}
    for line in COMMANDS:
        words = shlex.split(line)
        if words[0] == "make":
            assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
        elif words[:3] == [".venv/bin/python", "-m", "coursework"]:
            known = options.setdefault(words[3], help_of("-m", "coursework", words[3]))
            assert all(re.search(rf"{word}\b", known) for word in words[4:] if word.startswith("--")), line
        elif words[0] == ".venv/bin/dask":
            distributed = pytest.importorskip("distributed")
            known = help_of("-m", f"distributed.cli.dask_{words[1]}")
            assert distributed and all(word in known for word in words[2:] if word.startswith("--")), line
        else:
            assert words[0] in ("cp", "mkdir")
    assert set(options) == {"check", "doctor", "grade"} and len(COMMANDS) > 7


def test_every_option_of_grade_is_explained():
    known = set(re.findall(r"--\w+", help_of("-m", "coursework", "grade"))) - {"--help", "--out"}
    assert {re.match(r"`(--\w+)", row[0])[1] for row in table_after("(sec-instructor-grade)=")} == known


def test_the_results_are_those_that_it_names():
    named = {re.match(r"`([\w.]+)", row[0])[1] for row in table_after("(sec-instructor-give-back)=")}
    assert named == {"overview.html", "feedback", "grades.csv", "results.json"}
    assert f"`{','.join(feedback.COLUMNS)}`" in PAGE
    statuses = {row[0].strip("`"): row[1] for row in table_after("A status is one of these:")}
    assert list(statuses) == list(Status)
    assert all(statuses[status].startswith(status.meaning) for status in Status)
    keys = re.findall(r"`(\w+)`", PAGE.split("### Reading results.json")[1].split("This prints")[0])
    task = grade.Task("ada", "a.ipynb", "02_odes_and_flows", "")
    rows = {"question", "points", "max_points", "passed", "status", "message", "seconds"}
    rows |= {"said", "expected", "got", "likely", "where", "printed", "place", "line", "source"}
    assert set(keys) == {"submissions", "counts", "remarks", "questions"} | rows
    assert {"remarks", "questions"} <= set(task.result())
    assert {*Verdict(Status.PASSED).row(), "seconds"} == rows


def test_the_lines_that_read_results(tmp_path):
    source = next(block for kind, block in BLOCKS if kind == "python" and "results.json" in block)
    row = {"points": 3}
    entries = [
        {"student": "ada", "notebook": "n", "counts": True, "questions": [row, row]},
        {"student": "ada", "notebook": "n", "counts": False, "questions": []},
    ]
    (tmp_path / "graded").mkdir()
    (tmp_path / "graded" / "results.json").write_text(json.dumps({"submissions": entries}))
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout == "ada n 6\n"


def test_the_files_that_it_names_are_there():
    for name in re.findall(r"`((?:exercises|solutions|src/[\w/]+)/)`", PAGE):
        assert (ROOT / name).is_dir()
    assert (ROOT / "exercises" / "02_odes_and_flows.ipynb").exists()
    assert (ROOT / "solutions" / "02_odes_and_flows.ipynb").exists()


def test_nbgraders_settings_are_python():
    (settings,) = [block for kind, block in BLOCKS if kind == "python" and "nbgrader" in block]
    compile(settings, "nbgrader_config.py", "exec")
    assert json.loads((ROOT / "solutions" / "02_odes_and_flows.ipynb").read_text())["cells"]
    assert '"solution"' in (ROOT / "solutions" / "02_odes_and_flows.ipynb").read_text()
