"""The book's pictures: fields in blue, what moves in red, and nothing styled until you ask for it.

Shapes: points are ``(n, 2)``, trajectories ``(steps + 1, n, 2)``, time first, as everywhere: arrays, or tensors with or
without a graph.
"""

from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from flowdiff._arrays import numpy_of

# Any two of them are told apart by readers of every colour vision (tests/test_plotting.py simulates it).
BLUE, RED, GREEN, ORANGE, PURPLE, GREY = "#2166ac", "#c0392b", "#2aa876", "#d98200", "#aa3377", "#444444"
STYLE = Path(__file__).with_name("flowdiff.mplstyle")

# Width and height in inches. A chapter names a size and never a number, so that all pages look alike. Small, because a
# phone shows them 3 inches wide and their text has to be read there too.
SIZES = {"square": (4.6, 4.6), "wide": (5.8, 3.1), "pair": (6.2, 3.1), "tall": (4.6, 4.2)}

# Where a note stands in its axes, and how it is aligned there.
CORNERS = {
    "upper left": (0.03, 0.97, "left", "top"),
    "upper right": (0.98, 0.97, "right", "top"),
    "lower left": (0.03, 0.03, "left", "bottom"),
    "lower right": (0.98, 0.03, "right", "bottom"),
}


def use_style() -> None:
    """Set the book's look for the rest of this session. Importing flowdiff never does."""
    plt.style.use(STYLE)


def figure(size: str = "wide", columns: int = 1):
    """A new figure of one of the book's sizes.

    Args:
        size: ``"square"``, ``"wide"``, ``"pair"`` or ``"tall"``.
        columns: number of axes side by side.

    Returns:
        ``(fig, ax)``, where ``ax`` is one axes, or an array of them if ``columns > 1``.
    """
    if size not in SIZES:
        raise ValueError(f"size must be one of {', '.join(SIZES)}, got {size!r}")
    # Compressed: the label of a square axes stays beside it.
    fig, axes = plt.subplots(1, columns, figsize=SIZES[size], layout="compressed")
    for ax in fig.axes:
        # Two to five numbers on an axis: these pictures are small, and a number takes as long to draw as a curve.
        ax.locator_params(nbins=4, steps=[1, 2, 5, 10])
    return fig, axes


def plane(ax, radius: float = 2.0, labels: bool = True) -> None:
    """Make ``ax`` the square [-radius, radius]² with equal units on both axes."""
    ax.set(xlim=(-radius, radius), ylim=(-radius, radius), aspect="equal")
    apart = 1 if radius < 2 else 2
    ticks = apart * np.arange(-(radius // apart), radius // apart + 1)
    ax.set(xticks=ticks, yticks=ticks)
    if labels:
        ax.set(xlabel="$x_1$", ylabel="$x_2$")


def note(ax, text: str, corner: str = "upper left") -> None:
    """Write what a picture has to say of itself into a corner of it: on white, so that nothing crosses the words.

    Args:
        corner: ``"upper left"``, ``"upper right"``, ``"lower left"`` or ``"lower right"``.
    """
    if corner not in CORNERS:
        raise ValueError(f"corner must be one of {', '.join(CORNERS)}, got {corner!r}")
    x, y, ha, va = CORNERS[corner]
    paper = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 2}
    ax.text(x, y, text, transform=ax.transAxes, ha=ha, va=va, bbox=paper)


def draw_field(ax, u, t: float, radius: float = 2.0, per_side: int = 13, longest: float | None = None, **style):
    """Draw ``u_t`` as blue arrows on a grid of ``per_side``² points.

    Args:
        u: field ``u(x, t)`` on ``(n, 2)`` points.
        longest: the speed drawn as an arrow that just reaches the next one. Give the same number to all
            frames of a slider figure, or arrows of different times cannot be compared. Default: the largest speed now.
    """
    side = np.linspace(-radius, radius, per_side + 2)[1:-1]
    points = np.stack(np.meshgrid(side, side), -1).reshape(-1, 2)
    velocity = numpy_of(u(points.copy(), t))  # a copy: a field may write into what it is given
    if longest is None:
        longest = max(np.linalg.norm(velocity, axis=1).max(), 1e-12)
    spacing = side[1] - side[0]
    style = {
        "color": BLUE,
        "width": 0.0045,
        "headwidth": 4,
        "headlength": 5,
        "headaxislength": 4.5,
        "pivot": "mid",
    } | style
    return ax.quiver(
        *points.T, *velocity.T, angles="xy", scale_units="xy", scale=longest / spacing, minlength=0.4, **style
    )


def draw_grid(ax, move, radius: float = 2.0, lines: int = 11, **style) -> None:
    """Draw a square grid after the map ``move`` has been applied to every point of it, in red.

    Args:
        move: a map of points ``(n, 2)`` to points ``(n, 2)``, such as ``lambda x: u.flow(x, t)``.
    """
    style = {"color": RED, "linewidth": 1.1} | style
    side = np.linspace(-radius, radius, lines)
    fine = np.linspace(-radius, radius, 20 * (lines - 1) + 1)
    vertical = np.stack(np.meshgrid(side, fine, indexing="ij"), -1)  # (lines, fine, 2)
    for family in (vertical, vertical[..., ::-1]):
        moved = numpy_of(move(family.reshape(-1, 2).copy())).reshape(family.shape)
        ax.plot(moved[..., 0].T, moved[..., 1].T, **style)


def draw_trajectories(ax, xs, ends: bool = True, **style) -> None:
    """Draw planar trajectories ``(steps + 1, n, 2)``: open circles where they start, dots where they are now."""
    style, xs = {"color": RED} | style, numpy_of(xs)
    ax.plot(xs[..., 0], xs[..., 1], **style)
    if ends:
        ax.plot(*xs[0].T, "o", color=style["color"], markerfacecolor="white", markersize=5)
        ax.plot(*xs[-1].T, "o", color=style["color"], markersize=6)


def draw_chain(ax, boxes, arrows) -> None:
    """Draw boxes below each other, each arrow to the next one labelled.

    Args:
        boxes: one text a box, from top to bottom.
        arrows: one text an arrow, ``len(boxes) - 1`` of them; drawn as code.
    """
    heights = np.linspace(0.92, 0.08, len(boxes))
    for text, y in zip(boxes, heights, strict=True):
        box = {"boxstyle": "round,pad=0.55", "facecolor": "#eef3f9", "edgecolor": BLUE}
        ax.text(0.03, y, text, bbox=box, va="center", fontsize=12)
    for text, above, below in zip(arrows, heights[:-1], heights[1:], strict=True):
        arrow = {"arrowstyle": "-|>", "color": RED, "linewidth": 1.6, "mutation_scale": 16}
        ax.annotate("", (0.1, below + 0.062), (0.1, above - 0.062), arrowprops=arrow)
        ax.text(0.15, (above + below) / 2, text, va="center", fontsize=10.5, family="monospace", color="#222222")
    ax.set(xlim=(0, 1), ylim=(0, 1))
    ax.axis("off")
