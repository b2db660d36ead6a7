"""Counts on their way to the database: kept in memory for a moment, written in batches.

A crash loses what is in memory, so whoever serves calls has `flush` called every second, and before it ends.
"""

import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from loonpoort.access.usage.outcomes import OK
from loonpoort.access.usage.rows import add_up

logger = logging.getLogger(__name__)

MINUTE = 60
MOST_KEYS = 20_000
"""Kinds of call in memory, some six megabytes; beyond it calls are counted without whom they are about."""
MOST_REFUSED = 20
"""Different ids that the refused calls of a login name in a minute; beyond it they are counted without.

Whoever tries one id after another would fill the database otherwise.
"""
PATIENCE = 0.05
"""Seconds to wait for a database that is busy. Calls wait as well meanwhile."""
LAST_PATIENCE = 10.0
"""The same before the process ends."""
WARN_SECONDS = 60


class Key(NamedTuple):
    """What calls have in common that are counted together, in the order of the unique constraint."""

    login_id: int
    minute: int
    """Since the epoch."""
    token_id: int
    operation: str
    outcome: str
    debtor_id: int
    company_id: int
    employee_id: int
    environment_id: int


Counts = dict[tuple[int, int, int, str, str, int, int, int, int], list[int]]
"""Calls and rows, by what would be a `Key`."""


class Buffer:
    """The counts of one process."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew: a child process must not write its parent's counts once more."""
        # Locks as well: the parent's may be held.
        self._pending: Counts = {}
        self._named: dict[tuple[int, int], set[tuple[int, int, int]]] = {}
        """By login and minute, the ids that refused calls named."""
        self._lock = threading.Lock()
        self._flushing = threading.Lock()
        self._lost = 0
        self._warned_at = float("-inf")

    def note(
        self,
        environment_id: int,
        login_id: int,
        token_id: int,
        operation: str,
        outcome: str,
        debtor_id: int,
        company_id: int,
        employee_id: int,
        rows: int,
    ) -> None:
        """Count one call. Costs a dictionary's look-up and raises nothing."""
        minute = int(time.time()) // MINUTE
        key = (
            login_id, minute, token_id, operation, outcome,
            debtor_id, company_id, employee_id, environment_id,
        )  # fmt: skip
        with self._lock:
            counts = self._pending.get(key)
            if counts is None:
                self._add(key, 1, rows)
            else:
                counts[0] += 1
                counts[1] += rows

    def flush(self, patience: float = PATIENCE) -> int:
        """Write what is in memory, and count the kinds of call written. What the database refuses is kept.

        Raises nothing.
        """
        with self._flushing:
            with self._lock:
                taken, self._pending = self._pending, {}
                self._forget_names(int(time.time()) // MINUTE)
            if not taken:
                return 0
            try:
                _write(taken, patience)
            except (DatabaseError, InterfaceError) as error:
                self._put_back(taken)
                self._warn(error)
                return 0
            return len(taken)

    def _add(self, key: tuple[int, int, int, str, str, int, int, int, int], calls: int, rows: int) -> None:
        if len(self._pending) >= MOST_KEYS or (key[4] != OK and not self._may_name(key)):
            key = (*key[:5], 0, 0, 0, key[8])
        if len(self._pending) >= 2 * MOST_KEYS and key not in self._pending:
            self._lost += calls
            return
        counts = self._pending.setdefault(key, [0, 0])
        counts[0] += calls
        counts[1] += rows

    def _may_name(self, key: tuple[int, int, int, str, str, int, int, int, int]) -> bool:
        """Whether a refused call may be counted with whom it was about."""
        ids = key[5:8]
        if ids == (0, 0, 0):
            return True
        named = self._named.setdefault(key[:2], set())
        if len(named) < MOST_REFUSED:
            named.add(ids)
        return ids in named

    def _forget_names(self, minute: int) -> None:
        """Of minutes that are over: few calls of theirs are still to come."""
        for each in [each for each in self._named if each[1] < minute]:
            del self._named[each]

    def _put_back(self, taken: Counts) -> None:
        with self._lock:
            newer, self._pending = self._pending, taken
            for key, (calls, rows) in newer.items():
                self._add(key, calls, rows)

    def _warn(self, error: Exception) -> None:
        now = time.monotonic()
        if now - self._warned_at >= WARN_SECONDS:
            self._warned_at = now
            logger.warning(
                "The usage of the API cannot be written now (%s): %s kinds of call wait in memory, %s calls"
                " are lost.",
                type(error).__name__,
                len(self._pending),
                self._lost,
            )


def _write(counts: Counts, patience: float) -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    if not connection.in_atomic_block:
        # What Django does around its own requests; nobody else does it here.
        connection.close_if_unusable_or_obsolete()
    with _waiting(connection, patience), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL lock_timeout = {int(patience * 1000)}")
        # Sorted, so that two processes with the same kinds of call cannot hold each other up for good.
        add_up(sorted((*key, *pair) for key, pair in counts.items()))


@contextmanager
def _waiting(connection: BaseDatabaseWrapper, patience: float) -> Iterator[None]:
    """Have SQLite wait no longer than this for another writer; PostgreSQL is told in the transaction."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        before = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(before)}")


buffer = Buffer()
flush = buffer.flush
os.register_at_fork(after_in_child=buffer.forget)
