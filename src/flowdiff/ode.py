"""Solving dX_t = u_t(X_t) dt: one loop, one pure step function per method.

Shapes: ``x`` is ``(batch, d)`` or ``(batch, ...)``, time is a float, a field is ``u(x, t)`` and returns the shape of
``x``. A trajectory is time first, ``(n + 1, batch, d)``. NumPy in gives NumPy out, a tensor in gives a tensor out, of
the dtype of the start whatever the dtype of the velocity.

A field is asked for times from t0 to t1 only: the end of the last step is t1 exactly, and not past it by rounding.
A field that writes into the ``x`` it is given changes neither the start nor the solution.
"""

from __future__ import annotations

from flowdiff._arrays import number
from flowdiff._march import Field, check_start, check_steps, march


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
        t0, t1: the times between which to solve, one number each; ``t1 < t0`` runs time backwards.
        trajectory: return every state and not only the last one.
        every: with ``trajectory``, keep each ``every``-th state; must divide ``n``.

    Returns:
        X_{t1}, of the shape and dtype of ``x0``; or the trajectory ``(n / every + 1, *x0.shape)``, which starts with
        ``x0``. Whole numbers become floats. A gradient graph is built only if ``x0.requires_grad``.

    Raises:
        TypeError: ``x0`` is neither array nor tensor, ``u`` returns the other one of the two or complex numbers for
            real ones, or a time is not one number.
        ValueError: a shape, a time, ``n`` or ``every`` does not fit, or the result is NaN. Infinity is allowed: blow-up
            is a result.
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


# The error of n steps shrinks like h to this power; the tests measure it.
ORDER = {euler: 1, midpoint: 2, heun: 2, rk4: 4}
# How often a step asks u.
EVALUATIONS = {euler: 1, midpoint: 2, heun: 2, rk4: 4}


def _solve(step, u, x0, n, t0, t1, trajectory, every):
    return march(step, u, check_start(x0), *check_steps(n, every), number("t0", t0), number("t1", t1), trajectory)
