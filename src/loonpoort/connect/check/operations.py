"""What would become of a call of each operation: open or closed, and over how much data."""

from collections.abc import Callable
from functools import cache

from django.utils.translation import gettext as _

from loonpoort.access.sign_ons import allows_weak_session
from loonpoort.connect.check.reports import OperationOutcome, Reached, Verdict
from loonpoort.connect.check.subjects import Subject
from loonpoort.contract import Operation
from loonpoort.contract.faults import CompanyFault, DebtorFault, EmployeeFault, Fault
from loonpoort.operations import SERVICES
from loonpoort.organisation.models import Product

Bound = Callable[[Subject], str]
"""Why a login is refused an operation that its template opens; nothing: it is not."""


@cache
def operations_by_key() -> dict[str, Operation]:
    """Every operation of every service, by ``Service.Operation``."""
    return {each.key: each for service in SERVICES for each in service.operations.values()}


def outcome_of(subject: Subject, key: str) -> OperationOutcome:
    operation = operations_by_key().get(key)
    if operation is None:
        words = _("There is no such operation here.")
        return OperationOutcome(key, Verdict.WRONG, is_write=False, reached=Reached(), words=words)
    reached = _reached_by(operation, subject.reached)
    verdict, words, way_out = _verdict(subject, operation, reached)
    if verdict in (Verdict.WRONG, Verdict.NOT_LOOKED_AT):
        reached = Reached()
    return OperationOutcome(key, verdict, operation.is_write, reached, words, way_out)


def _verdict(subject: Subject, operation: Operation, reached: Reached) -> tuple[Verdict, str, str]:
    if operation.key in subject.rights.closed:
        words = _("Off in user template “%(template)s”.") % {"template": subject.login.user_template.name}
        return Verdict.WRONG, words, _("Open it there.")
    if operation.key in _BY_PASSWORD:
        words = _("It takes the login's password, not its token.")
        return Verdict.NOT_LOOKED_AT, words, ""
    bound = _BOUND.get(operation.key)
    if bound and (refusal := bound(subject)):
        return Verdict.WRONG, refusal, ""
    needed = _needed(operation)
    if needed and not getattr(subject.reached, needed):
        words = _("Every id is refused: nothing of that is within reach.")
        return Verdict.WRONG, words, _("See the filter and the data above.")
    if reached.counts and not any(reached.counts.values()):
        return Verdict.WARNING, _("It gives an empty list."), _("See the filter and the data above.")
    return Verdict.OK, "", ""


def _needed(operation: Operation) -> str:
    """What a caller must name one of; nothing when it names none."""
    faults = _faults_of_parameters(operation)
    for fault, name in _BY_FAULT:
        if fault in faults:
            return name
    return ""


def _reached_by(operation: Operation, reached: Reached) -> Reached:
    """Over how much it would go, as far as it is about debtors, companies or employees at all."""
    needed, service = _needed(operation), operation.service.name
    if service == "EmployeeService" and needed == "companies":
        return Reached(companies=reached.companies, employees=reached.employees)
    if service == "CompanyService" and needed == "debtors":
        return Reached(debtors=reached.debtors, companies=reached.companies)
    if service == "ReportService" and not needed and "Reports_BackgroundTask" not in operation.name:
        return reached
    name = needed or _LISTS.get(operation.key, "")
    return Reached(**{name: getattr(reached, name)}) if name else Reached()


def _faults_of_parameters(operation: Operation) -> frozenset[type[Fault]]:
    of_fields = (fault for field in operation.request.fields for fault in field.faults)
    return frozenset((*of_fields, *operation.own_faults))


_BY_FAULT: tuple[tuple[type[Fault], str], ...] = (
    (EmployeeFault, "employees"),
    (CompanyFault, "companies"),
    (DebtorFault, "debtors"),
)
"""The narrowest first: what names an employee and a company needs both, and who has one has the other."""

_LISTS = {
    "DebtorService.List_GetAll": "debtors",
    "DebtorService.List_GetByNumber": "debtors",
    "DebtorService.Converter_GetDebtors_IntToGuid": "debtors",
    "CompanyService.List_GetAll": "companies",
}
"""Operations that take no id and give all that is within reach."""

_BY_PASSWORD = frozenset({"SingleSignOn.GetToken", "SingleSignOn.GetTokenWithDomain"})


def _debtor_insert(subject: Subject) -> str:
    if subject.login.environment.product != Product.ACCOUNTANT:
        return _("An environment of the Business product has one debtor and gets no other.")
    if not subject.scope.is_whole_environment:
        return _("Only a login at master level whose filter is All makes debtors.")
    return ""


def _all_companies(subject: Subject) -> str:
    if subject.scope.company_ids is not None:
        return _("Only a login whose filter leaves out no company may call this.")
    return ""


def _weak_session(subject: Subject) -> str:
    if allows_weak_session(subject.login):
        return ""
    if subject.login.environment.requires_second_factor:
        return _("A token opens no session in an environment that requires a second factor.")
    return _("User template “%(template)s” lets no token open a session.") % {
        "template": subject.login.user_template.name
    }


_BOUND: dict[str, Bound] = {
    "DebtorService.Debtor_Insert": _debtor_insert,
    "CompanyService.Company_Insert": _all_companies,
    "DebtorService.WebhookSettings_Insert": _all_companies,
    "DebtorService.WebhookSettings_Delete": _all_companies,
    "SingleSignOn.GetToken2": _weak_session,
}
"""Operations that ask for more than an open right."""
