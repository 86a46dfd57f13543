"""DPM-Solver++ and step schedules: orders measured on flows whose ends are known, and what bad arguments are told."""

import math

import numpy as np
import pytest

from flowdiff import distributions, fields, ode
from flowdiff.paths import DDPM, Straight, VariancePreserving
from flowdiff.samplers import dpm_solver, exponential_step, half_log_snr, karras_times

PATHS = [Straight(), VariancePreserving(), DDPM()]
P_DATA = distributions.GaussianMixture([0.5, 0.3, 0.2], [[-1.2, -0.6], [1.1, 0.9], [0.7, -1.2]], [0.25, 0.35, 0.2])
X = np.random.default_rng(0).normal(size=(200, 2))
on_every_path = pytest.mark.parametrize("path", PATHS, ids=repr)


def between(path, n, first=0.1, last=0.95):
    """n + 1 times, even in ℓ, inside the path."""
    return path.time_of(np.exp(-np.linspace(half_log_snr(path, first), half_log_snr(path, last), n + 1)))


def end_of_gaussian(path, s, x, times):
    """Where the flow to N(0, s²) leads: x grows as the standard deviation √(α² s² + β²) does."""
    std = [math.hypot(path.alpha(t) * s, path.beta(t)) for t in (times[0], times[-1])]
    return x * std[1] / std[0]


@on_every_path
@pytest.mark.parametrize(("order", "ratio"), [(1, 2.0), (2, 4.0)])
def test_the_order_is_the_one_that_is_said(path, order, ratio):
    """Half the step in ℓ: the error falls by 2^order. The end is a closed form."""
    s = 0.8
    exact = fields.GaussianToMixture(distributions.GaussianMixture([1.0], [[0.0]], s), path)
    x0 = np.array([[1.3]])
    errors = []
    for n in (80, 160):
        times = between(path, n)
        made = dpm_solver(exact.denoiser, path, x0, times, order=order)
        errors.append(abs(made - end_of_gaussian(path, s, x0, times)).item())
    assert errors[0] / errors[1] == pytest.approx(ratio, rel=0.08)


def test_on_a_mixture_it_leads_where_runge_kutta_leads():
    path = VariancePreserving()
    exact = fields.GaussianToMixture(P_DATA, path)
    start, end = 0.1, 0.95
    truth = ode.rk4(exact, X, 400, t0=start, t1=end)
    off = [np.linalg.norm(dpm_solver(exact.denoiser, path, X, between(path, n)) - truth, axis=1) for n in (50, 100)]
    assert np.median(off[1]) < 2e-3
    assert np.median(off[0]) / np.median(off[1]) == pytest.approx(4, rel=0.15)


@on_every_path
def test_first_order_is_ddim(path):
    exact = fields.GaussianToMixture(P_DATA, path)
    t, t_next = 0.35, 0.6
    mixed = path.alpha(t_next) * exact.denoiser(X, t) + path.beta(t_next) * exact.noise(X, t)
    for order in (1, 2):  # the first step has none before it
        np.testing.assert_allclose(dpm_solver(exact.denoiser, path, X, [t, t_next], order=order), mixed, atol=1e-12)


@on_every_path
def test_second_order_is_exact_where_the_denoiser_is_constant_and_its_step_is_the_papers(path):
    """With D = z any steps are exact, from only noise to only data; and one step in the letters of the paper."""
    z = np.array([[0.7, -1.1]])
    made = dpm_solver(lambda x, t: 0 * x + z, path, X, [0.0, 0.3, 0.8, 1.0])
    np.testing.assert_allclose(made, np.broadcast_to(z, X.shape), atol=1e-12)
    times = [0.3, 0.45, 0.7]

    def denoiser(x, t):
        return np.sin(3 * t) + 0.2 * x

    states = dpm_solver(denoiser, path, X, times, trajectory=True)
    lam = [math.log(path.alpha(t) / path.beta(t)) for t in times]
    h, ratio = lam[2] - lam[1], (lam[1] - lam[0]) / (lam[2] - lam[1])
    before, now = denoiser(states[0], times[0]), denoiser(states[1], times[1])
    combined = (1 + 1 / (2 * ratio)) * now - before / (2 * ratio)
    paper = path.beta(times[2]) / path.beta(times[1]) * states[1] - path.alpha(times[2]) * math.expm1(-h) * combined
    np.testing.assert_allclose(states[2], paper, atol=1e-12)


def test_the_denoiser_is_asked_once_a_step_and_the_start_is_kept():
    asked, x0 = [], X.copy()

    def denoiser(x, t):
        asked.append(t)
        x *= 0.5  # it may write into what it is given
        return x

    times = np.array([0.0, 0.2, 0.5, 1.0])
    states = dpm_solver(denoiser, Straight(), x0, times, trajectory=True)
    assert set(asked) == {0.0, 0.2, 0.5}
    assert states.shape == (4, *X.shape)
    np.testing.assert_array_equal(x0, X)
    np.testing.assert_array_equal(states[0], X)


def test_tensors_and_images_keep_their_kind_and_shape():
    torch = pytest.importorskip("torch")
    x0 = torch.zeros(3, 1, 4, 4)
    made = dpm_solver(lambda x, t: x + 1, DDPM(), x0, karras_times(DDPM(), 5))
    assert made.shape == x0.shape and made.dtype == torch.float32


@on_every_path
def test_the_time_of_a_ratio(path):
    t = np.linspace(0.02, 1, 50)
    ratio = np.array([path.beta(one) / path.alpha(one) for one in t])
    np.testing.assert_allclose(path.time_of(ratio), t, atol=1e-9)


@pytest.mark.parametrize("rho", [1.0, 3.0, 7.0, math.inf])
def test_karras_times_are_even_in_a_root_of_the_ratio(rho):
    path = DDPM()
    times = karras_times(path, 9, rho, last=0.99)
    assert len(times) == 10 and times[0] == 0 and times[-2] == 0.99 and times[-1] == 1
    ratio = np.array([path.beta(t) / path.alpha(t) for t in times[:-1]])
    even = np.log(ratio) if rho == math.inf else ratio ** (1 / rho)
    np.testing.assert_allclose(np.diff(even), np.diff(even).mean(), rtol=1e-6)


def test_a_step_with_a_constant_denoiser_is_exact_however_long():
    path, z = VariancePreserving(), 0.9
    x = path.sample(np.full((4, 1), z), X[:4, :1], 0.2)
    made = exponential_step(path, z, x, 0.2, 0.9)
    np.testing.assert_allclose(made, path.sample(np.full((4, 1), z), X[:4, :1], 0.9), atol=1e-12)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda d: dpm_solver(d, Straight(), X, [0.0, 0.5, 1.0], order=3), "order must be 1 or 2, got 3"),
        (lambda d: dpm_solver(d, Straight(), X, [0.5]), "times must be at least two numbers that rise"),
        (lambda d: dpm_solver(d, Straight(), X, [0.5, 0.2]), "times must be at least two numbers that rise"),
        (lambda d: dpm_solver(d, Straight(), X, [0.5, 1.2]), "times must be at least two numbers that rise"),
        (lambda d: dpm_solver(d, Straight(), X[0], [0.0, 1.0]), "x0 must have shape"),
        (lambda d: karras_times(DDPM(), 1), "n must be at least 2, got 1"),
        (lambda d: karras_times(DDPM(), 4, 0), "rho must be positive, got 0"),
        (lambda d: karras_times(DDPM(), 4, first=0.5, last=0.4), "first must be before last"),
        (lambda d: karras_times(Straight(), 4), "there must be data in X_t at first"),
        (lambda d: karras_times(DDPM(), 4, last=1.0), "there must be data in X_t at first and noise at last"),
    ],
)
def test_bad_arguments_are_told(call, told):
    with pytest.raises(ValueError, match=told):
        call(lambda x, t: x)
