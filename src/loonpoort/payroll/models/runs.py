"""Payroll runs of companies and the figures in them: stored as they came in, never computed here."""

from decimal import Decimal
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Company
from loonpoort.organisation.models.company_lists import HIGHEST_CODE
from loonpoort.organisation.periods import FIRST_YEAR, LAST_YEAR
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.employees import Employee

MOST_RUNS = 9999
LAST_PERIOD = 53
HIGHEST_AMOUNT, MOST_HOURS = Decimal(10_000_000), Decimal(10_000)
"""Either may be negative as well, in corrections."""


class RunState(models.TextChoices):
    OPEN = "open", _("Open")
    PROCESSED = "processed", _("Processed")
    LOCKED = "locked", _("Locked")


class RunQuerySet(ScopedQuerySet["Run"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("company__"))


class Run(models.Model):
    """The payroll of a company over one or more periods. A year may have several over the same ones."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(MOST_RUNS)])
    """In the year."""
    first_period = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(LAST_PERIOD)]
    )
    last_period = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(LAST_PERIOD)]
    )
    """Both by number in the year."""
    description = models.CharField(max_length=100, blank=True, default="", validators=[plain_text])
    state = models.CharField(max_length=9, choices=RunState, default=RunState.OPEN)
    run_at = models.DateTimeField(null=True, blank=True)
    """When the figures came in; None as long as it is open."""
    created_at = models.DateTimeField(default=timezone.now)

    objects = ScopedManager.from_queryset(RunQuerySet)()
    unscoped = RunQuerySet.as_manager()

    class Meta:
        ordering = ["year", "number"]
        base_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(fields=["company", "year", "number"], name="run_once_in_a_year"),
            models.CheckConstraint(
                condition=models.Q(
                    year__range=(FIRST_YEAR, LAST_YEAR),
                    number__range=(1, MOST_RUNS),
                    first_period__range=(1, LAST_PERIOD),
                    last_period__range=(models.F("first_period"), LAST_PERIOD),
                ),
                name="run_is_of_periods",
            ),
            models.CheckConstraint(
                condition=models.Q(state=RunState.OPEN, run_at=None)
                | models.Q(state__in=[RunState.PROCESSED, RunState.LOCKED], run_at__isnull=False),
                name="run_was_run_unless_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number} {self.description}".strip()

    @property
    def is_locked(self) -> bool:
        return self.state == RunState.LOCKED


class LineKind(models.TextChoices):
    """What a figure is: what reports and statements add up by."""

    HOURS = "hours", _("Hours")
    GROSS = "gross", _("Gross wage")
    TAXABLE = "taxable", _("Wage for wage tax and contributions")
    TAX = "tax", _("Wage tax and contributions withheld")
    TAX_CREDIT = "tax_credit", _("Labour tax credit set off")
    HEALTH_WITHHELD = "health_withheld", _("Health insurance contribution withheld")
    HEALTH_EMPLOYER = "health_employer", _("Health insurance levy of the employer")
    DEDUCTION = "deduction", _("Other deduction")
    REIMBURSEMENT = "reimbursement", _("Untaxed reimbursement")
    EMPLOYER_COST = "employer_cost", _("Other cost of the employer")
    NET = "net", _("Net wage")


COSTS = (LineKind.GROSS, LineKind.HEALTH_EMPLOYER, LineKind.EMPLOYER_COST)
"""What an employee costs the employer, reimbursements apart: these repay what was spent."""


class RunLineQuerySet(ScopedQuerySet["RunLine"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("employee__company__"))

    def counted(self) -> Self:
        """Of runs that have been processed: an open one may still change."""
        return self.filter(run__state__in=[RunState.PROCESSED, RunState.LOCKED])

    def between(self, year: int, first: int, last: int) -> Self:
        """Of runs that lie wholly in the periods of a year from the first up to and with the last."""
        return self.counted().filter(run__year=year, run__first_period__gte=first, run__last_period__lte=last)

    def costs_until(self, year: int, number: int) -> Self:
        """Costs of runs that end in a period or before it, those of the latest periods first."""
        before = models.Q(run__year__lt=year) | models.Q(run__year=year, run__last_period__lte=number)
        return (
            self.counted()
            .filter(before, kind__in=COSTS)
            .order_by("-run__year", "-run__last_period", "-run__first_period", "pk")
        )


def _account() -> "models.CharField[str, str]":
    return models.CharField(
        max_length=20,
        blank=True,
        default="",
        validators=[
            RegexValidator(r"^[0-9A-Za-z.\-]+\Z", _("A ledger account is digits, letters, . and -."))
        ],
    )


def _code(length: int) -> "models.CharField[str, str]":
    return models.CharField(max_length=length, blank=True, default="", validators=[plain_text])


class RunLine(models.Model):
    """One figure of an employee in a run.

    It is booked on a ledger account at each side, or on none: so whatever lines a journal is made of, its
    debit and credit are the same.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="+")
    code = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_CODE)])
    """The number of the hour or wage code; with its description as it was, for codes change."""
    description = models.CharField(max_length=100, validators=[plain_text])
    kind = models.CharField(max_length=15, choices=LineKind)
    amount = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(-HIGHEST_AMOUNT), MaxValueValidator(HIGHEST_AMOUNT)],
    )
    hours = models.DecimalField(
        max_digits=9,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-MOST_HOURS), MaxValueValidator(MOST_HOURS)],
    )
    cost_center = _code(20)
    cost_unit = _code(20)
    department = _code(20)
    """By code, as they were at the run."""
    debit_account = _account()
    credit_account = _account()

    objects = ScopedManager.from_queryset(RunLineQuerySet)()
    unscoped = RunLineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        base_manager_name = "unscoped"
        indexes = [models.Index(fields=["employee", "run"], name="run_line_by_employee")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=LineKind.HOURS, hours__isnull=False, amount=None)
                | (~models.Q(kind=LineKind.HOURS) & models.Q(amount__isnull=False, hours=None)),
                name="run_line_is_hours_or_an_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(debit_account="", credit_account="")
                | (~models.Q(debit_account="") & ~models.Q(credit_account="") & models.Q(hours=None)),
                name="run_line_is_booked_at_both_sides",
            ),
            models.CheckConstraint(
                condition=models.Q(amount=None) | models.Q(amount__range=(-HIGHEST_AMOUNT, HIGHEST_AMOUNT)),
                name="run_line_amount_in_range",
            ),
            models.CheckConstraint(
                condition=models.Q(hours=None) | models.Q(hours__range=(-MOST_HOURS, MOST_HOURS)),
                name="run_line_hours_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.description}"

    def clean(self) -> None:
        is_hours = self.kind == LineKind.HOURS
        filled, empty = ("hours", "amount") if is_hours else ("amount", "hours")
        if getattr(self, filled) is None:
            raise ValidationError({filled: _("A line of this kind needs it.")})
        if getattr(self, empty) is not None:
            raise ValidationError({empty: _("A line of this kind has none.")})
        if is_hours and (self.debit_account or self.credit_account):
            raise ValidationError({"debit_account": _("Hours are not booked.")})
        if bool(self.debit_account) != bool(self.credit_account):
            side = "credit_account" if self.debit_account else "debit_account"
            raise ValidationError({side: _("A line is booked at both sides, or at none.")})
