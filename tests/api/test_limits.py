"""Limits on callers: what a call too many is answered, in every protocol, and what answers tell of them."""

import base64
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lxml import etree

from loonpoort.access.models import ClosedOperation
from loonpoort.access.traffic import Budgets, Traffic, counter
from loonpoort.access.traffic.budgets import SECOND
from loonpoort.access.traffic.node import NodeCounter
from loonpoort.access.traffic.table import Table
from loonpoort.api import limits
from loonpoort.payroll.models import EmployeeAddress
from tests.api.client import SOAP11, SOAP12, Answer, call, key_of, post, request
from tests.cast import PASSWORD, House

READ = "DebtorService.List_GetAll"
WRITE = "EmployeeService.Address_InsertCurrent"
NOON = 1_790_000_040 * SECOND
TOKEN_TEXT = (
    "Too many calls: a token may make 2 reads a second."
    " Nothing has been done; repeat it after a second, and spread your calls."
)
Limit = Callable[..., NodeCounter]


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Limit]:
    """Sets the limits, none but those named, with a clock that stands still."""

    def limit(environment: int = 0, reads: int = 0, writes: int = 0) -> NodeCounter:
        node = NodeCounter(
            Budgets.of(environment=environment, reads=reads, writes=writes), Table(None), lambda: NOON
        )
        monkeypatch.setattr(limits, "counter", lambda: node)
        return node

    yield limit
    counter.cache_clear()


def insert_address(house: House, **options: Any) -> Answer:
    values = {
        "EmployeeId": house.employees["bram"].pk,
        "Address": {"Default": "true", "Street": "Kerkstraat"},
    }
    return call(WRITE, key_of(house), values, **options)


def told(answer: Answer) -> dict[str, str]:
    names = ("RateLimit-Policy", "RateLimit", "Retry-After")
    return {name: answer.headers[name] for name in names if name in answer.headers}


def json_call(house: House, path: str, body: bytes = b"{}") -> Answer:
    key = base64.b64encode(":".join(key_of(house)).encode()).decode()
    headers = {"CONTENT_TYPE": "application/json", "HTTP_AUTHORIZATION": f"Basic {key}"}
    return request("POST", f"/json/v3/{path}", body, **headers)


def test_every_answer_tells_what_is_left(house, limit) -> None:
    limit(environment=5, reads=3, writes=2)
    policy = '"reads";q=3;w=1, "environment";q=5;w=1'
    assert told(call(READ, key_of(house))) == {
        "RateLimit-Policy": policy,
        "RateLimit": '"reads";r=2;t=1, "environment";r=4;t=1',
    }
    assert told(json_call(house, "DebtorService/List_GetAll")) == {
        "RateLimit-Policy": policy,
        "RateLimit": '"reads";r=1;t=1, "environment";r=3;t=1',
    }
    assert told(insert_address(house)) == {
        "RateLimit-Policy": '"writes";q=2;w=1, "environment";q=5;w=1',
        "RateLimit": '"writes";r=1;t=1, "environment";r=2;t=1',
    }


@pytest.mark.parametrize(
    ("budgets", "policy", "state"),
    [
        ({"reads": 3}, '"reads";q=3;w=1', '"reads";r=2;t=1'),
        ({"environment": 3}, '"environment";q=3;w=1', '"environment";r=2;t=1'),
    ],
)
def test_a_limit_that_is_not_set_is_not_told(budgets, policy, state, house, limit) -> None:
    limit(**budgets)
    assert told(call(READ, key_of(house))) == {"RateLimit-Policy": policy, "RateLimit": state}


def test_without_limits_nothing_is_told_and_calls_are_counted(house, limit) -> None:
    node = limit()
    assert told(call(READ, key_of(house))) == {}
    assert node.last_minute(house.package.tokens.get().pk) == Traffic(answered=1)


@pytest.mark.parametrize(
    ("version", "content_type", "fault"),
    [
        (
            SOAP11,
            "text/xml; charset=utf-8",
            f"<soap:Fault><faultcode>soap:Client</faultcode><faultstring>{TOKEN_TEXT}</faultstring>"
            "<detail /></soap:Fault>",
        ),
        (
            SOAP12,
            "application/soap+xml; charset=utf-8",
            "<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code><soap:Reason>"
            f'<soap:Text xml:lang="en">{TOKEN_TEXT}</soap:Text></soap:Reason><soap:Detail /></soap:Fault>',
        ),
    ],
    ids=["SOAP 1.1", "SOAP 1.2"],
)
def test_a_call_too_many_is_a_fault_of_the_client(version, content_type, fault, house, limit) -> None:
    limit(environment=9, reads=2)
    answers = [call(READ, key_of(house), version=version) for _ in range(3)]
    assert [answer.status for answer in answers] == ["200 OK", "200 OK", "429 Too Many Requests"]
    assert (
        answers[-1].body
        == (
            f'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="{version}"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
            ' xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>'
            f"{fault}</soap:Body></soap:Envelope>"
        ).encode()
    )
    assert answers[-1].headers["Content-Type"] == content_type
    assert told(answers[-1]) == {
        "RateLimit-Policy": '"reads";q=2;w=1, "environment";q=9;w=1',
        "RateLimit": '"reads";r=0;t=1, "environment";r=7;t=1',
        "Retry-After": "1",
    }


def test_a_json_call_too_many_is_a_problem_with_the_same_words(house, limit) -> None:
    limit(reads=2)
    answers = [json_call(house, "DebtorService/List_GetAll") for _ in range(3)]
    assert [answer.status for answer in answers] == ["200 OK", "200 OK", "429 Too Many Requests"]
    assert answers[-1].headers["Content-Type"] == "application/problem+json"
    assert f'"detail":"{TOKEN_TEXT}"'.encode() in answers[-1].body
    assert answers[-1].headers["Retry-After"] == "1"


def test_the_fault_names_the_limit_that_was_reached(house, limit) -> None:
    limit(environment=3, reads=2, writes=1)
    texts = [text_of(insert_address(house)) for _ in range(2)]
    assert texts[1].startswith("Too many calls: a token may make 1 writes a second. ")
    calls = [call(READ, key_of(house)), call(READ, key_of(house)), call(READ, key_of(house, "client"))]
    assert text_of(calls[-1]).startswith(
        "Too many calls: all tokens of an environment together may make 3 calls a second. "
    )
    assert told(calls[-1])["RateLimit"] == '"reads";r=2;t=1, "environment";r=0;t=1'


def text_of(answer: Answer) -> str:
    return "".join(etree.fromstring(answer.body).itertext()).removeprefix("soap:Client")


def test_a_refused_write_has_written_nothing(house, limit) -> None:
    limit(writes=1)
    statuses = [insert_address(house).status[:3] for _ in range(3)]
    assert statuses == ["200", "429", "429"]
    assert EmployeeAddress.unscoped.filter(employee=house.employees["bram"]).count() == 1


def test_a_call_too_many_is_refused_before_its_arguments_are_read(house, limit) -> None:
    limit(writes=1)
    assert insert_address(house).status[:3] == "200"
    assert call(WRITE, key_of(house), "<EmployeeId>no number</EmployeeId>").status[:3] == "429"


def test_calls_of_strangers_take_nothing_from_a_token(house, limit) -> None:
    node = limit(environment=1, reads=1)
    username, token = key_of(house)
    for key in [(username, token[:-1] + "!"), ("stranger@example.org", token), (username, ""), None]:
        answer = call(READ, key)
        assert answer.status[:3] == "500"
        assert told(answer) == {}
    assert told(call(READ, key_of(house), domain="elsewhere")) == {}
    assert call(READ, key_of(house)).status[:3] == "200"
    assert node.last_minute(house.package.tokens.get().pk) == Traffic(answered=1)


def test_calls_that_fail_later_count(house, limit) -> None:
    limit(reads=3)
    ClosedOperation.objects.create(user_template=house.package.user_template, operation=READ)
    companies = "CompanyService.List_GetByDebtor"
    statuses = [
        call(READ, key_of(house)).status[:3],
        call(companies, key_of(house), {"DebtorId": 999}).status[:3],
        call(companies, key_of(house), "<DebtorId>x</DebtorId>").status[:3],
        call(READ, key_of(house)).status[:3],
    ]
    assert statuses == ["500", "500", "500", "429"]


def test_one_environment_does_not_hold_up_another(house, stranger, limit) -> None:
    limit(environment=1)
    assert call(READ, key_of(house)).status[:3] == "200"
    assert call(READ, key_of(house)).status[:3] == "429"
    assert call(READ, key_of(stranger)).status[:3] == "200"


def test_calls_without_a_token_are_not_counted(house, limit) -> None:
    limit(environment=1, reads=1, writes=1)
    body = (
        f'<s:Envelope xmlns:s="{SOAP11}"><s:Body><Connect xmlns="https://api.nmbrs.nl/soap/v3/SingleSignOn">'
        f"<Username>{house.administrator.email}</Username><Password>{PASSWORD}</Password>"
        "</Connect></s:Body></s:Envelope>"
    ).encode()
    answers = [post("SingleSignOn.Connect", body) for _ in range(3)]
    assert {answer.status[:3] for answer in answers} & {"429"} == set()
    assert [told(answer) for answer in answers] == [{}, {}, {}]
