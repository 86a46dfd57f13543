"""Serve the book on localhost, and build it if anything changed: what there is of it can be read meanwhile.

python3 tools/serve.py [--port 8000]
"""

import argparse
import errno
import gzip
import http.server
import io
import json
import os
import re
import signal
import socket
import sys
import threading
from typing import ClassVar

import bootstrap
from build import Book, build
from console import Stop, plainly
from draft import DONE, Draft

COMPRESSED = (".html", ".js", ".mjs", ".css", ".json", ".svg", ".txt", ".md", ".ipynb", ".xml", ".inv", ".map")


class BookServer(http.server.ThreadingHTTPServer):
    """Serves a built book on localhost, text compressed once and kept in memory.

    Use as a context manager: it serves from a thread inside the block. `port` 0 is any free port; see `url`.
    As long as it has a `draft`, that is served in the book's place.
    """

    daemon_threads = True

    def __init__(self, folder, port=0):
        self.folder = folder
        self.draft = None
        self._kept = {}
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def url(self):
        return f"http://localhost:{self.server_address[1]}"

    def compressed(self, path):
        """The file's gzipped bytes, made anew when the file has changed."""
        status = os.stat(path)
        version = (status.st_mtime_ns, status.st_size)
        kept = self._kept.get(path)
        if kept is None or kept[0] != version:
            with open(path, "rb") as file:
                kept = (version, gzip.compress(file.read(), 6))
            self._kept[path] = kept
        return kept[1]

    def handle_error(self, request, client_address):
        # A reader who goes on to another page no longer takes what was on its way.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *exception):
        self.shutdown()
        self.server_close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Windows' and some Linux machines' registries call .js text/plain, which browsers refuse.
    extensions_map: ClassVar = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        **{".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json"},
        **{".svg": "image/svg+xml", ".webp": "image/webp", ".woff": "font/woff", ".woff2": "font/woff2"},
        **{".ipynb": "application/x-ipynb+json", ".wasm": "application/wasm", ".whl": "application/zip"},
    }

    def send_head(self):
        # One connection serves many requests, and what is served may have changed since the last one.
        draft = self.server.draft
        self.directory = (draft and draft.folder) or self.server.folder
        if self.path == "/.making":
            return self._send(json.dumps(draft.state() if draft else DONE).encode(), "application/json")
        path = self.translate_path(self.path)
        if os.path.isdir(path) and self.path.split("?")[0].endswith("/"):
            path = os.path.join(path, "index.html")
        if draft and not draft.folder:
            return self._send(draft.page(None), "text/html; charset=utf-8")
        if draft and path.endswith(".html") and os.path.isfile(path):
            return self._send(draft.page(path), "text/html; charset=utf-8")
        accepted = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (accepted and path.endswith(COMPRESSED) and os.path.isfile(path)):
            return super().send_head()
        return self._send(self.server.compressed(path), self.guess_type(path), ("Content-Encoding", "gzip"))

    def _send(self, content, kind, *headers):
        self.send_response(200)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(content))), *headers):
            self.send_header(name, value)
        self.end_headers()
        return io.BytesIO(content)

    def guess_type(self, path):
        kind = super().guess_type(path)
        return kind + "; charset=utf-8" if kind.startswith("text/") else kind

    def end_headers(self):
        # The book is rebuilt under the same address: a browser must ask again.
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Vary", "Accept-Encoding")
        super().end_headers()

    def log_message(self, *arguments):
        pass


def parse_port(text):
    """The port number in `text`. Raises `Stop` if it is not one from 1 to 65535."""
    if not re.fullmatch("[0-9]{1,5}", text) or not 1 <= int(text) <= 65535:
        raise Stop(f"PORT must be a number from 1 to 65535, not {text!r}")
    return int(text)


def refuse_taken_port(port):
    """Raise `Stop` if something answers on `port` of localhost already, or this user may not use it."""
    taken = f"port {port} is taken: stop what uses it, or run `make serve PORT={port % 65535 + 1}`"
    # An IPv6 server on the same port would get the browser's requests for `localhost`.
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.settimeout(1)
                probe.connect((address, port))
        except OSError:
            continue
        raise Stop(taken)
    with socket.socket() as probe:
        try:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EACCES:
                raise Stop(f"port {port} needs an administrator: run `make serve PORT=8000`") from None
            raise Stop(taken) from None


def main():
    parser = argparse.ArgumentParser(prog="make serve", description=__doc__.splitlines()[0])
    parser.add_argument("--port", default="8000", help="port on localhost (8000)")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with plainly():
        port = parse_port(arguments.port)
        refuse_taken_port(port)
    bootstrap.enter()
    with plainly():
        refuse_taken_port(port)
        book = Book()
        with BookServer(book.html, port) as server:
            with Draft(book) as server.draft:
                print(f"\n    {server.url}\n\nCtrl-C stops the server", flush=True)
                build(draft=server.draft)
                server.draft = None
            try:
                signal.pause()
            except KeyboardInterrupt:
                print()


if __name__ == "__main__":
    main()
