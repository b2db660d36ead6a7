"""Social security of employees: for what they are insured, in which sector, and what the employer saves."""

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import LabourAgreement
from loonpoort.organisation.periods import FIRST_YEAR, LAST_YEAR
from loonpoort.organisation.scopes import ScopedManager
from loonpoort.payroll.models.periods import PeriodRecord, PeriodRecordQuerySet
from loonpoort.payroll.sectors import SECTORS

HIGHEST_CODE = 99
HIGHEST_CAO = 9999
HIGHEST_SEQUENCE = 9999
LAST_PERIOD = 53


def code_column(highest: int = HIGHEST_CODE) -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(
        default=0, validators=[MinValueValidator(0), MaxValueValidator(highest)]
    )


def agreement_name(debtor: str) -> models.Subquery:
    """What the agreement of a row's code is called by its debtor, whom a path leads to."""
    named = LabourAgreement._base_manager.filter(
        debtor_id=models.OuterRef(debtor), number=models.OuterRef("cao_code")
    ).order_by("-first_period")
    return models.Subquery(named.values("name")[:1])


def sector_column() -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(choices=[(0, _("None")), *SECTORS.items()], default=0)


class SocialSecurityQuerySet(PeriodRecordQuerySet):
    def by_employee(self) -> Self:
        """As for all; with the name that the debtor's labour agreement of each code has."""
        return super().by_employee().annotate(cao_name=agreement_name("employee__company__debtor_id"))


class SocialSecurity(PeriodRecord):
    """A timeline: how an employee is insured from a period on. Codes are those of the wage tax return."""

    topic: ClassVar[str] = "social_security"

    influence_obliged_insurance = code_column()
    is_insured_wao_wia = models.BooleanField(default=False)
    is_insured_ww = models.BooleanField(default=False)
    is_insured_zw = models.BooleanField(default=False)
    zvw_contribution = code_column()
    zvw_code = models.CharField(
        max_length=2,
        null=True,
        blank=True,
        validators=[
            RegexValidator(r"^([A-Z]|[0-9]{1,2})\Z", _("A code is a capital letter, or a number up to 99."))
        ],
    )
    cao_code = code_column(HIGHEST_CAO)
    sector = sector_column()
    risk_group = code_column()
    employment_type = code_column()
    phase_classification = code_column()
    employment_sequence = code_column(HIGHEST_SEQUENCE)
    wage_cost_benefit = code_column()
    benefit_end_year = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    """Of the last period that the wage cost benefit is had in."""
    benefit_end_period = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(LAST_PERIOD)]
    )

    objects = ScopedManager.from_queryset(SocialSecurityQuerySet)()  # type: ignore[misc, assignment]
    unscoped = SocialSecurityQuerySet.as_manager()  # type: ignore[misc]

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee", "first_period"], name="social_security_once_a_period"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    influence_obliged_insurance__range=(0, HIGHEST_CODE),
                    zvw_contribution__range=(0, HIGHEST_CODE),
                    cao_code__range=(0, HIGHEST_CAO),
                    sector__in=[0, *SECTORS],
                    risk_group__range=(0, HIGHEST_CODE),
                    employment_type__range=(0, HIGHEST_CODE),
                    phase_classification__range=(0, HIGHEST_CODE),
                    employment_sequence__range=(0, HIGHEST_SEQUENCE),
                    wage_cost_benefit__range=(0, HIGHEST_CODE),
                ),
                name="social_security_codes_are_possible",
            ),
            models.CheckConstraint(
                condition=models.Q(benefit_end_year=None, benefit_end_period=None)
                | models.Q(
                    benefit_end_year__range=(FIRST_YEAR, LAST_YEAR),
                    benefit_end_period__range=(1, LAST_PERIOD),
                ),
                name="social_security_benefit_ends_in_a_period",
            ),
        ]

    def clean(self) -> None:
        if (self.benefit_end_year is None) != (self.benefit_end_period is None):
            missing = "benefit_end_year" if self.benefit_end_year is None else "benefit_end_period"
            text = _("The wage cost benefit ends in a period of a year: fill in both, or neither.")
            raise ValidationError({missing: text})
