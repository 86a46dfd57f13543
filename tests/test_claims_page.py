"""The page "Sources and errata" holds what it promises: every claim, a live link to its section, a test that exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "book/sources_and_errata.md").read_text(encoding="utf-8")
CLAIMS = [
    f"{letter}{i}" for letter, last in (("G", 10), ("F", 12), ("D", 12), ("M", 8)) for i in range(1, last + 1)
] + ["X1"]
ROWS = {
    cells[0]: cells[1:]
    for cells in (
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in PAGE.splitlines()
        if line.startswith("|")
    )
    if re.fullmatch(r"[A-Z]\d+", cells[0]) and len(cells) == 4
}
LABELS = set(
    re.findall(r"^\(([\w-]+)\)=$", "\n".join(p.read_text(encoding="utf-8") for p in ROOT.glob("book/*.md")), re.M)
)


def test_every_claim_has_one_row():
    assert list(ROWS) == CLAIMS
    claims, errata = PAGE.split("## What the sources get wrong")
    for table in (claims, errata):
        rows = re.findall(r"^\| ([A-Z]\d+) \|", table, re.M)
        assert len(rows) == len(set(rows)) and set(rows) <= set(CLAIMS)


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_row_links_to_a_section_and_names_a_test(claim):
    text, where, test = ROWS[claim][:3]
    assert len(text) > 20
    labels = re.findall(r"\{ref\}`(?:[^`<]*<)?([\w-]+)>?`", where)
    assert labels and set(labels) <= LABELS, f"{claim} links to {set(labels) - LABELS or 'nothing'}"
    file, _, name = re.match(r"`([^`]+)`", test)[1].partition("::")
    path = Path(__file__).parent / file
    assert name.startswith(f"test_{claim}_")
    named = re.findall(rf"^def (test_{claim}_\w+)\(", path.read_text(encoding="utf-8"), re.M)
    assert name in named
    more = re.search(rf"and (\d+) more of {claim}", test)
    assert not more or int(more[1]) == len(named) - 1


CHAPTERS = sorted(ROOT.glob("book/[0-9][0-9]_*.md"))
LATER = re.findall(r"^\| (\d+)\.(\d+) \| (.+?) \| (.+?) \| `(.+?)::(.+?)` \|$", PAGE, re.M)


@pytest.mark.parametrize("row", LATER, ids=lambda row: ".".join(row[:2]))
def test_a_row_past_the_lecture_links_to_its_chapter_and_names_a_test(row):
    number, _, claim, where, file, test = row
    number = f"{int(number):02}"
    (chapter,) = ROOT.glob(f"book/{number}_*.md")
    labels = re.findall(r"\{ref\}`([\w-]+)`", where)
    assert len(claim) > 20 and labels
    assert all(f"({label})=\n" in chapter.read_text(encoding="utf-8") for label in labels)
    assert file == f"test_chapter_{number}.py"
    assert re.search(rf"^def {test}\(", (Path(__file__).parent / file).read_text(encoding="utf-8"), re.M)


def test_each_later_chapter_has_rows():
    numbers = {int(chapter.name[:2]) for chapter in CHAPTERS}
    with_rows = {int(number) for number, *_ in LATER}
    assert with_rows == {number for number in numbers if number > 4}, "each has rows under *Past the lecture*"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda p: p.stem)
def test_the_chapter_names_the_questions_as_the_notebook_does(chapter):
    """**Question 4**, *Euler's method* in the text is `## 4. Euler's method` in the exercises; each is named once."""
    source = ROOT / "solutions" / chapter.name
    titles = dict(re.findall(r"^## (\d+)\. (.+)$", source.read_text(encoding="utf-8"), re.M)) if source.exists() else {}
    text = " ".join(chapter.read_text(encoding="utf-8").split())
    named = re.findall(r"\*\*[Qq]uestion (\d+)\*\*, \*(.+?)\* \((\d+) minutes", text)
    assert {number: title for number, title, _ in named} == titles
    for number, title, minutes in named:
        part = source.read_text(encoding="utf-8").split(f"## {number}. {title}\n")[1]
        assert re.search(r"\*(\d+) minutes", part)[1] == minutes, (
            f"question {number}: the chapter says {minutes} minutes"
        )


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda p: p.stem)
def test_no_question_is_asked_before_its_section_has_begun(chapter):
    early = re.findall(r"^#+ (.+)\n+:::\{admonition\} Your turn", chapter.read_text("utf-8"), re.MULTILINE)
    assert not early, f"asked right below the headings {early}"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda p: p.stem)
def test_the_questions_are_numbered_as_the_chapter_meets_them(chapter):
    """And each comes after the sections that the exercises send its reader to."""
    text = chapter.read_text(encoding="utf-8")
    boxes = list(re.finditer(r"\*\*[Qq]uestion\s(\d+)\*\*", text))
    assert [int(box[1]) for box in boxes] == list(range(1, len(boxes) + 1))
    source = (ROOT / "solutions" / chapter.name).read_text(encoding="utf-8")
    for number, line in re.findall(r"^## (\d+)\. .+\n\n(\*\d+ minutes.*)$", source, re.M):
        places = [text.index(f"({label})=\n") for label in re.findall(rf"{re.escape(chapter.name)}#([\w-]+)\)", line)]
        assert max(places) < boxes[int(number) - 1].start(), f"question {number} stands before its matter"


def test_X1_the_first_page_has_the_map_and_the_references_are_real():
    """The map leads to every chapter; every work in the bibliography says who, what, when and where."""
    index = (ROOT / "book/index.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \{doc\}`(\d\d_\w+)`", index, re.M) == [chapter.stem for chapter in CHAPTERS], (
        "the map in book/index.md has a line for each chapter"
    )
    entries = re.findall(
        r"@(\w+)\{([\w-]+),(.*?)\n\}", (ROOT / "book/references.bib").read_text(encoding="utf-8"), re.S
    )
    keys = [key for _, key, _ in entries]
    assert len(keys) == len(set(keys)) >= 4
    for _, key, body in entries:
        fields = set(re.findall(r"^\s*(\w+)\s*=", body, re.M))
        assert {"author", "title", "year"} <= fields, key
        assert fields & {"journal", "booktitle", "publisher", "note", "howpublished"}, f"{key} does not say where"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda p: p.stem)
def test_exercises_point_to_sections_that_exist(chapter):
    """Every link of the notebook into its chapter has an anchor there, and the check module names sections rightly."""
    text = chapter.read_text(encoding="utf-8")
    headings = dict(re.findall(r"^\((sec-[\w-]+)\)=\n#+ (.+?)(?: ★)?$", text, re.M))
    source = (ROOT / "solutions" / chapter.name).read_text(encoding="utf-8")
    linked = set(re.findall(rf"{re.escape(chapter.name)}#([\w-]+)\)", source))
    assert linked and linked <= set(headings)
    checks = (ROOT / f"src/coursework/checks/ch{chapter.stem[:2]}.py").read_text(encoding="utf-8")
    named = dict(re.findall(r'^\s+"(sec-[\w-]+)": "(.+?)",?$', checks, re.M))
    assert named, f"checks/ch{chapter.stem[:2]}.py: its sections stand one a line in chapter(…)"
    assert named.items() <= headings.items()
