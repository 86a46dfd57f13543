"""Chapter 8, guidance.

The oracles are Gaussians and mixtures, whose posterior, score and guided law are formulas, and networks that the check
itself stands for: a table of linear fields, one for each label.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from coursework.judging.expect import (
    array,
    expect_close,
    expect_from_rng,
    expect_untouched,
    explaining,
    number,
    shown,
)
from coursework.judging.learning import expect_uniform_times, row_times
from coursework.judging.noise import expect_independent, expect_standard_normal
from coursework.judging.recorder import Field, Served
from coursework.judging.registry import chapter
from coursework.judging.solvers import points
from coursework.judging.verdict import wrong

check = chapter(
    "08_guidance",
    {
        "sec-bayes-for-fields": "Bayes' formula for fields",
        "sec-classifier-guidance": "A classifier that steers",
        "sec-classifier-free": "Guidance without a classifier",
        "sec-guided-gaussians": "What guidance does to a Gaussian",
        "sec-guided-mixture": "What guidance does to a mixture",
        "sec-label-dropout": "Two fields in one network",
        "sec-guided-digits": "Digits on demand",
        "sec-frechet": "The Fréchet distance, and what it misses",
        "sec-nearest-neighbours": "Nearest neighbours, and what they miss",
        "sec-guidance-interval": "Guidance part of the way",
    },
)


# --- conditions that are dropped -------------------------------------------------------------------------------------

_DROP = ("flowdiff.guidance.drop_labels",)


def _drop_conditions(s, c, probability, null, rng):
    with explaining(
        {
            "could not be broadcast": "one True or False for each row is a column, (batch, 1), beside the conditions: "
            "a flat array is a row for NumPy",
            "truth value": "`if` asks one question: one random number for each row chooses row by row",
        }
    ):
        return s.call("drop_conditions", c, probability, null, rng)


def _dropped(s, c, probability, null, rng) -> np.ndarray:
    """Which rows were replaced; every row is what it was or what stands for *any*."""
    passed = [c.copy(), null.copy()]
    got = _drop_conditions(s, passed[0], probability, passed[1], rng)
    for now, then, name in zip(passed, (c, null), ("c", "null"), strict=True):
        expect_untouched(np.atleast_2d(now), np.atleast_2d(then), name)
    if isinstance(got, np.ndarray) and (got.size == 0 or (got.shape[1:] == c.shape[1:] and len(got) < len(c))):
        raise wrong(
            f"{len(c)} conditions, some of them `null`",
            f"{len(got)} conditions",
            "rows are taken out: a dropped condition becomes `null` and stays in its place",
        )
    got = array(
        got,
        c.shape,
        "the conditions",
        {
            (len(c),): "one number for each row came: is it the mask? Return the conditions",
            (len(c), 1): "one number for each row came: is it the mask? Return the conditions",
        },
    ).astype(float)
    kept, gone = np.isclose(got, c, rtol=1e-5), np.isclose(got, null, rtol=1e-5)
    if not (kept.all(1) | gone.all(1)).all():
        i = int(np.argmin(kept.all(1) | gone.all(1)))
        likely = ""
        if (kept | gone).all():
            likely = "a condition is dropped as a whole: one random number for each row, not for each entry"
        elif np.array_equal(got, np.trunc(got)):
            likely = "the conditions are cut to whole numbers: is the new array one of integers?"
        else:
            likely = _row_in_words(got[i], c[i], null, c)
        raise wrong(f"every row as it was, {shown(c[i], 3)}, or null, {shown(null, 3)}", shown(got[i], 3), likely)
    return gone.all(1)


def _row_in_words(row, kept, null, c) -> str:
    """What happened to a row that is neither what it was nor null."""
    if not np.isfinite(row).all():
        return "a dropped condition becomes `null`, not nan"
    if not row.any():
        return "a dropped condition becomes `null`, not zeros"
    if np.allclose(row, kept + null):
        return "`null` is added to the condition: it takes its place"
    if np.ptp(row) < 1e-9 * np.abs(row).max():
        return "`null` is a vector: each entry of the row becomes its own entry of it"
    if any(np.allclose(row, other) for other in c):
        return "this is another row's condition: what is kept stays in its place"
    if np.ptp((row - kept) / (null - kept)) < 1e-6:
        return "the condition is mixed with `null`: it is kept or replaced, nothing in between"
    if np.allclose(row / kept, (row / kept)[0]):
        return "a row is multiplied by something: a kept row stays as it is, as dropout layers do not"
    return ""


@check("drop_conditions", "sec-label-dropout", _DROP)
def drop_share(s, rng):
    """Rows go as a whole, with the probability that was asked for."""
    n, cases = 2500, []
    for probability, k in ((float(rng.uniform(0.2, 0.25)), 3), (float(rng.uniform(0.65, 0.8)), 2)):
        c, null = rng.normal(0, 1, (n, k)), rng.normal(0, 1, k) + 6
        cases.append((probability, float(_dropped(s, c, probability, null, rng.spawn(1)[0]).mean())))

    def follow(share):
        return all(
            abs(got - share(p)) <= 5 * np.sqrt(max(share(p) * (1 - share(p)), 1e-9) / n) + 1e-9 for p, got in cases
        )

    if follow(lambda p: p):
        return
    known = {
        "the probability is that of being dropped, not of being kept": lambda p: 1 - p,
        "the probability is squared: are two random numbers asked?": lambda p: p**2,
        "two random numbers are asked for each row, and one of them is enough": lambda p: 2 * p - p**2,
        "nothing was dropped: is the new array written to? `row = null` in a loop writes nothing": lambda p: 0.0,
        "everything was dropped: a random number for each row, not one for the batch": lambda p: 1.0,
        "half of the rows go, whatever the probability is": lambda p: 0.5,
        "a normal random number is compared with the probability: draw it uniformly on [0, 1]": _normal_cdf,
        "a normal random number is compared with the probability, the wrong way": lambda p: 1 - _normal_cdf(p),
        "an exponential random number is compared with the probability, or a Poisson one with 0: draw it uniformly on "
        "[0, 1]": lambda p: 1 - np.exp(-p),
        "the probability is divided by 100: it is no percentage": lambda p: p / 100,
        "a random whole number from 0 to 99 is compared with the probability: it is no percentage": lambda p: 0.01,
        "the probability is halved": lambda p: p / 2,
        "the root of the probability stands for it": np.sqrt,
    }
    probability, share = max(cases, key=lambda case: abs(case[0] - case[1]))
    raise wrong(
        f"a share of {probability:.3f} of the rows dropped, of {n}",
        f"{share:.3f}",
        next((text for text, law in known.items() if follow(law)), "")
        or ("one random number for each row, not one for the batch" if {share for _, share in cases} <= {0, 1} else ""),
    )


def _normal_cdf(x):
    from math import erf

    return 0.5 * (1 + erf(x / np.sqrt(2)))


@check("drop_conditions", "sec-label-dropout", _DROP)
def drop_independent(s, rng):
    """Each row for itself: 0 and 1 are certain, numbers vary, neighbours know nothing of each other."""
    c, null = rng.normal(0, 1, (60, 2)), np.array([7.0, -8.0])
    for probability in (0.0, 1.0):
        share = _dropped(s, c, probability, null, rng.spawn(1)[0]).mean()
        if share != probability:
            likely = "which way does the comparison go?"
            if 0 < share < 1:
                likely = "is the random number uniform on [0, 1), and compared with the probability as it is?"
            elif not share:
                likely = "which way does the comparison go? And is the new array written to?"
            raise wrong(f"{'every' if probability else 'no'} row dropped for probability {probability:g}",
                        f"{100 * share:.0f} % of them", likely)  # fmt: skip
    masks = np.stack([_dropped(s, c, 0.5, null, generator) for generator in rng.spawn(40)]).astype(float)
    counts = masks.sum(1)
    if set(counts) <= {0.0, 60.0}:
        raise wrong("each row dropped by itself", "all rows or none, in 40 calls",
                    "one random number for each row, not one for the batch")  # fmt: skip
    if np.array_equal(masks, np.repeat(masks[:1], len(masks), 0)):
        raise wrong("other rows from another generator", "the same rows in 40 calls",
                    "take the random numbers from `rng`; is a seed fixed, or is it always the first rows?")  # fmt: skip
    if np.ptp(counts) == 0:
        raise wrong("a number of dropped rows that varies, about 30 of 60", f"exactly {counts[0]:.0f} in 40 calls",
                    "each row is dropped with a probability, whatever happens to the others")  # fmt: skip
    each = masks.mean(0)
    i = int(np.abs(each - 0.5).argmax())
    if not abs(each[i] - 0.5) <= 6 * 0.5 / np.sqrt(40):
        order = np.corrcoef(each, np.arange(60))[0, 1]
        raise wrong(
            "every row dropped equally often",
            f"row {i} in {100 * each[i]:.0f} % of the calls",
            f"the {'first' if order < 0 else 'last'} rows go most often: a random number for each row says which ones"
            if abs(order) > 0.7
            else "",
        )
    for lag in range(1, 56):
        rho = np.corrcoef(masks[:, lag:].ravel(), masks[:, :-lag].ravel())[0, 1]
        if not abs(rho) <= 6 / np.sqrt(masks[:, lag:].size):
            raise wrong(
                "rows that are dropped independently",
                f"a correlation of {rho:.2f} between {'neighbours' if lag == 1 else f'row i and row i + {lag}'}",
                "one random number for each row",
            )
    expect_from_rng(lambda g: _drop_conditions(s, c.copy(), 0.5, null.copy(), g), rng)


# --- two fields, one call --------------------------------------------------------------------------------------------


class Labelled(Served):
    """A network u(x, t, y) that the check stands for: one linear field for each label. It keeps what it is asked.

    Args:
        labels: the number of labels, *any* among them. d: dimension.
    """

    def __init__(self, rng: np.random.Generator, labels: int, d: int):
        self.a = rng.uniform(0.5, 1.5, (labels, d)) * rng.choice([-1, 1], (labels, d))
        self.b = rng.uniform(-2, 2, (labels, d))
        self.d, self.labels = d, labels
        self.calls: list[tuple[int, np.ndarray]] = []

    def field(self, x, t, y):
        return x * self.a[y] + t * self.b[y] + self.b[y] ** 2

    def __call__(self, *args: Any, **others: Any) -> np.ndarray:
        args = (*args, *others.values())
        if len(args) != 3:
            self._complain("u(x, t, y), three arguments", f"{len(args)}", "")
        x, t, y = (np.asarray(a) for a in args)
        if x.ndim != 2 or x.shape[1] != self.d:
            self._complain(f"u(x, t, y) with x of shape (n, {self.d})", f"x of shape {x.shape}", "what is passed as x?")
        n = len(x)
        if y.ndim == 0 and t.shape == (n,):
            self._complain("u(x, t, y)", "u(x, y, t)", "the time comes before the label")
        if y.shape != (n,):
            likely = (
                "double the labels as the points are doubled"
                if y.shape and y.size == n // 2
                else "one label for each point"
            )
            self._complain(f"u(x, t, y) with {n} points and y of shape {(n,)}", f"y of shape {y.shape}", likely)
        if y.dtype.kind not in "iu" and not (y.dtype.kind == "f" and np.array_equal(y, y.round())):
            self._complain(
                "labels that are whole numbers", f"y of dtype {y.dtype}", "is a label mixed with something else?"
            )
        if y.min() < 0 or y.max() >= self.labels:
            self._complain(
                f"labels from 0 to {self.labels - 1}", f"the label {int(y.max())}", "which label means *any*?"
            )
        if t.size != 1 and t.shape != (n, 1):
            likely = "double the times as the points are doubled" if t.size == n // 2 else ""
            self._complain(
                f"u(x, t, y) with {n} points and t a float or of shape {(n, 1)}", f"t of shape {t.shape}", likely
            )
        self.calls.append((n, y.astype(int)))
        return self.field(x, t, y.astype(int)).astype(x.dtype if x.dtype.kind == "f" else float)


def _guided_cases(rng):
    for batch, d, labels in ((5, 2, 4), (4, 3, 3), (1, 2, 3)):
        x, any_label = points(rng, batch, d), int(rng.integers(1, labels - 1))  # neither the first nor the last
        y = rng.choice([k for k in range(labels) if k != any_label], batch)
        for w in (float(rng.uniform(1.5, 3)), 1.0, 0.0, float(rng.uniform(0.2, 0.4)), rng.uniform(1.5, 4, (batch, 1))):
            yield x, float(rng.uniform(0.2, 0.8)), y, any_label, w, labels
        yield x, row_times(rng, batch), y, any_label, 2.5, labels


def _guided_velocity(s, *args):
    with explaining(
        {
            "zero-dim": "t may be a float: then it serves both halves as it is, and is not doubled",
            "0-dimensional|[Ll]ength-1|size-1|truth value": "t and w may be columns, a number for each point: no "
            "float(), and no `if` on them",
            "could not be broadcast": "the two halves have the shape of x; a w for each point is a column beside them",
        }
    ):
        return s.call("guided_velocity", *args)


@check("guided_velocity", "sec-classifier-free", ("flowdiff.guidance.guided",))
def guided_value(s, rng):
    for x, t, y, any_label, w, labels in _guided_cases(rng):
        net = Labelled(rng, labels, x.shape[1])
        passed = [x.copy(), y.copy()]
        given = net.field(x, t, y)
        free = net.field(x, t, np.full(len(y), any_label))
        label = f"w = {w:.3f}" if np.ndim(w) == 0 else f"a w of its own for each point, first {w[0, 0]:.3f}"
        last = net.field(x, t, np.full(len(y), labels - 1))
        mistakes = {
            "w and 1 - w are exchanged, or the two halves of the answer are: w = 1 is the field of the class": w * free
            + (1 - w) * given,
            "w - 1 stands for w: here w = 1 is the field of the class": (2 - w) * free + (w - 1) * given,
            "1 + w stands for w: here w = 1 is the field of the class": (1 + w) * given - w * free,
            "the two have the weights w and w": w * (given + free),
            "the weights do not sum to 1: the field of all has the weight 1 - w": free + w * given,
            "the weights do not sum to 1: the field of all is missing": w * given,
            "the difference alone came: the field of all is to be added": w * (given - free),
            "the field of the class goes on by w - 1 times the difference, and not by 1 - w": given
            + (1 - w) * (given - free),
            "the field of the class goes on by w - 1 times the difference, and not by w + 1": given
            + (w + 1) * (given - free),
            "w is halved": free + w / 2 * (given - free),
            "w is squared": free + w**2 * (given - free),
            "the difference has the wrong sign": free + w * (free - given),
            "the field of the class came, whatever w is": given,
            "the field of all came, whatever w is": free,
            "the mean of the two came, whatever w is": (given + free) / 2,
            "the largest label is taken to mean *any*: it is any_label": (1 - w) * last + w * given,
            "label 0 is taken to mean *any*: it is any_label": (1 - w) * net.field(x, t, np.zeros(len(y), int))
            + w * given,
            "every point is given the first label": (1 - w) * free + w * net.field(x, t, np.full(len(y), y[0])),
            "the rows of the two halves are mixed: how was the batch doubled, and how is it cut?": _interleaved(
                net, x, t, y, any_label, w
            ),
        }
        free_labels = np.full(len(y), any_label)
        column = np.broadcast_to(t, (len(y), 1)).astype(float)
        for text, twice, labelled, timed in (
            (
                "the points are doubled one by one, and the labels as a whole",
                _in_turn,
                _in_halves,
                _in_turn,
            ),
            ("the labels are doubled one by one, and the points as a whole", _in_halves, _in_turn, _in_halves),
            ("the times are doubled one by one, and the points as a whole", _in_halves, _in_halves, _in_turn),
            (
                "the points are doubled one by one, and the times as a whole",
                _in_turn,
                _in_turn,
                _in_halves,
            ),
        ):
            both = net.field(twice(x, x), timed(column, column), labelled(y, free_labels))
            one, other = (both[::2], both[1::2]) if twice is _in_turn else np.split(both, 2)
            mistakes[f"{text}: all three in the same order"] = (1 - w) * other + w * one
        if np.ndim(t):
            for text, at in (("first", t[0, 0]), ("mean", t.mean())):
                mistakes[f"every point is given the {text} time"] = (1 - w) * net.field(
                    x, at, free_labels
                ) + w * net.field(x, at, y)
        if np.ndim(w):
            mistakes["every point is given the first w"] = (1 - w[0]) * free + w[0] * given
            mistakes["every point is given the mean w"] = (1 - w.mean()) * free + w.mean() * given
        expect_close(
            _guided_velocity(s, net, passed[0], t.copy() if np.ndim(t) else t, passed[1], any_label, w),
            (1 - w) * free + w * given,
            f"the guided velocity at {shown(x[0], 4)} for {label}",
            mistakes,
            shapes={
                (2 * len(x), x.shape[1]): "both halves came: combine them",
                (len(x), len(x), x.shape[1]): "w of shape (batch, 1) met an array of other axes",
                (2, *x.shape): "both fields came: combine them",
                (x.shape[1],): "one velocity came: the rows of the answer are points, so cut it into halves",
                (2 * len(x), 1): "the answer is cut along the coordinates: the halves are rows",
            },
            otherwise="ask for both fields by hand for one point, and combine the two velocities",
        )
        expect_untouched(passed[0], x, "x")
        expect_untouched(np.atleast_2d(passed[1]), np.atleast_2d(y), "y")


def _in_turn(a, b):
    """One row of each after the other."""
    return np.stack([a, b], 1).reshape(-1, *a.shape[1:])


def _in_halves(a, b):
    return np.concatenate([a, b])


def _interleaved(net, x, t, y, any_label, w):
    """Doubled with concatenate and cut as if doubled with repeat."""
    n = len(x)
    both = np.concatenate([net.field(x, t, y), net.field(x, t, np.full(n, any_label))])
    return (1 - w) * both[1::2] + w * both[::2]


@check("guided_velocity", "sec-classifier-free", ("flowdiff.guidance.guided",))
def guided_cost(s, rng):
    """One call, with twice the points."""
    for x, t, y, any_label, w, labels in _guided_cases(rng):
        net = Labelled(rng, labels, x.shape[1])
        _guided_velocity(s, net, x, t, y, any_label, w)
        sizes = [n for n, _ in net.calls]
        if sizes != [2 * len(x)]:
            likely = {
                2: "two calls give the same, but a graphics card does one of double size faster: join the two batches",
                1: "both labels of every point are to be in the one call",
                0: "u is never asked",
            }.get(len(sizes), "one call is enough")
            if sizes == [len(x)] and np.ndim(w) == 0 and w in (0, 1):
                likely = f"one call with both labels, whatever w is: is w = {w:g} treated apart?"
            elif len(sizes) == 1 and sizes[0] > 2 * len(x):
                likely = "every point goes in twice, and not more often"
            raise wrong(f"one call of u, with {2 * len(x)} points", f"{len(sizes)}, with {shown(sizes)} points", likely)
        labels_asked = sorted(net.calls[0][1])
        if labels_asked != sorted([*y, *[any_label] * len(y)]):
            raise wrong(f"the labels {shown(sorted([*y, *[any_label] * len(y)]))} in the call", shown(labels_asked),
                        "every point goes in twice: with its label, and with any_label")  # fmt: skip


# --- training with hidden labels, and sampling -----------------------------------------------------------------------

_UNIT = 40.0  # how far the images of the check lie apart: from x and the target both, one sees which image it was


class Lessons(Served):
    """The `learn` that a check passes: it keeps what the network would learn from, step by step."""

    def __init__(self, rng: np.random.Generator, batch: int, d: int):
        self.shape, self._rng = (batch, d), rng
        self.steps: list[tuple[np.ndarray, ...]] = []
        self.losses: list[float] = []

    def __call__(self, *args: Any, **others: Any) -> float:
        what, (batch, d) = "learn(x, t, y, target)", self.shape
        if others and set(others) <= {"x", "t", "y", "target"} and len(args) + len(others) == 4:
            names = [name for name in ("x", "t", "y", "target")[len(args) :]]
            args = (*args, *(others[name] for name in names if name in others))
        if len(args) != 4:
            self._complain(f"{what}, four arguments", f"{len(args) + len(others) * (len(args) != 4)}")
        x, t, y, target = (np.asarray(a) for a in args)
        if x.shape != (batch, d):
            likely = ""
            if t.shape == (batch, d):
                likely = "the arguments are in another order: x, t, y, target"
            elif x.ndim == 2 and x.shape[1] == d:
                likely = "a batch of images in each step: neither all of them, nor those alone whose label is told"
            elif x.ndim == 3:
                likely = "t is a column beside the images: (batch, 1)"
            self._complain(f"{what} with x of shape {(batch, d)}", f"x of shape {x.shape}", likely)
        if t.size == 1:
            self._complain(
                f"{what} with t of shape {(batch, 1)}",
                f"t of shape {t.shape}",
                "one time for the batch: draw one for each image",
            )
        if t.shape != (batch, 1):
            likely = f"t[:, None] makes a column of {(batch,)}" if t.shape == (batch,) else ""
            if t.shape == (batch, d):
                likely = "an image has one time, not one for each pixel"
            self._complain(f"{what} with t of shape {(batch, 1)}", f"t of shape {t.shape}", likely)
        if y.shape != (batch,):
            likely = "one label for each image of the batch, chosen as the images are"
            self._complain(f"{what} with y of shape {(batch,)}", f"y of shape {y.shape}", likely)
        if y.dtype.kind not in "iu" and not (y.dtype.kind == "f" and np.array_equal(y, np.round(y))):
            self._complain(f"{what} with labels that are whole numbers", f"y of dtype {y.dtype}", "is y the mask?")
        if target.shape != (batch, d):
            self._complain(f"{what} with target of shape {(batch, d)}", f"target of shape {target.shape}")
        self.steps.append((np.array(x, float), np.array(t, float), y.astype(int), np.array(target, float)))
        self.losses.append(float(self._rng.uniform(1, 2)))
        return self.losses[-1]

    def all(self) -> list[np.ndarray]:
        """x, t, y and target of all steps, one below the other."""
        return [np.concatenate(part) for part in zip(*self.steps, strict=True)]


class Album:
    """Images that can be told from each other through noise, with labels; *any* lies between them or after them."""

    def __init__(self, rng: np.random.Generator, between: bool, size: int = 60, d: int = 3):
        corners = np.stack(np.meshgrid(*[np.arange(1, 6)] * d), -1).reshape(-1, d)
        self.images = _UNIT * rng.permutation(corners)[:size]
        kinds = np.array([1, 2, 4, 5, 6] if between else [1, 2, 3, 4, 5])
        self.any_label = 3 if between else 8  # neither the first nor the last, and not their number
        self.labels = rng.permutation(np.resize(kinds, size))

    def which(self, z: np.ndarray) -> np.ndarray:
        """The number of the image that each row is nearest to."""
        return ((z[:, None] - self.images) ** 2).sum(-1).argmin(1)

    def seen(self, value: np.ndarray, share: Any, noise: Any) -> np.ndarray | None:
        """The images of ``value = share z + noise ε``, or None if it is not that; -1 where noise hides them."""
        share, noise = (np.broadcast_to(np.asarray(part, float), (len(value), 1)) for part in (share, noise))
        clear = (np.abs(noise) < 3 * np.abs(share))[:, 0]
        if clear.sum() < 50 or not np.isfinite(value).all():
            return None
        found = np.full(len(value), -1)
        found[clear] = self.which(value[clear] / share[clear])
        rest = value[clear] - share[clear] * self.images[found[clear]]
        small = np.abs(noise[clear]) < 1e-3
        eps = np.where(small, 0, rest / np.where(small, 1, noise[clear]))
        if np.abs(np.where(small, rest, 0)).max() > 0.01 or np.abs(eps).max() > 6.5:
            return None
        spread = (eps[~small[:, 0]] ** 2).mean() if (~small).any() else 1.0
        return found if 0.7 < spread < 1.4 else None


_DROPOUT = ("flowdiff.guidance.drop_labels", "flowdiff.losses.flow_matching")


def _lessons(s, album, probability, steps, batch, rng):
    """What the network learns from in a training with these numbers, and what the training returns."""
    learn = Lessons(rng.spawn(1)[0], batch, album.images.shape[1])
    images, labels = album.images.copy(), album.labels.copy()
    with explaining(
        {
            "could not be broadcast": "times are a column, (batch, 1), beside the images: a flat array is a row for "
            "NumPy; labels and their random numbers are flat, (batch,)",
            "truth value": "`if` asks one question: one random number for each label chooses label by label",
            "out of bounds": "there are len(images) images, and the first has the number 0",
        }
    ):
        got = s.call(
            "train_with_dropout", learn, images, labels, album.any_label, probability, steps, batch, rng.spawn(1)[0]
        )
    for now, then, name in ((images, album.images, "images"), (labels, album.labels, "labels")):
        expect_untouched(now if now.ndim > 1 else now[:, None], then if then.ndim > 1 else then[:, None], name)
    if len(learn.steps) != steps:
        likely = {
            0: "learn is never called",
            1: "is there a loop, or a return inside it?",
            steps - 1: "the last step is missing",
            steps + 1: "one step too many",
        }.get(len(learn.steps), "one call of learn in each turn of the loop")
        raise wrong(f"{steps} calls of learn", f"{len(learn.steps)}", likely)
    return learn, got


@check("train_with_dropout", "sec-guided-digits", _DROPOUT)
def dropout_training_batches(s, rng):
    """What the network learns from: fresh images, times and noise in each step, the right place and velocity."""
    album, steps, batch = Album(rng, True), 30, 45
    learn, got = _lessons(s, album, 0.3, steps, batch, rng)
    x, t, _, target = learn.all()
    for k in range(steps):
        if np.ptp(learn.steps[k][1]) == 0:
            raise wrong("a time of its own for each image", f"{learn.steps[k][1][0, 0]:.3f} for the whole batch",
                        "draw as many times as there are images")  # fmt: skip
    _expect_fresh(learn, 1, "times", "draw t inside the loop")
    expect_uniform_times(t)
    z, eps = _images_and_noise(album, x, t, target)
    i = album.which(z)
    where = t * z + (1 - t) * eps
    if not np.abs(x - where).max() <= 1e-3 * _UNIT:
        raise wrong("x on the straight path, t Z + (1 - t) ε, with the image and the noise of the target",
                    "other places", _place_in_words(album, x, t, i, z, eps))  # fmt: skip
    _expect_images(learn, album, i.reshape(steps, batch))
    for k in range(1, steps):
        if np.allclose(eps[:batch], eps[k * batch : (k + 1) * batch], atol=1e-3):
            raise wrong("fresh noise in each step", "the same noise in two of them", "draw ε inside the loop")
    expect_independent(eps[:batch], "the noise")
    expect_standard_normal(eps, "the noise")
    got = [number(value, "a loss") for value in got] if isinstance(got, (list, tuple)) else got
    if isinstance(got, list) and len(got) != steps:
        raise wrong(f"the losses of all {steps} steps", f"{len(got)} of them")
    expect_close(
        np.asarray(got) if isinstance(got, list) else got,
        learn.losses,
        "the losses, as learn returned them,",
        {
            "these are means of the losses so far": np.cumsum(learn.losses) / np.arange(1, steps + 1),
            "the losses are in the reverse order": learn.losses[::-1],
        },
        shapes={(): "one loss came: keep those of all steps"},
    )


def _expect_fresh(learn, part, name, likely):
    """The parts of two steps are never equal."""
    for k, step in enumerate(learn.steps[1:]):
        if np.array_equal(step[part], learn.steps[0][part]):
            raise wrong(f"fresh {name} in each step", f"the same in steps 1 and {k + 2}", likely)


def _images_and_noise(album, x, t, target):
    """The image and the noise in each row of a target Z - ε."""
    found = album.seen(target, 1, -1)
    if found is not None:
        z = album.images[found]
        return z, z - target
    quarter = np.pi / 2
    known = {
        "the target is ε - Z, the way back: time runs from noise to data": (-1, 1),
        "the target is the noise: the velocity is Z - ε": None,
        "the target is the image, as for a denoiser: the velocity is Z - ε": (1, 0),
        "the target is Z - X_t, the rest of the way and not the velocity": (1 - t, -(1 - t)),
        "the target is X_t - ε, the way so far and not the velocity": (t, -t),
        "the target is t Z - (1 - t) ε: differentiate t and 1 - t": (t, -(1 - t)),
        "the target is X_t of the opposite time, (1 - t) Z + t ε": (1 - t, t),
        "this is the velocity of the path with sine and cosine": (
            quarter * np.cos(quarter * t),
            -quarter * np.sin(quarter * t),
        ),
        "the target is half of the velocity": (0.5, -0.5),
    }
    likely = ""
    if np.array_equal(target, x):
        known = {"the target is X_t, the place: the velocity is its derivative, Z - ε": (t, 1 - t)}
    for text, weights in known.items():
        if fits_noise(target) if weights is None else album.seen(target, *weights) is not None:
            likely = text
            break
    raise wrong("a target Z - ε, an image minus noise", "another target", likely)


def fits_noise(value: np.ndarray) -> bool:
    return bool(np.abs(value).max() < 6.5 and 0.7 < (value**2).mean() < 1.4)


def _place_in_words(album, x, t, i, z, eps) -> str:
    """What the places are, where they are not on the path of the target's own images and noise."""
    quarter = np.pi / 2
    known = {
        "the time runs the wrong way: t = 0 is noise, t = 1 is the image": (1 - t) * z + t * eps,
        "x is the image itself, without noise": z,
        "x is the noise itself, without the image": eps,
        "the image is not multiplied by t": z + (1 - t) * eps,
        "the noise is not multiplied by 1 - t": t * z + eps,
        "the noise has one sign in the place, t Z + (1 - t) ε, and the other in the target, Z - ε: see both": t * z
        - (1 - t) * eps,
        "this is the path with sine and cosine: the straight path is asked for": np.sin(quarter * t) * z
        + np.cos(quarter * t) * eps,
        "the noise is multiplied by the root of 1 - t": t * z + np.sqrt(1 - t) * eps,
        "the noise is multiplied by t, too": t * z + t * eps,
    }
    for text, value in known.items():
        if np.abs(x - value).max() <= 1e-3 * _UNIT:
            return text
    other = album.seen(x, t, 1 - t)
    if other is None:
        return ""
    if (other[other >= 0] == i[other >= 0]).all():
        return "the noise of the place is other noise than that of the target: draw ε once and use it in both"
    return "the image of the place is another one than that of the target"


def _expect_images(learn, album, i):
    """Images that are drawn afresh in each step, all of them equally likely."""
    steps, batch = i.shape
    size = len(album.images)
    for k in range(1, steps):
        if np.array_equal(np.sort(i[0]), np.sort(i[k])):
            raise wrong("other images in each step", f"the same {batch} in steps 1 and {k + 1}",
                        "draw their numbers inside the loop")  # fmt: skip
    counts = np.bincount(i.ravel(), minlength=size)
    off = (counts - i.size / size) / np.sqrt(i.size / size)
    if not (counts.all() and np.abs(off).max() <= 7):  # none by chance: 1e-8
        worst = int(np.abs(off).argmax())
        likely = "are only some of them drawn?" if not counts.min() else ""
        if counts[-1] == 0 and (counts > 0).sum() >= size - 1:
            likely = "the last image is never drawn: the upper end of rng.integers does not belong to it"
        elif counts[0] == 0 and (counts > 0).sum() >= size - 1:
            likely = "the first image is never drawn: numbering begins with 0"
        raise wrong(f"each of the {size} images about {i.size / size:.0f} times in {steps} steps",
                    f"image {worst} {counts[worst]} times", likely)  # fmt: skip


@check("train_with_dropout", "sec-label-dropout", _DROPOUT)
def dropout_training_labels(s, rng):
    """Which labels are hidden: a share p in each step anew, each by itself, and the others are the images' own."""
    cases, batch, steps = [], 45, 40
    for probability, between in ((float(rng.uniform(0.15, 0.25)), True), (float(rng.uniform(0.65, 0.8)), False)):
        album = Album(rng, between)
        learn, _ = _lessons(s, album, probability, steps, batch, rng)
        i, gone = _hidden(album, learn)
        _expect_one_by_one(gone, i, np.concatenate([step[1] for step in learn.steps]), album)
        cases.append((probability, float(gone.mean())))
    n = batch * steps

    def follow(law):
        return all(abs(got - law(p)) <= 5.5 * np.sqrt(max(law(p) * (1 - law(p)), 1e-9) / n) + 1e-9 for p, got in cases)

    if not follow(lambda p: p):
        known = {
            "the probability is that of being hidden, not of being told": lambda p: 1 - p,
            "no label is hidden: is the array that is told the one that you have written to?": lambda p: 0.0,
            "every label is hidden": lambda p: 1.0,
            "the probability is squared: are labels hidden only where two random numbers agree?": lambda p: p**2,
            "labels are hidden twice: once is enough": lambda p: 2 * p - p**2,
            "half of the labels are hidden, whatever the probability is": lambda p: 0.5,
            "a normal random number is compared with the probability: draw it uniformly on [0, 1]": _normal_cdf,
            "the probability is halved": lambda p: p / 2,
            "the probability is divided by 100: it is no percentage": lambda p: p / 100,
        }
        probability, share = max(cases, key=lambda case: abs(case[0] - case[1]))
        raise wrong(f"a share of {probability:.3f} of the labels hidden, of {n}", f"{share:.3f}",
                    next((text for text, law in known.items() if follow(law)), ""))  # fmt: skip
    album = Album(rng, True)
    for probability in (0.0, 1.0):
        share = _hidden(album, _lessons(s, album, probability, 2, batch, rng)[0])[1].mean()
        if share != probability:
            raise wrong(f"{'every' if probability else 'no'} label hidden for probability {probability:g}",
                        f"{100 * share:.0f} % of them", "is the random number uniform on [0, 1)?")  # fmt: skip

    def told(generator):
        learn = Lessons(np.random.default_rng(0), 20, album.images.shape[1])
        s.call(
            "train_with_dropout",
            learn,
            album.images.copy(),
            album.labels.copy(),
            album.any_label,
            0.5,
            3,
            20,
            generator,
        )
        return np.concatenate([step[2] for step in learn.steps])

    expect_from_rng(told, rng)


def _hidden(album, learn):
    """The number of the image and whether its label is hidden, (steps, batch) each."""
    steps, (batch, _) = len(learn.steps), learn.shape
    x, t, y, target = learn.all()
    i = album.seen(target, 1, -1)
    if i is None:
        i = album.seen(x, t, 1 - t)
        if i is None:
            raise wrong("images and noise on the straight path, and the velocity there", "other places and targets",
                        "first comes what dropout_training_batches says")  # fmt: skip
    own = np.where(i >= 0, album.labels[np.maximum(i, 0)], y)
    gone, other = y == album.any_label, (y != album.any_label) & (y != own)
    if other.any():
        row = int(other.argmax())
        values = set(y[other].tolist())
        count, top = len(set(album.labels.tolist())), int(album.labels.max())
        likely = "the labels are those of other images: choose them by the same numbers as the images"
        if len(values) == 1:
            (value,) = values
            likely = {
                album.any_label - 1: "one less than any_label stands for a hidden label",
                album.any_label + 1: "one more than any_label stands for a hidden label",
                0: "0 stands for a hidden label: it is any_label",
                -1: "-1 stands for a hidden label: it is any_label",
                count: "the number of classes stands for a hidden label: it is any_label",
                top + 1: "the largest label plus 1 stands for a hidden label: it is any_label",
                top: "the largest label stands for a hidden label: it is any_label",
            }.get(value, f"{value} stands for a hidden label: it is any_label")
        elif (own[other] + album.any_label == y[other]).all():
            likely = "any_label is added to the label: it takes its place"
        elif not gone.any():
            likely = "a hidden label becomes another class's: it is any_label"
            if other.mean() > 0.6:
                likely = "the labels are those of other images: choose them by the same numbers as the images"
        raise wrong(f"the image's own label, {own[row]}, or any_label, {album.any_label}", f"{y[row]}", likely)
    return i.reshape(steps, batch), gone.reshape(steps, batch)


def _expect_one_by_one(gone, i, t, album):
    """Whether a label is hidden depends on nothing: not on the step, the others, the image, the class or the time."""
    steps = len(gone)
    each = gone.mean(1)
    if not gone.any() or gone.all():
        return
    if set(each) <= {0.0, 1.0}:
        raise wrong("each label hidden by itself", f"all labels of a step or none, in {steps} steps",
                    "one random number for each label, not one for the batch")  # fmt: skip
    first, last = each[:5].mean(), each[-10:].mean()
    if not last - first <= 6 * 0.5 * np.sqrt(1 / gone[:5].size + 1 / gone[-10:].size):
        raise wrong(
            "the same share of labels hidden in every step",
            f"{first:.2f} at first and {last:.2f} at last",
            "labels that were hidden once stay hidden: write any_label into a copy of the batch's labels, not into "
            "those of the data",
        )
    images, known = i.ravel(), i.ravel() >= 0
    seen = np.bincount(images[known], minlength=len(album.images))
    share = np.bincount(images[known], gone.ravel()[known], len(album.images)) / np.maximum(seen, 1)
    if set(share[seen > 0]) <= {0.0, 1.0}:
        kinds = [set(share[album.labels == k][seen[album.labels == k] > 0]) for k in np.unique(album.labels)]
        raise wrong("an image's label hidden in one step and told in another", "every image always or never",
                    "whole classes are hidden: drop labels blindly" if all(len(kind) == 1 for kind in kinds)
                    else "the labels are hidden once, before the loop: hide them in each step anew")  # fmt: skip
    if (gone == gone[0]).all():
        raise wrong(
            "other rows in each step", "the same rows hidden in every step", "draw the random numbers inside the loop"
        )
    if np.ptp(gone.sum(1)) == 0:
        raise wrong("a number of hidden labels that varies from step to step", f"exactly {gone[0].sum()} in each",
                    "each label is hidden with a probability, whatever happens to the others")  # fmt: skip
    rho = np.corrcoef(gone.ravel(), t[:, 0])[0, 1]
    if not abs(rho) <= 6 / np.sqrt(gone.size):
        raise wrong("labels hidden whatever the time is", f"a correlation of {rho:.2f} between the two",
                    "is one random number used for both?")  # fmt: skip
    place = gone.mean(0)
    if not np.abs(place - place.mean()).max() <= 6 * 0.5 / np.sqrt(steps):
        raise wrong("every place in the batch hidden equally often",
                    f"from {place.min():.2f} to {place.max():.2f} of the steps",
                    "are always the first ones hidden? A random number for each label says which")  # fmt: skip
    for k in np.unique(album.labels):
        mine = known & (album.labels[images] == k)
        off = gone.ravel()[mine].mean() - gone.mean()
        if not abs(off) <= 6 * 0.5 / np.sqrt(mine.sum()):
            raise wrong("the labels of all classes hidden equally often", f"those of class {k} {off:+.2f} off the "
                        "others", "drop labels blindly, or any_label gets other shares of the classes")  # fmt: skip


@check("sample_digits", "sec-guided-digits", ("flowdiff.guidance.guided", "flowdiff.ode.euler"))
def sample_digits_value(s, rng):
    for batch, d, n, between in ((5, 3, 7, True), (4, 2, 3, False), (1, 2, 1, True)):
        labels = 5
        any_label = 2 if between else 4
        y = rng.permutation([k for k in range(labels) if k != any_label])[np.arange(batch) % 4]
        noise = points(rng, batch, d)
        for w in (float(rng.uniform(1.5, 2.5)), 0.0, 1.0, float(rng.uniform(-0.6, -0.3))):
            net = Labelled(rng, labels, d)
            net.a, net.b = 0.8 * net.a, 0.8 * net.b

            passed = [noise.copy(), y.copy()]
            expect_close(
                s.call("sample_digits", net, passed[1], any_label, w, passed[0], n),
                _carried(net, y, any_label, w, noise, n),
                f"the images after n = {n} steps with w = {w:.3f}, the first",
                _sampling_mistakes(net, y, any_label, w, noise, n),
                shapes={
                    (n + 1, batch, d): "the whole way came: return its end",
                    (n, batch, d): "the whole way came: return its end",
                },
                otherwise="are labels hidden here, too? Write down one step from one image, and compare",
            )
            expect_untouched(passed[0], noise, "noise")
            expect_untouched(passed[1][:, None], y[:, None], "y")


def _carried(net, y, any_label, w, noise, n, *, h=None, at=None, all_share=None):
    """n Euler steps from the noise, with the weight w of the field of the class, and by default 1 - w of all's."""
    x, all_share, h = noise, 1 - w if all_share is None else all_share, 1 / n if h is None else h
    for k in range(n):
        t = k / n if at is None else at(k)
        x = x + h * (all_share * net.field(x, t, np.full(len(y), any_label)) + w * net.field(x, t, y))
    return x


def _sampling_mistakes(net, y, any_label, w, noise, n):
    def carried(w=w, n=n, y=y, any_label=any_label, noise=noise, **others):
        return _carried(net, y, any_label, w, noise, n, h=others.pop("h", h), at=others.pop("at", at), **others)

    def guided(x, t):
        return (1 - w) * net.field(x, t, np.full(len(y), any_label)) + w * net.field(x, t, y)

    def at(k):
        return k / n

    h = 1 / n
    right, middle = carried(), noise
    for k in range(n):
        middle = middle + h * guided(middle + h / 2 * guided(middle, k / n), (k + 0.5) / n)
    both_ends = 1 / max(n - 1, 1)
    return {
        "w and 1 - w are exchanged: w = 1 is the field of the class": carried(1 - w),
        "1 + w stands for w: w = 1 is the field of the class": carried(1 + w),
        "w - 1 stands for w: w = 1 is the field of the class": carried(w - 1),
        "the field of the class alone is followed: guide it": carried(1.0),
        "the field of all alone is followed: nothing asks for the labels": carried(0.0),
        "the weights do not sum to 1: the field of all has the weight 1 - w": carried(all_share=1.0),
        "the field of all is missing, with its weight 1 - w": carried(all_share=0.0),
        "the difference alone is followed: the field of all is to be added": carried(all_share=-w),
        "label 0 is taken to mean *any*: it is any_label": carried(any_label=0),
        "the largest label is taken to mean *any*: it is any_label": carried(any_label=net.labels - 1),
        "one less than any_label is taken to mean *any*": carried(any_label=any_label - 1),
        "every image is asked for with the first label": carried(y=np.full(len(y), y[0])),
        "the times are those of the ends of the steps: step k begins at k/n": carried(at=lambda k: (k + 1) / n),
        "the times are those in the middle of the steps: Euler's are their beginnings": carried(
            at=lambda k: (k + 0.5) / n
        ),
        "t is 0 in every step": carried(at=lambda k: 0.0),
        "t is the number of the step: divide it by n": carried(at=float),
        "the time runs backwards: noise is at t = 0": carried(at=lambda k: 1 - k / n),
        "the velocity is subtracted: time runs from noise to images": carried(h=-1 / n),
        "the velocity is not multiplied by the step 1/n": carried(h=1.0),
        "one step is missing": carried(n=n - 1),
        "one step too many": carried(n=n + 1),
        "the times run from 0 to 1 with both ends, as np.linspace(0, 1, n) has them": carried(
            at=lambda k: k * both_ends
        ),
        "n times with both ends make n - 1 steps: n + 1 times are needed": carried(
            n=n - 1, h=both_ends, at=lambda k: k * both_ends
        ),
        "these are steps of the midpoint rule or of Heun's: Euler steps are asked for": middle,  # the field is linear
        "the images are cut to [-1, 1]: what the steps give is asked for": np.clip(right, -1, 1),
        "the images start at 0 and not at the noise": carried(noise=0 * noise),
        "this is the noise: is x written to?": noise,
    }


# --- Gaussians under guidance ----------------------------------------------------------------------------------------


def _spread(t, s):
    """The standard deviation at time t on the sine-cosine path, for data of standard deviation s."""
    return np.hypot(np.sin(np.pi / 2 * t) * s, np.cos(np.pi / 2 * t))


@check("guided_std", "sec-guided-gaussians", ("flowdiff.guidance.guided_std",))
def guided_std_value(s, rng):
    for w, wider in (
        (float(rng.uniform(1.8, 2.6)), False),
        (float(rng.uniform(0.3, 0.6)), False),
        (1.0, False),
        (0.0, False),
        (float(rng.uniform(-0.8, -0.4)), False),
        (float(rng.uniform(1.8, 2.6)), True),  # a class that is wider than all data
    ):
        narrow, wide = float(rng.uniform(0.35, 0.6)), float(rng.uniform(1.7, 2.4))
        if wider:
            narrow, wide = wide, narrow
        for t in (float(rng.uniform(0.5, 0.8)), 1.0, 0.0):
            a, b = _spread(t, narrow), _spread(t, wide)
            la, lb = np.hypot(t * narrow, 1 - t), np.hypot(t * wide, 1 - t)
            inverse = (1 - w) / b**2 + w / a**2
            sine, cosine = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
            # d/dt of the logarithms of the two spreads
            rates = [np.pi / 2 * sine * cosine * (std**2 - 1) / _spread(t, std) ** 2 for std in (narrow, wide)]
            rate = w * rates[0] + (1 - w) * rates[1]
            special = {}
            if wider:
                special["the smaller spread is taken for s: the class may be wider than all data"] = b**w * a ** (1 - w)
            if w < 0:
                special["w is cut off at 0: it may be any number"] = b
            expect_close(
                number(s.call("guided_std", t, narrow, wide, w), "the standard deviation"),
                a**w * b ** (1 - w),
                f"the guided standard deviation at t = {t:.3f} for s = {narrow:.3f}, S = {wide:.3f}, w = {w:.3f}",
                {
                    **special,
                    "this is the product law's: the ODE does not lead there": inverse**-0.5 if inverse > 0 else np.nan,
                    "this is the value at t = 1": narrow**w * wide ** (1 - w),
                    "these are the spreads of the straight path": la**w * lb ** (1 - w),
                    "w and 1 - w are exchanged": a ** (1 - w) * b**w,
                    "the spreads are averaged: their logarithms are": (1 - w) * b + w * a,
                    "the variances are averaged: the logarithms are": np.sqrt(abs((1 - w) * b**2 + w * a**2)),
                    "this is the variance: take the root": (a**w * b ** (1 - w)) ** 2,
                    "this is the inverse of the product law's variance": inverse,
                    "this is the product law's variance": 1 / inverse if inverse else np.nan,
                    "this is the spread of the class, without guidance": a,
                    "this is the spread of all data": b,
                    "the exponents do not sum to 1: S has the exponent 1 - w": a**w * b**w,
                    "the exponents do not sum to 1: S has the exponent 1 - w, not -w": a**w * b**-w,
                    "the exponent of S is w - 1: it is 1 - w": a**w * b ** (w - 1),
                    "the class is raised to 1 + w": a ** (1 + w) * b**-w,
                    "the spreads are those of data without noise, times α": (np.sin(np.pi / 2 * t) * narrow) ** w
                    * (np.sin(np.pi / 2 * t) * wide) ** (1 - w)
                    if t
                    else np.nan,
                    "standard deviations are added: variances add": (
                        np.sin(np.pi / 2 * t) * narrow + np.cos(np.pi / 2 * t)
                    )
                    ** w
                    * (np.sin(np.pi / 2 * t) * wide + np.cos(np.pi / 2 * t)) ** (1 - w),
                    "s stands for s²": np.sqrt(np.sin(np.pi / 2 * t) ** 2 * narrow + np.cos(np.pi / 2 * t) ** 2) ** w
                    * np.sqrt(np.sin(np.pi / 2 * t) ** 2 * wide + np.cos(np.pi / 2 * t) ** 2) ** (1 - w),
                    "s² stands for s: under the root the spread of the class is squared once": _spread(t, narrow**2)
                    ** w
                    * b ** (1 - w),
                    "w is halved at the class: spreads are raised to w, variances to w/2": a ** (w / 2) * b ** (1 - w),
                    "s² stands for s: under the root the spread of the data is squared once": _spread(t, narrow**2) ** w
                    * _spread(t, wide**2) ** (1 - w),
                    "the angle is πt/2: this has t": np.hypot(np.sin(t) * narrow, np.cos(t)) ** w
                    * np.hypot(np.sin(t) * wide, np.cos(t)) ** (1 - w),
                    "the angle is πt/2: this has πt": _spread(2 * t, narrow) ** w * _spread(2 * t, wide) ** (1 - w),
                    "w is halved: spreads are raised to w, variances to w/2": a ** (w / 2) * b ** ((1 - w) / 2),
                    "the inverse spreads are averaged: the logarithms are": 1 / (w / a + (1 - w) / b),
                    "the factor of t = 1 is used at all times": a * (narrow / wide) ** (w - 1),
                    "the value of t = 1 is approached in a straight line": 1 + t * (narrow**w * wide ** (1 - w) - 1),
                    "the spreads of the data are averaged: their logarithms are": _spread(
                        t, abs(w * narrow + (1 - w) * wide)
                    ),
                    "this is the logarithm of it": w * np.log(a) + (1 - w) * np.log(b),
                    "the start has the spread 1, not s: there is one factor s too much": a**w * b ** (1 - w) * narrow,
                    "the sine and the cosine are exchanged": _spread(1 - t, narrow) ** w
                    * _spread(1 - t, wide) ** (1 - w),
                    "the guided spread of the data becomes noisy afterwards: guide at every time": _spread(
                        t, narrow**w * wide ** (1 - w)
                    ),
                    "the logarithm of the end grows in a straight line here: it does not": np.exp(
                        t * (w * np.log(narrow) + (1 - w) * np.log(wide))
                    ),
                    "this is the guided rate: the spread is the exponential of its integral": rate,
                    "the guided rate at t is multiplied by t: it changes, so integrate it": np.exp(t * rate),
                    "the logarithms have the base 10, and e is raised to them": np.exp(
                        w * np.log10(a) + (1 - w) * np.log10(b)
                    ),
                    "s/S is that of t = 1: take both spreads at t": b * (narrow / wide) ** w,
                    "S is multiplied by (s/S) to the power w - 1: that belongs to s, to S belongs the power w": b
                    * (a / b) ** (w - 1),
                    "s is that of the data, S that of time t: take both at t": narrow**w * b ** (1 - w),
                    "S is that of the data, s that of time t: take both at t": a**w * wide ** (1 - w),
                    "the noise is missing in the spread of all data": a**w * (sine * wide) ** (1 - w) if t else np.nan,
                    "the noise is missing in the spread of the class": (sine * narrow) ** w * b ** (1 - w)
                    if t
                    else np.nan,
                },
                otherwise="both fields are rates times x: add the two rates with their weights, and integrate",
            )


def _affordable_scale(s, *args) -> float:
    with explaining(
        {
            "truth value": "s and S are arrays, and `if` asks one question: which coordinate decides?",
            "zero-size|empty": "where no coordinate narrows none is left to decide: any w will do there, np.inf",
            "ZeroDivision": "where s = S the logarithm of s/S is 0: nothing narrows there, and any w will do",
        }
    ):
        return number(s.call("affordable_scale", *args), "the scale")


@check("affordable_scale", "sec-guided-gaussians", ("flowdiff.guidance.guided_std",))
def affordable_scale_value(s, rng):
    """The tightest coordinate decides: (s/S)^(w - 1) = share."""
    for d in (8, 1, 5, 2):
        wide = rng.uniform(1.5, 2.5, d)
        narrow = wide * rng.uniform(0.3, 0.85, d)
        if d > 1:
            narrow[0] = wide[0] * 1.2  # a coordinate in which guidance widens
        if d == 8:
            narrow[1] = wide[1] * 1.1  # and another one
        if d == 5:
            narrow[:2] = wide[:2] * [8, 1]  # one that widens more than any other narrows; in one it does nothing
        if d == 2:
            narrow[1] = wide[1] * 0.998  # where almost nothing narrows, w is large
        falling = np.flatnonzero(narrow < wide)
        order = falling[(narrow / wide)[falling].argsort()]
        for i in {order[0], order[-1]}:  # the smallest s is neither at the smallest nor at the largest of these ratios
            size = 0.25 if d == 5 else 4  # nor always at the largest or the smallest S, or the largest S - s
            narrow[i], wide[i] = size * narrow[i], size * wide[i]
        places = rng.permutation(d)
        if d == 8:  # the first, the last and the smallest s narrow, but neither most nor least nor alike
            narrow[order[1]], wide[order[1]] = 0.5 * narrow[order[1]], 0.5 * wide[order[1]]
            places = np.array([order[2], *rng.permutation([0, 1, *order[[0, 1, 4, 5]]]), order[3]])
        narrow, wide = narrow[places], wide[places]
        r = narrow / wide
        worst = r.min()
        falling = r[r < 1]
        share = float(rng.uniform(0.3, 0.8))
        if d == 8:
            share = worst ** float(rng.uniform(1.3, 1.8))  # so that w - 1 is above 1, and no whole number
        passed = [narrow.copy(), wide.copy()]
        w = 1 + np.log(share) / np.log(worst)
        with np.errstate(all="ignore"):
            mistakes = {
                "the ratios s/S of 1 and more are not left out: where nothing narrows, any w will do": (
                    np.min(1 + np.log(share) / np.log(r))
                ),
                "this is a mean, and ratios s/S of 1 and more are in it: every coordinate must keep its share": np.mean(
                    1 + np.log(share) / np.log(r)
                ),
                "a coordinate that widens decides here: is the sign of its logarithm lost?": 1
                + np.min(np.abs(np.log(share) / np.log(r))),
                "the smallest s decides here: the smallest s/S must": 1 + np.log(share) / np.log(r[narrow.argmin()]),
                "this is w - 1, as if share were taken of S: w = 1 costs nothing": w - 1,
                "this is the product law's answer: the ODE spends more": (share**-2 - worst**2) / (1 - worst**2),
                "the widest falling coordinate decides here: the narrowest must": 1
                + np.log(share) / np.log(falling.max()),
                "the coordinate with the largest s/S decides here: the smallest must": 1
                + np.log(share) / np.log(r.max()),
                "this is the mean over the coordinates: every one of them must keep its share": 1
                + np.mean(np.log(share) / np.log(falling)),
                "s and S are averaged first": 1 + np.log(share) / np.log(narrow.mean() / wide.mean()),
                "the coordinate with the largest S decides here: the smallest s/S must": 1
                + np.log(share) / np.log(r[wide.argmax()])
                if r[wide.argmax()] < 1
                else np.inf,
                "the coordinate with the largest S - s decides here: the smallest s/S must": 1
                + np.log(share) / np.log(r[(wide - narrow).argmax()]),
                "the product of all ratios decides here: the smallest must": 1 + np.log(share) / np.log(r).sum(),
                "the mean of the logarithms decides here: every coordinate must keep its share": 1
                + np.log(share) / np.log(r).mean(),
                "s and S are taken apart: the smallest s, the largest S": 1
                + np.log(share) / np.log(narrow.min() / wide.max()),
                "the lengths of s and S decide here: every coordinate must keep its share": 1
                + np.log(share) / np.log(np.linalg.norm(narrow) / np.linalg.norm(wide)),
                "the spread falls as a power of w - 1, and not in a straight line": 1 + (1 - share) / (1 - worst),
                "a coordinate that widens does not free the others: the narrowest decides": np.inf,
                "this is 1: are the ratios s/S of 1 and more left out? There the formula gives a w below 1": 1.0,
                "w is cut to a whole number": np.floor(w),
                "w is rounded up to a whole number": np.ceil(w),
                "one logarithm has the base 10": 1 + np.log(share) / np.log10(worst),
                "share is squared": 1 + 2 * np.log(share) / np.log(worst),
                "share is taken of the variance": 1 + np.log(share) / np.log(worst) / 2,
                "share is meant of the class's own s: this is w for std = share": float(
                    np.min(np.log(share / wide[r < 1]) / np.log(falling))
                ),
                "the sign of the logarithm, or S/s stands for s/S": 1 - np.log(share) / np.log(worst),
                "S/s stands for s/S": 1 + np.log(share) / np.log((1 / r).min()),
                "the first coordinate decides here: the smallest s/S must": 1 + np.log(share) / np.log(r[0]),
                "the last coordinate decides here: the smallest s/S must": 1 + np.log(share) / np.log(r[-1]),
                "the median of the ratios decides here: the smallest must": 1 + np.log(share) / np.log(np.median(r)),
                "the mean of the ratios decides here: the smallest must": 1 + np.log(share) / np.log(r.mean()),
                "the logarithms are subtracted where one is divided by the other": 1 + np.log(share) - np.log(worst),
                "share is divided by s/S: their logarithms are": 1 + share / worst,
                "log(1 + …) stands for the logarithm": 1 + np.log1p(share) / np.log1p(worst),
                "the logarithms are divided the other way round": 1 + np.log(worst) / np.log(share),
                "this is the spread that is left, not the scale": worst ** (share - 1),
                "1 - share stands for share": 1 + np.log(1 - share) / np.log(worst),
            }
        got = _affordable_scale(s, passed[0], passed[1], share)
        for now, then, name in zip(passed, (narrow, wide), ("s", "S"), strict=True):
            expect_untouched(np.atleast_2d(now), np.atleast_2d(then), name)
        expect_close(
            got,
            w,
            f"the largest w for s/S = {shown(r, 4)} and share = {share:.3f}",
            mistakes,
            rtol=2e-4 if d == 2 else None,  # log of 0.998 in float32 has four digits
            otherwise="in each coordinate the guided spread over s is (s/S) to the power w - 1"
            if d != 2
            else "almost nothing narrows, so w is large: is it, or the search for it, bounded?",
        )


@check("affordable_scale", "sec-guided-gaussians", ("flowdiff.guidance.guided_std",))
def affordable_scale_free(s, rng):
    """Where nothing narrows, any scale will do; and who wants to keep everything stays at 1."""
    wide = rng.uniform(0.5, 1.5, 3)
    for narrow in (wide * 1.5, wide):
        got = _affordable_scale(s, narrow.copy(), wide.copy(), 0.5)
        if got != np.inf:
            likely = "guidance narrows only where s < S"
            if got == 1:
                likely = "w = 1 is the class itself: here a larger w takes nothing away"
            elif got >= 10:
                likely = "a large number stands for infinity: return np.inf"
            elif not np.isfinite(got) and narrow is wide:
                likely = "log 1 = 0 is divided by"
            raise wrong(f"inf for s/S = {shown(narrow / wide, 3)}: no coordinate narrows", f"{got:.4g}", likely)
    expect_close(
        _affordable_scale(s, 0.5 * wide, wide, 1.0),
        1.0,
        "the largest w for share = 1",
        {
            "0 is no guidance by the class at all: w = 1 is the class itself": 0.0,
            "infinity is for where nothing narrows: here each w above 1 takes something away": np.inf,
        },
    )


# --- a classifier steers ---------------------------------------------------------------------------------------------


def _classifier_gradient(s, *args):
    with explaining(
        {
            "could not be broadcast": "x has the axes (point, coordinate), means (class, coordinate), weights and stds "
            "(class): bring all into (point, class, coordinate), with None for an axis that is missing"
        }
    ):
        return s.call("classifier_gradient", *args)


def _classes(rng, K, d):
    w = rng.uniform(0.5, 1.5, K)
    return w / w.sum(), rng.uniform(-1.5, 1.5, (K, d)), rng.uniform(0.4, 1.1, K)


def _scores(x, t, m, s):
    """The score of each class at time t on the straight path, (batch, K, d), squared distances and spreads."""
    std = np.hypot(t * s, 1 - t)
    away = x[:, None] - t * m
    return -away / std[:, None] ** 2, (away**2).sum(-1), std


def _softmax(a):
    a = np.exp(a - a.max(1, keepdims=True))
    return a / a.sum(1, keepdims=True)


def _votes(x, t, w, m, s):
    _, q, std = _scores(x, t, m, s)
    return _softmax(np.log(w) - x.shape[1] * np.log(std) - q / (2 * std**2))


def _gradient(x, t, k, w, m, s):
    each, *_ = _scores(x, t, m, s)
    return each[:, k] - (_votes(x, t, w, m, s)[..., None] * each).sum(1)


def _gradient_of(x, k, w, means, stds):
    """∇ log p(k | x) for classes that are N(means, stds²)."""
    each, *_ = _scores(x, 1.0, means, stds)
    return each[:, k] - (_votes(x, 1.0, w, means, stds)[..., None] * each).sum(1)


def _gradient_mistakes(x, t, k, w, m, s):
    each, q, std = _scores(x, t, m, s)
    d, K = x.shape[1], len(w)
    p = _votes(x, t, w, m, s)
    right = _gradient(x, t, k, w, m, s)

    def with_votes(votes):
        return each[:, k] - (votes[..., None] * each).sum(1)

    end, end_q, end_std = _scores(x, 1.0, m, s)
    plain = -(x[:, None] - m) / std[:, None] ** 2
    fixed = -(x[:, None] - t * m) / s[:, None] ** 2
    late = _softmax(np.log(w) - d * np.log(end_std) - end_q / (2 * end_std**2))
    joint = w * np.exp(-q / (2 * std**2)) / std**d
    with np.errstate(divide="ignore", invalid="ignore"):
        mistakes = {
            "this is the classifier of clean data, at t = 1: ask it about x at time t": end[:, k]
            - (late[..., None] * end).sum(1),
            "the votes are those of clean data, at t = 1": with_votes(late),
            "this is the gradient of p and not of log p": p[:, [k]] * right,
            "the sign is the other way round": -right,
            "this is the score of the class: subtract the score of all": each[:, k],
            "this is the score of all classes together": (p[..., None] * each).sum(1),
            "the score of all is added and not subtracted": each[:, k] + (p[..., None] * each).sum(1),
            "the classes vote with their weights, whatever x is: vote with p_t(j | x)": with_votes(
                np.broadcast_to(w, p.shape)
            ),
            "the classes have equal votes": with_votes(np.full(p.shape, 1 / K)),
            "the votes do not use the weights": with_votes(_softmax(-d * np.log(std) - q / (2 * std**2))),
            "the votes leave out the normalisers of the densities": with_votes(_softmax(np.log(w) - q / (2 * std**2))),
            "the normaliser in d dimensions is the d-th power of the spread": with_votes(
                _softmax(np.log(w) - np.log(std) - q / (2 * std**2))
            ),
            "the factor ½ is missing in the exponents": with_votes(_softmax(np.log(w) - d * np.log(std) - q / std**2)),
            "this is the gradient of the log odds, log p - log (1 - p)": right / (1 - p[:, [k]]),
            "the mean of a class at time t is t m: this uses m": _with(x, w, m, std, k, plain),
            "the scores use m where the mean at time t is t m": plain[:, k] - (p[..., None] * plain).sum(1),
            "the scores divide by s², the spread of the data: at time t it is t²s² + (1 - t)²": fixed[:, k]
            - (p[..., None] * fixed).sum(1),
            "the scores are not divided by the variance": (each * std[:, None] ** 2)[:, k]
            - (p[..., None] * each * std[:, None] ** 2).sum(1),
            "the scores are divided by the spread, not by its square": (each * std[:, None])[:, k]
            - (p[..., None] * each * std[:, None]).sum(1),
            "the gradient is multiplied by b_t already: that comes later": (1 - t) / max(t, 1e-9) * right,
            "this is the difference of the two nearest scores: all classes have their votes": each[:, k]
            - each[:, (k + 1) % K],
            "this is for class 0: the class asked for is k": each[:, 0] - (p[..., None] * each).sum(1),
            "the spreads are added: at time t the variance is (1 - t)² + t² s²": _gradient_of(
                x, k, w, t * m, (1 - t) + t * s
            ),
            "the variance at time t is (1 - t)² + t² s²: this has 1 - t without the square": _gradient_of(
                x, k, w, t * m, np.sqrt((1 - t) + t * s**2)
            ),
            "the variance at time t is (1 - t)² + t² s²: the noise is missing": _gradient_of(
                x, k, w, t * m, np.maximum(t, 1e-6) * s
            ),
            "this is the variance-preserving path: on the straight one the weights are t and 1 - t": _gradient_of(
                x,
                k,
                w,
                np.sin(np.pi / 2 * t) * m,
                np.hypot(np.sin(np.pi / 2 * t) * s, np.cos(np.pi / 2 * t)),
            ),
            "the votes are not divided by their sum": with_votes(p / p.max(1, keepdims=True)),
            "the votes are divided by one sum over all points: each row by its own": with_votes(
                p / p.max(1, keepdims=True) / (p / p.max(1, keepdims=True)).sum()
            ),
            "the densities are divided by one sum over all points: each row by its own": with_votes(
                joint / joint.sum()
            ),
            "each class's largest logarithm is subtracted: subtract each point's, along the classes": with_votes(
                joint / joint.max(0) / (joint / joint.max(0)).sum(1, keepdims=True)
            ),
            "the votes are divided by their sum over the points: for each x they sum to 1 over the classes": with_votes(
                p / p.max(1, keepdims=True) / (p / p.max(1, keepdims=True)).sum(0, keepdims=True)
            ),
            "the normaliser in d dimensions is the d-th power of the spread, and this has twice that": with_votes(
                _softmax(np.log(w) - 2 * d * np.log(std) - q / (2 * std**2))
            ),
            "the weights vote as they are: their logarithms belong to the other logarithms": with_votes(
                _softmax(w - d * np.log(std) - q / (2 * std**2))
            ),
            "the weights are used twice": with_votes(_softmax(2 * np.log(w) - d * np.log(std) - q / (2 * std**2))),
            "all scores but that of the class itself are missing": (1 - p[:, [k]]) * each[:, k],
            "the scores are averaged with equal weights, and the votes with them": each[:, k]
            - (p[..., None] * each).mean(1),
            "the number of classes stands for d in the normaliser": with_votes(
                _softmax(np.log(w) - K * np.log(std) - q / (2 * std**2))
            ),
            "the number of points stands for d in the normaliser": with_votes(
                _softmax(np.log(w) - len(x) * np.log(std) - q / (2 * std**2))
            ),
            "the votes leave out the weights and the normalisers": with_votes(_softmax(-q / (2 * std**2))),
            "the most probable class has the only vote: every class votes with its probability": with_votes(
                np.eye(K)[p.argmax(1)]
            ),
            "the exponents have the wrong sign: far classes are less probable": with_votes(
                _softmax(np.log(w) - d * np.log(std) + q / (2 * std**2))
            ),
            "the distances in the exponents are not squared": with_votes(
                _softmax(np.log(w) - d * np.log(std) - np.sqrt(q) / (2 * std**2))
            ),
            "the exponents divide by twice the spread, not by twice its square": with_votes(
                _softmax(np.log(w) - d * np.log(std) - q / (2 * std))
            ),
            "the logarithms have the base 10, and e is raised to them": with_votes(
                _softmax(np.log10(w) - d * np.log10(std) - q / (2 * std**2))
            ),
            "the score of class k is multiplied by its weight: log w is a constant": right - (1 - w[k]) * each[:, k],
            "the gradient is multiplied by t: it is with respect to x": t * right,
            "t and 1 - t are exchanged": _gradient(x, 1 - t, k, w, m, s),
            "the variance at time t is (1 - t)² + t² s²: t is missing at s": _gradient_of(
                x, k, w, t * m, np.hypot(1 - t, s)
            ),
            "the variance at time t is (1 - t)² + t² s²: t is not squared": _gradient_of(
                x, k, w, t * m, np.sqrt((1 - t) ** 2 + t * s**2)
            ),
        }
    return mistakes


def _with(x, w, m, std, k, each):
    q = ((x[:, None] - m) ** 2).sum(-1)
    p = _softmax(np.log(w) - x.shape[1] * np.log(std) - q / (2 * std**2))
    return each[:, k] - (p[..., None] * each).sum(1)


@check("classifier_gradient", "sec-bayes-for-fields")
def classifier_gradient_value(s, rng):
    for K, d, batch in ((2, 3, 5), (3, 2, 4), (4, 2, 6)):
        w, m, std = _classes(rng, K, d)
        k, x = int(rng.integers(1, K)), rng.uniform(-1.5, 1.5, (batch, d))
        for t in (float(rng.uniform(0.35, 0.7)), 1.0, 0.0):
            passed = [a.copy() for a in (x, w, m, std)]
            right = _gradient(x, t, k, w, m, std)
            got = _classifier_gradient(s, passed[0], t, k, *passed[1:])
            if t == 0.0:
                got = array(got, x.shape, "the gradient at t = 0").astype(float)
                if not np.abs(got).max() < 1e-5:
                    raise wrong("no gradient at t = 0, where x tells nothing of the class", shown(got[0], 4),
                                "are means and spreads those of time t?")  # fmt: skip
                continue
            expect_close(
                got,
                right,
                f"∇ log p_t({k} | x) at {shown(x[0], 4)}, t = {t:.3f}, for {K} classes in {d} dimensions",
                _gradient_mistakes(x, t, k, w, m, std),
                shapes={
                    (batch, K, d): "one gradient for each class came: only that of class k is asked for",
                    (batch, K): "one number for each class came: are these the probabilities?",
                    (batch,): "one number for each point came: is it log p itself? Its gradient has d entries",
                },
                otherwise="log p_t(k | x) is a difference of logarithms: its gradient is a difference of scores",
            )
            for now, then, name in zip(passed, (x, w, m, std), ("x", "weights", "means", "stds"), strict=True):
                expect_untouched(np.atleast_2d(now), np.atleast_2d(then), name)


_OWN_LARGEST = "each point has its own largest logarithm: that is subtracted before exp, and not another point's"


@check("classifier_gradient", "sec-bayes-for-fields")
def classifier_gradient_far_away(s, rng):
    """Finite where every density underflows."""
    for t, far in ((0.9, 40.0), (1.0, 90.0), (0.5, 150.0)):
        w, m, _ = _classes(rng, 3, 2)
        std, k = np.array([0.3, 0.5, 0.4]), 0  # the widest class is another: p(0 | x) underflows
        near = t * (m[0] + rng.uniform(0.1, 0.45, (5, 1)) * (m[1] - m[0]))  # where p(0 | x) is no tiny number
        expect_close(  # what is wrong here, too, is not for being far
            _classifier_gradient(s, near.copy(), t, k, w.copy(), m.copy(), std.copy()),
            _gradient(near, t, k, w, m, std),
            f"∇ log p_t(0 | x) at {shown(near[0], 4)}, t = {t}, between two classes",
            _gradient_mistakes(near, t, k, w, m, std),
            otherwise="this point is an ordinary one: what does the other check say?",
        )
        x = rng.uniform(-1, 1, (5, 2)) + far * np.array([1.0, -0.5])
        x[-1] = m[1] + 0.1  # a point near the classes has other exponents: each row has its own largest
        passed = (x.copy(), t, k, w.copy(), m.copy(), std.copy())
        got = array(_classifier_gradient(s, *passed), x.shape, f"the gradient at t = {t}").astype(float)
        right, lost = _gradient(x, t, k, w, m, std), ~np.isfinite(got).all(1)
        if lost.any():
            i = int(lost.argmax())
            raise wrong(
                f"a finite gradient at t = {t}, also far from all classes",
                f"{shown(got[i])} at {shown(x[i], 4)}",
                "all densities underflow to 0 there: work with logarithms, and subtract each point's largest before exp"
                if lost[0]
                else _OWN_LARGEST,
            )
        if np.abs(got[:-1]).max() < 1e-6:
            raise wrong(
                f"∇ log p_t(0 | x) at {shown(x[0], 4)}, t = {t}, far from all classes = {shown(right[0])}",
                shown(got[0]),
                "log p is cut off at a small number, and its gradient is lost; or this is another class than k",
            )
        expect_close(
            got[:-1],
            right[:-1],
            f"∇ log p_t(0 | x) at {shown(x[0], 4)}, t = {t}, far from all classes",
            rtol=5e-4,
            otherwise="p(0 | x) is too small for a float there, its logarithm is not: is something added or cut off?",
        )
        # apart from the others, whose gradients are so large that nothing here would count beside them
        expect_close(
            got[-1:],
            right[-1:],
            f"∇ log p_t(0 | x) at {shown(x[-1], 4)}, t = {t}, near class 1, in one call with points far away",
            rtol=5e-4,
            otherwise=_OWN_LARGEST,
        )


@check("steered_velocity", "sec-classifier-guidance", ("flowdiff.guidance.classifier_guided",))
def steered_value(s, rng):
    """u + w b ∇ log p(y | x) with b = (π/2) cos/sin on the sine-cosine path."""
    for batch, d in ((5, 2), (4, 3)):
        A, B = rng.normal(0, 1, (d, d)), rng.normal(0, 1, (d, d))

        def field(x, t, A=A):
            return x @ A + t

        def arrow(x, t, B=B):
            return 2 - x @ B - 0.7 * t

        x = points(rng, batch, d)
        for w in (float(rng.uniform(1.5, 3)), 1.0, 0.0):
            t = float(rng.uniform(0.25, 0.7))
            u, gradient = Field(field, (batch, d)), Field(arrow, (batch, d), "gradient")
            a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
            passed, c, g, v = x.copy(), np.pi / 2 * b / a, arrow(x, t), field(x, t)
            got = s.call("steered_velocity", u, gradient, passed, t, w)
            expect_close(
                got,
                v + w * c * g,
                f"the steered velocity at {shown(x[0], 4)}, t = {t:.3f}, w = {w:.3f}",
                {
                    "b is (1 - t) / t here, that of the straight path: work it out for sin and cos": v
                    + w * (1 - t) / t * g,
                    "the factor π/2 of the derivatives is missing in b": v + w * b / a * g,
                    "b is multiplied by β once more": v + w * c * b * g,
                    "one β is missing in b: it is β (α̇β - αβ̇) / α": v + w * np.pi / 2 / a * g,
                    "b is divided by β and not by α": v + w * np.pi / 2 * g,
                    "α and β are exchanged in b": v + w * np.pi / 2 * a / b * g,
                    "b is missing, or cut off at 1: a gradient is no velocity yet": v + w * g,
                    "π/2 stands in the derivatives: this has 2/π": v + w * 2 / np.pi * b / a * g,
                    "b is squared": v + w * c**2 * g,
                    "α̇/α x is a part of u already: it cancels in the difference of two fields": v + w * c * g + c * x,
                    "u and the gradient are mixed as two fields are: a gradient is added, times w b": (1 - w) * v
                    + w * g,
                    "the gradient is that of clean data, at t = 1: ask it at t": v + w * c * arrow(x, 1.0),
                    "the gradient is divided by its length": v + w * c * g / np.linalg.norm(g, axis=1, keepdims=True),
                    "the factor is β²/α without π/2": v + w * b**2 / a * g,
                    "this is the factor of x, α̇/α, of the conversion": v + w * np.pi / 2 * b / a * x,
                    "the sign of b: α̇β - αβ̇ is positive": v - w * c * g,
                    "the sign inside b: it is α̇β - αβ̇, not α̇β + αβ̇": v + w * b * np.pi / 2 * (b**2 - a**2) / a * g,
                    "α̇β² alone: the second term -αββ̇ is missing": v + w * np.pi / 2 * b**3 / a * g,
                    "-ββ̇ alone: the first term β²α̇/α is missing": v + w * np.pi / 2 * a * b * g,
                    "the division by α is missing in b": v + w * np.pi / 2 * b * g,
                    "u is multiplied by 1 - w: that belongs to guidance without a classifier": (1 - w) * v + w * c * g,
                    "u is multiplied by w": w * (v + c * g),
                    "w - 1 stands for w: w = 1 is the field of the class": v + (w - 1) * c * g,
                    "1 + w stands for w": v + (1 + w) * c * g,
                    "w is missing": v + c * g,
                    "u is missing: the arrow is added to it": w * c * g,
                    "w is squared": v + w**2 * c * g,
                    "this is a score-like half: the factor ½ does not belong here": v + w * c / 2 * g,
                    "sin and cos are given t and not πt/2": v + w * np.pi / 2 * np.cos(t) / np.sin(t) * g,
                    "sin and cos are given πt and not πt/2": v
                    + w * np.pi / 2 * np.cos(np.pi * t) / np.sin(np.pi * t) * g,
                    "the factor is π and not π/2": v + w * np.pi * b / a * g,
                    "u and the gradient are exchanged": g + w * c * v,
                    "e is raised to the gradient: a gradient of a logarithm is not a logarithm": v + w * c * np.exp(g),
                    "the root of w is taken": v + np.sqrt(w) * c * g,
                    "b is divided by α twice": v + w * c / a * g,
                    "the division by α is missing in b, and β is there twice": v + w * np.pi / 2 * b**2 * g,
                    "sin and cos are given 90 t: the angle is in radians, πt/2": v
                    + w * np.pi / 2 * np.cos(90 * t) / np.sin(90 * t) * g,
                    "the gradient is divided by the length of the whole table": v + w * c * g / np.linalg.norm(g),
                    "every point is given the mean gradient": v + w * c * g.mean(0),
                    "the gradient is asked where u leads: ask both at x": v + w * c * arrow(x + v, t),
                    "1 - t stands for t, where u and the gradient are asked, too": field(x, 1 - t)
                    + w * np.pi / 2 * a / b * arrow(x, 1 - t),
                },
                otherwise="with u = 0 and a gradient of 1 what comes out is w b: print it and compare with hint 1",
            )
            expect_untouched(passed, x, "x")
            for asked in (u, gradient):
                if not (np.allclose(asked.times, [t]) if len(asked.times) == 1 else False) or not np.allclose(
                    asked.states[0], x, atol=1e-5
                ):
                    if not asked.times and w == 0.0:
                        continue
                    raise wrong(
                        f"{asked.name}(x, t) asked once, at x and t = {t:.3f}",
                        f"{len(asked.times)} calls, at {shown(asked.times)}",
                        "its value is used twice: keep it in a variable"
                        if len(asked.times) > 1
                        else "both belong to the same place and time",
                    )


# --- two measures ------------------------------------------------------------------------------------------------


def _root(a):
    values, vectors = np.linalg.eigh(a)
    return (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T


def _frechet(x, y, ddof=1):
    m, n, A, B = x.mean(0), y.mean(0), np.atleast_2d(np.cov(x.T, ddof=ddof)), np.atleast_2d(np.cov(y.T, ddof=ddof))
    half = _root(A)
    return (m - n) @ (m - n) + np.trace(A + B) - 2 * np.trace(_root(half @ B @ half))


def _cloud(rng, n, d):
    return rng.standard_normal((n, d)) @ rng.normal(0, 1, (d, d)) + rng.normal(0, 1.5, d)


def _frechet_distance(s, x, y):
    passed = [x.copy(), y.copy()]
    with explaining(
        {
            "matmul|broadcast|aligned|must have same|must match|incompatible dim": "a covariance of points in d "
            "dimensions is (d, d), however many points there are: np.cov takes rows as variables unless it is told "
            "otherwise",
            "did not converge|infs or [Nn]a[Nn]s": "nan is in a matrix: an eigenvalue 0 may come a little "
            "below 0, and has no root then",
            "not positive definite|[Ss]ingular": "covariances may be singular: they have no inverse then, and "
            "no Cholesky factor",
        }
    ):
        got = s.call("frechet_distance", *passed)
    for now, then, name in zip(passed, (x, y), ("x", "y"), strict=True):
        expect_untouched(now, then, name)
    if isinstance(got, (complex, np.complexfloating)) and abs(got.imag) < 1e-6:
        raise wrong("a real number", f"the complex number {got:.4g}",
                    "a root of a matrix that is not symmetric comes out complex: return its real part")  # fmt: skip
    return got


@check("frechet_distance", "sec-frechet", ("flowdiff.metrics.frechet_distance",))
def frechet_value(s, rng):
    for n, other, d in ((14, 14, 3), (20, 16, 2), (40, 25, 5)):
        x, y = _cloud(rng, n, d), _cloud(rng, other, d)
        m, mean, A, B = x.mean(0), y.mean(0), np.cov(x.T), np.cov(y.T)
        away, right = (m - mean) @ (m - mean), _frechet(x, y)
        a, b = np.sqrt(np.diag(A)), np.sqrt(np.diag(B))
        cross = right - away - np.trace(A + B)  # minus twice the trace of the root
        got = _frechet_distance(s, x, y)
        short = min(n, other)
        with np.errstate(all="ignore"):
            mistakes = {
                "the covariances divide by n: by n - 1, as np.cov does": _frechet(x, y, 0),
                "the roots of A and of B are multiplied: that is right only if they commute": away
                + np.trace(A + B)
                - 2 * np.trace(_root(A) @ _root(B)),
                "only the diagonals of the covariances are used": away + ((a - b) ** 2).sum(),
                "only the diagonals of the covariances are used, and divided by n, as np.var and np.std do": away
                + ((x.std(0) - y.std(0)) ** 2).sum(),
                "the diagonals alone, and their squared distance: the variances are compared, not their roots": away
                + ((a**2 - b**2) ** 2).sum(),
                "the diagonals alone, divided by n, and their squared distance": away
                + ((x.var(0) - y.var(0)) ** 2).sum(),
                "one standard deviation for all coordinates together": away + (x.std() - y.std()) ** 2,
                "one of the two covariances divides by n: both by the number of points less 1": _of_moments(
                    m - mean, np.cov(x.T, ddof=0), B
                ),
                "one of the two covariances divides by n, that of y: both by the number of points less 1": _of_moments(
                    m - mean, A, np.cov(y.T, ddof=0)
                ),
                "m and n are means over the coordinates: the mean over the points is meant": right
                - away
                + ((x.mean(1)[:short] - y.mean(1)[:short]) ** 2).sum(),
                "m - n is summed over the coordinates before it is squared": right - away + (m - mean).sum() ** 2,
                "the longer cloud is cut: all of its points count": _frechet(x[:short], y[:short]),
                "the root of the determinant stands for the trace of the root": away
                + np.trace(A + B)
                - 2 * np.sqrt(np.linalg.det(A @ B)),
                "the eigenvalues of A and of B are multiplied, one with one, in the order in which they come": away
                + np.trace(A + B)
                - 2 * np.sqrt(np.maximum(np.linalg.eigvals(A) * np.linalg.eigvals(B), 0)).sum(),
                "the root of A is made wrongly: it is Q √Λ Qᵀ, and the last factor is not transposed": away
                + np.trace(A + B)
                - 2 * np.sqrt(np.maximum(np.linalg.eigvals(_untransposed(A) @ B @ _untransposed(A)).real, 0)).sum(),
                "the root is taken of each entry of A B: a matrix root is meant": away
                + np.trace(A + B)
                - 2 * np.trace(np.sqrt(A @ B if np.size(got) == 1 and np.isnan(got) else np.abs(A @ B))),
                "the roots are taken of each entry of A and B: a matrix root is meant": away
                + np.trace(A + B)
                - 2 * np.trace(np.sqrt(np.abs(A)) @ np.sqrt(np.abs(B))),
                "the factor 2 of the last term is missing": right - cross / 2,
                "the last term is missing": right - cross,
                "the last term has the wrong sign": right - 2 * cross,
                "the length of m - n is not squared": right - away + np.sqrt(away),
                "the means are not compared": right - away,
                "the covariances are not compared, or both are that of all points together": away,
                "this is the root: the squared distance is asked for": np.sqrt(right),
                "the trace of A B stands for the trace of its root": away + np.trace(A + B) - 2 * np.trace(A @ B),
                "the trace stands under the root: take the root of the matrix, then the trace": away
                + np.trace(A + B)
                - 2 * np.sqrt(np.trace(A @ B)),
                "the squared distance of the covariances, entry by entry, is another distance": away
                + ((A - B) ** 2).sum(),
                "m - n is averaged over the coordinates: sum the squares": right - away + away / d,
                "all of it is averaged over the coordinates": right / d,
                "the singular values of A B stand for its eigenvalues": away
                + np.trace(A + B)
                - 2 * np.sqrt(np.linalg.svd(A @ B)[1]).sum(),
                "the points are compared in pairs, row by row: the laws are to be compared": (
                    (x[: min(n, other)] - y[: min(n, other)]) ** 2
                )
                .sum(1)
                .mean(),
                "second moments stand for covariances: the mean is to be subtracted": _moments(x, y),
                "A and B are multiplied entry by entry: a matrix product is meant": away
                + np.trace(A + B)
                - 2 * np.sqrt(np.maximum(np.linalg.eigvals(A * B).real, 0)).sum(),
                "eigvalsh looks at one half of a matrix, and A B is not symmetric: use eigvals": away
                + np.trace(A + B)
                - 2 * np.sqrt(np.maximum(np.linalg.eigvalsh(A @ B), 0)).sum(),
                "(A B + B A) / 2 has other eigenvalues than A B": away
                + np.trace(A + B)
                - 2 * np.sqrt(np.maximum(np.linalg.eigvalsh(A @ B + B @ A) / 2, 0)).sum(),
                "the eigenvalues of A and of B are multiplied, one with one: take those of A B": away
                + np.trace(A + B)
                - 2 * np.sqrt(np.maximum(np.linalg.eigvalsh(A) * np.linalg.eigvalsh(B), 0)).sum(),
                "only one of the two traces is there": away + np.trace(A) + cross,
                "only one of the two traces is there, that of B": away + np.trace(B) + cross,
                "the traces are averaged: they are added": away + np.trace(A + B) / 2 + cross,
                "correlations stand for covariances: the spreads count": _of_moments(
                    m - mean, np.corrcoef(x.T), np.corrcoef(y.T)
                ),
                "the means are averaged over the coordinates first": right - away + (x.mean() - y.mean()) ** 2,
                "the product of the traces stands under the root": away
                + np.trace(A + B)
                - 2 * np.sqrt(np.trace(A) * np.trace(B)),
            }
            if n == other:
                of_points = _of_moments(m - mean, np.cov(x), np.cov(y))
                transposed = x.mean(1) - y.mean(1)
                text = "the covariances are (n, n) and not (d, d): np.cov takes rows as variables"
                mistakes = {
                    text: of_points,
                    f"{text}, and m and n are means over the coordinates": of_points - away + transposed @ transposed,
                    **mistakes,
                }
        expect_close(
            got,
            right,
            f"the Fréchet distance of {n} and {other} points in {d} dimensions",
            mistakes,
            otherwise="print the three terms: distance of the means, sum of the traces, twice the trace of the root",
        )


def _untransposed(a):
    """Q √Λ Q in the place of the root Q √Λ Qᵀ."""
    values, vectors = np.linalg.eigh(a)
    return (vectors * np.sqrt(np.maximum(values, 0))) @ vectors


def _moments(x, y):
    return _of_moments(x.mean(0) - y.mean(0), x.T @ x / (len(x) - 1), y.T @ y / (len(y) - 1))


def _of_moments(away, A, B):
    half = _root(A)
    return away @ away + np.trace(A + B) - 2 * np.trace(_root(half @ B @ half))


@check("frechet_distance", "sec-frechet", ("flowdiff.metrics.frechet_distance",))
def frechet_special(s, rng):
    """0 for equal clouds, the same both ways, right on a line of points, and real where covariances are singular."""
    x, y = _cloud(rng, 20, 3), _cloud(rng, 15, 3)

    def distance(a, b, what):
        return number(_frechet_distance(s, a, b), what)

    scale, right = float(x.var() * 3), _frechet(x, y)
    one = distance(x, y, "the distance")
    # first, for rounding is not small once its root is taken, and would be told as another mistake
    if abs(one - np.sqrt(right)) < 1e-3 * abs(one) < abs(one - right):
        raise wrong(f"a distance of {right:.6g} for two clouds in space", f"{one:.6g}",
                    "this is the root: the squared distance is asked for")  # fmt: skip
    zero = distance(x, rng.permutation(x), "the distance of a cloud from itself, in another order")
    if not abs(zero) < 1e-4 * scale:
        same = distance(x, x, "the distance of a cloud from itself")
        likely = "are A and B equal here? Then the root is A itself, and the last term takes the two traces away"
        if abs(same) < 1e-4 * scale:
            likely = "is the order of the points used? A covariance of points in d dimensions is (d, d)"
        raise wrong("0 for a cloud and itself in another order", f"{zero:.4g}", likely)
    other = distance(y, x, "the distance")
    if not abs(one - other) < 1e-4 * abs(one):
        raise wrong("the same distance both ways", f"{one:.6g} and {other:.6g}", "which of the two is special?")
    if not abs(one - right) < 1e-3 * one:
        raise wrong(f"a distance of {right:.6g} for two clouds in space", f"{one:.6g}",
                    "the other check names the mistake")  # fmt: skip
    flat = x.copy()
    flat[:, 2] = 1.5  # as a pixel that is always paper: the covariance has an eigenvalue 0
    # fewer points than coordinates: many eigenvalues are 0, and rounded some of them are below
    few, fewer, some = (_cloud(rng, n, 9) for n in (5, 4, 15))
    for a, b, what in (
        (flat, y, "a cloud in a plane from one in space"),
        (fewer, some, "a cloud of 4 points in 9 dimensions from one of 15"),
        (fewer, few, "a cloud of 4 points in 9 dimensions from one of 5"),
    ):
        expect_close(
            distance(a, b, f"the distance of {what}"),
            _frechet(a, b),
            f"the distance of {what}",
            {"covariances may be singular: an eigenvalue 0 may come a little below 0, and has no root then": np.nan},
            rtol=1e-3,
            otherwise="a root or an inverse of a singular matrix: eigenvalues a little below 0 must count as 0",
        )


def _copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train[None], axis=-1)
    among = np.linalg.norm(train[:, None] - train[None], axis=-1)
    np.fill_diagonal(among, np.inf)
    return to_train, among


def _share_of_copies(s, generated, train):
    with explaining(
        {
            "could not be broadcast|out of bounds|did not match": "distances to the training set are a table (n, N), "
            "those among the training points (N, N): a generated point belongs to a row of the first"
        }
    ):
        return s.call("share_of_copies", generated, train)


def _share(order, generated, train):
    """The share with another distance."""
    to_train = np.linalg.norm(generated[:, None] - train[None], order, axis=-1)
    among = np.linalg.norm(train[:, None] - train[None], order, axis=-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(1) < among.min(1)[to_train.argmin(1)]).mean()


@check("share_of_copies", "sec-nearest-neighbours", ("flowdiff.metrics.nearest_distance",))
def share_of_copies_value(s, rng):
    """On three sets together, so that a mistake is not named by a coincidence of counts."""
    cases = []
    # in units of every size, so that no number can stand for a distance
    for n, size, d, unit in ((211, 61, 2, 1.0), (173, 83, 3, 5e4), (97, 97, 2, 2e-3)):
        train = rng.standard_normal((size, d)) * rng.uniform(0.3, 2.0, (size, 1))
        generated = np.concatenate(
            [
                train[rng.integers(size, size=n // 3)] + 0.1 * rng.standard_normal((n // 3, d)),
                rng.standard_normal((n - n // 3 - 24, d)),
                rng.uniform(2, 8, (24, 1)) * rng.standard_normal((24, d)),
            ]
        )
        generated, train = unit * rng.permutation(generated), unit * train
        to_train, among = _copies(generated, train)
        nearest, own = to_train.argmin(1), among.min(1)
        near = to_train.min(1)
        right = (near < own[nearest]).mean()
        others = np.linalg.norm(generated[:, None] - generated[None], axis=-1)
        np.fill_diagonal(others, np.inf)
        second = np.sort(to_train, 1)[:, 1]
        passed = [generated.copy(), train.copy()]
        got = number(_share_of_copies(s, *passed), "the share")
        copied = len(np.unique(nearest[near < own[nearest]]))
        flat_train, flat_generated = (np.abs((a[:, None] - train[None]).sum(-1)) for a in (train, generated))
        np.fill_diagonal(flat_train, np.inf)
        towards = [a / np.linalg.norm(a, axis=1, keepdims=True) for a in (generated, train)]
        turned, turned_train = 1 - towards[0] @ towards[1].T, 1 - towards[1] @ towards[1].T
        np.fill_diagonal(turned_train, np.inf)
        mistakes = {
            **{
                f"a training point is given a {what} number for the distance to itself: take infinity": (
                    near < np.minimum(own, far)[nearest]
                ).mean()
                for what, far in (("small", 1.0), ("fixed", 10.0), ("moderate", 1e3), ("large", 1e4))
            },
            "training points that were copied are counted, and not the copies of them": copied / n,
            "this is the share of the training points that were copied": copied / size,
            "divided by one less than the number of generated points": right * n / (n - 1),
            "only as many generated points are looked at as there are training points": (near < own[nearest])[
                :size
            ].mean(),
            "the median distance to the other points is the limit: that to the nearest is": (
                near < np.median(np.where(np.isfinite(among), among, np.inf), 1)[nearest]
            ).mean(),
            "the differences are summed over the coordinates before their size is taken": (
                flat_generated.min(1) < flat_train.min(1)[flat_generated.argmin(1)]
            ).mean(),
            "the angles between points are compared: their distances are meant": (
                turned.min(1) < turned_train.min(1)[turned.argmin(1)]
            ).mean(),
            "this is the share of those that are no copies": 1 - right,
            "no copies are found: is the distance of a training point to itself, 0, its nearest? Leave it out. "
            "Or is the share cut to a whole number?": 0.0,
            "distances are sums of absolute values here: take the root of the sum of squares": _share(
                1, generated, train
            ),
            "distances are the largest difference of a coordinate here: take the root of the sum of squares": _share(
                np.inf, generated, train
            ),
            "a copy is nearer to its *nearest* training point: here some training point is enough": (
                (to_train < own).any(1).mean()
            ),
            "pairs are counted: a generated point is a copy or it is none": (to_train < own).mean(),
            "the second nearest of the other points is the limit: the nearest is": (
                near < np.sort(among, 1)[nearest, 1]
            ).mean(),
            "the farthest of the other points is the limit: the nearest is": (
                near < np.where(np.isfinite(among), among, 0).max(1)[nearest]
            ).mean(),
            "the mean distance to the other points is the limit: that to the nearest is": (
                near < np.where(np.isfinite(among), among, 0).sum(1)[nearest] / (size - 1)
            ).mean(),
            "this is the share in per cent": 100 * right,
            "this is the number of copies: divide by the number of generated points": (near < own[nearest]).sum(),
            "divided by the number of training points: by that of the generated ones": (near < own[nearest]).sum()
            / size,
            "the limit is the mean distance among the training points: each has its own": (near < own.mean()).mean(),
            "the limit is the median distance among the training points: each has its own": (
                near < np.median(own)
            ).mean(),
            "the limit is the smallest distance among the training points: each has its own": (near < own.min()).mean(),
            "the limit is the largest distance among the training points: each has its own": (near < own.max()).mean(),
            "the axes are exchanged: for each generated point the nearest training point": float(
                (to_train.min(0) < own).mean()
            ),
            "the limit is the distance to the second nearest training point, or to one farther away": (
                near < second
            ).mean(),
            "the limit is the distance to the nearest other generated point": (near < others.min(1)).mean(),
            "the limit is halved": (near < own[nearest] / 2).mean(),
            "squared distances are compared with distances": (near**2 < own[nearest]).mean(),
            "distances are compared with squared distances": (near < own[nearest] ** 2).mean(),
            "coordinates are compared, not points": float(
                (np.abs(generated[:, None] - train[None]).sum(-1).min(1) < own[nearest]).mean()
            ),
        }
        cases.append((got, right, mistakes))
        for now, then, name in zip(passed, (generated, train), ("generated", "train"), strict=True):
            expect_untouched(now, then, name)
    expect_close(
        np.array([got for got, _, _ in cases]),
        [right for _, right, _ in cases],
        "the share of copies in three sets",
        {text: np.array([mistakes[text] for _, _, mistakes in cases]) for text in cases[0][2]},
        rtol=1e-3,
        otherwise="for one generated point: which training point is nearest, and how far is that one's neighbour?",
    )


@check("share_of_copies", "sec-nearest-neighbours", ("flowdiff.metrics.nearest_distance",))
def share_of_copies_ends(s, rng):
    """1 for the training set itself, 0 for points far away, whatever the scale."""
    train = rng.standard_normal((30, 4))
    for generated, share, what in (
        (rng.permutation(train), 1.0, "the training set itself, in another order"),
        (train[:7] + 1e-3, 1.0, "training points, moved a little"),
        (rng.standard_normal((9, 4)) + 50, 0.0, "points far from the training set"),
    ):
        for scale in (1.0, 1e-3):
            got = number(_share_of_copies(s, scale * generated, scale * train), "the share")
            if not abs(got - share) < 1e-9:
                likely = "does the answer change with the unit of length?" if scale != 1.0 else ""
                if share == 1.0 and got == 0.0:
                    likely = "is the distance of a training point to itself, 0, taken for its nearest? Leave it out"
                raise wrong(f"a share of {share:g} for {what}", f"{got:.4g}", likely)
    # on a grid, where distances have no rounding: how far the points are from (0, 0), whose neighbour is 2 away
    train = np.array([[0.0, 0.0], [2.0, 0.0], [9.0, 0.0]])
    generated = np.array([[0.0, 2.0], [-2.0, 0.0], [0.0, -1.0], [0.0, -2.0], [0.0, 2.5]])
    other = "the other check names the mistake"
    expect_close(
        number(_share_of_copies(s, generated, train), "the share"),
        0.2,
        "the share of copies of a point whose neighbour is at distance 2, among points at 2, 2, 1, 2 and 2.5 from it,",
        {"as near is not nearer: a copy is nearer than the other training point": 0.8, other: 0.0},
        otherwise=other,
    )
    expect_close(
        number(_share_of_copies(s, np.array([[0.0, 1.0], [3.0, 3.0], [2.0, 1.5]]), train[:2]), "the share"),
        2 / 3,
        "the share of copies from a training set of 2 points",
        {other: 0.0},
        otherwise="with two training points each is the other's neighbour",
    )


# --- a mixture, component by component -------------------------------------------------------------------------------


def _guided_mixture(s, *args):
    with explaining(
        {
            "could not be broadcast": "posterior has the axes (point, component), velocities (point, component, "
            "coordinate), labels (component): a vote beside a velocity needs a third axis, votes[:, :, None]",
            "truth value": "labels is an array, and `if` asks one question: `labels == y` is True for those of y",
        }
    ):
        return s.call("guided_mixture", *args)


def _average(votes, velocities):
    return (votes[..., None] * velocities).sum(1)


def _shares(votes):
    return votes / votes.sum(1, keepdims=True)


@check("guided_mixture", "sec-guided-mixture", ("flowdiff.guidance.guided",))
def guided_mixture_value(s, rng):
    for batch, d, y, labels in ((5, 3, 0, [2, 0, 1, 0, 2, 0]), (4, 2, 1, [1, 0, 1]), (3, 2, 2, [0, 2, 1, 1])):
        labels = np.array(labels)
        K = len(labels)
        posterior = _shares(rng.uniform(0.2, 1.0, (batch, K)))
        velocities = rng.uniform(0.5, 2.0, (batch, K, d)) * rng.choice([-1.0, 1.0], (batch, K, d))
        mine = labels == y
        free, given = _average(posterior, velocities), _average(_shares(posterior * mine), velocities)
        others = _average(_shares(posterior * ~mine), velocities)
        parts = np.where(mine[:, None], velocities, 0).sum(1)
        top = np.eye(K)[(posterior * mine).argmax(1)]
        for w in (float(rng.uniform(1.6, 2.4)), float(rng.uniform(0.2, 0.4)), 1.0, 0.0):
            passed = [a.copy() for a in (posterior, velocities, labels)]
            votes = posterior * mine
            mistakes = {
                "w and 1 - w are exchanged: w = 1 is the field of the class": w * free + (1 - w) * given,
                "w - 1 stands for w: here w = 1 is the field of the class": (2 - w) * free + (w - 1) * given,
                "1 + w stands for w: here w = 1 is the field of the class": (1 + w) * given - w * free,
                "the weights do not sum to 1: the field of all has the weight 1 - w": free + w * given,
                "the difference has the wrong sign": free + w * (free - given),
                "the difference alone came: the field of all is to be added": w * (given - free),
                "the field of the class came, whatever w is": given,
                "the field of all came, whatever w is": free,
                "the votes of the class's components must sum to 1: divide them by p_t(y | x), their sum": (1 - w)
                * free
                + w * _average(votes, velocities),
                "the votes are divided by their sum over the points: for each x they sum to 1 over the class's "
                "components": (1 - w) * free + w * _average(votes / votes.sum(0).clip(1e-300), velocities),
                "the votes are divided by one sum over all points: each row by its own": (1 - w) * free
                + w * _average(votes / votes.sum(), velocities),
                "the components of the class vote alike: each votes with p_t(k | x)": (1 - w) * free
                + w * parts / mine.sum(),
                "the components of the class are added without votes: each votes with p_t(k | x)": (1 - w) * free
                + w * parts,
                "in the field of all the components vote alike: each votes with p_t(k | x)": (1 - w)
                * velocities.mean(1)
                + w * given,
                "the most probable component of the class has the only vote: every one votes with its probability": (
                    (1 - w) * free + w * _average(top, velocities)
                ),
                "the field of all leaves out the class asked for: it belongs to all, too": (1 - w) * others + w * given,
                "the class asked for is left out, and the others are averaged: `labels == y` are those that stay": (
                    (1 - w) * free + w * others
                ),
                "y is taken for the number of a component: it is that of a class, and labels says which components "
                "belong to it": (1 - w) * free + w * velocities[:, y],
                "the votes are divided by the number of the class's components, and not by their sum": (1 - w) * free
                + w * _average(votes / mine.sum(), velocities),
            }
            expect_close(
                _guided_mixture(s, *passed, y, w),
                (1 - w) * free + w * given,
                f"the guided velocity of {K} components with the labels {shown(labels)}, y = {y}, w = {w:.3f}, at the "
                "first point",
                mistakes,
                shapes={
                    (batch, K, d): "one velocity for each component came: sum over the components",
                    (batch, K): "one number for each component came: is the sum over the coordinates, and not over "
                    "the components?",
                    (K, d): "the sum is over the points: it is over the components, the axis 1",
                },
                otherwise="work out both fields for one point by hand, each an average of velocities, and mix them",
            )
            for now, then, name in zip(passed, (posterior, velocities, labels), ("posterior", "velocities", "labels"),
                                       strict=True):  # fmt: skip
                expect_untouched(np.atleast_2d(now), np.atleast_2d(then), name)


# --- guidance on an interval -----------------------------------------------------------------------------------------


def _interval_cases(rng):
    """(x, t, w, t_on, t_off): inside, before, after, and at both ends."""
    for batch, d in ((5, 2), (4, 3)):
        t_on, t_off = float(rng.uniform(0.25, 0.4)), float(rng.uniform(0.6, 0.75))
        for t in (0.5, 0.5 * t_on, 0.5 * (1 + t_off), t_on, t_off):
            yield points(rng, batch, d), t, float(rng.uniform(1.6, 2.6)), t_on, t_off


def _two_fields(rng, batch, d):
    A, B = rng.normal(0, 1, (d, d)), rng.normal(0, 1, (d, d))
    return (
        Field(lambda x, t: x @ A + t, (batch, d), "u_given"),
        Field(lambda x, t: 2 - x @ B - 0.7 * t, (batch, d), "u_any"),
    )


@check("interval_velocity", "sec-guidance-interval", ("flowdiff.guidance.guided", "flowdiff.guidance.guided_between"))
def interval_value(s, rng):
    for x, t, w, t_on, t_off in _interval_cases(rng):
        given, free = _two_fields(rng, *x.shape)
        passed, v, u = x.copy(), given.function(x, t), free.function(x, t)
        inside, guided = t_on <= t < t_off, (1 - w) * u + w * v
        right = guided if inside else v
        if t in (t_on, t_off):
            end = "the beginning belongs to the interval" if inside else "the end does not belong to the interval"
            mistakes = {f"{end}: t_on <= t < t_off": v if inside else guided}
        elif inside:
            mistakes = {
                "inside the interval the class came as it is: guide there": v,
                "inside the interval the field of all came: guide there": u,
                "w and 1 - w are exchanged: w = 1 is the field of the class": w * u + (1 - w) * v,
                "w - 1 stands for w: here w = 1 is the field of the class": (2 - w) * u + (w - 1) * v,
                "1 + w stands for w: here w = 1 is the field of the class": (1 + w) * v - w * u,
                "the field of all is missing: it has the weight 1 - w": w * v,
                "the weights do not sum to 1: the field of all has the weight 1 - w": u + w * v,
                "the difference has the wrong sign": v - (w - 1) * (v - u),
            }
        else:
            side = "before" if t < t_on else "after"
            mistakes = {
                f"there is guidance {side} the interval, too: follow the class there": guided,
                f"{side} the interval the field of all came: follow the class there": u,
                f"{side} the interval nothing moves: follow the class there": 0 * v,
                f"{side} the interval the velocity of the class is multiplied by w: w is 1 there": w * v,
            }
        expect_close(
            s.call("interval_velocity", given, free, passed, t, w, t_on, t_off),
            right,
            f"the velocity at {shown(x[0], 4)}, t = {t:.3f}, w = {w:.3f}, guided from {t_on:.3f} to {t_off:.3f}",
            mistakes,
            otherwise="inside (1 - w) times the field of all and w times that of the class, outside the class alone",
        )
        expect_untouched(passed, x, "x")


@check("interval_velocity", "sec-guidance-interval", ("flowdiff.guidance.guided", "flowdiff.guidance.guided_between"))
def interval_cost(s, rng):
    """u_given once at every time, u_any once inside and never outside."""
    for x, t, w, t_on, t_off in _interval_cases(rng):
        given, free = _two_fields(rng, *x.shape)
        s.call("interval_velocity", given, free, x.copy(), t, w, t_on, t_off)
        inside = t_on <= t < t_off
        place = "inside" if inside else "outside"
        for field, wanted in ((free, int(inside)), (given, 1)):
            got = len(field.times)
            if got == wanted:
                continue
            if field is free and not inside:
                likely = "where there is no guidance the field of all is not needed: look at the time first, then ask"
            elif got > wanted:
                likely = f"ask {field.name} once, and keep what it says"
            else:
                likely = f"{field.name} is needed here"
            calls = f"{wanted} call{'s' * (wanted != 1)} of {field.name} at t = {t:.3f}"
            raise wrong(f"{calls}, {place} the interval from {t_on:.3f} to {t_off:.3f}", f"{got}", likely)
        for field in (given, free):
            if any(not abs(time - t) <= 1e-6 for time in field.times):  # nan too
                raise wrong(f"{field.name} at t = {t:.3f}", f"t = {field.times[0]:.3f}", "both fields are asked at t")


@check("interval_std", "sec-guidance-interval", ("flowdiff.guidance.guided_std",))
def interval_std_value(s, rng):
    for w, t_on, t_off in (
        (float(rng.uniform(1.8, 2.6)), float(rng.uniform(0.2, 0.35)), float(rng.uniform(0.6, 0.8))),
        (float(rng.uniform(0.3, 0.6)), float(rng.uniform(0.35, 0.5)), 1.0),
        (float(rng.uniform(1.8, 2.6)), 0.0, float(rng.uniform(0.4, 0.6))),
        (float(rng.uniform(1.8, 2.6)), 0.0, 1.0),
    ):
        narrow, wide = float(rng.uniform(0.35, 0.6)), float(rng.uniform(1.7, 2.4))

        def spread(t, std):
            return np.hypot(1 - t, t * std)

        a_on, a_off = spread(t_on, narrow), spread(t_off, narrow)
        b_on, b_off = spread(t_on, wide), spread(t_off, wide)
        factor = (a_off / b_off) / (a_on / b_on)
        to_end = narrow * ((narrow / wide) / (a_on / b_on)) ** (w - 1)
        vp_on, vp_off = (_spread(t, narrow) / _spread(t, wide) for t in (t_on, t_off))
        special = {}
        if t_off < 1:
            special = {
                "this is guided to the end: after t_off the class is followed alone": to_end,
                "this is the standard deviation at t_off: the class is followed to t = 1": a_off * factor ** (w - 1),
                "this is guided from the beginning: before t_on the class is followed alone": narrow
                * (a_off / b_off) ** (w - 1),
            }
        else:
            special = {
                "this is guided from the beginning: before t_on the class is followed alone": narrow
                * (narrow / wide) ** (w - 1)
                if t_on
                else np.nan,
            }
        expect_close(
            number(s.call("interval_std", narrow, wide, w, t_on, t_off), "the standard deviation"),
            narrow * factor ** (w - 1),
            f"the standard deviation at t = 1 for s = {narrow:.3f}, S = {wide:.3f}, w = {w:.3f}, guided from "
            f"{t_on:.3f} to {t_off:.3f}",
            {
                **special,
                "this is the spread of the class, without guidance": narrow,
                "this is guided all the way: the interval is not in it": narrow**w * wide ** (1 - w),
                "this is the factor of the guidance alone: the class's own spread s is missing": factor ** (w - 1),
                "the power is w - 1: without guidance, w = 1, the spread is s": narrow * factor**w,
                "the power has the wrong sign": narrow * factor ** (1 - w),
                "the interval is taken the wrong way round: it is guided inside": narrow
                * (narrow / wide / factor) ** (w - 1),
                "this is the variance: take the root": (narrow * factor ** (w - 1)) ** 2,
                "these are the spreads of the variance-preserving path: take the straight one": narrow
                * (vp_off / vp_on) ** (w - 1),
                "only the spread of the class is in the factor: that of all data belongs to it, with the power 1 - w": (
                    narrow * (a_off / a_on) ** (w - 1)
                ),
                "w grows with the length of the interval here: what counts is how much s_t / S_t changes in it": narrow
                * (narrow / wide) ** ((t_off - t_on) * (w - 1)),
                "the spreads are added: at time t the variance is (1 - t)² + t² s²": narrow
                * (
                    ((1 - t_off + t_off * narrow) / (1 - t_off + t_off * wide))
                    / ((1 - t_on + t_on * narrow) / (1 - t_on + t_on * wide))
                )
                ** (w - 1),
            },
            otherwise="multiply the factors of the three parts of the way, one after the other",
        )
