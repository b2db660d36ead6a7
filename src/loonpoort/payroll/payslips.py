"""Payslips of payroll runs: PDF files of the figures as they are stored, in Dutch, as employees read them.

Nothing on them is computed but sums.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from loonpoort.organisation.selections import Selection, Unscoped
from loonpoort.payroll.annual_statements import amount_text, printable
from loonpoort.payroll.handles import RunHandle
from loonpoort.payroll.models import (
    EmployeeAddress,
    EmployeeDepartment,
    EmployeeFunction,
    LineKind,
    RunState,
)
from loonpoort.payroll.reports.payslips import GROUPS

if TYPE_CHECKING:
    from fpdf import FPDF

CENT = Decimal("0.01")
PERSON = ("employee_id", "employee__display_name", "employee__number")
LINE = ("code", "description", "kind", "hours", "amount")
ADDRESS = ("street", "house_number", "house_number_addition", "postal_code", "city", "is_default")
KINDS = list(LineKind)
_HEIGHT = 5
_CODE, _TEXT, _VALUE = 18, 92, 35
"""Millimetres."""
Texts = dict[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Payslip:
    """What the payslip of an employee says."""

    employer: str
    name: str
    number: int
    address: list[str]
    department: str
    function: str
    lines: list[tuple[int, str, LineKind, Decimal | None, Decimal | None]]
    """Code, description, kind, hours and amount."""
    cumulative: dict[LineKind, Decimal] = field(default_factory=dict)
    """What each kind comes to in the runs of the year up to and with this one: hours, or amounts."""


def payslips(run: RunHandle, employer: str, employee_id: int | None = None) -> Iterator[Payslip]:
    """Those of a run, or of one employee in it, part by part. There are none of an open run."""
    if run.state == RunState.OPEN:
        return
    for ids in run.company.employee_parts() if employee_id is None else [[employee_id]]:
        yield from _payslips_of(run, employer, ids)


def payslips_pdf(run: RunHandle, made: Iterable[Payslip]) -> bytes | None:
    """Payslips in one PDF file, each on pages of its own; None without any."""
    # Here, because it brings in image and font libraries that nothing else of the gate needs.
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_title(f"Loonstroken {run.year}, run {run.number}")
    pdf.set_lang("nl")
    for each in made:
        _write(pdf, run, each)
    return bytes(pdf.output()) if pdf.page else None


def _payslips_of(run: RunHandle, employer: str, ids: list[int]) -> Iterator[Payslip]:
    figures = run.lines().filter(employee_id__in=ids).via("by_employee")
    rows = figures.values_list(*PERSON, *LINE)
    if not rows:
        return
    departments = _placed(run, ids, EmployeeDepartment, "department")
    functions = _placed(run, ids, EmployeeFunction, "function")
    addresses, sums = _addresses(run, ids), _sums(run, ids)
    for (pk, name, number), lines in groupby(rows, itemgetter(slice(0, 3))):
        yield Payslip(
            employer=employer,
            name=name,
            number=number,
            address=addresses.get(pk, []),
            department=departments.get(pk, ""),
            function=functions.get(pk, ""),
            lines=sorted(
                ((row[3], row[4], LineKind(row[5]), row[6], row[7]) for row in lines),
                key=lambda line: KINDS.index(line[2]),
            ),
            cumulative=sums.get(pk, {}),
        )


def _placed(run: RunHandle, ids: list[int], model: Any, of: str) -> Texts:
    """The department or function of each employee in the last period of a run."""
    index = run.last_period.index
    records = Selection(Unscoped(model), ()).filter(employee_id__in=ids)
    held = records.via("holding_between", index, index).via("by_employee")
    return dict(held.values_list("employee_id", f"{of}__description"))


def _addresses(run: RunHandle, ids: list[int]) -> dict[int, list[str]]:
    """The lines of each employee's address in the last period of a run: the default one, else the first."""
    index = run.last_period.index
    records = Selection(Unscoped(EmployeeAddress), ()).filter(employee_id__in=ids)
    held = records.via("in_force_between", index, index).via("by_employee")
    found: dict[int, list[str]] = {}
    for pk, street, number, addition, code, city, is_default in held.values_list("employee_id", *ADDRESS):
        if pk not in found or is_default:
            lines = [(street, number, addition), (code, city)]
            found[pk] = [" ".join(filter(None, line)) for line in lines if any(line)]
    return found


def _sums(run: RunHandle, ids: list[int]) -> dict[int, dict[LineKind, Decimal]]:
    figures = run.figures_so_far().filter(employee_id__in=ids).via("summed_by_employee")
    found: dict[int, dict[LineKind, Decimal]] = {}
    for pk, kind, amount, hours in figures.values_list("employee_id", "kind", "total", "total_hours"):
        total = hours if amount is None else amount
        # SQLite adds up in floating point.
        found.setdefault(pk, {})[LineKind(kind)] = total.quantize(CENT)
    return found


def _write(pdf: "FPDF", run: RunHandle, payslip: Payslip) -> None:
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 16)
    pdf.cell(0, 11, "Loonstrook", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=9)
    for label, text in _facts(run, payslip):
        pdf.cell(40, _HEIGHT, label)
        pdf.cell(0, _HEIGHT, printable(text), new_x="LMARGIN", new_y="NEXT")
    pdf.ln(_HEIGHT)
    _heads(pdf, "Code", "Omschrijving", "Uren", "Bedrag")
    for kind, lines in groupby(payslip.lines, itemgetter(2)):
        pdf.set_font("Helvetica", "B", 9)
        pdf.cell(0, _HEIGHT, GROUPS[kind], new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Helvetica", size=9)
        for code, description, _, hours, amount in lines:
            _line(pdf, str(code), description, _text(hours), _text(amount))
    net = [line[4] for line in payslip.lines if line[2] == LineKind.NET and line[4] is not None]
    pdf.set_font("Helvetica", "B", 10)
    _line(pdf, "", "Totaal nettoloon", "", amount_text(sum(net, Decimal(0))))
    pdf.ln(_HEIGHT)
    _heads(pdf, "", f"Cumulatief {run.year}, tot en met run {run.number}", "Uren", "Bedrag")
    pdf.set_font("Helvetica", size=9)
    for kind in KINDS:
        if kind in payslip.cumulative:
            total = amount_text(payslip.cumulative[kind])
            _line(pdf, "", GROUPS[kind], *((total, "") if kind == LineKind.HOURS else ("", total)))


def _facts(run: RunHandle, payslip: Payslip) -> list[tuple[str, str]]:
    first, last = run.first_period, run.last_period
    spoken = f"{first.number}" if first == last else f"{first.number} t/m {last.number}"
    begin, end = run.company.calendar.first_day(first), run.company.calendar.last_day(last)
    facts = [
        ("Werkgever", payslip.employer),
        ("Werknemer", payslip.name),
        ("Personeelsnummer", str(payslip.number)),
        *(("Adres" if not at else "", line) for at, line in enumerate(payslip.address)),
        ("Afdeling", payslip.department),
        ("Functie", payslip.function),
        ("Periode", f"{spoken} van {run.year} ({begin:%d-%m-%Y} t/m {end:%d-%m-%Y})"),
        ("Run", str(run.number)),
    ]
    return [(label, text) for label, text in facts if text]


def _heads(pdf: "FPDF", *texts: str) -> None:
    pdf.set_font("Helvetica", "B", 9)
    _line(pdf, *texts, border="B")


def _line(pdf: "FPDF", code: str, text: str, hours: str, amount: str, *, border: str = "") -> None:
    cells = ((_CODE, code, "L"), (_TEXT, _cut(pdf, printable(text)), "L"), (_VALUE, hours, "R"))
    for width, said, align in cells:
        if said or border:
            pdf.cell(width, _HEIGHT, said, border=border or 0, align=align)
        else:
            # Much faster than a cell with nothing in it.
            pdf.set_x(pdf.get_x() + width)
    pdf.cell(_VALUE, _HEIGHT, amount, border=border or 0, align="R", new_x="LMARGIN", new_y="NEXT")


def _cut(pdf: "FPDF", text: str) -> str:
    """A description that fits: the end of a long one is left off."""
    if len(text) > 40 and pdf.get_string_width(text) > _TEXT - 2:
        while pdf.get_string_width(f"{text}...") > _TEXT - 2:
            text = text[:-1]
        return f"{text}..."
    return text


def _text(value: Decimal | None) -> str:
    return "" if value is None else amount_text(value)
