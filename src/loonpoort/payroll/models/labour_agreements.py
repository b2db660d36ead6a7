"""Which of their debtor's labour agreements employees fall under."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from loonpoort.organisation.models import LabourAgreement
from loonpoort.organisation.periods import Period
from loonpoort.payroll.models.periods import PeriodRecord


class EmployeeLabourAgreement(PeriodRecord):
    """A timeline: the settings of a labour agreement that an employee falls under from a period on."""

    topic: ClassVar[str] = "labour_agreement"
    looked_up: ClassVar[tuple[str, ...]] = ("employee", "agreement")

    agreement = models.ForeignKey(LabourAgreement, on_delete=models.RESTRICT, related_name="+")

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee", "first_period"], name="labour_agreement_once_a_period"
            ),
        ]

    def clean(self) -> None:
        of, first = self.agreement, self.first_period
        if of.first_period > first or (of.last_period is not None and of.last_period < first):
            period = Period.from_index(first)
            text = _("%(name)s does not hold in period %(number)s of %(year)s.") % {
                "name": of.name,
                "number": period.number,
                "year": period.year,
            }
            raise ValidationError({"agreement": text})
