"""What a page needs before its first words: the styles that apply, the icons it shows, formulas ready made."""

import base64
import io
import re
import sys
from pathlib import Path

import pydata_sphinx_theme
import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont

sys.path.insert(0, str(ROOT / "book" / "_ext"))
import first_sight
import formulas

STYLES = """@charset "utf-8";
@import "../below.css";
/* said */ .shown, .other > b { color: red; background: url(../images/a.png) }
.other { color: blue }
.shown:not(.other) { margin: 0 }
@media print { .other { top: 0 } }
@media screen { .shown { top: 1px } #there b { top: 2px } }
a[class="other"], .w-1\\/2 { left: 0 }
"""


@pytest.fixture
def sheet(tmp_path):
    (tmp_path / "styles").mkdir()
    (tmp_path / "below.css").write_text("b { top: 5px } .other { top: 6px }")
    (tmp_path / "styles" / "theme.css").write_text(STYLES)
    return first_sight.Sheet(tmp_path / "styles" / "theme.css", tmp_path)


def test_a_page_gets_the_styles_of_what_can_occur_in_it_in_their_order(sheet):
    assert sheet.of({"shown"}) == (
        "b{top: 5px}.shown{color: red; background: url(images/a.png)}.shown:not(.other){margin: 0}"
        '@media screen{.shown{top: 1px}}a[class="other"]{left: 0}'
    )
    everything = sheet.of({"shown", "other", "there", "w-1/2"})
    assert ".shown,.other > b{" in everything and "#there b{" in everything and "@media print{.other{" in everything


def test_a_page_gets_the_icons_that_its_styles_show():
    static = Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme/static"
    face = "@font-face{font-family:Icons;src:url(vendor/fontawesome/webfonts/fa-solid-900.ttf) format('truetype')}"
    styles = first_sight.with_few_icons(face + '.a:before{content:"\uf0c9"}', static)
    (data,) = re.findall(r"base64,([^)]*)\)", styles)
    font = TTFont(io.BytesIO(base64.b64decode(data)))
    assert set(font.getBestCmap()) == {0xF0C9}
    assert "@font-face" not in first_sight.with_few_icons(face, static)


def test_scripts_wait_and_the_theme_says_what_it_shows(tmp_path):
    (tmp_path / "_static").mkdir()
    (tmp_path / "_static" / "a.css").write_text(".shown { top: 0 } .other { top: 1px }")
    (tmp_path / "own").mkdir()
    for folder in ("own", "_static"):
        (tmp_path / folder / "ours.css").write_text(".made-up { top: 2px }")
    page = tmp_path / "page.html"
    page.write_text(
        '<link rel="stylesheet" href="../_static/a.css?v=1" /><link rel="stylesheet" href="../_static/ours.css" />'
        '<script src="a.js"></script><script async src="b.js">'
        '</script><p class="shown"></p><li><a class="reference internal" href="x.html">One &amp; two</a><details>'
        '<summary><span class="toctree-toggle" role="presentation"></span></summary></details></li>'
    )
    first_sight.Pages(tmp_path, tmp_path / "own").improve(page)
    written = page.read_text()
    assert (
        "<style>.shown{top: 0}.made-up{top: 2px}</style><script defer src=" in written
        and '<script async src="b.js">' in written
    )
    assert '<summary aria-label="Pages below: One &amp; two">' in written


def test_formulas_are_typeset_and_read_aloud_and_a_wrong_one_is_refused():
    maker = formulas.Typesetter()
    try:
        drawn = maker.formula(r"x_t \le 1", False)
        assert drawn.startswith("<mjx-container") and "<math" in drawn and "merror" not in drawn
        assert maker.formula(r"x_t \le 1", False) is drawn
        assert 'display="true"' in maker.formula(r"\begin{aligned} a &= b \\ c &= d \end{aligned}", True)
        with pytest.raises(ValueError, match="Undefined control sequence"):
            maker.formula(r"\nosuch", False)
        assert "mjx-c.mjx-c2264::before" in maker.styles() and "formulas/MathJax_Main-Regular.woff" in maker.styles()
    finally:
        maker.close()


def test_fonts_have_the_letters_that_the_styles_show(tmp_path):
    """Also a letter that would go on with the number before it."""
    shown = 'mjx-a::before { content: "\\2212"; } mjx-b::before { content: "f"; } mjx-c::before { content: "3"; }'
    formulas.write_fonts(shown, tmp_path)
    letters = set(TTFont(tmp_path / "MathJax_Main-Regular.woff").getBestCmap())
    assert {0x2212, ord("f"), ord("3")} <= letters and ord("g") not in letters
    assert {path.name for path in tmp_path.iterdir()} == {
        path.name for path in (formulas.MATHJAX / formulas.FONTS).glob("*.woff")
    }
