"""Giving employees a time schedule: the times of the week that they work."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Debtor, TimeRegistrationCode
from loonpoort.payroll.changes import EmployeeChange
from loonpoort.payroll.models import TimeSchedule, TimeScheduleSlot

MOST_SLOTS = 100


@dataclass(frozen=True, slots=True)
class SlotChoices:
    """A slot as somebody tells it; without a code its time is of no particular kind."""

    day_of_week: int
    start_time: datetime.time
    end_time: datetime.time
    is_worked: bool | None = None
    code_id: int | None = None


def schedule_time(change: EmployeeChange, first: datetime.date, choices: Sequence[SlotChoices]) -> int:
    """Have an employee work by these slots from a day on, and give the schedule's id.

    One that began on the same day gets these slots instead. Raises ValidationError, by field of a slot.
    """
    if len(choices) > MOST_SLOTS:
        raise ValidationError({"slots": _("There are more than 100.")})
    slots = [
        TimeScheduleSlot(
            day_of_week=choice.day_of_week,
            start_time=choice.start_time,
            end_time=choice.end_time,
            is_worked=choice.is_worked,
            code_id=choice.code_id or None,
        )
        for choice in choices
    ]
    for slot in slots:
        slot.clean_fields(exclude=["schedule", "code"])
        slot.clean()
    _check_codes(change, {slot.code_id for slot in slots} - {None})
    in_order = sorted(slots, key=lambda slot: (slot.day_of_week, slot.start_time))
    for one, other in pairwise(in_order):
        if one.day_of_week == other.day_of_week and other.minutes[0] < one.minutes[1]:
            text = _("It overlaps another slot of the day.")
            raise ValidationError({"start_time": ValidationError(text, code="overlap")})
    schedule = change.begin(TimeSchedule, {}, first)
    TimeScheduleSlot.unscoped.filter(schedule=schedule).delete()
    for slot in in_order:
        slot.schedule = schedule
    TimeScheduleSlot.unscoped.bulk_create(in_order)
    return int(schedule.pk)


def _check_codes(change: EmployeeChange, ids: set[Any]) -> None:
    if not ids:
        return
    environment = Debtor.unscoped.filter(pk=change.debtor_id).values("environment_id")
    known = TimeRegistrationCode.unscoped.filter(environment_id__in=environment, is_deleted=False)
    if unknown := ids - set(known.filter(pk__in=ids).values_list("pk", flat=True)):
        text = _("The environment has no such code of registered time.")
        raise ValidationError({"code": f"{min(unknown)}: {text}"})
