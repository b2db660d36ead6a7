"""A token as a call needs it: with its login, template and environment, by one statement."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.base import ModelState

from loonpoort.access.models import ClosedOperation, Login, Token, UserTemplate
from loonpoort.organisation.models import Environment
from loonpoort.organisation.selections import Selection

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class _ByKeyId:
    """The root of the one statement that tells all about a token: itself, its login, and what is closed."""

    def __call__(self, key_id: str, operation: str) -> QuerySet[Token, Token]:
        closed = ClosedOperation.objects.filter(
            user_template_id=OuterRef("login__user_template_id"), operation=operation
        )
        return Token.objects.filter(key_id=key_id).annotate(is_closed=Exists(closed))


_BY_KEY_ID = _ByKeyId()

# What a call needs of each, in the order of the model's fields: from_db takes them in that order.
# Django reads the other columns when somebody asks for them.
_TOKEN = (
    "id",
    "login_id",
    "key_id",
    "key_number",
    "digest",
    "expires_at",
    "retires_at",
    "stale_call_at",
    "revoked_at",
    "end",
)
_LOGIN = (
    "id",
    "environment_id",
    "email",
    "level",
    "debtor_id",
    "user_template_id",
    "filter_kind",
    "status",
    "is_stopped_somewhere",
)
_TEMPLATE = ("id", "name", "kind")
_ENVIRONMENT = ("id", "subdomain", "name", "product", "is_show_once")
_CHANGING = ("is_closed", "networks", "last_used_at")
"""Read first, and kept apart: the others are the same for many calls."""
_COLUMNS = (
    *_CHANGING,
    *_TOKEN,
    *(f"login__{name}" for name in _LOGIN),
    *(f"login__user_template__{name}" for name in _TEMPLATE),
    *(f"login__environment__{name}" for name in _ENVIRONMENT),
)


def look_up(key_id: str, operation: str) -> tuple[Token, bool] | None:
    """The token of a key id with its login, and whether its template closes the operation."""
    row = Selection(_BY_KEY_ID, (key_id, operation)).first(*_COLUMNS)
    if row is None:
        return None
    is_closed, networks, last_used_at = row[: len(_CHANGING)]
    token = _fresh(_token(row[len(_CHANGING) :]))
    token.networks, token.last_used_at = networks, last_used_at
    token.login = _fresh(token.login)
    return token, bool(is_closed)


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
