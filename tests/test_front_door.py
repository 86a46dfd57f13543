"""The built site from its first page: what moves, where its doors lead, on a memory stick, and as one PDF."""

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import reading
import yaml
from build import Book
from conftest import ROOT
from playwright.sync_api import expect
from pypdf import PdfReader
from screenshot import SETTLED

pytestmark = pytest.mark.browser

WELCOME = "book/index.html"
AT = "Number(document.querySelector('.flowdiff-explore input').value)"
LAST = "Number(document.querySelector('.flowdiff-explore input').max)"
WAIT = 1000 * reading.PATIENCE


def test_the_first_picture_moves_by_itself_once(chromium, site):
    with reading.opened(chromium, f"{site}/{WELCOME}", reduced_motion="no-preference") as seen:
        seen.page.wait_for_function(f"{LAST} > 8 && {AT} === {LAST}")
        # It has come to its end and stays there, where it can be put back.
        slider = seen.page.locator(".flowdiff-explore input").first
        slider.press("Home")
        seen.page.wait_for_timeout(1000)
        assert seen.page.evaluate(AT) == 0
        assert not seen.messages


def test_it_stands_still_for_who_prefers_that(chromium, site):
    with reading.opened(chromium, f"{site}/{WELCOME}", reduced_motion="reduce") as seen:
        seen.page.wait_for_function(SETTLED)
        seen.page.wait_for_timeout(2000)
        assert seen.page.evaluate(AT) == 0


@pytest.mark.parametrize("window", [reading.WIDE, reading.PHONE], ids=["wide", "phone"])
def test_three_doors_lead_in_wherever_they_are_pressed(chromium, site, window):
    pages = ("book/01_generation_as_sampling", "exercises/01_generation_as_sampling", "book/instructor")
    with reading.opened(chromium, f"{site}/{WELCOME}", window) as seen:
        for k, name in enumerate(pages):
            seen.page.goto(f"{site}/{WELCOME}")
            doors = seen.page.locator(".door")
            assert doors.count() == len(pages)
            doors.nth(k).scroll_into_view_if_needed()
            width, height = (doors.nth(k).bounding_box()[side] for side in ("width", "height"))
            # At its far corner, not only on its words.
            doors.nth(k).click(position={"x": width - 12, "y": height - 12})
            expect(seen.page).to_have_url(f"{site}/{name}.html")


def test_a_page_that_is_not_there_is_styled_and_leads_on_at_any_depth(chromium, site):
    settings = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    below = urlsplit(settings["html"]["baseurl"]).path.rstrip("/")  # where the site is on its host
    context = chromium.new_context()
    page = context.new_page()
    try:
        if below:
            page.route(f"{site}{below}/**", lambda route: route.continue_(url=route.request.url.replace(below, "", 1)))
        content = Path(Book().html, "404.html").read_text("utf-8")
        page.route("**/no/such/place", lambda route: route.fulfill(status=404, body=content, content_type="text/html"))
        page.goto(f"{site}/no/such/place")
        expect(page.locator("article h1")).to_have_text("This page is not here")
        assert page.evaluate("getComputedStyle(document.body, '::before').height") == "4px", "it has no look"
        page.locator(".bd-sidebar-primary nav a", has_text="ODEs and flows").first.click()
        expect(page).to_have_url(f"{site}{below}/book/02_odes_and_flows.html")
    finally:
        context.close()


def test_a_copy_on_a_memory_stick_has_sliders_and_search(chromium):
    html = Path(Book().html).resolve()
    with reading.opened(chromium, (html / WELCOME).as_uri()) as seen:
        before, after = reading.move_first_slider(seen.page)
        assert before != after
        assert not seen.failures and not seen.messages
        seen.page.goto((html / "search.html").as_uri() + "?q=pendulum")
        found = seen.page.locator("#search-results li a").first
        found.wait_for()
        assert "02_odes_and_flows.html" in found.get_attribute("href")


def test_the_pdf_has_an_outline_numbers_and_links_inside_it(tmp_path, site):
    out, names = tmp_path / "two.pdf", ["book/index", "book/glossary"]
    # In a process of its own: playwright, which is at work here, starts once in a process.
    command = [sys.executable, str(ROOT / "tools/pdf.py"), "--out", str(out), *names]
    # Fontconfig's own list names no font for the words of the glossary.
    (tmp_path / "fc-list").write_text("#!/bin/sh\n")
    (tmp_path / "fc-list").chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    made = subprocess.run(command, capture_output=True, text=True, timeout=reading.PATIENCE, env=environment)
    assert made.returncode == 0, made.stderr
    assert "no font for Chinese and Korean" in made.stdout
    pdf = PdfReader(out)
    assert f": {len(pdf.pages)} pages" in made.stdout and len(pdf.pages) > 3
    top = [item for item in pdf.outline if not isinstance(item, list)]
    assert [item.title for item in top] == ["Flow and diffusion models, by running them", "Glossary"]
    starts = [pdf.get_destination_page_number(item) for item in top]
    # Without the ligatures of some fonts.
    texts = [" ".join(unicodedata.normalize("NFKC", page.extract_text()).split()) for page in pdf.pages]
    for item, start in zip(top, starts, strict=True):
        assert item.title in texts[start]
    # The contents name the page, and the page says its number.
    assert all(re.search(rf"{item.title}\s*{start + 1}\b", texts[0]) for item, start in zip(top, starts, strict=True))
    assert all(re.search(rf"(^|\s){k + 1}\s*$", text) for k, text in enumerate(texts) if k), "a page without number"
    assert all(len(text) > 25 for text in texts), "an empty page"
    links = [link.get_object()["/A"] for page in pdf.pages for link in page.get("/Annots") or ()]
    assert not [link["/URI"] for link in links if "localhost" in str(link.get("/URI"))]
    sheets = {page.indirect_reference.idnum: k for k, page in enumerate(pdf.pages)}
    inside = [(sheets[link["/D"][0].idnum], link["/D"][3]) for link in links if link["/S"] == "/GoTo"]
    assert len({place for place in inside if place[0] >= starts[1]}) > 5, "no link leads to a word of the glossary"
