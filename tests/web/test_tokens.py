"""User profile and its tab API Token."""

import re

import pytest
from django.contrib.sessions.models import Session

from loonpoort.access import actions
from loonpoort.access.authentication import find_token
from loonpoort.access.kinds import FilterKind
from tests import trail
from tests.cast import PASSWORD, login

TAB = "/profile/api-token/"


@pytest.fixture
def owner(house, sign_in):
    """A login of the kind that activates its own API account, and has not yet."""
    made = login(
        house.environment,
        "API integration",
        "owner@kantoor.example",
        FilterKind.TAGS,
        tag_ids=[house.tags["Demo"].pk],
    )
    return sign_in(made)


def tokens_in(answer) -> set[str]:
    return set(re.findall(r"lp_[0-9A-Za-z]{48}", answer.content.decode()))


def test_the_profile_tells_what_the_login_is(house, package) -> None:
    page = package.get("/profile/").content.decode()
    for told in (
        house.package.email,
        "Kantoor kantoor",
        "API integration",
        "Master Accountant",
        "Master level",
        "Clients",
    ):
        assert told in page
    assert f'href="{TAB}"' in page


def test_activating_shows_username_token_and_domain_once(owner) -> None:
    assert "Activate API account" in owner.get(TAB).content.decode()
    answer = owner.post(TAB)
    (token,) = tokens_in(answer)
    page = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert 'value="owner@kantoor.example"' in page
    assert 'value="kantoor"' in page
    assert 'href="/soap/v3/"' in page
    assert "/soap/v3/DebtorService.asmx" in page
    assert find_token("owner@kantoor.example", token)
    assert tokens_in(owner.get(TAB)) == set()
    assert f"{token[:13]}••••" in owner.get(TAB).content.decode()


def test_a_token_stays_out_of_sessions_cookies_addresses_and_the_record(owner) -> None:
    answer = owner.post(TAB)
    (token,) = tokens_in(answer)
    kept = [str(session.get_decoded()) for session in Session.objects.all()]
    kept += [str(owner.cookies), str(answer.headers), answer.request["PATH_INFO"], trail.text()]
    assert not any(token in text or token[13:45] in text for text in kept)


def test_activating_again_changes_nothing(owner) -> None:
    owner.post(TAB)
    entries = len(trail.events())
    answer = owner.post(TAB, follow=True)
    assert "Your API account is active already; nothing was changed." in answer.content.decode()
    assert tokens_in(answer) == set()
    assert len(trail.events()) == entries


def test_the_token_is_shown_again_for_the_password(house, package) -> None:
    answer = package.post(f"{TAB}show/", {"password": PASSWORD})
    assert tokens_in(answer) == {house.package_token}
    assert answer["Cache-Control"] == "no-store"
    assert trail.last().event == "token.shown"


@pytest.mark.parametrize(
    ("password", "told"), [("", "This field is required."), ("no", "This is not the password of this login.")]
)
def test_the_token_is_not_shown_without_the_password(password, told, package) -> None:
    entries = trail.events()
    answer = package.post(f"{TAB}show/", {"password": password})
    assert told in answer.content.decode()
    assert tokens_in(answer) == set()
    assert trail.events() == entries


def test_showing_by_address_alone_leads_back_to_the_tab(package) -> None:
    assert package.get(f"{TAB}show/")["Location"] == TAB


def test_a_show_once_environment_explains_itself(house, owner) -> None:
    house.environment.is_show_once = True
    house.environment.save()
    assert "it is not shown again, and no copy of it is kept" in owner.post(TAB).content.decode()
    page = owner.get(TAB).content.decode()
    assert "no copy of it is kept. If it is lost, revoke it" in page
    assert "Show token" not in page
    assert (
        "No copy of this token is kept." in owner.post(f"{TAB}show/", {"password": PASSWORD}).content.decode()
    )


def test_the_owner_revokes_after_a_question_and_can_begin_anew(house, package) -> None:
    assert "Revoke your token?" in package.get(f"{TAB}revoke/").content.decode()
    assert find_token(house.package.email, house.package_token)
    package.post(f"{TAB}revoke/")
    assert find_token(house.package.email, house.package_token) is None
    assert package.get(f"{TAB}revoke/")["Location"] == TAB
    assert tokens_in(package.post(TAB))


@pytest.mark.parametrize("part", ["", "show/", "revoke/"])
def test_a_kind_without_the_tab_is_refused_by_direct_request_too(part, house, sign_in) -> None:
    browser = sign_in(house.client)
    assert TAB not in browser.get("/profile/").content.decode()
    assert browser.get(TAB + part).status_code == 403
    assert browser.post(TAB + part, {"password": PASSWORD}).status_code == 403
    assert actions.live_token(house.client)


def test_a_master_client_of_a_business_environment_has_the_tab(business, sign_in) -> None:
    assert tokens_in(sign_in(business.administrator).post(TAB))
