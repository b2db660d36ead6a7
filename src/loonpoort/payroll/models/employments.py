"""Employments: from which day to which somebody is in service, as what, and why it ended."""

from itertools import groupby
from operator import attrgetter
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import FIRST_YEAR, LAST_YEAR, PeriodCalendar, PeriodType
from loonpoort.payroll.models.employees import ENDED, Employee, EmployeeType
from loonpoort.payroll.models.periods import DayRecord

TYPES = [(each.value, each.label) for each in ENDED]
"""Those that an employment may be of; the others are of who has none any more."""


class EndReason(models.IntegerChoices):
    """Why service ended. The contract leaves the reasons open: these are ours, documented as such."""

    RESIGNATION = 1, _("Resignation by the employee")
    DISMISSAL = 2, _("Dismissal by the employer")
    AGREEMENT = 3, _("By agreement")
    END_OF_CONTRACT = 4, _("End of a temporary contract")
    TRIAL_PERIOD = 5, _("In the trial period")
    SUMMARY_DISMISSAL = 6, _("Dismissal for urgent cause")
    LONG_ILLNESS = 7, _("Long illness")
    RETIREMENT = 8, _("Retirement")
    EARLY_RETIREMENT = 9, _("Early retirement scheme (VUT)")
    DEATH = 10, _("Death")
    REORGANISATION = 11, _("Reorganisation")
    BANKRUPTCY = 12, _("Bankruptcy of the employer")
    TRANSFER = 13, _("Transfer to another company")
    CUMULATION = 14, _("Several grounds together")
    OTHER = 99, _("Other")


_YEARS = {EndReason.EARLY_RETIREMENT: (FIRST_YEAR, 2014), EndReason.CUMULATION: (2020, LAST_YEAR)}
"""The reasons that the law knows in some years only."""


def end_reasons(year: int) -> list[EndReason]:
    """The reasons that service may end for in a year."""
    spans = {reason: _YEARS.get(reason, (FIRST_YEAR, LAST_YEAR)) for reason in EndReason}
    return [reason for reason, (first, last) in spans.items() if first <= year <= last]


class Employment(DayRecord):
    """Somebody's service as an applicant, on the payroll or as an external. One holds at a time."""

    topic: ClassVar[str] = "service"

    employee_type = models.PositiveSmallIntegerField(
        choices=TYPES,
        default=EmployeeType.ON_PAYROLL,
        validators=[
            MinValueValidator(EmployeeType.APPLICANT.value),
            MaxValueValidator(EmployeeType.EXTERNAL.value),
        ],
    )
    seniority_day = models.DateField()
    """From which day on years of service count: the first day, or one before it."""
    end_reason = models.PositiveSmallIntegerField(choices=EndReason, null=True, blank=True)

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        constraints = [
            *DayRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_day"], name="employment_once_a_day"),
            models.UniqueConstraint(
                fields=["employee"], condition=models.Q(last_day=None), name="employment_is_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(seniority_day__lte=models.F("first_day")),
                name="employment_counts_from_its_first_day_or_before",
            ),
            models.CheckConstraint(
                condition=models.Q(end_reason=None) | models.Q(last_day__isnull=False),
                name="employment_has_a_reason_once_it_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(employee_type__in=[each.value for each in ENDED]),
                name="employment_is_of_a_type",
            ),
        ]

    def clean(self) -> None:
        if self.seniority_day > self.first_day:
            raise ValidationError({"seniority_day": _("It lies after the first day of the employment.")})
        if self.seniority_day.year < FIRST_YEAR:
            text = _("It lies before %(year)s.") % {"year": FIRST_YEAR}
            raise ValidationError({"seniority_day": text})
        if self.end_reason is not None:
            self._check_reason()
        others: Any = Employment.unscoped.filter(employee_id=self.employee_id).exclude(pk=self.pk)
        other = others.in_force_between(self.first_day, self.last_day or self.first_day.max).first()
        if other is not None:
            text = _("The employee is in service already from %(day)s on.") % {"day": other.first_day}
            raise ValidationError({"first_day": text})

    def _check_reason(self) -> None:
        if self.last_day is None:
            raise ValidationError({"end_reason": _("There is no reason as long as it has no last day.")})
        if self.end_reason not in end_reasons(self.last_day.year):
            text = _("It is not a reason in %(year)s.") % {"year": self.last_day.year}
            raise ValidationError({"end_reason": text})

    def settle(self) -> None:
        """The employee is listed by what holds now."""
        follow_employments(Employee.unscoped.filter(pk=self.employee_id))

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises ValidationError for an employee's only one."""
        if not Employment.unscoped.filter(employee_id=self.employee_id).exclude(pk=self.pk).exists():
            raise ValidationError({"first_day": _("An employee has one employment at least.")})
        deleted = super().delete(*args, **kwargs)
        self.settle()
        return deleted


def follow_employments(employees: models.QuerySet[Employee]) -> None:
    """Have employees listed by their employment in their company's current period.

    Whoever is in service on one of its days is of the type of that employment; of several, the last. Whoever
    was in service before is of the type of who has left, and who has yet to begin of the first to come.
    """
    rows: Any = Employment.unscoped.filter(employee__in=employees).select_related("employee__company")
    changed = []
    for employee, own in groupby(rows.order_by("employee_id", "first_day"), key=attrgetter("employee")):
        now = type_now(list(own), employee.company)
        if employee.employee_type != now:
            employee.employee_type = now
            changed.append(employee)
    Employee.unscoped.bulk_update(changed, ["employee_type"], batch_size=500)


def type_now(employments: list[Employment], company: Company) -> int:
    """The type of an employee by its employments, in the order that they begin."""
    calendar = PeriodCalendar(PeriodType(company.period_type))
    period = company.current_period
    begun = [each for each in employments if each.first_day <= calendar.last_day(period)]
    if not begun:
        return employments[0].employee_type
    last = begun[-1]
    if last.last_day is not None and last.last_day < calendar.first_day(period):
        return ENDED[EmployeeType(last.employee_type)]
    return last.employee_type
