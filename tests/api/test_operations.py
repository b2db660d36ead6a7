"""Every operation by its case: what it gives, what it changes, and whom it refuses.

Names, order and nil are the contract's, to the letter, in both versions of SOAP.
"""

import dataclasses
from typing import Any

import pytest

from loonpoort.access.models import ClosedOperation
from loonpoort.contract import Header
from loonpoort.contract.types import Array
from tests.api.client import CONTENT_TYPES, SOAP11, SOAP12, Answer, call, key_of
from tests.cases import ANY, OPERATIONS, cases_of, fill
from tests.cast import House, token_of
from tests.contract_facts import served_operations

VERSIONS = pytest.mark.parametrize("version", [SOAP11, SOAP12], ids=["SOAP 1.1", "SOAP 1.2"])
ROWS = {"debtorid": "debtors", "companyid": "companies", "employeeid": "employees"}
CODES = {"debtors": 2009, "companies": 2004, "employees": 2003}


@pytest.fixture
def filled(house: House, clock: object) -> House:
    """The house with something for every operation."""
    fill(house)
    return house


def ask(operation: str, house: House, values: dict[str, Any], *, version: str = SOAP11) -> Answer:
    header = OPERATIONS[operation].header
    key = None if header is Header.NONE else key_of(house)
    return call(operation, key, values, version=version, element=str(header))


def check(operation: str, house: House, version: str = SOAP11) -> None:
    """Ask as the case says, and see that it gives and changes what the case says."""
    case = cases_of(house)[operation]
    answer = ask(operation, house, case.values, version=version)
    assert answer.status == "200 OK", answer.body
    if OPERATIONS[operation].result is not None:
        assert answer.value, "Nothing was given."
    assert answer.value == case.result
    if case.effect:
        after = ask(case.effect.operation, house, case.effect.values, version=version)
        assert after.value == case.effect.result


@VERSIONS
@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_gives_and_changes_what_its_case_says(operation, version, filled, stranger) -> None:
    check(operation, filled, version)


@VERSIONS
@pytest.mark.parametrize("operation", served_operations())
def test_an_answer_is_dressed_as_the_contract_says(operation, version, filled) -> None:
    facts = served_operations()[operation]
    answer = ask(operation, filled, cases_of(filled)[operation].values, version=version)
    namespace = f"{{https://api.nmbrs.nl/soap/v3/{operation.partition('.')[0]}}}"
    assert answer.content.tag == f"{namespace}{facts['name']}Response"
    if facts["response"]:
        assert answer.result is not None
        assert answer.result.tag == f"{namespace}{facts['response']['result_element']}"
    assert answer.headers["Content-Type"] == CONTENT_TYPES[version]
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.body.startswith(
        f'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="{version}"'.encode()
    )


def test_every_operation_has_a_case_and_no_case_is_hollow(filled) -> None:
    cases = cases_of(filled)
    assert set(cases) == set(OPERATIONS)
    for operation, case in cases.items():
        declared = OPERATIONS[operation]
        assert bool(case.effect) == declared.is_write, f"{operation}: an effect belongs to what writes"
        if case.effect:
            assert case.effect.result is not ANY
            assert ask(case.effect.operation, filled, case.effect.values).value != case.effect.result
        elif declared.result and isinstance(declared.result.node, Array) and declared.request.fields:
            assert case.empty is not None, f"{operation}: a list needs a request that finds nothing"


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_handler_that_does_nothing_fails_its_case(operation, filled, monkeypatch) -> None:
    declared = OPERATIONS[operation]
    hollow = dataclasses.replace(declared, handler=lambda *_: None)
    monkeypatch.setitem(declared.service._operations, declared.name, hollow)
    with pytest.raises(AssertionError):
        check(operation, filled)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_is_not_there_is_an_empty_answer(operation, filled) -> None:
    case = cases_of(filled)[operation]
    if case.empty is None:
        return
    administrator = (filled.administrator.email, token_of(filled.administrator))
    answer = call(operation, administrator, case.empty)
    assert answer.status == "200 OK", answer.body
    node = OPERATIONS[operation].result
    assert node is not None
    if isinstance(node.node, Array):
        assert answer.result is not None
        assert (len(answer.result), answer.result.text) == (0, None)
    else:
        assert answer.result is None


@pytest.mark.parametrize(
    "operation", [key for key, each in OPERATIONS.items() if each.header is not Header.NONE]
)
def test_a_closed_operation_is_refused_and_does_nothing(operation, filled) -> None:
    case = cases_of(filled)[operation]
    ClosedOperation.objects.create(user_template=filled.package.user_template, operation=operation)
    fault = ask(operation, filled, case.values).fault
    assert fault == (
        "soap:Server",
        "Server was unable to process request. ---> 1002: Unauthorized access",
    )
    if case.effect and case.effect.operation != operation:
        assert ask(case.effect.operation, filled, case.effect.values).value != case.effect.result


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_foreign_id_is_answered_as_one_that_does_not_exist(operation, filled, stranger) -> None:
    case = cases_of(filled)[operation]
    administrator = (filled.administrator.email, token_of(filled.administrator))
    for name in case.values:
        rows = ROWS.get(name.lower())
        if rows is None:
            continue
        beyond = {"debtors": "florist", "companies": "greenhouse", "employees": "floor"}[rows]
        theirs = next(iter(getattr(stranger, rows).values())).pk
        ids = [getattr(filled, rows)[beyond].pk, theirs, 2**31 - 1, 0, -1]
        answers = {ask(operation, filled, {**case.values, name: row_id}).body for row_id in ids}
        without = {key: value for key, value in case.values.items() if key != name}
        answers.add(ask(operation, filled, without).body)
        assert len(answers) == 1
        fault = ask(operation, filled, {**case.values, name: theirs}).fault
        text = f"Server was unable to process request. ---> {CODES[rows]}: Unauthorized access"
        assert fault == ("soap:Server", text)
        # Whoever reaches it gets another answer.
        reached = {**case.values, name: ids[0]}
        assert call(operation, administrator, reached).body not in answers
    if case.effect:
        assert ask(case.effect.operation, filled, case.effect.values).value != case.effect.result
