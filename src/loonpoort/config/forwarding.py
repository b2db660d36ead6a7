"""Forwarding to the pages, over a Unix socket, so that they have processes of their own."""

import http.client
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

AT_ONCE = 24
"""Forwarded requests under way in one process; the other threads are left to API calls."""
PATIENCE = 120.0
"""Seconds that a page may take to begin."""
START_SECONDS = 10.0
CHUNK = 64 * 1024

# Those of one connection, and those that only a proxy in front of us may say: we say them ourselves.
_NOT_FORWARDED = {
    "connection",
    "forwarded",
    "host",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
}


def forwarder(path: str, *, is_behind_proxy: bool) -> "WSGIApplication":
    """An application that has the one listening on the Unix socket ``path`` answer."""
    places = threading.BoundedSemaphore(AT_ONCE)

    def forward(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if not places.acquire(blocking=False):
            return _unavailable(start_response, "Too many pages are being made. Try again in a moment.\n")
        connection = _SocketConnection(path)
        try:
            connection.request(
                str(environ["REQUEST_METHOD"]),
                _target(environ),
                body=_body(environ),
                headers=_headers(environ, is_behind_proxy=is_behind_proxy),
            )
            response = connection.getresponse()
        except (OSError, http.client.HTTPException):
            connection.close()
            places.release()
            return _unavailable(start_response, "The pages are starting. Try again in a moment.\n")
        headers = [pair for pair in response.getheaders() if pair[0].lower() not in _NOT_FORWARDED]
        start_response(f"{response.status} {response.reason}", headers)
        return _Forwarded(connection, response, places)

    return forward


class _SocketConnection(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("pages", timeout=PATIENCE)
        self._path = path

    def connect(self) -> None:
        """Connect, waiting a little for pages that are being started."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            self.sock = socket.socket(socket.AF_UNIX)
            self.sock.settimeout(PATIENCE)
            try:
                return self.sock.connect(self._path)
            except OSError:
                self.sock.close()
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)


class _Forwarded:
    """The body of an answer on its way through; gives its place back once closed or read."""

    def __init__(
        self,
        connection: http.client.HTTPConnection,
        response: http.client.HTTPResponse,
        places: threading.BoundedSemaphore,
    ) -> None:
        self._connection, self._response = connection, response
        self._places: threading.BoundedSemaphore | None = places

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        part = self._response.read(CHUNK)
        if not part:
            self.close()
            raise StopIteration
        return part

    def close(self) -> None:
        self._connection.close()
        if self._places is not None:
            self._places.release()
            self._places = None


def _target(environ: "WSGIEnvironment") -> str:
    path = quote(str(environ.get("PATH_INFO", "/")).encode("latin-1"), safe="/~!$&'()*+,;=:@")
    query = str(environ.get("QUERY_STRING", ""))
    return f"{path}?{query}" if query else path


def _headers(environ: "WSGIEnvironment", *, is_behind_proxy: bool) -> dict[str, str]:
    sent = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    headers = {name: value for name, value in sent.items() if name not in _NOT_FORWARDED}
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if environ.get(name):
            headers[name.replace("_", "-").lower()] = str(environ[name])
    caller, scheme = str(environ.get("REMOTE_ADDR", "")), str(environ["wsgi.url_scheme"])
    headers["host"] = str(environ.get("HTTP_HOST", ""))
    headers["x-forwarded-for"] = sent.get("x-forwarded-for", caller) if is_behind_proxy else caller
    headers["x-forwarded-proto"] = sent.get("x-forwarded-proto", scheme) if is_behind_proxy else scheme
    headers["connection"] = "close"
    return headers


def _body(environ: "WSGIEnvironment") -> Iterator[bytes] | None:
    """The body in parts; one without a length is sent on in chunks."""
    if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
        return None
    return iter(lambda: environ["wsgi.input"].read(CHUNK), b"")


def _unavailable(start_response: "StartResponse", text: str) -> list[bytes]:
    status = HTTPStatus.SERVICE_UNAVAILABLE
    body = text.encode()
    start_response(
        f"{status.value} {status.phrase}",
        [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Retry-After", "2"),
        ],
    )
    return [body]
