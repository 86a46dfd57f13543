"""The loop of every solver, and what it asks of a start, a field and a number of steps. No method is in here."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from contextlib import nullcontext

import numpy as np

from flowdiff._arrays import copy_of, floating, is_tensor, kind, like, namespace, share_memory

Field = Callable  # u(x, t) -> velocity, of the shape of x


def march(step, u, x0, n, every, t0, t1, trajectory):
    """The loop of every solver: ``n`` times ``x = step(u, x, t, h)``. Its arguments are checked already."""
    h = (t1 - t0) / n
    if h and abs(h) < 4 * math.ulp(max(abs(t0), abs(t1))):
        raise ValueError(f"n = {n} steps from t0 = {t0:g} to t1 = {t1:g} are finer than floating-point numbers there")
    locks, dtype = not is_tensor(x0), x0.dtype

    with no_graph(x0):
        x = x0.view() if locks else x0  # locked is the view: the caller's own array stays as it is
        frames = Frames(x0, n // every) if trajectory else None
        field, settle = guarded(u, x0)
        for i in range(n):
            if locks:
                x.setflags(write=False)
            x = step(field if i < n - 1 else ends_at(field, t1, h), x, t0 + i * h, h)
            if i == 0:
                field = settle()
            if x.dtype is not dtype:
                x = as_start(x, x0)
            if trajectory and (i + 1) % every == 0:
                frames.append(x)
        check_end(x, n)
        return frames.stacked() if trajectory else x


def ends_at(u: Field, t1: float, h: float) -> Field:
    """``u`` in the last step, where t + h is ``t1`` only up to rounding: a stage at its end, or past it, is at ``t1``.

    The field may be defined up to ``t1`` and not beyond. Other stages are at least half a step away from the end.
    """
    forward = math.copysign(1.0, h)
    return lambda x, t: u(x, t1 if forward * (t1 - t) <= abs(h) / 4 else t)


def guarded(u: Field, x0) -> tuple[Field, Callable]:
    """``u`` as it is called in the first step, where it must return what is like ``x0``, and what then gives it for all
    others; both harmless.

    A field may write into the ``x`` that it is given, or into one array that it returns again and again. To copy the
    state at each call would cost a cheap field half of its speed. So arrays are locked, and a field that runs into the
    lock is called again with a copy, then and from then on. Tensors have no lock but count how often they were written
    to. What the calls of the first step return is copied and compared, and if two share memory, copied from then on.
    """
    copies = is_tensor(x0)  # the first call shows a tensor's field for what it is
    reuses = False
    returned = []

    def on_arrays(x, t):
        nonlocal copies
        if not copies:
            try:
                return u(x, t)
            except ValueError as error:
                if x.flags.writeable or "read-only" not in str(error):
                    raise
                copies = True
        return u(x.copy(), t)

    def on_tensors(x, t):
        nonlocal copies
        x = x.clone() if copies else x
        if x.is_inference():  # such tensors do not count
            return u(x, t)
        before = x._version
        velocity = u(x, t)
        if x._version == before:
            copies = False
        elif not copies:
            raise ValueError(f"u(x, t) wrote into x at t = {t:g} and not before: let it return a new tensor")
        return velocity

    ask = on_tensors if is_tensor(x0) else on_arrays

    def first(x, t):
        nonlocal reuses
        velocity = ask(x, t)
        shape = tuple(getattr(velocity, "shape", ()))
        if is_tensor(velocity) != is_tensor(x0) or not hasattr(velocity, "shape"):
            raise TypeError(f"u(x, t) must return {kind(x0)} like x, got {kind(velocity)}")
        if shape != tuple(x0.shape):
            raise ValueError(f"u(x, t) must return shape {tuple(x0.shape)} like x, got {shape}")
        reuses = reuses or any(share_memory(velocity, other) for other in returned)
        returned.append(velocity)
        return copy_of(velocity)

    def settle():
        return (lambda x, t: copy_of(ask(x, t))) if reuses else ask

    return first, settle


def as_start(x, x0):
    """The state ``x`` in the dtype of the start ``x0``."""
    if "complex" in str(x.dtype) and "complex" not in str(x0.dtype):
        raise TypeError(f"u(x, t) must return real numbers like x, got {x.dtype}")
    return like(x, x0)


class Frames:
    """The states of one trajectory, time first. Memory is taken once and each state is written into its place."""

    def __init__(self, x0, n: int):
        self.count = 0
        if is_tensor(x0):
            torch = namespace(x0)
            if x0.requires_grad:  # autograd cannot see through a write into memory
                self.out = []
            elif x0.device.type == "cpu" and x0.dtype in (torch.float32, torch.float64):
                # Memory from NumPy comes in huge pages, which made long trajectories 1.7 times faster than torch.empty.
                self.out = torch.from_numpy(np.empty((n + 1, *x0.shape), str(x0.dtype).removeprefix("torch.")))
            else:
                self.out = torch.empty((n + 1, *x0.shape), dtype=x0.dtype, device=x0.device)
        else:
            self.out = np.empty((n + 1, *x0.shape), x0.dtype)
        self.append(x0)

    def append(self, x) -> None:
        if isinstance(self.out, list):
            self.out.append(x)
        else:
            self.out[self.count] = x
        self.count += 1

    def stacked(self):
        """``(n + 1, *x0.shape)``"""
        return namespace(self.out[0]).stack(self.out) if isinstance(self.out, list) else self.out


def no_graph(x0):
    """No gradient graph unless the caller asks for one by ``x0.requires_grad``."""
    return namespace(x0).no_grad() if is_tensor(x0) and not x0.requires_grad else nullcontext()


def check_start(x0):
    """``x0`` as a floating-point array or tensor of shape ``(batch, ...)``, or an error that says what came instead."""
    if not (isinstance(x0, np.ndarray) or is_tensor(x0)):
        raise TypeError(f"x0 must be a NumPy array or a torch tensor of shape (batch, d), got {kind(x0)}")
    if x0.ndim < 2:
        raise ValueError(
            f"x0 must have shape (batch, d), got {tuple(x0.shape)}: "
            "write x0[None, :] for one point, x0[:, None] for many points on a line"
        )
    if not is_tensor(x0) and x0.dtype.kind not in "fcbiu":
        raise TypeError(f"x0 must hold numbers, got an array of dtype {x0.dtype}")
    return floating(x0)


def check_steps(n, every=1) -> tuple[int, int]:
    """``n`` and ``every`` as integers that fit together, or an error."""
    counts = []
    for name, value in (("n", n), ("every", every)):
        try:
            count = operator.index(value)
        except TypeError:
            raise TypeError(f"{name} must be a whole number of steps, got {kind(value)}") from None
        if count < 1:
            raise ValueError(f"{name} must be at least 1, got {count}")
        counts.append(count)
    n, every = counts
    if n % every:
        raise ValueError(f"every must divide n, got n = {n} and every = {every}")
    return n, every


def check_end(x, n: int) -> None:
    """NaN is looked for once, at the end: it never goes away by itself."""
    if namespace(x).isnan(x).any():
        raise ValueError(
            f"the solution is NaN after {n} steps, expected finite numbers or inf: does u(x, t) divide 0 by 0?"
        )
