"""What an earlier run has left in the folder of results, and that no other run writes into it at the same time."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from coursework.errors import Usage
from coursework.judging.verdict import Status

JOURNAL = "graded.jsonl"
RESULTS = "results.json"
SEEDS = 2**32  # from 0 up to it, without it


@contextmanager
def alone_in(out: Path) -> Iterator[None]:
    """While this lasts, nobody else grades into this folder; what is killed holds it no longer.

    Raises:
        Usage: another grading is writing into it.
    """
    import fcntl

    number = os.open(out, os.O_RDONLY)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Usage(
                f"another grading is writing into {out}: wait for it, or give another folder as --out"
            ) from None
        except OSError:  # a file system that knows no locks
            pass
        yield
    finally:
        os.close(number)


def checked_seed(seed: object, where: str) -> int:
    """The seed, if it is one.

    Raises:
        Usage: it is none; `where` says whose word it was.
    """
    if not _is_seed(seed):
        raise Usage(f"{where} must be a whole number from 0 to {SEEDS - 1}, got {str(seed)[:40]}")
    return seed


def before(out: Path) -> dict:
    """What an earlier run has left: its results, and what it graded before it was cut off.

    Raises:
        Usage: its results are there and cannot be read; they hold the seed, and are not written over.
    """
    found = _results(out / RESULTS)
    with suppress(OSError):
        for line in (out / JOURNAL).read_bytes().splitlines():  # the last one may be cut off
            with suppress(ValueError, RecursionError):
                entry = json.loads(line)
                if is_graded(entry) and _is_seed(entry.get("seed")):
                    found.setdefault("submissions", []).append(entry)
                    found.setdefault("seed", entry["seed"])
    return found


def _results(file: Path) -> dict:
    """An earlier results.json; nothing if there is none."""
    try:
        found = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        problem = error.strerror or str(error)
    except (ValueError, RecursionError):
        problem = "it is no JSON"
    else:
        problem = _problem(found)
        if not problem:
            return found
    raise Usage(
        f"{file} of an earlier grading is damaged ({problem}): put it right, or delete it and all is graded anew; "
        "or give another folder as --out"
    )


def _problem(found: Any) -> str:
    """What keeps these from being the results of a grading; empty if nothing does."""
    if not isinstance(found, dict):
        return "it is no object"
    if not _is_seed(found.get("seed")):
        return f"its seed is no whole number from 0 to {SEEDS - 1}"
    entries, pages = found.get("submissions"), found.get("pages", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return "its submissions are no list of objects"
    if not isinstance(pages, list) or not all(isinstance(page, str) for page in pages):
        return "its pages are no list of names"
    return ""


def _is_seed(seed: object) -> bool:
    return type(seed) is int and 0 <= seed < SEEDS


def is_graded(entry: Any) -> bool:
    """Whether this is what `Task.result` gives, as far as it is used again."""
    return (
        isinstance(entry, dict)
        and all(isinstance(entry.get(name), str) for name in ("student", "notebook", "key", "isolation"))
        and all(type(entry.get(name)) in (int, float) for name in ("seconds", "cpu_seconds", "checks_cpu_seconds"))
        and isinstance(entry.get("questions"), list)
        and all(map(_is_row, entry["questions"]))
    )


_TEXTS = ("question", "message", "said", "expected", "got", "likely", "printed", "place", "source")


def _is_row(row: Any) -> bool:
    """Whether this is the row of a verdict, with its seconds."""
    return (
        isinstance(row, dict)
        and all(isinstance(row.get(name), str) for name in _TEXTS)
        and all(type(row.get(name)) is int for name in ("points", "max_points", "line"))
        and row.get("status") in list(Status)
        and type(row.get("passed")) is bool
        and type(row.get("seconds")) in (int, float)
    )
