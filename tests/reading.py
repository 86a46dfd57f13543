"""A page of the built book, opened and moved as a reader does; shared by the browser tests and the benchmark."""

import contextlib
import time
from types import SimpleNamespace

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 780}
# What never comes ends here. On a busy machine everything comes late, and that is no failure.
PATIENCE = 300  # seconds

# Notes what was pushed away by what came later, also just after a key was pressed, where browsers do not count it, and
# how long the browser could not answer. Gives the pictures that figures with controls show as small numbers: the same
# source, the same number.
WATCH = (
    """window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
  const node = shift.sources[0]?.node;
  window.shifts.push([shift.value, (node?.outerHTML ?? node?.textContent ?? 'what is gone').slice(0, 80)]);
})).observe({ type: 'layout-shift', buffered: true });

window.blocked = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { window.blocked += duration - 50; }))
  .observe({ type: 'longtask', buffered: true });

window.pictures = {
  numbers: new Map(),
  number(source) {
    if (!this.numbers.has(source)) this.numbers.set(source, this.numbers.size);
    return this.numbers.get(source);
  },
  boxes: () => [...document.querySelectorAll('.flowdiff-explore')],
  now() {
    this.seen = this.boxes().map((box) => box.dataset.shown);
    return this.boxes().map((box) => [...box.querySelectorAll('img')].filter((img) => img.offsetParent !== null)
      .map((img) => this.number(img.getAttribute('src'))));
  },
  // Each figure says for which choice its picture is, so that also one that stays the same announces itself.
  async next(index) {
    const box = this.boxes()[index];
    const end = performance.now() + PATIENCE;
    for (; performance.now() < end; await new Promise(requestAnimationFrame))
      if (box.dataset.shown !== this.seen[index] && box.querySelector('img').complete) return this.now();
    return null;
  },
};"""
).replace("PATIENCE", str(1000 * PATIENCE))


@contextlib.contextmanager
def opened(browser, address, window=WIDE, **options):
    """A page in a context of its own, with nothing cached, loaded from `address` with all that happened recorded.

    Yields the page with `requests`, `failures`, `messages`, the bytes `transferred`, the seconds from the request to
    the load event, `loaded`, and when that request was made, `started`.
    """
    # The first page moves by itself, but not for who prefers it still.
    context = browser.new_context(**{"viewport": window, "reduced_motion": "reduce"} | options)
    context.set_default_timeout(1000 * PATIENCE)
    page = context.new_page()
    page.add_init_script(WATCH)
    seen = SimpleNamespace(page=page, requests=[], failures=[], messages=[], transferred=0)
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
    try:
        seen.started = time.perf_counter()
        page.goto(address, wait_until="load")
        seen.loaded = time.perf_counter() - seen.started
        seen.widgets = page.locator(".flowdiff-explore").count()
        yield seen
    finally:
        context.close()


def frames(page) -> list[list[int]]:
    """For each figure with controls, the numbers of its visible pictures."""
    return page.evaluate("pictures.now()")


def next_frames(page, index, label) -> list[list[int]]:
    """The same, when figure `index` has answered since `frames` was asked."""
    after = page.evaluate("(index) => pictures.next(index)", index)
    assert after is not None, f"{label}: its figure shows the same choice, or its picture never came"
    return after


def move_first_slider(page) -> tuple[list, list]:
    """Press a key on the first slider as soon as it is alive: the frames before, and when its picture has changed."""
    box = page.locator(".flowdiff-explore[data-shown]").first
    box.wait_for(state="attached")
    slider = box.locator("input").first
    slider.scroll_into_view_if_needed()  # its picture comes when a reader is near
    page.wait_for_function("document.querySelector('.flowdiff-explore img').complete")
    before = frames(page)
    slider.press("ArrowRight")
    after = next_frames(page, 0, "the first slider")
    return before, after
