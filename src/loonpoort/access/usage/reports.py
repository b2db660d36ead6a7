"""Questions to the usage: what did this login's tokens call, about whom, since when."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from loonpoort.access.models import Login, Usage
from loonpoort.access.usage.outcomes import OK

IS_OK = Q(outcome=OK)
Figures = QuerySet[Any, Any]
"""Rows as dictionaries; each question says which figures they have."""


@dataclass(frozen=True, slots=True)
class Totals:
    """All of some usage together."""

    answered: int
    refused: int
    rows: int
    last_at: datetime.datetime | None


def usage_of(login: Login, since: datetime.datetime | None = None) -> QuerySet[Usage]:
    """What the tokens of a login called, all that is kept or what came after ``since``."""
    usage = Usage.objects.filter(login_id=login.pk)
    return usage if since is None else usage.filter(minute__gte=since)


def last_call_at(login: Login) -> datetime.datetime | None:
    """The minute of the last call with a token of a login, answered or refused."""
    return usage_of(login).order_by("-minute").values_list("minute", flat=True).first()


def totals(usage: QuerySet[Usage]) -> Totals:
    found = usage.aggregate(
        answered=Sum("calls", filter=IS_OK, default=0),
        refused=Sum("calls", filter=~IS_OK, default=0),
        rows=Sum("row_count", default=0),
        last_at=Max("minute"),
    )
    return Totals(**found)


def by_day(usage: QuerySet[Usage]) -> Figures:
    """``day``, ``operation``, ``answered`` and ``refused``; days as the installation's clock has them."""
    return (
        usage.annotate(day=TruncDate("minute"))
        .values("day", "operation")
        .annotate(
            answered=Sum("calls", filter=IS_OK, default=0), refused=Sum("calls", filter=~IS_OK, default=0)
        )
        .order_by("day")
    )


def by_operation(usage: QuerySet[Usage]) -> Figures:
    """``operation``, ``answered``, ``refused``, ``rows`` and ``last_at``; the most called first."""
    return (
        usage.values("operation")
        .annotate(
            answered=Sum("calls", filter=IS_OK, default=0),
            refused=Sum("calls", filter=~IS_OK, default=0),
            rows=Sum("row_count"),
            last_at=Max("minute"),
        )
        .order_by("-answered", "-refused", "operation")
    )


def refusals(usage: QuerySet[Usage]) -> Figures:
    """``outcome``, ``operation``, ``token_id``, whom for, ``refused`` and ``last_at``; the latest first.

    Those that asked for somebody else are apart: ``debtor_id``, ``company_id`` or ``employee_id``.
    """
    return (
        usage.exclude(IS_OK)
        .values("outcome", "operation", "token_id", "debtor_id", "company_id", "employee_id")
        .annotate(refused=Sum("calls"), last_at=Max("minute"))
        .order_by("-last_at", "outcome", "operation", "debtor_id", "company_id", "employee_id", "token_id")
    )


def by_company(usage: QuerySet[Usage]) -> Figures:
    """``company_id``, ``debtor_id``, ``answered``, ``rows``, ``employees``, ``last_at``; most called first.

    Without a company the calls were about a debtor; without either, about all that the login reaches.
    """
    return (
        usage.filter(IS_OK)
        .values("company_id", "debtor_id")
        .annotate(
            answered=Sum("calls"),
            rows=Sum("row_count"),
            employees=Count("employee_id", distinct=True, filter=Q(employee_id__gt=0)),
            last_at=Max("minute"),
        )
        .order_by("-answered", "company_id", "debtor_id")
    )


def by_employee(usage: QuerySet[Usage], company_id: int) -> Figures:
    """``employee_id``, ``answered``, ``rows`` and ``last_at`` of calls about one employee of a company."""
    return (
        usage.filter(IS_OK, company_id=company_id, employee_id__gt=0)
        .values("employee_id")
        .annotate(answered=Sum("calls"), rows=Sum("row_count"), last_at=Max("minute"))
        .order_by("-answered", "employee_id")
    )


def beginnings(usage: QuerySet[Usage], **ids: Collection[int]) -> dict[tuple[int, ...], datetime.datetime]:
    """Since when there are answered calls, by the values of some columns, e.g. ``employee_id=[7, 8]``."""
    wanted = {f"{column}__in": list(values) for column, values in ids.items()}
    found = usage.filter(IS_OK, **wanted).values_list(*ids).annotate(first=Min("minute")).order_by()
    return {tuple(row[:-1]): row[-1] for row in found}
