"""Authentication of packages: username and token, and of people: e-mail address and password."""

import hmac

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from loonpoort.access import secrets
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.contract.faults import InvalidAuthenticationFault

_NO_DIGEST = "-" * 64
"""What no token hashes to: compared with when there is no token, so that the work is equal."""


def short_domain(domain: str) -> str:
    """The subdomain that somebody means by ``demo``, ``Demo.nmbrs.nl`` or ``https://demo.example.org/``."""
    text = domain.strip().lower()
    text = text.rpartition("://")[2]
    return text.partition("/")[0].partition(".")[0]


def find_token(username: str, token: str) -> Token | None:
    """The live token of an active login, or None: the same work whatever is wrong."""
    row = (
        Token.objects.select_related("login__environment", "login__user_template")
        .filter(key_id=secrets.key_id_of(token))
        .first()
    )
    expected = row.digest if row else _NO_DIGEST
    is_genuine = hmac.compare_digest(secrets.digest(token, row.key_number if row else None), expected)
    if row is None or not is_genuine:
        return None
    login = row.login
    login.user_template.environment = login.environment
    is_theirs = login.email == username.strip().lower()
    is_live = row.revoked_at is None and login.status == LoginStatus.ACTIVE
    return row if is_theirs and is_live else None


def authenticate_token(username: str, token: str, domain: str, network_address: str = "") -> Call:
    """The call that a username and token open.

    Raises InvalidAuthenticationFault for whatever is wrong, never telling what.
    """
    found = find_token(username, token)
    if found is None or short_domain(domain) not in ("", found.login.environment.subdomain):
        raise InvalidAuthenticationFault
    return Call(found.login, found, network_address)


def logins_matching(email: str, password: str) -> list[Login]:
    """The active logins of an address whose own password this is, master level first.

    An address without any costs one hash verification as well.
    """
    logins = list(
        Login.objects.select_related("environment", "user_template")
        .filter(email=email.strip().lower(), status=LoginStatus.ACTIVE)
        .order_by("-level", "environment__name", "pk")
    )
    if not logins:
        make_password(password)
    return [login for login in logins if login.check_password(password)]


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
