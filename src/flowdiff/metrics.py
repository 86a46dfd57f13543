"""How good are samples? Distances between two clouds of points, and a judge for digits.

Shapes: samples are ``(n, d)``, NumPy or torch, both of the same kind; a distance is a Python float. Whole numbers count
as floats, float32 beside float64 as float64, and a tensor's graph is left behind, except by :func:`nearest_distance`,
whose result is a tensor. The two clouds may differ in size. Two finite clouds of the *same* law are not at distance 0:
compare with two fresh sets of real samples, as :func:`over_floor` does.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from flowdiff._arrays import floating, is_tensor, kind, like, namespace, numpy_of, standard_normal


def wasserstein_1d(x, y, p: float = 1) -> float:
    """The Wasserstein distance of order ``p`` between the points ``x`` and ``y`` of a line, ``(n,)`` or ``(n, 1)``.

    (∫₀¹ |F⁻¹(q) - G⁻¹(q)|^p dq)^(1/p): sort both clouds and compare them rank by rank. No other matching is shorter.

    Raises:
        TypeError, ValueError: as :func:`energy_distance`, or a point has more than one coordinate, or ``p`` is below 1.
    """
    x, y = _clouds(_column(x), _column(y))
    return _wasserstein(x, y, p) ** (1 / p)


def sliced_wasserstein(x, y, *, rng, projections: int = 128, p: float = 2) -> float:
    """The root of the mean of W_p^p over random directions: the Wasserstein distance made affordable in d dimensions.

    Args:
        x, y: ``(n, d)`` and ``(m, d)``.
        rng: draws the directions, in the backend of ``x``.
        projections: the number of directions.
        p: the order, at least 1.

    Source: Bonneel et al., "Sliced and Radon Wasserstein barycenters of measures" (2015).
    """
    x, y = _clouds(x, y)
    directions = standard_normal((x.shape[1], projections), rng)
    if is_tensor(directions) != is_tensor(x):
        raise TypeError(f"rng must be a generator of the backend of x, got {kind(rng)} for {kind(x)}")
    if is_tensor(x):
        directions = directions.to(x)
    directions = directions / (directions**2).sum(0) ** 0.5
    return _wasserstein(x @ directions, y @ directions, p) ** (1 / p)


def energy_distance(x, y, block: int = 1000) -> float:
    """2 E‖X - Y‖ - E‖X - X'‖ - E‖Y - Y'‖: zero if and only if the two laws agree. In the unit of ``x``.

    Estimated without bias (no point is paired with itself), so for equal laws it scatters about 0 and may be below it.

    Args:
        x, y: ``(n, d)`` and ``(m, d)``, at least two points each.
        block: the number of rows whose distances are held in memory at once.

    Raises:
        TypeError: not two arrays or two tensors.
        ValueError: shapes do not fit, or fewer than two points.

    Source: Székely and Rizzo, "Energy statistics: a class of statistics based on distances" (2013).
    """
    x, y = _clouds(x, y)
    n, m = len(x), len(y)
    if min(n, m) < 2:
        raise ValueError(f"each cloud needs at least 2 points, got {n} and {m}")
    between = _sum_of_distances(x, y, block) / (n * m)
    within_x = _sum_within(x, block) / (n * (n - 1))
    within_y = _sum_within(y, block) / (m * (m - 1))
    return 2 * between - within_x - within_y


class Ratio(NamedTuple):
    """An estimate, mostly a ratio, and its standard error, printed as ``1.24 ± 0.13``."""

    value: float
    error: float

    def __format__(self, spec: str) -> str:
        spec = spec or ".2f"
        return f"{self.value:{spec}} ± {self.error:{spec}}"

    def __str__(self) -> str:
        return format(self)


def jackknife(values, statistic=np.mean, groups: int = 20) -> Ratio:
    """A statistic of independent draws and its standard error: leave out each of ``groups`` parts in turn.

    The same estimator as that of :func:`over_floor`, for a mean, a root mean square, a median, a ratio of two of them.
    Of the mean of as many values as there are groups it is the usual one. A median needs parts of many values.

    Args:
        values: ``(n, …)``, a row for each draw, an array, a tensor or a list; two numbers in one row stay together.
        statistic: a function of such rows, to a number.
        groups: the number of parts; one for each row if there are fewer rows.

    Raises:
        ValueError: fewer than 2 rows or groups.

    Source: Efron and Stein, "The jackknife estimate of variance" (1981).
    """
    values = numpy_of(values) if is_tensor(values) else np.asarray(values)
    if values.ndim == 0 or min(len(values), groups) < 2:
        raise ValueError(f"there must be at least 2 rows and 2 groups, got shape {values.shape} and {groups} groups")
    parts = np.array_split(np.arange(len(values)), min(groups, len(values)))
    left_out = [float(statistic(np.delete(values, part, 0))) for part in parts]
    return Ratio(float(statistic(values)), math.sqrt((len(parts) - 1) * np.var(left_out)))


def over_floor(made, real, distance, floor=None) -> Ratio:
    """How far generated sets are from real ones, over how far real ones are from each other; with its standard error.

    The mean of ``distance(x, y)`` over all generated x and real y, divided by its mean over all pairs of real sets. At
    1 the two kinds cannot be told apart with this distance and sets of this size. Pairs share sets, so they are not
    independent and their own scatter is no error. The error is the jackknife's: leave out each set in turn, with all
    of its pairs. It is that of drawing other sets, and knows nothing of another training of the network.

    Args:
        made: generated sets, at least 2.
        real: real sets, at least 3, none of them in the training set, all of one size with ``made``.
        distance: a function of two sets whose mean between real ones is positive, such as :func:`frechet_distance`;
            that of :func:`energy_distance` is 0.
        floor: real sets that take the place of the generated ones in the denominator, at least 2. ``real`` may then be
            a single set, say the only test images there are; what *its* choice adds to the error cannot be known.

    Raises:
        ValueError: fewer sets than that, or real ones that are not at a positive distance from each other.

    Source: Efron and Stein, "The jackknife estimate of variance" (1981).
    """
    for name, sets, least in (("made", made, 2), ("real", real, 3 if floor is None else 1), ("floor", floor, 2)):
        if sets is not None and len(sets) < least:
            raise ValueError(f"{name} must hold at least {least} sets, got {len(sets)}")
    above = np.array([[distance(x, y) for y in real] for x in made])
    if floor is None:
        below = np.full((len(real), len(real)), np.nan)  # a set is not compared with itself
        for i, j in zip(*np.triu_indices(len(real), 1), strict=True):
            below[i, j] = below[j, i] = distance(real[i], real[j])
    else:
        below = np.array([[distance(x, y) for y in real] for x in floor])
    if not np.nanmean(below) > 0:
        raise ValueError(f"real sets must be at a positive distance from each other, got {np.nanmean(below):g}")

    def ratio(above, below):
        return above.mean() / np.nanmean(below)

    left_out = [[ratio(np.delete(above, i, 0), below) for i in range(len(made))]]
    if floor is None:
        shared = [(np.delete(above, j, 1), np.delete(np.delete(below, j, 0), j, 1)) for j in range(len(real))]
    else:
        left_out.append([ratio(above, np.delete(below, i, 0)) for i in range(len(floor))])
        shared = [(np.delete(above, j, 1), np.delete(below, j, 1)) for j in range(len(real)) if len(real) > 1]
    if shared:
        left_out.append([ratio(*pair) for pair in shared])
    variance = sum((len(values) - 1) * np.var(values) for values in left_out)
    return Ratio(float(ratio(above, below)), float(math.sqrt(variance)))


def sliced_over_floor(made, real, *, rng, projections: int = 128) -> Ratio:
    """:func:`over_floor` with the sliced Wasserstein distance of order 2, the directions the same for all sets.

    Args:
        made, real: sets ``(n, d)``, all of one size; at least 2 and at least 3.
        rng: draws the directions, in either backend.
        projections: the number of directions.

    Raises:
        TypeError, ValueError: as :func:`over_floor`, or the sets are no arrays or tensors of one shape.
    """
    made, real = ([numpy_of(_clouds(x, x)[0]) for x in sets] for sets in (made, real))
    shapes = {x.shape for x in (*made, *real)}
    if len(shapes) != 1:
        raise ValueError(f"all sets must have one shape, got {', '.join(map(str, sorted(shapes))) or 'no set'}")
    ((_, d),) = shapes
    directions = numpy_of(standard_normal((d, projections), rng))
    directions = directions / np.linalg.norm(directions, axis=0)

    def shadows(x):  # a row for each direction; a set is sorted once and not once a pair
        return np.sort(np.ascontiguousarray((x @ directions.astype(x.dtype)).T))

    def apart(x, y):
        return math.sqrt(((x - y) ** 2).mean())

    return over_floor([shadows(x) for x in made], [shadows(x) for x in real], apart)


def nearest_distance(x, reference, block: int = 1000):
    """The distance from each point of ``x`` to the nearest one of ``reference``, ``(n,)``, in the backend of ``x``.

    Compare generated with held-out real samples: if the generated ones are much nearer to the training set, they are
    copies.
    """
    x, reference = _clouds(x, reference)
    xp = namespace(x)
    parts = [_distances(x[i : i + block], reference) for i in range(0, len(x), block)]
    return xp.concatenate([part.min(1).values if is_tensor(part) else part.min(1) for part in parts])


def frechet_distance(x, y) -> float:
    """The squared W_2 distance of two Gaussians that have the means and covariances of the clouds.

    ‖m - n‖² + tr(A + B - 2 (A^½ B A^½)^½) with means m, n and covariances A, B, in the unit of ``x`` squared. It sees
    nothing else of the two laws. With few points it is too large: compare sets of equal sizes. With
    the features of one image classifier for x and y it is called a Fréchet inception distance; here those features are
    :meth:`Judge.features`.

    Args:
        x, y: ``(n, d)`` and ``(m, d)``, at least two points each; for a covariance of full rank, more than d.

    Raises:
        TypeError, ValueError: as :func:`energy_distance`.

    Source: Dowson and Landau, "The Fréchet distance between multivariate normal distributions" (1982); Heusel et al.,
    "GANs trained by a two time-scale update rule converge to a local Nash equilibrium" (2017).
    """
    x, y = (numpy_of(cloud).astype(float) for cloud in _clouds(x, y))
    if min(len(x), len(y)) < 2:
        raise ValueError(f"each cloud needs at least 2 points, got {len(x)} and {len(y)}")
    a, b = (np.atleast_2d(np.cov(cloud.T)) for cloud in (x, y))
    root = _symmetric_root(a)
    # The trace of a root is the sum of the roots of the eigenvalues; rounding can make a zero slightly negative.
    cross = np.sqrt(np.linalg.eigvalsh(root @ b @ root).clip(0)).sum()
    return float(((x.mean(0) - y.mean(0)) ** 2).sum() + a.trace() + b.trace() - 2 * cross)


class Judge:
    """A classifier that looks at samples and says what they show: a support vector machine on real labelled data.

    Train it on real samples that the generator was *not* trained on. Needs scikit-learn.

    Args:
        x: real samples ``(n, d)``.
        y: their classes, ``(n,)``.
    """

    def __init__(self, x, y):
        from sklearn.svm import SVC

        x = _clouds(x, x)[0]
        if np.shape(y) != (len(x),):
            raise ValueError(f"y must hold one class for each of the {len(x)} samples, got shape {np.shape(y)}")
        self.classifier = SVC(C=10.0, decision_function_shape="ovo").fit(numpy_of(x), numpy_of(y))

    def says(self, x):
        """The class that each sample seems to show, ``(n,)``, a NumPy array."""
        return self.classifier.predict(numpy_of(x))

    def features(self, x):
        """What the judge looks at: for each pair of classes, how far ``x`` is on the side of the first, ``(n, pairs)``.

        About 1 or more for a sample that clearly shows the first class, -1 or less for the second; 45 numbers for ten
        classes, a NumPy array. The class with the most pairs won is what :meth:`says` returns.
        """
        margins = self.classifier.decision_function(numpy_of(x))
        return margins.reshape(len(margins), -1)

    def agreement(self, x, y) -> float:
        """The share of samples that show the class ``y`` they were asked for, 0 to 1."""
        if np.shape(y) != (len(x),):
            raise ValueError(f"y must hold one class for each of the {len(x)} samples, got shape {np.shape(y)}")
        return float((self.says(x) == numpy_of(y)).mean())


def _wasserstein(x, y, p: float) -> float:
    """The mean over the columns of W_p^p, ``(n, k)`` and ``(m, k)``."""
    if not 1 <= p < math.inf:
        raise ValueError(f"p must be at least 1 and finite, got {p}")
    n, m = len(x), len(y)
    # Columns become rows of NumPy's, which it sorts some ten times faster than torch does.
    x, y = (np.sort(np.ascontiguousarray(numpy_of(a).T)) for a in (x, y))
    # Both quantile functions are constant between neighbouring levels i/n and j/m: integers in units of 1/(nm).
    levels = np.union1d(np.arange(n + 1) * m, np.arange(m + 1) * n)
    middle, width = levels[:-1], np.diff(levels) / (n * m)
    gap = abs(x[:, middle // m] - y[:, middle // n]) ** p
    return (width * gap).sum(1).mean().item()


def _symmetric_root(a):
    """The positive semi-definite root of a covariance matrix."""
    values, vectors = np.linalg.eigh(a)
    return (vectors * np.sqrt(values.clip(0))) @ vectors.T


def _sum_of_distances(x, y, block: int) -> float:
    return sum(_distances(x[i : i + block], y).sum().item() for i in range(0, len(x), block))


def _sum_within(x, block: int) -> float:
    """Over all ordered pairs of points of ``x``; what lies beyond the blocks on the diagonal is counted twice."""
    total = 0.0
    for i in range(0, len(x), block):
        apart = _distances(x[i : i + block], x[i:])
        total += 2 * apart.sum().item() - apart[:, :block].sum().item()
    return total


def _distances(x, y):
    """‖x_i - y_j‖, ``(n, m)``, by differences: exact 0 for equal points, which the usual expansion is not."""
    if is_tensor(x):
        return namespace(x).cdist(x, y, compute_mode="donot_use_mm_for_euclid_dist")
    from scipy.spatial.distance import cdist

    return cdist(x, y)


def _clouds(x, y):
    for name, a in (("x", x), ("y", y)):
        if not (isinstance(a, np.ndarray) or is_tensor(a)):
            raise TypeError(f"{name} must be an array or a tensor of samples (n, d), got {kind(a)}")
    if is_tensor(x) != is_tensor(y):
        raise TypeError(f"both clouds must be arrays or both tensors, got {kind(x)} and {kind(y)}")
    if x.ndim != 2 or y.ndim != 2 or x.shape[1] != y.shape[1] or 0 in (len(x), len(y)):
        raise ValueError(f"the clouds must have shapes (n, d) and (m, d), got {tuple(x.shape)} and {tuple(y.shape)}")
    x, y = floating(x), floating(y)
    if x.dtype != y.dtype:  # SciPy and torch would each say so in words of their own
        wide = max(x, y, key=lambda a: a.dtype.itemsize)
        x, y = like(x, wide), like(y, wide)
    return x, y


def _column(x):
    if getattr(x, "ndim", 0) == 1:
        return x[:, None]
    if getattr(x, "ndim", 0) == 2 and x.shape[1] != 1:
        raise ValueError(f"points of a line must have shape (n,) or (n, 1), got {tuple(x.shape)}")
    return x
