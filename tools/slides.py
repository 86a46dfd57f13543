"""A deck of slides for each chapter, for teaching: _build/slides/NN_name.html, and an index of them.

    python3 tools/slides.py [--out _build/slides] [CHAPTER …]

What a chapter marks (see book/_ext/slide_marks.py) becomes slides of reveal.js by nbconvert: definitions, formulas,
theorems, quick questions, and the figures with their sliders, alive. The notes of the speaker (press S) are the plan of
the chapter in book/teaching.md: minutes, the question to ask, the answer to expect and the slider that refutes it.

The marked parts are taken from the built page, as Sphinx has rendered them, and handed to nbconvert as cells of HTML in
a notebook made in memory. There are three reasons. nbconvert's Markdown knows nothing of MyST: numbered figures,
theorems, references and quick questions would have to be written a second time. A chapter's cell is longer than a
slide, so single blocks are marked and not cells. And the page has what the chapter's one execution has computed,
with its frames as files beside it: nothing is executed again, and slide and page cannot differ.

A deck loads what its page does, from a folder that may be copied as it is to another machine or a memory stick;
reveal.js is that of the package sphinx-revealjs.
"""

import argparse
import os
import re
import shutil

import bootstrap
from bootstrap import ROOT
from console import Stop, plainly

# As a page has them, in this order; and what they load.
STYLES = ("pygments.css", "formulas.css", "flowdiff.css", "look.css", "quick_questions.css")
STYLED = ("formulas",)
CHAPTER = re.compile(r"book/(\d\d)_\w+")
TEMPLATE = "slides_template"
# Of reveal.js, the files and where a deck has them.
REVEAL = {
    "dist/reveal.js": "reveal.js",
    "dist/reveal.css": "reveal.css",
    "plugin/notes/notes.js": "notes.js",
    "LICENSE": "LICENSE",
}
# The picture of a title stands beside its text, or below it if its width is more than this times its height.
STRIP = 2.5
LOADED = re.compile(r"\b_images/[\w./-]+\.\w+")


def make_decks(book, names, out):
    """Write a deck for each of the built pages `names` into the folder `out`, and the index of all decks there.

    Returns for each name the number of its slides. Raises `Stop` if a page has no marks.
    """
    from slide_reader import Chapter, plans

    static = os.path.join(book.html, "_static")
    own = os.path.join(book.root, "book", "_static")

    def is_own(address):
        place = address.removeprefix("_static/")
        return os.path.exists(os.path.join(own, place))

    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(os.path.join(out, "_static", "reveal"))
    for name in {*os.listdir(own), *STYLES, *STYLED}:
        _bring(os.path.join(static, name), os.path.join(out, "_static", name))
    for name, place in REVEAL.items():
        shutil.copyfile(os.path.join(reveal_folder(), name), os.path.join(out, "_static", "reveal", place))
    for name in ("slides.css", "slides.js"):
        shutil.copyfile(os.path.join(_template(), name), os.path.join(out, "_static", name))

    told = plans(_read(os.path.join(book.html, "book", "teaching.html")))
    decks = []
    for name in names:
        number = int(CHAPTER.fullmatch(name).group(1))
        chapter = Chapter(_read(os.path.join(book.html, name + ".html")), is_own)
        if not chapter.slides:
            raise Stop(f"{name}.md marks no slides: book/_ext/slide_marks.py says how")
        slides = teach(chapter.slides, told.get(number))
        file = os.path.basename(name) + ".html"
        deck = {"title": chapter.title, "file": file, "number": number, "slides": len(slides)}
        deck["picture"] = next((_first_picture(slide) for slide in slides if slide.figure), "")
        text = convert(slides, deck | {"styles": STYLES, "scripts": chapter.scripts})
        with open(os.path.join(out, file), "w", encoding="utf-8") as written:
            written.write(text)
        for picture in set(LOADED.findall(text)):
            _bring(os.path.join(book.html, picture), os.path.join(out, picture))
        decks.append(deck)
    _write_index(decks, out)
    return {deck["file"]: deck["slides"] for deck in decks}


def teach(slides, plan):
    """The slides with what the plan says to them: notes, and before the figure of each question a slide that asks it.

    A second question to one figure comes after it, with the figure once more; so does one to the figure of the title.
    """
    from types import SimpleNamespace

    if plan is None:
        return slides
    slides[0].notes.append(plan.advice)
    slides[-1].notes.append(plan.homework)
    open_minutes = dict(plan.minutes)
    taught = []
    for slide in slides:
        for label in slide.labels:
            if label in open_minutes:
                slide.notes.insert(0, "<p>{} minutes of 80; of 50: {}.</p>".format(*open_minutes.pop(label)))
        questions = [question for question in plan.questions if question.figure == slide.figure]
        title = slide.kind == "title"
        if title or not questions:
            taught.append(slide)
        notes = [] if title else slide.notes
        for question in questions:
            note = f"<p>{question.note}</p>"
            asks = {"kind": "ask", "heading": "What do you think?", "text": [f'<p class="asked">{question.asked}</p>']}
            nothing = {"picture": "", "legend": "", "notice": "", "figure": "", "notes": [note]}
            shows = {"notes": [*notes, note], **({"kind": "below", "text": []} if title else {})}
            taught += [SimpleNamespace(**{**vars(slide), **new}) for new in ({**asks, **nothing}, shows)]
            notes = []
    unasked = {question.figure for question in plan.questions} - {slide.figure for slide in slides}
    if unasked:
        raise Stop(
            "questions of book/teaching.md are about figures that are on no slide: " + ", ".join(sorted(unasked))
        )
    return taught


def convert(slides, deck):
    """The page of a deck: by nbconvert, from a notebook with a cell for each slide and one for its notes."""
    import nbformat
    from nbconvert import SlidesExporter

    cells, section = [], None
    for number, slide in enumerate(slides):
        # A figure may come twice, and each time a label belongs to its own slider.
        slide.picture = re.sub(r'(?<=")slider-\d+(?=-\d+")', f"slider-{number}", slide.picture)
        kind = "subslide" if slide.section == section else "slide"
        section = slide.section
        cells.append(_cell(_body(slide), {"slide_type": kind, "data": {"kind": slide.kind}}))
        if slide.notes:
            cells.append(_cell("\n".join(slide.notes), {"slide_type": "notes"}))
    notebook = nbformat.v4.new_notebook(cells=cells)
    exporter = SlidesExporter(extra_template_basedirs=[os.path.dirname(_template())], template_name=TEMPLATE)
    text, _ = exporter.from_notebook_node(notebook, resources={"deck": deck})
    return text


def _cell(html, slideshow):
    import nbformat

    return nbformat.v4.new_raw_cell(html, metadata={"raw_mimetype": "text/html", "slideshow": slideshow})


def _body(slide):
    """The HTML of a slide: its heading, and below it its text, its picture, and what there is to notice in that."""
    heading = f"<h1>{slide.heading}</h1>" if slide.kind == "title" else f"<h2>{slide.heading}</h2>"
    told = []
    if slide.kind != "title":
        told += [f'<p class="legend">{slide.legend}</p>'] if slide.legend else []
        told += [f'<p class="notice fragment">{slide.notice}</p>'] if slide.notice else []
    text = f'<div class="text">{"".join(slide.text + told)}</div>' if slide.text or told else ""
    picture = f'<div class="picture" data-prevent-swipe>{slide.picture}</div>' if slide.picture else ""
    wide = " wide" if slide.ratio > STRIP else ""
    return f'{heading}<div class="body{wide}">{text}{picture}</div>'


def _first_picture(slide):
    from slide_reader import soup

    return soup(slide.picture).find("img")["src"]


def _write_index(decks, out):
    from jinja2 import Environment, FileSystemLoader

    page = Environment(loader=FileSystemLoader(_template()), autoescape=False).get_template("decks.html.j2")
    with open(os.path.join(out, "index.html"), "w", encoding="utf-8") as written:
        written.write(page.render(decks=decks))


def reveal_folder():
    """Where the package has reveal.js."""
    import sphinx_revealjs

    return os.path.join(os.path.dirname(sphinx_revealjs.__file__), "_static", "revealjs")


def _template():
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), TEMPLATE)


def _read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def _bring(source, target):
    """The file or folder `source` at `target`, without its bytes a second time where the disk can do that."""

    def link(one, other):
        os.makedirs(os.path.dirname(other), exist_ok=True)
        try:
            os.link(one, other)
        except OSError:
            shutil.copyfile(one, other)

    if os.path.isdir(source):
        shutil.copytree(source, target, copy_function=link)
    elif not os.path.exists(target):
        link(source, target)


def main():
    parser = argparse.ArgumentParser(prog="make slides", description=__doc__.splitlines()[0])
    parser.add_argument("chapters", nargs="*", help="as in _toc.yml, such as book/02_odes_and_flows; all without one")
    parser.add_argument("--out", default=os.path.join(ROOT, "_build", "slides"), help="the folder to write")
    arguments = parser.parse_args()
    bootstrap.enter()
    with plainly():
        from build import Book, build

        build()
        book = Book()
        chapters = [page for page in book.pages() if CHAPTER.fullmatch(page)]
        unknown = sorted(set(arguments.chapters) - set(chapters))
        if unknown:
            raise Stop(f"no chapters: {', '.join(unknown)}; they are {', '.join(chapters)}")
        for file, count in make_decks(book, arguments.chapters or chapters, arguments.out).items():
            print(f"  {os.path.relpath(os.path.join(arguments.out, file))}: {count} slides")
        print(
            "open {} in a browser; S shows the notes".format(os.path.relpath(os.path.join(arguments.out, "index.html")))
        )


if __name__ == "__main__":
    main()
