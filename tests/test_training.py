"""The training loop: the rate it uses, that it learns, stops, repeats, and refuses."""

import math

import pytest

torch = pytest.importorskip("torch")

from flowdiff import networks, training  # noqa: E402


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def regression(rng, target=lambda x, t: torch.stack([x[:, 1], -x[:, 0] * t[:, 0]], 1)):
    """Learn a field from its values at random places and times."""

    def loss(net):
        x, t = torch.randn(64, 2, generator=rng), torch.rand(64, 1, generator=rng)
        return ((net(x, t) - target(x, t)) ** 2).mean()

    return loss


def test_a_field_is_learned():
    net = networks.MLPField(2, hidden=32, rng=generator())
    losses = [state.loss for state in training.train(net, regression(generator(1)), 400)]
    assert sum(losses[-20:]) < 0.02 * sum(losses[:20])


def test_every_step_changes_the_weights_and_starts_from_a_fresh_gradient():
    """For the loss w the gradient is 1 in each step; added up, it would make Adam's step differ from the rate."""
    net = torch.nn.Linear(1, 1, bias=False)
    before = net.weight.item()
    for state in training.train(net, lambda net: net.weight.sum(), 20):
        assert before - net.weight.item() == pytest.approx(state.lr, rel=1e-3)
        before = net.weight.item()


def test_the_rate_rises_in_a_line_and_falls_along_half_a_cosine():
    net = torch.nn.Linear(1, 1)
    rates = [state.lr for state in training.train(net, lambda net: net.weight.sum(), 1000, lr=0.1, warmup=100)]
    assert rates[0] == pytest.approx(0.001) and rates[49] == pytest.approx(0.05)
    assert rates[500] == pytest.approx(0.05, rel=0.01)
    assert 0 < rates[-1] < 1e-5
    assert rates[100:] == sorted(rates[100:], reverse=True)


def test_the_same_seeds_give_the_same_weights():
    ends = []
    for _ in range(2):
        net = networks.MLPField(2, hidden=16, rng=generator())
        for _ in training.train(net, regression(generator(1)), 30):
            pass
        ends.append(net(torch.ones(1, 2), 0.5))
    assert torch.equal(*ends)


def test_it_stops_when_you_do_and_does_nothing_before_you_ask():
    net = torch.nn.Linear(1, 1)
    calls = []

    def loss(net):
        calls.append(1)
        return net.weight.sum()

    states = training.train(net, loss, 100)
    assert not calls
    assert next(states).step == 1 and next(states).step == 2
    assert len(calls) == 2


def test_weights_survive_a_loss_that_is_not_finite():
    net = torch.nn.Linear(1, 1)
    weight = net.weight.clone()
    with pytest.raises(FloatingPointError, match="step 1 is nan"):
        next(training.train(net, lambda net: net.weight.sum() * math.nan, 10))
    assert torch.equal(weight, net.weight)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"steps": 0}, ValueError, "steps must be"),
        ({"steps": 2.5}, ValueError, "2.5"),
        ({"lr": -1.0}, ValueError, "lr must be positive"),
        ({"loss": lambda net: net.weight}, TypeError, "scalar tensor"),
        ({"loss": lambda net: 1.0}, TypeError, "scalar tensor, got float"),
    ],
)
def test_bad_input_is_named(arguments, error, words):
    given = {"loss": lambda net: net.weight.sum(), "steps": 5} | arguments
    loss, steps = given.pop("loss"), given.pop("steps")
    with pytest.raises(error, match=words):
        next(training.train(torch.nn.Linear(1, 2), loss, steps, **given))


def test_progress_passes_every_state_on_and_ends_in_one_full_line(capsys):
    states = list(training.progress(training.train(torch.nn.Linear(1, 1), lambda net: net.weight.sum() ** 2, 120)))
    assert [state.step for state in states] == list(range(1, 121))
    lines = capsys.readouterr().err.split("\r")
    assert len(lines) == 4 and lines[-1].endswith("\n")
    assert "120 of 120 steps" in lines[-1] and "█" * 20 in lines[-1]
    mean = sum(state.loss for state in states[100:]) / 20
    assert f"loss {mean:.3f}" in lines[-1]


def test_a_training_that_was_left_goes_on_as_if_it_never_stopped(tmp_path):
    def begin():
        return networks.MLPField(2, hidden=16, rng=generator()), generator(1)

    net, rng = begin()
    whole = [state.loss for state in training.train(net, regression(rng), 40)]

    left, rng = begin()
    for state in training.train(left, regression(rng), 40):
        if state.step == 25:
            training.save_checkpoint(tmp_path / "net.pt", left, state, rng)
            break
    fresh, rng = networks.MLPField(2, hidden=16, rng=generator(7)), generator(8)
    start = training.load_checkpoint(tmp_path / "net.pt", fresh, rng)
    rest = [state.loss for state in training.train(fresh, regression(rng), 40, start=start)]
    assert rest == whole[25:] and start.step == 25
    assert all(torch.equal(*pair) for pair in zip(net.parameters(), fresh.parameters(), strict=True))
    assert [path.name for path in tmp_path.iterdir()] == ["net.pt"]


def test_a_checkpoint_runs_no_code(tmp_path):
    class Trap:
        def __reduce__(self):
            return (open, (str(tmp_path / "sprung"), "w"))

    torch.save({"net": Trap()}, tmp_path / "net.pt")
    with pytest.raises(ValueError, match="holds no checkpoint of this network"):
        training.load_checkpoint(tmp_path / "net.pt", torch.nn.Linear(1, 1), generator())
    assert not (tmp_path / "sprung").exists()


def test_another_networks_checkpoint_and_another_length_are_refused(tmp_path):
    net, rng = networks.MLPField(2, hidden=16, rng=generator()), generator(1)
    for state in training.train(net, regression(rng), 10):
        training.save_checkpoint(tmp_path / "net.pt", net, state, rng)
    with pytest.raises(ValueError, match="holds no checkpoint of this network"):
        training.load_checkpoint(tmp_path / "net.pt", networks.MLPField(3, rng=generator()), rng)
    start = training.load_checkpoint(tmp_path / "net.pt", net, rng)
    with pytest.raises(ValueError, match="has 10 steps in all, got steps = 20"):
        training.train(net, regression(rng), 20, start=start)
    with pytest.raises(FileNotFoundError):
        training.load_checkpoint(tmp_path / "none.pt", net, rng)
