"""Sending over the network: to whom it never goes, and what becomes of an answer."""

import asyncio
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import trustme

from loonpoort.outbox import sending
from loonpoort.outbox.addresses import ForbiddenAddressError, addresses_of, is_forbidden_name, is_public
from loonpoort.outbox.sending import Outcome, send

HOST = "hooks.example"
PRIVATE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.1.2.3",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "ff0e::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2002:a00:1::1",
]
PUBLIC = ["1.1.1.1", "8.8.8.8", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1"]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_known(address) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_known(address) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST.", "a.localhost", "printer.local", "db.internal", "127.0.0.1", "127.1"),
        *("0x7f.1", "2130706433", "0", "::1", "::ffff:127.0.0.1", "169.254.169.254"),
    ],
)
def test_a_name_that_leads_inside_is_known_without_asking(host) -> None:
    assert is_forbidden_name(host)


@pytest.mark.parametrize("host", ["planning.example", "localhost.example", "1.1.1.1", "2606:4700::1111"])
def test_a_name_that_may_lead_outside_passes(host) -> None:
    assert not is_forbidden_name(host)


class Answering(BaseHTTPRequestHandler):
    """Answers with the status that its path names, and keeps what it got."""

    got: list[tuple[str, str, bytes]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.path, self.headers["Host"], body))
        status = int(self.path.strip("/"))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "https://127.0.0.1/200")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def names(monkeypatch) -> dict[str, list[str]]:
    """What host names lead to, in place of the network's own; each look-up is counted in ``asked``."""
    known: dict[str, list[str]] = {"asked": []}

    async def getaddrinfo(_: object, host: str, port: int, **__: object) -> list[tuple[object, ...]]:
        known["asked"].append(host)
        if host not in known:
            raise socket.gaierror
        return [(0, 0, 0, "", (address, port)) for address in known[host]]

    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "getaddrinfo", getaddrinfo)
    return known


@pytest.fixture
def server(monkeypatch, names) -> Iterator[str]:
    """A server on this machine with a certificate for HOST that is trusted. Its address, without a path."""
    authority = trustme.CA()
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(serving)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    monkeypatch.setattr(sending, "_tls", lambda: trusting)
    monkeypatch.setattr(Answering, "got", [])
    names[HOST] = ["127.0.0.1"]
    with HTTPServer(("127.0.0.1", 0), Answering) as listening:
        listening.socket = serving.wrap_socket(listening.socket, server_side=True)
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"https://{HOST}:{listening.server_port}"
        listening.shutdown()
        thread.join()


def post(url: str) -> Outcome:
    return send(url, b'{"a":1}', {"Content-Type": "application/json"})


@pytest.mark.parametrize(
    ("status", "trouble", "is_delivered"),
    [(200, "", True), (204, "", True), (302, "redirect", False), (410, "", False), (500, "", False)],
)
def test_the_status_is_what_counts_and_no_redirect_is_followed(
    status, trouble, is_delivered, server, names, settings
) -> None:
    settings.WEBHOOKS_TO_PRIVATE = True
    outcome = post(f"{server}/{status}")
    assert (outcome, outcome.is_delivered) == (Outcome(status, trouble), is_delivered)
    assert Answering.got == [(f"/{status}", server.removeprefix("https://"), b'{"a":1}')]
    assert names["asked"] == [HOST]


@pytest.mark.parametrize("address", PRIVATE)
def test_nothing_goes_to_an_address_that_is_not_public(address, server, names) -> None:
    names[HOST] = [address]
    assert post(f"{server}/200") == Outcome(trouble="not_public")
    names[HOST] = ["1.1.1.1", address]
    assert post(f"{server}/200") == Outcome(trouble="not_public")
    assert Answering.got == []


def test_an_address_in_the_endpoint_itself_is_checked_as_well(server, names) -> None:
    names["127.0.0.1"] = ["127.0.0.1"]
    assert post(server.replace(HOST, "127.0.0.1") + "/200") == Outcome(trouble="not_public")
    assert Answering.got == []


def test_the_next_address_is_tried_when_one_does_not_listen(server, names, settings) -> None:
    settings.WEBHOOKS_TO_PRIVATE = True
    names[HOST] = ["127.0.0.2", "127.0.0.1"]
    assert post(f"{server}/200") == Outcome(200)


def test_a_certificate_of_another_host_is_not_trusted(server, names, settings) -> None:
    settings.WEBHOOKS_TO_PRIVATE = True
    names["other.example"] = ["127.0.0.1"]
    assert post(server.replace(HOST, "other.example") + "/200") == Outcome(trouble="certificate")
    assert Answering.got == []


def test_a_host_that_is_not_found_is_an_outcome(names) -> None:
    assert post("https://nowhere.example/") == Outcome(trouble="not_found")


def test_a_receiver_that_says_nothing_is_left(free_port, names, settings, monkeypatch) -> None:
    settings.WEBHOOKS_TO_PRIVATE = True
    monkeypatch.setattr(sending, "SECONDS", 1.0)
    names[HOST] = ["127.0.0.1"]
    with socket.create_server(("127.0.0.1", free_port)):
        assert post(f"https://{HOST}:{free_port}/") == Outcome(trouble="too_late")


def test_the_proxy_of_the_environment_is_not_used(server, settings, monkeypatch) -> None:
    settings.WEBHOOKS_TO_PRIVATE = True
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert post(f"{server}/200") == Outcome(200)


def test_who_asks_for_addresses_gets_those_that_were_checked(names) -> None:
    names[HOST] = ["1.1.1.1", "1.1.1.1", "2606:4700::1111"]
    found = asyncio.run(addresses_of(HOST, 443, allow_private=False))
    assert found == ["1.1.1.1", "2606:4700::1111"]
    names[HOST] = ["::1"]
    with pytest.raises(ForbiddenAddressError):
        asyncio.run(addresses_of(HOST, 443, allow_private=False))
