"""The fields whose flows are known: each flow is tested against the definition of a flow, in both backends."""

import numpy as np
import pytest

from flowdiff import fields, ode, paths, sde
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


MIX = fields.GaussianToMixture(GaussianMixture([0.5, 0.5], [[0.5, 0], [-0.5, 0]], 1.5))
OU = sde.OrnsteinUhlenbeck(1.5, 0.7)
EVERY = {type(u).__name__: u for u in KNOWN} | {
    "flow of " + type(u).__name__: (lambda x, t, u=u: u.flow(x, t, 0.1)) for u in KNOWN
}
EVERY |= {"back of " + type(u).__name__: (lambda x, t, u=u: u.flow(x, 0.1, t)) for u in KNOWN}
EVERY |= {f"{name} on {type(path).__name__}": getattr(fields.GaussianToMixture(MIXTURE, path), name)
          for path in (paths.Straight(), paths.VariancePreserving(), paths.DDPM())
          for name in ("__call__", "score", "denoiser", "noise")}  # fmt: skip
EVERY |= {
    "turn": fields.turn,
    "drift": OU.drift,
    "with_score": sde.with_score(OU.drift, MIX.score, 0.5),
    "divergence": lambda x, t: fields.divergence(MIX, x, t),
}
every = pytest.mark.parametrize("u", EVERY.values(), ids=EVERY.keys())
WRONG_TIMES = [
    np.array([0.1, 0.9]),
    np.array([0.1]),
    np.full((1, 2), 0.1),
    np.full((2, 2), 0.1),
    np.full((3, 1), 0.1),
    np.full((2, 1, 1), 0.1),
    np.full((2, 1), 0.1j),
    [0.1, 0.9],
    [[0.1], [0.9]],
    None,
    "0.1",
    0.1j,
]


def test_a_time_for_each_sample_in_the_shape_of_the_coordinates_is_refused():
    with pytest.raises(ValueError, match=r"t must be a number or have shape \(2, 1\), one for each point, got a NumPy"):
        fields.Saddle()(POINTS[:2], np.array([0.1, 0.9]))


@every
def test_one_rule_for_the_times_of_every_field(u):
    torch = pytest.importorskip("torch")
    x = POINTS[:2]
    for t in WRONG_TIMES:
        with pytest.raises(
            (ValueError, TypeError), match=r"must be a number or have shape \(2, 1\), one for each point"
        ) as e:
            u(x, t)
        assert "\n" not in str(e.value)
        if isinstance(t, np.ndarray):
            with pytest.raises(
                ValueError, match=r"must be a number or have shape \(2, 1\).*got a torch tensor of shape"
            ):
                u(torch.from_numpy(x), torch.from_numpy(t))
    with pytest.raises(TypeError, match="must be a number or a NumPy array like the points, got a torch tensor"):
        u(x, torch.full((2, 1), 0.3))


@every
def test_a_time_may_come_in_any_dress_and_never_changes_the_dtype(u):
    torch = pytest.importorskip("torch")
    x = POINTS[:2]
    numbers = [0.5, np.float64(0.5), np.float32(0.5), np.array(0.5), torch.tensor(0.5), torch.tensor(0.5).double()]
    arrays = [np.full((2, 1), 0.5), np.full((1, 1), 0.5), np.full((2, 1), 0.5, np.float32)]
    expected = u(x, 0.5)
    for dtype, accuracy in (("float64", 1e-12), ("float32", 2e-5)):
        if u is EVERY["divergence"] and dtype == "float32":
            continue  # differences of float32 have few digits
        for t in (*numbers, *arrays):
            found = u(x.astype(dtype), t)
            assert isinstance(found, np.ndarray) and found.dtype == dtype
            np.testing.assert_allclose(found, expected, rtol=accuracy, atol=accuracy)
        for t in (*numbers, *arrays, *map(torch.from_numpy, arrays)):
            found = u(torch.from_numpy(x.astype(dtype)), t)
            assert found.dtype == getattr(torch, dtype)
            np.testing.assert_allclose(found.numpy(), expected, rtol=accuracy, atol=accuracy)


@every
@pytest.mark.parametrize("t", [0, 1, 0.5])
def test_whole_numbers_are_floats(u, t):
    torch = pytest.importorskip("torch")
    i = np.array([[1, 2], [3, 1]])
    expected = u(i.astype(float), float(t))
    for dtype in (np.int64, np.int8, np.uint8):
        np.testing.assert_array_equal(u(i.astype(dtype), t), expected)
    if u is EVERY["divergence"]:
        return
    found = u(torch.tensor(i), t)
    assert found.dtype == torch.float32
    np.testing.assert_allclose(found.numpy(), expected, rtol=1e-4, atol=1e-5)
    if isinstance(t, int):
        np.testing.assert_array_equal(u(i, np.full((2, 1), t)), u(i, np.full((2, 1), float(t))))


@every
def test_what_is_no_array_of_numbers_is_named(u):
    for wrong in ([[1.0, 2.0]], np.array([["a", "b"]]), np.array([[1.0, None]]), None):
        with pytest.raises((TypeError, ValueError), match=r"^(points|x) must .*got ") as error:
            u(wrong, 0.5)
        assert "\n" not in str(error.value)


def test_the_field_at_whole_numbers_is_what_the_issue_says():
    torch = pytest.importorskip("torch")
    i = torch.tensor([[1, 2], [3, -1]])
    np.testing.assert_allclose(MIX(i, 0.5).numpy(), [[0.86, 1.54], [2.53, -0.77]], atol=0.005)
    np.testing.assert_allclose(MIX.mixture.score(i).numpy(), [[-0.40, -0.89], [-1.20, 0.44]], atol=0.005)


@pytest.mark.parametrize("path", [paths.Straight(), paths.VariancePreserving(), paths.DDPM()], ids=repr)
@pytest.mark.parametrize("name", ["__call__", "score", "denoiser", "noise"])
@pytest.mark.parametrize("end", [0.0, 1.0])
def test_the_ends_of_a_marginal_path_are_limits(path, name, end):
    torch = pytest.importorskip("torch")
    u = getattr(fields.GaussianToMixture(MIXTURE, path), name)
    x = POINTS[:5]
    one, other = (u(x, abs(end - delta)) for delta in (1e-8, 4e-8))
    at_end = u(x, end)
    # The noise of DDPM falls as √(1 - t): each value is twice as far as that at a quarter of the time.
    gap = np.abs(other - one).max()
    np.testing.assert_allclose(at_end, one, atol=1.1 * gap + 1e-7)
    assert gap < 1e-3
    mixed = np.array([[0.3], [end], [0.7], [end], [1 - end]])
    row_by_row = np.concatenate([u(x[k : k + 1], float(mixed[k, 0])) for k in range(5)])
    np.testing.assert_allclose(u(x, mixed), row_by_row, atol=1e-12)
    np.testing.assert_allclose(u(torch.from_numpy(x), torch.from_numpy(mixed)).numpy(), row_by_row, atol=1e-12)
    for t in (np.array(end), np.float64(end), int(end), torch.tensor(end)):
        np.testing.assert_allclose(u(x, t), at_end, atol=1e-12)
    single = u(torch.from_numpy(x).float(), end)
    np.testing.assert_allclose(single.numpy(), at_end, rtol=1e-4, atol=1e-4)


def test_a_saddle_that_never_turns_has_the_flow_of_a_saddle_that_hardly_does():
    still, slow = fields.Saddle(2.0, 0.0), fields.Saddle(2.0, 1e-7)
    np.testing.assert_allclose(still.flow(POINTS, 0.7, 0.2), slow.flow(POINTS, 0.7, 0.2), rtol=1e-9)


@pytest.mark.parametrize("u", [fields.Rotation(), fields.Vortex(), fields.quarter_turn], ids=["R", "V", "quarter"])
def test_only_the_plane_can_be_turned(u):
    """Two of three coordinates would be turned and the third lost."""
    with pytest.raises(ValueError, match=r"points of the plane must have shape \(batch, 2\), got \(5, 3\)"):
        u(np.ones((5, 3)), *((0.5,) if u is not fields.quarter_turn else ()))


def test_a_law_has_one_time_and_a_spread_is_positive():
    with pytest.raises(TypeError, match=r"t must be one number for all points, got a NumPy array of shape \(2, 1\)"):
        MIX.law(np.full((2, 1), 0.5))
    with pytest.raises(ValueError, match="std must be positive, got 0"):
        fields.GaussianToGaussian(0.0, 0)
    with pytest.raises(ValueError, match=r"x must have shape \(batch, 2\), got a NumPy array of shape \(2,\)"):
        MIX(np.ones(2), 0.5)


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
