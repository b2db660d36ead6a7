"""Refusals explain themselves to the owner, and to nobody more than they may know."""

import datetime

import pytest
from django.utils import timezone

from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import ClosedOperation, Login, LoginStatus, LoginStop, LoginTag, Token, TokenEnd
from loonpoort.access.usage import reports
from loonpoort.access.usage.rows import add_up
from loonpoort.connect.connection_warnings import Mend
from loonpoort.connect.refusals import Explanation, explain, explain_all
from tests.cast import fresh, login

READ = "EmployeeService.PersonalInfo_GetCurrent"


def row(outcome: str, operation: str = READ, **ids: int) -> dict[str, object]:
    about = {"token_id": 0, "debtor_id": 0, "company_id": 0, "employee_id": 0, **ids}
    return {"outcome": outcome, "operation": operation, **about}


def told(viewer: Login, of: Login, *arguments: str, **ids: int) -> Explanation:
    return explain(Call(viewer), fresh(of), row(*arguments, **ids))


@pytest.fixture
def office(house) -> Login:
    """Looks at logins from behind a filter of its own: the debtors tagged Office."""
    tag = house.tags["Office"].pk
    return login(
        house.environment, "API integration", "office@kantoor.example", FilterKind.TAGS, tag_ids=[tag]
    )


def test_a_closed_operation_is_named_with_the_template_that_closes_it(house) -> None:
    template = house.package.user_template
    ClosedOperation.objects.create(user_template=template, operation=READ)
    found = told(house.administrator, house.package, "1002")
    assert found == Explanation(
        "PersonalInfo_GetCurrent is off in user template “API integration”.", Mend.TEMPLATE
    )
    template.closed_operations.all().delete()
    found = told(house.administrator, house.package, "1002")
    assert found.words.startswith("PersonalInfo_GetCurrent was off; it is on now")
    assert found.mend is None


def test_a_company_outside_the_filter_is_named_with_the_filter(house) -> None:
    greenhouse = house.companies["greenhouse"].pk
    found = told(house.administrator, house.package, "2004", company_id=greenhouse)
    assert found == Explanation(f"Company {greenhouse} (greenhouse) lies outside tag Clients.", Mend.LOGIN)


def test_a_debtor_and_an_employee_are_named_alike(house) -> None:
    florist, floor = house.debtors["florist"].pk, house.employees["floor"].pk
    administrator, package = house.administrator, house.package
    found = told(administrator, package, "2009", debtor_id=florist)
    assert found.words == f"Debtor {florist} (florist) lies outside tag Clients."
    found = told(administrator, package, "2003", employee_id=floor)
    assert found.words == f"Employee {floor} (105 floor) lies outside tag Clients."
    mill = house.companies["mill"].pk
    found = told(administrator, house.client, "2004", company_id=mill)
    assert found.words == f"Company {mill} (mill) lies outside the filter on company shop."


def test_what_the_viewer_does_not_reach_has_no_name_and_no_id(house, office) -> None:
    greenhouse, floor = house.companies["greenhouse"], house.employees["floor"]
    found = [
        told(office, house.package, "2004", company_id=greenhouse.pk),
        told(office, house.package, "2003", employee_id=floor.pk),
        told(office, house.package, "2009", debtor_id=house.debtors["florist"].pk),
    ]
    assert [each.words for each in found] == [
        "A company that you do not reach lies outside the filter.",
        "An employee whom you do not reach lies outside the filter.",
        "A debtor that you do not reach lies outside the filter.",
    ]


def test_another_environments_id_is_as_one_that_does_not_exist(house, stranger) -> None:
    foreign = told(house.administrator, house.package, "2004", company_id=stranger.companies["shop"].pk)
    nothing = told(house.administrator, house.package, "2004", company_id=10**9)
    assert foreign == nothing
    assert foreign.words.startswith("There is no company with this id.")
    assert stranger.companies["shop"].name not in foreign.words
    employee = told(house.administrator, house.package, "2003", employee_id=stranger.employees["bram"].pk)
    assert employee.words.startswith("There is no employee with this id.")
    debtor = told(house.administrator, house.package, "2009", debtor_id=stranger.debtors["bakery"].pk)
    assert debtor.words.startswith("There is no debtor with this id.")


def test_what_was_mended_since_says_so(house) -> None:
    greenhouse = house.companies["greenhouse"].pk
    LoginTag.objects.create(login=house.package, tag=house.tags["Demo"])
    found = told(house.administrator, house.package, "2004", company_id=greenhouse)
    assert found.words == f"Company {greenhouse} (greenhouse) lay outside the filter then; it is reached now."
    assert found.mend is None


def test_a_filter_that_names_nothing_says_so(house) -> None:
    LoginTag.objects.filter(login=house.package).delete()
    found = told(house.administrator, house.package, "2004", company_id=house.companies["shop"].pk)
    assert found.words.endswith("lies outside the filter, which names no tag.")


def test_a_debtor_that_stopped_the_connection_is_told_of(house) -> None:
    shop = house.companies["shop"].pk
    LoginStop.objects.create(login=house.package, debtor=house.debtors["bakery"], stopped_by="x@y.example")
    Login.objects.filter(pk=house.package.pk).update(is_stopped_somewhere=True)
    found = told(house.administrator, house.package, "2004", company_id=shop)
    assert found.words == f"Company {shop} (shop) belongs to a debtor that has stopped this connection."


@pytest.mark.parametrize(
    ("outcome", "values", "words"),
    [
        (
            "revoked",
            {"revoked_at": 1, "end": TokenEnd.REVOKED},
            "The token was revoked on 30 Jun 2026 14:00.",
        ),
        (
            "replaced",
            {"revoked_at": 1, "end": TokenEnd.REPLACED},
            "The token was replaced on 30 Jun 2026 14:00; the package still has the old one.",
        ),
        ("replaced", {"retires_at": 1}, "The token was replaced on 30 Jun 2026 14:00; the package"),
        ("expired", {"expires_at": 1}, "The token's last day was 30 Jun 2026."),
        ("network", {"networks": ["192.0.2.0/24"]}, "may be used from 192.0.2.0/24 only"),
        ("network", {}, "The token was bound to networks then; it is not now."),
        ("domain", {}, "The domain that was sent is not “kantoor”"),
        ("username", {}, "The username that was sent is not “package@kantoor.example”"),
        ("secret", {}, "What was sent is not the whole token"),
        ("inactive", {}, "The login was not active then; it is now."),
    ],
)
def test_why_a_token_was_not_let_in(outcome, values, words, house, clock) -> None:
    token = Token.objects.get(login=house.package)
    a_day_ago = timezone.now() - datetime.timedelta(days=1)
    values = {name: a_day_ago if value == 1 else value for name, value in values.items()}
    Token.objects.filter(pk=token.pk).update(**values)
    assert words in told(house.administrator, house.package, f"1001 {outcome}", token_id=token.pk).words


def test_a_login_that_is_not_active_is_mended_on_its_page(house) -> None:
    Login.objects.filter(pk=house.package.pk).update(status=LoginStatus.DEACTIVATED)
    found = told(house.administrator, house.package, "1001 inactive")
    assert found == Explanation("The login is not active: it is deactivated.", Mend.LOGIN)


def test_a_token_that_is_gone_has_no_words_of_its_own(house) -> None:
    assert told(house.administrator, house.package, "1001 revoked", token_id=10**9).words == ""


def test_the_number_of_questions_does_not_grow_with_the_rows(house, django_assert_max_num_queries) -> None:
    greenhouse = house.companies["greenhouse"].pk
    codes = [("2004", "company_id"), ("2003", "employee_id"), ("2009", "debtor_id"), ("1002", "token_id")]
    rows = [
        row(code, **{column: number})
        for code, column in codes
        for number in range(greenhouse, greenhouse + 30)
    ]
    package = fresh(house.package)
    with django_assert_max_num_queries(20):
        assert len(explain_all(Call(house.administrator), package, rows)) == len(rows)


def test_refusals_are_apart_by_whom_they_were_about(house) -> None:
    minute = int(timezone.now().timestamp()) // 60
    for company_id in (0, 7, 8):
        add_up([
            (house.package.pk, minute, 1, READ, "2004", 0, company_id, 0, house.environment.pk, 2, 0)
        ])  # fmt: skip
    usage = reports.usage_of(house.package)
    assert [(each["company_id"], each["refused"]) for each in reports.refusals(usage)] == [
        (0, 2),
        (7, 2),
        (8, 2),
    ]
    assert list(reports.by_company(usage)) == []
