"""One count of wrong passwords for both doors, kept by django-axes.

It counts by what was typed, whether such a login exists or not, so that being locked out tells nothing. While
locked out, a password is not looked at: not even the right one gets an answer of its own.
"""

import ipaddress
from collections.abc import Callable
from typing import Any, TypeVar

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_credentials
from axes.models import AccessAttempt
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from loonpoort.access import events
from loonpoort.access.authentication import logins_matching
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus
from loonpoort.audit.records import Actor

Found = TypeVar("Found")


class TooManyAttemptsError(Exception):
    """Too many wrong passwords: ``str(error)`` says so, and how long to wait."""

    def __str__(self) -> str:
        minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
        return _("Too many attempts. Wait %(minutes)s minutes and try again.") % {"minutes": minutes}


def counted_logins_matching(email: str, password: str, network_address: str) -> list[Login]:
    """`logins_matching`, counted. Raises TooManyAttemptsError."""
    # Counted by the very text that is looked up: no way of writing an address has a count of its own.
    return counted(email, network_address, lambda: logins_matching(_key(email), password))


def check_own_password(call: Call, password: str) -> None:
    """Check the password that the caller was asked for again.

    Raises ValidationError, for the field ``password``. Call it outside of a transaction: the count stays when
    the change does not happen.
    """
    login = call.login
    try:
        is_right = counted(login.email, call.network_address, lambda: login.check_password(password))
    except TooManyAttemptsError as error:
        raise ValidationError({"password": str(error)}) from error
    if not is_right:
        raise ValidationError({"password": _("This is not the password of this login.")})


def counted(name: str, network_address: str, check: Callable[[], Found]) -> Found:
    """What ``check`` finds; finding nothing counts against ``name``.

    Finding something does not wipe the count out: an address may have several logins, and the password of one
    must not buy guesses at another's. Raises TooManyAttemptsError, and does not check at all, while there are
    too many failures.
    """
    name, request = _key(name), _request(network_address)
    if not _is_allowed(name, request):
        raise TooManyAttemptsError
    found = check()
    if not found:
        AxesProxyHandler.user_login_failed(__name__, get_credentials(name), request)
        if not _is_allowed(name, request):
            record_lock_out.enqueue(name, network_address)
    return found


def forget_failures(name: str) -> None:
    """Wipe out all that counts against somebody who has shown by other means to be the one."""
    AxesProxyHandler.reset_attempts(username=_key(name))


@task(queue_name="default")
def record_lock_out(email: str, network_address: str) -> None:
    """Record a lock-out with the logins that it is about: later, for the answer must not take longer then."""
    actor = Actor("visitor", None, "", network_address)
    with transaction.atomic():
        for login in Login.objects.filter(email=email, status=LoginStatus.ACTIVE):
            events.record_login(events.LOGIN_LOCKED_OUT, login, actor)


def _is_allowed(name: str, request: HttpRequest) -> bool:
    return (
        AxesProxyHandler.is_allowed(request, get_credentials(name))
        and _failures(username=name) < settings.LOCK_EMAIL_LIMIT
        and _failures(ip_address=request.META["REMOTE_ADDR"]) < settings.LOCK_NETWORK_LIMIT
    )


def _failures(**of: Any) -> int:
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    recent = AccessAttempt.objects.filter(attempt_time__gte=since, **of)
    return recent.aggregate(failures=Sum("failures_since_start"))["failures"] or 0


def _key(name: str) -> str:
    return name.replace("\0", "").strip().lower()[:254]


def _request(network_address: str) -> HttpRequest:
    """What django-axes reads of a request, and nothing that it would keep for no use."""
    request = HttpRequest()
    request.META = {
        "REMOTE_ADDR": _network(network_address),
        "HTTP_USER_AGENT": "",
        "PATH_INFO": "",
        "HTTP_ACCEPT": "",
    }
    return request


def _network(network_address: str) -> str:
    """Where somebody is, for counting: an IPv6 address by its /64, which is what a household gets."""
    try:
        address = ipaddress.ip_address(network_address)
    except ValueError:
        return "::"
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False).network_address)
