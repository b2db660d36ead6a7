"""The family of employees: partners and children."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.periods import DayRecord, PeriodRecord
from loonpoort.payroll.models.personal_infos import EARLIEST, Gender


def _text(length: int) -> "models.CharField[str | None, str | None]":
    return models.CharField(max_length=length, null=True, blank=True, validators=[plain_text])


class Relative(models.Model):
    """Somebody of an employee's family."""

    name = models.CharField(max_length=80, validators=[plain_text])
    """The family name."""
    first_name = _text(80)
    initials = _text(20)
    gender = models.CharField(max_length=9, choices=Gender, default=Gender.UNDEFINED)
    birthday = models.DateField(validators=[EARLIEST])

    class Meta:
        abstract = True


class Partner(DayRecord, Relative):
    """A timeline: the partner that an employee has from a day on."""

    topic: ClassVar[str] = "partner"

    telephone = _text(30)
    email = models.CharField(max_length=254, null=True, blank=True, validators=[EmailValidator()])

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        constraints = [
            *DayRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_day"], name="partner_once_a_day"),
        ]

    def clean(self) -> None:
        if self.birthday > self.first_day:
            raise ValidationError({"birthday": _("A partner is born before being one.")})
        others: Any = Partner.unscoped.filter(employee_id=self.employee_id, first_day=self.first_day)
        if others.exclude(pk=self.pk).exists():
            raise ValidationError({"first_day": _("Another partner begins on this day already.")})


class Child(PeriodRecord, Relative):
    """A child of an employee, known from a period on: several side by side."""

    topic: ClassVar[str] = "child"

    class Meta(PeriodRecord.Meta):
        ordering = ["pk"]
        indexes = [models.Index(fields=["employee", "first_period"], name="child_by_employee")]
