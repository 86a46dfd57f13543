"""The little that NumPy and PyTorch spell differently.

PyTorch is never imported here: if you pass a tensor, it already is.
"""

from __future__ import annotations

import math
import sys
from types import ModuleType

import numpy as np


def is_tensor(x: object) -> bool:
    """True if ``x`` is a torch tensor. Does not import torch."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(x, torch.Tensor)


def namespace(x: object) -> ModuleType:
    """The module whose ``exp``, ``sin``, ``stack`` … accept ``x``: ``torch`` for a tensor, else ``numpy``."""
    return sys.modules["torch"] if is_tensor(x) else np


def exp(a):
    """e^a of an array, a tensor or a plain number, which stays one. So do the three functions below."""
    return _elementary(a).exp(a)


def expm1(a):
    return _elementary(a).expm1(a)


def cos(a):
    return _elementary(a).cos(a)


def sin(a):
    return _elementary(a).sin(a)


def kind(x: object) -> str:
    """What ``x`` is, in the words of an error message."""
    if isinstance(x, np.ndarray):
        return f"a NumPy array of shape {x.shape}"
    if is_tensor(x):
        return f"a torch tensor of shape {tuple(x.shape)}"
    return f"{type(x).__name__} {x!r:.60}"


def like(values, x):
    """Constants in the backend, dtype and on the device of ``x``."""
    if is_tensor(x):
        return namespace(x).as_tensor(values, dtype=x.dtype, device=x.device)
    return np.asarray(values)


def standard_normal(shape: tuple[int, ...], rng):
    """N(0, 1) noise: NumPy float64 from a ``numpy.random.Generator``, torch float32 from a ``torch.Generator``."""
    return rng.standard_normal(shape) if _is_numpy(rng) else _torch(rng).randn(shape, generator=rng, device=rng.device)


def uniform(shape: tuple[int, ...], rng):
    """Uniform numbers in [0, 1), in the backend of ``rng``."""
    return rng.random(shape) if _is_numpy(rng) else _torch(rng).rand(shape, generator=rng, device=rng.device)


def choice(weights: np.ndarray, n: int, rng):
    """``n`` integers below ``len(weights)``, each drawn with its weight, in the backend of ``rng``."""
    if _is_numpy(rng):
        return rng.choice(len(weights), size=n, p=weights)
    torch = _torch(rng)
    return torch.multinomial(torch.as_tensor(weights, device=rng.device), n, replacement=True, generator=rng)


def _elementary(a) -> ModuleType:
    return namespace(a) if is_tensor(a) or isinstance(a, np.ndarray) else math


def _is_numpy(rng) -> bool:
    return isinstance(rng, np.random.Generator)


def _torch(rng) -> ModuleType:
    torch = sys.modules.get("torch")
    if torch is None or not isinstance(rng, torch.Generator):
        raise TypeError(f"rng must be a numpy.random.Generator or a torch.Generator, got {kind(rng)}")
    return torch
