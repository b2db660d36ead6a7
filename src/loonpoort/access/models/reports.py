"""Reports that were asked for, to be made by the worker and fetched by the login that asked."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from loonpoort.access.models.logins import Login
from loonpoort.organisation.models import Company

PERCENT = 100


class ReportStatus(models.TextChoices):
    """The words of the contract."""

    ENQUEUED = "Enqueued", _("Waiting")
    EXECUTING = "Executing", _("Being made")
    SUCCESS = "Success", _("Finished")
    ERROR = "Error", _("Could not be made")


UNFINISHED = (ReportStatus.ENQUEUED, ReportStatus.EXECUTING)


class ReportTask(models.Model):
    """One report for one login, with what it was asked with. Its text is in the parts."""

    task_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    """What the caller knows it by."""
    login = models.ForeignKey(Login, on_delete=models.CASCADE, related_name="+")
    operation = models.CharField(max_length=120, blank=True, default="")
    """The operation that asked for it, by its key; empty for one that was asked for on the pages."""
    report = models.CharField(max_length=40)
    company = models.ForeignKey(Company, null=True, on_delete=models.CASCADE, related_name="+")
    """None for one of all companies within reach."""
    parameters = models.JSONField(default=dict)
    status = models.CharField(max_length=9, choices=ReportStatus, default=ReportStatus.ENQUEUED)
    company_ids = models.JSONField(default=list)
    """The companies that it speaks of: who does not reach all of them any more does not get it."""
    parts_expected = models.PositiveIntegerField(default=0)
    parts_read = models.PositiveIntegerField(default=0)
    """Parts of employees, by which progress is told..."""
    parts_kept = models.PositiveIntegerField(default=0)
    """... and those of the text."""
    size = models.PositiveBigIntegerField(default=0)
    """In characters."""
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["login", "-id"], name="report_by_login"),
            models.Index(fields=["expires_at"], name="report_by_expiry"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=[each.value for each in ReportStatus]),
                name="report_has_a_status",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[each.value for each in UNFINISHED], finished_at=None)
                | (
                    ~models.Q(status__in=[each.value for each in UNFINISHED])
                    & models.Q(finished_at__isnull=False)
                ),
                name="report_is_finished_or_not",
            ),
        ]

    def __str__(self) -> str:
        return str(self.task_id)

    @property
    def progress(self) -> int:
        """In percents; whole only once it is finished."""
        if self.status == ReportStatus.SUCCESS:
            return PERCENT
        return min(PERCENT * self.parts_read // max(self.parts_expected, 1), PERCENT - 1)


class ReportPart(models.Model):
    """A part of the text of a report, compressed."""

    report = models.ForeignKey(ReportTask, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_part_once"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.number}"
