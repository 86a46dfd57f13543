"""What stands before a page's first words: only the styles that it needs, and no script.

The themes' style sheets are made for every site: three quarters of them are for what this book does not have. Each page
gets what applies to it, in it, so that its first words wait for one answer and not for two; of the font of icons it
gets the few that it shows. Scripts wait until the page has been read to its end.
"""

import base64
import io
import posixpath
import re
from pathlib import Path

import tinycss2
from fontTools import subset
from fontTools.ttLib import TTFont

STYLESHEET = re.compile(r'\s*<link (?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"?]*?_static/)([^"?]+)[^"]*"[^>]*>')
SCRIPT = re.compile(r"<script(?=[^>]*\bsrc=)(?![^>]*\b(?:defer|async|type)\b)")
# What the theme asks for at once and needs late; and a script of half a megabyte that draws icons, as its styles do.
EARLY = re.compile(
    r'\s*<link rel="preload" as="script"[^>]*>|\s*<script src="[^"]*scripts/fontawesome.js[^>]*></script>'
)
# It uses what a script before it declares, which waits by now: so does a module.
PAGE_NAME = re.compile(r"<script>(?=DOCUMENTATION_OPTIONS)")
# The theme knows only at the page's end whether it is light or dark, and until then has no colours at all.
THEME = re.compile(r'dataset\.theme = localStorage\.getItem\("theme"\) \|\| "auto";')
LIGHT_OR_DARK = (
    "dataset.theme = (/^(light|dark)$/.exec(document.documentElement.dataset.mode) ?? "
    '[matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"])[0];'
)
WITHOUT_SCRIPTS = ('data-theme="auto"', 'data-theme="light"')
WORDS = re.compile(r"[\w-]+")
ATTRIBUTES = re.compile(r'\s(?:class|id)="([^"]*)"')
EXCEPT = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
NAMES = re.compile(r"[.#]((?:\\.|[\w-])+)")
ADDRESS = re.compile(r"url\((['\"]?)(?!['\"]?(?:data:|#))([^'\")]+)\1\)")
ICON = re.compile("[\uf000-\uf8ff]")
# No page loads their scripts, or they bring styles of their own.
APART = ("vendor", "python", "locales")
NESTED = {"media", "supports", "container"}

# What the theme does not say to those who listen, or says in other words than it shows: pattern, what is said.
UNSAID = (
    (r'(<button class="[^"]*search-button-field[^"]*") title="[^"]*" aria-label="[^"]*"', r"\1"),
    (
        r'(<a class="[^"]*reference internal" [^>]*>)([^<]*)(</a><details[^>]*>)<summary>(?=<span class="toctree-)',
        r'\1\2\3<summary aria-label="Pages below: \2">',
    ),
    (r'(<div id="pst-primary-sidebar" class="[^"]*")', r'\1 role="region" aria-label="The book"'),
)


class Sheet:
    """A style sheet, its rules ready to be chosen from."""

    def __init__(self, path: Path, static: Path):
        self.path, self.static = path, static
        self.rules = list(self._rules(path.read_text("utf-8")))

    def _rules(self, content):
        for rule in tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule":
                body = self._text(rule.content)
                yield None, [(part, names(part)) for part in selectors(rule.prelude)], body
            elif rule.type == "at-rule" and rule.lower_at_keyword in NESTED and rule.content is not None:
                head = f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}"
                yield head, list(self._rules(tinycss2.serialize(rule.content))), None
            elif rule.type == "at-rule" and rule.lower_at_keyword == "import":
                (place,) = (token.value for token in rule.prelude if token.type in ("string", "url"))
                yield from Sheet((self.path.parent / place).resolve(), self.static).rules
            elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
                body = ";" if rule.content is None else "{" + self._text(rule.content) + "}"
                yield None, None, f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}{body}"

    def _text(self, tokens) -> str:
        """Declarations without comments and spare room, their addresses as seen from _static."""
        said = tinycss2.serialize([token for token in tokens if token.type != "comment"])
        said = re.sub(r"\s*\n\s*", " ", said).strip().rstrip(";")

        def moved(found: re.Match) -> str:
            place = posixpath.normpath(posixpath.join(self.path.parent.relative_to(self.static).as_posix(), found[2]))
            return f"url({place})"

        return ADDRESS.sub(moved, said)

    def of(self, known: set[str] | None) -> str:
        """What applies to a page in which only the classes and ids `known` can occur; all of it where that is None."""
        return chosen(self.rules, known)


def selectors(prelude) -> list[str]:
    """The parts of a selector list, which commas part that stand in no brackets."""
    parts, part = [], []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append(part)
            part = []
        elif token.type != "comment":
            part.append(token)
    return [tinycss2.serialize(tokens).strip() for tokens in [*parts, part]]


def names(selector: str) -> set[str]:
    """The classes and ids without which a selector finds nothing."""
    return {name.replace("\\", "") for name in NAMES.findall(EXCEPT.sub("", selector))}


def chosen(rules, known: set[str] | None) -> str:
    written = []
    for head, parts, body in rules:
        if head:
            if inside := chosen(parts, known):
                written.append(f"{head}{{{inside}}}")
        elif parts is None:
            written.append(body)
        elif kept := [part for part, needed in parts if known is None or needed <= known]:
            written.append(f"{','.join(kept)}{{{body}}}")
    return "".join(written)


def with_few_icons(styles: str, static: Path) -> str:
    """The fonts of icons with those that the styles show, in the styles; a font that shows none is left out."""
    shown = set(map(ord, ICON.findall(styles)))

    def small(found: re.Match) -> str:
        sources = [static / place for place in re.findall(r"url\(([^)]*fontawesome[^)]*\.ttf)\)", found[0])]
        if not sources or not sources[0].exists():
            return found[0]
        font = TTFont(sources[0])
        if not (codes := shown & set(font.getBestCmap())):
            return ""
        maker = subset.Subsetter(subset.Options(layout_features=[], hinting=False, notdef_outline=False))
        maker.populate(unicodes=codes)
        maker.subset(font)
        font.flavor, out = "woff", io.BytesIO()
        font.save(out)
        data = base64.b64encode(out.getvalue()).decode()
        return re.sub(r"src:[^;}]*(?=[;}])", f'src:url(data:font/woff;base64,{data}) format("woff")', found[0])

    return re.sub(r"@font-face\s*\{[^}]*\}", small, styles)


class Pages:
    """The built pages in a folder, and what they have in common.

    Args:
        own: the folder of the book's own style sheets. They are short, and for what the book has: a page gets them
            whole, with the classes that scripts make up.
    """

    def __init__(self, folder: Path, own: Path):
        self.folder, self.static, self.own = folder, (folder / "_static").resolve(), own
        self.sheets: dict[str, Sheet] = {}
        self.fonts: dict[frozenset, str] = {}
        scripts = (path for path in self.static.rglob("*.js") if path.relative_to(self.static).parts[0] not in APART)
        self.words = {word for path in scripts for word in WORDS.findall(path.read_text("utf-8"))}

    def improve(self, path: Path) -> None:
        page = path.read_text("utf-8")
        if links := list(STYLESHEET.finditer(page)):
            known = self.words | {name for value in ATTRIBUTES.findall(page) for name in value.split()}
            parts = (self.sheet(link[2]).of(None if (self.own / link[2]).exists() else known) for link in links)
            styles = with_few_icons("".join(parts), self.static)
            styles = ADDRESS.sub(lambda found: f"url({links[0][1]}{found[2]})", styles)
            page = STYLESHEET.sub(lambda link: "" if link[0] != links[0][0] else f"<style>{styles}</style>", page)
        page = SCRIPT.sub("<script defer", EARLY.sub("", page))
        page = THEME.sub(LIGHT_OR_DARK, page.replace(*WITHOUT_SCRIPTS, 1))
        for pattern, said in UNSAID:
            page = re.sub(pattern, said, page)
        path.write_text(PAGE_NAME.sub('<script type="module">', page), "utf-8")

    def sheet(self, name: str) -> Sheet:
        if name not in self.sheets:
            self.sheets[name] = Sheet(self.static / name, self.static)
        return self.sheets[name]


def improve_all(app, exception) -> None:
    if app.builder.format == "html" and not exception:
        pages = Pages(Path(app.outdir), Path(app.srcdir, "book", "_static"))
        for path in sorted(pages.folder.rglob("*.html")):
            if "_static" not in path.relative_to(pages.folder).parts:
                pages.improve(path)


def setup(app) -> dict:
    # After all that writes pages or styles.
    app.connect("build-finished", improve_all, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
