"""The main job in a real browser: from a decision to a package's first call and next token."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browsers import LANGUAGES, needs_chromium
from tests.support.live_server import DemoServer
from tests.support.roads import (
    PASSWORD,
    activate_api_account,
    administrator_at,
    is_refused,
    make_master_login,
    names_of,
    owner_of_new_login,
    send_activation_mail,
    set_password_through_the_mail,
)

pytestmark = [pytest.mark.live, needs_chromium]


@pytest.mark.parametrize("language", LANGUAGES)
def test_master_road_leads_from_a_new_login_to_the_debtors_of_its_filter(
    demo: DemoServer, browser: Browser, language: str
) -> None:
    email = f"package.{language}@planning.example"
    person = administrator_at(demo, browser, language)
    make_master_login(person, email)
    send_activation_mail(person)
    set_password_through_the_mail(person, email)
    person.sign_in(email, PASSWORD)
    username, token = activate_api_account(person)
    person.sign_out()
    person.page.goto("/profile/api-token/")
    person.expect_heading(person.say("Sign in"))
    person.context.close()

    assert username == email
    listed = names_of(demo, "DebtorService", username, token)
    assert listed == demo.debtors_tagged("Clients")
    assert len(listed) == 9
    assert person.complaints == []
    assert token not in demo.output


@pytest.mark.parametrize("language", ["en"])
def test_a_rotated_token_works_beside_the_new_one_until_that_is_used(
    demo: DemoServer, browser: Browser, language: str
) -> None:
    email = f"rotating.{language}@planning.example"
    person = owner_of_new_login(demo, browser, language, email)
    _, old = activate_api_account(person)
    person.follow_on("Rotate token")
    person.press("Make new token")
    new = person.read("Token")
    reached = demo.debtors_tagged("Clients")
    assert names_of(demo, "DebtorService", email, old) == reached
    person.open_profile()
    person.follow("API Token")
    expect(person.page.locator(".note.warn").filter(has_text=old[:11])).to_be_visible()

    assert names_of(demo, "DebtorService", email, new) == reached
    assert is_refused(demo, email, old)
    person.page.reload()
    expect(person.page.locator(".note.warn").filter(has_text=old[:11])).to_be_hidden()
    person.context.close()
    assert person.complaints == []
