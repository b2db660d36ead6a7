"""Annual documents of what employees have or cost at a payroll run: leave, reservations and hours."""

from collections import defaultdict
from operator import itemgetter

from loonpoort.organisation.models import LeaveTypeNumber
from loonpoort.organisation.periods import Period
from loonpoort.payroll.annual_statements import amount_text
from loonpoort.payroll.handles import EmployeeHandle, RunHandle
from loonpoort.payroll.hour_costs import hour_cost
from loonpoort.payroll.models import Leave, LeaveOpening, Reservation
from loonpoort.payroll.models.leave import BOOKING_COLUMNS, OPENING_COLUMNS, LeaveBook
from loonpoort.payroll.paper_parts import Rows, paper_pdf, people_of, records_of


def leave(run: RunHandle, employer: str) -> bytes | None:
    """The hours of leave of each employee by type, as LeaveBalance_Get has them of the year of the run."""
    rows: Rows = []
    for ids in run.company.employee_parts():
        books: dict[int, LeaveBook] = defaultdict(LeaveBook)
        openings = records_of(LeaveOpening, ids).values_list("employee_id", *OPENING_COLUMNS)
        bookings = records_of(Leave, ids).values_list("employee_id", *BOOKING_COLUMNS)
        for pk in {row[0] for row in (*openings, *bookings)}:
            books[pk] = LeaveBook.of(
                (row[1:] for row in openings if row[0] == pk), (row[1:] for row in bookings if row[0] == pk)
            )
        for pk, (number, name) in people_of(run, ids).items():
            for kind in LeaveTypeNumber if pk in books else ():
                if kind in books[pk].openings or kind in books[pk].booked:
                    balance = books[pk].balance(kind, run.year)
                    hours = (amount_text(balance.opening), amount_text(balance.current))
                    rows.append([str(number), name, str(kind.label), *hours])
    heads = ("Nummer", "Naam", "Soort verlof", "Beginsaldo (uren)", "Saldo (uren)")
    return paper_pdf("Verlofsaldi", run, employer, heads, rows, texts=3)


def reservations(run: RunHandle, employer: str) -> bytes | None:
    """What is in the reservations that hold in the last period of the run, after that period."""
    index = run.last_period.index
    rows: Rows = []
    for ids in run.company.employee_parts():
        people = people_of(run, ids)
        held = records_of(Reservation, ids).via("in_force_between", index, index).via("with_balance", index)
        columns = ("employee_id", "number", "description", "balance")
        for pk, number, description, balance in sorted(held.values_list(*columns), key=itemgetter(0, 1)):
            person, name = people[pk]
            rows.append([str(person), name, str(number), description or "", amount_text(balance)])
    heads = ("Nummer", "Naam", "Reservering", "Omschrijving", "Saldo")
    return paper_pdf("Reserveringssaldi", run, employer, heads, rows, texts=4)


def hour_costs(run: RunHandle, employer: str, until: Period) -> bytes | None:
    """What an hour of each employee in the run costs, as `hour_cost` estimates it up to a period."""
    rows: Rows = []
    for ids in run.company.employee_parts():
        figures = run.lines().filter(employee_id__in=ids).via("numbers")
        with_figures = {row[0] for row in figures.values_list("employee_id", "employee__number")}
        for pk, (number, name) in people_of(run, ids).items():
            if pk in with_figures:
                employee = EmployeeHandle(pk, run.company.period_type, run.company.current_period)
                rows.append([str(number), name, amount_text(hour_cost(employee, until))])
    heads = ("Nummer", "Naam", "Kosten per uur")
    return paper_pdf("Werkgeverskosten per uur", run, employer, heads, rows, texts=2)
