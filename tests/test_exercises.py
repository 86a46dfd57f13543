"""The exercises in the page, done as a reader does them: in a browser that reaches no other host, on the built book.

Run `make book` first, or all of it with `make test`.
"""

import json
import re
import subprocess
import sys
import time

import pytest
from build import Book
from conftest import ROOT
from playwright.sync_api import expect

from coursework.authoring import power
from coursework.browser.desk import Desk
from coursework.judging import submission

pytestmark = pytest.mark.browser

PAGES = [page for page in Book().pages() if page.startswith("exercises/")]
# A breath for a busy machine; what has a limit in seconds is told apart from what is only late by what the page says.
PATIENCE = 120_000
STORED = "JSON.parse(localStorage.getItem('flowdiff/answers/{}/{}') ?? 'null')"


def cells(folder, page):
    notebook = json.loads((ROOT / folder / f"{page.partition('/')[2]}.ipynb").read_text("utf-8"))
    return {cell["id"]: cell for cell in notebook["cells"]}


class Reader:
    """Who does the exercises of one page in a window."""

    def __init__(self, context, site, page):
        self.requests, self.errors = [], []
        self.site, self.name = site, page.partition("/")[2]
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(f"{error}"))
        self.open()

    def open(self):
        self.page.goto(f"{self.site}/exercises/{self.name}.html")
        self.page.wait_for_selector("[data-question] [role=textbox]")

    def question(self, answer):
        return self.page.locator(f'[data-question="{answer}"]')

    def write(self, answer, text):
        self.question(answer).get_by_role("textbox").fill(text)

    def text(self, answer):
        """What stands in the editor; its lines that are out of sight are not in the page."""
        kept = self.page.evaluate(STORED.format(self.name, answer))
        return kept and kept.get("text")

    def press(self, answer, name):
        # By key: formulas are set as they come into view, and under load a button moves between a mouse's down and up.
        self.question(answer).get_by_role("button", name=name, exact=True).press("Enter")

    def python(self, state):
        self.page.wait_for_function("(state) => document.body.dataset.python === state", arg=state)

    def idle(self, answer):
        self.page.wait_for_function(
            """(answer) => document.querySelector(`[data-question="${answer}"]`).getAttribute("aria-busy") === "false"
              && ["ready", "failed", "off", "loading"].includes(document.body.dataset.python)""",
            arg=answer,
        )

    def check(self, answer):
        """By check, its state and its message."""
        self.press(answer, "Check")
        self.idle(answer)
        found = self.question(answer).locator("[data-check]").all()
        return {v.get_attribute("data-check"): (v.get_attribute("data-state"), v.text_content()) for v in found}

    def run(self, answer):
        """The number of pictures, and what is said instead."""
        self.press(answer, "Run")
        self.idle(answer)
        question = self.question(answer)
        return question.locator(".exercise-picture img").count(), question.locator(".exercise-output").text_content()


def forget(context, site):
    """As if nobody had read here before."""
    protocol = context.new_cdp_session(context.pages[0])
    protocol.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "cookies,local_storage,cache_storage"})
    protocol.detach()


@pytest.fixture(scope="module", params=PAGES)
def reader(request, own_browser, site):
    forget(own_browser, site)
    reader = Reader(own_browser, site, request.param)
    yield reader
    reader.page.close()


def wrong_answer(question):
    """The first listed wrong answer that ends, and what its checks say: by name, the status and the message."""
    chapter = next(path for path in (ROOT / "tests" / "variants").glob(f"ch*/{question}.py"))
    variant = next(v for v in power.read(chapter) if not v.right and "torch" not in v.source)
    return variant.source.strip("\n")


# Of several places that are wrong by as much, rounding decides which is named: other processors round otherwise.
PLACE = re.compile(r", at \[[\d, ]*\]$")


def test_every_question_is_done_in_the_page(reader, record_property):
    """The blank is not written yet, the reference answer is right and draws, a wrong one is told what `check` says."""
    page = f"exercises/{reader.name}"
    blank, solution = cells("exercises", page), cells("solutions", page)
    desk = Desk({"cells": list(blank.values())})
    asked = [name for name in blank if name.startswith("answer-")]
    assert [q.get_attribute("data-question") for q in reader.page.locator("[data-question]").all()] == asked
    problems, seconds, done = [], {}, 0
    for answer in asked:
        needs = blank[answer]["metadata"].get("coursework", {}).get("needs")
        if needs:
            expect(reader.question(answer)).to_contain_text("make lab")
            assert reader.question(answer).get_by_role("button", name="Check", exact=True).count() == 0
            continue
        done += 1
        names = [cell["id"] for cell in desk.checks_of(answer)]
        for check, (state, text) in reader.check(answer).items():
            if state != "unwritten" or "not written yet" not in text:
                problems.append(f"{check} of the blank: {state}: {text}")
        wrong = wrong_answer(answer.removeprefix("answer-"))
        told = []
        desk.check(answer, {answer: wrong}, told.append)
        said = {m["verdict"]["check"]: (m["status"], m["message"]) for m in told if m["kind"] == "verdict"}
        where = {m["verdict"]["check"]: m["verdict"]["where"] for m in told if m["kind"] == "verdict"}
        assert any(status != "passed" for status, _ in said.values()), answer
        reader.write(answer, wrong)
        for check, (state, text) in reader.check(answer).items():
            expected = said[check] if said[check][0] != "passed" else ("passed", "right")
            if (state, text) != expected:
                problems.append(f"{check} of a wrong answer: expected {expected}, got {(state, text)}")
            row = reader.question(answer).locator(f"li:has([data-check='{check}']) .verdict-where p")
            unfolds = row.text_content() if row.count() else ""
            if PLACE.sub("", unfolds) != PLACE.sub("", where[check].replace("`", "")) and state != "unwritten":
                problems.append(f"{check} is wrong where {where[check]}, and the page says {unfolds}")
        reader.write(answer, solution[answer]["source"])
        start = time.perf_counter()
        verdicts = reader.check(answer)
        seconds[answer] = (time.perf_counter() - start) / len(names)
        if list(verdicts) != names or {state for state, _ in verdicts.values()} != {"passed"}:
            problems.append(f"the reference answer {answer}: {verdicts}")
        pictures, output = reader.run(answer)
        if not pictures or reader.question(answer).locator(".exercise-error").count():
            problems.append(f"the picture of {answer}: {pictures}, {output}")
    assert not problems, "\n".join(problems)
    assert done
    slowest = max(seconds, key=seconds.get)
    record_property("questions_done", done)
    record_property("seconds_of_the_median_check", round(sorted(seconds.values())[len(seconds) // 2], 2))
    record_property(f"seconds_of_the_slowest_check_{slowest}", round(seconds[slowest], 2))
    solved = reader.page.locator("article h2 .exercise-mark").count()
    torch = any(cell["metadata"].get("coursework", {}).get("needs") for cell in blank.values())
    assert solved == reader.page.locator("article section section:has([data-question])").count() or torch
    assert not [url for url in reader.requests if not url.startswith((reader.site, "data:", "blob:"))]
    assert not reader.errors


def test_answers_survive_and_leave_as_a_notebook(reader, chromium, site, tmp_path):
    """Reload: all is there. Download: a notebook of just these answers. Upload elsewhere: the same again."""
    page = f"exercises/{reader.name}"
    blank, solution = cells("exercises", page), cells("solutions", page)
    asked = [name for name in blank if name.startswith("answer-")]
    before = {answer: reader.text(answer) for answer in asked}
    reader.open()
    assert {answer: reader.text(answer) for answer in asked} == before
    with reader.page.expect_download() as coming:
        reader.page.get_by_role("button", name="Download", exact=True).click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    sources = {cell["id"]: cell["source"] for cell in json.loads(file.read_text("utf-8"))["cells"]}
    needs = {answer: blank[answer]["metadata"].get("coursework", {}).get("needs") for answer in asked}
    right = [answer for answer in asked if not needs[answer]]
    for answer in asked:
        assert sources[answer] == (solution if answer in right else blank)[answer]["source"], answer
    # The page's file is read as one of the same answers: what `check` says of them, the step `solutions` says of all.
    handed = submission.parse(file.read_bytes(), file.name)
    assert handed.answers == {answer: sources[answer] for answer in asked} and not handed.remarks and not handed.lost
    other = Reader(chromium.new_context(), site, page)
    other.page.locator("input[type=file]").set_input_files(file)
    for answer in right:
        kept = STORED.format(other.name, answer)
        other.page.wait_for_function(f"(text) => ({kept})?.text === text", arg=solution[answer]["source"])
    if page == PAGES[0]:
        report = tmp_path / "report.json"
        subprocess.run([sys.executable, "-m", "coursework", "check", file, "--json", report], capture_output=True)
        passed = {row["question"]: row["passed"] for row in json.loads(report.read_text("utf-8"))}
        desk = Desk({"cells": list(blank.values())})
        for answer in asked:
            assert {passed[cell["id"]] for cell in desk.checks_of(answer)} == {answer in right}, answer
        assert {state for state, _ in other.check(right[0]).values()} == {"passed"}
    assert not other.errors
    other.page.context.close()


# --- what goes wrong ---------------------------------------------------------------------------------------------

EULER = "answer-euler"
STUCK = "def euler(u, x0, n, t0=0.0, t1=1.0):\n    while True:\n        pass\n"


@pytest.fixture
def anew(own_browser, chromium, site):
    """Opens chapter 2's exercises as one who never did them; in a browser that was never used, if that matters, or if
    something has to be done `before`."""
    contexts, pages = [], []

    def opened(before=None, never_used=False):
        if before or never_used or pages:
            contexts.append(chromium.new_context())
            contexts[-1].add_init_script(before or "")
            return Reader(contexts[-1], site, "exercises/02_odes_and_flows")
        forget(own_browser, site)
        reader = Reader(own_browser, site, "exercises/02_odes_and_flows")
        pages.append(reader.page)
        return reader

    yield opened
    for context in contexts:
        context.close()
    for page in pages:
        page.close()


def test_python_comes_only_when_it_is_wanted_and_how_soon(anew, record_property):
    reader = anew(never_used=True)
    reader.page.wait_for_load_state("networkidle")
    assert reader.page.evaluate("document.body.dataset.python") == "off"
    assert not [url for url in reader.requests if "pyodide" in url or "packages" in url]
    sizes = []
    reader.page.on("requestfinished", lambda r: sizes.append((r.url, r.sizes()["responseBodySize"])))
    for words in ("cold", "warm"):
        start = time.perf_counter()
        reader.press(EULER, "Check")
        for what, sign in (
            ("python", "body[data-python=ready], body[data-python=busy]"),
            ("first_verdict", "[data-check]"),
        ):
            reader.page.wait_for_selector(sign)
            record_property(f"seconds_to_{what}_{words}", round(time.perf_counter() - start, 1))
        reader.idle(EULER)
        if words == "cold":
            until_checked = sum(size for url, size in sizes if "matplotlib" not in url)
            assert 10e6 < until_checked < 20e6
            record_property("megabytes_to_the_first_check", round(until_checked / 1e6, 1))
        reader.open()
    editor = sum(r for url, r in sizes if "codemirror" in url)
    assert editor < 1e6


def test_an_endless_loop_costs_one_answer(anew):
    """Ended after the limit, with the words of `check`; the other answers and marks are as they were."""
    reader = anew()
    solution = cells("solutions", "exercises/02_odes_and_flows")
    reader.write("answer-linear_flow", solution["answer-linear_flow"]["source"])
    assert {state for state, _ in reader.check("answer-linear_flow").values()} == {"passed"}
    # What scripts make has its styles: a verdict says its word once, and code has colours.
    expect(reader.question("answer-linear_flow").locator(".verdict.is-passed .verdict-word").first).to_be_hidden()
    colours = "(box) => ['.cm-line', '.code-keyword'].map((name) => getComputedStyle(box.querySelector(name)).color)"
    line, keyword = reader.question("answer-linear_flow").evaluate(colours)
    assert line != keyword
    reader.write(EULER, STUCK)
    verdicts = reader.check(EULER)
    first, *others = verdicts.values()
    assert first[0] == "timeout"
    assert first[1].startswith("`euler` did not finish in 10 seconds\nlikely    does a loop in it never end?")
    assert {state for state, _ in others} == {"timeout"} and "not run: in the check before" in others[0][1]
    assert reader.text("answer-linear_flow") == solution["answer-linear_flow"]["source"]
    assert reader.page.locator("article h2 .exercise-mark").count() == 1
    # Also at the top of a cell that comes before the one that is checked.
    reader.write("answer-linear_field", "while True:\n    pass\n")
    first, *_ = reader.check("answer-linear_field").values()
    assert first == ("timeout", "this did not end within 10 seconds\nlikely    does a loop in it never end?")
    assert {state for state, _ in reader.check("answer-linear_flow").values()} == {"passed"}, "it waits for the other"
    assert not reader.errors


def test_stop_works_at_any_moment(anew):
    reader = anew()
    for state in ("loading", "busy"):
        reader.write(EULER, STUCK)
        reader.press(EULER, "Check")
        reader.python(state)
        reader.press(EULER, "Stop")
        expect(reader.question(EULER)).to_have_attribute("aria-busy", "false")
        expect(reader.question(EULER)).to_contain_text("Stopped")
    solution = cells("solutions", "exercises/02_odes_and_flows")
    reader.write(EULER, solution[EULER]["source"])
    assert {state for state, _ in reader.check(EULER).values()} == {"passed"}
    assert not reader.errors


BREAKS = {
    "all = []\n    while True: all.append(bytearray(10**8))": "MemoryError",
    "return euler(u, x0, n)": "RecursionError",
    "import os; os.abort()": "",
    "import sys; sys.exit(3)": "SystemExit",
    "for _ in range(20): print('a' * 10_000_000)\n    q": "NameError",
    "import js; js.self.close()": "",
    "import torch": "make lab",
    "return input()": "EOFError",
}


def test_what_breaks_python_costs_one_answer(anew):
    """Memory, the stack, output, the process, the thread: the next answer is judged as if nothing had been."""
    reader = anew()
    solution = cells("solutions", "exercises/02_odes_and_flows")
    reader.write("answer-linear_flow", solution["answer-linear_flow"]["source"])
    for body, said in BREAKS.items():
        reader.write(EULER, f"def euler(u, x0, n, t0=0.0, t1=1.0):\n    {body}\n")
        verdicts = reader.check(EULER)
        assert verdicts and not {state for state, _ in verdicts.values()} & {"passed", "unwritten"}, body
        assert any(said in text for _, text in verdicts.values()), verdicts
        assert {state for state, _ in reader.check("answer-linear_flow").values()} == {"passed"}, body
    assert not reader.errors


def test_run_says_what_was_printed_and_where_it_went_wrong(anew):
    reader = anew()
    reader.write(EULER, "def euler(u, x0, n, t0=0.0, t1=1.0):\n    print('here', n)\n    return x0 + undefined\n")
    pictures, output = reader.run(EULER)
    assert not pictures and "here" in output
    assert "name 'undefined' is not defined (line 3 of your cell: return x0 + undefined)" in output
    reader.write(EULER, "def euler(u, x0, n:\n    pass\n")
    assert "SyntaxError" in reader.run(EULER)[1]
    assert "write `linear_flow` first" in reader.run("answer-linear_flow")[1]


def test_nothing_is_lost(anew):
    """Start over, a changed question, a browser that keeps nothing."""
    reader = anew()
    reader.write(EULER, STUCK)
    reader.press(EULER, "Start over")
    assert "NotImplementedError" in reader.text(EULER)
    reader.press(EULER, "Bring my answer back")
    assert reader.text(EULER) == STUCK
    key = f"flowdiff/answers/{reader.name}/{EULER}"
    reader.page.evaluate(f"localStorage.setItem('{key}', JSON.stringify({{ text: 'mine', stub: 'an older one' }}))")
    reader.open()
    question = reader.question(EULER)
    expect(question.get_by_role("textbox")).to_contain_text("mine")
    expect(question).to_contain_text("This question has changed since you answered it")
    reader.press(EULER, "Understood")
    reader.open()
    expect(reader.question(EULER).get_by_role("textbox")).to_contain_text("mine")
    expect(reader.question(EULER).get_by_text("has changed since")).to_be_hidden()
    deaf = """const keep = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("flowdiff/")) throw new DOMException("no", "QuotaExceededError");
      keep.call(this, key, value);
    };"""
    private = anew(before=deaf)
    expect(private.page.locator(".exercise-warning")).to_contain_text("keeps nothing for this page")
    private.write(EULER, STUCK)
    private.check("answer-linear_flow")
    assert not private.errors


def test_no_answer_is_lost_to_download_or_open(anew, tmp_path):
    """Also one that does not end, and one that the opened file has only the stub of."""
    reader = anew()
    endless = "while True:\n    pass\n"
    reader.write("answer-linear_field", endless)
    reader.check("answer-linear_flow")  # which is judged without the one that does not end, and says so
    expect(reader.question("answer-linear_flow")).to_contain_text("linear_field did not end when its cell ran")
    with reader.page.expect_download() as coming:
        reader.page.get_by_role("button", name="Download", exact=True).click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    notebook = json.loads(file.read_text("utf-8"))
    sources = {cell["id"]: cell["source"] for cell in notebook["cells"]}
    assert sources["answer-linear_field"] == endless
    reader.write(EULER, STUCK)
    for cell in notebook["cells"]:  # as another editor may save it
        cell["source"] = [f"{line}\r\n" for line in cell["source"].split("\n")]
    file.write_text(json.dumps(notebook))
    for _ in range(2):
        reader.page.locator("input[type=file]").set_input_files(file)
        expect(reader.page.locator(".exercise-hint")).to_contain_text("1 answer is in")
    assert reader.text(EULER) == STUCK
    for text in ("one = 1\n", "two = 2\n"):
        reader.write(EULER, text)
        reader.press(EULER, "Start over")
    for text in ("two = 2\n", "one = 1\n"):
        reader.press(EULER, "Bring my answer back")
        assert reader.text(EULER) == text


def test_a_connection_that_breaks_off_takes_no_mark_away(anew):
    reader = anew()
    reader.write(
        "answer-linear_flow", cells("solutions", "exercises/02_odes_and_flows")["answer-linear_flow"]["source"]
    )
    assert {state for state, _ in reader.check("answer-linear_flow").values()} == {"passed"}
    reader.open()
    reader.page.route("**/_static/python/**", lambda route: route.abort())
    reader.press("answer-linear_flow", "Check")
    reader.python("failed")
    expect(reader.question("answer-linear_flow")).to_contain_text("Python cannot be fetched")
    assert reader.page.locator("article h2 .exercise-mark").count() == 1
    reader.page.unroute("**/_static/python/**")
    assert {state for state, _ in reader.check("answer-linear_flow").values()} == {"passed"}
    assert not reader.errors


def test_how_much_of_what_draws_has_come_is_said(anew):
    reader = anew()
    waiting = []

    def hold(route):
        waiting.append(route)

    reader.page.route("**/matplotlib-*.whl", hold)
    reader.write(EULER, cells("solutions", "exercises/02_odes_and_flows")[EULER]["source"])
    reader.press(EULER, "Run")
    doing = reader.question(EULER).locator(".exercise-doing")
    expect(doing).to_contain_text("What draws the picture is coming: 1.6 of 8.3 MB", timeout=PATIENCE)
    waiting.pop().continue_()
    reader.idle(EULER)
    assert reader.question(EULER).locator(".exercise-picture img").count() == 1
    expect(doing).to_be_empty()
    assert not reader.errors


def test_two_windows_of_one_page_hold_the_same_answer(anew):
    reader = anew()
    other = Reader(reader.page.context, reader.site, "exercises/02_odes_and_flows")
    reader.write(EULER, "one = 1\n")
    expect(other.question(EULER).get_by_role("textbox")).to_contain_text("one = 1")
    other.page.close()


def test_with_the_keyboard_alone(anew):
    """Into the editor and out of it, Run and Check by shortcut; what is said is announced."""
    reader = anew()
    page = reader.page
    reader.question(EULER).get_by_role("textbox").focus()
    page.keyboard.press("Control+a")
    # The editor indents, and no key is a shortcut of the page's.
    page.keyboard.type("def euler(u, x0, n, t0=0.0, t1=1.0):\nh = t1 / n // 1 % 2  # ?[]{}'\nreturn x0")
    assert reader.text(EULER).endswith(":\n    h = t1 / n // 1 % 2  # ?[]{}'\n    return x0")
    page.keyboard.press("Tab")
    assert reader.text(EULER).endswith("x0    ") or "        return x0" in reader.text(EULER)
    page.keyboard.press("Shift+Enter")
    reader.idle(EULER)
    live = page.locator("[role=status]").filter(has_text="checks passed")
    expect(live).to_contain_text("euler: ")
    page.keyboard.press("Control+Enter")
    reader.idle(EULER)
    assert reader.question(EULER).locator(".exercise-picture img, .exercise-error").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Run"


def test_a_notebook_that_is_none_is_said_to_be_none(anew, tmp_path):
    reader = anew()
    for name, text, said in (
        ("a.ipynb", "not JSON", "is not a notebook"),
        ("b.ipynb", '{"cells": []}', "holds no answers to these exercises"),
        ("c.ipynb", '{"metadata": {}}', "is not a notebook: it has no cells"),
    ):
        (tmp_path / name).write_text(text)
        reader.page.locator("input[type=file]").set_input_files(tmp_path / name)
        expect(reader.page.locator(".exercise-warning")).to_contain_text(said)


def test_without_what_it_needs_the_page_says_what_to_do(anew, chromium, site):
    """Without JavaScript, as a file, without workers, without Python beside it."""
    still = ".exercise-still"
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/exercises/02_odes_and_flows.html")
    expect(page.locator(still)).to_be_visible(timeout=10_000)
    questions = (ROOT / "solutions/02_odes_and_flows.md").read_text("utf-8").count("\n## ")
    assert (
        page.locator("article h2").count() == questions > 1 and "def euler(" in page.locator("article").text_content()
    )
    page.goto((ROOT / "_build/html/exercises/02_odes_and_flows.html").as_uri())
    expect(page.locator(still)).to_be_visible(timeout=10_000)
    context.close()
    old = anew(before="delete globalThis.Worker")
    old.press(EULER, "Check")
    old.python("failed")
    expect(old.page.locator(".exercise-python")).to_contain_text("This browser cannot run Python")
    bare = anew()
    bare.page.route("**/_static/python/index.json", lambda route: route.fulfill(status=404, body="no"))
    bare.press(EULER, "Check")
    bare.python("failed")
    expect(bare.page.locator(".exercise-python")).to_contain_text("was built without Python")
    bare.page.unroute("**/_static/python/index.json")
    assert bare.check(EULER)


def test_your_turn_leads_to_the_question_and_the_contents_say_how_far_the_reader_is(anew):
    reader = anew()
    solution = cells("solutions", "exercises/02_odes_and_flows")
    reader.write("answer-linear_field", solution["answer-linear_field"]["source"])
    reader.check("answer-linear_field")
    questions = reader.page.locator("article section section:has([data-question])").count()
    mark = "getComputedStyle(document.querySelector('.bd-sidebar-primary a[data-solved]'), '::after').content"
    assert f"1 of {questions}" in reader.page.evaluate(mark)
    reader.page.goto(f"{reader.site}/book/02_odes_and_flows.html")
    assert f"1 of {questions}" in reader.page.evaluate(mark)
    reader.page.get_by_role("link", name="Question 1", exact=True).first.click()
    reader.page.wait_for_url("**/exercises/02_odes_and_flows.html#question-linear-field")
    section = reader.page.locator("section", has=reader.page.locator("#question-linear-field")).last
    expect(section.locator("h2")).to_contain_text("1. A field that moves")
    expect(section.locator("h2")).to_be_in_viewport()
