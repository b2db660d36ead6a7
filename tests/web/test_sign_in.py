"""Signing in, choosing among logins, signing out, and the language."""

import time

import pytest
from django.test import Client

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login
from loonpoort.web.views import sign_in as views
from tests import trail
from tests.cast import PASSWORD, fresh, login

FAILURE = "E-mail address and password do not go together, or the login is not active."


@pytest.fixture
def twin(house, stranger) -> Login:
    """The administrator's address and password in another environment."""
    return login(stranger.environment, "Administrator", house.administrator.email, FilterKind.ALL)


def submit(client: Client, email: str, password: str = PASSWORD, **values: str):
    return client.post("/sign-in/", {"email": email, "password": password, **values})


def test_a_login_signs_in_and_sees_what_it_reaches(house, client) -> None:
    assert submit(client, " Package@Kantoor.example ").headers["Location"] == "/"
    page = client.get("/").content.decode()
    assert "bakery" in page
    assert "garage" in page
    assert "florist" not in page
    assert "package@kantoor.example" in page
    assert "Kantoor kantoor" in page
    assert (trail.last().event, trail.last().actor_kind) == ("login.signed_in", "login")
    assert trail.last().network_address == "127.0.0.1"


def test_signing_in_begins_a_new_session(house, client) -> None:
    client.get("/sign-in/")
    session = client.session
    session["left"] = "from before"
    session.save()
    client.cookies["sessionid"] = session.session_key
    submit(client, house.package.email)
    assert client.session.session_key != session.session_key
    assert "left" not in client.session


@pytest.mark.parametrize("case", ["wrong password", "unknown", "inactive", "deactivated"])
def test_every_failure_gets_the_same_words(case, house, newcomer, client) -> None:
    actions.deactivate_login(Call(house.administrator), house.client)
    email, password = {
        "wrong password": (house.package.email, "not it"),
        "unknown": ("nobody@kantoor.example", PASSWORD),
        "inactive": (newcomer.email, PASSWORD),
        "deactivated": (house.client.email, PASSWORD),
    }[case]
    answer = submit(client, email, password)
    assert FAILURE in answer.content.decode()
    assert f'value="{email}"' in answer.content.decode()
    assert password not in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_empty_fields_are_named_and_linked(client, db) -> None:
    page = submit(client, "", "").content.decode()
    assert '<a href="#id_email">E-mail address: This field is required.</a>' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_password_error"' in page
    assert "<title>Error: Sign in" in page


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("/profile/", "/profile/"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_next_stays_on_this_host(target, place, house, client) -> None:
    assert submit(client, house.package.email, next=target).headers["Location"] == place


def test_several_logins_are_offered_and_one_is_chosen(house, twin, client) -> None:
    assert submit(client, twin.email, next="/profile/").headers["Location"] == "/sign-in/choose/"
    page = client.get("/sign-in/choose/").content.decode()
    assert "Kantoor kantoor" in page
    assert "Kantoor vreemd" in page
    assert client.get("/").status_code == 302
    answer = client.post("/sign-in/choose/", {"login": twin.pk})
    assert answer.headers["Location"] == "/profile/"
    assert client.session["_auth_user_id"] == str(twin.pk)


def test_only_an_offered_login_can_be_chosen(house, twin, client) -> None:
    submit(client, twin.email)
    for chosen in (house.package.pk, "x", ""):
        assert client.post("/sign-in/choose/", {"login": chosen}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_an_offer_ends_with_time_and_with_the_password(house, twin, client, monkeypatch) -> None:
    submit(client, twin.email)
    for each in (twin, house.administrator):
        each.set_password("another password by now")
        each.save()
    assert client.post("/sign-in/choose/", {"login": twin.pk}).headers["Location"] == "/sign-in/"
    submit(client, twin.email, "another password by now")
    late = time.time() + views.CHOICE_SECONDS + 1
    monkeypatch.setattr(views.time, "time", lambda: late)
    assert client.get("/sign-in/choose/").headers["Location"] == "/sign-in/"


def test_signing_out_takes_a_post(package) -> None:
    assert package.get("/sign-out/").status_code == 405
    assert package.get("/").status_code == 200
    package.post("/sign-out/")
    assert package.get("/").status_code == 302


def test_a_session_ends_when_its_login_is_deactivated(house, package) -> None:
    actions.deactivate_login(Call(house.administrator), house.package)
    assert package.get("/").status_code == 302


def test_a_change_after_the_session_ended_says_that_nothing_was_changed(client, db) -> None:
    answer = client.post("/settings/users/logins/new/", {"email": "x"}, follow=True)
    assert b"Your session has ended. Nothing was changed; sign in again." in answer.content
    assert answer.redirect_chain[-1][0] == "/sign-in/"


def test_a_stranger_s_language_is_kept_in_a_cookie(client, db) -> None:
    client.post("/language/", {"language": "nl", "next": "/sign-in/"})
    page = client.get("/sign-in/", headers={"Accept-Language": "en"}).content.decode()
    assert '<html lang="nl">' in page
    assert "Wachtwoord" in page


def test_a_login_s_language_is_remembered_and_applies_at_the_next_sign_in(house, package) -> None:
    package.post("/language/", {"language": "nl", "next": "/"})
    assert fresh(house.package).language == "nl"
    browser = Client(headers={"Accept-Language": "en"})
    submit(browser, house.package.email)
    assert "Debiteuren" in browser.get("/").content.decode()
    browser.post("/sign-out/")
    assert "Wachtwoord" in browser.get("/sign-in/").content.decode()


def test_an_unknown_language_is_not_remembered(house, package) -> None:
    package.post("/language/", {"language": "xx", "next": "https://evil.example/"})
    assert fresh(house.package).language == "en"


def test_the_language_form_leads_nowhere_else(package) -> None:
    answer = package.post("/language/", {"language": "nl", "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"
