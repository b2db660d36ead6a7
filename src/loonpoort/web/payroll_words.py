"""Payroll in words: periods and what records say, as people read them."""

import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import formats
from django.utils.translation import gettext as _

from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodType

NOTHING = "–"  # noqa: RUF001 - as everywhere on the pages
MASK = "•"
HIDDEN = 6
"""Signs that a masked number begins with, however many it has."""


def calendar_of(company: Company) -> PeriodCalendar:
    return PeriodCalendar(PeriodType(company.period_type))


def period_words(period: Period) -> str:
    """In sentences: ``period 7 of 2026``."""
    return _("period %(number)s of %(year)s") % {"number": period.number, "year": period.year}


def short_period(period: Period) -> str:
    """In tables: ``7/2026``."""
    return f"{period.number}/{period.year}"


def days_words(calendar: PeriodCalendar, period: Period) -> str:
    """The days of a period: ``1 Jul 2026 to 31 Jul 2026``."""
    return _("%(first)s to %(last)s") % {
        "first": day_words(calendar.first_day(period)),
        "last": day_words(calendar.last_day(period)),
    }


def day_words(day: datetime.date) -> str:
    return str(formats.date_format(day, _("j M Y")))


def value_words(record: models.Model, column: str, least_decimals: int = 0) -> str:
    """What a column of a record says; a number with at least so many decimals."""
    field = record._meta.get_field(column)
    value = getattr(record, column)
    if value is None or value == "":
        return NOTHING
    if getattr(field, "choices", None):
        return str(getattr(record, f"get_{column}_display")())
    return number_words(value, least_decimals) if isinstance(value, Decimal) else _plain(value)


def masked(value: str | None, digits: int) -> str:
    """A number without all but its last digits."""
    if not value:
        return NOTHING
    return MASK * HIDDEN + value[-digits:] if len(value) > digits else MASK * HIDDEN


def _plain(value: Any) -> str:
    match value:
        case bool():
            return _("Yes") if value else _("No")
        case models.Model():
            return row_words(value)
        case datetime.date():
            return day_words(value)
    return str(value)


def number_words(value: Decimal | int, least_decimals: int = 0) -> str:
    """A number as the language writes it, without noughts at its end beyond those asked for."""
    decimals = len(plain_number(value).partition(".")[2])
    return str(
        formats.number_format(value, max(decimals, least_decimals), use_l10n=True, force_grouping=True)
    )


def plain_number(value: Decimal | int) -> str:
    """A number as a form has it: with a point, and without noughts at its end."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def row_words(row: models.Model) -> str:
    """A row of a company's lists: its number, code or name, and what it is."""
    parts = [getattr(row, name, None) for name in ("number", "code", "name", "description")]
    return " ".join(str(part) for part in parts if part) or str(row)
