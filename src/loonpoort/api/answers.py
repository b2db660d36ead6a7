"""An answer as the door sends it, whatever the protocol."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

HTML = "text/html; charset=utf-8"
JSON = "application/json"
TEXT = "text/plain; charset=utf-8"
XML = "text/xml; charset=utf-8"

Headers = list[tuple[str, str]]
Parts = Generator[bytes, None, None]
"""A long body, made while it is sent; whoever stops sending it closes it."""


@dataclass(slots=True)
class Answer:
    status: int
    content_type: str
    body: bytes | Parts
    headers: tuple[tuple[str, str], ...] = ()
    """Those that the door does not add to every answer."""


WHOLE = 128 * 1024
"""Bytes up to which an answer is made before it is sent: its length is known, and a failure is a fault."""


def whole_or_parts(parts: Iterator[bytes]) -> bytes | Parts:
    """A short body as bytes, a long one as its parts."""
    begun: list[bytes] = []
    size = 0
    for part in parts:
        begun.append(part)
        size += len(part)
        if size > WHOLE:
            return _continued(b"".join(begun), parts)
    return begun[0] if len(begun) == 1 else b"".join(begun)


def _continued(begun: bytes, parts: Iterator[bytes]) -> Parts:
    yield begun
    yield from parts
