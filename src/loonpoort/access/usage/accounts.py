"""Accounts: what one call comes to, noted once, when it ends."""

import time
from collections.abc import Iterable, Iterator, Sized
from typing import Any, cast

from loonpoort.access.models import Token
from loonpoort.access.usage.about import About
from loonpoort.access.usage.buffer import MINUTE, buffer
from loonpoort.access.usage.outcomes import OK, outcome_of, refused_authentication
from loonpoort.access.usage.rows import add_up
from loonpoort.contract import Rows

_NOBODY = About()


class Account:
    """The account of one call of an operation, from the moment that somebody asks for it.

    Exactly one of `answered`, `written` and `refused` ends it.
    """

    __slots__ = ("_environment_id", "_login_id", "_operation", "_token_id", "about")

    def __init__(self, operation: str) -> None:
        """``operation`` is its key, ``Service.Operation``."""
        self._operation = operation
        self._environment_id = self._login_id = self._token_id = 0
        self.about: About = _NOBODY
        """That of the `Call`, once there is one."""

    def of(self, token: Token) -> None:
        """Say whose it is: a token that is genuine."""
        login = token.login
        self._environment_id, self._login_id, self._token_id = login.environment_id, login.pk, token.pk

    def answered(self, value: Any) -> Any:
        """Note a call that went well, and give its value; a list still to be read is noted at its end."""
        if isinstance(value, Rows) and not isinstance(value.values, Sized):
            return Rows(self._counted(value.values))
        self._note(OK, _rows(value))
        return value

    def written(self, value: Any) -> Any:
        """Note a change in the running transaction, at its very end, and give its value."""
        about, minute = self.about, int(time.time()) // MINUTE
        add_up([
            (
                self._login_id, minute, self._token_id, self._operation, OK,
                about.debtor_id, about.company_id, about.employee_id, self._environment_id, 1, 1,
            )
        ])  # fmt: skip
        return value

    def refused(self, error: BaseException) -> None:
        """Note a call that ended in a fault, or in a failure of ours."""
        self._note(outcome_of(error), 0)

    def _counted(self, values: Iterable[Any]) -> Iterator[Any]:
        rows = 0
        try:
            for row in values:
                rows += 1
                yield row
        finally:
            self._note(OK, rows)

    def _note(self, outcome: str, rows: int) -> None:
        about = self.about
        buffer.note(
            self._environment_id,
            self._login_id,
            self._token_id,
            self._operation,
            outcome,
            about.debtor_id,
            about.company_id,
            about.employee_id,
            rows,
        )


def note_refusal(token: Token, operation: str, reason: str) -> None:
    """Note a call with a known key id that was not let in (1001), and why: a word such as ``revoked``."""
    login = token.login
    outcome = refused_authentication(reason)
    buffer.note(login.environment_id, login.pk, token.pk, operation, outcome, 0, 0, 0, 0)


def note_stranger(operation: str, outcome: str) -> None:
    """Note a call of nobody we know. Nothing that they sent is kept."""
    buffer.note(0, 0, 0, operation, outcome, 0, 0, 0, 0)


def _rows(value: Any) -> int:
    if isinstance(value, Rows):
        return len(cast(Sized, value.values))
    return len(value) if isinstance(value, list) else value is not None
