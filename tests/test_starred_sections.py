"""Starred sections may be skipped: each says what is missed, and nothing outside of them needs them."""

import ast
import re

import pytest
from build import Book
from conftest import ROOT
from page import cells

CHAPTERS = [ROOT / f"{name}.md" for name in Book(str(ROOT)).pages() if re.match(r"book/\d\d_", name)]
HEADING = re.compile(r"^(?:\((?P<label>sec-[\w-]+)\)=\n)?(?P<level>##+) (?P<title>.+)$", re.MULTILINE)
# These pages say where everything is, starred or not.
BESIDE = ("glossary.md", "notation.md", "sources_and_errata.md", "teaching.md")


def sections(path):
    """Of each section its label, its title, whether it is starred, by itself or by the one above it, and its text."""
    text = path.read_text("utf-8")
    text = re.sub(r"^```.*?^```$", lambda code: code[0].replace("\n#", "\n #"), text, flags=re.MULTILINE | re.DOTALL)
    heads, above = list(HEADING.finditer(text)), False
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        starred = head["title"].endswith(" ★")
        if head["level"] == "##":
            above = starred
        body = text[head.end() : following.start() if following else None]
        yield head["label"], head["title"], starred or above, body


STARRED = {label for path in CHAPTERS for label, _, starred, _ in sections(path) if starred and label}


def test_the_first_page_explains_the_star():
    text = " ".join((ROOT / "book/index.md").read_text("utf-8").split())
    assert "A section whose title ends in **★** may be skipped." in text
    for path in CHAPTERS:
        starred = any(starred for *_, starred, _ in sections(path))
        assert ("section with a ★ may be skipped" in path.read_text("utf-8")) == starred, path.name


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_starred_section_begins_with_what_is_missed(path):
    for _, title, _, body in sections(path):
        first = " ".join(body.strip().split("\n\n")[0].split())
        said = re.fullmatch(r"★ Without this section you miss [^.]+\.", first)
        assert bool(said) == title.endswith(" ★"), title


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_nothing_unstarred_needs_a_starred_section(path):
    """No equation and no function of a starred section is used outside of such sections, here or in another chapter."""
    mine = list(sections(path))
    skipped = "".join(body for _, _, starred, body in mine if starred)
    labels = set(re.findall(r"^(?:\$\$ \(|    name: )((?:eq|fig)-[\w-]+)", skipped, re.MULTILINE))
    for other in CHAPTERS:
        for _, title, starred, body in sections(other):
            used = set(re.findall(r"\{(?:eq|numref)\}`(?:[^`<]*<)?([\w-]+)>?`", body))
            assert starred or not used & labels, f"{other.name}, {title}: {used & labels}"
    for page in (ROOT / "book").glob("*.md"):
        if page not in CHAPTERS and page.name not in BESIDE:
            assert not set(re.findall(r"\{eq\}`([\w-]+)`", page.read_text("utf-8"))) & labels, page.name
    made, used = {False: set(), True: set()}, set()
    for _, _, starred, body in mine:
        for _, source, _ in cells(body):
            nodes = list(ast.walk(ast.parse(re.sub(r"^:.*$", "", source, flags=re.MULTILINE))))
            made[starred] |= {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
            if not starred:
                used |= {ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)}
    needed = (made[True] - made[False]) & used
    assert not needed, needed


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_question_that_leads_to_a_starred_section_is_starred(path):
    """In the exercises and in the chapter's box alike, and no other question is."""
    source = (ROOT / "solutions" / path.name).read_text("utf-8")
    chapter = " ".join(path.read_text("utf-8").split())
    for number, line in re.findall(r"^## (\d+)\. .+\n\n(\*\d+ minutes.*\*)$", source, re.MULTILINE):
        leads = bool(set(re.findall(r"#(sec-[\w-]+)\)", line)) & STARRED)
        assert bool(re.match(r"\*\d+ minutes, ★ ·", line)) == leads, f"question {number}: {line}"
        box = re.search(rf"\*\*[Qq]uestion {number}\*\*, \*.+?\* \(\d+ minutes(.{{0,3}})", chapter)
        assert (", ★" in box[1]) == leads, f"question {number} in the chapter"
