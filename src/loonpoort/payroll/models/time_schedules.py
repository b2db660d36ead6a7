"""The times of day that employees work, week after week."""

import datetime
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models.time_registration_codes import TimeRegistrationCode
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.payroll.models.periods import DayRecord, DayRecordQuerySet

MIDNIGHT = datetime.time(0)
MINUTES_A_DAY = 24 * 60


class DayOfWeek(models.IntegerChoices):
    """Numbered as .NET numbers them: the contract is of its making."""

    SUNDAY = 0, _("Sunday")
    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")


class TimeScheduleQuerySet(DayRecordQuerySet):
    def with_slots(self) -> Self:
        """A row for each slot, and one for a schedule without any; with the day that the next one begins."""
        records: Any = self.model._base_manager
        later = records.filter(
            employee_id=models.OuterRef("employee_id"), first_day__gt=models.OuterRef("first_day")
        )
        following = later.order_by("first_day").values("first_day")[:1]
        return self.annotate(next_day=models.Subquery(following)).order_by(
            "employee_id", "first_day", "pk", "slots__day_of_week", "slots__start_time"
        )


class TimeSchedule(DayRecord):
    """A timeline: from a day on its slots are worked every week, or none if it has none."""

    topic: ClassVar[str] = "time_schedule"

    objects = ScopedManager.from_queryset(TimeScheduleQuerySet)()  # type: ignore[misc, assignment]
    unscoped = TimeScheduleQuerySet.as_manager()  # type: ignore[misc]

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        constraints = [
            *DayRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_day"], name="time_schedule_once_a_day"),
        ]


class TimeScheduleSlotQuerySet(ScopedQuerySet["TimeScheduleSlot"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("schedule__employee__company__"))


class TimeScheduleSlot(models.Model):
    """From one time of a day to another, in whole minutes; one that ends at midnight ends with the day."""

    schedule = models.ForeignKey(TimeSchedule, on_delete=models.CASCADE, related_name="slots")
    day_of_week = models.PositiveSmallIntegerField(choices=DayOfWeek)
    start_time = models.TimeField()
    end_time = models.TimeField()
    is_worked = models.BooleanField(null=True, blank=True)
    """Whether its hours are worked, if it was told."""
    code = models.ForeignKey(
        TimeRegistrationCode, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ScopedManager.from_queryset(TimeScheduleSlotQuerySet)()
    unscoped = TimeScheduleSlotQuerySet.as_manager()

    class Meta:
        ordering = ["day_of_week", "start_time", "pk"]
        base_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "day_of_week", "start_time"], name="time_schedule_slot_once"
            ),
            models.CheckConstraint(
                condition=models.Q(day_of_week__range=(0, 6)), name="time_schedule_slot_on_a_day_of_the_week"
            ),
            models.CheckConstraint(
                condition=models.Q(end_time__gt=models.F("start_time"))
                | models.Q(end_time=MIDNIGHT, start_time__gt=MIDNIGHT),
                name="time_schedule_slot_takes_time",
            ),
        ]

    @property
    def minutes(self) -> tuple[int, int]:
        """When it begins and ends, in minutes of the day."""
        return minutes_of(self.start_time), minutes_of(self.end_time) or MINUTES_A_DAY

    def clean(self) -> None:
        """It takes whole minutes, and one at least."""
        for name in ("start_time", "end_time"):
            time: datetime.time = getattr(self, name)
            if time.second or time.microsecond:
                raise ValidationError({name: _("Give whole minutes.")})
        begin, end = self.minutes
        if end <= begin or self.start_time == self.end_time:
            raise ValidationError({"end_time": ValidationError(_("It ends before it begins."), code="order")})


def minutes_of(time: datetime.time) -> int:
    return time.hour * 60 + time.minute


def hours_between(begin: datetime.time, end: datetime.time) -> Decimal:
    """The hours of a slot, with four decimals as all hours have."""
    minutes = (minutes_of(end) or MINUTES_A_DAY) - minutes_of(begin)
    return (Decimal(minutes) / 60).quantize(Decimal("0.0001"))
