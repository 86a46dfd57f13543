"""Stands for matplotlib until it has come: the first check needs none of it, and it is larger than all the rest.

The set-up of every notebook imports it and chooses a style. Until the real one is there, whatever is imported from it
takes every call and does nothing, and `touched` says whether something other than the set-up has used it.
"""

from __future__ import annotations

import importlib.machinery
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

PACKAGES = ("matplotlib", "mpl_toolkits")


class Nothing:
    """Takes every call, item and attribute."""

    def __call__(self, *args, **kwargs) -> Nothing:
        return self._used()

    def __getattr__(self, name: str) -> Nothing:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._used()

    def __getitem__(self, key) -> Nothing:
        return self._used()

    def __setitem__(self, key, value) -> None:
        self._used()

    def __iter__(self) -> Iterator:
        return iter(())

    def __enter__(self) -> Nothing:
        return self._used()

    def __exit__(self, *error) -> None:
        pass

    def _used(self) -> Nothing:
        Placeholder.touched = True
        return self


class Placeholder(ModuleType):
    """A module of matplotlib that has not come yet."""

    touched = False

    def __getattr__(self, name: str) -> Nothing:
        if name.startswith("__"):
            raise AttributeError(name)
        Placeholder.touched = True
        return Nothing()


class _Finder:
    """Finds placeholders for everything in matplotlib."""

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in PACKAGES:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec) -> Placeholder:
        return Placeholder(spec.name)

    def exec_module(self, module) -> None:
        if module.__name__ == "matplotlib.pyplot":  # what a check asks before and after the answer
            module.get_fignums = list


_finder = _Finder()


def install() -> None:
    """From now on, matplotlib is a placeholder."""
    sys.meta_path.insert(0, _finder)


def installed() -> bool:
    return _finder in sys.meta_path


def remove() -> None:
    """The real one has come: forget the placeholders, and the modules of flowdiff that hold one."""
    if installed():
        sys.meta_path.remove(_finder)
    for name, module in list(sys.modules.items()):
        holds = name.split(".")[0] == "flowdiff" and any(isinstance(v, Placeholder) for v in vars(module).values())
        if isinstance(module, Placeholder) or holds:
            del sys.modules[name]
            parent, _, last = name.rpartition(".")
            if parent in sys.modules:
                vars(sys.modules[parent]).pop(last, None)


@contextmanager
def watching() -> Iterator[list[bool]]:
    """The list that is given holds one True after the block if something in it used a placeholder."""
    seen: list[bool] = []
    Placeholder.touched = False
    try:
        yield seen
    finally:
        if Placeholder.touched:
            seen.append(True)
