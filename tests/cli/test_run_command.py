"""Taking in the figures of payroll runs from the command line."""

import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loonpoort.audit.records import SYSTEM
from loonpoort.cli import commands
from loonpoort.organisation.models import CostCenter, Department
from loonpoort.payroll.declarations import mark_pension_codes
from loonpoort.payroll.models import (
    CostAllocation,
    CostShare,
    Declaration,
    EmployeeDepartment,
    Employment,
    Run,
    RunLine,
    RunState,
    Salary,
)
from tests import trail
from tests.cases.runs import HEADER, ORDINARY


@pytest.fixture
def take_in(house, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Runs the command on a file of some lines or bytes: for June of the shop, unless options say more."""
    monkeypatch.setattr(commands, "set_up_django", lambda: None)
    monkeypatch.setattr(commands, "require_migrated", lambda: None)

    def with_options(content: list[str] | bytes, *options: object):
        file = tmp_path / "figures.csv"
        file.write_bytes(content if isinstance(content, bytes) else "\r\n".join(content).encode())
        period = [] if "--first-period" in options else ["--first-period", "6"]
        told = ["--company", house.companies["shop"].pk, "--year", 2026, *period, *options]
        return CliRunner().invoke(commands.app, ["run", "import", str(file), *(str(each) for each in told)])

    return with_options


def stored() -> list[tuple[int, str, int]]:
    """The runs: number, state and how many figures."""
    return [(run.number, run.state, RunLine.unscoped.filter(run=run).count()) for run in Run.unscoped.all()]


def test_figures_are_stored_and_recorded(house, take_in) -> None:
    answer = take_in(ORDINARY, "--description", "Juni")
    assert answer.output == "Stored: run 2026/1, 11 figures.\n"
    assert stored() == [(1, RunState.PROCESSED, 11)]
    run = Run.unscoped.get()
    assert (run.first_period, run.last_period, run.description) == (6, 6, "Juni")
    assert run.run_at is not None
    line = RunLine.unscoped.get(code=3000, employee=house.employees["bram"])
    assert (line.amount, line.hours, line.cost_center, line.cost_unit, line.department) == (
        3000, None, "200", "P01", "10",
    )  # fmt: skip
    assert trail.last().after == {
        "number": "2026/1",
        "status": "processed",
        "lines": 11,
    }


def test_a_place_that_is_left_open_is_the_employees(house, take_in) -> None:
    bram, shop = house.employees["bram"], house.companies["shop"]
    department = Department.unscoped.create(debtor=house.debtors["bakery"], code=77, description="Oven")
    EmployeeDepartment.unscoped.create(employee=bram, department=department, first_period=202601)
    allocation = CostAllocation.unscoped.create(employee=bram, first_period=202601)
    for code, percentage, is_default in (("A", 80, False), ("B", 20, True)):
        center = CostCenter.unscoped.create(company=shop, code=code)
        CostShare.unscoped.create(
            allocation=allocation, cost_center=center, percentage=percentage, is_default=is_default
        )
    take_in([HEADER, "101,3000,Salaris,gross,1.00,,,,,,"])
    line = RunLine.unscoped.get()
    assert (line.department, line.cost_center) == ("77", "B")


def test_a_run_is_replaced_until_it_is_locked(take_in) -> None:
    take_in(ORDINARY)
    assert take_in(ORDINARY[:3], "--number", 1, "--lock").exit_code == 0
    assert stored() == [(1, RunState.LOCKED, 2)]
    answer = take_in(ORDINARY, "--number", 1)
    assert answer.exit_code == 1
    assert "--number: Run 2026/1 is locked: it is never changed." in answer.output
    assert stored() == [(1, RunState.LOCKED, 2)]
    take_in(ORDINARY)
    assert stored() == [(1, RunState.LOCKED, 2), (2, RunState.PROCESSED, 11)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("999,3000,Salaris,gross,1.00,,,,,,", "column employee: no employee of the company has number 999"),
        ("x,3000,Salaris,gross,1.00,,,,,,", "column employee: “x” is not a whole number"),
        ("101,0,Salaris,gross,1.00,,,,,,", "column code:"),
        ("101,99999999,Salaris,gross,1.00,,,,,,", "column code:"),
        ("101,3000,,gross,1.00,,,,,,", "column description:"),
        ("101,3000," + "x" * 101 + ",gross,1.00,,,,,,", "column description:"),
        ("101,3000,Salaris,bruto,1.00,,,,,,", "The kinds are hours, gross"),
        ('101,3000,Salaris,gross,"1,00",,,,,,', "column amount: “1,00” is not a number"),
        ("101,3000,Salaris,gross,NaN,,,,,,", "column amount:"),
        ("101,3000,Salaris,gross,1e99,,,,,,", "column amount:"),
        ("101,3000,Salaris,gross,-10000000.01,,,,,,", "column amount:"),
        ("101,3000,Salaris,gross,1.005,,,,,,", "column amount:"),
        ("101,3000,Salaris,gross,,,,,,,", "column amount: A line of this kind needs it."),
        ("101,3000,Salaris,gross,1.00,2,,,,,", "column hours: A line of this kind has none."),
        ("101,1000,Uren,hours,1.00,,,,,,", "column hours: A line of this kind needs it."),
        ("101,1000,Uren,hours,,8,,,,4000,1900", "column debit_account: Hours are not booked."),
        ("101,3000,Salaris,gross,1.00,,,,,4000,", "column credit_account: A line is booked at both sides"),
        ("101,3000,Salaris,gross,1.00,,,,,4 000,1900", "column debit_account:"),
        ("101,3000,Salaris", "there are 3 values, and the first line has 11 columns"),
        ('101,3000,"Salaris,gross,1.00,,,,,,', "Line 3: unexpected end of data"),
    ],
)
def test_one_wrong_line_and_nothing_is_stored(line, told, take_in) -> None:
    answer = take_in([*ORDINARY[:2], line])
    assert answer.exit_code == 1
    assert "Line 3" in answer.output
    assert told in answer.output
    assert "Nothing was stored." in answer.output
    assert stored() == []


@pytest.mark.parametrize(
    ("content", "options", "told"),
    [
        (b"", (), "Line 1, column employee: it is not there."),
        ([HEADER], (), "There are no figures in the file."),
        ([HEADER + ",iban"], (), "Line 1, column iban: there is no column iban"),
        ([HEADER + ",code"], (), "Line 1, column code: it is there twice."),
        ([HEADER.replace(",", ";")], (), "Line 1"),
        (b"employee\xff", (), "The file is not UTF-8 text."),
        (
            ORDINARY,
            ("--first-period", 13),
            "--first-period: Period 13 does not lie between 1 and 12 of 2026.",
        ),
        (ORDINARY, ("--last-period", 5), "--last-period: It lies before the first."),
        (ORDINARY, ("--company", 10**9), "--company: There is no such company."),
        (ORDINARY, ("--number", 0), "--number:"),
        (ORDINARY, ("--number", 10_000), "--number:"),
        (ORDINARY, ("--description", "x" * 101), "--description:"),
    ],
)
def test_a_wrong_file_or_choice_is_told(content, options, told, take_in) -> None:
    answer = take_in(content, *options)
    assert answer.exit_code == 1
    assert told in answer.output
    assert stored() == []


def test_a_file_of_another_company_is_refused(house, take_in) -> None:
    answer = take_in(ORDINARY, "--company", house.companies["mill"].pk)
    assert "Line 2, column employee: no employee of the company has number 101." in answer.output
    assert stored() == []


def declare(house, *options: object):
    """Runs the command for June of the shop."""
    told = ["--company", house.companies["shop"].pk, "--year", 2026, "--first-period", 6, *options]
    return CliRunner().invoke(commands.app, ["run", "declare", *(str(each) for each in told)])


def test_what_was_imported_is_declared(house, take_in) -> None:
    take_in(ORDINARY)
    assert declare(house).output == "Drawn up: wage tax declaration 2026/6 (1), 805 euros.\n"
    mark_pension_codes(SYSTEM, house.companies["shop"].pk, [6200])
    assert declare(house, "--pension").output == "Drawn up: pension export 2026/6 (1).\n"
    assert Declaration.unscoped.count() == 2


def test_nothing_is_declared_without_figures(house, take_in) -> None:
    answer = declare(house)
    assert answer.exit_code == 1
    assert "--first-period: No processed run" in answer.output
    assert not Declaration.unscoped.exists()


def test_a_run_is_opened_for_a_period_and_figures_come_beside_what_is_stored(house, take_in) -> None:
    shop = str(house.companies["shop"].pk)
    opening = ["run", "open", "--company", shop, "--year", "2026", "--period"]
    assert CliRunner().invoke(commands.app, [*opening, "6"]).output == "Opened: run 2026/1.\n"
    again = CliRunner().invoke(commands.app, [*opening, "6"])
    assert again.exit_code == 1
    assert "--period: Run 2026/1 of this period is open already." in again.output
    assert CliRunner().invoke(commands.app, [*opening, "13"]).exit_code == 1
    assert stored() == [(1, RunState.OPEN, 0)]
    day = datetime.date(2026, 1, 1)
    Salary.unscoped.create(employee=house.employees["bram"], first_day=day, value=3000, type=2)
    Employment.unscoped.get_or_create(
        employee=house.employees["bram"], first_day=day, defaults={"employee_type": 2, "seniority_day": day}
    )
    for _ in range(2):
        take_in(ORDINARY[:2], "--number", 1, "--add")
        assert stored() == [(1, RunState.PROCESSED, 2)]
    take_in(ORDINARY[:2], "--number", 1)
    assert stored() == [(1, RunState.PROCESSED, 1)]
