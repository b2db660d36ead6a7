"""The page of a user template in a real browser: its script does at once what the server does without it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cases import OPERATIONS
from tests.support.browsers import needs_chromium
from tests.support.live_server import DemoServer

INSERT = "EmployeeService.Address_InsertCurrent"
ADDRESSES = sum(key.startswith("EmployeeService.Address_") for key in OPERATIONS)

pytestmark = [pytest.mark.live, needs_chromium]


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request: pytest.FixtureRequest, browser: Browser, demo: DemoServer) -> Iterator[Page]:
    """The page of the template that leave packages have, on the way from the start page."""
    with browser.new_context(
        base_url=demo.base_url, java_script_enabled=request.param, locale="en-GB"
    ) as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.goto("/sign-in/")
        page.get_by_label("E-mail address").fill(demo.facts["administrator"]["email"])
        page.get_by_label("Password").fill(demo.facts["administrator"]["password"])
        page.get_by_role("button", name="Sign in").click()
        # The demo is shared: somebody may have left this login in Dutch.
        page.locator(".menu summary").click()
        page.get_by_role("button", name="English").click()
        for link in ("Settings", "User templates", "API integration"):
            page.get_by_role("main" if link != "Settings" else "navigation").get_by_role(
                "link", name=link
            ).first.click()
        yield page
        assert errors == []


def test_finding_pressing_and_saving_work_with_and_without_script(
    page: Page, request: pytest.FixtureRequest
) -> None:
    has_script = "no script" not in request.node.name
    employees = page.get_by_role("region", name="EmployeeService")
    addresses = employees.locator("details").filter(has=page.get_by_text("Address", exact=True))
    switch = page.locator(f"input[value='{INSERT}']")
    expect(switch).to_be_hidden()
    page.get_by_label("Find operations").fill("address insertcurrent")
    if not has_script:
        page.get_by_role("button", name="Find", exact=True).click()
    expect(switch).to_be_visible()
    expect(page.locator(".switch:visible")).to_have_count(1)
    page.get_by_role("button", name="All off", exact=True).click()
    expect(switch).not_to_be_checked()
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    expect(addresses.locator("[data-count]")).to_have_text(f"{ADDRESSES - 1} of {ADDRESSES} open")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(switch).not_to_be_checked()
    expect(page.get_by_text("Not saved yet")).to_be_hidden()

    addresses.locator("summary").click()
    addresses.get_by_role("button", name="All on Address", exact=True).click()
    expect(switch).to_be_checked()
    expect(switch).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def test_enter_in_the_search_saves_nothing(page: Page) -> None:
    page.get_by_label("Name", exact=True).fill("Renamed")
    page.get_by_label("Find operations").fill("address insertcurrent")
    page.keyboard.press("Enter")
    expect(page.locator(".switch:visible")).to_have_count(1)
    expect(page.get_by_label("Name", exact=True)).to_have_value("Renamed")
    page.goto(page.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("API integration")
