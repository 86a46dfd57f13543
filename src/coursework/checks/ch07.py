"""Chapter 7, sampling with noise.

Most of it is judged on the sine-cosine path, on which the formulas of the straight path are wrong, and with noise that
the check draws, so that a sampler is a function of its arguments and its value is known to rounding.
"""

from __future__ import annotations

import numpy as np

from coursework.judging.expect import array, expect_close, expect_untouched, explaining, shown
from coursework.judging.learning import ARRAY_ONLY, FLOAT_ONLY, HALF, row_times, several, sine_cosine
from coursework.judging.recorder import Field, Served, expect_calls
from coursework.judging.registry import chapter
from coursework.judging.solvers import points
from coursework.judging.verdict import wrong

check = chapter(
    "07_sampling_with_noise",
    {
        "sec-sde-extension": "The same laws for every noise",
        "sec-annealed-langevin": "Annealed",
        "sec-ddim": "DDIM is Euler's method",
        "sec-ddpm": "DDPM is an SDE with one particular noise",
        "sec-second-order": "Second order at the price of the first",
        "sec-conventions": "Other texts, other letters",
    },
)


# --- sampling with noise -----------------------------------------------------------------------------------------

_STEPS = ("flowdiff.sde.euler_maruyama_step", "flowdiff.sde.euler_maruyama", "flowdiff.sde.with_score",
          "flowdiff.paths.Path.convert")  # fmt: skip


_AT_THE_ENDS = "α is 0 at t = 0, and β is 0 at t = 1: is something divided by that?"


def _expect_finite_at_the_ends(got, shape, t):
    if t in (0.0, 1.0):
        got = array(got, shape, f"the step from t = {t:g}").astype(float)
        if not np.isfinite(got).all():
            i = int(np.argmin(np.isfinite(got).all(1)))
            raise wrong(f"finite places after a step from t = {t:g}", shown(got[i]), _AT_THE_ENDS)


def _expect_asked_at_the_start(u, t, later, end, method):
    """u is asked at the time t of the step: where it is not, that is told, whatever came of it."""
    if not np.allclose(u.times, t):
        raise wrong(
            f"u(x, t) asked once, at x and t = {t:.3f}",
            f"{len(u.times)} call{'s' if len(u.times) != 1 else ''}, at {shown(u.times[:5], 4)}",
            f"u is asked at {end}, the end of the step: {method} asks where it is"
            if np.allclose(u.times, later)
            else f"u is asked at other times than t: {method} asks once, where it is. Is this another method?",
        )


@check("sde_step", "sec-sde-extension", _STEPS)
def sde_step_value(s, rng):
    """x + h (u + σ²/2 score) + σ √h ε, the score from the velocity on the sine-cosine path."""
    for batch, d in ((5, 2), (4, 3)):
        A = rng.normal(0, 1, (d, d))

        def field(x, t, A=A):
            return x @ A + 2 * t

        for sigma, t in (
            (float(rng.uniform(1.5, 2.0)), float(rng.uniform(0.25, 0.6))),
            (float(rng.uniform(0.3, 0.5)), float(rng.uniform(0.25, 0.6))),
            (0.0, float(rng.uniform(0.25, 0.6))),
            (float(rng.uniform(0.6, 0.9)), 0.0),  # where α is 0: the score divides by β only
        ):
            h, x = float(rng.uniform(0.05, 0.1)), points(rng, batch, d)
            noise = rng.standard_normal((batch, d))
            u, passed = Field(field, (batch, d)), [x.copy(), noise.copy()]
            a, b, a_dot, b_dot = sine_cosine(t)
            v = field(x, t)
            score = (a * v - a_dot * x) / (b * HALF)
            kick, half = sigma * np.sqrt(h) * noise, sigma**2 / 2

            def step(score, half=half, kick=kick, v=v, x=x, h=h):
                return x + h * (v + half * score) + kick

            denoised, kicked = (b * v - b_dot * x) / HALF, field(x + kick, t)
            with np.errstate(divide="ignore", invalid="ignore"):
                mistakes = {
                    "the score is that of the straight path, (t u - x)/(1 - t)": step((t * v - x) / (1 - t)),
                    "the score term is missing": step(0),
                    "the sign of the score term": step(-score),
                    "the factor ½ of the score term is missing": step(score, sigma**2),
                    "σ is not squared in the score term": step(score, sigma / 2),
                    "σ is missing in the score term": step(score, 0.5),
                    "half of the score term is missing: ω is π/2 and not π, and the factor σ²/2 and not σ²/4": step(
                        score, sigma**2 / 4
                    ),
                    "ω = π/2 is missing in the score": step((a * v - a_dot * x) / b),
                    "π/2 is missing in α̇: the derivative of sin(πt/2)": step((a * v - b * x) / b),
                    "π/2 is missing in α̇ and in ω's place it stands": step((a * v - b * x) / (b * HALF)),
                    "the division by β is missing in the score: this is minus the noise": step(
                        (a * v - a_dot * x) / HALF
                    ),
                    "the score is divided by β²": step((a * v - a_dot * x) / (b**2 * HALF)),
                    "α and β are exchanged in the score": step((b * v - b_dot * x) / (a * HALF)),
                    "the denoiser stands for the score": step(denoised),
                    "the velocity stands for the score": step(v),
                    "the score is that of noise, -x": step(-x),
                    "the score is that of N(0, 1), divided by β²": step(-x / b**2),
                    "the noise is multiplied by h: its size is √h": step(score, half, sigma * h * noise),
                    "the noise is not multiplied by √h": step(score, half, sigma * noise),
                    "σ is missing in the noise": step(score, half, np.sqrt(h) * noise),
                    "σ is squared in the noise": step(score, half, sigma**2 * np.sqrt(h) * noise),
                    "the noise is multiplied by √(2h), as where the drift has no ½": step(
                        score, half, sigma * np.sqrt(2 * h) * noise
                    ),
                    "the noise is multiplied by σ² h, its variance": step(score, half, sigma**2 * h * noise),
                    "the angle of sine and cosine is πt/2: this has t": step(
                        (np.sin(t) * v - HALF * np.cos(t) * x) / (np.cos(t) * HALF)
                    ),
                    "the angle of sine and cosine is πt/2: this has πt": step(
                        (np.sin(2 * HALF * t) * v - HALF * np.cos(2 * HALF * t) * x) / (np.cos(2 * HALF * t) * HALF)
                    ),
                    "multiplied by π/2 where it is divided: a / b * c is (a / b) * c": step(
                        (a * v - a_dot * x) / b * HALF
                    ),
                    "the score is that of the end of the step: α and β belong to t": step(
                        (np.sin(HALF * (t + h)) * v - HALF * np.cos(HALF * (t + h)) * x)
                        / (np.cos(HALF * (t + h)) * HALF)
                    ),
                    "the drift goes backwards in time": x - h * (v + half * score) + kick,
                    "every point is given the noise of the first one": step(
                        score, half, sigma * np.sqrt(h) * noise[:1]
                    ),
                    "√σ in the noise": step(score, half, np.sqrt(sigma * h) * noise),
                    "the noise is not used": step(score, half, 0),
                    "the noise is subtracted": step(score, half, -kick),
                    "the step size is missing in the score term": x + h * v + half * score + kick,
                    "the score term is multiplied by √h": x + h * v + np.sqrt(h) * half * score + kick,
                    "h is missing in the drift": x + v + half * score + kick,
                    "u is missing": x + h * half * score + kick,
                    "x is missing: this is only the way": step(score) - x,
                    "this is α̇/α x + σ² score, which is right for one σ only: add u and half of σ² score": x
                    + h * (a_dot / a * x + sigma**2 * score)
                    + kick,
                    "the factors of x and of u in the score are mixed up": step((v - a_dot / a * x) / (b * HALF)),
                    "σ h stands for σ in the score term": step(score, (sigma * h) ** 2 / 2),
                    "this is α u + α̇ x: the sign inside the score": step((a * v + a_dot * x) / (b * HALF)),
                    "β̇ stands for α̇ in the score": step((a * v - b_dot * x) / (b * HALF)),
                    "1 - t stands for β in the score": step((a * v - a_dot * x) / ((1 - t) * HALF)),
                    "t stands for α in the score": step((t * v - a_dot * x) / (b * HALF)),
                    "sin and cos are given 90 t: the angle is in radians, πt/2": step(
                        (np.sin(90 * t) * v - HALF * np.cos(90 * t) * x) / (np.cos(90 * t) * HALF)
                    ),
                    "h is there twice in the score term": x + h * (v + h * half * score) + kick,
                    "the noise is added before u is asked: u and the score belong to x, where the step starts": step(
                        (a * kicked - a_dot * (x + kick)) / (b * HALF), v=kicked, x=x + kick, kick=0
                    ),
                    "the score term is missing, and the noise is multiplied by h": step(0, half, sigma * h * noise),
                    "the factor ½ of the score term is missing, and the noise is multiplied by h": step(
                        score, sigma**2, sigma * h * noise
                    ),
                    "the sign of the score term, and its factor ½ is missing": step(-score, sigma**2),
                    "ω = π/2 is missing in the score, and the factor ½": step((a * v - a_dot * x) / b, sigma**2),
                    "the score is that of the straight path, and σ is not squared": step(
                        (t * v - x) / (1 - t), sigma / 2
                    ),
                    "σ and h are added under the root: the noise is multiplied by σ √h": step(
                        score, half, np.sqrt(sigma**2 + h) * noise
                    ),
                    "every point is given the mean of the noise": step(score, half, sigma * np.sqrt(h) * noise.mean(0)),
                    "σ² and √(2h) are those of another convention, in which σ² is half of this one": step(
                        score, sigma**2, sigma * np.sqrt(2 * h) * noise
                    ),
                }
            with explaining({"ZeroDivision": _AT_THE_ENDS}):
                got = s.call("sde_step", u, sigma, passed[0], t, h, passed[1])
            _expect_finite_at_the_ends(got, x.shape, t)
            _expect_asked_at_the_start(u, t, t + h, "t + h", "Euler-Maruyama")
            expect_close(
                got,
                step(score),
                f"the step from {shown(x[0], 4)} at t = {t:.3f} with h = {h:.3f}, σ = {sigma:.3f}",
                mistakes,
                otherwise="set σ = 0: an Euler step. Set the noise to 0: h σ²/2 times the score is added",
            )
            for now, then, name in zip(passed, (x, noise), ("x", "noise"), strict=True):
                expect_untouched(now, then, name)
            if len(u.times) != 1 or not np.allclose(u.times, t) or not np.allclose(u.states[0], x, atol=1e-5):
                likely = "its value serves the drift and the score: keep it in a variable" if len(u.times) == 2 else ""
                raise wrong(
                    f"u(x, t) asked once, at x and t = {t:.3f}", f"{len(u.times)} calls, at {shown(u.times)}", likely
                )


def _annealed(noise, x, levels, rho, normal, *, clock=None, weight=None, kick=None, sign=-1.0):
    """Langevin steps at each level; the keywords are ways to get it wrong."""
    weight = weight or (lambda b, t: rho / 2 * b)
    kick = kick or (lambda b, t: np.sqrt(rho) * b)
    for t, draws in zip(levels, normal, strict=True):
        asked = t if clock is None else clock
        for zeta in draws:
            b = np.cos(HALF * t)
            x = x + sign * weight(b, t) * noise(x, asked) + kick(b, t) * zeta
    return x


def _annealed_mistakes(noise, x0, levels, rho, normal):
    def run(noise=noise, levels=levels, normal=normal, **how):
        return _annealed(noise, x0, levels, rho, normal, **how)

    def step(x, guess, t, zeta):
        return x + np.cos(HALF * t) * (root * zeta - rho / 2 * guess)

    def in_turn():
        x = x0
        for draws in normal.swapaxes(0, 1):
            for t, zeta in zip(levels, draws, strict=True):
                x = step(x, noise(x, t), t, zeta)
        return x

    def once_a_level():
        x = x0
        for t, draws in zip(levels, normal, strict=True):
            guess = noise(x, t)
            for zeta in draws:
                x = step(x, guess, t, zeta)
        return x

    def counted():
        x = x0
        for k, t in enumerate(levels):
            for zeta in normal[k]:
                x = step(x, noise(x, k), t, zeta)
        return x

    def kicked_first():
        x = x0
        for t, draws in zip(levels, normal, strict=True):
            for zeta in draws:
                kicked = step(x, 0, t, zeta)
                x = step(kicked, noise(kicked, t), t, 0)
        return x

    def from_start():
        x = x0
        for t, draws in zip(levels, normal, strict=True):
            for zeta in draws:
                x = step(x0, noise(x, t), t, zeta)
        return x

    root, first, last = np.sqrt(rho), np.cos(HALF * levels[0]), np.cos(HALF * levels[-1])
    steps, wide = normal.shape[1], (slice(None), None, None, None)
    return {
        "the noise prediction stands for the score, which is -ε/β": run(weight=lambda b, t: rho / 2 * b**2, sign=1.0),
        "the score is -ε/β: the division by β is missing": run(weight=lambda b, t: rho / 2 * b**2),
        "the score is -ε/β: this divides by β²": run(weight=lambda b, t: rho / 2 + 0 * b),
        "the sign: the score is minus the noise prediction over β": run(sign=1.0),
        "the factor ½ of the score is missing": run(weight=lambda b, t: rho * b),
        "the sign: the score is minus the noise prediction over β, and its factor ½ is missing": run(
            weight=lambda b, t: rho * b, sign=1.0
        ),
        "the factor ½ of the score is missing, and the random number is multiplied by the size, not by its root": run(
            weight=lambda b, t: rho * b, kick=lambda b, t: rho * b**2
        ),
        "β is 1 - t here, that of the straight path: it is cos(πt/2)": run(
            weight=lambda b, t: rho / 2 * (1 - t), kick=lambda b, t: root * (1 - t)
        ),
        "β is sin(πt/2) here: that is α": run(
            weight=lambda b, t: rho / 2 * np.sin(HALF * t), kick=lambda b, t: root * np.sin(HALF * t)
        ),
        "π/2 is missing inside the cosine": run(
            weight=lambda b, t: rho / 2 * np.cos(t), kick=lambda b, t: root * np.cos(t)
        ),
        "the size is ρ here: it is ρ β², smaller where there is less noise": run(
            weight=lambda b, t: rho / 2 / b, kick=lambda b, t: root + 0 * b
        ),
        "the size is ρ β here: it is ρ β²": run(
            weight=lambda b, t: rho / 2 + 0 * b, kick=lambda b, t: np.sqrt(rho * b)
        ),
        "the size is ρ² β² here: it is ρ β²": run(weight=lambda b, t: rho**2 / 2 * b, kick=lambda b, t: rho * b),
        "the random number is multiplied by the size, not by its root": run(kick=lambda b, t: rho * b**2),
        "the random number is multiplied by √ρ alone: the root of the size is √ρ β": run(
            kick=lambda b, t: root + 0 * b
        ),
        "the random number is multiplied by β alone: the root of the size is √ρ β": run(kick=lambda b, t: b),
        "the random number is multiplied by ρ β: the root of the size is √ρ β": run(kick=lambda b, t: rho * b),
        "the random number is multiplied by √ρ β²: the root of β² is β": run(kick=lambda b, t: root * b**2),
        "the random number is not multiplied by the root of the size": run(kick=lambda b, t: 1 + 0 * b),
        "the random numbers are not used": run(normal=0 * normal),
        "the random number is subtracted": run(normal=-normal),
        "ρ is missing where the noise prediction is multiplied": run(weight=lambda b, t: b / 2),
        "the root of the size stands at the score": run(weight=lambda b, t: root / 2 + 0 * b),
        "the levels are taken in reverse order": run(levels=levels[::-1]),
        "the levels, and their random numbers, are taken in reverse order": run(
            levels=levels[::-1], normal=normal[::-1]
        ),
        "the noise prediction is always asked at the first level": run(clock=levels[0]),
        "the noise prediction is always asked at the last level": run(clock=levels[-1]),
        "the noise prediction is asked at t = 1, that of the data": run(clock=1.0),
        "β of the first level is used at every level": run(
            weight=lambda b, t: rho / 2 * first, kick=lambda b, t: root * first
        ),
        "β of the last level is used at every level": run(
            weight=lambda b, t: rho / 2 * last, kick=lambda b, t: root * last
        ),
        "only one step is taken at each level": run(normal=normal[:, :1]),
        "the first level is left out": run(levels=levels[1:], normal=normal[1:]),
        "the last level is left out": run(levels=levels[:-1], normal=normal[:-1]),
        "the random numbers of the first level are used at every level": run(
            normal=np.broadcast_to(normal[:1], normal.shape)
        ),
        "the random number of the first step is used in every step of a level": run(
            normal=np.broadcast_to(normal[:, :1], normal.shape)
        ),
        "every level starts from x0 again": run(levels=levels[-1:], normal=normal[-1:]),
        "the random number has the size √(2 size), that of another convention: there the score has no ½": run(
            normal=np.sqrt(2) * normal
        ),
        "the score has no ½ and the random number √2: the size is twice what it should be": run(
            weight=lambda b, t: rho * b, kick=lambda b, t: np.sqrt(2 * rho) * b
        ),
        "this is DDIM's mixture, which replaces the noise and does not take a step": run(
            weight=lambda b, t: b, kick=lambda b, t: b
        ),
        "the levels are sorted: they are visited in the order in which they come": run(levels=np.sort(levels)),
        "the levels are sorted, the largest first: they are visited in the order in which they come": run(
            levels=np.sort(levels)[::-1]
        ),
        "the levels are sorted, and their random numbers with them: they are visited in the order in which they come": (
            run(levels=np.sort(levels), normal=normal[np.argsort(levels)])
        ),
        "all levels are visited in turn, again and again: take all steps at a level before the next": in_turn(),
        "the noise prediction is asked once for each level: x has moved, ask in every step": once_a_level(),
        "the noise prediction is asked at x0 in every step: ask where the points are": run(lambda x, t: noise(x0, t)),
        "each step starts from x0 again": from_start(),
        "the random number is added before the noise prediction is asked": kicked_first(),
        "the random numbers of a level are used in reverse order": run(normal=normal[:, ::-1]),
        "every level takes the time of the next one": run(levels=np.append(levels[1:], levels[-1])),
        "1 - t stands for t": run(levels=1 - levels),
        "the number of the level stands for its time where the noise prediction is asked": counted(),
        "the factor inside the cosine is π, not π/2": run(
            weight=lambda b, t: rho / 2 * np.cos(np.pi * t), kick=lambda b, t: root * np.cos(np.pi * t)
        ),
        "the random number is multiplied by √(ρ β): the root of β² is β": run(kick=lambda b, t: np.sqrt(rho * b)),
        "ρ is divided by the number of steps: each step has the size ρ β²": run(
            weight=lambda b, t: rho / 2 / steps * b, kick=lambda b, t: np.sqrt(rho / steps) * b
        ),
        "every point is given the random numbers of the first one": run(
            normal=np.broadcast_to(normal[:, :, :1], normal.shape)
        ),
        "the last level gets no random numbers": run(normal=normal * (np.arange(len(levels)) < len(levels) - 1)[wide]),
        "the last step of each level gets no random number": run(
            normal=normal * (np.arange(steps) < steps - 1)[None, :, None, None]
        ),
        "the very last step gets no random number: it is a step as the others": run(
            normal=normal
            * (np.arange(normal[..., 0, 0].size).reshape(normal.shape[:2]) < normal[..., 0, 0].size - 1)[
                ..., None, None
            ]
        ),
        "this is where the points are after the first level: does `return` stand inside of the loop?": run(
            levels=levels[:1], normal=normal[:1]
        ),
        "this is where the points are after the first step: does `return` stand inside of the loops?": run(
            levels=levels[:1], normal=normal[:1, :1]
        ),
        "this is the denoiser after the last step: the points themselves are asked for": (
            (run() - last * noise(run(), levels[-1])) / np.sin(HALF * levels[-1])
        ),
        "nothing has moved": x0,
    }


@check("annealed_langevin", "sec-annealed-langevin", (*_STEPS,))
def annealed_value(s, rng):
    # levels in no order, and not as many as steps
    for levels, steps, batch, d in (((0.5, 0.2, 0.9), 2, 5, 2), ((0.8, 0.3), 1, 4, 3), ((0.6,), 4, 3, 1)):
        a, c = rng.uniform(0.5, 1.2, d), rng.uniform(-2, 2, d)

        def noise(x, t, a=a, c=c):
            return (a + t) * x - c - 3 * t

        levels, rho = np.array(levels) + rng.uniform(-0.05, 0.05, len(levels)), float(rng.uniform(0.3, 0.7))
        x0, normal = points(rng, batch, d), rng.standard_normal((len(levels), steps, batch, d))
        field, passed = Field(noise, (batch, d), "noise"), [x0.copy(), levels.copy(), normal.copy()]
        with explaining(
            {
                "out of bounds": "the random numbers have the axes (level, step, point, coordinate)",
                "could not be broadcast": "take one level and one step at a time: the random numbers have the axes "
                "(level, step, point, coordinate)",
            }
        ):
            got = s.call("annealed_langevin", field, passed[0], passed[1], rho, passed[2])
        for now, then, name in zip(passed, (x0, levels, normal), ("x0", "levels", "normal"), strict=True):
            expect_untouched(np.atleast_2d(now), np.atleast_2d(then), name)

        expect_close(
            got,
            _annealed(noise, x0, levels, rho, normal),
            f"the end of {steps} step{'s' if steps > 1 else ''} at each of {len(levels)} levels from {shown(x0[0], 3)}",
            _annealed_mistakes(noise, x0, levels, rho, normal),
            shapes={
                (len(levels), batch, d): "the state of every level came: only the last is asked for",
                (len(levels) + 1, batch, d): "the state of every level came: only the last is asked for",
                (len(levels), steps, batch, d): "all states came: only the last is asked for",
            },
            otherwise="take one level and one step by hand: x + size/2 · score + √size · random number",
        )
        if len(field.times) != len(levels) * steps:
            raise wrong(f"{len(levels) * steps} calls of noise", f"{len(field.times)}", "once in each step")


@check("ddim_step", "sec-ddim", ("flowdiff.paths.Path.convert", "flowdiff.ode.euler_step", "flowdiff.ode.euler"))
def ddim_step_value(s, rng):
    """x cos θ + (2/π) u sin θ with θ = π/2 (t' - t)."""
    for batch, d in ((5, 2), (4, 3)):
        A = rng.normal(0, 1, (d, d))

        def field(x, t, A=A):
            return x @ A + 2 * t

        for t, later in (
            (float(rng.uniform(0.2, 0.4)), float(rng.uniform(0.6, 0.8))),
            (0.0, float(rng.uniform(0.4, 0.6))),
            (float(rng.uniform(0.5, 0.7)), 1.0),
            (float(rng.uniform(0.6, 0.8)), float(rng.uniform(0.2, 0.4))),
            (1.0, float(rng.uniform(0.4, 0.7))),
        ):
            x = points(rng, batch, d)
            u, passed = Field(field, (batch, d)), x.copy()
            a, b, a_dot, b_dot = sine_cosine(t)
            c, e, *_ = sine_cosine(later)
            v = field(x, t)
            clean, noise = (b * v - b_dot * x) / HALF, (a_dot * x - a * v) / HALF
            straight_clean, straight_noise = x + (1 - t) * v, x - t * v

            def turn(angle, omega=HALF, x=x, v=v):
                return np.cos(angle) * x + np.sin(angle) * v / omega

            with np.errstate(divide="ignore", invalid="ignore"):
                mistakes = {
                    "this is a plain Euler step, x + (t' - t) u": x + (later - t) * v,
                    "this is a plain Euler step, and D - ε is the velocity of the straight path": x
                    + (later - t) * (clean - noise),
                    "denoiser and noise are those of the straight path": c * straight_clean + e * straight_noise,
                    "the mixture at t' is that of the straight path": later * clean + (1 - later) * noise,
                    "this is the denoiser alone, mixed at t'": c * clean,
                    "this is the denoiser": clean,
                    "α and β are exchanged at t'": e * clean + c * noise,
                    "α and β are those of t: nothing moves": a * clean + b * noise,
                    "ω = π/2 is missing": HALF * (c * clean + e * noise),
                    "the derivatives lack their π/2, and ω": c * (b * v + a * x) + e * (b * x - a * v),
                    "the derivatives lack their π/2": (c * (b * v + a * x) + e * (b * x - a * v)) / HALF,
                    "the sign of the noise": c * clean - e * noise,
                    "β̇ is negative: its sign is lost in the denoiser": c * (b * v - HALF * a * x) / HALF + e * noise,
                    "the velocity is taken for the denoiser": c * v + e * (x - a * v) / b,
                    "the velocity is taken for the noise": c * (x - b * v) / a + e * v,
                    "the velocity is taken to be D - ε, as on the straight path": c * (x + b * v) / (a + b)
                    + e * (x - a * v) / (a + b),
                    "this is the velocity at t' and no place": HALF * (e * clean - c * noise),
                    "π/2 stands where 2/π belongs: u is divided by ω": np.cos(HALF * (later - t)) * x
                    + HALF * np.sin(HALF * (later - t)) * v,
                    "the turn is the other way round: its angle is π/2 (t' - t), negative for an earlier t'": (
                        np.cos(HALF * (later - t)) * x - np.sin(HALF * (later - t)) * v / HALF
                    ),
                    "the angle of the turn is π/2 (t' - t), not π (t' - t)": np.cos(2 * HALF * (later - t)) * x
                    + np.sin(2 * HALF * (later - t)) * v / HALF,
                    "x is kept and the new noise added to it": x + c * clean + e * noise,
                    "the angle is π/2 times the way, t' - t: this is the angle of t'": turn(HALF * later),
                    "the angle of the turn is π/2 (t' - t): this has t' - t": turn(later - t),
                    "π/2 is missing in the angle of the turn, and u is divided by it": turn(later - t, 1.0),
                    "the sine and the cosine of the turn are exchanged": turn(HALF - HALF * (later - t)),
                    "x is multiplied by the cosine of the turn, too": x + np.sin(HALF * (later - t)) * v / HALF,
                    "u is multiplied by the sine of the turn, not by the tangent": np.cos(HALF * (later - t)) * x
                    + np.tan(HALF * (later - t)) * v,
                    "u is multiplied by the sine of the turn and not by its cosine too, and divided by ω": (
                        np.cos(HALF * (later - t)) * (x + np.sin(HALF * (later - t)) * v / HALF)
                    ),
                    "the sign of u in the denoiser, which is α x + β u/ω": c * (a * x - b * v / HALF) + e * noise,
                    "the sign of u in the noise, which is β x - α u/ω": c * clean + e * (b * x + a * v / HALF),
                    "α and β are exchanged in both guesses": c * (b * x + a * v / HALF) + e * (a * x - b * v / HALF),
                    "the noise is x - α D over β: the division is missing": c * clean + e * (x - a * clean),
                    "ω = π/2 is missing in the denoiser": c * clean * HALF + e * noise,
                    "ω = π/2 is missing in the noise": c * clean + e * noise * HALF,
                    "x stands for the noise": c * clean + e * x,
                    "x stands for the denoiser": c * x + e * noise,
                    "the score stands for the noise": c * clean - e * noise / b,
                    "the denoiser is clipped to [-1, 1]: these data lie anywhere": c * clean.clip(-1, 1) + e * noise,
                    "x is multiplied by the cosine of the turn, too, and u by 2/π, not by π/2": x
                    + HALF * np.sin(HALF * (later - t)) * v,
                    "denoiser and noise are those of the straight path, and the sign of the noise": c * straight_clean
                    - e * straight_noise,
                }
                if later < t:
                    mistakes = {
                        "nothing moves: the step may go backwards in time, too": x,
                        "for an earlier t' the way t' - t is below 0: here it is its size": turn(HALF * (t - later)),
                        **mistakes,
                    }
            causes = {"ZeroDivision": _AT_THE_ENDS}
            if later < t:
                causes["AssertionError|ValueError"] = "the step may go backwards in time: t' may be below t"
            with explaining(causes):
                got = s.call("ddim_step", u, passed, t, later)
            _expect_finite_at_the_ends(got, x.shape, t)
            _expect_asked_at_the_start(u, t, later, "t'", "DDIM")
            expect_close(
                got,
                c * clean + e * noise,
                f"the step from {shown(x[0], 4)}, t = {t:.3f}, to t' = {later:.3f}",
                mistakes,
                otherwise="in the guesses α D + β ε must be x, and α̇ D + β̇ ε u; then mix them with α and β of t'"
                if 0 < t < 1
                else "α is 0 at t = 0, and β is 0 at t = 1: is something divided by that, or by a small number for it?",
            )
            expect_untouched(passed, x, "x")
            if len(u.times) != 1 or not np.allclose(u.times, t) or not np.allclose(u.states[0], x, atol=1e-5):
                raise wrong(
                    f"u(x, t) asked once, at x and t = {t:.3f}",
                    f"{len(u.times)} calls, at {shown(u.times)}",
                    "DDIM asks once, where it is",
                )


# --- an ancestral step, and a step of second order ----------------------------------------------------------------


def _ancestral(x, e, zeta, eta, here, there, *, tilde=None, kept=None, clean=None):
    """α' D + √(β'² - η² β̃²) ε̂ + η β̃ ζ; `here` and `there` are (α, β), and the keywords are ways to get it wrong."""
    (a, b), (c, f) = here, there
    tilde = f * np.sqrt(1 - (f / c * a / b) ** 2) if tilde is None else tilde
    clean = (x - b * e) / a if clean is None else clean
    kept = np.sqrt(f**2 - (eta * tilde) ** 2) if kept is None else kept
    return c * clean + kept * e + eta * tilde * zeta


@check("ancestral_step", "sec-ddpm", ("flowdiff.paths.Path.convert",))
def ancestral_value(s, rng):
    """On the sine-cosine path, with the noise that the check draws."""
    for batch, d in ((5, 2), (4, 3)):
        A = rng.normal(0, 1, (d, d))

        def field(x, t, A=A):
            return x @ A + 2 * t

        for t, later, eta in (
            (float(rng.uniform(0.3, 0.4)), float(rng.uniform(0.6, 0.7)), float(rng.uniform(0.4, 0.7))),
            (float(rng.uniform(0.2, 0.3)), float(rng.uniform(0.5, 0.6)), 1.0),
            (float(rng.uniform(0.4, 0.6)), float(rng.uniform(0.7, 0.8)), 0.0),
            (float(rng.uniform(0.5, 0.7)), 1.0, float(rng.uniform(0.4, 0.7))),
        ):
            x, zeta = points(rng, batch, d), rng.standard_normal((batch, d))
            noise, passed = Field(field, (batch, d), "noise"), [x.copy(), zeta.copy()]
            (a, b, *_), (c, f, *_) = sine_cosine(t), sine_cosine(later)
            f = 0.0 if later == 1 else f
            e, here, there = field(x, t), (a, b), (c, f)
            ratio = f / c * a / b
            tilde = f * np.sqrt(1 - ratio**2)
            kept = np.sqrt(f**2 - (eta * tilde) ** 2)

            def step(e=e, zeta=zeta, eta=eta, here=here, there=there, x=x, **how):
                return _ancestral(x, e, zeta, eta, here, there, **how)

            clean = (x - b * e) / a
            mistakes = {
                "this is DDIM: no noise is drawn afresh": step(eta=0.0),
                "the old noise is not made smaller for the fresh one: √(β'² - η² β̃²) stands before ε̂": step(kept=f),
                "all of the old noise is replaced by fresh noise: a part of it is kept": c * clean + f * zeta,
                "η is missing: this is the step for η = 1": step(eta=1.0),
                "η stands for η² under the root": step(kept=np.sqrt(f**2 - eta * tilde**2)),
                "η is missing before the fresh noise": step(kept=kept) + (1 - eta) * tilde * zeta,
                "η is missing under the root": step(kept=np.sqrt(f**2 - tilde**2)),
                "the fresh noise is multiplied by η β̃², a variance: by its root": c * clean
                + kept * e
                + eta * tilde**2 * zeta,
                "β̃² begins with β'², the variance at the end of the step: this has that at its start": step(
                    tilde=b * np.sqrt(1 - ratio**2), kept=np.sqrt(np.abs(f**2 - (eta * b) ** 2 * (1 - ratio**2)))
                ),
                "the ratio λ'/λ is not squared": step(
                    tilde=f * np.sqrt(1 - ratio), kept=np.sqrt(f**2 - (eta * f) ** 2 * (1 - ratio))
                ),
                "sizes are subtracted, β' - η β̃, where variances are: √(β'² - η² β̃²)": step(kept=f - eta * tilde),
                "the variance of the old noise is not brought under a root": step(kept=kept**2),
                "α and β are exchanged at t'": step(there=there, kept=kept) + (f - c) * clean,
                "this is the denoiser": clean,
                "the sign of ε̂ in the denoiser, which is (x - β ε̂)/α": step(clean=(x + b * e) / a),
                "the division by α is missing in the denoiser": step(clean=x - b * e),
                "x stands for the denoiser": step(clean=x),
                "the old noise is missing": step(e=e, kept=0.0),
                "the fresh noise is subtracted": step(zeta=-zeta),
                "old and fresh noise are exchanged": c * clean + kept * zeta + eta * tilde * e,
                "every point is given the fresh noise of the first one": step(zeta=zeta[:1]),
                "α and β are t and 1 - t here, those of the straight path": step(
                    here=(t, 1 - t), there=(later, 1 - later)
                ),
                "the angle of sine and cosine is πt/2: this has t": step(
                    here=(np.sin(t), np.cos(t)), there=(np.sin(later), np.cos(later))
                ),
            }
            got = s.call("ancestral_step", noise, passed[0], t, later, eta, passed[1])
            expect_calls(
                noise,
                [t],
                {"the noise is asked for at t', the end of the step: ask where the points are": [later]},
                otherwise="once, at x and t, where the step starts",
            )
            expect_close(
                got,
                step(),
                f"the step from {shown(x[0], 4)}, t = {t:.3f}, to t' = {later:.3f} with η = {eta:.3f}",
                mistakes,
                otherwise="first η = 0, where it is DDIM; then look at β̃² = β'² (1 - λ'²/λ²)",
            )
            for now, then, name in zip(passed, (x, zeta), ("x", "zeta"), strict=True):
                expect_untouched(now, then, name)


def _second_order(x, here, there, line):
    """β'/β x + (α' - α β'/β) D, with what stands for D."""
    (a, b), (c, f) = here, there
    return f / b * x + (c - a * f / b) * line


_LEVEL = "log.*0|[Dd]ivi(de|sion) by zero|ZeroDivision|math domain"


@check("second_order_step", "sec-second-order", ("flowdiff.samplers.dpm_solver", "flowdiff.samplers.exponential_step",
       "flowdiff.samplers.half_log_snr", "flowdiff.paths.Path.convert"))  # fmt: skip
def second_order_value(s, rng):
    """2M on the sine-cosine path; the first step and the last one are DDIM's."""
    for batch, d in ((5, 2), (4, 3)):
        before_t, t = float(rng.uniform(0.15, 0.25)), float(rng.uniform(0.35, 0.5))
        for first, later in ((False, float(rng.uniform(0.75, 0.9))), (True, 0.7), (False, 1.0)):
            x, now, before = points(rng, batch, d), points(rng, batch, d), points(rng, batch, d)
            passed = [x.copy(), now.copy(), before.copy()]

            def at(t):
                a, b, *_ = sine_cosine(t)
                return a, 0.0 if t == 1 else b

            def level(t):
                a, b = at(t)
                return np.log(a / b) if b else np.inf

            here, there = at(t), at(later)
            steps = level(later) - level(t), level(t) - level(before_t)
            share = 0.0 if first or later == 1 else steps[0] / (2 * steps[1])
            rise = now - before
            line = now + share * rise
            (a, b), (c, f) = here, there
            mistakes = {"this is DDIM: the value of the step before is not used": _second_order(x, here, there, now)}
            if not first and later < 1:
                ratios = [at(one)[1] / at(one)[0] for one in (before_t, t, later)]
                tangents = np.tan([before_t, t, later])

                def step(line, here=here, there=there, x=x):
                    return _second_order(x, here, there, line)

                mistakes |= {
                    "the factor ½ is missing: this is the line at the end of the step, not in its middle": step(
                        now + 2 * share * rise
                    ),
                    "the line goes the wrong way: D now minus D before": step(now - share * rise),
                    "the ratio of the steps is upside down: the new one over the old": step(
                        now + rise * steps[1] / (2 * steps[0])
                    ),
                    "the steps are measured in t: the line is drawn in ℓ": step(
                        now + rise * (later - t) / (2 * (t - before_t))
                    ),
                    "the steps are measured in β/α: the line is drawn in its logarithm": step(
                        now + rise * (ratios[2] - ratios[1]) / (2 * (ratios[1] - ratios[0]))
                    ),
                    "the two steps are taken to be equally long": step(now + rise / 2),
                    "this is the middle between the two values: the line goes on past the last one": step(
                        (now + before) / 2
                    ),
                    "the two values are exchanged: the line goes on from `now`": step(before + share * (before - now)),
                    "the line starts at `before`: it goes on from `now`": step(before + share * rise),
                    "α and β are t and 1 - t in the step, those of the straight path": step(
                        line, (t, 1 - t), (later, 1 - later)
                    ),
                    "the angle of sine and cosine is πt/2: this has t": step(
                        now + rise * np.log(tangents[2] / tangents[1]) / (2 * np.log(tangents[1] / tangents[0])),
                        (np.sin(t), np.cos(t)),
                        (np.sin(later), np.cos(later)),
                    ),
                    "α and β are exchanged": step(line, here[::-1], there[::-1]),
                    "x is multiplied by α'/α: by β'/β": c / a * x + (c - a * f / b) * line,
                    "x is missing": (c - a * f / b) * line,
                    "D̃ is multiplied by α' alone: by α' - α β'/β": f / b * x + c * line,
                    "the sign between α' and α β'/β": f / b * x + (c + a * f / b) * line,
                    "this is D̃ itself: put it into the step": line,
                    "the noise is made of the denoiser's last value: D̃ stands for it there, too": c * line
                    + f * (x - a * now) / b,
                }  # fmt: skip
            with explaining(
                {
                    "NoneType": "in the first step there is no value before: `before` is None, and the step is DDIM's",
                    _LEVEL: "β is 0 at t' = 1, so ℓ is infinite there: such a step is DDIM's",
                }
            ):
                got = s.call(
                    "second_order_step", passed[0], passed[1], None if first else passed[2],
                    None if first else before_t, t, later,
                )  # fmt: skip
            got = array(got, x.shape, "the step").astype(float)
            # at t' = 1 cos(π/2) is 6e-17 and ℓ not infinite but 37: an answer that trusts it takes a line to there
            if later == 1 and not np.isfinite(got).all():
                raise wrong(
                    "a finite place at t' = 1",
                    shown(got[0]),
                    "β is 0 at t' = 1, so ℓ is infinite there: such a step is DDIM's",
                )
            if later == 1:
                far = level(1 - 1e-9)  # whatever was taken for infinity, the line leaves `now` by a multiple of rise
                off = (got - now)[np.abs(rise) > 0.1] / rise[np.abs(rise) > 0.1]
                mistakes = {}
                if far and np.allclose(off, off.flat[0], rtol=1e-3) and abs(off.flat[0]) > 1e-3:
                    mistakes["at t' = 1 ℓ is infinite, and no line leads there: such a step is DDIM's"] = got
            where = "the first step" if first else "the last step, to t' = 1," if later == 1 else "a step"
            expect_close(
                got,
                _second_order(x, here, there, line),
                f"{where} from {shown(x[0], 4)}, t = {t:.3f}, to t' = {later:.3f}",
                mistakes,
                otherwise="first with D̃ = `now`, which is DDIM's step; then the line, in ℓ = ln(α/β)",
            )
            for after, then, name in zip(passed, (x, now, before), ("x", "now", "before"), strict=True):
                expect_untouched(after, then, name)


# --- from one notation into another ----------------------------------------------------------------------------------


class Edm(Served):
    """A denoiser D(x̄; σ) of noisy data x̄ = z + σ ε, of a Gaussian, that keeps what it is asked."""

    def __init__(self, rng, batch, d):
        self.mean, self.shape = rng.uniform(-2, 2, d), (batch, d)
        self.var = float(rng.uniform(0.3, 0.8))
        self.calls: list[tuple] = []

    def clean(self, y, sigma):
        return self.mean + self.var / (self.var + sigma**2) * (y - self.mean)

    def __call__(self, *args, **others):
        args = (*args, *others.values())
        if len(args) != 2:
            self._complain("denoiser(noisy, sigma), two arguments", f"{len(args)}", "")
        y, sigma = np.asarray(args[0]), np.asarray(args[1], float)
        if y.shape != self.shape or (sigma.size != 1 and sigma.shape != (self.shape[0], 1)):
            swapped = "the arguments are swapped" if sigma.shape == self.shape else ""
            if sigma.shape == self.shape[:1]:
                swapped = "a level for each point is a column, as t is"
            self._complain(f"denoiser(noisy, sigma) with noisy of shape {self.shape} and sigma a float or a column",
                           f"shapes {y.shape} and {sigma.shape}", swapped)  # fmt: skip
        self.calls.append((np.array(y, float), sigma))
        return self.clean(self.calls[-1][0], sigma).astype(y.dtype if y.dtype.kind == "f" else float)


def _from_edm(s, denoiser, x, t):
    with explaining(
        {
            ARRAY_ONLY: "t may be a column, one time for each point: no float(t), and no `if` on it",
            FLOAT_ONLY: "t may be a float, too: then it has neither axes nor a length",
            "could not be broadcast": "a time for each point is a column, (batch, 1), and so is all that is made of it",
        }
    ):
        return s.call("from_edm", denoiser, x, t)


@check("from_edm", "sec-conventions", ("flowdiff.paths.Path.convert",))
def from_edm_asks(s, rng):
    """The denoiser is asked at x/t with the noise level (1 - t)/t."""
    for batch, d in ((5, 2), (4, 3)):
        for t in (float(rng.uniform(0.3, 0.7)), row_times(rng, batch)):
            x, denoiser = points(rng, batch, d), Edm(rng, batch, d)
            passed = x.copy()
            _from_edm(s, denoiser, passed, t.copy() if np.ndim(t) else t)
            expect_untouched(passed, x, "x")
            if len(denoiser.calls) != 1:
                raise wrong(
                    "denoiser(noisy, sigma) asked once", f"{len(denoiser.calls)} times", "its value serves both answers"
                )
            y, sigma = denoiser.calls[0]
            c = np.broadcast_to(t, (batch, 1))
            got = np.broadcast_to(sigma, (batch, 1))
            label = f"t = {t:.3f}" if np.ndim(t) == 0 else f"its own time, first {t[0, 0]:.3f}"
            expect_close(
                got[:, 0],
                ((1 - c) / c)[:, 0],
                f"the noise level that the denoiser is asked with, at {label}",
                {
                    "this is 1 - t, the noise in x: divide by t, as x is": (1 - c)[:, 0],
                    "this is t, the time": c[:, 0],
                    "upside down: the noise over the data": (c / (1 - c))[:, 0],
                    "this is a variance: the noise level is a standard deviation": (((1 - c) / c) ** 2)[:, 0],
                    "this is 1/t": (1 / c)[:, 0],
                    "this is the root": np.sqrt((1 - c) / c)[:, 0],
                    "every point is given the first level": np.full(batch, ((1 - c) / c)[0, 0]),
                    "every point is given the level of the mean time": np.full(batch, 1 / c.mean() - 1),
                    "every point is given the mean level": np.full(batch, ((1 - c) / c).mean()),
                    "this is ln(σ)/4, the number that EDM's network is told: the denoiser takes σ": np.log((1 - c) / c)[
                        :, 0
                    ]
                    / 4,
                    "this is ln σ: the denoiser takes σ": np.log((1 - c) / c)[:, 0],
                    "this is 1/(1 + t): t = 1/(1 + σ), solved for σ, is asked for": (1 / (1 + c))[:, 0],
                    "this is the level on the sine-cosine path: here x = t z + (1 - t) ε": (1 / np.tan(HALF * c))[:, 0],
                },
            )
            expect_close(
                y,
                x / c,
                f"the place that the denoiser is asked at, at {label}",
                {
                    "this is x: EDM's data are not shrunk, so divide by t": x,
                    "this is t x: divide": x * c,
                    "this is x / (1 - t)": x / (1 - c),
                    "this is x - (1 - t)": x - (1 - c),
                    "every point is divided by the mean time": x / c.mean(),
                    "every point is divided by the first time": x / c[0],
                    "this is x/α on the sine-cosine path: here x = t z + (1 - t) ε": x / np.sin(HALF * c),
                    "it is scaled to the spread 1, as EDM does inside of D: the denoiser takes x/t itself": x
                    / c
                    / np.sqrt(1 + ((1 - c) / c) ** 2),
                    "it is scaled by 1/√(σ² + ¼), as EDM does inside of D: the denoiser takes x/t itself": x
                    / c
                    / np.sqrt(0.25 + ((1 - c) / c) ** 2),
                },
            )


@check("from_edm", "sec-conventions", ("flowdiff.paths.Path.convert",))
def from_edm_value(s, rng):
    for batch, d in ((5, 2), (4, 3)):
        for t in (float(rng.uniform(0.3, 0.7)), row_times(rng, batch)):
            x, denoiser = points(rng, batch, d), Edm(rng, batch, d)
            got = several(_from_edm(s, denoiser, x.copy(), t), ("velocity", "score"), "what is asked for")
            c, first, mean = np.asarray(t), np.ravel(t)[0], np.mean(t)
            a, b = np.sin(HALF * c), np.cos(HALF * c)
            # whatever it was asked with: the other check looks at that
            clean = denoiser.clean(*denoiser.calls[0]) if denoiser.calls else denoiser.clean(x / c, (1 - c) / c)
            noise = (x - c * clean) / (1 - c)
            sigma = (1 - c) / c
            u, score = clean - noise, -noise / (1 - c)
            label = f"at {shown(x[0], 4)}, " + (
                f"t = {t:.3f}" if np.ndim(t) == 0 else f"its own time, first {t[0, 0]:.3f}"
            )
            expect_close(
                got[0],
                u,
                f"the velocity {label}",
                {
                    "this is D - x: divide by 1 - t": clean - x,
                    "divided by t and not by 1 - t": (clean - x) / c,
                    "this is EDM's slope, (x/t - D)/σ": (x / c - clean) / sigma,
                    "this is (D - x/t)/(1 - t): x itself, not x/t": (clean - x / c) / (1 - c),
                    "this is (x - D)/(1 - t): the sign": (x - clean) / (1 - c),
                    "this is the denoiser": clean,
                    "the score comes second, the velocity first": score,
                    "the noise is not divided by 1 - t": clean - (x - c * clean),
                    "every point is given the first time, after the denoiser": (clean - x) / (1 - first),
                    "every point is given the mean time, after the denoiser": (clean - x) / (1 - mean),
                    "this is D - x/t: the noise is x - t D over 1 - t, and the velocity D minus that": clean - x / c,
                    "the noise is x/t - D here: that is σ ε": clean - (x / c - clean),
                    "the noise is (x - D)/(1 - t) here: x holds t D": clean - (x - clean) / (1 - c),
                    "the noise is (x/t - D)/σ, and σ is (1 - t)/t: this has 1 - t": clean - (x / c - clean) / (1 - c),
                    "this is t D - ε: the derivative of t z is z": c * clean - noise,
                    "divided by 1 - t once more: D - ε is the velocity already": u / (1 - c),
                    "this is x/t - ε: x/t is the noisy data, and D the clean": x / c - noise,
                    "this is EDM's slope times dσ/dt, the velocity of x/t: x moves by x/t more, and t times that": (
                        clean - x / c
                    )
                    / (sigma * c**2),
                    "the noise is (x - t D)(1 - t) here: divide by 1 - t": clean - (x - c * clean) * (1 - c),
                    "this is the velocity of the sine-cosine path": HALF * (b * clean - a * (x - a * clean) / b),
                },
                otherwise="x = t D + (1 - t) ε: find ε, then D - ε",
            )
            expect_close(
                got[1],
                score,
                f"the score {label}",
                {
                    "the sign: it points from x to t D": -score,
                    "this is EDM's score, -ε/σ: the noise in x has size 1 - t, not σ": (clean - x / c) / sigma**2,
                    "divided by 1 - t once: by its square": c * clean - x,
                    "this is -ε: divided by 1 - t and not by its square": (c * clean - x) / (1 - c),
                    "this is (D - x)/(1 - t)²: the mean is t D": (clean - x) / (1 - c) ** 2,
                    "this is (D - x)/(1 - t)": (clean - x) / (1 - c),
                    "this is (D - x)/σ²": (clean - x) / sigma**2,
                    "this is (D - x)/σ² with σ for the noise in x": (clean - x) / sigma**2 * c,
                    "every point is given the first time, after the denoiser": (first * clean - x) / (1 - first) ** 2,
                    "every point is given the mean time, after the denoiser": (mean * clean - x) / (1 - mean) ** 2,
                    "this is EDM's score times t: x is smaller than x/t, so its score is larger, divided by t": c
                    * (clean - x / c)
                    / sigma**2,
                    "divided by t and not by 1 - t": -noise / c,
                    "made of the velocity, it is (t u - x)/(1 - t): this has + x": (c * u + x) / (1 - c),
                    "made of the velocity, it is (t u - x)/(1 - t): t is missing": (u - x) / (1 - c),
                    "the noise is x/t - D here: that is σ ε": -(x / c - clean) / (1 - c),
                    "the noise is (x - D)/(1 - t) here: x holds t D": -(x - clean) / (1 - c) ** 2,
                    "σ is (1 - t)/t: this is EDM's score with 1 - t for it": (clean - x / c) / (1 - c) ** 2,
                },
                otherwise="the score is minus the noise prediction over the size of the noise in x",
            )
