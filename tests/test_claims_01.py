"""The claims of chapter 1, one test each: closed forms, or simulations with fixed seeds and 5-sigma tolerances."""

import itertools

import numpy as np
import pytest
from scipy import integrate, stats

from flowdiff import distributions, pictures
from flowdiff.distributions import Digits, Gaussian, GaussianMixture


def clusters():
    """Three clusters on the line; the tallest peak is the one with the smallest weight."""
    return GaussianMixture([0.5, 0.3, 0.2], [[-2.0], [0.6], [2.2]], [0.6, 0.4, 0.15])


def toy_p_data(digits, y):
    pictures = digits.images[digits.labels == y]
    return stats.multivariate_normal(pictures.mean(0), np.cov(pictures.T) + 0.01 * np.eye(64))


def test_G1_picture_video_and_molecule_are_vectors_there_and_back():
    photograph = pictures.landscape()  # (106, 160, 3)
    video = np.stack([photograph[:, 10 * t : 10 * t + 80] for t in range(5)])
    # Water: O–H 0.9572 Å, angle 104.52°.
    half = np.radians(104.52) / 2
    molecule = 0.9572 * np.array([[0, 0, 0], [np.sin(half), np.cos(half), 0], [-np.sin(half), np.cos(half), 0]])
    for thing, d in ((photograph, 106 * 160 * 3), (video, 5 * 106 * 80 * 3), (molecule, 3 * 3)):
        z = thing.reshape(-1)
        assert z.shape == (d,)
        assert z.dtype == thing.dtype
        assert np.array_equal(z.reshape(thing.shape), thing)
    # N × 3: the first three coordinates are the first atom. Read as 3 × N the atoms fall apart.
    z = molecule.reshape(-1)
    distance = np.linalg.norm(z.reshape(-1, 3)[0] - z.reshape(-1, 3)[1])
    assert distance == pytest.approx(0.9572)
    assert np.linalg.norm(z.reshape(3, -1)[:, 0] - z.reshape(3, -1)[:, 1]) != pytest.approx(0.9572, abs=0.1)


def test_G1_reshape_does_not_move_the_channels():
    batch = np.random.default_rng(0).normal(size=(2, 5, 4, 3))  # (B, H, W, C)
    vectors = batch.transpose(0, 3, 1, 2).reshape(2, -1)
    assert np.array_equal(vectors.reshape(2, 3, 5, 4).transpose(0, 2, 3, 1), batch)
    assert not np.array_equal(vectors.reshape(2, 5, 4, 3), batch)
    assert vectors[1, 5 * 4] == batch[1, 0, 0, 1]  # channels first: after H·W numbers the second channel begins


def test_G2_candidates_are_ranked_by_their_log_density_given_the_prompt():
    """Noise, a picture of something else, the wrong digit, the right digit; none was used for the density."""
    digits, unseen = Digits(), Digits(held_out=True)
    roofs = pictures.landscape()[5:85, 15:95].mean(-1)
    photograph = 1 - 2 * roofs.reshape(8, 10, 8, 10).mean((1, 3)).reshape(-1)
    noise = np.random.default_rng(0).uniform(-1, 1, 64)
    eight, three = (unseen.images[unseen.labels == y][0] for y in (8, 3))
    for asked, wrong, right in ((3, eight, three), (8, three, eight)):
        p = toy_p_data(digits, asked)
        log_p = p.logpdf(np.stack([noise, photograph, wrong, right]))
        assert (np.diff(log_p) > 20).all()
    for asked in range(10):
        log_p = toy_p_data(digits, asked).logpdf(np.stack([noise, photograph, eight, three]))
        assert log_p.argmin() == 0
    # Not only for this three and this eight.
    log_p = np.stack([toy_p_data(digits, y).logpdf(unseen.images) for y in range(10)], 1)
    assert np.mean(log_p.argmax(1) == unseen.labels) > 0.95


def test_G2_a_density_may_exceed_1():
    for s in (0.1, 0.3, 0.5, 2.0):
        p = Gaussian([0.0], s)
        peak = np.exp(p.log_density(np.zeros((1, 1)))).item()
        assert (peak > 1) == (s < 1 / np.sqrt(2 * np.pi))
        x = np.linspace(-10 * s, 10 * s, 4001)
        assert integrate.trapezoid(np.exp(p.log_density(x[:, None])), x) == pytest.approx(1, abs=1e-9)


def test_G2_a_density_depends_on_the_units():
    """In units ten times as large every coordinate is a tenth, and the density is 10^d times as large."""
    d = 3
    x = np.random.default_rng(1).normal(size=(5, d))
    angstrom, nanometre = Gaussian(np.zeros(d), 2.0), Gaussian(np.zeros(d), 0.2)
    difference = nanometre.log_density(x / 10) - angstrom.log_density(x)
    np.testing.assert_allclose(difference, d * np.log(10), atol=1e-12)


def test_G2_a_density_may_not_exist():
    """Pixels that are paper in every picture: the covariance is singular, and all the data lie in no volume."""
    images = Digits().images
    constant = images.std(0) == 0
    assert constant.sum() >= 3
    assert np.linalg.matrix_rank(np.cov(images.T)) <= 64 - constant.sum()
    with pytest.raises(np.linalg.LinAlgError):
        stats.multivariate_normal(images.mean(0), np.cov(images.T))


@pytest.mark.parametrize("d", [1, 4, 64, 256])
def test_G2_likely_is_not_typical(d):
    """N(0, I_d): E|z|² = d, Var |z|² = 2d, and log p of a sample lies d/2 below the mode's on average."""
    n, p = 20_000, Gaussian(np.zeros(d))
    z = p.sample(n, np.random.default_rng(2))
    square = (z**2).sum(1)
    assert abs(square.mean() - d) < 5 * np.sqrt(2 * d / n)
    fourth = 12 * d**2 + 48 * d  # E (|z|² - d)⁴ of a χ² with d degrees of freedom
    assert abs(square.var() - 2 * d) < 5 * np.sqrt((fourth - 4 * d**2) / n)
    below = p.log_density(np.zeros((1, d))) - p.log_density(z)
    assert (below >= 0).all()
    assert abs(below.mean() - d / 2) < 5 * np.sqrt(d / 2 / n)
    if d >= 64:  # the shell: no sample comes near the mode, and the thickness does not grow
        length = np.sqrt(square)
        assert length.min() > np.sqrt(d) / 2
        assert length.std() == pytest.approx(1 / np.sqrt(2), rel=0.05)
        assert abs(length.mean() - np.sqrt(d)) < 1 / np.sqrt(d)


def test_G2_the_mode_is_more_likely_than_every_real_picture():
    digits, unseen = Digits(), Digits(held_out=True)
    for y in range(10):
        p = toy_p_data(digits, y)
        real = p.logpdf(unseen.images[unseen.labels == y])
        assert p.logpdf(p.mean) > real.max()
        drawn = p.rvs(500, random_state=np.random.default_rng(y))
        assert abs(p.logpdf(p.mean) - p.logpdf(drawn).mean() - 32) < 5 * np.sqrt(32 / 500)


def test_G2_real_pictures_are_more_likely_than_the_toy_densitys_own_because_it_is_wider():
    digits, unseen = Digits(), Digits(held_out=True)
    for y in range(10):
        p, pictures = toy_p_data(digits, y), digits.images[digits.labels == y]
        fitted, kept_back = (p.logpdf(p.mean) - p.logpdf(x) for x in (pictures, unseen.images[unseen.labels == y]))
        variances = np.linalg.svd(pictures - pictures.mean(0), compute_uv=False) ** 2 / len(pictures)
        expected = (variances / (variances + 0.01)).sum() / 2
        assert fitted.mean() == pytest.approx(expected, rel=0.01)
        assert fitted.mean() < kept_back.mean() < 32
    three = unseen.images[unseen.labels == 3]
    below = toy_p_data(digits, 3).logpdf(toy_p_data(digits, 3).mean) - toy_p_data(digits, 3).logpdf(three)
    assert below.mean() + 5 * below.std() / np.sqrt(len(three)) < 32


def test_G3_a_density_is_not_negative_and_integrates_to_1():
    p = GaussianMixture([0.5, 0.3, 0.2], [[-1.2, 0.2], [1.0, 0.9], [0.6, -1.1]], [0.35, 0.25, 0.15])
    side = np.linspace(-4, 4, 401)
    grid = np.stack(np.meshgrid(side, side), -1).reshape(-1, 2)
    density = np.exp(p.log_density(grid))
    assert (density >= 0).all()
    assert density.sum() * (side[1] - side[0]) ** 2 == pytest.approx(1, abs=1e-9)
    # The log density is finite where the density underflows, and the nearest component's alone decides there.
    far = np.array([[100.0, 0.0]])
    nearest = -((100 - 1.0) ** 2 + 0.9**2) / (2 * 0.25**2)
    widest = -((100 + 1.2) ** 2 + 0.2**2) / (2 * 0.35**2)
    assert np.exp(p.log_density(far)) == 0
    expected = max(widest + np.log(0.5 / (2 * np.pi * 0.35**2)), nearest + np.log(0.3 / (2 * np.pi * 0.25**2)))
    assert p.log_density(far).item() == pytest.approx(expected, rel=1e-12)


def test_G3_estimating_the_density_fails_as_d_grows():
    """The share of new objects in histogram cells that no example fell into."""
    rng = np.random.default_rng(3)

    def missed(n, d):
        seen, new = (np.floor(rng.normal(size=(m, d)) / 0.5).astype(np.int8) for m in (n, 2000))
        cells = {cell.tobytes() for cell in seen}
        return np.mean([cell.tobytes() not in cells for cell in new])

    few, many = ([missed(n, d) for d in (1, 3, 5, 8)] for n in (1_000, 100_000))
    assert few[0] < 0.02 and many[0] < 0.001  # one dimension: no trouble
    assert many[1] < 0.02 and few[2] > 0.9  # 100 times the data: three dimensions are easy, five were hopeless
    assert few[3] > 0.99 and many[3] > 0.97  # eight: hopeless with either


def test_G4_to_generate_is_to_sample():
    """Counts in cells against the integral of the density over them, χ²."""
    p, n = clusters(), 200_000
    z = p.sample(n, np.random.default_rng(4))[:, 0]
    edges = np.linspace(-3.5, 2.7, 32)
    counts = np.histogram(z, edges)[0]
    mass = [
        integrate.quad(lambda x: np.exp(p.log_density(np.array([[x]]))).item(), a, b)[0]
        for a, b in itertools.pairwise(edges)
    ]
    expected = n * np.array(mass)
    chi2 = ((counts - expected) ** 2 / expected).sum()
    assert expected.min() > 20
    assert chi2 < 31 + 5 * np.sqrt(2 * 31)


def test_G4_moments_of_a_mixture():
    """m = Σ w m_k and Σ = Σ w (Σ_k + m_k m_kᵀ) - m mᵀ, by integration on a grid and by sampling."""
    w, m, s = (
        np.array([0.5, 0.3, 0.2]),
        np.array([[-1.2, 0.2], [1.0, 0.9], [0.6, -1.1]]),
        np.array([0.35, 0.25, 0.15]),
    )
    p = GaussianMixture(w, m, s)
    mean = w @ m
    covariance = (w * s**2).sum() * np.eye(2) + (m.T * w) @ m - np.outer(mean, mean)
    side = np.linspace(-4, 4, 401)
    grid = np.stack(np.meshgrid(side, side), -1).reshape(-1, 2)
    mass = np.exp(p.log_density(grid)) * (side[1] - side[0]) ** 2
    np.testing.assert_allclose(mass @ grid, mean, atol=1e-8)
    centred = grid - mean
    np.testing.assert_allclose((centred.T * mass) @ centred, covariance, atol=1e-8)
    z = p.sample(100_000, np.random.default_rng(5))
    np.testing.assert_allclose(z.mean(0), mean, atol=5 * np.sqrt(covariance.diagonal().max() / 100_000))
    products = ((z - mean)[:, :, None] * (z - mean)[:, None, :]).reshape(-1, 4)
    assert (np.abs(products.mean(0) - covariance.reshape(-1)) < 5 * products.std(0) / np.sqrt(100_000)).all()


def test_G5_monte_carlo_error_falls_like_one_over_root_n():
    p, rng = clusters(), np.random.default_rng(6)
    truth = p.weights @ p.means[:, 0]
    sigma = np.sqrt(p.weights @ (p.stds**2 + p.means[:, 0] ** 2) - truth**2)
    for n in (10, 100, 1000):
        means = p.sample(2000 * n, rng).reshape(2000, n).mean(1)
        assert abs(means.std() * np.sqrt(n) / sigma - 1) < 5 / np.sqrt(2 * 2000)


def test_G5_intervals_cover_the_truth_19_times_in_20():
    p, rng = clusters(), np.random.default_rng(7)
    truth = p.weights @ p.means[:, 0]

    def coverage(n, ddof=1, repeats=4000):
        z = p.sample(repeats * n, rng).reshape(repeats, n)
        return np.mean(np.abs(z.mean(1) - truth) < 1.96 * z.std(axis=1, ddof=ddof) / np.sqrt(n))

    sigma = np.sqrt(0.95 * 0.05 / 4000)
    assert abs(coverage(500) - 0.95) < 5 * sigma
    assert coverage(5) < 0.95 - 5 * sigma  # s is uncertain when N is small


def test_G5_without_a_variance_averages_do_not_become_gaussian_nor_narrow():
    """Half of all averages of N Cauchy values lie between -1 and 1, whatever N is; nothing shrinks."""
    rng, repeats = np.random.default_rng(8), 4000
    for n in (1, 30, 1000):
        means = stats.cauchy.rvs(size=(repeats, n), random_state=rng).mean(1)
        assert abs(np.mean(np.abs(means) < 1) - 0.5) < 5 * 0.5 / np.sqrt(repeats)
        assert stats.kstest(means, "cauchy").pvalue > 1e-6


def test_G6_total_probability_recovers_p_data():
    p = clusters()
    x = np.linspace(-5, 5, 201)[:, None]
    total = sum(w * stats.norm(m, s).pdf(x[:, 0]) for w, m, s in zip(p.weights, p.means[:, 0], p.stds, strict=True))
    np.testing.assert_allclose(np.exp(p.log_density(x)), total, rtol=1e-10)


def test_G6_conditional_samples_have_the_conditional_law():
    p = clusters()
    z, y = p.sample_labelled(60_000, np.random.default_rng(8))
    for k in range(3):
        share = np.mean(y == k)
        assert abs(share - p.weights[k]) < 5 * np.sqrt(p.weights[k] * (1 - p.weights[k]) / 60_000)
        law = stats.norm(p.means[k, 0], p.stds[k])
        assert stats.kstest(z[y == k, 0], law.cdf).pvalue > 1e-7


def test_G6_the_posterior_is_the_share_of_each_prompt_near_a_point():
    p = clusters()
    z, y = p.sample_labelled(2_000_000, np.random.default_rng(9))
    for x in (-0.4, 1.7):
        near = np.abs(z[:, 0] - x) < 0.01
        counted = np.bincount(y[near], minlength=3) / near.sum()
        posterior = p.posterior(np.array([[x]]))[0]
        assert posterior.max() < 0.9  # a place where it is not obvious
        assert (np.abs(counted - posterior) < 5 * np.sqrt(0.25 / near.sum()) + 0.01).all()


def test_G6_posterior_from_a_table():
    prior, given = np.array([0.7, 0.3]), np.array([[0.2, 0.5, 0.3], [0.8, 0.2, 0.0]])
    rng = np.random.default_rng(10)
    y = rng.choice(2, size=200_000, p=prior)
    z = np.where(y == 0, rng.choice(3, size=y.size, p=given[0]), rng.choice(3, size=y.size, p=given[1]))
    joint = prior[:, None] * given
    posterior = joint / joint.sum(0)
    assert posterior[1, 0] == pytest.approx(0.24 / 0.38)
    for place in range(3):
        assert abs(np.mean(y[z == place]) - posterior[1, place]) < 5 * 0.5 / np.sqrt(np.sum(z == place))


def test_G6_a_fixed_prompt_gives_one_class_and_different_pictures():
    x, y = Digits().sample_labelled(3000, np.random.default_rng(11))
    sevens = x[y == 7]
    # Held against judges that know only each digit's mean picture.
    digits = Digits()
    means = np.stack([digits.images[digits.labels == k].mean(0) for k in range(10)])
    nearest = ((sevens[:, None] - means) ** 2).sum(-1).argmin(1)
    assert np.mean(nearest == 7) > 0.9
    assert len(np.unique(sevens, axis=0)) > 100


def test_G7_inverse_cdf_is_exact():
    x = np.random.default_rng(12).uniform(size=50_000)
    for rate in (0.5, 2.0):
        z = -np.log(1 - x) / rate
        assert stats.kstest(z, stats.expon(scale=1 / rate).cdf).pvalue > 1e-7
        assert abs(z.mean() - 1 / rate) < 5 / rate / np.sqrt(len(z))
        np.testing.assert_allclose(-np.log(1 - np.array([0.5, 0.9])) / rate, np.log([2, 10]) / rate)


def test_G7_affine_map_of_a_gaussian():
    m, covariance = np.array([0.8, -0.4]), np.array([[1.0, 0.6], [0.6, 0.5]])
    L = np.linalg.cholesky(covariance)
    x = np.random.default_rng(13).normal(size=(50_000, 2))
    z = m + x @ L.T
    for direction in np.array([[1, 0], [0, 1], [0.6, -0.8], [2, 3]]):  # a Gaussian in every direction
        law = stats.norm(direction @ m, np.sqrt(direction @ covariance @ direction))
        assert stats.kstest(z @ direction, law.cdf).pvalue > 1e-7
    round_one = Gaussian([0.8, -0.4], 0.7).sample(50_000, np.random.default_rng(14))
    assert stats.kstest(round_one[:, 0], stats.norm(0.8, 0.7).cdf).pvalue > 1e-7


def test_G7_wasserstein_2_of_two_gaussians():
    """W₂² = (Δm)² + (Δs)² on the line and |Δm|² + d (Δs)² in d dimensions, against an optimal assignment."""
    from scipy.optimize import linear_sum_assignment

    rng, n = np.random.default_rng(15), 200_000
    x, z = rng.normal(0, 1, n), rng.normal(1.5, 0.4, n)
    assert np.mean((np.sort(x) - np.sort(z)) ** 2) == pytest.approx(1.5**2 + 0.6**2, abs=0.05)
    assert np.mean((x - z) ** 2) == pytest.approx(1.5**2 + 1 + 0.16, abs=0.08)  # unsorted: variances add up
    # Sorting is the cheapest of all pairings.
    a, b = x[:200], z[:200]
    row, column = linear_sum_assignment((a[:, None] - b) ** 2)
    assert np.mean((a[row] - b[column]) ** 2) == pytest.approx(np.mean((np.sort(a) - np.sort(b)) ** 2))
    # In d dimensions, the same points moved by the affine map: no assignment is cheaper.
    x = rng.normal(size=(300, 3))
    m, s = np.array([1.0, -0.5, 0.3]), 0.4
    moved = m + s * x
    cost = ((x[:, None] - moved[None]) ** 2).sum(-1)
    row, column = linear_sum_assignment(cost)
    assert cost[row, column].mean() == pytest.approx(cost.diagonal().mean())
    n = 200_000
    x = rng.normal(size=(n, 3))
    exact = m @ m + 3 * (1 - s) ** 2
    assert ((m + s * x - x) ** 2).sum(1).mean() == pytest.approx(exact, abs=0.05)


def test_G8_the_mode_alone_loses_the_other_modes():
    p = clusters()
    line = np.linspace(-4.5, 4.5, 4501)[:, None]
    mode = line[p.log_density(line).argmax()]
    assert p.posterior(mode[None])[0].argmax() == 2  # the tallest peak …
    assert p.weights[2] == 0.2  # … holds a fifth of the objects
    data = p.sample(20_000, np.random.default_rng(16))
    share = np.bincount(p.posterior(data).argmax(1), minlength=3) / len(data)
    np.testing.assert_allclose(share, p.weights, atol=0.03)
    # The mean squared distance to the mode is the variance plus the squared distance of mode and mean: far away.
    mean = p.weights @ p.means[:, 0]
    variance = p.weights @ (p.stds**2 + p.means[:, 0] ** 2) - mean**2
    squares = (data[:, 0] - mode) ** 2
    assert abs(squares.mean() - variance - (mode - mean).item() ** 2) < 5 * squares.std() / np.sqrt(20_000)
    assert np.sqrt(squares.mean()) > 3


def test_G8_low_temperature_keeps_only_the_tallest_peak():
    p = clusters()
    line = np.linspace(-4.5, 4.5, 4501)[:, None]
    log_p, nearest = p.log_density(line), p.posterior(line).argmax(1)

    def shares(T):
        weight = np.exp((log_p - log_p.max()) / T)
        return np.bincount(nearest, weight, minlength=3) / weight.sum()

    np.testing.assert_allclose(shares(1), p.weights, atol=0.01)
    tallest = [shares(T)[2] for T in (1, 0.7, 0.5, 0.3, 0.1, 0.05)]
    assert (np.diff(tallest) > 0).all()
    assert tallest[-1] > 0.99


def test_G9_resampling_a_dataset_returns_only_copies():
    digits, unseen = Digits(), Digits(held_out=True)
    known = {image.tobytes() for image in digits.images}
    picked = digits.sample(5000, np.random.default_rng(17))
    assert all(image.tobytes() in known for image in picked)
    assert not any(image.tobytes() in known for image in unseen.images)  # real digits, and none of them would ever come
    # A sampler of a density does not repeat itself.
    z = clusters().sample(5000, np.random.default_rng(18))
    assert len(np.unique(z)) == 5000


def test_G10_any_p_init_without_atoms_will_do():
    """z = F⁻¹(F_init(x)) has the law F whatever the law of x."""
    target = stats.gamma(2.5)
    for p_init in (stats.norm(), stats.uniform(-2, 4), stats.expon(-1), stats.cauchy()):
        x = p_init.rvs(20_000, random_state=np.random.default_rng(19))
        assert stats.kstest(target.ppf(p_init.cdf(x)), target.cdf).pvalue > 1e-7
    coin = np.random.default_rng(20).integers(0, 2, size=1000)
    assert len(np.unique(target.ppf(0.25 + coin / 2))) == 2  # an atom stays an atom


def test_G10_white_noise_has_no_correlation_between_pixels():
    x = Gaussian(np.zeros(64)).sample(20_000, np.random.default_rng(21))
    correlation = np.corrcoef(x.T)
    assert np.abs(correlation - np.eye(64)).max() < 5.5 / np.sqrt(20_000)  # 2016 pairs
    images = Digits().images.reshape(-1, 8, 8)
    assert np.corrcoef(images[:, 3, 3], images[:, 4, 3])[0, 1] > 0.2  # in pictures neighbours are alike
    assert distributions.Digits.d == 64
