"""What a built chapter puts on its slides, and what its plan in book/teaching.md says to them; see tools/slides.py."""

import copy
import os
import re
import sys
from types import SimpleNamespace

from bootstrap import ROOT
from console import Stop

# An address of the page, as the deck has it: beside the folders _images and _static, and not a folder below them.
PREFIX = "../"
# A text that ends so is whole; any other leads to the formula below it.
WHOLE = re.compile(r"[.!?][)\]”’\"]*$")
# Wider than this times its height, a picture without a text stands above its caption, and else beside it.
WIDE = 1.3


def soup(text):
    from bs4 import BeautifulSoup

    return BeautifulSoup(text, "html.parser")


class Chapter:
    """A built page with marks.

    Attributes:
        title: of the chapter, as HTML.
        slides: a list of `SimpleNamespace`, each with kind ("title", "text", "below", "beside" or "ask"), section (a
            number that counts the sections of level 2), heading, text (a list), picture, legend, notice (HTML; the
            last four may be empty), figure (the name of the picture, or ""), ratio (its width over its height), labels
            (of the sections it stands in) and notes (a list of HTML).
        scripts: the elements of the page's head that load the book's own, as HTML.
    """

    def __init__(self, html, own):
        """`own` tells for an address below _static whether it is the book's own, and not the theme's."""
        page = soup(html)
        # A module cannot be loaded from a file.
        self.scripts = [
            str(script) for script in page.find_all("script", src=True)
            if own(_address(script["src"])) and script.get("type") != "module"
        ]  # fmt: skip
        article = page.find("article")
        self.title = _inner(_clean(article.find("h1")))
        self.slides = []
        self._tops = [section for section in article.find_all("section") if section.find("h2", recursive=False)]
        for comment in article.find_all(string=_is_mark):
            self._mark(comment)

    def _mark(self, comment):
        mark = _mark(comment)
        block = comment.find_next_sibling(True)
        section = comment.find_parent("section")
        if block is None or block.name == "section":
            raise Stop(f"<!-- {comment.strip()} --> stands above nothing")
        if mark["kind"] == "slide" or not self.slides:
            self.slides.append(self._slide(section))
        slide = self.slides[-1]
        if slide.kind == "ask" or (slide.figure and block.find("figure") is not None):
            taken = "quick question" if slide.kind == "ask" else "figure"
            raise Stop(f"{_words(self.title)}: a {taken} leaves no room on its slide for: {_words(str(block))[:60]}")
        _put(slide, block, mark["sentences"])

    def _slide(self, section):
        around = [section, *section.find_parents("section")]
        top = next((one for one in around if one in self._tops), None)
        heading = section.find(["h1", "h2", "h3", "h4"], recursive=False)
        labels = [one.get("id") for one in around]
        for one in around:
            labels += [span["id"] for span in one.find_all("span", id=True, recursive=False)]
        return SimpleNamespace(
            kind="text" if self.slides else "title", section=self._tops.index(top) + 1 if top else 0,
            heading=_inner(_clean(heading)), text=[], picture="", legend="", notice="", figure="", labels=labels,
            notes=[], ratio=1,
        )  # fmt: skip


def _words(html):
    return " ".join(soup(html).get_text().split())


def _address(address):
    return address.partition("?")[0].removeprefix(PREFIX)


def _marks():
    sys.path.insert(0, os.path.join(ROOT, "book", "_ext"))
    try:
        from slide_marks import MARK
    finally:
        del sys.path[0]
    return MARK


def _mark(string):
    from bs4 import Comment

    return _marks().fullmatch(string.strip()) if isinstance(string, Comment) else None


def _is_mark(string):
    return _mark(string or "") is not None


def _put(slide, block, sentences):
    """Add the page's `block` to the slide."""
    classes = block.get("class", [])
    figure = block.find("figure")
    if figure is not None:
        _put_figure(slide, figure)
    elif "quick-question" in classes:
        _put_question(slide, block)
    elif block.name == "p":
        clean = _clean(block)
        text = " ".join(split(clean)[: int(sentences)]) if sentences else _inner(clean)
        slide.text.append(f"<p>{text}</p>")
        formula = block.find_next_sibling(True)
        if formula is not None and "math" in formula.get("class", []) and not WHOLE.search(soup(text).get_text()):
            slide.text.append(str(_clean(formula)))
    elif "admonition" in classes:
        box = _clean(block)
        title = box.find(class_="admonition-title").extract()
        if "tip" in classes:
            # What you can do: the list, and not how long it takes.
            slide.heading = _inner(title)
            slide.text.append(str(box.find(["ul", "ol"])))
        else:
            slide.text.append(f'<div class="box"><p class="box-title">{_inner(title)}</p>{_inner(box)}</div>')
    else:
        slide.text.append(str(_clean(block)))


def _put_figure(slide, figure):
    moving, image = figure.find(class_="flowdiff-explore"), figure.find("img")
    slide.figure = figure["id"]
    caption = figure.find(class_="caption-text")
    told = split(_clean(caption)) if caption else []
    turn = next((k for k, sentence in enumerate(told) if re.search(r"\bnotice\b", sentence, re.IGNORECASE)), len(told))
    number = figure.find(class_="caption-number")
    slide.legend = " ".join(
        ([f'<span class="number">{number.get_text().strip()}</span>'] if number else []) + told[:turn]
    )
    slide.notice = " ".join(told[turn:])
    shape = {"width": image["width"], "height": image["height"]}
    rows = len(moving.find_all(class_="flowdiff-control")) if moving is not None else 0
    style = "; ".join(f"--{name}: {value}" for name, value in {**shape, "rows": rows}.items())
    slide.picture = f'<div class="frame" style="{style}">{_clean(moving if rows else image)}</div>'
    slide.ratio = int(shape["width"]) / int(shape["height"])
    if slide.kind == "text":
        slide.kind = "below" if slide.ratio > WIDE and not slide.text else "beside"


def _put_question(slide, box):
    """A quick question: what is asked; on the next press what is right; in the notes the reason of each answer."""
    slide.kind, slide.heading = "ask", _inner(_clean(box.find(class_="quick-title")))
    for part in box.find_all(True, recursive=False):
        classes = set(part.get("class", []))
        if classes & {"quick-right", "quick-wrong", "quick-number"}:
            break
        if "quick-title" not in classes:
            slide.text.append(str(_clean(part)))
    number = box.has_attr("data-within")
    choices = []
    for answer in box.find_all(class_=["quick-right", "quick-wrong"], recursive=False):
        right, clean = "quick-right" in answer["class"], _clean(answer)
        line = clean.find("summary")
        if line is not None:
            line.extract()
        if not number:
            for letter in line.find_all(class_="quick-letter"):
                letter.extract()
            shown = _inner(line)
            choices.append('<li class="fragment right">' if right else "<li>")
            choices[-1] += f"{shown}</li>"
        else:
            shown = answer.get("data-value") or "anything else"
            if right:
                clean.find("p").extract()  # the number
                slide.text.append(f'<p class="fragment solution">{shown}</p>')
        slide.notes.append(f"<p><em>{shown}</em></p>{_inner(clean)}")
    if choices:
        slide.text.append(f'<ol class="choices">{"".join(choices)}</ol>')


def _clean(element):
    """A copy as a slide shows it: without links, which would lead away, and without names, which it may have twice."""
    element = copy.copy(element)
    for extra in element.find_all(class_=["headerlink", "flowdiff-strip"]):
        extra.decompose()
    for link in element.find_all("a"):
        for section in link.find_all(class_="std-ref"):
            section.name = "em"  # the title of a section, within a sentence
        link.unwrap()
    for named in [element, *element.find_all(id=True)]:
        if named.name not in ("input", "select"):  # what a label belongs to
            named.attrs.pop("id", None)
    for image in [element, *element.find_all("img")]:
        if image.name == "img":
            image["src"] = image["src"].removeprefix(PREFIX)
            image.attrs.pop("loading", None)
    for formula in element.find_all("span", class_="math"):
        _keep_together(formula)
    for data in element.find_all("script"):
        data.string = data.string.replace(f'"{PREFIX}', '"')
    return element


def _keep_together(formula):
    """Let no line begin with the mark that follows a formula."""
    after = formula.next_sibling
    mark = re.match(r"[,.;:!?)]+", after) if isinstance(after, str) else None
    if mark:
        kept = soup('<span class="together"></span>').span
        formula.wrap(kept)
        kept.append(mark.group(0))
        after.replace_with(after[mark.end() :])


def _inner(element):
    return element.decode_contents().strip()


def split(element):
    """The sentences in an element, each as HTML."""
    sentences, current = [], ""
    for child in element.children:
        if child.name is not None:
            current += str(child)
            continue
        text = child.output_ready(formatter="minimal")
        # The full stop behind a formula is kept together with it.
        if re.search(r'class="together">.*[.!?]</span>$', current, re.DOTALL) and text[:1].isspace():
            sentences.append(current.strip())
            current = ""
        *whole, rest = re.split(r"(?<=[.!?])\s+|(?<=[.!?][”’)\"])\s+", text)
        for part in whole:
            sentences.append((current + part).strip())
            current = ""
        current += rest
    return [sentence for sentence in [*sentences, current.strip()] if sentence]


def plans(html):
    """What the built page of the teaching plans says: for the number of each chapter a `SimpleNamespace` with

    minutes (for the label of a section how long in 80 and in 50 minutes, as texts), questions (a list of namespaces
    with asked, note and figure), advice and homework (HTML).
    """
    found = {}
    for heading in soup(html).find("article").find_all("h2"):
        number = re.match(r"Chapter (\d+):", heading.get_text())
        if not number:
            continue
        section = heading.parent
        minutes = {}
        for row in section.find("table").find("tbody").find_all("tr"):
            link, *times = row.find_all("td")
            minutes[link.find("a")["href"].partition("#")[2]] = tuple(time.get_text().strip() for time in times)
        questions = []
        for item in section.find("ol").find_all("li"):
            (figure,) = {a["href"].partition("#")[2] for a in item.find_all("a") if "#fig-" in a["href"]}
            note = _inner(_clean(item))
            questions.append(SimpleNamespace(asked=_inner(_clean(item.find("em"))), note=note, figure=figure))
        paragraphs = [str(_clean(p)) for p in section.find_all("p", recursive=False)]
        homework = [p for p in paragraphs if p.startswith("<p>Homework")]
        found[int(number.group(1))] = SimpleNamespace(
            minutes=minutes, questions=questions, homework="".join(homework),
            advice="".join(p for p in paragraphs if p not in homework),
        )  # fmt: skip
    return found
