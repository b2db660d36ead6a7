"""The demo's leave: what its companies give, what its employees have, and the days that they work."""

import datetime
from collections.abc import Collection
from decimal import Decimal
from random import Random
from typing import Any

from loonpoort.cli.demo.careers import Career
from loonpoort.organisation.default_leave_types import Described, add_leave_types
from loonpoort.organisation.models import Company, LabourAgreement, LeaveTypeNumber
from loonpoort.organisation.periods import Period, PeriodType
from loonpoort.payroll.models import (
    FixedDays,
    Leave,
    LeaveOpening,
    LeaveStatus,
    LeaveUsage,
    VariableDays,
)

_BY_AGREEMENT: Described = (LeaveTypeNumber.TYPE3, "CAO-verlof", (("Leeftijdsdagen", 24),))
WEEKS = {PeriodType.MONTH: 4, PeriodType.FOUR_WEEKS: 4, PeriodType.WEEK: 1}
"""Whole weeks in a period."""
_FULL_TIME, _OF_A_DAY = Decimal(200), Decimal(8)


def make_leave_types(companies: Collection[Company]) -> None:
    """Save the types of leave of some companies of one debtor, one of them by its labour agreement."""
    add_leave_types(companies)
    agreements: Any = LabourAgreement.unscoped.filter(debtor_id__in={each.debtor_id for each in companies})
    agreement = agreements.first()
    if agreement is not None:
        add_leave_types(companies, [_BY_AGREEMENT], agreement)


class TimeOff:
    """Collects it, unsaved, so that all is saved in a few statements."""

    def __init__(self, seed: int) -> None:
        # A stream of its own: who the people are does not depend on their holidays.
        self._random = Random(f"time off {seed}")  # noqa: S311 - made up, and the same every time
        self.openings: list[LeaveOpening] = []
        self.leave: list[Leave] = []
        self.fixed_days: list[FixedDays] = []
        self.variable_days: list[VariableDays] = []

    def give(self, career: Career) -> None:
        if career.end is None:
            self._open(career)
            self._take(career)
            self._count_days(career)

    def save(self) -> None:
        LeaveOpening.unscoped.bulk_create(self.openings)
        Leave.unscoped.bulk_create(self.leave)
        FixedDays.unscoped.bulk_create(self.fixed_days)
        VariableDays.unscoped.bulk_create(self.variable_days)

    def _open(self, career: Career) -> None:
        """What goes with the part of a week, and something left of last year; one in five has ATV now."""
        first = max(career.begin, Period(career.now.year, 1))
        hours = (_FULL_TIME * career.part).quantize(Decimal(1)) + self._random.randrange(0, 40)
        balances = [(LeaveTypeNumber.TYPE1, first, hours)]
        if self._random.random() < 0.2:
            balances.append((LeaveTypeNumber.TYPE2, career.now, Decimal(8)))
        for number, period, balance in balances:
            self.openings.append(
                LeaveOpening(
                    employee=career.employee,
                    first_period=period.index,
                    last_period=period.index,
                    type=number,
                    hours=balance,
                )
            )

    def _take(self, career: Career) -> None:
        """A week or less of this year, as asked for and granted; now and then hours that were bought."""
        chance = self._random.random()
        begin = datetime.date(career.now.year, 1, 1) + datetime.timedelta(
            days=self._random.randrange(20, 340)
        )
        begin -= datetime.timedelta(days=begin.weekday())
        if begin < career.first_day:
            return
        days = self._random.randint(1, 5)
        status = self._random.choice([LeaveStatus.APPROVED] * 4 + [LeaveStatus.PENDING, LeaveStatus.REJECTED])
        if chance < 0.35:
            self._book(career, begin, days, LeaveUsage.WITHDRAWAL, status, "Vakantie")
        elif chance < 0.4:
            self._book(career, begin, 1, LeaveUsage.STORE, LeaveStatus.APPROVED, "Gekocht verlof")
        elif chance < 0.45:
            self._book(career, begin, 1, LeaveUsage.EXPIRED, LeaveStatus.NONE, "Vervallen")

    def _book(
        self,
        career: Career,
        begin: datetime.date,
        days: int,
        usage: LeaveUsage,
        status: LeaveStatus,
        description: str,
    ) -> None:
        self.leave.append(
            Leave(
                employee=career.employee,
                first_day=begin,
                last_day=begin + datetime.timedelta(days=days - 1),
                type=LeaveTypeNumber.TYPE1,
                usage_type=usage,
                status=status,
                hours=_OF_A_DAY * days,
                start_hours=_OF_A_DAY,
                end_hours=_OF_A_DAY,
                description=description,
            )
        )

    def _count_days(self, career: Career) -> None:
        """Of some who work part of the week; others worked more or fewer days than that of late."""
        days = int(5 * career.part) * WEEKS[career.calendar.period_type]
        if career.part < 1 and self._random.random() < 0.4:
            self.fixed_days.append(
                FixedDays(employee=career.employee, first_period=career.begin.index, days=days)
            )
        if self._random.random() < 0.1:
            self.variable_days += [
                VariableDays(
                    employee=career.employee,
                    first_period=period.index,
                    last_period=period.index,
                    days=max(days - self._random.randint(0, 2), 0),
                    component_days=self._random.choice([0, 0, -1, 1]),
                )
                for period in career.recent(2)
            ]
