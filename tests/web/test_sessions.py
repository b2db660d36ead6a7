"""The list of sessions, and how sessions end."""

import datetime
import re

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.cleaning import clear_what_is_over
from loonpoort.access.models import Session
from loonpoort.web.views.sessions import device_words
from tests import trail
from tests.cast import PASSWORD

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
LIST = "/profile/sessions/"


@pytest.fixture
def other(house) -> Client:
    """Another browser of the package's owner, elsewhere."""
    browser = Client(headers={"User-Agent": FIREFOX}, REMOTE_ADDR="192.0.2.7")
    browser.post("/sign-in/", {"email": house.package.email, "password": PASSWORD})
    return browser


def references(browser: Client) -> list[str]:
    return re.findall(r'name="session" value="([0-9a-f]+)"', browser.get(LIST).content.decode())


def reference(browser: Client) -> str:
    return Session.objects.get(pk=browser.session.session_key).reference


def test_the_list_tells_where_the_login_is_signed_in(house, package, other, weak, administrator) -> None:
    page = package.get(LIST).content.decode()
    assert "Firefox on Linux" in page
    assert "192.0.2.7" in page
    assert "From another program, with an API token" in page
    assert page.count("This session") == 1
    assert page.count("<time ") == 6
    assert len(references(package)) == 3
    assert reference(administrator) not in references(package)


def test_no_key_of_a_session_is_on_the_page(package, other) -> None:
    page = package.get(LIST).content.decode()
    assert not any(session.session_key in page for session in Session.objects.all())


def test_one_session_is_ended(package, other) -> None:
    answer = package.post(f"{LIST}end/", {"session": reference(other)})
    assert answer["Location"] == LIST
    assert other.get("/").status_code == 302
    assert package.get("/").status_code == 200
    assert trail.last().event == "login.sessions_ended"


def test_ending_this_session_is_signing_out(package) -> None:
    assert package.post(f"{LIST}end/", {"session": reference(package)})["Location"] == "/sign-in/"
    assert package.get("/").status_code == 302


def test_a_session_of_another_login_is_out_of_reach(package, administrator) -> None:
    for chosen in (reference(administrator), administrator.session.session_key, "", "x"):
        package.post(f"{LIST}end/", {"session": chosen})
    assert administrator.get("/").status_code == 200


def test_signing_out_everywhere_takes_a_question_and_ends_all(
    house, package, other, weak, administrator
) -> None:
    assert "Sign out everywhere?" in package.get(f"{LIST}end-all/").content.decode()
    assert other.get("/").status_code == 200
    answer = package.post(f"{LIST}end-all/", follow=True)
    assert "3 sessions are ended" in answer.content.decode()
    for browser in (package, other, weak):
        assert browser.get("/").status_code == 302
    assert administrator.get("/").status_code == 200
    assert trail.last().after == {"sessions": 3}


def test_being_used_is_noted_once_a_minute(house, sign_in, clock) -> None:
    browser = sign_in(house.package)
    begun = house.package.sessions.get().last_seen_at
    clock(datetime.timedelta(seconds=59))
    browser.get("/")
    assert house.package.sessions.get().last_seen_at == begun
    clock(datetime.timedelta(seconds=1))
    browser.get("/")
    assert house.package.sessions.get().last_seen_at == begun + datetime.timedelta(minutes=1)


@pytest.mark.parametrize(("hours", "status"), [(1.9, 200), (2.1, 302)])
def test_a_session_ends_two_hours_after_it_was_last_used(hours, status, house, sign_in, clock) -> None:
    browser = sign_in(house.package)
    clock(datetime.timedelta(hours=hours))
    assert browser.get("/").status_code == status


def test_a_session_lasts_half_a_day_however_busy(house, sign_in, clock) -> None:
    browser = sign_in(house.package)
    for _ in range(12):
        clock(datetime.timedelta(hours=1))
        assert browser.get("/").status_code == 200
    clock(datetime.timedelta(minutes=1))
    assert browser.get("/").status_code == 302


def test_sessions_that_are_over_are_cleared_away(house, sign_in, clock) -> None:
    sign_in(house.package)
    clock(datetime.timedelta(hours=3))
    sign_in(house.package)
    clear_what_is_over()
    assert house.package.sessions.count() == 1


def test_deactivation_and_deletion_end_sessions_for_good(house, package, other) -> None:
    actions.deactivate_login(Call(house.administrator), house.package)
    actions.reactivate_login(Call(house.administrator), house.package)
    assert package.get("/").status_code == 302
    actions.delete_login(Call(house.administrator), house.package)
    assert other.get("/").status_code == 302
    assert not Session.objects.filter(login=house.package.pk).exists()


def test_a_request_under_way_does_not_revive_a_session_that_was_ended(house, package) -> None:
    session = package.session
    assert session["_auth_user_id"] == str(house.package.pk)  # read, as at the start of a request
    actions.end_all_sessions(Call(house.package))
    session["late"] = True
    with pytest.raises(UpdateError):
        session.save()
    assert package.get("/").status_code == 302


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        ("curl/8.0", "curl"),
        ("thing/1.0 \u202e<script>", "thing/1.0 <script>"),
        ("", "Unknown browser"),
    ],
)
def test_a_browser_is_named_in_words(user_agent, words) -> None:
    assert device_words(user_agent) == words


def test_what_a_browser_calls_itself_is_never_markup(house, sign_in) -> None:
    browser = Client(headers={"User-Agent": "<script>alert(1)</script>" * 30})
    browser.post("/sign-in/", {"email": house.package.email, "password": PASSWORD})
    assert "<script>alert" not in browser.get(LIST).content.decode()
