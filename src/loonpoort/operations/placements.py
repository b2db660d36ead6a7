"""Families of places: timelines that say which row of a debtor's list an employee has."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError

from loonpoort.contract import Fault, Message
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.families import Family, YearAndNumber
from loonpoort.operations.values import reason_of
from loonpoort.payroll.changes import changing
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.placements import place

M = TypeVar("M", bound=Message)


@dataclass(frozen=True)
class Placements(Family[M]):
    """The message is read only: an employee is given a place by its id."""

    def place(self, employee: EmployeeHandle, pk: int, period: YearAndNumber | None = None) -> None:
        """Give an employee a place from a period on, the current one unless told."""
        record: Any = self.record
        with self.refusing(), changing(employee.id) as change:
            first, _ = self.span(change, period, None, is_unprotected=True)
            place(change, record, pk, first)

    def _fault_of(self, error: ValidationError) -> Fault:
        # What was sent is the id of a place, not the message: the columns have the names of the wire.
        return ValuesFault(reason_of(error, self.message, {}))
