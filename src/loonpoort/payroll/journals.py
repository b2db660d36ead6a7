"""Journals as XML texts. The shape is ours: docs/journals.xsd has it.

::

    <transactions>
      <transaction>
        <header><date>2026-09-30</date><period>7/2026</period><lastperiod>9/2026</lastperiod></header>
        <lines>
          <line>
            <dim1>4000</dim1><dim2>101</dim2><dim3>P01</dim3>
            <value>3250.00</value><debitcredit>debit</debitcredit><description>Salaris</description>
          </line>
        </lines>
      </transaction>
    </transactions>

dim1 is the ledger account, dim2 what the journal is grouped by, dim3 the cost unit if there is one. dim2 is
empty in the journal of a company, and for figures without a cost centre or department. Values are positive.
What debit and credit of an account come to is told once, or not at all where they are equal.

The database adds up; here is never more than what some groups come to, whatever number of figures there is.
Each part is read by one statement, and every booking has both its sides in one part: debit and credit are
equal even while a run is changed.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from loonpoort.organisation.periods import Period
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.handles import CompanyHandle, RunHandle
from loonpoort.payroll.models import RunState

GROUPS_AT_ONCE = 250
CENT = Decimal("0.01")
NOTHING = "<transactions></transactions>"
Place = tuple[str, str, str, int, str]
"""Group, account, cost unit, code and description."""


class Grouping(StrEnum):
    """What a journal is grouped by; each is the step that adds figures up so."""

    COMPANY = "by_company"
    COST_CENTER = "by_cost_center"
    COST_CENTER_COST_UNIT = "by_cost_center_and_unit"
    DEPARTMENT = "by_department"
    EMPLOYEE = "by_employee_and_unit"


DIMENSIONS = {
    Grouping.COMPANY: (),
    Grouping.COST_CENTER: ("cost_center",),
    Grouping.COST_CENTER_COST_UNIT: ("cost_center", "cost_unit"),
    Grouping.DEPARTMENT: ("department",),
    Grouping.EMPLOYEE: ("employee__number", "cost_unit"),
}
"""The columns that dim2 and dim3 are read from."""
_GROUPS = {
    Grouping.COST_CENTER: ("cost_centers", "cost_center"),
    Grouping.COST_CENTER_COST_UNIT: ("cost_centers", "cost_center"),
    Grouping.DEPARTMENT: ("departments", "department"),
    Grouping.EMPLOYEE: ("numbers", "employee__number", "employee_id"),
}
"""The step that finds which groups there are, and their columns: they come in the order of these, and the
last tells one from the other."""


class Entry(NamedTuple):
    """What comes on one side of an account."""

    group: str
    account: str
    cost_unit: str
    code: int
    description: str
    value: Decimal
    """Negative for credit."""


def run_journal(run: RunHandle, grouping: Grouping) -> Iterator[str]:
    """The journal of a run, in pieces; that of an open one has no transaction, for it may still change."""
    if run.state == RunState.OPEN:
        return iter((NOTHING,))
    day = run.company.calendar.last_day(run.last_period)
    parts = parts_of(run.lines(), grouping)
    return journal_pieces(day, run.first_period, run.last_period, grouping, parts)


def company_journal(
    company: CompanyHandle, first: Period, last: Period, grouping: Grouping = Grouping.COMPANY
) -> Iterator[str]:
    """The journal over some periods of one year, in pieces: of all runs that lie wholly in them."""
    figures = company.figures().via("between", first.year, first.number, last.number)
    parts = parts_of(figures, grouping)
    return journal_pieces(company.calendar.last_day(last), first, last, grouping, parts)


def parts_of(figures: Selection, grouping: Grouping) -> Iterator[Selection]:
    """Figures in parts that keep those of a group together, the groups in their order."""
    if grouping not in _GROUPS:
        yield figures
        return
    step, *columns = _GROUPS[grouping]
    found = [row[-1] for row in sorted(figures.via(step).values_list(*columns))]
    if len(found) <= GROUPS_AT_ONCE:
        yield figures
        return
    for begin in range(0, len(found), GROUPS_AT_ONCE):
        part = found[begin : begin + GROUPS_AT_ONCE]
        # Filled up, so that every part has one shape and is compiled once.
        filled = part + part[-1:] * (GROUPS_AT_ONCE - len(part))
        yield figures.filter(**{f"{columns[-1]}__in": filled})


def journal_pieces(
    day: datetime.date, first: Period, last: Period, grouping: Grouping, parts: Iterable[Selection]
) -> Iterator[str]:
    """A journal over some periods; without lines, no transaction."""
    later = f"<lastperiod>{last.number}/{last.year}</lastperiod>" if last != first else ""
    opening = (
        f"<transactions><transaction><header><date>{day.isoformat()}</date>"
        f"<period>{first.number}/{first.year}</period>{later}</header><lines>"
    )
    is_begun = False
    for part in parts:
        lines = "".join(_line(entry) for entry in entries(part, grouping))
        if lines:
            yield lines if is_begun else opening + lines
            is_begun = True
    yield "</lines></transaction></transactions>" if is_begun else NOTHING


def entries(figures: Selection, grouping: Grouping) -> list[Entry]:
    """The journal of figures, group by group and in these by account."""
    dimensions = DIMENSIONS[grouping]
    columns = ("debit_account", "credit_account", "code", "description", "total", *dimensions)
    sums: dict[Place, Decimal] = defaultdict(Decimal)
    for debit, credit, code, description, total, *places in figures.via(grouping).values_list(*columns):
        group, unit = (*map(str, places), "", "")[:2]
        # SQLite adds up in floating point; each amount has whole cents.
        amount = total.quantize(CENT)
        sums[group, debit, unit, code, description] += amount
        sums[group, credit, unit, code, description] -= amount
    return [Entry(*place, value) for place, value in sorted(sums.items(), key=_order(grouping)) if value]


def _order(grouping: Grouping) -> Callable[[tuple[Place, Decimal]], Any]:
    """Employees by number, as numbers; all else as texts."""
    if grouping == Grouping.EMPLOYEE:
        return lambda item: (int(item[0][0]), *item[0][1:])
    return lambda item: item[0]


def _line(entry: Entry) -> str:
    side = "debit" if entry.value > 0 else "credit"
    unit = f"<dim3>{escape(entry.cost_unit)}</dim3>" if entry.cost_unit else ""
    return (
        f"<line><dim1>{escape(entry.account)}</dim1><dim2>{escape(entry.group)}</dim2>{unit}"
        f"<value>{abs(entry.value):.2f}</value><debitcredit>{side}</debitcredit>"
        f"<description>{escape(entry.description)}</description></line>"
    )
