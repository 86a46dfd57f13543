"""A figure with sliders as the page has it: the browser's own controls, made from the ipywidgets of the notebook.

What `explore` made is read from the notebook's widgets and written as HTML: nothing has to be loaded or drawn before
the text is there or before a slider moves, and a page without its scripts still has its first pictures. The frames are
files beside the page. They come when their figure is near, from a disk as well as from a server.
"""

import base64
import hashlib
import html
import json
import re
from pathlib import Path
from typing import NamedTuple

FOLDER = "_images/frames"
INSIDE = re.compile(r'src="data:image/webp;base64,([\w+/=]+)"')
IMAGE = re.compile(r'<img alt="(?P<alt>[^"]*)" width="(?P<width>\d+)" height="(?P<height>\d+)" .*?src="(?P<src>[^"]+)"')
# Paper has room for three pictures in a row, or for twice two where one is this many times as wide as high.
WIDE = 1.6
ICON = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="{}"/></svg>'
PLAY_OR_PAUSE = ICON.format("M4 2v12l10-6z") + ICON.format("M3 2h3.5v12H3zM9.500 2H13v12H9.500z")


class Control(NamedTuple):
    """One row above the picture."""

    name: str
    values: list[str]
    menu: bool
    interval: int | None  # milliseconds that a value stays when the slider is played; None if it cannot be


def children(models: dict, model_id: str) -> list[str]:
    return [child.removeprefix("IPY_MODEL_") for child in models[model_id]["state"].get("children", [])]


def is_figure(models: dict, model_id: str) -> bool:
    """Whether a widget is made by `explore`."""
    return "flowdiff-explore" in models[model_id]["state"].get("_dom_classes", [])


def parts(models: dict, model_id: str) -> tuple[list[Control], str]:
    """The controls of what `explore` made, and its picture or stack of pictures."""
    *rows, picture = children(models, model_id)
    return [control(models, row) for row in rows], picture


def control(models: dict, row: str) -> Control:
    *play, last = [models[part] for part in children(models, row) or [row]]
    state = last["state"]
    interval = play[0]["state"]["interval"] if play else None
    return Control(state["description"], state["_options_labels"], last["model_name"] == "DropdownModel", interval)


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


def frames(models: dict, picture: str) -> list[str]:
    """The HTML of all frames in a stack, in the order in which the last control shows them."""
    if below := children(models, picture):
        return [frame for child in below for frame in frames(models, child)]
    return [models[picture]["state"]["value"]]


def figure(models: dict, model_id: str, number: int) -> str:
    """The HTML of what `explore` made, the page's figure `number`: its controls, its picture and what stands for it on
    paper. `flowdiff.js` makes it move."""
    controls, picture = parts(models, model_id)
    shown = frames(models, picture)
    rows = "".join(row(each, f"slider-{number}-{k + 1}") for k, each in enumerate(controls))
    found = [IMAGE.match(frame) for frame in shown]
    data = {
        "values": [each.values for each in controls],
        "frames": [[image["src"], html.unescape(image["alt"])] for image in found],
    }
    said = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    on_paper = strip(controls, shown)
    strips = "".join(f"<div>{frame}<span>{html.escape(values)}</span></div>" for values, frame in on_paper)
    return (
        f'<div class="flowdiff-explore" style="--width: {found[0]["width"]}">{rows}{shown[0]}'
        f'<script type="application/json">{said}</script></div>'
        f'<div class="flowdiff-strip" data-frames="{len(on_paper)}">{strips}</div>'
    )


def row(each: Control, place: str) -> str:
    """The HTML of a control, with the button that plays it."""
    name, first = html.escape(each.name), html.escape(each.values[0])
    label = f'<label for="{place}">{name}</label>'
    if each.menu:
        options = "".join(f"<option>{html.escape(value)}</option>" for value in each.values)
        return f'<div class="flowdiff-control">{label}<select id="{place}" autocomplete="off">{options}</select></div>'
    play = ""
    if each.interval:
        play = (
            f'<button type="button" aria-label="Play {name}" data-interval="{each.interval}">{PLAY_OR_PAUSE}</button>'
        )
    return (
        f'<div class="flowdiff-control">{play}{label}<input type="range" id="{place}" min="0" '
        f'max="{len(each.values) - 1}" value="0" autocomplete="off" aria-valuetext="{first}">'
        f'<span class="flowdiff-value" aria-hidden="true">{first}</span></div>'
    )


def strip(controls: list[Control], shown: list[str]) -> list[tuple[str, str]]:
    """What stands for a figure on paper: for three or four of its frames `shown` their values and their picture.

    From the first to the last value of the control that has most, the others as they are at first.
    """
    counts = [len(each.values) for each in controls]
    longest = counts.index(max(counts))
    image = IMAGE.match(shown[0])
    steps, last = (3 if int(image["width"]) > WIDE * int(image["height"]) else 2), counts[longest] - 1
    chosen = []
    for position in dict.fromkeys(round(k * last / steps) for k in range(steps + 1)):
        at, index = [position if k == longest else 0 for k in range(len(controls))], 0
        for k, count in zip(at, counts, strict=True):
            index = index * count + k
        said = (f"{each.name} = {each.values[k]}" for each, k in zip(controls, at, strict=True))
        chosen.append((", ".join(said), shown[index]))
    return chosen
