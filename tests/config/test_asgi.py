"""The front: a slow client holds up nobody, and no more is kept than must be."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from loonpoort.api.requests import Request, SlowCallError
from loonpoort.config import asgi
from loonpoort.config.exchange import Whole, after, body_parts
from loonpoort.config.turns import Turns
from loonpoort.wire.safety import MAX_BODY
from tests.config.patience import run

OPERATION = "/json/v3/DebtorService/List_GetAll"


class Exchange:
    """One request, sent in the parts given, and what is answered; None stands for a client that leaves.

    After its last part a request is not complete unless it says so, and its client stays.
    """

    def __init__(
        self, *parts: bytes | None, is_complete: bool = True, method: str = "POST", path: str = OPERATION
    ) -> None:
        self.headers: list[tuple[bytes, bytes]] = [(b"host", b"testserver")]
        self.scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": self.headers,
            "client": ("192.0.2.1", 5000),
            "scheme": "http",
        }
        self.read = 0
        self.sent: list[dict[str, Any]] = []
        self.can_take = asyncio.Event()
        self.can_take.set()
        self.has_left = asyncio.Event()
        self._parts = list(parts)
        self._is_complete = is_complete

    async def receive(self) -> dict[str, Any]:
        if self._parts:
            part = self._parts.pop(0)
            self.read += 1
            if part is not None:
                is_more = bool(self._parts) or not self._is_complete
                return {"type": "http.request", "body": part, "more_body": is_more}
            self.has_left.set()
        await self.has_left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        await self.can_take.wait()
        self.sent.append(message)

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.sent)

    @property
    def is_complete(self) -> bool:
        return bool(self.sent) and not self.sent[-1].get("more_body", self.sent[-1]["type"][-5:] == "start")

    async def run(self) -> None:
        await asgi.front(self.scope, self.receive, self.send)


async def settled(task: "asyncio.Task[None]") -> bool:
    """Whether a task is done once everybody else has done what can be done."""
    for _ in range(50):
        await asyncio.sleep(0)
    return task.done()


class Door:
    """Answers what the test says, and notes what it was asked."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.body: Any = b"done"
        self.error: Exception | None = None

    def respond(self, request: Request) -> tuple[int, list[tuple[str, str]], Any]:
        self.requests.append(request)
        if self.error:
            raise self.error
        return 200, [("Content-Type", "text/plain")], self.body


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Door:
    door = Door()
    monkeypatch.setattr(asgi, "respond", door.respond)
    monkeypatch.setattr(asgi, "_turns", Turns())
    return door


def test_a_call_is_answered_as_it_was_asked(door) -> None:
    exchange = Exchange(b"<a", b"/>")
    exchange.headers += [(b"soapaction", b'"x"'), (b"x-forwarded-for", b"a"), (b"x-forwarded-for", b"b")]
    exchange.scope["query_string"] = b"op=%C3%A9"
    run(exchange.run())
    [request] = door.requests
    assert (request.method, request.path, request.query) == ("POST", OPERATION, "op=%C3%A9")
    assert (request.client, request.scheme, request.body()) == ("192.0.2.1", "http", b"<a/>")
    assert request.soap_action == '"x"'
    assert request.headers["x-forwarded-for"] == "b"
    assert exchange.sent == [
        {"type": "http.response.start", "status": 200, "headers": [(b"Content-Type", b"text/plain")]},
        {"type": "http.response.body", "body": b"done"},
    ]


def test_a_sender_that_stops_in_a_body_holds_up_nobody(door) -> None:
    async def main() -> None:
        stuck = Exchange(b"<a", is_complete=False)
        task = asyncio.create_task(stuck.run())
        assert not await settled(task)
        await Exchange(b"<b/>").run()
        stuck.has_left.set()
        await task
        assert stuck.sent == []

    run(main())
    assert [request.content for request in door.requests] == [b"<b/>"]


@pytest.mark.parametrize("sizes", [(MAX_BODY,), (MAX_BODY + 100,), (MAX_BODY, 1, 1), (MAX_BODY // 2,) * 4])
def test_a_body_is_kept_up_to_one_byte_over_the_limit_and_read_no_further(sizes, door) -> None:
    exchange = Exchange(*(b"x" * size for size in sizes))
    run(exchange.run())
    [request] = door.requests
    assert len(request.content) == min(sum(sizes), MAX_BODY + 1)
    assert exchange.read == next(
        (number for number in range(1, len(sizes) + 1) if sum(sizes[:number]) > MAX_BODY), len(sizes)
    )


@pytest.mark.django_db
def test_a_body_that_is_too_large_is_refused() -> None:
    exchange = Exchange(b"x" * (MAX_BODY + 1))
    run(exchange.run())
    assert exchange.sent[0]["status"] == 413
    assert b"larger than" in exchange.body


def test_a_body_that_announces_itself_as_too_large_is_not_asked_for(door) -> None:
    exchange = Exchange(b"x")
    exchange.headers += [(b"expect", b"100-continue"), (b"content-length", str(MAX_BODY + 1).encode())]
    run(exchange.run())
    assert exchange.read == 0
    assert (b"Connection", b"close") in exchange.sent[0]["headers"]


def test_what_is_not_posted_is_answered_without_its_body(door) -> None:
    exchange = Exchange(b"x", is_complete=False, method="GET")
    run(exchange.run())
    assert (exchange.read, exchange.body) == (0, b"done")


def test_what_is_there_whole_is_answered_without_waiting(door) -> None:
    exchange = Exchange()

    async def main() -> Any:
        return asgi.front.at_once(exchange.scope, b"<a/>")

    assert run(main()) == Whole(200, [("Content-Type", "text/plain")], b"done")
    assert [request.content for request in door.requests] == [b"<a/>"]
    assert exchange.sent == []


def test_of_a_long_answer_what_is_given_at_once_sends_it(door) -> None:
    parts = Parts()
    door.body = iter(parts)
    exchange = Exchange()

    async def main() -> None:
        sending = asgi.front.at_once(exchange.scope, b"")
        assert sending is not None
        assert not isinstance(sending, Whole)
        assert (parts.made, exchange.sent) == (0, [])
        await sending(exchange.scope, exchange.receive, exchange.send)

    run(main())
    assert exchange.body == b"part" * 3
    assert parts.is_closed
    assert len(door.requests) == 1


@pytest.mark.parametrize("how", ["method", "page", "slow", "long"])
def test_what_takes_waiting_is_not_answered_at_once(how, door, monkeypatch) -> None:
    exchange = Exchange(
        method="GET" if how == "method" else "POST", path="/sign-in/" if how == "page" else OPERATION
    )
    if how == "slow":
        door.error = SlowCallError()
    if how == "long":
        monkeypatch.setattr(Turns, "is_long", lambda *_: True)

    async def main() -> Any:
        return asgi.front.at_once(exchange.scope, b"")

    assert run(main()) is None
    assert len(door.requests) == (how == "slow")


class Parts:
    """A long answer, which notes how far it was made and that it was closed."""

    def __init__(self, number: int = 3) -> None:
        self.made = 0
        self.is_closed = False
        self._number = number

    def __iter__(self) -> Iterator[bytes]:
        try:
            for _ in range(self._number):
                self.made += 1
                yield b"part"
        finally:
            self.is_closed = True


def test_a_long_answer_is_sent_in_parts(door) -> None:
    parts = Parts()
    door.body = iter(parts)
    exchange = Exchange(b"")
    run(exchange.run())
    assert [message.get("body") for message in exchange.sent] == [None, b"part", b"part", b"part", None]
    assert [message.get("more_body") for message in exchange.sent] == [None, True, True, True, None]
    assert parts.is_closed


def test_a_reader_that_stops_in_a_long_answer_holds_up_nobody_and_nothing_is_made_for_it(door) -> None:
    parts = Parts(1_000)

    async def main() -> None:
        door.body = iter(parts)
        stalled = Exchange(b"")
        task = asyncio.create_task(stalled.run())
        while len(stalled.sent) < 3:
            await asyncio.sleep(0)
        stalled.can_take.clear()
        assert not await settled(task)
        made = parts.made
        assert made <= len(stalled.sent)
        door.body = b"quick"
        quick = Exchange(b"")
        await quick.run()
        assert quick.body == b"quick"
        door.body = iter(Parts())
        long = Exchange(b"")
        await long.run()
        assert long.body == b"part" * 3
        assert parts.made == made
        stalled.can_take.set()
        await task
        assert stalled.body == b"part" * 1_000

    run(main())


def test_a_reader_that_leaves_in_a_long_answer_has_it_closed(door) -> None:
    parts = Parts(1_000)

    async def main() -> None:
        door.body = iter(parts)
        leaving = Exchange(b"")
        task = asyncio.create_task(leaving.run())
        while len(leaving.sent) < 3:
            await asyncio.sleep(0)
        leaving.has_left.set()
        await task

    run(main())
    assert parts.is_closed
    assert parts.made < 10


def test_a_long_answer_that_fails_is_broken_off(door) -> None:
    def failing() -> Iterator[bytes]:
        yield b"part"
        raise LookupError("gone")

    door.body = failing()
    exchange = Exchange(b"")
    with pytest.raises(LookupError, match="gone"):
        run(exchange.run())
    assert not exchange.is_complete


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/soapy"])
def test_pages_are_forwarded(path, door, monkeypatch) -> None:
    forwarded = []

    async def forward(scope: Any, *_: object) -> None:
        forwarded.append(scope["path"])

    monkeypatch.setattr(asgi, "_forward", forward)
    run(Exchange(b"", path=path).run())
    assert (forwarded, door.requests) == ([path], [])
    run(Exchange(b"", path=OPERATION.upper()).run())
    assert len(door.requests) == 1


def test_slow_calls_are_forwarded_with_what_was_read_and_few_at_once(door, monkeypatch) -> None:
    door.error = SlowCallError()
    bodies: list[bytes] = []
    may_end = asyncio.Event()

    async def forward(scope: Any, receive: Any, send: Any) -> None:
        bodies.append(b"".join([part async for part in body_parts(receive)]))
        await may_end.wait()

    async def main() -> None:
        tasks = [asyncio.create_task(Exchange(b"sent ", b"in parts").run()) for _ in range(3)]
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(bodies) == asgi.SLOW_AT_ONCE
        may_end.set()
        await asyncio.gather(*tasks)

    monkeypatch.setattr(asgi, "_forward", forward)
    monkeypatch.setattr(asgi, "_slow", asyncio.Semaphore(asgi.SLOW_AT_ONCE))
    run(main())
    assert bodies == [b"sent in parts"] * 3


def test_whoever_answers_a_slow_call_still_sees_its_client_leave() -> None:
    exchange = Exchange(b"")

    async def main() -> bool:
        receive = after(b"body", exchange.receive)
        first = await receive()
        exchange.has_left.set()
        await exchange.receive()
        last = await receive()
        return (first["body"], first["more_body"], last["type"]) == (b"body", False, "http.disconnect")

    assert run(main())
