"""Solving dX_t = u_t(X_t) dt + σ_t dW_t, the Brownian motion W that drives it, and one SDE with a known answer.

Shapes as in :mod:`flowdiff.ode`: ``x`` is ``(batch, d)`` or ``(batch, ...)``, a trajectory is time first,
``(n + 1, batch, d)``.
Randomness is passed in as ``rng``, a ``numpy.random.Generator`` or a ``torch.Generator``, of the backend of ``x``.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from flowdiff._arrays import copy_of, floating, is_tensor, kind, namespace, number, standard_normal, time_for
from flowdiff._march import Field, check_start, check_steps, march


def euler_maruyama_step(u: Field, sigma, x, t: float, h: float, z):
    """X_{t+h} = X_t + h u_t(X_t) + σ_t √h Z with Z ~ N(0, I). (Maruyama, 1955)

    Args:
        sigma: σ_t already evaluated, a number or an array that broadcasts against ``x``. If the noise depends on the
            state, give the value of σ(x, t).
        z: standard normal noise of the shape of ``x``. The √h that turns it into an increment of W is in the formula.
    """
    if not (type(h) is float and h >= 0):
        h = number("h", h, least=0)
    return x + h * u(x, t) + sigma * math.sqrt(h) * z


def euler_maruyama(
    u: Field,
    sigma,
    x0,
    n: int,
    *,
    rng,
    t0: float = 0.0,
    t1: float = 1.0,
    trajectory: bool = False,
    every: int = 1,
):
    """Simulate dX_t = u_t(X_t) dt + σ_t dW_t from ``x0`` with exactly ``n`` Euler–Maruyama steps.

    The step size is h = (t1 - t0) / n. With σ = 0 the result is that of :func:`flowdiff.ode.euler`, bit for bit.

    Args:
        u: the drift ``u(x, t)``; ``x`` as below, ``t`` a float; returns the shape of ``x``.
        sigma: the diffusion coefficient, at least 0: a number, an array that broadcasts against ``x0``, or a function
            ``sigma(t)`` that returns one of the two. It must not draw random numbers.
        x0: where to start, ``(batch, d)`` or ``(batch, ...)``, real. It is not changed.
        n: number of steps, at least 1.
        rng: a ``numpy.random.Generator`` if ``x0`` is an array, a ``torch.Generator`` if it is a tensor. Every step
            draws noise of the shape and dtype of ``x0``, whatever σ is, so one seed gives one path of W.
        t0, t1: the times between which to solve, t0 ≤ t1.
        trajectory: return every state and not only the last one.
        every: with ``trajectory``, keep each ``every``-th state; must divide ``n``.

    Returns:
        X_{t1}, of the shape of ``x0``; or the trajectory ``(n / every + 1, *x0.shape)``, which starts with ``x0``.
        A gradient graph is built only if ``x0.requires_grad``.

    Raises:
        TypeError: ``x0`` is neither array nor tensor, ``rng`` or what ``u`` or ``sigma`` returns is of another kind.
        ValueError: a shape, ``n``, ``every``, ``t1`` or ``sigma`` does not fit, or the result is NaN.
    """
    x0 = check_start(x0)
    n, every = check_steps(n, every)
    t0, t1 = number("t0", t0), number("t1", t1)
    if t1 < t0:
        raise ValueError(f"an SDE runs forward only: t1 must be at least t0, got t0 = {t0:g} and t1 = {t1:g}")
    sigma_at = _diffusion(sigma, x0)
    draw = noise_like(x0, rng)

    def step(u, x, t, h):
        return euler_maruyama_step(u, sigma_at(t), x, t, h, draw())

    return march(step, u, x0, n, every, t0, t1, trajectory)


def with_score(u: Field, score: Field, sigma) -> Field:
    """The drift u_t(x) + σ_t²/2 ∇ log p_t(x), with which the SDE has the same law p_t at each time as the ODE of ``u``.

    Args:
        u: the field of the ODE.
        score: ∇ log p_t(x) as a function ``score(x, t)``, of the law that the ODE has at time t.
        sigma: σ_t, the number or function of t that is given to the solver as well.

    Source: the Fokker–Planck equation; "SDE extension trick" in lectures, Song et al. (2021) for diffusion models.
    """
    sigma_at = sigma if callable(sigma) else lambda t: sigma

    def drift(x, t):
        x, t = floating(x), time_for(t, x)
        return u(copy_of(x), t) + sigma_at(t) ** 2 / 2 * score(x, t)  # a copy: a field may write into what it is given

    return drift


def brownian_motion(shape, n: int, *, rng, t1: float = 1.0):
    """Independent Brownian motions at the times 0, h, 2h, …, t1 with h = t1 / n: exact there, at any ``n``.

    Args:
        shape: shape of W_t, for example ``(batch, d)``; one Brownian motion per entry.
        n: number of steps, at least 1.
        rng: a ``numpy.random.Generator`` gives float64 arrays, a ``torch.Generator`` float32 tensors.
        t1: the last time, positive.

    Returns:
        ``(n + 1, *shape)``, the first entry W_0 = 0.

    Raises:
        TypeError: ``rng`` or ``n`` is of another kind.
        ValueError: ``n`` < 1 or ``t1`` not positive.
    """
    n, _ = check_steps(n)
    shape = (int(shape),) if np.ndim(shape) == 0 else tuple(int(k) for k in shape)
    t1 = number("t1", t1)
    if not t1 > 0:
        raise ValueError(f"t1 must be a positive time, got {t1}")
    increments = math.sqrt(t1 / n) * standard_normal((n, *shape), rng)
    w = namespace(increments).zeros_like(increments[:1])
    return namespace(w).concatenate([w, increments.cumsum(0)])


def refine(w, h: float, *, rng):
    """See Brownian motion at twice as many times: new midpoints between known values, which stay as they are.

    Between two known values the motion is a Brownian bridge, so the midpoint is their mean plus N(0, h/4). (Lévy, 1940)

    Args:
        w: ``(n + 1, *shape)``, values at times ``h`` apart.
        h: the spacing of the given times, positive.
        rng: of the backend of ``w``.

    Returns:
        ``(2 n + 1, *shape)``, values at times ``h / 2`` apart.
    """
    w, h = floating(w), number("h", h)
    if not h > 0:
        raise ValueError(f"h must be positive, got {h}")
    noise = noise_like(w[1:], rng)()
    fine = namespace(w).empty((2 * len(w) - 1, *w.shape[1:]), dtype=w.dtype)
    fine[::2] = w
    fine[1::2] = (w[:-1] + w[1:]) / 2 + math.sqrt(h) / 2 * noise
    return fine


@dataclass(frozen=True)
class OrnsteinUhlenbeck:
    """dX_t = -θ X_t dt + σ dW_t, the SDE whose answer is known. (Ornstein and Uhlenbeck, 1930)

    Every coordinate is pulled to 0 at the rate θ and pushed about by its own noise. Given X_t = x, X_{t+h} is
    N(e^{-θh} x, σ²/(2θ) (1 - e^{-2θh})); for h → ∞ the start is forgotten and N(0, σ²/(2θ)) remains.

    Args:
        theta: θ > 0, per unit of time.
        sigma: σ ≥ 0, per square root of a unit of time.
    """

    theta: float = 1.0
    sigma: float = 1.0

    def __post_init__(self):
        if not self.theta > 0:
            raise ValueError(f"theta must be positive, got {self.theta}")
        if not self.sigma >= 0:
            raise ValueError(f"sigma must be at least 0, got {self.sigma}")

    def drift(self, x, t):
        """u_t(x) = -θ x."""
        x, _ = floating(x), time_for(t, x)
        return -self.theta * x

    def mean(self, x, h: float):
        """E[X_{t+h} | X_t = x], of the shape of ``x``."""
        return math.exp(-self.theta * number("h", h, least=0)) * floating(x)

    def std(self, h: float) -> float:
        """The standard deviation of X_{t+h} given X_t, the same for every x."""
        return self.stationary_std * math.sqrt(-math.expm1(-2 * self.theta * number("h", h, least=0)))

    def transition(self, x, h: float, rng):
        """Draw X_{t+h} given X_t = ``x``: exact for every h ≥ 0, however large. Shape of ``x``."""
        x = check_start(x)
        return self.mean(x, h) + self.std(h) * noise_like(x, rng)()

    def transition_along(self, x, h: float, dw, rng):
        """Draw X_{t+h} given X_t = ``x`` *and* the increment ``dw`` = W_{t+h} - W_t that drives it.

        The noise adds σ∫e^{-θ(t+h-s)} dW_s, jointly Gaussian with dw. Their covariance is c = σ(1 - e^{-θh})/θ,
        so it is (c/h) dw plus an independent rest. A scheme that uses the same dw can be compared path by path.
        """
        x, h = floating(x), number("h", h, least=0)
        c = -self.sigma * math.expm1(-self.theta * h) / self.theta
        slope = c / h if h > 0 else self.sigma
        rest = math.sqrt(max(self.std(h) ** 2 - slope * c, 0.0))
        return self.mean(x, h) + slope * floating(dw) + rest * noise_like(x, rng)()

    @property
    def stationary_std(self) -> float:
        """σ/√(2θ), the standard deviation of the law that the process settles in and then keeps."""
        return self.sigma / math.sqrt(2 * self.theta)

    def autocovariance(self, lag):
        """Cov(X_t, X_{t+lag}) = σ²/(2θ) e^{-θ|lag|} once the process is stationary. A number or an array of lags."""
        return self.stationary_std**2 * np.exp(-self.theta * np.abs(lag))

    def euler_maruyama_variance(self, h: float, n: float = math.inf) -> float:
        """The variance of Euler–Maruyama's own X after ``n`` steps of size ``h`` from a fixed start.

        One step multiplies the deviation by a = 1 - θh and adds σ²h to the variance, so n steps give
        σ²h (1 - a^{2n}) / (1 - a²). The limit is σ²/(2θ) / (1 - θh/2), too wide, if θh < 2, and infinite otherwise.
        """
        h = number("h", h, least=0)
        if h == 0 and n == math.inf:
            return self.stationary_std**2
        a2 = (1 - self.theta * h) ** 2
        if a2 >= 1:
            return self.sigma**2 * h * (n if a2 == 1 else (a2**n - 1) / (a2 - 1))
        return self.sigma**2 * h * (1 - a2**n) / (1 - a2)


def noise_like(x, rng) -> Callable:
    """A function that draws N(0, I) noise of the shape, dtype and device of ``x``, anew at each call.

    Without autograd the noise is drawn into the same memory each time: use it before you draw again.
    """
    shape = tuple(x.shape)
    if is_tensor(x):
        torch = namespace(x)
        if not isinstance(rng, torch.Generator):
            raise TypeError(f"rng must be a torch.Generator like x, a torch tensor, got {kind(rng)}")
        if not x.is_floating_point():
            raise TypeError(f"noise is real: x must hold real numbers, got a tensor of dtype {x.dtype}")
        if x.requires_grad:  # autograd looks back at the noise of every step
            return lambda: torch.randn(shape, generator=rng, dtype=x.dtype, device=x.device)
        z = torch.empty(shape, dtype=x.dtype, device=x.device)
        return lambda: z.normal_(generator=rng)
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng must be a numpy.random.Generator like x, a NumPy array, got {kind(rng)}")
    if x.dtype.kind != "f":
        raise TypeError(f"noise is real: x must hold real numbers, got an array of dtype {x.dtype}")
    if x.dtype not in (np.float32, np.float64):
        return lambda: rng.standard_normal(shape).astype(x.dtype)
    z = np.empty(shape, x.dtype)
    return lambda: rng.standard_normal(dtype=x.dtype.type, out=z)


def _diffusion(sigma, x0) -> Callable:
    """``sigma`` as a function of t alone that returns what fits ``x0``: a Python float or an array of its dtype."""
    if not callable(sigma):
        fixed = _check_sigma(sigma, x0, "sigma")
        return lambda t: fixed
    try:
        parameters = inspect.signature(sigma)
    except (TypeError, ValueError):  # some built-in functions do not say what they take
        parameters = None
    if parameters is not None:
        try:
            parameters.bind(0.0)
        except TypeError:
            raise TypeError(
                f"sigma must be a number, an array or a function sigma(t) of time alone, got one of {parameters}: "
                "for noise that depends on x write the loop yourself with euler_maruyama_step"
            ) from None
    return lambda t: _check_sigma(sigma(t), x0, f"sigma({t:g})")


def _check_sigma(value, x0, name):
    if is_tensor(value) and value.ndim == 0 and value.requires_grad and is_tensor(x0):
        value = value.reshape(1)  # as a number it would leave its graph behind
    if isinstance(value, (int, float)) or np.ndim(value) == 0:
        try:
            value = float(value)  # a NumPy scalar here would change the dtype of the state
        except (TypeError, ValueError):
            raise TypeError(f"{name} must be a number or an array, got {kind(value)}") from None
        if not value >= 0:
            raise ValueError(f"{name} must be at least 0, got {value:g}")
        return value
    if is_tensor(value) and not is_tensor(x0):
        raise TypeError(f"{name} must be a NumPy array like x0, got {kind(value)}")
    if is_tensor(x0):
        value = namespace(x0).as_tensor(value, dtype=x0.dtype, device=x0.device)
    else:
        value = np.asarray(value, x0.dtype)
    shape, state = tuple(value.shape), tuple(x0.shape)
    try:
        fits = np.broadcast_shapes(shape, state) == state
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(f"{name} must broadcast against x0 of shape {state}, got shape {shape}")
    if not bool((value >= 0).all()):
        raise ValueError(f"{name} must be at least 0 everywhere, got {float(value.min()):g}")
    return value
