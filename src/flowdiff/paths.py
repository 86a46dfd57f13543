"""Probability paths: X_t = α_t Z + β_t ε leads from noise ε at t = 0 to data Z at t = 1.

Shapes: ``x``, ``z`` and ``eps`` are ``(batch, d)``; ``t`` is a float or ``(batch, 1)``, anything else a ValueError.
NumPy or torch alike. The schedules alone, such as ``alpha``, take times of any shape.

At an end of the path a quotient can be 0 / 0. Where it has a finite limit you get the limit, and elsewhere a ValueError
that says which end it is and why; also if only one of many times is there.

For one fixed z the path is *conditional*: N(α_t z, β_t² I). With Z ~ p_data it is *marginal*; the marginal field of a
Gaussian mixture is :class:`flowdiff.fields.GaussianToMixture`.

Source: Lipman et al., "Flow matching for generative modeling" (2023); Albergo et al., "Stochastic interpolants: a
unifying framework for flows and diffusions" (2023).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from flowdiff._arrays import exp, expm1, floating, nonzero, numpy_of, sin, time_for

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

    def time_of(self, ratio):
        """The time t at which the ratio β_t / α_t of noise to data is ``ratio``, an array or a number of at least 0.

        Between the ratios of its ends a path has one such time, since the ratio falls all the way.
        """
        raise NotImplementedError

    def sample(self, z, eps, t):
        """X_t = α_t z + β_t ε."""
        z, eps, t = _at(t, z, eps)
        return self.alpha(t) * z + self.beta(t) * eps

    def velocity(self, z, eps, t):
        """dX_t/dt = α̇_t z + β̇_t ε, what flow matching regresses on."""
        z, eps, t = _at(t, z, eps)
        return self.alpha_dot(t) * z + self.beta_dot(t) * eps

    def field(self, x, t, z):
        """The conditional field u_t(x | z) = α̇_t z + β̇_t/β_t (x - α_t z), whose flow carries N(0, I) along the
        conditional path. Infinite at t = 1, where all points must meet in z."""
        x, z, t = _at(t, x, z)
        beta = nonzero(self.beta(t), t, "the conditional field has no limit, for all points must meet in z", "β_t")
        return self.alpha_dot(t) * z + self.beta_dot(t) / beta * (x - self.alpha(t) * z)

    def flow(self, x0, t, z):
        """The flow of the conditional field, ψ_t(x_0 | z) = α_t z + β_t x_0."""
        return self.sample(z, x0, t)

    def score(self, x, t, z):
        """The conditional score ∇ log p_t(x | z) = -(x - α_t z) / β_t². Infinite at t = 1, where only z is left."""
        x, z, t = _at(t, x, z)
        beta = nonzero(self.beta(t), t, "the conditional score has no limit, for p_t(x | z) is the point z", "β_t")
        return -(x - self.alpha(t) * z) / beta**2

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
                β_t = 0, nor the noise of the score, which may be anything there.
        """
        for name, word in (("given", given), ("wanted", wanted)):
            if word not in COORDINATES:
                raise ValueError(f"{name} must be one of {', '.join(COORDINATES)}, got {word!r}")
        value, x, t = _at(t, value, x)
        if given == wanted:
            return value

        def divisor(factor, symbol):
            return nonzero(factor, t, f"the {given} does not determine the {wanted}", symbol)

        a, b = self.alpha(t), self.beta(t)
        match given, wanted:
            case "velocity", "denoiser":
                _, b, _, b_dot = self.over_determinant(t)
                return b * value - b_dot * x
            case "velocity", "noise":
                a, _, a_dot, _ = self.over_determinant(t)
                return a_dot * x - a * value
            case "velocity", "score":
                return (a * value - self.alpha_dot(t) * x) / divisor(self.beta_determinant(t), "β_t")
            case "denoiser", "noise":
                return (x - a * value) / divisor(b, "β_t")
            case "denoiser", "score":
                return (a * value - x) / divisor(b, "β_t") ** 2
            case "denoiser", "velocity":
                noise = (x - a * value) / divisor(b, "β_t")
                return self.alpha_dot(t) * value + self.beta_dot(t) * noise
            case "noise", "denoiser":
                return (x - b * value) / divisor(a, "α_t")
            case "noise", "score":
                return -value / divisor(b, "β_t")
            case "noise", "velocity":
                return (self.alpha_dot(t) * x - self.determinant(t) * value) / divisor(a, "α_t")
            case "score", "denoiser":
                return (x + b**2 * value) / divisor(a, "α_t")
            case "score", "noise":
                return -b * value
            case "score", "velocity":
                return (self.alpha_dot(t) * x + self.beta_determinant(t) * value) / divisor(a, "α_t")

    def determinant(self, t):
        """α̇_t β_t - α_t β̇_t, positive where β_t / α_t falls: why the velocity determines everything at every time."""
        return self.alpha_dot(t) * self.beta(t) - self.alpha(t) * self.beta_dot(t)

    # The products and quotients in which an infinite rate β̇_t is met. A path that has one says what they are there.

    def beta_beta_dot(self, t):
        """β_t β̇_t, half the rate at which the variance β_t² of the noise falls."""
        return self.beta(t) * self.beta_dot(t)

    def beta_determinant(self, t):
        """β_t (α̇_t β_t - α_t β̇_t) = α_t b_t, where u_t(x) = (α̇_t/α_t) x + b_t ∇ log p_t(x)."""
        return self.beta(t) * self.determinant(t)

    def over_determinant(self, t):
        """(α_t, β_t, α̇_t, β̇_t), each over the determinant: what leads from x and the velocity to D and N."""
        determinant = self.determinant(t)
        return tuple(f(t) / determinant for f in (self.alpha, self.beta, self.alpha_dot, self.beta_dot))


@dataclass(frozen=True)
class Straight(Path):
    """α_t = t, β_t = 1 - t: each X_t moves on a straight line at constant speed. (Liu, Gong and Liu, 2023)"""

    def alpha(self, t):
        return 1.0 * t

    def beta(self, t):
        return 1.0 - t

    def alpha_dot(self, t):
        return _ones(t)

    def beta_dot(self, t):
        return -_ones(t)

    def time_of(self, ratio):
        return 1 / (1 + np.asarray(ratio, float))


@dataclass(frozen=True)
class VariancePreserving(Path):
    """α_t = sin(πt/2), β_t = cos(πt/2): α² + β² = 1, so data of variance 1 keep variance 1 all along the path."""

    def alpha(self, t):
        return sin(math.pi / 2 * t)

    def beta(self, t):
        return sin(math.pi / 2 * (1 - t))  # exactly 0 at t = 1, which cos(π/2) is not

    def alpha_dot(self, t):
        return math.pi / 2 * self.beta(t)

    def beta_dot(self, t):
        return -math.pi / 2 * self.alpha(t)

    def time_of(self, ratio):
        return 2 / math.pi * np.arctan2(1.0, np.asarray(ratio, float))


@dataclass(frozen=True)
class DDPM(Path):
    """The variance-preserving path of diffusion models, told in the book's time: α_t = exp(-½ ∫_0^{1-t} b(r) dr).

    Noise is added at the rate b(r), which rises in a straight line from ``beta_min`` at the data, r = 1 - t = 0, to
    ``beta_max`` at the noise, r = 1, and β_t = √(1 - α_t²). At t = 0 a little data is left: α_0 = 0.0066 for the
    default rates. The path ends at t = 1, where β̇_t is minus infinity.

    Source: Song et al., "Score-based generative modeling through stochastic differential equations" (2021), the VP SDE
    as the limit of Ho, Jain and Abbeel, "Denoising diffusion probabilistic models" (2020).
    """

    beta_min: float = 0.1
    beta_max: float = 20.0

    def rate(self, t):
        """b(1 - t), the rate at which noise is added at time t."""
        return self.beta_min + self._remaining(t) * (self.beta_max - self.beta_min)

    def alpha(self, t):
        return exp(-self._half_integral(t))

    def beta(self, t):
        return (-expm1(-2 * self._half_integral(t))) ** 0.5

    def alpha_dot(self, t):
        return self.rate(t) / 2 * self.alpha(t)

    def beta_dot(self, t):
        """-α_t α̇_t / β_t."""
        return self.beta_beta_dot(t) / self._positive_beta(t, "β̇_t")

    def determinant(self, t):
        """α̇_t / β_t, since α_t² + β_t² = 1."""
        return self.alpha_dot(t) / self._positive_beta(t, "the determinant")

    def beta_beta_dot(self, t):
        return -self.alpha(t) * self.alpha_dot(t)

    def beta_determinant(self, t):
        return self.alpha_dot(t)

    def over_determinant(self, t):
        alpha, beta = self.alpha(t), self.beta(t)
        inverse = beta / self.alpha_dot(t)
        return alpha * inverse, beta * inverse, beta, -alpha

    def time_of(self, ratio):
        """1 + ratio² = 1/α_t² gives the integral of the rate, and that is a quadratic in 1 - t."""
        half = np.log1p(np.asarray(ratio, float) ** 2) / 2
        rise = self.beta_max - self.beta_min
        return 1 - 2 * half / (self.beta_min / 2 + (self.beta_min**2 / 4 + rise * half) ** 0.5)

    def _positive_beta(self, t, what: str):
        return nonzero(self.beta(t), t, f"{what} is infinite, since √(1 - α_t²) ends in a vertical fall", "β_t")

    def _half_integral(self, t):
        r = self._remaining(t)
        return r * self.beta_min / 2 + r**2 * (self.beta_max - self.beta_min) / 4

    def _remaining(self, t):
        """1 - t. Past the end β_t would be imaginary; what is past it by rounding is at it."""
        r = 1.0 - t
        past = r < -1e-6
        if past.any() if hasattr(past, "any") else past:
            raise ValueError(f"the path of DDPM ends at t = 1, got t = {float(numpy_of(t).max()):g}")
        return r * (r > 0)


def _at(t, x, y):
    """Two batches of points as floating-point numbers, and the time that meets them."""
    return floating(x), floating(y), time_for(t, x, y)


def _ones(t):
    return 1.0 + 0.0 * t  # of the shape of t
