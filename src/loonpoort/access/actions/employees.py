"""Changes of employees' records from the pages, and looking at masked numbers: who may."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.audit.records import Event
from loonpoort.payroll import documents, record_actions
from loonpoort.payroll.models import Employee, EmployeeDocument
from loonpoort.payroll.models.periods import TimedRecord
from loonpoort.payroll.record_actions import Moment, RecordChange


def add_record(
    call: Call, employee: Employee, panels: Collection[Dashlet], change: RecordChange
) -> TimedRecord:
    """Have an employee have something from a moment on; ``panels`` are those that it is shown on.

    Raises PermissionDenied, and ValidationError, by field.
    """
    _require(call, employee, panels, DashletRight.WRITE)
    return record_actions.add_record(call.actor, employee.pk, change)


def change_record(
    call: Call, employee: Employee, panels: Collection[Dashlet], pk: int, change: RecordChange
) -> TimedRecord:
    """Have a record say something else from a moment on. Raises as `add_record`, and UnknownRecordError."""
    _require(call, employee, panels, DashletRight.WRITE)
    return record_actions.change_record(call.actor, employee.pk, pk, change)


def end_record(
    call: Call,
    employee: Employee,
    panels: Collection[Dashlet],
    record: TimedRecord,
    last: Moment,
    *,
    changes_past: bool,
) -> None:
    """Let a record hold up to and with a moment. Raises as `change_record`."""
    _require(call, employee, panels, DashletRight.WRITE)
    record_actions.end_record(
        call.actor, employee.pk, type(record), record.pk, last, changes_past=changes_past
    )


def delete_record(
    call: Call,
    employee: Employee,
    panels: Collection[Dashlet],
    record: TimedRecord,
    *,
    changes_past: bool,
) -> None:
    """Remove a record for all the time that it held. Raises as `change_record`."""
    _require(call, employee, panels, DashletRight.WRITE)
    record_actions.delete_record(call.actor, employee.pk, type(record), record.pk, changes_past=changes_past)


def show_number(
    call: Call,
    employee: Employee,
    panels: Collection[Dashlet],
    event: Event,
    record: TimedRecord,
    column: str,
) -> str:
    """Give a number of an employee that is masked otherwise, and record that. Raises PermissionDenied."""
    _require(call, employee, panels, DashletRight.READ)
    return record_actions.record_shown(call.actor, employee, event, record, column)


def take_document(call: Call, employee: Employee, pk: int) -> EmployeeDocument | None:
    """Give a document of an employee, and record that; None when there is none. Raises PermissionDenied."""
    _require(call, employee, [Dashlet.DOCUMENTS], DashletRight.READ)
    return documents.take_document(call.actor, employee, pk)


def _require(call: Call, employee: Employee, panels: Collection[Dashlet], right: DashletRight) -> None:
    """Whoever may not see employees at all sees nothing of them, whatever other panels they have."""
    require_password_session(call)
    rights = [right_of(call, panel) for panel in panels]
    if right_of(call, Dashlet.EMPLOYEES) < DashletRight.READ or min(rights) < right:
        raise PermissionDenied(_("Your user template gives you no right to this."))
    if not call.employees().filter(pk=employee.pk).exists():
        raise PermissionDenied(_("You may not change this employee."))
