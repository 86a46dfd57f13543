"""The fields whose flows are known: each flow is tested against the definition of a flow, in both backends."""

import numpy as np
import pytest

from flowdiff import fields, ode
from flowdiff.distributions import GaussianMixture

MIXTURE = GaussianMixture([0.3, 0.7], [[-1.0, 0.5], [1.2, -0.4]], [0.3, 0.6])
KNOWN = [
    fields.Decay(1.7),
    fields.Rotation(2.3),
    fields.Saddle(2.0, 3.0),
    fields.Vortex(4.0, 0.8),
    fields.GaussianToGaussian([0.8, -0.5], 0.4),
]
POINTS = np.random.default_rng(0).normal(size=(200, 2))
named = pytest.mark.parametrize("u", KNOWN, ids=lambda u: type(u).__name__)


@named
def test_flow_starts_at_the_identity(u):
    np.testing.assert_allclose(u.flow(POINTS, 0.3, 0.3), POINTS, atol=1e-14)


@named
@pytest.mark.parametrize("t", [0.15, 0.6, 0.95])
def test_flow_moves_along_the_field(u, t):
    eps = 1e-5
    velocity = (u.flow(POINTS, t + eps) - u.flow(POINTS, t - eps)) / (2 * eps)
    np.testing.assert_allclose(velocity, u(u.flow(POINTS, t), t), atol=1e-7)


@named
def test_group_property(u):
    in_two_parts = u.flow(u.flow(POINTS, 0.35), 0.9, 0.35)
    np.testing.assert_allclose(in_two_parts, u.flow(POINTS, 0.9), atol=1e-12)
    np.testing.assert_allclose(u.flow(u.flow(POINTS, 0.9), 0.0, 0.9), POINTS, atol=1e-12)


@named
def test_a_solver_finds_the_same_flow(u):
    np.testing.assert_allclose(ode.rk4(u, POINTS, 400), u.flow(POINTS, 1.0), atol=1e-6)


@named
def test_time_may_differ_within_a_batch(u):
    t = np.linspace(0.1, 0.9, len(POINTS))[:, None]
    one_by_one = np.concatenate([u(POINTS[i : i + 1], t[i, 0]) for i in range(len(POINTS))])
    np.testing.assert_allclose(u(POINTS, t), one_by_one, atol=1e-12)
    moved = np.concatenate([u.flow(POINTS[i : i + 1], t[i, 0]) for i in range(len(POINTS))])
    np.testing.assert_allclose(u.flow(POINTS, t), moved, atol=1e-12)


@pytest.mark.parametrize("u", [*KNOWN, fields.GaussianToMixture(MIXTURE)], ids=lambda u: type(u).__name__)
def test_torch_gives_the_same_numbers(u):
    torch = pytest.importorskip("torch")
    for t in (0.3, np.linspace(0, 1, len(POINTS))[:, None]):
        as_tensor = t if isinstance(t, float) else torch.from_numpy(t)
        result = u(torch.from_numpy(POINTS), as_tensor)
        assert isinstance(result, torch.Tensor) and result.dtype == torch.float64
        np.testing.assert_allclose(result.numpy(), u(POINTS, t), atol=1e-12)
        assert u(torch.from_numpy(POINTS).float(), 0.3).dtype == torch.float32
        if hasattr(u, "flow"):
            np.testing.assert_allclose(
                u.flow(torch.from_numpy(POINTS), as_tensor).numpy(), u.flow(POINTS, t), atol=1e-12
            )


def test_rotation_comes_back_and_keeps_its_distance():
    u = fields.Rotation(2 * np.pi)
    np.testing.assert_allclose(u.flow(POINTS, 1.0), POINTS, atol=1e-13)
    np.testing.assert_allclose(u.flow(np.array([[1.0, 0.0]]), 0.25), [[0.0, 1.0]], atol=1e-15)  # counter-clockwise
    h, n = 1 / 50, 50
    growth = np.linalg.norm(ode.euler(u, POINTS, n), axis=1) / np.linalg.norm(POINTS, axis=1)
    np.testing.assert_allclose(growth, (1 + (2 * np.pi * h) ** 2) ** (n / 2), rtol=1e-12)


def test_gaussian_to_gaussian_carries_the_law():
    u = fields.GaussianToGaussian([0.8, -0.5], 0.4)
    x0 = np.random.default_rng(1).standard_normal((20_000, 2))
    x1 = ode.rk4(u, x0, 50)
    assert np.abs(x1.mean(0) - [0.8, -0.5]).max() < 5 * 0.4 / np.sqrt(20_000)
    assert np.abs(x1.var(0) / 0.16 - 1).max() < 0.05
    np.testing.assert_allclose(x1, np.array([0.8, -0.5]) + 0.4 * x0, atol=1e-5)


def test_gaussian_to_mixture_is_the_mean_velocity_of_the_path():
    """u_t(x) = E[Z - X_0 | X_t = x], measured: the average of Z - X_0 over pairs that pass near x at time t."""
    rng = np.random.default_rng(2)
    t, n = 0.6, 2_000_000
    z, x0 = MIXTURE.sample(n, rng), rng.standard_normal((n, 2))
    xt = (1 - t) * x0 + t * z
    u = fields.GaussianToMixture(MIXTURE)
    for x in ([0.3, 0.1], [-0.5, 0.4], [0.9, -0.6]):
        near = ((xt - x) ** 2).sum(1) < 0.04**2
        velocity = (z - x0)[near]
        error = 5 * velocity.std(0) / np.sqrt(near.sum()) + 0.02  # and what the size of the neighbourhood costs
        assert (np.abs(velocity.mean(0) - u(np.array([x]), t)[0]) < error).all()


def test_gaussian_to_mixture_arrives_at_the_mixture():
    x0 = np.random.default_rng(3).standard_normal((20_000, 2))
    u = fields.GaussianToMixture(MIXTURE)
    x1 = ode.rk4(u, x0, 100)
    mean = MIXTURE.weights @ MIXTURE.means
    second = (MIXTURE.weights * MIXTURE.stds**2).sum() * np.eye(2) + np.einsum(
        "k,ki,kj->ij", MIXTURE.weights, MIXTURE.means, MIXTURE.means
    )
    assert np.abs(x1.mean(0) - mean).max() < 0.05
    assert np.abs(x1.T @ x1 / len(x1) - second).max() < 0.07
    # Along the way the law is the mixture that .law(t) says.
    half = ode.rk4(u, x0, 50, t1=0.5)
    assert np.abs(half.var(0) - u.law(0.5).sample(400_000, np.random.default_rng(4)).var(0)).max() < 0.03


def test_gaussian_to_mixture_stays_finite_far_out_and_at_the_ends():
    u = fields.GaussianToMixture(MIXTURE)
    for t in (0.0, 0.5, 0.999, 1.0):
        assert np.isfinite(u(np.array([[100.0, -80.0], [0.0, 0.0]]), t)).all()


def test_divergence_of_the_known_fields():
    np.testing.assert_allclose(fields.divergence(fields.Decay(1.5), POINTS, 0.2), -3.0, atol=1e-8)
    np.testing.assert_allclose(fields.divergence(fields.Vortex(), POINTS, 0.4), 0.0, atol=1e-8)
    np.testing.assert_allclose(fields.divergence(fields.Saddle(), POINTS, 0.1), 0.0, atol=1e-8)
