"""What a notebook may not use, and what it may not do beyond its sandbox: each of these was a way out, or to more."""

import json
import os
import subprocess
import sys
import threading

import classroom
import psutil
import pytest
from hostile.traces import points

from coursework.grading import doctor
from coursework.grading import grade as command
from coursework.grading.task import Task
from coursework.judging import engine, group, registry, room, watch
from coursework.judging.submission import parse
from coursework.judging.verdict import Status

NAME = "02_odes_and_flows"
SOLVED = classroom.solution(NAME)
SECONDS = 4.0
FIRST = next(iter(SOLVED))


@pytest.fixture(scope="module")
def slot(bwrap):
    with engine.Slot(bwrap, engine.Limits(seconds=SECONDS)) as slot:
        yield slot


def graded(slot, **answers):
    """Of the solution with these answers exchanged, all that is known."""
    changed = {f"answer-{name}": source for name, source in answers.items()}
    return slot.grade(parse(json.dumps(classroom.notebook(NAME, SOLVED | changed)).encode(), "a.ipynb"), 0)


def loses(slot, question, **answers):
    """Grade, assert that every check but those of this question passed; the first verdict on it."""
    verdicts = graded(slot, **answers).verdicts
    own = [verdict for verdict in verdicts if registry.find(verdict.check).question == question]
    assert [v for v in verdicts if not v.passed] == own, [v for v in verdicts if not v.passed]
    return own[0]


def beside(harm):
    """Right answers, the first of which does harm; the others take their time while it is there."""
    wait = "import os, time\nuntil = time.monotonic() + 3\nwhile os.path.exists('harm') and time.monotonic() < until:\n"
    answers = {name[7:]: f"{wait}    time.sleep(0.1)\n{source}" for name, source in SOLVED.items()}
    return answers | {FIRST[7:]: f"open('harm', 'w').close()\n{harm}\n{SOLVED[FIRST]}"}


def told(slot, source, value="None"):
    """What became of `source` where a student's code runs: the name of its error, or the value of an expression."""
    script = f"""
import ctypes, errno, fcntl, os, socket, subprocess, sys, time
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *arguments):
    if getattr(libc, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)
try:
    {source}
    outcome = repr({value})
except OSError as error:
    outcome = errno.errorcode.get(error.errno, str(error))
raise ValueError(outcome)
"""
    verdict = loses(slot, "euler", euler=script)
    assert verdict.status is Status.ERROR
    return verdict.said.removeprefix("the answer cell raises ValueError: ")


# --- what reaches beyond the sandbox -------------------------------------------------------------------------------

REFUSED = {
    "a session": "subprocess.run(['/bin/true'], start_new_session=True)",
    "other processors": "os.sched_setaffinity(0, [0])",
    "a lock on what all have": "fcntl.flock(os.open('/usr', os.O_RDONLY), fcntl.LOCK_EX)",
    "a lock on the machine's /dev/null": "fcntl.flock(0, fcntl.LOCK_EX)",
    "a lock on some bytes": "fcntl.lockf(os.open('/dev/null', os.O_RDWR), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 7)",
    "who has a lock": "fcntl.fcntl(os.open('/dev/null', os.O_RDWR), fcntl.F_GETLK, bytes(32))",
    "a lease": "fcntl.fcntl(open('leased', 'w'), fcntl.F_SETLEASE, fcntl.F_WRLCK)",
    "a notice": "fcntl.fcntl(os.open('/usr', os.O_RDONLY), fcntl.F_NOTIFY, 1)",
    "a hint on a file": "fcntl.fcntl(os.open('/usr/bin/env', os.O_RDONLY), 1036, (2).to_bytes(8, 'little'))",
    "inotify": "call('inotify_init1', 0)",
    "fanotify": "call('fanotify_init', 0x200, 0)",
    "what others have read": "call('mincore', ctypes.create_string_buffer(1), 0, None)",
    "what others make be read": "os.posix_fadvise(os.open('/usr/bin/env', os.O_RDONLY), 0, 0, os.POSIX_FADV_WILLNEED)",
    "a port": "socket.socket(socket.AF_INET)",
    "a port of six": "socket.socket(socket.AF_INET6)",
    "a port of virtual machines": "socket.socket(40, socket.SOCK_STREAM)",
    "the kernel's messages": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "the kernel's ciphers": "socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)",
    "System V semaphores": "call('semget', 4242, 250, 0o1600)",
    "System V messages": "call('msgget', 4242, 0o1600)",
    "System V memory": "call('shmget', 4242, 4096, 0o1600)",
    "pages in a pipe": "call('vmsplice', os.pipe()[1], None, 0, 0)",
    "the machine's list of requests": "call('syscall', {'x86_64': 206, 'aarch64': 0}[os.uname().machine], 1, bytes(8))",
    "rules in the kernel": "call('syscall', 444, None, 0, 1)",
    "the kernel's log": "call('klogctl', 10, None, 0)",
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused(slot, what):
    assert told(slot, REFUSED[what]) == "EPERM"


def test_the_machines_devices_keep_their_times(slot):
    assert told(slot, "os.utime('/dev/null')") == "EROFS"
    assert told(slot, "open('/dev/null', 'w').write('x')") == "None"
    assert told(slot, "pass", "len(os.urandom(8) + open('/dev/urandom', 'rb').read(8))") == "16"
    if os.getuid() == 0:  # who can make devices shows none of the machine's
        seen = told(slot, "pass", "[os.stat(f'/dev/{n}').st_dev for n in ('null', 'zero', 'full', 'random')]")
        assert os.stat("/dev/null").st_dev not in json.loads(seen)


def test_nothing_that_is_open_is_shared(slot):
    """A flag on a descriptor that all children of a sandbox inherit tells the next one."""
    flags = "[fcntl.fcntl(n, fcntl.F_GETFL) for n in range(3)]"
    before = told(slot, "pass", flags)
    set_them = "[fcntl.fcntl(n, fcntl.F_SETFL, os.O_APPEND | os.O_NONBLOCK) for n in range(3)]"
    assert told(slot, set_them, flags) != before == told(slot, "pass", flags)
    # the three, and the one to the referee
    assert told(slot, "pass", "len([n for n in range(999) if libc.fcntl(n, fcntl.F_GETFD) >= 0])") == "4"


def test_each_may_have_64_files_and_16_processes(slot):
    # what waits in a pair of sockets is memory that counts for nobody
    assert told(slot, "kept = [socket.socketpair() for _ in range(32)]") == "EMFILE"
    assert told(slot, "kept = [subprocess.Popen(['/bin/sleep', '60']) for _ in range(16)]") == "EAGAIN"
    assert told(slot, "kept = [subprocess.Popen(['/bin/sleep', '60']) for _ in range(14)]") == "None"


USEFUL = {
    "a pool": "import multiprocessing as mp\nwith mp.Pool(4) as pool:\n    assert pool.map(abs, [-1, 2]) == [1, 2]",
    "a pool as large as it likes": (
        "import concurrent.futures as cf\nwith cf.ProcessPoolExecutor() as pool:\n"
        "    assert list(pool.map(abs, range(-9, 9))) == [abs(n) for n in range(-9, 9)]"
    ),
    "locks and queues": (
        "import multiprocessing as mp\nlock, queue = mp.Lock(), mp.Queue()\n"
        "def work():\n    with lock:\n        queue.put(7)\n"
        "p = mp.Process(target=work)\np.start()\nassert queue.get() == 7\np.join()"
    ),
    "a manager": (
        "import multiprocessing as mp\nwith mp.Manager() as manager:\n    d = manager.dict(a=1)\n    assert d['a'] == 1"
    ),
    "shared arrays": (
        "from multiprocessing import shared_memory\nm = shared_memory.SharedMemory(create=True, size=10**6)\n"
        "m.buf[0] = 1\nm.close()\nm.unlink()"
    ),
    "other programs": "import subprocess\nassert subprocess.check_output(['echo', 'a'], text=True) == 'a\\n'",
    "files of a while": (
        "import tempfile\nwith tempfile.NamedTemporaryFile('w+') as f, tempfile.TemporaryDirectory() as d:\n"
        "    f.write('a')\n    open(f'{d}/b', 'w').write('c')\nassert tempfile.TemporaryFile().write(b'a') == 1"
    ),
    "asyncio": (
        "import asyncio\nasync def both():\n    p = await asyncio.create_subprocess_exec('true')\n"
        "    return await p.wait(), await asyncio.to_thread(abs, -1)\n"
        "import threading\nt = threading.Thread(target=lambda: asyncio.run(both()))\nt.start()\nt.join()"
    ),
    "a picture": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig('a.png')\nplt.close()",
}


@pytest.mark.parametrize("what", USEFUL)
def test_what_a_right_answer_may_use(slot, what):
    verdicts = graded(slot, euler=f"{USEFUL[what]}\n{SOLVED['answer-euler']}").verdicts
    assert [verdict for verdict in verdicts if not verdict.passed] == []


# --- the processor -------------------------------------------------------------------------------------------------


def test_what_an_answer_leaves_running_is_its_own(slot):
    """Processes that loop while the right answers beside them are judged, each in a group of its own."""
    hog = "import os\nfor _ in range(8):\n    if os.fork() == 0:\n        os.setpgid(0, 0)\n        while True: pass\n"
    verdict = loses(slot, FIRST[7:], **beside(hog))
    assert not slot._doubt(verdict, {})
    assert verdict.status is Status.TIMEOUT and "used the processor for more than 4 seconds" in verdict.said


def test_all_processes_are_counted_those_that_are_over_too():
    script = """
import os, sys, time
def burn(seconds):
    start = time.process_time()
    while time.process_time() < start + seconds: pass
def say():
    print(flush=True); sys.stdin.readline()
if os.fork() == 0:                       # the student's
    burn(0.3); say()
    for _ in range(2):
        if os.fork() == 0:
            burn(0.3); os._exit(0)
    for _ in range(2): os.wait()
    say()
    if os.fork() == 0:
        os.setsid(); burn(0.3); say(); burn(0.3); say()
    time.sleep(1000)
os.wait()
"""
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            seen = watch.Watch(process.pid, layers=0)
            spent = []
            for answer in "abcc":
                process.stdout.readline()
                seen.begin()
                seen.look(answer)
                spent.append(sum(seen.step.values()))
                process.stdin.write(b"\n")
                process.stdin.flush()
            assert spent == pytest.approx([0.3, 0.6, 0.3, 0.3], abs=0.1)
            assert seen.total == pytest.approx(1.5, abs=0.2) and seen.aside == pytest.approx({"c": 0.6}, abs=0.1)
        finally:
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()


@pytest.fixture
def walks(monkeypatch):
    """For each time that a notebook is graded, whether another one may be at the same time."""
    original, seen = engine.Slot._grade, []

    def recording(self, *arguments):
        stop, entered = threading.Event(), threading.Event()

        def enter():
            try:
                with room.together(stop):
                    entered.set()
            except room.Stopped:
                pass

        other = threading.Thread(target=enter)
        other.start()
        seen.append("together" if entered.wait(1.0) else "alone")
        stop.set()
        other.join()
        return original(self, *arguments)

    monkeypatch.setattr(engine.Slot, "_grade", recording)
    return seen


@pytest.mark.parametrize("same", [True, False])
def test_alone_is_for_all_processes_of_a_room(tmp_path, monkeypatch, same):
    script = f"""
import os, threading
from coursework.judging import room
stop = threading.Event()
threading.Timer({0.5 if same else 60}, stop.set).start()
try:
    with room.together(stop):
        print("in")
except room.Stopped:
    print("waits")
os._exit(0)
"""
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setenv("COURSEWORK_ROOM", str(tmp_path))
    with room.alone(threading.Event()):
        environment = os.environ | {"COURSEWORK_ROOM": str(tmp_path if same else other)}
        command = [sys.executable, "-c", script]
        said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert said.strip() == ("waits" if same else "in")


def test_who_waited_for_others_is_judged_again_alone(slot, monkeypatch, walks):
    """A right answer's process that gets no processor while others run: here it is stopped, once."""
    original, stopped = watch.Watch.look, []

    def look(self, answer):
        original(self, answer)
        if answer == FIRST and not stopped:
            stopped.append(answer)
            for process in psutil.Process(self.warm).children(recursive=True):
                process.suspend()

    monkeypatch.setattr(watch.Watch, "look", look)
    monkeypatch.setattr(engine.Warm, "end", ended(engine.Warm.end))
    found = graded(slot, **{FIRST[7:]: f"import time\ntime.sleep(1)\n{SOLVED[FIRST]}"})
    assert stopped and [verdict for verdict in found.verdicts if not verdict.passed] == []
    assert walks == ["together", "alone"] and not found.doubtful


def ended(original):
    """A stopped process hears of its end when it goes on."""

    def end(self, *arguments):
        for process in psutil.Process(self.pid).children(recursive=True):
            process.resume()
        return original(self, *arguments)

    return end


def test_who_never_ends_is_a_timeout_alone_too(slot, walks):
    verdict = loses(slot, FIRST[7:], **{FIRST[7:]: "import time\ntime.sleep(1000)"})
    assert verdict.status is Status.TIMEOUT and walks == ["together", "alone"]


def test_who_used_all_the_time_has_not_waited(slot):
    verdict = loses(slot, FIRST[7:], **{FIRST[7:]: "while True: pass"})
    answer = f"answer-{registry.find(verdict.check).question}"
    assert verdict.status is Status.TIMEOUT and not slot._doubt(verdict, {answer: 0.9 * SECONDS})
    assert slot._doubt(verdict, {answer: 0.5 * SECONDS})


def test_what_may_be_the_machines_fault_is_not_taken_from_an_earlier_run():
    rows = [{"question": name, "status": "passed", "said": ""} for name in points(NAME)]
    entry = {"isolation": "bwrap", "seconds": 1.0, "cpu_seconds": 1.0, "checks_cpu_seconds": 1.0}
    task = Task("ada", "a.ipynb", NAME, "")
    assert command._take(task, entry | {"questions": rows})
    assert not command._take(task, entry | {"questions": [*rows[:-1], rows[-1] | {"status": "timeout"}]})
    assert not command._take(task, entry | {"questions": rows, "failed": True})


def test_a_question_has_the_seconds_that_were_asked_for(bwrap):
    """Also in a check, where there were ten."""
    slow = f"""
{SOLVED["answer-euler"]}
solved, waits = euler, [10.5]
def euler(*args, **kwargs):
    import time
    time.sleep(waits.pop() if waits else 0)
    return solved(*args, **kwargs)
"""
    with engine.Slot(bwrap, engine.Limits(seconds=13.0)) as slot:
        assert [v for v in graded(slot, euler=slow).verdicts if not v.passed] == []


# --- getting warm --------------------------------------------------------------------------------------------------


def test_a_warm_process_that_is_late_is_tried_again_alone(bwrap, monkeypatch, walks):
    original, tries = engine.Slot._start_students, []

    def late(self, *arguments):
        tries.append(arguments)
        with pytest.MonkeyPatch.context() as patch:
            if len(tries) == 1:
                patch.setattr(engine, "START_SECONDS", 0.01)
            return original(self, *arguments)

    monkeypatch.setattr(engine.Slot, "_start_students", late)
    with engine.Slot(bwrap, engine.Limits(seconds=SECONDS)) as slot:
        assert all(verdict.passed for verdict in graded(slot).verdicts)
    assert len(tries) == 2 and walks == ["together", "alone"]


@pytest.mark.parametrize(("started", "error"), [(set(), engine.Broken), ({NAME}, engine.NotStarted)])
def test_only_a_first_one_that_cannot_start_ends_the_class(bwrap, monkeypatch, started, error):
    monkeypatch.setattr(engine, "START_SECONDS", 0.01)
    monkeypatch.setattr(engine, "_started", started)
    with engine.Slot(bwrap, engine.Limits(seconds=SECONDS)) as slot:
        with pytest.raises(error, match=rf"grading {NAME} could not be started.*: it was not ready after 0.01 seconds"):
            graded(slot)
        task = Task("ada", "a.ipynb", NAME, "", answers=dict(SOLVED))
        settings = command.Settings("bwrap", SECONDS, 0, "")
        if error is engine.NotStarted:
            command.grade_one(slot, task, settings)
            assert {row["status"] for row in task.questions} == {"crashed"}
            assert not command._take(task, task.result())


def test_a_warm_process_that_dies_says_why(tmp_path):
    with pytest.raises(engine.NotStarted, match="no such thing"):
        engine.Warm([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path, {})


# --- memory --------------------------------------------------------------------------------------------------------

HIDDEN = """
import mmap, os, time
for _ in range(3):
    if os.fork() == 0:
        kept = mmap.mmap(-1, 120 * 2**20)
        for start in range(0, len(kept), 4096):
            kept[start] = 1
        kept.madvise(mmap.MADV_DONTNEED)
        time.sleep(60)
"""
SMALL = """
import subprocess, sys
kept = [subprocess.Popen([sys.executable, "-Sc", "b = bytearray(b'x' * 50 * 2**20)\\nimport time\\ntime.sleep(60)"])
        for _ in range(8)]
"""


@pytest.mark.parametrize("way", [HIDDEN, SMALL], ids=["shared and out of sight", "many small ones"])
def test_memory_is_counted_wherever_it_is(slot, monkeypatch, way):
    monkeypatch.setattr(slot, "limits", engine.Limits(seconds=8.0, memory=300 * 2**20))
    verdict = loses(slot, FIRST[7:], **beside(way))
    assert verdict.status is Status.CRASHED and "more than 300 MB of memory" in verdict.said


BURST = """
import mmap, os
for _ in range(6):
    if os.fork() == 0:
        kept = mmap.mmap(-1, 250 * 2**20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE)
        os._exit(0)
kept = mmap.mmap(-1, 250 * 2**20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE)
"""
OUT_OF_SIGHT = HIDDEN.replace("range(3)", "range(9)").replace("120", "200")


@pytest.mark.parametrize("way", [BURST, OUT_OF_SIGHT], ids=["at once", "out of sight"])
def test_the_kernel_keeps_a_notebook_to_its_memory(bwrap, way):
    """What is taken faster than anyone looks, or shown by no process; where no group can be made, doctor says so."""
    if group.why_not():
        assert group.why_not() in dict(doctor._facts())["memory group"]
        return
    limits = engine.Limits(seconds=8.0, memory=300 * 2**20)
    with engine.Slot(bwrap, limits) as slot:
        assert not [verdict for verdict in graded(slot).verdicts if not verdict.passed]
        folder = slot._group.folder
        peak = folder / ("memory.peak" if (folder / "memory.max").exists() else "memory.max_usage_in_bytes")
        most = folder / ("memory.max" if (folder / "memory.max").exists() else "memory.limit_in_bytes")
        verdict = loses(slot, FIRST[7:], **{FIRST[7:]: f"{way}\n{SOLVED[FIRST]}"})
        assert verdict.status is Status.CRASHED and "more than 300 MB of memory" in verdict.said
        if peak.exists():
            assert int(peak.read_text()) <= int(most.read_text())
        assert slot._group.ended
        assert not [verdict for verdict in graded(slot).verdicts if not verdict.passed]
    assert not folder.exists()


def test_the_machines_memory_is_watched(slot, monkeypatch, walks):
    """Memory that is nobody's: who ran when it came to its end is ended, and judged again when alone."""
    sizes = iter([10**10, 10**6])
    monkeypatch.setattr(watch, "_available", lambda: next(sizes, 10**10))
    slow = {FIRST[7:]: f"import time\ntime.sleep(2)\n{SOLVED[FIRST]}"}
    assert [verdict for verdict in graded(slot, **slow).verdicts if not verdict.passed] == []
    assert walks == ["together"]  # what was ended first was not yet blamed
    monkeypatch.setattr(watch.Watch, "scarce", lambda self: sum(self.held.values()) > 4 * 10**8)
    verdict = loses(slot, FIRST[7:], **{FIRST[7:]: f"kept = np.ones(2**26)\n{slow[FIRST[7:]]}"})
    assert verdict.status is Status.CRASHED and "memory came to its end while this ran" in verdict.said
    assert walks[-2:] == ["together", "alone"]


def test_as_many_slots_as_the_memory_is_for(monkeypatch):
    limits = engine.Limits(memory=2 * 2**30, disk=2**26)
    for gigabytes, fit in ((2, 1), (8, 3), (64, 24)):
        monkeypatch.setattr(engine.psutil, "virtual_memory", lambda total=gigabytes * 2**30: MemoryOf(total))
        assert engine.slots_that_fit(limits) == fit


class MemoryOf:
    def __init__(self, total):
        self.total = self.available = total
