"""What a report is: a name, what it is asked with, and how its pieces are made."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from loonpoort.contract.faults import PeriodFault, RecordFault
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodError
from loonpoort.organisation.scopes import Scope
from loonpoort.payroll.handles import EMPLOYEES_AT_ONCE, CompanyHandle, RunHandle
from loonpoort.payroll.models import Employee

DECLARATION = '<?xml version="1.0" encoding="utf-16"?>'
"""As the texts of the contract begin, whatever they travel in."""
Asked = Mapping[str, int]
"""What a report is asked with, beside the company, by name."""


@dataclass(frozen=True, slots=True)
class Place:
    """A company within the caller's reach, and its debtor."""

    company: CompanyHandle
    number: int
    name: str
    debtor_id: int
    debtor_number: int
    debtor_name: str

    def period(self, year: int, number: int) -> Period:
        """Raises PeriodFault when the company's year has none such."""
        try:
            return self.company.calendar.period(year, number)
        except PeriodError as error:
            raise PeriodFault(str(error)) from error

    def run(self, asked: Asked) -> RunHandle:
        """The run that is asked for by id and perhaps by year. Raises RecordFault when there is none."""
        run = self.company.run(asked["run_id"], asked.get("year"))
        if run is None:
            raise RecordFault
        return run

    def check_year(self, asked: Asked) -> None:
        """Raises PeriodFault for a year that no period can be of."""
        self.period(asked["year"], 1)


def _anything(place: Place, asked: Asked) -> None:
    """Nothing can be wrong."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report, by whichever operation or page it is asked for.

    ``make`` gives a piece for each part of the employees of each company, whatever else it gives. ``check``
    is run before: it raises the fault of what is asked for and does not exist.
    """

    name: str
    title: "str | Promise"
    make: Callable[[Sequence[Place], Asked], Iterable[str]]
    check: Callable[[Place, Asked], None] = field(default=_anything)
    takes: tuple[str, ...] = ()
    is_of_company: bool = False
    """Else of all companies within reach."""

    def __post_init__(self) -> None:
        if self.name in REPORTS:
            raise TypeError(f"The report {self.name} is declared twice.")
        REPORTS[self.name] = self

    def pieces(self, reached: Sequence[Place], asked: Asked) -> Iterator[str]:
        """The text in pieces, once what is asked for has been found."""
        for place in reached:
            self.check(place, asked)
        return self._pieces(reached, asked)

    def _pieces(self, reached: Sequence[Place], asked: Asked) -> Iterator[str]:
        yield DECLARATION
        yield from self.make(reached, asked)


REPORTS: dict[str, Report] = {}


def places(scope: Scope, company_id: int | None = None) -> list[Place]:
    """The companies within reach, by id; or the one of them that is meant."""
    found = Company.objects.select(scope)
    if company_id is not None:
        found = found.filter(pk=company_id)
    columns = ("pk", "period_type", "current_year", "current_period_number", "number", "name")
    rows = found.values_list(*columns, "debtor_id", "debtor__number", "debtor__name")
    return [
        Place(CompanyHandle(pk, kind, Period(year, number)), *told)
        for pk, kind, year, number, *told in sorted(rows)
    ]


def parts_in(scope: Scope, company_id: int | None = None) -> int:
    """How many parts the employees within reach come in, nearly: by which progress is told."""
    found = Employee.objects.select(scope)
    if company_id is not None:
        found = found.filter(company_id=company_id)
    return math.ceil(found.count() / EMPLOYEES_AT_ONCE)
