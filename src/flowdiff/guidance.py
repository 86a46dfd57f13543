"""Guidance: ask for a class, and ask more strongly than the data do.

Shapes: fields are ``u(x, t)``, ``x`` ``(batch, d)``, ``t`` a float or ``(batch, 1)``; labels ``y`` are ``(batch,)``
integers. NumPy or torch alike.
"""

from __future__ import annotations

from flowdiff._arrays import is_tensor, kind, uniform
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
    return lambda x, t: (1 - w) * u_any(x, t) + w * u_given(x, t)


def classifier_guided(u_any, log_classifier_gradient, path: Path, w: float):
    """The classifier guided field u_t(x) + w b_t ∇ log p_t(y | x).

    b_t = β_t² α̇_t/α_t - β_t β̇_t turns a score into a velocity: u_t(x) = (α̇_t/α_t) x + b_t ∇ log p_t(x). With the exact
    classifier it is :func:`guided` with the same ``w``. At t = 0 b_t is infinite and the gradient 0: start later.

    Args:
        u_any: u_t(x), the field of all classes together.
        log_classifier_gradient: ∇_x log p_t(y | x) as a function of ``(x, t)``, of the *noisy* x.
        path: the schedule α_t, β_t.
        w: the guidance scale.

    Source: Dhariwal and Nichol, "Diffusion models beat GANs on image synthesis" (2021).
    """

    def u(x, t):
        b = path.beta(t) * path.determinant(t) / path.alpha(t)
        return u_any(x, t) + w * b * log_classifier_gradient(x, t)

    return u


def drop_labels(y, probability: float, any_label: int, *, rng):
    """A copy of the labels in which each is replaced by ``any_label`` with the given probability.

    A network trained on such labels learns the fields of the classes and, under the label ``any_label``, of all
    together. The labels given are not changed.

    Raises:
        TypeError: ``rng`` is of another backend than ``y``.
        ValueError: the probability is not between 0 and 1.
    """
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
    return s**w * S ** (1 - w)
