"""The main job in a real browser: from an administrator's decision to a package's first call."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response, expect, sync_playwright

import loonpoort
from tests.support.live_server import DemoServer
from tests.support.soap_client import auth_header, service_client

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "Vijf grachten en een brug"
LANGUAGES = {"en": "English", "nl": "Nederlands"}
DUTCH = Path(loonpoort.__file__).parent / "locale" / "nl" / "LC_MESSAGES" / "django.po"

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is missing: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Person:
    """Somebody at a browser, and everything that the browser complains about.

    Names on the pages are given in English, and looked for in the person's language.
    """

    def __init__(self, browser: Browser, demo: DemoServer, language: str) -> None:
        self.language = language
        self.words = _dutch_words() if language == "nl" else {}
        self.context = browser.new_context(base_url=demo.base_url, locale=language)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("response", self._see)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)

    def _see(self, answer: Response) -> None:
        if answer.status >= 400:
            self.complaints.append(f"{answer.status} {answer.url}")

    def say(self, english: str) -> str:
        return self.words[english] if self.words else english

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(self.say(label), exact=True)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=self.say(name), exact=True).click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=self.say(name), exact=True).click()

    def expect_heading(self, text: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text)

    def sign_in(self, email: str, password: str) -> None:
        self.page.goto("/")
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)
        self.expect_heading(self.say("Sign in"))
        self.field("E-mail address").fill(email)
        self.field("Password").fill(password)
        self.press("Sign in")
        expect(self.page.locator("summary")).to_have_text(email)

    def open_menu(self) -> None:
        """The e-mail address at the upper right."""
        address = self.page.locator("summary")
        box, size = address.bounding_box(), self.page.viewport_size
        assert box
        assert size
        assert box["x"] > size["width"] / 2
        assert box["y"] < size["height"] / 8
        address.click()

    def choose_language(self) -> None:
        if self.page.locator("html").get_attribute("lang") != self.language:
            self.open_menu()
            self.page.get_by_role("button", name=LANGUAGES[self.language], exact=True).click()
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)

    def sign_out(self) -> None:
        self.open_menu()
        self.press("Sign out")
        self.expect_heading(self.say("Sign in"))


def _dutch_words() -> dict[str, str]:
    with DUTCH.open("rb") as file:
        catalogue = read_po(file, locale="nl")
    return {
        message.id: message.string
        for message in catalogue
        if isinstance(message.id, str) and isinstance(message.string, str) and message.string
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_master_road_leads_from_a_new_login_to_the_debtors_of_its_filter(
    demo: DemoServer, browser: Browser, language: str
) -> None:
    email = f"package.{language}@planning.example"
    person = Person(browser, demo, language)

    administrator = demo.facts["administrator"]
    person.sign_in(administrator["email"], administrator["password"])
    person.choose_language()
    make_login(person, email)
    send_activation_mail(person)
    set_password_through_the_mail(person, email)
    person.sign_in(email, PASSWORD)
    username, token = activate_api_account(person)
    person.sign_out()
    person.page.goto("/profile/api-token/")
    person.expect_heading(person.say("Sign in"))
    person.context.close()

    assert username == email
    listed = service_client(demo, "DebtorService").service.List_GetAll(
        _soapheaders=auth_header({"email": username, "token": token})
    )
    assert {debtor["Name"] for debtor in listed} == demo.debtors_tagged("Clients")
    assert len(listed) == 9
    assert person.complaints == []
    assert token not in demo.output


def make_login(person: Person, email: str) -> None:
    page = person.page
    person.follow("Settings")
    expect(page.get_by_role("heading", name=person.say("Users"), exact=True)).to_be_visible()
    page.get_by_role("link", name=person.say("Logins")).click()
    person.follow("New login")
    person.field("E-mail address").fill(email)
    templates = person.field("User template")
    chosen = templates.get_by_role("option").filter(has_text="API integration")
    templates.select_option(chosen.get_attribute("value"))
    page.get_by_role("radio", name=person.say("Tags"), exact=True).check()
    page.get_by_role("checkbox", name="Clients", exact=True).check()
    person.press("Save login")
    person.expect_heading(email)


def send_activation_mail(person: Person) -> None:
    person.press("Send activation mail")
    again = person.page.get_by_role("button", name=person.say("Send activation mail again"))
    expect(again).to_be_visible()


def set_password_through_the_mail(person: Person, email: str) -> None:
    page = person.page
    row = page.get_by_role("row").filter(has_text=email)
    deadline = time.monotonic() + 20
    page.goto("/mailbox/")
    while not row.count() and time.monotonic() < deadline:
        page.wait_for_timeout(200)
        page.reload()
    row.get_by_role("link").click()
    page.get_by_role("link", name="/activate/").click()
    expect(page).to_have_url(re.compile("/set-password/$"))
    person.field("New password").fill(PASSWORD)
    person.field("Repeat the password").fill(PASSWORD)
    person.press("Set password")
    person.expect_heading(person.say("Sign in"))


def activate_api_account(person: Person) -> tuple[str, str]:
    person.open_menu()
    person.follow("User profile")
    person.follow("API Token")
    person.press("Activate API account")
    token = person.say("Token")
    person.page.get_by_role("button", name=f"{person.say('Copy')} {token}").click()
    expect(person.page.get_by_role("button", name=f"{person.say('Copied')} {token}")).to_be_visible()
    return person.field("Username").input_value(), person.field("Token").input_value()
