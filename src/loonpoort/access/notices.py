"""What comes back every few hours: notices of tokens that end soon, and forgetting what has ended."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from loonpoort.access.actions.token_choices import NOTICE_DAYS, notice_due
from loonpoort.access.mails import EXPIRY_MAIL
from loonpoort.access.models import Handover, LoginStatus, Token
from loonpoort.access.token_ends import end_passed, held_login
from loonpoort.outbox.schedules import every


# More than once a day, so that the last day before an end is never stepped over; every notice goes once.
@every(datetime.timedelta(hours=6))
def look_after_tokens() -> None:
    """Tell of ends that are near, note those that were reached, and forget the copies in old links."""
    now = timezone.now()
    _send_notices(now)
    _note_ends(now)
    Handover.objects.filter(expires_at__lte=now).exclude(encrypted_copy="").update(encrypted_copy="")


def _send_notices(now: datetime.datetime) -> None:
    near = now + datetime.timedelta(days=NOTICE_DAYS[-1])
    tokens = Token.objects.live(now).filter(
        retires_at=None, expires_at__lte=near, login__status=LoginStatus.ACTIVE
    )
    for token in tokens.select_related("login").iterator():
        due = notice_due(token.expires_at, now) if token.expires_at else None
        if due is not None and (token.noticed_days is None or due < token.noticed_days):
            _notice(token, due)


def _notice(token: Token, days: int) -> None:
    with transaction.atomic():
        # Conditional, so that of two workers one sends it.
        unchanged = Token.objects.filter(
            pk=token.pk, noticed_days=token.noticed_days, expires_at=token.expires_at
        )
        if unchanged.update(noticed_days=days):
            EXPIRY_MAIL.post(token.login.email, token=token.pk, days=days)


def _note_ends(now: datetime.datetime) -> None:
    passed = Token.objects.filter(Q(retires_at__lte=now) | Q(expires_at__lte=now), revoked_at=None)
    for login_id in passed.order_by().values_list("login_id", flat=True).distinct():
        with transaction.atomic():
            held_login(login_id)
            for token in Token.objects.filter(login_id=login_id, revoked_at=None):
                end_passed(token, now)
