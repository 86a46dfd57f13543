"""What an instructor and a student are given: grades.csv, a page for each student, an overview of the class."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain, count
from pathlib import Path

from coursework.grading.similar import similar
from coursework.grading.task import Settings, Task
from coursework.judging import registry
from coursework.judging.masters import check_cells, masters
from coursework.judging.verdict import Status, Verdict

COLUMNS = ("student", "notebook", "question", "points", "max_points", "status")
_TEMPLATES = Path(__file__).with_name("templates")
_MOST_MISTAKES = 5
_BINS = 10


def write(
    out: Path,
    tasks: list[Task],
    counting: set[Task],
    settings: Settings,
    old_pages: list[str],
    book: str,
    waiting: list[str],
) -> list[str]:
    """Write grades.csv, overview.html and feedback/*.html; the names of the pages.

    Args:
        tasks: everything that was handed in. counting: of it, what counts.
        old_pages: pages of an earlier run, removed if they are not written again.
        book: the address of the book, without a slash at its end.
        waiting: the students of notebooks that are not graded yet.
    """
    write_text(out / "grades.csv", grades(tasks, counting))
    folder = out / "feedback"
    folder.mkdir(exist_ok=True)
    by_student: dict[str, list[Task]] = {}
    for task in tasks:
        by_student.setdefault(task.student, []).append(task)
    pages = page_names(by_student)
    for student, own in by_student.items():
        write_text(folder / pages[student], student_page(student, own, counting, settings, book))
    for name in set(old_pages) - set(pages.values()):
        if re.fullmatch(r"[a-z0-9-]+\.html", name):
            (folder / name).unlink(missing_ok=True)
    write_text(out / "overview.html", overview_page(tasks, counting, pages, settings, book, waiting))
    return sorted(pages.values())


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def write_text(path: Path, text: str) -> None:
    """Write the whole file or nothing of it."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(_CONTROL.sub("�", text), encoding="utf-8", errors="replace")
        os.replace(part, path)
    except BaseException:  # such as a disk that is full
        part.unlink(missing_ok=True)
        raise


def page_name(student: str) -> str:
    """A file name for a student: harmless, and nobody finds a second name for it."""
    ascii_only = unicodedata.normalize("NFKD", student).encode("ascii", "ignore").decode().lower()
    short = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:40]
    return f"{short or 'student'}-{hashlib.sha256(student.encode()).hexdigest()[:32]}.html"


def page_names(students: Iterable[str]) -> dict[str, str]:
    """The page of each student: another one for each, with a number where two names would still be the same."""
    pages: dict[str, str] = {}
    taken: set[str] = set()
    for student in sorted(set(students)):
        first = page_name(student)
        tries = chain([first], (f"{first.removesuffix('.html')}-{again}.html" for again in count(2)))
        pages[student] = next(name for name in tries if name not in taken)
        taken.add(pages[student])
    return pages


def duration(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


# --- grades.csv --------------------------------------------------------------------------------------------------


def grades(tasks: list[Task], counting: set[Task]) -> str:
    """One row for each question of each notebook that counts, and one for each file that is unreadable.

    All of it is in quotes: a program that takes another sign than the comma to separate finds no cell within a name.
    """
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for task in tasks:
        if not task.notebook:
            rows.writerow([_harmless(task.student), "", "", 0, 0, "unreadable"])
        elif task in counting:
            for row in task.questions:
                cells = task.student, task.notebook, row["question"], row["points"], row["max_points"], row["status"]
                rows.writerow([_harmless(cell) for cell in cells])
    return file.getvalue()


def _harmless(cell: object) -> object:
    """A text that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and cell.lstrip().startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20")):
        return "'" + cell
    return cell


# --- pages -------------------------------------------------------------------------------------------------------


@cache
def _templates():
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {"of": _of, "words": _words}
    environment.globals |= {"colours": _colours(), "statuses": {status.value: status.meaning for status in Status}}
    return environment


def _of(points: int, most: int) -> str:
    return f"{points} of {most} point{'s' if most != 1 else ''}"


def _words(text: str):
    """A message as HTML: escaped, and what stands between backticks set as code."""
    from markupsafe import Markup, escape

    return Markup(re.sub(r"`([^`\n]+)`", r"<code>\1</code>", str(escape(text))))


@cache
def _colours() -> str:
    """Pygments' rules for light and dark, from the palettes that the book's theme uses for their contrast."""
    from pygments.formatters import HtmlFormatter

    light, dark = (
        HtmlFormatter(style=style, nobackground=True).get_style_defs("pre")
        for style in ("a11y-high-contrast-light", "a11y-high-contrast-dark")
    )
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


_LONGEST_IN_COLOUR = 20_000  # characters


def _highlighted(source: str):
    """The answer as HTML; every character of it escaped by Pygments, which needs seconds for one that is very long."""
    from markupsafe import Markup, escape
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    if len(source) > _LONGEST_IN_COLOUR:
        return escape(source.rstrip())
    return Markup(highlight(source.rstrip(), PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)))


def student_page(student: str, own: list[Task], counting: set[Task], settings: Settings, book: str) -> str:
    notebooks = [_notebook(task, task in counting, book) for task in own]
    return (
        _templates()
        .get_template("student.html")
        .render(
            student=student,
            notebooks=notebooks,
            isolated=all(task.isolation != "not isolated" for task in own),
            settings=settings,
        )
    )


def _notebook(task: Task, counts: bool, book: str) -> dict:
    """What a page shows of one notebook: its questions in order, each with its answer and its checks."""
    master = masters().get(task.notebook)
    questions: dict[str, dict] = {}
    checks = registry.all_checks()
    for row in task.questions:
        check = checks[row["question"]]
        answer = f"answer-{check.question}"
        question = questions.setdefault(
            check.question,
            {
                "name": check.question,
                "source": _highlighted(task.answers.get(answer, "")),
                "lost": task.lost.get(answer, ""),
                "heading": check.heading,
                "link": f"{book}/book/{check.page}.html#{check.section}",
                "checks": [],
                "points": 0,
                "max_points": 0,
            },
        )
        question["checks"].append(row | {"verdict": Verdict.from_json(row)})
        question["points"] += row["points"]
        question["max_points"] += row["max_points"]
    return {
        "name": task.notebook or task.file,
        "title": _title(master) if master else task.file,
        "file": task.file,
        "counts": counts,
        "readable": bool(task.notebook),
        "remarks": task.remarks,
        "points": task.points,
        "max_points": sum(row["max_points"] for row in task.questions),
        "questions": list(questions.values()),
    }


def _title(master: dict) -> str:
    first = next((cell["source"] for cell in master["cells"] if cell["cell_type"] == "markdown"), "")
    title = first.splitlines()[0].lstrip("# ").removeprefix("Exercises: ") if first else ""
    return title[:1].upper() + title[1:]


def mistake(verdict: Verdict) -> str:
    """What kind of mistake a verdict names, for counting: without the numbers of this seed and this answer."""
    if verdict.status in _NO_MISTAKE:
        return verdict.status.meaning
    if verdict.likely:
        return _short(verdict.likely, 300)
    said = verdict.said or f"not as expected: {verdict.expected}"
    # numbers, but not the digits of a name such as w2_gaussian
    return _short(re.sub(r"(?<!\w)[-+]?\d+(\.\d+)?(e[-+]?\d+)?(?!\w)", "…", said.partition("\n")[0]), 160)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


_NO_MISTAKE = (Status.UNWRITTEN, Status.MISSING, Status.TIMEOUT, Status.CRASHED)


def overview_page(
    tasks: list[Task],
    counting: set[Task],
    pages: dict[str, str],
    settings: Settings,
    book: str,
    waiting: list[str],
) -> str:
    notebooks = [
        _class(name, [task for task in tasks if task in counting and task.notebook == name], book)
        for name in sorted({task.notebook for task in counting})
    ]
    rows = {
        student: {"student": student, "page": page, "own": {}, "unread": [], "notes": {}}
        for student, page in pages.items()
    }
    for task in tasks:
        row = rows[task.student]
        if task in counting:
            row["own"][task.notebook] = task
        if not task.notebook:
            row["unread"] += task.remarks
        if not task.notebook or task in counting:
            row["notes"] |= dict.fromkeys(task.remarks)
        if task.doubt:
            row["notes"][task.doubt] = None
    return (
        _templates()
        .get_template("overview.html")
        .render(
            notebooks=notebooks,
            students=list(rows.values()),
            unread=[row for row in rows.values() if row["unread"]],
            waiting=list(dict.fromkeys(waiting)),
            pages=pages,
            settings=settings,
            isolated=all(task.isolation != "not isolated" for task in tasks),
        )
    )


def _class(name: str, tasks: list[Task], book: str) -> dict:
    """What the overview shows of one notebook."""
    master = masters()[name]
    checks = registry.all_checks()
    most = sum(cell["metadata"]["nbgrader"]["points"] for cell in check_cells(master))
    bins = min(_BINS, most + 1)
    counts = [0] * bins
    for task in tasks:
        counts[bins * task.points // (most + 1)] += 1
    questions = []
    for cell in check_cells(master):
        rows = [row for task in tasks for row in task.questions if row["question"] == cell["id"]]
        mistakes = Counter(mistake(Verdict.from_json(row)) for row in rows if not row["passed"])
        check = checks[cell["id"]]
        questions.append(
            {
                "name": cell["id"],
                "points": cell["metadata"]["nbgrader"]["points"],
                "passed": sum(row["passed"] for row in rows),
                "mistakes": mistakes.most_common(_MOST_MISTAKES),
                "others": len(mistakes) - _MOST_MISTAKES,
                "heading": check.heading,
                "link": f"{book}/book/{check.page}.html#{check.section}",
            }
        )
    totals = [task.points for task in tasks]
    blank = {c["id"]: c["source"] for c in master["cells"] if c["id"].startswith("answer-")}
    return {
        "name": name,
        "title": _title(master),
        "count": len(tasks),
        "max_points": most,
        "median": statistics.median(totals),
        "mean": statistics.fmean(totals),
        "bins": [
            {"points": _points_in(i, bins, most), "count": n, "share": n / max(counts)} for i, n in enumerate(counts)
        ],
        "questions": questions,
        "similar": similar({task.student: task.answers for task in tasks}, blank),
    }


def _points_in(i: int, bins: int, most: int) -> str:
    """The points that fall into a bar, such as 5–9."""
    inside = [points for points in range(most + 1) if bins * points // (most + 1) == i]
    return f"{inside[0]}–{inside[-1]}" if len(inside) > 1 else f"{inside[0]}"
