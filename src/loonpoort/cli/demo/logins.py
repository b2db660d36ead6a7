"""Making the demo's logins, the same way as real ones: through the gate's actions."""

from string import ascii_lowercase, digits

from django.utils.crypto import get_random_string

from loonpoort.access.actions import LoginChoices, activate_login, issue_token, make_login, update_login
from loonpoort.access.calls import Call
from loonpoort.access.environments import MASTER_KIND, make_template
from loonpoort.access.filters import filter_names
from loonpoort.access.kinds import FilterKind, Level
from loonpoort.access.models import Login, LoginStatus, UserTemplate
from loonpoort.audit.records import SYSTEM
from loonpoort.cli.demo.facts import LoginFacts
from loonpoort.cli.demo.plans import EnvironmentPlan, LoginPlan
from loonpoort.connect.manifests import package
from loonpoort.connect.models import Connection, ConnectionOperation
from loonpoort.organisation.models import Company, Debtor, Environment, Tag

LANGUAGE = "en"
_READABLE = "".join(sorted({*ascii_lowercase, *digits} - {*"0o1l"}))


def set_up_administrator(administrator: Login, name: str) -> tuple[LoginFacts, str]:
    """Activate an environment's first login and have it fill in its own name. Gives its password too.

    With its token a package may do all that there is, `Debtor_Insert` too.
    """
    password = _new_password()
    activate_login(administrator, password, network_address="")
    administrator.refresh_from_db()
    choices = LoginChoices(
        email=administrator.email,
        name=name,
        user_template=administrator.user_template,
        filter_kind=FilterKind(administrator.filter_kind),
    )
    update_login(Call(administrator), administrator, choices)
    return _facts(administrator, password, issue_token(SYSTEM, administrator)), password


def make_logins(environment: Environment, plan: EnvironmentPlan) -> list[LoginFacts]:
    for name in plan.api_templates:
        make_template(environment, name, MASTER_KIND[plan.product])
    return [_make_login(environment, login) for login in plan.logins]


def _make_login(environment: Environment, plan: LoginPlan) -> LoginFacts:
    login = make_login(SYSTEM, _choices(environment, plan), language=LANGUAGE)
    password = _new_password() if plan.is_active else None
    if password:
        activate_login(login, password, network_address="")
    token = issue_token(SYSTEM, login) if plan.has_token else None
    if plan.package:
        _connect(environment, login, plan.package)
    login.refresh_from_db()
    return _facts(login, password, token)


def _connect(environment: Environment, login: Login, slug: str) -> None:
    """As if the administrator had connected a package of the App Store with the login."""
    found = package(slug)
    if found is None:
        raise LookupError(f"There is no package {slug}.")
    administrator = environment.logins.order_by("pk").first()
    made = Connection.objects.create(login=login, package=slug, name=found.name, made_by=administrator)
    ConnectionOperation.objects.bulk_create(
        ConnectionOperation(connection=made, operation=each) for each in found.operations
    )


def _choices(environment: Environment, plan: LoginPlan) -> LoginChoices:
    tags = Tag.unscoped.filter(environment=environment, name__in=plan.tags)
    companies = Company.unscoped.filter(debtor__environment=environment, name__in=plan.companies)
    debtor = Debtor.unscoped.get(environment=environment, number=plan.debtor) if plan.debtor else None
    return LoginChoices(
        email=plan.email,
        name=plan.name,
        user_template=UserTemplate.objects.get(environment=environment, name=plan.template),
        filter_kind=FilterKind.TAGS if plan.tags else FilterKind.COMPANIES,
        tag_ids=[tag.pk for tag in tags],
        company_ids=[company.pk for company in companies],
        debtor_id=debtor.pk if debtor else None,
    )


def _facts(login: Login, password: str | None, token: str | None) -> LoginFacts:
    return LoginFacts(
        email=login.email,
        level=Level(login.level),
        environment=login.environment.subdomain,
        template=login.user_template.name,
        # Only the administrators' filters are empty, and theirs mean everything.
        filter=filter_names(login) or "All",
        status=LoginStatus(login.status),
        password=password,
        token=token,
    )


def _new_password() -> str:
    """Twenty characters in groups that can be typed over, another on every installation."""
    return "-".join(get_random_string(5, _READABLE) for _ in range(4))
