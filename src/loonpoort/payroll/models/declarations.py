"""Declarations of wage tax and pension exports of companies, drawn up from the figures of payroll runs."""

from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Company
from loonpoort.organisation.models.company_lists import HIGHEST_CODE, CompanyListRow
from loonpoort.organisation.periods import FIRST_YEAR, LAST_YEAR, Period
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.payroll.models.employees import Employee
from loonpoort.payroll.models.run_lines import LineKind
from loonpoort.payroll.models.runs import LAST_PERIOD, Run

MOST_SERIAL = 999


class DeclarationKind(models.TextChoices):
    WAGE_TAX = "wage_tax", _("Wage tax declaration")
    PENSION = "pension", _("Pension export")


class DeclarationStatus(models.TextChoices):
    DRAFT = "draft", _("Drawn up")
    SENT = "sent", _("Sent elsewhere")


class DeclarationQuerySet(ScopedQuerySet["Declaration"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("company__"))

    def holding(self, year: int, number: int) -> Self:
        """Those over periods of a year that a period is one of."""
        return self.filter(year=year, first_period__lte=number, last_period__gte=number)

    def until(self, year: int, number: int) -> Self:
        """Those of a year over periods up to and with one."""
        return self.filter(year=year, last_period__lte=number)


class Declaration(models.Model):
    """What is declared of a company over one or more periods of a year.

    The first over some periods has serial number 1. One that is drawn up after the last was sent has the next
    number, and corrects what went before.
    """

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=DeclarationKind)
    year = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    first_period = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(LAST_PERIOD)]
    )
    last_period = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(LAST_PERIOD)]
    )
    serial_number = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_SERIAL)]
    )
    payment_reference = models.CharField(
        max_length=16,
        blank=True,
        default="",
        validators=[RegexValidator(r"^[0-9]{16}\Z", _("A payment reference has 16 digits."))],
    )
    """Of wage tax, as the tax authority says it; empty when nobody entered one."""
    total = models.BigIntegerField(default=0)
    """In whole euros: of wage tax what is to be paid, less what was declared before."""
    status = models.CharField(max_length=5, choices=DeclarationStatus, default=DeclarationStatus.DRAFT)
    drawn_up_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager.from_queryset(DeclarationQuerySet)()
    unscoped = DeclarationQuerySet.as_manager()

    class Meta:
        ordering = ["year", "first_period", "serial_number", "pk"]
        base_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(
                fields=["company", "kind", "year", "first_period", "last_period", "serial_number"],
                name="declaration_once_by_serial",
            ),
            models.UniqueConstraint(
                fields=["company", "kind", "year", "first_period", "last_period"],
                condition=models.Q(status=DeclarationStatus.DRAFT),
                name="declaration_drawn_up_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=DeclarationKind.values,
                    year__range=(FIRST_YEAR, LAST_YEAR),
                    first_period__range=(1, LAST_PERIOD),
                    last_period__range=(models.F("first_period"), LAST_PERIOD),
                    serial_number__range=(1, MOST_SERIAL),
                ),
                name="declaration_is_of_periods",
            ),
            models.CheckConstraint(
                condition=models.Q(status=DeclarationStatus.DRAFT, sent_at=None)
                | models.Q(status=DeclarationStatus.SENT, sent_at__isnull=False),
                name="declaration_was_sent_or_not",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=DeclarationKind.WAGE_TAX) | models.Q(total=0, payment_reference=""),
                name="pension_export_has_no_total",
            ),
        ]

    def __str__(self) -> str:
        span = f"{self.first_period}" + (f"-{self.last_period}" if self.is_long else "")
        return f"{self.year}/{span} ({self.serial_number})"

    @property
    def is_long(self) -> bool:
        return self.last_period > self.first_period

    @property
    def is_draft(self) -> bool:
        return self.status == DeclarationStatus.DRAFT

    @property
    def first(self) -> Period:
        return Period(self.year, self.first_period)

    @property
    def last(self) -> Period:
        return Period(self.year, self.last_period)


class DeclarationLineQuerySet(ScopedQuerySet["DeclarationLine"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("declaration__company__"))

    def by_employee(self) -> Self:
        return self.order_by("employee_id", "pk")

    def by_kind(self) -> Any:
        """Summed by kind and code: `sum`."""
        return self._summed("kind", "code", "description")

    def by_declaration(self) -> Any:
        """Summed by declaration and kind: `sum`."""
        return self._summed("declaration_id", "kind")

    def _summed(self, *columns: str) -> Any:
        return self.order_by(*columns).values(*columns).annotate(sum=models.Sum("amount"))


class DeclarationLine(models.Model):
    """What figures of an employee came to when a declaration was drawn up: by kind, in a pension by code."""

    declaration = models.ForeignKey(Declaration, on_delete=models.CASCADE, related_name="lines")
    employee = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=15, choices=LineKind)
    code = models.PositiveIntegerField(default=0, validators=[MaxValueValidator(HIGHEST_CODE)])
    """The wage code in a pension export; 0 in a declaration of wage tax, which goes by kind."""
    description = models.CharField(max_length=100, blank=True, default="")
    amount = models.DecimalField(max_digits=14, decimal_places=2)

    objects = ScopedManager.from_queryset(DeclarationLineQuerySet)()
    unscoped = DeclarationLineQuerySet.as_manager()

    class Meta:
        ordering = ["employee__number", "employee_id", "pk"]
        base_manager_name = "unscoped"


class PensionCode(CompanyListRow):
    """A wage code whose figures belong to the pension: these are what an export tells."""

    number = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_CODE)])

    class Meta(CompanyListRow.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["company", "number"], name="pension_code_once_in_a_company"),
            models.CheckConstraint(
                condition=models.Q(number__range=(1, HIGHEST_CODE)), name="pension_code_has_a_number"
            ),
        ]


class PaymentFileQuerySet(ScopedQuerySet["PaymentFile"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("run__company__"))

    def by_moment(self) -> Self:
        """The latest last."""
        return self.order_by("made_at", "pk")


class PaymentFile(models.Model):
    """That somebody took the payment file of a run, of its wages or of tax; the file itself is not kept."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="+")
    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    """Whose tax it pays; None for wages."""
    payments = models.PositiveIntegerField(validators=[MinValueValidator(1)])
    made_at = models.DateTimeField(default=timezone.now)

    objects = ScopedManager.from_queryset(PaymentFileQuerySet)()
    unscoped = PaymentFileQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        base_manager_name = "unscoped"
