"""A pytest plugin for nbval: a kernel that ends before it answers is started once more, and what it said is told.

Jupyter chooses a kernel's ports seconds before the kernel takes them, and another program may be faster. Jupyter's own
servers start such a kernel again with other ports; nbval fails each cell of the notebook, and throws away the reason.
"""

from __future__ import annotations

import functools
import tempfile

import nbval.kernel

STARTS = 3


def pytest_configure():
    nbval.kernel.start_new_kernel = persistent(nbval.kernel.start_new_kernel)


def persistent(start):
    """`start(**options)` that is tried `STARTS` times; raises RuntimeError with the last words of the last kernel."""

    @functools.wraps(start)
    def start_new_kernel(*args, **options):
        for left in reversed(range(STARTS)):
            with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
                try:
                    return start(*args, **options | {"stderr": said})
                except RuntimeError as error:
                    if not left:
                        said.seek(0)
                        raise RuntimeError(f"{error}, {STARTS} times; it said:\n{said.read()[-2000:]}") from error

    return start_new_kernel
