"""Vector fields whose flows are known: the oracles that every solver in this book is compared with.

A field is called as ``u(x, t)`` with ``x`` of shape ``(batch, d)`` and ``t`` a float or ``(batch, 1)``, anything else
a ValueError, and returns ``(batch, d)``. ``u.flow(x, t, t0=0.0)`` is ψ from time ``t0`` to time ``t``: where the points
``x`` are at ``t`` if they were at ``x`` at ``t0``. NumPy in gives NumPy out, a tensor in gives a tensor out, of the
dtype of ``x``; whole numbers count as floats.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from flowdiff._arrays import cos, exp, floating, like, namespace, number, sin, time_for
from flowdiff.distributions import GaussianMixture, gaussian_log_joint, points, softmax
from flowdiff.paths import Path, Straight


@dataclass(frozen=True)
class Decay:
    """u_t(x) = -θ x, the linear ODE. ψ_t(x_0) = exp(-θ t) x_0. Any d."""

    theta: float = 1.0

    def __call__(self, x, t):
        x, t = floating(x), time_for(t, x)
        return -self.theta * x

    def flow(self, x, t, t0=0.0):
        x, t, t0 = floating(x), time_for(t, x), time_for(t0, x, name="t0")
        return exp(-self.theta * (t - t0)) * x


@dataclass(frozen=True)
class Rotation:
    """u_t(x) = ω (-x₂, x₁): every point turns about the origin, counter-clockwise, once in 2π/ω. d = 2."""

    omega: float = 2 * math.pi

    def __call__(self, x, t):
        x, t = floating(x), time_for(t, x)
        return self.omega * quarter_turn(x)

    def flow(self, x, t, t0=0.0):
        x, t, t0 = floating(x), time_for(t, x), time_for(t0, x, name="t0")
        return turn(x, self.omega * (t - t0))


@dataclass(frozen=True)
class Saddle:
    """u_t(x) = c cos(ω t) (x₁, -x₂): stretches one axis and squeezes the other, then turns back. d = 2.

    Both axes obey x' = ± c cos(ω t) x, so ψ multiplies them by exp(± c (sin ω t - sin ω t_0) / ω).
    """

    strength: float = 2.5
    omega: float = 2 * math.pi

    def __call__(self, x, t):
        x, t = floating(x), time_for(t, x)
        rate = self.strength * cos(self.omega * t)
        return rate * x * like([1.0, -1.0], x)

    def flow(self, x, t, t0=0.0):
        x, t, t0 = floating(x), time_for(t, x), time_for(t0, x, name="t0")
        if self.omega == 0:
            growth = self.strength * (t - t0)
        else:
            growth = self.strength * (sin(self.omega * t) - sin(self.omega * t0)) / self.omega
        return x * namespace(x).exp(growth * like([1.0, -1.0], x))


@dataclass(frozen=True)
class Vortex:
    """u_t(x) = a(t) exp(-|x|²/2s²) (-x₂, x₁), a(t) = a (1 - cos 2πt): a whirl that swells and dies away. d = 2.

    The distance to the centre never changes, so the angle alone moves: by exp(-|x|²/2s²) ∫ a(t) dt.
    """

    strength: float = 5.0
    size: float = 0.9

    def __call__(self, x, t):
        x, t = floating(x), time_for(t, x)
        return self.strength * (1 - cos(2 * math.pi * t)) * self._at_radius(x) * quarter_turn(x)

    def flow(self, x, t, t0=0.0):
        x, t, t0 = floating(x), time_for(t, x), time_for(t0, x, name="t0")

        def turned(t):  # the integral of a from 0 to t
            return self.strength * (t - sin(2 * math.pi * t) / (2 * math.pi))

        return turn(x, self._at_radius(x) * (turned(t) - turned(t0)))

    def _at_radius(self, x):
        return namespace(x).exp(-(x**2).sum(-1)[..., None] / (2 * self.size**2))  # (batch, 1)


@dataclass(frozen=True)
class GaussianToGaussian:
    """The field that carries N(0, I) to N(m, s² I) along the straight path X_t = (1 - t) ε + t Z, ε and Z
    independent.

    At time t the law is N(t m, s_t² I) with s_t² = (1 - t)² + t² s², and ψ_t(x_0) = t m + s_t x_0.

    Args:
        mean: ``(d,)``, or a number for every coordinate.
        std: s, positive.
    """

    mean: object = 0.0
    std: float = 1.0

    def __post_init__(self):
        if not np.all(np.asarray(self.std) > 0):
            raise ValueError(f"std must be positive, got {self.std}")

    def __call__(self, x, t):
        x, t = floating(x), time_for(t, x)
        m = like(self.mean, x)
        return m + _log_std_rate(t, self.std) * (x - t * m)

    def flow(self, x, t, t0=0.0):
        x, t, t0 = floating(x), time_for(t, x), time_for(t0, x, name="t0")
        m = like(self.mean, x)
        return t * m + self.path_std(t) / self.path_std(t0) * (x - t0 * m)

    def path_std(self, t):
        """s_t, the standard deviation of the law at time t."""
        return ((1 - t) ** 2 + (t * self.std) ** 2) ** 0.5


class GaussianToMixture:
    """The field that carries N(0, I) to a Gaussian mixture along a path X_t = α_t Z + β_t ε, ε and Z independent.

    The law at time t is again a mixture, of N(α_t m_k, s_{k,t}² I) with s_{k,t}² = α_t² s_k² + β_t². The field is
    the mean of the components' own fields, each weighted with the probability that a point at x belongs to it:
    u_t(x) = Σ_k p_t(k | x) (α̇_t m_k + (d/dt log s_{k,t}) (x - α_t m_k)). Its flow has no closed form: solve it.
    All methods take ``x`` ``(batch, d)`` and ``t`` a float or ``(batch, 1)`` and return ``(batch, d)``.

    Args:
        mixture: where to arrive, a :class:`flowdiff.distributions.GaussianMixture`.
        path: the schedule α_t, β_t, a :class:`flowdiff.paths.Path`; the straight one if you do not choose.
    """

    def __init__(self, mixture: GaussianMixture, path: Path | None = None):
        self.mixture = mixture
        self.path = path or Straight()

    def __call__(self, x, t):
        x, t = self._at(t, x)
        path, stds = self.path, like(self.mixture.stds, x)
        growth = path.alpha(t) * path.alpha_dot(t) * stds**2 + path.beta_beta_dot(t)  # s ds/dt
        centres = _for_components(path.alpha_dot(t)) * like(self.mixture.means, x)
        return self._posterior_mean(x, t, lambda variances: growth / variances, centres)

    def score(self, x, t):
        """∇ log p_t(x)."""
        x, t = self._at(t, x)
        return self._posterior_mean(x, t, lambda variances: -1 / variances)

    def denoiser(self, x, t):
        """E[Z | X_t = x], the mean of all data that may lie behind x."""
        x, t = self._at(t, x)
        alpha, stds = self.path.alpha(t), like(self.mixture.stds, x)
        return self._posterior_mean(x, t, lambda variances: alpha * stds**2 / variances, like(self.mixture.means, x))

    def noise(self, x, t):
        """E[ε | X_t = x], the mean of all noise that may lie behind x."""
        x, t = self._at(t, x)
        return self._posterior_mean(x, t, lambda variances: self.path.beta(t) / variances)

    def law(self, t: float) -> GaussianMixture:
        """p_t, the law of X_t, at a single time ``t`` in [0, 1]."""
        t = number("t", t)
        alpha, beta = self.path.alpha(t), self.path.beta(t)
        stds = (beta**2 + (alpha * self.mixture.stds) ** 2) ** 0.5
        return GaussianMixture(self.mixture.weights, alpha * self.mixture.means, stds)

    def _at(self, t, x):
        x = points(x, self.mixture.d)
        return x, time_for(t, x)

    def _posterior_mean(self, x, t, slope, centres=0.0):
        """Σ_k p_t(k | x) (centre_k + slope_k (x - α_t m_k)), where ``slope`` takes s_{k,t}², ``(K,)`` or (batch, K)."""
        means, stds = _for_components(self.path.alpha(t)) * like(self.mixture.means, x), like(self.mixture.stds, x)
        variances = self.path.beta(t) ** 2 + (self.path.alpha(t) * stds) ** 2
        joint = gaussian_log_joint(x, self.mixture.weights, means, variances**0.5)
        values = centres + slope(variances)[..., None] * (x[:, None, :] - means)  # (batch, K, d)
        return (softmax(joint)[:, :, None] * values).sum(1)


def quarter_turn(x):
    """(x₁, x₂) → (-x₂, x₁), for ``(..., 2)``."""
    x = floating(x)
    if x.shape[-1] != 2:
        raise ValueError(f"points of the plane must have shape (batch, 2), got {tuple(x.shape)}")
    return namespace(x).stack([-x[..., 1], x[..., 0]], -1)


def turn(x, angle):
    """Turn points ``(batch, 2)`` counter-clockwise by ``angle``, a number or ``(batch, 1)``."""
    x, angle = floating(x), time_for(angle, x, name="angle")
    return cos(angle) * x + sin(angle) * quarter_turn(x)


def divergence(u, x, t: float, eps: float = 1e-5):
    """div u_t(x) = Σ_i ∂u_i/∂x_i, ``(batch,)``, by central differences: error O(eps²). Give ``x`` in float64.

    For networks see :func:`flowdiff.networks.divergence`, which is exact.

    Raises:
        ValueError: ``x`` is not ``(batch, d)``, or ``t`` does not fit it.
    """
    x = floating(x)
    if x.ndim != 2:
        raise ValueError(f"x must have shape (batch, d), got {tuple(x.shape)}")
    t = time_for(t, x)
    total = 0.0
    for i in range(x.shape[1]):
        step = like(eps * np.eye(x.shape[1])[i], x)
        total = total + (u(x + step, t)[:, i] - u(x - step, t)[:, i]) / (2 * eps)
    return total


def _log_std_rate(t, std):
    """d/dt log s_t for s_t² = (1 - t)² + t² s²."""
    return (t * std**2 - (1 - t)) / ((1 - t) ** 2 + (t * std) ** 2)


def _for_components(t):
    """Time ``(batch, 1)`` as ``(batch, 1, 1)``, to meet ``(batch, K, d)``; a float stays one."""
    return t[:, :, None] if getattr(t, "ndim", 0) == 2 else t
