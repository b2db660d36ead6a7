"""HTTP connections as uvicorn serves them, with bounds to what a client can make of one."""

import asyncio
from functools import partial
from typing import Any, cast

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from loonpoort.config.exchange import Application, Whole

MAX_HEAD = 64 * 1024
"""Bytes of headers, and of whatever else is no body."""
SILENT_SECONDS = 300.0
"""How long a client whose turn it is may neither send nor read anything."""


class Connection(HttpToolsProtocol):
    """A connection that neither grows in memory nor stays for ever, whatever its client does."""

    _has_head = False
    """Whether the headers of the request that is being read are complete."""
    _overhead = 0
    """Bytes read since the headers were complete or a part of the body came."""
    _moved = 0.0
    _is_reading = False
    _held: tuple[RequestResponseCycle, Any] | None = None
    """A request whose head was just read, and what is to answer it: its body may be there as well."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._moved = self.loop.time()

    def data_received(self, data: bytes) -> None:
        """Read on. Unlike the original nothing is logged: what is no HTTP is no news."""
        self._unset_keepalive_if_required()
        self._moved = self.loop.time()
        self._overhead += len(data)
        self._is_reading = True
        try:
            while data:
                data = self._read(data)
        except HttpParserError:
            self._refuse("This is not HTTP.")
        else:
            if self._overhead > MAX_HEAD:
                self._refuse(f"The headers are larger than the {MAX_HEAD} bytes allowed.")
        self._is_reading = False
        if self._held is not None:
            (cycle, app), self._held = self._held, None
            self._begin(cycle, app)

    def _read(self, data: bytes) -> bytes:
        """Read all, or up to an offer to go on in another protocol; gives what is to be read then."""
        try:
            self.parser.feed_data(data)
        except HttpParserUpgrade as offer:
            return self._declined() + data[offer.args[0] :]
        return b""

    def resume_writing(self) -> None:
        self._moved = self.loop.time()
        super().resume_writing()

    def on_message_begin(self) -> None:
        self._has_head = False
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        # What follows the body is not let in: it would pass for headers that a proxy in front has looked at.
        if not self._has_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        if self._is_offer():
            return
        self._has_head = True
        self._overhead = 0
        super().on_headers_complete()
        if self.scope["method"] != "HEAD":
            self.cycle.transport = cast(asyncio.Transport, _Joining(self.transport))

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        if self._is_reading:
            self._held = cycle, app
        else:
            super()._start_asgi_task(cycle, app)

    def _begin(self, cycle: RequestResponseCycle, app: Any) -> None:
        """Answer a request: without a task, when all of it is there and the answer takes no waiting."""
        is_whole = not cycle.more_body and not cycle.waiting_for_100_continue and not self.flow.write_paused
        answer = _at_once(app, cycle) if is_whole else None
        if isinstance(answer, Whole):
            self._send(cycle, answer)
        else:
            super()._start_asgi_task(cycle, cast(Any, answer or app))

    def _send(self, cycle: RequestResponseCycle, answer: Whole) -> None:
        """Send an answer in one piece, and be done with its request.

        Its headers are not looked through for line ends, as uvicorn does: nothing in them is a caller's.
        """
        lines = [f"{name}: {value}\r\n" for name, value in answer.headers]
        if not cycle.keep_alive:
            lines.append("connection: close\r\n")
        head = [STATUS_LINE[answer.status]]
        for name, value in cycle.default_headers:
            head += [name, b": ", value, b"\r\n"]
        self.transport.write(b"".join([*head, "".join(lines).encode(), b"\r\n", answer.body]))
        cycle.response_started = cycle.response_complete = True
        if not cycle.keep_alive:
            self.transport.close()
        self.on_response_complete()

    def on_body(self, body: bytes) -> None:
        self._overhead = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        if not self._is_offer():
            super().on_message_complete()

    def close_if_silent(self) -> None:
        """Drop the connection when its client has let too much time pass."""
        cycle = self.cycle
        is_ours = cycle is not None and not cycle.response_complete and not cycle.more_body
        is_clients_turn = self.flow.write_paused or not is_ours
        if is_clients_turn and self.loop.time() - self._moved > SILENT_SECONDS:
            self.transport.abort()

    def _is_offer(self) -> bool:
        """Whether the request offers to go on in another protocol, as Java's client does with HTTP/2."""
        return self.parser.should_upgrade() and self.parser.get_method() != b"CONNECT"

    def _declined(self) -> bytes:
        """The head of the request as if it had not offered: the parser skips the body of one that does."""
        line = b"%b %b HTTP/%b" % (
            self.parser.get_method(),
            self.url,
            self.parser.get_http_version().encode(),
        )
        headers = [b"%b: %b" % (name, value) for name, value in self.headers if name != b"upgrade"]
        self.parser = HttpRequestParser(self)
        # As the original has its own: a request that is the connection's last may be followed by more.
        self.parser.set_dangerous_leniencies(lenient_data_after_close=True)
        return b"\r\n".join([line, *headers, b"", b""])

    def _refuse(self, text: str) -> None:
        self._held = None
        if self.cycle is not None and self.cycle.response_started and not self.cycle.response_complete:
            self.transport.abort()
        elif not self.transport.is_closing():
            self.send_400_response(text)


def _at_once(app: Any, cycle: RequestResponseCycle) -> Whole | Application | None:
    """What the application has to give now, or what gives it later; None when it is to be called."""
    at_once = getattr(app, "at_once", None)
    if at_once is None:
        return None
    try:
        answer: Whole | Application | None = at_once(cycle.scope, bytes(cycle.body))
    except Exception as error:  # noqa: BLE001 - raised again where uvicorn waits for it
        # For uvicorn to log and to answer, as it does with whatever goes wrong in an application.
        return partial(_fail, error)
    return answer


async def _fail(error: Exception, *_: object) -> None:
    raise error


class _Joining:
    """A transport for one answer: sends its head together with what follows."""

    __slots__ = ("_head", "_transport", "_was_head", "is_closing")

    def __init__(self, transport: Any) -> None:
        self._transport = transport
        self._head = b""
        self._was_head = False
        self.is_closing = transport.is_closing

    def write(self, data: bytes) -> None:
        if self._was_head:
            self._transport.write(self._head + data if self._head else data)
            self._head = b""
        elif data.startswith(b"HTTP/1.1 100"):
            self._transport.write(data)
        else:
            self._head, self._was_head = data, True

    def close(self) -> None:
        if self._head:
            self._transport.write(self._head)
        self._transport.close()
