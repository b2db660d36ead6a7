"""Hours that employees worked, as they or their planning wrote them down."""

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models.company_lists import CostCenter
from loonpoort.organisation.models.time_registration_codes import TimeRegistrationCode
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.periods import DayRecord


class TimeRegistrationItemStatus(models.TextChoices):
    """How far a registration has come. The words of the contract."""

    NONE = "None", _("None")
    OPEN = "Open", _("Open")
    SENT = "Sent", _("Sent")
    PROCESSED = "Processed", _("Processed")
    CANCELED = "Canceled", _("Canceled")


class TimeRegistration(DayRecord):
    """From a time on its first day to a time on its last: two of an employee never overlap."""

    topic: ClassVar[str] = "time_registration"
    looked_up: ClassVar[tuple[str, ...]] = ("employee", "code", "cost_center")

    start_time = models.TimeField()
    end_time = models.TimeField()
    code = models.ForeignKey(TimeRegistrationCode, on_delete=models.PROTECT, related_name="+")
    description = models.CharField(max_length=200, null=True, blank=True, validators=[plain_text])
    cost_center = models.ForeignKey(
        CostCenter, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    status = models.CharField(
        max_length=9, choices=TimeRegistrationItemStatus, default=TimeRegistrationItemStatus.OPEN
    )

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "start_time", "pk"]
        constraints = [
            *DayRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(last_day__gt=models.F("first_day"))
                | models.Q(last_day=models.F("first_day"), end_time__gt=models.F("start_time")),
                name="time_registration_takes_time",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=TimeRegistrationItemStatus.values),
                name="time_registration_has_a_known_status",
            ),
        ]

    @property
    def begin(self) -> datetime.datetime:
        return datetime.datetime.combine(self.first_day, self.start_time)

    @property
    def end(self) -> datetime.datetime:
        return datetime.datetime.combine(self.last_day or self.first_day, self.end_time)

    def clean(self) -> None:
        """Without a last day it ends on its first."""
        self.last_day = self.last_day or self.first_day
        if self.end <= self.begin:
            text = _("It ends before it has begun.")
            raise ValidationError({"last_day": ValidationError(text, code="order")})
        near: Any = type(self).unscoped.filter(employee_id=self.employee_id).exclude(pk=self.pk)
        canceled = TimeRegistrationItemStatus.CANCELED
        for other in near.exclude(status=canceled).in_force_between(self.first_day, self.last_day):
            if self.status != canceled and other.begin < self.end and self.begin < other.end:
                text = _("It overlaps another registration of the employee.")
                raise ValidationError({"first_day": ValidationError(text, code="overlap")})
