"""Lease cars of employees."""

from loonpoort.payroll.models import LeaseCar
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

FIELDS = {
    "Brand": "Volvo & <zo>",
    "Model": "V60",
    "AdditionPercentage": "22%",
    "ContractLeaseCompany": "Lease 's-Gravenhage",
    "ContractNumber": "L-17",
    "ContractDuration": "48",
    "LeasingPriceMonth": "612.5000",
    "MaxMileage": "30000",
    "PriceMoreMileage": "0.1250",
    "PriceLessMileage": "0.0375",
    "FirstResgistrationDate": "2024-02-29T00:00:00",
    "CO2Emissions": "104",
    "LicensePlate": "XX-123-Y",
    "CatalogValue": "48750.0000",
    "StartDate": "2026-06-15T00:00:00",
    "EndDate": "2027-06-14T00:00:00",
    "ReasonNoContribution": "3",
    "ContributionPrivatePercentage": "15",
    "ContributionPrivateUse": "125.7500",
    "ContributionNotDeductible": "12.2500",
}
PERIOD = {"Period": 7, "Year": 2026}
NONE = "0001-01-01T00:00:00"


def fill(house: House) -> None:
    """Bram has a car in full from 15 June on, written as a package writes it."""
    values = {"EmployeeId": house.employees["bram"].pk, "LeaseAuto": {"Id": 7, **FIELDS}, **PERIOD}
    assert call("EmployeeService.LeaseCar_Insert", key_of(house), values).value


def fill_least(house: House) -> None:
    """Of Carla's car the least is known."""
    LeaseCar.unscoped.create(employee=house.employees["carla"], first_day="2026-07-01")


def cases(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    get, current, listed = (f"EmployeeService.LeaseCar_{name}" for name in ("Get", "GetCurrent", "GetList"))
    of_company = "EmployeeService.LeaseCar{}_GetAll_EmployeesByCompany"
    found = call(current, key_of(house), bram).value
    known = dict(found)["Id"] if found else "0"
    fields = [("Id", known), *FIELDS.items()]
    row = ("EmployeeLeaseCar", fields)
    before, shop = {"Period": 5, "Year": 2026}, {"CompanyId": house.companies["shop"].pk, **PERIOD}
    other = {**FIELDS, "Brand": "Opel", "StartDate": "2026-07-06T00:00:00", "EndDate": NONE}
    unsaid = {name: value for name, value in other.items() if not name.endswith("tDate")}
    unsaid.pop("EndDate", None)

    def added(start: str) -> list[tuple[str, str]]:
        return [("Id", ANY), *{**other, "StartDate": start}.items()]

    def items(*rows: object) -> list[tuple[str, object]]:
        cars = [("EmployeeId", str(bram["EmployeeId"])), ("LeaseCars", list(rows))]
        return [("EmployeeLeaseCars", cars)]

    ended = ("EmployeeLeaseCar", [("Id", known), *{**FIELDS, "EndDate": "2026-07-10T00:00:00"}.items()])
    return {
        get: Case({**bram, **PERIOD}, fields, empty={**bram, **before}),
        current: Case(bram, fields, empty=nobody),
        listed: Case({**bram, **PERIOD}, [row], empty={**bram, **before}),
        of_company.format(""): Case(shop, items(row), empty={**shop, **before}),
        of_company.format("2"): Case(shop, items(row), empty={**shop, **before}),
        "EmployeeService.LeaseCar_Insert": Case(
            {**bram, "LeaseAuto": {"Id": int(known), **other}, **PERIOD},
            ANY,
            effect=Effect(current, bram, added("2026-07-06T00:00:00")),
        ),
        "EmployeeService.LeaseCar_InsertCurrent": Case(
            {**bram, "LeaseAuto": unsaid, "period": {"IntPeriod": 7, "IntYear": 2026}},
            ANY,
            effect=Effect(
                of_company.format(""),
                shop,
                items(row, ("EmployeeLeaseCar", added("2026-07-01T00:00:00"))),
            ),
        ),
        "EmployeeService.LeaseCar_Stop": Case(
            {**bram, "End": "2026-07-10T08:30:00"},
            effect=Effect(of_company.format("2"), shop, items(ended)),
        ),
        "EmployeeService.LeaseCar_Delete": Case(
            {**bram, "Id": int(known)}, effect=Effect(current, bram, None)
        ),
    }
