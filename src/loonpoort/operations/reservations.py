"""Reservations of employees: what was set aside for them."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import EmployeeId, PeriodNumber, Year
from loonpoort.operations.services import employee_service
from loonpoort.organisation.periods import Period
from loonpoort.payroll.models import Reservation as ReservationRecord


class ReservationCalcMethodAge(StrEnum):
    """The words of the contract."""

    NONE = "None"
    END_OF_PERIOD = "EndPeriod"
    END = "EndReservation"
    BEGIN_OF_PERIOD = "BeginPeriod"
    BEGIN = "BeginReservation"


class ReservationPaymentMode(StrEnum):
    """The words of the contract."""

    BEFORE_END = "BeforeEndPeriod"
    AT_END = "AtEndPeriod"
    AFTER_END = "AfterEndPeriod"
    EVERY_PERIOD = "EveryPeriod"
    NEVER = "NoPayment"
    BY_LAST_PERIOD = "BasedOnEndPeriod"
    BY_REFERENCE_PERIOD = "BasedOnReferencePeriod"
    COMPANY = "CompanySettings"


class Reservation(Message):
    calculation_method_age: ReservationCalcMethodAge
    dec_min_value: Decimal
    dec_percentage: Decimal
    max_age: int
    employee_id: Annotated[int, Named("EmployeeID")]
    min_age: int
    number: int
    payment_period: int
    period_start: int
    year_start: int
    period_end: int
    year_end: int
    payment_mode: ReservationPaymentMode
    description: str | None
    saldo: Decimal


RESERVATIONS = Family(
    ReservationRecord,
    Reservation,
    {
        "calculation_method_age": "age_method",
        "dec_min_value": "least_value",
        "dec_percentage": "percentage",
        "max_age": "most_age",
        "min_age": "least_age",
        "period_start": "start_period",
        "year_start": "start_year",
        "period_end": "end_period",
        "year_end": "end_year",
    },
)
# A sum, which not every database gives as many decimals as what it is a sum of.
BALANCE = Part(("balance",), lambda row: row[0].quantize(Decimal("0.0001")))


@employee_service.operation("Reservations_GetList")
def reservations(call: Call, employee_id: EmployeeId, year: Year, period: PeriodNumber) -> Rows[Reservation]:
    """Lists the reservations of an employee that hold in a period, with what is in each after that period.

    Reservations, and what each period puts in or takes out, are entered on the page of the employee: nothing
    is computed from wages. A PeriodEnd and YearEnd of 0 are none.
    """
    held = RESERVATIONS.in_period(call.employee(employee_id), year, period)
    balanced = held.via("with_balance", Period(year, period).index)
    return Reservation.rows(Assembled(balanced, {"saldo": BALANCE}), **RESERVATIONS.columns)
