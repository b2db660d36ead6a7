"""The usage of the API as pages say it."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from loonpoort.access.calls import Call
from loonpoort.access.models import Login, Usage
from loonpoort.access.usage import reports
from loonpoort.web.charts import Chart, Series, columns_by_day
from loonpoort.web.words import grouped, moment

GLANCE_DAYS = 30
SHOWN_OPERATIONS = 4
"""Operations with a colour of their own in the chart; the others share one."""

OUTCOMES = {
    "1001 revoked": gettext_lazy("The token was revoked"),
    "1001 replaced": gettext_lazy("The token was replaced by a newer one"),
    "1001 expired": gettext_lazy("The token had reached its end"),
    "1001 network": gettext_lazy("Called from a network that the token is not for"),
    "1001 secret": gettext_lazy("The token was not copied whole, or was guessed at"),
    "1001 username": gettext_lazy("The username is not the token's"),
    "1001 domain": gettext_lazy("The domain is not the token's"),
    "1001 inactive": gettext_lazy("The login is not active"),
    "1002": gettext_lazy("The user template closes this operation"),
    "1003": gettext_lazy("The record is not there, or is outside the filter"),
    "2003": gettext_lazy("The employee is not there, or is outside the filter"),
    "2004": gettext_lazy("The company is not there, or is outside the filter"),
    "2009": gettext_lazy("The debtor is not there, or is outside the filter"),
    "2030": gettext_lazy("The values cannot be stored"),
    "429": gettext_lazy("Too many calls in a second"),
    "request": gettext_lazy("The request could not be read"),
    "9999": gettext_lazy("Something went wrong on our side"),
}


def outcome_words(outcome: str) -> str:
    """Why a call was refused."""
    words = OUTCOMES.get(outcome)
    return str(words) if words else _("Refused with fault %(code)s") % {"code": outcome}


@dataclass(frozen=True, slots=True)
class UsageGlance:
    """The usage of a login in a few words, for its page."""

    last_call: str
    answered: str
    refused: str

    @classmethod
    def of(cls, login: Login) -> "UsageGlance":
        last_at = reports.last_call_at(login)
        found = reports.totals(reports.usage_of(login, since(GLANCE_DAYS)))
        return cls(
            moment(last_at) if last_at else _("Never"), grouped(found.answered), grouped(found.refused)
        )


@dataclass(frozen=True, slots=True)
class Whom:
    """Calls about a company, a debtor, an employee, or all that the login reaches."""

    name: str
    answered: str
    rows: str
    employees: str
    first_at: datetime.datetime
    last_at: datetime.datetime
    company_id: int = 0
    """Of a company whose employees can be looked at."""


def since(days: int) -> datetime.datetime:
    """The beginning of the first of so many days, today being the last."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return today - datetime.timedelta(days=days - 1)


def chart(usage: QuerySet[Usage], days: int) -> Chart:
    """Calls a day: those answered by operation, and those refused."""
    first = since(days).date()
    dates = [first + datetime.timedelta(days=day) for day in range(days)]
    answered: dict[str, dict[datetime.date, int]] = defaultdict(dict)
    refused: dict[datetime.date, int] = defaultdict(int)
    for row in reports.by_day(usage):
        answered[row["operation"]][row["day"]] = row["answered"]
        refused[row["day"]] += row["refused"]
    most = sorted(answered, key=lambda operation: (-sum(answered[operation].values()), operation))
    series = [
        Series(operation, f"series-{place}", [answered[operation].get(date, 0) for date in dates])
        for place, operation in enumerate(most[:SHOWN_OPERATIONS], 1)
    ]
    others = [
        sum(answered[operation].get(date, 0) for operation in most[SHOWN_OPERATIONS:]) for date in dates
    ]
    return columns_by_day(
        dates,
        [
            *series,
            Series(_("Other operations"), "series-other", others),
            Series(_("Refused"), "series-refused", [refused[date] for date in dates]),
        ],
    )


def companies(call: Call, login: Login, figures: Sequence[dict[str, Any]]) -> list[Whom]:
    """Figures by company in words; ``call`` is the reader's, who learns no name beyond its own reach."""
    ids = {column: sorted({row[column] for row in figures}) for column in ("company_id", "debtor_id")}
    firsts = reports.beginnings(reports.usage_of(login), **ids)
    of_companies: dict[int, str] = dict(
        call.companies().filter(pk__in=ids["company_id"]).values_list("pk", "name")
    )
    of_debtors: dict[int, str] = dict(
        call.debtors().filter(pk__in=ids["debtor_id"]).values_list("pk", "name")
    )
    return [
        Whom(
            name=_name(row, of_companies, of_debtors),
            answered=grouped(row["answered"]),
            rows=grouped(row["rows"]),
            employees=grouped(row["employees"]) if row["employees"] else "",
            first_at=firsts[row["company_id"], row["debtor_id"]],
            last_at=row["last_at"],
            company_id=row["company_id"] if row["employees"] and row["company_id"] in of_companies else 0,
        )
        for row in figures
    ]


def employees(call: Call, login: Login, figures: Sequence[dict[str, Any]]) -> list[Whom]:
    """Figures by employee in words, as `companies`."""
    ids = [row["employee_id"] for row in figures]
    firsts = reports.beginnings(reports.usage_of(login), employee_id=ids)
    found = call.employees().filter(pk__in=ids).values_list("pk", "number", "display_name")
    names = {pk: f"{number} {name or ''}".strip() for pk, number, name in found}
    return [
        Whom(
            name=names.get(row["employee_id"]) or _unnamed(),
            answered=grouped(row["answered"]),
            rows=grouped(row["rows"]),
            employees="",
            first_at=firsts[(row["employee_id"],)],
            last_at=row["last_at"],
        )
        for row in figures
    ]


def _name(row: Mapping[str, Any], of_companies: Mapping[int, str], of_debtors: Mapping[int, str]) -> str:
    if row["company_id"]:
        return of_companies.get(row["company_id"]) or _unnamed()
    if row["debtor_id"]:
        name = of_debtors.get(row["debtor_id"])
        return _("Debtor %(name)s") % {"name": name} if name else _unnamed()
    return _("All that the login reaches")


def _unnamed() -> str:
    return _("No longer there, or outside your own reach")
