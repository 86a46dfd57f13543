"""The folders of `coursework` keep their promises: inside knows nothing above it, and no import runs in a circle."""

import ast
import re
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


def test_each_folder_says_what_its_modules_are():
    for name in LAYERS.keys() - {"checks"}:
        listed = set(re.findall(r"^(\w+)  +\w", (PACKAGE / name / "__init__.py").read_text("utf-8"), re.MULTILINE))
        assert listed == {file.stem for file in (PACKAGE / name).glob("*.py")} - {"__init__"}


def test_no_module_but_the_catalogue_of_mistakes_is_long():
    lengths = {name: file.read_text("utf-8").count("\n") for name, file in MODULES.items() if folder(name) != "checks"}
    assert {name: length for name, length in lengths.items() if length > 600} == {}
