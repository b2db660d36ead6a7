"""Managers of employees, and the talks that these have with them."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Manager
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.periods import DayRecord, PeriodRecord

HIGHEST_MARK = 10


class EmployeeManager(PeriodRecord):
    """A timeline: which manager of the debtor an employee has from a period on."""

    topic: ClassVar[str] = "manager"
    looked_up: ClassVar[tuple[str, ...]] = ("employee", "manager")

    manager = models.ForeignKey(Manager, on_delete=models.RESTRICT, related_name="+")

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_period"], name="manager_once_a_period"),
        ]


class ReviewType(models.IntegerChoices):
    """What a review is about. The list is ours, documented as such: the contract leaves it open."""

    PLANNING = 1, _("Planning")
    PROGRESS = 2, _("Progress")
    APPRAISAL = 3, _("Appraisal")
    TRIAL = 4, _("End of the trial period")
    DEVELOPMENT = 5, _("Development")
    EXIT = 6, _("Exit")


class Appraisal(models.IntegerChoices):
    """What a review came to, in words. The list is ours, documented as such."""

    NONE = 0, _("None")
    INSUFFICIENT = 1, _("Insufficient")
    MODERATE = 2, _("Moderate")
    SUFFICIENT = 3, _("Sufficient")
    GOOD = 4, _("Good")
    EXCELLENT = 5, _("Excellent")


class PerformanceReview(DayRecord):
    """A timeline: what a talk of some day came to, which counts until the next one."""

    topic: ClassVar[str] = "performance_review"
    looked_up: ClassVar[tuple[str, ...]] = ("employee", "manager")

    manager = models.ForeignKey(Manager, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    type = models.PositiveSmallIntegerField(choices=ReviewType, default=ReviewType.APPRAISAL)
    appraisal = models.PositiveSmallIntegerField(choices=Appraisal, default=Appraisal.NONE)
    mark = models.PositiveSmallIntegerField(
        default=0, validators=[MinValueValidator(0), MaxValueValidator(HIGHEST_MARK)]
    )
    """From 1 to 10; 0 for none."""
    case_manager = models.CharField(max_length=100, null=True, blank=True, validators=[plain_text])
    note = models.TextField(max_length=4000, null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        constraints = [
            *DayRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_day"], name="performance_review_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(mark__range=(0, HIGHEST_MARK)), name="performance_review_has_a_mark"
            ),
            models.CheckConstraint(
                condition=models.Q(next_review_on=None) | models.Q(next_review_on__gt=models.F("first_day")),
                name="performance_review_is_before_the_next",
            ),
        ]

    def clean(self) -> None:
        upcoming: Any = self.next_review_on
        if upcoming is not None and upcoming <= self.first_day:
            raise ValidationError({"next_review_on": _("The next review comes after this one.")})
