"""Declarations as XML texts. The shapes are ours: docs/wage-tax.xsd and docs/pension.xsd have them.

None of them is the message that a tax authority or a pension fund takes in, and nothing is sent to either.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

from loonpoort.organisation.selections import Selection, Unscoped
from loonpoort.payroll.declarations import CENT, DECLARED, declared_before
from loonpoort.payroll.handles import CompanyHandle
from loonpoort.payroll.models import Declaration, DeclarationKind, DeclarationLine

ROOTS = {DeclarationKind.WAGE_TAX: "wagetaxdeclaration", DeclarationKind.PENSION: "pensionexport"}
NAMES = {kind: kind.value.replace("_", "") for kind in DECLARED}
"""The elements of what is declared of wage tax, in their order."""
COLUMNS = ("employee__number", "employee_id", "kind", "code", "description", "amount")


class Line(NamedTuple):
    kind: str
    code: int
    description: str
    amount: Decimal


def declarations_of(company: CompanyHandle, kind: DeclarationKind) -> Selection:
    """Those of a kind, in their order."""
    return Selection(Unscoped(Declaration), ()).filter(company_id=company.id, kind=kind.value)


def declaration_pieces(company: CompanyHandle, name: str, declaration: Declaration) -> Iterator[str]:
    """The XML text of a declaration of a company, in pieces: its lines are read in parts."""
    kind = DeclarationKind(declaration.kind)
    own = Selection(Unscoped(DeclarationLine), ()).filter(declaration_id=declaration.pk)
    yield f"<{ROOTS[kind]}>{_header(company, name, declaration)}{_totals(own, declaration)}<employees>"
    for ids in company.employee_parts():
        rows = own.filter(employee_id__in=ids).via("by_employee").values_list(*COLUMNS)
        yield "".join(
            f"<employee><number>{number}</number>{_lines(kind, [Line(*row[2:]) for row in of])}</employee>"
            for (number, _), of in groupby(rows, key=lambda row: (row[0], row[1]))
        )
    yield f"</employees></{ROOTS[kind]}>"


def _header(company: CompanyHandle, name: str, declaration: Declaration) -> str:
    reference = declaration.payment_reference
    return (
        f"<company>{escape(name)}</company><year>{declaration.year}</year>"
        f"<firstperiod>{declaration.first_period}</firstperiod>"
        f"<lastperiod>{declaration.last_period}</lastperiod>"
        f"<firstday>{company.calendar.first_day(declaration.first).isoformat()}</firstday>"
        f"<lastday>{company.calendar.last_day(declaration.last).isoformat()}</lastday>"
        f"<serialnumber>{declaration.serial_number}</serialnumber>"
        + (f"<paymentreference>{escape(reference)}</paymentreference>" if reference else "")
    )


def _totals(lines: Selection, declaration: Declaration) -> str:
    kind = DeclarationKind(declaration.kind)
    rows = lines.via("by_kind").values_list("kind", "code", "description", "sum")
    summed = (Line(of, code, text, amount.quantize(CENT)) for of, code, text, amount in rows)
    told = _lines(kind, summed)
    if kind == DeclarationKind.WAGE_TAX:
        before = declared_before(declaration)
        told += f"<declaredbefore>{before}</declaredbefore><total>{declaration.total}</total>"
    return f"<totals>{told}</totals>"


def _lines(kind: DeclarationKind, lines: Iterable[Line]) -> str:
    if kind == DeclarationKind.WAGE_TAX:
        amounts = {line.kind: line.amount for line in lines}
        return "".join(f"<{NAMES[of]}>{amounts.get(of, Decimal(0)):.2f}</{NAMES[of]}>" for of in DECLARED)
    return "".join(
        f"<line><code>{line.code}</code><description>{escape(line.description)}</description>"
        f"<kind>{line.kind}</kind><amount>{line.amount:.2f}</amount></line>"
        for line in lines
    )
