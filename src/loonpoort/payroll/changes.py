"""The period engine: every way in which the records of an employee or a company change, each defined once.

A change takes place inside `changing` or `changing_company`, which hold the employee or the company until the
end of the transaction: what is checked there still holds when it is written, and two changes at once follow
one another.

Refusals are exceptions of this module, `PeriodError` and Django's ValidationError, by field.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from django.db import transaction

from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodType
from loonpoort.organisation.webhook_events import BY_NAME
from loonpoort.organisation.webhooks import tell
from loonpoort.payroll.models import Employee
from loonpoort.payroll.models.periods import PeriodRecord, TimedRecord

Values = Mapping[str, Any]
Record = TypeVar("Record", bound=TimedRecord)

ROWS_AT_ONCE = 1000
"""Of a batch, in one statement."""


class ProtectedError(Exception):
    """A period before the current one would change, and nobody said that it may."""


class UnknownRecordError(Exception):
    """The employee or the company has no such record."""


class Change:
    """Whose records may be changed, with the company's current period as it is now."""

    __slots__ = ()

    company_id: int
    debtor_id: int
    calendar: PeriodCalendar
    current_period: Period
    topics: set[str]
    """What was changed, for webhooks."""
    subject: ClassVar[str]
    """What webhooks call whom it happened to."""

    @property
    def holder(self) -> dict[str, int]:
        """Whose records they are, by the column that says so."""
        raise NotImplementedError

    @property
    def ids(self) -> dict[str, int]:
        """The same for webhooks, by names on the wire."""
        raise NotImplementedError

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

    def check_record(self, record: PeriodRecord, *, is_unprotected: bool) -> None:
        """Raises ProtectedError for a record that held in the past: its values are those of then too."""
        if record.first_period < self.current_period.index and not is_unprotected:
            raise ProtectedError

    def insert(self, model: type[Record], values: Values, first: Any, last: Any = None) -> Record:
        """Add a record that holds from ``first`` on, up to and with ``last``: periods or days."""
        return self._write(self._made(model, values, first, last))

    def draft(self, model: type[Record], values: Values, first: Any, last: Any = None) -> Record:
        """As `insert`, but only checked: `add_all` stores many at once."""
        record = self._made(model, values, first, last)
        check(record)
        self.topics.add(record.topic)
        return record

    def _made(self, model: type[Record], values: Values, first: Any, last: Any) -> Record:
        record = model(**self.holder, **values)
        set_span(record, first, last)
        return record

    def begin(self, model: type[Record], values: Values, first: Any) -> Record:
        """Have a timeline say something new from ``first`` on. What began on the same moment is replaced."""
        column = first_column(model)
        same = self._records(model).filter(**{column: _stored(first)}).first()
        return self.insert(model, values, first) if same is None else self._set(same, values)

    def find(self, model: type[Record], pk: int) -> Record:
        """A record of the employee or company. Raises UnknownRecordError."""
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
            self.delete(record)
            return
        setattr(record, last_column(type(record)), _stored(last))
        self._write(record)

    def delete(self, record: TimedRecord) -> None:
        record.delete()
        self.topics.add(record.topic)

    def clear(self, model: type[PeriodRecord], period: Period, **conditions: Any) -> list[int]:
        """Remove the records that hold in one period alone, and give their ids."""
        records = self._records(model).filter(
            first_period=period.index, last_period=period.index, **conditions
        )
        ids = list(records.order_by("pk").values_list("pk", flat=True))
        if ids:
            records.delete()
            self.topics.add(model.topic)
        return ids

    def _write(self, record: Record) -> Record:
        written = write(record)
        self.topics.add(record.topic)
        return written

    def _records(self, model: type[TimedRecord]) -> Any:
        return model._base_manager.filter(**self.holder)

    def _set(self, record: Record, values: Values) -> Record:
        for name, value in values.items():
            setattr(record, name, value)
        return self._write(record)


@dataclass(frozen=True, slots=True)
class EmployeeChange(Change):
    """An employee whose records may be changed."""

    subject: ClassVar[str] = "employee"

    employee_id: int
    company_id: int
    debtor_id: int
    calendar: PeriodCalendar
    current_period: Period
    topics: set[str] = field(default_factory=set)

    @property
    def holder(self) -> dict[str, int]:
        return {"employee_id": self.employee_id}

    @property
    def ids(self) -> dict[str, int]:
        return {"CompanyId": self.company_id, "EmployeeId": self.employee_id}


@dataclass(frozen=True, slots=True)
class CompanyChange(Change):
    """A company whose own records may be changed."""

    subject: ClassVar[str] = "company"

    company_id: int
    debtor_id: int
    calendar: PeriodCalendar
    current_period: Period
    topics: set[str] = field(default_factory=set)

    @property
    def holder(self) -> dict[str, int]:
        return {"company_id": self.company_id}

    @property
    def ids(self) -> dict[str, int]:
        return {"CompanyId": self.company_id}


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
        changes = {row.pk: _change_of(row) for row in _held(sorted(set(employee_ids)))}
        yield changes
        _tell(changes.values())


@contextmanager
def changing_company(company_id: int) -> Iterator[CompanyChange]:
    """Change the records of one company, in one transaction."""
    with changing_companies([company_id]) as companies:
        yield companies[company_id]


@contextmanager
def changing_companies(company_ids: Collection[int]) -> Iterator[dict[int, CompanyChange]]:
    """Change the records of several companies in one transaction: all of it happens, or nothing."""
    with transaction.atomic():
        changes = {row.pk: _change_of_company(row) for row in _held_companies(sorted(set(company_ids)))}
        yield changes
        _tell(changes.values())


def _tell(changes: Iterable[Change]) -> None:
    """Note what was changed for the debtors' webhooks: once an employee, however many records it took."""
    changed: dict[tuple[int, str], list[dict[str, int]]] = {}
    for change in changes:
        for topic in sorted(change.topics - {""}):
            event = f"{change.subject}.{topic}_changed"
            changed.setdefault((change.debtor_id, event), []).append(change.ids)
    for (debtor_id, event), happened_to in changed.items():
        tell(BY_NAME[event], debtor_id, happened_to)


def _held(employee_ids: list[int]) -> Iterator[Employee]:
    """The employees, held until the end of the transaction; so many at a time as a statement can name."""
    held = Employee.unscoped.select_for_update(of=("self",)).order_by("pk").select_related("company")
    for start in range(0, len(employee_ids), ROWS_AT_ONCE):
        yield from held.filter(pk__in=employee_ids[start : start + ROWS_AT_ONCE])


def _held_companies(company_ids: list[int]) -> Iterator[Company]:
    held = Company.unscoped.select_for_update(of=("self",)).order_by("pk")
    for start in range(0, len(company_ids), ROWS_AT_ONCE):
        yield from held.filter(pk__in=company_ids[start : start + ROWS_AT_ONCE])


def _change_of_company(row: Company) -> CompanyChange:
    calendar = PeriodCalendar(PeriodType(row.period_type))
    return CompanyChange(row.pk, row.debtor_id, calendar, row.current_period)


def _change_of(row: Employee) -> EmployeeChange:
    company = row.company
    return EmployeeChange(
        row.pk,
        company.pk,
        company.debtor_id,
        PeriodCalendar(PeriodType(company.period_type)),
        company.current_period,
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


def check(record: TimedRecord) -> None:
    """Raises ValidationError, by field."""
    record.clean_fields(exclude=record.looked_up)
    record.clean()


def add_all(records: Sequence[TimedRecord]) -> None:
    """Store drafts, all of one kind, in a few statements."""
    for made in records[:1]:
        type(made)._base_manager.bulk_create(records, batch_size=ROWS_AT_ONCE)
    for record in records:
        record.settle()


def write(record: Record) -> Record:
    """Check a record and store it. Raises ValidationError, by field."""
    check(record)
    record.save()
    record.settle()
    return record


class EndsTooSoonError(Exception):
    """A record would end before it begins."""


def _stored(moment: Any) -> Any:
    return moment.index if isinstance(moment, Period) else moment
