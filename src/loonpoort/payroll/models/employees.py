"""Employees: one person's employment at one company."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Company
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet


class EmployeeType(models.IntegerChoices):
    """The ids that the employee lists are asked by.

    The contract shows 2 and 4 and leaves the others open: those are ours, documented as such.
    """

    APPLICANT = 1, _("Applicant")
    ON_PAYROLL = 2, _("On payroll")
    EXTERNAL = 3, _("External")
    OUT_OF_SERVICE = 4, _("Out of service")
    FORMER_APPLICANT = 5, _("Former applicant")
    FORMER_EXTERNAL = 6, _("Former external")


ENDED = {
    EmployeeType.APPLICANT: EmployeeType.FORMER_APPLICANT,
    EmployeeType.ON_PAYROLL: EmployeeType.OUT_OF_SERVICE,
    EmployeeType.EXTERNAL: EmployeeType.FORMER_EXTERNAL,
}
"""By the type of an employment that of the employee once it has ended."""


class EmployeeQuerySet(ScopedQuerySet["Employee"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("company__"))


class Employee(models.Model):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    display_name = models.CharField(max_length=150)
    # What holds in the company's current period: it follows the employments.
    employee_type = models.PositiveSmallIntegerField(choices=EmployeeType, default=EmployeeType.ON_PAYROLL)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager.from_queryset(EmployeeQuerySet)()
    unscoped = models.Manager["Employee"]()

    class Meta:
        ordering = ["number", "pk"]
        base_manager_name = "unscoped"
        indexes = [
            models.Index(fields=["company", "employee_type", "number"], name="employee_by_number"),
            models.Index(fields=["company", "id"], name="employee_by_id"),
        ]

    def __str__(self) -> str:
        return self.display_name
