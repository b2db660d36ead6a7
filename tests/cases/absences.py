"""Absences as XML texts."""

import datetime

from loonpoort.payroll.changes import changing
from loonpoort.payroll.models import Absence
from tests.cases import Case
from tests.cast import House

FULL = {
    "percentage": 50,
    "comment": "Flu & <more>",
    "reported_on": datetime.date(2026, 6, 30),
    "recovery_reported_on": datetime.date(2026, 7, 13),
}


def fill(house: House) -> None:
    """Bram is ill for two weeks of July, Dirk from the twentieth on."""
    with changing(house.employees["bram"].pk) as change:
        change.insert(Absence, FULL, datetime.date(2026, 7, 1), datetime.date(2026, 7, 14))
    with changing(house.employees["dirk"].pk) as change:
        change.insert(Absence, {}, datetime.date(2026, 7, 20))


def cases(house: House) -> dict[str, Case]:
    bakery = {"DebtorId": house.debtors["bakery"].pk}
    bram, dirk = house.employees["bram"], house.employees["dirk"]
    first, second = Absence.unscoped.order_by("employee_id")
    xml = (
        f'<Absence Id="{first.pk}" EmployeeId="{bram.pk}"><FirstDay>2026-07-01</FirstDay>'
        "<LastDay>2026-07-14</LastDay><Percentage>50</Percentage><ReportedOn>2026-06-30</ReportedOn>"
        "<RecoveryReportedOn>2026-07-13</RecoveryReportedOn>"
        "<Comment>Flu &amp; &lt;more&gt;</Comment></Absence>"
    )
    going_on = (
        f'<Absence Id="{second.pk}" EmployeeId="{dirk.pk}"><FirstDay>2026-07-20</FirstDay>'
        "<Percentage>100</Percentage></Absence>"
    )
    return {
        "DebtorService.AbsenceXML_Get": Case(
            {**bakery, "from": "2026-07-14T00:00:00", "to": "2026-07-20T00:00:00"},
            [
                (
                    "AbsenceVerzuim",
                    [
                        ("DebtorID", str(bakery["DebtorId"])),
                        ("CompanyID", str(employee.company_id)),
                        ("EmployeeID", str(employee.pk)),
                        ("XML", text),
                    ],
                )
                for employee, text in [(bram, xml), (dirk, going_on)]
            ],
            empty={**bakery, "from": "2026-07-15T00:00:00", "to": "2026-07-19T00:00:00"},
        ),
    }
