"""Authentication of packages: username and token, and of people: e-mail address and password."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.base import ModelState
from django.http import HttpRequest

from loonpoort.access import secrets
from loonpoort.access.calls import Call
from loonpoort.access.models import ClosedOperation, Login, LoginStatus, Token, UserTemplate
from loonpoort.contract.faults import InvalidAuthenticationFault, OperationClosedFault
from loonpoort.organisation.models import Environment
from loonpoort.organisation.selections import Selection

Row = TypeVar("Row", bound=Model)

_NO_DIGEST = "-" * 64
"""What no token hashes to: compared with when there is no token, so that the work is equal."""


def short_domain(domain: str) -> str:
    """The subdomain that somebody means by ``demo``, ``Demo.nmbrs.nl`` or ``https://demo.example.org/``."""
    text = domain.strip().lower()
    text = text.rpartition("://")[2]
    return text.partition("/")[0].partition(".")[0]


@dataclass(frozen=True, slots=True)
class _ByKeyId:
    """The root of the one statement that tells all about a token: itself, its login, and what is closed."""

    def __call__(self, key_id: str, operation: str) -> QuerySet[Token, Token]:
        closed = ClosedOperation.objects.filter(
            user_template_id=OuterRef("login__user_template_id"), operation=operation
        )
        return Token.objects.filter(key_id=key_id).annotate(is_closed=Exists(closed))


# What a call needs of each, in the order of the model's fields: from_db takes them in that order.
# Django reads the other columns when somebody asks for them.
_TOKEN = ("id", "login_id", "key_id", "key_number", "digest", "revoked_at")
_LOGIN = ("id", "environment_id", "email", "level", "debtor_id", "user_template_id", "filter_kind", "status")
_TEMPLATE = ("id", "name", "kind")
_ENVIRONMENT = ("id", "subdomain", "name", "product", "is_show_once")
_COLUMNS = [
    "is_closed",
    *_TOKEN,
    *(f"login__{name}" for name in _LOGIN),
    *(f"login__user_template__{name}" for name in _TEMPLATE),
    *(f"login__environment__{name}" for name in _ENVIRONMENT),
]


def _look_up(key_id: str, operation: str) -> tuple[Token, bool] | None:
    """The token of a key id with its login, and whether its template closes the operation."""
    row = Selection(_ByKeyId(), (key_id, operation)).first(*_COLUMNS)
    if row is None:
        return None
    token = _fresh(_token(row[1:]))
    token.login = _fresh(token.login)
    return token, bool(row[0])


@lru_cache(maxsize=4096)
def _token(values: tuple[Any, ...]) -> Token:
    """A token with its login, template and environment: kept by the values, so never older than they are."""
    after_login = len(_TOKEN) + len(_LOGIN)
    after_template = after_login + len(_TEMPLATE)
    token = Token.from_db(DEFAULT_DB_ALIAS, _TOKEN, values[: len(_TOKEN)])
    token.login = Login.from_db(DEFAULT_DB_ALIAS, _LOGIN, values[len(_TOKEN) : after_login])
    template_id, name, kind = values[after_login:after_template]
    environment = Environment.from_db(DEFAULT_DB_ALIAS, _ENVIRONMENT, values[after_template:])
    # In the order of the model's fields, which is the order that from_db takes them in.
    template = UserTemplate.from_db(
        DEFAULT_DB_ALIAS, ("id", "environment_id", "name", "kind"), (template_id, environment.pk, name, kind)
    )
    template.environment = token.login.environment = environment
    token.login.user_template = template
    return token


def _fresh(kept: Row) -> Row:
    """A copy for one call: what is read late or changed in it stays in it."""
    copy = object.__new__(type(kept))
    copy.__dict__.update(kept.__dict__)
    copy._state = ModelState()
    copy._state.adding, copy._state.db = False, kept._state.db
    copy._state.fields_cache = dict(kept._state.fields_cache)
    return copy


def find_token(username: str, token: str) -> Token | None:
    """The live token of an active login, or None: the same work whatever is wrong."""
    found = _checked(username, token, "")
    return found[0] if found else None


def _checked(username: str, token: str, operation: str) -> tuple[Token, bool] | None:
    found = _look_up(secrets.key_id_of(token), operation)
    expected, key_number = (found[0].digest, found[0].key_number) if found else (_NO_DIGEST, None)
    is_genuine = hmac.compare_digest(secrets.digest(token, key_number), expected)
    if found is None or not is_genuine:
        return None
    row = found[0]
    is_theirs = row.login.email == username.strip().lower()
    is_live = row.revoked_at is None and row.login.status == LoginStatus.ACTIVE
    return found if is_theirs and is_live else None


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
    found = _checked(username, token, operation)
    if found is None or short_domain(domain) not in ("", found[0].login.environment.subdomain):
        raise InvalidAuthenticationFault
    row, is_closed = found
    if admit:
        admit(row)
    if is_closed:
        raise OperationClosedFault
    return Call(row.login, row, network_address)


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
