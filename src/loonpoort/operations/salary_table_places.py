"""Salaries of employees by a salary table of their company: table, scale and step by their ids."""

import datetime
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.parameters import EmployeeId
from loonpoort.operations.salaries import SALARIES
from loonpoort.operations.services import employee_service
from loonpoort.payroll.changes import changing
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import Salary
from loonpoort.payroll.salary_tables import salary_of_place

TableId = Annotated[
    str | None,
    Meta(description="GUID of a salary table of the company. May be left out: the scale tells it."),
]
ScaleId = Annotated[str | None, Meta(description="GUID of a scale of the company.")]
StepId = Annotated[
    str | None, Meta(description="GUID of a step of the scale. Without one the scale's own value is paid.")
]
StartDate = Annotated[
    datetime.datetime, Meta(description="The day that the salary begins on; its time is ignored.")
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands in a salary table, as it was sent."""

    table_id: str | None
    scale_id: str | None
    step_id: str | None

    def begin(self, employee: EmployeeHandle, day: datetime.date | None = None) -> None:
        """Pay an employee by it from a day on, the first of the current period unless told."""
        with SALARIES.refusing(), changing(employee.id) as change:
            first = SALARIES.first_of(change, day)
            values = salary_of_place(change.company_id, self.table_id, self.scale_id, self.step_id)
            change.begin(Salary, values, first)


@employee_service.operation("SalaryTable_Insert", is_write=True, faults=(ValuesFault,))
def begin_salary_by_table(
    call: Call,
    employee_id: EmployeeId,
    salary_table_id: TableId,
    salary_table_scale_id: ScaleId,
    salary_table_step_id: StepId,
    start_date: StartDate,
) -> None:
    """Gives an employee the salary of a place in the company's salary table from a day on.

    The ids are GUIDs, as SalaryTable2_Get, SalaryTable2_GetScales and SalaryTable2_GetSteps of CompanyService
    list them. The salary is a full-time gross one, of the value that the place has now. One that began on the
    same day is replaced.
    """
    place = Place(salary_table_id, salary_table_scale_id, salary_table_step_id)
    place.begin(call.employee(employee_id), start_date.date())


@employee_service.operation("SalaryTable_InsertCurrent", is_write=True, faults=(ValuesFault,))
def begin_current_salary_by_table(
    call: Call,
    employee_id: EmployeeId,
    salary_table_id: TableId,
    salary_table_scale_id: ScaleId,
    salary_table_step_id: StepId,
) -> None:
    """Gives an employee the salary of a place in a table from the first day of the current period on.

    The elements are those of SalaryTable_Insert.
    """
    place = Place(salary_table_id, salary_table_scale_id, salary_table_step_id)
    place.begin(call.employee(employee_id))
