"""What several test files share: the tools on the path, a Chromium that reaches only this machine, the built book."""

import ctypes
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))


def pytest_addoption(parser):
    parser.addoption("--every-answer", action="store_true", help="judge every right and wrong answer, not some")


def scope(nodeid: str) -> str:
    """What runs in one process and in this order, for its fixtures' sake: a file, or of the browser tests all that is
    asked of a page. The right and wrong answers share nothing and are spread one by one, so are single readers."""
    file, _, test = nodeid.partition("::")
    page = re.search(r"\[((?:book|exercises)/\w+)\]$", test)
    if test.startswith("test_variant[") or (file.endswith("/test_exercises.py") and not page):
        return nodeid
    return f"{file} {page[1]}" if page else file


def pytest_collection_modifyitems(items):
    """The many small tests come last, so that no process waits for a long file at the end."""
    items.sort(key=lambda item: scope(item.nodeid) == item.nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Tests are given out scope by scope. (The groups of xdist 3.8's `loadgroup` get lost with pytest 9.2.)"""
    from xdist.scheduler import LoadScopeScheduling

    class Scopes(LoadScopeScheduling):
        _split_scope = staticmethod(scope)

    config.option.loadscopereorder = False
    return Scopes(config, log)


SITE = pytest.StashKey[str]()


def pytest_configure(config):
    """Graders of one process of xdist do not wait for those of another: what is judged alone would stop all tests."""
    if hasattr(config, "workerinput"):
        room = tempfile.TemporaryDirectory(prefix="coursework-room-")
        config.add_cleanup(room.cleanup)
        os.environ["COURSEWORK_ROOM"] = room.name


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
def own_browser(chromium, tmp_path_factory):
    """A reader's own browser, with a folder on the disk: what it has compiled it need not compile again, and Python
    starts in half the time. What pages keep in it, the next reader finds, and clears."""
    from screenshot import CHROMIUM_OPTIONS, find_chromium

    context = chromium.browser_type.launch_persistent_context(
        tmp_path_factory.mktemp("reader"), executable_path=find_chromium(), args=list(CHROMIUM_OPTIONS)
    )
    yield context
    context.close()


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


@pytest.fixture(scope="session")
def bwrap():
    """The sandbox that a class is graded in."""
    from coursework.judging import sandbox

    isolation = sandbox.bubblewrap()
    if isolation.kind != "bwrap":
        pytest.skip(f"bubblewrap does not work here: {isolation.why_not}; {isolation.advice}")
    return isolation


@pytest.fixture(scope="module")
def orphans_come_here():
    """Processes that lose their parent become children of this one, so that none is overlooked."""
    libc = ctypes.CDLL(None)
    libc.prctl(36, 1, 0, 0, 0)
    yield
    libc.prctl(36, 0, 0, 0, 0)
