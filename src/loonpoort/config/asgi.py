"""The ASGI application that ``loonpoort serve`` listens with: calls answered here, all else forwarded.

A process has one thread. What it waits for is the network alone, a body before the call and a reader after
it, so that a slow client holds up nobody.
"""

import asyncio
from functools import partial

import django
from django.conf import settings

from loonpoort.config.exchange import (
    Application,
    GoneError,
    Receive,
    Scope,
    Send,
    Whole,
    after,
    body_parts,
    departure,
    raw,
    send_part,
    send_whole,
)
from loonpoort.config.forwarding import Forwarder
from loonpoort.config.paths import is_api
from loonpoort.config.turns import Turns

django.setup()

from loonpoort.api.answers import Headers, Parts  # noqa: E402 - needs Django set up
from loonpoort.api.door import respond  # noqa: E402
from loonpoort.api.requests import Request, SlowCallError, is_too_large  # noqa: E402
from loonpoort.wire.safety import MAX_BODY  # noqa: E402

_forward = Forwarder(settings.PAGES_SOCKET, is_behind_proxy=settings.IS_BEHIND_PROXY)
_turns = Turns()
SLOW_AT_ONCE = 2
"""Slow calls of one process under way among the pages. The others wait, so that people need not."""
_slow = asyncio.Semaphore(SLOW_AT_ONCE)


class Front:
    """Answers API calls, and has everything else answered elsewhere."""

    def at_once(self, scope: Scope, content: bytes) -> Whole | Application | None:
        """The answer to a request that is there whole; None when it is to be had by calling the application.

        Most calls are answered by this: it takes no task, nor turns with others. Of a long answer what is
        given sends it, to a receiver that need not begin with the body.
        """
        if scope["method"] != "POST" or not is_api(scope["path"]):
            return None
        request = _request(scope, _headers(scope), content)
        kind = _kind(request)
        if _turns.is_long(kind):
            return None
        try:
            status, headers, body = _turns.at_once(kind, partial(respond, request))
        except SlowCallError:
            return None
        if isinstance(body, bytes):
            return Whole(status, headers, body)
        return partial(_send_long, status, headers, body)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await (_call if is_api(scope["path"]) else _forward)(scope, receive, send)
        except GoneError:
            return


front = Front()


async def _call(scope: Scope, receive: Receive, send: Send) -> None:
    headers = _headers(scope)
    is_unwanted = is_too_large(headers) and "expect" in headers
    content = b"" if scope["method"] != "POST" or is_unwanted else await _content(receive)
    request = _request(scope, headers, content)
    try:
        status, told, body = await _turns.run(_kind(request), partial(respond, request))
    except SlowCallError:
        async with _slow:
            return await _forward(scope, after(content, receive), send)
    if is_unwanted:
        # Nobody asked for the body, so nobody knows whether it follows.
        told = [*told, ("Connection", "close")]
    if isinstance(body, bytes):
        await send_whole(send, Whole(status, told, body))
    else:
        await _send_long(status, told, body, scope, receive, send)
    return None


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def _request(scope: Scope, headers: dict[str, str], content: bytes) -> Request:
    client = scope["client"]
    return Request(
        scope["method"],
        scope["path"],
        scope["query_string"].decode("latin-1"),
        headers,
        client[0] if client else "",
        scope["scheme"],
        content,
        is_among_quick=True,
    )


def _kind(request: Request) -> int:
    return hash((request.path, request.soap_action))


async def _content(receive: Receive) -> bytes:
    """The body, cut one byte over the limit: the server throws the rest away as it comes."""
    parts: list[bytes] = []
    size = 0
    async for part in body_parts(receive):
        parts.append(part)
        size += len(part)
        if size > MAX_BODY:
            break
    return parts[0] if size <= MAX_BODY and len(parts) == 1 else b"".join(parts)[: MAX_BODY + 1]


async def _send_long(
    status: int, headers: Headers, parts: Parts, _: Scope, receive: Receive, send: Send
) -> None:
    """Make an answer part by part, each when the reader has taken those before, and stop when it has gone."""
    gone = departure(receive)
    try:
        await send({"type": "http.response.start", "status": status, "headers": raw(headers)})
        while not gone.done():
            part = await _turns.queue(partial(next, parts, None))
            if part is None:
                await send({"type": "http.response.body"})
                break
            await send_part(send, part)
    finally:
        gone.cancel()
        await _turns.queue(parts.close)
