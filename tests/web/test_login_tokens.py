"""The token of a login as administrators look after it, at both levels of both products."""

import re
from html import unescape

import pytest
from django.test import Client

from loonpoort.access import actions
from loonpoort.access.authentication import find_token
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login, LoginStatus, TemplateDashlet
from tests import trail
from tests.cast import PASSWORD, fresh, login

PARTS = ["", "show/", "settings/", "rotate/", "end-old/", "compare/", "revoke/", "handover/"]
CARE = {"": 200, "show/": 302, "settings/": 200, "rotate/": 200, "handover/": 302}
"""Pages for whoever has the token in hand, and how they answer a GET."""


def address(of: Login, part: str = "") -> str:
    return f"/logins/{of.pk}/token/{part}"


def text(answer) -> str:
    return unescape(answer.content.decode())


def tokens_in(answer) -> set[str]:
    return set(re.findall(r"lp_[0-9A-Za-z]{48}", answer.content.decode()))


def link_in(answer) -> str:
    (link,) = re.findall(r'value="http://testserver(/handover/[0-9A-Za-z]{40}/)"', answer.content.decode())
    return link


@pytest.fixture
def client_login(house) -> Login:
    """A client login without a token."""
    actions.revoke_token(Call(house.administrator), house.client)
    return house.client


def give(of: Login, dashlet: Dashlet, right: DashletRight) -> None:
    TemplateDashlet.objects.update_or_create(
        user_template=of.user_template, dashlet=dashlet, defaults={"right": right}
    )


def test_an_administrator_makes_a_token_and_sees_it_once(client_login, administrator) -> None:
    page = text(administrator.get(address(client_login)))
    assert "Make token and show it" in page
    answer = administrator.post(address(client_login), {"name": "Rooster"})
    (token,) = tokens_in(answer)
    assert answer["Cache-Control"] == "no-store"
    assert find_token(client_login.email, token)
    page = text(administrator.get(address(client_login)))
    assert token not in page
    assert f"{token[:13]}••••" in page
    assert "Rooster" in page


def test_a_token_made_by_link_is_not_shown_to_the_administrator(client_login, administrator, client) -> None:
    answer = administrator.post(address(client_login), {"by_link": "1"})
    assert tokens_in(answer) == set()
    shown = client.post(link_in(answer))
    assert find_token(client_login.email, tokens_in(shown).pop())
    assert "token shown" in text(administrator.get(address(client_login)))


def test_the_token_is_shown_again_for_the_administrators_password(house, administrator) -> None:
    answer = administrator.post(address(house.client, "show/"), {"password": "wrong"})
    assert "This is not the password of this login." in text(answer)
    assert tokens_in(answer) == set()
    answer = administrator.post(address(house.client, "show/"), {"password": PASSWORD})
    assert tokens_in(answer) == {house.client_token}
    assert (trail.last().event, trail.last().actor_name) == ("token.shown", house.administrator.email)


def test_a_link_to_the_token_there_is_asks_for_the_password(house, administrator, client) -> None:
    answer = administrator.post(address(house.client, "handover/"), {"password": ""})
    assert 'href="#id_link_password"' in text(answer)
    answer = administrator.post(address(house.client, "handover/"), {"password": PASSWORD})
    assert tokens_in(client.post(link_in(answer))) == {house.client_token}


def test_a_show_once_environment_offers_no_showing_and_no_link_afterwards(
    client_login, administrator
) -> None:
    environment = client_login.environment
    environment.is_show_once = True
    environment.save()
    administrator.post(address(client_login), {"by_link": "1"})
    page = text(administrator.get(address(client_login)))
    assert "No copy of this token is kept. If it is lost, rotate it" in page
    assert "Show token" not in page
    assert "Make link" not in page


def test_rotating_revoking_and_changing_work_as_for_an_owner(house, administrator) -> None:
    administrator.post(address(house.client, "settings/"), {"name": "Rooster", "networks": "10.0.0.0/8"})
    answer = administrator.post(address(house.client, "rotate/"), {"overlap": "1"})
    (token,) = tokens_in(answer)
    assert "or until the new one is first used" in text(answer)
    assert house.client.tokens.get(retires_at=None).name == "Rooster"
    administrator.post(address(house.client, "end-old/"))
    assert find_token(house.client.email, house.client_token) is None
    assert find_token(house.client.email, token, "10.1.2.3")
    administrator.post(address(house.client, "revoke/"))
    assert find_token(house.client.email, token, "10.1.2.3") is None


def test_the_token_of_a_master_accountant_can_only_be_revoked(house, administrator) -> None:
    page = text(administrator.get(address(house.package)))
    assert "Only its owner makes and sees it" in page
    assert "Rotate token" not in page
    for part in CARE.keys() - {""}:
        for method in (administrator.get, administrator.post):
            assert method(address(house.package, part), {"password": PASSWORD}).status_code == 403
    assert administrator.post(address(house.package, "revoke/")).status_code == 302
    assert administrator.post(address(house.package)).status_code == 403
    assert actions.live_token(house.package) is None


def test_a_business_administrator_looks_after_tokens_of_both_levels(business, sign_in) -> None:
    administrator = sign_in(business.administrator)
    for of, token in ((business.package, business.package_token), (business.client, business.client_token)):
        answer = administrator.post(address(of, "show/"), {"password": PASSWORD})
        assert tokens_in(answer) == {token}


@pytest.mark.parametrize("status", [LoginStatus.INACTIVE, LoginStatus.DEACTIVATED])
def test_a_login_that_is_not_active_gets_no_token(status, client_login, administrator) -> None:
    Login.objects.filter(pk=client_login.pk).update(status=status)
    page = text(administrator.get(address(client_login)))
    assert "A token needs an active login" in page
    assert "Make token" not in page
    assert "A token needs an active login." in text(administrator.post(address(client_login)))
    assert actions.live_token(client_login) is None


@pytest.mark.parametrize("part", PARTS)
def test_who_may_only_read_sees_the_state_and_changes_nothing(part, house, sign_in) -> None:
    for dashlet in (Dashlet.LOGINS, Dashlet.CLIENT_LOGINS):
        give(house.administrator, dashlet, DashletRight.READ)
    reader = sign_in(house.administrator)
    before = trail.events()
    answer = reader.get(address(house.client, part))
    assert answer.status_code == (200 if part == "" else 403)
    answer = reader.post(address(house.client, part), {"password": PASSWORD, "overlap": "1", "name": "x"})
    assert answer.status_code == 403
    assert trail.events() == before
    assert "Never used" in text(reader.get(address(house.client)))


@pytest.mark.parametrize("part", PARTS)
def test_who_has_no_right_on_logins_is_refused_known_and_unknown_alike(part, house, package) -> None:
    before = trail.events()
    for login_id in (house.client.pk, house.administrator.pk, house.package.pk, 999_999):
        for method in (package.get, package.post):
            assert method(f"/logins/{login_id}/token/{part}").status_code == 403
    assert trail.events() == before


@pytest.mark.parametrize("part", PARTS)
def test_logins_of_another_environment_are_as_unknown_as_those_that_do_not_exist(
    part, stranger, administrator
) -> None:
    before = trail.events()
    answers = [
        method(f"/logins/{login_id}/token/{part}", {"password": PASSWORD})
        for login_id in (stranger.client.pk, stranger.package.pk, 999_999)
        for method in (administrator.get, administrator.post)
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert trail.events() == before


def test_logins_of_a_debtor_out_of_reach_are_unknown_too(house, sign_in) -> None:
    keeper = login(
        house.environment,
        "API integration",
        "keeper@kantoor.example",
        FilterKind.TAGS,
        tag_ids=[house.tags["Demo"].pk],
    )
    give(keeper, Dashlet.CLIENT_LOGINS, DashletRight.WRITE)
    browser = sign_in(fresh(keeper))
    for method in (browser.get, browser.post):
        assert method(address(house.client)).status_code == 404
        assert method(address(house.package)).status_code == 404  # at a level that it does not see
    assert find_token(house.client.email, house.client_token)


def test_who_has_less_than_a_login_may_revoke_but_not_see_its_token(house, sign_in) -> None:
    keeper = login(
        house.environment,
        "API integration",
        "keeper@kantoor.example",
        FilterKind.TAGS,
        tag_ids=[house.tags["Clients"].pk],
    )
    give(keeper, Dashlet.CLIENT_LOGINS, DashletRight.WRITE)
    give(house.client, Dashlet.DEBTORS, DashletRight.READ)
    browser = sign_in(fresh(keeper))
    assert "This login has rights that you have not" in text(browser.get(address(house.client)))
    for part in CARE.keys() - {""}:
        assert browser.post(address(house.client, part), {"password": PASSWORD}).status_code == 403
    assert browser.post(address(house.client, "revoke/")).status_code == 302
    assert browser.post(address(house.client)).status_code == 403


@pytest.mark.parametrize("part", PARTS)
def test_strangers_and_forms_of_other_sites_reach_nothing(part, house, client) -> None:
    assert client.get(address(house.client, part)).status_code == 302
    assert client.post(address(house.client, part)).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(address(house.client, part), {"password": PASSWORD}).status_code == 403


def test_the_page_of_a_login_leads_to_its_token(house, administrator) -> None:
    page = text(administrator.get(f"/settings/users/logins/{house.package.pk}/"))
    assert f'href="{address(house.package)}"' in page
    assert f'href="{address(house.package, "revoke/")}"' in page
