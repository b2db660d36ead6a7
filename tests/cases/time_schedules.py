"""Time schedules."""

from typing import Any

from loonpoort.payroll.models import TimeSchedule
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cases.time_registration import code_of
from tests.cast import House

PERIOD = {"Period": 7, "Year": 2026}


def named(name: str) -> str:
    return f"EmployeeService.TimeSchedule_{name}"


def slot(day: int, begin: str, end: str, **more: Any) -> dict[str, Any]:
    return {
        "ID": 0,
        "IntEnvironmentID": 0,
        "DtmEnd": f"2026-07-01T{end}:00",
        "DtmStart": f"2026-07-01T{begin}:00",
        "IntDayOfWeek": day,
        "Duration": "0",
        **more,
    }


def sent(house: House, name: str, first: str, *slots: dict[str, Any]) -> dict[str, Any]:
    return {
        "startDate": f"{first}T00:00:00",
        "timeSlots": {"TimeScheduleSlot": list(slots)},
        "EmployeeId": house.employees[name].pk,
        "UnprotectedMode": "true",
    }


def morning(house: House) -> dict[str, Any]:
    """A slot in full."""
    full = slot(1, "08:30", "12:45", BlnHoursWorked="true", IntHoursRegistrationTypeID=code_of(house, 2))
    return dict(sorted(full.items(), key=lambda item: ORDER.index(item[0])))


ORDER = (
    *("ID", "IntEnvironmentID", "BlnHoursWorked", "DtmEnd", "DtmStart", "IntDayOfWeek"),
    *("IntHoursRegistrationTypeID", "StrDuration", "Duration"),
)


def told_slot(house: House, day: int, begin: str, end: str, hours: tuple[str, str], **more: str) -> Any:
    values = {
        "ID": ANY,
        "IntEnvironmentID": str(house.environment.pk),
        "DtmEnd": f"1900-01-01T{end}:00",
        "DtmStart": f"1900-01-01T{begin}:00",
        "IntDayOfWeek": str(day),
        "StrDuration": hours[0],
        "Duration": hours[1],
        "BlnHoursWorked": more.get("worked"),
        "IntHoursRegistrationTypeID": more.get("code"),
    }
    return "TimeScheduleSlot", [(name, values[name]) for name in ORDER]


def told(house: House, first: str, last: str, *slots: Any) -> Any:
    return "TimeSchedule", [
        ("DtmStart", f"{first}T00:00:00"),
        ("ID", ANY),
        ("IntMedewerkerID", str(house.employees["bram"].pk)),
        ("IntEnvironmentID", str(house.environment.pk)),
        ("DtmEnd", f"{last}T00:00:00"),
        ("Slots", list(slots) or ""),
    ]


def fill(house: House) -> None:
    """Bram works Monday mornings, and from July 13 on the night from Saturday to Sunday as well."""
    late = slot(6, "22:00", "00:00")
    for first, slots in (("2026-06-01", [morning(house)]), ("2026-07-13", [late, morning(house)])):
        answer = call(named("Insert"), key_of(house), sent(house, "bram", first, *slots))
        assert answer.status == "200 OK", answer.fault


def fill_least(house: House) -> None:
    """Carla works no more by a schedule."""
    answer = call(named("Insert"), key_of(house), sent(house, "carla", "2026-07-01"))
    assert answer.status == "200 OK", answer.fault


def cases(house: House) -> dict[str, Case]:
    bram = {"EmployeeId": house.employees["bram"].pk}
    nobody = {"EmployeeId": house.employees["dirk"].pk}
    full = told_slot(
        house, 1, "08:30", "12:45", ("4:15", "4.2500"), worked="true", code=str(code_of(house, 2))
    )
    late = told_slot(house, 6, "22:00", "00:00", ("2:00", "2.0000"))
    early = told_slot(house, 0, "00:00", "06:20", ("6:20", "6.3333"))
    first = told(house, "2026-06-01", "2026-07-12", full)
    second = told(house, "2026-07-13", "0001-01-01", full, late)
    listing, last = (named("GetAll"), bram), TimeSchedule.unscoped.filter(first_day="2026-07-13").first()
    return {
        named("GetAll"): Case(bram, [first, second], empty=nobody),
        named("GetListByPeriod"): Case(
            {**bram, **PERIOD}, [first, second], empty={**bram, "Period": 5, "Year": 2026}
        ),
        named("AllEmployee_GetListByPeriod"): Case(
            {"CompanyId": house.companies["shop"].pk, **PERIOD},
            [
                (
                    "EmployeeTimeSchedules",
                    [("EmployeeID", str(bram["EmployeeId"])), ("TimeSchedules", [first, second])],
                )
            ],
            empty={"CompanyId": house.companies["shop"].pk, "Period": 5, "Year": 2026},
        ),
        named("Insert"): Case(
            sent(house, "bram", "2026-08-01", slot(0, "00:00", "06:20")),
            ANY,
            effect=Effect(
                *listing,
                [
                    first,
                    told(house, "2026-07-13", "2026-07-31", full, late),
                    told(house, "2026-08-01", "0001-01-01", early),
                ],
            ),
        ),
        named("DeleteByID"): Case(
            {"TimeScheduleId": last.pk if last else 0, **bram, "UnprotectedMode": "false"},
            effect=Effect(*listing, [told(house, "2026-06-01", "0001-01-01", full)]),
        ),
    }
