"""Families: records of employees, or of companies, that have the same operations, each defined once here.

A family joins a kind of record to the message it is read and written as. Its methods are what the
operations of the contract do; the operations themselves only say their names and parameters.
"""

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError

from loonpoort.contract import Fault, Message, Rows
from loonpoort.contract.faults import PeriodFault, ProtectedFault, RecordFault, ValuesFault
from loonpoort.operations.values import fault_of, reason_of
from loonpoort.organisation.periods import Period, PeriodError
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.changes import (
    Change,
    EndsTooSoonError,
    ProtectedError,
    UnknownRecordError,
    changing,
    changing_company,
    first_column,
    last_column,
)
from loonpoort.payroll.handles import CompanyHandle, EmployeeHandle
from loonpoort.payroll.models.periods import CompanyPeriodRecord, DayRecord, TimedRecord

M = TypeVar("M", bound=Message)
Holder = EmployeeHandle | CompanyHandle
"""Whose records they are."""
YearAndNumber = tuple[int, int]
Values = dict[str, Any]
Stored = Callable[[Change, Values], Values]
"""Makes the values of columns of those of a message, for one employee or company."""


@dataclass(frozen=True)
class Family(Generic[M]):
    """A kind of record and the message that it is read and written as.

    ``columns`` says which column a field of the message stands for where their names differ; a field
    without a column of its own in the record (the id, a joined name) is only read. ``faults`` are told in
    place of 2030 for what is wrong with a column: by its name, and the code of the complaint or nothing.
    Where several families share a kind of record, ``among`` has the values that tell this one's; one whose
    records hold in one period alone does not ``last``.
    """

    record: type[TimedRecord]
    message: type[M]
    columns: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[tuple[str, str], type[Fault]] = field(default_factory=dict)
    missing: str = "Nothing was sent"
    among: Mapping[str, Any] = field(default_factory=dict)
    lasts: bool = True

    # Reading

    def all_of(self, holder: Holder) -> Selection:
        """Every record of the family, whenever it holds."""
        return holder.records(self.record).filter(**self.among) if self.among else holder.records(self.record)

    def in_period(self, holder: Holder, year: int, number: int) -> Selection:
        """The records that hold in a period. Raises PeriodFault."""
        with self.refusing():
            return self._in(holder, holder.calendar.period(year, number))

    def current(self, holder: Holder) -> Selection:
        """The records that hold in the company's current period."""
        return self._in(holder, holder.current_period)

    def said_in_period(self, holder: Holder, year: int, number: int) -> Selection:
        """Of a timeline by day: what it says on some day of a period. Raises PeriodFault."""
        with self.refusing():
            first, last = self._moments(holder, holder.calendar.period(year, number))
        return self.all_of(holder).via("holding_between", first, last)

    def rows(self, records: Selection) -> Rows[M]:
        """All of them, in the order that they were made."""
        return self.message.rows(records, **self.columns)

    def latest(self, records: Selection) -> M | None:
        """The one that began last: of a timeline, what holds."""
        return self.message.first(records.via("latest_first"), **self.columns)

    def _in(self, holder: Holder, period: Period) -> Selection:
        return self.all_of(holder).via("in_force_between", *self._moments(holder, period))

    def _moments(self, holder: Holder, period: Period) -> tuple[Any, Any]:
        if issubclass(self.record, DayRecord):
            return holder.calendar.first_day(period), holder.calendar.last_day(period)
        return period.index, period.index

    # Writing

    def changing(self, holder: Holder) -> AbstractContextManager[Change]:
        """Change the records of whoever holds this kind of them, in one transaction."""
        return (changing_company if issubclass(self.record, CompanyPeriodRecord) else changing)(holder.id)

    def insert(
        self,
        holder: Holder,
        sent: M | None,
        period: YearAndNumber | None = None,
        end: YearAndNumber | None = None,
        *,
        is_unprotected: bool = False,
        **more: Any,
    ) -> int:
        """Add a record from a period on, the current one unless told, and give its id."""
        with self.refusing(), self.changing(holder) as change:
            values = self.storing([change])(change, self.values(sent) | more)
            first, last = self.span(change, period, end, is_unprotected=is_unprotected)
            return int(change.insert(self.record, values, first, last).pk)

    def begin(
        self,
        holder: Holder,
        sent: M | None,
        first: YearAndNumber | datetime.date | None = None,
        **more: Any,
    ) -> int:
        """Have a timeline say something new from a period or day on, the current period unless told."""
        with self.refusing(), self.changing(holder) as change:
            values = self.storing([change])(change, self.values(sent) | more)
            return int(change.begin(self.record, values, self.first_of(change, first)).pk)

    def update(self, holder: Holder, pk: int, sent: M | None, **more: Any) -> None:
        """Change the values of a record for all the time that it holds."""
        with self.refusing(), self.changing(holder) as change:
            values = self.storing([change])(change, self.values(sent) | more)
            change.update(self.found(change, pk), values)

    def end(self, holder: Holder, pk: int, period: YearAndNumber, *, is_unprotected: bool = False) -> None:
        """Let a record hold up to and with a period; one that ended before stays as it was."""
        with self.refusing(), self.changing(holder) as change:
            last = change.period(*period, is_unprotected=is_unprotected)
            record = self.found(change, pk)
            ended = getattr(record, last_column(self.record))
            if ended is None or ended > last.index:
                change.end(record, last)

    def delete(self, holder: Holder, pk: int) -> None:
        """Remove a record, for all the time that it held."""
        with self.refusing(), self.changing(holder) as change:
            change.delete(self.found(change, pk))

    def clear(
        self, holder: Holder, period: YearAndNumber | None = None, *, is_unprotected: bool = False
    ) -> list[int]:
        """Remove the records that hold in one period alone, the current one unless told; give their ids."""
        with self.refusing(), self.changing(holder) as change:
            moment = _period(change, period, is_unprotected=is_unprotected)
            return change.clear(self.record, moment, **self.among)  # type: ignore[arg-type]

    def values(self, sent: M | None) -> Values:
        """What is stored of a message, by column. Raises ValuesFault for one that was not sent."""
        if sent is None:
            raise ValuesFault(self.missing)
        return {column: getattr(sent, name) for column, name in self._written} | dict(self.among)

    def storing(self, changes: Collection[Change]) -> Stored:
        """How values of messages become those of columns, for these employees: here, as they are.

        A family whose messages name rows of the company by number or id looks them up: once for them all.
        """
        return lambda change, values: values

    def found(self, change: Change, pk: int) -> Any:
        """A record of the employee and of this family. Raises UnknownRecordError."""
        record = change.find(self.record, pk)
        if any(getattr(record, column) != value for column, value in self.among.items()):
            raise UnknownRecordError
        return record

    @cached_property
    def _written(self) -> list[tuple[str, str]]:
        """Each column that a message fills, with the field that it is filled from."""
        columns = {column.name for column in self.record._meta.concrete_fields if column.editable}
        own = columns - {"id", first_column(self.record), last_column(self.record)}
        pairs = ((self.columns.get(name, name), name) for name in self.message.__struct_fields__)
        return [(column, name) for column, name in pairs if column in own]

    def span(
        self,
        change: Change,
        period: YearAndNumber | None,
        end: YearAndNumber | None,
        *,
        is_unprotected: bool,
    ) -> tuple[Period, Period | None]:
        """From which period to which a new record is to hold; the current one unless told."""
        first = _period(change, period, is_unprotected=is_unprotected)
        if not self.lasts:
            return first, first
        return first, None if end is None else change.calendar.period(*end)

    def first_of(self, change: Change, first: YearAndNumber | datetime.date | None) -> Period | datetime.date:
        """From when a timeline is to say something new: the current period unless told."""
        if issubclass(self.record, DayRecord):
            if isinstance(first, tuple) or first is None:
                return change.calendar.first_day(_period(change, first, is_unprotected=True))
            try:
                change.check_day(first, is_unprotected=True)
            except PeriodError as error:
                raise ValuesFault(f"It would begin on {first}: {error}") from error
            return first
        if isinstance(first, datetime.date):
            return change.calendar.period_of(first)
        return _period(change, first, is_unprotected=True)

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Tell what the period engine refuses as the contract does."""
        try:
            yield
        except (PeriodError, EndsTooSoonError) as error:
            raise PeriodFault(str(error)) from error
        except ProtectedError as error:
            raise ProtectedFault("Set UnprotectedMode to change a period before the current one") from error
        except UnknownRecordError as error:
            raise RecordFault from error
        except ValidationError as error:
            raise self._fault_of(error) from error

    def _fault_of(self, error: ValidationError) -> Fault:
        return fault_of(error, reason_of(error, self.message, self.columns), self.faults)


def _period(change: Change, period: YearAndNumber | None, *, is_unprotected: bool) -> Period:
    if period is None:
        return change.current_period
    return change.period(*period, is_unprotected=is_unprotected)
