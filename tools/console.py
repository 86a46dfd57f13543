"""What the tools say while they work: headlines, progress, and one-sentence errors.

Parsed by Python 3.6 and later, so that bootstrap.py can explain itself to an old Python.
"""

import contextlib
import sys
import threading
import time


class Stop(Exception):
    """Something that the reader must mend first; its text is the sentence shown."""


@contextlib.contextmanager
def plainly():
    """A tool's work: `Stop` becomes one sentence and exit status 2, Ctrl-C a quiet end."""
    try:
        yield
    except Stop as stop:
        sys.stdout.flush()
        sys.stderr.write(f"error: {stop}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        print("\nstopped")
        sys.exit(130)


def seconds(elapsed):
    """Seconds as a person says them: `8 s`, `2 min 05 s`."""
    whole = int(elapsed + 0.5)
    return f"{whole} s" if whole < 60 else "{} min {:02} s".format(*divmod(whole, 60))


class Progress:
    """A headline with a clock that keeps running while the work is silent.

    `text` is what is being done now: a string, or a function that returns one.

    On a terminal one line is rewritten every second; in a log a line is written when the text
    changes, at most one every `interval` seconds, and at the end.
    """

    def __init__(self, headline, interval=10, stream=None):
        self.headline = headline
        self.interval = interval
        self.stream = stream or sys.stdout
        self.terminal = self.stream.isatty()
        self.text = ""
        self.started = time.time()
        self._written = self.started
        self._done = threading.Event()
        self._ticker = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self):
        if not self.terminal:
            self._line(self.headline + " …")
        self._ticker.start()
        return self

    def __exit__(self, kind, value, trace):
        self._done.set()
        self._ticker.join()
        elapsed = seconds(time.time() - self.started)
        end = "{}: {}".format(self.headline, elapsed if kind is None else "failed after " + elapsed)
        self._line(("\r\033[K" if self.terminal else "") + end)

    def _tick(self):
        while not self._done.wait(1):
            now = time.time()
            text = self.text() if callable(self.text) else self.text
            words = f"{self.headline}: {text}" if text else self.headline
            words += " … " + seconds(now - self.started)
            if self.terminal:
                self.stream.write("\r\033[K" + words[:150])
                self.stream.flush()
            elif now - self._written >= self.interval:
                self._written = now
                self._line(words)

    def note(self, line):
        """Write a line that stays, above the running clock."""
        self._written = time.time()
        self._line(("\r\033[K" if self.terminal else "") + line)

    def _line(self, text):
        self.stream.write(text + "\n")
        self.stream.flush()
