"""What the check says of each operation is what a call of it comes to."""

import pytest
from django.db import transaction

from loonpoort.access.catalogue import operation_keys
from loonpoort.access.models import UserTemplate
from loonpoort.connect.check import operations as check_operations
from loonpoort.connect.check.asked import Asked
from loonpoort.connect.check.checking import Inputs, check_connection
from loonpoort.connect.check.reports import OperationOutcome, Verdict
from loonpoort.connect.check.viewers import OPERATOR
from loonpoort.contract import Header
from loonpoort.organisation.models import Environment
from tests.api.test_operations import ask, key_by
from tests.cases import OPERATIONS, case_of
from tests.cast import House
from tests.check_packages import known_packages, made  # noqa: F401

BY_TOKEN = [key for key, operation in OPERATIONS.items() if operation.header is not Header.NONE]
SIGN_ON = "SingleSignOn.GetToken2"

pytestmark = pytest.mark.usefixtures("known_packages")


def outcomes(house: House, by: str, *operations: str) -> dict[str, OperationOutcome]:
    username, token = key_by(by, house)
    inputs = Inputs(username=username, token=token, asked=Asked(package=made("all", *operations)))
    report = check_connection(inputs, OPERATOR)
    assert report is not None
    return {each.operation: each for each in report.operations}


def test_what_is_known_to_be_answered_would_succeed(filled) -> None:
    by = {}
    for key in BY_TOKEN:
        by.setdefault(case_of(filled, key).by, []).append(key)
    for who, keys in by.items():
        found = outcomes(filled, who, *keys)
        assert [key for key in keys if not found[key].would_succeed] == []


@pytest.mark.thorough
@pytest.mark.sqlite_only
@pytest.mark.parametrize("by", ["package", "client"])
def test_what_is_refused_with_1002_would_not_succeed_and_nothing_else_is_refused_so(by, filled) -> None:
    found = outcomes(filled, by, *BY_TOKEN)
    refused = set()
    for key in BY_TOKEN:
        with transaction.atomic():
            answer = ask(key, filled, case_of(filled, key).values, by=by)
            transaction.set_rollback(True)
        if answer.status != "200 OK" and "1002: " in answer.fault[1]:
            refused.add(key)
    assert {key for key in BY_TOKEN if found[key].verdict is Verdict.WRONG} == refused
    assert "DebtorService.Debtor_Insert" in refused


def test_every_operation_with_a_rule_of_its_own_exists() -> None:
    named = {*check_operations._BOUND, *check_operations._LISTS, *check_operations._BY_PASSWORD}
    assert named <= operation_keys()


def test_an_operation_that_is_not_served_would_not_succeed(house) -> None:
    [outcome] = outcomes(house, "package", "EmployeeService.Gone").values()
    assert (outcome.verdict, outcome.would_succeed) == (Verdict.WRONG, False)


def test_a_session_from_a_token_follows_template_and_environment(house) -> None:
    assert outcomes(house, "package", SIGN_ON)[SIGN_ON].would_succeed
    UserTemplate.objects.update(allows_sign_on=False)
    refused = outcomes(house, "package", SIGN_ON)[SIGN_ON]
    assert (refused.would_succeed, "API integration" in refused.words) == (False, True)
    UserTemplate.objects.update(allows_sign_on=True)
    Environment.objects.update(requires_second_factor=True)
    refused = outcomes(house, "package", SIGN_ON)[SIGN_ON]
    assert (refused.would_succeed, "second factor" in refused.words) == (False, True)


def test_what_takes_a_password_is_not_looked_at(house) -> None:
    [outcome] = outcomes(house, "package", "SingleSignOn.GetToken").values()
    assert (outcome.verdict, outcome.would_succeed) == (Verdict.NOT_LOOKED_AT, False)


def test_a_business_environment_gets_no_second_debtor(business) -> None:
    [outcome] = outcomes(business, "client", "DebtorService.Debtor_Insert").values()
    assert (outcome.would_succeed, "Business product" in outcome.words) == (False, True)


def test_reports_and_lists_are_counted_over_all_that_they_give(house) -> None:
    report, debtors = "ReportService.Reports_Accountant_EmployeeContracts", "DebtorService.List_GetAll"
    by_debtor = "CompanyService.List_GetByDebtor"
    found = outcomes(house, "package", report, debtors, by_debtor)
    assert found[report].reached.counts == {"debtors": 2, "companies": 3, "employees": 4}
    assert found[debtors].reached.counts == {"debtors": 2}
    assert found[by_debtor].reached.counts == {"debtors": 2, "companies": 3}
