"""explore(): every frame is there without a kernel, and drawn on demand with one."""

import re
import unicodedata

import ipywidgets as widgets
import matplotlib.pyplot as plt
import numpy as np
import pytest
from conftest import ROOT

from flowdiff.interactive import explore, label_of

TIMES = np.linspace(0, 1, 9)


@pytest.fixture
def drawn():
    return []


@pytest.fixture
def draw(drawn):
    def draw(t, shape="line"):
        drawn.append((t, shape))
        fig, ax = plt.subplots(figsize=(2, 1))
        ax.plot([0, 1], [0, t], "o" if shape == "dots" else "-")
        return fig

    return draw


@pytest.fixture(params=["static", "live"])
def mode(request, monkeypatch):
    monkeypatch.setenv("FLOWDIFF_STATIC", "1" if request.param == "static" else "0")
    return request.param


def visible(box) -> str:
    """The HTML of the picture that is shown now."""
    picture = box.children[-1]
    while isinstance(picture, widgets.Stack):
        picture = picture.children[picture.selected_index]
    return picture.value


def controls(box) -> list:
    """The controls of a figure, each without the button beside it."""
    return [row.children[-1] if isinstance(row, widgets.HBox) else row for row in box.children[:-1]]


def follow_links(box) -> None:
    """Do what the page does: a jslink lives in the browser, so here its two ends are set by hand."""
    for link in [w for w in widgets.widget._instances.values() if type(w).__name__ == "Link"]:
        if not isinstance(link.target[0], widgets.Stack):
            continue
        (source, name), (target, target_name) = link.source, link.target
        setattr(target, target_name, getattr(source, name))


def test_static_holds_every_frame_and_live_only_the_first(mode, draw, drawn):
    explore(draw, alt="a line", t=TIMES)
    assert len(drawn) == (9 if mode == "static" else 1)
    assert not plt.get_fignums(), "a figure left open is drawn a second time by the notebook"


def test_two_controls_choose_the_frame(mode, draw, drawn):
    box = explore(draw, alt=lambda shape, t: f"{shape} at {t:.3f}", shape=["line", "dots"], t=TIMES)
    menu, slider = controls(box)
    assert isinstance(menu, widgets.Dropdown) and isinstance(slider, widgets.SelectionSlider)
    seen = set()
    for shape in ("line", "dots"):
        for t in TIMES:
            menu.value, slider.value = shape, t
            if mode == "static":
                follow_links(box)
            assert f'alt="{shape} at {t:.3f}"' in visible(box)
            seen.add(visible(box))
    assert len(seen) == len(drawn) == 18, "each frame is drawn once and is its own picture"


def test_pictures_are_webp_with_their_size_and_escaped_text(mode, draw):
    box = explore(draw, alt='is "t" < 1 & > 0?', t=TIMES)
    text, data = "is &quot;t&quot; &lt; 1 &amp; &gt; 0\\?", "data:image/webp;base64,[\\w+/=]+"
    assert re.fullmatch(f'<img alt="{text}" width="210" height="105" src="{data}">', visible(box))


@pytest.mark.parametrize("colour_bar", [False, True], ids=["plain", "colour bar"])
def test_axes_stay_where_they_are_unless_their_labels_need_more_room(monkeypatch, colour_bar):
    monkeypatch.setenv("FLOWDIFF_STATIC", "1")
    drawn = []

    def draw(n):
        fig, ax = plt.subplots(figsize=(4, 2), layout="compressed")
        drawn.append(fig)
        image = ax.imshow([[0, 1], [2, 3]], aspect="auto")
        if colour_bar:
            fig.colorbar(image)
        ax.set_yticks([0, 1], ["0", "one million" if n == 8 else "1"])
        ax.set_title("short" if n < 4 else "a title that is longer")
        return fig

    explore(draw, alt="four shades", n=np.arange(9))
    places = [[ax.get_position().bounds for ax in fig.axes] for fig in drawn]
    assert len(places[0]) == 1 + colour_bar
    assert all(place == places[0] for place in places[:8])
    assert places[8][0][0] > places[0][0][0] + 0.1, "the long label has its room"


def test_a_figure_that_lays_itself_out_is_left_alone(monkeypatch):
    monkeypatch.setenv("FLOWDIFF_STATIC", "1")
    drawn = []

    def draw(t):
        fig = plt.figure(figsize=(2, 1), layout="none")
        fig.add_axes((0.2 + 0.5 * t, 0.2, 0.25, 0.6))
        drawn.append(fig)
        return fig

    explore(draw, alt="a box that wanders", t=TIMES)
    assert [fig.axes[0].get_position().x0 for fig in drawn] == pytest.approx(list(0.2 + 0.5 * TIMES))


def test_labels_read_like_the_text(draw, monkeypatch):
    monkeypatch.delenv("FLOWDIFF_STATIC", raising=False)

    def many(theta, theta_h, x0, time_step, nfe):
        return draw(theta)

    box = explore(many, alt="a line", theta=TIMES, theta_h=TIMES, x0=TIMES, time_step=TIMES, nfe=np.arange(9))
    assert [control.description for control in controls(box)] == ["θ", "θh", "x₀", "time step", "NFE"]
    assert [label for label, _ in controls(box)[0].options][:3] == ["0", "0.125", "0.25"]


def test_no_letter_is_spelt_out_beside_its_slider():
    chapters = "".join(path.read_text("utf-8") for path in sorted((ROOT / "book").glob("0*.md")))
    names = {
        name
        for call in re.findall(r"^explore\(\n.*?^\)", chapters, re.M | re.S)
        for name in re.findall(r"^    (\w+)=", call, re.M)
    }
    assert len(names) > 20
    greek = {unicodedata.name(chr(code)).split()[-1].lower() for code in range(0x3B1, 0x3CA)} | {"lambda"}
    assert not {name for name in names if greek & set(label_of(name).split())}


def test_values_with_an_order_can_be_played(mode, draw):
    """Once, from the first to the last, in the browser alone: the button and its slider are linked there."""

    some = {"t": TIMES, "falling": TIMES[::-1], "seed": range(9), "mixed": [1, *TIMES[1:]], "shape": ["line", "dots"]}
    rows = {}
    for name, values in some.items():
        box = explore(lambda **chosen: draw(t=0.5), alt="a line", **{name: values})
        rows[name] = box.children[0]
    assert [name for name, row in rows.items() if isinstance(row, widgets.HBox)] == ["t", "falling"]
    play, slider = rows["t"].children
    assert (play.min, play.value, play.max, play.step) == (0, 0, len(TIMES) - 1, 1)
    assert not (play.playing or play.repeat or play.show_repeat), "nothing moves by itself, and it stops at the end"
    links = [w for w in widgets.widget._instances.values() if type(w).__name__ == "Link" and w.source[0] is play]
    assert [(link.source[1], link.target) for link in links] == [("value", (slider, "index"))]


@pytest.mark.parametrize("count, stays", [(9, 500), (21, 200), (101, 150)])
def test_a_value_stays_long_enough_to_be_seen(monkeypatch, draw, count, stays):
    monkeypatch.delenv("FLOWDIFF_STATIC", raising=False)
    play, _ = explore(draw, alt="a line", t=np.linspace(0, 1, count)).children[0].children
    assert play.interval == stays


BAD = {
    "no parameter": (lambda d: explore(d, alt="a"), ValueError, "at least one parameter"),
    "too few values": (lambda d: explore(d, alt="a", t=[0, 1]), ValueError, "t needs at least 9 values.*got 2"),
    "one choice": (lambda d: explore(d, alt="a", t=TIMES, shape=["line"]), ValueError, "at least 2 texts"),
    "empty alt": (lambda d: explore(d, alt=" ", t=TIMES), ValueError, "alt must say what the picture shows"),
    "alt is no text": (lambda d: explore(d, alt=lambda t: None, t=TIMES), TypeError, "alt must give a text.*NoneType"),
    "no figure": (
        lambda d: explore(lambda t: None, alt="a", t=TIMES),
        TypeError,
        "must return a matplotlib Figure, got NoneType",
    ),
}


@pytest.mark.parametrize("call, error, message", BAD.values(), ids=BAD.keys())
def test_bad_input_gets_one_sentence(mode, draw, call, error, message):
    with pytest.raises(error, match=message):
        call(draw)
    plt.close("all")
