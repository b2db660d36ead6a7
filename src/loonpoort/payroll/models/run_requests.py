"""Requests for payroll runs: a package asks, a person handles them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models.company_lists import CompanyListRow
from loonpoort.organisation.periods import FIRST_YEAR, LAST_YEAR
from loonpoort.payroll.models.runs import LAST_PERIOD, Run


class RunRequestStatus(models.IntegerChoices):
    """What became of a request. The names are the contract's."""

    PENDING = 1, _("Pending")
    HANDLED = 2, _("Handled")
    """There is a run for it."""
    COMPLETE = 3, _("Complete")
    """Its run is locked."""
    CANCELED = 4, _("Canceled")


class RunRequest(CompanyListRow):
    """Somebody asked for a run of a company's period."""

    year = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    period = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(LAST_PERIOD)]
    )
    status = models.PositiveSmallIntegerField(choices=RunRequestStatus, default=RunRequestStatus.PENDING)
    run = models.ForeignKey(Run, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    handled_at = models.DateTimeField(null=True, blank=True)
    """When it was handled or canceled."""

    class Meta(CompanyListRow.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["company"],
                condition=models.Q(status=RunRequestStatus.PENDING),
                name="run_request_pending_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    year__range=(FIRST_YEAR, LAST_YEAR),
                    period__range=(1, LAST_PERIOD),
                    status__in=RunRequestStatus.values,
                ),
                name="run_request_is_of_a_period",
            ),
            models.CheckConstraint(
                condition=models.Q(status=RunRequestStatus.PENDING, handled_at=None, run=None)
                | (~models.Q(status=RunRequestStatus.PENDING) & models.Q(handled_at__isnull=False)),
                name="run_request_was_handled_unless_pending",
            ),
        ]
