"""Every call is accounted for at the door: once, for its login, with its outcome, about whom it was."""

from collections.abc import Iterator

import pytest

from loonpoort.access.models import ClosedOperation, Usage
from loonpoort.access.usage import flush
from loonpoort.access.usage.buffer import buffer
from loonpoort.payroll.models import EmployeeAddress, EmployeeType
from tests.api.client import call, key_of
from tests.api.json_client import call_json
from tests.api.test_addresses import FIELDS
from tests.cast import PASSWORD, House, personal_info

LIST, ONE = "EmployeeService.List_GetByCompany", "EmployeeService.Address_GetListCurrent"
ALL = "EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany"
WRITE = "EmployeeService.Address_InsertCurrent"


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    buffer.forget()
    yield
    buffer.forget()


def kept() -> list[tuple[str, str, int, int, int, int, int]]:
    flush()
    return list(
        Usage.objects.order_by("pk").values_list(
            "operation", "outcome", "debtor_id", "company_id", "employee_id", "calls", "row_count"
        )
    )


def test_a_list_is_accounted_for_by_company_with_its_rows(house: House) -> None:
    shop = house.companies["shop"].pk
    for _ in range(2):
        call(LIST, key_of(house), {"CompanyId": shop, "EmployeeType": int(EmployeeType.ON_PAYROLL)})
    call_json(LIST, key_of(house), {"CompanyId": shop, "EmployeeType": int(EmployeeType.ON_PAYROLL)})
    [row] = kept()
    assert row[:6] == (LIST, "ok", 0, shop, 0, 3)
    assert row[6] == 3
    assert Usage.objects.values_list("environment_id", "login_id", "token_id").get() == (
        house.environment.pk,
        house.package.pk,
        house.package.tokens.get().pk,
    )


def test_a_list_that_is_read_as_it_is_sent_is_accounted_for(house: House) -> None:
    for name in ("bram", "carla"):
        personal_info(house.employees[name], 202601)
    shop = house.companies["shop"].pk
    call(ALL, key_of(house), {"CompanyID": shop})
    assert kept() == [(ALL, "ok", 0, shop, 0, 1, 2)]


def test_a_call_about_one_employee_is_accounted_for_by_employee(house: House) -> None:
    bram = house.employees["bram"]
    call(ONE, key_of(house), {"EmployeeId": bram.pk})
    assert kept() == [(ONE, "ok", 0, bram.company_id, bram.pk, 1, 0)]


def test_refusals_are_accounted_for_and_name_whom_they_asked_for(house: House, stranger: House) -> None:
    foreign = stranger.employees["bram"].pk
    call(ONE, key_of(house), {"EmployeeId": foreign})
    call(ONE, key_of(house), {"EmployeeId": "x"})
    ClosedOperation.objects.create(user_template=house.package.user_template, operation=ONE)
    call(ONE, key_of(house), {"EmployeeId": 1})
    assert [row[1:] for row in kept()] == [
        ("1002", 0, 0, 0, 1, 0),
        ("2003", 0, 0, foreign, 1, 0),
        ("request", 0, 0, 0, 1, 0),
    ]
    assert set(Usage.objects.values_list("login_id", flat=True)) == {house.package.pk}


def test_single_sign_on_is_accounted_for_at_once(house: House) -> None:
    values = {"Username": house.package.email, "Password": PASSWORD}
    call("SingleSignOn.GetToken", None, values)
    call("SingleSignOn.GetToken", None, {**values, "Password": "wrong"})
    assert sorted(Usage.objects.values_list("outcome", "login_id")) == [("credentials", 0), ("ok", 0)]


@pytest.mark.django_db(transaction=True)
def test_a_write_is_accounted_for_in_its_own_transaction(house: House, monkeypatch) -> None:
    bram = house.employees["bram"]
    values = {"EmployeeId": bram.pk, "Address": {"Id": 0, **FIELDS}}
    call(WRITE, key_of(house), values)
    assert list(Usage.objects.values_list("operation", "employee_id", "row_count")) == [(WRITE, bram.pk, 1)]
    assert EmployeeAddress.unscoped.count() == 1
    # What cannot be accounted for is not done.
    monkeypatch.setattr("loonpoort.access.usage.accounts.add_up", lambda _: 1 / 0)
    assert call(WRITE, key_of(house), values).fault[1].endswith("9999: Unkown")
    assert EmployeeAddress.unscoped.count() == 1
