"""A class of hostile and broken submissions, each beside a friend whose answers are right, graded in one run.

No undeserved point, nothing at another student's cost, nothing left behind.
"""

import copy
import json
import os
import socket
import subprocess
import sys
import threading
from csv import DictReader

import classroom
import pytest
from hostile import code, files
from hostile.traces import MARK, full, gone, marked, points, processes

from coursework.judging.masters import masters

NAME, SERVED = "01_generation_as_sampling", "02_odes_and_flows"
SOLVED = {name: classroom.solution(name) for name in (NAME, SERVED)}
SECONDS = 3.0


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
            "ROOT": str(classroom.VARIANTS.parents[1]),
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
            data, name, lost = make(copy.deepcopy(masters()[NAME]), SOLVED[NAME])
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
