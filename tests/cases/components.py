"""Hour and wage components of employees."""

from dataclasses import dataclass
from typing import Any

from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cases.company_lists import ids_of
from tests.cast import House

PERIOD = {"Period": 7, "Year": 2026}
NOW = {**PERIOD, "UnprotectedMode": "false"}
UNTIL = {"EndPeriod": 9, "EndYear": 2026}
FROM = {"StartPeriod": 7, "StartYear": 2026}
MORE = {"Comment": "Extra & <zo>", "DocumentName": "bon.pdf", "Attachment": "JVBERg=="}


@dataclass(frozen=True, slots=True)
class Words:
    """What the operations of hours call things, and those of wages."""

    family: str
    element: str
    code: str
    amount: str
    number: str
    """A code of the shop."""
    other: str

    def named(self, verb: str) -> str:
        return f"EmployeeService.{self.family}{verb}"

    def row(self, row_id: str, amount: str, number: str = "") -> tuple[str, list[tuple[str, str]]]:
        """A component as lists have it."""
        return self.family, [("Id", row_id), (self.code, number or self.number), (self.amount, amount)]

    def sent(self, amount: str, number: str = "", **more: Any) -> dict[str, Any]:
        """A component as packages send it."""
        return {self.element: {self.code: number or self.number, self.amount: amount, **more}}


HOURS = Words("HourComponent", "Hourcomponent", "HourCode", "Hours", "1000", "1100")
WAGES = Words("WageComponent", "WageComponent", "Code", "Value", "3000", "4000")


def fill(house: House) -> None:
    """Bram has one component of each sort in full, written as a package writes it."""
    bram = {"EmployeeId": house.employees["bram"].pk}
    more = {**MORE, **ids_of(house)}
    for words in (HOURS, WAGES):
        for verb, amount in (("Var_Insert", "7.5000"), ("Fixed_Insert", "8.2500")):
            values = {**bram, **words.sent(amount, **more), **NOW}
            assert call(words.named(verb), key_of(house), values).value


def cases(house: House) -> dict[str, Case]:
    return {**_of_both(HOURS, house), **_of_both(WAGES, house), **_of_hours(house), **_of_wages(house)}


def _known(words: Words, house: House) -> tuple[str, str]:
    """The ids of Bram's variable and fixed component."""
    bram = {"EmployeeId": house.employees["bram"].pk}

    def known(verb: str) -> str:
        found = call(words.named(verb), key_of(house), bram).value
        return str(dict(found[0][1])["Id"]) if found else "0"

    return known("Var_GetCurrent"), known("Fixed_GetCurrent")


def _of_both(words: Words, house: House) -> dict[str, Case]:
    bram, nobody, carla = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk", "carla"))
    one, fixed_one = _known(words, house)
    known, fixed = words.row(one, "7.5000"), words.row(fixed_one, "8.2500")
    new, made = words.sent("-2.7500", words.other, **ids_of(house)), words.row(ANY, "-2.7500", words.other)
    batch = {
        f"{words.family}s": {
            f"Employee{words.family}": [
                {**who, words.code: words.other, words.amount: "-2.7500", **MORE} for who in (carla, bram)
            ]
        }
    }
    get, get_fixed = words.named("Var_GetCurrent"), words.named("Fixed_GetCurrent")
    before = {**bram, "Period": 6, "Year": 2026}
    found = {
        "Var_Get": Case({**bram, **PERIOD}, [known], empty=before),
        "Var_GetCurrent": Case(bram, [known], empty=nobody),
        "Fixed_Get": Case({**bram, "Period": 1, "Year": 2027}, [fixed], empty=before),
        "Fixed_GetCurrent": Case(bram, [fixed], empty=nobody),
        "Var_Insert": Case({**bram, **new, **NOW}, ANY, effect=Effect(get, bram, [known, made])),
        "Var_InsertCurrent": Case({**bram, **new}, ANY, effect=Effect(get, bram, [known, made])),
        "Var_Insert_Batch": Case({**batch, **NOW}, effect=Effect(get, carla, [made])),
        "Var_Clear": Case({**bram, **NOW}, effect=Effect(get, bram, "")),
        "Var_ClearCurrent": Case(bram, effect=Effect(get, bram, "")),
        "Fixed_Insert": Case({**bram, **new, **NOW}, ANY, effect=Effect(get_fixed, bram, [fixed, made])),
        "Fixed_InsertCurrent": Case({**bram, **new}, ANY, effect=Effect(get_fixed, bram, [fixed, made])),
        "Fixed_Insert_Batch": Case({**batch, **NOW}, effect=Effect(get_fixed, bram, [fixed, made])),
        "_Delete": Case({**bram, f"{words.family}ID": fixed_one}, "true", effect=Effect(get_fixed, bram, "")),
    }
    return {words.named(verb): case for verb, case in found.items()}


def _of_hours(house: House) -> dict[str, Case]:
    bram = {"EmployeeId": house.employees["bram"].pk}
    one, fixed_one = _known(HOURS, house)
    fixed = HOURS.row(fixed_one, "8.2500")
    listed, after = HOURS.named("Fixed_Get"), {**bram, "Period": 9, "Year": 2026}
    new = HOURS.sent("1.5000", HOURS.other, Id=one)
    return {
        HOURS.named("Fixed_Insert_With_End"): Case(
            {**bram, **new, **NOW, **UNTIL},
            ANY,
            effect=Effect(listed, after, [fixed, HOURS.row(ANY, "1.5000", HOURS.other)]),
        ),
        HOURS.named("Fixed_Stop"): Case(
            {**bram, "Hourcomponent": {"Id": fixed_one}, **NOW}, effect=Effect(listed, after, "")
        ),
        HOURS.named("_Update"): Case(
            {**bram, **new, "EndPeriod": 0, "EndYear": 0, "UnprotectedMode": "false"},
            one,
            effect=Effect(HOURS.named("Var_GetCurrent"), bram, [HOURS.row(one, "1.5000", HOURS.other)]),
        ),
    }


def _of_wages(house: House) -> dict[str, Case]:
    bram, carla = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "carla"))
    _, fixed_one = _known(WAGES, house)
    fixed, made = WAGES.row(fixed_one, "8.2500"), WAGES.row(ANY, "1.5000", WAGES.other)
    listed, after = WAGES.named("Fixed_Get"), {"Period": 9, "Year": 2026}
    new = WAGES.sent("1.5000", WAGES.other)
    batch = {"EmployeeWageComponent": {**carla, "Code": WAGES.other, "Value": "1.5"}}
    ended = WAGES.sent("1.5000", WAGES.other, Id=fixed_one)
    return {
        WAGES.named("Fixed_InsertCurrent_With_End"): Case(
            {**bram, **UNTIL, **new}, ANY, effect=Effect(listed, bram | after, [fixed, made])
        ),
        WAGES.named("Fixed_Insert_With_End"): Case(
            {**bram, **new, **FROM, **UNTIL, "UnprotectedMode": "false"},
            ANY,
            effect=Effect(listed, bram | after, [fixed, made]),
        ),
        WAGES.named("Fixed_Insert_Batch_With_End"): Case(
            {"WageComponents": batch, **FROM, **UNTIL, "UnprotectedMode": "false"},
            effect=Effect(listed, carla | after, [made]),
        ),
        WAGES.named("Fixed_Stop"): Case(
            {**bram, "WageComponentId": fixed_one, **NOW}, effect=Effect(listed, bram | after, "")
        ),
        WAGES.named("_Update"): Case(
            {**bram, **ended, **UNTIL, "UnprotectedMode": "false"},
            "true",
            effect=Effect(listed, bram | after, [WAGES.row(fixed_one, "1.5000", WAGES.other)]),
        ),
    }
