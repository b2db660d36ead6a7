"""A receiver of webhooks: https with a certificate of a throw-away authority, keeping what it gets."""

import hmac
import ssl
import threading
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import trustme

HOST = "localhost"
PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class Message:
    path: str
    headers: Mapping[str, str]
    body: bytes

    def is_signed_with(self, secret: str) -> bool:
        """Checked as https://www.standardwebhooks.com tells receivers to, with nothing of Loonpoort's."""
        key = b64decode(secret.removeprefix("whsec_"))
        signed = b".".join(
            [self.headers["webhook-id"].encode(), self.headers["webhook-timestamp"].encode(), self.body]
        )
        expected = "v1," + b64encode(hmac.new(key, signed, "sha256").digest()).decode()
        return expected in self.headers["webhook-signature"].split(" ")


@dataclass
class Receiver:
    port: int
    ca_file: Path
    messages: list[Message] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    """What it answers first, message by message; after that all is well."""

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}"

    @property
    def settings(self) -> dict[str, str]:
        """What a sender needs: that it trusts the authority, and may send to this machine."""
        return {"SSL_CERT_FILE": str(self.ca_file), "LOONPOORT_WEBHOOKS_TO_PRIVATE": "1"}

    def wait_for(self, count: int) -> list[Message]:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while len(self.messages) < count:
            assert time.monotonic() < deadline, f"{len(self.messages)} of {count} messages arrived"
            time.sleep(0.02)
        return self.messages


@contextmanager
def webhook_receiver(folder: Path) -> Iterator[Receiver]:
    """A receiver on this machine; its authority's certificate is put into ``folder``."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    ca_file = folder / "webhooks-ca.pem"
    authority.cert_pem.write_to_path(ca_file)
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.receiver = Receiver(server.server_port, ca_file)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server.receiver
        server.shutdown()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    receiver: Receiver

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Senders that hang up are none of the tests' business."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        receiver = self.server.receiver
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        status = receiver.statuses.pop(0) if receiver.statuses else 204
        receiver.messages.append(Message(self.path, dict(self.headers.items()), body))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Nothing: pytest shows what matters."""
