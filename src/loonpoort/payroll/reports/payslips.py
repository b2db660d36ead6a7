"""What payslips of a run say. Dutch, as employees read it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from loonpoort.payroll.handles import RunHandle
from loonpoort.payroll.models import LineKind, RunState
from loonpoort.payroll.reports.declared import Asked, Place, Report
from loonpoort.payroll.reports.xml import element, elements, money

COLUMNS = (
    "employee_id", "employee__display_name", "employee__number", "code", "description",
    "kind", "hours", "amount",
)  # fmt: skip
PERSON = slice(0, 3)
OF_EMPLOYER = (LineKind.HEALTH_EMPLOYER, LineKind.EMPLOYER_COST)
WITHHELD = (LineKind.TAX, LineKind.HEALTH_WITHHELD, LineKind.DEDUCTION)
PAID = (LineKind.GROSS, LineKind.REIMBURSEMENT)
GROUPS = {
    LineKind.HOURS: "Uren",
    LineKind.GROSS: "Brutoloon",
    LineKind.TAXABLE: "Loon voor loonheffing",
    LineKind.TAX: "Loonheffing",
    LineKind.TAX_CREDIT: "Arbeidskorting",
    LineKind.HEALTH_WITHHELD: "Bijdrage Zvw",
    LineKind.HEALTH_EMPLOYER: "Werkgeversheffing Zvw",
    LineKind.DEDUCTION: "Inhoudingen",
    LineKind.REIMBURSEMENT: "Vergoedingen",
    LineKind.EMPLOYER_COST: "Werkgeverslasten",
    LineKind.NET: "Nettoloon",
}


def _line(code: int, description: str, kind: LineKind, hours: Decimal | None, value: Decimal | None) -> str:
    """amount is the number of hours; value stands once more where it is paid out, or borne by the employer.

    What is withheld is negative in betaling.
    """
    paid = None
    if value is not None and kind in PAID:
        paid = value
    elif value is not None and kind in WITHHELD:
        paid = -value
    return (
        "<line>"
        + elements(
            code=code,
            description=description,
            group=GROUPS[kind],
            amount="" if hours is None else f"{hours:.2f}",
            value=money(value),
            betaling=money(paid),
            werkgever=money(value) if kind in OF_EMPLOYER else "",
        )
        + "</line>"
    )


def _payslip(place: Place, run: RunHandle, person: Sequence[Any], rows: Sequence[tuple[Any, ...]]) -> str:
    pk, name, number = person
    period = run.last_period
    header = {
        "Werkgever": place.name,
        "Personeelsnummer": number,
        "Periode": f"{period.number}/{period.year}",
        "Van": place.company.calendar.first_day(run.first_period),
        "Tot en met": place.company.calendar.last_day(period),
    }
    net = sum((row[7] for row in rows if row[5] == LineKind.NET), Decimal(0))
    told = elements(employeeid=pk, employeename=name, period=period.number, year=run.year, run=run.number)
    lines = "".join(_line(row[3], row[4], LineKind(row[5]), row[6], row[7]) for row in rows)
    return (
        f"<payslip>{told}<header>{_items('headerItem', header)}</header><lines>{lines}</lines>"
        "<reservations></reservations><leave_list></leave_list>"
        f"<footer>{_items('footerItem', {'Nettoloon': money(net)})}</footer></payslip>"
    )


def _items(name: str, values: dict[str, Any]) -> str:
    return "".join(
        f"<{name}>{element('key', key)}{element('value', value)}</{name}>" for key, value in values.items()
    )


def _payslips(reached: Sequence[Place], asked: Asked) -> Iterator[str]:
    yield "<payslips>"
    for place in reached:
        run = place.run(asked)
        # An open run may still change: nothing is told of it yet.
        parts = () if run.state == RunState.OPEN else run.by_employee()
        for part in parts:
            people = groupby(part.values_list(*COLUMNS), itemgetter(PERSON))
            yield "".join(_payslip(place, run, person, list(rows)) for person, rows in people)
    yield "</payslips>"


def _check_run(place: Place, asked: Asked) -> None:
    place.run(asked)


PAYSLIPS = Report(
    "PayslipsByRun",
    _("Payslips of a run"),
    _payslips,
    check=_check_run,
    takes=("run_id", "year"),
    is_of_company=True,
)
