"""What chapter 4 says, claim by claim (the names carry the numbers of the page "Sources and errata").

Seeds are fixed and tolerances are 5 standard errors of what is simulated, plus the scheme's own bias where it has one.
"""

import math
import re

import numpy as np
import pytest
from page import Page
from scipy import integrate, stats

from flowdiff import distributions, fields, metrics, ode, sde

torch = pytest.importorskip("torch")

from flowdiff import networks, training  # noqa: E402

P_INIT = distributions.Gaussian([0, 0], 1.0)
P_DATA = distributions.GaussianMixture([0.5, 0.3, 0.2], [[-1.2, -0.6], [1.1, 0.9], [0.7, -1.2]], [0.25, 0.35, 0.2])
U = fields.GaussianToMixture(P_DATA)
X0 = P_INIT.sample(2000, np.random.default_rng(0))


def with_score(sigma):
    return lambda x, t: U(x, t) + sigma**2 / 2 * U.law(t).score(x)


def on_the_line(s, sigma, sign):
    """The drift of the SDE from N(0, 1) to N(0, s²) with ``sign`` times the score term, linear in x."""
    line = fields.GaussianToGaussian(0.0, s)
    return lambda x, t: line(x, t) - sign * sigma**2 / 2 * x / line.path_std(t) ** 2


def flow_matching_loss(data, rng):
    def loss(net):
        z = data(256)
        x0, t = torch.randn(z.shape, generator=rng), torch.rand(len(z), 1, generator=rng)
        return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()

    return loss


@pytest.fixture(scope="module")
def learned():
    """A field learned from samples of the moons alone."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # small networks train faster on one
    rng = torch.Generator().manual_seed(0)
    net = networks.MLPField(2, hidden=64, rng=rng)
    for _ in training.train(net, flow_matching_loss(lambda n: distributions.Moons().sample(n, rng), rng), 400):
        pass
    yield net
    torch.set_num_threads(threads)


# --- F10, F11 ----------------------------------------------------------------------------------------------------


def test_F10_the_field_of_a_gaussian_carries_x0_to_m_plus_s_x0():
    for m, s in ((2.0, 0.3), (-0.7, 1.6)):
        end = ode.rk4(fields.GaussianToGaussian(m, s), X0, 100)
        np.testing.assert_allclose(end, m + s * X0, atol=1e-7)


def test_F10_the_field_of_a_gaussian_is_the_mean_velocity_of_the_lines_through_a_place():
    """A regression of z - x_0 on x_t, which knows nothing of the formula, finds it: both are linear in x."""
    rng, m, s, t, n = np.random.default_rng(1), 0.8, 0.5, 0.35, 200_000
    x0, z = rng.normal(size=n), m + s * rng.normal(size=n)
    found = stats.linregress((1 - t) * x0 + t * z, z - x0)
    u = fields.GaussianToGaussian(m, s)
    slope = (u(np.array([[1.0]]), t) - u(np.array([[0.0]]), t)).item()
    assert abs(found.slope - slope) < 5 * found.stderr
    assert abs(found.intercept - u(np.array([[0.0]]), t).item()) < 5 * found.intercept_stderr


def test_F10_the_mixtures_field_brings_each_component_its_share():
    share = P_DATA.posterior(ode.rk4(U, X0, 60)).mean(0)
    error = np.sqrt(P_DATA.weights * (1 - P_DATA.weights) / len(X0))
    assert (np.abs(share - P_DATA.weights) < 5 * error).all()


def test_F10_prior_weights_do_not_reach_the_data():
    std = lambda t: np.sqrt((1 - t) ** 2 + (t * P_DATA.stds) ** 2)  # noqa: E731

    def wrong(x, t):
        rate = (t * P_DATA.stds**2 - (1 - t)) / std(t) ** 2
        each = P_DATA.means + rate[:, None] * (x[:, None] - t * P_DATA.means)
        return (P_DATA.weights[:, None] * each).sum(1)

    def share_near_data(x):
        return (np.linalg.norm(x[:, None] - P_DATA.means, axis=-1) < 3 * P_DATA.stds).any(1).mean()

    assert share_near_data(ode.rk4(U, X0, 60)) > 0.97
    assert share_near_data(ode.rk4(wrong, X0, 60)) < 0.3


def test_F10_the_mixtures_field_is_finite_until_the_end():
    far = 30 * X0
    for t in (0.0, 0.5, 0.999, 1.0):
        assert np.isfinite(U(far, t)).all()


def test_F10_a_network_serves_as_the_field_and_the_solver_makes_the_map(learned):
    """The map is invertible although nothing in the network is."""
    x0 = torch.randn(200, 2, generator=torch.Generator().manual_seed(1))
    back = ode.rk4(learned, ode.rk4(learned, x0, 100), 100, t0=1, t1=0)
    torch.testing.assert_close(back, x0, atol=2e-3, rtol=0)


def test_F10_all_randomness_is_in_the_start_and_batches_may_be_cut():
    at_once = ode.euler(U, X0[:1000], 20)
    assert np.array_equal(at_once, ode.euler(U, X0[:1000], 20))
    np.testing.assert_allclose(np.concatenate([ode.euler(U, half, 20) for half in np.split(X0[:1000], 2)]), at_once)


def test_F11_n_steps_ask_n_times_from_0_to_1_minus_h():
    asked = []

    def counted(x, t):
        asked.append(t)
        return U(x, t)

    ode.euler(counted, X0[:5], 8)
    np.testing.assert_allclose(asked, np.arange(8) / 8)


def test_F11_the_loop_with_n_minus_1_steps_leaves_noise_in_the_samples():
    """On the path to N(0, s²) the exact flow at 1 - h has the variance h² + (1 - h)² s²: too much by far."""
    s, n = 0.1, 8
    u = fields.GaussianToGaussian(0.0, s)
    short = ode.rk4(u, X0, 400, t1=1 - 1 / n).std()
    assert short == pytest.approx(math.hypot(1 / n, (1 - 1 / n) * s) * X0.std(), rel=1e-4)
    assert short > 1.4 * ode.rk4(u, X0, 400).std()


def test_F11_one_step_takes_every_start_to_the_mean_of_the_data():
    np.testing.assert_allclose(ode.euler(U, X0, 1), np.tile(P_DATA.weights @ P_DATA.means, (len(X0), 1)), atol=1e-12)


# --- M1, M2, M3 --------------------------------------------------------------------------------------------------


def test_M1_without_noise_the_diffusion_model_is_the_flow_model():
    rng = np.random.default_rng(2)
    assert np.array_equal(sde.euler_maruyama(with_score(0.0), 0.0, X0, 20, rng=rng), ode.euler(U, X0, 20))


@pytest.mark.parametrize(
    ("sign", "variance"),
    [
        (1, lambda s, sigma: s**2),
        (0, lambda s, sigma: s**2 + sigma**2 * math.pi * s / 2),
        (-1, lambda s, sigma: s**2 * (2 * math.exp(math.pi * sigma**2 / (2 * s)) - 1)),
    ],
    ids=["with the score", "without", "minus"],
)
def test_M1_noise_needs_the_score_term(sign, variance):
    # The equation of the variance, solved by SciPy to 1e-9.
    for s, sigma in ((0.8, 0.7), (0.5, 0.6), (1.4, 1.0)):
        drift = on_the_line(s, sigma, sign)

        def rate(t, v, drift=drift, sigma=sigma):
            return 2 * drift(np.ones((1, 1)), t).item() * v + sigma**2

        end = integrate.solve_ivp(rate, (0, 1), [1.0], rtol=1e-10, atol=1e-12).y[0, -1]
        assert end == pytest.approx(variance(s, sigma), rel=1e-7)
    # And the simulation, which knows of no such equation.
    s, sigma, n = 0.8, 0.7, 400
    x0 = np.random.default_rng(3).normal(size=(20_000, 1))
    x1 = sde.euler_maruyama(on_the_line(s, sigma, sign), sigma, x0, n, rng=np.random.default_rng(4))
    assert x1.var() == pytest.approx(variance(s, sigma), rel=5 * math.sqrt(2 / 20_000) + 0.01)


def test_M1_the_integral_behind_pi():
    for s in (0.3, 1.0, 2.0):
        found, _ = integrate.quad(lambda t, s=s: 1 / ((1 - t) ** 2 + (t * s) ** 2), 0, 1)
        assert found == pytest.approx(math.pi / (2 * s))


def test_M1_every_noise_gives_the_data_if_the_score_is_there():
    real = P_DATA.sample(1000, np.random.default_rng(5))
    other = P_DATA.sample(1000, np.random.default_rng(6))
    floor = abs(metrics.energy_distance(real, other))
    for sigma in (0.5, 1.0, 2.0):
        rng = np.random.default_rng(7)
        x1 = sde.euler_maruyama(with_score(sigma), sigma, X0[:1000], 100, rng=rng)
        assert metrics.energy_distance(x1, real) < 0.01 + floor
    without = sde.euler_maruyama(U, 1.0, X0[:1000], 100, rng=np.random.default_rng(7))
    assert metrics.energy_distance(without, real) > 0.05


def test_M1_a_wrong_start_is_damped_by_noise_and_carried_on_by_the_ode():
    shift, n = 2.0, 400
    x0 = np.random.default_rng(8).normal(size=(4000, 1))
    for s, sigma in ((1.0, 1.0), (0.5, 0.8)):
        rng = np.random.default_rng(9)
        moved, kept = (
            sde.euler_maruyama(on_the_line(s, sigma, 1), sigma, x, n, rng=np.random.default_rng(9))
            for x in (x0 + shift, x0)
        )
        # The same noise drives both and the drift is linear, so the difference is free of noise.
        assert (moved - kept).mean() == pytest.approx(shift * s * math.exp(-math.pi * sigma**2 / (4 * s)), rel=0.02)
        carried = ode.rk4(on_the_line(s, 0, 1), x0 + shift, 50) - ode.rk4(on_the_line(s, 0, 1), x0, 50)
        assert carried.mean() == pytest.approx(shift * s, rel=1e-5)
        assert rng  # fixed seeds only
    assert math.exp(-math.pi / 4) == pytest.approx(0.456, abs=5e-4)


def test_M1_the_score_is_hidden_in_the_field():
    for t in (0.0, 0.3, 0.9):
        np.testing.assert_allclose((t * U(X0, t) - X0) / (1 - t), U.law(t).score(X0), atol=1e-10)


def test_M1_a_trained_field_samples_as_flow_and_as_diffusion(learned):
    rng = torch.Generator().manual_seed(3)
    moons = distributions.Moons()
    real, x0 = moons.sample(1500, rng), torch.randn(1500, 2, generator=rng)

    def drift(x, t):
        velocity = learned(x, t)
        return velocity + 0.5 * (t * velocity - x)  # σ_t² = 1 - t

    untouched = metrics.energy_distance(x0, real)
    for x1 in (
        ode.midpoint(learned, x0, 10),
        sde.euler_maruyama(drift, lambda t: math.sqrt(1 - t), x0, 60, rng=rng),
    ):
        assert metrics.energy_distance(x1, real) < 0.15 * untouched


def test_M2_the_algorithm_step_by_step():
    """n draws of noise, each scaled by σ_t √h with σ at the *start* of the step, and n steps."""
    n, h, x = 5, 0.2, X0[:3]
    noise = np.random.default_rng(10)
    for i in range(n):
        t = i * h
        x = x + h * U(x, t) + (1 - t) * math.sqrt(h) * noise.normal(size=x.shape)
    found = sde.euler_maruyama(U, lambda t: 1 - t, X0[:3], n, rng=np.random.default_rng(10))
    np.testing.assert_allclose(found, x)


def test_M3_same_starts_other_ways_same_law_and_few_steps_with_noise_do_harm():
    real = P_DATA.sample(1000, np.random.default_rng(11))

    def distance(n, sigma):
        x1 = sde.euler_maruyama(with_score(sigma), sigma, X0[:1000], n, rng=np.random.default_rng(12))
        return metrics.energy_distance(x1, real), x1

    (ode_far, _), (sde_far, _) = distance(4, 0), distance(4, 2)
    assert sde_far > 5 * ode_far
    (ode_near, one), (sde_near, other) = distance(128, 0), distance(128, 2)
    assert max(ode_near, sde_near) < 0.01
    assert np.linalg.norm(one - other, axis=1).mean() > 0.5


def test_M3_the_score_term_limits_the_step():
    """Near a cluster of size s the pull is σ²/2s²; beyond h = 2 / that, Euler's method explodes."""
    s, sigma, near = 0.2, 2.0, P_DATA.means[2:] + np.array([[1e-4, 0.0]])
    rate = sigma**2 / (2 * s**2)
    pull = (with_score(sigma)(near, 1.0) - U(near, 1.0))[0, 0] / 1e-4
    assert pull == pytest.approx(-rate, rel=1e-3)
    assert 2 / rate == pytest.approx(0.04)
    few, many = (
        sde.euler_maruyama(with_score(sigma), sigma, X0[:500], n, rng=np.random.default_rng(12)) for n in (12, 48)
    )
    assert np.abs(many).max() < 4 < np.abs(few).max()


# --- M4 ----------------------------------------------------------------------------------------------------------


def log_likelihood(u, x, n, divergence=fields.divergence):
    h, total = 1 / n, 0.0
    with torch.no_grad():
        for i in range(n):
            t = 1 - i * h
            middle = x - h / 2 * u(x, t)
            total = total - h * divergence(u, middle, t - h / 2)
            x = x - h * u(middle, t - h / 2)
    return P_INIT.log_density(x) + total


def test_M4_the_likelihood_along_the_flow_is_that_of_the_closed_form():
    x = P_DATA.sample(200, np.random.default_rng(13))
    errors = [np.abs(log_likelihood(U, x, n) - P_DATA.log_density(x)).max() for n in (40, 80, 160)]
    assert errors[-1] < 0.01
    assert errors[0] / errors[2] > 10  # second order would be 16


def test_M4_it_is_the_models_density_and_not_the_datas(learned):
    """The learned density adds up to 1, and fresh data find it lower than their own density on average."""
    width = 0.08
    cells = torch.arange(-2.4 + width / 2, 2.4, width)
    grid = torch.cartesian_prod(cells, cells)
    log_p = log_likelihood(learned, grid, 20, networks.divergence)
    assert (log_p.exp().sum() * width**2).item() == pytest.approx(1, abs=0.02)

    moons = distributions.Moons()
    angle = np.pi * (np.arange(1000) + 0.5) / 1000
    arc = np.stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25], -1)
    true = distributions.GaussianMixture(np.full(2000, 1 / 2000), np.concatenate([arc, -arc]), moons.noise)
    x = moons.sample(500, torch.Generator().manual_seed(4))
    difference = true.log_density(x.numpy().astype(float)) - log_likelihood(learned, x, 20, networks.divergence).numpy()
    assert difference.mean() > 5 * difference.std() / math.sqrt(500)


def test_M4_it_does_not_hold_along_the_paths_of_an_sde():
    def added_up(xs):
        n = len(xs) - 1
        total = P_INIT.log_density(xs[0])
        for i in range(n):
            total = total - fields.divergence(U, (xs[i] + xs[i + 1]) / 2, (i + 0.5) / n) / n
        return total - P_DATA.log_density(xs[-1])

    along_ode = added_up(ode.rk4(U, X0[:200], 200, trajectory=True))
    rng = np.random.default_rng(14)
    along_sde = added_up(sde.euler_maruyama(with_score(0.5), 0.5, X0[:200], 200, rng=rng, trajectory=True))
    assert np.abs(along_ode).max() < 0.01
    assert np.sqrt((along_sde**2).mean()) > 0.5


# --- M5, M6, M7, M8 ----------------------------------------------------------------------------------------------


def test_M5_the_field_for_all_is_the_posterior_average_of_the_fields_for_each():
    t = 0.6
    posterior = U.law(t).posterior(X0)
    each = np.stack([fields.GaussianToGaussian(m, s)(X0, t) for m, s in zip(P_DATA.means, P_DATA.stds, strict=True)], 1)
    np.testing.assert_allclose((posterior[:, :, None] * each).sum(1), U(X0, t), atol=1e-10)


def test_M5_with_a_label_every_start_goes_where_it_was_asked_to():
    for k in range(3):
        end = ode.rk4(fields.GaussianToGaussian(P_DATA.means[k], P_DATA.stds[k]), X0, 60)
        assert P_DATA.posterior(end)[:, k].mean() > 0.97


@pytest.fixture(scope="module")
def digit_maker():
    torch.set_num_threads(1)
    rng, digits = torch.Generator().manual_seed(0), distributions.Digits()
    net = networks.ClassConditionalField(64, 10, hidden=96, blocks=2, rng=rng)

    def loss(net):
        z, y = digits.sample_labelled(128, rng)
        y[torch.rand(len(y), generator=rng) < 0.15] = 10
        x0, t = torch.randn(z.shape, generator=rng), torch.rand(len(z), 1, generator=rng)
        return ((net((1 - t) * x0 + t * z, t, y) - (z - x0)) ** 2).mean()

    for _ in training.train(net, loss, 400):
        pass
    return net


def test_M5_one_network_draws_every_digit_that_is_asked_for(digit_maker):
    """A judge of real digits, trained apart, agrees; M6: and the images are no copies of the training set."""
    held_out = distributions.Digits(held_out=True)
    judge = metrics.Judge(held_out.images, held_out.labels)
    y = torch.arange(10).repeat(30)
    x = ode.midpoint(digit_maker.given(y), torch.randn(300, 64, generator=torch.Generator().manual_seed(5)), 8)
    assert judge.agreement(x, y) > 0.8
    noise = torch.randn(300, 64, generator=torch.Generator().manual_seed(7))
    anything = judge.says(ode.midpoint(digit_maker.given(), noise, 8))
    assert len(set(anything)) == 10
    counts = np.bincount(anything, minlength=10)
    assert ((counts - 30) ** 2 / 30).sum() > 40  # less equal than by chance, where χ² of 9 degrees is below 40


def test_M6_generated_digits_are_near_real_ones_and_no_copies(digit_maker):
    digits, held_out = distributions.Digits(), distributions.Digits(held_out=True)
    noise = torch.randn(500, 64, generator=torch.Generator().manual_seed(6))
    x = ode.midpoint(digit_maker.given(torch.arange(500) % 10), noise, 8).numpy().astype(float)
    assert metrics.energy_distance(x, held_out.images) < 0.05 * metrics.energy_distance(noise.numpy(), held_out.images)
    assert np.median(metrics.nearest_distance(x, digits.images)) > np.median(
        metrics.nearest_distance(held_out.images, digits.images)
    )
    seen = {image.tobytes() for image in digits.images}
    assert not any(image.tobytes() in seen for image in held_out.images)


def test_M7_samples_alone_suffice_and_training_simulates_nothing(monkeypatch):
    """The network is asked once a step, no solver is called, and no density: the data here *has* only a sampler."""
    for module, name in ((ode, "_solve"), (sde, "euler_maruyama")):
        monkeypatch.setattr(module, name, lambda *_, **__: pytest.fail("training must not simulate"))
    rng = torch.Generator().manual_seed(0)
    net = networks.MLPField(2, hidden=16, rng=rng)
    asked = []
    net.register_forward_hook(lambda *_: asked.append(1))
    losses = [
        s.loss for s in training.train(net, flow_matching_loss(lambda n: distributions.Moons().sample(n, rng), rng), 50)
    ]
    assert len(asked) == 50
    assert np.mean(losses[-10:]) < 0.92 * losses[0]
    assert not hasattr(distributions.Moons(), "log_density")


def test_M8_a_straight_flow_is_exact_in_one_step_and_a_curved_one_with_the_same_ends_is_not():
    m, s, x0 = 1.5, 0.3, X0[:, :1]

    def straight(x, t):
        return m + (s - 1) / (1 - t + t * s) * (x - t * m)

    curved = fields.GaussianToGaussian(m, s)
    np.testing.assert_allclose(ode.rk4(curved, x0, 100), ode.rk4(straight, x0, 100), atol=1e-6)
    np.testing.assert_allclose(ode.euler(straight, x0, 1), m + s * x0, atol=1e-12)
    assert np.abs(ode.euler(curved, x0, 1) - m).max() < 1e-12  # all starts at one point
    errors = [np.abs(ode.euler(curved, x0, n) - (m + s * x0)).max() for n in (64, 128)]
    assert errors[0] / errors[1] == pytest.approx(2, rel=0.05)


def test_M8_straightness_is_zero_for_the_straight_flow_alone():
    def straightness(u, x0, n=200):
        xs = ode.rk4(u, x0, n, trajectory=True)
        return np.mean([((u(x, i / n) - (xs[-1] - xs[0])) ** 2).sum(-1).mean() for i, x in enumerate(xs)])

    s, x0 = 0.3, X0[:2000, :1]
    assert straightness(lambda x, t: (s - 1) / (1 - t + t * s) * x, x0) < 1e-20
    # For the curved one E|ṡ_t x_0 - (s - 1) x_0|², an integral of ṡ_t alone.
    rate = lambda t: (t * s**2 - (1 - t)) / math.hypot(1 - t, t * s)  # noqa: E731
    exact = integrate.quad(lambda t: (rate(t) - (s - 1)) ** 2, 0, 1)[0] * (x0**2).mean()
    assert straightness(fields.GaussianToGaussian(0.0, s), x0) == pytest.approx(exact, rel=0.02)


def test_M8_the_error_of_the_samples_falls_with_the_order_of_the_method():
    m, s, steps = 1.5, 0.3, np.array([32, 64, 128, 256])
    for method, order in ((ode.euler, 1), (ode.heun, 2), (ode.rk4, 4)):
        error = []
        for n in steps:
            b, end = method(fields.GaussianToGaussian(m, s), np.array([[0.0], [1.0]]), n)[:, 0]
            error.append(np.hypot(b - m, abs(end - b) - s))
        assert -np.polyfit(np.log(steps), np.log(error), 1)[0] == pytest.approx(order, abs=0.3)


def test_the_flow_comes_nearest_and_the_gan_hangs_on_its_momentum():
    """The contest of the chapter, as its page runs it: in each training, by more than five of the errors."""
    page = Page("04_flow_and_diffusion_models")
    page.names |= {"np": np, "torch": torch, "networks": networks, "training": training, "ode": ode, "metrics": metrics}
    page.names |= {"p_data": P_DATA, "sample_flow": lambda u, p, n, *_: p.sample(n, np.random.default_rng(1))}
    page.names |= {"u": U, "p_init": P_INIT, "moons": distributions.Moons()}
    rng = page.names["generator"] = torch.Generator().manual_seed(5)
    page.run("def energy(")
    page.names |= {name: page.names["moons"].sample(4000, rng).split(500) for name in ("moon_sets", "fresh_moons")}
    said = re.findall(r"(flow|GAN, momentum 0\.[59]).* (\S+) ± (\S+)", page.run("contest = {"))
    assert len(said) == 6
    flow, low, high = (
        [(float(v), float(e)) for name, v, e in said if name == kind] for kind in dict.fromkeys(n for n, *_ in said)
    )
    assert max(v + 5 * e for v, e in flow) < min(v for v, _ in low + high)
    assert max(v for v, _ in low) < min(v - 5 * e for v, e in high)
