"""The digits: what they are, how they are split, and that sampling them copies."""

import numpy as np
import pytest

from flowdiff.distributions import Digits


@pytest.fixture(scope="module")
def digits():
    return Digits()


@pytest.fixture(scope="module")
def held_out():
    return Digits(held_out=True)


def rows(x):
    return {row.tobytes() for row in np.ascontiguousarray(x)}


def test_images_are_vectors_between_paper_and_ink(digits):
    assert digits.d == 64
    assert digits.images.shape == (1442, 64)
    assert digits.labels.shape == (1442,)
    assert digits.images.min() == -1
    assert digits.images.max() == 1


def test_an_image_is_the_right_way_up(digits):
    """A one is a stroke: most of its ink is in the middle columns, and it reaches the first and the last row."""
    one = digits.images[digits.labels == 1].mean(0).reshape(8, 8)
    assert one[:, 3:5].mean() > 0.3 > one[:, [0, 1, 6, 7]].mean()
    seven = digits.images[digits.labels == 7].mean(0).reshape(8, 8)
    assert seven[0].mean() > seven[7].mean()  # a seven has its bar at the top


def test_the_two_parts_are_scikit_learns_digits_in_their_order_and_share_none(digits, held_out):
    """Bit for bit, of the same types: every number that was computed with them stays."""
    from sklearn.datasets import load_digits

    data = load_digits()
    kept_back = np.zeros(len(data.target), dtype=bool)
    for digit in range(10):
        kept_back[np.flatnonzero(data.target == digit)[4::5]] = True
    for part, chosen in ((digits, ~kept_back), (held_out, kept_back)):
        for found, expected in ((part.images, data.data[chosen] / 8 - 1), (part.labels, data.target[chosen])):
            assert found.dtype == expected.dtype and np.array_equal(found, expected)
    assert not rows(digits.images) & rows(held_out.images)


def test_every_digit_is_held_out_in_the_same_share(digits, held_out):
    kept = np.bincount(held_out.labels, minlength=10)
    total = kept + np.bincount(digits.labels, minlength=10)
    assert np.array_equal(kept, total // 5)


def test_the_split_does_not_change(digits):
    again = Digits()
    assert np.array_equal(again.images, digits.images)
    assert np.array_equal(again.labels, digits.labels)


def test_samples_are_copies_with_their_own_label(digits):
    x, y = digits.sample_labelled(500, np.random.default_rng(0))
    assert x.shape == (500, 64) and x.dtype == np.float64
    assert y.shape == (500,)
    label = {image.tobytes(): digit for image, digit in zip(digits.images, digits.labels, strict=True)}
    assert all(label[image.tobytes()] == digit for image, digit in zip(x, y, strict=True))


def test_every_image_is_equally_likely(digits):
    """Counts of 200 draws an image: χ² has mean N - 1 and variance 2 (N - 1)."""
    n = 200 * len(digits.images)
    x = digits.sample(n, np.random.default_rng(1))
    _, counts = np.unique(x, axis=0, return_counts=True)
    chi2 = ((counts - 200) ** 2 / 200).sum()
    free = len(digits.images) - 1
    assert len(counts) == len(digits.images)
    assert abs(chi2 - free) < 5 * np.sqrt(2 * free)


def test_same_generator_same_sample_and_nothing_of_the_dataset_is_handed_out(digits):
    a = digits.sample(20, np.random.default_rng(2))
    b = digits.sample(20, np.random.default_rng(2))
    assert np.array_equal(a, b)
    a[:] = 7
    assert digits.images.max() == 1


def test_torch_gives_tensors(digits):
    torch = pytest.importorskip("torch")
    x, y = digits.sample_labelled(50, torch.Generator().manual_seed(0))
    assert x.shape == (50, 64) and x.dtype == torch.float32
    assert y.shape == (50,) and y.dtype == torch.int64
    assert rows(x.double().numpy()) <= rows(digits.images)
    assert torch.equal(digits.sample(50, torch.Generator().manual_seed(0)), x)


def test_wrong_use_says_what_was_expected(digits):
    with pytest.raises(TypeError, match=r"held_out must be True or False, got str 'yes'"):
        Digits("yes")
    with pytest.raises(TypeError, match=r"rng must be a numpy.random.Generator or a torch.Generator, got int 0"):
        digits.sample(3, 0)
