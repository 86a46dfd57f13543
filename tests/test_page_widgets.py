"""What a page keeps of its figures' widgets: less to read, and the same to see."""

import base64
import json
import re
import sys

import matplotlib.pyplot as plt
import pytest
from conftest import ROOT
from ipywidgets.embed import embed_data

from flowdiff.interactive import explore

sys.path.insert(0, str(ROOT / "book" / "_ext"))
import slider_frames
from slider_frames import as_files, children, frames, is_figure, parts, strip

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


def test_a_page_has_a_browsers_own_controls(figure):
    models, top = figure
    written = slider_frames.figure(models, top, 3)
    slider = re.search(r'<label for="(.*?)">n</label><input type="range" id="(.*?)" min="0" max="(.*?)"', written)
    assert slider[1] == slider[2] and int(slider[3]) == COUNT - 1
    assert 'aria-label="Play n" data-interval="500"' in written
    assert written.count("<button") == 1 and "IPY_MODEL" not in written
    (said,) = re.findall(r'<script type="application/json">(.*?)</script>', written)
    data = json.loads(said)
    assert data["values"] == [[str(n) for n in range(1, COUNT + 1)]]
    assert [alt for _, alt in data["frames"]] == [f"A line that ends at {n}" for n in range(1, COUNT + 1)]
    assert is_figure(models, top) and not is_figure(models, children(models, top)[0])


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
    named = [tmp_path / re.search('src="../(.*?)"', frame)[1] for frame in frames(moved, stack)]
    assert len(set(named)) == COUNT and all(path.is_file() for path in named)
    assert as_files(moved, tmp_path / "frames", "../frames") == moved, "a page that is written twice is the same"


def test_paper_shows_frames_from_the_first_to_the_last_with_their_values(figure):
    models, top = figure
    controls, stack = parts(models, top)
    shown = frames(models, stack)
    assert strip(controls, shown) == [(f"n = {k + 1}", shown[k]) for k in (0, 3, 5, 8)], "twice two, as it is wide"


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
        controls, stack = parts(models, widget.model_id)
        shown = strip(controls, frames(models, stack))
        names = [", ".join({"n": f"n = {n}", "shape": "shape = line"}[name] for name in order) for n in (1, 5, 9)]
        assert [label for label, _ in shown] == names
        assert [re.search('alt="(.*?)"', picture)[1] for _, picture in shown] == ["line to 1", "line to 5", "line to 9"]
