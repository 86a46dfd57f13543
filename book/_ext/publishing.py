"""What a page says about itself, and to the world: how long it takes to read, where its source is, and for a site with
an address its card, its description and the list of pages.

``repository.url`` and ``html.baseurl`` in ``_config.yml`` decide: with either empty, nothing that needs it is there.
"""

import math
import re
from html import escape
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode

CHAPTER = re.compile(r"book/\d\d_\w+")
EXERCISES = "exercises/"
# In a minute. Words as of plain prose; a line of code, of which one wants to know what it does, as ten words.
WORDS, WORDS_OF_A_LINE = 200, 10
# Not part of the text: code that is folded, what a cell shows, and the formulas' sources.
UNREAD = (HideCodeCellNode, nodes.raw, nodes.comment, nodes.math, nodes.math_block, nodes.image)
CARD = "_static/card.png"

NOT_FOUND = {
    "title": "This page is not here",
    "body": "<h1>This page is not here</h1>\n<p>It may have moved. The contents beside this text list every page, and "
    "the search finds words in all of them.</p>",
}


def reading(node) -> tuple[int, int]:
    """The words and the lines of code that a reader of `node` meets."""
    words = lines = 0
    for child in node.children:
        if isinstance(child, nodes.literal_block):
            if "cell_output" not in " ".join(node.get("classes", [])):
                lines += sum(bool(line.strip()) for line in child.astext().splitlines())
        elif isinstance(child, nodes.Text):
            words += len(child.astext().split())
        elif not isinstance(child, UNREAD):
            more_words, more_lines = reading(child)
            words, lines = words + more_words, lines + more_lines
    return words, lines


def minutes(words: int, lines: int) -> int:
    """How long it takes to read, in minutes, rounded up to whole five."""
    return 5 * math.ceil((words + WORDS_OF_A_LINE * lines) / WORDS / 5)


class Repository:
    """Where the sources are, at ``url`` on GitHub or GitLab, and the addresses of what is done with a file there."""

    def __init__(self, url: str, branch: str):
        self.url, self.branch = url.rstrip("/"), branch
        self.github = urlsplit(self.url).netloc == "github.com"
        self.name = urlsplit(self.url).path.strip("/")

    def edit(self, path: str) -> str:
        return f"{self.url}/{'' if self.github else '-/'}edit/{self.branch}/{path}"

    def issue(self, page: str) -> str:
        title = urlencode(
            {"title" if self.github else "issue[title]": f"A mistake on the page {page}"}, quote_via=quote
        )
        return f"{self.url}/{'' if self.github else '-/'}issues/new?{title}"

    def colab(self, path: str) -> str | None:
        """None if Colab, which opens notebooks from GitHub, cannot."""
        if self.github and path.endswith(".ipynb"):
            return f"https://colab.research.google.com/github/{self.name}/blob/{self.branch}/{path}"
        return None

    def binder(self, path: str) -> str:
        where = f"gh/{self.name}" if self.github else "gl/" + quote(self.name, safe="")
        return f"https://mybinder.org/v2/{where}/{quote(self.branch, safe='')}?urlpath=lab/tree/{path}"


def elsewhere(repository: Repository, docname: str, source: str, live: bool) -> str:
    """The line below a page that leads to its source; `live` if the page has something to run."""
    # A page of exercises is derived: its notebook is what is opened, and its one source what is edited.
    edited = f"solutions/{docname.removeprefix(EXERCISES)}.md" if docname.startswith(EXERCISES) else source
    links = {}
    if live:
        links |= {"Open in Colab": repository.colab(source), "Open in Binder": repository.binder(source)}
    links |= {"Suggest an edit": repository.edit(edited), "Found a mistake?": repository.issue(docname)}
    items = "".join(f'<li><a href="{escape(url)}">{words}</a></li>' for words, url in links.items() if url)
    first = f"%pip install git+{repository.url}"
    note = f"<p>In Colab, run <code>{escape(first)}</code> in a cell of its own first.</p>"
    return (
        f'<nav class="elsewhere" aria-label="This page elsewhere"><ul>{items}</ul>'
        f"{note if links.get('Open in Colab') else ''}</nav>"
    )


def add_to_page(app, pagename, templatename, context, doctree) -> None:
    if pagename == app.config.root_doc:
        app.add_js_file("welcome.js")
    if doctree is None:
        return
    if CHAPTER.fullmatch(pagename):
        words, lines = reading(doctree)
        size = f"{words:,} words and {lines} lines of code".replace(",", " ")
        facts = f"{minutes(words, lines)} minutes to read, longer with a pencil and the sliders: {size}"
        context["body"] = context["body"].replace("</h1>", f'</h1>\n<p class="reading-time">{facts}</p>', 1)
    if url := app.config.html_theme_options.get("repository_url"):
        repository = Repository(url, app.config.html_theme_options.get("repository_branch") or "main")
        source = Path(app.env.doc2path(pagename)).relative_to(app.srcdir).as_posix()
        live = pagename.startswith(EXERCISES) or bool(app.env.nb_metadata.get(pagename, {}).get("exec_data"))
        context["body"] += elsewhere(repository, pagename, source, live)


def settle(app, config) -> None:
    """What the extensions are told, from the one address of the site."""
    address = config.html_baseurl
    config.notfound_urls_prefix = (urlsplit(address).path.rstrip("/") if address else "") + "/"
    config.notfound_context = NOT_FOUND
    if not address:
        return
    config.html_baseurl = address = address.rstrip("/") + "/"
    config.ogp_site_url, config.ogp_image, config.ogp_image_alt = address, CARD, "From noise to data"
    config.ogp_site_name = "flowdiff"
    # One picture for all pages: pictures of a text say to nobody what the text beside them does not.
    config.ogp_social_cards = {"enable": False}
    config.sitemap_url_scheme = "{link}"
    config.sitemap_excludes = ["404.html", "search.html", "genindex.html"]


def keep_sources(app, env) -> None:
    """A page has its source to download also where git has no date for it."""
    for page, known in env.git_last_updated.items():
        env.git_last_updated[page] = (known[0] if known else None, True)


def draw_card(app, exception) -> None:
    """The picture that stands beside a link to a page elsewhere: 1200 × 630 pixels."""
    if exception or not app.config.html_baseurl:
        return
    # Only here, because they take longer to load than all else of this file.
    import matplotlib.pyplot as plt

    from flowdiff import plotting

    with plt.style.context(plotting.STYLE):
        fig = plt.figure(figsize=(12, 6.3), dpi=100, layout="none")
        picture = fig.add_axes((0.04, 0.04, 0.92, 0.6))
        picture.imshow(plt.imread(Path(app.srcdir, "book/_static/noise_to_data.png")))
        picture.axis("off")
        fig.text(0.06, 0.79, "flowdiff", fontsize=54, fontweight="bold", color=plotting.BLUE)
        fig.text(0.06, 0.69, "Flow and diffusion models, by running them", fontsize=26, color="#1c2733")
        fig.add_artist(plt.Rectangle((0, 0.975), 0.5, 0.025, color=plotting.BLUE))
        fig.add_artist(plt.Rectangle((0.5, 0.975), 0.5, 0.025, color=plotting.RED))
        fig.savefig(Path(app.outdir, CARD), dpi=100)
        plt.close(fig)


def setup(app) -> dict:
    app.setup_extension("notfound.extension")
    app.setup_extension("sphinx_last_updated_by_git")
    if app.config.html_baseurl:
        app.setup_extension("sphinxext.opengraph")
        app.setup_extension("sphinx_sitemap")
    # Before the extensions read their settings.
    app.connect("config-inited", settle, priority=100)
    app.connect("env-updated", keep_sources, priority=900)
    app.connect("html-page-context", add_to_page)
    app.connect("build-finished", draw_card)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
