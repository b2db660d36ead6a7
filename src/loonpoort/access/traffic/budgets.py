"""Budgets of calls a second, and what is left of them."""

from dataclasses import dataclass
from typing import NamedTuple

SECOND = 1_000_000_000
"""In nanoseconds, in which moments are counted."""


class Standing(NamedTuple):
    """What one more call leaves of each budget; below zero: there was no room for it."""

    environment: int
    token: int

    @property
    def is_refused(self) -> bool:
        return self.environment < 0 or self.token < 0


class Traffic(NamedTuple):
    """What a token did in the last minute."""

    answered: int = 0
    refused: int = 0


class Budget(NamedTuple):
    """So many calls a second; 0: as many as anybody likes.

    All that is kept of a caller is the moment at which its whole budget is there again (the generic cell
    rate algorithm): a burst of ``calls`` passes at once, then one call every ``calls``-th of a second.
    """

    name: str
    calls: int
    interval: int
    """Nanoseconds that one call costs."""

    @classmethod
    def of(cls, name: str, calls: int) -> "Budget":
        return cls(name, calls, SECOND // calls if calls else 0)


@dataclass(frozen=True, slots=True)
class Budgets:
    """The budgets of this installation: of a token, reads and writes apart, and of an environment."""

    environment: Budget
    reads: Budget
    writes: Budget

    @classmethod
    def of(cls, *, environment: int, reads: int, writes: int) -> "Budgets":
        return cls(
            Budget.of("environment", environment), Budget.of("reads", reads), Budget.of("writes", writes)
        )

    def of_token(self, *, is_write: bool) -> Budget:
        return self.writes if is_write else self.reads
