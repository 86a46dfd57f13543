"""What the book asks of Sphinx beyond its settings."""


def without_thebe(app, pagename, templatename, context, doctree) -> None:
    """Leave out Thebe's scripts: the book's sliders need no kernel, and jupyter-book declares them twice, which is an error."""

    def is_thebe(script) -> bool:
        body = getattr(script, "attributes", {}).get("body") or ""
        return "sphinx-thebe" in str(script.filename) or "THEBE_JS_URL" in body

    context["script_files"] = [script for script in context["script_files"] if not is_thebe(script)]


def setup(app) -> dict:
    # After the themes and extensions, which add their scripts in the same event.
    app.connect("html-page-context", without_thebe, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
