"""The student's process, and the warm process that it is forked from. Both live in the sandbox.

Here are the locked cells, the student's answers and a `Host`; no check, no master, no solution. The
warm process has imported what the notebook needs and run its locked set-up; it never sees an answer. A child takes off
every right that it could use against others before it reads the first one.
"""

from __future__ import annotations

import ctypes
import gc
import io
import json
import os
import resource
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress

from coursework.inside import forks, pipe, syscalls, wire
from coursework.inside.chance import same_for_all
from coursework.inside.host import Host, OutOfTime, Printed, deadline, forget_figures, open_figures
from coursework.inside.refuse import refusing, remove

_CLONE_NEWNS, _CLONE_NEWIPC, _CLONE_NEWPID = 0x20000, 0x8000000, 0x20000000
_OURS = 4  # bubblewrap's process, the warm one, and for each submission one that waits and the namespace's init
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_NOEXEC, _MS_REMOUNT, _MS_BIND = 1, 2, 4, 8, 32, 4096
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38


def main() -> None:
    """Get warm, then fork for each submission; standard input is the socket to the engine."""
    control = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    settings = json.loads(_line(control))
    if settings["processors"]:
        os.sched_setaffinity(0, settings["processors"])
    try:
        shell = _warm(settings)
    except BaseException as error:  # the engine tells the instructor
        said = f"the set-up of the notebook fails in the sandbox: {type(error).__name__}: {_words(error)}"
        control.sendall(json.dumps({"error": said}).encode() + b"\n")
        return
    limits = settings["limits"]
    limits["memory"] += _address_space()
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    gc.collect()
    gc.freeze()  # so that no collection writes to pages which are shared

    def work(sockets: list[socket.socket]) -> None:
        _own_descriptors(sockets[0].fileno())
        _limit(limits, settings["isolated"])
        os.chdir(settings["home"])
        same_for_all()
        Session(pipe.Pipe(sockets[0]), shell).serve()

    def alone(sockets: list[socket.socket]) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        _first_to_go()
        _leave_everything(limits["disk"])
        _as_init(lambda: cut_off(sockets))

    def cut_off(sockets: list[socket.socket]) -> None:
        os.setsid()  # what it sends to its group must not reach the warm process
        syscalls.refuse()
        work(sockets)

    def unprotected(sockets: list[socket.socket]) -> None:
        os.setsid()
        _first_to_go()
        work(sockets)

    if settings["isolated"]:
        forks.serve(control, alone, end=lambda pid: os.kill(pid, signal.SIGTERM))
    else:
        forks.adopt_orphans()
        forks.serve(control, unprotected, end=forks.kill_group, sweep=forks.kill_the_rest)


def _line(control: socket.socket) -> bytes:
    line = b""
    while not line.endswith(b"\n"):
        piece = control.recv(1)
        if not piece:
            sys.exit()
        line += piece
    return line


# --- getting warm ------------------------------------------------------------------------------------------------


def _warm(settings: dict):
    """A shell in which the locked cells that come before the first answer have run."""
    shutil.copytree(settings["fonts"], os.environ["MPLCONFIGDIR"], dirs_exist_ok=True)
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.core.ultratb import VerboseTB  # noqa: F401  (imported late by the first exception otherwise)
    from traitlets.config import Config

    class Shell(InteractiveShell):
        """A kernel's shell without a front end."""

        system = InteractiveShell.system_raw  # the sandbox has no terminals

        def enable_gui(self, gui=None):
            pass

        def showtraceback(self, *args, **kwargs):
            pass

        def ask_exit(self):
            os._exit(0)  # as a kernel does

    quiet = Config()
    quiet.HistoryManager.enabled = False
    shell = Shell.instance(config=quiet)
    shell.user_ns["__name__"] = "__main__"
    for module in settings["modules"]:
        __import__(module)
    for source in settings["setup"]:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            result = shell.run_cell(source)
        result.raise_error()
    if "torch" in sys.modules:
        _train_once()
    for source in ("1", "def f():\n    return f\n", "%pwd"):  # each first time takes longer
        with redirect_stdout(io.StringIO()):
            shell.run_cell(source, store_history=False)
    shell.user_ns.pop("f")
    forget_figures(set())
    return shell


def _train_once() -> None:
    """What torch does at the first training step takes a second and is the same for all."""
    import torch

    torch.set_num_threads(1)
    net = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.SiLU(), torch.nn.Linear(8, 2))
    optimiser = torch.optim.AdamW(net.parameters())
    net(torch.ones(4, 2)).square().mean().backward()
    optimiser.step()


def _address_space() -> int:
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 2**30


# --- a child's own world -----------------------------------------------------------------------------------------


def _libc(name: str, *arguments) -> None:
    if getattr(_C, name)(*arguments) < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


_C = ctypes.CDLL(None, use_errno=True)


def _first_to_go() -> None:
    """Where memory comes to its end, the kernel ends this process and what it starts, not the warm one."""
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")


def _leave_everything(disk: int) -> None:
    """Fresh namespaces, a work folder of `disk` bytes in memory, and then no capability any more.

    What the sandbox shares between children is read-only; this adds what is the child's alone, and hides what it does
    not need: the process list of others and the course's files.
    """
    _libc("unshare", _CLONE_NEWNS | _CLONE_NEWIPC | _CLONE_NEWPID)
    size = f"size={disk},nr_inodes=10000,mode=0700".encode()
    for place in (pipe.WORK, pipe.SHARED):
        _libc("mount", b"tmpfs", os.fsencode(place), b"tmpfs", _MS_NOSUID | _MS_NODEV, size)
    for device in pipe.DEVICES:
        # perhaps the machine's own: neither its times nor anything else of it can be changed, and it can be written to
        kept = os.statvfs(device).f_flag & (_MS_NOSUID | _MS_NODEV | _MS_NOEXEC)
        _libc("mount", None, os.fsencode(device), None, _MS_REMOUNT | _MS_BIND | _MS_RDONLY | kept, None)
    empty = _MS_NOSUID | _MS_NODEV | _MS_RDONLY
    _libc("mount", b"tmpfs", b"/proc", b"tmpfs", empty, b"size=4k")
    _libc("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # version 3, this process
    _libc("capset", header, (ctypes.c_uint32 * 6)())


def _as_init(work) -> None:
    """Run `work` as the child of the namespace's init: when it ends, or this process is told to, all in it end."""
    init = os.fork()
    if init == 0:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        _libc("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        student = os.fork()
        if student == 0:
            work()
            os._exit(0)
        _libc("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)  # the student's process has the same user
        while os.wait()[0] != student:
            pass
        os._exit(0)
    signal.signal(signal.SIGTERM, lambda *_: os.kill(init, signal.SIGKILL))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    os.waitpid(init, 0)
    os._exit(0)


def _own_descriptors(channel: int) -> None:
    """Keep `channel` and nothing else: flags and places of what is inherited belong to all who have it."""
    os.closerange(0, channel)
    os.closerange(channel + 1, min(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 2**20))
    for number in range(3):
        os.open(os.devnull, os.O_RDWR)  # takes the lowest that is free
        os.set_inheritable(number, True)


def _limit(limits: dict, isolated: bool) -> None:
    """The limits of one process; the engine watches all of them together."""
    for name, value in {
        "RLIMIT_CORE": 0,
        "RLIMIT_AS": limits["memory"],
        "RLIMIT_FSIZE": limits["disk"],
        "RLIMIT_NOFILE": limits["files"],
        "RLIMIT_CPU": limits["cpu"],
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_SIGPENDING": limits["files"],
        "RLIMIT_MEMLOCK": 0,
        # in the sandbox these are counted for the sandbox alone, elsewhere for everything that the user runs
        **({"RLIMIT_NPROC": limits["processes"] + _OURS} if isolated else {}),
    }.items():
        kind = getattr(resource, name, None)
        if kind is not None:
            _, most = resource.getrlimit(kind)
            value = value if most == resource.RLIM_INFINITY else min(value, most)
            resource.setrlimit(kind, (value, value))
    os.umask(0o077)


# --- the student's process ---------------------------------------------------------------------------------------


class Session:
    """Does what the referee orders, in the shell's namespace."""

    def __init__(self, channel: pipe.Pipe, shell):
        self._pipe, self._shell = channel, shell
        self._lock = threading.RLock()
        self._host = Host(shell.user_ns)
        self._helpers: dict = {}
        self._figures: set[int] = set()
        self._cpu = 0.0
        self._removed: list[str] = []  # of flowdiff, called though it is gone; see "remove"

    def serve(self) -> None:
        while True:
            try:
                kind, payload = self._pipe.receive()
            except pipe.Closed:
                return
            if kind == pipe.ORDER:
                self._pipe.send(pipe.RESULT, wire.encode(self._obey(wire.decode(payload))))
            else:
                before = time.process_time()
                reply = self._reply(payload)
                self._cpu += time.process_time() - before
                self._pipe.send(pipe.REPLY, reply)

    def _reply(self, payload: bytes) -> bytes:
        number, request = payload[: pipe.NUMBER], payload[pipe.NUMBER :]
        return self._host.handle(request, lambda call: self._call_back(number + call))

    def _call_back(self, call: bytes) -> bytes:
        """Call a function of the check's, which may call the student's in turn."""
        with self._lock:
            # A frame must not be cut in two by the alarm that ends an endless loop.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            try:
                self._pipe.send(pipe.CALL, call)
                while True:
                    kind, payload = self._pipe.receive()
                    if kind == pipe.ANSWER:
                        return payload
                    self._pipe.send(pipe.REPLY, self._reply(payload))
            finally:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})

    def _obey(self, order: dict) -> dict:
        if order["do"] == "remove":
            self._removed = remove(order["names"])
            return {}
        if order["do"] == "cell":
            self._removed.clear()
            seen = self._cell(order["source"], order["instead of"], order["seconds"])
            self._helpers |= {name: self._shell.user_ns.get(name) for name in order["helpers"]}
            return seen | self._missed(order["instead of"])
        if order["do"] == "begin":
            self._host = Host(self._shell.user_ns, order["instead of"], order["seconds"], self._helpers)
            self._figures = open_figures()
            self._cpu = 0.0
            self._removed.clear()
            return {}
        forget_figures(self._figures)
        return {"printed": self._host.printed.getvalue(), "cpu": self._cpu} | self._missed(self._host.instead_of)

    def _missed(self, instead_of: Sequence[str]) -> dict:
        """Whether something of flowdiff was called that is gone, and that this answer may use."""
        return {"missed": any(name not in instead_of for name in self._removed)}

    def _cell(self, source: str, instead_of: list[str], seconds: float) -> dict:
        """Run one cell; what `coursework.nbval.report_plugin` says of a cell, and whether its time was over."""
        printed = Printed()
        try:
            with (
                redirect_stdout(printed),
                redirect_stderr(printed),
                refusing(instead_of),
                deadline(seconds),
            ):
                result = self._shell.run_cell(source, store_history=False)
            error = result.error_before_exec or result.error_in_exec
        except BaseException as raised:  # what the shell itself lets through
            error = raised
        if isinstance(error, OutOfTime):
            return {"late": True}
        if error is None or type(error).__name__ == "UsageError":  # a kernel counts an unknown %magic as run
            return {"ename": "", "evalue": ""}
        # a kernel shows no line of an exit
        place = {} if isinstance(error, SystemExit) else self._place(error)
        return {"ename": type(error).__name__, "evalue": _words(error), **place}

    def _place(self, error: BaseException) -> dict:
        """The cell's line that the exception went through, its number and what it says."""
        trace = error.__traceback__
        while trace is not None:
            filename = trace.tb_frame.f_code.co_filename
            if filename.startswith("<ipython-input"):
                import linecache

                source = linecache.getline(filename, trace.tb_lineno).strip()
                return {"line": trace.tb_lineno, "source": source[:200]}
            trace = trace.tb_next
        return {}


def _words(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return f"{error.msg} (line {error.lineno})"
    try:
        return str(error)[:2000]
    except BaseException as second:
        return f"(an exception whose text raises {type(second).__name__})"


if __name__ == "__main__":
    main()
