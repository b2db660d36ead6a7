"""Salaries of employees."""

import datetime
from decimal import Decimal

from loonpoort.organisation.models import SalaryScale, SalaryStep, SalaryTable
from loonpoort.payroll.models import Salary
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

INPUT = {
    "Value": "3000.5000",
    "Type": "Bruto_Uurloon",
    "SalaryTable": {"Scale": {"Scale": "A & <1>", "ScalePercentage": "95"}, "Step": {"Step": "3 & <zo>"}},
}
TABLE = (
    "SalaryTable",
    [
        ("Code", "12"),
        ("Description", "Loontabel & <zo>"),
        (
            "Schaal",
            [
                ("Scale", "A & <1>"),
                ("SchaalDescription", "Schaal & <zo>"),
                ("ScaleValue", "2900.2500"),
                ("ScalePercentageMax", "110.5000"),
                ("ScalePercentageMin", "90.5000"),
            ],
        ),
        (
            "Trede",
            [("Step", "3 & <zo>"), ("StepDescription", "Trede & <zo>"), ("StepValue", "2950.7500")],
        ),
    ],
)
NEW = {"Value": "3100.2500", "Type": "Netto_Uurloon_incl_looncomp"}
PERIOD = {"Period": 7, "Year": 2026}


def fill(house: House) -> None:
    """Bram has a salary in full from 15 June on, written as a package writes it."""
    table = SalaryTable.unscoped.create(
        company=house.companies["shop"], code=12, description="Loontabel & <zo>"
    )
    scale = SalaryScale.unscoped.create(
        table=table,
        name="A & <1>",
        description="Schaal & <zo>",
        value=Decimal("2900.25"),
        lowest_percentage=Decimal("90.5"),
        highest_percentage=Decimal("110.5"),
    )
    SalaryStep.unscoped.create(
        scale=scale, name="3 & <zo>", description="Trede & <zo>", value=Decimal("2950.75")
    )
    values = {"EmployeeId": house.employees["bram"].pk, "Salary": INPUT, "Start": "2026-06-15T00:00:00"}
    assert call("EmployeeService.Salary_Update", key_of(house), values).value is None


def fill_least(house: House) -> None:
    """Carla has a salary without a table, Dirk one of which the least is known."""
    Salary.unscoped.create(employee=house.employees["carla"], first_day=datetime.date(2026, 1, 1), value=1)
    table = SalaryTable.unscoped.create(company=house.companies["mill"], code=1)
    scale = SalaryScale.unscoped.create(table=table, name="A")
    step = SalaryStep.unscoped.create(scale=scale, name="1")
    for month, of in ((1, None), (2, step)):
        Salary.unscoped.create(
            employee=house.employees["dirk"],
            first_day=datetime.date(2026, month, 20),
            value=1,
            scale=scale,
            step=of,
        )


def ids_of(house: House) -> dict[str, str]:
    """The GUIDs of the place in the shop's table."""
    of_shop = {
        "SalaryTableId": SalaryTable.unscoped.filter(company=house.companies["shop"]),
        "SalaryTableScaleId": SalaryScale.unscoped.filter(table__company=house.companies["shop"]),
        "SalaryTableStepId": SalaryStep.unscoped.filter(scale__table__company=house.companies["shop"]),
    }
    return {name: str(rows.values_list("guid", flat=True).first()) for name, rows in of_shop.items()}


def cases(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    current = "EmployeeService.Salary_GetCurrent"
    known = [
        ("Value", "3000.5000"),
        ("Type", "Bruto_Uurloon"),
        TABLE,
        ("StartDate", "2026-06-15T00:00:00"),
    ]
    in_company = [
        ("ID", ANY),
        ("Value", "3000.5000"),
        ("Type", "3"),
        TABLE,
        ("StartDate", "2026-06-15T00:00:00"),
        ("CreationDate", "2026-07-01T14:00:00"),
    ]
    later = [*NEW.items(), ("StartDate", "2026-07-16T00:00:00")]
    by_table = [("Value", "2950.7500"), ("Type", "Bruto_Salaris_Fulltime"), TABLE]
    place = {**bram, **ids_of(house)}
    from_now = [*NEW.items(), ("StartDate", "2026-07-01T00:00:00")]
    return {
        "EmployeeService.Salary_GetAll_AllEmployeesByCompany": Case(
            {"CompanyID": house.companies["shop"].pk},
            [
                (
                    "EmployeeSalaryItem",
                    [
                        ("EmployeeId", str(bram["EmployeeId"])),
                        ("EmployeeSalaries", [("Salary_V2", in_company)]),
                    ],
                )
            ],
            empty={"CompanyID": house.companies["mill"].pk},
        ),
        current: Case(bram, known, empty=nobody),
        "EmployeeService.Salary_Get": Case(
            {**bram, **PERIOD}, known, empty={**bram, "Period": 5, "Year": 2026}
        ),
        "EmployeeService.Salary_GetList": Case(
            {**bram, **PERIOD}, [("Salary", known)], empty={**bram, "Period": 5, "Year": 2026}
        ),
        "EmployeeService.Salary_Update": Case(
            {**bram, "Salary": NEW, "Start": "2026-07-16T08:30:00"},
            effect=Effect(
                "EmployeeService.Salary_GetList", {**bram, **PERIOD}, [("Salary", known), ("Salary", later)]
            ),
        ),
        "EmployeeService.Salary_UpdateCurrent": Case(
            {**bram, "Salary": NEW}, effect=Effect(current, bram, from_now)
        ),
        "EmployeeService.SalaryTable_Insert": Case(
            {**place, "StartDate": "2026-07-16T08:30:00"},
            effect=Effect(
                "EmployeeService.Salary_GetList",
                {**bram, **PERIOD},
                [("Salary", known), ("Salary", [*by_table, ("StartDate", "2026-07-16T00:00:00")])],
            ),
        ),
        "EmployeeService.SalaryTable_InsertCurrent": Case(
            place, effect=Effect(current, bram, [*by_table, ("StartDate", "2026-07-01T00:00:00")])
        ),
    }
