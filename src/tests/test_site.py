"""The built book in a browser that reaches no other host: what a reader sees and can do, page by page.

Run `make book` first, or all of it with `make test`.
"""

import re
import time
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from build import Book
from screenshot import SETTLED

pytestmark = pytest.mark.browser

PAGES = Book().pages()
# Bounds for a machine under load; the measured numbers are in the gate's summary.
ALIVE_SECONDS = 10
TRANSFER_BYTES = 4_000_000

# What axe finds in the article that the book does not write: the rule, the part it is excused in, and why.
AXE_EXCUSED = {
    "aria-deprecated-role": (".citation", "docutils marks bibliography entries with the deprecated doc-biblioentry"),
    "aria-required-children": (".citation-list", "docutils puts the entries' back links directly into the list"),
}

VISIBLE_FRAMES = """(boxes) => boxes.map((box) =>
  [...box.querySelectorAll('img')].filter((img) => img.offsetParent !== null).map((img) => img.src))"""


# Notes how many formulas were typeset when the first slider was there.
WATCH = """new MutationObserver((_, watch) => {
  if (!document.querySelector('.flowdiff-explore .noUi-handle')) return;
  window.typesetBefore = document.querySelectorAll('article .math mjx-container').length;
  watch.disconnect();
}).observe(document, { childList: true, subtree: true });"""


@pytest.fixture(scope="module", params=PAGES)
def visit(request, chromium, site):
    """One page, opened once at 1280 px with everything that happened on the way recorded."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    seen = SimpleNamespace(name=request.param, page=page, requests=[], failures=[], messages=[], transferred=0)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("requestfailed", lambda request: seen.failures.append(f"{request.url}: {request.failure}"))
    page.on("response", lambda answer: answer.status >= 400 and seen.failures.append(f"{answer.url}: {answer.status}"))
    page.on(
        "console",
        lambda message: message.type == "error" and seen.messages.append(f"{message.text} ({message.location['url']})"),
    )
    page.on("pageerror", lambda error: seen.messages.append(str(error)))
    protocol = context.new_cdp_session(page)
    protocol.send("Network.enable")

    def count(event):
        seen.transferred += event["encodedDataLength"]

    protocol.on("Network.loadingFinished", count)

    started = time.perf_counter()
    page.goto(f"{site}/{seen.name}.html", wait_until="load")
    seen.loaded = time.perf_counter() - started
    seen.widgets = page.locator('script[type="application/vnd.jupyter.widget-view+json"]').count()
    seen.alive = first_slider_moves(page, started) if seen.widgets else None
    page.wait_for_function(SETTLED)
    page.wait_for_load_state("networkidle")
    yield seen
    context.close()


def first_slider_moves(page, started) -> float:
    """Seconds from the request until a key on the first slider has changed its picture."""
    handle = page.locator(".flowdiff-explore .noUi-handle").first
    handle.wait_for(state="attached")
    page.wait_for_function("() => document.querySelector('.flowdiff-explore img')?.complete")
    before = frames(page)[0]
    handle.press("ArrowRight")
    page.wait_for_function(
        """([before]) => { const shown = [...document.querySelector('.flowdiff-explore').querySelectorAll('img')]
        .filter((img) => img.offsetParent !== null).map((img) => img.src); return shown.join() !== before; }""",
        arg=[",".join(before)],
    )
    return time.perf_counter() - started


def frames(page) -> list[list[str]]:
    """For each figure with controls, the sources of its visible pictures."""
    return page.locator(".flowdiff-explore").evaluate_all(VISIBLE_FRAMES)


def test_nothing_is_loaded_from_another_host(visit, site):
    foreign = [url for url in visit.requests if not url.startswith((site + "/", "data:", "blob:", "about:"))]
    assert not foreign
    assert any(url.endswith(".html") for url in visit.requests)


def test_everything_of_ours_is_there_and_no_script_complains(visit):
    assert not visit.failures
    assert not visit.messages


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
            if (!walker.currentNode.parentElement.closest('pre, code, script, style, mjx-container, select'))
              words.push(walker.currentNode.textContent);
          }
          return words.join('');
        }"""
    )
    assert not re.findall(r".{0,30}(?:\$|\\\(|\\\[|\\begin).{0,30}", text)


def test_the_first_slider_is_soon_alive(visit, record_property):
    if not visit.widgets:
        return
    record_property("seconds_from_request_to_load_event", round(visit.loaded, 2))
    record_property("seconds_from_load_event_to_moved_picture", round(visit.alive - visit.loaded, 2))
    assert visit.alive < ALIVE_SECONDS


def test_formulas_out_of_sight_do_not_keep_the_reader_from_the_sliders(visit):
    if not visit.widgets:
        return
    before = visit.page.evaluate("window.typesetBefore")
    formulas = visit.page.locator("article .math").count()
    assert before < formulas / 2, f"{before} of {formulas} formulas were typeset before the first slider was there"


def test_a_link_into_the_page_leads_to_its_section(visit, chromium, site):
    """What is typeset and drawn above the section must not push it away."""
    section = visit.page.evaluate(
        "[...document.querySelectorAll('article section[id]')].filter((section) => section.offsetHeight).at(-1).id"
    )
    page = chromium.new_page(viewport={"width": 360, "height": 780})
    try:
        page.goto(f"{site}/{visit.name}.html#{section}", wait_until="load")
        page.wait_for_function(SETTLED)
        # The theme scrolls smoothly; the last section may be too short to come up to the top.
        deadline, there = time.perf_counter() + 10, False
        while not there and time.perf_counter() < deadline:
            page.wait_for_timeout(200)
            top, end = page.evaluate(
                """(id) => [document.getElementById(id).getBoundingClientRect().top,
                document.documentElement.scrollHeight - innerHeight - scrollY]""",
                section,
            )
            there = 0 <= top < 150 or (top > 0 and end < 2)
        assert there, f"#{section} is {top:.0f} px from the top of the window"
    finally:
        page.close()


def test_the_page_is_small_enough(visit, record_property):
    record_property("megabytes_transferred", round(visit.transferred / 1e6, 2))
    assert 10_000 < visit.transferred < TRANSFER_BYTES


def test_every_control_changes_the_picture_of_its_own_figure(visit):
    page = visit.page
    boxes = page.locator(".flowdiff-explore")
    assert boxes.count() == visit.widgets, "a figure with controls was not drawn"
    for index in range(boxes.count()):
        box = boxes.nth(index)
        name = box.evaluate("(box) => box.closest('figure')?.id || 'a figure without a name'")
        sliders, menus = box.locator(".noUi-handle"), box.locator("select")
        assert sliders.count() + menus.count() > 0, f"{name} has no control"
        for k in range(sliders.count()):
            keyboard_moves(page, index, sliders.nth(k), f"{name}, slider {k + 1}")
            mouse_moves(page, index, sliders.nth(k), f"{name}, slider {k + 1}")
        for k in range(menus.count()):
            menu_moves(page, index, menus.nth(k), f"{name}, menu {k + 1}")


def shown(page, index, label) -> str:
    """The one visible picture of figure `index`."""
    visible = frames(page)[index]
    assert len(visible) == 1, f"{label}: {len(visible)} pictures are visible at once"
    return visible[0]


def changed(page, index, act, label) -> bool:
    """Whether `act` changed the visible picture of figure `index`; that of no other figure may change."""
    before = frames(page)
    act()
    # The picture follows within a frame; what stays the same has to be waited for.
    deadline = time.perf_counter() + 0.3
    while frames(page)[index] == before[index] and time.perf_counter() < deadline:
        page.wait_for_timeout(20)
    after = frames(page)
    others = [k for k in range(len(after)) if k != index and after[k] != before[k]]
    assert not others, f"{label} changed figures {others} as well"
    assert len(after[index]) == 1, f"{label}: {len(after[index])} pictures are visible at once"
    return after[index] != before[index]


def value(handle) -> float:
    return float(handle.get_attribute("aria-valuenow"))


def keyboard_moves(page, index, handle, label):
    handle.scroll_into_view_if_needed()
    handle.focus()
    page.keyboard.press("Home")
    steps = round(float(handle.get_attribute("aria-valuemax")) - float(handle.get_attribute("aria-valuemin")))
    assert steps >= 8, f"{label} has only {steps + 1} values"
    moved = 0
    for step in range(1, steps + 1):
        moved += changed(page, index, lambda: page.keyboard.press("ArrowRight"), label)
        assert value(handle) == step, f"{label}: ArrowRight leads to {value(handle)}, not {step}"
    assert moved >= steps / 2, f"{label}: {steps} steps by keyboard changed the picture only {moved} times"
    page.keyboard.press("ArrowLeft")
    assert value(handle) == steps - 1
    page.keyboard.press("End")
    assert value(handle) == steps
    page.keyboard.press("Home")
    assert value(handle) == 0
    assert handle.get_attribute("aria-label"), f"{label} has no accessible name"


def mouse_moves(page, index, handle, label):
    track = handle.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' noUi-target ')]")
    box = track.bounding_box()
    middle = box["y"] + box["height"] / 2

    def drag():
        start = handle.bounding_box()
        page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + 0.45 * box["width"], middle, steps=6)
        page.mouse.up()

    def click():
        page.mouse.click(box["x"] + 0.8 * box["width"], middle)

    assert changed(page, index, drag, label), f"{label}: dragging does not change the picture"
    dragged = value(handle)
    assert dragged > 0
    assert changed(page, index, click, label), f"{label}: a click on the track does not change the picture"
    assert value(handle) > dragged


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_in_the_article(visit, chromium, site, scheme):
    """axe, WCAG 2 A and AA, on the article's own content."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    try:
        page.goto(f"{site}/{visit.name}.html", wait_until="load")
        page.wait_for_function(SETTLED)
        found = Axe().run(
            page,
            context="article",
            options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}},
        )
        lines = [
            f"{violation['id']}: {node['html'][:160]} ({node['failureSummary'].splitlines()[-1].strip()[:160]})"
            for violation in found.response["violations"]
            for node in violation["nodes"]
            if not excused(page, violation["id"], node["target"][-1])
        ]
    finally:
        page.close()
    assert found.response["passes"], "axe looked at nothing"
    assert not lines, "\n".join(lines[:20])


def excused(page, rule, target) -> bool:
    part, _ = AXE_EXCUSED.get(rule, (None, None))
    return part is not None and page.locator(target).first.evaluate("(node, part) => node.matches(part)", part)


def test_everything_fits_a_phone(visit, chromium, site):
    page = chromium.new_page(viewport={"width": 360, "height": 780}, device_scale_factor=2)
    try:
        page.goto(f"{site}/{visit.name}.html", wait_until="load")
        page.wait_for_function(SETTLED)
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
            """() => [...document.querySelectorAll('article div.math')].filter((box) =>
              [box, ...box.querySelectorAll('mjx-container')].some((part) => part.scrollWidth > part.clientWidth + 1))
              .map((box) => box.id || box.textContent.slice(0, 80))"""
        )
        assert not cut, f"formulas that do not fit: {cut}"
        boxes = page.locator(".flowdiff-explore")
        for k in range(boxes.count()):
            for part in ("img >> visible=true", ".noUi-target", "select"):
                parts = boxes.nth(k).locator(part)
                for j in range(parts.count()):
                    rectangle = parts.nth(j).bounding_box()
                    assert rectangle["x"] >= 0 and rectangle["x"] + rectangle["width"] <= 360
                    assert rectangle["width"] >= 100, (
                        f"{part} of figure {k + 1} is only {rectangle['width']:.0f} px wide"
                    )
    finally:
        page.close()
