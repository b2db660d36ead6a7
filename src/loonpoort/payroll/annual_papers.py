"""Annual documents of a company up to and with a payroll run: PDF files in Dutch.

They add up the figures of the year's processed and locked runs by their number, up to and with that of the
run; without any, there is no document.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from loonpoort.organisation.selections import Selection
from loonpoort.payroll.annual_statements import Statement, amount_text, statements_pdf
from loonpoort.payroll.handles import RunHandle
from loonpoort.payroll.journals import Grouping, entries, parts_of
from loonpoort.payroll.models import (
    BankAccount,
    LineKind,
    PersonalInfo,
)
from loonpoort.payroll.models.bank_accounts import NUMBERED
from loonpoort.payroll.paper_parts import People, Rows, paper_pdf, people_of, records_of, text_of

CENT = Decimal("0.01")
KINDS = {
    LineKind.GROSS: "Bruto",
    LineKind.TAXABLE: "Loon LH",
    LineKind.TAX: "Loonheffing",
    LineKind.TAX_CREDIT: "Arbeidsk.",
    LineKind.HEALTH_WITHHELD: "Bijdrage Zvw",
    LineKind.HEALTH_EMPLOYER: "Heffing Zvw",
    LineKind.DEDUCTION: "Inhoud.",
    LineKind.REIMBURSEMENT: "Vergoed.",
    LineKind.EMPLOYER_COST: "Werkgever",
    LineKind.NET: "Netto",
}
"""What registers tell, each in a column."""
JOURNAL_HEADS = {
    Grouping.COMPANY: "",
    Grouping.COST_CENTER: "Kostenplaats",
    Grouping.DEPARTMENT: "Afdeling",
    Grouping.EMPLOYEE: "Personeelsnummer",
}
Sums = dict[str, Decimal]


def statements(run: RunHandle, employer: str) -> bytes | None:
    """The annual statements of all employees with figures, by id."""
    return statements_pdf(run.year, _statements(run, employer))


def wage_components(run: RunHandle, employer: str) -> bytes | None:
    """What each wage code comes to, and each hour code in hours."""
    found = run.figures_so_far().via("summed_by_code")
    columns = ("code", "description", "total", "total_hours")
    rows = [
        [str(code), description, text_of(hours), text_of(amount)]
        for code, description, amount, hours in sorted(
            found.values_list(*columns), key=lambda row: (row[0], row[1], row[2] is None)
        )
    ]
    heads = ("Code", "Omschrijving", "Uren", "Bedrag")
    return paper_pdf("Looncomponenten cumulatief", run, employer, heads, rows, texts=2)


def journal(run: RunHandle, employer: str, grouping: Grouping) -> bytes | None:
    """The same entries as the journals of the runs together."""
    figures = run.figures_so_far().via("counted")
    rows: Rows = []
    debit = credit = Decimal(0)
    for part in parts_of(figures, grouping):
        for entry in entries(part, grouping):
            is_debit = entry.value > 0
            value = abs(entry.value)
            debit, credit = (debit + value, credit) if is_debit else (debit, credit + value)
            sides = (amount_text(value), "") if is_debit else ("", amount_text(value))
            rows.append([entry.group, entry.cost_unit, entry.account, entry.description, *sides])
    if rows:
        rows.append(["", "", "", "Totaal", amount_text(debit), amount_text(credit)])
    heads = (JOURNAL_HEADS[grouping], "Kostensoort", "Rekening", "Omschrijving", "Debet", "Credit")
    return paper_pdf("Journaalposten cumulatief", run, employer, heads, rows, texts=4)


def payments(run: RunHandle, employer: str) -> bytes | None:
    """The net wages of each employee, with the bank account that holds in the last period of the run."""
    index, rows, total = run.last_period.index, [], Decimal(0)
    for ids, people, sums in _by_employee(run):
        held = records_of(BankAccount, ids).via("in_force_between", index, index).via("by_employee")
        ibans: dict[int, tuple[int, str]] = {}
        for pk, kind, iban in held.values_list("employee_id", "type", "iban"):
            if kind in NUMBERED and iban:
                place = (NUMBERED.index(kind), iban)
                ibans[pk] = min(ibans.get(pk, place), place)
        for pk, (number, name) in people.items():
            if LineKind.NET in sums[pk]:
                net = sums[pk][LineKind.NET]
                total += net
                rows.append([str(number), name, ibans[pk][1] if pk in ibans else "", amount_text(net)])
    if rows:
        rows.append(["", "Totaal", "", amount_text(total)])
    heads = ("Nummer", "Naam", "IBAN", "Netto")
    return paper_pdf("Betaallijst cumulatief", run, employer, heads, rows, texts=3)


def register(run: RunHandle, employer: str) -> bytes | None:
    """What each kind of figure comes to, run by run."""
    sums: dict[int, Sums] = defaultdict(dict)
    found = run.figures_so_far().via("summed_by_run")
    for number, kind, amount in found.values_list("run__number", "kind", "total"):
        if amount is not None:
            sums[number][kind] = amount.quantize(CENT)
    rows = [[str(number), *_cells(sums[number])] for number in sorted(sums)]
    rows += [["Totaal", *_cells(_together(sums.values()))]] if rows else []
    return paper_pdf("Loonstaat", run, employer, ("Run", *KINDS.values()), rows, texts=1)


def register_of_employees(run: RunHandle, employer: str) -> bytes | None:
    """What each kind of figure comes to, employee by employee and of each run by run."""
    rows: Rows = []
    for ids in run.company.employee_parts():
        people = people_of(run, ids)
        found = _so_far(run, ids).via("summed_by_employee_and_run")
        figures = found.values_list("employee_id", "run__number", "kind", "total")
        for pk, own in groupby(sorted(figures, key=itemgetter(0, 1)), itemgetter(0)):
            sums: dict[int, Sums] = defaultdict(dict)
            for _, number, kind, amount in own:
                if amount is not None:
                    sums[number][kind] = amount.quantize(CENT)
            who = [str(people[pk][0]), people[pk][1]]
            rows += [[*who, str(number), *_cells(each)] for number, each in sums.items()]
            rows += [[*who, "Totaal", *_cells(_together(sums.values()))]] if sums else []
    heads = ("Nummer", "Naam", "Run", *KINDS.values())
    return paper_pdf("Loonstaat per werknemer", run, employer, heads, rows, texts=3)


def register_summary(run: RunHandle, employer: str) -> bytes | None:
    """What each kind of figure comes to by employee, and together."""
    rows: Rows = []
    together: Sums = {}
    for _, people, sums in _by_employee(run):
        rows += [[str(number), name, *_cells(sums[pk])] for pk, (number, name) in people.items()]
        together = _together([together, *sums.values()])
    rows += [["", "Totaal", *_cells(together)]] if rows else []
    heads = ("Nummer", "Naam", *KINDS.values())
    return paper_pdf("Verzamelloonstaat cumulatief", run, employer, heads, rows, texts=2)


def _statements(run: RunHandle, employer: str) -> Iterator[Statement]:
    for ids, people, sums in _by_employee(run):
        infos = records_of(PersonalInfo, ids).via("by_employee").values_list("employee_id", "birthday")
        born: dict[int, datetime.date | None] = dict(infos)
        for pk, (number, name) in people.items():
            yield Statement(
                year=run.year,
                employer=employer,
                name=name,
                number=number,
                birthday=born.get(pk),
                sums={LineKind(kind): amount for kind, amount in sums[pk].items()},
            )


def _by_employee(run: RunHandle) -> Iterator[tuple[list[int], People, dict[int, Sums]]]:
    """Employees with amounts in parts: the ids of all in it, who they are, and what each kind comes to."""
    for ids in run.company.employee_parts():
        sums: dict[int, Sums] = defaultdict(dict)
        found = _so_far(run, ids).via("summed_by_employee")
        for pk, kind, amount in found.values_list("employee_id", "kind", "total"):
            if amount is not None:
                sums[pk][kind] = amount.quantize(CENT)
        if sums:
            yield ids, {pk: who for pk, who in people_of(run, ids).items() if pk in sums}, sums


def _so_far(run: RunHandle, ids: list[int]) -> Selection:
    return run.figures_so_far().filter(employee_id__in=ids)


def _together(sums: Iterable[Sums]) -> Sums:
    total: Sums = defaultdict(Decimal)
    for each in sums:
        for kind, amount in each.items():
            total[kind] += amount
    return total


def _cells(sums: Sums) -> list[str]:
    return [text_of(sums.get(kind)) for kind in KINDS]
