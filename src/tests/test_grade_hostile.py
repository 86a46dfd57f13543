"""Hostile and broken submissions: no undeserved point, nothing at another student's cost, nothing left behind.

Most are graded in one run of the command, each beside a friend whose answers are right. What a student leaves for the
next one is tried in one sandbox, where the next one certainly comes.
"""

import base64
import copy
import ctypes
import json
import os
import pickle
import platform
import socket
import subprocess
import sys
import threading
import time
import zipfile
from csv import DictReader
from pathlib import Path

import classroom
import psutil
import pytest
from hostile import code, files

from coursework import registry, runner, student
from coursework.__main__ import main
from coursework.grading import engine, sandbox

NAME, SERVED = "01_generation_as_sampling", "02_odes_and_flows"
SOLVED = {name: classroom.solution(name) for name in (NAME, SERVED)}
SECONDS = 5.0
MARK = "coursework-hostile"  # in the name of every file that they try to leave
PLACES = ("/", "/tmp", "/var/tmp", "/dev/shm", "/course", str(Path.home()), os.getcwd())


@pytest.fixture(scope="module")
def bwrap():
    isolation = sandbox.bubblewrap()
    if isolation.kind != "bwrap":
        pytest.skip(f"HOSTILE SUBMISSIONS ARE NOT TRIED: {isolation.why_not}; {isolation.advice}")
    return isolation


@pytest.fixture(scope="module")
def orphans_come_here():
    """Processes that lose their parent become children of this one, so that none is overlooked."""
    libc = ctypes.CDLL(None)
    libc.prctl(36, 1, 0, 0, 0)
    yield
    libc.prctl(36, 0, 0, 0, 0)


def processes():
    return {p.pid for p in psutil.Process().children(recursive=True) if p.status() != psutil.STATUS_ZOMBIE}


def gone(before):
    """Whether, within a few seconds, no process is left that was not there before."""
    until = time.monotonic() + 10
    while processes() - before and time.monotonic() < until:
        time.sleep(0.1)
    return not processes() - before


def marked():
    """Files outside of the results that carry the mark."""
    return [str(file) for place in PLACES if os.path.isdir(place) for file in Path(place).glob(f"*{MARK}*")]


def full(name):
    return {cell["id"]: cell["metadata"]["nbgrader"]["points"] for cell in runner.check_cells(runner.masters()[name])}


def points(name, *lost):
    """What a notebook is worth without these questions."""
    checks = registry.all_checks()
    return {check: 0 if checks[check].question in lost else most for check, most in full(name).items()}


# --- one run for a class of them ---------------------------------------------------------------------------------


class Listener:
    """What a student's code would talk to if it could: TCP and UDP of this machine, and a socket without a file."""

    def __init__(self, secret):
        self.heard = []
        self._secret = secret.encode()
        self._tcp = socket.create_server(("127.0.0.1", 0))
        self.port = self._tcp.getsockname()[1]
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(("127.0.0.1", self.port))
        self._abstract = socket.socket(socket.AF_UNIX)
        self._abstract.bind(f"\0{MARK}-{self.port}")
        self._abstract.listen()
        for sock in (self._tcp, self._abstract):
            threading.Thread(target=self._answer, args=(sock,), daemon=True).start()
        threading.Thread(target=self._hear, daemon=True).start()

    def _answer(self, sock):
        while True:
            try:
                other, _ = sock.accept()
            except OSError:
                return
            self.heard.append(sock.family)
            with other:
                other.sendall(self._secret)

    def _hear(self):
        while True:
            try:
                said, place = self._udp.recvfrom(99)
            except OSError:
                return
            self.heard.append(said)
            self._udp.sendto(self._secret, place)

    def close(self):
        for sock in (self._tcp, self._udp, self._abstract):
            sock.close()


class Class:
    """A class of hostile students and their friends, graded, and what it left."""

    def __init__(self, folder):
        self.handed, self.out, scratch = folder / "in", folder / "out", folder / "scratch"
        scratch.mkdir()
        self.listener = Listener(SOLVED[NAME]["answer-to_vector"])
        self.expected = {}
        places = {
            "MARK": MARK,
            "PORT": str(self.listener.port),
            "HANDED": str(self.handed),
            "ROOT": str(classroom.VARIANTS.parents[2]),
        }
        for n, (kind, how) in enumerate(sorted(code.KINDS.items())):
            answers = dict(SOLVED[how.name])
            for question, source in how.answers.items():
                source = source.replace("RIGHT", answers[f"answer-{question}"])
                for word, value in places.items():
                    source = source.replace(word, value)
                answers[f"answer-{question}"] = source
            data = json.dumps(classroom.notebook(how.name, answers))
            self._hand_in(kind, n, how.name, data, (how.lost, how.exact))
        for n, (kind, make) in enumerate(sorted(files.KINDS.items())):
            data, name, lost = make(copy.deepcopy(runner.masters()[NAME]), SOLVED[NAME])
            self._hand_in(kind, n, name, data, (lost, True))
        for name, content in files.BESIDE.items():
            (self.handed / "files beside it" / name).write_text(content.replace("MARK", f"{folder}/{MARK}"))
        os.symlink(self.handed / "files beside it" / "a.ipynb", self.handed / "link.ipynb")
        (self.handed / "nothing").mkdir()
        before_files, before = marked(), processes()
        contents = {path: path.read_bytes() for path in self.handed.rglob("*") if path.is_file()}
        command = [sys.executable, "-m", "coursework", "grade", self.handed, "--out", self.out, "--jobs", "2"]
        environment = os.environ | {"TMPDIR": str(scratch), "COURSEWORK_SECRET": "in the environment"}
        self.said = subprocess.run(
            [*map(str, command), "--timeout", str(SECONDS)], capture_output=True, text=True, env=environment, cwd=folder
        )
        self.left = {
            "processes": [] if gone(before) else processes() - before,
            "temporary files": list(scratch.iterdir()),
            "marked files": [file for file in marked() if file not in before_files] + list(folder.glob(f"*{MARK}*")),
            "beside the results": {p.name for p in folder.iterdir()} - {"in", "out", "scratch"},
            "changed": [str(path) for path, data in contents.items() if path.read_bytes() != data],
            "in the class": {p for p in self.handed.rglob("*") if p.is_file() and p not in contents},
            "heard": self.listener.heard,
        }
        self.listener.close()
        self.entries, self.not_json = {}, []
        if (self.out / "results.json").exists():
            self.results = json.loads(
                (self.out / "results.json").read_text("utf-8"), parse_constant=self.not_json.append
            )
            self.entries = {entry["student"]: entry for entry in self.results["submissions"] if entry["counts"]}
            self.entries |= {e["student"]: e for e in self.results["submissions"] if not e["notebook"]}

    def _hand_in(self, kind, n, name, data, expected):
        # folders in this order, so that the friend is graded right after
        (self.handed / kind).mkdir(parents=True)
        (self.handed / kind / "a.ipynb").write_bytes(data.encode() if isinstance(data, str) else data)
        self.expected[kind] = (name, *expected)
        if name:
            answers = {cell: f"# friend {n} of {kind}\n{source}" for cell, source in SOLVED[name].items()}
            (self.handed / f"{kind}, a friend").mkdir()
            friends = json.dumps(classroom.notebook(name, answers))
            (self.handed / f"{kind}, a friend" / "a.ipynb").write_text(friends)


@pytest.fixture(scope="module")
def graded(bwrap, orphans_come_here, tmp_path_factory):
    return Class(tmp_path_factory.mktemp("class"))


def test_the_whole_class_is_graded(graded):
    assert graded.said.returncode == 0, graded.said.stderr
    assert "Traceback" not in graded.said.stderr
    friends = {f"{kind}, a friend" for kind, (name, *_) in graded.expected.items() if name}
    assert set(graded.entries) == {*graded.expected, *friends, "link", "nothing"}
    assert graded.entries["nothing"]["remarks"] == [
        "no notebook, only an empty folder: expected a file that ends in .ipynb"
    ]
    assert graded.results["isolation"] == ["bwrap"] and not graded.not_json


@pytest.mark.parametrize("kind", sorted({**code.KINDS, **files.KINDS}))
def test_no_undeserved_point_no_cost_to_others_nothing_left(graded, kind):
    name, lost, exact = graded.expected[kind]
    entry = graded.entries[kind]
    got = {row["question"]: row["points"] for row in entry["questions"]}
    assert entry["notebook"] == name
    if lost == ("all",):
        assert not sum(got.values()), {row["question"]: row["message"] for row in entry["questions"] if row["points"]}
    elif exact:
        assert got == (points(name, *lost) if name else {}), [row for row in entry["questions"] if not row["points"]]
    else:
        assert all(got[check] <= most for check, most in points(name, *lost).items())
    assert [row["max_points"] for row in entry["questions"]] == list(full(name).values() if name else [])
    assert len(json.dumps(entry)) < 200_000
    if name:
        friend = graded.entries[f"{kind}, a friend"]
        assert {row["question"]: row["points"] for row in friend["questions"]} == full(name)
    assert not any(graded.left.values()), graded.left


def test_what_it_says_to_whom(graded):
    """The student whose answer was hostile is told what happened, in the words that a mistake would get."""

    def of(kind, question):
        return next(row for row in graded.entries[kind]["questions"] if row["question"] == question)

    assert of("deaf: signals blocked", "to_vector_value")["status"] == "timeout"
    assert of("os._exit in a cell", "to_vector_value")["status"] == "crashed"
    assert of("an answer cell retyped", "to_vector_value")["status"] == "missing"
    assert graded.entries["link"]["questions"] == []
    assert "link is not followed" in graded.entries["link"]["remarks"][0]


def test_the_reports_are_harmless(graded):
    from test_grade_command import Page

    for file in [graded.out / "overview.html", *(graded.out / "feedback").iterdir()]:
        page = Page(file.read_text("utf-8"))
        assert not {"script", "img", "iframe", "object", "link", "form", "base", "svg"} & set(page.tags)
        assert not page.handlers and page.tags.count("style") == 1, file
        assert file.stat().st_size < 2**22
    with (graded.out / "grades.csv").open(encoding="utf-8", newline="") as file:
        for row in DictReader(file):
            assert None not in row and all(not v.lstrip().startswith(("=", "+", "-", "@")) for v in row.values())
    assert {p.name for p in graded.out.iterdir()} == {"grades.csv", "results.json", "overview.html", "feedback"}


# --- one sandbox, one student after the other --------------------------------------------------------------------


@pytest.fixture(scope="module")
def slot(bwrap, orphans_come_here):
    before = processes()
    with engine.Slot(bwrap, engine.Limits(seconds=SECONDS)) as slot:
        yield slot
    assert gone(before) and not marked()


def grade(slot, answers, name=NAME, seed=0):
    made = json.dumps(classroom.notebook(name, answers)).encode()
    return {v["question"]: v for v in slot.grade(runner.parse(made, "a.ipynb"), seed).verdicts}


def earned(verdicts):
    return {question: verdict["points"] for question, verdict in verdicts.items()}


@pytest.mark.parametrize("way", sorted(code.LEFT))
def test_nothing_is_left_for_the_next_student(slot, way):
    add, control = (217, 219) if platform.machine() == "aarch64" else (248, 250)  # the numbers of the system calls
    leave, take = (
        part.replace("MARK", MARK).replace("ADD", str(add)).replace("CTL", str(control)) for part in code.LEFT[way]
    )
    right = SOLVED[NAME]["answer-to_vector"]
    leaving = (
        f"ANSWER = {right!r}\n" + "try:\n" + _indented(leave) + "\nexcept (OSError, ValueError):\n    pass\n" + right
    )
    taking = f"{take}\nexec(ANSWER)"
    assert earned(grade(slot, SOLVED[NAME] | {"answer-to_vector": leaving})) == points(NAME)
    assert earned(grade(slot, SOLVED[NAME] | {"answer-to_vector": taking})) == points(NAME, "to_vector")
    assert not marked()


def _indented(source):
    return "\n".join(f"    {line}" for line in source.splitlines())


def table_of(name, seed):
    """Answers that look their inputs up in what a right notebook was asked, and gave, with another seed."""
    namespace = {"__name__": "__main__"}
    for cell in runner.masters()[name]["cells"]:
        if cell["cell_type"] == "code" and cell["id"].startswith("locked"):
            exec(cell["source"], namespace)
    for source in SOLVED[name].values():
        exec(source, namespace)
    seen = {}

    def recording(question, function):
        def answer(*args, **kwargs):
            inputs = repr([_bytes(a) for a in (*args, *kwargs.values())])
            value = function(*args, **kwargs)
            seen.setdefault(question, {})[inputs] = pickle.dumps(value)
            return value

        return answer

    questions = [answer.removeprefix("answer-") for answer in SOLVED[name]]
    for question in questions:
        if callable(namespace[question]):
            namespace[question] = recording(question, namespace[question])
    for check in registry.all_checks().values():
        if check.page == name:
            registry.run(check.name, namespace, seed)
    return {
        f"answer-{question}": code.LOOK_UP.replace("QUESTION", question).replace(
            "TABLE", repr(base64.b64encode(pickle.dumps(table)).decode())
        )
        for question, table in seen.items()
    }


def _bytes(value):
    """As the answer of `code.LOOK_UP` tells inputs apart."""
    import numpy as np

    if isinstance(value, np.random.Generator):
        return value.bit_generator.state["state"]["state"]
    return (np.shape(value), np.asarray(value).tolist()) if np.ndim(value) else value if not callable(value) else "f"


@pytest.mark.parametrize("name", [NAME, SERVED])
def test_no_constants_for_visible_inputs(slot, name):
    """With the seed that `check` uses they would be right; with another one they are not."""
    answers = table_of(name, 0)
    assert len(answers) == len(SOLVED[name])
    visible = earned(grade(slot, answers, name, 0))
    assert sum(visible.values()) > sum(full(name).values()) / 2
    other = earned(grade(slot, answers, name, 12345))
    values = {check for check in other if check.endswith(("_value", "_values"))}
    assert len(values) > 5 and not sum(other[check] for check in values), {c for c in values if other[c]}


@pytest.mark.parametrize("lie", sorted(code.LIES))
@pytest.mark.parametrize("name", list(runner.masters()))
def test_no_lie_about_a_value_is_believed(slot, name, lie):
    """Around every right answer of a notebook; what a check of another kind sees (calls, shapes) may still be right."""
    if "import torch" in code.LIES[lie]:
        pytest.importorskip("torch")
    answers = classroom.solution(name)
    if lie != "nan":
        answers.pop("answer-train_field", None)  # it takes a while, and says it once
    for answer, source in answers.items():
        question = answer.removeprefix("answer-")
        answers[answer] = f"{source}\n{code.LIES[lie]}\n{question} = lie({question})"
    got = earned(grade(slot, answers, name, 1))
    allowed = code.SEEN_BY_HELPERS | (code.NOT_ABOUT_VALUES if lie in code.AFTER_THE_WORK else set())
    if lie == "an array of texts":
        allowed = allowed | {"training_step_loss"}  # the helper makes a number of what is returned
    assert {question for question, number in got.items() if number} <= allowed


@pytest.mark.parametrize("kind", sorted(code.LEARNED))
def test_no_undeserved_point_for_what_learns(bwrap, orphans_come_here, kind):
    """Answers that get networks, fields and generators; training is left out where it is not what is asked."""
    how = code.LEARNED[kind]
    if how.name == code.FIELDS:
        pytest.importorskip("torch")
    before, (question,) = processes(), how.lost
    left_out = {"train_field"} - {question}
    answers = {name: source for name, source in classroom.solution(how.name).items() if name[7:] not in left_out}
    answers[f"answer-{question}"] = how.answers[question].replace("RIGHT", answers[f"answer-{question}"])
    with engine.Slot(bwrap, engine.Limits(seconds=30.0)) as slot:
        got = earned(grade(slot, answers, how.name, 1))
    without = points(how.name, question, *left_out)
    if how.exact:
        assert got == without
    else:  # a check of another kind may be passed
        assert all(got[check] == most for check, most in without.items() if most)
        assert sum(got.values()) < sum(points(how.name, *left_out).values())
    assert gone(before) and not marked()


def test_right_once_is_not_right(slot):
    """An answer that is right for its first call only."""
    answers = {
        answer: f"{source}\n{code.FIRST}\n{answer[7:]} = first({answer[7:]})" for answer, source in SOLVED[NAME].items()
    }
    got = earned(grade(slot, answers))
    questions = {registry.find(check).question for check in got}
    assert not [q for q in questions if all(got[check] for check in got if registry.find(check).question == q)]


# --- what was handed in ------------------------------------------------------------------------------------------


def write(path, answers=SOLVED[NAME], name=NAME):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(classroom.notebook(name, answers)), "utf-8")


def results(out):
    found = json.loads((out / "results.json").read_text("utf-8"))["submissions"]
    return {(entry["student"], entry["file"]): entry for entry in found}


def total(entry):
    return sum(row["points"] for row in entry["questions"])


def test_a_hostile_zip(bwrap, tmp_path, capsys, monkeypatch):
    """A bomb, `../`, an absolute path, a formula and a link in a zip: nothing is unpacked, the others are graded."""
    monkeypatch.chdir(tmp_path)
    good = json.dumps(classroom.notebook(NAME, SOLVED[NAME])).encode()
    link = zipfile.ZipInfo("eve/link.ipynb")
    link.external_attr = 0o120777 << 16
    (tmp_path / "class").mkdir()
    with zipfile.ZipFile(tmp_path / "class" / "class.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb/a.ipynb", bytes(2**28))
        archive.writestr("../../../../../../coursework-hostile/a.ipynb", good)
        archive.writestr("/" + "tmp/coursework-hostile.ipynb", good)
        archive.writestr('=HYPERLINK("http://x","y")/a.ipynb', good)
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ada/a.ipynb", good)
    assert main(["grade", "class/class.zip", "--out", "out", "--jobs", "1"]) == 0
    found = {who: entry for (who, _), entry in results(tmp_path / "out").items()}
    assert {who: total(entry) for who, entry in found.items() if total(entry)} == dict.fromkeys(
        ("coursework-hostile", "tmp", '=HYPERLINK("http:', "ada"), 24
    )
    assert "larger than" in found["bomb"]["remarks"][0] and "a link" in found["eve"]["remarks"][0]
    assert "'=HYPERLINK" in (tmp_path / "out" / "grades.csv").read_text()
    assert {p.name for p in tmp_path.iterdir()} == {"class", "out"}
    assert [p.name for p in (tmp_path / "class").iterdir()] == ["class.zip"] and not marked()


def test_names(bwrap, tmp_path, capsys):
    """Names that are formulas, markup, controls, no text, or another student's with signs that are not seen."""
    names = [
        "ada",
        "a\u200bda",
        "\uff1dcmd",
        "@sum",
        "<b>bold",
        "x\x1b[31m\u202egpj",
        "CON",
        "-rf",
        "\uff41\uff44\uff41",
        "\u0430da",
    ]
    for name in names:
        write(tmp_path / "in" / f"{name}.ipynb")
    write(tmp_path / "in" / "unreadable")
    os.rename(os.fsencode(tmp_path / "in" / "unreadable"), os.fsencode(tmp_path / "in") + b"/\xff\xfe\x1b[31m.ipynb")
    os.symlink("ada.ipynb", os.fsencode(tmp_path / "in") + b"/\xfd\x1b[31m.ipynb")
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said and "\u202e" not in said
    found = results(tmp_path / "out")
    students = {who for who, _ in found}
    assert len(students) == len(names) + 2  # nobody is taken for somebody else
    assert sum(total(entry) == 24 for entry in found.values()) == len(names) + 1
    assert len(list((tmp_path / "out" / "feedback").iterdir())) == len(students)
    cells = [c for row in (tmp_path / "out" / "grades.csv").read_text("utf-8").splitlines() for c in row.split(",")]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20\t\r"))]


def test_forged_results_are_not_found(bwrap, tmp_path, capsys):
    """A student's folder that is called like --out, with results in it, or the class as --out."""
    write(tmp_path / "in" / "ada.ipynb")
    write(tmp_path / "in" / "out" / "a.ipynb", {})
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "real"), "--seed", "1"]) == 0
    forged = (tmp_path / "real" / "results.json").read_text()
    assert '"points": 0' in forged
    (tmp_path / "in" / "out" / "results.json").write_text(forged.replace('"points": 0', '"points": 9'))
    capsys.readouterr()
    for out in ("in", "in/out", "in/new"):
        assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / out)]) == 2
        error = capsys.readouterr().err
        assert "--out" in error and error.count("\n") == 1
    assert not (tmp_path / "in" / "new").exists() and not (tmp_path / "in" / "grades.csv").exists()


def test_empty_folders(bwrap, tmp_path, capsys):
    (tmp_path / "in").mkdir()
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 2
    assert "holds no notebook" in capsys.readouterr().err and not list((tmp_path / "out").glob("*"))


def test_two_notebooks_of_one_student(bwrap, tmp_path, capsys):
    """The better one counts, as a whole: points are not gathered from several."""
    half, other = (dict(list(SOLVED[NAME].items())[part]) for part in (slice(0, 7), slice(7, None)))
    write(tmp_path / "in" / "eve" / "one.ipynb", half)
    write(tmp_path / "in" / "eve" / "two.ipynb", other)
    write(tmp_path / "in" / "ada" / "one.ipynb")
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    found = results(tmp_path / "out")
    one, two = found["eve", "one.ipynb"], found["eve", "two.ipynb"]
    assert total(one) + total(two) == 24 and [one["counts"], two["counts"]].count(True) == 1
    with (tmp_path / "out" / "grades.csv").open(newline="") as file:
        rows = list(DictReader(file))
    assert sum(int(row["points"]) for row in rows if row["student"] == "eve") == max(total(one), total(two))
    assert sum(int(row["points"]) for row in rows if row["student"] == "ada") == 24


def test_hogs_take_no_time_from_others(bwrap, tmp_path, capsys):
    """Processes that spin beside somebody else's notebook do not make that one late."""
    for n in range(2):
        write(tmp_path / "in" / f"{n} hog.ipynb", SOLVED[NAME] | {"answer-to_vector": f"# {n}\n{code.HOGS}"})
    worker = code.WORKER.replace("RIGHT", SOLVED[NAME]["answer-to_vector"])
    for n in range(4):
        write(tmp_path / "in" / f"{n} worker.ipynb", SOLVED[NAME] | {"answer-to_vector": f"# {n}\n{worker}"})
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--timeout", "15", "--jobs", "2"]) == 0
    for (name, _), entry in results(tmp_path / "out").items():
        if "worker" in name:
            assert total(entry) == 24, entry["questions"][0]["message"]


def test_the_check_sees_no_students_object():
    """What a check holds are plain values and numbered stand-ins, whatever the student's function returns."""

    class Everything:
        def __eq__(self, other):
            return True

    namespace = {"f": lambda: Everything(), "g": lambda: [Everything], "h": lambda: lambda: 1}
    remote, _ = student.in_process(namespace)
    for name in "f":
        with pytest.raises(student.Mistake, match="not numbers"):
            remote.call(name)
    for made in (remote.call("g")[0], remote.call("h")):
        assert type(made) is student.Remote and made != 1 and not isinstance(made, Everything)
