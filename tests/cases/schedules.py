"""Work schedules of employees."""

import datetime

from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIELDS = {
    **{f"Hours{day}": f"{number}.2500" for number, day in enumerate(DAYS, 1)},
    **{f"Hours{day}2": f"1{number}.5000" for number, day in enumerate(DAYS, 1)},
    "ParttimePercentage": "87.5000",
}
START = ("StartDate", "2026-06-15T00:00:00")
PERIOD = {"Period": 7, "Year": 2026}


WEEKS = [FIELDS[f"Hours{day}{week}"] for week in ("", "2") for day in DAYS]


def days(first: int, last: int, weeks: list[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Days of July 2026 by a schedule whose first week begins on Monday 15 June."""
    begin = datetime.date(2026, 6, 15)
    dates = [datetime.date(2026, 7, number) for number in range(first, last + 1)]
    return [
        (
            "ScheduleCalendarDay",
            [("Date", f"{date}T00:00:00"), ("Hours", weeks[(date - begin).days % len(weeks)])],
        )
        for date in dates
    ]


def fill(house: House) -> None:
    """Bram has a schedule in full from 15 June on, written as a package writes it."""
    values = {
        "EmployeeId": house.employees["bram"].pk,
        "Schedule": {**FIELDS, "StartDate": "2001-01-01T00:00:00"},
        "Start": "2026-06-15T00:00:00",
        "CompanyRoosterNr": 2,
    }
    assert call("EmployeeService.Schedule_Update", key_of(house), values).value is None


def cases(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    current = "EmployeeService.Schedule_GetCurrent"
    known = [*FIELDS.items(), START]
    new = {**FIELDS, "HoursMonday": "0.0000", "StartDate": "2026-01-01T00:00:00"}
    changed = {**FIELDS, "HoursMonday": "0.0000"}
    return {
        "EmployeeService.Schedule_GetAll_AllEmployeesByCompany": Case(
            {"CompanyID": house.companies["shop"].pk},
            [
                (
                    "EmployeeScheduleItem",
                    [
                        ("EmployeeId", str(bram["EmployeeId"])),
                        (
                            "EmployeeSchedules",
                            [
                                (
                                    "Schedule_V2",
                                    [("Id", ANY), *known, ("CreationDate", "2026-07-01T14:00:00")],
                                )
                            ],
                        ),
                    ],
                )
            ],
            empty={"CompanyID": house.companies["mill"].pk},
        ),
        current: Case(bram, known, empty=nobody),
        "EmployeeService.Schedule_Get": Case(
            {**bram, **PERIOD}, known, empty={**bram, "Period": 5, "Year": 2026}
        ),
        "EmployeeService.Schedule_GetList": Case(
            {**bram, **PERIOD}, [("Schedule", known)], empty={**bram, "Period": 5, "Year": 2026}
        ),
        "EmployeeService.Schedule_Update": Case(
            {**bram, "Schedule": new, "Start": "2026-07-16T08:30:00", "CompanyRoosterNr": 1},
            effect=Effect(
                "EmployeeService.Schedule_GetList",
                {**bram, **PERIOD},
                [
                    ("Schedule", known),
                    ("Schedule", [*changed.items(), ("StartDate", "2026-07-16T00:00:00")]),
                ],
            ),
        ),
        "EmployeeService.ScheduleCalendar_Get": Case(
            {**bram, **PERIOD}, days(1, 31, WEEKS), empty={**bram, "Period": 5, "Year": 2026}
        ),
        "EmployeeService.Schedule_UpdateCurrent": Case(
            {**bram, "Schedule": new, "CompanyRoosterNr": 1},
            effect=Effect(current, bram, [*changed.items(), ("StartDate", "2026-07-01T00:00:00")]),
        ),
    }
