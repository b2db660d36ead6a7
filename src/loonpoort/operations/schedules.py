"""Work schedules of employees."""

import datetime
from decimal import Decimal
from typing import Annotated

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import CompanyId, EmployeeId, PeriodNumber, StartDay, Year
from loonpoort.operations.services import employee_service
from loonpoort.payroll.models import Schedule as ScheduleRecord
from loonpoort.payroll.models.schedules import HOURS
from loonpoort.payroll.schedules import hours_by_day


class Schedule(Message):
    hours_monday: Decimal
    hours_tuesday: Decimal
    hours_wednesday: Decimal
    hours_thursday: Decimal
    hours_friday: Decimal
    hours_saturday: Decimal
    hours_sunday: Decimal
    hours_monday2: Decimal
    hours_tuesday2: Decimal
    hours_wednesday2: Decimal
    hours_thursday2: Decimal
    hours_friday2: Decimal
    hours_saturday2: Decimal
    hours_sunday2: Decimal
    parttime_percentage: Decimal
    start_date: datetime.datetime


class ScheduleV2(Message):
    wire_name = "Schedule_V2"

    id: Decimal
    hours_monday: Decimal
    hours_tuesday: Decimal
    hours_wednesday: Decimal
    hours_thursday: Decimal
    hours_friday: Decimal
    hours_saturday: Decimal
    hours_sunday: Decimal
    hours_monday2: Decimal
    hours_tuesday2: Decimal
    hours_wednesday2: Decimal
    hours_thursday2: Decimal
    hours_friday2: Decimal
    hours_saturday2: Decimal
    hours_sunday2: Decimal
    parttime_percentage: Decimal
    start_date: datetime.datetime
    creation_date: datetime.datetime


class EmployeeScheduleItem(Message):
    employee_id: int
    employee_schedules: list[ScheduleV2] | None


class ScheduleCalendarDay(Message):
    date: datetime.datetime
    hours: Decimal


SCHEDULES = Family(ScheduleRecord, Schedule, {"start_date": "first_day"}, missing="No schedule was sent")


@employee_service.operation("Schedule_GetAll_AllEmployeesByCompany")
def schedules_of_company(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[EmployeeScheduleItem]:
    """Lists all schedules of every employee of a company, with the day that each begins on."""
    return EmployeeScheduleItem.grouped(
        call.company(company_id).by_employee(ScheduleRecord),
        ScheduleV2,
        by="employee_id",
        start_date="first_day",
        creation_date="created_at",
    )


@employee_service.operation("Schedule_GetCurrent")
def current_schedule(call: Call, employee_id: EmployeeId) -> Schedule | None:
    """Returns the schedule of an employee at the end of the company's current period."""
    return SCHEDULES.latest(SCHEDULES.current(call.employee(employee_id)))


@employee_service.operation("Schedule_Get")
def schedule(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Schedule | None:
    """Returns the schedule of an employee at the end of a period: the latest that has begun by then."""
    return SCHEDULES.latest(SCHEDULES.in_period(call.employee(employee_id), year, period))


@employee_service.operation("Schedule_GetList")
def schedules(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Rows[Schedule]:
    """Lists the schedules that an employee has on some day of a period, in the order that they begin."""
    return SCHEDULES.rows(SCHEDULES.said_in_period(call.employee(employee_id), year, period))


@employee_service.operation("Schedule_Update", is_write=True, faults=(ValuesFault,))
def update_schedule(
    call: Call,
    employee_id: EmployeeId,
    schedule: Schedule | None,
    start: StartDay,
    company_rooster_nr: int,
) -> None:
    """Gives an employee a schedule from a day on. One that began on the same day is replaced.

    The StartDate inside of Schedule is ignored. CompanyRoosterNr says which of the company's full-time
    schedules it is a part of; 0 for none.
    """
    SCHEDULES.begin(call.employee(employee_id), schedule, start.date(), company_rooster_nr=company_rooster_nr)


@employee_service.operation("Schedule_UpdateCurrent", is_write=True, faults=(ValuesFault,))
def update_current_schedule(
    call: Call, employee_id: EmployeeId, schedule: Schedule | None, company_rooster_nr: int
) -> None:
    """Gives an employee a schedule from the first day of the company's current period on.

    The elements are those of Schedule_Update.
    """
    SCHEDULES.begin(call.employee(employee_id), schedule, company_rooster_nr=company_rooster_nr)


@employee_service.operation("ScheduleCalendar_Get")
def schedule_calendar(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> Rows[ScheduleCalendarDay]:
    """Lists the days of a period with the hours that an employee's schedule gives them.

    Days before the first schedule are left out. The first of a schedule's two weeks is the one that it begins
    in; a schedule without hours in its second week is one of a single week.
    """
    employee = call.employee(employee_id)
    said = SCHEDULES.said_in_period(employee, year, period).via("by_employee")
    schedules = [(begin, hours) for begin, *hours in said.values_list("first_day", *HOURS)]
    calendar, asked = employee.calendar, employee.calendar.period(year, period)
    days = hours_by_day(schedules, calendar.first_day(asked), calendar.last_day(asked))
    return Rows((day, hours) for day, hours in days)
