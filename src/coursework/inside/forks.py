"""A warm process that forks one child for each job, one at a time, and ends it with everything it started.

The socket ends of a job are passed to the child as they are: the warm process reads nothing of what goes over them, so
that nothing of one student's is left in the memory that the next one's process begins with.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress

RUN, END = b"r", b"e"  # the engine's two words


def kill(pid: int) -> None:
    """End a child that has no children of its own."""
    os.kill(pid, signal.SIGKILL)


def kill_group(pid: int) -> None:
    """End a child that leads a group of its own, and those in it."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:  # it does not lead it yet
        os.kill(pid, signal.SIGKILL)


def kill_the_rest(pid: int) -> None:
    """End what a child that is over has left: its group, and the orphans that came to live with this process."""
    while True:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        try:
            with open(f"/proc/self/task/{os.getpid()}/children") as file:
                orphans = [int(word) for word in file.read().split()]
        except OSError:  # no Linux
            return
        if not orphans:
            return
        for orphan in orphans:
            os.kill(orphan, signal.SIGKILL)
            os.waitpid(orphan, 0)


def adopt_orphans() -> None:
    """Let processes whose parent ended become children of this one, where the system can do that."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def serve(
    control: socket.socket,
    child: Callable[[list[socket.socket]], None],
    end: Callable[[int], None] = kill,
    sweep: Callable[[int], None] = lambda pid: None,
) -> None:
    """Fork for each RUN, end the child at END; returns when the engine is gone.

    For each child that is over, one line of JSON goes back: "cpu", its CPU seconds with those of all that it waited
    for, and "own", those of the warm process since it started.

    Args:
        child: what the fork does with the sockets that came with RUN.
        end: ends the child of this process id.
        sweep: ends what the child may have left, once it is over.
    """
    wake, woken = os.pipe()
    os.set_blocking(wake, False)
    os.set_blocking(woken, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
    control.sendall(b"ready\n")
    while True:
        word, fds, _, _ = socket.recv_fds(control, 1, 4)
        if not word:
            return
        if word == END:  # it crossed the news that the child was over
            continue
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.close(wake)
            os.close(woken)
            control.close()
            try:
                child([socket.socket(fileno=fd) for fd in fds])
            finally:  # the other ends of its sockets see that this process is gone
                os._exit(0)
        for fd in fds:
            os.close(fd)
        usage, ended = None, False
        while usage is None:
            ready, _, _ = select.select([control, wake], [], [])
            if wake in ready:
                os.read(wake, 4096)
            if control in ready:
                word = control.recv(1)
                end(pid)
                ended = not word
            done, _, spent = os.wait4(pid, os.WNOHANG)
            if done:
                usage = spent
        sweep(pid)
        if ended:
            return
        spent = {"cpu": usage.ru_utime + usage.ru_stime, "own": time.process_time()}
        control.sendall(json.dumps(spent).encode() + b"\n")
