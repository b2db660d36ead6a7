"""Houses that thousands of tests begin with: built once by the real actions, then copied in as rows."""

import pickle
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import CharField, Max, Model, UUIDField
from django.utils import timezone

from tests import cast

MAKE: dict[str, Callable[[], cast.House]] = {
    "house": cast.accountant_house,
    "stranger": partial(cast.accountant_house, "vreemd"),
    "business": cast.business_house,
}


class KeptHouses:
    """Each house, made at the real time and at `cast.NOW`: the one that a test gets follows its clock.

    The rows of a house lie in tables of their own, and no two houses have an id in common, so that a test
    may have any of them beside each other.
    """

    def __init__(self) -> None:
        self._houses: dict[tuple[str, bool], bytes] = {}
        self._copying: dict[tuple[str, bool], list[str]] = {}
        for is_at_now in (False, True):
            with pytest.MonkeyPatch.context() as patch:
                if is_at_now:
                    patch.setattr(timezone, "now", lambda: cast.NOW)
                self._keep_all(is_at_now=is_at_now)

    def put_in(self, name: str) -> cast.House:
        """The house of this name, with its rows in the database."""
        kept = name, timezone.now() == cast.NOW
        with connection.cursor() as cursor:
            for statement in self._copying[kept]:
                cursor.execute(statement)
        return copy_of(self._houses[kept])

    def _keep_all(self, *, is_at_now: bool) -> None:
        # What has other ids (sessions, tasks) is nothing that a house begins with.
        models = [
            model
            for model in apps.get_models(include_auto_created=True)
            if not isinstance(model._meta.pk, UUIDField | CharField)
        ]
        for name, make in MAKE.items():
            last = {model: _last(model) for model in models}
            self._houses[name, is_at_now] = pickle.dumps(make())
            self._copying[name, is_at_now] = [
                _keep(model, since, f"kept_{name}_{is_at_now:d}_{model._meta.db_table}")
                for model, since in last.items()
                if _last(model) != since
            ]
        # No id is given out again, so that nothing that a test makes is in the way of a house.
        call_command("flush", verbosity=0, interactive=False, reset_sequences=False)


def copy_of(houses: bytes) -> Any:
    """Pickled objects that a test may do with what it wants: several times as fast as copying them."""
    return pickle.loads(houses)


def _last(model: type[Model]) -> int | None:
    found: int | None = model._base_manager.aggregate(last=Max("pk"))["last"]
    return found


def _keep(model: type[Model], since: int | None, table: str) -> str:
    """Keep the rows of a model after an id in a table; gives the statement that copies them back."""
    quote = connection.ops.quote_name
    kept, own = quote(table), quote(model._meta.db_table)
    condition = f"WHERE {quote(model._meta.pk.column)} > {since}" if since else ""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {kept} AS SELECT * FROM {own} {condition}")
    # By name: a test of migrations leaves the columns in another order.
    columns = ", ".join(quote(field.column) for field in model._meta.local_concrete_fields)
    return f"INSERT INTO {own} ({columns}) SELECT {columns} FROM {kept}"
