"""Chapter 6, score, denoiser and noise.

It is judged on the sine-cosine path, on which the formulas of the straight path are wrong.
"""

from __future__ import annotations

import numpy as np

from coursework.judging.expect import (
    close,
    expect_close,
    expect_from_rng,
    expect_untouched,
    explaining,
    number,
    shown,
)
from coursework.judging.learning import (
    ARRAY_ONLY,
    FLOAT_ONLY,
    HALF,
    Batch,
    Linear,
    expect_one_number,
    expect_places,
    expect_uniform_times,
    several,
    sine_cosine,
    spread_to,
)
from coursework.judging.recorder import Field
from coursework.judging.registry import chapter
from coursework.judging.solvers import points
from coursework.judging.verdict import wrong

check = chapter(
    "06_score_matching",
    {
        "sec-tweedie": "Tweedie's formula",
        "sec-denoising-score-matching": "Learning a score from samples",
        "sec-loss-weight": "The weight decides",
        "sec-noise-floor": "What is left at best",
        "sec-noise-network": "A network that predicts noise",
    },
)


# --- denoising score matching ----------------------------------------------------------------------------------------

_LOSSES = ("flowdiff.losses.denoising_score_matching", "flowdiff.losses.noise_prediction")


def _nearest_first(mistakes, got):
    """Of many mistakes that are one number each two may be alike: the one nearest to what came is told."""
    return dict(sorted(mistakes.items(), key=lambda mistake: abs(mistake[1] - got)))


def _score_loss(s, score, z, rng):
    with explaining(
        {
            "could not be broadcast": "t, α and β are columns, (batch, 1), and the noise has the shape of z: "
            "an array of shape (batch,) is a row for NumPy"
        }
    ):
        return s.call("score_loss", score, z, rng)


def _expect_times_off_a_grid(t):
    """Times that are real numbers, and not steps k of a schedule divided by how many there are."""
    different = np.unique(t)
    gaps = np.diff(different)
    # of continuous times two are nearer than 1e-4, and those of a few draws are no multiples of each other
    if len(gaps) and len(different) < t.size and gaps.min() > 1e-4:
        steps = gaps / gaps.min()
        if np.abs(steps - np.round(steps)).max() < 1e-2:
            raise wrong(
                "times with all their digits",
                f"multiples of {gaps.min():.4g}, such as {shown(t.ravel()[:3], 4)}",
                "the times are drawn from a grid, as the steps of a schedule: draw real numbers, with rng.random",
            )


def _expect_times_of_their_own(t):
    """Uniform times that know nothing of each other."""
    t, n = t.ravel(), len(t)
    mirrored = float(np.isin(np.round(1 - t, 12), np.round(t, 12)).mean())
    if mirrored > 0.1:
        raise wrong(
            "times that are drawn independently",
            f"t and 1 - t both there, for {100 * mirrored:.0f} % of the times",
            "half of the times are made of the others: draw every one",
        )
    # of n equal parts of [0, 1] a share of 1 - 1/e is hit by n draws, up to 0.31/√n
    hit = len(np.unique((t * n).astype(int))) / n
    if hit > 1 - np.exp(-1) + 8 * 0.31 / np.sqrt(n):
        raise wrong(
            "times that are drawn independently",
            f"times more even than chance: they hit {100 * hit:.0f} % of {n} equal parts of [0, 1], and not about 63 %",
            "is one time drawn in each part of [0, 1], or a grid shifted? Draw each on all of [0, 1]",
        )


def _expect_ends(t):
    """Times up to both ends of [0, 1]."""
    if t.min() + 1 - t.max() > 0.01:  # of 2700 uniform times: with a probability of 5e-11
        raise wrong(
            "times on all of [0, 1]",
            f"{t.size} times from {t.min():.4f} to {t.max():.4f}",
            "an end is left out: nothing is divided there, and the loss is finite",
        )


@check("score_loss", "sec-denoising-score-matching", _LOSSES)
def score_loss_batch(s, rng):
    """What the loss asks the score about: uniform times, a fresh place on the path for each."""
    times = []
    for batch, d in ((1500, 2), (1200, 3)):
        z = 2 * points(rng, batch, d)
        passed = z.copy()
        score = Batch(Linear(rng, d), (batch, d), "score")
        number(_score_loss(s, score, passed, rng.spawn(1)[0]), "the loss")
        x, t = score.only_call()
        _expect_times_off_a_grid(t)
        expect_uniform_times(t)
        _expect_times_of_their_own(t)
        times.append(t.ravel())
        expect_places(x, t, z)
        expect_untouched(passed, z, "z")
        again = Batch(score.function, (batch, d), "score")
        _score_loss(s, again, z, rng.spawn(1)[0])
        if np.array_equal(again.only_call()[1], t):
            raise wrong("other times from another generator", "the same times", "are the times drawn, with `rng`?")
    _expect_ends(np.concatenate(times))


def _score_loss_mistakes(score, x, t, z, eps):
    a, b, *_ = sine_cosine(t)
    n, d = x.shape
    target = -eps / b

    def loss(target, weight):
        return (weight * ((score - target) ** 2).sum(1, keepdims=True)).mean()

    right = loss(target, b**2)
    frequent = {
        "the weight β² is missing: this loss has no mean": loss(target, 1),
        "the weight is β: it is β², as the square of the error is weighted": loss(target, b),
        "the target has the wrong sign: the score points away from the noise, to -ε/β": loss(-target, b**2),
    }
    mistakes = {
        **frequent,
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
        "the weight is 1 - t or its square, that of the straight path": loss(target, (1 - t) ** 2),
        "the target divides by 1 - t, as on the straight path: by β": loss(-eps / np.maximum(1 - t, 1e-12), b**2),
        "the target is (z - x)/β: ε is x - α z over β": loss((z - x) / b, b**2),
        "the target is missing: this is the score's own size": loss(0, b**2),
        "the target has the wrong sign, and the weight is β: it is β²": loss(-target, b),
        "the weight is that of the velocity, (ω/α)²: the score has β²": loss(target, (HALF * b / a) ** 2),
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
        "this is the length of the whole table of differences: the mean of the squared lengths of its rows is asked "
        "for": np.sqrt(right * n),
        "a root is taken of the sum over all points, before it is divided by their number": np.sqrt(right / n),
        "the sum is divided by one less than the number of points": right * n / (n - 1),
        "the median is taken: the mean over the points": np.median(((b * (score - target)) ** 2).sum(1)),
        "this is a variance: the mean of the differences is taken off": (b * (score - target)).var(0).sum(),
        "a table of all weights with all squares is summed: does β² as a column meet a flat array?": (b**2).mean()
        * loss(target, 1)
        * n,
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
        **{f"{text}; and the squares are summed over the batch": value * n for text, value in frequent.items()},
        **{f"{text}; and half of it is taken": value / 2 for text, value in frequent.items()},
    }
    return right, alone


@check("score_loss", "sec-loss-weight", _LOSSES)
def score_loss_value(s, rng):
    """The loss of this very batch, from the places and times that the score was asked about."""
    for batch, d in ((40, 3), (7, 2), (25, 1)):
        z, field = 2 * points(rng, batch, d), Linear(rng, d)
        score = Batch(field, (batch, d), "score")
        got = _score_loss(s, score, z.copy(), rng.spawn(1)[0])
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
            _nearest_first(mistakes, number(got, "the loss")),
            rtol=2e-4,
            otherwise="for each point β² times the squared length of score + ε/β, then the mean"
            if np.abs(eps[b[:, 0] > 0.1]).max() < 7
            else "look at the places first, as the other check does: they are not those of the path",
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
        got = number(s.call("noise_floor", std, d), "the floor")
        wrong_number = np.isfinite(got) and not abs(got / right - 1) <= 1e-3
        if wrong_number and number(s.call("noise_floor", std, d), "the floor") != got:
            raise wrong(
                f"what is left of the noise loss for s = {std:.3f}, d = {d} = {right:.6g}",
                f"{got:.6g}, and another number when asked again",
                "is it estimated, by random times? Take the middles of a thousand parts of [0, 1]",
            )
        mistakes = {
            "the dimension d is missing: every coordinate adds its share": right / d,
            "this is the floor on the straight path": d * _straight_noise_floor(std),
            "this is the floor on the straight path, of one coordinate": _straight_noise_floor(std),
            "the best loss is not 0: x does not tell the noise. Or is it cut to a whole number?": 0.0,
            "this is d, the loss of guessing 0": float(d),
            "this is the share that x tells of the noise: what is left is the rest": d / (1 + std),
            "s² stands for s: this is the variance at t = 1/2, not its mean over the times": d * std**2 / (1 + std**2),
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
            "the number of dimensions is squared": d * right,
            "the root of d stands for d": right / np.sqrt(d),
            "s and d are exchanged": std * d / (1 + d),
            "this is half of d, which is right for s = 1 only": d / 2,
            "the result is cut to a whole number": float(int(right)),
            "the factor π/2 is missing inside sin and cos": d * np.mean(_left(std, (np.arange(4000) + 0.5) / 4000)),
            "s² is missing below the line": d * std**2 / 2,
            "s² is missing above the line": right / std**2,
            "s² stands for s below the line": d * std / (1 + std**2),
            "s below the line has the wrong sign": d * std / (1 - std),
            "s² stands for s, and the dimension d is missing": std**2 / (1 + std**2),
        }
        otherwise = "Var(ε | x) in one dimension is α²s²/(α²s² + β²): average it over t, then times d"
        if got > 8 * d:
            otherwise = "guessing 0 costs d, and this is far more: is a sum taken over the times, not their mean?"
        elif abs(got / right - 1) < 0.15:
            otherwise = (
                "not far off: is this an estimate, or a mean over few times? Take the middles of a thousand parts"
            )
        expect_close(
            got,
            right,
            f"what is left of the noise loss for s = {std:.3f}, d = {d}",
            _nearest_first(mistakes, got),
            rtol=1e-3,
            otherwise=otherwise,
        )


def _left(std, angle):
    """What x does not tell of the noise in one dimension, at this angle."""
    return (np.sin(angle) * std) ** 2 / ((np.sin(angle) * std) ** 2 + np.cos(angle) ** 2)


def _middle(which):
    t = (np.arange(4000) + 0.5) / 4000
    return (np.cos if which == 0 else np.sin)(HALF * t)


# --- what an error weighs ----------------------------------------------------------------------------------------


def _weights(angle, omega=HALF):
    """The weights in the losses of velocity, denoiser and score."""
    a, b = np.sin(angle), np.cos(angle)
    return omega**2 / a**2, b**2 / a**2, 1 / b**2


@check("noise_weights", "sec-loss-weight")
def noise_weights_value(s, rng):
    names = ("velocity", "denoiser", "score")
    inner = rng.permutation(np.linspace(0.15, 0.8, 6) + rng.uniform(0, 0.05, 6))  # times in no order
    for t in (inner, float(inner[2]), inner[:, None], inner.reshape(2, 3)):
        at = np.asarray(t, float)
        a, b = np.sin(HALF * at), np.cos(HALF * at)
        passed = t.copy() if np.ndim(t) else t
        with explaining(
            {
                ARRAY_ONLY: "t may be an array, of any shape: np.sin and np.cos take one, math.sin and float() do not",
                FLOAT_ONLY: "t may be a float, too: then it has neither axes nor a length",
            }
        ):
            got = several(s.call("noise_weights", passed), names, "the three weights")
        expect_untouched(np.atleast_2d(passed), np.atleast_2d(t), "t")
        got = [spread_to(value, at.shape, f"the weight of {name}") for name, value in zip(names, got, strict=True)]
        right = dict(zip(names, _weights(HALF * at), strict=True))
        straight = {"velocity": 1 / at**2, "denoiser": (1 - at) ** 2 / at**2, "score": 1 / (1 - at) ** 2}
        # what is wrong in all three alike is told before what may be wrong in one
        elsewhere = {
            "the sine and the cosine are exchanged, or 1 - t stands for t: α = sin(πt/2)": _weights(HALF * (1 - at)),
            "the angle of sine and cosine is πt/2: this has t": _weights(at),
            "the angle of sine and cosine is πt/2, and its derivative has the π/2: this has t, and no π/2": _weights(
                at, 1.0
            ),
            "the angle of sine and cosine is πt/2: this has πt": _weights(2 * HALF * at),
            "the times are put in order: each weight belongs to its own time": _weights(
                HALF * np.sort(at, None).reshape(at.shape)
            ),
            "the mean over the times is taken: a weight for each time is asked for": [
                np.full(at.shape, weight.mean()) for weight in _weights(HALF * at)
            ],
            "the weights are divided by their sum over the times": [
                weight / weight.sum() for weight in _weights(HALF * at)
            ],
            "the weights are divided by that of the velocity: that of the noise is 1": [
                weight / right["velocity"] for weight in _weights(HALF * at)
            ],
        }
        alike = {
            text: dict(zip(names, weights, strict=True))
            for text, weights in elsewhere.items()
            if all(np.shape(g) == at.shape and close(g, w, 1e-4) for g, w in zip(got, weights, strict=True))
        }
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
                "divided by β², too: the score divides by β, the velocity does not": HALF**2 / (a * b) ** 2,
                "multiplied by β², as the weight of the denoiser: the velocity changes with the noise, too": HALF**2
                * b**2
                / a**2,
            },
            "denoiser": {
                "β belongs above the line: an error of the noise is multiplied by it": 1 / (a * b) ** 2,
                "β is missing: an error of the noise is multiplied by β before it is divided by α": 1 / a**2,
                "α is missing": b**2,
            },
            "score": {
                "divided by α² and not by β²": 1 / a**2,
                "divided by β⁴: the score is -ε/β": 1 / b**4,
                "ω belongs to the velocity: the score is -ε/β": HALF**2 / b**2,
                "ω/α belongs to the velocity: the score is -ε/β": HALF**2 / (a * b) ** 2,
            },
        }
        label = f"t = {shown(np.ravel(t)[:3], 4)}" + (" …" if np.size(t) > 3 else "")
        for name, value in zip(names, got, strict=True):
            expect_close(
                value,
                right[name],
                f"the weight in the loss of the {name} at {label}",
                {
                    **{text: weights[name] for text, weights in alike.items()},
                    "this is the factor of the error: the loss has its square": np.sqrt(right[name]),
                    "this is 1, the weight in the loss of the noise itself": 1 + 0 * at,
                    "this is the factor of the error, with its sign: the loss has its square": -np.sqrt(right[name]),
                    "this is the weight on the straight path": straight[name],
                    "this is the factor of the error on the straight path, not squared": np.sqrt(straight[name]),
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


# --- Tweedie's formula on images ---------------------------------------------------------------------------------


@check("restore", "sec-tweedie", ("flowdiff.paths.Path.convert",))
def restore_value(s, rng):
    """(x + β² score)/α on images that are not square, with a score that knows the pixels apart."""
    for batch, height, width in ((5, 3, 4), (4, 4, 2)):
        d = height * width
        A, c = rng.normal(0, 0.5, (d, d)), rng.uniform(0.5, 1.5, d)

        def field(x, t, A=A, c=c):
            return x @ A + c * t

        t = float(rng.uniform(0.35, 0.45))
        images = points(rng, batch * height, width).reshape(batch, height, width)
        score, passed = Field(field, (batch, d), "score"), images.copy()
        a, b, *_ = sine_cosine(t)
        x = images.reshape(batch, d)
        at_x = field(x, t)
        columns = images.transpose(0, 2, 1).reshape(batch, d)
        mixed = images.reshape(d, batch).T
        of_mixed = (mixed + b**2 * field(mixed, t)) / a
        put_back = of_mixed.T.reshape(images.shape), of_mixed.reshape(images.shape)

        def as_images(rows, images=images):
            return rows.reshape(images.shape)

        def by_columns(rows, images=images):
            return rows.reshape(images.shape[0], images.shape[2], images.shape[1]).transpose(0, 2, 1)

        right = (x + b**2 * at_x) / a
        mistakes = {
            "the score is multiplied by β: by β², the variance of the noise": (x + b * at_x) / a,
            "the score is not multiplied by β²": (x + at_x) / a,
            "the score is divided by β²: it is multiplied": (x + at_x / b**2) / a,
            "the score is multiplied by β⁴: by β², the variance of the noise": (x + b**4 * at_x) / a,
            "the sign: uphill, so the score is added": (x - b**2 * at_x) / a,
            "the division by α is missing": right * a,
            "α divides x alone: the whole sum is divided": x / a + b**2 * at_x,
            "α divides the score alone: the whole sum is divided": x + b**2 * at_x / a,
            "multiplied by α: divide": right * a**2,
            "divided by α²: by α": right / a,
            "α and β are t and 1 - t here, those of the straight path": (x + (1 - t) ** 2 * at_x) / t,
            "α and β are exchanged": (x + a**2 * at_x) / b,
            "the angle of sine and cosine is πt/2: this has t": (x + np.cos(t) ** 2 * at_x) / np.sin(t),
            "this is the noise, -β times the score: what was there is asked for": -b * at_x,
            "the score is taken for the noise: it is -ε/β": (x - b * at_x) / a,
            "what is there now came back: nothing is taken away": x,
            "the result is cut to [-1, 1]: a mean is asked for, whatever it is": right.clip(-1, 1),
        }
        with explaining(
            {"could not be broadcast": "the score gives rows, (batch, height · width): images and rows do not add up"}
        ):
            got = s.call("restore", score, passed, t)
        expect_close(
            np.asarray(got) if np.shape(got) != (batch, d) else got,
            as_images(right),
            f"the images at t = {t:.3f}",
            {
                **{text: as_images(value) for text, value in mistakes.items()},
                "the rows are made column by column: row of pixels by row of pixels, as reshape does": by_columns(
                    (columns + b**2 * field(columns, t)) / a
                ),
                "the pixels are put back column by column: as they were taken": by_columns(right),
                "a row holds pixels of several images: reshape(len(images), -1) makes one row of each": put_back[0],
                "a row holds pixels of several images: reshape(len(images), -1) makes one row of each ": put_back[1],
            },
            shapes={(batch, d): "these are rows: put them back into images, of the shape that came"},
            otherwise="(x + β² score)/α, pixel by pixel",
        )
        expect_untouched(passed.reshape(batch, d), x, "images")
        if len(score.times) != 1 or not np.allclose(score.times, t):
            raise wrong(
                f"score(x, t) asked once, at t = {t:.3f}",
                f"{len(score.times)} calls, at {shown(score.times[:5])}",
                "all images at once, at the time that they have",
            )


# --- training on the noise ---------------------------------------------------------------------------------------


class _Waves:
    """Features of place and time, (batch, k), none of them a multiple of another."""

    def __init__(self, rng, d, k):
        self.waves, self.shift = rng.normal(0, 1.2, (d + 1, k)), rng.uniform(0, 6, k)

    def __call__(self, x, t):
        return np.cos(np.hstack([x, t]) @ self.waves + self.shift)


def _fit_noise(s, features, z, rng):
    with explaining(
        {
            "could not be broadcast|must match": "t, α and β are columns, (batch, 1), and the noise has the shape "
            "of z: an array of shape (batch,) is a row for NumPy"
        }
    ):
        return s.call("fit_noise", features, z, rng)


@check("fit_noise", "sec-noise-network")
def fit_noise_batch(s, rng):
    """What the features are asked about: uniform times, a fresh place on the path for each."""
    times = []
    for batch, d in ((1500, 2), (1200, 3)):
        z = 2 * points(rng, batch, d)
        passed = z.copy()
        features = Batch(_Waves(rng, d, 6), (batch, d), "features")
        _fit_noise(s, features, passed, rng.spawn(1)[0])
        x, t = features.only_call()
        _expect_times_off_a_grid(t)
        expect_uniform_times(t)
        _expect_times_of_their_own(t)
        times.append(t.ravel())
        expect_places(x, t, z)
        expect_untouched(passed, z, "z")
        again = Batch(features.function, (batch, d), "features")
        _fit_noise(s, again, z, rng.spawn(1)[0])
        if np.array_equal(again.only_call()[1], t):
            raise wrong("other times from another generator", "the same times", "are the times drawn, with `rng`?")
    _expect_ends(np.concatenate(times))


def _ridge(got, phi, eps):
    """What a penalty on the weights makes of them, with the strength for which it is nearest to what came."""
    W = np.asarray(got, float)
    if W.shape != (phi.shape[1], eps.shape[1]) or not np.isfinite(W).all() or not W.any():
        return {}
    strength = float((W * (phi.T @ (eps - phi @ W))).sum() / (W**2).sum())
    if not strength > 0:
        return {}
    penalised = np.linalg.solve(phi.T @ phi + strength * np.eye(len(W)), phi.T @ eps)
    return {"the size of the weights is punished (ridge): the loss has no such term": penalised}


@check("fit_noise", "sec-noise-network")
def fit_noise_value(s, rng):
    """The least-squares weights of this very batch, from the places and times that the features were asked about."""
    for batch, d, k in ((60, 3, 5), (40, 2, 7), (30, 1, 4)):
        z, waves = 2 * points(rng, batch, d), _Waves(rng, d, k)
        features = Batch(waves, (batch, d), "features")
        got = _fit_noise(s, features, z.copy(), rng.spawn(1)[0])
        x, t = features.only_call()
        a, b, *_ = sine_cosine(t)
        b = np.maximum(b, 1e-12)
        eps, phi = (x - a * z) / b, waves(x, t)

        def fitted(target, phi=phi):
            return np.linalg.lstsq(phi, target, rcond=None)[0]

        right = fitted(eps)
        if isinstance(got, tuple) and len(got) == 4:
            raise wrong("the weights, one array", "four things", "np.linalg.lstsq returns four: the weights come first")
        if close(x, z, 1e-6):
            raise wrong(
                "features of places on the path, X_t = α z + β ε",
                "features of the data points",
                "features(x, t) gets the mixture x and not z",
            )
        expect_close(
            got,
            right,
            f"the weights, for {k} features and {d} coordinate{'s' if d > 1 else ''}",
            {
                "the weights are right for places on the straight path, and another path is asked for": fitted(
                    (x - t * z) / (1 - t)
                ),
                "the weights are right for places with sine and cosine exchanged": fitted((x - b * z) / a),
                "the target is the data: this is a denoiser": fitted(z),
                "the target is -ε: the noise itself is asked for": -right,
                "the target is -ε/β: this is a score, and it weighs the last instants most": fitted(-eps / b),
                "the target is ε/β, or the noise is multiplied by β twice in the places": fitted(eps / b),
                "the target is β ε, the noise as it is in x": fitted(b * eps),
                "the target is x": fitted(x),
                "the target is the velocity": fitted(HALF * (b * z - a * eps)),
                "the target is z - ε, the velocity of the straight path": fitted(z - eps),
                "the target is the score of one point, with the weight β²: -β ε": fitted(-b * eps),
                "the product of features and noise is not divided by that of the features": phi.T @ eps,
                "this is the mean of feature times noise: that of the features with each other is missing": phi.T
                @ eps
                / batch,
                "the features' squares are taken one by one: they are not independent of each other": phi.T
                @ eps
                / (phi**2).sum(0)[:, None],
                "the mean is taken off the features, or a constant fitted beside them: the loss has neither": fitted(
                    eps - eps.mean(0), phi - phi.mean(0)
                ),
                "the mean is taken off the noise first: the loss has it as it is": fitted(eps - eps.mean(0)),
                "the weights are half of what they should be": right / 2,
                **_ridge(got, phi, eps),
            },
            shapes={
                (k + 1, d): "one row more than there are features: the loss has no constant beside them",
                (d, k): "the weights have a row for each feature: transpose",
                (batch, d): "this is the predicted noise: the weights are asked for",
            },
            rtol=2e-3,
            otherwise="for these features and this noise: np.linalg.lstsq(features, eps, rcond=None)[0]",
        )
    waves = _Waves(rng, 2, 4)
    expect_from_rng(
        # rounded, since torch's least squares do not give the same last digits twice
        lambda g: np.round(
            np.asarray(s.call("fit_noise", Batch(waves, (30, 2), "features"), points(np.random.default_rng(3), 30), g)),
            4,
        ),
        rng,
    )
