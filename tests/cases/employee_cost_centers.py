"""How the costs of employees are divided over cost centres."""

from typing import Any

from loonpoort.organisation.models import CostCenter
from loonpoort.payroll.models import CostAllocation, CostShare
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cases.company_lists import CENTER, ids_of
from tests.cast import House

PERIOD = {"Period": 7, "Year": 2026}
TYPE = {"Code": "S & <1>", "Description": "Soort & <zo>"}


def share(percentage: str, **center: Any) -> dict[str, Any]:
    """A part of the costs as packages send it."""
    return {
        "EmployeeCostCenter": {
            "CostCenter": center,
            "Kostensoort": TYPE,
            "Percentage": percentage,
            "Default": "true",
        }
    }


def fill(house: House) -> None:
    """Bram's costs are divided from period 5 on, as a package tells it: with the code of the cost centre."""
    values = {
        "EmployeeId": house.employees["bram"].pk,
        "CostCenteren": share("62.5", Code=CENTER["Code"]),
        "Period": 5,
        "Year": 2026,
    }
    assert call("EmployeeService.CostCenter_Update", key_of(house), values).value is None


def fill_least(house: House) -> None:
    """Dirk's costs are borne by cost centres of which the least is known, one with half of a cost type."""
    allocation = CostAllocation.unscoped.create(employee=house.employees["dirk"], first_period=202601)
    for code, cost_type in (
        ("1", {}),
        ("2", {"cost_type_code": "S"}),
        ("3", {"cost_type_description": "Soort"}),
    ):
        center, _ = CostCenter.unscoped.get_or_create(company=house.companies["mill"], code=code)
        CostShare.unscoped.create(allocation=allocation, cost_center=center, percentage=1, **cost_type)


def cases(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    current = "EmployeeService.CostCenter_GetCurrent"
    center = [*CENTER.items(), ("Id", ids_of(house)["CostCenterId"])]

    def row(percentage: str) -> tuple[str, list[tuple[str, Any]]]:
        return "EmployeeCostCenter", [
            ("Id", ANY),
            ("CostCenter", center),
            ("Kostensoort", list(TYPE.items())),
            ("Percentage", percentage),
            ("Default", "true"),
        ]

    new = share("37.5", Id=ids_of(house)["CostCenterId"])
    before = {"Period": 4, "Year": 2026}
    of_bram = [("EmployeeId", str(bram["EmployeeId"])), ("CostCenters", [row("62.5000")])]
    return {
        current: Case(bram, [row("62.5000")], empty=nobody),
        "EmployeeService.CostCenter_Get": Case(
            {**bram, **PERIOD}, [row("62.5000")], empty={**bram, **before}
        ),
        "EmployeeService.CostCenter_GetAllEmployeesByCompany": Case(
            {"CompanyId": house.companies["shop"].pk, **PERIOD},
            [("EmployeeCostCenters", of_bram)],
            empty={"CompanyId": house.companies["mill"].pk, **PERIOD},
        ),
        "EmployeeService.CostCenter_Update": Case(
            {**bram, "CostCenteren": new, **PERIOD}, effect=Effect(current, bram, [row("37.5000")])
        ),
        "EmployeeService.CostCenter_UpdateCurrent": Case(
            {**bram, "CostCenters": new}, effect=Effect(current, bram, [row("37.5000")])
        ),
    }
