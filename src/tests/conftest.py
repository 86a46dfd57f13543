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
        if not is_spread(item):
            item.add_marker(pytest.mark.xdist_group(item.path.name))
    items.sort(key=is_spread)


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
def site():
    """The built book's address, served as `make serve` serves it."""
    from build import Book
    from serve import BookServer

    book = Book(str(ROOT))
    if missing := book.missing_pages():
        pytest.fail(f"the book is not built ({', '.join(missing)} missing): run `make book` first")
    with BookServer(book.html) as server:
        yield server.url
