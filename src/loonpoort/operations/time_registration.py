"""Time registration: hours that employees worked, from moment to moment."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from loonpoort.access.calls import Call
from loonpoort.contract import Fault, Message, Named, Rows
from loonpoort.contract.faults import EmployeeFault, OverlapFault, StartTimeFault, ValuesFault
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.batches import named
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import EmployeeId
from loonpoort.operations.services import employee_service
from loonpoort.operations.values import day_of
from loonpoort.organisation.models import CostCenter, Debtor
from loonpoort.organisation.models import TimeRegistrationCode as CodeRecord
from loonpoort.payroll.changes import EmployeeChange, changing, changing_all
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import TimeRegistration, TimeRegistrationItemStatus


class TimeRegistrationCode(Message):
    id: int
    item_type: Annotated[int, Named("TimeRegistrationItemTypeID")]
    description: str | None
    deleted: bool
    calculation_rule: int
    hour_type: bool
    visible: bool


class TimeRegistrationModel(Message):
    dtm_end: datetime.datetime
    dtm_start: datetime.datetime
    id: Annotated[int, Named("ID")]
    employee_id: Annotated[int, Named("EmployeeID")]
    status: TimeRegistrationItemStatus
    time_registration_code: TimeRegistrationCode | None
    description: str | None
    cost_center_id: int


CODE_COLUMNS = (
    "id",
    "item_type",
    "description",
    "is_deleted",
    "calculation_rule",
    "is_of_hours",
    "is_visible",
)
PARTS = {
    "dtm_start": Part(("first_day", "start_time"), lambda row: datetime.datetime.combine(*row)),
    "dtm_end": Part(("last_day", "end_time"), lambda row: datetime.datetime.combine(*row)),
    "time_registration_code": Part(
        tuple(f"code__{column}" for column in CODE_COLUMNS), lambda row: TimeRegistrationCode(*row)
    ),
    "cost_center_id": Part(("cost_center_id",), lambda row: row[0] or 0),
}
OPEN = TimeRegistrationItemStatus.OPEN
FIXED = (TimeRegistrationItemStatus.SENT, TimeRegistrationItemStatus.PROCESSED)


@dataclass(frozen=True)
class TimeRegistrations(Family[TimeRegistrationModel]):
    """Not of the period engine's spans: they begin and end at a time of the day."""

    def between(
        self, employee: EmployeeHandle, begin: datetime.datetime, end: datetime.datetime
    ) -> Rows[TimeRegistrationModel]:
        records = self.all_of(employee).via("in_force_between", begin.date(), end.date()).via("by_employee")
        return self.message.rows(Assembled(records, PARTS))

    def add(self, change: EmployeeChange, sent: TimeRegistrationModel) -> None:
        """Write one down. What has no status yet is open."""
        begin, end = sent.dtm_start.replace(tzinfo=None), sent.dtm_end.replace(tzinfo=None)
        days = [
            day_of(change, moment, column) for moment, column in ((begin, "first_day"), (end, "last_day"))
        ]
        if None in days:
            raise ValuesFault("DtmStart and DtmEnd are both needed")
        if end <= begin:
            raise StartTimeFault
        none = TimeRegistrationItemStatus.NONE
        values = {
            "start_time": begin.time(),
            "end_time": end.time(),
            "code_id": self._code(change, sent.time_registration_code),
            "description": sent.description,
            "cost_center_id": self._cost_center(change, sent.cost_center_id),
            "status": OPEN if sent.status == none else sent.status,
        }
        change.insert(self.record, values, *days)

    def _code(self, change: EmployeeChange, code: TimeRegistrationCode | None) -> int:
        environment = Debtor.unscoped.filter(pk=change.debtor_id).values("environment_id")
        known = CodeRecord.unscoped.filter(environment_id__in=environment, is_deleted=False)
        if code is None or not known.filter(pk=code.id).exists():
            raise ValuesFault("TimeRegistrationCode: give the Id of a code that is listed and not deleted")
        return code.id

    def _cost_center(self, change: EmployeeChange, pk: int) -> int | None:
        if pk and not CostCenter.unscoped.filter(pk=pk, company_id=change.company_id).exists():
            raise ValuesFault(f"CostCenterId: the company has no cost center {pk}")
        return pk or None

    def clear_open(
        self,
        employee: EmployeeHandle,
        span: Callable[[EmployeeChange], tuple[datetime.date | None, datetime.date | None]],
    ) -> None:
        """Remove what is open and begins on a day of a span."""
        with self.refusing(), changing(employee.id) as change:
            first, last = span(change)
            if first is None or last is None or last < first:
                raise ValuesFault("StartDate and EndDate: give a day, and one that is not before it")
            records: Any = self.record._base_manager
            mine = records.filter(employee_id=employee.id, status=OPEN)
            if mine.filter(first_day__range=(first, last)).delete()[0]:
                change.topics.add(self.record.topic)


REGISTRATIONS = TimeRegistrations(
    TimeRegistration,
    TimeRegistrationModel,
    {"dtm_start": "first_day", "dtm_end": "last_day"},
    faults={("last_day", "order"): StartTimeFault, ("first_day", "overlap"): OverlapFault},
    missing="No time registrations were sent",
)
ModelId = Annotated[int, Named("timeRegistrationModelId")]
Employee = Annotated[EmployeeId, Named("employeeId")]
Start = Annotated[datetime.datetime, Named("dtmStart")]
End = Annotated[datetime.datetime, Named("dtmEnd")]
INSERT = (StartTimeFault, OverlapFault, ValuesFault)


@employee_service.operation("TimeRegistration_GetAll_AllTimeRegistrationCodes")
def time_registration_codes(call: Call) -> Rows[TimeRegistrationCode]:
    """Lists the codes by which time is registered, deleted ones too. Each environment has its own."""
    return TimeRegistrationCode.rows(
        CodeRecord.objects.select(call.scope),
        deleted="is_deleted",
        hour_type="is_of_hours",
        visible="is_visible",
    )


@employee_service.operation("TimeRegistration_GetList")
def time_registrations(
    call: Call, employee_id: Employee, start: Start, end: End
) -> Rows[TimeRegistrationModel]:
    """Lists the time registrations of an employee on the days of a span; its times are ignored."""
    return REGISTRATIONS.between(call.employee(employee_id), start, end)


@employee_service.operation("TimeRegistration_Insert", is_write=True, faults=INSERT)
def insert_time_registration(
    call: Call,
    time_registration_code: Annotated[TimeRegistrationCode | None, Named("timeRegistrationCode")],
    employee_id: Employee,
    start: Start,
    end: End,
    cost_center_id: Annotated[int, Named("costCenterId")],
) -> None:
    """Registers time of an employee, which is open then. It may not overlap what is registered already.

    Of the code its Id counts alone; 0 for the cost center is none.
    """
    employee = call.employee(employee_id)
    sent = TimeRegistrationModel(
        end, start, 0, employee.id, OPEN, time_registration_code, None, cost_center_id
    )
    with REGISTRATIONS.refusing(), changing(employee.id) as change:
        REGISTRATIONS.add(change, sent)


@employee_service.operation("TimeRegistration_Insert_Batch", is_write=True, faults=(EmployeeFault, *INSERT))
def insert_time_registrations(
    call: Call, models: Annotated[list[TimeRegistrationModel] | None, Named("models")]
) -> None:
    """Registers time of many employees: all of it, or nothing.

    The fault names the item that is refused, counted from one. The ids of the items are ignored.
    """
    if models is None:
        raise ValuesFault(REGISTRATIONS.missing)
    within = call.employees_within(item.employee_id for item in models)
    for number, item in enumerate(models, 1):
        if item.employee_id not in within:
            raise EmployeeFault(named(number, item.employee_id))
    with changing_all(within) as changes:
        for number, item in enumerate(models, 1):
            try:
                with REGISTRATIONS.refusing():
                    REGISTRATIONS.add(changes[item.employee_id], item)
            except Fault as fault:
                raise type(fault)(f"{named(number, item.employee_id)}: {fault.reason}") from fault


@employee_service.operation("TimeRegistration_Delete", is_write=True, faults=(ValuesFault,))
def delete_time_registration(call: Call, registration_id: ModelId, employee_id: Employee) -> None:
    """Removes a time registration of an employee, unless it was sent or processed."""
    employee = call.employee(employee_id)
    with REGISTRATIONS.refusing(), changing(employee.id) as change:
        own: Any = TimeRegistration._base_manager.filter(pk=registration_id, employee_id=employee.id)
        found = own.first()
        if found is None:
            raise ValuesFault("The employee has no such time registration")
        if found.status in FIXED:
            raise ValuesFault(f"It is {found.status} and stays")
        change.delete(found)


@employee_service.operation("TimeRegistration_Clear", is_write=True, faults=(ValuesFault,))
def clear_time_registrations(
    call: Call,
    employee_id: Employee,
    start_date: Annotated[datetime.datetime, Named("startDate")],
    end_date: Annotated[datetime.datetime, Named("endDate")],
) -> None:
    """Removes what is open of an employee's time and begins on the days of a span, times ignored."""
    REGISTRATIONS.clear_open(
        call.employee(employee_id),
        lambda change: (
            day_of(change, start_date, "start_date"),
            day_of(change, end_date, "end_date"),
        ),
    )


@employee_service.operation("TimeRegistration_ClearCurrent", is_write=True, faults=(ValuesFault,))
def clear_current_time_registrations(call: Call, employee_id: Employee) -> None:
    """Removes what is open of an employee's time and begins in the company's current period."""
    REGISTRATIONS.clear_open(
        call.employee(employee_id),
        lambda change: (
            change.calendar.first_day(change.current_period),
            change.calendar.last_day(change.current_period),
        ),
    )
