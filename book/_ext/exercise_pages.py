"""The pages of exercises: what the blank notebooks ask, with an editor for each answer.

A page ``exercises/NN_name`` is read from the notebook ``exercises/NN_name.ipynb``, which `derive` makes from the one
source of its questions. Here its cells become MyST text, so that formulas, links and figures are what they are in a
chapter, and nothing is executed: Python comes into the page when the reader asks for it (see _static/exercises).
"""

import json
import re
import shutil
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

FOLDER = "exercises/"
# A link of the notebook's, which is opened where the book's sources are, and what it leads to.
LINK = re.compile(r"\]\(\.\./book/\w+\.md#([\w-]+)\)")
PAGE_LINK = re.compile(r"\]\(\.\./book/(\w+)\.md\)")
# What a notebook has and its page has not.
ELSEWHERE = "NumPy, SciPy, scikit-learn and PyTorch"
HEADING = re.compile(r"^## (\d+)\. (.+)$", re.MULTILINE)
QUESTION = re.compile(r"question\s+(\d+)", re.IGNORECASE)

INTRODUCTION = """
Each question has three parts. You **write** a function of a few lines. You press **Run** and look at the picture that
your function draws: most mistakes can be seen there. You press **Check** and are told what is right, or what was
expected, what came, and which mistake that looks like. Everything happens in this page, in Python, and what you write
is kept in this browser, on this device. Nothing is sent anywhere. The Python of this page has NumPy, Matplotlib and
flowdiff. SciPy, scikit-learn and PyTorch are there when you do the notebook with `make lab`. By keyboard: Ctrl+Enter
runs, Shift+Enter checks, and Escape and then Tab leave the editor.

::::{{exercise-notebook}} {name}
::::
"""


def is_page(docname: str) -> bool:
    return docname.startswith(FOLDER)


def questions(notebook: dict) -> dict[int, tuple[str, str]]:
    """By number, the title of each question and the grade_id of its first answer."""
    found, number, title = {}, 0, ""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and (heading := HEADING.search(cell["source"])):
            number, title = int(heading[1]), heading[2]
        elif cell["id"].startswith("answer-"):
            found.setdefault(number, (title, cell["id"]))
    return found


def label(answer: str) -> str:
    """Where a question begins, as a target of links; from the grade_id of its first answer."""
    return f"question-{answer.removeprefix('answer-').lower()}"  # as Sphinx keeps labels


def page_text(notebook: dict, name: str) -> str:
    """The notebook as the MyST text of its page."""
    first = {answer for _, answer in questions(notebook).values()}
    cells = notebook["cells"]
    parts: list[str] = []
    for at, cell in enumerate(cells):
        tags, source = cell["metadata"].get("tags", []), cell["source"]
        if cell["cell_type"] == "markdown":
            if "only-notebook" in tags:
                continue
            text = PAGE_LINK.sub(r"](../book/\1)", LINK.sub(r"](#\1)", source))
            if HEADING.search(text):
                answer = next(c["id"] for c in cells[at:] if c["id"].startswith("answer-"))
                text = HEADING.sub(rf"({label(answer)})=\n\g<0>", text, count=1)
            follows = cells[at - 1]["id"] if at else ""
            if follows.startswith("answer-"):  # what there is to see in the picture
                parts[-1] = parts[-1].replace("@PICTURE@", text)
            else:
                parts.append(text.replace(ELSEWHERE, "NumPy and Matplotlib"))
            if len(parts) == 1:
                parts.append(INTRODUCTION.format(name=name))
        elif cell["id"].startswith("locked-"):
            what = "What is given to all answers" if cell["id"] == "locked-setup" else "What is given here"
            parts.append(f":::{{exercise-given}} {what}\n{_fenced(source)}\n:::")
        elif cell["id"].startswith("answer-"):
            needs = cell["metadata"].get("coursework", {}).get("needs", "")
            parts.append(
                f"::::::{{exercise-answer}} {cell['id']}\n:needs: {needs}\n\n{_fenced(source)}\n\n@PICTURE@\n\n::::::"
            )
    assert first, f"{name} asks nothing"
    return "\n\n".join(parts).replace("@PICTURE@", "")


def _fenced(source: str) -> str:
    return f"`````{{code-block}} python\n{source}\n`````"


def read_page(app, docname: str, content: list[str]) -> None:
    """Give the parser of notebooks one of a single text instead of the cells."""
    if not is_page(docname):
        return
    notebook = json.loads(content[0])
    text = page_text(notebook, docname.removeprefix(FOLDER))
    cell = {"cell_type": "markdown", "id": "page", "metadata": {}, "source": text}
    metadata = {"kernelspec": notebook["metadata"]["kernelspec"], "mystnb": {"execution_mode": "off"}}
    content[0] = json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


class exercise_answer(nodes.General, nodes.Element):
    """A question's editor, its picture and its verdicts; its children are what is read without JavaScript."""


class ExerciseAnswer(SphinxDirective):
    """The place of an answer; holds its stub, and the text about its picture."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"needs": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        node = exercise_answer(answer=self.arguments[0], needs=self.options.get("needs") or "")
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def visit_exercise_answer(self, node) -> None:
    needs = f' data-needs="{node["needs"]}"' if node["needs"] else ""
    self.body.append(f'<div class="exercise-answer" data-question="{node["answer"]}"{needs}>\n')


def depart_exercise_answer(self, node) -> None:
    self.body.append("</div>\n")


class ExerciseGiven(SphinxDirective):
    """Folded code that the notebook gives."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        inside = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, inside)
        open_ = f'<details class="exercise-given"><summary>{self.arguments[0]}</summary>'
        return [nodes.raw("", open_, format="html"), *inside.children, nodes.raw("", "</details>", format="html")]


class ExerciseNotebook(SphinxDirective):
    """Where the page's own controls come, and what is said without JavaScript."""

    required_arguments = 1
    has_content = False

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        text = (
            f'<div class="exercise-notebook" data-notebook="{name}.ipynb"><p class="exercise-still">Answers cannot be '
            "written and checked here while this page is opened as a file, without JavaScript or in an old browser: "
            "serve the book (<code>make serve</code>), or take the notebook, "
            f'<a href="{name}.ipynb" download>{name}.ipynb</a>, and do it with <code>make lab</code>.</p></div>'
        )
        return [nodes.raw("", text, format="html")]


class QuestionLinks(SphinxTransform):
    """In a chapter's boxes "Your turn", the number of a question leads to it."""

    default_priority = 400

    def apply(self, **kwargs) -> None:
        docname = self.env.docname
        file = Path(self.env.srcdir, FOLDER, f"{docname.rpartition('/')[2]}.ipynb")
        boxes = [
            box for box in self.document.findall(nodes.admonition) if box.children and box[0].astext() == "Your turn"
        ]
        if not boxes or not file.exists():
            return
        self.env.note_dependency(str(file))
        known = questions(json.loads(file.read_text("utf-8")))
        for strong in [strong for box in boxes for strong in box.findall(nodes.strong)]:
            if found := QUESTION.fullmatch(strong.astext()):
                if int(found[1]) not in known:
                    raise self.document.reporter.severe(f"{docname} sends to question {found[1]}, which is not there")
                link = addnodes.pending_xref(
                    "", strong.deepcopy(), refdomain="std", reftype="ref", refexplicit=True, refwarn=True,
                    reftarget=label(known[int(found[1])][1]), refdoc=docname,
                )  # fmt: skip
                strong.replace_self(link)


def without_numbers(app, env) -> list[str]:
    """The questions have numbers of their own; those of the chapters' sections would stand before them."""
    for docname in filter(is_page, env.found_docs):
        env.toc_secnumbers.pop(docname, None)
        for reference in env.tocs[docname].findall(nodes.reference):
            reference.attributes.pop("secnumber", None)
        env.titles[docname].attributes.pop("secnumber", None)
    return []


def copy_notebooks(app, error) -> None:
    """The blank notebooks, beside the pages: a page reads its own, and a reader can take it."""
    if error is None and app.builder.format == "html":
        for docname in filter(is_page, app.env.found_docs):
            shutil.copy(Path(app.srcdir, f"{docname}.ipynb"), Path(app.outdir, f"{docname}.ipynb"))


def scripts_of_page(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """What only these pages load."""
    if is_page(pagename):
        app.add_css_file("exercises/exercises.css")
        app.add_js_file("exercises/main.js", type="module")


def setup(app) -> dict:
    app.connect("source-read", read_page, priority=100)
    app.connect("env-get-updated", without_numbers, priority=900)  # after Sphinx has given them
    app.connect("html-page-context", scripts_of_page)
    app.connect("build-finished", copy_notebooks)
    app.add_node(exercise_answer, html=(visit_exercise_answer, depart_exercise_answer))
    app.add_directive("exercise-answer", ExerciseAnswer)
    app.add_directive("exercise-given", ExerciseGiven)
    app.add_directive("exercise-notebook", ExerciseNotebook)
    app.add_transform(QuestionLinks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
