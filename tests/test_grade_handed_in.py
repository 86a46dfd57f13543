"""Who handed in what: names of students and files are texts, and nothing is followed or unpacked."""

import csv
import errno
import io
import json
import os
import re
import stat
import zipfile

import classroom
import pytest

from coursework.errors import Usage
from coursework.grading import entries, feedback, grade, handed_in, whose
from coursework.judging import submission

NAME = "02_odes_and_flows"
BLANK = json.dumps(classroom.notebook(NAME, {})).encode()


def begun(n=0):
    """A notebook that somebody has begun to write in."""
    return json.dumps(classroom.notebook(NAME, {"answer-euler": f"def euler(u, x0, n):\n    return {n}"})).encode()


def collected(path):
    return {(handed.student, handed.file): handed.problem for handed in handed_in.collect(path)}


def zipped(path, *entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("parts", "student", "file"),
    [
        (("ada.ipynb",), "ada", "ada.ipynb"),
        (("Ada Lovelace", "work.ipynb"), "Ada Lovelace", "work.ipynb"),
        (("Ada Lovelace", "week 2", "work.ipynb"), "Ada Lovelace", "work.ipynb"),
        ((f"ada_{NAME}.ipynb",), "ada", f"ada_{NAME}.ipynb"),
        ((f"{NAME} ada.ipynb",), "ada", f"{NAME} ada.ipynb"),
        ((f"{NAME}.ipynb",), NAME, f"{NAME}.ipynb"),
        (("Ada Lovelace_1234_assignsubmission_file_", "a.ipynb"), "Ada Lovelace (1234)", "a.ipynb"),
        (("Ada Lovelace_1234_assignsubmission_file", "a.ipynb"), "Ada Lovelace (1234)", "a.ipynb"),
        (("Ada Lovelace_1234_assignsubmission_file_a b.ipynb",), "Ada Lovelace (1234)", "a b.ipynb"),
        ((f"lovelaceada_12_345_{NAME}.ipynb",), "lovelaceada (12)", f"{NAME}.ipynb"),
        ((f"lovelaceada_LATE_12_345_{NAME}-1.ipynb",), "lovelaceada (12)", f"{NAME}-1.ipynb"),
        ((f"Week 2_lovelacea_attempt_2026-11-29-12-54-36_{NAME}.ipynb",), "lovelacea", f"{NAME}.ipynb"),
        (("12345-678 - Ada Lovelace - Nov 29, 2026 1254 PM", "a.ipynb"), "Ada Lovelace (12345-678)", "a.ipynb"),
        (("12345-678 - Ada Lovelace- 29 November, 2026 1254 - a b.ipynb",), "Ada Lovelace (12345-678)", "a b.ipynb"),
        (
            ("12345-678 - Ada-Jo Lovelace - May 9, 2026 105 AM", "x", "a.ipynb"),
            "Ada-Jo Lovelace (12345-678)",
            "a.ipynb",
        ),
        (("12345-678 - Ada Lovelace", "a.ipynb"), "12345-678 - Ada Lovelace", "a.ipynb"),
        (("=HYPERLINK(1)", "a.ipynb"), "=HYPERLINK(1)", "a.ipynb"),
        (("a\nb\x1b[31m\u202ec\ud800", "a.ipynb"), "a b [31m c?", "a.ipynb"),
        (("x" * 500, "a.ipynb"), "x" * 120, "a.ipynb"),
        (("\u200b", "a.ipynb"), "(no name)", "a.ipynb"),
    ],
)
def test_names(parts, student, file):
    others = [] if len(parts) == 1 else ["somebody/a.ipynb"]
    folder = entries._as_folders([(name, lambda: BLANK) for name in ["/".join(parts), *others]])
    found = {}
    for one in whose.owners(folder)[0]:
        found.setdefault(entries.plain(one.student), whose.Found()).add(one)
    assert [entries.plain(one.name) for _, one, _ in found.pop(student).notebooks] == [file]
    assert list(found) == ["somebody"] * len(others)


def test_names_that_look_alike_are_kept_apart(tmp_path):
    """One who is called as another looks costs her nothing, however many files there are."""
    names = ["ada", "a\u200bda", "\x01ada", "ada\u2060", "Zoe\u0308", "Zo\u00eb", "x" * 130, "x" * 131, "Emmy Noether"]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.ipynb").write_bytes(begun())
    for n in range(30):
        (tmp_path / "a\u200bda" / f"{n:02}.ipynb").write_bytes(begun(n))
    handed = list(handed_in.collect(tmp_path))
    files = {who: [h.file for h in handed if h.student == who] for who in {h.student for h in handed}}
    assert files["ada"] == ["a.ipynb"] and files["Zo\u00eb"] == ["a.ipynb"]
    assert len(files) == len(names)
    for one in handed:
        assert one.student == "".join(c for c in one.student if c.isprintable())
        assert bool(one.remark) == (one.student.startswith(("ada", "xxx", "Zo"))), one
    assert any("looks like ada" in one.remark for one in handed if one.student == "ada")
    remark = next(one.remark for one in handed if one.student.startswith("ada (other signs"))
    assert remark.startswith("this name looks like ada")
    assert {one.student for one in handed_in.collect(tmp_path)} == set(files)  # the same ones at the next run


def test_a_folder_of_notebooks_and_of_students(tmp_path):
    for name in ("ada.ipynb", "Emmy/one.ipynb", "Emmy/.ipynb_checkpoints/one.ipynb", "Emmy/._one.ipynb", "notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(BLANK)
    assert collected(tmp_path) == {("ada", "ada.ipynb"): "", ("Emmy", "one.ipynb"): ""}
    nobodys = []
    assert len(list(handed_in.collect(tmp_path, nobodys))) == 2 and nobodys == ["notes.txt"]


def test_who_handed_in_no_notebook_is_not_forgotten(tmp_path):
    names = [
        "ada/a.ipynb",
        "ben/a.ipynb",
        "ada/data.csv",
        "Emmy_3_assignsubmission_file_/a.pdf",
        "notes.txt",
        "__MACOSX/x/a.pdf",
    ]
    names += [f"Sofia/{n}.png" for n in range(25)]
    for name in names:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(BLANK)
    flat = ("Emmy_3_assignsubmission_file_a.pdf", "ada_4_assignsubmission_file_a.ipynb", "readme.txt")
    for path in (tmp_path / "in", zipped(tmp_path / "a.zip", *((f"all/{name}", BLANK) for name in names))):
        problems = collected(path)
        assert set(problems) == {("ada", "a.ipynb"), ("ben", "a.ipynb"), ("Emmy (3)", "a.pdf"), ("Sofia", "0.png")}
        assert problems["ada", "a.ipynb"] == ""
        assert problems["Emmy (3)", "a.pdf"] == "no notebook, only a.pdf: expected a file that ends in .ipynb"
        assert "only 0.png, 1.png, 10.png and 22 more:" in problems["Sofia", "0.png"]
    problems = collected(zipped(tmp_path / "b.zip", *((name, BLANK) for name in flat)))
    assert set(problems) == {("Emmy (3)", "a.pdf"), ("ada (4)", "a.ipynb")}


def test_a_folder_that_holds_the_zip(tmp_path):
    zipped(tmp_path / "class.zip", ("ada/a.ipynb", BLANK))
    with pytest.raises(Usage, match=r"holds no notebook: .*; it holds class.zip: give that file itself"):
        collected(tmp_path)


def test_links_and_pipes_are_not_followed(tmp_path):
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(BLANK)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.ipynb").symlink_to(secret)
    (folder / "away").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.ipynb")
    (folder / "folder.ipynb").mkdir()
    problems = collected(folder)
    assert set(problems) == {
        ("link", "link.ipynb"),
        ("pipe", "pipe.ipynb"),
        ("away", entries.LINK),
        ("folder.ipynb", entries.EMPTY),
    }
    assert "only a link, which is not followed" in problems["away", entries.LINK]
    assert "a link is not followed" in problems["link", "link.ipynb"]
    assert "no plain file" in problems["pipe", "pipe.ipynb"]


def test_a_zip(tmp_path):
    path = zipped(
        tmp_path / "a.zip",
        ("../../etc/ada.ipynb", BLANK),
        ("/emmy/one.ipynb", BLANK),
        ("C:\\sofia.ipynb", BLANK),
        ("__MACOSX/emmy/._one.ipynb", b"x"),
        ("emmy/", b""),
    )
    assert set(collected(path)) == {("etc", "ada.ipynb"), ("emmy", "one.ipynb"), ("C:\\sofia", "C:\\sofia.ipynb")}
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize(
    ("names", "students"),
    [
        (("all/ada/a.ipynb", "all/emmy/a.ipynb"), {"ada", "emmy"}),
        (("all/ada.ipynb", "all/emmy.ipynb"), {"ada", "emmy"}),
        ((f"ada/{NAME}.ipynb", "ada/01_generation_as_sampling.ipynb"), {"ada"}),
        (("ada/a.ipynb",), {"ada"}),
    ],
)
def test_a_folder_around_everything_is_nobody(tmp_path, names, students):
    path = zipped(tmp_path / "a.zip", *((name, BLANK) for name in names))
    assert {handed.student for handed in handed_in.collect(path)} == students


CANVAS = ["adal_1_11_a.ipynb", "benb_2_22_report.pdf", "carl_LATE_3_33_a.ipynb.txt", "dora_4_44_work.zip"]
BLACKBOARD = [
    "Week 2_ada_attempt_2026-11-28-09-00-00_a.ipynb",
    "Week 2_ada_attempt_2026-11-29-12-54-36.txt",
    "Week 2_ada_attempt_2026-11-29-12-54-36_a.ipynb",
    "Week 2_b_en_attempt_2026-11-29-12-54-36.txt",
    "Week 2_b_en_attempt_2026-11-29-12-54-36_b_ada_attempt_2026-11-29-12-54-36_a.ipynb",
    "Week 2_carl_attempt_2026-11-29-12-54-36_a.pdf",
]
BRIGHTSPACE = [
    "1-9 - Ada L - Nov 28, 2026 1154 PM/a.ipynb",
    "1-9 - Ada L - Nov 29, 2026 1254 AM/a.ipynb",
    "2-9 - Ada L - Nov 29, 2026 1254 PM/a.ipynb",
    "3-9 - Ben - Nov 29, 2026 1254 PM/a.pdf",
]
MOODLE = ["Ada L_1_assignsubmission_file_", "Ben_2_assignsubmission_file_"]
CHAPTERS = [NAME, "01_generation_as_sampling"]


@pytest.mark.parametrize(
    ("names", "students"),
    [
        # nobody is forgotten, whoever else handed in more
        (CANVAS, {"adal (1)", "benb (2)", "carl (3)", "dora (4)"}),
        ([f"week 2/{name}" for name in CANVAS], {"adal (1)", "benb (2)", "carl (3)", "dora (4)"}),
        (["ada.ipynb", "ben.ipynb.txt", "grades.csv"], {"ada", "ben.ipynb"}),
        ([f"{MOODLE[0]}/{n}.ipynb" for n in "ab"] + [f"{MOODLE[1]}/x.pdf"], {"Ada L (1)", "Ben (2)"}),
        (["ada/a.ipynb", "ada/b.ipynb", "ben/x.pdf"], {"ada", "ben"}),
        (["ps1-ada/work/a.ipynb", "ps1-ada/exercises/a.ipynb", "ps1-ben/README.md"], {"ps1-ada", "ps1-ben"}),
        # what lies around everything is nobody
        (["week2/ada/a.ipynb", "week2/ben/a.ipynb", "week2/grades.csv", "README.txt"], {"ada", "ben"}),
        (["export/week2/ada/a.ipynb", "export/week2/ben/a.ipynb"], {"ada", "ben"}),
        (["submitted/ada/ps1/a.ipynb", "submitted/ben/ps1/a.ipynb"], {"ada", "ben"}),
        (["week2/ada.ipynb", "week2/ben.ipynb"], {"ada", "ben"}),
        ([f"{chapter}/{who}.ipynb" for chapter in CHAPTERS for who in ("ada", "ben")], {"ada", "ben"}),
        ([f"{NAME}/{who}.ipynb" for who in ("ada", "ben")], {"ada", "ben"}),
        ([f"{NAME}/{who}/a.ipynb" for who in ("ada", "ben")], {"ada", "ben"}),
        (
            [f"Sheet {n}/{who}_{n}_assignsubmission_file_/a.ipynb" for n in (1, 2) for who in ("ada", "ben")],
            {"ada (1)", "ada (2)", "ben (1)", "ben (2)"},
        ),
        (BLACKBOARD, {"ada", "b_en", "carl"}),
        ([f"week 2/{name}" for name in BLACKBOARD], {"ada", "b_en", "carl"}),
        ([f"{week}/{name}" for week in ("one", "two") for name in BLACKBOARD], {"ada", "b_en", "carl"}),
        ([f"{w}_{name}_attempt_2026-11-29-12-54-36_a.ipynb" for w in "vw" for name in ("ada", "ben")], {"ada", "ben"}),
        ([f"w_{name}_l_attempt_2026-11-29-12-54-36_a.ipynb" for name in ("ada", "ben")], {"w_ada_l", "w_ben_l"}),
        ([*BRIGHTSPACE, "index.html"], {"Ada L (1-9)", "Ada L (2-9)", "Ben (3-9)"}),
        ([f"class/{name}" for name in BRIGHTSPACE], {"Ada L (1-9)", "Ada L (2-9)", "Ben (3-9)"}),
        ([name.replace("/", " - ") for name in BRIGHTSPACE], {"Ada L (1-9)", "Ada L (2-9)", "Ben (3-9)"}),
        # the only student of a class
        (BLACKBOARD[:3], {"ada"}),
        (BRIGHTSPACE[:2], {"Ada L (1-9)"}),
        (BRIGHTSPACE[:1], {"Ada L (1-9)"}),
        ([f"ada/{NAME}.ipynb", f"ada/{NAME} (1).ipynb"], {"ada"}),
        ([f"ada/{chapter}/{chapter}.ipynb" for chapter in CHAPTERS], {"ada"}),
        (["ada/work/a.ipynb", "ada/exercises/a.ipynb", "ada/README.md"], {"ada"}),
        # numbers in a name are not yet Canvas
        (["hw_2_1_ada.ipynb", "hw_2_1_ben.ipynb"], {"hw_2_1_ada", "hw_2_1_ben"}),
    ],
)
def test_whose_it_is(tmp_path, names, students):
    for name in names:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(BLANK)
    for path in (tmp_path / "in", zipped(tmp_path / "a.zip", *((name, BLANK) for name in names))):
        assert {handed.student for handed in handed_in.collect(path)} == students


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        ("w_ada_attempt_2026-{}_a.ipynb", ("09-30-23-00-00", "11-28-09-00-00", "11-28-10-00-00")),
        ("1-2 - ada - {} PM/a.ipynb", ("Sep 30, 2026 1100", "Nov 28, 2026 1259", "Nov 28, 2026 101")),
        ("1-2 - ada - {} - a.ipynb", ("Oct 1, 2026 100 PM", "Nov 28, 2026 1159 AM", "Nov 28, 2026 1200 PM")),
    ],
)
def test_the_newest_attempt_counts_and_the_earlier_are_named(tmp_path, name, dates):
    """However the names are sorted: November is before September, and 1 PM before 12 PM."""
    mine = [(name.format(date), begun(n)) for n, date in enumerate(dates)]
    path = zipped(tmp_path / "a.zip", *mine, (name.replace("ada", "ben").format(dates[0]), begun()))
    mine, other = handed_in.collect(path)
    assert (mine.data, mine.problem, other.earlier) == (begun(2), "", "")
    assert mine.earlier.startswith("the newest attempt counts; earlier ones are not looked at: 2026-11-28 ")
    assert mine.earlier.count(", 2026-") == 1 and mine.remark == ""


def test_an_earlier_attempt_counts_for_what_the_newest_does_not_hold(tmp_path):
    """Another exercise, and nothing that can be read."""
    one = json.dumps(classroom.notebook("01_generation_as_sampling", {})).encode()
    files = {"27-09-00-00_a": one, "28-09-00-00_a": begun(1), "28-09-00-00_b": begun(2), "29-09-00-00_a": b"{"}
    named = [(f"w_ada_attempt_2026-11-{name}.ipynb", data) for name, data in files.items()]
    handed = list(handed_in.collect(zipped(tmp_path / "a.zip", *named)))
    assert [(one.data, one.earlier) for one in handed] == [(data, "") for data in (b"{", begun(1), begun(2), one)]
    flood = [(f"w_ada_attempt_2026-11-{day:02}-09-00-00_a.ipynb", begun(day)) for day in range(1, 29)]
    (mine,) = handed_in.collect(zipped(tmp_path / "b.zip", *flood))
    assert mine.data == begun(28) and mine.earlier.endswith(" and 24 more")


@pytest.mark.parametrize(
    "eve", [f"Eve_16_assignsubmission_file_/{MOODLE[0]}", "eve/Zoe_1_assignsubmission_file_", "eve/zoe"]
)
def test_a_folder_within_a_folder_is_nobody_else(tmp_path, eve):
    """What a student calls a folder within her own costs the student of that name nothing."""
    owner = "zoe" if eve == "eve/zoe" else MOODLE[0]
    files = [(f"{owner}/a.ipynb", BLANK), *((f"{eve}/{n}.ipynb", b"x") for n in range(30))]
    handed = list(handed_in.collect(zipped(tmp_path / "a.zip", *files)))
    mine = [one for one in handed if one.student.startswith(("zoe", "Ada"))]
    assert [(one.file, one.problem) for one in mine] == [("a.ipynb", "")]
    assert {one.student for one in handed} - {mine[0].student} == {"Eve (16)" if "Eve" in eve else "eve"}


def test_the_courses_own_notebooks_in_a_project_that_was_handed_in(tmp_path):
    """The blanks and the solutions beside a student's work are not the student's."""
    solution = (handed_in._SOLUTIONS / f"{NAME}.ipynb").read_bytes()
    work = begun()
    for who, own in (("ada", work), ("ben", BLANK)):
        for place, data in ((f"work/{NAME}", own), (f"exercises/{NAME}", BLANK), (f"solutions/{NAME}", solution)):
            (tmp_path / who / place).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / who / f"{place}.ipynb").write_bytes(data)
        for n in range(40):
            (tmp_path / who / "exercises" / f"{n}.ipynb").write_bytes(BLANK)
    handed = list(handed_in.collect(tmp_path))
    assert [one.data for one in handed if one.student == "ada"] == [work]
    assert {one.data for one in handed if one.student == "ben"} == {BLANK}
    assert len(handed) == 2
    (tmp_path / "alone" / "emmy").mkdir(parents=True)
    for name in (NAME, f"{NAME} (1)"):  # who has nothing else is judged by one of them
        (tmp_path / "alone" / "emmy" / f"{name}.ipynb").write_bytes(solution)
    assert [(one.student, one.data) for one in handed_in.collect(tmp_path / "alone")] == [("emmy", solution)]


def test_an_environment_that_was_handed_in_is_not_looked_through(tmp_path):
    for place in (".venv", "venv/lib", "venv/share", "node_modules"):
        (tmp_path / "ada" / place).mkdir(parents=True)
        (tmp_path / "ada" / place / "a.ipynb").write_bytes(BLANK)
    (tmp_path / "ada" / "venv" / "pyvenv.cfg").touch()
    for who in ("ada", "ben"):
        (tmp_path / who / "work").mkdir(parents=True)
        (tmp_path / who / "work" / "a.ipynb").write_bytes(BLANK)
    (tmp_path / "ben" / "pyvenv.cfg").touch()  # ben's folder is an environment itself
    assert [(one.student, one.file) for one in handed_in.collect(tmp_path)] == [
        ("ada", "a.ipynb"),
        ("ben", "a.ipynb"),
    ]


def test_a_folder_that_cannot_be_opened_is_named(tmp_path, monkeypatch):
    for who in ("ada", "ben"):
        (tmp_path / who).mkdir()
        (tmp_path / who / "a.ipynb").write_bytes(BLANK)
    scandir = os.scandir

    def refuse(path):  # root may open every folder
        if str(path).endswith("ben"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert "only a folder that cannot be opened:" in collected(tmp_path)["ben", entries.CLOSED]


def test_hostile_zips(tmp_path, monkeypatch):
    for module in (entries, submission):
        monkeypatch.setattr(module, "MAX_FILE_BYTES", 2**20)
    link = zipfile.ZipInfo("link/a.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bomb/a.ipynb", bytes(2**24))
        archive.writestr("liar/a.ipynb", bytes(2**22))
        archive.writestr("right/a.ipynb", BLANK)
    data = bytearray(path.read_bytes())
    for place in _places(data, (2**22).to_bytes(4, "little")):
        data[place : place + 4] = (100).to_bytes(4, "little")  # the size that the entry states
    path.write_bytes(data)
    problems = {student: problem for (student, _), problem in collected(path).items()}
    assert "is a link" in problems["link"] and "larger than" in problems["bomb"]
    assert "larger than" in problems["liar"] or "cannot be unpacked" in problems["liar"]
    assert problems["right"] == ""


def _places(data, wanted):
    place = data.find(wanted)
    while place >= 0:
        yield place
        place = data.find(wanted, place + 1)


@pytest.mark.parametrize("content", [None, b"", b"no zip", b"PK\x03\x04 broken"])
def test_what_is_no_class(tmp_path, content):
    path = tmp_path / "a.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Usage, match=r"does not exist|neither a folder nor a zip|cannot be read as a zip"):
        collected(path)


def test_an_empty_folder(tmp_path):
    with pytest.raises(Usage, match="holds no notebook"):
        collected(tmp_path)


def test_a_flood_of_files_costs_its_sender_only(tmp_path):
    for n in range(30):
        (tmp_path / "eve").mkdir(exist_ok=True)
        (tmp_path / "eve" / f"{n:02}.ipynb").write_bytes(begun(n))
    (tmp_path / "ada.ipynb").write_bytes(BLANK)
    problems = collected(tmp_path)
    assert len(problems) == handed_in.MAX_PER_STUDENT + 2 and problems["ada", "ada.ipynb"] == ""


def test_an_answer_that_is_too_long_is_lost_alone():
    long, solved = {"answer-euler": "#" * (handed_in.MAX_ANSWER + 1)}, classroom.solution(NAME)
    data = json.dumps(classroom.notebook(NAME, solved | long)).encode()
    submission = handed_in.HandedIn("a", "a.ipynb", data).read()
    assert list(submission.lost) == ["answer-euler"] and set(submission.answers) == set(solved) - set(long)


def test_pages_have_harmless_names_of_their_own():
    names = ["../../etc/passwd", "..", "a/b", "a\\b", "", "CON", "Ada", "ada", "Ünal", "x" * 400, "<script>"]
    pages = [feedback.page_name(name) for name in names]
    assert len(set(pages)) == len(pages)
    for page in pages:
        assert set(page) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") and page.count(".") == 1 and len(page) < 80


def test_no_name_has_the_page_of_another(monkeypatch):
    """128 bits of it, where 32 were found again in minutes; and a number where two are the same nevertheless."""
    assert re.fullmatch(r"ada-[0-9a-f]{32}\.html", feedback.page_name("ada"))
    monkeypatch.setattr(feedback, "page_name", lambda student: "ada-0.html")
    assert feedback.page_names(["zoe", "ada", "emmy"]) == {
        "ada": "ada-0.html",
        "emmy": "ada-0-2.html",
        "zoe": "ada-0-3.html",
    }


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@a", " =1", "\t=1"])
def test_no_name_is_a_formula(name):
    assert feedback._harmless(name) == "'" + name


@pytest.mark.parametrize("separator", ",;\t ")
@pytest.mark.parametrize(
    "name", ["ada;=1+1", 'ada;=HYPERLINK("http://x","y")', 'ada";=1+1;"', 'ada" =1+1', "ada\t@x", '";=1', "ada; +1 -1"]
)
def test_no_name_holds_a_formula_whatever_separates_the_cells(name, separator):
    task = grade.Task(name, "a.ipynb", "", "")
    rows = list(csv.reader(io.StringIO(feedback.grades([task], set())), delimiter=separator))
    assert len(rows) == 2 and not [cell for cell in rows[1] if cell.lstrip('" ').startswith(tuple("=+-@"))]
    assert separator != "," or rows[1][0] == name
