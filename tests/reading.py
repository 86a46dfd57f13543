"""A page of the built book, opened and moved as a reader does; shared by the browser tests and the benchmark."""

import contextlib
import time
from types import SimpleNamespace
from urllib.parse import urlsplit

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


class Tab:
    """A page that is loaded again and again with nothing cached and nothing kept, with all that happens recorded.

    A new context for each address would start two processes for it, which takes longer than loading most pages.
    """

    def __init__(self, browser, window=WIDE, **options):
        # The first page moves by itself, but not for who prefers it still.
        self._context = browser.new_context(**{"viewport": window, "reduced_motion": "reduce"} | options)
        self._context.set_default_timeout(1000 * PATIENCE)
        self._page = page = self._context.new_page()
        page.add_init_script(WATCH)
        self._protocol = self._context.new_cdp_session(page)
        self._protocol.send("Network.enable")
        self._protocol.send("Network.setCacheDisabled", {"cacheDisabled": True})
        # What is still under way of the address before is no matter of the next one.
        self._asked, self._coming = set(), set()
        page.on("request", self._request)
        page.on("requestfailed", lambda it: self._fails(it, it.failure))
        page.on("response", lambda it: it.status >= 400 and self._fails(it.request, it.status))
        page.on("console", lambda it: it.type == "error" and self._complains(f"{it.text} ({it.location['url']})"))
        page.on("pageerror", lambda it: self._complains(str(it)))
        self._protocol.on("Network.requestWillBeSent", lambda event: self._coming.add(event["requestId"]))
        self._protocol.on("Network.loadingFinished", self._count)

    def _request(self, request):
        self._asked.add(request)
        self._seen.requests.append(request.url)

    def _fails(self, request, why):
        if request in self._asked:
            self._seen.failures.append(f"{request.url}: {why}")

    def _complains(self, said):
        self._seen.messages.append(said)

    def _count(self, event):
        if event["requestId"] in self._coming:
            self._seen.transferred += event["encodedDataLength"]

    def load(self, address):
        """The page with `requests`, `failures`, `messages`, the bytes `transferred`, the seconds from the request to
        the load event, `loaded`, and when that request was made, `started`."""
        page, self._seen = self._page, SimpleNamespace(requests=[], failures=[], messages=[], transferred=0)
        self._asked.clear()
        self._coming.clear()
        page.emulate_media(media="null", forced_colors="null")
        if address.startswith("http"):
            origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
            self._protocol.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        seen = self._seen
        seen.page, seen.started = page, time.perf_counter()
        page.goto(address, wait_until="load")
        seen.loaded = time.perf_counter() - seen.started
        seen.widgets = page.locator(".flowdiff-explore").count()
        return seen

    def close(self):
        self._context.close()


@contextlib.contextmanager
def opened(browser, address, window=WIDE, **options):
    """A page in a tab of its own, see `Tab.load`."""
    tab = Tab(browser, window, **options)
    try:
        yield tab.load(address)
    finally:
        tab.close()


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
