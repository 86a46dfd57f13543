"""The built book in a browser that reaches no other host: what a reader sees and can do, page by page.

Run `make book` first, or all of it with `make test`.
"""

import contextlib
import itertools
import re
import time

import pytest
import reading
from axe_playwright_python.sync_playwright import Axe
from build import Book
from playwright.sync_api import TimeoutError
from reading import PHONE, frames, next_frames
from screenshot import SETTLED

pytestmark = pytest.mark.browser

PAGES = Book().pages()
TRANSFER_BYTES = 4_000_000

# What axe takes for a barrier and is none: the rule, the part it is excused in, and why.
AXE_EXCUSED = {"empty-table-header": (":has(mjx-assistive-mml > math)", "a formula's MathML is read aloud")}
# Of the sum of all layout shifts; from 0.1 on a page counts as one that jumps.
SHIFT = 0.02


@pytest.fixture(scope="module", params=PAGES)
def name(request):
    """A page as _toc.yml names it. All that is asked of it runs in one process, which loads it five times."""
    return request.param


@pytest.fixture(scope="session")
def tab(chromium):
    """The tab for a kind of reader, the same for every page."""
    tabs = {
        "wide": reading.Tab(chromium),
        "phone": reading.Tab(chromium, PHONE, device_scale_factor=2),
        "dark": reading.Tab(chromium, color_scheme="dark"),
        "without scripts": reading.Tab(chromium, java_script_enabled=False),
        "by a link": reading.Tab(chromium, PHONE),
    }
    yield tabs.__getitem__
    for each in tabs.values():
        each.close()


@pytest.fixture(scope="module")
def visit(name, tab, site):
    """The page at 1280 px, its first slider moved as soon as it is there and put back."""
    seen = tab("wide").load(f"{site}/{name}.html")
    if seen.widgets:
        seen.before, seen.after = reading.move_first_slider(seen.page)
        seen.alive = time.perf_counter() - seen.started
        seen.page.keyboard.press("ArrowLeft")
    seen.page.wait_for_function(SETTLED)
    seen.page.wait_for_load_state("networkidle")
    seen.shifts, seen.blocked = seen.page.evaluate("[shifts, blocked]")
    return seen


@pytest.fixture(scope="module")
def phone(name, tab, site):
    """The page at 360 px."""
    seen = tab("phone").load(f"{site}/{name}.html")
    seen.page.wait_for_function(SETTLED)
    seen.shifts = seen.page.evaluate("shifts")
    return seen


@pytest.fixture(scope="module")
def dark(name, tab, site):
    """The page at 1280 px for a reader who prefers dark pages, printed as soon as it is loaded."""
    seen = tab("dark").load(f"{site}/{name}.html")
    if seen.widgets:  # only these pages do something when they are printed
        seen.page.pdf(page_ranges="1")  # every page is laid out, one is written
    seen.page.wait_for_function(FOR_PAPER)
    seen.page.emulate_media(media="print")
    seen.strips = seen.page.locator(".flowdiff-strip").evaluate_all(STRIPS)
    seen.folded_open = seen.page.locator("article details[open]").count()
    seen.unprinted = seen.page.locator("article div.admonition").evaluate_all(UNPRINTED)
    seen.page.emulate_media(media="screen")
    seen.page.wait_for_function(SETTLED)
    return seen


FOR_PAPER = "[...document.querySelectorAll('.flowdiff-strip img')].every((img) => img.complete && img.naturalWidth)"
# Boxes of which a part does not come on paper, and buttons that do.
UNPRINTED = """(boxes) => boxes.filter((box) => {
  const visible = { visibilityProperty: true, opacityProperty: true };
  const printed = (part) => part.checkVisibility(visible) && part.clientHeight;
  const parts = [...box.children].filter((part) => !part.matches("button") && part.textContent.trim());
  return !parts.every(printed) || [...box.querySelectorAll("button")].some(printed);
}).map((box) => box.textContent.trim().slice(0, 60))"""
# Of each figure with controls what paper shows.
STRIPS = """(strips) => strips.map((strip) => ({
  frames: [...strip.children].filter((part) => part.checkVisibility()).map((frame) => {
    const img = frame.querySelector('img');
    const { width } = img.getBoundingClientRect();
    return { alt: img.alt, there: img.complete && img.naturalWidth > 0, width, value: frame.innerText.trim() };
  }),
  controls: [...strip.parentElement.querySelectorAll('.flowdiff-explore, button')]
    .filter((part) => part.checkVisibility()).length,
}))"""


def test_mathematics_is_typeset(visit):
    formulas = visit.page.locator("article .math")
    typeset = visit.page.locator("article .math mjx-container")
    assert typeset.count() >= formulas.count()
    assert visit.page.locator("mjx-merror, [data-mjx-error]").count() == 0
    text = visit.page.locator("article").first.evaluate(
        """(article) => {
          const words = [];
          const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const others = 'pre, code, script, style, mjx-container, select, [role=textbox]';
            if (!walker.currentNode.parentElement.closest(others))
              words.push(walker.currentNode.textContent);
          }
          return words.join('');
        }"""
    )
    assert not re.findall(r".{0,30}(?:\$|\\\(|\\\[|\\begin).{0,30}", text)
    parted = formulas.evaluate_all(
        """(all) => all.filter((formula) => !formula.closest('.unparted'))
          .map((formula) => formula.nextSibling?.data ?? '').filter((text) => /^[.,;:?!)]/.test(text))"""
    )
    assert not parted, "a line may end between a formula and what follows it"
    assert not re.findall(r".{0,20}\d %.{0,20}", text), "a number is parted from its sign"


def test_the_first_slider_is_alive_while_the_page_still_loads(visit, record_property):
    """How soon is measured here and by `make bench`; on a busy machine everything comes late."""
    if not visit.widgets:
        return
    record_property("seconds_from_request_to_load_event", round(visit.loaded, 2))
    record_property("seconds_from_load_event_to_moved_picture", round(visit.alive - visit.loaded, 2))
    record_property("seconds_that_the_page_did_not_answer", round(visit.blocked / 1000, 2))
    assert visit.after[0] != visit.before[0]


def test_nothing_jumps_while_the_page_is_drawn(visit, phone, record_property):
    for seen, width in ((visit, 1280), (phone, 360)):
        total = sum(value for value, _ in seen.shifts)
        record_property(f"layout_shift_at_{width}_px", round(total, 4))
        assert total < SHIFT, f"at {width} px: {total:.3f}, of which {max(seen.shifts)}"


# How high everything is that stands before the first figure that moves, and the colours.
BEFORE_THE_FIGURE = """() => {
  const figure = document.querySelector('.flowdiff-explore');
  const before = [...document.querySelectorAll('article :is(p, li, div.math, pre, .admonition, .quick-question)')]
    .filter((part) => part.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING && part.offsetHeight);
  return {
    colours: [document.body, before[0]].flatMap((part) => {
      const { backgroundColor, color } = getComputedStyle(part);
      return [backgroundColor, color];
    }),
    heights: before.map((part) => [part.textContent.trim().split(/\\s/)[0], part.offsetHeight]),
  };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_comes_late_moves_and_colours_nothing(chromium, site, scheme):
    """Neither a script nor a font is there yet: folded proofs, fields of questions, formulas and colours are."""
    page = "book/08_guidance"  # before its first figure there is one of each
    seen = []
    for late in ("", "**/*.{js,woff,woff2,ttf}*"):
        context = chromium.new_context(viewport=PHONE, color_scheme=scheme)
        if late:
            context.route(late, lambda route: route.abort())
        tab = context.new_page()
        tab.goto(f"{site}/{page}.html", wait_until="load")
        if not late:
            tab.wait_for_function(SETTLED)
        seen.append(tab.evaluate(BEFORE_THE_FIGURE))
        context.close()
    ready, early = seen
    assert len(ready["heights"]) > 50
    moved = [(then, now) for then, now in itertools.zip_longest(early["heights"], ready["heights"]) if then != now]
    assert not moved and early["colours"] == ready["colours"]
    ground, words, *_ = ready["colours"]
    assert ground != "rgba(0, 0, 0, 0)" and words != ground


def test_paper_shows_frames_of_each_figure_with_their_values(dark):
    """They are there without a reader who comes near; and nothing else of the figure is."""
    assert len(dark.strips) == dark.widgets
    for figure in dark.strips:
        assert 3 <= len(figure["frames"]) <= 5
        for frame in figure["frames"]:
            assert frame["alt"] and frame["there"] and frame["width"] > 100, frame
            assert re.fullmatch(r"(.+ = .+)(, .+ = .+)*", frame["value"]), frame
        assert len({frame["value"] for frame in figure["frames"]}) == len(figure["frames"])
        assert not figure["controls"], "what moves is not printed"
    assert dark.folded_open == 0, "code that is folded stays folded"
    assert not dark.unprinted, "a proof that is folded cannot be unfolded on paper"


def test_without_scripts_formulas_and_frames_stand_in_the_page(name, tab, site, visit):
    if not visit.widgets:
        return
    page = tab("without scripts").load(f"{site}/{name}.html").page
    formulas = page.locator("article .math")
    assert page.locator("article .math mjx-container").count() == formulas.count() > 0
    strips = page.locator(".flowdiff-strip")
    assert strips.count() == visit.widgets
    for k in range(strips.count()):
        assert strips.nth(k).locator("img >> visible=true").count() >= 3
        assert strips.nth(k).locator("span >> visible=true").count() >= 3
    assert page.locator(".flowdiff-explore >> visible=true").count() == 0, "what does not move is not shown"


def test_a_link_into_the_page_leads_to_its_section(name, tab, site, visit):
    """At 360 px: what comes late above the section must not push it away."""
    section = visit.page.evaluate(
        "[...document.querySelectorAll('article section[id]')].filter((section) => section.offsetHeight).at(-1).id"
    )
    # The last section may be too short to come up to the top.
    place = """(id) => {
      const top = document.getElementById(id).getBoundingClientRect().top;
      const end = document.documentElement.scrollHeight - innerHeight - scrollY;
      return (0 <= top && top < 150) || (top > 0 && end < 2) ? 'there' : `${Math.round(top)} px from the top`;
    }"""
    page = tab("by a link").load(f"{site}/{name}.html#{section}").page
    page.wait_for_function(SETTLED)
    # The theme scrolls smoothly.
    with contextlib.suppress(TimeoutError):
        page.wait_for_function(f"(id) => ({place})(id) === 'there'", arg=section, timeout=60_000)
    assert page.evaluate(place, section) == "there", f"#{section}"


def test_the_page_is_small_enough(visit, record_property):
    record_property("megabytes_transferred", round(visit.transferred / 1e6, 2))
    assert 10_000 < visit.transferred < TRANSFER_BYTES


def test_no_barrier_in_the_page(visit):
    """axe on the whole page: WCAG 2.2 A and AA, good practice, and names that are the words one sees."""
    tags = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
    rules = {"label-content-name-mismatch": {"enabled": True}, CONTRAST: {"enabled": False}}
    with taken_out(visit.page, LETTERS):
        lines = barriers(visit.page, {"type": "tag", "values": tags}, rules)
    no_barrier(lines + of_colours(visit.page))


def test_no_barrier_in_the_dark_page(dark):
    """What is another one there: the colours, and which pictures are shown."""
    rules = ("link-in-text-block", "image-alt", "svg-img-alt", "role-img-alt")
    no_barrier(of_colours(dark.page, *rules))


def no_barrier(lines):
    assert not lines, "\n".join(lines[:20])


CONTRAST = "color-contrast"
# A third of a page are the letters of formulas, which nobody hears, and half of it the words of code. All that axe can
# say of these is their contrast; their room stays.
LETTERS = """() => {
  const formulas = [...document.querySelectorAll('mjx-math')].map((box) => [box, box.offsetWidth, box.offsetHeight]);
  const blocks = [...document.querySelectorAll('article .highlight pre')];
  const all = [...formulas.map(([box]) => box), ...blocks].map((box) => [box, [...box.childNodes]]);
  formulas.forEach(([box, width, height]) => {
    box.replaceChildren();
    box.style.cssText = `width: ${width}px; height: ${height}px`;
  });
  blocks.forEach((block) => block.replaceChildren(block.textContent));
  window.bring = () => all.forEach(([box, inside]) => {
    box.replaceChildren(...inside);
    box.removeAttribute('style');
  });
}"""
# Blocks of code in which every kind of word is one that an earlier block has, with the same colours, and formulas,
# whose letters are no text for axe and have the colours of their lines. It would look behind every one.
ALL_BUT_ONE_OF_EACH = """() => {
  const known = new Set();
  const twice = [...document.querySelectorAll('article .highlight')].filter((box) => {
    if (!box.checkVisibility()) return true;
    const ground = getComputedStyle(box.querySelector('pre') ?? box).backgroundColor;
    const kinds = [box, ...box.querySelectorAll('*')].map((word) => {
      const { color, backgroundColor, fontSize, fontWeight } = getComputedStyle(word);
      return [ground, color, backgroundColor, fontSize, fontWeight].join();
    });
    const fresh = kinds.some((kind) => !known.has(kind));
    kinds.forEach((kind) => known.add(kind));
    return !fresh;
  });
  const taken = [...twice, ...document.querySelectorAll('mjx-container')].map((box) => {
    const place = document.createComment('');
    box.replaceWith(place);
    return () => place.replaceWith(box);
  });
  window.bring = () => taken.forEach((bring) => bring());
}"""


@contextlib.contextmanager
def taken_out(page, what):
    """A page without some of its parts, for as long as it takes to look at the others."""
    page.evaluate(what)
    yield
    page.evaluate("window.bring()")


def of_colours(page, *others):
    """What axe says of the contrast of words, for which it takes most of its time, and of other rules."""
    with taken_out(page, ALL_BUT_ONE_OF_EACH):
        return barriers(page, {"type": "rule", "values": [CONTRAST, *others]})


def barriers(page, what, rules=None):
    """What axe finds, a line each."""
    options = {
        "runOnly": what,
        "rules": rules or {},
        "resultTypes": ["violations"],
        # Of what axe loads by itself no rule of these needs style sheets, which it looks for in wrong places.
        "preload": {"assets": ["media"]},
    }
    found = Axe().run(page, options=options)
    assert found.response["passes"], "axe looked at nothing"
    return [
        f"{violation['id']}: {node['html'][:160]} ({node['failureSummary'].splitlines()[-1].strip()[:160]})"
        for violation in found.response["violations"]
        for node in violation["nodes"]
        if not excused(page, violation["id"], node["target"][-1])
    ]


def excused(page, rule, target) -> bool:
    part, _ = AXE_EXCUSED.get(rule, (None, None))
    return part is not None and page.locator(target).first.evaluate("(node, part) => node.matches(part)", part)


def test_folded_code_is_named_by_the_words_on_it(visit):
    """WCAG 2.5.3: who speaks to the computer says what is written there. axe does not look at what is unfolded."""
    wrong = visit.page.locator("article summary").evaluate_all(
        """(summaries) => summaries.flatMap((summary) => {
          const details = summary.parentElement;
          return [false, true, false].flatMap((open) => {
            details.open = open;
            const words = summary.innerText.trim();
            const name = summary.getAttribute('aria-label') ?? words;
            return words && name.includes(words) ? [] : [`${name} for ${words}`];
          });
        })"""
    )
    assert not wrong


def test_controls_stand_out_from_the_page(visit, dark):
    """WCAG 1.4.11, contrast 3; also in forced colours, as of Windows' high contrast, which take backgrounds away."""
    for seen, words, forced in ((visit, "light", "none"), (dark, "dark", "none"), (visit, "forced", "active")):
        seen.page.emulate_media(forced_colors=forced)
        contrasts = seen.page.locator(".flowdiff-explore").evaluate_all(CONTRASTS)
        seen.page.emulate_media(forced_colors="none")
        assert len(contrasts) == seen.widgets
        faint = [f"figure {k + 1}: {part}" for k, parts in enumerate(contrasts) for part in parts if part[1] < 3]
        assert not faint, f"{words} colours, " + "; ".join(faint)


# For each figure the contrast of its controls' parts with the page.
CONTRASTS = """(boxes) => {
  const luminance = (colour) => {
    const [r, g, b, alpha = 1] = colour.match(/[0-9.]+/g).map(Number);
    if (alpha < 1) throw new Error(`${colour} lets something through`);
    const linear = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  const parts = { input: 'color', select: 'borderTopColor', button: 'borderTopColor' };
  return boxes.map((box) => Object.entries(parts).flatMap(([part, property]) =>
    [...box.querySelectorAll(part)].map((element) => {
      const [dark, bright] = [luminance(getComputedStyle(element)[property]), ground].sort((a, b) => a - b);
      return [part, (bright + 0.05) / (dark + 0.05)];
    })));
}"""


def test_every_control_changes_the_picture_of_its_own_figure(visit):
    page = visit.page
    boxes = page.locator(".flowdiff-explore[data-shown]")
    assert boxes.count() == visit.widgets, "a figure with controls does not move"
    for index in range(boxes.count()):
        box = boxes.nth(index)
        name = box.evaluate("(box) => box.closest('figure')?.id || 'a figure without a name'")
        sliders, menus = box.locator("input"), box.locator("select")
        assert sliders.count() + menus.count() > 0, f"{name} has no control"
        for k in range(sliders.count()):
            keyboard_moves(page, index, sliders.nth(k), f"{name}, slider {k + 1}")
            mouse_moves(page, index, sliders.nth(k), f"{name}, slider {k + 1}")
        for k in range(menus.count()):
            menu_moves(page, index, menus.nth(k), f"{name}, menu {k + 1}")


def changed(page, index, act, label) -> bool:
    """Whether `act` changed the visible picture of figure `index`; that of no other figure may change."""
    before = frames(page)
    act()
    return another(before, next_frames(page, index, label), index, label)


def another(before, after, index, label) -> bool:
    others = [k for k in range(len(after)) if k != index and after[k] != before[k]]
    assert not others, f"{label} changed figures {others} as well"
    assert len(after[index]) == 1, f"{label}: {len(after[index])} pictures are visible at once"
    return after[index] != before[index]


def value(slider) -> int:
    return int(slider.input_value())


# Presses of each figure the k-th button that plays, notes what its slider passes, and what moves that should not.
PLAY = """(k) => {
  const boxes = [...document.querySelectorAll('.flowdiff-explore')];
  const rows = boxes.flatMap((box) => [...box.querySelectorAll('.flowdiff-control:has(button)')].slice(k, k + 1));
  const button = (row) => row.querySelector('button');
  const slider = (row) => row.querySelector('input');
  const article = document.querySelector('article');
  const places = () => rows.map((row) => row.getBoundingClientRect().top - article.getBoundingClientRect().top);
  const value = (row) => Number(slider(row).value);
  const last = (row) => Number(slider(row).max);
  const names = () => rows.map((row) => button(row).ariaLabel);
  const words = (row) => row.querySelector('label').textContent;
  const played = { last: rows.map(last), names: names(), words: rows.map(words), before: places() };
  played.seen = rows.map((row) => [value(row)]);
  rows.forEach((row, k) => {
    slider(row).addEventListener('input', () => played.seen[k].push(value(row)));
    button(row).click();
  });
  window.played = () => {
    Object.assign(played, { after: places() });
    return rows.every((row) => value(row) === last(row) && button(row).ariaLabel.startsWith('Play')) && played;
  };
}"""


def test_each_slider_plays_once_from_its_first_value_to_its_last(visit):
    """With a name, by a click or a key; nothing jumps, and pressed again at the end it begins anew."""
    page = visit.page
    rows = page.locator(".flowdiff-control:has(button)")
    if not visit.widgets:
        return
    assert rows.count() >= page.locator(".flowdiff-explore input").count() - 1, "only a seed has no order"
    for slider in rows.locator("input").all():
        slider.press("Home")
    for k in range(2):
        page.evaluate(PLAY, k)
        played = page.wait_for_function("window.played()").json_value()
        assert played["names"] == [f"Play {words}" for words in played["words"]]
        assert played["seen"] == [list(range(last + 1)) for last in played["last"]]
        assert played["after"] == pytest.approx(played["before"], abs=0.5)
    name = rows.first.locator("label").inner_text().strip()
    button, slider = rows.first.locator("button"), rows.first.locator("input")
    button.press("Enter")
    page.wait_for_function(
        "([button, slider, name]) => button.ariaLabel === name && slider.value !== slider.max",
        arg=[button.element_handle(), slider.element_handle(), f"Pause {name}"],
    )
    button.press("Space")
    page.wait_for_function("(button) => button.ariaLabel.startsWith('Play')", arg=button.element_handle())


# Takes a slider to its last value as further keys would, which the browser turns into this, ten times as fast.
GO_ON = """async (slider, index) => {
  const steps = [];
  while (slider.value !== slider.max) {
    const before = pictures.now();
    slider.stepUp();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    steps.push([before, await pictures.next(index), slider.getAttribute('aria-valuetext')]);
  }
  return steps;
}"""


def keyboard_moves(page, index, slider, label):
    slider.scroll_into_view_if_needed()
    slider.focus()
    page.keyboard.press("Home")
    steps = int(slider.get_attribute("max"))
    assert steps >= 8, f"{label} has only {steps + 1} values"
    moved, said = 0, set()
    for step in (1, 2):
        moved += changed(page, index, lambda: page.keyboard.press("ArrowRight"), label)
        assert value(slider) == step, f"{label}: ArrowRight leads to {value(slider)}, not {step}"
        said.add(slider.get_attribute("aria-valuetext"))
    for before, after, words in slider.evaluate(GO_ON, index):
        assert after is not None, f"{label}: a picture never came"
        moved += another(before, after, index, label)
        said.add(words)
    assert moved >= steps / 2, f"{label}: {steps} steps changed the picture only {moved} times"
    assert len(said) == steps, f"{label} says {said}: not its values"
    page.keyboard.press("ArrowLeft")
    assert value(slider) == steps - 1
    page.keyboard.press("End")
    assert value(slider) == steps
    changed(page, index, lambda: page.keyboard.press("Home"), label)
    assert value(slider) == 0
    assert slider.evaluate("(slider) => slider.labels[0].textContent.trim()"), f"{label} has no accessible name"


def mouse_moves(page, index, slider, label):
    box = slider.bounding_box()
    middle = box["y"] + box["height"] / 2

    def drag():
        page.mouse.move(box["x"] + 10, middle)  # where the handle is at the first value
        page.mouse.down()
        page.mouse.move(box["x"] + 0.45 * box["width"], middle, steps=6)
        page.mouse.up()

    def click():
        page.mouse.click(box["x"] + 0.8 * box["width"], middle)

    assert changed(page, index, drag, label), f"{label}: dragging does not change the picture"
    dragged = value(slider)
    assert dragged > 0
    assert changed(page, index, click, label), f"{label}: a click on the track does not change the picture"
    assert value(slider) > dragged


def menu_moves(page, index, menu, label):
    options = menu.locator("option").count()
    assert options >= 2, f"{label} offers no choice"
    menu.focus()
    page.keyboard.press("Home")
    moved = sum(changed(page, index, lambda: page.keyboard.press("ArrowDown"), label) for _ in range(options - 1))
    assert moved == options - 1, f"{label}: {options - 1} choices by keyboard changed the picture {moved} times"
    assert changed(page, index, lambda: menu.select_option(index=0), label), f"{label}: a choice changes nothing"


def test_every_picture_says_what_it_shows(visit):
    texts = visit.page.locator("article img").evaluate_all("(images) => images.map((img) => img.alt)")
    useless = [
        text
        for text in texts
        if len(text.split()) < 3 or re.fullmatch(r"[0-9a-f]{16,}|\S+\.(png|svg|webp|jpe?g)", text.strip())
    ]
    assert not useless


def test_every_figure_has_a_caption_and_a_name(visit):
    figures = visit.page.locator("article figure")
    for k in range(figures.count()):
        caption = figures.nth(k).locator("figcaption").inner_text()
        assert len(caption.split()) > 5, f"caption too short: {caption!r}"
        assert figures.nth(k).get_attribute("id"), f"no name for: {caption[:60]!r}"
    loose = visit.page.locator("article .cell_output img, article .flowdiff-explore").evaluate_all(
        "(parts) => parts.filter((part) => !part.closest('figure')).length"
    )
    assert loose == 0, f"{loose} pictures made by cells are in no figure"


def test_everything_fits_a_phone(phone):
    page = phone.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, "the page scrolls sideways"
    wide = page.evaluate(
        """() => {
          const article = document.querySelector('article');
          const edge = article.getBoundingClientRect().right + 1;
          const scrolls = (element) => {
            for (let up = element.parentElement; up && up !== article; up = up.parentElement)
              if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) return true;
            return false;
          };
          const wide = [...article.querySelectorAll('*')].filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width > 1 && element.checkVisibility() && box.right > edge
              && !element.closest('mjx-assistive-mml, svg') && !scrolls(element);
          });
          return wide.filter((element) => !wide.includes(element.parentElement)).map((element) =>
            `${element.tagName} by ${Math.round(element.getBoundingClientRect().right - edge)} px in: `
            + element.closest('p, li, td, div, figure').textContent.trim().slice(0, 150));
        }"""
    )
    assert not wide, "wider than the column, with nothing to scroll it:\n" + "\n".join(wide[:10])
    cut = page.evaluate(
        """() => [...document.querySelectorAll('article div.math')].flatMap((box) =>
          [box, ...box.querySelectorAll('mjx-container')].filter((part) => part.scrollWidth > part.clientWidth + 1)
            .map((part) => `${box.id || box.textContent.slice(0, 80)}: ${part.scrollWidth} px in ${part.clientWidth}`))
        """
    )
    assert not cut, f"formulas that do not fit: {cut}"
    boxes = page.locator(".flowdiff-explore")
    labels = boxes.locator("label").evaluate_all(
        "(all) => all.map((l) => [l.textContent, l.scrollWidth, l.clientWidth])"
    )
    assert not [label for label, width, room in labels if width > room], "a label lies under its slider"
    for k in range(boxes.count()):
        for part in ("img", "input", "select"):
            parts = boxes.nth(k).locator(part)
            for j in range(parts.count()):
                rectangle = parts.nth(j).bounding_box()
                assert rectangle["x"] >= 0 and rectangle["x"] + rectangle["width"] <= 360
                assert rectangle["width"] >= 100, f"{part} of figure {k + 1} is only {rectangle['width']:.0f} px wide"
        for button in boxes.nth(k).locator("button").all():
            rectangle = button.bounding_box()
            assert min(rectangle["width"], rectangle["height"]) >= 44, "too small for a thumb"
            assert rectangle["x"] >= 0 and rectangle["x"] + rectangle["width"] <= 360


# The last two: what the tests above made the page ask for and say counts as well.


def test_nothing_is_loaded_from_another_host(visit, site):
    foreign = [url for url in visit.requests if not url.startswith((site + "/", "data:", "blob:", "about:"))]
    assert not foreign
    assert any(url.endswith(".html") for url in visit.requests)


def test_everything_of_ours_is_there_and_no_script_complains(visit):
    assert not visit.failures
    assert not visit.messages
