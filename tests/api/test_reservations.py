"""Reservations: entered on the page of the employee, read by packages with their balance."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from loonpoort.organisation.periods import Period
from loonpoort.payroll.models import Reservation, ReservationBooking
from tests.api.client import Answer, call, key_of
from tests.cases.reservations import add
from tests.cast import House


def ask(house: House, period: int, year: int = 2026) -> Answer:
    values = {"EmployeeId": house.employees["bram"].pk, "Period": period, "Year": year}
    return call("EmployeeService.Reservations_GetList", key_of(house), values)


def balances(house: House, period: int) -> list[tuple[str, str]]:
    rows: Any = ask(house, period).value or []
    return [(dict(row)["Number"], dict(row)["Saldo"]) for _, row in rows]


def book(house: House, of: Reservation, period: int, amount: str) -> None:
    moment = Period(2026, period)
    add(house, ReservationBooking, {"reservation": of, "amount": Decimal(amount)}, moment, moment)


def test_the_balance_is_what_was_booked_up_to_and_with_the_period(house) -> None:
    first = add(house, Reservation, {"number": 1}, Period(2026, 3), Period(2026, 8))
    second = add(house, Reservation, {"number": 2}, Period(2026, 7))
    for period, amount in ((3, "0.1"), (5, "0.2"), (7, "-0.05")):
        book(house, first, period, amount)
    book(house, second, 8, "100")
    assert balances(house, 2) == []
    assert balances(house, 4) == [("1", "0.1000")]
    assert balances(house, 6) == [("1", "0.3000")]
    assert balances(house, 7) == [("1", "0.2500"), ("2", "0.0000")]
    assert balances(house, 9) == [("2", "100.0000")]


def test_a_reservation_that_goes_on_differently_keeps_its_balance(house) -> None:
    old = add(house, Reservation, {"number": 1, "percentage": 8}, Period(2026, 3), Period(2026, 6))
    book(house, old, 4, "80")
    add(house, Reservation, {"number": 1, "percentage": 9}, Period(2026, 7))
    assert balances(house, 7) == [("1", "80.0000")]


def test_nobody_books_on_the_reservation_of_somebody_else_or_before_it_begins(house) -> None:
    other = Reservation.unscoped.create(employee=house.employees["carla"], number=1, first_period=202601)
    own = add(house, Reservation, {"number": 1}, Period(2026, 7))
    for of, period in ((other, 7), (own, 6)):
        with pytest.raises(ValidationError, match="reservation"):
            book(house, of, period, "1")
    assert not ReservationBooking.unscoped.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"number": 0},
        {"number": 1, "percentage": 101},
        {"number": 1, "least_value": -1},
        {"number": 1, "least_age": 151},
        {"number": 1, "least_age": 60, "most_age": 50},
        {"number": 1, "payment_period": 54},
        {"number": 1, "payment_mode": "Sometimes"},
        {"number": 1, "description": "x" * 101},
    ],
    ids=str,
)
def test_a_reservation_that_cannot_be_is_refused(values, house) -> None:
    with pytest.raises(ValidationError):
        add(house, Reservation, values, Period(2026, 7))
    assert not Reservation.unscoped.exists()


@pytest.mark.parametrize(("period", "year"), [(0, 2026), (13, 2026), (7, 0), (7, 9999)])
def test_a_period_must_exist(period, year, house) -> None:
    answer = ask(house, period, year)
    assert "---> 2006: Invalid Period (" in answer.fault[1]
