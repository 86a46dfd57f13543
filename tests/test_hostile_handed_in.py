"""Hostile zips, names and folders, and processes that would take the time of others: the command grades the rest."""

import json
import os
import zipfile
from csv import DictReader

import classroom
import pytest
from hostile import code
from hostile.traces import marked

from coursework.__main__ import main

NAME = "01_generation_as_sampling"
SOLVED = classroom.solution(NAME)

pytestmark = pytest.mark.usefixtures("bwrap")


def write(path, answers=SOLVED, name=NAME):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(classroom.notebook(name, answers)), "utf-8")


def results(out):
    found = json.loads((out / "results.json").read_text("utf-8"))["submissions"]
    return {(entry["student"], entry["file"]): entry for entry in found}


def total(entry):
    return sum(row["points"] for row in entry["questions"])


def test_a_hostile_zip(tmp_path, capsys, monkeypatch):
    """A bomb, `../`, an absolute path, a formula and a link in a zip: nothing is unpacked, the others are graded."""
    monkeypatch.chdir(tmp_path)
    good = json.dumps(classroom.notebook(NAME, SOLVED)).encode()
    link = zipfile.ZipInfo("eve/link.ipynb")
    link.external_attr = 0o120777 << 16
    (tmp_path / "class").mkdir()
    with zipfile.ZipFile(tmp_path / "class" / "class.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb/a.ipynb", bytes(2**28))
        archive.writestr("../../../../../../coursework-hostile/a.ipynb", good)
        archive.writestr("/" + "tmp/coursework-hostile.ipynb", good)
        archive.writestr('=HYPERLINK("http://x","y")/a.ipynb', good)
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ada/a.ipynb", good)
    assert main(["grade", "class/class.zip", "--out", "out", "--jobs", "1"]) == 0
    found = {who: entry for (who, _), entry in results(tmp_path / "out").items()}
    assert {who: total(entry) for who, entry in found.items() if total(entry)} == dict.fromkeys(
        ("coursework-hostile", "tmp", '=HYPERLINK("http:', "ada"), 24
    )
    assert "larger than" in found["bomb"]["remarks"][0] and "a link" in found["eve"]["remarks"][0]
    assert "'=HYPERLINK" in (tmp_path / "out" / "grades.csv").read_text()
    assert {p.name for p in tmp_path.iterdir()} == {"class", "out"}
    assert [p.name for p in (tmp_path / "class").iterdir()] == ["class.zip"] and not marked()


def test_names(tmp_path, capsys):
    """Names that are formulas, markup, controls, no text, or another student's with signs that are not seen."""
    names = [
        "ada",
        "a\u200bda",
        "\uff1dcmd",
        "@sum",
        "<b>bold",
        "x\x1b[31m\u202egpj",
        "CON",
        "-rf",
        "\uff41\uff44\uff41",
        "\u0430da",
    ]
    for name in names:
        write(tmp_path / "in" / f"{name}.ipynb")
    write(tmp_path / "in" / "unreadable")
    os.rename(os.fsencode(tmp_path / "in" / "unreadable"), os.fsencode(tmp_path / "in") + b"/\xff\xfe\x1b[31m.ipynb")
    os.symlink("ada.ipynb", os.fsencode(tmp_path / "in") + b"/\xfd\x1b[31m.ipynb")
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said and "\u202e" not in said
    found = results(tmp_path / "out")
    students = {who for who, _ in found}
    assert len(students) == len(names) + 2  # nobody is taken for somebody else
    assert sum(total(entry) == 24 for entry in found.values()) == len(names) + 1
    assert len(list((tmp_path / "out" / "feedback").iterdir())) == len(students)
    rows = (tmp_path / "out" / "grades.csv").read_text("utf-8").splitlines()
    cells = [cell.strip('"') for row in rows for cell in row.split(",")]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20\t\r"))]


def test_forged_results_are_not_found(tmp_path, capsys):
    """A student's folder that is called like --out, with results in it, or the class as --out."""
    write(tmp_path / "in" / "ada.ipynb")
    write(tmp_path / "in" / "out" / "a.ipynb", {})
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "real"), "--seed", "1"]) == 0
    forged = (tmp_path / "real" / "results.json").read_text()
    assert '"points": 0' in forged
    (tmp_path / "in" / "out" / "results.json").write_text(forged.replace('"points": 0', '"points": 9'))
    capsys.readouterr()
    for out in ("in", "in/out", "in/new"):
        assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / out)]) == 2
        error = capsys.readouterr().err
        assert "--out" in error and error.count("\n") == 1
    assert not (tmp_path / "in" / "new").exists() and not (tmp_path / "in" / "grades.csv").exists()


def test_empty_folders(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 2
    assert "holds no notebook" in capsys.readouterr().err and not list((tmp_path / "out").glob("*"))


def test_two_notebooks_of_one_student(tmp_path, capsys):
    """The better one counts, as a whole: points are not gathered from several."""
    half, other = (dict(list(SOLVED.items())[part]) for part in (slice(0, 7), slice(7, None)))
    write(tmp_path / "in" / "eve" / "one.ipynb", half)
    write(tmp_path / "in" / "eve" / "two.ipynb", other)
    write(tmp_path / "in" / "ada" / "one.ipynb")
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    found = results(tmp_path / "out")
    one, two = found["eve", "one.ipynb"], found["eve", "two.ipynb"]
    assert total(one) + total(two) == 24 and [one["counts"], two["counts"]].count(True) == 1
    with (tmp_path / "out" / "grades.csv").open(newline="") as file:
        rows = list(DictReader(file))
    assert sum(int(row["points"]) for row in rows if row["student"] == "eve") == max(total(one), total(two))
    assert sum(int(row["points"]) for row in rows if row["student"] == "ada") == 24


def test_hogs_take_no_time_from_others(tmp_path, capsys):
    """Processes that spin beside somebody else's notebook do not make that one late."""
    for n in range(2):
        write(tmp_path / "in" / f"{n} hog.ipynb", SOLVED | {"answer-to_vector": f"# {n}\n{code.HOGS}"})
    worker = code.WORKER.replace("RIGHT", SOLVED["answer-to_vector"])
    for n in range(4):
        write(tmp_path / "in" / f"{n} worker.ipynb", SOLVED | {"answer-to_vector": f"# {n}\n{worker}"})
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--timeout", "6", "--jobs", "2"]) == 0
    for (name, _), entry in results(tmp_path / "out").items():
        if "worker" in name:
            assert total(entry) == 24, entry["questions"][0]["message"]
