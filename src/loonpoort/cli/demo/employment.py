"""How the demo's employees are employed: by which contract, where, as what, and paid on which account."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from loonpoort.cli.demo.careers import Career
from loonpoort.cli.demo.company_lists import CompanyLists
from loonpoort.organisation.models import BankAccountType
from loonpoort.organisation.periods import Period
from loonpoort.payroll.models import BankAccount, Contract, EmployeeDepartment, EmployeeFunction

FULL_WEEK = Decimal(40)
_YEAR, _TRIAL = datetime.timedelta(days=364), datetime.timedelta(days=30)


class Employment:
    """Collects it, unsaved, so that all is saved in a few statements."""

    def __init__(self, seed: int, accounts: Iterator[tuple[str, str]]) -> None:
        # A stream of its own: who the people are does not depend on what they do.
        self._random = Random(seed)  # noqa: S311 - made up, and the same every time
        self._numbers = accounts
        self.contracts: list[Contract] = []
        self.accounts: list[BankAccount] = []
        self.departments: list[EmployeeDepartment] = []
        self.functions: list[EmployeeFunction] = []

    def give(self, career: Career, lists: CompanyLists) -> None:
        self._contract(career)
        self._bank(career)
        for model, column, rows, chance in (
            (EmployeeDepartment, "department", lists.departments, 0.06),
            (EmployeeFunction, "function", lists.functions, 0.1),
        ):
            for since, row in self._moves(career, rows, chance):
                placed: Any = model(employee=career.employee, first_period=since.index, **{column: row})
                (self.departments if model is EmployeeDepartment else self.functions).append(placed)

    def save(self) -> None:
        Contract.unscoped.bulk_create(self.contracts)
        BankAccount.unscoped.bulk_create(self.accounts)
        EmployeeDepartment.unscoped.bulk_create(self.departments)
        EmployeeFunction.unscoped.bulk_create(self.functions)

    def _contract(self, career: Career) -> None:
        """For good from the first day, or after a year; of late for a year only."""
        first, last = career.first_day, career.last_day
        year_end = first + _YEAR
        until = last or career.calendar.last_day(career.now)
        if self._random.random() < 0.5:
            self._agree(career, first, last, is_indefinite=True)
        elif year_end >= until:
            self._agree(career, first, last or year_end, is_indefinite=False)
        else:
            self._agree(career, first, year_end, is_indefinite=False)
            self._agree(career, year_end + datetime.timedelta(days=1), last, is_indefinite=True)

    def _agree(
        self, career: Career, first: datetime.date, last: datetime.date | None, *, is_indefinite: bool
    ) -> None:
        is_first = first == career.first_day
        trial = first + _TRIAL if is_first and (last is None or last > first + _TRIAL) else None
        self.contracts.append(
            Contract(
                employee=career.employee,
                first_day=first,
                last_day=last,
                trial_ends_on=trial,
                employment_type=1,
                employment_sequence=1,
                is_indefinite=is_indefinite,
                is_written=True,
                hours_per_week=FULL_WEEK * career.part,
            )
        )

    def _bank(self, career: Career) -> None:
        """An account, or another one of late; some save part of their wages on a second."""
        recent = career.recent(9)
        if self._random.random() < 0.06 and len(recent) == 9:
            moved = recent[4]
            self._account(career, career.begin, career.calendar.previous(moved))
            self._account(career, moved)
        else:
            self._account(career, career.begin)
        if self._random.random() < 0.05:
            self._account(career, career.begin, kind=BankAccountType.SECOND, description="Sparen")

    def _account(
        self,
        career: Career,
        first: Period,
        last: Period | None = None,
        *,
        kind: BankAccountType = BankAccountType.FIRST,
        description: str = "Salaris",
    ) -> None:
        iban, bic = next(self._numbers)
        self.accounts.append(
            BankAccount(
                employee=career.employee,
                first_period=first.index,
                last_period=None if last is None else last.index,
                type=kind,
                description=description,
                iban=iban,
                bic=bic,
                name=career.employee.display_name,
            )
        )

    def _moves(self, career: Career, rows: list[Any], chance: float) -> list[tuple[Period, Any]]:
        """Where somebody began, and perhaps where they went of late."""
        before, after = self._random.sample(rows, 2)
        recent = career.recent(7)
        if self._random.random() < chance and len(recent) == 7:
            return [(career.begin, before), (recent[3], after)]
        return [(career.begin, before)]
