"""Adding an address from the company's current period on."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from loonpoort.access.calls import Call
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import changing
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import EmployeeAddress
from tests.cast import House

PLAIN = {
    "is_default": True,
    "street": "Kerkstraat",
    "house_number": "1",
    "house_number_addition": None,
    "postal_code": "2611 AA",
    "city": "Delft",
    "state_province": None,
    "country_code": "NL",
    "type": "HomeAddress",
}


@pytest.fixture
def bram(house: House) -> EmployeeHandle:
    return Call(house.administrator).employee(house.employees["bram"].pk)


def insert(employee: EmployeeHandle, **values: Any) -> EmployeeAddress:
    with changing(employee.id) as change:
        made = change.insert(EmployeeAddress, PLAIN | values, change.current_period)
    return EmployeeAddress.unscoped.get(pk=made.pk)


def stored(employee: EmployeeHandle):
    return employee.records(EmployeeAddress).queryset


def test_an_address_holds_from_the_current_period_on(bram) -> None:
    address = insert(bram)
    assert (address.employee_id, address.first_period, address.last_period) == (bram.id, 202607, None)
    assert {name: getattr(address, name) for name in PLAIN} == PLAIN
    assert not stored(bram).in_force(Period(2026, 6)).exists()
    assert stored(bram).in_force(Period(2027, 1)).get() == address


def test_a_new_default_takes_the_place_of_the_old_one(bram) -> None:
    old, new = insert(bram), insert(bram, city="Leiden")
    assert [address.pk for address in stored(bram).filter(is_default=True)] == [new.pk]
    assert old.pk in [address.pk for address in stored(bram).in_force(Period(2026, 7))]


def test_an_address_that_is_no_default_leaves_the_default_alone(bram) -> None:
    old = insert(bram)
    insert(bram, is_default=False)
    assert stored(bram).get(is_default=True) == old


def test_the_default_of_an_ended_address_stays_as_it_was(bram) -> None:
    past = EmployeeAddress.unscoped.create(
        employee_id=bram.id, first_period=202601, last_period=202606, is_default=True, city="Gouda"
    )
    insert(bram)
    past.refresh_from_db()
    assert past.is_default


def test_another_employees_default_is_not_touched(house, bram) -> None:
    carla = Call(house.administrator).employee(house.employees["carla"].pk)
    of_carla = insert(carla)
    insert(bram)
    of_carla.refresh_from_db()
    assert of_carla.is_default


def test_the_current_period_is_that_of_the_company_when_asked(house) -> None:
    Company.unscoped.filter(pk=house.companies["shop"].pk).update(current_year=2027, current_period_number=1)
    bram = Call(house.administrator).employee(house.employees["bram"].pk)
    assert insert(bram).first_period == 202701


@pytest.mark.parametrize(
    ("values", "field", "text"),
    [
        ({"street": "x" * 101}, "street", "at most 100 characters (it has 101)"),
        ({"house_number": "x" * 11}, "house_number", "10"),
        ({"house_number_addition": "x" * 11}, "house_number_addition", "10"),
        ({"postal_code": "x" * 13}, "postal_code", "12"),
        ({"city": "x" * 81}, "city", "80"),
        ({"state_province": "x" * 81}, "state_province", "80"),
        ({"country_code": "nl"}, "country_code", "two capital letters"),
        ({"country_code": "NLD"}, "country_code", "2"),
        ({"type": "Elsewhere"}, "type", "not a valid choice"),
        ({"street": None, "postal_code": "", "city": None}, "street", "a street, a postal code or a city"),
    ],
)
def test_what_cannot_be_stored_is_refused_by_field_and_nothing_is_written(values, field, text, bram) -> None:
    old = insert(bram)
    with pytest.raises(ValidationError) as refusal:
        insert(bram, **values)
    assert text in " ".join(refusal.value.message_dict[field])
    assert stored(bram).get() == old
    assert stored(bram).get().is_default


def test_the_limits_themselves_are_stored(bram) -> None:
    assert insert(bram, street="x" * 100, city="x" * 80, house_number="x" * 10).street == "x" * 100


def test_two_new_defaults_at_once_take_turns(bram) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        insert(bram)
    lock, *writes = [query["sql"] for query in queries if "employee" in query["sql"].lower()]
    assert "payroll_employee" in lock
    assert ("FOR UPDATE" in lock) == connection.features.has_select_for_update
    assert any(write.startswith("UPDATE") for write in writes)
    if connection.vendor == "sqlite":
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
