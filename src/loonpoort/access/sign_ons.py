"""Sign-ons: 30 seconds, single use."""

import datetime
import hashlib

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from loonpoort.access.authentication import find_token, short_domain
from loonpoort.access.models import Login, LoginStatus, SignOn, Token
from loonpoort.access.secrets import ALPHABET
from loonpoort.access.throttling import TooManyAttemptsError, counted_logins_matching
from loonpoort.contract.faults import (
    DomainFault,
    InvalidCredentialsFault,
    OperationClosedFault,
    SeveralEnvironmentsFault,
    SignOnFault,
)
from loonpoort.organisation.models import Environment

LIFETIME = datetime.timedelta(seconds=30)


def with_password(email: str, password: str, network_address: str = "", *, operation: str = "") -> str:
    """A sign-on for an address that has logins in one environment only, by ``Service.Operation``.

    Raises InvalidCredentialsFault; once the password has matched SeveralEnvironmentsFault, and
    OperationClosedFault where the user template closes the operation; SignOnFault after too many wrong
    passwords.
    """
    logins = _matching(email, password, network_address)
    if len({login.environment_id for login in logins}) > 1:
        raise SeveralEnvironmentsFault
    return _make(logins[0], operation=operation)


def with_password_and_domain(
    email: str, password: str, domain: str, network_address: str = "", *, operation: str = ""
) -> str:
    """A sign-on for an address in one environment.

    Raises what `with_password` does but for several environments, and DomainFault, once the password has
    matched, for an unknown domain.
    """
    logins = _matching(email, password, network_address)
    subdomain = short_domain(domain)
    if not Environment.objects.filter(subdomain=subdomain).exists():
        raise DomainFault
    here = [login for login in logins if login.environment.subdomain == subdomain]
    if not here:
        raise InvalidCredentialsFault
    return _make(here[0], operation=operation)


def with_token(username: str, token: str, network_address: str = "", *, operation: str = "") -> str:
    """A sign-on for the login of an API token; its session is weak.

    Raises InvalidCredentialsFault, OperationClosedFault where the user template closes the operation, and
    SignOnFault where such sessions are not allowed.
    """
    found = find_token(username, token, network_address)
    # The template and environment that a token is found with are kept between calls, without these settings.
    row = found and _live(found.pk)
    if row is None:
        raise InvalidCredentialsFault
    if not allows_weak_session(row.login):
        raise SignOnFault
    return _make(row.login, row, operation=operation)


def allows_weak_session(login: Login) -> bool:
    """Whether a token of the login may open a session: its template and its environment decide."""
    return login.user_template.allows_sign_on and not login.environment.requires_second_factor


def token_of_weak_session(login: Login, token_id: int) -> Token | None:
    """The token that a weak session came from; None when it ended or no longer opens sessions."""
    token = _live(token_id) if allows_weak_session(login) else None
    return token if token and token.login == login else None


def _live(token_id: int) -> Token | None:
    live = Token.objects.live(timezone.now()).filter(pk=token_id)
    return live.select_related("login__environment", "login__user_template").first()


def redeem(secret: str) -> SignOn | None:
    """The sign-on of a secret, used up by this, or None: unknown, used, too old or no longer allowed."""
    with transaction.atomic():
        sign_on = (
            SignOn.objects.select_for_update(of=("self",))
            .select_related("login__environment", "login__user_template")
            .filter(digest=_digest(secret), used_at=None, expires_at__gt=timezone.now())
            .first()
        )
        if sign_on is None:
            return None
        sign_on.used_at = timezone.now()
        sign_on.save(update_fields=["used_at"])
    is_active = sign_on.login.status == LoginStatus.ACTIVE
    is_allowed = sign_on.token_id is None or token_of_weak_session(sign_on.login, sign_on.token_id)
    return sign_on if is_active and is_allowed else None


def _matching(email: str, password: str, network_address: str) -> list[Login]:
    try:
        logins = counted_logins_matching(email, password, network_address)
    except TooManyAttemptsError as error:
        raise SignOnFault from error
    if not logins:
        raise InvalidCredentialsFault
    return logins


def _make(login: Login, token: Token | None = None, *, operation: str = "") -> str:
    if login.user_template.closed_operations.filter(operation=operation).exists():
        raise OperationClosedFault
    secret = get_random_string(40, ALPHABET)
    SignOn.objects.filter(expires_at__lt=timezone.now() - LIFETIME).delete()
    SignOn.objects.create(
        login=login, token=token, digest=_digest(secret), expires_at=timezone.now() + LIFETIME
    )
    return secret


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
