"""Journals figure by figure: each booked figure on its two accounts, employee by employee.

Debit and credit come to the same. Those of `loonpoort.payroll.journals` add up instead.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from loonpoort.contract.faults import PeriodFault
from loonpoort.organisation.periods import Period
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.reports.declared import Asked, Place, Report
from loonpoort.payroll.reports.xml import elements, money

COLUMNS = (
    "employee_id", "employee__display_name", "employee__number", "run__last_period", "run__year",
    "run__number", "department", "cost_center", "cost_unit",
    "debit_account", "credit_account", "description", "amount",
)  # fmt: skip
WHOLE = "100.00"


def _figures(place: Place, first: Period, last: Period) -> Iterator[Selection]:
    booked = place.company.figures().via("spanning", first.year, first.number, last.year, last.number)
    for ids in place.company.employee_parts():
        yield booked.filter(employee_id__in=ids).via("booked").via("by_employee_and_run")


def _sides(row: tuple[Any, ...]) -> Iterator[tuple[str, str, str]]:
    """Account, debit and credit of both sides of a figure; a negative one changes them about."""
    debit, credit, amount = row[9], row[10], row[12]
    value = money(abs(amount))
    if amount < 0:
        debit, credit = credit, debit
    yield debit, value, money(amount - amount)
    yield credit, money(amount - amount), value


def _item(row: tuple[Any, ...], side: tuple[str, str, str]) -> str:
    """What an item of either journal has from the employee's name on."""
    account, debit, credit = side
    told = elements(Period=row[3], Year=row[4], Run=row[5], Department=row[6], CostCenter=row[7])
    return told + elements(
        CostUnit=row[8],
        Percentage=WHOLE,
        GeneralLedgerAccount=account,
        ComponentName=row[11],
        Debit=debit,
        Credit=credit,
    )


def _span(place: Place, asked: Asked) -> tuple[Period, Period]:
    first = place.period(asked["from_year"], asked["from_period"])
    last = place.period(asked["until_year"], asked["until_period"])
    if last < first:
        said = f"{last.number}/{last.year} lies before {first.number}/{first.year}"
        raise PeriodFault(f"The last period {said}")
    return first, last


def _check_span(place: Place, asked: Asked) -> None:
    _span(place, asked)


def _company_journal(reached: Sequence[Place], asked: Asked) -> Iterator[str]:
    yield "<root><JournalReportItems>"
    for place in reached:
        whose = elements(CompanyID=place.company.id, CompanyName=place.name, CompanyNr=place.number)
        for figures in _figures(place, *_span(place, asked)):
            yield "".join(
                f"<JournalReportItem>{whose}"
                + elements(EmployeeID=row[0], EmployeeName=row[1], EmployeeNr=row[2])
                + f"{_item(row, side)}</JournalReportItem>"
                for row in figures.values_list(*COLUMNS)
                for side in _sides(row)
            )
    yield "</JournalReportItems></root>"


def _one_year(asked: Asked) -> Asked:
    return {
        "from_year": asked["year"],
        "from_period": asked["start_period"],
        "until_year": asked["year"],
        "until_period": asked["end_period"],
    }


def _check_year(place: Place, asked: Asked) -> None:
    _span(place, _one_year(asked))


def _journals(reached: Sequence[Place], asked: Asked) -> Iterator[str]:
    for place in reached:
        first, last = _span(place, _one_year(asked))
        said = elements(
            CompanyId=place.company.id, StartPeriod=first.number, EndPeriod=last.number, Year=first.year
        )
        yield f"<Report>{said}<Items>"
        for figures in _figures(place, first, last):
            yield "".join(
                f"<Item>{elements(EmployeeName=row[1])}{_item(row, side)}</Item>"
                for row in figures.values_list(*COLUMNS)
                for side in _sides(row)
            )
        yield "</Items></Report>"


COMPANY_JOURNAL = Report(
    "CompanyJournal",
    _("Journal of a company, over years"),
    _company_journal,
    check=_check_span,
    takes=("from_year", "from_period", "until_year", "until_period"),
    is_of_company=True,
)
JOURNALS = Report(
    "JournalsByCompany",
    _("Journal of a company, within a year"),
    _journals,
    check=_check_year,
    takes=("start_period", "end_period", "year"),
    is_of_company=True,
)
