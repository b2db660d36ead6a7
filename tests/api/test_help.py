"""Help pages of the services that there are, without sign-in."""

import pytest

from loonpoort.operations import SERVICES
from tests.api.client import request

OPERATIONS = {operation.key: operation for service in SERVICES for operation in service.operations.values()}


def page(path: str, query: str = "") -> str:
    answer = request("GET", path, query=query)
    assert (answer.status, answer.headers["Content-Type"]) == ("200 OK", "text/html; charset=utf-8")
    return answer.body.decode()


@pytest.mark.parametrize("path", ["/soap/v3/", "/json/v3/", "/json", "/JSON/V3"])
def test_the_indexes_list_every_operation_that_is_served(path) -> None:
    index = page(path)
    assert all(f"{each.service.path}?op={each.name}" in index for each in OPERATIONS.values())


@pytest.mark.parametrize("key", OPERATIONS)
def test_every_operation_has_a_page(key) -> None:
    operation = OPERATIONS[key]
    shown = page(operation.service.path, f"op={operation.name}")
    assert f"<h1>{operation.name}</h1>" in shown
    assert "Host: testserver" in shown
    for fault in operation.faults:
        assert fault.text in shown


@pytest.mark.parametrize("query", ["op=LIST_getall", "OP=List_GetAll", "x=1&op=List_GetAll"])
def test_an_operation_is_found_in_any_case(query) -> None:
    assert "<h1>List_GetAll</h1>" in page("/soap/v3/debtorservice.asmx", query)


@pytest.mark.parametrize("query", ["op=Nothing", "op=", "op=%3Cscript%3E", "op=List_GetAl&" + "x=1&" * 500])
def test_an_operation_that_is_not_there_is_404_with_a_way_on(query) -> None:
    answer = request("GET", "/soap/v3/DebtorService.asmx", query=query)
    assert (answer.status, answer.headers["Content-Type"]) == ("404 Not Found", "text/html; charset=utf-8")
    assert b"/soap/v3/DebtorService.asmx" in answer.body
    assert b"<script>" not in answer.body


def test_pages_may_run_our_script_and_call_us_and_nothing_else() -> None:
    answer = request("GET", "/soap/v3/DebtorService.asmx", query="op=List_GetAll")
    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
