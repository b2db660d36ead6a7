"""Service of employees and employees who are added: what is refused, told, recorded and followed."""

import datetime
from typing import Any

import pytest

from loonpoort.audit.records import SYSTEM
from loonpoort.organisation.models import Department
from loonpoort.organisation.periods import Period
from loonpoort.payroll.models import (
    Contract,
    DefaultEmployeeTemplate,
    Employee,
    EmployeeDepartment,
    EmployeeFunction,
    Employment,
    PersonalInfo,
)
from loonpoort.payroll.period_actions import advance_companies
from tests import trail
from tests.api.client import Answer, call, key_of
from tests.cast import House

VALUES, PROTECTED = "2030: Invalid Set of Values", "2011: Protected Mode: Cannot Change in the Past"


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def ask(house: House, operation: str, name: str = "bram", **values: Any) -> Answer:
    days = {key: f"{each}T00:00:00" if is_day(each) else each for key, each in values.items()}
    sent = {"EmployeeId": house.employees[name].pk, "UnprotectedMode": "true", **days}
    return call(f"EmployeeService.{operation}", key_of(house), sent)


def is_day(value: object) -> bool:
    return isinstance(value, str) and value.count("-") == 2 and value[:1].isdigit()


def insert(house: House, operation: str = "Employee_Insert", **values: Any) -> Answer:
    sent = {
        "FirstName": "Jan",
        "LastName": "Winkel",
        "StartDate": "2026-07-15",
        "CompanyId": house.companies["shop"].pk,
        "UnprotectedMode": "false",
    }
    return ask(house, operation, **(sent | values))


def spans(house: House, name: str = "bram") -> list[tuple[int, str, str]]:
    rows = Employment.unscoped.filter(employee=house.employees[name]).order_by("first_day")
    return [(row.employee_type, str(row.first_day), str(row.last_day or "")) for row in rows]


@pytest.fixture
def served(house: House) -> House:
    """Bram was in service, and is again; Carla is an applicant."""
    for operation, days in [
        ("Service_Insert", {"Start": "2015-01-01"}),
        ("Service_StopCurrent", {"End": "2019-12-31", "EndServiceReasonId": 1}),
        ("Service_Insert", {"Start": "2021-02-01"}),
    ]:
        assert ask(house, operation, **days).status == "200 OK"
    Employment.unscoped.create(
        employee=house.employees["carla"],
        first_day=datetime.date(2026, 3, 1),
        seniority_day=datetime.date(2026, 3, 1),
        employee_type=1,
    )
    return house


@pytest.mark.parametrize(
    ("operation", "values", "said"),
    [
        ("Service_Insert", {"Start": "2026-07-01"}, "Start: The employee is in service already from 2021"),
        ("Service_Insert", {"Start": "2018-07-01"}, "Start: The employee is in service already from 2021"),
        ("Service_Insert", {"Start": "1899-12-31"}, "Start: Year 1899 does not lie between 1900 and 9998"),
        ("Service_Insert", {}, "Start: Year 1 does not lie between 1900 and 9998"),
        ("Service_StopCurrent", {"End": "2021-01-31"}, "End: Service began on 2021-02-01 only."),
        ("Service_StopCurrent", {"End": "9999-12-31"}, "End: Year 9999 does not lie between 1900 and 9998"),
        (
            "Service_StopCurrent",
            {"End": "2026-07-31", "EndServiceReasonId": 50},
            "EndServiceReason: Value 50",
        ),
        (
            "Service_StopCurrent",
            {"End": "2026-07-31", "EndServiceReasonId": -1},
            "EndServiceReason: Value -1",
        ),
        (
            "Service_StopCurrent",
            {"End": "2026-07-31", "EndServiceReasonId": 9},
            "EndServiceReason: It is not a",
        ),
        (
            "Employment_UpdateEmploymentInitialStartDate",
            {"InitialStartDate": "2021-02-02"},
            "InitialStartDate: It lies after the first day of the employment.",
        ),
        (
            "Employment_UpdateEmploymentInitialStartDate",
            {"InitialStartDate": "1850-01-01"},
            "InitialStartDate: Year 1850 does not lie between 1900 and 9998",
        ),
        ("Employee_Transition", {"EmployeeType": 2}, "EmployeeType: The employee is of this type already."),
        ("Employee_Transition", {"EmployeeType": 4}, "EmployeeType: An employment is of type 1, 2, 3."),
        (
            "Employee_Transition",
            {"EmployeeType": 3, "StartDate": "2021-01-31"},
            "StartDate: The employment that it would change begins on 2021-02-01 only.",
        ),
    ],
)
def test_a_wrong_service_is_told_and_nothing_changes(operation, values, said, served) -> None:
    before = spans(served), len(trail.events())
    told = refusal(ask(served, operation, **values))
    assert told.startswith(f"{VALUES} ({said}")
    assert (spans(served), len(trail.events())) == before


def test_service_that_has_ended_is_not_ended_again(served) -> None:
    values = {"End": "2026-07-31", "EndServiceReasonId": 1}
    assert ask(served, "Service_StopCurrent", **values).status == "200 OK"
    assert refusal(ask(served, "Service_StopCurrent", **values)) == (
        f"{VALUES} (End: Service ended on 2026-07-31 already.)"
    )
    overlapping = ask(served, "Service_Insert", Start="2026-07-31")
    assert refusal(overlapping).startswith(f"{VALUES} (Start: The employee is in service already from 2021")
    moving = ask(served, "Employee_Transition", EmployeeType=3, StartDate="2026-07-15")
    assert refusal(moving) == f"{VALUES} (StartDate: Service ends on 2026-07-31. Take that back first.)"
    assert ask(served, "Service_Insert", Start="2026-08-01").status == "200 OK"


@pytest.mark.parametrize("name", ["dirk", "bram"])
def test_of_who_was_never_in_service_nothing_ends(name, house) -> None:
    for operation, values in [
        ("Service_StopCurrent", {"End": "2026-07-31"}),
        ("Service_Delete", {}),
        ("Employment_UpdateEmploymentInitialStartDate", {"InitialStartDate": "2026-01-01"}),
    ]:
        told = refusal(ask(house, operation, name, **values))
        assert told.endswith("The employee has not been in service.)")
    assert ask(house, "Service_RemoveOutService", name).value == "false"


def test_the_only_service_of_an_employee_is_not_deleted(served) -> None:
    assert ask(served, "Service_Delete").value == "true"
    assert spans(served) == [(2, "2015-01-01", "2019-12-31")]
    served.employees["bram"].refresh_from_db()
    assert served.employees["bram"].employee_type == 4
    assert refusal(ask(served, "Service_Delete")).startswith(f"{VALUES} (Start: An employee has one")


@pytest.mark.parametrize(
    ("operation", "past", "now"),
    [
        ("Service_StopCurrent", {"End": "2026-06-29"}, {"End": "2026-06-30"}),
        (
            "Employee_Transition",
            {"EmployeeType": 3, "StartDate": "2026-06-30"},
            {"EmployeeType": 3, "StartDate": "2026-07-01"},
        ),
    ],
)
def test_the_past_takes_unprotected_mode(operation, past, now, served) -> None:
    assert refusal(ask(served, operation, UnprotectedMode="false", **past)).startswith(PROTECTED)
    assert len(spans(served)) == 2
    assert ask(served, operation, UnprotectedMode="false", **now).status == "200 OK"


def test_an_end_of_the_past_takes_unprotected_mode_to_be_taken_back(served) -> None:
    assert ask(served, "Service_StopCurrent", End="2026-05-31", EndServiceReasonId=1).status == "200 OK"
    told = refusal(ask(served, "Service_RemoveOutService", UnprotectedMode="false"))
    assert told.startswith(PROTECTED)
    assert ask(served, "Service_RemoveOutService").value == "true"
    assert ask(served, "Service_RemoveOutService").value == "false"
    last = Employment.unscoped.latest("pk")
    assert spans(served)[-1] == (2, "2021-02-01", "")
    assert last.end_reason is None


def test_an_employee_is_listed_by_what_holds_as_the_company_moves_on(served) -> None:
    bram, shop = served.employees["bram"], served.companies["shop"]
    ask(served, "Service_StopCurrent", End="2026-07-20", EndServiceReasonId=1)
    ask(served, "Service_Insert", Start="2026-09-14")
    kinds = []
    for number in (7, 8, 9):
        bram.refresh_from_db()
        kinds.append(bram.employee_type)
        advance_companies(SYSTEM, {shop.pk: Period(2026, number)})
    assert kinds == [2, 4, 2]


def test_a_transition_keeps_seniority_and_moves_between_lists(served) -> None:
    carla = served.employees["carla"]
    carla.refresh_from_db()
    assert ask(served, "Employee_Transition", "carla", EmployeeType=2).status == "200 OK"
    assert spans(served, "carla") == [(1, "2026-03-01", "2026-06-30"), (2, "2026-07-01", "")]
    assert str(Employment.unscoped.latest("pk").seniority_day) == "2026-03-01"
    carla.refresh_from_db()
    assert carla.employee_type == 2
    # From its own first day on it is that employment that is of another type.
    assert (
        ask(served, "Employee_Transition", "carla", EmployeeType=3, StartDate="2026-07-01").status == "200 OK"
    )
    assert spans(served, "carla")[1:] == [(3, "2026-07-01", "")]
    ask(served, "Service_StopCurrent", "carla", End="2026-06-30")
    assert spans(served, "carla")[1:] == [(3, "2026-07-01", "")]


def test_whoever_has_left_enters_anew_by_a_transition_or_as_what_it_was(served) -> None:
    ask(served, "Service_StopCurrent", "carla", End="2026-06-30")
    carla = served.employees["carla"]
    carla.refresh_from_db()
    assert carla.employee_type == 5
    assert (
        ask(served, "Employee_Transition", "carla", EmployeeType=3, StartDate="2026-07-06").status == "200 OK"
    )
    assert spans(served, "carla")[1:] == [(3, "2026-07-06", "")]
    ask(served, "Service_StopCurrent", "carla", End="2026-07-10")
    ask(served, "Service_Insert", "carla", Start="2026-07-20")
    assert spans(served, "carla")[2:] == [(3, "2026-07-20", "")]


def test_an_applicant_who_is_put_in_service_comes_on_the_payroll(served) -> None:
    ask(served, "Service_StopCurrent", "carla", End="2026-06-30")
    ask(served, "Service_Insert", "carla", Start="2026-07-01")
    assert spans(served, "carla")[1:] == [(2, "2026-07-01", "")]


@pytest.mark.parametrize(
    ("operation", "values", "said"),
    [
        ("Employee_Insert", {"LastName": ""}, f"{VALUES} (LastName: "),
        ("Employee_Insert", {"LastName": "x" * 81}, f"{VALUES} (LastName: "),
        ("Employee_Insert", {"FirstName": "x" * 81}, f"{VALUES} (FirstName: "),
        ("Employee_Insert", {"StartDate": "1850-01-01"}, f"{VALUES} (StartDate: Year 1850"),
        ("Employee_Insert", {"StartDate": "2026-06-30"}, PROTECTED),
        ("Employee_InsertByEmployeeType", {"EmployeeType": 0}, f"{VALUES} (EmployeeType: "),
        ("Employee_InsertByEmployeeType", {"EmployeeType": 4}, f"{VALUES} (EmployeeType: "),
        ("Employee_InsertBasedOnDefault", {}, f"{VALUES} (StartDate: An employment begins on a day)"),
        (
            "Employee_InsertBasedOnDefault",
            {"employment": {"EmploymentId": 0, "StartDate": "2026-07-01T00:00:00"}},
            f"{VALUES} (Template: The company has no such default template.)",
        ),
    ],
)
def test_an_employee_who_cannot_be_added_leaves_nothing(operation, values, said, house) -> None:
    before = Employee.unscoped.count(), len(trail.events())
    assert refusal(insert(house, operation, **values)).startswith(said)
    assert (Employee.unscoped.count(), len(trail.events())) == before
    assert not Employment.unscoped.exists()


def test_an_added_employee_has_a_name_an_employment_and_an_entry_in_the_trail(house) -> None:
    added = int(insert(house, FirstName="Jan-Peter", LastName=" Winkel ").value)
    employee = Employee.unscoped.get(pk=added)
    assert (employee.number, employee.display_name, employee.employee_type) == (103, "Winkel, J.P.", 2)
    info = PersonalInfo.unscoped.get(employee=added)
    assert (info.first_name, info.last_name, info.first_period) == ("Jan-Peter", "Winkel", 202607)
    entry = trail.last()
    assert (entry.event, entry.subject_name) == ("employee.inserted", "Winkel, J.P. (103)")
    assert entry.after == {"first": "2026-07-15", "employee_type": "on_payroll"}
    assert int(insert(house).value) > added
    assert Employee.unscoped.latest("pk").number == 104


def test_the_first_employee_of_a_company_gets_the_first_number(house) -> None:
    Employee.unscoped.filter(company=house.companies["mill"]).delete()
    added = insert(house, CompanyId=house.companies["mill"].pk).value
    assert Employee.unscoped.get(pk=int(added)).number == 1


def template(house: House, company: str = "shop", **values: Any) -> DefaultEmployeeTemplate:
    made = DefaultEmployeeTemplate(company=house.companies[company], description="Bakers", **values)
    made.save()
    return made


def by_template(house: House, made: DefaultEmployeeTemplate, **dates: str) -> Answer:
    days = {name: f"{day}T00:00:00" for name, day in dates.items()}
    sent = {"DefaultEmployeeTemplate": str(made.guid), "employment": {"EmploymentId": 0, **days}}
    return insert(house, "Employee_InsertBasedOnDefault", **sent)


def test_an_employee_begins_as_a_template_says(house) -> None:
    oven = Department.unscoped.create(debtor=house.debtors["bakery"], code=1, description="Oven")
    made = template(house, employee_type=3, department=oven, hours_per_week=36)
    dates = {"StartDate": "2026-08-03", "EndDate": "2026-12-31", "InitialStartDate": "2020-01-01"}
    added = int(by_template(house, made, **dates).value)
    of = {"employee_id": added}
    employment = Employment.unscoped.get(**of)
    assert [employment.first_day, employment.last_day, employment.seniority_day] == [
        datetime.date.fromisoformat(day) for day in dates.values()
    ]
    assert EmployeeDepartment.unscoped.get(**of).first_period == 202608
    assert not EmployeeFunction.unscoped.filter(**of).exists()
    contract = Contract.unscoped.get(**of)
    assert (contract.hours_per_week, contract.first_day) == (36, employment.first_day)


def test_a_template_of_another_company_is_none_and_dates_are_checked(house) -> None:
    of_mill = template(house, "mill")
    assert "no such default template" in refusal(by_template(house, of_mill, StartDate="2026-08-03"))
    own = template(house)
    wrong = refusal(by_template(house, own, StartDate="2026-08-03", EndDate="2026-08-02"))
    assert wrong == f"{VALUES} (EndDate: It would end before it begins.)"
    later = refusal(by_template(house, own, StartDate="2026-08-03", InitialStartDate="2026-08-04"))
    assert later.startswith(f"{VALUES} (InitialStartDate: ")


def test_service_is_recorded_with_its_days(served) -> None:
    ask(served, "Service_StopCurrent", End="2026-07-31", EndServiceReasonId=1)
    entry = trail.last()
    assert entry.event == "employee.service_changed"
    assert entry.before["employments"][-1] == "on_payroll 2021-02-01/"
    assert entry.after["employments"][-1] == "on_payroll 2021-02-01/2026-07-31"
