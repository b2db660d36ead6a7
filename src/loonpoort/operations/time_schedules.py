"""Time schedules: the times of the week that employees work, from a day on."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Annotated, Any

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import OverlapFault, ProtectedFault, StartTimeFault, ValuesFault
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import CompanyId, EmployeeId, PeriodNumber, UnprotectedMode, Year
from loonpoort.operations.services import employee_service
from loonpoort.operations.values import day_of
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.changes import UnknownRecordError, changing
from loonpoort.payroll.models import TimeSchedule as ScheduleRecord
from loonpoort.payroll.models.time_schedules import hours_between
from loonpoort.payroll.time_schedules import SlotChoices, schedule_time


class TimeScheduleSlot(Message):
    id: Annotated[int, Named("ID")]
    environment_id: Annotated[int, Named("IntEnvironmentID")]
    is_worked: Annotated[bool | None, Named("BlnHoursWorked")]
    end_time: Annotated[datetime.datetime, Named("DtmEnd")]
    start_time: Annotated[datetime.datetime, Named("DtmStart")]
    day_of_week: Annotated[int, Named("IntDayOfWeek")]
    code: Annotated[int | None, Named("IntHoursRegistrationTypeID")]
    str_duration: str | None
    duration: Decimal


class TimeSchedule(Message):
    dtm_start: datetime.datetime
    id: Annotated[int, Named("ID")]
    employee_id: Annotated[int, Named("IntMedewerkerID")]
    environment_id: Annotated[int, Named("IntEnvironmentID")]
    dtm_end: datetime.datetime
    slots: list[TimeScheduleSlot] | None


class EmployeeTimeSchedules(Message):
    employee_id: Annotated[int, Named("EmployeeID")]
    time_schedules: list[TimeSchedule] | None


SCHEDULES = Family(
    ScheduleRecord,
    TimeScheduleSlot,
    faults={("end_time", "order"): StartTimeFault, ("start_time", "overlap"): OverlapFault},
)
NO_DAY = datetime.date(1900, 1, 1)
"""The times of a slot are moments on the wire, and of no day in particular."""
ONE_DAY = datetime.timedelta(days=1)
SCHEDULE = ("first_day", "id", "employee_id", "employee__company__debtor__environment_id", "next_day")
SLOT = ("id", "is_worked", "end_time", "start_time", "day_of_week", "code_id")
COLUMNS = (*SCHEDULE, *(f"slots__{column}" for column in SLOT))


def _told(records: Selection) -> Iterator[tuple[Any, ...]]:
    """The schedules of a selection, with their slots. Without a next one a schedule goes on and on."""
    rows = records.via("with_slots").values_list(*COLUMNS)
    for schedule, run in groupby(rows, key=lambda row: row[: len(SCHEDULE)]):
        first, pk, employee_id, environment_id, following = schedule
        slots = [_slot(environment_id, *row[len(SCHEDULE) :]) for row in run if row[len(SCHEDULE)]]
        last = following and following - ONE_DAY
        yield first, pk, employee_id, environment_id, last, slots


def _slot(
    environment_id: int,
    pk: int,
    is_worked: bool | None,
    end: datetime.time,
    begin: datetime.time,
    day: int,
    code: int | None,
) -> tuple[Any, ...]:
    hours = hours_between(begin, end)
    whole, minutes = divmod(round(hours * 60), 60)
    moments = (datetime.datetime.combine(NO_DAY, time) for time in (end, begin))
    return pk, environment_id, is_worked, *moments, day, code, f"{whole}:{minutes:02}", hours


def _choices(sent: TimeScheduleSlot) -> SlotChoices:
    begin, end = (moment.replace(tzinfo=None).time() for moment in (sent.start_time, sent.end_time))
    return SlotChoices(sent.day_of_week, begin, end, sent.is_worked, sent.code)


@employee_service.operation("TimeSchedule_GetAll")
def time_schedules(call: Call, employee_id: EmployeeId) -> Rows[TimeSchedule]:
    """Lists the time schedules of an employee, in the order that they begin.

    DtmEnd is the day before the next one begins; the last has none (0001-01-01). IntDayOfWeek is 0 for
    Sunday up to 6 for Saturday. Of a slot's DtmStart and DtmEnd the times count, not the day.
    """
    return Rows(_told(SCHEDULES.all_of(call.employee(employee_id))))


@employee_service.operation("TimeSchedule_GetListByPeriod")
def time_schedules_in_period(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> Rows[TimeSchedule]:
    """Lists the time schedules that an employee has on some day of a period, as TimeSchedule_GetAll does."""
    return Rows(_told(SCHEDULES.said_in_period(call.employee(employee_id), year, period)))


@employee_service.operation("TimeSchedule_AllEmployee_GetListByPeriod")
def time_schedules_of_employees(
    call: Call, company_id: CompanyId, period: PeriodNumber, year: Year
) -> Rows[EmployeeTimeSchedules]:
    """Lists the time schedules that each employee of a company has on some day of a period."""
    company = call.company(company_id)
    with SCHEDULES.refusing():
        asked = company.calendar.period(year, period)
    days = company.calendar.first_day(asked), company.calendar.last_day(asked)
    parts = (_told(part.via("holding_between", *days)) for part in company.by_employee(ScheduleRecord))
    return Rows(
        (employee_id, list(run)) for part in parts for employee_id, run in groupby(part, key=itemgetter(2))
    )


@employee_service.operation(
    "TimeSchedule_Insert",
    is_write=True,
    faults=(ProtectedFault, StartTimeFault, OverlapFault, ValuesFault),
)
def insert_time_schedule(
    call: Call,
    start_date: Annotated[datetime.datetime, Named("startDate")],
    time_slots: Annotated[list[TimeScheduleSlot] | None, Named("timeSlots")],
    employee_id: EmployeeId,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Gives an employee a time schedule from a day on, until the next begins, and returns its id.

    One that began on the same day is replaced; an empty list of slots ends the work by schedule. A slot has
    its day (0 is Sunday, 6 Saturday), its times in whole minutes, of which 00:00 as DtmEnd is the end of the
    day, and perhaps the id of a code of registered time; what else it says is ignored or worked out.
    """
    employee = call.employee(employee_id)
    if time_slots is None:
        raise ValuesFault("No list of slots was sent; an empty one ends the schedule before")
    with SCHEDULES.refusing(), changing(employee.id) as change:
        first = day_of(change, start_date, "start_date")
        if first is None:
            raise ValuesFault("StartDate: give the day that it begins on")
        change.check_day(first, is_unprotected=unprotected_mode)
        return schedule_time(change, first, [_choices(sent) for sent in time_slots])


@employee_service.operation("TimeSchedule_DeleteByID", is_write=True, faults=(ProtectedFault, ValuesFault))
def delete_time_schedule(
    call: Call,
    time_schedule_id: int,
    employee_id: EmployeeId,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Removes a time schedule of an employee with its slots: the one before it goes on."""
    employee = call.employee(employee_id)
    with SCHEDULES.refusing(), changing(employee.id) as change:
        try:
            found = change.find(ScheduleRecord, time_schedule_id)
        except UnknownRecordError as error:
            raise ValuesFault("TimeScheduleId: the employee has no such time schedule") from error
        change.check_day(found.first_day, is_unprotected=unprotected_mode)
        change.delete(found)
