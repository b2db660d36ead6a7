"""What is wrong, or will be, with a connection: for its overview, in words with the way out."""

import datetime
import enum
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.connect.check.words import grouped, named

SOON = datetime.timedelta(days=30)
"""How long before its end a token is warned about."""


class Mend(enum.Enum):
    """Where what is wrong is put right."""

    LOGIN = "login"
    """Its page: filter, activation and token are there."""
    TEMPLATE = "template"
    USAGE = "usage"


@dataclass(frozen=True, slots=True)
class ConnectionWarning:
    """One thing that is wrong. ``is_dead``: no call succeeds until it is mended."""

    words: str
    way_out: str
    mend: Mend
    is_dead: bool = False
    short: str = ""
    """For a list, when ``words`` are long."""

    @property
    def brief(self) -> str:
        return self.short or self.words


def warnings_of(
    login: Login,
    token: Token | None,
    *,
    now: datetime.datetime,
    last_call_at: datetime.datetime | None,
    refused: int,
    closed: Sequence[str],
    chosen: int,
) -> tuple[ConnectionWarning, ...]:
    """The worst first. ``token``: the live or the last one; ``closed``: operations of its manifest that the
    template closes; ``chosen``: how many tags or companies the filter names.
    """
    found = [_of_token(token, now), _of_status(login), _of_filter(login, chosen)]
    if closed:
        words = ngettext(
            "%(count)s operation that the package calls is off in user template “%(template)s”: %(names)s.",
            "%(count)s operations that the package calls are off in user template “%(template)s”: %(names)s.",
            len(closed),
        ) % {"count": grouped(len(closed)), "template": login.user_template.name, "names": named([*closed])}
        short = ngettext(
            "%(count)s operation that it calls is off.",
            "%(count)s operations that it calls are off.",
            len(closed),
        ) % {"count": grouped(len(closed))}
        way_out = _("Open them in the user template.")
        found.append(ConnectionWarning(words, way_out, Mend.TEMPLATE, short=short))
    if refused:
        words = ngettext(
            "%(count)s call was refused in the last 30 days.",
            "%(count)s calls were refused in the last 30 days.",
            refused,
        ) % {"count": grouped(refused)}
        found.append(ConnectionWarning(words, _("Look at the reasons."), Mend.USAGE))
    if last_call_at is None and token is not None:
        words = _("It has never called.")
        found.append(
            ConnectionWarning(
                words, _("Check the connection, or revoke the token if it is not needed."), Mend.LOGIN
            )
        )
    return tuple(sorted(filter(None, found), key=lambda warning: not warning.is_dead))


def _of_token(token: Token | None, now: datetime.datetime) -> ConnectionWarning | None:
    if token is None:
        return ConnectionWarning(
            _("There is no token yet."), _("Make one on the login's page."), Mend.LOGIN, True
        )
    way_out = _("Make a new token on the login's page and give it to the package.")
    if token.revoked_at is not None:
        words = _("Its token ended on %(day)s: %(reason)s.") % {
            "day": _day(timezone.localdate(token.revoked_at)),
            "reason": token.get_end_display().lower(),
        }
        return ConnectionWarning(words, way_out, Mend.LOGIN, True)
    if token.expires_at is not None and token.last_day is not None and token.expires_at <= now + SOON:
        is_over = token.expires_at <= now
        words = (_("Its token worked until %(day)s.") if is_over else _("Its token works until %(day)s.")) % {
            "day": _day(token.last_day)
        }
        if is_over:
            return ConnectionWarning(words, way_out, Mend.LOGIN, True)
        return ConnectionWarning(words, _("Rotate the token, or choose a later last day."), Mend.LOGIN)
    if token.retires_at is not None and token.retires_at <= now:
        day = _day(timezone.localdate(token.retires_at))
        return ConnectionWarning(
            _("Its token was replaced on %(day)s.") % {"day": day}, way_out, Mend.LOGIN, True
        )
    return None


def _of_status(login: Login) -> ConnectionWarning | None:
    match login.status:
        case LoginStatus.ACTIVE:
            return None
        case LoginStatus.INACTIVE:
            words, way_out = _("The login is not activated yet."), _("Send the activation mail.")
        case _:
            words, way_out = _("The login is deactivated."), _("Reactivate it, or delete it.")
    return ConnectionWarning(words, way_out, Mend.LOGIN, True)


def _of_filter(login: Login, chosen: int) -> ConnectionWarning | None:
    if login.filter_kind == FilterKind.ALL or chosen or _is_all(login):
        return None
    words = _("Its filter is empty, so it reaches nothing.")
    return ConnectionWarning(words, _("Choose what it may reach on the login's page."), Mend.LOGIN)


def _is_all(login: Login) -> bool:
    return login.filter_kind == FilterKind.COMPANIES and login.user_template.rules.empty_filter_is_all


def _day(date: datetime.date) -> str:
    return str(formats.date_format(date, _("j M Y")))
