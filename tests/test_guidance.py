"""Guidance: the combination, what it does to Gaussians, the classifier's identity, dropped labels."""

import math

import numpy as np
import pytest

from flowdiff import fields, guidance, ode, paths
from flowdiff.distributions import GaussianMixture


def test_the_guided_field_is_linear_in_w():
    x, given, anything = np.ones((2, 2)), lambda x, t: 3 * x, lambda x, t: x
    for w, factor in ((0, 1), (1, 3), (2, 5), (0.5, 2)):
        assert np.allclose(guidance.guided(given, anything, w)(x, 0.3), factor * x)


@pytest.mark.parametrize("path", [paths.Straight(), paths.VariancePreserving()], ids=["straight", "vp"])
def test_the_guided_ode_gives_s_to_the_w_times_S_to_the_one_minus_w(path):
    s, S = 0.5, 2.06
    given = fields.GaussianToMixture(GaussianMixture([1.0], [[0.0]], s), path)
    anything = fields.GaussianToMixture(GaussianMixture([1.0], [[0.0]], S), path)
    x0 = np.array([[1.0]])
    for w in (0.0, 1.0, 2.0):
        end = ode.rk4(guidance.guided(given, anything, w), x0, 300)
        assert end.item() == pytest.approx(guidance.guided_std(s, S, w), rel=1e-5)
    assert guidance.guided_std(0.5, 2.06, 2) == pytest.approx(0.1214, abs=5e-5)


@pytest.mark.parametrize("path", [paths.Straight(), paths.VariancePreserving()], ids=["straight", "vp"])
def test_the_exact_classifier_guides_as_the_classifier_free_field_does(path):
    """∇ log p_t(y | x) by finite differences of the posterior, so that no score enters on this side."""
    mixture = GaussianMixture([0.3, 0.7], [[-1.5, 0.4], [1.0, -0.8]], [0.5, 0.3])
    anything = fields.GaussianToMixture(mixture, path)
    given = fields.GaussianToMixture(GaussianMixture([1.0], mixture.means[:1], 0.5), path)

    def gradient(x, t, eps=1e-5):
        def log_posterior(x):
            return np.log(anything.law(t).posterior(x)[:, 0])

        steps = eps * np.eye(2)
        return np.stack([(log_posterior(x + e) - log_posterior(x - e)) / (2 * eps) for e in steps], -1)

    x = np.random.default_rng(0).standard_normal((50, 2))
    for t in (0.1, 0.5, 0.9):
        for w in (0.5, 1.0, 3.0):
            one = guidance.guided(given, anything, w)(x, t)
            other = guidance.classifier_guided(anything, gradient, path, w)(x, t)
            assert np.allclose(one, other, rtol=1e-6, atol=1e-6)


def steered(path, w):
    """The guided field with the exact classifier, and without one: they are the same."""
    mixture = GaussianMixture([0.3, 0.7], [[-1.5, 0.4], [1.0, -0.8]], [0.5, 0.3])
    anything = fields.GaussianToMixture(mixture, path)
    given = fields.GaussianToMixture(GaussianMixture([1.0], mixture.means[:1], 0.5), path)
    gradient = lambda x, t: given.score(x, t) - anything.score(x, t)  # noqa: E731
    return guidance.classifier_guided(anything, gradient, path, w), guidance.guided(given, anything, w)


@pytest.mark.parametrize("path", [paths.Straight(), paths.VariancePreserving(), paths.DDPM()], ids=repr)
def test_the_classifier_guided_field_is_finite_at_both_ends(path):
    torch = pytest.importorskip("torch")
    x = np.random.default_rng(0).standard_normal((5, 2))
    with_classifier, without = steered(path, 2.0)
    mixed = np.array([[0.0], [0.3], [1.0], [0.0], [0.9]])
    for t in (0.0, 0, np.array(0.0), 1.0, mixed):
        expected = without(x, t)
        np.testing.assert_allclose(with_classifier(x, t), expected, atol=1e-7)
        as_tensor = torch.from_numpy(t) if t is mixed else t
        np.testing.assert_allclose(with_classifier(torch.from_numpy(x), as_tensor).numpy(), expected, atol=1e-7)
        single = with_classifier(torch.from_numpy(x).float(), as_tensor)
        assert single.dtype == torch.float32
        np.testing.assert_allclose(single.numpy(), expected, atol=0.02)
    np.testing.assert_allclose(ode.heun(with_classifier, x, 20), ode.heun(without, x, 20), atol=1e-7)


def test_a_classifier_that_knows_something_of_pure_noise_has_no_limit():
    x = np.ones((3, 2))
    u = guidance.classifier_guided(lambda x, t: x, lambda x, t: 0 * x + 0.01, paths.Straight(), 2.0)
    for t in (0.0, np.array([[0.5], [0.0], [0.2]])):
        with pytest.raises(
            ValueError, match=r"^at t = 0 .* has no limit: .* is 0\.01 where it must be 0, start later$"
        ):
            u(x, t)
    assert np.isfinite(u(x, np.array([[0.5], [0.01], [0.2]]))).all()


@pytest.mark.parametrize("guide", [0, 1], ids=["classifier", "classifier-free"])
def test_times_whole_numbers_and_dtypes_are_those_of_every_field(guide):
    u, i = steered(paths.Straight(), 2.0)[guide], np.array([[1, 2], [3, -1]])
    np.testing.assert_array_equal(u(i, 1), u(i.astype(float), 1.0))
    assert u(i.astype(np.float32), np.full((2, 1), 0.5)).dtype == np.float32
    with pytest.raises(ValueError, match=r"t must be a number or have shape \(2, 1\), one for each point"):
        u(i, np.array([0.1, 0.9]))


def test_a_field_that_writes_into_its_argument_changes_nothing_else():
    def writing(x, t):
        x *= 3
        return x

    x, tripled = np.ones((2, 2)), lambda x, t: 3 * x
    for made, expected in (
        (guidance.guided(tripled, writing, 2.0), 3.0),
        (guidance.classifier_guided(tripled, writing, paths.Straight(), 2.0), 3 + 2 * 3),
        (guidance.guided_between(writing, tripled, 2.0, 0.1), 3.0),
    ):
        np.testing.assert_allclose(made(x, 0.5), expected)
        np.testing.assert_array_equal(x, 1)


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_guidance_on_an_interval_is_guidance_inside_and_the_class_outside(backend):
    asked = []

    def anything(x, t):
        asked.append(t)
        return x

    given = lambda x, t: 3 * x  # noqa: E731
    x = np.ones((3, 2), np.float32)
    column = np.array([[0.2], [0.3], [0.6]], np.float32)
    if backend == "torch":
        torch = pytest.importorskip("torch")
        x, column = torch.from_numpy(x), torch.from_numpy(column)
    u = guidance.guided_between(given, anything, 4.0, 0.25, 0.6)
    for t, factor in ((0.1, 3), (0.25, 9), (0.5, 9), (0.6, 3), (1.0, 3)):
        np.testing.assert_allclose(u(x, t), factor * np.ones((3, 2)))
    assert asked == [0.25, 0.5]  # and nowhere else
    mixed = u(x, column)
    np.testing.assert_allclose(mixed, [[3, 3], [9, 9], [3, 3]])
    assert mixed.dtype == x.dtype
    to_the_end = guidance.guided_between(given, anything, 4.0, 0.25)
    np.testing.assert_allclose(to_the_end(x, 1.0), 9 * np.ones((3, 2)))
    with pytest.raises(ValueError, match=r"end must be after start, got start = 0\.5 and end = 0\.5"):
        guidance.guided_between(given, anything, 4.0, 0.5, 0.5)


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_labels_are_dropped_at_the_given_rate_and_not_in_place(backend):
    if backend == "numpy":
        rng, y = np.random.default_rng(0), np.arange(20_000) % 10
    else:
        torch = pytest.importorskip("torch")
        rng, y = torch.Generator().manual_seed(0), torch.arange(20_000) % 10
    before = y.tolist()
    dropped = guidance.drop_labels(y, 0.15, 10, rng=rng)
    assert y.tolist() == before
    gone = np.asarray(dropped == 10)
    assert gone.mean() == pytest.approx(0.15, abs=5 * math.sqrt(0.15 * 0.85 / 20_000))
    assert np.array_equal(np.asarray(dropped)[~gone], np.asarray(y)[~gone])
    assert abs(np.corrcoef(gone[1:], gone[:-1])[0, 1]) < 5 / math.sqrt(20_000)


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match=r"between 0 and 1, got 1\.5"):
        guidance.drop_labels(np.arange(3), 1.5, 10, rng=np.random.default_rng(0))
    with pytest.raises(TypeError, match="y must be an array or a tensor of labels, got list"):
        guidance.drop_labels([1, 2], 0.5, 10, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="s and S must be positive"):
        guidance.guided_std(-0.5, 2.0, 0.5)  # which would be complex
    with pytest.raises(TypeError, match="rng must be a numpy"):
        guidance.drop_labels(np.arange(3), 0.5, 10, rng=0)
