"""Declarations of wage tax and pension exports: drawn up by adding up figures of runs, marked as sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import PeriodCalendar, PeriodError, PeriodType
from loonpoort.payroll import events
from loonpoort.payroll.models import (
    Declaration,
    DeclarationKind,
    DeclarationLine,
    DeclarationStatus,
    LineKind,
    PensionCode,
    RunLine,
)

CENT, EURO = Decimal("0.01"), Decimal(1)
DUE = (LineKind.TAX, LineKind.HEALTH_WITHHELD, LineKind.HEALTH_EMPLOYER)
"""What is to be paid: the tax credit has been set off in the tax already."""
DECLARED = (LineKind.TAXABLE, LineKind.TAX, LineKind.TAX_CREDIT, *DUE[1:])
LINES_AT_ONCE = 2000
MOST_PENSION_CODES = 100


class UnknownDeclarationError(Exception):
    """The company has no such declaration."""


class AlreadySentError(Exception):
    """The declaration was sent before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationChoices:
    """What is declared, and over which periods of a year."""

    company_id: int
    kind: DeclarationKind
    year: int
    first_period: int
    last_period: int
    payment_reference: str = ""


def draw_up_declaration(actor: Actor, choices: DeclarationChoices) -> Declaration:
    """Add up the figures of processed and locked runs that lie wholly in the periods.

    A draft over the same periods is drawn up anew; after one that was sent comes the next serial number,
    which corrects it. Raises ValidationError, by choice; nothing is stored then.
    """
    with transaction.atomic():
        company = _held(choices.company_id)
        declaration = _declaration_of(company, choices)
        declaration.full_clean(exclude=["company"], validate_unique=False, validate_constraints=False)
        declaration.drawn_up_at = timezone.now()
        declaration.save()
        DeclarationLine.unscoped.filter(declaration=declaration).delete()
        count, due = _store(declaration)
        if not count:
            raise ValidationError({"first_period": _without_figures(choices.kind)})
        if declaration.kind == DeclarationKind.WAGE_TAX:
            declaration.total = int(due.quantize(EURO, ROUND_HALF_UP)) - declared_before(declaration)
            declaration.save(update_fields=["total"])
        _record(events.COMPANY_DECLARATION_DRAWN_UP, company, actor, declaration)
    return declaration


def mark_sent(actor: Actor, company_id: int, pk: int, kind: DeclarationKind | None = None) -> Declaration:
    """Note that a declaration was sent elsewhere. Raises UnknownDeclarationError and AlreadySentError."""
    with transaction.atomic():
        company = _held(company_id)
        found = Declaration.unscoped.filter(company=company, pk=pk)
        declaration = (found.filter(kind=kind) if kind else found).first()
        if declaration is None:
            raise UnknownDeclarationError
        if not declaration.is_draft:
            raise AlreadySentError
        declaration.status, declaration.sent_at = DeclarationStatus.SENT, timezone.now()
        declaration.save(update_fields=["status", "sent_at"])
        _record(events.COMPANY_DECLARATION_SENT, company, actor, declaration)
    return declaration


def record_downloaded(actor: Actor, company: Company, declaration: Declaration) -> None:
    """Note that somebody took a declaration along; the company's debtor is loaded."""
    _record(events.COMPANY_DECLARATION_DOWNLOADED, company, actor, declaration)


def mark_pension_codes(actor: Actor, company_id: int, numbers: Iterable[int]) -> None:
    """Have these be the wage codes that pension exports tell. Raises ValidationError."""
    wanted = sorted(set(numbers))
    if len(wanted) > MOST_PENSION_CODES:
        told = {"number": MOST_PENSION_CODES}
        raise ValidationError({"codes": _("There are %(number)d wage codes of the pension at most.") % told})
    with transaction.atomic():
        company = _held(company_id)
        rows = [PensionCode(company=company, number=number) for number in wanted]
        for row in rows:
            _check_code(row)
        own: Any = PensionCode.unscoped.filter(company=company)
        before = list(own.values_list("number", flat=True))
        if before == wanted:
            return
        own.delete()
        PensionCode.unscoped.bulk_create(rows)
        told_codes = [", ".join(map(str, numbers)) for numbers in (before, wanted)]
        events.record_company(
            events.COMPANY_PENSION_CODES_CHANGED,
            company,
            actor,
            before={"codes": told_codes[0]},
            after={"codes": told_codes[1]},
        )


def _check_code(row: PensionCode) -> None:
    try:
        row.clean_fields(exclude=["company"])
    except ValidationError as error:
        raise ValidationError({"codes": error.messages}) from error


def _held(company_id: int) -> Company:
    """The company, held: no run is taken in and nothing else is drawn up meanwhile."""
    held = Company.unscoped.select_for_update(of=("self",)).select_related("debtor")
    company = held.filter(pk=company_id).first()
    if company is None:
        raise ValidationError({"company": _("There is no such company.")})
    return company


def _declaration_of(company: Company, choices: DeclarationChoices) -> Declaration:
    """The draft over the periods, or a new one."""
    calendar = PeriodCalendar(PeriodType(company.period_type))
    for name in ("first_period", "last_period"):
        try:
            calendar.period(choices.year, getattr(choices, name))
        except PeriodError as error:
            raise ValidationError({name: f"{error}."}) from error
    if choices.last_period < choices.first_period:
        raise ValidationError({"last_period": _("It lies before the first.")})
    span = {"first_period": choices.first_period, "last_period": choices.last_period}
    of_year = Declaration.unscoped.filter(company=company, kind=choices.kind, year=choices.year)
    beside = of_year.filter(first_period__lte=choices.last_period, last_period__gte=choices.first_period)
    other = beside.exclude(**span).first()
    if other:
        text = _("Declaration %(declaration)s is over some of these periods, and not over just these.")
        raise ValidationError({"first_period": text % {"declaration": other}})
    declaration = of_year.filter(**span).order_by("-serial_number").first()
    if declaration is None or not declaration.is_draft:
        number = declaration.serial_number + 1 if declaration else 1
        declaration = Declaration(
            company=company, kind=choices.kind, year=choices.year, serial_number=number, **span
        )
    declaration.payment_reference = choices.payment_reference or declaration.payment_reference
    return declaration


def _store(declaration: Declaration) -> tuple[int, Decimal]:
    """Store what the figures of each employee come to: how many lines, and what is due by them."""
    count, due, part = 0, Decimal(0), []
    for row in _sums(declaration):
        # SQLite adds up in floating point; each amount has whole cents.
        amount = row.pop("sum").quantize(CENT)
        part.append(DeclarationLine(declaration=declaration, amount=amount, **row))
        count += 1
        due += amount if row["kind"] in DUE else 0
        if len(part) == LINES_AT_ONCE:
            DeclarationLine.unscoped.bulk_create(part)
            part = []
    DeclarationLine.unscoped.bulk_create(part)
    return count, due


def _sums(declaration: Declaration) -> Iterable[dict[str, Any]]:
    """What is declared, added up by employee."""
    company_id, span = declaration.company_id, (declaration.first_period, declaration.last_period)
    figures: Any = RunLine.unscoped.filter(run__company_id=company_id).between(declaration.year, *span)
    figures = figures.filter(amount__isnull=False)
    if declaration.kind == DeclarationKind.WAGE_TAX:
        columns: tuple[str, ...] = ("employee_id", "kind")
        figures = figures.filter(kind__in=DECLARED)
    else:
        columns = ("employee_id", "kind", "code", "description")
        marked: Any = PensionCode.unscoped.filter(company_id=company_id)
        figures = figures.filter(code__in=marked.values("number"))
    summed = figures.order_by(*columns).values(*columns).annotate(sum=models.Sum("amount"))
    sums: Iterable[dict[str, Any]] = summed.iterator(chunk_size=LINES_AT_ONCE)
    return sums


def _without_figures(kind: DeclarationKind) -> str:
    if kind == DeclarationKind.WAGE_TAX:
        return _("No processed run that lies wholly in these periods has figures for it.")
    return _("No processed run in these periods has figures of the wage codes that are marked as pension.")


def declared_before(declaration: Declaration) -> int:
    """The totals of those over the same periods that it corrects."""
    earlier = Declaration.unscoped.filter(
        company_id=declaration.company_id,
        kind=declaration.kind,
        year=declaration.year,
        first_period=declaration.first_period,
        last_period=declaration.last_period,
        serial_number__lt=declaration.serial_number,
    )
    total: int = earlier.aggregate(total=models.Sum("total"))["total"] or 0
    return total


def _record(event: Any, company: Company, actor: Actor, declaration: Declaration) -> None:
    told: dict[str, object] = {
        "kind": declaration.kind,
        "number": str(declaration),
        "status": declaration.status,
    }
    events.record_company(event, company, actor, before={}, after=told)
