"""What an administrator changes holds from the next call on, whichever process answers it."""

import base64
import http.client
import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, Self

import pytest
import requests
from lxml import html

from tests.support.live_server import DemoServer
from tests.support.prepared import Prepared
from tests.support.processes import process_behind

PROCESSES = 2
PATIENCE_SECONDS = 20
LIST = "DebtorService/List_GetAll"

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="Which process answers is read from /proc"),
]


@pytest.fixture(scope="module")
def server(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoServer]:
    folder = tmp_path_factory.mktemp("changes") / "data"
    limits = {f"LOONPOORT_LIMIT_{name}": "0" for name in ("ENVIRONMENT", "READS", "WRITES")}
    with prepared.demo(folder) as database:
        settings = {**database, **limits, "LOONPOORT_WORKERS": str(PROCESSES)}
        with DemoServer.on(folder, settings).running() as server:
            yield server


class Package:
    """A software package with a connection to each process of a server."""

    def __init__(self, server: DemoServer, connections: list[http.client.HTTPConnection]) -> None:
        login = server.caller()
        self.email = login["email"]
        key = base64.b64encode(f"{login['email']}:{login['token']}".encode()).decode()
        self._headers = {"Authorization": f"Basic {key}", "Content-Type": "application/json"}
        self._connections = connections

    @classmethod
    @contextmanager
    def at_every_process(cls, server: DemoServer) -> Iterator[Self]:
        """The kernel gives a connection to whichever process it likes: try until each has one."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        with ExitStack() as stack:
            connections: dict[int, http.client.HTTPConnection] = {}
            while len(connections) < PROCESSES and time.monotonic() < deadline:
                made = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
                connection = stack.enter_context(closing(made))
                cls(server, [connection]).answers()
                connections.setdefault(process_behind(connection.sock), connection)
            assert len(connections) == PROCESSES
            yield cls(server, list(connections.values()))

    def answers(self) -> list[Any]:
        """What each process answers: the names of the debtors, or the code of a refusal."""
        return [self._answer(connection) for connection in self._connections]

    def _answer(self, connection: http.client.HTTPConnection) -> Any:
        connection.request("POST", f"/json/v3/{LIST}", b"{}", self._headers)
        answer = connection.getresponse()
        told = json.loads(answer.read())
        return {row["Name"] for row in told["result"]} if answer.status == 200 else told["code"]

    def expect(self, answer: Any) -> None:
        assert self.answers() == [answer] * len(self._connections)


class Administrator:
    """The demo's administrator at the pages, without a script."""

    def __init__(self, server: DemoServer) -> None:
        self.server = server
        self._browser = requests.Session()
        administrator = server.facts["administrator"]
        self.send("/sign-in/", email=administrator["email"], password=administrator["password"])

    def send(self, path: str, **values: Any) -> None:
        """Fill in what is given in the first form of a page, leave the rest as it is, and send it."""
        kept = [(name, value) for name, value in self._form(path).form_values() if name not in values]
        answer = self._browser.post(
            f"{self.server.base_url}{path}", [*kept, *_pairs(values)], allow_redirects=False, timeout=20
        )
        assert answer.status_code == 302, answer.text

    def chosen(self, path: str, name: str) -> list[str]:
        """What is ticked in the first form of a page."""
        return [value for each, value in self._form(path).form_values() if each == name]

    def _form(self, path: str) -> Any:
        page = self._browser.get(f"{self.server.base_url}{path}", timeout=20)
        return html.fromstring(page.text).xpath("(//main//form[@method='post'])[1]")[0]


def _pairs(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        yield from ((name, each) for each in (value if isinstance(value, list) else [value]))


@pytest.fixture(scope="module")
def administrator(server: DemoServer) -> Administrator:
    return Administrator(server)


@pytest.fixture(scope="module")
def package(server: DemoServer) -> Iterator[Package]:
    with Package.at_every_process(server) as package:
        yield package


def one(server: DemoServer, statement: str) -> Any:
    return server.query(f"SELECT {statement}")[0][0]


def page_of(server: DemoServer, package: Package) -> str:
    login = one(server, f"id FROM access_login WHERE email = '{package.email}'")
    return f"/settings/users/logins/{login}/"


def test_a_login_is_deactivated_and_let_in_again(
    server: DemoServer, administrator: Administrator, package: Package
) -> None:
    clients = server.debtors_tagged("Clients")
    package.expect(clients)
    for _ in range(3):
        administrator.send(f"{page_of(server, package)}deactivate/")
        package.expect(1001)
        administrator.send(f"{page_of(server, package)}reactivate/")
        package.expect(clients)


def test_a_filter_is_changed(server: DemoServer, administrator: Administrator, package: Package) -> None:
    for name in ("Office", "Demo", "Clients"):
        tag = one(server, f"id FROM organisation_tag WHERE name = '{name}'")
        administrator.send(page_of(server, package), tags=[tag])
        package.expect(server.debtors_tagged(name))


def test_a_tag_is_taken_off_a_debtor(
    server: DemoServer, administrator: Administrator, package: Package
) -> None:
    clients = server.debtors_tagged("Clients")
    name = "Zorggroep Het Anker"
    tag = one(server, "id FROM organisation_tag WHERE name = 'Clients'")
    debtor = one(server, f"id FROM organisation_debtor WHERE name = '{name}'")
    administrator.send(f"/debtors/{debtor}/", tags=[])
    package.expect(clients - {name})
    administrator.send(f"/debtors/{debtor}/", tags=[tag])
    package.expect(clients)


def test_an_operation_is_closed(server: DemoServer, administrator: Administrator, package: Package) -> None:
    clients = server.debtors_tagged("Clients")
    template = one(server, f"user_template_id FROM access_login WHERE email = '{package.email}'")
    path = f"/settings/users/user-templates/{template}/"
    operations = administrator.chosen(path, "operations")
    closed = [operation for operation in operations if operation != LIST.replace("/", ".")]
    assert len(closed) == len(operations) - 1
    administrator.send(path, operations=closed)
    package.expect(1002)
    administrator.send(path, operations=operations)
    package.expect(clients)


def test_a_token_is_revoked(server: DemoServer, administrator: Administrator, package: Package) -> None:
    """The last of them: nothing brings it back."""
    package.expect(server.debtors_tagged("Clients"))
    login = one(server, f"id FROM access_login WHERE email = '{package.email}'")
    administrator.send(f"/logins/{login}/token/revoke/")
    package.expect(1001)
