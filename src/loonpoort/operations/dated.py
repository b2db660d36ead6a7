"""Families by day: records that begin on a day which the caller names, and are stopped on another."""

import datetime
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError

from loonpoort.contract import Message
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.families import Family
from loonpoort.organisation.periods import PeriodError
from loonpoort.payroll.changes import EmployeeChange, changing
from loonpoort.payroll.handles import EmployeeHandle

M = TypeVar("M", bound=Message)


@dataclass(frozen=True)
class DatedFamily(Family[M]):
    """Several records may hold side by side; the one that is read and stopped alone began last."""

    def insert_on(
        self,
        employee: EmployeeHandle,
        sent: M | None,
        first: datetime.date,
        last: datetime.date | None = None,
        *,
        is_unprotected: bool = True,
    ) -> int:
        """Add a record from a day on, perhaps up to and with another, and give its id."""
        with self.refusing(), changing(employee.id) as change:
            values = self.values(sent)
            check_day(change, "first_day", first, is_unprotected=is_unprotected)
            if last is not None:
                check_day(change, "last_day", last)
                if last < first:
                    raise ValidationError({"last_day": f"It would end before it begins, on {first}"})
            return int(change.insert(self.record, values, first, last).pk)

    def stop(self, employee: EmployeeHandle, day: datetime.date) -> None:
        """Let what holds on a day, of several the one that began last, hold up to and with that day."""
        with self.refusing(), changing(employee.id) as change:
            check_day(change, "end", day)
            records: Any = self.record._base_manager
            held = records.filter(employee_id=change.employee_id, **self.among).in_force_between(day, day)
            record = held.latest_first().first()
            if record is None:
                raise ValuesFault(f"End: the employee has none on {day}")
            change.end(record, day)


def check_day(
    change: EmployeeChange, column: str, day: datetime.date, *, is_unprotected: bool = True
) -> None:
    """Raises ValidationError, by column, for a day out of the calendar, and ProtectedError of the past."""
    try:
        change.check_day(day, is_unprotected=is_unprotected)
    except PeriodError as error:
        raise ValidationError({column: str(error)}) from error
