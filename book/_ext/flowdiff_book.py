"""What the book asks of Sphinx beyond its settings."""

import html
import json
import re
from pathlib import Path

from docutils import nodes
from myst_nb.core.render import WIDGET_VIEW_MIMETYPE, sanitize_script_content
from myst_nb.sphinx_ import HideCodeCellNode, NbMetadataCollector, depart_HideCellInput, visit_HideCellInput
from PIL import Image
from slider_frames import FOLDER, SIZE, as_files, children, parts, sources, strip
from sphinx.transforms.post_transforms import SphinxPostTransform

VIEW = re.compile(rf'<script type="{re.escape(WIDGET_VIEW_MIMETYPE)}">(.*)</script>', re.DOTALL)


def without_thebe(app, pagename, templatename, context, doctree) -> None:
    """Leave out Thebe's scripts: no slider needs a kernel, and jupyter-book declares them twice, which is an error."""

    def is_thebe(script) -> bool:
        body = getattr(script, "attributes", {}).get("body") or ""
        return "sphinx-thebe" in str(script.filename) or "THEBE_JS_URL" in body

    context["script_files"] = [script for script in context["script_files"] if not is_thebe(script)]


class FiguresWithControls(SphinxPostTransform):
    """Keep the room that a figure with controls takes when the browser has drawn it, so that nothing jumps then, with
    what stands for it on paper; keep its frames in files; and leave out of its widgets what they have in common."""

    default_priority = 800
    formats = ("html",)

    def run(self, **kwargs) -> None:
        _, script = NbMetadataCollector.get_js_files(self.env, self.env.docname).get("ipywidgets_state", (None, None))
        models = {}
        if script:
            manager = json.loads(script["body"])
            address = "../" * self.env.docname.count("/") + FOLDER
            models = as_files(shared_looks(manager["state"]), Path(self.app.outdir, FOLDER), address)
            manager["state"] = models
            script["body"] = sanitize_script_content(json.dumps(manager))
        for view in list(self.document.findall(nodes.raw)):
            found = VIEW.fullmatch(view.astext())
            if style := found and room(models, json.loads(found[1])["model_id"]):
                before, after = around(models, json.loads(found[1])["model_id"], style)
                before, after = (nodes.raw("", part, format="html") for part in (before, after))
                view.parent.replace(view, [before, view, after])


def around(models: dict, model_id: str, style: str) -> tuple[str, str]:
    """What stands before and after the script of a figure with controls: its room, and its strip of frames."""
    _, picture = parts(models, model_id)
    frames = " ".join(sources(models, picture))
    shown = strip(models, model_id)
    strips = "".join(f"<div>{picture}<span>{html.escape(values)}</span></div>" for values, picture in shown)
    before = f'<div class="flowdiff-room" style="{style}" data-frames="{frames}">'
    return before, f'<div class="flowdiff-strip" data-frames="{len(shown)}">{strips}</div></div>'


def shared_looks(models: dict) -> dict:
    """The same widgets with one layout and one style for all that look alike; a page moves none of them by itself.

    Each frame of a figure comes with two models of its own that say nothing: they are most of what a page has to read
    and to make before its first slider is there.
    """
    first, instead, looks = {}, {}, {}
    for model_id, model in models.items():
        if not model["model_name"].endswith(("LayoutModel", "StyleModel")):
            continue
        said = {key: value for key, value in model["state"].items() if value is not None}
        same = first.setdefault(json.dumps([model["model_name"], said], sort_keys=True), model_id)
        looks[model_id] = {**model, "state": said}
        if same != model_id:
            instead[model_id] = same

    def shared(model: dict) -> dict:
        state = dict(model["state"])
        for key in {"layout", "style"} & set(state):
            look = state[key].removeprefix("IPY_MODEL_")
            state[key] = f"IPY_MODEL_{instead.get(look, look)}"
        return {**model, "state": state}

    return {
        model_id: looks.get(model_id) or shared(model) for model_id, model in models.items() if model_id not in instead
    }


def room(models: dict, model_id: str) -> str | None:
    """The shape of what `explore` shows first, as CSS variables: its picture's size, and the controls above it.

    None for a widget that is not made by `explore`.
    """
    if "flowdiff-explore" not in models[model_id]["state"].get("_dom_classes", []):
        return None
    controls, picture = parts(models, model_id)
    while below := children(models, picture):
        picture = below[0]
    width, height = SIZE.search(models[picture]["state"]["value"]).groups()
    menus = sum(models[control]["model_name"] == "DropdownModel" for control in controls)
    return f"--width: {width}; --height: {height}; --sliders: {len(controls) - menus}; --menus: {menus}"


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
    app.add_post_transform(FiguresWithControls)
    app.add_node(HideCodeCellNode, override=True, html=(visit_folded_code, depart_HideCellInput))
    app.add_node(nodes.image, override=True, html=(visit_image, depart_image))
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
