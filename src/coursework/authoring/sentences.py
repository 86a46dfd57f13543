"""The sentences that checks tell of known mistakes, as their source has them, and those that no wrong answer is told.

A sentence is a text that may become `Verdict.likely`. Which texts do is followed backwards from there: from the last
argument of `wrong` to the variable that it is, to the key of the dictionary over which that ran, to the argument at
every call, from function to function. A sentence that is put together has holes where it is not known.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from coursework.fingerprint import Module, Sources

# What is done to a value on the way to a sentence: its keys or values are looked at, or one after the other, which are
# keys if it is a dictionary; a number is a place in it; its holes are filled by `format`.
_KEY, _VALUE, _EACH, _FORMAT = "key", "value", "each", "format"
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
# A sentence is of more than one word; other texts are names, or formats.
_WORDS = re.compile(r"\w+\W*\s\W*\w+")
_HOLE = re.compile(r"\{[^{}]*\}")
# Two sentences may be told at once, joined by this; nothing else is the sentence of a text that is only holes.
_JOINT, _JOINTS = re.compile(r"(; (or: )?)*"), re.compile(r"; (?:or: )?")
_SAME = {"list", "tuple", "sorted", "reversed", "set", "frozenset", "iter"}
_CHOICE = {"next", "max", "min"}


@dataclass(frozen=True)
class Sentence:
    """One sentence of the checks.

    Attributes:
        file: below the root of the sources. line: where it begins.
        parts: what is known of it; between two of them is a hole.
        questions: those whose answers may be told it.
    """

    file: str
    line: int
    parts: tuple[str, ...]
    questions: frozenset[str] = frozenset()

    @cached_property
    def _pattern(self) -> re.Pattern:
        return re.compile("(.*)".join(map(re.escape, self.parts)), re.DOTALL)

    @property
    def known(self) -> int:
        """The number of its characters that are known."""
        return sum(map(len, self.parts))

    def fits(self, text: str) -> bool:
        """Whether this may be what was told."""
        return bool(self._pattern.fullmatch(text))

    def filled(self, text: str) -> tuple[str, ...]:
        """What stands in the holes, if this is what was told."""
        return self._pattern.fullmatch(text).groups()

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {'…'.join(self.parts)}"


def untold(sentences: Iterable[Sentence], told: Mapping[str, Iterable[str]]) -> list[Sentence]:
    """The sentences that no answer is told.

    Args:
        told: the texts that answers to a question are told, by the question.
    """
    sentences = list(sentences)
    left = set(sentences)
    of: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        for question in sentence.questions:
            of.setdefault(question, []).append(sentence)
    for question, texts in told.items():
        for text in texts:
            left -= fitting(text, of.get(question, ()))
    return [sentence for sentence in sentences if sentence in left]


def fitting(text: str, sentences: Iterable[Sentence]) -> set[Sentence]:
    """The sentences that this text is: those of which most is known, and those that fill their holes; where none is
    all of it, those of its parts."""
    sentences = list(sentences)
    for parts in ([text], _JOINTS.split(text)):
        found: set[Sentence] = set()
        for part in parts:
            some = [sentence for sentence in sentences if sentence.fits(part)]
            most = max((sentence.known for sentence in some), default=0)
            for sentence in some:
                if sentence.known == most:
                    found.add(sentence)
                    for filled in sentence.filled(part):
                        found |= {other for other in sentences if other.known and other.fits(filled)}
        if found:
            return found
    return set()


def find(
    sources: Sources, modules: Iterable[str], roots: Mapping[str, Iterable[tuple[Module, ast.AST]]]
) -> list[Sentence]:
    """The sentences in these modules, in the order of their places.

    Args:
        roots: by question, the code of its checks, from which it must be reached.
    """
    flow = _Flow([module for name in modules if (module := sources.module(name))])
    reached = {question: sources.reached(*some).nodes for question, some in roots.items()}
    found = []
    for (module, node), parts in flow.found.items():
        statement = flow.statement_of(module, node)
        questions = frozenset(question for question, statements in reached.items() if statement in statements)
        if questions:
            file = f"{module.name.replace('.', '/')}.py"
            found.append(Sentence(file, node.lineno, parts, questions))
    return sorted(found, key=lambda sentence: (sentence.file, sentence.line, sentence.parts))


class _Flow:
    """Where texts come from that become a `likely`; `found` has the parts of each by its module and node."""

    def __init__(self, modules: list[Module]):
        self.modules = {module.name: module for module in modules}
        self.found: dict[tuple[Module, ast.AST], tuple[str, ...]] = {}
        self._parents: dict[ast.AST, ast.AST] = {}
        self._bound: dict[ast.AST, dict[str, list[tuple[ast.AST, tuple]]]] = {}
        self._calls: dict[str, list[tuple[Module, ast.Call]]] = {}
        self._named: dict[str, list[tuple[Module, ast.AST]]] = {}  # functions and classes, also within others
        self._kept: dict[str, list[tuple[Module, ast.AST]]] = {}  # what attributes of `self` are set to
        self._waiting: list[tuple[Module, ast.AST, tuple]] = []
        self._seen: set[tuple[ast.AST, tuple]] = set()
        for module in modules:
            self._read(module)
        for module, node in self._named.get("wrong", ()):
            self._argument(module, node, "likely", ())
        while self._waiting:
            self._follow(*self._waiting.pop())

    def statement_of(self, module: Module, node: ast.AST) -> ast.AST:
        """The statement at the top of the module in which `node` is."""
        while (above := self._parents[node]) is not module.tree:
            node = above
        return node

    def _read(self, module: Module) -> None:
        for node in ast.walk(module.tree):
            for child in ast.iter_child_nodes(node):
                self._parents[child] = node
        for node in ast.walk(module.tree):
            match node:
                case ast.Call():
                    self._calls.setdefault(_name(node.func), []).append((module, node))
                    for keyword in node.keywords:
                        if keyword.arg == "likely":
                            self._waiting.append((module, keyword.value, ()))
                    if _name(node.func) == "partial" and node.args:
                        self._calls.setdefault(_name(node.args[0]), []).append(
                            (module, ast.Call(node.args[0], node.args[1:], node.keywords))
                        )
                case ast.Dict(keys, values):
                    for key, value in zip(keys, values, strict=True):
                        if isinstance(key, ast.Constant) and key.value == "likely":
                            self._waiting.append((module, value, ()))
                case ast.FunctionDef() | ast.ClassDef():
                    self._named.setdefault(node.name, []).append((module, node))
            self._bind(module, node)

    def _bind(self, module: Module, node: ast.AST) -> None:
        """Remember what the statement, or the loop in a comprehension, binds names to."""
        match node:
            case ast.Assign(targets, value):
                pairs = [(target, value, ()) for target in targets]
            case ast.AnnAssign(target, _, value) | ast.NamedExpr(target, value) if value:
                pairs = [(target, value, ())]
            case ast.AugAssign(target, _, value):
                pairs = [(target, value, ())]
            case ast.For(target, iterated) | ast.comprehension(target, iterated):
                pairs = [(target, iterated, (_EACH,))]
            case ast.Call(ast.Attribute(target, "update" | "extend"), [value, *_]):
                pairs = [(target, value, ())]
            case ast.Call(ast.Attribute(target, "append"), [value]):
                pairs = [(target, ast.List([value]), ())]
            case ast.Call(ast.Attribute(target, "setdefault"), [key, value]):
                pairs = [(target, ast.Dict([key], [value]), ())]
            case _:
                return
        for target, value, path in pairs:
            self._bind_one(module, node, target, value, path)

    def _bind_one(self, module: Module, at: ast.AST, target: ast.AST, value: ast.AST, path: tuple) -> None:
        match target:
            case ast.Tuple(parts) | ast.List(parts):
                for i, part in enumerate(parts):
                    self._bind_one(module, at, part, value, (*path, i))
            case ast.Name(name):
                self._bound.setdefault(self._scope(at), {}).setdefault(name, []).append((value, path))
            case ast.Subscript(ast.Name() as name, key) if not path:  # found["sentence"] = value
                self._bind_one(module, at, name, ast.Dict([key], [value]), ())
            case ast.Attribute(ast.Name("self"), name) if not path:
                self._kept.setdefault(name, []).append((module, value))

    def _scope(self, node: ast.AST) -> ast.AST:
        """The function or module in which `node` stands; what is made up here stands where its first part does."""
        while not isinstance(node, (*_FUNCTIONS, ast.Module)):
            node = self._parents[node]
        return node

    def _follow(self, module: Module, node: ast.AST | None, path: tuple) -> None:
        """Find what `node` is, after what `path` does to it."""
        if node is None or (node, path) in self._seen:
            return
        self._seen.add((node, path))

        def on(part: ast.AST | None, *then) -> None:
            self._waiting.append((module, part, (*then,)))

        first, rest = (path[0], path[1:]) if path else (None, ())
        match node:
            case ast.Constant(str(text)):
                if not path and _WORDS.search(text):
                    self.found[module, node] = (text,)
                elif path == (_FORMAT,):
                    self.found[module, node] = tuple(_HOLE.split(text))
            case ast.JoinedStr(values) if not path:
                parts = _parts(values)
                if _JOINT.fullmatch("".join(parts)):
                    for value in values:
                        on(value.value if isinstance(value, ast.FormattedValue) else None)
                else:
                    self.found[module, node] = parts
            case ast.IfExp(_, one, other):
                on(one, *path)
                on(other, *path)
            case ast.BoolOp(_, values):
                for value in values:
                    on(value, *path)
            case ast.BinOp(one, ast.BitOr() | ast.Add(), other):
                on(one, *path)
                on(other, *path)
            case ast.NamedExpr(_, value) | ast.Starred(value):
                on(value, *path)
            case ast.Dict(keys, values) if path:
                for key, value in zip(keys, values, strict=True):
                    if key is None:
                        on(value, *path)
                    elif first in (_KEY, _EACH):
                        on(key, *rest)
                    else:
                        on(value, *rest)
            case ast.DictComp(key, value) if path:
                on(key if first in (_KEY, _EACH) else value, *rest)
            case ast.List(parts) | ast.Tuple(parts) | ast.Set(parts) if path:
                starred = any(isinstance(part, ast.Starred) for part in parts)
                for i, part in enumerate(parts):
                    if isinstance(part, ast.Starred):
                        on(part.value, _EACH, *rest)
                    elif starred or not isinstance(first, int) or i == first:
                        on(part, *rest)
            case ast.ListComp(part) | ast.SetComp(part) | ast.GeneratorExp(part) if path:
                on(part, *rest)
            case ast.Subscript(value, ast.Constant(int(i))):
                on(value, i, *path)
            case ast.Subscript(value, ast.Slice()):
                on(value, *path)
            case ast.Subscript(value, _):
                on(value, _VALUE, *path)
            case ast.Name(name):
                self._follow_name(module, node, name, path)
            case ast.Attribute(_, name):
                self._follow_attribute(name, path)
            case ast.Call():
                self._follow_call(module, node, path)

    def _follow_name(self, module: Module, node: ast.AST, name: str, path: tuple) -> None:
        scope = self._scope(node)
        while True:
            bound = self._bound.get(scope, {}).get(name, ())
            for value, before in bound:
                self._waiting.append((module, value, (*before, *path)))
            if isinstance(scope, _FUNCTIONS) and name in _arguments(scope):
                self._argument(module, scope, name, path)
                bound = True
            if bound or isinstance(scope, ast.Module):
                break
            scope = self._scope(self._parents[scope])
        for imported in module.imports.get(name, ()):
            other = self.modules.get(".".join(imported.what[:-1]))
            for value, before in self._bound.get(other.tree, {}).get(imported.what[-1], ()) if other else ():
                self._waiting.append((other, value, (*before, *path)))

    def _follow_attribute(self, name: str, path: tuple) -> None:
        """What an object has under this name, of whatever class it is."""
        for module, value in self._kept.get(name, ()):
            self._waiting.append((module, value, path))
        for module, kind in (one for some in self._named.values() for one in some):
            if not isinstance(kind, ast.ClassDef):
                continue
            fields = [part.target.id for part in kind.body if isinstance(part, ast.AnnAssign)]
            if name in fields:
                self._arguments_at_calls(module, kind.name, fields, name, path)
            for part in kind.body:
                if isinstance(part, ast.FunctionDef) and part.name == name:
                    self._returned(module, part, path)

    def _follow_call(self, module: Module, call: ast.Call, path: tuple) -> None:
        def on(part: ast.AST | None, *then) -> None:
            self._waiting.append((module, part, (*then,)))

        first, rest = (path[0], path[1:]) if path else (None, ())
        name, args = _name(call.func), call.args
        of = call.func.value if isinstance(call.func, ast.Attribute) else None
        default = next((keyword.value for keyword in call.keywords if keyword.arg == "default"), None)
        match name:
            case "items" if of and first == _EACH and rest:
                on(of, _KEY if rest[0] == 0 else _VALUE, *rest[1:])
            case "keys" if of and path:
                on(of, _KEY, *rest)
            case "values" if of and path:
                on(of, _VALUE, *rest)
            case "get" | "setdefault" | "pop" if of and args:
                on(of, _VALUE, *path)
                on(args[-1] if len(args) == 2 else None, *path)
            case "fromkeys" if path:
                on(args[0], _EACH, *rest) if first in (_KEY, _EACH) else on(args[-1], *rest)
            case "dict" if of is None:
                for arg in args:
                    on(arg, *path)
                    if path:  # of pairs
                        on(arg, _EACH, 0 if first in (_KEY, _EACH) else 1, *rest)
                for keyword in call.keywords:
                    on(keyword.value, *rest) if path and first != _KEY else None
            case "zip" if of is None and first == _EACH and rest and isinstance(rest[0], int) and rest[0] < len(args):
                on(args[rest[0]], _EACH, *rest[1:])
            case "enumerate" if of is None and first == _EACH and rest[:1] == (1,):
                on(args[0], _EACH, *rest[1:])
            case "format" if of and not path:
                on(of, _FORMAT)
            case "join" if of and args and not path:
                on(args[0], _EACH)
            case "filter" if of is None and len(args) == 2:
                on(args[1], *path)
            case "copy" | "strip" | "capitalize" | "removesuffix" | "removeprefix" if of:
                on(of, *path)
            case _ if of is None and name in _SAME and args:
                on(args[0], *((_EACH, *rest) if isinstance(first, int) else path))
            case _ if of is None and name in _CHOICE and args:
                for arg in args if len(args) > 1 and name != "next" else ():
                    on(arg, *path)
                on(args[0], _EACH, *path)
                on(args[1] if name == "next" and len(args) > 1 else default, *path)
            case _:
                for other, function in self._callees(module, call.func):
                    self._returned(other, function, path)

    def _callees(self, module: Module, function: ast.AST) -> Iterator[tuple[Module, ast.AST]]:
        """The functions of this name, where a plain one is of this module or imported, and a method of any class."""
        name = _name(function)
        for other, node in self._named.get(name, ()):
            known = isinstance(function, ast.Attribute) or other is module or self._imports(module, name, other)
            if known and isinstance(node, ast.FunctionDef):
                yield other, node
        if isinstance(function, ast.Name):
            for bound in self._bound.values():
                for value, path in bound.get(name, ()):
                    if isinstance(value, ast.Lambda) and not path and value in self._parents:
                        yield module, value

    @staticmethod
    def _imports(module: Module, name: str, other: Module) -> bool:
        return any(one.what == (*other.name.split("."), name) for one in module.imports.get(name, ()))

    def _returned(self, module: Module, function: ast.AST, path: tuple) -> None:
        if isinstance(function, ast.Lambda):
            self._waiting.append((module, function.body, path))
            return
        for node in ast.walk(function):
            if isinstance(node, (ast.Return, ast.Yield, ast.YieldFrom)) and self._scope(node) is function:
                then = path[1:] if isinstance(node, ast.Yield) and path[:1] == (_EACH,) else path
                if isinstance(node, ast.Yield) and path[:1] != (_EACH,):
                    continue
                self._waiting.append((module, node.value, then))

    def _argument(self, home: Module, function: ast.AST, name: str, path: tuple) -> None:
        """What a function is given under this name, at every call, and by default."""
        args = function.args
        positional = [*args.posonlyargs, *args.args]
        for given, defaults in (
            (positional[len(positional) - len(args.defaults) :], args.defaults),
            (args.kwonlyargs, args.kw_defaults),
        ):
            for arg, default in zip(given, defaults, strict=True):
                if arg.arg == name:
                    self._waiting.append((home, default, path))
        names = [arg.arg for arg in positional]
        if isinstance(function, ast.Lambda):
            return
        called = function.name
        if names[:1] == ["self"]:
            names = names[1:]
            if called == "__init__":
                called = self._parents[function].name
        self._arguments_at_calls(home, called, names, name, path, args.vararg and args.vararg.arg)

    def _arguments_at_calls(
        self, home: Module, function: str, names: list[str], name: str, path: tuple, rest: str | None = None
    ) -> None:
        for module, call in self._calls.get(function, ()):
            plain = isinstance(call.func, ast.Name)
            if plain and module is not home and not self._imports(module, function, home):
                continue
            for keyword in call.keywords:
                if keyword.arg == name:
                    self._waiting.append((module, keyword.value, path))
            for i, arg in enumerate(call.args):
                if isinstance(arg, ast.Starred):
                    if name in names[i:]:
                        self._waiting.append((module, arg.value, (names.index(name) - i, *path)))
                    break
                if i < len(names) and names[i] == name:
                    self._waiting.append((module, arg, path))
                elif i >= len(names) and name == rest and path:
                    self._waiting.append((module, arg, path[1:]))


def _name(function: ast.AST) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _arguments(function: ast.AST) -> list[str]:
    args = function.args
    every = (*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg)
    return [arg.arg for arg in every if arg]


def _parts(values: list[ast.AST]) -> tuple[str, ...]:
    """The texts of a formatted one, those beside each other as one."""
    parts = [""]
    for value in values:
        if isinstance(value, ast.Constant):
            parts[-1] += value.value
        else:
            parts.append("")
    return tuple(parts)
