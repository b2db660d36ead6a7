"""HTTP connections as uvicorn serves them, with bounds to what a client can make of one."""

import asyncio
from typing import Any, cast

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

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

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._moved = self.loop.time()

    def data_received(self, data: bytes) -> None:
        """Read on. Unlike the original nothing is logged: what is no HTTP is no news."""
        self._unset_keepalive_if_required()
        self._moved = self.loop.time()
        self._overhead += len(data)
        try:
            while data:
                data = self._read(data)
        except HttpParserError:
            self._refuse("This is not HTTP.")
        else:
            if self._overhead > MAX_HEAD:
                self._refuse(f"The headers are larger than the {MAX_HEAD} bytes allowed.")

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
        if self.cycle is not None and self.cycle.response_started and not self.cycle.response_complete:
            self.transport.abort()
        elif not self.transport.is_closing():
            self.send_400_response(text)


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
