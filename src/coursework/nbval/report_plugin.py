"""A pytest plugin for the subprocess that runs a notebook through nbval: one JSON line for each cell that ended.

The file is named by the environment variable COURSEWORK_REPORT. The plugin also notices at once that a kernel has died,
which nbval alone finds out when the time of the cell is over.
"""

from __future__ import annotations

import json
import os
import re
import time
from queue import Empty

import pytest

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_LOOK_SECONDS = 0.5


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item):
    kernel = getattr(item.parent, "kernel", None)
    if kernel is not None and not hasattr(kernel, "patient"):
        kernel.patient, kernel.get_message = kernel.get_message, _watchful(kernel)
    yield


def _watchful(kernel):
    patient = kernel.get_message

    def get_message(stream, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            left = _LOOK_SECONDS if end is None else min(_LOOK_SECONDS, end - time.monotonic())
            try:
                return patient(stream, timeout=max(left, 0.01))
            except Empty:
                if not kernel.is_alive():
                    raise RuntimeError("the kernel died") from None
                if end is not None and time.monotonic() >= end:
                    raise

    return get_message


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    yield
    if (call.when == "setup" and call.excinfo is None) or call.when == "teardown" or not hasattr(item, "cell"):
        return
    kernel = getattr(item.parent, "kernel", None)
    error = call.excinfo.value if call.excinfo else None
    raised = next((out for out in getattr(item, "test_outputs", None) or [] if out.output_type == "error"), None)
    line = {
        "id": item.cell.metadata.nbgrader.grade_id,
        "passed": error is None,
        "error": str(error) if error is not None else "",
        "ename": raised.ename if raised else "",
        "evalue": raised.evalue if raised else "",
        **_place(raised.traceback if raised else []),
        "alive": bool(kernel is not None and kernel.is_alive()),
        "late": "Timeout" in str(error) if error is not None else False,
    }
    with open(os.environ["COURSEWORK_REPORT"], "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def _place(traceback: list[str]) -> dict:
    """The line of the cell that IPython's arrow points to, its number and what it says."""
    found = {"line": 0, "source": ""}
    for line in _ANSI.sub("", "\n".join(traceback)).splitlines():
        arrow = re.match(r"-+>\s*(\d+)\s(.*)", line)
        if arrow:
            found = {"line": int(arrow[1]), "source": arrow[2].strip()}
        elif found["line"]:
            break
    return found
