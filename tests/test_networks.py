"""The networks: shapes, times, labels, seeds, and what they refuse."""

import math
import warnings

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from flowdiff import fields, networks, ode  # noqa: E402


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.fixture
def net():
    return networks.MLPField(3, hidden=16, rng=generator())


@pytest.fixture
def digits_net():
    return networks.ClassConditionalField(5, 4, hidden=16, blocks=2, rng=generator())


def test_the_field_has_the_shape_of_x_and_sees_the_time(net):
    x = torch.randn(7, 3, generator=generator(1))
    assert net(x, 0.3).shape == x.shape
    assert not torch.allclose(net(x, 0.3), net(x, 0.4))


def test_a_float_time_and_a_column_of_times_are_the_same(net, digits_net):
    x = torch.randn(7, 3, generator=generator(1))
    torch.testing.assert_close(net(x, 0.3), net(x, torch.full((7, 1), 0.3)))
    x = torch.randn(7, 5, generator=generator(1))
    torch.testing.assert_close(digits_net(x, 0.3), digits_net(x, torch.full((7, 1), 0.3)))


def test_rows_do_not_see_each_other(net, digits_net):
    """Nor their times and labels: permuting the batch permutes the answer."""
    order = torch.randperm(7, generator=generator(2))
    t = torch.rand(7, 1, generator=generator(3))
    x = torch.randn(7, 3, generator=generator(1))
    torch.testing.assert_close(net(x, t)[order], net(x[order], t[order]))
    x, y = torch.randn(7, 5, generator=generator(1)), torch.arange(7) % 5
    torch.testing.assert_close(digits_net(x, t, y)[order], digits_net(x[order], t[order], y[order]))


def test_the_place_goes_in_before_the_time(net):
    """A field built by hand into the first layer: coordinate 0 weighs 1, the time weighs 10."""
    small = networks.MLPField(2, hidden=1, layers=1, rng=generator())
    with torch.no_grad():
        for parameter in small.parameters():
            parameter.zero_()
        small.net[0].weight[:] = torch.tensor([[1.0, 0.0, 10.0]])
        small.net[2].weight[:] = 1.0
    silu = torch.nn.functional.silu
    x = torch.tensor([[0.5, 3.0], [2.0, -1.0]])
    torch.testing.assert_close(small(x, 0.3)[:, 0], silu(x[:, 0] + 3.0))


def test_one_seed_gives_one_network_and_leaves_the_global_state_alone():
    before = torch.random.get_rng_state()
    one, same, other = (networks.MLPField(2, rng=generator(seed)) for seed in (0, 0, 1))
    networks.ClassConditionalField(2, 3, rng=generator())
    x = torch.ones(1, 2)
    assert torch.equal(one(x, 0.5), same(x, 0.5)) and not torch.equal(one(x, 0.5), other(x, 0.5))
    assert torch.equal(before, torch.random.get_rng_state())


def test_the_initial_weights_follow_the_law_that_torch_uses():
    ours = networks.MLPField(7, hidden=500, rng=generator())
    torch_layer = torch.nn.Linear(500, 500)
    for mine, theirs in ((ours.net[2].weight, torch_layer.weight), (ours.net[2].bias, torch_layer.bias)):
        assert mine.abs().max() <= 500**-0.5
        assert mine.std().item() == pytest.approx(theirs.std().item(), rel=0.15)


def test_with_a_gain_of_root_six_signals_keep_their_size():
    """Root mean square after four hidden layers, over that of what goes in; with PyTorch's law a hundredth is left."""

    def kept(gain):
        rng = torch.Generator().manual_seed(0)
        net = networks.MLPField(2, hidden=512, layers=4, gain=gain, rng=rng)
        signal = torch.cat([torch.randn(2000, 2, generator=rng), torch.rand(2000, 1, generator=rng)], 1)
        return (net.net[:-1](signal).square().mean() / signal.square().mean()).sqrt().item()

    assert kept(1.0) < 0.03
    assert 0.5 < kept(math.sqrt(6)) < 1.2


def test_a_solver_takes_the_network_as_a_field(net):
    x0 = torch.randn(4, 3, generator=generator(1))
    x1 = ode.euler(net, x0, 5)
    assert x1.shape == x0.shape and not x1.requires_grad


def test_no_label_is_the_last_label_and_labels_matter(digits_net):
    x = torch.randn(6, 5, generator=generator(1))
    torch.testing.assert_close(digits_net(x, 0.2), digits_net(x, 0.2, 4))
    torch.testing.assert_close(digits_net.given(2)(x, 0.2), digits_net(x, 0.2, torch.full((6,), 2)))
    answers = [digits_net(x, 0.2, y) for y in range(5)]
    assert all(not torch.allclose(answers[0], other) for other in answers[1:])


def test_arrays_in_arrays_out(net):
    x = np.random.default_rng(0).normal(size=(4, 3))
    u = networks.on_arrays(net)
    assert u(x, 0.5).dtype == np.float64
    np.testing.assert_allclose(u(x, 0.5), net(torch.tensor(x, dtype=torch.float32), 0.5).detach().numpy())
    np.testing.assert_allclose(u(x, np.full((4, 1), 0.5)), u(x, 0.5))


def test_one_rule_for_times_dtypes_and_whole_numbers(net, digits_net):
    for one in (net, digits_net):
        i = torch.arange(2 * one.d).reshape(2, one.d)
        x = i.float()
        expected = one(x, 0.5)
        assert torch.equal(one(i, 0.5), expected)
        arrays = (np.full((2, 1), 0.5), torch.full((2, 1), 0.5).double(), torch.full((1, 1), 0.5))
        for t in (np.float64(0.5), np.array(0.5), torch.tensor(0.5), torch.tensor(0.5).double(), *arrays):
            torch.testing.assert_close(one(x, t), expected)
        torch.testing.assert_close(one(x, 1), one(x, 1.0))
        torch.testing.assert_close(one(x, torch.ones(2, 1, dtype=int)), one(x, 1.0))
        for t in (
            np.array([0.1, 0.9]),
            torch.tensor([0.1, 0.9]),
            torch.ones(2, 2),
            torch.ones(3, 1),
            [0.1, 0.9],
            "now",
        ):
            with pytest.raises(
                (ValueError, TypeError), match=r"t must be a number or have shape \(2, 1\), one for each"
            ):
                one(x, t)
        with pytest.raises(TypeError, match=r"x must be of dtype torch.float32 like the weights.*got torch.float64"):
            one(x.double(), 0.5)
        one.double()
        assert one(i, 0.5).dtype == torch.float64
        with pytest.raises(
            TypeError, match=r"torch.float64 like the weights.*got torch.float32: use x.to\(torch.float64\)"
        ):
            one(x, 0.5)


def test_a_field_of_arrays_has_their_dtype_and_the_networks_own_precision(net):
    x, u = np.array([[1, 2, 3], [3, 1, 0]]), networks.on_arrays(net)
    np.testing.assert_array_equal(u(x, 1), u(x.astype(float), 1.0))
    single = u(x.astype(np.float32), np.full((2, 1), 0.5))
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, u(x, 0.5), rtol=1e-5)
    with pytest.raises(ValueError, match=r"t must be a number or have shape \(2, 1\)"):
        u(x, np.array([0.1, 0.9]))
    wide = networks.on_arrays(net.double())
    np.testing.assert_allclose(wide(x, 0.5), net(torch.tensor(x), 0.5).detach().numpy(), rtol=1e-14)
    with warnings.catch_warnings():  # a solver shows a field its state locked, of which torch warns in from_numpy
        warnings.simplefilter("error")
        assert ode.heun(wide, x, 3).dtype == np.float64


def test_the_divergence_takes_whole_numbers_and_refuses_arrays(net):
    i = torch.tensor([[1, 2, 3]])
    torch.testing.assert_close(networks.divergence(net, i, 0), networks.divergence(net, i.float(), 0.0))
    with pytest.raises(TypeError, match=r"x must be a torch tensor.*fields.divergence takes arrays"):
        networks.divergence(net, np.ones((1, 3)), 0.5)
    for divergence, x in ((networks.divergence, torch.ones(3)), (fields.divergence, np.ones(3))):
        with pytest.raises(ValueError, match=r"x must have shape \(batch, d\), got \(3,\)"):
            divergence(net, x, 0.5)


def test_the_divergence_is_that_of_finite_differences(net):
    net = net.double()
    x = torch.randn(5, 3, generator=generator(1), dtype=torch.float64)
    eps, expected = 1e-6, 0
    for i in range(3):
        step = eps * torch.eye(3, dtype=torch.float64)[i]
        expected = expected + (net(x + step, 0.4) - net(x - step, 0.4))[:, i].detach() / (2 * eps)
    found = networks.divergence(net, x, 0.4)
    assert found.shape == (5,) and not found.requires_grad
    torch.testing.assert_close(found, expected, rtol=1e-6, atol=1e-8)
    with torch.no_grad():  # as inside a solver
        torch.testing.assert_close(networks.divergence(net, x, 0.4), found)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda n, d: n(np.zeros((2, 3)), 0.5), TypeError, "on_arrays"),
        (lambda n, d: n(torch.zeros(2, 2), 0.5), ValueError, r"\(batch, 3\).*\(2, 2\)"),
        (lambda n, d: n(torch.zeros(2, 3), torch.zeros(2)), ValueError, r"\(2, 1\).*\(2,\)"),
        (lambda n, d: d(torch.zeros(2, 5), 0.5, torch.tensor([0, 5])), ValueError, "0 to 3.*0 to 5"),
        (lambda n, d: d(torch.zeros(2, 5), 0.5, torch.tensor([-1, 0])), ValueError, "0 to 3.*-1 to 0"),
        (lambda n, d: d(torch.zeros(2, 5), 0.5, torch.zeros(2)), ValueError, "whole numbers"),
        (lambda n, d: d(torch.zeros(2, 5), 0.5, torch.zeros(3, dtype=int)), ValueError, r"\(2,\)"),
        (lambda n, d: networks.MLPField(0, rng=generator()), ValueError, "d must be"),
        (lambda n, d: networks.MLPField(2, layers=1.5, rng=generator()), ValueError, "layers must be"),
        (lambda n, d: networks.MLPField(2, gain=0, rng=generator()), ValueError, "gain must be"),
        (lambda n, d: networks.MLPField(2, rng=np.random.default_rng(0)), TypeError, "torch.Generator"),
    ],
)
def test_bad_input_is_named(net, digits_net, call, error, words):
    with pytest.raises(error, match=words):
        call(net, digits_net)


def test_hutchinsons_estimate_has_the_divergence_as_mean_and_the_variance_that_is_said():
    rng = torch.Generator().manual_seed(31)
    J = torch.randn(5, 5, generator=rng, dtype=torch.float64)
    x = torch.zeros(40_000, 5, dtype=torch.float64)
    for probes in (1, 4):
        found = networks.hutchinson(lambda x, t: x @ J.T, x, 0.3, rng=rng, probes=probes)
        variance = ((J + J.T).triu(1) ** 2).sum().item() / probes
        assert found.shape == (40_000,) and not found.requires_grad
        assert found.mean().item() == pytest.approx(J.trace().item(), abs=5 * math.sqrt(variance / 40_000))
        assert found.var().item() == pytest.approx(variance, rel=5 * math.sqrt(2 / 40_000) * 2)


def test_without_mixed_derivatives_one_probe_is_exact_and_what_is_no_probe_is_refused(net):
    rng = torch.Generator().manual_seed(32)
    x = torch.randn(20, 3, generator=rng)
    torch.testing.assert_close(
        networks.hutchinson(lambda x, t: x**3, x, 0.0, rng=rng), networks.divergence(lambda x, t: x**3, x, 0.0)
    )
    with pytest.raises(TypeError, match=r"rng must be a torch\.Generator"):
        networks.hutchinson(net, x, 0.5, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="probes must be a whole number"):
        networks.hutchinson(net, x, 0.5, rng=rng, probes=0)
    with pytest.raises(TypeError, match=r"fields\.divergence takes arrays"):
        networks.hutchinson(net, np.ones((1, 3)), 0.5, rng=rng)
