"""Switching among the logins of one person."""

import pytest
from django.test import Client

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.models import Login
from tests.cast import PASSWORD, add_authenticator, code_of, login

OTHER = "another password of hers"


@pytest.fixture
def twin(house, stranger) -> Login:
    """The package's address in another environment, with a password of its own."""
    return login(stranger.environment, "Administrator", house.package.email, "all", password=OTHER)


def test_the_menu_offers_switching_to_whoever_has_several_logins(twin, package, administrator) -> None:
    assert 'href="/switch/"' in package.get("/").content.decode()
    assert 'href="/switch/"' not in administrator.get("/").content.decode()
    assert "No other active login has your e-mail address." in administrator.get("/switch/").content.decode()


def test_the_others_are_listed_with_their_environment(house, twin, package) -> None:
    page = package.get("/switch/").content.decode()
    assert "Kantoor vreemd" in page
    assert f'href="/switch/{twin.pk}/"' in page
    assert f'href="/switch/{house.package.pk}/"' not in page


def test_switching_asks_for_the_other_login_s_own_password(twin, package) -> None:
    before = package.session.session_key
    page = package.post(f"/switch/{twin.pk}/", {"password": PASSWORD}).content.decode()
    assert "This is not the password of this login." in page
    assert package.session["_auth_user_id"] != str(twin.pk)
    assert package.post(f"/switch/{twin.pk}/", {"password": OTHER})["Location"] == "/"
    assert package.session["_auth_user_id"] == str(twin.pk)
    assert package.session.session_key != before


def test_and_for_its_own_second_factor(twin, package) -> None:
    add_authenticator(twin)
    assert package.post(f"/switch/{twin.pk}/", {"password": OTHER})["Location"] == "/sign-in/code/"
    assert package.get("/").status_code == 302
    assert package.post("/sign-in/code/", {"code": code_of(twin)})["Location"] == "/"
    assert package.session["_auth_user_id"] == str(twin.pk)


def test_guesses_at_it_count_although_they_are_the_password_of_this_one(twin, package) -> None:
    for _ in range(10):
        package.post(f"/switch/{twin.pk}/", {"password": PASSWORD})
    page = package.post(f"/switch/{twin.pk}/", {"password": OTHER}).content.decode()
    assert "Too many attempts" in page


def test_a_login_of_somebody_else_is_as_good_as_none(house, stranger, twin, package) -> None:
    for number in (house.administrator.pk, stranger.package.pk, house.package.pk, 10**6):
        for answer in (
            package.get(f"/switch/{number}/"),
            package.post(f"/switch/{number}/", {"password": PASSWORD}),
        ):
            assert answer.status_code == 404


def test_a_login_that_is_not_active_is_not_offered(stranger, twin, package) -> None:
    actions.deactivate_login(Call(stranger.administrator), twin)
    assert "Kantoor vreemd" not in package.get("/switch/").content.decode()
    assert package.get(f"/switch/{twin.pk}/").status_code == 404


def test_a_weak_session_learns_of_no_other_login(twin, weak) -> None:
    assert 'href="/switch/"' not in weak.get("/").content.decode()
    assert weak.get("/switch/").status_code == 403
    assert weak.post(f"/switch/{twin.pk}/", {"password": OTHER}).status_code == 403


def test_signing_in_offers_only_logins_whose_password_matched(house, stranger, twin) -> None:
    browser = Client()
    answer = browser.post("/sign-in/", {"email": twin.email, "password": OTHER})
    assert answer["Location"] == "/"
    assert browser.session["_auth_user_id"] == str(twin.pk)
