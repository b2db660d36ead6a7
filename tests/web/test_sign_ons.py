"""Single sign-on in the browser, and the weak session of a token."""

import datetime

from django.test import Client

from loonpoort.access import actions, sign_ons
from loonpoort.access.calls import Call
from tests import trail
from tests.cast import PASSWORD, fresh
from tests.web.conftest import sign_on_address


def test_a_sign_on_with_a_password_opens_a_full_session(house, client) -> None:
    answer = client.get(sign_on_address(sign_ons.with_password(house.administrator.email, PASSWORD)))
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert client.get("/settings/").status_code == 200


def test_a_used_unknown_or_late_sign_on_gets_a_page_with_a_way_on(house, client, clock) -> None:
    used = sign_ons.with_password(house.administrator.email, PASSWORD)
    Client().get(sign_on_address(used))
    late = sign_ons.with_password(house.administrator.email, PASSWORD)
    clock(datetime.timedelta(seconds=31))
    for secret in (used, late, "unknown", "", "\0"):
        answer = client.get(sign_on_address(secret))
        assert answer.status_code == 410
        assert answer["Referrer-Policy"] == "no-referrer"
        assert b"This sign-on no longer works" in answer.content
    assert "_auth_user_id" not in client.session


def test_only_a_get_uses_a_sign_on_up(house, client) -> None:
    address = sign_on_address(sign_ons.with_password(house.administrator.email, PASSWORD))
    assert client.head(address).status_code == 405
    assert client.get(address).status_code == 302


def test_a_weak_session_sees_data_and_is_told_what_it_may_not(house, weak) -> None:
    page = weak.get("/").content.decode()
    assert "bakery" in page
    assert "Settings and User profile are closed" in page
    assert 'href="/profile/"' not in page
    assert (trail.last().event, trail.last().actor_kind) == ("login.signed_in", "token")


def test_a_weak_session_is_not_made_strong_by_its_own_language(house, weak) -> None:
    weak.post("/language/", {"language": "nl", "next": "/"})
    assert "Debiteuren" in weak.get("/").content.decode()
    assert fresh(house.package).language == "en"


def test_a_weak_session_becomes_a_full_one_with_the_password(house, weak) -> None:
    assert weak.get("/sign-in/").status_code == 200
    weak.post("/sign-in/", {"email": house.package.email, "password": PASSWORD})
    assert weak.get("/profile/").status_code == 200


def test_a_full_session_becomes_weak_with_a_sign_on_from_a_token(house, package) -> None:
    package.get(sign_on_address(sign_ons.with_token(house.package.email, house.package_token)))
    assert package.get("/profile/").status_code == 403


def test_a_weak_session_ends_when_the_token_is_revoked(house, weak) -> None:
    actions.revoke_token(Call(house.administrator), house.package)
    assert weak.get("/")["Location"].startswith("/sign-in/")


def test_a_weak_session_ends_when_the_login_is_deactivated(house, weak) -> None:
    actions.deactivate_login(Call(house.administrator), house.package)
    assert weak.get("/")["Location"].startswith("/sign-in/")
