"""Journals of large runs: added up by the database, read in parts."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from loonpoort.organisation.periods import Period
from loonpoort.organisation.statements import Statement
from loonpoort.payroll.handles import CompanyHandle
from loonpoort.payroll.journals import Grouping, company_journal, run_journal
from loonpoort.payroll.models import Employee, Run, RunLine, RunState
from tests.cast import House
from tests.test_docs import ROOT

EMPLOYEES, CODES = 600, 3


@pytest.fixture
def company(house: House) -> CompanyHandle:
    """The shop, with a run of many employees, each with some figures at a cost centre of its own."""
    shop = house.companies["shop"]
    Employee.unscoped.bulk_create(
        Employee(company=shop, number=1000 + number, display_name=f"N{number}", employee_type=2)
        for number in range(EMPLOYEES)
    )
    run = Run.unscoped.create(
        company=shop,
        year=2026,
        number=1,
        first_period=7,
        last_period=7,
        state=RunState.PROCESSED,
        run_at=timezone.now(),
    )
    RunLine.unscoped.bulk_create(
        RunLine(
            run=run,
            employee=employee,
            code=3000 + code,
            description=f"Code {code}",
            kind="gross",
            amount=Decimal("0.1") * (code + 1),
            cost_center=f"K{employee.number}",
            cost_unit="D1",
            debit_account="4000",
            credit_account="1900",
        )
        for employee in Employee.unscoped.filter(company=shop, number__gte=1000)
        for code in range(CODES)
    )
    return CompanyHandle(shop.pk, "M", Period(2026, 7))


def pieces_of(company: CompanyHandle, grouping: Grouping) -> list[str]:
    run = company.run(Run.unscoped.get().pk)
    assert run is not None
    return list(run_journal(run, grouping))


@pytest.mark.parametrize("grouping", Grouping)
def test_debit_and_credit_come_to_the_same(company, grouping) -> None:
    text = "".join(pieces_of(company, grouping))
    journal = etree.fromstring(text)
    etree.XMLSchema(file=str(ROOT / "docs" / "journals.xsd")).assertValid(journal)
    sums = {"debit": Decimal(0), "credit": Decimal(0)}
    for line in journal.iter("line"):
        sums[str(line.findtext("debitcredit"))] += Decimal(str(line.findtext("value")))
    assert sums["debit"] == sums["credit"] == EMPLOYEES * Decimal("0.6")
    period = Period(2026, 7)
    assert text == "".join(company_journal(company, period, period, grouping))


def test_groups_come_in_their_order_and_once(company) -> None:
    journal = etree.fromstring("".join(pieces_of(company, Grouping.EMPLOYEE)))
    numbers = [int(str(line.findtext("dim2"))) for line in journal.iter("line")]
    assert numbers == sorted(numbers)
    assert len(numbers) == EMPLOYEES * CODES * 2


@pytest.mark.parametrize(
    ("grouping", "parts"), [(Grouping.COMPANY, 1), (Grouping.COST_CENTER, 3), (Grouping.EMPLOYEE, 3)]
)
def test_no_more_than_what_some_groups_come_to_is_read_at_once(
    company, grouping, parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    rows = Statement.rows

    def counted(self: Statement, values: list[object]) -> list[tuple[object, ...]]:
        found = rows(self, values)
        read.append(len(found))
        return found

    monkeypatch.setattr(Statement, "rows", counted)
    pieces_of(company, grouping)
    with CaptureQueriesContext(connection) as queries:
        read.clear()
        found = pieces_of(company, grouping)
    # The run, twice; which groups there are, and each part. The last piece is the end of the text.
    assert len(queries) == (3 if grouping == Grouping.COMPANY else parts + 3)
    assert len(found) == parts + 1
    assert max(read) <= max(250 * CODES, EMPLOYEES)
