"""The figures in payroll runs: stored as they came in, never computed here."""

from decimal import Decimal
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models.company_lists import HIGHEST_CODE
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.employees import Employee
from loonpoort.payroll.models.runs import Run, RunState

HIGHEST_AMOUNT, MOST_HOURS = Decimal(10_000_000), Decimal(10_000)
"""Either may be negative as well, in corrections."""


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


Sums = models.QuerySet["RunLine", Any]


class RunLineQuerySet(ScopedQuerySet["RunLine"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("employee__company__"))

    def counted(self) -> Self:
        """Of runs that have been processed: an open one may still change."""
        return self.filter(run__state__in=[RunState.PROCESSED, RunState.LOCKED])

    def between(self, year: int, first: int, last: int) -> Self:
        """Of runs that lie wholly in the periods of a year from the first up to and with the last."""
        return self.counted().filter(run__year=year, run__first_period__gte=first, run__last_period__lte=last)

    def spanning(self, year: int, number: int, until_year: int, until: int) -> Self:
        """Of processed runs that lie wholly between two periods, perhaps of several years."""
        late = models.Q(run__year__gt=year) | models.Q(run__year=year, run__first_period__gte=number)
        begun = models.Q(run__year=until_year, run__last_period__lte=until)
        return self.counted().filter(late, models.Q(run__year__lt=until_year) | begun)

    def by_employee(self) -> Self:
        return self.order_by("employee_id", "pk")

    def by_employee_and_run(self) -> Self:
        return self.order_by("employee_id", "run__year", "run__number", "code", "pk")

    def wages(self) -> Self:
        """Amounts: all figures but hours."""
        return self.exclude(kind=LineKind.HOURS)

    def booked(self) -> Self:
        return self.exclude(debit_account="")

    def by_period(self) -> Sums:
        """What each wage code comes to in each period of runs: `total`."""
        named = ("code", "description", "run__last_period")
        summed: Sums = self.wages().order_by().values(*named).annotate(total=models.Sum("amount"))
        return summed

    def summed_by_period(self) -> Sums:
        """Amounts of runs that have been processed, by their last period and by kind: `total`."""
        figures = self.counted().order_by().values("run__last_period", "kind")
        summed: Sums = figures.annotate(total=models.Sum("amount"))
        return summed

    def summed_by_employee(self) -> Sums:
        """What each kind comes to by employee, in runs that have been processed: `total`, `total_hours`."""
        return self._summed("employee_id")

    def summed_by_run(self) -> Sums:
        return self._summed("run__number")

    def summed_by_employee_and_run(self) -> Sums:
        return self._summed("employee_id", "run__number")

    def summed_by_code(self) -> Sums:
        return self._summed("code", "description")

    def _summed(self, *columns: str) -> Sums:
        summed: Sums = (
            self.counted()
            .order_by()
            .values(*columns, "kind")
            .annotate(total=models.Sum("amount"), total_hours=models.Sum("hours"))
        )
        return summed

    def by_company(self) -> Sums:
        """What is booked, summed by accounts and code: `total`. The others also by what their names say."""
        return self._booked()

    def by_cost_center(self) -> Sums:
        return self._booked("cost_center")

    def by_cost_center_and_unit(self) -> Sums:
        return self._booked("cost_center", "cost_unit")

    def by_department(self) -> Sums:
        return self._booked("department")

    def by_employee_and_unit(self) -> Sums:
        return self._booked("employee__number", "cost_unit")

    def _booked(self, *columns: str) -> Sums:
        named = ("debit_account", "credit_account", *columns, "code", "description")
        booked = self.exclude(debit_account="").order_by()
        summed: Sums = booked.values(*named).annotate(total=models.Sum("amount"))
        return summed

    def cost_centers(self) -> Sums:
        """The codes of cost centres that figures are of, each once."""
        return self.order_by("cost_center").values("cost_center").distinct()

    def departments(self) -> Sums:
        return self.order_by("department").values("department").distinct()

    def numbers(self) -> Sums:
        """Ids and numbers of the employees that figures are of, by id."""
        return self.order_by("employee_id").values("employee_id", "employee__number").distinct()

    def costs_until(self, year: int, number: int) -> Self:
        """Costs of runs that end in a period or before it, those of the latest periods first."""
        before = models.Q(run__year__lt=year) | models.Q(run__year=year, run__last_period__lte=number)
        return (
            self.counted()
            .filter(before, kind__in=COSTS)
            .order_by("-run__year", "-run__last_period", "-run__first_period", "pk")
        )


def ledger_account() -> "models.CharField[str, str]":
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
    is_taken = models.BooleanField(default=False)
    """Whether processing took it from stored hours, wages and salaries; else an import brought it."""
    debit_account = ledger_account()
    credit_account = ledger_account()

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
