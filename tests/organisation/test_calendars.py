"""Calendars: every day in exactly one period, whatever the period type and the year."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodError, PeriodType

calendars = st.sampled_from(PeriodType).map(PeriodCalendar)
days = st.dates(datetime.date(1901, 1, 1), datetime.date(9997, 12, 31))


@pytest.mark.parametrize(
    ("period_type", "year", "count"),
    [
        ("M", 2026, 12),
        ("W4", 2026, 13),
        ("W4", 2025, 13),
        ("W1", 2026, 53),
        ("W1", 2025, 52),
        ("W1", 2020, 53),
    ],
)
def test_a_year_has_as_many_periods_as_its_type_says(period_type, year, count) -> None:
    assert PeriodCalendar(PeriodType(period_type)).count(year) == count


@pytest.mark.parametrize(
    ("period_type", "period", "first", "last"),
    [
        ("M", Period(2024, 2), "2024-02-01", "2024-02-29"),
        ("M", Period(2026, 12), "2026-12-01", "2026-12-31"),
        ("W4", Period(2026, 1), "2025-12-29", "2026-01-25"),
        ("W4", Period(2026, 13), "2026-11-30", "2027-01-03"),  # five weeks: 2026 has 53
        ("W4", Period(2025, 13), "2025-12-01", "2025-12-28"),
        ("W1", Period(2026, 53), "2026-12-28", "2027-01-03"),
        ("W1", Period(2027, 1), "2027-01-04", "2027-01-10"),
    ],
)
def test_the_days_of_a_period(period_type, period, first, last) -> None:
    calendar = PeriodCalendar(PeriodType(period_type))
    assert calendar.first_day(period).isoformat() == first
    assert calendar.last_day(period).isoformat() == last


@given(calendars, days)
def test_a_day_lies_in_the_period_that_it_is_said_to_lie_in(calendar, day) -> None:
    period = calendar.period_of(day)
    assert calendar.first_day(period) <= day <= calendar.last_day(period)


@given(calendars, days)
def test_periods_follow_each_other_without_a_gap(calendar, day) -> None:
    period = calendar.period_of(day)
    after = calendar.next(period)
    assert calendar.first_day(after) - calendar.last_day(period) == datetime.timedelta(days=1)
    assert calendar.previous(after) == period
    assert period < after
    assert period.index < after.index


@pytest.mark.parametrize(
    ("period_type", "year", "number", "said"),
    [
        ("M", 2026, 0, "Period 0 does not lie between 1 and 12 of 2026"),
        ("M", 2026, 13, "between 1 and 12"),
        ("W4", 2026, 14, "between 1 and 13"),
        ("W1", 2025, 53, "between 1 and 52"),
        ("W1", 2026, 54, "between 1 and 53"),
        ("M", 0, 1, "Year 0 does not lie between 1900 and 9998"),
        ("M", 1899, 12, "Year 1899"),
        ("M", 9999, 1, "Year 9999"),
        ("M", -1, 1, "Year -1"),
    ],
)
def test_a_period_that_does_not_exist_is_refused_with_those_that_do(period_type, year, number, said) -> None:
    with pytest.raises(PeriodError, match=said):
        PeriodCalendar(PeriodType(period_type)).period(year, number)


def test_there_is_nothing_before_the_first_period_and_after_the_last() -> None:
    calendar = PeriodCalendar(PeriodType.MONTH)
    with pytest.raises(PeriodError):
        calendar.previous(Period(1900, 1))
    with pytest.raises(PeriodError):
        calendar.next(Period(9998, 12))
