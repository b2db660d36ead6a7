"""The bank account that a company pays from."""

from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.organisation.bank_checks import check_iban
from loonpoort.organisation.models import Company
from loonpoort.organisation.models.debtor_details import DebtorBankAccount
from loonpoort.payroll.company_facts import account_of


class PayerAccount(NamedTuple):
    name: str
    iban: str
    bic: str


def debit_account_of(company: Company) -> PayerAccount:
    """The account that a company pays from: its own or, where it has none, its debtor's.

    Raises ValidationError when there is none with a valid IBAN.
    """
    of_debtor: Any = DebtorBankAccount.unscoped.filter(debtor_id=company.debtor_id)
    account = account_of(company.pk) or of_debtor.first()
    missing = {"account": _("The company has no bank account with a valid IBAN to pay from.")}
    if account is None or not account.iban:
        raise ValidationError(missing)
    try:
        check_iban(account.iban)
    except ValidationError as error:
        raise ValidationError(missing) from error
    return PayerAccount(account.name or company.name, account.iban, account.bic or "")
