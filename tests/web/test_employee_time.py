"""Absence, leave and days worked on an employee's page."""

import datetime
from decimal import Decimal

import pytest

from loonpoort.organisation.models import LeaveType
from loonpoort.payroll.models import Absence, Employee, FixedDays, Leave, LeaveOpening, VariableDays
from tests.web.test_companies import text
from tests.web.test_employees import holding, page_of, record_url

JULY = {"first": "2026-07-06", "last": "2026-07-10"}
PERIOD = {"first_number": 7, "first_year": 2026}
WEEK = {"type": "Type1", "usage_type": "Withdrawal", "status": "None", "start_hours": 8, "end_hours": 8}


@pytest.fixture
def bram(house) -> Employee:
    LeaveType.unscoped.create(company=house.companies["shop"], type="Type1", first_period=202601)
    return house.employees["bram"]


def add(browser, of: Employee, family: str, **sent):
    return browser.post(f"{page_of(of)}{family}/new/", sent)


def test_an_absence_begins_a_dossier_and_a_second_one_at_a_time_is_told_of(bram, administrator) -> None:
    add(administrator, bram, "absences", percentage=100, cause=2, **JULY)
    absence = Absence.unscoped.get()
    assert (absence.dossier_number, absence.last_day) == (1, datetime.date(2026, 7, 10))
    page = text(administrator.get(page_of(bram)))
    assert "Accident at work" in holding(page)
    again = add(administrator, bram, "absences", percentage=50, first="2026-07-10")
    assert "The employee is absent already from 6 Jul 2026 on" in text(again)
    add(administrator, bram, "absences", percentage=50, first="2026-07-20")
    assert list(Absence.unscoped.values_list("dossier_number", flat=True)) == [1, 2]


def test_leave_is_booked_from_the_balance_and_never_beyond_it(bram, administrator) -> None:
    beyond = add(administrator, bram, "leave", hours=40, **WEEK, **JULY)
    assert "This would leave a balance of -40 hours of Type1" in text(beyond)
    add(administrator, bram, "leave-balances", type="Type1", hours="60", **PERIOD)
    assert LeaveOpening.unscoped.get().hours == 60
    twice = add(
        administrator, bram, "leave-balances", type="Type1", hours="60", first_number=8, first_year=2026
    )
    assert "This type has an opening balance for the year already." in text(twice)
    assert add(administrator, bram, "leave", hours=40, **WEEK, **JULY).status_code == 302
    assert "Taken" in holding(text(administrator.get(page_of(bram))))
    endless = add(administrator, bram, "leave", hours=1, **WEEK, first="2026-07-20")
    assert "Leave ends on a day." in text(endless)
    other = add(administrator, bram, "leave", hours=1, **{**WEEK, "type": "Type4"}, **JULY)
    assert "The company has not set up this type of leave." in text(other)


def test_added_hours_that_were_taken_cannot_be_deleted(bram, administrator) -> None:
    add(administrator, bram, "leave", hours=16, **{**WEEK, "usage_type": "Store"}, **JULY)
    stored = Leave.unscoped.get()
    add(administrator, bram, "leave", hours=10, **WEEK, **JULY)
    refused = administrator.post(record_url(stored, "delete/", "leave"))
    assert "This would leave a balance of -10 hours" in text(refused)
    assert list(Leave.unscoped.values_list("hours", flat=True)) == [Decimal(16), Decimal(10)]


def test_days_are_set_for_one_period_or_for_all_from_one_on(bram, administrator) -> None:
    add(administrator, bram, "days-fixed", days=21, **PERIOD)
    add(administrator, bram, "days-variable", days=19, component_days=-2, **PERIOD)
    assert (FixedDays.unscoped.get().last_period, VariableDays.unscoped.get().last_period) == (None, 202607)
    much = add(
        administrator, bram, "days-variable", days=36, component_days=0, first_number=8, first_year=2026
    )
    assert "less than or equal to 35" in text(much)
    twice = add(administrator, bram, "days-variable", days=3, component_days=0, **PERIOD)
    assert "does not go together with what is recorded already" in text(twice)
    assert VariableDays.unscoped.get().days == 19
