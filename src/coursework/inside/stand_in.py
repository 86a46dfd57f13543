"""What `import coursework` finds in the sandbox: a picture or a check in a student's cell does nothing there."""

__all__ = ["check", "show"]


def check(name: str) -> None:
    """Judged elsewhere."""


def show(draw) -> None:
    """Pictures decide nothing."""
