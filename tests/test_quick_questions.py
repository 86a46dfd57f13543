"""The chapters' quick questions: their numbers computed, what the directive refuses, and one page of them used."""

import re
from io import StringIO

import numpy as np
import pytest
import reading
from build import Book
from conftest import ROOT
from scipy.stats import norm
from screenshot import SETTLED
from sphinx.application import Sphinx

from flowdiff import fields, ode, sde
from flowdiff.distributions import Gaussian, GaussianMixture
from flowdiff.guidance import guided, guided_std

CHAPTERS = [name for name in Book(str(ROOT)).pages() if re.match(r"book/\d\d_", name)]
QUESTION = re.compile(r"^:::\{quick-question\}\n(.*?)^:::$", re.MULTILINE | re.DOTALL)
ANSWER = re.compile(r"^- (?:\[([ x])\] )?(.*?)\n\n", re.MULTILINE | re.DOTALL)


def questions(name):
    return QUESTION.findall((ROOT / f"{name}.md").read_text("utf-8"))


def numbers(start):
    """Of the number question whose text has `start`: the tolerance, the right number, the wrong ones in their order."""
    (found,) = [one for name in CHAPTERS for one in questions(name) if start in " ".join(one.split())]
    listed = [(mark, float(value)) for mark, value in ANSWER.findall(found) if value != "anything else"]
    (right,) = [value for mark, value in listed if mark == "x"]
    return float(re.search(r":within: (\S+)", found)[1]), right, [value for mark, value in listed if mark != "x"]


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_has_three_to_five_of_both_kinds(name):
    found = questions(name)
    assert 3 <= len(found) <= 5
    assert {":within:" in one for one in found} == {True, False}


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_numbers_that_are_told_apart_are_apart(name):
    for one in questions(name):
        if within := re.search(r":within: (\S+)", one):
            values = [float(value) for mark, value in ANSWER.findall(one) if mark]
            gaps = [abs(a - b) for place, a in enumerate(values) for b in values[:place]]
            assert min(gaps) > 2 * float(within[1]), one


def field_of_time(x, t):
    return t + 0 * x


def euler_from_zero():
    start = np.zeros((1, 1))
    late = ode.euler(lambda x, t: field_of_time(x, t + 0.25), start, 4)
    exact = ode.rk4(field_of_time, start, 4)
    short = ode.euler(field_of_time, start, 3, t1=0.75)
    return [float(x[0, 0]) for x in (ode.euler(field_of_time, start, 4), exact, late, short)]


def evaluations(solve, n=1):
    counted = fields.Saddle()
    calls = []
    solve(lambda x, t: calls.append(t) or counted(x, t), np.ones((1, 2)), n)
    return len(calls)


def noise_of_a_step(sigma, h):
    """The step from 0 without drift is linear in the noise, so its value at 1 is the standard deviation."""
    return float(sde.euler_maruyama_step(lambda x, t: 0 * x, sigma, np.zeros((1, 1)), 0.0, h, np.ones((1, 1)))[0, 0])


def mixture_moments():
    halves = GaussianMixture([0.5, 0.5], np.array([[-2.0], [2.0]]), 1.0)
    line = np.linspace(-12, 12, 4001)[:, None]
    density = np.exp(halves.log_density(line))
    variance = float((line[:, 0] ** 2 * density).sum() * (line[1, 0] - line[0, 0]))
    between = float(np.var([-2.0, 2.0]))
    return [variance, variance - between, between, (1 + 1) / 4, variance**0.5]


def towards_three():
    """(z - x) / (1 - t), by the derivative of the only bridge to 3 that is at 1 at time 3/4."""
    x, z, t = 1.0, 3.0, 0.75
    start = (x - t * z) / (1 - t)
    return [z - start, z - x, (z - x) / t, t * z]


def floor_of(std):
    """The mean of what a linear regression of Z - X_0 on X_t leaves, over t; by sums on a grid of times."""
    t = (np.arange(20000) + 0.5) / 20000
    var_x = (1 - t) ** 2 + t**2 * std**2
    return float(np.mean(1 + std**2 - (t * std**2 - (1 - t)) ** 2 / var_x))


def noise_floor(d):
    """The variance of the noise given the place, over t, of data N(0, I_d) on the straight path; by sums."""
    t = (np.arange(20000) + 0.5) / 20000
    return d * float(np.mean(t**2 / ((1 - t) ** 2 + t**2)))


def variance_without_the_half(sigma, n=200_000):
    """Of samples of the straight path to N(0, 1), with σ² times the score in the drift; by Euler steps."""
    variance, h = 1.0, 1 / n
    for t in np.arange(n) * h:
        law = (1 - t) ** 2 + t**2
        variance += h * (2 * ((2 * t - 1) - sigma**2) / law * variance + sigma**2)
    return variance


def guided_value(w):
    at = np.zeros((1, 1))
    return float(guided(lambda x, t: x + 3.0, lambda x, t: x + 1.0, w)(at, 0.5)[0, 0])


# What is asked, and the numbers as they are listed: the right one, then the wrong ones.
COMPUTED = {
    "falls into a square of side": lambda: [1 / 0.1**2, 1.0, 1 / 0.1, 0.1**2],
    "A mixture on the line has two components": mixture_moments,
    "The field is $u_t(x) = t$": euler_from_zero,
    "has 100 evaluations of a large network": lambda: [
        100 / evaluations(ode.rk4),
        100 / evaluations(ode.euler),
        100 * evaluations(ode.rk4),
        100 / evaluations(ode.heun),
    ],
    "standard deviation of the increment $W_1 - W_{3/4}$": lambda: [
        0.25**0.5,
        0.25,
        1 - 0.75**0.5,
        (1 + 0.75) ** 0.5,
    ],
    "what is the standard deviation of the noise in one step": lambda: [
        noise_of_a_step(3.0, 0.04),
        3 * 0.04,
        noise_of_a_step(3.0, 0.04) ** 2,
        noise_of_a_step(1.0, 0.04),
    ],
    "Noise and data are both $\\mathcal{N}(0, 1)$": lambda: [0.5**0.5, 1.0, 0.5],
    "it takes more than 25 Euler steps": lambda: [
        (2**2 / (2 * 0.1**2)) / 2,
        25 * (0.2 / 0.1),
        (2**2 / (2 * 0.2**2)) / 2,
        2**2 / (2 * 0.1**2),
    ],
    "a point is at $x = 1$ at time $t = \\tfrac34$": towards_three,
    "Two networks are measured on the same task": lambda: [
        1.25 - (1.30 - 0.06),
        0.06 * 1.25 / 1.30,
        1.30 - 1.25,
        0.0,
    ],
    "The data are one single point. What is the floor": lambda: [floor_of(0.0), 1.0, floor_of(1.0)],
    "you are at $x = 1$ at $t = \\tfrac14$, and the denoiser says": lambda: [
        (1 - 0.25 * 2.5) / 0.75,
        1 - 2.5,
        1 - 0.25 * 2.5,
        (1 - 0.75 * 2.5) / 0.25,
    ],
    "A noise network for data": lambda: [1.02 - noise_floor(2), 1.02, 1.02 - noise_floor(1)],
    "a program forgets the ½": lambda: [
        variance_without_the_half(2.0),
        1 / variance_without_the_half(2.0),
        1.0,
        variance_without_the_half(2.0) ** 0.5,
    ],
    "Steps of equal length in ℓ": lambda: [1.2 + 0.5 * (1.2 - 1), 1.2 + (1.2 - 1), 1.2 - 0.5 * (1.2 - 1), 1.2],
    "the field of class A is 2": lambda: [2 / 3 - 2 / 3, (2 - 1) / 2, 2 - 1, -1.0],
    "What is the guided field for $w = 3$": lambda: [guided_value(3), guided_value(4), guided_value(2), 1 + 3],
    "of the samples of the guided ODE with $w = 2$": lambda: [
        guided_std(0.5, 1.0, 2.0),
        (2 / 0.5**2 - 1) ** -0.5,
        guided_std(0.5, 1.0, 1.0),
        guided_std(0.5, 1.0, 2.0) ** 2,
    ],
}


@pytest.mark.parametrize("start", COMPUTED)
def test_the_numbers_are_what_they_are_said_to_be(start):
    within, right, wrong = numbers(start)
    assert [right, *wrong] == pytest.approx(COMPUTED[start](), abs=within / 2)


def test_claims_of_the_choices():
    picture = np.arange(72).reshape(4, 6, 3)
    assert (picture.reshape(3, 4, 6)[0].ravel() == picture.reshape(24, 3)[:8].ravel()).all()
    assert 2 * norm.cdf(1.96 / 100) - 1 < 0.02  # values in the interval for the mean of 10 000
    # the divergence of a constant field is 0, and the density at a fixed place changes
    still, moved = Gaussian(np.zeros(1), 1.0), Gaussian(np.ones(1), 1.0)
    assert abs(float((still.log_density(np.zeros((1, 1))) - moved.log_density(np.zeros((1, 1))))[0])) > 0.4
    # two points: no velocity half way
    two = GaussianMixture([0.5, 0.5], np.array([[-1.0], [1.0]]), 1e-3)
    assert fields.GaussianToMixture(two)(np.zeros((1, 1)), 0.5) == pytest.approx(0, abs=1e-9)
    # the times at which 1 % of the way is left, by the law of the process and not by its exponents
    late = [sde_share_left(t) for t in (np.log(100) / 2, np.log(100))]
    assert late[0][1] == pytest.approx(0.01, rel=1e-3) and late[1][0] == pytest.approx(0.01, rel=1e-3)


def sde_share_left(t, theta=1.0, sigma=0.7):
    """Of mean and variance of the Ornstein–Uhlenbeck process from 5, by many short steps of their own recursion."""
    n = 200_000
    a = 1 - theta * t / n
    limit = sigma**2 * (t / n) / (1 - a**2)
    return a**n, 1 - (sigma**2 * (t / n) * (1 - a ** (2 * n)) / (1 - a**2)) / limit


RIGHT = "- [x] 1\n\n  Because."
WRONG = "- [ ] 2\n\n  Why not."
ELSE = "- anything else\n\n  Look again."
REFUSED = {
    "no right answer": ("", f"{WRONG}\n{WRONG}", "expected one right answer"),
    "two right answers": ("", f"{RIGHT}\n{RIGHT}", "expected one right answer"),
    "nothing but the right one": ("", RIGHT, "at least one other"),
    "no reason": ("", f"{RIGHT}\n- [ ] 2", "'2' has no reason"),
    "no box": ("", f"{RIGHT}\n- 2\n\n  Why not.", "begins with neither [ ] nor [x]"),
    "no answers": ("", "Nothing to choose from.", "and then a list of answers"),
    "a number without the rest": (":within: 0.1\n", f"{RIGHT}\n{WRONG}", "the last answer, and only it, is"),
    "the rest not last": (":within: 0.1\n", f"{RIGHT}\n{ELSE}\n{WRONG}", "the last answer, and only it, is"),
    "a word for a number": (":within: 0.1\n", f"{RIGHT}\n- [ ] two\n\n  No.\n{ELSE}", "could not convert"),
    "a tolerance of 0": (":within: 0\n", f"{RIGHT}\n{ELSE}", "a tolerance is above 0"),
}
ACCEPTED = {"a choice": ("", f"{RIGHT}\n{WRONG}"), "a number": (":within: 0.1\n", f"{RIGHT}\n{WRONG}\n{ELSE}")}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What Sphinx says of each of these questions, every one on a page of its own."""
    source = tmp_path_factory.mktemp("questions")
    cases = REFUSED | ACCEPTED
    for place, (options, answers, *_) in enumerate(cases.values()):
        page = f"# A page\n\n:::{{quick-question}}\n{options}What is it?\n\n{answers}\n:::\n"
        (source / f"page{place}.md").write_text(page, "utf-8")
    settings = {
        "extensions": ["myst_parser", "quick_questions"],
        "myst_enable_extensions": ["colon_fence", "tasklist"],
        "root_doc": "page0",
    }
    warnings = StringIO()
    out = source / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "book" / "_ext")
        app = Sphinx(source, None, out, out / "doctrees", "html", settings, status=None, warning=warnings)
        app.build()
    lines = warnings.getvalue().splitlines()
    return {
        case: "\n".join(line for line in lines if f"page{place}.md" in line and "toctree" not in line)
        for place, case in enumerate(cases)
    }


@pytest.mark.parametrize("case", REFUSED)
def test_the_directive_refuses(case, told):
    assert REFUSED[case][-1] in told[case]


@pytest.mark.parametrize("case", ACCEPTED)
def test_the_directive_accepts(case, told):
    assert told[case] == ""


USED = "book/02_odes_and_flows"  # its first question is a choice, its second asks for 3/8


@pytest.mark.browser
def test_a_reader_answers_by_keyboard_and_prints(chromium, site):
    with reading.opened(chromium, f"{site}/{USED}.html") as seen:
        page = seen.page
        page.wait_for_function(SETTLED)
        told = page.locator("body > .visually-hidden[role=status]")
        choice, number = (page.locator(".quick-question").nth(place) for place in range(2))

        # a choice: Tab goes from answer to answer, Enter unfolds the reason, and only one is open
        answers = choice.locator("details")
        answers.nth(0).locator("summary").focus()
        page.keyboard.press("Enter")
        assert answers.nth(0).locator("p").first.is_visible()
        page.wait_for_function("(told) => told.textContent === 'Not so.'", arg=told.element_handle())
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert answers.nth(1).locator("p").first.is_visible() and not answers.nth(0).locator("p").first.is_visible()
        page.wait_for_function("(told) => told.textContent === 'Right.'", arg=told.element_handle())

        # a number: written in several ways, and what is not one
        field = number.get_by_label("Your number")

        def answer(text):
            field.fill(text)
            field.press("Enter")
            return [
                part.inner_text()
                for part in number.locator(".quick-wrong, .quick-right > :not(summary)").all()
                if part.is_visible()
            ]

        for text in ("3/8", "0,375", "0.375", "3.75e-1"):
            assert any(part.startswith("Right.") for part in answer(text)), text
        (listed,) = answer("1/2")
        assert listed.startswith("Not so.") and "exact" in listed
        (other,) = answer("7")
        assert other.startswith("Not so.") and "arrow at its beginning" in other
        assert answer("a third") == [] and "Write a number" in number.locator(".quick-problem").inner_text()
        (other,) = answer("-7")
        assert other.startswith("Not so.") and number.locator(".quick-problem").inner_text() == ""

        # on paper: no reasons and no field, and the answers at the end
        at_end = page.locator(".quick-answers")
        assert not at_end.is_visible()
        page.emulate_media(media="print")
        hidden = page.locator(".quick-question details > :not(summary), .quick-wrong:not(details), .quick-number")
        assert hidden.count() > 10 and not any(part.is_visible() for part in hidden.all())
        assert at_end.is_visible() and at_end.locator("dt").count() == page.locator(".quick-question").count()
        assert seen.messages == []


@pytest.mark.browser
def test_without_javascript_the_reasons_unfold(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{site}/{USED}.html", wait_until="domcontentloaded")
        for question in page.locator(".quick-question").all():
            fold = question.locator("details").last
            fold.locator("summary").click()
            assert fold.locator("p").first.is_visible()
        field = page.locator(".quick-number")
        assert field.count() and not any(part.is_visible() for part in field.all())
    finally:
        context.close()
