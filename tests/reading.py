"""A page of the built book, opened and moved as a reader does; shared by the browser tests and the benchmark."""

import contextlib
import time
from types import SimpleNamespace

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 780}
# What never comes ends here. On a busy machine everything comes late, and that is no failure.
PATIENCE = 300  # seconds

# Notes how many formulas were typeset when the first slider was there, and what was pushed away by what came later,
# also just after a key was pressed, where browsers do not count it. Gives the pictures that figures with controls show
# as small numbers: the same source, the same number.
WATCH = (
    """new MutationObserver((_, watch) => {
  if (!document.querySelector('.flowdiff-explore .noUi-handle')) return;
  window.typesetBefore = document.querySelectorAll('article .math mjx-container').length;
  watch.disconnect();
}).observe(document, { childList: true, subtree: true });

window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
  const node = shift.sources[0]?.node;
  window.shifts.push([shift.value, (node?.outerHTML ?? node?.textContent ?? 'what is gone').slice(0, 80)]);
})).observe({ type: 'layout-shift', buffered: true });

window.pictures = {
  numbers: new Map(),
  number(source) {
    if (!this.numbers.has(source)) this.numbers.set(source, this.numbers.size);
    return this.numbers.get(source);
  },
  visible: (box) => [...box.querySelectorAll('img')].filter((img) => img.offsetParent !== null),
  boxes: () => [...document.querySelectorAll('.flowdiff-explore')],
  now() {
    this.seen = this.boxes().map(this.visible);
    return this.seen.map((images) => images.map((img) => this.number(img.getAttribute('src'))));
  },
  // Each choice of a control draws an <img> of its own, so that also a picture that stays the same announces itself.
  async next(index) {
    const box = this.boxes()[index];
    const [before] = this.seen[index];
    const end = performance.now() + PATIENCE;
    for (let found; performance.now() < end; await new Promise(requestAnimationFrame)) {
      const [shown, ...others] = this.visible(box);
      if (shown && !others.length && shown !== before && shown === found) return this.now();
      found = shown;
    }
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
        seen.widgets = page.locator('script[type="application/vnd.jupyter.widget-view+json"]').count()
        yield seen
    finally:
        context.close()


def frames(page) -> list[list[int]]:
    """For each figure with controls, the numbers of its visible pictures."""
    return page.evaluate("pictures.now()")


def next_frames(page, index, label) -> list[list[int]]:
    """The same, when figure `index` has answered since `frames` was asked."""
    after = page.evaluate("(index) => pictures.next(index)", index)
    assert after is not None, f"{label}: {len(frames(page)[index])} pictures are visible, and no new one alone"
    return after


def move_first_slider(page) -> tuple[list, list]:
    """Press a key on the first slider as soon as it is there: the frames before, and when its picture has changed."""
    handle = page.locator(".flowdiff-explore .noUi-handle").first
    handle.wait_for(state="attached")
    handle.scroll_into_view_if_needed()  # its picture comes when a reader is near
    page.wait_for_function("document.querySelector('.flowdiff-explore img')?.complete")
    before = frames(page)
    handle.press("ArrowRight")
    after = next_frames(page, 0, "the first slider")
    return before, after
