"""Chapter 6, score matching and sampling with noise: rows 54 and 55 of the exercises, and the samplers that follow.

Most of it is judged on the sine-cosine path, on which the formulas of the straight path are wrong, and with noise that
the check draws, so that a sampler is a function of its arguments and its value is known to rounding.
"""

from __future__ import annotations

import numpy as np

from coursework.checks.learning import (
    Batch,
    Linear,
    expect_one_number,
    expect_places,
    expect_uniform_times,
    row_times,
    several,
    sine_cosine,
    spread_to,
)
from coursework.checks.solvers import points
from coursework.judge import (
    Field,
    expect_close,
    expect_from_rng,
    expect_untouched,
    number,
    shown,
    wrong,
)
from coursework.registry import chapter

check = chapter(
    "06_score_matching",
    {
        "sec-convert": "From each to each",
        "sec-limits": "Where each one degenerates",
        "sec-denoising-score-matching": "Learning a score from samples",
        "sec-loss-weight": "The weight decides",
        "sec-noise-floor": "What is left at best",
        "sec-sde-extension": "The same laws for every noise",
        "sec-annealed-langevin": "Annealed",
        "sec-ddim": "DDIM is Euler's method",
        "sec-conventions": "Other texts, other letters",
    },
)

HALF = np.pi / 2


# --- 54. denoising score matching --------------------------------------------------------------------------------

_LOSSES = ("flowdiff.losses.denoising_score_matching", "flowdiff.losses.noise_prediction")


@check("score_loss", "sec-denoising-score-matching", _LOSSES)
def score_loss_batch(s, rng):
    """What the loss asks the score about: uniform times, a fresh place on the path for each."""
    for batch, d in ((1500, 2), (1200, 3)):
        z = 2 * points(rng, batch, d)
        passed = z.copy()
        score = Batch(Linear(rng, d), (batch, d), "score")
        number(s.call("score_loss", score, passed, rng.spawn(1)[0]), "the loss")
        x, t = score.only_call()
        expect_uniform_times(t)
        expect_places(x, t, z)
        expect_untouched(passed, z, "z")
        again = Batch(score.function, (batch, d), "score")
        s.call("score_loss", again, z, rng.spawn(1)[0])
        if np.array_equal(again.only_call()[1], t):
            raise wrong("other times from another generator", "the same times", "are the times drawn, with `rng`?")


def _score_loss_mistakes(score, x, t, z, eps):
    a, b, *_ = sine_cosine(t)
    n, d = x.shape
    target = -eps / b

    def loss(target, weight):
        return (weight * ((score - target) ** 2).sum(1, keepdims=True)).mean()

    right = loss(target, b**2)
    mistakes = {
        "the weight β² is missing: this loss has no mean": loss(target, 1),
        "the weight is β: it is β², as the square of the error is weighted": loss(target, b),
        "the weight is β⁴": loss(target, b**4),
        "the weight is α": loss(target, a),
        "the weight is 1 - β": loss(target, 1 - b),
        "β multiplies the score and the weight is there, too: one of them": (b**2 * (b * score + eps / b) ** 2)
        .sum(1)
        .mean(),
        "the target is ε, with the weight: the score is -ε/β": loss(eps, b**2),
        "the mean is divided by the number of points once more": right / n,
        "absolute values where squares belong": (b**2 * np.abs(score - target)).sum(1).mean(),
        "the differences are summed over the coordinates before they are squared": (
            (b * (score - target)).sum(1) ** 2
        ).mean(),
        "the weight is 1/β²": loss(target, b**-2),
        "the weight is α²": loss(target, a**2),
        "the weight is 1 - β²": loss(target, 1 - b**2),
        "the weight is 1 - t or its square, that of the straight path": loss(target, (1 - t) ** 2),
        "the target has the wrong sign: the score points away from the noise, to -ε/β": loss(-target, b**2),
        "the target is -ε: the score divides it by β": loss(-eps, b**2),
        "the target is -ε, without a weight: the score divides it by β": loss(-eps, 1),
        "the target is ε: that is the noise prediction, the score is -ε/β": loss(eps, 1),
        "the target is -ε/β²: x - α z is β ε already": loss(-eps / b**2, b**2),
        "the target is -β ε, the difference that is not divided at all": loss(-b * eps, b**2),
        "the target is -(x - z)/β²: the mean is α z": loss(-(x - z) / b**2, b**2),
        "the target is -x/β²: the mean is α z": loss(-x / b**2, b**2),
        "the target is the score of noise, -x": loss(-x, b**2),
        "the target is the velocity": loss(HALF * (b * z - a * eps), b**2),
        "the target is the data point": loss(z, b**2),
        "the squares are summed over the batch: take the mean over the points": right * n,
        "half of it": right / 2,
        "a root is taken": np.sqrt(right),
        "the lengths are not squared": (b * np.linalg.norm(score - target, axis=1, keepdims=True)).mean(),
        "the differences are averaged before they are squared": ((b * (score - target)).mean(0) ** 2).sum(),
        "the weights are averaged apart from the squares: does β² as a column meet a flat array?": (b**2).mean()
        * loss(target, 1),
        "the weights are divided by their sum: only their mean value would change": right / (b**2).mean(),
    }
    alone = {
        "the mean is taken over the coordinates too: sum over them": right / d,
        **mistakes,
        **{f"{text}; and the mean is taken over the coordinates too": value / d for text, value in mistakes.items()},
    }
    return right, alone


@check("score_loss", "sec-loss-weight", _LOSSES)
def score_loss_value(s, rng):
    """The loss of this very batch, from the places and times that the score was asked about."""
    for batch, d in ((40, 3), (7, 2), (25, 1)):
        z, field = 2 * points(rng, batch, d), Linear(rng, d)
        score = Batch(field, (batch, d), "score")
        got = s.call("score_loss", score, z.copy(), rng.spawn(1)[0])
        x, t = score.only_call()
        a, b, *_ = sine_cosine(t)
        b = np.maximum(b, 1e-12)
        eps = (x - a * z) / b
        right, mistakes = _score_loss_mistakes(field(x, t), x, t, z, eps)
        expect_one_number(got, batch)
        expect_close(
            got,
            right,
            f"the loss of a batch of {batch} points in {d} dimension{'s' if d > 1 else ''}",
            mistakes,
            rtol=2e-4,
            otherwise="for each point β² times the squared length of score + ε/β, then the mean",
        )
    field = Linear(rng, 2)
    expect_from_rng(
        lambda g: np.asarray(
            number(
                s.call("score_loss", Batch(field, (9, 2), "score"), points(np.random.default_rng(3), 9), g), "the loss"
            )
        ),
        rng,
    )


def _straight_noise_floor(s):
    return s**2 / (1 + s**2) * (1 + 2 * np.log(s) / (1 + s**2) + (1 - s**2) / (1 + s**2) * np.pi / (2 * s))


@check("noise_floor", "sec-noise-floor")
def noise_floor_value(s, rng):
    """d s / (1 + s) on the sine-cosine path."""
    for d in (3, 1, 8):
        std = float(rng.uniform(0.45, 0.6) * rng.choice([1, 4]))  # below 1.7 mistakes are alike
        right, left = d * std / (1 + std), std * _middle(1)
        expect_close(
            number(s.call("noise_floor", std, d), "the floor"),
            right,
            f"what is left of the noise loss for s = {std:.3f}, d = {d}",
            {
                "the dimension d is missing: every coordinate adds its share": right / d,
                "this is the floor on the straight path": d * _straight_noise_floor(std),
                "this is the floor on the straight path, of one coordinate": _straight_noise_floor(std),
                "the best loss is not 0: x does not tell the noise": 0.0,
                "this is d, the loss of guessing 0": float(d),
                "this is the share that x tells of the noise: what is left is the rest": d / (1 + std),
                "s² stands for s: this is the variance at t = 1/2, not its mean over the times": d
                * std**2
                / (1 + std**2),
                "this is what is left at t = 1/2": d * std**2 / (1 + std**2),
                "this is the floor of the velocity": d * np.pi**2 * std / 4,
                "this is the floor of the velocity on the straight path": d * np.pi * std / 2,
                "this is what is left of the denoiser: Var(Z | x), not Var(ε | x)": d
                * np.mean(std**2 * _middle(0) ** 2 / (_middle(1) ** 2 * std**2 + _middle(0) ** 2)),
                "a root is taken": np.sqrt(right),
                "half of it": right / 2,
                "s stands for s²": d * np.sqrt(std) / (1 + np.sqrt(std)),
                "α s and β stand for their squares": d * np.mean(left / (left + _middle(0))),
                "this is the mean of the standard deviation that is left: the loss is a variance": d
                * np.mean(left / np.hypot(left, _middle(0))),
                "β² is there twice: the loss of the noise has no weight any more": d
                * np.mean((left * _middle(0)) ** 2 / (left**2 + _middle(0) ** 2)),
                "this is the integral over the angle: the mean over t, from 0 to 1, is 2/π of that": right * HALF,
                "this is the mean variance of X_t: what x does not tell of the noise is less": d * (std**2 + 1) / 2,
                "d belongs before the fraction and not into it": d * std / (1 + d * std),
                "the sine and the cosine are exchanged": d / (1 + std),
                "the number of dimensions is squared": d * right,
            },
            rtol=1e-3,
            otherwise="Var(ε | x) in one dimension is α²s²/(α²s² + β²): average it over t, then times d",
        )


def _middle(which):
    t = (np.arange(4000) + 0.5) / 4000
    return (np.cos if which == 0 else np.sin)(HALF * t)


# --- what an error weighs ----------------------------------------------------------------------------------------


@check("noise_weights", "sec-loss-weight")
def noise_weights_value(s, rng):
    names = ("velocity", "denoiser", "score")
    inner = np.sort(rng.uniform(0.15, 0.85, 5))
    for t in (inner, float(inner[2]), inner[:, None]):
        at = np.asarray(t, float)
        a, b = np.sin(HALF * at), np.cos(HALF * at)
        passed = t.copy() if np.ndim(t) else t
        got = several(s.call("noise_weights", passed), names, "the three weights")
        expect_untouched(np.atleast_2d(passed), np.atleast_2d(t), "t")
        right = {"velocity": HALF**2 / a**2, "denoiser": b**2 / a**2, "score": 1 / b**2}
        straight = {"velocity": 1 / at**2, "denoiser": (1 - at) ** 2 / at**2, "score": 1 / (1 - at) ** 2}
        more = {
            "velocity": {
                "the factor (π/2)², the square of ω, is missing": 1 / a**2,
                "ω is π/2, and its square belongs here": HALF / a**2,
                "this is the factor for the noise term, β̇²: the denoiser changes with the noise": HALF**2 * a**2,
                "α̇ and β̇ are exchanged": HALF**2 * b**2,
                "the change of the denoiser is there, that of the noise, β̇, is missing": HALF**2 * b**4 / a**2,
                "the two changes are squared before they are added": HALF**2 * (b**4 / a**2 + a**2),
                "the sign between the two changes: the denoiser falls where the noise rises, and β̇ is negative": HALF**2
                * (b**2 - a**2) ** 2
                / a**2,
                "divided by β² and not by α²": HALF**2 / b**2,
            },
            "denoiser": {
                "β and α are exchanged": a**2 / b**2,
                "β belongs above the line: an error of the noise is multiplied by it": 1 / (a * b) ** 2,
                "β is missing: an error of the noise is multiplied by β before it is divided by α": 1 / a**2,
                "α is missing": b**2,
            },
            "score": {
                "multiplied by β² where it is divided": b**2,
                "divided by α² and not by β²": 1 / a**2,
                "divided by β⁴: the score is -ε/β": 1 / b**4,
                "ω belongs to the velocity: the score is -ε/β": HALF**2 / b**2,
            },
        }
        label = f"t = {shown(np.ravel(t)[:3], 4)}" + (" …" if np.size(t) > 3 else "")
        for name, value in zip(names, got, strict=True):
            expect_close(
                spread_to(value, at.shape, f"the weight of {name}"),
                right[name],
                f"the weight in the loss of the {name} at {label}",
                {
                    "this is the factor of the error: the loss has its square": np.sqrt(right[name]),
                    "this is 1, the weight in the loss of the noise itself": 1 + 0 * at,
                    "this is the weight on the straight path": straight[name],
                    "upside down: how much a noise error weighs in this loss is asked": 1 / right[name],
                    **more[name],
                    "the three are in another order: velocity, denoiser, score": right[
                        names[(names.index(name) + 1) % 3]
                    ],
                    "the three are in another order, velocity, denoiser, score": right[
                        names[(names.index(name) + 2) % 3]
                    ],
                },
                otherwise=f"if the noise is off by δ, by how much is the {name}? Square that",
            )


# --- 55. from one notation into another --------------------------------------------------------------------------


class Edm:
    """A denoiser D(y; σ) of noisy data y = z + σ n, of a Gaussian, that keeps what it is asked."""

    def __init__(self, rng, batch, d):
        self.mean, self.shape, self.complaint = rng.uniform(-2, 2, d), (batch, d), ""
        self.var = float(rng.uniform(0.3, 0.8))
        self.calls: list[tuple] = []

    def clean(self, y, sigma):
        return self.mean + self.var / (self.var + sigma**2) * (y - self.mean)

    def __call__(self, *args):
        if len(args) != 2:
            self._complain("denoiser(y, sigma), two arguments", f"{len(args)}", "")
        y, sigma = np.asarray(args[0]), np.asarray(args[1], float)
        if y.shape != self.shape or (sigma.size != 1 and sigma.shape != (self.shape[0], 1)):
            swapped = "the arguments are swapped" if sigma.shape == self.shape else ""
            self._complain(f"denoiser(y, sigma) with y of shape {self.shape} and sigma a float or a column",
                           f"shapes {y.shape} and {sigma.shape}", swapped)  # fmt: skip
        self.calls.append((np.array(y, float), sigma))
        return self.clean(self.calls[-1][0], sigma).astype(y.dtype if y.dtype.kind == "f" else float)

    def _complain(self, expected, got, likely):
        self.complaint = self.complaint or str(wrong(expected, got, likely))
        raise ValueError(f"expected {expected}, got {got}")


@check("from_edm", "sec-conventions", ("flowdiff.paths.Path.convert",))
def from_edm_asks(s, rng):
    """The denoiser is asked at y = x/t with the noise level (1 - t)/t."""
    for batch, d in ((5, 2), (4, 3)):
        for t in (float(rng.uniform(0.3, 0.7)), row_times(rng, batch)):
            x, denoiser = points(rng, batch, d), Edm(rng, batch, d)
            passed = x.copy()
            s.call("from_edm", denoiser, passed, t.copy() if np.ndim(t) else t)
            expect_untouched(passed, x, "x")
            if len(denoiser.calls) != 1:
                raise wrong(
                    "denoiser(y, sigma) asked once", f"{len(denoiser.calls)} times", "its value serves both answers"
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
                },
            )


@check("from_edm", "sec-convert", ("flowdiff.paths.Path.convert",))
def from_edm_value(s, rng):
    for batch, d in ((5, 2), (4, 3)):
        for t in (float(rng.uniform(0.3, 0.7)), row_times(rng, batch)):
            x, denoiser = points(rng, batch, d), Edm(rng, batch, d)
            got = several(s.call("from_edm", denoiser, x.copy(), t), ("velocity", "score"), "what is asked for")
            c = np.asarray(t)
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
                    "this is EDM's slope, (y - D)/σ": (x / c - clean) / sigma,
                    "this is (D - y)/(1 - t): x itself, not x/t": (clean - x / c) / (1 - c),
                    "this is (x - D)/(1 - t): the sign": (x - clean) / (1 - c),
                    "this is the denoiser": clean,
                    "this is the noise": noise,
                    "this is noise minus data": noise - clean,
                    "the score comes second, the velocity first": score,
                    "the noise is not divided by 1 - t": clean - (x - c * clean),
                    "this is D - x₀ with x for x₀": clean - x,
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
                    "the velocity comes first, the score second": u,
                    "multiplied by 1 - t where it is divided": -noise * (1 - c),
                },
                otherwise="the score is minus the noise prediction over the size of the noise in x",
            )


# --- sampling with noise -----------------------------------------------------------------------------------------

_STEPS = ("flowdiff.sde.euler_maruyama_step", "flowdiff.sde.euler_maruyama", "flowdiff.sde.with_score",
          "flowdiff.paths.Path.convert")  # fmt: skip


@check("sde_step", "sec-sde-extension", _STEPS)
def sde_step_value(s, rng):
    """x + h (u + σ²/2 score) + σ √h ε, the score from the velocity on the sine-cosine path."""
    for batch, d in ((5, 2), (4, 3)):
        A = rng.normal(0, 1, (d, d))

        def field(x, t, A=A):
            return x @ A + 2 * t

        for sigma in (float(rng.uniform(1.5, 2.0)), float(rng.uniform(0.3, 0.5)), 0.0):
            t, h, x = float(rng.uniform(0.25, 0.6)), float(rng.uniform(0.05, 0.1)), points(rng, batch, d)
            noise = rng.standard_normal((batch, d))
            u, passed = Field(field, (batch, d)), [x.copy(), noise.copy()]
            a, b, a_dot, b_dot = sine_cosine(t)
            v = field(x, t)
            score = (a * v - a_dot * x) / (b * HALF)
            kick, half = sigma * np.sqrt(h) * noise, sigma**2 / 2

            def step(score, half=half, kick=kick, v=v, x=x, h=h):
                return x + h * (v + half * score) + kick

            denoised = (b * v - b_dot * x) / HALF
            expect_close(
                s.call("sde_step", u, sigma, passed[0], t, h, passed[1]),
                step(score),
                f"the step from {shown(x[0], 4)} at t = {t:.3f} with h = {h:.3f}, σ = {sigma:.3f}",
                {
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
                    "the score is α̇ x - α u over βω: the sign inside": step(-score),
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
                    "this is α̇/α x + σ² score, which is right for one σ only: add u and half of σ² times the score": x
                    + h * (a_dot / a * x + sigma**2 * score)
                    + kick,
                    "the factors of x and of u in the score are mixed up": step((v - a_dot / a * x) / (b * HALF)),
                    "σ h stands for σ in the score term": step(score, (sigma * h) ** 2 / 2),
                },
                otherwise="set σ = 0: an Euler step. Set the noise to 0: h σ²/2 times the score is added",
            )
            for now, then, name in zip(passed, (x, noise), ("x", "noise"), strict=True):
                expect_untouched(now, then, name)
            if len(u.times) != 1 or not np.allclose(u.times, t) or not np.allclose(u.states[0], x, atol=1e-5):
                likely = "its value serves the drift and the score: keep it in a variable" if len(u.times) == 2 else ""
                raise wrong(
                    f"u(x, t) asked once, at x and t = {t:.3f}", f"{len(u.times)} calls, at {shown(u.times)}", likely
                )


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
        ):
            x = points(rng, batch, d)
            u, passed = Field(field, (batch, d)), x.copy()
            a, b, a_dot, b_dot = sine_cosine(t)
            c, e, *_ = sine_cosine(later)
            v = field(x, t)
            clean, noise = (b * v - b_dot * x) / HALF, (a_dot * x - a * v) / HALF
            straight_clean, straight_noise = x + (1 - t) * v, x - t * v
            with np.errstate(divide="ignore", invalid="ignore"):
                mistakes = {
                    "this is a plain Euler step, x + (t' - t) u": x + (later - t) * v,
                    "denoiser and noise are those of the straight path": c * straight_clean + e * straight_noise,
                    "the straight path is used throughout": later * straight_clean + (1 - later) * straight_noise,
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
                    "denoiser and noise are exchanged": c * noise + e * clean,
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
                }
            expect_close(
                s.call("ddim_step", u, passed, t, later),
                c * clean + e * noise,
                f"the step from {shown(x[0], 4)}, t = {t:.3f}, to t' = {later:.3f}",
                mistakes,
                otherwise="check your two guesses first: α D + β ε must be x, and α̇ D + β̇ ε must be u",
            )
            expect_untouched(passed, x, "x")
            if len(u.times) != 1 or not np.allclose(u.times, t) or not np.allclose(u.states[0], x, atol=1e-5):
                raise wrong(
                    f"u(x, t) asked once, at x and t = {t:.3f}",
                    f"{len(u.times)} calls, at {shown(u.times)}",
                    "DDIM asks once, where it is",
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
    def run(levels=levels, normal=normal, **how):
        return _annealed(noise, x0, levels, rho, normal, **how)

    root, first, last = np.sqrt(rho), np.cos(HALF * levels[0]), np.cos(HALF * levels[-1])
    return {
        "the noise prediction stands for the score, which is -ε/β": run(weight=lambda b, t: rho / 2 * b**2, sign=1.0),
        "the score is -ε/β: the division by β is missing": run(weight=lambda b, t: rho / 2 * b**2),
        "the score is -ε/β: this divides by β²": run(weight=lambda b, t: rho / 2 + 0 * b),
        "the sign: the score is minus the noise prediction over β": run(sign=1.0),
        "the factor ½ of the score is missing": run(weight=lambda b, t: rho * b),
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
        "one step too few is taken at each level": run(normal=normal[:, :-1]),
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
        "nothing has moved": x0,
    }


@check("annealed_langevin", "sec-annealed-langevin", (*_STEPS,))
def annealed_value(s, rng):
    for levels, steps, batch, d in (((0.2, 0.5, 0.9), 3, 5, 2), ((0.3, 0.8), 1, 4, 3), ((0.6,), 4, 3, 1)):
        a, c = rng.uniform(0.5, 1.2, d), rng.uniform(-2, 2, d)

        def noise(x, t, a=a, c=c):
            return (a + t) * x - c - 3 * t

        levels, rho = np.array(levels) + rng.uniform(-0.05, 0.05, len(levels)), float(rng.uniform(0.3, 0.7))
        x0, normal = points(rng, batch, d), rng.standard_normal((len(levels), steps, batch, d))
        field, passed = Field(noise, (batch, d), "noise"), [x0.copy(), levels.copy(), normal.copy()]
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
