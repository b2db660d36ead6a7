"""Statements: SQL that was compiled once, and how it is run."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

import psycopg
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col, CombinedExpression

from loonpoort.organisation.recent import recent_results

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL of one shape. A place is the index of a value, or a constant in a tuple of one."""

    sql: str
    native_sql: str
    places: tuple[int | tuple[Any], ...]
    converters: tuple[tuple[int, Callable[[Any], Any]], ...]

    @classmethod
    def of(cls, compiler: Any, sql: str, places: tuple[int | tuple[Any], ...]) -> Self:
        return cls(sql, _native(sql), places, _converters(compiler))

    def rows(self, values: list[Any]) -> list[Row]:
        """The rows for these values."""
        parameters = tuple([values[place] if type(place) is int else place[0] for place in self.places])  # type: ignore[index]
        database = connections[DEFAULT_DB_ALIAS]
        if database.execute_wrappers or database.queries_logged:
            with database.cursor() as cursor:
                cursor.execute(self.sql, parameters)
                return self._converted(cursor.fetchall())
        # Django's own cursor costs as much again as a small statement does.
        if database.connection is None:
            database.ensure_connection()
        with database.wrap_database_errors:
            return self._run(database, parameters)

    def _run(self, database: BaseDatabaseWrapper, parameters: tuple[Any, ...]) -> list[Row]:
        if database.vendor != "sqlite":
            # Unlike Django's, this class binds on the server, where a statement that comes again is prepared.
            with psycopg.Cursor(database.connection) as cursor:
                return self._converted(cursor.execute(self.native_sql, parameters).fetchall())
        recent = recent_results(database)
        kept = recent.get(self.native_sql, parameters)
        if kept is None:
            rows = database.connection.execute(self.native_sql, parameters).fetchall()
            kept = recent.keep(self.native_sql, parameters, self._converted(rows))
        return kept

    def _converted(self, rows: list[Row]) -> list[Row]:
        return [self._converted_row(row) for row in rows] if self.converters else rows

    def _converted_row(self, row: Row) -> Row:
        changed = list(row)
        for index, convert in self.converters:
            changed[index] = convert(changed[index])
        return tuple(changed)


def _native(sql: str) -> str:
    if connection.vendor != "sqlite":
        return sql
    return re.sub(r"(?<!%)%s", "?", sql).replace("%%", "%")


def _converters(compiler: Any) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    found = compiler.get_converters([expression for expression, _, _ in compiler.select])
    return tuple(
        (index, converter)
        for index, (converters, expression) in found.items()
        for convert in converters
        if (converter := _converter(convert, expression)) is not None
    )


def _converter(convert: Callable[..., Any], expression: Any) -> Callable[[Any], Any] | None:
    kind = expression.output_field.get_internal_type()
    if isinstance(expression, CombinedExpression) and kind.endswith("IntegerField"):
        return None  # whole numbers from whole numbers, in every database
    if connection.vendor == "sqlite" and isinstance(expression, Col) and kind in _FROM_SQLITE:
        return _FROM_SQLITE[kind]
    return partial(convert, expression=expression, connection=connection)


def _in_utc(value: datetime.datetime | None) -> datetime.datetime | None:
    return value and value.replace(tzinfo=datetime.UTC)


# The sqlite3 module has made dates and booleans of plain columns by their declared type; Django's own
# converters would look at each of them once more.
_FROM_SQLITE: dict[str, Callable[[Any], Any] | None] = {
    "BooleanField": None,
    "DateField": None,
    "DateTimeField": _in_utc,
}
