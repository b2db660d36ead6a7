"""Tokens in words, as pages say them."""

import datetime
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from loonpoort.access import actions, secrets
from loonpoort.access.calls import Call
from loonpoort.access.models import Handover, Login, Token, TokenEnd
from loonpoort.web.words import grouped, moment

MASK = "•" * 12
LONGEST_HISTORY = 20


def masked(token: Token) -> str:
    """A token by its public part."""
    return f"lp_{token.key_id}{MASK}"


def last_use_words(token: Token) -> str:
    if token.last_used_at is None:
        return _("Never used")
    if not token.last_used_from:
        return moment(token.last_used_at)
    return _("%(moment)s from %(address)s") % {
        "moment": moment(token.last_used_at),
        "address": token.last_used_from,
    }


def last_day_words(token: Token) -> str:
    """Until when a token works, and how long that is yet."""
    if token.last_day is None:
        return _("None: it works until it is revoked")
    left = (token.last_day - timezone.localdate()).days
    words = day(token.last_day)
    if left < 0:
        return words
    if left == 0:
        return _("%(day)s, today") % {"day": words}
    more = ngettext("%(count)s more day", "%(count)s more days", left) % {"count": grouped(left)}
    return f"{words} · {more}"


def is_ending_soon(token: Token) -> bool:
    """Whether the owner has been, or could have been, told of its end."""
    soon = timezone.localdate() + datetime.timedelta(days=30)
    return token.last_day is not None and token.last_day <= soon


def networks_words(token: Token) -> str:
    return ", ".join(token.networks) or _("From everywhere")


def outgoing_words(token: Token, *, has_newer: bool = True) -> str:
    """Until when a token that was replaced still works."""
    until = min(at for at in (token.retires_at, token.expires_at) if at is not None)
    if not has_newer:
        return _("The old token works until %(moment)s.") % {"moment": moment(until)}
    return _("The old token works until %(moment)s or until the new one is first used.") % {
        "moment": moment(until)
    }


def handover_words(handover: Handover) -> str:
    """What became of the latest link to a token."""
    made = {"made": moment(handover.created_at)}
    if handover.used_at:
        return _("Link made %(made)s, token shown %(shown)s.") % {**made, "shown": moment(handover.used_at)}
    if handover.expires_at <= timezone.now() or not handover.encrypted_copy:
        return _("Link made %(made)s; it was not used and no longer works.") % made
    return _("Link made %(made)s, not used yet; it works until %(until)s.") % {
        **made,
        "until": moment(handover.expires_at),
    }


def day(date: datetime.date) -> str:
    return str(formats.date_format(date, _("j M Y")))


@dataclass(frozen=True, slots=True)
class EndedToken:
    """A token of the past, as its history tells it."""

    token: Token
    ended_at: datetime.datetime
    why: str

    @classmethod
    def of(cls, token: Token) -> "EndedToken":
        if token.revoked_at is not None:
            return cls(token, token.revoked_at, str(TokenEnd(token.end or TokenEnd.REVOKED).label))
        if token.retires_at is not None and token.retires_at <= timezone.now():
            return cls(token, token.retires_at, str(TokenEnd.REPLACED.label))
        return cls(token, token.expires_at or timezone.now(), str(TokenEnd.EXPIRED.label))

    @property
    def key_id(self) -> str:
        return f"lp_{self.token.key_id}…"


def history(login: Login, working: Iterable[Token | None]) -> list[EndedToken]:
    """The latest tokens of a login that have ended, the last made first."""
    ids = [token.pk for token in working if token]
    rows = login.tokens.exclude(pk__in=ids).order_by("-created_at", "-pk")[:LONGEST_HISTORY]
    return [EndedToken.of(token) for token in rows]


def comparison_words(login: Login, text: str) -> str:
    """Which token of a login a text is, for whoever wonders what a package was given."""
    text = text.strip()
    if not secrets.is_whole(text):
        return _("This is not a whole token: it was mistyped or cut off. Copy it again, from lp_ to its end.")
    token = login.tokens.filter(key_id=secrets.key_id_of(text)).first()
    if token is None or not hmac.compare_digest(secrets.digest(text, token.key_number), token.digest):
        return _("This is a token, but not one of this login: look at the username that goes with it.")
    if token == actions.live_token(login):
        return _("This is the token of this login, and it works.")
    if token == actions.outgoing_token(login):
        return outgoing_words(token)
    ended = EndedToken.of(token)
    return _("This is an earlier token of this login. It ended %(moment)s: %(why)s.") % {
        "moment": moment(ended.ended_at),
        "why": ended.why,
    }


@dataclass(frozen=True, slots=True)
class TokenCard:
    """What the page of a login says of its token."""

    login: Login
    live: Token | None
    outgoing: Token | None
    may_care: bool
    may_revoke: bool

    @classmethod
    def of(cls, call: Call, login: Login) -> "TokenCard":
        return cls(
            login,
            actions.live_token(login),
            actions.outgoing_token(login),
            may_care=actions.may_care_for_token(call, login),
            may_revoke=actions.may_revoke_token(call, login),
        )

    @property
    def url(self) -> str:
        return reverse("login-token", args=[self.login.pk])

    @property
    def revoke_url(self) -> str:
        return reverse("login-token-revoke", args=[self.login.pk])

    @property
    def last_use(self) -> str:
        return last_use_words(self.live) if self.live else ""

    @property
    def last_day(self) -> str:
        return last_day_words(self.live) if self.live else ""

    @property
    def outgoing_words(self) -> str:
        return outgoing_words(self.outgoing, has_newer=self.live is not None) if self.outgoing else ""

    @property
    def missing_words(self) -> str:
        """Why there is no token, and how there would be one."""
        if self.live:
            return ""
        if self.login.user_template.rules.takes_token_from_administrator:
            return _("No token.") if self.login.is_active else _("No token. It needs an active login.")
        return _("No token. The owner activates it in User profile, tab API Token.")
