"""Leave of employees: bookings, and the balances that they change."""

import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from django.core.exceptions import ValidationError
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import LeaveFault, LeaveTypeFault, ValuesFault
from loonpoort.operations.families import Family, Values
from loonpoort.operations.leave_types import LeaveType
from loonpoort.operations.parameters import EmployeeId
from loonpoort.operations.services import employee_service
from loonpoort.operations.values import day_of
from loonpoort.organisation.models import LeaveType as LeaveTypeRecord
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.changes import EmployeeChange, UnknownRecordError, changing, set_span
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import Leave as LeaveRecord
from loonpoort.payroll.models import LeaveOpening
from loonpoort.payroll.models.leave import BOOKING_COLUMNS, OPENING_COLUMNS, LeaveBook


class LeaveUsageType(StrEnum):
    """The words of the contract."""

    WITHDRAWAL = "Withdrawal"
    STORE = "Store"
    EXPIRED = "Expired"


class LeaveStatus(StrEnum):
    """The words of the contract."""

    NONE = "None"
    PENDING = "Pending"
    APPROVED = "Approved"
    REJECTED = "Rejected"


class Leave(Message):
    description: str | None
    hours: Annotated[Decimal, Meta(description="Of the whole booking: more than 0.")]
    usage_type: Annotated[
        LeaveUsageType, Meta(description="Store adds the hours to the balance, the others take them from it.")
    ]
    start: Annotated[datetime.datetime, Meta(description="The first day; its time is ignored.")]
    end: Annotated[datetime.datetime, Meta(description="The last day; its time is ignored.")]
    start_hours: Annotated[Decimal, Meta(description="Hours of it on the first day, 0 to 24.")]
    end_hours: Annotated[Decimal, Meta(description="Hours of it on the last day, 0 to 24.")]
    type: Annotated[LeaveType, Meta(description="A type that the company has set up.")]
    status: Annotated[LeaveStatus, Meta(description="What was rejected does not count.")]


class LeaveV2(Leave):
    id: int


class LeaveBalance(Message):
    opening: Annotated[Decimal, Named("DecMedewerkerVerlofStartSaldo")]
    current: Annotated[Decimal, Named("DecMedewerkerVerlofCurrSaldo")]


class LeaveBalancePerType(Message):
    opening_balance: Decimal
    current_balance: Decimal


AskedType = Annotated[LeaveType | None, Meta(description="Left out, nil or Undefined for all types.")]
AskedUsage = Annotated[LeaveUsageType | None, Named("Soort"), Meta(description="Left out or nil for all.")]
AskedYear = Annotated[
    int, Meta(description="Calendar year, of any day of a booking; 0 for all.", examples=[2026])
]
COLUMNS = {"start": "first_day", "end": "last_day"}


class LeaveFamily(Family[Leave]):
    """Bookings say themselves on which days they begin and end."""

    def add(self, employee: EmployeeHandle, sent: Leave | None) -> None:
        with self.refusing(), changing(employee.id) as change:
            change.insert(self.record, self.values(sent), *self._days(change, sent))

    def change(self, employee: EmployeeHandle, sent: LeaveV2 | None) -> None:
        with self.refusing(), changing(employee.id) as change:
            values = self.values(sent)
            record = self.booking(change, sent.id if sent else 0)
            set_span(record, *self._days(change, sent))
            change.update(record, values)

    def booking(self, change: EmployeeChange, pk: int) -> LeaveRecord:
        """A booking of the employee. Raises LeaveFault."""
        try:
            return change.find(LeaveRecord, pk)
        except UnknownRecordError as error:
            raise LeaveFault from error

    def values(self, sent: Leave | None) -> Values:
        return {
            column: str(value) if isinstance(value, StrEnum) else value
            for column, value in super().values(sent).items()
        }

    def _days(self, change: EmployeeChange, sent: Leave | None) -> tuple[datetime.date, datetime.date]:
        first = day_of(change, sent.start if sent else None, "first_day")
        last = day_of(change, sent.end if sent else None, "last_day")
        if first is None or last is None:
            missing = "last_day" if first else "first_day"
            raise ValidationError({missing: "Leave begins on a day and ends on one"})
        if last < first:
            raise ValidationError({"last_day": f"It would end before it begins, on {first}"})
        return first, last


LEAVE = LeaveFamily(LeaveRecord, Leave, COLUMNS, {("type", ""): LeaveTypeFault}, missing="No leave was sent")


def _check_type(employee: EmployeeHandle, leave_type: LeaveType) -> None:
    """Raises LeaveTypeFault for a type that the employee's company has not set up."""
    if not employee.listed(LeaveTypeRecord).filter(type=str(leave_type)).exists():
        raise LeaveTypeFault("The company has not set up this type of leave")


def _bookings(
    employee: EmployeeHandle, leave_type: LeaveType | None, usage: LeaveUsageType | None, year: int
) -> Selection:
    found = LEAVE.all_of(employee)
    if leave_type and leave_type != LeaveType.UNDEFINED:
        _check_type(employee, leave_type)
        found = found.filter(type=str(leave_type))
    if usage:
        found = found.filter(usage_type=str(usage))
    if year:
        # No year out of the calendar has a day.
        known = min(max(year, datetime.MINYEAR), datetime.MAXYEAR)
        first, last = datetime.date(known, 1, 1), datetime.date(known, 12, 31)
        found = found.via("in_force_between", first, last)
    return found


def _book(employee: EmployeeHandle) -> LeaveBook:
    return LeaveBook.of(
        employee.records(LeaveOpening).values_list(*OPENING_COLUMNS),
        employee.records(LeaveRecord).values_list(*BOOKING_COLUMNS),
    )


@employee_service.operation("Leave_GetList", faults=(LeaveTypeFault,))
def leave(
    call: Call,
    employee_id: EmployeeId,
    leave_type: Annotated[AskedType, Named("Type")],
    usage: AskedUsage,
    year: AskedYear,
) -> Rows[Leave]:
    """Lists the leave bookings of an employee that lie in a year, wholly or in part."""
    return Leave.rows(_bookings(call.employee(employee_id), leave_type, usage, year), **COLUMNS)


@employee_service.operation("Leave_GetList_V2", faults=(LeaveTypeFault,))
def leave_2(
    call: Call,
    employee_id: EmployeeId,
    leave_type: Annotated[AskedType, Named("Type")],
    usage: AskedUsage,
    year: AskedYear,
) -> Rows[LeaveV2]:
    """Lists the leave bookings of an employee that lie in a year, wholly or in part, with their ids."""
    return LeaveV2.rows(_bookings(call.employee(employee_id), leave_type, usage, year), **COLUMNS)


@employee_service.operation("Leave_Insert", is_write=True, faults=(LeaveTypeFault, ValuesFault))
def insert_leave(call: Call, employee_id: EmployeeId, leave: Leave | None) -> None:
    """Books leave of an employee: hours that are taken, added or lost.

    A booking counts for the year that it begins in. One that leaves less than nothing of its type, in any
    year, is refused (2030).
    """
    LEAVE.add(call.employee(employee_id), leave)


@employee_service.operation("Leave_Update", is_write=True, faults=(LeaveFault, LeaveTypeFault, ValuesFault))
def update_leave(call: Call, employee_id: EmployeeId, leave: LeaveV2 | None) -> None:
    """Changes all of the leave booking that has the Id sent. It is refused as in Leave_Insert."""
    LEAVE.change(call.employee(employee_id), leave)


@employee_service.operation("Leave_Delete", is_write=True, faults=(LeaveFault, ValuesFault))
def delete_leave(call: Call, employee_id: EmployeeId, leave_id: int) -> str | None:
    """Removes a leave booking of an employee, and returns its id.

    One that added hours which have been taken since is refused (2030).
    """
    employee = call.employee(employee_id)
    with LEAVE.refusing(), changing(employee.id) as change:
        change.delete(LEAVE.booking(change, leave_id))
    return str(leave_id)


@employee_service.operation("LeaveBalance_Get")
def leave_balance(call: Call, employee_id: EmployeeId) -> LeaveBalance | None:
    """Returns the leave of an employee in hours, all types together, in the company's current year.

    The opening balance is the one that was entered for the year or, without, what was left of the year
    before; the current one is what the bookings of the year make of it, those to come among them.
    """
    employee = call.employee(employee_id)
    total = _book(employee).total(employee.current_period.year)
    return LeaveBalance(opening=total.opening, current=total.current)


@employee_service.operation("LeaveBalance_GetPerType", faults=(LeaveTypeFault,))
def leave_balance_of_type(
    call: Call, employee_id: EmployeeId, leave_type: LeaveType
) -> LeaveBalancePerType | None:
    """Returns the leave of an employee in hours, of one type, in the company's current year.

    The balances are those of LeaveBalance_Get.
    """
    employee = call.employee(employee_id)
    _check_type(employee, leave_type)
    balance = _book(employee).balance(leave_type, employee.current_period.year)
    return LeaveBalancePerType(opening_balance=balance.opening, current_balance=balance.current)
