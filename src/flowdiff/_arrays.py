"""The little that NumPy and PyTorch spell differently.

PyTorch is never imported here: if you pass a tensor, it already is.
"""

from __future__ import annotations

import math
import numbers
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
    """Constants in the backend, dtype and on the device of the floating-point array or tensor ``x``."""
    if is_tensor(x):
        return namespace(x).as_tensor(values, dtype=x.dtype, device=x.device)
    return np.asarray(values, dtype=x.dtype)


def floating(x):
    """``x``, but whole numbers and booleans as floats: float64 in NumPy, the default dtype in torch.

    Every function of points begins with it: a constant such as a mean would be cut off in the dtype of whole numbers.

    Raises:
        TypeError: ``x`` is not an array or a tensor of numbers, nor a single one.
    """
    if isinstance(x, np.ndarray) and x.dtype.kind in "fc":
        return x
    if is_tensor(x):
        return x if x.is_floating_point() or x.is_complex() else x.to(namespace(x).get_default_dtype())
    if isinstance(x, np.ndarray) and x.dtype.kind in "biu":
        return x.astype(np.float64)
    if not isinstance(x, numbers.Number):
        dtype = f" and dtype {x.dtype}" if isinstance(x, np.ndarray) else ""
        raise TypeError(f"points must be a NumPy array or a torch tensor of numbers, got {kind(x)}{dtype}")
    return x


def numpy_of(x) -> np.ndarray:
    """``x`` as an array of NumPy, for what ends as a number or a picture: a tensor leaves its graph behind."""
    return x.detach().cpu().numpy() if is_tensor(x) else np.asarray(x)


def copy_of(x):
    """A copy in memory of its own; in torch a part of the graph, as ``x`` is."""
    return x.clone() if is_tensor(x) else x.copy()


def share_memory(a, b) -> bool:
    """Whether writing into ``a`` could change ``b``, of the same backend."""
    if is_tensor(a):
        try:
            return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()
        except NotImplementedError:  # inside a transformation of torch.func nobody can know
            return True
    return np.may_share_memory(a, b)


def time_for(t, *points, name: str = "t"):
    """The time ``t`` in the form that meets ``points``: the one rule for times of every field, path, loss and network.

    A time is one number for all points, or an array of shape ``(batch, 1)``, one time for each; for points of shape
    ``(batch, ...)`` as many axes of length 1 as they have. A shape ``(batch,)`` would meet the *coordinates*, without a
    word where batch = d. An array of times is taken into the backend and dtype of the points, a number into Python's.

    Args:
        points: arrays or tensors that broadcast against each other.
    """
    if type(t) is float:  # what a solver gives, at every call
        return t
    if isinstance(t, numbers.Real) or (isinstance(t, np.ndarray) and t.ndim == 0 and t.dtype.kind in "biuf"):
        return float(t)
    points = [floating(p) for p in points if hasattr(p, "shape")]
    points = [p for p in points if is_tensor(p)] or points
    widest = max(points, key=lambda p: p.dtype.itemsize, default=None)
    if is_tensor(t) and t.ndim == 0 and not t.is_complex():
        return like(t, widest) if is_tensor(widest) else float(t)
    shape = np.broadcast_shapes(*(tuple(p.shape) for p in points))
    if not _is_column(t, shape):
        batch = shape[0] if len(shape) > 1 else "k"
        column = ", ".join([str(batch), "1", *("1" for _ in shape[2:])])
        raise (ValueError if hasattr(t, "shape") else TypeError)(
            f"{name} must be a number or have shape ({column}), one for each point, got {kind(t)}"
        )
    if widest is None:
        return floating(t)
    if is_tensor(t) and not is_tensor(widest):
        raise TypeError(f"{name} must be a number or a NumPy array like the points, got {kind(t)}")
    return like(t, widest)


def _is_column(t, shape: tuple[int, ...]) -> bool:
    """Whether ``t`` is an array of real numbers, one for each point of ``shape``, or one for all."""
    real = not t.is_complex() if is_tensor(t) else isinstance(t, np.ndarray) and t.dtype.kind in "biuf"
    if not real or any(k != 1 for k in t.shape[1:]):
        return False
    if len(shape) < 2:  # points of a line, or a single one: a column of times is a further axis in front
        return t.ndim == 2
    return t.ndim == len(shape) and t.shape[0] in (1, shape[0])


def number(name: str, value, least: float | None = None) -> float:
    """``value`` as a Python float if it is one number, finite or, if there is a ``least`` one, not below it."""
    single = isinstance(value, numbers.Real) or (
        (isinstance(value, np.ndarray) or is_tensor(value)) and value.ndim == 0
    )
    try:
        result = float(value) if single else None
    except (TypeError, ValueError, RuntimeError):  # text or a complex number in an array
        result = None
    if result is None:
        raise TypeError(f"{name} must be one number for all points, got {kind(value)}")
    if least is None and not math.isfinite(result):
        raise ValueError(f"{name} must be finite, got {result:g}")
    if least is not None and not result >= least:
        raise ValueError(f"{name} must be at least {least:g}, got {result:g}")
    return result


def nonzero(factor, t, what: str, symbol: str):
    """``factor``, unless it is 0 at one of the times ``t``: then ``what`` is said of the first of these times."""
    zero = abs(factor) <= 1e-12  # in float16 that is 0
    if zero.any() if hasattr(zero, "any") else zero:
        when = numpy_of(t)[numpy_of(zero)].flat[0]
        raise ValueError(f"at t = {when:g} {what}: {symbol} is 0 there, stay away from this end of the path")
    return factor


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
