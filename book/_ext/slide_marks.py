"""The marks of slides in a chapter, which tools/slides.py finds in the built page.

A comment of MyST above a block puts that block on a slide; a reader of the page does not see it::

    % slide
    A **trajectory** is a point that moves.

It begins a slide. ``% same slide`` puts the next block on the slide that has begun; ``% slide, 2 sentences`` takes only
the first two sentences of a paragraph. A block is a paragraph, a formula, a cell with a figure, a box, a quick
question, a list or a table. A formula that a paragraph leads to ("…it is somewhere:") comes along unmarked.
"""

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

MARK = re.compile(r"(?P<kind>slide|same slide)(, (?P<sentences>\d+) sentences?)?")


class SlideMarks(SphinxPostTransform):
    """Sphinx leaves comments out of a page: these stay, as comments of HTML."""

    default_priority = 800
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for comment in list(self.document.findall(nodes.comment)):
            text = comment.astext()
            if MARK.fullmatch(text):
                comment.replace_self(nodes.raw("", f"<!-- {text} -->", format="html"))


def setup(app) -> dict:
    app.add_post_transform(SlideMarks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
