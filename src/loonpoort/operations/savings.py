"""Savings of employees: the Dutch levensloop and spaarloon schemes."""

import datetime
from decimal import Decimal
from typing import Annotated, TypeVar

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ProtectedFault, RecordFault, ValuesFault
from loonpoort.operations.dated import DatedFamily
from loonpoort.operations.parameters import (
    EmployeeId,
    EndDay,
    PeriodNumber,
    StartDay,
    UnprotectedMode,
    Year,
)
from loonpoort.operations.services import employee_service
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import Saving, SavingScheme

M = TypeVar("M", bound=Message)

Amount = Annotated[Decimal, Meta(description="What is saved every period.")]
SavingId = Annotated[int, Named("Id")]


class Levensloop(Message):
    id: int
    value: Decimal


class Spaarloon(Message):
    id: int
    value: Decimal


class Saved(Message):
    """What is sent of a saving: in elements of the request itself."""

    start: datetime.datetime
    amount: Decimal


def _family(message: type[M], scheme: SavingScheme, **columns: str) -> DatedFamily[M]:
    return DatedFamily(Saving, message, columns, among={"scheme": scheme.value})


def _insert(employee: EmployeeHandle, scheme: SavingScheme, sent: Saved, *, is_unprotected: bool) -> int:
    # A family of its own, so that what is refused is named as the request has it.
    family = _family(Saved, scheme, start="first_day")
    return family.insert_on(employee, sent, sent.start.date(), is_unprotected=is_unprotected)


LIFE_COURSE = _family(Levensloop, SavingScheme.LIFE_COURSE, value="amount")
WAGE = _family(Spaarloon, SavingScheme.WAGE, value="amount")


@employee_service.operation("Levensloop_Get")
def life_course_saving(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> Levensloop | None:
    """Returns the life-course saving of an employee on some day of a period: that which began last."""
    return LIFE_COURSE.latest(LIFE_COURSE.in_period(call.employee(employee_id), year, period))


@employee_service.operation("Levensloop_Insert", is_write=True, faults=(ProtectedFault, ValuesFault))
def insert_life_course_saving(
    call: Call, employee_id: EmployeeId, start: StartDay, amount: Amount, unprotected_mode: UnprotectedMode
) -> int:
    """Adds a life-course saving to an employee from a day on, and returns its id.

    A day before the company's current period takes UnprotectedMode.
    """
    sent, scheme = Saved(start=start, amount=amount), SavingScheme.LIFE_COURSE
    return _insert(call.employee(employee_id), scheme, sent, is_unprotected=unprotected_mode)


@employee_service.operation("Levensloop_Stop", is_write=True, faults=(ValuesFault,))
def stop_life_course_saving(call: Call, employee_id: EmployeeId, end: EndDay) -> None:
    """Ends the life-course saving that an employee has on a day, after that day."""
    LIFE_COURSE.stop(call.employee(employee_id), end.date())


@employee_service.operation("Levensloop_Delete", is_write=True, faults=(RecordFault,))
def delete_life_course_saving(call: Call, employee_id: EmployeeId, saving_id: SavingId) -> None:
    """Removes a life-course saving of an employee, for all the time that it held."""
    LIFE_COURSE.delete(call.employee(employee_id), saving_id)


@employee_service.operation("Spaarloon_Get")
def wage_saving(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Spaarloon | None:
    """Returns the saved wages of an employee on some day of a period: those that began last."""
    return WAGE.latest(WAGE.in_period(call.employee(employee_id), year, period))


@employee_service.operation("Spaarloon_GetList")
def wage_savings(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Rows[Spaarloon]:
    """Lists the saved wages of an employee on some day of a period, in the order that they begin."""
    return WAGE.rows(WAGE.in_period(call.employee(employee_id), year, period))


@employee_service.operation("Spaarloon_Insert", is_write=True, faults=(ProtectedFault, ValuesFault))
def insert_wage_saving(
    call: Call, employee_id: EmployeeId, start: StartDay, amount: Amount, unprotected_mode: UnprotectedMode
) -> int:
    """Adds saved wages to an employee from a day on, and returns their id.

    A day before the company's current period takes UnprotectedMode.
    """
    sent, scheme = Saved(start=start, amount=amount), SavingScheme.WAGE
    return _insert(call.employee(employee_id), scheme, sent, is_unprotected=unprotected_mode)


@employee_service.operation("Spaarloon_Stop", is_write=True, faults=(ValuesFault,))
def stop_wage_saving(call: Call, employee_id: EmployeeId, end: EndDay) -> None:
    """Ends the saved wages that an employee has on a day: of several, those that began last."""
    WAGE.stop(call.employee(employee_id), end.date())


@employee_service.operation("Spaarloon_Delete", is_write=True, faults=(RecordFault,))
def delete_wage_saving(call: Call, employee_id: EmployeeId, saving_id: SavingId) -> None:
    """Removes saved wages of an employee, for all the time that they held."""
    WAGE.delete(call.employee(employee_id), saving_id)
