"""The pictures: what is drawn of arrays is drawn of tensors, with or without a graph, and of whole numbers."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

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
