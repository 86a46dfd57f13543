"""A grading that is repeated, ended, cut off, or started twice: what is graded is kept, and nothing else is left."""

import errno
import fcntl
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

import classroom
import psutil
import pytest

from coursework.__main__ import main
from coursework.grading import earlier, feedback, grade
from coursework.judging import engine

NAME = "02_odes_and_flows"
SOLVED = classroom.solution(NAME)


def write(path, answers=SOLVED):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(classroom.notebook(NAME, answers)), "utf-8")


def run(tmp_path, *words):
    return main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out"), *map(str, words)])


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def results(out):
    return json.loads((out / "results.json").read_text("utf-8"))


# --- the seed ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [-1, 2**32, 10**30])
def test_a_seed_that_is_none_is_refused(tmp_path, capsys, seed):
    """Nobody is given 0 points for it."""
    write(tmp_path / "in" / "ada.ipynb")
    assert run(tmp_path, "--seed", seed, "--sandbox", "none") == 2
    said = capsys.readouterr().err
    assert said == f"--seed must be a whole number from 0 to 4294967295, got {seed}\n"
    assert not (tmp_path / "out").exists()
    file = tmp_path / "euler.py"
    file.write_text("# right: it is\n")
    assert main(["tell", str(file), "--seed", str(seed)]) == 2
    assert capsys.readouterr().err == said


@pytest.mark.parametrize("seed", [0, 2**32 - 1])
def test_the_smallest_and_the_largest_seed(tmp_path, seed):
    write(tmp_path / "in" / "ada.ipynb")
    assert run(tmp_path, "--seed", seed, "--sandbox", "none") == 0
    (entry,) = results(tmp_path / "out")["submissions"]
    assert all(row["passed"] for row in entry["questions"]) and entry["seed"] == seed


# --- what an earlier run has left -------------------------------------------------------------------------------

ENTRY = grade.Task("ada", "ada.ipynb", NAME, "0" * 64, "k").result()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "it is no JSON"),
        ("", "it is no JSON"),
        (b"\xff\xfe", "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("[]", "it is no object"),
        ('{"seed": 1}', "its submissions are no list"),
        ('{"seed": 1, "submissions": [3]}', "its submissions are no list of objects"),
        ('{"seed": 1, "submissions": {}}', "its submissions are no list"),
        ('{"seed": -1, "submissions": []}', "its seed is no whole number"),
        ('{"seed": "1", "submissions": []}', "its seed is no whole number"),
        ('{"seed": 1.5, "submissions": []}', "its seed is no whole number"),
        ('{"submissions": []}', "its seed is no whole number"),
        ('{"seed": 1, "submissions": [], "pages": 3}', "its pages are no list of names"),
        ('{"seed": 1, "submissions": [], "pages": [{}]}', "its pages are no list of names"),
        (None, "Is a directory"),
    ],
    ids=range(15),
)
def test_damaged_results_are_a_sentence_and_stay(tmp_path, capsys, text, words):
    """They hold the seed of the class: they are not written over."""
    write(tmp_path / "in" / "ada.ipynb")
    file = tmp_path / "out" / "results.json"
    file.parent.mkdir()
    if text is None:
        file.mkdir()
    else:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = contents(tmp_path / "out")
    assert run(tmp_path, "--sandbox", "none") == 2
    said = capsys.readouterr().err
    assert words in said and "results.json of an earlier grading is damaged" in said and said.count("\n") == 1
    assert contents(tmp_path / "out") == before


DAMAGES = [
    {"questions": [3]},
    {"questions": None},
    {"questions": [{}]},
    {"seconds": "long"},
    {"isolation": 3},
    {"key": []},
    {"student": None},
]


def test_an_entry_that_is_damaged_is_graded_again(tmp_path, monkeypatch):
    for n in range(len(DAMAGES) + 2):
        write(tmp_path / "in" / f"s{n}.ipynb", {"answer-euler": f"pass  # {n}"})
    assert run(tmp_path, "--sandbox", "none", "--seed", 3) == 0
    whole = results(tmp_path / "out")
    first = whole["submissions"][0]
    row = first["questions"][0]
    damages = [*DAMAGES, {"questions": [row | {"points": "all"}, *first["questions"][1:]]}, {"questions": [row]}]
    damaged = [entry | damage for entry, damage in zip(whole["submissions"], damages, strict=True)]
    assert [earlier.is_graded(entry) for entry in damaged] == [False] * (len(damages) - 1) + [True]
    (tmp_path / "out" / "results.json").write_text(json.dumps(whole | {"submissions": damaged}))
    asked = []
    one = grade.grade_one
    monkeypatch.setattr(
        grade, "grade_one", lambda slot, task, settings: asked.append(task) or one(slot, task, settings)
    )
    assert run(tmp_path, "--sandbox", "none") == 0
    again = results(tmp_path / "out")
    assert again["seed"] == 3 and len(asked) == len(damages)
    assert [[q["message"] for q in entry["questions"]] for entry in again["submissions"]] == [
        [q["message"] for q in entry["questions"]] for entry in whole["submissions"]
    ]


# --- two runs into one folder -----------------------------------------------------------------------------------


def test_the_second_of_two_runs_into_one_folder_is_told_and_changes_nothing(tmp_path, capsys):
    write(tmp_path / "in" / "ada.ipynb")
    assert run(tmp_path, "--sandbox", "none") == 0
    (tmp_path / "out" / "graded.jsonl").write_text("")
    before = contents(tmp_path / "out")
    capsys.readouterr()
    with earlier.alone_in(tmp_path / "out"):
        write(tmp_path / "in" / "zoe.ipynb", {})
        assert run(tmp_path, "--sandbox", "none") == 2
    said = capsys.readouterr()
    assert "another grading is writing into" in said.err and said.err.count("\n") == 1 and not said.out
    assert contents(tmp_path / "out") == before
    assert run(tmp_path, "--sandbox", "none") == 0  # once it has ended


def test_what_was_killed_holds_the_folder_no_longer(tmp_path):
    program = "import sys; from pathlib import Path; from coursework.grading import earlier\n"
    program += "with earlier.alone_in(Path(sys.argv[1])):\n    print(flush=True)\n    sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", program, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        other.stdout.readline()
        with pytest.raises(grade.Usage, match="another grading"), earlier.alone_in(tmp_path):
            pass
        other.kill()
        other.wait()
        with earlier.alone_in(tmp_path):
            pass


def test_a_file_system_without_locks_is_no_hindrance(tmp_path, monkeypatch):
    def none(number, kind):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    with earlier.alone_in(tmp_path):
        assert not list(tmp_path.iterdir())


# --- ended, and a full disk -------------------------------------------------------------------------------------


def start(tmp_path, *words):
    """The command in a process of its own, with a folder for temporary files of its own."""
    (tmp_path / "temporary").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "coursework", "grade", tmp_path / "in", "--out", tmp_path / "out", *words]
    return subprocess.Popen(
        list(map(str, command)),
        env=os.environ | {"TMPDIR": str(tmp_path / "temporary")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # a shell that runs the tests in the background has its children ignore Ctrl-C
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def wait_for(seen, seconds=300):
    until = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < until, "it was waited for in vain"
        time.sleep(0.05)


def left_in(tmp_path):
    return [
        *(tmp_path / "temporary").iterdir(),
        *(tmp_path / "out").rglob("*.part"),
        *(tmp_path / "out").glob("*.jsonl"),
    ]


def test_three_quick_interrupts_leave_nothing(bwrap, tmp_path):
    """The second and the third come while the first one's tidying up is under way."""
    write(tmp_path / "in" / "fast.ipynb")
    for n in range(4):
        write(tmp_path / "in" / f"slow{n}.ipynb", SOLVED | {"answer-euler": f"while True: pass  # {n}"})
    process = start(tmp_path, "--jobs", "2", "--timeout", "100")
    journal = tmp_path / "out" / "graded.jsonl"
    wait_for(lambda: journal.exists() and "\n" in journal.read_text("utf-8"))
    children = psutil.Process(process.pid).children(recursive=True)
    for _ in range(3):
        process.send_signal(signal.SIGINT)
        time.sleep(0.02)  # two that come at once are one
    said, error = process.communicate(timeout=300)
    assert process.returncode == 130 and "4 still to grade" in said and "Traceback" not in error
    assert not left_in(tmp_path) and not psutil.wait_procs(children, timeout=20)[1]
    assert {entry["student"] for entry in results(tmp_path / "out")["submissions"]} == {"fast"}


@pytest.mark.parametrize("when", ["journal", "results.json", "overview.html"])
def test_a_full_disk_is_a_sentence_and_leaves_nothing_half_written(bwrap, tmp_path, capsys, monkeypatch, when):
    for name in ("ada", "zoe"):
        write(tmp_path / "in" / f"{name}.ipynb", SOLVED | {"answer-euler": f"pass  # {name}"})
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(__import__("tempfile"), "tempdir", None)
    (tmp_path / "temporary").mkdir()
    full = OSError(errno.ENOSPC, "No space left on device")

    def fail(*args, **kwargs):
        raise full

    with monkeypatch.context() as patch:
        if when == "journal":
            patch.setattr(grade.Task, "result", fail)
        else:
            whole = os.replace
            patch.setattr(os, "replace", lambda part, to: fail() if str(to).endswith(when) else whole(part, to))
        assert run(tmp_path, "--jobs", 1) == 2
    error = capsys.readouterr().err
    assert "No space left on device" in error and error.count("\n") == 1
    assert not list((tmp_path / "temporary").iterdir()) and not list((tmp_path / "out").rglob("*.part"))
    assert run(tmp_path, "--jobs", 1) == 0  # goes on with what is kept
    assert len(results(tmp_path / "out")["submissions"]) == 2 and not left_in(tmp_path)


def test_a_line_that_was_cut_off_costs_no_other(bwrap, tmp_path):
    """What is written after it is on a line of its own."""
    for name in ("ada", "zoe"):
        write(tmp_path / "in" / f"{name}.ipynb", {"answer-euler": f"pass  # {name}"})
    (tmp_path / "out").mkdir()
    journal = tmp_path / "out" / "graded.jsonl"
    journal.write_text('{"student": "a')
    seen = []

    def keep(*args, **kwargs):
        seen.append(journal.read_text("utf-8"))
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(feedback, "write", keep)
        assert run(tmp_path, "--jobs", 1) == 2
    assert [len(line) > 100 for line in seen[0].splitlines()] == [False, True, True]
    assert len(earlier.before(tmp_path / "out")["submissions"]) == 2


# --- a cluster --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_cluster_keeps_what_is_judged_and_stops(bwrap, tmp_path, how):
    """By Ctrl-C, or killed: no worker goes on with students' code, and nobody of a batch is graded again."""
    distributed = pytest.importorskip("distributed")
    for n in range(3):
        write(tmp_path / "in" / f"a{n}.ipynb", SOLVED | {"answer-euler": f"pass  # {n}"})
    write(tmp_path / "in" / "b.ipynb", SOLVED | {"answer-euler": "while True: pass"})
    write(tmp_path / "in" / "c.ipynb", {})
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None, processes=True, host="127.0.0.1"
    ) as cluster:
        worker = psutil.Process(cluster.workers[0].process.pid)
        before = set(worker.children(recursive=True))
        process = start(tmp_path, "--dask", cluster.scheduler_address, "--timeout", "300")
        journal = tmp_path / "out" / "graded.jsonl"
        wait_for(lambda: journal.exists() and journal.read_text("utf-8").count("\n") >= 3)
        assert set(worker.children(recursive=True)) - before  # they run the answer that does not end
        process.send_signal(how)
        said, error = process.communicate(timeout=300)
        wait_for(lambda: not set(worker.children(recursive=True)) - before)
        if how == signal.SIGINT:
            assert process.returncode == 130 and "2 still to grade" in said and "Traceback" not in error
            assert len(results(tmp_path / "out")["submissions"]) == 3
        else:
            assert journal.read_text("utf-8").count("\n") == 3
        (tmp_path / "in" / "b.ipynb").unlink()
        again = start(tmp_path, "--dask", cluster.scheduler_address, "--timeout", "300")
        said, error = again.communicate(timeout=300)
        assert again.returncode == 0 and re.search(r"1 notebook graded in .*, 3 as before", said), said + error


def test_a_worker_with_other_checks_is_a_sentence(bwrap, tmp_path, capsys, monkeypatch):
    distributed = pytest.importorskip("distributed")
    write(tmp_path / "in" / "ada.ipynb")
    monkeypatch.setattr(engine, "fingerprint", lambda: "others")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None, processes=True, host="127.0.0.1"
    ) as cluster:
        assert run(tmp_path, "--dask", cluster.scheduler_address) == 2
    assert "has other checks than this machine" in capsys.readouterr().err


def test_ctrl_c_is_heard_by_the_main_thread_only():
    """Elsewhere no handler can be set, and none is."""
    problems = []

    def work():
        try:
            with grade._ended_by(threading.Event()):
                pass
        except BaseException as error:
            problems.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert not problems
