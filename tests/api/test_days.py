"""Days worked by the API: timelines, single periods, batches, and what is refused."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from loonpoort.payroll.models import FixedDays, VariableDays
from tests.api.client import Answer, call, key_of
from tests.cast import House, employee

KINDS = pytest.mark.parametrize("kind", ["Fixed", "Var"])
MODELS = {"Fixed": FixedDays, "Var": VariableDays}


def send(house: House, name: str, values: dict[str, Any]) -> Answer:
    return call(f"EmployeeService.Days{name}", key_of(house), values)


def bram(house: House) -> dict[str, int]:
    return {"EmployeeId": house.employees["bram"].pk}


def set_days(house: House, kind: str, days: int, period: int, **more: Any) -> Answer:
    values = {**bram(house), "Days": days, "Period": period, "Year": 2026, "UnprotectedMode": "true", **more}
    return send(house, f"{kind}_Set", values)


def stop(house: House, period: int, **more: Any) -> Answer:
    values = {**bram(house), "Period": period, "Year": 2026, "UnprotectedMode": "true", **more}
    return send(house, "Fixed_Stop", values)


def days_of(house: House, kind: str = "Fixed") -> list[int]:
    """Of the periods 5 to 10."""
    asked = ({**bram(house), "Period": period, "Year": 2026} for period in range(5, 11))
    return [int(send(house, f"{kind}_Get", values).value) for values in asked]


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def test_fixed_days_hold_until_others_are_set_and_not_after_a_stop(house) -> None:
    set_days(house, "Fixed", 20, 6)
    set_days(house, "Fixed", 12, 8)
    assert days_of(house) == [0, 20, 20, 12, 12, 12]
    stop(house, 9)
    assert days_of(house) == [0, 20, 20, 12, 12, 0]
    stop(house, 6)
    assert days_of(house) == [0, 20, 0, 0, 0, 0]
    set_days(house, "Fixed", 15, 6)
    assert days_of(house) == [0, 15, 15, 15, 15, 15]
    assert stop(house, 5).status == "200 OK"
    assert not FixedDays.unscoped.exists()


def test_variable_days_hold_in_their_period_alone(house) -> None:
    set_days(house, "Var", 20, 6)
    set_days(house, "Var", 12, 8)
    set_days(house, "Var", 13, 8)
    assert days_of(house, "Var") == [0, 20, 0, 13, 0, 0]
    assert days_of(house) == [0] * 6


@KINDS
def test_the_past_takes_unprotected_mode(kind, house) -> None:
    refused = [set_days(house, kind, 5, 6, UnprotectedMode="false"), batch(house, kind, [item(house, 6)])]
    refused.append(stop(house, 6, UnprotectedMode="false"))
    assert ["2011: Protected Mode" in refusal(answer) for answer in refused] == [True] * 3
    assert set_days(house, kind, 5, 7, UnprotectedMode="false").status == "200 OK"
    assert MODELS[kind].unscoped.count() == 1


@KINDS
@pytest.mark.parametrize(
    ("days", "reason"),
    [
        (-1, "Days: Ensure this value is greater than or equal to 0."),
        (36, "Days: Ensure this value is less than or equal to 35."),
        (2**31 - 1, "Days: Ensure this value is less than or equal to 35."),
    ],
)
def test_days_that_no_period_has_are_refused(kind, days, reason, house) -> None:
    told = f"2030: Invalid Set of Values ({reason})"
    assert refusal(set_days(house, kind, days, 7)) == told
    assert refusal(send(house, f"{kind}_SetCurrent", {**bram(house), "Days": days})) == told
    assert not MODELS[kind].unscoped.exists()


@pytest.mark.parametrize("plus", [-36, 36])
def test_days_more_or_fewer_have_a_limit_too(plus, house) -> None:
    values = {**bram(house), "Days": 1, "PlusMinusDaysForWageComp": plus}
    told = refusal(send(house, "VarWorked_SetCurrent", values))
    assert told.startswith("2030: Invalid Set of Values (PlusMinusDaysForWageComp: Ensure this value is ")


@pytest.mark.parametrize("name", ["Fixed_Get", "Var_Get", "VarWorked_Get", "Fixed_Stop", "Fixed_Set"])
def test_a_period_that_is_not_there_is_refused(name, house) -> None:
    for period, year in [(13, 2026), (0, 2026), (1, 1899), (1, 2**31 - 1)]:
        answer = send(house, name, {**bram(house), "Days": 1, "Period": period, "Year": year})
        assert refusal(answer).startswith("2006: Invalid Period")


def item(house: House, period: int = 7, name: str = "bram", days: int = 9) -> dict[str, int]:
    return {"EmployeeId": house.employees[name].pk, "Days": days, "Period": period, "Year": 2026}


def batch(house: House, kind: str, items: list[dict[str, int]]) -> Answer:
    values = {"EmployeesDaysWorked": {"DaysWorked": items}, "UnprotectedMode": "false"}
    return send(house, f"{kind}_Set_Batch", values)


@KINDS
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ({"Days": 36}, "2030: Invalid Set of Values (Item 2, EmployeeId {id}: Days: Ensure"),
        ({"Period": 14}, "2006: Invalid Period (Item 2, EmployeeId {id}: Period 14 does not"),
        (
            {"Period": 6},
            "2011: Protected Mode: Cannot Change in the Past (Item 2, EmployeeId {id}: Set Unpro",
        ),
        ({"EmployeeId": 0}, "2003: Unauthorized access (Item 2, EmployeeId 0)"),
        ({"Period": 2**31 - 1, "Year": 2**31 - 1}, "2006: Invalid Period (Item 2, EmployeeId {id}: Year"),
    ],
)
def test_one_bad_item_leaves_nothing_of_a_batch_and_is_named(kind, bad, reason, house) -> None:
    set_days(house, kind, 21, 7)
    items = [item(house), {**item(house, 8, "carla"), **bad}, item(house, 9)]
    told = refusal(batch(house, kind, items))
    assert told.startswith(reason.format(id=house.employees["carla"].pk))
    assert [row.days for row in MODELS[kind].unscoped.all()] == [21]


@KINDS
def test_a_batch_replaces_adds_and_of_two_of_one_period_keeps_the_later(kind, house) -> None:
    set_days(house, kind, 21, 7)
    items = [
        item(house),
        item(house, 8),
        item(house, 8, days=11),
        item(house, 7, "carla"),
        item(house, days=10),
    ]
    assert batch(house, kind, items).status == "200 OK"
    assert days_of(house, kind)[2:4] == [10, 11]
    assert MODELS[kind].unscoped.count() == 3


@KINDS
def test_a_batch_without_items_is_refused_or_does_nothing(kind, house) -> None:
    assert refusal(send(house, f"{kind}_Set_Batch", {})) == "2030: Invalid Set of Values (No days were sent)"
    assert send(house, f"{kind}_Set_Batch", {"EmployeesDaysWorked": ""}).status == "200 OK"
    assert not MODELS[kind].unscoped.exists()


@KINDS
def test_a_longer_batch_costs_no_more_queries(kind, house) -> None:
    hired = [employee(house.companies["shop"], 500 + number, f"nr {number}").pk for number in range(40)]
    counts = []
    for some in (hired[:2], hired):
        items = [{"EmployeeId": pk, "Days": 4, "Period": 7, "Year": 2026} for pk in some]
        with CaptureQueriesContext(connection) as queries:
            assert batch(house, kind, items).status == "200 OK"
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 1
