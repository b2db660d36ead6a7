"""Every page, held against axe-core: nothing serious, light and dark, wide and narrow. Dutch fits too."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from loonpoort.web.urls import urlpatterns
from tests.support.browsers import LANGUAGES, Person, needs_chromium
from tests.support.live_server import DemoServer
from tests.support.roads import PASSWORD, follow_mailed_link
from tests.support.stages import Stage

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=375, height=800)
# What another width or other colours can change; the rest of a page is the same.
LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
EVERYTHING: dict[str, Any] = {}
ONLY_LOOKS = {"runOnly": {"type": "rule", "values": LOOKS}}
RUN = """options => axe.run({...options, resultTypes: ["violations"], preload: false}).then(found =>
  found.violations.filter(fault => ["serious", "critical"].includes(fault.impact)).map(fault =>
    `${fault.id}: ${fault.nodes.map(node => node.html + " " + node.failureSummary).join("; ")}`))"""

Visit = Callable[[Stage, str], Iterator[Person]]

pytestmark = [pytest.mark.live, pytest.mark.sqlite_only, needs_chromium]


@pytest.fixture(scope="module", params=LANGUAGES)
def stage(demo: DemoServer, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Stage]:
    stage = Stage.set(demo, browser, request.param)
    yield stage
    stage.leave()


# How to come to the pages that need more than their address. Each stop on the way is looked at.


def by(who: str) -> Visit:
    """At its own address, as one of those on the stage."""

    def visit(stage: Stage, name: str) -> Iterator[Person]:
        person: Person = stage.visitor() if who == "visitor" else getattr(stage, who)
        person.page.goto(stage.path(name))
        yield person

    return visit


def missing(status: int) -> Visit:
    """Where there is nothing, or nothing any more."""

    def visit(stage: Stage, name: str) -> Iterator[Person]:
        person = stage.visitor()
        person.be_refused(stage.path(name), status)
        yield person

    return visit


def with_mistakes(button: str) -> Visit:
    """A form, and then what it says to being sent empty."""

    def visit(stage: Stage, name: str) -> Iterator[Person]:
        person = stage.visitor() if name == "sign-in" else stage.administrator
        person.page.goto(stage.path(name))
        yield person
        person.press(button)
        person.page.locator("#errors").wait_for()
        yield person

    return visit


def choosing(stage: Stage, name: str) -> Iterator[Person]:
    person = stage.visitor()
    person.enter_password(stage.email, PASSWORD)
    person.page.wait_for_url("**/choose/")
    yield person


def entering_a_code(stage: Stage, name: str) -> Iterator[Person]:
    stage.add_second_factor()
    [person] = choosing(stage, name)
    stage.choose_login(person)
    yield person


def with_second_factor(stage: Stage, name: str) -> Iterator[Person]:
    stage.add_second_factor()
    stage.owner.page.goto(stage.path(name))
    yield stage.owner


def adding_a_second_factor(stage: Stage, name: str) -> Iterator[Person]:
    stage.owner.page.goto(stage.path("second-factor-add"))
    yield stage.owner
    stage.owner.field("Your password").fill(PASSWORD)
    stage.owner.press("Continue")
    stage.owner.field("Code").wait_for()
    yield stage.owner


def first_password(stage: Stage, name: str) -> Iterator[Person]:
    person = stage.visitor()
    follow_mailed_link(person, stage.newcomer, "/activate/")
    yield person


def forgotten_password(stage: Stage, name: str) -> Iterator[Person]:
    person = stage.visitor()
    person.page.goto(stage.path("password-forgotten"))
    yield person
    # A link changes nothing until a password is chosen, and a second one so soon is not sent: the owner's
    # address is another one in each language.
    person.field("E-mail address").fill(stage.email)
    person.press("Send the link")
    person.page.wait_for_url("**/sent/")
    yield person
    follow_mailed_link(person, stage.email, "/new-password/")
    yield person


def handing_over(stage: Stage, name: str) -> Iterator[Person]:
    administrator, person = stage.administrator, stage.visitor()
    administrator.page.goto(stage.path("login-token"))
    yield administrator
    form = administrator.page.get_by_role("region", name=administrator.say("Hand the token over"))
    form.get_by_role("textbox").fill(stage.demo.facts["administrator"]["password"])
    administrator.press("Make link")
    link = administrator.read("Link")
    yield administrator
    person.page.goto(link)
    yield person
    person.press("Show the token")
    person.read("Token")
    yield person


def reading_mail(stage: Stage, name: str) -> Iterator[Person]:
    person = stage.visitor()
    person.page.goto(stage.path("mailbox"))
    yield person
    person.page.get_by_role("table").get_by_role("link").first.click()
    yield person


ADMINISTRATOR, OWNER, VISITOR, BUSINESS = by("administrator"), by("owner"), by("visitor"), by("business")

PAGES: dict[str, Visit] = {
    "home": ADMINISTRATOR,
    "sign-in": with_mistakes("Sign in"),
    "sign-in-choose": choosing,
    "password-forgotten": forgotten_password,
    "password-asked": VISITOR,
    "password-new": missing(410),
    "password-link": missing(410),
    "activate": missing(410),
    "set-password": first_password,
    "sign-on": missing(410),
    "switch": OWNER,
    "switch-to": OWNER,
    "handover": handing_over,
    "token-report": VISITOR,
    "mailbox": reading_mail,
    "mailbox-message": missing(404),
    **dict.fromkeys(
        ["profile", "profile-security", "password-change", "sessions", "sessions-end-all"], OWNER
    ),
    **dict.fromkeys(
        [f"api-token{page}" for page in ("", "-settings", "-rotate", "-end-old", "-revoke")], OWNER
    ),
    **dict.fromkeys(
        [f"login-token{page}" for page in ("", "-settings", "-rotate", "-end-old", "-revoke")], ADMINISTRATOR
    ),
    "settings": ADMINISTRATOR,
    **dict.fromkeys(["app-store", "app-store-package", "app-store-instructions", "developers"], VISITOR),
    "connection-check": VISITOR,
    **dict.fromkeys(["connect", "connect-package", "connection-made"], ADMINISTRATOR),
    **dict.fromkeys([f"connection{page}" for page in ("s", "", "-tighten", "-loosen")], ADMINISTRATOR),
    **dict.fromkeys(["debtor-connections", "debtor-connection-stop"], ADMINISTRATOR),
    "login-usage": ADMINISTRATOR,
    **{
        f"{level}{page}": visit
        for level, visit in (
            ("login", ADMINISTRATOR),
            ("client-login", ADMINISTRATOR),
            ("business-client-login", BUSINESS),
        )
        for page in ("s", "", "-new", "-deactivate", "-reactivate", "-delete", "-reset-second-factor")
    },
    "login-new": with_mistakes("Save login"),
    **dict.fromkeys(
        ["templates", "template", "template-new", "template-copy", "template-delete"], ADMINISTRATOR
    ),
    **dict.fromkeys(["tags", "tag", "tag-new", "tag-delete", "debtors", "debtor"], ADMINISTRATOR),
    **dict.fromkeys(
        ["companies", "company", "company-fact", "company-advance", "employees", "employee"], ADMINISTRATOR
    ),
    **dict.fromkeys([f"employee-record{page}" for page in ("", "-new", "-end", "-delete")], ADMINISTRATOR),
    **dict.fromkeys(["company-wages-new", "company-wages-stop"], ADMINISTRATOR),
    **dict.fromkeys(["declaration-new", "pension-codes", "reports"], ADMINISTRATOR),
    **dict.fromkeys([f"employee-template{page}" for page in ("", "-new", "-delete")], ADMINISTRATOR),
    **dict.fromkeys([f"run{page}" for page in ("", "-new", "-import", "-step", "-bookings")], ADMINISTRATOR),
    **dict.fromkeys([f"webhook{page}" for page in ("s", "", "-new", "-secret", "-delete")], ADMINISTRATOR),
    **dict.fromkeys(["security", "security-second-factor", "security-show-once"], ADMINISTRATOR),
    **dict.fromkeys(["audit", "audit-entry"], ADMINISTRATOR),
    "second-factor-add": adding_a_second_factor,
    "second-factor-confirm": adding_a_second_factor,
    # From here on the owner has one.
    "second-factor-remove": with_second_factor,
    "recovery-codes": with_second_factor,
    "sign-in-code": entering_a_code,
}
IN_DARK = {
    *("home", "sign-in", "settings", "logins", "login", "login-new", "login-delete", "login-usage"),
    *("api-token", "handover", "templates", "template", "tags", "debtors", "debtor", "audit", "audit-entry"),
    *("app-store", "app-store-instructions", "connect", "connection-check", "connection", "connections"),
    *("company", "employee", "employee-record", "run", "reports", "webhook"),
    *("security", "profile-security", "sessions", "set-password", "second-factor-confirm", "activate"),
}
"""Every kind of thing that pages are made of is on one of these."""
NO_PAGES = {
    "language",
    "sign-out",
    "session-end",
    "audit-export",
    "login-token-handover",
    "company-file",
    "employee-document",
    "employee-number",
    "declaration-file",
    "declaration-sent",
    "report-download",
    "connection-check-json",
    "debtor-connection-resume",
    "run-payments",
    "webhook-send-again",
    "run-journal",
    "run-paper",
    "run-payslips",
    "employee-payslip",
    "run-request",
    *(f"{desk}-{step}" for desk in ("api-token", "login-token") for step in ("show", "compare")),
    *(
        f"{level}-{step}"
        for level in ("login", "client-login", "business-client-login")
        for step in ("reach", "new-reach", "send-activation")
    ),
}
"""Addresses that only ever change something, lead on, or give text to a script or a file."""


def test_every_address_has_a_row() -> None:
    assert set(PAGES) | NO_PAGES == {pattern.name for pattern in urlpatterns}
    assert not set(PAGES) & NO_PAGES


@pytest.mark.parametrize("name", sorted(NO_PAGES))
def test_what_is_said_to_be_no_page_shows_none(name: str, stage: Stage) -> None:
    person = stage.business if name.startswith("business-") else stage.administrator
    answer = person.context.request.get(stage.path(name), max_redirects=0)
    assert answer.status in (302, 405)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_serious_fault(name: str, stage: Stage) -> None:
    for person in PAGES[name](stage, name):
        assert faults(person.page, stage.language, is_looked_at_in_dark=name in IN_DARK) == []
        assert person.complaints == []


def faults(page: Page, language: str, *, is_looked_at_in_dark: bool) -> list[str]:
    """What is wrong with a page. axe-core looks in English: in Dutch it is the same page in longer words."""
    found = []
    if language == "en":
        page.evaluate(AXE)
        found = found_by_axe(page, "light", EVERYTHING)
    page.set_viewport_size(NARROW)
    if language == "en" and is_looked_at_in_dark:
        found += found_by_axe(page, "dark", ONLY_LOOKS)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append(f"{NARROW['width']} wide: scrolls sideways")
    page.set_viewport_size(WIDE)
    return found


def found_by_axe(page: Page, scheme: Literal["light", "dark"], options: dict[str, Any]) -> list[str]:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    return [f"{scheme}: {fault}" for fault in page.evaluate(RUN, options)]
