"""What hostile submissions could leave behind, and what the answers beside them are worth."""

import os
import time
from pathlib import Path

import psutil

from coursework.judging import registry
from coursework.judging.masters import check_cells, masters

MARK = "coursework-hostile"  # in the name of every file that they try to leave
PLACES = ("/", "/tmp", "/var/tmp", "/dev/shm", "/course", str(Path.home()), os.getcwd())


def processes():
    return {p.pid for p in psutil.Process().children(recursive=True) if p.status() != psutil.STATUS_ZOMBIE}


def gone(before):
    """Whether, within a minute, no process is left that was not there before."""
    until = time.monotonic() + 60
    while processes() - before and time.monotonic() < until:
        time.sleep(0.1)
    return not processes() - before


def marked():
    """Files outside of the results that carry the mark."""
    return [str(file) for place in PLACES if os.path.isdir(place) for file in Path(place).glob(f"*{MARK}*")]


def full(name):
    return {cell["id"]: cell["metadata"]["nbgrader"]["points"] for cell in check_cells(masters()[name])}


def points(name, *lost):
    """What a notebook is worth without these questions."""
    checks = registry.all_checks()
    return {check: 0 if checks[check].question in lost else most for check, most in full(name).items()}
