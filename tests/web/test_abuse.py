"""Attacks on every page: forged forms, frames, ways out, guesses, planted sessions, telling answers."""

from importlib import import_module
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from loonpoort.access.models import Session
from loonpoort.audit.models import Entry
from tests.cast import PASSWORD
from tests.web.asking import ANONYMOUS, undone
from tests.web.crowd import PATTERNS
from tests.web.filled_in import FORMS, NEW_PASSWORD
from tests.web.matrix import ACCOUNTANT, rows
from tests.web.test_out_of_reach import told

TABLE = rows(ACCOUNTANT)
WITHOUT_CSRF = {
    "token-report": "programs that find leaked tokens call it; it goes by the body alone",
    "connection-check-json": "programs call it; it goes by HTTP Basic alone",
}

pytestmark = pytest.mark.django_db


# Forms of other sites


def test_reading_a_page_changes_nothing() -> None:
    """But the link of a sign-on, which stands for a password and works once."""
    assert {
        page for (method, page), cells in TABLE.items() if method == "GET" and "done" in cells.values()
    } == {"sign-on"}


@pytest.mark.parametrize("proof", ["", "x" * 64], ids=["without a proof", "with another one's"])
@pytest.mark.parametrize("page", PATTERNS)
def test_a_form_that_did_not_come_from_here_is_refused(page, proof, crowd) -> None:
    with undone():
        browser = crowd.browser("admin", enforce_csrf_checks=True)
        assert browser.get("/").status_code == 200
        values = FORMS[page](crowd) if page in FORMS else {}
        address, entries = crowd.address(page), Entry.objects.count()
        answer = browser.post(address, {**values, "csrfmiddlewaretoken": proof})
        is_refused = b"This form is no longer valid" in answer.content
        assert is_refused is (page not in WITHOUT_CSRF)
        if is_refused:
            assert (answer.status_code, Entry.objects.count()) == (403, entries)


# Frames and what else a browser is told


@pytest.mark.parametrize("caller", ["admin", "weak", ANONYMOUS])
@pytest.mark.parametrize("page", PATTERNS)
def test_no_page_is_framed_kept_indexed_or_styled_from_within(page, caller, crowd) -> None:
    with undone():
        answer = crowd.browser(caller).get(crowd.address(page))
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    text = answer.content.decode()
    assert " style=" not in text
    assert "<style" not in text
    assert " onclick=" not in text
    assert text.count("<script") == text.count('<script defer src="/static/')


# Ways out


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "/\t/evil.example",
]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_whoever_is_signed_in_already_is_led_nowhere_else(target, crowd) -> None:
    answer = crowd.browser("admin").get("/sign-in/", {"next": target})
    assert answer["Location"] == "/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_choosing_a_login_leads_nowhere_else(target, crowd) -> None:
    with undone():
        twin, own = crowd.logins["twin"], crowd.house.administrator
        twin.set_password(PASSWORD)
        twin.save()
        browser = Client()
        values = {"email": own.email, "password": PASSWORD, "next": target}
        assert browser.post("/sign-in/", values)["Location"] == "/sign-in/choose/"
        assert browser.post("/sign-in/choose/", {"login": own.pk, "next": target})["Location"] == "/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_choosing_a_language_leads_nowhere_else(target, crowd) -> None:
    for sent, headers in [({"next": target}, {}), ({}, {"Referer": target})]:
        with undone():
            answer = crowd.browser("admin").post("/language/", {"language": "nl", **sent}, headers=headers)
        assert answer["Location"] == "/"


@pytest.mark.parametrize("target", ["settings", "x", "9" * 30, "a\x00b", ""])
def test_what_is_no_path_leads_to_the_start_page(target, crowd) -> None:
    """It is the name of no view either."""
    values = {"email": crowd.house.package.email, "password": PASSWORD, "next": target}
    with undone():
        assert Client().post("/sign-in/", values)["Location"] == "/"
        assert crowd.browser("admin").get("/sign-in/", values)["Location"] == "/"


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example/settings", "/\\evil.example/"])
def test_no_path_leads_to_another_host(path, crowd) -> None:
    for caller in ("admin", ANONYMOUS):
        answer = crowd.browser(caller).get(path)
        assert not urlsplit(answer.headers.get("Location", "")).netloc


# Guesses


@pytest.mark.parametrize(
    ("caller", "page", "field"),
    [
        ("package", "api-token-show", "password"),
        ("admin", "login-token-show", "password"),
        ("admin", "login-token-handover", "password"),
        ("admin", "password-change", "current"),
        ("admin", "second-factor-add", "password"),
        ("admin", "switch-to", "password"),
    ],
)
def test_a_page_that_asks_for_a_password_takes_ten_guesses(caller, page, field, crowd) -> None:
    with undone():
        browser, address, values = crowd.browser(caller), crowd.address(page), FORMS[page](crowd)
        for number in range(10):
            browser.post(address, {**values, field: f"guess {number}"})
        entries = Entry.objects.exclude(event__contains="lock").count()
        answer = browser.post(address, values)
        assert "Too many attempts." in answer.content.decode()
        assert Entry.objects.exclude(event__contains="lock").count() == entries


# Planted sessions


def planted(browser: Client, *, begin: bool = True) -> str:
    """The key of a session that somebody else knows; ``begin``: one of nobody yet."""
    if begin:
        store = import_module(settings.SESSION_ENGINE).SessionStore()
        store["planted"] = True
        store.save()
        browser.cookies[settings.SESSION_COOKIE_NAME] = store.session_key
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.mark.parametrize("way", ["sign-on", "activate", "password-link", "switch-to", "password-change"])
def test_every_way_in_begins_a_session_with_a_new_key(way, crowd) -> None:
    """So a key that was planted before, or seen, opens nothing afterwards."""
    with undone():
        is_signed_in = way in ("switch-to", "password-change")
        browser = crowd.browser("admin") if is_signed_in else Client()
        key, address = planted(browser, begin=not is_signed_in), crowd.address(way)
        answer = browser.post(address, FORMS[way](crowd)) if is_signed_in else browser.get(address)
        assert answer.status_code == 302
        assert browser.cookies[settings.SESSION_COOKIE_NAME].value != key
        assert not Session.objects.filter(session_key=key).exists()
        assert "planted" not in browser.session


@pytest.mark.parametrize("link", ["activate", "password-link"])
def test_a_password_chosen_through_a_link_does_not_sign_anybody_in(link, crowd) -> None:
    with undone():
        browser = Client()
        form = browser.get(crowd.address(link))["Location"]
        assert (
            browser.post(form, {"password": NEW_PASSWORD, "repeat": NEW_PASSWORD})["Location"] == "/sign-in/"
        )
        assert browser.get("/")["Location"].startswith("/sign-in/")


def test_the_key_of_a_session_is_kept_from_scripts_and_other_sites(crowd) -> None:
    with undone():
        values = {"email": crowd.house.package.email, "password": PASSWORD}
        cookie = Client().post("/sign-in/", values).cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


# Telling answers


def test_a_failed_sign_in_costs_the_same_queries_whoever_it_is(crowd) -> None:
    emails = [crowd.house.package.email, crowd.logins["newcomer"].email, "nobody@kantoor.example"]
    queries = []
    for email in emails:
        with (
            undone(),
            CaptureQueriesContext(
                connection,
            ) as done,
        ):
            assert Client().post("/sign-in/", {"email": email, "password": "wrong"}).status_code == 200
        queries.append(len(done))
    assert len(set(queries)) == 1


@pytest.mark.parametrize("link", ["activate", "password-link"])
def test_a_link_tells_not_whose_it_would_be(link, crowd) -> None:
    with undone():
        who, proof = crowd.link_parts(link)
        wrong = [(who, proof[:-1] + "!"), ("OTk5OTk5", proof), ("MQ", "x"), ("!", proof)]
        answers = {told(Client().get(reverse(link, args=parts))) for parts in wrong}
    assert len(answers) == 1
    assert {status for status, _ in answers} == {410}
