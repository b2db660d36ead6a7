"""Payroll periods on the command line: moving companies on to their next one."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from rich.console import Console
from rich.progress import Progress

from loonpoort.audit.records import SYSTEM
from loonpoort.organisation.models import Company, Debtor, Environment
from loonpoort.organisation.periods import Period, PeriodType
from loonpoort.payroll.period_actions import Move, advance_companies, next_move

SHOWN = 20
"""Companies named one by one; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which companies are to move on: one, or those of a debtor or an environment."""

    company: int | None = None
    debtor: int | None = None
    environment: str | None = None
    period_type: str | None = None
    """Only those with this type."""


def chosen_companies(chosen: Chosen) -> list[Company]:
    """The companies, by number. Raises ValidationError, by option."""
    companies = _of(chosen).select_related("debtor")
    if chosen.period_type is not None:
        if chosen.period_type not in PeriodType.values:
            raise ValidationError({"type": f"must be one of {', '.join(PeriodType.values)}."})
        companies = companies.filter(period_type=chosen.period_type)
    found = list(companies)
    if not found:
        raise ValidationError({_name(chosen): "has no such company."})
    return found


def told(companies: list[Company]) -> list[str]:
    """What moving them on will do, in lines. Raises ValidationError when the calendar of one ends."""
    moves = [next_move(company) for company in companies]
    lines = [f"{_line(move)}" for move in moves[:SHOWN]]
    return [*lines, f"and {len(moves) - SHOWN:,} more"] if len(moves) > SHOWN else lines


def advance(companies: list[Company], console: Console) -> str:
    """Move them on behind a progress bar, all or none, and say how many there were.

    Raises ValidationError.
    """
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Moving companies on", total=len(companies))
        seen = {company.pk: company.current_period for company in companies}
        moves = advance_companies(SYSTEM, seen, lambda _: bar.advance(task))
    return f"Moved on: {len(moves):,} {'company' if len(moves) == 1 else 'companies'}."


def _of(chosen: Chosen) -> QuerySet[Company]:
    given = [value for value in (chosen.company, chosen.debtor, chosen.environment) if value is not None]
    if len(given) != 1:
        raise ValidationError({"company": "give one of --company, --debtor and --environment."})
    if chosen.company is not None:
        return _some(Company.unscoped.filter(pk=chosen.company), "company")
    if chosen.debtor is not None:
        _some(Debtor.unscoped.filter(pk=chosen.debtor), "debtor")
        return Company.unscoped.filter(debtor=chosen.debtor)
    _some(Environment.objects.filter(subdomain=str(chosen.environment).lower()), "environment")
    return Company.unscoped.filter(debtor__environment__subdomain=str(chosen.environment).lower())


def _some(rows: QuerySet, option: str) -> QuerySet:  # type: ignore[type-arg]
    if not rows.exists():
        raise ValidationError({option: "there is none such."})
    return rows


def _name(chosen: Chosen) -> str:
    return next(name for name in ("company", "debtor", "environment") if getattr(chosen, name) is not None)


def _line(move: Move) -> str:
    company = move.company
    return (
        f"{company.debtor.name} / {company.name} ({company.pk}): "
        f"{_period(move.before, company)} -> {_period(move.after, company)}"
    )


def _period(period: Period, company: Company) -> str:
    return period.wire_text(company.period_type)
