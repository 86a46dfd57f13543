"""Chapter 4, flow and diffusion models.

A sampler is judged by what it asks: the field that it is given keeps every state and time, so each step can be taken
apart into its drift and its noise, and each of the two is compared with what the algorithm says about that very state.
"""

from __future__ import annotations

import numpy as np

from coursework.inside.wire import Tensor
from coursework.judging.expect import (
    array,
    close,
    expect_close,
    expect_from_rng,
    expect_untouched,
    explaining,
    number,
    shown,
    tolerance,
    words,
)
from coursework.judging.learning import SMALL, cut_off, explaining_time
from coursework.judging.noise import (
    Coefficient,
    expect_mean_by_chance,
    expect_normal_shape,
    expect_standard_normal,
)
from coursework.judging.recorder import Field, Served, expect_calls
from coursework.judging.registry import chapter, methods_of
from coursework.judging.solvers import Drift, follow, points, rk4, solver_mistakes, state_shapes, time_mistakes
from coursework.judging.verdict import wrong

check = chapter(
    "04_flow_and_diffusion_models",
    {
        "sec-known-field": "A field known in closed form",
        "sec-network-field": "The network is the field",
        "sec-sample-flow": "Sampling from a flow model",
        "sec-diffusion-model": "A diffusion model",
        "sec-score-term": "Noise needs the score",
        "sec-straightness": "Straight flows are cheap",
    },
)


# --- shared material ---------------------------------------------------------------------------------------------


def asked(field: Field) -> list[np.ndarray]:
    if not field.states:
        raise wrong(
            f"{field.name}(x, t) called",
            "no call",
            f"{field.name} is given to your function: ask it in every step",
        )
    return field.states


class Columns:
    """A time for each point: (batch, 1)."""

    def __init__(self, rng, batch):
        self.t = rng.uniform(0.15, 0.85, (batch, 1))


def _rounded(n: int, few, many) -> dict:
    """What loops over rounded times give, with a step too few or too many. Where n is 1, 2, 4, 8 … none is rounded."""
    sentence = (
        "rounding makes the loop take one step too {} at this n, though not at every n: count the steps with range(n)"
    )
    return {sentence.format("few"): few, sentence.format("many"): many} if n & (n - 1) else {}


def _rounded_times(n: int) -> dict:
    return _rounded(n, np.arange(n - 1) / n, np.arange(n + 1) / n)


def _moved_times(field: Field, n: int) -> tuple[str, np.ndarray, float]:
    """A sentence, the times and their distance, where n times are evenly spaced but do not quite run from 0 to 1."""
    times = np.unique(field.times)  # runs and batches may be followed one after the other
    if len(times) != n or n < 2:
        return "", times, 0.0
    h = (times[-1] - times[0]) / (n - 1)
    first, last = times[0], times[0] + n * h
    even = np.allclose(np.diff(times), h, rtol=1e-5, atol=1e-7)
    if not even or max(abs(first), abs(last - 1)) > 0.05 or max(abs(first), abs(last - 1)) < 1e-6:
        return "", times, 0.0
    return (
        f"the times run from {first:.5g} to {last:.7g}, and not from 0 to 1: is something cut off, or rounded?",
        times,
        h,
    )


def _moved(field: Field, n: int, follow_times) -> dict:
    """What comes of such times, by the sentence that names them: with steps of their distance, or of 1 / n."""
    sentence, times, h = _moved_times(field, n)
    if not sentence:
        return {}
    return {sentence: follow_times(times, h), f"{sentence}; and h is 1 / n": follow_times(times, 1 / n)}


def _same(got, right) -> bool:
    return isinstance(got, np.ndarray) and got.shape == right.shape and close(got, right, tolerance(got))


def _euler_mistakes(got, field: Field, drift: Drift, x0, n: int) -> dict:
    """What the wrong loops over n steps from 0 to 1 give: nothing is worked out where `got` is right.

    With many steps only rounding is new: the others are seen with few.
    """
    if _same(got, drift.euler(x0, n)):
        return {}
    h, times = 1 / n, np.arange(n) / n

    def along(times, h):
        return follow(drift, x0, times, h)

    rounded = _rounded(n, along(times[:-1], h), along([*times, 1.0], h))
    return rounded | _moved(field, n, along) | (solver_mistakes(drift, x0, n, 0.0, 1.0) if n < 10 else {})


def _expect_steps(field: Field, n: int, counts=None) -> None:
    """The field is asked at the start of each of n steps from 0 to 1."""
    mistakes = time_mistakes(0.0, 1.0, n) if n > 1 else {}
    expect_calls(
        field,
        np.arange(n) / n,
        _rounded_times(n) | mistakes,
        counts=counts,
        otherwise=_moved_times(field, n)[0] or "is t advanced once per step, by h?",
    )


# --- sampling from a flow model --------------------------------------------------------------------------------------

# A diffusion without noise is Euler's method too.
_SOLVERS = (
    "flowdiff.ode.euler",
    "flowdiff.ode.euler_step",
    "flowdiff.sde.euler_maruyama",
    "flowdiff.sde.euler_maruyama_step",
)


@check("sample_flow", "sec-sample-flow", _SOLVERS)
def sample_flow_start(s, rng):
    """The start is N(0, I): seen in the first state that the field is asked about."""
    for batch, d in ((1500, 2), (1200, 3)):
        u = Field(lambda x, t: 0.3 - x, (batch, d))
        s.call("sample_flow", u, batch, d, 5, rng.spawn(1)[0])
        expect_mean_by_chance(asked(u)[0], "the start X₀, over the batch")
        expect_standard_normal(
            asked(u)[0],
            "the start X₀",
            {
                "this is uniform noise between 0 and 1: p_init is N(0, I)": 1 / np.sqrt(12),
                "this is uniform noise between -1 and 1: p_init is N(0, I)": 1 / np.sqrt(3),
                "the noise is divided by √d": 1 / np.sqrt(d),
                "the noise is multiplied by √d": np.sqrt(d),
                "the noise is multiplied by √h": np.sqrt(0.2),
                "the noise is multiplied by h": 0.2,
            },
        )


@check("sample_flow", "sec-sample-flow", _SOLVERS)
def sample_flow_value(s, rng):
    """From that start, n Euler steps."""
    # at n = 4 no time is rounded, at 49, 93 and 103 a loop over rounded times takes a step too few or too many
    for n, batch, d in ((4, 6, 2), (6, 5, 2), (1, 4, 3), (9, 3, 3), (5, 1, 1), (49, 3, 2), (93, 3, 2), (103, 3, 2)):
        drift = Drift(rng, d)
        u = Field(drift, (batch, d))
        got = s.call("sample_flow", u, batch, d, n, rng.spawn(1)[0])
        x0 = asked(u)[0]
        expect_close(
            got,
            drift.euler(x0, n),
            f"X_1 after n = {n} steps from the start {shown(x0[0], 4)}",
            _euler_mistakes(got, u, drift, x0, n),
            shapes=state_shapes(n, batch, d) | {(d, batch): "points are rows: the shape is (batch, d)"},
            otherwise="take the first step by hand: what is t, and how far does x move?",
        )


@check("sample_flow", "sec-sample-flow", _SOLVERS)
def sample_flow_cost(s, rng):
    for n in (4, 7, 1, 49, 93, 103):
        u = Field(Drift(rng), (4, 2))
        s.call("sample_flow", u, 4, 2, n, rng.spawn(1)[0])
        _expect_steps(
            u,
            n,
            {
                2 * n: "u is asked twice in each step: keep its value in a variable",
                4 * n: "u is asked for each point: ask once for the whole batch",
                n + 1: "one call more than there are steps",
            },
        )


@check("sample_flow", "sec-sample-flow", _SOLVERS)
def sample_flow_rng(s, rng):
    drift = Drift(rng)
    expect_from_rng(lambda g: s.call("sample_flow", Field(drift, (3, 2)), 3, 2, 4, g), rng)


# --- Gaussian to Gaussian --------------------------------------------------------------------------------------------


def _rate(t, s):
    """d/dt log s_t from N(0, I) along the straight path."""
    return (t * s**2 - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2)


def _between(x, t, m0, s0, m, s, **parts):
    """The field from N(m0, s0² I) to N(m, s² I): velocity + slope / variance · (x - centre). Parts may be exchanged."""
    part = {
        "velocity": m - m0,
        "slope": t * s**2 - (1 - t) * s0**2,
        "variance": ((1 - t) * s0) ** 2 + (t * s) ** 2,
        "centre": (1 - t) * m0 + t * m,
    } | parts
    return part["velocity"] + part["slope"] / part["variance"] * (x - part["centre"])


def _gaussian_mistakes(x, t, m0, s0, m, s):
    t = np.asarray(t, float)  # so that a division by 0 is inf and no error
    variance, slope = ((1 - t) * s0) ** 2 + (t * s) ** 2, t * s**2 - (1 - t) * s0**2

    def of(**parts):
        return _between(x, t, m0, s0, m, s, **parts)

    return {
        "s and s0 stand for their squares in the numerator": of(slope=t * s - (1 - t) * s0),
        "s stands for s² in the numerator": of(slope=t * s - (1 - t) * s0**2),
        "s0 stands for s0² in the numerator": of(slope=t * s**2 - (1 - t) * s0),
        "s and s0 stand for their squares in the variance s_t²": of(variance=(1 - t) ** 2 * s0 + t**2 * s),
        "s stands for s² in the variance s_t²": of(variance=((1 - t) * s0) ** 2 + t**2 * s),
        "s0 stands for s0² in the variance s_t²": of(variance=(1 - t) ** 2 * s0 + (t * s) ** 2),
        "s and s0 stand for their squares in both places": of(
            slope=t * s - (1 - t) * s0, variance=(1 - t) ** 2 * s0 + t**2 * s
        ),
        "1 - t and t are squared, s0 and s are squared twice": of(variance=((1 - t) * s0**2) ** 2 + (t * s**2) ** 2),
        "1 - t and t are not squared in the variance s_t²": of(variance=(1 - t) * s0**2 + t * s**2),
        "divided by s_t where it should be s_t²": of(variance=np.sqrt(variance)),
        "divided by s_t⁴": of(variance=variance**2),
        "the division by s_t² is missing": of(variance=1.0),
        "the mean at time t is (1 - t) m0 + t m: this uses x - m": of(centre=m),
        "the mean at time t is (1 - t) m0 + t m: this uses x - m0": of(centre=m0),
        "the mean at time t is (1 - t) m0 + t m: this uses x - t m": of(centre=t * m),
        "the mean at time t is (1 - t) m0 + t m: this uses x alone": of(centre=0.0),
        "the mean at time t is (1 - t) m0 + t m: t and 1 - t are exchanged": of(centre=t * m0 + (1 - t) * m),
        "the mean at time t is (1 - t) m0 + t m: m0 is added whole": of(centre=m0 + t * m),
        "the first term, the velocity m - m0 of the mean, is missing": of(velocity=0.0),
        "the velocity of the mean is m - m0: m0 is missing, as if it started at 0": of(velocity=m),
        "the velocity of the mean is m - m0, not where the mean is": of(velocity=(1 - t) * m0 + t * m),
        "the velocity of the mean is m - m0: its sign is turned": of(velocity=m0 - m),
        "the velocity of the mean is m - m0, not the sum of the two": of(velocity=m + m0),
        "the velocity of the mean is m - m0 at all times, not t times it": of(velocity=t * (m - m0)),
        "the sign of the rate": of(slope=-slope),
        "the sign inside: t s² - (1 - t) s0² is the derivative of s_t² / 2": of(slope=t * s**2 + (1 - t) * s0**2),
        "twice the rate: this is the derivative of s_t², over s_t²": of(slope=2 * slope),
        "half the rate": of(slope=slope / 2),
        "(1 - t)² and t² in the numerator: it is half the derivative of s_t²": of(
            slope=(t * s) ** 2 - ((1 - t) * s0) ** 2
        ),
        "the standard deviations are added, (1 - t) s0 + t s: variances add": of(variance=((1 - t) * s0 + t * s) ** 2),
        "t and 1 - t are exchanged in s_t": of(variance=(t * s0) ** 2 + ((1 - t) * s) ** 2),
        "t and 1 - t are exchanged in the rate": of(
            slope=(1 - t) * s**2 - t * s0**2, variance=(t * s0) ** 2 + ((1 - t) * s) ** 2
        ),
        "noise and data are exchanged": _between(x, t, m, s, m0, s0),
        "this is the field at time 1 - t: t and 1 - t are exchanged": _between(x, 1 - t, m0, s0, m, s),
        "this is the field from N(0, I): m0 and s0 are not used": _between(x, t, 0 * m0, 1.0, m, s),
        "this is the field from N(0, s0² I): m0 is not used": _between(x, t, 0 * m0, s0, m, s),
        "this is the field from N(m0, I): s0 is not used": _between(x, t, m0, 1.0, m, s),
        "s0 is missing in the numerator": of(slope=t * s**2 - (1 - t)),
        "s0 is missing in the variance s_t²": of(variance=(1 - t) ** 2 + (t * s) ** 2),
        "the rate is half the derivative of s_t² over s_t², not (s - s0) / s_t": of(
            slope=(s - s0) * np.sqrt(variance), variance=variance
        ),
        "the mean at time t is (1 - t) m0 + t m: the sign of its first part is turned": of(centre=t * m - (1 - t) * m0),
        "the mean at time t is (1 - t) m0 + t m: the sign of its second part is turned": of(
            centre=(1 - t) * m0 - t * m
        ),
        "brackets: a / b + c * d divides by b alone: all of s_t² is below the line": m
        - m0
        + slope / ((1 - t) * s0) ** 2
        + (t * s) ** 2 * (x - (1 - t) * m0 - t * m),
        **{f"{size:g} is added to s_t², which is never 0": of(variance=variance + size) for size in SMALL},
        "this is the field for one data point, (m - x) / (1 - t)": (m - x) / (1 - t),
        "this is m - x, the field at t = 0": m - x + 0 * t,
        "this is the straight field, which goes through other laws": of(slope=s - s0, variance=(1 - t) * s0 + t * s),
        "this is where the point will be, m + s/s0 (x - m0)": m + s / s0 * (x - m0) + 0 * t,
    }


_FIELDS = (
    "flowdiff.fields.GaussianToGaussian.__call__",
    "flowdiff.fields.GaussianToMixture.__call__",
    "flowdiff.fields.GaussianToMixture.score",
    "flowdiff.fields.GaussianToMixture.denoiser",
    "flowdiff.fields.GaussianToMixture.noise",
)


_AS_THEY_ARE = (
    "a mean of shape (d,) and times of shape (batch, 1) fit to x as they are: is an axis added, or taken away?"
)
_AXIS_MORE = "t has the shape (batch, 1) already: with one axis more every time meets every point"


@check("gaussian_field", "sec-known-field", _FIELDS)
def gaussian_field_value(s, rng):
    for d, s0, std in (
        (2, float(rng.uniform(0.6, 0.8)), float(rng.uniform(0.3, 0.4))),
        (3, float(rng.uniform(1.3, 1.6)), float(rng.uniform(2.0, 2.5))),
    ):
        x, m = points(rng, 5, d), rng.uniform(0.6, 1.8, d) * np.resize([1, -1], d)
        m0 = rng.uniform(0.4, 0.9, d) * np.resize([1, 1, -1], d)
        for t in (float(rng.uniform(0.25, 0.45)), float(rng.uniform(0.55, 0.75)), 0.0, 1.0, Columns(rng, 5).t):
            passed, before = (x.copy(), m0.copy(), m.copy()), (x, m0, m)
            label = f"t = {t:.3f}" if np.ndim(t) == 0 else f"its own time, first {t[0, 0]:.3f}"
            with np.errstate(divide="ignore", invalid="ignore"):
                mistakes = _gaussian_mistakes(x, t, m0, s0, m, std)
            if np.ndim(t):
                mistakes["every point is given the first time"] = _between(x, t[0], m0, s0, m, std)
                mistakes["every point is given the mean time"] = _between(x, t.mean(), m0, s0, m, std)
            mistakes |= cut_off(lambda t: _between(x, t, m0, s0, m, std), t)  # noqa: B023
            with explaining({"could not be broadcast": _AS_THEY_ARE}), explaining_time(t):
                got = s.call("gaussian_field", passed[0], t, passed[1], s0, passed[2], std)
            expect_close(
                got,
                _between(x, t, m0, s0, m, std),
                f"u at {shown(x[0], 4)}, {label}, from N(m0, {s0:.3f}² I) with m0 = {shown(m0, 3)} "
                f"to N(m, {std:.3f}² I) with m = {shown(m, 3)}",
                mistakes,
                shapes={(5, 5, d): _AXIS_MORE},
                otherwise="write down the flow that keeps each point at its place in the law, then differentiate",
            )
            for now, then, name in zip(passed, before, ("x", "m0", "m"), strict=True):
                expect_untouched(np.atleast_2d(now), np.atleast_2d(then), name)


@check("gaussian_field", "sec-known-field", _FIELDS)
def gaussian_field_arrives(s, rng):
    """Followed from 0 to 1, it keeps every point at its place in the cloud: it ends at m + s/s0 (x0 - m0)."""
    s0, std = float(rng.uniform(0.65, 0.8)), float(rng.uniform(0.4, 0.5))
    m0, m, x0 = rng.uniform(-0.8, -0.4, 2), rng.uniform(1, 2, 2) * [1, -1], points(rng, 6)

    def u(x, t):
        with explaining_time(t):
            got = s.call("gaussian_field", x.copy(), float(t), m0.copy(), s0, m.copy(), std)
        return array(got, x.shape, "u(x, t)").astype(float)

    x, n = x0, 32
    for k in range(n):
        x = rk4(u, x, k / n, 1 / n)
    z = (x0 - m0) / s0
    expect_close(
        x,
        m + std * z,
        f"where the flow of your field ends, from {shown(x0[0], 4)}: m + s/s0 (x0 - m0)",
        {
            "the points have not moved": x0,
            "this is m + s x0, which is right from N(0, I) only": m + std * x0,
            "this is m + s² …: is s squared once too often?": m + std**2 * z,
            "the mean does not move": m0 + std * z,
            "this is x0 + m - m0: the spread does not change": x0 + m - m0,
            "this is x0 + m: the mean moves by m, and not by m - m0": x0 + m,
            "the cloud has the right spread about m + m0": m + m0 + std * z,
        },
        rtol=1e-3,
        otherwise="check the field itself first: the other check names the mistake",
    )


# --- to a mixture ----------------------------------------------------------------------------------------------------


def _circle(t):
    """How much data and how much noise on the circular path, and the velocities of the two."""
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    return a, b, np.pi / 2 * b, -np.pi / 2 * a


def _circular_rate(t, s):
    """d/dt log s_{k,t} on the circular path."""
    a, b, da, db = _circle(t)
    return (a * da * s**2 + b * db) / (b**2 + (a * s) ** 2)


def _mixture(x, t, w, m, s, log=None, each=None):
    """The field, the votes (batch, K) and the components' fields (batch, K, d); parts of it may be exchanged."""
    a, b, da, _ = _circle(t)
    std = np.sqrt(b**2 + (a * s) ** 2)  # (K,)
    away = x[:, None] - a * m
    q = (away**2).sum(-1)
    logs = np.log(w) - x.shape[1] * np.log(std) - q / (2 * std**2) if log is None else log(std, q)
    votes = np.exp(logs - logs.max(1, keepdims=True))
    votes /= votes.sum(1, keepdims=True)
    each = da * m + _circular_rate(t, s)[:, None] * away if each is None else each(away, std)
    return (votes[..., None] * each).sum(1), votes, each


def _straight_mixture(x, t, w, m, s):
    std, away = np.sqrt((1 - t) ** 2 + (t * s) ** 2), x[:, None] - t * m
    logs = np.log(w) - x.shape[1] * np.log(std) - (away**2).sum(-1) / (2 * std**2)
    votes = np.exp(logs - logs.max(1, keepdims=True))
    votes /= votes.sum(1, keepdims=True)
    return votes, m + _rate(t, s)[:, None] * away


def _mixture_mistakes(x, t, w, m, s):
    d, K = x.shape[1], len(w)
    a, b, da, db = _circle(t)
    _, p, each = _mixture(x, t, w, m, s)
    hard = np.eye(K)[p.argmax(1)]
    std, away = np.sqrt(b**2 + (a * s) ** 2), x[:, None] - a * m
    q = (away**2).sum(-1)
    rate = _circular_rate(t, s)[:, None]
    end = np.log(w) - d * np.log(s) - ((x[:, None] - m) ** 2).sum(-1) / (2 * s**2)
    end = np.exp(end - end.max(1, keepdims=True))
    straight_votes, straight = _straight_mixture(x, t, w, m, s)

    def with_log(log):
        return _mixture(x, t, w, m, s, log=log)[0]

    def with_each(value):
        return (p[..., None] * value).sum(1)

    mean = w @ m
    var = (w[:, None] * (s[:, None] ** 2 + (m - mean) ** 2)).sum(0)
    return {
        "the components vote with their weights w_k whatever x is: vote with the posterior p_t(k | x)": (
            w[:, None] * each
        ).sum(1),
        "the components have equal votes": each.mean(1),
        "the votes do not use the weights w_k": with_log(lambda std, q: -d * np.log(std) - q / (2 * std**2)),
        "the votes use w_k twice": with_log(lambda std, q: 2 * np.log(w) - d * np.log(std) - q / (2 * std**2)),
        "the votes leave out the normalisers s_{k,t}^d of the densities": with_log(
            lambda std, q: np.log(w) - q / (2 * std**2)
        ),
        "the normaliser in d dimensions is s_{k,t}^d, not s_{k,t}": with_log(
            lambda std, q: np.log(w) - np.log(std) - q / (2 * std**2)
        ),
        "the votes divide by the variance to the power d, not by the standard deviation": with_log(
            lambda std, q: np.log(w) - 2 * d * np.log(std) - q / (2 * std**2)
        ),
        "the factor ½ is missing in the exponent of the votes": with_log(
            lambda std, q: np.log(w) - d * np.log(std) - q / std**2
        ),
        "the exponent of the votes divides by s_{k,t}, not by its square": with_log(
            lambda std, q: np.log(w) - d * np.log(std) - q / (2 * std)
        ),
        "the votes are densities that are not divided by their sum": (
            (w * np.exp(-q / (2 * std**2)) / (2 * np.pi * std**2) ** (d / 2))[..., None] * each
        ).sum(1),
        "the winner takes all: every component has its share of the vote": (hard[..., None] * each).sum(1),
        "the votes are those of the data at t = 1: at time t the components are N(sin(πt/2) m_k, s_{k,t}² I)": (
            (end / end.sum(1, keepdims=True))[..., None] * each
        ).sum(1),
        "the votes of all points are averaged: each point has its own": (p.mean(0)[:, None] * each).sum(1),
        "this is the field along the straight path, (1 - t) X₀ + t Z: the circular one is asked for": (
            straight_votes[..., None] * straight
        ).sum(1),
        "the velocities are those of the straight path": with_each(straight),
        "the votes are those of the straight path": (straight_votes[..., None] * each).sum(1),
        "every component moves with its mean alone: add its rate times x - sin(πt/2) m_k": with_each(da * m),
        "the component's field uses x - m_k: its mean at time t is sin(πt/2) m_k": with_each(
            da * m + rate * (x[:, None] - m)
        ),
        "the component's field uses x - t m_k: its mean at time t is sin(πt/2) m_k": with_each(
            da * m + rate * (x[:, None] - t * m)
        ),
        "the component's field leaves out the velocity of its mean": with_each(rate * away),
        "the velocity of the component's mean is not m_k: differentiate sin(πt/2) m_k": with_each(m + rate * away),
        "the factor π/2 of the derivatives is missing": with_each(each * 2 / np.pi),
        "the factor π/2 is missing in the velocity of the means": with_each(b * m + rate * away),
        "the factor π/2 is missing in the rate": with_each(da * m + 2 / np.pi * rate * away),
        "the derivative of sin(πt/2) is π/2 cos(πt/2): here the mean's velocity has the sine": with_each(
            -db * m + rate * away
        ),
        "the sign: the derivative of cos(πt/2) is -π/2 sin(πt/2)": with_each(
            da * m + ((a * da * s**2 - b * db) / std**2)[:, None] * away
        ),
        "twice the rate: this is the derivative of s_{k,t}², over s_{k,t}²": with_each(da * m + 2 * rate * away),
        "the component's field has the sign of its rate turned": with_each(da * m - rate * away),
        "the component's rate has s_k in the place of s_k²": with_each(
            da * m + ((a * da * s + b * db) / std**2)[:, None] * away
        ),
        "the component's rate is divided by s_{k,t}, not by its square": with_each(da * m + rate * std[:, None] * away),
        "the division of the component's rate by s_{k,t}² is missing": with_each(
            da * m + rate * std[:, None] ** 2 * away
        ),
        "sine and cosine are exchanged: at t = 0 there is noise only": _mixture(x, 1 - t, w, m, s)[0],
        "this is the field of one Gaussian with the mixture's mean and variance": da * mean
        + _circular_rate(t, np.sqrt(var)) * (x - a * mean),
        "this is the field for data that are the centres only": with_each(da * m + db / max(b, 1e-9) * away),
        "only one component moves the points": each[:, 0],
    }


def _components(rng, d):
    w = np.array([0.2, 0.5, 0.3])
    return w, rng.uniform(-1.5, 1.5, (3, d)), np.array([0.9, 0.35, 0.6]) * rng.uniform(0.9, 1.1)


@check("mixture_field", "sec-known-field", _FIELDS)
def mixture_field_value(s, rng):
    for d, batch in ((2, 6), (3, 5), (1, 4)):
        w, m, std = _components(rng, d)
        x = rng.uniform(-1.5, 1.5, (batch, d))
        for t in (float(rng.uniform(0.35, 0.65)), float(rng.uniform(0.8, 0.9))):
            passed = [a.copy() for a in (x, w, m, std)]
            expect_close(
                s.call("mixture_field", passed[0], t, *passed[1:]),
                _mixture(x, t, w, m, std)[0],
                f"u at {shown(x[0], 4)}, t = {t:.3f}, for a mixture of three in {d} dimension{'s' if d > 1 else ''}",
                _mixture_mistakes(x, t, w, m, std),
                shapes={
                    (
                        batch,
                        3,
                    ): "one number for each component came: sum over the components, not over the coordinates",
                    (batch, 3, d): "the field of every component came: sum them, each times its vote",
                    (3, d): "summed over the points: sum over the components",
                },
                otherwise="for one point: three densities at time t, their shares, three velocities, one weighted sum",
            )
            for now, then, name in zip(passed, (x, w, m, std), ("x", "weights", "means", "stds"), strict=True):
                expect_untouched(np.atleast_2d(now), np.atleast_2d(then), name)


@check("mixture_field", "sec-known-field", _FIELDS)
def mixture_field_near_the_end(s, rng):
    for t, far in ((0.999, 4.0), (0.999, 40.0), (1.0, 8.0), (0.0, 3.0)):
        w, m, _ = _components(rng, 2)
        std = np.array([0.05, 0.02, 0.03])
        x = rng.uniform(-1, 1, (5, 2)) + far * np.array([1.0, -0.5])
        got = array(s.call("mixture_field", x, t, w, m, std), (5, 2), f"u at t = {t}")
        if not np.isfinite(got).all():
            raise wrong(
                f"finite velocities at t = {t}, also far from all components",
                f"{shown(got[~np.isfinite(got).all(1)][0])} at {shown(x[~np.isfinite(got).all(1)][0], 4)}",
                "all densities underflow to 0 there, and 0 / 0 is nan: subtract the largest logarithm before exp",
            )
        # at t = 1 the velocity is 0 up to the rounding of cos(π/2), which is large beside narrow components
        if t == 1.0 and not np.abs(got).max() <= 1e-3:
            raise wrong(
                f"u = 0 at {shown(x[0], 4)}, t = 1: the circle arrives with no speed",
                shown(got[0]),
                "is it the circular path? On it both derivatives of the law's spread and centres are 0 at t = 1",
            )
        right = _mixture(x, t, w, m, std)[0]
        if t < 1.0 and not close(got, right, 5e-4):
            votes, straight = _straight_mixture(x, t, w, m, std)
            likely = "the votes are ratios of tiny numbers: is a small number added to them, or nan replaced by 0?"
            if close(got, (votes[..., None] * straight).sum(1), 5e-4):
                likely = "this is the field along the straight path: the circular one is asked for"
            elif close(got, (w[:, None] * _mixture(x, t, w, m, std)[2]).sum(1), 5e-4):
                likely = "the components vote with their weights w_k whatever x is"
            raise wrong(
                f"u at {shown(x[0], 4)}, t = {t}, far from narrow components = {shown(right[0])}",
                shown(got[0]),
                likely,
            )


@check("mixture_field", "sec-known-field", _FIELDS)
def mixture_field_shares(s, rng):
    """Followed from noise, it brings each component its share."""
    w, m, std = (
        np.array([0.2, 0.5, 0.3]),
        np.array([[-2.0, 0.0], [2.0, 1.0], [1.0, -2.0]]),
        np.array([0.3, 0.4, 0.2]),
    )
    n, batch = 20, 800
    x = rng.standard_normal((batch, 2))

    def u(x, t):
        got = array(s.call("mixture_field", x, float(t), w, m, std), x.shape, f"u at t = {t:.3f}").astype(float)
        if not np.isfinite(got).all():
            raise wrong(f"finite velocities at t = {t:.3f}", "nan or inf", "does 0 / 0 occur?")
        return got

    for k in range(n):
        x = rk4(u, x, k / n, 1 / n)
    with np.errstate(over="ignore", invalid="ignore"):
        distance = np.linalg.norm(x[:, None] - m, axis=-1) / std
    near = distance.min(1) < 4.5
    if not near.mean() > 0.9:
        raise wrong(
            "samples near the centres of the mixture", f"{100 * near.mean():.0f} % of them",
            "what the field does to the points is not right: the first check says more",
        )  # fmt: skip
    share = np.bincount(distance.argmin(1), minlength=3) / batch
    if not (np.abs(share - w) <= 5 * np.sqrt(w * (1 - w) / batch) + 0.01).all():
        raise wrong(
            f"shares of the samples near the weights {shown(w, 3)}",
            shown(share, 3),
            "do the votes use the weights w_k?",
        )


# --- sampling from a diffusion model ---------------------------------------------------------------------------------


def _diffusion(s, rng, n=5, batch=1500):
    """One run taken apart: states, times, σ, h, u and score at every step, and the moves."""
    # such that no two known mistakes give nearly the same factor at the first step
    a, b, c = rng.uniform(2.5, 2.7), rng.uniform(1.9, 2.1), rng.uniform(2, 3)

    def level(t):
        return a + b * t + 0.3 * np.sin(5 * t)

    slow = Drift(rng)

    def drift(x, t):  # large, so that the noise hides little of it
        return 4 * slow(x, t)

    u = Field(drift, (batch, 2))
    score = Field(lambda x, t: c * np.array([0.5, -0.8]) - np.array([1.5, 1.0]) * x + t, (batch, 2), "score")
    x0 = points(rng, batch)
    before = x0.copy()
    got = array(
        s.call("sample_diffusion", u, score, Coefficient(level), x0, n, rng.spawn(1)[0]),
        (batch, 2),
        "X_1",
        state_shapes(n, batch, 2),
    ).astype(float)
    expect_untouched(x0, before, "x0")
    states = asked(u)
    if not np.allclose(states[0], before, atol=1e-5):
        raise wrong("the first call of u at x0", f"at {shown(states[0][0], 4)} for x0 = {shown(before[0], 4)}",
                    "each step asks at the state where it starts")  # fmt: skip
    _expect_steps(
        u,
        n,
        {2 * n: "u is asked twice in each step: keep its value in a variable"},
    )
    times, h = np.arange(n) / n, 1 / n
    if score.times:
        _expect_steps(
            score,
            n,
            {2 * n: "the score is asked twice in each step: keep its value in a variable"},
        )
        if not np.allclose(score.states, states, atol=1e-5):
            raise wrong("the score asked where u is asked", "at another place", "both belong to the start of the step")
    moves = np.diff(np.stack([*states, got]), axis=0)
    _expect_fresh(states, moves, times, h, level, drift, score.function)
    return states, moves, times, h, level, drift, score.function


def _fitted(x, move, t, h, u, score):
    """How often u and the score are in a step, by least squares, and what is left, over h."""
    columns = np.stack([u(x, t).ravel(), score(x, t).ravel()], 1)
    times, *_ = np.linalg.lstsq(columns, move.ravel() / h, rcond=None)
    return times, (move.ravel() / h - columns @ times).reshape(move.shape), columns


def _expect_fresh(states, moves, times, h, level, u, score):
    """Noise that is drawn once for all points, or once for all steps, spoils every other measurement."""
    rest = np.stack(
        [y / h - u(x, t) - level(t) ** 2 / 2 * score(x, t) for x, y, t in zip(states, moves, times, strict=True)]
    )
    fitted = np.stack([_fitted(x, y, t, h, u, score)[1] for x, y, t in zip(states, moves, times, strict=True)])
    if np.abs(fitted).max() < 1e-4:
        raise wrong("noise in every step, as σ is not 0", "none", "add σ_t √h ε in every step")
    if rest.std(1).max() < 1e-4:
        raise wrong(
            "noise of its own for every point",
            "the same noise for many points",
            "draw an array of the whole shape",
        )
    # from step to step: what a wrong drift leaves is correlated too, but not after the fit
    rho = min(_correlation(z).min() for z in (rest, fitted))
    if rho > 0.4:
        raise wrong("fresh noise in every step", f"noise with correlation {rho:.2f} from step to step")
    z = np.sort(rest / np.array([level(t) for t in times])[:, None, None], axis=1)
    if np.allclose(z[0], z[1], atol=1e-6):
        raise wrong(
            "fresh noise in every step",
            "the same numbers in every step, given to other points",
            "draw new noise in each step: the same numbers in another order are not independent",
        )


def _correlation(z):
    z = (z - z.mean((1, 2), keepdims=True)) / z.std((1, 2), keepdims=True)
    return (z[1:] * z[:-1]).mean((1, 2))


@check("sample_diffusion", "sec-score-term", _SOLVERS)
def diffusion_drift(s, rng):
    """In every step the drift is u + σ²/2 · score: its two coefficients by least squares."""
    states, moves, times, h, level, u, score = _diffusion(s, rng)
    for x, move, t in zip(states, moves, times, strict=True):
        sigma = level(t)
        (of_u, of_score), rest, columns = _fitted(x, move, t, h, u, score)
        noise = max(sigma / np.sqrt(h), rest.std())
        error = 5.5 * noise * np.sqrt(np.diag(np.linalg.inv(columns.T @ columns)))
        if not abs(of_u - 1) <= error[0]:
            likely = {
                "the step goes against u": -1.0,
                "u is not used": 0.0,
                "u is taken twice": 2.0,
                "the step size h is missing": 1 / h,
                "the step size h is multiplied in twice": h,
                "u is multiplied by √h": 1 / np.sqrt(h),
                "u is halved": 0.5,
                "u and the score are exchanged: σ²/2 belongs to the score": sigma**2 / 2,
            }
            raise wrong(
                f"1 times h u(x, t) in each step, at t = {t:.3f}",
                f"{of_u:.3f} times",
                _fit(of_u, likely, error[0]),
            )
        right = sigma**2 / 2
        if not abs(of_score - right) <= error[1]:
            likely = {
                "the score term is missing: noise alone widens the cloud": 0.0,
                "the sign: noise spreads the cloud, and the score must pull it together": -right,
                "the factor ½ is missing": sigma**2,
                "the sign, and the factor ½": -(sigma**2),
                "σ is not squared": sigma / 2,
                "σ is missing": 0.5,
                "σ is missing, and the factor ½": 1.0,
                "σ is not squared, and the factor ½ is missing": sigma,
                "σ² is taken at the end of the step": level(t + h) ** 2 / 2,
                "σ² is taken at time 0": level(0.0) ** 2 / 2,
                "σ² is taken at time 1": level(1.0) ** 2 / 2,
                "σ² is taken in the middle of the step": level(t + h / 2) ** 2 / 2,
                "σ is halved before it is squared, which makes σ²/4": sigma**2 / 4,
                "the score term has no h": right / h,
                "the score term is multiplied by √h": right / np.sqrt(h),
                "the score term has h twice": right * h,
                "σ⁴": sigma**4 / 2,
            }
            raise wrong(
                f"σ²/2 = {right:.3f} times h score(x, t) in each step, at t = {t:.3f}, σ = {sigma:.3f}",
                f"{of_score:.3f} ± {error[1] / 5.5:.2g} times",
                _fit(of_score, likely, error[1]),
            )
        rest = (move / h - u(x, t) - right * score(x, t)).mean(0)
        if not (np.abs(rest) <= 5.5 * noise / np.sqrt(len(x))).all():
            raise wrong(
                "nothing in the step beside u, the score term and noise of mean 0", f"{shown(rest, 3)} more, over h",
                "does the noise have mean 0? Is something asked at another time or place than u?",
            )  # fmt: skip


def _fit(value, mistakes, error):
    near = min(mistakes, key=lambda text: abs(mistakes[text] - value))
    return near if abs(mistakes[near] - value) <= error else ""


@check("sample_diffusion", "sec-diffusion-model", _SOLVERS)
def diffusion_noise(s, rng):
    """What is left of every move is σ √h times fresh standard normal noise."""
    states, moves, times, h, level, u, score = _diffusion(s, rng)
    before, every = None, []
    for x, move, t in zip(states, moves, times, strict=True):
        sigma = level(t)
        # a wrong drift is the other check's business
        z = _fitted(x, move, t, h, u, score)[1] * np.sqrt(h) / sigma
        skew = ((z - z.mean()) ** 3).mean() / max(z.std(), 1e-9) ** 3
        if not abs(skew) <= 0.7:  # that of |ε| is 0.995, that of a coin or a uniform number 0
            raise wrong(
                f"noise that is above 0 as often as below in the step at t = {t:.3f}, of skewness 0",
                f"skewness {skew:.2f}",
                "the noise is never negative: is its absolute value taken?" if abs(skew - 1) < 0.2 else "",
            )
        expect_standard_normal(
            z,
            f"the noise over σ√h in the step at t = {t:.3f}",
            {
                "the noise is multiplied by h: its size is √h": np.sqrt(h),
                "the noise is not multiplied by √h": 1 / np.sqrt(h),
                "σ is missing": 1 / sigma,
                "σ is squared": sigma,
                "a root of σ is taken": 1 / np.sqrt(sigma),
                "σ is missing, and √h": 1 / (sigma * np.sqrt(h)),
                "σ²h is taken for a standard deviation: it is the variance": sigma * np.sqrt(h),
                "the noise is uniform between 0 and 1": 1 / np.sqrt(12),
                "the noise is uniform between -1 and 1": 1 / np.sqrt(3),
                "σ is taken at the end of the step": level(t + h) / sigma,
                "σ is taken at time 0": level(0.0) / sigma,
                "σ is taken at time 1": level(1.0) / sigma,
                "σ is taken in the middle of the step": level(t + h / 2) / sigma,
                "the noise is divided by √2": 1 / np.sqrt(2),
                "the noise is multiplied by √2": np.sqrt(2),
                "√h is taken twice: h^{1/4}": h**-0.25,
            },
        )
        if before is not None:
            rho = float(np.corrcoef(z.ravel(), before.ravel())[0, 1])
            if not abs(rho) <= 5.5 / np.sqrt(z.size):
                raise wrong("fresh noise in every step", f"noise with correlation {rho:.2f} between two steps")
        before = z
        every.append(z)
    # only all of them together tell the sum of two uniform numbers, kurtosis 2.4, from a normal one
    expect_normal_shape(np.stack(every), "the noise of all steps")


@check("sample_diffusion", "sec-diffusion-model", _SOLVERS)
def diffusion_without_noise(s, rng):
    """σ = 0 is the flow model, exactly; and the noise comes from rng."""
    drift, x0 = Drift(rng), points(rng)

    def score(x, t):
        return 3.0 - 2 * x

    for n in (4, 7, 49, 103):
        u, times = Field(drift, (5, 2)), np.arange(n) / n
        got = s.call(
            "sample_diffusion",
            u,
            Field(score, (5, 2), "score"),
            Coefficient(lambda t: 0.0),
            x0,
            n,
            rng,
        )
        expect_close(
            got,
            drift.euler(x0, n),
            f"X_1 after n = {n} steps with σ = 0, which is Euler's method, from {shown(x0[0], 4)}",
            _euler_mistakes(got, u, drift, x0, n)
            | {
                "the score is added although σ = 0": follow(lambda x, t: drift(x, t) + score(x, t), x0, times, 1 / n),
                "half of the score is added although σ = 0": follow(
                    lambda x, t: drift(x, t) + score(x, t) / 2, x0, times, 1 / n
                ),
                "u and the score are exchanged": follow(score, x0, times, 1 / n),
            },
            shapes=state_shapes(n, 5, 2),
            otherwise="with σ = 0 both the noise and the score term vanish",
        )
    expect_from_rng(
        lambda g: s.call(
            "sample_diffusion",
            Field(drift, (5, 2)),
            Field(score, (5, 2), "score"),
            Coefficient(lambda t: 1.0 + t),
            x0,
            3,
            g,
        ),
        rng,
    )


@check("sample_diffusion", "sec-score-term", _SOLVERS)
def diffusion_law(s, rng):
    """On the straight path to N(0, s²) the variance of X₁ is s² for every σ."""
    std, n, shape = float(rng.uniform(0.6, 0.8)), 40, (800, 4)
    for sigma in (0.5, 1.0):
        v = 1.0
        for t in np.arange(n) / n:
            path = (1 - t) ** 2 + (t * std) ** 2
            v = (1 + (_rate(t, std) - sigma**2 / 2 / path) / n) ** 2 * v + sigma**2 / n
        u = Field(lambda x, t: _rate(t, std) * x, shape)
        score = Field(lambda x, t: -x / ((1 - t) ** 2 + (t * std) ** 2), shape, "score")
        level = Coefficient(lambda t, sigma=sigma: sigma)
        x = array(
            s.call("sample_diffusion", u, score, level, rng.standard_normal(shape), n, rng.spawn(1)[0]),
            shape,
            "X_1",
        )
        got = float(np.asarray(x, float).var())
        error = 5 * np.sqrt(2 / x.size)
        if not abs(got / v - 1) < error:
            plain = std**2 + sigma**2 * np.pi * std / 2
            minus = std**2 * (2 * np.exp(np.pi * sigma**2 / (2 * std)) - 1)
            likely = "the checks of a single step say more: is it u, σ²/2 times the score, and the noise σ√h ε?"
            named = {
                f"without the score term it is s² + σ²πs/2 = {plain:.3f}": plain,
                f"with a minus sign it is s² (2 exp(πσ²/2s) - 1) = {minus:.3f}": minus,
                "this is the variance of the noise at the start": 1.0,
            }
            # 0.06: these are the limits of small steps
            for sentence, value in reversed(named.items()):
                if abs(got / value - 1) < error + 0.06:
                    likely = sentence
            raise wrong(
                f"variance {v:.3f} of X_1 with σ = {sigma}, n = {n}, s² = {std**2:.3f}", f"{got:.3f}",
                likely,
            )  # fmt: skip


# --- a network that is the field -------------------------------------------------------------------------------------


def _tensor(a, dtype=np.float32):
    return Tensor.of(np.array(a, dtype))


def _expect_tensor(got, what):
    if isinstance(got, (tuple, list)):
        raise wrong(f"{what}: one tensor", words(got), "two things are returned where one is asked for")
    if not isinstance(got, Tensor):
        raise wrong(f"{what}: a torch tensor", words(got), "the answer to a tensor is a tensor")


_JOINED = {
    "match except in dimension 0": "torch.cat joins along axis 0, the batch: columns are joined along axis 1",
    "match except in dimension 1": "the time needs one row for each point, (batch, 1): are there too many or too few?",
    r"cat\(\) takes": "what is joined comes as one list: torch.cat([…, …], dim=1)",
    "must have the same dtype": "make t of the dtype of x",
    "shapes cannot be multiplied": "into the first layer go the place, cos πt and sin πt: d + 2 numbers",
    "object has no attribute '_modules'|before Module.__init__": "call super().__init__() before layers are made",
    r"Sequential.forward\(\) takes": "the layers take one tensor: join the place, the cosine and the sine first",
}


@check("place_and_time", "sec-network-field")
def place_and_time_value(s, rng):
    for d, batch, dtype in ((3, 5, np.float32), (2, 3, np.float64), (1, 4, np.float32)):
        x, t = points(rng, batch, d).astype(dtype), float(rng.uniform(0.2, 0.9))
        column = Columns(rng, batch).t.astype(dtype)
        for time in (t, column):
            tensor, before = _tensor(x, dtype), x.copy()
            times = np.broadcast_to(np.asarray(time, dtype), (batch, 1))
            with explaining_time(time), explaining(_JOINED):
                got = s.call("place_and_time", tensor, time if np.ndim(time) == 0 else _tensor(time, dtype))
            what = f"[x, t] for t {'a number' if np.ndim(time) == 0 else 'of shape (batch, 1)'}, first row"
            _expect_tensor(got, what)
            expect_close(
                got,
                np.concatenate([x, times], 1),
                what,
                {
                    "t comes first: the place comes first, then the time": np.concatenate([times, x], 1),
                    "every point is given the first time": np.concatenate(
                        [x, np.broadcast_to(times[:1], (batch, 1))], 1
                    ),
                    "the time is left at 0": np.concatenate([x, 0 * times], 1),
                    "the time is set to 1": np.concatenate([x, 0 * times + 1], 1),
                    "t is multiplied with x": np.concatenate([x * times, times], 1),
                    "1 - t stands for t": np.concatenate([x, 1 - times], 1),
                },
                shapes={
                    (batch, d): "a column is missing: the place has d of them, and the time one",
                    (batch + 1, d): "the time became a new row: it is a new column",
                    (batch, 2 * d): "the time came once for each coordinate: one column for it is enough",
                    (batch, d + batch): "every point was given the times of all points",
                    (batch, 2, d): "stacked along a new axis: the time is a new column",
                    (2 * batch, d): "joined along the batch axis: the columns are axis 1",
                },
                rtol=1e-6,
            )
            if np.asarray(got).dtype != dtype:
                raise wrong(f"{what}, of dtype {np.dtype(dtype)} like x", f"dtype {np.asarray(got).dtype}",
                            "make t of the dtype of x")  # fmt: skip
            expect_untouched(np.asarray(tensor), before, "x")


# every network there is, whatever it is called by then
_NETWORKS = methods_of("flowdiff.networks")


def _network(s, d, hidden=None):
    with explaining(_JOINED):
        return s.make("VelocityMLP", d) if hidden is None else s.make("VelocityMLP", d, hidden)


def _velocity(net, x, t, what="u(x, t)"):
    with explaining_time(t), explaining(_JOINED):
        got = net(_tensor(x), t if np.ndim(t) == 0 else _tensor(t))
    if got is None:
        raise wrong(what, "None", "does `forward` end with `return`?")
    _expect_tensor(got, what)
    got = array(
        got,
        x.shape,
        what,
        {
            (len(x), x.shape[1] + 1): "the answer has a column too many: a velocity has d numbers",
            (len(x), 1): "one number for each point: a velocity has d numbers",
            (len(x),): "one number for each point: a velocity has d numbers",
        },
    )
    if got.dtype != np.float32:
        raise wrong(f"{what} of dtype float32, like x", f"dtype {got.dtype}", "make t of the dtype of x")
    if not np.isfinite(got).all():
        raise wrong(f"finite numbers for {what}", "nan or inf")
    return np.asarray(got, float)


@check(
    "VelocityMLP",
    "sec-network-field",
    _NETWORKS,
)
def network_shape(s, rng):
    for d, batch in ((2, 7), (5, 3), (1, 1), (3, 3)):
        net = _network(s, d)
        x = rng.standard_normal((batch, d))
        one = _velocity(net, x, 0.4)
        if not np.array_equal(one, _velocity(net, x, 0.4)):
            raise wrong(
                "the same velocity when asked twice",
                "another one",
                "is there dropout or noise in it? A field has one value",
            )
        column = _velocity(net, x, np.full((batch, 1), 0.4), "u(x, t) with t of shape (batch, 1)")
        if not np.allclose(one, column, atol=1e-5):
            raise wrong(
                "the same velocities for t = 0.4 and for a column of times 0.4",
                f"{shown(column[0], 4)} for {shown(one[0], 4)}",
            )


def _expect_half_circle(net, x):
    """The time enters as (cos πt, sin πt) and in no other way: u has the period 2 in t, and no shorter one."""

    def at(t):
        return _velocity(net, x, t, f"u(x, {t:.4g})")

    here, wanted = at(0.3), "u(x, 2.3) = u(x, 0.3), since cos πt and sin πt are"
    span = np.abs(at(0.9) - here).max()

    def like(t):
        # rounding in float32 is a hundred times smaller than this
        return np.abs(at(t) - here).max() < 3e-3 * span

    if like(1.3):
        raise wrong(
            "other velocities at t = 1.3 than at t = 0.3, and at t = 1 than at t = 0",
            "the same",
            "with 2πt the circle is closed, and data at t = 1 looks like noise at t = 0: the angle is πt",
        )
    if like(-0.3):
        raise wrong(f"{wanted}, and other ones at t = -0.3", "the same at t = -0.3 and 0.3",
                    "only the cosine enters: the sine is missing")  # fmt: skip
    if like(0.7):
        raise wrong(
            f"{wanted}, and other ones at t = 0.7",
            "the same at t = 0.7 and 0.3",
            "only the sine enters: the cosine is missing, and each time has a twin",
        )
    if not like(2.3):
        likely = "does t itself enter, where cos πt and sin πt are asked for, or besides them?"
        if like(0.3 + 2 * np.pi):
            likely = "π is missing: cos t and sin t repeat themselves after 2π"
        elif like(4.3):
            likely = "the angle is πt/2: a quarter of the circle. It is πt"
        raise wrong(wanted, f"velocities that differ, such as {shown(at(2.3)[0], 4)} and {shown(here[0], 4)}", likely)


class Weights:
    """A network of the student's with weights that are chosen here: its velocities at fixed places, and derivatives.

    The notebook's helper puts the weights in and hands over arrays. What it hands over is compared, never believed.
    """

    def __init__(self, s, rng, d, hidden):
        self._s, self._sizes = s, (d, hidden)
        self._x = rng.standard_normal((16, d)).astype(np.float32)
        self._back = rng.standard_normal((16, d)).astype(np.float32)
        made = self._ask()
        self.names = [f"{name}" for name in made["names"]]
        # the columns of a matrix are its inputs
        self.given = [
            (rng.uniform(-1, 1, np.shape(w)) / max(1, np.shape(w)[-1]) ** 0.5).astype(np.float32) if np.ndim(w) else w
            for w in made["weights"]
        ]
        if len(self.names) != len(self.given):
            raise wrong("a name for each of the weights", f"{len(self.names)} names for {len(self.given)}")

    def _ask(self, weights=None):
        return self._s.probe("probe_velocity_mlp", *self._sizes, self._x, 0.3, self._back, weights)

    def output(self, k=0, step=0.0):
        """The sum of the velocities, each times a number of its own, with a step added to the k-th of the weights."""
        moved = [w + np.asarray(step, np.float32) if i == k else w for i, w in enumerate(self.given)]
        velocity = array(self._ask(moved)["velocity"], self._x.shape, "the velocities")
        return float((velocity.astype(float) * self._back).sum())

    def derivatives(self):
        """Of `output` by each of the weights, as autograd finds them; None where it finds no way."""
        found = self._ask(self.given)["derivatives"]
        if len(found) != len(self.given):
            raise wrong("a derivative for each of the weights", f"{len(found)} for {len(self.given)}")
        parts = zip(self.names, self.given, found, strict=True)
        return [None if d is None else array(d, w.shape, f"the derivatives by {name}") for name, w, d in parts]

    def count(self):
        """How many numbers there are, in weights that matter for the velocities."""
        base = self.output()

        def matters(k, w):
            # two steps: after one of them the sum may by chance be what it was
            moved = (self.output(k, step * np.sign(w + 1e-9)) for step in (0.2, -0.3))
            return any(abs(output - base) > 1e-5 * (1 + abs(base)) for output in moved)

        return sum(np.size(w) for k, w in enumerate(self.given) if matters(k, w))


def _expect_trainable(s, rng):
    """Autograd finds a way from the output to every weight: without one, training changes nothing.

    Its derivatives are compared with differences of the velocities.
    """
    net = Weights(s, rng, 3, 24)
    if not net.given:
        raise wrong(
            "weights that torch finds in the network",
            "none",
            "torch finds no weights: keep layers in a Sequential or a ModuleList, not in a plain list",
        )
    derivatives = net.derivatives()
    if all(derivative is None for derivative in derivatives):
        raise wrong(
            "velocities through which autograd finds the weights",
            "velocities that are cut off from all of them",
            "no training can change these weights: is there a .detach(), no_grad(), .data, .item() or .numpy() in "
            "`forward`, or is the result made into a new tensor?",
        )
    without = [name for name, d in zip(net.names, derivatives, strict=True) if d is None or not np.any(d)]
    if without:
        raise wrong(
            "every weight in reach of the output, by autograd",
            f"{', '.join(without)} not",
            "a layer is not used in `forward`, or a .detach() before it cuts off those that come earlier",
        )
    for k, (name, derivative) in enumerate(zip(net.names, derivatives, strict=True)):
        length = float(np.linalg.norm(np.asarray(derivative, float)))
        way = derivative / length  # along which the output changes most
        step = 0.01  # in single precision, and short: on a longer one ReLU has kinks
        change = (net.output(k, step * way) - net.output(k, -step * way)) / (2 * step)
        if not abs(change - length) <= 0.1 * max(abs(change), length):
            raise wrong(
                f"a derivative by {name} that is the change of the velocities with it, {change:.4g}",
                f"{length:.4g}, by autograd",
                "a part of the way to the weights is cut off, by .detach(), no_grad() or .data: training follows a "
                "wrong slope",
            )


@check(
    "VelocityMLP",
    "sec-network-field",
    _NETWORKS,
)
def network_depends(s, rng):
    """On t, on every coordinate, on the own row and on no other."""
    d, batch = 3, 16
    net = _network(s, d)
    x = 2 * rng.standard_normal((batch, d))
    base = _velocity(net, x, 0.3)
    scale = base.std() + 1e-6
    moved = x.copy()
    moved[0] += 3.0
    if not np.abs(_velocity(net, moved, 0.3)[1:] - base[1:]).max() <= 1e-4 * scale:
        raise wrong("a velocity that depends on its own point only", "moving one point changes the others",
                    "points are rows of a batch: nothing may mix them, such as a norm over the batch")  # fmt: skip
    if np.abs(_velocity(net, x, 0.9) - base).max() < 1e-4 * scale:
        raise wrong("other velocities at t = 0.9 than at t = 0.3", "the same", "is t given to the network?")
    times = np.full((batch, 1), 0.3)
    times[0] = 0.9
    if not np.abs(_velocity(net, x, times)[1:] - base[1:]).max() <= 1e-4 * scale:
        raise wrong("a velocity that depends on the point's own time", "the time of the first point changes the others",
                    "is t averaged, is the first one taken for all, or is t flattened into another axis?")  # fmt: skip
    if np.abs(_velocity(net, x, times)[0] - base[0]).max() < 1e-4 * scale:
        raise wrong(
            "each point at its own time",
            "the first point does not notice its time",
            "is only one time used for the batch?",
        )
    for i in range(d):
        moved = x.copy()
        moved[:, i] += 1.5
        if np.abs(_velocity(net, moved, 0.3) - base).max() < 1e-4 * scale:
            raise wrong(
                f"a velocity that depends on coordinate {i}",
                "it does not",
                "does all of x enter the network?",
            )
    for other, what in ((-x, "-x"), (x[:, ::-1], "x with its coordinates in reverse order")):
        if np.abs(_velocity(net, other, 0.3) - base).max() < 1e-4 * scale:
            raise wrong(
                f"other velocities at {what} than at x",
                "the same",
                "does x itself enter, or only its length?",
            )
    _expect_half_circle(net, x)
    _expect_trainable(s, rng)
    if np.ptp(base, axis=0).max() < 1e-4 * scale or np.abs(base).max() < 1e-9:
        raise wrong("other velocities at other places", f"{shown(base[0], 3)} everywhere")


@check(
    "VelocityMLP",
    "sec-network-field",
    _NETWORKS,
)
def network_nonlinear(s, rng):
    """Bent inside, free at the end; and its size is what was asked for."""
    d = 2
    net = _network(s, d)
    x, step = rng.standard_normal((64, d)), rng.standard_normal((64, d))
    bend = _velocity(net, x + 2 * step, 0.5) - 2 * _velocity(net, x, 0.5) + _velocity(net, x - 2 * step, 0.5)
    if np.abs(bend).max() < 1e-4 * np.abs(_velocity(net, x, 0.5)).max():
        raise wrong(
            "a field that is not linear in x",
            "a linear one",
            "layers without an activation between them are one matrix",
        )
    # four networks with eight coordinates: some velocity points each way, whatever the first weights are
    far = np.concatenate([_velocity(_network(s, 8), 1e4 * rng.standard_normal((64, 8)), 0.5) for _ in range(4)])
    if np.abs(far).max() < 5:
        raise wrong(
            "velocities of any size, also large ones",
            f"at most {np.abs(far).max():.3g}, far out",
            "is there a tanh or sigmoid at the end, or are all activations bounded? Nothing comes after the last",
        )
    if far.min() > -5 or far.max() < 5:
        raise wrong(
            "velocities of either sign",
            f"from {far.min():.3g} to {far.max():.3g}",
            "is there an activation after the last layer?",
        )
    sizes = [number(_network(s, d, hidden).call("parameter_count"), "parameter_count()") for hidden in (16, 32)]
    right = [(d + 2) * h + h + 2 * (h * h + h) + h * d + d for h in (16, 32)]
    if sizes != right:
        likely = "is the width of the hidden layers the argument `hidden`?"
        if sizes == [0, 0]:
            likely = "torch finds no weights: keep layers in a Sequential or a ModuleList, not in a plain list"
        elif sizes[0] == sizes[1]:
            likely = "the width does not change with `hidden`"
        for inputs in (d, d + 1, d + 2, d + 3):
            extra = [n + (inputs - d - 2) * h for n, h in zip(right, (16, 32), strict=True)]
            if sizes == extra and inputs < d + 2:
                likely = "the first layer has too few inputs: d + 2 numbers enter, the place, cos πt and sin πt"
            elif sizes == extra:
                likely = "the first layer has an input too many: d + 2 numbers enter, the place, cos πt and sin πt"
            # so many hidden layers, with this first layer
            for layers, word in (
                (1, "is one hidden layer"),
                (2, "are two hidden layers"),
                (4, "are four hidden layers"),
            ):
                if sizes == [n + (layers - 3) * (h * h + h) for n, h in zip(extra, (16, 32), strict=True)]:
                    likely = f"there {word}: three are asked for"
        if sizes == [n - d for n in right] or sizes == [n - d - 3 * h for n, h in zip(right, (16, 32), strict=True)]:
            likely = "is there a bias in every layer?"
        raise wrong(f"{right[0]} and {right[1]} parameters for d = 2 and 16 or 32 hidden units in each of three layers",
                    f"{sizes[0]:g} and {sizes[1]:g}", likely)  # fmt: skip
    found = [Weights(s, rng, d, hidden).count() for hidden in (16, 32)]
    if found != right:
        raise wrong(f"{right[0]} and {right[1]} numbers in weights on which the velocities depend",
                    f"{found[0]} and {found[1]}")  # fmt: skip


# --- a sure map and a random one -------------------------------------------------------------------------------------


@check("ends_from_one_start", "sec-sample-flow", _SOLVERS)
def ends_of_the_ode(s, rng):
    for d, n, runs in ((2, 8, 4), (2, 5, 4), (3, 4, 1), (2, 49, 3), (2, 93, 3), (2, 103, 3)):
        drift, x0 = Drift(rng, d), points(rng, 1, d)[0]
        u, before = Field(drift, ("runs", d)), x0.copy()
        got = s.call("ends_from_one_start", u, 0.0, x0, n, runs, rng)
        expect_close(
            got,
            np.repeat(drift.euler(before[None], n), runs, 0),
            f"{runs} times the end of Euler's {n} steps from {shown(before, 4)}, since σ = 0",
            _euler_mistakes(got, u, drift, np.repeat(before[None], runs, 0), n),
            shapes={
                (d,): "one end came: one for each run is asked for"
                if runs > 1
                else "the axis of the runs is gone, with squeeze or an index: the shape is (runs, d), also for one run",
                (1, d): "one end came: one for each run is asked for",
                (n, runs, d): "a state for each step came: only the last is asked for",
                (n + 1, runs, d): "a state for each step came: only the last is asked for",
                (runs, 1, d): "one axis too many: the result has shape (runs, d)",
                (d, runs): "runs are rows: the shape is (runs, d)",
            },
            otherwise="with σ = 0 every run is the same Euler solution",
        )
        expect_untouched(x0[None], before[None], "x0")


@check("ends_from_one_start", "sec-diffusion-model", _SOLVERS)
def ends_of_the_sde(s, rng):
    d, runs, n = 2, 1500, 6
    h = 1 / n
    x0, sigma = points(rng, 1, d)[0], float(rng.uniform(0.77, 0.82))
    while True:  # noise that is added once is not half of all of it
        drift = Drift(rng, d)
        growth = 1 + drift.a * h
        std = sigma * np.sqrt(h * (growth ** (2 * np.arange(n)[:, None])).sum(0))
        if abs(np.sqrt(np.mean((sigma**2 * h) / std**2)) - 0.5) > 0.04:
            break
    u = Field(drift, ("runs", d))
    ends = array(
        s.call("ends_from_one_start", u, sigma, x0, n, runs, rng.spawn(1)[0]), (runs, d), f"{runs} ends"
    ).astype(float)
    u.times = np.unique(u.times).tolist()  # runs may be followed one after the other
    if abs(len(u.times) - n) <= 1:
        _expect_steps(u, n)
    mean = drift.euler(x0[None], n)[0]
    if ends.std(0).max() < 1e-9:
        raise wrong(f"{runs} different ends, since σ = {sigma:.3f}", f"{shown(ends[0], 4)} every time",
                    "is one run repeated, the same noise used in all, or a seed fixed inside?")  # fmt: skip
    z = (ends - mean) / std
    expect_mean_by_chance(z, "the ends, over the runs")
    ratio = float(np.sqrt((z**2).mean()))
    expect_standard_normal(
        z,
        f"the ends around {shown(mean, 3)}, over their standard deviation {shown(std, 3)}",
        {
            "the noise is multiplied by h: its size is √h": np.sqrt(h),
            "the noise is not multiplied by √h, or the same noise is used in every step": 1 / np.sqrt(h),
            "σ is missing": 1 / sigma,
            "σ is squared": sigma,
            "a root of σ is taken": 1 / np.sqrt(sigma),
            "σ is halved": 0.5,
            "the noise is added once, at the end": _ratio(sigma * np.sqrt(h), std, ratio),
            "the noise of all steps is added at the end": _ratio(sigma, std, ratio),
            "the noise is multiplied by √2": np.sqrt(2),
            "the noise is divided by √2": 1 / np.sqrt(2),
            "the noise is uniform between -1 and 1: it has to be normal": 1 / np.sqrt(3),
            "the noise is uniform between 0 and 1: it has to be normal": 1 / np.sqrt(12),
            "the noise of the first step is missing": _ratio(
                sigma * np.sqrt(h * (growth ** (2 * np.arange(n - 1)[:, None])).sum(0)), std, ratio
            ),
            "the noise of the last step is missing": _ratio(
                sigma * np.sqrt(h * (growth ** (2 * np.arange(1, n)[:, None])).sum(0)), std, ratio
            ),
            "the noise has √t in the place of √h": _ratio(
                sigma * np.sqrt((growth ** (2 * np.arange(n)[::-1, None]) * np.arange(n)[:, None] * h).sum(0)),
                std,
                ratio,
            ),
            "σ²h is taken for a standard deviation: it is the variance": sigma * np.sqrt(h),
        },
    )
    _expect_normal_step(s, rng, sigma)
    expect_from_rng(lambda g: s.call("ends_from_one_start", Field(drift, ("runs", d)), sigma, x0.copy(), 3, 5, g), rng)


def _expect_normal_step(s, rng, sigma, d=4, runs=3000):
    """The noise of one single step: that of several is a sum, which looks normal whatever it is made of."""
    drift, x0 = Drift(rng, d), points(rng, 1, d)[0]
    got = s.call("ends_from_one_start", Field(drift, ("runs", d)), sigma, x0.copy(), 1, runs, rng.spawn(1)[0])
    ends = array(got, (runs, d), f"{runs} ends of one step").astype(float)
    expect_normal_shape((ends - drift.euler(x0[None], 1)) / sigma, "the ends of one step")


def _ratio(value, std, measured):
    """The pooled standard deviation that the ends would have, in units of the right one."""
    return float(np.sqrt(np.mean((value / std) ** 2)))


# --- cost and straightness -------------------------------------------------------------------------------------------


class Solver(Served):
    """Euler's method that asks the field more often than it needs to."""

    def __init__(self, per_step: int, extra: int):
        self.per_step, self.extra, self.steps = per_step, extra, []

    def _ask(self, field, x, t):
        velocity = field(x, t)
        if np.shape(velocity) != x.shape:
            what = "None" if velocity is None else words(velocity)
            self._complain(
                f"the field that the solver is given returns velocities of shape {x.shape}",
                what,
                "a field that counts must also answer: return what u returns",
            )
        return np.asarray(velocity, float)

    def __call__(self, field, x, steps):
        x = np.array(x, float)
        self.steps.append(int(steps))
        for k in range(int(steps)):
            for j in range(1, self.per_step):
                self._ask(field, x + j, k / steps)
            x = x + self._ask(field, x, k / steps) / steps
        for _ in range(self.extra):
            self._ask(field, x, 1.0)
        return x


@check("counted", "sec-sample-flow")
def counted_value(s, rng):
    """The solver asks as often as it likes: only counting the calls gives the right number."""
    for per_step, extra, n in ((3, 0, 7), (1, 0, 6), (2, 1, 4), (4, 2, 1)):
        drift, x0 = Drift(rng), points(rng)
        u, before = Field(drift, (5, 2)), x0.copy()
        solver = Solver(per_step, extra)
        # += makes a name local to the inner function, where it has no value yet
        with explaining({"UnboundLocalError": "`+=` in an inner function makes a new name of its own there"}):
            result = s.call("counted", solver, u, x0, n)
        if not (isinstance(result, (tuple, list)) and len(result) == 2):
            raise wrong("a pair: the samples and the number of evaluations", words(result), "return x1, nfe")
        if np.ndim(result[0]) == 0 and np.ndim(result[1]) == 2:
            raise wrong("the pair x1, nfe", "nfe, x1", "the two are returned in the other order")
        if not solver.steps:
            raise wrong("the solver called", "no call", "call solver(…, x0, n) with a field that counts")
        if solver.steps != [n]:
            raise wrong(
                f"the solver called once, with n = {n}",
                f"{len(solver.steps)} call{'s' if len(solver.steps) > 1 else ''}, n = {shown(solver.steps)}",
                "the number of steps is passed on as it is, in one run",
            )
        expect_close(result[0], drift.euler(before, n), "x1, what the solver returned", {"this is x0": before})
        right = per_step * n + extra
        if isinstance(result[1], (list, tuple)):
            raise wrong("nfe, one number", words(result[1]), "the calls themselves came: how many are they?")
        expect_close(
            number(result[1], "the number of evaluations"),
            right,
            f"the NFE of a solver with n = {n} that asks {per_step} times a step and {extra} times at the end",
            {
                "this is n: how often the solver asks in a step is its own business, so count": n,
                "nothing was counted: does the solver get the field that counts?": 0,
                "one call too many: is counting started at 1, or u called once more?": right + 1,
                "one call too few": right - 1,
                "every point of the batch is counted: one call serves them all": right * 5,
                "every number of the batch is counted: one call serves them all": right * 10,
                "the count goes on from the last solve: begin at 0 each time": right * 2,
                "this is n + 1, the number of states": n + 1,
                "the count is multiplied by n: it holds all steps already": right * n,
                "the count is divided by n: this is the number for one step": right / n,
                "only one call was counted: is the count overwritten?": 1,
            },
            rtol=1e-9,
            otherwise="does the count begin at 0 in each call of `counted`?",
        )
        expect_untouched(x0, before, "x0")
        if len(u.states) != right:
            raise wrong(f"u called {right} times, as often as the solver asks", f"{len(u.states)} times",
                        "each call of the counting field is one call of u")  # fmt: skip


@check("straight_field", "sec-straightness", _FIELDS)
def straight_field_value(s, rng):
    for d, std in ((2, float(rng.uniform(0.3, 0.6))), (3, float(rng.uniform(1.6, 2.4)))):
        x, m = points(rng, 5, d), rng.uniform(0.6, 1.8, d) * np.resize([1, -1], d)
        for t in (float(rng.uniform(0.3, 0.7)), 0.0, 1.0, Columns(rng, 5).t):
            right = m + (std - 1) / (1 - t + t * std) * (x - t * m)
            r = x - t * m
            before = x.copy()
            with np.errstate(divide="ignore", invalid="ignore"):
                mistakes = {
                    "this is the field of the straight path, whose flow is curved": m + _rate(t, std) * r,
                    "the division by 1 - t + t s is missing": m + (std - 1) * r,
                    "divided by the square of 1 - t + t s": m + (std - 1) / (1 - t + t * std) ** 2 * r,
                    "divided by s_t, whose square is (1 - t)² + t²s²": m
                    + (std - 1) / np.sqrt((1 - t) ** 2 + (t * std) ** 2) * r,
                    "the sign: s - 1, the spread changes from 1 to s": m + (1 - std) / (1 - t + t * std) * r,
                    "the mean at time t is t m: this uses x - m": m + (std - 1) / (1 - t + t * std) * (x - m),
                    "the mean at time t is t m: this uses x alone": m + (std - 1) / (1 - t + t * std) * x,
                    "m, the velocity of the mean, is missing": (std - 1) / (1 - t + t * std) * r,
                    "the velocity of the mean is m, not t m": t * m + (std - 1) / (1 - t + t * std) * r,
                    "x is taken for the start: write x₀ = (x - t m) / (1 - t + t s) with x": m + (std - 1) * x + 0 * t,
                    "t and 1 - t are exchanged": m + (std - 1) / (t + (1 - t) * std) * (x - (1 - t) * m),
                    "t and 1 - t are exchanged in the denominator": m + (std - 1) / (t + (1 - t) * std) * r,
                    "s is squared": m + (std**2 - 1) / (1 - t + t * std**2) * r,
                    "this is the field for one data point": (m - x) / (1 - t),
                    "this is the end minus x: the velocity is the end minus the start, the whole way": (1 - t)
                    * (m + (std - 1) / (1 - t + t * std) * r),
                    "x₀ = (x - m) / s is right at t = 1 only": m + (std - 1) / std * (x - m) + 0 * t,
                    "the mean at time t is t m: its sign is turned": m + (std - 1) / (1 - t + t * std) * (x + t * m),
                    "the denominator is 1 - t + t s: this has 1 + t s": m + (std - 1) / (1 + t * std) * r,
                    "the denominator is 1 - t + t s: this has 1 - t s": m + (std - 1) / (1 - t * std) * r,
                    "brackets: a / b + c divides by b alone: all of 1 - t + t s is below the line": m
                    + (std - 1)
                    - t
                    + t * std * r,
                    **{
                        f"{size:g} is added to 1 - t + t s, which is never 0": m
                        + (std - 1) / (1 - t + t * std + size) * r
                        for size in SMALL
                    },
                    "this is the end, m + s x": m + std * x + 0 * t,
                    "s for s - 1: the velocity is the end minus the start": m + std / (1 - t + t * std) * r,
                }
            label = f"t = {t:.3f}" if np.ndim(t) == 0 else f"its own time, first {t[0, 0]:.3f}"
            mistakes |= cut_off(lambda t: m + (std - 1) / (1 - t + t * std) * (x - t * m), t)  # noqa: B023
            with explaining({"could not be broadcast": _AS_THEY_ARE}), explaining_time(t):
                got = s.call("straight_field", x, t, m, std)
            if np.ndim(t) == 0 and t == 1.0 and not np.isfinite(array(got, x.shape, "u at t = 1")).all():
                raise wrong(
                    f"u at {shown(before[0], 4)}, t = 1 = {shown(right[0])}",
                    shown(got[0]),
                    "divided by 1 - t, which is 0 here: the end minus the start is the whole way, in time 1",
                )
            expect_close(
                got,
                right,
                f"u at {shown(before[0], 4)}, {label}, for s = {std:.3f}, m = {shown(m, 3)}",
                mistakes,
                shapes={(5, 5, d): _AXIS_MORE},
                otherwise="the velocity is the end minus the start, m + s x₀ - x₀; where is x₀, seen from x?",
            )
            expect_untouched(x, before, "x")


@check("straight_field", "sec-straightness", _FIELDS)
def straight_field_one_step(s, rng):
    """Euler is exact with any n, also with one step."""
    std, m, x0 = float(rng.uniform(0.3, 0.6)), rng.uniform(0.8, 1.6, 2) * [1, -1], points(rng, 5)
    for n in (1, 3):
        x = x0
        for k in range(n):
            with explaining_time(k / n):
                got = s.call("straight_field", x.copy(), k / n, m.copy(), std)
            x = x + array(got, x.shape, "u(x, t)").astype(float) / n
        expect_close(
            x,
            m + std * x0,
            f"the end of {n} Euler step{'s' if n > 1 else ''} from {shown(x0[0], 4)}: m + s x₀, exactly",
            {
                "all points end at m: this is the field of the straight path, whose flow is curved": np.broadcast_to(
                    m, x0.shape
                ),
            },
            otherwise="the velocity of each point must stay the same on its whole way",
        )


# --- batches ---------------------------------------------------------------------------------------------------------


def _maruyama(u, sigma, x0, noise, n):
    return follow_noise(u, sigma, x0, noise, np.arange(len(noise)) / n, 1 / n)


def _batch_mistakes(u, drift, sigma, x0, noise, size, right):
    n, batch, _ = noise.shape
    h = 1 / n
    first = np.concatenate([noise[:, :size]] * (batch // size + 1), 1)[:, :batch]
    times = np.arange(n) / n

    def along(times):
        return follow_noise(drift, sigma, x0, noise, times, 1 / n)

    return (
        _moved(u, n, lambda times, h: follow_noise(drift, sigma, x0, noise, times, h))
        | _rounded(n, _maruyama(drift, sigma, x0, noise[:-1], n), right)
        | {
            "every batch is given the noise of the first one": _maruyama(drift, sigma, x0, first, n),
            "the noise is not used: this is the ODE": drift.euler(x0, n),
            "the noise is multiplied by h, not by √h": _maruyama(drift, sigma * np.sqrt(h), x0, noise, n),
            "the noise is not multiplied by √h": _maruyama(drift, sigma / np.sqrt(h), x0, noise, n),
            "σ is missing": _maruyama(drift, 1.0, x0, noise, n),
            "σ is squared": _maruyama(drift, sigma**2, x0, noise, n),
            "the noise of the first step is used in all steps": _maruyama(drift, sigma, x0, noise[:1].repeat(n, 0), n),
            "the noise is subtracted": _maruyama(drift, -sigma, x0, noise, n),
            "the steps' noise comes in reverse order": _maruyama(drift, sigma, x0, noise[::-1], n),
            "one step too few": _maruyama(drift, sigma, x0, noise[:-1], n),
            "the points come out in another order: is the last batch first?": right[::-1],
            "the batches come out in another order": np.concatenate(
                [right[i : i + size] for i in range(0, batch, size)][::-1]
            ),
            "u is asked at the end of each step": along(times + h),
            "t never advances": along(0 * times),
            "the axes of noise are exchanged: they are step, point and coordinate": _maruyama(
                drift, sigma, x0, noise.swapaxes(0, 1) if n == batch else noise, n
            ),
            "np.linspace(0, 1, n) holds n points and ends at 1, where no step starts": along(np.linspace(0, 1, n)),
            "u is asked with the number of the step where its time is meant": along(np.arange(n)),
            "time runs backwards from 1": along(1 - times),
            "the noise of another step: int() cuts a rounded number, so count the steps with range(n)": _maruyama(
                drift, sigma, x0, noise[(np.arange(n) * h * n).astype(int)], n
            ),
            "h is 1 over the number of points here: n, the number of steps, is len(noise)": follow_noise(
                drift, sigma, x0, noise, np.arange(n) / batch, 1 / batch
            ),
            "the noise is multiplied by the root of 1 / batch: h is 1 over the number of steps": _maruyama(
                drift, sigma * np.sqrt(n / batch), x0, noise, n
            ),
            "h is 1 / size here: n, the number of steps, is len(noise)": follow_noise(
                drift, sigma, x0, noise, np.arange(n) / size, 1 / size
            ),
        }
    )


@check("in_batches", "sec-score-term", _SOLVERS)
def batches_value(s, rng):
    """However it is cut, the result is that of the whole."""
    # at n = 8 no time is rounded, at 49, 93 and 103 a loop over rounded times takes a step too few or too many
    for batch, size, d, n in (
        (8, 3, 2, 8),
        (7, 3, 2, 5),
        (6, 2, 2, 4),
        (5, 5, 3, 3),
        (4, 9, 2, 2),
        (6, 6, 2, 6),
        (3, 3, 2, 49),
        (3, 3, 2, 93),
        (3, 3, 2, 103),
    ):
        drift, x0, sigma = Drift(rng, d), points(rng, batch, d), float(rng.uniform(0.6, 0.9))
        noise = rng.standard_normal((n, batch, d))
        before = x0.copy(), noise.copy()
        u = Field(drift, ("batch", d))
        right = _maruyama(drift, sigma, x0, noise, n)
        with explaining(
            {
                f"index {n} is out of bounds": "the loop takes more steps than there is noise for: their number is "
                "len(noise). Rounding does that where times are compared: count them with range(n)",
                "could not be broadcast": "a batch takes its rows of x0 and, in each step, of noise, (n, batch, d): "
                "do both hold the same points?",
            }
        ):
            got = s.call("in_batches", u, sigma, x0, noise, size)
        mistakes = {} if _same(got, right) else _batch_mistakes(u, drift, sigma, x0, noise, size, right)
        shapes = {
            (batch // size * size, d): "the last points are missing: the last batch may be smaller",
            (min(size, batch), d): "only one batch came: put all of them together",
            (batch // size, size, d): "the batches are stacked: put them one after the other",
            (-(-batch // size) * size, d): "points come out that did not go in: the last batch may be smaller",
            (n + 1, batch, d): "the whole trajectory came: only the end is asked for",
            (batch * d,): "all numbers in one row: join along axis 0",
        }
        shapes.pop((batch, d), None)
        expect_close(
            got,
            right,
            f"X_1 of {batch} points in batches of {size}, n = {n}, from {shown(x0[0], 4)}",
            mistakes,
            shapes=shapes,
            otherwise="point i of step k needs noise[k, i], whichever batch it is in",
        )
        expect_untouched(x0, before[0], "x0")
        expect_untouched(noise.reshape(n, -1), before[1].reshape(n, -1), "noise")
        sizes = [len(x) for x in asked(u)]
        if max(sizes) > size:
            raise wrong(f"u asked for at most {size} points at a time", f"for {max(sizes)}",
                        "the point of batches is memory: cut before you solve")  # fmt: skip
        calls = n * -(-batch // size)
        if len(sizes) != calls:
            likely = "u is asked point by point: pass a whole batch" if len(sizes) == n * batch and size > 1 else ""
            if 0 in sizes:
                likely = "u is asked for a batch without points: where size divides all, nothing is left over"
            elif len(sizes) == 2 * calls:
                likely = "u is asked twice in each step: keep its value in a variable"
            raise wrong(
                f"{calls} calls of u, n = {n} for each of {-(-batch // size)} batches",
                f"{len(sizes)}",
                likely,
            )


def follow_noise(u, sigma, x, noise, times, h):
    for t, z in zip(times, noise, strict=True):
        x = x + u(x, t) * h + sigma * np.sqrt(h) * z
    return x
