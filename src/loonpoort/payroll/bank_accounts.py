"""Changes of an employee's bank accounts: what went before stays known."""

from typing import Any

from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import EmployeeChange, Values
from loonpoort.payroll.models import BankAccount
from loonpoort.payroll.models.bank_accounts import NUMBERED


class EndedBeforeError(Exception):
    """The account does not hold any more: it ended before the current period."""


def add_account(change: EmployeeChange, values: Values, first: Period) -> BankAccount:
    """Add an account from a period on. Raises ValidationError, by field.

    Of a numbered type it takes the place of the one that holds then, and gives way to one that begins later.
    """
    last = None
    if values["type"] in NUMBERED:
        before = change.calendar.previous(first)
        own: Any = BankAccount.unscoped.filter(employee_id=change.employee_id)
        for account in own.filter(type=values["type"]).order_by("first_period"):
            if account.first_period > first.index:
                last = change.calendar.previous(Period.from_index(account.first_period))
                break
            if account.last_period is None or account.last_period >= first.index:
                change.end(account, before)
    return change.insert(BankAccount, values, first, last)


def end_account(change: EmployeeChange, pk: int) -> None:
    """Let an account hold no more from the current period on; one that begins later never does.

    Raises UnknownRecordError, EndedBeforeError.
    """
    account = change.find(BankAccount, pk)
    current = change.current_period
    if account.last_period is not None and account.last_period < current.index:
        raise EndedBeforeError
    change.end(account, change.calendar.previous(current))
