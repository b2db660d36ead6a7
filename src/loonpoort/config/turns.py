"""Turns: one API call at a time in a process, and the process never idle while a client is slow.

Threads that compute side by side only get in each other's way, and each would open a database connection of
its own. So there is one turn and one connection a process, and many threads; a thread holds the turn while it
works on a call and gives it back while it waits for the network: for a request's body, or for a reader of a
long answer.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from loonpoort.wire.safety import MAX_BODY

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_turn = threading.Lock()
_part = threading.Lock()
"""Held before the turn by whoever goes on with a long answer: one at a time, so that a call waits for one
part at the most, however many long answers are under way."""


def in_turns(application: "WSGIApplication") -> "WSGIApplication":
    """The application with its calls in turns. A body that is too large is cut, one byte over the limit."""

    def call(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        environ["wsgi.input"] = BytesIO(_body(environ))
        with _turn:
            _share_connection()
            answer = application(environ, start_response)
        return answer if isinstance(answer, list) else _InTurns(answer)

    return call


class _InTurns:
    """A long answer: each part is made in a turn and sent outside of it."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts: Iterator[bytes] = iter(parts)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        with _part, _turn:
            _share_connection()
            return next(self._parts)

    def close(self) -> None:
        close: Callable[[], None] = getattr(self._parts, "close", lambda: None)
        with _part, _turn:
            close()


def _body(environ: "WSGIEnvironment") -> bytes:
    length = str(environ.get("CONTENT_LENGTH") or "")
    size = min(int(length), MAX_BODY + 1) if length.isdigit() else MAX_BODY + 1
    body: bytes = environ["wsgi.input"].read(size) if environ["REQUEST_METHOD"] == "POST" else b""
    return body


_shared: BaseDatabaseWrapper | None = None


def _share_connection() -> None:
    """Give this thread the process's connection in place of one of its own."""
    global _shared  # noqa: PLW0603 - one a process is the point
    if _shared is None:
        _shared = connections[DEFAULT_DB_ALIAS]
        _shared.inc_thread_sharing()
    elif connections[DEFAULT_DB_ALIAS] is not _shared:
        connections[DEFAULT_DB_ALIAS] = _shared
