"""How tokens end: whoever ends one, for whatever reason, it is done here."""

import datetime

from loonpoort.access import events
from loonpoort.access.connection_news import News, tell
from loonpoort.access.models import Login, LoginStatus, Token, TokenEnd
from loonpoort.audit.records import SYSTEM, Actor

_EVENTS = {
    TokenEnd.REVOKED: events.TOKEN_REVOKED,
    TokenEnd.REPORTED: events.TOKEN_REVOKED,
    TokenEnd.REPLACED: events.TOKEN_RETIRED,
    TokenEnd.EXPIRED: events.TOKEN_EXPIRED,
}
_NEWS = {
    TokenEnd.REVOKED: News.REVOKED,
    TokenEnd.REPORTED: News.REPORTED,
    TokenEnd.EXPIRED: News.EXPIRED,
}
"""Ends of a connection: after a token that was replaced it goes on."""


def held_login(login_id: int) -> Login:
    """The login as it is now, held until the end of the transaction: its tokens change one at a time."""
    return Login.objects.select_for_update(of=("self",)).select_related("environment").get(pk=login_id)


def end_token(token: Token, end: TokenEnd, actor: Actor, at: datetime.datetime) -> None:
    """End a token that has not ended, and forget every copy of it, in the running transaction."""
    token.revoked_at, token.end, token.encrypted_copy = at, end, ""
    token.save(update_fields=["revoked_at", "end", "encrypted_copy"])
    void_handovers(token)
    events.record_login(
        _EVENTS[end],
        token.login,
        actor,
        before={"key_id": token.key_id, "name": token.name},
        after={"end": end.value, "at": at},
    )
    news = _NEWS.get(end)
    if news and token.retires_at is None and token.login.status == LoginStatus.ACTIVE:
        # Who reported it is nobody that we know, and its owner gets a mail of its own.
        tell(token.login, news, actor, at, name=token.name, to_owner=end != TokenEnd.REPORTED)


def void_handovers(token: Token) -> None:
    """Have the links to a token show nothing any more."""
    token.handovers.exclude(encrypted_copy="").update(encrypted_copy="")


def end_passed(token: Token, now: datetime.datetime) -> bool:
    """Note the end of a token whose time was up before ``now``; False: it was not."""
    for at, end in ((token.retires_at, TokenEnd.REPLACED), (token.expires_at, TokenEnd.EXPIRED)):
        if at is not None and at <= now:
            end_token(token, end, SYSTEM, at)
            return True
    return False


def replace_outgoing(login_id: int, actor: Actor, now: datetime.datetime) -> None:
    """End the outgoing token of a login, if it has one: the newer one has been used."""
    for token in Token.objects.filter(login_id=login_id, revoked_at=None, retires_at__isnull=False):
        if not end_passed(token, now):
            end_token(token, TokenEnd.REPLACED, actor, now)
