"""The days that work schedules come down to."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from loonpoort.payroll.models.schedules import DAYS

WEEK = len(DAYS)
Begun = tuple[datetime.date, Sequence[Decimal]]
"""The day that a schedule begins on, and its hours of two weeks."""


def hours_by_day(
    schedules: Sequence[Begun], first: datetime.date, last: datetime.date
) -> Iterator[tuple[datetime.date, Decimal]]:
    """Each day from ``first`` up to and with ``last`` that a schedule holds on, with its hours.

    ``schedules`` come in the order that they begin; on a day the latest that has begun holds.
    """
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = datetime.date.fromordinal(ordinal)
        begun = [schedule for schedule in schedules if schedule[0] <= day]
        if begun:
            yield day, _hours(*begun[-1], day)


def _hours(begin: datetime.date, hours: Sequence[Decimal], day: datetime.date) -> Decimal:
    """Week one is the one that the schedule begins in. An empty second week is none: one week repeats."""
    monday = begin.toordinal() - begin.weekday()
    weeks = 2 if any(hours[WEEK:]) else 1
    return hours[(day.toordinal() - monday) % (weeks * WEEK)]
