"""The road at a debtor: its administrator makes the token, and it can be handed over unseen."""

import pytest
from playwright.sync_api import Browser

from tests.support.browsers import LANGUAGES, Person, needs_chromium
from tests.support.live_server import DemoServer
from tests.support.roads import (
    PASSWORD,
    administrator_at,
    make_client_login,
    names_of,
    send_activation_mail,
    set_password_through_the_mail,
)

DEBTOR, COMPANY, OTHER = "Zorggroep Het Anker", "Woonzorg Het Anker", "Thuiszorg Het Anker"

pytestmark = [pytest.mark.live, needs_chromium]


def client_login(demo: DemoServer, browser: Browser, language: str, email: str) -> Person:
    """The administrator, at the page of a client login that its owner has activated."""
    administrator = administrator_at(demo, browser, language)
    make_client_login(administrator, email, DEBTOR, COMPANY)
    send_activation_mail(administrator)
    owner = Person(browser, demo.base_url, language)
    set_password_through_the_mail(owner, email)
    owner.sign_in(email, PASSWORD)
    owner.context.close()
    assert owner.complaints == []
    administrator.page.reload()
    return administrator


@pytest.mark.parametrize("language", LANGUAGES)
def test_debtor_road_leads_from_a_client_login_to_that_debtor_alone(
    demo: DemoServer, browser: Browser, language: str
) -> None:
    email = f"payroll.{language}@hetanker.example"
    administrator = client_login(demo, browser, language, email)
    administrator.follow_on("Make token")
    administrator.press("Make token and show it")
    username, token = administrator.read("Username"), administrator.read("Token")
    administrator.sign_out()
    administrator.context.close()

    assert username == email
    assert names_of(demo, "DebtorService", username, token) == {DEBTOR}
    assert names_of(demo, "CompanyService", username, token) == {COMPANY}
    assert administrator.complaints == []
    assert token not in demo.output


@pytest.mark.parametrize("language", ["en"])
def test_a_handover_link_shows_the_token_once_to_whoever_it_was_given(
    demo: DemoServer, browser: Browser, language: str
) -> None:
    email = f"handover.{language}@hetanker.example"
    administrator = client_login(demo, browser, language, email)
    administrator.follow_on("Make token")
    administrator.press("Make token and a link to hand it over")
    path = administrator.read("Link").removeprefix(demo.base_url)
    assert "lp_" not in administrator.page.content().replace(f"lp_{token_id(administrator)}", "")

    package = Person(browser, demo.base_url, language)
    package.page.goto(path)
    package.expect_heading(package.say("An API token is waiting for you"))
    package.press("Show the token")
    username, token = package.read("Username"), package.read("Token")
    package.be_refused(path, 410)
    for person in (administrator, package):
        person.context.close()
        assert person.complaints == []

    assert names_of(demo, "DebtorService", username, token) == {DEBTOR}
    assert path.strip("/").split("/")[-1] not in demo.output
    assert token not in demo.output


def token_id(person: Person) -> str:
    """The part of a token that is no secret, as the page shows it."""
    return person.page.locator("#masked").input_value().removeprefix("lp_")[:8]
