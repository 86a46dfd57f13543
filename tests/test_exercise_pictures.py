"""The picture of an exercise shows the mistake: with the mistaken answer it is another one than with a right one."""

import json
from pathlib import Path
from types import SimpleNamespace

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from conftest import ROOT

from coursework.authoring import power

VARIANTS = Path(__file__).parent / "variants"


def cells_of(stem):
    cells = json.loads((ROOT / f"solutions/{stem}.ipynb").read_text("utf-8"))["cells"]
    return {cell["id"]: "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"}


def picture(cells, question, source):
    """What the picture cell of `question` draws with an answer, (height, width) grey values from 0 to 1; None if the
    answer raises there."""
    names, drawn = {}, []
    before = plt.rcParams.copy()
    try:
        for name, text in cells.items():
            if name.startswith("locked-"):
                exec(text, names)
        exec(source, names)
        names["coursework"] = SimpleNamespace(show=drawn.append)
        exec(cells[f"picture-{question}"], names)
        try:
            with np.errstate(all="ignore"):
                drawn[0]()
        except Exception:  # whatever a mistaken answer raises
            return None
        canvas = plt.gcf().canvas
        canvas.draw()
        return np.asarray(canvas.buffer_rgba())[..., :3].mean(-1) / 255
    finally:
        plt.close("all")
        plt.rcParams.update(before)


def difference(one, other):
    """The share of pixels that differ clearly, from 0 to 1; 1 where one of them is not there, or of another size."""
    if one is None or other is None or one.shape != other.shape:
        return 1.0
    return float((np.abs(one - other) > 0.2).mean())


# For each question the mistakes, by their titles in tests/variants, that its picture must show.
SHOWN = {
    ("05_flow_matching", "dataset_field"): ("equal weights", "underflow", "small number added"),
    ("05_flow_matching", "flow_matching_loss"): ("mean over everything", "square of the mean"),
    ("05_flow_matching", "interpolate"): (
        "velocity is the rest of the way",
        "velocity reversed",
        "velocity of z alone",
        "velocity times t",
        "z - x_t over 1 - t",
    ),
    ("05_flow_matching", "root_schedule"): (
        "alpha and beta exchanged",
        "nan at the end",
        "a small number under the root",
    ),
    ("05_flow_matching", "sample_conditional_path"): (
        "beta squared",
        "exchanged",
        "straight path",
        "one minus alpha",
        "one noise for the batch",
        "one noise number for a row",
        "uniform of variance one",
        "coin",
        "fixed seed",
        "first time for all",
        "writes into z",
    ),
    ("05_flow_matching", "conditional_field"): ("first time", "flat times", "x changed"),
    ("05_flow_matching", "loss_range"): ("no d", "no d in the floor", "mean over the coordinates"),
    ("05_flow_matching", "straightness"): (
        "no h",
        "n + 1 steps",
        "mean over coordinates",
        "steps summed",
        "batch summed",
        "root",
        "rest of the way",
        "only the first trajectory",
    ),
    ("03_sdes_and_brownian_motion", "pinned_forecast"): (
        "free path",
        "length 1",
        "not stretched in height",
        "variance",
    ),
    ("03_sdes_and_brownian_motion", "refine_diagnosis"): (
        "noise once",
        "left end like the others",
        "not divided by the time",
    ),
    ("03_sdes_and_brownian_motion", "noise_diagnosis"): (
        "by the variance alone",
        "kurtosis of one step",
        "no root, added once",
    ),
    ("03_sdes_and_brownian_motion", "moment_rates"): (
        "no 2",
        "half of the noise",
        "drift at the mean",
        "second moment",
    ),
    ("08_guidance", "sample_digits"): (
        "exchanged",
        "class alone",
        "all alone",
        "subtracted",
        "never written",
        "label 0",
    ),
    ("08_guidance", "frechet_distance"): ("entries' roots", "entries' roots, nan", "diagonals", "roots multiplied"),
}


@pytest.mark.parametrize(("stem", "question"), SHOWN)
def test_the_picture_shows_the_mistake(stem, question):
    """A mistake changes the picture twice as much as a right answer that draws or rounds otherwise, and 50 pixels."""
    cells, variants = cells_of(stem), power.read(VARIANTS / f"ch{stem[:2]}/{question}.py")
    right = picture(cells, question, cells[f"answer-{question}"])
    assert right is not None
    harmless = [
        difference(right, picture(cells, question, f"import numpy as np\n{variant.source}"))
        for variant in variants
        if variant.right and "torch" not in variant.source
    ]
    mistaken = {variant.title: variant.source for variant in variants if not variant.right}
    for title in SHOWN[stem, question]:
        shown = difference(right, picture(cells, question, f"import numpy as np\n{mistaken[title]}"))
        assert shown > max(2 * max(harmless), 50 / right.size), f"{title}: {shown:.5f}, harmless {max(harmless):.5f}"
