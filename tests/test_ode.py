"""The solvers: closed forms, measured orders, both backends, and what bad input is told."""

import subprocess
import sys

import numpy as np
import pytest
from problems import Forced, Swing, slope

from flowdiff import _march, fields, ode, paths
from flowdiff.distributions import GaussianMixture

METHODS = [ode.euler, ode.midpoint, ode.heun, ode.rk4]


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
    assert slope(errors, ns) == pytest.approx(ode.ORDER[method], abs=0.06)


@pytest.mark.parametrize("method", METHODS)
def test_a_field_without_symmetry_converges_to_its_exact_solution(method):
    x0 = np.array([[0.3, -1.2], [-0.5, 0.8]])
    field = Forced()
    errors = [np.abs(method(field, x0, n) - field.exact(x0, 1.0)).max() for n in (20, 40)]
    assert errors[0] / errors[1] == pytest.approx(2 ** ode.ORDER[method], rel=0.25)


@pytest.mark.parametrize("method", METHODS)
def test_one_polynomial_less_than_the_order_is_exact(method):
    """u = t^(p-1) integrates to 1/p without error, which tells where in the step each method looks."""
    p = ode.ORDER[method]
    end = method(lambda x, t: np.full_like(x, t ** (p - 1)), np.zeros((1, 1)), 5)
    assert end.item() == pytest.approx(1 / p if p > 1 else 1.0, abs=1e-14)


@pytest.mark.parametrize("method", METHODS)
def test_times_and_number_of_evaluations(method):
    field = Recorder(lambda x, t: -x)
    method(field, np.ones((4, 3)), 8, t0=0.5, t1=2.5)
    assert len(field.times) == 8 * ode.EVALUATIONS[method]
    assert set(field.shapes) == {(4, 3)}
    np.testing.assert_allclose(field.times[:: ode.EVALUATIONS[method]], 0.5 + 0.25 * np.arange(8), atol=1e-14)
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


# t0 + (n - 1) h + h is past t1 by rounding for 56 n below 2000 between 0 and 1, and for a thousand on the way back.
INTERVALS = [(0.0, 1.0), (1.0, 0.0), (0.2, 1.3), (-0.3, 0.7), (1.0, 0.1), (0.7, -0.3), (1e6, 1e6 + 1)]


@pytest.mark.parametrize("t0, t1", INTERVALS)
def test_the_stages_of_the_last_step_end_at_t1_for_every_n(t0, t1):
    for n in range(1, 2000):
        h = (t1 - t0) / n
        t = t0 + (n - 1) * h
        seen = _march.ends_at(lambda x, t: t, t1, h)
        assert seen(None, t + h) == t1
        assert seen(None, t) == t and seen(None, t + h / 2) == t + h / 2
        assert min(t0, t1) <= min(t, t + h / 2) and max(t, t + h / 2) <= max(t0, t1)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("t0, t1", INTERVALS)
def test_no_solver_asks_a_field_for_a_time_outside(method, t0, t1):
    past = [n for n in range(1, 2000) if (n - 1) * (1 / n) + 1 / n > 1]
    assert len(past) == 56
    zero = np.zeros((1, 1))
    for n in [*range(1, 30), *(past[::7] if (t0, t1) == (0, 1) else past[:2])]:
        times = []

        def u(x, t, times=times):
            times.append(t)
            return zero

        method(u, zero, n, t0=t0, t1=t1)
        assert min(times) >= min(t0, t1) and max(times) <= max(t0, t1), n
        assert times[0] == t0 and len(times) == n * ode.EVALUATIONS[method]
        if method in (ode.heun, ode.rk4):
            assert times[-1] == t1, n


@pytest.mark.parametrize("n", [10, 93])
@pytest.mark.parametrize("method", METHODS)
def test_a_field_that_ends_at_t1_is_solved_up_to_there(method, n):
    """DDPM's noise falls vertically at t = 1 and is imaginary after it. Here the exact flow is known: one Gaussian."""
    u = fields.GaussianToMixture(GaussianMixture([1.0], [[0.5, -1.0]], 1.5), paths.DDPM())
    x0 = np.random.default_rng(0).normal(size=(7, 2))
    law = u.law(0.0)
    exact = [0.5, -1.0] + 1.5 * (x0 - law.means) / law.stds
    found = method(u, x0, n)
    assert found.dtype == np.float64
    np.testing.assert_allclose(found, exact, atol={1: 1 / n, 2: 3 / n**2, 4: 1 / n**4}[ode.ORDER[method]])
    torch = pytest.importorskip("torch")
    np.testing.assert_allclose(method(u, torch.from_numpy(x0), n).numpy(), found, rtol=1e-10)


def test_steps_finer_than_floating_point_numbers_are_refused():
    with pytest.raises(ValueError, match=r"n = 1000 steps from t0 = 1e\+09 .* are finer than floating-point numbers"):
        ode.euler(lambda x, t: x, np.ones((1, 1)), 1000, t0=1e9, t1=1e9 + 1e-6)
    assert ode.euler(lambda x, t: x, np.ones((1, 1)), 3, t0=0.5, t1=0.5).item() == 1


def halving(x, t):
    """x / 2, by writing into x."""
    x *= 0.5
    return x


def halving_late(x, t):
    if t > 0.5:
        x *= 0.5
        return x
    return x / 2


def clipping(x, t):
    """Writes nothing new until the solution has grown beyond 3."""
    x[x > 3] = 3
    return 2 * x


WRITERS = [
    (halving, lambda x, t: x / 2),
    (halving_late, lambda x, t: x / 2),
    (clipping, lambda x, t: 2 * (np if isinstance(x, np.ndarray) else sys.modules["torch"]).clip(x, None, 3)),
]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("writer, pure", WRITERS, ids=lambda u: getattr(u, "__name__", ""))
def test_a_field_that_writes_into_its_argument_changes_nothing_else(method, writer, pure):
    x0 = np.array([[1.0, -2.0], [0.5, 2.0]])
    before = x0.copy()
    xs = method(writer, x0, 8, trajectory=True)
    np.testing.assert_array_equal(x0, before)
    np.testing.assert_array_equal(xs, method(pure, x0, 8, trajectory=True))
    np.testing.assert_array_equal(xs[-1], method(writer, x0, 8))
    x0 += 1  # the caller's array is not left locked
    end = method(writer, x0, 8)
    end += 1  # nor is the result


@pytest.mark.parametrize("method", METHODS)
def test_the_same_for_tensors(method):
    torch = pytest.importorskip("torch")
    for writer, pure in (WRITERS[0], WRITERS[2]):
        x0 = torch.tensor([[1.0, -2.0], [0.5, 2.0]])
        before = x0.clone()
        xs = method(writer, x0, 8, trajectory=True)
        assert torch.equal(x0, before) and torch.equal(xs, method(pure, x0, 8, trajectory=True))
        with torch.inference_mode():  # where tensors do not count how often they are written to
            assert torch.equal(xs[-1], method(writer, x0, 8)) and torch.equal(x0, before)
    leaf = torch.ones(1, 2, dtype=torch.float64, requires_grad=True)
    method(halving, leaf, 8).sum().backward()
    expected = GROWTH[method.__name__](0.5 / 8) ** 8
    np.testing.assert_allclose(leaf.grad.numpy(), np.full((1, 2), expected), rtol=1e-12)
    with pytest.raises(ValueError, match=r"wrote into x at t = 0\.\d+ and not before: let it return a new tensor"):
        method(halving_late, torch.ones(1, 2), 8)


@pytest.mark.parametrize("method", METHODS)
def test_a_field_may_return_the_same_memory_each_time(method):
    """With it, k1 would become k2 as soon as k2 is asked for."""
    x0 = np.random.default_rng(0).normal(size=(4, 2))
    out = np.empty_like(x0)
    expected = method(lambda x, t: -t * x, x0, 6, trajectory=True)
    np.testing.assert_array_equal(method(lambda x, t: np.multiply(x, -t, out=out), x0, 6, trajectory=True), expected)
    torch = pytest.importorskip("torch")
    x0, out = torch.from_numpy(x0), torch.from_numpy(out)
    found = method(lambda x, t: torch.mul(x, -t, out=out)[:], x0, 6, trajectory=True)
    assert torch.equal(found, method(lambda x, t: -t * x, x0, 6, trajectory=True))


@pytest.mark.parametrize("trajectory", [False, True])
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_state_keeps_the_dtype_of_the_start(method, dtype, trajectory):
    x0 = np.array([[1.0, -0.3]], dtype)
    fields_of_other_dtypes = [
        lambda x, t: x.astype(np.float64) * np.float64(-1),
        lambda x, t: np.float32(-1) * x.astype(np.float32),
        lambda x, t: np.ones(x.shape, int),
    ]
    for u in fields_of_other_dtypes:
        assert method(u, x0, 4, trajectory=trajectory).dtype == x0.dtype
    torch = pytest.importorskip("torch")
    for u in (lambda x, t: -x.double(), lambda x, t: -x.float()):
        assert method(u, torch.from_numpy(x0), 4, trajectory=trajectory).dtype == getattr(torch, dtype)


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
    "times for each point": (
        lambda: ode.euler(lambda x, t: x, np.ones((4, 2)), 3, t0=np.zeros((4, 1))),
        TypeError,
        r"t0 must be one number for all points, got a NumPy array of shape \(4, 1\)",
    ),
    "a list of one time": (
        lambda: ode.rk4(lambda x, t: x, np.ones((4, 2)), 3, t1=[1.0]),
        TypeError,
        r"t1 must be one number for all points, got list \[1.0\]",
    ),
    "an array of one time": (
        lambda: ode.heun(lambda x, t: x, np.ones((4, 2)), 3, t1=np.ones(1)),
        TypeError,
        r"t1 must be one number for all points, got a NumPy array of shape \(1,\)",
    ),
    "no time": (lambda: ode.heun(lambda x, t: x, np.ones((4, 2)), 3, t1=np.nan), ValueError, "t1 must be finite"),
    "n of many": (
        lambda: ode.heun(lambda x, t: x, np.ones((4, 2)), np.array([3, 4])),
        TypeError,
        r"n must be a whole number of steps, got a NumPy array of shape \(2,\)",
    ),
    "complex": (
        lambda: ode.midpoint(lambda x, t: 1j * x, np.ones((4, 2)), 3),
        TypeError,
        "must return real numbers like x, got complex128",
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


def test_one_time_may_come_in_any_dress():
    torch = pytest.importorskip("torch")
    x0 = np.ones((2, 1), np.float32)
    for one in (1, np.float64(1), np.array(1.0), torch.tensor(1.0), torch.tensor(1)):
        xs = ode.euler(lambda x, t: -x, x0, 10, t1=one)
        assert xs.dtype == np.float32
        np.testing.assert_allclose(xs, 0.9**10, rtol=1e-6)
    with pytest.raises(TypeError, match=r"t1 must be one number for all points, got a torch tensor of shape \(2, 1\)"):
        ode.euler(lambda x, t: -x, torch.ones(2, 1), 10, t1=torch.ones(2, 1))


@pytest.mark.parametrize("method", METHODS)
def test_torch_func_differentiates_a_solution(method):
    torch = pytest.importorskip("torch")
    jacobian = torch.func.jacrev(lambda x: method(fields.Decay(2.0), x, 5))(torch.ones(1, 2, dtype=torch.float64))
    expected = GROWTH[method.__name__](-2.0 / 5) ** 5 * np.eye(2)
    np.testing.assert_allclose(jacobian.reshape(2, 2).numpy(), expected, rtol=1e-12)


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
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300)
