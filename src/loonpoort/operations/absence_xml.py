"""Absences of a debtor's employees, as XML texts."""

import datetime
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.absence_words import CAUSE_WORDS, DOSSIER_WORDS
from loonpoort.operations.parameters import DebtorId
from loonpoort.operations.services import debtor_service
from loonpoort.payroll.absence_xml import absence_xml
from loonpoort.payroll.models import Absence

COLUMNS = (
    "employee__company_id",
    "employee_id",
    "id",
    "first_day",
    "last_day",
    "percentage",
    "reported_on",
    "recovery_reported_on",
    "comment",
    "dossier_number",
    "dossier_kind",
    "cause",
)


class AbsenceVerzuim(Message):
    debtor_id: Annotated[int, Named("DebtorID")]
    company_id: Annotated[int, Named("CompanyID")]
    employee_id: Annotated[int, Named("EmployeeID")]
    xml: Annotated[str | None, Named("XML")]


@debtor_service.operation("AbsenceXML_Get", faults=(ValuesFault,))
def absences(
    call: Call,
    debtor_id: DebtorId,
    first: Annotated[datetime.datetime, Named("from"), Meta(description="The first day.")],
    last: Annotated[datetime.datetime, Named("to"), Meta(description="The last day, itself included.")],
) -> Rows[AbsenceVerzuim]:
    """Lists the absences of a debtor's employees that lie, wholly or in part, between two days.

    XML holds one Absence element: its attributes are Id and EmployeeId; in it stand FirstDay, LastDay,
    Percentage, ReportedOn, RecoveryReportedOn, Comment, DossierNumber, Dossier and Cause, each left out when
    it is not known. An absence without a LastDay goes on. The times of from and to are not looked at.
    """
    debtor = call.debtor(debtor_id)
    begin, end = first.date(), last.date()
    if end < begin:
        raise ValuesFault(f"to, {end}, lies before from, {begin}")
    found = debtor.records(Absence).via("in_force_between", begin, end).via("by_employee")
    return Rows(
        (
            debtor.id,
            company_id,
            employee_id,
            absence_xml(
                absence_id, employee_id, *values, DOSSIER_WORDS.get(dossier_kind), CAUSE_WORDS.get(cause)
            ),
        )
        for company_id, employee_id, absence_id, *values, dossier_kind, cause in found.values_list(*COLUMNS)
    )
