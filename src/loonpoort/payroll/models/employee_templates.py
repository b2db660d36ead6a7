"""Default employee templates: what a company's new employees begin with."""

import uuid
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Department, Function
from loonpoort.organisation.models.company_lists import CompanyListRow
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.contracts import HOURS_OF_A_WEEK
from loonpoort.payroll.models.employees import ENDED, EmployeeType
from loonpoort.payroll.models.employments import TYPES


class DefaultEmployeeTemplate(CompanyListRow):
    """Its type, and perhaps a department, a function and a contract."""

    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """What packages name it by."""
    description = models.CharField(max_length=100, validators=[plain_text])
    employee_type = models.PositiveSmallIntegerField(choices=TYPES, default=EmployeeType.ON_PAYROLL)
    department = models.ForeignKey(
        Department, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    function = models.ForeignKey(Function, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    hours_per_week = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(HOURS_OF_A_WEEK)],
    )
    """Of the contract that is made; without hours none is."""

    class Meta(CompanyListRow.Meta):
        ordering = ["description", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["company", "description"], name="template_once_in_a_company"),
            models.CheckConstraint(
                condition=models.Q(employee_type__in=[each.value for each in ENDED]),
                name="template_is_of_a_type",
            ),
            models.CheckConstraint(
                condition=models.Q(hours_per_week=None)
                | models.Q(hours_per_week__range=(0, HOURS_OF_A_WEEK)),
                name="template_hours_are_possible",
            ),
        ]

    def __str__(self) -> str:
        return self.description

    def clean(self) -> None:
        for column in ("department", "function"):
            row = getattr(self, column)
            if row is not None and row.debtor_id != self.company.debtor_id:
                raise ValidationError({column: _("It is of another debtor.")})
