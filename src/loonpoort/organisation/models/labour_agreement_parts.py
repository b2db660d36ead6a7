"""What a labour agreement is made up of: the models of schedules, wages, hours and leave that go with it."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models.debtor_details import HIGHEST_NUMBER, LabourAgreement
from loonpoort.organisation.models.debtors import Debtor
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.organisation.texts import plain_text


class AgreementPart(models.TextChoices):
    """The elements of the contract, in our spelling."""

    SCHEDULE_MODEL = "schedule_model", _("Schedules")
    WAGE_MODEL = "wage_model", _("Wages")
    WAGE_MODEL_2 = "wage_model2", _("Wages, second model")
    HOURS_MODEL = "hours_model", _("Hours")
    HOURS_MODEL_2 = "hours_model2", _("Hours, second model")
    INDUSTRY = "industry", _("Industry")
    INDUSTRY_2 = "industry2", _("Second industry")
    INDUSTRY_3 = "industry3", _("Third industry")
    LEAVE_MODEL = "leave_model", _("Leave")
    HOURS_RESERVATION_MODEL = "hours_reservation_model", _("Reservations of hours")
    RESERVATION_MODEL = "reservation_model", _("Reservations")
    SALARY_TABLE = "salary_table", _("Salary table")


class LabourAgreementPartQuerySet(ScopedQuerySet["LabourAgreementPart"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(agreement__debtor__in=Debtor.objects.within(scope))


class LabourAgreementPart(models.Model):
    agreement = models.ForeignKey(LabourAgreement, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=23, choices=AgreementPart)
    code = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_NUMBER)])
    description = models.CharField(max_length=100, null=True, blank=True, validators=[plain_text])

    objects = ScopedManager.from_queryset(LabourAgreementPartQuerySet)()
    unscoped = LabourAgreementPartQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        base_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "part"], name="labour_agreement_has_a_part_once"),
            models.CheckConstraint(
                condition=models.Q(part__in=AgreementPart.values, code__range=(1, HIGHEST_NUMBER)),
                name="labour_agreement_part_has_a_code",
            ),
        ]
