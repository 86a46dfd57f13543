"""Nobody is forgotten and nobody pays for another: students are found before anything is skipped, counted or opened."""

import json
import os
import random
import stat
import zipfile

import classroom
import pytest

from coursework.errors import Usage
from coursework.grading import entries, handed_in, whose
from coursework.judging import submission

NAME = "02_odes_and_flows"
BLANK = json.dumps(classroom.notebook(NAME, {})).encode()
RIGHT = json.dumps(classroom.notebook(NAME, classroom.solution(NAME) | {"answer-euler": "# mine"})).encode()


def put(root, files):
    """Write files by their paths; None makes a folder."""
    for name, data in files.items():
        path = root / name
        if data is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return root


def zipped(path, files):
    """The same as a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            if data is None:
                archive.writestr(zipfile.ZipInfo(f"{name}/"), b"")
            else:
                archive.writestr(name, data)
    return path


def by_student(path):
    found = {}
    for one in handed_in.collect(path):
        found.setdefault(one.student, []).append(one)
    return found


FRIENDS = {"ada/a.ipynb": RIGHT, "zoe/a.ipynb": RIGHT}
QUIET = {
    "a virtual environment": ({"eve/pyvenv.cfg": b"", "eve/lib/a.ipynb": BLANK}, "only pyvenv.cfg"),
    "a system's file": ({"eve/.DS_Store": b""}, "only .DS_Store"),
    "nothing": ({"eve": None}, "only an empty folder"),
    "nothing in it": ({"eve/week 2": None}, "only an empty folder"),
    "what is hidden": ({"eve/.git/a.ipynb": BLANK}, "only .git, a folder that is not looked through"),
    "a tool's folder": ({"eve/node_modules/a.ipynb": BLANK}, "only node_modules, a folder that is not looked through"),
    "another kind": ({"eve/a.pdf": b"", "eve/.DS_Store": b""}, "only a.pdf"),
}


@pytest.mark.parametrize("around", ["", "week 2/", "export/week 2/"])
@pytest.mark.parametrize("kind", QUIET)
def test_each_student_who_yields_nothing_has_a_line_that_says_why(tmp_path, kind, around):
    files, words = QUIET[kind]
    files = {around + name: data for name, data in (FRIENDS | files).items()}
    for path in (put(tmp_path / "in", files), zipped(tmp_path / "a.zip", files)):
        found = by_student(path)
        assert set(found) == {"ada", "zoe", "eve"}
        assert [one.problem for one in found["eve"]] == [f"no notebook, {words}: expected a file that ends in .ipynb"]
        assert [one.data for who in ("ada", "zoe") for one in found[who]] == [RIGHT, RIGHT]


@pytest.mark.parametrize("around", ["", "week 2/"])
@pytest.mark.parametrize("name", [".eve", "._eve", "pyvenv.cfg", "lib", "work", "node_modules", "__MACOSX", NAME])
def test_a_student_may_be_called_as_a_tools_folder(tmp_path, name, around):
    files = {around + file: data for file, data in (FRIENDS | {f"{name}/a.ipynb": RIGHT}).items()}
    for path in (put(tmp_path / "in", files), zipped(tmp_path / "a.zip", files)):
        assert {who: [one.problem for one in own] for who, own in by_student(path).items()} == {
            "ada": [""], "zoe": [""], name: [""]
        }  # fmt: skip


def test_what_systems_keep_beside_students_is_no_student(tmp_path):
    """It is named if a notebook lies in it, as where the instructor has looked at one in Jupyter."""
    files = FRIENDS | {
        ".ipynb_checkpoints/ada-checkpoint.ipynb": BLANK,
        "$RECYCLE.BIN/a.ipynb": BLANK,
        ".git/config": b"",
        "__MACOSX/ada/._a.ipynb": b"",
        "._ada": b"",
        ".DS_Store": b"",
        "Thumbs.db": b"",
        ".hidden.ipynb": BLANK,
        ".gitignore": b"",
    }
    for path in (put(tmp_path / "in", files), zipped(tmp_path / "a.zip", files)):
        nobodys = []
        assert {one.student for one in handed_in.collect(path, nobodys)} == {"ada", "zoe", ".hidden"}
        assert nobodys == ["$RECYCLE.BIN", ".gitignore", ".ipynb_checkpoints"]


def test_a_long_name_is_nobodys_way_to_stop_the_class(tmp_path):
    """Longer than what an LMS writes, and cut in every place of what it writes."""
    blackboard = "_attempt_2026-11-29-12-54-36.txt"
    names = [f"{'x' * n}{blackboard}{'y' * 500}.ipynb" for n in (290, 300, 301, 960, 968, 970, 999, 1000, 1001)]
    names += [f"{'x' * n}_9_assignsubmission_file_{'y' * 500}.ipynb" for n in (960, 980, 1000, 1001)]
    found = by_student(zipped(tmp_path / "a.zip", dict.fromkeys([*names, "ada.ipynb"], RIGHT)))
    assert sum(map(len, found.values())) == len(names) + 1 and [one.data for one in found["ada"]] == [RIGHT]


@pytest.mark.parametrize("name", ["work", "src", "book", "exercises", "solutions"])
@pytest.mark.parametrize(
    "others", [("ada/a.ipynb", "ben/a.pdf"), ("ada/a.ipynb", "ben/.DS_Store"), ("ada.ipynb", "ben.ipynb")]
)
def test_no_folder_makes_one_student_of_the_class(tmp_path, name, others):
    files = {f"week 2/{file}": RIGHT for file in (*others, f"{name}/a.ipynb")}
    for path in (put(tmp_path / "in", files), zipped(tmp_path / "a.zip", files)):
        assert set(by_student(path)) == {"ada", "ben", name}


def test_no_name_further_inside_decides(tmp_path):
    """One folder alone does not sort a class, whatever it is called or holds."""
    inside = ["Zoe_1_assignsubmission_file_/a.ipynb", "w_zoe_attempt_2026-11-29-12-54-36_a.ipynb", "zoe.ipynb"]
    for number, name in enumerate(["eve", NAME]):
        files = {"ada.ipynb": RIGHT, "zoe.ipynb": RIGHT} | {f"{name}/{file}": BLANK for file in inside}
        path = zipped(tmp_path / f"{number}.zip", files)
        found = by_student(path)
        assert set(found) == {"ada", "zoe", name} and [one.data for one in found["zoe"]] == [RIGHT]
    # the blank that the instructor put beside the folders of the class is nobody's folder
    files = {f"week 2/{file}": data for file, data in (FRIENDS | {f"{NAME}.ipynb": BLANK}).items()}
    assert set(by_student(zipped(tmp_path / "c.zip", files))) == {"ada", "zoe", NAME}


@pytest.mark.parametrize("around", ["", "week 2/", "export/week 2/"])
def test_a_flood_hides_nobody_and_stops_nobody(tmp_path, around, monkeypatch):
    """5001 files in a folder, more files than are looked at, and a notebook before them."""
    monkeypatch.setattr(whose, "MAX_FILES", 6000)
    flood = {f"eve/{n:05}.csv": b"" for n in range(5001)} | {f"mallory/data/{n:05}.csv": b"" for n in range(6001)}
    flood |= {"eve/work/a.ipynb": RIGHT, "mallory/a.ipynb": RIGHT, "mallory/data/more/b.ipynb": BLANK}
    path = zipped(tmp_path / "a.zip", {around + name: data for name, data in (FRIENDS | flood).items()})
    found = by_student(path)
    assert [(who, [one.data for one in own]) for who, own in sorted(found.items())] == [
        (who, [RIGHT]) for who in ("ada", "eve", "mallory", "zoe")
    ]
    assert "more than 6000 files" in found["mallory"][0].remark
    assert not any(found[who][0].remark for who in ("ada", "zoe", "eve"))


def test_more_files_than_one_student_may_have_stop_nobody(tmp_path):
    """As many as a whole class had been allowed."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ["ada/a.ipynb", "zoe/a.ipynb", *(f"eve/{n}.csv" for n in range(100_001))]:
            archive.writestr(name, RIGHT if name.endswith(".ipynb") else b"")
    found = by_student(tmp_path / "a.zip")
    assert sorted(found) == ["ada", "eve", "zoe"] and "no notebook, only 0.csv" in found["eve"][0].problem


def test_a_path_that_is_longer_than_the_system_takes(tmp_path):
    """Folders in folders beyond 4096 characters: its owner is told, and the others are graded."""
    put(tmp_path / "in", FRIENDS | {"eve": None, "mallory/a.ipynb": RIGHT})
    for who in ("eve", "mallory"):
        here = os.open(tmp_path / "in" / who, os.O_RDONLY)
        for _ in range(30):
            os.mkdir("x" * 200, dir_fd=here)
            here, before = os.open("x" * 200, os.O_RDONLY, dir_fd=here), here
            os.close(before)
        os.close(here)
    try:
        found = by_student(tmp_path / "in")
    finally:
        remove_deep(tmp_path / "in" / "eve")
        remove_deep(tmp_path / "in" / "mallory")
    assert set(found) == {"ada", "eve", "mallory", "zoe"}
    assert "only a folder that cannot be opened" in found["eve"][0].problem
    assert found["mallory"][0].data == RIGHT and "a folder that cannot be opened" in found["mallory"][0].remark
    deep = zipped(tmp_path / "a.zip", FRIENDS | {"eve/" + "x/" * 20_000 + "a.ipynb": RIGHT})
    assert [(who, [one.data for one in own]) for who, own in sorted(by_student(deep).items())] == [
        (who, [RIGHT]) for who in ("ada", "eve", "zoe")
    ]


def remove_deep(folder):
    """What is too deep for the folder of temporary files to be tidied up."""
    chain = [os.open(folder, os.O_RDONLY)]
    while "x" * 200 in os.listdir(chain[-1]):
        chain.append(os.open("x" * 200, os.O_RDONLY, dir_fd=chain[-1]))
    for number in reversed(chain[:-1]):
        os.rmdir("x" * 200, dir_fd=number)
    for number in chain:
        os.close(number)


def test_an_accent_that_is_put_together_in_two_ways_is_two_students(tmp_path):
    """The wrong one does not hide the right one, with as many files as it likes."""
    composed, decomposed = "Jos\u00e9", "Jose\u0301"
    wrong = {f"{decomposed}/{n:02}.ipynb": BLANK for n in range(25)}
    for around in ("", "week 2/"):
        files = {
            around + name: data for name, data in ({f"{composed}/a.ipynb": RIGHT, "ada/a.ipynb": RIGHT} | wrong).items()
        }
        found = by_student(zipped(tmp_path / "a.zip", files))
        assert [one.data for one in found[composed]] == [RIGHT] and "looks like José" in found[composed][0].remark
        other = next(own for who, own in found.items() if who.startswith(f"{composed} (other signs, "))
        assert {one.data for one in other} <= {BLANK, b""} and len(found) == 3
    # alone it is just a name
    (alone,) = handed_in.collect(put(tmp_path / "in", {f"{decomposed}/a.ipynb": RIGHT}))
    assert (alone.student, alone.remark) == (composed, "")


def test_names_that_are_told_apart_by_a_number_keep_numbers_of_their_own(monkeypatch):
    """Also where the numbers are the same, or somebody is called as another would be."""
    monkeypatch.setattr(handed_in.hashlib, "sha256", lambda data: __import__("hashlib").md5(b"the same"))
    number = handed_in.hashlib.sha256(b"").hexdigest()[:6]
    written = {"ada", "a\u200bda", "ad\u200ba", "ada\u200b", f"ada (other signs, {number})"}
    students = [student for student, _ in handed_in._told_apart(written).values()]
    assert len(set(students)) == len(written) and {"ada", f"ada (other signs, {number})-2"} & set(students)


CANVAS = ["adal_1_11_a.ipynb", "zoeb_2_22_a.ipynb", "benc_3_33_a.ipynb"]
MOODLE = ["Ada L_1_assignsubmission_file_a.ipynb", "Zoe B_2_assignsubmission_file_a.ipynb"]
BRIGHTSPACE = ["1-9 - Ada L - Nov 29, 2026 1254 PM - a.ipynb", "2-9 - Zoe B - Nov 29, 2026 1254 PM - a.ipynb"]
BLACKBOARD = [f"w_{who}_attempt_2026-11-29-12-54-36_a.ipynb" for who in ("ada", "zoe")]
WRITTEN = [  # by a student: what others are called, as each LMS writes it
    "Zoe B_2_assignsubmission_file_a.ipynb",
    "zoeb_2_77_a.ipynb",
    "zoe_2_assignsubmission_file_\\zoeb_2_77_a.ipynb",
    "\\Zoe B_2_assignsubmission_file_a.ipynb",
    "\\w_zoe_attempt_2026-11-30-12-54-36_a.ipynb",
    "w_zoe_attempt_2026-11-30-12-54-36_a.ipynb",
    "2-9 - Zoe B - Nov 30, 2026 1254 PM - a.ipynb",
    " - 2-9 - Zoe B - Nov 30, 2026 1254 PM - a.ipynb",
]


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize(
    ("others", "front", "eve"),
    [
        (CANVAS, "eve_9_99_", "eve (9)"),
        (CANVAS, "eve_LATE_9_99_", "eve (9)"),
        (MOODLE, "Eve_9_assignsubmission_file_", "Eve (9)"),
        (BRIGHTSPACE, "9-9 - Eve - Nov 29, 2026 1254 PM - ", "Eve (9-9)"),
        (BLACKBOARD, "w_eve_attempt_2026-11-29-12-54-36_", "eve"),
    ],
)
def test_what_a_student_writes_takes_nobodys_name(tmp_path, others, front, eve, written):
    """What the LMS wrote stands in front; a file may be called as it likes, with a backslash too."""
    for around in ("", "week 2/"):
        files = {around + name: RIGHT for name in others} | {f"{around}{front}{written}": BLANK}
        found = by_student(zipped(tmp_path / "a.zip", files))
        assert len(found) == len(others) + 1 and [one.data for one in found[eve]] == [BLANK]


def test_a_zip_whose_folders_are_all_written_with_a_backslash(tmp_path):
    files = {"week 2\\ada\\a.ipynb": RIGHT, "week 2\\zoe\\x\\a.ipynb": RIGHT, "week 2\\ben\\a.pdf": b""}
    found = by_student(zipped(tmp_path / "a.zip", files | {"week 2\\emmy\\": b"", "list.csv": b""}))
    assert set(found) == {"ada", "ben", "emmy", "zoe"} and "an empty folder" in found["emmy"][0].problem


def test_an_entry_whose_name_says_nothing_is_named(tmp_path):
    nobodys = []
    path = zipped(tmp_path / "a.zip", FRIENDS | {"..": b"", "./": b""})
    assert {one.student for one in handed_in.collect(path, nobodys)} == {"ada", "zoe"} and nobodys == ["(no name)"]


@pytest.mark.parametrize(
    ("file", "student"),
    [
        (f"ada_{NAME}.ipynb", "ada"),
        (f"ada_{NAME} (1).ipynb", "ada"),
        (f"{NAME} ada.ipynb", "ada"),
        (f"{NAME} (1).ipynb", f"{NAME} (1)"),
        (f"z{NAME}oe.ipynb", f"z{NAME}oe"),
        (f"z{NAME} oe.ipynb", f"z{NAME} oe"),
    ],
)
def test_an_exercise_is_taken_off_a_name_at_its_ends_only(tmp_path, file, student):
    """What stands around the exercise in the middle of a name could be put together to another's."""
    assert set(by_student(put(tmp_path / "in", {file: RIGHT, "zoe.ipynb": RIGHT}))) == {student, "zoe"}


def test_the_same_name_twice_in_a_zip_is_said(tmp_path):
    """Neither the first nor the last wins silently: both are handed in."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        for name, data in (("ada/a.ipynb", RIGHT), ("ada/a.ipynb", BLANK), ("zoe.ipynb", BLANK), ("zoe.ipynb", RIGHT)):
            archive.writestr(name, data)
    found = by_student(path)
    assert {who: {one.data for one in own} for who, own in found.items()} == {
        "ada": {RIGHT, BLANK}, "zoe": {RIGHT, BLANK}
    }  # fmt: skip
    for who, file in (("ada", "a.ipynb"), ("zoe", "zoe.ipynb")):
        assert {one.remark for one in found[who]} == {f"the zip holds {file} 2 times: each of them is looked at"}


# Of each kind of class: what a student's notebook is called, what lies before whatever Eve writes, and their names.
CLASSES = {
    "folders": ("{}/a.ipynb", "eve/", "{}", "eve"),
    "flat, and a folder": ("{}.ipynb", "eve/", "{}", "eve"),
    "Moodle's folders": ("{}_1_assignsubmission_file_/a.ipynb", "Eve_9_assignsubmission_file_/", "{} (1)", "Eve (9)"),
    "Moodle's files": ("{}_1_assignsubmission_file_a.ipynb", "Eve_9_assignsubmission_file_", "{} (1)", "Eve (9)"),
    "Brightspace's folders": (
        "1-9 - {} - Nov 29, 2026 1254 PM/a.ipynb",
        "9-9 - Eve - Nov 29, 2026 1254 PM/",
        "{} (1-9)",
        "Eve (9-9)",
    ),
    "Blackboard's files": (
        "w_{}_attempt_2026-11-29-12-54-36_a.ipynb",
        "w_eve_attempt_2026-11-29-12-54-36_",
        "{}",
        "eve",
    ),
}
PIECES = [*("zoe", "ada", "work", "src", ".git", ".DS_Store", "__MACOSX", "node_modules", "pyvenv.cfg", "a.pdf", NAME)]
PIECES += [*("a.ipynb", "zoe.ipynb", "._a.ipynb", f"{NAME}.ipynb", "\\zoe.ipynb", "..", "\u200b", "x" * 300)]
PIECES += [*("Zoe_1_assignsubmission_file_", "w_zoe_attempt_2026-11-29-12-54-36_a.ipynb", "zoe_2_22_a.ipynb")]
PIECES += [*("1-9 - zoe - Nov 29, 2026 1254 PM", "zoe (other signs, 123456)", "Jose\u0301", "Jos\u00e9")]


@pytest.mark.parametrize("kind", CLASSES)
def test_whatever_one_student_writes_the_others_are_who_they_are(tmp_path, kind, monkeypatch):
    """Drawn from all that LMSs, systems, tools and this course call things: nobody changes, and Eve is Eve."""
    friend, front, called, eve = CLASSES[kind]
    choose = random.Random(kind)
    for _ in range(100):
        around = choose.choice(["", "week 2/", "export/week 2/"])
        friends = choose.sample(["zoe", "ada", "ben", "Jos\u00e9"], choose.randint(2, 4))
        loads = [(around + friend.format(who), lambda who=who: who.encode()) for who in friends]
        for _ in range(choose.randint(1, 8)):
            separator = "/" if front.endswith("/") else "_"
            written = separator.join([*choose.choices(PIECES, k=choose.randint(0, 4)), choose.choice(PIECES)])
            loads.append((around + front + written + ".pdf" * written.endswith(".."), bytes))
        choose.shuffle(loads)
        monkeypatch.setattr(handed_in, "opened", lambda path, stack, loads=loads: entries._as_folders(loads))
        found = by_student(tmp_path)
        assert {who: [one.data for one in found.pop(called.format(who))] for who in friends} == {
            who: [who.encode()] for who in friends
        }, loads
        assert set(found) == {eve}, loads


# --- zips whose directory is damaged ----------------------------------------------------------------------------

CLASS = {f"s{n}/a.ipynb": b"{}" + b" " * n for n in range(5)}


def directory_of(data):
    """Where each record of the directory starts, and where it ends."""
    places, place = [], data.find(b"PK\x01\x02")
    while place >= 0:
        places.append(place)
        place = data.find(b"PK\x01\x02", place + 1)
    return places, data.find(b"PK\x05\x06")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return zipped(tmp_path_factory.mktemp("zip") / "a.zip", CLASS).read_bytes()


@pytest.mark.parametrize(
    ("at", "value"),
    [*((0, 0), (3, 9), (6, 255), (8, 255), (9, 255), (10, 99)), *((20, 255), (24, 255), (28, 255), (30, 7), (42, 255))],
)
def test_a_damaged_entry_is_a_line_of_its_own(tmp_path, whole, at, value):
    """A signature, the version, flags, how it is packed, sizes, lengths, the place, a name: the others are read."""
    places, _ = directory_of(whole)
    data = bytearray(whole)
    data[places[2] + at] = value
    (tmp_path / "a.zip").write_bytes(data)
    found = by_student(tmp_path / "a.zip")
    others = {who: [one.data for one in own] for who, own in found.items() if who in {"s0", "s1", "s3", "s4"}}
    assert others == {who: [CLASS[f"{who}/a.ipynb"]] for who in ("s0", "s1", "s3", "s4")}
    (mine,) = (one for who, own in found.items() for one in own if who not in others)
    assert mine.data == CLASS["s2/a.ipynb"] or "cannot be unpacked" in mine.problem or "encrypted" in mine.problem


def test_any_byte_of_a_zip_may_be_damaged(tmp_path, whole):
    """Whatever it is, at most one student pays, or there is one sentence for all."""
    _, end = directory_of(whole)
    choose = random.Random(0)
    for at in range(len(whole)):
        data = bytearray(whole)
        data[at] = choose.choice([value for value in range(256) if value != data[at]])
        (tmp_path / "a.zip").write_bytes(data)
        try:
            found = by_student(tmp_path / "a.zip")
        except Usage as error:
            assert at >= end and str(error).count("\n") == 0
            continue
        right = sum(own[0].data == CLASS.get(f"{who}/a.ipynb") for who, own in found.items())
        assert right >= len(CLASS) - 1 and sum(map(len, found.values())) == len(CLASS), at


def test_a_zip_without_its_directory_is_one_sentence(tmp_path, whole):
    places, end = directory_of(whole)
    (tmp_path / "a.zip").write_bytes(whole[: places[0]] + whole[end:])  # its end says where it was
    with pytest.raises(Usage, match="cannot be read as a zip: its directory is damaged"):
        by_student(tmp_path / "a.zip")


def test_links_and_encrypted_entries_of_a_zip(tmp_path):
    link = zipfile.ZipInfo("eve/a.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ada/a.ipynb", RIGHT)
    assert "is a link" in by_student(path)["eve"][0].problem


# --- the names of cells -----------------------------------------------------------------------------------------

SOLVED = classroom.solution(NAME)
ODD = [3, 1.5, True, None, "", "17", "cell-3", [], ["answer-euler"], [[]], {}, {"answer-euler": 1}]


@pytest.mark.parametrize("odd", [*ODD, "answer-euler", "euler_n_steps"], ids=range(len(ODD) + 2))
@pytest.mark.parametrize("place", ["all of them", "answers"])
def test_an_odd_grade_id_loses_no_answer_whose_cell_id_is_right(odd, place):
    """Numbers, lists, nothing, and one name for all: the cell's own id tells which it is."""
    made = classroom.notebook(NAME, SOLVED)
    for cell in made["cells"]:
        if place == "all of them" or cell["id"].startswith("answer-"):
            cell["metadata"] = {"nbgrader": {"grade_id": odd}}
    found = submission.parse(json.dumps(made).encode(), "a.ipynb")
    assert (found.answers, found.lost, found.remarks) == (SOLVED, {}, [])


@pytest.mark.parametrize("odd", [3, "x", [1], None])
@pytest.mark.parametrize("place", ["metadata", "nbgrader"])
def test_metadata_that_is_none_loses_no_answer(odd, place):
    made = classroom.notebook(NAME, SOLVED)
    for cell in made["cells"]:
        cell["metadata"] = odd if place == "metadata" else {"nbgrader": odd}
    assert submission.parse(json.dumps(made).encode(), "a.ipynb").answers == SOLVED


def test_a_cell_with_two_names_counts_for_the_one_that_no_other_has():
    made = classroom.notebook(NAME, SOLVED)
    cells = {cell["id"]: cell for cell in made["cells"]}
    cells["answer-euler"]["metadata"] = {"nbgrader": {"grade_id": "answer-heun_step"}}
    cells["answer-heun_step"]["metadata"] = {}
    assert submission.parse(json.dumps(made).encode(), "a.ipynb").answers == SOLVED
    # a copy keeps the name of what it was copied from, and has an id of its own
    copy = json.loads(json.dumps(classroom.notebook(NAME, SOLVED)))
    first = next(cell for cell in copy["cells"] if cell["id"] == "answer-euler")
    copy["cells"].append(first | {"id": "copied", "source": SOLVED["answer-euler"] + "\n# the copy"})
    assert submission.parse(json.dumps(copy).encode(), "a.ipynb").answers["answer-euler"].endswith("# the copy")
