"""`python -m coursework grade` and `doctor`: a class from folder to reports."""

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from itertools import pairwise

import classroom
import pytest
from conftest import ROOT

from coursework.__main__ import main
from coursework.grading import doctor, feedback, grade, similar
from coursework.judging import engine, registry, sandbox
from coursework.judging.masters import check_cells, masters
from coursework.judging.submission import read
from coursework.judging.verdict import Status, Verdict
from coursework.nbval.judge import judge_notebook

NAME, OTHER = "02_odes_and_flows", "01_generation_as_sampling"
SOLVED = classroom.solution(NAME)
CHECKS = [cell["id"] for cell in check_cells(masters()[NAME])]
ROW = {"question", "points", "max_points", "passed", "message", "status", "seconds"}
FACTS = {"said", "expected", "got", "likely", "where", "printed", "place", "line", "source"}
EVIL = "</pre><script>alert(1)</script><img src=x onerror=alert(2)>"


def write(path, answers, name=NAME):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(classroom.notebook(name, answers)), "utf-8")


def run(*words):
    return main(["grade", *map(str, words)])


def rows(out):
    with (out / "grades.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def results(out):
    return json.loads((out / "results.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def graded(bwrap, tmp_path_factory):
    """A small class, graded once: the folder of what it handed in, and the reports."""
    handed, out = tmp_path_factory.mktemp("class"), tmp_path_factory.mktemp("out")
    write(handed / "ada.ipynb", SOLVED)
    half = dict(list(SOLVED.items())[:9])
    write(handed / "Emmy Noether_17_assignsubmission_file_" / "x.ipynb", half)
    write(handed / "Emmy Noether_17_assignsubmission_file_" / "y.ipynb", {})
    write(handed / "=cmd" / f"{NAME}.ipynb", SOLVED | {"answer-euler": f"euler = 3\nraise ValueError({EVIL!r})"})
    write(handed / EVIL.replace("/", "_") / "a.ipynb", {"answer-euler": f"# {EVIL}\n" + SOLVED["answer-euler"]})
    write(handed / "sofia.ipynb", {}, OTHER)
    (handed / "zeno.ipynb").write_text("{")
    assert run(handed, "--out", out, "--jobs", "2", "--seed", "7", "--book", "https://book.example/") == 0
    return handed, out


def test_grades_csv(graded):
    _, out = graded
    first = (out / "grades.csv").read_text("utf-8").splitlines()[0]
    assert first == '"student","notebook","question","points","max_points","status"'
    by_student = {}
    for row in rows(out):
        assert row["status"] in list(Status)
        by_student.setdefault(row["student"], []).append(row)
    assert set(by_student) == {"ada", "Emmy Noether (17)", "'=cmd", EVIL.replace("/", "_"), "sofia", "zeno"}
    assert [row["question"] for row in by_student["ada"]] == CHECKS
    assert all(row["points"] == row["max_points"] and row["status"] == "passed" for row in by_student["ada"])
    # of two files, the better one counts
    emmy = by_student["Emmy Noether (17)"]
    assert len(emmy) == len(CHECKS) and {row["status"] for row in emmy} == {"passed", "unwritten"}
    assert {row["notebook"] for row in by_student["sofia"]} == {OTHER}
    assert by_student["zeno"] == [
        {"student": "zeno", "notebook": "", "question": "", "points": "0", "max_points": "0", "status": "unreadable"}
    ]


def test_results_json(graded):
    handed, out = graded
    found = results(out)
    assert found["seed"] == 7 and found["isolation"] == ["bwrap"] and found["versions"]["numpy"]
    assert found["masters_sha256"][NAME] == grade.master_hash(NAME)
    assert found["checks_sha256"] == engine.fingerprint()
    by_file = {(entry["student"], entry["file"]): entry for entry in found["submissions"]}
    assert len(by_file) == 7
    ada = by_file["ada", "ada.ipynb"]
    assert ada["sha256"] == __import__("hashlib").sha256((handed / "ada.ipynb").read_bytes()).hexdigest()
    assert set(ada["questions"][0]) == {
        "question",
        "points",
        "max_points",
        "passed",
        "message",
        "status",
        "seconds",
        *FACTS,
    }
    assert ada["seed"] == 7 and ada["isolation"] == "bwrap" and 0 < ada["checks_cpu_seconds"] < ada["cpu_seconds"]
    assert ada["counts"] and not by_file["Emmy Noether (17)", "y.ipynb"]["counts"]
    assert "that one counts" in by_file["Emmy Noether (17)", "y.ipynb"]["remarks"][-1]
    assert "breaks off" in by_file["zeno", "zeno.ipynb"]["remarks"][0]


class Page(HTMLParser):
    """The tags, links and words of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.handlers, self.words = [], [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.words += data


def page(out, student):
    return Page((out / "feedback" / feedback.page_name(student)).read_text("utf-8"))


def test_pages_show_answer_verdict_mistake_and_section(graded):
    _, out = graded
    ada, cmd = page(out, "ada"), page(out, "=cmd")
    points = sum(cell["metadata"]["nbgrader"]["points"] for cell in check_cells(masters()[NAME]))
    assert (
        f"{points} of {points} points" in ada.words and "not yet" not in ada.words and "1 of 1 points" not in ada.words
    )
    assert "write `" not in page(out, "Emmy Noether (17)").words
    assert SOLVED["answer-rk4_step"] in ada.words
    assert "the answer cell raises ValueError: " + EVIL in cmd.words.replace("\n", " ")
    check = registry.find("euler_n_steps")
    assert f"https://book.example/book/{check.page}.html#{check.section}" in cmd.links
    assert "breaks off" in page(out, "zeno").words and "could not be graded" in page(out, "zeno").words


def test_words_become_html():
    """What a message sets between backticks is code, also where it was hostile."""
    assert feedback._words("write `f` & `<b>`, not `") == "write <code>f</code> &amp; <code>&lt;b&gt;</code>, not `"
    assert [feedback._of(1, 1), feedback._of(0, 3)] == ["1 of 1 point", "0 of 3 points"]


def test_pages_run_nothing_and_load_nothing(graded):
    _, out = graded
    pages = [*(out / "feedback").iterdir(), out / "overview.html"]
    assert len(pages) == 7
    for file in pages:
        text = file.read_text("utf-8")
        found = Page(text)
        assert not {"script", "img", "iframe", "object", "link", "form"} & set(found.tags) and not found.handlers
        assert all(re.match(r"https://book\.example/book/|feedback/[a-z0-9-]+\.html$", link) for link in found.links)
        assert "default-src 'none'" in text


def test_overview(graded):
    _, out = graded
    words = " ".join(Page((out / "overview.html").read_text("utf-8")).words.split())
    assert (
        "6 students" in words
        and "Not graded zeno: zeno.ipynb is not a notebook" in words
        and "the answer has not been begun" in words
        and "zeno.ipynb is not a notebook" in words
    )
    assert "4 notebooks, 45 points at most" in words


def test_a_second_run_grades_only_what_changed(graded, capsys, monkeypatch):
    handed, out = graded
    before = {entry["file"]: entry for entry in results(out)["submissions"]}
    write(handed / "ada.ipynb", SOLVED | {"answer-euler": "euler = None"})
    capsys.readouterr()
    asked = []
    whole = grade.grade_one
    monkeypatch.setattr(
        grade, "grade_one", lambda slot, task, settings: asked.append(task.file) or whole(slot, task, settings)
    )
    assert run(handed, "--out", out) == 0  # with the seed of the first run
    assert asked == ["ada.ipynb"]
    assert "1 notebook graded" in capsys.readouterr().out
    after = {entry["file"]: entry for entry in results(out)["submissions"]}
    assert results(out)["seed"] == 7
    assert after.pop("ada.ipynb") != before.pop("ada.ipynb")
    assert after == before
    assert "euler" in page(out, "ada").words and sum(int(r["points"]) for r in rows(out) if r["student"] == "ada") < 45
    # another limit, another grading
    write(handed / "ada.ipynb", SOLVED)
    task = grade.Task("a", "b", NAME, "")
    assert not grade._take(task, None)


def test_the_page_of_a_student_who_is_gone_is_removed(graded):
    handed, out = graded
    gone = out / "feedback" / feedback.page_name("sofia")
    (out / "feedback" / "mine.html").write_text("kept")
    assert gone.exists()
    os.rename(handed / "sofia.ipynb", handed.parent / "sofia-elsewhere.ipynb")
    assert run(handed, "--out", out) == 0
    assert not gone.exists() and (out / "feedback" / "mine.html").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_grading_that_is_ended_keeps_what_is_graded(bwrap, tmp_path, number):
    """By Ctrl-C, by `kill`, or by closing the terminal; nothing is left in the folder for temporary files."""
    for n in range(3):
        write(tmp_path / "in" / f"fast{n}.ipynb", SOLVED | {"answer-euler": f"# {n}\n{SOLVED['answer-euler']}"})
        write(tmp_path / "in" / f"slow{n}.ipynb", SOLVED | {"answer-euler": f"while True: pass  # {n}"})
    out = tmp_path / "out"
    command = [sys.executable, "-m", "coursework", "grade", tmp_path / "in", "--out", out, "--jobs", "1"]
    (tmp_path / "temporary").mkdir()
    process = subprocess.Popen(
        list(map(str, [*command, "--timeout", "120"])),
        env=os.environ | {"TMPDIR": str(tmp_path / "temporary")},
        stdout=subprocess.PIPE,
        text=True,
        # a shell that runs the tests in the background has its children ignore Ctrl-C, and `nohup` the closed terminal
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    journal = out / "graded.jsonl"
    until = time.monotonic() + 300
    while not (journal.exists() and journal.read_text("utf-8").count("\n") >= 3) and time.monotonic() < until:
        time.sleep(0.2)
    process.send_signal(number)
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 130 and "3 still to grade" in said
    found = {entry["student"]: entry for entry in results(out)["submissions"]}
    assert set(found) == {"fast0", "fast1", "fast2"} and not journal.exists()
    assert not list((tmp_path / "temporary").glob("coursework-*"))
    assert {row["student"] for row in rows(out)} == set(found)
    overview = " ".join((out / "overview.html").read_text("utf-8").split())
    assert "3 students are not graded yet, and are not counted below: slow0, slow1, slow2." in overview


def test_an_answer_that_exits_or_asks_is_judged_as_check_does(bwrap, tmp_path):
    """In a kernel `exit()` would end it one cell later, and blame that one."""
    asks = SOLVED["answer-euler"].replace("### BEGIN SOLUTION\n", "n = int(input())\n")
    answers = SOLVED | {
        "answer-linear_field": SOLVED["answer-linear_field"] + "\nquit()",
        "answer-euler_step": "exit()\n" + SOLVED["answer-euler_step"],
        "answer-euler": asks,
    }
    write(tmp_path / "in" / "ada.ipynb", answers)
    assert run(tmp_path / "in", "--out", tmp_path / "out", "--jobs", "1", "--seed", "0") == 0
    graded = {row["question"]: row for row in results(tmp_path / "out")["submissions"][0]["questions"]}
    checked = judge_notebook(read(tmp_path / "in" / "ada.ipynb"), 60)
    assert [(v.check, v.points) for v in checked] == [(name, graded[name]["points"]) for name in CHECKS]
    messages = {v.check: v.message for v in checked}
    assert messages["linear_field_value"] == ""
    assert "EOFError" in messages["euler_n_steps"] and "EOFError" in graded["euler_n_steps"]["message"]
    assert messages["euler_step_value"] == graded["euler_step_value"]["message"] == "the answer cell raises SystemExit"
    assert messages["heun_value"] == ""


def test_what_the_labs_import_for_decoration_costs_nothing(bwrap, tmp_path):
    write(tmp_path / "in" / "ada.ipynb", classroom.decorated())
    assert run(tmp_path / "in", "--out", tmp_path / "out", "--jobs", "1") == 0
    questions = results(tmp_path / "out")["submissions"][0]["questions"]
    assert {registry.all_checks()[row["question"]].question for row in questions if row["passed"]} == set(
        classroom.DECORATION
    )
    assert {row["status"] for row in questions} == {"passed", "unwritten"}


def test_another_class_does_not_take_the_place_of_the_first(bwrap, tmp_path, capsys):
    out = tmp_path / "out"
    for name in ("ada", "ben"):
        write(tmp_path / "in" / f"{name}.ipynb", {})
    write(tmp_path / "other" / "zoe.ipynb", {})
    assert run(tmp_path / "in", "--out", out, "--jobs", "1") == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert run(tmp_path / "other", "--out", out, "--jobs", "1") == 2
    assert "holds the results of other students (ada, ben)" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    (tmp_path / "in" / "ben.ipynb").unlink()
    (tmp_path / "in" / "ben.zip").write_bytes(b"")
    assert run(tmp_path / "in", "--out", out, "--jobs", "1") == 0
    said = capsys.readouterr().out
    assert "gone: ben\n" in said and "not looked at, it is in no student's folder: ben.zip\n" in said


def test_remarks_are_in_the_overview(bwrap, tmp_path):
    made = classroom.notebook(NAME, {})
    made["cells"].append({"cell_type": "code", "id": "own", "metadata": {}, "outputs": [], "execution_count": None,
                          "source": SOLVED["answer-euler"]})  # fmt: skip
    (tmp_path / "in").mkdir()
    for day, content in (("28", classroom.notebook(NAME, SOLVED)), ("29", made)):
        file = tmp_path / "in" / f"Week 2_ada_attempt_2026-11-{day}-12-54-36_a.ipynb"
        file.write_text(json.dumps(content), "utf-8")
    assert run(tmp_path / "in", "--out", tmp_path / "out", "--jobs", "1") == 0
    overview = (tmp_path / "out" / "overview.html").read_text("utf-8")
    assert "the newest attempt counts; earlier ones are not looked at: 2026-11-28 12:54:36" in overview
    (entry,) = results(tmp_path / "out")["submissions"]
    assert entry["student"] == "ada" and 0 < sum(row["passed"] for row in entry["questions"]) < len(entry["questions"])
    assert "<code>euler</code> is written in a cell of your own: move it into the answer&#39;s cell" in overview


def test_a_reader_who_goes_away_early_costs_nothing(bwrap, tmp_path):
    """As `head` does, which takes some lines and ends."""
    write(tmp_path / "in" / "ada.ipynb", SOLVED)
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, "-m", "coursework", "grade", tmp_path / "in", "--out", tmp_path / "out"]
    process = subprocess.run(list(map(str, command)), stdout=writes, stderr=subprocess.PIPE, text=True, timeout=120)
    os.close(writes)
    assert process.returncode == 128 + signal.SIGPIPE and "Error" not in process.stderr
    assert sum(int(row["points"]) for row in rows(tmp_path / "out")) == sum(
        row["max_points"] for row in results(tmp_path / "out")["submissions"][0]["questions"]
    )


def test_what_a_crash_left_is_used(bwrap, tmp_path):
    write(tmp_path / "in" / "ada.ipynb", SOLVED)
    out = tmp_path / "out"
    assert run(tmp_path / "in", "--out", out) == 0
    entry, seed = results(out)["submissions"][0], results(out)["seed"]
    (out / "results.json").unlink()
    (out / "graded.jsonl").write_text(json.dumps(entry | {"seconds": 1234.0}) + '\n{"cut o')
    assert run(tmp_path / "in", "--out", out) == 0
    assert results(out)["submissions"][0]["seconds"] == 1234.0 and results(out)["seed"] == seed


def test_without_a_sandbox_or_enough_memory_that_is_said(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(engine, "slots_that_fit", lambda limits: 1)
    write(tmp_path / "in" / "ada.ipynb", SOLVED)
    out = tmp_path / "out"
    assert run(tmp_path / "in", "--out", out, "--sandbox", "none", "--jobs", "3") == 0
    said = capsys.readouterr()
    assert "not isolated" in said.out and "1 at a time, not 3" in said.err
    assert (
        results(out)["isolation"] == ["not isolated"] and results(out)["submissions"][0]["isolation"] == "not isolated"
    )
    assert "Not isolated" in page(out, "ada").words
    assert "Not isolated" in (out / "overview.html").read_text("utf-8")
    assert all(row["status"] == "passed" for row in rows(out))


def test_where_nothing_isolates_it_is_refused(tmp_path, capsys, monkeypatch):
    broken = sandbox.Isolation("none", "bwrap is not installed", "install it")
    monkeypatch.setattr(sandbox, "bubblewrap", lambda: broken)
    write(tmp_path / "in" / "ada.ipynb", SOLVED)
    for kind in ("auto", "bwrap"):
        assert run(tmp_path / "in", "--out", tmp_path / "out", "--sandbox", kind) == 2
        error = capsys.readouterr().err
        assert "bwrap is not installed" in error and "doctor" in error and error.count("\n") == 1
    assert not (tmp_path / "out").exists()
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "none works here: bwrap is not installed" in said and "install it" in said


def test_doctor(bwrap, capsys):
    assert doctor.doctor() == 0
    said = capsys.readouterr().out
    assert "bubblewrap works" in said and "was graded" in said


def test_python_may_be_called_by_a_path_with_dots(bwrap, tmp_path):
    """The folder that the path comes from is not in the sandbox."""
    python = tmp_path / os.path.relpath(os.path.abspath(sys.executable), tmp_path)
    assert ".." in python.parts
    done = subprocess.run([python, "-m", "coursework", "doctor"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0 and "bubblewrap works" in done.stdout, done.stdout


def test_installed_packages_are_hidden(tmp_path, monkeypatch):
    """Where they lie in the environment, which the sandbox sees, and are not linked to."""
    found = sandbox.runtime_folders()
    monkeypatch.setattr(sandbox, "runtime_folders", lambda: [*found, str(sandbox.PACKAGE.parent)])
    words = json.loads(sandbox.command_in(tmp_path, ["true"])[-1])["words"]
    hidden = [where for word, where in pairwise(words) if word == "--tmpfs"]
    assert hidden == [str(sandbox.PACKAGE.parent / name) for name in ("coursework", "flowdiff")]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import nothing_of_this_name\n", "No module named 'nothing_of_this_name' (ch99.py, line 1)"),
        ("x = 1\ndef f(:\n", "SyntaxError: invalid syntax"),
    ],
)
def test_checks_that_cannot_be_loaded(tmp_path, source, words):
    """Whoever writes a check is told where it breaks, in one sentence."""
    for package in ("coursework", "flowdiff"):
        shutil.copytree(ROOT / "src" / package, tmp_path / "src" / package)
    (tmp_path / "src" / "coursework" / "checks" / "ch99.py").write_text(source)
    write(tmp_path / "in" / "ada.ipynb", SOLVED)
    done = subprocess.run(
        [sys.executable, "-m", "coursework", "grade", "in", "--out", "out", "--sandbox", "none"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "src")},
    )
    assert done.returncode == 2 and done.stderr.count("\n") == 1, done.stderr
    assert "the checks cannot be loaded" in done.stderr and words in done.stderr and "ch99.py" in done.stderr


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("bwrap: setting up uid map: Permission denied", "AppArmor"),
        ("bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted", "AppArmor"),
        ("bwrap: Creating new namespace failed: No space left on device", "max_user_namespaces"),
        ("bwrap: No permissions to create new namespace", "container"),
        ("bwrap: Unknown option --disable-userns", "too old"),
        ("bwrap: execvp /srv/x/.venv/bin/python: Permission denied", "cannot be read"),
        ("bwrap: Can't find source path /srv/x: Permission denied", "cannot be read"),
    ],
)
def test_advice(said, words):
    assert words in sandbox.advice_for(said)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--timeout", "0"], "--timeout"),
        (["--timeout", "nan"], "--timeout"),
        (["--jobs", "0"], "--jobs"),
        (["--out", __file__], "is a file"),
        (["--dask", "tcp://localhost:1"], "scheduler|dask.distributed"),
    ],
)
def test_wrong_use(tmp_path, capsys, options, words):
    write(tmp_path / "in" / "ada.ipynb", SOLVED)
    assert run(tmp_path / "in", "--out", tmp_path / "out", "--sandbox", "none", *options) == 2
    error = capsys.readouterr().err
    assert re.search(words, error) and error.count("\n") == 1


def test_nothing_handed_in(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    assert run(tmp_path / "in", "--out", tmp_path / "out", "--sandbox", "none") == 2
    assert run(tmp_path / "no", "--out", tmp_path / "out", "--sandbox", "none") == 2
    assert "holds no notebook" in capsys.readouterr().err


def test_similar_answers(tmp_path):
    blank = {c["id"]: c["source"] for c in masters()[NAME]["cells"] if c["id"].startswith("answer-")}
    handed = {}
    for k, made in enumerate(classroom.textually_different(NAME, 12)):
        handed[f"s{k}"] = {c["id"]: c["source"] for c in made["cells"] if c["id"].startswith("answer-")}
    assert similar.similar(handed, blank) == []
    handed["copy"] = {name: source.replace("    ", "      ") for name, source in handed["s3"].items()}
    one, other, cosine = similar.similar(handed, blank)[0]
    assert {one, other} == {"s3", "copy"} and cosine > 0.99
    assert similar.similar({"a": blank, "b": blank}, blank) == []
    assert similar.similar({"a": {"answer-euler": "é"}, "b": {"answer-euler": " "}}, blank) == []


def test_mistakes_are_counted_without_their_numbers():
    def counted(status=Status.FAILED, **facts):
        return feedback.mistake(Verdict(status, **facts))

    assert counted(expected="1", got="2", likely="a sign", place="x") == "a sign"
    assert counted(expected="x = 1.5e-3", got="2") == counted(expected="x = 2.5", got="3")
    assert counted(Status.TIMEOUT, said="whatever") == Status.TIMEOUT.meaning
    assert counted(said="`w2_gaussian` got -3.5e-2, a float64") == "`w2_gaussian` got …, a float64"
    for facts in ({"said": "x" * 2000}, {"likely": "x" * 2000}, {"expected": "x" * 2000}):
        assert len(counted(**facts)) <= 300  # one mistake fills no overview


def test_on_a_cluster(bwrap, tmp_path):
    """Every core of a cluster's workers grades; the same grades come out as on one machine."""
    distributed = pytest.importorskip("distributed")
    for k, made in enumerate(classroom.textually_different(NAME, 4, seed=3)):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"s{k}.ipynb").write_text(json.dumps(made), "utf-8")
    here, there = tmp_path / "here", tmp_path / "there"
    assert run(tmp_path / "in", "--out", here, "--seed", "3") == 0
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True, host="127.0.0.1"
    ) as cluster:
        assert run(tmp_path / "in", "--out", there, "--seed", "3", "--dask", cluster.scheduler_address) == 0
    assert rows(here) == rows(there) and len(rows(here)) == 4 * len(CHECKS)
    assert [e["questions"][0]["message"] for e in results(here)["submissions"]] == [
        e["questions"][0]["message"] for e in results(there)["submissions"]
    ]
