"""Wage components and work costs of companies, asked for rightly and wrongly."""

from decimal import Decimal
from typing import Any

import pytest

from loonpoort.payroll.models import CompanyWageComponent, WorkCost
from loonpoort.payroll.work_costs import SPACES
from tests.api.client import Answer, call, key_of
from tests.cases import company_lists, salaries
from tests.cases.runs import HEADER, take_in
from tests.cast import House

NOW = {"Period": 7, "Year": 2026, "UnprotectedMode": "false"}
KINDS = pytest.mark.parametrize("kind", ["Fixed", "Var"])


@pytest.fixture(autouse=True)
def lists(house: House) -> None:
    company_lists.fill(house)


def ask(house: House, operation: str, name: str = "shop", **values: Any) -> Answer:
    return call(
        f"CompanyService.{operation}", key_of(house), {"CompanyId": house.companies[name].pk, **values}
    )


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def insert(house: House, kind: str, code: Any = 3000, value: str = "10", **more: Any) -> Answer:
    sent = {"WageComponent": {"Code": code, "Value": value}}
    return ask(house, f"WageComponent{kind}_Insert", **{**sent, **NOW, **more})


def batch(house: House, kind: str, items: list[dict[str, Any]], **more: Any) -> Answer:
    sent = {"WageComponents": {"CompanyWageComponent": items}}
    return call(f"CompanyService.WageComponent{kind}_Insert_Batch", key_of(house), {**sent, **NOW, **more})


def item(company_id: int, code: int = 3000, value: str = "1") -> dict[str, Any]:
    return {"CompanyId": company_id, "Code": code, "Value": value}


@KINDS
def test_what_cannot_be_stored_is_refused(kind, house) -> None:
    assert refusal(insert(house, kind, code=77)).startswith("2002: Invalid Wage component (Code: ")
    for value in ("99999999999", "-99999999999", "0.00001"):
        assert refusal(insert(house, kind, value=value)).startswith("2030: Invalid Set of Values (Value: ")
    missing = refusal(ask(house, f"WageComponent{kind}_Insert", **NOW))
    assert missing == "2030: Invalid Set of Values (No wage component was sent)"
    assert refusal(insert(house, kind, Period=13)).startswith("2006: ")
    assert refusal(insert(house, kind, Year=-1)).startswith("2006: ")
    assert refusal(insert(house, kind, Period=6)).startswith("2011: ")
    assert not CompanyWageComponent.unscoped.exists()


@KINDS
def test_the_past_changes_unprotected(kind, house) -> None:
    assert insert(house, kind, Period=6, UnprotectedMode="true").value
    [row] = CompanyWageComponent.unscoped.all()
    assert (row.first_period, row.last_period) == (202606, None if kind == "Fixed" else 202606)


@pytest.mark.parametrize("spelling", ["CompanyId", "CompanyID", "companyid"])
def test_the_company_may_be_spelt_either_way(spelling, house) -> None:
    sent = {spelling: house.companies["shop"].pk, "WageComponent": {"Code": 3000, "Value": "1"}}
    for operation in ("WageComponentVar_Insert", "WageComponentVar_InsertCurrent"):
        assert call(f"CompanyService.{operation}", key_of(house), {**sent, **NOW}).value


@KINDS
def test_one_bad_item_leaves_nothing_and_is_named(kind, house) -> None:
    shop = house.companies["shop"].pk
    told = refusal(batch(house, kind, [item(shop), item(shop, code=77), item(shop)]))
    named = f"Item 2, CompanyId {shop}: Code: The company has no code 77."
    assert told == f"2002: Invalid Wage component ({named})"
    assert refusal(batch(house, kind, [item(shop)], Period=6)).startswith("2011: ")
    assert refusal(batch(house, kind, [item(shop)], Period=13)).startswith("2006: Invalid Period (Item 1, ")
    assert not CompanyWageComponent.unscoped.exists()


@KINDS
def test_a_company_beyond_the_filter_is_as_one_that_does_not_exist(kind, house, stranger) -> None:
    shop = house.companies["shop"].pk
    beyond = (house.companies["greenhouse"].pk, stranger.companies["shop"].pk, 2**31 - 1, 0, -1)
    for company_id in beyond:
        told = refusal(batch(house, kind, [item(shop), item(company_id)]))
        assert told == f"2004: Unauthorized access (Item 2, CompanyId {company_id})"
    assert not CompanyWageComponent.unscoped.exists()


def test_a_batch_gives_the_ids_in_its_order(house) -> None:
    shop = house.companies["shop"].pk
    given = batch(house, "Var", [item(shop, value="5"), item(shop, value="6")]).value
    values = [CompanyWageComponent.unscoped.get(pk=pk).value for _, pk in given]
    assert values == [5, 6]


def test_only_a_fixed_component_of_the_company_is_stopped(house) -> None:
    variable = insert(house, "Var").value
    fixed = insert(house, "Fixed").value
    for name, pk in (("shop", variable), ("mill", fixed), ("shop", 0)):
        answer = ask(house, "WageComponentFixed_Stop", name, WageComponentId=pk, **NOW)
        assert refusal(answer) == "1003: Unauthorized access"
    past = ask(house, "WageComponentFixed_Stop", WageComponentId=fixed, **{**NOW, "Period": 6})
    assert refusal(past).startswith("2011: ")
    assert ask(house, "WageComponentFixed_Stop", WageComponentId=fixed, **NOW).value is None
    assert CompanyWageComponent.unscoped.get(pk=fixed).last_period == 202607


def test_clearing_a_period_without_any_gives_no_ids(house) -> None:
    insert(house, "Fixed")
    assert ask(house, "WageComponentVar_Clear", **NOW).value == ""
    assert refusal(ask(house, "WageComponentVar_Clear", **{**NOW, "Period": 6})).startswith("2011: ")
    assert CompanyWageComponent.unscoped.count() == 1


@pytest.mark.parametrize("value", ["99999999999999", "0.00001"])
def test_work_costs_that_cannot_be_stored_are_refused(value, house) -> None:
    told = refusal(ask(house, "WorkCost_Insert", Value=value, Period=7, Year=2026))
    assert told.startswith("2030: Invalid Set of Values (Value: ")
    assert refusal(ask(house, "WorkCost_Insert", Value="1", Period=13, Year=2026)).startswith("2006: ")
    assert not WorkCost.unscoped.exists()


@pytest.mark.parametrize("year", [-(2**31), -1, 0, 2**31 - 1])
def test_a_year_out_of_the_calendar_has_no_work_costs(year, house) -> None:
    assert ask(house, "WorkCost_GetList", Year=year).value == ""


def costs(house: House, *names: str) -> list[tuple[Decimal, ...]]:
    rows = ask(house, "WorkCost_GetList", Year=2026).value
    return [tuple(Decimal(dict(row)[name]) for name in names) for _, row in rows]


def test_what_exceeds_the_space_of_the_year_is_paid_for(house) -> None:
    for period, wage in ((5, "300000"), (6, "200000")):
        lines = [f"101,3900,Loon,taxable,{wage}.00,,,,,,", "101,8000,Vergoeding,reimbursement,50.00,,,,,,"]
        take_in(house, [HEADER, *lines], period)
    assert ask(house, "WorkCost_Insert", Value="7000", Period=5, Year=2026).value
    assert costs(house, "WorkCostPayroll", "FiscalWage", "WorkCostAvailableSpace") == [
        (50, 300_000, 6000),
        # Up to the threshold of 400,000 at 2%, above it at 1.18%.
        (50, 200_000, 3180),
    ]
    # 80% of 7,050 - 6,000; in June there is room again for 7,100 of 9,180.
    assert costs(house, "WorkCostToPay", "WorkCostPaid") == [(840, 0), (-840, 840)]


def test_spaces_are_parts_of_the_wage() -> None:
    assert SPACES[2024].of(Decimal(500_000)) == 400_000 * Decimal("0.0192") + 100_000 * Decimal("0.0118")
    assert SPACES[2026].of(Decimal(-1)) == 0


def test_a_period_that_the_company_does_not_have_has_no_salary_table(house) -> None:
    salaries.fill(house)
    for operation in ("Get", "GetScales", "GetSteps"):
        for generation in ("", "2"):
            for period, year in ((13, 2026), (0, 2026), (1, 0)):
                answer = ask(house, f"SalaryTable{generation}_{operation}", Period=period, Year=year)
                assert refusal(answer).startswith("2006: ")


def test_guids_of_the_tables_are_taken_by_salaries(house) -> None:
    """By the way of a package: table, scale, step, salary."""
    salaries.fill(house)
    place, named = {}, {}
    for operation, level in (("Get", "Table"), ("GetScales", "TableScale"), ("GetSteps", "TableStep")):
        answer = ask(house, f"SalaryTable2_{operation}", Period=7, Year=2026, **named).value
        row = dict(answer if operation == "Get" else answer[0][1])
        place[f"Salary{level}Id"] = row[f"GuidSalary{level}"]
        named = {"Scale": {"Scale": row["Scale"]}} if "Scale" in row else {}
    bram = {"EmployeeId": house.employees["bram"].pk}
    taken = call("EmployeeService.SalaryTable_InsertCurrent", key_of(house), {**bram, **place})
    assert taken.value is None
    paid = dict(call("EmployeeService.Salary_GetCurrent", key_of(house), bram).value)
    assert paid["Value"] == "2950.7500"


def test_without_a_scale_the_steps_of_all_are_listed(house) -> None:
    salaries.fill(house)
    steps = ask(house, "SalaryTable2_GetSteps", Period=7, Year=2026).value
    assert [dict(step)["Step"] for _, step in steps] == ["3 & <zo>"]


def test_a_year_without_known_percentages_has_no_space(house) -> None:
    assert ask(house, "WorkCost_Insert", Value="100", Period=1, Year=2019).value
    [(_, row)] = ask(house, "WorkCost_GetList", Year=2019).value
    told = dict(row)
    assert Decimal(told["WorkCostAvailableSpace"]) == 0
    assert Decimal(told["WorkCostToPay"]) == 80
    assert told["WorkCostEstimated"] is None
