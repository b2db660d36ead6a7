"""Employees: one person's employment at one company."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Company
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet


class EmployeeType(models.IntegerChoices):
    """The ids that the employee lists are asked by; the contract shows these two."""

    ON_PAYROLL = 2, _("On payroll")
    OUT_OF_SERVICE = 4, _("Out of service")


class EmployeeQuerySet(ScopedQuerySet["Employee"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("company__"))


class Employee(models.Model):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    display_name = models.CharField(max_length=150)
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
