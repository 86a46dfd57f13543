"""An answer that draws random numbers of its own draws the same ones whoever runs it.

Checks hand generators over. What an answer takes from the global ones instead would be other numbers at each run, and
with them could come another verdict: when the student checks, when the class is graded, and when it is graded again.
"""

from __future__ import annotations

import random
import sys

import numpy as np

SEED = 0


def same_for_all(*, torch: bool = False) -> None:
    """Seed the global generators of Python, NumPy and, if it is loaded or asked for, torch."""
    random.seed(SEED)
    np.random.seed(SEED)
    if torch:
        import torch
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(SEED)
