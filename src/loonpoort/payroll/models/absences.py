"""Absence of employees through illness."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.periods import FIRST_YEAR
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.periods import DayRecord

HIGHEST_DOSSIER = 9999


class DossierKind(models.IntegerChoices):
    """What a dossier is about: 1 to 7 by SIVI's list of 2006, 8 to 19 by that of 2017 and 2022."""

    ILLNESS = 1, _("Illness")
    PREGNANCY_ILLNESS = 2, _("Illness through pregnancy")
    DISABLED_ILLNESS = 3, _("Illness of a disabled person back at work")
    DONATION_ILLNESS = 4, _("Illness through organ donation")
    PREGNANCY_LEAVE = 5, _("Pregnancy leave")
    ADOPTION = 6, _("Adoption or foster care")
    CHILDBIRTH_ILLNESS = 7, _("Illness through childbirth")
    NO_SAFETY_NET = 8, _("Illness, no safety net")
    PREGNANCY = 9, _("Absence through pregnancy or childbirth")
    DONATION = 10, _("Absence through organ donation")
    UNEMPLOYMENT = 11, _("Unemployment benefit and long absence")
    AGENCY = 12, _("Agency or on-call worker")
    CONTRACT_ENDS = 13, _("End of employment during absence")
    PARTLY_DISABLED = 14, _("Partly disabled")
    SPECIAL_EMPLOYMENT = 15, _("Special employment")
    OTHER = 16, _("Other causes")
    PREGNANCY_LEAVE_BY_LAW = 17, _("Pregnancy leave by law")
    ADOPTION_LEAVE_BY_LAW = 18, _("Adoption leave by law")
    FOSTER_LEAVE_BY_LAW = 19, _("Foster care leave by law")


class AbsenceCause(models.IntegerChoices):
    """What an absence came from, as far as an employer may keep it. The list is ours, documented as such."""

    ILLNESS = 1, _("Illness")
    ACCIDENT_AT_WORK = 2, _("Accident at work")
    TRAFFIC_ACCIDENT = 3, _("Traffic accident")
    PRIVATE_ACCIDENT = 4, _("Accident in private")
    OCCUPATIONAL_DISEASE = 5, _("Occupational disease")
    PREGNANCY = 6, _("Pregnancy or childbirth")
    ORGAN_DONATION = 7, _("Organ donation")
    OTHER = 8, _("Something else")


def _told_on() -> "models.DateField[datetime.date | None, datetime.date | None]":
    earliest = MinValueValidator(datetime.date(FIRST_YEAR, 1, 1))
    return models.DateField(null=True, blank=True, validators=[earliest])


class Absence(DayRecord):
    """From the first day of absence, up to and with the last; without one it goes on.

    An employee has one at a time. Those of one illness follow one another in a dossier, each with its
    percentage.
    """

    topic = "absence"

    percentage = models.PositiveSmallIntegerField(
        default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    """How much of the work is not done."""
    comment = models.CharField(max_length=200, null=True, blank=True, validators=[plain_text])
    reported_on = _told_on()
    """When the absence was told of..."""
    recovery_reported_on = _told_on()
    """... and when its end was."""
    dossier_number = models.PositiveSmallIntegerField(
        blank=True, validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_DOSSIER)]
    )
    """Which of the employee's dossiers it belongs to; without one it begins the next."""
    dossier_kind = models.PositiveSmallIntegerField(choices=DossierKind, null=True, blank=True)
    cause = models.PositiveSmallIntegerField(choices=AbsenceCause, null=True, blank=True)

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["employee", "first_day"], name="absence_by_employee")]
        constraints = [
            *DayRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(percentage__range=(1, 100)), name="absence_is_a_percentage"
            ),
            models.CheckConstraint(
                condition=models.Q(dossier_number__range=(1, HIGHEST_DOSSIER)), name="absence_has_a_dossier"
            ),
        ]

    def clean(self) -> None:
        """One at a time, in a dossier."""
        others: Any = Absence.unscoped.filter(employee_id=self.employee_id).exclude(pk=self.pk)
        met = others.in_force_between(self.first_day, self.last_day or datetime.date.max).first()
        if met is not None:
            text = _("The employee is absent already from %(day)s on: end that absence first.")
            day = formats.date_format(met.first_day, "j M Y")
            raise ValidationError({"first_day": ValidationError(text, code="overlap", params={"day": day})})
        if self.dossier_number is None:
            highest = others.aggregate(highest=models.Max("dossier_number"))["highest"]
            self.dossier_number = (highest or 0) + 1
