"""Absences of employees: dossiers, recovery, and the lists of both generations."""

import datetime
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Annotated

from django.core.exceptions import ValidationError
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Rows
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.absence_words import CAUSE_WORDS, DOSSIER_WORDS, kind_of
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.families import Family, Values
from loonpoort.operations.parameters import CompanyId, EmployeeId
from loonpoort.operations.services import employee_service
from loonpoort.operations.values import day_of
from loonpoort.organisation.selections import Selection
from loonpoort.organisation.statements import Row
from loonpoort.payroll.absences import Span, add_absence, notify_absence
from loonpoort.payroll.changes import EmployeeChange, changing
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import Absence as AbsenceRecord


class Absence(Message):
    absence_id: int
    comment: str | None
    percentage: Annotated[int, Meta(description="How much of the work is not done: 1 to 100.")]
    start: Annotated[datetime.datetime, Meta(description="The first day of absence.")]
    registration_start_date: Annotated[
        datetime.datetime | None, Meta(description="The day that the absence was told of.")
    ]
    end: Annotated[
        datetime.datetime | None, Meta(description="The last day of absence; without one it goes on.")
    ]
    registration_end_date: Annotated[
        datetime.datetime | None, Meta(description="The day that its end was told of.")
    ]
    dossier: Annotated[
        str | None,
        Meta(
            description="The kind of dossier, by number or word: "
            + ", ".join(f"{number} {word}" for number, word in DOSSIER_WORDS.items())
            + ". Given out as the word."
        ),
    ]
    dossiernr: Annotated[
        int, Meta(description="The number of the dossier, counted from 1 for each employee.")
    ]


class EmployeeAbsence(Absence):
    employee_id: int


class AbsenceCause(Message):
    cause_id: Annotated[
        int,
        Meta(
            description=", ".join(f"{number} {word}" for number, word in CAUSE_WORDS.items())
            + "; 0 for none."
        ),
    ]
    cause: Annotated[str | None, Meta(description="The word of the CauseId. Ignored when it is sent.")]


class AbsenceV2(Absence):
    absence_cause: AbsenceCause | None


NewDossier = Annotated[
    bool,
    Meta(
        description="True begins a new dossier. False adds to the dossier of Dossiernr or, with 0 in it, to "
        "the employee's latest; the first absence of an employee always begins one."
    ),
]
COLUMNS = {
    "absence_id": "id",
    "start": "first_day",
    "end": "last_day",
    "registration_start_date": "reported_on",
    "registration_end_date": "recovery_reported_on",
    "dossiernr": "dossier_number",
}
PARTS: Mapping[str, Part] = {
    "dossier": Part(("dossier_kind",), lambda values: DOSSIER_WORDS.get(values[0])),
    "absence_cause": Part(("cause",), lambda values: values[0] and (values[0], CAUSE_WORDS.get(values[0]))),
}


class AbsenceFamily(Family[Absence]):
    """Absences say themselves on which days they begin and end, and name a dossier."""

    def add(self, employee: EmployeeHandle, sent: Absence | None, *, is_new: bool) -> int:
        with self.refusing(), changing(employee.id) as change:
            values, span = self.values(sent), _span(change, sent)
            number = sent.dossiernr if sent else 0
            return int(add_absence(change, values, span, number, is_new=is_new).pk)

    def notify(self, employee: EmployeeHandle, sent: Absence | None) -> int:
        with self.refusing(), changing(employee.id) as change:
            values, span = self.values(sent), _span(change, sent)
            return int(notify_absence(change, values, span, sent.dossiernr if sent else 0).pk)

    def values(self, sent: Absence | None) -> Values:
        """Without the number of the dossier, which is looked up."""
        values = super().values(sent)
        del values["dossier_number"]
        cause: AbsenceCause | None = values.get("cause")
        return {
            **values,
            "dossier_kind": kind_of(values["dossier_kind"]),
            "cause": (cause and cause.cause_id) or None,
        }


ABSENCES = AbsenceFamily(
    AbsenceRecord,
    AbsenceV2,
    {**COLUMNS, "dossier": "dossier_kind", "absence_cause": "cause"},
    missing="No absence was sent",
)
ABSENCES_WITHOUT_CAUSE = AbsenceFamily(
    AbsenceRecord, Absence, {**COLUMNS, "dossier": "dossier_kind"}, missing=ABSENCES.missing
)


def _span(change: EmployeeChange, sent: Absence | None) -> Span:
    first = day_of(change, sent.start if sent else None, "first_day")
    if first is None:
        raise ValidationError({"first_day": "An absence begins on a day"})
    last = day_of(change, sent.end if sent else None, "last_day")
    if last is not None and last < first:
        raise ValidationError({"last_day": f"It would end before it begins, on {first}"})
    return first, last


def _in_words(absences: Selection) -> Assembled:
    return Assembled(absences, PARTS)


@employee_service.operation("Absence_GetList")
def absences(call: Call, employee_id: EmployeeId) -> Rows[Absence]:
    """Lists the absences of an employee, in the order that they begin."""
    return Absence.rows(_in_words(ABSENCES.all_of(call.employee(employee_id))), **COLUMNS)


@employee_service.operation("Absence2_GetList")
def absences_2(call: Call, employee_id: EmployeeId) -> Rows[AbsenceV2]:
    """Lists the absences of an employee with what each came from, in the order that they begin."""
    return AbsenceV2.rows(_in_words(ABSENCES.all_of(call.employee(employee_id))), **COLUMNS)


@employee_service.operation("Absence_GetAll_AllEmployeesByCompany")
def absences_of_company(call: Call, company_id: CompanyId) -> Rows[EmployeeAbsence]:
    """Lists the absences of every employee of a company, each employee's together."""
    names = EmployeeAbsence.columns(**COLUMNS)
    parts = (_in_words(part) for part in call.company(company_id).by_employee(AbsenceRecord))
    rows: Iterator[Row] = chain.from_iterable(part.values_list(*names) for part in parts)
    return Rows(rows)


@employee_service.operation("Absence_Insert", is_write=True, faults=(ValuesFault,))
def insert_absence(
    call: Call, employee_id: EmployeeId, absence: Absence | None, new_dossier: NewDossier
) -> int:
    """Adds an absence to an employee, and returns its id. AbsenceId is ignored.

    An employee is absent once at a time: one that meets another on any day is refused. In a dossier that is
    there already, a Dossier that is not sent is as that of the dossier.
    """
    return ABSENCES_WITHOUT_CAUSE.add(call.employee(employee_id), absence, is_new=new_dossier)


@employee_service.operation("Absence2_Insert", is_write=True, faults=(ValuesFault,))
def insert_absence_2(
    call: Call, employee_id: EmployeeId, absence: AbsenceV2 | None, new_dossier: NewDossier
) -> int:
    """Adds an absence with what it came from to an employee, and returns its id.

    The elements are those of Absence_Insert, and AbsenceCause.
    """
    return ABSENCES.add(call.employee(employee_id), absence, is_new=new_dossier)


@employee_service.operation("AbsenceNotification_Insert", is_write=True, faults=(ValuesFault,))
def insert_absence_notification(call: Call, employee_id: EmployeeId, absence: AbsenceV2 | None) -> int:
    """Adds an absence to a dossier from its Start on, and returns its id.

    Dossiernr names the dossier; 0 is the employee's latest, or a new one where there is none. What goes on
    in it ends the day before. Dossier and AbsenceCause that are not sent are as those of the dossier.
    """
    return ABSENCES.notify(call.employee(employee_id), absence)
