"""The solvers: closed forms, measured orders, both backends, and what bad input is told."""

import subprocess
import sys

import numpy as np
import pytest
from problems import Forced, Swing, slope

from flowdiff import fields, ode

METHODS = [ode.euler, ode.midpoint, ode.heun, ode.rk4]
ORDERS = {"euler": 1, "midpoint": 2, "heun": 2, "rk4": 4}
EVALUATIONS = {"euler": 1, "midpoint": 2, "heun": 2, "rk4": 4}


class Recorder:
    """A field that remembers when and on what it was called."""

    def __init__(self, u):
        self.u, self.times, self.shapes = u, [], []

    def __call__(self, x, t):
        self.times.append(t)
        self.shapes.append(x.shape)
        return self.u(x, t)


# One step multiplies the linear ODE by a polynomial in z = -θh: the Taylor polynomial of exp(z) of the method's order.
GROWTH = {
    "euler": lambda z: 1 + z,
    "midpoint": lambda z: 1 + z + z**2 / 2,
    "heun": lambda z: 1 + z + z**2 / 2,
    "rk4": lambda z: 1 + z + z**2 / 2 + z**3 / 6 + z**4 / 24,
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("theta, n", [(2.0, 10), (0.7, 3), (5.0, 7)])
def test_linear_ode_equals_the_schemes_own_closed_form(method, theta, n):
    x0 = np.array([[1.0, -0.3], [2.5, 0.0]])
    expected = x0 * GROWTH[method.__name__](-theta / n) ** n
    np.testing.assert_allclose(method(lambda x, t: -theta * x, x0, n), expected, rtol=1e-12, atol=1e-15)


def test_euler_is_the_number_of_the_contract():
    assert abs(ode.euler(lambda x, t: -2 * x, np.ones((1, 1)), 10).item() - 0.8**10) < 1e-12


@pytest.mark.parametrize("method", METHODS)
def test_order_is_what_the_method_promises(method):
    problem, ns = Swing(), np.array([32, 64, 128, 256])
    errors = [abs(method(problem, np.array([[1.0]]), n).item() - problem.exact(1.0)) for n in ns]
    assert slope(errors, ns) == pytest.approx(ORDERS[method.__name__], abs=0.06)


@pytest.mark.parametrize("method", METHODS)
def test_a_field_without_symmetry_converges_to_its_exact_solution(method):
    x0 = np.array([[0.3, -1.2], [-0.5, 0.8]])
    field = Forced()
    errors = [np.abs(method(field, x0, n) - field.exact(x0, 1.0)).max() for n in (20, 40)]
    assert errors[0] / errors[1] == pytest.approx(2 ** ORDERS[method.__name__], rel=0.25)


@pytest.mark.parametrize("method", METHODS)
def test_one_polynomial_less_than_the_order_is_exact(method):
    """u = t^(p-1) integrates to 1/p without error, which tells where in the step each method looks."""
    p = ORDERS[method.__name__]
    end = method(lambda x, t: np.full_like(x, t ** (p - 1)), np.zeros((1, 1)), 5)
    assert end.item() == pytest.approx(1 / p if p > 1 else 1.0, abs=1e-14)


@pytest.mark.parametrize("method", METHODS)
def test_times_and_number_of_evaluations(method):
    field = Recorder(lambda x, t: -x)
    method(field, np.ones((4, 3)), 8, t0=0.5, t1=2.5)
    assert len(field.times) == 8 * EVALUATIONS[method.__name__]
    assert set(field.shapes) == {(4, 3)}
    np.testing.assert_allclose(field.times[:: EVALUATIONS[method.__name__]], 0.5 + 0.25 * np.arange(8), atol=1e-14)
    assert all(isinstance(t, float) for t in field.times)


@pytest.mark.parametrize("method", METHODS)
def test_trajectory_starts_at_x0_ends_at_the_result_and_is_time_first(method):
    x0 = np.random.default_rng(0).normal(size=(5, 2))
    before = x0.copy()
    xs = method(Forced(), x0, 12, trajectory=True)
    assert xs.shape == (13, 5, 2)
    np.testing.assert_array_equal(xs[0], x0)
    np.testing.assert_array_equal(xs[-1], method(Forced(), x0, 12))
    np.testing.assert_array_equal(method(Forced(), x0, 12, trajectory=True, every=4), xs[::4])
    np.testing.assert_array_equal(x0, before)
    xs[:] = 0  # what comes back is the caller's own
    np.testing.assert_array_equal(x0, before)


def test_backwards_undoes_forwards_to_the_methods_order():
    vortex, x0 = fields.Vortex(), np.array([[0.9, -0.6]])
    assert np.abs(ode.rk4(vortex, ode.rk4(vortex, x0, 200), 200, t0=1, t1=0) - x0).max() < 1e-7
    theta, n = 3.0, 50
    there = ode.euler(fields.Decay(theta), np.ones((1, 1)), n)
    back = ode.euler(fields.Decay(theta), there, n, t0=1, t1=0)
    assert back.item() == pytest.approx((1 - theta**2 / n**2) ** n, rel=1e-12)


def test_images_keep_their_shape_and_integers_become_floats():
    assert ode.euler(lambda x, t: -x, np.ones((2, 1, 8, 8)), 3).shape == (2, 1, 8, 8)
    xs = ode.euler(lambda x, t: -2 * x, np.array([[1, 3]]), 10, trajectory=True)
    assert xs.dtype == np.float64
    np.testing.assert_allclose(xs[-1], [[0.8**10, 3 * 0.8**10]])


def test_infinity_is_a_result_and_nan_is_an_error():
    with np.errstate(over="ignore"):
        assert np.isinf(ode.euler(lambda x, t: x**2, np.array([[50.0]]), 30)).all()
    with pytest.raises(ValueError, match=r"NaN after 4 steps, expected finite numbers or inf"):
        ode.euler(lambda x, t: x * float("nan"), np.ones((1, 1)), 4)


BAD = {
    "a list": (lambda: ode.euler(lambda x, t: x, [[1.0]], 3), TypeError, r"NumPy array or a torch tensor.*got list"),
    "no batch": (
        lambda: ode.euler(lambda x, t: x, np.ones(3), 3),
        ValueError,
        r"\(batch, d\), got \(3,\).*x0\[None, :\]",
    ),
    "text": (lambda: ode.euler(lambda x, t: x, np.array([["a"]]), 3), TypeError, r"must hold numbers, got .*dtype <U1"),
    "n = 0": (lambda: ode.rk4(lambda x, t: x, np.ones((1, 1)), 0), ValueError, r"n must be at least 1, got 0"),
    "n = 2.5": (
        lambda: ode.rk4(lambda x, t: x, np.ones((1, 1)), 2.5),
        TypeError,
        r"n must be a whole number.*got float 2.5",
    ),
    "every": (
        lambda: ode.heun(lambda x, t: x, np.ones((1, 1)), 10, trajectory=True, every=3),
        ValueError,
        r"every must divide n, got n = 10 and every = 3",
    ),
    "column": (
        lambda: ode.euler(lambda x, t: x[:, :1], np.ones((4, 2)), 3),
        ValueError,
        r"must return shape \(4, 2\) like x, got \(4, 1\)",
    ),
    "number": (
        lambda: ode.euler(lambda x, t: 0.0, np.ones((4, 2)), 3),
        TypeError,
        r"NumPy array of shape \(4, 2\).*got float 0.0",
    ),
    "nothing": (lambda: ode.midpoint(lambda x, t: None, np.ones((4, 2)), 3), TypeError, r"got NoneType"),
}


@pytest.mark.parametrize("call, error, message", BAD.values(), ids=BAD.keys())
def test_bad_input_gets_one_sentence(call, error, message):
    with pytest.raises(error, match=message) as raised:
        call()
    assert "\n" not in str(raised.value)


# torch --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
def test_torch_gives_the_same_numbers(method):
    torch = pytest.importorskip("torch")
    x0 = np.random.default_rng(1).normal(size=(6, 2))
    u = fields.Saddle()
    tensor = method(u, torch.from_numpy(x0), 9, trajectory=True)
    assert isinstance(tensor, torch.Tensor) and tensor.dtype == torch.float64
    np.testing.assert_allclose(tensor.numpy(), method(u, x0, 9, trajectory=True), rtol=1e-12, atol=1e-14)
    single = method(u, torch.from_numpy(x0).float(), 9)
    assert single.dtype == torch.float32


def test_torch_builds_a_graph_only_when_asked():
    torch = pytest.importorskip("torch")
    weight = torch.tensor(2.0, requires_grad=True)
    assert not ode.euler(lambda x, t: -weight * x, torch.ones(1, 1), 10).requires_grad
    x0 = torch.ones(1, 1, dtype=torch.float64, requires_grad=True)
    xs = ode.euler(lambda x, t: -2 * x, x0, 10, trajectory=True)
    assert xs.shape == (11, 1, 1)
    xs[-1].sum().backward()
    assert x0.grad.item() == pytest.approx(0.8**10, rel=1e-12)


def test_torch_and_numpy_do_not_mix():
    torch = pytest.importorskip("torch")
    with pytest.raises(TypeError, match=r"torch tensor of shape \(1, 1\) like x, got a NumPy array"):
        ode.euler(lambda x, t: np.ones((1, 1)), torch.ones(1, 1), 3)


def test_everything_imports_and_runs_without_torch():
    """A reader without PyTorch, or in a browser's Python, can use all of it but the networks."""
    code = """
import sys
sys.modules["torch"] = None  # any import of it fails
import numpy as np
from flowdiff import distributions, fields, interactive, ode, plotting, sde
rng = np.random.default_rng(0)
mixture = distributions.GaussianMixture([0.5, 0.5], [[-1, 0], [1, 0]], 0.3)
x = ode.rk4(fields.GaussianToMixture(mixture), rng.normal(size=(100, 2)), 20)
assert x.shape == (100, 2) and mixture.score(x).shape == (100, 2)
assert sde.euler_maruyama(lambda x, t: -x, 0.5, x, 10, rng=rng).shape == (100, 2)
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
