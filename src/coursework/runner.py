"""``python -m coursework check NOTEBOOK``: what a student is told about a whole notebook.

The notebook is read, never run: only the sources of its answer cells are taken, into a copy of the master, and that
copy goes through nbval in a temporary folder, without its pictures, which take most of the time and decide nothing. An
answer that never ends or kills its kernel is taken out, and the rest is run again: it costs its own question and no
other.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from coursework import refuse, registry
from coursework.errors import Usage
from coursework.verdict import PASSED, Status, Verdict

MAX_FILE_BYTES = 50 * 2**20
MAX_NODES = 2_000_000  # a list takes more memory than its two brackets
LONGEST = 1_000  # characters of each text of a verdict
MASTERS = Path(__file__).parent / "masters"
OK, NOT_YET = "ok", "not yet"
DEAD = "Kernel dead on test start"  # nbval's words


# What `--json` writes of each verdict: other tools read it.
_JSON = ("question", "points", "max_points", "passed", "message")


class Stopped(Exception):
    """The reader pressed Ctrl-C; `reports` and `verdicts` hold what was known by then, nothing if no cell has run."""

    def __init__(self, reports: dict[str, dict]):
        super().__init__("stopped")
        self.reports = reports
        self.verdicts: list[Verdict] = []


@dataclass
class Submission:
    """What is taken from a student's file: answers by grade_id, what is wrong with others, and remarks on the whole."""

    master: dict
    answers: dict[str, str] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def run(notebook: Path, *, json_file: Path | None, junit_file: Path | None, timeout: float) -> int:
    """Check, print, write; the exit status: 0 all pass, 1 any does not.

    Raises:
        Usage: the file cannot be read as a notebook of this course, or a report cannot be written.
    """
    if not timeout > 0:
        raise Usage(f"--timeout must be a number of seconds above 0, got {timeout:g}")
    for report in (json_file, junit_file):
        if report is not None and not report.absolute().parent.is_dir():
            raise Usage(f"cannot write {report}: there is no folder {report.parent}")
        if report is not None and notebook.exists() and report.exists() and report.samefile(notebook):
            raise Usage("the report would overwrite the notebook")
    submission = read(notebook)
    start = time.monotonic()
    try:
        verdicts = judge(submission, timeout, Progress(sys.stderr))
    except Stopped as stopped:
        if stopped.verdicts:
            print_table(stopped.verdicts, submission.remarks, time.monotonic() - start)
        raise KeyboardInterrupt from None
    seconds, problem = time.monotonic() - start, None
    try:  # before the table, whose reader may go away, as `head` does
        if json_file:
            rows = [{key: v.row()[key] for key in _JSON} for v in verdicts]
            json_file.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
        if junit_file:
            junit_file.write_bytes(junit(verdicts, submission.master["metadata"]["coursework"]["notebook"]))
    except OSError as error:
        problem = Usage(f"cannot write the report: {error}")
    print_table(verdicts, submission.remarks, seconds)
    if problem:
        raise problem
    return 0 if all(v.passed for v in verdicts) else 1


# --- reading -----------------------------------------------------------------------------------------------------


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


@cache
def masters() -> dict[str, dict]:
    """The master notebooks by name; not to be written to."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(MASTERS.glob("*.ipynb"))}


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

    An answer's cell is the one that carries its name. Where several do, the last that is written counts, as it does
    when all cells are run from the top. Where none does, or none of them is written, it is the one cell without a name
    that defines what is asked; of several different ones none is guessed.
    """
    known = {cell["id"]: cell for cell in submission.master["cells"] if cell["cell_type"] == "code"}
    given = {_words(_source(cell)) for cell in known.values()}
    wanted = {n: n.removeprefix("answer-") for n, cell in known.items() if cell["metadata"]["nbgrader"]["solution"]}
    texts: dict[str, _Text] = {}  # by their sources: what is there a thousand times is looked at once
    named: dict[str, list[_Text]] = {name: [] for name in wanted}
    retyped, changed, used = set(), set(), set()
    own: list[str] = []
    for cell in cells:
        name = next((found for found in _names(cell) if found in known), None)
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


# --- running -----------------------------------------------------------------------------------------------------


class Progress:
    """One line that is rewritten, on a terminal; nothing elsewhere."""

    def __init__(self, stream):
        self.stream = stream
        self.live = stream.isatty()

    def show(self, text: str) -> None:
        if self.live:
            self.stream.write(f"\r\x1b[K{text}")
            self.stream.flush()

    def done(self) -> None:
        if self.live:
            self.stream.write("\r\x1b[K")
            self.stream.flush()


def judge(submission: Submission, timeout: float, progress: Progress | None = None) -> list[Verdict]:
    """The verdict on every check cell of the master, in its order."""
    lost = {name: Verdict(Status.MISSING, said=said) for name, said in submission.lost.items()}
    sources = submission.answers | _raising(lost)
    blamed: dict[str, Verdict] = {}
    cleared: set[str] = set()
    order = [cell["id"] for cell in submission.master["cells"]]
    while True:
        try:
            reports = _run_once(submission.master, sources | _raising(blamed), timeout, progress)
        except Stopped as stopped:
            if progress:
                progress.done()
            for cell in check_cells(submission.master) if stopped.reports else ():
                stopped.verdicts.append(verdict(cell, stopped.reports, sources, blamed | lost, "stopped before this"))
            raise
        culprit = _culprit(submission.master, reports, blamed, timeout)
        if culprit is None:
            break
        # A kernel may outlive `exit()` by a cell or two: what was blamed after the true culprit gets a second chance.
        first = min(map(order.index, culprit))
        later = [n for n in blamed if blamed[n].status is Status.CRASHED and order.index(n) > first]
        for name in later:
            if name not in cleared:
                cleared.add(name)
                del blamed[name]
        blamed |= culprit
    if progress:
        progress.done()

    return [verdict(cell, reports, sources, blamed | lost) for cell in check_cells(submission.master)]


def check_cells(master: dict) -> list[dict]:
    return [cell for cell in master["cells"] if cell["cell_type"] == "code" and cell["metadata"]["nbgrader"]["grade"]]


def verdict(
    cell: dict,
    reports: dict[str, dict],
    sources: dict[str, str],
    known: dict[str, Verdict],
    not_run: str = "the check did not run",
) -> Verdict:
    """The verdict on one check cell.

    Args:
        reports: what was seen of each cell that ran, by grade_id; the keys are those of `coursework.report`, and
            "verdict", where a check came to one.
        sources: the answers by grade_id.
        known: what there is to say of cells that were lost, or that did not end.
        not_run: what is said if there is no report.
    """
    name, most = cell["id"], cell["metadata"]["nbgrader"]["points"]
    check = registry.all_checks()[name]
    answer = f"answer-{check.question}"
    used = refuse.imports_of(sources.get(answer, ""), check.instead_of)
    if used:
        said = f"your answer uses {used[0]}, which is what you are asked to write: write it yourself"
        found = Verdict(Status.FAILED, said=said)
    else:
        found = known.get(answer) or known.get(name) or _seen(reports.get(answer), reports.get(name), not_run)
    # a student's process may have written it, and a whole class of liars makes no report of gigabytes
    return replace(found.cut(LONGEST), check=name, points=most if found.passed else 0, max_points=most)


def _raising(blamed: dict[str, Verdict]) -> dict[str, str]:
    return {name: f"raise RuntimeError({verdict.message!r})" for name, verdict in blamed.items()}


def _seen(answer: dict | None, check: dict | None, not_run: str) -> Verdict:
    """What the reports on an answer's cell and on a check's cell come to."""
    if check is None:
        return Verdict(Status.ERROR, said=not_run)
    if check["passed"]:
        return PASSED
    if answer is not None and not answer["passed"]:
        # an exception without words, such as a bare SystemExit, has a name and nothing else
        said = re.sub(r"\(\d+\.py, (line \d+)\)", r"(\1)", answer["evalue"] if answer["ename"] else answer["error"])
        said = f"the answer cell raises {answer['ename'] or 'an error'}{': ' if said else ''}{said}"
        return Verdict(Status.ERROR, said=said, line=answer["line"], source=answer["source"])
    if "verdict" in check:
        return Verdict.from_json(check["verdict"])
    if check["ename"]:
        return Verdict(Status.ERROR, said=f"{check['ename']}: {check['evalue']}")
    said = "the check ran but did not say ok"
    return Verdict(Status.FAILED, said=said, likely="is its output changed by something that your code does?")


def _culprit(
    master: dict, reports: dict[str, dict], blamed: dict[str, Verdict], timeout: float
) -> dict[str, Verdict] | None:
    """The cells to take out before the rest is run again, if the kernel did not live to the end."""
    last = ""  # the last cell that ran
    for cell in master["cells"]:
        name = cell["id"]
        report = reports.get(name)
        if report is None:
            continue
        if report["error"] != DEAD:
            last = name
        if report["late"] and report["alive"]:
            # Interrupted, and the kernel went on: nothing has to be run again.
            for other in _with_later_checks(master, name):
                blamed.setdefault(other, late(timeout))
        elif not report["alive"]:
            found = _with_later_checks(master, last)
            if not found or last in blamed:
                return None
            return dict.fromkeys(found, late(timeout) if report["late"] else _died(last))
    return None


def _with_later_checks(master: dict, name: str) -> list[str]:
    """The cells that do not count when `name` did not end: an answer; a check and those of its question after it."""
    checks = registry.all_checks()
    if name not in checks:
        return [name] if name.startswith("answer-") else []
    names = [cell["id"] for cell in check_cells(master)]
    later = names[names.index(name) :]
    return [other for other in later if checks[other].question == checks[name].question]


def _doing(name: str) -> str:
    """What was going on in a cell of this name."""
    check = registry.all_checks().get(name)
    return (
        f"`{name}` called `{check.question}`" if check else f"the answer cell of `{name.removeprefix('answer-')}` ran"
    )


def late(timeout: float) -> Verdict:
    return Verdict(
        Status.TIMEOUT, said=f"this did not end within {timeout:g} seconds", likely="does a loop in it never end?"
    )


def _died(name: str) -> Verdict:
    said = f"the kernel died while {_doing(name)}"
    return Verdict(Status.CRASHED, said=said, likely="does it exit, or run out of memory?")


def _run_once(master: dict, sources: dict[str, str], timeout: float, progress: Progress | None) -> dict[str, dict]:
    """Run the master with these sources through nbval; what was reported of each cell, by grade_id."""
    notebook = json.loads(json.dumps(master))
    notebook["cells"] = [cell for cell in notebook["cells"] if not cell["id"].startswith("picture-")]
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for cell in code:
        cell["source"] = sources.get(cell["id"], cell["source"])
    torch = wants_torch(sources)
    with tempfile.TemporaryDirectory(prefix="coursework-") as name:
        folder = Path(name)
        told = folder / "verdicts.jsonl"
        told.touch()
        code[0]["source"] += f"\n__import__('coursework.chance').chance.same_for_all(torch={torch})"
        code[0]["source"] += f"\n__import__('coursework.notebook').notebook.record({str(told)!r})"
        (folder / "notebook.ipynb").write_text(json.dumps(notebook), "utf-8")
        (folder / "pytest.ini").write_text("[pytest]\n")
        report = folder / "report.jsonl"
        report.touch()
        work = folder / "work"
        work.mkdir()
        env = {k: v for k, v in os.environ.items() if k not in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTHONSTARTUP")}
        env |= {
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "COURSEWORK_REPORT": str(report),
            # no start-up files and settings of the user's, who may have changed anything there
            "IPYTHONDIR": str(folder / "ipython"),
            "JUPYTER_CONFIG_DIR": str(folder / "jupyter"),
        }
        command = [sys.executable, "-m", "pytest", "-q", "-c", "pytest.ini", "--rootdir", ".", "--noconftest"]
        command += ["-p", "nbval.plugin", "-p", "coursework.kernels", "-p", "coursework.report"]
        command += ["-p", "no:cacheprovider", "--nbval-lax", "--nbval-current-env"]
        command += ["--nbval-cell-timeout", str(timeout), "notebook.ipynb"]
        limit = time.monotonic() + 120 + len(code) * (timeout + 10)
        with (folder / "pytest.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=env,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
            try:
                while process.poll() is None and time.monotonic() < limit:
                    if progress:
                        count = report.read_bytes().count(b"\n")
                        bar = "█" * (20 * count // len(code))
                        progress.show(f"checking {bar:·<20} {count} of {len(code)} cells")
                    time.sleep(0.1)
            except KeyboardInterrupt:
                _end(process)
                raise Stopped(_reports(report, told)) from None
            finally:
                _end(process)
        reports = _reports(report, told)
        if not reports:
            tail = (folder / "pytest.log").read_text("utf-8", "replace").strip().splitlines()[-1:]
            raise Usage(f"the notebook could not be run: {' '.join(tail) or 'pytest said nothing'}")
    return reports


def wants_torch(answers: Mapping[str, str]) -> bool:
    """Whether an answer may import torch, which takes longer than everything else together."""
    return any("torch" in source for source in answers.values()) and importlib.util.find_spec("torch") is not None


def _reports(report: Path, told: Path) -> dict[str, dict]:
    """What is reported of each cell, by grade_id, with the verdicts that checks told."""
    reports = {line["id"]: line for line in _lines(report)}
    for verdict in _lines(told):
        if verdict["check"] in reports:
            reports[verdict["check"]]["verdict"] = verdict
    return reports


def _lines(file: Path) -> list[dict]:
    """A last line that is cut off is left out."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines(True) if line.endswith("\n")]


def _end(process: subprocess.Popen) -> None:
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGTERM)
    else:
        process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


# --- telling -----------------------------------------------------------------------------------------------------


def print_table(verdicts: list[Verdict], remarks: list[str], seconds: float) -> None:
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    green, red, dim, off = ("\x1b[32m", "\x1b[31m", "\x1b[2m", "\x1b[0m") if colour else ("",) * 4
    width = max([len("question"), *(len(v.check) for v in verdicts)])
    print(f"{dim}{'question':<{width}}  points  verdict  message{off}")
    for v in verdicts:
        mark = f"{green}{OK:<7}{off}" if v.passed else f"{red}{NOT_YET:<7}{off}"
        lines = v.message.splitlines() or [""]
        if v.status is Status.UNWRITTEN:
            del lines[1:]  # a question not begun needs no more than its name
        print(f"{v.check:<{width}}  {v.points:>2} / {v.max_points:<1}  {mark}  {lines[0]}".rstrip())
        for line in lines[1:]:
            print(f"{'':<{width}}                   {line}")
    total, most = sum(v.points for v in verdicts), sum(v.max_points for v in verdicts)
    passed = sum(v.passed for v in verdicts)
    print(f"\n{total} of {most} points, {passed} of {len(verdicts)} checks ok, in {seconds:.0f} s")
    for remark in remarks:
        print(f"note: {remark}")


def junit(verdicts: list[Verdict], name: str) -> bytes:
    """The verdicts as JUnit XML, one test case for each check."""
    failures = sum(not v.passed for v in verdicts)
    suite = ElementTree.Element("testsuite", name=name, tests=str(len(verdicts)), failures=str(failures))
    for v in verdicts:
        case = ElementTree.SubElement(suite, "testcase", classname=name, name=v.check)
        if not v.passed:
            # XML cannot hold most control characters
            message = "".join(c for c in v.message if c in "\n\t" or c.isprintable())
            ElementTree.SubElement(case, "failure", message=message.split("\n")[0]).text = message
    return ElementTree.tostring(suite, encoding="utf-8", xml_declaration=True)
