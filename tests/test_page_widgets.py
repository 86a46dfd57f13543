"""What a page keeps of its figures' widgets: less to read, and the same to see."""

import base64
import re
import sys

import matplotlib.pyplot as plt
import pytest
from conftest import ROOT
from ipywidgets.embed import embed_data

from flowdiff.interactive import explore

sys.path.insert(0, str(ROOT / "book" / "_ext"))
from flowdiff_book import room, shared_looks
from slider_frames import as_files, children, parts, sources, strip

COUNT = 9


@pytest.fixture
def figure(monkeypatch):
    """The models of a figure with one slider, as a page would have them, and the figure's own."""
    monkeypatch.setenv("FLOWDIFF_STATIC", "1")

    def draw(n):
        fig, ax = plt.subplots(figsize=(2, 1))
        ax.plot([0, n])
        return fig

    widget = explore(draw, alt=lambda n: f"A line that ends at {n}", n=list(range(1, COUNT + 1)))
    return embed_data(views=[widget], drop_defaults=False)["manager_state"]["state"], widget.model_id


def seen(models, model_id):
    """What is drawn of a model: its state, with that of its layout and style in their place, and of what is in it."""
    state = {key: value for key, value in models[model_id]["state"].items() if value is not None}
    for look in {"layout", "style"} & set(state):
        state[look] = seen(models, state[look].removeprefix("IPY_MODEL_"))
    state["children"] = [seen(models, child) for child in children(models, model_id)]
    return models[model_id]["model_name"], state


def test_a_page_shows_the_same_with_shared_looks(figure):
    models, top = figure
    shared = shared_looks(models)
    assert seen(shared, top) == seen(models, top)
    assert room(shared, top) == room(models, top)
    assert shared_looks(shared) == shared, "a page that is written twice is the same"


def test_each_frame_brings_one_model_and_not_three(figure):
    models, _ = figure
    frames = [m for m in models.values() if m["model_name"] == "HTMLModel"]
    assert len(frames) >= COUNT
    kept = shared_looks(models)
    assert len(models) - len(kept) >= 2 * (COUNT - 1)
    looks = [(m["model_name"], str(m["state"])) for m in kept.values() if "children" not in m["state"]]
    own = [look for look in looks if look[0].endswith(("LayoutModel", "StyleModel"))]
    assert len(own) == len(set(own))


def test_a_look_of_its_own_stays(figure):
    models, top = figure
    layout = models[top]["state"]["layout"].removeprefix("IPY_MODEL_")
    models[layout]["state"]["width"] = "7em"
    shared = shared_looks(models)
    own = [m for m in shared.values() if m["model_name"] == "LayoutModel" and m["state"].get("width") == "7em"]
    assert len(own) == 1 and seen(shared, top) == seen(models, top)


def test_each_frame_is_a_file_and_nothing_else_changes(figure, tmp_path):
    models, top = figure
    moved = as_files(models, tmp_path / "frames", "../frames")
    assert set(moved) == set(models)
    (_,), stack = parts(models, top)
    for model_id in children(models, stack):
        before, after = models[model_id]["state"]["value"], moved[model_id]["state"]["value"]
        picture, place = re.search('src="data:image/webp;base64,(.*?)"', before), re.search('src="../(.*?)"', after)
        assert (tmp_path / place[1]).read_bytes() == base64.b64decode(picture[1])
        assert after.replace(place[0], picture[0]).replace(' loading="lazy"', "") == before
    named = [tmp_path / source.removeprefix("../") for source in sources(moved, stack)]
    assert len(set(named)) == COUNT and all(path.is_file() for path in named)
    assert room(moved, top) == room(models, top)
    assert as_files(moved, tmp_path / "frames", "../frames") == moved, "a page that is written twice is the same"


def test_paper_shows_frames_from_the_first_to_the_last_with_their_values(figure):
    models, top = figure
    (_,), stack = parts(models, top)
    frames = [models[model_id]["state"]["value"] for model_id in children(models, stack)]
    assert strip(models, top) == [(f"n = {k + 1}", frames[k]) for k in (0, 3, 5, 8)], "twice two, as it is wide"


def test_paper_shows_the_control_that_has_most_values(monkeypatch):
    monkeypatch.setenv("FLOWDIFF_STATIC", "1")

    def draw(n, shape):
        fig, ax = plt.subplots(figsize=(1, 1))
        ax.plot([0, n], "o" if shape == "dots" else "-")
        return fig

    for order in (["n", "shape"], ["shape", "n"]):
        values = {"n": range(1, COUNT + 1), "shape": ["line", "dots"]}
        widget = explore(draw, alt=lambda n, shape: f"{shape} to {n}", **{name: values[name] for name in order})
        models = embed_data(views=[widget], drop_defaults=False)["manager_state"]["state"]
        shown = strip(models, widget.model_id)
        names = [", ".join({"n": f"n = {n}", "shape": "shape = line"}[name] for name in order) for n in (1, 5, 9)]
        assert [label for label, _ in shown] == names
        assert [re.search('alt="(.*?)"', picture)[1] for _, picture in shown] == ["line to 1", "line to 5", "line to 9"]
