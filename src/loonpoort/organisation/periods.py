"""The payroll period as a value, and the calendar of a company's period type."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class PeriodType(models.TextChoices):
    """How a company cuts its payroll year; chosen when it is made and never changed."""

    MONTH = "M", _("Monthly")
    FOUR_WEEKS = "W4", _("Four-weekly")
    WEEK = "W1", _("Weekly")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A numbered slice of the payroll year. Orders by time within one period type."""

    year: int
    number: int

    @property
    def index(self) -> int:
        """The period as one number that sorts by time, for columns: 2026, 7 is 202607."""
        return self.year * 100 + self.number

    @classmethod
    def from_index(cls, index: int) -> Self:
        return cls(*divmod(index, 100))

    def wire_text(self, period_type: str) -> str:
        """``yyyy-p-type``, e.g. ``2026-4-M``."""
        return f"{self.year}-{self.number}-{period_type}"


FIRST_YEAR, LAST_YEAR = 1900, 9998
"""Years that a period may lie in: all of their days, and those just before and after, are dates."""
MONTHS = 12
FOUR_WEEK_PERIODS = 13
WEEKS_OF_FOUR = 4


class PeriodError(ValueError):
    """A period that the calendar does not have; the text says which it has."""


@dataclass(frozen=True, slots=True)
class PeriodCalendar:
    """The payroll year as one period type cuts it: which periods there are, and their days.

    Weeks are those of ISO 8601, so that some years have 53; the last four-weekly period of such a year has
    five weeks (Belastingdienst, loonaangiftetijdvakken).
    """

    period_type: PeriodType

    def count(self, year: int) -> int:
        """How many periods a year has."""
        match self.period_type:
            case PeriodType.MONTH:
                return MONTHS
            case PeriodType.FOUR_WEEKS:
                return FOUR_WEEK_PERIODS
            case PeriodType.WEEK:
                return _weeks(year)

    def period(self, year: int, number: int) -> Period:
        """The period of a year and number. Raises PeriodError when there is none."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise PeriodError(f"Year {year} does not lie between {FIRST_YEAR} and {LAST_YEAR}")
        if not 1 <= number <= self.count(year):
            raise PeriodError(f"Period {number} does not lie between 1 and {self.count(year)} of {year}")
        return Period(year, number)

    def period_of(self, day: datetime.date) -> Period:
        """The period that a day lies in. Raises PeriodError for a day of a year out of range."""
        if self.period_type == PeriodType.MONTH:
            return self.period(day.year, day.month)
        year, week, _ = day.isocalendar()
        if self.period_type == PeriodType.WEEK:
            return self.period(year, week)
        return self.period(year, min((week - 1) // WEEKS_OF_FOUR + 1, FOUR_WEEK_PERIODS))

    def first_day(self, period: Period) -> datetime.date:
        if self.period_type == PeriodType.MONTH:
            return datetime.date(period.year, period.number, 1)
        weeks = 1 if self.period_type == PeriodType.WEEK else WEEKS_OF_FOUR
        return datetime.date.fromisocalendar(period.year, (period.number - 1) * weeks + 1, 1)

    def last_day(self, period: Period) -> datetime.date:
        if self.period_type == PeriodType.MONTH:
            days = calendar.monthrange(period.year, period.number)[1]
            return datetime.date(period.year, period.number, days)
        if self.period_type == PeriodType.WEEK:
            return datetime.date.fromisocalendar(period.year, period.number, 7)
        is_last = period.number == FOUR_WEEK_PERIODS
        week = _weeks(period.year) if is_last else period.number * WEEKS_OF_FOUR
        return datetime.date.fromisocalendar(period.year, week, 7)

    def next(self, period: Period) -> Period:
        """The period after one. Raises PeriodError after the last."""
        if period.number < self.count(period.year):
            return Period(period.year, period.number + 1)
        return self.period(period.year + 1, 1)

    def previous(self, period: Period) -> Period:
        """The period before one. Raises PeriodError before the first."""
        if period.number > 1:
            return Period(period.year, period.number - 1)
        return self.period(period.year - 1, self.count(period.year - 1))


def _weeks(year: int) -> int:
    return datetime.date(year, 12, 28).isocalendar().week
