"""What payroll runs say of employees, as packages get it."""

import base64
import io
import re
from decimal import Decimal

import pytest
from lxml import etree
from pypdf import PdfReader

from loonpoort.payroll.models import Run, RunState
from tests.api.client import Answer, call, key_of
from tests.cases import runs
from tests.cases.schedules import fill as fill_schedules
from tests.test_docs import ROOT

COST, JOURNAL, STATEMENT = (
    f"EmployeeService.{name}"
    for name in (
        "Salary_GetEstimatedCostPerHour",
        "Reports_GetJournalsReportByEmployee",
        "SalaryDocuments_GetAnnualStatementPDF",
    )
)


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def journal(house, **values: int) -> str:
    asked = {"EmployeeId": house.employees["bram"].pk, "StartPeriod": 6, "EndPeriod": 6, "Year": 2026}
    return call(JOURNAL, key_of(house), {**asked, **values}).value


def cost(house, period: int = 7, year: int = 2026) -> str:
    values = {"employeeId": house.employees["bram"].pk, "period": period, "year": year}
    return call(COST, key_of(house), values).value


def test_a_journal_is_as_its_schema_says_and_balances(house) -> None:
    runs.fill(house)
    schema = etree.XMLSchema(file=str(ROOT / "docs" / "journals.xsd"))
    for values in ({}, {"StartPeriod": 1, "EndPeriod": 12}, {"Year": 2025}):
        schema.assertValid(etree.fromstring(journal(house, **values)))
    sums = {"debit": Decimal(0), "credit": Decimal(0)}
    for line in etree.fromstring(journal(house)).iter("line"):
        sums[str(line.findtext("debitcredit"))] += Decimal(str(line.findtext("value")))
    assert sums["debit"] == sums["credit"] == Decimal("6420.00")


@pytest.mark.parametrize(
    "values", [{"Year": 2025}, {"StartPeriod": 7, "EndPeriod": 12}, {"StartPeriod": 1, "EndPeriod": 5}]
)
def test_a_journal_without_figures_is_empty(house, values) -> None:
    runs.fill(house)
    assert journal(house, **values) == "<transactions></transactions>"


@pytest.mark.parametrize("values", [{"StartPeriod": 0}, {"EndPeriod": 13}, {"StartPeriod": 7}, {"Year": 0}])
def test_a_journal_is_of_periods_that_there_are(house, values) -> None:
    asked = {"EmployeeId": house.employees["bram"].pk, "StartPeriod": 6, "EndPeriod": 6, "Year": 2026}
    assert refusal(call(JOURNAL, key_of(house), {**asked, **values})).startswith("2006")


def test_figures_of_an_open_run_are_told_to_nobody(house) -> None:
    runs.fill(house)
    Run.unscoped.update(state=RunState.OPEN, run_at=None)
    assert journal(house) == "<transactions></transactions>"
    assert Decimal(cost(house)) == 0
    values = {"EmployeeID": house.employees["bram"].pk, "intYear": 2026}
    assert call(STATEMENT, key_of(house), values).value is None


def test_an_hour_costs_nothing_before_there_are_figures(house) -> None:
    runs.fill(house)
    assert Decimal(cost(house, 5)) == Decimal(cost(house, 12, 2025)) == 0
    assert cost(house, 6) == cost(house, 1, 2027) == "22.80"
    values = {"employeeId": house.employees["bram"].pk, "period": 13, "year": 2026}
    assert refusal(call(COST, key_of(house), values)).startswith("2006")


def test_without_hours_in_the_run_those_of_the_schedule_count(house) -> None:
    fill_schedules(house)
    lines = [runs.HEADER, "101,3000,Salaris,gross,1000.00,,,,,4000,1900"]
    runs.take_in(house, lines, period=6)
    # From Monday 15 June: a week of 29.75 hours, one of 101.5, and Monday and Tuesday of the first again.
    assert cost(house) == str(
        (Decimal(1000) / (Decimal("29.75") + Decimal("101.5") + Decimal("3.5"))).quantize(Decimal("0.01"))
    )


def test_an_annual_statement_is_a_pdf_of_the_figures(house) -> None:
    house.employees["bram"].display_name = "Bram Łukasz (Őrsi) é"
    house.employees["bram"].save()
    runs.fill(house)
    values = {"EmployeeID": house.employees["bram"].pk, "intYear": 2026}
    ((_, content),) = call(STATEMENT, key_of(house), values).value
    (page,) = PdfReader(io.BytesIO(base64.b64decode(content)), strict=True).pages
    text = page.extract_text()
    for fact in ("Jaaropgaaf 2026", "shop", "Bram Lukasz (Orsi) é", "101"):
        assert fact in text
    amounts = re.findall(r"(?m)^(\D+?) ?(-?[\d.]+,\d\d)$", text)
    assert amounts == [
        ("Brutoloon", "2.970,00"),
        ("Loon loonbelasting/volksverzekeringen", "2.850,00"),
        ("Ingehouden loonbelasting/premie volksverzekeringen (loonheffing)", "600,00"),
        ("Verrekende arbeidskorting", "250,00"),
        ("Ingehouden bijdrage Zvw", "10,00"),
        ("Werkgeversheffing Zvw", "195,00"),
        ("Overige inhoudingen", "150,00"),
        ("Nettoloon", "2.240,00"),
    ]
    assert "255,00" not in text
