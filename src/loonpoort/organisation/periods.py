"""The payroll period as a value."""

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
