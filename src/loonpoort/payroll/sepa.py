"""Payment files (SEPA, pain.001.001.03) of payroll runs: net wages to employees, and wage tax.

All payments of a run are in the file, or there is no file: whatever one of them lacks is told, and nothing
is half made.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor
from loonpoort.organisation.bank_checks import check_iban, compact_iban
from loonpoort.organisation.models import Company
from loonpoort.payroll import events
from loonpoort.payroll.handles import RunHandle
from loonpoort.payroll.models import (
    BankAccount,
    Declaration,
    LineKind,
    PaymentFile,
    Run,
    RunState,
)
from loonpoort.payroll.models.bank_accounts import NUMBERED
from loonpoort.payroll.payer_accounts import debit_account_of

SCHEMA = "pain.001.001.03"
TAX_AUTHORITY = "Belastingdienst"
CENT = Decimal("0.01")
FIRST_DAY = datetime.date(2000, 1, 1)
MOST_NAMED = 20
"""Employees who are named in one refusal."""


class NothingToPayError(Exception):
    """No employee has a positive net wage in the run, or it is open; or the declaration has nothing due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One transfer, in the currency of all of them."""

    name: str
    iban: str
    amount: Decimal
    reference: str
    """As payer and bank follow it: 35 characters at most."""
    description: str


def wages_file(actor: Actor, run: RunHandle, day: datetime.date) -> str:
    """The file that pays the net wages of a run on a day, and note that it was made.

    Each employee whose net wages in the run come to more than nothing is paid on the first of its numbered
    bank accounts that has an IBAN in the run's last period. Negative wages are left out. Raises
    NothingToPayError, and ValidationError for employees without such an account, or a company without one.
    """
    with transaction.atomic():
        company = _held(run)
        payments = _wages(run)
        text = _text(company, day, payments)
        _note(actor, company, run, len(payments))
    return text


def tax_file(actor: Actor, run: RunHandle, declaration: Declaration, day: datetime.date) -> str:
    """The file that pays what a declaration comes to. Raises as `wages_file`."""
    with transaction.atomic():
        company = _held(run)
        if declaration.total <= 0:
            raise NothingToPayError
        said = declaration.payment_reference
        payment = Payment(
            name=TAX_AUTHORITY,
            iban=settings.TAX_IBAN,
            amount=Decimal(declaration.total),
            reference=said or f"LH-{declaration.year}-{declaration.first_period}-{declaration.serial_number}",
            description=said or f"Loonheffingen {declaration.year}-{declaration.first_period}",
        )
        text = _text(company, day, [payment])
        _note(actor, company, run, 1, declaration)
    return text


def _held(run: RunHandle) -> Company:
    """The company, held: the run stays as it is meanwhile."""
    held = Company.unscoped.select_for_update(of=("self",)).select_related("debtor")
    company = held.get(pk=run.company.id)
    if not Run.unscoped.filter(pk=run.id).exclude(state=RunState.OPEN).exists():
        raise NothingToPayError
    return company


def _wages(run: RunHandle) -> list[Payment]:
    due = {pk: row for pk, row in _net(run).items() if row[2] > 0}
    if not due:
        raise NothingToPayError
    accounts = _accounts(run, due)
    missing = sorted(number for pk, (number, _, _) in due.items() if pk not in accounts)
    if missing:
        named = ", ".join(map(str, missing[:MOST_NAMED])) + (" …" if len(missing) > MOST_NAMED else "")
        text = _("No bank account with a valid IBAN holds in the run's last period of employee %(numbers)s.")
        raise ValidationError({"employees": text % {"numbers": named}})
    return [
        Payment(
            name=accounts[pk][1] or name,
            iban=accounts[pk][0],
            amount=amount,
            reference=f"{run.year}-{run.number}-{number}",
            description=f"Salaris {run.last_period.number}-{run.year}",
        )
        for pk, (number, name, amount) in sorted(due.items(), key=lambda item: (item[1][0], item[0]))
    ]


def _net(run: RunHandle) -> dict[int, tuple[int, str, Decimal]]:
    """By id of each employee its number and name, and what its net wages in a run come to."""
    named = ("employee_id", "employee__number", "employee__display_name")
    lines = run.lines().filter(kind=LineKind.NET.value).queryset.order_by(*named)
    sums = lines.values_list(*named).annotate(total=models.Sum("amount"))
    # SQLite adds up in floating point; each amount has whole cents.
    return {pk: (number, name, total.quantize(CENT)) for pk, number, name, total in sums}


def _accounts(run: RunHandle, due: Iterable[int]) -> dict[int, tuple[str, str]]:
    """By id of each employee the IBAN it is paid on, and the name of the account's holder."""
    index, wanted = run.last_period.index, set(due)
    found: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for part in run.company.by_employee(BankAccount):
        held = part.via("in_force_between", index, index)
        for pk, kind, iban, name in held.values_list("employee_id", "type", "iban", "name"):
            if pk in wanted and kind in NUMBERED and is_valid(iban):
                found[pk].append((NUMBERED.index(kind), iban, name or ""))
    return {pk: min(accounts)[1:] for pk, accounts in found.items()}


def is_valid(iban: str | None) -> bool:
    """Whether it is one: those that came in by other ways than the forms are looked at too."""
    try:
        check_iban(iban or "")
    except ValidationError:
        return False
    return bool(iban)


def _text(company: Company, day: datetime.date, payments: list[Payment]) -> str:
    # Here, because it brings in a schema library that nothing else of the gate needs.
    from sepaxml import SepaTransfer

    if day < FIRST_DAY:
        raise ValidationError({"day": _("The day of payment lies before %(day)s.") % {"day": FIRST_DAY}})
    account = debit_account_of(company)
    payer: dict[str, Any] = {"name": account.name, "IBAN": account.iban, "currency": "EUR", "batch": True}
    if account.bic:
        payer["BIC"] = account.bic
    file = SepaTransfer(payer, schema=SCHEMA, clean=True)
    for payment in payments:
        file.add_payment(
            {
                "name": payment.name,
                "IBAN": compact_iban(payment.iban),
                "amount": int(payment.amount * 100),
                "execution_date": day,
                "description": payment.description,
                "endtoend_id": payment.reference,
            }
        )
    # The tests hold files against the schema; doing so here takes seconds for a large run.
    text: bytes = file.export(validate=False)
    return text.decode("utf-8")


def _note(
    actor: Actor, company: Company, run: RunHandle, count: int, declaration: Declaration | None = None
) -> None:
    PaymentFile.unscoped.create(run_id=run.id, declaration=declaration, payments=count)
    told: dict[str, object] = {"number": f"{run.year}/{run.number}", "lines": count}
    if declaration:
        told["kind"] = declaration.kind
    events.record_company(events.COMPANY_PAYMENTS_TAKEN, company, actor, before={}, after=told)
