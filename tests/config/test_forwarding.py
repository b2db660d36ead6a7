"""Forwarding: what passes between the front and the pages, and what does not."""

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import pytest

from loonpoort.config import forwarding
from loonpoort.config.exchange import GoneError
from loonpoort.config.forwarding import AT_ONCE, Forwarder
from tests.config.patience import run
from tests.config.test_asgi import Exchange, settled

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


class Pages:
    """A server on a Unix socket that notes what it is sent and gives the answer that it was told to."""

    def __init__(self, path: Path, answer: bytes = ANSWER) -> None:
        self.path = str(path / "pages")
        self.answer = answer
        self.requests: list[bytes] = []
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self._begun = self._served = 0

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._begun += 1
        try:
            self.requests.append(await _read_request(reader))
            await self.may_answer.wait()
            writer.write(self.answer)
            await writer.drain()
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()
            await writer.wait_closed()
            self._served += 1

    async def __aenter__(self) -> "Pages":
        self._server = await asyncio.start_unix_server(self._serve, self.path)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        while self._served < self._begun:
            await asyncio.sleep(0)

    def forwarder(self, *, is_behind_proxy: bool = False) -> Forwarder:
        return Forwarder(self.path, is_behind_proxy=is_behind_proxy)

    @property
    def lines(self) -> set[bytes]:
        """The head of the only request."""
        [request] = self.requests
        return set(request.partition(b"\r\n\r\n")[0].split(b"\r\n"))


async def _read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    if b"transfer-encoding: chunked" in head.lower():
        return head + await reader.readuntil(b"0\r\n\r\n")
    length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
    return head + await reader.readexactly(int(length or 0))


def page(*parts: bytes | None, method: str = "GET", path: str = "/sign-in/", **options: Any) -> Exchange:
    return Exchange(*(parts or (b"",)), method=method, path=path, **options)


def exchanged(
    tmp_path: Path, exchange: Exchange, answer: bytes = ANSWER, *, is_behind_proxy: bool = False
) -> Pages:
    """What the pages saw of a request."""

    async def main() -> Pages:
        async with Pages(tmp_path, answer) as pages:
            await pages.forwarder(is_behind_proxy=is_behind_proxy)(
                exchange.scope, exchange.receive, exchange.send
            )
            return pages

    return run(main())


def test_a_request_arrives_as_it_was_sent(tmp_path) -> None:
    exchange = page(path="/a%2Fb%20c/")
    exchange.scope["query_string"] = b"next=%2Fd&x="
    exchange.headers += [(b"cookie", b"a=1"), (b"cookie", b"b=2"), (b"accept-language", b"nl")]
    lines = exchanged(tmp_path, exchange).lines
    assert b"GET /a%2Fb%20c/?next=%2Fd&x= HTTP/1.1" in lines
    assert {b"host: testserver", b"cookie: a=1", b"cookie: b=2", b"accept-language: nl"} <= lines


def test_what_belongs_to_one_connection_is_not_forwarded(tmp_path) -> None:
    exchange = page()
    names = [b"connection", b"keep-alive", b"te", b"trailer", b"upgrade", b"proxy-authorization", b"expect"]
    exchange.headers += [(name, b"x") for name in names]
    lines = exchanged(tmp_path, exchange).lines
    assert not [line for line in lines if line.endswith(b": x")]
    assert b"connection: close" in lines


@pytest.mark.parametrize(
    ("is_behind_proxy", "given", "told"),
    [
        (False, {}, {b"x-forwarded-for: 192.0.2.1", b"x-forwarded-proto: http"}),
        (
            False,
            {b"x-forwarded-for": b"10.0.0.1", b"x-forwarded-proto": b"https", b"forwarded": b"for=10.0.0.1"},
            {b"x-forwarded-for: 192.0.2.1", b"x-forwarded-proto: http"},
        ),
        (True, {}, {b"x-forwarded-for: 192.0.2.1", b"x-forwarded-proto: http"}),
        (
            True,
            {b"x-forwarded-for": b"10.0.0.1, 10.0.0.2", b"x-forwarded-proto": b"https"},
            {b"x-forwarded-for: 10.0.0.1, 10.0.0.2", b"x-forwarded-proto: https"},
        ),
    ],
)
def test_where_a_request_came_from_is_what_we_saw_or_what_our_own_proxy_says(
    is_behind_proxy, given, told, tmp_path
) -> None:
    exchange = page()
    exchange.headers += list(given.items())
    lines = exchanged(tmp_path, exchange, is_behind_proxy=is_behind_proxy).lines
    assert {line for line in lines if b"forwarded" in line} == told


def test_what_several_proxies_said_is_forwarded_whole(tmp_path) -> None:
    exchange = page()
    exchange.headers += [(b"x-forwarded-for", b"10.0.0.1"), (b"x-forwarded-for", b"10.0.0.2")]
    lines = exchanged(tmp_path, exchange, is_behind_proxy=True).lines
    assert b"x-forwarded-for: 10.0.0.1, 10.0.0.2" in lines


def test_a_body_with_a_length_keeps_it_and_one_without_comes_in_chunks(tmp_path) -> None:
    exchange = page(b"a=1", b"&b=2", method="POST")
    exchange.headers += [(b"content-length", b"7")]
    [request] = exchanged(tmp_path, exchange).requests
    assert request.endswith(b"\r\n\r\na=1&b=2")
    exchange = page(b"a=1", b"&b=2", method="POST")
    exchange.headers += [(b"transfer-encoding", b"chunked")]
    [request] = exchanged(tmp_path, exchange).requests
    assert request.endswith(b"\r\n\r\n3\r\na=1\r\n4\r\n&b=2\r\n0\r\n\r\n")


def test_an_answer_arrives_as_it_was_made(tmp_path) -> None:
    exchange = page()
    exchanged(
        tmp_path,
        exchange,
        b"HTTP/1.1 302 Found\r\nlocation: /elsewhere/\r\nset-cookie: a=1\r\nset-cookie: b=2\r\n"
        b"content-encoding: gzip\r\nserver: x\r\ndate: x\r\nconnection: x\r\n"
        b"content-length: 2\r\n\r\n\x1f\x8b",
    )
    assert exchange.sent[0]["status"] == 302
    assert exchange.sent[0]["headers"] == [
        (b"location", b"/elsewhere/"),
        (b"set-cookie", b"a=1"),
        (b"set-cookie", b"b=2"),
        (b"content-encoding", b"gzip"),
        (b"content-length", b"2"),
    ]
    assert (exchange.body, exchange.is_complete) == (b"\x1f\x8b", True)


def test_a_head_and_an_unchanged_page_have_no_body(tmp_path) -> None:
    exchange = page(method="HEAD")
    exchanged(tmp_path, exchange, b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n")
    assert (b"content-length", b"900") in exchange.sent[0]["headers"]
    assert (exchange.body, exchange.is_complete) == (b"", True)
    exchange = page()
    exchanged(tmp_path, exchange, b"HTTP/1.1 304 Not Modified\r\ncontent-length: 900\r\netag: x\r\n\r\n")
    assert exchange.sent[0]["headers"] == [(b"etag", b"x")]
    assert (exchange.body, exchange.is_complete) == (b"", True)


def test_an_answer_that_breaks_off_is_not_passed_off_as_whole(tmp_path, caplog) -> None:
    exchange = page()
    exchanged(tmp_path, exchange, b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\npart")
    assert exchange.body == b"part"
    assert not exchange.is_complete
    assert caplog.messages == ["The pages broke off an answer."]


def test_pages_that_are_not_there_yet_are_waited_for(tmp_path) -> None:
    async def main() -> Exchange:
        exchange, pages = page(), Pages(tmp_path)
        task = asyncio.create_task(pages.forwarder()(exchange.scope, exchange.receive, exchange.send))
        assert not await settled(task)
        async with pages:
            await task
        return exchange

    assert run(main()).body == b"ok"


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n"])
def test_pages_that_do_not_answer_are_starting(answer, tmp_path) -> None:
    exchange = page()
    exchanged(tmp_path, exchange, answer)
    assert_unavailable(exchange, b"The pages are starting.")


def test_pages_that_do_not_come_are_starting(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(forwarding, "START_SECONDS", 0.0)
    exchange = page()
    forward = Pages(tmp_path).forwarder()
    run(forward(exchange.scope, exchange.receive, exchange.send))
    assert_unavailable(exchange, b"The pages are starting.")


def assert_unavailable(exchange: Exchange, text: bytes) -> None:
    assert exchange.sent[0]["status"] == 503
    assert (b"Retry-After", b"2") in exchange.sent[0]["headers"]
    assert exchange.body.startswith(text)


def test_a_page_too_many_is_refused_and_room_comes_back(tmp_path) -> None:
    async def main() -> None:
        async with Pages(tmp_path) as pages:
            forward = pages.forwarder()

            def ask() -> tuple[Exchange, Awaitable[None]]:
                exchange = page()
                return exchange, forward(exchange.scope, exchange.receive, exchange.send)

            pages.may_answer.clear()
            async with asyncio.TaskGroup() as group:
                for _ in range(AT_ONCE):
                    group.create_task(ask()[1])  # type: ignore[arg-type]
                while len(pages.requests) < AT_ONCE:
                    await asyncio.sleep(0)
                refused, work = ask()
                await work
                pages.may_answer.set()
            assert_unavailable(refused, b"Too many pages are being made.")
            answered, work = ask()
            await work
            assert answered.body == b"ok"

    run(main())


def test_a_sender_that_leaves_gives_its_place_back(tmp_path) -> None:
    async def main() -> Forwarder:
        async with Pages(tmp_path) as pages:
            forward = pages.forwarder()
            exchange = page(b"a=", None, method="POST")
            exchange.headers.append((b"content-length", b"900"))
            with pytest.raises(GoneError):
                await forward(exchange.scope, exchange.receive, exchange.send)
            return forward

    assert run(main())._places == AT_ONCE
