"""Reservations of employees."""

from decimal import Decimal

from loonpoort.audit.records import SYSTEM
from loonpoort.organisation.periods import Period
from loonpoort.payroll.models import Reservation, ReservationBooking
from loonpoort.payroll.record_actions import RecordChange, add_record
from tests.cases import Case
from tests.cast import House

BOOKED = {5: Decimal("120.25"), 6: Decimal("80.5"), 7: Decimal(-50), 8: Decimal(1000)}


def fill(house: House) -> None:
    """Bram has a reservation from period 5 on, entered and booked on as the page does it."""
    bram = house.employees["bram"]
    values = {
        "number": 3,
        "description": "Vakantiegeld & <zo>",
        "percentage": Decimal(8),
        "least_value": Decimal("10.5"),
        "least_age": 21,
        "most_age": 67,
        "age_method": "EndReservation",
        "payment_mode": "AtEndPeriod",
        "payment_period": 5,
    }
    made = add(house, Reservation, values, Period(2026, 5), Period(2027, 5))
    for number, amount in BOOKED.items():
        period = Period(2026, number)
        add(house, ReservationBooking, {"reservation": made, "amount": amount}, period, period)
    assert made.employee_id == bram.pk


def add(house: House, model: type, values: dict, first: Period, last: Period | None = None):
    """As somebody enters it on the page."""
    change = RecordChange(
        model=model, is_timeline=False, values=values, first=first, last=last, changes_past=True
    )
    return add_record(SYSTEM, house.employees["bram"].pk, change)


def fill_least(house: House) -> None:
    """Of Carla's the least is known."""
    Reservation.unscoped.create(employee=house.employees["carla"], first_period=202601, number=1)


def cases(house: House) -> dict[str, Case]:
    bram = {"EmployeeId": house.employees["bram"].pk}
    row = [
        ("CalculationMethodAge", "EndReservation"),
        ("DecMinValue", "10.5000"),
        ("DecPercentage", "8.0000"),
        ("MaxAge", "67"),
        ("EmployeeID", str(bram["EmployeeId"])),
        ("MinAge", "21"),
        ("Number", "3"),
        ("PaymentPeriod", "5"),
        ("PeriodStart", "5"),
        ("YearStart", "2026"),
        ("PeriodEnd", "5"),
        ("YearEnd", "2027"),
        ("PaymentMode", "AtEndPeriod"),
        ("Description", "Vakantiegeld & <zo>"),
        ("Saldo", "150.7500"),
    ]
    return {
        "EmployeeService.Reservations_GetList": Case(
            {**bram, "Period": 7, "Year": 2026},
            [("Reservation", row)],
            empty={**bram, "Period": 4, "Year": 2026},
        ),
    }
