"""What the book asks of Sphinx beyond its settings."""

import json
import re
from pathlib import Path

from docutils import nodes
from myst_nb.core.render import WIDGET_VIEW_MIMETYPE
from myst_nb.sphinx_ import HideCodeCellNode, NbMetadataCollector, depart_HideCellInput, visit_HideCellInput
from PIL import Image
from sphinx.transforms.post_transforms import SphinxPostTransform

VIEW = re.compile(rf'<script type="{re.escape(WIDGET_VIEW_MIMETYPE)}">(.*)</script>', re.DOTALL)
SIZE = re.compile(r'<img [^>]*?width="(\d+)" height="(\d+)"')


def without_thebe(app, pagename, templatename, context, doctree) -> None:
    """Leave out Thebe's scripts: no slider needs a kernel, and jupyter-book declares them twice, which is an error."""

    def is_thebe(script) -> bool:
        body = getattr(script, "attributes", {}).get("body") or ""
        return "sphinx-thebe" in str(script.filename) or "THEBE_JS_URL" in body

    context["script_files"] = [script for script in context["script_files"] if not is_thebe(script)]


class RoomForFigures(SphinxPostTransform):
    """Keep the room that a figure with controls takes when the browser has drawn it, so that nothing jumps then."""

    default_priority = 800
    formats = ("html",)

    def run(self, **kwargs) -> None:
        _, state = NbMetadataCollector.get_js_files(self.env, self.env.docname).get("ipywidgets_state", (None, None))
        models = json.loads(state["body"])["state"] if state else {}
        for view in list(self.document.findall(nodes.raw)):
            found = VIEW.fullmatch(view.astext())
            if style := found and room(models, json.loads(found[1])["model_id"]):
                before = nodes.raw("", f'<div class="flowdiff-room" style="{style}">', format="html")
                after = nodes.raw("", "</div>", format="html")
                view.parent.replace(view, [before, view, after])


def room(models: dict, model_id: str) -> str | None:
    """The shape of what `explore` shows first, as CSS variables: its picture's size, and the controls above it.

    None for a widget that is not made by `explore`.
    """
    if "flowdiff-explore" not in models[model_id]["state"].get("_dom_classes", []):
        return None
    *controls, picture = children(models, model_id)
    while below := children(models, picture):
        picture = below[0]
    width, height = SIZE.search(models[picture]["state"]["value"]).groups()
    menus = sum(models[control]["model_name"] == "DropdownModel" for control in controls)
    return f"--width: {width}; --height: {height}; --sliders: {len(controls) - menus}; --menus: {menus}"


def children(models: dict, model_id: str) -> list[str]:
    return [child.removeprefix("IPY_MODEL_") for child in models[model_id]["state"].get("children", [])]


def visit_folded_code(self, node) -> None:
    """What is written on folded code is its name: myst-nb gives it another one, which voice control cannot find."""
    rewritten(self, visit_HideCellInput, node, ' aria-label="Toggle hidden content"', "")


def visit_citation(self, node) -> None:
    """A bibliography is a list of items: docutils gives them a deprecated role that no list may contain."""
    rewritten(self, type(self).visit_citation, node, 'role="doc-biblioentry"', 'role="listitem"')


def depart_citation(self, node) -> None:
    type(self).depart_citation(self, node)


def visit_image(self, node) -> None:
    """The size of a cell's picture, so that a browser keeps its room before the picture has come."""
    path = Path(self.builder.srcdir, node["uri"])
    if path.suffix != ".png" or {"width", "height", "scale"} & set(node.attributes):
        type(self).visit_image(self, node)
        return
    with Image.open(path) as picture:
        width, height = picture.size
    rewritten(self, type(self).visit_image, node, "<img ", f'<img width="{width}" height="{height}" ')


def depart_image(self, node) -> None:
    type(self).depart_image(self, node)


def rewritten(self, visit, node, old: str, new: str) -> None:
    """Visit `node`, and replace `old`, which must be there, in what that wrote."""
    start = len(self.body)
    visit(self, node)
    written = "".join(self.body[start:])
    if old not in written:
        raise RuntimeError(f"{old} is no longer written for {node.tagname}: {written!r}")
    self.body[start:] = [written.replace(old, new)]


def setup(app) -> dict:
    # After the themes and extensions, which add their scripts in the same event.
    app.connect("html-page-context", without_thebe, priority=900)
    app.add_post_transform(RoomForFigures)
    app.add_node(HideCodeCellNode, override=True, html=(visit_folded_code, depart_HideCellInput))
    app.add_node(nodes.image, override=True, html=(visit_image, depart_image))
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
