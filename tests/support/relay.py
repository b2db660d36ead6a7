"""A TLS proxy that takes a client's hard-coded hosts to a running server.

An HTTPS proxy as clients know it: it accepts CONNECT to the hosts below only, ends the TLS with a certificate
of a throw-away authority, and passes the plain HTTP on.
"""

import http.client
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import trustme

HOSTS = ("api.nmbrs.nl", "api-sandbox.nmbrs.nl")
HOP_HEADERS = {"connection", "proxy-connection", "keep-alive", "transfer-encoding"}


@dataclass(frozen=True)
class Relay:
    proxy_url: str
    ca_file: Path
    taken: list[str]
    """Method and address of everything that came by, in order."""

    @property
    def environment(self) -> dict[str, str]:
        """What a client built on requests is told by."""
        return {"HTTPS_PROXY": self.proxy_url, "REQUESTS_CA_BUNDLE": str(self.ca_file), "NO_PROXY": ""}


@contextmanager
def relay_to(port: int, folder: Path) -> Iterator[Relay]:
    """A relay to the server at ``port``; its authority's certificate is put into ``folder``."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*HOSTS).configure_cert(context)
    ca_file = folder / "ca.pem"
    authority.cert_pem.write_to_path(ca_file)
    with _Server(context, port) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield Relay(f"http://127.0.0.1:{server.server_port}", ca_file, server.taken)
        server.shutdown()
        thread.join()


class _Server(ThreadingHTTPServer):
    # A client that keeps its connection open must not hold up the end of the tests.
    daemon_threads = True

    def __init__(self, context: ssl.SSLContext, target_port: int) -> None:
        self.context = context
        self.target_port = target_port
        self.taken: list[str] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are none of the tests' business."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    inside = ""
    """The host that the connection was opened to."""

    def do_CONNECT(self) -> None:
        host, _, port = self.path.partition(":")
        if self.inside or host not in HOSTS or port != "443":
            self.send_error(403, "This relay leads nowhere else")
            self.close_connection = True
            return
        self.send_response_only(200, "Connection established")
        self.end_headers()
        self.inside = host
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def do_GET(self) -> None:
        if not self.inside:
            self.send_error(403, "This relay takes CONNECT only")
            return
        self.server.taken.append(f"{self.command} https://{self.inside}{self.path}")
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_HEADERS}
        with closing(http.client.HTTPConnection("127.0.0.1", self.server.target_port, timeout=30)) as target:
            target.request(self.command, self.path, body, {**headers, "X-Forwarded-Proto": "https"})
            answer = target.getresponse()
            content = answer.read()
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in {*HOP_HEADERS, "content-length"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self) -> None:
        self.do_GET()

    def finish(self) -> None:
        # The base class closes the files of `setup` only; the TLS ones have taken their place.
        super().finish()
        self.connection.close()

    def log_message(self, *args: Any) -> None:
        """Nothing: pytest shows what matters."""
