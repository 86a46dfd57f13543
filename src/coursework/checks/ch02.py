"""Chapter 2, ODEs and flows.

The oracles are closed forms of the schemes themselves, on fields without symmetry, or the sums that define them; the
candidates replay, on the same input, the loops that students write instead. The answer is given a copy of that input:
whether it writes to it is a check of its own, and must not move what the others expect.
"""

from __future__ import annotations

import numpy as np

from coursework.judging.expect import (
    array,
    close,
    expect_close,
    expect_untouched,
    explaining,
    number,
    shown,
    slope,
    words,
)
from coursework.judging.recorder import Field, expect_calls
from coursework.judging.registry import chapter
from coursework.judging.solvers import (
    Drift,
    follow,
    heun,
    midpoint,
    off_by_one,
    other_loops,
    points,
    repeat,
    rk4,
    rounded_mistakes,
    solver_mistakes,
    state_shapes,
    time_mistakes,
    twice,
)
from coursework.judging.verdict import wrong

check = chapter(
    "02_odes_and_flows",
    {
        "sec-trajectory": "Trajectories",
        "sec-vector-field": "Vector fields",
        "sec-ode": "Ordinary differential equations",
        "sec-flow": "Flows",
        "sec-existence": "When does a flow exist?",
        "sec-linear-ode": "The linear ODE, solved",
        "sec-euler": "Euler's method",
        "sec-order": "Better steps, higher order",
        "sec-stability": "Stability",
        "sec-backward": "Backwards in time",
        "sec-density": "What a flow does to a density",
    },
)


# Numbers of steps of 1 / n on [0, 1] at which rounding shows: np.arange makes n + 1 of the first and the last,
# `while t + h <= t1` n - 1 of the first, `while t < t1` n + 1 of the others, and int((t1 - t0) / h) is n - 1 at 93.
# The first two show all of these, in checks that would be slow with three.
_ROUNDED = (49, 93, 103)


# --- a vector field --------------------------------------------------------------------------------------------------


def _linear_case(rng, d, batch=5):
    A = rng.uniform(0.4, 1.6, (d, d)) * rng.choice([-1.0, 1.0], (d, d))
    b = rng.uniform(0.5, 1.5, d) * np.resize([1.0, -1.0], d)
    return points(rng, batch, d), A, b


def _field_mistakes(x, t, A, b):
    Ax = np.einsum("ij,nj->ni", A, x)
    return {
        "this is xᵢᵀA for each row, the transpose: rows need x @ A.T": np.einsum("ij,ni->nj", A, x) + t * b,
        "b is added without its factor t": Ax + b,
        "the term t b is missing": Ax,
        "the term A x is missing": np.broadcast_to(t * b, x.shape),
        "t multiplies A x, and b stands alone": t * Ax + b,
        "t multiplies both terms": t * (Ax + b),
        "t is added to every coordinate: b is missing": Ax + t,
        "t b has the wrong sign": Ax - t * b,
        "the two coordinates see one another's b": Ax + t * b[::-1],
        "this is A (x + t b): b is outside of A": np.einsum("ij,nj->ni", A, x + t * b),
        "t b is multiplied by x: it is the same vector for all points at one time": Ax + t * b * x,
    }


def _linear_field(s, x, t, A, b):
    rows = "x holds one point in each row, so A @ x does not fit"
    causes = {"mismatch in its core dim|not aligned|could not be broadcast": rows}
    if np.ndim(t):
        causes = dict.fromkeys(("broadcast", "converted to Python scalars|ambiguous"), _TIMES_COLUMN) | causes
    with explaining(causes):
        return s.call("linear_field", x, t, A, b)


_TIMES_COLUMN = "t may be one time for each point, a column of shape (batch, 1)"


@check("linear_field", "sec-vector-field")
def linear_field_value(s, rng):
    for d, batch in ((2, 5), (2, 2), (3, 3), (3, 1)):
        x, A, b = _linear_case(rng, d, batch)
        t = float(rng.uniform(0.3, 0.9))
        Ax = np.array([[sum(A[i, j] * point[j] for j in range(d)) for i in range(d)] for point in x])
        expect_close(
            _linear_field(s, x.copy(), t, A.copy(), b.copy()),
            Ax + t * b,
            f"u at t = {t:.3f} at a point {shown(x[0], 3)}",
            _field_mistakes(x, t, A, b),
            shapes={
                (batch, 2): "only two coordinates came: the points have d",
                (d, batch): "points came as columns: each row of the result is u at one point",
            },
            otherwise="write out both coordinates of A x + t b for one point by hand and compare",
        )


@check("linear_field", "sec-vector-field")
def linear_field_times(s, rng):
    """One time for each point: t of shape (batch, 1)."""
    x, A, b = _linear_case(rng, 2, 6)
    t = rng.uniform(0.2, 1.4, (6, 1))
    Ax = np.einsum("ij,nj->ni", A, x)
    expect_close(
        _linear_field(s, x.copy(), t.copy(), A.copy(), b.copy()),
        Ax + t * b,
        "u with one time per point, t of shape (6, 1), at the first points",
        {
            "every point is given the first time": Ax + t[0] * b,
            "every point is given the mean time": Ax + t.mean() * b,
            "every point is given the last time": Ax + t[-1] * b,
            **_field_mistakes(x, t, A, b),
        },
        shapes={(6, 6, 2): "every point has met every time: each point has a time of its own, t[i]"},
    )


@check("linear_field", "sec-vector-field")
def linear_field_keeps_x(s, rng):
    x, A, b = _linear_case(rng, 2)
    x_before, A_before, b_before = x.copy(), A.copy(), b.copy()
    array(_linear_field(s, x, 0.7, A, b), x.shape, "u")
    expect_untouched(x, x_before, "x")
    expect_untouched(A, A_before, "A")
    expect_untouched(b[None], b_before[None], "b")


# --- a flow in closed form -------------------------------------------------------------------------------------------


def _flow_mistakes(x0, t, theta):
    e = np.exp(-theta * t)
    return {
        "1 - θt is one Euler step of size t, not the flow: the two agree only near t = 0": (1 - theta * t) * x0,
        "the sign in the exponent: with u = -θx points move towards 0": np.exp(theta * t) * x0,
        "θ is missing in the exponent": np.exp(-t) * x0,
        "the exponent is doubled": np.exp(-2 * theta * t) * x0,
        "points move towards their mean: with u = -θx they move towards 0": x0.mean(0)
        + np.exp(-theta * t) * (x0 - x0.mean(0)),
        "t is missing in the exponent": np.exp(-theta) * x0 * np.ones_like(e),
        "x0 is missing: this is the factor alone": np.broadcast_to(e, x0.shape),
        "x0 stands in the exponent": np.exp(-theta * t * x0),
        "the factor is added to x0, not multiplied": x0 + e,
        "θ multiplies the exponential: this is the speed -u, not the position": theta * e * x0,
        "this is the velocity u, not the position": -theta * e * x0,
        "this is the field -θx at x0, not the flow": -theta * x0 * np.ones_like(e),
        "this is 1 / (1 + θt), an implicit Euler step": x0 / (1 + theta * t),
        "the exponent is divided by θ": np.exp(-t / theta) * x0,
        "the exponent is squared: -θt²": np.exp(-theta * t**2) * x0,
        "the exponent is squared: -(θt)²/2, a Gaussian": np.exp(-((theta * t) ** 2) / 2) * x0,
        "this is the series cut off after t²": (1 - theta * t + (theta * t) ** 2 / 2) * x0,
        "exp(-θ(1-t)): time counted from the end": np.exp(-theta * (1 - t)) * x0,
        "the base is 2, not e": 2.0 ** (-theta * t) * x0,
        "θ is multiplied in, and the exponent has t alone": theta * np.exp(-t) * x0,
        "brackets: exp(-θ) * t is not exp(-θt)": np.exp(-theta) * t * x0,
        "x0 and exp(-θt) are added": x0 + x0 * e,
        "this is exp(-θt) - 1: what np.expm1 gives": (e - 1) * x0,
        "1 - exp(-θt) is added to x0": x0 + 1 - e,
        "the exponent is -θt²/2: that belongs to u = -θtx": np.exp(-theta * t**2 / 2) * x0,
        "t and x0 have changed places: the arguments are x0, t, theta": np.exp(-theta * x0) * t,
        "θ or t is made a whole number": np.exp(-int(theta) * t) * x0,
        "negative positions are cut off: the formula holds for every x0": np.maximum(e * x0, 0),
        "this is x0 - x0 exp(-θt): what has been lost, not what is left": (1 - e) * x0,
    }


@check("linear_flow", "sec-flow", ("flowdiff.fields.Decay.flow",))
def linear_flow_start(s, rng):
    x0, theta, t = points(rng), float(rng.uniform(1.5, 2.5)), float(rng.uniform(0.4, 0.9))
    # At time 0 many mistakes give the same: one is named if it gives what comes at another time too.
    later = array(s.call("linear_flow", x0.copy(), t, theta), x0.shape, f"ψ_t(x0) at t = {t:.3f}")
    at_start = _flow_mistakes(x0, 0.0, theta)
    expect_close(
        s.call("linear_flow", x0.copy(), 0.0, theta),
        x0,
        "a flow starts at the identity: ψ_0(x0) = x0, so the first point stays",
        {m: at_start[m] for m, v in _flow_mistakes(x0, t, theta).items() if np.allclose(later, v, rtol=1e-4)},
        rtol=1e-6,
        otherwise="put t = 0 into your formula: x0 must be left, in every coordinate",
    )


@check("linear_flow", "sec-flow", ("flowdiff.fields.Decay.flow",))
def linear_flow_group(s, rng):
    """ψ_{t+s} = ψ_t ∘ ψ_s: which 1 - θt, and most guesses, do not have."""
    for theta in rng.uniform(0.4, 2.5, 2):
        x0, theta = points(rng), float(theta)
        t, r = float(rng.uniform(0.3, 0.8)), float(rng.uniform(0.9, 1.3))
        before = x0.copy()
        first = array(s.call("linear_flow", x0, r, theta), x0.shape, f"ψ_t(x0) at t = {r:.3f}")
        expect_untouched(x0, before, "x0")
        then = array(s.call("linear_flow", first.astype(float), t, theta), x0.shape, f"ψ_t(x0) at t = {t:.3f}")
        both = array(s.call("linear_flow", x0, t + r, theta), x0.shape, f"ψ_t(x0) at t = {t + r:.3f}")
        at_once = _flow_mistakes(x0, t + r, theta)
        if not np.isfinite(both).all() or not np.isfinite(then).all():
            bad = ~(np.isfinite(both) & np.isfinite(then)).all(1)
            raise wrong("finite positions", f"{shown(both[bad][0])} at t = {t + r:.3f}")
        if not np.allclose(then, both, rtol=1e-4):
            likely = next((m for m, v in at_once.items() if np.allclose(both, v, rtol=1e-4)), "")
            if not likely and np.allclose(then, both, rtol=2e-2):
                likely = "nearly: are numbers rounded, or many small steps taken? This flow has an exact formula"
            raise wrong(
                f"moving for {r:.3f}, then for {t:.3f}, is moving for {t + r:.3f}, from the point {shown(x0[0], 4)}",
                f"{shown(then[0])} in two moves, {shown(both[0])} in one",
                likely,
            )


@check("linear_flow", "sec-linear-ode", ("flowdiff.fields.Decay.flow",))
def linear_flow_ode(s, rng):
    """∂_t ψ_t(x0) = u(ψ_t(x0)): by central differences, which here are right to 1e-6."""
    for theta in (float(rng.uniform(0.4, 0.8)), float(rng.uniform(1.6, 2.4))):
        x0, t, dt = points(rng, d=3), float(rng.uniform(0.4, 0.9)), 1e-3
        before = x0.copy()
        psi = [
            array(s.call("linear_flow", x0, t + k * dt, theta), x0.shape, f"ψ_t(x0) at t = {t:.3f}").astype(float)
            for k in (-1, 0, 1)
        ]
        expect_untouched(x0, before, "x0")
        speed, field = (psi[2] - psi[0]) / (2 * dt), -theta * psi[1]
        # Other solutions move by the same law: it is the law and the start that make the flow.
        mistakes = _flow_mistakes(x0, t, theta)
        if not np.allclose(speed, field, rtol=1e-3, atol=1e-3) or np.allclose(psi[1], 0):
            likely = next((m for m, v in mistakes.items() if np.allclose(psi[1], v, rtol=1e-4)), "")
            raise wrong(
                f"the speed ∂_t ψ_t(x0) is u(ψ_t(x0)) = {shown(field[0], 4)} at t = {t:.3f}, θ = {theta:.3f}",
                f"{shown(speed[0], 4)}",
                likely or "differentiate your formula by t and compare it with -θ times the formula",
            )
        expect_close(psi[1], np.exp(-theta * t) * x0, f"ψ_t(x0) at t = {t:.3f}, θ = {theta:.3f}", mistakes, rtol=1e-4)


# --- one Euler step --------------------------------------------------------------------------------------------------


def _step_mistakes(u, x, t, h):
    return {
        "u is asked at t + h: Euler's slope is the one at the start of the step": x + h * u(x, t + h),
        "u is asked at t + h/2, or at both ends of the step: Euler's slope is the one at its start": x
        + h * u(x, t + h / 2),
        "u is asked at time 0: pass t on": x + h * u(x, 0.0),
        "u is asked at time h: pass t on": x + h * u(x, h),
        "u is asked at time t h: pass t on": x + h * u(x, t * h),
        "the step size h is missing": x + u(x, t),
        "the sign: the step goes along +h u(x, t)": x - h * u(x, t),
        "this is only the increment h u(x, t): add it to x": h * u(x, t),
        "this is the slope u(x, t): the step still has to be taken": u(x, t),
        "u is multiplied by t, not by h": x + t * u(x, t),
        "u is multiplied by t + h, not by h": x + (t + h) * u(x, t),
        "u is divided by h": x + u(x, t) / h,
        "h is squared": x + h * h * u(x, t),
        "h is multiplied into x as well": h * (x + u(x, t)),
        "x is multiplied by 1 + h u: the step is a sum": x * (1 + h * u(x, t)),
        "√h belongs to noise; the slope is multiplied by h": x + np.sqrt(abs(h)) * u(x, t),
        "half of the step is missing": x + h / 2 * u(x, t),
        "the time is added to the new state": x + h * u(x, t) + t,
        "h is added to the new state": x + u(x, t) + h,
        "this is the midpoint step, or Heun's": midpoint(u, x, t, h),
        "this is the step from the predicted point: u belongs at x": x + h * u(x + h * u(x, t), t + h),
        "the mean velocity of the batch moves every point": x + h * u(x, t).mean(0),
        "the first point's velocity moves every point": x + h * u(x, t)[0],
        "the sign, and u is asked at t + h": x - h * u(x, t + h),
        "these are two steps": follow(u, x, [t, t + h], h),
        "u is asked at x + h: h is added to the time of the next step, not to the place": x + h * u(x + h, t),
        "u is summed over the coordinates: each one has its own velocity": x + h * u(x, t).sum(1, keepdims=True),
        "x is multiplied by 1 - h: nothing of x is taken away": (1 - h) * x + h * u(x, t),
        "both are divided by h: the move is h times u": (x + u(x, t)) / h,
        "nothing has moved": x,
    }


# A diffusion without noise is Euler's method too.
_EULER = (
    "flowdiff.ode.euler",
    "flowdiff.ode.euler_step",
    "flowdiff.sde.euler_maruyama",
    "flowdiff.sde.euler_maruyama_step",
)


@check("euler_step", "sec-euler", _EULER)
def euler_step_value(s, rng):
    for d, batch, h in ((2, 5, 0.3), (3, 4, 0.17), (1, 1, 0.45)):
        u, x, t = Drift(rng, d), points(rng, batch, d), float(rng.uniform(0.4, 0.9))
        expect_close(
            s.call("euler_step", Field(u, x.shape), x.copy(), t, h),
            x + h * (u.a * x + u.c * t),
            f"X after one step of size {h} from {shown(x[0], 4)} at t = {t:.3f}",
            _step_mistakes(u, x, t, h),
            shapes=state_shapes(1, batch, d),
            otherwise="take the step by hand for one point: where it is, plus h times the slope there",
        )


@check("euler_step", "sec-euler", _EULER)
def euler_step_call(s, rng):
    """On u = t alone, and looked at call by call: one evaluation, at (x, t)."""
    x, t, h = points(rng), float(rng.uniform(0.4, 0.9)), 0.25
    u = Field(Drift(rng), x.shape)
    s.call("euler_step", u, x.copy(), t, h)
    expect_calls(
        u,
        [t],
        {
            "u is asked at the end of the step, not at its start": [t + h],
            "u is asked in the middle of the step": [t + h / 2],
            "u is asked at time 0: pass t on": [0.0],
        },
        counts={0: "u is never called", 2: "the slope is computed twice: keep it in a variable"},
    )
    expect_close(u.states[0], x, "the state that u is asked at", rtol=1e-5)


@check("euler_step", "sec-euler", _EULER)
def euler_step_keeps_x(s, rng):
    x = points(rng)
    before = x.copy()
    array(s.call("euler_step", Field(Drift(rng), x.shape), x, 0.4, 0.2), x.shape, "the points after the step")
    expect_untouched(x, before, "x")


# --- Euler's method --------------------------------------------------------------------------------------------------


@check("euler", "sec-euler", _EULER)
def euler_n_steps(s, rng):
    # 1 // (1 / 5) is 4
    for n, d, batch in ((7, 2, 5), (1, 3, 4), (5, 1, 1)):
        u, x0 = Drift(rng, d), points(rng, batch, d)
        expect_close(
            twice(s, "euler", Field(u, x0.shape), x0, n),
            u.euler(x0, n),
            f"X_1 after n = {n} step{'s' if n > 1 else ''} from {shown(x0[0], 4)}",
            solver_mistakes(u, x0, n, 0.0, 1.0),
            shapes=state_shapes(n, batch, d),
            otherwise="follow one point for n = 2 by hand, and print t and x in every turn of the loop",
        )
    for n in _ROUNDED:
        u, x0 = Drift(rng), points(rng)
        expect_close(
            s.call("euler", Field(u, x0.shape), x0.copy(), n),
            u.euler(x0, n),
            f"X_1 after n = {n} steps from {shown(x0[0], 4)}",
            rounded_mistakes(u, x0, n),
            shapes=state_shapes(n, *x0.shape),
            otherwise="at fewer steps it is right: is their number limited, or cut off?",
        )


@check("euler", "sec-euler", _EULER)
def euler_interval(s, rng):
    for n in (5, 3):
        u, x0 = Drift(rng), points(rng)
        t0 = float(rng.uniform(0.2, 0.5))
        t1 = t0 + float(rng.uniform(1.2, 1.7))
        expect_close(
            twice(s, "euler", Field(u, x0.shape), x0, n, t0=t0, t1=t1),
            u.euler(x0, n, t0, t1),
            f"X after n = {n} steps from t0 = {t0:.3f} to t1 = {t1:.3f}, from {shown(x0[0], 4)}",
            solver_mistakes(u, x0, n, t0, t1),
            shapes=state_shapes(n, 5, 2),
            otherwise="are both the step size and the times counted from t0?",
        )


@check("euler", "sec-euler", _EULER)
def euler_times(s, rng):
    n, t0, t1 = 6, 0.3, 1.5
    x0 = points(rng)
    u = Field(Drift(rng), x0.shape)
    s.call("euler", u, x0, n, t0=t0, t1=t1)
    expect_calls(
        u,
        t0 + np.arange(n) * (t1 - t0) / n,
        time_mistakes(t0, t1, n),
        counts={
            2 * n: "u is called twice in each step, where Euler needs one slope",
            5 * n: "u is called for each point apart: give it the whole batch",
            0: "u is never called: does the loop run?",
        },
        otherwise="n steps ask u n times; a library's adaptive solver chooses its own steps",
    )


@check("euler", "sec-euler", _EULER)
def euler_keeps_x0(s, rng):
    x0 = points(rng)
    before = x0.copy()
    array(s.call("euler", Field(Drift(rng), x0.shape), x0, 3), x0.shape, "the points at t1")
    expect_untouched(x0, before, "x0")


# --- trajectories ----------------------------------------------------------------------------------------------------


@check("euler_trajectory", "sec-trajectory", _EULER)
def trajectory_shape(s, rng):
    b, d = 4, 3
    u, x0 = Drift(rng, d), points(rng, b, d)
    for n in (6, 3):
        with explaining(
            {
                "out of bounds|out of range": "n steps have n + 1 states: is there a place for the last one?",
                "could not broadcast": "each state has the shape of x0, (batch, d): is the place for it as large?",
            }
        ):
            xs = s.call("euler_trajectory", Field(u, x0.shape), x0.copy(), n)
        shapes = {
            (n, b, d): "n steps have n + 1 states: the start or the end is missing",
            (n - 1, b, d): "n steps have n + 1 states: two are missing",
            (n + 2, b, d): off_by_one(
                "n steps have n + 1 states: one is there twice, or a step too many is taken", 1, n
            ),
            (b, n + 1, d): "stacked along axis 1: time comes first here",
            (b, d, n + 1): "stacked along the last axis: time comes first here",
            (n + 1, d, b): "the last two axes are exchanged: each state keeps the shape of x0, (batch, d)",
            (b, d): "only one state came: keep them all",
            ((n + 1) * b, d): "the states are joined into one long batch: np.stack makes a new axis, "
            "np.concatenate does not",
            (
                b,
                (n + 1) * d,
            ): "the states are joined side by side: np.stack makes a new axis, np.hstack does not",
            (n + 1, d): "only one point of the batch is followed",
            (n + 1, 1, b, d): "one axis too many: x0 has (batch, d) already",
        }
        shapes.setdefault((n // 2 + 1, b, d), "every second state is missing")
        if n == 3:
            shapes[7 + 4, b, d] = (
                "states of an earlier call are still there: make the list anew in each call, inside the function"
            )
        elif isinstance(xs, np.ndarray) and xs.ndim == 3 and len(xs) > n + 2:
            shapes.setdefault(
                xs.shape, "is the number of steps n? Or is the list older than this call of the function?"
            )
        array(xs, (n + 1, b, d), f"all states of n = {n} steps for x0 of shape {(b, d)}:", shapes)


@check("euler_trajectory", "sec-trajectory", _EULER)
def trajectory_states(s, rng):
    for n, t0, t1 in ((5, 0.0, 1.0), (4, 0.3, 1.7)):
        u, x0 = Drift(rng), points(rng)
        span = {} if t0 == 0.0 else {"t0": t0, "t1": t1}
        xs = twice(s, "euler_trajectory", Field(u, x0.shape), x0, n, **span)
        missing = off_by_one("one state is missing", -1, n, t0, t1)
        xs = array(xs, (n + 1, *x0.shape), f"all states of n = {n} steps", {(n, *x0.shape): missing})
        h = (t1 - t0) / n
        frames = [x0, *(u.euler(x0, k, t0, t0 + k * h) for k in range(1, n + 1))]
        right = np.stack(frames)
        same = np.broadcast_to(right[-1], right.shape)
        zero = np.zeros_like(right[:1])
        late = solver_mistakes(u, x0, n, t0, t1)
        expect_close(
            xs,
            right,
            f"the states at the times {t0:g}, {t0 + h:.3g}, …, {t1:g}; the first that differs",
            {
                "every state is the last one: the list holds one array many times, which `+=` keeps changing": same,
                "every state is the first one": np.broadcast_to(x0, right.shape),
                "the states are in the order of time reversed": right[::-1],
                "these are the velocities: keep where the points are": np.stack(
                    [x0] + [u(right[k], t0 + k * h) for k in range(n)]
                ),
                "each step starts two states back: it starts from the last one": _leapfrog(u, x0, n, t0, h),
                "these are the means of neighbouring states": np.concatenate([right[:1], (right[1:] + right[:-1]) / 2]),
                "x0 is never written into the first place": np.concatenate([zero, right[1:]]),
                "x0 is never written, and the states are one place too early": np.concatenate([right[1:], zero]),
                "x0 is missing at the start and the last state is there twice": np.concatenate([right[1:], right[-1:]]),
                "the first state must be x0; this starts after the first step": np.stack(
                    [u.euler(x0, k, t0, t0 + k * h) for k in range(1, n + 2)]
                ),
                "the first state is the last one: x0 is written to after it went into the list": np.concatenate(
                    [same[:1], right[1:]]
                ),
                "all states but the first are the last one: one array is in the list many times, and `+=` keeps "
                "changing it": np.concatenate([right[:1], same[1:]]),
                "x0 is there twice, and the last state is missing": np.concatenate([right[:1], right[:-1]]),
                "the last place is never written: the loop stops one step early": np.concatenate([right[:-1], zero]),
                "the last state is there twice: the loop stops one step early": np.concatenate(
                    [right[:-1], right[-2:-1]]
                ),
                "these are the moves of each step, not the states": np.concatenate([right[:1], np.diff(right, axis=0)]),
                **{
                    sentence: follow(u, x0, times, step, keep=True)
                    for sentence, times, step in (
                        ("u is asked at the end of each step", t0 + np.arange(1, n + 1) * h, h),
                        ("t never advances", np.full(n, t0), h),
                        ("t counts from 0 and not from t0", np.arange(n) * h, h),
                        ("h is too large: n + 1 states have n steps between them", *_too_few(t0, t1, n)),
                        ("h is too small: n + 1 states have n steps between them", *_too_many(t0, t1, n)),
                        ("u is asked with the number of the step where its time is meant", np.arange(n), h),
                        ("t0 and t1 are not used", np.arange(n) / n, 1 / n),
                        ("the step size is 1 / n, whatever t0 and t1 are", t0 + np.arange(n) / n, 1 / n),
                        ("the step size h is missing", t0 + np.arange(n) * h, 1.0),
                        ("the step goes against u", t0 + np.arange(n) * h, -h),
                        *(loop for loop in other_loops(t0, t1, n) if len(loop[1]) == n),
                    )
                },
                "the loop starts from zeros: it must start from x0": follow(
                    u, np.zeros_like(x0), t0 + np.arange(n) * h, h, keep=True
                ),
                "only the start and the end are computed, and a straight line drawn between them": x0
                + np.linspace(0, 1, n + 1)[:, None, None] * (right[-1] - x0),
                "u is always asked at x0: the state that goes into u must be the current one": np.concatenate(
                    [x0[None], x0 + h * np.cumsum([u(x0, t0 + k * h) for k in range(n)], axis=0)]
                ),
                "every state is one step from x0: the step starts from the last state": np.stack(
                    [x0] + [x0 + h * u(x0, t0 + k * h) for k in range(n)]
                ),
                "u is asked once only, at x0: the states lie on a straight line": x0
                + np.arange(n + 1)[:, None, None] * h * u(x0, t0),
                "these are the states of a method of second order, midpoint or Heun's": np.stack(
                    [x0] + [repeat(heun, u, x0, k, t0, t0 + k * h) for k in range(1, n + 1)]
                ),
            },
            otherwise=next(
                (m for m, v in late.items() if np.allclose(xs[-1], v) and not np.allclose(v, right[-1])), ""
            ),
        )
    _rounded_trajectories(s, rng)


def _rounded_trajectories(s, rng):
    """As many states as steps are asked for, at numbers of steps at which a loop over rounded times takes others."""
    for n in _ROUNDED[:2]:
        u, x0 = Drift(rng), points(rng)
        fewer, more = (off_by_one("", more, n) for more in (-1, 1))
        with explaining({"out of bounds|out of range|could not broadcast": more}):
            xs = s.call("euler_trajectory", Field(u, x0.shape), x0.copy(), n)
        xs = array(
            xs, (n + 1, *x0.shape), f"all states of n = {n} steps", {(n, *x0.shape): fewer, (n + 2, *x0.shape): more}
        )
        right = np.stack([x0, *(u.euler(x0, k, 0.0, k / n) for k in range(1, n + 1))])
        expect_close(
            xs,
            right,
            f"the states of n = {n} steps; the first that differs",
            {
                fewer: np.concatenate([right[:-1], 0 * right[:1]]),
                f"the last state is there twice: {fewer}": np.concatenate([right[:-1], right[-2:-1]]),
            },
            otherwise="at fewer steps it is right: is their number limited, or cut off?",
        )


def _leapfrog(u, x0, n, t0, h):
    xs = [x0]
    for k in range(n):
        xs.append(xs[max(k - 1, 0)] + h * u(xs[-1], t0 + k * h))
    return np.stack(xs)


def _too_few(t0, t1, n):
    h = (t1 - t0) / max(n - 1, 1)
    return t0 + np.arange(n) * h, h


def _too_many(t0, t1, n):
    h = (t1 - t0) / (n + 1)
    return t0 + np.arange(n) * h, h


@check("euler_trajectory", "sec-trajectory", _EULER)
def trajectory_keeps_x0(s, rng):
    x0 = points(rng)
    before = x0.copy()
    u = Field(Drift(rng), x0.shape)
    s.call("euler_trajectory", u, x0, 4)
    expect_untouched(x0, before, "x0")
    expect_calls(
        u,
        np.arange(4) / 4,
        time_mistakes(0.0, 1.0, 4),
        counts={
            10: "each state is computed again from x0, 1 + 2 + … + n steps in all: carry the state on",
            8: "u is called twice in each step, where Euler needs one slope",
        },
        otherwise="n steps ask u n times; a library's adaptive solver chooses its own steps",
    )


# --- measuring an order ----------------------------------------------------------------------------------------------


class PowerLaw:
    """A solver whose error is C h^p in every entry, with another C in each and signs that add up to zero.

    Args:
        low: all errors have the same sign, minus.
        exact_coordinate: the one without any error.
        bends: by which factor the error is off that law, by n; 1 where nothing is said.
    """

    def __init__(self, exact, order, rng, bends=None, low=False, exact_coordinate=None):
        self.exact, self.order, self.bends = exact, order, bends or {}
        size = rng.uniform(0.5, 1.5, exact.shape[0] // 2)
        size[[0, -1]] = 0  # some points are exact: one of the errors, or the smallest, says nothing about the others
        signs = [-1, -1] if low else [1, -1]
        self.error = np.concatenate([s * size for s in signs])[:, None] * rng.uniform(0.3, 1.0, exact.shape[1])
        if exact_coordinate is not None:
            self.error[:, exact_coordinate] = 0
        self.ns: list[int] = []
        self.starts: list[np.ndarray] = []

    def __call__(self, u, x0, n):
        self.ns.append(int(n))
        self.starts.append(np.array(x0, float))
        return self.exact + self.error * self.size(n)

    def size(self, n) -> float:
        return self.bends.get(n, 1.0) * float(n) ** -self.order


def _order_case(rng, order, bends=None, low=False, exact_coordinate=None):
    x0 = points(rng, 8, 2)
    exact = points(rng, 8, 2)
    return x0, exact, PowerLaw(exact, order, rng, bends, low, exact_coordinate)


_NO_LOGARITHM = (
    "the log of zero or of a negative number: is the error the smallest of all, or of one point or one coordinate "
    "alone, or without its absolute value, averaged with its signs, or is the finest run compared with itself?"
)


def _measured(s, rng, law, ns, bends=None, low=False, exact_coordinate=None):
    """The order that came for a solver of this law, the right one, and what mistakes make of it."""
    x0, exact, solver = _order_case(rng, law, bends, low, exact_coordinate)
    h = 1 / np.array(ns)
    shape = np.array([solver.size(n) for n in ns])
    e = np.abs(solver.error).max() * shape
    rms = np.sqrt((solver.error**2).mean()) * shape
    p = slope(h, e)
    between = np.diff(np.log(e)) / np.diff(np.log(h))
    last = np.abs(e[:-1] - e[-1])
    with np.errstate(all="ignore"):
        # 0 but for rounding
        signed = np.abs([(exact + solver.error * size - exact).mean() for size in shape])
        lines = {
            _NO_LOGARITHM: slope(h, signed),
            "the error is measured against the solver's own finest result: use `exact`": slope(h[:-1], last),
            "the errors are those of other ns than their own: are only the ns sorted, or only the errors?": slope(
                h, e[np.argsort(ns)]
            ),
            "the sign: the order is the slope against log h, and log n runs the other way": -p,
            "the error is divided by n, or multiplied by h, before the fit": p + 1,
            "the error is multiplied by n, or divided by h, before the fit": p - 1,
            "the line goes through the origin: a fit has an intercept too": np.log(h)
            @ np.log(e)
            / (np.log(h) @ np.log(h)),
            "the axes are swapped: this is the slope of log h against log error": 1 / p,
            "the sign and the axes are both the other way round": -1 / p,
            "no logarithms are taken: this is the slope of the error itself against h": np.polyfit(h, e, 1)[0],
            "no logarithms are taken: this is the slope of the rms error itself": np.polyfit(h, rms, 1)[0],
            "no logarithms are taken: this is the slope of the error itself against n": np.polyfit(ns, e, 1)[0],
            "only the error is in logarithms: take log h too": np.polyfit(h, np.log(e), 1)[0],
            "this is the ratio of two errors: the order is what h must be raised to": e[0] / e[1],
            "this is the last ratio of two errors: the order is what h must be raised to": e[-2] / e[-1],
            "this takes for granted that n doubles: divide by the log of the ratio of the hs": np.log2(e[0] / e[1]),
            "this takes for granted that n doubles all along": np.log2(e[:-1] / e[1:]).mean(),
            "this takes for granted that n doubles: look at the last two ns": np.log2(e[-2] / e[-1]),
            "the log of the error's ratio is not divided by that of h": np.log(e[0] / e[1]),
            "the log of the error's ratio is not divided by that of h, from first to last": np.log(e[0] / e[-1]),
            "the square of the error is fitted: take a root": 2 * p,
            "the square of the error is fitted, with the wrong sign": -2 * p,
            "the errors at each n are summed up before the fit": slope(h, np.cumsum(e)),
            "this is the intercept of the fit, not its slope": np.polyfit(np.log(h), np.log(e), 1)[1],
            "this is the largest error, not the order": e[0],
            "this is the smallest error, not the order": e[-1],
        }
        # the mistakes above have shown on the exact laws: here they could match by chance only
        through = {
            "the line goes through the first and the last point: fit it to all of them": np.log(e[0] / e[-1])
            / np.log(h[0] / h[-1]),
            "the slopes between neighbours are averaged: fit one line to all points": between.mean(),
            "this is the median of the slopes between neighbours: fit one line to all points": np.median(between),
            "the largest of the slopes between neighbours is taken: fit one line to all points": between.max(),
            "only the first two points are used: fit the line to all of them": between[0],
            "only the last two points are used: fit the line to all of them": between[-1],
            **{
                f"only the first {k} points are used: fit the line to all of them": slope(h[:k], e[:k])
                for k in range(3, len(ns))
            },
            **{
                f"only the last {k} points are used: fit the line to all of them": slope(h[-k:], e[-k:])
                for k in range(3, len(ns))
            },
        }
    got = s.call("measured_order", solver, Field(Drift(rng), x0.shape), x0, exact, ns)
    if isinstance(got, (list, tuple, np.ndarray)) and np.size(got) == 2:
        raise wrong("one number, the slope", words(got), "np.polyfit gives slope and intercept: return the first")
    got = number(got, f"the order of a solver with error ∝ h^{law:.3g}")
    if not np.isfinite(got):
        raise wrong(
            f"the order {p:.4g} of a solver with error C h^{law:.3g}",
            f"{got}",
            _NO_LOGARITHM,
        )
    return got, p, through if bends else lines


@check("measured_order", "sec-order")
def order_value(s, rng):
    # numbers of steps that do not double, so that a ratio of neighbours is not yet an order, and an order for which p,
    # 1 / p, 2 p and p + 1 differ
    cases = [
        _measured(s, rng, 0.8, [10, 16, 40, 90]),
        _measured(
            s, rng, float(rng.choice([1, 2]) + rng.uniform(0.25, 0.45)), [8, 14, 20], low=True, exact_coordinate=0
        ),
    ]
    # the right name explains both: one number may be near another by chance
    explains = [
        sentence
        for sentence in cases[0][2]
        if all(close(np.asarray(got), told[sentence], 2e-3) for got, _, told in cases)
    ]
    exactly = "the order p of a solver whose error is C h^p: p"
    for got, p, told in cases:
        _expect_order_value(got, p, exactly, {sentence: told[sentence] for sentence in explains})
    # no line goes through all of these points: only the fit gives its slope
    bends = {10: 1.1, 24: 0.8, 60: 0.9, 100: 0.95}
    got, p, told = _measured(s, rng, float(rng.uniform(1.2, 1.8)), [7, 10, 24, 60, 100], bends, exact_coordinate=1)
    _expect_order_value(got, p, "the slope for errors that are not quite C h^p: of the line of least squares", told)
    # in no order: each error belongs to its own n
    ns = [40, 90, 10, 16]
    got, p, told = _measured(s, rng, 1.7, ns)
    _expect_order_value(got, p, f"the order p of a solver whose error is C h^p, for ns = {ns}: p", told)


def _expect_order_value(got, p, what, mistakes):
    expect_close(
        got,
        p,
        what,
        mistakes,
        rtol=2e-3,
        otherwise="is it the line of least squares through the points (log h, log error), and is the error an "
        "absolute value, or a root mean square, before anything is averaged?",
    )


@check("measured_order", "sec-order")
def order_calls(s, rng):
    x0, exact, solver = _order_case(rng, 2.0)
    before, ns = x0.copy(), [8, 12, 27]
    s.call("measured_order", solver, Field(Drift(rng), x0.shape), x0, exact, ns)
    if sorted(set(solver.ns)) != ns:
        raise wrong(
            f"the solver run with n = {', '.join(map(str, ns))}",
            ", ".join(map(str, solver.ns)) or "never",
            "run it once for each number in ns",
        )
    for start in solver.starts:
        expect_close(
            start,
            before,
            "every run starts at x0",
            rtol=1e-6,
            otherwise="is a result used as the next start?",
        )
    expect_untouched(x0, before, "x0")


# --- Heun ------------------------------------------------------------------------------------------------------------

_HEUN = ("flowdiff.ode.heun", "flowdiff.ode.heun_step")


class Nonlinear:
    """u_t(x) = (x₂ cos t - x₁², x₁ + t x₂): where the second slope is taken matters."""

    def __init__(self, rng):
        self.c = rng.uniform(0.6, 1.2, 3)

    def __call__(self, x, t):
        a, b, c = self.c
        x1, x2 = x[..., 0], x[..., 1]
        return np.stack([a * x2 * np.cos(t) - b * x1**2, x1 + c * t * x2], -1)


def _heun3(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 3 * k1, t + h / 3)
    return x + h / 4 * (k1 + 3 * u(x + 2 * h / 3 * k2, t + 2 * h / 3))


def _corrections(u, x, t, h, most=60):
    """What a step gives whose corrector is run 2, 3, … times; far enough it is the implicit trapezoidal rule."""
    k1 = u(x, t)
    y, found = x + h * k1, {}
    with np.errstate(all="ignore"):  # it need not converge
        for times in range(1, most + 1):
            y = x + h / 2 * (k1 + u(y, t + h))
            if times > 1:
                found[f"the corrector is run {times} times or more: Heun corrects once"] = y
    return found


@check("heun_step", "sec-order", _HEUN)
def heun_value(s, rng):
    for h in (0.2, 0.35):
        u, x, t = Nonlinear(rng), points(rng), float(rng.uniform(0.4, 0.9))
        k1 = u(x, t)
        k2 = u(x + h * k1, t + h)
        expect_close(
            s.call("heun_step", Field(u, x.shape), x.copy(), t, h),
            x + h * (0.5 * k1 + 0.5 * k2),
            f"X after one Heun step of size {h} from {shown(x[0], 4)} at t = {t:.3f}",
            {
                "the slopes are summed, not averaged: the factor ½ is missing": x + h * (k1 + k2),
                "the second slope is taken at t: it belongs at t + h": x + h / 2 * (k1 + u(x + h * k1, t)),
                "the second slope is taken at x: it belongs where Euler would land": x + h / 2 * (k1 + u(x, t + h)),
                "this is Euler's step: the second slope is not used": x + h * k1,
                "only the second slope is used": x + h * k2,
                "the second slope is taken half-way, at x + h/2 k1": x + h / 2 * (k1 + u(x + h / 2 * k1, t + h)),
                "the second slope is taken half-way in space and time: these are two Euler steps of half the size": x
                + h / 2 * (k1 + u(x + h / 2 * k1, t + h / 2)),
                "the second slope is taken at t + h/2: Heun looks at the end": x
                + h / 2 * (k1 + u(x + h * k1, t + h / 2)),
                "this is the midpoint step: Heun averages the slopes at both ends": midpoint(u, x, t, h),
                "h is missing in front of k1 inside the second slope": x + h / 2 * (k1 + u(x + k1, t + h)),
                "the factor h is missing": x + (k1 + k2) / 2,
                "the brackets: h/2 multiplies only the first slope": x + h / 2 * k1 + k2,
                "the brackets: only the second slope is halved": x + h * (k1 + k2 / 2),
                "this is the mean slope: the step still has to be taken": (k1 + k2) / 2,
                "this is the move alone: add it to x": h / 2 * (k1 + k2),
                "the mean slope is added to the point where Euler landed, not to x": x + h * k1 + h / 2 * (k1 + k2),
                "a quarter, not a half": x + h / 4 * (k1 + k2),
                "the slopes are subtracted": x + h / 2 * (k1 - k2),
                "these weights, ¼ and ¾, belong to Ralston's method": x
                + h * (0.25 * k1 + 0.75 * u(x + 2 * h / 3 * k1, t + 2 * h / 3)),
                "the predictor goes against the slope": x + h / 2 * (k1 + u(x - h * k1, t + h)),
                "the step goes against the slope": x - h / 2 * (k1 + k2),
                "the first slope is taken at t + h too": x + h / 2 * (u(x, t + h) + u(x + h * u(x, t + h), t + h)),
                "this averages the state and not the slopes: ½(x + Euler)": 0.5 * (x + x + h * k1),
                "h is squared": x + h * h / 2 * (k1 + k2),
                "the brackets: x is halved too": (x + h * (k1 + k2)) / 2,
                "the brackets: k2 is neither halved nor multiplied by h": x + h * k1 + k2 / 2,
                "nothing has moved: 1 // 2 is 0": x,
                "the mean is taken over all entries: np.mean of a list of slopes needs axis=0": x
                + h * (k1 + k2).mean() / 2,
                "the second slope is taken at h k1: x is missing there": x + h / 2 * (k1 + u(h * k1, t + h)),
                "the second slope is taken two Euler steps ahead": x + h / 2 * (k1 + u(x + 2 * h * k1, t + h)),
                "the second slope is taken at time 0": x + h / 2 * (k1 + u(x + h * k1, 0.0)),
                "the second slope is taken at time h: t is missing": x + h / 2 * (k1 + u(x + h * k1, h)),
                "the second slope is taken at t + 1: the step ends at t + h": x + h / 2 * (k1 + u(x + h * k1, t + 1)),
                "the second slope is taken before the step, at t - h": x + h / 2 * (k1 + u(x + h * k1, t - h)),
                "this is one slope, half-way in space: Heun averages two": x + h * u(x + h / 2 * k1, t + h),
                "this is RK4": rk4(u, x, t, h),
                "this is Heun's method of third order": _heun3(u, x, t, h),
                **_corrections(u, x, t, h),
            },
            shapes=state_shapes(1, 5, 2),
            otherwise="with u = t the step must give h (t + h/2): which slopes does yours average?",
        )


@check("heun_step", "sec-order", _HEUN)
def heun_calls(s, rng):
    x, t, h = points(rng), float(rng.uniform(0.4, 0.9)), 0.25
    drift = Nonlinear(rng)
    before, u = x.copy(), Field(drift, x.shape)
    s.call("heun_step", u, x, t, h)
    expect_untouched(x, before, "x")
    expect_calls(
        u,
        [t, t + h],
        {
            "the second slope is taken at t: it belongs at t + h": [t, t],
            "the second slope is taken in the middle, as the midpoint method does": [t, t + h / 2],
            "only one slope is computed": [t],
            "the first slope is computed again inside the second: keep it in a variable": [t, t, t + h],
            "the slopes are computed in the other order, the one at t twice": [t, t + h, t],
            "the second slope is taken at 2/3 of the step, as Ralston's method does": [t, t + 2 * h / 3],
            "the second slope is taken at time h: t is missing": [t, h],
            "the second slope is taken at t + 1: the step ends at t + h": [t, t + 1],
        },
        counts={1: "only one slope is computed", 3: "Heun has two slopes", 4: "Heun has two slopes"},
        otherwise="the first slope belongs to the start of the step, the second to its end",
    )
    expect_close(
        u.states[1],
        before + h * drift(before, t),
        "where the second slope is taken: at the point where Euler would land, from the first point",
        {
            "it is taken at x itself": before,
            "it is taken half-way there": before + h / 2 * drift(before, t),
            "h is missing in the predictor": before + drift(before, t),
            "x is missing: it is where Euler would land, not how far Euler goes": h * drift(before, t),
            "it is taken two Euler steps ahead": before + 2 * h * drift(before, t),
        },
        rtol=1e-4,
    )


def _order_of(s, name, rng, ns=(10, 20, 40)):
    """The order of n steps of the student's, on x' = x cos t against x₀ exp(sin t)."""
    x0 = points(rng, 3, 2)
    rates = np.array([1.0, -0.6])
    t0, t1 = 0.3, 1.3
    exact = x0 * np.exp(rates * (np.sin(t1) - np.sin(t0)))
    errors = []
    for n in ns:
        x, h = x0, (t1 - t0) / n
        u = Field(lambda x, t: rates * x * np.cos(t), x0.shape)
        for k in range(n):
            x = array(s.call(name, u, x.copy(), t0 + k * h, h), x0.shape, "a step's result")
            if x.dtype != np.float64:
                return None  # float32 has no room for an order: the other parts judge it
        errors.append(np.abs(x - exact).max())
    return slope([1 / n for n in ns], errors)


def _expect_order(order, p, hints):
    if order is None:
        return
    if not abs(order - p) < 0.15:
        likely = hints.get(max(round(order), 0) if np.isfinite(order) else 99, "")
        if not likely and order > p:
            likely = "higher than asked for: is this another method?"
        raise wrong(
            f"the error shrinks like h^{p}: halve h, and it is {2**p} times smaller",
            f"order {order:.2f}",
            likely,
        )


@check("heun_step", "sec-order", _HEUN)
def heun_order(s, rng):
    _expect_order(
        _order_of(s, "heun_step", rng),
        2,
        {
            1: "order 1 is Euler's: is the second slope taken at t + h, from where Euler lands?",
            0: "the error does not shrink: is the ½ there, and h?",
            4: "order 4: this is RK4, Heun has two slopes",
        },
    )


# --- RK4 -------------------------------------------------------------------------------------------------------------

_RK4 = ("flowdiff.ode.rk4", "flowdiff.ode.rk4_step")
_PLACES, _TIMES = ((1 / 3,), (-1 / 3, 1.0), (1.0, -1.0, 1.0)), (1 / 3, 2 / 3, 1.0)


def _three_eighths(
    u, x, t, h, places=_PLACES, times=_TIMES, weights=(1, 3, 3, 1), total=8, scale=None, start=None, chained=False
):
    """Kutta's 3/8 rule, or what it becomes when parts of it are exchanged.

    Args:
        places: for each slope after the first, how much of each earlier slope leads to its place.
        scale: what stands for h there. start: what stands for x there.
        chained: each place is reached from the one before, not from x.
    """
    k, scale, y = [u(x, t)], h if scale is None else scale, x if start is None else start
    for place, time in zip(places, times, strict=True):
        at = y + scale * sum(a * slope_ for a, slope_ in zip(place, k, strict=True))
        k.append(u(at, t + time * h))
        y = at if chained else y
    return x + h / total * sum(w * slope_ for w, slope_ in zip(weights, k, strict=True))


def _one_stage_wrong(u, x, t, h):
    """What comes out if one slope alone is taken at a wrong place or time, by the sentence that says which."""
    wheres = {0.0: "t", 1 / 3: "t + h/3", 0.5: "t + h/2", 2 / 3: "t + 2h/3", 1.0: "t + h"}
    places = ("x + h/3 k1", "x + h (k2 - k1/3)", "x + h (k1 - k2 + k3)")
    found = {}
    for i, name in enumerate(("second", "third", "last")):
        for time, where in wheres.items():
            if time != _TIMES[i]:
                found[f"the {name} slope is taken at {where}: it belongs at {wheres[_TIMES[i]]}"] = _three_eighths(
                    u, x, t, h, times=(*_TIMES[:i], time, *_TIMES[i + 1 :])
                )
        found[f"h is missing in the time of the {name} slope: it belongs at {wheres[_TIMES[i]]}"] = _three_eighths(
            u, x, t, h, times=(*_TIMES[:i], _TIMES[i] / h, *_TIMES[i + 1 :])
        )
        found[f"h is missing in the place of the {name} slope: it is {places[i]}"] = _three_eighths(
            u, x, t, h, places=(*_PLACES[:i], tuple(a / h for a in _PLACES[i]), *_PLACES[i + 1 :])
        )
    others = {
        0: {
            "the place of the second slope is half-way: it is x + h/3 k1": (1 / 2,),
            "the place of the second slope is two thirds of the way: it is x + h/3 k1": (2 / 3,),
            "the place of the second slope is a whole step ahead: it is x + h/3 k1": (1.0,),
        },
        1: {
            "the third slope starts from k2 alone: its place is x + h (k2 - k1/3)": (0.0, 2 / 3),
            "k1/3 is left out in the place of the third slope, x + h (k2 - k1/3)": (0.0, 1.0),
            "the sign: the place of the third slope is x + h (k2 - k1/3), with a minus": (1 / 3, 1.0),
            "the place of the third slope is x + h (k2 - k1/3): k1 and k2 are exchanged": (1.0, -1 / 3),
            "the place of the third slope is x + h (k2 - k1/3): k2 is divided by 3 too": (-1 / 3, 1 / 3),
            "k1 and k2 have a third each: the place of the third slope is x + h (k2 - k1/3)": (1 / 3, 1 / 3),
            "k1 stands whole in the place of the third slope, x + h (k2 - k1/3)": (-1.0, 1.0),
            "the third slope starts from k1: its place is x + h (k2 - k1/3)": (2 / 3, 0.0),
            "the third slope is taken half-way along k2, as in the classical method": (0.0, 1 / 2),
        },
        2: {
            "x + h k3 belongs to the classical method: the last place is x + h (k1 - k2 + k3)": (0.0, 0.0, 1.0),
            "the sign of k2: the place of the last slope is x + h (k1 - k2 + k3)": (1.0, 1.0, 1.0),
            "the signs of k1 and k2 are exchanged in the last place, x + h (k1 - k2 + k3)": (-1.0, 1.0, 1.0),
            "the sign of k3: the place of the last slope is x + h (k1 - k2 + k3)": (1.0, -1.0, -1.0),
            "the signs of k2 and k3 are exchanged in the last place, x + h (k1 - k2 + k3)": (1.0, 1.0, -1.0),
            "k1 is left out in the place of the last slope, x + h (k1 - k2 + k3)": (0.0, -1.0, 1.0),
            "k2 is left out in the place of the last slope, x + h (k1 - k2 + k3)": (1.0, 0.0, 1.0),
            "k3 is left out in the place of the last slope, x + h (k1 - k2 + k3)": (1.0, -1.0, 0.0),
            "the mean of the slopes leads to the last place: it is x + h (k1 - k2 + k3)": (1 / 3, 1 / 3, 1 / 3),
        },
    }
    for i, each in others.items():
        for sentence, place in each.items():
            found[sentence] = _three_eighths(u, x, t, h, places=(*_PLACES[:i], place, *_PLACES[i + 1 :]))
    return found


def _kutta3(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    return x + h / 6 * (k1 + 4 * k2 + u(x - h * k1 + 2 * h * k2, t + h))


@check("rk4_step", "sec-order", _RK4)
def rk4_value(s, rng):
    for h in (0.3, 0.5):
        u, x, t = Nonlinear(rng), points(rng), float(rng.uniform(0.4, 0.9))
        right = _three_eighths(u, x, t, h)

        def rule(u=u, x=x, t=t, h=h, **parts):
            return _three_eighths(u, x, t, h, **parts)

        expect_close(
            s.call("rk4_step", Field(u, x.shape), x.copy(), t, h),
            right,
            f"X after one step of the 3/8 rule of size {h} from {shown(x[0], 4)} at t = {t:.3f}",
            {
                "this is the classical method of the chapter: the 3/8 rule has other places, times and weights": rk4(
                    u, x, t, h
                ),
                "all four slopes weigh 1/4: the outer two weigh 1/8, the inner two 3/8": rule(
                    weights=(1, 1, 1, 1), total=4
                ),
                "1, 2, 2, 1 over 6 are the weights of the classical method": rule(weights=(1, 2, 2, 1), total=6),
                "1, 2, 2, 1 do not add up to 8: the two slopes in the middle count three times": rule(
                    weights=(1, 2, 2, 1)
                ),
                "the two slopes in the middle must count three times": rule(weights=(1, 1, 1, 1)),
                "the division by 8 is missing": rule(total=1),
                **{
                    f"the weights 1, 3, 3, 1 add up to 8, not {total}": rule(total=total)
                    for total in (2, 3, 4, 6, 7, 10)
                },
                "the bracket is multiplied by 3/8: its weights 1, 3, 3, 1 are divided by 8": rule(total=8 / 3),
                "all four slopes weigh 3/8: the outer two weigh 1/8": rule(weights=(3, 3, 3, 3)),
                "the weights are the other way round: 3, 1, 1, 3": rule(weights=(3, 1, 1, 3)),
                "the places and times are those of the classical method, under the weights of the 3/8 rule": rule(
                    places=((0.5,), (0.0, 0.5), (0.0, 0.0, 1.0)), times=(0.5, 0.5, 1.0)
                ),
                "the places are those of the classical method": rule(places=((0.5,), (0.0, 0.5), (0.0, 0.0, 1.0))),
                "the times t + h/2 are those of the classical method": rule(times=(0.5, 0.5, 1.0)),
                "each place follows the slope before it alone: the third is x + h (k2 - k1/3)": rule(
                    places=((1 / 3,), (0.0, 2 / 3), (0.0, 0.0, 1.0))
                ),
                "all slopes are taken at time t: the field moves on during the step": rule(times=(0, 0, 0)),
                "the two slopes in the middle are taken at time t": rule(times=(0, 0, 1)),
                "the times of the two slopes in the middle are exchanged": rule(times=(2 / 3, 1 / 3, 1)),
                "h is missing inside the places: they are x + h/3 k1 and so on": rule(scale=1.0),
                "h is multiplied in twice: the slopes carry it already": rule(scale=h * h),
                "x is missing in the places of the slopes: they are x + h/3 k1 and so on": rule(start=0 * x),
                "each slope is taken from where the last one landed: all places are reached from x": rule(chained=True),
                "the last slope is computed and not used: k3 stands in its place": rule(weights=(1, 3, 4, 0)),
                "the last slope is left out": rule(weights=(1, 3, 3, 0)),
                "the last slope is left out, and the others divided by 7": rule(weights=(1, 3, 3, 0), total=7),
                "the first slope is left out": rule(weights=(0, 3, 3, 1)),
                "the second slope counts six times, the third not at all": rule(weights=(1, 6, 0, 1)),
                "the third slope counts six times, the second not at all": rule(weights=(1, 0, 6, 1)),
                "the first slope stands in the place of the last": rule(weights=(2, 3, 3, 0)),
                "the first slope counts three times, the third once: it is the middle two that do": rule(
                    weights=(3, 3, 1, 1)
                ),
                "the last slope is subtracted": rule(weights=(1, 3, 3, -1)),
                "this is the move alone: add it to x": right - x,
                "this is the mean slope: the step still has to be taken": (right - x) / h,
                "the step size h is missing in the sum": x + (right - x) / h,
                "the step goes against the slope": 2 * x - right,
                "nothing has moved: 1 // 8 is 0": x,
                "the brackets: x is divided by 8 too": (x + 8 * (right - x)) / 8,
                "the brackets: h / 8 multiplies only the first slope": rule(weights=(1, 24 / h, 24 / h, 8 / h)),
                "1/3 where h/3 belongs: the times are t, t + h/3, t + 2h/3, t + h": rule(
                    times=(1 / (3 * h), 2 / (3 * h), 1 / h)
                ),
                "this is Euler's step": x + h * u(x, t),
                "this is Heun's step": heun(u, x, t, h),
                "this is the midpoint step": midpoint(u, x, t, h),
                "this is Kutta's method of third order": _kutta3(u, x, t, h),
                "this is Heun's method of third order": _heun3(u, x, t, h),
                "these are two Heun steps of half the size": heun(u, heun(u, x, t, h / 2), t + h / 2, h / 2),
                "these are three Euler steps of a third of the size": follow(u, x, t + np.arange(3) * h / 3, h / 3),
                **_one_stage_wrong(u, x, t, h),
            },
            shapes=state_shapes(1, 5, 2),
            otherwise="compare the times and places of your four slopes with the table, one at a time",
        )


@check("rk4_step", "sec-order", _RK4)
def rk4_calls(s, rng):
    x, t, h = points(rng), float(rng.uniform(0.4, 0.9)), 0.5
    before, u = x.copy(), Field(Nonlinear(rng), x.shape)
    s.call("rk4_step", u, x, t, h)
    expect_untouched(x, before, "x")
    expect_calls(
        u,
        [t, t + h / 3, t + 2 * h / 3, t + h],
        {
            "all slopes are taken at time t": [t] * 4,
            "these are the times of the classical method": [t, t + h / 2, t + h / 2, t + h],
            "the third slope is taken when the second is: it belongs at t + 2h/3": [t, t + h / 3, t + h / 3, t + h],
            "the last slope is taken at t + 2h/3: it belongs at t + h": [t, t + h / 3, t + 2 * h / 3, t + 2 * h / 3],
            "1/3 where h/3 belongs": [t, t + 1 / 3, t + 2 / 3, t + 1],
        },
        counts={
            8: "slopes are computed again inside one another: keep each in a variable",
            15: "slopes are computed again inside one another: keep each in a variable",
            2: "the 3/8 rule has four slopes",
            1: "the 3/8 rule has four slopes",
            3: "the 3/8 rule has four slopes",
        },
        otherwise="the four slopes belong to t, t + h/3, t + 2h/3 and t + h",
    )


@check("rk4_step", "sec-order", _RK4)
def rk4_order(s, rng):
    _expect_order(
        _order_of(s, "rk4_step", rng, (8, 16, 32)),
        4,
        {
            0: "the error does not shrink: do the weights add up to 1?",
            1: "order 1: is a slope taken at the wrong time, or do the weights not suit the places?",
            2: "order 2: is one slope taken at the wrong time or place, or are the weights all equal?",
            3: "order 3: are the places of k3 and k4 those of the table, with their signs?",
        },
    )


# --- rotation --------------------------------------------------------------------------------------------------------


def _rotation_field(s, x, t, omega):
    with explaining(
        {"mismatch in its core dim|not aligned": "x holds one point in each row: a matrix from the left does not fit"}
    ):
        return s.call("rotation_field", x, t, omega)


@check(
    "rotation_field",
    "sec-vector-field",
    ("flowdiff.fields.Rotation.__call__", "flowdiff.fields.quarter_turn", "flowdiff.fields.turn"),
)
def rotation_value(s, rng):
    for omega in (float(rng.uniform(1.5, 2.5)), float(rng.uniform(0.3, 0.7))):
        x, t = points(rng), float(rng.uniform(0.2, 0.9))
        x[:3] = np.abs(x[:3]) * [[1, 1], [-1, 1], [1, -1]]  # on both sides of both axes
        x1, x2 = x.T
        radius, angle = np.hypot(x1, x2), np.arctan2(x2, x1)
        turn = np.column_stack
        expect_close(
            _rotation_field(s, x.copy(), t, omega),
            omega * radius[:, None] * turn([np.cos(angle + np.pi / 2), np.sin(angle + np.pi / 2)]),
            f"u at {shown(x[0], 4)} with ω = {omega:.3f}",
            {
                "this turns clockwise: counter-clockwise, (1, 0) moves towards (0, 1)": omega * turn([x2, -x1]),
                "the coordinates keep their signs: no absolute values": omega * turn([-np.abs(x2), np.abs(x1)]),
                "ω is missing": turn([-x2, x1]),
                "ω is missing, and this turns clockwise": turn([x2, -x1]),
                "ω is squared": omega**2 * turn([-x2, x1]),
                "the speed is divided by ω": turn([-x2, x1]) / omega,
                "the coordinates are not exchanged: this points to or from an axis": omega * turn([-x1, x2]),
                "the coordinates are not exchanged: this is a saddle": omega * turn([x1, -x2]),
                "both coordinates have the same sign: this is no rotation": omega * turn([x2, x1]),
                "both coordinates have the minus sign: this is no rotation": omega * turn([-x2, -x1]),
                "this points away from the centre": omega * x,
                "this points to the centre": -omega * x,
                "the velocity is made to length ω: farther points must move faster": omega
                * turn([-x2, x1])
                / radius[:, None],
                "t multiplies the field: it does not depend on time": omega * t * turn([-x2, x1]),
                "this is a point turned by ω, not a velocity": turn(
                    [radius * np.cos(angle + omega), radius * np.sin(angle + omega)]
                ),
                "this is a point turned by ωt, not a velocity": turn(
                    [radius * np.cos(angle + omega * t), radius * np.sin(angle + omega * t)]
                ),
                "2π too much: ω is already in radians per unit of time": 2 * np.pi * omega * turn([-x2, x1]),
                "ω multiplies one coordinate only": turn([-omega * x2, x1]),
                "ω multiplies the second coordinate only": turn([-x2, omega * x1]),
                "ω is added, not multiplied": omega + turn([-x2, x1]),
                "the second coordinate is made from the first one when that is overwritten already": turn(
                    [-omega * x2, -(omega**2) * x2]
                ),
                "the speed is 1 everywhere: farther points must move faster": turn([-x2, x1]) / radius[:, None],
                "the speed grows like the square of the distance: it is ω times the distance": omega
                * radius[:, None]
                * turn([-x2, x1]),
                "this also pulls to the centre: the velocity is at right angles to the position": omega
                * turn([-x2, x1])
                - x,
                "this is how far a point moves in one unit of time, not its velocity": turn(
                    [radius * np.cos(angle + omega), radius * np.sin(angle + omega)]
                )
                - x,
                "the field is turned by ωt once more: it does not depend on time": omega
                * radius[:, None]
                * turn([np.cos(angle + np.pi / 2 + omega * t), np.sin(angle + np.pi / 2 + omega * t)]),
                "arctan(x2 / x1) knows no points with x1 < 0: use the coordinates themselves": omega
                * turn([-np.abs(x2) * np.sign(x1 * x2), np.abs(x1)]),
                "the coordinates are stacked as rows and reshaped, which mixes the points: stack them along the last "
                "axis": omega * np.array([-x2, x1]).reshape(-1, 2),
                "degrees: ω is in radians": np.deg2rad(omega) * turn([-x2, x1]),
                "ω is in radians per unit of time, not in turns: no 2π": omega / (2 * np.pi) * turn([-x2, x1]),
            },
            shapes={
                (2, 5): "the coordinates came as rows: stack them along the last axis",
                (10,): "the coordinates are joined end to end: stack them along the last axis",
                (2, 2): "x[0] is the first point: the first coordinate of all points is x[:, 0]",
                (2,): "one point came: the first coordinate of all points is x[:, 0]",
                (5, 3): "three coordinates came, the plane has two",
            },
            otherwise="a point at (1, 0) moves straight up: what does yours give?",
        )
    x = points(rng, 2)
    before = x.copy()
    got = _rotation_field(s, x, 0.0, 2.0)
    expect_untouched(x, before, "x")
    expect_close(got, 2.0 * before @ np.array([[0.0, 1.0], [-1.0, 0.0]]), "u for a batch of two points")


@check("euler_radius", "sec-stability")
def euler_radius_value(s, rng):
    for n in (4, 9):
        r0, omega, h = (
            float(rng.uniform(1.5, 2.5)),
            float(rng.uniform(1.8, 2.6)),
            float(rng.uniform(0.2, 0.4)),
        )
        # Euler's step is multiplication of x₁ + i x₂ by 1 + iωh
        right = r0 * abs((1 + 1j * omega * h) ** n)
        w = omega * h
        expect_close(
            s.call("euler_radius", r0, omega, h, n),
            right,
            f"the distance after n = {n} Euler steps of h = {h:.3f} with ω = {omega:.3f}, from r0 = {r0:.3f}",
            {
                "the exact flow keeps the distance; Euler's step does not": r0,
                "this is the square of the distance in each step: a root is missing": r0 * (1 + w**2) ** n,
                "ω is missing": r0 * (1 + h**2) ** (n / 2),
                "ω is not squared": r0 * (1 + omega * h**2) ** (n / 2),
                "h is not squared": r0 * (1 + omega**2 * h) ** (n / 2),
                "the step is at right angles to x: lengths add by Pythagoras, not as 1 + ωh": r0 * (1 + w) ** n,
                "only one step is taken": r0 * np.sqrt(1 + w**2),
                "ωh is not squared: lengths at right angles add by their squares": r0 * (1 + w) ** (n / 2),
                "the squares of all steps are added: the growth of each step multiplies": r0 * np.sqrt(1 + n * w**2),
                "1 + ω²h²/2 is only near the root: use the root itself": r0 * (1 + w**2 / 2) ** n,
                "the growth of each step multiplies; it does not add": r0 * (1 + n * (np.sqrt(1 + w**2) - 1)),
                "nh in the place of h: n small steps are not one large": r0 * np.sqrt(1 + (n * w) ** 2),
                "the sign: the distance grows": r0 * abs(1 - w**2) ** (n / 2),
                "the distance grows; this shrinks": r0 * (1 + w**2) ** (-n / 2),
                "r0 is missing": (1 + w**2) ** (n / 2),
                "r0 is squared: is a root missing?": r0**2 * (1 + w**2) ** n,
                "n - 1 steps" if n == 4 else "half of an odd n is no whole number: n // 2 cuts it off": r0
                * (1 + w**2) ** ((n - 1) / 2),
                "n + 1 steps": r0 * (1 + w**2) ** ((n + 1) / 2),
                "exp(n ω²h²/2) is only near the truth: use the growth of one step exactly": r0 * np.exp(n * w**2 / 2),
                "n is not halved and r0 inside the root": np.sqrt(r0 * (1 + w**2) ** n),
                "(1 - ωh)^n belongs to the linear ODE x' = -ωx": r0 * (1 - w) ** n,
                "exp(-ωnh) belongs to the linear ODE": r0 * np.exp(-w * n),
                "exp(ωnh): the step is at right angles to x, so growth is of second order in h": r0 * np.exp(w * n),
            },
            rtol=1e-6,
            otherwise="draw x and h u(x) as the sides of a triangle with a right angle: how long is the third side?",
        )


# --- stability -------------------------------------------------------------------------------------------------------


def _limit_mistakes(rates, c):
    hi, lo, mean, total = rates.max(), rates.min(), rates.mean(), rates.sum()
    other = "this is where the steps begin to overshoot, 1 - θh < 0: they still shrink up to twice that"
    if c == 1:
        other = "this is the limit of stability: beyond half of it the steps already change sign"
    return {
        other: (3 - c) / hi,
        "the slowest rate decides nothing: which coordinate breaks first as h grows?": c / lo,
        "the slowest rate is taken, and the wrong limit": (3 - c) / lo,
        "the mean rate decides nothing: the fastest coordinate breaks first": c / mean,
        "the rates do not add up: each coordinate goes its own way": c / total,
        "the length of the vector of rates decides nothing: each coordinate goes its own way": c
        / np.linalg.norm(rates),
        "the reciprocal is missing: faster rates need smaller steps": c * hi,
        "the reciprocal is taken of twice the rate": 1 / (2 * hi),
        "the first rate is taken, whichever it is": c / rates[0],
        "the last rate is taken, whichever it is": c / rates[-1],
        "this is the median rate": c / np.median(rates),
        "the second largest rate is taken: are the rates sorted, and counted from the wrong end?": c
        / np.sort(rates)[-2:][0],
        "the sign: the field is -θx with θ > 0, and h is positive": -c / hi,
        "e belongs to the exact flow; Euler's factor is 1 - θh": np.e / hi,
        "the limit does not depend on the number of coordinates": c / hi / len(rates),
        "the rate is squared": c / hi**2,
    }


def _limit(s, rng, name, c, meaning):
    for order in ([2, 6, 0, 3, 5, 1, 4], [1, 3, 0, 2], [0]):
        # of seven rates neither the largest two nor the smallest two, nor the one between, is the first or the last one
        d = len(order)
        rates = np.cumsum(rng.uniform(0.5, 1.5, d))[order]
        before = rates.copy()
        got = s.call(name, rates)
        expect_untouched(rates[None], before[None], "rates")
        if isinstance(got, np.ndarray) and got.shape == rates.shape and d > 1:
            likely = ""
            if np.allclose(got, c / rates):
                likely = "these are the limits of each coordinate: h is one number and must suit them all"
            raise wrong(f"one number for the rates {shown(rates, 4)}", f"an array, {shown(got, 4)}", likely)
        expect_close(
            got, c / rates.max(), f"{meaning} for the rates {shown(rates, 4)}", _limit_mistakes(rates, c), rtol=1e-6,
            otherwise="Euler multiplies each coordinate by 1 - θh in every step: when is that too large in size?",
        )  # fmt: skip


@check("stability_limit", "sec-stability")
def stability_limit_value(s, rng):
    _limit(s, rng, "stability_limit", 2, "the h below which every coordinate goes to zero")


@check("monotone_limit", "sec-stability")
def monotone_limit_value(s, rng):
    _limit(s, rng, "monotone_limit", 1, "the h up to which no coordinate changes sign")


# --- existence and uniqueness ----------------------------------------------------------------------------------------


def _blow_up_time(s, x0):
    with explaining({"truth value": "x0 is an array, and `if` asks one question: np.where chooses for each number"}):
        return s.call("blow_up_time", x0)


@check("blow_up_time", "sec-existence")
def blow_up_time_positive(s, rng):
    # some times below 1 and some above
    x0 = rng.permutation(np.append(rng.uniform(0.3, 0.8, 3), rng.uniform(1.2, 4.0, 3)))
    expect_close(
        _blow_up_time(s, x0.copy()),
        1 / x0,
        f"the time at which the solution from x0 = {shown(x0, 3)} is infinite; the first that differs",
        {
            "larger starts blow up sooner": x0,
            "the times are in another order than the starts: is something sorted?": 1 / np.sort(x0),
            "the times are sorted: each belongs to its own start": np.sort(1 / x0),
            "the sign: the time is positive": -1 / x0,
            "x' = x² gives 1/x0 - 1/x = t, with no square": 1 / x0**2,
            "x' = x² gives 1/x0 - 1/x = t, with no factor ½": 1 / (2 * x0),
            "x' = x² gives 1/x0 - 1/x = t, with no factor 2": 2 / x0,
            "this is where x' = e^x would blow up": np.exp(-x0),
            "√ and logarithm belong to other equations": 1 / np.sqrt(x0),
            "the logarithm belongs to x' = x": np.abs(np.log(x0)),
            "the solution from 1 blows up at 1; x0 shifts that by 1/x0, not by x0": 1 - x0,
            "1 + x0 in the denominator: at which t is 1 - x0 t zero?": 1 / (1 + x0),
            "for every x0 > 0 the solution becomes infinite": np.full(6, np.inf),
        },
        rtol=1e-6,
        otherwise="separate the variables in x' = x², integrate from x0 to infinity",
    )


@check("blow_up_time", "sec-existence")
def blow_up_time_never(s, rng):
    x0 = np.array([-1.7, 0.0, 0.6, -0.2, 2.0]) * rng.uniform(0.8, 1.2)
    before = x0.copy()
    got = array(_blow_up_time(s, x0), x0.shape, "one time for each x0").astype(float)
    expect_untouched(x0[None], before[None], "x0")
    right = np.array([1 / x if x > 0 else np.inf for x in x0])
    for x, time, true in zip(x0, got, right, strict=True):
        if not (time == true or abs(time - true) < 1e-6 * abs(true)):
            likely = ""
            if time == -np.inf:
                likely = "minus infinity: never is +inf"
            elif x < 0 and time < 0:
                likely = "a negative time lies before the start: from x0 < 0 the solution tends to 0 and never blows up"
            elif x < 0 and np.isfinite(time):
                likely = "from x0 < 0 the solution tends to 0: it never blows up"
            elif np.isnan(time):
                likely = "nan: say `never` with inf"
            elif x == 0:
                likely = "from x0 = 0 nothing moves: it never blows up"
            elif x > 0:
                likely = "separate the variables in x' = x², integrate from x0 to infinity"
            raise wrong(f"x0 = {x:.3f} blows up at {true:.4g}", f"{time:.4g}", likely)


@check("branching_solution", "sec-existence")
def branching_value(s, rng):
    for c in (float(rng.uniform(0.4, 0.8)), float(rng.uniform(1.0, 1.4))):
        t = np.sort(rng.uniform(0.0, 2.5, 30))
        t[:4] = 0.0, c / 2, 0.9 * c, 1.1 * c
        t = rng.permutation(t)
        late, before = np.maximum(t - c, 0.0), t.copy()
        got = s.call("branching_solution", t, c)
        expect_untouched(t[None, :4], before[None, :4], "t")
        expect_close(
            got,
            np.where(t <= c, 0.0, t**2 - 2 * c * t + c**2),
            f"the solution that leaves 0 at c = {c:.3f}, at the first time that differs",
            {
                "(t - c)² for all t falls before c, where x' = 2√x ≥ 0 can only rise: it must stay at 0 until c": (
                    t - c
                )
                ** 2,
                "this leaves 0 at once, whatever c is": t**2,
                "this jumps at c: a solution is continuous": np.where(t <= c, 0.0, t**2),
                "t² - c² does not solve the equation: try its derivative": np.maximum(t**2 - c**2, 0),
                "c t² does not solve x' = 2√x unless c = 1": c * t**2,
                "the square is missing: x' would be 1": late,
                "a factor 2 too much: d/dt 2s² = 4s, but 2√(2s²) = 2.83 s": 2 * late**2,
                "(s/2)² solves x' = √x": late**2 / 4,
                "half of it": late**2 / 2,
                "this is the field 2√x along the solution, not the solution": 2 * late,
                "zero for all time is a solution, but not the one that leaves at c": np.zeros_like(t),
                "it leaves at -c": (t + c) ** 2,
                "this leaves 0 at c and comes back: the times before c must give 0, those after it not": np.where(
                    t < c, (t - c) ** 2, 0.0
                ),
                "cubes solve x' = 3 x^(2/3)": late**3,
                "this is √(t - c)": np.sqrt(late),
            },
            rtol=1e-6,
            otherwise="differentiate your formula and compare with 2√x, before and after c",
        )


@check("difference_quotient", "sec-existence")
def difference_quotient_value(s, rng):
    for batch, d in ((5, 2), (4, 3)):
        u = Nonlinear(rng) if d == 2 else Curved(rng, d)
        x, y = points(rng, batch, d), points(rng, batch, d)
        t = float(rng.uniform(0.3, 0.9))
        du, dx = u(x, t) - u(y, t), x - y
        right = np.sqrt((du**2).sum(1)) / np.sqrt((dx**2).sum(1))
        x_before, y_before = x.copy(), y.copy()
        with explaining(
            {
                "could not be broadcast": "the norms are taken along different axes: the coordinates lie along axis 1",
                "hypot|unpack": "the points have d coordinates, not always two",
            }
        ):
            got = s.call("difference_quotient", Field(u, x.shape), x, y, t)
        expect_untouched(x, x_before, "x")
        expect_untouched(y, y_before, "y")
        expect_close(
            got,
            right,
            f"|u(x) - u(y)| / |x - y| for the pair {shown(x[0], 3)}, {shown(y[0], 3)}",
            {
                "the quotient is the other way up": 1 / right,
                "the distance of the points is missing: divide by it": np.sqrt((du**2).sum(1)),
                "the norms are not rooted: these are squares": (du**2).sum(1) / (dx**2).sum(1),
                "the root of the distance is missing": np.sqrt((du**2).sum(1)) / (dx**2).sum(1),
                "u(x) + u(y) in the place of the difference": np.linalg.norm(u(x, t) + u(y, t), axis=1)
                / np.linalg.norm(dx, axis=1),
                "these are differences of lengths, |u(x)| - |u(y)|: take the length of the difference": np.abs(
                    np.linalg.norm(u(x, t), axis=1) - np.linalg.norm(u(y, t), axis=1)
                )
                / np.linalg.norm(dx, axis=1),
                "this divides by the norm of the whole batch: take it along axis 1": np.linalg.norm(du, axis=1)
                / np.linalg.norm(dx),
                "the coordinates are divided one by one: divide the two lengths": np.linalg.norm(du / dx, axis=1),
                "u is asked at time 0": np.linalg.norm(u(x, 0.0) - u(y, 0.0), axis=1) / np.linalg.norm(dx, axis=1),
                "sums of absolute values are another norm": np.abs(du).sum(1) / np.abs(dx).sum(1),
                "the largest coordinate is another norm": np.abs(du).max(1) / np.abs(dx).max(1),
                "x + y in the place of the difference": np.linalg.norm(du, axis=1) / np.linalg.norm(x + y, axis=1),
                "this is how fast the points come apart along x - y: the length of the whole difference is asked for": (
                    (du * dx).sum(1) / (dx**2).sum(1)
                ),
                "this is |u(x)| / |x|: differences are asked for": np.linalg.norm(u(x, t), axis=1)
                / np.linalg.norm(x, axis=1),
                "the root of the field's difference is missing": (du**2).sum(1) / np.linalg.norm(dx, axis=1),
                "the mean of the squares stands for their sum": right / np.sqrt(d),
                "only the first two coordinates are used: the points have d": np.hypot(du[:, 0], du[:, 1])
                / np.hypot(dx[:, 0], dx[:, 1]),
                "u is asked twice at the same points": np.zeros(batch),
                "u is asked at 1 - t": np.linalg.norm(u(x, 1 - t) - u(y, 1 - t), axis=1) / np.linalg.norm(dx, axis=1),
            },
            shapes={
                (): "one number came: one for each pair is asked for",
                (batch, d): "one number for each coordinate: take the norm of the vectors first",
                (batch, 1): "one axis too many: the result has shape (batch,)",
                (d,): "the norms are taken along axis 0, over the batch: the coordinates lie along axis 1",
            },
            rtol=1e-5,
            otherwise="both u are asked at the time t; take the lengths of u(x) - u(y) and of x - y",
        )


# --- backwards -------------------------------------------------------------------------------------------------------


def _back_mistakes(u, x1, n, t0, t1):
    h, k = (t1 - t0) / n, np.arange(n)
    back = t1 - k * h
    short = (t1 - t0) / (n - 1)
    return {
        "the times of the way forward are used again: going back, the first one is t1": follow(u, x1, t0 + k * h, -h),
        "x moves forwards: going back, h u(x, t) is subtracted": follow(u, x1, back, h),
        "this integrates forwards once more, from t0 to t1": follow(u, x1, t0 + k * h, h),
        "this integrates forwards, beyond t1": follow(u, x1, t1 + k * h, h),
        "t grows beyond t1: going back, h is subtracted from t": follow(u, x1, t1 + k * h, -h),
        "u is asked at the time where the step arrives: Euler's slope is the one where it starts": follow(
            u, x1, back - h, -h
        ),
        "the times of the steps' ends, in forward order": follow(u, x1, t0 + (k + 1) * h, -h),
        "t never moves: u is always asked at t1": follow(u, x1, np.full(n, t1), -h),
        "t never moves: u is always asked at t0": follow(u, x1, np.full(n, t0), -h),
        off_by_one("the loop stops one step early", -1, n, t1, t0): follow(u, x1, back[:-1], -h),
        off_by_one("the loop takes one step too many", 1, n, t1, t0): follow(u, x1, [*back, t0], -h),
        "the first and the last steps are wrong: this is one step short, and each asks where it arrives": follow(
            u, x1, back[1:], -h
        ),
        "t goes from t0 down, away from t1: the first time is t1": follow(u, x1, t0 - k * h, -h),
        "t1 is taken to be 1": follow(u, x1, 1 - k * (1 - t0) / n, -(1 - t0) / n),
        "the way back starts at time 1, not at t1": follow(u, x1, 1 - k * h, -h),
        "the times go from 1 to 0, whatever t0 and t1 are": follow(u, x1, 1 - k / n, -h),
        "t1 is counted, t0 is taken to be 0": follow(u, x1, t1 - k * t1 / n, -t1 / n),
        "t moves by 1 in each step: it must move by h": follow(u, x1, t1 - k, -h),
        "brackets: t1 - t0 / n divides t0 alone by n": follow(u, x1, t1 - k * (t1 - t0 / n), -(t1 - t0 / n)),
        "this is how far the way forward goes, subtracted from x1: each step must start where the last one ended": 2
        * x1
        - u.euler(x1, n, t0, t1),
        "these are the moves of the way forward, with the sign turned": x1 - u.euler(x1, n, t0, t1),
        "u is asked at -x: it is the step that changes its sign, not the point": follow(
            lambda x, t: -u(-x, t), x1, back, -h
        ),
        "n points in time are only n - 1 steps": follow(u, x1, t1 - k[:-1] * short, -short),
        "h is (t1 - t0) / (n - 1): n steps of that size end before t0": follow(u, x1, t1 - k * short, -short),
        "t0 and t1 are not used: this goes from 1 to 0": follow(u, x1, 1 - k / n, -1 / n),
        "the step size is 1 / n, whatever t0 and t1 are": follow(u, x1, t1 - k / n, -1 / n),
        
        "t runs from t1 - t0 down to 0: it must run from t1 to t0": follow(u, x1, (t1 - t0) - k * h, -h),
        "the step size h is missing": follow(u, x1, back, -1.0),
        "u is always asked at x1: the state that goes into u must be the current one": x1
        - h * sum(u(x1, t) for t in back),
        
        "this is a method of second order, midpoint or Heun's": repeat(heun, u, x1, n, t1, t0),
        
        "this undoes the forward steps, an implicit method; Euler's slope is at the start of each step": _undo(
            u, x1, n, t0, t1
        ),
        "this is only the way travelled: x1 is not added": u.euler(x1, n, t1, t0) - x1,
        "the time is reflected, 1 - t": follow(u, x1, 1 - back, -h),
        "the time is reflected: 1 - t goes from 1 to 0, whatever t0 and t1 are": follow(u, x1, 1 - (t0 + k * h), -h),
        "np.linspace(t1, t0, n) holds n points and ends at t0, where no step starts": follow(
            u, x1, np.linspace(t1, t0, n), -h
        ),
        **_clipped_back(u, x1, n, t0, t1),
        "nothing has moved: does the loop run at all? range(n, 0) is empty, and `//` drops the fraction of h": x1,
    }  # fmt: skip


def _clipped_back(u, x1, n, t0, t1):
    """The times of some courses' samplers, whose fields are not defined at the ends, turned round."""
    found = {}
    for name, start, end in (
        ("np.linspace(0.999 * t1, t0, n + 1)", 0.999 * t1, t0),
        ("np.linspace(t1 - 0.001, t0, n + 1)", t1 - 0.001, t0),
        ("np.linspace(t1, t0 + 0.001, n + 1)", t1, t0 + 0.001),
        ("np.linspace(t1 - 0.001, t0 + 0.001, n + 1)", t1 - 0.001, t0 + 0.001),
    ):
        short = (start - end) / n
        times = start - np.arange(n) * short
        found[f"these are the times of {name}: the steps must go from t1 to t0"] = follow(u, x1, times, -short)
        found[f"u is asked at the times of {name}: they are not those of the steps"] = follow(
            u, x1, times, -(t1 - t0) / n
        )
    return found


def _undo(u, x, n, t0, t1):
    h = (t1 - t0) / n
    for k in reversed(range(n)):
        x = (x - h * u.c * (t0 + k * h)) / (1 + h * u.a)
    return x


_BACK_SHAPES = "the whole trajectory came back: only the state at t0 is asked for"


@check("integrate_back", "sec-backward", _EULER)
def back_value(s, rng):
    for n in (5, 3):
        u, x1 = Drift(rng), points(rng)
        expect_close(
            s.call("integrate_back", Field(u, x1.shape), x1.copy(), n),
            u.euler(x1, n, 1.0, 0.0),
            f"X_0 after n = {n} steps back from X_1 = {shown(x1[0], 4)}",
            _back_mistakes(u, x1, n, 0.0, 1.0),
            shapes=state_shapes(n, 5, 2) | {(n + 1, 5, 2): _BACK_SHAPES},
            otherwise="take one step back by hand: where is t, and which way does x move?",
        )
    for n in _ROUNDED:
        u, x1 = Drift(rng), points(rng)
        expect_close(
            s.call("integrate_back", Field(u, x1.shape), x1.copy(), n),
            u.euler(x1, n, 1.0, 0.0),
            f"X_0 after n = {n} steps back from X_1 = {shown(x1[0], 4)}",
            rounded_mistakes(u, x1, n, 1.0, 0.0),
            shapes=state_shapes(n, *x1.shape),
            otherwise="at fewer steps it is right: is their number limited, or cut off?",
        )


@check("integrate_back", "sec-backward", _EULER)
def back_interval(s, rng):
    for n in (5, 4):
        u, x1 = Drift(rng), points(rng)
        t0 = float(rng.uniform(0.2, 0.5))
        t1 = t0 + float(rng.uniform(1.2, 1.7))
        expect_close(
            s.call("integrate_back", Field(u, x1.shape), x1.copy(), n, t0=t0, t1=t1),
            u.euler(x1, n, t1, t0),
            f"X at t0 = {t0:.3f} after n = {n} steps back from t1 = {t1:.3f}, from {shown(x1[0], 4)}",
            _back_mistakes(u, x1, n, t0, t1),
            shapes=state_shapes(n, 5, 2) | {(n + 1, 5, 2): _BACK_SHAPES},
            otherwise="the first step starts at t1 and the last one arrives at t0: which times does yours use?",
        )


@check("integrate_back", "sec-backward", _EULER)
def back_times(s, rng):
    n, t0, t1 = 6, 0.3, 1.5
    x1 = points(rng)
    before, u = x1.copy(), Field(Drift(rng), x1.shape)
    s.call("integrate_back", u, x1, n, t0=t0, t1=t1)
    h, k = (t1 - t0) / n, np.arange(n)
    expect_calls(
        u,
        t1 - k * h,
        {
            "these are the times of the way forward: going back, the first one is t1": t0 + k * h,
            "these are the times where the steps arrive: Euler asks where each starts": t1 - (k + 1) * h,
            "these are the ends of the forward steps, in forward order": t0 + (k + 1) * h,
            "t never moves": np.full(n, t1),
            "t never moves: it stays at t0": np.full(n, t0),
            "t grows: going back it shrinks": t1 + k * h,
            off_by_one("the loop stops one step early", -1, n, t1, t0): t1 - k[:-1] * h,
            off_by_one("the loop takes one step too many", 1, n, t1, t0): t1 - np.arange(n + 1) * h,
            "t starts at 1, not at t1": 1 - k * h,
            "t goes from t0 down, away from t1: the first time is t1": t0 - k * h,
            "t runs from t1 - t0 down to 0: it must run from t1 to t0": (t1 - t0) - k * h,
            "the step size is 1 / n, whatever t0 and t1 are": t1 - k / n,
            "the step size is t1 / n: how long is the way from t1 to t0?": t1 - k * t1 / n,
            "t0 and t1 are not used": 1 - k / n,
            "t1 is taken to be 1": 1 - k * (1 - t0) / n,
            "t moves by 1 in each step: it must move by h": t1 - k,
            "brackets: t1 - t0 / n divides t0 alone by n": t1 - k * (t1 - t0 / n),
            "one step is missing, and each asks where it arrives": t1 - k[1:] * h,
        },
        counts={
            2 * n: "u is called twice in each step, where Euler needs one slope",
            0: "u is never called: range(n, 0) and np.arange(t1, t0, h) are empty, they need a negative step",
        },
        otherwise="is t moved once in each step, from t1 downwards by h?",
    )
    expect_untouched(x1, before, "x1")


# --- density along the flow ------------------------------------------------------------------------------------------


class Curved:
    """A field whose Jacobian is full: u = (a x₁² + b x₂ + t x₁ x₃, …), and its derivatives by hand."""

    def __init__(self, rng, d):
        self.d = d
        self.square = rng.uniform(0.5, 1.0, d)
        self.mix = rng.uniform(0.5, 1.5, (d, d))

    def __call__(self, x, t):
        return self.square * x**2 * t + x @ self.mix.T

    def jacobian(self, x, t):
        return self.mix + 2 * t * (self.square * x)[:, :, None] * np.eye(self.d)


@check("divergence", "sec-density", ("flowdiff.fields.divergence",))
def divergence_value(s, rng):
    for d, batch in ((3, 4), (2, 5), (3, 3)):
        u, x, t = Curved(rng, d), points(rng, batch, d), float(rng.uniform(0.5, 1.2))
        J, before = u.jacobian(x, t), x.copy()
        diagonal = np.einsum("nii->ni", J)
        right = diagonal.sum(1)
        field = Field(u, ("batch", d))
        with explaining({"out of bounds": "each of the d coordinates is shifted: x.shape[1] is their number"}):
            got = s.call("divergence", field, x, t)
        shift = (
            max(np.abs(state[:, None] - before).max(-1).min(1).max() for state in field.states) if field.states else 0
        )
        expect_close(
            got,
            right,
            f"div u at {shown(x[0], 3)}, t = {t:.3f}: the sum of ∂u_i/∂x_i",
            {
                "only ∂u₁/∂x₁: every coordinate takes part": diagonal[:, 0],
                "only the last ∂u_i/∂x_i: is the sum overwritten in the loop?": diagonal[:, -1],
                "this is the mean of ∂u_i/∂x_i: the divergence is their sum": diagonal.mean(1),
                "this sums the whole Jacobian: shift one coordinate at a time and look at that one only": J.sum((1, 2)),
                "this sums one row of the Jacobian, all ∂u₁/∂x_j": J[:, 0].sum(1),
                "this sums one column of the Jacobian, all ∂u_j/∂x₁": J[:, :, 0].sum(1),
                "e is not set back: coordinates that were shifted before are shifted again": np.tril(J).sum((1, 2)),
                "u is divided by x: a derivative compares u at two places": (u(x, t) / x).sum(1),
                "this sums what is off the diagonal": J.sum((1, 2)) - right,
                "the product of ∂u_i/∂x_i: the divergence is their sum": diagonal.prod(1),
                "the sign is the other way round": -right,
                "the difference u(x + ε) - u(x - ε) spans 2ε: divide by 2ε": 2 * right,
                "divided by 2ε where the difference spans ε": right / 2,
                "absolute values are summed": np.abs(diagonal).sum(1),
                "this is the determinant of the Jacobian; the divergence is its trace": np.linalg.det(J),
                "this is the sum of u, not of its derivatives": u(x, t).sum(1),
                "u is asked at time 0": np.einsum("nii->n", u.jacobian(x, 0.0)),
                "the squares of ∂u_i/∂x_i are summed": (diagonal**2).sum(1),
                "every point is given the mean over the batch": np.full(batch, right.mean()),
                "every point is given the sum over the batch": np.full(batch, right.sum()),
                "the last coordinate is left out": right - diagonal[:, -1],
                "the first coordinate is left out": right - diagonal[:, 0],
                "the squares are summed, and rooted": np.sqrt((diagonal**2).sum(1)),
                "∂u_j/∂x_i with another j than i: shift a coordinate and look at the same one": np.einsum(
                    "nii->n", np.roll(J, 1, axis=1)
                ),
                "this is the curl, ∂u₂/∂x₁ - ∂u₁/∂x₂": J[:, 1, 0] - J[:, 0, 1],
            },
            shapes={
                (batch, d): "one number for each coordinate: sum them",
                (batch, 1): "one axis too many: the result has shape (batch,)",
                (d,): "summed over the batch: the coordinates are along axis 1",
                (batch, d, d): "the whole Jacobian came: sum its diagonal",
            },
            rtol=2e-3,
            otherwise="is eps far too large, or so small that rounding is all that is left?"
            if shift > 1e-2 or shift < 1e-7
            else "shift one coordinate, see how the same coordinate of u changes, and sum over the coordinates",
        )
        expect_untouched(x, before, "x")
        # u is a polynomial here, for which a coarse difference may be right by chance
        if shift > 1e-2:
            raise wrong(
                "u asked near x, at a distance of eps = 0.0001",
                f"at a distance of {shift:.3g}",
                "the shift is eps, which is given: one that is larger is not local",
            )
        if not all(abs(time - t) <= 1e-6 for time in field.times):
            raise wrong(
                f"u asked at t = {t:.3f} only",
                f"{shown(np.unique(field.times), 4)}",
                "time stands still here",
            )


@check("flow_log_density", "sec-density")
def flow_log_density_value(s, rng):
    for t0, t1, n, d in ((0.0, 1.0, 5, 2), (0.3, 1.7, 4, 3)):
        u, x0 = Drift(rng, d), points(rng, 5, d)
        log_p0 = rng.uniform(-3, -1, 5)
        w, c = rng.uniform(0.5, 1.0, d), float(rng.uniform(0.5, 1.0))

        def div(x, t, w=w, c=c):
            return x @ w + c * t

        h = (t1 - t0) / n
        times = t0 + np.arange(n) * h
        states = [x0, *(u.euler(x0, k, t0, t0 + k * h) for k in range(1, n + 1))]
        along = np.array([div(x, t) for x, t in zip(states[:-1], times, strict=True)])
        after = np.array([div(x, t) for x, t in zip(states[1:], times, strict=True)])
        ends = np.array([div(x, t + h) for x, t in zip(states[1:], times, strict=True)])
        span = {} if t0 == 0.0 else {"t0": t0, "t1": t1}
        density = Density(div, x0.shape)
        result = s.call("flow_log_density", Field(u, x0.shape), density, x0.copy(), log_p0.copy(), n, **span)
        if not (isinstance(result, (tuple, list)) and len(result) == 2):
            raise wrong("a pair: the points, and the log-density at them", words(result), "return x, log_p")
        if np.shape(result[0]) == log_p0.shape and np.shape(result[1]) == x0.shape:
            raise wrong("the pair x, log_p", "log_p, x", "the two are returned in the other order")
        expect_close(
            result[0],
            u.euler(x0, n, t0, t1),
            f"the points after n = {n} Euler steps from t = {t0} to {t1}",
            solver_mistakes(u, x0, n, t0, t1),
            shapes=state_shapes(n, 5, d),
        )
        if np.isnan(np.asarray(result[1], float)).any():
            raise wrong(
                "numbers for log p",
                "nan",
                "is the logarithm of something negative taken? The equation moves log p, not p: "
                "add to the density's logarithm, not to the density itself",
            )
        expect_close(
            result[1],
            log_p0 - h * along.sum(0),
            f"log p at the first of these points, where log p0 = {log_p0[0]:.4f}",
            {
                "the sign: where the flow spreads points out, div u > 0, the density falls": log_p0 + h * along.sum(0),
                "div is asked at the point after the step, with the time before it": log_p0 - h * after.sum(0),
                "div is asked at the end of each step: take it at its start, with the same (x, t) as u": log_p0
                - h * ends.sum(0),
                "the step size h is missing": log_p0 - along.sum(0),
                "log_p0 is not added: this is only the change": -h * along.sum(0),
                "the density itself is changed, not its logarithm": np.log(
                    np.maximum(np.exp(log_p0) - h * along.sum(0), 1e-300)
                ),
                "this is p, not log p": np.exp(log_p0 - h * along.sum(0)),
                "div is asked at x0 all the time": log_p0 - h * np.array([div(x0, t) for t in times]).sum(0),
                "div is asked at time t0 all the time": log_p0 - h * np.array([div(x, t0) for x in states[:-1]]).sum(0),
                "only the last step changes log p: is log_p0 used in every turn of the loop?": log_p0 - h * along[-1],
                "only the first step changes log p": log_p0 - h * along[0],
                "div at the start is used for the whole way": log_p0 - (t1 - t0) * along[0],
                "div at the end is used for the whole way": log_p0 - (t1 - t0) * ends[-1],
                "log(1 + h div) is near, but not the Euler step of d log p/dt = -div u": log_p0
                - np.log(np.abs(1 + h * along)).sum(0),
                "log p has not changed": log_p0,
                "div is averaged over the batch: each point has its own": log_p0 - h * along.mean(1).sum(),
                "div is summed over the batch: each point has its own": log_p0 - h * along.sum(),
                "div at the first point is used for all": log_p0 - h * along[:, 0].sum(),
                "the step of log p is 1 / n: it is h, as for x": log_p0 - along.sum(0) / n,
                "div at the last step is used for the whole way": log_p0 - (t1 - t0) * along[-1],
                "div is halved: nothing is averaged here": log_p0 - h / 2 * along.sum(0),
                "div is multiplied by the time t too: its factor is h": log_p0 - h * times @ along,
                "div is multiplied by t: its factor is h": log_p0 - times @ along,
                "div is averaged between start and end of each step: Euler takes the start": log_p0
                - h / 2 * (along + ends).sum(0),
                "u is summed where div is meant": log_p0
                - h * sum(u(x, t).sum(1) for x, t in zip(states[:-1], times, strict=True)),
                "log p is multiplied, not moved: it is p that is multiplied by exp(-h div u)": log_p0
                * np.exp(-h * along.sum(0)),
                "log p is multiplied, not moved": log_p0 * np.prod(1 - h * along, 0),
                "div is multiplied by d": log_p0 - d * h * along.sum(0),
                "div is asked half-way through the step in time": log_p0
                - h * np.array([div(x, t + h / 2) for x, t in zip(states[:-1], times, strict=True)]).sum(0),
                "the sign, and div is asked at the end of each step": log_p0 + h * ends.sum(0),
                "the sign, and div is asked after the step": log_p0 + h * after.sum(0),
            },
            shapes={
                (): "one number came: log p has one for each point",
                (5, 1): "one axis too many: log p has shape (batch,)",
                (5, 5): "(batch, 1) and (batch,) have been added: NumPy makes a table of that",
                (n + 1, 5): "the whole history came: only the last log p is asked for",
                (5, d): "log p has one number for each point, not for each coordinate",
            },
            otherwise="in each step log p loses h div(x, t), with the x and t that the step starts from",
        )
    _rounded_densities(s, rng)


def _rounded_densities(s, rng):
    """The points and log p after as many steps as are asked for, where a loop over rounded times takes others."""
    for n in _ROUNDED[:2]:
        u, x0, log_p0 = Drift(rng), points(rng), rng.uniform(-3, -1, 5)
        w, c = rng.uniform(0.5, 1.0, 2), float(rng.uniform(0.5, 1.0))

        def div(x, t, w=w, c=c):
            return x @ w + c * t

        x, log_p = s.call("flow_log_density", Field(u, x0.shape), Density(div, x0.shape), x0.copy(), log_p0.copy(), n)
        expect_close(
            x,
            u.euler(x0, n),
            f"the points after n = {n} Euler steps",
            rounded_mistakes(u, x0, n),
            otherwise="at fewer steps it is right: is their number limited, or cut off?",
        )
        changes = np.array([div(u.euler(x0, k, 0.0, k / n) if k else x0, k / n) for k in range(n + 1)]) / n
        expect_close(
            log_p,
            log_p0 - changes[:-1].sum(0),
            f"log p at the first of the points after n = {n} steps",
            {
                off_by_one("", -1, n): log_p0 - changes[:-2].sum(0),
                off_by_one("", 1, n): log_p0 - changes.sum(0),
            },
            otherwise="at fewer steps it is right: is their number limited, or cut off?",
        )


class Density(Field):
    """A divergence div(x, t), which returns one number for each point."""

    def __init__(self, function, shape):
        super().__init__(function, shape, "div")


@check("flow_log_density", "sec-density")
def flow_log_density_keeps_inputs(s, rng):
    x0, log_p0 = points(rng), rng.uniform(-3, -1, 5)
    x_before, p_before, drift = x0.copy(), log_p0.copy(), Drift(rng)
    u, div = Field(drift, x0.shape), Density(lambda x, t: np.full(len(x), drift.a.sum()), x0.shape)
    s.call("flow_log_density", u, div, x0, log_p0, 4)
    expect_untouched(x0, x_before, "x0")
    expect_untouched(log_p0[:, None], p_before[:, None], "log_p0")
    for field in (u, div):
        expect_calls(
            field,
            np.arange(4) / 4,
            time_mistakes(0.0, 1.0, 4),
            counts={8: f"{field.name} is called twice in each step: keep its value in a variable"},
        )
