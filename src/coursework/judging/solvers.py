"""What checks of solvers share: a field whose Euler solution is a closed form, and the loops that students write."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from coursework.judging.verdict import wrong


class Drift:
    """u_t(x)_i = a_i x_i + c_i t: no symmetry between coordinates, between x and t, or between t and 1 - t.

    After n Euler steps each coordinate is (1 + a h)^n x_0 + c h Σ_k (1 + a h)^(n-1-k) t_k: the closed form.
    """

    def __init__(self, rng: np.random.Generator, d: int = 2):
        self.a = rng.uniform(0.7, 1.3, d) * np.resize([1.0, -1.0], d)
        self.c = rng.uniform(0.6, 1.2, d) * np.resize([1.0, 0.5, -1.0], d)

    def __call__(self, x: np.ndarray, t: float) -> np.ndarray:
        return self.a * x + self.c * t

    def euler(self, x0: np.ndarray, n: int, t0: float = 0.0, t1: float = 1.0) -> np.ndarray:
        h = (t1 - t0) / n
        growth = 1 + self.a * h
        k = np.arange(n)[:, None]
        return growth**n * x0 + self.c * h * (growth ** (n - 1 - k) * (t0 + k * h)).sum(0)

    def exact(self, x0: np.ndarray, t0: float = 0.0, t1: float = 1.0) -> np.ndarray:
        a, c = self.a, self.c
        # x = -(c/a)(t + 1/a) solves the equation; what is left decays or grows as exp(a t)
        rest = x0 + c / a * (t0 + 1 / a)
        return rest * np.exp(a * (t1 - t0)) - c / a * (t1 + 1 / a)


def points(rng: np.random.Generator, batch: int = 5, d: int = 2) -> np.ndarray:
    """Starting points away from zero, so that no sign or factor hides there."""
    return rng.uniform(0.5, 2.0, (batch, d)) * rng.choice([-1.0, 1.0], (batch, d))


def follow(u: Callable, x0: np.ndarray, times, h: float, keep: bool = False):
    """x + h u(x, t) over the given times: the loop of which most mistakes are a variant."""
    xs = [x0]
    for t in times:
        xs.append(xs[-1] + h * u(xs[-1], t))
    return np.stack(xs) if keep else xs[-1]


def euler_step(u, x, t, h):
    return x + h * u(x, t)


def midpoint(u, x, t, h):
    return x + h * u(x + h / 2 * u(x, t), t + h / 2)


def heun(u, x, t, h):
    k1 = u(x, t)
    return x + h / 2 * (k1 + u(x + h * k1, t + h))


def rk4(u, x, t, h):
    k1 = u(x, t)
    k2 = u(x + h / 2 * k1, t + h / 2)
    k3 = u(x + h / 2 * k2, t + h / 2)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + u(x + h * k3, t + h))


def twice(s, name: str, *args, **kwargs) -> object:
    """What the student's function returns for copies of the arguments, if it does so a second time too.

    Raises:
        Mistake: the second result is another one.
    """

    def call():
        return s.call(name, *(a.copy() if isinstance(a, np.ndarray) else a for a in args), **kwargs)

    first, second = call(), call()
    if isinstance(first, np.ndarray) and not np.array_equal(first, second, equal_nan=True):
        got = "another array" if np.shape(first) == np.shape(second) else f"shape {np.shape(second)}"
        raise wrong(
            "the same result from the same arguments, of a second call too",
            got,
            "something is kept from call to call: a variable outside of the function, or a list as a default",
        )
    return first


def repeat(step: Callable, u: Callable, x: np.ndarray, n: int, t0: float, t1: float) -> np.ndarray:
    h = (t1 - t0) / n
    for k in range(n):
        x = step(u, x, t0 + k * h, h)
    return x


def steps_by_time(t0: float, t1: float, n: int) -> set[int]:
    """How many steps the loops take that stop by the time, not by a count: n, and by rounding n - 1 or n + 1 too."""
    h = (t1 - t0) / n
    counts = {len(np.arange(t0, t1, h)), int((t1 - t0) / h), int((t1 - t0) // h)}
    for ends in (lambda t: t, lambda t: t + h):
        t, steps = t0, 0
        # `while t < t1` and `while t + h <= t1`; going back, h is negative
        while (ends(t) - t1) * h < 0 or (ends(t) == t1 != t):
            t, steps = t + h, steps + 1
        counts.add(steps)
    return counts


# so many steps are taken only by checks that look for loops over rounded times
MANY = 20


def off_by_one(sentence: str, more: int, n: int, t0: float = 0.0, t1: float = 1.0) -> str:
    """The sentence for a loop of n + `more` steps; where rounding makes such loops, it says so.

    A loop that counts wrongly at every n is refused at a small one already: of many steps rounding alone is told, and
    where it makes such loops at every n that is tried, the sentence may be empty.
    """
    if n + more not in steps_by_time(t0, t1, n):
        return sentence
    rounding = f"take one step too {'many' if more > 0 else 'few'} at this n: count the steps with range(n)"
    return f"rounding makes the loop {rounding}" if n >= MANY else f"{sentence}; or does rounding make it {rounding}?"


def rounded_mistakes(u: Callable, x0: np.ndarray, n: int, t0: float = 0.0, t1: float = 1.0) -> dict[str, np.ndarray]:
    """What Euler loops over rounded times return at a large n, such as 49 and 103 on [0, 1]."""
    h = (t1 - t0) / n
    t = t0 + np.arange(n) * h
    early = follow(u, x0, t[:-1], h)
    last = early + h * u(early, t[-1])
    return {
        off_by_one("the loop takes n - 1 steps", -1, n, t0, t1): early,
        off_by_one("", 1, n, t0, t1): last + h * u(last, t1),
        **{
            f"these are {most} steps: is their number limited? It is n": repeat(euler_step, u, x0, most, t0, t1)
            for most in (50, 100)
        },
    }


def solver_mistakes(u: Drift, x0: np.ndarray, n: int, t0: float, t1: float) -> dict[str, np.ndarray]:
    """What the usual wrong Euler loops return from the same input."""
    h = (t1 - t0) / n
    k = np.arange(n)
    t = t0 + k * h
    short = (t1 - t0) / (n - 1) if n > 1 else h
    long = (t1 - t0) / (n + 1)
    straight = x0 + h * sum(u(x0, time) for time in t)
    mean, alone = _averaged(u, x0, t, h, 0), _averaged(u, x0, t, h, 1)
    return {
        off_by_one(
            "this is X one step before the end: does the loop take n - 1 steps where it needs n?", -1, n, t0, t1
        ): follow(u, x0, t[:-1], h),
        off_by_one("this is one step too far: the loop takes n + 1 steps", 1, n, t0, t1): follow(u, x0, [*t, t1], h),
        "n points in time are only n - 1 steps: np.linspace(t0, t1, n) holds n points": follow(
            u, x0, t0 + k[:-1] * short, short
        ),
        "h is (t1 - t0) / (n - 1): n steps of that size end beyond t1": follow(u, x0, t0 + k * short, short),
        "h is (t1 - t0) / (n + 1): n steps of that size end before t1": follow(u, x0, t0 + k * long, long),
        "h is (t1 - t0) / (n + 1) and there are n + 1 steps": follow(u, x0, t0 + np.arange(n + 1) * long, long),
        "u is always asked at the first time: t never advances": follow(u, x0, np.full(n, t0), h),
        "u is always asked at time 0": follow(u, x0, np.zeros(n), h),
        "u is asked at the end of each step, t + h; Euler's slope is the one at its start": follow(u, x0, t + h, h),
        "u is asked with the number of the step where the time of the step is meant": follow(u, x0, k, h),
        "t counts from 0 and not from t0": follow(u, x0, k * h, h),
        "the step size is 1 / n, whatever t0 and t1 are": follow(u, x0, t0 + k / n, 1 / n),
        "t0 and t1 are not used: this is the solution from 0 to 1": follow(u, x0, k / n, 1 / n),
        "the step size is t1 / n: how long is the way from t0 to t1?": follow(u, x0, t0 + k * t1 / n, t1 / n),
        "t moves by two steps for each step of x": follow(u, x0, t0 + 2 * k * h, h),
        "t is advanced by 1 and not by h": follow(u, x0, t0 + k, h),
        "t is one step late: it must move on in the same turn as x": follow(u, x0, t0 + np.maximum(k - 1, 0) * h, h),
        "h is negative: the way from t0 to t1 is t1 - t0": follow(u, x0, t0 - k * h, -h),
        "x is multiplied by 1 + h u: the step is a sum": _multiplied(u, x0, t, h),
        "time runs backwards from t1": follow(u, x0, t1 - k * h, h),
        "u is always asked at x0: the state that goes into u must be the current one": straight,
        "the step size h is missing: x moves by the whole u each time": follow(u, x0, t, 1.0),
        "the step goes against u: the sign of h * u(x, t) is minus": follow(u, x0, t, -h),
        "h is multiplied in twice": follow(u, x0, t, h * h),
        "this is one single step of size t1 - t0": follow(u, x0, [t0], t1 - t0),
        "this is one single step of size h": follow(u, x0, [t0], h),
        "this is only the way travelled: x0 is not added": u.euler(x0, n, t0, t1) - x0,
        "x is overwritten by h * u(x, t) and not moved by it": _overwritten(u, x0, t, h),
        "this is a method of second order, midpoint or Heun's, not Euler's": repeat(heun, u, x0, n, t0, t1),
        "this is RK4": repeat(rk4, u, x0, n, t0, t1),
        **{sentence: follow(u, x0, times, step) for sentence, times, step in other_loops(t0, t1, n)},
        "the recursion forgets the interval: hand on t0 + h and t1": _forgetful(u, x0, n, t0, t1),
        "the loop starts from zeros: it must start from x0": follow(u, np.zeros_like(x0), t, h),
        "the first step is missing: range(1, n) holds n - 1 numbers": follow(u, x0, t[1:], h),
        "the mean velocity of the batch moves every point": mean,
        "u is averaged over the coordinates: each one has its own velocity": alone,
        "the slope is taken from the end of the step, t + h, at the point where it lands": _implicit(u, x0, t, h),
        "the slope is taken at the point where the step would land": _landing(u, x0, t, h),
        "x is multiplied by 1 - h: the step is x + h * u, nothing of x is taken away": _blended(u, x0, t, h),
        "the slope is multiplied by t: its factor is the step size h": _weighted(u, x0, t),
        "u is asked in the middle of each step, t + h/2; Euler's slope is the one at its start": follow(
            u, x0, t + h / 2, h
        ),
        "the last step asks u at t1: it starts at t1 - h": follow(u, x0, [*t[:-1], t1], h),
        "the times come in reverse order": follow(u, x0, t[::-1], h),
        "this is the exact solution, not what Euler's n steps give": u.exact(x0, t0, t1),
        "nothing has moved: does the loop run at all, and is h above 0? `//` and int() drop the fraction": x0,
    }


def other_loops(t0: float, t1: float, n: int) -> list[tuple[str, np.ndarray, float]]:
    """Wrong ways to cut the interval: the sentence, the times at which u is asked, and the step size."""
    h, k = (t1 - t0) / n, np.arange(n)
    loops = [
        ("t moves by 1 / n in each step, x by h: both must move by h = (t1 - t0) / n", t0 + k / n, h),
        ("t runs from 0 to 1, whatever t0 and t1 are", k / n, h),
        ("u is always asked at t1", np.full(n, t1), h),
        ("np.linspace(t0, t1, n) holds n points and ends at t1, where no step starts", np.linspace(t0, t1, n), h),
        ("these are 2n steps of half the size", t0 + np.arange(2 * n) * h / 2, h / 2),
        ("t0 is counted, t1 is taken to be 1: the step size is (1 - t0) / n", t0 + k * (1 - t0) / n, (1 - t0) / n),
        ("brackets: t1 - t0 / n divides t0 alone by n", t0 + k * (t1 - t0 / n), t1 - t0 / n),
        ("the step size is (t1 + t0) / n: how long is the way from t0 to t1?", t0 + k * (t1 + t0) / n, (t1 + t0) / n),
        ("u is asked at 0.001 where the step starts at 0: pass on its time", np.maximum(t0 + k * h, 1e-3), h),
        ("these are two steps too many: np.arange(t0, t1 + h, h) goes beyond t1", t0 + np.arange(n + 2) * h, h),
    ]  # fmt: skip
    # as the samplers of some courses do, whose fields are not defined at the ends
    for name, start, end in (
        ("np.linspace(t0, 0.999 * t1, n + 1)", t0, 0.999 * t1),
        ("np.linspace(t0, 0.99 * t1, n + 1)", t0, 0.99 * t1),
        ("np.linspace(t0, t1 - 0.001, n + 1)", t0, t1 - 0.001),
        ("np.linspace(t0 + 0.001, t1, n + 1)", t0 + 0.001, t1),
        ("np.linspace(t0 + 0.001, t1 - 0.001, n + 1)", t0 + 0.001, t1 - 0.001),
    ):
        short, where = (end - start) / n, "begin after t0" if start > t0 else "end before t1"
        loops += [
            (f"these are the times of {name}: they {where}, the steps must go from t0 to t1", start + k * short, short),
            (f"u is asked at the times of {name}: they {where}, and are not those of the steps", start + k * short, h),
        ]
    for fixed in (0.1, 0.01, 0.001, 0.05):
        loops.append((f"the step size is {fixed}, whatever n is", t0 + k * fixed, fixed))
    for fixed in (10, 20, 40, 49, 50, 100, 200, 1000):
        if fixed != n:
            short = (t1 - t0) / fixed
            loops.append((f"these are {fixed} steps: their number is n", t0 + np.arange(fixed) * short, short))
    return loops


def _forgetful(u, x, n, t0, t1):
    for k in range(n):
        h = (t1 - t0) / (n - k)
        x, t0, t1 = x + h * u(x, t0), 0.0, 1.0
    return x


def _averaged(u, x, times, h, axis):
    for t in times:
        x = x + h * u(x, t).mean(axis, keepdims=True)
    return x


def _implicit(u, x, times, h):
    for t in times:
        x = (x + h * u.c * (t + h)) / (1 - h * u.a)
    return x


def _landing(u, x, times, h):
    for t in times:
        x = x + h * u(x + h * u(x, t), t + h)
    return x


def _blended(u, x, times, h):
    for t in times:
        x = (1 - h) * x + h * u(x, t)
    return x


def _weighted(u, x, times):
    for t in times:
        x = x + t * u(x, t)
    return x


def _multiplied(u, x, times, h):
    for t in times:
        x = x * (1 + h * u(x, t))
    return x


def _overwritten(u, x, times, h):
    for t in times:
        x = h * u(x, t)
    return x


def state_shapes(n: int, b: int, d: int) -> dict[tuple, str]:
    return {
        (n + 1, b, d): "the whole trajectory came back: only its last state is asked for",
        (n, b, d): "one state per step came back: only the last one is asked for",
        (b, n + 1, d): "the whole trajectory came back: only its last state is asked for",
        (d,): "only one point of the batch came back",
        (b,): "one number per point came back: is something summed over the coordinates?",
    }


def time_mistakes(t0, t1, n):
    h, k = (t1 - t0) / n, np.arange(n)
    return {
        off_by_one("the loop stops one step early", -1, n, t0, t1): t0 + k[:-1] * h,
        off_by_one("the loop takes one step too many", 1, n, t0, t1): t0 + np.arange(n + 1) * h,
        "t never advances": np.full(n, t0),
        "u is asked at the end of each step, t + h": t0 + (k + 1) * h,
        "u is asked in the middle of each step": t0 + (k + 0.5) * h,
        "np.linspace(t0, t1, n) holds n points, so only n - 1 steps, and ends at t1": np.linspace(t0, t1, n),
        "t counts from 0 and not from t0": k * h,
        "u is asked with the number of the step where its time is meant": k,
        "t is advanced by 1 and not by h": t0 + k,
        "t is one step late: it must move on in the same turn as x": t0 + np.maximum(k - 1, 0) * h,
        "h is negative: the way from t0 to t1 is t1 - t0": t0 - k * h,
        "t is advanced twice in each turn": t0 + 2 * k * h,
        "time runs backwards from t1": t1 - k * h,
        "the step size is t1 / n": t0 + k * t1 / n,
        "the step size is 1 / n": t0 + k / n,
        "the first step is missing: the loop starts at t0 + h": t0 + k[1:] * h,
        "n points in time are only n - 1 steps: np.linspace(t0, t1, n) holds n points": np.linspace(t0, t1, n)[:-1],
        **{sentence: times for sentence, times, _ in other_loops(t0, t1, n) if len(times) != 2 * n},
    }
