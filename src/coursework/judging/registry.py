"""The checks by name, with what the student is told beside the verdict."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import pkgutil
import re
import sys
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import CodeType, FunctionType

import numpy as np

from coursework.inside.host import CHECK_SECONDS, forget_figures, open_figures
from coursework.judging import where
from coursework.judging.student import Failure, Student, in_process
from coursework.judging.verdict import Mistake, Status, Verdict

_NAME = re.compile(r"[A-Za-z0-9_-]+\Z")  # what nbgrader allows in a grade_id
_checks: dict[str, Check] = {}
# The answers that did not end, by question: the answer, and the verdict of the check in which it did not.
_endless: dict[str, tuple[object, Verdict]] = {}


@dataclass(frozen=True)
class Check:
    """One part of a question.

    Attributes:
        name: the grade_id of its cell, and the argument of `coursework.check`.
        question: the answer that it judges; all checks of one answer share it.
        function: ``function(s, rng)``; raises a `Mistake`, or returns.
        chapter, section, heading: where the chapter explains it.
        instead_of: flowdiff functions that the answer may not use.
    """

    name: str
    question: str
    function: Callable[[Student, np.random.Generator], None]
    page: str
    section: str
    heading: str
    instead_of: tuple[str, ...]

    @property
    def place(self) -> str:
        return f"“{self.heading}”, book/{self.page}.html#{self.section}"


def chapter(page: str, headings: dict[str, str]) -> Callable:
    """The decorator for the checks of one chapter.

    Args:
        page: the chapter's file without its ending. headings: its section titles by anchor.
    """

    def check(question: str, section: str, instead_of: Sequence[str] = ()) -> Callable:
        if section not in headings:
            raise ValueError(f"chapter {page} has no section {section!r}; its sections are {', '.join(headings)}")

        def register(function: Callable) -> Callable:
            name = function.__name__
            if not _NAME.match(name):
                raise ValueError(f"the name of a check is made of letters, digits, _ and -; got {name!r}")
            # A module that failed half-way may be imported again.
            if name in _checks and _checks[name].function.__module__ != function.__module__:
                raise ValueError(f"there is a check {name!r} already, of chapter {_checks[name].page}")
            _checks[name] = Check(name, question, function, page, section, headings[section], tuple(instead_of))
            return function

        return register

    return check


def methods_of(module: str) -> tuple[str, ...]:
    """The dotted names of the methods of all classes of a module, such as "flowdiff.networks.MLPField.forward".

    They are read from its source: to import it may take seconds, as torch does.

    Raises:
        ValueError: it has none.
    """
    package, *parts = module.split(".")
    (folder,) = importlib.util.find_spec(package).submodule_search_locations
    tree = ast.parse(Path(folder, *parts).with_suffix(".py").read_text("utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    names = [(c.name, node.name) for c in classes for node in c.body if isinstance(node, ast.FunctionDef)]
    if not names:
        raise ValueError(f"{module} has no class with a method")
    return tuple(".".join((module, *name)) for name in names)


def all_checks() -> dict[str, Check]:
    """Every check of every chapter, by name."""
    from coursework import checks

    for module in pkgutil.iter_modules(checks.__path__):
        importlib.import_module(f"coursework.checks.{module.name}")
    return _checks


def find(name: str) -> Check:
    """The check of this name, or a KeyError that says which there are."""
    checks = all_checks()
    if name not in checks:
        raise KeyError(f"there is no check named {name!r}; the checks are {', '.join(sorted(checks))}")
    return checks[name]


def seeded(name: str, seed: int = 0) -> np.random.Generator:
    """The generator of a check: fixed, and another one for each check."""
    return np.random.default_rng([zlib.crc32(name.encode()), seed])


def judge_here(name: str, namespace: dict, seed: int = 0, seconds: float = CHECK_SECONDS) -> Verdict:
    """The verdict of one check on what `namespace` holds."""
    check = find(name)
    _import_ahead(namespace.get(check.question), namespace.get(f"probe_{check.question}"))
    student, host = in_process(namespace, check.instead_of, seconds)
    figures = open_figures()
    try:
        return judge(check, student, seed, host.printed.getvalue, namespace.get(check.question))
    finally:
        forget_figures(figures)


def _import_ahead(*called: object) -> None:
    """Import torch, and what its first optimiser brings, if these functions or classes need it when they are called.

    It takes seconds, which are not the answer's, and what the clock breaks off half-way cannot be imported again.
    """
    names = set(_names_in(*called))
    if any(name.split(".")[0] == "torch" for name in names):
        with suppress(ImportError):
            torch = importlib.import_module("torch")
            if "optim" in names and "torch._dynamo" not in sys.modules:
                torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)


def _names_in(*parts: object) -> Iterator[str]:
    """The names that functions, methods of classes and code within them mention."""
    for part in parts:
        if isinstance(part, CodeType):
            yield from part.co_names
            yield from _names_in(*part.co_consts)
        elif isinstance(part, type):
            yield from _names_in(*(getattr(method, "__code__", None) for method in vars(part).values()))
        elif isinstance(part, FunctionType):
            yield from _names_in(part.__code__)


def judge(check: Check, student: Student, seed: int, printed: Callable[[], str], answer: object = None) -> Verdict:
    """The verdict of `check` on `student`, wherever that lives.

    An answer that did not end in one check is not waited for in the others of its question, until it is another one.

    Args:
        printed: what the student's code has printed during the check.
        answer: what tells this answer to the question from the next; nothing, where a process judges one notebook.
    """
    found = Verdict(Status.PASSED)
    known, before = _endless.get(check.question, (None, found))
    if known is answer and before.check not in ("", check.name):
        said = f"not run: in the check before, `{before.check}`, {before.said}"
        return Verdict(Status.TIMEOUT, check.name, said, place=check.place)
    try:
        with warnings.catch_warnings():  # a check divides by what it was given; in a notebook that would be an output
            warnings.simplefilter("ignore")
            check.function(student, seeded(check.name, seed))
    except Mistake as mistake:
        found = replace(
            mistake.verdict, place=check.place, printed=_beginning(printed()), where=_where(check, student, mistake)
        )
    found = replace(found, check=check.name)
    if found.status is Status.TIMEOUT:
        _endless[check.question] = answer, found
    return found


def _where(check: Check, student: Student, mistake: Mistake) -> str:
    """What was called last, and where its value is wrong if one was compared."""
    if student.asked is None or mistake.verdict.status is Status.UNWRITTEN:
        return mistake.verdict.where
    call = where.asked(check.question, *student.asked, mistake.row)
    return f"{call}: {mistake.verdict.where}" if mistake.verdict.where else call


def not_ended(name: str, seconds: float = CHECK_SECONDS) -> dict[str, Verdict]:
    """What the checks of a question say if its answer does not end in the check `name`: for who ends it from outside.

    Those that come before `name` have said what they say.
    """
    check, answer = find(name), object()
    late = replace(Failure("time", check.question, message=f"{seconds:g}").verdict, check=name, place=check.place)
    ours = [one for one in _checks.values() if one.question == check.question]
    _endless[check.question] = answer, late
    try:
        return {one.name: late if one is check else judge(one, None, 0, str, answer) for one in ours}
    finally:
        del _endless[check.question]


def _beginning(printed: str) -> str:
    lines = printed.strip().splitlines()
    more = [f"… {len(lines) - 5} lines more"] if len(lines) > 5 else []
    return "\n".join([line[:100] for line in lines[:5]] + more)
