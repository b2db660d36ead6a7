"""Recent results: what small statements found, for as long as nothing at all has changed in the database.

The gate must see every change at the next call, so a result is used again only after SQLite has said that
nobody committed anything since it was read. Asking costs a fifth of reading what a token may do.
"""

import sqlite3
from typing import Any
from weakref import WeakKeyDictionary

from django.db.backends.base.base import BaseDatabaseWrapper

Row = tuple[Any, ...]

MOST_ROWS = 200
"""Of one result; longer ones are read anew."""
MOST_ROWS_KEPT = 10_000
"""Of all results together; then all are forgotten."""


class RecentResults:
    """Those of one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._state: tuple[int, int] | None = None
        self._results: dict[tuple[Any, ...], list[Row]] = {}
        self._rows = 0

    def get(self, sql: str, parameters: tuple[Any, ...]) -> list[Row] | None:
        """The result of a statement, if it is still what the statement would find now."""
        # What was read in a transaction may be rolled back without the counters below telling.
        if self.connection.in_transaction:
            return None
        # Commits of all other connections, in whatever process; and our own changes.
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        state = (version, self.connection.total_changes)
        if state != self._state:
            self._forget()
            self._state = state
        kept = self._results.get((sql, parameters))
        return None if kept is None else kept.copy()

    def keep(self, sql: str, parameters: tuple[Any, ...], rows: list[Row]) -> list[Row]:
        """Keep the result of a statement that `get` has just not had, and give it back."""
        if len(rows) <= MOST_ROWS and not self.connection.in_transaction:
            if self._rows > MOST_ROWS_KEPT:
                self._forget()
            self._results[sql, parameters] = rows.copy()
            self._rows += len(rows) + 1
        return rows

    def _forget(self) -> None:
        self._results.clear()
        self._rows = 0


_OF_DATABASES: WeakKeyDictionary[BaseDatabaseWrapper, RecentResults] = WeakKeyDictionary()


def recent_results(database: BaseDatabaseWrapper) -> RecentResults:
    """The recent results of an open database; none yet when it was opened anew."""
    found = _OF_DATABASES.get(database)
    if found is None or found.connection is not database.connection:
        found = _OF_DATABASES[database] = RecentResults(database.connection)
    return found
