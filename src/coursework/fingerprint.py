"""A hash of files: whether something has to be found out anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def of_files(files: Iterable[Path], *texts: str) -> str:
    """The SHA-256, in hexadecimal digits, of what the files hold, their names and their folders' names; then of texts.

    Args:
        files: in an order that stays the same.
    """
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.parent.name}/{file.name}".encode() + b"\0" + file.read_bytes() + b"\0")
    for text in texts:
        digest.update(text.encode() + b"\0")
    return digest.hexdigest()
