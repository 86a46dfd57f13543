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
    with pytest.raises(TypeError, match="rng must be a numpy"):
        guidance.drop_labels(np.arange(3), 0.5, 10, rng=0)
