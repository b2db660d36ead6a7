"""Where employees work and what they do: departments and functions of their debtor."""

from typing import ClassVar

from django.db import models

from loonpoort.organisation.models import Department, Function
from loonpoort.payroll.models.periods import PeriodRecord


class EmployeeDepartment(PeriodRecord):
    """A timeline: the department that an employee works in from a period on."""

    topic: ClassVar[str] = "department"
    looked_up: ClassVar[tuple[str, ...]] = ("employee", "department")

    department = models.ForeignKey(Department, on_delete=models.RESTRICT, related_name="+")

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_period"], name="department_once_a_period"),
        ]


class EmployeeFunction(PeriodRecord):
    """A timeline: the function that an employee has from a period on."""

    topic: ClassVar[str] = "function"
    looked_up: ClassVar[tuple[str, ...]] = ("employee", "function")

    function = models.ForeignKey(Function, on_delete=models.RESTRICT, related_name="+")

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_period"], name="function_once_a_period"),
        ]
