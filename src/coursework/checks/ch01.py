"""Chapter 1, generation as sampling.

What is computed is compared with its definition: a density with its sum, a distance with the best of all matchings.
What is drawn is judged by counts and moments with tolerances of five standard deviations, on components that lie far
apart, so that every wrong sampler leaves a trace of its own.
"""

from __future__ import annotations

from itertools import permutations

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
    words,
)
from coursework.judging.noise import expect_normal_values
from coursework.judging.recorder import Served
from coursework.judging.registry import chapter
from coursework.judging.verdict import wrong

check = chapter(
    "01_generation_as_sampling",
    {
        "sec-objects": "Objects are vectors",
        "sec-data-density": "The density that nobody knows",
        "sec-sampling": "To generate is to sample",
        "sec-typical": "Likely is not typical",
        "sec-monte-carlo": "How much a dataset tells",
        "sec-conditional": "Generating what was asked for",
        "sec-total-probability": "Forgetting the prompt, and guessing it",
        "sec-generative-model": "A generative model turns noise into data",
        "sec-inverse-cdf": "One dimension: the inverse CDF",
        "sec-distance": "How far are two distributions apart?",
    },
)


# --- shared material ---------------------------------------------------------------------------------------------


def _shares(p):
    return p / p.sum()


def _shares_of_columns(p):
    return p / p.sum(0)


def _five_sigma(p, n):
    """How far a share of n samples may be from its probability p."""
    return 5 * np.sqrt(p * (1 - p) / n) + 1e-12


def expect_dtype(got, dtype, what: str) -> None:
    if np.asarray(got).dtype != dtype:
        raise wrong(
            f"{what} of dtype {np.dtype(dtype)}, like the input",
            f"dtype {np.asarray(got).dtype}",
            "new axes need no new numbers: keep the dtype",
        )


# --- objects are vectors ---------------------------------------------------------------------------------------------


def _images(rng, shape, dtype):
    if np.dtype(dtype).kind == "u":
        return rng.permutation(np.arange(np.prod(shape)) % 251).reshape(shape).astype(dtype)
    return rng.uniform(0.1, 1.0, shape).astype(dtype)


_LAYOUT_CASES = (
    ((2, 3, 4, 5), np.float64),
    ((1, 3, 5, 4), np.float32),
    ((4, 1, 3, 6), np.uint8),
    ((3, 3, 3, 3), np.float64),
    ((2, 5, 2, 3), np.float32),
)


def _layout(got, expected, dtype, what, mistakes, shapes):
    expect_close(
        got,
        expected,
        what,
        {sentence: value for sentence, value in mistakes.items() if np.shape(value) == np.shape(expected)},
        shapes=shapes,
        rtol=1e-6,
        otherwise="every number of the input must come out once, at its own place: follow one of them by hand",
    )
    expect_dtype(got, dtype, what.split(", the first")[0])


@check("to_vector", "sec-objects")
def to_vector_value(s, rng):
    for shape, dtype in _LAYOUT_CASES:
        images = _images(rng, shape, dtype)
        before, (b, c, h, w) = images.copy(), shape
        d = c * h * w
        expected = np.array([[images[i, j // (h * w), j // w % h, j % w] for j in range(d)] for i in range(b)])
        _layout(
            s.call("to_vector", images),
            expected,
            dtype,
            f"vectors of images {shape}, the first number that differs",
            {
                "the numbers of one image are spread over several rows: the batch axis must stay first": images.reshape(
                    -1, b
                ).T,
                "pixel by pixel: all of the first channel comes first": images.transpose(0, 2, 3, 1).reshape(b, d),
                "column by column: rows of the image come one after the other": images.swapaxes(2, 3).reshape(b, d),
                "the first axis runs fastest (order 'F'): the last one must": images.reshape(b, d, order="F"),
                "images are mixed: is the batch axis moved?": images.swapaxes(0, 1).reshape(b, d),
                "numbers are rescaled: only their arrangement changes": images.reshape(b, d) / 255.0,
                "numbers are rescaled to [-1, 1]: only their arrangement changes": images.reshape(b, d) / 127.5 - 1,
                "each image is reversed": images.reshape(b, d)[:, ::-1],
                "each image is upside down": images[:, :, ::-1].reshape(b, d),
                "each image is mirrored": images[..., ::-1].reshape(b, d),
                "the channels come in reverse order": images[:, ::-1].reshape(b, d),
                "the numbers are sorted: their order is the image": np.sort(images.reshape(b, d)),
            },
            {
                (b * d,): "the batch axis is gone: one vector for each image is asked for",
                (d,): "only one image came back",
                (d, b): "images came as columns: one row for each image",
                (b, c, h * w): "rows and columns are joined, channels not yet: d = C·H·W",
                (b, h * w): "the channels are gone: all three axes C, H, W go into the vector",
                (b, d, 1): "one axis too many",
                (b, c): "the pixels are added up or averaged: every one of them is a number of the vector",
                (1, b * d): "all images are in one row: one row for each image",
            },
        )
        expect_untouched(images, before, "images")


@check("from_vector", "sec-objects")
def from_vector_value(s, rng):
    for shape, dtype in _LAYOUT_CASES:
        b, c, h, w = shape
        d = c * h * w
        x = _images(rng, (b, d), dtype)
        before = x.copy()
        expected = np.empty(shape, x.dtype)
        for place in np.ndindex(*shape):
            i, j, k, m = place
            expected[place] = x[i, j * h * w + k * w + m]
        with explaining(
            {
                "cannot reshape": "the batch is an axis too: the new shape is (batch, C, H, W)",
                "interpreted as an integer": "`shape` is a triple: the new shape needs its three numbers",
            }
        ):
            came = s.call("from_vector", x, (c, h, w))
        _layout(
            came,
            expected,
            dtype,
            f"images from vectors {(b, d)}, the first numbers that differ",
            {
                "the vector is read pixel by pixel: all of the first channel comes first": x.reshape(
                    b, h, w, c
                ).transpose(0, 3, 1, 2),
                "rows and columns are exchanged": x.reshape(b, c, w, h).swapaxes(2, 3),
                "the first axis runs fastest (order 'F'): the last one must": x.reshape(shape, order="F"),
                "the numbers of one image are spread over several": x.T.reshape(shape),
                "images are mixed: is the batch axis moved?": x.reshape(c, b, h, w).swapaxes(0, 1),
                "each image is upside down": expected[:, :, ::-1],
                "each image is mirrored": expected[..., ::-1],
                "the channels come in reverse order": expected[:, ::-1],
                "the first image is repeated": np.broadcast_to(expected[:1], shape),
                "the batch is read as the last axis": np.moveaxis(x.reshape(c, h, w, b), -1, 0),
                "numbers are rescaled: only their arrangement changes": x.reshape(shape) / 255.0,
                "numbers are rescaled from [-1, 1]: only their arrangement changes": (x.reshape(shape) + 1) / 2,
            },
            {
                (b, h, w, c): "the channels came last: the shape is (batch, C, H, W)",
                (b, c, w, h): "rows and columns are exchanged",
                (c, h, w): "only one image came back: keep the batch axis",
                (b, d): "still vectors: has the shape been changed in place of a copy?",
                (b * c, h, w): "the batch and channel axes are joined",
                (1, c, h, w): "only one image came back: there are as many as vectors",
                (c, h, w, b): "the batch comes first, not last",
            },
        )
        expect_untouched(x, before, "x")


@check("channels_first", "sec-objects")
def channels_first_value(s, rng):
    for (b, c, h, w), dtype in _LAYOUT_CASES:
        images = _images(rng, (b, h, w, c), dtype)
        before, shape = images.copy(), (b, c, h, w)
        expected = np.stack([np.stack([images[i, :, :, k] for k in range(c)]) for i in range(b)])
        with explaining(
            {"axes don't match|axis|number of dimensions": "there are four axes: batch, rows, columns, channels"}
        ):
            came = s.call("channels_first", images)
        _layout(
            came,
            expected,
            dtype,
            f"images with channels first, from {(b, h, w, c)}, the first numbers that differ",
            {
                "reshape cuts the same numbers into other pieces: axes are moved by transpose": images.reshape(shape),
                "rows and columns are exchanged, so pictures lie on their side": images.transpose(0, 3, 2, 1)
                if h == w
                else np.zeros(0),
                "each channel is upside down": expected[:, :, ::-1],
                "each channel is mirrored": expected[..., ::-1],
                "the channels come in reverse order (RGB became BGR)": expected[:, ::-1],
                "the first channel is repeated": np.broadcast_to(expected[:, :1], shape),
                "nothing has moved": images if images.shape == shape else np.zeros(0),
            },
            {
                (b, c, w, h): "rows and columns are exchanged, so pictures lie on their side",
                (b, h, w, c): "nothing has moved",
                (b, h, c, w): "the channels have moved by one place only",
                (b, w, c, h): "the channels must come right after the batch, then rows, then columns",
                (b, w, h, c): "only rows and columns are exchanged: the channels are still last",
                (c, w, h, b): "all axes are reversed: the batch stays first",
                (c, b, h, w): "the channels came before the batch: the batch stays first",
                (c, h, w): "only one image came back",
                (b, 1, h, w): "the channels are averaged, or only one is kept",
                (b, 3, h, w): "only three channels are kept: there may be more or fewer",
            },
        )
        expect_untouched(images, before, "images")


# --- a sampler for a mixture -----------------------------------------------------------------------------------------


class Mixture:
    """A mixture whose components lie so far apart that every sample shows its own; the weights are in no order."""

    apart, near = 40.0, 12.0

    def __init__(self, rng, d: int = 2):
        while True:
            self.w = np.array([[0.14, 0.59, 0.27], [0.27, 0.59, 0.14]][rng.integers(2)]) + rng.uniform(-0.02, 0.02, 3)
            self.w /= self.w.sum()
            self.s = rng.permutation([0.45, 0.8, 1.4]) * rng.uniform(0.95, 1.05)
            # what mistakes make of all three spreads: different enough to tell one mistake from the other
            alike = np.sort([1, self.s.mean(), self.w @ self.s, np.sqrt(self.w @ self.s**2), self.s[0]])
            if (alike[1:] / alike[:-1]).min() > 1.07:
                break
        places = np.stack([rng.permutation(3) for _ in range(d)], 1) * self.apart
        self.m = places - self.apart + rng.uniform(-2, 2, (3, d)) + 3.0

    def components(self, x):
        """The nearest centre of each sample, and its distance from it."""
        distance = np.linalg.norm(x[:, None] - self.m, axis=-1)
        return distance.argmin(1), distance.min(1)

    @property
    def args(self):
        return self.w.copy(), self.m.copy(), self.s.copy()


_GMM_SAMPLE = (
    "flowdiff.distributions.GaussianMixture.sample",
    "flowdiff.distributions.GaussianMixture.sample_labelled",
)


_GMM_CAUSES = {
    "must have same size": "the component is one of as many as there are weights: len(weights)",
    "arrays used as indices|only integers": "choose the number of a component, 0 to K - 1, not one of the weights",
    "broadcast": "every row needs its own centre and standard deviation, and as many numbers of noise as coordinates: "
    "a number for each row is a column, (n, 1)",
}


def _gmm_samples(s, mixture, n, rng):
    d = mixture.m.shape[1]
    with explaining(_GMM_CAUSES):
        came = s.call("sample_gmm", *mixture.args, n, rng)
    got = array(
        came,
        (n, d),
        f"{n} samples",
        {
            (n,): "one number for each sample: a sample has as many coordinates as a centre",
            (d,): "one sample came: n of them are asked for",
            (d, n): "samples came as columns: one row for each sample",
            (3, d): "one sample for each component came",
            (n, 3, d): "a sample of every component came: choose one of them for each row",
            (3, n, d): "n samples of every component came: choose one of them for each row",
            (3 * n, d): "n samples of every component came: n samples in all are asked for",
            (n, 1): "one number for each sample: a sample has as many coordinates as a centre",
            (n, 1, d): "one axis too many",
        },
    ).astype(float)
    if not np.isfinite(got).all():
        raise wrong("finite samples", f"{shown(got[~np.isfinite(got).all(1)][0])}")
    if np.array_equal(got, np.trunc(got)):
        raise wrong("samples with all their digits", f"whole numbers, such as {shown(got[0])}",
                    "are they written into an array of integers, or rounded?")  # fmt: skip
    return got


def _expect_near_centres(x, mixture):
    """Every sample is near one of the centres: an average of components is near none."""
    k, distance = mixture.components(x)
    far = distance > mixture.near
    if not far.any():
        return k
    w, m, s = mixture.args
    likely = "a sample is a centre plus its own standard deviation times normal noise"
    centre, spread = x.mean(0), x.std(0).max()
    each = (np.abs(x[:, :, None] - m.T[None]).min(-1) < 6).all(1).mean()
    if spread < 5 and np.allclose(centre, w @ m, atol=2):
        likely = "the components are averaged; a mixture chooses one of them for each sample"
    elif spread < 5 and np.allclose(centre, m.mean(0), atol=2):
        likely = "all components are averaged; a mixture chooses one of them for each sample"
    elif spread < 5 and np.allclose(centre, 0, atol=2):
        likely = "the centres are not added"
    elif each > 0.99 and far.mean() > 0.2:
        likely = "each coordinate chooses its own component: one component for the whole sample"
    elif _near(x, w[:, None] * m, s):
        likely = "the centres are multiplied by the weights: weights say how often, not where"
    elif _near(x, s[:, None] * m, s):
        likely = "the centres are multiplied by the standard deviations"
    elif len(x) > 1000 and far.mean() < 0.2:
        likely = "most samples are near a centre, some are far from all: is the noise normal, and s_k its size?"
    elif len(x) > 1000 and np.allclose(centre, w @ m, atol=5):
        likely = "this looks like one broad Gaussian with the mixture's mean: choose a component for each sample first"
    raise wrong("each sample near one of the centres", f"{shown(x[far][0], 4)}, near none of {shown(m, 4)}", likely)


def _near(x, centres, s) -> bool:
    return bool((np.linalg.norm(x[:, None] - centres, axis=-1).min(1) < 6 * s.max()).all())


@check("sample_gmm", "sec-sampling", _GMM_SAMPLE)
def sample_gmm_components(s, rng):
    """How often each component is chosen: the right share, independently for each sample."""
    mixture, n = Mixture(rng, 2), 6000
    w = mixture.w
    k = _expect_near_centres(_gmm_samples(s, mixture, n, rng), mixture)
    share, five_sigma = np.bincount(k, minlength=3) / n, _five_sigma(w, n)
    if not (np.abs(share - w) <= five_sigma).all():
        likely = ""
        if share.max() == 1:
            likely = "all samples came from one component: choose anew for each sample"
        elif np.abs(share - 1 / 3).max() < 0.05:
            likely = "all components are chosen equally often: the weights are not used"
        else:
            # np.searchsorted expects a sorted array; in any other it still finds some place
            places = np.minimum(np.searchsorted(w, rng.random(10_000)), 2)
            known = {
                "the weights are squared": _shares(w**2),
                "a root of the weights is taken": _shares(np.sqrt(w)),
                "the weights are exponentiated, as by a softmax: they are probabilities already": _shares(np.exp(w)),
                "the last component is never chosen": _shares(w * [1, 1, 0]),
                "the first component is never chosen": _shares(w * [0, 1, 1]),
                "a uniform number is compared with the weights themselves: compare it with their cumulative sums": (
                    np.bincount(places, minlength=3) / 10_000
                ),
            }
            misfit = {sentence: (np.abs(share - p) / _five_sigma(p, n)).max() for sentence, p in known.items()}
            misfit["the weights are given to other components than their own: is something sorted?"] = min(
                (np.abs(share - p) / _five_sigma(p, n)).max() for p in map(np.array, permutations(w))
            )
            nearest = min(misfit, key=misfit.get)
            likely = nearest if misfit[nearest] < 1.2 else "how is chance turned into a component?"
        raise wrong(f"shares of the components near the weights {shown(w, 3)}", shown(share, 3), likely)
    agree = float((k[1:] == k[:-1]).mean())
    if not abs(agree - (w**2).sum()) <= 6 / np.sqrt(n):
        raise wrong(
            f"neighbouring rows from the same component with probability Σ wₖ² = {(w**2).sum():.3f}",
            f"{agree:.3f}",
            "the rows are sorted by component, or chosen in turn: every row chooses for itself, by chance",
        )


@check("sample_gmm", "sec-sampling", _GMM_SAMPLE)
def sample_gmm_spread(s, rng):
    """Around its centre a component is N(0, s² I): mean, variance, kurtosis, no correlation."""
    d, n = 4, 1500
    mixture = Mixture(rng, d)
    x = _gmm_samples(s, mixture, n, rng)
    k = _expect_near_centres(x, mixture)
    _expect_spread([x[k == j] - mixture.m[j] for j in range(3)], mixture, n)
    r = (x - mixture.m[k]) / mixture.s[k][:, None]
    kurtosis = (r**4).mean() / (r**2).mean() ** 2
    if not abs(kurtosis - 3) <= 6 * np.sqrt(24 / r.size):
        raise wrong(
            "kurtosis 3 of the noise around the centres, as of a normal distribution",
            f"{kurtosis:.2f}",
            "1.8 belongs to a uniform distribution" if abs(kurtosis - 1.8) < 0.3 else "is the noise normal?",
        )
    again = "the same noise is used for several samples"
    for i in range(d):
        for j in range(i):
            _expect_uncorrelated(r[:, i], r[:, j], "coordinates", "the same noise is used for all coordinates")
        for a, b in ((r[1:, i], r[:-1, i]), (r[: n // 2, i], r[n // 2 :, i])):
            _expect_uncorrelated(a, b, "samples", again)
        if len(np.unique(r[:, i])) < 0.9 * n:
            raise wrong("fresh noise for each sample", "the same numbers again and again", again)
    expect_normal_values(r, "the noise around the centres")


def _expect_spread(offsets, mixture, n):
    """The offsets of each component's samples from its centre have mean 0 and its standard deviation."""
    d, w, stds = mixture.m.shape[1], mixture.w, mixture.s
    counts = np.array([len(r) for r in offsets])
    if (counts < 100).any():
        likely = "some components come too seldom to measure their spread: the check of the shares says more"
        if counts.max() == n:
            likely = "all samples came from one component: choose anew for each sample"
        raise wrong(f"samples near every centre, about {shown(n * w, 3)}", shown(counts), likely)
    measured = np.stack([r.std(0) for r in offsets])
    if (measured < 1e-6).any():
        likely = "the samples are the centres themselves: the noise is missing"
        if max(np.abs(r).max() for r in offsets) > 1e-6:
            likely = "the same noise is used for several samples"
        raise wrong("samples spread around their centres", "no spread at all", likely)
    for r, std, centre in zip(offsets, stds, mixture.m, strict=True):
        if not (np.abs(r.mean(0)) <= 5 * np.maximum(std, r.std(0)) / np.sqrt(len(r))).all():
            raise wrong(
                f"mean offset 0 from the centre {shown(centre, 3)}",
                f"{shown(r.mean(0), 3)}",
                "is the noise centred at zero? A normal draw is, a uniform one between 0 and 1 is not",
            )
    relative = 5 / np.sqrt(2 * counts)
    if (np.abs(measured / stds[:, None] - 1).max(1) <= relative).all():
        return
    mistakes = {
        "the standard deviation is squared: it goes in as it is": stds**2,
        "a root is taken: stds are standard deviations, not variances": np.sqrt(stds),
        "the noise is not multiplied by the standard deviation": np.ones(3),
        "every component is given the mean standard deviation": np.full(3, stds.mean()),
        "every component is given the weighted mean standard deviation": np.full(3, w @ stds),
        "the spread comes from another choice of component than the centre: choose once for each sample": np.full(
            3, np.sqrt(w @ stds**2)
        ),
        "the noise is multiplied by the weight": w * stds,
        "the noise of all components is added up": np.full(3, np.sqrt((stds**2).sum())),
        "the noise is uniform between 0 and 1": stds / np.sqrt(12),
        "the noise is uniform between -1 and 1": stds / np.sqrt(3),
        "the noise is divided by the standard deviation": 1 / stds,
        "the noise is divided by √n": stds / np.sqrt(n),
        "the noise is divided by √d": stds / np.sqrt(d),
        "every component is given the first standard deviation": np.full(3, stds[0]),
        "the spreads belong to other components than their own": stds[::-1],
    }
    off = {t: np.abs(measured / value[:, None] - 1) / relative[:, None] for t, value in mistakes.items()}
    misfit = {t: value.max() for t, value in off.items()}
    likely = min(off, key=lambda t: (off[t] ** 2).sum())
    j = int((np.abs(measured / stds[:, None] - 1).max(1) / relative).argmax())
    raise wrong(
        f"standard deviation {stds[j]:.4f}, ± {100 * relative[j]:.0f} %, around the centre {shown(mixture.m[j], 3)}",
        shown(measured[j], 4),
        likely if misfit[likely] < 1.3 else "is each component given its own standard deviation?",
    )


def _expect_uncorrelated(a, b, what, likely):
    rho = float(np.corrcoef(a, b)[0, 1])
    if not abs(rho) <= 5 / np.sqrt(len(a)):
        raise wrong(f"noise that is independent between {what}", f"a correlation of {rho:.2f}", likely)


@check("sample_gmm", "sec-sampling", _GMM_SAMPLE)
def sample_gmm_any_n(s, rng):
    """n and d as they come, counts that vary by chance, all randomness from rng."""
    for d, n in ((1, 1), (3, 1), (1, 7), (2, 2)):
        mixture = Mixture(rng, d)
        _expect_near_centres(_gmm_samples(s, mixture, n, rng.spawn(1)[0]), mixture)
    # one component and many
    with explaining({"": "here there is one component only: K is len(weights)"}):
        alone = s.call("sample_gmm", np.ones(1), np.array([[5.0, -2.0]]), np.array([0.3]), 50, rng)
    x = array(
        alone,
        (50, 2),
        "50 samples of one component",
    )
    if not (np.linalg.norm(x - [5.0, -2.0], axis=1) <= 2.4).all():
        raise wrong("samples near (5, -2), the centre of the one component", shown(x[0], 3))
    mixture, n, calls = Mixture(rng), 20, 60
    before = mixture.args
    args = mixture.args
    expect_from_rng(lambda g: s.call("sample_gmm", *args, 40, g), rng)
    counts = []
    for g in rng.spawn(calls):
        counts.append(
            np.bincount(mixture.components(np.asarray(s.call("sample_gmm", *args, n, g), float))[0], minlength=3)
        )
    for name, now, then in zip(("weights", "means", "stds"), args, before, strict=True):
        expect_untouched(now[None] if now.ndim == 1 else now, then[None] if then.ndim == 1 else then, name)
    k = int(mixture.w.argmax())
    variance, right = float(np.var(np.array(counts)[:, k], ddof=1)), n * mixture.w[k] * (1 - mixture.w[k])
    if variance < 0.3 * right:
        raise wrong(
            f"how many of {n} samples come from one component varies, with variance n w (1 - w) = {right:.2f}",
            f"variance {variance:.2f}",
            "every component gets a fixed number of samples, or rng is not used; let chance choose for each sample",
        )
    if variance > 3 * right:
        raise wrong(
            f"how many of {n} samples come from one component has variance n w (1 - w) = {right:.2f}",
            f"variance {variance:.2f}",
            "all samples of one call share a component: choose one for each sample",
        )


# --- its log-density -------------------------------------------------------------------------------------------------


def _log_normals(x, m, s):
    """log N(x; m_k, s_k² I), (batch, K)."""
    d = x.shape[1]
    return -0.5 * ((x[:, None] - m) ** 2).sum(-1) / s**2 - d * np.log(s) - d / 2 * np.log(2 * np.pi)


def _log_density(x, w, m, s):
    return np.logaddexp.reduce(np.log(w) + _log_normals(x, m, s), axis=1)


def _moment_match(x, w, m, s):
    mean = w @ m
    variance = w @ (s[:, None] ** 2 + (m - mean) ** 2)
    return (-((x - mean) ** 2) / (2 * variance) - 0.5 * np.log(2 * np.pi * variance)).sum(1)


def _density_mistakes(x, w, m, s):
    d = x.shape[1]
    q = ((x[:, None] - m) ** 2).sum(-1)
    logs = _log_normals(x, m, s)
    ones = np.log(w) + np.stack([_log_normals(x[:, [i]], m[:, [i]], s) for i in range(d)])
    half = d / 2 * np.log(2 * np.pi)

    def of(e):
        return np.logaddexp.reduce(np.log(w) + e, axis=1)

    return {
        "the mean of the logarithms: first the sum of the densities, then the logarithm": logs @ w,
        "the logarithms of wₖ N are added: add the densities, then take the logarithm": (np.log(w) + logs).sum(1),
        "the weights are missing": np.logaddexp.reduce(logs, axis=1),
        "the weights are missing, equal ones are used": np.logaddexp.reduce(logs, axis=1) - np.log(len(w)),
        "this is the density, not its logarithm": np.exp(of(logs)),
        "this is minus the log-density": -of(logs),
        "only the largest component is taken: all of them add up": (np.log(w) + logs).max(1),
        "(2π)^(d/2) and s^d are missing: the densities of the components are not normalised": of(-q / (2 * s**2)),
        "(2π)^(d/2) is missing": of(logs + half),
        "s^d is missing in the normalisation": of(logs + d * np.log(s)),
        "the normalisation is that of one dimension: in d dimensions it is to the power d": of(
            -q / (2 * s**2) - np.log(s) - 0.5 * np.log(2 * np.pi)
        ),
        "s is to the power 1 in the normalisation: in d dimensions it is s^d": of(-q / (2 * s**2) - np.log(s) - half),
        "s^(d/2) stands in the normalisation: stds are standard deviations, so it is s^d": of(
            -q / (2 * s**2) - d / 2 * np.log(s) - half
        ),
        "/ 2 * s**2 multiplies by s²: put the denominator in brackets": of(-q / 2 * s**2 - d * np.log(s) - half),
        "the mean of the coordinates' squares stands for their sum": of(-q / d / (2 * s**2) - d * np.log(s) - half),
        "2π is to the power ½ in the normalisation: in d dimensions it is d/2": of(
            logs + half - 0.5 * np.log(2 * np.pi)
        ),
        "2π is not under the root: (2π)^(d/2)": of(logs - half),
        "the variance s² is in the normalisation where s belongs": of(logs - d * np.log(s)),
        "s is not squared in the exponent: stds are standard deviations": of(-q / (2 * s) - d * np.log(s) - half),
        "stds are taken for variances": of(-q / (2 * s) - d / 2 * np.log(s) - half),
        "the factor ½ in the exponent is missing": of(-q / s**2 - d * np.log(s) - half),
        "the distance in the exponent is not squared": of(-np.sqrt(q) / (2 * s**2) - d * np.log(s) - half),
        "the sign in the exponent: far from the centre the density is small": of(q / (2 * s**2) - d * np.log(s) - half),
        "each coordinate is mixed on its own: a point comes from one component as a whole": np.logaddexp.reduce(
            ones, axis=-1
        ).sum(0),
        "the log-density is divided by d": of(logs) / d,
        "the weights multiply the logarithms": np.logaddexp.reduce(w * logs, axis=1),
        "the weights are added without their logarithm": np.logaddexp.reduce(w + logs, axis=1),
        "the logarithm has base 2": of(logs) / np.log(2),
        "the logarithm has base 10": of(logs) / np.log(10),
        "one Gaussian with the mixture's mean is not the mixture": _log_normals(x, (w @ m)[None], np.array([w @ s]))[
            :, 0
        ],
        "the logarithm has base 2 in the sum, e elsewhere: exp and log belong together": np.logaddexp2.reduce(
            np.log(w) + logs, axis=1
        ),
        "the normalisation has the wrong sign: it is divided by": of(-q / (2 * s**2) + d * np.log(s) + half),
        "the normalisation has no ½: √(2πs²) to the power d": of(-q / (2 * s**2) - 2 * d * np.log(s) - 2 * half),
        "2 is missing in 2π": of(logs + d / 2 * np.log(2)),
        "the number of points stands for d": of(
            -q / (2 * s**2) - len(x) / 2 * np.log(2 * np.pi * s**2) if len(x) != d else logs
        ),
        "the number of components stands for d": of(-q / (2 * s**2) - len(m) / 2 * np.log(2 * np.pi * s**2)),
        "the last component is left out": np.logaddexp.reduce((np.log(w) + logs)[:, :-1], axis=1),
        "the first component is left out": np.logaddexp.reduce((np.log(w) + logs)[:, 1:], axis=1),
        "1 is added before the logarithm": np.log1p(np.exp(of(logs))),
        "one Gaussian with the mixture's mean and variance is not the mixture": _moment_match(x, w, m, s),
        "the centres are left out": of(_log_normals(x, 0 * m, s)),
        "the standard deviations are left out": of(_log_normals(x, m, np.ones_like(s))),
    }


_GMM_POSTERIOR = ("flowdiff.distributions.GaussianMixture.posterior",)
_GMM_LOG = ("flowdiff.distributions.GaussianMixture.log_density", "flowdiff.distributions.gaussian_log_joint")


def _overlapping(rng, d, K=3):
    w = _shares(rng.permutation([0.2, 0.3, 0.5, 0.4][:K]))
    return w, rng.uniform(-1.5, 1.5, (K, d)), rng.permutation([0.5, 1.3, 0.8, 1.0][:K]) * rng.uniform(0.9, 1.1)


def _log_shapes(batch, d, K=3):
    return {
        (): "one number came: each point has its own log-density",
        (batch, 1): "one axis too many: the result has shape (batch,)",
        (batch, K): "one number for each component came: sum over the components",
        (K, batch): "one number for each component came: sum over the components",
        (batch, d): "one number for each coordinate came: a point has one density",
        (K,): "summed over the points: sum over the components",
        (d,): "summed over the points: sum over the components",
        (1, batch): "one axis too many: the result has shape (batch,)",
        (batch, batch): "every point met every other: the sum must leave one number for each point",
    }


@check("log_density_gmm", "sec-data-density", _GMM_LOG)
def log_density_value(s, rng):
    # as many components as points, as coordinates, and neither; one alone, too
    for d, batch, K in ((3, 5, 2), (2, 6, 3), (1, 5, 4), (3, 3, 3), (2, 4, 1)):
        w, m, std = _overlapping(rng, d, K)
        x = rng.uniform(-2.5, 2.5, (batch, d))
        given = [a.copy() for a in (x, w, m, std)]
        with explaining(
            {
                "out of bounds|out of range": "the number of components is that of the weights, and need not be three",
                "broadcast": "each point meets each component: (batch, 1, d) and (K, d) fit together",
            }
        ):
            got = s.call("log_density_gmm", *given)
        expect_close(
            got,
            _log_density(x, w, m, std),
            f"log p at {batch} points in {d} dimensions, the first that differs",
            _density_mistakes(x, w, m, std),
            shapes=_log_shapes(batch, d, K),
            otherwise="write out the sum over the components for one point, and take its logarithm last",
        )
        for now, then, name in zip(given, (x, w, m, std), ("x", "weights", "means", "stds"), strict=True):
            expect_untouched(np.atleast_2d(now), np.atleast_2d(then), name)


@check("log_density_gmm", "sec-data-density", _GMM_LOG)
def log_density_integral(s, rng):
    """∫ p = 1, on a grid fine enough for an error of 1e-6."""
    for d, per_side in ((1, 201), (2, 81)):
        w, m, std = _overlapping(rng, d)
        side = np.linspace(-9, 9, per_side)
        x = np.stack(np.meshgrid(*[side] * d, indexing="ij"), -1).reshape(-1, d)
        got = array(s.call("log_density_gmm", x, w, m, std), (len(x),), "log p on a grid", _log_shapes(len(x), d))
        with np.errstate(over="ignore"):
            total = float(np.exp(np.asarray(got, float)).sum() * (side[1] - side[0]) ** d)
        if not abs(total - 1) < 1e-3:
            right = _log_density(x, w, m, std)
            likely = next(
                (
                    t
                    for t, v in _density_mistakes(x, w, m, std).items()
                    if not close(v, right, 1e-4) and close(got, v, 1e-4)
                ),
                "",
            )
            raise wrong(
                f"the integral of p = exp(log p) over {'a line' if d == 1 else 'a plane'} is 1",
                f"{total:.4g}",
                likely or "is the density of each component normalised, and do the weights count?",
            )


@check("log_density_gmm", "sec-data-density", _GMM_LOG)
def log_density_far_away(s, rng):
    for d, far in ((1, 100.0), (2, -300.0), (40, 20.0)):
        w, m, std = _overlapping(rng, d)
        x = np.stack([np.full(d, far), np.full(d, far / 2), rng.uniform(-1, 1, d)])
        right = _log_density(x, w, m, std)
        got = array(s.call("log_density_gmm", x, w, m, std), (3,), "log p at three points", _log_shapes(3, d))
        if not np.isfinite(got).all():
            raise wrong(
                f"log p = {right[0]:.6g}, a finite number, at {far:g} in {d} dimension{'s' if d > 1 else ''}",
                f"{shown(got)}",
                "exp of a number below -745 is 0, and the logarithm of that -inf: take the largest exponent out first",
            )
        mistakes = _density_mistakes(x, w, m, std)
        if float(got[0]) < -1e300:
            raise wrong(
                f"log p = {right[0]:.6g} at {far:g}", f"{got[0]:.6g}",
                "-inf is replaced by a number, but the density is not 0 there: work with the logarithms",
            )  # fmt: skip
        if got[0] > -760 and right[0] < -800:
            raise wrong(
                f"log p = {right[0]:.6g} at {far:g}", f"{got[0]:.6g}",
                "a small number is added, or the density cut off, before the logarithm: work with the logarithms",
            )  # fmt: skip
        # far away the exponent hides all else: which mistake it is shows near the centres, or not at all
        expect_close(
            got[2:], right[2:], f"log p near the centres, in {d} dimensions", {t: v[2:] for t, v in mistakes.items()}
        )
        expect_close(
            got,
            right,
            f"log p far from the centres, in {d} dimensions",
            otherwise="near the centres it is right: is something cut off, or rounded, where p is small?",
        )


# --- Monte Carlo -----------------------------------------------------------------------------------------------------


@check("monte_carlo", "sec-monte-carlo")
def monte_carlo_mean(s, rng):
    for n, d in ((7, 3), (2, 4), (400, 2), (5, 1), (3, 3)):
        values = rng.gamma(2.0, 3.0, (n, d)) + np.array([4.0, -9.0, 17.0, 30.0])[:d]
        before = values.copy()
        mean, _ = _mean_and_error(s, values)
        total = before.sum(0)
        expect_close(
            mean,
            total / n,
            f"the mean of each coordinate, over {n} points in {d} dimension{'s' if d > 1 else ''},",
            {
                "one mean for all coordinates: each has its own": np.full(d, before.mean()),
                "this is the median": np.median(before, 0),
                "this is the sum": total,
                "divided by n - 1: the mean divides by n": total / (n - 1),
                "divided by all the numbers there are: each coordinate has n of them": total / (n * d),
                "divided by d: the mean is taken over the n points": total / d,
                "this is the mean of the squares": (before**2).mean(0),
                "only the first point is used": before[0],
                "only the last point is used": before[-1],
                "this is the middle between the smallest and the largest": (before.min(0) + before.max(0)) / 2,
                "0: the mean is taken away": (before - before.mean(0)).mean(0),
            },
            rtol=1e-5,
        )
        expect_untouched(values, before, "values")


@check("monte_carlo", "sec-monte-carlo")
def monte_carlo_error(s, rng):
    for n, d in ((6, 3), (2, 4), (300, 2), (5, 1), (3, 3)):
        # spreads that differ by more than chance makes them differ
        scale = rng.uniform(2.5, 4.0) * np.array([1.0, 0.4, 2.5, 6.0])[:d]
        values = 5 * scale + scale * rng.standard_normal((n, d))
        _, error = _mean_and_error(s, values)
        mean = values.sum(0) / n
        deviations = values - mean
        squares = (deviations**2).sum(0)
        sd, sd0 = np.sqrt(squares / (n - 1)), np.sqrt(squares / n)
        right = 1.96 * sd / np.sqrt(n)
        expect_close(
            error,
            right,
            f"the error 1.96 s/√n of each coordinate, for {n} points in {d} dimension{'s' if d > 1 else ''},",
            {
                "one s for all coordinates: each has its own": np.full(d, 1.96 * values.std(ddof=1) / np.sqrt(n)),
                "one s for all coordinates, and it divides by n": np.full(d, 1.96 * values.std() / np.sqrt(n)),
                "n is the number of points: this is the root of the number of all entries": right / np.sqrt(d),
                "n is the number of points: this divides by the root of d": 1.96 * sd / np.sqrt(d),
                "this is 1.96 s: the error of a mean of n values is smaller by √n": 1.96 * sd,
                "this is s: 1.96 and √n are missing": sd,
                "this is s with n in the denominator; 1.96 and √n are missing": sd0,
                "this is 1.96 s with n in the denominator; √n is missing": 1.96 * sd0,
                "1.96 is missing: this is one standard error": sd / np.sqrt(n),
                "1.96 is missing, and s divides by n": sd0 / np.sqrt(n),
                "s divides by n: n - 1 (ddof=1) is asked for, because the mean comes from the same values": 1.96
                * sd0
                / np.sqrt(n),
                "√ is missing: the error goes like 1/√n, not 1/n": 1.96 * sd / n,
                "√ is missing, and s divides by n": 1.96 * sd0 / n,
                "this is the variance over √n: s is its root": 1.96 * sd**2 / np.sqrt(n),
                "this is the variance, divided by n": 1.96 * sd**2 / n,
                "this is the variance over √n: s is its root, and divides by n - 1": 1.96 * sd0**2 / np.sqrt(n),
                "√(n - 1) in the place of √n": 1.96 * sd / np.sqrt(n - 1),
                "the whole length of the interval: the error is half of it": 2 * right,
                "2 in the place of 1.96": 2 * sd / np.sqrt(n),
                "3 in the place of 1.96": 3 * sd / np.sqrt(n),
                "1.645 is for 90 %, 1.96 for 95 %": 1.645 * sd / np.sqrt(n),
                "2.576 is for 99 %, 1.96 for 95 %": 2.576 * sd / np.sqrt(n),
                "s is not measured: the standard deviation is taken to be 1": np.full(d, 1.96 / np.sqrt(n)),
                "s is taken around zero: the mean has to be subtracted": 1.96 * np.sqrt((values**2).mean(0) / n),
                "s is taken around one mean for all coordinates: each has its own": 1.96
                * np.sqrt(((values - values.mean()) ** 2).sum(0) / (n - 1) / n),
                "this is the lower end of the interval: the error is the distance from the mean": mean - right,
                "this is the upper end of the interval: the error is the distance from the mean": mean + right,
                "the mean absolute deviation is not s": 1.96 * np.abs(deviations).mean(0) / np.sqrt(n),
                "0.95 is the probability; 1.96 is the factor that belongs to it": 0.95 * sd / np.sqrt(n),
                "s divides by n - 2: one value is used up by the mean, so n - 1": 1.96
                * np.sqrt(squares / max(n - 2, 1) / n),
                "this is the relative error: do not divide by the mean": right / mean,
                "1.96 is under the root": np.sqrt(1.96 * sd**2 / n),
                "this is half the width that holds 95 % of the values: the mean varies less, by √n": np.ptp(
                    np.percentile(values, [2.5, 97.5], axis=0), axis=0
                )
                / 2,
                "these are differences of neighbours: s measures distances from the mean": 1.96
                * np.std(np.diff(values, axis=0), axis=0, ddof=1 if n > 2 else 0)
                / np.sqrt(n),
                "√ is taken of s as well": 1.96 * np.sqrt(sd / n),
                "this multiplies by √n": 1.96 * sd * np.sqrt(n),
                "Student's t is another factor than 1.96": _STUDENT[n] * sd / np.sqrt(n),
            },
            # 1.959964, the quantile itself, is as right as 1.96
            rtol=1e-4,
            otherwise="is it 1.96, times the measured standard deviation of the coordinate, divided by √n?",
        )


def _mean_and_error(s, values):
    """The pair that came, each part an array of shape (d,)."""
    n, d = values.shape
    before = values.copy()
    result = s.call("monte_carlo", values)
    shapes = {
        (n,): "one number for each point came: the mean is taken over the points, axis 0",
        (1, d): "one axis too many: the shape is (d,)",
        (n, d): "one number for each entry came: the mean is taken over the points, axis 0",
        (d, 1): "one axis too many: the shape is (d,)",
        (d, d): "this is the covariance matrix: each coordinate's own variance is on its diagonal",
        (): "one number came for all coordinates: each has its own",
    }
    if isinstance(result, np.ndarray):
        pairs = {(d, 2): "the pair comes first: the means in one array, the errors in another"}
        result = array(result, (2, d), "the pair mean, error", {**pairs, (d,): _HALF, (): _HALF, **_entries(n, d)})
    elif not (isinstance(result, (tuple, list)) and len(result) == 2):
        likely = "return mean, error"
        if isinstance(result, (tuple, list)) and len(result) == d and all(np.size(part) == 2 for part in result):
            likely = "the pair comes first: the means in one array, the errors in another"
        elif isinstance(result, (tuple, list)) and len(result) == 3:
            likely = "the mean and the error, not the ends of the interval"
        raise wrong("a pair: the means and their errors", words(result), likely)
    mean, error = (
        array(part, (d,), what, shapes) for part, what in zip(result, ("the means", "the errors"), strict=True)
    )
    right, sd = before.mean(0), before.std(0, ddof=1) / np.sqrt(n)
    if np.allclose(error, right) and not np.allclose(mean, right):
        raise wrong("the pair mean, error", "error, mean", "the two are returned in the other order")
    way = right - mean
    if np.allclose(error - right, way) and (0.3 * sd < way).all() and (way < 20 * sd).all():
        raise wrong(
            f"the pair mean, error with mean = {shown(right, 4)}",
            f"{shown(mean, 4)}, {shown(error, 4)}",
            "these are the ends of the interval: return its middle and half of its length",
        )
    return mean, error


# the 97.5 % quantile of Student's t with n - 1 degrees of freedom
_STUDENT = {2: 12.70620, 3: 4.302653, 5: 2.776445, 6: 2.570582, 300: 1.967930}
_HALF = "one of the two is missing: return mean, error"


def _entries(n, d):
    """What one array in the place of a pair means, where that is no half of one."""
    return (
        {(n,): "one number for each point came: return the means and the errors of the coordinates"} if n != d else {}
    )


# --- how far apart are two distributions -----------------------------------------------------------------------------


@check("w2_gaussian", "sec-distance")
def w2_gaussian_value(s, rng):
    cases = []
    # the first spread is the smaller one in the first case and the last: s₁² - s₂² alone has no root there
    for sign, order in ((1.0, 1), (-1.0, -1), (0.0, 1)):
        s1, s2 = [float(rng.uniform(0.6, 1.2)), float(rng.uniform(1.6, 3.0))][::order]
        # means of different signs, and then the same mean twice
        m1 = -sign * float(rng.uniform(0.3, 1.0)) if sign else float(rng.uniform(0.5, 2.0))
        m2 = m1 + sign * float(rng.uniform(1.5, 3.0))
        what = f"W₂ between N({m1:.3f}, {s1:.3f}²) and N({m2:.3f}, {s2:.3f}²)"
        with explaining(
            {"math domain error|complex": "a root is taken of a negative number: is Δm or s₁² - s₂² under it?"}
        ):
            got = s.call("w2_gaussian", m1, s1, m2, s2)
        with np.errstate(invalid="ignore"):
            cases.append((number(got, what), *_w2_and_mistakes(m1, s1, m2, s2), what))
    # the right name explains all cases
    explains = [
        sentence
        for sentence in cases[0][2]
        if all(close(np.asarray(got), told[sentence], 1e-5) for got, _, told, _ in cases)
    ]
    for got, right, told, what in cases:
        expect_close(
            got,
            right,
            what,
            {sentence: told[sentence] for sentence in explains},
            otherwise="W₂² is the sum of two squares: the distance of the means and the distance of the spreads",
        )


def _w2_and_mistakes(m1, s1, m2, s2):
    dm, ds = m1 - m2, s1 - s2
    # Σ over matched quantiles: with the same z on both sides the distance is (Δm + Δs z)², its mean Δm² + Δs²
    right = np.hypot(dm, ds)
    return right, {
        "this is W₂²: a root is missing": right**2,
        "(Δm)² + s₁² - s₂²: subtract the standard deviations, not the variances, then square": np.sqrt(
            dm**2 + s1**2 - s2**2
        ),
        "|(Δm)² + s₁² - s₂²|: subtract the standard deviations, not the variances, then square": np.sqrt(
            abs(dm**2 + s1**2 - s2**2)
        ),
        "(Δm)² + |s₁² - s₂²|: subtract the standard deviations, then square": np.sqrt(dm**2 + abs(s1**2 - s2**2)),
        "variances are subtracted: the standard deviations are": np.hypot(dm, s1**2 - s2**2),
        "the covariance term is 2 s₁s₂, not s₁s₂": np.sqrt(np.abs(dm**2 + s1**2 + s2**2 - s1 * s2)),
        "the covariance term is 2 s₁s₂, without a root": np.sqrt(np.abs(dm**2 + s1**2 + s2**2 - 2 * np.sqrt(s1 * s2))),
        "the covariance term is 2 s₁s₂, without squares": np.sqrt(np.abs(dm**2 + s1**2 + s2**2 - 2 * s1**2 * s2**2)),
        "the logarithms of the standard deviations are subtracted": np.hypot(dm, np.log(s1 / s2)),
        "the difference of the means is divided by the standard deviations: W₂ has the unit of the points": abs(dm)
        / np.sqrt(s1 * s2),
        "the roots of the two distances are added: the root belongs to the sum of the squares": np.sqrt(abs(dm))
        + np.sqrt(abs(ds)),
        "only the means count here: the spreads differ too": abs(dm),
        "only the spreads count here: the means differ too": abs(ds),
        "|Δm| + |Δs| is not it: squares add up": abs(dm) + abs(ds),
        "(|Δm| + |Δs|)² is not it: squares add up": (abs(dm) + abs(ds)) ** 2,
        "the spreads are added: independent samples are that far apart, matched ones are nearer": np.sqrt(
            dm**2 + s1**2 + s2**2
        ),
        "the standard deviations are added, not subtracted": np.hypot(dm, s1 + s2),
        "the root of the standard deviations is taken: they are no variances": np.hypot(dm, np.sqrt(s1) - np.sqrt(s2)),
        "this is the Kullback-Leibler divergence": np.log(s2 / s1) + (s1**2 + dm**2) / (2 * s2**2) - 0.5,
        "this is the Kullback-Leibler divergence, the other way": np.log(s1 / s2) + (s2**2 + dm**2) / (2 * s1**2) - 0.5,
        "this is √2 too small: the mean of the two squares, not their sum": right / np.sqrt(2),
        "one of the squares is subtracted": np.sqrt(abs(dm**2 - ds**2)),
        "Δs is not squared": np.sqrt(dm**2 + abs(ds)),
        "Δm is not squared": np.sqrt(abs(dm) + ds**2),
        "this is the larger of the two differences": max(abs(dm), abs(ds)),
        "the arguments are read in another order: m₁, s₁, m₂, s₂": np.hypot(m1 - s1, m2 - s2),
        "the difference of means is divided by the spread: W₂ is a length": abs(dm) / np.sqrt(s1**2 + s2**2),
    }


def _best_matching(x, y, power=2):
    """The least cost over all matchings: what W₂ means, with no sorting."""
    order = np.array(list(permutations(range(len(x)))))
    return float(np.min(np.mean(np.abs(x[order] - y) ** power, axis=1)) ** (1 / power))


def _between_quantiles(x, y, q):
    return np.sqrt(np.mean((np.quantile(x, q) - np.quantile(y, q)) ** 2))


_W = (
    "flowdiff.metrics.wasserstein_1d",
    "flowdiff.metrics.sliced_wasserstein",
    "flowdiff.metrics._wasserstein",
)


@check("w2_samples", "sec-distance", _W)
def w2_samples_value(s, rng):
    for n in (6, 4, 5):
        while True:
            x, y = rng.uniform(-3, 3, n), rng.uniform(-1, 4, n) * 1.3
            right = _best_matching(x, y)
            # crossing clouds, in an order that is not the best one: then all mistakes differ
            if np.sqrt(np.mean((x - y) ** 2)) > 1.1 * right and abs(x.mean() - y.mean()) < 0.7 * right:
                break
        before = x.copy(), y.copy()
        sx, sy = np.sort(x), np.sort(y)
        expect_close(
            s.call("w2_samples", x, y),
            right,
            f"W₂ between {shown(before[0], 3)} and {shown(before[1], 3)}, the least of all matchings",
            {
                "the points are matched as they stand: the best matching goes by rank": np.sqrt(
                    np.mean((before[0] - before[1]) ** 2)
                ),
                "only the first cloud is sorted": np.sqrt(np.mean((sx - before[1]) ** 2)),
                "only the second cloud is sorted": np.sqrt(np.mean((before[0] - sy) ** 2)),
                "the clouds are sorted in opposite directions: this is the worst matching": np.sqrt(
                    np.mean((sx - sy[::-1]) ** 2)
                ),
                "this is W₁, the mean distance; W₂ takes the mean of the squares": np.mean(np.abs(sx - sy)),
                "this is W₂²: a root is missing": np.mean((sx - sy) ** 2),
                "the squares are summed, not averaged: the distance would grow with n": np.sqrt(np.sum((sx - sy) ** 2)),
                "the squares are summed, and there is no root": np.sum((sx - sy) ** 2),
                "the distances are summed": np.sum(np.abs(sx - sy)),
                "divided by n outside of the root": np.sqrt(np.sum((sx - sy) ** 2)) / n,
                "divided by n - 1: the mean over n matched pairs is meant": np.sqrt(np.sum((sx - sy) ** 2) / (n - 1)),
                "this is the difference of the means: the spreads count too": abs(x.mean() - y.mean()),
                "this is the formula for Gaussians: these points are none": np.hypot(
                    x.mean() - y.mean(), x.std() - y.std()
                ),
                "this is the formula for Gaussians: these points are none (ddof=1)": np.hypot(
                    x.mean() - y.mean(), x.std(ddof=1) - y.std(ddof=1)
                ),
                "this is the median, not the mean, of the squares": np.sqrt(np.median((sx - sy) ** 2)),
                "the clouds are sorted by absolute value: sort the numbers as they are": np.sqrt(
                    np.mean((x[np.argsort(np.abs(x))] - y[np.argsort(np.abs(y))]) ** 2)
                ),
                "the means are taken off first: how far apart the clouds lie counts too": np.std(sx - sy),
                "this is the largest distance after sorting": np.max(np.abs(sx - sy)),
                "quantiles are interpolated: n points have n partners, one for each": _between_quantiles(
                    x, y, (np.arange(n) + 0.5) / n
                ),
                **{
                    f"{many} quantiles are interpolated: n points have n partners, one for each": _between_quantiles(
                        x, y, np.linspace(0, 1, many)
                    )
                    for many in (100, 101, 1000, 1001)
                },
                "every point meets every other: only matched pairs count": np.sqrt(np.mean((x[:, None] - y) ** 2)),
                "each point is matched with its nearest: every point may be used once only": np.sqrt(
                    np.mean(np.min((before[0][:, None] - before[1]) ** 2, axis=1))
                ),
                "each point is matched with its nearest (the other way): every point may be used once only": np.sqrt(
                    np.mean(np.min((before[0][:, None] - before[1]) ** 2, axis=0))
                ),
                "argsort gives the order, not the sorted points": np.sqrt(
                    np.mean((np.argsort(before[0]) - np.argsort(before[1])) ** 2.0)
                ),
                "the signed differences are averaged: they cancel": np.mean(sx - sy),
            },
            otherwise="which partner does the leftmost point of one cloud get?",
        )
        expect_untouched(x[None], before[0][None], "x")
        expect_untouched(y[None], before[1][None], "y")


@check("w2_samples", "sec-distance", _W)
def w2_samples_distance(s, rng):
    """A distance: 0 for the same points in another order, the shift for moved ones, symmetric, in the points' unit."""
    x = rng.standard_normal(50) * 2.0
    shift, factor = float(rng.uniform(2, 4)), float(rng.uniform(2, 3))
    zero = number(s.call("w2_samples", x, rng.permutation(x)), "W₂")
    if not abs(zero) < 1e-5:
        raise wrong(
            "W₂ = 0 between the same points in another order",
            f"{zero:.4g}",
            "the order of the points must not matter: sort both clouds",
        )
    moved = number(s.call("w2_samples", x, rng.permutation(x - shift)), "W₂")
    if not abs(moved - shift) < 1e-4 * shift:
        likely = (
            "a root is missing"
            if abs(moved - shift**2) < 1e-4 * shift**2
            else "is it the mean of the squares, then the root?"
        )
        raise wrong(
            f"W₂ = {shift:.4f} between points and the same points moved by -{shift:.4f}",
            f"{moved:.4g}",
            likely,
        )
    y = rng.uniform(-5, 1, 50)
    whole, more = rng.integers(0, 3, 20) * 1.0, rng.integers(2, 9, 20) * 1.0
    tied = number(s.call("w2_samples", whole, more), "W₂")
    right = np.sqrt(np.mean((np.sort(whole) - np.sort(more)) ** 2))
    if not np.isclose(tied, right, rtol=1e-4):
        raise wrong(
            f"W₂ = {right:.4f} between two sets in which numbers occur several times",
            f"{tied:.4g}",
            "each of the n points has a partner of its own, also where two points are equal",
        )
    there, back = (number(s.call("w2_samples", *pair), "W₂") for pair in ((x, y), (y, x)))
    if not np.isclose(there, back, rtol=1e-4):
        raise wrong(
            "the same distance from x to y as from y to x",
            f"{there:.4g} and {back:.4g}",
        )
    scaled = number(s.call("w2_samples", factor * x, factor * y), "W₂")
    if not np.isclose(scaled, factor * there, rtol=1e-4):
        raise wrong(f"{factor:.3f} times the distance when both clouds are stretched by {factor:.3f}",
                    f"{scaled / there:.4f} times")  # fmt: skip


# --- conditional generation ------------------------------------------------------------------------------------------


def _tables(rng, K, M):
    """A prior p(y), (K,), and a table p(z | y), (K, M), whose rows sum to 1."""
    prior = rng.permutation(np.linspace(1, 4, K)) * rng.uniform(0.9, 1.1, K)
    while True:
        given = rng.permuted(np.tile(0.5 ** np.arange(M), (K, 1)), axis=1) * rng.uniform(0.8, 1.25, (K, M))
        given /= given.sum(1, keepdims=True)
        if all(np.abs(given[i] - given[j]).max() > 0.12 for i in range(K) for j in range(i)):
            return _shares(prior), given


@check("posterior", "sec-total-probability", _GMM_POSTERIOR)
def posterior_value(s, rng):
    for K, M in ((4, 3), (3, 3), (2, 5)):
        prior, given = _tables(rng, K, M)
        passed = prior.copy(), given.copy()
        joint = np.array([[prior[y] * given[y, z] for z in range(M)] for y in range(K)])
        right = np.stack([joint[:, z] / joint[:, z].sum() for z in range(M)], 1)
        mistakes = {
            "this is the joint p(y, z): divide each column by p(z), its sum": joint,
            "the prior is ignored: p(z | y) is normalised over y": given / given.sum(0),
            "this is p(z | y) again, whose rows sum to 1; p(y | z) has columns that do: is this the wrong sum?": given,
            "this is the prior alone": np.repeat(prior[:, None], M, 1),
            "each column is divided by its largest entry, not by its sum": joint / joint.max(0),
            "the prior is divided out, not multiplied": (given / prior[:, None]) / (given / prior[:, None]).sum(0),
            "the prior is added, not multiplied": (given + prior[:, None]) / (given + prior[:, None]).sum(0),
            "p(z) is the sum of p(z | y) over y, unweighted: weigh with the prior": joint / given.sum(0),
            "p(z) is the mean of p(z | y) over y, unweighted: weigh with the prior": joint / given.mean(0),
            "softmax of the joint: Bayes' formula has no exponential": np.exp(joint) / np.exp(joint).sum(0),
            "softmax of p(z | y): Bayes' formula has no exponential": np.exp(given) / np.exp(given).sum(0),
            "the logarithm of the posterior": np.log(right),
            "these are odds, p / (1 - p): the probability is asked for": right / (1 - right),
            "a root of the prior is taken": _shares_of_columns(np.sqrt(prior)[:, None] * given),
            "the prior is given to other rows than its own: is it turned round or sorted?": _shares_of_columns(
                prior[::-1, None] * given
            ),
            "all prompts are given the mean prior": given * prior.mean() / joint.sum(0),
            "only the most probable y is kept: the posterior is a probability for each": np.eye(K)[joint.argmax(0)].T,
            "the prior counts twice": prior[:, None] * joint / (prior[:, None] * joint).sum(0),
        }
        with explaining(
            {
                "could not be broadcast": "the prior is one number for each row: prior[:, None]",
                "out of bounds": "there are as many rows as prompts and as many columns as objects: two numbers",
            }
        ):
            got = s.call("posterior", *passed)
        expect_close(
            got,
            right,
            f"p(y | z) for {K} prompts y (rows) and {M} objects z (columns), the first row that differs",
            mistakes,
            shapes={
                (M, K): "the table is the other way round: rows are y, columns are z",
                (M,): "this has one number for each z, as p(z) has: p(y | z) is a table",
                (K,): "this has one number for each y: p(y | z) is a table with a column for each z",
            },
            otherwise="Bayes: p(y | z) = p(y) p(z | y) / p(z), and p(z) is the sum of what is above over y",
        )
        expect_untouched(passed[0][None], prior[None], "prior")
        expect_untouched(passed[1], given, "given")


@check("sample_conditional", "sec-total-probability")
def sample_conditional_shares(s, rng):
    n = 2000
    for K, M, y in ((3, 5, 0), (5, 4, 3), (4, 4, 2)):
        prior, given = _tables(rng, K, M)
        joint = prior[:, None] * given
        right = given[y]
        z = _objects(s, y, joint.copy(), n, rng.spawn(1)[0])
        share = np.bincount(z, minlength=M) / n
        if not (np.abs(share - right) <= _five_sigma(right, n)).all():
            mistakes = {
                "these are samples of p(z): the prompt y is not used": joint.sum(0),
                "all objects come equally often": np.full(M, 1 / M),
                "these are samples for another prompt: is y counted from 1?": given[y - 1],
                "these are samples for another prompt: y = 0 is the first row": given[(y + 1) % K],
                "these are samples for the first prompt, whatever y is": given[0],
                "the shares are squared": _shares(right**2),
                "softmax of probabilities: they need no exponential": _shares(np.exp(right)),
                "the row is divided by p(z): divide it by its own sum, p(y)": _shares(joint[y] / joint.sum(0)),
                "the row's sum is p(y), not 1: what is missing goes to the last object": np.append(
                    joint[y][:-1], 1 - joint[y][:-1].sum()
                ),
                "the row's sum is p(y), not 1: what is missing goes to the first object": np.insert(
                    joint[y][1:], 0, 1 - joint[y][1:].sum()
                ),
                "the probabilities are given to other objects: are they sorted?": np.sort(right)[::-1],
            }
            if y < M and K <= M:
                column = np.append(joint[:, y], np.zeros(M - K))
                mistakes["this is the column of the joint: the prompts are the rows"] = _shares(column)
            likely = next((t for t, p in mistakes.items() if (np.abs(share - p) <= _five_sigma(p, n)).all()), "")
            if share.max() == 1:
                likely = "one object for all samples: draw a new one for each"
                if right.max() == right[z[0]]:
                    likely = "always the likeliest object: a sampler gives each object its share"
            raise wrong(f"shares near p(z | y = {y}) = {shown(right, 3)}", shown(share, 3), likely)
        agree = float((z[1:] == z[:-1]).mean())
        if not abs(agree - (right**2).sum()) <= 6 / np.sqrt(n):
            raise wrong(
                f"neighbouring samples alike with probability {(right**2).sum():.3f}",
                f"{agree:.3f}",
                "the samples are sorted, or depend on one another",
            )


def _objects(s, y, joint, n, rng):
    M = joint.shape[1]
    with explaining(
        {
            "must have same size": "the prompts are the rows of the joint, the objects its columns: take the row of y",
            "do not sum to 1|robabilities": "the row of the joint sums to p(y): divide it by its sum",
        }
    ):
        got = s.call("sample_conditional", y, joint, n, rng)
    got = array(
        got,
        (n,),
        f"{n} objects",
        {
            (n, M): "a row of probabilities for each sample came: draw an object from it",
            (M,): "one number for each object came, its probability or its count: draw n objects, each by its number",
            (n, 2): "pairs came: return the objects alone",
            (n, 1): "one axis too many: the result has shape (n,)",
        },
    )
    if got.dtype.kind == "b" or not np.isfinite(got.astype(float)).all() or (got != np.round(got)).any():
        raise wrong(
            "whole numbers, the objects 0, 1, …",
            shown(got[:3]),
            "return the number of the object that is drawn",
        )
    if got.min() < 0 or got.max() >= M:
        raise wrong(
            f"objects from 0 to {M - 1}",
            f"{got.min():g} to {got.max():g}",
            "objects are the columns of the table, counted from 0: are rows drawn, or is 1 added?",
        )
    return np.asarray(got).astype(int)


@check("sample_conditional", "sec-total-probability")
def sample_conditional_rng(s, rng):
    prior, given = _tables(rng, 4, 3)
    joint = prior[:, None] * given
    passed = joint.copy()
    _objects(s, 1, passed, 1, rng)
    expect_from_rng(lambda g: _objects(s, 1, passed, 60, g), rng)
    expect_untouched(passed, joint, "joint")
    n, calls, best = 20, 60, int(given[1].argmax())
    counts = [(_objects(s, 1, passed, n, g) == best).sum() for g in rng.spawn(calls)]
    variance, right = float(np.var(counts, ddof=1)), n * given[1, best] * (1 - given[1, best])
    if not 0.3 * right < variance < 3 * right:
        raise wrong(
            f"how many of {n} samples are object {best} varies from call to call, with variance {right:.2f}",
            f"variance {variance:.2f}",
            "let chance choose for each sample: fixed numbers of each object are no sample",
        )
    # a prompt under which only one object can come
    sure = np.array([[0.1, 0.2, 0.1], [0.0, 0.0, 0.4], [0.1, 0.1, 0.0]])
    z = _objects(s, 1, sure, 30, rng)
    if (z != 2).any():
        raise wrong(
            "only object 2, the one that the prompt 1 allows",
            shown(z[:8]),
            "an object with p(z | y) = 0 must never come",
        )


# --- likely and typical ----------------------------------------------------------------------------------------------


@check("shell_fraction", "sec-typical")
def shell_fraction_value(s, rng):
    cases = []
    for d, sizes in (
        (9, (180, 100, 74, 56, 38, 140, 24, 61, 83)),
        (25, (50, 28, 37, 90, 12, 19, 70, 43, 57)),
        (30, (30,)),
    ):
        std, width = float(rng.uniform(2.15, 2.35)), float(rng.uniform(0.9, 1.1))
        n = sum(sizes)
        # a cluster of points at every radius that could be taken for the right one, each of another size
        radii = [std * np.sqrt(d), np.sqrt(d), d, std * d, std**2 * d, 0, std * np.sqrt(n)]
        radii += [std**2 * np.sqrt(d), np.sqrt(std * d)]
        # denser on its inner side, so that a shell at a slightly wrong radius does not lose as many as it wins
        lengths = [
            r + (3.75 * np.linspace(0, 1, size) ** 1.5 - 1.9) * width for r, size in zip(radii, sizes, strict=False)
        ]
        direction = rng.standard_normal((n, d))
        direction /= np.linalg.norm(direction, axis=1, keepdims=True)
        z = rng.permutation(np.abs(np.concatenate(lengths)))[:, None] * direction
        before = z.copy()
        norm = np.sqrt((z**2).sum(1))
        radius = std * np.sqrt(d)

        def share(r, w=width):
            return float((np.abs(r) <= w).mean())

        got = s.call("shell_fraction", z, std, width)
        if np.shape(got) == (n,):
            raise wrong("one number, the share", f"{n} of them", "one for each point came: the share is their mean")
        told = {
            "d ** 1 / 2 is d/2, for powers come before divisions: write d ** 0.5": share(norm - std * d / 2),
            "the shell is at s²√d: its radius is s√d": share(norm - std**2 * np.sqrt(d)),
            "s stands under the root: the radius is s√d": share(norm - np.sqrt(std * d)),
            "the width is divided by the radius: it is a length": share(norm - radius, width * radius),
            "the share is given in percent": 100 * share(norm - radius),
            "the mean of the points is taken off: the distance from the origin is meant": share(
                np.linalg.norm(z - z.mean(0), axis=1) - radius
            ),
            "the root mean square is compared with s: the distances are compared with s√d": share(
                norm / np.sqrt(d) - std
            ),
            "the radius is s√(d - 1) here: it is s√d": share(norm - std * np.sqrt(d - 1)),
        }
        expect_untouched(z, before, "z")
        told |= {
            "the shell is at √d only if s = 1: its radius is s√d": share(norm - np.sqrt(d)),
            "the shell is taken at d: its radius is s√d": share(norm - d),
            "the shell is taken at sd: its radius is s√d": share(norm - std * d),
            "the shell is taken at s²d: that is where the square of the distance lies": share(norm - std**2 * d),
            "the number of points n stands for d": share(norm - std * np.sqrt(n)),
            "the squared distance is compared with s²d: a band of the distance itself is asked for": share(
                norm**2 - radius**2
            ),
            "the squared distance is compared with s√d": share(norm**2 - radius),
            "this is the share of points near the origin, where the density is highest": share(norm),
            "points inside the shell are counted too: both sides need a bound": float((norm <= radius + width).mean()),
            "points outside the shell are counted too: both sides need a bound": float((norm >= radius - width).mean()),
            "this is the share of points not on the shell": 1 - share(norm - radius),
            "this is the number of points: divide by n": share(norm - radius) * n,
            "the shell is half as wide: width counts on both sides": share(norm - radius, width / 2),
            "the shell is twice as wide: width counts once on each side": share(norm - radius, 2 * width),
            "the width is multiplied by s": share(norm - radius, std * width),
            "the distance is the root mean square: the sum of the squares is meant": share(norm / np.sqrt(d) - radius),
            "the sum of absolute values is another distance": share(np.abs(z).sum(1) - radius),
            "the largest coordinate is another distance": share(np.abs(z).max(1) - radius),
            "the distance is measured down the columns: a point is a row": float(
                (np.abs(np.sqrt((z**2).sum(0)) - radius) <= width).mean()
            ),
            "single coordinates are compared with the radius: a point has one distance": share(np.abs(z) - radius),
            "the points' mean distance stands for s√d": share(norm - norm.mean()),
            "s is measured from the points: it is given": share(norm - z.std() * np.sqrt(d)),
            "a sum without its root: squares of coordinates have to be rooted": share((z**2).sum(1) - np.sqrt(d)),
        }
        told["no point counts at all: is the share cut to a whole number by //, or the radius far off?"] = 0.0
        cases.append(
            (
                got,
                share(norm - radius),
                f"the share of {n} points at a distance from the origin of s√d ± {width:.3f} (d = {d}, s = {std:.3f})",
                told,
            )
        )
    # a share takes few values, so that two mistakes may give the same one: the right name explains all cases
    explains = [
        sentence
        for sentence in cases[0][3]
        if all(abs(number(got, "the share") - told[sentence]) < 1e-6 for got, _, _, told in cases)
    ]
    for got, right, what, told in cases:
        expect_close(
            got,
            right,
            what,
            {sentence: told[sentence] for sentence in explains},
            rtol=1e-6,
            otherwise="a point counts if its distance from the origin differs from s√d by at most the width",
        )


@check("log_density_drop", "sec-typical", ("flowdiff.distributions.Gaussian.log_density", *_GMM_LOG))
def log_density_drop_value(s, rng):
    for n, d in ((7, 3), (4, 50), (5, 5)):
        std = float(rng.uniform(1.6, 2.6))
        z = std * rng.standard_normal((n, d))
        before = z.copy()
        q = (z**2).sum(1)
        constant = d / 2 * np.log(2 * np.pi) + d * np.log(std)
        expect_close(
            s.call("log_density_drop", z, std),
            q / (2 * std**2),
            f"log p(0) - log p(z) for {n} points in {d} dimensions, s = {std:.3f}; the first that differs",
            {
                "the sign: no point is likelier than the mode, so the drop is positive": -q / (2 * std**2),
                "the factor ½ is missing": q / std**2,
                "s is missing: it is squared in the exponent": q / 2,
                "s is not squared": q / (2 * std),
                "s is squared twice: the density is that of N(0, s²), whose standard deviation is s": q / (2 * std**4),
                "π does not belong there: it is in the constant, which cancels": q / (2 * np.pi * std**2),
                "d does not belong there: sum over the coordinates": d * q / (2 * std**2),
                "the mean of the points is taken off: the mode is at 0": ((z - z.mean(0)) ** 2).sum(1) / (2 * std**2),
                "the absolute values belong to a Laplace density, a Gaussian has squares": np.abs(z).sum(1) / std,
                "the distance from the shell is squared: from the mode is meant": (np.sqrt(q) - std * np.sqrt(d)) ** 2
                / (2 * std**2),
                "the constant does not cancel here: it stands in log p(0) and in log p(z)": q / (2 * std**2)
                - 0.5 * np.log(2 * np.pi * std**2),
                "s is taken for the mean": ((z - std) ** 2 - std**2).sum(1) / 2,
                "s² multiplies: a wider Gaussian drops more slowly": q * std**2 / 2,
                "the distance is not squared": np.sqrt(q) / (2 * std**2),
                "the distance is not squared, nor is s": np.sqrt(q) / (2 * std),
                "this is the ratio of the densities: its logarithm is asked for": np.exp(q / (2 * std**2)),
                "this is the ratio p(z) / p(0): its logarithm is asked for, from 0 to z": np.exp(-q / (2 * std**2)),
                "s is measured from the points: it is given": q / (2 * z.var()),
                "s is measured from the points, coordinate by coordinate: it is given": (z**2 / z.var(0)).sum(1) / 2,
                "s is measured from each point: it is given": q / (2 * z.var(1)),
                "this is log p(z): take it away from log p(0)": -q / (2 * std**2) - constant,
                "this is -log p(z): the constant cancels when log p(0) is taken": q / (2 * std**2) + constant,
                "this is the difference of the densities, not of their logarithms": np.exp(-constant)
                * (1 - np.exp(-q / (2 * std**2))),
                "the mean over the coordinates: their sum is meant": q / (2 * std**2) / d,
                "d/2 is its average: each point has its own": np.full(n, d / 2),
                "s²d/2: each point has its own drop": np.full(n, std**2 * d / 2),
                "this is the distance to the shell": np.abs(np.sqrt(q) - std * np.sqrt(d)),
                "this is the distance from the mode in standard deviations": np.sqrt(q) / std,
                "the coordinates are summed before they are squared": z.sum(1) ** 2 / (2 * std**2),
                "the logarithm has base 10": q / (2 * std**2) / np.log(10),
                "the logarithm has base 2": q / (2 * std**2) / np.log(2),
            },
            shapes={
                (): "one number came: each point has its own drop",
                (n, d): "one number for each coordinate came: sum over the coordinates",
                (n, 1): "one axis too many: the result has shape (n,)",
                (d,): "summed over the points: sum over the coordinates of each",
            },
            otherwise="write log p(0) and log p(z) below each other: what cancels?",
        )
        expect_untouched(z, before, "z")


# --- the smallest generative model -----------------------------------------------------------------------------------


@check("exponential_quantile", "sec-inverse-cdf")
def exponential_quantile_value(s, rng):
    for rate, reach in ((float(rng.uniform(0.25, 0.5)), 1.3), (float(rng.uniform(2.0, 4.0)), 2.2)):
        # λb is far from 1, and b is not 1 / λ
        longest = float(reach * rng.uniform(0.9, 1.2) / rate)
        x = np.append(rng.uniform(0.05, 0.9, 5), [0.002, 0.97, 1.0])
        before = x.copy()
        share = -np.expm1(-rate * longest)
        z = -np.log1p(-x * share) / rate
        with np.errstate(divide="ignore", invalid="ignore"):
            e = -np.log1p(-x) / rate
            mistakes = {
                "b is not used: these waits may be of any length, and for x = 1 the longest wait is b": e,
                "waits beyond b are set to b: they never happen, so the others take up their share": np.minimum(
                    e, longest
                ),
                "this is the remainder after a division by b: it has the right distribution, but it is not F⁻¹": e
                % longest,
                "the share of the waits up to b multiplies x: this divides by it": -np.log1p(-x / share) / rate,
                "the share of the waits up to b is 1 - e^{-λb}: e^{-λb} is that of those beyond it": -np.log1p(
                    -x * (1 - share)
                )
                / rate,
                "the share of the waits up to b is 1 - e^{-λb}: λ is missing in it": -np.log1p(-x * -np.expm1(-longest))
                / rate,
                "the sign in the exponent: the share of the waits up to b is 1 - e^{-λb}": -np.log1p(
                    -x * -np.expm1(rate * longest)
                )
                / rate,
                "the share of the waits up to b stands outside of the logarithm: solve for z step by step": e * share,
                "F is that of all waits, and the result is divided by the share up to b": e / share,
                "this is x b: waits of all lengths would be equally frequent": x * longest,
                "this is z/b: z itself is asked for": z / longest,
                "b is multiplied in: it is in the share of the waits up to b only": z * longest,
                "λ multiplies: a larger rate makes shorter waits, so it divides": z * rate**2,
                "λ is taken for the mean wait, in all places: it is the rate, the mean wait is near 1/λ": -rate
                * np.log1p(x * np.expm1(-longest / rate)),
                "λ is taken for the mean wait inside the share, which is 1 - e^{-λb}": -np.log1p(
                    x * np.expm1(-longest / rate)
                )
                / rate,
                "λ and b are exchanged: the arguments are x, λ, b": -np.log1p(-x * share) / longest,
                **{
                    f"x is cut off at {tiny} and 1 - {tiny}: it may be 0 and 1": -np.log1p(
                        -x.clip(tiny, 1 - tiny) * share
                    )
                    / rate
                    for tiny in (0.05, 0.01, 0.001, 0.0001)
                },
                "the sign: the logarithm of a number below 1 is negative": -z,
                "the sign, and λ multiplies": -z * rate**2,
                "1 - x stands for x: it has the right distribution, but it falls where F⁻¹ rises": -np.log1p(
                    -(1 - x) * share
                )
                / rate,
                "1 - x stands for x, and b is not used": -np.log(x) / rate,
                "-log(x …): 1 - x (1 - e^{-λb}) has to be in the logarithm": -np.log(x * share) / rate,
                "the sign, and the 1 is missing in the logarithm": np.log(x * share) / rate,
                "λ is missing: it divides the logarithm": z * rate,
                "this is F itself: its inverse is asked for": -np.expm1(-rate * x) / share,
                "this is the CDF of waits of any length: the inverse of F is asked for": -np.expm1(-rate * x),
                "this is the density: the inverse of F is asked for": rate * np.exp(-rate * x) / share,
                "this is 1/F": share / -np.expm1(-rate * x),
                "1 + in the logarithm: solve x (1 - e^{-λb}) = 1 - e^{-λz} for e^{-λz}": np.log1p(x * share) / rate,
                "the logarithm has base 2": z / np.log(2),
                "the logarithm has base 10": z / np.log(10),
                "λ is squared": z / rate,
                "a root is taken: λ z is the logarithm itself": np.sqrt(z),
                "the whole quotient is in the logarithm: the logarithm is divided by λ": -np.log(
                    (1 - x * share) / rate
                ),
                "λ is inside the logarithm: it divides what comes out": -np.log(np.abs(1 - rate * x * share)),
                "this is a series cut off: it holds near x = 0 only": x * share / rate,
                "this is counted from the end: b - z": longest - z,
                "b is added, it does not shift the waits": z + longest,
            }
        expect_close(
            s.call("exponential_quantile", x, rate, longest),
            z,
            f"z with F(z) = x for x = {shown(before[:3], 3)}, …, 1 with λ = {rate:.3f} and b = {longest:.3f}; "
            "the first that differs",
            mistakes,
            shapes={
                (): "one number came: every x has its own z",
                **{(k,): "some are left out: every x has its own z" for k in range(len(x))},
            },
            otherwise="set x = (1 - e^{-λz}) / (1 - e^{-λb}) and solve for z, one step at a time",
        )
        expect_untouched(x[None], before[None], "x")


class Quantile(Served):
    """A quantile function that keeps what it was asked."""

    def __init__(self, function):
        self.function, self.asked = function, []

    def __call__(self, u):
        u = np.asarray(u)
        if u.dtype.kind not in "fiu":
            self._complain("quantile(u) with numbers u", f"u of dtype {u.dtype}")
        if u.size and not (np.isfinite(u).all() and u.min() >= 0 and u.max() <= 1):
            bad = u[(u < 0) | (u > 1) | ~np.isfinite(u)].flat[0]
            self._complain(
                "quantile(u) with u between 0 and 1",
                f"u = {float(bad):.4g}",
                "a quantile function takes probabilities: uniform noise between 0 and 1, not normal noise",
            )
        self.asked.append(np.array(u, float))
        return np.asarray(self.function(u.astype(float)))


@check("push_forward", "sec-generative-model")
def push_forward_values(s, rng):
    """Uniform noise goes in, its quantiles come out."""
    power, shift, n = float(rng.uniform(2, 4)), float(rng.uniform(3, 5)), 2000

    def f(u):
        return shift + u**power

    quantile = Quantile(f)
    got = array(
        s.call("push_forward", quantile, n, rng.spawn(1)[0]),
        (n,),
        f"{n} samples",
        {
            (n, 1): "one axis too many: the result has shape (n,)",
            (1,): "one sample came: n of them are asked for",
            (n, n): "n × n numbers came",
            (n + 1,): "one number too many: n samples are asked for",
            (n - 1,): "one number is missing: n samples are asked for",
        },
    ).astype(float)
    asked = np.concatenate([a.ravel() for a in quantile.asked]) if quantile.asked else np.zeros(0)
    if not asked.size:
        raise wrong("quantile(x) called", "no call", "push the noise through the function that is given")
    # a few numbers of 24 bits, as those of float32, may be alike by chance
    if len(np.unique(got)) < n - 5:
        raise wrong(
            f"{n} different samples",
            f"{len(np.unique(got))} different ones",
            "is one number used for many samples, or are numbers cut off or rounded? Draw n numbers between 0 and 1",
        )
    values = np.sort(f(asked))
    place = np.searchsorted(values, got).clip(1, len(values) - 1)
    if not np.minimum(np.abs(values[place] - got), np.abs(values[place - 1] - got)).max() <= 1e-5:
        likely = "is something done with the quantiles before they are returned?"
        if got.size == asked.size and np.allclose(np.sort(got), np.sort(asked)):
            likely = "the noise itself came back: return its quantiles"
        raise wrong("samples that are values of quantile", f"other numbers, such as {got[0]:.4f}", likely)
    u = ((got - shift) ** (1 / power)).clip(0, 1)
    # five standard deviations of the mean and the variance of n uniform numbers
    mean, variance, sigma = u.mean(), u.var(), np.array([1 / np.sqrt(12), 1 / np.sqrt(180)]) * 5 / np.sqrt(n)
    # √n times the Kolmogorov distance of a right sampler is below 2.9 but for one in 10⁷
    distance = np.sqrt(n) * (np.max(np.abs(np.sort(u) - (np.arange(n) + 0.5) / n)) + 0.5 / n)
    # none of 2000 above 0.99, or below 0.01: one right sampler in 10⁸
    short = u.min() > 0.01 or u.max() < 0.99
    if short or not (distance <= 2.9 and (np.abs([mean - 1 / 2, variance - 1 / 12]) <= sigma).all()):
        likely = "quantiles of noise that is uniform between 0 and 1 are asked for"
        if abs(mean - 0.5) < 0.1 and variance < 0.07:
            likely = "the noise gathers in the middle: it has to be uniform between 0 and 1"
        elif short and distance < 2.9:
            likely = "the ends are cut off: noise between 0 and 1 comes near both"
        raise wrong(
            "noise that is uniform between 0 and 1, with mean 0.500 and variance 0.0833",
            f"noise from {u.min():.3f} to {u.max():.3f} with mean {mean:.3f} and variance {variance:.4f}",
            likely,
        )
    if distance < 0.2:
        raise wrong(
            "noise drawn by chance",
            "numbers between 0 and 1 that are spread too evenly",
            "the numbers lie on a grid, as np.linspace makes them: draw them from rng",
        )
    rho = float(np.corrcoef(u[1:], u[:-1])[0, 1])
    if not abs(rho) <= 5 / np.sqrt(n):
        raise wrong(
            "independent samples",
            f"neighbours with correlation {rho:.3f}",
            "are the samples sorted, or made in pairs?",
        )
    # the same between all samples k places apart, round the end
    spectrum = np.abs(np.fft.rfft(u - mean)) ** 2
    around = np.fft.irfft(spectrum, n)[1:] / (n * variance)
    k = int(np.abs(around).argmax())
    if not abs(around[k]) <= 7 / np.sqrt(n):
        raise wrong(
            "independent samples",
            f"samples {min(k + 1, n - k - 1)} places apart with correlation {around[k]:.3f}",
            "are half of the numbers made from the others? Draw all of them",
        )


@check("push_forward", "sec-generative-model")
def push_forward_rng(s, rng):
    def f(u):
        return 2 - 3 * np.log1p(-0.99 * u)

    for n in (1, 8):
        array(s.call("push_forward", Quantile(f), n, rng), (n,), f"{n} sample{'s' if n > 1 else ''}")
    expect_from_rng(lambda g: s.call("push_forward", Quantile(f), 30, g), rng)
