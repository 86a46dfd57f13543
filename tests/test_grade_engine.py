"""One notebook through the sandbox: the same verdicts as `check`, and what goes wrong costs its own question only."""

import json
import os
import re
import time

import classroom
import psutil
import pytest
from hostile import code

from coursework.judging import engine, sandbox
from coursework.judging.masters import check_cells, masters
from coursework.judging.submission import parse
from coursework.judging.verdict import Status
from coursework.nbval.judge import judge_notebook

NAME = "02_odes_and_flows"
SOLVED = classroom.solution(NAME)
LIMITS = engine.Limits(seconds=8.0)
BRIEF = engine.Limits(seconds=3.0)  # for what never ends, and uses the processor until then


@pytest.fixture(scope="module", params=["bwrap"])
def slot(request):
    isolation = sandbox.Isolation("none")
    if request.param == "bwrap":
        isolation = request.getfixturevalue("bwrap")
    with engine.Slot(isolation, LIMITS) as slot:
        yield slot


both = pytest.mark.parametrize("slot", ["bwrap", "none"], indirect=True)


def submission(answers, name=NAME):
    return parse(json.dumps(classroom.notebook(name, answers)).encode(), "a.ipynb")


def grade(slot, seed=0, **answers):
    """Verdicts by check, of the solution with these answers exchanged."""
    changed = {f"answer-{name}": source for name, source in answers.items()}
    graded = slot.grade(submission(SOLVED | changed), seed)
    return {verdict.check: verdict for verdict in graded.verdicts}


def costs_only(verdicts, *questions):
    """Every check but those of these questions passed; the words for the first of them."""
    checks = engine.registry.all_checks()
    for name, verdict in verdicts.items():
        assert verdict.passed == (checks[name].question not in questions), verdict
        assert verdict.points == (verdict.max_points if verdict.passed else 0)
    lost = [v for name, v in verdicts.items() if checks[name].question == questions[0]]
    return lost[0].status, lost[0].message


def said(slot, expression):
    """What `expression` is, where a student's code runs; it comes out as the words of an exception."""
    verdicts = grade(slot, euler=f"import os\nraise ValueError({expression})")
    status, _ = costs_only(verdicts, "euler")
    assert status is Status.ERROR
    return verdicts["euler_n_steps"].said.removeprefix("the answer cell raises ValueError: ")


def of_us():
    """The processes that grading has started and not ended."""
    return {
        process.pid for process in psutil.Process().children(recursive=True) if process.status() != psutil.STATUS_ZOMBIE
    }


@pytest.fixture(scope="module", params=list(masters()))
def name(request):
    """What is asked of one notebook comes together: the warm process for it is started once."""
    return request.param


def test_the_solution_has_all_points(slot, name):
    if "torch" in json.dumps(masters()[name]):
        pytest.importorskip("torch")
    for seed in (0, 12345):
        graded = slot.grade(submission(classroom.solution(name), name), seed)
        assert [v for v in graded.verdicts if not v.passed] == []
        assert len(graded.verdicts) == len(check_cells(masters()[name]))
    assert 0 < graded.judging < graded.cpu


@pytest.mark.parametrize(
    ("name", "which"),
    [
        (NAME, 1),
        (NAME, 5),
        ("01_generation_as_sampling", 22),
        ("03_sdes_and_brownian_motion", 25),
        ("06_score_matching", 4),
        ("07_sampling_with_noise", 5),
        ("08_guidance", 6),
    ],
    indirect=["name"],
)
def test_the_same_words_as_check(slot, name, which):
    """A sample: benchmarks/equality.py does this with every right and wrong answer."""
    handed = parse(json.dumps(classroom.packed(name)[which]).encode(), "a.ipynb")
    wanted = {verdict.check: verdict for verdict in judge_notebook(handed, 30.0)}
    got = {verdict.check: verdict for verdict in slot.grade(handed, 0).verdicts}
    # where time ran out on one side, the machine was busy
    late = {question for both in (wanted, got) for question, v in both.items() if v.status is Status.TIMEOUT}
    assert len(late) < 4 and {q: v for q, v in got.items() if q not in late} == {
        q: v for q, v in wanted.items() if q not in late
    }
    assert 0 < sum(verdict.passed for verdict in got.values()) < len(got)  # both kinds were there


def test_the_inputs_follow_from_the_seed(slot):
    shown = "def linear_field(x, t, A, b):\n    raise ValueError(str(x.tolist()))"
    first, again, other = (grade(slot, seed, linear_field=shown)["linear_field_value"].message for seed in (1, 1, 2))
    assert first == again != other


@pytest.mark.parametrize(
    ("source", "status", "words"),
    [
        ("while True:\n    pass", "timeout", "did not end within 3 seconds"),
        (
            "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
            "timeout",
            "did not end within 3 seconds",
        ),
        ("import os\nos._exit(0)", "crashed", "the process died"),
        ("exit()", "error", "the answer cell raises SystemExit"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "crashed", "the process died"),
        ("import ctypes\nctypes.string_at(0)", "crashed", "the process died"),
        ("def euler(u, x0, n, t0=0.0, t1=1.0):\n    import os\n    os._exit(1)", "crashed", "the process died"),
        (
            "def euler(u, x0, n, t0=0.0, t1=1.0):\n    while True: pass",
            "timeout",
            "`euler` did not finish in 3 seconds",
        ),
        ("def euler(u, x0, n):\n    import sys\n    sys.exit(1)", "failed", "raised SystemExit"),
        ("import sys\nsys.setrecursionlimit(10**9)\ndef f(n): return f(n + 1)\nf(0)", "", ""),
        ("x = np.ones((3 * 2**30 // 8,))", "error", "MemoryError"),
        ("x = list(range(10**15))", "error", "MemoryError"),
        ("print('x' * 20_000_000)\neuler = None", "failed", "`euler` is of type NoneType, expected a function"),
        ("def euler(u, x0, n:\n    return x0", "error", "SyntaxError: '(' was never closed (line 1)"),
        ("def euler(u, x0, n):\n    return object()", "failed", "something that is not numbers"),
        ("def euler(u, x0, n):\n    return u(x0)", "failed", ""),
    ],
)
def test_what_goes_wrong_costs_its_own_question(slot, source, status, words, monkeypatch):
    monkeypatch.setattr(slot, "limits", BRIEF)
    got_status, got_words = costs_only(grade(slot, euler=source), "euler")
    assert words in got_words and got_status == (status or got_status), (got_status, got_words)


@both
def test_two_that_go_wrong_cost_two(slot, monkeypatch):
    monkeypatch.setattr(slot, "limits", BRIEF)
    verdicts = grade(slot, euler="import os\nos._exit(0)", rk4_step="while True: pass", heun_step="1 +")
    assert costs_only(verdicts, "rk4_step", "euler", "heun_step")[0] == "timeout"
    assert verdicts["euler_n_steps"].status == "crashed" and verdicts["heun_value"].status == "error"


def test_a_lost_cell_is_missing(slot):
    made = classroom.notebook(NAME, SOLVED)
    made["cells"] = [cell for cell in made["cells"] if cell["id"] != "answer-euler"]
    graded = slot.grade(parse(json.dumps(made).encode(), "a.ipynb"), 0)
    status, message = costs_only({v.check: v for v in graded.verdicts}, "euler")
    assert status == "missing" and "is missing" in message


def test_flowdiffs_own_version_is_refused(slot):
    aliased = "import flowdiff.ode as o\neuler = getattr(o, 'eu' + 'ler')"
    verdicts = grade(slot, euler=aliased, rk4_step="from flowdiff.ode import rk4_step")
    assert "write it yourself" in costs_only(verdicts, "euler", "rk4_step")[1]
    assert "write it yourself" in verdicts["rk4_value"].message


def test_flowdiff_may_be_used_where_it_is_not_asked_for(slot):
    """As in `check`: what one question asks for, an answer to another may use, in its cell or when it is called."""
    used = "from flowdiff import ode\nassert ode.heun(lambda x, t: x, np.ones((2, 2)), 3).shape == (2, 2)\n"
    called = SOLVED["answer-euler_radius"].replace("    return", f"    {used.splitlines()[1]}\n    return", 1)
    assert called != SOLVED["answer-euler_radius"]
    verdicts = grade(
        slot, linear_field=used + SOLVED["answer-linear_field"], euler_radius="from flowdiff import ode\n" + called
    )
    assert all(verdict.passed for verdict in verdicts.values())
    copied = used + "import types\nsaved = types.FunctionType(ode.rk4_step.__code__, vars(ode))\n"
    verdicts = grade(slot, linear_field=copied + SOLVED["answer-linear_field"], rk4_step="rk4_step = saved")
    assert "calls flowdiff.ode.rk4_step" in costs_only(verdicts, "rk4_step")[1]


@both
def test_its_source_is_not_to_be_read(slot):
    copied = "import inspect, flowdiff.ode as o\nexec(inspect.getsource(getattr(o, 'eu' + 'ler')))"
    assert costs_only(grade(slot, euler=copied), "euler")[0] == "error"


def test_the_shell_is_a_notebooks(slot):
    source = (
        "%matplotlib inline\n!true\n"
        + SOLVED["answer-euler"]
        + "\n%timeit -n1 -r1 1\n_ = await __import__('asyncio').sleep(0, 1)\n1"
    )
    assert all(verdict.passed for verdict in grade(slot, euler=source).values())


def test_an_answers_own_random_numbers_are_the_same_for_all(slot):
    """At each grading and at each check: a verdict on such an answer is the same too."""
    pytest.importorskip("torch")
    drawn = "[__import__('random').random(), np.random.normal(), __import__('torch').rand(1).item()]"
    first = said(slot, drawn)
    assert said(slot, drawn) == first and len(set(re.findall(r"[-\d.e]+", first))) == 3
    submitted = submission(SOLVED | {"answer-euler": f"import os\nraise ValueError({drawn})"})
    failed = [verdict for verdict in judge_notebook(submitted, 60) if not verdict.passed]
    assert failed and all(verdict.said.endswith(f"ValueError: {first}") and verdict.line == 2 for verdict in failed)


def test_memory_is_watched_however_fast_cells_follow_each_other(slot, monkeypatch):
    """Processes that hold memory while the other answers keep the grader busy."""
    monkeypatch.setattr(slot, "limits", engine.Limits(seconds=8.0, memory=2**29))
    hold = """
import os, time
for _ in range(4):
    if os.fork() == 0:
        kept = np.ones(2**25)
        time.sleep(60)
"""
    names = list(SOLVED)
    answers = {name: f"import time\ntime.sleep(0.3)\n{SOLVED[name]}" for name in names}
    answers[names[0]] = hold + SOLVED[names[0]]
    verdicts = slot.grade(submission(answers), 0).verdicts
    status, message = costs_only({v.check: v for v in verdicts}, names[0].removeprefix("answer-"))
    assert status == "crashed" and "more than 512 MB" in message


@both
def test_nothing_stays_between_students(slot):
    """Files, processes, shared memory, modules changed and names defined are gone with the process."""
    mess = """
import os, subprocess, time
for place in (".", "/tmp", "/dev/shm", "/", "/var/tmp", os.path.expanduser("~")):
    try:
        open(os.path.join(place, "coursework-left-behind"), "w").write("answer")
    except OSError:
        pass
import ctypes
ctypes.CDLL(None).shmget(4242, 4096, 0o1666)
np.left_behind = 1
left_behind = 1
for _ in range(3):
    if os.fork() == 0:
        os.setpgid(0, 0)
        if os.fork() == 0:
            time.sleep(1000)
        os._exit(0)
"""
    grade(slot)  # so that the warm processes are there
    before = of_us()
    assert all(v.passed for v in grade(slot, euler=mess + SOLVED["answer-euler"]).values())
    assert said(slot, "[hasattr(np, 'left_behind'), 'left_behind' in globals()]") == "[False, False]"
    assert said(slot, "os.listdir('.')") == "[]"
    if slot.isolation.kind == "bwrap":
        assert said(slot, "__import__('ctypes').CDLL(None).shmget(4242, 4096, 0o666)") == "-1"
        for place in ("/tmp", "/dev/shm", "/", "/var/tmp"):
            assert not os.path.exists(os.path.join(place, "coursework-left-behind"))
    else:
        for place in ("/tmp", "/dev/shm", "/", "/var/tmp"):
            if os.path.exists(file := os.path.join(place, "coursework-left-behind")):
                os.unlink(file)
    deadline = time.monotonic() + 60
    while of_us() - before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not of_us() - before


def test_a_signal_to_the_group_reaches_nobody_else(slot):
    """The warm process, which takes seconds to start, is the same afterwards."""
    grade(slot)
    before = slot._students.process.pid
    assert costs_only(grade(slot, euler="import os\nos.killpg(0, 9)"), "euler")[0] == "crashed"
    assert slot._students.process.pid == before


def test_many_processes_are_a_question_and_not_the_machine(slot):
    bomb = "import os, time\nfor _ in range(100):\n    if os.fork() == 0:\n        time.sleep(1000)\n"
    grade(slot)
    before = of_us()
    assert "BlockingIOError" in costs_only(grade(slot, euler=bomb), "euler")[1]
    assert of_us() == before


def test_the_temporary_folders_are_gone(tmp_path, monkeypatch):
    monkeypatch.setattr(engine.tempfile, "tempdir", str(tmp_path))
    with engine.Slot(sandbox.Isolation("none"), LIMITS) as slot:
        costs_only(grade(slot, euler="import os\nopen('a', 'w')\nos._exit(0)"), "euler")
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


def test_one_after_the_other_leak_nothing(slot):
    me = psutil.Process()

    def count():
        children = me.children(recursive=True)
        memory = sum(child.memory_info().rss for child in [me, *children])
        files = sum(child.num_fds() for child in [me, *children] if child.uids().real == os.getuid())
        return len(children), files, memory

    handed = submission({})
    for _ in range(5):
        slot.grade(handed, 0)
    before = count()
    for _ in range(40):
        slot.grade(handed, 0)
    after = count()
    assert after[:2] == before[:2]
    assert after[2] - before[2] < 2**23  # 8 MB: what a leak of 200 kB each would come to


@pytest.mark.parametrize("kind", ["replies of 30 MB", "endless texts and impossible times", "impossible times"])
def test_words_and_numbers_of_a_students_process_are_bounded(slot, kind):
    how = code.KINDS[kind]
    solved = classroom.solution(how.name)
    forged = how.answers["to_vector"].replace("RIGHT", solved["answer-to_vector"])
    graded = slot.grade(submission(solved | {"answer-to_vector": forged}, how.name), 0)
    assert max(len(verdict.message) for verdict in graded.verdicts) <= 10_000
    assert 0 <= graded.judging < graded.cpu < 120
    assert len(json.dumps([verdict.row() for verdict in graded.verdicts], allow_nan=False)) < 10**6


def test_a_helper_cannot_be_replaced(slot):
    """What a locked helper measures is not for an answer to say."""
    torch_notebook = "04_flow_and_diffusion_models"
    pytest.importorskip("torch")
    solved = classroom.solution(torch_notebook)
    forged = "def probe_velocity_mlp(*args):\n    raise ValueError('forged')\n"
    last = list(solved)[-1]
    graded = slot.grade(submission(solved | {last: forged + solved[last]}, torch_notebook), 0)
    assert all(verdict.passed for verdict in graded.verdicts)
    first = next(iter(solved))
    graded = slot.grade(submission(solved | {first: forged + solved[first]}, torch_notebook), 0)
    assert all(verdict.passed for verdict in graded.verdicts)
