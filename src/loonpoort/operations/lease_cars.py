"""Lease cars of employees."""

import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import PeriodFault, RecordFault, ValuesFault
from loonpoort.operations.dated import DatedFamily
from loonpoort.operations.families import Values
from loonpoort.operations.parameters import CompanyId, EmployeeId, EndDay, PeriodNumber, Year
from loonpoort.operations.services import employee_service
from loonpoort.organisation.periods import Period as PeriodValue
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import LeaseCar


class EmployeeLeaseCar(Message):
    id: int
    brand: str | None
    model: str | None
    addition_percentage: str | None
    contract_lease_company: str | None
    contract_number: str | None
    contract_duration: int
    leasing_price_month: Decimal
    max_mileage: int
    price_more_mileage: Decimal
    price_less_mileage: Decimal
    first_resgistration_date: datetime.datetime  # spelt so on the wire
    co2_emissions: Annotated[int, Named("CO2Emissions")]
    license_plate: str | None
    catalog_value: Decimal
    start_date: datetime.datetime
    end_date: datetime.datetime
    reason_no_contribution: int
    contribution_private_percentage: int
    contribution_private_use: Decimal
    contribution_not_deductible: Decimal


class EmployeeLeaseCars(Message):
    employee_id: int
    lease_cars: list[EmployeeLeaseCar] | None


class PeriodType(StrEnum):
    """The words of the contract."""

    NONE = "None"
    MONTH = "Month"
    FOUR_WEEKS = "Week4"
    WEEK = "Week1"
    QUARTER = "Kwartaal"
    INVOICING = "Invoicing"


class Period(Message):
    period_type: Annotated[PeriodType, Named("periodType")]
    int_period: int
    int_year: int
    dtm_start: datetime.datetime
    dtm_end: datetime.datetime


NEVER = datetime.date.min
"""What stands on the wire for a day that is not known."""


class LeaseCarFamily(DatedFamily[EmployeeLeaseCar]):
    def values(self, sent: EmployeeLeaseCar | None) -> Values:
        """With nothing for a day that was not sent."""
        values = super().values(sent)
        registered = day_of(values["first_registered_on"])
        return values | {"first_registered_on": registered}

    def add(self, employee: EmployeeHandle, sent: EmployeeLeaseCar | None, period: PeriodValue) -> int:
        """Add a car from its StartDate on, or else from the first day of a period."""
        start, end = (day_of(sent.start_date), day_of(sent.end_date)) if sent else (None, None)
        return self.insert_on(employee, sent, start or employee.calendar.first_day(period), end)


CARS = LeaseCarFamily(
    LeaseCar,
    EmployeeLeaseCar,
    {
        "contract_lease_company": "lease_company",
        "leasing_price_month": "price_per_month",
        "max_mileage": "most_kilometres",
        "price_more_mileage": "price_of_more",
        "price_less_mileage": "price_of_less",
        "first_resgistration_date": "first_registered_on",
        "start_date": "first_day",
        "end_date": "last_day",
        "contribution_private_percentage": "contribution_percentage",
    },
    missing="No lease car was sent",
)


def day_of(moment: datetime.datetime) -> datetime.date | None:
    """The day of a moment; none for that of an element which was not sent."""
    return None if moment.date() == NEVER else moment.date()


def _cars_of_company(call: Call, company_id: int, year: int, number: int) -> Rows[EmployeeLeaseCars]:
    company = call.company(company_id)
    with CARS.refusing():
        period = company.calendar.period(year, number)
    days = company.calendar.first_day(period), company.calendar.last_day(period)
    parts = (part.via("in_force_between", *days) for part in company.by_employee(LeaseCar))
    return EmployeeLeaseCars.grouped(parts, EmployeeLeaseCar, by="employee_id", **CARS.columns)


@employee_service.operation("LeaseCar_GetAll_EmployeesByCompany")
def lease_cars_of_company(
    call: Call, company_id: CompanyId, period: PeriodNumber, year: Year
) -> Rows[EmployeeLeaseCars]:
    """Lists the lease cars that every employee of a company has on some day of a period."""
    return _cars_of_company(call, company_id, year, period)


@employee_service.operation("LeaseCar2_GetAll_EmployeesByCompany")
def lease_cars_of_company_2(
    call: Call, company_id: CompanyId, period: PeriodNumber, year: Year
) -> Rows[EmployeeLeaseCars]:
    """Lists the lease cars that every employee of a company has on some day of a period.

    The same as LeaseCar_GetAll_EmployeesByCompany.
    """
    return _cars_of_company(call, company_id, year, period)


@employee_service.operation("LeaseCar_Get")
def lease_car(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> EmployeeLeaseCar | None:
    """Returns the lease car that an employee has on some day of a period: of several, that which began last.

    An EndDate in the year 1 is none.
    """
    return CARS.latest(CARS.in_period(call.employee(employee_id), year, period))


@employee_service.operation("LeaseCar_GetCurrent")
def current_lease_car(call: Call, employee_id: EmployeeId) -> EmployeeLeaseCar | None:
    """Returns the lease car that an employee has on some day of the company's current period."""
    return CARS.latest(CARS.current(call.employee(employee_id)))


@employee_service.operation("LeaseCar_GetList")
def lease_cars(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> Rows[EmployeeLeaseCar]:
    """Lists the lease cars that an employee has on some day of a period, in the order that they begin."""
    return CARS.rows(CARS.in_period(call.employee(employee_id), year, period))


@employee_service.operation("LeaseCar_Insert", is_write=True, faults=(ValuesFault,))
def insert_lease_car(
    call: Call,
    employee_id: EmployeeId,
    lease_auto: EmployeeLeaseCar | None,
    year: Year,
    period: PeriodNumber,
) -> int:
    """Adds a lease car to an employee, and returns its id.

    The employee has it from its StartDate on, or without one from the first day of the period, up to and with
    its EndDate, or on and on without one. Several cars may be had at a time. The Id sent is ignored.
    """
    employee = call.employee(employee_id)
    with CARS.refusing():
        moment = employee.calendar.period(year, period)
    return CARS.add(employee, lease_auto, moment)


@employee_service.operation("LeaseCar_InsertCurrent", is_write=True, faults=(PeriodFault, ValuesFault))
def insert_current_lease_car(
    call: Call,
    employee_id: EmployeeId,
    lease_auto: EmployeeLeaseCar | None,
    period: Annotated[
        Period | None,
        Named("period"),
        Meta(description="Can be left out. With an IntYear it must be the company's current period."),
    ],
) -> int:
    """Adds a lease car to an employee in the company's current period, and returns its id.

    The elements are those of LeaseCar_Insert, which takes any period.
    """
    employee = call.employee(employee_id)
    now = employee.current_period
    if (
        period is not None
        and period.int_year
        and (period.int_year, period.int_period) != (now.year, now.number)
    ):
        raise PeriodFault(f"The current period is {now.number} of {now.year}. LeaseCar_Insert takes others")
    return CARS.add(employee, lease_auto, now)


@employee_service.operation("LeaseCar_Stop", is_write=True, faults=(ValuesFault,))
def stop_lease_car(call: Call, employee_id: EmployeeId, end: EndDay) -> None:
    """Has an employee have a lease car up to and with a day only: of several, that which began last."""
    CARS.stop(call.employee(employee_id), end.date())


@employee_service.operation("LeaseCar_Delete", is_write=True, faults=(RecordFault,))
def delete_lease_car(call: Call, employee_id: EmployeeId, car_id: Annotated[int, Named("Id")]) -> None:
    """Removes a lease car of an employee, for all the time that it was had."""
    CARS.delete(call.employee(employee_id), car_id)
