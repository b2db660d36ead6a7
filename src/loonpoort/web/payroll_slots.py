"""The form of a time schedule: the times of the week that an employee works."""

import datetime
from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from loonpoort.payroll.changes import EmployeeChange
from loonpoort.payroll.models import DayOfWeek, Employee, TimeSchedule, TimeScheduleSlot
from loonpoort.payroll.models.periods import TimedRecord
from loonpoort.payroll.record_actions import Moment, RecordChange
from loonpoort.payroll.time_schedules import SlotChoices, schedule_time
from loonpoort.web.payroll_family import Family
from loonpoort.web.payroll_record_forms import RecordForm

SPARE = 2
"""Empty lines below those that there are."""
FEWEST = 7
COLUMNS = ("day", "begin", "end")


class SlotsForm(RecordForm):
    """A line for each slot. What a package has told of a slot besides stays with one of the same times."""

    def __init__(
        self,
        family: Family,
        employee: Employee,
        record: TimedRecord | None,
        moment: Moment,
        data: Any = None,
    ) -> None:
        super().__init__(family, employee, record, moment, data)
        slots = list(TimeScheduleSlot.unscoped.filter(schedule=record.pk)) if record else []
        self.slots = {(slot.day_of_week, slot.start_time, slot.end_time): slot for slot in slots}
        self.count = max(len(slots) + SPARE, FEWEST)
        days = [("", ""), *DayOfWeek.choices]
        for number in range(self.count):
            slot = slots[number] if number < len(slots) else None
            line = {"number": number + 1}
            self.fields[f"day_{number}"] = forms.TypedChoiceField(
                choices=days,
                coerce=int,
                empty_value=None,
                label=_("Day %(number)s") % line,
                required=False,
                initial="" if slot is None else slot.day_of_week,
            )
            for name, label, time in (
                ("begin", _("Begins at %(number)s"), slot and slot.start_time),
                ("end", _("Ends at %(number)s"), slot and slot.end_time),
            ):
                self.fields[f"{name}_{number}"] = forms.TimeField(
                    label=label % line, required=False, initial=time
                )

    @property
    def rows(self) -> Iterator[tuple[BoundField, bool]]:
        for number in range(self.count):
            for name in COLUMNS:
                yield self[f"{name}_{number}"], False

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for number in range(self.count):
            known = [data.get(f"{name}_{number}") is not None for name in COLUMNS]
            if any(known) and not all(known) and not self.errors:
                complaint = _("A slot is a day with the times that it begins and ends at.")
                self.add_error(f"day_{number}", ValidationError(complaint))
        return data

    def change(self) -> RecordChange:
        data = self.cleaned_data
        lines = [tuple(data[f"{name}_{number}"] for name in COLUMNS) for number in range(self.count)]
        choices = [self._choice(*line) for line in lines if line[0] is not None]

        def write(engine: EmployeeChange, first: Moment) -> None:
            schedule_time(engine, cast(datetime.date, first), choices)

        return RecordChange(
            model=TimeSchedule,
            is_timeline=True,
            values={},
            first=data["first"],
            changes_past=data["changes_past"],
            write=write,
        )

    def _choice(self, day: int, begin: datetime.time, end: datetime.time) -> SlotChoices:
        before = self.slots.get((day, begin, end))
        if before is None:
            return SlotChoices(day, begin, end, is_worked=True)
        return SlotChoices(day, begin, end, before.is_worked, before.code_id)
