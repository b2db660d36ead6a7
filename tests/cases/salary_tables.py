"""Salary tables of companies: those that the cases of salaries put in."""

from tests.cases import Case
from tests.cases.salaries import ids_of
from tests.cast import House

SCALE = [
    ("Scale", "A & <1>"),
    ("SchaalDescription", "Schaal & <zo>"),
    ("ScaleValue", "2900.2500"),
    ("ScalePercentageMax", "110.5000"),
    ("ScalePercentageMin", "90.5000"),
]
STEP = [("Step", "3 & <zo>"), ("StepDescription", "Trede & <zo>"), ("StepValue", "2950.7500")]
TABLE = [("Code", "12"), ("Description", "Loontabel & <zo>")]


def fill(house: House) -> None:
    """Nothing: the cases of salaries do."""


def cases(house: House) -> dict[str, Case]:
    shop = {"CompanyId": house.companies["shop"].pk, "Period": 7, "Year": 2026}
    none = {**shop, "CompanyId": house.companies["mill"].pk}
    # What a package sends besides the name of the scale does not count.
    scale = {"Scale": {"Scale": "A & <1>", "ScaleValue": "1"}}
    other = {**shop, "Scale": {"Scale": "B"}}
    ids = ids_of(house)
    guids = {
        "Get": ("GuidSalaryTable", ids["SalaryTableId"]),
        "GetScales": ("GuidSalaryTableScale", ids["SalaryTableScaleId"]),
        "GetSteps": ("GuidSalaryTableStep", ids["SalaryTableStepId"]),
    }
    return {
        "CompanyService.SalaryTable_Get": Case(shop, TABLE, empty=none),
        "CompanyService.SalaryTable2_Get": Case(shop, [*TABLE, guids["Get"]], empty=none),
        "CompanyService.SalaryTable_GetScales": Case(shop, [("SalaryTableScale", SCALE)], empty=none),
        "CompanyService.SalaryTable2_GetScales": Case(
            shop, [("SalaryTableScaleV2", [*SCALE, guids["GetScales"]])], empty=none
        ),
        "CompanyService.SalaryTable_GetSteps": Case(
            {**shop, **scale}, [("SalaryTableStep", STEP)], empty=other
        ),
        "CompanyService.SalaryTable2_GetSteps": Case(
            {**shop, **scale}, [("SalaryTableStepV2", [*STEP, guids["GetSteps"]])], empty=other
        ),
    }
