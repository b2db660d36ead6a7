"""What the demo's companies declared of their payroll runs: the earlier periods sent, the latest drawn up."""

import datetime
from collections import defaultdict
from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal

from loonpoort.organisation.models import Company
from loonpoort.payroll.declarations import DECLARED, DUE, EURO
from loonpoort.payroll.models import (
    Declaration,
    DeclarationKind,
    DeclarationLine,
    DeclarationStatus,
    PensionCode,
    Run,
    RunLine,
)

PENSION_CODES = (6100, 7100)
"""The wage codes of the pension in the demo's runs."""
_DRAWN_UP, _SENT = datetime.timedelta(days=2), datetime.timedelta(days=5)
"""After the run."""
Key = tuple[int, str, int, str]
"""Employee, kind, code and description."""


def declare(runs: Collection[Run], lines: Collection[RunLine]) -> None:
    """Declare wage tax and pension of saved runs, a company's latest as a draft."""
    companies = {run.company_id: run.company for run in runs}
    latest = {run.company_id: run.pk for run in sorted(runs, key=lambda run: (run.year, run.first_period))}
    PensionCode.unscoped.bulk_create(
        _code(of, number) for of in companies.values() for number in PENSION_CODES
    )
    declarations = {
        (run.pk, kind): _declaration(run, kind, is_sent=latest[run.company_id] != run.pk)
        for run in runs
        for kind in DeclarationKind
    }
    sums = _sums(lines)
    for (run_id, kind), declaration in declarations.items():
        if kind == DeclarationKind.WAGE_TAX:
            due = sum((amount for key, amount in sums[run_id, kind].items() if key[1] in DUE), Decimal(0))
            declaration.total = int(due.quantize(EURO, ROUND_HALF_UP))
    Declaration.unscoped.bulk_create(declarations.values())
    DeclarationLine.unscoped.bulk_create(
        (
            DeclarationLine(
                declaration=declarations[place],
                employee_id=employee_id,
                kind=kind,
                code=code,
                description=description,
                amount=amount,
            )
            for place, of in sums.items()
            for (employee_id, kind, code, description), amount in sorted(of.items())
        ),
        batch_size=5000,
    )


def _code(company: Company, number: int) -> PensionCode:
    return PensionCode(company=company, number=number)


def _sums(lines: Collection[RunLine]) -> dict[tuple[int, DeclarationKind], dict[Key, Decimal]]:
    """What the figures of each run come to, in what is declared of it."""
    sums: dict[tuple[int, DeclarationKind], dict[Key, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line in lines:
        amount = line.amount or Decimal(0)
        if line.kind in DECLARED:
            sums[line.run_id, DeclarationKind.WAGE_TAX][line.employee_id, line.kind, 0, ""] += amount
        if line.code in PENSION_CODES:
            key = line.employee_id, line.kind, line.code, line.description
            sums[line.run_id, DeclarationKind.PENSION][key] += amount
    return sums


def _declaration(run: Run, kind: DeclarationKind, *, is_sent: bool) -> Declaration:
    at = run.run_at or run.created_at
    return Declaration(
        company=run.company,
        kind=kind,
        year=run.year,
        first_period=run.first_period,
        last_period=run.last_period,
        status=DeclarationStatus.SENT if is_sent else DeclarationStatus.DRAFT,
        drawn_up_at=at + _DRAWN_UP,
        sent_at=at + _SENT if is_sent else None,
    )
