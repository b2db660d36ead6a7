"""Managers of employees: people of the debtor's list. Who has which is set on the employee page."""

from loonpoort.access.calls import Call
from loonpoort.operations.debtor_details import Manager
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import EmployeeId, PeriodNumber, Year
from loonpoort.operations.services import employee_service
from loonpoort.payroll.models import EmployeeManager


class Staff(Manager):
    """A manager, as this service calls one."""


MANAGERS = Family(EmployeeManager, Staff, {name: f"manager__{name}" for name in Staff.__struct_fields__})


@employee_service.operation("Manager_Get")
def manager(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Staff | None:
    """Returns the manager of an employee in a period: one of the debtor's, with the number it has there.

    Manager_GetList of DebtorService lists them. Which manager an employee has is set on the employee page.
    """
    return MANAGERS.latest(MANAGERS.in_period(call.employee(employee_id), year, period))


@employee_service.operation("Manager_GetCurrent")
def current_manager(call: Call, employee_id: EmployeeId) -> Staff | None:
    """Returns the manager of an employee in the company's current period."""
    return MANAGERS.latest(MANAGERS.current(call.employee(employee_id)))
