"""What chapter 2 says, claim by claim (the names carry the numbers of the page "Sources and errata")."""

import numpy as np
import pytest
from problems import slope
from scipy.integrate import solve_ivp

from flowdiff import distributions, fields, ode

VORTEX, SADDLE = fields.Vortex(), fields.Saddle()
X0 = np.random.default_rng(0).normal(size=(300, 2))
ONE = np.ones((1, 1))


def pendulum(x, t):
    return np.stack([2 * x[:, 1], -np.sin(2 * x[:, 0])], -1)


def test_F1_a_trajectory_is_one_place_at_each_time():
    xs = ode.rk4(VORTEX, X0[:1], 100, trajectory=True)
    assert xs.shape == (101, 1, 2)
    # Continuous: the largest step shrinks with h.
    steps = [np.abs(np.diff(ode.rk4(VORTEX, X0, n, trajectory=True), axis=0)).max() for n in (100, 200)]
    assert steps[0] / steps[1] == pytest.approx(2, rel=0.05)


def test_F2_the_fields_arrows_change_with_time():
    assert np.abs(SADDLE(X0, 0.25)).max() < 1e-12 and np.abs(SADDLE(X0, 0.75)).max() < 1e-12
    np.testing.assert_allclose(SADDLE(X0, 0.5), -SADDLE(X0, 0.0), atol=1e-12)


def test_F2_direction_and_speed_twice_the_field_is_the_same_curve_at_twice_the_speed():
    c = 2.0
    fast = ode.rk4(lambda x, t: c * pendulum(x, t), X0, 400)
    slow = ode.rk4(pendulum, X0, 400, t1=c)
    np.testing.assert_allclose(fast, slow, atol=1e-7)
    # Not so when the field depends on time: the end then lies on another curve than the slow one's.
    fast = ode.rk4(lambda x, t: c * (SADDLE(x, t) + pendulum(x, t)), X0, 400)
    slow = ode.rk4(lambda x, t: SADDLE(x, t) + pendulum(x, t), X0, 800, t1=c, trajectory=True)
    assert np.abs(fast - slow).max(-1).min(0).max() > 0.1


def test_F3_a_simulated_path_has_no_residual_and_the_wrong_equation_has():
    fine, h = np.linspace(0, 1, 201), 1 / 200
    curve = ode.rk4(VORTEX, np.array([[0.9, -0.6]]), 200, trajectory=True)[:, 0]

    def residual(curve):
        velocity = (curve[2:] - curve[:-2]) / (2 * h)
        arrows = np.stack([VORTEX(curve[i : i + 1], fine[i])[0] for i in range(1, 200)])
        return np.abs(velocity - arrows).max()

    at_start = np.stack([VORTEX(curve[:1], t)[0] for t in fine])  # u_t(x_0), as one source writes
    wrong = curve[0] + np.concatenate([np.zeros((1, 2)), np.cumsum(at_start[:-1] + at_start[1:], axis=0) * h / 2])
    assert residual(curve) < 2e-3 < 1 < residual(wrong)


@pytest.mark.parametrize("u", [VORTEX, SADDLE], ids=["vortex", "saddle"])
def test_F4_flow_starts_at_the_identity_moves_along_the_field_and_composes(u):
    eps, t, s = 1e-5, 0.3, 0.8
    assert np.abs(u.flow(X0, 0.0) - X0).max() == 0
    derivative = (u.flow(X0, t + eps) - u.flow(X0, t - eps)) / (2 * eps)
    assert np.abs(derivative - u(u.flow(X0, t), t)).max() < 1e-7
    assert np.abs(u.flow(u.flow(X0, t), s, t0=t) - u.flow(X0, s)).max() < 1e-13


def test_F5_field_ode_trajectory_flow_each_from_the_one_before():
    start, grid = X0[:1], X0
    trajectory = ode.euler(VORTEX, start, 50, trajectory=True)
    flow = ode.euler(VORTEX, grid, 50)
    np.testing.assert_allclose(trajectory[-1], flow[:1], atol=1e-14)  # a trajectory is the flow of one start


def test_F6_the_grid_bends_and_never_crosses_and_the_saddle_gives_it_back():
    for t in (0.5, 1.0):
        np.testing.assert_allclose(SADDLE.flow(X0, t), X0, atol=1e-12)
    # Injective: the Jacobian determinant of the flow stays positive (1, as both fields have no divergence).
    eps = 1e-5
    for u in (VORTEX, SADDLE):
        for t in (0.3, 0.7, 1.0):
            jacobian = np.stack([(u.flow(X0 + e, t) - u.flow(X0 - e, t)) / (2 * eps) for e in eps * np.eye(2)], -1)
            np.testing.assert_allclose(np.linalg.det(jacobian), 1, atol=1e-6)


def test_F7_lipschitz_ratios_tell_the_fields_apart():
    def steepest(u, delta, radius):
        x = np.linspace(-radius, radius, 20_001)
        return np.max(np.abs(u(x + delta) - u(x)) / delta)

    for u, constant in ((lambda x: -2 * x, 2), (lambda x: np.sin(3 * x), 3), (np.abs, 1)):
        assert max(steepest(u, d, r) for d in (1e-1, 1e-3, 1e-5) for r in (1, 10, 100)) <= constant * (1 + 1e-6)
    assert steepest(np.square, 1e-3, 100) / steepest(np.square, 1e-3, 10) == pytest.approx(10, rel=0.01)
    roots = [steepest(lambda x: 2 * np.sqrt(np.abs(x)), d, 1) for d in (1e-1, 1e-3, 1e-5)]
    assert roots[2] > 5 * roots[1] > 25 * roots[0]


@pytest.mark.parametrize("start", [1.5, 2.0, 3.0])
def test_F7_blow_up_at_one_over_the_start(start):
    def far(t, x):
        return x[0] - 1e8

    far.terminal = True
    exploded = solve_ivp(lambda t, x: x**2, (0, 1), [start], events=far, rtol=1e-10, atol=1e-10)
    assert exploded.t_events[0][0] == pytest.approx(1 / start, rel=1e-6)
    xs = ode.rk4(lambda x, t: x**2, np.array([[start]]), 2000, t1=0.9 / start, trajectory=True)[:, 0, 0]
    np.testing.assert_allclose(xs, start / (1 - start * np.linspace(0, 0.9 / start, 2001)), rtol=1e-6)
    # Fixed steps go past the end without noticing: what comes out is a finite number or inf, and no error.
    with np.errstate(over="ignore"):
        assert ode.euler(lambda x, t: x**2, np.array([[1.25]]), 50).item() > 10


@pytest.mark.parametrize("c", [0.0, 0.25, 0.6, 1.0])
def test_F7_many_solutions_from_zero(c):
    t = np.linspace(0, 1, 1001)
    x = np.maximum(t - c, 0) ** 2
    derivative = np.gradient(x, t)
    assert x[0] == 0
    assert np.abs(derivative - 2 * np.sqrt(x))[1:-1].max() < 2e-3


def test_F7_euler_stays_at_zero_and_a_billionth_takes_it_to_the_other_extreme():
    def root(x, t):
        return 2 * np.sqrt(np.abs(x))

    assert ode.euler(root, np.zeros((1, 1)), 400).item() == 0
    assert ode.euler(root, np.full((1, 1), 1e-9), 4000).item() == pytest.approx(1, rel=0.02)


def test_F7_paths_merge_at_the_end_where_the_constant_blows_up():
    z, starts = 0.5, np.linspace(-1, 1, 9)[:, None]
    t1 = 0.999
    ends = ode.rk4(lambda x, t: (z - x) / (1 - t), starts, 4000, t1=t1)
    np.testing.assert_allclose(ends, (1 - t1) * starts + t1 * z, atol=1e-9)
    # Each X_t = a t solves x' = x / t: from t = 0.001 on, the solver follows it.
    ends = ode.rk4(lambda x, t: x / t, 0.001 * starts, 4000, t0=0.001)
    np.testing.assert_allclose(ends, starts, rtol=1e-4, atol=1e-12)


def test_F7_lipschitz_is_not_smooth_the_flow_of_the_absolute_value_has_a_kink():
    eps = 1e-6
    below, at, above = ode.rk4(lambda x, t: np.abs(x), np.array([[-eps], [0.0], [eps]]), 100)[:, 0]
    assert (at - below) / eps == pytest.approx(np.exp(-1), rel=1e-6)
    assert (above - at) / eps == pytest.approx(np.e, rel=1e-6)


@pytest.mark.parametrize("theta", [0.7, 2.0, 5.0])
def test_F8_linear_ode_and_its_half_life(theta):
    decay, x0 = fields.Decay(theta), np.array([[-1.0], [0.25], [3.0]])
    np.testing.assert_allclose(ode.rk4(decay, x0, 400), decay.flow(x0, 1.0), rtol=1e-8)
    np.testing.assert_allclose(decay.flow(x0, np.log(2) / theta), x0 / 2, rtol=1e-14)


def test_F9_n_steps_end_at_one_minus_theta_h_to_the_n():
    for theta, n in ((2, 10), (0.5, 4), (3, 64)):
        assert ode.euler(lambda x, t, theta=theta: -theta * x, ONE, n).item() == pytest.approx(
            (1 - theta / n) ** n, abs=1e-12
        )


def test_F9_one_step_too_few_is_nearer_to_the_limit_at_theta_two_and_only_there():
    right, short, limit = 0.8**10, 0.8**9, np.exp(-2)
    assert (round(right, 4), round(short, 4), round(limit, 4)) == (0.1074, 0.1342, 0.1353)
    assert abs(short - limit) < abs(right - limit)
    # At θ = 2 the two errors cancel to first order in 1/n; elsewhere the short loop is of order 1 like the right one.
    ns = np.array([100, 200, 400, 800])
    order = {theta: slope(np.abs((1 - theta / ns) ** (ns - 1) - np.exp(-theta)), ns) for theta in (1, 2, 4)}
    assert order[2] == pytest.approx(2, abs=0.05)
    assert order[1] == pytest.approx(1, abs=0.05) and order[4] == pytest.approx(1, abs=0.05)


def test_F9_orders_one_two_two_four():
    ns = np.array([32, 64, 128, 256])
    for method, p in ((ode.euler, 1), (ode.midpoint, 2), (ode.heun, 2), (ode.rk4, 4)):
        errors = [abs(method(lambda x, t: x * np.cos(t), ONE, n).item() - np.exp(np.sin(1))) for n in ns]
        assert slope(errors, ns) == pytest.approx(p, abs=0.06)


def test_F9_twice_the_steps_leave_half_the_error():
    errors = [abs(ode.euler(lambda x, t: 3 * x * np.cos(2 * np.pi * t), ONE, n).item() - 1) for n in (32, 64)]
    assert errors[0] / errors[1] == pytest.approx(2, rel=0.1)


def test_F9_one_step_the_methods_end_in_the_order_that_the_figure_says():
    for h in np.linspace(0.1, 1.0, 10):
        ends = [
            m(lambda x, t: 2 * x * np.cos(t), ONE, 1, t1=h).item() for m in (ode.euler, ode.heun, ode.midpoint, ode.rk4)
        ]
        exact = np.exp(2 * np.sin(h))
        assert ends == sorted(ends) and ends[-1] < exact * 1.001
        assert abs(ends[-1] / exact - 1) < 0.04


def test_F9_euler_is_stable_below_two_and_monotone_below_one():
    theta_h = np.arange(1, 4000)[:, None] / 1000
    limits = {}
    for method in (ode.euler, ode.midpoint, ode.heun, ode.rk4):
        factor = method(lambda x, t: -theta_h * x, np.ones((3999, 1)), 1)
        limits[method.__name__] = theta_h[np.abs(factor) >= 1].min()
    assert limits == {"euler": 2.0, "midpoint": 2.0, "heun": 2.0, "rk4": pytest.approx(2.785, abs=0.002)}
    steps = ode.euler(lambda x, t: -0.9 * 12 * x, ONE, 12, trajectory=True)[:, 0, 0]
    assert (np.diff(steps) < 0).all() and (steps > 0).all()
    steps = ode.euler(lambda x, t: -1.5 * 12 * x, ONE, 12, trajectory=True)[:, 0, 0]
    assert (steps[::2] > 0).all() and (steps[1::2] < 0).all() and abs(steps[-1]) < 1e-3


def test_F9_the_round_trip_of_euler_costs_theta_squared_h():
    theta = 2.0
    for n in (100, 400):
        back = ode.euler(fields.Decay(theta), ode.euler(fields.Decay(theta), ONE, n), n, t0=1, t1=0).item()
        assert back == pytest.approx((1 - theta**2 / n**2) ** n, rel=1e-12)
        assert (1 - back) * n == pytest.approx(theta**2, rel=0.03)


def test_F9_on_circles_every_euler_step_ends_further_out_also_backwards():
    there = ode.euler(VORTEX, X0, 12)
    back = ode.euler(VORTEX, there, 12, t0=1, t1=0)
    radius = [np.linalg.norm(x, axis=1) for x in (X0, there, back)]
    assert (radius[1] > radius[0]).all() and (radius[2] > radius[1]).all()


def test_F12_knowing_the_flow_is_knowing_every_solution():
    errors = [np.abs(ode.euler(VORTEX, X0, n) - VORTEX.flow(X0, 1.0)).max() for n in (100, 200, 400)]
    assert errors[0] / errors[1] == pytest.approx(2, rel=0.15) and errors[1] / errors[2] == pytest.approx(2, rel=0.1)


def test_M4_log_density_along_the_flow_loses_the_divergence():
    squeeze, n = fields.GaussianToGaussian([0.8, 0.5], 0.4), 1000
    xs = ode.rk4(squeeze, np.array([[0.7, -0.4]]), n, trajectory=True)
    log_p = distributions.Gaussian([0, 0], 1.0).log_density(xs[0])
    for i in range(n):
        log_p = log_p - fields.divergence(squeeze, (xs[i] + xs[i + 1]) / 2, (i + 0.5) / n) / n
    exact = distributions.Gaussian([0.8, 0.5], 0.4).log_density(xs[-1])
    assert log_p.item() == pytest.approx(exact.item(), abs=1e-5)
