"""What is sent to every page and action by whoever fills it in right."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from loonpoort.access.catalogue import operation_keys
from loonpoort.access.models import UserTemplate
from loonpoort.connect.manifests import package
from loonpoort.organisation.models import Product
from tests.cast import PASSWORD, fresh
from tests.web.crowd import Crowd

Values = dict[str, Any]

NEW_PASSWORD = "vijf grachten en een brug"


def new_login(crowd: Crowd) -> Values:
    template = crowd.house.template("API integration")
    return {"email": "new@x.example", "name": "New", "user_template": template.pk, **_filter(crowd)}


def kept_login(crowd: Crowd) -> Values:
    login = fresh(crowd.logins["colleague"])
    return {**new_login(crowd), "name": "Renamed", "revision": login.revision}


def _filter(crowd: Crowd) -> Values:
    if crowd.house.environment.product == Product.ACCOUNTANT:
        return {"filter_kind": "tags", "tags": [crowd.house.tags["Clients"].pk]}
    return {"companies": [crowd.house.companies["shop"].pk]}


def new_client(crowd: Crowd) -> Values:
    house = crowd.house
    companies = [house.companies["shop"].pk]
    return {"email": "new@x.example", "user_template": house.template("Client").pk, "companies": companies}


def kept_client(crowd: Crowd) -> Values:
    return {**new_client(crowd), "name": "Renamed", "revision": fresh(crowd.logins["clerk"]).revision}


def template(crowd: Crowd) -> Values:
    revision = UserTemplate.objects.get(name="Spare", environment=crowd.house.environment).revision
    return {"name": "Renamed", "revision": revision, "operations": sorted(operation_keys())}


def own_password(crowd: Crowd) -> Values:
    return {"password": PASSWORD}


def connecting(crowd: Crowd) -> Values:
    """The last step: the login of the package."""
    found = package("tactiplan")
    assert found
    is_business = crowd.house.environment.product == Product.BUSINESS
    reached = {} if is_business else {"filter_kind": "tags", "tags": [crowd.house.tags["Clients"].pk]}
    return {
        "step": "login",
        "where": "several",
        "package_name": found.name,
        "package": found.slug,
        "operations": list(found.operations),
        "email": "tactiplan@kantoor.example",
        "name": "TactiPlan",
        **({"companies": [crowd.house.companies["shop"].pk]} if is_business else reached),
    }


def tightening(crowd: Crowd) -> Values:
    return {"operation": ["EmployeeService.LeaseCar_Get"], "sure": "on"}


def given_token(crowd: Crowd) -> Values:
    return {"username": crowd.house.package.email, "token": crowd.house.package_token}


def found_token(crowd: Crowd) -> Values:
    return {"token": crowd.house.client_token}


ADDRESS = {"type": "HomeAddress", "city": "Delft", "first_number": 7, "first_year": 2026}
WEBHOOK = {"name": "Planning", "endpoint": "https://hooks.example/", "is_active": "on", "events": [1, 11]}
TAG = {"number": 9, "name": "New", "colour": "#123456"}
TOKEN = {"name": "Planning", "last_day": "", "networks": "10.0.0.0/8"}
CHOICE = {"password": NEW_PASSWORD, "repeat": NEW_PASSWORD}


def run_figures(crowd: Crowd) -> Values:
    """A file with one figure of Bram's."""
    lines = b"employee,code,description,kind,amount\n101,3000,Salaris,gross,3000.00\n"
    file = SimpleUploadedFile("figures.csv", lines, content_type="text/csv")
    return {"period_number": 7, "period_year": 2026, "file": file}


FORMS: dict[str, Callable[[Crowd], Values]] = {
    "language": lambda crowd: {"language": "nl"},
    "sign-in": lambda crowd: {"email": crowd.house.package.email, **own_password(crowd)},
    "sign-in-choose": lambda crowd: {"login": crowd.house.package.pk},
    "sign-in-code": lambda crowd: {"code": "123456"},
    "password-forgotten": lambda crowd: {"email": crowd.house.package.email},
    "password-new": lambda crowd: CHOICE,
    "set-password": lambda crowd: CHOICE,
    "switch-to": lambda crowd: {"password": "another for tests"},
    "password-change": lambda crowd: {"current": PASSWORD, **CHOICE},
    "second-factor-add": own_password,
    "second-factor-confirm": lambda crowd: {"code": "123456"},
    "second-factor-remove": lambda crowd: {"code": "123456", **own_password(crowd)},
    "recovery-codes": lambda crowd: {"code": "123456", **own_password(crowd)},
    "session-end": lambda crowd: {"session": "x"},
    "template-new": lambda crowd: {"name": "New", "kind": crowd.house.template("Administrator").kind},
    "template": template,
    "template-copy": lambda crowd: {"name": "New"},
    "tag-new": lambda crowd: TAG,
    "tag": lambda crowd: TAG,
    "debtor": lambda crowd: {"tags": [tag.pk for tag in crowd.house.tags.values()]},
    "company-advance": lambda crowd: {"seen": "2026-7"},
    "run-new": lambda crowd: {"period_number": 8, "period_year": 2026},
    "run-import": run_figures,
    "run-bookings": lambda crowd: {"kind": "gross", "debit_account": "4000", "credit_account": "1900"},
    "reports": lambda crowd: {"report": "WageCodesByYear", "year": 2026},
    "run-paper": lambda crowd: {"paper": "register"},
    "run-journal": lambda crowd: {"grouping": "by_company"},
    "declaration-new": lambda crowd: {
        "kind": "wage_tax",
        "first_period_number": 6,
        "first_period_year": 2026,
    },
    "company-wages-new": lambda crowd: {
        "code": crowd.payroll["wage code"],
        "value": "12.50",
        "period_number": 7,
        "period_year": 2026,
    },
    "company-wages-stop": lambda crowd: {"period_number": 8, "period_year": 2026},
    "run-payments": lambda crowd: {"day": "2026-06-25"},
    "pension-codes": lambda crowd: {"codes": "6100, 7100"},
    "run-request": lambda crowd: {"answer": "handle"},
    "company-fact": lambda crowd: {"street": "Kade", "city": "Leiden"},
    "employee-template": lambda crowd: {"description": "Oven hand", "employee_type": 3},
    "employee-template-new": lambda crowd: {"description": "Oven hand", "employee_type": 3},
    "employee-record": lambda crowd: ADDRESS,
    "employee-record-new": lambda crowd: ADDRESS,
    "employee-record-end": lambda crowd: {"last_number": 8, "last_year": 2026},
    "employee-record-delete": lambda crowd: {"changes_past": "on"},
    "employee-number": lambda crowd: {"column": "bsn"},
    "webhook": lambda crowd: WEBHOOK,
    "webhook-new": lambda crowd: {**WEBHOOK, "name": "New"},
    "security-second-factor": lambda crowd: {"turn": "on"},
    "security-show-once": lambda crowd: {"turn": "on"},
    "audit-export": lambda crowd: {"format": "csv"},
    "token-report": found_token,
    "connection-check": given_token,
    "connect": lambda crowd: {"step": "list", "name": "My Roster", "list": "List_GetByCompany"},
    "connect-package": connecting,
    "connection-tighten": tightening,
    "login-token-handover": own_password,
    "login-new": new_login,
    "login-new-reach": new_login,
    "login": kept_login,
    "login-reach": kept_login,
    **{
        f"{prefix}-{page}": values
        for prefix in ("client-login", "business-client-login")
        for page, values in [("new", new_client), ("new-reach", new_client), ("reach", kept_client)]
    },
    "client-login": kept_client,
    "business-client-login": kept_client,
    **{
        f"{prefix}{page}": values
        for prefix in ("api-token", "login-token")
        for page, values in [
            ("", lambda crowd: TOKEN),
            ("-show", own_password),
            ("-settings", lambda crowd: TOKEN),
            ("-rotate", lambda crowd: {"overlap": "24"}),
            ("-compare", found_token),
        ]
    },
}
"""What a POST is made with; the others need no values."""
