"""A debtor's own people stop a connection: its tokens reach that debtor no more, by any road."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from loonpoort.access import actions, report_tasks
from loonpoort.access.actions import issue_token
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import Login, LoginStop, ReportTask, TemplateDashlet, Token
from loonpoort.audit.models import Entry
from loonpoort.audit.records import SYSTEM
from loonpoort.outbox.models import Mail
from tests.api.client import call, key_of
from tests.api.json_client import call_json
from tests.cast import House, fresh


def give(house: House, right: DashletRight = DashletRight.WRITE) -> Call:
    """The call of the bakery's own login, with a right on Connections."""
    TemplateDashlet.objects.update_or_create(
        user_template=house.client.user_template, dashlet=Dashlet.CONNECTIONS, defaults={"right": right}
    )
    return Call(fresh(house.client))


def debtors(house: House) -> set[str]:
    found = call("DebtorService.List_GetAll", key_of(house), {}).value or ()
    return {dict(row)["Name"] for _, row in found}


@pytest.fixture
def stopped(house: House) -> House:
    actions.stop_at_debtor(give(house), house.package, house.debtors["bakery"])
    return house


def test_a_stopped_login_reaches_everything_but_that_debtor(house: House) -> None:
    before = debtors(house)
    actions.stop_at_debtor(give(house), house.package, house.debtors["bakery"])
    assert debtors(house) == before - {house.debtors["bakery"].name}
    shop, bram = house.companies["shop"].pk, house.employees["bram"].pk
    for operation, values, code in (
        ("CompanyService.Company_GetCurrentPeriod", {"CompanyId": shop}, "2004"),
        ("EmployeeService.PersonalInfo_GetCurrent", {"EmployeeId": bram}, "2003"),
        ("CompanyService.List_GetByDebtor", {"DebtorId": house.debtors["bakery"].pk}, "2009"),
    ):
        assert f" {code}: " in call(operation, key_of(house), values).fault[1]
        answer = call_json(operation, key_of(house), values)
        assert answer.status.startswith("4")
        assert code in json.loads(answer.body)["code"].__str__()


def test_the_owner_s_own_session_is_untouched(stopped: House) -> None:
    login = fresh(stopped.package)
    bakery = stopped.debtors["bakery"].pk
    assert Call(login).debtors().filter(pk=bakery).exists()
    assert not Call(login, is_for_program=True).debtors().filter(pk=bakery).exists()
    weak = Call(login, Token.objects.get(login=login))
    assert not weak.debtors().filter(pk=bakery).exists()
    assert not weak.scope.is_whole_environment


def test_a_report_that_a_token_asks_for_passes_the_debtor_by(stopped: House) -> None:
    shop = stopped.companies["shop"].pk
    operation = "ReportService.Reports_Accountant_Company_CompanyWageComponentsPerPeriod_Background"
    answer = call(operation, key_of(stopped), {"CompanyId": shop, "Year": 2026})
    assert "2004: " in answer.fault[1]


def test_a_report_that_was_made_before_is_not_given_any_more(house: House) -> None:
    made = ReportTask.objects.create(
        login=house.package,
        operation="ReportService.Reports_BackgroundTask_Result",
        report="x",
        expires_at="2099-01-01T00:00Z",
        company_ids=[house.companies["shop"].pk],
    )
    token = Token.objects.get(login=house.package)
    assert report_tasks.find(Call(fresh(house.package), token), made.task_id) == made
    actions.stop_at_debtor(give(house), house.package, house.debtors["bakery"])
    with pytest.raises(Exception, match="2020"):
        report_tasks.find(Call(fresh(house.package), token), made.task_id)


def test_it_is_let_through_again(stopped: House) -> None:
    before = debtors(stopped)
    actions.resume_at_debtor(give(stopped), stopped.package, stopped.debtors["bakery"])
    assert debtors(stopped) == before | {stopped.debtors["bakery"].name}
    assert not Login.objects.get(pk=stopped.package.pk).is_stopped_somewhere
    events = Entry.objects.filter(subject_id=stopped.package.pk, event__startswith="connection.")
    assert list(events.order_by("number").values_list("event", flat=True)) == [
        "connection.stopped",
        "connection.resumed",
    ]
    assert Mail.objects.filter(kind="connection.news", recipient=stopped.package.email).count() == 2


def test_stopping_twice_is_stopping_once(stopped: House) -> None:
    actions.stop_at_debtor(give(stopped), stopped.package, stopped.debtors["bakery"])
    assert LoginStop.objects.count() == 1
    assert Mail.objects.filter(kind="connection.news").count() == 1


def test_a_login_of_the_debtor_has_its_token_revoked(house: House) -> None:
    issue_token(SYSTEM, house.client)
    actions.stop_at_debtor(give(house), house.client, house.debtors["bakery"])
    assert not house.client.tokens.filter(revoked_at=None).exists()
    assert not LoginStop.objects.exists()


def test_nobody_stops_without_the_right_or_elsewhere(house: House, stranger: House) -> None:
    bakery, florist = house.debtors["bakery"], house.debtors["florist"]
    weak = Call(fresh(house.package), Token.objects.get(login=house.package))
    for right, by, login, debtor in (
        (DashletRight.READ, None, house.package, bakery),
        (DashletRight.WRITE, None, house.package, florist),
        (DashletRight.WRITE, None, stranger.package, bakery),
        (DashletRight.WRITE, weak, house.package, bakery),
    ):
        caller = by or give(house, right)
        for action in (actions.stop_at_debtor, actions.resume_at_debtor):
            with pytest.raises(PermissionDenied):
                action(caller, login, debtor)
    assert not LoginStop.objects.exists()
