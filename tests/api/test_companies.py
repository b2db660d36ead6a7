"""Companies that are made: by whom, with what, and what is refused."""

from typing import Any
from uuid import UUID

import pytest

from loonpoort.organisation.default_codes import HOUR_CODES
from loonpoort.organisation.default_leave_types import add_leave_types
from loonpoort.organisation.models import Company, CostCenter, HourCode, LabourAgreement, LeaveTypeNumber
from tests import trail
from tests.api.client import Answer, call, key_of
from tests.cast import House

NOBODY = str(UUID(int=0))


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def insert(house: House, by: str = "package", **values: Any) -> Answer:
    sent = {
        "DebtorId": house.debtors["bakery"].pk,
        "CompanyName": "kiosk",
        "PeriodType": 3,
        "DefaultCompanyId": 0,
        "LabourAgreementSettingsGroupGuid": NOBODY,
        "PayInAdvance": "false",
    }
    return call("CompanyService.Company_Insert", key_of(house, by), sent | values)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"CompanyName": " "}, "CompanyName: This field cannot be blank."),
        ({"CompanyName": "x" * 101}, "CompanyName: Ensure this value has at most 100 characters"),
        ({"PeriodType": 0}, "PeriodType: 0 is not 1 (month), 2 (four weeks) or 3 (week)"),
        ({"DefaultCompanyId": 2**31 - 1}, "DefaultCompanyId: There is no company"),
        (
            {"LabourAgreementSettingsGroupGuid": "3f2504e0-4f89-11d3-9a0c-0305e82c3301"},
            "LabourAgreementSettingsGroupGuid: The debtor has no such labour agreement.",
        ),
    ],
)
def test_a_company_that_cannot_be_is_told_and_not_made(values, said, house) -> None:
    before = Company.unscoped.count(), len(trail.events())
    assert refusal(insert(house, **values)).startswith(f"2030: Invalid Set of Values ({said}")
    assert (Company.unscoped.count(), len(trail.events())) == before


def test_whoever_reaches_some_companies_only_makes_none(house) -> None:
    assert refusal(insert(house, by="client")).startswith("1002: Unauthorized access")
    assert refusal(insert(house, DefaultCompanyId=house.companies["greenhouse"].pk)).startswith("2030")


def test_a_company_begins_in_the_period_of_today_with_the_usual_codes(house, clock) -> None:
    agreement = LabourAgreement.unscoped.create(
        debtor=house.debtors["bakery"], number=1, name="Bakkers", first_period=202601
    )
    made = insert(house, LabourAgreementSettingsGroupGuid=str(agreement.guid), PayInAdvance="true")
    company = Company.unscoped.get(pk=int(made.value))
    assert (company.number, company.name, company.current_period.wire_text(company.period_type)) == (
        5,
        "kiosk",
        "2026-27-W1",
    )
    assert (company.labour_agreement, company.pays_in_advance) == (agreement, True)
    assert set(HourCode.unscoped.filter(company=company).values_list("number", flat=True)) == set(HOUR_CODES)
    entry = trail.last()
    assert (entry.event, entry.subject_name) == ("company.created", "kiosk")


def test_a_company_gets_the_lists_of_the_one_that_it_is_made_after(house) -> None:
    shop = house.companies["shop"]
    HourCode.unscoped.create(company=shop, number=7, description="Nights")
    CostCenter.unscoped.create(company=shop, code="A", description="Oven")
    made = int(insert(house, DefaultCompanyId=shop.pk).value)
    for company in (made, shop.pk):
        codes = HourCode.unscoped.filter(company_id=company)
        assert list(codes.values_list("number", "description")) == [(7, "Nights")]
        assert CostCenter.unscoped.filter(company_id=company).count() == 1


def test_a_company_begins_with_types_of_leave_and_one_after_another_with_those_of_the_other(
    house, clock
) -> None:
    def types(company_id: int) -> Any:
        asked = {"CompanyId": company_id, "LabourAgreementSettingsGroupId": 0, "Year": 2026, "Period": 7}
        return call("CompanyService.CompanyLeaveTypeGroups_Get", key_of(house), asked).value

    usual = types(int(insert(house).value))
    assert [dict(group)["Type"] for _, group in usual] == ["Type1", "Type2"]
    shop = house.companies["shop"]
    add_leave_types([shop], [(LeaveTypeNumber.TYPE3, "Zorg", (("Zorgverlof", 80),))])
    after = types(int(insert(house, DefaultCompanyId=shop.pk).value))
    assert after == types(shop.pk) != usual
    assert "Zorgverlof" in str(after)
