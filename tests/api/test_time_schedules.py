"""Time schedules by the API: what may not be stored, and what stays when something is refused."""

from typing import Any

import pytest

from loonpoort.payroll.models import TimeSchedule, TimeScheduleSlot
from tests.api.client import Answer, call, key_of
from tests.cases.time_schedules import morning, named, sent, slot
from tests.cast import House


def insert(house: House, *slots: dict[str, Any], first: str = "2026-07-01", **more: Any) -> Answer:
    return call(named("Insert"), key_of(house), {**sent(house, "bram", first, *slots), **more})


def refusal(answer: Answer) -> str:
    assert answer.fault is not None
    return str(answer.fault[1].removeprefix("Server was unable to process request. ---> "))


@pytest.mark.parametrize(
    ("slots", "code"),
    [
        ([slot(1, "09:00", "08:00")], "2028"),
        ([slot(1, "09:00", "09:00")], "2028"),
        ([slot(1, "00:00", "00:00")], "2028"),
        ([slot(1, "09:00", "12:00"), slot(1, "11:59", "13:00")], "2029"),
        ([slot(1, "09:00", "12:00"), slot(1, "09:00", "12:00")], "2029"),
        ([slot(1, "22:00", "00:00"), slot(1, "23:00", "23:30")], "2029"),
        ([slot(7, "09:00", "12:00")], "2030"),
        ([slot(-1, "09:00", "12:00")], "2030"),
        ([slot(2**31 - 1, "09:00", "12:00")], "2030"),
        ([{**slot(1, "09:00", "12:00"), "DtmStart": "2026-07-01T09:00:30"}], "2030"),
        ([slot(1, "09:00", "12:00")] * 101, "2030"),
    ],
)
def test_slots_that_cannot_be_are_refused(house, slots: list[dict[str, Any]], code: str) -> None:
    assert refusal(insert(house, *slots)).startswith(f"{code}:")
    assert not TimeSchedule.unscoped.exists()


@pytest.mark.parametrize("first", ["0001-01-01", "1850-07-01"])
def test_a_day_that_no_schedule_begins_on_is_refused(house, first: str) -> None:
    assert refusal(insert(house, slot(1, "09:00", "12:00"), first=first)).startswith("2030:")
    assert not TimeSchedule.unscoped.exists()


def test_a_code_of_nobody_and_a_list_that_was_not_sent_are_refused(house) -> None:
    unknown = {**morning(house), "IntHoursRegistrationTypeID": 2**31 - 1}
    assert refusal(insert(house, unknown)).startswith("2030:")
    values = {name: value for name, value in sent(house, "bram", "2026-07-01").items() if name != "timeSlots"}
    assert refusal(call(named("Insert"), key_of(house), values)).startswith("2030:")
    assert not TimeSchedule.unscoped.exists()


def test_slots_of_a_day_may_touch_and_days_may_have_the_same(house) -> None:
    slots = [slot(1, "09:00", "12:00"), slot(1, "12:00", "00:00"), slot(2, "09:00", "12:00")]
    assert insert(house, *slots).status == "200 OK"
    assert TimeScheduleSlot.unscoped.count() == 3


def test_one_of_the_same_day_is_replaced_and_a_refused_one_leaves_it(house) -> None:
    first = insert(house, slot(1, "09:00", "12:00"))
    assert refusal(insert(house, slot(1, "09:00", "08:00"))).startswith("2028:")
    assert TimeScheduleSlot.unscoped.get().day_of_week == 1
    assert insert(house, slot(2, "09:00", "12:00")).value == first.value
    assert TimeScheduleSlot.unscoped.get().day_of_week == 2


def test_the_past_needs_unprotected_mode(house) -> None:
    protected = {"UnprotectedMode": "false"}
    slots = [slot(1, "09:00", "12:00")]
    assert refusal(insert(house, *slots, first="2026-06-30", **protected)).startswith("2011:")
    made = insert(house, *slots, first="2026-06-30")
    values = {"TimeScheduleId": made.value, "EmployeeId": house.employees["bram"].pk, **protected}
    assert refusal(call(named("DeleteByID"), key_of(house), values)).startswith("2011:")
    others = {**values, "EmployeeId": house.employees["carla"].pk}
    assert refusal(call(named("DeleteByID"), key_of(house), others)).startswith("2030:")
    assert TimeSchedule.unscoped.count() == 1
    values["UnprotectedMode"] = "true"
    assert call(named("DeleteByID"), key_of(house), values).status == "200 OK"
    assert not TimeScheduleSlot.unscoped.exists()
