"""Absences of employees, by themselves and as XML texts."""

import datetime

from loonpoort.payroll.changes import changing
from loonpoort.payroll.models import Absence
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

FIELDS = {
    "Comment": "Flu & <more>",
    "Percentage": "50",
    "Start": "2026-07-01T00:00:00",
    "RegistrationStartDate": "2026-06-30T00:00:00",
    "End": "2026-07-14T00:00:00",
    "RegistrationEndDate": "2026-07-13T00:00:00",
    "Dossier": "Ziekte",
    "Dossiernr": "1",
}
CAUSE = ("AbsenceCause", [("CauseId", "2"), ("Cause", "Bedrijfsongeval")])
LATER = {
    "Comment": "Again",
    "Percentage": "80",
    "Start": "2026-07-10T00:00:00",
    "RegistrationStartDate": "2026-07-09T00:00:00",
    "End": None,
    "RegistrationEndDate": None,
    "Dossier": "Overige oorzaken",
    "Dossiernr": "2",
}


def fill(house: House) -> None:
    """Bram is ill for two weeks of July, as a package writes it; Dirk from the twentieth on."""
    sent = {"AbsenceId": 7, **FIELDS, "Dossier": "1", "AbsenceCause": {"CauseId": 2, "Cause": "x"}}
    values = {"EmployeeId": house.employees["bram"].pk, "Absence": sent, "NewDossier": "true"}
    assert call("EmployeeService.Absence2_Insert", key_of(house), values).value
    with changing(house.employees["dirk"].pk) as change:
        change.insert(Absence, {}, datetime.date(2026, 7, 20))


def cases(house: House) -> dict[str, Case]:
    bram, dirk = house.employees["bram"], house.employees["dirk"]
    ids = dict(Absence.unscoped.values_list("employee_id", "pk"))
    known = str(ids.get(bram.pk, 0))
    whose, nobody = {"EmployeeId": bram.pk}, {"EmployeeId": house.employees["esra"].pk}
    every, every_2 = "EmployeeService.Absence_GetList", "EmployeeService.Absence2_GetList"
    company = "EmployeeService.Absence_GetAll_AllEmployeesByCompany"

    def fields(absence: str, **changed: str | None) -> list[tuple[str, object]]:
        return [("AbsenceId", absence), *{**FIELDS, **changed}.items()]

    def later(**changed: str | None) -> list[tuple[str, object]]:
        return fields(ANY, **{**LATER, **changed})

    until = {"End": "2026-07-09T00:00:00", "RegistrationEndDate": None}
    # Elements that are nil are not sent: a package leaves them out.
    sent = {name: value for name, value in LATER.items() if value is not None}
    in_august = {**sent, "Start": "2026-08-03T00:00:00"}
    added = {"Start": in_august["Start"]}
    own = {"Dossier": "Ziekte", "Dossiernr": "1"}
    shop = {"CompanyId": house.companies["shop"].pk}
    of_bram = ("EmployeeId", str(bram.pk))
    return {
        every: Case(whose, [("Absence", fields(known))], empty=nobody),
        every_2: Case(whose, [("AbsenceV2", [*fields(known), CAUSE])], empty=nobody),
        company: Case(
            shop,
            [("EmployeeAbsence", [*fields(known), of_bram])],
            empty={"CompanyId": house.companies["workshop"].pk},
        ),
        "EmployeeService.Absence_Insert": Case(
            {**whose, "Absence": in_august, "NewDossier": "true"},
            ANY,
            effect=Effect(
                company,
                shop,
                [
                    ("EmployeeAbsence", [*fields(known), of_bram]),
                    ("EmployeeAbsence", [*later(**added), of_bram]),
                ],
            ),
        ),
        "EmployeeService.Absence2_Insert": Case(
            {**whose, "Absence": {**in_august, "Dossiernr": "1", "AbsenceCause": {"CauseId": 8}}},
            ANY,
            effect=Effect(
                every_2,
                whose,
                [
                    ("AbsenceV2", [*fields(known), CAUSE]),
                    (
                        "AbsenceV2",
                        [
                            *later(**added, Dossiernr="1"),
                            ("AbsenceCause", [("CauseId", "8"), ("Cause", "Overig")]),
                        ],
                    ),
                ],
            ),
        ),
        "EmployeeService.AbsenceNotification_Insert": Case(
            {**whose, "Absence": {**sent, "Dossiernr": "1"}},
            ANY,
            effect=Effect(
                every,
                whose,
                [
                    ("Absence", fields(known, **until)),
                    ("Absence", later(Dossiernr="1")),
                ],
            ),
        ),
        "EmployeeService.Absence_PartialRecoveryInsert": Case(
            {
                **whose,
                "AbsenceID": int(known),
                "StartDate": "2026-07-10T00:00:00",
                "Reportdate": "2026-07-09T00:00:00",
                "Percent": "20",
                "Comment": "Mornings",
            },
            ANY,
            effect=Effect(
                every_2,
                whose,
                [
                    ("AbsenceV2", [*fields(known, **until), CAUSE]),
                    (
                        "AbsenceV2",
                        [
                            *later(
                                Comment="Mornings",
                                Percentage="20",
                                End=FIELDS["End"],
                                RegistrationEndDate=FIELDS["RegistrationEndDate"],
                                **own,
                            ),
                            CAUSE,
                        ],
                    ),
                ],
            ),
        ),
        "EmployeeService.Absence_RecoveryInsert": Case(
            {
                **whose,
                "AbsenceID": int(known),
                "Lastdayabsence": "2026-07-08T00:00:00",
                "Reportdate": "2026-07-07T00:00:00",
                "Comment": "Better",
            },
            known,
            effect=Effect(
                every,
                whose,
                [
                    (
                        "Absence",
                        fields(
                            known,
                            Comment="Better",
                            End="2026-07-08T00:00:00",
                            RegistrationEndDate="2026-07-07T00:00:00",
                        ),
                    )
                ],
            ),
        ),
        "DebtorService.AbsenceXML_Get": _as_xml(house, known, str(ids.get(dirk.pk, 0))),
    }


def _as_xml(house: House, first: str, second: str) -> Case:
    bakery = {"DebtorId": house.debtors["bakery"].pk}
    bram, dirk = house.employees["bram"], house.employees["dirk"]
    xml = (
        f'<Absence Id="{first}" EmployeeId="{bram.pk}"><FirstDay>2026-07-01</FirstDay>'
        "<LastDay>2026-07-14</LastDay><Percentage>50</Percentage><ReportedOn>2026-06-30</ReportedOn>"
        "<RecoveryReportedOn>2026-07-13</RecoveryReportedOn>"
        "<Comment>Flu &amp; &lt;more&gt;</Comment><DossierNumber>1</DossierNumber>"
        "<Dossier>Ziekte</Dossier><Cause>Bedrijfsongeval</Cause></Absence>"
    )
    going_on = (
        f'<Absence Id="{second}" EmployeeId="{dirk.pk}"><FirstDay>2026-07-20</FirstDay>'
        "<Percentage>100</Percentage><DossierNumber>1</DossierNumber></Absence>"
    )
    return Case(
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
    )
