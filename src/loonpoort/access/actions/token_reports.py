"""Tokens that somebody found where they should not be: revoked by whoever holds one, without signing in."""

import hmac

from django.db import transaction
from django.utils import timezone

from loonpoort.access import secrets
from loonpoort.access.mails import REPORT_MAIL
from loonpoort.access.models import LoginStatus, Token, TokenEnd
from loonpoort.access.token_ends import end_passed, end_token, held_login
from loonpoort.audit.records import Actor

_NO_DIGEST = "-" * 64


def report_token(text: str, *, network_address: str) -> None:
    """Revoke a token that has not ended, and tell its login's owner. Tells the caller nothing.

    The same look-up and the same hash whatever the text is; only a token that works, which its holder could
    as well have called with, costs more.
    """
    text = text.strip()
    found = Token.objects.filter(key_id=secrets.key_id_of(text)).first()
    expected, key_number = (found.digest, found.key_number) if found else (_NO_DIGEST, None)
    is_genuine = hmac.compare_digest(secrets.digest(text, key_number), expected)
    if found is not None and is_genuine and found.revoked_at is None:
        _revoke(found, Actor("visitor", None, "", network_address))


def _revoke(found: Token, finder: Actor) -> None:
    with transaction.atomic():
        login = held_login(found.login_id)
        token = Token.objects.get(pk=found.pk)
        now = timezone.now()
        if token.revoked_at is not None or end_passed(token, now):
            return
        end_token(token, TokenEnd.REPORTED, finder, now)
        if login.status == LoginStatus.ACTIVE:
            REPORT_MAIL.post(login.email, token=token.pk)
