"""Sign-ons: 30 seconds, single use."""

import datetime
import hashlib

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from loonpoort.access.authentication import find_token, logins_matching, short_domain
from loonpoort.access.models import Login, LoginStatus, SignOn, Token
from loonpoort.access.secrets import ALPHABET
from loonpoort.contract.faults import (
    DomainFault,
    InvalidCredentialsFault,
    SeveralEnvironmentsFault,
)
from loonpoort.organisation.models import Environment

LIFETIME = datetime.timedelta(seconds=30)


def with_password(email: str, password: str) -> str:
    """A sign-on for an address that has logins in one environment only.

    Raises InvalidCredentialsFault, and SeveralEnvironmentsFault once the password has matched.
    """
    logins = _matching(email, password)
    if len({login.environment_id for login in logins}) > 1:
        raise SeveralEnvironmentsFault
    return _make(logins[0])


def with_password_and_domain(email: str, password: str, domain: str) -> str:
    """A sign-on for an address in one environment.

    Raises InvalidCredentialsFault, and DomainFault, once the password has matched, for an unknown domain.
    """
    logins = _matching(email, password)
    subdomain = short_domain(domain)
    if not Environment.objects.filter(subdomain=subdomain).exists():
        raise DomainFault
    here = [login for login in logins if login.environment.subdomain == subdomain]
    if not here:
        raise InvalidCredentialsFault
    return _make(here[0])


def with_token(username: str, token: str) -> str:
    """A sign-on for the login of an API token; its session is weak. Raises InvalidCredentialsFault."""
    found = find_token(username, token)
    if found is None:
        raise InvalidCredentialsFault
    return _make(found.login, found)


def redeem(secret: str) -> SignOn | None:
    """The sign-on of a secret, used up by this, or None: unknown, used, too old or no longer allowed."""
    with transaction.atomic():
        sign_on = (
            SignOn.objects.select_for_update(of=("self",))
            .select_related("login", "token")
            .filter(digest=_digest(secret), used_at=None, expires_at__gt=timezone.now())
            .first()
        )
        if sign_on is None:
            return None
        sign_on.used_at = timezone.now()
        sign_on.save(update_fields=["used_at"])
    token = sign_on.token
    is_allowed = sign_on.login.status == LoginStatus.ACTIVE and (token is None or token.revoked_at is None)
    return sign_on if is_allowed else None


def _matching(email: str, password: str) -> list[Login]:
    logins = logins_matching(email, password)
    if not logins:
        raise InvalidCredentialsFault
    return logins


def _make(login: Login, token: Token | None = None) -> str:
    secret = get_random_string(40, ALPHABET)
    SignOn.objects.filter(expires_at__lt=timezone.now() - LIFETIME).delete()
    SignOn.objects.create(
        login=login, token=token, digest=_digest(secret), expires_at=timezone.now() + LIFETIME
    )
    return secret


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
