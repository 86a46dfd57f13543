"""How long the book's own trainings take: processor seconds of the cells of chapters 5 and 8, on one thread."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from page import Page

# Page, pieces of the cells that have to come before, and those that train, by name.
TRAININGS = (
    (
        "05_flow_matching",
        ("from flowdiff import distributions", "straight = paths", "def conditional_loss", "def draw("),
        {"moons": ("def flow_matching_loss", "like_moons =", "moons_net = networks"), "checkerboard": ("board_net",)},
    ),
    (
        "08_guidance",
        ("from flowdiff import distributions", "digits = distributions.Digits()"),
        {"digits": ("def digit_training",)},
    ),
)


def report() -> dict[str, float]:
    """Name of the training → processor seconds, printed as a table."""
    import numpy as np
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    print("\nprocessor seconds of the book's trainings, one thread")
    results = {}
    for name, before, trainings in TRAININGS:
        page = Page(name, *before)
        page.names.setdefault("rng", np.random.default_rng(0))
        for training, cells in trainings.items():
            began = time.process_time()
            page.run(*cells)
            results[training] = time.process_time() - began
            print(f"  {training:14}{results[training]:8.1f}", flush=True)
            if training == "moons":
                page.run("def over_floor")
    torch.set_num_threads(threads)
    return results
