"""Changes of passwords: each checks, changes and records in one transaction."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from loonpoort.access import events
from loonpoort.access.actions.logins import locked
from loonpoort.access.actions.permissions import require_password_session
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus
from loonpoort.access.password_mails import NOTICE_MAIL, PASSWORD_CHANGED, PASSWORD_MAIL
from loonpoort.access.throttling import check_own_password, counted, forget_failures
from loonpoort.audit.records import Actor
from loonpoort.outbox.models import Mail

BETWEEN_MAILS = datetime.timedelta(minutes=1)
"""A second request within this time brings no second mail: nobody's mailbox is filled from here."""


def request_password_links(email: str, network_address: str) -> None:
    """Have a link mailed for each active login of an address.

    Whether there are any is looked up later, by the worker: what happens here is the same. Raises
    TooManyAttemptsError.
    """
    counted(f"forgotten {email}", network_address, lambda: None)
    post_password_links.enqueue(email.strip().lower(), network_address)


@task(queue_name="mail")
def post_password_links(email: str, network_address: str) -> None:
    visitor = Actor("visitor", None, "", network_address)
    for login in Login.objects.filter(email=email, status=LoginStatus.ACTIVE):
        if not _was_mailed_just_now(login):
            post_password_link(visitor, login)


def post_password_link(actor: Actor, login: Login) -> None:
    """Post the mail with the link; the links of earlier ones are void."""
    with transaction.atomic():
        login = locked(login)
        login.password_serial += 1
        login.save(update_fields=["password_serial"])
        PASSWORD_MAIL.post(login.email, login=login.pk, serial=login.password_serial)
        events.record_login(events.LOGIN_PASSWORD_LINK_SENT, login, actor)


def reset_password(login: Login, password: str, *, network_address: str) -> None:
    """Set the password that the owner of a link chose; all sessions of the login end.

    Raises ValidationError when the link was used or voided a moment ago.
    """
    with transaction.atomic():
        before, login = login, locked(login)
        is_same = (login.password, login.password_serial) == (before.password, before.password_serial)
        if login.status != LoginStatus.ACTIVE or not is_same:
            raise ValidationError(_("This link no longer works."))
        _set(login, password)
        owner = Actor("login", login.pk, login.email, network_address)
        events.record_login(events.LOGIN_PASSWORD_RESET, login, owner)
    forget_failures(login.email)


def change_password(call: Call, current: str, password: str, *, session_key: str | None) -> None:
    """Change the caller's own password; all its other sessions end. Raises ValidationError, by field."""
    require_password_session(call)
    check_own_password(call, current)
    if current == password:
        raise ValidationError({"new": _("This is the password you have already.")})
    with transaction.atomic():
        _set(locked(call.login), password, keep_session=session_key)
        events.record_login(events.LOGIN_PASSWORD_CHANGED, call.login, call.actor)
    call.login.refresh_from_db(fields=["password"])


def _set(login: Login, password: str, *, keep_session: str | None = None) -> None:
    login.set_password(password)
    login.password_serial += 1
    login.save(update_fields=["password", "password_serial"])
    login.sessions.exclude(session_key=keep_session or "").delete()
    NOTICE_MAIL.post(login.email, login=login.pk, what=PASSWORD_CHANGED)


def _was_mailed_just_now(login: Login) -> bool:
    since = timezone.now() - BETWEEN_MAILS
    mails = Mail.objects.filter(kind=PASSWORD_MAIL.name, created_at__gt=since)
    return mails.filter(parameters__login=login.pk).exists()
