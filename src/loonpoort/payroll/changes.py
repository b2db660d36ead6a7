"""The period engine: every way in which an employee's records change, each defined once.

A change takes place inside `changing`, which holds the employee until the end of the transaction: what is
checked there still holds when it is written, and two changes at once follow one another.

Refusals are exceptions of this module, `PeriodError` and Django's ValidationError, by field.
"""

import datetime
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction

from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodType
from loonpoort.payroll.models import Employee
from loonpoort.payroll.models.periods import PeriodRecord, TimedRecord

Values = Mapping[str, Any]
Record = TypeVar("Record", bound=TimedRecord)


class ProtectedError(Exception):
    """A period before the current one would change, and nobody said that it may."""


class UnknownRecordError(Exception):
    """The employee has no such record."""


@dataclass(frozen=True, slots=True)
class EmployeeChange:
    """An employee whose records may be changed, with its company's current period as it is now."""

    employee_id: int
    company_id: int
    calendar: PeriodCalendar
    current_period: Period

    def period(self, year: int, number: int, *, is_unprotected: bool = True) -> Period:
        """A period to change from. Raises PeriodError, and ProtectedError for one of the past."""
        period = self.calendar.period(year, number)
        if period < self.current_period and not is_unprotected:
            raise ProtectedError
        return period

    def check_day(self, day: datetime.date, *, is_unprotected: bool) -> None:
        """Raises PeriodError, and ProtectedError for a day in a period of the past."""
        if self.calendar.period_of(day) < self.current_period and not is_unprotected:
            raise ProtectedError

    def insert(self, model: type[Record], values: Values, first: Any, last: Any = None) -> Record:
        """Add a record that holds from ``first`` on, up to and with ``last``: periods or days."""
        record = model(employee_id=self.employee_id, **values)
        set_span(record, first, last)
        return write(record)

    def begin(self, model: type[Record], values: Values, first: Any) -> Record:
        """Have a timeline say something new from ``first`` on. What began on the same moment is replaced."""
        column = first_column(model)
        same = self._records(model).filter(**{column: _stored(first)}).first()
        return self.insert(model, values, first) if same is None else self._set(same, values)

    def find(self, model: type[Record], pk: int) -> Record:
        """A record of the employee. Raises UnknownRecordError."""
        found: Record | None = self._records(model).filter(pk=pk).first()
        if found is None:
            raise UnknownRecordError
        return found

    def update(self, record: Record, values: Values) -> Record:
        """Change values of a record for all the time that it holds."""
        return self._set(record, values)

    def end(self, record: TimedRecord, last: Any) -> None:
        """Let a record hold up to and with ``last`` only; one that would never have held is removed."""
        first = getattr(record, first_column(type(record)))
        if _stored(last) < first:
            record.delete()
            return
        setattr(record, last_column(type(record)), _stored(last))
        write(record)

    def delete(self, record: TimedRecord) -> None:
        record.delete()

    def clear(self, model: type[PeriodRecord], period: Period, **conditions: Any) -> int:
        """Remove the records that hold in one period alone, and count them."""
        records = self._records(model).filter(
            first_period=period.index, last_period=period.index, **conditions
        )
        return int(records.delete()[0])

    def _records(self, model: type[TimedRecord]) -> Any:
        return model._base_manager.filter(employee_id=self.employee_id)

    def _set(self, record: Record, values: Values) -> Record:
        for name, value in values.items():
            setattr(record, name, value)
        return write(record)


@contextmanager
def changing(employee_id: int) -> Iterator[EmployeeChange]:
    """Change the records of one employee, in one transaction."""
    with changing_all([employee_id]) as employees:
        yield employees[employee_id]


@contextmanager
def changing_all(employee_ids: Collection[int]) -> Iterator[dict[int, EmployeeChange]]:
    """Change the records of several employees in one transaction: all of it happens, or nothing."""
    with transaction.atomic():
        # In one order, so that two batches cannot wait for each other.
        rows = (
            Employee.unscoped.select_for_update(of=("self",))
            .filter(pk__in=sorted(set(employee_ids)))
            .order_by("pk")
            .select_related("company")
        )
        yield {row.pk: _change_of(row) for row in rows}


def _change_of(row: Employee) -> EmployeeChange:
    company = row.company
    return EmployeeChange(
        row.pk, company.pk, PeriodCalendar(PeriodType(company.period_type)), company.current_period
    )


def first_column(model: type[TimedRecord]) -> str:
    return "first_period" if issubclass(model, PeriodRecord) else "first_day"


def last_column(model: type[TimedRecord]) -> str:
    return "last_period" if issubclass(model, PeriodRecord) else "last_day"


def set_span(record: TimedRecord, first: Any, last: Any) -> None:
    """Have a record hold from one period or day to another, or on and on."""
    if last is not None and last < first:
        raise EndsTooSoonError(f"It would end, in {last}, before it begins, in {first}")
    setattr(record, first_column(type(record)), _stored(first))
    setattr(record, last_column(type(record)), None if last is None else _stored(last))


def write(record: Record) -> Record:
    """Check a record and store it. Raises ValidationError, by field."""
    record.clean_fields(exclude=["employee"])
    record.clean()
    record.save()
    record.settle()
    return record


class EndsTooSoonError(Exception):
    """A record would end before it begins."""


def _stored(moment: Any) -> Any:
    return moment.index if isinstance(moment, Period) else moment
