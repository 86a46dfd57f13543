"""Formulas are typeset once, by the build: a page needs no script for them, and nothing moves when they come.

MathJax does it, in an engine for JavaScript that pip brings. Pages get what it would draw in a browser, with the MathML
that is read aloud, one style sheet for all and MathJax's fonts.
"""

import base64
import html
import importlib.util
import json
import re
from pathlib import Path

from docutils import nodes
from fontTools import subset
from fontTools.ttLib import TTFont
from py_mini_racer import MiniRacer
from sphinx.ext.mathjax import html_visit_displaymath, html_visit_math
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

logger = logging.getLogger(__name__)

# Of the package that would serve MathJax with the pages, whose name is no identifier.
MATHJAX = Path(importlib.util.find_spec("sphinx-mathjax-offline").origin).parent / "static" / "mathjax"
PARTS = ("core", "adaptors/liteDOM", "input/tex-full", "output/chtml", "output/chtml/fonts/tex", "a11y/assistive-mml")
FONTS = "output/chtml/fonts/woff-v2"
GROUND = "MathJax_Zero.woff"
STYLES, FOLDER = "formulas.css", "formulas"  # below _static
CONTENT = re.compile(r'content:\s*"([^"]*)"')
ESCAPED = re.compile(r"\\([0-9A-Fa-f]+) ?")
INSIDE_NUMBERS = re.compile(r"(?<=\d) (?=%|‰|\d{3}(?!\d))")
OPENING, CLOSING = re.compile(r"[(“‘]*\Z"), re.compile(r"\A[.,;:?!)”’]*")
BEGIN = """
globalThis.global = globalThis;
globalThis.setTimeout = (later) => void Promise.resolve().then(later);
globalThis.MathJax = {
  loader: { load: PARTS, paths: { mathjax: "." }, require: (name) => (0, eval)(SOURCES[name]) },
  startup: { typeset: false },
  tex: { packages: { "[-]": ["noundefined", "noerrors"] } },
  chtml: { fontURL: FONTS },
};
globalThis.typeset = (source, display) => MathJax.startup.adaptor.outerHTML(MathJax.tex2chtml(source, { display }));
globalThis.styles = () => MathJax.startup.adaptor.textContent(MathJax.chtmlStylesheet());
"""


class Typesetter:
    """MathJax, started when the first formula comes; what it has typeset it knows."""

    def __init__(self):
        self._engine = None
        self._typeset = {}

    def formula(self, source: str, display: bool) -> str:
        """The HTML of a formula. Raises ValueError, with MathJax's words, for one that it cannot read."""
        key = source, display
        if key not in self._typeset:
            drawn = self._call("typeset", *key)
            if wrong := re.search(r'data-mjx-error="(.*?)"', drawn):
                raise ValueError(html.unescape(wrong[1]))
            self._typeset[key] = drawn
        return self._typeset[key]

    def styles(self) -> str:
        """What all formulas so far need of CSS; a letter is readable before its font has come, and as wide."""
        return (
            self._call("styles")
            .replace("@font-face", "@font-face ")
            .replace("src: url", "font-display: swap; src: url")
        )

    def close(self):
        if self._engine:
            self._engine.close()
        self._engine = None

    def _call(self, function: str, *arguments) -> str:
        if self._engine is None:
            self._engine = MiniRacer()
            known = {f"./{part}.js": (MATHJAX / f"{part}.js").read_text("utf-8") for part in PARTS}
            names = {"SOURCES": known, "PARTS": PARTS, "FONTS": FOLDER}
            for name, value in names.items():
                self._engine.eval(f"globalThis.{name} = {json.dumps(value)};")
            self._engine.eval(BEGIN)
            self._engine.eval((MATHJAX / "startup.js").read_text("utf-8"))
        return self._engine.eval(f"{function}({', '.join(map(json.dumps, arguments))})")


typesetter = Typesetter()


def typeset(self, node, visit, begin: str, end: str) -> None:
    """Write what `visit`, which writes a formula for MathJax in a browser, writes; and in its source's place MathJax's
    answer."""
    start = len(self.body)
    try:
        visit(self, node)
    except nodes.SkipNode:
        written = "".join(self.body[start:])
        source = re.compile(f"{re.escape(begin)}(.*){re.escape(end)}", re.DOTALL)
        if not source.search(written):  # a whole environment
            source = re.compile(r"(?<=>)([^<>]*)(?=</div>)")

        def answer(found: re.Match) -> str:
            try:
                return typesetter.formula(html.unescape(found[1]).strip(), display=begin == "\\[")
            except ValueError as error:
                logger.warning("%s: %s", error, node.astext(), location=node)
                return found[0]

        self.body[start:] = [source.sub(answer, written, count=1)]
        raise


class Unparted(SphinxPostTransform):
    """No line ends between a formula and the comma after it or the bracket before it, nor inside 396 864 or 95 %.

    A word joiner is not enough: browsers break a line after what is not text.
    """

    default_priority = 700
    formats = ("html",)

    def run(self, **kwargs) -> None:
        as_it_is = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)
        for parent in list(self.document.findall(nodes.TextElement)):
            if isinstance(parent, as_it_is):
                continue
            for place, child in enumerate(parent.children):
                if isinstance(child, nodes.Text):
                    parent[place] = nodes.Text(INSIDE_NUMBERS.sub("\u00a0", child))
            for place, child in enumerate(parent.children):
                if isinstance(child, nodes.math):
                    self._keep_together(parent, place)

    def _keep_together(self, parent, place: int) -> None:
        """The formula at a place with what may not be parted from it."""

        def beside(at: int, pattern: re.Pattern) -> str:
            other = parent[at] if 0 <= at < len(parent) else None
            return pattern.search(other)[0] if isinstance(other, nodes.Text) else ""

        first, last = beside(place - 1, OPENING), beside(place + 1, CLOSING)
        if first:
            parent[place - 1] = nodes.Text(parent[place - 1].removesuffix(first))
        if last:
            parent[place + 1] = nodes.Text(parent[place + 1].removeprefix(last))
        if first or last:
            formula = parent[place].deepcopy()
            parent[place] = nodes.inline("", nodes.Text(first), formula, nodes.Text(last), classes=["unparted"])


def visit_math(self, node):
    typeset(self, node, html_visit_math, *self.builder.config.mathjax_inline)


def visit_displaymath(self, node):
    typeset(self, node, html_visit_displaymath, *self.builder.config.mathjax_display)


def with_its_ground(styles: str) -> str:
    """The font without height, on which every letter stands, comes with the styles: lines are higher without it."""
    data = base64.b64encode((MATHJAX / FONTS / GROUND).read_bytes()).decode()
    return re.sub(rf"url\([^)]*{GROUND}[^)]*\)", f"url(data:font/woff;base64,{data})", styles)


def write_fonts(styles: str, folder: Path) -> None:
    """MathJax's fonts with no letters but those that the styles show: a fifth of the bytes, before which no formula
    has its own letters."""
    said = " ".join(CONTENT.findall(styles))  # a space ends what is said as a number
    shown = {int(code, 16) for code in ESCAPED.findall(said)} | set(map(ord, ESCAPED.sub("", said)))
    folder.mkdir(parents=True, exist_ok=True)
    for path in (MATHJAX / FONTS).glob("*.woff"):
        font = TTFont(path)
        if shown & set(font.getBestCmap()):
            maker = subset.Subsetter(subset.Options(layout_features=[], drop_tables=["FFTM"]))
            maker.populate(unicodes=shown)
            maker.subset(font)
        font.save(folder / path.name)


def write_styles(app, exception) -> None:
    if app.builder.format == "html" and not exception:
        static = Path(app.outdir, "_static")
        styles = with_its_ground(typesetter.styles())
        (static / STYLES).write_text(styles, encoding="utf-8")
        write_fonts(styles, static / FOLDER)
    typesetter.close()


def setup(app) -> dict:
    app.add_html_math_renderer("typeset", (visit_math, None), (visit_displaymath, None))
    app.add_css_file(STYLES)
    app.add_post_transform(Unparted)
    # Before the pages' styles are put together.
    app.connect("build-finished", write_styles, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
