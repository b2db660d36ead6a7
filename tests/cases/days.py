"""Days that employees work."""

from typing import Any

from tests.api.client import call, key_of
from tests.cases import Case, Effect
from tests.cast import House

PERIOD = {"Period": 8, "Year": 2026}
SAFE = {"UnprotectedMode": "false"}


def named(name: str) -> str:
    return f"EmployeeService.Days{name}"


def fill(house: House) -> None:
    """Bram works 21 days a period from period 6 on, and 19 in each of periods 7 and 8, for wages 17."""
    bram, key = {"EmployeeId": house.employees["bram"].pk}, key_of(house)
    since = {"Days": 21, "Period": 6, "Year": 2026, "UnprotectedMode": "true"}
    assert call(named("Fixed_Set"), key, {**bram, **since}).status == "200 OK"
    worked = {"Days": 19, "PlusMinusDaysForWageComp": -2, "Year": 2026, **SAFE}
    for number in (7, 8):
        answer = call(named("VarWorked_Set"), key, {**bram, **worked, "Period": number})
        assert answer.status == "200 OK"


def cases(house: House) -> dict[str, Case]:
    bram, carla = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "carla"))
    worked = [("Days", "19"), ("PlusMinusDaysForWageComp", "-2")]
    another = [("Days", "17"), ("PlusMinusDaysForWageComp", "-2")]
    sent = {"Days": 12, "PlusMinusDaysForWageComp": 3}
    told = [("Days", "12"), ("PlusMinusDaysForWageComp", "3")]

    def batch(days: int) -> dict[str, Any]:
        items = [{**each, "Days": days, **PERIOD} for each in (bram, carla)]
        return {"EmployeesDaysWorked": {"DaysWorked": items}, **SAFE}

    return {
        named("Fixed_Get"): Case({**bram, **PERIOD}, "21"),
        named("Fixed_GetCurrent"): Case(bram, "21"),
        named("Fixed_Set"): Case(
            {**bram, "Days": 18, "Period": 7, "Year": 2026, **SAFE},
            effect=Effect(named("Fixed_GetCurrent"), bram, "18"),
        ),
        named("Fixed_SetCurrent"): Case(
            {**bram, "Days": 17}, effect=Effect(named("Fixed_Get"), {**bram, **PERIOD}, "17")
        ),
        named("Fixed_Set_Batch"): Case(
            batch(16), effect=Effect(named("Fixed_Get"), {**carla, "Period": 9, "Year": 2026}, "16")
        ),
        named("Fixed_Stop"): Case(
            {**bram, "Period": 7, "Year": 2026, **SAFE},
            effect=Effect(named("Fixed_Get"), {**bram, **PERIOD}, "0"),
        ),
        named("Var_Get"): Case({**bram, **PERIOD}, "19"),
        named("Var_GetCurrent"): Case(bram, "19"),
        named("Var_Set"): Case(
            {**bram, "Days": 17, **PERIOD, **SAFE},
            effect=Effect(named("VarWorked_Get"), {**bram, **PERIOD}, another),
        ),
        named("Var_SetCurrent"): Case(
            {**bram, "Days": 17}, effect=Effect(named("VarWorked_GetCurrent"), bram, another)
        ),
        named("Var_Set_Batch"): Case(batch(14), effect=Effect(named("Var_Get"), {**carla, **PERIOD}, "14")),
        named("VarWorked_Get"): Case({**bram, **PERIOD}, worked),
        named("VarWorked_GetCurrent"): Case(bram, worked),
        named("VarWorked_Set"): Case(
            {**bram, **sent, **PERIOD, **SAFE},
            effect=Effect(named("VarWorked_Get"), {**bram, **PERIOD}, told),
        ),
        named("VarWorked_SetCurrent"): Case(
            {**bram, **sent}, effect=Effect(named("Var_GetCurrent"), bram, "12")
        ),
    }
