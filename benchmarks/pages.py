"""How soon a built page is alive: seconds from the request of every page with sliders, in Chromium, nothing cached.

Three moments are told apart: the load event, the picture that answers to the first key on the first slider, and the
last formula typeset. The pages come from `make book`; without them, or without Chromium, nothing is measured.
"""

import shutil
import statistics
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests"), str(HERE.parent / "tools")]

import reading  # noqa: E402
import screenshot  # noqa: E402
from build import Book  # noqa: E402
from serve import BookServer  # noqa: E402

MOMENTS = ("load event", "first slider moved", "all formulas typeset")


def once(browser, address: str) -> list[float] | None:
    """Seconds from the request to each of MOMENTS; None for a page without sliders."""
    with reading.opened(browser, address) as seen:
        if not seen.widgets:
            return None
        reading.move_first_slider(seen.page)
        alive = time.perf_counter() - seen.started
        seen.page.wait_for_function(screenshot.SETTLED)
        return [seen.loaded, alive, time.perf_counter() - seen.started]


def report(rounds: int) -> dict[str, dict[str, float]]:
    """Page → moment → seconds, the median of the rounds, printed as a table."""
    book = Book()
    if missing := book.missing_pages():
        print(f"\npages: not measured, {len(missing)} are not built; run `make book` first")
        return {}
    if screenshot.find_chromium(shutil.which) is None:
        print("\npages: not measured, Chromium is missing")
        return {}
    print(f"\nseconds from the request of a page, median of {rounds} rounds")
    print(f"  {'':36}" + "".join(f"{moment:>22}" for moment in MOMENTS))
    results = {}
    with BookServer(book.html) as server, screenshot.launch() as browser:
        for page in book.pages():
            if once(browser, f"{server.url}/{page}.html") is None:  # also compresses the page's files
                continue
            taken = [once(browser, f"{server.url}/{page}.html") for _ in range(rounds)]
            results[page] = dict(zip(MOMENTS, map(statistics.median, zip(*taken, strict=True)), strict=True))
            print(f"  {page:36}" + "".join(f"{seconds:>22.2f}" for seconds in results[page].values()), flush=True)
    return results
