"""The payroll period as a value."""

import pytest

from loonpoort.organisation.periods import Period


@pytest.mark.parametrize(
    ("year", "number", "index"), [(2026, 7, 202607), (2026, 53, 202653), (1900, 1, 190001)]
)
def test_a_period_goes_into_one_number_and_back(year: int, number: int, index: int) -> None:
    assert Period(year, number).index == index
    assert Period.from_index(index) == Period(year, number)


def test_periods_sort_by_time_and_so_do_their_indexes() -> None:
    periods = [Period(2025, 12), Period(2025, 13), Period(2026, 1), Period(2026, 10)]
    assert sorted([*periods[2:], *periods[:2]]) == periods
    assert sorted(periods, key=lambda period: period.index) == periods


@pytest.mark.parametrize(
    ("period", "period_type", "text"),
    [
        (Period(2026, 4), "M", "2026-4-M"),
        (Period(2026, 13), "W4", "2026-13-W4"),
        (Period(2026, 53), "W1", "2026-53-W1"),
    ],
)
def test_a_period_on_the_wire_has_no_leading_zero(period: Period, period_type: str, text: str) -> None:
    assert period.wire_text(period_type) == text


def test_a_company_has_its_current_period(house) -> None:
    assert house.companies["shop"].current_period == Period(2026, 7)
