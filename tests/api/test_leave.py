"""Leave by the API: bookings, balances, and what is refused."""

from decimal import Decimal
from typing import Any

import pytest

from loonpoort.organisation.models import LabourAgreement, LeaveType
from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import changing
from loonpoort.payroll.models import Leave, LeaveOpening
from tests.api.client import Answer, call, key_of
from tests.cast import House

DAY = {"Start": "2026-07-20T00:00:00", "End": "2026-07-20T00:00:00"}


@pytest.fixture(autouse=True)
def types(house: House) -> None:
    """The shop has leave of types 1 and 2; Bram begins 2026 with 10 hours of type 1."""
    for number in ("Type1", "Type2"):
        LeaveType.unscoped.create(company=house.companies["shop"], type=number, first_period=202601)
    with changing(house.employees["bram"].pk) as change:
        first = Period(2026, 1)
        change.insert(LeaveOpening, {"type": "Type1", "hours": Decimal(10)}, first, first)


def send(house: House, name: str, values: dict[str, Any], employee: str = "bram") -> Answer:
    whose = {"EmployeeId": house.employees[employee].pk}
    return call(f"EmployeeService.{name}", key_of(house), {**whose, **values})


def insert(house: House, *, employee: str = "bram", **fields: Any) -> Answer:
    leave = {"Hours": 8, "UsageType": "Withdrawal", **DAY, "Type": "Type1", **fields}
    return send(house, "Leave_Insert", {"Leave": leave}, employee)


def update(house: House, **fields: Any) -> Answer:
    booking = Leave.unscoped.latest("pk")
    leave = {"Hours": 8, "UsageType": "Withdrawal", **DAY, "Type": "Type1", "Id": booking.pk, **fields}
    return send(house, "Leave_Update", {"Leave": leave})


def balance(house: House, leave_type: str = "Type1") -> tuple[Decimal, Decimal]:
    told = dict(send(house, "LeaveBalance_GetPerType", {"LeaveType": leave_type}).value)
    return Decimal(told["OpeningBalance"]), Decimal(told["CurrentBalance"])


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def less_than_nothing(hours: str) -> str:
    told = f"Hours: This would leave a balance of {hours} hours of Type1: less than nothing."
    return f"2030: Invalid Set of Values ({told})"


def test_nobody_takes_more_than_there_is(house) -> None:
    assert refusal(insert(house, Hours="10.0001")) == less_than_nothing("-0.0001")
    assert balance(house) == (10, 10)
    assert insert(house, Hours=10).status == "200 OK"
    assert refusal(insert(house, Hours="0.5")) == less_than_nothing("-0.5")
    assert balance(house) == (10, 0)


def test_hours_that_are_added_can_be_taken_and_not_taken_back_after_that(house) -> None:
    insert(house, UsageType="Store", Hours=20)
    stored = Leave.unscoped.get()
    assert insert(house, Hours=25).status == "200 OK"
    assert balance(house) == (10, 5)
    assert refusal(send(house, "Leave_Delete", {"LeaveId": stored.pk})) == less_than_nothing("-15")
    assert Leave.unscoped.count() == 2


def test_what_was_rejected_does_not_count_and_what_expired_does(house) -> None:
    assert insert(house, Hours=500, Status="Rejected").status == "200 OK"
    assert insert(house, Hours=4, UsageType="Expired").status == "200 OK"
    assert balance(house) == (10, 6)


def test_a_changed_booking_counts_as_it_is_now(house) -> None:
    insert(house, Hours=8)
    assert refusal(update(house, Hours=11)) == less_than_nothing("-1")
    assert balance(house) == (10, 2)
    assert update(house, Hours=10).status == "200 OK"
    assert balance(house) == (10, 0)
    assert update(house, Hours=3, UsageType="Store").status == "200 OK"
    assert balance(house) == (10, 13)


def test_a_year_begins_with_what_was_left_of_the_year_before(house) -> None:
    LeaveOpening.unscoped.update(first_period=202501, last_period=202501)
    insert(house, Hours=4, Start="2025-12-31T00:00:00", End="2026-01-02T00:00:00")
    insert(house, Hours=1)
    assert balance(house) == (6, 5)
    # What is taken next year is taken of the same hours.
    in_2027 = {"Start": "2027-03-01T00:00:00", "End": "2027-03-01T00:00:00"}
    assert refusal(insert(house, Hours=6, **in_2027)) == less_than_nothing("-1")
    assert balance(house) == (6, 5)


def test_all_types_together_are_the_balance(house) -> None:
    insert(house, Hours=6, UsageType="Store", Type="Type2")
    assert send(house, "LeaveBalance_Get", {}).value == [
        ("DecMedewerkerVerlofStartSaldo", "10.0000"),
        ("DecMedewerkerVerlofCurrSaldo", "16.0000"),
    ]


@pytest.mark.parametrize("leave_type", ["Type3", "Undefined"])
def test_a_type_that_is_not_set_up_is_refused(leave_type, house) -> None:
    told = "2022: Invalid Leave Type"
    assert refusal(insert(house, Type=leave_type)).startswith(told)
    assert refusal(send(house, "LeaveBalance_GetPerType", {"LeaveType": leave_type})).startswith(told)
    assert refusal(insert(house, employee="dirk")).startswith(told)
    if leave_type == "Type3":
        for name in ("Leave_GetList", "Leave_GetList_V2"):
            assert refusal(send(house, name, {"Type": leave_type, "Year": 2026})).startswith(told)
    assert not Leave.unscoped.exists()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"Hours": 0}, "Hours: Ensure this value is greater than or equal to 0.0001."),
        ({"Hours": -8}, "Hours: Ensure this value is greater than or equal to 0.0001."),
        (
            {"Hours": "9999.5"},
            "Hours: Ensure this value is less than or equal to 9999.",
        ),
        ({"StartHours": "24.5"}, "StartHours: Ensure this value is less than or equal to 24."),
        ({"EndHours": -1}, "EndHours: Ensure this value is greater than or equal to 0."),
        (
            {"Description": "x" * 201},
            "Description: Ensure this value has at most 200 characters (it has 201).",
        ),
        ({"Start": "0001-01-01T00:00:00"}, "Start: Leave begins on a day and ends on one"),
        ({"End": "0001-01-01T00:00:00"}, "End: Leave begins on a day and ends on one"),
        ({"End": "2026-07-19T00:00:00"}, "End: It would end before it begins, on 2026-07-20"),
        ({"Start": "1899-12-31T00:00:00"}, "Start: Year 1899 does not lie between 1900 and 9998"),
    ],
)
def test_what_cannot_be_stored_is_refused_by_name(fields, reason, house) -> None:
    assert refusal(insert(house, **fields)) == f"2030: Invalid Set of Values ({reason})"
    assert not Leave.unscoped.exists()


def test_leave_must_be_there(house) -> None:
    assert refusal(send(house, "Leave_Insert", {})) == "2030: Invalid Set of Values (No leave was sent)"
    assert refusal(send(house, "Leave_Update", {})) == "2030: Invalid Set of Values (No leave was sent)"


def test_a_booking_of_nobody_or_of_another_is_not_there(house) -> None:
    insert(house)
    known = Leave.unscoped.get().pk
    for pk in (known, 2**31 - 1, 0, -1):
        leave = {"Hours": 1, "Type": "Type1", **DAY, "Id": pk}
        for name, values in [("Leave_Delete", {"LeaveId": pk}), ("Leave_Update", {"Leave": leave})]:
            assert refusal(send(house, name, values, "carla")) == "2018: Invalid Leave ID"
    assert Leave.unscoped.get().hours == 8


def listed(house: House, **asked: Any) -> int:
    answer = send(house, "Leave_GetList_V2", asked)
    assert answer.status == "200 OK", answer.body
    return len(answer.value or ())


def test_lists_are_narrowed_by_what_is_asked_and_unknown_elements_are_skipped(house) -> None:
    insert(house, Start="2025-12-31T00:00:00", End="2026-01-02T00:00:00", UsageType="Store")
    insert(house)
    insert(house, UsageType="Store", Type="Type2")
    assert listed(house, Year=2026) == listed(house, Year=0) == listed(house) == 3
    assert listed(house, Year=2025) == 1
    assert listed(house, Year=2026, LeaveType="all", LeaveUsageType="all") == 3
    assert listed(house, Type="Undefined", Year=2026) == 3
    assert listed(house, Type="Type1", Soort="Store", Year=2026) == 1
    assert listed(house, Type="Type2", Year=2026) == 1
    assert listed(house, Year=2**31 - 1) == listed(house, Year=-1) == 0


def test_leave_types_are_those_of_the_agreement_that_is_asked_for(house) -> None:
    shop = house.companies["shop"]
    agreement = LabourAgreement.unscoped.create(
        debtor=house.debtors["bakery"], number=1, name="CAO", first_period=202601
    )
    LeaveType.unscoped.create(
        company=shop, type="Type4", labour_agreement=agreement, first_period=202603, last_period=202607
    )

    def of(agreement_id: int, **period: int) -> list[str]:
        values = {
            "CompanyId": shop.pk,
            "LabourAgreementSettingsGroupId": agreement_id,
            "Year": 2026,
            "Period": 7,
            **period,
        }
        answer = call("CompanyService.CompanyLeaveTypeGroups_Get", key_of(house), values)
        return [dict(fields)["Type"] for _, fields in answer.value or ()]

    assert of(0) == ["Type1", "Type2"]
    assert of(agreement.pk) == ["Type4"]
    assert of(agreement.pk, Period=8) == of(agreement.pk, Period=2) == of(2**31 - 1) == of(-1) == []
    values = {"CompanyId": shop.pk, "Year": 2026, "Period": 13}
    answer = call("CompanyService.CompanyLeaveTypeGroups_Get", key_of(house), values)
    assert refusal(answer).startswith("2006: Invalid Period")
