"""The frames of figures with sliders as files beside the page, and a strip of them for paper.

A page with its frames in it is read to its end before its first line is seen. As files they come when their figure is
near, from a disk as well as from a server, and the strip shows some of them without having them twice.
"""

import base64
import hashlib
import re
from pathlib import Path

FOLDER = "_images/frames"
INSIDE = re.compile(r'src="data:image/webp;base64,([\w+/=]+)"')
SOURCE = re.compile(r'src="([^"]+)"')
SIZE = re.compile(r'<img [^>]*?width="(\d+)" height="(\d+)"')
# Paper has room for three pictures in a row, or for twice two where one is this many times as wide as high.
WIDE = 1.6


def children(models: dict, model_id: str) -> list[str]:
    return [child.removeprefix("IPY_MODEL_") for child in models[model_id]["state"].get("children", [])]


def parts(models: dict, model_id: str) -> tuple[list[str], str]:
    """The controls of what `explore` made, without the buttons beside them, and its picture or stack of pictures."""
    *rows, picture = children(models, model_id)
    return [[row, *children(models, row)][-1] for row in rows], picture


def as_files(models: dict, folder: Path, address: str) -> dict:
    """The same widgets, each picture in them a file in `folder`, which the page finds at `address`.

    The files are named by what is in them, so that a frame that comes twice is one. Pages already so are as they were.
    """
    folder.mkdir(parents=True, exist_ok=True)

    def moved(found: re.Match) -> str:
        data = base64.b64decode(found[1])
        name = f"{hashlib.sha256(data).hexdigest()[:16]}.webp"
        (folder / name).write_bytes(data)
        return f'loading="lazy" src="{address}/{name}"'

    def beside(model: dict) -> dict:
        if model["model_name"] != "HTMLModel":
            return model
        return {**model, "state": {**model["state"], "value": INSIDE.sub(moved, model["state"]["value"])}}

    return {model_id: beside(model) for model_id, model in models.items()}


def sources(models: dict, picture: str) -> list[str]:
    """The files of all frames in a stack, each once, in the order in which the last control shows them."""
    if below := children(models, picture):
        return list(dict.fromkeys(source for child in below for source in sources(models, child)))
    return SOURCE.findall(models[picture]["state"]["value"])


def strip(models: dict, model_id: str) -> list[tuple[str, str]]:
    """What stands for a figure on paper: for three or four frames their values and their picture.

    From the first to the last value of the control that has most, the others as they are at first.
    """
    controls, stack = parts(models, model_id)
    values = [models[control]["state"]["_options_labels"] for control in controls]
    longest = max(range(len(values)), key=lambda k: len(values[k]))
    picture = stack
    while below := children(models, picture):
        picture = below[0]
    width, height = map(int, SIZE.search(models[picture]["state"]["value"]).groups())
    steps, last = (3 if width > WIDE * height else 2), len(values[longest]) - 1
    shown = []
    for position in dict.fromkeys(round(k * last / steps) for k in range(steps + 1)):
        chosen = [position if k == longest else 0 for k in range(len(controls))]
        picture = stack
        for index in chosen:
            picture = children(models, picture)[index]
        names = [models[control]["state"]["description"] for control in controls]
        said = (f"{name} = {labels[index]}" for name, labels, index in zip(names, values, chosen, strict=True))
        shown.append((", ".join(said), models[picture]["state"]["value"]))
    return shown
