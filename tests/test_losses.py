"""The losses: what they are at the exact field, where their gradient points, what they refuse."""

import itertools
import math

import numpy as np
import pytest

from flowdiff import fields, losses, paths
from flowdiff.distributions import Gaussian, GaussianMixture

N = 200_000
MIXTURE = GaussianMixture([0.3, 0.7], [[-1.5, 0.4], [1.0, -0.8]], [0.5, 0.3])


def test_flow_matching_at_the_exact_field_leaves_d_pi_s_over_2():
    rng, mean = np.random.default_rng(0), np.array([2.0, -1.0, 0.5])
    for s in (0.4, 1.7):
        z = Gaussian(mean, s).sample(N, rng)
        got = losses.flow_matching(fields.GaussianToGaussian(mean, s), z, rng=rng)
        # The residual's square has at most the mean's own size as standard deviation, times a few.
        assert got == pytest.approx(losses.straight_floor(s, 3), rel=5 * 3 / math.sqrt(N))


def test_flow_matching_of_the_zero_field():
    """E‖Z - X_0‖² = d (m² + s² + 1)."""
    rng = np.random.default_rng(1)
    z = Gaussian([2.0, 2.0], 0.4).sample(N, rng)
    got = losses.flow_matching(lambda x, t: 0 * x, z, rng=rng)
    assert got == pytest.approx(2 * (4 + 0.16 + 1), rel=0.02)


def test_the_floor_of_one_gaussian_is_the_closed_form_and_no_field_goes_below():
    rng = np.random.default_rng(2)
    one = GaussianMixture([1.0], [[1.0, -2.0]], 0.6)
    assert losses.floor(one, rng=rng) == pytest.approx(losses.straight_floor(0.6, 2), rel=0.02)
    z, exact = MIXTURE.sample(N, rng), fields.GaussianToMixture(MIXTURE)
    best = losses.flow_matching(exact, z, rng=np.random.default_rng(3))
    for wrong in (lambda x, t: exact(x, t) + 0.1, lambda x, t: 0.95 * exact(x, t)):
        assert losses.flow_matching(wrong, z, rng=np.random.default_rng(3)) > best


@pytest.mark.parametrize("path", [paths.Straight(), paths.VariancePreserving()], ids=["straight", "vp"])
def test_conditional_and_marginal_loss_differ_by_the_floor(path):
    """So their gradients agree: L_CFM(u) = L_FM(u) + floor for every u, not only the best."""
    exact = fields.GaussianToMixture(MIXTURE, path)
    z = MIXTURE.sample(N, np.random.default_rng(4))
    floor = losses.floor(MIXTURE, rng=np.random.default_rng(5), path=path)
    for u in (lambda x, t: -x + t, lambda x, t: 0.5 * exact(x, t)):
        conditional = losses.flow_matching(u, z, rng=np.random.default_rng(6), path=path)
        marginal = losses.marginal_flow_matching(u, exact, z, rng=np.random.default_rng(6), path=path)
        assert conditional - marginal == pytest.approx(floor, rel=0.03)


def test_any_source_moves_along_the_straight_line():
    rng = np.random.default_rng(7)
    z, x0 = rng.random((100, 2)) + 3, rng.random((100, 2))
    seen = []

    def u(x, t):
        seen.append((x, t))
        return z - x0

    assert losses.flow_matching(u, z, rng=rng, x0=x0) == pytest.approx(0, abs=1e-20)
    x, t = seen[0]
    assert np.allclose(x, (1 - t) * x0 + t * z) and t.shape == (100, 1) and 0 <= t.min() < t.max() <= 1


def test_noise_prediction_is_denoising_score_matching_weighted_with_beta_squared():
    exact = fields.GaussianToMixture(MIXTURE)
    z = MIXTURE.sample(10_000, np.random.default_rng(8))
    score = losses.denoising_score_matching(exact.score, z, rng=np.random.default_rng(9))
    noise = losses.noise_prediction(exact.noise, z, rng=np.random.default_rng(9))
    assert score == pytest.approx(noise)


def test_the_noise_form_keeps_one_half_per_dimension_at_s_1():
    """∫ t² s² / ((1-t)² + t² s²) dt = ½ for s = 1."""
    z = Gaussian([0.0, 0.0], 1.0).sample(N, np.random.default_rng(10))
    exact = fields.GaussianToMixture(GaussianMixture([1.0], [[0.0, 0.0]], 1.0))
    got = losses.noise_prediction(exact.noise, z, rng=np.random.default_rng(11))
    assert got == pytest.approx(2 * 0.5, rel=0.02)


def test_unweighted_score_matching_grows_without_end_near_the_data():
    """The target is ε/β: with all times at 1 - δ the loss of the exact score is near d/δ² · (its posterior share)."""
    exact = fields.GaussianToMixture(MIXTURE)
    z = MIXTURE.sample(20_000, np.random.default_rng(12))
    values = [
        losses.denoising_score_matching(
            exact.score, z, rng=np.random.default_rng(13), weight=lambda t: 1.0, t=np.full((20_000, 1), 1 - delta)
        )
        for delta in (0.1, 0.01, 0.001)
    ]
    assert values[1] / values[0] == pytest.approx(100, rel=0.2) and values[2] / values[1] == pytest.approx(100, rel=0.1)


def test_batch_size_does_not_matter():
    z = MIXTURE.sample(N, np.random.default_rng(14))
    u = lambda x, t: -x  # noqa: E731
    small = np.mean([losses.flow_matching(u, z[i : i + 10], rng=np.random.default_rng(i)) for i in range(0, N, 50)])
    assert small == pytest.approx(losses.flow_matching(u, z, rng=np.random.default_rng(0)), rel=0.05)


LOSSES = {
    "flow": losses.flow_matching,
    "marginal": lambda u, z, **given: losses.marginal_flow_matching(u, lambda x, t: 0.5 * x, z, **given),
    "score": losses.denoising_score_matching,
    "weighted": lambda u, z, **given: losses.denoising_score_matching(u, z, weight=lambda t: (1 - t) ** 2, **given),
    "noise": losses.noise_prediction,
}
each_loss = pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES.keys())


@each_loss
def test_whole_numbers_are_floats(loss):
    torch = pytest.importorskip("torch")
    z = np.array([[1, 2], [3, -1], [0, 4]])
    u = lambda x, t: t * x  # noqa: E731
    expected = loss(u, z.astype(float), rng=np.random.default_rng(0))
    assert loss(u, z, rng=np.random.default_rng(0)) == expected
    found = loss(u, torch.tensor(z), rng=torch.Generator().manual_seed(0))
    assert found.dtype == torch.float32
    assert torch.equal(found, loss(u, torch.tensor(z).float(), rng=torch.Generator().manual_seed(0)))


@each_loss
def test_one_rule_for_the_times_of_every_loss(loss):
    z = np.arange(4.0).reshape(2, 2)
    seen = []

    def u(x, t):
        seen.append(t.copy())
        return x

    for t in (0.5, np.array(0.5), np.full((1, 1), 0.5), np.full((2, 1), 0.5)):
        loss(u, z, rng=np.random.default_rng(0), t=t)
        np.testing.assert_array_equal(seen.pop(), np.full((2, 1), 0.5))
    for t in (np.array([0.1, 0.9]), np.full((2, 2), 0.5), np.full((3, 1), 0.5), [0.1, 0.9], "now"):
        with pytest.raises(
            (ValueError, TypeError), match=r"t must be a number or have shape \(2, 1\), one for each point"
        ):
            loss(u, z, rng=np.random.default_rng(0), t=t)


def test_a_weight_for_each_coordinate_by_mistake_is_refused():
    with pytest.raises(ValueError, match=r"weight\(t\) must be a number or have shape \(2, 1\).*got .*\(2,\)"):
        losses.denoising_score_matching(
            lambda x, t: x, np.ones((2, 2)), rng=np.random.default_rng(0), weight=lambda t: 1 - t[:, 0]
        )


@each_loss
def test_a_function_that_writes_into_its_arguments_changes_neither_the_loss_nor_what_was_given(loss):
    z, t = np.arange(6.0).reshape(3, 2), np.array([[0.2], [0.5], [0.7]])
    before = z.copy(), t.copy()

    def writing(x, t):
        x *= 0.5
        t += 0.1
        return x

    found = loss(writing, z, rng=np.random.default_rng(0), t=t)
    assert found == loss(lambda x, t: x / 2, z, rng=np.random.default_rng(0), t=t)
    np.testing.assert_array_equal(z, before[0])
    np.testing.assert_array_equal(t, before[1])


@pytest.mark.parametrize("path", [paths.Straight(), paths.VariancePreserving(), paths.DDPM()], ids=repr)
def test_at_the_data_a_loss_is_its_limit_or_is_refused(path):
    """β² ‖s + ε/β‖² is ‖ε‖² there; without the weight it is infinite, and so is the velocity on the path of DDPM."""
    z = MIXTURE.sample(1000, np.random.default_rng(1))
    exact = fields.GaussianToMixture(MIXTURE, path)

    def loss(which, u, t, **more):
        return LOSSES[which](u, z, rng=np.random.default_rng(2), path=path, t=t, **more)

    for which, u in (("score", exact.score), ("noise", exact.noise), ("marginal", exact)):
        assert loss(which, u, 1.0) == pytest.approx(loss(which, u, 1 - 1e-12), rel=1e-4)
        assert loss(which, u, 0) == pytest.approx(loss(which, u, 1e-9), rel=1e-4)
    for t in (1.0, np.linspace(0, 1, 1000)[:, None]):
        with pytest.raises(ValueError, match=r"^at t = 1 the conditional score is infinite: β_t is 0 there"):
            loss("score", exact.score, t, weight=lambda t: 1.0)
    if isinstance(path, paths.DDPM):
        with pytest.raises(ValueError, match=r"^at t = 1 β̇_t is infinite"):
            loss("flow", exact, 1.0)
    else:
        assert loss("flow", exact, 1.0) == pytest.approx(loss("flow", exact, 1 - 1e-9), rel=1e-6)


def test_in_torch_it_is_a_scalar_with_a_gradient():
    torch = pytest.importorskip("torch")
    rng = torch.Generator().manual_seed(0)
    weight = torch.zeros(2, requires_grad=True)
    loss = losses.flow_matching(lambda x, t: weight.expand_as(x), torch.ones(500, 2), rng=rng)
    loss.backward()
    assert loss.shape == () and torch.allclose(weight.grad, torch.tensor([-2.0, -2.0]), atol=0.5)


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"z": np.ones(3)}, ValueError, r"z must hold data of shape \(batch, d\)"),
        ({"t": np.ones(3)}, ValueError, r"t must be a number or have shape \(3, 1\), one for each point"),
        ({"x0": np.ones((3, 1))}, ValueError, r"x0 must have the shape of z, \(3, 2\)"),
        ({"u": lambda x, t: None}, ValueError, r"must return a NumPy array of shape \(3, 2\), got NoneType"),
        ({"x0": [[1, 2]] * 3}, ValueError, r"x0 must have the shape of z, \(3, 2\), and its backend, got list"),
        ({"rng": 7}, TypeError, "rng must be a generator of the backend of z"),
        ({"u": lambda x, t: x[:, :1]}, ValueError, r"must return a NumPy array of shape \(3, 2\), got .* \(3, 1\)"),
    ],
)
def test_what_does_not_fit_is_refused(change, error, words):
    given = {"u": lambda x, t: x, "z": np.ones((3, 2)), "rng": np.random.default_rng(0)} | change
    with pytest.raises(error, match=words):
        losses.flow_matching(given.pop("u"), given.pop("z"), **given)


def test_the_optimal_pairing_is_the_shortest_of_all_permutations():
    rng = np.random.default_rng(20)
    for batch, d in ((1, 2), (4, 1), (6, 3), (7, 2)):
        x0, z = rng.normal(size=(2, batch, d))
        best = min(((x0 - z[list(order)]) ** 2).sum() for order in itertools.permutations(range(batch)))
        chosen = losses.optimal_pairing(x0, z)
        assert sorted(chosen) == list(range(batch))
        assert ((x0 - z[chosen]) ** 2).sum() == pytest.approx(best, rel=1e-12)


def test_on_a_line_the_optimal_pairing_sorts_and_a_tensor_is_paired_like_an_array():
    x0, z = np.random.default_rng(21).normal(size=(2, 50, 1))
    chosen = losses.optimal_pairing(x0, z)
    assert np.array_equal(z[chosen][np.argsort(x0[:, 0])], np.sort(z, 0))
    torch = pytest.importorskip("torch")
    same = losses.optimal_pairing(torch.tensor(x0), torch.tensor(z))
    assert same.dtype == torch.int64 and np.array_equal(same.numpy(), chosen)


def test_the_optimal_pairing_refuses_what_is_no_pair_of_batches():
    x = np.zeros((3, 2))
    with pytest.raises(TypeError, match="z must be an array or a tensor"):
        losses.optimal_pairing(x, [[0.0, 0.0]] * 3)
    for z in (np.zeros((2, 2)), np.zeros(3)):
        with pytest.raises(ValueError, match=r"one shape, \(batch, d\)"):
            losses.optimal_pairing(x, z)
    with pytest.raises(ValueError, match="finite"):
        losses.optimal_pairing(x, np.full((3, 2), np.nan))
