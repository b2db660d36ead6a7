"""Children of employees."""

import datetime
from typing import Annotated

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import RecordFault, ValuesFault
from loonpoort.operations.batches import insert_all
from loonpoort.operations.families import Family, Values
from loonpoort.operations.parameters import CompanyId, EmployeeId
from loonpoort.operations.personal_info_messages import Gender
from loonpoort.operations.services import employee_service
from loonpoort.payroll.models import Child as ChildRecord


class Child(Message):
    id: int
    name: str | None
    first_name: str | None
    initials: str | None
    gender: Gender
    birthday: datetime.datetime


class EmployeeChildrenItem(Message):
    employee_id: int
    employee_children: list[Child] | None


class ChildFamily(Family[Child]):
    def values(self, sent: Child | None) -> Values:
        values = super().values(sent)
        return values | {"gender": str(values["gender"])}


CHILDREN = ChildFamily(ChildRecord, Child, missing="No child was sent")
SentChild = Annotated[Child | None, Named("child")]


@employee_service.operation("Children_Get")
def children(call: Call, employee_id: EmployeeId) -> EmployeeChildrenItem | None:
    """Returns the children of an employee. Without any the result is left out."""
    employee = call.employee(employee_id)
    rows = [
        Child(**dict(zip(Child.__struct_fields__, row, strict=True)))
        for row in CHILDREN.rows(CHILDREN.current(employee))
    ]
    return EmployeeChildrenItem(employee_id=employee.id, employee_children=rows) if rows else None


@employee_service.operation("Children_GetAll_Employeesbycompany")
def children_of_company(call: Call, company_id: CompanyId) -> Rows[EmployeeChildrenItem]:
    """Lists the children of every employee of a company that has any."""
    parts = call.company(company_id).current_side_by_side(ChildRecord)
    return EmployeeChildrenItem.grouped((part for (part,) in parts), Child, by="employee_id")


@employee_service.operation("Children_Insert", is_write=True, faults=(ValuesFault,))
def insert_child(call: Call, employee_id: EmployeeId, child: SentChild) -> str | None:
    """Adds a child to an employee, from the company's current period on, and returns its id.

    Name and Birthday are needed. The Id sent is ignored.
    """
    return str(CHILDREN.insert(call.employee(employee_id), child))


@employee_service.operation("Children_InsertBatch", is_write=True, faults=(ValuesFault,))
def insert_children(
    call: Call, employee_id: EmployeeId, children: Annotated[list[Child] | None, Named("children")]
) -> str | None:
    """Adds several children to an employee: all of them, or none. Returns their ids, with commas between.

    The elements are those of Children_Insert. What is refused says which child it was, counted from one.
    """
    return ",".join(map(str, insert_all(CHILDREN, call.employee(employee_id), children)))


@employee_service.operation("Children_Update", is_write=True, faults=(RecordFault, ValuesFault))
def update_child(call: Call, employee_id: EmployeeId, child: SentChild) -> str | None:
    """Changes the child that has the Id sent, all of it, and returns the id."""
    pk = child.id if child else 0
    CHILDREN.update(call.employee(employee_id), pk, child)
    return str(pk)


@employee_service.operation("Child_Delete", is_write=True, faults=(RecordFault,))
def delete_child(call: Call, employee_id: EmployeeId, child_id: int) -> str | None:
    """Removes a child of an employee, and returns the id."""
    CHILDREN.delete(call.employee(employee_id), child_id)
    return str(child_id)
