"""Frames over a socket: one byte that says what it is, the length, the bytes."""

from __future__ import annotations

import os
import socket
import struct
import time

from coursework.inside.wire import MAX_BYTES

# what a frame is; the referee sends orders, requests and answers, the student's process results, replies and calls
ORDER, RESULT = b"o", b"r"  # run a cell, begin a check; how that went
REQUEST, REPLY = b"q", b"p"  # `coursework.inside.host`'s two kinds of message
CALL, ANSWER = b"c", b"a"  # to a function that the check passed along, and back
NUMBER = 4  # bytes before a request and a call: the call belongs to the request of the same number
PLAN, EVENT = b"n", b"e"  # between the engine and the referee

# The student's own folder inside the sandbox: in memory, and gone with the student's process.
WORK = os.path.join(os.sep, "tmp", "work")
SHARED = os.path.join(os.sep, "dev", "shm")  # the same, for what its processes have in common
DEVICES = tuple(os.path.join(os.sep, "dev", name) for name in ("null", "zero", "full", "random", "urandom"))

_HEAD = struct.Struct("<cQ")
_PIECE = 2**20


class Closed(Exception):
    """The other side is gone."""


class Late(Exception):
    """The other side did not send, or did not read, in time."""


class Garbled(Exception):
    """What came is no frame."""


class Pipe:
    """One end of a socket that carries frames."""

    def __init__(self, sock: socket.socket):
        self._socket = sock

    def fileno(self) -> int:
        return self._socket.fileno()

    def close(self) -> None:
        self._socket.close()

    def send(self, kind: bytes, payload: bytes, until: float | None = None) -> None:
        """Send a frame, before `until` on the monotonic clock.

        Raises:
            Closed: nobody reads any more.
            Late: it was not read in time.
        """
        try:
            self._socket.settimeout(_left(until))
            self._socket.sendall(_HEAD.pack(kind, len(payload)) + payload)
        except TimeoutError:
            raise Late from None
        except OSError:
            raise Closed from None

    def receive(self, until: float | None = None) -> tuple[bytes, bytes]:
        """The next frame.

        Raises:
            Closed, Late: as in `send`.
            Garbled: longer than a message may be.
        """
        kind, size = _HEAD.unpack(self._exactly(_HEAD.size, until))
        if size > MAX_BYTES:
            raise Garbled
        return kind, self._exactly(size, until)

    def _exactly(self, size: int, until: float | None) -> bytes:
        pieces = []
        while size:
            try:
                self._socket.settimeout(_left(until))
                piece = self._socket.recv(min(size, _PIECE))
            except TimeoutError:
                raise Late from None
            except OSError:
                raise Closed from None
            if not piece:
                raise Closed
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)


def _left(until: float | None) -> float | None:
    return None if until is None else max(until - time.monotonic(), 1e-3)
