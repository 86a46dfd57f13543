"""What chapter 3 says, claim by claim (the names carry the numbers of the page "Sources and errata")."""

import math

import numpy as np
import pytest
from conftest import ROOT
from problems import slope
from scipy import stats

from flowdiff import distributions, fields, ode, sde

N = 20_000
OU = sde.OrnsteinUhlenbeck(theta=1.5, sigma=0.7)


def rng(seed=0):
    return np.random.default_rng(seed)


def still(x, t):
    return 0 * x


def wells(x, t):
    return 3 * np.sin(2 * x)


def kurtosis(x):
    return np.mean((x - x.mean()) ** 4) / x.var() ** 2


def correlation(a, b):
    return np.corrcoef(a.ravel(), b.ravel())[0, 1]


def five_errors(x):
    """Five standard errors of the mean of ``x``."""
    return 5 * x.std() / math.sqrt(x.size)


def assert_variance(x, expected):
    """Within five standard errors, which the sample's own kurtosis gives."""
    assert abs(x.var() / expected - 1) < 5 * math.sqrt((kurtosis(x) - 1) / x.size)


def random_walk(steps):
    """The walk with the step √h ξ, from ``steps`` = ξ of shape (n, batch)."""
    return math.sqrt(1 / len(steps)) * np.cumsum(steps, axis=0)


# D1


def test_D1_the_same_start_run_twice_differs_and_the_same_seed_repeats():
    x0 = np.full((1, 2), 0.3)
    one, other, again = (sde.euler_maruyama(wells, 0.7, x0, 100, rng=rng(s)) for s in (1, 2, 1))
    assert np.abs(one - other).max() > 0.1
    np.testing.assert_array_equal(one, again)


# D2


def test_D2_brownian_motion_has_its_four_properties():
    n, d = 100, 2
    w = sde.brownian_motion((N, d), n, rng=rng())
    assert (w[0] == 0).all()
    increment = w[70] - w[30]
    for i in range(d):  # N(0, (t - s) I_d): each coordinate, and no correlation between them
        assert stats.kstest(increment[:, i], stats.norm(0, math.sqrt(0.4)).cdf).pvalue > 1e-6
    assert abs(correlation(*increment.T)) < 5 / math.sqrt(N)
    one_step = np.diff(w, axis=0)[40]
    assert abs(kurtosis(one_step) - 3) < 5 * math.sqrt(24 / one_step.size)
    for past in (w[10], w[30], np.abs(w[:31]).max(0), np.sign(w[20] - w[10]), w[30] ** 2):
        assert abs(correlation(past, increment)) < 5 / math.sqrt(N * d)
        assert abs(correlation(past, increment**2)) < 5 / math.sqrt(N * d)


def test_D2_covariance_is_the_smaller_time():
    w = sde.brownian_motion((N,), 10, rng=rng(1))
    for i, j in ((2, 7), (5, 5), (9, 4)):
        assert abs(np.mean(w[i] * w[j]) - min(i, j) / 10) < five_errors(w[i] * w[j])


def test_D2_every_weighted_sum_of_values_is_gaussian():
    """A Gaussian process: the law of a weighted sum follows from the covariance min(s, t) alone."""
    w = sde.brownian_motion((N,), 10, rng=rng(6))
    steps, weights = np.array([2, 5, 9]), np.array([1.0, -2.0, 0.5])
    variance = weights @ np.minimum(steps[:, None], steps) / 10 @ weights
    assert stats.kstest(weights @ w[steps], stats.norm(0, math.sqrt(variance)).cdf).pvalue > 1e-6


def test_D2_the_largest_step_dies_out():
    largest = [np.abs(np.diff(sde.brownian_motion((1,), n, rng=rng(2)), axis=0)).max() for n in (10, 1000, 100_000)]
    assert largest[0] > 2 * largest[1] > 8 * largest[2] and largest[2] < 0.02


def test_D2_independence_of_the_last_value_alone_is_too_weak():
    z1, z2, z3 = rng(1).standard_normal((3, N))
    third = np.sign(z1 - z2) * np.abs(z3)
    assert stats.kstest(third, "norm").pvalue > 1e-6
    for f in (np.abs, np.sign, np.square):  # independent of W_2 = Z_1 + Z_2, not only uncorrelated
        for g in (np.abs, np.sign, np.square):
            assert abs(correlation(f(z1 + z2), g(third))) < 5 / math.sqrt(N)
    assert correlation(z1 - z2, third) == pytest.approx(2 / math.pi, abs=0.02)


@pytest.mark.parametrize("law", ["coin", "exponential", "rare"])
def test_D2_donsker_random_walks_become_brownian_motion(law):
    draw = {
        "coin": lambda n: rng(3).choice([-1.0, 1.0], (n, 4000)),
        "exponential": lambda n: rng(3).exponential(size=(n, 4000)) - 1,
        "rare": lambda n: rng(3).choice([-(50**0.5), 0, 50**0.5], (n, 4000), p=[0.01, 0.98, 0.01]),
    }[law]
    far, near = (stats.kstest(random_walk(draw(n))[-1], "norm").statistic for n in (2, 512))
    assert far > 2 * near and near < 0.08
    walk = random_walk(draw(512))
    product = walk[127] * walk[383]  # as a path: the covariance of Brownian motion, too
    assert abs(product.mean() - 0.25) < five_errors(product)


def test_D2_with_h_for_the_root_of_h_the_walk_freezes():
    steps = rng(4).choice([-1.0, 1.0], (400, 4000))
    assert_variance(random_walk(steps)[-1], 1.0)
    assert_variance((steps / 400).sum(0), 1 / 400)


# D3


def test_D3_the_difference_quotient_has_variance_one_over_h():
    for n in (10, 1000):
        w = sde.brownian_motion((2000,), n, rng=rng(n))
        assert_variance((w[n // 2 + 1] - w[n // 2]) * n, n)


def test_D3_the_zoomed_path_keeps_its_law_and_the_smooth_curve_becomes_a_line():
    # The midpoint refinement that the microscope runs on makes exact increments at every level.
    w, h = sde.brownian_motion((N,), 2, rng=rng(5)), 0.5
    for _ in range(4):
        w, h = sde.refine(w[:3], h, rng=rng(round(1 / h))), h / 2
        assert_variance(w[1] - w[0], h)
        assert abs(correlation(w[1] - w[0], w[2] - w[1])) < 5 / math.sqrt(N)
    curve = np.sin(4 * np.linspace(-0.5, 0.5, 101) / 1024)
    chord = np.linspace(curve[0], curve[-1], 101)
    assert np.abs(curve - chord).max() < 1e-5 * np.ptp(curve)


def test_D3_quadratic_variation_tends_to_T_and_total_variation_grows_without_end():
    T = 2.5
    for n in (100, 10_000):
        dw = np.diff(sde.brownian_motion((400,), n, rng=rng(n), t1=T), axis=0)
        qv, tv = (dw**2).sum(0), np.abs(dw).sum(0)
        assert abs(qv.mean() - T) < five_errors(qv)
        assert qv.var() == pytest.approx(2 * T**2 / n, rel=5 * math.sqrt(2 / 400))
        assert abs(tv.mean() - math.sqrt(2 * n * T / math.pi)) < five_errors(tv)
    assert math.sqrt(2 * 10_000 / math.pi) == pytest.approx(79.8, abs=0.05)
    smooth = np.diff(np.sin(2 * np.pi * np.linspace(0, 1, 10_001)))
    assert np.abs(smooth).sum() == pytest.approx(4, rel=1e-6) and (smooth**2).sum() < 0.01


def swings(w, least):
    """The highest and lowest values between which the path w swings by more than ``least``, in their order."""
    turns, up, extreme = [w[0]], True, w[0]
    for x in w:
        if (x > extreme) == up:
            extreme = x
        elif abs(x - extreme) > least:
            turns.append(extreme)
            up, extreme = not up, x
    return np.array(turns)


def test_D3_on_nested_grids_each_single_path_has_quadratic_variation_T_and_at_its_turning_points_more():
    w = sde.brownian_motion((8,), 2**18, rng=rng(18))
    off = {k: abs((np.diff(w[:: 2 ** (18 - k)], axis=0) ** 2).sum(0) - 1) for k in (12, 14, 16, 18)}
    for k, gap in off.items():
        assert gap.max() < 5 * math.sqrt(2 / 2**k)
    # A swing is δ longer than an exponential of mean δ, 5 δ² in the mean square, and takes δ² of time.
    at_turns = np.array([(np.diff(swings(path, 0.05)) ** 2).sum() for path in w.T])
    assert abs(at_turns.mean() - 5) < five_errors(at_turns) and at_turns.min() > 3


def test_D2_a_measured_kurtosis_has_the_error_that_the_page_says():
    found = [kurtosis(rng(100 + seed).normal(size=2000)) for seed in range(200)]
    assert np.std(found) == pytest.approx(math.sqrt(24 / 2000), rel=0.25)


def test_D3_the_increment_dW_is_written_after_it_is_said_what_it_is():
    text = (ROOT / "book" / "03_sdes_and_brownian_motion.md").read_text(encoding="utf-8")
    first = text.index("\\mathrm{d}W_t")
    assert text[first - 8 : first + 80].startswith(" Write $") and "for the increment" in text[first : first + 60]


def test_D3_stretch_pin_refine():
    w = sde.brownian_motion((N,), 100, rng=rng(6))
    c, t = 4.0, 0.8
    assert_variance(math.sqrt(c) * w[20], t)  # √c W_{t/c}
    bridge = w - np.linspace(0, 1, 101)[:, None] * w[-1]
    assert (bridge[[0, -1]] == 0).all()
    for i in (20, 50, 80):
        assert_variance(bridge[i], i / 100 * (1 - i / 100))
    middle = sde.refine(w[[20, 60]], 0.4, rng=rng(7))[1]
    assert_variance(middle - (w[20] + w[60]) / 2, 0.1)
    # σ W has a law that depends on σ² t alone.
    assert stats.ks_2samp(2.0 * w[20], 1.0 * w[80]).pvalue > 1e-6
    assert stats.ks_2samp(2.0 * w[20], 1.0 * w[40]).pvalue < 1e-6


# D4


def remainder(u, sigma, x, t, h, generator, fine=400):
    """R_t(h), the solution replaced by steps ``fine`` times finer."""
    start, w, dt = x, 0, h / fine
    for i in range(fine):
        s = t + i * dt
        z = generator.standard_normal(x.shape)
        x = sde.euler_maruyama_step(u, sigma(s), x, s, dt, z)
        w = w + math.sqrt(dt) * z
    return (x - start - h * u(start, t) - sigma(t) * w) / h


@pytest.mark.parametrize("sigma, order", [(lambda t: 0.0, 2), (lambda t: 0.7, 1), (lambda t: 0.5 + t, 1)])
def test_D4_the_remainder_vanishes_in_mean_square(sigma, order):
    hs = np.array([0.04, 0.01, 0.0025])
    squares = [np.mean(remainder(wells, sigma, np.full(4000, 0.3), 0.0, h, rng(8)) ** 2) for h in hs]
    assert slope(squares, 1 / hs) == pytest.approx(order, abs=0.12)
    assert squares[-1] < 0.02


def test_D4_the_remainder_stays_where_the_noise_level_is_not_smooth():
    for h in (0.01, 0.0025):
        r2 = remainder(wells, np.sqrt, np.full(4000, 0.3), 0.0, h, rng(9)) ** 2
        bias = h * 3 + 1 / 400  # of the finite h and of the finer steps
        assert abs(r2.mean() - 0.5) < five_errors(r2) + bias


def test_D4_the_remainder_stays_for_geometric_brownian_motion():
    sigma, h = 0.8, 1e-4
    w = math.sqrt(h) * rng(10).standard_normal(1_000_000)
    r2 = ((np.exp(sigma * w - sigma**2 * h / 2) - 1 - sigma * w) / h) ** 2
    assert abs(r2.mean() - sigma**4 / 2) < five_errors(r2) + 10 * h


# D5


def test_D5_without_noise_the_sde_is_the_ode_and_noise_spreads_it():
    x0 = np.full((2000, 1), 0.3)
    np.testing.assert_array_equal(sde.euler_maruyama(wells, 0.0, x0, 200, rng=rng()), ode.euler(wells, x0, 200))
    across = []
    for sigma in (0.2, 0.4, 0.6, 1.0, 2.0):
        xs = sde.euler_maruyama(wells, sigma, x0, 200, rng=rng(6))
        across.append(np.mean(xs < 0))
    assert across[0] < 0.001 and across[1] > 0.002  # the caption: from σ = 0.4 on
    assert np.all(np.diff(across) > 0)


# D6


def test_D5_in_the_long_run_a_steady_drift_wins_and_one_that_pulls_back_comes_to_a_balance():
    T, x0 = 100.0, np.zeros((2000, 1))
    steady = sde.euler_maruyama(lambda x, t: 1 + 0 * x, 1.0, x0, 1000, rng=rng(19), t1=T)
    assert abs(steady.mean() - T) < five_errors(steady) and steady.mean() > 9 * steady.std()
    assert_variance(steady, T)
    back = sde.euler_maruyama(OU.drift, OU.sigma, 3 + x0, 2000, rng=rng(20), t1=T)
    assert abs(back.mean()) < five_errors(back)  # of the start nothing is left, of the noise all
    assert back.var() == pytest.approx(OU.sigma**2 / (2 * OU.theta), rel=5 * math.sqrt(2 / 2000) + 0.04)


def test_D6_same_start_two_noises_differ():
    x0 = np.ones((2, 1))
    a, b = sde.euler_maruyama(fields.Decay(2.0), 1.0, x0, 200, rng=rng(3))
    assert abs(a - b) > 0.1


def test_D6_same_noise_two_starts_stay_ordered_and_approach():
    noise = rng(2).standard_normal(1000)
    ends = {}
    for sigma in (0.5, 2.0):
        x = np.linspace(-2, 2, 5)[:, None]
        for i, z in enumerate(noise):
            x = sde.euler_maruyama_step(fields.Decay(2.0), sigma, x, i / 1000, 1 / 1000, z)
            assert (np.diff(x[:, 0]) > 0).all()
        ends[sigma] = np.diff(x[:, 0])
        np.testing.assert_allclose(ends[sigma], math.exp(-2), rtol=3e-3)
    np.testing.assert_allclose(ends[0.5], ends[2.0], rtol=1e-9)
    by_200_steps = (1 - 2 / 200) ** 200
    assert f"{by_200_steps:.3f}" == "0.134" and f"{math.exp(-2):.3f}" == "0.135"


def test_D6_given_the_noise_the_solution_is_that_of_an_ode():
    # Y = X - σ W solves the ODE Y' = u(Y + σ W_t), whose field is Lipschitz.
    n, sigma = 2000, 0.7
    w = sde.brownian_motion((1, 1), n, rng=rng(4))
    x = sde.euler_maruyama(wells, sigma, np.full((1, 1), 0.3), n, rng=rng(4))
    y = ode.euler(lambda y, t: wells(y + sigma * w[round(t * n)], t), np.full((1, 1), 0.3), n)
    np.testing.assert_allclose(x, y + sigma * w[-1], atol=1e-10)


# D7


@pytest.mark.parametrize("theta", [0.5, 2.0, 6.0])
def test_D7_ou_limit_is_sigma2_over_2theta(theta):
    sigma, n = 0.7, 1000
    x = sde.euler_maruyama(fields.Decay(theta), sigma, np.full((2000, 1), 2.0), n, rng=rng(5), t1=10 / theta)
    h = 10 / theta / n
    assert abs(x.var() / (sigma**2 / (2 * theta)) - 1) < 5 * math.sqrt(2 / 2000) + theta * h
    agrees_with_sigma2 = abs(x.var() / sigma**2 - 1) < 5 * math.sqrt(2 / 2000) + theta * h
    assert agrees_with_sigma2 == (theta == 0.5)  # σ² is the limit at θ = 1/2 only


def test_D7_exact_transition_against_a_fine_simulation():
    x0, h = np.full((N, 1), 2.0), 0.8
    fine = sde.euler_maruyama(OU.drift, OU.sigma, x0, 800, rng=rng(6), t1=h)
    once = OU.transition(x0, h, rng(7))
    assert abs(fine.mean() - once.mean()) < 2 * five_errors(once) + 1e-3
    assert abs(fine.var() / once.var() - 1) < 5 * math.sqrt(4 / N) + 2e-3


def test_D7_autocovariance_decays_at_the_rate_theta():
    h, steps = 0.02, 50
    x = OU.stationary_std * rng(8).standard_normal((N, 1))
    xs = sde.euler_maruyama(OU.drift, OU.sigma, x, steps, rng=rng(9), t1=h * steps, trajectory=True)
    for i in (10, 25, 50):
        product = xs[0] * xs[i]
        expected = 0.7**2 / 3 * math.exp(-1.5 * h * i)
        assert abs(product.mean() - expected) < five_errors(product) + 0.02 * expected
    wrong = 0.7**2 / 3 * math.exp(-2 * 1.5)
    assert abs((xs[0] * xs[50]).mean() - wrong) > 2 * five_errors(xs[0] * xs[50])


@pytest.mark.parametrize("theta_h", [0.25, 1.0, 1.75])
def test_D7_euler_maruyamas_own_stationary_variance(theta_h):
    theta, sigma = 2.0, 0.7
    x = sde.euler_maruyama(fields.Decay(theta), sigma, np.zeros((N, 1)), 100, rng=rng(10), t1=100 * theta_h / theta)
    assert_variance(x, sigma**2 / (2 * theta) / (1 - theta_h / 2))
    assert abs(x.var() / (sigma**2 / (2 * theta)) - 1) > 0.08


def test_D7_beyond_theta_h_2_the_scheme_explodes():
    x = sde.euler_maruyama(fields.Decay(2.0), 0.7, np.zeros((100, 1)), 200, rng=rng(), t1=200 * 2.1 / 2)
    assert np.abs(x).min() > 2  # no path is left in the picture


# D8


def test_D8_moments_are_the_schemes_closed_form():
    n, x0 = 10, 2.0
    h, a = 1 / n, 1 - 1.5 / n
    x = sde.euler_maruyama(OU.drift, OU.sigma, np.full((N, 1), x0), n, rng=rng(11))
    assert abs(x.mean() - a**n * x0) < five_errors(x)
    assert_variance(x, 0.49 * h * (1 - a ** (2 * n)) / (1 - a**2))
    x = sde.euler_maruyama(still, lambda t: 1.5 * t, np.zeros((N, 1)), n, rng=rng(12))
    assert_variance(x, sum(h * (1.5 * i * h) ** 2 for i in range(n)))  # left ends: 0.641, not the integral 0.75
    assert abs(x.var() - 0.75) > 0.05


def wrong_noise(kind, n, generator, sigma=0.7, paths=100_000):
    h, x = 1 / n, np.zeros(paths)
    for _ in range(n - 1 if kind == "one step too few" else n):
        z = generator.standard_normal(paths)
        if kind == "root counted twice":
            z = math.sqrt(h) * z
        if kind == "noise inside σ":
            z = generator.standard_normal(paths) * z
        x = x + sigma * (h if kind == "root forgotten" else math.sqrt(h)) * z
    return x


@pytest.mark.parametrize(
    "kind, variance",
    [
        ("right", 0.49),
        ("root counted twice", 0.0049),
        ("root forgotten", 0.0049),
        ("one step too few", 0.49 * 0.99),
        ("noise inside σ", 0.49),
    ],
)
def test_D8_what_the_wrong_steps_give(kind, variance):
    assert_variance(wrong_noise(kind, 100, rng(13)), variance)


@pytest.mark.parametrize("n", [1, 4, 12])
def test_D8_noise_inside_sigma_shows_in_the_kurtosis(n):
    repeated = [kurtosis(wrong_noise("noise inside σ", n, rng(s))) for s in range(8)]
    spread = np.std(repeated, ddof=1) / math.sqrt(8)
    assert abs(np.mean(repeated) - (3 + 6 / n)) < 5 * spread + 0.02
    assert kurtosis(wrong_noise("right", n, rng(14))) == pytest.approx(3, abs=5 * math.sqrt(24 / 100_000))


def strong_errors(n, generator, s=0.8, paths=2000):
    h = 1 / n
    x = exact = np.full((paths, 1), 2.0)
    y, w = np.ones((paths, 1)), 0
    for i in range(n):
        z = generator.standard_normal((paths, 1))
        dw = math.sqrt(h) * z
        exact = OU.transition_along(exact, h, dw, generator)
        x = sde.euler_maruyama_step(OU.drift, OU.sigma, x, i * h, h, z)
        y = sde.euler_maruyama_step(still, s * y, y, i * h, h, z)
        w = w + dw
    fresh = np.exp(s * generator.standard_normal((paths, 1)) - s**2 / 2)
    pairs = (x, exact), (y, np.exp(s * w - s**2 / 2)), (y, fresh)
    return [np.abs(a - b).mean() for a, b in pairs]


def test_D8_strong_order_is_one_for_additive_noise_and_one_half_for_geometric():
    ns = np.array([8, 16, 32, 64, 128, 256])
    additive, geometric, fresh = np.array([strong_errors(n, rng(15)) for n in ns]).T
    assert slope(additive, ns) == pytest.approx(1.0, abs=0.06)
    assert slope(geometric, ns) == pytest.approx(0.5, abs=0.06)
    assert slope(fresh, ns) == pytest.approx(0.0, abs=0.06)


def test_D8_weak_order_is_one():
    """By the recursion of the moments, no random numbers."""
    theta, sigma, ns = 1.5, 0.7, np.array([16, 32, 64, 128, 256])
    errors = []
    for n in ns:
        mean, variance = 2.0, 0.0
        for _ in range(n):
            mean, variance = (1 - theta / n) * mean, (1 - theta / n) ** 2 * variance + sigma**2 / n
        exact = 4 * math.exp(-2 * theta) + sigma**2 / (2 * theta) * (1 - math.exp(-2 * theta))
        errors.append(abs(mean**2 + variance - exact))
    assert slope(errors, ns) == pytest.approx(1, abs=0.05)


# D9


def test_D9_the_two_sums_of_W_dW_differ_by_half_the_quadratic_variation():
    w = sde.brownian_motion((200,), 20_000, rng=rng(16))
    dw = np.diff(w, axis=0)
    ito, stratonovich = (w[:-1] * dw).sum(0), ((w[:-1] + w[1:]) / 2 * dw).sum(0)
    np.testing.assert_allclose(stratonovich, w[-1] ** 2 / 2, atol=1e-10)
    np.testing.assert_allclose(ito, (w[-1] ** 2 - 1) / 2, atol=5 * 0.5 * math.sqrt(2 / 20_000))


def test_D9_ito_and_stratonovich_differ_on_geometric_brownian_motion():
    sigma, n = 0.7, 500
    generator, w = rng(17), 0
    ito = stratonovich = np.ones(N)
    for _ in range(n):
        z = generator.standard_normal(N)
        ito = sde.euler_maruyama_step(still, sigma * ito, ito, 0, 1 / n, z)
        ahead = sde.euler_maruyama_step(still, sigma * stratonovich, stratonovich, 0, 1 / n, z)
        middle = sigma * (stratonovich + ahead) / 2
        stratonovich = sde.euler_maruyama_step(still, middle, stratonovich, 0, 1 / n, z)
        w = w + math.sqrt(1 / n) * z
    assert abs(ito.mean() - 1) < five_errors(ito)
    assert abs(stratonovich.mean() - math.exp(sigma**2 / 2)) < five_errors(stratonovich) + 1e-3
    assert np.abs(ito - np.exp(sigma * w - sigma**2 / 2)).mean() < 0.03
    assert np.abs(stratonovich - np.exp(sigma * w)).mean() < 0.03


def test_D9_itos_formula_on_a_cubic():
    # d(W³) = 3 W² dW + 3 W dt: without the second term the sum misses by 3 ∫ W dt.
    w = sde.brownian_motion((200,), 20_000, rng=rng(18))
    dw, h = np.diff(w, axis=0), 1 / 20_000
    sums = (3 * w[:-1] ** 2 * dw).sum(0) + (3 * w[:-1] * h).sum(0)
    assert np.sqrt(np.mean((sums - w[-1] ** 3) ** 2)) < 0.05 < np.sqrt(np.mean((3 * w[:-1] * h).sum(0) ** 2))


# D10


def levy_increments(process, n, batch, generator):
    h = 1 / n
    if process == "Brownian":
        return math.sqrt(h) * generator.standard_normal((n, batch))
    if process == "Poisson":
        return (generator.poisson(10 * h, (n, batch)) - 10 * h) / math.sqrt(10)
    return 0.2 * h * generator.standard_cauchy((n, batch))


def test_D10_only_the_brownian_paths_become_continuous():
    def largest(process):
        fine = levy_increments(process, 2**12, 200, rng(19))
        path = np.concatenate([np.zeros((1, 200)), np.cumsum(fine, axis=0)])
        return [np.median(np.abs(np.diff(path[:: 2**12 // n], axis=0)).max(0)) for n in (2**8, 2**12)]

    coarse, fine = largest("Brownian")
    assert fine < 0.4 * coarse
    for process in ("Poisson", "Cauchy"):
        coarse, fine = largest(process)
        assert fine > 0.9 * coarse


def test_D10_the_centred_poisson_process_shares_mean_variance_and_independence_with_brownian_motion():
    fine = levy_increments("Poisson", 10, N, rng(20))
    path = np.cumsum(fine, axis=0)
    assert abs(path[-1].mean()) < five_errors(path[-1])
    assert_variance(path[-1], 1.0)
    assert abs(correlation(path[4], path[9] - path[4])) < 5 / math.sqrt(N)
    assert stats.kstest(path[-1], "norm").pvalue < 1e-6


def test_D10_a_sum_of_cauchy_steps_grows_like_n():
    def width(n):
        return np.subtract(*np.percentile(rng(21).standard_cauchy((n, N)).sum(0), [75, 25]))

    assert width(100) / width(1) == pytest.approx(100, rel=0.1)


# D11


def same_laws(path, sigma):
    def drift(x, t):
        return path(x, t) + sigma**2 / 2 * -(x - t * path.mean) / path.path_std(t) ** 2

    return drift


@pytest.mark.parametrize("sigma", [0.0, 0.5, 1.0, 1.5])
def test_D11_the_same_marginals_for_every_sigma(sigma):
    path = fields.GaussianToGaussian(mean=1.0, std=0.7)
    xs = sde.euler_maruyama(
        same_laws(path, sigma),
        sigma,
        rng(22).standard_normal((N, 1)),
        400,
        rng=rng(23),
        trajectory=True,
        every=200,
    )
    for x, t in ((xs[1], 0.5), (xs[2], 1.0)):
        assert abs(x.mean() - t) < five_errors(x)
        assert abs(x.var() / path.path_std(t) ** 2 - 1) < 5 * math.sqrt(2 / N) + 0.01


@pytest.mark.parametrize("s", [1.0, 0.7])
def test_D11_a_wrong_start_is_damped(s):
    path = fields.GaussianToGaussian(mean=1.0, std=s)
    left_over = {}
    for sigma in (0.0, 1.0):
        ends = []
        for shift in (0.0, 1.0):  # the same noise, so that the shift is seen without chance
            start = rng(24).standard_normal((10, 1)) + shift
            ends.append(sde.euler_maruyama(same_laws(path, sigma), sigma, start, 4000, rng=rng(25)))
        left_over[sigma] = (ends[1] - ends[0]).mean()
        assert left_over[sigma] == pytest.approx(s * math.exp(-math.pi * sigma**2 / (4 * s)), rel=2e-3)
    assert left_over[0.0] == pytest.approx(s, rel=2e-3)
    if s == 1.0:
        assert left_over[1.0] == pytest.approx(0.456, abs=1e-3)


def test_D11_an_sde_has_the_laws_of_an_ode_from_a_density_on_and_from_one_point_nothing_says_which_solution():
    """Brownian motion from N(0, v): the field -½ ∇log p_t = x / 2(v + t), whose flow has the variance v + t. With v = 0
    the field x/2t is no field at t = 0, and c √t solves its ODE for every c."""
    v, x0 = 0.3, rng(23).normal(size=(N, 1)) * math.sqrt(0.3)
    ends = ode.rk4(lambda x, t: x / (2 * (v + t)), x0, 50)
    np.testing.assert_allclose(ends, x0 * math.sqrt((v + 1) / v), rtol=1e-6)
    assert_variance(ends[:, 0], v + 1)
    for c in (-1.0, 0.5, 2.0):
        t, h = 0.4, 1e-6
        speed = (c * math.sqrt(t + h) - c * math.sqrt(t - h)) / (2 * h)
        assert speed == pytest.approx(c * math.sqrt(t) / (2 * t), rel=1e-6)


def test_D11_the_noise_without_the_score_term_changes_the_law():
    path = fields.GaussianToGaussian(mean=1.0, std=0.7)
    x = sde.euler_maruyama(path, 1.0, rng(26).standard_normal((N, 1)), 400, rng=rng(27))
    assert x.var() > 2 * 0.49


# D11 and D5: Langevin dynamics and the Fokker–Planck equation, which the chapter's answer rests on

MIXTURE = distributions.GaussianMixture([0.3, 0.7], [[-1.2], [1.0]], 0.5)


@pytest.mark.parametrize("sigma", [0.7, 1.5])
def test_D11_langevin_dynamics_keeps_its_density_at_every_sigma(sigma):
    x0 = MIXTURE.sample(5000, rng(28))
    x = sde.euler_maruyama(lambda x, t: sigma**2 / 2 * MIXTURE.score(x), sigma, x0, 400, rng=rng(29), t1=4.5 / sigma**2)
    assert stats.ks_2samp(x[:, 0], MIXTURE.sample(20_000, rng(30))[:, 0]).pvalue > 1e-4
    without_half = sde.euler_maruyama(
        lambda x, t: sigma**2 * MIXTURE.score(x), sigma, x0, 400, rng=rng(29), t1=4.5 / sigma**2
    )
    assert stats.ks_2samp(without_half[:, 0], x[:, 0]).pvalue < 1e-6


def test_D11_langevin_on_a_gaussian_is_ornstein_uhlenbeck_and_without_the_half_its_variance_is_half():
    sigma, s, x0 = 1.2, 0.6, np.zeros((N, 1))
    gaussian = distributions.Gaussian([0.0], s)
    for factor, variance in ((0.5, s**2), (1.0, s**2 / 2)):
        ou = sde.OrnsteinUhlenbeck(factor * sigma**2 / s**2, sigma)
        x = np.linspace(-2, 2, 9)[:, None]
        np.testing.assert_allclose(factor * sigma**2 * gaussian.score(x), ou.drift(x, 0), atol=1e-12)
        assert ou.stationary_std**2 == pytest.approx(variance)
        h = 0.01
        drift = lambda x, t, factor=factor: factor * sigma**2 * gaussian.score(x)  # noqa: E731
        end = sde.euler_maruyama(drift, sigma, x0, 300, rng=rng(31), t1=300 * h)
        assert_variance(end, variance / (1 - ou.theta * h / 2))


@pytest.mark.parametrize("half, small", [(0.5, True), (1.0, False)])
def test_D11_the_fokker_planck_equation_on_a_grid(half, small):
    x = np.linspace(-3, 3, 601)
    dx, t, eps = x[1] - x[0], 0.4, 1e-4

    def law(t):  # the law of the OU process from N(1.5, 0.3²)
        std = math.sqrt(math.exp(-3 * t) * 0.09 + 0.49 / 3 * (1 - math.exp(-3 * t)))
        return stats.norm.pdf(x, 1.5 * math.exp(-1.5 * t), std)

    p = law(t)
    rate = (law(t + eps) - law(t - eps))[1:-1] / (2 * eps)
    drift = -np.gradient(-1.5 * x * p, dx)[1:-1]
    noise = half * 0.49 * (p[2:] - 2 * p[1:-1] + p[:-2]) / dx**2
    assert (np.abs(rate - drift - noise).max() < 1e-3) == small


def test_D11_the_score_by_autograd_is_the_score():
    torch = pytest.importorskip("torch")
    mixture = distributions.GaussianMixture([0.3, 0.7], [[-1.2, 0.0], [1.0, 0.5]], 0.5)
    x = torch.randn(5, 2, generator=torch.Generator().manual_seed(0), requires_grad=True)
    (gradient,) = torch.autograd.grad(mixture.log_density(x).sum(), x)
    np.testing.assert_allclose(gradient, mixture.score(x.detach()), atol=1e-5)


# D12


def test_D12_a_grain_pushed_from_all_sides_spreads_like_the_root_of_time():
    steps = rng(32).choice([-0.05, 0.05], size=(600, 4000, 2))
    path = np.cumsum(steps, axis=0)
    for n in (150, 600):
        squared = (path[n - 1] ** 2).sum(-1)
        assert abs(squared.mean() - 2 * n * 0.05**2) < five_errors(squared)
    # 42 units of way, and the picture [-4, 4]² is hardly ever left
    assert 600 * math.hypot(0.05, 0.05) == pytest.approx(42, abs=0.5)
    assert np.mean(np.abs(path).max((0, 2)) > 4) < 0.02
