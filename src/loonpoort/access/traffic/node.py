"""Counting on this node, exactly, across its processes."""

import time
from collections.abc import Callable

from loonpoort.access.traffic.budgets import SECOND, Budget, Budgets, Standing, Traffic
from loonpoort.access.traffic.table import OWN_WORDS, Table

SPELL = 10 * SECOND
SPELLS = 6
"""A minute is counted as so many spells: the running one and those before it."""

# Words of a cell: when the budgets are whole again, then for every spell its number and both counts.
_READS, _WRITES, _SPELLS = OWN_WORDS, OWN_WORDS + 1, OWN_WORDS + 2
_WORDS_OF_SPELL = 3


class NodeCounter:
    """Counts in a table that every process of the node opens."""

    def __init__(self, budgets: Budgets, table: Table, clock: Callable[[], int] = time.time_ns) -> None:
        # The wall clock, not the monotonic one: the file outlives a reboot.
        self.budgets = budgets
        self._table = table
        self._clock = clock

    def count(self, environment: int, token: int, *, is_write: bool) -> Standing:
        """Count one more call, against both budgets or, when one has no room for it, against neither."""
        of_environment, of_token = self.budgets.environment, self.budgets.of_token(is_write=is_write)
        environment, token = environment << 1, token << 1 | 1
        table, word = self._table, _WRITES if is_write else _READS
        # As much as can be before the table is ours: a process that is put aside then holds up nobody.
        environment_at, token_at, now = table.find(environment), table.find(token), self._clock()
        with table as words:
            environment_at = table.claim(environment_at, environment, now)
            token_at = table.claim(token_at, token, now)
            environment_then, environment_left = _with_one_more(
                of_environment, words[environment_at + _READS], now
            )
            token_then, token_left = _with_one_more(of_token, words[token_at + word], now)
            is_refused = environment_left < 0 or token_left < 0
            if not is_refused:
                words[environment_at + _READS], words[token_at + word] = environment_then, token_then
            _note(words, token_at, now, is_refused)
        return Standing(environment_left, token_left)

    def last_minute(self, token: int) -> Traffic:
        with self._table as words:
            oldest = self._clock() // SPELL - SPELLS + 1
            own = self._table.find(token << 1 | 1)
            if own is None:
                return Traffic()
            first, last = own + _SPELLS, own + _SPELLS + SPELLS * _WORDS_OF_SPELL
            recent = [at for at in range(first, last, _WORDS_OF_SPELL) if words[at] >= oldest]
            return Traffic(sum(words[at + 1] for at in recent), sum(words[at + 2] for at in recent))


def _with_one_more(budget: Budget, whole_at: int, now: int) -> tuple[int, int]:
    """When the budget would be whole again after one more call, and how many calls that leaves."""
    _, calls, interval = budget
    if not calls:
        return 0, 0
    if whole_at < now or whole_at > now + 2 * SECOND:  # the latter: the clock was put back
        whole_at = now
    whole_at += interval
    return whole_at, (now + calls * interval - whole_at) // interval


def _note(words: memoryview, token_at: int, now: int, is_refused: bool) -> None:
    spell = now // SPELL
    at = token_at + _SPELLS + spell % SPELLS * _WORDS_OF_SPELL
    if words[at] != spell:
        words[at], words[at + 1], words[at + 2] = spell, 0, 0
    words[at + 1 + is_refused] += 1
