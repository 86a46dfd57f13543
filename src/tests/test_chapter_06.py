"""What chapter 6 says: four coordinates of one object, denoising score matching, noise that keeps the laws, samplers.

The functions that the page defines are taken from the page itself. Seeds are fixed and tolerances are 5 standard errors
of what is simulated, plus the scheme's own bias where it has one.
"""

import math
import re

import numpy as np
import pytest
from conftest import ROOT
from scipy import integrate, stats

from flowdiff import distributions, fields, losses, metrics, ode, sde
from flowdiff.paths import COORDINATES, DDPM, Straight, VariancePreserving

PAGE = (ROOT / "book" / "06_score_matching.md").read_text(encoding="utf-8")
P_DATA = distributions.GaussianMixture([0.5, 0.3, 0.2], [[-1.2, -0.6], [1.1, 0.9], [0.7, -1.2]], [0.25, 0.35, 0.2])
TWO = distributions.GaussianMixture([0.65, 0.35], [[-1.1], [1.0]], [0.35, 0.25])
PATHS = [Straight(), VariancePreserving(), DDPM()]
X = np.random.default_rng(0).normal(size=(500, 2))
on_every_path = pytest.mark.parametrize("path", PATHS, ids=repr)


def from_page(name, **known):
    """The function ``name`` as a cell of the page defines it."""
    (source,) = re.findall(rf"^def {name}\(.*?(?=^\S|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    namespace = {"np": np} | known
    exec(source, namespace)
    return namespace[name]


def on_the_line(s, path, mean=0.0):
    return fields.GaussianToMixture(distributions.GaussianMixture([1.0], [[mean]], s), path)


def gaussian_sde(s, sigma, c, n=4000):
    """Var X_1 by the exact moment recursion of the drift u + c σ² ∇log p_t, Richardson-extrapolated to h = 0."""
    u = fields.GaussianToGaussian(0.0, s)

    def variance(n):
        v, h = 1.0, 1 / n
        for i in range(n):
            rate = u(np.array([[1.0]]), i * h).item() - c * sigma**2 / u.path_std(i * h) ** 2
            v = (1 + h * rate) ** 2 * v + sigma**2 * h
        return v

    return 2 * variance(n) - variance(n // 2)


# --- the score, and the four coordinates -------------------------------------------------------------------------


@on_every_path
def test_the_score_is_the_posterior_average_of_minus_the_noise_over_its_level(path):
    """Regress -ε/β on a few functions of X_t: the residual of the exact score must be uncorrelated with all of them."""
    rng, n, t = np.random.default_rng(1), 200_000, 0.6
    z, eps = P_DATA.sample(n, rng), rng.normal(size=(n, 2))
    x = path.sample(z, eps, t)
    left = -eps / path.beta(t) - fields.GaussianToMixture(P_DATA, path).score(x, t)
    for test in (1.0, x[:, :1], np.sin(3 * x[:, 1:]), np.exp(-(x**2).sum(1, keepdims=True))):
        product = left * test
        assert (np.abs(product.mean(0)) < 5 * product.std(0) / math.sqrt(n)).all()


@on_every_path
@pytest.mark.parametrize("t", [0.1, 0.5, 0.9])
def test_the_marginal_score_is_the_gradient_of_the_log_density(path, t):
    exact, h = fields.GaussianToMixture(P_DATA, path), 1e-5
    law = exact.law(t)
    for i in range(2):
        step = h * np.eye(2)[i]
        slope = (law.log_density(X + step) - law.log_density(X - step)) / (2 * h)
        np.testing.assert_allclose(exact.score(X, t)[:, i], slope, atol=1e-4)


@on_every_path
@pytest.mark.parametrize("t", [0.1, 0.5, 0.9])
def test_place_velocity_and_score_are_made_of_denoiser_and_noise(path, t):
    exact = fields.GaussianToMixture(P_DATA, path)
    d, e = exact.denoiser(X, t), exact.noise(X, t)
    np.testing.assert_allclose(path.alpha(t) * d + path.beta(t) * e, X, atol=1e-10)
    np.testing.assert_allclose(path.alpha_dot(t) * d + path.beta_dot(t) * e, exact(X, t), atol=1e-9)
    np.testing.assert_allclose(-e / path.beta(t), exact.score(X, t), atol=1e-9)


def test_on_the_straight_path_x_divides_the_segment_from_noise_to_denoiser_and_the_velocity_is_the_segment():
    exact, t = fields.GaussianToMixture(P_DATA), 0.3
    d, e = exact.denoiser(X, t), exact.noise(X, t)
    np.testing.assert_allclose(e + t * (d - e), X, atol=1e-12)
    np.testing.assert_allclose(d - e, exact(X, t), atol=1e-11)


@on_every_path
def test_tweedie_says_the_mean_of_the_data_behind_a_noisy_place(path):
    rng, n, t = np.random.default_rng(2), 200_000, 0.7
    z, eps = TWO.sample(n, rng), rng.normal(size=(n, 1))
    x, law = path.sample(z, eps, t), fields.GaussianToMixture(TWO, path).law(t)
    tweedie = (x + path.beta(t) ** 2 * law.score(x)) / path.alpha(t)
    for low, high in ((-1.2, -0.6), (-0.2, 0.2), (0.5, 1.0)):
        inside = (z - tweedie)[(x > low) & (x < high)]
        assert abs(inside.mean()) < 5 * inside.std() / math.sqrt(len(inside))


@on_every_path
@pytest.mark.parametrize("t", [0.1, 0.5, 0.9])
def test_all_conversions_agree_and_lead_back(path, t):
    exact = fields.GaussianToMixture(P_DATA, path)
    known = {"velocity": exact, "score": exact.score, "denoiser": exact.denoiser, "noise": exact.noise}
    assert set(known) == set(COORDINATES)
    for given in known:
        for wanted in known:
            got = path.convert(known[given](X, t), X, t, given, wanted)
            np.testing.assert_allclose(got, known[wanted](X, t), rtol=1e-8, atol=1e-8)
            back = path.convert(got, X, t, wanted, given)
            np.testing.assert_allclose(back, known[given](X, t), rtol=1e-8, atol=1e-8)


@on_every_path
def test_the_field_is_a_scaling_plus_a_multiple_of_the_score(path):
    exact, t = fields.GaussianToMixture(P_DATA, path), 0.4
    before_x = path.alpha_dot(t) / path.alpha(t)
    before_score = path.beta(t) * path.determinant(t) / path.alpha(t)
    np.testing.assert_allclose(before_x * X + before_score * exact.score(X, t), exact(X, t), atol=1e-9)
    h = 1e-6  # the determinant against finite differences of the schedule
    rate = (path.alpha(t + h) * path.beta(t) - path.alpha(t) * path.beta(t + h)) / h
    assert path.determinant(t) == pytest.approx(rate, rel=1e-4)


@pytest.mark.parametrize("t", [0.1, 0.5, 0.8])
def test_the_table_of_factors_by_which_errors_are_multiplied(t):
    """Rows and columns as printed."""
    table = {
        "denoiser": {"noise": t / (1 - t), "velocity": 1 / (1 - t), "score": t / (1 - t) ** 2},
        "noise": {"denoiser": (1 - t) / t, "velocity": 1 / t, "score": 1 / (1 - t)},
        "velocity": {"denoiser": 1 - t, "noise": t, "score": t / (1 - t)},
        "score": {"denoiser": (1 - t) ** 2 / t, "noise": 1 - t, "velocity": (1 - t) / t},
    }
    magnified = from_page("magnified", path=Straight())
    for given, row in table.items():
        for wanted, factor in row.items():
            assert magnified(given, wanted, t) == pytest.approx(factor)


def test_what_is_forgotten_at_the_ends_of_the_path():
    """Noise and score at t = 0, and all but the score at t = 1, are the same for any data."""
    one = fields.GaussianToMixture(P_DATA)
    other = fields.GaussianToMixture(distributions.GaussianMixture([1.0], [[0.4, 0.1]], 0.5))
    np.testing.assert_allclose(one.noise(X, 0.0), X)
    np.testing.assert_allclose(other.noise(X, 0.0), X)
    np.testing.assert_allclose(one.score(X, 0.0), -X)
    for exact in (one, other):
        np.testing.assert_allclose(exact.denoiser(X, 1.0), X, atol=1e-9)
        np.testing.assert_allclose(exact.noise(X, 1.0), 0, atol=1e-9)
        np.testing.assert_allclose(exact(X, 1.0), X, atol=1e-9)
    assert np.abs(one(X, 0.0) - other(X, 0.0)).min() > 0.05
    assert np.abs(one.score(X, 1.0) - other.score(X, 1.0)).mean() > 1
    for given, wanted, t in (("noise", "denoiser", 0.0), ("score", "velocity", 0.0), ("denoiser", "score", 1.0)):
        with pytest.raises(ValueError, match="does not determine"):
            Straight().convert(X, X, t, given, wanted)
    with pytest.raises(ValueError, match="does not determine"):
        Straight().convert(X, X, 1.0, "velocity", "score")


# --- denoising score matching ------------------------------------------------------------------------------------


def test_denoising_score_matching_is_score_matching_plus_a_constant():
    """For a wrong score s + δ the loss is larger than for s by E w ‖δ‖², whatever the weight."""
    rng, n = np.random.default_rng(3), 400_000
    exact, path = fields.GaussianToMixture(P_DATA), Straight()
    z, eps, t = P_DATA.sample(n, rng), rng.normal(size=(n, 2)), 0.8 * rng.random((n, 1))
    x = path.sample(z, eps, t)
    delta = np.stack([np.sin(x[:, 0]), t[:, 0] * x[:, 1]], 1)
    right, target = exact.score(x, t), -eps / path.beta(t)
    for weight in (np.ones_like(t), path.beta(t) ** 2, 1 + t):
        gap = (weight * ((right + delta - target) ** 2 - (right - target) ** 2)).sum(1)
        wanted = (weight * delta**2).sum(1)
        assert abs((gap - wanted).mean()) < 5 * (gap - wanted).std() / math.sqrt(n)


def test_the_unweighted_loss_of_the_perfect_score_grows_with_the_number_of_samples():
    """Its tail is ℓ^(-1/2), so the typical average of n samples grows like n; with weight β² it settles at ½."""
    exact, rng = on_the_line(1.0, Straight()), np.random.default_rng(4)

    def typical(n, weight):
        one = distributions.GaussianMixture([1.0], [[0.0]], 1.0)
        runs = [
            losses.denoising_score_matching(exact.score, one.sample(n, rng), rng=rng, weight=weight) for _ in range(41)
        ]
        return np.median(runs)

    few, many = typical(100, np.ones_like), typical(10_000, np.ones_like)
    assert 20 < many / few < 500
    assert typical(10_000, lambda t: (1 - t) ** 2) == pytest.approx(0.5, abs=0.01)


def test_what_the_perfect_score_has_left_at_one_time():
    """t² s² / ((1 - t)² V_t) unweighted, from the conditional variance of the noise."""
    s, t, n = 0.6, 0.7, 200_000
    exact, rng = on_the_line(s, Straight(), mean=0.3), np.random.default_rng(5)
    z = 0.3 + s * rng.normal(size=(n, 1))
    times = np.full((n, 1), t)
    loss = losses.denoising_score_matching(exact.score, z, rng=rng, weight=np.ones_like, t=times)
    formula = t**2 * s**2 / ((1 - t) ** 2 * ((1 - t) ** 2 + t**2 * s**2))
    assert loss == pytest.approx(formula, rel=5 * math.sqrt(2 / n))


@pytest.mark.parametrize("s", [0.2, 0.7, 1.0, 2.5])
def test_the_floor_of_the_noise_loss(s):
    noise_floor = from_page("noise_floor")
    integral, _ = integrate.quad(lambda t: t**2 * s**2 / ((1 - t) ** 2 + t**2 * s**2), 0, 1)
    assert noise_floor(s) == pytest.approx(integral)
    rng, n = np.random.default_rng(6), 200_000
    z = 0.7 + s * rng.normal(size=(n, 1))
    loss = losses.noise_prediction(on_the_line(s, Straight(), mean=0.7).noise, z, rng=rng)
    assert abs(loss - integral) < 5 * 1.5 / math.sqrt(n)


def test_the_floor_is_one_half_for_unit_data():
    assert from_page("noise_floor")(1.0) == pytest.approx(0.5)


@pytest.mark.parametrize("t", [0.2, 0.7])
def test_every_loss_is_the_noise_loss_with_another_weight(t):
    """The table of weights: a noise prediction that is off, and the same in the other coordinates, straight path."""
    exact, path = fields.GaussianToMixture(P_DATA), Straight()
    off = 0.1 * np.cos(X)
    guess = exact.noise(X, t) + off
    weights = {"velocity": 1 / t**2, "denoiser": (1 - t) ** 2 / t**2, "score": 1 / (1 - t) ** 2}
    right = {"velocity": exact(X, t), "denoiser": exact.denoiser(X, t), "score": exact.score(X, t)}
    for wanted, weight in weights.items():
        error = ((path.convert(guess, X, t, "noise", wanted) - right[wanted]) ** 2).mean()
        assert error == pytest.approx(weight * (off**2).mean())


# --- the perfect score of a dataset ------------------------------------------------------------------------------


def test_the_perfect_field_of_a_dataset_returns_its_points_and_shaken_copies_pass_the_test():
    rng, moons = np.random.default_rng(7), distributions.Moons()
    data = moons.sample(40, rng)
    perfect = from_page("perfect", data=data)
    small = fields.GaussianToMixture(distributions.GaussianMixture(np.full(40, 1 / 40), data, 1e-4))
    np.testing.assert_allclose(perfect(X, 0.7), small(X, 0.7), atol=1e-3)
    ends = ode.euler(perfect, rng.normal(size=(300, 2)), 200)
    assert np.quantile(metrics.nearest_distance(ends, data), 0.95) < 0.01
    new = np.median(metrics.nearest_distance(moons.sample(300, rng), data))
    shaken = data[rng.integers(40, size=300)] + 0.08 * rng.normal(size=(300, 2))
    assert np.median(metrics.nearest_distance(shaken, data)) > 0.5 * new > 0.03


# --- the same laws for every noise -------------------------------------------------------------------------------


@pytest.mark.parametrize("sigma", [0.0, 0.8, 1.6])
def test_the_laws_are_the_same_for_every_noise(sigma):
    exact, rng, n = fields.GaussianToMixture(TWO), np.random.default_rng(8), 5000
    xs = sde.euler_maruyama(
        sde.with_score(exact, exact.score, sigma),
        sigma,
        rng.normal(size=(n, 1)),
        200,
        rng=rng,
        trajectory=True,
        every=50,
    )
    grid = np.linspace(-4, 4, 4001)
    for i, t in enumerate((0.25, 0.5, 0.75, 1.0), start=1):
        below = integrate.cumulative_trapezoid(np.exp(exact.law(t).log_density(grid[:, None])), grid, initial=0)
        distance = stats.ks_1samp(xs[i, :, 0], lambda x, below=below: np.interp(x, grid, below)).statistic
        assert distance < 2.4 / math.sqrt(n)  # 1 in 50 000 by chance; the scheme's bias is below 0.01


@on_every_path
def test_the_extension_solves_the_fokker_planck_equation(path):
    exact, grid, t, eps = fields.GaussianToMixture(TWO, path), np.linspace(-4, 4, 1601), 0.6, 1e-4
    dx = grid[1] - grid[0]

    def density(t):
        return np.exp(exact.law(t).log_density(grid[:, None]))

    change = (density(t + eps) - density(t - eps))[1:-1] / (2 * eps)

    def residual(sigma, c):
        drift = (exact(grid[:, None], t) + c * sigma**2 * exact.score(grid[:, None], t))[:, 0]
        p = density(t)
        carried = -np.gradient(p * drift, dx)[1:-1]
        return np.abs(change - carried - sigma**2 / 2 * (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2).max()

    for sigma in (0.5, 1.0, 2.0):
        right = residual(sigma, 0.5)
        assert right < 2e-3
        assert min(residual(sigma, 0.0), residual(sigma, 1.0)) > 30 * right


def test_the_solved_grid_has_the_law_with_the_score_and_the_simulated_one_without():
    solve, exact, rng = from_page("solve_fokker_planck"), fields.GaussianToMixture(TWO), np.random.default_rng(9)
    cells = np.linspace(-4, 4, 201)
    drift = sde.with_score(exact, exact.score, 1.0)
    q = solve(drift, 1.0, cells, 2000)
    assert q.shape == (2001, 201)
    np.testing.assert_allclose(q.sum(1), q[0].sum(), rtol=1e-9)  # nothing is lost
    for t in (0.5, 1.0):
        p = np.exp(exact.law(t).log_density(cells[:, None]))
        np.testing.assert_allclose(q[round(2000 * t)], p, atol=0.01)
    wrong = solve(exact, 1.0, cells, 2000)[-1]
    assert np.abs(wrong - p).max() > 0.2
    ends = sde.euler_maruyama(exact, 1.0, rng.normal(size=(10_000, 1)), 200, rng=rng)
    variance = (wrong * cells**2).sum() * 0.04 - ((wrong * cells).sum() * 0.04) ** 2
    assert ends.var() == pytest.approx(variance, rel=0.06)


def test_constant_noise_explodes_on_one_point_and_vanishing_noise_does_not():
    """The page's recursion against a simulation, and what it says about many steps."""
    end_error = from_page("end_error")
    noises = {"constant": lambda t, s: s, "root": lambda t, s: s * np.sqrt(1 - t), "linear": lambda t, s: s * (1 - t)}
    rng, n, sigma = np.random.default_rng(10), 20, 0.8
    for noise in noises.values():
        level = lambda t, noise=noise: noise(t, sigma)  # noqa: E731
        drift = sde.with_score(lambda x, t: (2 - x) / (1 - t), lambda x, t: -(x - 2 * t) / (1 - t) ** 2, level)
        ends = sde.euler_maruyama(drift, level, rng.normal(size=(20_000, 1)), n, rng=rng)
        assert np.sqrt(((ends - 2) ** 2).mean()) == pytest.approx(end_error(noise, sigma, n), rel=0.05)
    errors = {name: [end_error(noise, 1.0, n) for n in (20, 80, 320)] for name, noise in noises.items()}
    assert errors["constant"][2] > 100 * errors["constant"][1] > 100 * errors["constant"][0]
    assert errors["root"][2] < 0.5 * errors["root"][1] < 0.25 * errors["root"][0]
    assert errors["linear"][2] < 0.2 * errors["linear"][1]


def test_with_noise_that_vanishes_like_the_root_the_factor_stays_within_one():
    for sigma2 in (0.5, 1.0, 2.0):
        k = np.arange(1, 500)
        assert (np.abs(1 - 1 / k - sigma2 / (2 * k)) <= 1).all()


@pytest.mark.parametrize("s", [0.5, 1.3])
@pytest.mark.parametrize("sigma", [0.4, 0.9])
@pytest.mark.parametrize("c", [-0.5, 0.0, 0.3, 0.5, 1.0, 1.7])
def test_one_formula_for_all_wrong_score_terms(s, sigma, c):
    assert from_page("wrong_variance")(c, s, sigma) == pytest.approx(gaussian_sde(s, sigma, c), rel=1e-3)


def test_the_table_of_mistakes():
    s, sigma = 0.7, 0.6
    table = {
        0.5: s**2,
        0.0: s**2 + sigma**2 * math.pi * s / 2,
        -0.5: s**2 * (2 * math.exp(math.pi * sigma**2 / (2 * s)) - 1),
        1.0: s**2 / 2 * (1 + math.exp(-math.pi * sigma**2 / s)),
        1 / (2 * sigma): s**2 * (sigma + (1 - sigma) * math.exp(-math.pi * sigma / (2 * s))),
    }
    for c, variance in table.items():
        assert variance == pytest.approx(gaussian_sde(s, sigma, c), rel=1e-3)


# --- Langevin ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("r", [0.2, 1.0, 3.0])
def test_langevin_steps_in_units_of_the_spread(r):
    """The stationary variance by the linear recursion, and the page's step does what the recursion says."""
    langevin_step, s, rng = from_page("langevin_step"), 0.5, np.random.default_rng(11)
    variance = s**2
    for _ in range(500):
        variance = (1 - r / 2) ** 2 * variance + r * s**2
    assert variance / s**2 == pytest.approx(1 / (1 - r / 4))
    x = langevin_step(lambda x: -x / s**2, np.full((100_000, 1), 2.0), r * s**2, rng)
    assert x.mean() == pytest.approx(2 * (1 - r / 2), abs=5 * s * math.sqrt(r / 1e5))
    assert x.var() == pytest.approx(r * s**2, rel=5 * math.sqrt(2e-5))


def test_langevin_keeps_a_frozen_law():
    exact, rng, t = fields.GaussianToMixture(TWO), np.random.default_rng(12), 0.7
    law = exact.law(t)
    x0 = law.sample(5000, rng)
    x = sde.euler_maruyama(lambda x, _: exact.score(x, t) / 2, 1.0, x0, 200, rng=rng)
    assert stats.ks_2samp(x[:, 0], law.sample(20_000, rng)[:, 0]).pvalue > 1e-6


def test_annealed_langevin_finds_the_shares_and_the_datas_score_alone_does_not():
    step = from_page("langevin_step")
    run = from_page("langevin_run", langevin_step=step, exact=fields.GaussianToMixture(P_DATA))
    rng = np.random.default_rng(13)
    annealed = run(1 - np.geomspace(0.98, 0.05, 20), 10, 0.5, rng, batch=2000)[-1]
    plain = run([1.0], 200, 0.5, rng, batch=2000)[-1]
    share = {name: P_DATA.posterior(x).mean(0) for name, x in (("annealed", annealed), ("plain", plain))}
    assert np.abs(share["annealed"] - P_DATA.weights).max() < 0.07
    assert np.abs(share["plain"] - P_DATA.weights).max() > 0.1


# --- the film backwards, DDIM and DDPM ---------------------------------------------------------------------------


@on_every_path
@pytest.mark.parametrize("t", [0.3, 0.7])
def test_the_destruction_has_the_laws_of_the_path_and_anderson_is_the_extension_with_g(path, t):
    h = 1e-5
    g2 = 2 * path.beta(t) * path.determinant(t) / path.alpha(t)
    shrink = path.alpha_dot(t) / path.alpha(t)
    grown = (path.beta(t - h) ** 2 - path.beta(t + h) ** 2) / (2 * h)  # towards the noise
    assert grown == pytest.approx(g2 - 2 * shrink * path.beta(t) ** 2, rel=1e-5)
    exact = fields.GaussianToMixture(P_DATA, path)
    anderson = shrink * X + g2 * exact.score(X, t)
    extension = sde.with_score(exact, exact.score, math.sqrt(g2))(X, t)
    np.testing.assert_allclose(anderson, extension, rtol=1e-9, atol=1e-9)


def test_ddpms_path_has_g_squared_equal_to_its_rate():
    path = DDPM()
    for t in (0.1, 0.5, 0.9):
        assert 2 * path.beta(t) * path.determinant(t) / path.alpha(t) == pytest.approx(path.rate(t))
        integral, _ = integrate.quad(lambda r: 0.1 + 19.9 * (1 - r), t, 1)
        assert path.alpha(t) == pytest.approx(math.exp(-integral / 2))
    assert path.alpha(0.0) == pytest.approx(0.0066, abs=1e-4)


@pytest.mark.parametrize("eta", [0.0, 0.5, 1.0, 2.0])
def test_only_with_g_the_film_is_the_destruction_run_backwards(eta):
    """The correlation of X_t with X_1 in films with σ = η g, and that of the path's own pairs (X_t, Z)."""
    path, rng, s = DDPM(), np.random.default_rng(14), 0.6
    exact = on_the_line(s, path)

    def sigma(t):
        return eta * math.sqrt(path.rate(t))

    xs = sde.euler_maruyama(
        sde.with_score(exact, exact.score, sigma),
        sigma,
        rng.normal(size=(4000, 1)),
        500,
        t1=1 - 1e-6,
        rng=rng,
        trajectory=True,
        every=50,
    )[..., 0]
    seen = np.corrcoef(xs[7], xs[10])[0, 1]
    assert seen == pytest.approx(from_page("film_formula", ddpm=path)(0.7, eta), abs=5 / math.sqrt(4000))
    z = s * rng.normal(size=20_000)
    destroyed = np.corrcoef(path.sample(z, rng.normal(size=20_000), 0.7), z)[0, 1]
    assert (abs(seen - destroyed) < 0.08) == (eta == 1.0)


@on_every_path
def test_ddim_is_an_euler_step_in_other_coordinates(path):
    exact, t, t_next = fields.GaussianToMixture(P_DATA, path), 0.3, 0.55
    lam, lam_next = (path.beta(r) / path.alpha(r) for r in (t, t_next))
    bar = ode.euler_step(lambda x, _: exact.noise(path.alpha(t) * x, t), X / path.alpha(t), lam, lam_next - lam)
    ddim = from_page("ddim_step")(exact, X, t, t_next)
    np.testing.assert_allclose(path.alpha(t_next) * bar, ddim, rtol=1e-12, atol=1e-12)


@on_every_path
def test_in_these_coordinates_the_noise_is_the_velocity(path):
    """d(x/α)/d(β/α) = ε̂ along the flow, by central differences on a solved trajectory."""
    exact, t, h = fields.GaussianToMixture(P_DATA, path), 0.5, 1e-3
    ends = [ode.rk4(exact, X, 20, t0=t, t1=t + k * h) / path.alpha(t + k * h) for k in (-1, 1)]
    lams = [path.beta(t + k * h) / path.alpha(t + k * h) for k in (-1, 1)]
    slope = (ends[1] - ends[0]) / (lams[1] - lams[0])
    np.testing.assert_allclose(slope, exact.noise(X, t), atol=2e-3)


def test_on_the_straight_path_ddim_is_plain_euler():
    exact, ddim_step = fields.GaussianToMixture(P_DATA), from_page("ddim_step")
    x = X
    for i in range(10):
        x = ddim_step(exact, x, i / 10, (i + 1) / 10)
    np.testing.assert_allclose(x, ode.euler(exact, X, 10), rtol=1e-11, atol=1e-11)


def test_all_paths_carry_the_same_noise_to_the_same_data():
    straight, other = (fields.GaussianToMixture(P_DATA, path) for path in PATHS[:2])
    np.testing.assert_allclose(ode.rk4(straight, X, 200), ode.rk4(other, X, 200), atol=1e-5)


def test_ddim_is_exact_on_one_point_and_euler_on_unit_data():
    path, ddim_step = VariancePreserving(), from_page("ddim_step")
    point, unit = on_the_line(1e-9, path, mean=0.8), on_the_line(1.0, path)
    x0 = X[:, :1]
    np.testing.assert_allclose(ddim_step(point, x0, 0.0, 1.0), 0.8, atol=1e-7)
    assert np.abs(ode.euler(point, x0, 1) - 0.8).max() > 0.1
    np.testing.assert_allclose(ode.euler(unit, x0, 1), x0, atol=1e-12)
    assert np.abs(ddim_step(unit, x0, 0.0, 1.0) - x0).max() > 1


def test_the_ancestral_step_is_the_posterior_of_the_destruction():
    """Draw (X_t', X_t) by the destruction, and compare the regression of X_t' on X_t for a known z with the step."""
    path, rng, n, z = DDPM(), np.random.default_rng(15), 400_000, 0.9
    t, t_next = 0.55, 0.7
    earlier = path.sample(z, rng.normal(size=n), t_next)
    shrink = path.alpha(t) / path.alpha(t_next)
    later = shrink * earlier + math.sqrt(path.beta(t) ** 2 - (shrink * path.beta(t_next)) ** 2) * rng.normal(size=n)
    found = stats.linregress(later, earlier)
    step = from_page("ancestral_step")
    at = [step(path, x, t, t_next, (x - path.alpha(t) * z) / path.beta(t), 1.0, 0.0) for x in (0.0, 1.0)]
    assert abs(found.slope - (at[1] - at[0])) < 5 * found.stderr
    assert abs(found.intercept - at[0]) < 5 * found.intercept_stderr
    fresh = step(path, 0.0, t, t_next, 0.0, 1.0, 1.0) - step(path, 0.0, t, t_next, 0.0, 1.0, 0.0)
    left = (earlier - found.intercept - found.slope * later).var()
    assert fresh**2 == pytest.approx(left, rel=5 * math.sqrt(2 / n))


def test_ddpms_own_formula_is_the_ancestral_step():
    path, rng = DDPM(), np.random.default_rng(16)
    x, noise, zeta = rng.normal(size=(3, 100, 2))
    ours = from_page("ancestral_step")(path, x, 0.62, 0.64, noise, 1.0, zeta)
    theirs = from_page("ho_step")(x, path.alpha(0.62) ** 2, path.alpha(0.64) ** 2, noise, zeta)
    np.testing.assert_allclose(ours, theirs, rtol=1e-11, atol=1e-11)


@pytest.mark.parametrize("eta", [0.0, 0.7, 1.0])
def test_for_short_steps_the_ancestral_step_is_euler_maruyama_with_eta_g(eta):
    path, t, step = DDPM(), 0.6, from_page("ancestral_step")
    exact = fields.GaussianToMixture(P_DATA, path)
    g, noise = math.sqrt(path.rate(t)), exact.noise(X, t)
    drift = sde.with_score(exact, exact.score, eta * g)(X, t)
    off = []
    for h in (0.004, 0.002):
        mean = step(path, X, t, t + h, noise, eta, 0.0)
        fresh = step(path, X, t, t + h, noise, eta, 1.0) - mean
        off.append((np.abs(mean - X - h * drift).max(), np.abs(fresh**2 - h * (eta * g) ** 2).max()))
    assert off[0][0] / off[1][0] == pytest.approx(4, rel=0.05)
    assert eta == 0 or off[0][1] / off[1][1] == pytest.approx(4, rel=0.05)


@pytest.mark.parametrize("eta", [0.0, 0.6, 1.0])
def test_on_one_point_ancestral_steps_have_the_right_law_with_any_number_of_steps(eta):
    """The deviation from α z is multiplied by `kept`/β and gains `fresh`: its variance is β² after each step."""
    path, step = DDPM(), from_page("ancestral_step")
    for n in (2, 7):
        variance = path.beta(0.0) ** 2
        for i in range(n - 1):
            t, t_next = i / n, (i + 1) / n
            kept = step(path, 1.0, t, t_next, 1 / path.beta(t), eta, 0.0)  # z = 0: the noise of x is x/β
            fresh = step(path, 0.0, t, t_next, 0.0, eta, 1.0)
            variance = kept**2 * variance + fresh**2
            assert variance == pytest.approx(path.beta(t_next) ** 2)


def test_one_step_in_four_notations():
    """The page's last cell: DDPM's, EDM's and Meta's letters give the step of this book."""
    (source,) = re.findall(r"^d, e = on_vp.*?(?=^for name)", PAGE, re.MULTILINE | re.DOTALL)
    vp = VariancePreserving()
    space = {
        "np": np,
        "vp": vp,
        "on_vp": fields.GaussianToMixture(P_DATA, vp),
        "ddim_step": from_page("ddim_step"),
        "x": X,
        "t": 0.4,
        "t_next": 0.5,
    }
    exec(source, space)
    flow = ode.rk4(space["on_vp"], X, 20, t0=0.4, t1=0.5)
    assert np.abs(space["here"] - flow).max() < 0.05  # a step of the flow, of first order
    for name in ("as_ddpm", "as_edm", "as_meta"):
        np.testing.assert_allclose(space[name], space["here"], rtol=1e-11, atol=1e-11)


# --- the trained networks ----------------------------------------------------------------------------------------


def test_the_noise_network_nears_its_floor_and_the_unweighted_one_does_not_sample():
    torch = pytest.importorskip("torch")
    from flowdiff import networks, training

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    moons, path = distributions.Moons(), DDPM()

    def trained(loss_of, steps=700):
        rng = torch.Generator().manual_seed(0)
        net = networks.MLPField(2, hidden=64, rng=rng)

        def loss(net):
            z = moons.sample(256, rng)
            eps, t = torch.randn(z.shape, generator=rng), torch.rand(len(z), 1, generator=rng)
            return loss_of(net(path.sample(z, eps, t), t), eps, t)

        for _ in training.train(net, loss, steps):
            pass
        return net

    def times_the_floor(net, given):
        rng = torch.Generator().manual_seed(1)
        u = lambda x, t: path.convert(net(x, t), x, t, given, "velocity")  # noqa: E731
        ends = ode.midpoint(u, torch.randn(3000, 2, generator=rng), 30)
        a, b = moons.sample(3000, rng), moons.sample(3000, rng)
        distances = [metrics.sliced_wasserstein(x, a, rng=torch.Generator().manual_seed(2)) for x in (ends, b)]
        return distances[0] / distances[1]

    noise_net = trained(lambda out, eps, t: ((out - eps) ** 2).sum(1).mean())
    score_net = trained(lambda out, eps, t: ((out + eps / path.beta(t)) ** 2).sum(1).mean())
    torch.set_num_threads(threads)

    angle = np.pi * (np.arange(100) + 0.5) / 100
    arc = np.stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25], -1)
    small = distributions.GaussianMixture(np.full(200, 1 / 200), np.concatenate([arc, -arc]), moons.noise)
    z = moons.sample(3000, np.random.default_rng(17))
    loss = {
        name: losses.noise_prediction(noise, z, rng=np.random.default_rng(18), path=path)
        for name, noise in (
            ("floor", fields.GaussianToMixture(small, path).noise),
            ("network", networks.on_arrays(noise_net)),
        )
    }
    assert loss["floor"] - 0.02 < loss["network"] < 1.2 * loss["floor"]
    good, bad = times_the_floor(noise_net, "noise"), times_the_floor(score_net, "score")
    assert good < 5 and bad > 2 * good
