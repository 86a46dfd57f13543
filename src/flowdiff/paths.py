"""Probability paths: X_t = α_t Z + β_t ε leads from noise ε at t = 0 to data Z at t = 1.

Shapes: ``x``, ``z`` and ``eps`` are ``(batch, d)``; ``t`` is a float or ``(batch, 1)``. NumPy or torch alike.
For one fixed z the path is *conditional*: N(α_t z, β_t² I). With Z ~ p_data it is *marginal*; the marginal field of a
Gaussian mixture is :class:`flowdiff.fields.GaussianToMixture`.

Source: Lipman et al., "Flow matching for generative modeling" (2023); Albergo et al., "Stochastic interpolants: a
unifying framework for flows and diffusions" (2023).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from flowdiff._arrays import cos, exp, expm1, sin

COORDINATES = ("velocity", "score", "denoiser", "noise")


class Path:
    """The schedule α_t, β_t of a path and everything that follows from it.

    A subclass gives ``alpha``, ``beta`` and their derivatives in time, ``alpha_dot`` and ``beta_dot``, with
    α_0 = β_1 = 0 and α_1 = β_0 = 1 (for :class:`DDPM` nearly so).
    """

    def alpha(self, t):
        """α_t, how much of the data is in X_t: rises to 1."""
        raise NotImplementedError

    def beta(self, t):
        """β_t, how much noise is in X_t: falls to 0."""
        raise NotImplementedError

    def alpha_dot(self, t):
        """dα_t/dt."""
        raise NotImplementedError

    def beta_dot(self, t):
        """dβ_t/dt."""
        raise NotImplementedError

    def sample(self, z, eps, t):
        """X_t = α_t z + β_t ε."""
        return self.alpha(t) * z + self.beta(t) * eps

    def velocity(self, z, eps, t):
        """dX_t/dt = α̇_t z + β̇_t ε, what flow matching regresses on."""
        return self.alpha_dot(t) * z + self.beta_dot(t) * eps

    def field(self, x, t, z):
        """The conditional field u_t(x | z) = α̇_t z + β̇_t/β_t (x - α_t z), whose flow carries N(0, I) along the
        conditional path. Infinite at t = 1, where all points must meet in z."""
        return self.alpha_dot(t) * z + self.beta_dot(t) / self.beta(t) * (x - self.alpha(t) * z)

    def flow(self, x0, t, z):
        """The flow of the conditional field, ψ_t(x_0 | z) = α_t z + β_t x_0."""
        return self.sample(z, x0, t)

    def score(self, x, t, z):
        """The conditional score ∇ log p_t(x | z) = -(x - α_t z) / β_t²."""
        return -(x - self.alpha(t) * z) / self.beta(t) ** 2

    def convert(self, value, x, t, given: str, wanted: str):
        """The same knowledge of p_t at ``x`` in another coordinate.

        With the denoiser D = E[Z | X_t = x] and the noise N = E[ε | X_t = x], x = α_t D + β_t N, the velocity is
        α̇_t D + β̇_t N and the score -N / β_t. Two known combinations of D and N give all others.

        Args:
            value: the ``given`` coordinate at ``x``, ``(batch, d)``.
            given, wanted: "velocity", "score", "denoiser" or "noise".

        Raises:
            ValueError: a name is unknown, or at this time the given coordinate does not determine the wanted one:
                the noise and the score tell nothing of the data at α_t = 0, the denoiser nothing of the noise at
                β_t = 0, where the score is infinite.
        """
        for name, word in (("given", given), ("wanted", wanted)):
            if word not in COORDINATES:
                raise ValueError(f"{name} must be one of {', '.join(COORDINATES)}, got {word!r}")
        if given == wanted:
            return value
        a, b = self.alpha(t), self.beta(t)
        match given:
            case "velocity":  # the determinant is never 0: see `determinant`
                noise = (self.alpha_dot(t) * x - a * value) / self.determinant(t)
                denoiser = (b * value - self.beta_dot(t) * x) / self.determinant(t)
            case "denoiser":
                denoiser = value
                noise = (x - a * value) / _nonzero(b, t, given, wanted)
            case _:
                noise = value if given == "noise" else -b * value
                denoiser = None
        match wanted:
            case "noise":
                return noise
            case "score":
                return -noise / _nonzero(b, t, given, wanted)
        if denoiser is None:
            denoiser = (x - b * noise) / _nonzero(a, t, given, wanted)
        return denoiser if wanted == "denoiser" else self.alpha_dot(t) * denoiser + self.beta_dot(t) * noise

    def determinant(self, t):
        """α̇_t β_t - α_t β̇_t, positive where β_t / α_t falls: why the velocity determines everything at every time."""
        return self.alpha_dot(t) * self.beta(t) - self.alpha(t) * self.beta_dot(t)


@dataclass(frozen=True)
class Straight(Path):
    """α_t = t, β_t = 1 - t: each X_t moves on a straight line at constant speed. (Liu, Gong and Liu, 2023)"""

    def alpha(self, t):
        return t

    def beta(self, t):
        return 1 - t

    def alpha_dot(self, t):
        return _ones(t)

    def beta_dot(self, t):
        return -_ones(t)


@dataclass(frozen=True)
class VariancePreserving(Path):
    """α_t = sin(πt/2), β_t = cos(πt/2): α² + β² = 1, so data of variance 1 keep variance 1 all along the path."""

    def alpha(self, t):
        return sin(math.pi / 2 * t)

    def beta(self, t):
        return cos(math.pi / 2 * t)

    def alpha_dot(self, t):
        return math.pi / 2 * self.beta(t)

    def beta_dot(self, t):
        return -math.pi / 2 * self.alpha(t)


@dataclass(frozen=True)
class DDPM(Path):
    """The variance-preserving path of diffusion models, told in the book's time: α_t = exp(-½ ∫_0^{1-t} b(r) dr).

    Noise is added at the rate b(r), which rises in a straight line from ``beta_min`` at the data, r = 1 - t = 0, to
    ``beta_max`` at the noise, r = 1, and β_t = √(1 - α_t²). At t = 0 a little data is left: α_0 = 0.0066 for the
    default rates.

    Source: Song et al., "Score-based generative modeling through stochastic differential equations" (2021), the VP SDE
    as the limit of Ho, Jain and Abbeel, "Denoising diffusion probabilistic models" (2020).
    """

    beta_min: float = 0.1
    beta_max: float = 20.0

    def rate(self, t):
        """b(1 - t), the rate at which noise is added at time t."""
        return self.beta_min + (1 - t) * (self.beta_max - self.beta_min)

    def alpha(self, t):
        return exp(-self._half_integral(t))

    def beta(self, t):
        return (-expm1(-2 * self._half_integral(t))) ** 0.5

    def alpha_dot(self, t):
        return self.rate(t) / 2 * self.alpha(t)

    def beta_dot(self, t):
        """-α_t α̇_t / β_t: minus infinity at t = 1."""
        return -self.alpha(t) * self.alpha_dot(t) / self.beta(t)

    def _half_integral(self, t):
        r = 1 - t
        return r * self.beta_min / 2 + r**2 * (self.beta_max - self.beta_min) / 4


def _nonzero(factor, t, given: str, wanted: str):
    if (abs(factor) < 1e-12).any() if hasattr(factor, "any") else abs(factor) < 1e-12:
        when = f"t = {t:g}" if np.ndim(t) == 0 else "some of these times"
        raise ValueError(f"at {when} the {given} does not determine the {wanted}: stay away from the ends of the path")
    return factor


def _ones(t):
    return 1.0 + 0.0 * t  # of the shape of t
