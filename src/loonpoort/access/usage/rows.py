"""Counts into the database: added to those of the same minute that are there, one statement a batch."""

import datetime
from collections.abc import Sequence
from itertools import islice
from typing import Any

from django.db import connection

from loonpoort.access.models import Usage

AT_ONCE = 500
"""Rows of one statement."""

_SAME = (
    "login_id", "minute", "token_id", "operation", "outcome", "debtor_id", "company_id", "employee_id",
)  # fmt: skip
_COLUMNS = (*_SAME, "environment_id", "calls", "row_count")
_PLACES = f"({', '.join(['%s'] * len(_COLUMNS))})"
_TABLE = Usage._meta.db_table


def add_up(rows: Sequence[tuple[Any, ...]]) -> None:
    """Add counts in the order of the columns above, ``minute`` since the epoch and no two alike."""
    left = iter(rows)
    with connection.cursor() as cursor:
        while part := list(islice(left, AT_ONCE)):
            values: list[Any] = []
            for row in part:
                values += row
                values[-len(row) + 1] = _moment(row[1])
            cursor.execute(_statement(len(part)), values)


def _statement(count: int) -> str:
    return (
        f"INSERT INTO {_TABLE} ({', '.join(_COLUMNS)}) VALUES {', '.join([_PLACES] * count)}"  # noqa: S608 - names only
        f" ON CONFLICT ({', '.join(_SAME)}) DO UPDATE SET"
        f" calls = {_TABLE}.calls + EXCLUDED.calls, row_count = {_TABLE}.row_count + EXCLUDED.row_count"
    )


def _moment(minute: int) -> Any:
    moment = datetime.datetime.fromtimestamp(minute * 60, tz=datetime.UTC)
    return connection.ops.adapt_datetimefield_value(moment)
