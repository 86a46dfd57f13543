"""One source, three notebooks: they follow from it, are current, and keep nbgrader's and nbval's conventions."""

import copy
import dataclasses
import json
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from conftest import ROOT

from coursework.authoring import derive
from coursework.errors import Usage
from coursework.judging import registry

SOURCES = sorted((derive.ROOT / "solutions").glob("*.md"))


def kinds(notebook):
    return {c["id"]: c["metadata"]["nbgrader"] for c in notebook["cells"] if c["cell_type"] == "code"}


@pytest.fixture(params=SOURCES, ids=lambda path: path.stem)
def source(request):
    return request.param


def committed(folder, source):
    return json.loads((derive.ROOT / folder / f"{source.stem}.ipynb").read_text("utf-8"))


def test_the_same_source_gives_the_same_files(source):
    first, second = (list(map(derive.dumped, derive.plain_notebooks(source))) for _ in range(2))
    assert first == second


def test_committed_notebooks_are_current(capsys):
    assert derive.derive(check_only=True) == 0, capsys.readouterr().err


def test_notebooks_are_valid_and_ids_are_unique(source):
    for folder in ("exercises", "solutions", "src/coursework/masters"):
        notebook = nbformat.from_dict(committed(folder, source))
        nbformat.validate(notebook)
        ids = [cell.id for cell in notebook.cells]
        assert len(set(ids)) == len(ids)
        assert notebook.metadata.kernelspec.name == "python3"


def test_the_blank_holds_no_solution_and_no_output(source):
    blank = committed("exercises", source)
    text = derive.dumped(blank)
    assert "SOLUTION" not in text and '"solution"\n' not in text
    for cell in blank["cells"]:
        assert cell.get("outputs", []) == [] and cell.get("execution_count") is None
        if cell["id"].startswith("answer-"):
            assert "raise NotImplementedError()" in cell["source"]
    solution = {c["id"]: c["source"] for c in committed("solutions", source)["cells"]}
    for name, kind in kinds(blank).items():
        if kind["solution"]:
            hidden = re.search(r"### BEGIN SOLUTION\n(.*?)\n\s*### END", solution[name], re.DOTALL)[1]
            assert hidden not in text


def test_masters_hold_the_outputs_of_check_cells_and_no_others(source):
    for cell in committed("src/coursework/masters", source)["cells"]:
        if cell["cell_type"] == "code":
            graded = cell["metadata"]["nbgrader"]["grade"]
            assert [o["text"] for o in cell["outputs"]] == ([f"{cell['id']} ok\n"] if graded else [])
            assert (cell["execution_count"] is not None) == graded


def test_nbgrader_metadata(source):
    keys = {"grade", "grade_id", "locked", "schema_version", "solution", "task"}
    for folder in ("exercises", "solutions", "src/coursework/masters"):
        found = kinds(committed(folder, source))
        assert len({k["grade_id"] for k in found.values()}) == len(found)
        for name, kind in found.items():
            assert kind["grade_id"] == name and re.fullmatch("[A-Za-z0-9_-]+", name)
            assert set(kind) == keys | ({"points"} if kind["grade"] else set())
            assert kind["schema_version"] == 3 and kind["task"] is False
            assert kind["locked"] != kind["solution"]
            if kind["grade"]:
                assert kind["points"] >= 1 and not kind["solution"]


def test_tags_let_nbval_compare_check_cells_only(source):
    for cell in committed("solutions", source)["cells"]:
        if cell["cell_type"] == "code":
            graded = cell["metadata"]["nbgrader"]["grade"]
            assert cell["metadata"]["tags"] == ["nbval-check-output" if graded else "nbval-ignore-output"]


def test_every_answer_is_drawn_and_then_checked(source):
    """The picture comes right after the answer, then the checks: all of the chapter's."""
    checks = registry.all_checks()
    seen, last = [], ""
    for name, kind in kinds(committed("solutions", source)).items():
        if name.startswith("picture-"):
            assert last == name.replace("picture-", "answer-")
        if kind["grade"]:
            assert not last.startswith("answer-")
            seen.append(name)
        last = name
    assert sorted(seen) == sorted(n for n, c in checks.items() if c.page == source.stem)


def test_solution_pictures_are_there_and_small(source):
    path = derive.ROOT / "solutions" / f"{source.stem}.ipynb"
    assert path.stat().st_size < 1_500_000
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if cell["id"].startswith("picture-"):
            assert any("image/png" in output.get("data", {}) for output in cell["outputs"])


def test_questions_unfold_two_hints_and_link_the_chapter(source):
    blank = committed("exercises", source)
    text, answers = "", 0
    for cell in blank["cells"]:
        if cell["cell_type"] == "markdown":
            text += cell["source"]
        elif cell["id"].startswith("answer-"):
            answers += 1
            assert text.count("<details>") == text.count("</details>") == 2, cell["id"]
            text = ""
    assert answers
    for target in re.findall(r"\]\((\.\./[^)#]*)", derive.dumped(blank)):
        assert (derive.ROOT / "exercises" / target).resolve().exists(), target


def test_each_question_names_what_its_checks_refuse_and_no_other_does(source):
    """Before the hints, so that nobody has to be refused to know it."""
    refused, text, seen = {}, "", set()
    for check in registry.all_checks().values():
        refused.setdefault(check.question, set()).update(check.instead_of)
    for folder in ("exercises", "solutions", "src/coursework/masters"):
        cells = committed(folder, source)["cells"]
        setup = [cell["id"] for cell in cells].index("locked-setup")
        intro = "".join(cell["source"] for cell in cells[:setup])
        assert "An answer may call everything in NumPy, SciPy, scikit-learn and PyTorch" in intro
        for cell in cells:
            if cell["cell_type"] == "markdown" and "solution" not in cell["metadata"].get("tags", []):
                text += cell["source"]
            if not cell["id"].startswith("answer-"):
                continue
            answer, text = cell["id"].removeprefix("answer-"), text.partition("<details>")[0]
            sentences = re.findall(r"^Not with flowdiff's .*\.$", text, re.MULTILINE)
            assert len(sentences) == bool(refused[answer]), answer
            named = {f"flowdiff.{name}" for sentence in sentences for name in re.findall("`(.*?)`", sentence)}
            assert not any("._" in name for name in named)
            for name in refused[answer]:  # itself, or its class, or it is private
                assert name in named or name.rpartition(".")[0] in named or "._" in name, (answer, name)
            for name in named:
                assert any(found == name or found.startswith(f"{name}.") for found in refused[answer]), (answer, name)
            text, seen = "", seen | {answer}
    assert seen == {check.question for check in registry.all_checks().values() if check.page == source.stem}


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ((), ""),
        (("flowdiff._f",), ""),
        (("flowdiff.a.f",), "Not with flowdiff's `a.f`, nor with what calls it: it does this, or part of it."),
        (
            ("flowdiff.b.C.__call__", "flowdiff.b.C.g", "flowdiff.b._f", "flowdiff.a.f"),
            "Not with flowdiff's `a.f` and `b.C`, nor with what calls them: they do this, or part of it.",
        ),
    ],
)
def test_the_sentence_follows_from_the_checks(monkeypatch, names, sentence):
    one = next(iter(registry.all_checks().values()))
    checks = {n: dataclasses.replace(one, question="q", instead_of=(name,)) for n, name in enumerate(names)}
    monkeypatch.setattr(registry, "all_checks", lambda: checks)
    assert derive.refused("q") == sentence


STEM = "02_odes_and_flows"


def _project(tmp_path):
    for name in (
        "solutions/{}.md",
        "solutions/{}.ipynb",
        "exercises/{}.ipynb",
        "src/coursework/masters/{}.ipynb",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(derive.ROOT / name.format(STEM), tmp_path / name.format(STEM))
    return tmp_path


def test_check_names_what_is_stale_and_runs_nothing(tmp_path, capsys, monkeypatch):
    root = _project(tmp_path)
    monkeypatch.setattr(derive, "execute", lambda *_: pytest.fail("executed"))
    assert derive.derive(check_only=True, root=root) == 0
    source = root / "solutions" / f"{STEM}.md"
    source.write_text(source.read_text("utf-8").replace("Exercises", "Exercise"), "utf-8")
    capsys.readouterr()
    assert derive.derive(check_only=True, root=root) == 1
    error = capsys.readouterr().err
    for folder in ("exercises", "solutions", "src/coursework/masters"):
        assert f"{folder}/{STEM}.ipynb" in error


FOLDERS = ["exercises", "solutions", "src/coursework/masters"]
# A blank has no outputs that could be cleared.
DAMAGES = [(damage, f) for damage in ("edited", "missing", "broken") for f in FOLDERS]
DAMAGES += [("cleared", f) for f in FOLDERS[1:]]


@pytest.mark.parametrize("damage, folder", DAMAGES)
def test_check_sees_a_derived_file_that_was_touched(tmp_path, capsys, folder, damage):
    root = _project(tmp_path)
    path = root / folder / f"{STEM}.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    if damage == "edited":
        next(c for c in notebook["cells"] if c["id"].startswith("answer-"))["source"] += "\n"
    if damage == "cleared":
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell |= {"outputs": [], "execution_count": None}
    path.write_text(derive.dumped(notebook), "utf-8")
    if damage == "broken":
        path.write_text("{", "utf-8")
    if damage == "missing":
        path.unlink()
    assert derive.derive(check_only=True, root=root) == 1
    error = capsys.readouterr().err
    assert f"{folder}/{path.name}" in error and error.count("stale:") == 1


def test_only_what_is_stale_is_made_again(tmp_path, capsys, monkeypatch):
    """Executing costs seconds, and the pictures of another machine differ in their bytes."""
    root = tmp_path / "root"
    for folder in ("solutions", "exercises", "src/coursework/masters"):
        shutil.copytree(ROOT / folder, root / folder)
    executed = []

    def again(notebook, source):
        executed.append(source.stem)
        return json.loads((source.with_suffix(".ipynb")).read_text("utf-8"))

    monkeypatch.setattr(derive, "execute", again)
    assert derive.derive(check_only=False, root=root) == 0
    assert executed == [] and "current" in capsys.readouterr().out
    (root / "exercises" / "04_flow_and_diffusion_models.ipynb").unlink()
    assert derive.derive(check_only=False, root=root) == 0
    assert executed == ["04_flow_and_diffusion_models"]
    assert derive.derive(check_only=False, root=root, names=["06_score_matching"]) == 0
    assert executed[1:] == ["06_score_matching"]


def test_what_a_cell_prints_is_stored_in_one_piece():
    def stream(text, name="stdout"):
        return {"output_type": "stream", "name": name, "text": text}

    picture = {"output_type": "display_data", "data": {"image/png": "…"}, "metadata": {}}
    cut = [stream("f"), stream(["_value", " ok\n"]), stream("oh", "stderr"), picture, stream("a"), stream("b\n")]
    whole = [stream("f_value ok\n"), stream("oh", "stderr"), picture, stream("ab\n")]
    assert derive.joined(cut) == derive.joined(whole) == whole
    assert cut[0]["text"] == "f"


def test_what_an_answer_needs_its_picture_and_its_checks_need(tmp_path):
    text = (derive.ROOT / "solutions" / f"{STEM}.md").read_text("utf-8")
    path = tmp_path / f"{STEM}.md"
    path.write_text(
        text.replace(":locked: setup\n", ":locked: setup\n:needs: scipy\n").replace(
            ":answer: euler\n", ":answer: euler\n:needs: torch\n"
        ),
        "utf-8",
    )
    asked = [name for name, check in registry.all_checks().items() if check.question == "euler"]
    torch = dict.fromkeys(["answer-euler", "picture-euler", *asked], "torch")
    for notebook in derive.plain_notebooks(path):
        found = {
            c["id"]: c["metadata"]["coursework"]["needs"] for c in notebook["cells"] if "coursework" in c["metadata"]
        }
        assert found == {"locked-setup": "scipy", **torch}


def test_solution_regions():
    source = "def f(x):\n    y = 1\n    ### BEGIN SOLUTION\n    z = 2\n    ### END SOLUTION\n    return y"
    assert derive.without_solution(source, "here") == (
        "def f(x):\n    y = 1\n    # YOUR CODE HERE\n    raise NotImplementedError()\n    return y"
    )
    for bad in (
        "x = 1",
        "### BEGIN SOLUTION\nx",
        "x\n### END SOLUTION",
        "### BEGIN SOLUTION\n### BEGIN SOLUTION",
    ):
        with pytest.raises(Usage, match="here"):
            derive.without_solution(bad, "here")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (":points: 2", ":points: none", "whole number"),
        (":check: euler_times", ":check: euler_tymes", "one line coursework.check"),
        (":picture: euler_step\n", ":figure: euler_step\n", "expected one of the options"),
        (":answer: euler_step\n", ":answer: euler_step\n:needs: 3\n", "name of a package, such as torch, got 3"),
        (":picture: euler_step\n", ":picture: euler_step\n:needs: torch\n", "is said at its answer"),
        (":answer: euler_step\n", ":answer: euler\n", "must be new|does not define"),
        ("### BEGIN SOLUTION\n    return x + h", "return x + h", "BEGIN SOLUTION"),
        (
            '```{code-cell} ipython3\n:check: euler_times\n:points: 1\n\ncoursework.check("euler_times")\n```',
            "",
            "no cell",
        ),
    ],
    ids=range(8),
)
def test_a_source_that_is_not_right_is_refused_in_words(tmp_path, old, new, words):
    text = (derive.ROOT / "solutions/02_odes_and_flows.md").read_text("utf-8")
    assert old in text
    path = tmp_path / "02_odes_and_flows.md"
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(Usage, match=words):
        derive.plain_notebooks(path)


def _nbval(path, tmp_path, *options):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "coursework.nbval.kernel_plugin",
            "--nbval",
            str(path),
            "-q",
            "-rA",
            "-p",
            "no:cacheprovider",
            "-c",
            "/dev/null",
            "--color=no",
            "--nbval-cell-timeout",
            "120",
            *options,
        ],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=500,
    )
    return set(map(int, re.findall(r"^PASSED .*Cell (\d+)", done.stdout, re.M))), set(
        map(int, re.findall(r"^FAILED .*Cell (\d+)", done.stdout, re.M))
    )


def test_under_nbval_what_is_blank_or_wrong_fails_where_it_is_checked_and_nowhere_else(source, tmp_path):
    """The blank notebook, in which the first question is answered wrongly and the second one rightly.

    That the solution passes in every cell is what the step `solutions` of `make test` is for.
    """
    notebook = copy.deepcopy(committed("exercises", source))
    solved = {cell["id"]: cell["source"] for cell in committed("solutions", source)["cells"]}
    answers = [cell for cell in notebook["cells"] if cell["id"].startswith("answer-")]
    first, second = answers[0]["id"], answers[1]["id"]
    answers[0]["source"] = re.sub(r"(### BEGIN SOLUTION\n\s*)", r"\1return None\n    ", solved[first])
    answers[1]["source"] = solved[second]
    path = tmp_path / source.with_suffix(".ipynb").name
    path.write_text(derive.dumped(notebook), "utf-8")
    passed, failed = _nbval(path, tmp_path)
    names = list(kinds(notebook))
    checks = registry.all_checks()
    asked = {i: f"answer-{checks[name].question}" for i, name in enumerate(names) if name in checks}
    assert {first, second} < {*asked.values()}
    unsolved = {i for i, answer in asked.items() if answer != second}
    pictures = {i for i, name in enumerate(names) if name == first.replace("answer-", "picture-")}
    assert unsolved <= failed <= unsolved | pictures
    assert passed == set(range(len(names))) - failed
