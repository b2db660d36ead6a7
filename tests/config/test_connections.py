"""HTTP as it comes in: what a client may not do to a connection, and what it may expect of one."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from loonpoort.config.connections import MAX_HEAD, SILENT_SECONDS, Connection
from loonpoort.config.exchange import Application, GoneError, Whole, body_parts
from tests.config.patience import run

HEAD = b"POST /x HTTP/1.1\r\nHost: a\r\n"
BODY = b"Content-Length: 3\r\n\r\nabc"
OFFER = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
LONG = [b"x" * 200_000] * 250
"""More than all buffers between two processes take."""


class Server:
    """Answers with the body that it is sent, over our connections; ``/long`` at length, ``/never`` never."""

    def __init__(self) -> None:
        self.scopes: list[Any] = []
        self.bodies: list[bytes] = []
        self.parts = 0
        self.state = ServerState()
        config = uvicorn.Config(
            self,
            interface="asgi3",
            http=Connection,
            ws="none",
            lifespan="off",
            log_config=None,
            server_header=False,
            proxy_headers=False,
        )
        config.load()
        self._config = config

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            body = b"".join([part async for part in body_parts(receive)])
        except GoneError:
            return
        self.scopes.append(scope)
        self.bodies.append(body)
        if scope["path"] == "/never":
            await asyncio.Event().wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for part in LONG if scope["path"] == "/long" else []:
            await send({"type": "http.response.body", "body": part, "more_body": True})
            self.parts += 1
        await send({"type": "http.response.body", "body": b"got " + body})

    async def __aenter__(self) -> "Server":
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Connection(self._config, self.state, {}), "127.0.0.1", 0
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for connection in list(self.state.connections):
            connection.transport.abort()
        for task in self.state.tasks:
            task.cancel()
        while self.state.tasks:
            await asyncio.sleep(0)

    @property
    def connection(self) -> Connection:
        [connection] = self.state.connections
        assert isinstance(connection, Connection)
        return connection


class QuickServer(Server):
    """Answers at once what comes whole; ``/later`` only begins to, ``/big`` at length, ``/fail`` fails."""

    def __init__(self) -> None:
        super().__init__()
        self.at_once_bodies: list[bytes] = []

    def at_once(self, scope: Any, body: bytes) -> Whole | Application | None:
        if scope["path"] == "/fail":
            raise LookupError("gone")
        self.at_once_bodies.append(body)
        if scope["path"] == "/later":
            return self
        if scope["path"] == "/big":
            return Whole(200, [("Content-Length", str(len(LONG) * len(LONG[0])))], b"".join(LONG))
        self.bodies.append(body)
        return Whole(200, [("Content-Length", str(len(body) + 4))], b"got " + body)


Talk = Callable[[Server, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def talk(to: Talk, kind: type[Server] = Server) -> Server:
    """Have a connection talked to; gives the server."""

    async def main() -> Server:
        async with kind() as server:
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=2**16)
            try:
                await to(server, reader, writer)
            finally:
                writer.transport.abort()
            return server

    return run(main())


def answer_to(*sent: bytes, kind: type[Server] = Server) -> tuple[Server, bytes]:
    """What is answered to these bytes, sent one by one, until the server has closed the connection."""
    answers: list[bytes] = []

    async def to(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for each in sent:
            writer.write(each)
            await writer.drain()
            # Apart, not in one packet.
            await asyncio.sleep(0.01)
        answers.append(await reader.read(-1))

    return talk(to, kind), answers[0]


CLOSE = HEAD + b"Connection: close\r\n" + BODY
KINDS = pytest.mark.parametrize("kind", [Server, QuickServer])


@KINDS
@pytest.mark.parametrize(
    "sent",
    [
        [HEAD + BODY + CLOSE],
        [HEAD + BODY, CLOSE],
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n" + CLOSE],
        [HEAD + OFFER + BODY, CLOSE],
        [HEAD + OFFER + BODY + CLOSE],
        [HEAD + OFFER + BODY[:-1], BODY[-1:], CLOSE],
        [HEAD + BODY, HEAD + OFFER + b"Connection: close\r\n" + BODY],
        [HEAD + OFFER[:20], OFFER[20:] + BODY + HEAD + OFFER + b"Connection: close\r\n" + BODY],
        [HEAD + OFFER + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", CLOSE],
    ],
)
def test_requests_are_read_however_they_arrive_and_whatever_else_they_offer(sent, kind) -> None:
    server, answer = answer_to(*sent, kind=kind)
    assert server.bodies == [b"abc", b"abc"]
    assert answer.count(b"HTTP/1.1 200 OK") == answer.count(b"got abc") == 2


@KINDS
@pytest.mark.parametrize(
    "request_",
    [
        HEAD + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
        HEAD + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        HEAD + b"Content-Length: 3, 3\r\n\r\nabc",
        HEAD + b"Content-Length: +3\r\n\r\nabc",
        HEAD + b"Transfer-Encoding: xchunked\r\n\r\nabc",
        HEAD + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\nabc\n0\n\n",
        HEAD + b"X: a\r\n folded\r\n\r\n",
        HEAD + b"X: a\rY: b\r\n\r\n",
        b"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET http://a HTTP/1.1\r\nHost: a\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)
def test_what_two_servers_could_read_in_two_ways_is_refused(request_, kind, caplog) -> None:
    server, answer = answer_to(request_, kind=kind)
    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert answer.count(b"HTTP/1.1") == 1
    assert server.bodies == []
    assert caplog.messages == []


@pytest.mark.parametrize(
    "begun",
    [
        HEAD + b"X: ",
        b"POST /",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX: ",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n3;",
    ],
)
def test_what_is_no_body_must_come_to_an_end(begun) -> None:
    _, answer = answer_to(begun, *[b"a" * (MAX_HEAD // 4)] * 4, b"a")
    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"larger than the 65536 bytes" in answer


def test_a_body_may_be_larger_than_headers() -> None:
    server, _ = answer_to(
        HEAD + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % (4 * MAX_HEAD),
        *[b"a" * (MAX_HEAD // 2)] * 8,
    )
    assert [len(body) for body in server.bodies] == [4 * MAX_HEAD]


@KINDS
def test_any_number_of_offers_is_declined(kind) -> None:
    server, _ = answer_to((HEAD + OFFER + BODY) * 1_500 + CLOSE, kind=kind)
    assert server.bodies == [b"abc"] * 1_501


@pytest.mark.parametrize(
    ("sent", "at_once"),
    [
        ([CLOSE], [b"abc"]),
        ([HEAD + BODY, CLOSE], [b"abc", b"abc"]),
        ([CLOSE[:-2], CLOSE[-2:]], []),
        ([CLOSE[:20], CLOSE[20:]], [b"abc"]),
        ([HEAD + b"Expect: 100-continue\r\nConnection: close\r\n" + BODY], []),
        ([CLOSE.replace(b"HTTP/1.1", b"HTTP/1.0")], [b"abc"]),
        ([CLOSE.replace(b"/x", b"/later")], [b"abc"]),
    ],
)
def test_what_comes_whole_is_answered_at_once(sent, at_once) -> None:
    server, answer = answer_to(*sent, kind=QuickServer)
    assert isinstance(server, QuickServer)
    assert server.at_once_bodies == at_once
    assert set(server.bodies) == {b"abc"}
    *before, last = answer.split(b"HTTP/1.1 200 OK\r\n")[1:]
    assert len([*before, last]) == len(server.bodies)
    for each in [*before, last]:
        head, _, body = each.partition(b"\r\n\r\n")
        assert b"got abc" in body
        assert (b"connection: close" in head) == (each is last)


def test_what_fails_at_once_is_logged_and_answered_as_what_fails_later(caplog) -> None:
    server, answer = answer_to(HEAD.replace(b"/x", b"/fail") + BODY, kind=QuickServer)
    assert answer.startswith(b"HTTP/1.1 500 Internal Server Error\r\n")
    assert "LookupError: gone" in caplog.text
    assert not server.bodies


def test_nothing_more_is_answered_at_once_to_a_reader_that_does_not_read() -> None:
    async def to(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert isinstance(server, QuickServer)
        writer.write(HEAD.replace(b"/x", b"/big") + BODY)
        while not (
            server.state.connections and server.connection.flow and server.connection.flow.write_paused
        ):
            await asyncio.sleep(0)
        writer.write(HEAD + BODY)
        end = b""
        while not end.endswith(b"got abc\r\n0\r\n\r\n"):
            end = end[-20:] + await reader.read(2**16)
        assert server.at_once_bodies == [b"abc"]

    talk(to, QuickServer)


def test_headers_after_the_body_are_not_let_in() -> None:
    server, _ = answer_to(
        HEAD + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"3\r\nabc\r\n0\r\nX-Forwarded-For: 10.0.0.1\r\n\r\n",
    )
    assert server.bodies == [b"abc"]
    assert b"x-forwarded-for" not in dict(server.scopes[0]["headers"])


@pytest.mark.parametrize(
    ("begun", "is_clients_turn"),
    [
        (b"", True),
        (HEAD, True),
        (HEAD + b"Content-Length: 3\r\n\r\na", True),
        (HEAD.replace(b"/x", b"/long") + BODY, True),
        (HEAD + BODY, True),
        (HEAD.replace(b"/x", b"/never") + BODY, False),
    ],
)
def test_a_client_that_is_silent_too_long_when_it_is_its_turn_is_dropped(begun, is_clients_turn) -> None:
    async def to(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(begun)
        while not server.state.connections:
            await asyncio.sleep(0)
        connection = server.connection
        while begun and not connection._overhead and connection.cycle is None:
            await asyncio.sleep(0)
        while begun.startswith(HEAD + BODY) and not connection.cycle.response_complete:
            await asyncio.sleep(0)
        if b"/long" in begun:
            while not connection.flow.write_paused:
                await asyncio.sleep(0)
        connection.close_if_silent()
        assert not connection.transport.is_closing()
        connection._moved -= SILENT_SECONDS + 1
        connection.close_if_silent()
        assert connection.transport.is_closing() == is_clients_turn

    talk(to)


def test_a_reader_that_stops_stops_the_answer_and_going_on_goes_on() -> None:
    async def to(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD.replace(b"/x", b"/long") + BODY)
        while not (
            server.state.connections and server.connection.flow and server.connection.flow.write_paused
        ):
            await asyncio.sleep(0)
        made = server.parts
        assert made < len(LONG)
        before = server.connection._moved
        end = b""
        while not end.endswith(b"0\r\n\r\n"):
            end = end[-5:] + await reader.read(2**16)
        assert server.parts == len(LONG)
        assert server.connection._moved > before

    talk(to)
