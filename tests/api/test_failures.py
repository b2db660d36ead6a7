"""What goes wrong inside: told as 9999 and nothing more, logged in full."""

import dataclasses
import logging
from unittest.mock import Mock

import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection

from loonpoort.api.door import door
from loonpoort.operations.services import debtor_service
from tests.api.client import SOAP11, SOAP12, call, key_of

UNKNOWN = "Server was unable to process request. ---> 9999: Unkown"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """List_GetAll fails inside."""

    def fail(_: object) -> None:
        raise ValueError("the inside")

    operation = dataclasses.replace(debtor_service.operations["List_GetAll"], handler=fail)
    monkeypatch.setitem(debtor_service._operations, "List_GetAll", operation)


@pytest.mark.parametrize(("version", "blamed"), [(SOAP11, "soap:Server"), (SOAP12, "soap:Receiver")])
def test_an_unexpected_error_is_9999_without_details_and_logged(
    version, blamed, broken, house, caplog
) -> None:
    answer = call("DebtorService.List_GetAll", key_of(house), version=version)
    assert answer.fault == (blamed, UNKNOWN)
    [record] = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert record.getMessage() == "A call of DebtorService failed."
    assert "the inside" in caplog.text
    assert house.package_token not in caplog.text


def test_a_database_that_is_gone_is_9999(house, caplog) -> None:
    def fail(*_: object) -> None:
        raise OperationalError("no connection to 10.0.0.1")

    with connection.execute_wrapper(fail):
        answer = call("DebtorService.List_GetAll", key_of(house))
    assert answer.fault == ("soap:Server", UNKNOWN)
    assert "10.0.0.1" in caplog.text


def test_an_error_while_rows_are_read_is_a_whole_fault(house, monkeypatch, caplog) -> None:
    def rows() -> object:
        yield (1, "1", "first")
        raise ValueError("the inside")

    operation = dataclasses.replace(debtor_service.operations["List_GetAll"], handler=lambda _: rows())
    monkeypatch.setitem(debtor_service._operations, "List_GetAll", operation)
    answer = call("DebtorService.List_GetAll", key_of(house))
    assert answer.fault == ("soap:Server", UNKNOWN)
    assert b"first" not in answer.body


def test_a_connection_that_died_is_dropped_before_the_next_call(monkeypatch) -> None:
    dead = Mock()
    monkeypatch.setattr("loonpoort.api.door.connections", {DEFAULT_DB_ALIAS: dead})
    list(door({"REQUEST_METHOD": "GET"}, lambda *_: None))
    dead.close_if_unusable_or_obsolete.assert_called_once_with()
