"""Which connections reach a debtor: what its own people are told."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from loonpoort.access.kinds import FilterKind, Level
from loonpoort.access.models import Login, LoginCompany, LoginStatus, LoginStop, LoginTag, Token
from loonpoort.connect.names import connection_name
from loonpoort.organisation.models import Company, DebtorTag, Product


@dataclass(frozen=True, slots=True)
class Reaching:
    """A login with a live token whose filter lets a debtor through."""

    login: Login
    token: Token
    name: str
    """The package's, as `connection_name`."""
    package: str
    """The slug of its manifest; empty for none."""


def connections_reaching(environment_id: int, debtor_id: int) -> list[Reaching]:
    """The logins of either level whose live token reaches a debtor, by name, without those it stopped."""
    now = timezone.now()
    tokens = Token.objects.live(now).filter(login=OuterRef("pk"))
    stopped = LoginStop.objects.filter(login=OuterRef("pk"), debtor_id=debtor_id)
    logins = (
        _reaching(debtor_id)
        .filter(Exists(tokens), ~Exists(stopped), environment_id=environment_id)
        .select_related("environment", "user_template__environment", "debtor", "connection")
    )
    found = {login.pk: login for login in logins}
    # Of two during rotation the newer.
    newest = {
        token.login_id: token for token in Token.objects.live(now).filter(login__in=found).order_by("pk")
    }
    rows = [_row(found[login_id], token) for login_id, token in newest.items()]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.login.pk))


def _reaching(debtor_id: int) -> QuerySet[Login]:
    """As `loonpoort.access.filters.scope_of` says it of one login."""
    tags = DebtorTag.objects.filter(debtor_id=debtor_id).values("tag_id")
    companies = Company.unscoped.filter(debtor_id=debtor_id).values("pk")
    chosen = LoginCompany.objects.filter(login=OuterRef("pk"))
    by_tag = Q(filter_kind=FilterKind.TAGS) & Exists(
        LoginTag.objects.filter(login=OuterRef("pk"), tag_id__in=tags)
    )
    by_company = Q(filter_kind=FilterKind.COMPANIES) & (
        Exists(chosen.filter(company_id__in=companies))
        | Q(environment__product=Product.BUSINESS) & ~Exists(chosen)
    )
    master = Q(level=Level.MASTER) & (Q(filter_kind=FilterKind.ALL) | by_tag | by_company)
    of_debtor = Q(level=Level.DEBTOR, debtor_id=debtor_id) & (Q(filter_kind=FilterKind.ALL) | by_company)
    return Login.objects.filter(of_debtor | master, status=LoginStatus.ACTIVE)


def _row(login: Login, token: Token) -> Reaching:
    connection = getattr(login, "connection", None)
    return Reaching(login, token, connection_name(login, token), connection.package if connection else "")
