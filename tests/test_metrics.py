"""Distances between clouds against closed forms and SciPy, in both backends; the judge; what they refuse."""

import numpy as np
import pytest
from scipy import stats

from flowdiff import distributions, metrics

RNG = np.random.default_rng(0)


def test_wasserstein_of_a_shift_is_the_shift():
    x = RNG.normal(size=500)
    for p in (1, 2, 3):
        assert metrics.wasserstein_1d(x, x + 0.7, p) == pytest.approx(0.7)


def test_wasserstein_agrees_with_scipy_for_clouds_of_different_sizes():
    x, y = RNG.normal(size=70), RNG.exponential(size=45)
    assert metrics.wasserstein_1d(x, y) == pytest.approx(stats.wasserstein_distance(x, y))
    assert metrics.wasserstein_1d(x[:, None], y[:, None]) == pytest.approx(metrics.wasserstein_1d(x, y))


def test_wasserstein_between_gaussians():
    """W2² = (difference of means)² + (difference of standard deviations)²"""
    q = (np.arange(20_000) + 0.5) / 20_000
    x, y = stats.norm(0.5, 2).ppf(q), stats.norm(-1, 0.7).ppf(q)
    assert metrics.wasserstein_1d(x, y, p=2) == pytest.approx(np.hypot(1.5, 1.3), rel=1e-3)


def test_sliced_wasserstein_of_a_shift():
    """A shift by v is |v·θ| on the line θ, whose mean square is |v|²/d."""
    x = RNG.normal(size=(200, 5))
    v = np.array([3.0, 0, 4.0, 0, 0])
    found = metrics.sliced_wasserstein(x, x + v, rng=np.random.default_rng(1), projections=20_000)
    assert found == pytest.approx(5 / np.sqrt(5), rel=0.03)


def test_energy_distance_agrees_with_its_definition_and_with_scipy():
    x, y = RNG.normal(size=(60, 1)), RNG.normal(1, 2, size=(50, 1))
    # SciPy pairs points with themselves too and takes the root: put both into the same form.
    n, m = len(x), len(y)
    within_x, within_y = np.abs(x - x.T).mean(), np.abs(y - y.T).mean()
    with_self = stats.energy_distance(x[:, 0], y[:, 0]) ** 2
    expected = with_self - within_x / (n - 1) - within_y / (m - 1)
    assert metrics.energy_distance(x, y) == pytest.approx(expected)
    assert metrics.energy_distance(x, y, block=7) == pytest.approx(expected)


def test_energy_distance_is_zero_on_average_for_one_law():
    found = [metrics.energy_distance(RNG.normal(size=(40, 3)), RNG.normal(size=(50, 3))) for _ in range(400)]
    assert abs(np.mean(found)) < 5 * np.std(found) / np.sqrt(400)


def test_energy_distance_of_shifted_gaussians_in_one_dimension():
    """E|N(m, 2)| is known, so the distance of N(0, 1) and N(1, 1) is."""
    folded = 2 / np.sqrt(np.pi) * np.exp(-1 / 4) + 1 * (1 - 2 * stats.norm.cdf(-1 / np.sqrt(2)))
    exact = 2 * folded - 2 * 2 / np.sqrt(np.pi)
    found = [metrics.energy_distance(RNG.normal(size=(500, 1)), RNG.normal(1, 1, size=(500, 1))) for _ in range(100)]
    assert abs(np.mean(found) - exact) < 5 * np.std(found) / np.sqrt(100)


def gap(x, y):
    return abs(x - y)


def test_over_floor_is_the_mean_to_real_sets_over_the_mean_among_them():
    """By hand: made 0 and 4, real 1, 2 and 4, whose mean distances are both 2; and each set left out with its pairs."""
    found = metrics.over_floor([0.0, 4.0], [1.0, 2.0, 4.0], gap)
    assert found.value == pytest.approx(1)
    without_made = [(3 + 2 + 0) / 3 / 2, (1 + 2 + 4) / 3 / 2]
    without_real = [(2 + 2 + 4 + 0) / 4 / 2, (1 + 3 + 4 + 0) / 4 / 3, (1 + 3 + 2 + 2) / 4 / 1]
    variance = np.var(without_made) + 2 * np.var(without_real)
    assert found.error == pytest.approx(np.sqrt(variance))
    assert f"{found}" == "1.00 ± 0.82" and f"{found:.1f}" == "1.0 ± 0.8"


def test_over_floor_with_one_real_set_and_others_for_the_floor():
    found = metrics.over_floor([3.0, 5.0], [0.0], gap, floor=[1.0, 2.0, 3.0])
    assert found.value == pytest.approx(2)
    assert found.error == pytest.approx(np.sqrt(np.var([2.5, 1.5]) + 2 * np.var([4 / 2.5, 2, 4 / 1.5])))


@pytest.mark.parametrize("shift", [0.0, 0.3])
def test_the_error_of_over_floor_is_its_scatter_over_repetitions(shift):
    """Twelve sets of 40 numbers, distance of the means, in 300 repetitions: no formula of the jackknife is used."""
    rng, found = np.random.default_rng(2), []
    for _ in range(300):
        made, real = (m + rng.normal(size=(12, 40)).mean(1) for m in (shift, 0.0))
        found.append(metrics.over_floor(made, real, gap))
    values, errors = np.array(found).T
    assert np.median(errors) == pytest.approx(values.std(), rel=0.25)
    # E|N(m, 2/40)| over E|N(0, 2/40)|
    s = np.sqrt(2 / 40)
    expected = stats.foldnorm(shift / s, scale=s).mean() / stats.foldnorm(0, scale=s).mean()
    assert values.mean() == pytest.approx(expected, rel=0.1)
    assert 0.88 < np.mean(abs(values - expected) < 2 * errors) < 0.98


@pytest.mark.parametrize(
    ("statistic", "groups"),
    [(np.mean, 20), (np.median, 20), (np.std, 20), (lambda x: x[:, 0].mean() / x[:, 1].mean(), 8)],
)
def test_the_error_of_the_jackknife_is_the_scatter_over_repetitions(statistic, groups):
    rng = np.random.default_rng(6)
    found = [metrics.jackknife(2 + rng.normal(size=(500, 2)), statistic, groups) for _ in range(400)]
    scatter = np.std([value for value, _ in found])
    assert np.sqrt(np.mean([error**2 for _, error in found])) == pytest.approx(scatter, rel=0.2)


def test_of_a_mean_the_jackknifes_error_is_the_usual_one_and_it_wants_two_rows():
    x = RNG.normal(size=12)
    assert metrics.jackknife(x) == pytest.approx((x.mean(), x.std(ddof=1) / np.sqrt(12)))
    assert metrics.jackknife(list(x), groups=50) == pytest.approx(metrics.jackknife(x))
    for values, groups in (([1.0], 20), (x, 1), (3.0, 20)):
        with pytest.raises(ValueError, match="at least 2 rows and 2 groups"):
            metrics.jackknife(values, groups=groups)


def test_sliced_over_floor_agrees_with_the_sliced_distance_of_each_pair():
    rng = np.random.default_rng(3)
    made, real = list(rng.normal(0.1, 1, size=(3, 200, 2))), list(rng.normal(size=(4, 200, 2)))

    def sliced(x, y):
        return metrics.sliced_wasserstein(x, y, rng=np.random.default_rng(5))

    found = metrics.sliced_over_floor(made, real, rng=np.random.default_rng(5))
    assert found == pytest.approx(metrics.over_floor(made, real, sliced))
    torch = pytest.importorskip("torch")
    tensors = ([torch.tensor(x) for x in sets] for sets in (made, real))
    assert metrics.sliced_over_floor(*tensors, rng=np.random.default_rng(5)) == pytest.approx(found)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: metrics.over_floor([1.0], [1.0, 2.0, 3.0], gap), "made must hold at least 2 sets, got 1"),
        (lambda: metrics.over_floor([1.0, 2.0], [1.0, 2.0], gap), "real must hold at least 3 sets, got 2"),
        (lambda: metrics.over_floor([1.0, 2.0], [0.0], gap, floor=[1.0]), "floor must hold at least 2 sets"),
        (lambda: metrics.over_floor([1.0, 2.0], [1.0] * 3, gap), "positive distance from each other, got 0"),
        (lambda: metrics.sliced_over_floor(np.ones((2, 5, 2)), np.ones((3, 4, 2)), rng=RNG), r"shape, got \(4, 2\)"),
        (lambda: metrics.sliced_over_floor([], [], rng=RNG), "one shape, got no set"),
    ],
)
def test_over_floor_says_what_it_needs(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_nearest_distance():
    reference = np.array([[0.0, 0.0], [3.0, 4.0]])
    x = np.array([[0.0, 1.0], [3.0, 4.0], [6.0, 8.0]])
    np.testing.assert_allclose(metrics.nearest_distance(x, reference, block=2), [1, 0, 5])


def test_both_backends_agree():
    torch = pytest.importorskip("torch")
    x, y = RNG.normal(size=(30, 4)), RNG.normal(size=(20, 4))
    tx, ty = torch.tensor(x), torch.tensor(y)
    assert metrics.energy_distance(tx, ty) == pytest.approx(metrics.energy_distance(x, y))
    assert metrics.wasserstein_1d(tx[:, 0], ty[:, 0], 2) == pytest.approx(metrics.wasserstein_1d(x[:, 0], y[:, 0], 2))
    np.testing.assert_allclose(metrics.nearest_distance(tx, ty).numpy(), metrics.nearest_distance(x, y))
    shift = torch.tensor([1.0, 0, 0, 0], dtype=torch.float64)
    rng = torch.Generator().manual_seed(0)
    assert metrics.sliced_wasserstein(tx, tx + shift, rng=rng, projections=20_000) == pytest.approx(0.5, rel=0.03)


def judge():
    x = np.array([[-1.0, 0.0], [-2.0, 0.5], [1.0, 0.0], [2.0, 0.5]])
    return metrics.Judge(x, np.array([0, 0, 1, 1]))


def sliced(x, y):
    numpy = isinstance(x, np.ndarray)
    rng = np.random.default_rng(1) if numpy else __import__("torch").Generator().manual_seed(1)
    return metrics.sliced_wasserstein(x, y, rng=rng)


DISTANCES = {
    "wasserstein": lambda x, y: metrics.wasserstein_1d(x[:, 0], y[:, 1], p=2),
    "sliced": sliced,
    "energy": metrics.energy_distance,
    "frechet": metrics.frechet_distance,
    "nearest": lambda x, y: metrics.nearest_distance(x, y).sum().item(),
    "says": lambda x, y: judge().says(x).sum(),
    "features": lambda x, y: judge().features(x).sum(),
    "agreement": lambda x, y: judge().agreement(x, (y[: len(x), 0] > 0) + 0),
}
each_distance = pytest.mark.parametrize("distance", DISTANCES.values(), ids=DISTANCES.keys())


@each_distance
def test_whole_numbers_dtypes_and_graphs_make_no_difference(distance):
    torch = pytest.importorskip("torch")
    i = np.array([[1, 2], [3, 0], [0, 5], [4, 4], [2, 1], [7, 3]])
    x, y = i.astype(float), (i[::-1] ** 2).astype(float)
    expected, in_torch = distance(x, y), distance(torch.tensor(x), torch.tensor(y))
    for dtype in (np.int64, np.uint8, np.int16):
        assert distance(i.astype(dtype), (i[::-1] ** 2).astype(dtype)) == expected
    assert distance(x.astype(np.float32), y) == pytest.approx(expected, rel=1e-5)
    tx, ty = torch.tensor(i), torch.tensor(i[::-1] ** 2)
    for a, b in (
        (tx, ty),
        (tx.float(), ty.double()),
        (tx.double(), ty.float()),
        (tx, ty.double()),
        (tx.float().requires_grad_(), ty.float()),
        (tx.double(), ty.double().requires_grad_()),
        (tx.float().requires_grad_(), ty.double().requires_grad_()),
    ):
        assert distance(a, b) == pytest.approx(in_torch, rel=1e-5)


def test_a_judge_may_be_trained_on_what_carries_a_graph():
    torch = pytest.importorskip("torch")
    x = torch.tensor([[-1.0], [-2.0], [1.0], [2.0]], requires_grad=True)
    assert metrics.Judge(x, torch.tensor([0, 0, 1, 1])).says(x).tolist() == [0, 0, 1, 1]


def test_the_nearest_distance_keeps_its_graph():
    torch = pytest.importorskip("torch")
    x = torch.tensor([[0.0, 2.0]], requires_grad=True)
    metrics.nearest_distance(x, torch.zeros(1, 2)).sum().backward()
    assert x.grad.tolist() == [[0.0, 1.0]]


def exactly(mean, covariance, n=40):
    """n points whose mean and covariance are exactly the given ones."""
    x = RNG.normal(size=(n, len(mean)))
    x = x - x.mean(0)
    white = x @ np.linalg.inv(np.linalg.cholesky(np.cov(x.T).reshape(len(mean), -1))).T
    return mean + white @ np.linalg.cholesky(covariance).T


def test_frechet_distance_on_the_line_is_that_of_means_and_of_standard_deviations():
    x, y = exactly([1.0], [[4.0]]), exactly([-2.0], [[0.25]], n=70)
    assert metrics.frechet_distance(x, y) == pytest.approx(3**2 + 1.5**2)


def test_frechet_distance_of_commuting_covariances_adds_up_over_the_axes():
    turn = np.linalg.qr(RNG.normal(size=(3, 3)))[0]
    a, b = ((turn * np.array(stds) ** 2) @ turn.T for stds in ([1, 2, 3], [2, 0.5, 3]))
    x, y = exactly([0.0, 0, 0], a), exactly([1.0, 0, 2], b)
    assert metrics.frechet_distance(x, y) == pytest.approx(1 + 4 + 1 + 1.5**2)


def test_frechet_distance_is_the_mean_square_length_of_the_best_linear_map():
    """Any symmetric positive T carries N(0, A) to N(0, TAT) by the shortest way, so E‖Tx - x‖² is the distance."""
    a = np.array([[2.0, 0.7], [0.7, 1.0]])
    t = np.array([[1.3, -0.4], [-0.4, 0.6]])
    moved = np.trace((t - np.eye(2)) @ a @ (t - np.eye(2)).T)  # E‖Tx - x‖²
    x, y = exactly([0.0, 0], a), exactly([0.0, 0], t @ a @ t)
    assert metrics.frechet_distance(x, y) == pytest.approx(moved)
    assert metrics.frechet_distance(y, x) == pytest.approx(moved)


def test_frechet_distance_of_a_cloud_to_itself_is_zero_also_without_full_rank():
    x = RNG.normal(size=(5, 8))
    assert metrics.frechet_distance(x, x) == pytest.approx(0, abs=1e-6)
    assert metrics.frechet_distance(x, x + 1) == pytest.approx(8, rel=1e-6)


def test_a_judges_features_decide_what_it_says():
    held_out, rest = distributions.Digits(held_out=True), distributions.Digits()
    judge = metrics.Judge(held_out.images, held_out.labels)
    margins = judge.features(rest.images)
    assert margins.shape == (len(rest.images), 45)
    pairs = [(i, j) for i in range(10) for j in range(i + 1, 10)]
    votes = np.zeros((len(margins), 10))
    for (i, j), margin in zip(pairs, margins.T, strict=True):
        votes[:, i] += margin > 0
        votes[:, j] += margin <= 0
    clear = np.sort(votes, 1)[:, -1] > np.sort(votes, 1)[:, -2]
    assert clear.mean() > 0.95
    assert np.array_equal(votes.argmax(1)[clear], judge.says(rest.images)[clear])


def test_a_judge_of_two_classes_has_one_feature():
    x = np.array([[-1.0], [-2.0], [1.0], [2.0]])
    judge = metrics.Judge(x, np.array([0, 0, 1, 1]))
    assert judge.features(x).shape == (4, 1)
    assert judge.agreement(x, np.array([0, 0, 1, 1])) == 1


def test_a_judge_reads_real_digits_and_not_noise():
    held_out, rest = distributions.Digits(held_out=True), distributions.Digits()
    judge = metrics.Judge(held_out.images, held_out.labels)
    assert judge.agreement(rest.images, rest.labels) > 0.95
    assert judge.agreement(rest.images, (rest.labels + 1) % 10) < 0.05
    assert judge.agreement(RNG.normal(size=(500, 64)), np.arange(500) % 10) < 0.25
    assert judge.says(rest.images[:3]).shape == (3,)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: metrics.energy_distance([1.0], np.zeros((2, 1))), TypeError, "x must be an array"),
        (lambda: metrics.energy_distance(np.zeros((3, 2)), np.zeros((3, 1))), ValueError, r"\(3, 2\) and \(3, 1\)"),
        (lambda: metrics.energy_distance(np.zeros((1, 2)), np.zeros((3, 2))), ValueError, "at least 2"),
        (lambda: metrics.frechet_distance(np.zeros((1, 2)), np.zeros((3, 2))), ValueError, "at least 2.*1 and 3"),
        (lambda: metrics.frechet_distance(np.zeros((3, 2)), [1.0]), TypeError, "y must be an array"),
        (lambda: metrics.wasserstein_1d(np.zeros((3, 2)), np.zeros(3)), ValueError, r"\(3, 2\)"),
        (lambda: metrics.wasserstein_1d(np.zeros(3), np.zeros(3), p=0.5), ValueError, "at least 1"),
        (
            lambda: metrics.wasserstein_1d(np.zeros(3), np.ones(3) / 2, p=np.inf),
            ValueError,
            "p must .* finite, got inf",
        ),
        (lambda: metrics.sliced_wasserstein(np.zeros((3, 2)), np.zeros((3, 2)), rng=7), TypeError, "rng"),
        (lambda: metrics.Judge(np.zeros((3, 2)), np.zeros(2)), ValueError, r"3 samples.*\(2,\)"),
    ],
)
def test_bad_input_is_named(call, error, words):
    with pytest.raises(error, match=words):
        call()
