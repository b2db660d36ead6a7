"""What annual documents of a company have in common."""

from collections.abc import Sequence
from decimal import Decimal
from operator import itemgetter

from loonpoort.organisation.selections import Selection, Unscoped
from loonpoort.payroll.annual_statements import amount_text
from loonpoort.payroll.handles import RunHandle
from loonpoort.payroll.pdf_tables import table_pdf

Rows = list[list[str]]
People = dict[int, tuple[int, str]]
"""Number and name of employees by id."""


def records_of(model: type, ids: list[int]) -> Selection:
    return Selection(Unscoped(model), ()).filter(employee_id__in=ids)


def people_of(run: RunHandle, ids: list[int]) -> People:
    found = run.company.employees().filter(pk__in=ids).values_list("pk", "number", "display_name")
    return {pk: (number, name) for pk, number, name in sorted(found, key=itemgetter(1, 0))}


def text_of(value: Decimal | None) -> str:
    return "" if value is None else amount_text(value)


def paper_pdf(
    title: str, run: RunHandle, employer: str, heads: Sequence[str], rows: Rows, *, texts: int
) -> bytes | None:
    if not rows:
        return None
    facts = [("Werkgever", employer), ("Jaar", str(run.year)), ("Tot en met run", str(run.number))]
    return table_pdf(f"{title} {run.year}", facts, heads, rows, texts=texts)
