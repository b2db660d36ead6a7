"""Rights that nobody uses: which operations are open, which were called, and since when that is known."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Max, Min, Q, QuerySet, Sum
from django.utils import timezone

from loonpoort.access.models import ClosedOperation, Login, Usage, UserTemplate
from loonpoort.access.usage.ageing import LONGEST_MONTH
from loonpoort.access.usage.reports import IS_OK
from loonpoort.contract import Header
from loonpoort.operations import SERVICES

_NOT_LET_IN = Q(outcome__startswith="1001") | Q(outcome="1002")
"""Calls that used no right: somebody without a good token, or an operation that is closed."""


@dataclass(frozen=True, slots=True)
class Called:
    """How often an operation was called, and when last."""

    calls: int
    answered: int
    last_at: datetime.datetime


def kept_since() -> datetime.datetime:
    """Since when usage is kept."""
    return timezone.now() - settings.USAGE_MONTHS * LONGEST_MONTH


def governed_operations() -> frozenset[str]:
    """The operations that a user template opens and closes: those that a token is shown for."""
    return frozenset(
        operation.key
        for service in SERVICES
        for operation in service.operations.values()
        if operation.header is not Header.NONE
    )


def open_operations(templates: Collection[int]) -> dict[int, frozenset[str]]:
    """By template, what its logins may call."""
    closed: dict[int, set[str]] = defaultdict(set)
    rows = ClosedOperation.objects.filter(user_template__in=templates)
    for template_id, operation in rows.values_list("user_template_id", "operation"):
        closed[template_id].add(operation)
    every = governed_operations()
    return {template_id: every - closed[template_id] for template_id in templates}


def called_by(logins: Collection[int]) -> dict[int, set[str]]:
    """By login, the operations that it called with a good token in all the time that usage is kept."""
    found: dict[int, set[str]] = defaultdict(set)
    for login_id, operation in _used(logins).values_list("login_id", "operation").distinct().order_by():
        found[login_id].add(operation)
    return found


def calls_of(login: Login) -> Mapping[str, Called]:
    """By operation, what a login called with a good token in all the time that usage is kept."""
    rows = (
        _used([login.pk])
        .values_list("operation")
        .annotate(total=Sum("calls"), good=Sum("calls", filter=IS_OK, default=0), last=Max("minute"))
        .order_by()
    )
    return {operation: Called(*figures) for operation, *figures in rows}


def first_call_at(logins: Collection[int]) -> datetime.datetime | None:
    """The minute of the first call of some logins that is kept."""
    first: datetime.datetime | None = _used(logins).aggregate(first=Min("minute"))["first"]
    return first


def unused_operations(template: UserTemplate) -> frozenset[str]:
    """The open operations of a template that none of its logins called in all the time that usage is kept."""
    logins = list(template.logins.values_list("pk", flat=True))
    used = set(_used(logins).values_list("operation", flat=True).distinct().order_by())
    return open_operations([template.pk])[template.pk] - used


def _used(logins: Collection[int]) -> QuerySet[Usage]:
    return Usage.objects.filter(login_id__in=logins, minute__gte=kept_since()).exclude(_NOT_LET_IN)
