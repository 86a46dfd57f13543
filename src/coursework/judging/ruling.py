"""The verdict on a check cell of a notebook, from what was seen when its cells ran."""

from __future__ import annotations

import re
from dataclasses import replace

from coursework.inside import refuse
from coursework.judging import registry
from coursework.judging.verdict import PASSED, Status, Verdict

LONGEST = 1_000  # characters of each text of a verdict


def of_cell(
    cell: dict,
    reports: dict[str, dict],
    sources: dict[str, str],
    known: dict[str, Verdict],
    not_run: str = "the check did not run",
) -> Verdict:
    """The verdict on one check cell.

    Args:
        reports: what was seen of each cell that ran, by grade_id: "passed"; of one that did not pass, "ename", "evalue"
            and "error", of an answer's "line" and "source", too; "verdict", where a check came to one.
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
    if "verdict" in check and not (found := Verdict.from_json(check["verdict"])).passed:
        return found
    if check.get("ename"):
        return Verdict(Status.ERROR, said=f"{check['ename']}: {check['evalue']}")
    said = "the check ran but did not say ok"
    return Verdict(Status.FAILED, said=said, likely="is its output changed by something that your code does?")


def late(timeout: float) -> Verdict:
    return Verdict(
        Status.TIMEOUT, said=f"this did not end within {timeout:g} seconds", likely="does a loop in it never end?"
    )
