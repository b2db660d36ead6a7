"""Delivery by the worker."""

import datetime
import logging

from django.core.mail import get_connection
from django.utils import timezone
from django_tasks import task

from loonpoort.outbox.mails import kind_of
from loonpoort.outbox.models import Mail, MailStatus

logger = logging.getLogger(__name__)

RETRY_AFTER = [datetime.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 720)]
"""How long to wait after each failed attempt; after the last one the mail has failed."""


@task(queue_name="mail")
def deliver(mail_id: int) -> None:
    """Send one mail; try again later when the mail server will not have it.

    A mail that was sent is not sent again. Only a crash between the server's acceptance and our note of it
    can send one twice.
    """
    mail = Mail.objects.get(pk=mail_id)
    if mail.status != MailStatus.WAITING:
        return
    mail.attempts += 1
    try:
        message = kind_of(mail).write(mail.parameters)
        if message is not None:
            get_connection(timeout=30).send_messages([message])
    except Exception as error:  # noqa: BLE001 - whatever is wrong, the mail must be tried again, not lost
        _put_off(mail, error)
    else:
        mail.status = MailStatus.VOID if message is None else MailStatus.SENT
        mail.sent_at = None if message is None else timezone.now()
        mail.last_error = ""
    mail.save()


def _put_off(mail: Mail, error: Exception) -> None:
    # Only the kind of error: an SMTP server's reply may quote what we sent, link and all.
    mail.last_error = type(error).__name__
    logger.warning("Mail %s, attempt %s: %s", mail.pk, mail.attempts, mail.last_error)
    if mail.attempts > len(RETRY_AFTER):
        mail.status = MailStatus.FAILED
    else:
        deliver.using(run_after=timezone.now() + RETRY_AFTER[mail.attempts - 1]).enqueue(mail.pk)
