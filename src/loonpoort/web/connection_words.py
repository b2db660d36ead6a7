"""Connections as pages say them."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import LOGINS_AT
from loonpoort.access.calls import Call
from loonpoort.access.catalogue import writing_operations
from loonpoort.access.dashlets import Dashlet
from loonpoort.access.kinds import Level
from loonpoort.access.models import Login
from loonpoort.access.usage import reports
from loonpoort.connect.connection_warnings import ConnectionWarning, Mend
from loonpoort.connect.refusals import explain_all
from loonpoort.connect.rights import Called
from loonpoort.web.places import login_url
from loonpoort.web.rights import may_see
from loonpoort.web.usage_words import outcome_words, since

GLANCE_DAYS = 30


@dataclass(frozen=True, slots=True)
class OperationRow:
    """An operation that a connection may call."""

    operation: str
    is_write: bool
    is_wanted: bool
    """Whether its package said that it calls it."""
    called: Called | None


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """Refused calls of one kind, with the reason as the owner is told it."""

    outcome: str
    operation: str
    refused: int
    last_at: datetime.datetime
    general: str
    """What the outcome says by itself."""
    words: str
    """What was the matter this time; empty when that is all there is to say."""
    url: str
    """Where it is mended; empty when the viewer may not go there."""
    label: str


@dataclass(frozen=True, slots=True)
class WarningRow:
    """What is wrong with a connection, with the way to where it is mended."""

    warning: ConnectionWarning
    url: str
    label: str


def operation_rows(
    operations: Collection[str], wanted: Collection[str], called: Mapping[str, Called]
) -> list[OperationRow]:
    """Those that were called, the latest first, then those that were not, by name."""
    writes = writing_operations()
    rows = [OperationRow(key, key in writes, key in wanted, called.get(key)) for key in sorted(operations)]
    return sorted(rows, key=lambda row: -row.called.last_at.timestamp() if row.called else 0)


def warning_rows(call: Call, login: Login, warnings: Collection[ConnectionWarning]) -> list[WarningRow]:
    return [WarningRow(warning, *mend_link(call, login, warning.mend)) for warning in warnings]


def latest_refusals(call: Call, login: Login, most: int, days: int = GLANCE_DAYS) -> list[RefusalRow]:
    """The latest kinds of refused calls of a login, explained as far as ``call`` reaches."""
    rows = list(reports.refusals(reports.usage_of(login, since(days)))[:most])
    return [
        RefusalRow(
            outcome=row["outcome"],
            operation=row["operation"],
            refused=row["refused"],
            last_at=row["last_at"],
            general=outcome_words(row["outcome"]),
            words=explanation.words,
            **_link(call, login, explanation.mend),
        )
        for row, explanation in zip(rows, explain_all(call, login, rows), strict=True)
    ]


def mend_link(call: Call, login: Login, mend: Mend | None) -> tuple[str, str]:
    """The address and the name of the page that something is mended on; empty for who may not see it."""
    may_see_login = may_see(call, LOGINS_AT[Level(login.level)])
    match mend:
        case Mend.LOGIN if may_see_login:
            return login_url(login), _("To the login")
        case Mend.TEMPLATE if may_see(call, Dashlet.USER_TEMPLATES):
            return reverse("template", args=[login.user_template_id]), _("To the user template")
        case Mend.USAGE if may_see_login:
            return reverse("login-usage", args=[login.pk]), _("To the usage")
    return "", ""


def _link(call: Call, login: Login, mend: Mend | None) -> dict[str, Any]:
    url, label = mend_link(call, login, mend)
    return {"url": url, "label": label}
