"""The life of a payroll run: opened for a period, processed, locked, and opened again before that.

Each change checks, changes and records in one transaction, with the company held: two follow one another.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor, Event
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodError, PeriodType
from loonpoort.organisation.webhook_events import WebhookEvent
from loonpoort.organisation.webhooks import tell
from loonpoort.payroll import events
from loonpoort.payroll.models import Run, RunLine, RunRequest, RunRequestStatus, RunState
from loonpoort.payroll.run_taking import take_in


@contextmanager
def holding(company_id: int) -> Iterator[Company]:
    """A company, held to the end of the transaction. Raises ValidationError when there is none."""
    with transaction.atomic():
        held = Company.unscoped.select_for_update(of=("self",)).select_related("debtor")
        company = held.filter(pk=company_id).first()
        if company is None:
            raise ValidationError({"company": _("There is no such company.")})
        yield company


def open_run(actor: Actor, company_id: int, year: int, period: int, description: str = "") -> Run:
    """Open a run for a period. Raises ValidationError: there is no such period, or it has an open one."""
    with holding(company_id) as company:
        return open_in(actor, company, year, period, description)


def open_in(actor: Actor, company: Company, year: int, period: int, description: str = "") -> Run:
    """As `open_run`, of a company that is held."""
    check_period(company, "period", year, period)
    runs = Run.unscoped.filter(company=company, year=year)
    other = runs.filter(first_period__lte=period, last_period__gte=period, state=RunState.OPEN).first()
    if other is not None:
        raise ValidationError({"period": _("Run %(run)s of this period is open already.") % {"run": other}})
    number = next_number(company, year)
    run = Run(company=company, year=year, number=number, first_period=period, last_period=period)
    run.description = description.strip()
    run.clean_fields(exclude=["company"])
    run.save()
    _record(events.COMPANY_RUN_OPENED, actor, company, run, before="")
    return run


def process_run(actor: Actor, company_id: int, run_id: int) -> Run:
    """Take the stored hours, wages and salaries into an open run, which counts from then on.

    A run whose figures all came by import has them kept as they are. Raises ValidationError when it is not
    open.
    """
    with holding(company_id) as company:
        run = _run(company, run_id)
        if run.state != RunState.OPEN:
            raise ValidationError(_("Run %(run)s is not open: it is processed already.") % {"run": run})
        return process_in(actor, company, run)


def process_in(actor: Actor, company: Company, run: Run) -> Run:
    """As `process_run`, of a company that is held."""
    # An import without what is stored said all there is to say.
    lines = RunLine.unscoped.filter(run=run)
    if not lines.exists() or lines.filter(is_taken=True).exists():
        take_in(run)
    _step(actor, company, run, events.COMPANY_RUN_PROCESSED, RunState.PROCESSED)
    return run


def lock_run(actor: Actor, company_id: int, run_id: int) -> Run:
    """Have a processed run never change again. Raises ValidationError when it is open, or locked already."""
    with holding(company_id) as company:
        run = _run(company, run_id)
        check_not_locked(run)
        if run.state == RunState.OPEN:
            raise ValidationError(_("Run %(run)s is open: process it first.") % {"run": run})
        _step(actor, company, run, events.COMPANY_RUN_LOCKED, RunState.LOCKED)
        return run


def reopen_run(actor: Actor, company_id: int, run_id: int) -> Run:
    """Have a processed run changed: its figures do not count until it is processed again.

    Raises ValidationError when it is locked, or open already.
    """
    with holding(company_id) as company:
        run = _run(company, run_id)
        check_not_locked(run)
        if run.state == RunState.OPEN:
            raise ValidationError(_("Run %(run)s is open already.") % {"run": run})
        _step(actor, company, run, events.COMPANY_RUN_REOPENED, RunState.OPEN)
        return run


def check_not_locked(run: Run) -> None:
    if run.is_locked:
        raise ValidationError({"number": _("Run %(run)s is locked: it is never changed.") % {"run": run}})


def check_period(company: Company, name: str, year: int, number: int) -> Period:
    """A period of a company's. Raises ValidationError by the name it goes by."""
    try:
        return PeriodCalendar(PeriodType(company.period_type)).period(year, number)
    except PeriodError as error:
        raise ValidationError({name: f"{error}."}) from error


def next_number(company: Company, year: int) -> int:
    runs = Run.unscoped.filter(company=company, year=year)
    return (runs.order_by("-number").values_list("number", flat=True).first() or 0) + 1


def tell_of(company: Company, run: Run) -> None:
    """Tell what came of a run, to webhooks and to the requests that it is for."""
    ids = {"CompanyId": company.pk, "RunId": run.pk}
    if run.state == RunState.OPEN:
        return
    if run.is_locked:
        requests: Any = RunRequest.unscoped.filter(run=run)
        requests.filter(status=RunRequestStatus.HANDLED).update(status=RunRequestStatus.COMPLETE)
    event = WebhookEvent.COMPANY_RUN_LOCKED if run.is_locked else WebhookEvent.COMPANY_RUN_PROCESSED
    tell(event, company.debtor_id, [ids])


def _run(company: Company, run_id: int) -> Run:
    run: Run | None = Run.unscoped.filter(pk=run_id, company=company).first()
    if run is None:
        raise ValidationError(_("The company has no such run."))
    run.company = company
    return run


def _step(actor: Actor, company: Company, run: Run, event: Event, state: RunState) -> None:
    before, run.state = run.state, state
    if state == RunState.OPEN:
        run.run_at = None
    elif state == RunState.PROCESSED:
        run.run_at = timezone.now()
    run.save(update_fields=["state", "run_at"])
    _record(event, actor, company, run, before=before)
    tell_of(company, run)


def _record(event: Event, actor: Actor, company: Company, run: Run, *, before: str) -> None:
    told: dict[str, object] = {"number": f"{run.year}/{run.number}", "status": run.state}
    if run.state != RunState.OPEN:
        told["lines"] = RunLine.unscoped.filter(run=run).count()
    was: dict[str, object] = {"status": before} if before else {}
    events.record_company(event, company, actor, before=was, after=told)
