"""Hashes of files, and of the code that something depends on: whether it has to be found out anew."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def of_files(files: Iterable[Path], *texts: str) -> str:
    """The SHA-256, in hexadecimal digits, of what the files hold, their names and their folders' names; then of texts.

    Args:
        files: in an order that stays the same.
    """
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.parent.name}/{file.name}".encode() + b"\0" + file.read_bytes() + b"\0")
    for text in texts:
        digest.update(text.encode() + b"\0")
    return digest.hexdigest()


def of_texts(texts: Iterable[str]) -> str:
    """The SHA-256, in hexadecimal digits, of a set of texts, whatever their order."""
    return of_files((), *sorted(set(texts)))


def meaning(node: ast.AST) -> str:
    """The code below `node` as a text without comments, docstrings and formatting, the same in every Python.

    `ast.dump` would not do: what it says of the same code differs between versions.
    """
    if isinstance(node, ast.Constant):
        return repr(node.value)
    parts = []
    for name, value in ast.iter_fields(node):
        if name == "body" and isinstance(node, (*_DEFINITIONS, ast.Module)):
            value = _without_docstring(value)
        elif isinstance(node, ast.JoinedStr):  # Python 3.12 puts empty texts between the parts of some
            value = [part for part in value if not (isinstance(part, ast.Constant) and part.value == "")]
        if isinstance(value, list):
            value = "[" + ", ".join(meaning(v) if isinstance(v, ast.AST) else repr(v) for v in value) + "]"
        elif isinstance(value, ast.AST):
            value = meaning(value)
        elif value is not None:
            value = repr(value)
        if value not in (None, "[]"):
            parts.append(f"{name}={value}")
    return f"{type(node).__name__}({', '.join(parts)})"


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    match body:
        case [ast.Expr(ast.Constant(str())), *rest]:
            return rest
    return body


class Module:
    """A source, as its statements by the names that they bind.

    Args:
        source: the code, or its tree. name: of the module that it is; a source that is none has no name.

    Raises:
        SyntaxError: `source` does not parse.
    """

    def __init__(self, source: str | ast.Module, name: str = ""):
        self.name, self.tree = name, ast.parse(source) if isinstance(source, str) else source

    @cached_property
    def imports(self) -> dict[str, list[Import]]:
        """By alias, what is imported at the top, or under an `if` or `try` there."""
        found: dict[str, list[Import]] = {}
        for statement in self.tree.body:
            if not isinstance(statement, _DEFINITIONS):
                for alias, imports in _uses(statement, self.name).imports.items():
                    found.setdefault(alias, []).extend(imports)
        return found

    @cached_property
    def statements(self) -> dict[str, list[ast.stmt]]:
        """By name, the statements at the top that bind it or may change what it holds; imports are none of them."""
        found: dict[str, list[ast.stmt]] = {}
        for statement in self.tree.body:
            for name in _bound(statement):
                found.setdefault(name, []).append(statement)
        return found


@dataclass(frozen=True)
class Import:
    """One name that is imported: `what`, a dotted name as its parts, by a statement that says only this."""

    statement: str
    what: tuple[str, ...]


@dataclass
class Uses:
    """What a piece of code mentions.

    Attributes:
        names: the dotted names, as their parts, at their full length. texts: the strings.
        imports: by alias, what is imported within.
    """

    names: set[tuple[str, ...]]
    texts: set[str]
    imports: dict[str, list[Import]]


def _uses(node: ast.AST, module: str) -> Uses:
    """What the code below `node` mentions, in the module of this name."""
    uses = Uses(set(), set(), {})
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.Name, ast.Attribute)) and (parts := _chain(node)):
            uses.names.add(parts)
            while not isinstance(node, ast.Name):
                if isinstance(node, ast.Subscript):
                    waiting.append(node.slice)
                node = node.value
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            uses.texts.add(node.value)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias, imported in _imported(node, module):
                uses.imports.setdefault(alias, []).append(imported)
        waiting += ast.iter_child_nodes(node)
    return uses


def _imported(statement: ast.Import | ast.ImportFrom, module: str) -> Iterator[tuple[str, Import]]:
    """Each alias that the statement, in the module of this name, binds, and what it imports."""
    for alias in statement.names:
        if isinstance(statement, ast.Import):
            one, what = ast.Import([alias]), tuple(alias.name.split("."))
            bound, what = (alias.asname, what) if alias.asname else (what[0], what[:1])
            yield bound, Import(meaning(one), what)
        elif statement.module != "__future__":
            one = ast.ImportFrom(statement.module, [alias], statement.level)
            above = module.split(".")[: -statement.level] if statement.level else []
            what = (*above, *(statement.module or "").split("."), alias.name)
            yield alias.asname or alias.name, Import(meaning(one), tuple(filter(None, what)))


def _bound(statement: ast.stmt) -> set[str]:
    """The names that a statement at the top of a module binds without an import, or whose values it may change."""
    if isinstance(statement, _DEFINITIONS):
        return {statement.name}
    names: set[str] = set()
    for node in ast.walk(statement):
        if isinstance(node, _DEFINITIONS):  # under an `if` or `try`
            names.add(node.name)
        elif isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load):
            names.update(_chain(node)[:1])
        elif isinstance(node, ast.Expr):  # a call for its effect, on whatever it mentions
            names.update(name.id for name in ast.walk(node) if isinstance(name, ast.Name))
    return names


def _chain(node: ast.AST) -> tuple[str, ...]:
    """("a", "b", "c") of ``a.b.c``, ("a",) of ``a[0].b``, () of what does not begin with a name."""
    parts: list[str] = []
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
        elif isinstance(node, ast.Subscript):
            parts.clear()
        else:
            return ()
        node = node.value
    return (node.id, *reversed(parts))


@dataclass
class Reached:
    """The code that something depends on.

    Attributes:
        code: what it says, wherever it stands: a function that moves to another module stays what it is.
        texts: the strings in it. nodes: where it stands, the statements at the top of modules.
    """

    code: set[str]
    texts: set[str]
    nodes: set[ast.AST]


class Sources:
    """The packages below one folder, in which `reached` follows names from module to module.

    Args:
        root: the folder. packages: those below it that count; what is imported from elsewhere is only named.
    """

    def __init__(self, root: Path, packages: tuple[str, ...]):
        self.root, self.packages = root, packages
        self._modules: dict[str, Module | None] = {}
        self._read: dict[ast.AST, tuple[str, Uses]] = {}

    def module(self, name: str) -> Module | None:
        """The module of this dotted name; None, if there is none in the packages."""
        if name not in self._modules:
            place = self.root.joinpath(*name.split("."))
            files = (place.with_suffix(".py"), place / "__init__.py")
            file = next((f for f in files if f.is_file()), None) if name.split(".")[0] in self.packages else None
            self._modules[name] = Module(file.read_text("utf-8"), name) if file else None
        return self._modules[name]

    def reached(self, *roots: tuple[Module, ast.AST]) -> Reached:
        """The code that may run when that of the roots does: theirs, and what it names, from module to module.

        A name counts wherever it stands, also where a local variable happens to be called so: rather too much than
        too little. A method counts with its class, and a module that is more than the way to one of its names counts
        as a whole. What is looked up by a text, as by `getattr`, is not found.

        Args:
            roots: pieces of code, each with the module in which it stands.
        """
        reached, waiting = Reached(set(), set(), set()), list(roots)
        while waiting:
            module, node = waiting.pop()
            if node in reached.nodes:
                continue
            reached.nodes.add(node)
            if node not in self._read:
                self._read[node] = meaning(node), _uses(node, module.name)
            code, uses = self._read[node]
            reached.code.add(code)
            reached.texts |= uses.texts
            for name, *attributes in uses.names:
                waiting += ((module, statement) for statement in module.statements.get(name, ()))
                for one in (*module.imports.get(name, ()), *uses.imports.get(name, ())):
                    waiting += self._found(one, attributes, reached.code)
            for alias in uses.imports.keys() - {name for name, *_ in uses.names}:  # imported for its effect
                for one in uses.imports[alias]:
                    waiting += self._found(one, (), reached.code)
        return reached

    def _found(self, imported: Import, attributes: Sequence[str], outside: set[str]) -> list[tuple[Module, ast.AST]]:
        """The code that an imported name, followed by attributes, means; if not of the packages, `outside` gains it."""
        what = (*imported.what, *attributes)
        for length in range(len(what), 0, -1):
            if module := self.module(".".join(what[:length])):
                break
        else:
            outside.add(imported.statement)
            return []
        name = what[length] if length < len(what) else ""
        passed_on = [self._found(one, what[length + 1 :], outside) for one in module.imports.get(name, ())]
        here = [(module, statement) for statement in module.statements.get(name, ())]
        return [*here, *chain.from_iterable(passed_on)] or ([] if passed_on else [(module, module.tree)])
