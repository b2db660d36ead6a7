"""How employees' wage tax is worked out: in the Netherlands, and in Sweden."""

from decimal import Decimal
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.payroll.models.periods import PeriodRecord

HIGHEST_CODE = 99
"""Of the codes of the wage tax return: all have two digits at most."""
HIGHEST_WAGE = Decimal(10_000_000)
WHOLE = Decimal(100)
HIGHEST_COLUMN = 9


def _code(highest: int = HIGHEST_CODE) -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(
        default=0, validators=[MinValueValidator(0), MaxValueValidator(highest)]
    )


class WageTax(PeriodRecord):
    """A timeline: how wage tax is withheld from a period on. Codes are those of the Dutch wage tax return."""

    topic: ClassVar[str] = "wage_tax"

    yearly_wage = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(HIGHEST_WAGE)],
    )
    """That of last year, by which the rate of special payments is found."""
    special_rate = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(WHOLE)],
    )
    """A rate of special payments that departs from the table, in percents; 0 for none."""
    has_small_jobs_scheme = models.BooleanField(default=False)
    has_tax_credit = models.BooleanField(default=False)
    has_lower_rate_rule = models.BooleanField(default=False)
    """Special payments are taxed by the ordinary table where that is less."""
    is_withheld = models.BooleanField(default=False)
    reduction_code = _code()
    colour_table = _code()
    income_kind = _code()
    special_table = _code()
    period_table = _code()
    holiday_vouchers = _code()
    rule_30_code = _code()
    """Of the 30% rule, for who comes from abroad."""

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_period"], name="wage_tax_once_a_period"),
            models.CheckConstraint(
                condition=models.Q(
                    yearly_wage__range=(0, HIGHEST_WAGE),
                    special_rate__range=(0, WHOLE),
                    reduction_code__range=(0, HIGHEST_CODE),
                    colour_table__range=(0, HIGHEST_CODE),
                    income_kind__range=(0, HIGHEST_CODE),
                    special_table__range=(0, HIGHEST_CODE),
                    period_table__range=(0, HIGHEST_CODE),
                    holiday_vouchers__range=(0, HIGHEST_CODE),
                    rule_30_code__range=(0, HIGHEST_CODE),
                ),
                name="wage_tax_numbers_are_possible",
            ),
        ]


class SwedishTaxType(models.IntegerChoices):
    """How much is withheld. The numbers are our own."""

    TABLE = 1, _("By a tax table")
    SIDE_INCOME = 2, _("Of side income, at the fixed rate")
    PERCENTAGE = 3, _("By a percentage that the tax agency decided on")
    NONE = 4, _("Nothing")


class SwedishTaxForm(models.IntegerChoices):
    """The forms of tax of the Swedish tax agency (Skatteverket). The numbers are our own."""

    A = 1, _("A-tax")
    F = 2, _("F-tax")
    FA = 3, _("FA-tax")
    SINK = 4, _("SINK, of who lives abroad")
    A_SINK = 5, _("A-SINK, of artists and athletes who live abroad")


class SwedishWageTax(PeriodRecord):
    """A timeline: how wage tax is withheld in Sweden from a period on."""

    topic: ClassVar[str] = "wage_tax"

    tax_type = models.PositiveSmallIntegerField(choices=SwedishTaxType)
    tax_form = models.PositiveSmallIntegerField(choices=SwedishTaxForm)
    tax_table = _code()
    tax_column = _code(HIGHEST_COLUMN)
    tax_percentage = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(WHOLE)],
    )

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee", "first_period"], name="swedish_wage_tax_once_a_period"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    tax_type__in=SwedishTaxType.values,
                    tax_form__in=SwedishTaxForm.values,
                    tax_table__range=(0, HIGHEST_CODE),
                    tax_column__range=(0, HIGHEST_COLUMN),
                )
                & (models.Q(tax_percentage=None) | models.Q(tax_percentage__range=(0, WHOLE))),
                name="swedish_wage_tax_numbers_are_possible",
            ),
        ]

    def clean(self) -> None:
        if self.tax_type == SwedishTaxType.TABLE:
            missing = [name for name in ("tax_table", "tax_column") if not getattr(self, name)]
            if missing:
                text = _("Tax by a table needs the number of the table and of its column.")
                raise ValidationError(dict.fromkeys(missing, text))
        if self.tax_type == SwedishTaxType.PERCENTAGE and self.tax_percentage is None:
            text = _("Tax by a percentage needs the percentage.")
            raise ValidationError({"tax_percentage": text})
