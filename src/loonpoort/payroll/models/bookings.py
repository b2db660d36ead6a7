"""What wage codes of a company are, and the ledger accounts that their amounts are booked on."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import WageCode
from loonpoort.organisation.models.company_lists import CompanyListRow
from loonpoort.payroll.models.run_lines import LineKind, ledger_account

KINDS = [(kind.value, kind.label) for kind in LineKind if kind != LineKind.HOURS]
"""Those that an amount may be of."""


class CodeBooking(CompanyListRow):
    """How amounts of a wage code are booked when a run takes them in; without a code, the salary."""

    code = models.ForeignKey(WageCode, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=15, choices=KINDS, default=LineKind.GROSS)
    debit_account = ledger_account()
    credit_account = ledger_account()

    class Meta(CompanyListRow.Meta):
        ordering = ["code__number"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="code_is_booked_one_way"),
            models.UniqueConstraint(
                fields=["company"], condition=models.Q(code=None), name="salary_is_booked_one_way"
            ),
            models.CheckConstraint(
                condition=models.Q(debit_account="", credit_account="")
                | (~models.Q(debit_account="") & ~models.Q(credit_account="")),
                name="code_is_booked_at_both_sides",
            ),
        ]

    def clean(self) -> None:
        if bool(self.debit_account) != bool(self.credit_account):
            side = "credit_account" if self.debit_account else "debit_account"
            raise ValidationError({side: _("A code is booked at both sides, or at none.")})
