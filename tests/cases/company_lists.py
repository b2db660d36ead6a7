"""Hour and wage codes, cost centres and cost units of companies."""

from loonpoort.organisation.models import CostCenter, CostUnit, HourCode, WageCode
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

HOURS = {1000: "Uren & <zo>", 1100: "Overuren"}
WAGES = {3000: "Bonus & <zo>", 4000: "Reiskosten"}
CENTER = {"Code": "K & <1>", "Description": "Winkel & <zo>"}
UNIT = {"Code": "D & <1>", "Description": "Brood & <zo>"}


def fill(house: House) -> None:
    """The shop has codes, a cost centre and a cost unit; nobody else has any."""
    shop = house.companies["shop"]
    for model, codes in ((HourCode, HOURS), (WageCode, WAGES)):
        for number, description in codes.items():
            model.unscoped.create(company=shop, number=number, description=description)
    company = {"CompanyId": shop.pk}
    for operation, values in (
        ("CompanyService.CostCenter_Insert", {"kostenplaats": CENTER}),
        ("CompanyService.CostUnit_Insert", {"costunit": UNIT}),
    ):
        assert call(operation, key_of(house), company | values).value


def fill_least(house: House) -> None:
    """The mill has lists of which the least is known."""
    mill = house.companies["mill"]
    CostCenter.unscoped.create(company=mill, code="1")
    CostUnit.unscoped.create(company=mill, code="1")


def ids_of(house: House) -> dict[str, str]:
    """The ids of the shop's cost centre and cost unit."""
    company = {"CompanyId": house.companies["shop"].pk}
    lists = {"CostCenterId": "CostCenter_GetList", "CostUnitId": "CostUnit_GetList"}
    found = {name: call(f"CompanyService.{of}", key_of(house), company).value for name, of in lists.items()}
    return {name: dict(rows[0][1])["Id"] if rows else "0" for name, rows in found.items()}


def cases(house: House) -> dict[str, Case]:
    shop, none = ({"CompanyId": house.companies[name].pk} for name in ("shop", "workshop"))
    ids = ids_of(house)
    hours, wages = (
        [
            (name, [("Code", str(number)), ("Description", description)])
            for number, description in codes.items()
        ]
        for name, codes in (("HourCode", HOURS), ("WageCode", WAGES))
    )
    center = ("CostCenter", [*CENTER.items(), ("Id", ids["CostCenterId"])])
    unit = ("CostUnit", [("Id", ids["CostUnitId"]), *UNIT.items()])
    return {
        "CompanyService.HourModel_GetHourCodes": Case(shop, hours, empty=none),
        "CompanyService.HourModel2_GetHourCodes": Case(shop, hours, empty=none),
        "CompanyService.WageModel_GetWageCodes": Case(shop, wages, empty=none),
        "CompanyService.WageModel2_GetWageCodes": Case(shop, wages, empty=none),
        "CompanyService.CostCenter_GetList": Case(shop, [center], empty=none),
        "CompanyService.CostUnit_GetList": Case(shop, [unit], empty=none),
        "CompanyService.CostCenter_Insert": Case(
            {**shop, "kostenplaats": {"Code": "K 2", "Description": "Bakkerij", "Id": 7}},
            ANY,
            effect=Effect(
                "CompanyService.CostCenter_GetList",
                shop,
                [center, ("CostCenter", [("Code", "K 2"), ("Description", "Bakkerij"), ("Id", ANY)])],
            ),
        ),
        "CompanyService.CostUnit_Insert": Case(
            {**shop, "costunit": {"Id": 7, "Code": "D 2", "Description": "Taart"}},
            ANY,
            effect=Effect(
                "CompanyService.CostUnit_GetList",
                shop,
                [unit, ("CostUnit", [("Id", ANY), ("Code", "D 2"), ("Description", "Taart")])],
            ),
        ),
    }
