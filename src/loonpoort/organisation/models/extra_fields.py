"""Extra fields: what a debtor keeps of its employees beyond what payroll knows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models.debtor_details import DebtorDetail
from loonpoort.organisation.models.debtors import Debtor
from loonpoort.organisation.texts import plain_text


class ExtraFieldType(models.TextChoices):
    """What a value may be. The words are ours, documented as such: the contract leaves them open."""

    TEXT = "Text", _("Text")
    NUMBER = "Number", _("Number")
    DATE = "Date", _("Date")
    YES_NO = "YesNo", _("Yes or no")


class ExtraField(DebtorDetail):
    """A field of a debtor's own, which its employees have values of."""

    debtor = models.ForeignKey(Debtor, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100, validators=[plain_text])
    type = models.CharField(max_length=6, choices=ExtraFieldType, default=ExtraFieldType.TEXT)

    class Meta(DebtorDetail.Meta):
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["debtor", "name"], name="extra_field_once_at_a_debtor")
        ]

    def __str__(self) -> str:
        return self.name
