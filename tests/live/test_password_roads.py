"""Ways in, in a real browser: a second factor from adding to losing it, and a forgotten password."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browsers import needs_chromium
from tests.support.live_server import DemoServer
from tests.support.roads import (
    PASSWORD,
    add_second_factor,
    administrator_at,
    enter_new_password,
    follow_mailed_link,
    owner_of_new_login,
)

NEW_PASSWORD = "Een brug en vijf grachten"

pytestmark = [pytest.mark.live, needs_chromium]


@pytest.mark.parametrize("language", ["en"])
def test_second_factor_is_added_asked_for_and_reset(
    demo: DemoServer, browser: Browser, language: str
) -> None:
    email = f"careful.{language}@planning.example"
    owner = owner_of_new_login(demo, browser, language, email)
    codes, recovery_code = add_second_factor(owner)
    for code in (codes[1], recovery_code):
        owner.sign_out()
        owner.enter_password(email, PASSWORD)
        owner.expect_heading(owner.say("Enter a code"))
        owner.page.goto("/profile/")
        owner.expect_heading(owner.say("Sign in"))
        owner.enter_password(email, PASSWORD)
        owner.field("Code").fill(code)
        owner.press("Sign in")
        expect(owner.page.locator(".menu summary")).to_have_text(email)

    administrator = administrator_at(demo, browser, language)
    administrator.go_to("Settings")
    administrator.follow_entry("Logins")
    administrator.page.get_by_role("link", name=email, exact=True).click()
    administrator.follow_on("Reset second factor")
    administrator.press("Reset second factor")
    administrator.expect_said(
        "The second factor of %(email)s is reset; a link for a new password is on its way.", email=email
    )
    owner.page.goto("/profile/")
    owner.expect_heading(owner.say("Sign in"))
    follow_mailed_link(owner, email, "/new-password/")
    enter_new_password(owner, NEW_PASSWORD)
    owner.sign_in(email, NEW_PASSWORD)
    for person in (owner, administrator):
        person.context.close()
        assert person.complaints == []


@pytest.mark.parametrize("language", ["en"])
def test_forgotten_password_is_replaced_through_a_mail(
    demo: DemoServer, browser: Browser, language: str
) -> None:
    email = f"forgetful.{language}@planning.example"
    person = owner_of_new_login(demo, browser, language, email)
    person.sign_out()
    person.follow("Forgotten your password?")
    person.field("E-mail address").fill(email)
    person.press("Send the link")
    person.expect_heading(person.say("Look in your mailbox"))
    follow_mailed_link(person, email, "/new-password/")
    enter_new_password(person, NEW_PASSWORD)
    person.enter_password(email, PASSWORD)
    expect(person.page.get_by_role("alert")).to_be_visible()
    person.sign_in(email, NEW_PASSWORD)
    person.context.close()
    assert person.complaints == []
