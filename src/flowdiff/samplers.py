"""Samplers that know the path: DPM-Solver++ of first and second order, and where to put its steps.

A denoiser is called as ``denoiser(x, t)`` with ``x`` of shape ``(batch, d)`` and ``t`` a float, and returns
E[Z | X_t = x], of the shape of ``x``. Along the ratio λ_t = β_t / α_t of noise to data all paths are one flow, so where
the steps are is a choice of ratios. The paper writes λ for ℓ_t = log(α_t / β_t) = -log λ_t, half of the log
signal-to-noise ratio.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from flowdiff._arrays import copy_of, is_tensor, number, numpy_of
from flowdiff._march import Frames, as_start, check_end, check_start, check_steps, guarded, no_graph
from flowdiff.paths import Path


def half_log_snr(path: Path, t: float) -> float:
    """ℓ_t = log(α_t / β_t): rises from -∞ where there is only noise to ∞ where there is none."""
    alpha, beta = float(path.alpha(t)), float(path.beta(t))
    if alpha <= 0:
        return -math.inf
    return math.log(alpha / beta) if beta > 0 else math.inf


def exponential_step(path: Path, denoised, x, t: float, t_next: float):
    """x' = β'/β x + (α' - α β'/β) D: exact if the denoiser is ``denoised`` all the way from ``t`` to ``t_next``.

    With D = D_t(x) this is DDIM. (Song, Meng and Ermon, 2021)
    """
    alpha, beta = path.alpha(t), path.beta(t)
    alpha_next, beta_next = path.alpha(t_next), path.beta(t_next)
    return beta_next / beta * x + (alpha_next - alpha * beta_next / beta) * denoised


def dpm_solver(denoiser: Callable, path: Path, x0, times, *, order: int = 2, trajectory: bool = False):
    """Follow the flow of a path with one evaluation of the denoiser per step: DPM-Solver++, multistep.

    Order 1 keeps the denoiser's value for a step: DDIM. Order 2, called 2M, puts a line in ℓ through its last two
    values and takes it in the middle of the step: D + (ℓ' - ℓ) / 2 (ℓ - ℓ_before) (D - D_before). The first step has
    none before it, and a last one to β = 0 is infinitely long in ℓ: both are of first order.

    Args:
        denoiser: ``denoiser(x, t)``, ``x`` as below, ``t`` a float; returns the shape of ``x``.
        path: the path that the denoiser belongs to.
        x0: where to start, ``(batch, d)`` or ``(batch, ...)``. It is not changed.
        times: n + 1 times, rising within [0, 1]; the first n of them with β_t > 0. The denoiser is asked at those n.
        order: 1 or 2.
        trajectory: return every state and not only the last one.

    Returns:
        The state at the last time, of the shape and dtype of ``x0``; or the trajectory ``(n + 1, *x0.shape)``.

    Raises:
        TypeError: as :func:`flowdiff.ode.euler`.
        ValueError: ``order`` or ``times`` is not as said, a shape does not fit, or the result is NaN.

    Source: Lu et al., "DPM-Solver++: fast solver for guided sampling of diffusion probabilistic models" (2022), 2M.
    """
    x0 = check_start(x0)
    times = _rising(times)
    if order not in (1, 2):
        raise ValueError(f"order must be 1 or 2, got {order!r}")
    if not all(float(path.beta(t)) > 0 for t in times[:-1]):
        raise ValueError(f"only the last of the times may be one without noise, β_t = 0; got {times}")
    levels = [half_log_snr(path, t) for t in times]
    locks = not is_tensor(x0)
    with no_graph(x0):
        x, before = x0.view() if locks else x0, None  # locked is the view: the caller's own array stays as it is
        frames = Frames(x0, len(times) - 1) if trajectory else None
        ask, settle = guarded(denoiser, x0)
        for i, (t, t_next) in enumerate(pairwise(times)):
            if locks:
                x.setflags(write=False)
            now = copy_of(ask(x, t))  # a copy: it is used again, and a denoiser may write its next value over it
            line = now
            if order == 2 and i > 0 and levels[i + 1] < math.inf:
                share = (levels[i + 1] - levels[i]) / (2 * (levels[i] - levels[i - 1]))
                line = now + share * (now - before)
            x, before = as_start(exponential_step(path, line, x, t, t_next), x0), now
            if i == 0:
                ask = settle()
            if trajectory:
                frames.append(x)
        check_end(x, len(times) - 1)
        return frames.stacked() if trajectory else x


def karras_times(path: Path, n: int, rho: float = 7.0, *, first: float = 0.0, last: float = 0.999) -> np.ndarray:
    """n + 1 times whose ratios λ are evenly spaced in λ^(1/ρ) from ``first`` to ``last``; then 1.

    With ρ = 1 they are evenly spaced in λ, with ρ = ∞ in log λ, which is -ℓ. The larger ρ is, the more steps are near
    the data.

    Args:
        path: the path whose times are asked for.
        n: number of steps, at least 2; the last of them leads from ``last`` to 1.
        rho: ρ, positive, or ``math.inf``.
        first, last: times between which the ratios are spaced, ``first`` with α_t > 0 and ``last`` with β_t > 0.

    Raises:
        ValueError: an argument is out of range.

    Source: Karras et al., "Elucidating the design space of diffusion-based generative models" (2022), ρ = 7.
    """
    (n, _), rho = check_steps(n), float(rho)
    first, last = number("first", first), number("last", last)
    if n < 2:
        raise ValueError(f"n must be at least 2, got {n}")
    if not rho > 0:
        raise ValueError(f"rho must be positive, got {rho:g}")
    if not first < last:
        raise ValueError(f"first must be before last, got {first:g} and {last:g}")
    ends = [half_log_snr(path, t) for t in (first, last)]
    if not np.isfinite(ends).all():
        raise ValueError(
            f"there must be data in X_t at first and noise at last, got first = {first:g}, last = {last:g}"
        )
    if rho == math.inf:
        ratios = np.exp(-np.linspace(*ends, n))
    else:
        ratios = np.linspace(*np.exp(-np.array(ends) / rho), n) ** rho
    times = path.time_of(ratios)
    times[[0, -1]] = first, last  # and not nearly
    return np.append(times, 1.0)


def _rising(times) -> list[float]:
    times = np.asarray(numpy_of(times), float)
    if times.ndim != 1 or len(times) < 2 or not (np.diff(times) > 0).all() or times[0] < 0 or times[-1] > 1:
        raise ValueError(f"times must be at least two numbers that rise within [0, 1], got {times.tolist()!r:.80}")
    return times.tolist()
