"""ODEs that carry their exact solution: what the solvers are measured against."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Swing:
    """x' = x cos t. Smooth, not autonomous, and no method is better on it than it should be."""

    start: float = 1.0

    def __call__(self, x, t):
        return x * np.cos(t)

    def exact(self, t):
        return self.start * np.exp(np.sin(t))


@dataclass(frozen=True)
class Forced:
    """u_t(x) = (t + 2 x₁, -x₂): no symmetry, so that swapped arguments, coordinates or signs all show."""

    def __call__(self, x, t):
        return np.stack([t + 2 * x[:, 0], -x[:, 1]], -1)

    def exact(self, x0, t):
        first = (x0[:, 0] + 0.25) * np.exp(2 * t) - t / 2 - 0.25
        return np.stack([first, x0[:, 1] * np.exp(-t)], -1)


def slope(errors, ns) -> float:
    """p in error ~ n^-p, by a straight line through the logarithms."""
    return -np.polyfit(np.log(ns), np.log(errors), 1)[0]
