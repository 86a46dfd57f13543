"""What tools/page_files.py brings for the page: only the bytes that the lock file speaks of, from whichever source."""

import hashlib
import http.server
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import threading
import zipfile
from functools import partial

import page_files
import pytest
from conftest import ROOT

CORE, WHEEL = b"the core" * 100, b"a wheel" * 50


def entry(file, content, sources, **more):
    return {
        "file": file, "name": "a work", "version": "1.0", "licence": "MIT", "home": "https://example.org/",
        "when": "start",
        "sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "sources": sources, **more,
    }  # fmt: skip


LOCK = {
    "pyodide": {"python": "3.12"},
    "sources": {
        "a wheel": {"pip": "no-such-package-of-flowdiff==1", "folder": "deep/inside", "megabytes": 1},
        "a tar": {"npm": "no-such-package-of-flowdiff@1", "folder": "package", "megabytes": 1},
    },
    "files": [
        entry("pyodide/core.js", CORE, ["a wheel", "a tar"]),
        entry("pyodide/one-1.0.whl", WHEEL, ["a wheel"], depends=[], imports=["one"]),
    ],
}


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch):
    """No test depends on the machine's own settings, and none reaches a registry."""
    for name in (page_files.VARIABLE, "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")


@pytest.fixture
def cache(tmp_path):
    return page_files.Cache(str(tmp_path / "cache"))


@pytest.fixture
def given(tmp_path, monkeypatch):
    """A folder that the environment names, with both files in it."""
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "core.js").write_bytes(CORE)
    (folder / "one-1.0.whl").write_bytes(WHEEL)
    monkeypatch.setenv(page_files.VARIABLE, str(folder))
    return folder


@pytest.fixture
def archives(monkeypatch):
    """What pip and npm would bring, by source; what is not here they do not get. Yields it and who was asked."""
    ready, asked = {}, []

    def download(self, folder):
        asked.append(self.name)
        if self.name not in ready:
            return f"{self.client} does not get it"
        with open(os.path.join(folder, "archive"), "wb") as file:
            file.write(ready[self.name])
        return None

    monkeypatch.setattr(page_files.Package, "_download", download)
    return ready, asked


def zipped(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(name, content):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def both(core=CORE, wheel=WHEEL):
    return zipped(**{"deep/inside/core.js": core, "deep/inside/one-1.0.whl": wheel})


def provide(folder, cache, lock=LOCK):
    said = []
    page_files.provide(str(folder), lock, cache, said.append)
    return said


# --- from the sources into the folder --------------------------------------------------------------------------------


def test_a_given_folder_fills_the_page_folder_and_the_cache(tmp_path, cache, given):
    provide(tmp_path / "site", cache)
    assert (tmp_path / "site/pyodide/core.js").read_bytes() == CORE
    assert (tmp_path / "site/pyodide/one-1.0.whl").read_bytes() == WHEEL
    assert all(cache.has(one) for one in LOCK["files"])


def test_what_the_cache_has_is_not_asked_for_again(tmp_path, cache, given, monkeypatch, archives):
    provide(tmp_path / "first", cache)
    monkeypatch.delenv(page_files.VARIABLE)
    assert provide(tmp_path / "second", cache) == [] and archives[1] == []
    assert (tmp_path / "second/pyodide/core.js").read_bytes() == CORE


def test_a_damaged_file_of_the_cache_is_fetched_anew(tmp_path, cache, given):
    provide(tmp_path / "first", cache)
    with open(cache.path(LOCK["files"][0]), "r+b") as file:
        file.write(b"X")
    provide(tmp_path / "second", cache)
    assert (tmp_path / "second/pyodide/core.js").read_bytes() == CORE


def test_the_cache_of_another_machine_can_be_given(tmp_path, cache, given, monkeypatch):
    provide(tmp_path / "first", cache)
    monkeypatch.setenv(page_files.VARIABLE, cache.folder)
    provide(tmp_path / "second", page_files.Cache(str(tmp_path / "empty")))
    assert (tmp_path / "second/pyodide/one-1.0.whl").read_bytes() == WHEEL


def test_the_sources_are_asked_in_order_and_only_for_what_is_missing(tmp_path, cache, given, archives):
    (given / "one-1.0.whl").unlink()
    ready, asked = archives
    ready["a wheel"] = zipped(**{"deep/inside/one-1.0.whl": WHEEL})  # not the core, which is there already
    provide(tmp_path / "site", cache)
    assert asked == ["a wheel"]


def test_a_later_source_is_asked_where_an_earlier_one_gives_other_bytes(tmp_path, cache, archives):
    ready, asked = archives
    ready["a wheel"] = both(core=CORE + b"!")
    ready["a tar"] = tarred("package/core.js", CORE)
    provide(tmp_path / "site", cache)
    assert asked == ["a wheel", "a tar"]
    assert (tmp_path / "site/pyodide/core.js").read_bytes() == CORE


@pytest.mark.parametrize("other", [CORE[:-1] + b"!", CORE + b"!", b""], ids=["changed", "longer", "empty"])
def test_other_bytes_are_refused(tmp_path, cache, archives, other):
    archives[0]["a wheel"] = both(core=other)
    with pytest.raises(page_files.Missing, match=r"no source has core\.js \(.*core\.js is another than the lock file"):
        provide(tmp_path / "site", cache)
    assert not (tmp_path / "site").exists()
    assert not cache.has(LOCK["files"][0]) and cache.has(LOCK["files"][1])


def test_an_archive_that_is_none_or_lacks_a_file_is_complained_of(tmp_path, cache, archives):
    archives[0].update({"a wheel": b"<html>not found</html>", "a tar": tarred("package", b"")})
    with pytest.raises(page_files.Missing, match=r"a wheel: it has no core\.js; a tar: it has no core\.js"):
        provide(tmp_path / "site", cache)


def test_an_address_can_be_given(tmp_path, cache, given, archives, monkeypatch):
    handler = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *arguments: None})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=given)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv(page_files.VARIABLE, f"http://localhost:{server.server_address[1]}/")
        provide(tmp_path / "site", cache)
        assert (tmp_path / "site/pyodide/core.js").read_bytes() == CORE
        (given / "core.js").unlink()
        with pytest.raises(page_files.Missing, match=r"\$FLOWDIFF_PAGE_FILES: it has no core\.js \(File not found\)"):
            provide(tmp_path / "other", page_files.Cache(str(tmp_path / "empty")))
        server.shutdown()


# --- where there is no source ----------------------------------------------------------------------------------------


def test_without_a_source_one_sentence_says_what_is_missing_and_what_to_do(tmp_path, cache, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))  # no npm; pip, of this Python, has no index
    with pytest.raises(page_files.Missing) as stop:
        provide(tmp_path / "site", cache)
    sentence = str(stop.value)
    assert sentence.startswith(
        "the site has no live exercises: no source has core.js and 1 more (a wheel: pip does not"
    )
    assert "a tar: there is no npm" in sentence and "let FLOWDIFF_PAGE_FILES name a folder" in sentence
    assert "\n" not in sentence and not (tmp_path / "site").exists()


def test_that_is_a_warning_for_a_reader_and_a_failure_for_the_gate(tmp_path, cache, archives, monkeypatch):
    options = {"lock": LOCK, "cache": cache, "say": lambda words: None}
    said = page_files.provide_or_say(str(tmp_path / "site"), **options)
    assert said.startswith("the site has no live exercises: ")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(page_files.Missing):
        page_files.provide_or_say(str(tmp_path / "site"), **options)
    archives[0]["a wheel"] = both()
    assert page_files.provide_or_say(str(tmp_path / "site"), **options) is None


def test_a_cache_that_cannot_be_written_is_said(tmp_path, given):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(page_files.Missing, match="file/cache cannot be written"):
        provide(tmp_path / "site", page_files.Cache(str(tmp_path / "file" / "cache")))


def test_the_cache_is_where_the_system_keeps_caches(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/some/where")
    assert page_files.cache_folder() == "/some/where/flowdiff/page_files"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative, which the standard says to ignore")
    monkeypatch.setenv("HOME", "/somewhere/reader")
    assert page_files.cache_folder() == "/somewhere/reader/.cache/flowdiff/page_files"


# --- what is written beside them -------------------------------------------------------------------------------------


def test_the_folder_says_what_is_loaded_when(tmp_path, cache, given):
    provide(tmp_path / "site", cache)
    assert json.loads((tmp_path / "site/index.json").read_text()) == {
        "start": {"pyodide/core.js": len(CORE), "pyodide/one-1.0.whl": len(WHEEL)}, "picture": {}, "editor": {},
    }  # fmt: skip


def test_pyodide_is_told_of_our_wheels_alone(tmp_path, cache, given):
    provide(tmp_path / "site", cache)
    told = json.loads((tmp_path / "site/pyodide/pyodide-lock.json").read_text())
    assert told["info"] == LOCK["pyodide"] and list(told["packages"]) == ["a work"]
    wheel = told["packages"]["a work"]
    assert wheel["file_name"] == "one-1.0.whl" and wheel["sha256"] == hashlib.sha256(WHEEL).hexdigest()


def test_a_file_says_the_same_time_in_every_build(tmp_path, cache, given):
    for name in ("first", "second"):
        provide(tmp_path / name, cache)
    times = {path.stat().st_mtime for path in tmp_path.glob("*/pyodide/*") if "given" not in path.parts}
    assert len(times) == 1


# --- the lock file itself --------------------------------------------------------------------------------------------

REAL = page_files.read_lock()


@pytest.mark.parametrize("one", REAL["files"], ids=lambda one: one["file"])
def test_an_entry_of_the_lock_file_is_complete(one):
    assert re.fullmatch("[0-9a-f]{64}", one["sha256"]) and one["size"] > 0
    assert all(one[key] for key in ("name", "version", "licence", "home"))
    assert one["when"] in ("start", "picture", "editor")
    assert one["sources"] and set(one["sources"]) <= set(REAL["sources"])
    if one["file"].endswith(".whl"):
        names = {other["name"]: other["when"] for other in REAL["files"]}
        assert set(one["depends"]) <= set(names) and one["imports"]
        assert one["when"] == "picture" or all(names[name] == "start" for name in one["depends"])


def test_the_names_in_the_lock_file_are_unique():
    names = [os.path.basename(one["file"]) for one in REAL["files"]]
    assert len(set(names)) == len(names)


def test_what_is_loaded_before_the_first_check_is_at_most_20_megabytes(tmp_path):
    page_files.write_packages(tmp_path / "packages.zip")
    loaded = [one["size"] for one in REAL["files"] if one["when"] != "picture"]
    assert sum(loaded) + (tmp_path / "packages.zip").stat().st_size <= 19e6  # the rest is for the page itself


def test_the_editor_is_made_of_locked_files():
    locked = {os.path.basename(one["file"]) for one in REAL["files"] if one["when"] == "editor"}
    imported = set(re.findall(r'"\./(.+?)"', page_files.EDITOR))
    assert imported and imported <= locked


# --- the project's own packages --------------------------------------------------------------------------------------


def test_the_same_sources_give_the_same_archive(tmp_path):
    hashes = [page_files.write_packages(tmp_path / name) for name in ("one.zip", "two.zip")]
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert hashes == [hashlib.sha256((tmp_path / "one.zip").read_bytes()).hexdigest()] * 2


def test_the_archive_holds_sources_and_nothing_that_grades(tmp_path):
    page_files.write_packages(tmp_path / "packages.zip")
    names = zipfile.ZipFile(tmp_path / "packages.zip").namelist()
    assert {os.path.splitext(name)[1] for name in names} == {".py", ".mplstyle", ".npz", ".md"}
    assert {name for name in names if name.startswith("flowdiff/data/")} == {
        f"flowdiff/data/{name}" for name in ("SOURCES.md", "digits.npz", "photographs.npz")
    }
    assert not [name for name in names if re.search("grading|authoring|nbval|masters|sandbox|engine", name)]


def test_a_chapter_is_given_its_own_checks_alone(tmp_path):
    page_files.write_packages(tmp_path / "packages.zip", chapter="02_odes_and_flows")
    names = zipfile.ZipFile(tmp_path / "packages.zip").namelist()
    checks = [name for name in names if name.startswith("coursework/checks/")]
    assert checks == ["coursework/checks/__init__.py", "coursework/checks/ch02.py"]
    with pytest.raises(FileNotFoundError, match=r"there is no ch99\.py"):
        page_files.write_packages(tmp_path / "none.zip", chapter="99_none")


# What a browser's Python does not have, or has later than the first check.
ABSENT = (
    *("torch", "matplotlib", "ipywidgets", "IPython", "scipy", "sklearn", "psutil", "PIL"),
    *("resource", "fcntl", "termios", "multiprocessing", "subprocess", "_posixsubprocess", "ctypes"),
)

CHECK = f"""
import sys
sys.path.insert(0, sys.argv[1])
for name in {ABSENT!r}:
    sys.modules[name] = None
import signal
del signal.setitimer
import coursework.browser.desk, flowdiff
from coursework.judging import registry
assert coursework.__file__.startswith(sys.argv[1]) and flowdiff.__file__.startswith(sys.argv[1])
names = dict(__name__="__main__")
answer = "def euler_step(u, x, t, h):\\n    return x + h * u(x, t)"
exec(compile(answer, "<answer euler_step>", "exec"), names)
for check in registry.all_checks().values():
    if check.question == "euler_step":
        exec(f"import coursework; coursework.check({{check.name!r}})", names)
"""


def test_checks_run_from_the_archive_without_what_a_browser_lacks(tmp_path):
    page_files.write_packages(tmp_path / "packages.zip")
    # The page's worker unpacks it, too. Another folder, and no PYTHONPATH: not the installed packages.
    zipfile.ZipFile(tmp_path / "packages.zip").extractall(tmp_path / "packages")
    command = [sys.executable, "-P", "-c", CHECK, str(tmp_path / "packages")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() and all(line.endswith(" ok") for line in done.stdout.splitlines())


# --- the page of licences --------------------------------------------------------------------------------------------


def test_the_page_of_licences_is_what_the_lock_file_says():
    assert page_files.licence_table() in (ROOT / "book" / "licences.md").read_text(encoding="utf-8")
