"""An answer must be the student's own: while it runs in a check, flowdiff's version of what is asked raises.

The function's code is exchanged, not its name, so that no alias, copy of the name or wrapper gets around it.
"""

from __future__ import annotations

import ast
import functools
import importlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import CodeType, FunctionType


class Refused(BaseException):
    """flowdiff's own version was called. Not an Exception, so that an answer's `except Exception` lets it through."""

    def __init__(self, name: str):
        super().__init__(name)
        self.name = name


def find(dotted: str) -> FunctionType:
    """The plain function that `dotted`, such as "flowdiff.ode.euler" or "flowdiff.fields.Linear.flow", names."""
    module, parts = _module_of(dotted)
    found = importlib.import_module(module)  # each time: a reloaded module has other functions
    for part in parts:
        found = getattr(found, part)
    if not isinstance(found, FunctionType):
        raise TypeError(f"{dotted} must be a plain Python function, got {type(found).__name__}")
    return found


@functools.cache
def _module_of(dotted: str) -> tuple[str, list[str]]:
    """The module in which `dotted` names something, and the names that lead there from it."""
    parts = dotted.split(".")
    for length in range(len(parts) - 1, 0, -1):
        try:
            importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        return ".".join(parts[:length]), parts[length:]
    raise ModuleNotFoundError(f"no module found in {dotted}")


@contextmanager
def refusing(names: Sequence[str]) -> Iterator[list[str]]:
    """Let the functions of these dotted names raise `Refused`; yields the list of those that were called."""
    functions = [find(name) for name in names]
    originals = [function.__code__ for function in functions]
    try:
        yield remove(names)
    finally:
        for function, code in zip(functions, originals, strict=True):
            function.__code__ = code


def remove(names: Sequence[str]) -> list[str]:
    """Let the functions of these dotted names raise `Refused` from here on; the list of those that were called, so far.

    Nothing here keeps their own code: where nothing else does, it is gone from this process.
    """
    called: list[str] = []

    def call(name: str):
        called.append(name)
        raise Refused(name)

    for name in names:
        function = find(name)
        function.__code__ = _raising(name, call, function.__code__.co_freevars)
    return called


def _raising(name: str, call, free: tuple[str, ...]) -> CodeType:
    """A code object that calls `call(name)` whatever its arguments, with the free variables that its place demands.

    The globals that it will see are those of flowdiff, so `call` itself is put among its constants.
    """
    code, constants = _refused.__code__, {"PLACE": call, "NAME": name}
    constants = tuple(constants.get(c, c) if isinstance(c, str) else c for c in code.co_consts)
    return code.replace(co_consts=constants, co_freevars=free, co_name=name, co_qualname=name)


def _refused(*args, **kwargs):
    place = "PLACE"
    return place("NAME")


def imports_of(source: str, names: Sequence[str]) -> list[str]:
    """Those of `names` that `source` imports or spells out, whatever it calls them; [] if `source` does not parse."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    meaning: dict[str, str] = {}
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                meaning[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                if alias.name == "*":
                    continue
                meaning[alias.asname or alias.name] = f"{node.module}.{alias.name}"
                found.add(f"{node.module}.{alias.name}")
    for node in ast.walk(tree):
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if parts and isinstance(node, ast.Name):
            found.add(".".join([meaning.get(node.id, node.id), *reversed(parts)]))
    return [name for name in names if name in found]
