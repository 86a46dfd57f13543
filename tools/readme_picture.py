"""Draw the README's picture: noise becomes data in three steps. Run with `.venv/bin/python tools/readme_picture.py`."""

from pathlib import Path

import numpy as np

from flowdiff import distributions, fields, ode, plotting

PICTURE = Path(__file__).parent.parent / "book/_static/noise_to_data.png"


def main() -> None:
    plotting.use_style()
    angles = np.pi * np.array([0.5, 7 / 6, 11 / 6])
    centres = 1.6 * np.stack([np.cos(angles), np.sin(angles)], -1)
    field = fields.GaussianToMixture(distributions.GaussianMixture([1 / 3] * 3, centres, 0.25))
    noise = np.random.default_rng(0).normal(size=(500, 2))
    fig, axes = plotting.figure("pair", columns=3)
    for ax, t in zip(axes, (0.0, 0.6, 1.0), strict=True):
        points = ode.rk4(field, noise, 80, t1=t) if t else noise
        plotting.draw_field(ax, field, t, longest=5, radius=2.5, per_side=11, alpha=0.5)
        ax.plot(*points.T, ".", color=plotting.RED, markersize=2.5)
        plotting.plane(ax, 2.5, labels=False)
        ax.set(xticks=[], yticks=[], xlabel=f"$t = {t:g}$")
    fig.set_figheight(2.4)
    fig.savefig(PICTURE, dpi=160, pil_kwargs={"optimize": True})
    print(f"wrote {PICTURE.name}")


if __name__ == "__main__":
    main()
