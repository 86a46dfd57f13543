"""What is taken from a student's notebook, which is read and never run: the sources of its answer cells."""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coursework.errors import Usage
from coursework.judging.masters import masters

MAX_FILE_BYTES = 50 * 2**20
MAX_NODES = 2_000_000  # a list takes more memory than its two brackets


@dataclass
class Submission:
    """What is taken from a student's file: answers by grade_id, what is wrong with others, and remarks on the whole."""

    master: dict
    answers: dict[str, str] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def read(path: Path) -> Submission:
    """The answers in a student's file, which is opened for reading and nothing else."""
    try:
        if path.is_dir():
            raise Usage(f"{path} is a folder, expected a notebook (.ipynb)")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise Usage(too_large(path))
        data = path.read_bytes()
    except FileNotFoundError:
        raise Usage(f"{path} does not exist") from None
    except OSError as error:
        raise Usage(f"{path} cannot be read: {error.strerror}") from None
    return parse(data, str(path))


def too_large(name: str | Path) -> str:
    return f"{name} is larger than {MAX_FILE_BYTES // 2**20} MB: clear its outputs and save it again"


def parse(data: bytes, name: str) -> Submission:
    """The answers in the bytes of a notebook; `name` is what a message calls it.

    Raises:
        Usage: these are not the bytes of a notebook of this course.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Usage(f"{name} is not a notebook: it is no text in UTF-8") from None
    if not text.strip():
        raise Usage(f"{name} is empty: expected a notebook; was it saved?")
    if data.count(b"[") + data.count(b"{") > MAX_NODES:
        raise Usage(f"{name} is not a notebook: it holds more than {MAX_NODES} lists and objects")
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        if not name.lower().endswith(".ipynb"):
            raise Usage(f"{name} is not a notebook: expected a file that ends in .ipynb") from None
        raise Usage(f"{name} is not a notebook: the JSON breaks off at line {error.lineno} ({error.msg})") from None
    except RecursionError:
        raise Usage(f"{name} is not a notebook: its JSON is nested too deeply") from None
    except ValueError:
        raise Usage(f"{name} is not a notebook: its JSON holds a number that is too long") from None
    if isinstance(content, dict) and isinstance(content.get("worksheets"), list):
        raise Usage(f"{name} is a notebook of an old kind (nbformat 3): open it in Jupyter and save it again")
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        raise Usage(f"{name} is JSON but not a notebook: expected an object with a list of cells")
    cells = [cell for cell in content["cells"] if isinstance(cell, dict)]
    submission = Submission(_master_of(content, cells, name))
    _take_answers(submission, cells)
    return submission


# Where programs keep the name of a cell: nbgrader; Jupyter; Colab; Deepnote; the format before cells had ids.
_PLACES = (
    ("metadata", "nbgrader", "grade_id"),
    ("id",),
    ("metadata", "id"),
    ("metadata", "cell_id"),
    ("metadata", "name"),
)
# A text ends with its line or the file, if not before; nothing is looked at twice, however long it is.
_NO_CODE = re.compile(
    r"""#[^\n]*|\"{3}(?:[^"\\]|\\.|"(?!""))*+(?:\"{3})?|'{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3})?"""
    r"""|"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?""",
    re.DOTALL,
)
_BOUND = re.compile(r"^(?:(?:def|class)[ \t]++(\w++)|(\w++)[ \t]*+=(?!=))", re.MULTILINE)
_STUB = re.compile(r"^[ \t]++raise NotImplementedError(?:\(\))?[ \t]*+$", re.MULTILINE)
_CHECK_LINE = re.compile(r"""coursework\.check\(\s*+["'](\w++)["']""")


def _names(cell: dict) -> list[str]:
    """All that may be the name of a cell of a master, what says most first."""
    found = []
    for place in _PLACES:
        value: Any = cell
        for key in place:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str):
            found.append(value)
    return found


def _source(cell: dict) -> str | None:
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    return source if isinstance(source, str) else None


def _master_of(content: dict, cells: list[dict], name: str) -> dict:
    """The master whose cells these are, by their names or else by what they check; the file's name does not matter."""
    every = masters()
    ids = {found for cell in cells for found in _names(cell)}
    checked = {found for cell in cells for found in _CHECK_LINE.findall(_source(cell) or "")}
    shared = {stem: tuple(len(own & _ids(master)) for own in (ids, checked)) for stem, master in every.items()}
    best = max(shared, key=shared.get, default=None)
    if best is not None and any(shared[best]):
        return every[best]
    metadata = content.get("metadata")
    own = metadata.get("coursework") if isinstance(metadata, dict) else None
    named = own.get("notebook") if isinstance(own, dict) else None
    if isinstance(named, str) and named in every:
        return every[named]
    if checked:
        raise Usage(
            f"{name} checks nothing that this version of the course asks, such as {min(checked)[:60]}: copy your "
            "answers into a fresh blank notebook"
        )
    raise Usage(f"{name} is a notebook, but none of this course's: it holds no exercise of {', '.join(every)}")


def _ids(master: dict) -> set[str]:
    return {cell["id"] for cell in master["cells"]}


@dataclass(frozen=True)
class _Text:
    """The source of a code cell, and which answers it defines: those that it gives more than the blank's stub, too."""

    source: str
    defines: frozenset[str]
    writes: frozenset[str]


def _take_answers(submission: Submission, cells: list[dict]) -> None:
    """Fill in the answers, what was lost, and the remarks.

    An answer's cell is the one that carries its name; a cell that has got two counts for the one that no other has.
    Where several carry one, the last that is written counts, as it does when all cells are run from the top. Where none
    does, or none of them is written, it is the one cell without a name that defines what is asked; of several different
    ones none is guessed.
    """
    known = {cell["id"]: cell for cell in submission.master["cells"] if cell["cell_type"] == "code"}
    given = {_words(_source(cell)) for cell in known.values()}
    wanted = {n: n.removeprefix("answer-") for n, cell in known.items() if cell["metadata"]["nbgrader"]["solution"]}
    texts: dict[str, _Text] = {}  # by their sources: what is there a thousand times is looked at once
    named: dict[str, list[_Text]] = {name: [] for name in wanted}
    retyped, changed, used = set(), set(), set()
    own: list[str] = []
    claims = Counter(name for cell in cells for name in set(_names(cell)))
    for cell in cells:
        names = [found for found in _names(cell) if found in known]
        name = next((found for found in names if claims[found] == 1), next(iter(names), None))
        source, is_code = _source(cell), cell.get("cell_type") == "code"
        if is_code and source is not None and (name is None or name in wanted) and source not in texts:
            texts[source] = _text(source, wanted.values())
        if name in wanted:
            if is_code and source is not None:
                named[name].append(texts[source])
            else:
                retyped.add((name, is_code))
        elif is_code and (source or "").strip():
            if name is None:
                own.append(source)
            elif _words(source) != _words(_source(known[name])):
                changed.add(name)

    nameless = [texts[source] for source in dict.fromkeys(own)]
    everywhere = list(texts.values())
    twice, moved, again, also = [], [], [], []
    for name, answer in wanted.items():
        best = _last_written(answer, named[name])
        if len(set(named[name])) > 1:
            twice.append(answer)
        has_cell = bool(named[name]) or (name, True) in retyped or (name, False) in retyped
        # Cells that were joined keep one name: what has no cell at all may be in that of another answer.
        others = _elsewhere(answer, nameless if has_cell else everywhere)
        if best and (answer in best.writes or not any(answer in other.writes for other in others)):
            submission.answers[name] = best.source
            if others and answer in best.writes:
                also.append(answer)
        elif len(others) == 1:
            submission.answers[name] = others[0].source
            used.add(others[0].source)
            (moved if has_cell else again).append(answer)
        elif others:
            submission.lost[name] = (
                f"`{answer}` is defined in {len(others)} different cells, none of which carries its name: keep one"
            )
        elif (name, True) in retyped:
            submission.lost[name] = f"the answer cell of `{answer}` has no text"
        elif has_cell:
            submission.lost[name] = f"the answer cell of `{answer}` is no code cell any more: turn it back into one"
        else:
            submission.lost[name] = f"the answer cell of `{answer}` is missing: copy it back from the blank notebook"
    unseen = sum(source not in used and _words(source) not in given for source in own)
    for answer in twice:
        submission.remarks.append(
            f"the answer cell of `{answer}` is there more than once: the last one that is written counts, as when all "
            "cells are run from the top; if it was split, join it"
        )
    if again:
        submission.remarks.append(
            f"no cell carries the name of {_some(again)}, perhaps since the notebook was saved by another program: "
            "found by what the cells define, and counted"
        )
    if moved:
        submission.remarks.append(
            f"{_some(moved)} is written in a cell of your own: move it into the answer's cell, which is not written; "
            "until then your own cell counts"
        )
    if also:
        submission.remarks.append(f"{_some(also)} is written in a cell of your own too: the answer's cell counts")
    if changed:
        submission.remarks.append(
            f"what was changed in the locked cell{'s' if len(changed) > 1 else ''} {_some(sorted(changed))} is not "
            "looked at: what an answer needs, imports too, belongs into its cell"
        )
    if unseen:
        submission.remarks.append(
            f"{unseen} code cell{'s' if unseen > 1 else ''} of your own {'are' if unseen > 1 else 'is'} not looked at: "
            "what an answer needs, imports too, belongs into its cell"
        )


def _some(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names[:3]) + (" and others" if len(names) > 3 else "")


def _words(source: str | None) -> str:
    return " ".join((source or "").split())


def _text(source: str, answers: Iterable[str]) -> _Text:
    """A source that does not parse defines something, too: it is what its author meant."""
    if not any(answer in source for answer in answers):
        return _Text(source, frozenset(), frozenset())
    code = _NO_CODE.sub(lambda text: "" if text[0][0] == "#" else "''", source)
    found = [(match[1] or match[2], match.start()) for match in _BOUND.finditer(code)]
    ends = [start for _, start in found[1:]] + [len(code)]
    stub = {name: bool(_STUB.search(code, start, end)) for (name, start), end in zip(found, ends, strict=False)}
    functions = {match[1] for match in _BOUND.finditer(code) if match[1]}
    wanted = frozenset(answers)
    return _Text(source, wanted & functions, wanted & {name for name, unwritten in stub.items() if not unwritten})


def _last_written(answer: str, texts: list[_Text]) -> _Text | None:
    """The last of these that is written; else the last that defines the answer, or is not empty, or is there."""
    for fits in (
        lambda text: answer in text.writes,
        lambda text: answer in text.defines,
        lambda text: text.source.strip(),
        lambda text: True,
    ):
        for text in reversed(texts):
            if fits(text):
                return text
    return None


def _elsewhere(answer: str, texts: list[_Text]) -> list[_Text]:
    """Those of the texts that may be the answer: written before stubs, and of one answer before those of several.

    An answer's cell may hold a copy of another answer that it calls.
    """
    found = [text for text in texts if answer in text.defines]
    for fits in (lambda text: answer in text.writes, lambda text: len(text.defines) == 1):
        found = list(filter(fits, found)) or found
    return found


def wants_torch(answers: Mapping[str, str]) -> bool:
    """Whether an answer may import torch, which takes longer than everything else together."""
    return any("torch" in source for source in answers.values()) and importlib.util.find_spec("torch") is not None
