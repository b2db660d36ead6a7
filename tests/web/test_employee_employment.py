"""Bank accounts, contracts, departments and functions on an employee's page."""

import datetime

import pytest

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Department, Function
from loonpoort.payroll.models import BankAccount, Contract, Employee, EmployeeDepartment, EmployeeFunction
from tests import trail
from tests.web.test_companies import narrow_login, text
from tests.web.test_employee_pay import offered
from tests.web.test_employees import NOW, give, page_of, record_url

IBAN = "NL91ABNA0417164300"
NUMBER = "417164300"


@pytest.fixture
def bram(house) -> Employee:
    return house.employees["bram"]


@pytest.fixture
def account(bram) -> BankAccount:
    return BankAccount.unscoped.create(employee=bram, first_period=202601, iban=IBAN, number=NUMBER)


@pytest.mark.parametrize(("column", "number"), [("iban", IBAN), ("number", NUMBER)])
def test_bank_numbers_are_masked_until_asked_for_and_the_asking_is_recorded(
    column, number, bram, account, administrator
) -> None:
    page = text(administrator.get(page_of(bram)))
    assert NUMBER not in page
    assert "••••••4300" in page
    url = record_url(account, "show/", "bank-accounts")
    page = text(administrator.post(url, {"column": column, "period_number": 7, "period_year": 2026}))
    assert f">{number}<" in page
    entry = trail.last()
    assert (entry.event, entry.subject_name) == ("employee.bank_number_shown", "bram (101)")
    assert NUMBER not in trail.text()


def test_without_the_right_on_bank_accounts_nothing_of_them_is_shown(house, bram, account, sign_in) -> None:
    who = narrow_login(house, Dashlet.EMPLOYEES)
    browser = sign_in(who)
    page = text(browser.get(page_of(bram)))
    assert "4300" not in page
    assert "bank-accounts" not in page
    url = record_url(account, "show/", "bank-accounts")
    assert browser.post(url, {"column": "iban"}).status_code in (403, 404)
    give(house, who, Dashlet.BANK_ACCOUNTS, DashletRight.READ)
    assert "••••••4300" in text(browser.get(page_of(bram)))


def test_the_form_keeps_the_number_when_none_is_filled_in_and_refuses_a_wrong_one(
    account, administrator
) -> None:
    url = record_url(account, family="bank-accounts")
    page = text(administrator.get(url))
    assert NUMBER not in page
    assert "Leave this empty to keep ••••••4300." in page
    fields = {"type": "Bankrekening1", "iban": "", "number": "", "name": "B. Visser", **NOW}
    assert administrator.post(url, fields).status_code == 302
    latest = BankAccount.unscoped.get(first_period=202607)
    assert (latest.iban, latest.number, latest.name) == (IBAN, NUMBER, "B. Visser")
    url = record_url(latest, family="bank-accounts")
    answer = text(administrator.post(url, {**fields, "iban": "NL91ABNA0417164301"}))
    assert "This is not an IBAN, or a digit of it is wrong." in answer
    assert BankAccount.unscoped.get(first_period=202607).iban == IBAN


def test_a_contract_may_be_for_good_or_not_or_unknown(bram, administrator) -> None:
    url = f"{page_of(bram)}contracts/new/"
    assert len(offered(text(administrator.get(url)), "is_indefinite")) == 3
    fields = {"is_indefinite": "false", "hours_per_week": "32", "employment_type": 1}
    days = {"first": "2026-07-06", "last": "2027-07-05", "trial_ends_on": "2026-08-05"}
    answer = administrator.post(url, {**fields, **days, "employment_sequence": 1})
    assert answer.status_code == 302, text(answer)
    contract = Contract.unscoped.get()
    assert (contract.is_indefinite, contract.first_day) == (False, datetime.date(2026, 7, 6))
    page = text(administrator.get(page_of(bram)))
    assert "Indefinite" in page
    assert "5 Aug 2026" in page


@pytest.mark.parametrize(
    ("listed", "model", "column"),
    [(Department, EmployeeDepartment, "department"), (Function, EmployeeFunction, "function")],
)
def test_a_place_is_chosen_from_the_debtors_list(listed, model, column, house, bram, administrator) -> None:
    own = listed.unscoped.create(debtor=house.debtors["bakery"], code=10, description="Oven")
    other = listed.unscoped.create(debtor=house.debtors["garage"], code=20, description="Brug")
    url = f"{page_of(bram)}{column}s/new/"
    page = text(administrator.get(url))
    assert "10 Oven" in offered(page, column)
    assert "20 Brug" not in page
    assert administrator.post(url, {column: other.pk, **NOW}).status_code == 200
    assert not model.unscoped.exists()
    assert administrator.post(url, {column: own.pk, **NOW}).status_code == 302
    assert model.unscoped.values_list(f"{column}_id", "first_period").get() == (own.pk, 202607)
    assert "10 Oven" in text(administrator.get(page_of(bram)))
