"""What hostile and broken files hold: each function makes one from the blank notebook and the right answers."""

import json
from collections.abc import Callable

SMALL = "01_generation_as_sampling"
ALL: tuple[str, ...] = ("all",)

KINDS: dict[str, Callable[[dict, dict], tuple[str | bytes, str, tuple[str, ...]]]] = {}


def kind(name: str, lost: tuple[str, ...], notebook: str = SMALL):
    """The file that the function makes is graded as `notebook` and gets no point for the questions `lost`."""

    def register(make):
        def made(blank, solved):
            found = make(blank, solved)
            return (found if isinstance(found, (str, bytes)) else json.dumps(found)), notebook, lost

        KINDS[name] = made
        return make

    return register


def solve(made, solved):
    for cell in made["cells"]:
        cell["source"] = solved.get(cell["id"], cell["source"])
    return made


def cell_of(made, name):
    return next(cell for cell in made["cells"] if cell["id"] == name)


def graded(made):
    return [cell for cell in made["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]


def locked(made):
    return [c for c in made["cells"] if c["cell_type"] == "code" and c["metadata"].get("nbgrader", {}).get("locked")]


# --- cells -------------------------------------------------------------------------------------------------------


@kind("check cells edited", ALL)
def _(made, solved):
    for cell in graded(made):
        cell["source"] = f"print('{cell['id']} ok')"
    return made


@kind("the set-up edited", ALL)
def _(made, solved):
    made["cells"][0:0] = []
    for cell in locked(made):
        if cell["id"].startswith("locked"):
            cell["source"] += "\ncoursework.check = lambda name: print(name, 'ok')\n1 / 0"
    return made


@kind("locked cells edited, answers right", ())
def _(made, solved):
    for cell in locked(made):
        cell["source"] = "import os; os._exit(0)"
    return solve(made, solved)


@kind("cells deleted, answers right", ())
def _(made, solved):
    solve(made, solved)
    made["cells"] = [cell for cell in made["cells"] if cell["id"] in solved]
    return made


@kind("an answer cell deleted", ("to_vector",))
def _(made, solved):
    solve(made, solved)["cells"].remove(cell_of(made, "answer-to_vector"))
    return made


@kind("an answer cell duplicated", ("to_vector",))
def _(made, solved):
    """The last one counts, and it is wrong."""
    right = cell_of(solve(made, solved), "answer-to_vector")
    made["cells"] += [dict(right, source="def to_vector(images):\n    return images")] * 3
    return made


@kind("an answer cell duplicated, the last one right", ())
def _(made, solved):
    """Those after it are not written."""
    blank = cell_of(made, "answer-to_vector")["source"]
    right = dict(cell_of(solve(made, solved), "answer-to_vector"))
    cell_of(made, "answer-to_vector")["source"] = "def to_vector(images):\n    return images"
    made["cells"] += [right, dict(right, source=blank), dict(right, source="")]
    return made


@kind("cells without names, answers right", ())
def _(made, solved):
    for cell in solve(made, solved)["cells"]:
        cell["metadata"] = {}
        del cell["id"]
    return made | {"metadata": {}}


@kind("check cells duplicated", ALL)
def _(made, solved):
    made["cells"] = graded(made) * 20 + made["cells"]
    return made


@kind("an answer cell retyped", ("to_vector",))
def _(made, solved):
    cell_of(solve(made, solved), "answer-to_vector")["cell_type"] = "markdown"
    return made


@kind("check cells retyped, answers right", ())
def _(made, solved):
    for cell in graded(solve(made, solved)):
        cell["cell_type"] = "raw"
    return made


@kind("cells in another order, answers right", ())
def _(made, solved):
    solve(made, solved)["cells"].reverse()
    return made


@kind("code in cells of its own", ALL)
def _(made, solved):
    own = {"cell_type": "code", "id": "own", "metadata": {}, "source": "import os\nos._exit(0)", "outputs": []}
    made["cells"].insert(0, own)
    return made


@kind("a check's name on an answer", ("to_vector",))
def _(made, solved):
    """The answer's cell takes the name of a check, and the check's cell that of the answer."""
    answer, check = cell_of(solve(made, solved), "answer-to_vector"), cell_of(made, "to_vector_value")
    answer["metadata"]["nbgrader"], check["metadata"]["nbgrader"] = (
        check["metadata"]["nbgrader"],
        answer["metadata"]["nbgrader"],
    )
    check["source"] = "print('to_vector_value ok')"
    return made


# --- forged ------------------------------------------------------------------------------------------------------


@kind("points forged", ALL)
def _(made, solved):
    for cell in made["cells"]:
        cell["metadata"].setdefault("nbgrader", {})["points"] = 1000
    return made


@kind("points forged, one answer wrong", ("to_vector",))
def _(made, solved):
    cell_of(solve(made, solved), "answer-to_vector")["source"] = "to_vector = 1"
    cell_of(made, "to_vector_value")["metadata"]["nbgrader"] |= {"points": 1e9, "grade": False, "score": 1e9}
    cell_of(made, "from_vector_value")["metadata"]["nbgrader"]["points"] = -5
    return made


@kind("tags forged", ALL)
def _(made, solved):
    for cell in made["cells"]:
        cell["metadata"] |= {
            "tags": ["passed", "solution", "remove-input", "NBVAL_SKIP", "nbval-ignore-output", "raises-exception"],
            "nbgrader": cell["metadata"].get("nbgrader", {}) | {"grade": False, "locked": False, "solution": True},
        }
    made["metadata"]["coursework"] = {"notebook": "../../../etc/passwd", "points": 24, "passed": True}
    return made


@kind("outputs forged", ALL)
def _(made, solved):
    for cell in made["cells"]:
        if cell["cell_type"] == "code":
            said = f"{cell['id']} ok\n"
            cell |= {"execution_count": 1, "outputs": [{"output_type": "stream", "name": "stdout", "text": said}]}
    return made


@kind("the metadata is no metadata", ())
def _(made, solved):
    made["metadata"], made["nbformat"] = [], "four"
    for cell in solve(made, solved)["cells"]:
        if cell["id"] not in solved:
            cell["metadata"] = None
            cell["source"] = {"not": ["a", "source"]}
    made["cells"] += [None, 3, [], {}, {"cell_type": {}, "metadata": {"nbgrader": {"grade_id": ["a"]}}}]
    return made


@kind("an answer without text", ("to_vector",))
def _(made, solved):
    cell_of(solve(made, solved), "answer-to_vector")["source"] = {"a": 1}
    return made


@kind("a kernel of another language", ALL)
def _(made, solved):
    made["metadata"]["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}
    made["metadata"]["language_info"] = {"name": "R"}
    for name in solved:
        cell_of(made, name)["source"] = "f <- function(x) { x + 1 }\nf(2)"
    return made


@kind("a kernel of another language, answers right", ())
def _(made, solved):
    made["metadata"]["kernelspec"] = {"name": "../../evil", "display_name": "R", "language": "R", "argv": ["rm"]}
    return solve(made, solved)


@kind("files beside it", ("to_vector",))
def _(made, solved):
    """What lies beside it, see `BESIDE`, is not read, imported or run."""
    cell_of(solve(made, solved), "answer-to_vector")["source"] = (
        "import sys\nsys.path[:0] = ['', '.', '..']\nimport conftest, sitecustomize, helper\n"
        "to_vector = helper.to_vector"
    )
    return made


_MARKED = "open('MARK', 'w').close()\n"
BESIDE = {
    "conftest.py": _MARKED,
    "numpy.py": _MARKED + "allclose = lambda *a: True\n",
    "sitecustomize.py": _MARKED,
    "usercustomize.py": _MARKED,
    "coursework.py": _MARKED + "check = print\n",
    "ipython_config.py": _MARKED,
    "pytest.ini": "[pytest]\naddopts = --nbval-lax -p helper\n",
    "helper.py": _MARKED + "def to_vector(images):\n    return images.reshape(len(images), -1)\n",
}

# --- no notebook of the course -----------------------------------------------------------------------------------


@kind("empty", (), "")
def _(made, solved):
    return b""


@kind("not JSON", (), "")
def _(made, solved):
    return json.dumps(solve(made, solved))[:-40]


@kind("not text", (), "")
def _(made, solved):
    return b"\x89PNG\r\n\xff\xfe" + bytes(range(256)) * 99


@kind("a zip", (), "")
def _(made, solved):
    return b"PK\x03\x04" + bytes(1000)


@kind("JSON 100 000 deep", (), "")
def _(made, solved):
    return "[" * 100_000 + "]" * 100_000


@kind("JSON of three million lists", (), "")
def _(made, solved):
    return '{"cells": [' + "[]," * 3_000_000 + "[]]}"


@kind("JSON with a number of a million digits", (), "")
def _(made, solved):
    return '{"cells": [' + "9" * 10**6 + "]}"


@kind("a list", (), "")
def _(made, solved):
    return [solve(made, solved)]


@kind("another course's notebook", (), "")
def _(made, solved):
    return {"cells": [{"cell_type": "code", "metadata": {}, "source": "1"}], "metadata": {}, "nbformat": 4}


@kind("notebook format 3", (), "")
def _(made, solved):
    return {"worksheets": [{"cells": solve(made, solved)["cells"]}], "metadata": {}, "nbformat": 3}


@kind("60 MB", (), "")
def _(made, solved):
    made["metadata"]["padding"] = "x" * (60 * 2**20)
    return solve(made, solved)


@kind("20 MB of stored outputs, answers right", ())
def _(made, solved):
    stored = {"output_type": "stream", "name": "stdout", "text": "x" * (20 * 2**20)}
    cell_of(solve(made, solved), "to_vector_value")["outputs"] = [stored]
    return made
