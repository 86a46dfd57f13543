"""Probability paths: schedules, conditional paths and fields, and one knowledge in four coordinates."""

import math

import numpy as np
import pytest

from flowdiff import fields, ode, paths
from flowdiff.distributions import GaussianMixture

PATHS = [paths.Straight(), paths.VariancePreserving(), paths.DDPM()]
each_path = pytest.mark.parametrize("path", PATHS, ids=lambda path: type(path).__name__)
MIXTURE = GaussianMixture([0.3, 0.7], [[-1.5, 0.4], [1.0, -0.8]], [0.5, 0.3])
TIMES = np.linspace(0.03, 0.97, 15)


@each_path
def test_the_schedule_leads_from_noise_to_data(path):
    at_start = 0.01 if isinstance(path, paths.DDPM) else 1e-15
    assert path.alpha(0.0) == pytest.approx(0, abs=at_start) and path.beta(0.0) == pytest.approx(1, abs=at_start)
    assert path.alpha(1.0) == pytest.approx(1) and path.beta(1.0) == pytest.approx(0, abs=1e-15)
    assert (np.diff(path.alpha(TIMES)) > 0).all() and (np.diff(path.beta(TIMES)) < 0).all()


@each_path
def test_the_rates_are_the_derivatives_of_the_schedule(path):
    for value, rate in ((path.alpha, path.alpha_dot), (path.beta, path.beta_dot)):
        difference = (value(TIMES + 1e-6) - value(TIMES - 1e-6)) / 2e-6
        assert np.allclose(rate(TIMES), difference, rtol=1e-6, atol=1e-7)
        assert np.allclose([rate(float(t)) for t in TIMES], rate(TIMES))  # a number stays a number
        assert isinstance(rate(0.5), float)


@pytest.mark.parametrize("path", PATHS[1:], ids=["VariancePreserving", "DDPM"])
def test_variance_is_preserved(path):
    assert np.allclose(path.alpha(TIMES) ** 2 + path.beta(TIMES) ** 2, 1)


@each_path
def test_the_flow_of_the_conditional_field_is_the_conditional_path(path):
    rng = np.random.default_rng(0)
    x0, z = rng.standard_normal((50, 2)), np.array([1.4, -0.3])
    x1 = ode.rk4(lambda x, t: path.field(x, t, z), path.flow(x0, 0.05, z), 400, t0=0.05, t1=0.9)
    assert np.allclose(x1, path.flow(x0, 0.9, z), atol=1e-7)


@each_path
def test_the_conditional_score_is_the_gradient_of_the_log_density(path):
    x, z, t, eps = np.array([[0.3, -0.8]]), np.array([1.4, -0.3]), 0.6, 1e-5

    def log_density(x):
        return -((x - path.alpha(t) * z) ** 2).sum() / (2 * path.beta(t) ** 2)

    gradient = [(log_density(x + step) - log_density(x - step)) / (2 * eps) for step in eps * np.eye(2)]
    assert np.allclose(path.score(x, t, z), gradient, rtol=1e-6)


@each_path
def test_the_four_coordinates_are_posterior_means(path):
    """Regress the target on samples that came near x: no formula of the marginal field enters."""
    rng, t, x = np.random.default_rng(1), 0.55, np.array([[0.1, -0.2]])
    z, eps = MIXTURE.sample(4_000_000, rng), rng.standard_normal((4_000_000, 2))
    near = abs(path.sample(z, eps, t) - x).max(1) < 0.02
    exact = fields.GaussianToMixture(MIXTURE, path)
    n = near.sum()
    for value, target in (
        (exact(x, t), path.velocity(z[near], eps[near], t)),
        (exact.denoiser(x, t), z[near]),
        (exact.noise(x, t), eps[near]),
        (exact.score(x, t), -eps[near] / path.beta(t)),
    ):
        assert (abs(value[0] - target.mean(0)) < 5 * target.std(0) / math.sqrt(n) + 0.02).all()


@each_path
def test_the_score_of_the_marginal_path_is_that_of_its_law(path):
    x = np.random.default_rng(2).standard_normal((20, 2))
    for t in (0.1, 0.5, 0.9):
        exact = fields.GaussianToMixture(MIXTURE, path)
        step = 1e-6
        for i in range(2):
            up, down = x.copy(), x.copy()
            up[:, i] += step
            down[:, i] -= step
            gradient = (exact.law(t).log_density(up) - exact.law(t).log_density(down)) / (2 * step)
            assert np.allclose(exact.score(x, t)[:, i], gradient, rtol=1e-5, atol=1e-6)


@each_path
def test_the_marginal_field_carries_the_mixture(path):
    rng = np.random.default_rng(3)
    exact = fields.GaussianToMixture(MIXTURE, path)
    x = ode.rk4(exact, exact.law(0.0).sample(5000, rng), 50, t1=0.98)
    law = exact.law(0.98)
    mean = law.weights @ law.means
    assert np.allclose(x.mean(0), mean, atol=5 * 1.3 / math.sqrt(5000))
    assert (x[:, 0] > 0).mean() == pytest.approx(0.7, abs=5 * math.sqrt(0.21 / 5000) + 0.001)


@each_path
@pytest.mark.parametrize("given", paths.COORDINATES)
@pytest.mark.parametrize("wanted", paths.COORDINATES)
def test_coordinates_convert_into_each_other(path, given, wanted):
    x = np.random.default_rng(4).standard_normal((30, 2))
    exact = fields.GaussianToMixture(MIXTURE, path)
    known = {"velocity": exact, "score": exact.score, "denoiser": exact.denoiser, "noise": exact.noise}
    for t in (0.2, 0.8, np.linspace(0.1, 0.9, 30)[:, None]):
        got = path.convert(known[given](x, t), x, t, given=given, wanted=wanted)
        assert np.allclose(got, known[wanted](x, t), rtol=1e-6, atol=1e-8)


def test_the_velocity_determines_all_but_the_score_at_every_time():
    path, x = paths.Straight(), np.random.default_rng(5).standard_normal((30, 2))
    exact = fields.GaussianToMixture(MIXTURE, path)
    for t in (0.0, 1.0):
        assert np.allclose(path.convert(exact(x, t), x, t, "velocity", "denoiser"), exact.denoiser(x, t))
        assert np.allclose(path.convert(exact(x, t), x, t, "velocity", "noise"), exact.noise(x, t))


@pytest.mark.parametrize(
    ("t", "given", "wanted"),
    [
        (0.0, "noise", "denoiser"),
        (0.0, "score", "velocity"),
        (1.0, "denoiser", "noise"),
        (1.0, "velocity", "score"),
        (1.0, "noise", "score"),
    ],
)
def test_conversions_without_a_limit_are_refused(t, given, wanted):
    x = np.ones((3, 2))
    with pytest.raises(ValueError, match=f"the {given} does not determine the {wanted}"):
        paths.Straight().convert(x, x, t, given, wanted)


def test_an_unknown_coordinate_is_named():
    with pytest.raises(ValueError, match="wanted must be one of velocity, score, denoiser, noise, got 'drift'"):
        paths.Straight().convert(np.ones((1, 1)), np.ones((1, 1)), 0.5, "score", "drift")


@each_path
def test_tensors_stay_tensors_and_agree_with_arrays(path):
    torch = pytest.importorskip("torch")
    x, t = np.random.default_rng(6).standard_normal((5, 2)), np.linspace(0.1, 0.9, 5)[:, None]
    exact = fields.GaussianToMixture(MIXTURE, path)
    for function in (exact, exact.score, exact.denoiser, exact.noise, lambda x, t: path.sample(x, x, t)):
        got = function(torch.from_numpy(x), torch.from_numpy(t))
        assert isinstance(got, torch.Tensor) and np.allclose(got.numpy(), function(x, t))
