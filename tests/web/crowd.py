"""Every kind of caller around one house (see matrix.py for who they are), and a thing of every kind in it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.test import Client
from django.urls import reverse

from loonpoort.access import actions, activation, password_links, sign_ons
from loonpoort.access.actions.reports import ask_report
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind, TemplateKind
from loonpoort.access.models import (
    ClosedOperation,
    Login,
    LoginStatus,
    LoginStop,
    TemplateDashlet,
    UserTemplate,
)
from loonpoort.access.report_tasks import make
from loonpoort.audit.records import SYSTEM
from loonpoort.connect.models import Connection, Tightening
from loonpoort.organisation.models import Company, DebtorBankAccount, Product, WageCode
from loonpoort.organisation.webhook_events import WebhookEvent
from loonpoort.organisation.webhooks import WebhookChoices, create_webhook, tell
from loonpoort.outbox.models import Delivery
from loonpoort.payroll.company_facts import add_file
from loonpoort.payroll.documents import add_document
from loonpoort.payroll.models import (
    BankAccount,
    CompanyWageComponent,
    ComponentKind,
    Declaration,
    DefaultEmployeeTemplate,
    DocumentType,
    Employee,
    EmployeeAddress,
    LineKind,
    Run,
    RunLine,
)
from loonpoort.payroll.run_actions import open_run, process_run
from loonpoort.payroll.run_requests import request_run
from loonpoort.web.urls import urlpatterns
from tests.cast import (
    PASSWORD,
    House,
    accountant_house,
    add_authenticator,
    business_house,
    fresh,
    login,
    personal_info,
)

TOLD = WebhookEvent.DEBTOR_UPDATED
PAYROLL = (
    Dashlet.COMPANIES,
    Dashlet.EMPLOYEES,
    Dashlet.PERSONAL_NUMBERS,
    Dashlet.BANK_ACCOUNTS,
    Dashlet.SALARIES,
    Dashlet.DOCUMENTS,
    Dashlet.RUNS,
)
PATTERNS = {pattern.name: pattern for pattern in urlpatterns}
"""Every page and action, by the name of its address."""


@dataclass(slots=True)
class Crowd:
    """A house with somebody of every kind around it, and one thing of every kind in it."""

    house: House
    sessions: dict[str, str] = field(default_factory=dict)
    """The session of each caller; whoever is not signed in has none."""
    logins: dict[str, Login] = field(default_factory=dict)
    template: UserTemplate | None = None
    """One that nobody uses."""
    payroll: dict[str, int] = field(default_factory=dict)
    """The ids of what is kept of the bakery, its shop and Bram."""
    tightening: Tightening | None = None
    """What was closed because nobody called it, and can be opened again."""
    elsewhere: House | None = None
    """The house of another environment, built alike."""

    def place(self, name: str) -> dict[str, Any]:
        """What the address of a page is made with: each page finds what it can do its work on."""
        values = {
            "login_id": self._login_of(name).pk,
            "debtor_id": self.house.debtors["bakery"].pk,
            "template_id": self.template.pk if self.template else 1,
            "tag_id": next(iter(self.house.tags.values())).pk if self.house.tags else 1,
            "company_id": self.house.companies["shop"].pk,
            "employee_id": self.house.employees["bram"].pk,
            "family": "personal-details" if name == "employee-number" else "addresses",
            "record_id": self.payroll["details" if name == "employee-number" else "address"],
            "document_id": self.payroll["document"],
            "run_id": self.payroll["run"],
            "component_id": self.payroll["company wages"],
            "declaration_id": self.payroll["declaration"],
            "request_id": self.payroll["run request"],
            "report_id": self.payroll["report"],
            "step": "lock",
            "tightening_id": self.tightening.pk if self.tightening else 1,
            "slug": "webhook-endpoint" if name == "app-store-package" else "tactiplan",
            "file_id": self.payroll["file"],
            "fact": "address",
            "webhook_id": self.payroll["webhook"],
            "delivery_id": self.payroll["delivery"],
            "number": 1,
            "key": "x",
            "link": self.handover() if name == "handover" else "",
        }
        if name.startswith("employee-template"):
            values["template_id"] = self.payroll["employee template"]
        if name in ("activate", "password-link"):
            values["who"], values["proof"] = self.link_parts(name)
        return {key: values[key] for key in PATTERNS[name].pattern.converters}

    def _login_of(self, name: str) -> Login:
        if name == "switch-to":
            return self.logins["twin"]
        if "token" in name or name == "login-usage":
            return self.logins["clerk"]
        if name == "debtor-connection-resume":
            return self.logins["former"]
        if "connection" in name:
            return self.house.package
        level = "client " if "client" in name else ""
        if name.endswith("send-activation"):
            return self.logins[f"{level}newcomer"]
        if name.endswith("reactivate"):
            return self.logins[f"{level}former"]
        return self.logins["clerk" if level else "colleague"]

    def link_parts(self, name: str) -> tuple[str, str]:
        """Who and proof of a link that works."""
        if name == "activate":
            return activation.link_parts(fresh(self.logins["newcomer"]))
        return password_links.link_parts(fresh(self.logins["colleague"]))

    def handover(self) -> str:
        """A link that works."""
        call = Call(fresh(self.house.administrator))
        return actions.make_handover(call, fresh(self.house.client), PASSWORD)

    def address(self, name: str) -> str:
        path = reverse(name, kwargs=self.place(name))
        if name == "sign-on":
            secret = sign_ons.with_token(self.house.package.email, self.house.package_token)
            return f"{path}?login=nmbrs&ID={secret}"
        return path

    def browser(self, caller: str, **options: Any) -> Client:
        """A browser of its own, so that nothing of an earlier answer is in it."""
        browser = Client(**options)
        browser.raise_request_exception = False
        if caller in self.sessions:
            browser.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[caller]
        return browser

    def enter(self, caller: str, browser: Client) -> None:
        """Remember the session of a browser."""
        self.sessions[caller] = browser.cookies[settings.SESSION_COOKIE_NAME].value


def sign_in(who: Login) -> Client:
    """A browser in which a login is signed in."""
    browser = Client()
    assert browser.post("/sign-in/", {"email": who.email, "password": PASSWORD}).status_code == 302
    return browser


def accountant_crowd() -> Crowd:
    return _peopled(_crowd(accountant_house()), accountant_house("vreemd"), ("garage", "workshop"))


def business_crowd() -> Crowd:
    return _peopled(_crowd(business_house()), business_house("andere"), ("bakery", "mill"))


def _peopled(crowd: Crowd, elsewhere: House, next_door: tuple[str, str]) -> Crowd:
    """Sign everybody in; ``next_door``: debtor and company of the neighbour."""
    crowd.elsewhere = elsewhere
    _add_twin(crowd, elsewhere)
    house, environment = crowd.house, crowd.house.environment
    client = _client_template(house)
    everything, narrow = _filters(house)
    members = {
        "admin": house.administrator,
        "viewer": login(environment, "Viewer", f"viewer@{environment.subdomain}.example", **everything),
        "package": house.package,
        "client": _client(house, client, "bakery", "shop"),
        "other": _client(house, client, *next_door),
        "narrow": login(environment, "Administrator", f"narrow@{environment.subdomain}.example", **narrow),
        "foreign": elsewhere.administrator,
    }
    for caller, who in members.items():
        crowd.enter(caller, sign_in(who))
    crowd.enter("weak", _weak(house))
    return crowd


def _filters(house: House) -> tuple[dict[str, Any], dict[str, Any]]:
    """A filter at master level that reaches everything, and one that reaches nothing of the bakery's shop."""
    if house.environment.product == Product.ACCOUNTANT:
        tags = {"filter_kind": FilterKind.TAGS, "tag_ids": [house.tags["Demo"].pk]}
        return {"filter_kind": FilterKind.ALL}, tags
    everything = {"filter_kind": FilterKind.COMPANIES}
    return everything, {**everything, "company_ids": [house.companies["mill"].pk]}


def _crowd(house: House) -> Crowd:
    """A house with logins of every status at both levels, and a template that nobody uses."""
    bakery = {"debtor_id": house.debtors["bakery"].pk, "company_ids": [house.companies["shop"].pk]}
    master: dict[str, Any] = {"filter_kind": FilterKind.COMPANIES, "company_ids": bakery["company_ids"]}
    if house.environment.product == Product.ACCOUNTANT:
        master = {"filter_kind": FilterKind.TAGS, "tag_ids": [house.tags["Clients"].pk]}
    logins = {"clerk": house.client}
    for level, template, choices in [
        ("", "API integration", master),
        ("client ", "Client", {"filter_kind": FilterKind.COMPANIES, **bakery}),
    ]:
        for name in ("colleague", "newcomer", "former"):
            made = login(
                house.environment,
                template,
                f"{level.strip()}{name}@{house.environment.subdomain}.example",
                is_active=name != "newcomer",
                **choices,
            )
            if name == "former":
                Login.objects.filter(pk=made.pk).update(status=LoginStatus.DEACTIVATED)
            logins[f"{level}{name}"] = made
    for name in ("colleague", "clerk"):
        add_authenticator(logins[name])
    for of in (house.package, house.client):
        by = of if of == house.package else house.administrator
        actions.rotate_token(Call(fresh(by)), fresh(of), actions.Overlap.WEEK, None)
    Connection.objects.create(login=house.package, name="TactiPlan", package="tactiplan")
    LoginStop.objects.create(
        login=logins["former"], debtor=house.debtors["bakery"], stopped_by=house.client.email
    )
    tightening = _tightened(house.package.user_template)
    spare = UserTemplate.objects.create(
        environment=house.environment, name="Spare", kind=house.template("Administrator").kind
    )
    return Crowd(house, logins=logins, template=spare, tightening=tightening, payroll=_payroll(house))


def _tightened(template: UserTemplate) -> Tightening:
    """Something was closed because nobody called it."""
    operation = "EmployeeService.LeaseCar_GetList"
    ClosedOperation.objects.create(user_template=template, operation=operation)
    made = Tightening.objects.create(user_template=template, made_by="admin@example.org", revision=1)
    made.operations.create(operation=operation)
    return made


def _run(shop: Company) -> Run:
    """A processed run."""
    opened = open_run(SYSTEM, shop.pk, 2026, 6)
    run = process_run(SYSTEM, shop.pk, opened.pk)
    bram = Employee.unscoped.get(company=shop, number=101)
    RunLine.unscoped.create(
        run=run, employee=bram, code=6000, description="Loonheffing", kind=LineKind.TAX, amount=600
    )
    RunLine.unscoped.create(
        run=run, employee=bram, code=9000, description="Nettoloon", kind=LineKind.NET, amount=2000
    )
    BankAccount.unscoped.create(employee=bram, first_period=202601, iban="NL91ABNA0417164300")
    DebtorBankAccount.unscoped.create(debtor=shop.debtor, iban="NL91ABNA0417164300")
    return run


def _company_wages(shop: Company) -> CompanyWageComponent:
    """One without an end."""
    code = WageCode.unscoped.create(company=shop, number=9500, description="Bonus")
    return CompanyWageComponent.unscoped.create(
        company=shop, kind=ComponentKind.FIXED, code=code, value=10, first_period=202601
    )


def _declaration(shop: Company) -> Declaration:
    """One that was not sent."""
    return Declaration.unscoped.create(
        company=shop, kind="wage_tax", year=2026, first_period=5, last_period=5, total=600
    )


def _report(house: House, shop: Company) -> int:
    """A finished report of the administrator's."""
    row = ask_report(Call(house.administrator), shop, "WageCodesByYear", 2026)
    make.func(row.pk)
    return row.pk


def _payroll(house: House) -> dict[str, int]:
    """A record, a number, a template for new employees, and a webhook with a message."""
    bram, shop, bakery = house.employees["bram"], house.companies["shop"], house.debtors["bakery"]
    choices = WebhookChoices(name="Planning", endpoint="https://hooks.example/", events={TOLD: True})
    webhook, _ = create_webhook(SYSTEM, bakery.pk, choices)
    tell(TOLD, bakery.pk)
    return {
        "details": personal_info(bram, 202601, bsn="900088904").pk,
        "address": EmployeeAddress.unscoped.create(employee=bram, first_period=202607, city="Delft").pk,
        "document": add_document(SYSTEM, bram.pk, "note.txt", UUID(DocumentType.OTHER), b"Kept").pk,
        "run": _run(shop).pk,
        "report": _report(house, shop),
        "run request": request_run(SYSTEM, shop.pk).pk,
        "declaration": _declaration(shop).pk,
        "company wages": _company_wages(shop).pk,
        "wage code": WageCode.unscoped.get(company=shop, number=9500).pk,
        "file": add_file(SYSTEM, shop.pk, "", "note.txt", b"Kept").pk,
        "employee template": DefaultEmployeeTemplate.unscoped.create(company=shop, description="Baker").pk,
        "webhook": webhook.pk,
        "delivery": Delivery.objects.get(webhook_id=webhook.pk).pk,
    }


def _add_twin(crowd: Crowd, elsewhere: House) -> None:
    """The administrator has a login in the other environment too, with a password of its own."""
    kind = elsewhere.template("Viewer").rules.filter_kinds[0]
    crowd.logins["twin"] = login(
        elsewhere.environment, "Viewer", crowd.house.administrator.email, kind, password="another for tests"
    )


def _client_template(house: House) -> UserTemplate:
    """For client logins that look after client logins, and after the payroll of their companies."""
    made = UserTemplate.objects.create(
        environment=house.environment, name="Client administrator", kind=TemplateKind.CLIENT
    )
    TemplateDashlet.objects.bulk_create(
        TemplateDashlet(user_template=made, dashlet=dashlet, right=DashletRight.WRITE)
        for dashlet in (Dashlet.CLIENT_LOGINS, *PAYROLL)
    )
    return made


def _client(house: House, template: UserTemplate, debtor: str, company: str) -> Login:
    return login(
        house.environment,
        template.name,
        f"{company}@{house.environment.subdomain}.example",
        FilterKind.COMPANIES,
        debtor_id=house.debtors[debtor].pk,
        company_ids=[house.companies[company].pk],
    )


def _weak(house: House) -> Client:
    """A session that came from the package's token."""
    browser = Client()
    secret = sign_ons.with_token(house.package.email, house.package_token)
    assert browser.get(f"{reverse('sign-on')}?login=nmbrs&ID={secret}").status_code == 302
    return browser
