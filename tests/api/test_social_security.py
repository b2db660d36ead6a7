"""Social security settings as packages write them, rightly and wrongly."""

from typing import Any

import pytest

from loonpoort.payroll.models import SocialSecurity
from tests.api.client import Answer, call, key_of
from tests.cases.social_security import FIELDS
from tests.cast import House


def update(house: House, period: int = 7, year: int = 2026, **fields: Any) -> Answer:
    values = {"SVWSettings": {**FIELDS, **fields}, "Period": period, "Year": year}
    return call(
        "EmployeeService.SVW_Update", key_of(house), {"EmployeeId": house.employees["bram"].pk, **values}
    )


def in_company(house: House) -> list[dict[str, Any]]:
    values = {"CompanyID": house.companies["shop"].pk}
    found = call("EmployeeService.SVW_GetAll_AllEmployeesByCompany", key_of(house), values).value
    return [dict(row) for _, item in found for _, row in dict(item)["EmployeeSVWSettings"]]


def text_of(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


@pytest.mark.parametrize(
    "fields",
    [
        {"InfluenceObligedInsurance": 100},
        {"WageCostBenefit": -1},
        {"CodeCao": 10_000},
        {"CodeCao": -1},
        {"IncomeRelatedContributionZvw": 2**31 - 1},
        {"CodeZvw": "KK"},
        {"CodeZvw": "k"},
        {"CodeZvw": "100"},
        {"RiskGroup": 100},
        {"Sector": 36},
        {"Sector": 70},
        {"Sector": -1},
        {"EmploymentType": 100},
        {"PhaseClassification": 100},
        {"EmploymentSequenceTaxId": 10_000},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_with_its_name(fields, house) -> None:
    [name] = fields
    assert text_of(update(house, **fields)).startswith(f"2030: Invalid Set of Values ({name}: ")
    assert not SocialSecurity.unscoped.exists()


def test_settings_and_their_period_must_be_there(house) -> None:
    bram = {"EmployeeId": house.employees["bram"].pk}
    answer = call("EmployeeService.SVW_UpdateCurrent", key_of(house), bram)
    assert text_of(answer).startswith("2030: Invalid Set of Values (No settings were sent")
    assert text_of(update(house, 13)).startswith("2006: Invalid Period (")
    assert not SocialSecurity.unscoped.exists()


def test_the_end_of_a_benefit_stays_as_long_as_the_benefit_does(house) -> None:
    update(house, 5)
    SocialSecurity.unscoped.update(benefit_end_year=2027, benefit_end_period=3)
    update(house, 6, Ww="false")
    update(house, 7, WageCostBenefit=4)
    ends = [row["WageCostBenefit"] for row in in_company(house)]
    assert ends[0] == ends[1] == [("WageCostBenefitCode", "2"), ("EndPeriod", "3"), ("EndYear", "2027")]
    assert ends[2] == [("WageCostBenefitCode", "4"), ("EndPeriod", None), ("EndYear", None)]


@pytest.mark.parametrize(("sent", "given"), [("K", "11"), ("A", "1"), ("7", "7"), ("", "0")])
def test_a_letter_of_the_zvw_counts_by_its_place(sent, given, house) -> None:
    update(house, CodeZvw=sent)
    assert in_company(house)[0]["CodeZvw"] == given


def test_codes_of_0_are_told_and_one_without_a_name_has_none(house) -> None:
    update(house, CodeCao=0, Sector=0, RiskGroup=0, WageCostBenefit=0)
    [row] = in_company(house)
    assert row["CAO"] == [("CAOId", "0"), ("CAOCode", "0")]
    assert row["Sector"] == [("SectorId", "0"), ("SectorCode", "0")]
    assert row["RiskGroup"] == [("RiskGroupId", "0"), ("RiskGroupCode", "0")]
    assert dict(row["WageCostBenefit"])["WageCostBenefitCode"] == "0"
    update(house, CodeCao=9999, Sector=13, RiskGroup=9)
    [row] = in_company(house)
    assert dict(row["CAO"])["CAODescription"] == "Geen cao"
    assert dict(row["Sector"])["SectorDescription"] == "Bakkerijen"
    assert row["RiskGroup"] == [("RiskGroupId", "9"), ("RiskGroupCode", "9")]
