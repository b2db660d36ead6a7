"""Bank accounts of employees."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import BankAccountType
from loonpoort.organisation.models.columns import AccountColumns, account_constraints
from loonpoort.organisation.periods import LAST_YEAR
from loonpoort.payroll.models.periods import PeriodRecord

NUMBERED = (
    BankAccountType.FIRST,
    BankAccountType.SECOND,
    BankAccountType.THIRD,
    BankAccountType.FOURTH,
    BankAccountType.FIFTH,
)
"""The types of which an employee has one account at a time."""
LAST_INDEX = 100 * (LAST_YEAR + 1)
"""After all periods."""


class BankAccount(AccountColumns, PeriodRecord):
    """An account that an employee is paid on. Those of different types hold side by side."""

    topic: ClassVar[str] = "bank_account"

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
            *account_constraints("bank_account"),
        ]

    def clean(self) -> None:
        super().clean()
        if self.type in NUMBERED and self._others_of_its_type().exists():
            text = _("The employee has an account of this type in these periods already: end that one first.")
            raise ValidationError({"type": text})

    def _others_of_its_type(self) -> Any:
        """Those that hold in one of its periods."""
        others: Any = BankAccount.unscoped.filter(employee_id=self.employee_id).exclude(pk=self.pk)
        last = LAST_INDEX if self.last_period is None else self.last_period
        return others.filter(type=self.type).in_force_between(self.first_period, last)
