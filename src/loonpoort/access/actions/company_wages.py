"""Wage components of companies from the pages: who may change them."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.audit.records import Event
from loonpoort.organisation.models import Company, WageCode
from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import ProtectedError, UnknownRecordError, changing_company
from loonpoort.payroll.events import (
    COMPANY_WAGE_COMPONENT_ADDED,
    COMPANY_WAGE_COMPONENT_STOPPED,
    record_company,
)
from loonpoort.payroll.models import CompanyWageComponent, ComponentKind


def add_company_wages(
    call: Call,
    company: Company,
    code: WageCode,
    value: Decimal,
    first: Period,
    *,
    is_fixed: bool,
    changes_past: bool,
) -> None:
    """Give a company a wage component from a period on, or of that period alone if it is not fixed.

    Raises PermissionDenied, and ValidationError, by field.
    """
    _require(call, company)
    kind = ComponentKind.FIXED if is_fixed else ComponentKind.VARIABLE
    values = {"kind": kind, "code_id": code.pk, "value": value}
    with changing_company(company.pk) as change:
        try:
            change.period(first.year, first.number, is_unprotected=changes_past)
        except ProtectedError as error:
            raise _protected() from error
        change.insert(CompanyWageComponent, values, first, None if is_fixed else first)
        _record(COMPANY_WAGE_COMPONENT_ADDED, call, company, code, first)


def stop_company_wages(call: Call, company: Company, pk: int, last: Period, *, changes_past: bool) -> None:
    """Let a fixed wage component of a company hold up to and with a period.

    Raises PermissionDenied, and ValidationError, by field.
    """
    _require(call, company)
    with changing_company(company.pk) as change:
        try:
            component = change.find(CompanyWageComponent, pk)
            change.period(last.year, last.number, is_unprotected=changes_past)
        except ProtectedError as error:
            raise _protected() from error
        except UnknownRecordError as error:
            raise ValidationError(_("It has been removed meanwhile.")) from error
        ended = component.last_period
        if component.kind != ComponentKind.FIXED or (ended is not None and ended <= last.index):
            raise ValidationError({"period": _("It ends by then already.")})
        change.end(component, last)
        _record(COMPANY_WAGE_COMPONENT_STOPPED, call, company, component.code, last)


def _protected() -> ValidationError:
    return ValidationError({"period": _("This is before the current period: say that the past may change.")})


def _record(event: Event, call: Call, company: Company, code: WageCode, period: Period) -> None:
    told: dict[str, object] = {"code": str(code), "period": period.wire_text(company.period_type)}
    record_company(event, company, call.actor, before={}, after=told)


def _require(call: Call, company: Company) -> None:
    require_password_session(call)
    if right_of(call, Dashlet.COMPANIES) < DashletRight.WRITE:
        raise PermissionDenied(_("Your user template gives you no right to this."))
    if not call.companies().filter(pk=company.pk).exists():
        raise PermissionDenied(_("You may not change this company."))
