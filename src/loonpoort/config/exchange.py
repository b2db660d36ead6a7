"""One request and its answer, as ASGI passes them between a server and its application."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
RawHeaders = Iterable[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer that is there, to the last byte."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class GoneError(Exception):
    """The client left before its request was complete."""


async def body_parts(receive: Receive) -> AsyncIterator[bytes]:
    """The body as it comes in. Raises GoneError."""
    is_more = True
    while is_more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        yield message.get("body", b"")
        is_more = message.get("more_body", False)


def after(body: bytes, receive: Receive) -> Receive:
    """Receives a body that was read already, and then what still comes."""
    read = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> MutableMapping[str, Any]:
        return read.pop() if read else await receive()

    return receive_again


async def send_whole(send: Send, answer: Whole) -> None:
    """Send an answer that is there."""
    await send({"type": "http.response.start", "status": answer.status, "headers": raw(answer.headers)})
    await send({"type": "http.response.body", "body": answer.body})


def raw(headers: Iterable[tuple[str, str]]) -> RawHeaders:
    """Headers as ASGI passes them."""
    return [(name.encode(), value.encode()) for name, value in headers]


async def send_part(send: Send, part: bytes) -> None:
    """Send a part of an answer, once the client has taken enough of those before."""
    await send({"type": "http.response.body", "body": part, "more_body": True})


def departure(receive: Receive) -> "asyncio.Task[None]":
    """Done when the client has gone, which sending does not tell. To be cancelled once it is of no use."""

    async def wait() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    return asyncio.create_task(wait())
