"""User profile and its tab API Token."""

import datetime
import re
from html import unescape

import pytest
from django.utils import timezone

from loonpoort.access import actions, secrets
from loonpoort.access.authentication import find_token
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Session
from loonpoort.web.words import moment
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


def text(answer) -> str:
    return unescape(answer.content.decode())


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


def test_a_token_is_activated_with_a_name_a_last_day_and_networks(owner) -> None:
    answer = owner.post(TAB, {"name": "Planning", "last_day": "2099-01-01", "networks": "10.0.0.0/8"})
    assert "Choose a day within the next ten years." in text(answer)
    assert tokens_in(answer) == set()
    day = timezone.localdate() + datetime.timedelta(days=90)
    answer = owner.post(
        TAB, {"name": "Planning", "last_day": day.isoformat(), "networks": "10.1.2.3/8,\n2001:db8::/32"}
    )
    assert tokens_in(answer)
    page = text(answer)
    assert "10.0.0.0/8, 2001:db8::/32" in page
    assert "90 more days" in page
    assert "<bdi>Planning</bdi>" in page


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"last_day": "2020-01-01"}, "Choose today or a later day."),
        ({"last_day": "31-12-2030"}, "Enter a valid date."),
        ({"last_day": "9999-12-31"}, "Choose a day within the next ten years."),
        ({"networks": "10.0.0.0/8 nowhere"}, "“nowhere” is not a network."),
        ({"networks": "<script>"}, "“<script>” is not a network."),
        ({"name": "x" * 81}, "Ensure this value has at most 80 characters"),
        ({"name": "in\u202evoice"}, "This has unseen characters in it"),
    ],
)
def test_a_token_is_not_changed_into_what_cannot_be(sent, told, package, house) -> None:
    answer = package.post(f"{TAB}settings/", sent)
    assert told in text(answer)
    assert "<script>" not in answer.content.decode()
    token = house.package.tokens.get()
    assert (token.name, token.expires_at, token.networks) == ("", None, [])


def test_changes_of_a_token_are_saved_and_its_form_holds_them(package, house) -> None:
    day = (timezone.localdate() + datetime.timedelta(days=3)).isoformat()
    answer = package.post(
        f"{TAB}settings/", {"name": "<b>Plan</b>", "last_day": day, "networks": "::1"}, follow=True
    )
    assert "Saved." in text(answer)
    assert "&lt;b&gt;Plan&lt;/b&gt;" in answer.content.decode()
    page = text(package.get(f"{TAB}settings/"))
    assert f'value="{day}"' in page
    assert "::1/128" in page
    assert "You are at 127.0.0.1 yourself now." in page


def test_what_else_is_sent_is_not_looked_at(package, house) -> None:
    before = house.package.tokens.values().get()
    package.post(
        f"{TAB}settings/",
        {
            "key_id": "x",
            "digest": "x",
            "login": house.client.pk,
            "revoked_at": "",
            "key_number": 9,
            "by_link": 1,
        },
    )
    assert house.package.tokens.values().get() == before


def test_rotation_says_how_long_the_old_token_works(package, house) -> None:
    page = text(package.get(f"{TAB}rotate/"))
    for told in ("1 hour", "1 day", "7 days"):
        assert told in page
    answer = package.post(f"{TAB}rotate/", {"overlap": "168"})
    (token,) = tokens_in(answer)
    assert token != house.package_token
    old = house.package.tokens.get(retires_at__isnull=False)
    until = moment(old.retires_at)
    words = f"The old token works until {until} or until the new one is first used."
    assert words in text(answer)
    assert answer["Cache-Control"] == "no-store"
    assert words in text(package.get(TAB))
    assert tokens_in(package.get(TAB)) == set()
    assert tokens_in(package.post(f"{TAB}show/", {"password": PASSWORD})) == {token}


@pytest.mark.parametrize("overlap", ["", "0", "2", "100000", "x"])
def test_only_the_overlaps_that_are_offered_are_taken(overlap, package, house) -> None:
    answer = package.post(f"{TAB}rotate/", {"overlap": overlap})
    assert tokens_in(answer) == set()
    assert house.package.tokens.count() == 1


def test_an_owner_gets_no_link_instead_of_the_token(package) -> None:
    assert tokens_in(package.post(f"{TAB}rotate/", {"overlap": "1", "by_link": "1"}))


def test_the_old_token_is_ended_after_a_question(package, house) -> None:
    assert package.get(f"{TAB}end-old/")["Location"] == TAB
    package.post(f"{TAB}rotate/", {"overlap": "1"})
    assert "now?" in text(package.get(f"{TAB}end-old/"))
    assert house.package.tokens.filter(revoked_at=None).count() == 2
    package.post(f"{TAB}end-old/")
    assert house.package.tokens.filter(revoked_at=None).count() == 1
    assert find_token(house.package.email, house.package_token) is None


def test_earlier_tokens_are_listed_with_their_end_and_why(package, house) -> None:
    house.package.tokens.update(name="Planning")
    package.post(f"{TAB}revoke/")
    page = text(package.get(TAB))
    assert f"lp_{house.package_token[3:13]}…" in page
    assert "Earlier tokens" in page
    assert "Revoked" in page
    assert "Activate API account" in page


def test_the_last_use_is_told_with_when_and_from_where(package, house) -> None:
    assert "Never used" in text(package.get(TAB))
    house.package.tokens.update(last_used_at=timezone.now(), last_used_from="192.0.2.7")
    assert "from 192.0.2.7" in text(package.get(TAB))


def test_an_expired_token_makes_way_for_a_new_one(package, house) -> None:
    house.package.tokens.update(expires_at=timezone.now())
    page = text(package.get(TAB))
    assert "Past its last day" in page
    assert tokens_in(package.post(TAB))


def test_a_copy_whose_key_is_gone_is_explained_in_words(package, settings) -> None:
    settings.TOKEN_KEYS = {2: b"2" * 32}
    answer = package.post(f"{TAB}show/", {"password": PASSWORD})
    assert answer.status_code == 200
    assert "made with key 1, which is no longer among this installation's token keys" in text(answer)


def test_one_is_told_which_token_a_package_has(package, house, settings) -> None:
    def told(token: str) -> str:
        answer = package.post(f"{TAB}compare/", {"token": token})
        assert token not in answer.content.decode()
        return text(answer)

    assert "This is the token of this login, and it works." in told(f"{house.package_token}")
    assert "it was mistyped or cut off" in told(house.package_token[:-2])
    assert "not one of this login" in told(house.client_token)
    forged = house.package_token[:-6][:-1] + ("x" if house.package_token[44] != "x" else "y")
    assert "not one of this login" in told(forged + secrets._checksum(forged))
    package.post(f"{TAB}rotate/", {"overlap": "1"})
    assert "The old token works until" in told(house.package_token)
    package.post(f"{TAB}end-old/")
    assert "This is an earlier token of this login. It ended" in told(house.package_token)


@pytest.mark.parametrize("part", ["settings/", "rotate/", "end-old/", "compare/"])
def test_the_newer_pages_are_closed_to_a_kind_without_the_tab(part, house, sign_in) -> None:
    browser = sign_in(house.client)
    for method in (browser.get, browser.post):
        assert method(TAB + part, {"overlap": "1", "name": "x"}).status_code == 403
    assert house.client.tokens.get().name == ""
