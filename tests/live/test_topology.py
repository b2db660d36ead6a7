"""Processes of their own: what is slow holds up no package, and the pages know who asked."""

import http.cookiejar
import re
import socket
import time
import urllib.parse
import urllib.request

import pytest

from tests.support.live_server import DemoServer
from tests.support.soap_client import auth_header, service_client

pytestmark = pytest.mark.live


def planning(server: DemoServer) -> dict[str, object]:
    return next(login for login in server.facts["logins"] if login["token"])


def sign_in(server: DemoServer, **headers: str) -> str:
    """Sign in as the administrator; gives the page that this leads to."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    opener.addheaders = list(headers.items())
    page = opener.open(f"{server.base_url}/sign-in/").read().decode()
    [token] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[:1]
    form = {**server.facts["administrator"], "csrfmiddlewaretoken": token}
    return opener.open(f"{server.base_url}/sign-in/", urllib.parse.urlencode(form).encode()).read().decode()


def test_the_pages_know_where_a_request_came_from_whatever_it_says(own_demo) -> None:
    with own_demo.running() as server:
        assert server.facts["administrator"]["email"] in sign_in(server, **{"X-Forwarded-For": "192.0.2.7"})
        rows = server.query("SELECT network_address FROM audit_entry WHERE event = 'login.signed_in'")
    assert rows == [("127.0.0.1",)]


def test_packages_are_answered_while_every_forwarded_request_hangs(own_demo) -> None:
    with own_demo.running() as server:
        hanging = [_half_a_form(server.port) for _ in range(60)]
        client = service_client(server, "DebtorService")
        header = auth_header(planning(server))
        for _ in range(20):
            assert client.service.List_GetAll(_soapheaders=header)
        for connection in hanging:
            connection.close()
        assert "Loonpoort" in _patiently(f"{server.base_url}/sign-in/")


def _half_a_form(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    connection.sendall(
        b"POST /sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"Content-Length: 100000\r\n\r\nemail="
    )
    return connection


def _patiently(address: str) -> str:
    """The page at an address, once there is room for it again."""
    for _ in range(100):
        try:
            return urllib.request.urlopen(address, timeout=10).read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not come back.")
