"""What wage components come to in a year: of a company by period, of its employees by run."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.selections import Selection
from loonpoort.payroll.reports.declared import Asked, Place, Report
from loonpoort.payroll.reports.xml import elements, money

COLUMNS = (
    "employee_id", "employee__display_name", "employee__number",
    "code", "description", "run__year", "run__last_period", "run__number", "amount",
)  # fmt: skip
PERSON, COMPONENT, RUN = slice(0, 3), slice(3, 5), slice(5, 8)
CENT = Decimal("0.01")
NAMESPACE = uuid.UUID("6c5f6a0e-70f2-4c0b-9d0c-8d7a4a0f8b2e")
Value = tuple[Any, Decimal]
"""What it is by, and the sum."""


def _component(code: int, name: str, values: Iterable[tuple[str, Decimal]]) -> str:
    """One component; its guid is that of the code and the name, the same whenever it is asked for."""
    found = list(values)
    told = elements(
        ComponentGuid=uuid.uuid5(NAMESPACE, f"{code}/{name}"),
        ComponentNumber=code,
        ComponentName=name,
        CumulativeValue=money(sum((value for _by, value in found), Decimal(0))),
    )
    each = "".join(f"<Value>{elements(ComponentValue=money(value))}{by}</Value>" for by, value in found)
    return f"<WageComponents>{told}<Values>{each}</Values></WageComponents>"


def _opening(place: Place) -> str:
    company = place.company
    return "<root>" + elements(
        CompanyID=company.id,
        CompanyName=place.name,
        CompanyNumber=place.number,
        PeriodType=company.period_type,
    )


def _figures(place: Place, asked: Asked) -> Selection:
    return place.company.figures().via("counted").filter(run__year=asked["year"])


def _of_company(reached: Sequence[Place], asked: Asked) -> Iterator[str]:
    for place in reached:
        yield f"{_opening(place)}<WageComponentsList>"
        summed = _figures(place, asked).via("by_period")
        rows = sorted(summed.values_list("code", "description", "run__last_period", "total"))
        for (code, name), own in groupby(rows, itemgetter(slice(0, 2))):
            # SQLite adds up in floating point; each amount has whole cents.
            values = [(elements(Period=row[2]), row[3].quantize(CENT)) for row in own]
            yield _component(code, name, values)
        yield "</WageComponentsList></root>"


def _of_employees(by: Callable[[Sequence[Any]], str]) -> Callable[[Sequence[Place], Asked], Iterator[str]]:
    def make(reached: Sequence[Place], asked: Asked) -> Iterator[str]:
        for place in reached:
            yield f"{_opening(place)}<EmployeesList>"
            for ids in place.company.employee_parts():
                found = _figures(place, asked).filter(employee_id__in=ids).via("wages")
                rows = sorted(found.values_list(*COLUMNS), key=itemgetter(0, 3, 4, 5, 7))
                people = groupby(rows, itemgetter(PERSON))
                yield "".join(_employee(person, own, by) for person, own in people)
            yield "</EmployeesList></root>"

    return make


def _employee(
    person: Sequence[Any], rows: Iterable[tuple[Any, ...]], by: Callable[[Sequence[Any]], str]
) -> str:
    pk, name, number = person
    told = elements(EmployeeID=pk, EmployeeName=name, EmployeeNumber=number)
    components = "".join(
        _component(
            component[0],
            component[1],
            [
                (by(run), sum((row[8] for row in figures), Decimal(0)))
                for run, figures in groupby(own, itemgetter(RUN))
            ],
        )
        for component, own in groupby(rows, itemgetter(COMPONENT))
    )
    return f"<Employees>{told}<WageComponentsList>{components}</WageComponentsList></Employees>"


COMPONENTS_BY_PERIOD = Report(
    "WageComponentsByPeriod",
    _("Wage components of a company by period"),
    _of_company,
    check=Place.check_year,
    takes=("year",),
    is_of_company=True,
)
COMPONENTS_BY_RUN = Report(
    "EmployeeWageComponentsByRun",
    _("Wage components of employees by run"),
    _of_employees(lambda run: elements(Run=run[2])),
    check=Place.check_year,
    takes=("year",),
    is_of_company=True,
)
COMPONENTS_BY_RUN_PERIOD = Report(
    "EmployeeWageComponentsByRunPeriod",
    _("Wage components of employees by run and period"),
    _of_employees(lambda run: elements(Period=run[1], Run=run[2])),
    check=Place.check_year,
    takes=("year",),
    is_of_company=True,
)
