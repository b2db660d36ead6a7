"""Usage of the API: every call counted, once, in the minute it was made, and kept as long as it must."""

import datetime
import logging
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from loonpoort.access.authentication import authenticate_token
from loonpoort.access.calls import Call
from loonpoort.access.models import Usage
from loonpoort.access.usage import About, Account, flush, note_refusal, note_stranger
from loonpoort.access.usage import buffer as buffering
from loonpoort.access.usage.ageing import drop_old
from loonpoort.access.usage.buffer import Buffer, buffer
from loonpoort.access.usage.rows import AT_ONCE, add_up
from loonpoort.contract import Rows
from loonpoort.contract.faults import (
    EmployeeFault,
    InvalidCredentialsFault,
    OperationClosedFault,
    RequestFault,
    TooManyCallsFault,
)
from tests.cast import NOW

OPERATION = "EmployeeService.List_GetByCompany"
MINUTE = int(NOW.timestamp()) // 60


class Clock:
    def __init__(self) -> None:
        self.now = NOW.timestamp()

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def minutes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """The time, standing still; and nothing left in memory by one test for another."""
    clock = Clock()
    monkeypatch.setattr("loonpoort.access.usage.buffer.time", clock)
    monkeypatch.setattr("loonpoort.access.usage.accounts.time", clock)
    buffer.forget()
    yield clock
    buffer.forget()


@pytest.fixture
def call(house) -> Call:
    return authenticate_token(house.package.email, house.package_token, "")


def account_of(call: Call) -> Account:
    """An account as the door opens it for a call."""
    account = Account(OPERATION)
    assert call.token is not None
    account.of(call.token)
    account.about = call.about
    return account


def kept() -> list[dict[str, Any]]:
    flush()
    columns = ("operation", "outcome", "debtor_id", "company_id", "employee_id", "calls", "row_count")
    return list(Usage.objects.order_by("minute", "outcome", "company_id", "employee_id").values(*columns))


def told(**values: object) -> dict[str, Any]:
    row: dict[str, Any] = {"operation": OPERATION, "outcome": "ok", "calls": 1, "row_count": 0}
    return row | dict.fromkeys(("debtor_id", "company_id", "employee_id"), 0) | values


def test_a_call_is_kept_with_who_made_it_and_when(call, house) -> None:
    account_of(call).answered(None)
    flush()
    row = Usage.objects.get()
    assert (row.environment_id, row.login_id) == (house.environment.pk, house.package.pk)
    assert row.token_id == call.token.pk
    assert row.minute == datetime.datetime.fromtimestamp(MINUTE * 60, tz=datetime.UTC)


@pytest.mark.parametrize(
    ("value", "rows"),
    [
        (None, 0),
        ("2026-11-M", 1),
        (False, 1),
        ((1, "a", None), 1),
        ([1, 2, 3], 3),
        (Rows([(1,), (2,)]), 2),
        (Rows([]), 0),
    ],
)
def test_rows_that_are_given_out_are_counted(value, rows, call) -> None:
    assert account_of(call).answered(value) is value
    assert kept() == [told(row_count=rows)]


def test_a_list_that_is_still_to_be_read_is_counted_as_it_is_read(call) -> None:
    answer = account_of(call).answered(Rows((number,) for number in range(3)))
    assert kept() == []
    assert list(answer) == [(0,), (1,), (2,)]
    assert kept() == [told(row_count=3)]


def test_a_list_whose_reader_goes_away_is_counted_as_far_as_it_was_read(call) -> None:
    answer = iter(account_of(call).answered(Rows((number,) for number in range(3))))
    next(answer)
    answer.close()
    assert kept() == [told(row_count=1)]


def test_a_call_is_about_whom_its_handles_found(call, house) -> None:
    bakery, shop, bram = house.debtors["bakery"], house.companies["shop"], house.employees["bram"]
    other = Call(call.login, call.token)
    call.company(shop.pk)
    account_of(call).answered([1, 2])
    other.employee(bram.pk)
    account_of(other).answered(None)
    third = Call(call.login, call.token)
    third.debtor(bakery.pk)
    account_of(third).answered(None)
    assert kept() == [
        told(debtor_id=bakery.pk),
        told(company_id=shop.pk, row_count=2),
        told(company_id=shop.pk, employee_id=bram.pk),
    ]


def refused_about(call: Call, employee_id: int) -> None:
    account = account_of(call)
    with pytest.raises(EmployeeFault) as refused:
        call.employee(employee_id)
    account.refused(refused.value)


def test_an_id_that_was_asked_for_in_vain_is_kept_for_the_owner(call, house, stranger) -> None:
    call.company(house.companies["shop"].pk)
    foreign = stranger.employees["bram"].pk
    refused_about(call, foreign)
    assert kept() == [told(outcome="2003", employee_id=foreign)]


@pytest.mark.parametrize("employee_id", [0, -1, 2**63])
def test_an_id_that_no_column_holds_is_not_kept(call, employee_id) -> None:
    account = account_of(call)
    call.about.missed(employee_id=employee_id)
    account.refused(EmployeeFault())
    assert kept() == [told(outcome="2003")]


def test_whoever_tries_one_id_after_another_fills_no_database(call, minutes) -> None:
    foreign = range(10**6, 10**6 + 3 * buffering.MOST_REFUSED)
    for number, employee_id in enumerate(foreign):
        refused_about(call, employee_id)
        if number % 10 == 0:
            flush()
    flush()
    named = Usage.objects.exclude(employee_id=0)
    assert named.count() == buffering.MOST_REFUSED
    assert Usage.objects.get(employee_id=0).calls == len(foreign) - buffering.MOST_REFUSED
    minutes.now += 60
    refused_about(call, foreign[-1])
    flush()
    assert named.filter(employee_id=foreign[-1]).count() == 1
    assert len(buffer._named) == 1


def test_an_id_that_is_asked_for_again_and_again_keeps_its_name(call) -> None:
    for employee_id in [*range(10**6, 10**6 + buffering.MOST_REFUSED), 10**6]:
        refused_about(call, employee_id)
    flush()
    assert Usage.objects.get(employee_id=10**6).calls == 2


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (OperationClosedFault(), "1002"),
        (TooManyCallsFault("x"), "429"),
        (RequestFault("x"), "request"),
        (InvalidCredentialsFault(), "credentials"),
        (ZeroDivisionError(), "9999"),
    ],
)
def test_a_refusal_is_counted_with_its_reason(error, outcome, call) -> None:
    account_of(call).refused(error)
    assert kept() == [told(outcome=outcome)]


def test_a_caller_with_a_known_key_id_that_is_not_let_in_is_counted_for_its_login(call) -> None:
    note_refusal(call.token, OPERATION, "revoked")
    note_refusal(call.token, OPERATION, "network")
    assert kept() == [told(outcome="1001 network"), told(outcome="1001 revoked")]
    assert set(Usage.objects.values_list("login_id", flat=True)) == {call.login.pk}


def test_strangers_are_counted_together_for_no_environment(db) -> None:
    for _ in range(3):
        note_stranger(OPERATION, "1001")
    assert kept() == [told(outcome="1001", calls=3)]
    assert Usage.objects.values_list("environment_id", "login_id", "token_id").get() == (0, 0, 0)


def test_calls_of_a_minute_are_added_up_over_flushes_and_processes(call, minutes) -> None:
    for _ in range(3):
        account_of(call).answered([1])
    flush()
    account_of(call).answered([1, 2])
    other_process = Buffer()
    other_process.note(call.environment.pk, call.login.pk, call.token.pk, OPERATION, "ok", 0, 0, 0, 5)
    assert other_process.flush() == 1
    minutes.now += 60
    account_of(call).answered(None)
    assert kept() == [told(calls=5, row_count=10), told()]


def test_a_flush_with_nothing_to_write_asks_the_database_nothing(db, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert flush() == 0


def test_many_kinds_of_call_are_written_in_few_statements(call) -> None:
    for employee in range(AT_ONCE + 1):
        call.about.company_id, call.about.employee_id = 1, employee
        account_of(call).answered(None)
    assert flush() == AT_ONCE + 1
    assert Usage.objects.count() == AT_ONCE + 1


@pytest.mark.django_db(transaction=True)
def test_a_write_is_counted_with_its_change_or_not_at_all() -> None:
    account = Account(OPERATION)
    for is_undone in (True, False):
        with transaction.atomic():
            assert account.written(7) == 7
            transaction.set_rollback(is_undone)
        assert Usage.objects.count() == (not is_undone)
    assert Usage.objects.values_list("calls", "row_count").get() == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_what_a_busy_database_refuses_is_kept_and_written_later(monkeypatch, caplog) -> None:
    def refuse(_: object) -> None:
        add_up([(1, MINUTE, 1, "x", "ok", 0, 0, 0, 1, 1, 1)])
        raise DatabaseError("busy with a secret")

    note_stranger(OPERATION, "1001")
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(buffering, "add_up", refuse)
        assert flush() == 0
        note_stranger(OPERATION, "1001")
        assert flush() == 0
    assert len(caplog.records) == 1
    assert "1 kinds of call wait in memory" in caplog.text
    assert "secret" not in caplog.text
    assert not Usage.objects.exists()
    note_stranger(OPERATION, "1001")
    assert kept() == [told(outcome="1001", calls=3)]


def test_memory_is_bounded_and_what_is_given_up_first_is_whom_calls_were_about(db, monkeypatch) -> None:
    monkeypatch.setattr(buffering, "MOST_KEYS", 3)
    for employee in range(1, 10):
        buffer.note(1, 1, 1, OPERATION, "ok", 0, 1, employee, 1)
    for number in range(10):
        buffer.note(1, 1, 1, f"S.O{number}", "ok", 0, 0, 0, 1)
    flush()
    assert Usage.objects.count() == 6
    assert sum(Usage.objects.filter(operation=OPERATION).values_list("calls", flat=True)) == 9
    assert Usage.objects.filter(employee_id=0, operation=OPERATION).get().calls == 6


def test_threads_lose_no_call(db) -> None:
    def call_often() -> None:
        for _ in range(2000):
            note_stranger(OPERATION, "1001")

    threads = [threading.Thread(target=call_often) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept() == [told(outcome="1001", calls=8000)]


def test_a_flush_leaves_the_connection_as_patient_as_it_was(transactional_db) -> None:
    asked = {"sqlite": "PRAGMA busy_timeout", "postgresql": "SHOW lock_timeout"}

    def patience() -> object:
        with connection.cursor() as cursor:
            cursor.execute(asked[connection.vendor])
            return cursor.fetchone()

    before = patience()
    note_stranger(OPERATION, "1001")
    assert flush() == 1
    assert patience() == before


def test_usage_is_dropped_when_it_is_older_than_it_is_kept(db, clock, monkeypatch) -> None:
    monkeypatch.setattr("loonpoort.access.usage.ageing.AT_ONCE", 2)
    days = [0, 395, 402, 404, 405, 500]
    add_up([(1, MINUTE - day * 24 * 60, 1, "x", "ok", 0, 0, 0, 1, 1, 1) for day in days])
    assert drop_old(13) == 3
    assert Usage.objects.count() == 3
    assert drop_old(13) == 0


def test_a_child_process_does_not_write_its_parent_s_counts(db) -> None:
    note_stranger(OPERATION, "1001")
    buffer.forget()
    assert flush() == 0


def test_a_call_that_is_about_nobody_is_as_cheap_as_it_can_be() -> None:
    assert not hasattr(About(), "__dict__")
    assert not hasattr(Account(OPERATION), "__dict__")
