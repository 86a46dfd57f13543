"""One figure with sliders, ``explore``: it draws live where a kernel runs, and moves where none does.

Only ipywidgets are used. With ``FLOWDIFF_STATIC=1`` in the environment (``make book`` sets it) every frame is drawn
ahead and the sliders choose among them inside the page; otherwise a frame is drawn when its values are first chosen.
"""

from __future__ import annotations

import base64
import html
import io
import numbers
import os
from collections.abc import Callable, Sequence

import ipywidgets as widgets
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

DPI = 120  # of the pixels: sharp also on a phone
CSS_DPI = 105  # of the place that the picture takes on the page
COLOURS = 32
RIM = 3  # pixels; the layouts of matplotlib keep as many free, and no gap in a word is as wide
PLAYED_IN = 4000  # milliseconds from the first value to the last; a value stays for a while also if there are many
A_VALUE_STAYS = (150, 500)  # milliseconds
# A parameter's name as a label: theta_h reads θh, time_step reads time step.
SYMBOLS = {
    "alpha": "α", "beta": "β", "eta": "η", "theta": "θ", "sigma": "σ", "tau": "τ", "omega": "ω", "x0": "x₀",
    "nfe": "NFE",
}  # fmt: skip


def explore(draw: Callable[..., Figure], *, alt: str | Callable[..., str], **parameters: Sequence) -> widgets.Widget:
    """Show ``draw(**values)`` with one control for each parameter.

    Args:
        draw: makes a matplotlib figure from one value of each parameter.
        alt: what the picture shows, for those who do not see it: a text, or a function of the same values.
        parameters: for each, the values it can take, in order. Numbers (at least 9) get a slider, with a button that
            plays them once if they only grow or only fall; texts get a menu. The first value is shown first. All
            combinations are drawn ahead in a static page, so two sliders of 21 values are 441 pictures: keep the
            product small.

    Returns:
        An ipywidget: the controls above the picture.

    Raises:
        TypeError: ``draw`` does not return a figure, or ``alt`` is no text.
        ValueError: no parameter, too few values, or an empty ``alt``.
    """
    choices = {name: _values(name, values) for name, values in parameters.items()}
    if not choices:
        raise ValueError("explore needs at least one parameter, such as t=np.linspace(0, 1, 21), got none")
    frame = _frames(draw, alt)
    controls = [_control(name, values) for name, values in choices.items()]
    picture = _all_frames if os.environ.get("FLOWDIFF_STATIC") == "1" else _live_frame
    rows = [_row(name, control) for name, control in zip(choices, controls, strict=True)]
    box = widgets.VBox([*rows, picture(frame, choices, controls)])
    return box.add_class("flowdiff-explore")


def _values(name: str, values: Sequence) -> list:
    values = [v.item() if hasattr(v, "item") else v for v in values]  # NumPy scalars become Python's
    numeric = all(isinstance(v, numbers.Real) for v in values)
    if numeric and len(values) < 9:
        raise ValueError(f"{name} needs at least 9 values for a slider that feels alive, got {len(values)}")
    if not numeric and (len(values) < 2 or not all(isinstance(v, str) for v in values)):
        raise ValueError(f"{name} must be numbers, or at least 2 texts, got {values!r:.60}")
    return values


def label_of(name: str) -> str:
    """How a reader sees a parameter's name."""
    words = name.split("_")
    return ("" if words[0] in SYMBOLS else " ").join(SYMBOLS.get(word, word) for word in words)


def _control(name: str, values: list) -> widgets.Widget:
    if isinstance(values[0], str):
        return widgets.Dropdown(options=values, description=label_of(name))
    options = [(f"{v:.4g}", v) for v in values]
    return widgets.SelectionSlider(options=options, description=label_of(name), layout=widgets.Layout(width="100%"))


def _row(name: str, control: widgets.Widget) -> widgets.Widget:
    """The control, and before it a button that plays its values where they have an order: a seed's are only names."""
    if isinstance(control, widgets.Dropdown) or name == "seed":
        return control
    steps = np.diff([value for _, value in control.options])
    if not ((steps > 0).all() or (steps < 0).all()):
        return control
    stays = int(np.clip(PLAYED_IN / len(steps), *A_VALUE_STAYS))
    # Without `repeat` it stops at the end, and when pressed there it begins anew.
    play = widgets.Play(min=0, max=len(steps), interval=stays, show_repeat=False)
    widgets.jslink((play, "value"), (control, "index"))
    return widgets.HBox([play, control])


def _frames(draw, alt) -> Callable[..., str]:
    """A function from values to the HTML of one picture, each drawn once."""
    drawn: dict[tuple, str] = {}
    places: dict[tuple, list] = {}

    def frame(**values) -> str:
        key = tuple(values.values())
        if key not in drawn:
            text = alt(**values) if callable(alt) else alt
            if not isinstance(text, str):
                raise TypeError(f"alt must give a text that says what the picture shows, got {type(text).__name__}")
            if not text.strip():
                raise ValueError("alt must say what the picture shows, got an empty text")
            drawn[key] = _img(draw(**values), text, places)
        return drawn[key]

    return frame


def _img(fig: Figure, alt: str, places: dict[tuple, list]) -> str:
    if not isinstance(fig, Figure):
        raise TypeError(
            f"draw must return a matplotlib Figure, got {type(fig).__name__}: does it end with `return fig`?"
        )
    data = base64.b64encode(_webp(_pixels(fig, places))).decode()
    width, height = (round(CSS_DPI * inches) for inches in fig.get_size_inches())
    plt.close(fig)
    # Width and height are said so that the page does not jump when a picture arrives.
    return f'<img alt="{html.escape(alt)}" width="{width}" height="{height}" src="data:image/webp;base64,{data}">'


def _pixels(fig: Figure, places: dict[tuple, list]) -> Image.Image:
    """The figure drawn, its axes where `places` has them; the first of its kind is laid out and says where that is.

    So no axes jumps when a slider moves, and a layout, a third of the time of a picture, is not made anew for each.
    """
    fig.set_dpi(DPI)
    canvas = FigureCanvasAgg(fig)  # its pixels are taken from memory: a chapter draws a few hundred pictures
    layout = fig.get_layout_engine()
    if layout is None:
        return _drawn(canvas)
    kind = (*fig.get_size_inches(), len(fig.axes))
    if kind in places:
        # "none" puts a stand-in where colour bars are, which lets them be moved as well
        fig.set_layout_engine("none")
        for ax, place in zip(fig.axes, places[kind], strict=True):
            ax.set_position(place)
        image = _drawn(canvas)
        if not _touches_an_edge(image):
            return image
        fig.set_layout_engine(layout)  # its labels are longer than those of the first: it needs a place of its own
        for ax in fig.axes:
            ax.set_in_layout(True)  # which a place that was given ends
    image = _drawn(canvas)
    places.setdefault(kind, [ax.get_position(original=True) for ax in fig.axes])
    return image


def _drawn(canvas: FigureCanvasAgg) -> Image.Image:
    canvas.draw()
    return Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")


def _touches_an_edge(image: Image.Image) -> bool:
    """Whether anything but background is at the rim, which a layout keeps free; wider than the gap of two letters."""
    pixels = np.asarray(image)
    rims = (pixels[:RIM], pixels[-RIM:], pixels[:, :RIM], pixels[:, -RIM:])
    return any((rim != pixels[0, 0]).any() for rim in rims)


def _webp(image: Image.Image) -> bytes:
    """A small, sharp picture: few colours without loss for drawings, lossy for what is full of shades."""
    out = io.BytesIO()
    if image.getcolors(maxcolors=6000):  # lines, text and their soft edges: a third of the bytes of lossy, and no blur
        few = image.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).convert("RGB")
        few.save(out, "webp", lossless=True, quality=40, method=4)
    else:
        image.save(out, "webp", quality=75, method=4)
    return out.getvalue()


def _all_frames(frame, choices: dict[str, list], controls: list) -> widgets.Widget:
    """Every combination, drawn ahead: a Stack in a Stack for each further parameter, linked inside the page."""

    def level(chosen: dict, names: list[str]) -> widgets.Widget:
        if not names:
            return widgets.HTML(frame(**chosen))
        name, *rest = names
        stack = widgets.Stack([level({**chosen, name: v}, rest) for v in choices[name]], selected_index=0)
        widgets.jslink((controls[len(chosen)], "index"), (stack, "selected_index"))
        return stack

    return level({}, list(choices))


def _live_frame(frame, choices: dict[str, list], controls: list) -> widgets.Widget:
    """One picture, drawn by the kernel when a control moves."""
    picture = widgets.HTML()

    def update(_=None) -> None:
        picture.value = frame(**{name: control.value for name, control in zip(choices, controls, strict=True)})

    for control in controls:
        control.observe(update, names="value")
    update()
    return picture
