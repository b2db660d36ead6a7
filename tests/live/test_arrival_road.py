"""From the App Store to a package's first call: instructions, the assistant, one debtor or several."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browsers import LANGUAGES, Person, needs_chromium
from tests.support.live_server import DemoServer
from tests.support.roads import (
    PASSWORD,
    activate_api_account,
    administrator_at,
    names_of,
    set_password_through_the_mail,
)

PACKAGE = "Shiftbase"
DEBTOR, COMPANY = "Zorggroep Het Anker", "Woonzorg Het Anker"
PARTS = ["Requirements", "A token at master level", "A token at debtor level", "Using the token"]

pytestmark = [pytest.mark.live, needs_chromium]


def arrive(person: Person) -> None:
    """From the App Store to the instructions of the package."""
    person.page.goto("/app-store/")
    person.expect_heading(person.say("App Store"))
    person.field("Search").fill(PACKAGE.lower())
    person.press("Search")
    person.page.get_by_role("main").get_by_role("link").filter(has_text=PACKAGE).click()
    expect(person.page).to_have_url(re.compile("/instructions/$"))
    person.expect_heading(person.say("Connect %(name)s by token", name=PACKAGE))


def connect(person: Person, email: str, *, debtor: str = "") -> None:
    """From the instructions through the assistant, with the activation mail, to its last page."""
    page = person.page
    page.get_by_role("link", name=f"{person.say('Connect')} {PACKAGE}", exact=True).click()
    person.expect_heading(person.say("Connect %(name)s", name=PACKAGE))
    if debtor:
        one = "One debtor: a login at that debtor, whose token an administrator makes"
        page.get_by_role("radio", name=person.say(one)).check()
        debtors = page.get_by_label(re.compile(f"^{person.say('Debtor')} "))
        chosen = debtors.get_by_role("option").filter(has_text=debtor)
        debtors.select_option(chosen.get_attribute("value"))
    person.press("Go on")
    page.get_by_label(re.compile(f"^{person.say('E-mail address')}")).fill(email)
    if debtor:
        page.get_by_role("checkbox", name=COMPANY).check()
    else:
        page.get_by_role("radio", name=person.say("Tags"), exact=True).check()
        page.get_by_role("checkbox", name="Clients", exact=True).check()
    person.press("Connect")
    person.expect_heading(person.say("%(name)s is connected", name=PACKAGE))


def owner_with_password(demo: DemoServer, browser: Browser, language: str, email: str) -> Person:
    owner = Person(browser, demo.base_url, language)
    set_password_through_the_mail(owner, email)
    owner.sign_in(email, PASSWORD)
    return owner


def check(person: Person) -> None:
    """On the last page, once there is a token: every call of the package would succeed."""
    person.page.reload()
    person.follow("Check the connection")
    page = person.page.get_by_role("main")
    expect(page.get_by_text("PersonalInfo_GetAll_AllEmployeesByCompany").first).to_be_visible()
    expect(page.locator(".badge.bad")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stranger_is_led_from_the_store_to_the_sign_in_and_on(
    demo: DemoServer, browser: Browser, language: str
) -> None:
    person = Person(browser, demo.base_url, language)
    arrive(person)
    parts = person.page.get_by_role("navigation", name=person.say("On this page"), exact=True)
    assert parts.get_by_role("link").all_inner_texts() == [person.say(part) for part in PARTS]
    for part in PARTS:
        parts.get_by_role("link", name=person.say(part), exact=True).click()
        expect(person.page.get_by_role("heading", name=person.say(part), exact=True)).to_be_in_viewport()
    person.page.get_by_role("link", name=f"{person.say('Connect')} {PACKAGE}", exact=True).click()
    person.expect_heading(person.say("Sign in"))
    [facts] = [each for each in demo.facts["environments"] if each["subdomain"] == "demo"]
    person.field("E-mail address").fill(facts["administrator"]["email"])
    person.field("Password").fill(facts["administrator"]["password"])
    person.press("Sign in")
    expect(person.page).to_have_url(re.compile("/connect/shiftbase/$"))
    person.context.close()
    assert person.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_master_road_from_the_store_to_the_first_call(
    demo: DemoServer, browser: Browser, language: str
) -> None:
    email = f"shiftbase.{language}@planning.example"
    administrator = administrator_at(demo, browser, language)
    arrive(administrator)
    connect(administrator, email)
    assert administrator.read("Username") == email
    owner = owner_with_password(demo, browser, language, email)
    username, token = activate_api_account(owner)
    assert names_of(demo, "DebtorService", username, token) == demo.debtors_tagged("Clients")
    check(administrator)
    for person in (administrator, owner):
        person.context.close()
        assert person.complaints == []
    assert token not in demo.output


@pytest.mark.parametrize("language", LANGUAGES)
def test_debtor_road_from_the_store_to_the_first_call(
    demo: DemoServer, browser: Browser, language: str
) -> None:
    email = f"shiftbase.{language}@hetanker.example"
    administrator = administrator_at(demo, browser, language)
    arrive(administrator)
    connect(administrator, email, debtor=DEBTOR)
    made = administrator.page.url
    owner_with_password(demo, browser, language, email).context.close()
    administrator.page.reload()
    administrator.follow("Make the token")
    administrator.press("Make token and show it")
    username, token = administrator.read("Username"), administrator.read("Token")
    assert names_of(demo, "DebtorService", username, token) == {DEBTOR}
    assert names_of(demo, "CompanyService", username, token) == {COMPANY}
    administrator.page.goto(made)
    check(administrator)
    administrator.context.close()
    assert administrator.complaints == []
    assert token not in demo.output
