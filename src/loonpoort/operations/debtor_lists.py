"""Departments and functions of debtors."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from django.core.exceptions import ValidationError

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import RecordFault, ValuesFault
from loonpoort.operations.parameters import DebtorId
from loonpoort.operations.services import debtor_service
from loonpoort.operations.values import reason_of
from loonpoort.organisation import models
from loonpoort.organisation.debtor_lists import UnknownRowError, add_listed, change_listed, delete_listed
from loonpoort.organisation.models.debtor_lists import DebtorListRow


class Department(Message):
    id: int
    code: int
    description: str | None


class Function(Message):
    id: int
    code: int
    description: str | None


SentDepartment = Annotated[Department | None, Named("department")]
SentFunction = Annotated[Function | None, Named("function")]
RowId = Annotated[int, Named("id")]


@contextmanager
def _refusing() -> Iterator[None]:
    """Tell what is refused as the contract does."""
    try:
        yield
    except UnknownRowError as error:
        raise RecordFault from error
    except ValidationError as error:
        raise ValuesFault(reason_of(error, Department, {})) from error


def _insert(
    model: type[DebtorListRow], call: Call, debtor_id: int, sent: Department | Function | None
) -> int:
    debtor = call.debtor(debtor_id)
    if sent is None:
        raise ValuesFault(f"No {model.__name__} was sent")
    with _refusing():
        return int(add_listed(model, debtor.id, sent.code, sent.description).pk)


def _update(
    model: type[DebtorListRow], call: Call, debtor_id: int, sent: Department | Function | None
) -> None:
    debtor = call.debtor(debtor_id)
    if sent is None:
        raise ValuesFault(f"No {model.__name__} was sent")
    with _refusing():
        change_listed(model, debtor.id, sent.id, sent.code, sent.description)


def _delete(model: type[DebtorListRow], call: Call, debtor_id: int, row_id: int) -> None:
    debtor = call.debtor(debtor_id)
    with _refusing():
        delete_listed(model, debtor.id, row_id)


@debtor_service.operation("Department_GetList")
def departments(call: Call, debtor_id: DebtorId) -> Rows[Department]:
    """Lists the departments of a debtor, by code."""
    return Department.rows(call.debtor(debtor_id).details(models.Department))


@debtor_service.operation("Department_Insert", is_write=True, faults=(ValuesFault,))
def insert_department(call: Call, debtor_id: DebtorId, department: SentDepartment) -> int:
    """Adds a department to a debtor, and returns its id. The Id sent is ignored.

    A code is 1 or more and occurs once at a debtor.
    """
    return _insert(models.Department, call, debtor_id, department)


@debtor_service.operation("Department_Update", is_write=True, faults=(RecordFault, ValuesFault))
def update_department(call: Call, debtor_id: DebtorId, department: SentDepartment) -> None:
    """Changes code and description of the department that has the Id sent, for all who work in it."""
    _update(models.Department, call, debtor_id, department)


@debtor_service.operation("Department_Delete", is_write=True, faults=(RecordFault, ValuesFault))
def delete_department(call: Call, debtor_id: DebtorId, department_id: RowId) -> None:
    """Removes a department of a debtor. Refused for one that an employee works in, or worked in."""
    _delete(models.Department, call, debtor_id, department_id)


@debtor_service.operation("Function_GetList")
def functions(call: Call, debtor_id: DebtorId) -> Rows[Function]:
    """Lists the functions of a debtor, by code."""
    return Function.rows(call.debtor(debtor_id).details(models.Function))


@debtor_service.operation("Function_Insert", is_write=True, faults=(ValuesFault,))
def insert_function(call: Call, debtor_id: DebtorId, function: SentFunction) -> int:
    """Adds a function to a debtor, and returns its id. The Id sent is ignored.

    A code is 1 or more and occurs once at a debtor.
    """
    return _insert(models.Function, call, debtor_id, function)


@debtor_service.operation("Function_Update", is_write=True, faults=(RecordFault, ValuesFault))
def update_function(call: Call, debtor_id: DebtorId, function: SentFunction) -> None:
    """Changes code and description of the function that has the Id sent, for all who have it."""
    _update(models.Function, call, debtor_id, function)


@debtor_service.operation("Function_Delete", is_write=True, faults=(RecordFault, ValuesFault))
def delete_function(call: Call, debtor_id: DebtorId, function_id: RowId) -> None:
    """Removes a function of a debtor. Refused for one that an employee has, or had."""
    _delete(models.Function, call, debtor_id, function_id)
