"""Bank accounts of employees."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.bank_fields import BicField, IbanField
from loonpoort.organisation.models import BankAccountType
from loonpoort.organisation.periods import LAST_YEAR
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.periods import PeriodRecord

NUMBERED = (
    BankAccountType.FIRST,
    BankAccountType.SECOND,
    BankAccountType.THIRD,
    BankAccountType.FOURTH,
    BankAccountType.FIFTH,
)
"""The types of which an employee has one account at a time."""
HOME = "NL"
LAST_INDEX = 100 * (LAST_YEAR + 1)
"""After all periods."""


def _text(length: int) -> "models.CharField[str | None, str | None]":
    return models.CharField(max_length=length, null=True, blank=True, validators=[plain_text])


class BankAccount(PeriodRecord):
    """An account that an employee is paid on. Those of different types hold side by side."""

    topic: ClassVar[str] = "bank_account"

    number = models.CharField(
        max_length=34,
        null=True,
        blank=True,
        validators=[
            RegexValidator(
                r"^[0-9A-Za-z][0-9A-Za-z .-]*\Z",
                _("An account number has letters and digits, and perhaps spaces, points and dashes."),
            )
        ],
    )
    """As banks without IBANs number accounts, or as Dutch ones did."""
    description = _text(100)
    iban = IbanField()
    bic = BicField()
    city = _text(80)
    name = _text(100)
    """Of the holder."""
    type = models.CharField(max_length=13, choices=BankAccountType, default=BankAccountType.FIRST)

    class Meta(PeriodRecord.Meta):
        ordering = ["pk"]
        indexes = [models.Index(fields=["employee", "first_period"], name="bank_account_by_employee")]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee", "type", "first_period"],
                condition=models.Q(type__in=NUMBERED),
                name="bank_account_once_of_a_number",
            ),
            models.CheckConstraint(
                condition=models.Q(iban__isnull=False) | models.Q(number__isnull=False, bic__isnull=False),
                name="bank_account_can_be_paid_on",
            ),
            models.CheckConstraint(
                condition=~models.Q(type=BankAccountType.NONE), name="bank_account_has_a_type"
            ),
        ]

    def clean(self) -> None:
        if self.type == BankAccountType.NONE:
            raise ValidationError({"type": _("Choose which of the employee's accounts it is.")})
        if not self.iban and not (self.number and self.bic and self.bic[4:6] != HOME):
            text = _("Only an account abroad can do without: it has a number, and a BIC of its country.")
            raise ValidationError({"iban": ValidationError(text, code="required")})
        if self.type in NUMBERED and self._others_of_its_type().exists():
            text = _("The employee has an account of this type in these periods already: end that one first.")
            raise ValidationError({"type": text})

    def _others_of_its_type(self) -> Any:
        """Those that hold in one of its periods."""
        others: Any = BankAccount.unscoped.filter(employee_id=self.employee_id).exclude(pk=self.pk)
        last = LAST_INDEX if self.last_period is None else self.last_period
        return others.filter(type=self.type).in_force_between(self.first_period, last)
