"""Changes of an employee's records by people: the period engine's, with who did it and when, recorded.

What happened is recorded, not the values: see `loonpoort.payroll.events`.
"""

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor, Event
from loonpoort.organisation.periods import Period, PeriodError
from loonpoort.payroll import events
from loonpoort.payroll.changes import (
    EmployeeChange,
    EndsTooSoonError,
    ProtectedError,
    Values,
    changing,
    first_column,
    last_column,
)
from loonpoort.payroll.models import Employee, PersonalInfo
from loonpoort.payroll.models.periods import PeriodRecord, TimedRecord
from loonpoort.payroll.models.personal_infos import follow_names

Moment = Period | datetime.date
"""What a record of a family begins with: by period, or by day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What somebody decides about a record."""

    model: type[TimedRecord]
    is_timeline: bool
    """One record holds at a time: the latest begun."""
    values: Mapping[str, Any]
    first: Moment
    last: Moment | None = None
    """What it holds up to and with; on and on without."""
    changes_past: bool = False
    """The caller says that periods before the current one may change (UnprotectedMode)."""
    write: Callable[[EmployeeChange, Moment], None] | None = None
    """Writes a record of a timeline that has rows of its own, from a moment on, in place of the values."""


def add_record(actor: Actor, employee_id: int, change: RecordChange) -> TimedRecord:
    """Have an employee have something from a moment on. Raises ValidationError, by field."""
    with _changing(employee_id) as (engine, employee):
        _check_moment(engine, change.first, changes_past=change.changes_past)
        if change.is_timeline:
            record = _begin(engine, change, change.values)
        else:
            record = engine.insert(change.model, change.values, change.first, change.last)
        _record(events.EMPLOYEE_RECORD_ADDED, employee, actor, record, change.values)
    return record


def change_record(actor: Actor, employee_id: int, pk: int, change: RecordChange) -> TimedRecord:
    """Have a record say something else from a moment on: it stays as it was before that moment.

    From its own beginning on, or from before, it is changed for all the time that it holds. Raises
    ValidationError, by field, and UnknownRecordError.
    """
    with _changing(employee_id) as (engine, employee):
        old = engine.find(change.model, pk)
        _check_moment(engine, change.first, changes_past=change.changes_past)
        values = _kept(old) | dict(change.values)
        changed = [name for name, value in change.values.items() if getattr(old, name) != value]
        if change.is_timeline:
            record = _begin(engine, change, values)
        elif _stored(change.first) <= getattr(old, first_column(change.model)):
            _check_held(engine, old, changes_past=change.changes_past)
            record = engine.update(old, change.values)
        else:
            record = _split(engine, old, values, change.first)
        _record(events.EMPLOYEE_RECORD_CHANGED, employee, actor, record, changed)
    return record


def end_record(
    actor: Actor, employee_id: int, model: type[TimedRecord], pk: int, last: Moment, *, changes_past: bool
) -> None:
    """Let a record hold up to and with a moment. Raises ValidationError, UnknownRecordError."""
    with _changing(employee_id) as (engine, employee):
        record = engine.find(model, pk)
        first = getattr(record, first_column(model))
        if _stored(last) < first:
            raise ValidationError(
                {"last": _("It begins after that. Delete it if it should never have held.")}
            )
        # What it no longer says begins with the moment after the last.
        _check_moment(engine, _after(engine, last), changes_past=changes_past)
        engine.end(record, last)
        _record(events.EMPLOYEE_RECORD_ENDED, employee, actor, record, [])


def delete_record(
    actor: Actor, employee_id: int, model: type[TimedRecord], pk: int, *, changes_past: bool
) -> None:
    """Remove a record for all the time that it held. Raises ValidationError, UnknownRecordError."""
    with _changing(employee_id) as (engine, employee):
        record = engine.find(model, pk)
        _check_held(engine, record, changes_past=changes_past)
        others = model._base_manager.filter(employee_id=employee_id).exclude(pk=pk)
        if model is PersonalInfo and not others.exists():
            raise ValidationError(_("An employee cannot be without a name: change it instead."))
        picture = _picture(record)
        engine.delete(record)
        if model is PersonalInfo:
            follow_names(Employee.unscoped.filter(pk=employee_id))
        events.record_employee(events.EMPLOYEE_RECORD_DELETED, employee, actor, before=picture)


def record_shown(actor: Actor, employee: Employee, event: Event, record: TimedRecord, column: str) -> str:
    """Give a number that is masked otherwise, and record that it was asked for."""
    with transaction.atomic():
        events.record_employee(event, employee, actor, after=_picture(record))
    return str(getattr(record, column) or "")


@contextmanager
def _changing(employee_id: int) -> Iterator[tuple[EmployeeChange, Employee]]:
    """Change an employee's records; what the engine and the database refuse is told by field."""
    try:
        with changing(employee_id) as engine:
            yield engine, Employee.unscoped.select_related("company__debtor").get(pk=employee_id)
    except ProtectedError as error:
        past = _("This changes periods before the current one. Tick that this is meant.")
        raise ValidationError({"changes_past": past}) from error
    except EndsTooSoonError as error:
        raise ValidationError({"last": _("It would end before it begins.")}) from error
    except PeriodError as error:
        raise ValidationError({"first": str(error)}) from error
    except IntegrityError as error:
        raise ValidationError(_("This does not go together with what is recorded already.")) from error


def _begin(engine: EmployeeChange, change: RecordChange, values: Values) -> TimedRecord:
    """Have a timeline say something new, and give what says it."""
    if change.write is None:
        return engine.begin(change.model, values, change.first)
    change.write(engine, change.first)
    began = {first_column(change.model): _stored(change.first)}
    made: TimedRecord = change.model._base_manager.get(employee_id=engine.employee_id, **began)
    return made


def _check_held(engine: EmployeeChange, record: TimedRecord, *, changes_past: bool) -> None:
    """Raises ProtectedError for a record that began before the current period."""
    first = getattr(record, first_column(type(record)))
    moment = Period.from_index(first) if isinstance(record, PeriodRecord) else first
    _check_moment(engine, moment, changes_past=changes_past)


def _check_moment(engine: EmployeeChange, moment: Moment, *, changes_past: bool) -> None:
    if isinstance(moment, Period):
        engine.period(moment.year, moment.number, is_unprotected=changes_past)
    else:
        engine.check_day(moment, is_unprotected=changes_past)


def _split(engine: EmployeeChange, old: TimedRecord, values: Values, first: Moment) -> TimedRecord:
    """End a record just before a moment, and have another go on from there to where it ended."""
    end = getattr(old, last_column(type(old)))
    if end is not None and end < _stored(first):
        raise ValidationError({"first": _("It has ended by then.")})
    engine.end(old, _before(engine, first))
    last = Period.from_index(end) if end is not None and isinstance(old, PeriodRecord) else end
    return engine.insert(type(old), values, first, last)


def _before(engine: EmployeeChange, moment: Moment) -> Moment:
    if isinstance(moment, Period):
        return engine.calendar.previous(moment)
    return moment - datetime.timedelta(days=1)


def _after(engine: EmployeeChange, moment: Moment) -> Moment:
    if isinstance(moment, Period):
        return engine.calendar.next(moment)
    return moment + datetime.timedelta(days=1)


def _kept(record: TimedRecord) -> dict[str, Any]:
    """All that a record says, but not of whom and when."""
    own = {first_column(type(record)), last_column(type(record)), "id", "employee", "created_at"}
    return {
        field.name: getattr(record, field.name)
        for field in record._meta.concrete_fields
        if field.name not in own
    }


def _stored(moment: Moment) -> Any:
    return moment.index if isinstance(moment, Period) else moment


def _record(
    event: Event, employee: Employee, actor: Actor, record: TimedRecord, columns: Collection[str]
) -> None:
    after: dict[str, object] = {**_picture(record), "columns": sorted(columns)}
    events.record_employee(event, employee, actor, after=after)


def _picture(record: TimedRecord) -> dict[str, object]:
    """Which record it is, without what it says."""
    return {
        "family": type(record).__name__,
        "record_id": record.pk,
        "first": _told(getattr(record, first_column(type(record)))),
        "last": _told(getattr(record, last_column(type(record)))),
    }


def _told(stored: int | datetime.date | None) -> str | None:
    if isinstance(stored, int):
        period = Period.from_index(stored)
        return f"{period.year}-{period.number}"
    return None if stored is None else stored.isoformat()
