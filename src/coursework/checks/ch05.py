"""Chapter 5, flow matching.

A loss is judged by what it asks: the field that it is given keeps the places and times, from which the noise can be
computed back, so the value is compared with the sum over that very batch and not with an expectation. Training is
judged on a field that is linear in its weights, whose gradient is known, and then by what a network has learned.
"""

from __future__ import annotations

import itertools

import numpy as np

from coursework.judging.expect import (
    array,
    close,
    expect_close,
    expect_from_rng,
    expect_untouched,
    explaining,
    number,
    shown,
)
from coursework.judging.learning import (
    SMALL,
    Batch,
    Linear,
    Times,
    cut_off,
    expect_gaussian,
    expect_one_number,
    expect_places,
    expect_uniform_times,
    explaining_time,
    fits,
    row_times,
    several,
    sine_cosine,
    spread_to,
)
from coursework.judging.registry import chapter
from coursework.judging.solvers import points, rk4
from coursework.judging.verdict import wrong

check = chapter(
    "05_flow_matching",
    {
        "sec-schedule": "From noise to one data point",
        "sec-conditional-field": "The field that does it",
        "sec-marginal-field": "All data points at once",
        "sec-flow-matching-loss": "A loss that you cannot compute, and one that you can",
        "sec-flow-matching-training": "The training algorithm",
        "sec-loss-floor": "The loss that does not go to zero",
        "sec-learned-against-exact": "A learned field against the exact one",
        "sec-other-paths": "Straight and variance-preserving paths",
        "sec-any-source": "From anything to anything",
        "sec-reflow": "Straighten the flow",
    },
)


# --- the schedule ----------------------------------------------------------------------------------------------------


def _root(t):
    with np.errstate(divide="ignore"):
        return t, np.sqrt(1 - t), np.ones_like(t), -0.5 / np.sqrt(1 - t)


_NAMES = ("alpha", "beta", "alpha_dot", "beta_dot")


_ANY_TIMES = {
    "'(numpy.)?float(64)?' object|object of type 'float'|invalid number of arguments": "here t is a float: the "
    "question takes numbers and arrays of any shape, and differentiates a formula, not an array",
    "0-dimensional|only length-1|only size-1|truth value": "here t is an array: math and `if` take one number",
}


def _schedule(s, t):
    with explaining(_ANY_TIMES):
        return _parts(s, t)


def _parts(s, t):
    return several(s.call("root_schedule", t), _NAMES, "the schedule")


@check("root_schedule", "sec-schedule")
def schedule_values(s, rng):
    """α and β, at the ends too; for a number and for arrays."""
    inner = np.sort(rng.uniform(0.1, 0.9, 6))
    for t in (inner, float(inner[0]), np.array([0.0, 1.0]), inner[:, None], 0.0):
        passed = t.copy() if np.ndim(t) else t
        alpha, beta, *_ = _schedule(s, passed)
        a, b = np.asarray(_root(np.asarray(t))[0]), np.asarray(_root(np.asarray(t))[1])
        label = f"t = {shown(np.ravel(t)[:3], 4)}" + (" …" if np.size(t) > 3 else "")
        expect_close(
            spread_to(alpha, a.shape, "alpha"),
            a,
            f"alpha at {label}",
            {
                "this is beta: is alpha returned first?": b,
                "this is the derivative of alpha": 1 + 0 * a,
                "this is √t: α is t itself": np.sqrt(a),
                "this is 1 - t: α rises, the data grows": 1 - a,
                "this is √(1 - β²) of the straight path": np.sqrt(np.maximum(0, 1 - (1 - a) ** 2)),
            },
        )
        expect_close(
            spread_to(beta, b.shape, "beta"),
            b,
            f"beta at {label}",
            {
                "this is alpha: is beta returned second?": a,
                "this is 1 - t, the variance β²: take its root": 1 - a,
                "this is (1 - t)²": (1 - a) ** 2,
                "this is √t: β falls": np.sqrt(a),
                **{f"{size:g} is added under the root": np.sqrt(1 - a + size) for size in SMALL},
                **cut_off(lambda t: np.sqrt(1 - t), a),
                "this is √(1 - t²), the path with α² + β² = 1": np.sqrt(1 - a**2),
                "this is 1 - √t": 1 - np.sqrt(a),
                "this is (1 - t) / 2: in Python x ** 1 / 2 is half of x, so write ** 0.5": (1 - a) / 2,
                "this is √(1 + t): β falls from 1 to 0": np.sqrt(1 + a),
                "this is the derivative of alpha: the two values come first, then the two derivatives": 1 + 0 * a,
            },
        )
        if np.ndim(t):
            expect_untouched(np.atleast_2d(passed), np.atleast_2d(t), "t")


@check("root_schedule", "sec-schedule")
def schedule_slopes(s, rng):
    inner = np.sort(rng.uniform(0.1, 0.9, 6))
    for t in (inner, float(inner[1]), inner[:, None], np.array([0.3, 1.0, 0.0])):
        passed = t.copy() if np.ndim(t) else t
        _, _, alpha_dot, beta_dot = _schedule(s, passed)
        at = np.asarray(t, float)
        label = f"t = {shown(np.ravel(t)[:3], 4)}" + (" …" if np.size(t) > 3 else "")
        expect_close(
            spread_to(alpha_dot, at.shape, "alpha_dot"),
            np.ones(at.shape),
            f"alpha_dot at {label}",
            {
                "this is alpha itself": at,
                "this is 0: α = t is no constant": 0 * at,
                "this is the derivative of √t: α is t itself": 0.5 / np.sqrt(np.maximum(at, 1e-9)),
                "this is the derivative of beta: alpha's comes first": _root(at)[3],
                "this is a difference between neighbours: differentiate the formula": np.gradient(at.ravel()).reshape(
                    at.shape
                )
                if at.size > 1
                else at,
            },
        )
        beta = np.sqrt(1 - at)
        with np.errstate(divide="ignore", invalid="ignore"):
            mistakes = {
                "the sign: β falls, and its derivative is negative": 0.5 / beta,
                "the factor ½ of the root's derivative is missing": -1 / beta,
                "the factor ½ and the sign: differentiate the root, then what is inside": 1 / beta,
                "this is -1, the derivative of 1 - t": -1 + 0 * at,
                "this is -½ / (1 - t): the derivative over β itself": -0.5 / (1 - at),
                "this is -¼ / (1 - t): in Python x ** -1 / 2 is half of 1 / x, so write ** -0.5": -0.25 / (1 - at),
                "this is -t / √(1 - t): what is inside the root is 1 - t, with the derivative -1": -at / beta,
                "this is -2 β: divide by twice the root": -2 * beta,
                "multiplied by β where it is divided": -0.5 * beta,
                "this is -½": -0.5 + 0 * at,
                "this is the derivative of alpha: beta's comes last": 1 + 0 * at,
                "this is the derivative of √(1 - t²)": -at / np.sqrt(1 - at**2),
                **{
                    f"{size:g} is added to the denominator: that is another schedule": -0.5 / (beta + size)
                    for size in SMALL
                },
                **{
                    f"{size:g} is added under the root: that is another schedule": -0.5 / np.sqrt(1 - at + size)
                    for size in SMALL
                },
                "this is a difference between neighbouring times: differentiate the formula": np.gradient(
                    beta.ravel(), at.ravel()
                ).reshape(at.shape)
                if at.size > 3
                else at,
                "this is the derivative of (1 - t)²": -2 * (1 - at),
            }
        if np.size(t) == 3:
            got = array(beta_dot, at.shape, f"beta_dot at {label}")
            if got[1] != -np.inf:
                clipped = np.isfinite(got[1])
                raise wrong(
                    "beta_dot = -inf at t = 1, where the root is vertical",
                    shown(got[1]),
                    "a small number under the root, a time cut off, or an inf replaced makes another schedule"
                    if clipped
                    else "0 / 0 is nan: write the derivative so that nothing in its numerator becomes 0"
                    if np.isnan(got[1])
                    else "the sign: β falls",
                )
        expect_close(
            spread_to(beta_dot, at.shape, "beta_dot"),
            _root(at)[3],
            f"beta_dot at {label}",
            mistakes,
            otherwise="compare it with (β(t + h) - β(t - h)) / 2h for a small h",
        )


# --- a sample of the conditional path --------------------------------------------------------------------------------


def _path_laws(z, t, alpha, beta):
    """The mean and standard deviation that the known mistakes give, from the true α(t) and β(t)."""
    a, b = alpha(t), beta(t)
    laws = {
        "the noise is multiplied by β², its variance: the standard deviation is β": (a * z, b**2),
        "the noise is multiplied by √β": (a * z, np.sqrt(b)),
        "α and β are exchanged": (b * z, a),
        "the noise is not multiplied by β": (a * z, 1 + 0 * b),
        "z is not multiplied by α": (z, b),
        "z is multiplied by α²": (a**2 * z, b),
        "neither z nor the noise is multiplied": (z, 1 + 0 * b),
        "this is the straight path with t and 1 - t: use alpha and beta": (t * z, 1 - t + 0 * b),
        "alpha and beta are asked at 1 - t": (alpha(1 - t) * z, beta(1 - t)),
        "the noise is multiplied by 1 - α: use beta": (a * z, 1 - a),
        "the noise is multiplied by √(1 - α²): use beta": (a * z, np.sqrt(np.maximum(1e-6, 1 - a**2))),
        "the noise is uniform between 0 and 1": (a * z + b / 2, b / np.sqrt(12)),
        "the noise is uniform between -1 and 1": (a * z, b / np.sqrt(3)),
        "z is averaged over the batch": (a * z.mean(0), b),
        "the mean of the data is taken off": (a * (z - z.mean(0)), b),
        "the noise is multiplied by √(1 - α): use beta": (a * z, np.sqrt(np.maximum(1e-6, 1 - a))),
        "only the first data point is used": (a * z[0], b),
        "z is missing: this is noise alone": (0 * z, b),
        "β is added and the noise is not multiplied by it": (a * z + b, 1 + 0 * b),
        "the noise is added twice": (a * z, np.sqrt(2) * b),
        "the noise is multiplied by α as well: α belongs to z alone": (a * z, a * b),
        "the noise is never negative: draw it normal, without abs": (
            a * z + b * np.sqrt(2 / np.pi),
            b * np.sqrt(1 - 2 / np.pi),
        ),
        "beta is asked at 1 - t": (a * z, beta(1 - t)),
    }
    if np.ndim(t):
        laws |= {
            "every point is given the first time": (a[0] * z, b[0] + 0 * z),
            "every point is given the mean time": (alpha(t.mean()) * z, beta(t.mean()) + 0 * z),
            "every point is given the mean of the β: each has its own": (a * z, b.mean() + 0 * z),
            "the times come in reverse order": (a[::-1] * z, b[::-1] + 0 * z),
        }
    return laws


def _flat_noise(z, t):
    """What NumPy says of noise (batch,), and of what a column of β makes of it, where they meet the points."""
    batch, d = z.shape
    noise = rf"{batch},{batch}" if np.ndim(t) else rf"{batch},"
    sentence = "is the noise one number for each point, of shape (batch,)? Draw an array of the shape of z"
    return {rf"shapes (\({batch},{d}\) \({noise}\)|\({noise}\) \({batch},{d}\))": sentence}


def _path_schedule(rng):
    p, q = rng.uniform(0.15, 0.25), rng.uniform(0.75, 0.85)
    # β² stays above 1 - α and 1 - α², or the root of one of these would be hard to tell from β
    return lambda t: p + 0.9 * t**2, lambda t: 1.55 - q * t


@check("sample_conditional_path", "sec-schedule", ("flowdiff.paths.Path.sample", "flowdiff.paths.Path.flow"))
def conditional_path_law(s, rng):
    """Mean α z, variance β², noise of its own for each number."""
    alpha, beta = _path_schedule(rng)
    for batch, d, each in ((3000, 3, True), (3600, 2, False)):  # where times differ, laws do too
        z = 2 * points(rng, batch, d) + 1
        t = row_times(rng, batch, 0.1, 0.9) if each else float(rng.uniform(0.3, 0.8))
        if each:
            t[0] = 0.1  # far from the mean time
        passed, before = z.copy(), t.copy() if each else t
        with explaining_time(t), explaining(_flat_noise(z, t)):
            got = s.call(
                "sample_conditional_path", passed, before, Times(alpha, "alpha"), Times(beta, "beta"), rng.spawn(1)[0]
            )
        x = array(
            got,
            (batch, d),
            "X_t",
            {
                (
                    batch,
                    batch,
                    d,
                ): "t has the shape (batch, 1) already: with one axis more every time meets every point",
            },
        ).astype(float)
        label = "X_t for a time of its own for each point" if each else f"X_t at t = {t:.3f}"
        expect_gaussian(x, alpha(t) * z, beta(t), label, _path_laws(z, t, alpha, beta))
        expect_untouched(passed, z, "z")


@check("sample_conditional_path", "sec-schedule", ("flowdiff.paths.Path.sample", "flowdiff.paths.Path.flow"))
def conditional_path_ends(s, rng):
    """A schedule that ends at the data does so exactly, and starts at noise that does not know z."""
    z = points(rng, 6, 2) + 3
    expect_from_rng(
        lambda g: s.call(
            "sample_conditional_path", z.copy(), 0.4, Times(lambda t: t, "alpha"), Times(lambda t: 1 - t, "beta"), g
        ),
        rng,
    )
    end = s.call(
        "sample_conditional_path",
        z.copy(),
        1.0,
        Times(lambda t: t, "alpha"),
        Times(lambda t: 1 - t, "beta"),
        rng.spawn(1)[0],
    )
    expect_close(
        end,
        z,
        "X_1 on the straight path, where β is 0: the data point itself",
        {"the data points are in another order": z[::-1]},
        otherwise="at t = 1 nothing of the noise may be left",
    )
    seed = rng.spawn(1)[0]
    starts = [
        array(
            s.call(
                "sample_conditional_path", data, 0.0, Times(lambda t: t, "alpha"), Times(lambda t: 1 - t, "beta"), seed
            ),
            (6, 2),
            "X_0",
        )
        for data in (z.copy(), z + 5)
    ]
    if not np.allclose(*starts, atol=1e-5):
        raise wrong(
            "the same X_0 for other data from the same generator, since α is 0 at t = 0",
            f"{shown(starts[0][0], 4)} and {shown(starts[1][0], 4)}",
            "does the noise depend on z, or is z not multiplied by α?",
        )


# --- the conditional field, and its average over a dataset -----------------------------------------------------------


def _conditional(x, t, z, s):
    """On the path N(t z, (1 - (1 - s) t)² I)."""
    return z - (1 - s) / (1 - (1 - s) * t) * (x - t * z)


def _conditional_mistakes(x, t, z, s):
    t = np.asarray(t, float)  # so that a division by 0 is inf and no error
    b = 1 - (1 - s) * t
    return {
        "this is (z - x) / (1 - t), which ends in the point z: here noise of size s is left": (z - x) / (1 - t),
        "the sign: β falls, so its derivative is negative": z + (1 - s) / b * (x - t * z),
        "the mean at time t is t z: this uses x - z": z - (1 - s) / b * (x - z),
        "the mean at time t is t z: this uses x alone": z - (1 - s) / b * x,
        "the first term, the velocity of the mean, is missing": -(1 - s) / b * (x - t * z),
        "the velocity of the mean is z, not t z": t * z - (1 - s) / b * (x - t * z),
        "the division by β is missing": z - (1 - s) * (x - t * z),
        "divided by β², not by β": z - (1 - s) / b**2 * (x - t * z),
        "multiplied by β where it is divided": z - (1 - s) * b * (x - t * z),
        "β is 1 - t here: it should be 1 - (1 - s) t": z - (1 - s) / (1 - t) * (x - t * z),
        "β is 1 - t + s: at t = 0 it must be 1": z - (1 - s) / (1 - t + s) * (x - t * z),
        "divided by 1 - t, which ends at 0: β is 1 - (1 - s) t": (z - (1 - s) * x) / (1 - t),
        "the brackets of the denominator are missing: x / (1 - (1 - s) * t)": z - (1 - s) * x - (1 - s) * t,
        "β is 1 - (1 + s) t: at t = 1 it must be s": z - (1 + s) / (1 - (1 + s) * t) * (x - t * z),
        "the derivative of β is -(1 - s), not -s": z - s / b * (x - t * z),
        "β is 1 - s t: at t = 1 it must be s": z - (1 - s) / (1 - s * t) * (x - t * z),
        "β is 1 - s t, and its derivative -s": z - s / (1 - s * t) * (x - t * z),
        "s is squared": z - (1 - s**2) / (1 - (1 - s**2) * t) * (x - t * z),
        "β is √((1 - t)² + t²s²), the spread for data that are N(z, s²)": z
        + (t * s**2 - (1 - t)) / ((1 - t) ** 2 + (t * s) ** 2) * (x - t * z),
        "x and z are exchanged": x - (1 - s) / b * (z - t * x),
        "this is z - x: the noise is not x but (x - t z) / β": z - x + 0 * t,
        "this is z - (1 - s) x: the noise is not x but (x - t z) / β": z - (1 - s) * x + 0 * t,
        "this is z - ε: the derivative of β is -(1 - s), not -1, as the noise shrinks to s and not to 0": z
        - (x - t * z) / b,
        "this is where the path ends, z + s ε, minus x": z + s * (x - t * z) / b - x,
        "this is the place t z + β ε and not its derivative": x + 0 * t,
        "t and 1 - t are exchanged": z - (1 - s) / (1 - (1 - s) * (1 - t)) * (x - (1 - t) * z),
        "this is the score, -(x - t z) / β²": -(x - t * z) / b**2,
        "this is (z - x) / β: only (1 - s) x is taken off from z": (z - x) / b,
        "this is (z - x) / (1 - t + s): the field ends at z + s ε, and not near z": (z - x) / (1 - t + s),
        "brackets: 1 - 1 - s t is -s t, β is 1 - (1 - s) t": z - (1 - s) / (-s * t) * (x - t * z),
        **{f"{size:g} is added to β, which is never 0": z - (1 - s) / (b + size) * (x - t * z) for size in SMALL},
        **cut_off(lambda t: _conditional(x, t, z, s), t),
    }


_CONDITIONAL = ("flowdiff.paths.Path.field", "flowdiff.paths.Path.convert")


@check("conditional_field", "sec-conditional-field", _CONDITIONAL)
def conditional_field_value(s, rng):
    for d in (2, 3):
        x, z, small = points(rng, 5, d), points(rng, 5, d), float(rng.uniform(0.15, 0.4))
        for t in (float(rng.uniform(0.3, 0.7)), 0.0, 1.0, row_times(rng, 5)):
            passed = [x.copy(), z.copy()]
            with np.errstate(divide="ignore", invalid="ignore"):
                mistakes = _conditional_mistakes(x, t, z, small)
            if np.ndim(t):
                mistakes["every point is given the first time"] = _conditional(x, t[0], z, small)
            label = f"t = {t:.3f}" if np.ndim(t) == 0 else f"its own time, first {t[0, 0]:.3f}"
            with explaining_time(t):
                got = s.call("conditional_field", passed[0], t, passed[1], small)
            expect_close(
                got,
                _conditional(x, t, z, small),
                f"u(x | z) at x = {shown(x[0], 4)}, z = {shown(z[0], 4)}, {label}, s = {small:.3f}",
                mistakes,
                shapes={
                    (5, 5, d): "t has the shape (batch, 1) already: with one axis more every time meets every point"
                    if np.ndim(t)
                    else "every x met every z: row i of x belongs to row i of z",
                },
                otherwise="write X_t = t z + β ε, differentiate, then replace ε by what x tells of it",
            )
            for now, then, name in zip(passed, (x, z), ("x", "z"), strict=True):
                expect_untouched(now, then, name)


@check("conditional_field", "sec-conditional-field", _CONDITIONAL)
def conditional_field_arrives(s, rng):
    """Followed from the noise ε it ends at z + s ε."""
    small, z, noise = float(rng.uniform(0.2, 0.4)), 2 * points(rng, 6), points(rng, 6)

    def u(x, t):
        with explaining_time(t):
            got = s.call("conditional_field", x.copy(), float(t), z.copy(), small)
        return array(got, x.shape, "u(x | z)").astype(float)

    x, n = noise, 16
    for k in range(n):
        x = rk4(u, x, k / n, 1 / n)
    expect_close(
        x,
        z + small * noise,
        f"where the flow of your field ends, from the noise {shown(noise[0], 4)} with z = {shown(z[0], 4)}: z + s ε",
        {
            "all points end in z itself: that field belongs to s = 0": z,
            "the points have not moved": noise,
            "this is z + s² ε": z + small**2 * noise,
            "the spread has not changed: z + ε": z + noise,
            "this is s ε: z has no effect": small * noise,
        },
        rtol=1e-3,
        otherwise="the other check names the mistake in the field itself",
    )


def _dataset(x, t, data, s, log=None, field=None):
    """The average of the conditional fields, with weights softmax(log); parts of it may be exchanged."""
    b = 1 - (1 - s) * t
    square = ((x[:, None] - t * data) ** 2).sum(-1)
    a = -square / (2 * b**2) if log is None else log(square, b)
    p = np.exp(a - a.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    each = _conditional(x[:, None], t, data, s) if field is None else field
    return (p[..., None] * each).sum(1), p, each


def _dataset_mistakes(x, t, data, s):
    b, n = 1 - (1 - s) * t, len(data)
    _, p, each = _dataset(x, t, data, s)
    square = ((x[:, None] - t * data) ** 2).sum(-1)
    hard = np.eye(n)[p.argmax(1)]
    raw = np.exp(-square / (2 * b**2))
    across = raw / raw.sum(0, keepdims=True)

    def weighted(log):
        return _dataset(x, t, data, s, log)[0]

    return {
        "all data points have equal weights, whatever x is: weigh each by how likely it is given x": each.mean(1),
        "only the nearest data point counts: all of them have a share": (hard[..., None] * each).sum(1),
        "the weights are those of t = 1, from |x - z|: at time t the point z is at t z": weighted(
            lambda q, b: -((x[:, None] - data) ** 2).sum(-1) / (2 * b**2)
        ),
        "the weights are those of t = 1: at time t the noise has size β, not s": weighted(lambda q, b: -q / (2 * s**2)),
        "the weights are those of t = 1, from |x - z| and s": weighted(
            lambda q, b: -((x[:, None] - data) ** 2).sum(-1) / (2 * s**2)
        ),
        "the weights are those of the path that ends in the points, with β = 1 - t": weighted(
            lambda q, b: -q / (2 * max(1e-3, 1 - t) ** 2)
        ),
        "the factor ½ is missing in the exponent of the weights": weighted(lambda q, b: -q / b**2),
        "the exponent of the weights divides by β, not by β²": weighted(lambda q, b: -q / (2 * b)),
        "the exponent of the weights is not divided by β²": weighted(lambda q, b: -q / 2),
        "the exponent uses the distance and not its square": weighted(lambda q, b: -np.sqrt(q) / (2 * b**2)),
        "the exponent uses the distance and not its square, over β": weighted(lambda q, b: -np.sqrt(q) / b),
        "the squared distance is averaged over the coordinates: it is their sum": weighted(
            lambda q, b: -q / x.shape[1] / (2 * b**2)
        ),
        "the sign of the exponent: near points must weigh more": weighted(lambda q, b: q / (2 * b**2)),
        "the weights are not divided by their sum": (raw[..., None] * each).sum(1),
        "the weights are densities that are not divided by their sum": (
            raw[..., None] / (2 * np.pi * b**2) ** (x.shape[1] / 2) * each
        ).sum(1),
        "the weights are divided by their sum over the points x: for each x they sum to 1 over the data": (
            across[..., None] * each
        ).sum(1),
        "the weights are divided by the number of data points once more": (p[..., None] * each).mean(1),
        "this is the field of one Gaussian with the mean and spread of the data": data.mean(0)
        + (t * data.var() - (1 - t)) / ((1 - t) ** 2 + t**2 * data.var()) * (x - t * data.mean(0)),
        "the conditional fields are those of the path that ends in the points, (z - x) / (1 - t)": _dataset(
            x, t, data, s, field=(data - x[:, None]) / max(1e-3, 1 - t)
        )[0],
        "this is the average of z - x: the average of the conditional fields is asked for": _dataset(
            x, t, data, s, field=data - x[:, None]
        )[0],
        "this is the average data point, the denoiser, and not a velocity": _dataset(
            x, t, data, s, field=data + 0 * x[:, None]
        )[0],
        "the conditional fields have the sign of their second term turned": _dataset(
            x, t, data, s, field=2 * data - each
        )[0],
        "the conditional fields have 1 where 1 - s belongs: the noise shrinks to s and not to 0": _dataset(
            x, t, data, s, field=data - (x[:, None] - t * data) / b
        )[0],
        "the mean data point is taken first, and t is missing before it": p @ data - (1 - s) * (x - p @ data) / b,
        "the weights are powers of 2: exp is meant": weighted(lambda q, b: -np.log(2) * q / (2 * b**2)),
        "the weights are not divided by their sum, which is no longer 1 once the largest exponent is taken off": (
            p[..., None] / p.max(1)[:, None, None] * each
        ).sum(1),
        **{
            f"{size:g} is added to the sum of the weights, which is never 0 once the largest exponent is taken off": (
                p[..., None] / p.max(1)[:, None, None] * each
            ).sum(1)
            / (1 / p.max(1)[:, None] + size)
            for size in SMALL
        },
        "the weights of all points x are averaged: each has its own": (p.mean(0)[:, None] * each).sum(1),
    }


_MARGINAL = (
    "flowdiff.fields.GaussianToMixture.__call__",
    "flowdiff.fields.GaussianToMixture.score",
    "flowdiff.fields.GaussianToMixture.denoiser",
    "flowdiff.fields.GaussianToMixture.noise",
    "flowdiff.paths.Path.field",
    "flowdiff.paths.Path.convert",
    "flowdiff.distributions.GaussianMixture.posterior",
)


_MEETS = {
    "could not be broadcast": "every x meets every data point, (batch, N, d), weights are (batch, N): is an axis gone, "
    "or lost in a sum without keepdims?",
    "AxisError": "an axis is gone, also where batch, N or d is 1: is there a squeeze?",
}


@check("dataset_field", "sec-marginal-field", _MARGINAL)
def dataset_field_value(s, rng):
    for d, batch, n in ((2, 6, 4), (3, 5, 7), (2, 4, 4), (1, 3, 5), (2, 3, 1)):
        data, x, small = rng.uniform(-2, 2, (n, d)), rng.uniform(-1.5, 1.5, (batch, d)), float(rng.uniform(0.2, 0.4))
        for t in (float(rng.uniform(0.4, 0.6)), float(rng.uniform(0.7, 0.85))):
            passed = [x.copy(), data.copy()]
            with explaining(_MEETS):
                got = s.call("dataset_field", passed[0], t, passed[1], small)
            expect_close(
                got,
                _dataset(x, t, data, small)[0],
                f"u at {shown(x[0], 4)}, t = {t:.3f}, for {n} data point{'s' if n > 1 else ''}, s = {small:.3f}",
                _dataset_mistakes(x, t, data, small),
                shapes={
                    (batch, n, d): "the field of every data point came: sum them, each times its weight",
                    (batch, n): "one number for each data point came: sum over the data, not over the coordinates",
                    (n, d): "a row for each data point came: is the sum over the wrong axis?",
                    (d,): "one velocity came for the whole batch",
                },
                otherwise="for one x: a weight for each data point, with sum 1, and the weighted sum of their fields",
            )
            for now, then, name in zip(passed, (x, data), ("x", "data"), strict=True):
                expect_untouched(now, then, name)


@check("dataset_field", "sec-marginal-field", _MARGINAL)
def dataset_field_far_away(s, rng):
    """Finite where every weight underflows, and right there."""
    for t, small, far in ((1.0, 0.02, 5.0), (0.98, 0.01, 30.0), (0.0, 0.3, 50.0), (0.6, 0.05, 80.0)):
        data = rng.uniform(-1, 1, (6, 2))
        x = rng.uniform(-1, 1, (4, 2)) + far * np.array([1.0, -0.6])
        got = array(s.call("dataset_field", x.copy(), t, data.copy(), small), (4, 2), f"u at t = {t}").astype(float)
        right = _dataset(x, t, data, small)[0]
        if not np.isfinite(got).all():
            raise wrong(
                f"finite velocities at t = {t}, also far from all data",
                f"{shown(got[~np.isfinite(got).all(1)][0])} at {shown(x[~np.isfinite(got).all(1)][0], 4)}",
                "all weights underflow to 0 there, and 0 / 0 is nan: subtract the largest exponent before exp",
            )
        expect_close(
            got,
            right,
            f"u at {shown(x[0], 4)}, t = {t}, far from all data, s = {small}",
            {
                "all weights underflow there, and the result is 0": 0 * right,
                "all weights are equal there": _dataset(x, t, data, small)[2].mean(1),
            },
            rtol=5e-4,
            otherwise="far away the weights are ratios of tiny numbers: is something added to them, or nan replaced?",
        )


# --- the loss --------------------------------------------------------------------------------------------------------


@check(
    "flow_matching_loss", "sec-flow-matching-loss", ("flowdiff.losses.flow_matching", "flowdiff.paths.Path.velocity")
)
def loss_batch(s, rng):
    """What the loss asks u about: uniform times, a fresh place on the path for each."""
    for batch, d in ((1500, 2), (1200, 3)):
        z = 2 * points(rng, batch, d)
        passed = z.copy()
        u = Batch(Linear(rng, d), (batch, d))
        with explaining(
            {"could not be broadcast": "times of shape (batch,) meet the coordinates: draw a column, (batch, 1)"}
        ):
            loss = s.call("flow_matching_loss", u, passed, rng.spawn(1)[0])
        expect_one_number(loss, batch)
        number(loss, "the loss")
        x, t = u.only_call()
        expect_uniform_times(t)
        expect_places(x, t, z)
        expect_untouched(passed, z, "z")
        again = Batch(u.function, (batch, d))
        s.call("flow_matching_loss", again, z, rng.spawn(1)[0])
        if np.array_equal(again.only_call()[1], t):
            raise wrong("other times from another generator", "the same times", "are the times drawn, with `rng`?")
    # so many that a hundredth or a thousandth of the interval is seen to be missing
    many = Batch(lambda x, t: 0 * x, (20_000, 1))
    s.call("flow_matching_loss", many, rng.standard_normal(many.shape), rng.spawn(1)[0])
    expect_uniform_times(many.only_call()[1])


def _loss_mistakes(u, x, t, z, eps):
    """Wrong targets, and wrong ways to make one number of the differences."""
    a, b, a_dot, b_dot = sine_cosine(t)
    v = a_dot * z + b_dot * eps
    n, d = x.shape

    def square(target):
        return ((u - target) ** 2).sum(1).mean()

    right = square(v)
    targets = {
        "the target is z - ε, the velocity of the straight path: differentiate sin and cos": z - eps,
        "the target lacks the factor π/2 of the derivatives": b * z - a * eps,
        "the target has the sign of its noise term turned: the derivative of cos is -sin": a_dot * z - b_dot * eps,
        "the target has the sign of its data term turned": -a_dot * z + b_dot * eps,
        "the sign of the whole target": -v,
        "the target is the place X_t itself and not its derivative": x,
        "the target is the place, times π/2: sin and cos are to be exchanged": np.pi / 2 * (a * z - b * eps),
        "the target is the data point z": z,
        "the target is the noise ε": eps,
        "the target is z - X_t": z - x,
        "the target has α and β where their derivatives belong, with a minus": a * z - b * eps,
        "the target is 0": 0 * v,
        "the target has the data points in another order: those of the place belong to it": a_dot * z[::-1]
        + b_dot * eps,
        "the noise term of the target has cos where the derivative of cos, -sin, belongs": a_dot * z - a_dot * eps,
        "the data term of the target has sin where its derivative, cos, belongs": a_dot / b * a * z + b_dot * eps,
        "the noise term of the target lacks the factor π/2 of its derivative": a_dot * z - a * eps,
        "the data term of the target lacks the factor π/2 of its derivative": b * z + b_dot * eps,
        "the target has the factor 2/π: the derivative of sin(πt/2) has π/2": (2 / np.pi) ** 2 * v,
        "the target has the factor π: the derivative of sin(πt/2) has π/2": 2 * v,
        "the noise term of the target is missing": a_dot * z,
        "the data term of the target is missing": b_dot * eps,
        "the target is (z - X_t) / (1 - t), the field of the straight path": (z - x) / np.maximum(1 - t, 1e-12),
    }
    mistakes = {
        "the squares are summed over the batch: take the mean over the points": right * n,
        "the mean is taken over the coordinates too: sum over them": right / d,
        "the sum over the batch and the mean over the coordinates are exchanged": right * n / d,
        "a root is taken: the squared length is asked for": np.sqrt(right),
        "the lengths are not squared": np.sqrt(((u - v) ** 2).sum(1)).mean(),
        "the differences are averaged before they are squared": ((u - v).mean(0) ** 2).sum(),
        "the differences are averaged before they are squared, over everything": (u - v).mean() ** 2,
        "the differences are summed over the coordinates before they are squared": ((u - v).sum(1) ** 2).mean(),
        "absolute values where squares belong": np.abs(u - v).sum(1).mean(),
        "absolute values where squares belong, and a mean over everything": np.abs(u - v).mean(),
        "the mean is divided by the number of points once more": right / n,
        "the sum is divided by one point too few": right * n / (n - 1),
        "this is the length of all differences together: square it, and take the mean over the points": np.sqrt(
            right * n
        ),
        "this is the variance of the differences: their mean counts too": (u - v).var(0).sum(),
        "half of the squared length": right / 2,
        "half of the mean over everything": right / d / 2,
        "the differences are not squared": (u - v).sum(1).mean(),
        "the median in the place of the mean": np.median(((u - v) ** 2).sum(1)),
        "only the first point is looked at": ((u - v)[0] ** 2).sum(),
        "the loss is weighted with the time": (t * (u - v) ** 2).sum(1).mean(),
        "the loss is weighted with β²": (b**2 * (u - v) ** 2).sum(1).mean(),
    }
    for text, target in targets.items():
        value = square(target)
        mistakes |= {
            text: value,
            f"{text}; and the mean is taken over the coordinates too": value / d,
            f"{text}; and the squares are summed over the batch": value * n,
        }
    return right, mistakes


@check(
    "flow_matching_loss", "sec-flow-matching-loss", ("flowdiff.losses.flow_matching", "flowdiff.paths.Path.velocity")
)
def loss_value(s, rng):
    """The loss of this very batch, from the places and times that u was asked about."""
    seen = []
    for batch, d in ((40, 3), (7, 2), (25, 1)):
        z, field = 2 * points(rng, batch, d), Linear(rng, d)
        u = Batch(field, (batch, d))
        got = s.call("flow_matching_loss", u, z.copy(), rng.spawn(1)[0])
        x, t = u.only_call()
        a, b, *_ = sine_cosine(t)
        eps = (x - a * z) / np.maximum(b, 1e-12)
        expect_one_number(got, batch)
        got = number(got, "the loss")
        seen.append((batch, d, got, *_loss_mistakes(field(x, t), x, t, z, eps)))
    # one number may be another mistake's by chance, three are not
    likely = [text for text in seen[0][-1] if all(close(got, known[text], 2e-4) for *_, got, _, known in seen)]
    for batch, d, got, right, known in seen:
        expect_close(
            got,
            right,
            f"the loss of a batch of {batch} points in {d} dimension{'s' if d > 1 else ''}",
            {text: known[text] for text in likely},
            rtol=2e-4,
            otherwise="for each point the squared length of u - dX_t/dt, with the noise that is in X_t; then the mean",
        )
    field = Linear(rng, 2)
    expect_from_rng(
        lambda g: np.asarray(
            number(
                s.call("flow_matching_loss", Batch(field, (9, 2)), points(np.random.default_rng(3), 9), g), "the loss"
            )
        ),
        rng,
    )


@check("loss_range", "sec-loss-floor", ("flowdiff.losses.straight_floor", "flowdiff.losses.floor"))
def loss_range_value(s, rng):
    """On the sine-cosine path: π²/8 (|m|² + d(s² + s₀²)) for u = 0, and π² s s₀ d / 4 at best."""
    for d in (3, 2, 1):
        m, std = rng.uniform(1.5, 2.2, d) * rng.choice([-1, 1], d), float(rng.uniform(0.3, 0.38) * rng.choice([1, 4]))
        # s0 is not near π/2 or 2/π, and s0² not near s or |m|²/d, where two mistakes would look alike
        s0, passed = float(rng.uniform(1.25, 1.4) if rng.random() < 0.5 else rng.uniform(0.67, 0.75)), m.copy()
        at_zero, at_best = several(s.call("loss_range", passed, std, s0), ("at_zero", "at_best"), "the two losses")
        expect_untouched(np.atleast_2d(passed), np.atleast_2d(m), "m")
        label = f"for d = {d}, |m|² = {m @ m:.3f}, s = {std:.3f}, s0 = {s0:.3f}"
        both, c = std**2 + s0**2, np.pi**2 / 8
        total = m @ m + d * both
        zero, best = c * total, np.pi**2 * std * s0 * d / 4
        expect_close(
            number(at_zero, "the loss of u = 0"),
            zero,
            f"the loss of u = 0 {label}",
            {
                "this is the loss on the straight path, where the target is z - x0": total,
                "the mean square of sin and of cos over the times is ½": 2 * zero,
                "the factor is π/2 squared, times ½": np.pi / 4 * total,
                "the factor is π/2 squared: this has π/2": np.pi / 2 * total,
                "the source has the spread s0, not 1": c * (m @ m + d * (std**2 + 1)),
                "s0 stands for s0²": c * (m @ m + d * (std**2 + s0)),
                "the square of m is missing: the mean of z² is m² + s²": c * d * both,
                "the source is missing: it has the mean square d s0²": c * (m @ m + d * std**2),
                "the spread of the data is missing": c * (m @ m + d * s0**2),
                "s stands for s²": c * (m @ m + d * (std + s0**2)),
                "s stands for s², and s0 for s0²": c * (m @ m + d * (std + s0)),
                "the spreads are added before they are squared: variances add": c * (m @ m + d * (std + s0) ** 2),
                "the spreads are multiplied: variances add": c * (m @ m + d * std**2 * s0**2),
                "the dimension d: every coordinate has its s² and its s0²": c * (m @ m + both),
                "d is there for s² and not for s0²": c * (m @ m + d * std**2 + s0**2),
                "d is there for s0² and not for s²": c * (m @ m + std**2 + d * s0**2),
                "d counts the square of m too: |m|² is summed over the coordinates already": c * d * (m @ m + both),
                "this is the mean over the coordinates": zero / d,
                "the square of m is averaged over the coordinates: sum it": c * (m @ m / d + d * both),
                "m is summed and not squared": c * (m.sum() + d * both),
                "the length of m is not squared": c * (np.sqrt(m @ m) + d * both),
                "the coordinates of m are summed before they are squared": c * (m.sum() ** 2 + d * both),
                "the two are in the other order": best,
                "this is 0": 0.0,
            },
            otherwise="E over t, z and x0 of |α̇ z + β̇ x0|²: the mixed term has mean 0",
        )
        expect_close(
            number(at_best, "the loss at best"),
            best,
            f"the loss of the best field {label}",
            {
                "the best loss is not 0: many velocities pass through one place": 0.0,
                "this is the floor of the straight path, with π/2": np.pi * std * s0 * d / 2,
                "this is the floor of the straight path for s0 = 1, dπs/2": np.pi * std * d / 2,
                "this is the floor for s0 = 1: the source has a spread of its own": best / s0,
                "s0 is squared: source and data have the same part in it": best * s0,
                "the dimension d is missing: every coordinate adds its share": best / d,
                "s² stands for s": best * std,
                "s² stands for s, and s0² for s0": best * std * s0,
                "divided by s0 where it is multiplied": best / s0**2,
                "half of it": best / 2,
                "twice as much": best * 2,
                "this is the variance of the velocity, without what x tells of it": c * d * both,
                "the smaller of the two spreads is squared": np.pi**2 * min(std, s0) ** 2 * d / 4,
                "the spreads stand for their squares in what is left": np.pi**2 * np.sqrt(std * s0) * d / 4,
                "the bracket, π/2, is missing: its square belongs to what is left": std * s0 * d,
                "the bracket, π/2, has the power 3: it is squared": best * np.pi / 2,
                "one π is missing": np.pi * std * s0 * d / 4,
                "√d stands for d": best / np.sqrt(d),
                "this is what is left at t = 1/2, and not its mean over the times": np.pi**2
                / 2
                * (std * s0) ** 2
                / both
                * d,
                "m has no part in it: the best field knows it": best + m @ m,
                "m has no part in it: the best field knows its velocity": best + c * (m @ m),
            },
            rtol=1e-3,
            otherwise="the variance of α̇ z + β̇ x0 given x, in one dimension, integrated over t; then d times that",
        )


# --- one step of training --------------------------------------------------------------------------------------------


class Descent:
    """Plain gradient descent on the flow matching loss of u(x, t) = W [x, t] + b, whose gradient is known.

    With r = u - v for the target v, the loss is the mean of |r|² and its gradient by W is twice the mean of r [x, t]ᵀ.
    Every keyword is one way to get it wrong.
    """

    def __init__(self, weight: np.ndarray, bias: np.ndarray, lr: float):
        self.start, self.lr = np.concatenate([weight, bias[:, None]], 1), lr

    def run(
        self,
        steps,
        *,
        place="path",
        target="velocity",
        each="points",
        clear="step",
        when="batch",
        sign=-1.0,
        scale=1.0,
        repeat=1,
        error="squares",
        swapped=False,
    ):
        """The weights after each step, (steps, d, d + 2), and the losses before each."""
        w, gradient, weights, losses = self.start.copy(), np.zeros_like(self.start), [], []
        for pieces in steps:
            if clear == "step":
                gradient = np.zeros_like(w)
            total = sum(len(z) for z, _, _ in pieces)
            loss = 0.0
            for number_of, (z, x0, t) in enumerate(pieces):
                share = {
                    "points": 1 / total,
                    "pieces": 1 / len(z) / len(pieces),
                    "sum of means": 1 / len(z),
                    "sum": 1.0,
                    "entries": 1 / total / z.shape[1],
                    "mean of entries": 1 / len(z) / z.shape[1],
                    "pieces of entries": 1 / len(z) / z.shape[1] / len(pieces),
                    "by number": 1 / len(pieces),
                    "by first": 1 / len(pieces[0][0]),
                    "by last": 1 / len(pieces[-1][0]),
                    "upside down": total / len(z) ** 2,
                    "points and pieces": 1 / total / len(pieces),
                    "points of one piece": 1 / total,
                }[each]
                if (when == "first" and number_of) or (when == "last" and number_of < len(pieces) - 1):
                    continue
                if when == "last" or when == "first":
                    share = 1 / len(z) if each == "points" else share
                if clear == "piece":
                    gradient = np.zeros_like(w)
                inside = {
                    "path": t * z + (1 - t) * x0,
                    "exchanged": t * x0 + (1 - t) * z,
                    "z": z,
                    "x0": x0,
                }[place]
                v = {
                    "velocity": z - x0,
                    "minus": x0 - z,
                    "z": z,
                    "x0": x0,
                    "place": inside,
                    "to z": z - inside,
                    "over time": (z - inside) / np.maximum(1 - t, 1e-3),
                    "zero": 0 * z,
                }[target]
                features = np.concatenate([*((t, inside) if swapped else (inside, t)), np.ones_like(t)], 1)
                r = features @ w.T - v
                length = np.linalg.norm(r, axis=1, keepdims=True)
                slope, value = {
                    "squares": (2 * r, (r**2).sum()),
                    "lengths": (r / length, length.sum()),
                    "absolute": (np.sign(r), np.abs(r).sum()),
                }[error]
                gradient = gradient + share * scale * slope.T @ features
                loss += share * scale * value
                if when == "piece":
                    w = w + sign * self.lr * gradient
                    if clear == "step":
                        gradient = np.zeros_like(w)
            if when != "piece":
                for _ in range(repeat):
                    w = w + sign * self.lr * gradient
            weights.append(w)
            losses.append(loss)
        return np.stack(weights), np.array(losses)


_STEPS = {
    "the gradients of the step before are still there: set them to zero once in each step": {"clear": "never"},
    "the gradients are set to zero at every piece, so only the last one counts: once in a step": {"clear": "piece"},
    "the optimiser steps after every piece: once, after all of them": {"when": "piece"},
    "the optimiser steps after every piece, with the mean of that piece: once, after all of them": {
        "when": "piece",
        "each": "sum of means",
    },
    "the optimiser steps after every piece, and the gradients are never set to zero": {
        "when": "piece",
        "clear": "never",
    },
    "the optimiser steps after every piece, with its mean, and the gradients are never set to zero": {
        "when": "piece",
        "each": "sum of means",
        "clear": "never",
    },
    "only the first piece is used": {"when": "first"},
    "only the last piece is used": {"when": "last"},
    "every piece has the same weight: pieces differ in size, and every point weighs the same": {"each": "pieces"},
    "the means of the pieces are added: their sum is no mean over the points": {"each": "sum of means"},
    "the squares are summed over the points: take the mean": {"each": "sum"},
    "the sums of the pieces are divided by their number: divide by the number of points": {"each": "by number"},
    "the mean is taken over the coordinates too: sum over them": {"each": "entries"},
    "the means of the pieces are added, and each is over the coordinates too": {"each": "mean of entries"},
    "every piece has the same weight, and the mean is over the coordinates too": {"each": "pieces of entries"},
    "the target is x0 - z: the velocity leads from the source to the data": {"target": "minus"},
    "the target is the data point z": {"target": "z"},
    "the target is the source point x0": {"target": "x0"},
    "the target is the place x_t and not its derivative": {"target": "place"},
    "the target is z - x_t: the velocity is z - x0": {"target": "to z"},
    "the target is 0": {"target": "zero"},
    "t and 1 - t are exchanged in the place": {"place": "exchanged"},
    "t and 1 - t are exchanged in the place, and the target is x0 - z": {"place": "exchanged", "target": "minus"},
    "the network is asked at z: the place is (1 - t) x0 + t z": {"place": "z"},
    "the network is asked at x0: the place is (1 - t) x0 + t z": {"place": "x0"},
    "the arguments of net are swapped: net(x, t), the place comes first": {"swapped": True},
    "the step goes up the gradient": {"sign": 1.0},
    "the loss is halved": {"scale": 0.5},
    "the loop ends after the first piece: is `return` or the step inside it?": {
        "when": "first",
        "each": "points of one piece",
    },
    "every piece is divided by the length of the first one: divide by the number of all points": {"each": "by first"},
    "every piece is divided by the length of the last one: divide by the number of all points": {"each": "by last"},
    "the weight of a piece is upside down: it is its share of the points": {"each": "upside down"},
    "divided by the number of pieces as well: the gradients add up to those of the whole batch already": {
        "each": "points and pieces"
    },
    "absolute values where squares belong": {"error": "absolute"},
    "the lengths are not squared": {"error": "lengths"},
    "two steps are taken with the same gradient": {"repeat": 2},
}


def _training_case(rng):
    d = int(rng.integers(2, 4))
    weight, bias, lr = rng.normal(0, 0.5, (d, d + 1)), rng.normal(0, 0.5, d), 0.05
    steps = [
        [
            (points(rng, size, d) + 0.5, rng.standard_normal((size, d)) * 0.7 - 0.3, rng.uniform(0.05, 0.95, (size, 1)))
            for size in sizes
        ]
        for sizes in ((6, 2), (5,), (3, 7, 2))
    ]
    return weight, bias, lr, [[tuple(a.astype(np.float32) for a in piece) for piece in pieces] for pieces in steps]


def _training_run(s, rng):
    """What the helper reports, with the "calls" of the field as they came here; the exact step; and the batches."""
    weight, bias, lr, steps = _training_case(rng)
    causes = {
        "does not require grad": "the loss does not lead to the weights: is there a detach, no_grad or item in it?"
    }
    calls = []
    with explaining(causes):
        found = s.probe("probe_training_step", weight, bias, steps, lr, lambda x, t: calls.append((x, t)))
    found = dict(found) | {"calls": [tuple(np.asarray(part, float) for part in call) for call in calls]}
    exact = Descent(weight.astype(np.float32).astype(float), bias.astype(np.float32).astype(float), lr)
    steps = [[tuple(a.astype(float) for a in piece) for piece in pieces] for pieces in steps]
    return found, exact, steps


_LOSSES = ("flowdiff.losses.flow_matching", "flowdiff.training.train", "flowdiff.training._train")


@check("training_step", "sec-flow-matching-training", _LOSSES)
def training_step_weights(s, rng):
    """The weights after each of three steps, against the gradient in closed form."""
    found, exact, steps = _training_run(s, rng)
    right, _ = exact.run(steps)
    got = array(np.asarray(found["weights"], np.float32), right.shape, "the weights after each step")
    if np.allclose(got[0], exact.start, atol=1e-6):
        likely = "is the optimiser's step taken, after `backward()`?"
        if not np.allclose(got[-1], exact.start, atol=1e-6):
            likely = "the first step moves nothing: the order is gradients to zero, backward, step"
        raise wrong("weights that move in the first step", "the weights as they were", likely)
    candidates = {text: exact.run(steps, **how)[0] for text, how in _STEPS.items()}
    for text, how in _STEPS.items():
        if "each" not in how and how.get("when") is None:
            candidates[f"{text}; and the mean is taken over the coordinates too"] = exact.run(
                steps, **how, each="entries"
            )[0]
            candidates[f"{text}; and every piece has the same weight"] = exact.run(steps, **how, each="pieces")[0]
    for k, weights in enumerate(got):
        expect_close(
            weights[:, 0],
            right[k][:, 0],
            f"the first column of the weights after step {k + 1}, a batch in {len(steps[k])} "
            f"piece{'s' if len(steps[k]) > 1 else ''}",
            {
                text: value[k][:, 0]
                for text, value in candidates.items()
                if np.allclose(got, value, rtol=1e-3, atol=1e-3)
            },
            rtol=1e-3,
            otherwise="work out the gradient of one point by hand: twice (u - v) times what went into the network",
        )
        expect_close(weights, right[k], f"all weights after step {k + 1}", rtol=1e-3)


@check("training_step", "sec-flow-matching-training", _LOSSES)
def training_step_loss(s, rng):
    """What is returned is the loss of the batch before the step; and each piece is asked once."""
    found, exact, steps = _training_run(s, rng)
    _, right = exact.run(steps)
    if found["losses"] is None:
        raise wrong(
            "the loss of the batch, one number",
            found["returned"],
            "does `training_step` end with `return`?" if found["returned"] == "None" else "add up the parts",
        )
    if found["graph"]:
        raise wrong(
            "a plain number as the loss",
            "a tensor that still holds its graph",
            "loss.item() makes a float; a graph kept in a list of losses fills the memory",
        )
    weights, _ = exact.run(steps)
    later = []
    for k in range(len(steps)):
        moved = Descent(weights[k][:, :-1], weights[k][:, -1], 0.0)
        later.append(moved.run(steps[k : k + 1])[1][0])
    last = np.array(
        [_mean_square(exact if k == 0 else _at(weights[k - 1]), pieces[-1]) for k, pieces in enumerate(steps)]
    )
    first = np.array(
        [_mean_square(exact if k == 0 else _at(weights[k - 1]), pieces[0]) for k, pieces in enumerate(steps)]
    )
    candidates = {text: exact.run(steps, **how)[1] for text, how in _STEPS.items()}
    sums = exact.run(steps, each="sum")[1]
    expect_close(
        np.asarray(found["losses"], float),
        right,
        "the losses that three steps return",
        {
            "this is the loss after the step: return the one that the gradient belongs to": np.array(later),
            "this is the loss of the last piece alone": last,
            "this is the loss of the first piece alone": first,
            "this is the part of the last piece alone: add up the parts of all": last
            * [len(pieces[-1][0]) / sum(len(z) for z, _, _ in pieces) for pieces in steps],
            "the losses of the pieces are added without their weights": exact.run(steps, each="sum of means")[1] * 0
            + np.array([_added(exact if k == 0 else _at(weights[k - 1]), pieces) for k, pieces in enumerate(steps)]),
            "the losses of the pieces have equal weights": np.array(
                [
                    _added(exact if k == 0 else _at(weights[k - 1]), pieces) / len(pieces)
                    for k, pieces in enumerate(steps)
                ]
            ),
            "the squares are summed over the points: take the mean": np.array(
                [sums[0], *[_total(_at(weights[k - 1]), steps[k]) for k in range(1, len(steps))]]
            ),
            "this is the mean over the coordinates too": right / exact.start.shape[0],
            "a root is taken": np.sqrt(right),
            **candidates,
        },
        rtol=1e-3,
        otherwise="the mean, over all points of all pieces, of the squared length of u - v, before the weights move",
    )
    wanted = [(t * z + (1 - t) * x0, t) for pieces in steps for z, x0, t in pieces]
    if len(found["calls"]) != len(wanted):
        raise wrong(
            f"the network asked once for each piece, {len(wanted)} times",
            f"{len(found['calls'])} times",
            "a second call costs as much as the first: keep its value in a variable"
            if len(found["calls"]) > len(wanted)
            else "the pieces do not fit into memory together: send them through one by one",
        )
    for place in wanted:
        if not any(all(close(a, b, 1e-4) for a, b in zip(call, place, strict=True)) for call in found["calls"]):
            raise wrong("the network asked at the places and times of each piece", "at others")


def _at(weights):
    return Descent(weights[:, :-1], weights[:, -1], 0.0)


def _mean_square(descent, piece):
    return descent.run([[piece]])[1][0]


def _added(descent, pieces):
    return sum(_mean_square(descent, piece) for piece in pieces)


def _total(descent, pieces):
    return descent.run([pieces], each="sum")[1][0]


# --- from anything to anything ---------------------------------------------------------------------------------------


def _column(t, x):
    return t.reshape(-1, *[1] * (x.ndim - 1))


@check("interpolate", "sec-any-source", ("flowdiff.paths.Path.sample", "flowdiff.paths.Path.velocity"))
def interpolate_value(s, rng):
    """x_t and its derivative, for points, square batches and images."""
    for shape in ((5, 2), (4, 4), (3, 2, 4, 4), (3, 3, 3)):
        x0, z = (
            points(rng, int(np.prod(shape)), 1).reshape(shape),
            points(rng, int(np.prod(shape)), 1).reshape(shape) + 1,
        )
        t = rng.uniform(0.1, 0.9, shape[0])
        passed = [x0.copy(), z.copy(), t.copy()]
        with explaining(_MEETS_LAST):
            x, v = several(s.call("interpolate", *passed), ("x_t", "velocity"), "what is asked for")
        label = f"for batches of shape {shape}"
        c = _column(t, x0)
        with np.errstate(divide="ignore", invalid="ignore"):
            places = {
                "source and data are exchanged: at t = 0 it is x0, at t = 1 it is z": c * x0 + (1 - c) * z,
                "every row is given the first time": (1 - t[0]) * x0 + t[0] * z,
                "every row is given the mean time": (1 - t.mean()) * x0 + t.mean() * z,
                "x0 is not multiplied by 1 - t": x0 + c * z,
                "z is not multiplied by t": (1 - c) * x0 + z,
                "the weights are the squares": (1 - c) ** 2 * x0 + c**2 * z,
                "the data come in another order: row i belongs to row i": (1 - c) * x0 + c * z[::-1],
                "the weights are the roots": np.sqrt(1 - c) * x0 + np.sqrt(c) * z,
                "this is x0": x0,
                "this is z": z,
                "this is the velocity: x_t comes first": z - x0,
                "the weights are sin(πt/2) and cos(πt/2): on the straight path they are t and 1 - t": np.cos(
                    np.pi / 2 * c
                )
                * x0
                + np.sin(np.pi / 2 * c) * z,
            }
        for now, then, name in zip(passed, (x0, z, t), ("x0", "z", "t"), strict=True):
            expect_untouched(np.atleast_2d(now), np.atleast_2d(then), name)
        too_many = "t has more axes than x0: give it as many, all but the first of length 1"
        expect_close(
            x,
            (1 - c) * x0 + c * z,
            f"x_t {label}",
            places,
            shapes={(shape[0], *shape): too_many, (shape[0], 1, *shape): too_many, (shape[0], 1, 1, *shape): too_many},
            otherwise="row i has the time t[i]",
        )
        expect_close(
            v,
            z - x0,
            f"the velocity {label}",
            {
                "the sign: from the source to the data": x0 - z,
                "this is z - x_t, which shrinks as t grows: differentiate x_t by t": z - ((1 - c) * x0 + c * z),
                "this is x_t - x0": c * (z - x0),
                "divided by 1 - t: z - x0 is the way for all of the time, from 0 to 1": (z - x0) / (1 - c),
                "this is z": z,
                "this is x0": x0,
                "this is -x0": -x0,
                "this is z + x0": z + x0,
                "this is x_t / t": ((1 - c) * x0 + c * z) / c,
                "this is t z - (1 - t) x0": c * z - (1 - c) * x0,
                "this is x_t: the velocity comes second": (1 - c) * x0 + c * z,
            },
            otherwise="the derivative of x_t by t, with x0 and z fixed",
        )


_MEETS_LAST = {
    "could not be broadcast": "t has to meet the first axis of x0, however many: as (batch,) it meets the last, "
    "as (batch, 1) the last but one"
}


@check("interpolate", "sec-any-source", ("flowdiff.paths.Path.sample", "flowdiff.paths.Path.velocity"))
def interpolate_ends(s, rng):
    """The ends are exact, and the velocity is the slope of x_t."""
    for shape in ((4, 3), (3, 2, 2)):
        x0, z = rng.normal(0, 1, shape) - 4, rng.normal(0, 1, shape) + 4
        ends = []
        for t in (0.0, 1.0):
            with explaining(_MEETS_LAST):
                x, v = several(
                    s.call("interpolate", x0.copy(), z.copy(), np.full(shape[0], t)),
                    ("x_t", "velocity"),
                    "what is asked for",
                )
            ends.append(x)
            if not np.isfinite(array(v, shape, "the velocity")).all():
                raise wrong(
                    f"a finite velocity at t = {t:g}: the same as at all times",
                    shown(np.asarray(v)[(0,) * (len(shape) - 1)]),
                    f"divided by {'t' if t == 0 else '1 - t'}, which is 0 there: the derivative needs no division",
                )
        expect_close(ends[0], x0, "x_t at t = 0, the source", {"this is the data: the ends are exchanged": z})
        expect_close(ends[1], z, "x_t at t = 1, the data", {"this is the source: the ends are exchanged": x0})
        t, h = np.full(shape[0], 0.4), 1e-3
        (a, v), (b, _) = (
            several(s.call("interpolate", x0.copy(), z.copy(), time), ("x_t", "velocity"), "what is asked for")
            for time in (t, t + h)
        )
        a, b = array(a, shape, "x_t"), array(b, shape, "x_t")
        expect_close(
            v,
            (np.asarray(b, float) - np.asarray(a, float)) / h,
            "the velocity, against the slope of your own x_t between t = 0.4 and 0.401",
            {"the sign": -(np.asarray(b, float) - np.asarray(a, float)) / h},
            rtol=5e-3,
        )


def _bent(rng, n, batch, d):
    """Trajectories that bend and hurry: no two steps alike."""
    t = np.linspace(0, 1, n + 1)[:, None, None]
    start, way = rng.normal(0, 1, (batch, d)), rng.normal(0, 1, (batch, d)) + 2
    return start + t * way + np.sin(np.pi * t) * rng.normal(0, 0.8, (batch, d)) + t**2 * rng.normal(0, 0.5, (batch, d))


@check("straightness", "sec-reflow")
def straightness_value(s, rng):
    for n, batch, d in ((8, 5, 2), (5, 3, 3), (12, 1, 1), (4, 4, 5)):
        xs = _bent(rng, n, batch, d)
        passed = xs.copy()
        steps, way = np.diff(xs, axis=0), xs[-1] - xs[0]
        gap = steps * n - way  # (n, batch, d)
        right = (gap**2).sum(-1).mean()
        lengths = np.linalg.norm(steps, axis=-1).sum(0)
        got = s.call("straightness", passed)
        if batch > 1 and np.shape(got) in ((batch,), (n,), (n, batch)):
            raise wrong(
                "one number, the mean over all steps and all trajectories",
                f"an array of shape {np.shape(got)}",
                "take the mean over both axes",
            )
        between = np.gradient(xs, 1 / n, axis=0)
        rest = (xs[-1] - xs[:-1]) / (1 - np.arange(n) / n)[:, None, None]
        expect_close(
            got,
            right,
            f"the straightness of {batch} trajectories of {n} steps, d = {d}",
            {
                "the velocity of a step is its displacement divided by h = 1/n": ((steps - way) ** 2).sum(-1).mean(),
                "the displacement of a step is compared with way / n, without the division by h": (gap**2)
                .sum(-1)
                .mean()
                / n**2,
                "h is 1 / (n + 1): n + 1 states are n steps": ((steps * (n + 1) - way) ** 2).sum(-1).mean(),
                "h is 1 / (n - 1)": ((steps * (n - 1) - way) ** 2).sum(-1).mean(),
                "n is the batch size here: time is the first axis of xs": ((steps * batch - way) ** 2).sum(-1).mean(),
                "divided by the squared way: S is no ratio": ((gap**2).sum(-1) / (way**2).sum(-1)).mean(),
                "absolute values where squares belong": np.abs(gap).sum(-1).mean(),
                "the first and the last step have half a weight: the steps are pieces of equal length": np.trapezoid(
                    (gap**2).sum(-1).mean(1), dx=1 / n
                ),
                "the variance divides by n - 1: the integral over t is a mean over n steps": right * n / (n - 1),
                "this is the variance of all velocities together: each trajectory and coordinate has its own mean": (
                    steps * n
                ).var(),
                "the velocities are compared with those of the other trajectories: compare with the own way": (
                    (steps * n).var(1).sum(-1).mean()
                ),
                "the velocities are compared with that of the first step: compare with the way": (
                    ((steps - steps[:1]) * n) ** 2
                )
                .sum(-1)
                .mean(),
                "np.gradient averages neighbouring steps: each step has its own velocity": (
                    ((between - way) ** 2).sum(-1).mean()
                ),
                "the lengths of the velocities are compared: the directions count too": (
                    (np.linalg.norm(steps * n, axis=-1) - np.linalg.norm(way, axis=-1)) ** 2
                ).mean(),
                "compared with the rest of the way over the rest of time: compare with the whole way": (
                    ((steps * n - rest) ** 2).sum(-1).mean()
                ),
                "only the directions are compared: uneven speed counts too": 1
                - ((steps * way).sum(-1) / np.linalg.norm(steps, axis=-1) / np.linalg.norm(way, axis=-1)).mean(),
                "only the first trajectory counts here": (gap[:, 0] ** 2).sum(-1).mean(),
                "the mean is taken over the coordinates too: sum over them": right / d,
                "the steps are summed: the integral over t is their mean": right * n,
                "the trajectories are summed: take their mean": right * batch,
                "steps and trajectories are summed: take the mean over both": right * n * batch,
                "a root is taken": np.sqrt(right),
                "the lengths are not squared": np.linalg.norm(gap, axis=-1).mean(),
                "this is the mean squared velocity: nothing is subtracted": ((steps * n) ** 2).sum(-1).mean(),
                "this is the mean squared way": (way**2).sum(-1).mean(),
                "this is the length of the trajectory over the way: it does not see uneven speed": (
                    lengths / np.linalg.norm(way, axis=-1)
                ).mean(),
                "this is the length of the trajectory minus the way": (lengths - np.linalg.norm(way, axis=-1)).mean(),
                "the distance between the states and the line is measured, not that between velocities": (
                    (xs - xs[0] - np.linspace(0, 1, n + 1)[:, None, None] * way) ** 2
                )
                .sum(-1)
                .mean(),
                "the way is averaged over the batch: each trajectory has its own": ((steps * n - way.mean(0)) ** 2)
                .sum(-1)
                .mean(),
                "the trajectories are averaged before anything is compared": (gap.mean(1) ** 2).sum(-1).mean(),
                "the steps are averaged before they are squared": (gap.mean(0) ** 2).sum(-1).mean(),
                "the mean is over n + 1 entries: there are n steps": right * n / (n + 1),
                "the axes are exchanged: time is the first": _batch_first(xs),
            },
            rtol=2e-5,
            otherwise="for each step: displacement over h, minus the whole way; square, sum, then the mean",
        )
        expect_untouched(passed.reshape(len(xs), -1), xs.reshape(len(xs), -1), "xs")


def _batch_first(xs):
    steps = np.diff(xs, axis=1)
    if not steps.size:
        return np.nan
    gap = steps * steps.shape[1] - (xs[:, -1:] - xs[:, :1])
    return (gap**2).sum(-1).mean()


@check("straightness", "sec-reflow")
def straightness_of_lines(s, rng):
    """0 for straight lines at constant speed, and only then."""
    start, way, n = rng.normal(0, 1, (4, 2)), rng.normal(0, 1, (4, 2)) + 2, 6
    t = np.linspace(0, 1, n + 1)[:, None, None]
    even = number(s.call("straightness", start + t * way), "the straightness of straight lines")
    if not abs(even) < 1e-8:
        raise wrong("0 for straight lines at constant speed", f"{even:.4g}",
                    "there the velocity of every step is the whole way: what is compared with what?")  # fmt: skip
    hurried = start + t**2 * way
    expect_close(
        number(s.call("straightness", hurried), "the straightness of hurried lines"),
        ((np.diff(hurried, axis=0) * n - way) ** 2).sum(-1).mean(),
        "straight lines at growing speed, which Euler's method does not follow exactly either: their straightness",
        {"uneven speed counts too: compare velocities, not directions or lengths": 0.0},
        rtol=2e-5,
    )


# --- training until it works -----------------------------------------------------------------------------------------


_OTHER_SOURCE = "place and target have different source points: draw x0 once in a step, for both"
_OTHER_DATA = "place and target have different data points: draw z once in a step, for both"
_UNRELATED = "place and target have nothing to do with each other: draw z and x0 once in a step"


class Bridge:
    """N(m₀, s₀² I) to N(m, s² I) on the sine-cosine path: the field, and what wrong lines teach instead.

    Three dimensions: in one the mean over the coordinates is their sum, in two it is half of it, as a halved loss is.
    """

    d = 3

    def __init__(self, rng):
        d, side = self.d, np.resize([1, -1], self.d)
        self.m0, self.s0 = rng.uniform(-1.2, -0.8, d) * side, float(rng.uniform(0.7, 0.9))
        self.m, self.s = rng.uniform(1.4, 1.8, d) * side, float(rng.uniform(0.55, 0.7))

    def moments(self, a, b):
        """Mean and variance of a Z + b X_0."""
        return a * self.m + b * self.m0, (a * self.s) ** 2 + (b * self.s0) ** 2

    def learned(self, x, place, target):
        """E[c Z + e X_0 | a Z + b X_0 = x] for (a, b) = place and (c, e) = target."""
        (a, b), (c, e) = place, target
        mean, var = self.moments(a, b)
        return c * self.m + e * self.m0 + (a * c * self.s**2 + b * e * self.s0**2) / var * (x - mean)

    def field(self, x, t):
        a, b, a_dot, b_dot = sine_cosine(t)
        return self.learned(x, (a, b), (a_dot, b_dot))

    def floor(self):
        """∫ Var(velocity | X_t) dt."""
        return np.pi**2 * self.s * self.s0 * self.d / 4

    def absolute_floor(self):
        """∫ E|velocity - u(X_t)| dt: the velocity given X_t is normal."""
        a, b, *_ = sine_cosine((np.arange(500) + 0.5) / 500)
        return float(np.sqrt(np.pi / 2) * np.mean(self.s * self.s0 / np.hypot(a * self.s, b * self.s0))) * self.d

    def of_wrong_places(self, x, t):
        a, b, a_dot, b_dot = sine_cosine(t)
        there, line, one = (b, a), (t, 1 - t), np.ones_like(t)
        return {
            "sine and cosine are exchanged, or source and data: the place is cos(πt/2) x0 + sin(πt/2) z": self.learned(
                x, there, (b_dot, a_dot)
            ),
            "this is the field of straight lines: on the arc the weights are sine and cosine": self.learned(
                x, line, (one, -one)
            ),
        }

    def of_wrong_targets(self, x, t):
        a, b, a_dot, b_dot = sine_cosine(t)
        here, one = (a, b), np.ones_like(t)
        apart = b_dot * self.m0, a_dot * self.m  # what is known of points that are drawn once more: their mean
        return {
            "it has learned the opposite direction: the data belong to the sine, which rises": -self.field(x, t),
            "sine and cosine are exchanged in the target": self.learned(x, here, (-b_dot, -a_dot)),
            "the target is z - x0, the velocity of a straight line: differentiate sine and cosine": self.learned(
                x, here, (one, -one)
            ),
            "the target lacks the factor π/2 of the derivatives": self.learned(x, here, (b, -a)),
            "the derivative of the cosine is minus the sine: the sign of x0 in the target": self.learned(
                x, here, (a_dot, -b_dot)
            ),
            "it has learned the mean of all data, whatever x is: the target is the velocity": self.m + 0 * x,
            "the target lacks the source point, or has other noise in its place": self.learned(
                x, here, (a_dot, 0 * one)
            ),
            "the target lacks the data point": self.learned(x, here, (0 * one, b_dot)),
            "it has learned x itself: the target is the velocity": x,
            "it has learned z - x_t: the target is the velocity": self.learned(x, here, (one, 0 * one)) - x,
            _OTHER_SOURCE: self.learned(x, here, (a_dot, 0 * one)) + apart[0],
            _OTHER_DATA: self.learned(x, here, (0 * one, b_dot)) + apart[1],
            _UNRELATED: apart[0] + apart[1],
        }


_TRAIN_STEPS, _TRAIN_BATCH, _TRAIN_RATE = 300, 256, 1e-2


class Small:
    """The notebook's `SmallField` with given weights: the field, and the gradient of a loss by them.

    Args:
        weights: of three layers, each a matrix (outputs, inputs) and a vector.
    """

    shapes = ((64, Bridge.d + 1), (64,), (64, 64), (64,), (Bridge.d, 64), (Bridge.d,))

    def __init__(self, weights):
        self.weights = weights  # 300 networks are kept: they stay as small as they came

    @classmethod
    def drawn(cls, rng):
        """The weights that training begins with, uniform on ± 1/√inputs."""
        inputs = (shape[1] for shape in cls.shapes[::2] for _ in range(2))
        return [
            rng.uniform(-1, 1, shape).astype(np.float32) / n**0.5 for shape, n in zip(cls.shapes, inputs, strict=True)
        ]

    def __call__(self, x, t):
        return self._layers(x, t)[-1][0]

    def _layers(self, x, t):
        """What goes into each layer, with the slope of the activation there; at last the velocity."""
        a, layers = np.concatenate([x, np.broadcast_to(t, (len(x), 1))], 1), []
        for k in (0, 2, 4):
            h = a @ np.asarray(self.weights[k], float).T + self.weights[k + 1]
            gate = 1 / (1 + np.exp(-np.clip(h, -500, 500)))
            layers.append((a, gate * (1 + h * (1 - gate))))
            a = h * gate if k < 4 else h
        return [*layers, (a, None)]

    def gradient(self, x, t, target):
        """Of the mean over the points of the squared length ‖u(x, t) - target‖²."""
        *layers, (u, _) = self._layers(x, t)
        back, found = 2 * (u - target) / len(x), []
        for k, (a, _) in reversed(list(enumerate(layers))):
            found = [back.T @ a, back.sum(0), *found]
            back = back @ self.weights[2 * k] * layers[k - 1][1] if k else back
        return found


class Training:
    """A training as it is seen from here: the points that were served, what the network was asked, its weights then.

    All of it is told while it happens, before the next points are drawn; so a report of a training that was not done
    would have to be made up step by step.
    """

    def __init__(self, bridge, rng):
        self._bridge, self._rng = bridge, rng
        self.steps, self._now, self.drawn = [], {}, {"source": 0, "data": 0}

    def sampler(self, name, mean, std):
        def sample(n):
            if not 0 < int(n) <= 10**6:
                raise ValueError(f"expected a number of points, at least 1, got {n}")
            points = (mean + std * self._rng.standard_normal((int(n), len(mean)))).astype(np.float32)
            self.drawn[name] += int(n)
            self._now.setdefault(name, []).append(points.astype(float))
            return points

        return sample

    def watch(self, what, *arrays):
        """A call of the network, "asked", x, t and its weights; or a "step" of the optimiser."""
        if what == "step":
            self.steps.append(self._now)
            self._now = {}
            return
        x, t, *weights = arrays
        if [np.shape(part) for part in weights] == list(Small.shapes) and np.shape(t) == (len(x), 1):
            called = np.asarray(x, float).reshape(-1, Bridge.d), np.asarray(t, float), Small(weights)
            self._now.setdefault("asked", []).append(called)

    def run(self, s):
        """Train `train_field`; the weights after it and the losses, or None where they are no numbers."""
        bridge = self._bridge
        with explaining(_ASKED_WRONGLY):
            found = s.probe(
                "probe_train_field",
                int(self._rng.integers(2**31)),
                Small.drawn(self._rng),
                self.sampler("source", bridge.m0, bridge.s0),
                self.sampler("data", bridge.m, bridge.s),
                _TRAIN_STEPS,
                _TRAIN_BATCH,
                self.watch,
            )
        weights = found["weights"]
        if [np.shape(part) for part in weights] != list(Small.shapes):
            raise wrong("the weights of the network that was given", "others")
        self.net, self.losses = Small(weights), found["losses"]
        return self

    def calls(self):
        """x, t and the network of each call in the first steps; a step may have several."""
        return [call for step in self.steps[:10] for call in step.get("asked", [])]

    def moved(self):
        """After how many steps the weights are others than before."""
        nets = [step["asked"][0][2] for step in self.steps if step.get("asked")] + [self.net]
        return sum(
            any(not np.array_equal(a, b) for a, b in zip(before.weights, after.weights, strict=True))
            for before, after in itertools.pairwise(nets)
        )

    def pairs(self, k):
        """Place and time of what was asked in step k, the source and data points that belong to it, and the network.

        None if the place is on no arc between the points that were drawn.
        """
        step = self.steps[k] if k < len(self.steps) else {}
        if not all(step.get(name) for name in ("source", "data", "asked")):
            return None
        x, t, net = step["asked"][0]
        a, b, *_ = sine_cosine(t)
        ends = _ends_of(x, a, b, np.concatenate(step["source"]), np.concatenate(step["data"]))
        return None if ends is None else (x, t, *ends, net)

    def moves_off(self, count=8):
        """How far the first steps are from Adam's, and from Adam's with gradients that add up: relative, a mean.

        None if what was asked is on no arc between the points that were drawn.
        """
        fresh, added = Adam(), Adam()
        total, off = None, []
        for k in range(count):
            if (found := self.pairs(k)) is None or k + 1 >= len(self.steps) or not self.steps[k + 1].get("asked"):
                return None
            x, t, x0, z, net = found
            gradient = np.concatenate([part.ravel() for part in net.gradient(x, t, _arc_velocity(t, x0, z))])
            total = gradient if total is None else total + gradient
            after = self.steps[k + 1]["asked"][0][2]
            move = np.concatenate([(b - a).ravel() for a, b in zip(net.weights, after.weights, strict=True)])
            expected = fresh.move(gradient, k), added.move(total, k)
            off.append([np.linalg.norm(move - one) / np.linalg.norm(one) for one in expected])
        return np.mean(off, 0)


def _arc_velocity(t, x0, z):
    _, _, a_dot, b_dot = sine_cosine(t)
    return a_dot * z + b_dot * x0


class Adam:
    """The notebook's optimiser, with its learning rate that falls along half a cosine."""

    def __init__(self):
        self.mean = self.square = 0.0

    def move(self, gradient, k):
        """What step k, counted from 0, adds to the weights."""
        self.mean = 0.9 * self.mean + 0.1 * gradient
        self.square = 0.999 * self.square + 0.001 * gradient**2
        rate = _TRAIN_RATE * (1 + np.cos(np.pi * k / _TRAIN_STEPS)) / 2
        mean, square = self.mean / (1 - 0.9 ** (k + 1)), self.square / (1 - 0.999 ** (k + 1))
        return -rate * mean / (np.sqrt(square) + 1e-8)


def _ends_of(x, a, b, source, data):
    """The source and the data points whose arc each row of ``x = b x0 + a z`` is on; None if some row is on none.

    As they were drawn, or one of the two in another order, or both in the same.
    """

    def nearest(gaps):
        return (gaps**2).sum(-1).argmin(1)

    def candidates():
        if source.shape == x.shape == data.shape:
            yield source, data
        if source.shape == x.shape:
            yield source, data[nearest((x - b * source)[:, None] - a[:, None] * data)]
        if data.shape == x.shape:
            yield source[nearest((x - a * data)[:, None] - b[:, None] * source)], data
        if source.shape == data.shape:
            order = nearest(x[:, None] - b[:, None] * source - a[:, None] * data)
            yield source[order], data[order]

    return next((ends for ends in candidates() if np.abs(b * ends[0] + a * ends[1] - x).max() < 1e-4), None)


def _trained(s, rng):
    """A training, and the places and times at which its field is compared: drawn when it is over."""
    bridge = Bridge(rng)
    training = Training(bridge, rng).run(s)
    t = np.tile(np.linspace(0.05, 0.95, 10), 200)[:, None]
    mean, var = bridge.moments(*sine_cosine(t)[:2])
    x = mean + np.sqrt(var) * rng.standard_normal(mean.shape)
    return bridge, training, x, t


_ASKED_WRONGLY = {
    r"it was given x \(\d+, 1\) and t \(\d+, [2-9]\)": "the arguments of net are swapped",
    r"it was given .* t \(\d+,\)": "the times are a column, one in each row: (batch, 1)",
    r"it was given .* t \(\d+, [2-9]\)": "a point has one time, not one for each coordinate",
    r"it was given .* t \((1, 1|1,)?\)": "draw as many times as there are points",
    r"it was given x \(\d+, \d+, ": "x has an axis too many: which shape do t, x0 and z have, and what do they make?",
    "does not require grad": "the loss does not lead to the weights: is there a detach, no_grad or item in it?",
    "must match the size": "times of shape (batch,) meet the coordinates: they are a column, (batch, 1)",
}


def _known_mistake(training):
    """The right first loss, the one that came, and the known mistake whose losses the first ones are; or nothing.

    They are computed of the batch that was drawn and of what the network answered; an answer that pairs or draws in a
    way of its own gives none of them.
    """
    if training.losses is None:
        return None
    got, steps = np.asarray(training.losses, float), []
    for step in training.steps[:4]:
        parts = [step.get(name) for name in ("source", "data", "asked")]
        if not all(parts):
            break
        if {*map(np.shape, parts[0] + parts[1]), *(np.shape(x) for x, *_ in parts[2])} != {(_TRAIN_BATCH, Bridge.d)}:
            break
        steps.append(_losses_of_step(*parts))
    if len(steps) < 2 or got.ndim != 1 or len(got) < len(steps):
        return None
    got, right = got[: len(steps)], np.array([losses[""] for losses in steps])
    if close(got, right, 1e-3):
        return None
    for text in steps[0]:
        if all(text in losses for losses in steps) and close(got, [losses[text] for losses in steps], 1e-3):
            return right[0], got[0], text
    return None


def _losses_of_step(source, data, asked):
    """The loss of one step by the sentence that names the mistake; the right one by no words."""
    x0, z, (x, t, net) = source[0], data[0], asked[0]
    u, (a, b, a_dot, b_dot) = net(x, t), sine_cosine(t)

    def target(z=z, x0=x0):
        return a_dot * z + b_dot * x0

    targets = {
        "": target(),
        "the target is z - x0, the velocity of a straight line: differentiate sine and cosine": z - x0,
        "the target lacks the factor π/2 of the derivatives": b * z - a * x0,
        "the derivative of the cosine is minus the sine: the sign of x0 in the target": a_dot * z - b_dot * x0,
        "the opposite direction: the data belong to the sine, which rises": -target(),
        "sine and cosine are exchanged in the target": -b_dot * z - a_dot * x0,
        "the target is x itself, the place, and not its derivative": x,
        "the target is z, so that it learns the mean data point: the target is the velocity": z,
        "the target is x0, so that it learns the mean source point: the target is the velocity": x0,
        "the target is z - x_t: the velocity is the derivative of the place": z - x,
        "the target lacks the source point": a_dot * z,
        "the target lacks the data point": b_dot * x0,
        "the target has the source points in another order: those of the place belong to it": target(
            x0=np.roll(x0, 1, 0)
        ),
        "the target has the data points in another order: those of the place belong to it": target(z=np.roll(z, 1, 0)),
    }
    if len(source) == 2:
        targets[_OTHER_SOURCE] = target(x0=source[1])
    if len(data) == 2:
        targets[_OTHER_DATA] = target(z=data[1])
    if len(source) == len(data) == 2:
        targets[_UNRELATED] = target(x0=source[1], z=data[1])
    r = u - target()
    square = (r**2).sum(1).mean()
    huber = np.where(np.abs(r) < 1, r**2 / 2, np.abs(r) - 0.5)
    losses = {
        "the mean is taken over the coordinates too, as mse_loss does: sum over them": square / x.shape[1],
        "half of the mean square is no loss that you can compare with the floor": square / 2,
        "the squares are summed over the batch: take their mean": square * len(x),
        "the sum over the batch and the mean over the coordinates are exchanged": square * len(x) / x.shape[1],
        "a root is taken": np.sqrt(square),
        "the lengths are not squared": np.linalg.norm(r, axis=1).mean(),
        "absolute values where squares belong": np.abs(r).sum(1).mean(),
        "absolute values where squares belong, and a mean over the coordinates too": np.abs(r).mean(),
        "large differences are not squared, as in huber_loss and smooth_l1_loss": huber.sum(1).mean(),
        "large differences are not squared, as in smooth_l1_loss, which takes a mean over everything": huber.mean(),
        "the loss is weighted with the time": (t * r**2).sum(1).mean(),
        "the differences are averaged before they are squared": (r.mean(0) ** 2).sum(),
        "the differences are summed over the coordinates before they are squared": (r.sum(1) ** 2).mean(),
    }
    for text, v in targets.items():
        value = ((u - v) ** 2).sum(1).mean()
        losses |= {text: value} | (
            {f"{text}; and the mean is over the coordinates too": value / len(v[0])} if text else {}
        )
    return losses


_TRAINING = (
    "flowdiff.training.train",
    "flowdiff.training._train",
    "flowdiff.losses.flow_matching",
)


@check("train_field", "sec-flow-matching-training", _TRAINING)
def train_field_batches(s, rng):
    """What the network was asked in training: fresh data, fresh times, fresh source points in each step."""
    bridge, training, *_ = _trained(s, rng)
    steps, batch = _TRAIN_STEPS, _TRAIN_BATCH
    if len(training.steps) != steps:
        likely = "one step of the optimiser in each turn of the loop"
        if not training.steps:
            likely = "the optimiser never steps"
        raise wrong(f"{steps} steps of the optimiser", f"{len(training.steps)}", likely)
    for name, count in training.drawn.items():
        if count < steps * batch:
            raise wrong(
                f"{steps} batches of {batch} from sample_{name}, one in each step",
                f"{count} points in all",
                "is it drawn once, before the loop, or is something else used for it?",
            )
    calls = [call[:2] for call in training.calls()]
    for x, _ in calls:
        if len(x) != batch:
            raise wrong(f"the network asked about all {batch} points of a batch at once", f"about {len(x)} of them")
    asked = _different(calls)
    if len(asked) < 4:
        raise wrong(
            "the network asked about fresh places in each step",
            f"{len(asked)} batches in the first {len(calls)} calls",
            "draw x0, z and t inside the loop, and ask the network there, with gradients",
        )
    x, t = (np.stack(part) for part in zip(*asked, strict=True))  # of the first steps, (k, batch, d) and (k, batch, 1)
    expect_uniform_times(t[0])
    if np.array_equal(t[0], t[1]):
        raise wrong("fresh times in each step", "the same times in the first two", "draw them inside the loop")
    expect_uniform_times(t[:4])
    a, b, *_ = sine_cosine(t)
    if not _on(x, t, bridge, a, b):
        others = {
            "sine and cosine are exchanged: the place is cos(πt/2) x0 + sin(πt/2) z": (b, a),
            "this is a straight line, (1 - t) x0 + t z: on the arc the weights are cosine and sine": (t, 1 - t),
            "the factor π/2 is missing inside sine and cosine": (np.sin(t), np.cos(t)),
            "the factor inside sine and cosine is π, not π/2": (np.sin(np.pi * t), np.cos(np.pi * t)),
            "the network is asked at z: the place is cos(πt/2) x0 + sin(πt/2) z": (1 + 0 * t, 0 * t),
            "the network is asked at x0: the place is cos(πt/2) x0 + sin(πt/2) z": (0 * t, 1 + 0 * t),
        }
        fitting = [text for text, weights in others.items() if _on(x, t, bridge, *weights)]
        likely = fitting[0] if fitting else "the place is cos(πt/2) x0 + sin(πt/2) z, of independent draws"
        raise wrong("the network asked on the path from the source to the data", "at other places", likely)
    if training.moved() < steps:
        raise wrong(f"other weights after each of the {steps} steps", f"after {training.moved()} of them")


def _different(calls):
    """The batches of places and times that the network was asked about; a step may ask twice about the same."""
    return list({(x.tobytes(), t.tobytes()): (x, t) for x, t in calls}.values())


def _asked_on_the_arc(training, bridge):
    """Whether the places of the first steps were right, so that a wrong field must come from the target."""
    asked = [call[:2] for call in training.calls()]
    if not asked or any(len(x) != _TRAIN_BATCH for x, _ in asked):
        return False
    x, t = (np.stack(part) for part in zip(*asked, strict=True))
    return _on(x, t, bridge, *sine_cosine(t)[:2])


def _on(x, t, bridge, a, b):
    """Whether the places look like a Z + b X_0: all of them, and the early and the late ones by themselves."""
    mean, var = bridge.moments(a, b)
    r = (x - mean) / np.sqrt(var)
    parts = [r[part[..., 0]] for part in (t < 0.33, t > 0.67)]
    return fits(r.reshape(-1, 1), np.zeros(1), np.ones(1)) and all(
        abs((part**2).mean() - 1) < 6 * np.sqrt(2 / part.size) for part in parts if len(part) > 50
    )


def _off(bridge, training, x, t):
    """How far the learned field is from the exact one, in relative L², and where it is too far, the likely reason."""
    u, exact = training.net(x, t), bridge.field(x, t)

    def distance(other):
        return float(np.sqrt(((u - other) ** 2).mean() / (exact**2).mean()))

    error = distance(exact)
    if error <= 0.1:
        return error, ""
    known = bridge.of_wrong_targets(x, t)
    if not _asked_on_the_arc(training, bridge):
        known |= bridge.of_wrong_places(x, t)
    candidates = {text: distance(value) for text, value in known.items()}
    first, second = sorted(candidates, key=candidates.get)[:2]
    likely = "is each step a gradient step on the loss?"
    if candidates[first] < min(0.15, 0.6 * error):
        # 300 steps leave the learned field too far from both to tell two near ones apart
        likely = f"{first}; or: {second}" if candidates[second] < 1.4 * candidates[first] else first
    return error, likely


@check("train_field", "sec-learned-against-exact", _TRAINING)
def train_field_result(s, rng):
    """The learned field is near the exact one, and carries the source to the data."""
    bridge, training, x, t = _trained(s, rng)
    if not np.isfinite(training.net(x, t)).all():
        raise wrong("a field of finite numbers", "nan or inf", "has the training diverged? The target must be finite")
    if not training.moved():
        raise wrong(
            "a network that training has changed", "the same field as before", "are loss.backward() and the step there?"
        )
    moves = training.moves_off()
    if moves is not None and moves[1] < moves[0] / 2:
        raise wrong(
            "gradients of one batch in each step",
            "gradients that were added to those of the step before",
            "`backward` adds: set the gradients to zero in each step",
        )
    error, likely = _off(bridge, training, x, t)
    if not error <= 0.1:
        # where the losses tell, they tell more exactly
        likely = (_known_mistake(training) or (0, 0, _other_points(bridge, training) or likely))[-1]
        raise wrong("a field within 10 % of the exact one (relative L²)", f"{100 * error:.0f} %", likely)
    if moves is None or not moves[0] < 0.5:
        raise wrong(
            "weights that move as the gradient of the loss and the optimiser say", "weights that move otherwise"
        )
    x = bridge.m0 + bridge.s0 * rng.standard_normal((300, bridge.d))
    wanted = bridge.m + bridge.s / bridge.s0 * (x - bridge.m0)
    for k in range(20):
        x = x + training.net(x + training.net(x, k / 20) / 40, (k + 0.5) / 20) / 20
    gap = float(np.sqrt(((x - wanted) ** 2).mean()))
    if not gap < 0.2:
        raise wrong("samples within 0.2 of where the exact flow takes them", f"{gap:.2f} off")


@check("train_field", "sec-loss-floor", _TRAINING)
def train_field_losses(s, rng):
    """One loss for each step, and the last of them at the floor π² s s₀ d / 4."""
    bridge, training, x, t = _trained(s, rng)
    losses = training.losses
    if losses is None:
        raise wrong(f"a list of {_TRAIN_STEPS} losses", "something that is not numbers", "return a list of floats")
    losses = np.asarray(losses, float)
    if losses.shape != (_TRAIN_STEPS,):
        raise wrong(
            f"{_TRAIN_STEPS} losses, one for each step",
            f"an array of shape {losses.shape}",
            "append in each turn of the loop",
        )
    if mistake := _known_mistake(training):
        right, got, likely = mistake
        what = "the first loss, of the batch that was drawn and what the network answered"
        raise wrong(f"{what} = {right:.4f}", f"{got:.4f}", likely)
    floor, last = bridge.floor(), float(losses[-100:].mean())
    if not 0.9 * floor < last < 1.25 * floor:
        known = {
            "the mean is taken over the coordinates too: sum over them": floor / bridge.d,
            "half of the mean square is no loss that you can compare with the floor": floor / 2,
            "the squares are summed over the batch: take their mean": floor * _TRAIN_BATCH,
            "a root is taken": float(np.sqrt(floor)),
            "absolute values where squares belong": bridge.absolute_floor(),
        }
        near = min(known, key=lambda text: abs(np.log(max(last, 1e-9) / known[text])))
        # a wrong field has a loss of its own, which may be near any of these by chance
        error, likely = _off(bridge, training, x, t)
        if other := _other_points(bridge, training):
            likely = other
        elif error <= 0.1:
            likely = near if abs(np.log(max(last, 1e-9) / known[near])) < 0.1 else ""
        if not likely:
            likely = (
                "below the floor no field can get: is the target something that x and t give away?"
                if last < floor
                else "the network has not learned the average velocity"
            )
        raise wrong(
            f"losses that settle near the floor π² s s₀ d / 4 = {floor:.3f}, d = {bridge.d}",
            f"{last:.3f}, mean of the last 100",
            likely,
        )
    # any, drawn when the training is over; all of them would take seconds
    for k in np.sort(rng.choice(_TRAIN_STEPS, 100, replace=False)):
        found = training.pairs(k)
        if found is None:
            raise wrong(
                "the network asked about places on arcs, each from a source point of the step to a data point of it",
                f"other places, or no points, in step {k + 1}",
            )
        place, time, x0, z, net = found
        right = ((net(place, time) - _arc_velocity(time, x0, z)) ** 2).sum(1).mean()
        if not abs(losses[k] - right) <= 2e-3 * right:
            what = f"the loss of step {k + 1}, of what the network was asked"
            raise wrong(f"{what} = {right:.4f}", f"{losses[k]:.4f}", _other_points(bridge, training))


def _other_points(bridge, training):
    """Which points of the target are others than those of the place, by the law that the losses have; or nothing."""
    losses, off, unlikely = np.asarray(training.losses), {}, {}
    if losses.shape != (_TRAIN_STEPS,):
        return ""
    for k in range(0, _TRAIN_STEPS, 5):
        if (found := training.pairs(k)) is None:
            return ""
        x, t, x0, z, net = found
        u, (_, _, a_dot, b_dot) = net(x, t), sine_cosine(t)
        of_data, of_source = a_dot * bridge.s, b_dot * bridge.s0
        for text, known, std in (
            (_OTHER_DATA, _arc_velocity(t, x0, bridge.m), of_data),
            (_OTHER_SOURCE, _arc_velocity(t, bridge.m0, z), of_source),
            (_UNRELATED, _arc_velocity(t, bridge.m0, bridge.m), np.hypot(of_data, of_source)),
        ):
            miss, var = ((u - known) ** 2).sum(1), std[:, 0] ** 2
            spread = np.sqrt((4 * miss * var + 2 * bridge.d * var**2).sum()) / len(x)
            square = ((losses[k] - (miss + bridge.d * var).mean()) / spread) ** 2
            off[text] = off.get(text, 0) + square
            unlikely[text] = unlikely.get(text, 0) + square / 2 + np.log(spread)
    best = min(unlikely, key=unlikely.get)
    return best if 0.4 < off[best] / (_TRAIN_STEPS / 5) < 1.7 else ""
