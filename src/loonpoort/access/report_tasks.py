"""Reports made in the background: asked for by a login, made by the worker, kept for some days.

The login's rights and reach are looked at when it asks, when the worker makes the report, and when it is
fetched.
"""

import datetime
import logging
import uuid
import zlib
from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import ClosedOperation, LoginStatus, ReportPart, ReportStatus, ReportTask
from loonpoort.access.models.reports import UNFINISHED
from loonpoort.contract.faults import Fault, TaskFault, TaskResultFault, TaskRightFault, UnknownFault
from loonpoort.outbox.schedules import every
from loonpoort.payroll.reports import REPORTS, Asked, Place, Report, places
from loonpoort.payroll.reports.declared import parts_in

logger = logging.getLogger(__name__)

PRIORITY = -20
"""Below mail and webhooks."""
PART = 250_000
"""Characters that one part of a text has, nearly."""
MOST_UNFINISHED = 1000
"""Of one login: who asks for more is refused until some are finished."""


def reached(call: Call, report: Report, company_id: int | None) -> list[Place]:
    """What a report is of: the company that is meant or all. Raises CompanyFault."""
    if not report.is_of_company:
        return places(call.scope)
    if company_id is None:
        raise TypeError(f"The report {report.name} is of a company.")
    return places(call.scope, call.company(company_id).id)


def pieces_of(call: Call, report: Report, company_id: int | None, asked: Asked) -> Iterator[str]:
    """The text of a report, at once. Raises the fault of what is asked for and is not there."""
    return report.pieces(reached(call, report, company_id), asked)


def ask(
    call: Call, report: Report, company_id: int | None, asked: Asked, *, operation: str = ""
) -> ReportTask:
    """Have the worker make a report. What is wrong with it is told now. In the caller's transaction."""
    found = reached(call, report, company_id)
    for place in found:
        report.check(place, asked)
    if ReportTask.objects.filter(login=call.login, status__in=UNFINISHED).count() >= MOST_UNFINISHED:
        most = f"{MOST_UNFINISHED} reports of this login are waiting or being made"
        raise UnknownFault(f"{most}: ask again once some are finished")
    row = ReportTask.objects.create(
        login=call.login,
        operation=operation,
        report=report.name,
        company_id=company_id,
        parameters=dict(asked),
        company_ids=[place.company.id for place in found],
        expires_at=_expiry(),
    )
    make.enqueue(row.pk)
    return row


@task(queue_name="reports", priority=PRIORITY)
def make(task_pk: int) -> None:
    """Make one report. One that a killed worker began is begun anew: what there was of it is thrown away."""
    rows = ReportTask.objects.select_related("login__environment", "login__user_template", "company")
    row = rows.filter(pk=task_pk, status__in=UNFINISHED).first()
    if row is None:
        return
    try:
        _make(row, Call(row.login, is_for_program=bool(row.operation)))
        row.status = ReportStatus.SUCCESS
    except Fault as fault:
        logger.warning("Report %s was refused: %s", row.task_id, fault)
        _give_up(row)
    except Exception:
        logger.exception("Report %s could not be made.", row.task_id)
        _give_up(row)
    row.finished_at, row.expires_at = timezone.now(), _expiry()
    row.save(update_fields=["status", "finished_at", "expires_at", "parts_kept", "size"])


def _give_up(row: ReportTask) -> None:
    row.status, row.parts_kept, row.size = ReportStatus.ERROR, 0, 0
    row.parts.all().delete()


def _make(row: ReportTask, call: Call) -> None:
    if row.login.status != LoginStatus.ACTIVE or not _is_allowed(call, row):
        raise TaskRightFault
    report = REPORTS[row.report]
    found = reached(call, report, row.company_id)
    with transaction.atomic():
        row.parts.all().delete()
        row.status, row.started_at = ReportStatus.EXECUTING, timezone.now()
        row.company_ids = [place.company.id for place in found]
        row.parts_expected = parts_in(call.scope, row.company_id)
        row.parts_read, row.parts_kept, row.size = 0, 0, 0
        row.save()
    waiting: list[str] = []
    for piece in report.pieces(found, row.parameters):
        row.parts_read += 1
        waiting.append(piece)
        if sum(map(len, waiting)) >= PART:
            _keep(row, waiting)
            waiting = []
    _keep(row, waiting)


def _keep(row: ReportTask, pieces: list[str]) -> None:
    text = "".join(pieces)
    row.parts_kept += 1
    row.size += len(text)
    with transaction.atomic():
        ReportPart.objects.create(
            report=row, number=row.parts_kept, content=zlib.compress(text.encode("utf-8"))
        )
        row.save(update_fields=["parts_read", "parts_kept", "size"])


def find(call: Call, task_id: uuid.UUID) -> ReportTask:
    """A report that the caller asked for. Raises TaskFault for any other, and TaskRightFault for one that
    its login might not ask for any more."""
    found = ReportTask.objects.filter(task_id=task_id, login=call.login, expires_at__gt=timezone.now())
    row = found.first()
    if row is None:
        raise TaskFault
    if not _is_allowed(call, row):
        raise TaskRightFault
    return row


def text_of(row: ReportTask) -> Iterator[str]:
    """The text of a finished report, in parts. Raises TaskResultFault where some of it is missing."""
    if row.parts.count() != row.parts_kept:
        raise TaskResultFault
    return _parts_of(row)


def _parts_of(row: ReportTask) -> Iterator[str]:
    for number in range(1, row.parts_kept + 1):
        content = row.parts.values_list("content", flat=True).get(number=number)
        yield zlib.decompress(content).decode("utf-8")


def _is_allowed(call: Call, row: ReportTask) -> bool:
    """Whether the login may still ask for a report, of all companies that this one speaks of."""
    if row.operation:
        template = call.login.user_template_id
        if ClosedOperation.objects.filter(user_template=template, operation=row.operation).exists():
            return False
    elif call.right_on(Dashlet.RUNS) < DashletRight.READ:
        return False
    return {*row.company_ids} <= {pk for (pk,) in call.companies().values_list("pk")}


def _expiry() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=settings.REPORT_DAYS)


@every(datetime.timedelta(hours=1))
def drop_old_reports() -> None:
    """Throw away what was kept for long enough."""
    old = ReportTask.objects.filter(expires_at__lte=timezone.now())
    old.exclude(status=ReportStatus.EXECUTING).delete()
