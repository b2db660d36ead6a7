"""What holds for every page: closed unless opened, careful headers, and a page for every refusal."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from loonpoort.web.sessions import network_address
from loonpoort.web.urls import urlpatterns
from loonpoort.web.views import home

OPEN = {
    "sign-in",
    "sign-in-choose",
    "language",
    "activate",
    "set-password",
    "sign-on",
    "sign-in-code",
    "password-forgotten",
    "password-asked",
    "password-link",
    "password-new",
    "handover",
    "token-report",
    "connection-check",
    "connection-check-json",
    "app-store",
    "app-store-package",
    "app-store-instructions",
    "developers",
    "mailbox",
    "mailbox-message",
}
VALUES = {
    "login_id": 1,
    "number": 1,
    "debtor_id": 1,
    "company_id": 1,
    "run_id": 1,
    "request_id": 1,
    "step": "lock",
    "component_id": 1,
    "declaration_id": 1,
    "report_id": 1,
    "employee_id": 1,
    "family": "addresses",
    "record_id": 1,
    "document_id": 1,
    "fact": "address",
    "file_id": 1,
    "tag_id": 1,
    "slug": "shiftbase",
    "tightening_id": 1,
    "webhook_id": 1,
    "delivery_id": 1,
    "template_id": 1,
    "link": "x",
    "who": "MQ",
    "proof": "x",
    "key": "x",
}
ADDRESSES = {
    pattern.name: reverse(pattern.name, kwargs={name: VALUES[name] for name in pattern.pattern.converters})
    for pattern in urlpatterns
}
WEAK_MAY = OPEN | {"home", "sign-out"}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - OPEN))
def test_a_page_is_closed_to_strangers(name, method, client, db) -> None:
    answer = getattr(client, method)(ADDRESSES[name])
    assert answer.status_code == 302
    assert answer["Location"].partition("?")[0] == "/sign-in/"


@pytest.mark.parametrize("name", sorted(OPEN))
def test_an_open_page_answers_strangers_itself(name, client, db) -> None:
    assert not client.get(ADDRESSES[name]).headers.get("Location", "").startswith("/sign-in/?")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - WEAK_MAY))
def test_a_weak_session_reaches_no_settings_profile_or_change(name, method, weak) -> None:
    answer = getattr(weak, method)(ADDRESSES[name])
    assert answer.status_code == 403
    assert b"You came here from another program." in answer.content


def test_pages_are_not_kept_indexed_or_framed_and_load_nothing_from_elsewhere(administrator) -> None:
    answer = administrator.get("/")
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "unsafe" not in answer["Content-Security-Policy"]
    text = answer.content.decode()
    assert "style=" not in text
    assert "<style" not in text
    assert "http" not in text.replace("http://testserver", "")


@pytest.mark.parametrize("path", ["style.css", "page.js", "favicon.svg"])
def test_static_files_are_served_from_the_package(path, client, db) -> None:
    answer = client.get(f"/static/loonpoort/{path}")
    assert answer.status_code == 200
    answer.close()


def test_an_unknown_address_gets_a_page_that_says_so(client, db) -> None:
    answer = client.get("/nothing/", headers={"Accept-Language": "nl"})
    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.content.decode()


def test_a_form_without_its_csrf_token_is_refused_with_a_way_on(db) -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"email": "x", "password": "x"})
    assert answer.status_code == 403
    assert b"This form is no longer valid" in answer.content


def test_a_wrong_host_gets_the_page_for_bad_requests(client) -> None:
    answer = client.get("/sign-in/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert b"This request could not be understood" in answer.content


def test_a_fault_of_ours_shows_no_trace(administrator, monkeypatch) -> None:
    monkeypatch.setattr(home, "filter_words", lambda _: 1 / 0)
    administrator.raise_request_exception = False
    answer = administrator.get("/")
    assert answer.status_code == 500
    assert b"Something went wrong on our side" in answer.content
    assert b"ZeroDivision" not in answer.content


def test_the_page_for_our_faults_needs_no_request_and_no_database() -> None:
    with translation.override("nl"):
        assert "Er ging iets mis aan onze kant" in render_to_string("500.html")


@pytest.mark.parametrize(
    ("is_behind_proxy", "forwarded", "expected"),
    [
        (False, "6.6.6.6", "10.0.0.1"),
        (True, "6.6.6.6, 192.0.2.7", "192.0.2.7"),
        (True, "6.6.6.6, <script>", ""),
    ],
)
def test_the_network_address_is_the_last_word_of_our_own_proxy(
    is_behind_proxy, forwarded, expected, rf, settings
) -> None:
    settings.IS_BEHIND_PROXY = is_behind_proxy
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": forwarded})
    assert network_address(request) == expected
