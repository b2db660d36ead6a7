"""The overview of connections in a browser, and the rights that are closed and opened again there."""

import datetime
import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import ClosedOperation, Login, TemplateDashlet, Token, UserTemplate
from loonpoort.access.usage.rows import add_up
from loonpoort.connect.models import Connection, ConnectionOperation, Tightening
from loonpoort.connect.rights import governed_operations, unused_operations
from loonpoort.web.views import connections as view
from tests.cast import House, fresh, login, token_of

LIST, READ = "EmployeeService.List_GetByCompany", "EmployeeService.PersonalInfo_GetCurrent"
WRITE = "EmployeeService.PersonalInfo_UpdateCurrent"
OVERVIEW = "/settings/connections/"


def called(
    of: Login,
    operation: str = LIST,
    outcome: str = "ok",
    *,
    days_ago: float = 0,
    company: int = 0,
    calls: int = 1,
) -> None:
    minute = int((timezone.now() - datetime.timedelta(days=days_ago)).timestamp()) // 60
    add_up([(of.pk, minute, 1, operation, outcome, 0, company, 0, of.environment_id, calls, 1)])


def page_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def one(of: Login, page: str = "") -> str:
    return f"{OVERVIEW}{of.pk}/{page}"


def closed_in(house: House) -> set[str]:
    return set(house.package.user_template.closed_operations.values_list("operation", flat=True))


@pytest.fixture(autouse=True)
def noon(clock) -> None:
    """Nothing here happens around midnight."""


@pytest.fixture
def reader(house, sign_in) -> Client:
    """May see connections, and nothing else."""
    template = UserTemplate.objects.create(
        environment=house.environment, name="Reader", kind="master_accountant"
    )
    TemplateDashlet.objects.create(
        user_template=template, dashlet=Dashlet.CONNECTIONS, right=DashletRight.READ
    )
    return sign_in(login(house.environment, "Reader", "reader@kantoor.example", FilterKind.ALL))


def test_the_overview_tells_of_each_connection(house, administrator) -> None:
    made = Connection.objects.create(login=house.package, name="Shiftbase", package="shiftbase")
    ConnectionOperation.objects.create(connection=made, operation=READ)
    Token.objects.filter(login=house.package).update(
        last_used_at=timezone.now(), expires_at=timezone.now() + datetime.timedelta(days=10)
    )
    called(house.package, outcome="2004", calls=1234)
    page = page_of(administrator, OVERVIEW)
    assert "2 connections" in page
    row = page[page.index("Shiftbase") : page.index("</tr>", page.index("Shiftbase"))]
    assert house.package.email in row
    assert "Its token works until 11 Jul 2026." in row
    assert "And 1 more." in row
    assert "1,234" in row
    assert f">{len(governed_operations()) - 1}<" in row
    assert f'href="{one(house.package)}"' in page


def test_the_overview_is_searched_and_comes_in_pages(house, administrator, monkeypatch) -> None:
    page = page_of(administrator, f"{OVERVIEW}?q=client@")
    assert house.client.email in page
    assert house.package.email not in page
    assert "No connection that you may see answers to this." in page_of(administrator, f"{OVERVIEW}?q=zz%00")
    monkeypatch.setattr(view, "PAGE_LENGTH", 1)
    page = page_of(administrator, f"{OVERVIEW}?q=kantoor")
    assert "Page 1 of 2" in page
    assert 'href="?q=kantoor&page=2"' in page


def test_one_connection_tells_what_is_wrong_and_what_it_called(house, administrator) -> None:
    made = Connection.objects.create(login=house.package, name="Shiftbase", package="")
    ConnectionOperation.objects.create(connection=made, operation=READ)
    ClosedOperation.objects.create(user_template=house.package.user_template, operation=READ)
    greenhouse = house.companies["greenhouse"].pk
    called(house.package, calls=77, days_ago=3)
    called(house.package, READ, "1002")
    called(house.package, outcome="2004", company=greenhouse)
    page = page_of(administrator, one(house.package))
    assert "<h1><bdi>Shiftbase</bdi></h1>" in page
    assert "1 operation that the package calls is off in user template “API integration”" in page
    assert "PersonalInfo_GetCurrent is off in user template “API integration”." in page
    assert f"Company {greenhouse} (greenhouse) lies outside tag Clients." in page
    template = f"/settings/users/user-templates/{house.package.user_template_id}/"
    assert f'<a href="{template}">To the user template</a>' in page
    assert ">78<" in page
    never = len(governed_operations()) - 2
    assert f"{never} open operations were not called since" in page


def test_a_token_of_long_ago_counts_from_what_is_kept(house, administrator, settings) -> None:
    Token.objects.filter(login=house.package).update(created_at=timezone.now() - datetime.timedelta(days=999))
    assert f"were not called in {settings.USAGE_MONTHS} months." in page_of(administrator, one(house.package))


def test_the_pages_are_for_those_with_the_right_at_master_level(
    house, stranger, administrator, package, sign_in, reader
) -> None:
    assert reader.get(OVERVIEW).status_code == 200
    assert reader.get(one(house.package)).status_code == 200
    assert reader.get("/settings/").status_code == 200
    assert reader.get(one(house.package, "tighten/")).status_code == 403
    assert package.get(OVERVIEW).status_code == 403
    assert package.get(one(house.package)).status_code == 403
    TemplateDashlet.objects.create(
        user_template=house.client.user_template, dashlet=Dashlet.CONNECTIONS, right=DashletRight.WRITE
    )
    assert sign_in(fresh(house.client)).get(OVERVIEW).status_code == 403
    assert administrator.get(one(stranger.package)).status_code == 404
    assert administrator.get(one(house.administrator)).status_code == 404
    assert administrator.get(f"{OVERVIEW}999999/").status_code == 404
    assert administrator.post(OVERVIEW).status_code == 405


def test_a_reader_is_sent_nowhere_it_may_not_go(house, reader) -> None:
    called(house.package, outcome="1002")
    page = page_of(reader, one(house.package))
    assert "To the login" not in page
    assert "To the usage" not in page
    assert f'href="/logins/{house.package.pk}/usage/"' not in page
    assert "Close what was never used" not in page


def test_a_token_s_session_sees_no_connections(house, weak) -> None:
    TemplateDashlet.objects.create(
        user_template=house.package.user_template, dashlet=Dashlet.CONNECTIONS, right=DashletRight.WRITE
    )
    assert weak.post(one(house.package, "tighten/"), {"operation": READ}).status_code == 403
    assert closed_in(house) == set()


def test_unused_rights_are_closed_and_taken_back(house, administrator) -> None:
    called(house.package, days_ago=60)
    page = page_of(administrator, one(house.package, "tighten/"))
    boxes = re.findall(r'name="operation" value="([^"]+)" checked', page)
    assert set(boxes) == unused_operations(house.package.user_template)
    assert "Logins with this user template" not in page
    called(house.package, READ)
    answer = administrator.post(one(house.package, "tighten/"), {"operation": boxes}, follow=True)
    assert answer.redirect_chain == [(one(house.package), 302)]
    page = " ".join(unescape(answer.content.decode()).split())
    assert f"{len(boxes) - 1} operations are closed in user template “API integration”." in page
    assert f"Called or closed in the meantime, so left as it was: {READ}." in page
    assert closed_in(house) == set(boxes) - {READ}
    made = Tightening.objects.get()
    address = one(house.package, f"loosen/{made.pk}/")
    assert f'href="{address}"' in page
    assert WRITE in page_of(administrator, address)
    answer = administrator.post(address, follow=True)
    assert f"{len(boxes) - 1} operations are open again." in answer.content.decode()
    assert closed_in(house) == set()
    assert "taken back on" in answer.content.decode()
    answer = administrator.post(address, follow=True)
    assert "has taken this back already." in answer.content.decode()


def test_other_logins_of_the_template_are_named(house, administrator) -> None:
    other = login(house.environment, "API integration", "other@kantoor.example", FilterKind.ALL)
    called(other, READ, days_ago=60)
    page = page_of(administrator, one(house.package, "tighten/"))
    assert "The operations are closed to all of them:" in page
    assert other.email in page
    assert f'value="{READ}"' not in page


def test_too_short_a_time_is_asked_about_and_the_choice_is_kept(house, administrator) -> None:
    called(house.package, days_ago=3)
    assert "Calls are known since 28 Jun 2026 only" in page_of(administrator, one(house.package, "tighten/"))
    answer = administrator.post(one(house.package, "tighten/"), {"operation": [READ]})
    page = unescape(answer.content.decode())
    assert 'role="alert"' in page
    assert closed_in(house) == set()
    assert re.findall(r'name="operation" value="([^"]+)" checked', page) == [READ]
    administrator.post(one(house.package, "tighten/"), {"operation": [READ], "sure": "1"})
    assert closed_in(house) == {READ}


@pytest.mark.parametrize("text", ["", "x", "-1", "999", "9" * 30])
def test_a_tightening_that_cannot_be_is_not_found(text, house, administrator) -> None:
    assert administrator.get(one(house.package, f"loosen/{text}/")).status_code == 404
    assert administrator.post(one(house.package, f"loosen/{text}/")).status_code == 404


def test_a_tightening_of_another_template_is_not_found(house, administrator) -> None:
    made = Tightening.objects.create(user_template=house.client.user_template, made_by="x", revision=2)
    assert administrator.get(one(house.package, f"loosen/{made.pk}/")).status_code == 404


def test_settings_lead_to_the_connections(house, administrator, package) -> None:
    page = page_of(administrator, "/settings/")
    assert f'href="{OVERVIEW}"' in page
    assert "2 connections" in page


def test_the_login_s_page_tells_the_latest_three_refusals(house, administrator) -> None:
    ClosedOperation.objects.create(user_template=house.package.user_template, operation=READ)
    for days_ago, operation in enumerate([READ, WRITE, LIST, "EmployeeService.Absence_GetList"]):
        called(house.package, operation, "1002", days_ago=days_ago)
    page = page_of(administrator, f"/settings/users/logins/{house.package.pk}/")
    assert "PersonalInfo_GetCurrent is off in user template “API integration”." in page
    assert "Absence_GetList" not in page
    assert f'href="/logins/{house.package.pk}/usage/">All that was refused' in page


def test_a_login_that_was_never_refused_has_no_list_of_refusals(house, administrator) -> None:
    called(house.package)
    assert "Refused lately" not in page_of(administrator, f"/settings/users/logins/{house.package.pk}/")


def test_the_pages_need_no_script_and_no_style_of_their_own(house, administrator) -> None:
    called(house.package, outcome="1002")
    for address in (OVERVIEW, one(house.package), one(house.package, "tighten/")):
        page = administrator.get(address).content.decode()
        assert "style=" not in page
        assert "<style" not in page
        assert page.count("<script") == 1


def test_the_pages_speak_dutch_without_an_error(house, administrator) -> None:
    Login.objects.filter(pk=house.administrator.pk).update(language="nl")
    called(house.package, outcome="2004", company=house.companies["greenhouse"].pk)
    token_of(house.administrator)
    for address in (OVERVIEW, one(house.package), one(house.package, "tighten/")):
        assert administrator.get(address, headers={"accept-language": "nl"}).status_code == 200
