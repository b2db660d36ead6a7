"""Telling how many days employees work: in every period from one on, or in one period."""

from collections.abc import Iterable, Mapping
from typing import Any

from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import ROWS_AT_ONCE, EmployeeChange, add_all, check, set_span
from loonpoort.payroll.models import FixedDays, VariableDays

Days = FixedDays | VariableDays
Moment = tuple[int, int]
"""An employee's id and a period, by its index."""
MADE = ("days", "component_days", "last_period")


class DaysSheet:
    """Days of many employees, set one by one and stored at once.

    What was set for the same period before is replaced; fixed days that had been stopped go on again.
    """

    def __init__(self, model: type[Days], moments: Iterable[Moment]) -> None:
        self._model = model
        self._known: dict[Moment, Days] = {}
        self._made: list[Days] = []
        self._changed: dict[Moment, Days] = {}
        wanted = set(moments)
        ids = sorted({employee_id for employee_id, _ in wanted})
        indexes = sorted({index for _, index in wanted})
        for start in range(0, len(ids), ROWS_AT_ONCE):
            # Held already, by the change of their employees.
            part = ids[start : start + ROWS_AT_ONCE]
            rows: Any = model._base_manager.filter(employee_id__in=part, first_period__in=indexes)
            self._known |= {(row.employee_id, row.first_period): row for row in rows}

    def set(self, change: EmployeeChange, values: Mapping[str, Any], period: Period) -> None:
        """Have an employee work so many days from a period on, or in it. Raises ValidationError, by field."""
        moment = (change.employee_id, period.index)
        last = period if issubclass(self._model, VariableDays) else None
        row = self._known.get(moment)
        if row is None:
            self._known[moment] = row = change.draft(self._model, values, period, last)
            self._made.append(row)
            return
        for name, value in values.items():
            setattr(row, name, value)
        set_span(row, period, last)
        check(row)
        change.topics.add(row.topic)
        if row.pk:
            self._changed[moment] = row

    def save(self) -> None:
        add_all(self._made)
        columns = {field.name for field in self._model._meta.concrete_fields}.intersection(MADE)
        rows: Any = self._model._base_manager
        rows.bulk_update(self._changed.values(), sorted(columns), batch_size=ROWS_AT_ONCE)


def stop_days(change: EmployeeChange, period: Period) -> None:
    """Let an employee's fixed days hold up to and with a period: none after it, planned ones neither."""
    rows: Any = FixedDays.unscoped.filter(employee_id=change.employee_id)
    latest = rows.filter(first_period__lte=period.index).latest_first().first()
    if latest is not None and (latest.last_period is None or latest.last_period > period.index):
        change.end(latest, period)
    for planned in rows.filter(first_period__gt=period.index):
        change.delete(planned)
