"""Two small photographs, to see that a picture is a vector.

Pictures are ``(rows, columns, 3)``: red, green and blue, floats from 0 to 1, row 0 at the top. Who took them, and under
which licence they are here, is said in ``data/SOURCES.md``.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

DATA = Path(__file__).with_name("data")


def flower() -> np.ndarray:
    """An orange flower, ``(48, 48, 3)``."""
    return _read("flower")


def landscape() -> np.ndarray:
    """A pagoda above a lake, ``(106, 160, 3)``: wide enough for a camera to pan."""
    return _read("landscape")


def _read(name: str) -> np.ndarray:
    with np.load(DATA / "photographs.npz") as levels:
        return levels[name] / 255
