"""What the book asks of Sphinx beyond its settings."""

import json
import re
from pathlib import Path

from docutils import nodes
from myst_nb.core.render import WIDGET_VIEW_MIMETYPE
from myst_nb.sphinx_ import HideCodeCellNode, NbMetadataCollector, depart_HideCellInput, visit_HideCellInput
from PIL import Image
from slider_frames import FOLDER, as_files, figure, is_figure
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from flowdiff.interactive import _webp

logger = logging.getLogger(__name__)

VIEW = re.compile(rf'<script type="{re.escape(WIDGET_VIEW_MIMETYPE)}">(.*)</script>', re.DOTALL)


def without_thebe(app, pagename, templatename, context, doctree) -> None:
    """Leave out Thebe's scripts: no slider needs a kernel, and jupyter-book declares them twice, which is an error."""

    def is_thebe(script) -> bool:
        body = getattr(script, "attributes", {}).get("body") or ""
        return "sphinx-thebe" in str(script.filename) or "THEBE_JS_URL" in body

    context["script_files"] = [script for script in context["script_files"] if not is_thebe(script)]


class FiguresWithControls(SphinxPostTransform):
    """Figures with controls become HTML that moves without a library: see slider_frames.py."""

    default_priority = 800
    formats = ("html",)

    def run(self, **kwargs) -> None:
        views = {view: VIEW.fullmatch(view.astext()) for view in self.document.findall(nodes.raw)}
        views = {view: json.loads(found[1])["model_id"] for view, found in views.items() if found}
        if not views:
            return
        metadata = NbMetadataCollector.get_js_files(self.env, self.env.docname)
        models = json.loads(metadata["ipywidgets_state"][1]["body"])["state"]
        address = "../" * self.env.docname.count("/") + FOLDER
        models = as_files(models, Path(self.app.outdir, FOLDER), address)
        mark_later(next(iter(views)))
        for number, (view, model_id) in enumerate(views.items(), start=1):
            if is_figure(models, model_id):
                view.parent.replace(view, nodes.raw("", figure(models, model_id, number), format="html"))
            else:
                logger.warning("a page moves without a kernel only what `explore` made", location=view)


def mark_later(view: nodes.Node) -> None:
    """Name the sections after the one of level 2 in which a page's first figure stands: see flowdiff.css."""
    while view.parent and not isinstance(view.parent.parent, nodes.document):
        view = view.parent
    if view.parent:
        for section in view.parent[view.parent.index(view) + 1 :]:
            if isinstance(section, nodes.section):
                section["classes"].append("later")


def without_widgets(app, pagename, templatename, context, doctree) -> None:
    """Leave out the widgets' state, which is in the figures by now, and what would load a manager for it."""
    context["script_files"] = [
        script for script in context["script_files"] if "jupyter.widget-state" not in str(script.attributes.get("type"))
    ]


def visit_folded_code(self, node) -> None:
    """What is written on folded code is its name: myst-nb gives it another one, which voice control cannot find."""
    rewritten(self, visit_HideCellInput, node, ' aria-label="Toggle hidden content"', "")


def visit_citation(self, node) -> None:
    """A bibliography is a list of items: docutils gives them a deprecated role that no list may contain."""
    rewritten(self, type(self).visit_citation, node, 'role="doc-biblioentry"', 'role="listitem"')


def depart_citation(self, node) -> None:
    type(self).depart_citation(self, node)


def visit_image(self, node) -> None:
    """A cell's picture as small as the frames of figures with sliders, and with its size, so that a browser keeps its
    room before it has come. It comes when a reader is near: the first of a page, which is seen at once, by itself.
    """
    path = Path(self.builder.srcdir, node["uri"])
    if path.suffix != ".png" or {"width", "height", "scale"} & set(node.attributes):
        type(self).visit_image(self, node)
        return
    first = node is next(self.document.findall(nodes.image))
    said = "<img " if first else '<img loading="lazy" '
    # Sphinx copies what stands in its list of images.
    node["uri"] = f"{self.builder.imgpath}/{smaller(self.builder, self.builder.images.pop(node['uri']), path)}"
    with Image.open(path) as picture:
        said += 'width="{}" height="{}" '.format(*picture.size)
    rewritten(self, type(self).visit_image, node, "<img ", said)


def smaller(builder, name: str, path: Path) -> str:
    """The name of a picture's file below the images, made there."""
    made = Path(builder.outdir, builder.imagedir, name).with_suffix(".webp")
    made.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(path) as picture:
        made.write_bytes(_webp(picture.convert("RGB")))
    return made.name


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
    app.connect("html-page-context", without_widgets, priority=900)
    app.add_post_transform(FiguresWithControls)
    app.add_node(HideCodeCellNode, override=True, html=(visit_folded_code, depart_HideCellInput))
    app.add_node(nodes.image, override=True, html=(visit_image, depart_image))
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
