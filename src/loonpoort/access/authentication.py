"""Authentication of packages: username and token, and of people: e-mail address and password."""

import hmac
import logging
from collections.abc import Callable

from django.contrib.auth import hashers
from django.contrib.auth.backends import BaseBackend
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from loonpoort.access import secrets, token_use, usage
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.access.token_life import STALE, why_refused
from loonpoort.access.token_rows import look_up
from loonpoort.contract.faults import InvalidAuthenticationFault, OperationClosedFault

logger = logging.getLogger(__name__)

_NO_DIGEST = "-" * 64
"""What no token hashes to: compared with when there is no token, so that the work is equal."""


def short_domain(domain: str) -> str:
    """The subdomain that somebody means by ``demo``, ``Demo.nmbrs.nl`` or ``https://demo.example.org/``."""
    text = domain.strip().lower()
    text = text.rpartition("://")[2]
    return text.partition("/")[0].partition(".")[0]


def find_token(username: str, token: str, network_address: str = "") -> Token | None:
    """The live token of an active login, or None: the same work whatever is wrong."""
    found = _checked(username, token, "", network_address)
    if found is None:
        return None
    _note_use(found[0], network_address)
    return found[0]


def authenticate_token(
    username: str,
    token: str,
    domain: str,
    network_address: str = "",
    *,
    operation: str = "",
    admit: Callable[[Token], None] | None = None,
) -> Call:
    """The call that a username and token open, for ``Service.Operation``.

    Raises InvalidAuthenticationFault for whatever is wrong, never telling what, and OperationClosedFault
    when the user template switches the operation off. In between, ``admit`` may refuse a token by raising.
    """
    found = _checked(username, token, operation, network_address)
    if found is None:
        raise InvalidAuthenticationFault
    row, is_closed = found
    if domain and short_domain(domain) not in ("", row.login.environment.subdomain):
        _note_refusal(row, operation, "domain")
        raise InvalidAuthenticationFault
    _note_use(row, network_address)
    if admit:
        admit(row)
    if is_closed:
        raise OperationClosedFault
    return Call(row.login, row, network_address)


def _checked(username: str, token: str, operation: str, network_address: str) -> tuple[Token, bool] | None:
    found = look_up(secrets.key_id_of(token), operation)
    expected, key_number = (found[0].digest, found[0].key_number) if found else (_NO_DIGEST, None)
    is_genuine = hmac.compare_digest(secrets.digest(token, key_number), expected)
    if found is None:
        if operation:
            usage.note_stranger(operation, str(InvalidAuthenticationFault.code))
        return None
    row = found[0]
    reason = _why_not(row, username, network_address, is_genuine=is_genuine)
    if reason:
        _note_refusal(row, operation, reason)
        return None
    return found


def _why_not(row: Token, username: str, network_address: str, *, is_genuine: bool) -> str:
    """Why a token does not let its caller in, for the accounts; nothing when it does."""
    login = row.login
    if not is_genuine:
        return "secret"
    if login.email != username.strip().lower():
        return "username"
    if login.status != LoginStatus.ACTIVE:
        return "inactive"
    if not (row.revoked_at or row.retires_at or row.expires_at or row.networks):
        return ""
    now = timezone.now()
    refusal = why_refused(
        revoked_at=row.revoked_at,
        end=row.end,
        retires_at=row.retires_at,
        expires_at=row.expires_at,
        networks=row.networks,
        network_address=network_address,
        now=now,
    )
    if refusal in STALE:
        token_use.stale_call(row, network_address, now)
    return refusal.value if refusal else ""


def _note_use(row: Token, network_address: str) -> None:
    """Keep that a token was used. Nobody is refused because that could not be written."""
    now = timezone.now()
    last = row.last_used_at
    if last is not None and last <= now < last + token_use.INTERVAL:
        return
    try:
        token_use.first_use(row, network_address, now)
        token_use.note_use(row.pk, last, network_address, now)
    except DatabaseError as error:
        logger.warning("The use of token %s could not be noted: %s.", row.key_id, type(error).__name__)


def _note_refusal(row: Token, operation: str, reason: str) -> None:
    if operation:
        usage.note_refusal(row, operation, reason)


def logins_matching(email: str, password: str) -> list[Login]:
    """The active logins of an address whose own password this is, master level first.

    It costs one hash, whether the address has no login, one or several: theirs have the same salt, by
    `Login.set_password`. Only hashes that were made with other parameters than today's cost one more each,
    and are made anew when the password is right.
    """
    logins = list(
        Login.objects.select_related("environment", "user_template")
        .filter(email=email.strip().lower(), status=LoginStatus.ACTIVE)
        .order_by("-level", "environment__name", "pk")
    )
    logins = [login for login in logins if login.has_usable_password()]
    salts = {hashers.identify_hasher(login.password).decode(login.password)["salt"] for login in logins}
    made = [hashers.make_password(password, salt) for salt in salts or {None}]
    return [login for login in logins if _has_password(login, password, made)]


def _has_password(login: Login, password: str, made: list[str]) -> bool:
    if hashers.identify_hasher(login.password).must_update(login.password):
        return login.check_password(password)
    return any(constant_time_compare(login.password, each) for each in made)


class LoginBackend(BaseBackend):
    """Django's way from a session to its login; signing in chooses among `logins_matching` first."""

    def authenticate(self, request: HttpRequest | None, **_: object) -> None:
        return None

    def get_user(self, user_id: int) -> Login | None:
        return (
            Login.objects.select_related("environment", "user_template__environment")
            .filter(pk=user_id, status=LoginStatus.ACTIVE)
            .first()
        )
