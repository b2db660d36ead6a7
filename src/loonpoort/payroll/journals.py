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

dim1 is the ledger account, dim2 what the journal is grouped by, dim3 the cost unit if there is one.
Values are positive. What debit and credit of an account come to is told once, or not at all where they are
equal.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple
from xml.sax.saxutils import escape

from loonpoort.organisation.periods import Period


class Booking(NamedTuple):
    """A figure that is booked at both sides."""

    debit_account: str
    credit_account: str
    group: str
    cost_unit: str
    code: int
    description: str
    amount: Decimal


class Entry(NamedTuple):
    """What comes on one side of an account."""

    account: str
    group: str
    cost_unit: str
    code: int
    description: str
    value: Decimal
    """Negative for credit."""


def entries(bookings: Iterable[Booking]) -> list[Entry]:
    """The journal of bookings, by account: debit and credit come to the same, as those of each booking do."""
    sums: dict[tuple[str, str, str, int, str], Decimal] = defaultdict(Decimal)
    for debit, credit, group, unit, code, description, amount in bookings:
        sums[debit, group, unit, code, description] += amount
        sums[credit, group, unit, code, description] -= amount
    return [Entry(*place, value) for place, value in sorted(sums.items()) if value]


def journal_xml(day: datetime.date, first: Period, last: Period, found: Iterable[Entry]) -> str:
    """A journal over some periods; without lines, no transaction."""
    lines = "".join(_line(entry) for entry in found)
    if not lines:
        return "<transactions></transactions>"
    later = f"<lastperiod>{last.number}/{last.year}</lastperiod>" if last != first else ""
    return (
        f"<transactions><transaction><header><date>{day.isoformat()}</date>"
        f"<period>{first.number}/{first.year}</period>{later}</header>"
        f"<lines>{lines}</lines></transaction></transactions>"
    )


def _line(entry: Entry) -> str:
    side = "debit" if entry.value > 0 else "credit"
    parts: Iterator[tuple[str, str]] = iter(
        (
            ("dim1", entry.account),
            ("dim2", entry.group),
            ("dim3", entry.cost_unit),
            ("value", f"{abs(entry.value):.2f}"),
            ("debitcredit", side),
            ("description", entry.description),
        )
    )
    return f"<line>{''.join(f'<{name}>{escape(text)}</{name}>' for name, text in parts if text)}</line>"
