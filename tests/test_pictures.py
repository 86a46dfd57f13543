"""The two photographs: what they are, and that they are scikit-learn's, cropped and reduced."""

import numpy as np
import pytest

from flowdiff import pictures


@pytest.mark.parametrize(
    ("name", "original", "rows", "columns", "block"),
    [
        ("flower", "flower.jpg", slice(76, 364), slice(156, 444), 6),
        ("landscape", "china.jpg", slice(0, 424), slice(0, 640), 4),
    ],
)
def test_a_photograph_is_that_of_its_source(name, original, rows, columns, block):
    """As data/SOURCES.md says it was made, and rounded to one of 256 levels."""
    from sklearn.datasets import load_sample_image

    part = load_sample_image(original)[rows, columns]
    height, width = part.shape[0] // block, part.shape[1] // block
    expected = part.reshape(height, block, width, block, 3).mean((1, 3)) / 255
    found = getattr(pictures, name)()
    assert found.shape == expected.shape
    assert np.abs(found - expected).max() <= 0.5 / 255 + 1e-12
    said = (pictures.DATA / "SOURCES.md").read_text("utf-8")
    assert f"`{name}` ({height}, {width}, 3): rows {rows.start} to {rows.stop - 1} " in said and f"`{original}`" in said


@pytest.mark.parametrize("read", [pictures.flower, pictures.landscape])
def test_a_photograph_is_the_readers_own(read):
    picture = read()
    assert picture.dtype == np.float64 and 0 <= picture.min() < 0.2 and 0.8 < picture.max() <= 1
    picture[:] = 7
    assert read().max() <= 1


def test_what_is_not_ours_says_where_it_comes_from_and_is_small():
    said = (pictures.DATA / "SOURCES.md").read_text("utf-8")
    files = [file for file in pictures.DATA.iterdir() if file.name != "SOURCES.md"]
    for file in files:
        (row,) = (line for line in said.splitlines() if line.startswith(f"| `{file.name}` |"))
        assert "https://creativecommons.org/licenses/" in row
    assert len(files) == 2 and sum(file.stat().st_size for file in files) < 100_000
