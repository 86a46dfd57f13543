"""The tools behind the Makefile: stamps, repairs, refusals in one sentence, and what counts as a built book."""

import ast
import contextlib
import gzip

# tools/test.py, by path: `test` is also the name of a package of the standard library.
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from types import SimpleNamespace

import bootstrap
import build
import console
import draft
import lab
import psutil
import pytest
import serve
from conftest import ROOT, scope
from packaging.specifiers import SpecifierSet

_spec = importlib.util.spec_from_file_location("gate", ROOT / "tools" / "test.py")
gate = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(gate)


# --- the environment -------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path):
    """A folder with the three files that an environment is made from."""
    (tmp_path / "src").mkdir()
    for name in bootstrap.REQUIREMENTS:
        (tmp_path / name).write_text("six==1.17.0\n")
    return tmp_path


@pytest.fixture
def environment(project):
    """An environment without packages, complete as far as its stamp says."""
    made = bootstrap.Environment(str(project))
    bootstrap._make(made)
    made.write_stamp()
    return made


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "tools").glob("*.py")))
def test_an_old_python_can_parse_what_it_is_given(name):
    """Python 3.6 must get as far as the sentence that says it is too old."""
    ast.parse((ROOT / "tools" / name).read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("name", ["build", "serve", "lab", "test", "screenshot"])
def test_every_tool_meets_the_version_check_before_anything_newer(name):
    tree = ast.parse((ROOT / "tools" / f"{name}.py").read_text(encoding="utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = [alias.name if isinstance(node, ast.Import) else node.module for node in imports for alias in node.names]
    names = [module.split(".")[0] for module in modules]
    assert set(names[: names.index("bootstrap")]) <= set(sys.stdlib_module_names)


def test_an_old_python_is_told_so_in_one_sentence():
    sentence = bootstrap.refuse_old_python((3, 9, 18))
    assert "Python 3.9" in sentence and "3.11" in sentence and "install Python" in sentence
    assert "PYTHON=python3.12" in bootstrap.refuse_old_python((3, 10), ["python3.12"])
    assert bootstrap.refuse_old_python((3, 11)) is None
    assert bootstrap.refuse_old_python((3, 14)) is None


@pytest.mark.parametrize("version", ["3.11.0", "3.12.0", "3.13.0"])
def test_every_pinned_package_allows_the_pythons_that_are_promised(version):
    """Debian 12's Python is 3.11.2: a package that asks for 3.11.5 cannot be installed there."""
    refusing = [
        f"{package.name} {package.version} ({package.metadata.get('Requires-Python')})"
        for package in importlib.metadata.distributions()
        if not SpecifierSet(package.metadata.get("Requires-Python") or "").contains(version)
    ]
    assert not refusing


def test_a_notebook_is_read_without_building_grammars():
    """jsonschema 4.25 builds 38 of them when it is imported: a second for each process that reads a notebook."""
    asks = "import sys, nbformat; print(*{'lark', 'rfc3987_syntax'} & {*sys.modules})"
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, timeout=300)
    assert (said.stdout, said.returncode) == ("\n", 0), said.stderr


def test_a_complete_environment_is_left_alone(environment, monkeypatch):
    def no_work(*arguments):
        raise AssertionError(f"not for an environment that is complete: {arguments}")

    monkeypatch.setattr(bootstrap, "_install", no_work)
    before = os.stat(environment.stamp).st_mtime_ns
    bootstrap.ensure(environment.root)
    assert os.stat(environment.stamp).st_mtime_ns == before


@pytest.mark.parametrize("name", bootstrap.REQUIREMENTS)
def test_a_changed_requirement_makes_the_stamp_stale(environment, project, name):
    assert environment.current()
    (project / name).write_text("six==1.16.0\n")
    assert not environment.current()
    assert environment.why_unusable() is None


def test_a_package_that_has_gone_makes_the_stamp_stale(environment):
    packages = os.path.join(environment.folder, "lib", "python" + bootstrap.PYTHON, "site-packages")
    os.mkdir(os.path.join(packages, "six-1.17.0.dist-info"))
    environment.write_stamp()
    assert environment.current()
    os.rmdir(os.path.join(packages, "six-1.17.0.dist-info"))
    assert not environment.current()


def test_half_made_environments_are_recognised(environment, project):
    def why(spoil):
        spoiled = project / "spoiled"
        shutil.rmtree(spoiled, ignore_errors=True)
        shutil.copytree(environment.folder, spoiled / ".venv", symlinks=True)
        activate = spoiled / ".venv" / "bin" / "activate"
        activate.write_text(activate.read_text().replace(environment.folder, str(spoiled / ".venv")))
        spoil(spoiled / ".venv")
        return bootstrap.Environment(str(spoiled)).why_unusable()

    def dangle(folder):
        for name in ("python", "python3"):
            (folder / "bin" / name).unlink(missing_ok=True)
        (folder / "bin" / "python").symlink_to("/nowhere/python3")

    def another_version(folder):
        (folder / "bin" / "python").unlink()
        (folder / "bin" / "python").write_text("#!/bin/sh\necho 3.10 /usr\n")
        (folder / "bin" / "python").chmod(0o755)

    assert why(lambda folder: None) is None
    assert why(lambda folder: shutil.rmtree(folder / "bin")) == "it has no working Python"
    assert why(dangle) == "it has no working Python"
    assert "interrupted" in why(lambda folder: (folder / "flowdiff.installing").touch())
    assert why(lambda folder: (folder / "bin" / "activate").unlink()) == "it is incomplete"
    assert why(lambda folder: (folder / "pyvenv.cfg").unlink()) is not None
    assert "Python 3.10" in why(another_version)


def test_a_moved_environment_is_recognised(environment, project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("a folder with spaces") / "copy"
    shutil.copytree(project, elsewhere, symlinks=True)
    copy = bootstrap.Environment(str(elsewhere))
    assert not copy.current()
    assert copy.why_unusable() == "it was made in another folder"


def test_a_broken_environment_is_made_anew_and_a_file_in_its_place_too(environment, monkeypatch, capsys):
    installed = []
    monkeypatch.setattr(bootstrap, "_run_pip", lambda *arguments: installed.append(arguments))
    monkeypatch.setattr(bootstrap, "_pip", lambda environment: ["pip"])
    shutil.rmtree(os.path.join(environment.folder, "bin"))
    bootstrap.ensure(environment.root)
    assert environment.current() and len(installed) == 1
    assert "making .venv anew: it has no working Python" in capsys.readouterr().out
    shutil.rmtree(environment.folder)
    with open(environment.folder, "w"):
        pass
    bootstrap.ensure(environment.root)
    assert environment.current() and len(installed) == 2


def test_a_failed_installation_leaves_no_stamp(environment, project, monkeypatch):
    def fail(*arguments):
        raise console.Stop("no network")

    monkeypatch.setattr(bootstrap, "_run_pip", fail)
    monkeypatch.setattr(bootstrap, "_pip", lambda environment: ["pip"])
    (project / "requirements.txt").write_text("six==1.16.0\n")
    with pytest.raises(console.Stop, match="no network"):
        bootstrap.ensure(str(project))
    assert not environment.current()
    # pip said so itself: what it has fetched is whole and can be completed.
    assert environment.why_unusable() is None


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("print('Collecting six'); sys.exit(1)", None),
        ("print('Installing collected packages: six'); sys.exit(1)", "an earlier installation was interrupted"),
        ("print('Installing collected packages: six')", None),
    ],
    ids=["failed while fetching", "failed while copying", "went well"],
)
def test_only_what_was_cut_short_while_copying_is_made_anew(environment, program, reason):
    pip = [sys.executable, "-c", "import sys; " + program]
    with contextlib.suppress(console.Stop):
        bootstrap._run_pip(environment, pip, "installing")
    assert environment.why_unusable() == reason


def test_without_ensurepip_and_pip_the_sentence_says_what_to_install(environment, monkeypatch):
    monkeypatch.setattr(bootstrap, "_works", lambda command, env=None: False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(console.Stop, match=r"neither ensurepip nor pip: .*install"):
        bootstrap._pip(environment)


def test_another_pip_installs_into_an_environment_without_its_own(environment, monkeypatch):
    monkeypatch.setattr(bootstrap, "_works", lambda command, env=None: "--python" in command)
    command = bootstrap._pip(environment)
    assert command[-2:] == ["--python", environment.python]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "the disk is full"),
        (
            "Retrying after NewConnectionError('Temporary failure in name resolution')",
            "is there a network",
        ),
        ("ERROR: No matching distribution found for numpy==99", "No matching distribution found for numpy==99"),
    ],
)
def test_what_pip_says_becomes_a_sentence(environment, said, sentence):
    with open(environment.log, "w") as log:
        log.write(said + "\n")
    assert sentence in bootstrap._pip_failure(environment)


@pytest.mark.parametrize(
    ("line", "package"),
    [
        ("Collecting numpy==2.4.6 (from -r requirements.txt (line 5))", ("numpy", "")),
        ("  Downloading torch-2.13.0-cp311-none-linux.whl (180.1 MB)", ("torch", " (180.1 MB)")),
        ("  Using cached jupyter_book-1.0.4.post1-py3-none-any.whl (43 kB)", ("jupyter-book", " (43 kB)")),
        ("Processing ./wheels/lark-1.3.1-py3-none-any.whl", ("lark", "")),
        ("Requirement already satisfied: sphinx-book-theme==1.2.0 in ./x", ("sphinx-book-theme", "")),
        ("Installing collected packages: a, b", ("", "")),
    ],
)
def test_progress_names_the_package_that_pip_is_at(line, package):
    assert bootstrap.package_in(line) == package


def test_a_second_process_waits_for_the_first(tmp_path):
    """Two builds at once take turns, and the second says why it waits."""
    program = (
        f"import sys, time; sys.path.insert(0, {str(ROOT / 'tools')!r})\n"
        "from bootstrap import only_one\n"
        f"with only_one({str(tmp_path)!r}, 'book'):\n"
        "    print('in', time.time(), flush=True); time.sleep(0.8); print('out', time.time(), flush=True)\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=300)[0] for process in both]
    times = sorted(tuple(float(t) for t in re.findall(r"(?:in|out) ([\d.]+)", text)) for text in said)
    assert times[0][1] <= times[1][0]
    assert sum("book is busy in process" in text for text in said) == 1


# --- what the tools say ----------------------------------------------------------------------------------------------


def test_a_stop_is_one_sentence_and_status_2(capsys):
    with pytest.raises(SystemExit) as end, console.plainly():
        raise console.Stop("port 8000 is taken")
    assert end.value.code == 2
    assert capsys.readouterr().err == "error: port 8000 is taken\n"


def test_ctrl_c_ends_quietly(capsys):
    with pytest.raises(SystemExit) as end, console.plainly():
        raise KeyboardInterrupt
    assert end.value.code == 130
    assert "Traceback" not in "".join(capsys.readouterr())


def test_progress_speaks_while_the_work_is_silent(capsys):
    with console.Progress("working", interval=0.5) as progress:
        progress.text = lambda: "step 2"
        time.sleep(1.3)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "working …" and lines[-1].startswith("working: ")
    assert any(line.startswith("working: step 2 … ") for line in lines)


# --- the build -------------------------------------------------------------------------------------------------------

HEADER = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n---\n"
OFF = 'mystnb: {execution_mode: "off"}\n'
CELL = "```{code-cell} ipython3\nprint(6 * 7)\n```\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A book of one page, built once."""
    root = tmp_path_factory.mktemp("a book")
    (root / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (root / "_config.yml").write_text(
        "title: T\nonly_build_toc_files: true\nexecute: {execute_notebooks: cache}\n"
        "sphinx: {config: {nb_execution_raise_on_error: true, nb_execution_show_tb: true}}\n"
    )
    (root / "requirements.txt").write_text("")
    (root / "book").mkdir()
    (root / "index.md").write_text(HEADER + "# One\n\n" + CELL)
    assert build.build(str(root)) is True
    return root


@pytest.fixture
def edited(book):
    """The book, given back afterwards as it was built."""
    kept = {name: (book / name).read_text() for name in ("_toc.yml", "index.md")}
    yield book
    for name, text in kept.items():
        (book / name).write_text(text)
    for path in book.glob("*.md"):
        if path.name not in kept:
            path.unlink()


def test_a_built_book_is_not_built_again_and_its_cells_ran(book, capsys):
    build.build(str(book))
    page = (book / "_build" / "html" / "index.html").read_text()
    assert "42" in re.sub("<[^>]+>", "", page)
    stamp = (book / "_build" / "book.stamp").stat().st_mtime_ns
    assert build.build(str(book)) is False
    assert "up to date" in capsys.readouterr().out
    assert (book / "_build" / "book.stamp").stat().st_mtime_ns == stamp


def test_a_failed_cell_is_said_last_with_its_page_and_leaves_no_stamp(edited):
    (edited / "index.md").write_text(HEADER + "# One\n\n```{code-cell} ipython3\nn = 0\n1 / n\n```\n")
    with pytest.raises(console.Stop) as stop:
        build.build(str(edited))
    text = str(stop.value)
    assert "a cell of index.md failed" in text
    assert text.rstrip().endswith("ZeroDivisionError: division by zero")
    assert not (edited / "_build" / "book.stamp").exists()


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("---\ntitle: no notebook\n---\n", "code-cell"),
        (HEADER.replace("kernelspec:", OFF + "kernelspec:\n  language: python"), "were not executed: index;"),
    ],
)
def test_a_page_that_was_silently_not_executed_is_an_error(edited, header, said):
    (edited / "index.md").write_text(header + "# One\n\n" + CELL)
    with pytest.raises(console.Stop, match=said):
        build.build(str(edited))
    assert not (edited / "_build" / "book.stamp").exists()


def test_a_warning_is_an_error(edited):
    (edited / "index.md").write_text(HEADER + "# One\n\n[nowhere](nothing.md)\n\n" + CELL)
    with pytest.raises(console.Stop, match=r"nothing\.md"):
        build.build(str(edited))


@pytest.mark.parametrize("deaths", [2, 1])
def test_a_kernel_that_ends_before_it_runs_anything_is_started_once_more(edited, deaths):
    startup = edited / "_build" / ".ipython" / "profile_default" / "startup" / "00-die.py"
    left = edited / "left"
    left.write_text("x" * deaths)
    startup.write_text(
        f"import os, pathlib\nleft = pathlib.Path({str(left)!r})\n"
        "if left.read_text():\n    left.write_text(left.read_text()[1:])\n    os._exit(1)\n"
    )
    (edited / "index.md").write_text(HEADER + f"# One\n\n```{{code-cell}} ipython3\nprint({deaths})\n```\n")
    try:
        if deaths == 1:
            assert build.build(str(edited)) is True
        else:
            with pytest.raises(console.Stop, match="Kernel died before replying"):
                build.build(str(edited))
    finally:
        startup.unlink()
        left.unlink()


NOTEBOOK = HEADER + "# One\n\n```{code-cell} ipython3\n%s\n```\n"
# A cell that ends when another process has made a file; on no machine does that take so long.
UNTIL = (
    "import pathlib, time\nbegan = time.time()\nwhile not pathlib.Path(%r).exists():\n    time.sleep(0.05)\n"
    "    assert time.time() - began < 300\n"
)


def test_chapters_are_executed_side_by_side(edited):
    """Each waits for the other one, which comes in time only if both run at once."""
    (edited / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: two\n")
    for mine, others, page in (("a", "b", "index"), ("b", "a", "two")):
        made = f"open({str(edited / mine)!r}, 'w').close()\n"
        (edited / f"{page}.md").write_text(NOTEBOOK % (made + UNTIL % str(edited / others) + "print(6 * 7)"))
    assert build.build(str(edited)) is True
    for page in ("index", "two"):
        assert "42" in re.sub("<[^>]+>", "", (edited / "_build" / "html" / f"{page}.html").read_text())


def test_what_a_cell_prints_in_pieces_is_one_text(edited):
    says = "import time\nfor word in ('to', 'and', 'fro'):\n    print(word, end=' ', flush=True)\n    time.sleep(0.5)"
    (edited / "index.md").write_text(NOTEBOOK % says)
    assert build.build(str(edited)) is True
    assert "to and fro" in re.sub("<[^>]+>", "", (edited / "_build" / "html" / "index.html").read_text())


def test_every_chapter_that_fails_is_said(edited, capsys):
    (edited / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: two\n")
    (edited / "index.md").write_text(NOTEBOOK % "1 / 0")
    (edited / "two.md").write_text(NOTEBOOK % "[][1]")
    with pytest.raises(console.Stop) as stop:
        build.build(str(edited))
    for words in (
        "2 problems",
        "a cell of index.md failed",
        "ZeroDivisionError",
        "a cell of two.md failed",
        "IndexError",
    ):
        assert words in str(stop.value)
    assert "index: failed after" in capsys.readouterr().out


def test_a_build_that_is_stopped_leaves_no_process(edited):
    """As Ctrl-C stops it, in the middle of a cell: neither the processes that execute nor their kernels go on."""
    began, kernel = edited / "began", edited / "kernel"
    says_so = f"import os\nopen({str(kernel)!r}, 'w').write(str(os.getpid()))\nopen({str(began)!r}, 'w').close()\n"
    (edited / "index.md").write_text(NOTEBOOK % (says_so + "import time\ntime.sleep(1000)"))
    program = f"import sys; sys.path[:0] = {sys.path!r}; import build; build.build({str(edited)!r})"
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    while not began.exists():
        assert process.poll() is None
        time.sleep(0.05)
    kernel = psutil.Process(int(kernel.read_text()))
    those = [kernel, *psutil.Process(process.pid).children(recursive=True)]
    process.send_signal(signal.SIGINT)
    process.communicate()
    _, left = psutil.wait_procs(those, timeout=300)
    assert len(those) > 3 and not left


def test_the_first_chapter_and_the_longest_ones_are_executed_first(tmp_path):
    (tmp_path / "_toc.yml").write_text(
        "format: jb-book\nroot: a\nchapters: [{file: b}, {file: c}, {file: d}, {file: e}]\n"
    )
    for name in "abcd":
        (tmp_path / f"{name}.md").write_text(HEADER + CELL)
    (tmp_path / "e.md").write_text("# No code\n")
    names = [os.path.basename(path) for path in build.Book(str(tmp_path)).notebooks()]
    assert names == ["a.md", "b.md", "d.md", "c.md"]


def test_pages_of_the_table_of_contents_are_counted(book):
    build.build(str(book))  # a test before this may have left no page
    counted = build.Book(str(book))
    assert counted.pages() == ["index"]
    (book / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: two\n")
    try:
        assert counted.missing_pages() == ["two.html"]
        assert not counted.current()
    finally:
        (book / "_toc.yml").write_text("format: jb-book\nroot: index\n")


def test_the_library_and_the_pins_decide_what_is_executed_again(tmp_path):
    (tmp_path / "src" / "flowdiff").mkdir(parents=True)
    (tmp_path / "requirements.txt").write_text("numpy==2\n")
    library = tmp_path / "src" / "flowdiff" / "ode.py"
    library.write_text("a = 1\n")
    book = build.Book(str(tmp_path))
    first = book.execution_fingerprint()
    (tmp_path / "_toc.yml").write_text("format: jb-book\n")
    (tmp_path / "src" / "flowdiff" / "__pycache__").mkdir()
    (tmp_path / "src" / "flowdiff" / "__pycache__" / "ode.pyc").write_text("x")
    assert book.execution_fingerprint() == first
    library.write_text("a = 2\n")
    second = book.execution_fingerprint()
    (tmp_path / "src" / "flowdiff" / "flowdiff.mplstyle").write_text("lines.linewidth: 2\n")
    third = book.execution_fingerprint()
    (tmp_path / "requirements.txt").write_text("numpy==3\n")
    assert len({first, second, third, book.execution_fingerprint()}) == 4


def test_an_unreadable_table_of_contents_is_one_sentence(tmp_path):
    with pytest.raises(console.Stop, match=r"_toc\.yml cannot be read"):
        build.Book(str(tmp_path)).pages()


def test_chapters_run_in_this_python_whatever_the_reader_has_set(monkeypatch):
    for name in ("JUPYTER_PATH", "MPLBACKEND", "PYTHONPATH"):
        monkeypatch.setenv(name, "elsewhere")
    environment = build.kernel_environment("r")
    assert not {"JUPYTER_PATH", "MPLBACKEND", "PYTHONPATH"} & set(environment)
    assert environment["FLOWDIFF_STATIC"] == "1"
    assert environment["JUPYTER_PREFER_ENV_PATH"] == "1"
    assert {environment[name] for name in build.ONE_THREAD} == {"1"}


# --- the server ------------------------------------------------------------------------------------------------------


@pytest.fixture
def pages(tmp_path):
    (tmp_path / "index.html").write_text("<p>" + "flow " * 1000 + "</p>", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG" + bytes(100))
    with serve.BookServer(str(tmp_path)) as server:
        yield SimpleNamespace(url=server.url, folder=tmp_path, port=server.server_address[1])


def fetch(url, encoding="gzip"):
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request, timeout=300) as answer:
        return answer.headers, answer.read()


def test_text_is_compressed_and_fresh_after_a_change(pages):
    headers, body = fetch(pages.url + "/")
    assert headers["Content-Encoding"] == "gzip" and len(body) < 1000
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert gzip.decompress(body) == (pages.folder / "index.html").read_bytes()
    (pages.folder / "index.html").write_text("changed")
    assert gzip.decompress(fetch(pages.url + "/index.html")[1]) == b"changed"


def test_what_cannot_be_compressed_is_sent_as_it_is(pages):
    headers, body = fetch(pages.url + "/picture.png")
    assert headers["Content-Encoding"] is None and body.startswith(b"\x89PNG")
    assert fetch(pages.url + "/", encoding="identity")[1].startswith(b"<p>flow")


def test_nothing_outside_the_book_is_served(pages):
    (pages.folder.parent / "secret.txt").write_text("secret")
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/nothing.html"):
        with pytest.raises(urllib.error.HTTPError) as error:
            fetch(pages.url + path)
        assert error.value.code == 404


def test_a_reader_who_goes_away_in_the_middle_of_a_page_is_no_error(pages, capfd):
    (pages.folder / "large.bin").write_bytes(bytes(10**8))  # more than any system keeps on its way
    with socket.create_connection(("127.0.0.1", pages.port)) as gone:
        gone.sendall(b"GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert gone.recv(100).startswith(b"HTTP/1.1 200")
    while any("process_request_thread" in thread.name for thread in threading.enumerate()):
        time.sleep(0.02)
    assert capfd.readouterr().err == ""
    assert fetch(pages.url + "/")[1]


def test_only_this_machine_is_served(pages):
    with serve.BookServer(str(pages.folder)) as server:
        assert server.server_address[0] == "127.0.0.1"


def test_a_taken_port_is_one_sentence_that_names_another(pages):
    with pytest.raises(console.Stop, match=rf"port {pages.port} is taken: .*make serve PORT={pages.port + 1}"):
        serve.refuse_taken_port(pages.port)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    assert serve.refuse_taken_port(free) is None


def test_a_taken_port_is_said_before_anything_is_built(pages):
    command = [sys.executable, str(ROOT / "tools" / "serve.py"), "--port", str(pages.port)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"error: port {pages.port} is taken") and not ended.stdout


@pytest.mark.parametrize("text", ["", "0", "65536", "http", "-1", "8000.5", "²"])
def test_a_port_that_is_none_is_refused(text):
    with pytest.raises(console.Stop, match="from 1 to 65535"):
        serve.parse_port(text)
    assert serve.parse_port("8000") == 8000


# --- what can be read while the book is built ------------------------------------------------------------------------


def text_of(page):
    return re.sub("<style.*?</style>|<script.*?</script>|<[^>]+>", "", page.decode(), flags=re.DOTALL)


class Reader:
    """Reads `index.html` of a server over and over while `root` is built in another thread."""

    def __init__(self, root):
        self.root, self.seen, self.failed = root, [], None

    def _build(self, shown):
        try:
            build.build(str(self.root), draft=shown)
        except console.Stop as stop:
            self.failed = stop

    def read_until(self, server, words, then=lambda: None):
        """Read until `words` are in the page's text; do `then` as soon as they are."""
        until = time.time() + 300
        while time.time() < until:
            page = fetch(server.url + "/", encoding="identity")[1]
            if words in text_of(page):
                self.seen.append(page)
                return then()
            time.sleep(0.05)
        raise AssertionError(f"never seen: {words!r}; the last page was {text_of(page)!r}, {self.failed}")


@pytest.fixture
def two_pages(book, tmp_path):
    """A book of two pages, never built; the second one's cell ends when the file `go` is there."""
    root = tmp_path / "two pages"
    shutil.copytree(book, root, ignore=shutil.ignore_patterns("_build"))
    (root / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: two\n- file: words\n")
    (root / "index.md").write_text(HEADER + "# A text to read\n\n" + CELL)
    (root / "two.md").write_text(NOTEBOOK % (UNTIL % str(root / "go") + "print(7 * 8)"))
    (root / "words.md").write_text("# Words\n\nNo code.\n")
    return root


def test_the_text_is_there_at_once_and_the_first_pictures_when_they_are_made(two_pages):
    made, reader = build.Book(str(two_pages)), Reader(two_pages)
    with serve.BookServer(made.html) as server, draft.Draft(made) as server.draft:
        reader.read_until(server, "The book is being made")
        work = threading.Thread(target=reader._build, args=(server.draft,))
        work.start()
        reader.read_until(server, "A text to read")
        assert "not found" not in text_of(fetch(server.url + "/words.html")[1])
        state = json.loads(fetch(server.url + "/.making")[1])
        assert state["edition"] == 1 and "of 2 pages are made" in state["text"]
        assert server.draft.state("words")["whole"] and not server.draft.state("two")["whole"]
        (two_pages / "go").touch()
        work.join()
        assert reader.failed is None
        folder, server.draft = server.draft.folder, None
        assert json.loads(fetch(server.url + "/.making")[1]) == draft.DONE
        final = fetch(server.url + "/", encoding="identity")[1]
    assert "42" in text_of(final) and b"/.making" not in final
    assert all(b"/.making" in page for page in reader.seen)
    assert not os.path.exists(folder)


def test_the_pages_of_the_first_chapter_come_with_their_pictures_before_the_rest(two_pages):
    (two_pages / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: one\n- file: two\n")
    (two_pages / "one.md").write_text(NOTEBOOK % "print(5 * 5)")
    (two_pages / "words.md").unlink()
    made, reader = build.Book(str(two_pages)), Reader(two_pages)
    with serve.BookServer(made.html) as server, draft.Draft(made) as server.draft:
        work = threading.Thread(target=reader._build, args=(server.draft,))
        work.start()
        reader.read_until(server, "42")
        assert server.draft.state("one")["whole"] and not server.draft.state("two")["whole"]
        assert "25" in text_of(fetch(server.url + "/one.html")[1])
        (two_pages / "go").touch()
        work.join()
    assert reader.failed is None


def test_the_edition_before_is_read_while_the_next_one_is_built(two_pages):
    (two_pages / "go").touch()
    build.build(str(two_pages))
    (two_pages / "go").unlink()
    (two_pages / "index.md").write_text(HEADER + "# Another text\n\n" + CELL)
    (two_pages / "two.md").write_text((two_pages / "two.md").read_text().replace("7 * 8", "7 * 9"))
    made, reader = build.Book(str(two_pages)), Reader(two_pages)
    with serve.BookServer(made.html) as server, draft.Draft(made) as server.draft:
        work = threading.Thread(target=reader._build, args=(server.draft,))
        work.start()
        reader.read_until(server, "A text to read", lambda: (two_pages / "go").touch())
        work.join()
        server.draft = None
        reader.read_until(server, "Another text")
    assert reader.failed is None and b"/.making" in reader.seen[0]


def test_a_draft_that_is_given_up_leaves_no_process_and_no_page(two_pages):
    made = build.Book(str(two_pages))
    with draft.Draft(made) as given_up:
        given_up.begins(["index", "two"])
        process = given_up._pass
    assert process.poll() is not None and not os.path.exists(given_up.place)


# --- the lab ---------------------------------------------------------------------------------------------------------


def test_exercises_are_copied_once_and_answers_never_overwritten(tmp_path):
    source, work = tmp_path / "exercises", tmp_path / "work"
    source.mkdir()
    (source / "02_a.ipynb").write_text("blank")
    assert lab.copy_exercises(str(source), str(work)) == (["02_a.ipynb"], [])
    (work / "02_a.ipynb").write_text("my answer")
    (source / "02_a.ipynb").write_text("a newer blank")
    (source / "03_b.ipynb").write_text("blank")
    assert lab.copy_exercises(str(source), str(work)) == (["03_b.ipynb"], ["02_a.ipynb"])
    assert (work / "02_a.ipynb").read_text() == "my answer"
    assert sorted(path.name for path in work.iterdir()) == ["02_a.ipynb", "03_b.ipynb"]


def test_the_lab_opens_where_the_student_left_off(tmp_path):
    assert lab.latest_exercise(str(tmp_path)) is None
    for name in ("02_a.ipynb", "03_b.ipynb"):
        (tmp_path / name).write_text("{}")
        os.utime(tmp_path / name, (1000, 1000))
    assert lab.latest_exercise(str(tmp_path)) == "02_a"
    os.utime(tmp_path / "03_b.ipynb", (9000, 9000))
    assert lab.latest_exercise(str(tmp_path)) == "03_b"


def test_the_lab_opens_the_chapter_beside_its_exercise(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "02_a.md").write_text("")
    command = lab.command("02_a", ["--no-browser"], str(tmp_path))
    assert "--LabApp.default_url=/lab/workspaces/flowdiff" in command and command[-1] == "--no-browser"
    saved = json.loads(next((tmp_path / ".venv").rglob("*.jupyterlab-workspace")).read_text())
    assert {"notebook:book/02_a.md", "notebook:work/02_a.ipynb"} <= set(saved["data"])
    assert "--LabApp.default_url=/lab/tree/work/09_z.ipynb" in lab.command("09_z", [], str(tmp_path))


# --- the gate --------------------------------------------------------------------------------------------------------

REPORT = """<testsuites><testsuite>
<testcase name="a"><properties><property name="seconds" value="1.5"/></properties></testcase>
<testcase classname="tests.test_x" name="b" time="12.3"><failure message="no"/></testcase>
<testcase name="c"><skipped message="Chromium is missing"/></testcase>
</testsuite></testsuites>"""


@pytest.mark.parametrize(("status", "failed"), [(1, 1), (2, 2), (3, 2)])
def test_the_report_is_counted_and_a_broken_run_fails(tmp_path, status, failed):
    (tmp_path / "r.xml").write_text(REPORT)
    outcome = gate.read_report(str(tmp_path / "r.xml"), status)
    assert (outcome.passed, outcome.failed) == (1, failed)
    assert outcome.skipped == ["c: Chromium is missing"]
    assert outcome.measured == ["a: seconds 1.5"]
    assert outcome.longest() == ["12 s test_x::b"]


def test_a_run_without_tests_or_without_a_report_fails(tmp_path):
    (tmp_path / "r.xml").write_text("<testsuites><testsuite/></testsuites>")
    assert gate.read_report(str(tmp_path / "r.xml"), 5).failed == 1
    assert gate.read_report(str(tmp_path / "none.xml"), 0).failed == 1


def test_the_summary_ends_in_one_line_and_a_skip_fails_only_under_ci(capsys):
    good = ("unit tests", 3.0, gate.Outcome(passed=4, skipped=["c: Chromium is missing"]))
    assert gate.summarise([good], ci=False) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[-1] == "4 passed, 0 failed, 1 skipped"
    assert "unit tests: c: Chromium is missing" in out
    assert gate.summarise([good], ci=True) == 1
    bad = ("book", 3.0, gate.Outcome(failed=1))
    assert gate.summarise([good, bad], ci=False) == 1
    assert gate.summarise([], ci=False) == 1


def test_short_steps_run_beside_long_ones_and_every_outcome_keeps_its_place(capfd):
    began, ended, told = threading.Event(), threading.Event(), []

    def short(options):
        gate.run(sys.executable, "-c", "print('said by the short one')")
        began.set()
        assert ended.wait(300), "the long step never ran beside this one"
        return gate.Outcome(passed=1)

    def long(options):
        assert began.wait(300), "the short step never ran beside this one"
        gate.run(sys.executable, "-c", "print('said by the long one')")
        ended.set()
        told.append(options)
        return gate.Outcome(passed=2)

    def after_it(options):
        assert ended.is_set()
        return gate.Outcome(passed=3)

    def broken(options):
        raise OSError("no such program")

    steps = {
        "short": gate.Step("a short step", short),
        "broken": gate.Step("a broken step", broken),
        "long": gate.Step("a long step", long, all_cores=True),
        "needs both": gate.Step("a last step", after_it, ["broken", "long"], all_cores=True),
    }
    results = gate.Run(steps, list(steps), ["-k", "x"]).results()
    assert [headline for headline, _, _ in results] == [step.headline for step in steps.values()]
    assert [(outcome.passed, outcome.failed) for _, _, outcome in results] == [(1, 0), (0, 1), (2, 0), (3, 0)]
    assert told == [["-k", "x"]]
    out = capfd.readouterr().out
    kept = out.index("=== a short step\nsaid by the short one\n")
    assert out.index("=== a long step\nsaid by the long one\n") < kept and "no such program" in out


def test_a_step_alone_does_not_wait_for_what_was_not_chosen(capfd):
    steps = {name: gate.STEPS[name] for name in gate.STEPS}
    steps["browser"] = gate.Step("browser", lambda options: gate.Outcome(passed=1), ["system", "book"], all_cores=True)
    ((headline, _, outcome),) = gate.Run(steps, ["browser"], []).results()
    assert headline == "browser" and outcome.passed == 1
    assert all(set(step.after) <= set(gate.STEPS) for step in gate.STEPS.values())


def test_missing_programs_are_skipped_with_what_to_install(monkeypatch):
    monkeypatch.setattr(gate.shutil, "which", lambda name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    outcome = gate.system_packages([])
    assert outcome.passed == 0 and len(outcome.skipped) == len(gate.PROGRAMS)
    assert "chromium is missing" in outcome.skipped[0] and "install chromium" in outcome.skipped[0]


def test_make_alone_lists_every_target_in_a_line():
    listed = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert sorted(re.findall(r"^make (\w+)\t\S", listed, re.MULTILINE)) == sorted(set(targets) - {"help"})


def test_the_gate_is_what_make_test_runs():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("CI=true exec make test")


def test_no_thread_of_the_server_outlives_it(tmp_path):
    before = threading.active_count()
    with serve.BookServer(str(tmp_path)):
        pass
    time.sleep(0.2)
    assert threading.active_count() <= before


def test_a_file_is_tested_in_one_process_and_the_answers_in_all(tmp_path):
    """What the tests of a file share is then made once; xdist gives no sign if it is not."""
    for name in "abcd":
        (tmp_path / f"test_{name}.py").write_text("".join(f"def test_{n}(): pass\n" for n in range(9)))
    command = [sys.executable, "-m", "pytest", "--rootdir", tmp_path, "-p", "conftest", "-v", "-n", "2", tmp_path]
    here = os.environ | {"PYTHONPATH": str(ROOT / "tests")}
    ran = subprocess.run(list(map(str, command)), cwd=tmp_path, env=here, capture_output=True, text=True).stdout
    where = {}
    for worker, file in re.findall(r"^\[(gw\d)\] .*PASSED (\w+)\.py::", ran, re.MULTILINE):
        where.setdefault(file, set()).add(worker)
    assert len(where) == 4 and all(len(workers) == 1 for workers in where.values()), ran[-3000:]
    assert set.union(*where.values()) == {"gw0", "gw1"}
    one, other = (f"tests/test_coursework_checks.py::test_variant[f: right: {n}]" for n in "ab")
    assert scope(one) != scope(other)
    assert scope("tests/test_site.py::test_a[book/index]") == scope("tests/test_site.py::test_b[book/index]")
    assert scope("tests/test_site.py::test_a[book/index]") != scope("tests/test_site.py::test_a[book/power]")
