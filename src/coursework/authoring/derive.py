"""One source per exercise notebook, and everything else made from it.

``solutions/NN_name.md`` is a MyST notebook (jupytext opens it). `derive` writes from it

===================================  =====================================================================
solutions/NN_name.ipynb              executed, with outputs: the worked solution, and what nbval compares
exercises/NN_name.ipynb              blank: no outputs, no solution
src/coursework/masters/NN_name.ipynb blank, with the outputs expected of check cells: what `check` rebuilds from
===================================  =====================================================================

Each code cell says in its options what it is:

=======================================  ===================================================================
``:locked: setup``                       given to the student; the word is the cell's name
``:answer: euler``                       the student writes the function of that name; everything between
                                         ``### BEGIN SOLUTION`` and ``### END SOLUTION`` is cut from the blank
``:picture: euler``                      draws with ``coursework.show`` from that answer
``:check: euler_n_steps`` ``:points: 2`` judges it; the one line ``coursework.check("euler_n_steps")``
=======================================  ===================================================================

An answer, or what is locked, may add ``:needs: torch``: a package without which it does not run, beside NumPy
and matplotlib. It becomes ``metadata.coursework.needs`` of this cell, and of the picture and checks of the answer:
where a page runs a notebook, there are no others.

A Markdown cell that begins with ``+++ {"solution": true}`` is in the solution only. One that begins with
``+++ {"only": "notebook"}`` is left out where the book shows the exercises in a page (see book/_ext). What an answer
may not call, its checks know, as `instead_of`: a sentence that says so is put before the hints of the question.

Pictures stay in the solution notebook, because its text speaks about them; nbval compares the outputs of check cells
and no others. The cells' ids and all metadata follow from the source, so that the same source gives the same files.
"""

from __future__ import annotations

import ast
import copy
import hashlib
import json
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from coursework.errors import Usage
from coursework.judging import registry

ROOT = Path(__file__).resolve().parents[3]
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
STUB = ("# YOUR CODE HERE", "raise NotImplementedError()")
KINDS = ("locked", "answer", "picture", "check")
EXECUTE_SECONDS = 120
_FILES = ("exercises/{}.ipynb", "src/coursework/masters/{}.ipynb", "solutions/{}.ipynb")


def derive(*, check_only: bool, root: Path = ROOT, names: Sequence[str] = ()) -> int:
    """Write the derived notebooks that are stale, or with `check_only` name them; the exit status.

    Args:
        check_only: compare and run nothing.
        root: the project.
        names: sources to look at, such as "02_odes_and_flows", whose notebooks are written whether stale or not; by
            default all, of which those that are current are left alone.

    Raises:
        Usage: a source is not as the module's docstring says.
    """
    sources = sorted((root / "solutions").glob("*.md"))
    if not sources:
        raise Usage(f"no sources: expected solutions/*.md below {root.name}")
    if unknown := set(names) - {source.stem for source in sources}:
        raise Usage(f"no source {', '.join(sorted(unknown))}; there are {', '.join(s.stem for s in sources)}")
    sources = [source for source in sources if not names or source.stem in names]
    stale, written = [], 0
    for source in sources:
        blank, master, solution = plain_notebooks(source)
        paths = [root / pattern.format(source.stem) for pattern in _FILES]
        old = [p for p, text in zip(paths[:2], (dumped(blank), dumped(master)), strict=True) if _read(p) != text]
        if not _is_executed(_read(paths[2]), solution, master):
            old.append(paths[2])
        if check_only or not (old or names):
            stale += old
            continue
        written += 1
        executed = execute(solution, source)
        _expect_outputs(executed, master, source)
        for path, notebook in zip(paths, (blank, master, executed), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dumped(notebook), encoding="utf-8")
            print(f"wrote {path.relative_to(root)}")
    if stale:
        for path in stale:
            print(f"stale: {path.relative_to(root)}", file=sys.stderr)
        print("make them again with: python -m coursework derive", file=sys.stderr)
        return 1
    if not written:
        print("derived notebooks are current")
    return 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def dumped(notebook: dict) -> str:
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


# --- from the source to three notebooks --------------------------------------------------------------------------


def plain_notebooks(source: Path) -> tuple[dict, dict, dict]:
    """The blank, the master and the unexecuted solution of one source, as plain dicts."""
    import jupytext

    text = source.read_text(encoding="utf-8")
    try:
        parsed = jupytext.reads(text, fmt="md:myst")
    except Exception as error:
        raise Usage(f"{source.name} is not a MyST notebook: {error}") from None
    metadata = {
        "coursework": {
            "notebook": source.stem,
            "source": f"solutions/{source.name}",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        },
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    blank, solution = [], []
    question: list[dict] = []  # its texts, since the answer before
    ids: set[str] = set()
    needs: dict[str, str] = {}  # by answer
    for cell in parsed.cells:
        where = (
            f"{source.name}, cell {cell.source.strip().splitlines()[0][:60]!r}" if cell.source.strip() else source.name
        )
        if cell.cell_type == "markdown":
            only_solution = cell.metadata.get("solution", False)
            tags = ["solution"] * bool(only_solution) + ["only-notebook"] * (cell.metadata.get("only") == "notebook")
            made = {
                "cell_type": "markdown",
                "id": _fresh("text-" + hashlib.sha256(cell.source.encode()).hexdigest()[:8], ids),
                "metadata": {"tags": tags} if tags else {},
                "source": cell.source,
            }
            solution.append(made)
            if not only_solution:
                blank.append(made)
                question.append(made)
            continue
        made = _code_cell(cell, where, ids)
        _pass_on_needs(made, needs, where)
        solution.append(made)
        if made["metadata"]["nbgrader"]["solution"]:
            _say_what_is_refused(question, made["id"].removeprefix("answer-"), where)
            question = []
            made = copy.deepcopy(made)
            made["source"] = without_solution(made["source"], where)
        blank.append(made)
    _expect_whole(solution, source)

    def notebook(cells: list) -> dict:
        return copy.deepcopy({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})

    master = notebook(blank)
    for count, cell in enumerate((c for c in master["cells"] if c["cell_type"] == "code"), 1):
        if cell["metadata"]["nbgrader"]["grade"]:
            cell["execution_count"] = count
            cell["outputs"] = [_ok(cell["metadata"]["nbgrader"]["grade_id"])]
    return notebook(blank), master, notebook(solution)


def _pass_on_needs(made: dict, needs: dict[str, str], where: str) -> None:
    """Note what an answer needs, and let its picture and its checks need the same."""
    kind, _, name = made["id"].partition("-")
    own = made["metadata"].get("coursework", {}).get("needs", "")
    if kind == "answer":
        needs[name] = own
    elif kind != "locked":
        if own:
            raise Usage(f"{where}: what a picture or a check needs is said at its answer")
        check = registry.all_checks().get(made["id"])
        if inherited := needs.get(check.question if check else name):
            made["metadata"]["coursework"] = {"needs": inherited}


def _say_what_is_refused(question: list[dict], answer: str, where: str) -> None:
    """Put `refused(answer)` before the hints of the question; ids stay those of the texts as they are written."""
    if not (sentence := refused(answer)):
        return
    text = next((cell for cell in question if "<details>" in cell["source"]), None)
    if text is None:
        raise Usage(f"{where}: its checks refuse functions, and there are no hints before which to say which")
    before, hints, after = text["source"].partition("<details>")
    text["source"] = f"{before.rstrip()}\n\n{sentence}\n\n{hints}{after}"


def refused(answer: str) -> str:
    """The sentence that names what the checks of an answer refuse, from their `instead_of`; empty if nothing.

    A class stands for its methods, and what is private is not named: it is there because a public function calls it.
    """
    names = {name for check in registry.all_checks().values() if check.question == answer for name in check.instead_of}
    names = {re.sub(r"\.__(?:call|init)__\Z", "", name.removeprefix("flowdiff.")) for name in names}
    shown = sorted(n for n in names if not re.search(r"(^|\.)_", n) and n.rpartition(".")[0] not in names)
    if not shown:
        return ""
    *first, last = (f"`{name}`" for name in shown)
    which, it = (f"{', '.join(first)} and {last}", "they do") if first else (last, "it does")
    return f"Not with flowdiff's {which}, nor with what calls {'them' if first else 'it'}: {it} this, or part of it."


def _ok(name: str) -> dict:
    return {"name": "stdout", "output_type": "stream", "text": f"{name} ok\n"}


def _fresh(wanted: str, ids: set[str]) -> str:
    name, n = wanted, 1
    while name in ids:
        n += 1
        name = f"{wanted}-{n}"
    ids.add(name)
    return name


def _code_cell(cell, where: str, ids: set[str]) -> dict:
    kinds = [kind for kind in KINDS if kind in cell.metadata]
    unknown = set(cell.metadata) - {*KINDS, "points", "needs"}
    if len(kinds) != 1 or unknown:
        raise Usage(
            f"{where}: expected one of the options {', '.join(KINDS)} (and points, needs), "
            f"got {', '.join(cell.metadata) or 'none'}"
        )
    kind, name = kinds[0], str(cell.metadata[kinds[0]])
    grade_id = name if kind == "check" else f"{kind}-{name}"
    if grade_id in ids or not re.fullmatch(r"[A-Za-z0-9_-]+", grade_id):
        raise Usage(f"{where}: a cell's name must be new and of letters, digits, _ and -; got {grade_id!r}")
    ids.add(grade_id)
    nbgrader = {
        "grade": kind == "check",
        "grade_id": grade_id,
        "locked": kind != "answer",
        "schema_version": 3,
        "solution": kind == "answer",
        "task": False,
    }
    if kind == "check":
        points = cell.metadata.get("points")
        if not isinstance(points, int) or points < 1:
            raise Usage(f"{where}: expected :points: a whole number of at least 1, got {points!r}")
        if cell.source != f'coursework.check("{name}")':
            raise Usage(f'{where}: a check cell is the one line coursework.check("{name}")')
        nbgrader["points"] = points
    metadata = {
        "nbgrader": nbgrader,
        "tags": ["nbval-check-output" if kind == "check" else "nbval-ignore-output"],
    }
    if kind != "answer":
        metadata |= {"editable": False, "deletable": False}
    else:
        metadata |= {"deletable": False}
    if "needs" in cell.metadata:
        package = cell.metadata["needs"]
        if not isinstance(package, str) or not package.isidentifier():
            raise Usage(f"{where}: expected :needs: the name of a package, such as torch, got {package!r}")
        metadata["coursework"] = {"needs": package}
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": grade_id,
        "metadata": metadata,
        "outputs": [],
        "source": cell.source,
    }


def without_solution(source: str, where: str) -> str:
    """`source` with every marked region replaced by a stub at the same indentation."""
    kept, inside = [], False
    for line in source.splitlines():
        if line.strip() == BEGIN:
            if inside:
                raise Usage(f"{where}: {BEGIN} twice without {END}")
            inside = True
            indent = line[: len(line) - len(line.lstrip())]
            kept += [indent + text for text in STUB]
        elif line.strip() == END:
            if not inside:
                raise Usage(f"{where}: {END} without {BEGIN}")
            inside = False
        elif not inside:
            kept.append(line)
    if inside or len(kept) == len(source.splitlines()):
        raise Usage(f"{where}: an answer needs {BEGIN} and {END}")
    return "\n".join(kept)


def _expect_whole(cells: list[dict], source: Path) -> None:
    """Every check of the chapter is there once, after its answer; every answer defines its function and is judged."""
    checks = registry.all_checks()
    known = {name for name, check in checks.items() if check.page == source.stem}
    answers, used = set(), set()
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        kind = cell["metadata"]["nbgrader"]
        name = kind["grade_id"]
        if kind["solution"]:
            name = name.removeprefix("answer-")
            defined = {n.name for n in ast.parse(cell["source"]).body if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
            if name not in defined:
                raise Usage(f"{source.name}: the answer {name} does not define {name}")
            answers.add(name)
        elif kind["grade"]:
            if name not in known:
                raise Usage(f"{source.name}: there is no check named {name} for this chapter")
            if checks[name].question not in answers:
                raise Usage(f"{source.name}: the check {name} comes before the answer {checks[name].question}")
            used.add(name)
    if known - used:
        raise Usage(f"{source.name}: no cell for the checks {', '.join(sorted(known - used))}")
    if answers - {checks[name].question for name in used}:
        raise Usage(f"{source.name}: an answer without a check: {', '.join(sorted(answers))}")


# --- running the solution ----------------------------------------------------------------------------------------


def execute(notebook: dict, source: Path) -> dict:
    """The notebook with its outputs, run in a fresh kernel of this environment in an empty folder.

    Raises:
        Usage: a cell raises, or does not end.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal

    live = nbformat.from_dict(copy.deepcopy(notebook))
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(
            live, timeout=EXECUTE_SECONDS, record_timing=False, resources={"metadata": {"path": folder}}
        )
        try:
            client.execute()
        except CellControlSignal as error:  # what a cell that raises and one that does not end have in common
            raise Usage(f"{source.name} does not run: {error}") from None
    done = json.loads(nbformat.writes(live, version=4))
    for cell, original in zip(done["cells"], notebook["cells"], strict=True):
        cell["source"], cell["metadata"] = original["source"], copy.deepcopy(original["metadata"])
        if "outputs" in cell:
            cell["outputs"] = joined(cell["outputs"])
        for output in cell.get("outputs", []):
            for kind, data in output.get("data", {}).items():
                output["data"][kind] = "".join(data) if isinstance(data, list) else data
    done["metadata"] = copy.deepcopy(notebook["metadata"])
    return done


def joined(outputs: list[dict]) -> list[dict]:
    """`outputs` with what a cell prints to one stream in one piece: how a kernel cuts it is a matter of chance."""
    joined: list[dict] = []
    for output in outputs:
        if output["output_type"] == "stream":
            output = {**output, "text": "".join(output["text"])}
            last = joined[-1] if joined else {}
            if last.get("output_type") == "stream" and last["name"] == output["name"]:
                last["text"] += output["text"]
                continue
        joined.append(output)
    return joined


def _expect_outputs(executed: dict, master: dict, source: Path) -> None:
    wanted = {cell["id"]: cell["outputs"] for cell in master["cells"] if cell["cell_type"] == "code"}
    for cell in executed["cells"]:
        if cell["cell_type"] == "code" and wanted[cell["id"]] and cell["outputs"] != wanted[cell["id"]]:
            raise Usage(f"{source.name}: the check {cell['id']} does not pass on the solution: {cell['outputs']}")


def _is_executed(text: str | None, solution: dict, master: dict) -> bool:
    """Whether `text` is this solution with outputs, those of check cells as in the master."""
    if text is None:
        return False
    try:
        found = json.loads(text)
        wanted = {cell["id"]: cell["outputs"] for cell in master["cells"] if cell["cell_type"] == "code"}
        for cell in found["cells"]:
            if cell["cell_type"] == "code":
                if cell["execution_count"] is None or (wanted[cell["id"]] and cell["outputs"] != wanted[cell["id"]]):
                    return False
                if cell["metadata"]["nbgrader"]["grade_id"].startswith("picture-") and not cell["outputs"]:
                    return False
                cell["execution_count"], cell["outputs"] = None, []
        return dumped(found) == dumped(solution)
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
