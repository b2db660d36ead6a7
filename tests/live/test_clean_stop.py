"""Stopping the real server: whatever was promised is kept."""

import re
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import requests

from tests.support.live_server import DemoServer, Installation
from tests.support.mail_server import mail_server
from tests.support.soap_client import auth_header, service_client

pytestmark = pytest.mark.live

WRITERS = 8
ENOUGH = 150
NAMESPACE = "https://api.nmbrs.nl/soap/v3/EmployeeService"
ENVELOPE = (
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>'
    f'<AuthHeaderWithDomain xmlns="{NAMESPACE}"><Username>{{username}}</Username><Token>{{token}}</Token>'
    "<Domain>demo</Domain></AuthHeaderWithDomain></soap:Header><soap:Body>"
    f'<Address_InsertCurrent xmlns="{NAMESPACE}"><EmployeeId>{{employee}}</EmployeeId><Address><Id>0</Id>'
    "<Default>true</Default><Street>Stopstraat</Street><HouseNumber>{number}</HouseNumber>"
    "<PostalCode>3512 PN</PostalCode><City>Utrecht</City><CountryISOCode>NL</CountryISOCode>"
    "<Type>HomeAddress</Type></Address></Address_InsertCurrent></soap:Body></soap:Envelope>"
)


class Writers:
    """Threads that write addresses until the server hangs up, and what it acknowledged."""

    def __init__(self, server: DemoServer, employees: list[int]) -> None:
        self.server = server
        self.employees = employees
        self.caller = server.caller()
        self.acknowledged: dict[int, tuple[int, str]] = {}
        self.refusals: list[Exception] = []
        self.threads = [threading.Thread(target=self._write, args=(number,)) for number in range(WRITERS)]

    def _write(self, writer: int) -> None:
        with requests.Session() as session:
            for count in range(100_000):
                employee = self.employees[(writer + count) % len(self.employees)]
                try:
                    answer = self._post(session, employee, f"{writer}-{count}")
                except requests.RequestException as error:
                    self.refusals.append(error)
                    return
                written = re.search(r"<Address_InsertCurrentResult>(\d+)<", answer.text)
                assert written, answer.text
                self.acknowledged[int(written[1])] = (employee, f"{writer}-{count}")

    def _post(self, session: requests.Session, employee: int, number: str) -> requests.Response:
        return session.post(
            f"{self.server.base_url}/soap/v3/EmployeeService.asmx",
            data=ENVELOPE.format(
                username=self.caller["email"], token=self.caller["token"], employee=employee, number=number
            ),
            headers={
                "Content-Type": "text/xml; charset=utf-8",
                "SOAPAction": f'"{NAMESPACE}/Address_InsertCurrent"',
            },
            timeout=60,
        )


def reachable_employees(server: DemoServer, count: int) -> list[int]:
    header = auth_header(server.caller())
    company = service_client(server, "CompanyService").service.List_GetAll(_soapheaders=header)[0]
    employees = service_client(server, "EmployeeService").service.List_GetByCompany(
        CompanyId=company["ID"], EmployeeType=2, _soapheaders=header
    )
    return [employee["Id"] for employee in employees[:count]]


def test_clean_stop_loses_no_acknowledged_write(own_demo: DemoServer) -> None:
    with own_demo.running():
        employees = reachable_employees(own_demo, 3)
        writers = Writers(own_demo, employees)
        for thread in writers.threads:
            thread.start()
        while len(writers.acknowledged) < ENOUGH and any(thread.is_alive() for thread in writers.threads):
            time.sleep(0.01)
        assert own_demo.stop() == 0
        for thread in writers.threads:
            thread.join()

    assert len(writers.acknowledged) >= ENOUGH
    assert len(writers.refusals) == WRITERS
    assert {type(error) for error in writers.refusals} == {requests.ConnectionError}
    assert "Traceback" not in own_demo.output
    with own_demo.running():
        listed = {employee: addresses_of(own_demo, employee) for employee in employees}
        assert own_demo.stop() == 0
    stored = {
        address["Id"]: (employee, address["HouseNumber"])
        for employee, addresses in listed.items()
        for address in addresses
        if address["Street"] == "Stopstraat"
    }
    # Nothing lost, and nothing written that its caller does not know of.
    assert stored == writers.acknowledged
    # Nothing half-written: taking the place of the old default is part of the write.
    for addresses in listed.values():
        assert [address["Default"] for address in addresses].count(True) == 1


def test_clean_stop_loses_no_call_of_the_accounts(own_demo: DemoServer) -> None:
    count = "SELECT coalesce(sum(calls), 0) FROM access_usage WHERE operation = 'DebtorService.List_GetAll'"
    with own_demo.running():
        [(before,)] = own_demo.query(count)
        service = service_client(own_demo, "DebtorService").service
        for _ in range(25):
            service.List_GetAll(_soapheaders=auth_header(own_demo.caller()))
        assert own_demo.stop() == 0
    assert own_demo.query(count) == [(before + 25,)]


def addresses_of(server: DemoServer, employee: int) -> list[Any]:
    rows: list[Any] = service_client(server, "EmployeeService").service.Address_GetListCurrent(
        EmployeeId=employee, _soapheaders=auth_header(server.caller())
    )
    return rows


def test_mail_posted_just_before_a_clean_stop_is_delivered_after_the_restart(
    install: Callable[..., Installation],
) -> None:
    with mail_server() as mail:
        installation = install()
        installation.settings |= mail.settings
        mail.hold()
        installation.make_environment("first")
        with installation.server().running() as server:
            mail.wait_until(lambda mail: mail.waiting == 1)
            installation.make_environment("second")
            server.signal(signal.SIGTERM)
            while "shutting down gracefully" not in server.output:
                time.sleep(0.01)
            mail.release()
            assert server.wait() == 0
            assert mail.recipients == ["first@example.org"]

        with installation.server().running() as server:
            mail.wait_until(lambda mail: len(mail.messages) == 2)
            assert server.stop() == 0

    assert mail.recipients == ["first@example.org", "second@example.org"]


def test_mail_of_a_worker_killed_while_delivering_is_delivered_after_the_restart(
    install: Callable[..., Installation],
) -> None:
    with mail_server() as mail:
        installation = install()
        installation.settings |= mail.settings
        mail.hold()
        installation.make_environment("first")
        with installation.worker().running() as worker:
            mail.wait_until(lambda mail: mail.waiting == 1)
            worker.signal(signal.SIGKILL)
            assert worker.wait() == -signal.SIGKILL
        mail.release()

        with installation.worker().running() as worker:
            mail.wait_until(lambda mail: len(mail.messages) == 1)
            assert worker.stop() == 0

    assert mail.recipients == ["first@example.org"]
    assert installation.query("SELECT status FROM outbox_mail") == [("sent",)]


def test_worker_finishes_the_mail_under_way_however_often_it_is_told_to_stop(
    install: Callable[..., Installation],
) -> None:
    # An init system tells every process of a service, and the supervisor tells the worker once more.
    with mail_server() as mail:
        installation = install()
        installation.settings |= mail.settings
        mail.hold()
        installation.make_environment("first")
        with installation.worker().running() as worker:
            mail.wait_until(lambda mail: mail.waiting == 1)
            for _ in range(3):
                worker.signal(signal.SIGTERM)
                time.sleep(0.2)
            mail.release()
            assert worker.wait() == 0

    assert mail.recipients == ["first@example.org"]
    assert installation.query("SELECT status FROM outbox_mail") == [("sent",)]
