"""Declarations from the pages: who may draw them up, mark them as sent and take them along."""

import datetime
from collections.abc import Iterable, Iterator

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Company
from loonpoort.payroll import declarations
from loonpoort.payroll.declaration_files import declaration_pieces
from loonpoort.payroll.declarations import DeclarationChoices
from loonpoort.payroll.models import Declaration, Run
from loonpoort.payroll.sepa import wages_file


def draw_up(call: Call, company: Company, choices: DeclarationChoices) -> Declaration:
    """Draw up a declaration. Raises PermissionDenied, and ValidationError, by choice."""
    _require(call, company, DashletRight.WRITE)
    return declarations.draw_up_declaration(call.actor, choices)


def mark_sent(call: Call, company: Company, pk: int) -> Declaration:
    """Note that one was sent. Raises PermissionDenied, UnknownDeclarationError and AlreadySentError."""
    _require(call, company, DashletRight.WRITE)
    return declarations.mark_sent(call.actor, company.pk, pk)


def mark_pension_codes(call: Call, company: Company, numbers: Iterable[int]) -> None:
    """Have these be the wage codes of the pension. Raises PermissionDenied, and ValidationError."""
    _require(call, company, DashletRight.WRITE)
    declarations.mark_pension_codes(call.actor, company.pk, numbers)


def take_declaration(call: Call, company: Company, declaration: Declaration) -> Iterator[str]:
    """Give the text of one, and record that: it tells what employees earn. Raises PermissionDenied."""
    _require(call, company, DashletRight.READ)
    declarations.record_downloaded(call.actor, company, declaration)
    return declaration_pieces(call.company(company.pk), company.name, declaration)


def take_payments(call: Call, company: Company, run: Run, day: datetime.date) -> str:
    """Give the payment file of a run's net wages, which is recorded: it has bank accounts in it.

    Raises PermissionDenied, NothingToPayError and ValidationError.
    """
    _require(call, company, DashletRight.WRITE)
    if right_of(call, Dashlet.BANK_ACCOUNTS) < DashletRight.READ:
        raise PermissionDenied(_("Your user template gives you no right to this."))
    handle = call.company(company.pk).run(run.pk)
    if handle is None:
        raise PermissionDenied(_("You may not see this run."))
    return wages_file(call.actor, handle, day)


def _require(call: Call, company: Company, right: DashletRight) -> None:
    require_password_session(call)
    if right_of(call, Dashlet.RUNS) < right:
        raise PermissionDenied(_("Your user template gives you no right to this."))
    if not call.companies().filter(pk=company.pk).exists():
        raise PermissionDenied(_("You may not change this company."))
