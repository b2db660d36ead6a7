"""Documents of a year's wage-tax declarations, PDF in Dutch: what was sent, by period and cumulative."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from loonpoort.organisation.selections import Selection, Unscoped
from loonpoort.payroll.annual_statements import amount_text
from loonpoort.payroll.declaration_files import declarations_of
from loonpoort.payroll.declarations import CENT, DECLARED
from loonpoort.payroll.handles import CompanyHandle, RunHandle
from loonpoort.payroll.models import DeclarationKind, DeclarationLine, DeclarationStatus, LineKind
from loonpoort.payroll.pdf_tables import table_pdf

HEADS = {
    LineKind.TAXABLE: "Loon LB/PVV",
    LineKind.TAX: "Loonheffing",
    LineKind.TAX_CREDIT: "Arbeidskorting",
    LineKind.HEALTH_WITHHELD: "Bijdrage Zvw",
    LineKind.HEALTH_EMPLOYER: "Werkgeversheffing Zvw",
}
STATUS = {DeclarationStatus.DRAFT: "Opgesteld", DeclarationStatus.SENT: "Verzonden"}
COLUMNS = (
    "pk",
    "first_period",
    "last_period",
    "serial_number",
    "payment_reference",
    "total",
    "status",
    "sent_at",
)
Sums = dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration as a document tells it."""

    pk: int
    first: int
    last: int
    serial: int
    reference: str
    total: int
    status: str
    sent: str

    @property
    def span(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    @property
    def total_text(self) -> str:
        return amount_text(Decimal(self.total)).removesuffix(",00")


def sent_pdf(run: RunHandle, employer: str) -> bytes | None:
    """Those of the run's year that were sent, up to and with its last period; None without any."""
    found = _declarations(run, is_sent=True)
    rows = [[each.span, str(each.serial), each.reference, each.sent, each.total_text] for each in found]
    heads = ("Tijdvak", "Volgnummer", "Betalingskenmerk", "Verzonden op", "Totaal in euro's")
    return _pdf("Verzonden aangiften loonheffingen", run, employer, heads, rows, texts=4)


def by_period_pdf(run: RunHandle, employer: str) -> bytes | None:
    """What each of the run's year declares, up to and with its last period; None without any."""
    found = _declarations(run)
    sums = _sums(run.company, found)
    rows = [
        [
            each.span,
            str(each.serial),
            STATUS[DeclarationStatus(each.status)],
            *_cells(sums[each.pk]),
            each.total_text,
        ]
        for each in found
    ]
    heads = ("Tijdvak", "Volgnummer", "Status", *HEADS.values(), "Totaal in euro's")
    return _pdf("Overzicht aangiften loonheffingen per tijdvak", run, employer, heads, rows, texts=3)


def cumulative_pdf(run: RunHandle, employer: str) -> bytes | None:
    """What the run's year comes to period by period: of each span by its latest declaration."""
    found = _declarations(run)
    sums = _sums(run.company, found)
    latest = {each.span: each for each in found}
    totals: dict[str, int] = defaultdict(int)
    for each in found:
        totals[each.span] += each.total
    so_far: Sums = defaultdict(Decimal)
    due, rows = 0, []
    for span, each in latest.items():
        for kind, amount in sums[each.pk].items():
            so_far[kind] += amount
        due += totals[span]
        rows.append([f"t/m {each.last}", *_cells(so_far), amount_text(Decimal(due)).removesuffix(",00")])
    heads = ("Tijdvak", *HEADS.values(), "Totaal in euro's")
    return _pdf("Overzicht aangiften loonheffingen cumulatief", run, employer, heads, rows, texts=1)


def _declarations(run: RunHandle, *, is_sent: bool = False) -> list[Declared]:
    found = declarations_of(run.company, DeclarationKind.WAGE_TAX)
    found = found.via("until", run.year, run.last_period.number)
    return [
        Declared(pk, first, last, serial, reference, total, status, _day_words(sent_at))
        for pk, first, last, serial, reference, total, status, sent_at in found.values_list(*COLUMNS)
        if sent_at or not is_sent
    ]


def _day_words(moment: datetime.datetime | None) -> str:
    return f"{timezone.localtime(moment):%d-%m-%Y}" if moment else ""


def _sums(company: CompanyHandle, found: list[Declared]) -> dict[int, Sums]:
    """By declaration and kind what its lines come to."""
    sums: dict[int, Sums] = {each.pk: {} for each in found}
    lines = Selection(Unscoped(DeclarationLine), ()).filter(declaration__company_id=company.id)
    rows = lines.filter(declaration_id__in=list(sums)).via("by_declaration")
    for pk, kind, amount in rows.values_list("declaration_id", "kind", "sum"):
        sums[pk][kind] = amount.quantize(CENT)
    return sums


def _cells(sums: Sums) -> Iterator[str]:
    return (amount_text(sums.get(kind, Decimal(0))) for kind in DECLARED)


def _pdf(
    title: str, run: RunHandle, employer: str, heads: tuple[str, ...], rows: list[list[str]], *, texts: int
) -> bytes | None:
    if not rows:
        return None
    facts = [
        ("Werkgever", employer),
        ("Jaar", str(run.year)),
        ("Tot en met periode", str(run.last_period.number)),
    ]
    return table_pdf(f"{title} {run.year}", facts, heads, rows, texts=texts)
