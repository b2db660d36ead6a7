"""Payroll runs of companies: over which periods, and how far they are."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import FIRST_YEAR, LAST_YEAR
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.organisation.texts import plain_text

MOST_RUNS = 9999
LAST_PERIOD = 53


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
