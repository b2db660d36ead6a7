"""Requests for payroll runs: asked for by packages, handled or canceled by people."""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor, Event
from loonpoort.organisation.models import Company
from loonpoort.payroll import events
from loonpoort.payroll.models import Run, RunRequest, RunRequestStatus, RunState
from loonpoort.payroll.run_actions import holding, open_in, process_in


def request_run(actor: Actor, company_id: int) -> RunRequest:
    """Ask for a run of a company's current period. Raises ValidationError: another request is pending."""
    with holding(company_id) as company:
        pending: Any = RunRequest.unscoped.filter(company=company, status=RunRequestStatus.PENDING).first()
        if pending is not None:
            told = {"period": pending.period, "year": pending.year}
            raise ValidationError(_("A run of period %(period)s of %(year)s was asked for already.") % told)
        now = company.current_period
        request = RunRequest(company=company, year=now.year, period=now.number)
        request.save()
        _record(events.COMPANY_RUN_REQUESTED, actor, company, request)
        return request


def handle_request(actor: Actor, company_id: int, request_id: int) -> Run:
    """Open and process the run that was asked for; one of the period that is open already is processed.

    Raises ValidationError when the request is not pending.
    """
    with holding(company_id) as company:
        request = _pending(company, request_id)
        runs = Run.unscoped.filter(company=company, year=request.year, state=RunState.OPEN)
        run = runs.filter(first_period=request.period, last_period=request.period).first()
        if run is None:
            run = open_in(actor, company, request.year, request.period)
        run.company = company
        process_in(actor, company, run)
        request.run = run
        _close(request, RunRequestStatus.HANDLED)
        _record(events.COMPANY_RUN_REQUEST_HANDLED, actor, company, request)
        return run


def cancel_request(actor: Actor, company_id: int, request_id: int) -> None:
    """Make no run of a request. Raises ValidationError when it is not pending."""
    with holding(company_id) as company:
        request = _pending(company, request_id)
        _close(request, RunRequestStatus.CANCELED)
        _record(events.COMPANY_RUN_REQUEST_CANCELED, actor, company, request)


def _pending(company: Company, request_id: int) -> RunRequest:
    found = RunRequest.unscoped.filter(pk=request_id, company=company).first()
    request = cast("RunRequest | None", found)
    if request is None or request.status != RunRequestStatus.PENDING:
        raise ValidationError(_("The request is not pending any more. Nothing was changed."))
    return request


def _close(request: RunRequest, status: RunRequestStatus) -> None:
    request.status, request.handled_at = status, timezone.now()
    request.save(update_fields=["status", "handled_at", "run"])


def _record(event: Event, actor: Actor, company: Company, request: RunRequest) -> None:
    told: dict[str, object] = {"period": f"{request.year}/{request.period}"}
    events.record_company(event, company, actor, before={}, after=told)
