"""Neural networks that *are* the vector field: u(x, t) with weights to be learned. Needs torch.

Shapes: ``x`` is ``(batch, d)``, ``t`` a float or ``(batch, 1)``, anything else a ValueError, the answer ``(batch, d)``.
The dtype of ``x`` is that of the weights, or of whole numbers, which become floats. A network is an ordinary
``torch.nn.Module``, so the solvers of :mod:`flowdiff.ode` and :mod:`flowdiff.sde` take it as they take a formula.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import torch
from torch import nn

from flowdiff._arrays import floating, is_tensor, kind, numpy_of, time_for


class MLPField(nn.Module):
    """u_t(x) = MLP([x, t]): the place and the time side by side go in, a velocity comes out.

    Args:
        d: the number of coordinates of ``x``.
        hidden: the width of each hidden layer.
        layers: the number of hidden layers, at least 1.
        gain: the initial weights and biases of the hidden layers are uniform on ± gain/√inputs. With PyTorch's default,
            1, a signal shrinks to a third in each layer; with √6 it keeps its size (He et al., 2015), and a short
            training gets much further.
        rng: a ``torch.Generator`` that draws the initial weights; the global random state is not touched.

    The activation is SiLU, z · sigmoid(z): smooth, so the field is continuously differentiable and its flow is a
    diffeomorphism.
    """

    def __init__(self, d: int, *, hidden: int = 128, layers: int = 3, gain: float = 1.0, rng: torch.Generator):
        super().__init__()
        self.d = _count("d", d)
        if not 0 < gain < math.inf:
            raise ValueError(f"gain must be positive and finite, got {gain!r}")
        sizes = [d + 1] + [_count("hidden", hidden)] * _count("layers", layers)
        hidden_layers = []
        for inputs, outputs in pairwise(sizes):
            hidden_layers += [_linear(inputs, outputs, rng, gain), nn.SiLU()]
        self.net = nn.Sequential(*hidden_layers, _linear(sizes[-1], d, rng))

    def forward(self, x, t):
        """u_t(x), ``(batch, d)``.

        Raises:
            TypeError: ``x`` is not a tensor, or not of the dtype of the weights.
            ValueError: ``x`` is not ``(batch, d)``, or ``t`` is neither a number nor ``(batch, 1)``.
        """
        x = _points(x, self)
        return self.net(torch.cat([x, _times(t, x)], -1))


class ClassConditionalField(nn.Module):
    """u_t(x | y) for every class y with one network: a residual MLP that is told the time and the class in each block.

    A block adds silu(W a + time + class) to its input, where ``a`` is the normalised input. The time enters as sines
    and cosines of several frequencies, the class as a learned vector. One more class, number ``classes``, stands for
    "any": train it by replacing some labels with it, and ``y=None`` gives the field of all classes together.

    Args:
        d: the number of coordinates of ``x``.
        classes: the number of classes; labels are 0 to ``classes - 1``.
        hidden, blocks: the width and the number of residual blocks.
        frequencies: the time enters as cos and sin of π t, 2π t, …, frequencies · π t.
        rng: a ``torch.Generator`` that draws the initial weights.
    """

    def __init__(
        self,
        d: int,
        classes: int,
        *,
        hidden: int = 256,
        blocks: int = 3,
        frequencies: int = 8,
        rng: torch.Generator,
    ):
        super().__init__()
        self.d, self.classes = _count("d", d), _count("classes", classes)
        hidden, blocks = _count("hidden", hidden), _count("blocks", blocks)
        self.register_buffer("frequencies", math.pi * torch.arange(1, _count("frequencies", frequencies) + 1))
        self.enter = _linear(d, hidden, rng)
        self.norms = nn.ModuleList(nn.LayerNorm(hidden) for _ in range(blocks))
        self.mix = nn.ModuleList(_linear(hidden, hidden, rng) for _ in range(blocks))
        # All that the time and the class add, for every block: one product and one look-up.
        self.time = _linear(2 * frequencies, blocks * hidden, rng)
        self.label = nn.Parameter(torch.randn(classes + 1, blocks * hidden, generator=rng) / math.sqrt(hidden))
        self.leave = _linear(hidden, d, rng)

    def forward(self, x, t, y=None):
        """u_t(x | y), ``(batch, d)``, for labels ``y`` ``(batch,)``, one label for all, or None for any class.

        Raises:
            TypeError: ``x`` is not a tensor, or not of the dtype of the weights.
            ValueError: a shape does not fit, or a label is not in 0 … classes.
        """
        x = _points(x, self)
        y = self._labels(y, len(x))
        angles = _times(t, x) * self.frequencies.to(x.dtype)  # (batch, frequencies)
        waves = torch.cat([angles.cos(), angles.sin()], -1)
        told = self.time(waves) + nn.functional.embedding(y, self.label)  # (batch, blocks * hidden)
        a = self.enter(x)  # (batch, hidden)
        for norm, mix, time_and_class in zip(self.norms, self.mix, told.chunk(len(self.mix), -1), strict=True):
            a = a + nn.functional.silu(mix(norm(a)) + time_and_class)
        return self.leave(a)

    def given(self, y=None):
        """The field ``u(x, t)`` with the labels fixed to ``y``: what a solver takes."""
        return lambda x, t: self(x, t, y)

    def _labels(self, y, batch: int):
        y = torch.as_tensor(self.classes if y is None else y)
        if y.is_floating_point() or y.shape not in ((), (batch,)):
            raise ValueError(
                f"y must be whole numbers of shape ({batch},), one for each x, got {kind(y)} of type {y.dtype}"
            )
        if ((y < 0) | (y > self.classes)).any():
            raise ValueError(
                f"labels must be 0 to {self.classes - 1}, or {self.classes} for any class, "
                f"got {int(y.min())} to {int(y.max())}"
            )
        return y.to(torch.int64).expand(batch)


def on_arrays(net):
    """A network, or a function of tensors, as a field of NumPy arrays: no gradients, for plots and NumPy's solvers.

    float64 in, float64 out, and so for every dtype; what happens in between has the precision of the weights, and
    float32 for a function.
    """
    parameter = next(net.parameters(), None) if isinstance(net, nn.Module) else None
    dtype = torch.float32 if parameter is None else parameter.dtype

    def u(x, t):
        x = floating(np.asarray(x))
        t = time_for(t, x)
        t = torch.tensor(t, dtype=dtype) if isinstance(t, np.ndarray) else t
        with torch.no_grad():
            return numpy_of(net(torch.tensor(x, dtype=dtype), t)).astype(x.dtype)

    return u


def divergence(u, x, t):
    """div u_t(x) = Σ_i ∂u_i/∂x_i, ``(batch,)``, by automatic differentiation: exact, one backward pass a coordinate.

    The dimension is d = ``x.shape[1]``; for a large one see :func:`hutchinson`, an estimate.
    For fields on NumPy arrays see :func:`flowdiff.fields.divergence`, which takes differences.

    Raises:
        TypeError: ``x`` is no tensor.
        ValueError: ``x`` is not ``(batch, d)``.
    """
    x = _place(x)
    with torch.enable_grad():
        x = x.requires_grad_(True)
        velocity = u(x, t)
        # Rows do not see each other, so the gradient of the batch's sum holds each row's own derivative.
        return sum(torch.autograd.grad(velocity[:, i].sum(), x, retain_graph=True)[0][:, i] for i in range(x.shape[1]))


def hutchinson(u, x, t, *, rng, probes: int = 1):
    """An estimate of div u_t(x) without bias, ``(batch,)``: the mean of ηᵀ J η, one backward pass a probe η.

    J is the Jacobian ∂u_i/∂x_j, and the coordinates of η are independent signs, ±1. However large d is, a probe costs
    one pass. The variance is Σ_{i<j} (J_ij + J_ji)² / probes: the diagonal adds nothing.

    Args:
        u: the field, ``u(x, t)``, whose rows do not see each other.
        x: ``(batch, d)``.
        t: a float or ``(batch, 1)``.
        rng: a ``torch.Generator`` that draws the signs.
        probes: the number of η for each point, at least 1.

    Raises:
        TypeError, ValueError: as :func:`divergence`, or ``rng`` or ``probes`` is none.

    Source: Hutchinson, "A stochastic estimator of the trace of the influence matrix for Laplacian smoothing splines"
    (1990); Grathwohl et al., "FFJORD: free-form continuous dynamics for scalable reversible generative models" (2019).
    """
    if not isinstance(rng, torch.Generator):
        raise TypeError(f"rng must be a torch.Generator, got {kind(rng)}")
    x, probes = _place(x), _count("probes", probes)
    with torch.enable_grad():
        x = x.requires_grad_(True)
        velocity = u(x, t)
        total = torch.zeros_like(x[:, 0])
        for _ in range(probes):
            eta = 2.0 * torch.randint(2, x.shape, generator=rng).to(x) - 1
            total = total + (torch.autograd.grad(velocity, x, eta, retain_graph=True)[0] * eta).sum(1)
    return total.detach() / probes


def _place(x):
    """The points ``x``, as floating-point numbers, cut off from the graph they come from."""
    if not is_tensor(x):
        raise TypeError(f"x must be a torch tensor of shape (batch, d), got {kind(x)}: fields.divergence takes arrays")
    if x.ndim != 2:
        raise ValueError(f"x must have shape (batch, d), got {tuple(x.shape)}")
    return floating(x).detach()


def _linear(inputs: int, outputs: int, rng: torch.Generator, gain: float = 1.0) -> nn.Linear:
    """A linear layer with initial weights uniform on ± gain/√inputs, drawn by ``rng``; gain 1 is PyTorch's default."""
    if not isinstance(rng, torch.Generator):
        raise TypeError(f"rng must be a torch.Generator, got {kind(rng)}")
    layer = nn.utils.skip_init(nn.Linear, inputs, outputs)
    bound = gain / math.sqrt(inputs)
    for parameter in layer.parameters():
        nn.init.uniform_(parameter, -bound, bound, generator=rng)
    return layer


def _points(x, net: nn.Module):
    """``x`` as ``(batch, d)`` in the dtype of the weights."""
    if not is_tensor(x):
        raise TypeError(
            f"x must be a torch tensor of shape (batch, {net.d}), got {kind(x)}: on_arrays(net) takes arrays"
        )
    if x.ndim != 2 or x.shape[1] != net.d:
        raise ValueError(f"x must have shape (batch, {net.d}), got {tuple(x.shape)}")
    dtype = next(net.parameters()).dtype
    if not x.is_floating_point() and not x.is_complex():
        return x.to(dtype)
    if x.dtype != dtype:  # to narrow x would throw digits away without a word
        raise TypeError(f"x must be of dtype {dtype} like the weights of the network, got {x.dtype}: use x.to({dtype})")
    return x


def _times(t, x):
    """``t`` as ``(batch, 1)`` in the dtype of ``x``."""
    return torch.as_tensor(time_for(t, x), dtype=x.dtype, device=x.device).expand(len(x), 1)


def _count(name: str, value: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"{name} must be a whole number of at least 1, got {value!r}")
    return value
