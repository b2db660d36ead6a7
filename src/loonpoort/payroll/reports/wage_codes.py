"""Wage codes by run and by year: what each employee's codes come to. Hour codes are not among them."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.selections import Selection
from loonpoort.payroll.models import RunState
from loonpoort.payroll.reports.declared import Asked, Place, Report
from loonpoort.payroll.reports.xml import elements, money

COLUMNS = (
    "employee_id", "run__year", "run__last_period", "run__number", "code", "description", "amount",
)  # fmt: skip
RUN = slice(0, 4)
PERIOD = slice(0, 3)
CODE = slice(4, 6)


def _report(key: Sequence[Any], rows: Iterable[tuple[Any, ...]], run: str) -> str:
    lines = "".join(
        f"<line>{elements(code=code, description=said, value=money(amount))}</line>"
        for *_key, code, said, amount in rows
    )
    told = elements(employeeid=key[0], period=key[2], year=key[1])
    return f"<report>{told}{run}<lines>{lines}</lines></report>"


def _of_run(reached: Sequence[Place], asked: Asked) -> Iterator[str]:
    yield "<reports>"
    for place in reached:
        run = place.run(asked)
        # An open run may still change: nothing is told of it yet.
        parts = () if run.state == RunState.OPEN else run.by_employee()
        for part in parts:
            rows = _wages(part, asked).values_list(*COLUMNS)
            yield "".join(
                _report(key, own, elements(runnumber=key[3])) for key, own in groupby(rows, itemgetter(RUN))
            )
    yield "</reports>"


def _summed(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """One row for each code and description, whatever runs its figures are of."""
    for code, own in groupby(rows, itemgetter(CODE)):
        yield *code, sum((row[6] for row in own), Decimal(0))


def _wages(figures: Selection, asked: Asked) -> Selection:
    wages = figures.via("wages").via("by_employee_and_run")
    return wages.filter(code=asked["wage_code"]) if "wage_code" in asked else wages


def _of_year(reached: Sequence[Place], asked: Asked) -> Iterator[str]:
    yield "<reports>"
    for place in reached:
        figures = place.company.figures().via("counted").filter(run__year=asked["year"])
        for ids in place.company.employee_parts():
            found = figures.filter(employee_id__in=ids).via("wages").via("by_employee_and_run")
            rows = sorted(found.values_list(*COLUMNS), key=itemgetter(0, 1, 2, 4, 5, 3))
            yield "".join(_report(key, _summed(own), "") for key, own in groupby(rows, itemgetter(PERIOD)))
    yield "</reports>"


def _check_run(place: Place, asked: Asked) -> None:
    place.run(asked)


WAGE_CODES_OF_RUN = Report(
    "WageCodesByRun",
    _("Wage codes of a run"),
    _of_run,
    check=_check_run,
    takes=("run_id", "year", "wage_code"),
    is_of_company=True,
)
WAGE_CODES_OF_YEAR = Report(
    "WageCodesByYear",
    _("Wage codes of a year"),
    _of_year,
    check=Place.check_year,
    takes=("year",),
    is_of_company=True,
)
