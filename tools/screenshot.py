"""A picture of a built page, as a reader sees it.

    .venv/bin/python tools/screenshot.py book/02_odes_and_flows out.png [--width 360] [--dark] [--full] [--selector CSS]

The page is served from _build/html, in a headless Chromium for which no host but localhost exists.
"""

import argparse
import contextlib
import shutil

import bootstrap
from console import Stop, plainly

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost",
)


def find_chromium(which=shutil.which):
    """The path of the Chromium on this machine, or None."""
    return next(filter(None, map(which, CHROMIUM_NAMES)), None)


@contextlib.contextmanager
def launch():
    """A headless Chromium (playwright's `Browser`) that can reach localhost only."""
    from playwright.sync_api import sync_playwright

    path = find_chromium()
    if path is None:
        raise Stop("Chromium is missing: install it (Debian and Ubuntu: sudo apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


def main():
    parser = argparse.ArgumentParser(prog="screenshot.py", description=__doc__.splitlines()[0])
    parser.add_argument("page", help="as in _toc.yml, such as book/02_odes_and_flows")
    parser.add_argument("out", help="the PNG to write")
    parser.add_argument("--width", type=int, default=1280, help="of the window, in pixels (1280)")
    parser.add_argument("--height", type=int, default=900, help="of the window, in pixels (900)")
    parser.add_argument("--dark", action="store_true", help="for a reader who prefers dark pages")
    parser.add_argument("--full", action="store_true", help="the whole page, not only the first window")
    parser.add_argument("--selector", metavar="CSS", help="only this element, such as '#fig-flow'")
    arguments = parser.parse_args()
    bootstrap.enter()
    with plainly():
        take(arguments)


def take(arguments):
    from build import Book
    from serve import BookServer

    book = Book()
    if arguments.page + ".html" in book.missing_pages() or arguments.page not in book.pages():
        raise Stop(f"there is no built page {arguments.page}: built pages are {', '.join(book.pages())}")
    scheme = "dark" if arguments.dark else "light"
    window = {"width": arguments.width, "height": arguments.height}
    with BookServer(book.html) as server, launch() as browser:
        page = browser.new_page(viewport=window, color_scheme=scheme, reduced_motion="reduce")
        page.goto(f"{server.url}/{arguments.page}.html", wait_until="load")
        page.wait_for_function(SETTLED)
        target = page.locator(arguments.selector).first if arguments.selector else page
        options = {} if arguments.selector else {"full_page": arguments.full}
        target.screenshot(path=arguments.out, **options)
    print(arguments.out)


# Every slider is alive, its picture is there, which otherwise waits for a reader to come near, all is laid out, which
# asks for fonts, and so are these.
SETTLED = """() => {
  const boxes = [...document.querySelectorAll('.flowdiff-explore')];
  const pictures = boxes.map((box) => box.querySelector('img'));
  pictures.forEach((img) => { img.loading = 'eager'; });
  const alive = boxes.every((box) => box.dataset.shown) && pictures.every((img) => img.complete);
  const laidOut = !boxes.length || document.documentElement.matches('.whole');
  document.body.offsetHeight;
  return document.readyState === 'complete' && alive && laidOut && document.fonts.status === 'loaded';
}"""


if __name__ == "__main__":
    main()
