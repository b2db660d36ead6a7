"""Days that employees work: fixed ones, of every period, and variable ones, of one period."""

from dataclasses import dataclass
from typing import Annotated, Any

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Fault, Message
from loonpoort.contract.faults import EmployeeFault, PeriodFault, ProtectedFault, ValuesFault
from loonpoort.operations.batches import named
from loonpoort.operations.families import Family, YearAndNumber
from loonpoort.operations.parameters import EmployeeId, PeriodNumber, UnprotectedMode, Year
from loonpoort.operations.services import employee_service
from loonpoort.payroll.changes import changing, changing_all
from loonpoort.payroll.days import DaysSheet, stop_days
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import FixedDays, VariableDays

Days = Annotated[int, Meta(description="From 0 to 35.")]
ComponentDays = Annotated[
    int,
    Meta(description="More or fewer days for wage components that are paid by the day: -35 to 35."),
]


class DaysWorked(Message):
    employee_id: int
    days: Days
    period: int
    year: int


class DaysVarWorked(Message):
    days: Days
    plus_minus_days_for_wage_comp: ComponentDays


@dataclass(frozen=True)
class DaysFamily(Family[DaysVarWorked]):
    """A period has one number of days at most: what is set takes the place of what there was."""

    def number(self, employee: EmployeeHandle, period: YearAndNumber | None = None) -> int:
        """The days of a period, the current one unless told; 0 when none were set."""
        found = self.held(employee, period).via("latest_first").first("days")
        return int(found[0]) if found else 0

    def held(self, employee: EmployeeHandle, period: YearAndNumber | None) -> Any:
        with self.refusing():
            moment = employee.calendar.period(*period) if period else employee.current_period
        return self.all_of(employee).via("holding_between", moment.index, moment.index)

    def set(
        self,
        employee: EmployeeHandle,
        period: YearAndNumber | None = None,
        *,
        is_unprotected: bool = False,
        **values: int,
    ) -> None:
        """Set the days of a period, the current one unless told."""
        with self.refusing(), changing(employee.id) as change:
            first, _ = self.span(change, period, None, is_unprotected=is_unprotected)
            sheet = DaysSheet(self.record, [(employee.id, first.index)])  # type: ignore[arg-type]
            sheet.set(change, values, first)
            sheet.save()

    def set_batch(self, call: Call, items: list[DaysWorked] | None, *, is_unprotected: bool) -> None:
        """Set the days of many employees, of a period each: all of them, or none."""
        if items is None:
            raise ValuesFault(self.missing)
        within = call.employees_within(item.employee_id for item in items)
        for number, item in enumerate(items, 1):
            if item.employee_id not in within:
                raise EmployeeFault(named(number, item.employee_id))
        with changing_all(within) as changes:
            moments = [(item.employee_id, item.year * 100 + item.period) for item in items]
            sheet = DaysSheet(self.record, moments)  # type: ignore[arg-type]
            for number, item in enumerate(items, 1):
                change = changes[item.employee_id]
                try:
                    with self.refusing():
                        period = change.period(item.year, item.period, is_unprotected=is_unprotected)
                        sheet.set(change, {"days": item.days}, period)
                except Fault as fault:
                    raise type(fault)(f"{named(number, item.employee_id)}: {fault.reason}") from fault
            sheet.save()


COLUMNS = {"plus_minus_days_for_wage_comp": "component_days"}
FIXED_DAYS = DaysFamily(FixedDays, DaysVarWorked, COLUMNS, missing="No days were sent")
VARIABLE_DAYS = DaysFamily(VariableDays, DaysVarWorked, COLUMNS, missing=FIXED_DAYS.missing)
BATCH = (EmployeeFault, PeriodFault, ProtectedFault, ValuesFault)
"""How a batch may be refused."""


@employee_service.operation("DaysFixed_Get")
def fixed_days(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> int:
    """Returns how many days an employee works in a period by what was set for every period; else 0."""
    return FIXED_DAYS.number(call.employee(employee_id), (year, period))


@employee_service.operation("DaysFixed_GetCurrent")
def current_fixed_days(call: Call, employee_id: EmployeeId) -> int:
    """Returns how many days an employee works in the company's current period by what was set for every one.

    Without any it is 0.
    """
    return FIXED_DAYS.number(call.employee(employee_id))


@employee_service.operation("DaysFixed_Set", is_write=True, faults=(ProtectedFault, ValuesFault))
def set_fixed_days(
    call: Call,
    employee_id: EmployeeId,
    days: Days,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Sets how many days an employee works in every period from one on.

    What was set from the same period on is replaced; what was set from a later one on still holds then.
    """
    FIXED_DAYS.set(call.employee(employee_id), (year, period), is_unprotected=unprotected_mode, days=days)


@employee_service.operation("DaysFixed_SetCurrent", is_write=True, faults=(ValuesFault,))
def set_current_fixed_days(call: Call, employee_id: EmployeeId, days: Days) -> None:
    """Sets how many days an employee works in every period from the company's current one on."""
    FIXED_DAYS.set(call.employee(employee_id), days=days)


@employee_service.operation("DaysFixed_Set_Batch", is_write=True, faults=BATCH)
def set_fixed_days_batch(
    call: Call, employees_days_worked: list[DaysWorked] | None, unprotected_mode: UnprotectedMode
) -> None:
    """Sets how many days employees work in every period from one on: of all of them, or of none.

    The fault names the item that is refused, counted from one. Of two items of one employee and period the
    later counts.
    """
    FIXED_DAYS.set_batch(call, employees_days_worked, is_unprotected=unprotected_mode)


@employee_service.operation("DaysFixed_Stop", is_write=True, faults=(ProtectedFault,))
def stop_fixed_days(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year, unprotected_mode: UnprotectedMode
) -> None:
    """Ends the fixed days of an employee after a period. What was set from a later one on is removed."""
    employee = call.employee(employee_id)
    with FIXED_DAYS.refusing(), changing(employee.id) as change:
        stop_days(change, change.period(year, period, is_unprotected=unprotected_mode))


@employee_service.operation("DaysVar_Get")
def variable_days(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> int:
    """Returns how many days an employee works in a period by what was set for that period alone; else 0."""
    return VARIABLE_DAYS.number(call.employee(employee_id), (year, period))


@employee_service.operation("DaysVar_GetCurrent")
def current_variable_days(call: Call, employee_id: EmployeeId) -> int:
    """Returns how many days an employee works in the company's current period by what was set for it alone.

    Without any it is 0.
    """
    return VARIABLE_DAYS.number(call.employee(employee_id))


@employee_service.operation("DaysVar_Set", is_write=True, faults=(ProtectedFault, ValuesFault))
def set_variable_days(
    call: Call,
    employee_id: EmployeeId,
    days: Days,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Sets how many days an employee works in one period. Days more or fewer for wage components stay."""
    VARIABLE_DAYS.set(call.employee(employee_id), (year, period), is_unprotected=unprotected_mode, days=days)


@employee_service.operation("DaysVar_SetCurrent", is_write=True, faults=(ValuesFault,))
def set_current_variable_days(call: Call, employee_id: EmployeeId, days: Days) -> None:
    """Sets how many days an employee works in the company's current period alone. As DaysVar_Set."""
    VARIABLE_DAYS.set(call.employee(employee_id), days=days)


@employee_service.operation("DaysVar_Set_Batch", is_write=True, faults=BATCH)
def set_variable_days_batch(
    call: Call, employees_days_worked: list[DaysWorked] | None, unprotected_mode: UnprotectedMode
) -> None:
    """Sets how many days employees work in one period each: of all of them, or of none.

    The fault names the item that is refused, counted from one. Of two items of one employee and period the
    later counts.
    """
    VARIABLE_DAYS.set_batch(call, employees_days_worked, is_unprotected=unprotected_mode)
