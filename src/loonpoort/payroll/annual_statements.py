"""Annual statements of employees (jaaropgaven): PDF files of the figures of a year's runs.

In Dutch, whoever asks: it is for the employee's tax return.
"""

import datetime
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from loonpoort.payroll.models import LineKind

if TYPE_CHECKING:
    from fpdf import FPDF

ROWS = (
    (LineKind.GROSS, "Brutoloon"),
    (LineKind.TAXABLE, "Loon loonbelasting/volksverzekeringen"),
    (LineKind.TAX, "Ingehouden loonbelasting/premie volksverzekeringen (loonheffing)"),
    (LineKind.TAX_CREDIT, "Verrekende arbeidskorting"),
    (LineKind.HEALTH_WITHHELD, "Ingehouden bijdrage Zvw"),
    (LineKind.HEALTH_EMPLOYER, "Werkgeversheffing Zvw"),
    (LineKind.DEDUCTION, "Overige inhoudingen"),
    (LineKind.REIMBURSEMENT, "Onbelaste vergoedingen"),
    (LineKind.NET, "Nettoloon"),
)
"""What a statement tells, in its order. Costs of the employer are not the employee's business."""
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "œ": "oe", "Œ": "OE", "\u2019": "'", "\u2013": "-"}
)
_LABEL, _VALUE, _HEIGHT = 130, 40, 8
"""Millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What an annual statement says."""

    year: int
    employer: str
    name: str
    number: int
    birthday: datetime.date | None
    sums: dict[LineKind, Decimal]


def sums_of(figures: Iterable[tuple[str, Decimal | None]]) -> dict[LineKind, Decimal]:
    """What the amounts of each kind come to."""
    sums: dict[LineKind, Decimal] = defaultdict(Decimal)
    for kind, amount in figures:
        if amount is not None:
            sums[LineKind(kind)] += amount
    return dict(sums)


def statement_pdf(statement: Statement) -> bytes:
    """The statement as a PDF file of one page."""
    return statements_pdf(statement.year, [statement]) or b""


def statements_pdf(year: int, statements: Iterable[Statement]) -> bytes | None:
    """Statements in one PDF file, each on a page of its own; None without any."""
    # Here, because it brings in image and font libraries that nothing else of the gate needs.
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_title(f"Jaaropgaaf {year}")
    pdf.set_lang("nl")
    for statement in statements:
        _write(pdf, statement)
    return bytes(pdf.output()) if pdf.page else None


def _write(pdf: "FPDF", statement: Statement) -> None:
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 18)
    pdf.cell(0, 14, f"Jaaropgaaf {statement.year}", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=11)
    for label, text in _facts(statement):
        pdf.cell(50, _HEIGHT, label)
        pdf.multi_cell(0, _HEIGHT, printable(text), new_x="LMARGIN", new_y="NEXT")
    pdf.ln(_HEIGHT)
    for kind, label in ROWS:
        if kind in statement.sums:
            pdf.cell(_LABEL, _HEIGHT, label, border="B")
            pdf.cell(_VALUE, _HEIGHT, amount_text(statement.sums[kind]), border="B", align="R")
            pdf.ln(_HEIGHT)


def amount_text(amount: Decimal) -> str:
    """An amount as Dutch people write it: 1.234,56."""
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def printable(text: str) -> str:
    """A text in the letters that the fonts of every PDF reader have: é as it is, and ő without its marks."""
    return "".join(_printable(char) for char in unicodedata.normalize("NFC", text).translate(_PLAIN))


def _printable(char: str) -> str:
    parts = char if _is_latin_1(char) else unicodedata.normalize("NFKD", char)
    return "".join(part for part in parts if _is_latin_1(part)) or "?"


def _is_latin_1(char: str) -> bool:
    return ord(char) <= 0xFF


def _facts(statement: Statement) -> list[tuple[str, str]]:
    facts = [
        ("Werkgever", statement.employer),
        ("Werknemer", statement.name),
        ("Personeelsnummer", str(statement.number)),
    ]
    if statement.birthday:
        facts.append(("Geboortedatum", f"{statement.birthday:%d-%m-%Y}"))
    return facts
