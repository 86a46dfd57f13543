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


@each_path
@pytest.mark.parametrize("given", paths.COORDINATES)
@pytest.mark.parametrize("wanted", paths.COORDINATES)
@pytest.mark.parametrize("end", [0.0, 1.0])
def test_at_the_ends_a_conversion_is_the_limit_or_is_refused(path, given, wanted, end):
    """Values near the end tell which of the two: they stay where they are, or they grow without bound."""
    torch = pytest.importorskip("torch")
    value, x = np.random.default_rng(7).standard_normal((2, 5, 2))
    mixed = np.array([[0.3], [end], [0.7], [end], [0.5]])

    def convert(t):
        return path.convert(value, x, t, given, wanted)

    one, other = (convert(abs(end - delta)) for delta in (1e-8, 4e-8))
    every_kind = [end, int(end), np.float64(end), np.array(end), np.full((5, 1), end), torch.tensor(end), mixed]
    if np.abs(one).max() > 1.5 * np.abs(other).max() > 10:
        for t in every_kind:
            with pytest.raises(
                ValueError, match=f"^at t = {end:g} the .*(does not determine the {wanted}|is infinite)"
            ):
                convert(t)
    else:
        gap = np.abs(other - one).max()
        assert gap < 0.01
        for t in every_kind[:-1]:
            np.testing.assert_allclose(convert(t), one, atol=1.1 * gap + 1e-7)
        rows = [path.convert(*(a[k : k + 1] for a in (value, x)), mixed[k, 0], given, wanted) for k in range(5)]
        np.testing.assert_allclose(convert(mixed), np.concatenate(rows), atol=1e-12)
        tensors = (torch.from_numpy(a) for a in (value, x, mixed))
        np.testing.assert_allclose(path.convert(*tensors, given, wanted).numpy(), convert(mixed), atol=1e-12)


def test_ddpms_velocity_determines_noise_and_score_at_the_data():
    x = np.random.default_rng(0).normal(size=(7, 2))
    path = paths.DDPM()
    exact = fields.GaussianToMixture(MIXTURE, path)
    assert np.allclose(path.convert(x, x, 1.0, "velocity", "noise"), 0)
    assert np.allclose(path.convert(exact(x, 1.0), x, 1.0, "velocity", "score"), MIXTURE.score(x))
    assert np.allclose(path.convert(MIXTURE.score(x), x, 1.0, "score", "velocity"), exact(x, 1.0))


@each_path
def test_what_is_infinite_at_the_data_is_refused_in_one_sentence(path):
    torch = pytest.importorskip("torch")
    x, z = np.random.default_rng(8).standard_normal((2, 3, 2))
    infinite = {
        r"the conditional field has no limit.*meet in z": lambda t: path.field(x, t, z),
        r"the conditional score has no limit": lambda t: path.score(x, t, z),
    }
    if isinstance(path, paths.DDPM):
        infinite["β̇_t is infinite"] = lambda t: path.velocity(z, x, t)
        infinite["the determinant is infinite"] = lambda t: path.determinant(t)
    for words, call in infinite.items():
        for t in (1.0, 1, np.array(1.0), np.array([[0.2], [1.0], [0.4]]), torch.tensor(1.0)):
            with pytest.raises(ValueError, match="^at t = 1 " + words) as error:
                call(t)
            assert "\n" not in str(error.value)
        assert np.isfinite(call(1 - 1e-9)).all()
    assert np.allclose(path.sample(z, x, 1.0), z) and np.allclose(path.flow(x, 1.0, z), z)
    single = torch.from_numpy(x).float()
    with pytest.raises(ValueError, match="at t = 1 the conditional score"):
        path.score(single, torch.ones(3, 1), single)


def test_ddpm_ends_at_the_data():
    path = paths.DDPM()
    for past in (1.5, np.array([[0.5], [1.1]])):
        with pytest.raises(ValueError, match="the path of DDPM ends at t = 1, got t = 1"):
            path.beta(past)
    assert path.beta(1 + 2e-16) == 0 and path.alpha(1 + 2e-16) == 1  # 92 · (1/93) + 1/93
    assert isinstance(path.beta(0.3), float)


@each_path
def test_products_with_the_infinite_rate_are_those_of_the_schedule(path):
    determinant = path.determinant(TIMES)
    np.testing.assert_allclose(path.beta_beta_dot(TIMES), path.beta(TIMES) * path.beta_dot(TIMES), rtol=1e-9)
    np.testing.assert_allclose(path.beta_determinant(TIMES), path.beta(TIMES) * determinant, rtol=1e-9)
    expected = [f(TIMES) / determinant for f in (path.alpha, path.beta, path.alpha_dot, path.beta_dot)]
    np.testing.assert_allclose(path.over_determinant(TIMES), expected, rtol=1e-9)
    for function in (path.beta_beta_dot, path.beta_determinant, path.over_determinant):
        for end in (0.0, 1.0):
            np.testing.assert_allclose(function(end), function(abs(end - 1e-12)), atol=1e-5)


@each_path
def test_a_time_has_one_column_for_every_function_of_points(path):
    x = np.random.default_rng(9).standard_normal((2, 2))
    calls = [
        lambda t: path.sample(x, x, t),
        lambda t: path.velocity(x, x, t),
        lambda t: path.field(x, t, x),
        lambda t: path.flow(x, t, x),
        lambda t: path.score(x, t, x),
        lambda t: path.convert(x, x, t, "velocity", "score"),
    ]
    for call in calls:
        call(np.array([[0.1], [0.9]]))
        for wrong in (np.array([0.1, 0.9]), np.full((2, 2), 0.5), np.full((3, 1), 0.5), [0.1, 0.9], "now"):
            with pytest.raises((ValueError, TypeError), match=r"t must be a number or have shape \(2, 1\)"):
                call(wrong)
    # Points of a line at many times at once, as for a picture of paths.
    assert path.sample(0.7, x[0], np.linspace(0, 1, 5)[:, None]).shape == (5, 2)


@each_path
def test_whole_numbers_are_floats(path):
    torch = pytest.importorskip("torch")
    i = np.array([[1, 2], [3, -1]])
    for call in (
        lambda x, t: path.sample(x, x, t),
        lambda x, t: path.field(x, t, x),
        lambda x, t: path.score(x, t, x),
        lambda x, t: path.convert(x, x, t, "velocity", "noise"),
    ):
        expected = call(i.astype(float), 0.5)
        np.testing.assert_array_equal(call(i, 0.5), expected)
        np.testing.assert_allclose(call(torch.tensor(i), 0.5).numpy(), expected, rtol=1e-5, atol=1e-6)
        assert call(torch.tensor(i), 0).dtype == torch.float32
    t = np.array([[0], [1]])
    np.testing.assert_array_equal(path.sample(i, i[::-1], t), path.sample(i, i[::-1], t.astype(float)))


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
