"""Salary tables of companies: scales, and the steps of each."""

import uuid
from decimal import Decimal
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from loonpoort.organisation.models.company_lists import CompanyListRow
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.organisation.texts import plain_text

ZERO, MOST = Decimal(0), Decimal(99_999_999)


def _amount() -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(
        max_digits=12,
        decimal_places=4,
        default=ZERO,
        validators=[MinValueValidator(ZERO), MaxValueValidator(MOST)],
    )


def _percentage() -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(
        max_digits=7,
        decimal_places=4,
        default=Decimal(100),
        validators=[MinValueValidator(ZERO), MaxValueValidator(Decimal(200))],
    )


def _description() -> "models.CharField[str | None, str | None]":
    return models.CharField(max_length=100, null=True, blank=True, validators=[plain_text])


class SalaryTable(CompanyListRow):
    """A table of salaries; a company may have several, by code."""

    code = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(999_999)])
    description = _description()
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta(CompanyListRow.Meta):
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["company", "code"], name="salary_table_once_in_a_company"),
        ]


class SalaryScaleQuerySet(ScopedQuerySet["SalaryScale"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("table__company__"))

    def by_table(self) -> Self:
        return self.order_by("table__code", "name", "pk")


class SalaryScale(models.Model):
    """Schaal: a row of a table, with how far an employee's salary may lie from it, in percents."""

    table = models.ForeignKey(SalaryTable, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=20, validators=[plain_text])
    description = _description()
    value = _amount()
    lowest_percentage = _percentage()
    highest_percentage = _percentage()
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = ScopedManager.from_queryset(SalaryScaleQuerySet)()
    unscoped = SalaryScaleQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        base_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(fields=["table", "name"], name="salary_scale_once_in_a_table"),
            models.CheckConstraint(
                condition=models.Q(value__gte=0)
                & models.Q(lowest_percentage__gte=0)
                & models.Q(highest_percentage__gte=models.F("lowest_percentage")),
                name="salary_scale_is_in_order",
            ),
        ]


class SalaryStepQuerySet(ScopedQuerySet["SalaryStep"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("scale__table__company__"))

    def by_scale(self) -> Self:
        return self.order_by("scale__table__code", "scale__name", "name", "pk")


class SalaryStep(models.Model):
    """Trede: a salary within a scale."""

    scale = models.ForeignKey(SalaryScale, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=20, validators=[plain_text])
    description = _description()
    value = _amount()
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = ScopedManager.from_queryset(SalaryStepQuerySet)()
    unscoped = SalaryStepQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        base_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(fields=["scale", "name"], name="salary_step_once_in_a_scale"),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="salary_step_is_not_negative"),
        ]
