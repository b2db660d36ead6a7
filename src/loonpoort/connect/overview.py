"""All connections of an environment that somebody may know of, those with trouble first."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Sum, Value, When
from django.utils import timezone

from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus, Token, Usage
from loonpoort.access.usage.reports import IS_OK
from loonpoort.connect.connection_warnings import SOON, ConnectionWarning, warnings_of
from loonpoort.connect.models import Connection
from loonpoort.connect.names import connection_name
from loonpoort.connect.reaching import Reaching, connections_reaching
from loonpoort.connect.rights import called_by, open_operations

__all__ = ["ConnectionRow", "Reaching", "connections_reaching", "connections_seen", "rows_of"]

LATELY = datetime.timedelta(days=30)
"""How long a connection that died is told of, and over which refused calls are counted."""
JUST_NOW = datetime.timedelta(days=1)
"""Refused calls of this long ago bring a connection to the top."""


@dataclass(frozen=True, slots=True)
class ConnectionRow:
    """A login that a package calls with, called with, or is to call with."""

    login: Login
    token: Token | None
    """The live one, of two during rotation the newer; else the one that ended last."""
    is_live: bool
    name: str
    package: str
    """The slug of its manifest; empty for none."""
    last_call_at: datetime.datetime | None
    """The last call that was let in."""
    refused: int
    """Calls in the last 30 days."""
    unused: int
    """Open operations that it has not called in all the time that usage is kept."""
    warnings: tuple[ConnectionWarning, ...]

    @property
    def more_warnings(self) -> int:
        """How many there are besides the worst."""
        return max(len(self.warnings) - 1, 0)


def connections_seen(call: Call, wanted: str = "") -> QuerySet[Login]:
    """The logins of connections that the caller may know of, trouble first: at master level and at the
    debtors within reach; ``wanted`` is looked for in names and addresses.
    """
    now = timezone.now()
    tokens = Token.objects.filter(login=OuterRef("pk"))
    live = tokens.live(now)
    died = tokens.filter(
        Q(revoked_at__gt=now - LATELY) | Q(expires_at__gt=now - LATELY) | Q(retires_at__gt=now - LATELY)
    )
    near = Q(debtor=None) | Q(debtor__in=call.debtors().queryset.values("pk"))
    is_connected = Exists(Connection.objects.filter(login=OuterRef("pk")))
    logins = (
        Login.objects.filter(near, environment=call.environment)
        .filter(Exists(live) | Exists(died) | is_connected)
        .select_related("environment", "user_template__environment", "debtor", "connection")
    )
    if wanted:
        logins = logins.filter(
            Q(email__icontains=wanted)
            | Q(name__icontains=wanted)
            | Q(user_template__name__icontains=wanted)
            | Q(connection__name__icontains=wanted)
            | Exists(tokens.filter(name__icontains=wanted))
        )
    refused = Usage.objects.filter(login_id=OuterRef("pk"), minute__gt=now - JUST_NOW).exclude(IS_OK)
    rank = Case(
        When(~Exists(live), then=Value(0)),
        When(~Q(status=LoginStatus.ACTIVE), then=Value(1)),
        When(Exists(live.filter(retires_at=None, expires_at__lte=now + SOON)), then=Value(2)),
        When(Exists(refused), then=Value(3)),
        When(~Exists(tokens.exclude(last_used_at=None)), then=Value(4)),
        default=Value(5),
        output_field=IntegerField(),
    )
    return logins.annotate(trouble=rank).order_by("trouble", "email", "pk")


def rows_of(logins: Iterable[Login]) -> list[ConnectionRow]:
    """All that is told of some connections, read for all of them at once."""
    logins = list(logins)
    ids = [login.pk for login in logins]
    now = timezone.now()
    tokens, last_calls = _tokens(ids, now)
    refused = _refused(ids, now)
    called = called_by(ids)
    are_open = open_operations({login.user_template_id for login in logins})
    wanted = _wanted(ids)
    filters = _filters(ids)
    rows = []
    for login in logins:
        token = tokens.get(login.pk)
        connection = getattr(login, "connection", None)
        opened = are_open[login.user_template_id]
        rows.append(
            ConnectionRow(
                login=login,
                token=token,
                is_live=token is not None and is_live(token, now),
                name=connection_name(login, token),
                package=connection.package if connection else "",
                last_call_at=last_calls.get(login.pk),
                refused=refused.get(login.pk, 0),
                unused=len(opened - called.get(login.pk, set())),
                warnings=warnings_of(
                    login,
                    token,
                    now=now,
                    last_call_at=last_calls.get(login.pk),
                    refused=refused.get(login.pk, 0),
                    closed=sorted(wanted.get(login.pk, frozenset()) - opened),
                    chosen=filters.get(login.pk, 0),
                ),
            )
        )
    return rows


def is_live(token: Token, now: datetime.datetime) -> bool:
    """As `TokenQuerySet.live`, of one at hand."""
    ends = [at for at in (token.retires_at, token.expires_at) if at is not None]
    return token.revoked_at is None and all(at > now for at in ends)


def _tokens(
    logins: Collection[int], now: datetime.datetime
) -> tuple[dict[int, Token], dict[int, datetime.datetime]]:
    """By login the token to tell of, and the last call that was let in with any."""
    found: dict[int, Token] = {}
    last: dict[int, datetime.datetime] = {}
    for token in Token.objects.filter(login__in=logins).order_by("pk"):
        before = found.get(token.login_id)
        if before is None or is_live(token, now) or not is_live(before, now):
            found[token.login_id] = token
        if token.last_used_at is not None:
            last[token.login_id] = max(token.last_used_at, last.get(token.login_id, token.last_used_at))
    return found, last


def _refused(logins: Collection[int], now: datetime.datetime) -> dict[int, int]:
    rows = Usage.objects.filter(login_id__in=logins, minute__gt=now - LATELY).exclude(IS_OK)
    return dict(rows.values_list("login_id").annotate(Sum("calls")).order_by())


def _wanted(logins: Collection[int]) -> dict[int, frozenset[str]]:
    """By login, what the package said that it calls."""
    connections = Connection.objects.filter(login__in=logins).prefetch_related("operations")
    return {each.login_id: frozenset(row.operation for row in each.operations.all()) for each in connections}


def _filters(logins: Collection[int]) -> dict[int, int]:
    """By login, how many tags and companies its filter names."""
    counted = Login.objects.filter(pk__in=logins).annotate(
        tags=Count("filter_tags", distinct=True), companies=Count("filter_companies", distinct=True)
    )
    return {pk: tags + companies for pk, tags, companies in counted.values_list("pk", "tags", "companies")}
