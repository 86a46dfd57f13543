"""What to minimise so that a network becomes a field: flow matching and score matching.

Shapes: data ``z`` and sources ``x0`` are ``(batch, d)``; times are ``(batch, 1)``, or one number for all. A network, or
any function, is called as ``u(x, t)`` with ``t`` ``(batch, 1)`` and returns ``(batch, d)``. Every loss is a squared
distance, summed over the coordinates and averaged over the batch: a scalar of the backend of ``z``. ``rng`` draws the
times and, unless you give ``x0``, N(0, I).
"""

from __future__ import annotations

import math

import numpy as np

from flowdiff._arrays import (
    copy_of,
    floating,
    is_tensor,
    kind,
    like,
    namespace,
    nonzero,
    numpy_of,
    standard_normal,
    time_for,
    uniform,
)
from flowdiff.distributions import GaussianMixture
from flowdiff.fields import GaussianToMixture
from flowdiff.paths import Path, Straight


def flow_matching(u, z, *, rng, path: Path | None = None, x0=None, t=None):
    """E ‖u_t(X_t) - (α̇_t Z + β̇_t X_0)‖² with X_t = α_t Z + β_t X_0: the conditional flow matching loss.

    Its minimiser is the marginal field E[α̇_t Z + β̇_t X_0 | X_t = x], and its gradient is that of
    :func:`marginal_flow_matching`. It does not go to 0: see :func:`floor`.

    Args:
        u: the field to be trained, ``u(x, t)``.
        z: data, ``(batch, d)``.
        rng: a generator of the backend of ``z``.
        path: the schedule, straight if you do not choose.
        x0: samples of the source, one for each ``z``; N(0, I) if you do not choose.
        t: times, ``(batch, 1)`` or a number; uniform on [0, 1] if you do not choose.

    Raises:
        TypeError: ``rng`` is of another backend than ``z``.
        ValueError: a shape does not fit.

    Source: Lipman et al., "Flow matching for generative modeling" (2023).
    """
    path = path or Straight()
    z, x0, t = _draw(z, rng, x0, t)
    target = path.velocity(z, x0, t)
    return _mean_square(u(path.sample(z, x0, t), t), target)


def optimal_pairing(x0, z):
    """Which data point each source is led to if the bridges of the batch are to be shortest in all, ``(batch,)``.

    The permutation σ with the least Σ_i ‖x0_i - z_σ(i)‖²; ``z[optimal_pairing(x0, z)]`` stands row by row beside
    ``x0``, and so do labels that are indexed alike. On the straight path no two of these bridges are at the same
    place at the same time. Takes a time of order batch³. Needs SciPy.

    Args:
        x0: sources, ``(batch, d)``.
        z: data, ``(batch, d)``, drawn independently of ``x0``.

    Raises:
        TypeError: not two arrays or two tensors of points.
        ValueError: the shapes are not ``(batch, d)``, or not equal, or a number is not finite.

    Source: Pooladian et al., "Multisample flow matching: straightening flows with minibatch couplings" (2023); Tong et
    al., "Improving and generalizing flow-based generative models with minibatch optimal transport" (2024).
    """
    from scipy.optimize import linear_sum_assignment
    from scipy.spatial.distance import cdist

    for name, a in (("x0", x0), ("z", z)):
        if not (isinstance(a, np.ndarray) or is_tensor(a)):
            raise TypeError(f"{name} must be an array or a tensor of shape (batch, d), got {kind(a)}")
    if x0.ndim != 2 or tuple(x0.shape) != tuple(z.shape) or is_tensor(x0) != is_tensor(z):
        raise ValueError(f"x0 and z must have one shape, (batch, d), and one backend, got {kind(x0)} and {kind(z)}")
    cost = cdist(numpy_of(x0), numpy_of(z), "sqeuclidean")
    if not np.isfinite(cost).all():
        raise ValueError("x0 and z must hold finite numbers, got one that is not")
    _, chosen = linear_sum_assignment(cost)
    return namespace(z).as_tensor(chosen, device=z.device) if is_tensor(z) else chosen


def marginal_flow_matching(u, exact, z, *, rng, path: Path | None = None, x0=None, t=None):
    """E ‖u_t(X_t) - exact_t(X_t)‖²: what one would minimise if the marginal field ``exact`` were known. Goes to 0."""
    path = path or Straight()
    z, x0, t = _draw(z, rng, x0, t)
    x = path.sample(z, x0, t)
    target = exact(copy_of(x), copy_of(t))  # a field may write into what it is given
    return _mean_square(u(x, t), target)


def denoising_score_matching(score, z, *, rng, path: Path | None = None, weight=None, t=None):
    """E w(t) ‖s_t(X_t) + ε/β_t‖² with X_t = α_t Z + β_t ε: the target -ε/β_t is the conditional score.

    Args:
        weight: ``weight(t)``, positive. With the default β_t² it is the error of the noise -β_t s_t(X_t), which stays
            bounded. With weight 1 the mean is infinite, since 1/β_t² is not integrable up to t = 1.

    Raises:
        ValueError: as :func:`flow_matching`, or a time that you give is 1, where the target is infinite.

    Source: Vincent, "A connection between score matching and denoising autoencoders" (2011); the weight from Song and
    Ermon, "Generative modeling by estimating gradients of the data distribution" (2019).
    """
    path = path or Straight()
    z, eps, t = _draw(z, rng, None, t)
    x, beta = path.sample(z, eps, t), path.beta(t)
    if weight is None:  # β_t² ‖s_t(X_t) + ε/β_t‖², also at the end of the path, where ε/β_t is infinite
        return _mean_square(beta * score(x, t), -eps)
    target = -eps / nonzero(beta, t, "the conditional score is infinite", "β_t")
    weights = time_for(weight(copy_of(t)), z, name="weight(t)")
    return _mean_square(score(x, t), target, weights)


def noise_prediction(noise, z, *, rng, path: Path | None = None, t=None):
    """E ‖ε_t(X_t) - ε‖²: denoising score matching in the coordinate of the noise. (Ho, Jain and Abbeel, 2020)"""
    path = path or Straight()
    z, eps, t = _draw(z, rng, None, t)
    return _mean_square(noise(path.sample(z, eps, t), t), eps)


def floor(mixture: GaussianMixture, *, rng, path: Path | None = None, n: int = 200_000) -> float:
    """The least value that :func:`flow_matching` can have on data from ``mixture``: E ‖target - E[target | X_t]‖².

    Estimated from ``n`` samples with the exact marginal field. For one Gaussian N(m, s² I) on the straight path it is
    :func:`straight_floor`.
    """
    exact = GaussianToMixture(mixture, path)
    return float(flow_matching(exact, mixture.sample(n, rng), rng=rng, path=exact.path))


def straight_floor(std: float, d: int) -> float:
    """d π s / 2: what remains of the flow matching loss on the straight path from N(0, I) to N(m, s² I).

    Given X_t = x, the target Z - X_0 keeps the variance s² / ((1 - t)² + t² s²) in each coordinate, whatever x and m
    are, and the mean of that over t in [0, 1] is π s / 2.
    """
    return d * math.pi * std / 2


def _draw(z, rng, x0, t):
    """The data ``z`` as floating-point numbers, and the source and the times that belong to them."""
    if getattr(z, "ndim", 0) != 2:
        raise ValueError(f"z must hold data of shape (batch, d), got {kind(z)}")
    if is_tensor(z) == isinstance(rng, np.random.Generator):
        raise TypeError(f"rng must be a generator of the backend of z, got {kind(rng)} for {kind(z)}")
    z = floating(z)
    if t is None:
        t = uniform((len(z), 1), rng)
        t = t.to(z) if is_tensor(z) else t
    else:
        t = copy_of(namespace(z).broadcast_to(like(time_for(t, z), z), (len(z), 1)))  # a copy: u may write into it
    if x0 is None:
        x0 = standard_normal(tuple(z.shape), rng)
        x0 = x0.to(z) if is_tensor(z) else x0
    elif tuple(getattr(x0, "shape", ())) != tuple(z.shape) or is_tensor(x0) != is_tensor(z):
        raise ValueError(f"x0 must have the shape of z, {tuple(z.shape)}, and its backend, got {kind(x0)}")
    return z, floating(x0), t


def _mean_square(value, target, weight=1.0):
    if tuple(getattr(value, "shape", ())) != tuple(target.shape) or is_tensor(value) != is_tensor(target):
        # (batch, 1) against (batch, d) would broadcast without a word
        raise ValueError(f"the function to be trained must return {kind(target)}, got {kind(value)}")
    return (weight * (value - target) ** 2).sum(-1).mean()
