"""What chapter 5 says: formulas against autograd, differences or simulation, bars by the page's own code.

Seeds are fixed and tolerances are 5 standard errors of what is simulated, plus the scheme's own bias where it has one.
"""

import itertools
import math
import re

import numpy as np
import pytest
from page import Page, defined
from scipy import integrate

from flowdiff import distributions, fields, losses, metrics, ode, paths

torch = pytest.importorskip("torch")

from flowdiff import networks  # noqa: E402

STRAIGHT, PRESERVING = paths.Straight(), paths.VariancePreserving()
BOTH = pytest.mark.parametrize("path", [STRAIGHT, PRESERVING], ids=["straight", "preserving"])
TWO = distributions.GaussianMixture([0.6, 0.4], [[-1.0], [1.2]], [0.2, 0.35])
P_DATA = distributions.GaussianMixture([0.5, 0.3, 0.2], [[-1.2, -0.6], [1.1, 0.9], [0.7, -1.2]], [0.25, 0.35, 0.2])
N = 200_000


def bridges(data, path, t, n=N, seed=0):
    """Places and velocities of n bridges from N(0, I) to ``data`` at time t."""
    rng = np.random.default_rng(seed)
    z = data.sample(n, rng)
    x0 = rng.normal(size=z.shape)
    return path.alpha(t) * z + path.beta(t) * x0, path.alpha_dot(t) * z + path.beta_dot(t) * x0


def gaussian(m, s):
    return distributions.GaussianMixture([1.0], np.atleast_2d(m), [s])


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # small networks train faster on one
    yield
    torch.set_num_threads(threads)


# --- bridges and conditional fields ------------------------------------------------------------------------------


@BOTH
def test_a_schedule_has_its_ends_and_its_derivatives(path):
    assert [path.alpha(0.0), path.beta(0.0), path.alpha(1.0), path.beta(1.0)] == pytest.approx([0, 1, 1, 0], abs=1e-12)
    for t in (0.0, 0.3, 0.5, 1.0):
        for f, f_dot in ((path.alpha, path.alpha_dot), (path.beta, path.beta_dot)):
            assert f_dot(t) == pytest.approx((f(t + 1e-6) - f(t - 1e-6)) / 2e-6, abs=1e-8)


def test_the_variance_preserving_path_preserves_variance_one():
    data = distributions.GaussianMixture([0.5, 0.5], [[-0.8], [0.8]], 0.6)  # variance 1
    for t in (0.2, 0.5, 0.8):
        x, _ = bridges(data, PRESERVING, t)
        assert x.var() == pytest.approx(1, abs=5 * math.sqrt(2 / N))
        x, _ = bridges(data, STRAIGHT, t)
        assert x.var() < 0.9


@BOTH
def test_the_law_of_the_bridges_to_one_point(path):
    z, x0 = np.array([[1.0, 0.5]]), np.random.default_rng(1).normal(size=(N, 2))
    for t in (0.2, 0.6):
        x = path.sample(z, x0, t)
        beta = path.beta(t)
        assert x.mean(0) == pytest.approx(path.alpha(t) * z[0], abs=5 * beta / math.sqrt(N))
        assert x.std(0) == pytest.approx(beta, rel=5 / math.sqrt(2 * N))


def test_half_way_the_clouds_are_071_and_05_times_as_wide():
    assert PRESERVING.beta(0.5) == pytest.approx(0.71, abs=0.005) and STRAIGHT.beta(0.5) == 0.5


def test_the_root_schedule_has_infinite_derivatives_at_its_ends():
    for h in (1e-2, 1e-4, 1e-6):
        assert (math.sqrt(h) - 0) / h == pytest.approx(h**-0.5)  # α at 0, and minus β at 1
        assert (math.sqrt(1 - (1 - h)) - math.sqrt(1 - 1)) / -h < -0.9 * h**-0.5


@BOTH
def test_the_conditional_field_is_the_velocity_of_its_flow(path):
    z = torch.tensor([[1.0, 0.5]], dtype=torch.float64)
    x0 = torch.randn(50, 2, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    for t in (0.0, 0.3, 0.9):
        now = torch.full((50, 1), t, dtype=torch.float64, requires_grad=True)
        place = path.flow(x0, now, z)
        # Rows do not see each other, so the gradient of a column's sum in each row's own time is its velocity.
        speed = [torch.autograd.grad(place[:, i].sum(), now, retain_graph=True)[0][:, 0] for i in (0, 1)]
        torch.testing.assert_close(torch.stack(speed, 1), path.field(place.detach(), t, z))
    followed = ode.rk4(lambda x, t: path.field(x, t, z), x0, 100, t1=0.9)
    torch.testing.assert_close(followed, path.flow(x0, 0.9, z), atol=1e-6, rtol=0)


def test_on_the_straight_schedule_it_is_the_way_left_over_the_time_left():
    x, z = np.random.default_rng(2).normal(size=(2, 30, 2))
    np.testing.assert_allclose(STRAIGHT.field(x, 0.7, z), (z - x) / 0.3)


# --- the marginal field ------------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("t", [0.3, 0.6, 0.85])
def test_the_marginal_field_is_the_mean_velocity_of_the_bridges_that_pass(path, t):
    u = fields.GaussianToMixture(TWO, path)
    x, velocity = bridges(TWO, path, t)
    for place in (-1.0, 0.0, 0.5):
        near = np.abs(x[:, 0] - place) < 0.03
        # Compared with the formula where each bridge is, so that the width of the window adds no bias.
        off = (velocity[near] - u(x[near], t))[:, 0]
        assert near.sum() > 50
        assert abs(off.mean()) < 5 * off.std() / math.sqrt(near.sum())


@BOTH
def test_the_field_of_a_gaussian_is_a_regression_line(path):
    t, u = 0.35, fields.GaussianToMixture(gaussian([0.8], 0.5), path)
    x, velocity = bridges(gaussian([0.8], 0.5), path, t)
    (slope, at_zero), covariance = np.polyfit(x[:, 0], velocity[:, 0], 1, cov=True)
    u0, u1 = u(np.array([[0.0], [1.0]]), t)[:, 0]
    assert abs(slope - (u1 - u0)) < 5 * math.sqrt(covariance[0, 0])
    assert abs(at_zero - u0) < 5 * math.sqrt(covariance[1, 1])


@BOTH
def test_the_flow_of_the_marginal_field_runs_through_the_laws_of_the_bridges(path):
    """A cloud that follows the field against the bridges, which follow no field: energy distance at three times."""
    u, x0 = fields.GaussianToMixture(P_DATA, path), np.random.default_rng(3).normal(size=(1500, 2))
    for t in (0.3, 0.7, 1.0):
        carried = ode.rk4(u, x0, 60, t1=t)
        passing, _ = bridges(P_DATA, path, t, n=1500, seed=4)
        assert abs(metrics.energy_distance(carried, passing)) < 0.01


def test_between_the_clusters_the_mean_velocity_is_nobodys_velocity():
    x, velocity = bridges(TWO, STRAIGHT, 0.5)
    passing = velocity[np.abs(x[:, 0]) < 0.05, 0]
    assert (np.abs(passing - passing.mean()) < 0.3).mean() < 0.02


def test_a_source_that_is_not_gaussian_is_carried_by_the_same_average():
    """From a mixture to a mixture: E[Z - X_0 | X_t = x] in closed form, pair by pair of components."""
    source = distributions.GaussianMixture([0.3, 0.7], [[-1.5, 1.0], [0.5, -1.0]], [0.3, 0.5])
    w = np.outer(source.weights, P_DATA.weights).ravel()
    a, m = (np.repeat(source.means, 3, 0), np.tile(P_DATA.means, (2, 1)))
    r, s = np.repeat(source.stds, 3), np.tile(P_DATA.stds, 2)

    def u(x, t):
        law = distributions.GaussianMixture(w, (1 - t) * a + t * m, np.hypot((1 - t) * r, t * s))
        rate = (t * s**2 - (1 - t) * r**2) / law.stds**2
        each = m - a + rate[:, None] * (x[:, None] - law.means)
        return (law.posterior(x)[:, :, None] * each).sum(1)

    rng = np.random.default_rng(5)
    x0, z, t = source.sample(N, rng), P_DATA.sample(N, rng), 0.6
    x = (1 - t) * x0 + t * z
    near = np.linalg.norm(x - [0.2, -0.3], axis=1) < 0.15
    off = (z - x0 - u(x, t))[near]
    assert near.sum() > 500
    assert (np.abs(off.mean(0)) < 5 * off.std(0) / math.sqrt(near.sum())).all()

    end = ode.rk4(u, source.sample(4000, rng), 60)
    share = P_DATA.posterior(end).mean(0)
    assert (np.abs(share - P_DATA.weights) < 5 * np.sqrt(P_DATA.weights * (1 - P_DATA.weights) / 4000)).all()


# --- the continuity equation -------------------------------------------------------------------------------------


def prior_average(x, t):
    each = [fields.GaussianToGaussian(m, s)(x, t) for m, s in zip(TWO.means, TWO.stds, strict=True)]
    return sum(w * u for w, u in zip(TWO.weights, each, strict=True))


def both_sides(u, t, h):
    exact = fields.GaussianToMixture(TWO)
    x = np.arange(-3, 3 + h / 2, h)

    def density(x, t):
        return np.exp(exact.law(t).log_density(x[:, None]))

    def stream(x):
        return density(x, t) * u(x[:, None], t)[:, 0]

    return (density(x, t + h) - density(x, t - h)) / (2 * h), -(stream(x + h) - stream(x - h)) / (2 * h)


def test_posterior_weights_obey_the_continuity_equation_and_prior_weights_do_not():
    def gap(u, t, h):
        rise, thinning = both_sides(u, t, h)
        return np.abs(rise - thinning).max()

    exact = fields.GaussianToMixture(TWO)
    for t in (0.2, 0.5, 0.8):
        assert gap(exact, t, 0.02) / gap(exact, t, 0.01) == pytest.approx(4, rel=0.1)
    assert gap(prior_average, 0.5, 0.01) > 1
    assert gap(prior_average, 0.0, 0.01) < 1e-3


def two_points(x, t):
    """The marginal field of the data -1 and 1, as the page has it."""
    return (np.tanh(t * x / (1 - t) ** 2) - x) / (1 - t)


def test_the_field_of_a_dataset_is_not_lipschitz_at_the_end_and_that_of_a_mixture_is():
    def slope(u, t, x):
        return np.abs(u(x + 1e-7, t) - u(x - 1e-7, t)).max() / 2e-7

    x, smooth = np.linspace(-2, 2, 4001)[:, None], fields.GaussianToMixture(TWO)
    narrow = fields.GaussianToMixture(distributions.GaussianMixture([0.5, 0.5], [[-1.0], [1.0]], 1e-5))
    for t in (0.3, 0.8):
        np.testing.assert_allclose(two_points(x, t), narrow(x, t), atol=1e-4)
    grown = [slope(two_points, t, x) for t in (0.9, 0.99)]
    assert grown[1] / grown[0] == pytest.approx(1000, rel=0.2)
    assert max(slope(smooth, t, x) for t in (0.9, 0.99, 0.999, 1.0)) < 50


def test_almost_every_start_goes_a_finite_way_to_a_data_point_and_one_start_never_arrives():
    rng = np.random.default_rng(21)
    z, x0 = rng.choice([-1.0, 1.0], size=(N, 1)), rng.normal(size=(N, 1))
    times = 1 - np.geomspace(1, 1e-3, 400)  # ever shorter steps towards the end
    way, x = 0, x0[:5000]
    for t, later in itertools.pairwise(times):
        new = ode.rk4(two_points, x, 1, t0=t, t1=later)
        way, x = way + np.abs(new - x), new
    bridge = np.abs(z - x0)
    assert way.mean() < bridge.mean() + 5 * (way.std() / math.sqrt(5000) + bridge.std() / math.sqrt(N))
    assert np.quantile(np.abs(np.abs(x) - 1), 0.99) < 0.01
    assert abs((x > 0).mean() - 0.5) < 5 * 0.5 / math.sqrt(5000)
    assert ode.rk4(two_points, np.zeros((1, 1)), 400, t1=0.999).item() == 0


def test_what_rises_in_one_place_falls_in_another():
    for u in (fields.GaussianToMixture(TWO), prior_average):
        for side in both_sides(u, 0.5, 0.01):
            assert abs(side.sum() * 0.01) < 1e-3


def test_a_field_that_only_turns_a_round_gaussian_changes_nothing():
    u = fields.GaussianToGaussian(0.0, 0.5)
    x0 = np.random.default_rng(6).normal(size=(N // 4, 2))
    turned = ode.rk4(lambda x, t: u(x, t) + 3 * fields.quarter_turn(x), x0, 50)
    straight = ode.rk4(u, x0, 50)
    np.testing.assert_allclose(np.linalg.norm(turned, axis=1), np.linalg.norm(straight, axis=1), rtol=1e-5)
    assert np.linalg.norm(turned - straight, axis=1).mean() > 0.5


# --- the loss ----------------------------------------------------------------------------------------------------


def test_the_two_losses_differ_by_the_floor_and_by_nothing_that_theta_changes():
    exact = fields.GaussianToMixture(P_DATA)
    z = P_DATA.sample(N, np.random.default_rng(7))
    floor = losses.floor(P_DATA, rng=np.random.default_rng(8), n=N)
    for u in (lambda x, t: 0 * x, lambda x, t: np.sin(3 * x) - t * x, exact):
        conditional = losses.flow_matching(u, z, rng=np.random.default_rng(9))
        marginal = losses.marginal_flow_matching(u, exact, z, rng=np.random.default_rng(9))
        assert conditional - marginal == pytest.approx(floor, rel=0.02)


def test_their_gradients_differ_by_chance_alone():
    """Cosine 1 and a difference that falls like 1/√N."""
    rng = torch.Generator().manual_seed(0)
    net = networks.MLPField(2, hidden=32, gain=math.sqrt(6), rng=rng)
    exact = fields.GaussianToMixture(P_DATA)

    def gradients(n):
        z = P_DATA.sample(n, rng)
        x0, t = torch.randn(n, 2, generator=rng), torch.rand(n, 1, generator=rng)
        for value in (
            losses.flow_matching(net, z, rng=rng, x0=x0, t=t),
            losses.marginal_flow_matching(net, exact, z, rng=rng, x0=x0, t=t),
        ):
            yield torch.cat([g.flatten() for g in torch.autograd.grad(value, list(net.parameters()))])

    def relative(n, repeats):
        pairs = [tuple(gradients(n)) for _ in range(repeats)]
        return np.mean([((a - b).norm() / b.norm()).item() for a, b in pairs])

    sizes = np.array([64, 512, 4096, 32_768])
    gaps = [relative(n, 24 if n < 1000 else 6) for n in sizes]
    slope, _ = np.polyfit(np.log(sizes), np.log(gaps), 1)
    assert slope == pytest.approx(-0.5, abs=0.06)
    a, b = gradients(32_768)
    assert torch.cosine_similarity(a, b, dim=0) > 0.999


@pytest.mark.parametrize(("path", "formula"), [(STRAIGHT, math.pi / 2), (PRESERVING, math.pi**2 / 4)], ids=["s", "p"])
def test_the_floor_of_gaussian_data(path, formula):
    """What a linear regression of velocities on places leaves over, which knows no formula, averaged over t."""
    for s in (0.3, 1.0, 1.5):
        data = gaussian([0.7], s)
        left = []
        for t in (np.arange(40) + 0.5) / 40:
            x, velocity = bridges(data, path, t, n=20_000, seed=int(1000 * t))
            line = np.polynomial.Polynomial.fit(x[:, 0], velocity[:, 0], 1)
            left.append(((velocity[:, 0] - line(x[:, 0])) ** 2).mean())
        assert np.mean(left) == pytest.approx(formula * s, rel=5 * math.sqrt(2 / 800_000) + 0.003)
    assert math.pi / 2 * 0.1 == pytest.approx(0.16, abs=0.005)


def test_the_variance_that_is_left_at_each_time():
    for s in (0.5, 1.25):
        for t, expected in ((0.0, s**2), (1.0, 1.0), (1 / (1 + s**2), 1 + s**2), (0.4, s**2 / (0.36 + 0.16 * s**2))):
            x, velocity = bridges(gaussian([0.7], s), STRAIGHT, t)
            line = np.polynomial.Polynomial.fit(x[:, 0], velocity[:, 0], 1)
            left = ((velocity[:, 0] - line(x[:, 0])) ** 2).mean()
            assert left == pytest.approx(expected, rel=5 * math.sqrt(2 / N))


# --- what is learned, by the page's own code ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def page():
    page = Page(
        "05_flow_matching",
        "from flowdiff import distributions",
        "straight = paths",
        "def conditional_loss",
        "def draw(",
        "def flow_matching_loss",
    )
    page.names["rng"] = np.random.default_rng(0)
    page.run("like_moons =", "moons_net = networks", "def over_floor")
    return page


def test_the_moons_are_very_nearly_the_mixture_that_stands_for_them(page):
    rng = np.random.default_rng(10)
    of_mixture, real = page.names["like_moons"].sample(3000, rng), distributions.Moons().sample(3000, rng)
    assert abs(metrics.energy_distance(of_mixture, real)) < 0.005


def test_the_field_of_the_mixture_is_learned_to_within_ten_per_cent(page):
    said = page.run("def relative_error")
    mean = np.mean(page.names["errors"])
    assert mean < 0.1
    assert f"{mean:.1%}" in said


def test_its_loss_stops_at_the_floor_that_was_predicted(page):
    page.run("floor = metrics.jackknife(\n")
    reached, floor = page.names["reached"], page.names["floor"]
    assert abs(reached.value - floor.value) < 2 * math.hypot(reached.error, floor.error)  # "to within the errors"
    assert math.hypot(reached.error, floor.error) < 0.01 * floor.value  # "less than a per cent"


def test_moons_are_within_one_and_a_half_times_the_floor_errors_included(page):
    ratio = page.names["moons_ratio"]
    assert ratio.value + 2 * ratio.error < 1.5 and ratio.error < 0.2


def test_the_checkerboard_is_within_one_and_a_half_times_the_floor_errors_included(page):
    page.run("board_net")
    ratio = page.names["board_ratio"]
    assert ratio.value + 2 * ratio.error < 1.5 and ratio.error < 0.2


def test_one_ratio_of_real_to_real_distances_says_little(page):
    """One pair over another, of real sets: beyond a half and two about one time in ten, as the page says."""
    rng, found = torch.Generator().manual_seed(22), []
    for _ in range(200):
        a, b, c, d = page.names["moons"].sample(8000, rng).split(2000)
        distances = [metrics.sliced_wasserstein(*pair, rng=rng, projections=32) for pair in ((a, b), (c, d))]
        found.append(distances[0] / distances[1])
    beyond = np.mean([not 0.5 < ratio < 2 for ratio in found])
    assert abs(beyond - 0.1) < 3 * np.sqrt(0.1 * 0.9 / 200)


def test_a_flow_cannot_tear_and_neither_distance_sees_the_strays(page):
    page.run("def from_arcs", "others = moons")
    strays = page.names["stray"].double().mean().item()
    assert 0.01 < strays < 0.03  # "one point in sixty", give or take
    # RK4 is the last that was counted: it takes away a part, and no more.
    assert 0.6 * strays < page.names["count"] / len(page.names["crowd"]) < strays
    real = page.names["from_arcs"](page.names["moons"].sample(10**6, torch.Generator().manual_seed(23)))
    of_real = (real.min(1).values > 0.3).double().mean().item()
    assert 0.00005 < of_real < 0.0005
    assert strays > 20 * of_real

    scores = page.names["stray_scores"]
    for without, with_them in (("real", "real, strays put in"), ("generated, strays taken out", "generated")):
        (a, energy_a, error_a), (b, energy_b, error_b) = scores[without], scores[with_them]
        assert abs(a.value - b.value) < 2 * math.hypot(a.error, b.error)
        assert abs(energy_a - energy_b) < 2 * math.hypot(error_a, error_b)

    u = fields.GaussianToMixture(page.names["like_moons"])  # the exact field of what the moons very nearly are
    ends = torch.tensor(ode.midpoint(u, np.random.default_rng(24).normal(size=(3000, 2)), 25)).float()
    assert (page.names["from_arcs"](ends).min(1).values > 0.3).double().mean() < 0.25 * strays


def test_the_distance_from_the_arcs_is_that_of_the_nearest_of_many_points_on_them(page):
    rng = torch.Generator().manual_seed(25)
    x = 1.5 * torch.randn(500, 2, generator=rng)
    angle = torch.linspace(0, math.pi, 20_001)
    arc = torch.stack([angle.cos() - 0.5, angle.sin() - 0.25], 1)
    for found, points in zip(page.names["from_arcs"](x).T, (arc, -arc), strict=True):
        np.testing.assert_allclose(found, metrics.nearest_distance(x, points), atol=1e-3)


def test_the_loss_is_at_its_floor_long_before_the_samples_are_good(page):
    loss, floor = np.array(page.names["curve"]), page.names["moons_floor"]
    start, real = torch.randn(1000, 2, generator=torch.Generator().manual_seed(1)), page.names["moons"]
    real = real.sample(2000, torch.Generator().manual_seed(2))
    early, end = (ode.midpoint(page.names["snapshots"][k], start, 8) for k in (200, 1500))
    assert loss[170:230].mean() < 1.1 * floor
    assert metrics.energy_distance(early, real) > 5 * abs(metrics.energy_distance(end, real))


def test_an_interrupted_training_ends_where_the_whole_one_does(page):
    assert "equal: True" in page.run("def start_afresh")


def test_what_the_two_distances_do_not_see(page):
    page.names["rng_t"] = torch.Generator().manual_seed(5)
    page.run("train_set =")
    scores = page.names["scores"]
    sliced, energy, nearest = zip(*(scores[name] for name in scores), strict=True)
    fresh, copied, blurred, shares, far, _ = range(6)

    def apart(measure, row):  # from fresh real data, in standard errors
        (a, e), (b, f) = measure[row], measure[fresh]
        return (a - b) / math.hypot(e, f)

    for unseen in (copied, blurred):
        assert abs(apart(sliced, unseen)) < 2 and abs(apart(energy, unseen)) < 2
    assert nearest[copied] == (0, 0) and apart(nearest, blurred) > 2
    assert apart(energy, shares) > 4 and sliced[shares].value > 1.5 and apart(sliced, shares) < 2
    assert sliced[far].value == max(sliced).value and apart(sliced, far) > 4 and abs(apart(energy, far)) < 2


def test_a_fault_in_one_of_64_coordinates_is_diluted(page):
    said = page.run("b[:, :, 0] *= 2")
    alone, right = (float(line.split("coordinate ")[-1].split(" ±")[0]) for line in said.splitlines())
    assert alone > 5 * right
    of_sliced = [
        metrics.Ratio(*map(float, line.split("sliced W ")[1].split(",")[0].split(" ± "))) for line in said.splitlines()
    ]
    (wrong, e), (right, f) = of_sliced
    assert wrong - right > 4 * math.hypot(e, f) and 1.08 < wrong / right < 1.2  # "little more than a tenth"
    a, b, c = (page.names[name][0] for name in "abc")
    wrong, right = (metrics.sliced_wasserstein(a, x, rng=np.random.default_rng(9)) for x in (b, c))
    assert wrong < 1.5 * right
    assert metrics.wasserstein_1d(a[:, 0], b[:, 0], p=2) > 5 * metrics.wasserstein_1d(a[:, 0], c[:, 0], p=2)


# --- schedules, sources, steps, reflow ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "formula"),
    [(STRAIGHT, lambda s: (2 - math.pi / 2) * s), (PRESERVING, lambda s: (math.pi**2 / 8 - 1) * (1 - s) ** 2)],
    ids=["straight", "preserving"],
)
def test_the_straightness_of_both_schedules_on_gaussians(path, formula):
    """The width by finite differences of the solved ODE, which knows no formula."""
    for s in (0.1, 0.5, 1.0, 2.0):
        u = fields.GaussianToMixture(gaussian([0.0], s), path)
        width = ode.rk4(u, np.ones((1, 1)), 400, trajectory=True)[:, 0, 0]
        speed = np.gradient(width, 1 / 400, edge_order=2)
        found = integrate.simpson((speed - (width[-1] - 1)) ** 2, dx=1 / 400)
        assert found == pytest.approx(formula(s), abs=1e-4)


def test_the_error_of_a_straightness_is_its_scatter_over_other_starts():
    """Of one Gaussian S is the formula times the mean square of the starts, so its error is known: √(2/N) of it."""
    straightness = defined("05_flow_matching", "straightness", metrics=metrics, ode=ode, torch=torch)
    u, rng = fields.GaussianToMixture(gaussian([0.0], 0.5)), np.random.default_rng(36)
    found = [straightness(u, rng.normal(size=(400, 1)), n=10) for _ in range(60)]
    exact = (2 - math.pi / 2) * 0.5 * math.sqrt(2 / 400)
    assert np.std([s.value for s in found]) == pytest.approx(exact, rel=5 / math.sqrt(120))
    assert np.mean([s.error for s in found]) == pytest.approx(exact, rel=0.1)


# The error stands in the line after, or in the cell's first line, or in the sentence before; or the number has none.
SAID = {"behind.mean", "stretched", "bridge", "about_mean", "middle.var", "quotient", "exact_div", "at one point"}


def test_no_number_is_printed_beside_a_formula_without_its_error():
    """In the chapters that measure: a printed mean, median, spread or loss goes through an estimate with an error."""
    bare = re.compile(r"\{(?:np\.(?:mean|median|std|var)\([^{}]*\)|[\w.\[\]]+\.(?:mean|std|var)\(\)):[^{}]*\}(?! ?±)")
    for chapter in ("03_sdes_and_brownian_motion", "05_flow_matching", "06_score_matching", "07_sampling_with_noise"):
        found = [
            line.strip()
            for source in Page(chapter).cells
            for line in source.split("explore(")[0].splitlines()
            if bare.search(line) and "transform" not in line
        ]
        assert [line for line in found if not any(name in line for name in SAID)] == []


def test_the_two_schedules_are_equally_straight_at_028_and_36():
    a, b = 2 - math.pi / 2, math.pi**2 / 8 - 1
    roots = np.roots([b, -2 * b - a, b])
    assert sorted(roots) == pytest.approx([0.28, 3.56], abs=0.005)


def test_on_the_mixture_the_variance_preserving_flow_is_the_straighter_one_and_eulers_error_smaller():
    x0 = np.random.default_rng(13).normal(size=(1000, 2))
    off = []
    for path in (STRAIGHT, PRESERVING):
        u = fields.GaussianToMixture(P_DATA, path)
        off.append(np.sqrt(((ode.euler(u, x0, 16) - ode.rk4(u, x0, 200)) ** 2).sum(1).mean()))
    assert off[1] < 0.8 * off[0]


def test_a_flow_is_learned_from_the_checkerboard_to_the_moons(page):
    page.names.setdefault("checkerboard", distributions.Checkerboard())
    rng = torch.Generator().manual_seed(20)
    page.names.update(real=page.names["moons"].sample(4000, rng), fresh=page.names["moons"].sample(4000, rng))
    page.run("def any_source_loss")
    real = page.names["real"]
    before, after = (metrics.energy_distance(page.names[name], real) for name in ("board", "arrived"))
    assert after < 0.05 * before


def test_at_equal_nfe_midpoint_beats_euler_and_more_steps_stop_helping(page):
    net, begin = page.names["moons_net"], torch.randn(1000, 2, generator=torch.Generator().manual_seed(16))
    truth = ode.rk4(net, begin, 100)

    def off(solver, n):
        return ((solver(net, begin, n) - truth) ** 2).sum(1).mean().sqrt().item()

    for nfe in (8, 16, 32):
        assert off(ode.midpoint, nfe // 2) < off(ode.euler, nfe)
    assert off(ode.rk4, 8) < off(ode.midpoint, 16)
    over_floor, moons = page.names["over_floor"], page.names["moons"]
    at_8, at_16, at_64 = (over_floor(net, moons, ode.midpoint, steps) for steps in (4, 8, 32))
    assert at_16.value == pytest.approx(at_64.value, abs=at_64.error)
    assert abs(at_8.value - 1) < 2 * at_8.error  # within the error of the floor, as the page says
    euler = {nfe: over_floor(net, moons, ode.euler, nfe) for nfe in (8, 64)}
    assert euler[8].value - 1 > 2 * euler[8].error and abs(euler[64].value - 1) < 2 * euler[64].error


def test_reflow_straightens_the_flow_and_buys_few_steps(page):
    page.names.setdefault("begin", torch.randn(1000, 2, generator=torch.Generator().manual_seed(16)))
    page.run("def straightness", "def reflow_loss")
    first, second = page.names["flows"].values()
    straightness, begin = page.names["straightness"], page.names["begin"]
    before, after = straightness(first, begin), straightness(second, begin)
    assert after.value + 5 * after.error < 0.2 * (before.value - 5 * before.error)
    few = {u: page.names["over_floor"](u, page.names["moons"], ode.euler, 2) for u in (first, second)}
    assert few[second].value < 0.3 * few[first].value
    one_step = page.names["over_floor"](second, page.names["moons"], ode.euler, 1)
    assert abs(one_step.value - 1) < 2 * one_step.error


def test_bridges_of_shortest_pairs_do_not_meet_and_those_of_random_pairs_cost_more():
    """(a + t (b - a)) = 0 needs aᵀb < 0 for the differences a of two starts and b of their ends."""
    rng = np.random.default_rng(30)
    x0, z = rng.normal(size=(64, 2)), P_DATA.sample(64, rng)

    def least_product(ends):
        a, b = x0[:, None] - x0, ends[:, None] - ends
        return (a * b).sum(-1).min()

    chosen = losses.optimal_pairing(x0, z)
    assert least_product(z[chosen]) > -1e-12 and least_product(z) < -1
    assert sorted(map(tuple, z[chosen])) == sorted(map(tuple, z))  # the same data, so the same law


def test_larger_batches_have_shorter_pairs_and_in_many_dimensions_little_is_won(page):
    rng = torch.Generator().manual_seed(31)
    z, x0 = page.names["moons"].sample(2048, rng), torch.randn(2048, 2, generator=rng)
    page.run("def squared_way")
    squared_way, paired = page.names["squared_way"], page.names["paired"]
    ways = [squared_way(x0, paired(x0, z, batch)) for batch in (1, 4, 16, 64, 256)]
    assert all(long > 1.1 * short for long, short in itertools.pairwise(ways))
    left = {}
    for d in (2, 8, 64):
        a, b = torch.randn(2, 256, d, generator=rng)
        left[d] = squared_way(a, paired(a, b, 256)) / squared_way(a, b)
    assert left[2] < 0.1 < left[8] < 0.4 < 0.6 < left[64]


def test_shortest_pairs_straighten_the_flow_and_one_step_nearly_does(page):
    begin = page.names.setdefault("begin", torch.randn(1000, 2, generator=torch.Generator().manual_seed(16)))
    page.run("def straightness", "def train_pairs", "shortest, seconds_shortest")
    over_floor, moons = page.names["over_floor"], page.names["moons"]
    straightness = page.names["straightness"]
    curved = [straightness(net, begin) for net in page.names["at_random"]]
    straight = [straightness(net, begin) for net in page.names["shortest"]]
    assert min(s.value - 2 * s.error for s in curved) > 0.5 and max(s.value + 2 * s.error for s in straight) < 0.01
    assert straightness(page.names["moons_net"], begin).value > 0.5  # nor does longer training help
    for net in page.names["at_random"]:
        assert over_floor(net, moons, ode.euler, 1).value > 10
    for net in page.names["shortest"]:
        one, two, four = (over_floor(net, moons, ode.euler, n) for n in (1, 2, 4))
        assert one.value + 2 * one.error < 2.2
        assert 0.8 < four.value <= two.value + 0.05 and two.value < one.value


def test_a_logit_normal_time_has_the_density_that_is_said_and_a_gaussian_log_snr(page):
    page.run("def logit_normal")
    density = page.names["logit_normal"]
    for m, s in ((0.0, 1.0), (-0.7, 0.6)):
        t = torch.linspace(0, 1, 20_001, dtype=torch.float64)[1:-1]
        p = density(t, m, s)
        assert integrate.simpson(p, t) == pytest.approx(1, abs=1e-6)
        drawn = page.names["draw_logit_normal"](N, torch.Generator().manual_seed(32), m, s)
        assert drawn.mean().item() == pytest.approx(integrate.simpson(p * t, t), abs=5 * 0.5 / math.sqrt(N))
        lam = torch.log(drawn**2 / (1 - drawn) ** 2)
        assert lam.mean().item() == pytest.approx(2 * m, abs=5 * 2 * s / math.sqrt(N))
        assert lam.std().item() == pytest.approx(2 * s, rel=5 / math.sqrt(2 * N))


def test_the_error_of_the_noise_is_that_of_the_velocity_weighed_with_the_square_of_time():
    rng = np.random.default_rng(33)
    z, u = P_DATA.sample(5000, rng), fields.GaussianToMixture(P_DATA)
    for t in (0.2, 0.7):
        velocity = losses.flow_matching(lambda x, t: 0.8 * u(x, t), z, rng=np.random.default_rng(34), t=t)
        noise = losses.noise_prediction(
            lambda x, t: STRAIGHT.convert(0.8 * u(x, t), x, t, "velocity", "noise"),
            z,
            rng=np.random.default_rng(34),
            t=t,
        )
        assert noise == pytest.approx(t**2 * velocity, rel=1e-9)


def test_drawing_times_and_weighing_them_have_one_expected_gradient_and_not_one_variance(page):
    page.run("def logit_normal", "def weighted_gradient")  # the cell that asserts it prints the means and variances
    gradients, variance = page.names["gradients"], page.names["variance"]
    uniform, drawn = (gradients(way, True, torch.Generator().manual_seed(35 + way)) for way in (False, True))
    (v, e), (w, f) = variance(uniform), variance(drawn)
    assert w + 2 * math.hypot(e, f) < v  # drawing is the better way, errors included
    # The means, with a network whose gradient is large against its chance: that of before the training.
    net = page.names["snapshots"][0]
    page.names.update(unfinished=net, parameters=list(net.parameters()))
    uniform, drawn = (gradients(way, True, torch.Generator().manual_seed(35 + way)) for way in (False, True))
    chance = (variance(uniform)[0] + variance(drawn)[0]) / len(drawn)
    for factor, agree in ((1.0, True), (1.1, False)):
        apart = ((uniform.mean(0) - factor * drawn.mean(0)) ** 2).sum().item() / chance
        assert (apart < 3) == agree


def test_weighing_up_what_is_hardly_drawn_has_no_finite_variance(page):
    """∫ dt / p(t) grows without bound as the ends are approached, and that of p(t) does not."""
    page.run("def logit_normal")
    cut = []
    for h in (1e-2, 1e-4, 1e-6):
        y = torch.linspace(math.log(h / (1 - h)), 0, 20_001, dtype=torch.float64)  # the logit of t
        t = torch.sigmoid(y)
        cut.append(integrate.simpson(t * (1 - t) / page.names["logit_normal"](t), y))
    assert cut[1] > 100 * cut[0] and cut[2] > 1000 * cut[1]


def test_hutchinsons_estimate_on_the_learned_moons(page):
    page.names.setdefault("begin", torch.randn(1000, 2, generator=torch.Generator().manual_seed(16)))
    page.run("def off_diagonal", "def one_probe")
    exact, estimates = page.names["exact_div"], page.names["estimates"]
    for k, found in estimates.items():
        off = (found - exact).double()
        assert abs(off.mean().item()) < 5 * off.std().item() / math.sqrt(1000)
        assert off.square().mean().sqrt().item() == pytest.approx(page.names["promised"] / k**0.5, rel=0.15)
    one = (estimates[1] - exact).abs()
    pair = page.names["off_diagonal"](page.names["moons_net"], page.names["place"], page.names["at_t"]).abs()
    torch.testing.assert_close(one, pair, atol=1e-3, rtol=1e-3)  # one probe: two values at a place
    bits, apart = page.names["bits"], page.names["apart"]
    of_points = bits["exact"].std().item() / math.sqrt(1000)
    assert abs(apart.mean().item()) < 5 * apart.std().item() / math.sqrt(1000)
    assert apart.std().item() / math.sqrt(1000) < of_points


def test_a_network_that_is_too_small_stays_above_the_floor(page):
    _, loss = page.names["learn"](page.names["moons"], 600, seed=0, hidden=8, layers=1)
    assert np.mean(loss[-100:]) > 1.03 * page.names["moons_floor"]
