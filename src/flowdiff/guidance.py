"""Guidance: ask for a class, and ask more strongly than the data do.

Shapes: fields are ``u(x, t)``, ``x`` ``(batch, d)``, ``t`` a float or ``(batch, 1)``, anything else a ValueError;
labels ``y`` are ``(batch,)`` integers. NumPy or torch alike.
"""

from __future__ import annotations

import math

import numpy as np

from flowdiff._arrays import copy_of, floating, is_tensor, kind, namespace, numpy_of, time_for, uniform
from flowdiff.paths import Path


def guided(u_given, u_any, w: float):
    """The classifier-free guided field (1 - w) u_t(x) + w u_t(x | y).

    ``w`` = 0 ignores the class, ``w`` = 1 is the conditional field, ``w`` > 1 goes further in the same direction. The
    same formula guides scores. (Some texts call w - 1 the guidance scale.)

    Args:
        u_given: u_t(x | y), the field of the class asked for.
        u_any: u_t(x), the field of all classes together.
        w: the guidance scale.

    Source: Ho and Salimans, "Classifier-free diffusion guidance" (2022).
    """

    def u(x, t):
        x, t = floating(x), time_for(t, x)
        return (1 - w) * u_any(copy_of(x), t) + w * u_given(x, t)  # a copy: a field may write into what it is given

    return u


def guided_between(u_given, u_any, w: float, start: float, end: float = math.inf):
    """:func:`guided` at the times ``start`` ≤ t < ``end``, and u_t(x | y), as it is, at all others.

    Where no time of a call is inside, ``u_any`` is not asked: such a call costs one evaluation and not two.

    Args:
        u_given: u_t(x | y), the field of the class asked for.
        u_any: u_t(x), the field of all classes together.
        w: the guidance scale.
        start: the time at which guidance begins; 0 or less for from the beginning.
        end: the time before which it ends; anything above 1 for to the end.

    Raises:
        ValueError: ``end`` is not after ``start``.

    Source: Kynkäänniemi et al., "Applying guidance in a limited interval improves sample and distribution quality in
    diffusion models" (2024).
    """
    if not start < end:
        raise ValueError(f"end must be after start, got start = {start} and end = {end}")

    def u(x, t):
        x, t = floating(x), time_for(t, x)
        inside = (start <= t) & (t < end)  # a truth value, or one for each point
        given = u_given(copy_of(x), t)
        if not (inside.any() if hasattr(inside, "any") else inside):
            return given
        return given + (w - 1) * (inside * (given - u_any(x, t)))

    return u


def classifier_guided(u_any, log_classifier_gradient, path: Path, w: float):
    """The classifier guided field u_t(x) + w b_t ∇ log p_t(y | x).

    b_t = β_t² α̇_t/α_t - β_t β̇_t turns a score into a velocity: u_t(x) = (α̇_t/α_t) x + b_t ∇ log p_t(x). With the exact
    classifier it is :func:`guided` with the same ``w``.

    Where α_t = 0, at the start of most paths, b_t is infinite and the exact gradient 0. The limit of their product is
    then taken from the gradient a little later, to about three digits in float32 and nine in float64.

    Args:
        u_any: u_t(x), the field of all classes together.
        log_classifier_gradient: ∇_x log p_t(y | x) as a function of ``(x, t)``, of the *noisy* x.
        path: the schedule α_t, β_t.
        w: the guidance scale.

    Raises:
        ValueError: from the field, at a time with α_t = 0, if the gradient is not 0 there: the product has no limit.

    Source: Dhariwal and Nichol, "Diffusion models beat GANs on image synthesis" (2021).
    """

    def steering(x, t):  # b_t ∇ log p_t(y | x)
        return path.beta_determinant(t) / path.alpha(t) * log_classifier_gradient(copy_of(x), t)

    def u(x, t):
        x, t = floating(x), time_for(t, x)
        at_start = abs(path.alpha(t)) <= 1e-12  # a truth value, or one for each point
        if at_start.any() if hasattr(at_start, "any") else at_start:
            steered = _limit_at_start(steering, log_classifier_gradient, x, t, at_start)
        else:
            steered = steering(x, t)
        return u_any(x, t) + w * steered

    return u


def _limit_at_start(steering, gradient, x, t, at_start):
    """``steering(x, t)``, and where ``at_start`` its limit: the line through two later times, followed back."""
    xp = namespace(x)
    accuracy = xp.finfo(x.dtype).eps
    rest = numpy_of(abs(gradient(copy_of(x), t)))[np.broadcast_to(numpy_of(at_start), tuple(x.shape))].max(initial=0)
    if not rest < accuracy**0.5:
        raise ValueError(
            "at t = 0 the classifier guided field has no limit: b_t is infinite there, and the gradient of the "
            f"classifier is {rest:.2g} where it must be 0, start later"
        )
    step = accuracy ** (1 / 3)
    near, far = steering(x, t + step * at_start), steering(x, t + 2 * step * at_start)
    return near + at_start * (near - far)


def drop_labels(y, probability: float, any_label: int, *, rng):
    """A copy of the labels in which each is replaced by ``any_label`` with the given probability.

    A network trained on such labels learns the fields of the classes and, under the label ``any_label``, of all
    together. The labels given are not changed.

    Raises:
        TypeError: ``rng`` is of another backend than ``y``.
        ValueError: the probability is not between 0 and 1.
    """
    if not (isinstance(y, np.ndarray) or is_tensor(y)):
        raise TypeError(f"y must be an array or a tensor of labels, got {kind(y)}")
    if not 0 <= probability <= 1:
        raise ValueError(f"the probability must be between 0 and 1, got {probability}")
    drop = uniform(tuple(y.shape), rng) < probability
    if is_tensor(drop) != is_tensor(y):
        raise TypeError(f"rng must be a generator of the backend of y, got {kind(rng)} for {kind(y)}")
    kept = y.clone() if is_tensor(y) else y.copy()
    kept[drop] = any_label
    return kept


def guided_std(s: float, S: float, w: float) -> float:
    """s^w S^(1-w): the standard deviation that the guided ODE gives when the class is N(0, s²) and all are N(0, S²).

    Both fields are linear, (d log s_t/dt) x and (d log S_t/dt) x, so their combination is that of
    log s_t^w S_t^(1-w).
    """
    if not (np.all(s > 0) and np.all(S > 0)):
        raise ValueError(f"s and S must be positive standard deviations, got {s} and {S}")
    return s**w * S ** (1 - w)
