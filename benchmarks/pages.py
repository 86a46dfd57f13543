"""How soon a built page is there: for every page with sliders, in Chromium, nothing cached, on a desk and on a phone.

The phone has a processor that is four times slower, and a slow line. Four numbers are told apart: when the first words
are painted, when the first slider has answered to a key with its next picture, how long the page could not answer
(what tasks take beyond 50 ms), and how far it jumped. The pages come from `make book`; without them, or without
Chromium, nothing is measured.
"""

import shutil
import statistics
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests"), str(HERE.parent / "tools")]

import reading  # noqa: E402
import screenshot  # noqa: E402
from build import Book  # noqa: E402
from serve import BookServer  # noqa: E402

NUMBERS = ("first words (s)", "first slider (s)", "not answering (s)", "jumped")


class Reader(NamedTuple):
    """Where a page is read: the window, how many times slower the processor is, and the line, None if it is no limit.

    Of the line the milliseconds before each answer and the kilobits a second.
    """

    window: dict
    slower: float = 1
    line: tuple[float, float] | None = None


READERS = {"desk": Reader(reading.WIDE), "phone, slow 3G": Reader(reading.PHONE, 4, (400, 400))}

# Presses a key on the first slider as soon as it is alive, and notes when its next picture has come.
PRESS = """const alive = setInterval(() => {
  const box = document.querySelector('.flowdiff-explore[data-shown]');
  const picture = box?.querySelector('img');
  if (!picture) return;
  box.scrollIntoView({ behavior: 'instant' });
  if (!picture.complete || !picture.naturalWidth) return;
  clearInterval(alive);
  const slider = box.querySelector('input');
  slider.stepUp();
  slider.dispatchEvent(new Event('input'));
  const next = setInterval(() => {
    if (!picture.complete || !picture.naturalWidth) return;
    clearInterval(next);
    window.moved = performance.now();
  }, 10);
}, 10);"""
SEEN = """[performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000, moved / 1000, blocked / 1000,
  shifts.reduce((sum, [value]) => sum + value, 0)]"""


def once(browser, address: str, reader: Reader) -> list[float] | None:
    """NUMBERS of a page for a reader; None for a page without sliders."""
    with reading.opened(browser, "about:blank", reader.window) as seen:
        protocol = seen.page.context.new_cdp_session(seen.page)
        if reader.line:
            latency, kilobits = reader.line
            speed = {"downloadThroughput": 125 * kilobits, "uploadThroughput": 125 * kilobits}
            protocol.send("Network.enable")
            protocol.send("Network.emulateNetworkConditions", {"offline": False, "latency": latency, **speed})
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": reader.slower})
        seen.page.add_init_script(PRESS)
        seen.page.goto(address, wait_until="load")
        if not seen.page.locator(".flowdiff-explore").count():
            return None
        seen.page.wait_for_function("window.moved")
        seen.page.wait_for_load_state("networkidle")
        return seen.page.evaluate(SEEN)


def report(rounds: int) -> dict[str, dict[str, dict[str, float]]]:
    """Reader → page → number, the median of the rounds, printed as a table."""
    book = Book()
    if missing := book.missing_pages():
        print(f"\npages: not measured, {len(missing)} are not built; run `make book` first")
        return {}
    if screenshot.find_chromium(shutil.which) is None:
        print("\npages: not measured, Chromium is missing")
        return {}
    results = {}
    with BookServer(book.html) as server, screenshot.launch() as browser:
        addresses = {page: f"{server.url}/{page}.html" for page in book.pages()}
        # The first time also compresses a page's files.
        sliders = [page for page, address in addresses.items() if once(browser, address, READERS["desk"])]
        for name, reader in READERS.items():
            print(f"\npages, {name}: from the request, median of {rounds} rounds")
            print(f"  {'':36}" + "".join(f"{number:>19}" for number in NUMBERS))
            results[name] = {}
            for page in sliders:
                taken = [once(browser, addresses[page], reader) for _ in range(rounds)]
                medians = dict(zip(NUMBERS, map(statistics.median, zip(*taken, strict=True)), strict=True))
                results[name][page] = medians
                print(f"  {page:36}" + "".join(f"{value:>19.2f}" for value in medians.values()), flush=True)
    return results
