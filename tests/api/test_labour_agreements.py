"""Labour agreements of employees as packages write them, rightly and wrongly."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from loonpoort.organisation.models import LabourAgreement
from loonpoort.payroll.models import EmployeeLabourAgreement
from tests.api.client import Answer, call, key_of
from tests.cast import House

GUID = "labourAgreementSettingsGroupGuid"
REFUSED = "2017: Invalid Labour Agreement ID ("


def agreement(house: House, debtor: str, first: int, last: int | None = None) -> LabourAgreement:
    return LabourAgreement.unscoped.create(
        debtor=house.debtors[debtor], number=1, name="Cao", first_period=first, last_period=last
    )


def update(house: House, guid: object, period: int = 7, year: int = 2026) -> Answer:
    values: dict[str, Any] = {"EmployeeId": house.employees["bram"].pk, "Period": period, "Year": year}
    return call("EmployeeService.LabourAgreements_Update", key_of(house), values | {GUID: str(guid)})


def text_of(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def test_an_agreement_of_another_debtor_is_answered_as_one_that_does_not_exist(house) -> None:
    beyond = agreement(house, "florist", 202601)
    answers = {update(house, guid).body for guid in (beyond.guid, uuid4(), UUID(int=0))}
    assert len(answers) == 1
    assert text_of(update(house, beyond.guid)).startswith(REFUSED)
    assert not EmployeeLabourAgreement.unscoped.exists()


@pytest.mark.parametrize("period", [4, 8])
def test_an_agreement_must_hold_in_the_period(period, house) -> None:
    guid = agreement(house, "bakery", 202605, 202607).guid
    answer = text_of(update(house, guid, period))
    assert answer.startswith(REFUSED)
    assert f"Cao does not hold in period {period} of 2026" in answer
    assert not EmployeeLabourAgreement.unscoped.exists()


def test_a_period_must_exist(house) -> None:
    guid = agreement(house, "bakery", 202601).guid
    assert text_of(update(house, guid, 13)).startswith("2006: Invalid Period (")


def test_a_text_that_is_no_guid_is_not_read(house) -> None:
    assert "2017" not in update(house, "agreement").fault[1]
    assert not EmployeeLabourAgreement.unscoped.exists()
