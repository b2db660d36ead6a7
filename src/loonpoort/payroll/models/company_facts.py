"""What payroll keeps of a company: full-time schedules, social security settings and files."""

from decimal import Decimal
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models.company_lists import CompanyListQuerySet, CompanyListRow
from loonpoort.organisation.scopes import ScopedManager
from loonpoort.payroll.file_kinds import check_folder
from loonpoort.payroll.models.documents import MOST_BYTES, StoredFile
from loonpoort.payroll.models.schedules import HOURS, MOST_HOURS, WHOLE, TwoWeeks
from loonpoort.payroll.models.social_security import (
    HIGHEST_CAO,
    HIGHEST_CODE,
    agreement_name,
    code_column,
    sector_column,
)
from loonpoort.payroll.sectors import SECTORS

FULL_TIME_SCHEDULES = (1, 2, 3, 4)
"""The numbers of those that a company has, which employees' schedules name them by."""
FULL_WEEK = {column: Decimal("8.0000" if number < 5 else "0.0000") for number, column in enumerate(HOURS)}
"""Schedule one, until something else is said: forty hours from Monday to Friday."""
NO_HOURS = dict.fromkeys(HOURS, Decimal("0.0000"))
"""The others, until then."""


class ScheduleMethod(models.TextChoices):
    """How the hours of a period follow from those of the weeks. The words of the contract."""

    YEAR = "HoursYearDevidedPeriods", _("Hours of the year divided over its periods")
    WEEKS = "Hours52WeeksDevidedPeriods", _("Hours of 52 weeks divided over the periods")
    MANUAL = "ManualHoursPerYearPeriods", _("Hours filled in by period")


class CompanySchedule(TwoWeeks, CompanyListRow):
    """What full-time is at a company: one of four."""

    number = models.PositiveSmallIntegerField(choices=[(number, number) for number in FULL_TIME_SCHEDULES])
    calc_method = models.CharField(max_length=26, choices=ScheduleMethod, default=ScheduleMethod.YEAR)

    class Meta(CompanyListRow.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["company", "number"], name="company_schedule_once_a_number"),
            models.CheckConstraint(
                condition=models.Q(
                    *((f"{column}__range", (0, MOST_HOURS)) for column in HOURS),
                    number__in=FULL_TIME_SCHEDULES,
                ),
                name="company_schedule_fits_a_day",
            ),
        ]


def _percentage() -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(
        max_digits=7,
        decimal_places=4,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(WHOLE)],
    )


class CompanySocialSecurityQuerySet(CompanyListQuerySet):
    def named(self) -> Self:
        """With the name that the debtor's labour agreement of the code has."""
        return self.annotate(cao_name=agreement_name("company__debtor_id"))


class CompanySocialSecurity(CompanyListRow):
    """In which sector a company is insured, and which risks it bears itself."""

    cao_code = code_column(HIGHEST_CAO)
    sector = sector_column()
    risk_group = code_column()
    bears_wga_risk = models.BooleanField(default=False)
    """Of its employees' disability benefits (WGA), by the differentiated premium."""
    bears_wao_risk = models.BooleanField(default=False)
    """By the uniform premium, of what the WAO was."""
    bears_sickness_risk = models.BooleanField(default=False)
    """Of sickness benefits (Ziektewet)."""
    wga_percentage_employee = _percentage()
    wga_percentage_employer = _percentage()

    objects = ScopedManager.from_queryset(CompanySocialSecurityQuerySet)()  # type: ignore[misc, assignment]
    unscoped = CompanySocialSecurityQuerySet.as_manager()  # type: ignore[misc]

    class Meta(CompanyListRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["company"], name="company_has_one_social_security"),
            models.CheckConstraint(
                condition=models.Q(
                    cao_code__range=(0, HIGHEST_CAO),
                    sector__in=[0, *SECTORS],
                    risk_group__range=(0, HIGHEST_CODE),
                    wga_percentage_employee__range=(0, WHOLE),
                    wga_percentage_employer__range=(0, WHOLE),
                ),
                name="company_social_security_is_possible",
            ),
        ]


class CompanyFile(StoredFile, CompanyListRow):
    """A file in the file explorer of a company."""

    folder = models.CharField(max_length=100, blank=True, default="", validators=[check_folder])
    """One level deep; empty for a file that is in none."""

    class Meta(CompanyListRow.Meta):
        ordering = ["-pk"]
        indexes = [models.Index(fields=["company", "-id"], name="file_by_company")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__range=(1, MOST_BYTES)), name="company_file_has_a_size"
            ),
        ]
