"""Processes of their own: what is slow holds up no package, and the pages know who asked."""

import http.cookiejar
import os
import re
import signal
import socket
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.live_server import DemoServer, LoonpoortProcess
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


def server_processes(server: DemoServer) -> tuple[int, set[int]]:
    """The process that watches those that answer calls, and these."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.with_name("cmdline").read_bytes().split(b"\0")
            if b"http" in words and str(server.port).encode() in words:
                parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    [leader] = [pid for pid, parent in parents.items() if parent not in parents]
    return leader, set(parents) - {leader}


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    for _ in range(300):
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError(what)


def list_debtors(server: DemoServer) -> bool:
    client = service_client(server, "DebtorService")
    return bool(client.service.List_GetAll(_soapheaders=auth_header(planning(server))))


def test_a_process_that_is_killed_is_replaced(own_demo) -> None:
    with own_demo.running() as server:
        # One that ends at once is taken to be of no use.
        time.sleep(1)
        _, before = server_processes(server)
        assert len(before) == 2
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: len(server_processes(server)[1] - before) == 2, "They were not replaced.")
        assert all(list_debtors(server) for _ in range(10))
        assert server.stop() == 0
        assert server.output.count("A process of the server ended with status -9.") == 2


def test_no_process_outlives_the_one_that_watches_it(own_demo) -> None:
    with own_demo.running() as server:
        leader, workers = server_processes(server)
        os.kill(leader, signal.SIGKILL)
        wait_until(lambda: not any(Path(f"/proc/{pid}/exe").exists() for pid in workers), "They stayed.")


def test_a_server_is_stopped_at_any_moment_of_its_start(own_demo) -> None:
    with own_demo.running() as server:
        assert server.stop() == 0
    for moment in range(8):
        LoonpoortProcess.start(own_demo)
        time.sleep(moment / 4)
        # Before its handlers are there it ends as any process does.
        assert own_demo.stop() in (0, -signal.SIGTERM)
    assert "Traceback" not in own_demo.output


def test_nothing_is_told_of_the_server_but_the_time(own_demo) -> None:
    with own_demo.running() as server:
        for path in ("/soap/v3/", "/sign-in/"):
            answer = urllib.request.urlopen(f"{server.base_url}{path}", timeout=10)
            assert answer.headers.get_all("Server") is None
            assert len(answer.headers.get_all("Date")) == 1
