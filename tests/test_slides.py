"""The slides: what the chapters mark, what is made of it, and in a browser that it is seen, moves and is told."""

import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import reading
import slides
from build import Book
from conftest import ROOT
from console import Stop
from page import CELL
from serve import BookServer
from slide_reader import Chapter, plans, soup, split

sys.path.insert(0, str(ROOT / "book" / "_ext"))
from slide_marks import MARK

NAMES = [name for name in Book(str(ROOT)).pages() if slides.CHAPTER.fullmatch(name)]
CHAPTERS = [name.removeprefix("book/") for name in NAMES]
TEACHING = (ROOT / "book" / "teaching.md").read_text("utf-8")
SCREEN = {"width": 1280, "height": 720}


def source(chapter):
    return (ROOT / "book" / f"{chapter}.md").read_text("utf-8")


def marked(text):
    """For each mark its text and the line below it."""
    return re.findall(r"^% (.*)\n(.*)$", text, re.MULTILINE)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_marks_15_to_30_slides_from_its_title_to_what_you_can_now(chapter):
    text = source(chapter)
    marks = marked(text)
    assert all(MARK.fullmatch(mark) for mark, _ in marks), "a comment that is no mark"
    assert 15 <= sum(mark.startswith("slide") for mark, _ in marks) <= 30
    before = text[: re.search(r"^## ", text, re.MULTILINE).start()]
    assert re.search(r"^% same slide\n```\{code-cell\}", before, re.MULTILINE), "the title has no picture"
    assert "You can now" in marks[-1][1] and marks[-1][0] == "slide"
    assert not [line for _, line in marks if not line.strip()], "a mark above nothing"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_figure_of_each_question_to_the_class_is_on_a_slide(chapter):
    (plan,) = re.findall(rf"^## Chapter {int(chapter[:2])}:.*?(?=^## |\Z)", TEACHING, re.MULTILINE | re.DOTALL)
    asked = re.findall(r"\{numref\}`(fig-[\w-]+)`", plan)
    text = source(chapter)
    shown = [
        re.search(r"^    name: (fig-[\w-]+)$", cell["body"], re.MULTILINE)[1]
        for cell in CELL.finditer(text)
        if re.search(r"^% (same )?slide\n\Z", text[: cell.start()], re.MULTILINE)
    ]
    assert len(asked) == 3 and set(asked) <= set(shown)


def test_sentences_end_where_they_end():
    text = "He said: “Go.” At <i>0.5</i> it <b>is.</b> Or <i>x</i>. Is it? Yes, as in <a>Fig. 1.2</a>, (all of it.) So"
    assert split(soup(f"<p>{text}</p>").p) == [
        "He said: “Go.”", "At <i>0.5</i> it <b>is.</b> Or <i>x</i>.", "Is it?",
        "Yes, as in <a>Fig. 1.2</a>, (all of it.)", "So",
    ]  # fmt: skip


def test_what_ends_in_a_formula_is_a_sentence_and_its_full_stop_does_not_begin_a_line():
    page = PAGE.replace("<p>One. Two.</p>", '<p>It is <span class="math">x</span>. Two.</p>')
    assert Chapter(page, bool).slides[0].text == [
        '<p>It is <span class="together"><span class="math">x</span>.</span></p>'
    ]


PAGE = """<html><head>
<style>theirs { }</style><script src="../_static/scripts/theme.js"></script>
<script defer src="../_static/look.js?v=1"></script><script type="module" src="../_static/module.js"></script>
<script>other()</script></head><body><article><section id="a">
<h1><span class="section-number">1. </span>Title<a class="headerlink" href="#a">#</a></h1>
<!-- slide, 1 sentence --><p>One. Two.</p>
<!-- same slide --><div class="cell"><figure id="fig-a"><img src="../_images/a.png" width="300" height="100"/>
<figcaption><p><span class="caption-text">What it is. Notice that. And this.</span></p></figcaption></figure></div>
<section id="b"><span id="sec-b"></span><h2>Section</h2>
<!-- slide --><p>It is <a href="c.html#d">here</a>:</p><div class="math" id="equation-e">\\[x\\]</div>
<!-- slide --><p>No formula.</p><div class="math">\\[y\\]</div>
<!-- slide --><div class="cell"><figure id="fig-b"><div class="flowdiff-explore" style="--width: 300">
<div class="flowdiff-control"><label for="slider-7-1">t</label><input type="range" id="slider-7-1"/></div>
<img src="../_images/f.webp" width="300" height="100"/><script type="application/json">[["../_images/f.webp"]]</script>
</div><div class="flowdiff-strip">s</div>
<figcaption><p><span class="caption-text">Notice it.</span></p></figcaption></figure></div>
<!-- slide --><div class="quick-question"><p class="quick-title"><strong>Quick question 1</strong></p><p>Which?</p>
<details class="quick-wrong"><summary><span class="quick-letter">(a)</span> This.</summary><p>Not so. Why.</p></details>
<details class="quick-right"><summary><span class="quick-letter">(b)</span> That.</summary><p>Right. For.</p></details>
</div>
<!-- slide --><div class="tip admonition"><p class="admonition-title">You can now</p><ul><li>this.</li></ul></div>
</section></section></article></body></html>"""


@pytest.fixture
def chapter():
    return Chapter(PAGE, lambda address: address in ("_static/look.js", "_static/module.js"))


def test_a_mark_takes_a_sentence_a_formula_or_a_figure(chapter):
    title, formula, alone, figure, question, closing = chapter.slides
    assert (title.kind, title.heading, title.text) == (
        "title", '<span class="section-number">1. </span>Title', ["<p>One.</p>"],
    )  # fmt: skip
    assert title.figure == "fig-a" and 'src="_images/a.png"' in title.picture
    assert (title.legend, title.notice) == ("What it is.", "Notice that. And this.")
    assert formula.text == ["<p>It is here:</p>", '<div class="math">\\[x\\]</div>']
    assert alone.text == ["<p>No formula.</p>"] and "sec-b" in alone.labels
    assert figure.kind == "below" and "strip" not in figure.picture
    assert '[["_images/f.webp"]]' in figure.picture and "--rows: 1" in figure.picture
    assert question.kind == "ask" and 'class="fragment right">That.' in question.text[-1]
    assert "Why." in question.notes[0] and "For." in question.notes[1]
    assert closing.heading == "You can now" and closing.text == ["<ul><li>this.</li></ul>"]


def test_a_deck_takes_from_the_page_what_is_the_books_own(chapter):
    assert [soup(element).script["src"] for element in chapter.scripts] == ["../_static/look.js?v=1"]


def test_a_question_is_asked_before_its_figure_and_told_in_the_notes(chapter):
    plan = SimpleNamespace(
        minutes={"sec-b": ("8", "–")}, advice="<p>Skip.</p>", homework="<p>Homework</p>",
        questions=[SimpleNamespace(asked=f"Ask {k}?", note=f"Expect {k}", figure=name)
                   for k, name in enumerate(("fig-b", "fig-b", "fig-a"))],
    )  # fmt: skip
    taught = slides.teach(chapter.slides, plan)
    assert [slide.figure or slide.kind for slide in taught] == [
        "fig-a", "ask", "fig-a", "text", "text", "ask", "fig-b", "ask", "fig-b", "ask", "text",
    ]  # fmt: skip
    assert taught[0].notes == ["<p>Skip.</p>"] and taught[-1].notes == ["<p>Homework</p>"]
    assert taught[3].notes == ["<p>8 minutes of 80; of 50: –.</p>"]
    assert taught[5].notes == taught[6].notes == ["<p>Expect 0</p>"] and taught[8].notes == ["<p>Expect 1</p>"]
    plan.questions[0].figure = "fig-c"
    with pytest.raises(Stop, match="fig-c"):
        slides.teach(chapter.slides, plan)


def test_nbconvert_makes_a_column_of_slides_for_each_section(chapter):
    deck = {"title": chapter.title, "number": 1, "styles": ["look.css"], "scripts": chapter.scripts}
    text = slides.convert(slides.teach(chapter.slides, None), deck)
    columns = soup(text).select(".slides > section")
    assert [len(column.find_all("section")) for column in columns] == [1, 5]
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", text), "something of another host"
    assert len(soup(text).select("aside.notes")) == 1
    (label,) = soup(text).select("label")
    assert soup(text).find(id=label["for"]).name == "input"
    loaded = [
        element.get("href") or element["src"] for element in soup(text).select("link[rel=stylesheet], script[src]")
    ]
    assert {"_static/look.css", "_static/look.js?v=1"} <= set(loaded)


def test_a_quick_question_has_its_slide_for_itself():
    page = PAGE.replace('<!-- slide --><div class="tip', '<!-- same slide --><div class="tip')
    with pytest.raises(Stop, match="a quick question leaves no room on its slide for: You can now"):
        Chapter(page, bool)


def test_a_slide_has_one_figure():
    page = PAGE.replace("<!-- slide -->", "<!-- same slide -->")
    with pytest.raises(Stop, match="a figure leaves no room"):
        Chapter(page, bool)


def test_a_mark_above_nothing_is_a_mistake():
    with pytest.raises(Stop, match="above nothing"):
        Chapter(PAGE.replace("</section></section>", "<!-- slide --></section></section>"), lambda address: False)


# In the browser.


@pytest.fixture(scope="module")
def decks(site, tmp_path_factory):
    """All decks, made from the built book: the folder, and the plans of its page."""
    book = Book(str(ROOT))
    folder = tmp_path_factory.mktemp("slides")
    slides.make_decks(book, NAMES, str(folder))
    return SimpleNamespace(folder=folder, plans=plans(Path(book.html, "book", "teaching.html").read_text("utf-8")))


READY = "'ready' in document.documentElement.dataset"
# For each slide its name, what of it does not fit the screen, how small its text is, and how large its picture.
LAID_OUT = """() => Reveal.getSlides().map((slide) => {
  const { h, v } = Reveal.getIndices(slide);
  Reveal.slide(h, v);
  const seen = "h1, h2, .text > *, mjx-container, .picture img, .picture input, select";
  const parts = [...slide.querySelectorAll(seen)];
  const out = parts.filter((part) => {
    const { left, right, top, bottom, width } = part.getBoundingClientRect();
    return width && (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1);
  });
  const text = slide.querySelector(".body > .text");
  const over = text && (text.scrollHeight > text.clientHeight + 1 || text.scrollWidth > text.clientWidth + 1);
  const image = [...slide.querySelectorAll(".picture img")].find((img) => img.offsetParent);
  return {
    name: `${h}.${v} ${slide.dataset.kind} ${slide.querySelector("h1, h2").textContent}`,
    out: [...out.map((part) => part.outerHTML.slice(0, 80)), ...(over ? ["its text"] : [])],
    small: [...slide.querySelectorAll("h1, h2, .text *, .picture label, .flowdiff-value, select")].filter((part) =>
      !part.closest("mjx-container") && part.checkVisibility() && parseFloat(getComputedStyle(part).fontSize) < 23.9
      && [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).map((part) => part.outerHTML),
    picture: slide.querySelector(".picture") ? (image?.getBoundingClientRect().height ?? 0) : null,
    notes: slide.querySelector("aside.notes")?.textContent ?? "",
    asked: slide.querySelector(".asked")?.textContent ?? "",
  };
})"""


TO_A_SLIDER = """() => {
  const { h, v } = Reveal.getIndices(Reveal.getSlides().find((slide) => slide.querySelector("input")));
  Reveal.slide(h, v);
}"""


@pytest.mark.browser
@pytest.mark.parametrize("name", CHAPTERS)
def test_every_slide_is_seen_and_told(decks, chromium, name):
    with BookServer(str(decks.folder)) as server, reading.opened(chromium, f"{server.url}/{name}.html", SCREEN) as seen:
        page = seen.page
        page.wait_for_function(READY)
        laid_out = page.evaluate(LAID_OUT)
        assert not {slide["name"]: slide["out"] for slide in laid_out if slide["out"]}
        small = {slide["name"]: slide["small"] for slide in laid_out if slide["small"]}
        assert not small, "too much text for a slide: it is smaller than 24 px of 720"
        assert not [slide["name"] for slide in laid_out if slide["picture"] is not None and slide["picture"] < 150]
        assert 15 <= len(laid_out) <= 40
        # Every question of the plan is asked once, and the slide after it says what to set.
        plan = decks.plans[int(name[:2])]
        for question in plan.questions:
            asked = soup(question.asked).get_text()
            (place,) = [k for k, slide in enumerate(laid_out) if slide["asked"] and slide["asked"] == asked]
            assert all("Expect" in laid_out[k]["notes"] and asked in laid_out[k]["notes"] for k in (place, place + 1))
        assert sum("minutes of 80" in slide["notes"] for slide in laid_out) >= 3
        # The first slider moves its picture.
        page.evaluate(TO_A_SLIDER)
        handle = page.locator("section section.present input >> visible=true").first
        shown = page.locator("section section.present .picture img >> visible=true")
        page.wait_for_function(
            "[...document.querySelectorAll('section section.present .picture img')].some((img) => img.complete)"
        )
        before, at = shown.get_attribute("src"), page.evaluate("Reveal.getIndices()")
        handle.press("End" if handle.input_value() == "0" else "Home")
        page.wait_for_function(
            "(before) => [...document.querySelectorAll('section section.present .picture img')]"
            ".some((img) => img.offsetParent && img.getAttribute('src') !== before)", arg=before,
        )  # fmt: skip
        assert page.evaluate("Reveal.getIndices()") == at, "the key turned the slide"
        handle.press("PageDown")
        assert page.evaluate("Reveal.getIndices()") != at, "a clicker does not go on"
        foreign = [url for url in seen.requests if not url.startswith((server.url + "/", "data:", "blob:", "about:"))]
        assert not foreign and not seen.failures and not seen.messages


@pytest.mark.browser
def test_the_speaker_sees_the_notes_also_from_a_memory_stick(decks, chromium):
    address = (decks.folder / f"{CHAPTERS[1]}.html").as_uri()
    with reading.opened(chromium, address, SCREEN) as seen:
        seen.page.wait_for_function(READY)
        with seen.page.expect_popup() as opening:
            seen.page.keyboard.press("s")
        speaker = opening.value
        notes = speaker.locator(".speaker-controls-notes .value")
        notes.wait_for()
        assert "Skip the proof" in notes.inner_text()
        assert not seen.failures and not seen.messages


@pytest.mark.browser
def test_the_index_leads_to_every_deck(decks, chromium):
    with BookServer(str(decks.folder)) as server, reading.opened(chromium, f"{server.url}/index.html", SCREEN) as seen:
        links = seen.page.locator("main a")
        assert [link.get_attribute("href") for link in links.all()] == [f"{name}.html" for name in CHAPTERS]
        broken = seen.page.evaluate("[...document.images].filter((img) => !img.naturalWidth).length")
        assert not broken and not seen.failures and not seen.messages
