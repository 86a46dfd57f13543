"""What a notebook's processes use, seen from outside: processor and memory of all of them, whoever started them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

import psutil

_SCARCE = 0.04  # of this machine's memory: with less to be had, what took the last of it is ended
_MUCH = 2**27  # what others take meanwhile


@dataclass
class Watch:
    """One walk of one notebook.

    A process belongs to the answer at which it was first seen. The one that runs all answers belongs to the answer that
    it runs, and so does what it has waited for and was never seen.

    Args:
        warm: the process that the student's is forked from.
        layers: how many processes of ours lie between the two.

    Attributes:
        held: bytes of memory, by answer.
        aside: seconds of processor of the processes that an answer has started, by answer.
        step: seconds of processor of all of them since `begin`, by answer.
        total: the same since the walk began.
    """

    warm: int
    layers: int
    held: dict[str, int] = field(default_factory=dict)
    aside: dict[str, float] = field(default_factory=dict)
    step: dict[str, float] = field(default_factory=dict)
    total: float = 0.0
    _born: dict[int, str] = field(default_factory=dict)
    _times: dict[int, tuple[float, float]] = field(default_factory=dict)

    def __post_init__(self):
        with suppress(psutil.Error):
            self._times = {self.warm: (0.0, _times(psutil.Process(self.warm))[1])}
        self._available = _available()

    def begin(self) -> None:
        """A cell or a check begins."""
        self.step = {}

    def look(self, answer: str) -> None:
        """See what there is while `answer` runs or is judged."""
        processes = self._processes()
        before, self._times = self._times, {process.pid: _times(process) for process in processes}
        # who is over has been added to what its parent has waited for
        waited = sum(times[1] - before.get(pid, (0, 0))[1] for pid, times in self._times.items())
        waited -= sum(sum(times) for pid, times in before.items() if pid not in self._times)
        self._charge(answer, max(0.0, waited))
        self.held, shared = {}, {}
        ours, student = self._ours(processes)
        for process in processes:
            if process.pid in ours:
                self._times[process.pid] = 0.0, self._times[process.pid][1]
                continue
            born = self._born.setdefault(process.pid, answer)
            owner = answer if process.pid == student else born
            spent = self._times[process.pid][0] - before.get(process.pid, (0, 0))[0]
            self._charge(owner, spent)
            if process.pid != student:
                self.aside[owner] = self.aside.get(owner, 0.0) + spent
            own, mapped = _memory(process)
            shared |= {place: (owner, size) for place, size in mapped.items() if place not in shared}
            self.held[owner] = self.held.get(owner, 0) + own
        for owner, size in shared.values():
            self.held[owner] = self.held.get(owner, 0) + size

    def scarce(self) -> bool:
        """Whether this machine's memory has nearly come to its end since this walk began."""
        now = _available()
        return now < _SCARCE * psutil.virtual_memory().total and now < self._available - _MUCH

    def _charge(self, answer: str, seconds: float) -> None:
        self.step[answer] = self.step.get(answer, 0.0) + seconds
        self.total += seconds

    def _processes(self) -> list[psutil.Process]:
        """The warm process and all below it, parents first."""
        with suppress(psutil.Error):
            warm = psutil.Process(self.warm)
            return [warm, *warm.children(recursive=True)]
        return []

    def _ours(self, processes: Iterable[psutil.Process]) -> tuple[set[int], int]:
        """Our own processes among them, and the student's, which was each time the first that its parent started."""
        first: dict[int, tuple[float, int]] = {}
        for process in processes:
            with suppress(psutil.Error):
                parent, age = process.ppid(), (process.create_time(), process.pid)
                first[parent] = min(age, first.get(parent, age))
        ours, next_ = set(), self.warm
        for _ in range(self.layers + 1):
            ours.add(next_)
            next_ = first.get(next_, (0.0, 0))[1]
        return ours, next_


def _times(process: psutil.Process) -> tuple[float, float]:
    """Seconds of processor: its own, and those of the processes that it has waited for."""
    with suppress(psutil.Error):
        times = process.cpu_times()
        return times.user + times.system, getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
    return 0.0, 0.0


def _available() -> int:
    return psutil.virtual_memory().available


def _memory(process: psutil.Process) -> tuple[int, dict[str, int]]:
    """Bytes of a process's own, and those of what it may share with others and that has no name, by place.

    Its own are its part of what it has in common with the processes that it was forked from and forked. What is shared
    and has no name is kept as long as one process maps it, and is seen in none: it counts as large as it was asked for.
    """
    try:
        with open(f"/proc/{process.pid}/smaps_rollup") as file:
            sizes = {name: int(size) for name, size in re.findall(r"^(\w+): +(\d+) kB", file.read(), re.MULTILINE)}
        shared: dict[str, int] = {}
        with open(f"/proc/{process.pid}/maps") as file:
            for line in file:
                words = line.split(maxsplit=5)
                if "s" in words[1] and len(words) > 5 and words[5].startswith(("/dev/zero", "/SYSV", "/memfd:")):
                    first, last = (int(place, 16) for place in words[0].split("-"))
                    place = f"{words[3]} {words[4]} {words[2]}"
                    shared[place] = max(shared.get(place, 0), last - first)
        return 1024 * (sizes.get("Pss_Anon", sizes.get("Pss", 0)) + sizes.get("SwapPss", 0)), shared
    except (OSError, ValueError):  # no Linux, or not for us to see
        with suppress(psutil.Error):
            return process.memory_info().rss, {}
        return 0, {}
