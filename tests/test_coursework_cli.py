"""`python -m coursework check`: right words and right status, whatever the file holds, and the file stays as it is."""

import copy
import io
import json
import re
import sys
import time
from types import SimpleNamespace
from xml.etree import ElementTree

import classroom
import pytest

from coursework.__main__ import main
from coursework.authoring import derive
from coursework.errors import Usage
from coursework.grading import check as checking
from coursework.judging import engine, registry, ruling
from coursework.judging.masters import check_cells, masters
from coursework.judging.submission import parse, read
from coursework.judging.verdict import PASSED, Status, Verdict
from coursework.nbval.judge import Kernel

NAME = "02_odes_and_flows"
BLANK = json.loads((derive.ROOT / "exercises" / f"{NAME}.ipynb").read_text("utf-8"))
SOLUTION = json.loads((derive.ROOT / "solutions" / f"{NAME}.ipynb").read_text("utf-8"))
ANSWERS = {c["id"]: c["source"] for c in SOLUTION["cells"] if c["id"].startswith("answer-")}


def notebook(**answers):
    """The blank with these answers written into it."""
    made = copy.deepcopy(BLANK)
    for cell in made["cells"]:
        if cell["id"].removeprefix("answer-") in answers:
            cell["source"] = answers[cell["id"].removeprefix("answer-")]
    return made


def solved():
    return notebook(**{name.removeprefix("answer-"): source for name, source in ANSWERS.items()})


def cell_of(made, name):
    return next(c for c in made["cells"] if c["id"] == name)


def write(path, made):
    path.write_text(json.dumps(made), "utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "does not exist"),
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"{", "breaks off at line 1"),
        (b"\xff\xfe\x00", "no text in UTF-8"),
        (b"[1, 2]", "not a notebook"),
        (b'{"cells": 3}', "not a notebook"),
        (b'{"cells": []}', "none of this course's"),
        (
            b'{"cells": [{"cell_type": "code", "source": "1", "metadata": {"nbgrader": {"grade_id": ["x"]}}}]}',
            "none of",
        ),
        (b'{"cells": [1, null], "metadata": []}', "none of this course's"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"metadata": {}, "worksheets": []}', "save it again"),
    ],
    ids=range(12),
)
def test_files_that_are_no_notebook_of_ours(tmp_path, capsys, content, words):
    path = tmp_path / "work.ipynb"
    if content is not None:
        path.write_bytes(content)
    assert main(["check", str(path)]) == 2
    captured = capsys.readouterr()
    assert words in captured.err and captured.err.count("\n") == 1 and captured.out == ""


def test_a_folder_and_wrong_options(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 2
    text = tmp_path / "README.md"
    text.write_text("# The course")
    assert main(["check", str(text)]) == 2 and "expected a file that ends in .ipynb" in capsys.readouterr().err
    path = write(tmp_path / "n.ipynb", BLANK)
    for options in (["--timeout", "0"], ["--timeout", "nan"], ["--json", str(tmp_path / "no/where.json")]):
        assert main(["check", str(path), *options]) == 2
    assert main(["check", str(path), "--json", str(path)]) == 2
    assert "overwrite the notebook" in capsys.readouterr().err
    assert json.loads(path.read_text("utf-8")) == BLANK
    with pytest.raises(SystemExit, match="2"):
        main(["check"])


def test_answers_are_taken_by_their_grade_id(tmp_path):
    made = solved()
    # source as a list of lines, as Jupyter writes it; other points, tags and outputs, as a student may write them
    for cell in made["cells"]:
        cell["source"] = cell["source"].splitlines(True)
        if cell["cell_type"] == "code":
            cell["metadata"]["tags"] = ["raises-exception", "nbval-skip"]
            cell["metadata"]["nbgrader"]["points"] = 1000
    cell_of(made, "euler_times")["source"] = ["print('euler_times ok')"]
    submission = read(write(tmp_path / "any name.ipynb", made))
    assert submission.answers == ANSWERS and not submission.lost
    assert [remark for remark in submission.remarks if "locked cell `euler_times`" in remark] == submission.remarks
    assert submission.master == masters()[NAME]


def test_deleted_duplicated_and_retyped_cells_are_named(tmp_path):
    made = solved()
    made["cells"].remove(cell_of(made, "answer-euler"))
    made["cells"].append(dict(cell_of(made, "answer-heun_step"), source="heun_step = None"))
    cell_of(made, "answer-rk4_step")["cell_type"] = "markdown"
    cell_of(made, "answer-divergence")["source"] = {"not": "text"}
    made["cells"].insert(3, {"cell_type": "code", "metadata": {}, "source": "import torch", "outputs": []})
    submission = read(write(tmp_path / "n.ipynb", made))
    assert submission.answers["answer-heun_step"] == "heun_step = None"  # as when all cells are run from the top
    assert set(submission.lost) == {"answer-euler", "answer-rk4_step", "answer-divergence"}
    assert "missing" in submission.lost["answer-euler"] and "no code cell" in submission.lost["answer-rk4_step"]
    remarks = " ".join(submission.remarks)
    assert (
        "`heun_step` is there more than once: the last one that is written counts" in remarks
        and "1 code cell of your own" in remarks
    )
    assert "locked" not in remarks


def nameless(made):
    """The notebook as it comes back from a program that keeps sources and nothing else."""
    kinds = [{"cell_type": cell["cell_type"], "metadata": {}, "source": cell["source"]} for cell in made["cells"]]
    return {"cells": kinds, "metadata": {}, "nbformat": 4, "nbformat_minor": 2}


def parsed(made):
    return parse(json.dumps(made).encode(), "a.ipynb")


def own_cell(source):
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": []}


NAMES = sorted(name.removeprefix("answer-") for name in ANSWERS)


@pytest.mark.parametrize("name", sorted(masters()))
def test_answers_whose_cells_lost_their_names_are_found_by_what_they_define(name):
    solution = json.loads((derive.ROOT / "solutions" / f"{name}.ipynb").read_text("utf-8"))
    answers = {cell["id"]: cell["source"] for cell in solution["cells"] if cell["id"].startswith("answer-")}
    submission = parsed(nameless(solution))
    assert submission.master == masters()[name]
    assert submission.answers == answers and not submission.lost
    (remark,) = submission.remarks  # the master's own cells are not taken for the student's
    assert remark.startswith("no cell carries the name of `")
    blank = parsed(nameless(masters()[name]))
    assert not blank.lost and all("raise NotImplementedError" in source for source in blank.answers.values())


@pytest.mark.parametrize("place", ["id", "cell_id", "name"])
def test_names_that_another_program_keeps_elsewhere_are_read(place):
    made = nameless(solved())
    for cell, known in zip(made["cells"], BLANK["cells"], strict=True):
        cell["id"] = "5f0a-" + known["id"][:3]  # its own
        cell["metadata"] = {place: known["id"], "nbgrader": {"grade_id": "cell-5f0a"}}
    submission = parsed(made)
    assert submission.answers == ANSWERS and not submission.lost and not submission.remarks


def test_a_notebook_of_no_version_of_the_course_that_is_known(tmp_path):
    made = {"cells": [own_cell('coursework.check("no_such_check")')], "metadata": {}}
    with pytest.raises(Usage, match=r"nothing that this version .* such as no_such_check: copy your answers into a fr"):
        parsed(made)


def test_several_cells_without_names_are_not_guessed():
    made = nameless(solved())
    made["cells"].append(own_cell("def euler(u, x0, n):\n    return x0"))
    made["cells"].append(own_cell(ANSWERS["answer-heun_step"]))  # the same again says nothing else
    made["cells"].append(own_cell("# def rk4_step():\n'''\ndef rk4_step(u):\n'''"))  # defines nothing
    submission = parsed(made)
    assert submission.lost == {
        "answer-euler": "`euler` is defined in 2 different cells, none of which carries its name: keep one"
    }
    assert submission.answers == {n: source for n, source in ANSWERS.items() if n != "answer-euler"}
    made = notebook()
    made["cells"] += [own_cell(ANSWERS["answer-euler"]), own_cell("def euler(u, x0, n):\n    return x0")]
    assert "2 different cells" in parsed(made).lost["answer-euler"]


def test_a_copy_in_the_cell_of_an_answer_that_calls_it_is_not_mistaken_for_it():
    both = ANSWERS["answer-euler_step"].replace("u(x, t)", "u(x, t + 0)") + "\n\n\n" + ANSWERS["answer-euler"]
    submission = parsed(nameless(notebook(**{n: ANSWERS[f"answer-{n}"] for n in NAMES} | {"euler": both})))
    assert submission.answers == ANSWERS | {"answer-euler": both} and not submission.lost


def test_cells_that_were_joined_hold_two_answers():
    both = ANSWERS["answer-euler_step"] + "\n\n\n" + ANSWERS["answer-euler"]
    made = solved()
    cell_of(made, "answer-euler_step")["source"] = both
    made["cells"].remove(cell_of(made, "answer-euler"))
    submission = parsed(made)
    assert submission.answers == ANSWERS | {"answer-euler_step": both, "answer-euler": both} and not submission.lost
    assert "no cell carries the name of `euler`" in submission.remarks[0]


WRONG = "def euler(u, x0, n):\n    return x0"
STUB = cell_of(BLANK, "answer-euler")["source"]


@pytest.mark.parametrize(
    ("sources", "counts"),
    [
        ([WRONG, ANSWERS["answer-euler"]], 1),
        ([ANSWERS["answer-euler"], WRONG], 1),
        ([ANSWERS["answer-euler"], STUB], 0),
        ([STUB, ANSWERS["answer-euler"], STUB.replace("# YOUR CODE HERE", "# to do")], 1),
        ([ANSWERS["answer-euler"], ""], 0),
        ([ANSWERS["answer-euler"], "print(euler)"], 0),
        ([ANSWERS["answer-euler"], "'" + "''\n" + WRONG + "\n'" + "''"], 0),  # an earlier attempt, kept as a text
        ([ANSWERS["answer-euler"], "\n".join("# " + line for line in WRONG.splitlines())], 0),
        ([WRONG, "euler = lambda u, x0, n: u"], 1),
        ([WRONG, "def euler(u, x0, n:\n    return 1"], 1),
        (["", STUB], 1),
        ([STUB, "import numpy"], 0),
    ],
)
def test_of_two_cells_of_one_answer_the_last_that_is_written_counts(sources, counts):
    made = solved()
    place = made["cells"].index(cell_of(made, "answer-euler"))
    one = made["cells"].pop(place)
    made["cells"][place:place] = [dict(one, source=source) for source in sources]
    submission = parsed(made)
    assert submission.answers == ANSWERS | {"answer-euler": sources[counts]} and not submission.lost
    assert ["`euler` is there more than once" in remark for remark in submission.remarks] == [True]


def test_an_answer_in_a_cell_of_ones_own_counts_while_its_cell_is_not_written():
    made = notebook(heun_step=ANSWERS["answer-heun_step"])
    made["cells"] += [own_cell(ANSWERS["answer-euler"]), own_cell("def heun_step():\n    'what if?'")]
    submission = parsed(made)
    assert submission.answers["answer-euler"] == ANSWERS["answer-euler"]
    assert submission.answers["answer-heun_step"] == ANSWERS["answer-heun_step"]
    moved, also, rest = submission.remarks
    assert moved.startswith("`euler` is written in a cell of your own: move it") and "until then" in moved
    assert also.startswith("`heun_step` is written in a cell of your own too") and rest.startswith("1 code cell of")
    cell_of(made, "answer-euler")["cell_type"] = "markdown"
    assert parsed(made).answers["answer-euler"] == ANSWERS["answer-euler"]


@pytest.mark.parametrize(
    "text",
    [
        "def euler():\n" + '"\\\\' * 20_000,
        "def euler():\n" + '\\\\"' * 20_000,
        "def euler():\n" + "'''\"\"\"" * 10_000,
        "def euler" + " " * 40_000,
        "def euler\n" * 4_000,
        "euler" + "\t" * 40_000,
        "raise NotImplementedError " * 1_500,
        "def euler():\n" + (" " * 20_000 + "raise\n") * 2,
        "coursework.check(" * 2_500,
    ],
)
def test_the_look_at_a_source_is_linear(text):
    """Were it not, these 2 MB would be looked at for an hour."""
    made = solved()
    copied = cell_of(made, "answer-euler")
    made["cells"] += [dict(copied, source=f"{text}\n# {n}") for n in range(25)]
    made["cells"] += [own_cell(f"{text}\n## {n}") for n in range(25)]
    assert "answer-euler" in parsed(made).answers


def test_a_remark_is_made_once_however_often_a_cell_is_there(tmp_path):
    made = solved()
    made["cells"] += [dict(cell_of(made, "answer-euler"), source=f"# {n}") for n in range(1000)]
    submission = read(write(tmp_path / "n.ipynb", made))
    assert [remark for remark in submission.remarks if "more than once" in remark] == submission.remarks[:1]
    assert len(submission.remarks) == 1 and submission.answers == ANSWERS  # of which none defines anything


def test_what_was_written_into_locked_cells_is_named(tmp_path):
    made = solved()
    code = [cell for cell in made["cells"] if cell["cell_type"] == "code" and cell["id"] not in ANSWERS]
    for cell in code[:4]:
        cell["source"] = "import math\n" + "".join(cell["source"])
    submission = read(write(tmp_path / "n.ipynb", made))
    assert submission.answers == ANSWERS
    (remark,) = submission.remarks
    names = ", ".join(f"`{name}`" for name in sorted(cell["id"] for cell in code[:4])[:3])
    assert remark.startswith(f"what was changed in the locked cells {names} and others is not looked at: ")


def test_cells_whose_metadata_are_gone_are_known_by_their_ids(tmp_path):
    made = {**solved(), "metadata": {}}
    for cell in made["cells"]:
        cell["metadata"] = {}
    submission = read(write(tmp_path / "n.ipynb", made))
    assert submission.answers == ANSWERS and not submission.lost and not submission.remarks


def test_a_notebook_without_any_answer_cell_is_known_by_its_metadata(tmp_path):
    made = {**BLANK, "cells": []}
    submission = read(write(tmp_path / "n.ipynb", made))
    assert set(submission.lost) == set(ANSWERS)


def check(tmp_path, made, capsys, *options):
    path, report, xml = write(tmp_path / "mine.ipynb", made), tmp_path / "r.json", tmp_path / "r.xml"
    before = path.read_bytes()
    status = main(["check", str(path), "--json", str(report), "--junit", str(xml), *options])
    assert path.read_bytes() == before
    assert {p.name for p in tmp_path.iterdir()} <= {
        "mine.ipynb",
        "r.json",
        "r.xml",
        "conftest.py",
        "numpy.py",
    }
    rows = json.loads(report.read_text("utf-8"))
    for row in rows:
        assert set(row) == {"question", "points", "max_points", "passed", "message"}
        assert row["points"] == (row["max_points"] if row["passed"] else 0)
        assert bool(row["message"]) != row["passed"]
    cases = ElementTree.parse(xml).getroot()
    assert [case.get("name") for case in cases] == [row["question"] for row in rows]
    assert int(cases.get("failures")) == sum(not row["passed"] for row in rows)
    return status, {row["question"]: row for row in rows}, capsys.readouterr().out


def test_a_right_notebook(tmp_path, capsys):
    # files beside the notebook are not picked up
    (tmp_path / "conftest.py").write_text("raise RuntimeError")
    (tmp_path / "numpy.py").write_text("raise RuntimeError")
    status, rows, out = check(tmp_path, solved(), capsys)
    assert status == 0 and all(row["passed"] for row in rows.values())
    points, checks = sum(row["max_points"] for row in rows.values()), len(rows)
    assert f"{points} of {points} points, {checks} of {checks} checks ok" in out and "\x1b" not in out


def test_what_the_labs_import_for_decoration_costs_nothing(tmp_path, capsys):
    """Bars are drawn while a check runs, whose output is compared."""
    made = notebook(**{name.removeprefix("answer-"): source for name, source in classroom.decorated().items()})
    assert json.dumps(made).count("in tqdm(range(") == len(classroom.DECORATION)
    _, rows, _ = check(tmp_path, made, capsys)
    passed = {registry.all_checks()[name].question for name, row in rows.items() if row["passed"]}
    failed = {registry.all_checks()[name].question for name, row in rows.items() if not row["passed"]}
    assert passed == set(classroom.DECORATION) and passed.isdisjoint(failed)


def test_everything_that_can_go_wrong_costs_its_own_question(tmp_path, capsys):
    made = solved()
    wrong = {
        "euler_step": ANSWERS["answer-euler_step"].replace("u(x, t)\n    ###", "u(x, t + h)\n    ###"),
        "euler": "def euler(u, x0, n:\n    return x0",
        "euler_trajectory": "while True:\n    pass",
        "heun_step": DEADLY,
        "rk4_step": "from flowdiff.ode import rk4_step as mine\n" + ANSWERS["answer-rk4_step"],
        "rotation_field": "%nosuchmagic\n" + ANSWERS["answer-rotation_field"],
        "euler_radius": ANSWERS["answer-euler_radius"] + "\n\nprint('some output', euler_radius(1, 1, 1, 1))",
        "stability_limit": BLANK_STABILITY,
        "blow_up_time": "def blow_up_time(x0):\n    return 1 / undefined_name",
        "linear_flow": ENDLESS,
        "branching_solution": "import os\nos._exit(0)",
    }
    for name, source in wrong.items():
        cell_of(made, f"answer-{name}")["source"] = source
    made["cells"].remove(cell_of(made, "answer-integrate_back"))
    status, rows, out = check(tmp_path, made, capsys, "--timeout", "5")
    assert status == 1
    messages = {
        "euler_step_value": "asked at t + h",
        "euler_n_steps": "SyntaxError",
        "trajectory_shape": "did not end within 5 seconds",
        "heun_order": "the process died while this ran\nlikely    does it exit",
        "branching_value": "the process died while this ran\nlikely    does it exit",
        "linear_flow_group": "`linear_flow` did not finish in 5 seconds",
        "linear_flow_ode": "not run: in the check before, `linear_flow_group`, `linear_flow` did not finish in 5 ",
        "rk4_value": "flowdiff.ode.rk4_step",
        "stability_limit_value": "write `stability_limit` first",
        "blow_up_time_positive": "undefined_name",
        "back_value": "the answer cell of `integrate_back` is missing",
    }
    for name, words in messages.items():
        assert not rows[name]["passed"] and words in rows[name]["message"], rows[name]
        assert name in out
    for name in (
        "linear_field_value",
        "euler_step_keeps_x",
        "order_value",
        "euler_radius_value",
        "linear_flow_start",
        "heun_value",
        "heun_calls",
    ):
        assert rows[name]["passed"], rows[name]
    for name in ("monotone_limit_value", "divergence_value", "flow_log_density_value"):  # after the crash
        assert rows[name]["passed"], rows[name]


# right in the first check, endless in the second
ENDLESS = "def linear_flow(x0, t, theta):\n    while t > 1:\n        pass\n    return np.exp(-theta * t) * x0"
# right in the first checks, the end of the process in the one that takes many small steps
DEADLY = """import os
def heun_step(u, x, t, h):
    if h < 0.05:
        os._exit(3)
    k = u(x, t)
    return x + h / 2 * (k + u(x + h * k, t + h))"""
BLANK_STABILITY = next(c["source"] for c in BLANK["cells"] if c["id"] == "answer-stability_limit")


def test_what_is_not_begun_takes_one_line(capsys):
    begun = "write `euler` first: its body still raises NotImplementedError."
    rows = [
        Verdict(Status.UNWRITTEN, "a", begun, place="the chapter", max_points=1),
        Verdict(Status.FAILED, "b", expected="1", got="2", max_points=1),
    ]
    graded = {"nbgrader": {"grade": True, "points": 1}}
    master = {"cells": [{"id": row.check, "cell_type": "code", "metadata": graded} for row in rows]}
    checking.Table(master, {"a", "b"}, sys.stdout).end(rows, 1.0, [])
    out = capsys.readouterr().out
    assert "write `euler` first" in out and "the chapter" not in out and "got       2" in out


class Said:
    """Judges as it was told to beforehand, in this order."""

    def __init__(self, *verdicts, last=None):
        self.verdicts, self.last, self.asked = verdicts, last, []

    def __call__(self, timeout):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def grade(self, submission, seed, before, told):
        self.asked.append((submission.answers, set(before.doubtful)))
        for verdict in self.verdicts:
            told(verdict)
        if self.last is not None:
            raise self.last
        by_name = {verdict.check: verdict for verdict in self.verdicts}
        return engine.Graded(verdicts=[by_name[name] for name in CHECKS], seconds=[0.0] * len(CHECKS))


CHECKS = [cell["id"] for cell in check_cells(masters()[NAME])]
RIGHT = {name: Verdict(Status.PASSED, name, points=1, max_points=1) for name in CHECKS}


def run(path, judge, **options):
    return checking.check(path, **{"json_file": None, "junit_file": None, "timeout": 5.0, "judge": judge} | options)


def rows_of(out):
    return [line.split()[0] for line in out.splitlines() if line.split()[:1] and line.split()[0] in CHECKS]


def test_each_verdict_is_printed_when_all_before_it_are_known(tmp_path, capsys):
    seen = []

    class Watched(Said):
        def grade(self, submission, seed, before, told):
            def tell(verdict):
                told(verdict)
                seen.append(rows_of(capsys.readouterr().out))

            return super().grade(submission, seed, before, tell)

    first, second, third, *others = RIGHT.values()
    path = write(tmp_path / "n.ipynb", solved())
    assert run(path, Watched(first, third, second, *others)) == 0
    assert seen[:4] == [[CHECKS[0]], [], CHECKS[1:3], [CHECKS[3]]]
    assert [name for some in seen for name in some] == CHECKS


def test_a_verdict_that_came_out_otherwise_is_printed_again(tmp_path, capsys):
    """As when it is noticed late that an answer holds too much memory."""
    other = Verdict(Status.CRASHED, CHECKS[0], "this used more than 2048 MB of memory", max_points=1)
    assert run(write(tmp_path / "n.ipynb", solved()), Said(*RIGHT.values(), other)) == 1
    out = capsys.readouterr().out
    assert rows_of(out) == [*CHECKS, CHECKS[0]] and "used more than 2048 MB" in out
    assert f"{len(CHECKS) - 1} of {len(CHECKS)} checks ok" in out


def test_what_is_known_when_it_is_stopped_is_said(tmp_path, capsys):
    path = write(tmp_path / "n.ipynb", solved())
    with pytest.raises(KeyboardInterrupt):
        run(path, Said(RIGHT[CHECKS[0]], RIGHT[CHECKS[2]], last=KeyboardInterrupt()))
    out = capsys.readouterr().out
    assert rows_of(out) == CHECKS and out.count("stopped before this") == len(CHECKS) - 2
    assert f"2 of {len(CHECKS)} checks ok" in out


def test_reports_are_written_though_the_reader_of_the_table_has_gone(tmp_path, monkeypatch):
    class Gone(io.StringIO):
        def write(self, text):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Gone())
    report = tmp_path / "r.json"
    with pytest.raises(BrokenPipeError):
        run(write(tmp_path / "n.ipynb", solved()), Said(*RIGHT.values()), json_file=report)
    assert len(json.loads(report.read_text("utf-8"))) == len(CHECKS)


def test_watched_a_notebook_is_judged_again_from_the_first_answer_that_changed(tmp_path, capsys, monkeypatch):
    path = write(tmp_path / "n.ipynb", solved())
    judge = Said(*RIGHT.values())
    better = solved()
    cell_of(better, "answer-euler_step")["source"] += "\n# better"
    saved = iter([b"{", *(json.dumps(made).encode() for made in (solved(), better))])

    def save(seconds):
        """What the reader does while nothing happens here."""
        if (now := next(saved, None)) is None:
            raise KeyboardInterrupt
        path.write_bytes(now)

    monkeypatch.setattr(checking, "time", SimpleNamespace(sleep=save, monotonic=time.monotonic))
    with pytest.raises(KeyboardInterrupt):
        run(path, judge, watch=True)
    out = capsys.readouterr().out
    assert "breaks off at line 1" in out and "saved, and no answer has changed" in out
    (answers, first), (changed, again) = judge.asked
    assert not first and changed != answers
    checks = registry.all_checks()
    from_it = next(name for name in CHECKS if checks[name].question == "euler_step")
    assert again == set(CHECKS[CHECKS.index(from_it) :])
    assert rows_of(out) == CHECKS + CHECKS[CHECKS.index(from_it) :]


def test_watched_by_the_real_judge(tmp_path, capsys, monkeypatch):
    path = write(tmp_path / "n.ipynb", notebook(linear_field=ANSWERS["answer-linear_field"]))
    saved = iter([notebook(linear_field="def linear_field(x, t, A, b):\n    return x"), KeyboardInterrupt()])

    def save(seconds):
        if isinstance(now := next(saved), BaseException):
            raise now
        write(path, now)

    monkeypatch.setattr(checking, "time", SimpleNamespace(sleep=save, monotonic=time.monotonic))
    with pytest.raises(KeyboardInterrupt):
        run(path, checking.own_processes, watch=True, timeout=30.0)
    before, after = capsys.readouterr().out.split("watching", 2)[:2]
    assert re.search(r"^linear_field_value +1 / 1  ok", before, re.M)
    assert re.search(r"^linear_field_value +0 / 1  not yet", after, re.M)


def test_where_nothing_forks_a_kernel_judges_and_the_table_is_the_same(tmp_path, capsys):
    made = notebook(linear_field=ANSWERS["answer-linear_field"], euler_step="def euler_step(u, x, t, h):\n    return x")
    path = write(tmp_path / "n.ipynb", made)
    tables = []
    for judge in (Kernel, checking.own_processes):
        assert run(path, judge, timeout=30.0) == 1
        tables.append(re.sub(r"in \d+ s", "", capsys.readouterr().out))
    assert tables[0] == tables[1] and len(rows_of(tables[0])) == len(CHECKS)


def test_a_check_that_did_not_pass_gives_no_point_whatever_it_is_said_to_have_found():
    """The file of verdicts lies beside the student's code, and an output may be spoiled after the check said ok."""
    found = ruling._seen(None, {"passed": False, "ename": "", "evalue": "", "verdict": PASSED.to_json()}, "")
    assert not found.passed and "did not say ok" in found.said
    told = Verdict(Status.FAILED, expected="1", got="2")
    assert ruling._seen(None, {"passed": False, "ename": "NotYet", "verdict": told.to_json()}, "") == told
    assert ruling._seen(None, {"passed": True, "verdict": told.to_json()}, "").passed


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ({"ename": "SystemExit", "evalue": "", "error": "Cell execution caused an exception"}, "raises SystemExit$"),
        ({"ename": "ValueError", "evalue": "too long", "error": "x"}, "raises ValueError: too long$"),
    ],
)
def test_an_answer_cell_that_raises_is_told_in_its_own_words(report, words):
    answer = {"passed": False, "line": 0, "source": "", **report}
    assert re.search(words, ruling._seen(answer, {"passed": False}, "").message)
