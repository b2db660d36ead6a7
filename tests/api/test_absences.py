"""Absences by the API: dossiers, recovery, and what is refused."""

import datetime
from typing import Any

import pytest

from loonpoort.payroll.models import Absence
from tests.api.client import Answer, call, key_of
from tests.cast import House

FIRST = "2026-07-06T00:00:00"


def send(house: House, name: str, values: dict[str, Any], employee: str = "bram") -> Answer:
    whose = {"EmployeeId": house.employees[employee].pk}
    return call(f"EmployeeService.{name}", key_of(house), {**whose, **values})


def insert(house: House, *, new: bool = True, employee: str = "bram", **fields: Any) -> Answer:
    absence = {"Percentage": 100, "Start": FIRST, **fields}
    values = {"Absence": absence, "NewDossier": str(new).lower()}
    return send(house, "Absence2_Insert", values, employee)


def read(house: House) -> list[dict[str, Any]]:
    return [dict(fields) for _, fields in send(house, "Absence2_GetList", {}).value or ()]


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def test_each_absence_begins_a_dossier_of_its_own_when_it_is_told_so(house) -> None:
    for start, end in [("2026-01-05", "2026-01-09"), ("2026-03-02", "2026-03-06"), ("2026-07-06", None)]:
        last = {"End": f"{end}T00:00:00"} if end else {}
        assert insert(house, Start=f"{start}T00:00:00", **last, Dossiernr=9).value
    assert [absence["Dossiernr"] for absence in read(house)] == ["1", "2", "3"]


def test_without_a_number_an_absence_joins_the_latest_dossier_with_its_kind_and_cause(house) -> None:
    insert(house, End=FIRST, Dossier="8", AbsenceCause={"CauseId": 2})
    values = {"Absence": {"Percentage": 50, "Start": "2026-07-20T00:00:00"}}
    assert send(house, "Absence_Insert", values).value
    later = read(house)[1]
    assert (later["Dossier"], later["Dossiernr"]) == ("Geen vangnetgeval / Ziekte", "1")
    assert later["AbsenceCause"] == [("CauseId", "2"), ("Cause", "Bedrijfsongeval")]


@pytest.mark.parametrize("sent", ["16", "Overige oorzaken", " overige OORZAKEN "])
def test_a_kind_of_dossier_is_told_by_number_or_word(sent, house) -> None:
    insert(house, Dossier=sent)
    assert read(house)[0]["Dossier"] == "Overige oorzaken"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"Percentage": 0}, "Percentage: Ensure this value is greater than or equal to 1."),
        ({"Percentage": 101}, "Percentage: Ensure this value is less than or equal to 100."),
        ({"Percentage": -2147483648}, "Percentage: Ensure this value is greater than or equal to 1."),
        ({"Start": "0001-01-01T00:00:00"}, "Start: An absence begins on a day"),
        ({"Start": "1899-12-31T00:00:00"}, "Start: Year 1899 does not lie between 1900 and 9998"),
        ({"End": "2026-07-05T00:00:00"}, "End: It would end before it begins, on 2026-07-06"),
        ({"End": "9999-12-31T00:00:00"}, "End: Year 9999 does not lie between 1900 and 9998"),
        (
            {"RegistrationStartDate": "1899-12-31T00:00:00"},
            "RegistrationStartDate: Ensure this value is greater than or equal to 1900-01-01.",
        ),
        ({"Comment": "x" * 201}, "Comment: Ensure this value has at most 200 characters (it has 201)."),
        ({"Dossier": "20"}, "Dossier: A kind of dossier is a number from 1 to 19"),
        ({"AbsenceCause": {"CauseId": 9}}, "AbsenceCause: Value 9 is not a valid choice."),
        ({"AbsenceCause": {"CauseId": -1}}, "AbsenceCause: Value -1 is not a valid choice."),
    ],
)
def test_what_cannot_be_stored_is_refused_by_name(fields, reason, house) -> None:
    assert refusal(insert(house, **fields)) == f"2030: Invalid Set of Values ({reason})"
    assert not Absence.unscoped.exists()


def test_a_dossier_that_is_not_there_is_refused(house) -> None:
    told = "2030: Invalid Set of Values (Dossiernr: The employee has no dossier 4.)"
    assert refusal(insert(house, new=False, Dossiernr=4)) == told
    notified = {"Absence": {"Percentage": 100, "Start": FIRST, "Dossiernr": 4}}
    assert refusal(send(house, "AbsenceNotification_Insert", notified)) == told
    assert "2030" in refusal(send(house, "Absence_Insert", {}))
    assert not Absence.unscoped.exists()


def test_a_notification_begins_a_dossier_where_there_is_none(house) -> None:
    notified = {"Absence": {"Percentage": 100, "Start": FIRST}}
    assert send(house, "AbsenceNotification_Insert", notified).value
    assert [absence["Dossiernr"] for absence in read(house)] == ["1"]


@pytest.mark.parametrize("start", ["2026-07-08", "2026-07-06", "2026-07-01"])
def test_an_employee_is_absent_once_at_a_time(start, house) -> None:
    insert(house, End="2026-07-08T00:00:00")
    told = "Start: The employee is absent already from 6 Jul 2026 on: end that absence first."
    refused = insert(house, Start=f"{start}T00:00:00")
    assert refusal(refused) == f"2030: Invalid Set of Values ({told})"
    assert insert(house, Start="2026-07-09T00:00:00").value
    assert insert(house, employee="carla").value


def recover(house: House, absence: str, day: str, **more: Any) -> Answer:
    values = {"AbsenceID": absence, "Lastdayabsence": f"{day}T00:00:00", "Reportdate": FIRST, **more}
    return send(house, "Absence_RecoveryInsert", values)


def recover_partly(house: House, absence: str, day: str, percent: int) -> Answer:
    values = {"AbsenceID": absence, "StartDate": f"{day}T00:00:00", "Percent": percent}
    return send(house, "Absence_PartialRecoveryInsert", values)


def test_recovery_before_the_absence_is_refused(house) -> None:
    known = insert(house).value
    told = "Nobody recovers before the absence, which began on 6 Jul 2026."
    assert refusal(recover(house, known, "2026-07-05")) == (
        f"2030: Invalid Set of Values (Lastdayabsence: {told})"
    )
    assert refusal(recover_partly(house, known, "2026-07-06", 50)) == (
        f"2030: Invalid Set of Values (StartDate: {told})"
    )
    assert Absence.unscoped.get().last_day is None
    assert recover(house, known, "2026-07-06").value == known


def test_partial_recoveries_follow_one_another_and_the_last_one_ends(house) -> None:
    first = insert(house).value
    second = recover_partly(house, first, "2026-07-13", 60).value
    third = recover_partly(house, second, "2026-07-20", 80).value
    assert recover(house, third, "2026-07-24").value == third
    spans = [(row["Start"][8:10], (row["End"] or "")[8:10], row["Percentage"]) for row in read(house)]
    assert spans == [("06", "12", "100"), ("13", "19", "60"), ("20", "24", "80")]
    # Longer than that the first cannot last any more: the second would be met.
    assert refusal(recover(house, first, "2026-07-14")).startswith("2030")
    assert refusal(recover_partly(house, third, "2026-07-25", 10)).startswith("2030")


@pytest.mark.parametrize("percent", [0, 101])
def test_a_percentage_of_recovery_lies_between_1_and_100_and_nothing_is_half_written(percent, house) -> None:
    known = insert(house).value
    refused = recover_partly(house, known, "2026-07-13", percent)
    assert refusal(refused).startswith("2030: Invalid Set of Values (Percent: ")
    assert Absence.unscoped.get().last_day is None


def test_the_absence_of_another_employee_is_not_there(house) -> None:
    theirs = insert(house, employee="carla").value
    for refused in (recover(house, theirs, "2026-07-09"), recover_partly(house, theirs, "2026-07-09", 50)):
        assert refusal(refused) == "1003: Unauthorized access"
    assert refusal(recover(house, "2147483647", "2026-07-09")) == "1003: Unauthorized access"


def test_a_recovery_without_days_is_refused(house) -> None:
    known = insert(house).value
    for name in ("Absence_RecoveryInsert", "Absence_PartialRecoveryInsert"):
        assert refusal(send(house, name, {"AbsenceID": known, "Percent": 50})).startswith("2030")
    assert Absence.unscoped.get().first_day == datetime.date(2026, 7, 6)
