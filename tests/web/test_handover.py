"""Handover links as whoever holds one meets them."""

import re
from html import unescape

import pytest
from django.test import Client

from loonpoort.access import actions
from loonpoort.access.authentication import find_token
from loonpoort.access.calls import Call
from loonpoort.config.logs import masked
from tests import trail
from tests.cast import PASSWORD


@pytest.fixture
def link(house) -> str:
    """The address that shows the client's token."""
    return f"/handover/{actions.make_handover(Call(house.administrator), house.client, PASSWORD)}/"


def text(answer) -> str:
    return unescape(answer.content.decode())


def test_the_button_shows_username_token_and_where_to_call_once(house, link, client) -> None:
    page = text(client.get(link))
    assert "Show the token" in page
    assert house.client_token not in page
    assert house.client.email not in page
    answer = client.post(link)
    page = text(answer)
    for told in (house.client.email, house.client_token, "kantoor", "http://testserver", "/soap/v3/"):
        assert told in page
    assert page.count("data-copy=") >= 4
    assert answer["Cache-Control"] == "no-store"
    assert find_token(house.client.email, house.client_token)
    for method in (client.post, client.get):
        answer = method(link)
        assert answer.status_code == 410
        assert house.client_token not in text(answer)
        assert "somebody else may have seen the token" in text(answer)


def test_mail_scanners_do_not_use_it_up(house, link) -> None:
    for _ in range(3):
        assert Client().get(link).status_code == 200
        assert Client().head(link).status_code == 200
    assert house.client_token in text(Client().post(link))


def test_the_form_of_another_site_does_not_use_it_up(house, link) -> None:
    assert Client(enforce_csrf_checks=True).post(link).status_code == 403
    assert house.client_token in text(Client().post(link))


def test_a_browser_sends_the_form_with_its_csrf_token(house, link) -> None:
    browser = Client(enforce_csrf_checks=True)
    (proof,) = re.findall(
        r'<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="(\w+)"',
        text(browser.get(link)),
    )
    assert house.client_token in text(browser.post(link, {"csrfmiddlewaretoken": proof}))


@pytest.mark.parametrize("secret", ["x", "x" * 40, "%00", "..", "é", "x" * 3000])
def test_a_link_that_nobody_made_is_gone(secret, client, db) -> None:
    for method in (client.get, client.post):
        assert method(f"/handover/{secret}/").status_code in (404, 410)


def test_the_link_is_masked_in_logs(link) -> None:
    assert masked(f'"GET {link} HTTP/1.1" 200') == '"GET /handover/*** HTTP/1.1" 200'


def test_a_signed_in_stranger_may_use_it_and_the_record_tells_the_address(link, package) -> None:
    assert package.post(link, REMOTE_ADDR="192.0.2.7").status_code == 200
    entry = trail.last()
    assert (entry.event, entry.actor_kind, entry.network_address) == (
        "token.handover_shown",
        "visitor",
        "192.0.2.7",
    )


def test_it_speaks_the_browsers_language(link, client) -> None:
    client.get(link, headers={"Accept-Language": "nl"})
    assert client.get(link, headers={"Accept-Language": "nl"})["Content-Language"] == "nl"
