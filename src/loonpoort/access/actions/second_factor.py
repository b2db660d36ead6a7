"""Changes of a second factor: each checks, changes and records in one transaction."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from loonpoort.access import events
from loonpoort.access.actions.logins import locked
from loonpoort.access.actions.passwords import post_password_link
from loonpoort.access.actions.permissions import require_login_management, require_password_session
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus
from loonpoort.access.password_mails import NOTICE_MAIL, SECOND_FACTOR_ADDED, SECOND_FACTOR_REMOVED
from loonpoort.access.passwords import LengthValidator
from loonpoort.access.second_factor import (
    RECOVERY_CODES,
    Verdict,
    check_code,
    confirm,
    has_second_factor,
    recovery_codes_left,
    seconds_until,
)
from loonpoort.access.throttling import check_own_password
from loonpoort.audit.records import Actor

TIME_TO_CONFIRM = datetime.timedelta(minutes=15)


def begin_second_factor(call: Call, password: str) -> TOTPDevice:
    """A secret for the caller's authenticator app. It counts for nothing until a code of it is entered.

    Raises ValidationError, by field.
    """
    require_password_session(call)
    check_own_password(call, password)
    with transaction.atomic():
        login = locked(call.login)
        _require_none(login)
        TOTPDevice.objects.filter(user=login, confirmed=False).delete()
        made: TOTPDevice = TOTPDevice.objects.create(user=call.login, name="authenticator", confirmed=False)
    return made


def begun_second_factor(call: Call) -> TOTPDevice | None:
    """What the caller has begun to add and may still confirm."""
    since = timezone.now() - TIME_TO_CONFIRM
    found: TOTPDevice | None = (
        TOTPDevice.objects.select_related("user__environment")
        .filter(user=call.login, confirmed=False, created_at__gt=since)
        .first()
    )
    return found


def add_second_factor(call: Call, code: str, *, session_key: str | None) -> list[str]:
    """Confirm what was begun by a code of it; gives the recovery codes, which are not shown again.

    The caller's other sessions end: they began without it. Raises ValidationError, by field.
    """
    require_password_session(call)
    device = begun_second_factor(call)
    if device is None:
        raise ValidationError(_("It took too long. Begin again."))
    _require_right(confirm(call.login, device, code))
    with transaction.atomic():
        login = locked(call.login)
        _require_none(login)
        TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
        codes = _make_recovery_codes(login)
        login.sessions.exclude(session_key=session_key or "").delete()
        NOTICE_MAIL.post(login.email, login=login.pk, what=SECOND_FACTOR_ADDED)
        events.record_login(events.LOGIN_SECOND_FACTOR_ADDED, login, call.actor)
    return codes


def renew_recovery_codes(call: Call, password: str, code: str) -> list[str]:
    """New recovery codes in place of the caller's old ones. Raises ValidationError, by field."""
    _check_both(call, password, code)
    with transaction.atomic():
        login = locked(call.login)
        codes = _make_recovery_codes(login)
        events.record_login(events.LOGIN_RECOVERY_CODES_MADE, login, call.actor)
    return codes


def remove_second_factor(call: Call, password: str, code: str) -> None:
    """Take the caller's own second factor away. Raises ValidationError, by field."""
    require_password_session(call)
    least = LengthValidator().alone
    if len(password) < least:
        # Said before the password is looked at: it tells nobody whether this is the one.
        raise ValidationError(
            {
                "password": _(
                    "A login without a second factor needs a password of at least %(least)s characters. "
                    "Change your password first."
                )
                % {"least": least}
            }
        )
    _check_both(call, password, code)
    with transaction.atomic():
        _remove(locked(call.login), call.actor)


def reset_second_factor(call: Call, login: Login) -> None:
    """Take somebody's second factor away who has lost the app and the codes.

    Its password goes with it, for a short one is not enough alone: a link for a new one is mailed. Raises
    ValidationError.
    """
    require_login_management(call, login)
    if login.pk == call.login.pk:
        raise ValidationError(_("Remove your own second factor in User profile > Security."))
    with transaction.atomic():
        login = locked(login)
        if login.status != LoginStatus.ACTIVE or not has_second_factor(login):
            raise ValidationError(_("This login has no second factor."))
        login.set_unusable_password()
        login.save(update_fields=["password"])
        login.sessions.all().delete()
        _remove(login, call.actor)
        post_password_link(call.actor, login)


def enter_code(login: Login, code: str, *, network_address: str) -> None:
    """Check the code of somebody whose password was right. Raises ValidationError, by field."""
    verdict = check_code(login, code)
    _require_right(verdict)
    if verdict.was_recovery:
        with transaction.atomic():
            owner = Actor("login", login.pk, login.email, network_address)
            left = {"recovery_codes_left": recovery_codes_left(login)}
            events.record_login(events.LOGIN_RECOVERY_CODE_USED, login, owner, after=left)


def _check_both(call: Call, password: str, code: str) -> None:
    require_password_session(call)
    check_own_password(call, password)
    _require_right(check_code(call.login, code))


def _require_right(verdict: Verdict) -> None:
    if verdict.locked_until:
        seconds = seconds_until(verdict.locked_until)
        wait = ngettext(
            "Too many wrong codes. Wait %(count)s second and try again.",
            "Too many wrong codes. Wait %(count)s seconds and try again.",
            seconds,
        )
        raise ValidationError({"code": wait % {"count": seconds}})
    if not verdict.is_right:
        raise ValidationError(
            {"code": _("This code is wrong, or was used before. Wait for the next one and enter that.")}
        )


def _require_none(login: Login) -> None:
    if has_second_factor(login):
        raise ValidationError(_("This login has a second factor already."))


def _make_recovery_codes(login: Login) -> list[str]:
    StaticDevice.objects.filter(user=login).delete()
    device = StaticDevice.objects.create(user=login, name="recovery codes")
    codes = [StaticToken.random_token() for _number in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def _remove(login: Login, actor: Actor) -> None:
    TOTPDevice.objects.filter(user=login).delete()
    StaticDevice.objects.filter(user=login).delete()
    NOTICE_MAIL.post(login.email, login=login.pk, what=SECOND_FACTOR_REMOVED)
    events.record_login(events.LOGIN_SECOND_FACTOR_REMOVED, login, actor)
