"""One PDF of the built book: contents, outline, page numbers, and links that stay inside it.

    .venv/bin/python tools/pdf.py [--out _build/flowdiff.pdf] [PAGE …]

Chromium prints each page of _build/html, without a network. A link from one page to another leads to its place in the
PDF; those to other sites stay. Pages are named as in _toc.yml; all of them without a name.
"""

import argparse
import io
import os
import re
import shutil
import subprocess
from html import escape
from types import SimpleNamespace

import bootstrap
from console import Stop, plainly

PAPER = {"format": "A4", "scale": 0.85, "margin": {"top": "18mm", "bottom": "20mm", "left": "17mm", "right": "17mm"}}
# The theme prints contents and a title of its own before each page: the PDF has its contents once.
PRINT = """@media print {
  #jb-print-docs-body { display: none !important; }
  article h1 { display: block !important; margin-top: 0 !important; }
  .bd-main, .bd-content, .bd-article-container, article.bd-article { margin: 0 !important; padding: 0 !important; }
  .bd-article-container { max-width: none !important; }
  pre { white-space: pre-wrap !important; }
  figure, .doors, .admonition-title, li, tr, .cell_input, div.math { break-inside: avoid; }
  table { break-inside: auto !important; }
  h2, h3 { break-after: avoid; }
  .bd-footer-content { display: none !important; }
}"""
# All places that a link may lead to: Chromium keeps those that are linked to in the page itself. Then its headings.
PLACES = """() => {
  for (const picture of document.images) picture.loading = "eager";
  const links = document.createElement("div");
  for (const { id } of document.querySelectorAll("article [id]")) {
    if (id.startsWith("MJX") || !/^[\\w.:-]+$/.test(id)) continue;
    const link = document.createElement("a");
    link.href = "#" + id;
    links.append(link);
  }
  document.querySelector("article").append(links);
  const words = (heading) => {
    const copy = heading.cloneNode(true);
    for (const extra of copy.querySelectorAll(".headerlink, mjx-assistive-mml")) extra.remove();
    for (const formula of heading.querySelectorAll("mjx-container")) {
      const math = formula.querySelector("mjx-assistive-mml")?.textContent ?? "";
      copy.querySelector("mjx-container").replaceWith(math);
    }
    return copy.textContent.trim().replace(/\\s+/g, " ");
  };
  return [...document.querySelectorAll("article h1, article h2")].map((heading) => ({
    level: Number(heading.tagName[1]), text: words(heading), id: heading.closest("section[id]")?.id,
  }));
}"""
LOADED = "[...document.images].filter((img) => img.src).every((img) => img.complete)"
STYLE = """
body { font: 11pt system-ui, sans-serif; color: #1c2733; margin: 0; }
h1 { font-size: 40pt; color: #2166ac; margin: 40mm 0 4mm; letter-spacing: -0.02em; }
h2 { margin: 12mm 0 4mm; }
p.title { font-size: 18pt; margin: 0 0 3mm; }
ol { list-style: none; padding: 0; }
li { display: flex; margin: 1.6mm 0; }
li a { flex: 1; color: inherit; text-decoration: none; border-bottom: 1px dotted #8a97a5; }
"""
SHEETS = """
@page { margin: 0; }
body { font: 9pt system-ui, sans-serif; margin: 0; color: #4b5866; }
div { height: 297mm; position: relative; overflow: hidden; break-after: page; }
div:last-child { break-after: auto; }
span { position: absolute; bottom: 9mm; width: 100%; text-align: center; }
"""


def make_pdf(book, names, out):
    """Write the pages `names` of the built `book` as one PDF to the file `out`; returns the number of its pages."""
    from pypdf import PdfReader
    from screenshot import launch
    from serve import BookServer

    with BookServer(book.html) as server, launch() as browser:
        tab = browser.new_page()
        parts = []
        for name in names:
            headings, content = _printed(tab, f"{server.url}/{name}.html")
            print(f"  {name}", flush=True)
            parts.append(SimpleNamespace(name=name, headings=headings, reader=PdfReader(io.BytesIO(content))))
        site = server.url + "/"
        # Once to see how long the contents are, and once with the numbers that follow from it.
        contents = PdfReader(io.BytesIO(_paper(tab, _contents(parts, site, 0))))
        before = len(contents.pages)
        contents = PdfReader(io.BytesIO(_paper(tab, _contents(parts, site, before))))
        total = before + sum(len(part.reader.pages) for part in parts)
        numbers = PdfReader(io.BytesIO(_paper(tab, _numbers(total), margin=None)))
    _join(contents, parts, numbers, site).write(out)
    return total


def _printed(tab, address):
    """The headings of a page of the book, and the page as a PDF."""
    from screenshot import SETTLED

    tab.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
    tab.goto(address, wait_until="load")
    tab.wait_for_function(SETTLED, timeout=300_000)
    tab.add_style_tag(content=PRINT)
    headings = tab.evaluate(PLACES)
    tab.emulate_media(media="print", color_scheme="light")
    tab.wait_for_function(LOADED, timeout=60_000)
    return headings, tab.pdf(**PAPER, print_background=True)


def _paper(tab, html, **options):
    tab.set_content(html)
    return tab.pdf(**(PAPER | {"scale": 1, "print_background": True} | options))


def _contents(parts, site, before):
    """The first pages: title and contents, where the first part follows after `before` pages."""
    lines, number = [], before + 1
    for part in parts:
        title = escape(part.headings[0]["text"])
        lines.append(f'<li><a href="{site}{part.name}.html">{title}</a>{number}</li>')
        number += len(part.reader.pages)
    return (
        f"<!doctype html><style>{STYLE}</style><h1>flowdiff</h1><p class=title>Flow and diffusion models, by running "
        f"them</p><p>In this copy the figures with sliders stand still: they move on the site.</p><h2>Contents</h2>"
        f"<ol>{''.join(lines)}</ol>"
    )


def _numbers(total):
    """Sheets with nothing but their numbers, to be laid over the pages; the first has none."""
    sheets = "".join(f"<div><span>{k + 1 if k else ''}</span></div>" for k in range(total))
    return f"<!doctype html><style>{SHEETS}</style>{sheets}"


def _join(contents, parts, numbers, site):
    """A `PdfWriter` with all pages, numbered, outlined and linked."""
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NullObject

    writer = PdfWriter()
    places = {}  # (page of the book, id or "") → its page in the PDF, and the height on it
    at = len(contents.pages)
    for part in parts:
        places[part.name, ""] = (at, None)
        for place, destination in part.reader.named_destinations.items():
            page = part.reader.get_destination_page_number(destination)
            places[part.name, place.removeprefix("/")] = (at + page, destination.top)
        at += len(part.reader.pages)
    for reader in (contents, *(part.reader for part in parts)):
        writer.append(reader, import_outline=False)
    if len(numbers.pages) != len(writer.pages):
        raise Stop(f"{len(writer.pages)} pages and {len(numbers.pages)} numbers")
    for page, number in zip(writer.pages, numbers.pages, strict=True):
        page.merge_page(number)

    def destination(place):
        page, top = place
        height = FloatObject(top) if isinstance(top, (int, float)) else NullObject()
        target = writer.pages[page].indirect_reference
        return ArrayObject([target, NameObject("/XYZ"), NullObject(), height, NullObject()])

    owners = [None] * len(contents.pages) + [part.name for part in parts for _ in part.reader.pages]
    for page, owner in zip(writer.pages, owners, strict=True):
        kept = []
        for annotation in page.get("/Annots") or ():
            link = annotation.get_object()
            inside, place = _place(link, owner, site, places)
            if place is not None:
                link.pop("/Dest", None)
                action = {NameObject("/S"): NameObject("/GoTo"), NameObject("/D"): destination(place)}
                link[NameObject("/A")] = DictionaryObject(action)
            # What is on the site and not in the PDF, such as a download, cannot be reached from here.
            if place is not None or not inside:
                kept.append(annotation)
        page[NameObject("/Annots")] = ArrayObject(kept)
    for part in parts:
        above = None
        for heading in part.headings:
            page, top = places.get((part.name, heading["id"]), places[part.name, ""])
            item = writer.add_outline_item(
                title=heading["text"], page_number=page, parent=above if heading["level"] > 1 else None
            )
            if isinstance(top, (int, float)):
                item.get_object()[NameObject("/Dest")] = destination((page, top))
                item.get_object().pop("/A", None)
            if heading["level"] == 1:
                above = item
    writer.root_object.pop(NameObject("/Dests"), None)
    writer.add_metadata({"/Title": "flowdiff: flow and diffusion models, by running them"})
    writer.page_mode = "/UseOutlines"
    writer.compress_identical_objects()
    return writer


def _place(link, owner, site, places):
    """Whether a link of the page `owner` stays on the site; and where it leads in the PDF, or None."""
    if "/Dest" in link:
        return True, places.get((owner, str(link["/Dest"]).removeprefix("/")), places.get((owner, "")))
    address = str(link.get("/A", {}).get("/URI", ""))
    if not address.startswith(site):
        return False, None
    path, _, place = address.removeprefix(site).partition("#")
    name = re.sub(r"\.html$", "", path.partition("?")[0]) or owner
    return True, places.get((name, place), places.get((name, "")))


def missing_letters():
    """The languages of the glossary for which fontconfig, where it is there, knows no font: paper shows empty boxes."""
    if not shutil.which("fc-list"):
        return []
    languages = {"zh": "Chinese", "ko": "Korean"}
    return [
        name
        for code, name in languages.items()
        if not subprocess.run(["fc-list", f":lang={code}"], capture_output=True).stdout
    ]


def main():
    parser = argparse.ArgumentParser(prog="make pdf", description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", help="as in _toc.yml, such as book/02_odes_and_flows")
    parser.add_argument(
        "--out", default=os.path.join(bootstrap.ROOT, "_build", "flowdiff.pdf"), help="the PDF to write"
    )
    arguments = parser.parse_args()
    bootstrap.enter()
    with plainly():
        from build import Book

        book = Book()
        unknown = sorted(set(arguments.pages) - set(book.pages()))
        missing = [page for page in arguments.pages or book.pages() if page + ".html" in book.missing_pages()]
        if unknown or missing:
            raise Stop(
                f"not built: {', '.join(unknown or missing)}; run `make book` first, and name pages as _toc.yml does"
            )
        missing = missing_letters()
        if missing:
            print(
                f"no font for {' and '.join(missing)}: these words of the glossary will be empty boxes; install one "
                "and run again (Debian: fonts-noto-cjk)"
            )
        total = make_pdf(book, arguments.pages or book.pages(), arguments.out)
        print(f"{os.path.relpath(arguments.out)}: {total} pages")


if __name__ == "__main__":
    main()
