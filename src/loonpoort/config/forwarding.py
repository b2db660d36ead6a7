"""Forwarding to the pages, over a Unix socket, so that they have processes of their own."""

import asyncio
import logging
import time

import httpx

from loonpoort.config.exchange import (
    Receive,
    Scope,
    Send,
    Whole,
    body_parts,
    departure,
    send_part,
    send_whole,
)

logger = logging.getLogger(__name__)

AT_ONCE = 24
"""Forwarded requests under way in one process."""
PATIENCE = 120.0
"""Seconds that a page may take to begin."""
START_SECONDS = 10.0
PAUSE = 0.05

# Those of one connection, those that only a proxy in front of us may say, as we say them ourselves, and those
# that our server adds.
_NOT_FORWARDED = {
    b"connection",
    b"date",
    b"expect",
    b"forwarded",
    b"host",
    b"keep-alive",
    b"proxy-authenticate",
    b"proxy-authorization",
    b"server",
    b"te",
    b"trailer",
    b"transfer-encoding",
    b"upgrade",
    b"x-forwarded-for",
    b"x-forwarded-host",
    b"x-forwarded-proto",
}
_EMPTY = (204, 304)
"""Answers without a body, whatever length their headers tell."""

Pairs = list[tuple[bytes, bytes]]


class Forwarder:
    """An application that has the one listening on a Unix socket answer."""

    def __init__(self, path: str, *, is_behind_proxy: bool) -> None:
        # A connection for each request: it costs little, and none can turn out to be closed already.
        limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=0)
        self._transport = httpx.AsyncHTTPTransport(uds=path, limits=limits, verify=False)
        self._is_behind_proxy = is_behind_proxy
        self._places = AT_ONCE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._places:
            return await _unavailable(send, b"Too many pages are being made. Try again in a moment.\n")
        self._places -= 1
        try:
            await self._forward(scope, receive, send)
        finally:
            self._places += 1
        return None

    async def _forward(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await self._response(self._request(scope, receive))
        except httpx.TransportError:
            return await _unavailable(send, b"The pages are starting. Try again in a moment.\n")
        try:
            await _pass_on(response, receive, send)
        except httpx.TransportError:
            # The server closes a connection whose answer is not complete.
            logger.error("The pages broke off an answer.")  # noqa: TRY400 - where in httpx is no news
        finally:
            await response.aclose()
        return None

    async def _response(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still to be read; waits a little for pages that are being started."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                return await self._transport.handle_async_request(request)
            except httpx.ConnectError:
                if time.monotonic() > deadline:
                    raise
                await asyncio.sleep(PAUSE)

    def _request(self, scope: Scope, receive: Receive) -> httpx.Request:
        has_body = any(name in (b"content-length", b"transfer-encoding") for name, _ in scope["headers"])
        query = scope["query_string"]
        return httpx.Request(
            scope["method"],
            "http://pages/",
            headers=_headers(scope, is_behind_proxy=self._is_behind_proxy),
            content=body_parts(receive) if has_body else b"",
            extensions={
                "target": scope["raw_path"] + (b"?" + query if query else b""),
                "timeout": httpx.Timeout(PATIENCE).as_dict(),
            },
        )


async def _pass_on(response: httpx.Response, receive: Receive, send: Send) -> None:
    """Send an answer on as it is: nothing unpacked, no redirect followed."""
    dropped = _NOT_FORWARDED | {b"content-length"} if response.status_code in _EMPTY else _NOT_FORWARDED
    headers = [(name, value) for name, value in response.headers.raw if name.lower() not in dropped]
    await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
    gone = departure(receive)
    try:
        async for part in response.aiter_raw():
            if gone.done():
                return
            await send_part(send, part)
        await send({"type": "http.response.body"})
    finally:
        gone.cancel()


def _headers(scope: Scope, *, is_behind_proxy: bool) -> Pairs:
    given: Pairs = scope["headers"]
    caller = scope["client"][0].encode() if scope["client"] else b""
    told = {
        b"host": b"",
        b"x-forwarded-for": caller,
        b"x-forwarded-proto": scope["scheme"].encode(),
    }
    believed = told if is_behind_proxy else (b"host",)
    ours = {name: b", ".join(value for each, value in given if each == name) for name in believed}
    return [
        *((name, value) for name, value in given if name not in _NOT_FORWARDED),
        *((name, ours.get(name) or value) for name, value in told.items()),
        (b"connection", b"close"),
    ]


async def _unavailable(send: Send, text: bytes) -> None:
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(text))),
        ("Retry-After", "2"),
    ]
    await send_whole(send, Whole(503, headers, text))
