"""What chapter 6 says: four coordinates of one object, denoising score matching, the perfect score of a dataset.

The functions that the page defines are taken from the page itself. Seeds are fixed and tolerances are 5 standard errors
of what is simulated.
"""

import math
from functools import partial

import numpy as np
import pytest
from page import Page, defined
from scipy import integrate, stats

from flowdiff import distributions, fields, losses, metrics, ode
from flowdiff.paths import COORDINATES, DDPM, Straight, VariancePreserving

from_page = partial(defined, "06_score_matching")
P_DATA = distributions.GaussianMixture([0.5, 0.3, 0.2], [[-1.2, -0.6], [1.1, 0.9], [0.7, -1.2]], [0.25, 0.35, 0.2])
TWO = distributions.GaussianMixture([0.65, 0.35], [[-1.1], [1.0]], [0.35, 0.25])
PATHS = [Straight(), VariancePreserving(), DDPM()]
X = np.random.default_rng(0).normal(size=(500, 2))
on_every_path = pytest.mark.parametrize("path", PATHS, ids=repr)


def on_the_line(s, path, mean=0.0):
    return fields.GaussianToMixture(distributions.GaussianMixture([1.0], [[mean]], s), path)


def test_what_the_first_picture_says_of_its_nine_digits():
    """At 0 the mean of all; at ½ seven are right, and a 2 is taken for a 6; at 0.9 a 9 has become the nearest, a 3."""
    page = Page("06_score_matching", "from flowdiff import distributions")
    page.names["explore"] = lambda *_, **__: None  # no picture is looked at
    page.run("def draw_what_was_there")
    digits, meant, guesses = (page.names[name] for name in ("digits", "meant", "seen_and_guessed"))

    def read(t):
        return digits.labels[((guesses(t)[1][:, None] - digits.images) ** 2).sum(-1).argmin(1)]

    np.testing.assert_allclose(guesses(0.0)[1], np.tile(digits.images.mean(0), (9, 1)), atol=1e-9)
    assert page.names["right_at"](0.5) == (read(0.5) == meant).sum() == 7
    assert (meant[6], read(0.5)[6], read(0.6)[6]) == (2, 6, 2)
    assert (meant[2], read(0.9)[2]) == (9, 3)
    apart = ((page.names["clean"][2] - digits.images) ** 2).sum(1)
    assert apart[digits.labels == 3].min() < apart[digits.labels == 9].min()
    alike = np.sqrt(((guesses(0.9)[1][:, None] - digits.images) ** 2).sum(-1)).min(1)
    assert (alike < 0.15).sum() >= 7


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


def test_where_data_have_no_density_the_denoiser_leads_to_the_nearest_point_of_their_set():
    """Points and a curve, by the sum over them; the noise then grows like 1/(1 - t), the score like its square."""
    angle = np.linspace(0, np.pi, 4001)
    thin = {"points": np.array([[-1.0, 0.3], [1.0, 0.0]]), "curve": np.stack([np.cos(angle), np.sin(angle)], 1)}
    x = X[np.abs(X[:, 0]) > 0.3][:100]
    for data in thin.values():
        field = from_page("perfect", data=data)
        apart = np.linalg.norm(x[:, None] - data, axis=-1)
        nearest, beside = data[apart.argmin(1)], apart.min(1) > 0.3
        late, later = ((t, x + (1 - t) * field(x, t)) for t in (0.99, 0.995))  # D = x + (1 - t) u
        np.testing.assert_allclose(later[1][beside], nearest[beside], atol=0.02)
        assert np.linalg.norm(later[1] - x, axis=1)[beside].min() > 0.25
        noise = [np.linalg.norm((x - t * d) / (1 - t), axis=1)[beside] for t, d in (late, later)]
        np.testing.assert_allclose(noise[1] / noise[0], 2, rtol=0.1)
    dense = fields.GaussianToMixture(P_DATA).denoiser(x, 1 - 1e-4)
    np.testing.assert_allclose(dense, x, atol=1e-3)


@pytest.mark.parametrize(
    ("given", "at_0", "at_1"),
    [
        ("velocity", set(), {"score"}),
        ("noise", {"denoiser", "velocity"}, {"score"}),
        ("denoiser", set(), {"noise", "velocity", "score"}),
        ("score", {"denoiser", "velocity"}, set()),
    ],
)
def test_which_curves_of_the_figure_rise_without_bound(given, at_0, at_1):
    """As its caption lists them: a hundred times nearer to the end, they are at least fifty times as high."""
    magnified = from_page("magnified", path=Straight())
    others = set(COORDINATES) - {given}
    for expected, near, nearer in ((at_0, 1e-2, 1e-4), (at_1, 1 - 1e-2, 1 - 1e-4)):
        rising = {wanted for wanted in others if magnified(given, wanted, nearer) > 50 * magnified(given, wanted, near)}
        assert rising == expected


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


def test_the_sixth_and_the_sixteenth_of_21_runs_hold_the_median_between_them_97_times_in_100():
    """Whatever the law: outside are at most five of 21, on either side. And runs of a hundred times as many samples
    do not overlap in the page's brackets, which is what it says."""
    assert 1 - 2 * stats.binom.cdf(5, 21, 0.5) == pytest.approx(0.97, abs=0.005)
    rng = np.random.default_rng(19)

    def bracket(n):
        t, (z, eps) = rng.random((21, n)), rng.normal(size=(2, 21, n))
        x = t * z + (1 - t) * eps
        loss = ((-x / ((1 - t) ** 2 + t**2) + eps / (1 - t)) ** 2).mean(1)
        return np.sort(loss)[[5, 15]]

    for few in (100, 1000):
        assert bracket(few)[1] < bracket(100 * few)[0]


def test_the_path_of_2020_starts_late():
    """At a quarter of the time the data's share is below 0.06, and not at half of it, where it is a quarter."""
    assert DDPM().alpha(0.25) < 0.06 < 0.25 < DDPM().alpha(0.5)


def test_least_squares_finds_the_line_of_the_exact_noise_prediction():
    """The page's cell; for N(0, 1) at one time the weight of x is β/V, and that of 1 is 0, by its own errors."""
    page = Page("06_score_matching")
    page.names |= {"np": np, "rng": np.random.default_rng(20), "path": Straight()}
    page.run("np.linalg.lstsq(")
    names = page.names
    exact = on_the_line(1.0, Straight()).noise(np.ones((1, 1)), 0.6).item()
    assert abs(names["W"][0, 0] - exact) < 5 * names["error"] / names["x_t"].std()
    assert abs(names["W"][1, 0]) < 5 * names["error"]
    left = ((names["features"] @ names["W"] - names["eps"]) ** 2).mean()
    assert left <= ((names["features"] @ [[exact], [0.0]] - names["eps"]) ** 2).mean()  # the lowest point of a parabola


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


def test_by_the_pages_own_numbers_shaken_copies_are_as_far_from_the_data_as_new_points_within_the_errors():
    moons, rng = distributions.Moons(), np.random.default_rng(5)
    data = moons.sample(40, rng)
    ode.euler(lambda x, t: 0 * x, rng.normal(size=(500, 2)), 1)  # as the page draws: the starts, then new points
    new = moons.sample(500, rng)
    shaken = data[rng.integers(40, size=500)]
    shaken = shaken + 0.12 * rng.normal(size=shaken.shape)
    a, b = (metrics.jackknife(metrics.nearest_distance(x, data), np.median) for x in (new, shaken))
    assert abs(a.value - b.value) < 2 * math.hypot(a.error, b.error) < 0.02


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


def test_averaged_weights_help_at_a_constant_rate_and_not_at_a_falling_one():
    """The page's figure, each training by itself and by more than its errors."""
    torch = pytest.importorskip("torch")
    threads = torch.get_num_threads()
    page = Page("06_score_matching", "from flowdiff import distributions")
    page.names |= {"ddpm": DDPM(), "moons": distributions.Moons(), "noise_net": lambda x, t: 0 * x}
    try:
        page.run("fresh_sets = ", "def two_networks", "compared = {")
    finally:
        torch.set_num_threads(threads)
    for last, average in page.names["compared"][False]:
        assert last.value - average.value > 2 * math.hypot(last.error, average.error)
    for last, average in page.names["compared"][True]:
        assert abs(last.value - average.value) < 2 * math.hypot(last.error, average.error)
    averages = [average for _, average in page.names["compared"][False]]
    assert all(abs(a.value - b.value) < 2 * math.hypot(a.error, b.error) for a in averages for b in averages)
