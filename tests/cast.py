"""The standing cast of the tests: an environment with a tree of data and the logins that look at it."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from loonpoort.access.actions import LoginChoices, activate_login, issue_token, make_login
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.environments import MASTER_KIND, create_environment
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login, TemplateDashlet, UserTemplate
from loonpoort.audit.records import SYSTEM
from loonpoort.organisation.models import Company, Debtor, DebtorTag, Environment, Product, Tag
from loonpoort.payroll.models import Employee, EmployeeType, PersonalInfo

PASSWORD = "a password for tests"
NOW = datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC)


@dataclass(slots=True)
class House:
    """One environment and everybody in it, by short name."""

    environment: Environment
    tags: dict[str, Tag]
    debtors: dict[str, Debtor]
    companies: dict[str, Company]
    employees: dict[str, Employee]
    administrator: Login
    package: Login
    package_token: str
    client: Login
    client_token: str

    def template(self, name: str) -> UserTemplate:
        return self.environment.user_templates.get(name=name)


def accountant_house(subdomain: str = "kantoor") -> House:
    """Four debtors; the package sees those tagged Clients, the client one company of the bakery."""
    environment, administrator = create_environment(
        subdomain=subdomain,
        name=f"Kantoor {subdomain}",
        product=Product.ACCOUNTANT,
        administrator=f"anna@{subdomain}.example",
    )
    tags = {
        name: Tag.unscoped.create(environment=environment, number=number, name=name, colour=f"#00000{number}")
        for number, name in enumerate(["Clients", "Office", "Demo"], 1)
    }
    debtors = {
        name: debtor(environment, number, name, [tags[tag] for tag in tagged])
        for name, number, tagged in [
            ("bakery", "1", ["Clients"]),
            ("garage", "2", ["Clients", "Office"]),
            ("holding", "2", ["Office"]),
            ("florist", "4", ["Demo"]),
        ]
    }
    companies = {
        name: company(debtors[of], number, name, period_type=period_type)
        for number, (name, of, period_type) in enumerate(
            [
                ("shop", "bakery", "M"),
                ("mill", "bakery", "W4"),
                ("workshop", "garage", "W1"),
                ("greenhouse", "florist", "M"),
            ],
            1,
        )
    }
    package = login(
        environment,
        "API integration",
        f"package@{subdomain}.example",
        FilterKind.TAGS,
        tag_ids=[tags["Clients"].pk],
    )
    return _house(
        environment,
        administrator,
        package,
        company_ids=[companies["shop"].pk],
        tags=tags,
        debtors=debtors,
        companies=companies,
        employees={
            name: employee(companies[of], number, name, kind)
            for number, (name, of, kind) in enumerate(
                [
                    ("bram", "shop", EmployeeType.ON_PAYROLL),
                    ("carla", "shop", EmployeeType.OUT_OF_SERVICE),
                    ("dirk", "mill", EmployeeType.ON_PAYROLL),
                    ("esra", "workshop", EmployeeType.ON_PAYROLL),
                    ("floor", "greenhouse", EmployeeType.ON_PAYROLL),
                ],
                101,
            )
        },
    )


def business_house(subdomain: str = "bakkerij") -> House:
    """One debtor with two companies; the package sees one of them, administrator and client both."""
    environment, administrator = create_environment(
        subdomain=subdomain,
        name=f"Bedrijf {subdomain}",
        product=Product.BUSINESS,
        administrator=f"anna@{subdomain}.example",
    )
    debtors = {"bakery": debtor(environment, "1", "bakery", [])}
    companies = {
        name: company(debtors["bakery"], number, name) for number, name in enumerate(["shop", "mill"], 1)
    }
    package = login(
        environment,
        "API integration",
        f"package@{subdomain}.example",
        FilterKind.COMPANIES,
        company_ids=[companies["shop"].pk],
    )
    return _house(
        environment,
        administrator,
        package,
        company_ids=[],
        tags={},
        debtors=debtors,
        companies=companies,
        employees={
            name: employee(companies[of], number, name)
            for number, (name, of) in enumerate([("bram", "shop"), ("dirk", "mill")], 101)
        },
    )


def _house(
    environment: Environment,
    administrator: Login,
    package: Login,
    *,
    company_ids: Collection[int],
    debtors: dict[str, Debtor],
    **rows: Any,
) -> House:
    activate_login(administrator, PASSWORD, network_address="")
    client = login(
        environment,
        "Client",
        f"client@{environment.subdomain}.example",
        FilterKind.COMPANIES,
        company_ids=company_ids,
        debtor_id=debtors["bakery"].pk,
    )
    return House(
        environment=environment,
        administrator=fresh(administrator),
        package=package,
        package_token=token_of(package),
        client=client,
        client_token=token_of(client),
        debtors=debtors,
        **rows,
    )


def debtor(environment: Environment, number: str, name: str, tags: Iterable[Tag]) -> Debtor:
    made = Debtor.unscoped.create(environment=environment, number=number, name=name)
    DebtorTag.objects.bulk_create(DebtorTag(debtor=made, tag=tag) for tag in tags)
    return made


def company(of: Debtor, number: int, name: str, **values: Any) -> Company:
    """A company whose current period is 7 of 2026."""
    return Company.unscoped.create(
        debtor=of, number=number, name=name, current_year=2026, current_period_number=7, **values
    )


def employee(of: Company, number: int, name: str, kind: int = EmployeeType.ON_PAYROLL) -> Employee:
    return Employee.unscoped.create(company=of, number=number, display_name=name, employee_type=kind)


def personal_info(
    of: Employee, first_period: int, last_period: int | None = None, **values: Any
) -> PersonalInfo:
    return PersonalInfo.unscoped.create(
        employee=of,
        first_period=first_period,
        last_period=last_period,
        **{"last_name": of.display_name, **values},
    )


def login(
    environment: Environment,
    template: str,
    email: str,
    filter_kind: FilterKind,
    *,
    is_active: bool = True,
    password: str = PASSWORD,
    language: str = "en",
    **choices: Any,
) -> Login:
    """A login with one of the environment's templates."""
    made = make_login(
        SYSTEM,
        LoginChoices(
            email=email,
            name="",
            user_template=environment.user_templates.get(name=template),
            filter_kind=filter_kind,
            **choices,
        ),
        language=language,
    )
    if is_active:
        activate_login(made, password, network_address="")
    return fresh(made)


def manager(house: House, filter_kind: FilterKind, *, kind: str = "", **choices: Any) -> Call:
    """The call of a login that may change logins but sees less than everything."""
    template = UserTemplate.objects.create(
        environment=house.environment,
        name="Manager",
        kind=kind or MASTER_KIND[Product(house.environment.product)],
    )
    TemplateDashlet.objects.bulk_create(
        TemplateDashlet(user_template=template, dashlet=dashlet, right=DashletRight.WRITE)
        for dashlet in (Dashlet.LOGINS, Dashlet.CLIENT_LOGINS)
    )
    return Call(login(house.environment, "Manager", "manager@loonpoort.example", filter_kind, **choices))


def token_of(of: Login) -> str:
    """A new token."""
    token = issue_token(SYSTEM, of)
    assert token is not None
    return token


def fresh(stale: Login) -> Login:
    """The login as a request loads it."""
    return Login.objects.select_related("environment", "user_template__environment").get(pk=stale.pk)


def add_authenticator(to: Login) -> None:
    """Give a login a second factor."""
    TOTPDevice.objects.create(user=to, name="authenticator", confirmed=True)


def code_of(owner: Login) -> str:
    """What the app of a login shows now; good even when an earlier step of a test used it."""
    device = TOTPDevice.objects.get(user=owner)
    TOTPDevice.objects.filter(pk=device.pk).update(last_t=-1)
    return f"{totp(device.bin_key):06}"
