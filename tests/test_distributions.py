"""Distributions: densities integrate to 1, scores are their slopes, samples have the moments, in both backends."""

import math

import numpy as np
import pytest
from scipy import integrate, stats

from flowdiff.distributions import Checkerboard, Gaussian, GaussianMixture, Moons, logsumexp, softmax

GAUSSIAN = Gaussian([0.5, -1.0], [0.7, 1.3])
MIXTURE = GaussianMixture([0.2, 0.5, 0.3], [[-1.0, 0.5], [1.2, -0.4], [0.0, 2.0]], [0.3, 0.6, 0.4])
both = pytest.mark.parametrize("p", [GAUSSIAN, MIXTURE], ids=["gaussian", "mixture"])
POINTS = np.random.default_rng(0).normal(size=(50, 2)) * 2


@both
def test_density_integrates_to_one(p):
    total, _ = integrate.dblquad(
        lambda y, x: math.exp(p.log_density(np.array([[x, y]])).item()), -8, 8, -8, 8, epsabs=1e-6
    )
    assert total == pytest.approx(1, abs=1e-4)


def test_gaussian_density_equals_scipys():
    expected = stats.norm([0.5, -1.0], [0.7, 1.3]).logpdf(POINTS).sum(1)
    np.testing.assert_allclose(GAUSSIAN.log_density(POINTS), expected, rtol=1e-12)


@both
def test_score_is_the_slope_of_the_log_density(p):
    eps = 1e-5
    for i, step in enumerate(eps * np.eye(2)):
        slope = (p.log_density(POINTS + step) - p.log_density(POINTS - step)) / (2 * eps)
        np.testing.assert_allclose(p.score(POINTS)[:, i], slope, atol=1e-6)


@both
def test_far_out_nothing_underflows(p):
    far = np.array([[100.0, -100.0]])
    assert np.isfinite(p.log_density(far)).all() and np.isfinite(p.score(far)).all()


def test_mixture_samples_have_the_moments_and_the_weights():
    n = 40_000
    x, y = MIXTURE.sample_labelled(n, np.random.default_rng(1))
    assert stats.chisquare(np.bincount(y), n * MIXTURE.weights).pvalue > 1e-6
    mean = MIXTURE.weights @ MIXTURE.means
    inner = (MIXTURE.weights * MIXTURE.stds**2).sum() * np.eye(2)
    cov = inner + np.einsum("k,ki,kj->ij", MIXTURE.weights, MIXTURE.means, MIXTURE.means) - np.outer(mean, mean)
    assert np.abs(x.mean(0) - mean).max() < 5 * np.sqrt(cov.max() / n)
    assert np.abs(np.cov(x.T) - cov).max() < 0.06
    for k in range(3):
        assert abs(x[y == k].std() ** 2 - MIXTURE.stds[k] ** 2 - MIXTURE.means[k].var()) < 0.05


def test_posterior_is_bayes_rule():
    densities = np.stack(
        [stats.norm(m, s).pdf(POINTS).prod(1) for m, s in zip(MIXTURE.means, MIXTURE.stds, strict=True)], 1
    )
    joint = MIXTURE.weights * densities
    keep = joint.sum(1) > 1e-200
    np.testing.assert_allclose(
        MIXTURE.posterior(POINTS)[keep], (joint / joint.sum(1, keepdims=True))[keep], rtol=1e-9, atol=1e-12
    )


@pytest.mark.parametrize("p", [GAUSSIAN, MIXTURE, Moons(), Checkerboard()], ids=lambda p: type(p).__name__)
def test_the_generator_decides_the_backend(p):
    torch = pytest.importorskip("torch")
    a = p.sample(2000, np.random.default_rng(0))
    b = p.sample(2000, torch.Generator().manual_seed(0))
    assert a.dtype == np.float64 and a.shape == (2000, 2)
    assert b.dtype == torch.float32 and tuple(b.shape) == (2000, 2)
    for i in range(2):
        assert stats.ks_2samp(a[:, i], b.numpy()[:, i]).pvalue > 1e-6
    np.testing.assert_array_equal(a, p.sample(2000, np.random.default_rng(0)))


@both
def test_torch_gives_the_same_numbers(p):
    torch = pytest.importorskip("torch")
    x = torch.from_numpy(POINTS)
    np.testing.assert_allclose(p.log_density(x).numpy(), p.log_density(POINTS), rtol=1e-10)
    np.testing.assert_allclose(p.score(x).numpy(), p.score(POINTS), rtol=1e-10, atol=1e-12)
    x.requires_grad_(True)
    (slope,) = torch.autograd.grad(p.log_density(x).sum(), x)
    np.testing.assert_allclose(slope.numpy(), p.score(POINTS), rtol=1e-9, atol=1e-12)


WHOLE = np.array([[1, 2], [3, -1]])


def test_the_log_density_of_whole_numbers_is_that_of_floats():
    torch = pytest.importorskip("torch")
    found = Gaussian([0.5, 0.5], 0.3).log_density(torch.tensor([[1, 2], [3, -1]]))
    np.testing.assert_allclose(found.numpy(), stats.norm(0.5, 0.3).logpdf(WHOLE).sum(1), rtol=1e-6)


@both
def test_whole_numbers_are_floats_in_both_backends(p):
    torch = pytest.importorskip("torch")
    functions = [p.log_density, p.score] + ([p.posterior] if p is MIXTURE else [])
    for function in functions:
        expected = function(WHOLE.astype(float))
        for i in (WHOLE, WHOLE.astype(np.int8), WHOLE.astype(np.int32)):
            found = function(i)
            assert found.dtype == np.float64
            np.testing.assert_array_equal(found, expected)
        for i in (torch.tensor(WHOLE), torch.tensor(WHOLE, dtype=torch.int16)):
            found = function(i)
            assert found.dtype == torch.float32
            np.testing.assert_allclose(found.numpy(), expected, rtol=1e-5, atol=1e-6)
        np.testing.assert_array_equal(function(abs(WHOLE).astype(np.uint8)), function(abs(WHOLE).astype(float)))
    assert p.score(POINTS.astype(np.float32)).dtype == np.float32


def test_a_law_is_not_changed_by_what_happens_to_the_array_it_was_made_of():
    means = np.array([[-1.0, 0.5], [1.2, -0.4]])
    p = GaussianMixture([0.5, 0.5], means, 0.3)
    before = p.log_density(POINTS)
    means += 1
    np.testing.assert_array_equal(p.log_density(POINTS), before)


def test_moons_lie_on_two_half_circles():
    x, y = Moons(noise=0.0).sample_labelled(5000, np.random.default_rng(0))
    centres = np.array([[-0.5, -0.25], [0.5, 0.25]])
    np.testing.assert_allclose(np.linalg.norm(x - centres[y], axis=1), 1.0, atol=1e-12)
    assert (x[y == 0][:, 1] > -0.26).all() and (x[y == 1][:, 1] < 0.26).all()
    assert abs(y.mean() - 0.5) < 5 * 0.5 / np.sqrt(5000)
    assert np.abs(x.mean(0)).max() < 0.06


def test_checkerboard_fills_the_dark_squares_only():
    x, y = Checkerboard().sample_labelled(8000, np.random.default_rng(0))
    square = np.floor(x).astype(int)
    assert set((square.sum(1)) % 2) == {0}
    assert len(np.unique(square, axis=0)) == 8 and np.abs(x).max() <= 2
    assert stats.chisquare(np.bincount(y)).pvalue > 1e-6


def test_stable_sums_of_exponentials():
    a = np.array([[1000.0, 1000.0], [-1000.0, -1001.0]])
    np.testing.assert_allclose(logsumexp(a), [1000 + math.log(2), -1000 + math.log1p(math.exp(-1))])
    np.testing.assert_allclose(softmax(a).sum(1), 1)


BAD = {
    "std": (lambda: Gaussian([0.0, 0.0], -1.0), ValueError, r"std must be a positive number or 2 of them, got -1.0"),
    "mean": (lambda: Gaussian(0.0, 1.0), ValueError, r"mean must be finite numbers of shape \(d,\)"),
    "weights": (lambda: GaussianMixture([0.5, 0.6], [[0.0], [1.0]], 1.0), ValueError, r"sum to 1, got \[0.5, 0.6\]"),
    "number of means": (
        lambda: GaussianMixture([1.0], [[0.0], [1.0]], 1.0),
        ValueError,
        r"each of the 2 means needs a weight",
    ),
    "x": (
        lambda: GAUSSIAN.log_density(np.zeros(2)),
        ValueError,
        r"x must have shape \(batch, 2\), got a NumPy array of shape \(2,\)",
    ),
    "rng": (
        lambda: GAUSSIAN.sample(3, 42),
        TypeError,
        r"rng must be a numpy.random.Generator or a torch.Generator, got int 42",
    ),
    "noise": (lambda: Moons(-0.1), ValueError, r"noise must not be negative, got -0.1"),
}


@pytest.mark.parametrize("call, error, message", BAD.values(), ids=BAD.keys())
def test_bad_input_gets_one_sentence(call, error, message):
    with pytest.raises(error, match=message) as raised:
        call()
    assert "\n" not in str(raised.value)
