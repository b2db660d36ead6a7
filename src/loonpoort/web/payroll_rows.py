"""An employee's records as the page shows them: what holds in a period, and when everything held."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from loonpoort.access.actions.permissions import right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.periods import Period, PeriodCalendar
from loonpoort.payroll.changes import first_column, last_column
from loonpoort.payroll.models import Employee
from loonpoort.payroll.models.periods import TimedRecord
from loonpoort.web.payroll_families import FAMILIES
from loonpoort.web.payroll_family import Family
from loonpoort.web.payroll_timeline import Bar, Scale, Span, days_of
from loonpoort.web.payroll_words import NOTHING, calendar_of, day_words, masked, short_period, value_words

MOST_HISTORY = 50
"""Records of a family on the timeline, the latest begun; the rest is counted."""
CENTS = 2
Asked = tuple[str, int, str]
"""A number that was asked for: family, record and column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a record says in a column."""

    column: str
    label: str
    text: str
    asks: bool = False
    """It is masked, and the caller may ask for it."""

    @property
    def is_empty(self) -> bool:
        return len(self.text) == 1


@dataclass(frozen=True, slots=True)
class Row:
    """A record in words."""

    record: TimedRecord
    cells: list[Cell]
    """Its columns for lists."""
    facts: list[Cell]
    """All of its columns."""
    first: str
    last: str
    """Empty for on and on."""
    state: str
    """``past``, ``now`` or ``coming``, seen from the chosen period."""
    bar: Bar


@dataclass(frozen=True)
class Sight:
    """Whose records are seen, in which period, and by whom."""

    call: Call
    employee: Employee
    period: Period
    asked: Mapping[Asked, str] = field(default_factory=dict)
    """The numbers that were asked for, unmasked."""

    @cached_property
    def calendar(self) -> PeriodCalendar:
        return calendar_of(self.employee.company)

    @cached_property
    def days(self) -> tuple[datetime.date, datetime.date]:
        return self.calendar.first_day(self.period), self.calendar.last_day(self.period)

    def bounds(self, family: Family) -> tuple[Any, Any]:
        """The chosen period as the family's records store moments."""
        return self.days if family.is_by_day else (self.period.index, self.period.index)

    def right_on(self, *panels: Dashlet) -> DashletRight:
        return min(right_of(self.call, panel) for panel in panels)


@dataclass(frozen=True)
class FamilyView:
    """A family of one employee's records."""

    family: Family
    sight: Sight

    @property
    def may_change(self) -> bool:
        return self.sight.right_on(*self.family.panels) >= DashletRight.WRITE

    @property
    def new_url(self) -> str:
        """Where something is added; empty for a timeline that says something already, which is changed."""
        if self.family.is_timeline and self.history:
            return ""
        return self._url("employee-record-new")

    @property
    def change_url(self) -> str:
        """Where a timeline is changed, from what holds or else from what was said last."""
        rows = self.in_force or self.history
        return self._url("employee-record", rows[0].record.pk) if self.family.is_timeline and rows else ""

    def _url(self, page: str, *record: int) -> str:
        address = reverse(page, args=[self.sight.employee.pk, self.family.name, *record])
        return f"{address}?period_number={self.sight.period.number}&period_year={self.sight.period.year}"

    @property
    def headings(self) -> list[str]:
        return [self.family.label(column) for column in self.family.columns if self._sees(column)]

    @cached_property
    def in_force(self) -> list[Row]:
        """What holds in the chosen period, or in a part of it."""
        bounds = self.sight.bounds(self.family)
        if self.family.is_timeline:
            return self._rows(self._records.holding_between(*bounds).latest_first())
        held = self._records.in_force_between(*bounds)
        return self._rows(held.order_by(first_column(self.family.model), "pk"))

    @cached_property
    def history(self) -> list[Row]:
        return self._rows(self._latest)

    @cached_property
    def unnamed(self) -> int:
        """How many records are too long ago to be shown."""
        shown = len(self._latest)
        return 0 if shown < MOST_HISTORY else self._records.count() - shown

    def row_of(self, record: TimedRecord) -> Row:
        """One of its records in words."""
        return self._rows([record])[0]

    @cached_property
    def scale(self) -> Scale:
        return Scale.of(self._spans(self._latest), self.sight.days[0])

    @property
    def mark(self) -> str:
        """Where the chosen period begins on the timeline."""
        return self.scale.mark(self.sight.days[0])

    @property
    def _records(self) -> Any:
        return self.family.records(self.sight.employee)

    @cached_property
    def _latest(self) -> list[TimedRecord]:
        return list(self._records.latest_first()[:MOST_HISTORY])

    def _rows(self, records: Iterable[TimedRecord]) -> list[Row]:
        records = list(records)
        spans = self._spans(records)
        computed = {name: column.of(records) for name, column in self.family.computed.items()}
        return [
            self._row(record, span, {name: of.get(record.pk, NOTHING) for name, of in computed.items()})
            for record, span in zip(records, spans, strict=True)
        ]

    def _spans(self, records: Sequence[TimedRecord]) -> list[Span]:
        """The days of each record. Of a timeline, latest first, one lasts until the next begins."""
        spans, next_first = [], None
        for record in records:
            span = self._span(record)
            if self.family.is_timeline and next_first:
                until = next_first - datetime.timedelta(days=1)
                span = Span(span.first, min(until, span.last or until))
            next_first = span.first
            spans.append(span)
        return spans

    def _span(self, record: TimedRecord) -> Span:
        first, last = (getattr(record, of(self.family.model)) for of in (first_column, last_column))
        return Span(first, last) if self.family.is_by_day else days_of(self.sight.calendar, first, last)

    def _row(self, record: TimedRecord, span: Span, computed: Mapping[str, str]) -> Row:
        first, last = self.sight.days
        facts = [self._cell(record, column) for column in self.family.labels if self._sees(column)]
        by_column = {cell.column: cell for cell in facts}
        for name, text in computed.items():
            by_column[name] = Cell(name, self.family.label(name), text)
        state = "past" if span.last and span.last < first else "coming" if span.first > last else "now"
        return Row(
            record,
            [by_column[column] for column in self.family.columns if column in by_column],
            facts,
            self._moment(span.first),
            self._moment(span.last) if span.last else "",
            state,
            self.scale.bar(span),
        )

    def _moment(self, day: datetime.date) -> str:
        return day_words(day) if self.family.is_by_day else short_period(self.sight.calendar.period_of(day))

    def _sees(self, column: str) -> bool:
        number = self.family.numbers.get(column)
        return number is None or self.sight.right_on(number.panel) >= DashletRight.READ

    def _cell(self, record: TimedRecord, column: str) -> Cell:
        label = self.family.label(column)
        number = self.family.numbers.get(column)
        if number is None:
            cents = CENTS if column in self.family.amounts else 0
            return Cell(column, label, value_words(record, column, cents))
        asked = self.sight.asked.get((self.family.name, record.pk, column))
        if asked is not None:
            return Cell(column, label, asked)
        value = getattr(record, column)
        return Cell(column, label, masked(value, number.digits), asks=bool(value))


def family_views(sight: Sight) -> list[FamilyView]:
    """The families that the caller has a right to see."""
    return [
        FamilyView(family, sight)
        for family in FAMILIES
        if sight.right_on(*family.panels) >= DashletRight.READ
    ]
