"""When each record of a family held: bars on one scale of days, as SVG without script or inline style."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from loonpoort.organisation.periods import Period, PeriodCalendar

WIDTH = 1000
LEAST_WIDTH = 6
"""A record of a week among twenty years must still be seen."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one day up to and with another, or on and on."""

    first: datetime.date
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """Lengths are text, so that no language puts a comma into them."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The days that a family's bars are drawn on: whole years."""

    first: datetime.date
    last: datetime.date

    @classmethod
    def of(cls, spans: Sequence[Span], chosen: datetime.date) -> "Scale":
        days = [chosen, *(span.first for span in spans), *(span.last for span in spans if span.last)]
        return cls(datetime.date(min(days).year, 1, 1), datetime.date(max(days).year, 12, 31))

    def bar(self, span: Span) -> Bar:
        begin, end = self._place(span.first), self._place(span.last or self.last, is_end=True)
        width = max(end - begin, LEAST_WIDTH)
        return Bar(_px(min(begin, WIDTH - width)), _px(width))

    def mark(self, day: datetime.date) -> str:
        """Where a day is."""
        return _px(self._place(day))

    def _place(self, day: datetime.date, *, is_end: bool = False) -> float:
        days = (self.last - self.first).days + 1
        return (day - self.first).days * WIDTH / days + (WIDTH / days if is_end else 0)


def days_of(calendar: PeriodCalendar, first: int, last: int | None) -> Span:
    """The days of some periods, as stored. A number past the year's last counts as the last."""
    return Span(
        calendar.first_day(_known(calendar, first)),
        None if last is None else calendar.last_day(_known(calendar, last)),
    )


def _known(calendar: PeriodCalendar, index: int) -> Period:
    period = Period.from_index(index)
    return Period(period.year, min(period.number, calendar.count(period.year)))


def _px(length: float) -> str:
    return f"{length:.1f}"
