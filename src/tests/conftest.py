"""What several test files share: the tools on the path, a Chromium that reaches only this machine, the built book."""

import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))


# Before xdist's own hook, which reads the groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Under xdist's loadgroup a file stays in one process, for its fixtures' sake. The many answers are spread, and
    come last, so that no process waits for a long file at the end."""

    def is_spread(item) -> bool:
        return getattr(item, "originalname", "") == "test_variant"

    for item in items:
        if not is_spread(item) and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.name))
    items.sort(key=is_spread)


SITE = pytest.StashKey[str]()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    """Under xdist the controller serves the book for all workers, which find the address in `workerinput`."""
    config = node.config
    if SITE not in config.stash:
        server = book_server()
        config.add_cleanup(lambda: server.__exit__())
        config.stash[SITE] = server.__enter__().url
    node.workerinput["site"] = config.stash[SITE]


def book_server():
    """What serves the book as `make serve` does, on a free port."""
    from build import Book
    from serve import BookServer

    return BookServer(Book(str(ROOT)).html)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder with _toc.yml and the Makefile."""
    return ROOT


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium for which no host but localhost exists."""
    from screenshot import find_chromium, launch

    if find_chromium(shutil.which) is None:
        pytest.skip("Chromium is missing: install it (Debian and Ubuntu: apt-get install chromium)")
    with launch() as browser:
        yield browser


@pytest.fixture(scope="session")
def site(request):
    """The built book's address, the same for all processes of a run."""
    from build import Book

    if missing := Book(str(ROOT)).missing_pages():
        pytest.fail(f"the book is not built ({', '.join(missing)} missing): run `make book` first")
    if hasattr(request.config, "workerinput"):
        yield request.config.workerinput["site"]
    else:
        with book_server() as server:
            yield server.url
