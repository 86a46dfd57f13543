"""An answer meets the same world whoever runs it: a student's kernel, or the grader.

Checks hand generators over. What an answer takes from the global ones instead would be other numbers at each run, and
with them could come another verdict: when the student checks, when the class is graded, and when it is graded again.
Neither is there anybody to answer `input()` or to look at what is displayed, and `exit()` ends what runs, as in a
script, and not the whole kernel.
"""

from __future__ import annotations

import random
import sys

import numpy as np

SEED = 0


def same_for_all(*, torch: bool = False) -> None:
    """Seed the global generators of Python, NumPy and, if it is loaded or asked for, torch; tame the shell."""
    random.seed(SEED)
    np.random.seed(SEED)
    if torch:
        import torch
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(SEED)
    if "IPython" in sys.modules and (shell := sys.modules["IPython"].get_ipython()):
        shell.user_ns |= {"exit": sys.exit, "quit": sys.exit}
        if hasattr(shell, "kernel"):
            shell.kernel.raw_input = nobody
            shell.display_pub.publish = _unseen  # a bar of tqdm is an output, and those of a check are compared


def _unseen(*args, **kwargs) -> None:
    """What an answer displays is for its author, who is not looking."""


def nobody(prompt: str = "") -> str:
    raise EOFError("EOF when reading a line")
