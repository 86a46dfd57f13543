"""What chapter 7 says: noise that keeps the laws, and the samplers that are special cases of it.

The functions that the page defines are taken from the page itself. Seeds are fixed and tolerances are 5 standard errors
of what is simulated, plus the scheme's own bias where it has one.
"""

import math
import re
from functools import partial

import numpy as np
import pytest
from conftest import ROOT
from page import Page, defined
from scipy import integrate, stats

from flowdiff import distributions, fields, metrics, ode, samplers, sde
from flowdiff.paths import DDPM, Straight, VariancePreserving

PAGE = (ROOT / "book" / "07_sampling_with_noise.md").read_text(encoding="utf-8")
from_page = partial(defined, "07_sampling_with_noise")
P_DATA = distributions.GaussianMixture([0.5, 0.3, 0.2], [[-1.2, -0.6], [1.1, 0.9], [0.7, -1.2]], [0.25, 0.35, 0.2])
TWO = distributions.GaussianMixture([0.65, 0.35], [[-1.1], [1.0]], [0.35, 0.25])
PATHS = [Straight(), VariancePreserving(), DDPM()]
X = np.random.default_rng(0).normal(size=(500, 2))
on_every_path = pytest.mark.parametrize("path", PATHS, ids=repr)


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
    error = 0.5 / math.sqrt(2000)
    assert np.abs(share["annealed"] - P_DATA.weights).max() < 5 * error
    assert np.abs(share["plain"] - P_DATA.weights).max() > 10 * error


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


def test_the_path_called_ddpms_is_the_one_of_its_1000_steps_in_continuous_time():
    """Ho et al. add the variances 10⁻⁴ to 0.02, evenly spaced: √ᾱ_k against α at t = 1 - k/1000."""
    root = np.sqrt(np.cumprod(1 - np.linspace(1e-4, 0.02, 1000)))
    assert np.abs(root - [DDPM().alpha(1 - k / 1000) for k in range(1, 1001)]).max() < 2e-3


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
    # What the destruction adds is another variance, by the factor that the page says.
    forward = stats.linregress(earlier, later)
    added = (later - forward.intercept - forward.slope * earlier).var()
    assert fresh**2 / added == pytest.approx((path.beta(t_next) / path.beta(t)) ** 2, rel=5 * math.sqrt(4 / n))
    assert fresh**2 < 0.9 * added


def test_each_of_the_two_variances_of_ddpm_is_exact_for_one_kind_of_data():
    """From X_t of data N(0, 1) or of one point, a step with the larger or the smaller variance; no sampling."""
    path, t, t_next = DDPM(), 0.55, 0.7
    step = from_page("ancestral_step")
    shrink = path.alpha(t) / path.alpha(t_next)
    added = path.beta(t) ** 2 - (shrink * path.beta(t_next)) ** 2
    fresh = step(path, 0.0, t, t_next, 0.0, 1.0, 1.0) ** 2
    unit = step(path, 1.0, t, t_next, path.beta(t), 1.0, 0.0)  # ε̂ = β x for N(0, 1), whose X_t has variance 1
    point = step(path, 1.0, t, t_next, 1 / path.beta(t), 1.0, 0.0)  # ε̂ = x/β for the point 0: variance β²
    assert unit**2 + added == pytest.approx(1)
    assert point**2 * path.beta(t) ** 2 + fresh == pytest.approx(path.beta(t_next) ** 2)
    assert unit**2 + fresh < 0.97
    assert point**2 * path.beta(t) ** 2 + added > 1.03 * path.beta(t_next) ** 2


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
    (source,) = re.findall(r"^clean, noise = on_vp.*?(?=^for name)", PAGE, re.MULTILINE | re.DOTALL)
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


# --- second order, step schedules, and what errors come to -------------------------------------------------------


@on_every_path
def test_the_flow_in_the_half_log_snr(path):
    """d(x/β)/dℓ = e^ℓ D along the flow, by central differences on a solved trajectory."""
    exact, t, h = fields.GaussianToMixture(P_DATA, path), 0.5, 1e-3
    times = [t - h, t + h]
    ends = [ode.rk4(exact, X, 20, t0=t, t1=one) / path.beta(one) for one in times]
    ell = [math.log(path.alpha(one) / path.beta(one)) for one in times]
    slope = (ends[1] - ends[0]) / (ell[1] - ell[0])
    expected = path.alpha(t) / path.beta(t) * exact.denoiser(X, t)
    np.testing.assert_allclose(slope, expected, atol=3e-3 * np.abs(expected).max())


@on_every_path
def test_the_exponential_step_with_the_denoiser_is_ddim(path):
    exact, t, t_next = fields.GaussianToMixture(P_DATA, path), 0.3, 0.55
    made = samplers.exponential_step(path, exact.denoiser(X, t), X, t, t_next)
    np.testing.assert_allclose(made, from_page("ddim_step")(exact, X, t, t_next), atol=1e-12)


def test_the_pages_orders_are_one_and_two():
    path = DDPM()
    exact = fields.GaussianToMixture(P_DATA, path)
    names = {"ddpm": path, "two_d": exact, "samplers": samplers, "last": 0.999, "begin_2d": X}
    names["solution"] = ode.rk4(exact, X, 1000, t1=0.999)
    error = from_page("solver_error", **names)
    ratio = {}
    for order in (1, 2):
        pair = np.stack([error(order, 64), error(order, 128)], 1)
        ratio[order] = metrics.jackknife(pair, from_page("times_smaller"))
    assert ratio[1].value == pytest.approx(2, abs=0.05) and ratio[1].error < 0.05
    assert ratio[2].value == pytest.approx(4, rel=0.1) and ratio[2].error < 0.2


def test_steps_of_another_path_have_its_levels():
    path, other = DDPM(), VariancePreserving()
    times = from_page("levels_of", ddpm=path)(other, 10)
    ratio = [path.beta(t) / path.alpha(t) for t in times]
    clock = other.time_of(np.array(ratio))
    np.testing.assert_allclose(np.diff(clock), np.diff(clock).mean(), rtol=1e-6)
    assert times[0] == 0 and times[-1] == 1


def test_on_thin_data_2m_is_nearer_than_midpoint_and_on_wide_ones_it_is_not():
    path, x0 = VariancePreserving(), np.ones((1, 1))
    for s, nearer in ((0.02, "2M"), (0.4, "midpoint")):
        exact = on_the_line(s, path)
        for n in (16, 32):
            times = np.append(0, samplers.karras_times(path, n - 1, np.inf, first=0.02))
            made = samplers.dpm_solver(exact.denoiser, path, x0, times).item()
            off = {"2M": abs(made - s), "midpoint": abs(ode.midpoint(exact, x0, n // 2).item() - s)}
            assert min(off, key=off.get) == nearer
            assert max(off.values()) > 2 * min(off.values())


@pytest.mark.parametrize("size", [0.0, 0.05, 0.3])
def test_the_two_errors_of_a_sampler_stay_below_their_bound(size):
    """On a linear field all that the theorem names is known: L, the field error and the mean-square acceleration.

    From N(0, 1), u = a x and the network's field a x + size, which is off by `size` everywhere. Its flow has the
    acceleration a e^(at) (a x_0 + size), whose root mean square is largest at t = 1. No more than that is used: that of
    the farthest of 4000 starts is more than three times as large, and has no bound.
    """
    a, x0 = 1.5, np.random.default_rng(3).normal(size=(4000, 1))
    ends, rms = x0 * math.exp(a), a * math.exp(a) * math.hypot(a, size)
    way = ode.rk4(lambda x, t: a * x + size, x0, 100, trajectory=True)
    measured = np.sqrt(((way[2:] - 2 * way[1:-1] + way[:-2]) ** 2).mean((1, 2)).max()) * 100**2
    assert measured == pytest.approx(rms, rel=0.07)
    assert np.abs(way[-1] - 2 * way[-2] + way[-3]).max() * 100**2 > 3 * rms
    uneven = np.random.default_rng(4).dirichlet(np.ones(16))  # steps of any lengths: h is the longest
    for lengths in (np.full(4, 1 / 4), np.full(16, 1 / 16), np.full(64, 1 / 64), uneven):
        made = x0
        for h in lengths:
            made = made + h * (a * made + size)
        off = math.sqrt(((made - ends) ** 2).mean())
        assert off < math.exp(a) * (size + rms / 2 * lengths.max())
    many = ode.euler(lambda x, t: a * x + size, x0, 64)
    assert size == 0 or math.sqrt(((many - ends) ** 2).mean()) > size  # and what is left then is the field's


def test_the_midpoint_method_has_the_square_of_the_step_and_the_page_proves_no_more_than_one_step_methods():
    a, x0 = 1.5, np.ones((1, 1))
    off = [abs(ode.midpoint(lambda x, t: a * x, x0, n).item() - math.exp(a)) for n in (32, 64)]
    assert off[0] / off[1] == pytest.approx(4, rel=0.05)
    (theorem,) = re.findall(r"Theorem: two errors, added.*?^:::$", PAGE, re.MULTILINE | re.DOTALL)
    assert "root mean square" in theorem and "largest acceleration" not in theorem and "second order" not in theorem
    assert "quotes and does not prove" in PAGE


def test_the_last_steps_multiply_by_the_factor_that_is_printed():
    """On data that are one point z, n steps of length 1/n, k of them left; no noise is drawn."""
    n, z, sigma = 20, 1.3, 0.9
    for k in (20, 7, 1):
        h, t = 1 / n, 1 - k / n
        x = np.array([[0.4]])
        drift = (z - x) / (1 - t) - sigma**2 / 2 * (x - t * z) / (1 - t) ** 2
        after = x + h * drift - (t + h) * z
        assert (after / (x - t * z)).item() == pytest.approx(1 - 1 / k - sigma**2 / (2 * h * k**2))
    before = PAGE[: PAGE.index("$$ (eq-last-steps)")]
    assert "Make $n$ steps, each of length $h = 1/n$" in before


def test_finer_steps_do_not_take_the_field_error_away():
    """The page's table: with an error of the field the end stays off, by more than the error of what is printed."""
    page = Page("07_sampling_with_noise", "from flowdiff import distributions")
    page.names["exact"] = fields.GaussianToMixture(P_DATA)
    page.run("def push")
    exact, push, begin = (page.names[name] for name in ("exact", "push", "begin"))
    ends = page.names["right_way"][-1]

    def off(size, n):
        return page.names["root_mean"](ode.euler(lambda x, t: exact(x, t) + push(x, size), begin, n) - ends)

    for size in (0.02, 0.1):
        coarse, fine = off(size, 64), off(size, 256)
        assert abs(coarse.value - fine.value) < 2 * math.hypot(coarse.error, fine.error)
        assert fine.value / size > 2 and fine.value / size < 5  # the page: the true factor is 2 to 4
    assert off(0.0, 256).value + 5 * off(0.0, 256).error < 0.25 * off(0.1, 256).value


# --- the trained network -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sampled():
    """The page's noise network, trained, and its three samplers: a function of name and n, and the page's names."""
    torch = pytest.importorskip("torch")
    threads = torch.get_num_threads()
    page = Page(
        "07_sampling_with_noise",
        "from flowdiff import distributions",
    )
    page.names["ddpm"] = DDPM()
    page.names["explore"] = lambda *_, **__: None  # no picture is looked at
    page.run("def noise_loss", "def velocity", "def ancestral_step", "def sampled_by", "middle = times_floor")
    page.names |= {"vp": VariancePreserving(), "last": 0.999}
    page.run("schedules = {", "curves = {")
    yield page.names
    torch.set_num_threads(threads)


def test_what_the_page_says_of_its_samplers_holds_by_more_than_the_errors(sampled):
    ratio = {
        name: {n: sampled["sampled_by"](name, n)[1] for n in (16, 64)} for name in ("DDIM", "DDPM", "Euler–Maruyama")
    }

    def apart(a, b):  # in standard errors
        return (a.value - b.value) / math.hypot(a.error, b.error)

    assert apart(ratio["DDPM"][16], ratio["DDIM"][16]) > 2
    assert all(apart(by[16], sampled["middle"]) > 2 for by in ratio.values())
    ends = [by[64] for by in ratio.values()]
    assert all(abs(apart(a, b)) < 2 for a in ends for b in ends)
    with_noise, without = (sampled["times_floor"](sampled[name]) for name in ("noisy", "without"))
    assert abs(apart(with_noise, without)) < 2


def test_with_three_steps_euler_maruyama_throws_points_off_the_picture_and_the_others_stay(sampled):
    beyond = {name: (sampled["sampled_by"](name, 3)[0].abs() > 2).any(1).double().mean() for name in ("DDIM", "DDPM")}
    assert max(beyond.values()) < 0.01
    assert (sampled["sampled_by"]("Euler–Maruyama", 3)[0].abs() > 2).any(1).double().mean() > 0.5


def test_what_the_page_says_of_second_order_and_of_schedules_holds_by_more_than_the_errors(sampled):
    def apart(a, b):
        return (a.value - b.value) / math.hypot(a.error, b.error)

    curves = {name: dict(zip(sampled["costs"], ratios, strict=True)) for name, ratios in sampled["curves"].items()}
    assert apart(curves["DDIM"][8], curves["2M"][8]) > 2
    assert abs(apart(curves["DDIM"][16], curves["2M"][8])) < 2  # 2M comes with 8 to where DDIM is with 16
    assert apart(curves["2M"][6], curves["midpoint"][6]) > 2
    assert all(abs(apart(curves["2M"][n], curves["midpoint"][n])) < 2 for n in (12, 16, 32))
    at_8 = {name: sampled["multistep"](name, 8)[1] for name in sampled["schedules"]}
    assert all(apart(at_8[name], at_8["even in ℓ"]) > 1.5 for name in ("even in t", "cosine"))
    assert apart(at_8["even in λ"], at_8["cosine"]) > 5
