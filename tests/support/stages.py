"""A demo with everything in it, and people at browsers of their own who look at its pages."""

from dataclasses import dataclass
from typing import Self

from django.urls import reverse
from playwright.sync_api import Browser

from loonpoort.web.urls import urlpatterns
from tests.support.browsers import Person
from tests.support.live_server import DemoServer
from tests.support.roads import (
    PASSWORD,
    add_second_factor,
    administrator_at,
    make_master_login,
    names_of,
    send_activation_mail,
    set_password_through_the_mail,
)

CONVERTERS = {pattern.name: pattern.pattern.converters for pattern in urlpatterns}


WORDS = {"family": "addresses", "step": "lock", "fact": "schedule-1"}
"""Parts of addresses that are no numbers."""


@dataclass
class Stage:
    """The administrators of both environments, and the owner of a login with a token in each."""

    demo: DemoServer
    browser: Browser
    language: str
    administrator: Person
    business: Person
    owner: Person
    ids: dict[str, int]
    has_second_factor: bool = False
    _visitor: Person | None = None

    @classmethod
    def set(cls, demo: DemoServer, browser: Browser, language: str) -> Self:
        administrator = administrator_at(demo, browser, language)
        business = administrator_at(demo, browser, language, "bakkerij")
        owner, email = Person(browser, demo.base_url, language), f"owner.{language}@stage.example"
        # Two logins of one address with one password: a choice to make, and one to switch to.
        for earlier_mails, person in enumerate((administrator, business)):
            make_master_login(person, email)
            send_activation_mail(person)
            set_password_through_the_mail(owner, email, earlier_mails=earlier_mails)
        make_master_login(administrator, f"newcomer.{language}@stage.example")
        send_activation_mail(administrator)
        close_one_operation(administrator, demo)
        stage = cls(demo, browser, language, administrator, business, owner, _ids(demo, email))
        owner.enter_password(email, PASSWORD)
        stage.choose_login(owner)
        stage._use_two_tokens()
        return stage

    @property
    def email(self) -> str:
        """The owner's."""
        return f"owner.{self.language}@stage.example"

    @property
    def newcomer(self) -> str:
        """The address of a login that waits for its owner."""
        return f"newcomer.{self.language}@stage.example"

    def visitor(self) -> Person:
        """Somebody new; the one before has left."""
        if self._visitor:
            self._visitor.context.close()
        self._visitor = Person(self.browser, self.demo.base_url, self.language)
        return self._visitor

    def path(self, name: str) -> str:
        """The address of a page, about something that there is."""
        return reverse(name, kwargs={each: self._value(name, each) for each in CONVERTERS[name]})

    def choose_login(self, person: Person) -> None:
        """Of the owner's two logins, the one at the environment demo."""
        person.page.locator(f"button[name=login][value='{self.ids['login_id']}']").click()
        person.page.wait_for_url(lambda address: not address.endswith("/choose/"))

    def add_second_factor(self) -> None:
        """The owner has one from now on."""
        if not self.has_second_factor:
            add_second_factor(self.owner)
            self.has_second_factor = True

    def leave(self) -> None:
        for person in (self.administrator, self.business, self.owner):
            person.context.close()

    def _use_two_tokens(self) -> None:
        """Some usage, and a token that is on its way out."""
        owner = self.owner
        owner.open_profile()
        owner.follow("API Token")
        owner.press("Activate API account")
        names_of(self.demo, "DebtorService", self.email, owner.read("Token"))
        owner.follow_on("Rotate token")
        owner.press("Make new token")

    def _value(self, name: str, what: str) -> int | str:
        if what == "login_id" and name == "switch-to":
            return self.ids["twin"]
        if what == "login_id" and "connection" in name:
            return self.ids["connected"]
        if what == "slug":
            return "webhook-endpoint" if name == "app-store-package" else "shiftbase"
        if what == "login_id" and name.startswith("business-"):
            return self.ids["business_client"]
        if (
            what == "login_id"
            and name.startswith(("client-", "login-token"))
            and name != "login-token-end-old"
        ):
            return self.ids["client"]
        if what == "template_id" and name.startswith("employee-template"):
            return self.ids["employee_template"]
        if what == "debtor_id" and name.startswith("webhook"):
            return self.ids["listening_debtor"]
        return WORDS.get(what) or self.ids.get(what, 1 if what.endswith("_id") else "x")


def close_one_operation(administrator: Person, demo: DemoServer) -> None:
    """One that nobody called, in the template of the package that is connected."""
    [(connected,)] = demo.query("SELECT login_id FROM connect_connection ORDER BY id LIMIT 1")
    page = administrator.page
    page.goto(f"/settings/connections/{connected}/tighten/")
    page.locator("input[name=operation]").evaluate_all(
        "boxes => boxes.slice(1).forEach(box => { box.checked = false; })"
    )
    page.locator("input[name=sure]").check()
    administrator.press("Close these operations")
    page.wait_for_url(lambda address: not address.endswith("/tighten/"))


def _ids(demo: DemoServer, owner: str) -> dict[str, int]:
    """Of each kind of row one that pages are about, by the name that addresses have for it."""
    here = "environment_id = (SELECT id FROM organisation_environment WHERE subdomain = 'demo')"
    elsewhere = here.replace("=", "<>", 1)
    client = f"email = '{demo.caller('debtor')['email']}'"
    [business_client] = [
        login["email"]
        for login in demo.facts["logins"]
        if (login["environment"], login["level"]) == ("bakkerij", "debtor")
    ]
    chosen = {
        "login_id": f"id FROM access_login WHERE email = '{owner}' AND {here}",
        "twin": f"id FROM access_login WHERE email = '{owner}' AND {elsewhere}",
        "client": f"id FROM access_login WHERE {client}",
        "debtor_id": f"debtor_id FROM access_login WHERE {client}",
        "business_client": f"id FROM access_login WHERE email = '{business_client}'",
        "template_id": f"id FROM access_usertemplate WHERE name = 'API integration' AND {here}",
        "tag_id": "id FROM organisation_tag WHERE name = 'Clients'",
        "connected": "login_id FROM connect_connection ORDER BY id",
        "tightening_id": "id FROM connect_tightening ORDER BY id",
        "number": "max(number) FROM audit_entry",
        "company_id": "company_id FROM payroll_defaultemployeetemplate ORDER BY id",
        "run_id": "id FROM payroll_run WHERE state = 'processed' AND company_id = (SELECT company_id FROM"
        " payroll_defaultemployeetemplate ORDER BY id LIMIT 1)",
        "employee_template": "id FROM payroll_defaultemployeetemplate ORDER BY id",
        "employee_id": "employee_id FROM payroll_employeeaddress ORDER BY id",
        "record_id": "id FROM payroll_employeeaddress ORDER BY id",
        "webhook_id": "id FROM organisation_webhook ORDER BY id",
        "listening_debtor": "debtor_id FROM organisation_webhook ORDER BY id",
    }
    return {name: int(demo.query(f"SELECT {what}")[0][0]) for name, what in chosen.items()}
