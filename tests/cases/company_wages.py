"""Wage components and work costs of companies."""

from typing import Any

from loonpoort.payroll.models import CompanyWageComponent, ComponentKind
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

FIXED, VARIABLE = {"Code": 3000, "Value": "12.5000"}, {"Code": 4000, "Value": "-7.2500"}
NEW = {"Code": 4000, "Value": "99.0000"}
PERIOD = {"Period": 7, "Year": 2026}
BEFORE = {"Period": 6, "Year": 2026}
NOW = {**PERIOD, "UnprotectedMode": "false"}


def fill(house: House) -> None:
    """The shop has a fixed component from July on, a variable one of July, and work costs of June."""
    shop = {"CompanyId": house.companies["shop"].pk}
    for operation, values in (
        ("WageComponentFixed_Insert", {**NOW, "WageComponent": FIXED}),
        ("WageComponentVar_Insert", {**NOW, "WageComponent": VARIABLE}),
        ("WorkCost_Insert", {**BEFORE, "Value": "100.5000"}),
        ("WorkCost_Insert", {**PERIOD, "Value": "50.2500"}),
    ):
        assert call(f"CompanyService.{operation}", key_of(house), shop | values).value


def ids_of(house: House) -> tuple[int, int]:
    """The ids of the shop's fixed and variable component; 0 for one that is gone."""
    own = CompanyWageComponent.unscoped.filter(company=house.companies["shop"]).order_by("pk")
    fixed, variable = (
        own.filter(kind=kind).first() for kind in (ComponentKind.FIXED, ComponentKind.VARIABLE)
    )
    return fixed.pk if fixed else 0, variable.pk if variable else 0


def row(pk: Any, values: dict[str, Any]) -> tuple[str, list[tuple[str, Any]]]:
    of_id = pk if pk is ANY else str(pk)
    return ("WageComponent", [("Id", of_id), ("Code", str(values["Code"])), ("Value", values["Value"])])


def cost(period: int, payroll: str, financial: str, wage: str, *rest: str) -> tuple[str, Any]:
    space, base, to_pay, estimated, paid = rest
    return (
        "WorkCost",
        [
            ("Period", str(period)),
            ("Year", "2026"),
            ("WorkCostPayroll", payroll),
            ("WorkCostFinancial", financial),
            ("FiscalWage", wage),
            ("WorkCostAvailableSpace", space),
            ("WorkCostBase", base),
            ("WorkCostToPay", to_pay),
            ("WorkCostEstimated", estimated),
            ("WorkCostPaid", paid),
        ],
    )


def cases(house: House) -> dict[str, Case]:
    shop, mill = ({"CompanyId": house.companies[name].pk} for name in ("shop", "mill"))
    fixed_id, variable_id = ids_of(house)
    fixed, variable = row(fixed_id, FIXED), row(variable_id, VARIABLE)
    new = row(ANY, NEW)
    batch = {"WageComponents": {"CompanyWageComponent": [{**shop, "Id": 7, **NEW}, {**shop, **NEW}]}, **NOW}
    get = {kind: f"CompanyService.WageComponent{kind}_Get" for kind in ("Fixed", "Var")}
    july = {**shop, **PERIOD}
    both = {"Fixed": fixed, "Var": variable}
    found: dict[str, Case] = {}
    for kind, held in both.items():
        insert = f"CompanyService.WageComponent{kind}_Insert"
        added = Effect(get[kind], july, [held, new])
        found[get[kind]] = Case(july, [held], empty={**shop, **BEFORE})
        found[f"{get[kind]}Current"] = Case(shop, [held], empty=mill)
        found[insert] = Case({**july, **NOW, "WageComponent": {"Id": 7, **NEW}}, ANY, effect=added)
        found[f"{insert}Current"] = Case({**shop, "WageComponent": NEW}, ANY, effect=added)
        found[f"{insert}_Batch"] = Case(
            batch, [("int", ANY), ("int", ANY)], effect=Effect(get[kind], july, [held, new, new])
        )
    gone = Effect(f"{get['Var']}Current", shop, "")
    june = cost(6, "0", "100.5000", "2850.00", "57.00", "100.5000", "34.80", "69.60", "0")
    july_cost = cost(7, "0", "50.2500", "0", "0.00", "50.2500", "40.20", "128.57", "34.80")
    return {
        **found,
        "CompanyService.WageComponentFixed_Stop": Case(
            {**shop, "WageComponentId": fixed_id, **NOW},
            effect=Effect(get["Fixed"], {**shop, "Period": 8, "Year": 2026}, ""),
        ),
        "CompanyService.WageComponentVar_Clear": Case(
            {**shop, **NOW}, [("int", str(variable_id))], effect=gone
        ),
        "CompanyService.WageComponentVar_ClearCurrent": Case(shop, [("int", str(variable_id))], effect=gone),
        "CompanyService.WorkCost_GetList": Case(
            {**shop, "Year": 2026}, [june, july_cost], empty={**mill, "Year": 2026}
        ),
        "CompanyService.WorkCost_Insert": Case(
            {**shop, **PERIOD, "Value": "10.0000"},
            ANY,
            effect=Effect(
                "CompanyService.WorkCost_GetList",
                {**shop, "Year": 2026},
                [june, cost(7, "0", "60.2500", "0", "0.00", "60.2500", "48.20", "142.29", "34.80")],
            ),
        ),
    }
