"""What a site with an address and a repository shows, and what a copy without them does not."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from build import JUPYTER_BOOK, Book
from conftest import ROOT
from PIL import Image

sys.path.insert(0, str(ROOT / "book/_ext"))
import publishing

PAGES = Book().pages()
SITE, SOURCES = "https://somebody.github.io/flowdiff/", "https://github.com/somebody/flowdiff"
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))


def steps():
    return [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]


def fill_in(config: Path):
    """Run the workflow's own step on a copy of _config.yml."""
    (step,) = [step for step in steps() if "_config.yml" in step.get("run", "")]
    env = {"PATH": "/usr/bin:/bin", "SITE": SITE.rstrip("/"), "SOURCES": SOURCES}
    subprocess.run(["bash", "-euc", step["run"].partition("make")[0]], cwd=config.parent, env=env, check=True)


@pytest.fixture(scope="module")
def online(tmp_path_factory):
    """A book of three pages, built strictly and without git with the project's own settings, the addresses filled in as
    the workflow does it."""
    root = tmp_path_factory.mktemp("online")
    for name in ("_config.yml", "book/_ext", "book/_static", "book/references.bib", "exercises"):
        (root / name).parent.mkdir(exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    (root / "book/index.md").write_text("# Welcome\n\nThe first words of the first page.\n")
    (root / "book/01_chapter.md").write_text(f"# Chapter\n\n{'word ' * 999}end.\n\n```python\na = 1\nb = 2\n```\n")
    exercise = "exercises/02_odes_and_flows"
    notebook = (root / (exercise + ".ipynb")).read_text("utf-8")
    # Its chapter is not in this book.
    (root / (exercise + ".ipynb")).write_text(re.sub(r"\]\(\.\./book/[^)]*\)", "](https://example.org)", notebook))
    chapters = [{"file": "book/01_chapter"}, {"file": exercise}]
    (root / "_toc.yml").write_text(yaml.safe_dump({"format": "jb-book", "root": "book/index", "chapters": chapters}))
    fill_in(root / "_config.yml")
    built = subprocess.run(
        [sys.executable, *JUPYTER_BOOK, "build", str(root), "-W"], capture_output=True, text=True, timeout=300
    )
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    return root / "_build/html"


def text(folder, page):
    return (folder / page).read_text("utf-8")


def meta(html, name):
    found = re.findall(rf'<meta (?:property|name)="{name}" content="([^"]*)"', html)
    assert len(found) == 1, f"{name}: {found}"
    return found[0]


def test_a_site_with_an_address_says_it(online):
    html = text(online, "book/01_chapter.html")
    address = SITE + "book/01_chapter.html"
    assert re.findall(r'<link rel="canonical" href="([^"]*)"', html) == [address] == [meta(html, "og:url")]
    assert meta(html, "og:title") == "Chapter"
    assert meta(html, "og:description").startswith("word word") and meta(html, "description")
    card = meta(html, "og:image")
    assert card.startswith(SITE)
    with Image.open(online / card.removeprefix(SITE)) as picture:
        assert picture.size == (1200, 630)
        assert len(picture.convert("RGB").getcolors(10**6)) > 100, "the card is empty"


def test_the_sitemap_has_every_page_and_no_other(online):
    places = [
        entry.text for entry in xml.etree.ElementTree.parse(online / "sitemap.xml").iter() if entry.tag.endswith("loc")
    ]
    pages = {"book/index", "book/01_chapter", "exercises/02_odes_and_flows"}
    assert sorted(places) == sorted(SITE + page + ".html" for page in pages)


def test_a_site_with_a_repository_leads_there(online):
    chapter = dict(
        re.findall(r'<a href="([^"]*)">(Suggest an edit|Found a mistake\?)', text(online, "book/01_chapter.html"))
    )
    assert chapter[SOURCES + "/edit/main/book/01_chapter.md"] == "Suggest an edit"
    exercises = text(online, "exercises/02_odes_and_flows.html")
    assert "colab.research.google.com/github/somebody/flowdiff/blob/main/exercises/02_odes_and_flows.ipynb" in exercises
    assert f"%pip install git+{SOURCES}" in exercises
    assert SOURCES + "/edit/main/solutions/02_odes_and_flows.md" in exercises


def test_what_is_not_found_is_said_with_links_that_work_at_any_depth(online):
    html = text(online, "404.html")
    links = re.findall(r'<(?:a|link|script)[^>]* (?:href|src)="([^"#]+)', html)
    inside = [link.partition("?")[0] for link in links if not urlsplit(link).scheme]
    assert len(inside) > 10 and all(link.startswith("/flowdiff/") for link in inside), inside
    missing = [link for link in inside if not (online / link.removeprefix("/flowdiff/")).exists()]
    assert not missing


@pytest.mark.browser  # of which it has the built book
def test_the_built_book_shows_of_it_what_its_settings_say():
    settings = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    address, sources = bool(settings["html"]["baseurl"]), bool(settings["repository"]["url"])
    html = Path(Book().html)
    if not (html / "404.html").exists():
        pytest.fail("the book is not built: run `make book` first")
    assert [(html / name).exists() for name in ("sitemap.xml", publishing.CARD)] == [address, address]
    for page in PAGES:
        for pattern, expected in (
            ('property="og:', address),
            ('rel="canonical"', address),
            ('class="elsewhere"', sources),
        ):
            assert (pattern in text(html, page + ".html")) == expected, f"{page}: {pattern}"


@pytest.mark.parametrize("host", ["github.com", "gitlab.com"])
def test_the_links_of_every_page_lead_to_files_that_exist(host):
    repository = publishing.Repository(f"https://{host}/somebody/flowdiff", "main")
    for page in PAGES:
        source = next(page + suffix for suffix in (".md", ".ipynb") if (ROOT / (page + suffix)).exists())
        links = re.findall(r'href="([^"]+)"', publishing.elsewhere(repository, page, source, live=True))
        assert len(links) == 3 + (host == "github.com" and source.endswith(".ipynb"))
        for link in links:
            where = urlsplit(link)
            if "issues/new" in link:
                assert page in next(iter(parse_qs(where.query).values()))[0]
                continue
            path = unquote(parse_qs(where.query)["urlpath"][0].removeprefix("lab/tree/") if where.query else where.path)
            path = re.sub(r".*?/(?:edit|blob)/main/", "", path)
            assert (ROOT / path).is_file(), link


def test_binder_finds_what_it_installs():
    lines = (ROOT / ".binder/requirements.txt").read_text("utf-8").splitlines()
    (named,) = [line.split()[1] for line in lines if line.startswith("-r ")]
    assert (ROOT / ".binder" / named).resolve() == ROOT / "requirements.txt"
    assert (ROOT / ".binder/runtime.txt").read_text().strip() == "python-3.11"
    assert (ROOT / ".binder/postBuild").stat().st_mode & 0o100


def test_the_workflow_may_do_no_more_than_it_must():
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert WORKFLOW["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    used = [step["uses"] for step in steps() if "uses" in step]
    assert used and all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action in used)


def test_reading_time_counts_words_and_lines(online):
    said = "10 minutes to read, longer with a pencil and the sliders: 1 001 words and 2 lines of code"
    assert f'<p class="reading-time">{said}</p>' in text(online, "book/01_chapter.html")
    assert publishing.minutes(1000, 0) == 5 and publishing.minutes(1001, 0) == 10
    assert publishing.minutes(0, 100) == 5
