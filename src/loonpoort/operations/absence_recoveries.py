"""Recovery of employees from absence, in part or in full."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from django.core.exceptions import ValidationError
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Named
from loonpoort.contract.faults import RecordFault, ValuesFault
from loonpoort.operations.absences import ABSENCES
from loonpoort.operations.families import Values
from loonpoort.operations.parameters import EmployeeId
from loonpoort.operations.services import employee_service
from loonpoort.operations.values import day_of
from loonpoort.payroll.absences import recover, recover_partly
from loonpoort.payroll.changes import changing

AbsenceId = Annotated[int, Named("AbsenceID")]


@contextmanager
def _told_as(**names: str) -> Iterator[None]:
    """Tell what is refused of a column by the name of the parameter that it came from."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError(
            {names.get(name, name): complaints for name, complaints in error.error_dict.items()}
        ) from error


@employee_service.operation("Absence_PartialRecoveryInsert", is_write=True, faults=(RecordFault, ValuesFault))
def insert_partial_recovery(
    call: Call,
    employee_id: EmployeeId,
    absence_id: AbsenceId,
    start_date: Annotated[datetime.datetime, Meta(description="The first day with the new percentage.")],
    reportdate: Annotated[datetime.datetime, Meta(description="The day that it was told of, if it is sent.")],
    percent: Annotated[int, Meta(description="How much of the work is not done from then on: 1 to 100.")],
    comment: str | None,
) -> int:
    """Has an absence go on with another percentage, and returns the id of the absence that goes on.

    The absence named ends the day before StartDate, which lies after its own first day and no later than its
    last. A relapse is told alike, with a higher Percent.
    """
    employee = call.employee(employee_id)
    told = {"first_day": "StartDate", "reported_on": "Reportdate", "percentage": "Percent"}
    with ABSENCES.refusing(), _told_as(**told), changing(employee.id) as change:
        first = day_of(change, start_date, "first_day")
        if first is None:
            raise ValidationError({"first_day": "Another percentage begins on a day"})
        values = {
            "percentage": percent,
            "reported_on": day_of(change, reportdate, "reported_on"),
            "comment": comment,
        }
        return int(recover_partly(change, ABSENCES.found(change, absence_id), first, values).pk)


@employee_service.operation("Absence_RecoveryInsert", is_write=True, faults=(RecordFault, ValuesFault))
def insert_recovery(
    call: Call,
    employee_id: EmployeeId,
    absence_id: AbsenceId,
    lastdayabsence: Annotated[datetime.datetime, Meta(description="The last day of absence.")],
    reportdate: Annotated[datetime.datetime, Meta(description="The day that it was told of, if it is sent.")],
    comment: Annotated[str | None, Meta(description="Takes the place of the absence's own, if it is sent.")],
) -> str | None:
    """Has an absence end, and returns its id.

    A recovery before the absence begins is refused. Told again, the absence ends on the other day instead.
    """
    employee = call.employee(employee_id)
    told = {"last_day": "Lastdayabsence", "recovery_reported_on": "Reportdate"}
    with ABSENCES.refusing(), _told_as(**told), changing(employee.id) as change:
        last = day_of(change, lastdayabsence, "last_day")
        if last is None:
            raise ValidationError({"last_day": "An absence ends with a day"})
        values: Values = {"recovery_reported_on": day_of(change, reportdate, "recovery_reported_on")}
        values |= {"comment": comment} if comment else {}
        return str(recover(change, ABSENCES.found(change, absence_id), last, values).pk)
