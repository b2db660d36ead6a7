"""The period engine: what each change does to what holds when, against a plain model kept here."""

from dataclasses import dataclass, field

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loonpoort.access.calls import Call
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodError
from loonpoort.payroll.changes import (
    EndsTooSoonError,
    ProtectedError,
    UnknownRecordError,
    changing,
    changing_all,
)
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import EmployeeAddress, PersonalInfo

JULY = Period(2026, 7)


@pytest.fixture
def bram(house) -> EmployeeHandle:
    return Call(house.administrator).employee(house.employees["bram"].pk)


def cities(employee: EmployeeHandle, period: Period) -> list[str]:
    """What holds in a period, as readers of the family are told."""
    rows = employee.records(EmployeeAddress).via("in_force_between", period.index, period.index)
    return sorted(row[0] for row in rows.values_list("city"))


def test_the_past_is_protected_unless_somebody_says_so(bram) -> None:
    with changing(bram.id) as change:
        with pytest.raises(ProtectedError):
            change.period(2026, 6, is_unprotected=False)
        assert change.period(2026, 6, is_unprotected=True) == Period(2026, 6)
        assert change.period(2026, 7, is_unprotected=False) == JULY
        assert change.period(2027, 1, is_unprotected=False) == Period(2027, 1)


def test_what_is_past_is_told_by_the_company_as_it_is_now(house, bram) -> None:
    Company.unscoped.filter(pk=house.companies["shop"].pk).update(current_period_number=8)
    assert bram.current_period == JULY
    with changing(bram.id) as change, pytest.raises(ProtectedError):
        change.period(2026, 7, is_unprotected=False)


@pytest.mark.parametrize(("year", "number"), [(2026, 0), (2026, 13), (0, 1), (9999, 1), (1899, 12)])
def test_a_period_must_exist(year, number, bram) -> None:
    with changing(bram.id) as change, pytest.raises(PeriodError):
        change.period(year, number)


def test_a_record_cannot_end_before_it_begins(bram) -> None:
    with changing(bram.id) as change, pytest.raises(EndsTooSoonError):
        change.insert(EmployeeAddress, {"city": "Delft"}, JULY, Period(2026, 6))
    assert not EmployeeAddress.unscoped.exists()


def test_a_record_of_another_employee_is_unknown(house, bram) -> None:
    other = EmployeeAddress.unscoped.create(
        employee=house.employees["carla"], first_period=202601, city="Gouda"
    )
    with changing(bram.id) as change, pytest.raises(UnknownRecordError):
        change.find(EmployeeAddress, other.pk)


def test_nothing_of_several_changes_stays_when_one_is_refused(house, bram) -> None:
    carla = house.employees["carla"].pk

    def one_good_and_one_wrong() -> None:
        with changing_all([bram.id, carla]) as changes:
            changes[bram.id].insert(EmployeeAddress, {"city": "Delft"}, JULY)
            changes[carla].insert(EmployeeAddress, {"city": "x" * 81}, JULY)

    with pytest.raises(ValidationError):
        one_good_and_one_wrong()
    assert not EmployeeAddress.unscoped.exists()


def test_a_timeline_says_the_latest_and_replaces_what_began_in_the_same_period(bram) -> None:
    with changing(bram.id) as change:
        for number, name in [(1, "Old"), (7, "Wrong"), (7, "New"), (9, "Coming")]:
            change.begin(PersonalInfo, {"last_name": name}, Period(2026, number))
    rows = PersonalInfo.unscoped.filter(employee_id=bram.id).order_by("first_period")
    assert [(row.first_period, row.last_name) for row in rows] == [
        (202601, "Old"),
        (202607, "New"),
        (202609, "Coming"),
    ]
    held = [bram.current(PersonalInfo).via("latest_first").first("last_name")]
    assert held == [("New",)]


def test_employees_are_held_in_one_order(house, bram) -> None:
    ids = [employee.pk for employee in house.employees.values()]
    with changing_all(reversed(ids)) as changes:
        assert list(changes) == sorted(ids)
    assert connection.in_atomic_block


@dataclass
class Told:
    """What was written, in plain lists: the model that the engine is compared with."""

    records: dict[int, tuple[int, int | None, str]] = field(default_factory=dict)

    def cities(self, period: Period) -> list[str]:
        return sorted(
            city
            for first, last, city in self.records.values()
            if first <= period.index and (last is None or last >= period.index)
        )


periods = st.builds(Period, st.integers(2025, 2027), st.integers(1, 12))
verbs = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), periods, st.none() | periods, st.sampled_from(["Delft", "Gouda"])),
        st.tuples(st.just("update"), st.integers(0, 9), st.sampled_from(["Leiden", "Hoorn"])),
        st.tuples(st.just("end"), st.integers(0, 9), periods),
        st.tuples(st.just("delete"), st.integers(0, 9)),
        st.tuples(st.just("clear"), periods),
    ),
    max_size=25,
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(verbs=verbs, looked_at=st.lists(periods, min_size=1, max_size=4))
def test_any_changes_leave_what_a_plain_list_would_say(bram, verbs, looked_at) -> None:
    EmployeeAddress.unscoped.filter(employee_id=bram.id).delete()
    told = Told()
    for verb, *values in verbs:
        with changing(bram.id) as change:
            _do(change, told, verb, values)
    for period in [*looked_at, JULY]:
        assert cities(bram, period) == told.cities(period)


def _do(change, told: Told, verb: str, values: list) -> None:
    if verb == "insert":
        first, last, city = values
        if last is not None and last < first:
            with pytest.raises(EndsTooSoonError):
                change.insert(EmployeeAddress, {"city": city}, first, last)
            return
        made = change.insert(EmployeeAddress, {"city": city}, first, last)
        told.records[made.pk] = (first.index, last.index if last else None, city)
    elif verb == "clear":
        (period,) = values
        gone = [pk for pk, (first, last, _) in told.records.items() if first == last == period.index]
        assert change.clear(EmployeeAddress, period) == sorted(gone)
        for pk in gone:
            del told.records[pk]
    elif values[0] < len(told.records):
        pk = sorted(told.records)[values[0]]
        first, last, city = told.records[pk]
        record = change.find(EmployeeAddress, pk)
        if verb == "delete":
            change.delete(record)
            del told.records[pk]
        elif verb == "update":
            change.update(record, {"city": values[1]})
            told.records[pk] = (first, last, values[1])
        else:
            change.end(record, values[1])
            if values[1].index < first:
                del told.records[pk]
            else:
                told.records[pk] = (first, values[1].index, city)
