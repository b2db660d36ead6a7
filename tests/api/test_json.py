"""The JSON endpoints: the same answers and the same faults as SOAP gives."""

import dataclasses

import pytest

from loonpoort.access.models import ClosedOperation
from loonpoort.api import dispatch
from loonpoort.contract.faults import TooManyCallsFault
from loonpoort.operations.services import debtor_service
from loonpoort.wire.safety import MAX_BODY
from tests.api.client import key_of, request
from tests.api.json_client import basic, call_json, problem_of, result_of
from tests.cases import OPERATIONS
from tests.cast import PASSWORD, employee

LIST = "DebtorService.List_GetAll"


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Basic",
        "Basic !!!",
        "Basic /w==",
        "Bearer {token}",
        basic("package@kantoor.example", "wrong"),
        basic("package@kantoor.example:", "x"),
    ],
)
def test_wrong_credentials_get_one_refusal_and_a_challenge(authorization, house) -> None:
    given = {"HTTP_AUTHORIZATION": authorization.format(token=house.package_token)}
    answer = call_json(LIST, None, b"no JSON", **given)
    assert problem_of(answer) == {
        "type": "/json/v3/#fault-1001",
        "title": "Invalid Authentication",
        "status": 401,
        "detail": "1001: Invalid Authentication",
        "code": 1001,
    }
    assert answer.headers["WWW-Authenticate"] == 'Basic realm="Loonpoort", charset="UTF-8"'


@pytest.mark.parametrize(
    ("domain", "status"), [("", 200), ("Kantoor", 200), ("kantoor.nmbrs.nl", 200), ("vreemd", 401)]
)
def test_the_domain_may_be_left_out_but_not_be_anothers(domain, status, house, stranger) -> None:
    answer = call_json(LIST, key_of(house), HTTP_DOMAIN=domain)
    assert answer.status.startswith(str(status))


def test_a_closed_operation_is_403(house) -> None:
    ClosedOperation.objects.create(user_template=house.package.user_template, operation=LIST)
    assert problem_of(call_json(LIST, key_of(house)))["code"] == 1002
    assert call_json(LIST, key_of(house)).status == "403 Forbidden"


@pytest.mark.parametrize(
    ("parameters", "status", "detail"),
    [
        (b"{", 400, "The body is not JSON: Expecting property name"),
        (b"[]", 400, "The body is not an object"),
        ({"EmployeeId": "1"}, 400, "EmployeeId: a number was expected."),
        ({"EmployeeId": None}, 400, "EmployeeId: a number was expected."),
        ({"EmployeeId": 2**31}, 400, "EmployeeId: '2147483648' is not a whole number between"),
        ({"EmployeeId": 0}, 404, "2003: Unauthorized access"),
    ],
)
def test_parameters_that_cannot_be_used_are_told_apart(parameters, status, detail, house) -> None:
    problem = problem_of(call_json("EmployeeService.Address_GetListCurrent", key_of(house), parameters))
    assert problem["status"] == status
    assert problem["detail"].startswith(detail)


def test_values_that_cannot_be_stored_are_422_by_wire_name(house) -> None:
    values = {"EmployeeId": house.employees["bram"].pk, "Address": {"Street": "x" * 101}}
    problem = problem_of(call_json("EmployeeService.Address_InsertCurrent", key_of(house), values))
    assert (problem["status"], problem["code"]) == (422, 2030)
    assert "(Street: Ensure this value has at most 100 characters" in problem["detail"]


def test_names_and_paths_may_be_in_any_case(house) -> None:
    shop = house.companies["shop"].pk
    answer = request(
        "POST",
        "/JSON/v3/employeeservice/list_getbycompany",
        f'{{"EMPLOYEETYPE": 2, "Stranger": [], "companyId": {shop}}}'.encode(),
        CONTENT_TYPE="Application/JSON; charset=UTF-8",
        HTTP_AUTHORIZATION=basic(*key_of(house)),
    )
    assert [row["DisplayName"] for row in result_of(answer)] == ["bram"]


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/json"])
def test_an_empty_body_is_no_parameters_whatever_its_type(content_type, house) -> None:
    assert len(result_of(call_json(LIST, key_of(house), b"", CONTENT_TYPE=content_type))) == 2


@pytest.mark.parametrize(
    "content_type",
    ["", "text/xml", "application/x-www-form-urlencoded", "application/json; charset=latin1", "json"],
)
def test_another_media_type_is_415(content_type, house) -> None:
    problem = problem_of(call_json(LIST, key_of(house), b"{}", CONTENT_TYPE=content_type))
    assert (problem["status"], problem["code"]) == (415, None)


def test_a_body_that_is_too_large_is_413_unread(house) -> None:
    answer = call_json(LIST, key_of(house), CONTENT_LENGTH=str(MAX_BODY + 1))
    assert problem_of(answer)["status"] == 413


@pytest.mark.parametrize(
    "path",
    [
        "/json/v3/Nothing",
        "/json/v3/DebtorService",
        "/json/v3/DebtorService/Nothing",
        "/json/v2/x",
        "/json/v3/a/b/c",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_not_there_is_404(path, method) -> None:
    problem = problem_of(request(method, path))
    assert (problem["status"], problem["type"]) == (404, "about:blank")


@pytest.mark.parametrize(
    ("path", "allowed", "methods"),
    [
        ("/json/v3/DebtorService/List_GetAll", "POST", ["GET", "PUT", "DELETE", "OPTIONS", "TRACE"]),
        ("/json/v3/", "GET, HEAD", ["POST", "DELETE"]),
        ("/json/v3/openapi.json", "GET, HEAD", ["POST", "OPTIONS"]),
    ],
)
def test_other_methods_are_405_with_those_that_are_not(path, allowed, methods) -> None:
    for method in methods:
        answer = request(method, path)
        assert (problem_of(answer)["status"], answer.headers["Allow"]) == (405, allowed)


def test_an_unknown_host_is_refused() -> None:
    assert request("POST", "/json/v3/DebtorService/List_GetAll", host="evil.example").status.startswith("400")


@pytest.mark.parametrize(
    ("operation", "values", "status", "code"),
    [
        ("GetToken", {"Username": "anna@kantoor.example", "Password": "wrong"}, 401, None),
        ("GetToken", {"Username": "both@loonpoort.example", "Password": PASSWORD}, 409, 2042),
        (
            "GetTokenWithDomain",
            {"Username": "anna@kantoor.example", "Password": PASSWORD, "Domain": "nowhere"},
            422,
            2043,
        ),
    ],
)
def test_single_sign_on_has_its_own_faults(operation, values, status, code, house, stranger) -> None:
    for login in (house.administrator, stranger.administrator):
        if values["Username"].startswith("both"):
            login.email = values["Username"]
            login.save()
    problem = problem_of(call_json(f"SingleSignOn.{operation}", None, values))
    assert (problem["status"], problem["code"]) == (status, code)
    assert code in {fault.code for fault in OPERATIONS[f"SingleSignOn.{operation}"].faults}


def test_a_list_longer_than_a_chunk_is_whole(house) -> None:
    for number in range(1000, 1250):
        employee(house.companies["mill"], number, str(number))
    values = {"CompanyId": house.companies["mill"].pk, "EmployeeType": 2}
    rows = result_of(call_json("EmployeeService.List_GetByCompany", key_of(house), values))
    assert [row["Number"] for row in rows] == [103, *range(1000, 1250)]


def test_the_headers_say_what_the_body_is(house) -> None:
    answer = call_json(LIST, key_of(house))
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_openapi_is_served_with_the_address_that_was_asked() -> None:
    answer = request("GET", "/json/v3/openapi.json", host="127.0.0.1:8123")
    assert answer.headers["Content-Type"] == "application/json"
    assert b'"servers":[{"url":"http://127.0.0.1:8123"}]' in answer.body
    assert all(f'"/json/v3/{key.replace(".", "/")}"'.encode() in answer.body for key in OPERATIONS)
    assert request("HEAD", "/json/v3/openapi.json").body == b""


def test_an_unexpected_error_is_9999_without_details_and_logged(house, monkeypatch, caplog) -> None:
    def rows() -> object:
        yield (1, "1", "first")
        raise ValueError("the inside")

    broken = dataclasses.replace(OPERATIONS[LIST], handler=lambda _: rows())
    monkeypatch.setitem(debtor_service._operations, "List_GetAll", broken)
    answer = call_json(LIST, key_of(house))
    assert (problem_of(answer)["status"], problem_of(answer)["detail"]) == (500, "9999: Unkown")
    assert b"first" not in answer.body
    assert f"A call of {LIST} failed." in caplog.text
    assert house.package_token not in caplog.text


def test_a_call_too_many_is_429_with_the_time_to_wait(house, monkeypatch) -> None:
    def refuse(token: object, headers: list[tuple[str, str]], *, is_write: bool) -> None:
        headers.append(("Retry-After", "1"))
        raise TooManyCallsFault("Too many calls.")

    monkeypatch.setattr(dispatch, "admit", refuse)
    answer = call_json(LIST, key_of(house))
    assert (problem_of(answer)["status"], answer.headers["Retry-After"]) == (429, "1")
