"""Texts of reports: by the schema, in parts, and of nothing that is not there."""

from pathlib import Path

import pytest
from lxml import etree

from loonpoort.access.calls import Call
from loonpoort.access.report_tasks import pieces_of
from loonpoort.contract.faults import CompanyFault, PeriodFault, RecordFault
from loonpoort.payroll import handles
from loonpoort.payroll.reports import REPORTS
from loonpoort.payroll.reports.declared import DECLARATION
from tests.cases import reports as known
from tests.cases.runs import run_of

ROOT = Path(__file__).parents[2]
SPAN = {"from_year": 2025, "from_period": 12, "until_year": 2026, "until_period": 6}


def asked_of(house, name: str) -> dict[str, int]:
    run = {"run_id": run_of(house, 1).pk}
    return {
        "CompanyJournal": SPAN,
        "JournalsByCompany": {"start_period": 6, "end_period": 7, "year": 2026},
        "PayslipsByRun": run,
        "WageCodesByRun": run,
    }.get(name, {"year": 2026} if REPORTS[name].is_of_company else {})


def made(house, name: str, **other: int) -> str:
    report = REPORTS[name]
    company = house.companies["shop"].pk if report.is_of_company else None
    asked = asked_of(house, name) | other
    return "".join(pieces_of(Call(house.package), report, company, asked))


def root_of(text: str) -> etree._Element:
    assert text.startswith(DECLARATION)
    return etree.fromstring(text.removeprefix(DECLARATION))


@pytest.mark.parametrize("name", REPORTS)
def test_the_text_is_the_known_one_and_valid(filled, name) -> None:
    text = made(filled, name)
    assert text == known.text_of(filled, name)
    etree.XMLSchema(file=str(ROOT / "docs" / "reports.xsd")).assertValid(root_of(text))


@pytest.mark.parametrize("name", REPORTS)
def test_it_is_the_same_however_many_employees_are_read_at_once(filled, name, monkeypatch) -> None:
    whole = made(filled, name)
    monkeypatch.setattr(handles, "EMPLOYEES_AT_ONCE", 1)
    assert made(filled, name) == whole


@pytest.mark.parametrize("name", ["CompanyJournal", "JournalsByCompany"])
def test_debit_and_credit_are_equal(filled, name) -> None:
    root = root_of(made(filled, name))
    debit, credit = (sum(map(float, root.xpath(f"//{side}/text()"))) for side in ("Debit", "Credit"))
    assert round(debit, 2) == round(credit, 2) > 0


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("CompanyJournal", {"from_period": 13}),
        ("CompanyJournal", {"until_year": 10_000}),
        ("CompanyJournal", {"from_year": 2027}),
        ("CompanyJournal", {"until_period": 0}),
        ("JournalsByCompany", {"start_period": 8}),
        ("JournalsByCompany", {"end_period": 13}),
        ("WageCodesByYear", {"year": 0}),
        ("WageComponentsByPeriod", {"year": -1}),
        ("EmployeeWageComponentsByRun", {"year": 2**31 - 1}),
    ],
)
def test_a_period_that_does_not_exist_is_refused_at_once(filled, name, asked) -> None:
    with pytest.raises(PeriodFault):
        made(filled, name, **asked)


@pytest.mark.parametrize("name", ["PayslipsByRun", "WageCodesByRun"])
@pytest.mark.parametrize("asked", [{"run_id": 0}, {"year": 2025}, {"run_id": 2**31 - 1}])
def test_a_run_that_is_not_there_is_refused_at_once(filled, name, asked) -> None:
    with pytest.raises(RecordFault):
        made(filled, name, **asked)


def test_a_company_out_of_reach_is_refused(filled) -> None:
    with pytest.raises(CompanyFault):
        pieces_of(
            Call(filled.package),
            REPORTS["WageCodesByYear"],
            filled.companies["greenhouse"].pk,
            {"year": 2026},
        )


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("WageCodesByYear", "report"),
        ("WageComponentsByPeriod", "WageComponentsList/*"),
        ("EmployeeWageComponentsByRun", "EmployeesList/*"),
        ("JournalsByCompany", "Items/*"),
    ],
)
def test_a_year_without_runs_has_nothing(filled, name, path) -> None:
    assert root_of(made(filled, name, year=2019)).xpath(path) == []
