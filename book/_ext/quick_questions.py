"""Quick questions in a chapter, answered while reading: a choice, or a number.

A choice has one right answer, and each answer has its reason below it, indented::

    :::{quick-question}
    A trajectory comes back to a place where it was before. Is that possible?

    - [ ] No: two trajectories never meet.

      They never meet *at the same time*. This is one trajectory, and it comes later.
    - [x] Yes: the field may point elsewhere by then.

      The field depends on time.
    :::

A number is right within a tolerance; so are the wrong ones that are told apart, and the last item is what any other
number is told::

    :::{quick-question}
    :within: 0.01
    What is the standard deviation of $W_{1/4}$?

    - [x] 0.5

      The variance is $t$, and the standard deviation its root.
    - [ ] 0.25

      That is the variance.
    - anything else

      The increments of a Brownian motion over a time $h$ have the variance $h$.
    :::

On the screen a reason unfolds where its answer stands, with or without JavaScript; nothing is sent or kept. On paper
the answers stand at the end of the chapter.
"""

import re
import string
from typing import ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

NAME = "Quick question"
ELSE = "anything else"
TASK = re.compile(r'<input class="task-list-item-checkbox"( checked="checked")?')


class quick_question(nodes.General, nodes.Element):
    """The box. Attributes: `number`; for one that asks for a number `within`, its tolerance."""


class answer(nodes.General, nodes.Element):
    """An answer with its reason. Attributes: `letter`, `group`, `right`; of a number `value`, or None for any other."""


class said(nodes.General, nodes.TextElement):
    """What an answer says: the line that a reader presses."""


def _positive(text: str) -> float:
    value = float(text)
    if not value > 0:
        raise ValueError(f"a tolerance is above 0, got {text}")
    return value


class QuickQuestion(SphinxDirective):
    """See the module."""

    has_content = True
    option_spec: ClassVar = {"within": _positive}

    def run(self) -> list[nodes.Node]:
        number = self.env.temp_data["quick questions"] = self.env.temp_data.get("quick questions", 0) + 1
        within = self.options.get("within")
        self.assert_has_content()
        box = quick_question(number=number, within=within)
        box += nodes.paragraph("", "", nodes.strong("", f"{NAME} {number}"), classes=["quick-title"])
        self.state.nested_parse(self.content, self.content_offset, box)
        if not isinstance(box[-1], nodes.bullet_list) or len(box) < 3:
            raise self.error(f"{NAME} {number}: expected what is asked, and then a list of answers")
        items = box.pop().children
        try:
            answers = [self._answer(item, f"quick-{number}", place, within) for place, item in enumerate(items)]
        except ValueError as problem:
            raise self.error(f"{NAME} {number}: {problem}") from None
        right = [one["right"] for one in answers]
        others = [one for one in answers if within and one["value"] is None]
        if right.count(True) != 1 or len(answers) < 2:
            raise self.error(f"{NAME} {number}: expected one right answer and at least one other, got {right}")
        if within and (others != answers[-1:] or others[0]["right"]):
            raise self.error(f"{NAME} {number}: the last answer, and only it, is `{ELSE}`")
        box += answers
        return [box]

    def _answer(self, item: nodes.list_item, group: str, place: int, within: float | None) -> answer:
        line, *reason = item.children
        words = line.children
        task = TASK.match(words[0].astext()) if isinstance(words[0], nodes.raw) else None
        words = words[1:] if task else words
        text = "".join(word.astext() for word in words).strip()
        if not reason:
            raise ValueError(f"the answer {text!r} has no reason")
        if not task and not (within and text == ELSE):
            raise ValueError(f"the answer {text!r} begins with neither [ ] nor [x]")
        value = None if not within or text == ELSE else float(text)
        made = answer(letter=string.ascii_lowercase[place], group=group, right=bool(task and task[1]), value=value)
        made["number"] = bool(within)
        made += said("", "", *words)
        verdict = nodes.strong("", "Right." if made["right"] else "Not so.")
        if isinstance(reason[0], nodes.paragraph):
            reason[0].insert(0, [verdict, nodes.Text(" ")])
        else:
            reason.insert(0, nodes.paragraph("", "", verdict, nodes.Text(" ")))
        made += reason
        return made


class Answers(SphinxTransform):
    """The answers at the end of the chapter, for paper."""

    default_priority = 850

    def apply(self, **kwargs) -> None:
        boxes = list(self.document.findall(quick_question))
        if not boxes:
            return
        listed = nodes.definition_list()
        for box in boxes:
            right = next(one for one in box.findall(answer) if one["right"])
            line, *reason = (child.deepcopy() for child in right.children)
            del reason[0][:2]  # the verdict, and a space
            term = nodes.term("", f"{NAME} {box['number']}: ")
            term += line.children if box["within"] else nodes.Text(f"({right['letter']})")
            for part in reason:
                for inside in part.findall(nodes.Element):
                    inside["ids"] = []  # they are the originals'
            listed += nodes.definition_list_item("", term, nodes.definition("", *reason))
        at_end = nodes.container("", nodes.rubric("", "Answers to the quick questions"), listed)
        at_end["classes"] = ["quick-answers"]
        next(self.document.findall(nodes.section)).append(at_end)


# It stands in the page from the start, so that nothing moves; quick_questions.js brings it to life.
FIELD = (
    '<form class="quick-number"><label>Your number <input type="text" inputmode="decimal" autocomplete="off" size="8">'
    '</label> <button type="submit" class="exercise-button" disabled>Answer</button> '
    '<span class="quick-problem" role="status"></span></form>\n'
)


def visit_question(self, node) -> None:
    within = f' data-within="{node["within"]:g}"' if node["within"] else ""
    self.body.append(f'<div class="quick-question" role="group" aria-label="{NAME} {node["number"]}"{within}>\n')


def depart_div(self, node) -> None:
    self.body.append("</div>\n")


def visit_answer(self, node) -> None:
    kind = "quick-right" if node["right"] else "quick-wrong"
    if not node["number"]:
        self.body.append(f'<details class="{kind}" name="{node["group"]}">')
    elif node["right"]:
        self.body.append(f'{FIELD}<details class="{kind}" data-value="{node["value"]:g}">')
    else:
        value = "" if node["value"] is None else f"{node['value']:g}"
        self.body.append(f'<div class="{kind}" data-value="{value}" hidden>')


def depart_answer(self, node) -> None:
    self.body.append("</div>\n" if node["number"] and not node["right"] else "</details>\n")


def visit_said(self, node) -> None:
    of_number = node.parent["number"]
    if of_number and not node.parent["right"]:
        raise nodes.SkipNode
    if of_number:
        self.body.append("<summary>Show the answer</summary>\n<p>")
    else:
        self.body.append(f'<summary><span class="quick-letter">({node.parent["letter"]})</span> ')


def depart_said(self, node) -> None:
    self.body.append("</p>\n" if node.parent["number"] else "</summary>\n")


def files_of_page(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """What only pages with quick questions load."""
    if doctree is not None and next(doctree.findall(quick_question), None) is not None:
        app.add_css_file("quick_questions.css")
        app.add_js_file("quick_questions.js", type="module")


def setup(app) -> dict:
    app.add_node(quick_question, html=(visit_question, depart_div))
    app.add_node(answer, html=(visit_answer, depart_answer))
    app.add_node(said, html=(visit_said, depart_said))
    app.add_directive("quick-question", QuickQuestion)
    app.add_transform(Answers)
    app.connect("html-page-context", files_of_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
