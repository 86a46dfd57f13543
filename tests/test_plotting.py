"""The pictures: what is drawn of arrays is drawn of tensors, with or without a graph, and of whole numbers."""

import itertools

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex, to_rgb

from flowdiff import plotting

XS = np.array([[[1, 2], [3, -1]], [[0, 1], [2, 2]], [[-1, 0], [1, 1]]])  # (steps + 1, n, 2)


@pytest.fixture
def ax():
    fig, ax = plt.subplots()
    yield ax
    plt.close(fig)


def kinds():
    torch = pytest.importorskip("torch")
    return XS, XS.astype(np.float32), torch.tensor(XS), torch.tensor(XS).float().requires_grad_() * 1


def test_trajectories(ax):
    for xs in kinds():
        ax.clear()
        plotting.draw_trajectories(ax, xs)
        drawn = [line.get_xydata() for line in ax.lines]
        np.testing.assert_array_equal(drawn[0], XS[:, 0])
        np.testing.assert_array_equal(drawn[1], XS[:, 1])
        np.testing.assert_array_equal(drawn[2], XS[0])
        np.testing.assert_array_equal(drawn[3], XS[-1])


def test_a_field_and_a_grid_that_carry_a_graph_or_write_into_their_argument(ax):
    torch = pytest.importorskip("torch")

    def writing(x, t=0.0):
        x *= 2
        return x

    maps = [
        lambda x, t=0.0: 2 * x,
        lambda x, t=0.0: 2 * torch.tensor(x, requires_grad=True),
        writing,
    ]
    arrows = [plotting.draw_field(ax, u, 0.0) for u in maps]
    for other in arrows[1:]:
        np.testing.assert_array_equal(np.c_[other.U, other.V], np.c_[arrows[0].U, arrows[0].V])
        np.testing.assert_array_equal(other.XY, arrows[0].XY)
    grids = []
    for move in maps:
        ax.clear()
        plotting.draw_grid(ax, move)
        grids.append(np.stack([line.get_xydata() for line in ax.lines]))
    assert np.abs(grids[0]).max() == 4
    for other in grids[1:]:
        np.testing.assert_array_equal(other, grids[0])


# Machado, Oliveira and Fernandes (2009): what is left of linear red, green and blue without one kind of cones.
VISION = {
    "all cones": np.eye(3),
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]


def cielab(colour, vision):
    """L*, a*, b* (1976, white D65) of a colour as it is seen."""
    c = np.array(to_rgb(colour))
    linear = np.clip(vision @ np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4), 0, 1)
    f = TO_XYZ @ linear / [0.9505, 1.0, 1.089]
    f = np.where(f > 0.008856, np.cbrt(f), 7.787 * f + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("kind", VISION)
def test_any_two_colours_are_told_apart(kind):
    """A difference of 10 is seen at a glance; lines are thin and apart, so twice as much is asked for, nearly."""
    names = ("BLUE", "RED", "GREEN", "ORANGE", "PURPLE", "GREY")
    seen = {name: cielab(getattr(plotting, name), np.array(VISION[kind])) for name in names}
    apart = {pair: np.linalg.norm(seen[pair[0]] - seen[pair[1]]) for pair in itertools.combinations(names, 2)}
    nearest = min(apart, key=apart.get)
    assert apart[nearest] > 15, f"{nearest}: {apart[nearest]:.1f}"


def test_the_style_cycles_through_the_same_colours():
    with plt.style.context(plotting.STYLE):
        cycle = [to_hex(colour) for colour in plt.rcParams["axes.prop_cycle"].by_key()["color"]]
    assert cycle == [plotting.BLUE, plotting.RED, plotting.GREEN, plotting.ORANGE, plotting.PURPLE, plotting.GREY]


@pytest.mark.parametrize("corner", ["upper left", "upper right", "lower left", "lower right"])
def test_a_note_stands_in_its_corner_on_white(ax, corner):
    ax.plot([0, 1], [0, 1])
    plotting.note(ax, "two\nlines", corner)
    (text,) = ax.texts
    ax.figure.canvas.draw()
    paper, room = text.get_bbox_patch().get_window_extent(), ax.get_window_extent()
    assert room.x0 <= paper.x0 < paper.x1 <= room.x1 and room.y0 <= paper.y0 < paper.y1 <= room.y1
    assert (paper.y0 > room.y0 + room.height / 2) == ("upper" in corner)
    assert (paper.x0 > room.x0 + room.width / 2) == ("right" in corner)
    assert text.get_bbox_patch().get_facecolor()[:3] == (1, 1, 1) and text.get_zorder() > ax.lines[0].get_zorder()


def test_a_note_has_four_corners(ax):
    with pytest.raises(ValueError, match=r"corner must be one of upper left, .* got 'top'"):
        plotting.note(ax, "words", "top")
