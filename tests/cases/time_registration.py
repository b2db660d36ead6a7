"""Time registration."""

from typing import Any

from loonpoort.organisation.models import CostCenter, TimeRegistrationCode
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

DAYS = {"dtmStart": "2026-07-01T00:00:00", "dtmEnd": "2026-07-31T00:00:00"}
FILLED = "Aan de toonbank"


def named(name: str) -> str:
    return f"EmployeeService.TimeRegistration_{name}"


def code_of(house: House, kind: int = 1) -> int:
    return TimeRegistrationCode.unscoped.get(environment=house.environment, item_type=kind).pk


def center_of(house: House) -> int:
    return int(CostCenter.unscoped.filter(company=house.companies["shop"]).earliest("pk").pk)


def item(house: House, name: str, day: int, **more: Any) -> dict[str, Any]:
    return {
        "DtmEnd": f"2026-07-{day:02}T17:15:00",
        "DtmStart": f"2026-07-{day:02}T08:30:00",
        "EmployeeID": house.employees[name].pk,
        "Status": "Open",
        "TimeRegistrationCode": {"Id": code_of(house, 2)},
        "Description": FILLED,
        "CostCenterId": center_of(house),
        **more,
    }


def batch(*items: dict[str, Any]) -> dict[str, Any]:
    return {"models": {"TimeRegistrationModel": list(items)}}


def told(
    house: House,
    name: str,
    day: int,
    *,
    kind: int = 2,
    description: str = "Overwerk",
    said: list[tuple[str, str]] | None = None,
) -> tuple[str, Any]:
    """How GetList tells of what `item` sends."""
    code = [
        ("Id", str(code_of(house, kind))),
        ("TimeRegistrationItemTypeID", str(kind)),
        ("Description", description),
        ("Deleted", "false"),
        ("CalculationRule", "0"),
        ("HourType", "true"),
        ("Visible", "true"),
    ]
    return "TimeRegistrationModel", [
        ("DtmEnd", f"2026-07-{day:02}T17:15:00"),
        ("DtmStart", f"2026-07-{day:02}T08:30:00"),
        ("ID", ANY),
        ("EmployeeID", str(house.employees[name].pk)),
        ("Status", "Open"),
        ("TimeRegistrationCode", code),
        *([("Description", FILLED)] if said is None else said),
        ("CostCenterId", str(center_of(house))),
    ]


def fill(house: House) -> None:
    """Bram worked over on July 2 and 20."""
    answer = call(
        named("Insert_Batch"), key_of(house), batch(item(house, "bram", 2), item(house, "bram", 20))
    )
    assert answer.status == "200 OK", answer.fault


def fill_least(house: House) -> None:
    """Carla has one of which the least is known."""
    least = {"Description": None, "CostCenterId": 0}
    sent = {name: value for name, value in {**item(house, "carla", 1), **least}.items() if value is not None}
    assert call(named("Insert_Batch"), key_of(house), batch(sent)).status == "200 OK"


def cases(house: House) -> dict[str, Case]:
    bram = {"employeeId": house.employees["bram"].pk}
    first, last = told(house, "bram", 2), told(house, "bram", 20)
    listed = {**bram, **DAYS}
    codes = [
        ("TimeRegistrationCode", [
            ("Id", str(code.pk)),
            ("TimeRegistrationItemTypeID", str(code.item_type)),
            ("Description", code.description),
            ("Deleted", "false"),
            ("CalculationRule", "0"),
            ("HourType", str(code.is_of_hours).lower()),
            ("Visible", "true"),
        ])
        for code in TimeRegistrationCode.unscoped.filter(environment=house.environment)
    ]  # fmt: skip
    from loonpoort.payroll.models import TimeRegistration

    mine = TimeRegistration.unscoped.filter(employee=house.employees["bram"]).order_by("first_day").first()
    inserted = {
        "timeRegistrationCode": {"Id": code_of(house, 1)},
        **bram,
        "dtmStart": "2026-07-03T08:30:00",
        "dtmEnd": "2026-07-03T17:15:00",
        "costCenterId": center_of(house),
    }
    new = told(house, "bram", 3, kind=1, description="Gewerkte uren", said=[])
    return {
        named("GetAll_AllTimeRegistrationCodes"): Case({}, codes),
        named("GetList"): Case(
            listed,
            [first, last],
            empty={**bram, "dtmStart": "2026-06-01T00:00:00", "dtmEnd": "2026-06-30T00:00:00"},
        ),
        named("Insert"): Case(inserted, effect=Effect(named("GetList"), listed, [first, new, last])),
        named("Insert_Batch"): Case(
            batch(item(house, "bram", 7), item(house, "carla", 7)),
            effect=Effect(named("GetList"), listed, [first, told(house, "bram", 7), last]),
        ),
        named("Delete"): Case(
            {"timeRegistrationModelId": mine.pk if mine else 0, **bram},
            effect=Effect(named("GetList"), listed, [last]),
        ),
        named("Clear"): Case(
            {**bram, "startDate": "2026-07-15T00:00:00", "endDate": "2026-07-20T00:00:00"},
            effect=Effect(named("GetList"), listed, [first]),
        ),
        named("ClearCurrent"): Case(bram, effect=Effect(named("GetList"), listed, "")),
    }
