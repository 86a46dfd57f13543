"""What a piece of code depends on, and what of it counts."""

import ast
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT

from coursework.authoring import power
from coursework.fingerprint import Sources, meaning, of_texts
from coursework.judging import registry


def said(source: str) -> str:
    return meaning(ast.parse(source))


def test_comments_docstrings_and_formatting_do_not_count():
    plain = "def f(x):\n    return {'a': x + 1}\n"
    written = (
        '# a comment\n\ndef f( x ):\n    """What it does."""\n    # why\n    return {\n        \'a\': x+1,\n    }\n'
    )
    assert said(plain) == said(written) == said('"""Module."""\n' + written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f(1)", "f(True)"),
        ("f(1)", "f(1.0)"),
        ("x = 'a'", "x = b'a'"),
        ("def f(x):\n    'doc'\n    return 'a'", "def f(x):\n    'doc'\n    return 'b'"),
        ("f(x, *y)", "f(x, y)"),
        ("a < b", "a <= b"),
        ("def f(*, a, b=1): pass", "def f(*, a=1, b): pass"),
        ("f'{x:.2f}'", "f'{x:.3f}'"),
    ],
)
def test_what_can_change_a_verdict_counts(one, other):
    assert said(one) != said(other)


def test_the_text_is_the_same_in_every_python():
    """Pinned: what `ast.dump` says of this differs between 3.11, 3.12 and 3.13."""
    assert said("def f(x):\n    return f'{x:<{y}}'\n") == (
        "Module(body=[FunctionDef(name='f', args=arguments(args=[arg(arg='x')]), body=[Return(value=JoinedStr(values=["
        "FormattedValue(value=Name(id='x', ctx=Load()), conversion=-1, format_spec=JoinedStr(values=["
        "'<', FormattedValue(value=Name(id='y', ctx=Load()), conversion=-1)]))]))])])"
    )


FILES = {
    "pack/__init__.py": "",
    "pack/one.py": (
        "import math\n"
        "from pack import three\n"
        "from pack.two import helper as h, TABLE\n"
        "LIMIT = 1\n"
        "UNUSED = 2\n"
        "def f(x):\n    return h(x) + LIMIT\n"
        "def g(x):\n    return three.deep(x) + math.pi\n"
        "def t():\n    return TABLE['a']\n"
        "def late():\n    from pack.two import other\n    return other\n"
        "class C:\n    def m(self):\n        return UNUSED\n"
        "def whole():\n    return vars(three)\n"
    ),
    "pack/two.py": (
        "TABLE = {}\nTABLE['a'] = 1\nTABLE.update(b=2)\nSTEP = 3\n"
        "def helper(x):\n    return x * STEP\n"
        "def other():\n    return 0\n"
        "def alone():\n    return 0\n"
    ),
    "pack/three.py": "def deep(x):\n    return deep\nif True:\n    OTHER = 4\n",
}


def of(folder: Path, name: str, **changed: str) -> str:
    """The hash of what `name` in pack/one.py depends on, with texts replaced: in=old=new by file."""
    for file, text in FILES.items():
        for part in changed.get(Path(file).stem, "").split("&"):
            old, _, new = part.partition("->")
            assert old in text
            text = text.replace(old, new) if old else text
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text)
    sources = Sources(folder, ("pack",))
    one = sources.module("pack.one")
    return of_texts(sources.reached(*((one, statement) for statement in one.statements[name])).code)


@pytest.mark.parametrize(
    ("name", "file", "change"),
    [
        ("f", "one", "LIMIT = 1->LIMIT = 2"),
        ("f", "two", "STEP = 3->STEP = 4"),
        ("f", "two", "x * STEP->x + STEP"),
        ("g", "three", "return deep->return x"),
        ("g", "one", "import math->import cmath as math"),
        ("t", "two", "['a'] = 1->['a'] = 2"),
        ("t", "two", "b=2->b=3"),
        ("late", "two", "def other():\n    return 0->def other():\n    return 1"),
        ("C", "one", "UNUSED = 2->UNUSED = 3"),
        ("whole", "three", "OTHER = 4->OTHER = 5"),
    ],
)
def test_names_are_followed_from_module_to_module(tmp_path, name, file, change):
    assert of(tmp_path, name) != of(tmp_path, name, **{file: change})


@pytest.mark.parametrize(
    ("name", "file", "change"),
    [
        ("f", "one", "UNUSED = 2->UNUSED = 3"),
        ("f", "one", "return h(x)->return (  # a comment\n        h(x))"),
        ("f", "two", "def alone():\n    return 0->def alone():\n    return 1"),
        ("f", "three", "return deep->return x"),
        ("g", "three", "OTHER = 4->OTHER = 5"),
        ("g", "two", "STEP = 3->STEP = 4"),
        ("g", "one", "import math->import math, json"),
    ],
)
def test_what_is_not_named_does_not_count(tmp_path, name, file, change):
    assert of(tmp_path, name) == of(tmp_path, name, **{file: change})


def test_where_a_function_stands_does_not_count(tmp_path):
    moved = {"two": "def helper(x):\n    return x * STEP->from pack.three import helper"}
    moved["two"] += "&STEP = 3\n->"
    moved["three"] = "if True:->STEP = 3\ndef helper(x):\n    return x * STEP\nif True:"
    assert of(tmp_path, "f") == of(tmp_path, "f", **moved)


# Of each chapter some, with and without helpers in their notebook.
SOME = (
    *("ch01/posterior", "ch02/blow_up_time", "ch02/euler_step", "ch02/heun_step", "ch02/integrate_back"),
    *("ch02/rk4_step", "ch03/OUProcess", "ch03/euler_maruyama", "ch04/VelocityMLP", "ch05/train_field"),
)
ANSWERS = {name: power.read(ROOT / "tests" / "variants" / f"{name}.py") for name in SOME}


@pytest.fixture(scope="module")
def changed_by(tmp_path_factory):
    """A function that gives the hashes of today's sources with one text replaced in one file."""
    folder = tmp_path_factory.mktemp("src")
    for package in ("coursework", "flowdiff"):
        shutil.copytree(ROOT / "src" / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))

    def prints(file: str = "", old: str = "", new: str = "") -> dict[str, power.Prints]:
        before = (folder / file).read_text("utf-8") if file else ""
        assert old in before
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(power, "PACKAGE", folder / "coursework")
            power.helpers.cache_clear()
            try:
                if file:
                    (folder / file).write_text(before.replace(old, new), "utf-8")
                return power.prints(ANSWERS)
            finally:
                power.helpers.cache_clear()
                if file:
                    (folder / file).write_text(before, "utf-8")

    return prints


@pytest.fixture(scope="module")
def today(changed_by):
    return changed_by()


def differing(part: str, one: dict[str, power.Prints], other: dict[str, power.Prints]) -> set[str]:
    return {question for question, prints in one.items() if getattr(prints, part) != getattr(other[question], part)}


CHECKS = "coursework/checks/"


@pytest.mark.parametrize(
    ("file", "old", "new", "questions"),
    [
        (CHECKS + "ch02.py", "def euler_step_value(s, rng):", "def euler_step_value(s, rng, more=0):", {"euler_step"}),
        (CHECKS + "ch02.py", "def _undo(u, x, n, t0", "def _undo(u, y, n, t0", {"integrate_back"}),
        (CHECKS + "ch02.py", "def euler_step_value(s, rng):", "# a comment\ndef euler_step_value( s, rng ):", set()),
        (CHECKS + "ch05.py", "_TRAIN_RATE = 300, 256", "_TRAIN_RATE = 300, 128", {"train_field"}),
        (
            "coursework/masters/05_flow_matching.ipynb",
            "def falling(net, steps, lr=1e-2)",
            "def falling(net, steps, lr=1e-3)",
            {"train_field"},
        ),
        (
            "coursework/masters/04_flow_and_diffusion_models.ipynb",
            "velocity = net(torch.as_tensor(x), t)",
            "velocity = net(torch.as_tensor(x), 2 * t)",
            {"VelocityMLP"},
        ),
        ("coursework/judging/sandbox.py", "def furnish(", "def furnish_all(", set()),
    ],
)
def test_a_change_is_felt_by_the_questions_that_it_concerns(changed_by, today, file, old, new, questions):
    now = changed_by(file, old, new)
    assert {name.partition("/")[2] for name in differing("checks", today, now)} == questions
    assert not differing("machinery", today, now)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("inside/host.py", "MAX_CALLS = 100_000", "MAX_CALLS = 1000"),
        ("inside/wire.py", "MAX_DEPTH = 32", "MAX_DEPTH = 2"),
        ("inside/refuse.py", "called.append(name)", "pass"),
        ("judging/registry.py", "zlib.crc32(name.encode())", "zlib.adler32(name.encode())"),
        ("authoring/power.py", "SECONDS_AGAIN = 5.0", "SECONDS_AGAIN = 1.0"),
    ],
)
def test_what_judges_every_answer_concerns_all(changed_by, today, file, old, new):
    now = changed_by(f"coursework/{file}", old, new)
    assert differing("machinery", today, now) == set(ANSWERS) and not differing("checks", today, now)


def test_shared_parts_concern_those_who_use_them(changed_by, today):
    now = changed_by("coursework/judging/expect.py", "x = x - x.mean()", "x = x - 0")  # in slope
    assert {"ch02/rk4_step", "ch02/heun_step"} <= differing("checks", today, now) < set(ANSWERS)
    assert not {"ch01/posterior", "ch02/blow_up_time"} & differing("checks", today, now)


def test_an_answer_depends_on_what_it_uses(changed_by, today):
    now = changed_by("flowdiff/sde.py", "return x + h * u(x, t)", "return x - h * u(x, t)")
    felt = {v.title for q in ANSWERS for v in ANSWERS[q] if today[q].answers[v] != now[q].answers[v]}
    assert felt == {"flowdiff's solver", "flowdiff's own", "a diffusion step without noise"}
    assert not differing("checks", today, now) and not differing("machinery", today, now)


def test_where_the_chapter_explains_it_is_said_by_the_messages(today, monkeypatch):
    check = registry.find("euler_step_value")
    monkeypatch.setitem(registry.all_checks(), check.name, replace(check, heading="Elsewhere"))
    assert differing("checks", today, power.prints(ANSWERS)) == {"ch02/euler_step"}


def test_an_answer_is_its_code_and_what_is_asked_of_it(today):
    question = "ch02/euler_step"
    variant = next(v for v in ANSWERS[question] if not v.right)
    longer = replace(variant, source=variant.source + "more = 0\n")
    others = longer, replace(variant, pattern="."), replace(variant, right=True)
    now = power.prints(
        {question: [variant, *others, replace(variant, title="another name", source=variant.source + "\n\n# end\n")]}
    )[question].answers
    hashes = list(now.values())
    assert hashes[0] == hashes[4] == today[question].answers[variant] and len({*hashes}) == 4
