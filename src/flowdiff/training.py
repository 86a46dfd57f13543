"""One training loop for every loss of the book. It yields after each step, so that you can watch, stop, save and go on.
Needs torch."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import nn

from flowdiff._arrays import kind


@dataclass(frozen=True)
class State:
    """Where training is after a step.

    Attributes:
        step: the number of steps taken, 1 to ``steps``.
        steps: the number of steps in all.
        loss: the loss of this step's batch, before the step.
        lr: the learning rate that the step was taken with.
        optimiser: what takes the steps, with its running means: a checkpoint needs them.
    """

    step: int
    steps: int
    loss: float
    lr: float
    optimiser: torch.optim.Optimizer = field(repr=False, compare=False)


@dataclass(frozen=True)
class Checkpoint:
    """Where :func:`train` goes on: what :func:`load_checkpoint` found besides the weights.

    Attributes:
        step: the number of steps already taken.
        steps: the number of steps in all.
        optimiser: the state of the optimiser after them.
    """

    step: int
    steps: int
    optimiser: dict = field(repr=False)


def train(
    net: nn.Module,
    loss: Callable,
    steps: int,
    *,
    lr: float = 1e-2,
    warmup: int = 100,
    start: Checkpoint | None = None,
) -> Iterator[State]:
    """Change the weights of ``net``, one AdamW step at a time, so that ``loss(net)`` gets small.

    The learning rate rises in a straight line over ``warmup`` steps to ``lr`` and falls along half a cosine to almost 0
    at the last step. The fall is what makes a short training good: at a constant rate the weights keep jumping about.

    Args:
        net: the network; its weights are changed in place.
        loss: ``loss(net)`` draws a fresh batch and returns a scalar tensor.
        steps: the number of steps, at least 1.
        lr: the largest learning rate, positive.
        warmup: the number of steps on which the rate rises, but never more than a tenth of all.
        start: go on from here; ``steps``, ``lr`` and ``warmup`` must be those of the training that was left.

    Yields:
        A :class:`State` after each step. Nothing happens until you iterate, and when you stop, training stops.

    Raises:
        TypeError: ``loss(net)`` is not a scalar tensor.
        ValueError: ``steps`` or ``lr`` is out of range, or ``steps`` is not that of ``start``.
        FloatingPointError: the loss is not finite; the weights of the step before are kept.

    Source: AdamW (Loshchilov and Hutter, 2019), cosine schedule (Loshchilov and Hutter, 2017).
    """
    if not isinstance(steps, int) or steps < 1:
        raise ValueError(f"steps must be a whole number of at least 1, got {steps!r}")
    if not (0 < lr < math.inf):
        raise ValueError(f"lr must be positive and finite, got {lr!r}")
    if start is not None and start.steps != steps:
        raise ValueError(f"the training to go on with has {start.steps} steps in all, got steps = {steps}")
    return _train(net, loss, steps, lr, warmup, start)  # a generator would check only when it is first asked


def _train(net, loss, steps, lr, warmup, start):
    warmup = max(1, min(warmup, steps // 10))
    optimiser = torch.optim.AdamW(net.parameters(), lr=lr, weight_decay=0.0, fused=True)
    if start is not None:
        optimiser.load_state_dict(start.optimiser)
    for step in range(start.step + 1 if start else 1, steps + 1):
        rate = lr * min(step / warmup, 0.5 * (1 + math.cos(math.pi * (step - 1) / steps)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        value = loss(net)
        if not isinstance(value, torch.Tensor) or value.ndim != 0:
            raise TypeError(f"loss(net) must return a scalar tensor, got {kind(value)}")
        if not math.isfinite(value.item()):
            raise FloatingPointError(
                f"the loss of step {step} is {value.item()}, expected a finite number: try a smaller lr"
            )
        optimiser.zero_grad()
        value.backward()
        optimiser.step()
        yield State(step, steps, value.item(), rate, optimiser)


def save_checkpoint(file, net: nn.Module, state: State, rng: torch.Generator) -> None:
    """Write to ``file`` all that the rest of a training depends on: weights, optimiser, step and random generator.

    Args:
        file: a path; a file that is there is replaced only once the new one is whole.
        net: the network in training.
        state: the last :class:`State` that :func:`train` gave.
        rng: the generator that the loss draws from.
    """
    file = Path(file)
    part = file.with_name(file.name + ".part")
    content = {
        "net": net.state_dict(),
        "optimiser": state.optimiser.state_dict(),
        "step": state.step,
        "steps": state.steps,
        "rng": rng.get_state(),
    }
    torch.save(content, part)
    part.replace(file)


def load_checkpoint(file, net: nn.Module, rng: torch.Generator) -> Checkpoint:
    """Put ``net`` and ``rng`` back where :func:`save_checkpoint` left them; give what it returns to ``train(start=…)``.

    The training then goes on as if it had never stopped, bit for bit. Only numbers are read from the file, never code.

    Raises:
        ValueError: the file is no checkpoint, or one of another network.
    """
    try:
        content = torch.load(file, weights_only=True)
        checkpoint = Checkpoint(content["step"], content["steps"], content["optimiser"])
        net.load_state_dict(content["net"])
        rng.set_state(content["rng"])
    except FileNotFoundError:
        raise
    except Exception as error:  # torch names a broken file in half a dozen ways
        reason = str(error).splitlines()[0]
        raise ValueError(f"{file} holds no checkpoint of this network: {reason:.120}") from None
    return checkpoint


def progress(states: Iterable[State], every: int = 50) -> Iterator[State]:
    """Pass states on and show on one line how far training is; what remains is the line of the last step.

    In a notebook the line is one output that is rewritten in place, so a stored or published page keeps only its end.
    The loss shown is the mean since the line was last written.
    """
    write = _line()
    recent = []
    for state in states:
        recent.append(state.loss)
        if state.step % every == 0 or state.step == state.steps:
            done = round(20 * state.step / state.steps)
            bar = "█" * done + "░" * (20 - done)
            write(
                f"{bar} {state.step} of {state.steps} steps, loss {sum(recent) / len(recent):.3f}",
                state.step == state.steps,
            )
            recent.clear()
        yield state


def _line() -> Callable[[str, bool], None]:
    """A function that writes one line over the line before: in the notebook if there is one, else in the terminal."""
    if "IPython" in sys.modules:
        from IPython import get_ipython
        from IPython.display import TextDisplayObject, display

        class Line(TextDisplayObject):
            def __repr__(self):
                return self.data

        if getattr(get_ipython(), "kernel", None):
            handle = display(Line(""), display_id=True)
            return lambda text, last: handle.update(Line(text))
    return lambda text, last: print("\r" + text, end="\n" if last else "", file=sys.stderr, flush=True)
