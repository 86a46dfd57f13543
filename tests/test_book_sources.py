"""The style rules of CONTRIBUTING that a machine can check, on the sources of the book and of the exercises."""

import json
import re
import subprocess
import sys

import pytest
import yaml
from conftest import ROOT
from page import cells

# A chapter's file starts with its number; the other pages of the book have no numbers.
CHAPTERS = sorted((ROOT / "book").glob("[0-9][0-9]_*.md"))
PAGES = sorted((ROOT / "book").glob("*.md"))
NOTEBOOKS = sorted((ROOT / "exercises").glob("*.ipynb"))

SECTION = re.IGNORECASE | re.MULTILINE | re.DOTALL
# A picture is made by these, in the cell itself.
DRAWS = re.compile(r"^explore\(|^(fig\b|fig,)[^\n]*=|plt\.subplots|plotting\.figure", re.MULTILINE)


def by_name(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.name)


def figure(options):
    return options.get("mystnb", {}).get("figure", {})


def prose(text):
    """The text without header, code cells and directives' code."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def test_there_are_chapters_and_exercises():
    assert CHAPTERS and NOTEBOOKS


@by_name(PAGES)
def test_a_page_with_cells_says_how_it_is_executed(path):
    text = path.read_text(encoding="utf-8")
    if not list(cells(text)):
        return
    header = yaml.safe_load(text.split("---\n")[1])
    assert header["file_format"] == "mystnb"
    assert header["kernelspec"]["name"] == "python3"
    assert header["kernelspec"]["display_name"]
    assert "execution_mode" not in header.get("mystnb", {})


@by_name([path for path in (*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md") if path.name != "power.md"])
def test_prose_has_one_width(path):
    """Lines of at most 120 characters, so that a changed sentence is a change of few lines. Tables, pictures, formulas
    and addresses are as long as they are; captions are the cells' own."""
    text = re.sub(r"^\$\$.*?^\$\$.*?$", "", prose(path.read_text("utf-8")), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^[ ]+```.*?^[ ]+```$", "", text, flags=re.MULTILINE | re.DOTALL)
    lines = [line for line in text.splitlines() if not re.match(r"\s*(\||!\[)", line) and "://" not in line]
    assert [line for line in lines if len(line) > 120] == []
    # and not much narrower either: a line could not have taken the first word of the next one
    paragraphs = [part.splitlines() for part in re.split(r"\n\s*\n", text)]
    plain = [lines for lines in paragraphs if len(lines) > 2 and all(re.match(r"[A-Za-z]", line) for line in lines)]
    assert [line for lines in plain for line in lines[:-1] if len(line) < 60] == []


@by_name(CHAPTERS)
def test_a_chapter_opens_and_closes_with_what_the_reader_can_do(path):
    text = prose(path.read_text(encoding="utf-8")).lower()
    assert "you will be able to" in text[: len(text) // 4], "not in the first quarter of the text"
    assert "you can now" in text[-len(text) // 4 :], "not in the last quarter of the text"


@by_name(CHAPTERS)
def test_a_chapter_opens_with_its_question_and_its_picture(path):
    """The promises come after them, and the imports are folded."""
    text = path.read_text(encoding="utf-8")
    question, *_ = re.split(r"^(?:```|:::)", text.partition("\n# ")[2], maxsplit=1, flags=re.MULTILINE)
    assert len(question.split()) >= 20
    before = [options for options, _, _ in cells(text[: text.index("you will be able to")])]
    assert before and all("hide-input" in options["tags"] for options in before)
    assert figure(before[-1]), "the picture"


@by_name(CHAPTERS)
def test_a_chapter_states_its_promises_again_in_the_end(path):
    """As many things can be done now as were promised."""
    text = prose(path.read_text(encoding="utf-8"))
    boxes = [re.search(rf"{words}.*?(?:^:::$|\Z)", text, SECTION) for words in ("you will be able to", "you can now")]
    promised, kept = (len(re.findall(r"^[-*] ", box.group(), re.MULTILINE)) for box in boxes)
    assert promised >= 3 and kept == promised, f"{promised} promised, at least 3 are needed; {kept} can be done now"


@by_name(PAGES)
def test_every_figure_has_caption_name_and_alternative_text(path):
    for options, source, line in cells(path.read_text(encoding="utf-8")):
        if not DRAWS.search(source):
            continue
        where = f"{path.name}:{line}"
        assert len(figure(options).get("caption", "").split()) >= 8, f"{where}: a figure needs a caption"
        assert figure(options).get("name", "").startswith("fig-"), f"{where}: a figure's name is fig-…"
        if re.search(r"^explore\(", source, re.MULTILINE):
            assert re.search(r"\balt=", source), f"{where}: explore needs alt="
        else:
            alt = options["mystnb"].get("image", {}).get("alt", "")
            assert len(alt.split()) >= 5, f"{where}: mystnb: image: alt: says what the picture shows"


@by_name(CHAPTERS)
def test_every_figure_tells_what_to_notice(path):
    text = path.read_text(encoding="utf-8")
    for options, _, line in cells(text):
        if figure(options):
            assert "notice" in figure(options)["caption"].lower(), (
                f"{path.name}:{line}: the caption says what to notice"
            )


@by_name(CHAPTERS)
def test_every_figure_is_named_in_the_text_once(path):
    names = [figure(options)["name"] for options, _, _ in cells(path.read_text(encoding="utf-8")) if figure(options)]
    assert len(names) == len(set(names)) and names


@by_name(PAGES)
def test_pictures_have_one_style(path):
    for _, source, line in cells(path.read_text(encoding="utf-8")):
        found = re.findall(r"figsize|set_title|suptitle|plt\.title|rcParams|plt\.style|plt\.show", source)
        assert not found, f"{path.name}:{line}: {found[0]} belongs to flowdiff.mplstyle or into the caption"


@by_name(PAGES)
def test_nothing_is_left_to_chance(path):
    for _, source, line in cells(path.read_text(encoding="utf-8")):
        unseeded = r"default_rng\(\)|np\.random\.(?!default_rng|Generator)\w+|torch\.Generator\(\)(?!\.manual_seed)"
        found = re.findall(unseeded, source)
        assert not found, f"{path.name}:{line}: {found[0]} gives other numbers at every build"


@by_name(PAGES)
def test_a_page_loads_nothing_from_another_host(path):
    text = path.read_text(encoding="utf-8")
    loads = (
        r"""!\[[^\]]*\]\(\s*https?:|(?:src|data)=["']https?:|<link[^>]+https?:"""
        r"""|\{(?:image|figure|iframe)\}\s*https?:|urlopen|urlretrieve|requests\.get"""
    )
    assert not re.findall(loads, text)


def tracked_text():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("this folder is no git checkout, so there is no list of the project's files")
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and "vendor" not in path.parts and path.suffix in TEXT | {""}:
            yield name, path.read_text(encoding="utf-8", errors="replace")


TEXT = {".md", ".py", ".yml", ".toml", ".txt", ".cff", ".css", ".js", ".bib", ".ipynb", ".mplstyle"}


def test_no_path_of_a_machine_is_in_the_project():
    folders = "|".join(("work", "tmp", "root", "home", "Users"))
    pattern = re.compile(rf"(?<![\w.}}/])/(?:{folders})/\w[\w.-]*")
    found = [f"{name}: {match}" for name, text in tracked_text() for match in pattern.findall(text)]
    assert not found


def test_the_prose_is_about_the_subject():
    """Not about how, or with what, it was written."""
    pattern = re.compile(
        r"\b(?:chatgpt|copilot|as an ai|ai[- ]generated|language model|delve|seamless)\b", re.IGNORECASE
    )
    for path in [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "solutions").glob("*.md"))]:
        assert not pattern.findall(path.read_text(encoding="utf-8")), path.name


@by_name(NOTEBOOKS)
def test_an_exercise_is_blank(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert code
    assert not [cell for cell in code if cell["outputs"] or cell["execution_count"] is not None]
    source = "".join("".join(cell["source"]) for cell in code)
    assert "BEGIN SOLUTION" not in source
    assert "raise NotImplementedError" in source or "= ..." in source


@by_name(NOTEBOOKS)
def test_an_exercise_belongs_to_a_chapter_and_has_one_source(path):
    assert (ROOT / "book" / f"{path.stem}.md").exists()
    assert (ROOT / "solutions" / f"{path.stem}.md").exists()


def test_the_readmes_ten_lines_run(tmp_path):
    """The Python of README.md, as it stands, in a folder of its own."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1
    assert 5 <= len(blocks[0].strip().splitlines()) <= 15
    ran = subprocess.run([sys.executable, "-c", blocks[0]], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    said = re.findall(r"# prints (.*)", blocks[0])
    assert said and ran.stdout.split() == " ".join(said).split()


def test_the_readmes_commands_exist():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert set(re.findall(r"`make (\w+)", text)) <= targets, name
        for path in re.findall(r"`((?:src|book|tools|solutions|exercises|benchmarks)/[\w./-]*)`", text):
            assert "NN_name" in path or (ROOT / path).exists(), f"{name} names {path}"
