"""Solving dX_t = u_t(X_t) dt: one loop, one pure step function per method.

Shapes: ``x`` is ``(batch, d)`` or ``(batch, ...)``, time is a float, a field is ``u(x, t)`` and returns the shape of
``x``. A trajectory is time first, ``(n + 1, batch, d)``. NumPy in gives NumPy out, a tensor in gives a tensor out.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from contextlib import nullcontext

import numpy as np

from flowdiff._arrays import is_tensor, kind, namespace

Field = Callable  # u(x, t) -> velocity, of the shape of x


def euler_step(u: Field, x, t: float, h: float):
    """X_{t+h} = X_t + h u_t(X_t). Order 1, one evaluation of u. (Euler, 1768)"""
    return x + h * u(x, t)


def midpoint_step(u: Field, x, t: float, h: float):
    """Half an Euler step to look at the slope in the middle, then one full step along it. Order 2, two evaluations."""
    return x + h * u(x + h / 2 * u(x, t), t + h / 2)


def heun_step(u: Field, x, t: float, h: float):
    """The mean of the slope here and the slope where Euler would land. Order 2, two evaluations.

    Also called the explicit trapezoidal rule. Not Heun's third-order method.
    """
    k1 = u(x, t)
    k2 = u(x + h * k1, t + h)
    return x + h / 2 * (k1 + k2)


def rk4_step(u: Field, x, t: float, h: float):
    """The classical Runge–Kutta step (Kutta, 1901). Order 4, four evaluations."""
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    k4 = u(x + h * k3, t + h)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)


def euler(u: Field, x0, n: int, *, t0: float = 0.0, t1: float = 1.0, trajectory: bool = False, every: int = 1):
    """Follow the field ``u`` from ``x0`` with exactly ``n`` Euler steps of size h = (t1 - t0) / n.

    Args:
        u: the vector field ``u(x, t)``; ``x`` as below, ``t`` a float; returns the shape of ``x``.
        x0: where to start, ``(batch, d)`` or ``(batch, ...)``. It is not changed.
        n: number of steps, at least 1.
        t0, t1: the times between which to solve; ``t1 < t0`` runs time backwards.
        trajectory: return every state and not only the last one.
        every: with ``trajectory``, keep each ``every``-th state; must divide ``n``.

    Returns:
        X_{t1}, of the shape of ``x0``; or the trajectory ``(n / every + 1, *x0.shape)``, which starts with ``x0``.
        A gradient graph is built only if ``x0.requires_grad``.

    Raises:
        TypeError: ``x0`` is neither array nor tensor, or ``u`` returns the other one of the two.
        ValueError: a shape, ``n`` or ``every`` does not fit, or the result is NaN. Infinity is allowed: blow-up is a
            result.
    """
    return _solve(euler_step, u, x0, n, t0, t1, trajectory, every)


def midpoint(u: Field, x0, n: int, *, t0: float = 0.0, t1: float = 1.0, trajectory: bool = False, every: int = 1):
    """As :func:`euler`, with :func:`midpoint_step`."""
    return _solve(midpoint_step, u, x0, n, t0, t1, trajectory, every)


def heun(u: Field, x0, n: int, *, t0: float = 0.0, t1: float = 1.0, trajectory: bool = False, every: int = 1):
    """As :func:`euler`, with :func:`heun_step`."""
    return _solve(heun_step, u, x0, n, t0, t1, trajectory, every)


def rk4(u: Field, x0, n: int, *, t0: float = 0.0, t1: float = 1.0, trajectory: bool = False, every: int = 1):
    """As :func:`euler`, with :func:`rk4_step`."""
    return _solve(rk4_step, u, x0, n, t0, t1, trajectory, every)


def _solve(step, u, x0, n, t0, t1, trajectory, every):
    x0 = check_start(x0)
    n, every = check_steps(n, every)
    t0, t1 = float(t0), float(t1)  # Python floats: an array here would change the dtype of the state
    h = (t1 - t0) / n

    with no_graph(x0):
        x = x0
        frames = Frames(x0, n // every) if trajectory else None
        for i in range(n):
            field = u if i else returns_shape_of(u, x0)  # one look at the first step is enough
            x = step(field, x, t0 + i * h, h)
            if trajectory and (i + 1) % every == 0:
                frames.append(x)
        check_end(x, n)
        return frames.stacked() if trajectory else x


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
    if is_tensor(x0):
        torch = namespace(x0)
        return x0 if x0.is_floating_point() or x0.is_complex() else x0.to(torch.get_default_dtype())
    if x0.dtype.kind not in "fc":
        if x0.dtype.kind not in "biu":
            raise TypeError(f"x0 must hold numbers, got an array of dtype {x0.dtype}")
        return x0.astype(np.float64)
    return x0


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


def returns_shape_of(u: Field, x0) -> Field:
    """The field ``u``, refusing to return anything but the shape and the backend of ``x0``."""

    def checked(x, t):
        velocity = u(x, t)
        shape = tuple(getattr(velocity, "shape", ()))
        if is_tensor(velocity) != is_tensor(x0) or not hasattr(velocity, "shape"):
            raise TypeError(f"u(x, t) must return {kind(x0)} like x, got {kind(velocity)}")
        if shape != tuple(x0.shape):
            raise ValueError(f"u(x, t) must return shape {tuple(x0.shape)} like x, got {shape}")
        return velocity

    return checked


def check_end(x, n: int) -> None:
    """NaN is looked for once, at the end: it never goes away by itself."""
    if namespace(x).isnan(x).any():
        raise ValueError(
            f"the solution is NaN after {n} steps, expected finite numbers or inf: does u(x, t) divide 0 by 0?"
        )
