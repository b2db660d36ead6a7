"""Writing salaries and schedules, rightly and wrongly."""

from typing import Any

import pytest

from loonpoort.payroll.models import Salary, Schedule
from tests.api.client import Answer, call, key_of
from tests.cases import salaries
from tests.cast import House

START = {"Start": "2026-07-16T00:00:00"}


def ask(house: House, operation: str, name: str = "bram", **values: Any) -> Answer:
    given = {"EmployeeId": house.employees[name].pk, **values}
    return call(f"EmployeeService.{operation}", key_of(house), given)


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def paid(value: str, **more: Any) -> dict[str, Any]:
    return {"Salary": {"Value": value, "Type": "Bruto_Uurloon", **more}}


def listed(house: House, period: int, operation: str = "Salary_GetList") -> list[str]:
    """The days on which what holds in a period began."""
    found = ask(house, operation, Period=period, Year=2026).value
    return [dict(row)["StartDate"][:10] for _, row in found or ()]


def test_a_salary_holds_until_the_next_begins(house) -> None:
    for day in ("2026-06-01", "2026-07-16", "2026-07-20", "2026-09-01"):
        assert ask(house, "Salary_Update", **paid(f"{int(day[5:7])}{day[8:]}"), Start=day).value is None
    assert listed(house, 5) == []
    assert listed(house, 6) == ["2026-06-01"]
    assert listed(house, 7) == ["2026-06-01", "2026-07-16", "2026-07-20"]
    assert listed(house, 8) == ["2026-07-20"]
    assert listed(house, 9) == ["2026-09-01"]
    values = [dict(ask(house, "Salary_Get", Period=n, Year=2026).value)["Value"] for n in (6, 7, 8, 9)]
    assert values == ["601.0000", "720.0000", "720.0000", "901.0000"]
    assert dict(ask(house, "Salary_GetCurrent").value)["Value"] == "720.0000"


def test_what_began_on_the_same_day_is_replaced_whole(house) -> None:
    salaries.fill(house)
    ask(house, "Salary_Update", **paid("1"), Start="2026-06-15")
    assert ask(house, "Salary_GetCurrent").value == [
        ("Value", "1.0000"),
        ("Type", "Bruto_Uurloon"),
        ("StartDate", "2026-06-15T00:00:00"),
    ]
    assert Salary.unscoped.get().scale_percentage is None


@pytest.mark.parametrize("value", ["-0.01", "10000001", "1.00001", str(10**20)])
def test_an_amount_that_cannot_be_a_salary_is_refused(value, house) -> None:
    assert refusal(ask(house, "Salary_Update", **paid(value), **START)).startswith(
        "2030: Invalid Set of Values (Value: "
    )
    assert not Salary.unscoped.exists()


@pytest.mark.parametrize(
    "table",
    [
        {"Scale": {"Scale": "Z"}},
        {"Scale": {"Scale": "A & <1>"}, "Step": {"Step": "Z"}},
        {"Step": {"Step": "3 & <zo>"}},
        {"Scale": {"Scale": "A & <1>", "ScalePercentage": "90.4"}},
        {"Scale": {"Scale": "A & <1>", "ScalePercentage": "110.6"}},
        {"Scale": {"Scale": "A & <1>", "ScalePercentage": "1000"}},
        {"Scale": {"Scale": "A & <1>", "ScalePercentage": "-1"}},
    ],
)
def test_a_place_that_the_company_s_table_does_not_have_is_refused(table, house) -> None:
    salaries.fill(house)
    answer = ask(house, "Salary_Update", **paid("1", SalaryTable=table), **START)
    assert refusal(answer).startswith("2030: Invalid Set of Values (S")
    assert Salary.unscoped.count() == 1


def test_a_scale_of_another_company_is_unknown(house) -> None:
    salaries.fill(house)
    answer = ask(
        house, "Salary_Update", "dirk", **paid("1", SalaryTable=salaries.INPUT["SalaryTable"]), **START
    )
    assert refusal(answer).startswith("2030: Invalid Set of Values (SalaryTable: ")


@pytest.mark.parametrize(
    "start", [{}, {"Start": "1899-12-31"}, {"Start": "0001-01-01"}, {"Start": "9999-01-01"}]
)
@pytest.mark.parametrize(
    ("operation", "sent"),
    [("Salary_Update", paid("1")), ("Schedule_Update", {"Schedule": {"ParttimePercentage": "1"}})],
)
def test_a_day_out_of_the_calendar_is_refused(operation, sent, start, house) -> None:
    told = refusal(ask(house, operation, **sent, **start))
    assert told.startswith("2030: Invalid Set of Values (It would begin on ")


@pytest.mark.parametrize(
    "operation", ["Salary_Update", "Salary_UpdateCurrent", "Schedule_Update", "Schedule_UpdateCurrent"]
)
def test_something_must_be_sent(operation, house) -> None:
    assert refusal(ask(house, operation, **START)).startswith("2030: Invalid Set of Values (No ")


def test_a_schedule_holds_until_the_next_begins(house) -> None:
    for day in ("2026-06-01", "2026-07-16", "2026-09-01"):
        sent = {"Schedule": {"HoursMonday": "8"}, "Start": day, "CompanyRoosterNr": 3}
        assert ask(house, "Schedule_Update", **sent).value is None
    assert listed(house, 7, "Schedule_GetList") == ["2026-06-01", "2026-07-16"]
    assert listed(house, 8, "Schedule_GetList") == ["2026-07-16"]
    assert set(Schedule.unscoped.values_list("company_rooster_nr", flat=True)) == {3}


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"HoursMonday": "24.01"}, "HoursMonday"),
        ({"HoursSunday2": "-0.01"}, "HoursSunday2"),
        ({"HoursFriday": "1.00001"}, "HoursFriday"),
        ({"ParttimePercentage": "100.01"}, "ParttimePercentage"),
        ({"ParttimePercentage": "-1"}, "ParttimePercentage"),
    ],
)
def test_a_schedule_that_no_week_has_is_refused(fields, name, house) -> None:
    told = refusal(ask(house, "Schedule_UpdateCurrent", Schedule=fields))
    assert told.startswith(f"2030: Invalid Set of Values ({name}: ")
    assert not Schedule.unscoped.exists()


@pytest.mark.parametrize("number", [-1, 100])
def test_a_roster_number_that_no_company_has_is_refused(number, house) -> None:
    told = refusal(ask(house, "Schedule_UpdateCurrent", Schedule={}, CompanyRoosterNr=number))
    assert told.startswith("2030: Invalid Set of Values (CompanyRoosterNr")
