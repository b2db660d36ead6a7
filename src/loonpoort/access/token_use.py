"""What a call leaves on the token it was made with. Costs nothing when there is nothing to be done."""

import datetime

from django.db import transaction
from django.db.models import Q

from loonpoort.access import events
from loonpoort.access.mails import STALE_CALL_MAIL
from loonpoort.access.models import Token
from loonpoort.access.token_ends import held_login, replace_outgoing
from loonpoort.audit.records import SYSTEM, Actor

INTERVAL = datetime.timedelta(minutes=1)
"""The last use of a token is written no more often than this."""


def note_use(
    token_id: int, last_used_at: datetime.datetime | None, network_address: str, now: datetime.datetime
) -> None:
    """Keep when, and from where, a token was used. ``last_used_at`` is what the caller read of it."""
    if last_used_at is not None and last_used_at <= now < last_used_at + INTERVAL:
        return
    unwritten = Q(last_used_at=None) | Q(last_used_at__lte=now - INTERVAL) | Q(last_used_at__gt=now)
    Token.objects.filter(unwritten, pk=token_id).update(last_used_at=now, last_used_from=network_address)


def first_use(token: Token, network_address: str, now: datetime.datetime) -> None:
    """End the outgoing token of a login when the newer one is used for the first time.

    To be called before `note_use`: what was noted is no first use any more.
    """
    if token.last_used_at is not None or token.retires_at is not None:
        return
    outgoing = Token.objects.filter(login_id=token.login_id, revoked_at=None, retires_at__isnull=False)
    if not outgoing.exists():
        return
    with transaction.atomic():
        login = held_login(token.login_id)
        replace_outgoing(login.pk, Actor("token", login.pk, login.email, network_address), now)


def stale_call(token: Token, network_address: str, now: datetime.datetime) -> None:
    """Tell the owner, once a token, that something still calls with one that was replaced or has expired."""
    if token.stale_call_at is not None:
        return
    with transaction.atomic():
        if not Token.objects.filter(pk=token.pk, stale_call_at=None).update(stale_call_at=now):
            return
        login = token.login
        STALE_CALL_MAIL.post(login.email, token=token.pk, network_address=network_address)
        events.record_login(
            events.TOKEN_STALE_CALL, login, SYSTEM, after={"key_id": token.key_id, "from": network_address}
        )
