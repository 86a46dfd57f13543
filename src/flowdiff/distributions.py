"""Distributions to start from and to arrive at: p_init and p_data of the book's experiments.

Shapes: samples are ``(n, d)``, log densities ``(batch,)``, scores ``(batch, d)``, labels ``(n,)`` integers.
The generator you pass decides the backend of a sample: NumPy float64 or torch float32.
``log_density`` and ``score`` answer in the backend and dtype of ``x``; whole numbers count as floats.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from flowdiff._arrays import choice, floating, is_tensor, kind, like, namespace, numpy_of, standard_normal, uniform


class Gaussian:
    """N(mean, diag(std²)).

    Args:
        mean: ``(d,)``.
        std: a positive number, or ``(d,)``.
    """

    def __init__(self, mean, std=1.0):
        self.mean = _finite("mean", mean, ndim=1)
        self.d = len(self.mean)
        std = np.asarray(numpy_of(std), dtype=float)
        if std.shape not in ((), (1,), (self.d,)) or not (np.isfinite(std).all() and (std > 0).all()):
            raise ValueError(f"std must be a positive number or {self.d} of them, got {std.tolist()}")
        self.std = np.broadcast_to(std, (self.d,)).copy()

    def sample(self, n: int, rng):
        """``(n, d)`` independent samples."""
        z = standard_normal((n, self.d), rng)
        return like(self.mean, z) + like(self.std, z) * z

    def log_density(self, x):
        """log p(x), ``(batch,)``."""
        xp, x = namespace(x), points(x, self.d)
        z = (x - like(self.mean, x)) / like(self.std, x)
        return -0.5 * (z * z).sum(-1) - xp.log(like(self.std, x)).sum() - self.d / 2 * math.log(2 * math.pi)

    def score(self, x):
        """∇ log p(x) = -(x - mean) / std², ``(batch, d)``."""
        x = points(x, self.d)
        return -(x - like(self.mean, x)) / like(self.std, x) ** 2


class GaussianMixture:
    """Σ_k w_k N(m_k, s_k² I): the simplest distribution with several modes, and one whose score is known.

    Args:
        weights: ``(K,)``, non-negative, summing to 1.
        means: ``(K, d)``.
        stds: a positive number, or ``(K,)``.
    """

    def __init__(self, weights, means, stds):
        self.weights = _finite("weights", weights, ndim=1)
        self.means = _finite("means", means, ndim=2)
        self.d = self.means.shape[1]
        if len(self.weights) != len(self.means):
            raise ValueError(f"each of the {len(self.means)} means needs a weight, got {len(self.weights)} weights")
        if (self.weights < 0).any() or abs(self.weights.sum() - 1) > 1e-8:
            raise ValueError(f"weights must be non-negative and sum to 1, got {self.weights.tolist()}")
        stds = np.asarray(numpy_of(stds), dtype=float)
        if stds.shape not in ((), (len(self.means),)) or not (np.isfinite(stds).all() and (stds > 0).all()):
            raise ValueError(f"stds must be a positive number or {len(self.means)} of them, got {stds.tolist()}")
        self.stds = np.broadcast_to(stds, self.weights.shape).copy()

    def sample(self, n: int, rng):
        """``(n, d)`` independent samples."""
        return self.sample_labelled(n, rng)[0]

    def sample_labelled(self, n: int, rng):
        """Samples ``(n, d)`` and the component that each came from, ``(n,)``."""
        y = choice(self.weights, n, rng)
        z = standard_normal((n, self.d), rng)
        return like(self.means, z)[y] + like(self.stds, z)[y][:, None] * z, y

    def log_density(self, x):
        """log p(x), ``(batch,)``; finite also where every component's density underflows."""
        return logsumexp(self._log_joint(points(x, self.d)))

    def posterior(self, x):
        """p(k | x), ``(batch, K)``: which component a point probably came from."""
        return softmax(self._log_joint(points(x, self.d)))

    def score(self, x):
        """∇ log p(x) = Σ_k p(k | x) · -(x - m_k) / s_k², ``(batch, d)``."""
        x = points(x, self.d)
        pull = (like(self.means, x) - x[:, None, :]) / like(self.stds, x)[:, None] ** 2  # (batch, K, d)
        return (self.posterior(x)[:, :, None] * pull).sum(1)

    def _log_joint(self, x):
        """log w_k + log N(x; m_k, s_k² I), ``(batch, K)``."""
        return gaussian_log_joint(x, self.weights, like(self.means, x), like(self.stds, x))


class Moons:
    """Two interleaved half circles with Gaussian noise, label 0 or 1: a p_data without a simple formula, d = 2."""

    d = 2

    def __init__(self, noise: float = 0.08):
        if not noise >= 0:
            raise ValueError(f"noise must not be negative, got {noise}")
        self.noise = noise

    def sample(self, n: int, rng):
        """``(n, 2)`` independent samples."""
        return self.sample_labelled(n, rng)[0]

    def sample_labelled(self, n: int, rng):
        """Samples ``(n, 2)`` and which moon each lies on, ``(n,)``."""
        y = choice(np.array([0.5, 0.5]), n, rng)
        angle = math.pi * uniform((n,), rng)
        xp, sign = namespace(angle), 1 - 2 * y  # the second moon is the first one turned by half a circle
        x = xp.stack([sign * (xp.cos(angle) - 0.5), sign * (xp.sin(angle) - 0.25)], -1)
        return x + self.noise * standard_normal((n, 2), rng), y


class Checkerboard:
    """Uniform on the dark squares of a 4 × 4 board over [-2, 2]²: a p_data with sharp edges and holes, d = 2."""

    d = 2

    def sample(self, n: int, rng):
        """``(n, 2)`` independent samples."""
        return self.sample_labelled(n, rng)[0]

    def sample_labelled(self, n: int, rng):
        """Samples ``(n, 2)`` and the number of the dark square each lies in, ``(n,)``, 0 to 7."""
        y = choice(np.full(8, 1 / 8), n, rng)
        row = y // 2
        corner = namespace(y).stack([2 * (y % 2) + row % 2 - 2, row - 2], -1)
        return corner + uniform((n, 2), rng), y


class Digits:
    """Handwritten digits, 8 × 8 pixels, as vectors: a dataset that stands for a p_data nobody knows, d = 64.

    There are 1797 images, the same as scikit-learn's ``load_digits``, scaled so that paper is -1 and ink is 1. Every
    fifth image of each digit is held out: a generator is trained on ``Digits()`` and ``Digits(held_out=True)`` are the
    images that it has never seen. The split is the same on every machine.

    Args:
        held_out: take the fifth that is kept back (355 images) instead of the rest (1442 images).

    Attributes:
        images: ``(N, 64)`` floats in [-1, 1]; ``images.reshape(-1, 8, 8)`` has row 0 at the top.
        labels: ``(N,)`` integers, 0 to 9, the digit that was meant.

    Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998;
    the licence is in ``data/SOURCES.md``.
    """

    d = 64

    def __init__(self, held_out: bool = False):
        if not isinstance(held_out, bool):
            raise TypeError(f"held_out must be True or False, got {kind(held_out)}")
        with np.load(Path(__file__).with_name("data") / "digits.npz") as data:
            images, labels = data["images"], data["labels"]  # as few bytes as will do: 0 to 16, and 0 to 9
        kept_back = np.zeros(len(labels), dtype=bool)
        for digit in range(10):
            kept_back[np.flatnonzero(labels == digit)[4::5]] = True
        chosen = kept_back == held_out
        self.images = images[chosen] / 8 - 1
        self.labels = labels[chosen].astype(np.int64)

    def sample(self, n: int, rng):
        """``(n, 64)`` images drawn from the dataset with replacement: copies, and nothing but copies."""
        return self.sample_labelled(n, rng)[0]

    def sample_labelled(self, n: int, rng):
        """Images ``(n, 64)`` and the digit that each shows, ``(n,)``, 0 to 9."""
        i = choice(np.full(len(self.images), 1 / len(self.images)), n, rng)
        if is_tensor(i):
            images = namespace(i).as_tensor(self.images, dtype=namespace(i).float32, device=i.device)
        else:
            images = self.images
        return images[i], like(self.labels, i)[i]


def gaussian_log_joint(x, weights, means, stds):
    """log w_k + log N(x; m_k, s_k² I), ``(batch, K)``, for means ``(K, d)`` and stds ``(K,)``, or ``(batch, K)``."""
    xp = namespace(x)
    square = ((x[:, None, :] - means) ** 2).sum(-1)  # (batch, K)
    log_weights = like(np.log(np.maximum(weights, 1e-300)), x)
    return log_weights - square / (2 * stds**2) - x.shape[1] * (xp.log(stds) + math.log(2 * math.pi) / 2)


def logsumexp(a):
    """log Σ_k exp(a_k) over the last axis, without overflow or underflow."""
    a = floating(a)
    top = a.max(-1).values if is_tensor(a) else a.max(-1)
    return top + namespace(a).log(namespace(a).exp(a - top[..., None]).sum(-1))


def softmax(a):
    """exp(a_k) / Σ_j exp(a_j) over the last axis, without overflow or underflow."""
    return namespace(a).exp(a - logsumexp(a)[..., None])


def _finite(name: str, values, ndim: int) -> np.ndarray:
    array = np.array(numpy_of(values), dtype=float)  # a copy: what the caller does with his own later changes no law
    if array.ndim != ndim or array.size == 0 or not np.isfinite(array).all():
        shape = "(d,)" if ndim == 1 else "(K, d)"
        raise ValueError(f"{name} must be finite numbers of shape {shape}, got {kind(array)}: {array.tolist()!r:.60}")
    return array


def points(x, d: int):
    """``x`` as floating-point numbers of shape ``(batch, d)``, or an error that says what came instead."""
    shape = tuple(getattr(x, "shape", ()))
    if len(shape) != 2 or shape[1] != d:
        raise ValueError(f"x must have shape (batch, {d}), got {kind(x)}")
    return floating(x)
