"""Companies: employers that payroll runs for."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from loonpoort.organisation.models.debtor_details import LabourAgreement
from loonpoort.organisation.models.debtors import Debtor
from loonpoort.organisation.periods import Period, PeriodType
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet


class DeclarationPeriod(models.TextChoices):
    """The wage-tax declaration period (``LoonaangifteTijdvak``)."""

    NONE = "None"
    MONTH = "Month"
    FOUR_WEEKS = "Week4"
    HALF_YEAR = "Month6"
    YEAR = "Year"


class CompanyQuerySet(ScopedQuerySet["Company"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies())


class Company(models.Model):
    debtor = models.ForeignKey(Debtor, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=100)
    phone_number = models.CharField(max_length=30, null=True, blank=True)
    fax_number = models.CharField(max_length=30, null=True, blank=True)
    email = models.CharField(max_length=254, null=True, blank=True)
    website = models.CharField(max_length=200, null=True, blank=True)
    declaration_period = models.CharField(
        max_length=6, choices=DeclarationPeriod, default=DeclarationPeriod.MONTH
    )
    kvk_number = models.CharField(max_length=8, null=True, blank=True)
    """Its number in the trade register (Kamer van Koophandel)."""
    period_type = models.CharField(max_length=2, choices=PeriodType, default=PeriodType.MONTH)
    labour_agreement = models.ForeignKey(
        LabourAgreement, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """The settings that it was made with."""
    pays_in_advance = models.BooleanField(default=False)
    """Whether a period is paid before it is over."""
    current_year = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1900), MaxValueValidator(9998)]
    )
    current_period_number = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(53)]
    )

    objects = ScopedManager.from_queryset(CompanyQuerySet)()
    unscoped = models.Manager["Company"]()

    class Meta:
        ordering = ["number", "pk"]
        base_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(current_period_number__range=(1, 53)), name="company_period_is_in_a_year"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def current_period(self) -> Period:
        return Period(self.current_year, self.current_period_number)
