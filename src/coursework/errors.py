"""What the command line says when it is used wrongly."""


class Usage(Exception):
    """One sentence for standard error, and exit status 2."""
