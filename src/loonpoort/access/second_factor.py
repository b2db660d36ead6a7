"""The second factor of a login: an authenticator app, and recovery codes for the day it is lost.

django-otp keeps both and holds back whoever guesses. A code of six digits is the app's; all else is taken for
a recovery code, so that guessing at one does not hold up the other.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from loonpoort.access.models import Login

RECOVERY_CODES = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a code."""

    is_right: bool
    was_recovery: bool = False
    locked_until: datetime.datetime | None = None
    """After too many wrong ones: until then none is looked at, right or wrong."""


def authenticator(login: Login) -> TOTPDevice | None:
    """The login's authenticator app, once it is confirmed."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user_id=login.pk, confirmed=True).first()
    return found


def has_second_factor(login: Login) -> bool:
    return authenticator(login) is not None


def recovery_codes_left(login: Login) -> int:
    left: int = StaticToken.objects.filter(device__user_id=login.pk).count()
    return left


def check_code(login: Login, code: str) -> Verdict:
    """Check a code, once: a right one does not work again. Call it outside of a transaction that may fail."""
    text = re.sub(r"[\s-]", "", code).lower()
    is_app = bool(re.fullmatch(r"[0-9]{6}", text))
    kind = TOTPDevice if is_app else StaticDevice
    device = kind.objects.filter(user_id=login.pk, confirmed=True).first()
    return _verdict(login, device, text, was_recovery=not is_app) if device else Verdict(is_right=False)


def confirm(login: Login, device: TOTPDevice, code: str) -> Verdict:
    """Check the first code of an app that is being added."""
    return _verdict(login, device, re.sub(r"\s", "", code))


def is_missing(login: Login) -> bool:
    """Whether a login must add a second factor before it gets any further."""
    return login.environment.requires_second_factor and not has_second_factor(login)


def _verdict(login: Login, device: Any, text: str, *, was_recovery: bool = False) -> Verdict:
    is_allowed, facts = device.verify_is_allowed()
    if not is_allowed:
        return Verdict(is_right=False, locked_until=facts["locked_until"])
    is_right = verify_token(login, device.persistent_id, text) is not None
    return Verdict(is_right, was_recovery)


def seconds_until(moment: datetime.datetime) -> int:
    """Whole seconds from now, one at least."""
    return max(1, round((moment - timezone.now()).total_seconds()))
