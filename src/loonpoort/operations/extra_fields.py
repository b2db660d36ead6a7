"""What employees have in the extra fields of their debtor."""

import datetime

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Rows
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import EmployeeId
from loonpoort.operations.services import employee_service
from loonpoort.payroll.models import ExtraValue


class FreeField(Message):
    id: int
    name: str | None
    type: str | None
    value: str | None


class FreeFieldWithStartDate(Message):
    id: int
    name: str | None
    type: str | None
    value: str | None
    start_date: datetime.datetime | None


COLUMNS = {"id": "field_id", "name": "field__name", "type": "field__type"}
VALUES = Family(ExtraValue, FreeField, COLUMNS)


@employee_service.operation("ExtraFields_GetList")
def extra_fields(call: Call, employee_id: EmployeeId) -> Rows[FreeField]:
    """Lists what an employee has in the extra fields of the debtor, in the company's current period.

    Id is the field's. Type is Text, Number (with a point), Date (as 2026-07-31) or YesNo (true or false);
    the words are Loonpoort's own choice. A field without a value is left out.
    """
    # By field, in the order that they begin: of several in one period the last.
    rows = VALUES.rows(VALUES.current(call.employee(employee_id)))
    return Rows({row[0]: row for row in rows}.values())


@employee_service.operation("ExtraFieldsWithStartDate_GetList")
def dated_extra_fields(call: Call, employee_id: EmployeeId) -> Rows[FreeFieldWithStartDate]:
    """Lists all that an employee has had, has and will have in the extra fields, with when it began.

    The elements are those of ExtraFields_GetList. A value counts until the next one of the same field begins.
    """
    return FreeFieldWithStartDate.rows(
        VALUES.all_of(call.employee(employee_id)), **COLUMNS, start_date="first_day"
    )
