"""Debian's Chromium, and people who sit at it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

import loonpoort

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
LANGUAGES = {"en": "English", "nl": "Nederlands"}
DUTCH = Path(loonpoort.__file__).parent / "locale" / "nl" / "LC_MESSAGES" / "django.po"

needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="Chromium is missing: apt-get install chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Person:
    """Somebody at a browser, and everything that the browser complains about.

    Names on the pages are given in English, and looked for in the person's language.
    """

    def __init__(self, browser: Browser, base_url: str, language: str) -> None:
        self.base_url = base_url
        self.language = language
        self.words = dutch_words() if language == "nl" else {}
        self.context = browser.new_context(base_url=base_url, locale=language)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self._may_be_refused: set[str] = set()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("response", self._see)
        self.page.on("requestfailed", self._miss)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and said.location["url"] not in self._may_be_refused:
            self.complaints.append(said.text)

    def _see(self, answer: Response) -> None:
        if answer.status >= 400 and answer.url not in self._may_be_refused:
            self.complaints.append(f"{answer.status} {answer.url}")

    def _miss(self, request: Request) -> None:
        # What a page was still loading when the person went on is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure} {request.url}")

    def say(self, english: str, **values: str) -> str:
        """A text of the pages in the person's language."""
        text = self.words[english] if self.words else english
        return text % values if values else text

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(self.say(label), exact=True)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=self.say(name), exact=True).click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=self.say(name), exact=True).click()

    def go_to(self, name: str) -> None:
        """Follow a link of the main navigation."""
        main = self.page.get_by_role("navigation", name=self.say("Main"), exact=True)
        main.get_by_role("link", name=self.say(name), exact=True).click()

    def follow_on(self, name: str) -> None:
        """Follow a link that leads to a further question or step: its name ends in an ellipsis."""
        self.page.get_by_role("link", name=f"{self.say(name)}…", exact=True).click()

    def follow_entry(self, name: str) -> None:
        """Follow a link that says more beside its name."""
        named = self.page.get_by_text(self.say(name), exact=True)
        self.page.get_by_role("main").get_by_role("link").filter(has=named).click()

    def read(self, label: str) -> str:
        """Press the copy button of a field, see that it says so, and give what was copied."""
        name = self.say(label)
        copy = self.page.get_by_role("button", name=f"{self.say('Copy')} {name}", exact=True)
        field = self.page.locator(f"#{copy.get_attribute('data-copy')}")
        copy.click()
        done = self.page.get_by_role("button", name=f"{self.say('Copied')} {name}", exact=True)
        expect(done).to_be_visible()
        return field.input_value()

    def expect_heading(self, text: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text)

    def expect_said(self, english: str, **values: str) -> None:
        """A message above the page."""
        expect(self.page.locator(".messages .note", has_text=self.say(english, **values))).to_be_visible()

    def be_refused(self, path: str, status: int) -> None:
        """Go where one may not: the only answer of this kind that is no complaint."""
        self._may_be_refused.add(f"{self.base_url}{path}")
        answer = self.page.goto(path)
        assert answer
        assert answer.status == status

    def sign_in(self, email: str, password: str) -> None:
        self.enter_password(email, password)
        expect(self.page.locator(".menu summary")).to_have_text(email)

    def enter_password(self, email: str, password: str) -> None:
        self.page.goto("/")
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)
        self.expect_heading(self.say("Sign in"))
        self.field("E-mail address").fill(email)
        self.field("Password").fill(password)
        self.press("Sign in")

    def open_menu(self) -> None:
        """The e-mail address at the upper right."""
        address = self.page.locator(".menu summary")
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

    def open_profile(self) -> None:
        self.open_menu()
        self.follow("User profile")

    def sign_out(self) -> None:
        self.open_menu()
        self.press("Sign out")
        self.expect_heading(self.say("Sign in"))


@cache
def dutch_words() -> dict[str, str]:
    with DUTCH.open("rb") as file:
        catalogue = read_po(file, locale="nl")
    return {
        message.id: message.string
        for message in catalogue
        if isinstance(message.id, str) and isinstance(message.string, str) and message.string
    }
