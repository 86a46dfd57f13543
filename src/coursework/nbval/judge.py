"""A notebook's verdicts by way of nbval, as a student's own kernel comes to them.

The answers go into a copy of the master, and that copy goes through nbval in a temporary folder, without its pictures,
which take most of the time and decide nothing. An answer that never ends or kills its kernel is taken out, and the rest
is run again: it costs its own question and no other.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from coursework.errors import Usage
from coursework.judging import registry, ruling
from coursework.judging.engine import Graded
from coursework.judging.masters import check_cells
from coursework.judging.submission import Submission, wants_torch
from coursework.judging.verdict import Status, Verdict
from coursework.terminal import Line

DEAD = "Kernel dead on test start"  # nbval's words


class Kernel:
    """Judges a notebook as a reader's own kernel would, where a system has no processes that fork.

    Args:
        timeout: seconds for one cell.
    """

    def __init__(self, timeout: float):
        self.timeout = timeout

    def __enter__(self) -> Kernel:
        return self

    def __exit__(self, *error) -> None:
        pass

    def grade(self, submission: Submission, seed: int, before: Graded, told: Callable[[Verdict], None]) -> Graded:
        """All verdicts, whatever there was before; the inputs are those of seed 0, as in a notebook."""
        assert seed == 0
        try:
            verdicts = judge_notebook(submission, self.timeout, Line(sys.stderr))
        except Stopped as stopped:
            for verdict in stopped.verdicts:
                told(verdict)
            raise KeyboardInterrupt from None
        for verdict in verdicts:
            told(verdict)
        return Graded(verdicts=verdicts, seconds=[0.0] * len(verdicts))


class Stopped(Exception):
    """The reader pressed Ctrl-C; `reports` and `verdicts` hold what was known by then, nothing if no cell has run."""

    def __init__(self, reports: dict[str, dict]):
        super().__init__("stopped")
        self.reports = reports
        self.verdicts: list[Verdict] = []


def judge_notebook(submission: Submission, timeout: float, progress: Line | None = None) -> list[Verdict]:
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
            if stopped.reports:
                known = blamed | lost
                stopped.verdicts = [
                    ruling.of_cell(cell, stopped.reports, sources, known, "stopped before this")
                    for cell in check_cells(submission.master)
                ]
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

    return [ruling.of_cell(cell, reports, sources, blamed | lost) for cell in check_cells(submission.master)]


def _raising(blamed: dict[str, Verdict]) -> dict[str, str]:
    return {name: f"raise RuntimeError({verdict.message!r})" for name, verdict in blamed.items()}


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
                blamed.setdefault(other, ruling.late(timeout))
        elif not report["alive"]:
            found = _with_later_checks(master, last)
            if not found or last in blamed:
                return None
            return dict.fromkeys(found, ruling.late(timeout) if report["late"] else _died(last))
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


def _died(name: str) -> Verdict:
    said = f"the kernel died while {_doing(name)}"
    return Verdict(Status.CRASHED, said=said, likely="does it exit, or run out of memory?")


def _run_once(master: dict, sources: dict[str, str], timeout: float, progress: Line | None) -> dict[str, dict]:
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
        code[0]["source"] += f"\n__import__('coursework.inside.chance').inside.chance.same_for_all(torch={torch})"
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
        command += [
            "-p",
            "nbval.plugin",
            "-p",
            "coursework.nbval.kernel_plugin",
            "-p",
            "coursework.nbval.report_plugin",
        ]
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
