"""The steps of the roads from an administrator's decision to a package's first call, in a browser."""

import re
import time
from base64 import b32decode

import zeep.exceptions
from django_otp.oath import totp
from playwright.sync_api import Browser, expect

from tests.support.browsers import Person
from tests.support.live_server import DemoServer
from tests.support.soap_client import auth_header, service_client

PASSWORD = "Vijf grachten en een brug"
MAIL_SECONDS = 20


def administrator_at(demo: DemoServer, browser: Browser, language: str, environment: str = "demo") -> Person:
    """The administrator of one of the demo's environments, signed in, in a language."""
    person = Person(browser, demo.base_url, language)
    [administrator] = [
        each["administrator"] for each in demo.facts["environments"] if each["subdomain"] == environment
    ]
    person.sign_in(administrator["email"], administrator["password"])
    person.choose_language()
    return person


def owner_of_new_login(demo: DemoServer, browser: Browser, language: str, email: str) -> Person:
    """The owner of a master login with the tag Clients, made and activated for it, and signed in."""
    administrator = administrator_at(demo, browser, language)
    make_master_login(administrator, email)
    send_activation_mail(administrator)
    assert administrator.complaints == []
    administrator.context.close()
    owner = Person(browser, demo.base_url, language)
    set_password_through_the_mail(owner, email)
    owner.sign_in(email, PASSWORD)
    return owner


def make_master_login(person: Person, email: str) -> None:
    """With the tag Clients, where there are tags."""
    page = person.page
    person.go_to("Settings")
    expect(page.get_by_role("heading", name=person.say("Users"), exact=True)).to_be_visible()
    person.follow_entry("Logins")
    person.follow("New login")
    person.field("E-mail address").fill(email)
    choose_template(person, "API integration")
    if (tags := page.get_by_role("radio", name=person.say("Tags"), exact=True)).count():
        tags.check()
        page.get_by_role("checkbox", name="Clients", exact=True).check()
    person.press("Save login")
    person.expect_heading(email)


def make_client_login(person: Person, email: str, debtor: str, company: str) -> None:
    page = person.page
    open_client_logins(person, debtor)
    person.follow("New login")
    person.field("E-mail address").fill(email)
    choose_template(person, "Client")
    page.get_by_role("checkbox", name=company).check()
    person.press("Save login")
    person.expect_heading(email)


def open_client_logins(person: Person, debtor: str) -> None:
    person.go_to("Debtors")
    person.page.get_by_role("link", name=debtor).click()
    person.follow_entry("Client logins")


def choose_template(person: Person, name: str) -> None:
    templates = person.field("User template")
    chosen = templates.get_by_role("option").filter(has_text=re.compile(f"^{name}"))
    templates.select_option(chosen.get_attribute("value"))


def send_activation_mail(person: Person) -> None:
    person.press("Send activation mail")
    again = person.page.get_by_role("button", name=person.say("Send activation mail again"))
    expect(again).to_be_visible()


def set_password_through_the_mail(person: Person, email: str, *, earlier_mails: int = 0) -> None:
    follow_mailed_link(person, email, "/activate/", earlier_mails=earlier_mails)
    expect(person.page).to_have_url(re.compile("/set-password/$"))
    enter_new_password(person, PASSWORD)


def enter_new_password(person: Person, password: str) -> None:
    person.field("New password").fill(password)
    person.field("Repeat the password").fill(password)
    person.press("Set password")
    person.expect_heading(person.say("Sign in"))


def follow_mailed_link(person: Person, email: str, link: str, *, earlier_mails: int = 0) -> None:
    """Open the newest mail to somebody, once it is there, and the link in it that begins so."""
    page = person.page
    row = page.get_by_role("row").filter(has_text=email)
    deadline = time.monotonic() + MAIL_SECONDS
    while time.monotonic() < deadline:
        page.goto("/mailbox/")
        if row.count() > earlier_mails:
            row.first.get_by_role("link").click()
            if page.get_by_role("link", name=link).count():
                page.get_by_role("link", name=link).first.click()
                return
        page.wait_for_timeout(200)
    raise AssertionError(f"no mail to {email} with a link to {link}")


def activate_api_account(person: Person) -> tuple[str, str]:
    """As the login's owner; gives username and token."""
    person.open_profile()
    person.follow("API Token")
    person.press("Activate API account")
    return person.read("Username"), person.read("Token")


def add_second_factor(person: Person) -> tuple[list[str], str]:
    """Add an authenticator app; gives its codes of now and of the next half minute, and a recovery code."""
    person.open_profile()
    person.follow("Security")
    person.follow("Add an authenticator app")
    person.field("Your password").fill(PASSWORD)
    person.press("Continue")
    picture = person.page.get_by_role(
        "img", name=person.say("QR code with the secret for your authenticator app")
    )
    assert picture.evaluate("image => image.naturalWidth") > 0
    secret = b32decode(person.read("Secret").replace(" ", ""))
    # A code that was used is not taken again, and one of the next half minute is taken already.
    codes = [f"{totp(secret, drift=steps):06}" for steps in (0, 1)]
    person.field("Code").fill(codes[0])
    person.press("Add the app")
    recovery_codes = person.page.locator(".codes code").all_inner_texts()
    assert len(set(recovery_codes)) == 10
    person.follow("I have saved them")
    return codes, recovery_codes[0]


def names_of(demo: DemoServer, service: str, username: str, token: str) -> set[str]:
    """What ``List_GetAll`` of a service lists for a username and a token."""
    rows = service_client(demo, service).service.List_GetAll(
        _soapheaders=auth_header({"email": username, "token": token})
    )
    return {row["Name"] for row in rows}


def is_refused(demo: DemoServer, username: str, token: str) -> bool:
    """Whether a call with a username and a token fails as one with a wrong token does."""
    try:
        names_of(demo, "DebtorService", username, token)
    except zeep.exceptions.Fault as fault:
        return "1001" in fault.message
    return False
