"""The test form of a help page, in a real browser against a real server."""

import json
import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.live_server import DemoServer

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
FORM = "/soap/v3/DebtorService.asmx?op=List_GetByNumber"

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


@pytest.fixture
def page(browser: Browser, demo: DemoServer) -> Iterator[Page]:
    with browser.new_context(base_url=demo.base_url) as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        assert errors == []


def test_the_form_makes_the_call_by_keyboard_and_keeps_nothing(page: Page, demo: DemoServer) -> None:
    caller = demo.caller()
    [[number, name]] = demo.query(
        "SELECT debtor.number, debtor.name FROM organisation_debtor debtor"
        " JOIN organisation_debtortag put ON put.debtor_id = debtor.id"
        " JOIN organisation_tag tag ON tag.id = put.tag_id"
        " WHERE tag.name = 'Clients' ORDER BY debtor.id LIMIT 1"
    )
    page.goto(FORM)
    expect(page.get_by_text("The form needs JavaScript")).to_be_hidden()
    page.get_by_label("Username").focus()
    for text in (caller["email"], caller["token"], "demo", number):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text(re.compile("^200"))
    answer = page.locator(".answer pre")
    expect(answer).to_have_attribute("aria-live", "polite")
    assert [row["Name"] for row in json.loads(answer.inner_text())["result"]] == [name]
    assert caller["token"] not in page.url
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]

    page.goto("/json/v3/")
    page.go_back()
    expect(page.get_by_role("button", name="Call")).to_be_visible()
    assert page.get_by_label("Token").input_value() == ""
    assert answer.inner_text() == ""


def test_a_refusal_is_shown_and_the_browser_asks_for_nothing(page: Page) -> None:
    page.goto(FORM)
    page.get_by_label("Username").fill("nöbody@example.org")
    page.get_by_label("Token").fill("wrong")
    page.get_by_role("button", name="Call").click()

    expect(page.get_by_role("status")).to_have_text(re.compile("^401"))
    assert json.loads(page.locator(".answer pre").inner_text())["code"] == 1001


def test_the_pages_fit_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    for address in ("/soap/v3/", "/soap/v3/EmployeeService.asmx?op=Address_InsertCurrent", "/json/v3/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == 375


def test_without_a_script_the_form_stays_away_and_says_why(browser: Browser, demo: DemoServer) -> None:
    with browser.new_context(base_url=demo.base_url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(FORM)
        expect(page.get_by_text("The form needs JavaScript")).to_be_visible()
        expect(page.locator("form")).to_be_hidden()
