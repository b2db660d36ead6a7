"""Time registration by the API: what may not be stored, and what stays when something is refused."""

from typing import Any

import pytest

from loonpoort.organisation.models import TimeRegistrationCode
from loonpoort.payroll.models import TimeRegistration
from tests.api.client import Answer, call, key_of
from tests.cases.time_registration import batch, code_of, named
from tests.cast import House


def insert(house: House, begin: str, end: str, **more: Any) -> Answer:
    values = {
        "timeRegistrationCode": {"Id": code_of(house)},
        "employeeId": house.employees["bram"].pk,
        "dtmStart": begin,
        "dtmEnd": end,
        "costCenterId": 0,
        **more,
    }
    return call(named("Insert"), key_of(house), values)


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


@pytest.mark.parametrize(
    ("begin", "end", "code"),
    [
        ("2026-07-02T09:00:00", "2026-07-02T08:00:00", "2028"),
        ("2026-07-02T09:00:00", "2026-07-02T09:00:00", "2028"),
        ("1850-07-02T09:00:00", "2026-07-02T10:00:00", "2030"),
        ("0001-01-01T00:00:00", "2026-07-02T10:00:00", "2030"),
    ],
)
def test_moments_that_cannot_be_are_refused(house, begin: str, end: str, code: str) -> None:
    assert refusal(insert(house, begin, end)).startswith(f"{code}:")
    assert not TimeRegistration.unscoped.exists()


def test_two_of_an_employee_may_touch_but_not_overlap(house) -> None:
    assert insert(house, "2026-07-02T22:00:00", "2026-07-03T06:00:00").status == "200 OK"
    assert refusal(insert(house, "2026-07-03T05:00:00", "2026-07-03T07:00:00")).startswith("2029:")
    assert insert(house, "2026-07-03T06:00:00", "2026-07-03T07:00:00").status == "200 OK"
    assert TimeRegistration.unscoped.count() == 2


def test_a_code_that_is_not_listed_or_a_cost_center_of_nobody_is_refused(house) -> None:
    hours = ("2026-07-02T09:00:00", "2026-07-02T10:00:00")
    assert refusal(insert(house, *hours, timeRegistrationCode={"Id": 0})).startswith("2030:")
    assert refusal(insert(house, *hours, costCenterId=2**31 - 1)).startswith("2030:")
    TimeRegistrationCode.unscoped.update(is_deleted=True)
    assert refusal(insert(house, *hours)).startswith("2030:")


def test_a_batch_is_all_or_nothing_and_names_what_is_refused(house) -> None:
    items = [
        {
            "DtmEnd": f"2026-07-02T{hour + 2}:00:00",
            "DtmStart": f"2026-07-02T{hour}:00:00",
            "EmployeeID": house.employees["bram"].pk,
            "TimeRegistrationCode": {"Id": code_of(house)},
        }
        for hour in (10, 11)
    ]
    answer = call(named("Insert_Batch"), key_of(house), batch(*items))
    assert refusal(answer).startswith("2029:")
    assert "Item 2, EmployeeId" in refusal(answer)
    assert not TimeRegistration.unscoped.exists()


def test_what_was_sent_stays_and_what_is_open_goes(house) -> None:
    bram = {"employeeId": house.employees["bram"].pk}
    insert(house, "2026-07-02T09:00:00", "2026-07-02T10:00:00")
    TimeRegistration.unscoped.update(status="Sent")
    insert(house, "2026-07-03T09:00:00", "2026-07-03T10:00:00")
    sent = TimeRegistration.unscoped.get(status="Sent")
    answer = call(named("Delete"), key_of(house), {"timeRegistrationModelId": sent.pk, **bram})
    assert refusal(answer).startswith("2030:")
    span = {"startDate": "2026-07-01T00:00:00", "endDate": "2026-07-31T00:00:00"}
    backwards = {"startDate": span["endDate"], "endDate": span["startDate"]}
    assert refusal(call(named("Clear"), key_of(house), {**bram, **backwards})).startswith("2030:")
    assert call(named("Clear"), key_of(house), {**bram, **span}).status == "200 OK"
    assert list(TimeRegistration.unscoped.all()) == [sent]
