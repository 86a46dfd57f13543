"""One line of a terminal that says how far something is."""

from __future__ import annotations


class Line:
    """One line that is rewritten, on a terminal; nothing elsewhere."""

    def __init__(self, stream):
        self.stream = stream
        self.live = stream.isatty()

    def show(self, text: str) -> None:
        if self.live:
            self.stream.write(f"\r\x1b[K{text}")
            self.stream.flush()

    def done(self) -> None:
        if self.live:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
