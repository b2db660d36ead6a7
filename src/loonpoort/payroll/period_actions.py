"""Moving companies on to their next payroll period: checks, changes and records in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodError, PeriodType
from loonpoort.payroll.events import COMPANY_PERIOD_ADVANCED, record_company
from loonpoort.payroll.models import Employee, Employment, PersonalInfo
from loonpoort.payroll.models.employments import follow_employments
from loonpoort.payroll.models.personal_infos import follow_names


@dataclass(frozen=True, slots=True)
class Move:
    """A company that was moved on, or would be."""

    company: Company
    before: Period
    after: Period


def _silent(_: Move) -> None:
    """Whom `advance_companies` reports to when nobody listens."""


def next_move(company: Company) -> Move:
    """What moving a company on would do. Raises ValidationError when its calendar ends."""
    calendar = PeriodCalendar(PeriodType(company.period_type))
    try:
        return Move(company, company.current_period, calendar.next(company.current_period))
    except PeriodError as error:
        raise ValidationError(
            _("%(name)s is in the last period there is.") % {"name": company.name}, code="last_period"
        ) from error


def advance_companies(
    actor: Actor, seen: Mapping[int, Period], report: Callable[[Move], None] = _silent
) -> list[Move]:
    """Move companies on by a period, each from the one it was ``seen`` in: all of them, or none.

    ``report`` is told of each. Raises ValidationError: somebody has moved one on meanwhile, or took it away,
    or there is no period after its current one.
    """
    with transaction.atomic():
        held = _held(list(seen))
        if len(held) < len(seen):
            raise ValidationError(_("A company is no longer there. Nothing was changed."), code="gone")
        moves = []
        for company in held:
            _check_seen(company, seen[company.pk])
            moves.append(_advance(actor, company))
            report(moves[-1])
    return moves


def _held(company_ids: Sequence[int]) -> list[Company]:
    """The companies, held until the transaction ends; in one order, so that two moves wait in turn."""
    rows = Company.unscoped.select_for_update(of=("self",)).filter(pk__in=company_ids)
    return list(rows.select_related("debtor").order_by("pk"))


def _check_seen(company: Company, seen: Period) -> None:
    now = company.current_period
    if now != seen:
        meanwhile = _(
            "%(name)s was moved on meanwhile: it is in period %(number)s of %(year)s. Nothing was changed."
        )
        raise ValidationError(
            meanwhile % {"name": company.name, "number": now.number, "year": now.year}, code="moved_on"
        )


def _advance(actor: Actor, company: Company) -> Move:
    move = next_move(company)
    company.current_year, company.current_period_number = move.after.year, move.after.number
    company.save(update_fields=["current_year", "current_period_number"])
    begun = PersonalInfo.unscoped.filter(employee__company=company, first_period=move.after.index)
    follow_names(Employee.unscoped.filter(pk__in=begun.values("employee")))
    _follow_service(company, move)
    record_company(
        COMPANY_PERIOD_ADVANCED,
        company,
        actor,
        before={"period": _told(move.before, company)},
        after={"period": _told(move.after, company)},
    )
    return move


def _follow_service(company: Company, move: Move) -> None:
    """Have those whose service begins in the new period, or ended in the one before, listed as such."""
    calendar = PeriodCalendar(PeriodType(company.period_type))
    days = {
        "first_day": (calendar.first_day(move.after), calendar.last_day(move.after)),
        "last_day": (calendar.first_day(move.before), calendar.last_day(move.before)),
    }
    for column, span in days.items():
        touched = Employment.unscoped.filter(employee__company=company, **{f"{column}__range": span})
        follow_employments(Employee.unscoped.filter(pk__in=touched.values("employee")))


def _told(period: Period, company: Company) -> str:
    return period.wire_text(company.period_type)
