"""An answer as the door sends it, whatever the protocol."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

HTML = "text/html; charset=utf-8"
JSON = "application/json"
TEXT = "text/plain; charset=utf-8"
XML = "text/xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    content_type: str
    body: bytes | Iterator[bytes]
    """A long one comes in parts, made while it is sent."""
    headers: tuple[tuple[str, str], ...] = ()
    """Those that the door does not add to every answer."""


WHOLE = 128 * 1024
"""Bytes up to which an answer is made before it is sent: its length is known, and a failure is a fault."""


def whole_or_parts(parts: Iterator[bytes]) -> bytes | Iterator[bytes]:
    """A short body as bytes, a long one as its parts."""
    begun: list[bytes] = []
    size = 0
    for part in parts:
        begun.append(part)
        size += len(part)
        if size > WHOLE:
            return chain((b"".join(begun),), parts)
    return b"".join(begun)
