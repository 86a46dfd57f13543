"""The folders of `coursework` keep their promises: inside knows nothing above it, and no import runs in a circle."""

import ast
import json
import re
import sys
import tomllib
from graphlib import TopologicalSorter

import pytest
from conftest import ROOT

PACKAGE = ROOT / "src" / "coursework"
MODULES = {
    ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): file
    for file in sorted(PACKAGE.rglob("*.py"))
}
# Each folder, and the folders that it may import beside itself. The checks are found by `registry`, not imported.
LAYERS = {
    "inside": set(),
    "judging": {"inside"},
    "checks": {"judging", "inside"},
    "nbval": {"judging", "inside"},
    "browser": {"judging", "inside"},
    "grading": {"judging", "inside"},
    "authoring": {"judging", "inside"},
}
COMMON = {"errors", "fingerprint", "terminal"}  # these import nothing of the package


def imported(name):
    """The modules of the package that this one imports, at its top or within a function."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name}: imports are absolute here"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return {module for module in found & set(MODULES) if module != "coursework"}


def folder(module):
    parts = module.split(".")[1:]
    return parts[0] if parts else ""


@pytest.mark.parametrize("name", [name for name in MODULES if folder(name) in LAYERS])
def test_nothing_is_imported_from_above(name):
    own = folder(name)
    allowed = LAYERS[own] | {own} | (COMMON if own != "inside" else set())
    if name == "coursework.judging.registry":
        allowed |= {"checks"}  # to find what is there
    assert {folder(module) for module in imported(name)} <= allowed


def test_what_all_may_import_imports_nothing():
    assert not any(imported(f"coursework.{name}") for name in COMMON)


def test_no_circle():
    above = {name: imported(name) - {name} for name in MODULES}
    above["coursework.judging.registry"].discard("coursework.checks")
    assert len(list(TopologicalSorter(above).static_order())) == len(MODULES)


# Of each part, the extras that bring what it imports; torch is imported where a student's answer has brought it.
EXTRAS = {
    "flowdiff": ["networks", "data"],
    "coursework.inside": ["check", "networks"],
    "coursework.judging": ["grade", "networks"],
    "coursework.nbval": ["check"],
    "coursework.grading": ["grade", "dask"],
    "coursework.authoring": ["author", "grade"],
}
IMPORTED_AS = {"pillow": "pil", "scikit-learn": "sklearn"}


def dependencies(project) -> list[str]:
    """Their names, without versions."""
    return [re.match(r"[\w-]+", dependency)[0] for dependency in project["dependencies"]]


def test_the_package_says_what_each_part_needs():
    """No module imports what neither the dependencies nor its part's extras name, and none of those is unused."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    used = set()
    for file in sorted((ROOT / "src").glob("*/**/*.py")):
        part = ".".join(file.relative_to(ROOT / "src").parent.parts)
        names = [*dependencies(project), *(name for extra in EXTRAS.get(part, []) for name in extras[extra])]
        allowed = {IMPORTED_AS.get(name, name).lower(): name for name in names}
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module] if isinstance(node, ast.ImportFrom) else []
            for module in {module.partition(".")[0] for module in modules} - sys.stdlib_module_names:
                if module not in ("flowdiff", "coursework"):
                    assert module.lower() in allowed, f"{file}: {module} is in none of {EXTRAS.get(part, [])}"
                    used.add(allowed[module.lower()])
    assert used == {*dependencies(project), *(name for some in extras.values() for name in some)}


def test_what_the_package_needs_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = (ROOT / "requirements.txt").read_text("utf-8") + (ROOT / "constraints.txt").read_text("utf-8")
    pinned = {name.lower() for name in re.findall(r"^([\w-]+)==", pins, re.MULTILINE)}
    needed = {*dependencies(project), *(n for some in project["optional-dependencies"].values() for n in some)}
    assert {name.lower() for name in needed} <= pinned


def test_the_oldest_versions_are_those_that_a_page_has():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    files = json.loads((ROOT / "tools" / "page_files.lock.json").read_text("utf-8"))["files"]
    page = {file["name"]: file["version"] for file in files}
    oldest = dict(dependency.split(">=") for dependency in project["dependencies"] if ">=" in dependency)
    assert oldest == {name: ".".join(page[name].split(".")[:2]) for name in ("numpy", "matplotlib")}


def test_each_folder_says_what_its_modules_are():
    for name in LAYERS.keys() - {"checks"}:
        listed = set(re.findall(r"^(\w+)  +\w", (PACKAGE / name / "__init__.py").read_text("utf-8"), re.MULTILINE))
        assert listed == {file.stem for file in (PACKAGE / name).glob("*.py")} - {"__init__"}


def test_no_module_but_the_catalogue_of_mistakes_is_long():
    lengths = {name: file.read_text("utf-8").count("\n") for name, file in MODULES.items() if folder(name) != "checks"}
    assert {name: length for name, length in lengths.items() if length > 600} == {}
