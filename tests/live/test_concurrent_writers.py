"""Packages that write at the same time, through several processes: nothing lost, and nothing half."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.support.live_server import DemoServer
from tests.support.prepared import Prepared

pytestmark = pytest.mark.live

PROCESSES, WRITERS, ROUNDS = 2, 6, 8
BATCH, BAD = 10_000, 5_000
NOW = {"Period": 11, "Year": 2026, "UnprotectedMode": False}
COMPANY = "Thuiszorg Het Anker"


@pytest.fixture(scope="module")
def demo(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoServer]:
    folder: Path = tmp_path_factory.mktemp("writers") / "data"
    limits = {f"LOONPOORT_LIMIT_{name}": "0" for name in ("ENVIRONMENT", "READS", "WRITES")}
    with prepared.demo(folder) as database:
        settings = {**database, **limits, "LOONPOORT_WORKERS": str(PROCESSES)}
        with DemoServer.on(folder, settings).running() as server:
            yield server


@pytest.fixture(scope="module")
def employees(demo: DemoServer) -> list[int]:
    rows = demo.query(
        "SELECT employee.id FROM payroll_employee employee"
        " JOIN organisation_company company ON company.id = employee.company_id"
        f" WHERE company.name = '{COMPANY}' ORDER BY employee.id"
    )
    return [employee_id for (employee_id,) in rows]


class Package:
    """A connection of its own."""

    def __init__(self, demo: DemoServer) -> None:
        login = demo.caller()
        self._base, self._session = demo.base_url, requests.Session()
        self._session.auth = (login["email"], login["token"])

    def ask(self, operation: str, **values: Any) -> tuple[int, Any]:
        """The status and what was told."""
        answer = self._session.post(
            f"{self._base}/json/v3/EmployeeService/{operation}", json=values, timeout=120
        )
        return answer.status_code, answer.json()

    def write(self, operation: str, **values: Any) -> Any:
        status, told = self.ask(operation, **values)
        assert status == 200, told
        return told


def at_once(demo: DemoServer, write: Callable[[Package, int, int], None]) -> None:
    """Have all writers begin at one moment, each with its number and that of the round."""
    start = threading.Barrier(WRITERS)

    def run(writer: int) -> None:
        package = Package(demo)
        start.wait(30)
        for count in range(ROUNDS):
            write(package, writer, count)

    with ThreadPoolExecutor(WRITERS) as pool:
        for done in [pool.submit(run, writer) for writer in range(WRITERS)]:
            done.result()


def rows(demo: DemoServer, columns: str, table: str, employee: int, more: str = "") -> list[tuple[Any, ...]]:
    where = f"employee_id = {employee} {more} ORDER BY id"
    return demo.query(f"SELECT {columns} FROM payroll_{table} WHERE {where}")


def test_nothing_of_a_list_is_lost(demo: DemoServer, employees: list[int]) -> None:
    employee = employees[0]

    def write(package: Package, writer: int, count: int) -> None:
        component = {"HourCode": 1025, "Hours": 1, "Comment": f"list {writer}-{count}"}
        package.write(
            "HourComponentVar_Insert", EmployeeId=employee, HourComponent={"Id": 0, **component}, **NOW
        )

    at_once(demo, write)
    kept = rows(demo, "comment", "hourcomponent", employee, "AND comment LIKE 'list %'")
    assert sorted(comment for (comment,) in kept) == sorted(
        f"list {writer}-{count}" for writer in range(WRITERS) for count in range(ROUNDS)
    )


def test_a_timeline_has_one_record_of_each_moment(demo: DemoServer, employees: list[int]) -> None:
    """Everybody writes the same days: who comes second changes what the first made, and never doubles it."""
    employee = employees[1]

    def write(package: Package, writer: int, count: int) -> None:
        salary = {"Value": 2000 + writer, "Type": "Bruto_Salaris_Fulltime"}
        day = f"2026-12-{count + 1:02}T00:00:00"
        package.write("Salary_Update", EmployeeId=employee, Salary=salary, Start=day)

    at_once(demo, write)
    kept = rows(demo, "first_day, value", "salary", employee, "AND first_day >= '2026-12-01'")
    kept = [row for row in kept if str(row[0]) < "2027"]
    assert sorted(str(day) for day, _ in kept) == [f"2026-12-{count + 1:02}" for count in range(ROUNDS)]
    assert {float(value) for _, value in kept} <= {2000.0 + writer for writer in range(WRITERS)}


def test_of_a_numbered_account_one_holds_at_a_time(demo: DemoServer, employees: list[int]) -> None:
    """Each ends the one before it: two that saw the same one would leave two that hold."""
    employee = employees[2]
    before = len(rows(demo, "id", "bankaccount", employee))

    def write(package: Package, writer: int, count: int) -> None:
        account = {"Id": 0, "IBAN": "NL91ABNA0417164300", "Type": "Bankrekening1", "Name": f"{writer}"}
        moment = NOW | {"Period": 11 + count % 2}
        package.write("BankAccount_Insert", EmployeeId=employee, BankAccount=account, **moment)

    at_once(demo, write)
    spans = rows(demo, "first_period, last_period", "bankaccount", employee, "AND type = 'Bankrekening1'")
    assert len(rows(demo, "id", "bankaccount", employee)) <= before + 2
    for period in (202610, 202611, 202612, 202701):
        held = [1 for first, last in spans if first <= period and (last is None or last >= period)]
        assert len(held) <= 1
        assert held or period == 202610


def test_a_batch_of_ten_thousand_with_one_bad_row_leaves_nothing_while_others_write(
    demo: DemoServer, employees: list[int]
) -> None:
    items = [
        {
            "EmployeeId": employees[count % len(employees)],
            "Id": 0,
            "HourCode": 1025,
            "Hours": 1,
            "Comment": "batch",
        }
        for count in range(BATCH)
    ]
    bad = [*items]
    bad[BAD] = {**items[BAD], "HourCode": 77}
    stopped = threading.Event()
    written: list[str] = []

    def write_meanwhile() -> None:
        package = Package(demo)
        while not stopped.is_set():
            text = f"between {len(written)}"
            component = {"Id": 0, "HourCode": 1025, "Hours": 1, "Comment": text}
            employee = employees[len(written) % len(employees)]
            package.write("HourComponentVar_Insert", EmployeeId=employee, HourComponent=component, **NOW)
            written.append(text)

    with ThreadPoolExecutor(1) as pool:
        meanwhile = pool.submit(write_meanwhile)
        try:
            status, told = Package(demo).ask("HourComponentVar_Insert_Batch", HourComponents=bad, **NOW)
        finally:
            stopped.set()
        meanwhile.result()
    assert status == 422, told
    assert f"Item {BAD + 1}, EmployeeId {bad[BAD]['EmployeeId']}" in str(told)
    count = "SELECT count(*) FROM payroll_hourcomponent WHERE comment"
    assert demo.query(f"{count} = 'batch'") == [(0,)]
    assert demo.query(f"{count} LIKE 'between %'") == [(len(written),)]

    Package(demo).write("HourComponentVar_Insert_Batch", HourComponents=items, **NOW)
    assert demo.query(f"{count} = 'batch'") == [(BATCH,)]
