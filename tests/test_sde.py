"""The SDE solver, Brownian motion, the Ornstein–Uhlenbeck process: laws, both backends, what bad input is told."""

import math
import subprocess
import sys

import numpy as np
import pytest
from scipy import stats

from flowdiff import ode, sde

OU = sde.OrnsteinUhlenbeck(theta=1.5, sigma=0.7)
N = 20_000


def rng(seed=0):
    return np.random.default_rng(seed)


def lopsided(x, t):
    """No symmetry, so that swapped arguments or coordinates show."""
    return np.stack([t + 2 * x[:, 0], -x[:, 1]], -1)


def assert_normal(sample, mean, variance):
    """Mean, variance and kurtosis of independent draws, each within five of its own standard errors."""
    n = sample.size
    assert abs(sample.mean() - mean) < 5 * math.sqrt(variance / n)
    assert abs(sample.var() / variance - 1) < 5 * math.sqrt(2 / n)
    assert abs(stats.kurtosis(sample, axis=None)) < 5 * math.sqrt(24 / n)


# The step and the loop


def test_step_is_the_formula_with_the_noise_given():
    x, z = np.array([[1.0, -2.0]]), np.array([[0.5, 3.0]])
    step = sde.euler_maruyama_step(lopsided, 0.7, x, t=0.3, h=0.04, z=z)
    by_hand = [[1 + 0.04 * (0.3 + 2) + 0.7 * 0.2 * 0.5, -2 + 0.04 * 2 + 0.7 * 0.2 * 3]]
    np.testing.assert_allclose(step, by_hand, rtol=1e-14)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("sigma", [0.0, np.zeros(2), lambda t: 0.0])
def test_without_noise_it_is_euler_bit_for_bit(sigma, dtype):
    x0 = rng().normal(size=(50, 2)).astype(dtype)
    kwargs = {"t0": 0.2, "t1": 1.3, "trajectory": True, "every": 2}
    with_sde = sde.euler_maruyama(lopsided, sigma, x0, 10, rng=rng(1), **kwargs)
    assert with_sde.tobytes() == ode.euler(lopsided, x0, 10, **kwargs).tobytes()


def test_the_loop_takes_n_steps_at_the_left_ends_and_leaves_the_start_alone():
    times = []

    def u(x, t):
        times.append(t)
        return lopsided(x, t)

    x0 = np.ones((3, 2))
    xs = sde.euler_maruyama(u, 0.5, x0, 5, rng=rng(), t0=1.0, t1=2.0, trajectory=True)
    np.testing.assert_allclose(times, [1.0, 1.2, 1.4, 1.6, 1.8])
    assert xs.shape == (6, 3, 2) and (xs[0] == x0).all() and (x0 == 1).all()
    last = sde.euler_maruyama(u, 0.5, x0, 5, rng=rng(), t0=1.0, t1=2.0)
    np.testing.assert_array_equal(xs[-1], last)


def test_every_keeps_each_kth_state_of_the_same_path():
    x0 = np.ones((3, 2))
    fine = sde.euler_maruyama(lopsided, 0.5, x0, 12, rng=rng(), trajectory=True)
    coarse = sde.euler_maruyama(lopsided, 0.5, x0, 12, rng=rng(), trajectory=True, every=4)
    np.testing.assert_array_equal(coarse, fine[::4])


def test_one_seed_is_one_path_of_the_noise_whatever_sigma_is():
    zero = np.zeros((4, 2))
    w = sde.brownian_motion((4, 2), 30, rng=rng(3))
    for sigma in (0.5, 2.0):
        xs = sde.euler_maruyama(lambda x, t: 0 * x, sigma, zero, 30, rng=rng(3), trajectory=True)
        np.testing.assert_allclose(xs, sigma * w, atol=1e-13)


def test_n_steps_on_ou_have_the_schemes_own_law():
    n, h = 8, 1 / 8
    x = sde.euler_maruyama(OU.drift, OU.sigma, np.full((N, 2), 2.0), n, rng=rng(4))
    a = 1 - OU.theta * h
    assert_normal(x, 2 * a**n, OU.sigma**2 * h * sum(a ** (2 * k) for k in range(n)))
    assert abs(np.corrcoef(x.T)[0, 1]) < 5 / math.sqrt(N)  # a noise of its own for each coordinate


def test_sigma_may_be_a_number_an_array_or_a_function_of_time():
    zero, still = np.zeros((N, 2)), lambda x, t: 0 * x
    x = sde.euler_maruyama(still, np.array([0.5, 2.0]), zero, 4, rng=rng(5))
    assert_normal(x[:, 0], 0, 0.25)
    assert_normal(x[:, 1], 0, 4)
    x = sde.euler_maruyama(still, lambda t: 1.5 * t, zero, 10, rng=rng(6))
    assert_normal(x, 0, sum(0.1 * (1.5 * i / 10) ** 2 for i in range(10)))
    per_row = np.where(np.arange(N) % 2, 0.0, 0.3)[:, None]
    x = sde.euler_maruyama(still, lambda t: per_row, zero, 4, rng=rng(7))
    assert (x[1::2] == 0).all()
    assert_normal(x[::2], 0, 0.09)


def test_noise_follows_the_dtype_of_the_start_also_when_sigma_is_a_numpy_scalar():
    x0 = np.zeros((3, 2), np.float32)
    for sigma in (np.float64(0.7), np.full(2, 0.7), lambda t: np.float64(t)):
        assert sde.euler_maruyama(lambda x, t: -x, sigma, x0, 4, rng=rng()).dtype == np.float32


@pytest.mark.parametrize("t0, t1", [(0.0, 1.0), (0.2, 1.3), (-0.3, 0.7)])
def test_drift_and_noise_are_asked_for_times_inside_only(t0, t1):
    for n in [*range(1, 40), 93, 1999]:
        times = []

        def u(x, t, times=times):
            times.append(t)
            return 0 * x

        def sigma(t, times=times):
            times.append(t)
            return 0.0

        sde.euler_maruyama(u, sigma, np.ones((1, 1)), n, rng=rng(), t0=t0, t1=t1)
        assert min(times) == t0 and max(times) < t1 and len(times) == 2 * n


def test_a_drift_that_writes_into_its_argument_changes_nothing_else():
    def writing(x, t):
        x *= -1.5
        return x

    x0 = np.ones((3, 2))
    xs = sde.euler_maruyama(writing, 0.5, x0, 6, rng=rng(), trajectory=True)
    np.testing.assert_array_equal(x0, 1)
    np.testing.assert_array_equal(xs, sde.euler_maruyama(OU.drift, 0.5, x0, 6, rng=rng(), trajectory=True))
    with_score = sde.with_score(writing, OU.drift, 1.0)
    np.testing.assert_allclose(with_score(x0, 0.5), -1.5 * 1.5)
    np.testing.assert_array_equal(x0, 1)


def test_the_state_keeps_the_dtype_of_the_start():
    x0 = np.zeros((3, 2), np.float32)
    for trajectory in (False, True):
        x = sde.euler_maruyama(lambda x, t: x.astype(float) + 1, 0.5, x0, 4, rng=rng(), trajectory=trajectory)
        assert x.dtype == np.float32
    assert OU.transition(x0, 0.3, rng()).dtype == np.float32


def test_whole_numbers_are_floats():
    i = np.array([[1, 2], [3, -1]])
    x = i.astype(float)
    np.testing.assert_array_equal(OU.transition(i, 0.4, rng()), OU.transition(x, 0.4, rng()))
    np.testing.assert_array_equal(OU.transition_along(i, 0.4, i, rng()), OU.transition_along(x, 0.4, x, rng()))
    np.testing.assert_array_equal(
        OU.transition_along(i[0], 0.4, i[0], rng()), OU.transition_along(x[0], 0.4, x[0], rng())
    )
    np.testing.assert_array_equal(sde.refine(i, 0.4, rng=rng()), sde.refine(x, 0.4, rng=rng()))
    np.testing.assert_array_equal(OU.drift(i.astype(np.uint8)[:1], 0.1), OU.drift(x[:1], 0.1))
    assert sde.OrnsteinUhlenbeck(2, 1).drift(i, 0).dtype == np.float64


def bad(**changes):
    arguments = {"u": lopsided, "sigma": 0.5, "x0": np.ones((3, 2)), "n": 4, "rng": rng()} | changes
    u, sigma, x0, n = (arguments.pop(name) for name in ("u", "sigma", "x0", "n"))
    return sde.euler_maruyama(u, sigma, x0, n, **arguments)


@pytest.mark.parametrize(
    "changes, error, message",
    [
        ({"t1": -1.0}, ValueError, "t1 must be at least t0, got t0 = 0 and t1 = -1"),
        ({"t0": np.zeros((3, 1))}, TypeError, r"t0 must be one number for all points, got a NumPy array of .*\(3, 1\)"),
        ({"t1": [1.0]}, TypeError, "t1 must be one number for all points, got list"),
        ({"t1": math.inf}, ValueError, "t1 must be finite, got inf"),
        ({"u": lambda x, t: 1j * x}, TypeError, "must return real numbers like x, got complex128"),
        ({"sigma": -0.1}, ValueError, "sigma must be at least 0, got -0.1"),
        ({"sigma": lambda t: 0.1 - t}, ValueError, r"sigma\(0.25\) must be at least 0, got -0.15"),
        ({"sigma": math.nan}, ValueError, "sigma must be at least 0, got nan"),
        ({"sigma": np.array([1.0, -1.0])}, ValueError, "at least 0 everywhere, got -1"),
        ({"sigma": np.ones(3)}, ValueError, r"broadcast against x0 of shape \(3, 2\), got shape \(3,\)"),
        ({"sigma": np.ones((5, 3, 2))}, ValueError, r"got shape \(5, 3, 2\)"),
        ({"sigma": lambda x, t: x}, TypeError, "of time alone.*euler_maruyama_step"),
        ({"sigma": "much"}, TypeError, "sigma must be a number or an array, got str"),
        ({"rng": 0}, TypeError, "rng must be a numpy.random.Generator"),
        ({"x0": np.ones((3, 2), complex)}, TypeError, "noise is real"),
        ({"x0": np.ones(3)}, ValueError, r"x0 must have shape \(batch, d\)"),
        ({"n": 0}, ValueError, "n must be at least 1, got 0"),
        ({"n": 5, "trajectory": True, "every": 2}, ValueError, "every must divide n"),
        ({"u": lambda x, t: x[:, :1]}, ValueError, r"u\(x, t\) must return shape \(3, 2\)"),
        ({"u": lambda x, t: np.nan * x}, ValueError, "NaN after 4 steps"),
    ],
)
def test_bad_input_gets_one_clear_sentence(changes, error, message):
    with pytest.raises(error, match=message):
        bad(**changes)


# Brownian motion


def test_brownian_motion_starts_at_zero_and_has_the_shape_asked_for():
    w = sde.brownian_motion((3, 2), 7, rng=rng())
    assert w.shape == (8, 3, 2) and (w[0] == 0).all() and w.dtype == np.float64
    assert sde.brownian_motion(3, 7, rng=rng()).shape == (8, 3)


def test_brownian_motion_is_exact_at_any_number_of_steps():
    for n in (1, 7):
        w = sde.brownian_motion((N,), n, rng=rng(n), t1=2.5)
        assert_normal(w[-1], 0, 2.5)
        assert_normal(np.diff(w, axis=0)[0], 0, 2.5 / n)


@pytest.mark.parametrize("wrong", [{"n": 0}, {"n": 2, "t1": 0.0}, {"n": 2, "t1": math.inf}])
def test_brownian_motion_refuses_what_is_not_a_grid(wrong):
    with pytest.raises(ValueError):
        sde.brownian_motion((2,), rng=rng(), **wrong)


def test_refining_keeps_what_is_known_and_adds_a_bridge():
    w = sde.brownian_motion((N,), 2, rng=rng(8))
    fine = sde.refine(w, 0.5, rng=rng(9))
    assert fine.shape == (5, N)
    np.testing.assert_array_equal(fine[::2], w)
    bridge = fine[1] - (w[0] + w[1]) / 2
    assert_normal(bridge, 0, 0.5 / 4)
    assert abs(np.corrcoef(bridge, w[1])[0, 1]) < 5 / math.sqrt(N)
    assert_normal(fine[1], 0, 0.25)  # and so it is Brownian motion at the new time
    with pytest.raises(ValueError, match="h must be positive"):
        sde.refine(w, 0.0, rng=rng())


# Ornstein–Uhlenbeck


def test_one_big_transition_is_as_good_as_many_small_ones():
    x = np.full((N, 1), 2.0)
    mean, variance = 2 * math.exp(-1.5 * 0.8), 0.49 / 3 * (1 - math.exp(-2 * 1.5 * 0.8))
    assert_normal(OU.transition(x, 0.8, rng(1)), mean, variance)
    many, generator = x, rng(2)
    for _ in range(16):
        many = OU.transition(many, 0.05, generator)
    assert_normal(many, mean, variance)
    np.testing.assert_array_equal(OU.transition(x, 0.0, rng()), x)


def test_the_stationary_law_stays_and_remembers_at_the_rate_theta():
    now = OU.stationary_std * rng(1).standard_normal((100_000, 1))
    later = OU.transition(now, 0.5, rng(2))
    assert_normal(later, 0, 0.49 / 3)
    product = now * later
    assert abs(product.mean() - OU.autocovariance(0.5)) < 5 * product.std() / math.sqrt(product.size)
    np.testing.assert_allclose(OU.autocovariance(np.array([-0.5, 0.0])), [OU.autocovariance(0.5), 0.49 / 3])


def test_the_solution_along_a_noise_is_the_limit_of_finer_and_finer_schemes():
    h, generator = 0.5, rng(3)
    x0 = np.full((2000, 1), 1.0)
    fine = 2000
    x, w = x0, 0.0
    for _ in range(fine):
        z = generator.standard_normal(x.shape)
        x = sde.euler_maruyama_step(OU.drift, OU.sigma, x, 0, h / fine, z)
        w = w + math.sqrt(h / fine) * z
    drawn = OU.transition_along(x0, h, w, generator)
    # Given w, both are the same mean plus an independent rest: equal law, equal covariance with w.
    for value in (x, drawn):
        c = OU.sigma * (1 - math.exp(-OU.theta * h)) / OU.theta
        covariance = np.mean((value - value.mean()) * w)
        assert abs(covariance - c) < 5 * math.sqrt(2 / 2000) * OU.std(h) * math.sqrt(h)
    rest = [value - OU.mean(1.0, h) - c / h * w for value in (x, drawn)]
    ratio = rest[0].var() / rest[1].var()
    assert abs(ratio - 1) < 5 * math.sqrt(4 / 2000)


def test_euler_maruyamas_own_variance_is_its_recursion():
    for h in (0.1, 0.9, 4 / 3, 1.5):  # θh up to 2.25: also where it explodes
        variance = 0.0
        for _ in range(30):
            variance = (1 - OU.theta * h) ** 2 * variance + OU.sigma**2 * h
        assert OU.euler_maruyama_variance(h, 30) == pytest.approx(variance, rel=1e-10)
    assert OU.euler_maruyama_variance(0.1) == pytest.approx(0.49 / 3 / (1 - 0.075), rel=1e-12)
    assert OU.euler_maruyama_variance(4 / 3) == OU.euler_maruyama_variance(2.0) == math.inf


def test_the_ends_of_a_transition_are_its_limits():
    """h = 0: nothing but σ dW; h = ∞: the stationary law. The same for Euler–Maruyama's own variance."""
    x, dw = np.array([[2.0], [1.0]]), np.array([[0.3], [-0.1]])
    np.testing.assert_allclose(OU.transition_along(x, 0.0, dw, rng()), x + 0.7 * dw)
    near = OU.transition_along(x, 1e-9, dw, rng())
    np.testing.assert_allclose(OU.transition_along(x, 0.0, dw, rng()), near, atol=1e-7)
    z = rng().standard_normal((2, 1))
    np.testing.assert_allclose(OU.transition(x, math.inf, rng()), OU.stationary_std * z)
    assert OU.euler_maruyama_variance(0.0) == pytest.approx(0.49 / 3, rel=1e-12)
    assert OU.euler_maruyama_variance(0.0, 5) == 0


@pytest.mark.parametrize(
    "call",
    [
        lambda h: OU.transition(np.ones((2, 1)), h, rng()),
        lambda h: OU.transition_along(np.ones((2, 1)), h, np.ones((2, 1)), rng()),
        lambda h: OU.mean(np.ones((2, 1)), h),
        lambda h: OU.std(h),
        lambda h: OU.euler_maruyama_variance(h),
        lambda h: sde.refine(np.ones((3, 1)), h, rng=rng()),
        lambda h: sde.brownian_motion((2, 1), 3, rng=rng(), t1=h),
        lambda h: sde.euler_maruyama_step(OU.drift, 0.7, np.ones((2, 1)), 0.0, h, 0.0),
    ],
)
def test_a_length_of_time_is_one_number(call):
    for wrong in (np.array([[0.1], [0.2]]), [0.1], "0.1", -0.1, math.nan):
        with pytest.raises((TypeError, ValueError), match=r"^(h|t1) must be .*got "):
            call(wrong)
    call(np.array(0.1))


@pytest.mark.parametrize("wrong", [{"theta": 0.0}, {"theta": -1.0}, {"sigma": -0.1}, {"sigma": math.nan}])
def test_ou_refuses_parameters_without_a_meaning(wrong):
    with pytest.raises(ValueError, match="must be"):
        sde.OrnsteinUhlenbeck(**wrong)
    with pytest.raises(ValueError, match="h must be at least 0"):
        OU.transition(np.ones((1, 1)), -0.1, rng())


# Torch


def test_everything_works_without_torch():
    code = (
        "import sys; sys.modules['torch'] = None\n"
        "import numpy as np; from flowdiff import sde\n"
        "r = np.random.default_rng(0); ou = sde.OrnsteinUhlenbeck(); x = np.ones((2, 1))\n"
        "sde.euler_maruyama(ou.drift, 1.0, x, 3, rng=r); sde.refine(sde.brownian_motion((2,), 3, rng=r), 1/3, rng=r)\n"
        "ou.transition(x, 0.1, r); ou.transition_along(x, 0.1, x, r)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_a_tensor_in_gives_a_tensor_out_with_the_same_law():
    torch = pytest.importorskip("torch")
    generator = torch.Generator().manual_seed(0)
    x0 = torch.full((N, 2), 2.0, dtype=torch.float64)
    xs = sde.euler_maruyama(OU.drift, 0.7, x0, 8, rng=generator, trajectory=True)
    assert xs.shape == (9, N, 2) and xs.dtype == torch.float64 and not xs.requires_grad
    assert_normal(xs[-1].numpy(), 2 * (1 - 1.5 / 8) ** 8, OU.euler_maruyama_variance(1 / 8, 8))
    w = sde.brownian_motion((N,), 4, rng=generator, t1=2.5)
    assert w.dtype == torch.float32 and w.shape == (5, N)
    assert_normal(w[-1].double().numpy(), 0, 2.5)
    assert_normal(OU.transition(x0, 0.8, generator).numpy(), OU.mean(2.0, 0.8), OU.std(0.8) ** 2)
    assert sde.refine(w, 2.5 / 4, rng=generator).shape == (9, N)


def test_without_noise_torch_too_is_euler_bit_for_bit():
    torch = pytest.importorskip("torch")
    x0 = torch.randn(50, 2, generator=torch.Generator().manual_seed(1))
    with_sde = sde.euler_maruyama(lambda x, t: t - x * x, 0.0, x0, 10, rng=torch.Generator())
    assert torch.equal(with_sde, ode.euler(lambda x, t: t - x * x, x0, 10))


def test_gradients_flow_only_if_the_start_asks_for_them():
    torch = pytest.importorskip("torch")
    x0 = torch.ones(4, 1, dtype=torch.float64, requires_grad=True)
    sigma = torch.tensor([0.7], dtype=torch.float64, requires_grad=True)
    x = sde.euler_maruyama(OU.drift, sigma, x0, 5, rng=torch.Generator().manual_seed(0))
    x.sum().backward()
    np.testing.assert_allclose(x0.grad, np.full((4, 1), (1 - 1.5 / 5) ** 5))
    noise = (x.detach() - (1 - 1.5 / 5) ** 5).sum() / 0.7  # X is linear in σ
    assert sigma.grad.item() == pytest.approx(noise.item())
    for single in (torch.tensor(0.7, requires_grad=True), torch.tensor(0.7, dtype=torch.float64, requires_grad=True)):
        for given in (single, lambda t, single=single: single):
            x = sde.euler_maruyama(OU.drift, given, x0, 5, rng=torch.Generator().manual_seed(0))
            (slope,) = torch.autograd.grad(x.sum(), single)
            assert slope.item() == pytest.approx(noise.item())


def test_the_other_backends_generator_is_refused():
    torch = pytest.importorskip("torch")
    with pytest.raises(TypeError, match=r"numpy\.random\.Generator like x, a NumPy array"):
        bad(rng=torch.Generator())
    with pytest.raises(TypeError, match=r"torch\.Generator like x, a torch tensor"):
        bad(x0=torch.ones(3, 2), u=lambda x, t: -x)
    with pytest.raises(TypeError, match="sigma must be a NumPy array like x0"):
        bad(sigma=torch.ones(2))
